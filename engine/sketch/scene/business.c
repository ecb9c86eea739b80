/* business.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/business.h"

#define UNDER 2    /* the feet */
#define NEAR  1.8f /* metres: what is nearer is used instead */

/* A thing in the hand while its leg lasts. */
struct _RcBusiness
{
  RcItem      *item;
  const cJSON *prop;
  guint        figure;
  int          leg, side; /* side: 0 left, 1 right hand, UNDER */
};

static const cJSON *
find_prop (const RcKit *kit, const char *kind)
{
  const cJSON *prop = rc_kit_prop (kit, kind);
  const char  *near = prop == NULL ? rc_kit_nearest_prop (kit, kind) : NULL;

  return near != NULL ? rc_kit_prop (kit, near) : prop;
}

static RcVec3
palm_of (const RcBody *body, int side)
{
  return rc_mat4_point (&body->hand[side],
                        rc_vec3 (0, -0.048f * body->height, 0.008f * body->height));
}

/** Where a thing is that somebody has in the hand; wide ones lie between both. */
RcMat4
rc_business_in_hand (const RcActor       *actor,
                     const RcPerformance *now,
                     float                seconds,
                     const cJSON         *prop,
                     float                scale,
                     int                  side)
{
  RcVec3             palm = palm_of (&now->body, side), size = rc_prop_size (prop);
  float              grip[3] = { 0, size.y / 2, 0 };
  const RcKitAction *action;
  RcWayMoment        moment;
  RcMat4             m;

  rc_way_at (&actor->way, seconds, &moment);
  action = actor->way.legs[moment.leg].action;
  rc_kit_read_vector (prop, "grip", grip, 3);
  if (action->channels[RC_CHANNEL_LEFT_REACH].from > 0.5f &&
      action->channels[RC_CHANNEL_RIGHT_REACH].from > 0.5f && size.x * scale > 0.3f &&
      cJSON_GetObjectItemCaseSensitive (prop, "grip") == NULL)
    palm = rc_vec3_mix (palm, palm_of (&now->body, 1 - side), 0.5f);
  m = rc_mat4_multiply (rc_mat4_translation (palm), rc_mat4_rotation_y (moment.heading));
  if (action->follows)
    m = rc_mat4_frame (rc_mat4_axis (&now->body.hand[side], 0),
                       rc_mat4_axis (&now->body.hand[side], 2),
                       rc_vec3_scale (rc_mat4_axis (&now->body.hand[side], 1), -1.0f), palm);
  m = rc_mat4_multiply (m, rc_mat4_rotation_y (RC_RADIANS (action->held[1])));
  m = rc_mat4_multiply (m, rc_mat4_rotation_x (RC_RADIANS (action->held[0])));
  m = rc_mat4_multiply (m, rc_mat4_rotation_z (RC_RADIANS (action->held[2])));
  m = rc_mat4_multiply (m, rc_mat4_scaling (scale, scale, scale));
  return rc_mat4_multiply (m, rc_mat4_translation (rc_vec3 (-grip[0], -grip[1], -grip[2])));
}

/* Where one stands on it is under whoever stands. */
static RcMat4
under_feet (const RcPerformance *now, const cJSON *prop)
{
  float at[3] = { 0, 0, 0 };

  rc_kit_read_vector (prop, "stands", at, 3);
  return rc_mat4_multiply (now->root, rc_mat4_translation (rc_vec3 (-at[0], -at[1], -at[2])));
}

static RcItem *
add_thing (RcScene *scene, const cJSON *prop)
{
  RcItem *item = rc_scene_add_item (scene, RC_ITEM_SOLID);
  RcMat4  identity = rc_mat4_identity ();

  item->shadow = item->ink = TRUE;
  item->rim = 0.6f;
  rc_prop_build (item->mesh, prop, &identity, rc_kit_read_colour (prop, "colour", 0x8c8478), 0.6f);
  rc_item_measure (item);
  return item;
}

/* Whether what somebody at @at is busy with is there: that, or something as large that is near. */
static gboolean
is_there (const RcScene *scene, const char *kind, RcVec3 at)
{
  const RcStaging *staging = scene->staging;

  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      RcVec3 size = rc_prop_size (rc_prop_resolve (scene->kit, prop->kind, prop->name));

      if (strcmp (prop->kind, kind) == 0 ||
          (MAX (size.x, size.z) > 0.4f &&
           hypotf ((float)prop->x - at.x, (float)prop->z - at.z) < NEAR))
        return TRUE;
    }
  return FALSE;
}

