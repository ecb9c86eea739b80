/* screen-pass.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/screen-pass.h"

/* Of the rectangle around them: where tiles cover more, they gain nothing. */
#define WORTH_TILES 0.85f

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
static RcScreenPart
grown (const RcTarget *target, RcScreenPart part, int margin)
{
  RcRect rect = part.rect;
  int    x0 = MAX (rect.x - margin, 0) & ~1, y0 = MAX (rect.y - margin, 0) & ~1;
  int    x1 = MIN ((rect.x + rect.width + margin + 1) & ~1, target->width);
  int    y1 = MIN ((rect.y + rect.height + margin + 1) & ~1, target->height);

  return (RcScreenPart){ { x0, y0, x1 - x0, y1 - y0 }, part.margin + margin + 1 };
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

RcScreenReach
rc_screen_reach (const RcScene *scene, const RcTarget *target, RcRect area, gboolean blurred)
{
  RcScreenPart  pixels = { { area.x, target->height - area.y - area.height, area.width,
                             area.height } };
  RcScreenReach reach = { .pixels = pixels };

  /* What a fish-eye shows at a place is elsewhere in the straight picture. */
  if (scene->camera.bend > 0.0f)
    pixels.rect = (RcRect){ 0, 0, target->width, target->height };
  reach.seen = grown (target, pixels, SMOOTHED);
  reach.sharp = reach.seen;
  if (blurred && scene->staging->motion_blur > 0)
    {
      reach.sharp = grown (target, reach.seen, rc_screen_tile (target) + 2);
      reach.moved = squares (target, reach.seen.rect);
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

static gsize
pixels_of (RcRect rect)
{
  return (gsize)rect.width * (gsize)rect.height;
}

void
rc_screen_want (RcScreenReach  *self,
                const RcScene  *scene,
                const RcTarget *target,
                const RcTiles  *wanted)
{
  RcTileRects rects;

  /* Both show at a place what is elsewhere. */
  if (scene->camera.bend > 0.0f || self->moved.width > 0)
    return;
  self->wanted = wanted;
  rc_screen_rects (self, target, &self->surfaces, &rects);
  if ((float)rc_tiles_pixels (&rects) > WORTH_TILES * (float)pixels_of (self->surfaces.rect))
    self->wanted = NULL;
}

void
rc_screen_rects (const RcScreenReach *self,
                 const RcTarget      *target,
                 const RcScreenPart  *part,
                 RcTileRects         *rects)
{
  RcTiles tiles;

  rects->n = 1;
  rects->rects[0] = part->rect;
  if (self->wanted == NULL)
    return;
  tiles = rc_tiles_grown (self->wanted, target->width, target->height, part->margin);
  rc_tiles_rects (&tiles, target->width, target->height, part->rect, rects);
}

float
rc_screen_least_sharp (const RcScene  *scene,
                       const RcTarget *target,
                       int             width,
                       int             height,
                       const float    *nearness)
{
  float blur = blur_of (scene, target), most = 0.0f;

  for (int y = 0; y < height; y += 2)
    for (int x = 0; x < width; x += 2)
      {
        float w = nearness[(gsize)y * (gsize)width + (gsize)x];

        most = MAX (most, fabsf (1.0f - scene->camera.focus * w));
      }
  return blur * most / most_blur (target);
}

void
rc_screen_narrow (RcScreenReach  *self,
                  const RcScene  *scene,
                  const RcTarget *target,
                  float           least_sharp)
{
  float most = most_blur (target);
  int   taps;

  if (blur_of (scene, target) <= 0.0f)
    return;
  /* What blur.frag asks for beyond that weighs nothing in it; in halves of a pixel. */
  taps = (int)floorf (MIN (least_sharp + UNSURE, 1.0f) * 0.5f * most + 0.5f);
  self->lit = grown (target, self->sharp, MIN (2 * taps, (int)most) + 4);
  self->lit.rect = rc_rect_intersect (self->small.rect, self->lit.rect);
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
draw_bands (RcRect rect, RcStop *stop)
{
  int rows = MAX (RC_STOP_PIXELS / MAX (rect.width, 1), 1);

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
pass (const RcPrograms  *programs,
      const RcTarget    *target,
      RcProgramId        which,
      RcTargetBuffer     buffer,
      const RcTileRects *rects,
      gboolean           halved,
      const float        look[4],
      RcStop            *stop)
{
  const RcProgram *program = &programs->programs[which];
  int              width = target->width, height = target->height;

  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[buffer]);
  glViewport (0, 0, halved ? (width + 1) / 2 : width, halved ? (height + 1) / 2 : height);
  glUseProgram (program->id);
  if (program->look >= 0)
    glUniform4fv (program->look, 1, look);
  glBindVertexArray (programs->empty);
  for (int i = 0; i < rects->n; i++)
    {
      RcRect rect = rects->rects[i];

      if (halved)
        rect = (RcRect){ rect.x / 2, rect.y / 2, (rect.width + 1) / 2, (rect.height + 1) / 2 };
      draw_bands (rect, stop);
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
clear_picture (const RcTarget *target, const RcTileRects *lit)
{
  static const float dark[4] = { 0.04f, 0.04f, 0.05f, 0.0f };

  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[RC_BUFFER_LIT]);
  for (int i = 0; i < lit->n; i++)
    {
      const RcRect *rect = &lit->rects[i];

      glScissor (rect->x, rect->y, rect->width, rect->height);
      if (rect->width == target->width && rect->height == target->height)
        glDisable (GL_SCISSOR_TEST);
      glClearBufferfv (GL_COLOR, 0, dark);
      glEnable (GL_SCISSOR_TEST);
    }
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
  RcTileRects rects;

  set_plain ();
  bind (RC_UNIT_BASES, target->textures[RC_TEXTURE_BASES]);
  bind (RC_UNIT_SURFACES, target->textures[RC_TEXTURE_SURFACES]);
  bind (RC_UNIT_NEARNESS, target->textures[RC_TEXTURE_NEARNESS]);
  bind (RC_UNIT_SOFT, target->textures[RC_TEXTURE_SOFT]);
  rc_screen_rects (reach, target, &reach->soft, &rects);
  pass (programs, target, RC_PROGRAM_SOFT, RC_BUFFER_SOFT, &rects, TRUE, soft, stop);
  rc_screen_rects (reach, target, &reach->lit, &rects);
  clear_picture (target, &rects);
  /* Only where a surface is: there the depth is less than that of the triangle. */
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_GREATER);
  pass (programs, target, RC_PROGRAM_SHADE, RC_BUFFER_LIT, &rects, FALSE, lines, stop);
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
  RcTileRects seen = { 1, { reach->seen.rect } };

  rc_motion_pass_spread (motion, programs, look, reach->moved);
  bind (RC_UNIT_MOTIONS, motion->texture);
  bind (RC_UNIT_TILES, motion->around);
  pass (programs, target, RC_PROGRAM_MOVED, RC_BUFFER_MOVED, &seen, FALSE, look, stop);
  bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_BASES]);
}

static void
bend (const RcPrograms *programs, const RcTarget *target, const RcScreenReach *reach, RcStop *stop)
{
  static const float none[4] = { 0, 0, 0, 0 };
  RcTileRects        seen = { 1, { reach->seen.rect } };

  pass (programs, target, RC_PROGRAM_BEND, RC_BUFFER_BENT, &seen, FALSE, none, stop);
  bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_SURFACES]);
}

