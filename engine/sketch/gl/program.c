/* program.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/gl/program.h"

#include "engine/base/data.h"
#include "engine/base/error.h"
#include "engine/sketch/shape/random.h"

#include <glib/gi18n-lib.h>

#define NOISE_SIZE 256

static const struct
{
  const char *vertex, *fragment, *define;
  gboolean    surfaces; /* reads the surfaces: surface.glsl comes with it */
} sources[RC_N_PROGRAMS] = {
  [RC_PROGRAM_SOLID] = { "solid.vert", "solid.frag", "#define MOTTLE 0\n", FALSE },
  [RC_PROGRAM_GROUND] = { "solid.vert", "solid.frag", "#define MOTTLE 1\n", FALSE },
  [RC_PROGRAM_SHADOW] = { "shadow.vert", "shadow.frag", "", FALSE },
  [RC_PROGRAM_SOFT] = { "screen.vert", "soft.frag", "", TRUE },
  [RC_PROGRAM_SHADE] = { "screen.vert", "shade.frag", "", TRUE },
  [RC_PROGRAM_SKY] = { "screen.vert", "sky.frag", "", FALSE },
  [RC_PROGRAM_SEA] = { "solid.vert", "sea.frag", "", FALSE },
  [RC_PROGRAM_FLAT] = { "flat.vert", "flat.frag", "", FALSE },
  [RC_PROGRAM_CARD] = { "card.vert", "card.frag", "", FALSE },
  [RC_PROGRAM_SMALL] = { "screen.vert", "blur-small.frag", "", FALSE },
  [RC_PROGRAM_BLUR] = { "screen.vert", "blur.frag", "", FALSE },
  [RC_PROGRAM_FOCUS] = { "screen.vert", "focus.frag", "", FALSE },
  [RC_PROGRAM_RESOLVE] = { "screen.vert", "resolve.frag", "", FALSE },
  [RC_PROGRAM_EDGE] = { "screen.vert", "edge.frag", "", FALSE },
  [RC_PROGRAM_MOTION] = { "motion.vert", "motion.frag", "", FALSE },
  [RC_PROGRAM_MOTION_SKY] = { "screen.vert", "motion-sky.frag", "", FALSE },
  [RC_PROGRAM_MOTION_TILE] = { "screen.vert", "motion-tile.frag", "", FALSE },
  [RC_PROGRAM_MOTION_AROUND] = { "screen.vert", "motion-around.frag", "", FALSE },
  [RC_PROGRAM_MOVED] = { "screen.vert", "moved.frag", "", FALSE },
  [RC_PROGRAM_BEND] = { "screen.vert", "bend.frag", "", FALSE },
};

static GLuint
compile (GLenum kind, const char *name, int which, GError **error)
{
  gboolean           surfaces = kind == GL_FRAGMENT_SHADER && sources[which].surfaces;
  g_autofree char   *path = g_strconcat ("shaders/", name, NULL);
  g_autoptr (GBytes) frame = rc_data_load ("shaders/frame.glsl", error);
  g_autoptr (GBytes) grade = frame != NULL ? rc_data_load ("shaders/grade.glsl", error) : NULL;
  g_autoptr (GBytes) surface = grade != NULL ? rc_data_load ("shaders/surface.glsl", error) : NULL;
  g_autoptr (GBytes) body = surface != NULL ? rc_data_load (path, error) : NULL;
  const char        *parts[6];
  char               log[1024] = "";
  GLint              done = 0;
  GLuint             shader;

  if (body == NULL)
    return 0;
  parts[0] = "#version 330 core\n";
  parts[1] = sources[which].define;
  parts[2] = g_bytes_get_data (frame, NULL);
  parts[3] = kind == GL_FRAGMENT_SHADER ? g_bytes_get_data (grade, NULL) : "";
  parts[4] = surfaces ? g_bytes_get_data (surface, NULL) : "";
  parts[5] = g_bytes_get_data (body, NULL);
  shader = glCreateShader (kind);
  glShaderSource (shader, 6, parts, NULL);
  glCompileShader (shader);
  glGetShaderiv (shader, GL_COMPILE_STATUS, &done);
  if (done)
    return shader;
  glGetShaderInfoLog (shader, sizeof log, NULL, log);
  glDeleteShader (shader);
  g_set_error (
      error, RC_ERROR, RC_ERROR_FORMAT,
      _ ("The shader “%s” does not compile; restore the file or install Raccord again: %s"), path,
      log);
  return 0;
}

