/* bench-board.c - how long a frame of the board takes, panned and zoomed, at 100, 1,000 and 10,000
 * cards: as lanes, as a grid and as a table
 *
 * A real window; what is counted is the processor's work for a frame: giving widgets to what is
 * seen, layout, snapshot and drawing, without the wait for the next tick. Budget: 16 ms at 1,000.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/session/session.h"
#include "tests/bench/stop.h"
#include "ui/board/board-private.h"
#include "ui/board/shot-grid.h"
#include "ui/board/shot-table.h"
#include "ui/frame-memory.h"

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
print_times (double *spent, guint n, const char *what)
{
  qsort (spent, FRAMES, sizeof *spent, by_size);
  printf ("%6u cards, %-26s median %5.1f ms, 95 %% %5.1f ms, longest %5.1f ms a frame\n", n, what,
          spent[FRAMES / 2], spent[FRAMES * 95 / 100], spent[FRAMES - 1]);
}

/* @by: what the zoom is multiplied with; 1: @step pixels are panned */
static void
measure_lanes (RcBoard    *board,
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
  print_times (spent, n, what);
}

static GtkWidget *
find_scroller (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroller (child);
  return found;
}

/* @step: pixels a frame; 0: the cards of a grid grow and shrink again */
static void
measure_list (GtkWidget *list, Clock *time, guint n, const char *what, double step)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (find_scroller (list));
  GtkAdjustment     *at = gtk_scrolled_window_get_vadjustment (scroller);
  double             spent[FRAMES];

  settle (1500);
  for (int i = 0; i < FRAMES; i++)
    {
      double start = work_done (), changed;

      if (step != 0)
        gtk_adjustment_set_value (at, gtk_adjustment_get_value (at) + step);
      else
        gtk_widget_activate_action (list, i < FRAMES / 2 ? "grid.larger" : "grid.smaller", NULL);
      changed = work_done () - start;
      wait_for_frame (time);
      spent[i] = changed + time->spent;
    }
  print_times (spent, n, what);
}

typedef void (*SetFilm) (gpointer view, RcFilmView *film);
typedef void (*Measure) (GtkWidget *view, Clock *time, guint n);

static void
measure_board (GtkWidget *board, Clock *time, guint n)
{
  measure_lanes (RC_BOARD (board), time, n, "lanes, panned at 80 %", 0.8, 24, 1);
  measure_lanes (RC_BOARD (board), time, n, "lanes, panned at 40 %", 0.4, 24, 1);
  measure_lanes (RC_BOARD (board), time, n, "lanes, panned at 15 %", 0.15, 12, 1);
  measure_lanes (RC_BOARD (board), time, n, "lanes, zoomed from 10 %", 0.1, 0, 1.07);
  measure_lanes (RC_BOARD (board), time, n, "lanes, zoomed from 50 %", 0.5, 0, 1.07);
}

static void
measure_grid (GtkWidget *grid, Clock *time, guint n)
{
  measure_list (grid, time, n, "grid, scrolled", 24);
  measure_list (grid, time, n, "grid, a page at a time", HEIGHT);
  measure_list (grid, time, n, "grid, cards that grow", 0);
}

static void
measure_table (GtkWidget *table, Clock *time, guint n)
{
  measure_list (table, time, n, "table, scrolled", 24);
  measure_list (table, time, n, "table, a page at a time", HEIGHT);
}

static void
measure_view (GtkWidget *view, SetFilm set_film, RcFilmView *film, Measure run, guint n)
{
  GtkWidget     *window = gtk_window_new ();
  GdkFrameClock *clock;
  Clock          time = { 0 };

  set_film (view, film);
  gtk_widget_set_size_request (view, WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  settle (500);
  clock = gtk_widget_get_frame_clock (view);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before), &time);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after), &time);
  run (view, &time, n);
  g_signal_handlers_disconnect_by_data (clock, &time);
  set_film (view, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure_film (const char *folder, guint n)
{
  g_autofree char *name = g_strdup_printf ("film-%u.raccord", n);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError          *error = NULL;
  RcSession       *session = rc_session_create (path, "Film", generators, &error);
  RcFilmView      *film;

  stop_on (error);
  fill (session, n);
  write_posters (session, 24);
  film = rc_film_view_new (session);
  measure_view (rc_board_new (), (SetFilm)rc_board_set_film, film, measure_board, n);
  measure_view (rc_shot_grid_new (), (SetFilm)rc_shot_grid_set_film, film, measure_grid, n);
  measure_view (rc_shot_table_new (), (SetFilm)rc_shot_table_set_film, film, measure_table, n);
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
  /* As app/raccord/renderer.c has it. */
  rc_frame_memory_keep (gdk_display_get_default ());
  load_style ();
  for (guint n = 100; n <= (argc > 1 ? (guint)atoi (argv[1]) : 10000); n *= 10)
    measure_film (folder, n);
  return system (remove) != 0;
}