/* Each point spread as the lens does. */
static void
focus (const RcPrograms    *programs,
       const RcTarget      *target,
       const RcScreenReach *reach,
       const float          lens[4],
       RcStop              *stop)
{
  RcScreenPart spread = grown (target, reach->sharp, 2);
  RcTileRects  rects;

  rc_screen_rects (reach, target, &reach->small, &rects);
  pass (programs, target, RC_PROGRAM_SMALL, RC_BUFFER_SMALL, &rects, TRUE, lens, stop);
  bind (RC_UNIT_HALVED, target->textures[RC_TEXTURE_SMALL]);
  rc_screen_rects (reach, target, &spread, &rects);
  pass (programs, target, RC_PROGRAM_BLUR, RC_BUFFER_SPREAD, &rects, TRUE, lens, stop);
  bind (RC_UNIT_HALVED, target->textures[RC_TEXTURE_SPREAD]);
  rc_screen_rects (reach, target, &reach->sharp, &rects);
  pass (programs, target, RC_PROGRAM_FOCUS, RC_BUFFER_FOCUSED, &rects, FALSE, lens, stop);
  bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_FOCUSED]);
}

/* The pieces of the finished picture, whose top row is its first. */
static void
find_pixels (const RcScreenReach *reach, const RcTarget *target, RcTileRects *rects)
{
  rc_screen_rects (reach, target, &reach->pixels, rects);
  for (int i = 0; i < rects->n; i++)
    rects->rects[i].y = target->height - rects->rects[i].y - rects->rects[i].height;
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
  float       lens[4] = { scene->camera.focus, blur_of (scene, target), most_blur (target), 0 };
  float       out[4] = { scene->camera.near_plane, depth_far, (float)target->height - 1, 0 };
  RcTileRects pixels;

  set_plain ();
  bind (RC_UNIT_NEARNESS, target->textures[RC_TEXTURE_NEARNESS]);
  bind (RC_UNIT_PICTURE, target->textures[RC_TEXTURE_PICTURE]);
  if (lens[1] > 0.0f)
    focus (programs, target, reach, lens, stop);
  if (reach->moved.width > 0)
    blur_motion (programs, target, scene, reach, motion, stop);
  if (scene->camera.bend > 0.0f)
    bend (programs, target, reach, stop);
  glEnable (GL_DEPTH_TEST);
  glDepthMask (GL_TRUE);
  glDepthFunc (GL_ALWAYS);
  find_pixels (reach, target, &pixels);
  pass (programs, target, RC_PROGRAM_RESOLVE, RC_BUFFER_PIXELS, &pixels, FALSE, out, stop);
  /* The triangle is at the far plane: where there is a step, the depth is nearer than that. */
  glDepthMask (GL_FALSE);
  glDepthFunc (GL_GREATER);
  glColorMaski (1, GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
  pass (programs, target, RC_PROGRAM_EDGE, RC_BUFFER_PIXELS, &pixels, FALSE, out, stop);
  glColorMaski (1, GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthFunc (GL_LESS);
}
