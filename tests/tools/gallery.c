/* gallery.c - prompts drawn as a page to be judged: three frames of each, what was understood of it
 *
 *   gallery PROMPTS.json PICTURES-DIR OUT-DIR [ID…]
 *
 * Writes index.html with the frames at 0, 50 and 100 %, sheet-N.png with the same to be looked at
 * without a browser, and blind-N.png: middle frames without their words in an order of their own,
 * for somebody to say what they see; blind.json has the key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/hash.h"
#include "engine/handoff/draw.h"
#include "engine/media/media.h"
#include "engine/script/compose.h"
#include "engine/sketch/kit-load.h"
#include "engine/sketch/picture/finish.h"
#include "engine/sketch/picture/renderer.h"
#include "engine/sketch/picture/scene-run.h"

#include "measure.h"

#include <glib/gstdio.h>

#include <math.h>
#include <string.h>

enum
{
  WIDTH = 480,
  HEIGHT = 270,
  FRAMES = 96,
  N_MOMENTS = 3,
  SHEET_ROWS = 6,
  BLIND_COLUMNS = 4,
  BLIND_ROWS = 5,
  MARGIN = 12,
  CAPTION = 78,
};

typedef struct
{
  const char *id, *category, *prompt;
  char       *hash; /* for the blind order */
  RcStaging  *staging;
  GString    *notes; /* what is wrong */
  RcMeasures  measures;
  RcFrame    *frames[N_MOMENTS];
} Shot;

typedef struct
{
  const char   *pictures, *out;
  RcVocabulary *vocabulary;
  RcKit        *kit;
  RcVoiceKit   *voices;
  RcGlContext  *context;
  const cJSON  *cast;
  GPtrArray    *shots;
} Gallery;

static void
shot_free (gpointer data)
{
  Shot *shot = data;

  for (int i = 0; i < N_MOMENTS; i++)
    g_clear_pointer (&shot->frames[i], rc_frame_unref);
  g_clear_pointer (&shot->staging, rc_staging_free);
  g_string_free (shot->notes, TRUE);
  g_free (shot->hash);
  g_free (shot);
}

static char *
picture_path (const char *name, gpointer gallery)
{
  return g_build_filename (((Gallery *)gallery)->pictures, name, NULL);
}

/* --- understanding and drawing --- */

static RcStaging *
stage (Gallery *self, const cJSON *entry, GError **error)
{
  guint                    n = (guint)cJSON_GetArraySize (self->cast);
  g_autofree RcCastMember *cast = g_new0 (RcCastMember, n + 1);
  RcStagingInput           input = { .prompt = rc_json_string_or (entry, "prompt", ""),
                                     .scene_prompt = rc_json_string_or (entry, "scene", ""),
                                     .heading = rc_json_string_or (entry, "heading", ""),
                                     .cast = cast,
                                     .n_cast = n,
                                     .plate = rc_json_string_or (entry, "plate", ""),
                                     .size = "",
                                     .angle = "",
                                     .move = "",
                                     .seconds = FRAMES / 24.0,
                                     .creativity = rc_json_number_or (entry, "creativity", 0.25),
                                     .seed = 7 };

  for (guint i = 0; i < n; i++)
    {
      const cJSON *member = cJSON_GetArrayItem (self->cast, (int)i);

      cast[i] = (RcCastMember){ .id = rc_json_string_or (member, "id", ""),
                                .name = rc_json_string_or (member, "name", ""),
                                .kind = rc_json_string_or (member, "kind", "person"),
                                .description = rc_json_string_or (member, "description", ""),
                                .identity = rc_json_string_or (member, "identity", "") };
    }
  return rc_staging_compose (self->vocabulary, &input, error);
}

static gboolean
draw_shot (Gallery *self, Shot *shot, GError **error)
{
  static const double    moments[N_MOMENTS] = { 0, 0.5, 1 };
  RcRequestShape         shape = { WIDTH, HEIGHT, { 24, 1 }, FRAMES, 7, 0.25 };
  RcRect                 all = { 0, 0, WIDTH, HEIGHT };
  g_autoptr (RcDialogue) dialogue = rc_dialogue_new (self->voices, shot->staging, NULL, 0, error);
  g_autoptr (RcSceneRun) run = NULL;
  g_autoptr (RcFinish)   finish = NULL;
  RcRenderer            *renderer = NULL;
  RcScene               *scene;

  if (dialogue == NULL)
    return FALSE;
  run = rc_scene_run_new (self->context, self->kit, shot->staging, &shape, dialogue, NULL,
                          picture_path, self, error);
  scene = run != NULL ? rc_scene_run_go (run, 0, &renderer, error) : NULL;
  finish = renderer != NULL ? rc_finish_new (scene, renderer, picture_path, self, error) : NULL;
  if (finish == NULL)
    return FALSE;
  for (int i = 0; i < N_MOMENTS; i++)
    {
      g_autoptr (RcFrame) depth = NULL, identity = NULL;
      g_autofree char    *name = g_strdup_printf ("%s-%d.png", shot->id, i);
      g_autofree char    *path = g_build_filename (self->out, name, NULL);

      scene = rc_scene_run_go (run, (int)(moments[i] * (FRAMES - 1)), &renderer, error);
      if (scene == NULL ||
          !rc_renderer_draw (renderer, all, &shot->frames[i], &depth, &identity, error) ||
          !rc_finish_frame (finish, scene, all, shot->frames[i], error) ||
          !rc_frame_save_png (shot->frames[i], path, error))
        return FALSE;
      if (i == N_MOMENTS / 2)
        rc_measure_frame (scene, identity, &shot->measures);
    }
  rc_measure_motion (scene, &shot->measures);
  return TRUE;
}