static gboolean
link_program (RcProgram *program, int which, GError **error)
{
  static const char *const attributes[] = { "position", "normal", "hull", "colour", "other" };
  static const char *const samplers[] = { [RC_UNIT_SHADOW_MAP] = "shadow_map",
                                          [RC_UNIT_NOISE] = "noise_map",
                                          [RC_UNIT_PICTURE] = "picture",
                                          [RC_UNIT_BASES] = "bases",
                                          [RC_UNIT_SURFACES] = "surfaces",
                                          [RC_UNIT_NEARNESS] = "nearness",
                                          [RC_UNIT_SOFT] = "soft",
                                          [RC_UNIT_HALVED] = "halved",
                                          [RC_UNIT_MOTIONS] = "motions",
                                          [RC_UNIT_TILES] = "tiles" };
  GLuint                   vertex = 0, fragment = 0, block;
  GLint                    done = 0;

  vertex = compile (GL_VERTEX_SHADER, sources[which].vertex, which, error);
  if (vertex == 0)
    return FALSE;
  fragment = compile (GL_FRAGMENT_SHADER, sources[which].fragment, which, error);
  if (fragment == 0)
    {
      glDeleteShader (vertex);
      return FALSE;
    }
  program->id = glCreateProgram ();
  glAttachShader (program->id, vertex);
  glAttachShader (program->id, fragment);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    glBindAttribLocation (program->id, i, attributes[i]);
  glLinkProgram (program->id);
  glDeleteShader (vertex);
  glDeleteShader (fragment);
  glGetProgramiv (program->id, GL_LINK_STATUS, &done);
  if (!done)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("The shaders “%s” and “%s” do not fit together; restore the files or install "
                      "Raccord again"),
                   sources[which].vertex, sources[which].fragment);
      return FALSE;
    }
  block = glGetUniformBlockIndex (program->id, "Frame");
  if (block != GL_INVALID_INDEX)
    glUniformBlockBinding (program->id, block, 0);
  glUseProgram (program->id);
  for (guint i = 0; i < G_N_ELEMENTS (samplers); i++)
    if (glGetUniformLocation (program->id, samplers[i]) >= 0)
      glUniform1i (glGetUniformLocation (program->id, samplers[i]), i);
  program->model = glGetUniformLocation (program->id, "model");
  program->identity = glGetUniformLocation (program->id, "identity");
  program->other_model = glGetUniformLocation (program->id, "other_model");
  program->other_view = glGetUniformLocation (program->id, "other_view");
  program->look = glGetUniformLocation (program->id, "look");
  return TRUE;
}

/* Two octaves of value noise that tile: one channel soft, one fine. */
static GLuint
make_noise (void)
{
  g_autofree guint8 *data = g_new (guint8, NOISE_SIZE * NOISE_SIZE * 2);
  GLuint             texture = 0;

  for (int y = 0; y < NOISE_SIZE; y++)
    for (int x = 0; x < NOISE_SIZE; x++)
      for (int channel = 0; channel < 2; channel++)
        {
          float sum = 0.0f, weight = 0.55f;

          for (int cells = channel == 0 ? 8 : 32; cells <= (channel == 0 ? 64 : 256); cells *= 2)
            {
              float fx = (float)x * cells / NOISE_SIZE, fy = (float)y * cells / NOISE_SIZE;
              int   cx = (int)fx, cy = (int)fy, nx = (cx + 1) % cells, ny = (cy + 1) % cells;
              float tx = rc_smooth (0, 1, fx - cx), ty = rc_smooth (0, 1, fy - cy);
              guint seed = 17 + cells + channel * 1000;

              sum += weight * rc_mix (rc_mix (rc_random_at (seed, cy * cells + cx),
                                              rc_random_at (seed, cy * cells + nx), tx),
                                      rc_mix (rc_random_at (seed, ny * cells + cx),
                                              rc_random_at (seed, ny * cells + nx), tx),
                                      ty);
              weight *= 0.5f;
            }
          data[(y * NOISE_SIZE + x) * 2 + channel] = (guint8)CLAMP (sum * 255.0f, 0.0f, 255.0f);
        }
  glGenTextures (1, &texture);
  glBindTexture (GL_TEXTURE_2D, texture);
  glTexImage2D (GL_TEXTURE_2D, 0, GL_RG8, NOISE_SIZE, NOISE_SIZE, 0, GL_RG, GL_UNSIGNED_BYTE, data);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  return texture;
}

/**
 * rc_programs_new:
 *
 * Errors: as rc_data_load(); RC_ERROR_FORMAT for a shader that does not compile, naming the file
 *
 * Returns: (transfer full) (nullable): all programs, compiled
 */
RcPrograms *
rc_programs_new (GError **error)
{
  RcPrograms *self = g_new0 (RcPrograms, 1);

  for (int i = 0; i < RC_N_PROGRAMS; i++)
    if (!link_program (&self->programs[i], i, error))
      {
        rc_programs_free (self);
        return NULL;
      }
  glGenBuffers (1, &self->frame_buffer);
  glBindBuffer (GL_UNIFORM_BUFFER, self->frame_buffer);
  glBufferData (GL_UNIFORM_BUFFER, sizeof (RcFrameUniforms), NULL, GL_DYNAMIC_DRAW);
  glGenVertexArrays (1, &self->empty);
  self->noise = make_noise ();
  return self;
}

void
rc_programs_free (RcPrograms *self)
{
  for (int i = 0; i < RC_N_PROGRAMS; i++)
    glDeleteProgram (self->programs[i].id);
  glDeleteBuffers (1, &self->frame_buffer);
  glDeleteVertexArrays (1, &self->empty);
  glDeleteTextures (1, &self->noise);
  g_free (self);
}

void
rc_programs_set_frame (RcPrograms *self, const RcFrameUniforms *frame)
{
  glBindBuffer (GL_UNIFORM_BUFFER, self->frame_buffer);
  glBufferSubData (GL_UNIFORM_BUFFER, 0, sizeof *frame, frame);
  glBindBufferBase (GL_UNIFORM_BUFFER, 0, self->frame_buffer);
}
