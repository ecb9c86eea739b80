/* test-references.c - references change places, are taken over, and find their files again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "tests/film.h"

#include <glib/gstdio.h>

/* Returns: (transfer full): the path of a grey picture in the film's neighbourhood */
static char *
picture (Film *film, const char *name, guint8 grey)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) frame = rc_frame_new (16, 16, RC_FRAME_BGRA8, &error);
  char               *path = g_build_filename (film->dir, name, NULL);

  g_assert_no_error (error);
  for (gsize i = 0; i < frame->stride * (gsize)frame->height; i++)
    frame->data[i] = i % 4 == 3 ? 255 : grey;
  g_assert_true (rc_frame_save_png (frame, path, &error));
  g_assert_no_error (error);
  return path;
}

static void
film_set_up (Film *film, gconstpointer data)
{
  film_create_shot (film, never_generators, "6f");
}

static RcNode *
add (Film *film, RcNode *owner, const char *name, guint8 grey)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = picture (film, name, grey);
  RcNode *reference = rc_session_add_reference (film->session, owner, path, NULL, &error);

  g_assert_no_error (error);
  return reference;
}

static const char *
file_at (RcNode *owner, guint index)
{
  return rc_node_get_string (rc_node_get_child (owner, RC_TYPE_REFERENCE, index), "file");
}

static void
test_places (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcNode            *a = add (film, film->shot, "a.png", 10);
  RcNode            *c;

  add (film, film->shot, "b.png", 20);
  c = add (film, film->shot, "c.png", 30);
  g_assert_true (rc_session_place_reference (film->session, c, film->shot, a, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (file_at (film->shot, 0), ==, "c.png");
  g_assert_true (rc_session_place_reference (film->session, c, film->shot, NULL, &error));
  g_assert_cmpstr (file_at (film->shot, 0), ==, "a.png");
  g_assert_cmpstr (file_at (film->shot, 2), ==, "c.png");
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpstr (file_at (film->shot, 0), ==, "c.png");
}

static void
test_takes_over (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcNode            *plate = add (film, film->scene, "plate.png", 40);

  g_assert_true (rc_session_place_reference (film->session, plate, film->shot, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rc_node_get_n_children (film->scene, RC_TYPE_REFERENCE), ==, 1);
  g_assert_cmpstr (file_at (film->shot, 0), ==, "plate.png");
  for (guint8 i = 1; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.png", i);

      add (film, film->shot, name, (guint8)(100 + i));
    }
  g_assert_false (rc_session_place_reference (film->session, plate, film->shot, NULL, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_LIMIT);
}

typedef struct
{
  guint    linked;
  GError  *error;
  gboolean done;
} Result;

static void
on_linked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Result *to = user_data;

  to->linked = rc_session_relink_finish (RC_SESSION (source), result, &to->error);
  to->done = TRUE;
}

static Result
relink (Film *film, RcNode *reference, const char *path)
{
  Result result = { 0 };

  rc_session_relink_async (film->session, reference, path, NULL, on_linked, &result);
  while (!result.done)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static void
lose (Film *film, RcNode *reference)
{
  g_autofree char *path = rc_store_media_path (rc_session_get_dir (film->session),
                                               rc_node_get_string (reference, "media"));

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_relinks (Film *film, gconstpointer data)
{
  RcNode          *a = add (film, film->shot, "a.png", 10);
  RcNode          *b = add (film, film->scene, "b.png", 20);
  g_autofree char *other = picture (film, "other.png", 99);
  Result           result;

  g_assert_false (rc_session_is_missing (film->session, a));
  lose (film, a);
  lose (film, b);
  g_assert_true (rc_session_is_missing (film->session, a));
  result = relink (film, a, other);
  g_assert_no_error (result.error);
  g_assert_cmpuint (result.linked, ==, 1);
  g_assert_cmpstr (file_at (film->shot, 0), ==, "other.png");
  lose (film, a);
  result = relink (film, a, film->dir);
  g_assert_no_error (result.error);
  g_assert_cmpuint (result.linked, ==, 2);
  g_assert_false (rc_session_is_missing (film->session, a));
  g_assert_false (rc_session_is_missing (film->session, b));
}

static void
test_refuses (Film *film, gconstpointer data)
{
  RcNode          *a = add (film, film->shot, "a.png", 10);
  g_autofree char *words = g_build_filename (film->dir, "words.txt", NULL);
  g_autofree char *empty = g_build_filename (film->dir, "empty", NULL);
  Result           result;

  lose (film, a);
  g_assert_true (g_file_set_contents (words, "no picture", -1, NULL));
  result = relink (film, a, words);
  g_assert_nonnull (result.error);
  g_clear_error (&result.error);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  result = relink (film, a, empty);
  g_assert_no_error (result.error);
  g_assert_cmpuint (result.linked, ==, 0);
  g_assert_true (rc_session_is_missing (film->session, a));
}

typedef struct
{
  GMainLoop *loop;
  RcShot    *shot;
  GError    *error;
} Added;

static void
on_shot (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Added *added = user_data;

  added->shot = rc_session_add_shot_from_finish (RC_SESSION (source), result, &added->error);
  g_main_loop_quit (added->loop);
}

static Added
add_shot_from (Film *film, int index, const char *path)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Added                 added = { .loop = loop };

  rc_session_add_shot_from_async (film->session, RC_SCENE (film->scene), index, path, NULL, on_shot,
                                  &added);
  g_main_loop_run (loop);
  return added;
}

static void
test_shot (Film *film, gconstpointer data)
{
  g_autofree char *path = picture (film, "board.png", 60);
  g_autofree char *broken = g_build_filename (film->dir, "broken.png", NULL);
  Added            added = add_shot_from (film, 0, path);
  RcNode          *reference;

  g_assert_no_error (added.error);
  g_assert_true (rc_node_get_child (film->scene, RC_TYPE_SHOT, 0) == (gpointer)added.shot);
  g_assert_cmpuint (rc_node_get_n_children (film->scene, RC_TYPE_SHOT), ==, 2);
  reference = rc_node_get_child (RC_NODE (added.shot), RC_TYPE_REFERENCE, 0);
  g_assert_cmpint (rc_node_get_enum (reference, "role"), ==, RC_ROLE_FIRST_FRAME);
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (film->scene, RC_TYPE_SHOT), ==, 1);

  /* What cannot be read leaves nothing behind. */
  g_assert_true (g_file_set_contents (broken, "no picture", -1, NULL));
  added = add_shot_from (film, -1, broken);
  g_assert_null (added.shot);
  g_assert_nonnull (added.error);
  g_clear_error (&added.error);
  g_assert_cmpuint (rc_node_get_n_children (film->scene, RC_TYPE_SHOT), ==, 1);
  g_assert_nonnull (rc_document_get_redo_name (film->document));
}

#define CASE(name, func) g_test_add (name, Film, NULL, film_set_up, func, film_end)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("/engine/references/change-places", test_places);
  CASE ("/engine/references/are-taken-over-while-there-is-room", test_takes_over);
  CASE ("/engine/references/find-their-files-again", test_relinks);
  CASE ("/engine/references/become-shots", test_shot);
  CASE ("/engine/references/refuse-what-is-no-file-of-theirs", test_refuses);
  return g_test_run ();
}
