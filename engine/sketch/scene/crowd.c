/* crowd.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/crowd.h"

#include "engine/sketch/creature/creature.h"
#include "engine/sketch/shape/random.h"

#include <string.h>

#define PHASES 6     /* bodies that are posed */
#define APART  0.62f /* metres between two of them */
#define TALL   1.7f  /* metres, of the body that is posed */
#define TRIES  24

enum
{
  CLOTHES = 1, /* in place of a colour, until it is known whose it is */
  LEGS,
  SKIN,
  HAIR,
};

typedef enum
{
  PEOPLE,
  HERD,
  FLOCK, /* in the air or the water */
} Kind;

typedef struct
{
  float x, y, z, heading, scale;
  guint clothes, legs, skin, hair;
  int   phase;
} Member;

/* One of a scene's crowds. */
typedef struct
{
  const RcStagingCrowd *said;
  RcItem               *item;
  Kind                  kind;
  gboolean              fish;
  const cJSON          *being; /* (nullable): of the kit's, for a herd */
  const RcKitAction    *action;
  float                 speed, stride;
  GArray               *members; /* Member */
  RcMesh               *bodies[PHASES];
} Crowd;

static const guint cloths[] = { 0x5c6470, 0x7c5c4c, 0x3c4858, 0x8c8478, 0x6c4444, 0x4c5c48,
                                0xa08c6c, 0x30343c, 0x9c5c3c, 0x50607c, 0xb0a898, 0x744c64 };
static const guint trousers[] = { 0x2c3038, 0x3a3430, 0x283444, 0x44403c, 0x504840 };
static const guint skins[] = { 0xf0c8a0, 0xe0ac80, 0xc68e62, 0xa06c48, 0x7a4e34 };
static const guint hairs[] = { 0x2a201c, 0x4a3020, 0x7a4a28, 0x1c1a20, 0xb08850, 0x8c8884 };

static void
crowd_clear (gpointer data)
{
  Crowd *crowd = data;

  g_clear_pointer (&crowd->members, g_array_unref);
  for (int i = 0; i < PHASES; i++)
    g_clear_pointer (&crowd->bodies[i], rc_mesh_free);
}

GArray *
rc_crowds_new (void)
{
  GArray *crowds = g_array_new (FALSE, TRUE, sizeof (Crowd));

  g_array_set_clear_func (crowds, crowd_clear);
  return crowds;
}

/* --- where they are ------------------------------------------------------------------------- */

static RcVec3
spot (const Crowd *crowd, guint seed, guint i)
{
  const char *at = crowd->said->at;
  float       a = rc_random_at (seed, i * 3), b = rc_random_at (seed, i * 3 + 1);
  float       many = sqrtf ((float)crowd->said->count / 40.0f), side = a < 0.5f ? -1.0f : 1.0f;
  float       angle = 2 * RC_PI * a, far;

  if (crowd->kind == FLOCK)
    return rc_vec3 ((a - 0.5f) * 9.0f * MAX (many, 0.6f),
                    (crowd->fish ? 0.6f : 3.6f) + 2.6f * b * (crowd->fish ? 0.7f : 1.0f),
                    -4.0f - 7.0f * rc_random_at (seed, i * 3 + 2) * MAX (many, 0.7f));
  if (g_str_equal (at, "foreground"))
    return rc_vec3 (side * (1.5f + 2.2f * fabsf (a - 0.5f) * 2), 0, 0.6f + 1.6f * b);
  if (g_str_equal (at, "sides"))
    return rc_vec3 (side * (2.0f + 4.5f * many * fabsf (a - 0.5f) * 2), 0, -7.0f * many * b + 0.8f);
  far = 2.4f + 6.0f * MAX (many, 0.6f) * sqrtf (b);
  if (g_str_equal (at, "around"))
    return rc_vec3 (far * sinf (angle), 0, far * cosf (angle));
  far = 2.6f + 12.0f * MAX (many, 0.5f) * b;
  return rc_vec3 ((a - 0.5f) * 2.0f * (2.0f + 0.62f * far), 0, -far);
}

