/* actor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/motion/actor.h"

#include "engine/sketch/creature/creature.h"
#include "engine/sketch/figure/look.h"
#include "engine/sketch/shape/random.h"
#include "engine/sketch/thing/prop.h"

#include <string.h>

#define PUSHED                                                                                     \
  0.27f /* of what it pushes: how far before it the handles are, shares of the height */

/* How fast and how far people of an age move, against grown-ups: preferred walking speeds of R. W.
 * Bohannon, "Comfortable and maximum walking speed of adults aged 20–79 years" (1997), and of
 * children by their legs. */
static const struct
{
  const char *age;
  float       speed, energy;
} ages[] = {
  { "baby", 0.6f, 1.2f },  { "child", 1.05f, 1.25f }, { "teen", 1.05f, 1.1f },
  { "adult", 1.0f, 1.0f }, { "old", 0.72f, 0.72f },
};

static void
find_manner (RcActor *self, float *speed)
{
  *speed = 1.0f;
  self->energy = 1.0f + 0.25f * (float)CLAMP (self->staging->tension, -1.0, 1.0);
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (g_str_equal (ages[i].age, self->figure->age))
      {
        *speed = ages[i].speed;
        self->energy *= ages[i].energy;
      }
  if (g_str_equal (self->figure->build, "heavy"))
    *speed *= 0.9f;
}

/* About four syllables a second: fourteen letters, or four and a half Han characters. */
static float
spoken_seconds (const char *text)
{
  float seconds = 0.4f;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    seconds += g_utf8_get_char (c) >= 0x2e80 ? 1 / 4.5f : 1 / 14.0f;
  return seconds;
}

gboolean
rc_actor_line (const RcActor *self, guint index, RcActorLine *line)
{
  const RcStagingLine *said;
  float                from = index == 0 ? 0.3f : line->to + 0.25f;

  if (self->dialogue != NULL)
    {
      const RcSpokenLine *spoken = index < rc_dialogue_lines (self->dialogue)
                                       ? rc_dialogue_line (self->dialogue, index)
                                       : NULL;

      if (spoken != NULL)
        *line =
            (RcActorLine){ (float)spoken->start, (float)spoken->end, spoken->figure, spoken->off };
      return spoken != NULL;
    }
  if (index >= self->staging->n_lines)
    return FALSE;
  said = &self->staging->lines[index];
  if (said->start >= 0)
    from = (float)said->start;
  *line = (RcActorLine){ from, from + spoken_seconds (said->text), said->figure, said->off };
  return TRUE;
}

/* A staging says how tall a horse is at its back; it is seen up to its crown. */
static void
be_creature (RcActor *self)
{
  float by = rc_creature_crown (self->body, 1.0f);

  self->look.height *= by;
  self->look.stature.height *= by;
}

/* How many of the same name come before @index: the first of two sailors, and the second. */
static guint
twins_before (const RcStaging *staging, guint index)
{
  guint n = 0;

  for (guint i = 0; i < index; i++)
    n += g_str_equal (staging->figures[i].name, staging->figures[index].name);
  return n;
}

/**
 * rc_actor_init:
 * @seconds: the shot's duration
 *
 * An action that is in no table is played as standing.
 */
void
rc_actor_init (RcActor         *self,
               const RcKit     *kit,
               const RcStaging *staging,
               guint            index,
               double           seconds)
{
  const RcStagingFigure *figure = &staging->figures[index];
  const RcWayLeg        *leg;
  float                  speed;

  memset (self, 0, sizeof *self);
  self->staging = staging;
  self->figure = figure;
  self->kit = kit;
  self->index = index;
  rc_figure_look (&self->look, kit, figure, twins_before (staging, index));
  self->body = rc_creature_resolve (kit, figure);
  if (self->body != NULL)
    be_creature (self);
  /* by name: an id is another one in every film */
  self->phase = rc_random_at (g_str_hash (figure->name), index);
  self->duration = MAX ((float)seconds, 0.04f);
  find_manner (self, &speed);
  rc_way_plan (&self->way, kit, staging, index, self->look.stature.height, speed, self->duration);
  rc_gait_plan (&self->gait, &self->way, self->look.stature.height, self->phase, self->duration);
  if (self->body != NULL)
    rc_actor_plan_paws (self);
  leg = &self->way.legs[0];
  self->action = leg->action;
  self->start = leg->points[0];
  self->heading = leg->speed > 0.0f ? leg->turn_from : leg->turn_to;
  self->pace = leg->speed;
  self->stride = leg->stride;
  self->target = leg->target;
  self->to_camera = leg->to_camera;
  self->holds = figure->holds >= 0 && figure->holds < (int)staging->n_props;
}

