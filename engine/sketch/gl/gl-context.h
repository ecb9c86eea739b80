/* gl-context.h - an OpenGL 3.3 context without a display, and what is kept with it
 *
 * Tries EGL's surfaceless platform (Mesa), then an EGL device, then the default display. One
 * context per thread that asks, made at the first call and kept until the thread ends, with its
 * compiled programs. Thread: any; a context is only ever used on the thread that got it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/gl/program.h"

G_BEGIN_DECLS

typedef struct _RcGlContext RcGlContext;

RcGlContext *rc_gl_context_get (GError **error) G_GNUC_WARN_UNUSED_RESULT;
RcPrograms  *rc_gl_context_programs (RcGlContext *self);
const char  *rc_gl_context_renderer (RcGlContext *self);
const char  *rc_gl_current_renderer (void);
gboolean     rc_gl_is_software (const char *renderer);

G_END_DECLS