/* What stands there: a desk, and what lies on it. */
static void
add_furniture (RcScene *scene, const RcActor *actor, const RcWayLeg *leg)
{
  const RcKitAction *action = leg->action;
  const cJSON       *prop = find_prop (scene->kit, action->needs), *on;
  float              scale = actor->look.height / 1.7f, top;
  RcItem            *item;
  RcMat4             at;

  if (prop == NULL || actor->figure->rides >= 0 || is_there (scene, action->needs, leg->points[0]))
    return;
  at = rc_mat4_multiply (rc_mat4_translation (leg->points[0]), rc_mat4_rotation_y (leg->turn_to));
  at = rc_mat4_multiply (
      at, rc_mat4_translation (rc_vec3_scale (
              rc_vec3 (action->needs_at[0], action->needs_at[1], action->needs_at[2]), scale)));
  item = add_thing (scene, prop);
  at = rc_mat4_multiply (at, rc_mat4_scaling (scale, scale, scale)); /* a child's desk is low */
  item->model = rc_mat4_multiply (at, rc_mat4_rotation_y (RC_RADIANS (action->needs_facing)));
  on = action->needs_on != NULL ? find_prop (scene->kit, action->needs_on) : NULL;
  if (on == NULL)
    return;
  top = (float)rc_json_number_or (prop, "top", rc_prop_size (prop).y);
  item = add_thing (scene, on);
  item->model = rc_mat4_multiply (at, rc_mat4_translation (rc_vec3 (0, top, -0.16f)));
  item->model = rc_mat4_multiply (item->model, rc_mat4_rotation_y (RC_PI));
}

/* (nullable): what has to be in that hand: nobody gives a rabbit a box */
static const char *
brings_in (const RcScene *scene, const RcActor *actor, const RcKitAction *action, int side)
{
  gboolean animal =
      actor->target >= 0 && strcmp (scene->staging->figures[actor->target].kind, "creature") == 0;

  /* who has a child in the arms carries that */
  for (guint i = 0; i < scene->staging->n_figures; i++)
    if (scene->staging->figures[i].mounts == (int)actor->index &&
        *scene->staging->figures[i].perch != '\0' &&
        !rc_perch_is_above (&scene->staging->figures[i]))
      return NULL;
  return animal && action->brings[side] != NULL && action->feeds != NULL ? action->feeds
                                                                         : action->brings[side];
}

/** Adds what the actions of the scene's figures need and the staging has not. */
void
rc_business_add (RcScene *scene)
{
  rc_carry_plan (scene);
  scene->business = g_array_new (FALSE, FALSE, sizeof (RcBusiness));
  for (guint i = 0; i < scene->staging->n_figures; i++)
    {
      const RcActor *actor = &scene->actors[i];

      if (!g_str_equal (actor->figure->kind, "person") ||
          scene->figure_items[i]->kind == RC_ITEM_CARD)
        continue;
      for (int k = 0; k < actor->way.n_legs; k++)
        {
          const RcWayLeg    *leg = &actor->way.legs[k];
          const RcKitAction *action = leg->action;

          if (action->needs != NULL)
            add_furniture (scene, actor, leg);
          for (int side = 0; side <= UNDER; side++)
            {
              RcBusiness  entry = { .figure = i, .leg = k, .side = side };
              const char *brings =
                  side == UNDER ? action->under : brings_in (scene, actor, action, side);

              if (brings == NULL || (side == UNDER ? actor->figure->rides : leg->holds) >= 0 ||
                  (entry.prop = find_prop (scene->kit, brings)) == NULL)
                continue;
              entry.item = add_thing (scene, entry.prop);
              g_array_append_val (scene->business, entry);
            }
        }
    }
}

/** Things in hands go where the hands are. */
void
rc_business_move (RcScene *scene, float seconds)
{
  for (guint i = 0; i < scene->business->len; i++)
    {
      RcBusiness    *entry = &g_array_index (scene->business, RcBusiness, i);
      const RcActor *actor = &scene->actors[entry->figure];
      RcPerformance  now;
      RcWayMoment    moment;

      rc_way_at (&actor->way, seconds, &moment);
      entry->item->hidden = moment.leg != entry->leg || scene->figure_items[entry->figure]->hidden;
      if (entry->item->hidden)
        continue;
      rc_actor_perform (actor, seconds, NULL, &now);
      if (entry->side == UNDER)
        {
          entry->item->model = under_feet (&now, entry->prop);
          continue;
        }
      entry->item->model =
          rc_business_in_hand (actor, &now, seconds, entry->prop, 1.0f, entry->side);
    }
}
