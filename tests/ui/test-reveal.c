/* test-reveal.c - what is unfolded at the end of a panel is scrolled to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/window.h"
#include "ui/inspector/reveal.h"

enum
{
  HEIGHT = 300,
  ABOVE = 400,
  UNFOLDED = 200, /* it fits */
  FRAMES = 20,    /* that nothing moves it again */
};

typedef struct
{
  GtkWidget     *window;
  GtkWidget     *expander;
  GtkAdjustment *adjustment;
} Fixture;

static GtkWidget *
box_of (int height)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (box, 100, height);
  return box;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *panel = box_of (-1);

  fixture->expander = gtk_expander_new ("Unfold");
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_expander_set_child (GTK_EXPANDER (fixture->expander), box_of (UNFOLDED));
  gtk_box_append (GTK_BOX (panel), box_of (GPOINTER_TO_INT (data)));
  gtk_box_append (GTK_BOX (panel), fixture->expander);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), panel);
  rc_reveal_when_expanded (GTK_EXPANDER (fixture->expander));
  fixture->window = window_present (scroller, 300, HEIGHT);
  while (gtk_adjustment_get_page_size (fixture->adjustment) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
}

static void
count (guint *frames)
{
  ++*frames;
}

/* Until @n frames more are painted. */
static void
paint (Fixture *fixture, guint n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  guint          frames = 0;
  gulong         id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count), &frames);

  while (frames < n)
    {
      gtk_widget_queue_draw (fixture->window);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, id);
}

static void
test_all_of_it_is_seen (Fixture *fixture, gconstpointer data)
{
  gtk_expander_set_expanded (GTK_EXPANDER (fixture->expander), TRUE);
  paint (fixture, FRAMES);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (fixture->adjustment) +
                                      gtk_adjustment_get_page_size (fixture->adjustment),
                                  gtk_adjustment_get_upper (fixture->adjustment), 1);
}

static void
test_what_is_seen_stays (Fixture *fixture, gconstpointer data)
{
  gtk_expander_set_expanded (GTK_EXPANDER (fixture->expander), TRUE);
  paint (fixture, FRAMES);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
}

/* Folded again before it was painted, it is left alone. */
static void
test_what_is_folded_stays (Fixture *fixture, gconstpointer data)
{
  gtk_expander_set_expanded (GTK_EXPANDER (fixture->expander), TRUE);
  gtk_expander_set_expanded (GTK_EXPANDER (fixture->expander), FALSE);
  paint (fixture, FRAMES);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->adjustment), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, above, func)                                                                     \
  g_test_add ("/ui/reveal/" path, Fixture, GINT_TO_POINTER (above), set_up, func, tear_down)
  ADD ("all-of-it-is-seen", ABOVE, test_all_of_it_is_seen);
  ADD ("what-is-seen-stays", 10, test_what_is_seen_stays);
  ADD ("what-is-folded-at-once-stays", ABOVE, test_what_is_folded_stays);
#undef ADD
  return g_test_run ();
}
