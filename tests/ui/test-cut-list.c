/* test-cut-list.c - the cut as it is read: every frame of it is one of a shot, and none is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/cut.h"
#include "engine/session/session-private.h"
#include "tests/film.h"
#include "ui/cut/cut-list.h"
#include "ui/play/stage-frames.h"

#include <string.h>

/* Two shots of six frames each; their greys tell which frame of which one it is. */
#define LENGTH 6
#define SEED_A 20
#define SEED_B 60

static void
render (Film *film, int seed)
{
  const RcRenderOptions options = { .seed = seed };

  film->take = film_render (film, &options);
}

static void
set_up (Film *film, gconstpointer data)
{
  film_create_shot (film, grey_generators, "6f");
  render (film, SEED_A);
  film->shot = film_add (film, film->scene, RC_TYPE_SHOT);
  film_set_text (film, film->shot, "duration", "6f");
  film_set_text (film, film->shot, "prompt", "b");
  render (film, SEED_B);
}

static int
grey_of (const RcFrame *frame)
{
  return frame->data[(frame->height / 2) * (int)frame->stride + 4 * (frame->width / 2)];
}

static int
read_grey (RcCutList *list, int frame)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) read = rc_cut_list_read (list, frame, &error);

  g_assert_no_error (error);
  return grey_of (read);
}

static void
test_a_shot_follows_the_other_without_a_gap (Film *film, gconstpointer data)
{
  g_autoptr (RcCutList) list = rc_cut_list_new (film->session);

  g_assert_cmpint (list->n_frames, ==, 2 * LENGTH);
  for (int i = 0; i < LENGTH; i++)
    {
      g_assert_cmpint (read_grey (list, i), ==, SEED_A + i);
      g_assert_cmpint (rc_cut_list_find (list, i), ==, 0);
      g_assert_cmpint (read_grey (list, LENGTH + i), ==, SEED_B + i);
      g_assert_cmpint (rc_cut_list_find (list, LENGTH + i), ==, 1);
    }
}

static void
test_what_is_trimmed_closes_up (Film *film, gconstpointer data)
{
  RcNode               *first = rc_node_get_child (film->scene, RC_TYPE_SHOT, 0);
  g_autoptr (RcCutList) before = rc_cut_list_new (film->session);
  g_autoptr (RcCutList) list = NULL;
  g_autoptr (GError)    error = NULL;

  g_assert_true (rc_document_trim (film->document, RC_SHOT (first), 1, LENGTH - 2, &error));
  g_assert_no_error (error);
  list = rc_cut_list_new (film->session);
  g_assert_cmpstr (list->state, !=, before->state);
  g_assert_cmpint (list->n_frames, ==, 2 * LENGTH - 3);
  g_assert_cmpint (read_grey (list, 0), ==, SEED_A + 1);
  g_assert_cmpint (read_grey (list, LENGTH - 4), ==, SEED_A + LENGTH - 3);
  g_assert_cmpint (read_grey (list, LENGTH - 3), ==, SEED_B);
}

static void
test_a_shot_without_a_take_keeps_its_time (Film *film, gconstpointer data)
{
  g_autoptr (RcCutList) list = NULL;

  film->shot = film_add (film, film->scene, RC_TYPE_SHOT);
  film_set_text (film, film->shot, "duration", "6f");
  list = rc_cut_list_new (film->session);
  g_assert_cmpint (list->n_frames, ==, 3 * LENGTH);
  g_assert_cmpint (read_grey (list, 2 * LENGTH - 1), ==, SEED_B + LENGTH - 1);
  g_assert_cmpint (read_grey (list, 2 * LENGTH), >, 0);
}

/* Whether any of the frame's pixels is much brighter than the ground: there are words on it. */
static gboolean
has_words (const RcFrame *frame)
{
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      if (frame->data[(gsize)y * frame->stride + 4 * (gsize)x + 1] > 0xa0)
        return TRUE;
  return FALSE;
}

/* It says which shot it is and what was written of it, and another prompt is another cut. */
static void
test_a_shot_without_a_take_has_a_slate (Film *film, gconstpointer data)
{
  g_autoptr (RcCutList) list = NULL, other = NULL;
  g_autoptr (RcFrame)   first = NULL, again = NULL, changed = NULL;
  g_autoptr (GError)    error = NULL;

  film->shot = film_add (film, film->scene, RC_TYPE_SHOT);
  film_set_text (film, film->shot, "duration", "6f");
  list = rc_cut_list_new (film->session);
  first = rc_cut_list_read (list, 2 * LENGTH, &error);
  again = rc_cut_list_read (list, 3 * LENGTH - 1, &error);
  g_assert_no_error (error);
  g_assert_true (has_words (first));
  g_assert_true (first == again);
  film_set_text (film, film->shot, "prompt", "Rain on the glass, and nobody there to see it.");
  other = rc_cut_list_new (film->session);
  g_assert_cmpstr (other->state, !=, list->state);
  changed = rc_cut_list_read (other, 2 * LENGTH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memcmp (first->data, changed->data, first->stride * (gsize)first->height), !=,
                   0);
}

