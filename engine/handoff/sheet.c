/* sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/handoff/sheet.h"

#include "engine/base/error.h"
#include "engine/handoff/draw.h"
#include "engine/media/media.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define MARGIN          56.0
#define GAP             20.0
#define HEADER          118.0
#define HEADING         52.0 /* a scene's line */
#define SCENE_GAP       28.0
#define FOOTER          56.0
#define TEXT_HEIGHT     124.0 /* under a picture */
#define RADIUS          12.0
#define INSET           14.0
#define COLUMNS_LEAST   3
#define COLUMNS_USUAL   5
#define COLUMNS_UPRIGHT 7
#define LARGEST_SIDE    16000.0
#define MOST_PIXELS     64e6

typedef struct
{
  const RcSheet *sheet;
  GCancellable  *cancellable;
  double         card, picture; /* a card's width, its picture's height */
  guint          columns;
  double         width, height; /* of the page */
  double         scale;         /* pixels a unit */
} Page;

static guint
rows_of (const Page *page, const RcSheetScene *scene)
{
  return (scene->n_shots + page->columns - 1) / page->columns;
}

static double
card_height (const Page *page)
{
  return page->picture + TEXT_HEIGHT;
}

static void
measure (Page *page)
{
  page->width = 2 * MARGIN + page->columns * (page->card + GAP) - GAP;
  page->height = MARGIN + HEADER + FOOTER;
  for (guint i = 0; i < page->sheet->n_scenes; i++)
    page->height +=
        HEADING + rows_of (page, &page->sheet->scenes[i]) * (card_height (page) + GAP) + SCENE_GAP;
}

/* How many columns near @usual leave the fewest places empty; the usual number if it is as good. */
static guint
best_columns (Page *page, guint usual)
{
  guint best = usual, fewest = G_MAXUINT;

  for (guint i = 0; i < 3; i++)
    {
      guint empty = 0;

      page->columns = usual + (i == 2 ? -1u : i);
      for (guint s = 0; s < page->sheet->n_scenes; s++)
        empty += rows_of (page, &page->sheet->scenes[s]) * page->columns -
                 page->sheet->scenes[s].n_shots;
      if (empty < fewest)
        {
          best = page->columns;
          fewest = empty;
        }
    }
  return best;
}

/* As many columns as the longest scene needs, within what reads well; a film too long for a page of
 * the largest size gets more columns first, then smaller cards. */
static void
lay_out (Page *page)
{
  double aspect = CLAMP (rc_rational_to_double (page->sheet->aspect), 0.3, 4.0);
  guint  usual = aspect < 1 ? COLUMNS_UPRIGHT : COLUMNS_USUAL;
  guint  longest = COLUMNS_LEAST;

  for (guint i = 0; i < page->sheet->n_scenes; i++)
    longest = MAX (longest, page->sheet->scenes[i].n_shots);
  page->card = aspect < 1 ? 264 : 384;
  page->picture = floor (page->card / aspect);
  page->columns = longest <= usual ? longest : best_columns (page, usual);
  page->scale = 1;
  measure (page);
  while (page->height > LARGEST_SIDE && page->columns < longest &&
         page->width + page->card + GAP <= LARGEST_SIDE)
    {
      page->columns++;
      measure (page);
    }
  page->scale = MIN (1, LARGEST_SIDE / MAX (page->width, page->height));
  page->scale = MIN (page->scale, sqrt (MOST_PIXELS / (page->width * page->height)));
}

static char *
format_seconds (double seconds)
{
  int whole = (int)floor (seconds + 0.5);

  if (seconds < 60)
    return g_strdup_printf ("%.1f s", seconds);
  return g_strdup_printf ("%d:%02d", whole / 60, whole % 60);
}

static char *
format_aspect (RcRational aspect)
{
  if (aspect.num <= 32 && aspect.den <= 32)
    return g_strdup_printf ("%d:%d", (int)aspect.num, (int)aspect.den);
  return g_strdup_printf ("%.2f:1", rc_rational_to_double (aspect));
}

static double
scene_seconds (const RcSheetScene *scene)
{
  double seconds = 0;

  for (guint i = 0; i < scene->n_shots; i++)
    seconds += scene->shots[i].seconds;
  return seconds;
}

