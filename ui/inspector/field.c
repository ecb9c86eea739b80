/* field.c - one property of a node as a line to type in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/field.h"

#include "engine/base/rational.h"

#include <string.h>

/* Pixels that a label is dragged for one frame. */
#define SCRUB_STEP 6.0

struct _RcField
{
  GtkWidget parent_instance;

  RcFilmView *film; /* nullable */
  RcNode     *node; /* nullable; has the property */
  char       *property;
  gboolean    loading;
  RcRational  scrubbed; /* a time where the drag of its label began */
  gboolean    scrubbing;

  GtkWidget *label;
  GtkWidget *entry;
  GtkWidget *problem;
};

enum
{
  PROP_LABEL = 1,
  PROP_PROPERTY_NAME,
  PROP_TIP,
  PROP_HINT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RcField, rc_field, GTK_TYPE_WIDGET)

static gboolean
is_text (RcField *self)
{
  return rc_node_find_property (self->node, self->property)->value_type == G_TYPE_STRING;
}

/* Times as people write them. */
static char *
dup_shown (RcField *self)
{
  if (rc_node_find_property (self->node, self->property)->value_type == RC_TYPE_RATIONAL)
    return rc_time_to_text (rc_node_get_rational (self->node, self->property));
  return rc_node_dup_value_text (self->node, self->property);
}

static void
set_problem (RcField *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->problem), message != NULL ? message : "");
  gtk_widget_set_visible (self->problem, message != NULL);
}

static void
load (RcField *self)
{
  g_autofree char *shown = dup_shown (self);

  set_problem (self, NULL);
  if (strcmp (shown, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    return;
  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), shown);
  self->loading = FALSE;
}

static void
commit (RcField *self, RcEditFlags flags)
{
  g_auto (GValue)    value = G_VALUE_INIT;
  g_autofree char   *shown = NULL;
  g_autoptr (GError) error = NULL;
  const char        *text;

  if (self->node == NULL || self->loading)
    return;
  shown = dup_shown (self);
  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (strcmp (shown, text) == 0)
    set_problem (self, NULL);
  else if (rc_node_parse_value (self->node, self->property, text, &value, &error) &&
           rc_document_set (rc_film_view_get_document (self->film), self->node, self->property,
                            &value, flags, &error))
    set_problem (self, NULL);
  else
    set_problem (self, error->message);
}

static void
on_changed (RcField *self)
{
  if (self->node != NULL && is_text (self))
    commit (self, RC_EDIT_MERGE);
}

static void
on_done (RcField *self)
{
  commit (self, 0);
}

/* What is typed is not what the film has: it was not done yet, or refused. */
static gboolean
is_unkept (RcField *self)
{
  g_autofree char *shown = self->node != NULL ? dup_shown (self) : NULL;

  return shown != NULL && strcmp (shown, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0;
}

/* --- times are dragged too -------------------------------------------------------------------- */

static gboolean
is_time (RcField *self)
{
  return self->node != NULL &&
         rc_node_find_property (self->node, self->property)->value_type == RC_TYPE_RATIONAL &&
         !rc_document_get_read_only (rc_film_view_get_document (self->film));
}

/* @frames more than @from, at least one frame; what the document refuses is left alone. */
static void
set_time (RcField *self, RcRational from, gint64 frames)
{
  RcDocument *document = rc_film_view_get_document (self->film);
  RcRational  rate = rc_node_get_rational (RC_NODE (rc_document_get_project (document)), "rate");
  RcRational  time = rc_time_from_frames (MAX (1, rc_time_to_frames (from, rate) + frames), rate);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, RC_TYPE_RATIONAL);
  g_value_set_boxed (&value, &time);
  (void)!rc_document_set (document, self->node, self->property, &value, RC_EDIT_MERGE, NULL);
}

