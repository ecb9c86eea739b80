/* scene-thing.c - how things and crowds are framed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/crowd.h"
#include "engine/sketch/scene/scene-camera.h"
#include "engine/sketch/scene/scene-effects.h"
#include "engine/sketch/scene/scene-subject.h"
#include "engine/sketch/thing/prop-motion.h"

#include <string.h>

#define FLAT         0.3f /* height over half the width of what lies */
#define DEEP         1.1f /* depth as height, at the angle that what lies is seen from */
#define SMALL        1.2f /* metres: half of what is no landscape of its own when it lies */
#define LONG         6.0f /* metres: a train is seen from its side more than a car */
#define REST_SAMPLES 33
#define PASSING      1.6f /* times as much room for what crosses the picture of a still camera */
#define MOST_CROWD   12   /* of those who nobody counts, how many are held in the picture */
#define ALOFT        3.0f /* heights of a figure: what is higher is no part of its picture */
#define COMPANY      9.0f /* metres from a thing to others that are seen with it */
#define TALLER       2.0f /* heights of its picture: what is higher is behind it */
#define OVERHEAD     0.6  /* metres aside that a thing over a head is at most */

/** Returns: index of the prop that a set-up is of, -1: of none */
int
rc_scene_thing_of (const RcStaging *staging, const RcStagingCamera *camera)
{
  gboolean insert = strcmp (camera->size, "INSERT") == 0;
  int      n = (int)staging->n_figures, things = (int)staging->n_props;
  int      first = 0; /* that the words have */
  int      thing = camera->insert >= 0 && camera->insert < things ? camera->insert : -1;

  /* What stands about a crowd is not what its picture is of. */
  while (first < things && staging->props[first].dressing)
    first++;
  if (thing < 0 && first < things &&
      (insert || (n == 0 && (staging->n_crowds == 0 || *staging->props[first].motion != '\0'))))
    thing = first;
  /* A thing that the set-up names is what its picture is of, whatever the size. */
  return thing;
}

/**
 * rc_scene_passes:
 *
 * Returns: whether a thing goes by, or comes up to, a camera that stands still: words lock it, or
 *   say that it comes toward it or goes away from it
 */
gboolean
rc_scene_passes (const RcScene *self, int thing, const RcStagingCamera *camera)
{
  const RcStagingProp *prop = &self->staging->props[thing];

  return *prop->motion != '\0' && rc_scene_holder_of (self->staging, thing) < 0 &&
         (camera->locked || strcmp (prop->toward, "camera") == 0 ||
          strcmp (prop->toward, "away") == 0);
}

/** Returns: seconds at which it is nearest to where the staging has it, which is what is framed */
float
rc_scene_rests_at (const RcScene *self, int thing, float start, float end)
{
  RcVec3 rest = rc_mat4_axis (&self->prop_rests[thing], 3);
  float  best = start, nearest = 1e9f;

  for (int i = 0; i < REST_SAMPLES; i++)
    {
      float  seconds = rc_mix (start, end, i / (REST_SAMPLES - 1.0f));
      RcMat4 at = rc_scene_prop_at (self, (guint)thing, seconds);
      float  far = rc_vec3_length (rc_vec3_sub (rc_mat4_axis (&at, 3), rest));

      if (far < nearest - 1e-3f)
        {
          nearest = far;
          best = seconds;
        }
    }
  return best;
}

/* From very far away a train would be lost in the picture with the air that a dog has. */
static float
far_air (const RcStagingCamera *camera, float wide, float air)
{
  return strcmp (camera->size, "EWS") == 0 ? MAX (1.2f, air * LONG / MAX (wide, LONG)) : air;
}

/* How much more than itself a thing @wide metres is shown with. What is deep comes near the camera
 * with its front, which has to fit too; wider sizes leave it room. Close ones show it large. */
