/* stage-layers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/stage-layers.h"

#include "engine/render/take-layers.h"
#include "ui/drag-source.h"
#include "ui/tooltip.h"

#include "ui/film-text.h"
#include "ui/film-view.h"
#include "ui/region/layer-card.h"
#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

#include <math.h>

struct _RcStageLayers
{
  GtkWidget parent_instance;

  GtkListBox *list;
  RcSession  *session; /* nullable */
  RcTake     *take;    /* nullable */
  RcRegion   *region;  /* nullable: the chosen one */
  gboolean    quiet;   /* rows are selected by us */
};

/* What a row of the list shows; the base has no region. */
typedef struct
{
  RcStageLayers *self;
  RcRegion      *region; /* nullable */
  RcSessionJob  *job;    /* nullable: followed */
  gulong         follow;
  GtkWidget     *eye;
  GtkLabel      *title, *status, *message;
  GtkWidget     *trouble;
} Layer;

G_DEFINE_FINAL_TYPE (RcStageLayers, rc_stage_layers, GTK_TYPE_WIDGET)

static guint chosen_signal;

static Layer *
layer_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "layer");
}

static RcDocument *
document_of (RcStageLayers *self)
{
  return rc_session_get_document (self->session);
}

/* --- what a row says ----------------------------------------------------------------------- */

static void
layer_unfollow (Layer *layer)
{
  if (layer->job != NULL)
    g_signal_handler_disconnect (layer->job, layer->follow);
  g_clear_object (&layer->job);
}

static void
layer_free (gpointer data)
{
  Layer *layer = data;

  layer_unfollow (layer);
  g_clear_object (&layer->region);
  g_free (layer);
}

/* How a layer that is rendered lies, where that is not as usual. */
static char *
dup_style (RcRegion *region)
{
  RcLayerStyle style = rc_region_get_style (region);
  int          percent = (int)lround (rc_node_get_double (RC_NODE (region), "opacity") * 100);

  if (style.blend == RC_BLEND_NORMAL)
    return percent == 100 ? g_strdup (_ ("done")) : g_strdup_printf (_ ("%d %%"), percent);
  return percent == 100 ? g_strdup (rc_blend_label (style.blend))
                        : g_strdup_printf (_ ("%s · %d %%"), rc_blend_label (style.blend), percent);
}

static char *
dup_status (Layer *layer)
{
  RcJobState state = layer->job != NULL ? rc_session_job_get_state (layer->job) : RC_JOB_DONE;

  if (layer->region == NULL)
    return g_strdup (_ ("locked"));
  if (state == RC_JOB_WAITING)
    return g_strdup (_ ("waiting"));
  if (state == RC_JOB_RUNNING)
    return g_strdup_printf (_ ("%d %%"),
                            (int)lround (rc_session_job_get_fraction (layer->job) * 100));
  if (state == RC_JOB_FAILED)
    return g_strdup (_ ("failed"));
  return *rc_node_get_string (RC_NODE (layer->region), "hash") != '\0'
             ? dup_style (layer->region)
             : g_strdup (_ ("not rendered"));
}

static void
layer_show_job (Layer *layer)
{
  g_autofree char *status = dup_status (layer);
  gboolean failed = layer->job != NULL && rc_session_job_get_state (layer->job) == RC_JOB_FAILED;

  gtk_label_set_label (layer->status, status);
  gtk_widget_set_visible (layer->trouble, failed);
  if (failed)
    gtk_label_set_label (layer->message, rc_session_job_get_message (layer->job));
}

static char *
dup_base_title (RcTake *take)
{
  const char *generator = rc_node_get_string (RC_NODE (take), "generator");

  return g_strdup_printf (_ ("Base · %s"), rc_generator_name (generator));
}

