/* screen-pass.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/screen-pass.h"

#define SMOOTHED 7 /* pixels that edge.frag looks around itself */

/* Of a lens that is as good as sharp the picture is left as it is. */
#define LEAST_BLUR 1.2f
#define MOST_BLUR  0.028f /* of the picture's height */

#define UNSURE (0.15f + 0.02f) /* by what blur.frag looks further; with how it is rounded */

#define MOST_MOVED (1.0f / 14) /* of the picture's height */

#define OCCLUSION      0.55f  /* metres */
#define MOST_OCCLUSION 0.045f /* of the picture's height */
#define FARTHEST       0.958f /* share of it that soft.frag's farthest sample is away */

static float
most_blur (const RcTarget *target)
{
  return MAX (roundf (MOST_BLUR * (float)target->height), 2.0f);
}

static float
blur_of (const RcScene *scene, const RcTarget *target)
{
  float radius = 0.5f * scene->camera.blur * (float)target->height;

  return radius >= LEAST_BLUR ? radius : 0.0f;
}

static float
most_occlusion (const RcTarget *target)
{
  return ceilf (MOST_OCCLUSION * (float)target->height);
}

static float
line_width (const RcTarget *target, const RcScene *scene)
{
  return MAX (roundf (scene->uniforms.high[3] * target->height / 540.0f), 1.0f);
}

/* By @margin more on each side, to even numbers, within the picture. */
static RcRect
grown (const RcTarget *target, RcRect rect, int margin)
{
  int x0 = MAX (rect.x - margin, 0) & ~1, y0 = MAX (rect.y - margin, 0) & ~1;
  int x1 = MIN ((rect.x + rect.width + margin + 1) & ~1, target->width);
  int y1 = MIN ((rect.y + rect.height + margin + 1) & ~1, target->height);

  return (RcRect){ x0, y0, x1 - x0, y1 - y0 };
}

/* Of the edges of shadows, share of the map. */
static float
shadow_blur (const RcScene *scene)
{
  return (0.03f + 0.22f * (1.0f - scene->uniforms.key_colour[3])) / (2.0f * scene->shadow_radius);
}

/* A surface asks from 3 cm off itself, and of a place in the map for the texels around it. */
float
rc_screen_shadow_margin (const RcScene *scene)
{
  return shadow_blur (scene) + 0.03f * 0.5f / scene->shadow_radius + 2.0f / 1024;
}

int
rc_screen_tile (const RcTarget *target)
{
  return MAX ((int)lrintf (MOST_MOVED * (float)target->height), 4);
}

/* The squares that the rectangle is in and those around them. */
static RcRect
squares (const RcTarget *target, RcRect rect)
{
  int side = rc_screen_tile (target);
  int x0 = MAX (rect.x / side - 1, 0) * side, y0 = MAX (rect.y / side - 1, 0) * side;
  int x1 = MIN (((rect.x + rect.width - 1) / side + 2) * side, target->width);
  int y1 = MIN (((rect.y + rect.height - 1) / side + 2) * side, target->height);

  return (RcRect){ x0, y0, x1 - x0, y1 - y0 };
}

/** @area: pixels of the target, top row first */
RcScreenReach
rc_screen_reach (const RcScene *scene, const RcTarget *target, RcRect area, gboolean blurred)
{
  RcRect        turned = { area.x, target->height - area.y - area.height, area.width, area.height };
  RcScreenReach reach = { .pixels = area };

  /* What a fish-eye shows at a place is elsewhere in the straight picture. */
  if (scene->camera.bend > 0.0f)
    turned = (RcRect){ 0, 0, target->width, target->height };
  reach.seen = grown (target, turned, SMOOTHED);
  reach.sharp = reach.seen;
  if (blurred && scene->staging->motion_blur > 0)
    {
      reach.sharp = grown (target, reach.seen, rc_screen_tile (target) + 2);
      reach.moved = squares (target, reach.seen);
    }
  reach.lit =
      grown (target, reach.sharp, blur_of (scene, target) > 0 ? (int)most_blur (target) + 4 : 0);
  reach.small = reach.lit;
  reach.soft = grown (target, reach.lit, 2);
  reach.surfaces =
      grown (target, reach.lit,
             MAX ((int)(FARTHEST * most_occlusion (target)), (int)line_width (target, scene)) + 2);
  return reach;
}