static float
air_around (const RcStagingCamera *camera, float wide, float deep)
{
  static const struct
  {
    const char *size;
    float       air;
  } sizes[] = { { "EWS", 2.6f }, { "WS", 1.5f }, { "FS", 1.15f },
                { "MWS", 1.0f }, { "MS", 1.0f }, { "TWO", 1.0f } };
  float distance = wide * (float)camera->lens_mm / 36.0f; /* at which it fills a full frame */

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (strcmp (camera->size, sizes[i].size) == 0)
      return far_air (camera, wide, sizes[i].air) * (1.0f + deep / MAX (distance, 0.05f));
  return 1.0f;
}

/* Degrees that the camera goes around a vehicle that would show its front or back alone, to the
 * side of the set's middle. */
static float
three_quarter (const RcScene *self, guint index, const RcMat4 *model, RcVec3 size)
{
  const RcStagingProp *prop = &self->staging->props[index];
  const cJSON         *entry = rc_prop_resolve (self->kit, prop->kind, prop->name);
  RcVec3               ahead = rc_mat4_axis (model, 2);
  float                turn = size.z > LONG ? 48.0f : 32.0f;

  if (strcmp (prop->toward, "camera") == 0 || strcmp (prop->toward, "away") == 0 ||
      cJSON_GetObjectItemCaseSensitive (entry, "speed") == NULL || size.z < 1.2f * size.x ||
      fabsf (ahead.x) > 0.4f * fabsf (ahead.z))
    return 0.0f;
  return rc_mat4_axis (model, 3).x >= 0.0f ? -turn : turn;
}

/** How a thing is framed: whole, with the air that the size leaves it. */
RcSubject
rc_scene_prop_subject (const RcScene         *self,
                       guint                  index,
                       const RcStagingCamera *camera,
                       float                  seconds)
{
  const RcItem *item = self->prop_items[index];
  RcMat4        at = rc_scene_prop_at (self, index, seconds), *model = &at;
  RcSubject     subject = { .whole = TRUE };
  RcVec3        middle = rc_mat4_point (model, rc_vec3_mix (item->least, item->most, 0.5f));
  RcVec3        size = rc_vec3_sub (item->most, item->least), half = rc_vec3_scale (size, 0.5f);
  RcVec3        reach = { 0, 0, 0 };
  float         wide, high, air, along, across;

  for (int axis = 0; axis < 3; axis++)
    {
      RcVec3 a = rc_mat4_axis (model, axis);
      float  by = axis == 0 ? half.x : axis == 1 ? half.y : half.z;

      reach = rc_vec3_add (reach, rc_vec3 (fabsf (a.x) * by, fabsf (a.y) * by, fabsf (a.z) * by));
    }
  subject.flat = reach.y < FLAT * MAX (reach.x, reach.z) && MAX (reach.x, reach.z) < SMALL &&
                 rc_scene_holder_of (self->staging, (int)index) < 0;
  subject.turn = three_quarter (self, index, model, size);
  if (*self->staging->props[index].motion != '\0')
    subject.look = sinf (atan2f (at.m[8], at.m[10]) - RC_RADIANS (subject.turn));
  if (fabsf (subject.look) < 0.25f)
    subject.look = 0.0f;
  along = fabsf (sinf (RC_RADIANS (subject.turn)));
  across = sqrtf (1 - along * along);
  reach = rc_vec3 (across * reach.x + along * reach.z, reach.y, across * reach.z + along * reach.x);
  wide = 2 * MAX (reach.x, 0.6f * reach.z);
  high = MAX (MAX (2 * reach.y, 0.02f), wide * 0.45f);
  /* From above one sees how deep it is. */
  if (subject.flat)
    high = MAX (high, 2 * (reach.y + DEEP * reach.z));
  air = air_around (camera, wide, reach.z);
  if (camera->locked && rc_prop_crosses (model) && *self->staging->props[index].motion != '\0')
    air *= PASSING;
  wide *= air;
  high *= air;
  subject.top = rc_vec3_add (middle, rc_vec3 (0, high / 2, 0));
  subject.bottom = rc_vec3_add (middle, rc_vec3 (0, -high / 2, 0));
  subject.height = high;
  subject.width = wide;
  return subject;
}

