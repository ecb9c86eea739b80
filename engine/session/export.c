/* export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/export.h"

#include "engine/handoff/frames.h"
#include "engine/handoff/movie.h"
#include "engine/handoff/sheet.h"
#include "engine/render/take-layers.h"
#include "engine/script/staging-terms.h"
#include "engine/session/cut-sound.h"
#include "engine/session/session-private.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  EXPORT_MOVIE,
  EXPORT_SHEET,
  EXPORT_FRAMES,
} ExportKind;

struct _RcExport
{
  ExportKind    kind;
  char         *path;
  char         *dir;     /* the film's folder */
  GStringChunk *strings; /* owns every text below */
  char        **cast;    /* names of the characters */
  GPtrArray    *arrays;  /* owns the lists of region hashes */
  GArray       *entries; /* RcCutEntry */
  GArray       *sounds;  /* (nullable): RcMovieSound */
  GArray       *shots;   /* RcSheetShot, of all scenes in a row */
  GArray       *scenes;  /* RcSheetScene; `shots` points into that row */
  RcSheet       sheet;
  int           width, height;
  RcRational    rate;
  RcJob        *job; /* while it runs */
};

static RcExport *
export_new (RcSession *session, ExportKind kind)
{
  RcExport *self = g_new0 (RcExport, 1);

  self->kind = kind;
  self->dir = g_strdup (rc_session_get_dir (session));
  self->strings = g_string_chunk_new (4096);
  self->arrays = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_array_new (FALSE, TRUE, sizeof (RcCutEntry));
  self->shots = g_array_new (FALSE, TRUE, sizeof (RcSheetShot));
  self->scenes = g_array_new (FALSE, TRUE, sizeof (RcSheetScene));
  self->cast = rc_project_dup_cast (rc_session_get_project (session));
  self->rate = rc_node_get_rational (RC_NODE (rc_session_get_project (session)), "rate");
  return self;
}

void
rc_export_free (RcExport *self)
{
  g_free (self->path);
  g_free (self->dir);
  g_strfreev (self->cast);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->arrays);
  g_array_unref (self->entries);
  g_clear_pointer (&self->sounds, g_array_unref);
  g_array_unref (self->shots);
  g_array_unref (self->scenes);
  g_free (self);
}

static const char *
keep (RcExport *self, const char *text)
{
  return g_string_chunk_insert (self->strings, text);
}

/* --- the cut ---------------------------------------------------------------------------------- */

static void
add_regions (RcExport *self, RcCutEntry *entry, RcNode *take)
{
  GArray *layers = rc_take_list_layers (RC_TAKE (take));

  entry->n_layers = layers->len;
  entry->layers = (const RcTakeLayer *)(gpointer)g_array_free (layers, FALSE);
  g_ptr_array_add (self->arrays, (gpointer)entry->layers);
}

static void
add_entry (RcExport *self, RcSession *session, const RcCutShot *place)
{
  RcNode          *shot = RC_NODE (place->shot);
  g_autofree char *label = rc_shot_dup_label (place->shot);
  RcTake          *take = rc_shot_get_best_take (place->shot);
  RcCutEntry       entry = { .label = keep (self, label),
                             .prompt = keep (self, rc_node_get_string (shot, "prompt")),
                             .first = place->in,
                             .frames = place->frames };

  if (take != NULL)
    {
      entry.base = keep (self, rc_node_get_string (RC_NODE (take), "hash"));
      add_regions (self, &entry, RC_NODE (take));
      if (rc_node_get_int (RC_NODE (take), "width") > self->width)
        {
          self->width = rc_node_get_int (RC_NODE (take), "width");
          self->height = rc_node_get_int (RC_NODE (take), "height");
        }
    }
  else
    {
      g_autofree char *picture = rc_session_dup_shot_poster (session, place->shot);

      entry.picture = picture != NULL ? keep (self, picture) : NULL;
    }
  g_array_append_val (self->entries, entry);
}

/* Of the cut only these, as they are trimmed there, one behind the other. */
static GArray *
pick_shots (GArray *cut, GPtrArray *shots)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (RcCutShot));
  int     start = 0;

  for (guint i = 0; i < shots->len; i++)
    {
      int       found = rc_cut_shots_find (cut, g_ptr_array_index (shots, i));
      RcCutShot place;

      if (found < 0)
        continue;
      place = g_array_index (cut, RcCutShot, found);
      place.start = start;
      start += place.frames;
      g_array_append_val (picked, place);
    }
  return picked;
}