/* A shot that cannot be drawn has a place on the page, with the reason. */
static void
add_shot (Gallery *self, const cJSON *entry)
{
  Shot              *shot = g_new0 (Shot, 1);
  g_autoptr (GError) error = NULL;

  shot->id = rc_json_string_or (entry, "id", "");
  shot->category = rc_json_string_or (entry, "category", "");
  shot->prompt = rc_json_string_or (entry, "prompt", "");
  shot->hash = rc_hash_text (shot->id);
  shot->notes = g_string_new (NULL);
  g_ptr_array_add (self->shots, shot);
  shot->staging = stage (self, entry, &error);
  if (shot->staging == NULL || !draw_shot (self, shot, &error))
    g_string_append (shot->notes, error->message);
  g_printerr ("%s %s\n", shot->id, shot->notes->str);
}

/* --- the page --- */

static void
write_words (GString *page, const Shot *shot)
{
  static const char *const classes[] = { "staged", "passed", "conflict" };
  gsize                    at = 0, length = strlen (shot->prompt);

  for (guint i = 0; shot->staging != NULL && i < shot->staging->n_spans; i++)
    {
      const RcSpan    *span = &shot->staging->spans[i];
      g_autofree char *before = NULL, *words = NULL, *what = NULL;

      if (span->scene || span->start < at || span->start + span->length > length)
        continue;
      before = g_markup_escape_text (shot->prompt + at, (gssize)(span->start - at));
      words = g_markup_escape_text (shot->prompt + span->start, (gssize)span->length);
      what = g_markup_escape_text (span->what, -1);
      g_string_append_printf (page, "%s<span class=\"%s\" title=\"%s\">%s</span>", before,
                              classes[span->kind], what, words);
      at = span->start + span->length;
    }
  {
    g_autofree char *rest = g_markup_escape_text (shot->prompt + at, -1);

    g_string_append (page, rest);
  }
}

static char *
dup_coverage (const Shot *shot)
{
  g_autofree char *measures = NULL;
  guint            counts[3] = { 0 };

  if (shot->staging == NULL)
    return g_strdup ("");
  for (guint i = 0; i < shot->staging->n_spans; i++)
    if (!shot->staging->spans[i].scene)
      counts[shot->staging->spans[i].kind]++;
  measures = rc_measures_dup_text (&shot->measures);
  return g_strdup_printf ("%u staged, %u passed on, %u in conflict · %s, %s, %s · %s, %s, %s · %s",
                          counts[0], counts[1], counts[2], shot->staging->camera.size,
                          shot->staging->camera.angle, shot->staging->camera.move,
                          shot->staging->set, shot->staging->time, shot->staging->weather,
                          measures);
}

static gboolean
write_page (Gallery *self, GError **error)
{
  static const char head[] =
      "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sketch "
      "gallery</title><style>"
      "body{background:#141416;color:#cfcfd4;font:15px sans-serif;margin:24px;max-width:1500px}"
      "h2{color:#f2a33c}img{width:32.6%;margin-right:.5%;border-radius:6px}"
      ".passed{color:#8b8b93;text-decoration:underline dotted}.staged{color:#f4f4f6}"
      ".conflict{color:#ff7b72;text-decoration:line-through}small{color:#8b8b93}"
      ".note{color:#ff7b72}article{margin-bottom:28px}</style><h1>Sketch gallery</h1>";
  g_autoptr (GString) page = g_string_new (head);
  g_autofree char    *path = g_build_filename (self->out, "index.html", NULL);
  const char         *category = "";

  for (guint i = 0; i < self->shots->len; i++)
    {
      const Shot      *shot = g_ptr_array_index (self->shots, i);
      g_autofree char *coverage = dup_coverage (shot);
      g_autofree char *notes = g_markup_escape_text (shot->notes->str, -1);

      if (strcmp (category, shot->category) != 0)
        g_string_append_printf (page, "<h2>%s</h2>", shot->category);
      category = shot->category;
      g_string_append (page, "<article>");
      for (int k = 0; k < N_MOMENTS; k++)
        if (shot->frames[k] != NULL)
          g_string_append_printf (page, "<img src=\"%s-%d.png\" alt=\"\">", shot->id, k);
      g_string_append (page, "<p>");
      write_words (page, shot);
      g_string_append_printf (page,
                              "<br><small>%s · %s</small><br><span class=\"note\">%s</span></p>",
                              shot->id, coverage, notes);
      g_string_append (page, "</article>\n");
    }
  return g_file_set_contents (path, page->str, -1, error);
}

