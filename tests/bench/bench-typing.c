/* bench-typing.c - from a key press in a prompt of 5,000 words to the frame that shows it
 *
 * Prints what one key press costs the main thread until its frame is painted (budget: 16 ms), with
 * the inspector around the editor, and its spelling checked. Processor time, so that what else the
 * machine does is no part of it; and the longest time that the main thread is busy after the
 * keyboard rests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/sketch.h"
#include "tests/bench/stop.h"
#include "ui/inspector/inspector.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum
{
  WORDS = 5000,
  KEYS = 30,
  PARAGRAPH = 90, /* words */
};

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

static double
busy (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Words that are staged, passed on and overruled, with mentions, as directors write them. */
static char *
prompt_of (guint words, guint paragraph)
{
  static const char *const said[] = { "Slow",  "push-in,", "50",      "mm.",    "@Mara",  "walks",
                                      "along", "the",      "cliff",   "path",   "at",     "dusk,",
                                      "salt",  "on",       "her",     "lashes", "and",    "wind",
                                      "in",    "her",      "collar,", "while",  "@Tomas", "waits",
                                      "by",    "the",      "rail.",   "He",     "looks",  "up." };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    g_string_append_printf (text, "%s%s", said[i % G_N_ELEMENTS (said)],
                            (i + 1) % paragraph == 0 ? "\n" : " ");
  return g_string_free (text, FALSE);
}

/* Characters in one paragraph without a space, as a director writes Chinese. */
static char *
chinese_prompt_of (guint characters)
{
  static const char said[] =
      "缓慢推近，五十毫米，玛拉沿着悬崖小路向我们走来，黄昏，睫毛上有盐，风吹起她的衣领，"
      "托马斯在栏杆旁等待。他抬起头，远处的灯塔亮了。";
  GString *text = g_string_new (NULL);
  glong    n = g_utf8_strlen (said, -1);

  for (glong left = (glong)characters; left > 0; left -= n)
    g_string_append_len (text, said, g_utf8_offset_to_pointer (said, MIN (left, n)) - said);
  return g_string_free (text, FALSE);
}

static GtkWidget *
find_text_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text_view (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Runs the main loop for so long. Returns: the longest time it was busy without a break, in ms */
static double
rest (int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  double longest = 0;

  while (g_get_monotonic_time () < end)
    {
      double start = busy ();

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      longest = MAX (longest, busy () - start);
    }
  return longest;
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
measure (GtkWidget *window, GtkTextView *view, double where, const char *what)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean       painted = FALSE;
  double         seen[KEYS], longest;
  GtkTextIter    at;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_text_buffer_get_iter_at_offset (buffer, &at,
                                      (int)(where * gtk_text_buffer_get_char_count (buffer)));
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  rest (2000);
  for (int i = 0; i < KEYS; i++)
    {
      double start = busy ();

      painted = FALSE;
      gtk_text_buffer_insert_interactive_at_cursor (buffer, i % 6 == 5 ? " " : "a", 1, TRUE);
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      seen[i] = busy () - start;
      rest (30);
    }
  longest = rest (1500);
  g_signal_handler_disconnect (clock, handler);
  qsort (seen, KEYS, sizeof *seen, by_size);
  printf ("%-28s key press to its frame: median %5.1f ms, 95 of 100 within %5.1f ms; then %5.1f ms "
          "at a stretch\n",
          what, seen[KEYS / 2], seen[KEYS * 95 / 100], longest);
}

static void
add_character (RcSession *session, const char *name)
{
  RcDocument *document = rc_session_get_document (session);
  GError     *error = NULL;
  RcNode     *character =
      rc_document_add (document, rc_session_get_project (session), RC_TYPE_CHARACTER, -1, &error);

  stop_on (error);
  (void)!rc_document_set_text (document, character, "name", name, 0, &error);
  stop_on (error);
}

static void
add_style (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RACCORD_DATA_DIR"), "style.css", NULL);
  GtkCssProvider  *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Words of a paragraph; 0: Chinese, all in one. */
static const struct
{
  guint       words;
  const char *middle, *end;
} kinds[] = {
  { PARAGRAPH, "in the middle", "at the end" },
  { WORDS, "one paragraph, middle", "one paragraph, end" },
  { 0, "Chinese, middle", "Chinese, end" },
};

int
main (void)
{
  g_autofree char      *dir = g_dir_make_tmp ("raccord-bench-XXXXXX", NULL);
  g_autofree char      *film_dir = g_build_filename (dir, "film.raccord", NULL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcSession) session = rc_session_create (film_dir, "Typing", generators, &error);
  RcFilmView           *film;
  GtkWidget            *window, *inspector = NULL;
  RcNode               *scene, *shot;

  stop_on (error);
  if (!gtk_init_check ())
    {
      fprintf (stderr, "bench-typing: there is no display\n");
      return 77;
    }
  add_style ();
  add_character (session, "Mara");
  add_character (session, "Tomas");
  scene = rc_document_add (rc_session_get_document (session), rc_session_get_project (session),
                           RC_TYPE_SCENE, -1, &error);
  stop_on (error);
  shot = rc_document_add (rc_session_get_document (session), scene, RC_TYPE_SHOT, -1, &error);
  stop_on (error);
  film = rc_film_view_new (session);
  g_object_set (film, "check-spelling", TRUE, NULL);
  window = gtk_window_new ();
  gtk_widget_add_css_class (window, "raccord");
  inspector = rc_inspector_new ();
  gtk_window_set_child (GTK_WINDOW (window), inspector);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 900);
  rc_inspector_set_film (RC_INSPECTOR (inspector), film);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *prompt = kinds[i].words > 0 ? prompt_of (WORDS - KEYS, kinds[i].words)
                                                   : chinese_prompt_of (WORDS - KEYS);
      GtkTextView     *view;

      (void)!rc_document_set_text (rc_session_get_document (session), shot, "prompt", prompt, 0,
                                   &error);
      stop_on (error);
      rc_film_view_select (film, shot);
      rest (1000);
      view = GTK_TEXT_VIEW (find_text_view (inspector));
      measure (window, view, 0.5, kinds[i].middle);
      (void)!rc_document_set_text (rc_session_get_document (session), shot, "prompt", prompt, 0,
                                   &error);
      stop_on (error);
      measure (window, view, 1, kinds[i].end);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (film);
  return 0;
}
