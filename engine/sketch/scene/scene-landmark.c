/* scene-landmark.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-landmark.h"

#include "engine/sketch/scene/clearance.h"
#include "engine/sketch/scene/scene-follow.h"

#define TALL       4.0f   /* metres from which a thing is seen from afar */
#define FAR        160.0f /* metres from the subject: beyond, it is scenery */
#define INSIDE     0.9f   /* shares of half the picture: what is in it */
#define FLOOR      -0.72f /* halves of the picture: what somebody rides or wears is below */
#define APART      0.3f   /* shares of half the picture between it and who is in front */
#define SMALL      0.07f  /* share of the picture's height that somebody still reads at */
#define SAMPLES    3
#define FROM_ABOVE 0.25f /* radians: an angle that looks down */

/* How bad a picture is, in what one would give to mend it: 0 nothing is wrong. */
#define OUT      3.0f  /* a half picture that the landmark is out */
#define HIDES    1.2f  /* subject and landmark in one line */
#define LOST     8.0f  /* the subject is out, hidden or too small to be read */
#define PER_TURN 0.45f /* a radian around the subject */
#define PER_BACK 0.3f  /* the same distance again */
#define PER_TILT 0.25f /* half a picture up */
#define PER_EASE 0.7f  /* all of the angle from above */

/* --- which ---------------------------------------------------------------------------------- */

typedef struct
{
  RcVec3 corner[8]; /* of its box, in the world */
  RcVec3 middle;
} Landmark;

static gboolean
is_landmark (const RcScene *self, const RcItem *item)
{
  if (item->kind != RC_ITEM_SOLID || item->struck)
    return FALSE;
  if (item->landmark)
    return TRUE;
  for (guint i = 0; i < self->staging->n_props; i++)
    if (self->prop_items[i] == item && *self->staging->props[i].motion == '\0')
      return (item->most.y - item->least.y) * rc_vec3_length (rc_mat4_axis (&item->model, 1)) >
             TALL;
  return FALSE;
}

static void
measure (const RcItem *item, Landmark *out)
{
  for (int i = 0; i < 8; i++)
    out->corner[i] = rc_mat4_point (&item->model, rc_vec3 (i & 1 ? item->most.x : item->least.x,
                                                           i & 2 ? item->most.y : item->least.y,
                                                           i & 4 ? item->most.z : item->least.z));
  out->middle = rc_vec3_mix (out->corner[0], out->corner[7], 0.5f);
}

/* The nearest one to the subject that is not the subject. */
static gboolean
find (const RcScene *self, const RcSceneSetup *setup, const RcSubject *subject, Landmark *out)
{
  float nearest = FAR;

  for (guint i = 0; i < self->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (self->items, i);
      Landmark      found;
      float         far;

      if (!is_landmark (self, item) ||
          (setup->thing >= 0 && self->prop_items[setup->thing] == item))
        continue;
      measure (item, &found);
      far = hypotf (found.middle.x - subject->top.x, found.middle.z - subject->top.z);
      if (far >= nearest)
        continue;
      nearest = far;
      *out = found;
    }
  return nearest < FAR;
}

/* --- how it is seen ------------------------------------------------------------------------- */

/* How far it is out of the picture at the sides and at the top, in halves of it. @x: (out): where
 * its middle is */
static float
out_by (const RcCamera *camera, const Landmark *landmark, float *x)
{
  float most = 0.0f;

  *x = rc_camera_project (camera, landmark->middle).x;
  for (int i = 0; i < 8; i++)
    {
      RcVec3 p = rc_camera_project (camera, landmark->corner[i]);

      if (p.z < 0.1f)
        return 4.0f;
      most = MAX (most, MAX (fabsf (p.x), p.y) - INSIDE);
    }
  return most;
}

static float
subject_lost (const RcScene *self, const RcCamera *camera, RcVec3 top, RcVec3 bottom)
{
  RcVec3 head = rc_camera_project (camera, top), feet = rc_camera_project (camera, bottom);
  float  lost = 0.0f;

  if (head.z < 0.1f || fabsf (head.x) > INSIDE || head.y > INSIDE || feet.y < FLOOR)
    lost += LOST;
  if (head.y - feet.y < 2 * SMALL)
    lost += LOST;
  if (rc_clearance_hidden (self, camera->eye, rc_vec3_mix (top, bottom, 0.12f), NULL))
    lost += LOST;
  if (rc_clearance_inside (self, camera->eye, 0.1f) > 0.0f ||
      camera->eye.y < rc_clearance_ground (self, camera->eye.x, camera->eye.z, -1e3f) + 0.25f)
    lost += LOST;
  return lost;
}