/* --- the sheets --- */

static RcFrame *
new_sheet (int width, int height, cairo_t **cr, GError **error)
{
  RcFrame *sheet = rc_frame_new (width, height, RC_FRAME_BGRA8, error);

  if (sheet == NULL)
    return NULL;
  *cr = rc_draw_begin (sheet);
  rc_draw_colour (*cr, RC_DRAW_PAGE, 1);
  cairo_paint (*cr);
  return sheet;
}

static void
put_frame (cairo_t *cr, RcFrame *frame, double x, double y)
{
  cairo_surface_t *surface;

  if (frame == NULL)
    {
      rc_draw_stripes (cr, x, y, WIDTH, HEIGHT);
      return;
    }
  surface = cairo_image_surface_create_for_data (frame->data, CAIRO_FORMAT_RGB24, frame->width,
                                                 frame->height, (int)frame->stride);
  cairo_set_source_surface (cr, surface, x, y);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

static gboolean
save_sheet (Gallery    *self,
            RcFrame    *sheet,
            cairo_t    *cr,
            const char *kind,
            guint       number,
            GError    **error)
{
  g_autofree char *name = g_strdup_printf ("%s-%02u.png", kind, number);
  g_autofree char *path = g_build_filename (self->out, name, NULL);

  return rc_draw_end (cr, error) && rc_frame_save_png (sheet, path, error);
}

static char **
dup_names (const cJSON *cast)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const cJSON             *member;

  cJSON_ArrayForEach (member, cast)
      g_strv_builder_add (names, rc_json_string_or (member, "name", ""));
  return g_strv_builder_end (names);
}

static gboolean
write_sheet (Gallery *self, guint first, GError **error)
{
  guint               rows = MIN (SHEET_ROWS, self->shots->len - first);
  int                 row_height = HEIGHT + CAPTION + MARGIN;
  g_auto (GStrv)      cast = dup_names (self->cast);
  cairo_t            *cr = NULL;
  g_autoptr (RcFrame) sheet = new_sheet (N_MOMENTS * (WIDTH + MARGIN) + MARGIN,
                                         (int)rows * row_height + MARGIN, &cr, error);

  for (guint row = 0; sheet != NULL && row < rows; row++)
    {
      const Shot      *shot = g_ptr_array_index (self->shots, first + row);
      g_autofree char *coverage = dup_coverage (shot);
      g_autofree char *prompt = g_strdelimit (g_strdup (shot->prompt), "\n", ' ');
      g_autofree char *small = g_strdup_printf ("%s · %s %s", shot->id, coverage, shot->notes->str);
      double           y = MARGIN + (double)row * row_height, width = N_MOMENTS * (WIDTH + MARGIN);
      RcDrawText       words = { prompt, 19, PANGO_WEIGHT_NORMAL, RC_DRAW_BRIGHT, width, 2, cast };
      RcDrawText       about = { small, 14, PANGO_WEIGHT_NORMAL, RC_DRAW_DIM, width, 1, NULL };

      for (int k = 0; k < N_MOMENTS; k++)
        put_frame (cr, shot->frames[k], MARGIN + k * (WIDTH + MARGIN), y);
      (void)rc_draw_text (cr, &words, MARGIN, y + HEIGHT + 4);
      (void)rc_draw_text (cr, &about, MARGIN, y + HEIGHT + 54);
    }
  return sheet != NULL && save_sheet (self, sheet, cr, "sheet", first / SHEET_ROWS + 1, error);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Shot *const *)a)->hash, (*(const Shot *const *)b)->hash);
}