/* Clear of the camera's way to the subject, of each other, of figures, things and walls. */
static gboolean
is_free (const RcScene *scene, const Crowd *crowd, const GArray *obstacles, RcVec3 at)
{
  float angle = atan2f (at.x, at.z), reach = hypotf (at.x, at.z);

  if (crowd->kind == FLOCK)
    return TRUE;
  if (at.z > -0.4f && fabsf (at.x) < 1.3f + 0.32f * MAX (at.z, 0.0f))
    return FALSE;
  if (reach > rc_obstacles_room (scene->kit, scene->staging, rc_vec3 (0, 0, 0), angle))
    return FALSE;
  for (guint i = 0; i < crowd->members->len; i++)
    {
      const Member *other = &g_array_index (crowd->members, Member, i);

      if (hypotf (other->x - at.x, other->z - at.z) < APART * (crowd->kind == HERD ? 2.2f : 1.0f))
        return FALSE;
    }
  for (guint i = 0; i < obstacles->len; i++)
    {
      const RcObstacle *o = &g_array_index (obstacles, RcObstacle, i);

      if (hypotf (o->x - at.x, o->z - at.z) < o->radius + 0.35f)
        return FALSE;
    }
  return TRUE;
}

#define PICK(list, seed, index)                                                                    \
  list[(guint)(rc_random_at (seed, index) * G_N_ELEMENTS (list)) % G_N_ELEMENTS (list)]

/* Of those of an age against adults: data/kit/people.json has heights and where they are from. */
static float
stature_of (const char *age)
{
  static const struct
  {
    const char *age;
    float       share;
  } ages[] = { { "baby", 0.45f }, { "child", 0.7f }, { "teen", 0.9f }, { "old", 0.97f } };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (g_str_equal (age, ages[i].age))
      return ages[i].share;
  return 1.0f;
}

static void
add_members (RcScene *scene, Crowd *crowd, guint seed)
{
  g_autoptr (GArray) obstacles =
      rc_obstacles_new (scene->kit, scene->staging, scene->staging->n_figures);
  int count = CLAMP (crowd->said->count, 0, RC_STAGING_MOST_CROWD);

  for (int i = 0; i < count; i++)
    for (guint k = 0; k < TRIES; k++)
      {
        guint  own = (guint)i * TRIES + k;
        RcVec3 at = spot (crowd, seed, own);
        Member member = { .x = at.x, .y = at.y, .z = at.z };

        if (!is_free (scene, crowd, obstacles, at))
          continue;
        member.scale =
            rc_mix (0.9f, 1.08f, rc_random_at (seed + 1, own)) * stature_of (crowd->said->age);
        /* Those who go have one way each; those who stay look to the middle. */
        member.heading =
            crowd->speed > 0.0f
                ? (rc_random_at (seed + 2, (guint)i) < 0.5f ? 1.2f : -1.2f) +
                      0.5f * rc_random_at (seed + 3, own)
                : atan2f (-at.x, -at.z + 0.6f) + 1.2f * (rc_random_at (seed + 3, own) - 0.5f);
        if (crowd->kind != PEOPLE)
          member.heading = 1.3f + 0.3f * rc_random_at (seed + 3, own);
        member.clothes = PICK (cloths, seed + 4, own);
        member.legs = PICK (trousers, seed + 5, own);
        member.skin = PICK (skins, seed + 6, own);
        member.hair = PICK (hairs, seed + 7, own);
        member.phase = (int)(rc_random_at (seed + 8, own) * PHASES) % PHASES;
        g_array_append_val (crowd->members, member);
        break;
      }
}

/* A flock goes round in a wide loop, and each in it a little by itself. */
static RcVec3
place (const Crowd *crowd, const Member *member, guint index, float seconds, float *heading)
{
  float  own = 2 * RC_PI * rc_random_at (71, index), gone = crowd->speed * seconds;
  RcVec3 at = { member->x, member->y, member->z };

  *heading = member->heading;
  if (crowd->kind == FLOCK)
    {
      at.x += 0.35f * sinf (seconds * 0.9f + own) + gone - 0.5f * crowd->speed * 4.0f;
      at.y += 0.25f * sinf (seconds * 1.3f + own * 2);
      at.z += 0.3f * cosf (seconds * 0.7f + own);
      *heading = RC_PI / 2 + 0.25f * sinf (seconds * 0.6f + own * 0.2f);
      return at;
    }
  at.x += gone * sinf (*heading);
  at.z += gone * cosf (*heading);
  return at;
}

gboolean
rc_crowd_place (const RcScene *scene, guint crowd, guint index, float seconds, RcVec3 *at)
{
  const Crowd *it =
      crowd < scene->crowds->len ? &g_array_index (scene->crowds, Crowd, crowd) : NULL;
  float heading;

  if (it == NULL || index >= it->members->len)
    return FALSE;
  *at = place (it, &g_array_index (it->members, Member, index), index, seconds, &heading);
  return TRUE;
}

/* --- what they look like -------------------------------------------------------------------- */

static void
paint (RcMesh *mesh, guint part)
{
  mesh->paint = (RcPaint){ .colour = part, .ink = 0.7f };
}

