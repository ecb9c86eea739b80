/* gl-context.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/gl/gl-context.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include <dlfcn.h>

#include <epoxy/egl.h>
#include <epoxy/gl.h>

struct _RcGlContext
{
  EGLDisplay  display;
  EGLContext  context;
  RcPrograms *programs;
  char       *renderer;
};

static void
context_free (gpointer data)
{
  RcGlContext *self = data;

  if (self->context != EGL_NO_CONTEXT)
    {
      if (self->programs != NULL &&
          eglMakeCurrent (self->display, EGL_NO_SURFACE, EGL_NO_SURFACE, self->context))
        rc_programs_free (self->programs);
      eglMakeCurrent (self->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
      eglDestroyContext (self->display, self->context);
      eglReleaseThread ();
    }
  g_free (self->renderer);
  g_free (self);
}

static GPrivate thread_context = G_PRIVATE_INIT (context_free);

static gboolean
has_library (const char *first, const char *second)
{
  void *handle = dlopen (first, RTLD_LAZY | RTLD_LOCAL);

  if (handle == NULL && second != NULL)
    handle = dlopen (second, RTLD_LAZY | RTLD_LOCAL);
  return handle != NULL;
}

static EGLDisplay
open_display (int attempt)
{
  EGLDisplay   display = EGL_NO_DISPLAY;
  EGLDeviceEXT device = NULL;
  EGLint       n = 0;

  if (attempt == 0 && epoxy_has_egl_extension (EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless") &&
      epoxy_has_egl_extension (EGL_NO_DISPLAY, "EGL_EXT_platform_base"))
    display = eglGetPlatformDisplayEXT (EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, NULL);
  else if (attempt == 1 && epoxy_has_egl_extension (EGL_NO_DISPLAY, "EGL_EXT_platform_device") &&
           epoxy_has_egl_extension (EGL_NO_DISPLAY, "EGL_EXT_device_enumeration") &&
           eglQueryDevicesEXT (1, &device, &n) && n > 0)
    display = eglGetPlatformDisplayEXT (EGL_PLATFORM_DEVICE_EXT, device, NULL);
  else if (attempt == 2)
    display = eglGetDisplay (EGL_DEFAULT_DISPLAY);
  if (display == EGL_NO_DISPLAY || !eglInitialize (display, NULL, NULL))
    return EGL_NO_DISPLAY;
  return display;
}

static gboolean
make_context (RcGlContext *self)
{
  static const EGLint config_attributes[] = { EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE,
                                              0, EGL_NONE };
  static const EGLint context_attributes[] = { EGL_CONTEXT_MAJOR_VERSION,
                                               3,
                                               EGL_CONTEXT_MINOR_VERSION,
                                               3,
                                               EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                               EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                               EGL_NONE };
  EGLConfig           config = NULL;
  EGLint              n = 0;

  if (!eglBindAPI (EGL_OPENGL_API) ||
      !eglChooseConfig (self->display, config_attributes, &config, 1, &n) || n < 1)
    return FALSE;
  self->context = eglCreateContext (self->display, config, EGL_NO_CONTEXT, context_attributes);
  if (self->context == EGL_NO_CONTEXT)
    return FALSE;
  if (eglMakeCurrent (self->display, EGL_NO_SURFACE, EGL_NO_SURFACE, self->context))
    return TRUE;
  eglDestroyContext (self->display, self->context);
  self->context = EGL_NO_CONTEXT;
  return FALSE;
}

/* libepoxy ends the program when a library is missing, so look before it does. */
static gboolean
open_context (RcGlContext *self, GError **error)
{
  if (!has_library ("libEGL.so.1", NULL) || !has_library ("libGL.so.1", "libOpenGL.so.0"))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("The sketch cannot draw: OpenGL is not installed on this machine; install "
                      "the packages libegl1, libgl1 and libgl1-mesa-dri and try again."));
      return FALSE;
    }
  for (int attempt = 0; attempt < 3; attempt++)
    {
      self->display = open_display (attempt);
      if (self->display != EGL_NO_DISPLAY && make_context (self))
        return TRUE;
    }
  g_set_error (
      error, RC_ERROR, RC_ERROR_UNSUPPORTED,
      _ ("The sketch cannot draw: there is no OpenGL 3.3 on this machine that works without "
         "a display; install the packages libegl1, libgl1 and libgl1-mesa-dri and try again."));
  return FALSE;
}

/**
 * rc_gl_context_get:
 *
 * Makes the thread's context current, and creates it if this is the first call on the thread.
 *
 * Errors: RC_ERROR_UNSUPPORTED without a usable OpenGL, naming the packages; as rc_programs_new()
 *
 * Returns: (transfer none) (nullable): the thread's context, current
 */
RcGlContext *
rc_gl_context_get (GError **error)
{
  RcGlContext *self = g_private_get (&thread_context);

  if (self == NULL)
    {
      self = g_new0 (RcGlContext, 1);
      self->context = EGL_NO_CONTEXT;
      if (!open_context (self, error))
        {
          context_free (self);
          return NULL;
        }
      self->renderer = g_strdup ((const char *)glGetString (GL_RENDERER));
      self->programs = rc_programs_new (error);
      if (self->programs == NULL)
        {
          context_free (self);
          return NULL;
        }
      g_private_set (&thread_context, self);
      g_info ("OpenGL through EGL: %s", self->renderer);
    }
  else if (!eglMakeCurrent (self->display, EGL_NO_SURFACE, EGL_NO_SURFACE, self->context))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INTERNAL,
          _ ("The sketch's OpenGL context cannot be used again (EGL error 0x%x); restart the "
             "program."),
          (guint)eglGetError ());
      return NULL;
    }
  return self;
}

RcPrograms *
rc_gl_context_programs (RcGlContext *self)
{
  return self->programs;
}

/** Returns: (transfer none): what draws, as OpenGL names it: "llvmpipe (LLVM 15.0.6, 256 bits)" */
const char *
rc_gl_context_renderer (RcGlContext *self)
{
  return self->renderer;
}

/** Returns: (transfer none) (nullable): what draws in whatever context is current, as above */
const char *
rc_gl_current_renderer (void)
{
  return (const char *)glGetString (GL_RENDERER);
}

/** @renderer: (nullable): as OpenGL names it. Returns: whether the processor draws, by Mesa's names
 */
gboolean
rc_gl_is_software (const char *renderer)
{
  static const char *const names[] = { "llvmpipe", "softpipe", "swrast", "Software Rasterizer" };

  for (guint i = 0; i < G_N_ELEMENTS (names) && renderer != NULL; i++)
    if (strstr (renderer, names[i]) != NULL)
      return TRUE;
  return FALSE;
}
