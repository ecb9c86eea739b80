/* scene-figure.c - the figures of a scene at a moment: where they are, and their meshes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature.h"
#include "engine/sketch/scene/card.h"
#include "engine/sketch/scene/scene.h"

/* What a figure wears and has on its head stands off its joints by this much at most, shares of its
 * height. */
#define STANDS_OFF 0.45f

/* A being reaches this much farther than what was seen of it, and metres more. */
#define STRETCHES 1.6f
#define BESIDES   0.5f

/* A figure at a moment. */
typedef struct
{
  RcPerformance now;
  RcVec3        look_at;
  gboolean      looks;
} Moment;

static void
build_product (RcScene *self, RcMesh *mesh, const RcActor *actor, const RcMat4 *root)
{
  const cJSON *entry = rc_prop_resolve (self->kit, actor->figure->name, actor->figure->id);
  float        scale = actor->look.height / MAX (rc_prop_size (entry).y, 0.01f);
  RcMat4       at = rc_mat4_multiply (*root, rc_mat4_scaling (scale, scale, scale));

  rc_prop_build (mesh, entry, &at, actor->figure->colour & 0xffffff, 0.7f);
}

/* A being that is no person, on its actor's way. */
static void
build_creature (RcScene             *self,
                RcMesh              *mesh,
                guint                index,
                const RcPerformance *now,
                const RcVec3        *look_at,
                float                seconds)
{
  const RcActor   *actor = &self->actors[index];
  RcCreatureFoot   feet[RC_CREATURE_FEET];
  RcCreatureMoment moment;

  rc_actor_being (actor, seconds, feet, &moment);
  moment.joints = &now->body;
  if (look_at != NULL)
    {
      RcVec3 way = rc_vec3_sub (*look_at, rc_mat4_axis (&now->root, 3));
      float  x = rc_vec3_dot (way, rc_mat4_axis (&now->root, 0)),
            z = rc_vec3_dot (way, rc_mat4_axis (&now->root, 2));

      moment.look[0] = atan2f (x, z) * 180 / RC_PI;
      moment.look[1] = atan2f (way.y - 0.9f * actor->look.height, hypotf (x, z)) * 180 / RC_PI;
    }
  rc_creature_build (mesh, &moment);
}

/* What face and hands do: the expression the staging names, else what the mood makes of it. */
static RcManner
manner_of (const RcScene *self, guint index, const RcPerformance *now, float seconds)
{
  const RcActor *actor = &self->actors[index];
  RcManner       manner = { .gaze = now->gaze,
                            .mouth = rc_mouth_opened (now->body.mouth),
                            .hands = { RC_HAND_RELAXED, actor->holds          ? RC_HAND_GRIP
                                                        : actor->action->aims ? RC_HAND_POINT
                                                                              : RC_HAND_RELAXED },
                            .wind = (float)self->staging->wind,
                            .seconds = seconds };

  if (!rc_face_named (&manner.face, rc_actor_expression (actor, seconds)))
    rc_face_of_mood (&manner.face, self->staging->warmth, self->staging->tension);
  /* Words move the lips, and while there are any nothing else does. */
  if (self->dialogue != NULL && rc_dialogue_speaks (self->dialogue, (int)index))
    {
      RcLips lips;

      rc_dialogue_lips (self->dialogue, (int)index, seconds, &lips);
      manner.mouth = rc_mouth_of_lips (&lips);
    }
  return manner;
}

/* By how high the figure is in the picture. */
static int
detail_of (const RcScene *self, const RcPerformance *now)
{
  RcVec3 seen = rc_camera_project (&self->camera, rc_mat4_axis (&now->body.chest, 3));
  float high = now->body.height / MAX (2 * seen.z * self->camera.tan_y, 0.01f) * self->shape.height;

  return high > 700.0f ? 2 : high > 40.0f ? 1 : 0;
}

static Moment
perform (RcScene *self, guint index, float seconds)
{
  Moment moment = { 0 };

  moment.looks = rc_actor_gaze (&self->actors[index], seconds, self->camera.eye, &moment.look_at);
  rc_actor_perform (&self->actors[index], seconds, moment.looks ? &moment.look_at : NULL,
                    &moment.now);
  return moment;
}

