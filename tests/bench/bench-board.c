/* bench-board.c - how long a frame of the board takes, panned and zoomed, at 100, 1,000 and 10,000
 * cards
 *
 * A real window; what is counted is the processor's work for a frame: giving widgets to what is
 * seen, layout, snapshot and drawing, without the wait for the next tick.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/session/session.h"
#include "ui/board/board-private.h"

#include <adwaita.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define WIDTH  1200
#define HEIGHT 800
#define FRAMES 24
/* Shots of one scene. */
#define LANE   20

static const RcGenerator        never = { .id = "never", .label = "Never", .version = 1 };
static const RcGenerator *const generators[] = { &never, NULL };

/* Of this thread, in milliseconds: what others do on the machine is not counted. */
static double
work_done (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

typedef struct
{
  double began;
  double spent; /* milliseconds of the last frame */
  guint  n;     /* frames that were drawn */
} Clock;

static void
on_before (GdkFrameClock *clock, Clock *time)
{
  time->began = work_done ();
}

static void
on_after (GdkFrameClock *clock, Clock *time)
{
  time->spent = work_done () - time->began;
  time->n++;
}

static void
stop_on (GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "bench-board: %s\n", error->message);
  exit (1);
}

/* Every shot has a take whose poster is one of a few. */
static void
write_posters (RcSession *session, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("poster-%u", i);
      g_autofree char *dir = g_build_filename (rc_session_get_dir (session), "takes", name, NULL);
      g_autofree char *path = g_build_filename (dir, "poster.png", NULL);
      g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 640, 360);
      guint8               *pixels = gdk_pixbuf_get_pixels (picture);
      GError               *error = NULL;

      for (int y = 0; y < 360; y++)
        for (int x = 0; x < 640 * 3; x++)
          pixels[y * gdk_pixbuf_get_rowstride (picture) + x] =
              (guint8)(x / 8 + y / 2 + (int)i * 37);
      g_mkdir_with_parents (dir, 0777);
      gdk_pixbuf_save (picture, path, "png", &error, NULL);
      stop_on (error);
    }
}

static void
fill (RcSession *session, guint n_shots)
{
  RcDocument *document = rc_session_get_document (session);
  RcNode     *scene = NULL, *shot, *take;
  GError     *error = NULL;

  rc_document_begin (document, NULL);
  for (guint i = 0; i < n_shots; i++)
    {
      g_autofree char *prompt = g_strdup_printf (
          "Wide shot, eye level. Mara walks along the path number %u with the lamp in her hand.",
          i);
      g_autofree char *hash = g_strdup_printf ("poster-%u", i % 24);

      if (i % LANE == 0)
        scene =
            rc_document_add (document, rc_session_get_project (session), RC_TYPE_SCENE, -1, &error);
      shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, &error);
      take = rc_document_add (document, shot, RC_TYPE_TAKE, -1, &error);
      rc_document_set_text (document, shot, "prompt", prompt, 0, &error);
      rc_document_set_text (document, take, "hash", hash, 0, &error);
      stop_on (error);
    }
  rc_document_end (document);
}

static void
wait_for_frame (Clock *time)
{
  guint n = time->n;

  while (time->n == n)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * (gint64)1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
measure (RcBoard    *board,
         Clock      *time,
         guint       n,
         const char *what,
         double      zoom,
         double      step,
         double      by)
{
  double spent[FRAMES];

  board->view = (RcBoardView){ .zoom = zoom };
  rc_board_view_changed (board);
  settle (1500);
  for (int i = 0; i < FRAMES; i++)
    {
      double start = work_done (), changed;

      if (by != 1)
        rc_board_set_zoom (board, board->view.zoom * (i < FRAMES / 2 ? by : 1 / by), WIDTH / 2.0,
                           HEIGHT / 2.0);
      else
        {
          board->view.x += step / zoom;
          board->view.y += step / zoom / 2;
          rc_board_view_changed (board);
        }
      changed = work_done () - start;
      wait_for_frame (time);
      spent[i] = changed + time->spent;
    }
  qsort (spent, FRAMES, sizeof *spent, by_size);
  printf ("%6u cards, %s: median %.1f ms, 95 %% %.1f ms, longest %.1f ms a frame\n", n, what,
          spent[FRAMES / 2], spent[FRAMES * 95 / 100], spent[FRAMES - 1]);
}

static void
measure_film (const char *folder, guint n)
{
  g_autofree char *name = g_strdup_printf ("film-%u.raccord", n);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError          *error = NULL;
  RcSession       *session = rc_session_create (path, "Film", generators, &error);
  RcFilmView      *film;
  GtkWidget       *window = gtk_window_new (), *board = rc_board_new ();
  GdkFrameClock   *clock;
  Clock            time = { 0 };

  stop_on (error);
  fill (session, n);
  write_posters (session, 24);
  film = rc_film_view_new (session);
  rc_board_set_film (RC_BOARD (board), film);
  gtk_widget_set_size_request (board, WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), board);
  gtk_window_present (GTK_WINDOW (window));
  settle (500);
  clock = gtk_widget_get_frame_clock (board);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before), &time);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after), &time);
  measure (RC_BOARD (board), &time, n, "panned at 80 %", 0.8, 24, 1);
  measure (RC_BOARD (board), &time, n, "panned at 40 %", 0.4, 24, 1);
  measure (RC_BOARD (board), &time, n, "panned at 15 %", 0.15, 12, 1);
  measure (RC_BOARD (board), &time, n, "zoomed in and out", 0.1, 0, 1.07);
  g_signal_handlers_disconnect_by_data (clock, &time);
  rc_board_set_film (RC_BOARD (board), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (film);
  g_object_unref (session);
}

static void
load_style (void)
{
  GtkCssProvider  *provider = gtk_css_provider_new ();
  g_autofree char *path = rc_data_path ("style.css");

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("raccord-bench-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", folder);

  setvbuf (stdout, NULL, _IOLBF, 0);
  adw_init ();
  load_style ();
  for (guint n = 100; n <= (argc > 1 ? (guint)atoi (argv[1]) : 10000); n *= 10)
    measure_film (folder, n);
  return system (remove) != 0;
}