/* How unsharp the least sharp place is, share of the most. */
static float
least_sharp (const RcScene *scene, const RcTarget *target, RcRect rect, const float *nearness)
{
  float blur = blur_of (scene, target), most = 0.0f;

  for (int y = 0; y < rect.height; y += 2)
    for (int x = 0; x < rect.width; x += 2)
      {
        float w = nearness[(gsize)y * (gsize)rect.width + (gsize)x];

        most = MAX (most, fabsf (1.0f - scene->camera.focus * w));
      }
  return blur * most / most_blur (target);
}

void
rc_screen_narrow (RcScreenReach  *self,
                  const RcScene  *scene,
                  const RcTarget *target,
                  const float    *nearness)
{
  float most = most_blur (target), least;
  int   taps;

  if (blur_of (scene, target) <= 0.0f)
    return;
  least = least_sharp (scene, target, self->soft, nearness);
  /* What blur.frag asks for beyond that weighs nothing in it; in halves of a pixel. */
  taps = (int)floorf (MIN (least + UNSURE, 1.0f) * 0.5f * most + 0.5f);
  self->lit =
      rc_rect_intersect (self->small, grown (target, self->sharp, MIN (2 * taps, (int)most) + 4));
  self->soft = grown (target, self->lit, 2);
}

static void
bind (RcUnit unit, GLuint texture)
{
  glActiveTexture (GL_TEXTURE0 + (GLenum)unit);
  glBindTexture (GL_TEXTURE_2D, texture);
}

/* In bands, as one may stop between them. */
static void
pass (const RcPrograms *programs,
      const RcTarget   *target,
      RcProgramId       which,
      RcTargetBuffer    buffer,
      RcRect            rect,
      gboolean          halved,
      const float       look[4],
      RcStop           *stop)
{
  const RcProgram *program = &programs->programs[which];
  int              width = target->width, height = target->height, rows;

  if (halved)
    {
      width = (width + 1) / 2;
      height = (height + 1) / 2;
      rect = (RcRect){ rect.x / 2, rect.y / 2, (rect.width + 1) / 2, (rect.height + 1) / 2 };
    }
  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[buffer]);
  glViewport (0, 0, width, height);
  glUseProgram (program->id);
  if (program->look >= 0)
    glUniform4fv (program->look, 1, look);
  glBindVertexArray (programs->empty);
  rows = MAX (RC_STOP_PIXELS / MAX (rect.width, 1), 1);
  for (int done = 0; done < rect.height; done += rows)
    {
      int band = MIN (rows, rect.height - done);

      if (rc_stop_after (stop, 0))
        return;
      glScissor (rect.x, rect.y + done, rect.width, band);
      glDrawArrays (GL_TRIANGLES, 0, 3);
      rc_stop_after (stop, (gsize)rect.width * (gsize)band);
    }
}

static void
set_plain (void)
{
  glDisable (GL_BLEND);
  glDisable (GL_CULL_FACE);
  glDisable (GL_DEPTH_TEST);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_FALSE);
}

/* What is behind everything. Just before it is drawn on: software then does both at once. */
static void
clear_picture (const RcTarget *target, const RcScreenReach *reach)
{
  static const float dark[4] = { 0.04f, 0.04f, 0.05f, 0.0f };

  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[RC_BUFFER_LIT]);
  glScissor (reach->lit.x, reach->lit.y, reach->lit.width, reach->lit.height);
  if (reach->lit.width == target->width && reach->lit.height == target->height)
    glDisable (GL_SCISSOR_TEST);
  glClearBufferfv (GL_COLOR, 0, dark);
  glEnable (GL_SCISSOR_TEST);
}

