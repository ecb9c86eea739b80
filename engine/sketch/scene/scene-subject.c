/* scene-subject.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-subject.h"

#include "engine/sketch/scene/scene-camera.h"

#include <string.h>

#define EYES_BELOW    0.066f /* the crown, and before it, shares of the height */
#define EYES_BEFORE   0.055f
#define MOMENTS       3     /* of a set-up at which a group is held */
#define HIGH_SAMPLES  32    /* moments at which somebody's highest point is looked for */
#define HIGH_BODIES   7     /* the same of a body that has to be built for it */
#define HAND          0.10f /* wrist to the tips of the fingers, share of the height */
#define EMPTY         3.2f  /* metres of a place that a wide picture shows with nobody in it */
#define EMPTY_ROOM    2.3f  /* the same of a room */
#define FROM_ABOVE    45.0f /* degrees from which on whoever lies is seen from head to foot */
#define SMALL         0.12f /* metres: of what is smaller no part is framed by itself */
#define FACED         55.0f /* degrees that a face may be turned away in a close shot */
#define THREE_QUARTER 40.0f
#define MOST_TURN     60.0f

static gboolean
is_person (const RcScene *self, guint index)
{
  const RcStagingFigure *figure = &self->staging->figures[index];

  return strcmp (figure->kind, "creature") != 0 && strcmp (figure->kind, "product") != 0 &&
         self->figure_items[index]->kind != RC_ITEM_CARD;
}

static gboolean
is_wide (const RcStagingCamera *camera)
{
  static const char *const wide[] = { "FS", "WS", "EWS", "GROUP", NULL };

  return g_strv_contains (wide, camera->size);
}

/** Where the middle of its head is, or of what it has in place of one. */
RcVec3
rc_scene_figure_head (const RcScene *self, guint index, float seconds)
{
  const RcActor *actor = &self->actors[index];
  RcPerformance  now;

  if (!is_person (self, index))
    {
      RcVec3 moved;

      rc_actor_place (actor, seconds, &now.root, &moved);
      return rc_vec3_add (rc_mat4_axis (&now.root, 3), rc_vec3 (0, 0.85f * actor->look.height, 0));
    }
  rc_actor_perform (actor, seconds, NULL, &now);
  return rc_mat4_point (&now.body.head,
                        rc_vec3 (0, 0.5f * rc_figure_head_height (&actor->look), 0));
}

/* The part of a body's mesh that is farthest forward and up: a head, whatever the creature. */
static gboolean
find_head (const RcItem *item, float heading, RcVec3 *least, RcVec3 *most)
{
  const GArray *vertices = item->mesh->vertices;
  RcVec3        way = { sinf (heading), 0, cosf (heading) }, size;
  float         best = -1e9f, length, n = 0;

  size = rc_vec3_sub (item->most, item->least);
  length = MAX (fabsf (size.x * way.x) + fabsf (size.z * way.z), 0.01f);
  *least = rc_vec3 (1e9f, 1e9f, 1e9f);
  *most = rc_vec3 (-1e9f, -1e9f, -1e9f);
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < vertices->len; i++)
      {
        const RcVertex *vertex = &g_array_index (vertices, RcVertex, i);
        RcVec3          p = { vertex->position[0], vertex->position[1], vertex->position[2] };
        float           forward = rc_vec3_dot (rc_vec3_sub (p, item->least), way) / length;
        float           score = p.y / MAX (size.y, 0.01f) + 0.8f * forward;

        if (pass == 0)
          best = MAX (best, score);
        else if (score > best - 0.30f)
          {
            *least = rc_vec3 (MIN (least->x, p.x), MIN (least->y, p.y), MIN (least->z, p.z));
            *most = rc_vec3 (MAX (most->x, p.x), MAX (most->y, p.y), MAX (most->z, p.z));
            n++;
          }
      }
  return n > 2;
}

/* The camera goes around a face that looks away, as far as the set allows. */
static float
turn_to_face (float heading)
{
  float degrees = remainderf (heading * 180 / RC_PI, 360.0f);

  if (fabsf (degrees) <= FACED)
    return 0.0f;
  return CLAMP (degrees - copysignf (THREE_QUARTER, degrees), -MOST_TURN, MOST_TURN);
}

