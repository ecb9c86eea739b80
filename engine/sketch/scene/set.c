/* set.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/set.h"

#include "engine/sketch/kit/kit-things.h"
#include "engine/sketch/scene/scene-effects.h"
#include "engine/sketch/scene/set-air.h"
#include "engine/sketch/shape/random.h"
#include "engine/sketch/thing/set-place.h"

#define GRID         56
#define MOST_HILLS   12
#define CLEAR_RADIUS 3.2f /* metres around the subject and its way where the ground is flat */
#define MOST_WAYS    48
#define SWIMMER      0.22f /* metres above the ground that a swimmer's body is */
#define COARSER      0.12f /* metres that the ground's grid grows by, a metre away from its middle */

typedef struct
{
  float hills[MOST_HILLS][4]; /* x, z, radius, height */
  int   n_hills;
  float drop[3]; /* from z, to z, down to y */
  float rough;
  float ways[MOST_WAYS][4]; /* x, z to x, z: somebody goes there */
  int   n_ways;
} Ground;

static float
wave (float x, float z, guint seed)
{
  float sum = 0.0f;

  for (guint i = 0; i < 4; i++)
    {
      float a = 2 * RC_PI * rc_random_at (seed, i),
            f = 0.045f * (1 << i) * (0.8f + 0.4f * rc_random_at (seed, i + 9));

      sum += sinf ((x * cosf (a) + z * sinf (a)) * f * 2 * RC_PI + 7 * rc_random_at (seed, i + 5)) /
             (1 << i);
    }
  return sum * 0.5f;
}

/* Metres from where anybody stands or goes. */
static float
away_from_ways (const Ground *ground, float x, float z)
{
  float away = hypotf (x, z), coarse = COARSER * away;

  for (int i = 0; i < ground->n_ways; i++)
    {
      const float *way = ground->ways[i];
      float        dx = way[2] - way[0], dz = way[3] - way[1];
      float        t = ((x - way[0]) * dx + (z - way[1]) * dz) / MAX (dx * dx + dz * dz, 1e-4f);

      t = CLAMP (t, 0.0f, 1.0f);
      away = MIN (away, hypotf (x - way[0] - t * dx, z - way[1] - t * dz) - coarse);
    }
  return MAX (away, 0.0f);
}

static void
add_way (Ground *ground, RcVec3 from, RcVec3 to)
{
  float *way = ground->ways[ground->n_ways];

  if (ground->n_ways == MOST_WAYS || hypotf (to.x - from.x, to.z - from.z) < 1.0f)
    return;
  way[0] = from.x;
  way[1] = from.z;
  way[2] = to.x;
  way[3] = to.z;
  ground->n_ways++;
}

/* Who goes over hills is drawn on flat ground: it is there where they go. */
static void
find_ways (const RcScene *scene, Ground *ground)
{
  float end = (float)(scene->shape.frames / rc_rational_to_double (scene->shape.rate));

  for (guint i = 0; i < scene->staging->n_figures; i++)
    for (int k = 0; k < scene->actors[i].way.n_legs; k++)
      {
        const RcWayLeg *leg = &scene->actors[i].way.legs[k];

        for (int p = 1; p < leg->n_points; p++)
          add_way (ground, leg->points[p - 1], leg->points[p]);
      }
  for (guint i = 0; i < scene->staging->n_props; i++)
    if (*scene->staging->props[i].motion != '\0')
      {
        RcMat4 a = rc_scene_prop_at (scene, i, 0), b = rc_scene_prop_at (scene, i, end);

        add_way (ground, rc_mat4_axis (&a, 3), rc_mat4_axis (&b, 3));
      }
}

static float
ground_height (const Ground *ground, float x, float z)
{
  float away = away_from_ways (ground, x, z),
        y = ground->rough * (0.5f + wave (x, z, 3)) * rc_smooth (CLEAR_RADIUS, 14.0f, away);
  float drop =
      rc_smooth (0, 1, (z - ground->drop[0]) / MIN (ground->drop[1] - ground->drop[0], -0.01f));

  for (int i = 0; i < ground->n_hills; i++)
    {
      const float *hill = ground->hills[i];
      float        d = hypotf (x - hill[0], z - hill[1]) / MAX (hill[2], 0.01f);

      if (d < 1.0f)
        y += hill[3] * rc_smooth (0, 1, 1.0f - d) * (0.85f + 0.3f * wave (x * 2, z * 2, 11));
    }
  y *= rc_smooth (CLEAR_RADIUS * 0.8f, CLEAR_RADIUS * 2.0f, away);
  if (ground->drop[2] < 0.0f)
    y = y * (1.0f - 0.3f * drop) + ground->drop[2] * drop * (0.9f + 0.2f * wave (x * 3, z, 5));
  return y;
}

