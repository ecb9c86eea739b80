/* target.h - where a picture is drawn: samples in, pixels out
 *
 * Needs a current context. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <epoxy/gl.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int    width, height;
  GLuint samples, samples_colour, samples_depth; /* framebuffer, textures */
  GLuint pixels, pixels_colour, pixels_depth;    /* 0 if it is drawn without samples */
} RcTarget;

gboolean rc_target_init (RcTarget *target, int width, int height, gboolean sampled, GError **error);
void     rc_target_clear (RcTarget *target);
/* Errors: RC_ERROR_NO_MEMORY if the framebuffer that is bound cannot be drawn to */
gboolean rc_target_check (int width, int height, GError **error);
GLuint   rc_target_texture (GLenum target, GLenum format, int width, int height);

G_END_DECLS
