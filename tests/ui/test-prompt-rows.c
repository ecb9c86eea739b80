/* test-prompt-rows.c - letters are where the view has them, whoever is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/window.h"
#include "ui/prompt/prompt-rows.h"
#include "ui/prompt/prompt-view.h"

#include <math.h>

enum
{
  CHINESE = 5000, /* characters */
};

static const char chinese[] =
    "缓慢推近，五十毫米，玛拉沿着悬崖小路走来。托马斯等待，远处的灯塔亮了。wide 海 ";

typedef struct
{
  GtkWidget     *window;
  GtkTextView   *view;
  GtkTextBuffer *buffer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = rc_prompt_view_new ();

  fixture->view = GTK_TEXT_VIEW (view);
  fixture->buffer = gtk_text_view_get_buffer (fixture->view);
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", 12, "right-margin", 12, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  fixture->window = window_present (scroller, 360, 500);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
show (Fixture *fixture, const char *text)
{
  gtk_text_buffer_set_text (fixture->buffer, text, -1);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Every letter in sight, one by one. Returns: of how many rows the view has to be asked */
static guint
check_letters (Fixture *fixture)
{
  g_autoptr (RcPromptRows) rows = rc_prompt_rows_new (fixture->view);
  guint                    asked = 0;
  int                      start, end, behind = 0;

  g_assert_cmpuint (rc_prompt_rows_get_n (rows), >, 0);
  for (guint row = 0; row < rc_prompt_rows_get_n (rows); row++)
    {
      rc_prompt_rows_get_span (rows, row, &start, &end);
      if (row > 0)
        g_assert_cmpint (start, >=, behind);
      behind = end;
      if (start < end && !rc_prompt_rows_is_own (rows, row))
        asked++;
      for (int at = start; at < end; at++)
        {
          graphene_rect_t found;
          GdkRectangle    seen;
          GtkTextIter     iter;

          g_assert_true (rc_prompt_rows_find (rows, row, at, at + 1, &found));
          gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, at);
          gtk_text_view_get_iter_location (fixture->view, &iter, &seen);
          if (seen.width < 0)
            seen.x += seen.width, seen.width = -seen.width;
          g_assert_cmpfloat (fabsf (found.origin.x - (float)seen.x), <=, 1);
          g_assert_cmpfloat (fabsf (found.size.width - (float)seen.width), <=, 1);
          /* Letters of other fonts beside it may be higher. */
          g_assert_cmpfloat (found.origin.y, <=, (float)seen.y + 1);
          g_assert_cmpfloat (found.origin.y, >, (float)(seen.y - seen.height));
          g_assert_cmpfloat (found.origin.y + found.size.height, >=,
                             (float)(seen.y + seen.height - 1));
        }
    }
  return asked;
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  show (fixture, "Slow push-in on the cliff path at dusk,  salt on her lashes and the wind in her "
                 "collar, while he waits by the rail.\n\nHe looks up.  \n");
  g_assert_cmpuint (check_letters (fixture), ==, 0);
}

/* Bold letters are wider. */
static void
test_mentions (Fixture *fixture, gconstpointer data)
{
  GArray      *marks = rc_prompt_marks_new ();
  RcPromptMark mark = { .start = 5, .end = 20, .kind = 1 };

  show (fixture, "Slow @Maximilian Mumm walks along the cliff path at dusk, and waits.");
  g_array_append_val (marks, mark);
  rc_prompt_view_take_marks (RC_PROMPT_VIEW (fixture->view), RC_PROMPT_MENTIONS, marks);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (check_letters (fixture), ==, 0);
}

static void
test_one_paragraph (Fixture *fixture, gconstpointer data)
{
  GString         *text = g_string_new (NULL);
  GtkTextIter      middle;
  g_autofree char *taken = NULL;

  while (g_utf8_strlen (text->str, -1) < CHINESE)
    g_string_append (text, chinese);
  taken = g_string_free (text, FALSE);
  show (fixture, taken);
  g_assert_cmpuint (check_letters (fixture), ==, 0);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &middle, CHINESE / 2);
  gtk_text_view_scroll_to_iter (fixture->view, &middle, 0, TRUE, 0, 0.5);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (check_letters (fixture), ==, 0);
}

/* What a row by itself would get wrong. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  show (fixture, "wide\tthe sea\nשלום עולם, the sea\nthe sea");
  g_assert_cmpuint (check_letters (fixture), ==, 2);
}

/* A mark over many rows has a part of each, without what they are broken at. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RcPromptRows) rows = NULL;
  graphene_rect_t          found;
  int                      start, end;

  show (fixture, "Slow push-in on the cliff path at dusk, salt on her lashes and the wind in her "
                 "collar.\n  He looks up.");
  rows = rc_prompt_rows_new (fixture->view);
  g_assert_cmpuint (rc_prompt_rows_get_n (rows), >=, 3);
  for (guint row = 0; row < rc_prompt_rows_get_n (rows); row++)
    {
      graphene_rect_t last;

      rc_prompt_rows_get_span (rows, row, &start, &end);
      g_assert_true (rc_prompt_rows_find (rows, row, 0, 1000, &found));
      g_assert_true (rc_prompt_rows_find (rows, row, end - 1, end, &last));
      g_assert_cmpfloat (found.origin.x + found.size.width, ==, last.origin.x + last.size.width);
      g_assert_cmpint (found.origin.x > 12, ==, row + 1 == rc_prompt_rows_get_n (rows));
    }
  g_assert_false (rc_prompt_rows_find (rows, 0, end, 1000, &found));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/ui/prompt-rows/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("words-are-where-the-view-has-them", test_words);
  ADD ("bold-names-too", test_mentions);
  ADD ("and-a-paragraph-without-a-space", test_one_paragraph);
  ADD ("tabs-and-what-is-read-from-the-right-are-asked-for", test_asked);
  ADD ("each-row-has-its-part-of-a-long-mark", test_parts);
#undef ADD
  return g_test_run ();
}
