/* cut-sound.c - what is heard in a cut
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/cut-sound.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/session/session-private.h"

#include <glib/gi18n-lib.h>

/* --- the shots' own sound --- */

static void
sound_clear (gpointer data)
{
  g_free ((char *)((RcMovieSound *)data)->path);
}

static gboolean
is_heard (int role)
{
  return role == RC_ROLE_VOICE || role == RC_ROLE_MUSIC || role == RC_ROLE_AMBIENCE;
}

typedef struct
{
  RcSession       *session;
  GArray          *sounds;
  const RcCutShot *shot;
  RcRational       rate;
  double           gain;
} Listing;

/* @path: (transfer full): a file that lies under the whole shot from its first frame */
static void
add_file (Listing *self, char *path)
{
  RcMovieSound sound = { .path = path,
                         .start = rc_rational (0, 1),
                         .seconds = rc_time_from_frames (self->shot->whole, self->rate),
                         .gain = self->gain };

  if (rc_sound_cut (&sound, rc_time_from_frames (self->shot->in, self->rate),
                    rc_time_from_frames (self->shot->start, self->rate),
                    rc_time_from_frames (self->shot->frames, self->rate)))
    g_array_append_val (self->sounds, sound);
  else
    g_free (path);
}

/* Sound references lie under the shot from its first frame; a scene's under each of its shots. */
static void
add_references (Listing *self, RcNode *owner)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);

      if (rc_node_get_enum (reference, "slot") == RC_SLOT_AUDIO &&
          is_heard (rc_node_get_enum (reference, "role")))
        add_file (self, rc_store_media_path (rc_session_get_dir (self->session),
                                             rc_node_get_string (reference, "media")));
    }
}

/* What the take sounds like; if it was made without sound, the references that lie under it. */
static void
add_shot (Listing *self)
{
  RcNode          *shot = RC_NODE (self->shot->shot);
  RcTake          *take = rc_shot_get_best_take (self->shot->shot);
  RcNode          *trim = self->shot->trim != NULL ? RC_NODE (self->shot->trim) : NULL;
  g_autofree char *path =
      take != NULL
          ? g_build_filename (rc_session_get_dir (self->session), "takes",
                              rc_node_get_string (RC_NODE (take), "hash"), RC_TAKE_SOUND, NULL)
          : NULL;

  self->gain = rc_level_to_gain (trim != NULL ? rc_node_get_double (trim, "level") : 0);
  if (self->gain <= 0)
    return;
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    add_file (self, g_steal_pointer (&path));
  else
    {
      add_references (self, shot);
      add_references (self, rc_node_get_parent (shot));
    }
}

/* --- the tracks --- */

static RcRational
shorter (RcRational a, RcRational b)
{
  return rc_rational_compare (a, b) < 0 ? a : b;
}

static RcRational
minus (RcRational a, RcRational b)
{
  return rc_rational_add (a, rc_rational (-b.num, b.den));
}

/* A loop without a length of its own goes on to the end of the cut. */
static RcRational
length_of (RcNode *node, RcRational end)
{
  RcRational length = rc_node_get_rational (node, "length");
  RcRational left = minus (end, rc_node_get_rational (node, "start"));
  RcRational whole =
      minus (rc_node_get_rational (node, "whole"), rc_node_get_rational (node, "in"));

  if (rc_node_get_boolean (node, "loops"))
    return length.num > 0 ? shorter (length, left) : left;
  return shorter (length.num > 0 ? shorter (length, whole) : whole, left);
}

static void
add_track_sound (Listing *self, RcNode *node, RcRational end)
{
  RcMovieSound sound = { .start = rc_node_get_rational (node, "start"),
                         .seconds = length_of (node, end),
                         .from = rc_node_get_rational (node, "in"),
                         .gain = rc_level_to_gain (rc_node_get_double (node, "level")),
                         .fade_in = rc_node_get_rational (node, "fade-in"),
                         .fade_out = rc_node_get_rational (node, "fade-out"),
                         .loops = rc_node_get_boolean (node, "loops") };

  if (rc_node_get_boolean (node, "muted") || sound.gain <= 0 || sound.seconds.num <= 0)
    return;
  sound.path =
      rc_store_media_path (rc_session_get_dir (self->session), rc_node_get_string (node, "media"));
  g_array_append_val (self->sounds, sound);
}

/**
 * rc_session_list_sounds:
 * @shots: (element-type RcCutShot): what plays
 * @cut: (nullable): whose tracks lie under it
 *
 * What reaches beyond the last frame ends there, its fade with it.
 *
 * Returns: (transfer full) (element-type RcMovieSound): with paths that the array frees
 */
