/* scene-subject.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene-subject.h"

#include "engine/sketch/scene-camera.h"

#include <string.h>

#define MOST_GROUP 8 /* figures that a wide shot holds all of */

static gboolean
is_person (const RcScene *self, guint index)
{
  const RcStagingFigure *figure = &self->staging->figures[index];

  return strcmp (figure->kind, "creature") != 0 && strcmp (figure->kind, "product") != 0 &&
         self->figure_items[index]->kind != RC_ITEM_CARD;
}

static gboolean
is_close (const RcStagingCamera *camera)
{
  static const char *const close[] = { "MS", "MCU", "CU", "ECU", "OTS", NULL };

  return g_strv_contains (close, camera->size);
}

static gboolean
is_wide (const RcStagingCamera *camera)
{
  static const char *const wide[] = { "FS", "WS", "EWS", NULL };

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

/* An animal or a thing in a figure's place: by the size of its body; close, by its head. */
static void
measure_body (RcScene *self, guint index, const RcStagingCamera *camera, RcSubject *subject)
{
  const RcItem *item = self->figure_items[index];
  RcVec3        least = item->least, most = item->most, middle;
  float         heading = self->actors[index].heading, wide;
  gboolean      head = is_close (camera) && find_head (item, heading, &least, &most);

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
    }
  else
    subject->whole = TRUE;
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
  crown = rc_mat4_point (&now.body.head,
                         rc_vec3 (0,
                                  rc_figure_head_height (&actor->look) *
                                      (1 + MIN (actor->look.tall, is_close (camera) ? 0.1f : 2.0f)),
                                  0));
  subject->top = crown;
  subject->bottom = rc_vec3 (crown.x, rc_mat4_axis (&now.root, 3).y, crown.z);
  subject->head = TRUE;
  if (crown.y - subject->bottom.y < 0.5f * h)
    {
      const RcKitSize *size = rc_kit_size (self->kit, camera->size);
      float            middle = is_close (camera) ? 0.15f : 0.5f;

      /* Lying, or nearly: its length goes sideways. */
      pelvis = rc_mat4_axis (&now.body.pelvis, 3);
      subject->width = h * (size != NULL ? size->bottom * 1.1f : 0.6f);
      subject->top.y = MAX (crown.y, subject->bottom.y + 0.30f * h);
      subject->top.x = subject->bottom.x = rc_mix (crown.x, pelvis.x, middle);
      subject->top.z = subject->bottom.z = rc_mix (crown.z, pelvis.z, middle);
      subject->head = FALSE;
    }
  else if (rc_vec3_length (rc_vec3_sub (crown, rc_mat4_axis (&now.root, 3))) > 0.1f * h)
    {
      /* Whoever leans over is framed over the hips as well. */
      pelvis = rc_mat4_axis (&now.body.pelvis, 3);
      subject->bottom.x = rc_mix (crown.x, pelvis.x, is_close (camera) ? 0.0f : 0.5f);
      subject->bottom.z = rc_mix (crown.z, pelvis.z, is_close (camera) ? 0.0f : 0.5f);
    }
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
      if (is_close (camera))
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
  subject.look = sinf (facing);
  if (subject.head)
    subject.front = rc_vec3 (sinf (facing), 0, cosf (facing));
  if (actor->target >= 0)
    {
      float aside = (float)self->staging->figures[actor->target].x - actor->start.x;

      subject.look = CLAMP (aside * 1.5f, -1.0f, 1.0f);
    }
  if (fabsf (subject.look) < 0.25f || actor->to_camera)
    subject.look = 0.0f;
  return subject;
}

static void
add_point (RcSubject *subject, float x, float y, float z)
{
  if (subject->n_points < RC_SUBJECT_POINTS)
    subject->points[subject->n_points++] = rc_vec3 (x, y, z);
}

/* All of a thing is to be in the picture as well. */
static void
hold_item (RcSubject *subject, const RcItem *item)
{
  for (int corner = 0; corner < 8; corner++)
    {
      RcVec3 p = { corner & 1 ? item->most.x : item->least.x,
                   corner & 2 ? item->most.y : item->least.y,
                   corner & 4 ? item->most.z : item->least.z };

      p = rc_mat4_point (&item->model, p);
      add_point (subject, p.x, p.y, p.z);
    }
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
      return sizes[i].air * (1.0f + deep / MAX (distance, 0.05f));
  return 1.0f;
}

