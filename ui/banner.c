/* banner.c - a message across the window that stays until it is closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/banner.h"

#include <glib/gi18n-lib.h>

struct _RcBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *offers; /* a button each */
};

G_DEFINE_FINAL_TYPE (RcBanner, rc_banner, GTK_TYPE_WIDGET)

static void
rc_banner_dispose (GObject *object)
{
  g_clear_pointer (&RC_BANNER (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_banner_parent_class)->dispose (object);
}

static void
rc_banner_class_init (RcBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
rc_banner_init (RcBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->revealer = gtk_revealer_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_tooltip_text (close, _ ("Close this message"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close this message"), -1);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (rc_banner_clear), self);
  self->offers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->offers, "offers");
  gtk_widget_set_valign (self->offers, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->offers);
  gtk_box_append (GTK_BOX (box), close);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

/** Says @message, and no more than that: what was offered goes. */
void
rc_banner_say (RcBanner *self, const char *message)
{
  GtkWidget *offer;

  while ((offer = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_box_remove (GTK_BOX (self->offers), offer);
  gtk_label_set_label (GTK_LABEL (self->label), message);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/* What was offered was done, if the message is still the one that it was offered with: doing it may
 * have had something to say itself. */
static void
on_offer (GtkWidget *button, RcBanner *self)
{
  if (gtk_widget_get_parent (button) == self->offers)
    rc_banner_clear (self);
}

/**
 * rc_banner_offer:
 * @label: translated
 * @action: "win.save"; once it is done the message has been answered
 *
 * Something to do about what was said last.
 */
void
rc_banner_offer (RcBanner *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_offer), self, G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (self->offers), button);
}

void
rc_banner_clear (RcBanner *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
