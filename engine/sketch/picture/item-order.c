/* item-order.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/item-order.h"

/** Returns: whether any of it may be in @area of the picture. Culling changes no pixel. */
gboolean
rc_item_may_be_seen (const RcScene *scene, const RcItem *item, RcRect area)
{
  float    x0 = 1e9f, y0 = 1e9f, x1 = -1e9f, y1 = -1e9f, margin = 1.0f;
  gboolean behind = FALSE, before = FALSE;

  if (item->hidden)
    return FALSE;
  for (int corner = 0; corner < 8; corner++)
    {
      RcVec3 p = { corner & 1 ? item->most.x : item->least.x,
                   corner & 2 ? item->most.y : item->least.y,
                   corner & 4 ? item->most.z : item->least.z };

      p = rc_camera_project (&scene->camera, rc_mat4_point (&item->model, p));
      if (p.z < scene->camera.near_plane)
        behind = TRUE;
      else
        before = TRUE;
      x0 = MIN (x0, p.x);
      x1 = MAX (x1, p.x);
      y0 = MIN (y0, p.y);
      y1 = MAX (y1, p.y);
    }
  if (behind || !before)
    return before;
  x0 = (x0 * 0.5f + 0.5f) * scene->shape.width;
  x1 = (x1 * 0.5f + 0.5f) * scene->shape.width;
  y0 = (0.5f - y0 * 0.5f) * scene->shape.height;
  y1 = (0.5f - y1 * 0.5f) * scene->shape.height;
  return x1 > area.x - margin && x0 < area.x + area.width + margin && y0 > area.y - margin &&
         y1 < area.y + area.height + margin;
}

static int
compare_order (gconstpointer a, gconstpointer b, gpointer keys)
{
  guint i = *(const guint *)a, k = *(const guint *)b;
  float x = ((const float *)keys)[i], y = ((const float *)keys)[k];

  return x < y ? -1 : x > y ? 1 : i < k ? -1 : i > k;
}

/**
 * rc_items_sort:
 * @order: (out): [n items]: their indices
 * @keys: [n items]: scratch
 *
 * Near things hide far ones before they are shaded; ground and rooms are behind everything.
 */
void
rc_items_sort (const RcScene *scene, guint *order, float *keys)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);
      RcVec3        size = rc_vec3_sub (item->most, item->least);
      RcVec3 middle = rc_mat4_point (&item->model, rc_vec3_mix (item->least, item->most, 0.5f));

      order[i] = i;
      keys[i] = rc_vec3_length (rc_vec3_sub (middle, scene->camera.eye));
      if (item->identity <= 0)
        keys[i] += item->ink ? 1e3f : 1e6f + rc_vec3_length (size);
    }
  g_qsort_with_data (order, (int)scene->items->len, sizeof (guint), compare_order, keys);
}
