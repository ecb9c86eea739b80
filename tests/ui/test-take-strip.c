/* test-take-strip.c - the takes of a shot in a row: called as on the stage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/take-strip.h"

#include "tests/film.h"
#include "tests/ui/window.h"

/* Returns: (transfer full): the texts of all labels below @top, in their order, with commas */
static char *
dup_labels (GtkWidget *top)
{
  GString *texts = g_string_new (NULL);

  if (GTK_IS_LABEL (top))
    g_string_append_printf (texts, "%s, ", gtk_label_get_label (GTK_LABEL (top)));
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *below = dup_labels (child);

      g_string_append (texts, below);
    }
  return g_string_free (texts, FALSE);
}

static void
test_each_is_called_by_its_generator (void)
{
  static const char *const generators[] = { "sketch", "footage", "sketch" };
  Film                     film;
  g_autoptr (RcFilmView)   view = NULL;
  g_autofree char         *labels = NULL;
  GtkWidget               *strip, *window;

  film_create_shot (&film, never_generators, "4s");
  for (guint i = 0; i < G_N_ELEMENTS (generators); i++)
    film_set_text (&film, film_add (&film, film.shot, RC_TYPE_TAKE), "generator", generators[i]);
  view = rc_film_view_new (film.session);
  strip = g_object_new (RC_TYPE_TAKE_STRIP, NULL);
  window = window_present (strip, 600, 300);
  rc_take_strip_show (RC_TAKE_STRIP (strip), view, RC_SHOT (film.shot));
  labels = dup_labels (strip);
  g_assert_nonnull (strstr (labels, "Sketch 1, "));
  g_assert_nonnull (strstr (labels, "Footage 1, "));
  g_assert_nonnull (strstr (labels, "Sketch 2, "));
  window_end (window);
  g_clear_object (&view);
  film_end (&film, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/take-strip/each-is-called-by-its-generator",
                   test_each_is_called_by_its_generator);
  return g_test_run ();
}
