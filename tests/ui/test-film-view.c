/* test-film-view.c - what is selected of a film, when it goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/film-view.h"

#include "tests/film.h"

#include <gtk/gtk.h>

typedef struct
{
  Film        film;
  RcFilmView *view;
  RcNode     *shots[3];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  film_create_shot (&fixture->film, never_generators, "4s");
  fixture->shots[0] = fixture->film.shot;
  for (int i = 1; i < 3; i++)
    fixture->shots[i] = film_add (&fixture->film, fixture->film.scene, RC_TYPE_SHOT);
  fixture->view = rc_film_view_new (fixture->film.session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->view);
  film_end (&fixture->film, NULL);
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* Returns: what is selected then */
static RcNode *
without (Fixture *fixture, RcNode *node)
{
  GError *error = NULL;

  rc_film_view_select (fixture->view, node);
  settle ();
  rc_document_remove (fixture->film.document, node, &error);
  g_assert_no_error (error);
  settle ();
  return rc_film_view_get_node (fixture->view);
}

static void
test_the_next_is_selected (Fixture *fixture, gconstpointer data)
{
  g_assert_true (without (fixture, fixture->shots[0]) == fixture->shots[1]);
  g_assert_true (RC_NODE (rc_film_view_get_shot (fixture->view)) == fixture->shots[1]);
  g_assert_cmpuint (rc_film_view_get_n_shots (fixture->view), ==, 1);
  g_assert_true (without (fixture, fixture->shots[2]) == fixture->shots[1]);
  g_assert_true (without (fixture, fixture->shots[1]) == fixture->film.scene);
  g_assert_null (rc_film_view_get_shot (fixture->view));
  g_assert_null (without (fixture, fixture->film.scene));
}

static void
test_what_undo_takes_away (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  RcNode *added;

  rc_document_seal (fixture->film.document);
  added = rc_document_add (fixture->film.document, fixture->film.scene, RC_TYPE_SHOT, 1, &error);
  g_assert_no_error (error);
  rc_film_view_select (fixture->view, added);
  settle ();
  rc_document_undo (fixture->film.document);
  settle ();
  g_assert_true (rc_film_view_get_node (fixture->view) == fixture->shots[1]);
}

static void
test_of_anything_else_nothing (Fixture *fixture, gconstpointer data)
{
  RcNode *character = film_add (&fixture->film, fixture->film.project, RC_TYPE_CHARACTER);

  film_add (&fixture->film, fixture->film.project, RC_TYPE_CHARACTER);
  g_assert_null (without (fixture, character));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/film-view/the-next-is-selected", Fixture, NULL, set_up,
              test_the_next_is_selected, tear_down);
  g_test_add ("/ui/film-view/what-undo-takes-away", Fixture, NULL, set_up,
              test_what_undo_takes_away, tear_down);
  g_test_add ("/ui/film-view/of-anything-else-nothing", Fixture, NULL, set_up,
              test_of_anything_else_nothing, tear_down);
  return g_test_run ();
}
