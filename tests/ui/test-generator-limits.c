/* test-generator-limits.c - words and references are counted against the generator that is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/film.h"
#include "tests/ui/window.h"
#include "ui/prompt/prompt-editor.h"
#include "ui/references/reference-slots.h"

static const RcGenerator        narrow = { .id = "narrow",
                                           .label = "Narrow",
                                           .version = 1,
                                           .abilities = { .least_size = 16,
                                                          .most_size = 640,
                                                          .most_seconds = 10,
                                                          .images = 1,
                                                          .videos = 1,
                                                          .prompt_words = 3,
                                                          .prompt_letters = 40 } };
static const RcGenerator        wide = { .id = "wide",
                                         .label = "Wide",
                                         .version = 1,
                                         .abilities = { .least_size = 16,
                                                        .most_size = 640,
                                                        .most_seconds = 10,
                                                        .images = 9,
                                                        .videos = 3,
                                                        .audios = 3,
                                                        .prompt_words = 5000 } };
static const RcGenerator *const both[] = { &wide, &narrow, NULL };

typedef struct
{
  Film        film;
  RcFilmView *view;
  GtkWidget  *window;
  GtkWidget  *shown;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  film_create_shot (&fixture->film, both, "4s");
  film_set_text (&fixture->film, fixture->film.shot, "prompt", "Four words of it");
  fixture->view = rc_film_view_new (fixture->film.session);
  fixture->window = gtk_window_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_clear_object (&fixture->view);
  film_end (&fixture->film, NULL);
}

/* Returns: (nullable): the label below @top that begins with @text */
static GtkWidget *
find_label (GtkWidget *top, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (top) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (top)), text))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static void
test_the_slots_follow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *slots = rc_reference_slots_new ();
  GtkWidget *count;

  gtk_window_set_child (GTK_WINDOW (fixture->window), slots);
  rc_reference_slots_show (RC_REFERENCE_SLOTS (slots), fixture->view, fixture->film.shot);
  g_assert_nonnull (find_label (slots, "0/9 · 0/3 · 0/3"));
  g_object_set (fixture->view, "generator", "narrow", NULL);
  count = find_label (slots, "0/1 · 0/1 · 0/0");
  g_assert_nonnull (count);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (count), "“Narrow”"));
  g_object_set (fixture->view, "generator", "wide", NULL);
  g_assert_nonnull (find_label (slots, "0/9 · 0/3 · 0/3"));
}

static void
test_the_prompt_follows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = rc_prompt_editor_new ();
  GtkWidget *count;

  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  rc_prompt_editor_set_target (RC_PROMPT_EDITOR (editor), fixture->view, fixture->film.shot,
                               "prompt");
  count = find_label (editor, "4 / ");
  g_assert_nonnull (count);
  g_assert_false (gtk_widget_has_css_class (count, "error"));
  g_object_set (fixture->view, "generator", "narrow", NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (count)), ==, "4 / 3 words · 16 / 40 letters");
  g_assert_true (gtk_widget_has_css_class (count, "error"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (count), "“Narrow”"));
  g_object_set (fixture->view, "generator", "wide", NULL);
  g_assert_false (gtk_widget_has_css_class (count, "error"));
}

/* Where there is no room for both, only what comes nearer to its limit is counted. */
static void
test_a_narrow_prompt_counts_less (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = rc_prompt_editor_new ();
  GtkWidget *brief;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), editor);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rc_prompt_editor_set_target (RC_PROMPT_EDITOR (editor), fixture->view, fixture->film.shot,
                               "prompt");
  g_object_set (fixture->view, "generator", "narrow", NULL);
  brief = gtk_widget_get_next_sibling (find_label (editor, "4 / "));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (brief)), ==, "4 / 3 words");
  g_assert_true (gtk_widget_has_css_class (brief, "error"));
  while (gtk_widget_get_width (editor) < 800 || gtk_widget_get_child_visible (brief))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 240, 300);
  while (!gtk_widget_get_child_visible (brief))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (editor), <, 300);
}

static void
test_an_unknown_one_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  g_object_set (fixture->view, "generator", "narrow", NULL);
  g_object_set (fixture->view, "generator", "nobody's", NULL);
  g_object_get (fixture->view, "generator", &id, NULL);
  g_assert_cmpstr (id, ==, "narrow");
  g_assert_true (rc_film_view_get_generator (fixture->view) == &narrow);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/generator-limits/slots", Fixture, NULL, set_up, test_the_slots_follow,
              tear_down);
  g_test_add ("/ui/generator-limits/prompt", Fixture, NULL, set_up, test_the_prompt_follows,
              tear_down);
  g_test_add ("/ui/generator-limits/narrow-prompt", Fixture, NULL, set_up,
              test_a_narrow_prompt_counts_less, tear_down);
  g_test_add ("/ui/generator-limits/unknown", Fixture, NULL, set_up,
              test_an_unknown_one_changes_nothing, tear_down);
  return g_test_run ();
}
