/* take-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/take-filter.h"

#include <string.h>

gboolean
rc_take_filter_match (const RcTakeFilter *self, RcTake *take)
{
  int verdict = rc_node_get_enum (RC_NODE (take), "verdict");

  switch (self->shown)
    {
    case RC_TAKES_STARRED:
      return verdict == RC_VERDICT_STAR;
    case RC_TAKES_NOT_REJECTED:
      return verdict != RC_VERDICT_REJECT;
    case RC_TAKES_OF_GENERATOR:
      return g_strcmp0 (rc_node_get_string (RC_NODE (take), "generator"), self->generator) == 0;
    case RC_TAKES_ALL:
    default:
      return TRUE;
    }
}

/** Returns: (transfer container): of RcTake, those that match, newest first; @shot: (nullable) */
GPtrArray *
rc_take_filter_list (const RcTakeFilter *self, RcShot *shot)
{
  GPtrArray *takes = g_ptr_array_new ();

  for (guint i = shot != NULL ? rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE) : 0; i > 0;
       i--)
    {
      RcTake *take = rc_node_get_child (RC_NODE (shot), RC_TYPE_TAKE, i - 1);

      if (rc_take_filter_match (self, take))
        g_ptr_array_add (takes, take);
    }
  return takes;
}

/** Returns: (transfer full): ids of the generators that the shot's takes are of; @shot: (nullable)
 */
GStrv
rc_shot_list_generators (RcShot *shot)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; shot != NULL && i < rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE); i++)
    {
      const char *id =
          rc_node_get_string (rc_node_get_child (RC_NODE (shot), RC_TYPE_TAKE, i), "generator");

      if (!g_ptr_array_find_with_equal_func (found, id, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (id));
    }
  g_ptr_array_add (found, NULL);
  return (GStrv)g_ptr_array_free (found, FALSE);
}
