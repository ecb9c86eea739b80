/* perch.c - who is carried by a person: on a shoulder, in the lap, in the arms; or circles above
 *
 * Where that is, the joints of who carries them say, at every moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature.h"
#include "engine/sketch/motion/actor.h"

/* Shares of the height of who carries: how far the flesh is from the joints. */
#define OVER_SHOULDER 0.036f
#define OVER_NECK     0.030f
#define OVER_THIGH    0.052f
#define BEHIND_BACK   0.085f
#define BEFORE_CHEST  0.150f
#define OVER_CROWN    0.135f

#define BIRD     0.4f /* metres: what is smaller keeps nearer to the head that it circles */
#define CIRCLING 1.6f /* metres a second */

/* A frame at @at that stands upright and looks where @like looks, turned by @turn. */
static RcMat4
upright (RcVec3 at, const RcMat4 *like, float turn)
{
  RcVec3 ahead = rc_mat4_axis (like, 2);

  return rc_mat4_multiply (rc_mat4_translation (at),
                           rc_mat4_rotation_y (atan2f (ahead.x, ahead.z) + turn));
}

static RcVec3
lifted (RcVec3 at, float by)
{
  return rc_vec3_add (at, rc_vec3 (0, by, 0));
}

/* Where what is at @perch has its seat or its feet on @body. */
static RcMat4
place_on (const RcBody *body, const char *perch)
{
  float  h = body->height;
  RcVec3 ahead = rc_mat4_axis (&body->chest, 2), neck, thighs;

  neck = rc_vec3_mix (body->shoulder[0], body->shoulder[1], 0.5f);
  thighs = rc_vec3_mix (rc_vec3_mix (body->hip[0], body->hip[1], 0.5f),
                        rc_vec3_mix (body->knee[0], body->knee[1], 0.5f), 0.62f);
  if (g_str_equal (perch, "shoulder"))
    return upright (lifted (rc_vec3_mix (body->shoulder[0], neck, -0.1f), OVER_SHOULDER * h),
                    &body->chest, 0);
  if (g_str_equal (perch, "shoulders"))
    return upright (rc_vec3_along (lifted (neck, OVER_NECK * h), ahead, -0.02f * h), &body->chest,
                    0);
  if (g_str_equal (perch, "lap"))
    return upright (lifted (thighs, OVER_THIGH * h), &body->pelvis, RC_PI / 2);
  if (g_str_equal (perch, "head"))
    return upright (lifted (rc_mat4_axis (&body->head, 3), OVER_CROWN * h), &body->head, 0);
  if (g_str_equal (perch, "arms"))
    return upright (rc_vec3_along (lifted (neck, -0.21f * h), ahead, BEFORE_CHEST * h),
                    &body->chest, RC_PI / 2);
  return upright (rc_vec3_along (lifted (neck, -0.24f * h), ahead, -BEHIND_BACK * h), &body->chest,
                  0);
}

/* Birds circle in a ring of their own each, butterflies nearer. */
static RcMat4
circle_over (const RcActor *self, const RcBody *body, float seconds)
{
  float  small = CLAMP (self->look.height / BIRD, 0.4f, 1.0f), k = (float)(self->index % 3);
  float  radius = small * (0.6f + 0.15f * k), turn;
  RcVec3 crown = lifted (rc_mat4_axis (&body->head, 3), OVER_CROWN * body->height);

  turn = 2 * RC_PI * self->phase + 2.4f * (float)self->index + CIRCLING * seconds / radius;
  return rc_mat4_multiply (
      rc_mat4_translation (rc_vec3_add (
          crown, rc_vec3 (radius * sinf (turn), small * (0.28f + 0.1f * k), radius * cosf (turn)))),
      rc_mat4_rotation_y (turn + RC_PI / 2));
}

gboolean
rc_perch_is_astride (const RcStagingFigure *figure)
{
  return g_str_equal (figure->perch, "shoulders") || g_str_equal (figure->perch, "back");
}

gboolean
rc_perch_is_above (const RcStagingFigure *figure)
{
  return figure->mounts >= 0 && g_str_equal (figure->perch, "above");
}

gboolean
rc_actor_perch (const RcActor *self, float seconds, RcMat4 *root, RcVec3 *moved)
{
  int            mounts = self->figure->mounts;
  const RcActor *bears;
  RcPerformance  now;

  if (mounts < 0 || mounts >= (int)self->n_cast || mounts == (int)self->index)
    return FALSE;
  bears = &self->cast[mounts];
  if (bears->body != NULL || bears->figure->mounts >= 0)
    return FALSE;
  rc_actor_bear (bears, seconds, &now);
  *root = rc_perch_is_above (self->figure) ? circle_over (self, &now.body, seconds)
                                           : place_on (&now.body, self->figure->perch);
  *moved = rc_vec3_sub (rc_mat4_axis (root, 3), self->start);
  return TRUE;
}
