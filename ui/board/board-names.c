/* board-names.c - the names of the scenes from afar
 *
 * Where the letters of headings and cards are too small to be read, names are drawn in letters of
 * the window's size: a scene's over its cards, as a heading is, and farther away behind the last of
 * them; a shot's in its card. Fifty scenes are a hundred widgets less then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"
#include "ui/snapshot-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* How large the letters are, of those of the window. */
#define SIZE       0.9
/* Pixels: from a card to the name, and from the name to the edges of the board. */
#define BESIDE     10.0F
#define EDGE       8.0F
/* Around a name that stands over cards. */
#define PLATE      4.0F
/* So high is the heading of a lane, in names, where one stands above the cards: the gap to the lane
 * above is nearly twice as high. And where it still may. */
#define ROOM       0.5F
#define LEAST_ROOM 0.38F
/* What is lower has no room for the name of a shot, whatever its letters. */
#define LOW        12.0F
/* From a name to the cards under it. */
#define ABOVE      2.0F
/* A card that is so wide says how long its shot is. */
#define WIDE       80.0F

/** Returns: whether scenes have headings; otherwise their names are drawn */
gboolean
rc_board_has_headings (RcBoard *self)
{
  return !rc_board_is_far (self);
}

/** Returns: (transfer full): how long a scene is; of one that is collapsed, how many shots are not
 * seen too */
char *
rc_board_dup_length (RcScene *scene)
{
  g_autofree char *seconds = rc_dup_seconds (rc_scene_get_seconds (scene));
  guint            n = rc_node_get_n_children (RC_NODE (scene), RC_TYPE_SHOT);
  g_autofree char *shots = g_strdup_printf (ngettext ("%u shot", "%u shots", n), n);

  return rc_node_get_boolean (RC_NODE (scene), "collapsed")
             ? g_strdup_printf ("%s · %s", shots, seconds)
             : g_steal_pointer (&seconds);
}

/** Returns: what rc_board_names_*() keep: RcScene or RcShot → PangoLayout */
GHashTable *
rc_board_names_new (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

static PangoLayout *
layout_new (RcBoard *self, const char *text, gsize n_title)
{
  PangoLayout          *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList        *attributes = pango_attr_list_new ();
  PangoAttribute       *bold = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
  PangoAttribute       *faint = pango_attr_foreground_alpha_new (G_MAXUINT16 / 10 * 7);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));

  bold->end_index = (guint)n_title;
  faint->start_index = (guint)n_title;
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, faint);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) * SIZE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

/* (transfer none): of a scene or a shot: @title, and @length (nullable) fainter behind it */
static PangoLayout *
name_of (RcBoard *self, gpointer node, const char *title, const char *length)
{
  g_autofree char *text = g_strconcat (title, length != NULL ? "   " : NULL, length, NULL);
  PangoLayout     *layout = g_hash_table_lookup (self->names, node);

  if (layout != NULL && strcmp (pango_layout_get_text (layout), text) == 0)
    return layout;
  layout = layout_new (self, text, strlen (title));
  g_hash_table_insert (self->names, g_object_ref (node), layout);
  return layout;
}

static PangoLayout *
name_of_scene (RcBoard *self, RcScene *scene)
{
  g_autofree char *title = rc_scene_dup_title (scene);
  g_autofree char *length = rc_board_dup_length (scene);

  return name_of (self, scene, title, length);
}

/** Forgets the names, after letters have become others. */
void
rc_board_names_forget (RcBoard *self)
{
  g_hash_table_remove_all (self->names);
}

/* Where the name of a lane goes, in pixels: where its heading is, or, where lanes are close, behind
 * its last card, if there is room. @over: (out): over its cards, for want of it */
static graphene_rect_t
rect_of (RcBoard *self, guint lane, PangoLayout *layout, gboolean *over)
{
  guint           n = rc_board_layout_get_n_cards (self->layout, lane);
  gboolean        cards = n > 0 && !rc_board_layout_get_collapsed (self->layout, lane);
  graphene_rect_t at = rc_board_to_pixels (self, rc_board_layout_heading (self->layout, lane));
  graphene_rect_t last;
  int             width, height;
  float           most, beside;

  pango_layout_get_pixel_size (layout, &width, &height);
  most = MAX (EDGE, (float)(self->seen_width - width) - EDGE);
  *over = FALSE;
  if (cards && at.size.height < (float)height * ROOM)
    {
      last = rc_board_to_pixels (self, rc_board_layout_picture (self->layout, lane, n - 1));
      beside = last.origin.x + last.size.width + BESIDE;
      *over = beside > most && at.size.height < (float)height * LEAST_ROOM;
      if (beside <= most || *over)
        return GRAPHENE_RECT_INIT (roundf (CLAMP (beside, EDGE, most)),
                                   roundf (last.origin.y + (last.size.height - (float)height) / 2),
                                   (float)width, (float)height);
    }
  return GRAPHENE_RECT_INIT (roundf (CLAMP (at.origin.x, EDGE, most)),
                             roundf (at.origin.y + at.size.height - (float)height - ABOVE),
                             (float)width, (float)height);
}