/* An animal or a thing in a figure's place: by the size of its body; close, by its head. */
static void
measure_body (RcScene *self, guint index, const RcStagingCamera *camera, RcSubject *subject)
{
  const RcItem *item = self->figure_items[index];
  RcVec3        least = item->least, most = item->most, middle;
  float         heading = self->actors[index].heading, wide;
  gboolean      head = rc_scene_is_of_head (camera) && most.y - least.y >= SMALL &&
                  find_head (item, heading, &least, &most);

  middle = rc_vec3_mix (least, most, 0.5f);
  wide = hypotf (most.x - least.x, 0.5f * (most.z - least.z));
  subject->top = rc_vec3 (middle.x, most.y, middle.z);
  subject->bottom = rc_vec3 (middle.x, least.y, middle.z);
  subject->height = MAX (most.y - least.y, 0.02f);
  subject->width = wide;
  if (head)
    {
      /* As if it were a person with a head of that size. */
      subject->height = MAX (subject->height, 0.6f * wide) / 0.16f;
      subject->bottom = rc_vec3_add (subject->top, rc_vec3 (0, -subject->height, 0));
      subject->width = strcmp (camera->size, "ECU") == 0 ? 0.0f : wide * 1.15f;
      subject->turn = turn_to_face (heading);
    }
  else
    subject->whole = TRUE;
}

/* The highest point of a person: crown and hats, and the hands where @hands. */
static float
highest_of (const RcActor *actor, gboolean hands, float seconds)
{
  RcPerformance now;
  float         h = actor->look.height, high;
  RcVec3        moved;
  RcMat4        root;

  rc_actor_perform (actor, seconds, NULL, &now);
  rc_actor_place (actor, seconds, &root, &moved);
  high =
      rc_mat4_point (&now.body.head,
                     rc_vec3 (0, rc_figure_head_height (&actor->look) * (1 + actor->look.tall), 0))
          .y;
  for (int side = 0; side < 2 && hands; side++)
    high = MAX (high, rc_mat4_point (&now.body.hand[side], rc_vec3 (0, -HAND * h, 0)).y);
  return high - moved.y;
}

/* How far over its top a figure gets from @start to @end, on the ground that it is framed on. */
static void
reach_up (RcScene *self, guint index, float start, float end, RcSubject *subject)
{
  const RcActor *actor = &self->actors[index];
  RcVec3         framed, moved;
  RcMat4         root;
  int            n = is_person (self, index) ? HIGH_SAMPLES : HIGH_BODIES;

  if (self->figure_items[index]->kind == RC_ITEM_CARD)
    return;
  rc_actor_place (actor, rc_actor_framed (actor, start), &root, &framed);
  for (int i = 0; i < n; i++)
    {
      float t = rc_actor_framed (actor, rc_mix (start, end, i / (n - 1.0f))), high;

      if (is_person (self, index))
        high = highest_of (actor, TRUE, t);
      else
        {
          rc_scene_pose_figure (self, index, t);
          rc_actor_place (actor, t, &root, &moved);
          high = self->figure_items[index]->most.y - moved.y;
        }
      subject->over = MAX (subject->over, high + framed.y - subject->top.y);
    }
}

static void
measure_person (RcScene               *self,
                guint                  index,
                const RcStagingCamera *camera,
                float                  seconds,
                RcSubject             *subject)
{
  const RcActor *actor = &self->actors[index];
  RcPerformance  now;
  RcVec3         crown, pelvis;
  float          h = actor->look.height;

  rc_actor_perform (actor, seconds, NULL, &now);
  crown = rc_mat4_point (
      &now.body.head,
      rc_vec3 (0,
               rc_figure_head_height (&actor->look) *
                   (1 + MIN (actor->look.tall, rc_scene_is_close (camera) ? 0.1f : 2.0f)),
               0));
  subject->top = crown;
  subject->bottom = rc_vec3 (crown.x, rc_mat4_axis (&now.root, 3).y, crown.z);
  subject->head = TRUE;
  if (crown.y - subject->bottom.y < 0.5f * h)
    {
      const RcKitSize  *size = rc_kit_size (self->kit, camera->size);
      const RcKitAngle *angle = rc_kit_angle (self->kit, camera->angle);
      float             middle = rc_scene_is_close (camera) ? 0.15f : 0.5f;

      /* Lying, or nearly: its length goes sideways. */
      pelvis = rc_mat4_axis (&now.body.pelvis, 3);
      subject->width = h * (size != NULL ? size->bottom * 1.1f : 0.6f);
      subject->top.y = MAX (crown.y, subject->bottom.y + 0.30f * h);
      subject->top.x = subject->bottom.x = rc_mix (crown.x, pelvis.x, middle);
      subject->top.z = subject->bottom.z = rc_mix (crown.z, pelvis.z, middle);
      subject->head = FALSE;
      /* A face on a pillow is seen over the edge of the bed. */
      subject->flat = rc_scene_is_of_head (camera);
      if (subject->flat)
        {
          subject->top.y = crown.y + 0.1f * h;
          subject->bottom.y = subject->top.y - 0.3f * h;
        }
      if (angle != NULL && angle->elevation > FROM_ABOVE)
        {
          RcVec3 soles = rc_vec3_sub (rc_vec3_scale (pelvis, 2), crown);

          subject->top = crown.z < soles.z ? crown : soles;
          subject->bottom = crown.z < soles.z ? soles : crown;
          subject->whole = TRUE;
        }
    }
  else if (rc_vec3_length (rc_vec3_sub (crown, rc_mat4_axis (&now.root, 3))) > 0.1f * h)
    {
      /* Whoever leans over is framed over the hips as well. */
      pelvis = rc_mat4_axis (&now.body.pelvis, 3);
      subject->bottom.x = rc_mix (crown.x, pelvis.x, rc_scene_is_close (camera) ? 0.0f : 0.5f);
      subject->bottom.z = rc_mix (crown.z, pelvis.z, rc_scene_is_close (camera) ? 0.0f : 0.5f);
    }
}