/** The surfaces to the picture, under the light of the frame. */
void
rc_screen_light (const RcPrograms    *programs,
                 const RcTarget      *target,
                 const RcScene       *scene,
                 const RcScreenReach *reach,
                 RcStop              *stop)
{
  float pixels = 0.5f * (float)target->height / scene->camera.tan_y; /* of a metre, one away */
  float soft[4] = { OCCLUSION * pixels, most_occlusion (target), shadow_blur (scene),
                    0.18f * scene->shadow_radius };
  float lines[4] = { line_width (target, scene), scene->uniforms.treat_tone[2], 0, 0 };

  set_plain ();
  bind (RC_UNIT_BASES, target->textures[RC_TEXTURE_BASES]);
  bind (RC_UNIT_SURFACES, target->textures[RC_TEXTURE_SURFACES]);
  bind (RC_UNIT_NEARNESS, target->textures[RC_TEXTURE_NEARNESS]);
  bind (RC_UNIT_SOFT, target->textures[RC_TEXTURE_SOFT]);
  pass (programs, target, RC_PROGRAM_SOFT, RC_BUFFER_SOFT, reach->soft, TRUE, soft, stop);
  clear_picture (target, reach);
  /* Only where a surface is: there the depth is less than that of the triangle. */
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_GREATER);
  pass (programs, target, RC_PROGRAM_SHADE, RC_BUFFER_LIT, reach->lit, FALSE, lines, stop);
  glDepthFunc (GL_LESS);
}

/* As a shutter leaves it that is open for a share of each frame. */
static void
blur_motion (const RcPrograms    *programs,
             const RcTarget      *target,
             const RcScene       *scene,
             const RcScreenReach *reach,
             RcMotionPass        *motion,
             RcStop              *stop)
{
  float look[4] = { (float)rc_screen_tile (target), 0.5f * (float)scene->staging->motion_blur, 0,
                    0 };

  rc_motion_pass_spread (motion, programs, look, reach->moved);
  bind (RC_UNIT_MOTIONS, motion->texture);
  bind (RC_UNIT_TILES, motion->around);
  pass (programs, target, RC_PROGRAM_MOVED, RC_BUFFER_MOVED, reach->seen, FALSE, look, stop);
  bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_BASES]);
}

static void
bend (const RcPrograms *programs, const RcTarget *target, const RcScreenReach *reach, RcStop *stop)
{
  static const float none[4] = { 0, 0, 0, 0 };

  pass (programs, target, RC_PROGRAM_BEND, RC_BUFFER_BENT, reach->seen, FALSE, none, stop);
  bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_SURFACES]);
}

/** The picture through the lens, its edges made smooth, to pixels. */
void
rc_screen_finish (const RcPrograms    *programs,
                  const RcTarget      *target,
                  const RcScene       *scene,
                  const RcScreenReach *reach,
                  RcMotionPass        *motion,
                  float                depth_far,
                  RcStop              *stop)
{
  float lens[4] = { scene->camera.focus, blur_of (scene, target), most_blur (target), 0 };
  float out[4] = { scene->camera.near_plane, depth_far, (float)target->height - 1, 0 };

  set_plain ();
  bind (RC_UNIT_NEARNESS, target->textures[RC_TEXTURE_NEARNESS]);
  bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_PICTURE]);
  if (lens[1] > 0.0f)
    {
      pass (programs, target, RC_PROGRAM_SMALL, RC_BUFFER_SMALL, reach->small, TRUE, lens, stop);
      bind (RC_UNIT_HALVED, target->textures[RC_TEXTURE_SMALL]);
      pass (programs, target, RC_PROGRAM_BLUR, RC_BUFFER_SPREAD, grown (target, reach->sharp, 2),
            TRUE, lens, stop);
      bind (RC_UNIT_HALVED, target->textures[RC_TEXTURE_SPREAD]);
      pass (programs, target, RC_PROGRAM_FOCUS, RC_BUFFER_FOCUSED, reach->sharp, FALSE, lens, stop);
      bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_FOCUSED]);
    }
  if (reach->moved.width > 0)
    blur_motion (programs, target, scene, reach, motion, stop);
  if (scene->camera.bend > 0.0f)
    bend (programs, target, reach, stop);
  glEnable (GL_DEPTH_TEST);
  glDepthMask (GL_TRUE);
  glDepthFunc (GL_ALWAYS);
  pass (programs, target, RC_PROGRAM_RESOLVE, RC_BUFFER_PIXELS, reach->pixels, FALSE, out, stop);
  /* The triangle is at the far plane: where there is a step, the depth is nearer than that. */
  glDepthMask (GL_FALSE);
  glDepthFunc (GL_GREATER);
  glColorMaski (1, GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  pass (programs, target, RC_PROGRAM_EDGE, RC_BUFFER_PIXELS, reach->pixels, FALSE, out, stop);
  glColorMaski (1, GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthFunc (GL_LESS);
}