/* Closer lines near the subject than far away. */
static float
grid_line (int i, float reach)
{
  float t = 2.0f * i / GRID - 1.0f;

  return reach * t * (0.12f + 0.88f * t * t);
}

static void
read_ground (const cJSON *json, Ground *ground)
{
  const cJSON *hill;

  *ground = (Ground){ .drop = { 0, -1, 0 }, .rough = (float)rc_json_number_or (json, "rough", 0) };
  rc_kit_read_vector (json, "drop", ground->drop, 3);
  cJSON_ArrayForEach (hill, cJSON_GetObjectItemCaseSensitive (json, "hills"))
  {
    const cJSON *number;
    int          k = 0;

    if (ground->n_hills == MOST_HILLS)
      break;
    cJSON_ArrayForEach (number, hill)
    {
      if (k < 4)
        ground->hills[ground->n_hills][k++] = (float)number->valuedouble;
    }
    ground->n_hills++;
  }
}

static void
build_ground (RcScene *scene, const cJSON *json, const Ground *ground)
{
  RcItem *item = rc_scene_add_item (scene, RC_ITEM_SOLID);
  float   reach = (float)rc_json_number_or (json, "reach", 420), e = 0.15f;
  float   tiles = (float)rc_json_number_or (json, "tiles", 0);

  item->mottle = (float)rc_json_number_or (json, "mottle", 0.5);
  item->mesh->paint = (RcPaint){ .colour = rc_season_ground (
                                     &scene->season, rc_kit_read_colour (json, "colour", 0x808080)),
                                 .gloss = (float)rc_json_number_or (json, "gloss", 0) };
  for (int k = 0; k <= GRID; k++)
    for (int i = 0; i <= GRID; i++)
      {
        float  x = grid_line (i, reach), z = grid_line (k, reach), y = ground_height (ground, x, z);
        RcVec3 n = { ground_height (ground, x - e, z) - ground_height (ground, x + e, z), 2 * e,
                     ground_height (ground, x, z - e) - ground_height (ground, x, z + e) };

        rc_mesh_add_vertex (item->mesh, rc_vec3 (x, y, z), rc_vec3_unit (n), rc_vec3 (0, 1, 0));
        if (k > 0 && i > 0)
          {
            guint here = item->mesh->vertices->len - 1, before = here - GRID - 1;

            rc_mesh_add_triangle (item->mesh, before - 1, here - 1, here);
            rc_mesh_add_triangle (item->mesh, before - 1, here, before);
          }
      }
  rc_item_measure (item);
  if (tiles > 0.0f)
    item->mottle *= 0.5f;
}

static void
build_sea (RcScene *scene, const cJSON *json)
{
  gboolean deep = rc_json_bool_or (json, "deep", FALSE);
  RcItem  *item = rc_scene_add_item (scene, RC_ITEM_SEA);
  float    y = (float)rc_json_number_or (json, "y", -1) +
            (deep && rc_set_is_swum_in (scene->staging) ? SWIMMER : 0.0f),
        from = (float)rc_json_number_or (json, "from", 60);
  RcVec3 corners[4] = { { -900, y, from }, { 900, y, from }, { 900, y, -900 }, { -900, y, -900 } };

  item->mesh->paint = (RcPaint){ .colour = rc_kit_read_colour (json, "colour", 0x1c3444) };
  for (int i = 0; i < 4; i++)
    rc_mesh_add_vertex (item->mesh, corners[i], rc_vec3 (0, 1, 0), rc_vec3 (0, 1, 0));
  rc_mesh_add_triangle (item->mesh, 0, 1, 2);
  rc_mesh_add_triangle (item->mesh, 0, 2, 3);
  rc_item_measure (item);
}

