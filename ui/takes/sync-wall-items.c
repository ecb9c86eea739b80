/* sync-wall-items.c - what hangs on the sync wall: takes, and the regions of takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/sync-wall-private.h"

#include "engine/render/take-layers.h"
#include "ui/film-view.h"
#include "ui/takes/takes-panel.h"
#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

/** Takes its tile off the wall */
void
rc_wall_item_free (gpointer data)
{
  RcWallItem *item = data;

  gtk_widget_unparent (item->tile);
  g_object_unref (item->take);
  g_clear_object (&item->region);
  g_free (item);
}

/* What the verdict is on: of a region, its take that is shown. */
static RcNode *
node_of (RcWallItem *item)
{
  return rc_session_judged (item->region != NULL ? RC_NODE (item->region) : RC_NODE (item->take));
}

static char *
dup_title (RcWallItem *item)
{
  g_autofree char *take = rc_take_dup_title (item->take);

  if (item->region != NULL)
    return rc_region_dup_title (item->take, item->region);
  return item->bare ? g_strdup_printf ("%s · %s", take, _ ("Without layers"))
                    : g_steal_pointer (&take);
}

/* --- tiles --------------------------------------------------------------------------------- */

static void
on_pressed (GtkGestureClick *gesture, int n, double x, double y, RcSyncWall *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  for (guint i = 0; i < self->items->len; i++)
    if (((RcWallItem *)self->items->pdata[i])->tile == tile)
      {
        rc_sync_wall_choose (self, i);
        gtk_widget_grab_focus (GTK_WIDGET (self));
        if (n == 2)
          rc_sync_wall_use (self);
        return;
      }
}

static GtkLabel *
add_label (GtkWidget *tile, GtkAlign across, GtkAlign down, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, across);
  gtk_widget_set_valign (label, down);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_add_css_class (label, "badge");
  gtk_widget_add_css_class (label, style);
  gtk_overlay_add_overlay (GTK_OVERLAY (tile), label);
  return GTK_LABEL (label);
}

static void
create_tile (RcSyncWall *self, RcWallItem *item, guint number)
{
  GtkGesture      *click = gtk_gesture_click_new ();
  g_autofree char *text = g_strdup_printf ("%u", number);

  item->tile = gtk_overlay_new ();
  item->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_can_shrink (item->picture, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (item->tile), GTK_WIDGET (item->picture));
  gtk_label_set_label (add_label (item->tile, GTK_ALIGN_START, GTK_ALIGN_START, "number"), text);
  item->verdict = add_label (item->tile, GTK_ALIGN_END, GTK_ALIGN_START, "verdict");
  item->title = add_label (item->tile, GTK_ALIGN_START, GTK_ALIGN_END, "name");
  gtk_widget_add_css_class (item->tile, "wall-tile");
  gtk_widget_set_overflow (item->tile, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (item->tile, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (item->tile, GTK_WIDGET (self));
}

static void
show_item (RcSyncWall *self, RcWallItem *item, gboolean chosen)
{
  static const char *const verdicts[] = { "", N_ ("★ starred"), N_ ("✕ rejected") };
  int                      verdict = rc_node_get_enum (node_of (item), "verdict");
  g_autofree char         *title = dup_title (item);

  gtk_label_set_label (item->title, title);
  gtk_label_set_label (item->verdict, verdict > 0 ? _ (verdicts[verdict]) : "");
  gtk_widget_set_visible (GTK_WIDGET (item->verdict), verdict > 0);
  rc_tooltip_set (item->tile, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  if (chosen)
    gtk_widget_add_css_class (item->tile, "chosen");
  else
    gtk_widget_remove_css_class (item->tile, "chosen");
  if (verdict == RC_VERDICT_REJECT)
    gtk_widget_add_css_class (item->tile, "rejected");
  else
    gtk_widget_remove_css_class (item->tile, "rejected");
}

/** Titles, verdicts, and which one is chosen */
void
rc_sync_wall_show_items (RcSyncWall *self)
{
  for (guint i = 0; i < self->items->len; i++)
    show_item (self, self->items->pdata[i], i == self->chosen);
}

/* --- which --------------------------------------------------------------------------------- */

/* The layers that are seen: the visible ones, up to the item's own. (transfer full): RcTakeLayer */
static GArray *
list_layers (RcWallItem *item)
{
  GArray *layers = g_array_new (FALSE, TRUE, sizeof (RcTakeLayer));

  for (guint i = 0;
       !item->bare && i < rc_node_get_n_children (RC_NODE (item->take), RC_TYPE_REGION); i++)
    {
      RcNode     *region = rc_node_get_child (RC_NODE (item->take), RC_TYPE_REGION, i);
      RcTakeLayer layer = { .style = rc_region_get_style (RC_REGION (region)) };

      g_strlcpy (layer.hash, rc_node_get_string (region, "hash"), sizeof layer.hash);
      if (*layer.hash != '\0' &&
          (rc_node_get_boolean (region, "visible") || region == RC_NODE (item->region)))
        g_array_append_val (layers, layer);
      if (region == RC_NODE (item->region))
        break;
    }
  return layers;
}

static void
add_item (RcSyncWall *self, RcTake *take, RcRegion *region, gboolean bare)
{
  RcWallItem         item = { .take = take, .region = region, .bare = bare };
  g_autoptr (GArray) layers = list_layers (&item);
  GError            *error = NULL;
  RcWallItem        *kept;

  if (self->items->len >= RC_WALL_MOST)
    return;
  if (!rc_wall_player_add (self->player, rc_session_get_dir (self->session),
                           rc_node_get_string (RC_NODE (take), "hash"),
                           (const RcTakeLayer *)(gpointer)layers->data, layers->len, &error))
    {
      rc_film_view_report (GTK_WIDGET (self), error);
      return;
    }
  kept = g_new0 (RcWallItem, 1);
  kept->take = g_object_ref (take);
  kept->region = region != NULL ? g_object_ref (region) : NULL;
  kept->bare = bare;
  g_ptr_array_add (self->items, kept);
  create_tile (self, kept, self->items->len);
}

static gboolean
has_rendered (RcTake *take)
{
  gboolean rendered = FALSE;

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION); i++)
    rendered =
        rendered ||
        *rc_node_get_string (rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i), "hash") != '\0';
  return rendered;
}

/* Each layer that is rendered, with what lies below it. */
static void
add_regions (RcSyncWall *self, RcTake *take)
{
  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION); i++)
    {
      RcNode *region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i);

      if (*rc_node_get_string (region, "hash") != '\0')
        add_item (self, take, RC_REGION (region), FALSE);
    }
}

void
rc_sync_wall_clear (RcSyncWall *self)
{
  g_clear_pointer (&self->player, rc_wall_player_free);
  g_ptr_array_set_size (self->items, 0);
}

/** Hangs the takes that were asked for, and their regions if those are wanted, up to nine; then a
 * take hangs there as it is below them, or it would be the last of them twice */
void
rc_sync_wall_fill (RcSyncWall *self)
{
  for (guint i = 0; i < self->takes->len; i++)
    {
      RcTake *take = self->takes->pdata[i];

      add_item (self, take, NULL, self->with_regions && has_rendered (take));
      if (self->with_regions)
        add_regions (self, take);
    }
  self->chosen = MIN (self->chosen, MAX (1, self->items->len) - 1);
  rc_sync_wall_show_items (self);
}
