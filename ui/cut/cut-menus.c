/* cut-menus.c - the menus of the strip, and what it asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-strip-private.h"
#include "ui/cut/cut-track-private.h"

#include <glib/gi18n-lib.h>

/* --- a question --- */

static void
drop_popover (RcCutStrip *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
on_answer (GtkEntry *entry, RcCutStrip *self)
{
  RcAnswerFunc     func = (RcAnswerFunc)g_object_get_data (G_OBJECT (entry), "answer");
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->track));
  func (self, text);
}

static void
show_popover (RcCutStrip *self, GtkWidget *popover, GtkWidget *over, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)x, (float)y), there = point;

  drop_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (!gtk_widget_compute_point (over, GTK_WIDGET (self), &point, &there))
    there = point;
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle){ (int)there.x, (int)there.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (popover));
}

/** Asks for a text; @func gets it when Return is pressed. @over: what it is about: a button, or the
 * track, there the frame at @x */
void
rc_cut_strip_ask (RcCutStrip  *self,
                  const char  *question,
                  const char  *text,
                  RcAnswerFunc func,
                  GtkWidget   *over,
                  double       x)
{
  gboolean   track = over == GTK_WIDGET (self->track);
  GtkWidget *popover = gtk_popover_new (), *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (question);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  g_object_set_data (G_OBJECT (entry), "answer", (gpointer)func);
  g_signal_connect (entry, "activate", G_CALLBACK (on_answer), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  show_popover (self, popover, over, track ? x : gtk_widget_get_width (over) / 2.0,
                track ? 0 : gtk_widget_get_height (over));
  gtk_widget_grab_focus (entry);
}

/* --- menus --- */

typedef struct
{
  const char *label, *action;
} Item;

static void
append (GMenu *menu, const Item *items, gsize n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (gsize i = 0; i < n; i++)
    g_menu_append (section, _ (items[i].label), items[i].action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static const Item shot_items[] = {
  { N_ ("Begin the Shot at the Playhead"), "cut.trim-in" },
  { N_ ("End the Shot at the Playhead"), "cut.trim-out" },
  { N_ ("Play All of the Shot"), "cut.untrim" },
  { N_ ("Leave out of this Cut"), "cut.leave-out" },
  { N_ ("Put All Shots Back"), "cut.put-back" },
};
static const Item marker_items[] = {
  { N_ ("Rename…"), "cut.rename-marker" },
  { N_ ("Delete"), "cut.delete" },
};
static const Item colour_items[] = {
  { N_ ("Amber"), "cut.colour::amber" },   { N_ ("Red"), "cut.colour::red" },
  { N_ ("Green"), "cut.colour::green" },   { N_ ("Blue"), "cut.colour::blue" },
  { N_ ("Violet"), "cut.colour::violet" },
};
static const Item sound_items[] = {
  { N_ ("Mute"), "cut.mute" },
  { N_ ("Loop"), "cut.loop" },
  { N_ ("As Loud as It Is"), "cut.level-zero" },
  { N_ ("Delete"), "cut.delete" },
};
static const Item add_items[] = {
  { N_ ("Add Marker"), "cut.add-marker" },
  { N_ ("Add to Scratch…"), "cut.add-scratch" },
  { N_ ("Add to Ambience…"), "cut.add-ambience" },
  { N_ ("Add to Music…"), "cut.add-music" },
};
static const Item cut_items[] = {
  { N_ ("Duplicate…"), "cut.duplicate" },
  { N_ ("Rename…"), "cut.rename" },
  { N_ ("Delete"), "cut.remove" },
};

/** Opens the menu of what is at @x, @y of the track. */
void
rc_cut_strip_popup (RcCutStrip *self, double x, double y, int row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  RcNode           *node = rc_cut_track_get_selected (self->track);

  if (RC_IS_MARKER (node))
    {
      append (menu, marker_items, G_N_ELEMENTS (marker_items));
      append (menu, colour_items, G_N_ELEMENTS (colour_items));
    }
  else if (RC_IS_SOUND (node))
    append (menu, sound_items, G_N_ELEMENTS (sound_items));
  else if (row == RC_ROW_SHOTS)
    append (menu, shot_items, G_N_ELEMENTS (shot_items));
  else
    append (menu, add_items, G_N_ELEMENTS (add_items));
  show_popover (self, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)),
                GTK_WIDGET (self->track), x, y);
}

/* The cuts, and what can be done to the one that plays. Made as it opens: a menu that is changed
 * while it is open closes. */
static void
fill_cuts (GtkMenuButton *button, gpointer user_data)
{
  RcCutStrip       *self = user_data;
  RcDocument       *document = rc_cut_strip_document (self);
  RcNode           *film = document != NULL ? RC_NODE (rc_document_get_project (document)) : NULL;
  RcFilmCut        *plays = rc_cut_strip_cut (self);
  g_autoptr (GMenu) menu = g_menu_new (), cuts = g_menu_new ();

  for (guint i = 0; film != NULL && i < rc_node_get_n_children (film, RC_TYPE_FILM_CUT); i++)
    {
      RcNode          *cut = rc_node_get_child (film, RC_TYPE_FILM_CUT, i);
      g_autofree char *name = rc_node_dup_name (cut);
      g_autofree char *label = g_strconcat (cut == RC_NODE (plays) ? "● " : "○ ", name, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "cut.choose", "s", rc_node_get_id (cut));
      g_menu_append_item (cuts, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cuts));
  append (menu, cut_items, G_N_ELEMENTS (cut_items));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/** The button of the cuts gets its menu. */
void
rc_cut_strip_init_cuts (RcCutStrip *self)
{
  gtk_menu_button_set_create_popup_func (self->cuts, fill_cuts, self, NULL);
}
