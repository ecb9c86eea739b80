/* cheat.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/cheat.h"

#include <math.h>
#include <string.h>

#define BEHIND                                                                                     \
  110.0f           /* degrees: whoever is put with more than a profile away is seen from behind */
#define NECK 78.0f /* degrees that a head turns on its chest */

/* The closer, the more of the face there is to be. From J. V. Mascelli, The Five C's of
 * Cinematography (1965), chapter 1: three-quarters is what a close-up shows. */
static const struct
{
  const char *size;
  RcCheat     most;
} close_sizes[] = {
  { "MCU", { 68, 32 } },
  { "CU", { 52, 20 } },
  { "ECU", { 38, 11 } },
};

/* The set-up at @seconds; what it leaves unsaid is as it was. */
static const RcStagingCamera *
setup_at (const RcStaging *staging, float seconds, const char **size)
{
  const RcStagingCamera *now = &staging->camera;

  *size = now->size;
  for (guint i = 0; i < staging->n_setups && staging->setups[i].start <= seconds; i++)
    {
      now = &staging->setups[i];
      if (*now->size != '\0')
        *size = now->size;
    }
  return now;
}

/**
 * rc_actor_cheats:
 * @cheat: (out): how far its face may be turned then
 *
 * Returns: whether it is a person whose face a close set-up is of. Not if a hand has put the
 * camera, nor if the staging shows its back.
 */
gboolean
rc_actor_cheats (const RcActor *self, float seconds, RcCheat *cheat)
{
  const char            *size;
  const RcStagingCamera *camera = setup_at (self->staging, seconds, &size);

  if (MAX (camera->subject, 0) != (int)self->index || camera->away > 0 || camera->eyes >= 0 ||
      camera->insert >= 0 || self->body != NULL || strcmp (self->figure->kind, "person") != 0 ||
      fabs (remainder (self->figure->facing, 360.0)) > BEHIND)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (close_sizes); i++)
    if (strcmp (close_sizes[i].size, size) == 0)
      {
        *cheat = close_sizes[i].most;
        return TRUE;
      }
  return FALSE;
}

static void
angles_of (RcVec3 way, float *yaw, float *pitch)
{
  *yaw = atan2f (way.x, way.z) * 180 / RC_PI;
  *pitch = atan2f (way.y, hypotf (way.x, way.z)) * 180 / RC_PI;
}

/** Returns: whether a body is upright: a head that lies turns otherwise */
gboolean
rc_cheat_fits (const RcBody *body)
{
  return rc_mat4_axis (&body->chest, 1).y > 0.6f;
}

/** Returns: where somebody with @eyes looks instead of at @point, as far off, on the same side */
RcVec3
rc_cheat_point (const RcCheat *self, RcVec3 eyes, RcVec3 point)
{
  RcVec3 way = rc_vec3_sub (point, eyes);
  float  far = rc_vec3_length (way), yaw, pitch;

  angles_of (way, &yaw, &pitch);
  if (fabsf (yaw) <= self->yaw && fabsf (pitch) <= self->pitch)
    return point;
  yaw = RC_RADIANS (CLAMP (yaw, -self->yaw, self->yaw));
  pitch = RC_RADIANS (CLAMP (pitch, -self->pitch, self->pitch));
  way = rc_vec3 (sinf (yaw) * cosf (pitch), sinf (pitch), cosf (yaw) * cosf (pitch));
  return rc_vec3_along (eyes, way, far);
}

/** Turns the head of a pose back to where the face is seen. @values: (inout): of the pose */
void
rc_cheat_head (const RcCheat *self, const RcMat4 *root, const RcActor *actor, float *values)
{
  for (int step = 0; step < 3; step++)
    {
      RcBody body;
      float  yaw, pitch, turn, nod;

      rc_body_from_pose (&body, values, &actor->look.stature, *root);
      angles_of (rc_mat4_axis (&body.head, 2), &yaw, &pitch);
      turn = CLAMP (yaw, -self->yaw, self->yaw) - yaw;
      nod = CLAMP (pitch, -self->pitch, self->pitch) - pitch;
      if ((turn == 0.0f && nod == 0.0f) || !rc_cheat_fits (&body))
        return;
      values[RC_CHANNEL_HEAD_YAW] = CLAMP (values[RC_CHANNEL_HEAD_YAW] + turn, -NECK, NECK);
      values[RC_CHANNEL_HEAD_PITCH] = CLAMP (values[RC_CHANNEL_HEAD_PITCH] - nod, -NECK, NECK);
    }
}
