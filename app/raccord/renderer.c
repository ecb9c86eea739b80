/* renderer.c - what the windows are drawn with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/renderer.h"

#include "engine/sketch/gl/gl-context.h"
#include "ui/frame-memory.h"

/* Of a display: that GSK_RENDERER is of rc_renderer_choose(). */
#define CHOSEN "rc-renderer-chosen"

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
      g_setenv ("GSK_RENDERER", "cairo", TRUE);
      g_object_set_data (G_OBJECT (display), CHOSEN, GINT_TO_POINTER (TRUE));
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
  if (g_getenv ("GSK_RENDERER") == NULL)
    choose (display);
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    rc_frame_memory_keep (display);
}

/** Returns: (transfer full): how to start other programs: what was chosen here is not for them */
GAppLaunchContext *
rc_renderer_launch_context_new (GdkDisplay *display)
{
  GAppLaunchContext *context = G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (display));

  if (g_object_get_data (G_OBJECT (display), CHOSEN) != NULL)
    g_app_launch_context_unsetenv (context, "GSK_RENDERER");
  return context;
}