static void
ridge_of_towers (RcMesh      *mesh,
                 const cJSON *json,
                 guint        seed,
                 float        z,
                 float        reach,
                 float        height,
                 float        lamps)
{
  float x = -reach;

  for (guint i = 0; x < reach && i < 80; i++)
    {
      float wide = rc_mix (6, 16, rc_random_at (seed, i * 4)),
            tall = height * rc_mix (0.35f, 1.0f, rc_random_at (seed, i * 4 + 1));
      float  deep = rc_mix (-8, 8, rc_random_at (seed, i * 4 + 2));
      RcMat4 at = rc_mat4_translation (
          rc_vec3 (x + wide / 2, (float)rc_json_number_or (json, "base", 0), z + deep));
      guint lit = rc_kit_read_colour (json, "windows", 0xffc878);

      rc_mesh_set_transform (mesh, &at);
      mesh->paint = (RcPaint){ .colour = rc_kit_read_colour (json, "colour", 0x505868) };
      rc_mesh_box (mesh, rc_vec3 (wide, tall, 10));
      for (int row = 0; row < (int)(tall / 3.2f) && lamps > 0.05f; row++)
        for (int column = 0; column < (int)(wide / 2.4f); column++)
          if (rc_random_at (seed + 77, i * 400 + row * 20 + column) < 0.33f)
            {
              RcMat4 pane = rc_mat4_multiply (
                  at, rc_mat4_translation (
                          rc_vec3 (-wide / 2 + 1.4f + column * 2.4f, 1.6f + row * 3.2f, 5.05f)));

              rc_mesh_set_transform (mesh, &pane);
              mesh->paint = (RcPaint){ .colour = lit, .glow = lamps * 0.8f };
              rc_mesh_quad (mesh, 1.1f, 1.5f);
            }
      x += wide + rc_mix (0.0f, 5.0f, rc_random_at (seed, i * 4 + 3));
    }
}

static void
ridge_of_hills (RcMesh      *mesh,
                const cJSON *json,
                guint        colour,
                guint        seed,
                float        z,
                float        reach,
                float        height,
                gboolean     peaks)
{
  enum
  {
    STEPS = 160
  };
  float base = (float)rc_json_number_or (json, "base", -1),
        turn = (float)rc_json_number_or (json, "turn", 0);

  mesh->paint = (RcPaint){ .colour = colour };
  for (int i = 0; i <= STEPS; i++)
    {
      float x = reach * (2.0f * i / STEPS - 1.0f), f = x / reach * 3.0f + seed;
      float y = 0.45f + 0.30f * sinf (f * 1.7f + seed) + 0.16f * sinf (f * 4.1f + seed * 2) +
                0.07f * sinf (f * 9.7f);
      float lean = 0.6f;

      if (peaks)
        y = fabsf (fmodf (f * 0.83f + 20.0f, 1.0f) - 0.5f) * 1.15f +
            0.35f * fabsf (fmodf (f * 2.3f + 20.4f, 1.0f) - 0.5f) +
            0.12f * sinf (f * 11 + seed) * 0.5f + 0.05f * (rc_random_at (seed, i) - 0.5f);
      if (turn != 0.0f)
        y *= rc_smooth (-0.2f, 0.5f, turn * x / reach);
      y = base + height * MAX (y, 0.0f);
      rc_mesh_add_vertex (mesh, rc_vec3 (x, base - 30, z + 3), rc_vec3 (0, lean, 0.8f),
                          rc_vec3 (0, 1, 0));
      rc_mesh_add_vertex (
          mesh, rc_vec3 (x, y, z),
          rc_vec3_unit (rc_vec3 (peaks ? cosf (f * 5.2f) * 0.6f : 0.2f * cosf (f * 4), lean, 0.7f)),
          rc_vec3 (0, 1, 0));
      if (i > 0)
        {
          guint last = mesh->vertices->len - 1;

          rc_mesh_add_triangle (mesh, last - 3, last - 1, last);
          rc_mesh_add_triangle (mesh, last - 3, last, last - 2);
        }
    }
}

