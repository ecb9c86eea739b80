/* test-prompt-view.c - a paragraph of 5,000 words: held in pieces, and nobody can tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/window.h"
#include "ui/prompt/prompt-view.h"
#include "ui/prompt/soft-break.h"

#include <string.h>

enum
{
  WORDS = 5000,
  MARGIN = 12, /* pixels */
};

typedef struct
{
  GtkWidget     *window;
  RcPromptView  *view;
  GtkTextBuffer *buffer;
  char          *text;
  guint          changes;
} Fixture;

static char *
make_text (guint words)
{
  static const char *const said[] = { "Slow",  "push-in,",     "50",  "mm.",   "@Old Tom",
                                      "walks", "along",        "the", "cliff", "at",
                                      "dusk,", "salt",         "on",  "his",   "hat,",
                                      "while", "illuminations" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", said[i * 7 % G_N_ELEMENTS (said)]);
  return g_string_free (text, FALSE);
}

static void
on_changed (Fixture *fixture)
{
  fixture->changes++;
}

static void
settle (Fixture *fixture)
{
  /* First it is laid out, which asks for more. */
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  while (!rc_prompt_view_is_settled (fixture->view))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->view = RC_PROMPT_VIEW (rc_prompt_view_new ());
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  g_object_set (fixture->view, "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", MARGIN,
                "right-margin", MARGIN, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_ALWAYS);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->window = window_present (scroller, 360, 500);
  fixture->text = make_text (WORDS);
  gtk_text_buffer_set_enable_undo (fixture->buffer, FALSE);
  rc_prompt_view_expect (fixture->view, fixture->text);
  gtk_text_buffer_set_text (fixture->buffer, fixture->text, -1);
  g_signal_connect_swapped (fixture->buffer, "changed", G_CALLBACK (on_changed), fixture);
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_free (fixture->text);
}

static void
assert_text (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = rc_prompt_view_dup_text (fixture->view);

  g_assert_cmpstr (text, ==, wanted);
}

static int
longest_line (Fixture *fixture)
{
  GtkTextIter line;
  int         longest = 0;

  gtk_text_buffer_get_start_iter (fixture->buffer, &line);
  do
    longest = MAX (longest, gtk_text_iter_get_chars_in_line (&line));
  while (gtk_text_iter_forward_line (&line));
  return longest;
}

/* How many rows end at a soft break although the next word had room on them. */
static int
count_short_rows (Fixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GtkTextIter  at;
  GdkRectangle seen;
  int          n = 0;

  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_buffer_get_start_iter (fixture->buffer, &at);
  while (gtk_text_iter_forward_to_line_end (&at) && !gtk_text_iter_is_end (&at))
    {
      GdkRectangle row, first, last;
      GtkTextIter  word = at;

      gtk_text_view_get_iter_location (view, &at, &row);
      gtk_text_iter_forward_char (&word);
      gtk_text_view_get_iter_location (view, &word, &first);
      while (!gtk_text_iter_ends_line (&word) && gtk_text_iter_get_char (&word) != ' ')
        gtk_text_iter_forward_char (&word);
      gtk_text_view_get_iter_location (view, &word, &last);
      /* 8: more than a space is wide, with what rounding does */
      if (last.y == first.y && row.x + last.x - first.x + 8 < seen.width - MARGIN)
        n++;
      g_assert_cmpint (row.x, <=, seen.width - MARGIN + 1);
    }
  return n;
}

static void
assert_laid_out (Fixture *fixture)
{
  g_assert_cmpint (gtk_text_buffer_get_line_count (fixture->buffer), >, 10);
  g_assert_cmpint (longest_line (fixture), <=, RC_SOFT_BREAK_MOST + 1);
  g_assert_cmpint (count_short_rows (fixture), ==, 0);
}

static void
test_long_paragraph (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture, fixture->text);
  assert_laid_out (fixture);
  /* Moving the breaks was no change of the text. */
  g_assert_cmpuint (fixture->changes, ==, 0);
}

static void
test_other_width (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 500);
  while (gtk_widget_get_width (GTK_WIDGET (fixture->view)) < 500)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  assert_text (fixture, fixture->text);
  assert_laid_out (fixture);
}

static int
cursor_of (Fixture *fixture)
{
  int at;

  g_object_get (fixture->buffer, "cursor-position", &at, NULL);
  return at;
}

/* Words come and go at the ends and in the middle of pieces; the cursor stays where it was put. */
static void
test_editing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) wanted = g_string_new (fixture->text);
  g_autoptr (GRand)   random = g_rand_new_with_seed (7);
  GtkTextIter         from, to;

  for (int i = 0; i < 60; i++)
    {
      int at = g_rand_int_range (random, 0, (int)wanted->len - 60);
      int length = g_rand_int_range (random, 1, 50);

      /* The texts of this test are one byte a character. */
      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from, at);
      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &to, at + length);
      if (i % 2 == 0)
        {
          gtk_text_buffer_insert (fixture->buffer, &from, "a gull", -1);
          g_string_insert (wanted, at, "a gull");
        }
      else
        {
          gtk_text_buffer_delete (fixture->buffer, &from, &to);
          g_string_erase (wanted, at, length);
        }
      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from, at);
      gtk_text_buffer_place_cursor (fixture->buffer, &from);
      if (i % 5 == 0)
        settle (fixture);
      g_assert_cmpint (cursor_of (fixture), ==, at);
      assert_text (fixture, wanted->str);
    }
  settle (fixture);
  assert_laid_out (fixture);
}