static RcSubject
prop_subject (const RcScene *self, guint index, const RcStagingCamera *camera)
{
  const RcItem *item = self->prop_items[index];
  const RcMat4 *model =
      *self->staging->props[index].motion != '\0' ? &self->prop_rests[index] : &item->model;
  RcSubject subject = { .whole = TRUE };
  RcVec3    middle = rc_mat4_point (model, rc_vec3_mix (item->least, item->most, 0.5f));
  RcVec3    half = rc_vec3_scale (rc_vec3_sub (item->most, item->least), 0.5f);
  RcVec3    reach = { 0, 0, 0 };
  float     wide, high, air;

  for (int axis = 0; axis < 3; axis++)
    {
      RcVec3 a = rc_mat4_axis (model, axis);
      float  by = axis == 0 ? half.x : axis == 1 ? half.y : half.z;

      reach = rc_vec3_add (reach, rc_vec3 (fabsf (a.x) * by, fabsf (a.y) * by, fabsf (a.z) * by));
    }
  wide = 2 * MAX (reach.x, 0.6f * reach.z);
  high = MAX (MAX (2 * reach.y, 0.02f), wide * 0.45f);
  air = air_around (camera, wide, reach.z);
  wide *= air;
  high *= air;
  subject.top = rc_vec3_add (middle, rc_vec3 (0, high / 2, 0));
  subject.bottom = rc_vec3_add (middle, rc_vec3 (0, -high / 2, 0));
  subject.height = high;
  subject.width = wide;
  return subject;
}

/* Everybody who is in the picture, or as many as can be read. */
static RcSubject
group_subject (RcScene *self, const RcStagingCamera *camera, float seconds)
{
  const RcKitSize *size = rc_kit_size (self->kit, camera->size);
  float            bottom = size != NULL ? MIN (size->bottom, 1.0f) : 1.0f;
  guint            n = MIN (self->staging->n_figures, MOST_GROUP), held = 0;
  RcVec3           middle = { 0, 0, 0 };
  RcSubject        group = { .head = TRUE };
  float            ground = 1e9f, top = -1e9f;

  if (strcmp (camera->size, "TWO") == 0)
    n = MIN (n, 2);
  for (guint i = 0; i < n; i++)
    {
      RcSubject one;
      float     half;

      if ((int)i == camera->eyes)
        continue;
      one = rc_scene_figure_subject (self, i, camera, seconds);
      half = MAX (one.width / 2, 0.17f * one.height);
      add_point (&group, one.top.x - half, one.top.y, one.top.z);
      add_point (&group, one.top.x + half, one.top.y, one.top.z);
      add_point (&group, one.top.x, one.top.y - bottom * (one.top.y - one.bottom.y), one.top.z);
      middle = rc_vec3_add (middle, one.top);
      top = MAX (top, one.top.y);
      ground = MIN (ground, one.bottom.y);
      held++;
    }
  middle = rc_vec3_scale (middle, 1.0f / MAX (held, 1));
  group.top = rc_vec3 (middle.x, top, middle.z);
  group.bottom = rc_vec3 (middle.x, ground, middle.z);
  group.height = top - ground;
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
    hold_item (subject, self->prop_items[figure->rides]);
  if (figure->mounts >= 0 && figure->mounts < (int)self->staging->n_figures)
    {
      rc_scene_pose_figure (self, (guint)figure->mounts, 0);
      hold_item (subject, self->figure_items[figure->mounts]);
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

/** Whom or what a set-up is of at @seconds, and whom its camera goes along with. */
void
rc_scene_find_subject (RcScene               *self,
                       const RcStagingCamera *camera,
                       float                  seconds,
                       RcSceneSubject        *out)
{
  const RcStaging *staging = self->staging;
  const RcKitSize *size = rc_kit_size (self->kit, camera->size);
  gboolean         insert = strcmp (camera->size, "INSERT") == 0;
  int              n = (int)staging->n_figures, things = (int)staging->n_props;
  int              who = camera->subject >= 0 && camera->subject < n ? camera->subject : -1;
  int              thing = camera->insert >= 0 && camera->insert < things ? camera->insert : -1;
  RcSubject        nobody = { .top = { 0, 1.75f, 0 }, .height = 1.75f };

  memset (out, 0, sizeof *out);
  if (who == camera->eyes)
    who = -1;
  if (thing < 0 && things > 0 && (insert || n == 0))
    thing = 0;
  /* A thing that the set-up names is what its picture is of, whatever the size. */
  if (thing >= 0 && (insert || camera->insert == thing || (who < 0 && n == 0)))
    {
      out->follows = rc_scene_holder_of (staging, thing);
      out->followed = 1.0f;
      out->subject = prop_subject (self, (guint)thing, camera);
      return;
    }
  out->follows = who >= 0 ? who : n > 0 ? 0 : -1;
  out->followed = size != NULL ? size->follow : 1.0f;
  if (n > 0 && (who < 0 || (strcmp (camera->size, "TWO") == 0 && n > 1)))
    out->subject = group_subject (self, camera, seconds);
  else if (who >= 0)
    {
      out->subject = rc_scene_figure_subject (self, (guint)who, camera, seconds);
      out->watched = is_person (self, (guint)who);
      out->subject.company = company (self, who, out->subject.top);
      hold_mount (self, (guint)who, camera, &out->subject);
    }
  else
    out->subject = nobody;
}