static void
build_ridge (RcScene *scene, const cJSON *json, float lamps)
{
  RcItem     *item = rc_scene_add_item (scene, RC_ITEM_SOLID);
  const char *kind = rc_json_string_or (json, "kind", "hills");
  float       z = (float)rc_json_number_or (json, "z", -120),
        height = (float)rc_json_number_or (json, "height", 12);
  float reach = (float)rc_json_number_or (json, "reach", 320);
  guint seed = (guint)rc_json_number_or (json, "seed", 1);

  if (g_str_equal (kind, "towers"))
    ridge_of_towers (item->mesh, json, seed, z, reach, height, lamps);
  else
    ridge_of_hills (
        item->mesh, json,
        rc_season_ground (&scene->season, rc_kit_read_colour (json, "colour", 0x404850)), seed, z,
        reach, height, g_str_equal (kind, "peaks"));
  rc_item_measure (item);
}

/* A wall with a window in it: four stretches around the hole, a pane that glows, a frame. */
static void
build_wall (RcScene      *scene,
            RcItem       *item,
            const cJSON  *room,
            const char   *name,
            const RcMat4 *at,
            float         width,
            float         height,
            guint         colour)
{
  RcMesh      *mesh = item->mesh;
  const cJSON *window;
  float        skirting[2] = { 0.10f, 0.02f };

  rc_mesh_set_transform (mesh, at);
  mesh->paint = (RcPaint){ .colour = colour };
  rc_mesh_quad (mesh, width, height);
  cJSON_ArrayForEach (window, cJSON_GetObjectItemCaseSensitive (room, "windows"))
  {
    float  place[4] = { 0, 1, 1, 1 };
    float *u = scene->uniforms.middle;
    guint  pane_colour;
    RcMat4 m;

    if (!g_str_equal (rc_json_string_or (window, "wall", "back"), name))
      continue;
    rc_kit_read_vector (window, "place", place, 4);
    pane_colour = (guint)CLAMP (sqrtf (u[0]) * 255, 0, 255) << 16 |
                  (guint)CLAMP (sqrtf (u[1]) * 255, 0, 255) << 8 |
                  (guint)CLAMP (sqrtf (u[2]) * 255, 0, 255);
    m = rc_mat4_multiply (*at, rc_mat4_translation (rc_vec3 (place[0], place[1], 0.012f)));
    rc_mesh_set_transform (mesh, &m);
    mesh->paint = (RcPaint){ .colour = pane_colour, .glow = 1.0f };
    rc_mesh_quad (mesh, place[2], place[3]);
    mesh->paint = (RcPaint){ .colour = rc_kit_read_colour (window, "frame", 0xd8d0c4) };
    for (int bar = 0; bar < 6 && rc_json_bool_or (window, "bars", TRUE); bar++)
      {
        gboolean upright = bar < 3;
        RcMat4   b = rc_mat4_multiply (
              m,
              rc_mat4_translation (upright ? rc_vec3 ((bar - 1) * place[2] / 2, 0, 0.02f)
                                           : rc_vec3 (0, (bar - 3) * place[3] / 2 - 0.03f, 0.02f)));

        rc_mesh_set_transform (mesh, &b);
        rc_mesh_box (mesh, upright ? rc_vec3 (bar == 1 ? 0.04f : 0.08f, place[3], 0.06f)
                                   : rc_vec3 (place[2] + 0.08f, bar == 4 ? 0.04f : 0.08f,
                                              bar == 3 ? 0.16f : 0.06f));
      }
  }
  rc_mesh_set_transform (mesh, at);
  mesh->paint = (RcPaint){ .colour = rc_kit_read_colour (room, "trim", 0x807468) };
  rc_mesh_box (mesh, rc_vec3 (width, skirting[0], skirting[1] * 2));
}

