/* test-direct.c - a hand that directs: what it sees, what it moves, and what the camera does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/render/view-edit.h"
#include "engine/script/hand-set.h"
#include "engine/session/session.h"
#include "engine/sketch/sketch.h"
#include "tests/tree.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

typedef struct
{
  char       *dir;
  RcSession  *session;
  RcDocument *document;
  RcNode     *shot;
  RcView     *view; /* the latest one that was told */
  gboolean    stopped;
} Film;

static void
on_view (RcSession *session, RcNode *shot, gpointer view, gpointer error, Film *film)
{
  g_assert_true (shot == film->shot);
  film->stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (film->stopped)
    return;
  g_assert_no_error ((GError *)error);
  film->view = rc_view_ref (view);
}

static void
film_set_up (Film *film, gconstpointer prompt)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;
  RcNode            *scene;

  film->dir = g_dir_make_tmp ("raccord-direct-XXXXXX", NULL);
  path = g_build_filename (film->dir, "film.raccord", NULL);
  film->session = rc_session_create (path, "Film", generators, &error);
  g_assert_no_error (error);
  film->document = rc_session_get_document (film->session);
  scene = rc_document_add (film->document, rc_session_get_project (film->session), RC_TYPE_SCENE,
                           -1, NULL);
  film->shot = rc_document_add (film->document, scene, RC_TYPE_SHOT, -1, NULL);
  g_assert_true (rc_document_set_text (film->document, film->shot, "prompt", prompt, 0, NULL));
  g_signal_connect (film->session, "view", G_CALLBACK (on_view), film);
}

static void
film_tear_down (Film *film, gconstpointer prompt)
{
  g_clear_object (&film->session);
  g_clear_pointer (&film->view, rc_view_unref);
  remove_tree (film->dir);
  g_free (film->dir);
}

/* (transfer full) */
static RcView *
look (Film *film, const cJSON *by_hand, int frame)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&film->view, rc_view_unref);
  g_assert_true (
      rc_session_view (film->session, RC_SHOT (film->shot), by_hand, frame, 180, &error));
  g_assert_no_error (error);
  while (film->view == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&film->view);
}

static const RcViewThing *
find (const RcView *view, const char *path)
{
  for (guint i = 0; i < view->n_things; i++)
    if (strcmp (view->things[i].path, path) == 0)
      return &view->things[i];
  g_error ("%s is not in the view", path);
}

/* Share of pixels that differ by more than a shade. */
static double
difference (const RcFrame *a, const RcFrame *b)
{
  guint differ = 0;

  g_assert_cmpint (a->width, ==, b->width);
  g_assert_cmpint (a->height, ==, b->height);
  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width * 4; x++)
      differ += abs (a->data[(gsize)y * a->stride + (gsize)x] -
                     b->data[(gsize)y * b->stride + (gsize)x]) > 6;
  return (double)differ / (a->width * a->height * 4);
}

static void
test_sees (Film *film, gconstpointer prompt)
{
  g_autoptr (RcView) view = look (film, NULL, 0);
  const RcViewThing *sailor = find (view, "figures.sailor");
  double             left = 0, top = 0, right = 0, bottom = 0, x, y;
  int                picked;

  g_assert_true (rc_view_thing_box (view, sailor, &left, &top, &right, &bottom));
  picked = rc_view_pick (view, (left + right) / 2, CLAMP ((top + bottom) / 2, 0, 0.98), 0.05);
  g_assert_cmpint (picked, >=, 0);
  g_assert_true (&view->things[picked] == sailor);
  g_assert_cmpint (rc_view_pick (view, 0.01, 0.01, 0), ==, -1);
  g_assert_true (rc_view_project (&view->camera, sailor->at, &x, &y));
  g_assert_cmpfloat (x, >, left);
  g_assert_cmpfloat (x, <, right);
  g_assert_cmpfloat (y, >, 0.5);
}