typedef gboolean (*Visit) (RcScene               *scene,
                           PangoLayout           *layout,
                           const graphene_rect_t *rect,
                           gboolean               over,
                           gpointer               user_data);

/* The names that are seen, from the top, as long as @visit returns FALSE. One that would stand over
 * that before it is left out. What was seen last may be gone from the film. */
static void
visit_names (RcBoard *self, Visit visit, gpointer user_data)
{
  guint n_lanes = rc_board_layout_get_n_lanes (self->layout);
  float free_from = -G_MAXFLOAT;

  if (self->film == NULL || rc_board_has_headings (self))
    return;
  for (guint lane = self->first_lane; lane <= self->last_lane && lane < n_lanes; lane++)
    {
      RcScene        *scene = rc_board_get_scene (self, lane);
      PangoLayout    *layout;
      graphene_rect_t rect;
      gboolean        over;

      if (scene == NULL)
        return;
      layout = name_of_scene (self, scene);
      rect = rect_of (self, lane, layout, &over);
      if (rect.origin.y < free_from)
        continue;
      free_from = rect.origin.y + rect.size.height - 1;
      if (visit (scene, layout, &rect, over, user_data))
        return;
    }
}

typedef struct
{
  RcBoard     *board;
  GtkSnapshot *snapshot;
  GdkRGBA      text, accent, plate;
} Drawing;

static gboolean
draw_name (RcScene               *scene,
           PangoLayout           *layout,
           const graphene_rect_t *rect,
           gboolean               over,
           gpointer               user_data)
{
  Drawing *drawing = user_data;
  gboolean selected = rc_film_view_get_node (drawing->board->film) == RC_NODE (scene);

  if (over)
    {
      graphene_rect_t plate;
      GskRoundedRect  rounded;

      graphene_rect_inset_r (rect, -PLATE - 2, -PLATE / 2, &plate);
      gsk_rounded_rect_init_from_rect (&rounded, &plate, PLATE);
      gtk_snapshot_push_rounded_clip (drawing->snapshot, &rounded);
      gtk_snapshot_append_color (drawing->snapshot, &drawing->plate, &plate);
      gtk_snapshot_pop (drawing->snapshot);
    }
  rc_snapshot_append_text (drawing->snapshot, layout, rect->origin.x, rect->origin.y,
                           selected ? &drawing->accent : &drawing->text);
  return FALSE;
}

/** Draws the names of the scenes that are seen, where they have no headings. */
void
rc_board_names_snapshot (RcBoard *self, GtkSnapshot *snapshot)
{
  Drawing drawing = { .board = self, .snapshot = snapshot };

  if (rc_board_has_headings (self) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_text", &drawing.text) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_canvas", &drawing.plate) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &drawing.accent))
    return;
  drawing.plate.alpha = 0.85F;
  visit_names (self, draw_name, &drawing);
}

/** Draws the name of a shot in its card, if that is wide enough. @rect: pixels: what its picture
 * leaves of it */
void
rc_board_names_snapshot_shot (RcBoard               *self,
                              RcShot                *shot,
                              const graphene_rect_t *rect,
                              const GdkRGBA         *colour,
                              GtkSnapshot           *snapshot)
{
  g_autofree char *label = NULL, *seconds = NULL;
  PangoLayout     *layout;
  int              width, height;

  if (rect->size.height < LOW)
    return;
  label = rc_shot_dup_label (shot);
  if (rect->size.width >= WIDE)
    seconds = rc_dup_seconds (rc_shot_get_seconds (shot));
  layout = name_of (self, shot, label, seconds);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (rect->size.height < (float)height || rect->size.width < (float)width + 2 * PLATE)
    return;
  rc_snapshot_append_text (
      snapshot, layout, roundf (rect->origin.x + PLATE + 1),
      roundf (rect->origin.y + MIN (PLATE, (rect->size.height - (float)height) / 2)), colour);
}

typedef struct
{
  graphene_point_t at;
  RcScene         *scene; /* nullable */
} Finding;

static gboolean
find_name (RcScene               *scene,
           PangoLayout           *layout,
           const graphene_rect_t *rect,
           gboolean               over,
           gpointer               user_data)
{
  Finding *finding = user_data;

  if (graphene_rect_contains_point (rect, &finding->at))
    finding->scene = scene;
  return finding->scene != NULL;
}

/** @x, @y: pixels. Returns: (transfer none) (nullable): the scene whose name is drawn there */
RcScene *
rc_board_names_find (RcBoard *self, double x, double y)
{
  Finding finding = { .at = GRAPHENE_POINT_INIT ((float)x, (float)y) };

  visit_names (self, find_name, &finding);
  return finding.scene;
}