void
rc_actor_go_on (RcActor *self, float before, float after)
{
  rc_way_go_on (&self->way, before, after);
  rc_gait_plan (&self->gait, &self->way, self->look.stature.height, self->phase, self->duration);
  if (self->body != NULL)
    rc_actor_plan_paws (self);
}

void
rc_actor_hear (RcActor *self, const RcDialogue *dialogue)
{
  self->dialogue = dialogue;
}

/** Lets actors know each other. @actors: by index of the staging's figures */
void
rc_actors_meet (RcActor *actors, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      actors[i].cast = actors;
      actors[i].n_cast = n;
    }
}

float
rc_actor_framed (const RcActor *self, float seconds)
{
  return MAX (seconds, self->way.arrives);
}

const char *
rc_actor_expression (const RcActor *self, float seconds)
{
  RcWayMoment now;

  rc_way_at (&self->way, seconds, &now);
  return self->way.legs[now.leg].expression;
}

static RcMat4
ground (const RcActor *self, float seconds)
{
  RcWayMoment now;

  rc_way_at (&self->way, seconds, &now);
  return rc_mat4_multiply (rc_mat4_translation (now.at), rc_mat4_rotation_y (now.heading));
}

/* Before it, so that the handles are where the hands are. */
gboolean
rc_actor_pushed (const RcActor *self, float seconds, RcMat4 *model)
{
  const RcStagingProp *prop;
  float                handles[3] = { 0.2f, 1.0f, -0.4f }, scale;

  if (self->way.pushes < 0)
    return FALSE;
  prop = &self->staging->props[self->way.pushes];
  scale = prop->scale > 0 ? (float)prop->scale : 1.0f;
  rc_kit_read_vector (rc_prop_resolve (self->kit, prop->kind, prop->name), "push", handles, 3);
  *model = rc_mat4_multiply (ground (self, seconds),
                             rc_mat4_translation (rc_vec3 (
                                 0, 0, PUSHED * self->look.stature.height - handles[2] * scale)));
  *model = rc_mat4_multiply (*model, rc_mat4_scaling (scale, scale, scale));
  return TRUE;
}

/* Who sits in what somebody pushes goes where they go. */
static RcMat4
carried (const RcActor *self, float seconds)
{
  RcMat4 model;

  for (guint i = 0; i < self->n_cast && self->figure->rides >= 0; i++)
    if (self->cast[i].way.pushes == self->figure->rides && i != self->index &&
        rc_actor_pushed (&self->cast[i], seconds, &model))
      return model;
  return ground (self, seconds);
}

gboolean
rc_actor_carriage (const RcActor *self, float seconds, RcMat4 *model)
{
  const RcStaging *staging = self->staging;
  int              rides = self->figure->rides;
  float            scale;

  if (rides < 0 || rides >= (int)staging->n_props)
    return FALSE;
  scale = staging->props[rides].scale > 0 ? (float)staging->props[rides].scale : 1.0f;
  *model = rc_mat4_multiply (carried (self, seconds), rc_mat4_scaling (scale, scale, scale));
  return TRUE;
}

/* Who sits has the ground below what they sit on; a being stands on it. */
static void
settle (const RcActor *self, const RcWayLeg *leg, float h, RcVec3 *seat)
{
  if (self->body != NULL)
    return;
  seat->y -= (leg->action->seat_at - 0.055f) * h;
  seat->z -= leg->action->channels[RC_CHANNEL_PELVIS_Z].from * h;
}