/**
 * rc_export_movie:
 * @shots: (nullable) (element-type RcShot): NULL is the whole cut, with its tracks; else these of
 * it, with their own sound
 * @width: pixels; 0 takes the size of the largest take
 *
 * Returns: (transfer full): the plan of an MP4
 */
RcExport *
rc_export_movie (RcSession *session, GPtrArray *shots, int width, int height)
{
  RcExport          *self = export_new (session, EXPORT_MOVIE);
  RcProject         *film = rc_session_get_project (session);
  RcFilmCut         *cut = rc_project_get_cut (film);
  g_autoptr (GArray) all = rc_project_list_cut (film, cut);
  g_autoptr (GArray) plays = shots != NULL ? pick_shots (all, shots) : g_array_ref (all);

  for (guint i = 0; i < plays->len; i++)
    add_entry (self, session, &g_array_index (plays, RcCutShot, i));
  self->sounds = rc_session_list_sounds (session, plays, shots == NULL ? cut : NULL);
  if (width > 0 && height > 0)
    {
      self->width = width;
      self->height = height;
    }
  else if (self->width == 0)
    rc_project_frame_size (film, rc_node_get_int (RC_NODE (film), "preview-lines"), &self->width,
                           &self->height);
  return self;
}

/** Returns: (transfer full): the plan of a folder of PNG files: the take with its visible regions
 */
RcExport *
rc_export_frames (RcSession *session, RcTake *take)
{
  RcExport  *self = export_new (session, EXPORT_FRAMES);
  RcCutEntry entry = { .base = keep (self, rc_node_get_string (RC_NODE (take), "hash")) };

  add_regions (self, &entry, RC_NODE (take));
  g_array_append_val (self->entries, entry);
  return self;
}

/* --- the contact sheet --------------------------------------------------------------------------
 */

/* What people call @id, or @id */
static const char *
term (const char *kind, const char *id)
{
  const char *words = rc_staging_term (kind, id);

  return words != NULL ? words : id;
}

static void
add_sheet_shot (RcExport *self, RcSession *session, RcNode *shot)
{
  g_autofree char      *label = rc_shot_dup_label (RC_SHOT (shot));
  RcTake               *take = rc_shot_get_best_take (RC_SHOT (shot));
  g_autofree char      *poster = rc_session_dup_shot_poster (session, RC_SHOT (shot));
  g_autoptr (RcStaging) staging = rc_session_stage (session, RC_SHOT (shot), NULL);
  RcSheetShot           entry = { .label = keep (self, label),
                                  .prompt = keep (self, rc_node_get_string (shot, "prompt")),
                                  .seconds =
                                      rc_rational_to_double (rc_node_get_rational (shot, "duration")) };

  if (staging != NULL)
    {
      g_autofree char *details =
          g_strdup_printf (_ ("Angle: %s · %g mm · %s"), term ("angle", staging->camera.angle),
                           staging->camera.lens_mm, term ("move", staging->camera.move));

      entry.size = keep (self, staging->camera.size);
      entry.details = keep (self, details);
    }
  if (poster != NULL)
    entry.poster = keep (self, poster);
  /* With regions over it the poster is not what one sees. */
  if (take != NULL && rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION) > 0)
    {
      RcCutEntry cut = { .base = keep (self, rc_node_get_string (RC_NODE (take), "hash")),
                         .frames = (int)self->shots->len };

      add_regions (self, &cut, RC_NODE (take));
      g_array_append_val (self->entries, cut);
    }
  g_array_append_val (self->shots, entry);
}

static void
add_sheet_scene (RcExport *self, RcSession *session, RcNode *scene)
{
  g_autofree char *heading = rc_scene_dup_heading (RC_SCENE (scene));
  g_autofree char *text = g_strdup_printf ("%u · %s", rc_node_get_index (scene) + 1, heading);
  RcSheetScene     entry = { .heading = keep (self, text),
                             .n_shots = rc_node_get_n_children (scene, RC_TYPE_SHOT) };

  for (guint i = 0; i < entry.n_shots; i++)
    add_sheet_shot (self, session, rc_node_get_child (scene, RC_TYPE_SHOT, i));
  g_array_append_val (self->scenes, entry);
}