static void
blob (RcMesh *mesh, const RcMat4 *frame, RcVec3 at, RcVec3 radii, int sides)
{
  RcMat4 m = rc_mat4_multiply (*frame, rc_mat4_translation (at)), identity = rc_mat4_identity ();

  rc_mesh_set_transform (mesh, &m);
  rc_mesh_ellipsoid (mesh, radii, sides);
  rc_mesh_set_transform (mesh, &identity);
}

/* A person as far as one sees it in a crowd. */
static void
build_person (RcMesh *mesh, const RcBody *body)
{
  float  h = body->height;
  RcVec3 trunk[3], limb[3];

  for (int side = 0; side < 2; side++)
    {
      RcVec3 toe = rc_mat4_point (&body->foot[side], rc_vec3 (0, -0.028f * h, 0.10f * h));
      RcVec3 heel = rc_mat4_point (&body->foot[side], rc_vec3 (0, -0.022f * h, -0.03f * h));

      paint (mesh, LEGS);
      limb[0] = body->hip[side];
      limb[1] = body->knee[side];
      limb[2] = body->ankle[side];
      rc_mesh_tube (mesh, limb, 3, 0.056f * h, 0.034f * h, 6);
      limb[0] = heel;
      limb[1] = toe;
      rc_mesh_tube (mesh, limb, 2, 0.026f * h, 0.018f * h, 6);
      paint (mesh, CLOTHES);
      limb[0] = body->shoulder[side];
      limb[1] = body->elbow[side];
      limb[2] = body->wrist[side];
      rc_mesh_tube (mesh, limb, 3, 0.037f * h, 0.024f * h, 6);
      paint (mesh, SKIN);
      limb[0] = body->wrist[side];
      limb[1] = rc_mat4_point (&body->hand[side], rc_vec3 (0, -0.085f * h, 0));
      rc_mesh_tube (mesh, limb, 2, 0.02f * h, 0.016f * h, 5);
    }
  paint (mesh, CLOTHES);
  trunk[0] = rc_mat4_point (&body->pelvis, rc_vec3 (0, -0.03f * h, 0));
  trunk[1] = rc_mat4_point (&body->pelvis, rc_vec3 (0, 0.10f * h, 0));
  trunk[2] = rc_mat4_point (&body->chest, rc_vec3 (0, 0.17f * h, 0));
  rc_mesh_tube (mesh, trunk, 3, 0.090f * h, 0.098f * h, 8);
  paint (mesh, SKIN);
  blob (mesh, &body->head, rc_vec3 (0, 0.055f * h, 0.012f * h),
        rc_vec3 (0.046f * h, 0.068f * h, 0.055f * h), 8);
  paint (mesh, HAIR);
  blob (mesh, &body->head, rc_vec3 (0, 0.078f * h, -0.008f * h),
        rc_vec3 (0.053f * h, 0.058f * h, 0.060f * h), 8);
}

/* Feet of those who walk: still while they stand. */
static void
walk (const Crowd *crowd, float strides, float *values)
{
  float stance = crowd->action->stance;

  for (int side = 0; side < 2; side++)
    {
      int   foot = side == 0 ? RC_CHANNEL_LEFT_FOOT_X : RC_CHANNEL_RIGHT_FOOT_X;
      float u = strides + (side == 0 ? 0.0f : 0.5f), f = u - floorf (u), ahead;
      float length = crowd->stride / TALL, swing = 2 * RC_PI * (strides - stance / 2);

      if (f < stance)
        ahead = (stance / 2 - f) * length;
      else
        {
          float t = (f - stance) / (1 - stance);

          ahead = rc_mix (-stance / 2, stance / 2, rc_smooth (0, 1, t)) * length;
          values[foot + 1] += crowd->action->lift * sinf (RC_PI * t);
        }
      values[foot + 2] = ahead;
      values[side == 0 ? RC_CHANNEL_LEFT_SWING : RC_CHANNEL_RIGHT_SWING] +=
          (side == 0 ? -1 : 1) * crowd->action->arms * cosf (swing);
    }
  values[RC_CHANNEL_PELVIS_Y] -= 0.03f;
}

