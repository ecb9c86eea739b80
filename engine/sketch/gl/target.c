/* target.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/gl/target.h"

#include "engine/base/error.h"
#include "engine/sketch/gl/program.h"

#include <glib/gi18n-lib.h>

#define NONE (-1)

static const struct
{
  GLenum   format;
  gboolean halved;
} textures[RC_N_TEXTURES] = {
  [RC_TEXTURE_DEPTH] = { GL_DEPTH_COMPONENT24, FALSE },
  [RC_TEXTURE_BASES] = { GL_RGBA8, FALSE },
  [RC_TEXTURE_SURFACES] = { GL_RGBA8, FALSE },
  [RC_TEXTURE_NEARNESS] = { GL_R32F, FALSE },
  [RC_TEXTURE_SOFT] = { GL_RGBA8, TRUE },
  [RC_TEXTURE_PICTURE] = { GL_RGBA8, FALSE },
  [RC_TEXTURE_SMALL] = { GL_RGBA8, TRUE },
  [RC_TEXTURE_SPREAD] = { GL_RGBA8, TRUE },
  [RC_TEXTURE_FOCUSED] = { GL_RGBA8, FALSE },
  [RC_TEXTURE_PIXELS] = { GL_RGBA8, FALSE },
  [RC_TEXTURE_PIXEL_DEPTH] = { GL_R16, FALSE },
  [RC_TEXTURE_PIXEL_EDGE] = { GL_DEPTH_COMPONENT24, FALSE },
};

static const struct
{
  int depth, colours[3];
} buffers[RC_N_BUFFERS] = {
  [RC_BUFFER_SURFACES] = { RC_TEXTURE_DEPTH,
                           { RC_TEXTURE_BASES, RC_TEXTURE_SURFACES, RC_TEXTURE_NEARNESS } },
  [RC_BUFFER_SOFT] = { NONE, { RC_TEXTURE_SOFT, NONE, NONE } },
  [RC_BUFFER_LIT] = { RC_TEXTURE_DEPTH, { RC_TEXTURE_PICTURE, NONE, NONE } },
  [RC_BUFFER_PICTURE] = { RC_TEXTURE_DEPTH, { RC_TEXTURE_PICTURE, RC_TEXTURE_NEARNESS, NONE } },
  [RC_BUFFER_SMALL] = { NONE, { RC_TEXTURE_SMALL, NONE, NONE } },
  [RC_BUFFER_SPREAD] = { NONE, { RC_TEXTURE_SPREAD, NONE, NONE } },
  [RC_BUFFER_FOCUSED] = { NONE, { RC_TEXTURE_FOCUSED, NONE, NONE } },
  [RC_BUFFER_MOVED] = { NONE, { RC_TEXTURE_BASES, NONE, NONE } },
  [RC_BUFFER_BENT] = { NONE, { RC_TEXTURE_SURFACES, NONE, NONE } },
  [RC_BUFFER_PIXELS] = { RC_TEXTURE_PIXEL_EDGE,
                         { RC_TEXTURE_PIXELS, RC_TEXTURE_PIXEL_DEPTH, NONE } },
};

gboolean
rc_target_check (int width, int height, GError **error)
{
  if (glCheckFramebufferStatus (GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE &&
      glGetError () == GL_NO_ERROR)
    return TRUE;
  g_set_error (
      error, RC_ERROR, RC_ERROR_NO_MEMORY,
      _ ("There is not enough graphics memory to draw %d × %d pixels; choose a smaller size."),
      width, height);
  return FALSE;
}

/** Leaves the new texture bound to the unit RC_UNIT_FREE. */
GLuint
rc_target_texture (GLenum format, int width, int height)
{
  GLuint texture = 0;
  GLenum kind = format == GL_DEPTH_COMPONENT24          ? GL_DEPTH_COMPONENT
                : format == GL_R16 || format == GL_R32F ? GL_RED
                : format == GL_RG32F                    ? GL_RG
                                                        : GL_RGBA;

  glActiveTexture (GL_TEXTURE0 + RC_UNIT_FREE);
  glGenTextures (1, &texture);
  glBindTexture (GL_TEXTURE_2D, texture);
  glTexImage2D (GL_TEXTURE_2D, 0, (GLint)format, width, height, 0, kind,
                format == GL_R32F || format == GL_RG32F ? GL_FLOAT : GL_UNSIGNED_SHORT, NULL);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  return texture;
}