/* Who asked for it is told that it does not come. */
static void
test_stops (Film *film, gconstpointer prompt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcView) view = NULL;

  /* It may have come before it could be stopped. */
  for (int i = 0; i < 50 && !film->stopped; i++)
    {
      g_clear_pointer (&film->view, rc_view_unref);
      g_assert_true (rc_session_view (film->session, RC_SHOT (film->shot), NULL, 0, 720, &error));
      rc_session_cancel_all (film->session);
      while (!film->stopped && film->view == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (film->stopped);
  view = look (film, NULL, 0);
  g_assert_nonnull (view);
}

static void
test_holds (Film *film, gconstpointer prompt)
{
  g_autoptr (RcView) framed = look (film, NULL, 0), held = NULL;
  g_autoptr (cJSON)  by_hand = cJSON_CreateObject ();

  g_assert_false (rc_view_edit_is_held (by_hand, 0));
  rc_view_edit_hold (by_hand, framed);
  g_assert_true (rc_view_edit_is_held (by_hand, 0));
  held = look (film, by_hand, 0);
  for (int i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (held->camera.eye[i], framed->camera.eye[i], 0.005);
  g_assert_cmpfloat_with_epsilon (held->camera.tan_x, framed->camera.tan_x, 0.001);
  g_assert_cmpfloat (difference (held->picture, framed->picture), <, 0.03);
  g_assert_true (rc_view_edit_release_camera (by_hand, 0));
  g_assert_null (by_hand->child);
}

/* Under the held camera a figure goes where the pointer is, and its picture with it. */
static void
test_moves (Film *film, gconstpointer prompt)
{
  g_autoptr (RcView) before = look (film, NULL, 0), after = NULL;
  const RcViewThing *sailor = find (before, "figures.sailor");
  g_autoptr (cJSON)  by_hand = cJSON_CreateObject ();
  double             x = 0, y = 0, from_x = 0, from_z = 0, to_x = 0, to_z = 0, now_x = 0, now_y = 0;

  g_assert_true (rc_view_project (&before->camera, sailor->at, &x, &y));
  g_assert_true (rc_view_ground (&before->camera, x, y, sailor->at[1], &from_x, &from_z));
  g_assert_cmpfloat_with_epsilon (from_x, sailor->at[0], 0.01);
  g_assert_cmpfloat_with_epsilon (from_z, sailor->at[2], 0.01);
  g_assert_true (rc_view_ground (&before->camera, x + 0.15, y + 0.03, sailor->at[1], &to_x, &to_z));
  rc_view_edit_hold (by_hand, before);
  rc_view_edit_move (by_hand, sailor, to_x - from_x, to_z - from_z);
  after = look (film, by_hand, 0);
  g_assert_true (
      rc_view_project (&after->camera, find (after, "figures.sailor")->at, &now_x, &now_y));
  g_assert_cmpfloat_with_epsilon (now_x, x + 0.15, 0.01);
  g_assert_cmpfloat_with_epsilon (now_y, y + 0.03, 0.01);
}

static void
test_turns (Film *film, gconstpointer prompt)
{
  g_autoptr (RcView) before = look (film, NULL, 0), after = NULL, sitting = NULL;
  const RcViewThing *sailor = find (before, "figures.sailor");
  g_autoptr (cJSON)  by_hand = cJSON_CreateObject ();

  rc_view_edit_turn (by_hand, sailor, 120);
  after = look (film, by_hand, 0);
  g_assert_cmpfloat_with_epsilon (find (after, "figures.sailor")->turn, 120, 1);
  rc_view_edit_action (by_hand, sailor, "wave");
  sitting = look (film, by_hand, 0);
  g_assert_cmpstr (find (sitting, "figures.sailor")->action, ==, "wave");
  g_assert_true (rc_view_edit_release_thing (by_hand, sailor));
  g_assert_false (rc_view_edit_release_thing (by_hand, sailor));
}

static void
test_camera (Film *film, gconstpointer prompt)
{
  g_autoptr (RcView) before = look (film, NULL, 0), after = NULL;
  g_autoptr (cJSON)  by_hand = cJSON_CreateObject ();
  RcViewStand        stand = before->stand;

  rc_view_stand_orbit (&stand, 30, 10);
  rc_view_stand_dolly (&stand, 1.5);
  rc_view_stand_zoom (&stand, 0.8);
  rc_view_edit_stand (by_hand, 0, &stand);
  after = look (film, by_hand, 0);
  g_assert_cmpfloat_with_epsilon (after->stand.around, remainder (before->stand.around + 30, 360),
                                  0.1);
  g_assert_cmpfloat_with_epsilon (after->stand.above, before->stand.above + 10, 0.1);
  g_assert_cmpfloat_with_epsilon (after->stand.away, before->stand.away * 1.5, 0.01);
  g_assert_cmpfloat_with_epsilon (after->camera.tan_x, before->camera.tan_x / 0.8, 0.002);
}

static void
test_one_step (Film *film, gconstpointer prompt)
{
  g_autoptr (RcView) view = look (film, NULL, 0);
  g_autoptr (cJSON)  by_hand = cJSON_CreateObject (), wrong = cJSON_CreateObject ();
  g_autoptr (GError) error = NULL;

  rc_view_edit_hold (by_hand, view);
  rc_view_edit_move (by_hand, find (view, "figures.sailor"), 1, 0);
  g_assert_true (
      rc_session_set_by_hand (film->session, RC_SHOT (film->shot), by_hand, "Move sailor", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Move sailor");
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, prompt);
  g_assert_nonnull (rc_node_get_json (film->shot, "staging"));
  rc_document_undo (film->document);
  g_assert_null (rc_node_get_json (film->shot, "staging"));
  g_assert_true (rc_hand_set_set (wrong, "camera.away", "\"near\"", NULL));
  g_assert_false (
      rc_session_set_by_hand (film->session, RC_SHOT (film->shot), wrong, "Wrong", &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
  g_assert_null (rc_node_get_json (film->shot, "staging"));
}

int
main (int argc, char **argv)
{
  static const char *const prompts[] = {
    "Full shot. A sailor stands on the pier.",
    "Full shot, low angle. A sailor stands on the pier.",
    "Full shot, high angle, 24 mm. A sailor stands on the pier.",
    "Full shot, dutch angle. A sailor stands on the pier, looking left.",
    "Full shot, fish-eye lens. A sailor stands on the pier.",
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      g_autofree char *moves = g_strdup_printf ("/engine/direct/moves-under-the-pointer/%u", i);
      g_autofree char *holds = g_strdup_printf ("/engine/direct/holds-the-camera/%u", i);

      g_test_add (moves, Film, prompts[i], film_set_up, test_moves, film_tear_down);
      g_test_add (holds, Film, prompts[i], film_set_up, test_holds, film_tear_down);
    }
  g_test_add ("/engine/direct/sees-and-picks", Film, prompts[0], film_set_up, test_sees,
              film_tear_down);
  g_test_add ("/engine/direct/tells-that-it-was-stopped", Film, prompts[0], film_set_up, test_stops,
              film_tear_down);
  g_test_add ("/engine/direct/turns-and-acts", Film, prompts[0], film_set_up, test_turns,
              film_tear_down);
  g_test_add ("/engine/direct/the-camera-goes-where-it-is-put", Film, prompts[0], film_set_up,
              test_camera, film_tear_down);
  g_test_add ("/engine/direct/is-one-step-or-none", Film, prompts[0], film_set_up, test_one_step,
              film_tear_down);
  return g_test_run ();
}
