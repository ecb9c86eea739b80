/* renderer.c - what the windows are drawn with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/renderer.h"

#include "engine/sketch/gl/gl-context.h"
#include "ui/frame-memory.h"

/* What was set here, and is not for other programs. */
static gboolean drawn_by_processor, without_gl;

/* One of these is there with every card that OpenGL can draw with. */
static const char *const cards[] = { "/dev/dri", "/dev/nvidiactl", "/dev/dxg" };

/**
 * rc_renderer_prepare:
 *
 * To be called first of all. Where there is no graphics card GTK need not look for OpenGL when it
 * opens the display: to load what draws it with the processor takes longer than to make half of the
 * window.
 */
void
rc_renderer_prepare (void)
{
  if (g_getenv ("GSK_RENDERER") != NULL || g_getenv ("GDK_DEBUG") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    if (g_file_test (cards[i], G_FILE_TEST_EXISTS))
      return;
  drawn_by_processor = g_setenv ("GSK_RENDERER", "cairo", TRUE);
  without_gl = g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
}

/* Where OpenGL is drawn by the processor, the board takes less than half the time when GTK draws
 * with the processor itself (tests/bench/bench-board.c). */
static void
choose (GdkDisplay *display)
{
  g_autoptr (GdkGLContext) context = NULL;
  const char              *renderer;

  /* Without OpenGL, GTK does so of itself. */
  context = gdk_display_create_gl_context (display, NULL);
  if (context == NULL || !gdk_gl_context_realize (context, NULL))
    return;
  gdk_gl_context_make_current (context);
  renderer = rc_gl_current_renderer ();
  if (rc_gl_is_software (renderer))
    {
      g_info ("No graphics card (%s): the window is drawn without OpenGL", renderer);
      drawn_by_processor = g_setenv ("GSK_RENDERER", "cairo", TRUE);
    }
  gdk_gl_context_clear_current ();
}

/**
 * rc_renderer_choose:
 *
 * To be called before the first window is shown. Whoever has set GSK_RENDERER knows better.
 */
void
rc_renderer_choose (GdkDisplay *display)
{
  if (without_gl)
    g_info ("No graphics card: the window is drawn without OpenGL");
  else if (g_getenv ("GSK_RENDERER") == NULL)
    choose (display);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    rc_frame_memory_keep (display);
}

/** Returns: (transfer full): how to start other programs: what was chosen here is not for them */
GAppLaunchContext *
rc_renderer_launch_context_new (GdkDisplay *display)
{
  GAppLaunchContext *context = G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (display));

  if (drawn_by_processor)
    g_app_launch_context_unsetenv (context, "GSK_RENDERER");
  if (without_gl)
    g_app_launch_context_unsetenv (context, "GDK_DEBUG");
  return context;
}
