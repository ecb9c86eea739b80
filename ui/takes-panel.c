/* takes-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes-panel.h"

#include "ui/film-text.h"
#include "ui/film-view.h"
#include "ui/picture.h"
#include "ui/stage-layers.h"

#include <glib/gi18n-lib.h>

/* Logical pixels of a take's picture. */
#define PICTURE_WIDTH  112
#define PICTURE_HEIGHT 63

struct _RcTakesPanel
{
  GtkWidget parent_instance;

  GtkWidget       *scroller;
  GtkLabel        *shot_label;
  GtkListBox      *takes;
  GtkWidget       *no_takes, *about;
  GtkLabel        *generator, *rendered;
  GtkToggleButton *keep, *reject;
  GtkEditable     *notes;
  RcStageLayers   *layers;

  RcPictureCache *pictures;
  RcSession      *session; /* nullable */
  RcShot         *shot;    /* nullable */
  RcTake         *take;    /* nullable */
  gboolean        quiet;   /* widgets are being set, not used */
};

/* What a row of the list of takes shows. */
typedef struct
{
  RcTake    *take;
  RcPicture *picture;
  GtkLabel  *title, *subtitle;
} TakeRow;

G_DEFINE_FINAL_TYPE (RcTakesPanel, rc_takes_panel, GTK_TYPE_WIDGET)

enum
{
  TAKE_CHOSEN,
  LAYER_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- words --------------------------------------------------------------------------------- */

/** Returns: (transfer full): "Sketch 2": the generator, and which of its takes of the shot it is */
char *
rc_take_dup_title (RcTake *take)
{
  RcNode     *shot = rc_node_get_parent (RC_NODE (take));
  const char *generator = rc_node_get_string (RC_NODE (take), "generator");
  guint       number = 1;

  for (guint i = 0; shot != NULL && i < rc_node_get_index (RC_NODE (take)); i++)
    number +=
        g_strcmp0 (rc_node_get_string (rc_node_get_child (shot, RC_TYPE_TAKE, i), "generator"),
                   generator) == 0;
  return g_strdup_printf ("%s %u", rc_generator_name (generator), number);
}

/** Returns: (transfer full): the hashes of all that makes up the take's picture: another text is
 * another picture */
char *
rc_take_dup_layers (RcTake *take)
{
  g_autoptr (GString) key = g_string_new (rc_node_get_string (RC_NODE (take), "hash"));

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION); i++)
    {
      RcNode *region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i);

      if (rc_node_get_boolean (region, "visible"))
        g_string_append_printf (key, " %s", rc_node_get_string (region, "hash"));
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static char *
dup_subtitle (RcTake *take)
{
  RcNode               *node = RC_NODE (take);
  guint                 regions = rc_node_get_n_children (node, RC_TYPE_REGION);
  int                   verdict = rc_node_get_enum (node, "verdict");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (verdict == RC_VERDICT_STAR)
    g_ptr_array_add (parts, g_strdup ("★"));
  if (regions > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u region", "%u regions", regions), regions));
  if (rc_node_get_boolean (node, "draft"))
    g_ptr_array_add (parts, g_strdup (_ ("draft")));
  if (verdict == RC_VERDICT_REJECT)
    g_ptr_array_add (parts, g_strdup (_ ("rejected")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/* --- the list of takes --------------------------------------------------------------------- */

static TakeRow *
take_row_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "take");
}

static void
take_row_free (gpointer data)
{
  TakeRow *row = data;

  g_object_unref (row->take);
  g_free (row);
}

static void
update_take_row (RcTakesPanel *self, GtkListBoxRow *row)
{
  TakeRow         *shown = take_row_of (row);
  g_autofree char *title = rc_take_dup_title (shown->take);
  g_autofree char *subtitle = dup_subtitle (shown->take);
  g_autofree char *poster = rc_session_dup_poster (self->session, shown->take);
  gboolean rejected = rc_node_get_enum (RC_NODE (shown->take), "verdict") == RC_VERDICT_REJECT;

  gtk_label_set_label (shown->title, title);
  gtk_label_set_label (shown->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (shown->subtitle), *subtitle != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  rc_picture_set_file (shown->picture, self->pictures, poster, 2 * PICTURE_WIDTH);
  if (rejected)
    gtk_widget_add_css_class (GTK_WIDGET (row), "rejected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "rejected");
}

static void
append_take_row (RcTakesPanel *self, RcTake *take)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  TakeRow   *shown = g_new0 (TakeRow, 1);

  shown->take = g_object_ref (take);
  shown->picture = RC_PICTURE (rc_picture_new (PICTURE_WIDTH, PICTURE_HEIGHT));
  shown->title = GTK_LABEL (gtk_label_new (NULL));
  shown->subtitle = GTK_LABEL (gtk_label_new (NULL));
  g_object_set_data_full (G_OBJECT (row), "take", shown, take_row_free);
  gtk_label_set_xalign (shown->title, 0);
  gtk_label_set_xalign (shown->subtitle, 0);
  gtk_label_set_ellipsize (shown->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (shown->subtitle, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (shown->title), "title");
  gtk_widget_add_css_class (GTK_WIDGET (shown->subtitle), "subtitle");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (shown->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (shown->subtitle));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (shown->picture));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->takes, row);
  update_take_row (self, GTK_LIST_BOX_ROW (row));
}

static guint
count_takes (RcTakesPanel *self)
{
  return self->shot != NULL ? rc_node_get_n_children (RC_NODE (self->shot), RC_TYPE_TAKE) : 0;
}

/* Newest first. */
static gpointer
take_at (RcTakesPanel *self, guint position)
{
  return rc_node_get_child (RC_NODE (self->shot), RC_TYPE_TAKE, count_takes (self) - 1 - position);
}

static gboolean
take_rows_match (RcTakesPanel *self)
{
  guint n = count_takes (self);

  for (guint i = 0; i < n; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->takes, (int)i);

      if (row == NULL || take_row_of (row)->take != take_at (self, i))
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (self->takes, (int)n) == NULL;
}

static void
sync_takes (RcTakesPanel *self)
{
  GtkListBoxRow *row;
  gboolean       match = take_rows_match (self);

  self->quiet = TRUE;
  while (!match && (row = gtk_list_box_get_row_at_index (self->takes, 0)) != NULL)
    gtk_list_box_remove (self->takes, GTK_WIDGET (row));
  for (guint i = 0; !match && i < count_takes (self); i++)
    append_take_row (self, take_at (self, i));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->takes, i)) != NULL; i++)
    {
      if (match)
        update_take_row (self, row);
      if (take_row_of (row)->take == self->take)
        gtk_list_box_select_row (self->takes, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->takes), count_takes (self) > 0);
  gtk_widget_set_visible (self->no_takes, count_takes (self) == 0);
  self->quiet = FALSE;
}