static void
on_scrub_begin (GtkGestureDrag *drag, double x, double y, RcField *self)
{
  self->scrubbing = is_time (self);
  if (!self->scrubbing)
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->scrubbed = rc_node_get_rational (self->node, self->property);
  rc_document_hold (rc_film_view_get_document (self->film));
}

static void
on_scrub (GtkGestureDrag *drag, double dx, double dy, RcField *self)
{
  if (self->scrubbing && self->node != NULL)
    set_time (self, self->scrubbed, (gint64)(dx / SCRUB_STEP));
}

static void
on_scrub_end (GtkGestureDrag *drag, double dx, double dy, RcField *self)
{
  if (self->scrubbing && self->film != NULL)
    rc_document_seal (rc_film_view_get_document (self->film));
  self->scrubbing = FALSE;
}

static gboolean
on_key (GtkEventControllerKey *key,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        RcField               *self)
{
  int way = keyval == GDK_KEY_Up ? 1 : keyval == GDK_KEY_Down ? -1 : 0;

  if (keyval == GDK_KEY_Escape && is_unkept (self))
    {
      load (self);
      return GDK_EVENT_STOP;
    }
  if (way == 0 || !is_time (self))
    return GDK_EVENT_PROPAGATE;
  commit (self, 0); /* what is typed counts */
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      RcNode *project = RC_NODE (rc_document_get_project (rc_film_view_get_document (self->film)));

      way *= (int)rc_time_to_frames ((RcRational){ 1, 1 }, rc_node_get_rational (project, "rate"));
    }
  set_time (self, rc_node_get_rational (self->node, self->property), way);
  return GDK_EVENT_STOP;
}

static void
add_scrubbing (RcField *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_scrub_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_scrub), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_scrub_end), self);
  gtk_widget_add_controller (self->label, GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, key);
}

static void
rc_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  RcField *self = RC_FIELD (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_PROPERTY_NAME:
      g_free (self->property);
      self->property = g_value_dup_string (value);
      break;
    case PROP_TIP:
      gtk_widget_set_tooltip_text (self->entry, g_value_get_string (value));
      break;
    case PROP_HINT:
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
rc_field_dispose (GObject *object)
{
  RcField   *self = RC_FIELD (object);
  GtkWidget *child;

  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  g_clear_object (&self->node);
  g_clear_object (&self->film);
  g_clear_pointer (&self->property, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rc_field_parent_class)->dispose (object);
}

static void
rc_field_class_init (RcFieldClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = rc_field_set_property;
  object_class->dispose = rc_field_dispose;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_PROPERTY_NAME] = g_param_spec_string ("property-name", NULL, NULL, NULL, flags);
  props[PROP_TIP] = g_param_spec_string ("tip", NULL, NULL, NULL, flags);
  props[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
}

static void
rc_field_init (RcField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->label = gtk_label_new (NULL);
  self->entry = gtk_entry_new ();
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 20);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->label, NULL, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_done), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_done), self);
  gtk_widget_add_controller (self->entry, focus);
  add_scrubbing (self);
}

/** The keyboard, with all that is in it selected, so that typing replaces it. */
void
rc_field_begin (RcField *self)
{
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/** @node: (nullable): whose property is edited from now on; the field hides if it has none such */
void
rc_field_set_target (RcField *self, RcFilmView *film, RcNode *node)
{
  g_autofree char *detail = g_strconcat ("notify::", self->property, NULL);

  if (node != NULL && rc_node_find_property (node, self->property) == NULL)
    node = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), node != NULL);
  if (node == self->node && film == self->film)
    return;
  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  g_set_object (&self->film, film);
  g_set_object (&self->node, node);
  if (node == NULL)
    return;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry),
                             !rc_document_get_read_only (rc_film_view_get_document (film)));
  g_signal_connect_swapped (node, detail, G_CALLBACK (load), self);
  gtk_widget_set_cursor_from_name (self->label, is_time (self) ? "ew-resize" : NULL);
  set_problem (self, NULL);
  load (self);
}
