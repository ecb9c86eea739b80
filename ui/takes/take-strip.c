/* take-strip.c - the takes of a shot in a row
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/take-strip.h"

#include "engine/document/verdict.h"
#include "ui/picture.h"
#include "ui/takes/takes-panel.h"

#include <glib/gi18n-lib.h>

#define THUMBNAIL_SIZE 240

struct _RcTakeStrip
{
  GtkWidget parent_instance;

  RcFilmView *film; /* nullable */
  RcShot     *shot; /* nullable */

  GtkWidget *count;
  GtkWidget *scroller;
  GtkWidget *row;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (RcTakeStrip, rc_take_strip, GTK_TYPE_WIDGET)

static void
on_open (GtkButton *button, RcTakeStrip *self)
{
  rc_film_view_open_take (self->film, g_object_get_data (G_OBJECT (button), "take"));
}

static void
on_star (GtkButton *button, RcTakeStrip *self)
{
  RcNode *take = g_object_get_data (G_OBJECT (button), "take");
  GError *error = NULL;

  (void)!rc_session_toggle_verdict (rc_film_view_get_session (self->film), take, RC_VERDICT_STAR,
                                    &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static GtkWidget *
cell_new (RcTakeStrip *self, RcTake *take)
{
  GtkWidget       *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *open = gtk_button_new (), *picture = rc_picture_new (108, 61);
  GtkWidget       *star = gtk_button_new_from_icon_name ("starred-symbolic");
  g_autofree char *label = rc_take_dup_title (take); /* as on the stage */
  g_autofree char *poster = rc_session_dup_poster (rc_film_view_get_session (self->film), take);
  GtkWidget       *name = gtk_label_new (label);

  rc_picture_set_file (RC_PICTURE (picture), rc_film_view_get_pictures (self->film), poster,
                       THUMBNAIL_SIZE);
  gtk_button_set_child (GTK_BUTTON (open), picture);
  gtk_widget_set_tooltip_text (open, _ ("Open this take on the stage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (star, _ ("Star: this take is the one"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (star), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Star"),
                                  -1);
  gtk_widget_add_css_class (open, "take");
  gtk_widget_add_css_class (star, "flat");
  gtk_widget_add_css_class (star, "star");
  if (rc_node_get_enum (RC_NODE (take), "verdict") == RC_VERDICT_STAR)
    gtk_widget_add_css_class (star, "on");
  if (take == rc_shot_get_best_take (self->shot))
    gtk_widget_add_css_class (open, "best");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_halign (open, GTK_ALIGN_START);
  gtk_widget_set_halign (cell, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (open), "take", g_object_ref (take), g_object_unref);
  g_object_set_data_full (G_OBJECT (star), "take", g_object_ref (take), g_object_unref);
  g_signal_connect (open, "clicked", G_CALLBACK (on_open), self);
  g_signal_connect (star, "clicked", G_CALLBACK (on_star), self);
  gtk_box_append (GTK_BOX (foot), name);
  gtk_box_append (GTK_BOX (foot), star);
  gtk_box_append (GTK_BOX (cell), open);
  gtk_box_append (GTK_BOX (cell), foot);
  return cell;
}

static void
rc_take_strip_dispose (GObject *object)
{
  RcTakeStrip *self = RC_TAKE_STRIP (object);
  GtkWidget   *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shot);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_take_strip_parent_class)->dispose (object);
}

static void
rc_take_strip_class_init (RcTakeStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_take_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "takestrip");
}

static void
rc_take_strip_init (RcTakeStrip *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("TAKES"));

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->count = gtk_label_new (NULL);
  self->scroller = gtk_scrolled_window_new ();
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->none = gtk_label_new (_ ("The first picture comes by itself a moment after you write."));
  gtk_widget_add_css_class (head, "section");
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->count, "heading");
  gtk_widget_add_css_class (self->row, "take-row");
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_widget_add_css_class (self->none, "hint");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->row);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
}

/** @shot: (nullable): whose takes to show; to be called again after the film changed */
void
rc_take_strip_show (RcTakeStrip *self, RcFilmView *film, RcShot *shot)
{
  g_autofree char *count = NULL;
  GtkWidget       *child;
  guint            n;

  g_set_object (&self->film, film);
  g_set_object (&self->shot, shot);
  while ((child = gtk_widget_get_first_child (self->row)) != NULL)
    gtk_box_remove (GTK_BOX (self->row), child);
  if (shot == NULL)
    return;
  n = rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->row),
                    cell_new (self, rc_node_get_child (RC_NODE (shot), RC_TYPE_TAKE, i)));
  count = g_strdup_printf ("%u", n);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->none, n == 0);
}