static void
on_take_selected (GtkListBox *list, GtkListBoxRow *row, RcTakesPanel *self)
{
  if (!self->quiet && row != NULL && take_row_of (row)->take != self->take)
    g_signal_emit (self, signals[TAKE_CHOSEN], 0, take_row_of (row)->take);
}

/* --- what is known of the take ------------------------------------------------------------- */

static void
show_facts (RcTakesPanel *self)
{
  RcNode          *node = RC_NODE (self->take);
  int              verdict = rc_node_get_enum (node, "verdict");
  int              frames = rc_node_get_int (node, "frames");
  const char      *notes = rc_node_get_string (node, "notes");
  g_autofree char *generator = g_strdup_printf (
      _ ("%s · seed %d"), rc_generator_name (rc_node_get_string (node, "generator")),
      rc_node_get_int (node, "seed"));
  g_autofree char *rendered = g_strdup_printf (
      ngettext ("%d frame, %d × %d, in %.1f s", "%d frames, %d × %d, in %.1f s", (gulong)frames),
      frames, rc_node_get_int (node, "width"), rc_node_get_int (node, "height"),
      rc_node_get_double (node, "seconds"));

  self->quiet = TRUE;
  gtk_label_set_label (self->generator, generator);
  gtk_label_set_label (self->rendered, rendered);
  gtk_toggle_button_set_active (self->keep, verdict == RC_VERDICT_STAR);
  gtk_toggle_button_set_active (self->reject, verdict == RC_VERDICT_REJECT);
  if (g_strcmp0 (gtk_editable_get_text (self->notes), notes) != 0)
    gtk_editable_set_text (self->notes, notes);
  self->quiet = FALSE;
}