/* Closer than a head, it is the eyes that have their place in the picture, however it is bent. */
static void
frame_by_eyes (RcScene *self, guint index, float seconds, RcSubject *subject)
{
  const RcActor *actor = &self->actors[index];
  RcVec3         before = rc_vec3_add (subject->top, rc_vec3 (0, 0, 2)), at, eyes, usual;
  gboolean       looks = rc_actor_gaze (actor, seconds, before, &at);
  RcPerformance  now;

  rc_actor_perform (actor, seconds, looks ? &at : NULL, &now);
  eyes = rc_mat4_point (&now.body.head, rc_vec3 (0, 0.5f * rc_figure_head_height (&actor->look),
                                                 EYES_BEFORE * actor->look.height));
  usual = rc_vec3_along (subject->top, subject->front, EYES_BEFORE * subject->height);
  usual.y -= EYES_BELOW * subject->height;
  rc_subject_move (subject, rc_vec3_sub (eyes, usual));
}

/** How a figure is framed at a moment, crown to soles. */
RcSubject
rc_scene_figure_subject (RcScene *self, guint index, const RcStagingCamera *camera, float seconds)
{
  const RcActor *actor = &self->actors[index];
  RcSubject      subject = { .height = actor->look.height };
  RcMat4         root;
  RcVec3         moved, foot;
  float          facing = actor->heading + RC_RADIANS (actor->action->channels[RC_CHANNEL_TURN].to);

  /* Whoever comes in is framed where they arrive. */
  seconds = rc_actor_framed (actor, seconds);
  rc_actor_place (actor, seconds, &root, &moved);
  foot = rc_mat4_axis (&root, 3);
  if (is_person (self, index))
    {
      measure_person (self, index, camera, seconds, &subject);
      /* A close size is one of heads: a child's is large for its height. */
      if (rc_scene_is_close (camera))
        subject.height = MAX (subject.height, rc_figure_head_height (&actor->look) / RC_USUAL_HEAD);
    }
  else if (self->figure_items[index]->kind == RC_ITEM_CARD)
    {
      subject.bottom = foot;
      subject.top = rc_vec3_add (foot, rc_vec3 (0, subject.height, 0));
      subject.head = TRUE;
    }
  else
    {
      rc_scene_pose_figure (self, index, seconds);
      measure_body (self, index, camera, &subject);
    }
  subject.look = sinf (facing - RC_RADIANS (subject.turn));
  if (subject.head)
    subject.front = rc_vec3 (sinf (facing), 0, cosf (facing));
  if (subject.head && is_person (self, index) && strcmp (camera->size, "ECU") == 0)
    frame_by_eyes (self, index, seconds, &subject);
  if (actor->target >= 0)
    {
      float aside = (float)self->staging->figures[actor->target].x - actor->start.x;

      subject.look = CLAMP (aside * 1.5f, -1.0f, 1.0f);
    }
  if (fabsf (subject.look) < 0.25f || actor->to_camera)
    subject.look = 0.0f;
  return subject;
}

/* @held_up: no picture may end above it */
static void
add_point (RcSubject *subject, RcVec3 point, gboolean held_up)
{
  if (subject->n_points < RC_SUBJECT_POINTS)
    {
      subject->held_up[subject->n_points] = held_up;
      subject->points[subject->n_points++] = point;
    }
}