static gboolean
make_buffer (RcTarget *target, int which, GError **error)
{
  GLenum outputs[3];
  int    n = 0;

  glGenFramebuffers (1, &target->buffers[which]);
  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[which]);
  if (buffers[which].depth != NONE)
    glFramebufferTexture2D (GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D,
                            target->textures[buffers[which].depth], 0);
  for (; n < 3 && buffers[which].colours[n] != NONE; n++)
    {
      outputs[n] = GL_COLOR_ATTACHMENT0 + (GLenum)n;
      glFramebufferTexture2D (GL_FRAMEBUFFER, outputs[n], GL_TEXTURE_2D,
                              target->textures[buffers[which].colours[n]], 0);
    }
  glDrawBuffers (n, outputs);
  return rc_target_check (target->width, target->height, error);
}

/**
 * rc_target_init:
 * @width: pixels
 * @height: pixels
 *
 * Errors: RC_ERROR_NO_MEMORY
 */
gboolean
rc_target_init (RcTarget *target, int width, int height, GError **error)
{
  target->width = width;
  target->height = height;
  while (glGetError () != GL_NO_ERROR)
    ;
  for (int i = 0; i < RC_N_TEXTURES; i++)
    target->textures[i] =
        rc_target_texture (textures[i].format, textures[i].halved ? (width + 1) / 2 : width,
                           textures[i].halved ? (height + 1) / 2 : height);
  for (int i = 0; i < RC_N_BUFFERS; i++)
    if (!make_buffer (target, i, error))
      return FALSE;
  return TRUE;
}

void
rc_target_clear (RcTarget *target)
{
  glDeleteFramebuffers (RC_N_BUFFERS, target->buffers);
  glDeleteTextures (RC_N_TEXTURES, target->textures);
}

/* The finished colour, identity in alpha. */
static void
read_colour (RcRect area, RcFrame *colour)
{
  glReadBuffer (GL_COLOR_ATTACHMENT0);
  glPixelStorei (GL_PACK_ALIGNMENT, 1);
  glPixelStorei (GL_PACK_ROW_LENGTH, (GLint)(colour->stride / 4));
  glReadPixels (area.x, area.y, area.width, area.height, GL_RGBA, GL_UNSIGNED_BYTE, colour->data);
  glPixelStorei (GL_PACK_ROW_LENGTH, 0);
}

/* Identity out of the colour's alpha. @identity: (nullable) */
static void
split_identity (RcFrame *colour, RcFrame *identity)
{
  for (int y = 0; y < colour->height; y++)
    {
      guint8 *pixel = colour->data + (gsize)y * colour->stride + 3;
      guint8 *value = identity != NULL ? identity->data + (gsize)y * identity->stride : NULL;

      for (int x = 0; x < colour->width; x++, pixel += 4)
        {
          if (value != NULL)
            value[x] = *pixel;
          *pixel = 255;
        }
    }
}

/**
 * rc_target_read:
 * @area: of the finished pixels, top row first
 * @colour: (out caller-allocates): BGRA8 of the area's size
 * @depth: (nullable) (out caller-allocates): GRAY16
 * @identity: (nullable) (out caller-allocates): GRAY8
 *
 * What is in RC_BUFFER_PIXELS, which is bound.
 */
void
rc_target_read (RcRect area, RcFrame *colour, RcFrame *depth, RcFrame *identity)
{
  read_colour (area, colour);
  if (depth != NULL)
    {
      glReadBuffer (GL_COLOR_ATTACHMENT1);
      glPixelStorei (GL_PACK_ROW_LENGTH, (GLint)(depth->stride / 2));
      glReadPixels (area.x, area.y, area.width, area.height, GL_RED, GL_UNSIGNED_SHORT,
                    depth->data);
      glPixelStorei (GL_PACK_ROW_LENGTH, 0);
      glReadBuffer (GL_COLOR_ATTACHMENT0);
    }
  split_identity (colour, identity);
}