static void
draw_header (cairo_t *cr, const Page *page)
{
  const RcSheet   *sheet = page->sheet;
  g_autofree char *aspect = format_aspect (sheet->aspect);
  g_autofree char *length = NULL, *facts = NULL;
  double           seconds = 0, right = page->width - MARGIN;
  guint            shots = 0;
  RcDrawText       text = { sheet->title, 38, PANGO_WEIGHT_BOLD, RC_DRAW_BRIGHT, .lines = 1 };
  RcDrawSize       size;

  for (guint i = 0; i < sheet->n_scenes; i++)
    {
      shots += sheet->scenes[i].n_shots;
      seconds += scene_seconds (&sheet->scenes[i]);
    }
  length = format_seconds (seconds);
  facts = g_strdup_printf ("%u %s · %u %s · %s · %s · %.4g fps", sheet->n_scenes,
                           sheet->n_scenes == 1 ? "scene" : "scenes", shots,
                           shots == 1 ? "shot" : "shots", length, aspect,
                           rc_rational_to_double (sheet->rate));
  rc_draw_rounded (cr, MARGIN, MARGIN + 5, 6, 72, 3);
  rc_draw_colour (cr, RC_DRAW_ACCENT, 1);
  cairo_fill (cr);
  text.width = right - MARGIN - 24;
  rc_draw_text (cr, &text, MARGIN + 24, MARGIN - 4);
  text = (RcDrawText){ facts, 17, PANGO_WEIGHT_MEDIUM, RC_DRAW_DIM, .lines = 1 };
  size = rc_draw_text (cr, &text, MARGIN + 24, MARGIN + 54);
  if (sheet->logline == NULL || *sheet->logline == '\0')
    return;
  text = (RcDrawText){ sheet->logline, 17,         PANGO_WEIGHT_NORMAL,
                       RC_DRAW_TEXT,   .lines = 1, .align = PANGO_ALIGN_RIGHT };
  text.width = right - MARGIN - 24 - size.width - 48;
  if (text.width > 200)
    rc_draw_text (cr, &text, right - text.width, MARGIN + 54);
}

static void
draw_heading (cairo_t *cr, const Page *page, const RcSheetScene *scene, double y)
{
  g_autofree char *length = format_seconds (scene_seconds (scene));
  g_autofree char *facts = g_strdup_printf ("%s · %u %s", length, scene->n_shots,
                                            scene->n_shots == 1 ? "shot" : "shots");
  RcDrawText       text = { scene->heading, 20, PANGO_WEIGHT_SEMIBOLD, RC_DRAW_BRIGHT, .lines = 1 };
  RcDrawSize       most = rc_draw_measure (cr, &text), size;

  text.width = MIN (most.width + 2, page->width - 2 * MARGIN - 160);
  size = rc_draw_text (cr, &text, MARGIN, y + 8);
  text = (RcDrawText){ facts, 15, PANGO_WEIGHT_NORMAL, RC_DRAW_DIM, .lines = 1 };
  rc_draw_text (cr, &text, MARGIN + size.width + 14, y + 12);
}

/* A poster that cannot be read leaves its card without a picture: the sheet is still of use. */
static RcFrame *
find_picture (const RcSheetShot *shot)
{
  g_autoptr (GError) reason = NULL;
  RcFrame           *frame;

  if (shot->picture != NULL)
    return rc_frame_ref (shot->picture);
  if (shot->poster == NULL)
    return NULL;
  frame = rc_media_load_image (shot->poster, 1024, NULL, &reason);
  if (frame == NULL)
    g_info ("%s", reason->message);
  return frame;
}

static void
draw_card_picture (cairo_t *cr, const Page *page, const RcSheetShot *shot, double x, double y)
{
  g_autoptr (RcFrame) picture = find_picture (shot);
  g_autofree char    *length = format_seconds (shot->seconds);
  RcDrawText          none = { _ ("No take yet"), 15, PANGO_WEIGHT_MEDIUM,        RC_DRAW_DIM,
                               page->card,        1,  .align = PANGO_ALIGN_CENTER };
  double              left = x + 10;

  if (picture != NULL)
    rc_draw_picture (cr, picture, x, y, page->card, page->picture);
  else
    {
      rc_draw_stripes (cr, x, y, page->card, page->picture);
      rc_draw_text (cr, &none, x, y + page->picture / 2 - 9);
    }
  left += rc_draw_chip (cr, shot->label, left, y + 10, 0) + 6;
  if (shot->size != NULL && *shot->size != '\0')
    rc_draw_chip (cr, shot->size, left, y + 10, 0);
  rc_draw_chip (cr, length, x + page->card - 10, y + page->picture - 34, 1);
}

