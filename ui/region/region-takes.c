/* region-takes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/region-takes.h"

#include "ui/film-view.h"
#include "ui/picture.h"
#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

/* Logical pixels of a picture; three stand in a row of the panel. */
#define PICTURE_WIDTH  86
#define PICTURE_HEIGHT 54

struct _RcRegionTakes
{
  GtkWidget parent_instance;

  GtkFlowBox     *list;
  RcPictureCache *pictures;
  RcSession      *session; /* nullable */
  RcRegion       *region;  /* nullable */
  gboolean        quiet;   /* a child is selected by us */
};

typedef struct
{
  RcTake    *take;
  RcPicture *picture;
  GtkLabel  *caption;
} Child;

G_DEFINE_FINAL_TYPE (RcRegionTakes, rc_region_takes, GTK_TYPE_WIDGET)

static guint
count (RcRegion *region)
{
  return region != NULL ? rc_node_get_n_children (RC_NODE (region), RC_TYPE_TAKE) : 0;
}

static gpointer
take_at (RcRegion *region, guint i)
{
  return rc_node_get_child (RC_NODE (region), RC_TYPE_TAKE, i);
}

RcTake *
rc_region_takes_step (RcRegion *region, int by)
{
  int     n = (int)count (region);
  RcTake *shown = region != NULL ? rc_region_get_take (region) : NULL;
  int     at = shown != NULL ? (int)rc_node_get_index (RC_NODE (shown)) : -by;

  return n > 0 ? take_at (region, (guint)(((at + by) % n + n) % n)) : NULL;
}

/* --- one picture ------------------------------------------------------------------------------ */

static Child *
child_of (GtkFlowBoxChild *widget)
{
  return g_object_get_data (G_OBJECT (widget), "take");
}

static void
child_free (gpointer data)
{
  Child *child = data;

  g_object_unref (child->take);
  g_free (child);
}

static char *
dup_caption (RcNode *take)
{
  int verdict = rc_node_get_enum (take, "verdict");

  /* Translators: the seed of a take of a region, under its picture */
  return g_strdup_printf (verdict == RC_VERDICT_STAR     ? _ ("★ seed %d")
                          : verdict == RC_VERDICT_REJECT ? _ ("✕ seed %d")
                                                         : _ ("seed %d"),
                          rc_node_get_int (take, "seed"));
}

static void
update (RcRegionTakes *self, GtkFlowBoxChild *widget)
{
  Child           *child = child_of (widget);
  RcNode          *node = RC_NODE (child->take);
  g_autofree char *caption = dup_caption (node);
  g_autofree char *poster = rc_session_dup_poster (self->session, child->take);
  g_autofree char *name =
      /* Translators: a take of a region: its number, and its seed */
      g_strdup_printf (_ ("Take %u, seed %d"), rc_node_get_index (node) + 1,
                       rc_node_get_int (node, "seed"));

  gtk_label_set_label (child->caption, caption);
  rc_picture_set_file (child->picture, self->pictures, poster, 2 * PICTURE_WIDTH);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  rc_tooltip_set (GTK_WIDGET (widget), name);
  if (rc_node_get_enum (node, "verdict") == RC_VERDICT_REJECT)
    gtk_widget_add_css_class (GTK_WIDGET (widget), "rejected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), "rejected");
}

static void
append (RcRegionTakes *self, RcTake *take)
{
  GtkWidget *widget = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Child     *child = g_new0 (Child, 1);

  child->take = g_object_ref (take);
  child->picture = RC_PICTURE (rc_picture_new (PICTURE_WIDTH, PICTURE_HEIGHT));
  child->caption = GTK_LABEL (gtk_label_new (NULL));
  g_object_set_data_full (G_OBJECT (widget), "take", child, child_free);
  gtk_label_set_ellipsize (child->caption, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (child->caption), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (child->picture));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (child->caption));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (widget), box);
  gtk_flow_box_append (self->list, widget);
}

/* --- the list --------------------------------------------------------------------------------- */

static gboolean
children_match (RcRegionTakes *self)
{
  guint n = count (self->region);

  for (guint i = 0; i < n; i++)
    {
      GtkFlowBoxChild *widget = gtk_flow_box_get_child_at_index (self->list, (int)i);

      if (widget == NULL || child_of (widget)->take != take_at (self->region, i))
        return FALSE;
    }
  return gtk_flow_box_get_child_at_index (self->list, (int)n) == NULL;
}

static void
rebuild (RcRegionTakes *self)
{
  GtkFlowBoxChild *widget;

  while ((widget = gtk_flow_box_get_child_at_index (self->list, 0)) != NULL)
    gtk_flow_box_remove (self->list, GTK_WIDGET (widget));
  for (guint i = 0; i < count (self->region); i++)
    append (self, take_at (self->region, i));
}

/** The film has changed */
void
rc_region_takes_sync (RcRegionTakes *self)
{
  RcTake          *shown = self->region != NULL ? rc_region_get_take (self->region) : NULL;
  GtkFlowBoxChild *widget;

  self->quiet = TRUE;
  if (!children_match (self))
    rebuild (self);
  for (int i = 0; (widget = gtk_flow_box_get_child_at_index (self->list, i)) != NULL; i++)
    {
      update (self, widget);
      if (child_of (widget)->take == shown)
        gtk_flow_box_select_child (self->list, widget);
    }
  self->quiet = FALSE;
}

static void
on_selected (RcRegionTakes *self)
{
  GList  *selected = self->quiet ? NULL : gtk_flow_box_get_selected_children (self->list);
  GError *error = NULL;

  if (selected != NULL &&
      !rc_session_choose_region_take (self->session, child_of (selected->data)->take, &error))
    rc_film_view_report (GTK_WIDGET (self), error);
  g_list_free (selected);
}

static void
rc_region_takes_dispose (GObject *object)
{
  RcRegionTakes *self = RC_REGION_TAKES (object);
  GtkWidget     *child;

  self->quiet = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->pictures);
  g_clear_object (&self->session);
  g_clear_object (&self->region);
  G_OBJECT_CLASS (rc_region_takes_parent_class)->dispose (object);
}

static void
rc_region_takes_class_init (RcRegionTakesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_region_takes_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regiontakes");
}

static void
rc_region_takes_init (RcRegionTakes *self)
{
  self->pictures = rc_picture_cache_new ();
  self->list = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_max_children_per_line (self->list, 3);
  gtk_flow_box_set_min_children_per_line (self->list, 3);
  gtk_flow_box_set_column_spacing (self->list, 4);
  gtk_flow_box_set_row_spacing (self->list, 4);
  gtk_widget_set_halign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Takes of the layer"), -1);
  g_signal_connect_swapped (self->list, "selected-children-changed", G_CALLBACK (on_selected),
                            self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/* --- public ----------------------------------------------------------------------------------- */

/** Both nullable */
void
rc_region_takes_set_region (RcRegionTakes *self, RcSession *session, RcRegion *region)
{
  g_set_object (&self->session, session);
  g_set_object (&self->region, region);
  rc_region_takes_sync (self);
}