/* The landmark is to be seen at some time of the set-up, the subject all the time. @enough: what is
 * worse is not looked at closer. */
static float
badness (const RcScene      *self,
         const RcSceneSetup *setup,
         const RcSubject    *subject,
         const Landmark     *landmark,
         float               enough)
{
  RcCamera cameras[SAMPLES];
  float    least = 4.0f, hides = 0.0f, bad;

  for (int i = 0; i < SAMPLES; i++)
    {
      float  seconds = rc_mix (setup->start, setup->end, i / (SAMPLES - 1.0f)), x, out;
      RcVec3 top = rc_vec3_add (subject->top, rc_scene_gone (self, setup, seconds));

      cameras[i] = rc_scene_setup_camera (self, setup, seconds);
      out = out_by (&cameras[i], landmark, &x);
      if (out >= least)
        continue;
      least = out;
      hides = MAX (APART - fabsf (x - rc_camera_project (&cameras[i], top).x), 0.0f) / APART;
    }
  bad = OUT * least + HIDES * hides;
  for (int i = 0; i < SAMPLES && bad < enough; i++)
    {
      float  seconds = rc_mix (setup->start, setup->end, i / (SAMPLES - 1.0f));
      RcVec3 gone = rc_scene_gone (self, setup, seconds);

      bad += subject_lost (self, &cameras[i], rc_vec3_add (subject->top, gone),
                           rc_vec3_add (subject->bottom, gone));
    }
  return bad;
}

/* One way to take it differently than planned. */
typedef struct
{
  float turn; /* radians around the subject */
  float back; /* shares of the distance */
  float tilt; /* halves of the picture */
  float ease; /* share of the angle from above that is given up */
} Change;

static float
price (const Change *change)
{
  return PER_TURN * fabsf (change->turn) + PER_BACK * change->back + PER_TILT * change->tilt +
         PER_EASE * change->ease;
}

static RcFraming
changed (const RcFraming *planned, const Change *change)
{
  RcFraming out = *planned;
  RcCamera  camera;

  out.azimuth += change->turn;
  out.distance *= 1 + change->back;
  out.elevation *= 1 - change->ease;
  camera = rc_framing_camera (&out);
  out.target = rc_vec3_along (out.target, camera.up, change->tilt * out.tan_y * out.distance);
  return out;
}

static Change
change_of (guint index, const RcFraming *planned, float back)
{
  static const float turns[] = { 0, 8, -8, 16, -16, 26, -26, 38, -38, 52, -52 };
  static const float backs[] = { 0, 0.25f, 0.5f, 0.75f, 1 }, tilts[] = { 0, 0.3f, 0.6f, 0.9f };
  static const float eases[] = { 0, 0.35f, 0.6f };
  const guint        n = G_N_ELEMENTS (turns), m = G_N_ELEMENTS (backs), k = G_N_ELEMENTS (tilts);

  return (Change){ .turn = RC_RADIANS (turns[index % n]),
                   .back = (back - 1) * backs[index / n % m],
                   .tilt = tilts[index / n / m % k],
                   .ease = planned->elevation > FROM_ABOVE ? eases[index / n / m / k] : 0 };
}

#define CHANGES (11 * 5 * 4 * 3)

/**
 * rc_scene_take_in_landmark:
 * @subject: as it is framed
 * @back: times the distance that the camera may go back, over 1
 *
 * Goes back, around the subject, up with the picture and less far above, as little as it takes to
 * have the landmark in it. Where that cannot be, the framing stays as it was.
 */
void
rc_scene_take_in_landmark (const RcScene   *self,
                           RcSceneSetup    *setup,
                           const RcSubject *subject,
                           float            back)
{
  RcFraming *rest = &setup->plan.rest, planned = *rest, best = *rest;
  Landmark   landmark;
  float      least;

  if (!find (self, setup, subject, &landmark))
    return;
  least = badness (self, setup, subject, &landmark, G_MAXFLOAT);
  for (guint i = 0; i < CHANGES; i++)
    {
      Change change = change_of (i, &planned, back);
      float  cost = price (&change);

      if (cost >= least)
        continue;
      *rest = changed (&planned, &change);
      cost += badness (self, setup, subject, &landmark, least - cost);
      if (cost < least)
        {
          least = cost;
          best = *rest;
        }
    }
  *rest = best;
}