static void
build_room (RcScene *scene, const cJSON *room)
{
  RcItem *item = rc_scene_add_item (scene, RC_ITEM_SOLID);
  float   width = (float)rc_json_number_or (room, "width", 7),
        height = (float)rc_json_number_or (room, "height", 3);
  float back = (float)rc_json_number_or (room, "back", 3.5),
        front = (float)rc_json_number_or (room, "front", 9);
  float  depth = back + front, middle = (front - back) / 2;
  guint  wall = rc_kit_read_colour (room, "wall", 0xb0a490);
  guint  side_wall = rc_kit_read_colour (room, "side", wall);
  RcMat4 at = rc_mat4_translation (rc_vec3 (0, 0, -back));

  build_wall (scene, item, room, "back", &at, width, height, wall);
  at = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (-width / 2, 0, middle)),
                         rc_mat4_rotation_y (RC_PI / 2));
  build_wall (scene, item, room, "left", &at, depth, height, side_wall);
  at = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (width / 2, 0, middle)),
                         rc_mat4_rotation_y (-RC_PI / 2));
  build_wall (scene, item, room, "right", &at, depth, height, side_wall);
  at = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (0, 0, front)), rc_mat4_rotation_y (RC_PI));
  build_wall (scene, item, room, "front", &at, width, height, wall);
  at = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (0, height, middle - depth / 2)),
                         rc_mat4_rotation_x (RC_PI / 2));
  rc_mesh_set_transform (item->mesh, &at);
  item->mesh->paint = (RcPaint){ .colour = rc_kit_read_colour (room, "ceiling", 0xc8c0b4) };
  rc_mesh_quad (item->mesh, width, depth);
  rc_item_measure (item);
  item = rc_scene_add_item (scene, RC_ITEM_SOLID);
  at = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (0, 0, middle + depth / 2)),
                         rc_mat4_rotation_x (-RC_PI / 2));
  rc_mesh_set_transform (item->mesh, &at);
  item->mesh->paint = (RcPaint){ .colour = rc_kit_read_colour (room, "floor", 0x6c5848),
                                 .gloss = (float)rc_json_number_or (room, "polish", 0.06) };
  item->mottle = (float)rc_json_number_or (room, "mottle", 0.25);
  rc_mesh_quad (item->mesh, width, depth);
  rc_item_measure (item);
}

/* A thing that only this set has: parts of its own, as a prop's. */
static gboolean
is_compound (const cJSON *piece)
{
  return cJSON_GetObjectItemCaseSensitive (piece, "parts") != NULL;
}

static void
place_piece (RcScene     *scene,
             RcItem      *item,
             const cJSON *piece,
             RcVec3       at,
             float        facing,
             float        scale,
             float        lamps)
{
  const char  *kind = rc_json_string_or (piece, "prop", NULL);
  guint        first = item->mesh->vertices->len, seed = (guint)fabsf (at.x * 73 + at.z * 179);
  const char  *seen = kind != NULL ? rc_season_prop (&scene->season, kind) : NULL;
  const cJSON *prop = kind != NULL          ? rc_kit_prop (scene->kit, seen)
                      : is_compound (piece) ? piece
                                            : NULL;
  guint        colour = rc_kit_read_colour (seen == kind ? piece : NULL, "colour",
                                     rc_kit_read_colour (prop, "colour", 0x8c8478));
  RcMat4 m = rc_mat4_multiply (rc_mat4_translation (at), rc_mat4_rotation_y (RC_RADIANS (facing)));
  RcLamp lamp;

  m = rc_mat4_multiply (m, rc_mat4_scaling (scale, scale, scale));
  if (prop == NULL)
    {
      rc_prop_build_part (item->mesh, piece, &m, colour, lamps);
      rc_season_tint (&scene->season, piece, item->mesh, first, colour, seed);
      return;
    }
  rc_prop_build (item->mesh, prop, &m, colour, lamps);
  rc_season_tint (&scene->season, prop, item->mesh, first, colour, seed);
  if (rc_prop_lamp (prop, &lamp))
    rc_scene_add_lamp (scene, &lamp, &m, -1, lamps * (float)rc_json_number_or (piece, "power", 1));
}

static RcItem *
add_item (RcScene *scene, const cJSON *piece)
{
  RcItem *item = rc_scene_add_item (scene, RC_ITEM_SOLID);

  item->shadow = rc_json_bool_or (piece, "shadow", TRUE);
  item->ink = TRUE;
  item->rim = 0.35f;
  return item;
}

/* Each is an item of its own, which makes way by itself and is left out where it is out of sight;
 * what has no shadow is small or far, and there is much of it. */