static char *
one_paragraph (const char *text)
{
  char *flat = g_strstrip (g_strdup (text != NULL ? text : ""));

  return g_strdelimit (flat, "\n\r\t", ' ');
}

static void
draw_card (cairo_t *cr, const Page *page, const RcSheetShot *shot, double x, double y)
{
  double           h = card_height (page), inner = page->card - 2 * INSET;
  g_autofree char *prompt = one_paragraph (shot->prompt);
  RcDrawText       text = { prompt, 15, PANGO_WEIGHT_NORMAL, RC_DRAW_TEXT,
                            inner,  3,  page->sheet->cast,   PANGO_ALIGN_LEFT };

  cairo_save (cr);
  rc_draw_rounded (cr, x, y, page->card, h, RADIUS);
  rc_draw_colour (cr, RC_DRAW_CARD, 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  draw_card_picture (cr, page, shot, x, y);
  cairo_restore (cr);
  rc_draw_text (cr, &text, x + INSET, y + page->picture + 12);
  if (shot->details != NULL && *shot->details != '\0')
    {
      text = (RcDrawText){ shot->details, 13, PANGO_WEIGHT_NORMAL, RC_DRAW_DIM, inner, 1 };
      rc_draw_text (cr, &text, x + INSET, y + h - 30);
    }
  rc_draw_rounded (cr, x + 0.5, y + 0.5, page->card - 1, h - 1, RADIUS);
  rc_draw_colour (cr, RC_DRAW_EDGE, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static double
draw_scene (cairo_t *cr, const Page *page, const RcSheetScene *scene, double y)
{
  draw_heading (cr, page, scene, y);
  y += HEADING;
  for (guint i = 0; i < scene->n_shots; i++)
    {
      if (g_cancellable_is_cancelled (page->cancellable))
        break;
      draw_card (cr, page, &scene->shots[i], MARGIN + i % page->columns * (page->card + GAP),
                 y + i / page->columns * (card_height (page) + GAP));
    }
  return y + rows_of (page, scene) * (card_height (page) + GAP) + SCENE_GAP;
}

static void
draw_page (cairo_t *cr, const Page *page)
{
  double     y = MARGIN + HEADER;
  RcDrawText mark = { "Raccord",   14,         PANGO_WEIGHT_SEMIBOLD,
                      RC_DRAW_DIM, .lines = 1, .align = PANGO_ALIGN_RIGHT };

  cairo_scale (cr, page->scale, page->scale);
  rc_draw_colour (cr, RC_DRAW_PAGE, 1);
  cairo_paint (cr);
  draw_header (cr, page);
  for (guint i = 0; i < page->sheet->n_scenes; i++)
    y = draw_scene (cr, page, &page->sheet->scenes[i], y);
  mark.width = page->width - 2 * MARGIN;
  rc_draw_text (cr, &mark, MARGIN, page->height - FOOTER + 4);
}

/**
 * rc_handoff_sheet:
 *
 * Returns: (transfer full) (nullable): the page, opaque; at most RC_FRAME_LARGEST pixels on a side
 *
 * Errors: RC_ERROR_INVALID if there is no shot; RC_ERROR_NO_MEMORY; G_IO_ERROR_CANCELLED
 */
RcFrame *
rc_handoff_sheet (const RcSheet *sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcFrame) frame = NULL;
  Page                page = { .sheet = sheet, .cancellable = cancellable };
  guint               shots = 0;
  cairo_t            *cr;

  for (guint i = 0; i < sheet->n_scenes; i++)
    shots += sheet->scenes[i].n_shots;
  if (shots == 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("“%s” has no shots to put on a sheet. Import a script or add a shot first."),
                   sheet->title);
      return NULL;
    }
  lay_out (&page);
  frame = rc_frame_new ((int)ceil (page.width * page.scale), (int)ceil (page.height * page.scale),
                        RC_FRAME_BGRA8, error);
  if (frame == NULL)
    return NULL;
  cr = rc_draw_begin (frame);
  draw_page (cr, &page);
  if (!rc_draw_end (cr, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&frame);
}

/** Saves the sheet as a PNG. Errors: those of rc_handoff_sheet() and rc_frame_save_png() */
gboolean
rc_handoff_sheet_save (const RcSheet *sheet,
                       const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (RcFrame) frame = rc_handoff_sheet (sheet, cancellable, error);

  return frame != NULL && rc_frame_save_png (frame, path, error);
}
