/* board-raccord.c - between two cards: how well the one shot follows the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

#include <math.h>

static const char *const shot_key = "rc-raccord-shot";
static const char *const state_key = "rc-raccord-state";

/* --- what is found, in a popover ---------------------------------------------------------------
 */

static void
on_meant (GtkToggleButton *button, RcBoard *self)
{
  RcShot            *shot = g_object_get_data (G_OBJECT (self->raccord), shot_key);
  RcDocument        *document = rc_session_get_document (rc_film_view_get_session (self->film));
  guint              check = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "check"));
  g_autofree char   *meant = NULL;
  g_autoptr (GError) error = NULL;

  if (shot == NULL || rc_node_get_parent (RC_NODE (shot)) == NULL)
    return;
  meant = rc_raccord_dup_meant (rc_node_get_string (RC_NODE (shot), "breaks"), check,
                                gtk_toggle_button_get_active (button));
  if (!rc_document_set_text (document, RC_NODE (shot), "breaks", meant, 0, &error))
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

static const char *
icon_of (const RcRaccordCheck *check)
{
  if (!check->applies)
    return "list-remove-symbolic";
  return check->score < RC_RACCORD_GOOD ? "dialog-warning-symbolic" : "object-select-symbolic";
}

static const char *
style_of (const RcRaccordCheck *check)
{
  if (!check->applies || check->meant)
    return "dim-label";
  return check->score < RC_RACCORD_GOOD ? "doubt" : "good";
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
meant_new (RcBoard *self, const RcRaccordCheck *check, guint id)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ ("Intended"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), check->meant);
  gtk_widget_set_tooltip_text (button, _ ("This break is meant: it counts no more"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "check", GUINT_TO_POINTER (id));
  g_signal_connect (button, "toggled", G_CALLBACK (on_meant), self);
  return button;
}

static void
add_check (RcBoard *self, GtkGrid *grid, const RcRaccordCheck *check, guint id)
{
  GtkWidget  *icon = gtk_image_new_from_icon_name (icon_of (check));
  GtkWidget  *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *said = check->finding != NULL ? check->finding
                     : check->applies       ? _ ("As in the shot before.")
                                            : _ ("Nothing to hold against it.");

  gtk_widget_add_css_class (icon, style_of (check));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), label_new (rc_raccord_check_name (id), "heading"));
  gtk_box_append (GTK_BOX (texts), label_new (said, "dim-label"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_grid_attach (grid, icon, 0, (int)id, 1, 1);
  gtk_grid_attach (grid, texts, 1, (int)id, 1, 1);
  if (check->applies && check->score < RC_RACCORD_GOOD)
    gtk_grid_attach (grid, meant_new (self, check, id), 2, (int)id, 1, 1);
}

static char *
dup_title (RcShot *shot)
{
  RcNode *scene = rc_node_get_parent (RC_NODE (shot));
  RcShot *before = rc_node_get_child (scene, RC_TYPE_SHOT, rc_node_get_index (RC_NODE (shot)) - 1);
  g_autofree char *was = rc_shot_dup_label (before), *is = rc_shot_dup_label (shot);

  return g_strdup_printf ("%s → %s", was, is);
}

static GtkWidget *
content_new (RcBoard *self, RcShot *shot, const RcRaccord *raccord)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *grid = gtk_grid_new ();
  g_autofree char *title = dup_title (shot);
  g_autofree char *score = g_strdup_printf (_ ("continuity %.2f"), raccord->score);
  GtkWidget       *badge = gtk_label_new (score);

  gtk_widget_add_css_class (box, "raccord-found");
  gtk_widget_add_css_class (badge, "continuity");
  gtk_widget_add_css_class (badge, rc_raccord_is_good (raccord) ? "good" : "doubt");
  gtk_box_append (GTK_BOX (head), label_new (title, "title"));
  gtk_box_append (GTK_BOX (head), badge);
  gtk_box_append (GTK_BOX (box), head);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    add_check (self, GTK_GRID (grid), &raccord->checks[i], i);
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

/* (transfer full): all that the popover shows of it */
static char *
dup_state (const RcRaccord *raccord, RcShot *shot)
{
  GString *state = g_string_new (rc_node_get_id (RC_NODE (shot)));

  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    {
      const RcRaccordCheck *check = &raccord->checks[i];

      g_string_append_printf (state, "|%d %d %.3f %s", check->applies, check->meant, check->score,
                              check->finding != NULL ? check->finding : "");
    }
  return g_string_free (state, FALSE);
}

/* What is shown already stays: who has the keyboard in it keeps it while other takes come in. */
static void
fill_popover (RcBoard *self)
{
  RcShot          *shot = g_object_get_data (G_OBJECT (self->raccord), shot_key);
  const RcRaccord *raccord =
      shot != NULL && self->raccords != NULL ? rc_raccords_peek (self->raccords, shot) : NULL;

  g_autofree char *state = raccord != NULL ? dup_state (raccord, shot) : NULL;
  GtkWidget       *child = gtk_popover_get_child (GTK_POPOVER (self->raccord));

  if (raccord == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->raccord));
      return;
    }
  if (child != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (child), state_key), state) == 0)
    return;
  child = content_new (self, shot, raccord);
  g_object_set_data_full (G_OBJECT (child), state_key, g_steal_pointer (&state), g_free);
  gtk_popover_set_child (GTK_POPOVER (self->raccord), child);
  if (gtk_widget_get_mapped (self->raccord))
    gtk_widget_child_focus (self->raccord, GTK_DIR_TAB_FORWARD);
}

