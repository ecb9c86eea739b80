/* test-tooltip.c - no tooltip lies over the list that its button has opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/window.h"
#include "ui/tooltip.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *button;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer tip)
{
  GtkWidget *popover = gtk_popover_new ();

  rc_tooltips_yield ();
  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("What there is to choose"));
  fixture->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (fixture->button), popover);
  gtk_widget_set_tooltip_text (fixture->button, tip);
  fixture->window = window_present (fixture->button, 300, 200);
}

static void
tear_down (Fixture *fixture, gconstpointer tip)
{
  window_end (fixture->window);
}

/* Opens or closes the list, until it is. */
static void
set_open (Fixture *fixture, gboolean open)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (fixture->button)));

  if (open)
    gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->button));
  else
    gtk_menu_button_popdown (GTK_MENU_BUTTON (fixture->button));
  while (gtk_widget_get_mapped (popover) != open)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_it_waits_for_the_list (Fixture *fixture, gconstpointer tip)
{
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_get_has_tooltip (fixture->button));
      set_open (fixture, TRUE);
      g_assert_false (gtk_widget_get_has_tooltip (fixture->button));
      set_open (fixture, FALSE);
    }
  g_assert_true (gtk_widget_get_has_tooltip (fixture->button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (fixture->button), ==, tip);
}

static void
test_none_comes_of_it (Fixture *fixture, gconstpointer tip)
{
  set_open (fixture, TRUE);
  set_open (fixture, FALSE);
  g_assert_false (gtk_widget_get_has_tooltip (fixture->button));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, tip, func) g_test_add ("/ui/tooltip/" path, Fixture, tip, set_up, func, tear_down)
  ADD ("it-waits-for-the-list", "Choose", test_it_waits_for_the_list);
  ADD ("none-comes-of-it", NULL, test_none_comes_of_it);
#undef ADD
  return g_test_run ();
}
