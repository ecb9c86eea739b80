/* scene-camera.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene-camera.h"

#include "engine/sketch/set.h"

static gboolean
is_kind (const RcStagingFigure *figure, const char *kind)
{
  return g_str_equal (figure->kind, kind);
}

/** Returns: index of the figure that holds prop @prop, -1: nobody */
int
rc_scene_holder_of (const RcStaging *staging, int prop)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (staging->figures[i].holds == prop)
      return (int)i;
  return -1;
}

/* Where an actor is seen at a moment: crown and soles. */
static RcSubject
actor_subject (const RcScene *self, guint index, float seconds)
{
  const RcActor *actor = &self->actors[index];
  RcPerformance  now;
  RcVec3         crown;
  RcSubject      subject = { .height = actor->look.height };
  float          facing;

  rc_actor_perform (actor, seconds, NULL, &now);
  crown = rc_mat4_point (&now.body.head,
                         rc_vec3 (0, RC_BODY_HEAD * actor->look.head * actor->look.height, 0));
  if (is_kind (actor->figure, "creature") || *actor->figure->identity != '\0' ||
      is_kind (actor->figure, "product"))
    crown = rc_vec3_add (rc_mat4_axis (&now.root, 3), rc_vec3 (0, actor->look.height, 0));
  subject.top = crown;
  subject.bottom = rc_vec3 (crown.x, rc_mat4_axis (&now.root, 3).y, crown.z);
  if (crown.y - subject.bottom.y < 0.5f * actor->look.height)
    {
      const RcKitSize *size = rc_kit_size (self->kit, self->staging->camera.size);

      subject.width = actor->look.height * (size != NULL ? size->bottom * 1.1f : 0.6f);
      /* Lying, or nearly: all of it matters, and its length goes sideways. */
      RcVec3 pelvis = rc_mat4_axis (&now.body.pelvis, 3);

      subject.top.y = MAX (crown.y, subject.bottom.y + 0.30f * actor->look.height);
      subject.top.x = subject.bottom.x = rc_mix (crown.x, pelvis.x, 0.5f);
      subject.top.z = subject.bottom.z = rc_mix (crown.z, pelvis.z, 0.5f);
    }
  facing = actor->heading + RC_RADIANS (actor->action->channels[RC_CHANNEL_TURN].to);
  subject.look = sinf (facing);
  if (actor->target >= 0)
    {
      float aside = (float)self->staging->figures[actor->target].x - actor->start.x;

      subject.look = CLAMP (aside * 1.5f, -1.0f, 1.0f);
    }
  if (fabsf (subject.look) < 0.25f || actor->to_camera)
    subject.look = 0.0f;
  return subject;
}

static RcSubject
prop_subject (const RcScene *self, guint index)
{
  const RcItem *item = self->prop_items[index];
  RcSubject     subject = { .whole = TRUE };
  RcVec3        middle = rc_mat4_point (&item->model, rc_vec3_mix (item->least, item->most, 0.5f));
  RcVec3        size = rc_mat4_direction (&item->model, rc_vec3_sub (item->most, item->least));
  float         wide = MAX (fabsf (size.x), fabsf (size.z)), high = MAX (fabsf (size.y), 0.02f);

  high = MAX (high, wide * 0.5f);
  subject.top = rc_vec3_add (middle, rc_vec3 (0, high / 2, 0));
  subject.bottom = rc_vec3_add (middle, rc_vec3 (0, -high / 2, 0));
  subject.height = high;
  subject.width = wide;
  return subject;
}

static RcSubject
all_figures (const RcScene *self, RcSubject subject)
{
  float left = 1e9f, right = -1e9f, top = 0, z = 0, least_top = 1e9f;
  guint n = MIN (self->staging->n_figures, 3);

  for (guint i = 0; i < n; i++)
    {
      RcSubject one = actor_subject (self, i, 0);

      left = MIN (left, one.top.x - 0.16f * one.height);
      right = MAX (right, one.top.x + 0.16f * one.height);
      top = MAX (top, one.top.y);
      least_top = MIN (least_top, one.top.y);
      z += one.top.z / n;
    }
  subject.top = rc_vec3 ((left + right) / 2, top, z);
  subject.bottom = rc_vec3 ((left + right) / 2, subject.bottom.y, z);
  subject.width = right - left;
  subject.height = top - subject.bottom.y;
  subject.look = 0;
  return subject;
}

/* Whom or what the shot is of, and whom the camera goes along with. */
static RcSubject
find_subject (RcScene *self)
{
  const RcStaging       *staging = self->staging;
  const RcStagingCamera *camera = &staging->camera;
  const RcKitSize       *size = rc_kit_size (self->kit, camera->size);
  gboolean               insert = g_str_equal (camera->size, "INSERT");
  int                    n = (int)staging->n_figures, things = (int)staging->n_props;
  int                    who = camera->subject >= 0 && camera->subject < n ? camera->subject : -1;
  int       thing = camera->insert >= 0 && camera->insert < things ? camera->insert : -1;
  RcSubject nobody = { .top = { 0, 1.75f, 0 }, .height = 1.75f };

  if (thing < 0 && things > 0 && (insert || n == 0))
    thing = 0;
  if (thing >= 0 && (insert || (who < 0 && n == 0)))
    {
      self->follows = rc_scene_holder_of (staging, thing);
      self->followed = 1.0f;
      return prop_subject (self, (guint)thing);
    }
  self->follows = who >= 0 ? who : n > 0 ? 0 : -1;
  self->followed = size != NULL ? size->follow : 1.0f;
  if (n > 0 && (who < 0 || (g_str_equal (camera->size, "TWO") && n > 1)))
    return all_figures (self, actor_subject (self, MAX (who, 0), 0));
  return who >= 0 ? actor_subject (self, (guint)who, 0) : nobody;
}

/** Finds what the shot is of, and frames it. */
void
rc_scene_plan_camera (RcScene *self)
{
  const RcStagingCamera *camera = &self->staging->camera;
  int                    n = (int)self->staging->n_figures;
  RcSubject              subject = find_subject (self), over;
  gboolean               shoulder = FALSE;

  if (g_str_equal (camera->size, "OTS") && n > 1)
    {
      int other = camera->over >= 0 && camera->over < n ? camera->over
                  : camera->subject == 0                ? 1
                                                        : 0;

      if (other != camera->subject)
        {
          over = actor_subject (self, (guint)other, 0);
          over.look = over.top.x >= subject.top.x ? -1.0f : 1.0f;
          shoulder = TRUE;
        }
    }
  rc_camera_plan (&self->plan, self->kit, self->staging, &subject, shoulder ? &over : NULL,
                  (double)self->shape.width / self->shape.height,
                  rc_set_room_for_camera (rc_set_resolve (self->kit, self->staging)),
                  self->shape.seed);
}