static void
layer_update (Layer *layer)
{
  RcSessionJob    *job = NULL;
  g_autofree char *title = NULL;
  const char      *prompt;

  if (layer->region == NULL)
    title = dup_base_title (layer->self->take);
  else
    {
      prompt = rc_node_get_string (RC_NODE (layer->region), "prompt");
      title = g_strdup_printf (_ ("Region · %s"), *prompt != '\0' ? prompt : _ ("no prompt"));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (layer->eye),
                                    rc_node_get_boolean (RC_NODE (layer->region), "visible"));
      job = rc_session_find_job (layer->self->session, RC_NODE (layer->region));
    }
  gtk_label_set_label (layer->title, title);
  rc_tooltip_set (GTK_WIDGET (layer->title), title);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (layer->title), GTK_TYPE_LIST_BOX_ROW)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (job != layer->job)
    {
      layer_unfollow (layer);
      if (job != NULL)
        {
          layer->job = g_object_ref (job);
          layer->follow =
              g_signal_connect_swapped (job, "notify", G_CALLBACK (layer_show_job), layer);
        }
    }
  layer_show_job (layer);
}

/* --- edits --------------------------------------------------------------------------------- */

static void
on_eye_toggled (GtkToggleButton *eye, Layer *layer)
{
  gboolean           visible = gtk_toggle_button_get_active (eye);
  g_autoptr (GError) error = NULL;

  gtk_button_set_icon_name (GTK_BUTTON (eye),
                            visible ? "view-reveal-symbolic" : "view-conceal-symbolic");
  if (rc_node_get_boolean (RC_NODE (layer->region), "visible") == visible)
    return;
  if (!rc_document_set_text (document_of (layer->self), layer->region, "visible",
                             visible ? "yes" : "no", 0, &error))
    {
      rc_film_view_report (GTK_WIDGET (layer->self), g_steal_pointer (&error));
      layer_update (layer);
    }
}

static void
on_retry (GtkButton *button, Layer *layer)
{
  g_autoptr (RcRegion) region = g_object_ref (layer->region);
  RcStageLayers       *self = layer->self;
  g_autoptr (GError)   error = NULL;

  if (rc_session_render_region (self->session, region, &error) == NULL)
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

static void
on_dismiss (GtkButton *button, Layer *layer)
{
  if (layer->job != NULL)
    rc_session_dismiss (layer->self->session, layer->job);
}

/* --- dragging ------------------------------------------------------------------------------ */

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, Layer *layer)
{
  return gdk_content_provider_new_typed (RC_TYPE_REGION, layer->region);
}

/* Dropped on a layer, a region takes its place; dropped on the base, it becomes the lowest. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, Layer *layer)
{
  RcStageLayers     *self = layer->self;
  RcNode            *region = g_value_get_object (value);
  int                index = 0;
  g_autoptr (GError) error = NULL;

  if (region == NULL || rc_node_get_parent (region) != RC_NODE (self->take) ||
      region == RC_NODE (layer->region))
    return FALSE;
  if (layer->region != NULL)
    index = (int)rc_node_get_index (RC_NODE (layer->region));
  if (!rc_document_move (document_of (self), region, self->take, index, &error))
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
  return TRUE;
}

static void
add_dragging (GtkWidget *row, Layer *layer)
{
  GtkDropTarget *target = gtk_drop_target_new (RC_TYPE_REGION, GDK_ACTION_MOVE);
  GtkDragSource *source;

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), layer);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  if (layer->region == NULL)
    return;
  source = rc_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), layer);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

/* --- rows ---------------------------------------------------------------------------------- */

static GtkWidget *
create_eye (Layer *layer)
{
  GtkWidget *eye = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (eye), "view-reveal-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (eye), TRUE);
  gtk_widget_add_css_class (eye, "flat");
  gtk_widget_add_css_class (eye, "small");
  gtk_widget_add_css_class (eye, "eye");
  gtk_widget_set_valign (eye, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (eye, layer->region != NULL);
  gtk_widget_set_tooltip_text (eye, layer->region != NULL ? _ ("Show or hide this layer")
                                                          : _ ("The base is always shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (eye), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Visible"), -1);
  if (layer->region != NULL)
    g_signal_connect (eye, "toggled", G_CALLBACK (on_eye_toggled), layer);
  return eye;
}

static GtkWidget *
create_trouble (Layer *layer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *retry = gtk_button_new_with_label (_ ("Try again"));
  GtkWidget *dismiss = gtk_button_new_with_label (_ ("Dismiss"));

  layer->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (layer->message, TRUE);
  gtk_label_set_xalign (layer->message, 0);
  gtk_widget_add_css_class (box, "problem");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (layer->message));
  g_signal_connect (retry, "clicked", G_CALLBACK (on_retry), layer);
  g_signal_connect (dismiss, "clicked", G_CALLBACK (on_dismiss), layer);
  gtk_box_append (GTK_BOX (buttons), retry);
  gtk_box_append (GTK_BOX (buttons), dismiss);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
append_row (RcStageLayers *self, RcRegion *region)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Layer     *layer = g_new0 (Layer, 1);

  layer->self = self;
  layer->region = region != NULL ? g_object_ref (region) : NULL;
  g_object_set_data_full (G_OBJECT (row), "layer", layer, layer_free);
  layer->eye = create_eye (layer);
  layer->title = GTK_LABEL (gtk_label_new (NULL));
  layer->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (layer->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (layer->title, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (layer->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (layer->title), "title");
  gtk_widget_add_css_class (GTK_WIDGET (layer->status), "status");
  gtk_box_append (GTK_BOX (line), layer->eye);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (layer->title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (layer->status));
  gtk_box_append (GTK_BOX (all), line);
  layer->trouble = create_trouble (layer);
  gtk_box_append (GTK_BOX (all), layer->trouble);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), all);
  add_dragging (row, layer);
  gtk_list_box_append (self->list, row);
  layer_update (layer);
}