/* From the ground under what it sits on up to where its own ground would be. */
static gboolean
find_seat (const RcActor *self, const RcWayLeg *leg, RcVec3 *seat)
{
  const RcStaging *staging = self->staging;
  int              rides = self->figure->rides, mounts = self->figure->mounts, place = 0;
  float            h = self->look.stature.height;

  if (rides >= 0 && rides < (int)staging->n_props)
    {
      const cJSON *prop =
          rc_prop_resolve (self->kit, staging->props[rides].kind, staging->props[rides].name);
      const cJSON *seats = cJSON_GetObjectItemCaseSensitive (prop, "seats");
      float        at[3] = { 0, 0, 0 };
      int          k = 0;
      const cJSON *number;

      if (cJSON_GetArraySize (seats) == 0)
        {
          *seat = rc_vec3 (0, (float)rc_json_number_or (prop, "top", 0), 0);
          return TRUE;
        }
      for (guint i = 0; i < self->index; i++)
        place += staging->figures[i].rides == rides;
      cJSON_ArrayForEach (number, cJSON_GetArrayItem (seats, place % cJSON_GetArraySize (seats)))
      {
        if (k < 3 && cJSON_IsNumber (number))
          at[k++] = (float)number->valuedouble;
      }
      *seat =
          rc_vec3_scale (rc_vec3 (at[0], at[1], at[2]),
                         staging->props[rides].scale > 0 ? (float)staging->props[rides].scale : 1);
    }
  else if (mounts >= 0 && mounts < (int)staging->n_figures)
    {
      const cJSON *body = rc_creature_resolve (self->kit, &staging->figures[mounts]);
      float        tall = (float)staging->figures[mounts].height;

      *seat = body != NULL ? rc_creature_saddle (body, tall * rc_creature_crown (body, 1.0f))
                           : rc_vec3 (0, 0, 0);
      if (seat->y <= 0.0f)
        *seat = rc_vec3 (0, 0.74f * tall, -0.06f * tall);
    }
  else
    return FALSE;
  settle (self, leg, h, seat);
  return TRUE;
}

/** What it does after @seconds: a key of data/kit/actions.json, or of a being's own actions. */
const char *
rc_actor_action (const RcActor *self, float seconds)
{
  RcWayMoment now;

  rc_way_at (&self->way, seconds, &now);
  return now.leg == 0 ? self->figure->action : self->way.legs[now.leg].action->id;
}

/* Metres that what it does lifts it off the ground, beyond where the staging has it. */
static float
lift (const RcActor *self, int leg, float seconds)
{
  const RcWayLeg *now = &self->way.legs[leg];

  if (self->body == NULL)
    return now->action->above + rc_mix (leg > 0 ? now[-1].bed : now->bed, now->bed,
                                        rc_way_share (&self->way, leg, seconds));
  return MAX (0.0f,
              rc_creature_lift (self->body, rc_actor_action (self, seconds), self->look.height) -
                  (float)self->figure->y);
}

/** Where the figure's ground point is after @seconds. */
void
rc_actor_place (const RcActor *self, float seconds, RcMat4 *root, RcVec3 *moved)
{
  int         mounts = self->figure->mounts;
  RcVec3      seat;
  RcWayMoment now;

  rc_way_at (&self->way, seconds, &now);
  if (rc_actor_perch (self, seconds, root, moved))
    {
      seat = rc_vec3 (0, 0, 0);
      settle (self, &self->way.legs[now.leg], self->look.stature.height, &seat);
      *root = rc_mat4_multiply (*root, rc_mat4_translation (seat));
      return;
    }
  *root = carried (self, seconds);
  if (mounts >= 0 && mounts < (int)self->n_cast && mounts != (int)self->index)
    rc_actor_place (&self->cast[mounts], seconds, root, moved);
  *moved = rc_vec3_sub (rc_mat4_axis (root, 3), self->start);
  if (find_seat (self, &self->way.legs[now.leg], &seat))
    *root = rc_mat4_multiply (*root, rc_mat4_translation (seat));
  else if (lift (self, now.leg, seconds) > 0.0f)
    *root = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (0, lift (self, now.leg, seconds), 0)),
                              *root);
}