/* A cursor on either side of a break stays on it while the break becomes a space. */
static void
test_cursor_at_break (Fixture *fixture, gconstpointer data)
{
  for (int side = 0; side < 2; side++)
    {
      GtkTextIter at;
      int         before;

      gtk_text_buffer_get_start_iter (fixture->buffer, &at);
      gtk_text_iter_forward_to_line_end (&at);
      g_assert_cmpuint (gtk_text_iter_get_char (&at), ==, RC_SOFT_BREAK);
      gtk_text_iter_forward_chars (&at, side);
      gtk_text_buffer_place_cursor (fixture->buffer, &at);
      before = cursor_of (fixture);
      gtk_text_buffer_get_start_iter (fixture->buffer, &at);
      gtk_text_buffer_insert (fixture->buffer, &at, "illuminations ", -1);
      settle (fixture);
      g_assert_cmpint (cursor_of (fixture), ==, before + (int)strlen ("illuminations "));
    }
}

static void
on_text_read (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **)text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copying (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboards[] = { gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)),
                                 gtk_widget_get_primary_clipboard (GTK_WIDGET (fixture->view)) };
  GtkTextIter   start, end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_text_buffer_select_range (fixture->buffer, &start, &end);
  settle (fixture);
  g_signal_emit_by_name (fixture->view, "copy-clipboard");
  for (guint i = 0; i < G_N_ELEMENTS (clipboards); i++)
    {
      g_autofree char *text = NULL;

      gdk_clipboard_read_text_async (clipboards[i], NULL, on_text_read, &text);
      while (text == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (text, ==, fixture->text);
    }
  g_signal_emit_by_name (fixture->view, "cut-clipboard");
  assert_text (fixture, "");
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  const char         *word = strstr (fixture->text + strlen (fixture->text) / 2, "dusk");
  int                 at = (int)(word - fixture->text);
  RcPromptMark        mark = { .start = at, .end = at + 4 };
  GArray             *marks = rc_prompt_marks_new ();
  const RcPromptMark *found;
  GtkTextIter         start, from, to;
  g_autofree char    *text = NULL;

  g_array_append_val (marks, mark);
  rc_prompt_view_take_marks (fixture->view, RC_PROMPT_FOUND, marks);
  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  gtk_text_buffer_insert (fixture->buffer, &start, "Wide. ", -1);
  settle (fixture);
  found =
      &g_array_index (rc_prompt_view_get_marks (fixture->view, RC_PROMPT_FOUND), RcPromptMark, 0);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from, found->start);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &to, found->end);
  text = rc_prompt_view_dup_range (fixture->view, &from, &to);
  g_assert_cmpstr (text, ==, "dusk");
}

/* What a film brings is not changed by being shown. */
static void
test_own_separators (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strconcat ("Wide." RC_SOFT_BREAK_UTF8, fixture->text, NULL);

  rc_prompt_view_expect (fixture->view, text);
  gtk_text_buffer_set_text (fixture->buffer, text, -1);
  settle (fixture);
  assert_text (fixture, text);
  rc_prompt_view_expect (fixture->view, fixture->text);
  gtk_text_buffer_set_text (fixture->buffer, fixture->text, -1);
  settle (fixture);
  assert_laid_out (fixture);
}

/* Where nobody expects texts, what is written stays as it is, and undo takes back only that. */
static void
test_not_asked_for (void)
{
  GtkWidget       *view = g_object_ref_sink (rc_prompt_view_new ());
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *text = make_text (WORDS), *all = NULL, *left = NULL;
  GtkTextIter      start;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_insert (buffer, &start, "Wide." RC_SOFT_BREAK_UTF8, -1);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer), ==, 2);
  g_assert_true (rc_prompt_view_is_settled (RC_PROMPT_VIEW (view)));
  all = rc_prompt_view_dup_text (RC_PROMPT_VIEW (view));
  g_assert_true (g_str_has_prefix (all, "Wide." RC_SOFT_BREAK_UTF8));
  gtk_text_buffer_undo (buffer);
  left = rc_prompt_view_dup_text (RC_PROMPT_VIEW (view));
  g_assert_cmpstr (left, ==, text);
  g_object_unref (view);
}

static void
test_soft_breaks (void)
{
  g_autofree char *text = make_text (1000), *chinese = NULL, *softened = NULL;
  GString         *other = g_string_new (NULL);

  softened = rc_soft_breaks_put (text, strlen (text));
  g_assert_nonnull (softened);
  g_assert_true (rc_soft_breaks_has (softened));
  g_assert_cmpint (g_utf8_strlen (softened, -1), ==, g_utf8_strlen (text, -1));
  softened = rc_soft_breaks_take (softened);
  g_assert_cmpstr (softened, ==, text);
  g_assert_null (rc_soft_breaks_put ("Wide. The sea.", strlen ("Wide. The sea.")));
  /* There is nothing to break at. */
  for (int i = 0; i < 3000; i++)
    g_string_append (other, "海");
  chinese = g_string_free (other, FALSE);
  g_assert_null (rc_soft_breaks_put (chinese, strlen (chinese)));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/soft-break/is-a-space-and-becomes-one-again", test_soft_breaks);
  g_test_add_func ("/ui/prompt-view/breaks-nothing-unless-it-is-asked-to", test_not_asked_for);
#define ADD(path, func) g_test_add ("/ui/prompt-view/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-long-paragraph-is-in-pieces-that-nobody-sees", test_long_paragraph);
  ADD ("another-width-has-its-breaks-elsewhere", test_other_width);
  ADD ("editing-changes-the-text-and-nothing-else", test_editing);
  ADD ("the-cursor-stays-beside-a-break", test_cursor_at_break);
  ADD ("what-is-copied-has-spaces", test_copying);
  ADD ("marks-stay-at-their-words", test_marks);
  ADD ("separators-of-the-film-stay", test_own_separators);
#undef ADD
  return g_test_run ();
}
