/* bench-session.c - from an edit to the first picture, through the whole engine; bench-take.c has
 * takes and regions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/render/view-edit.h"
#include "engine/session/session.h"
#include "engine/sketch/sketch.h"
#include "tests/bench/stop.h"

#include <stdio.h>
#include <stdlib.h>

#define EDITS 10

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

static void
on_frame (RcSession *session, RcNode *node, int index, gpointer frame, gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

static double
milliseconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

/* A preview that is asked for at once, and one that waits for the keyboard to rest, as the window
 * does. */
static void
measure_edits (RcSession *session, RcNode *shot)
{
  double             seen[EDITS];
  gboolean           there = FALSE;
  g_autoptr (GError) error = NULL;

  g_signal_connect (session, "frame", G_CALLBACK (on_frame), &there);
  rc_session_set_automatic (session, TRUE);
  for (int i = 0; i < EDITS; i++)
    {
      g_autofree char *prompt =
          g_strdup_printf ("Medium shot. A sailor walks on the pier, take %d.", i);
      gint64 start;

      rc_session_cancel_all (session);
      while (g_list_model_get_n_items (rc_session_get_jobs (session)) > 0)
        g_main_context_iteration (NULL, TRUE);
      start = g_get_monotonic_time ();
      there = FALSE;
      rc_document_set_text (rc_session_get_document (session), shot, "prompt", prompt, 0, &error);
      stop_on (error);
      while (!there)
        g_main_context_iteration (NULL, TRUE);
      seen[i] = milliseconds_since (start);
    }
  rc_session_set_automatic (session, FALSE);
  rc_session_cancel_all (session);
  while (g_list_model_get_n_items (rc_session_get_jobs (session)) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (session, &there);
  qsort (seen, EDITS, sizeof *seen, by_size);
  printf ("first preview frame after an edit, 640x360: median %.0f ms, of which 300 ms wait for "
          "the keyboard to rest\n",
          seen[EDITS / 2]);
}

static void
on_view (RcSession *session, RcNode *shot, gpointer view, gpointer error, gpointer user_data)
{
  stop_on (error);
  *(RcView **)user_data = rc_view_ref (view);
}

/* A figure that is dragged: from the hand-set value to the picture, as the stage asks for it. */
static void
measure_views (RcSession *session, RcNode *shot, int lines)
{
  double             seen[EDITS];
  g_autoptr (RcView) view = NULL, next = NULL;
  g_autoptr (cJSON)  by_hand = cJSON_CreateObject ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (session, "view", G_CALLBACK (on_view), &next);
  for (int i = 0; i < EDITS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (view != NULL)
        rc_view_edit_move (by_hand, &view->things[0], 0.05, 0);
      (void)!rc_session_view (session, RC_SHOT (shot), by_hand, 0, lines, &error);
      stop_on (error);
      while (next == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&view, rc_view_unref);
      view = g_steal_pointer (&next);
      seen[i] = milliseconds_since (start);
    }
  g_signal_handlers_disconnect_by_data (session, &next);
  qsort (seen, EDITS, sizeof *seen, by_size);
  printf ("a dragged figure, %d lines: median %.0f ms, longest %.0f ms\n", lines, seen[EDITS / 2],
          seen[EDITS - 1]);
}

/* All that stands between the program's start and a picture but the widgets: data, import, OpenGL,
 * drawing. */
static void
measure_start (const char *folder)
{
  gint64           start = g_get_monotonic_time ();
  g_autofree char *film = g_build_filename (folder, "start.raccord", NULL);
  g_autofree char *script = rc_data_path ("examples/keeper.fountain");
  gboolean         there = FALSE;
  GError          *error = NULL;
  RcSession       *session = rc_session_create (film, "Film", generators, &error);

  stop_on (error);
  rc_session_import_script (session, script, &error);
  stop_on (error);
  g_signal_connect (session, "frame", G_CALLBACK (on_frame), &there);
  rc_session_set_automatic (session, TRUE);
  while (!there)
    g_main_context_iteration (NULL, TRUE);
  printf ("start to the first picture of the example film, without the widgets: %.0f ms\n",
          milliseconds_since (start));
  g_object_unref (session);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("raccord-bench-XXXXXX", NULL);
  g_autofree char *film = g_build_filename (folder, "film.raccord", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", folder);
  GError          *error = NULL;
  RcSession       *session;
  RcDocument      *document;
  RcNode          *scene, *shot;

  measure_start (folder);
  session = rc_session_create (film, "Film", generators, &error);
  stop_on (error);
  document = rc_session_get_document (session);
  scene = rc_document_add (document, rc_session_get_project (session), RC_TYPE_SCENE, -1, &error);
  shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, &error);
  rc_document_set_text (document, shot, "duration", "2", 0, &error);
  measure_edits (session, shot);
  measure_views (session, shot, 180);
  measure_views (session, shot, 360);
  g_object_unref (session);
  return system (remove) != 0;
}