GArray *
rc_session_list_sounds (RcSession *self, const GArray *shots, RcFilmCut *cut)
{
  Listing    listing = { .session = self,
                         .sounds = g_array_new (FALSE, FALSE, sizeof (RcMovieSound)),
                         .rate =
                             rc_node_get_rational (RC_NODE (rc_session_get_project (self)), "rate") };
  RcRational end = rc_time_from_frames (rc_cut_shots_frames (shots), listing.rate);

  g_array_set_clear_func (listing.sounds, sound_clear);
  for (guint i = 0; i < shots->len; i++)
    {
      listing.shot = &g_array_index (shots, RcCutShot, i);
      add_shot (&listing);
    }
  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_SOUND); i++)
    add_track_sound (&listing, rc_node_get_child (RC_NODE (cut), RC_TYPE_SOUND, i), end);
  return listing.sounds;
}

/* --- a file onto a track --- */

typedef struct
{
  char      *dir, *path;
  RcTrack    track;
  RcRational start;
  double     seconds;
  char      *media;
} Arrival;

static void
arrival_free (Arrival *self)
{
  g_free (self->dir);
  g_free (self->path);
  g_free (self->media);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static Arrival *
arrival_new (RcSession *self, const char *path, RcTrack track, RcRational start)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->dir = g_strdup (rc_session_get_dir (self));
  arrival->path = g_strdup (path);
  arrival->track = track;
  arrival->start = start;
  return arrival;
}

/* Thread: any. */
static gboolean
arrival_look (Arrival *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcMediaInfo) info = rc_media_probe (self->path, cancellable, error);

  if (info == NULL)
    return FALSE;
  if (!info->has_sound || info->seconds <= 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("“%s” has no sound in it. Choose a sound file for the track."), self->path);
      return FALSE;
    }
  self->seconds = info->seconds;
  self->media = rc_store_import_media (self->dir, self->path, cancellable, error);
  return self->media != NULL;
}

/* Ambience begins again until the cut ends. */
static RcSound *
arrival_insert (RcSession *self, const Arrival *arrival, GError **error)
{
  RcDocument            *document = rc_session_get_document (self);
  g_autoptr (GEnumClass) tracks = g_type_class_ref (RC_TYPE_TRACK);
  g_autofree char       *base = g_path_get_basename (arrival->path);
  g_autofree char       *file = g_filename_display_name (base);
  g_autofree char       *start = rc_rational_to_string (arrival->start);
  RcRational             seconds =
      rc_rational ((gint64)(arrival->seconds * RC_SOUND_RATE + 0.5), RC_SOUND_RATE);
  g_autofree char  *whole = rc_rational_to_string (seconds);
  const char *const pairs[][2] = {
    { "track", g_enum_get_value (tracks, (int)arrival->track)->value_nick },
    { "file", file },
    { "media", arrival->media },
    { "start", start },
    { "whole", whole },
    { "loops", arrival->track == RC_TRACK_AMBIENCE ? "true" : "false" },
  };
  RcFilmCut *cut;
  RcSound   *sound = NULL;
  gboolean   good;

  rc_document_begin (document, _ ("Add Sound"));
  cut = rc_document_need_cut (document, error);
  if (cut != NULL)
    sound = rc_document_add (document, cut, RC_TYPE_SOUND, -1, error);
  good = sound != NULL;
  for (guint i = 0; good && i < G_N_ELEMENTS (pairs); i++)
    good = rc_document_set_text (document, sound, pairs[i][0], pairs[i][1], 0, error);
  rc_document_finish (document, good);
  return good ? sound : NULL;
}

/**
 * rc_session_add_sound:
 * @start: seconds into the cut that plays
 *
 * Copies the file into the film and lays it on @track; one step of undo. Blocks while the file is
 * read; the window uses rc_session_add_sound_async().
 *
 * Errors: as rc_media_probe() and rc_store_import_media(); RC_ERROR_FORMAT if there is no sound in
 * it; RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the sound
 */
RcSound *
rc_session_add_sound (RcSession  *self,
                      const char *path,
                      RcTrack     track,
                      RcRational  start,
                      GError    **error)
{
  g_autoptr (Arrival) arrival = arrival_new (self, path, track, start);

  return arrival_look (arrival, NULL, error) ? arrival_insert (self, arrival, error) : NULL;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (arrival_look (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** As rc_session_add_sound(); the file is read in another thread. */
void
rc_session_add_sound_async (RcSession          *self,
                            const char         *path,
                            RcTrack             track,
                            RcRational          start,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, rc_session_add_sound_async);
  g_task_set_task_data (task, arrival_new (self, path, track, start), (GDestroyNotify)arrival_free);
  g_task_run_in_thread (task, look_in_thread);
}

/** Returns: (transfer none) (nullable): the sound, which is inserted by this call */
RcSound *
rc_session_add_sound_finish (RcSession *self, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return arrival_insert (self, g_task_get_task_data (G_TASK (result)), error);
}
