/* target.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/target.h"

#include "engine/base/error.h"

#define SAMPLES 4

gboolean
rc_target_check (int width, int height, GError **error)
{
  if (glCheckFramebufferStatus (GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE &&
      glGetError () == GL_NO_ERROR)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
               "There is not enough graphics memory to draw %d × %d pixels; choose a smaller size.",
               width, height);
  return FALSE;
}

GLuint
rc_target_texture (GLenum target, GLenum format, int width, int height)
{
  GLuint texture = 0;

  glGenTextures (1, &texture);
  glBindTexture (target, texture);
  if (target == GL_TEXTURE_2D_MULTISAMPLE)
    glTexImage2DMultisample (target, SAMPLES, format, width, height, GL_TRUE);
  else
    {
      GLenum kind = format == GL_DEPTH_COMPONENT24 ? GL_DEPTH_COMPONENT
                    : format == GL_R16             ? GL_RED
                                                   : GL_RGBA;

      glTexImage2D (target, 0, (GLint)format, width, height, 0, kind, GL_UNSIGNED_SHORT, NULL);
      glTexParameteri (target, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
      glTexParameteri (target, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
  return texture;
}

gboolean
rc_target_init (RcTarget *target, int width, int height, gboolean sampled, GError **error)
{
  static const GLenum outputs[2] = { GL_COLOR_ATTACHMENT0, GL_COLOR_ATTACHMENT1 };
  GLenum              kind = sampled ? GL_TEXTURE_2D_MULTISAMPLE : GL_TEXTURE_2D;

  target->width = width;
  target->height = height;
  while (glGetError () != GL_NO_ERROR)
    ;
  glActiveTexture (GL_TEXTURE3);
  glGenFramebuffers (1, &target->samples);
  glBindFramebuffer (GL_FRAMEBUFFER, target->samples);
  target->samples_colour = rc_target_texture (kind, GL_RGBA8, width, height);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, kind, target->samples_colour, 0);
  target->samples_depth = rc_target_texture (kind, GL_DEPTH_COMPONENT24, width, height);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, kind, target->samples_depth, 0);
  if (!rc_target_check (width, height, error))
    return FALSE;
  if (!sampled)
    return TRUE;
  glGenFramebuffers (1, &target->pixels);
  glBindFramebuffer (GL_FRAMEBUFFER, target->pixels);
  target->pixels_colour = rc_target_texture (GL_TEXTURE_2D, GL_RGBA8, width, height);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                          target->pixels_colour, 0);
  target->pixels_depth = rc_target_texture (GL_TEXTURE_2D, GL_R16, width, height);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT1, GL_TEXTURE_2D, target->pixels_depth,
                          0);
  glDrawBuffers (2, outputs);
  return rc_target_check (width, height, error);
}

void
rc_target_clear (RcTarget *target)
{
  const GLuint buffers[2] = { target->samples, target->pixels };
  const GLuint textures[4] = { target->samples_colour, target->samples_depth, target->pixels_colour,
                               target->pixels_depth };

  glDeleteFramebuffers (2, buffers);
  glDeleteTextures (4, textures);
}
