/* test-frame-memory.c - the memory in which frames go to the X server
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/window.h"
#include "ui/frame-memory.h"

#include <string.h>

/* (transfer full): of the shared memory of this process, where it is and which */
static char *
dup_shared (void)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv)   lines = NULL;
  GString         *shared = g_string_new (NULL);

  if (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL))
    lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (strstr (lines[i], "/SYSV") != NULL)
      g_string_append_printf (shared, "%s\n", lines[i]);
  return g_string_free (shared, FALSE);
}

static void
on_painted (GdkFrameClock *clock, guint *n)
{
  (*n)++;
}

static void
test_frames_go_in_memory_that_is_there (void)
{
  GtkWidget       *window;
  g_autofree char *before = NULL;
  GdkFrameClock   *clock;
  guint            n = 0;

  rc_frame_memory_keep (gdk_display_get_default ());
  before = dup_shared ();
  g_assert_cmpstr (before, !=, "");
  window = window_present (gtk_label_new ("Raccord"), 800, 600);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &n);
  for (guint i = 0; i < 5; i++)
    {
      guint            last = n;
      g_autofree char *now = NULL;

      gtk_widget_queue_draw (window);
      while (n == last)
        g_main_context_iteration (NULL, TRUE);
      now = dup_shared ();
      g_assert_cmpstr (now, ==, before);
    }
  g_signal_handlers_disconnect_by_data (clock, &n);
  window_end (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/ui/frame-memory/frames-go-in-memory-that-is-there",
                   test_frames_go_in_memory_that_is_there);
  return g_test_run ();
}