static void
pose_people (Crowd *crowd, float seconds)
{
  const RcStature stature = { .height = TALL, .breadth = 1, .trunk = 1 };

  for (int i = 0; i < PHASES; i++)
    {
      float      values[RC_N_CHANNELS], shift = (float)i / PHASES;
      float      strides = crowd->speed * seconds / crowd->stride + shift;
      RcPoseTime time = { .seconds = seconds + 3.1f * shift,
                          .progress = 0.5f,
                          .key = crowd->action->steps ? strides * crowd->action->length
                                                      : seconds + shift * crowd->action->length,
                          .loop = crowd->action->length };
      RcBody     body;

      rc_pose_at (crowd->action->channels, &time, values);
      if (crowd->speed > 0.0f && crowd->action->feet == RC_FEET_PLANTED)
        walk (crowd, strides, values);
      rc_body_from_pose (&body, values, &stature, rc_mat4_identity ());
      for (int side = 0; side < 2; side++)
        {
          int     first = side == 0 ? RC_CHANNEL_LEFT_HAND_X : RC_CHANNEL_RIGHT_HAND_X;
          RcVec3  own = { (side == 0 ? 1 : -1) * values[first] * TALL, values[first + 1] * TALL,
                          values[first + 2] * TALL };
          RcReach reach = crowd->action->reach[side];

          if (reach == RC_REACH_HEAD)
            own = rc_mat4_point (&body.head, own);
          rc_body_reach (&body, side, own, values[first + 3], values[first + 4], values[first + 5]);
        }
      rc_mesh_clear (crowd->bodies[i]);
      build_person (crowd->bodies[i], &body);
    }
}

static void
pose_flock (Crowd *crowd, float seconds)
{
  for (int i = 0; i < PHASES; i++)
    {
      RcMesh *mesh = crowd->bodies[i];
      RcMat4  identity = rc_mat4_identity ();
      float   beat = sinf (2 * RC_PI * (seconds * (crowd->fish ? 1.6f : 2.4f) + (float)i / PHASES));
      RcVec3  points[3];

      rc_mesh_clear (mesh);
      paint (mesh, CLOTHES);
      blob (mesh, &identity, rc_vec3 (0, 0, 0),
            crowd->fish ? rc_vec3 (0.035f, 0.07f, 0.17f) : rc_vec3 (0.05f, 0.045f, 0.15f), 8);
      points[0] = rc_vec3 (0, 0, -0.12f);
      points[1] = rc_vec3 (crowd->fish ? 0.05f * beat : 0, 0, -0.26f);
      rc_mesh_tube (mesh, points, 2, 0.02f, 0.045f, 5);
      for (int side = -1; side <= 1 && !crowd->fish; side += 2)
        {
          points[0] = rc_vec3 (side * 0.03f, 0.02f, 0.03f);
          points[1] = rc_vec3 (side * 0.20f, 0.02f + 0.11f * beat, 0.02f);
          points[2] = rc_vec3 (side * 0.40f, 0.02f + 0.14f * beat - 0.05f, -0.06f);
          rc_mesh_tube (mesh, points, 3, 0.045f, 0.012f, 5);
        }
    }
}

static void
pose_herd (Crowd *crowd, float seconds)
{
  for (int i = 0; i < PHASES; i++)
    {
      float            later = seconds + (float)i / PHASES;
      RcCreatureMoment moment = {
        .body = crowd->being,
        .root = rc_mat4_identity (),
        .action = crowd->said->action,
        .colour = CLOTHES,
        .height = rc_creature_crown (crowd->being,
                                     (float)rc_json_number_or (crowd->being, "height", 1.1)),
        .pace = crowd->speed,
        .moving = crowd->speed > 0.0f ? 1.0f : 0.0f,
        .seconds = later,
        .phase = (float)i / PHASES,
      };

      moment.strides =
          crowd->speed * later / rc_creature_stride (crowd->being, crowd->speed, moment.height);
      rc_mesh_clear (crowd->bodies[i]);
      rc_creature_build (crowd->bodies[i], &moment);
    }
}

/* --- all of it ------------------------------------------------------------------------------ */

static Kind
kind_of (const RcKit *kit, const char *body, gboolean *fish)
{
  static const char *const flying[] = { "bird", "bat", "insect", "butterfly", "bug", NULL };
  const char              *plan = rc_json_string_or (rc_kit_creature (kit, body), "plan", "");

  *fish = g_str_equal (plan, "fish") || g_str_equal (body, "fish");
  if (*fish || g_strv_contains (flying, plan) || g_strv_contains (flying, body))
    return FLOCK;
  return g_str_equal (plan, "quadruped") ? HERD : PEOPLE;
}