/** Whether a figure is built by rc_figure_build(), of its actor's look. */
gboolean
rc_scene_is_person (const RcScene *self, guint index)
{
  const RcStagingFigure *figure = self->actors[index].figure;

  return rc_creature_resolve (self->kit, figure) == NULL && !g_str_equal (figure->kind, "product");
}

static void
build_person (RcScene      *self,
              RcMesh       *mesh,
              guint         index,
              const Moment *moment,
              float         seconds,
              int           detail)
{
  RcManner manner = manner_of (self, index, &moment->now, seconds);

  rc_mesh_clear (mesh);
  rc_figure_build (mesh, &self->actors[index].look, &moment->now.body, &manner, detail);
}

/* @sight: (nullable): what of it is needed; of less than all, the bounds that were guessed stay */
static void
build_mesh (RcScene *self, guint index, const Moment *moment, float seconds, const RcSight *sight)
{
  const RcActor *actor = &self->actors[index];
  RcItem        *item = self->figure_items[index];

  rc_mesh_clear (item->mesh);
  item->mesh->sight = sight;
  if (rc_scene_is_person (self, index))
    build_person (self, item->mesh, index, moment, seconds, detail_of (self, &moment->now));
  else if (g_str_equal (actor->figure->kind, "product"))
    build_product (self, item->mesh, actor, &moment->now.root);
  else
    build_creature (self, item->mesh, index, &moment->now, moment->looks ? &moment->look_at : NULL,
                    seconds);
  item->mesh->sight = NULL;
  if (sight == NULL)
    rc_item_measure (item);
  item->away = FALSE;
}

/* What throws a person's shadow: as coarse as can be, for the edges of shadows are soft. */
static void
build_caster (RcScene *self, guint index, const Moment *moment, float seconds, const RcSight *sight)
{
  RcItem *item = self->figure_items[index];

  item->caster->sight = sight;
  build_person (self, item->caster, index, moment, seconds, 0);
  item->caster->sight = NULL;
  rc_mesh_bounds (item->caster, &item->cast_least, &item->cast_most);
  /* None of it: nothing is thrown. */
  item->cast_away = item->caster->indices->len == 0;
}

static gboolean
has_caster (const RcScene *self, guint index, const Moment *moment)
{
  return rc_scene_is_person (self, index) && detail_of (self, &moment->now) > 0;
}

/* The dark on the ground under it. */
static void
place_dark (RcScene *self, guint index, const RcPerformance *now)
{
  const RcActor *actor = &self->actors[index];
  const RcItem  *item = self->figure_items[index];
  float          wide = 0.30f * actor->look.height;
  RcVec3         under = rc_vec3_mix (rc_mat4_axis (&now->body.foot[0], 3),
                                      rc_mat4_axis (&now->body.foot[1], 3), 0.5f);

  if (!g_str_equal (actor->figure->kind, "person") || item->kind == RC_ITEM_CARD)
    under = rc_mat4_axis (&now->root, 3);
  if (g_str_equal (actor->figure->action, "lie"))
    {
      under = rc_vec3_mix (rc_mat4_axis (&now->body.pelvis, 3), rc_mat4_axis (&now->body.chest, 3),
                           0.5f);
      wide = 0.5f * actor->look.height;
    }
  self->shadow_items[index]->model = rc_mat4_multiply (
      rc_mat4_translation (rc_vec3 (under.x, 0.012f, under.z)), rc_mat4_scaling (wide, 1, wide));
}

/* How far a being has been seen to reach from its place. */
static void
remember_reach (RcScene *self, guint index, const RcPerformance *now)
{
  const RcItem *item = self->figure_items[index];
  RcVec3        root = rc_mat4_axis (&now->root, 3);
  float         reach = MAX (rc_vec3_length (rc_vec3_sub (item->least, root)),
                             rc_vec3_length (rc_vec3_sub (item->most, root)));

  self->reaches[index] = MAX (self->reaches[index], reach);
}

