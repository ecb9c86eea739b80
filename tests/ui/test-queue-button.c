/* test-queue-button.c - what is being made: how many, and what there is to stop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/film.h"
#include "tests/ui/window.h"
#include "ui/queue-button.h"

/* (transfer none) (nullable): the first one below @widget, seen or not, that says @text */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *label = NULL;
      GtkWidget       *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        {
          g_object_get (child, "label", &label, NULL);
          if (g_strcmp0 (label, text) == 0)
            return child;
        }
      found = find (child, type, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
wait_for (GtkWidget *button, const char *text)
{
  while (find (button, GTK_TYPE_LABEL, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stopping (Film *film, gconstpointer data)
{
  GtkWidget    *button = g_object_new (RC_TYPE_QUEUE_BUTTON, NULL);
  GtkWidget    *window = window_present (button, 300, 100), *stop, *render;
  GError       *error = NULL;
  RcSessionJob *job;

  rc_queue_button_set_session (RC_QUEUE_BUTTON (button), film->session);
  stop = find (button, GTK_TYPE_BUTTON, "Stop everything");
  g_assert_nonnull (stop);
  render = find (button, GTK_TYPE_BUTTON, "Render what is missing");
  g_assert_false (gtk_widget_get_visible (stop));
  wait_for (button, "1 to render");
  g_assert_true (gtk_widget_get_visible (render));
  job = rc_session_render_shot (film->session, RC_SHOT (film->shot), &(RcRenderOptions){ 0 },
                                RC_PRIORITY_NOW, &error);
  g_assert_no_error (error);
  g_assert_nonnull (job);
  g_assert_nonnull (find (button, GTK_TYPE_LABEL, "1 rendering"));
  g_assert_true (gtk_widget_get_visible (stop));
  rc_session_cancel_all (film->session);
  wait_for (button, "1 to render");
  g_assert_false (gtk_widget_get_visible (stop));
  rc_queue_button_set_session (RC_QUEUE_BUTTON (button), NULL);
  window_end (window);
}

/* Nothing is made, and yet not everything is made. */
static void
test_truth (Film *film, gconstpointer data)
{
  GtkWidget *button = g_object_new (RC_TYPE_QUEUE_BUTTON, NULL);
  GtkWidget *window = window_present (button, 300, 100);
  GError    *error = NULL;

  film_set_text (film, film->shot, "prompt", "Wide.");
  rc_queue_button_set_session (RC_QUEUE_BUTTON (button), film->session);
  wait_for (button, "1 to render");
  g_assert_nonnull (find (button, GTK_TYPE_LABEL, "1 shot has no take that shows it as it is now"));
  rc_session_render_shot (film->session, RC_SHOT (film->shot), &(RcRenderOptions){ 0 },
                          RC_PRIORITY_NOW, &error);
  g_assert_no_error (error);
  wait_for (button, "Up to date");
  g_assert_nonnull (find (button, GTK_TYPE_LABEL, "Every shot has its picture"));
  film_set_text (film, film->shot, "prompt", "Close, and warm.");
  wait_for (button, "1 to render");
  rc_queue_button_set_session (RC_QUEUE_BUTTON (button), NULL);
  g_assert_nonnull (find (button, GTK_TYPE_LABEL, "Up to date"));
  window_end (window);
}

static void
set_up (Film *film, gconstpointer data)
{
  film_create_shot (film, grey_generators, "4s");
  film_set_text (film, film->shot, "prompt", "Wide, for ever.");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/queue-button/there-is-something-to-stop-while-something-is-made", Film, NULL,
              set_up, test_stopping, film_end);
  g_test_add ("/ui/queue-button/it-says-which-shots-have-no-take-of-how-they-are", Film, NULL,
              set_up, test_truth, film_end);
  return g_test_run ();
}