static void
scatter (RcScene *scene, const cJSON *piece, const Ground *ground, float lamps)
{
  float area[4] = { 0 }, scale[2] = { 0.85f, 1.2f };
  guint seed = (guint)rc_json_number_or (piece, "seed", 5),
        count = (guint)CLAMP (rc_json_number_or (piece, "count", 8), 1, 120);
  float    clear = (float)rc_json_number_or (piece, "clear", 3.0);
  gboolean single = rc_json_bool_or (piece, "shadow", TRUE);
  RcItem  *item = single ? NULL : add_item (scene, piece);

  rc_kit_read_vector (piece, "area", area, 4);
  rc_kit_read_vector (piece, "scale", scale, 2);
  for (guint i = 0; i < count; i++)
    {
      RcVec3 at = { rc_mix (area[0], area[2], rc_random_at (seed, i * 4)), 0,
                    rc_mix (area[1], area[3], rc_random_at (seed, i * 4 + 1)) };

      if (hypotf (at.x, at.z) < clear || (at.z > 0 && fabsf (at.x) < clear + 0.28f * at.z))
        continue;
      at.y = ground_height (ground, at.x, at.z) - 0.05f;
      if (single)
        item = add_item (scene, piece);
      place_piece (scene, item, piece, at, 360.0f * rc_random_at (seed, i * 4 + 2),
                   rc_mix (scale[0], scale[1], rc_random_at (seed, i * 4 + 3)), lamps);
      item->wild = single && rc_json_bool_or (piece, "wild", TRUE);
      if (single)
        rc_item_measure (item);
    }
  if (!single)
    rc_item_measure (item);
}

static void
build_piece (RcScene *scene, const cJSON *piece, const Ground *ground, float lamps)
{
  RcItem *item;
  float   at[3] = { 0, 0, 0 };

  if (g_str_equal (rc_json_string_or (piece, "shape", ""), RC_SET_SHAFT))
    {
      rc_set_add_shaft (scene, piece, lamps);
      return;
    }
  if (cJSON_GetObjectItemCaseSensitive (piece, "area") != NULL)
    {
      scatter (scene, piece, ground, lamps);
      return;
    }
  item = add_item (scene, piece);
  rc_kit_read_vector (piece, "at", at, 3);
  if (rc_json_bool_or (piece, "grounded", FALSE))
    at[1] += ground_height (ground, at[0], at[2]);
  if (rc_json_string_or (piece, "prop", NULL) == NULL && !is_compound (piece))
    {
      RcMat4 identity = rc_mat4_identity ();

      rc_prop_build_part (item->mesh, piece, &identity,
                          rc_kit_read_colour (piece, "colour", 0x8c8478), lamps);
    }
  else
    place_piece (scene, item, piece, rc_vec3 (at[0], at[1], at[2]),
                 (float)rc_json_number_or (piece, "facing", 0),
                 (float)rc_json_number_or (piece, "scale", 1), lamps);
  item->wild = rc_json_bool_or (piece, "wild", TRUE);
  item->landmark = rc_json_bool_or (piece, "landmark", FALSE);
  rc_item_measure (item);
}

/* What may drive or sail away. */
static gboolean
is_vehicle (const RcKit *kit, const cJSON *piece)
{
  const char *kind = rc_json_string_or (piece, "prop", NULL);

  return kind != NULL &&
         cJSON_GetObjectItemCaseSensitive (rc_kit_prop (kit, kind), "speed") != NULL;
}

void
rc_set_build (RcScene *scene, const cJSON *set, float lamps)
{
  const cJSON *ground = cJSON_GetObjectItemCaseSensitive (set, "ground");
  const cJSON *sea = cJSON_GetObjectItemCaseSensitive (set, "sea");
  const cJSON *child;
  Ground       shape;

  read_ground (ground, &shape);
  find_ways (scene, &shape);
  if (ground != NULL)
    build_ground (scene, ground, &shape);
  if (sea != NULL)
    build_sea (scene, sea);
  if (rc_set_is_room (set))
    build_room (scene, cJSON_GetObjectItemCaseSensitive (set, "room"));
  cJSON_ArrayForEach (child, cJSON_GetObjectItemCaseSensitive (set, "ridges"))
      build_ridge (scene, child, lamps);
  cJSON_ArrayForEach (child, cJSON_GetObjectItemCaseSensitive (set, "pieces"))
  {
    if (!rc_set_piece_is_staged (child, scene->staging) &&
        (!scene->staging->empty || !is_vehicle (scene->kit, child)))
      build_piece (scene, child, &shape, lamps);
  }
}
