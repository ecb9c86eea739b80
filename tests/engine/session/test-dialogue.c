/* test-dialogue.c - words that are spoken: from the film to the take's sound and the movie's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/media/media.h"
#include "engine/media/sound-mixer.h"
#include "engine/session/export.h"
#include "engine/session/session.h"
#include "engine/sketch/sketch.h"

#include "../media/made-wav.h"
#include "../media/made.h"

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

typedef struct
{
  char      *dir;
  RcSession *session;
  RcNode    *film, *character, *scene, *shot;
} Film;

static void
set_text (Film *self, gpointer node, const char *property, const char *text)
{
  g_autoptr (GError) error = NULL;

  rc_document_set_text (rc_session_get_document (self->session), node, property, text, 0, &error);
  g_assert_no_error (error);
}

static void
say (Film *self, RcNode *shot, const char *words)
{
  g_autofree char *text = g_strdup_printf (
      "{\"figures\":[{\"id\":\"%s\",\"name\":\"Mara\",\"sex\":\"f\"}],\"lines\":[{\"figure\":0,"
      "\"text\":\"%s\",\"language\":\"en\",\"start\":-1}]}",
      rc_node_get_id (self->character), words);

  set_text (self, shot, "staging", text);
}

static RcNode *
add (Film *self, gpointer parent, GType type)
{
  g_autoptr (GError) error = NULL;
  RcNode            *node =
      rc_document_add (rc_session_get_document (self->session), parent, type, -1, &error);

  g_assert_no_error (error);
  return node;
}

static RcNode *
add_shot (Film *self)
{
  RcNode *shot = add (self, self->scene, RC_TYPE_SHOT);

  set_text (self, shot, "duration", "36f");
  return shot;
}

static void
set_up (Film *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->dir = made_folder ();
  path = g_build_filename (self->dir, "film.raccord", NULL);
  g_assert_true (rc_media_init (&error));
  self->session = rc_session_create (path, "Film", generators, &error);
  g_assert_no_error (error);
  self->film = RC_NODE (rc_session_get_project (self->session));
  set_text (self, self->film, "preview-lines", "90");
  self->character = add (self, self->film, RC_TYPE_CHARACTER);
  set_text (self, self->character, "name", "Mara");
  self->scene = add (self, self->film, RC_TYPE_SCENE);
  self->shot = add_shot (self);
}

static void
tear_down (Film *self, gconstpointer data)
{
  g_clear_object (&self->session);
  remove_tree (self->dir);
  g_free (self->dir);
}

static RcNode *
render (Film *self, RcNode *shot)
{
  g_autoptr (GError) error = NULL;
  RcSessionJob      *job =
      rc_session_render_shot (self->session, RC_SHOT (shot), NULL, RC_PRIORITY_NOW, &error);

  g_assert_no_error (error);
  g_assert_true (rc_session_wait (self->session, job, &error));
  g_assert_no_error (error);
  return RC_NODE (rc_shot_get_best_take (RC_SHOT (shot)));
}

static char *
take_dir (Film *self, RcNode *take)
{
  return g_build_filename (rc_session_get_dir (self->session), "takes",
                           rc_node_get_string (take, "hash"), NULL);
}

static char *
sound_of (Film *self, RcNode *take)
{
  g_autofree char *dir = take_dir (self, take);

  return g_build_filename (dir, RC_TAKE_SOUND, NULL);
}

/* Returns: (transfer full): all of a sound file, [n, RC_SOUND_CHANNELS] */
static float *
read_sound (const char *path, gsize n)
{
  g_autoptr (GError)       error = NULL;
  RcMovieSound             sound = { path, { 0, 1 }, { 600, 1 }, 1, FALSE };
  g_autoptr (RcSoundMixer) mixer = rc_sound_mixer_new (&sound, 1, &error);
  float                   *out = g_new0 (float, n *RC_SOUND_CHANNELS);

  g_assert_no_error (error);
  g_assert_true (rc_sound_mixer_read (mixer, out, n, &error));
  g_assert_no_error (error);
  return out;
}

static gsize
find_clap (const float *sound, gsize from, gsize to)
{
  while (from < to && fabsf (sound[from * RC_SOUND_CHANNELS]) < 0.25f)
    from++;
  return from;
}