/* What the shot will be like is shown on its slate, with the words over the lower part. */
static void
test_a_slate_shows_the_coarse_picture (Film *film, gconstpointer data)
{
  g_autoptr (RcCutList) list = NULL;
  g_autoptr (RcFrame)   picture = rc_frame_new (64, 36, RC_FRAME_BGRA8, NULL);
  g_autoptr (RcFrame)   words = NULL, slate = NULL;
  g_autoptr (RcRequest) request = NULL;
  g_autofree char      *path = NULL, *dir = NULL;
  g_autoptr (GError)    error = NULL;

  film->shot = film_add (film, film->scene, RC_TYPE_SHOT);
  film_set_text (film, film->shot, "duration", "6f");
  list = rc_cut_list_new (film->session);
  rc_cut_list_look (list, film->session, 2 * LENGTH);
  words = rc_cut_list_read (list, 2 * LENGTH, &error);

  for (gsize i = 0; i < picture->stride * 36; i++)
    picture->data[i] = i % 4 == 3 ? 255 : 150;
  request = rc_session_freeze (film->session, RC_SHOT (film->shot), NULL, NULL);
  path = rc_session_preview_path (film->session, rc_request_hash (request));
  dir = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (dir, 0755), ==, 0);
  g_assert_true (rc_frame_save_png (picture, path, NULL));
  rc_cut_list_look (list, film->session, 2 * LENGTH);
  slate = rc_cut_list_read (list, 2 * LENGTH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (grey_of (words), <, 60);
  g_assert_cmpint (abs (grey_of (slate) - 150), <=, 2);
  g_assert_true (has_words (slate));
}

/* --- read ahead, as it plays ------------------------------------------------------------------ */

typedef struct
{
  int greys[2 * LENGTH];
  int n;
} Played;

static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  Played *played = user_data;

  g_assert_no_error (error);
  if (index >= 0 && played->greys[index] < 0)
    {
      played->greys[index] = grey_of (frame);
      played->n++;
    }
}

static RcFrame *
read_frame (gpointer data, int index, GError **error)
{
  return rc_cut_list_read (data, index, error);
}

/* From the last frame but one of the first shot, the second one's are there before they are due. */
static void
test_it_is_read_ahead_across_the_border (Film *film, gconstpointer data)
{
  RcStageSource             source = { .data = rc_cut_list_new (film->session),
                                       .read = read_frame,
                                       .free = (GDestroyNotify)rc_cut_list_unref };
  Played                    played = { .n = 0 };
  g_autoptr (RcStageFrames) frames = NULL;
  gint64                    until = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  for (int i = 0; i < 2 * LENGTH; i++)
    played.greys[i] = -1;
  frames = rc_stage_frames_new (&source, 2 * LENGTH, 0, on_frame, &played);
  rc_stage_frames_want (frames, LENGTH - 2, 1);
  while (played.greys[LENGTH + 2] < 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  for (int i = LENGTH - 2; i <= LENGTH + 2; i++)
    g_assert_cmpint (played.greys[i], ==, i < LENGTH ? SEED_A + i : SEED_B + i - LENGTH);
}

static void
test_other_pictures_are_no_other_cut (Film *film, gconstpointer data)
{
  g_autoptr (RcCutList) list = rc_cut_list_new (film->session);
  g_autoptr (RcCutList) other = rc_cut_list_new (film->session);
  RcCutItem            *item = g_ptr_array_index (other->items, 1);

  g_free (item->poster);
  item->poster = g_strdup ("another.png");
  g_assert_cmpstr (list->state, ==, other->state);
  rc_cut_list_take_posters (list, other);
  g_assert_cmpstr (((RcCutItem *)g_ptr_array_index (list->items, 1))->poster, ==, "another.png");
}

#define ADD(name, func) g_test_add ("/ui/cut-list/" name, Film, NULL, set_up, func, film_end)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-shot-follows-the-other-without-a-gap", test_a_shot_follows_the_other_without_a_gap);
  ADD ("what-is-trimmed-closes-up", test_what_is_trimmed_closes_up);
  ADD ("a-shot-without-a-take-keeps-its-time", test_a_shot_without_a_take_keeps_its_time);
  ADD ("a-shot-without-a-take-has-a-slate", test_a_shot_without_a_take_has_a_slate);
  ADD ("a-slate-shows-the-coarse-picture", test_a_slate_shows_the_coarse_picture);
  ADD ("it-is-read-ahead-across-the-border", test_it_is_read_ahead_across_the_border);
  ADD ("other-pictures-are-no-other-cut", test_other_pictures_are_no_other_cut);
  return g_test_run ();
}