/** How a crowd is framed: by those who are nearest to its middle. */
RcSubject
rc_scene_crowd_subject (const RcScene *self, guint crowd, float seconds)
{
  const float tall = 1.75f;
  RcSubject   subject = { .height = tall };
  RcVec3      sum = { 0, 0, 0 }, at;
  guint       n = 0;

  while (rc_crowd_place (self, crowd, n, seconds, &at))
    {
      sum = rc_vec3_add (sum, at);
      n++;
    }
  sum = rc_vec3_scale (sum, 1.0f / MAX (n, 1));
  subject.bottom = sum;
  subject.top = rc_vec3_add (sum, rc_vec3 (0, tall, 0));
  for (guint i = 0; i < n && i < MOST_CROWD; i++)
    {
      rc_crowd_place (self, crowd, i, seconds, &at);
      subject.points[subject.n_points++] = rc_vec3_add (at, rc_vec3 (0, tall, 0));
    }
  return subject;
}

/** All of a thing is to be in the picture as well. */
void
rc_scene_hold_item (RcSubject *subject, const RcItem *item)
{
  for (int corner = 0; corner < 8; corner++)
    {
      RcVec3 p = { corner & 1 ? item->most.x : item->least.x,
                   corner & 2 ? item->most.y : item->least.y,
                   corner & 4 ? item->most.z : item->least.z };

      p = rc_mat4_point (&item->model, p);
      if (subject->n_points < RC_SUBJECT_POINTS)
        subject->points[subject->n_points++] = p;
    }
}

/** A wide picture of a thing has what the words put beside it in it, too, unless that is a building
 * behind it. */
void
rc_scene_hold_company (const RcScene *self, guint thing, RcSubject *subject)
{
  const RcStaging *staging = self->staging;

  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      const RcItem        *item = self->prop_items[i];
      float                tall = (item->most.y - item->least.y) * (float)prop->scale;

      if (i != thing && !prop->dressing && !item->hidden && prop->hangs <= 0 &&
          tall < TALLER * subject->height &&
          hypot (prop->x - staging->props[thing].x, prop->z - staging->props[thing].z) < COMPANY)
        rc_scene_hold_item (subject, item);
    }
}

/* Whether @prop hovers right over somebody's head */
static gboolean
is_overhead (const RcStaging *staging, const RcStagingProp *prop)
{
  for (guint i = 0; i < staging->n_figures && *prop->motion != '\0'; i++)
    {
      const RcStagingFigure *figure = &staging->figures[i];

      if (prop->y > figure->height && prop->y < ALOFT * figure->height &&
          hypot (prop->x - figure->x, prop->z - figure->z) < OVERHEAD)
        return TRUE;
    }
  return FALSE;
}

/** Holds in the picture what somebody looks up at who is in it, if it is near enough, and what is
 * over their head: a kite, a drone. */
void
rc_scene_hold_aloft (const RcScene *self, RcSubject *subject)
{
  const RcStaging *staging = self->staging;

  for (guint i = 0; i < staging->n_figures; i++)
    {
      const RcStagingFigure *figure = &staging->figures[i];
      guint64                prop = g_str_has_prefix (figure->toward, "prop-")
                                        ? g_ascii_strtoull (figure->toward + strlen ("prop-"), NULL, 10)
                                        : G_MAXUINT64;

      if (prop < staging->n_props && staging->props[prop].y > figure->height &&
          staging->props[prop].y < ALOFT * figure->height)
        rc_scene_hold_item (subject, self->prop_items[prop]);
    }
  for (guint i = 0; i < staging->n_props; i++)
    if (is_overhead (staging, &staging->props[i]))
      {
        const RcItem *item = self->prop_items[i];

        subject->over =
            MAX (subject->over, rc_mat4_point (&item->model, item->most).y - subject->top.y);
      }
}