/** Builds a figure as it is after @seconds, whatever the frame is. */
void
rc_scene_pose_figure (RcScene *self, guint index, float seconds)
{
  RcItem *item = self->figure_items[index];
  Moment  moment = perform (self, index, seconds);

  if (item->kind == RC_ITEM_CARD)
    rc_card_place (self, item, &self->actors[index], &moment.now.root);
  else
    {
      build_mesh (self, index, &moment, seconds, NULL);
      remember_reach (self, index, &moment.now);
      rc_mesh_clear (item->caster);
      item->cast_away = FALSE;
      if (has_caster (self, index, &moment))
        build_caster (self, index, &moment, seconds, NULL);
    }
  place_dark (self, index, &moment.now);
}

static void
reach_to (RcItem *item, RcVec3 at, float reach)
{
  item->least = rc_vec3 (MIN (item->least.x, at.x - reach), MIN (item->least.y, at.y - reach),
                         MIN (item->least.z, at.z - reach));
  item->most = rc_vec3 (MAX (item->most.x, at.x + reach), MAX (item->most.y, at.y + reach),
                        MAX (item->most.z, at.z + reach));
}

/* A box that a figure is in, whatever it wears. */
static void
guess_bounds (const RcScene *self, guint index, const RcPerformance *now)
{
  const RcBody *body = &now->body;
  RcItem       *item = self->figure_items[index];
  float         off = STANDS_OFF * body->height;

  item->least = item->most = rc_mat4_axis (&now->root, 3);
  if (!rc_scene_is_person (self, index))
    {
      reach_to (item, item->least, STRETCHES * self->reaches[index] + BESIDES);
      return;
    }
  item->least = item->most = rc_mat4_axis (&body->head, 3);
  reach_to (item, rc_mat4_axis (&body->head, 3), off);
  reach_to (item, rc_mat4_axis (&body->pelvis, 3), off);
  for (int side = 0; side < 2; side++)
    {
      reach_to (item, body->elbow[side], off);
      reach_to (item, body->wrist[side], off);
      reach_to (item, body->knee[side], off);
      reach_to (item, body->ankle[side], off);
    }
}

/**
 * rc_scene_place_figure:
 *
 * As rc_scene_pose_figure(), without its meshes: they are away until rc_scene_build_figure(), and
 * the bounds of its item are a box that it is in.
 */
void
rc_scene_place_figure (RcScene *self, guint index, float seconds)
{
  RcItem *item = self->figure_items[index];
  Moment  moment;

  if (item->kind == RC_ITEM_CARD || g_str_equal (self->actors[index].figure->kind, "product"))
    {
      rc_scene_pose_figure (self, index, seconds);
      return;
    }
  moment = perform (self, index, seconds);
  guess_bounds (self, index, &moment.now);
  item->away = item->cast_away = TRUE;
  place_dark (self, index, &moment.now);
}

/**
 * rc_scene_build_figure:
 * @seen: (nullable): what is looked at, if it is to be seen
 * @casts: (nullable): the same as the light sees it, if its shadow is to be seen
 *
 * Builds those meshes of a figure that are away at the scene's frame, as far as they are needed: of
 * a person only what is in sight, unless it throws its shadow itself.
 */
void
rc_scene_build_figure (RcScene *self, guint index, const RcSight *seen, const RcSight *casts)
{
  RcItem  *item = self->figure_items[index];
  gboolean apart;
  Moment   moment;

  seen = item->away ? seen : NULL;
  casts = item->cast_away ? casts : NULL;
  if (seen == NULL && casts == NULL)
    return;
  moment = perform (self, index, self->seconds);
  apart = has_caster (self, index, &moment);
  if (casts != NULL && apart)
    build_caster (self, index, &moment, self->seconds, casts);
  else if (casts != NULL)
    {
      /* It throws its shadow itself. */
      rc_mesh_clear (item->caster);
      item->cast_away = FALSE;
      seen = item->away ? casts : NULL;
    }
  if (seen != NULL)
    build_mesh (self, index, &moment, self->seconds, apart ? seen : NULL);
}
