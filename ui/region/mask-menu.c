/* mask-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/mask-menu.h"

#include <glib/gi18n-lib.h>

#include <math.h>

struct _RcMaskMenu
{
  GtkPopover parent_instance;

  GtkAdjustment   *smooth_adjustment;
  GtkLabel        *smooth_value;
  GtkCheckButton  *fill_holes;
  GtkToggleButton *percent;
  GtkEditable     *name;
  GtkWidget       *save;
  GtkListBox      *sources;
  GtkWidget       *none;

  gboolean quiet; /* values are being set, not edited */
};

G_DEFINE_FINAL_TYPE (RcMaskMenu, rc_mask_menu, GTK_TYPE_POPOVER)

static guint changed_signal, save_signal, copy_signal;

static void
show_values (RcMaskMenu *self)
{
  int              pixels = (int)lround (gtk_adjustment_get_value (self->smooth_adjustment));
  g_autofree char *smooth = g_strdup_printf (_ ("%d px"), pixels);

  gtk_label_set_label (self->smooth_value, smooth);
}

static void
on_changed (RcMaskMenu *self)
{
  if (self->quiet)
    return;
  show_values (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_name_changed (RcMaskMenu *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_set_sensitive (self->save, *name != '\0');
}

static void
on_save (RcMaskMenu *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (*name == '\0')
    return;
  g_signal_emit (self, save_signal, 0, name);
  gtk_editable_set_text (self->name, "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_row_activated (RcMaskMenu *self, GtkListBoxRow *row)
{
  g_autoptr (RcJson) mask = rc_json_ref (g_object_get_data (G_OBJECT (row), "mask"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, copy_signal, 0, mask);
}

static void
rc_mask_menu_class_init (RcMaskMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new ("changed", RC_TYPE_MASK_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  save_signal = g_signal_new ("save", RC_TYPE_MASK_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
  copy_signal = g_signal_new ("copy", RC_TYPE_MASK_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, RC_TYPE_JSON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/mask-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, smooth_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, smooth_value);
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, fill_holes);
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, percent);
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, name);
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, save);
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, sources);
  gtk_widget_class_bind_template_child (widget_class, RcMaskMenu, none);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
rc_mask_menu_init (RcMaskMenu *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->quiet = FALSE;
  show_values (self);
}

/* --- public -------------------------------------------------------------------------------- */

/** Shows @settings, without "changed" */
void
rc_mask_menu_set (RcMaskMenu *self, const RcMaskMenuSettings *settings)
{
  self->quiet = TRUE;
  gtk_adjustment_set_value (self->smooth_adjustment, settings->smooth);
  gtk_check_button_set_active (self->fill_holes, settings->fill_holes);
  gtk_toggle_button_set_active (self->percent, settings->percent);
  self->quiet = FALSE;
  show_values (self);
}

RcMaskMenuSettings
rc_mask_menu_get (RcMaskMenu *self)
{
  return (RcMaskMenuSettings){
    .smooth = gtk_adjustment_get_value (self->smooth_adjustment),
    .fill_holes = gtk_check_button_get_active (self->fill_holes),
    .percent = gtk_toggle_button_get_active (self->percent),
  };
}

void
rc_mask_menu_clear_sources (RcMaskMenu *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->sources, 0)) != NULL)
    gtk_list_box_remove (self->sources, GTK_WIDGET (row));
  gtk_widget_set_visible (self->none, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), FALSE);
}

/** A mask that can be copied, and where it is from */
void
rc_mask_menu_add_source (RcMaskMenu *self, const char *name, RcJson *mask)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (row, name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "mask", rc_json_ref (mask),
                          (GDestroyNotify)rc_json_unref);
  gtk_list_box_append (self->sources, row);
  gtk_widget_set_visible (self->none, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->sources), TRUE);
}
