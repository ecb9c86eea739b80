/* set-air.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/set-air.h"

#define ALONG  12
#define ACROSS 8

static void
read_point (const cJSON *points, int index, RcVec3 *point)
{
  const cJSON *json = cJSON_GetArrayItem (points, index);
  float        v[3] = { 0, 0, 0 };

  for (int i = 0; i < MIN (3, cJSON_GetArraySize (json)); i++)
    v[i] = (float)cJSON_GetArrayItem (json, i)->valuedouble;
  *point = rc_vec3 (v[0], v[1], v[2]);
}

/* Light that one sees going through the air of a hall: a sheet that faces the camera's side (+z)
 * and fades along its way and to its edges. */
void
rc_set_add_shaft (RcScene *scene, const cJSON *piece, float lamps)
{
  RcItem      *item = rc_scene_add_item (scene, RC_ITEM_GLOW);
  const cJSON *points = cJSON_GetObjectItemCaseSensitive (piece, "points");
  float        radius[2] = { 0.1f, 0.6f };
  float        strength = (float)rc_json_number_or (piece, "strength", 0.3) * MIN (lamps, 1.0f);
  guint        rgb = rc_kit_read_colour (piece, "colour", 0xfff0d8);
  RcVec3       from, to, way, aside;

  rc_kit_read_vector (piece, "radius", radius, 2);
  read_point (points, 0, &from);
  read_point (points, 1, &to);
  way = rc_vec3_sub (to, from);
  aside = rc_vec3_cross (way, rc_vec3 (0, 0, 1));
  aside = rc_vec3_length (aside) < 1e-3f ? rc_vec3 (1, 0, 0) : rc_vec3_unit (aside);
  for (int i = 0; i <= ALONG; i++)
    for (int k = 0; k <= ACROSS; k++)
      {
        float     t = (float)i / ALONG, v = 2.0f * k / ACROSS - 1.0f;
        float     alpha = strength * (1 - 0.85f * t) * (1 - v * v);
        RcVec3    at = rc_vec3_along (rc_vec3_along (from, way, t), aside,
                                      v * rc_mix (radius[0], radius[1], t));
        guint     here = rc_mesh_add_vertex (item->mesh, at, rc_vec3 (0, 1, 0), rc_vec3 (0, 1, 0));
        RcVertex *vertex = &g_array_index (item->mesh->vertices, RcVertex, here);

        for (int c = 0; c < 3; c++)
          vertex->colour[c] = rgb >> (16 - 8 * c) & 0xff;
        vertex->colour[3] = (guint8)lrintf (255.0f * CLAMP (alpha, 0.0f, 1.0f));
        if (i > 0 && k > 0)
          {
            guint before = here - ACROSS - 1;

            rc_mesh_add_triangle (item->mesh, before - 1, here - 1, here);
            rc_mesh_add_triangle (item->mesh, before - 1, here, before);
          }
      }
  rc_item_measure (item);
}