static GtkListBoxRow *
find_row (RcStageLayers *self, RcRegion *region)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (layer_of (row)->region == region)
      return row;
  return NULL;
}

/* Whether the rows are those of the take's regions, in order. */
static gboolean
rows_match (RcStageLayers *self)
{
  int n =
      self->take != NULL ? (int)rc_node_get_n_children (RC_NODE (self->take), RC_TYPE_REGION) : -1;

  for (int i = 0; i < n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);
      gpointer       region =
          rc_node_get_child (RC_NODE (self->take), RC_TYPE_REGION, (guint)(n - 1 - i));

      if (row == NULL || layer_of (row)->region != region)
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (self->list, n) != NULL &&
         gtk_list_box_get_row_at_index (self->list, n + 1) == NULL;
}

static void
rebuild (RcStageLayers *self)
{
  GtkListBoxRow *row;

  self->quiet = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->take != NULL)
    {
      for (guint i = rc_node_get_n_children (RC_NODE (self->take), RC_TYPE_REGION); i > 0; i--)
        append_row (self, rc_node_get_child (RC_NODE (self->take), RC_TYPE_REGION, i - 1));
      append_row (self, NULL);
      gtk_list_box_select_row (self->list, find_row (self, self->region));
    }
  self->quiet = FALSE;
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, RcStageLayers *self)
{
  if (self->quiet || row == NULL)
    return;
  self->region = layer_of (row)->region;
  g_signal_emit (self, chosen_signal, 0, self->region);
}

static void
rc_stage_layers_dispose (GObject *object)
{
  RcStageLayers *self = RC_STAGE_LAYERS (object);
  GtkWidget     *child;

  self->quiet = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_object (&self->take);
  G_OBJECT_CLASS (rc_stage_layers_parent_class)->dispose (object);
}

static void
rc_stage_layers_class_init (RcStageLayersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_stage_layers_dispose;
  chosen_signal = g_signal_new ("chosen", RC_TYPE_STAGE_LAYERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, RC_TYPE_REGION);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layers");
}

static void
rc_stage_layers_init (RcStageLayers *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "layers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Layers"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

/* --- public -------------------------------------------------------------------------------- */

/** Both nullable; the base is chosen */
void
rc_stage_layers_set_take (RcStageLayers *self, RcSession *session, RcTake *take)
{
  self->region = NULL;
  if (session == NULL)
    take = NULL;
  g_set_object (&self->session, session);
  g_set_object (&self->take, take);
  rebuild (self);
}

/** @region: (nullable): of the take; NULL is the base. Without the signal */
void
rc_stage_layers_select (RcStageLayers *self, RcRegion *region)
{
  GtkListBoxRow *row = find_row (self, region);

  self->region = region;
  self->quiet = TRUE;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  self->quiet = FALSE;
}

/** The film or its jobs have changed */
void
rc_stage_layers_sync (RcStageLayers *self)
{
  GtkListBoxRow *row;

  if (self->take == NULL)
    return;
  if (!rows_match (self))
    rebuild (self);
  else
    for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
      layer_update (layer_of (row));
}
