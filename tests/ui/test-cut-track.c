/* test-cut-track.c - the strip of the cut: what is seen of a shot that has no take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-track-private.h"

#include "tests/film.h"
#include "tests/ui/window.h"

/* Its first frame, which is grey: how bright. -1: there is none */
static int
preview_of (RcCutTrack *track, RcNode *shot)
{
  GdkTexture *texture = g_hash_table_lookup (track->previews, rc_node_get_id (shot));

  return texture != NULL ? window_grey_of (texture) : -1;
}

/* The first frame stays while the job draws on, and the next job brings its own. */
static void
test_an_edit_brings_another_preview (void)
{
  static const int       seeds[] = { 20, 60 };
  Film                   film;
  g_autoptr (RcFilmView) film_view = NULL;
  RcCutView             *view = g_object_new (RC_TYPE_CUT_VIEW, NULL);
  RcCutTrack            *track = g_object_new (RC_TYPE_CUT_TRACK, NULL);
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *window;

  film_create_shot (&film, grey_generators, "12f");
  film_set_text (&film, film.shot, "prompt", "for ever");
  film_view = rc_film_view_new (film.session);
  rc_cut_track_set_view (track, view);
  gtk_widget_set_size_request (GTK_WIDGET (track), 320, 60);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (track));
  window = window_present (box, 320, 240);
  rc_cut_view_set_film (view, film_view);
  window_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      const RcRenderOptions options = { .seed = seeds[i] };
      g_autoptr (GError)    error = NULL;
      RcSessionJob *job = rc_session_render_shot (film.session, RC_SHOT (film.shot), &options,
                                                  RC_PRIORITY_NOW, &error);

      g_assert_no_error (error);
      while (preview_of (track, film.shot) != seeds[i])
        g_main_context_iteration (NULL, TRUE);
      rc_session_cancel (film.session, job);
    }
  window_end (window);
  film_end (&film, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/cut-track/an-edit-brings-another-preview",
                   test_an_edit_brings_another_preview);
  return g_test_run ();
}