/* What a figure of a group has to have in the picture at a moment; an animal of it is low, and seen
 * all the same. @gone: the group's way so far */
static RcSubject
hold_member (RcScene               *self,
             guint                  index,
             const RcStagingCamera *camera,
             float                  seconds,
             RcVec3                 gone,
             RcSubject             *group)
{
  RcStagingCamera  whole = *camera;
  const RcKitSize *size = rc_kit_size (self->kit, camera->size);
  float            bottom = size != NULL ? MIN (size->bottom, 1.0f) : 1.0f, half;
  RcSubject        one;

  whole.size = (char *)"FS";
  one = rc_scene_figure_subject (self, index, is_person (self, index) ? camera : &whole, seconds);
  if (!is_person (self, index))
    bottom = 1.0f;
  rc_subject_move (&one, rc_vec3_scale (gone, -1));
  half = MAX (one.width / 2, 0.17f * one.height);
  add_point (group, rc_vec3 (one.top.x - half, one.top.y, one.top.z), FALSE);
  add_point (group, rc_vec3 (one.top.x + half, one.top.y, one.top.z), FALSE);
  add_point (group, rc_vec3 (one.top.x, one.top.y - bottom * (one.top.y - one.bottom.y), one.top.z),
             rc_scene_is_lying (&self->staging->figures[index]) ||
                 (!is_person (self, index) && rc_scene_is_of_several (camera)));
  return one;
}

/* Whoever comes in or goes out does not count while they are outside. */
static gboolean
is_in (const RcStagingFigure *figure, int moment)
{
  return (*figure->enters == '\0' || moment > 0) &&
         (*figure->leaves == '\0' || moment < MOMENTS - 1);
}

/* Everybody of @group, over all of the set-up. */
static RcSubject
group_subject (RcScene               *self,
               const RcStagingCamera *camera,
               guint32                members,
               float                  start,
               float                  end)
{
  RcVec3    middle = { 0, 0, 0 };
  RcSubject group = { .head = TRUE };
  float     ground = 1e9f, top = -1e9f, n = 0, over = 0, look = 0;

  for (int k = 0; k < MOMENTS; k++)
    {
      float  t = rc_mix (start, end, k / (MOMENTS - 1.0f));
      RcVec3 gone = rc_vec3_sub (rc_scene_middle_of (self, members, t),
                                 rc_scene_middle_of (self, members, start));

      for (guint i = 0; i < self->staging->n_figures && i < 32; i++)
        {
          RcSubject one;

          if ((members & 1u << i) == 0 || !is_in (&self->staging->figures[i], k))
            continue;
          one = hold_member (self, i, camera, t, gone, &group);
          if (k == 0 && is_wide (camera))
            reach_up (self, i, start, end, &one);
          middle = rc_vec3_add (middle, one.top);
          top = MAX (top, one.top.y);
          over = MAX (over, one.top.y + one.over);
          ground = MIN (ground, one.bottom.y);
          look += self->actors[i].pace > 0.0f ? one.look : 0.0f;
          n++;
        }
    }
  middle = rc_vec3_scale (middle, 1.0f / MAX (n, 1.0f));
  group.top = rc_vec3 (middle.x, top, middle.z);
  group.bottom = rc_vec3 (middle.x, MIN (ground, top), middle.z);
  group.height = MAX (top - ground, 0.02f);
  group.over = MAX (over - top, 0.0f);
  group.look = look / MAX (n, 1.0f);
  return group;
}

/* What a rider sits on or in belongs to the rider where the size shows a whole figure. */
static void
hold_mount (RcScene *self, guint index, const RcStagingCamera *camera, RcSubject *subject)
{
  const RcStagingFigure *figure = &self->staging->figures[index];

  if (!is_wide (camera))
    return;
  if (figure->rides >= 0 && figure->rides < (int)self->staging->n_props)
    rc_scene_hold_item (subject, self->prop_items[figure->rides]);
  if (figure->mounts >= 0 && figure->mounts < (int)self->staging->n_figures)
    {
      rc_scene_pose_figure (self, (guint)figure->mounts, 0);
      rc_scene_hold_item (subject, self->figure_items[figure->mounts]);
    }
}

