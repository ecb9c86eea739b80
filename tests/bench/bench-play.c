/* bench-play.c - a take with sound played on the stage: how many frames are dropped
 *
 * Budget: none at 640x360. Prints them for the window of 1600x1000, with and without the aids that
 * cost something, and the longest time between two frames of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "engine/sketch/sketch.h"
#include "tests/bench/stop.h"
#include "tests/tree.h"

#include <stdio.h>
#include <stdlib.h>

#define SECONDS 8

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

typedef struct
{
  gint64 last, longest;
  guint  ticks;
} Pace;

static RcShot *
add_shot (RcSession *session)
{
  RcDocument *document = rc_session_get_document (session);
  GError     *error = NULL;
  RcNode     *scene =
      rc_document_add (document, rc_session_get_project (session), RC_TYPE_SCENE, -1, &error);
  RcShot *shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, &error);

  rc_document_set_text (document, shot, "prompt",
                        "Medium shot. A sailor walks on the pier at dusk and says \"There you "
                        "are, at last.\" Slow push in.",
                        0, &error);
  rc_document_set_text (document, shot, "duration", "4", 0, &error);
  stop_on (error);
  return shot;
}

static void
render (RcSession *session, RcShot *shot)
{
  RcRenderOptions options = { .seed = 1, .width = 640, .height = 360, .generator = "sketch" };
  GError         *error = NULL;
  RcSessionJob   *job = rc_session_render_shot (session, shot, &options, RC_PRIORITY_NOW, &error);

  stop_on (error);
  rc_session_wait (session, job, &error);
  stop_on (error);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Pace  *pace = user_data;
  gint64 now = g_get_monotonic_time ();

  if (pace->last != 0)
    pace->longest = MAX (pace->longest, now - pace->last);
  pace->last = now;
  pace->ticks++;
  return G_SOURCE_CONTINUE;
}

static void
run_for (double seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64)(seconds * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
measure (RcStageView *stage, const char *what)
{
  RcStageClock *clock = rc_stage_player_clock (stage->player);
  Pace          pace = { 0 };
  guint         id;

  rc_stage_view_seek (stage, 0);
  run_for (1);
  rc_stage_view_set_speed (stage, 1);
  id = gtk_widget_add_tick_callback (GTK_WIDGET (stage), on_tick, &pace, NULL);
  run_for (SECONDS);
  gtk_widget_remove_tick_callback (GTK_WIDGET (stage), id);
  printf ("640x360, %s: %u of %d frames dropped in %d s; %u frames of the window, at most %.0f ms "
          "apart\n",
          what, clock->dropped, SECONDS * 24, SECONDS, pace.ticks, (double)pace.longest / 1000);
  rc_stage_view_set_speed (stage, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = g_dir_make_tmp ("raccord-play-XXXXXX", NULL);
  g_autofree char *film = g_build_filename (dir, "Bench.raccord", NULL);
  GError          *error = NULL;
  RcSession       *session = rc_session_create (film, "Bench", generators, &error);
  GtkWidget       *window, *stage;
  RcShot          *shot;

  stop_on (error);
  gtk_init ();
  shot = add_shot (session);
  render (session, shot);
  window = gtk_window_new ();
  stage = rc_stage_view_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1000);
  gtk_window_set_child (GTK_WINDOW (window), stage);
  gtk_window_present (GTK_WINDOW (window));
  rc_stage_view_set_session (RC_STAGE_VIEW (stage), session);
  rc_stage_view_set_take (RC_STAGE_VIEW (stage), shot, NULL);
  while (!rc_stage_player_is_open (RC_STAGE_VIEW (stage)->player))
    g_main_context_iteration (NULL, TRUE);
  measure (RC_STAGE_VIEW (stage), "as it is");
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (session);
  remove_tree (dir);
  return 0;
}