static gboolean
fill_again (gpointer user_data)
{
  RcBoard *self = user_data;

  self->raccord_fill = 0;
  if (gtk_widget_get_visible (self->raccord))
    fill_popover (self);
  return G_SOURCE_REMOVE;
}

/* --- the marks ----------------------------------------------------------------------------------
 */

static void
on_mark_clicked (GtkButton *mark, RcBoard *self)
{
  RcShot         *shot = g_object_get_data (G_OBJECT (mark), shot_key);
  graphene_rect_t bounds;

  if (shot == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (mark), GTK_WIDGET (self), &bounds))
    return;
  g_object_set_data_full (G_OBJECT (self->raccord), shot_key, g_object_ref (shot), g_object_unref);
  fill_popover (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->raccord),
                               &(GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y,
                                                (int)bounds.size.width, (int)bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->raccord));
}

static GtkWidget *
mark_new (RcBoard *self)
{
  GtkWidget *mark = gtk_button_new ();

  gtk_widget_add_css_class (mark, "raccord");
  gtk_widget_insert_before (mark, GTK_WIDGET (self), self->upper);
  g_signal_connect (mark, "clicked", G_CALLBACK (on_mark_clicked), self);
  g_ptr_array_add (self->raccord_marks, mark);
  return mark;
}

static void
show_mark (GtkWidget *mark, RcShotCard *card, const RcRaccord *raccord)
{
  gboolean         good = rc_raccord_is_good (raccord);
  RcShot          *shot = rc_shot_card_get_shot (card);
  const char      *icon = good ? "object-select-symbolic" : "dialog-warning-symbolic";
  g_autofree char *title = dup_title (shot);
  g_autofree char *name =
      good ? g_strdup_printf (_ ("Raccord %s: good"), title)
           : g_strdup_printf (
                 ngettext ("Raccord %s: %u break", "Raccord %s: %u breaks", raccord->breaks), title,
                 raccord->breaks);

  g_object_set_data_full (G_OBJECT (mark), shot_key, g_object_ref (shot), g_object_unref);
  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (mark)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (mark), icon);
  gtk_widget_remove_css_class (mark, good ? "doubt" : "good");
  gtk_widget_add_css_class (mark, good ? "good" : "doubt");
  rc_tooltip_set (mark, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_child_visible (mark, TRUE);
  rc_shot_card_set_raccord (card, name);
}