/* Where the others are, from the subject: mean x of those who are near it. */
static float
company (const RcScene *self, int who, RcVec3 from)
{
  float sum = 0.0f, n = 0.0f;

  for (guint i = 0; i < self->staging->n_figures; i++)
    if ((int)i != who && fabsf (self->actors[i].start.z - from.z) < 6.0f)
      {
        sum += self->actors[i].start.x - from.x;
        n++;
      }
  for (guint i = 0; i < self->staging->n_props && n <= 0.0f; i++)
    if (!self->prop_items[i]->hidden && rc_scene_holder_of (self->staging, (int)i) < 0)
      {
        sum += (float)self->staging->props[i].x - from.x;
        n++;
      }
  return n > 0.0f && fabsf (sum / n) > 0.3f ? sum / n : 0.0f;
}

/* Where a being that is no person has its face. */
static void
find_face (RcScene *self, guint index, float seconds, RcSceneSubject *out)
{
  RcVec3 least, most;

  if (is_person (self, index) || self->figure_items[index]->kind == RC_ITEM_CARD)
    return;
  rc_scene_pose_figure (self, index, seconds);
  out->has_face = find_head (self->figure_items[index], self->actors[index].heading, &least, &most);
  if (out->has_face)
    out->face = rc_vec3_mix (least, most, 0.5f);
}

/* What the set-up is of; a window that the words have of a room is the room's own. */
static int
find_thing (const RcScene *self, const RcStagingCamera *camera)
{
  int thing = rc_scene_thing_of (self->staging, camera);

  while (thing >= 0 && thing != camera->insert && self->prop_items[thing]->hidden &&
         !self->staging->props[thing].in_plate)
    thing = thing + 1 < (int)self->staging->n_props ? thing + 1 : -1;
  return thing;
}

/**
 * rc_scene_find_subject:
 * @start: seconds; the set-up is seen from then to @end
 * @out: (out): whom or what it is of then, and whom or what its camera goes along with
 */
void
rc_scene_find_subject (RcScene               *self,
                       const RcStagingCamera *camera,
                       float                  start,
                       float                  end,
                       RcSceneSubject        *out)
{
  const RcStaging *staging = self->staging;
  const RcKitSize *size = rc_kit_size (self->kit, camera->size);
  int              n = (int)staging->n_figures;
  int              who = camera->subject >= 0 && camera->subject < n ? camera->subject : -1;
  /* A wide picture of a place is of more than whoever might stand there. */
  float     tall = is_wide (camera) ? (self->indoors ? EMPTY_ROOM : EMPTY) : 1.75f;
  RcSubject nobody = { .top = { 0, tall, 0 }, .height = tall };

  memset (out, 0, sizeof *out);
  if (who == camera->eyes)
    who = -1;
  out->follows = out->crowd = -1;
  out->followed = size != NULL ? size->follow : 1.0f;
  out->thing = find_thing (self, camera);
  if (out->thing >= 0)
    {
      out->passes = rc_scene_passes (self, out->thing, camera);
      if (out->passes)
        {
          out->followed = 0.0f;
          start = rc_scene_rests_at (self, out->thing, start, end);
        }
      else if (rc_scene_holder_of (staging, out->thing) >= 0)
        out->followed = 1.0f;
      out->subject = rc_scene_prop_subject (self, (guint)out->thing, camera, start);
      if (is_wide (camera) && n == 0 && camera->insert < 0 && !out->passes)
        rc_scene_hold_company (self, (guint)out->thing, &out->subject);
      return;
    }
  out->group = n > 0 ? rc_scene_find_group (staging, camera, who) : 0;
  out->follows = who >= 0 ? who : n > 0 && out->group == 0 ? 0 : -1;
  if (out->group != 0)
    {
      out->subject = group_subject (self, camera, out->group, start, end);
      if (is_wide (camera))
        rc_scene_hold_aloft (self, &out->subject);
    }
  else if (who >= 0)
    {
      out->subject = rc_scene_figure_subject (self, (guint)who, camera, start);
      if (is_wide (camera) || out->subject.whole)
        reach_up (self, (guint)who, start, end, &out->subject);
      out->watched = is_person (self, (guint)who);
      out->subject.company = company (self, who, out->subject.top);
      hold_mount (self, (guint)who, camera, &out->subject);
      if (is_wide (camera))
        rc_scene_hold_aloft (self, &out->subject);
      find_face (self, (guint)who, start, out);
    }
  else if (n == 0 && staging->n_crowds > 0)
    {
      out->crowd = 0;
      out->subject = rc_scene_crowd_subject (self, 0, start);
    }
  else
    out->subject = nobody;
}