static gboolean
write_blind_sheet (Gallery *self, GPtrArray *order, guint first, GError **error)
{
  guint               n = MIN (BLIND_COLUMNS * BLIND_ROWS, order->len - first);
  int                 rows = (int)(n + BLIND_COLUMNS - 1) / BLIND_COLUMNS;
  cairo_t            *cr = NULL;
  g_autoptr (RcFrame) sheet = new_sheet (BLIND_COLUMNS * (WIDTH + MARGIN) + MARGIN,
                                         rows * (HEIGHT + MARGIN) + MARGIN, &cr, error);

  for (guint i = 0; sheet != NULL && i < n; i++)
    {
      const Shot      *shot = g_ptr_array_index (order, first + i);
      g_autofree char *number = g_strdup_printf ("%u", first + i + 1);
      double           x = MARGIN + i % BLIND_COLUMNS * (double)(WIDTH + MARGIN);
      double           y = MARGIN + i / BLIND_COLUMNS * (double)(HEIGHT + MARGIN);

      put_frame (cr, shot->frames[N_MOMENTS / 2], x, y);
      (void)rc_draw_chip (cr, number, x + 8, y + 8, 0);
    }
  return sheet != NULL &&
         save_sheet (self, sheet, cr, "blind", first / (BLIND_COLUMNS * BLIND_ROWS) + 1, error);
}

static gboolean
write_blind (Gallery *self, GError **error)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (cJSON)     key = cJSON_CreateObject ();
  g_autofree char      *path = g_build_filename (self->out, "blind.json", NULL);
  g_autofree char      *text = NULL;

  for (guint i = 0; i < self->shots->len; i++)
    g_ptr_array_add (order, g_ptr_array_index (self->shots, i));
  g_ptr_array_sort (order, compare_hashes);
  for (guint i = 0; i < order->len; i++)
    {
      const Shot      *shot = g_ptr_array_index (order, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *what = g_strdup_printf ("%s: %s", shot->id, shot->prompt);

      cJSON_AddStringToObject (key, number, what);
    }
  for (guint i = 0; i < order->len; i += BLIND_COLUMNS * BLIND_ROWS)
    if (!write_blind_sheet (self, order, i, error))
      return FALSE;
  text = rc_json_pretty (key);
  return g_file_set_contents (path, text, -1, error);
}

/* How many of the shots keep within the limits that are said for all of them. */
static void
print_measures (Gallery *self)
{
  guint people = 0, feet = 0, pairs = 0, bodies = 0, looks = 0, eyes = 0;

  for (guint i = 0; i < self->shots->len; i++)
    {
      const RcMeasures *m = &((const Shot *)g_ptr_array_index (self->shots, i))->measures;

      people += m->people > 0;
      feet += m->people > 0 && m->slide < 2;
      pairs += m->people > 1;
      bodies += m->people > 1 && m->overlap < 2;
      looks += m->people > 0 && m->eye_line >= 0;
      eyes += m->people > 0 && m->eye_line >= 0 && m->eye_line < 5;
    }
  g_print ("Feet slide less than 2 cm: %u of %u shots with people\n", feet, people);
  g_print ("Bodies are less than 2 cm in each other: %u of %u shots with several\n", bodies, pairs);
  g_print ("Eye lines within 5 degrees: %u of %u shots in which somebody is looked at\n", eyes,
           looks);
}

static gboolean
run (Gallery *self, const cJSON *list, char **ids, GError **error)
{
  const cJSON *entry;

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (list, "shots"))
  {
    if (*ids == NULL ||
        g_strv_contains ((const char *const *)ids, rc_json_string_or (entry, "id", "")))
      add_shot (self, entry);
  }
  for (guint i = 0; i < self->shots->len; i += SHEET_ROWS)
    if (!write_sheet (self, i, error))
      return FALSE;
  print_measures (self);
  return write_blind (self, error) && write_page (self, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  g_autoptr (RcKit)        kit = vocabulary != NULL ? rc_kit_load (&error) : NULL;
  g_autoptr (RcVoiceKit)   voices = kit != NULL ? rc_voice_kit_load (&error) : NULL;
  g_autoptr (cJSON)        list = NULL;
  g_autoptr (GPtrArray)    shots = g_ptr_array_new_with_free_func (shot_free);
  Gallery  self = { .vocabulary = vocabulary, .kit = kit, .voices = voices, .shots = shots };
  gboolean good = FALSE;

  if (argc < 4)
    {
      g_printerr ("Usage: gallery PROMPTS.json PICTURES-DIR OUT-DIR [ID…]\n");
      return 2;
    }
  self.pictures = argv[2];
  self.out = argv[3];
  if (voices != NULL && rc_media_init (&error) && g_mkdir_with_parents (self.out, 0777) == 0)
    list = rc_json_load (argv[1], &error);
  if (list != NULL)
    self.context = rc_gl_context_get (&error);
  self.cast = cJSON_GetObjectItemCaseSensitive (list, "cast");
  if (self.context != NULL)
    good = run (&self, list, argv + 4, &error);
  if (!good)
    g_printerr ("gallery: %s\n", error != NULL ? error->message : "nothing to draw");
  return good ? 0 : 1;
}
