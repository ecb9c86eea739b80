/* take-layers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/take-layers.h"

#include <math.h>

/** Returns: how the region lies over what is below it. Thread: the main thread */
RcLayerStyle
rc_region_get_style (RcRegion *region)
{
  RcNode *node = RC_NODE (region);

  return (RcLayerStyle){ .blend = (RcBlend)rc_node_get_enum (node, "blend"),
                         .opacity = (guint8)lround (255 * rc_node_get_double (node, "opacity")) };
}

/* Those from @first to before @end of @take's regions that are visible and rendered. */
static GArray *
list (RcTake *take, guint first, guint end)
{
  GArray *layers = g_array_new (FALSE, FALSE, sizeof (RcTakeLayer));
  guint   n = take != NULL ? rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION) : 0;

  for (guint i = first; i < MIN (end, n); i++)
    {
      RcNode     *region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i);
      const char *hash = rc_node_get_string (region, "hash");
      RcTakeLayer layer = { .style = rc_region_get_style (RC_REGION (region)) };

      if (!rc_node_get_boolean (region, "visible") || *hash == '\0')
        continue;
      g_strlcpy (layer.hash, hash, sizeof layer.hash);
      g_array_append_val (layers, layer);
    }
  return layers;
}

/**
 * rc_take_list_layers:
 * @take: (nullable)
 *
 * Thread: the main thread.
 *
 * Returns: (transfer full) (element-type RcTakeLayer): its regions that are visible and rendered,
 * bottom first
 */
GArray *
rc_take_list_layers (RcTake *take)
{
  return list (take, 0, G_MAXUINT);
}

/** Returns: (transfer full): what else lies over the take, below and above @region. Thread: the
 * main thread */
RcTakeAmong *
rc_region_list_others (RcRegion *region)
{
  RcTake *take = RC_TAKE (rc_node_get_parent (RC_NODE (region)));
  guint   index = rc_node_get_index (RC_NODE (region));

  return rc_take_among_new (list (take, 0, index), list (take, index + 1, G_MAXUINT),
                            rc_region_get_style (region));
}
