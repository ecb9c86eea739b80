/* test-cut-view.c - the cut as it plays: every frame of both shots once and in order, and what was
 * not there when it was due is counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-view.h"

#include "tests/film.h"
#include "tests/ui/window.h"

/* Two shots of twelve frames each; their greys tell which frame of which one it is. */
#define LENGTH 12
#define SEED_A 20
#define SEED_B 60

typedef struct
{
  Film       film;
  GtkWidget *window;
  RcCutView *view;
  int        shown[8 * LENGTH]; /* frames, one after the other */
  int        n_shown;
} Fixture;

/* Which frame of the cut is shown. */
static int
frame_of (GdkTexture *texture)
{
  int grey = window_grey_of (texture);

  return grey < SEED_B ? grey - SEED_A : LENGTH + grey - SEED_B;
}

static void
on_picture (GtkPicture *picture, GParamSpec *spec, Fixture *fixture)
{
  g_assert_cmpint (fixture->n_shown, <, (int)G_N_ELEMENTS (fixture->shown));
  fixture->shown[fixture->n_shown++] = frame_of (GDK_TEXTURE (gtk_picture_get_paintable (picture)));
}

static void
add_shot (Fixture *fixture, int seed, const char *prompt)
{
  const RcRenderOptions options = { .seed = seed };

  film_set_text (&fixture->film, fixture->film.shot, "prompt", prompt);
  fixture->film.take = film_render (&fixture->film, &options);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  Film                  *film = &fixture->film;
  g_autoptr (RcFilmView) view = NULL;

  film_create_shot (film, grey_generators, "12f");
  add_shot (fixture, SEED_A, "a");
  film->shot = film_add (film, film->scene, RC_TYPE_SHOT);
  film_set_text (film, film->shot, "duration", "12f");
  add_shot (fixture, SEED_B, "b");
  view = rc_film_view_new (film->session);
  fixture->view = g_object_new (RC_TYPE_CUT_VIEW, NULL);
  fixture->window = window_present (fixture->view, 320, 180);
  rc_cut_view_set_film (fixture->view, view);
  g_signal_connect (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)), "notify::paintable",
                    G_CALLBACK (on_picture), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  film_end (&fixture->film, NULL);
}

/* From the first frame, once that is seen, to the end. */
static void
play (Fixture *fixture)
{
  rc_cut_view_seek (fixture->view, LENGTH);
  while (fixture->n_shown == 0 || fixture->shown[fixture->n_shown - 1] != LENGTH)
    g_main_context_iteration (NULL, TRUE);
  rc_cut_view_seek (fixture->view, 0);
  while (fixture->shown[fixture->n_shown - 1] != 0)
    g_main_context_iteration (NULL, TRUE);
  fixture->shown[0] = 0;
  fixture->n_shown = 1;
  rc_cut_view_play (fixture->view, TRUE);
  while (rc_cut_view_get_playing (fixture->view))
    g_main_context_iteration (NULL, TRUE);
  while (fixture->shown[fixture->n_shown - 1] != 2 * LENGTH - 1)
    g_main_context_iteration (NULL, TRUE);
}

/* What is not shown, or late, is counted, and nothing is shown twice; on a machine that has the
 * time, all of it is shown. */
static void
test_every_frame_comes_once (Fixture *fixture, gconstpointer data)
{
  guint dropped = 1;

  for (int i = 0; i < 50 && dropped > 0; i++)
    {
      fixture->n_shown = 0;
      play (fixture);
      dropped = rc_cut_view_get_dropped (fixture->view);
      g_test_message ("%d frames were shown, %u dropped", fixture->n_shown, dropped);
      g_assert_cmpint (fixture->n_shown + (int)dropped, >=, 2 * LENGTH);
      for (int k = 1; k < fixture->n_shown; k++)
        g_assert_cmpint (fixture->shown[k], >, fixture->shown[k - 1]);
    }
  g_assert_cmpuint (dropped, ==, 0);
  for (int k = 0; k < 2 * LENGTH; k++)
    g_assert_cmpint (fixture->shown[k], ==, k);
}

/* The second shot's file is gone: none of its frames is there when it is due. */
static void
test_what_was_not_there_is_counted (Fixture *fixture, gconstpointer data)
{
  const char      *hash = rc_node_get_string (fixture->film.take, "hash");
  g_autofree char *take =
      g_build_filename (rc_session_get_dir (fixture->film.session), "takes", hash, NULL);

  remove_tree (take);
  rc_cut_view_seek (fixture->view, 0);
  while (fixture->n_shown == 0)
    g_main_context_iteration (NULL, TRUE);
  rc_cut_view_play (fixture->view, TRUE);
  while (rc_cut_view_get_playing (fixture->view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fixture->shown[fixture->n_shown - 1], <, LENGTH);
  /* The last one is still due when it stops. */
  g_assert_cmpuint (rc_cut_view_get_dropped (fixture->view), >=, LENGTH - 1);
}

/* And nothing of them is seen any more. */
static void
test_without_shots_there_is_nothing (Fixture *fixture, gconstpointer data)
{
  GtkPicture *picture = GTK_PICTURE (gtk_widget_get_first_child (GTK_WIDGET (fixture->view)));
  g_autoptr (GError) error = NULL;

  rc_cut_view_seek (fixture->view, 3);
  while (gtk_picture_get_paintable (picture) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (picture, fixture);
  rc_document_remove (rc_session_get_document (fixture->film.session), fixture->film.scene, &error);
  g_assert_no_error (error);
  window_settle ();
  g_assert_null (gtk_picture_get_paintable (picture));
}

#define ADD(name, func) g_test_add ("/ui/cut-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("every-frame-comes-once", test_every_frame_comes_once);
  ADD ("what-was-not-there-is-counted", test_what_was_not_there_is_counted);
  ADD ("without-shots-there-is-nothing", test_without_shots_there_is_nothing);
  return g_test_run ();
}