static void
test_same_request_same_sound (Film *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *dir = NULL, *sound = NULL, *about = NULL, *first = NULL, *second = NULL;
  g_autoptr (cJSON)  before = NULL, after = NULL;
  RcNode            *take;

  say (self, self->shot, "The light is still burning.");
  take = render (self, self->shot);
  dir = take_dir (self, take);
  sound = sound_of (self, take);
  about = g_build_filename (dir, "take.json", NULL);
  first = rc_hash_file (sound, NULL, &error);
  g_assert_no_error (error);
  before = rc_json_load (about, &error);
  remove_tree (dir);
  (void)render (self, self->shot);
  second = rc_hash_file (sound, NULL, &error);
  after = rc_json_load (about, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (rc_json_string_or (before, "frames_sha256", "?"), ==,
                   rc_json_string_or (after, "frames_sha256", "!"));
  g_assert_cmpfloat (rc_json_number_or (cJSON_GetObjectItem (after, "sound"), "samples", 0), ==,
                     36 * 2000);
}

static void
test_silent_shot (Film *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *sound = sound_of (self, render (self, self->shot));

  g_assert_false (g_file_test (sound, G_FILE_TEST_EXISTS));
  g_assert_false (rc_session_set_dialogue_duration (self->session, RC_SHOT (self->shot), &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nobody says anything"));
}

static void
test_as_long_as_the_dialogue (Film *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (RcDialogue) dialogue = NULL;
  double                 seconds;

  say (self, self->shot, "The light is still burning, and it will burn for a hundred years more.");
  g_assert_true (rc_session_set_dialogue_duration (self->session, RC_SHOT (self->shot), &error));
  g_assert_no_error (error);
  dialogue = rc_session_dialogue (self->session, RC_SHOT (self->shot), &error);
  seconds = rc_rational_to_double (rc_node_get_rational (self->shot, "duration"));
  g_assert_cmpfloat (seconds, >=, rc_dialogue_seconds (dialogue));
  g_assert_cmpfloat (seconds, <, rc_dialogue_seconds (dialogue) + 1 / 24.0);
  g_assert_cmpfloat (seconds, >, 3);
  g_assert_true (rc_document_undo (rc_session_get_document (self->session)));
  g_assert_cmpint (
      rc_rational_compare (rc_node_get_rational (self->shot, "duration"), rc_rational (3, 2)), ==,
      0);
}

static void
test_voice_of_the_character (Film *self, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (RcDialogue) usual = NULL, slow = NULL;
  g_autofree char       *before = NULL;
  RcNode                *take;

  say (self, self->shot, "The light is still burning.");
  take = render (self, self->shot);
  before = g_strdup (rc_node_get_string (take, "hash"));
  usual = rc_session_dialogue (self->session, RC_SHOT (self->shot), &error);
  set_text (self, self->character, "voice", "very slow");
  slow = rc_session_dialogue (self->session, RC_SHOT (self->shot), &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (rc_dialogue_seconds (slow), >, rc_dialogue_seconds (usual) + 0.15);
  g_assert_false (rc_session_is_current (self->session, RC_TAKE (take)));
}

/* Two shots with a clap each, the first at its first sample but one frame: joined to the sample. */
static void
test_movie_joins_to_the_sample (Film *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *clap = g_build_filename (self->dir, "clap.wav", NULL);
  g_autofree char   *movie = g_build_filename (self->dir, "movie.mp4", NULL);
  g_autofree float  *sound = NULL;
  RcNode            *shots[3] = { self->shot, add_shot (self), add_shot (self) };
  RcSessionJob      *job;

  made_clap (clap, 3 * MADE_RATE, 20000);
  for (int i = 0; i < 3; i += 2) /* the one between them is silent */
    {
      g_assert_nonnull (rc_session_add_reference (self->session, shots[i], clap, "music", &error));
      g_assert_no_error (error);
    }
  for (int i = 0; i < 3; i++)
    (void)render (self, shots[i]);
  {
    g_autofree char  *path = sound_of (self, RC_NODE (rc_shot_get_best_take (RC_SHOT (shots[0]))));
    g_autofree float *take = read_sound (path, 72000);

    g_assert_cmpuint (find_clap (take, 0, 72000), ==, 20000);
  }
  job =
      rc_session_export (self->session, rc_export_movie (self->session, NULL, 0, 0), movie, &error);
  g_assert_no_error (error);
  g_assert_true (rc_session_wait (self->session, job, &error));
  g_assert_no_error (error);
  sound = read_sound (movie, 3 * 72000);
  g_assert_cmpint (ABS ((int)find_clap (sound, 0, 72000) - 20000), <, 48);
  g_assert_cmpuint (find_clap (sound, 72000, 144000), ==, 144000);
  g_assert_cmpint (ABS ((int)find_clap (sound, 144000, 216000) - 164000), <, 48);
}

static void
test_region_keeps_the_sound (Film *self, gconstpointer data)
{
  static const char mask[] =
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.2,\"y\":0.2,\"width\":0.4,\"height\":0.4}]}";

  g_autoptr (GError) error = NULL;
  g_autofree char   *base = NULL, *layer = NULL;
  RcNode            *take, *region;
  RcSessionJob      *job;

  say (self, self->shot, "Papa!");
  take = render (self, self->shot);
  region = add (self, take, RC_TYPE_REGION);
  set_text (self, region, "prompt", "much darker");
  set_text (self, region, "mask", mask);
  job = rc_session_render_region (self->session, RC_REGION (region), &error);
  g_assert_no_error (error);
  g_assert_true (rc_session_wait (self->session, job, &error));
  g_assert_no_error (error);
  base = sound_of (self, take);
  layer = sound_of (self, region);
  g_assert_true (g_file_test (base, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (layer, G_FILE_TEST_EXISTS));
}

static void
test_missing_sound_is_named (Film *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *clap = g_build_filename (self->dir, "wind.wav", NULL);
  g_autofree char   *media = NULL, *path = NULL;
  RcNode            *reference;
  RcSessionJob      *job;

  made_clap (clap, MADE_RATE, 0);
  reference = rc_session_add_reference (self->session, self->shot, clap, "ambience", &error);
  g_assert_no_error (error);
  media = g_strdup (rc_node_get_string (reference, "media"));
  path = g_build_filename (rc_session_get_dir (self->session), "media", media, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  job = rc_session_render_shot (self->session, RC_SHOT (self->shot), NULL, RC_PRIORITY_NOW, &error);
  g_assert_no_error (error);
  g_assert_false (rc_session_wait (self->session, job, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Film *, gconstpointer);
  } tests[] = {
    { "same-request-has-same-frames-and-sound", test_same_request_same_sound },
    { "silent-shot-has-no-sound", test_silent_shot },
    { "shot-is-as-long-as-what-is-said", test_as_long_as_the_dialogue },
    { "character-has-a-voice", test_voice_of_the_character },
    { "movie-joins-to-the-sample", test_movie_joins_to_the_sample },
    { "region-keeps-the-sound", test_region_keeps_the_sound },
    { "missing-sound-is-named", test_missing_sound_is_named },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/dialogue/%s", tests[i].name);

      g_test_add (path, Film, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
