/* take-duplicate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/take-duplicate.h"

#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

/* Seeds that people can still read. */
#define SEED_MOST 9999

typedef struct
{
  RcSession     *session;
  RcTake        *take;
  GtkWidget     *popover;
  GtkTextBuffer *prompt;
  GtkSpinButton *seed;
} Duplicate;

static void
duplicate_free (gpointer data)
{
  Duplicate *self = data;

  g_object_unref (self->take);
  g_object_unref (self->session);
  g_free (self);
}

static void
finish (Duplicate *self, GError *error)
{
  GtkWidget *parent = gtk_widget_get_parent (self->popover);

  if (error != NULL)
    rc_film_view_report (parent, error);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
on_render (Duplicate *self)
{
  GtkTextIter      start, end;
  g_autofree char *prompt = NULL;
  GError          *error = NULL;

  gtk_text_buffer_get_bounds (self->prompt, &start, &end);
  prompt = gtk_text_buffer_get_text (self->prompt, &start, &end, FALSE);
  (void)rc_session_duplicate_request (self->session, self->take, prompt,
                                      gtk_spin_button_get_value_as_int (self->seed), &error);
  finish (self, error);
}

/* Ctrl+Return, also from within the prompt. */
static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  on_render (user_data);
  return TRUE;
}

static void
add_key (Duplicate *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_callback_action_new (on_key, self, NULL)));
  gtk_widget_add_controller (self->popover, keys);
}

static void
on_take_up (Duplicate *self)
{
  GError *error = NULL;

  (void)!rc_session_take_up_request (self->session, self->take, &error);
  finish (self, error);
}

static void
on_dice (Duplicate *self)
{
  gtk_spin_button_set_value (self->seed, g_random_int_range (1, SEED_MOST + 1));
}

static GtkWidget *
create_prompt (Duplicate *self, const char *text)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *view = gtk_text_view_new ();

  self->prompt = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->prompt, text, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Prompt of the new take"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (scroller, "prompt");
  return scroller;
}

static GtkWidget *
create_seed (Duplicate *self, int seed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("Seed"));
  GtkWidget *dice = gtk_button_new_from_icon_name ("rc-tool-dice-symbolic");

  self->seed = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, G_MAXINT, 1));
  gtk_spin_button_set_value (self->seed, seed);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->seed),
                               _ ("Another seed gives another picture of the same words"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seed), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Seed"), -1);
  gtk_widget_set_tooltip_text (dice, _ ("Throw the dice"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Throw the dice"), -1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (dice, "flat");
  g_signal_connect_swapped (dice, "clicked", G_CALLBACK (on_dice), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->seed));
  gtk_box_append (GTK_BOX (box), dice);
  return box;
}

static GtkWidget *
create_buttons (Duplicate *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *take_up = gtk_button_new_with_label (_ ("Put into the shot"));
  GtkWidget *render = gtk_button_new_with_label (_ ("Render take"));

  gtk_widget_set_tooltip_text (
      take_up, _ ("The shot gets the prompt, seed and creativity of this take, to work on"));
  gtk_widget_set_tooltip_text (render, _ ("Render another take; this one stays (Ctrl+Return)"));
  gtk_widget_set_hexpand (take_up, TRUE);
  gtk_widget_set_halign (take_up, GTK_ALIGN_START);
  gtk_widget_add_css_class (render, "suggested-action");
  g_signal_connect_swapped (take_up, "clicked", G_CALLBACK (on_take_up), self);
  g_signal_connect_swapped (render, "clicked", G_CALLBACK (on_render), self);
  gtk_box_append (GTK_BOX (box), take_up);
  gtk_box_append (GTK_BOX (box), render);
  return box;
}

/** Returns: (transfer floating): a popover */
GtkWidget *
rc_take_duplicate_new (RcSession *session, RcTake *take)
{
  Duplicate         *self = g_new0 (Duplicate, 1);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  request = rc_session_load_request (session, take, &error);

  self->session = g_object_ref (session);
  self->take = g_object_ref (take);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "take-duplicate");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Duplicate the request"), -1);
  g_object_set_data_full (G_OBJECT (self->popover), "duplicate", self, duplicate_free);
  if (request == NULL)
    {
      GtkWidget *label = gtk_label_new (error->message);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_popover_set_child (GTK_POPOVER (self->popover), label);
      return self->popover;
    }
  gtk_widget_add_css_class (box, "take-duplicate-box");
  gtk_box_append (GTK_BOX (box), create_prompt (self, rc_json_string_or (request, "prompt", "")));
  gtk_box_append (GTK_BOX (box),
                  create_seed (self, (int)rc_json_number_or (request, "seed", 1) + 1));
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  add_key (self);
  return self->popover;
}