/** Gives marks to the gaps before the cards that are seen, where it is known. */
void
rc_board_raccord_update (RcBoard *self)
{
  GHashTableIter iter;
  gpointer       shot, card;
  guint          n = 0;

  g_hash_table_iter_init (&iter, self->cards);
  while (self->raccords != NULL && g_hash_table_iter_next (&iter, &shot, &card))
    {
      const RcRaccord *raccord = !self->dragging && rc_node_get_parent (shot) != NULL
                                     ? rc_raccords_peek (self->raccords, shot)
                                     : NULL;

      if (raccord == NULL)
        {
          rc_shot_card_set_raccord (card, NULL);
          continue;
        }
      show_mark (n < self->raccord_marks->len ? g_ptr_array_index (self->raccord_marks, n)
                                              : mark_new (self),
                 card, raccord);
      n++;
    }
  for (; n < self->raccord_marks->len; n++)
    {
      GtkWidget *mark = g_ptr_array_index (self->raccord_marks, n);

      g_object_set_data (G_OBJECT (mark), shot_key, NULL);
      gtk_widget_set_child_visible (mark, FALSE);
    }
  if (self->raccord_fill == 0 && gtk_widget_get_visible (self->raccord))
    self->raccord_fill = g_idle_add (fill_again, self);
}

/** Puts the marks in their place, in the middle of the gap before their card's picture. */
void
rc_board_raccord_place (RcBoard *self)
{
  for (guint i = 0; i < self->raccord_marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (self->raccord_marks, i);
      RcShot    *shot = g_object_get_data (G_OBJECT (mark), shot_key);
      guint      lane, card;

      if (rc_board_find_shot (self, shot, &lane, &card) && card > 0)
        rc_board_place (self, mark, rc_board_layout_gap (self->layout, lane, card));
    }
  if (gtk_widget_get_visible (self->raccord))
    gtk_popover_present (GTK_POPOVER (self->raccord));
}

/** @badge: of the heading of @scene: how well all its shots follow each other */
void
rc_board_raccord_show_scene (RcBoard *self, GtkLabel *badge, RcScene *scene)
{
  double score = self->raccords != NULL ? rc_raccords_peek_scene (self->raccords, scene) : -1;
  g_autofree char *text = g_strdup_printf (_ ("continuity %.2f"), MAX (score, 0));
  gboolean         good = score >= 0.85;

  gtk_widget_set_visible (GTK_WIDGET (badge), score >= 0);
  gtk_label_set_label (badge, text);
  gtk_widget_remove_css_class (GTK_WIDGET (badge), good ? "doubt" : "good");
  gtk_widget_add_css_class (GTK_WIDGET (badge), good ? "good" : "doubt");
}

static gboolean
show_news (gpointer user_data)
{
  RcBoard *self = user_data;

  self->raccord_news = 0;
  rc_board_update_seen (self);
  return G_SOURCE_REMOVE;
}

/* Takes are read one after the other: the board is not drawn again for each. */
static void
on_changed (RcBoard *self)
{
  if (self->raccord_news == 0)
    self->raccord_news = g_timeout_add (200, show_news, self);
}

/** @film: (nullable): what is shown from now on */
void
rc_board_raccord_set_film (RcBoard *self, RcFilmView *film)
{
  g_clear_handle_id (&self->raccord_news, g_source_remove);
  g_clear_handle_id (&self->raccord_fill, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->raccord));
  g_object_set_data (G_OBJECT (self->raccord), shot_key, NULL);
  if (self->raccords != NULL)
    g_signal_handlers_disconnect_by_data (self->raccords, self);
  g_clear_object (&self->raccords);
  if (film == NULL)
    return;
  self->raccords = rc_raccords_new (rc_session_get_dir (rc_film_view_get_session (film)));
  g_signal_connect_object (self->raccords, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

void
rc_board_raccord_init (RcBoard *self)
{
  self->raccord_marks = g_ptr_array_new ();
  self->raccord = gtk_popover_new ();
  gtk_widget_set_parent (self->raccord, GTK_WIDGET (self));
}

/** Before the board lets go of its children. */
void
rc_board_raccord_dispose (RcBoard *self)
{
  if (self->raccord == NULL)
    return;
  rc_board_raccord_set_film (self, NULL);
  g_ptr_array_set_size (self->raccord_marks, 0);
  self->raccord = NULL; /* a child as any other */
}