/** Returns: (transfer full): the plan of a PNG with all shots of the film */
RcExport *
rc_export_sheet (RcSession *session)
{
  RcExport *self = export_new (session, EXPORT_SHEET);
  RcNode   *film = RC_NODE (rc_session_get_project (session));
  guint     first = 0;

  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_SCENE); i++)
    add_sheet_scene (self, session, rc_node_get_child (film, RC_TYPE_SCENE, i));
  for (guint i = 0; i < self->scenes->len; i++)
    {
      RcSheetScene *scene = &g_array_index (self->scenes, RcSheetScene, i);

      scene->shots = (const RcSheetShot *)(gpointer)self->shots->data + first;
      first += scene->n_shots;
    }
  rc_project_frame_size (RC_PROJECT (film), 360, &self->width, &self->height);
  self->sheet = (RcSheet){ .title = keep (self, rc_node_get_string (film, "title")),
                           .logline = keep (self, rc_node_get_string (film, "logline")),
                           .aspect = rc_rational (self->width, self->height),
                           .rate = self->rate,
                           .scenes = (const RcSheetScene *)(gpointer)self->scenes->data,
                           .n_scenes = self->scenes->len,
                           .cast = self->cast };
  return self;
}

/* --- on the engine thread
 * ------------------------------------------------------------------------- */

static void
on_progress (double fraction, gpointer user_data)
{
  rc_job_progress (((RcExport *)user_data)->job, fraction);
}

static RcTakeStack *
open_stack (RcExport *self, const RcCutEntry *entry, GError **error)
{
  return rc_take_stack_new (self->dir, entry->base, entry->layers, entry->n_layers, error);
}

static gboolean
run_movie (RcExport *self, GCancellable *cancellable, GError **error)
{
  RcCut cut = { .project_dir = self->dir,
                .entries = (const RcCutEntry *)(gpointer)self->entries->data,
                .n_entries = self->entries->len,
                .width = self->width,
                .height = self->height,
                .rate = self->rate,
                .sounds = (const RcMovieSound *)(gpointer)self->sounds->data,
                .n_sounds = self->sounds->len,
                .cast = self->cast };

  return rc_handoff_movie (&cut, self->path, on_progress, self, cancellable, error);
}

/* The middle frame with the regions over it, where there are some. */
static gboolean
draw_pictures (RcExport *self, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      RcCutEntry             *entry = &g_array_index (self->entries, RcCutEntry, i);
      RcSheetShot            *shot = &g_array_index (self->shots, RcSheetShot, entry->frames);
      g_autoptr (RcTakeStack) stack = open_stack (self, entry, error);

      if (stack == NULL)
        return FALSE;
      shot->picture = rc_take_stack_frame (
          stack, rc_take_reader_frames (rc_take_stack_base (stack)) / 2, error);
      if (shot->picture == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_sheet (RcExport *self, GCancellable *cancellable, GError **error)
{
  gboolean good = draw_pictures (self, error) &&
                  rc_handoff_sheet_save (&self->sheet, self->path, cancellable, error);

  for (guint i = 0; i < self->shots->len; i++)
    g_clear_pointer (&g_array_index (self->shots, RcSheetShot, i).picture, rc_frame_unref);
  return good;
}

static gboolean
run_frames (RcExport *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcTakeStack) stack =
      open_stack (self, &g_array_index (self->entries, RcCutEntry, 0), error);

  return stack != NULL &&
         rc_handoff_frames (stack, self->path, on_progress, self, cancellable, error) >= 0;
}

static gpointer
export_run (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  static gboolean (*const run[]) (RcExport *, GCancellable *, GError **) = {
    [EXPORT_MOVIE] = run_movie, [EXPORT_SHEET] = run_sheet, [EXPORT_FRAMES] = run_frames
  };
  RcExport *self = data;

  self->job = job;
  return run[self->kind](self, cancellable, error) ? g_strdup (self->path) : NULL;
}

/**
 * rc_session_export:
 * @plan: (transfer full)
 * @path: the file, or for frames the folder
 *
 * Errors of the job: those of engine/handoff, naming the file.
 *
 * Returns: (transfer none): the job
 */
RcSessionJob *
rc_session_export (RcSession *self, RcExport *plan, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  RcJobSpec        spec = { .run = export_run,
                            .data = plan,
                            .data_free = (GDestroyNotify)rc_export_free,
                            .result_free = g_free,
                            .priority = RC_PRIORITY_NOW };

  plan->path = g_strdup (path);
  return rc_session_submit_spec (self, RC_WORK_EXPORT, RC_NODE (rc_session_get_project (self)),
                                 name, path, &spec);
}
