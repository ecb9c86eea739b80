/* target.h - where a picture is drawn: surfaces, light on them, and the finished pixels
 *
 * Needs a current context. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

#include <epoxy/gl.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RC_TEXTURE_DEPTH,    /* depth test of the scene */
  RC_TEXTURE_BASES,    /* colour of the surfaces, identity */
  RC_TEXTURE_SURFACES, /* normal, gloss, glow, rim, line */
  RC_TEXTURE_NEARNESS, /* 1 / metres along the view; 0: the sky */
  RC_TEXTURE_SOFT,     /* occlusion and shadow, at half size */
  RC_TEXTURE_PICTURE,  /* what is seen, identity */
  RC_TEXTURE_SMALL,    /* the picture at half size */
  RC_TEXTURE_SPREAD,   /* … out of focus */
  RC_TEXTURE_FOCUSED,  /* the picture as the lens shows it */
  RC_TEXTURE_PIXELS,   /* top row first, blue first; identity in alpha */
  RC_TEXTURE_PIXEL_DEPTH,
  RC_TEXTURE_PIXEL_EDGE, /* depth test of the finished picture: where it has steps */
  RC_N_TEXTURES,
} RcTargetTexture;

typedef enum
{
  RC_BUFFER_SURFACES, /* bases, surfaces, nearness; depth */
  RC_BUFFER_SOFT,
  RC_BUFFER_LIT,     /* picture; depth */
  RC_BUFFER_PICTURE, /* picture, nearness; depth */
  RC_BUFFER_SMALL,
  RC_BUFFER_SPREAD,
  RC_BUFFER_FOCUSED,
  RC_BUFFER_MOVED,  /* bases again, which nothing asks for any more: the picture blurred */
  RC_BUFFER_BENT,   /* surfaces again, likewise: the picture through a fish-eye */
  RC_BUFFER_PIXELS, /* pixels, their depth; edges */
  RC_N_BUFFERS,
} RcTargetBuffer;

typedef struct
{
  int    width, height;
  GLuint textures[RC_N_TEXTURES];
  GLuint buffers[RC_N_BUFFERS];
} RcTarget;

gboolean rc_target_init (RcTarget *target, int width, int height, GError **error);
void     rc_target_clear (RcTarget *target);
/* Errors: RC_ERROR_NO_MEMORY if the framebuffer that is bound cannot be drawn to */
gboolean rc_target_check (int width, int height, GError **error);
GLuint   rc_target_texture (GLenum format, int width, int height);
void     rc_target_read (RcRect area, RcFrame *colour, RcFrame *depth, RcFrame *identity);

G_END_DECLS