static void
edit_text (RcTakesPanel *self, const char *property, const char *text, RcEditFlags flags)
{
  g_autoptr (GError) error = NULL;

  if (!rc_document_set_text (rc_session_get_document (self->session), self->take, property, text,
                             flags, &error))
    {
      rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
      show_facts (self);
    }
}

static void
on_verdict_toggled (GtkToggleButton *button, RcTakesPanel *self)
{
  const char *verdict = button == self->keep ? "star" : "reject";

  if (!self->quiet && self->take != NULL)
    edit_text (self, "verdict", gtk_toggle_button_get_active (button) ? verdict : "none", 0);
}

static void
on_notes_changed (RcTakesPanel *self)
{
  if (!self->quiet && self->take != NULL)
    edit_text (self, "notes", gtk_editable_get_text (self->notes), RC_EDIT_MERGE);
}

static void
on_layer_chosen (RcStageLayers *layers, RcRegion *region, RcTakesPanel *self)
{
  g_signal_emit (self, signals[LAYER_CHOSEN], 0, region);
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
rc_takes_panel_dispose (GObject *object)
{
  RcTakesPanel *self = RC_TAKES_PANEL (object);

  self->quiet = TRUE;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->pictures);
  g_clear_object (&self->session);
  g_clear_object (&self->shot);
  g_clear_object (&self->take);
  G_OBJECT_CLASS (rc_takes_panel_parent_class)->dispose (object);
}

static void
rc_takes_panel_class_init (RcTakesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_takes_panel_dispose;
  signals[TAKE_CHOSEN] = g_signal_new ("take-chosen", RC_TYPE_TAKES_PANEL, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_TAKE);
  signals[LAYER_CHOSEN] = g_signal_new ("layer-chosen", RC_TYPE_TAKES_PANEL, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_REGION);
  g_type_ensure (RC_TYPE_STAGE_LAYERS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/takes-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, shot_label);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, takes);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, no_takes);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, about);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, generator);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, rendered);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, keep);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, reject);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, notes);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, layers);
  gtk_widget_class_bind_template_callback (widget_class, on_take_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_verdict_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_notes_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_layer_chosen);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "takespanel");
}

static void
rc_takes_panel_init (RcTakesPanel *self)
{
  self->pictures = rc_picture_cache_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel");
  gtk_widget_add_css_class (GTK_WIDGET (self), "right");
  gtk_widget_set_visible (self->about, FALSE);
}

/* --- public -------------------------------------------------------------------------------- */

GtkWidget *
rc_takes_panel_new (void)
{
  return g_object_new (RC_TYPE_TAKES_PANEL, NULL);
}

/** @session: (nullable) */
void
rc_takes_panel_set_session (RcTakesPanel *self, RcSession *session)
{
  rc_takes_panel_set_take (self, NULL, NULL);
  g_set_object (&self->session, session);
}

/** Both nullable: the shot whose takes are listed, and the one that is shown */
void
rc_takes_panel_set_take (RcTakesPanel *self, RcShot *shot, RcTake *take)
{
  g_autofree char *label = shot != NULL ? rc_shot_dup_label (shot) : NULL;

  g_set_object (&self->shot, shot);
  if (g_set_object (&self->take, take))
    rc_stage_layers_set_take (self->layers, self->session, take);
  gtk_label_set_label (self->shot_label, label != NULL ? label : "");
  rc_takes_panel_sync (self);
}

/** @region: (nullable): NULL is the base */
void
rc_takes_panel_select_layer (RcTakesPanel *self, RcRegion *region)
{
  rc_stage_layers_select (self->layers, region);
}

/** The film or its jobs have changed */
void
rc_takes_panel_sync (RcTakesPanel *self)
{
  sync_takes (self);
  gtk_widget_set_visible (self->about, self->take != NULL);
  if (self->take != NULL)
    show_facts (self);
  rc_stage_layers_sync (self->layers);
}