/** Adds the staging's crowds. */
void
rc_crowd_add (RcScene *scene)
{
  for (guint i = 0; i < scene->staging->n_crowds; i++)
    {
      Crowd crowd = { .said = &scene->staging->crowds[i] };

      crowd.kind = kind_of (scene->kit, crowd.said->body, &crowd.fish);
      crowd.being = rc_kit_creature (scene->kit, crowd.said->body);
      crowd.action = rc_kit_action (scene->kit, crowd.said->action);
      if (crowd.action == NULL || crowd.action->seat)
        crowd.action = rc_kit_action (scene->kit, "stand");
      crowd.speed = crowd.kind == FLOCK ? (crowd.fish ? 0.5f : 1.6f) : crowd.action->speed;
      crowd.stride = crowd.action->stride * TALL;
      crowd.members = g_array_new (FALSE, FALSE, sizeof (Member));
      crowd.item = rc_scene_add_item (scene, RC_ITEM_SOLID);
      crowd.item->changes = crowd.item->shadow = crowd.item->ink = TRUE;
      crowd.item->rim = 0.5f;
      for (int k = 0; k < PHASES; k++)
        crowd.bodies[k] = rc_mesh_new ();
      add_members (scene, &crowd, g_str_hash (crowd.said->name) + i);
      g_array_append_val (scene->crowds, crowd);
    }
}

static void
lay_on (RcMesh *mesh, const RcMesh *body, const Member *member, const RcMat4 *at)
{
  /* Apart from what is written to. */
  const RcMat4 stand = *at;
  const float  c = at->m[0] / member->scale, s = at->m[8] / member->scale;
  RcVertex    *vertices;
  guint        base = mesh->vertices->len, first;
  const guint  colours[] = { 0, member->clothes, member->legs, member->skin, member->hair };

  g_array_append_vals (mesh->vertices, body->vertices->data, body->vertices->len);
  vertices = (RcVertex *)(gpointer)mesh->vertices->data;
  for (guint i = base; i < mesh->vertices->len; i++)
    {
      RcVertex *v = &vertices[i];
      RcVec3  p = rc_mat4_point (&stand, rc_vec3 (v->position[0], v->position[1], v->position[2]));
      gint16 *both[2] = { v->normal, v->hull };
      guint   colour = colours[v->colour[2] < G_N_ELEMENTS (colours) ? v->colour[2] : CLOTHES];

      v->position[0] = p.x;
      v->position[1] = p.y;
      v->position[2] = p.z;
      for (int k = 0; k < 2; k++)
        {
          float x = both[k][0], z = both[k][2];

          both[k][0] = (gint16)CLAMP (x * c + z * s, -32767.0f, 32767.0f);
          both[k][2] = (gint16)CLAMP (z * c - x * s, -32767.0f, 32767.0f);
        }
      if (v->colour[0] == 0 && v->colour[1] == 0)
        {
          v->colour[0] = colour >> 16 & 0xff;
          v->colour[1] = colour >> 8 & 0xff;
          v->colour[2] = colour & 0xff;
        }
    }
  first = mesh->indices->len;
  g_array_append_vals (mesh->indices, body->indices->data, body->indices->len);
  for (guint i = first; i < mesh->indices->len; i++)
    g_array_index (mesh->indices, guint32, i) += base;
}

/** Poses the crowds; after the camera. */
void
rc_crowd_move (RcScene *scene, float seconds)
{
  for (guint i = 0; i < scene->crowds->len; i++)
    {
      Crowd *crowd = &g_array_index (scene->crowds, Crowd, i);

      if (crowd->kind == PEOPLE)
        pose_people (crowd, seconds);
      else if (crowd->kind == FLOCK)
        pose_flock (crowd, seconds);
      else
        pose_herd (crowd, seconds);
      rc_mesh_clear (crowd->item->mesh);
      for (guint k = 0; k < crowd->members->len; k++)
        {
          const Member *member = &g_array_index (crowd->members, Member, k);
          float         heading, reach;
          RcVec3        at = place (crowd, member, k, seconds, &heading), seen;
          RcMat4        m;

          seen = rc_camera_project (&scene->camera, rc_vec3_add (at, rc_vec3 (0, 0.9f, 0)));
          reach = 1.4f / MAX (seen.z * MIN (scene->camera.tan_x, scene->camera.tan_y), 0.05f);
          if (seen.z < 0.4f || fabsf (seen.x) > 1.0f + reach || fabsf (seen.y) > 1.0f + reach)
            continue;
          m = rc_mat4_multiply (rc_mat4_translation (at), rc_mat4_rotation_y (heading));
          m = rc_mat4_multiply (m, rc_mat4_scaling (member->scale, member->scale, member->scale));
          lay_on (crowd->item->mesh, crowd->bodies[member->phase], member, &m);
        }
      rc_item_measure (crowd->item);
    }
}
