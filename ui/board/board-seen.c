/* board-seen.c - which parts of the board are seen and have widgets, and where these go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* What adds a scene is not shown smaller: its words could not be read. */
#define LEAST_SCALE 0.85F

/** @rect: board units: where @widget goes and how large it is at 100 % */
void
rc_board_place (RcBoard *self, GtkWidget *widget, graphene_rect_t rect)
{
  GskTransform *transform = gsk_transform_translate (
      NULL, &GRAPHENE_POINT_INIT ((float)round ((rect.origin.x - self->view.x) * self->view.zoom),
                                  (float)round ((rect.origin.y - self->view.y) * self->view.zoom)));
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  transform = gsk_transform_scale (transform, (float)self->view.zoom, (float)self->view.zoom);
  gtk_widget_allocate (widget, MAX (least, (int)rect.size.width), (int)rect.size.height, -1,
                       transform);
}

static RcShotCard *
show_card (RcBoard *self, RcShot *shot)
{
  RcShotCard *card = g_hash_table_lookup (self->cards, shot);

  if (card != NULL)
    return card;
  if (self->spare->len > 0)
    {
      card = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
    }
  else
    {
      card = RC_SHOT_CARD (rc_shot_card_new ());
      gtk_widget_insert_before (GTK_WIDGET (card), GTK_WIDGET (self), self->upper);
    }
  rc_shot_card_set_shot (card, self->film, shot);
  gtk_widget_set_child_visible (GTK_WIDGET (card), TRUE);
  g_hash_table_insert (self->cards, g_object_ref (shot), card);
  return card;
}

/** Takes the widget from a card and keeps it for another one. */
void
rc_board_hide_card (RcBoard *self, RcShotCard *card)
{
  gtk_widget_set_child_visible (GTK_WIDGET (card), FALSE);
  rc_board_image_drop (GTK_WIDGET (card));
  rc_shot_card_set_shot (card, self->film, NULL);
  g_ptr_array_add (self->spare, card);
}

/** Takes the widgets from all cards. */
void
rc_board_hide_cards (RcBoard *self)
{
  GHashTableIter iter;
  gpointer       card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    rc_board_hide_card (self, card);
  g_hash_table_remove_all (self->cards);
}

/** Shows which card is selected. */
void
rc_board_mark_selected (RcBoard *self)
{
  RcNode        *selected = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;
  GHashTableIter iter;
  gpointer       shot, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &shot, &card))
    {
      gboolean is = selected != NULL && rc_film_view_is_selected (self->film, shot);

      if (is)
        gtk_widget_set_state_flags (card, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (card, GTK_STATE_FLAG_SELECTED);
      gtk_accessible_update_state (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_STATE_SELECTED, is, -1);
    }
}

/* Gives widgets to the cards in @area and takes them from those that are not. */
static void
update_cards (RcBoard *self, const graphene_rect_t *area, guint first_lane, guint last_lane)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter         iter;
  gpointer               shot, card;
  guint                  first, last;

  if (rc_board_is_far (self))
    {
      GtkWidget *focus = gtk_widget_get_root (GTK_WIDGET (self)) != NULL
                             ? gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))
                             : NULL;

      rc_board_far_update (self);
      /* The one that has the keyboard is still a widget that can be read. */
      if (RC_IS_SHOT_CARD (focus) && gtk_widget_get_parent (focus) == GTK_WIDGET (self) &&
          rc_shot_card_get_shot (RC_SHOT_CARD (focus)) != NULL)
        g_hash_table_add (seen, rc_shot_card_get_shot (RC_SHOT_CARD (focus)));
      /* And the one that is selected: arrows take the keyboard there. */
      if (RC_IS_SHOT (rc_film_view_get_node (self->film)) &&
          rc_board_find_shot (self, RC_SHOT (rc_film_view_get_node (self->film)), &first, &last))
        g_hash_table_add (seen, rc_film_view_get_node (self->film));
      first_lane = 1;
      last_lane = 0;
    }
  for (guint lane = first_lane; lane <= last_lane; lane++)
    if (rc_board_layout_cards_in (self->layout, lane, area, &first, &last))
      for (guint i = first; i <= last; i++)
        {
          shot = rc_board_get_shot (self, lane, i);
          if (shot != NULL)
            g_hash_table_add (seen, shot);
        }
  if (self->dragged != NULL)
    g_hash_table_add (seen, self->dragged);

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &shot, &card))
    if (!g_hash_table_contains (seen, shot))
      {
        rc_board_hide_card (self, card);
        g_hash_table_iter_remove (&iter);
      }
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &shot, NULL))
    rc_board_images_set_zoom (self, show_card (self, shot));
  rc_board_mark_selected (self);
}

static void
place_cards (RcBoard *self)
{
  GHashTableIter iter;
  gpointer       shot, card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &shot, &card))
    {
      graphene_rect_t rect;
      guint           lane, index;

      if (!rc_board_find_shot (self, shot, &lane, &index))
        continue;
      rect = rc_board_layout_card (self->layout, lane, index);
      if (shot == self->dragged && self->dragging)
        {
          double x = self->drag_x, y = self->drag_y;

          rc_board_from_pixels (self, &x, &y);
          rect.origin.x = (float)x;
          rect.origin.y = (float)y;
        }
      rc_board_place (self, card, rect);
    }
}

static void
on_heading_clicked (GtkGestureClick *click, int n_press, double x, double y, RcBoard *self)
{
  GtkWidget *heading = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  guint      index;

  if (g_ptr_array_find (self->headings, heading, &index))
    rc_film_view_select (self->film, RC_NODE (rc_board_get_scene (self, self->first_lane + index)));
}

static void
on_fold_clicked (GtkButton *button, RcBoard *self)
{
  guint index;

  if (!g_ptr_array_find (self->headings, gtk_widget_get_parent (GTK_WIDGET (button)), &index))
    return;
  rc_film_view_select (self->film, RC_NODE (rc_board_get_scene (self, self->first_lane + index)));
  gtk_widget_activate_action (GTK_WIDGET (self), "board.fold", NULL);
}

static GtkWidget *
heading_new (RcBoard *self)
{
  GtkWidget  *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget  *fold = gtk_button_new ();
  GtkWidget  *title = gtk_label_new (NULL), *seconds = gtk_label_new (NULL);
  GtkWidget  *continuity = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (heading, "lane-heading");
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (seconds, "seconds");
  gtk_widget_add_css_class (continuity, "continuity");
  gtk_widget_set_valign (continuity, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (continuity, _ ("How well the shots of this scene follow each other: "
                                              "the mean of their raccords"));
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (fold, "flat");
  gtk_widget_add_css_class (fold, "fold");
  gtk_widget_set_valign (fold, GTK_ALIGN_CENTER);
  g_signal_connect (fold, "clicked", G_CALLBACK (on_fold_clicked), self);
  gtk_box_append (GTK_BOX (heading), fold);
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), seconds);
  gtk_box_append (GTK_BOX (heading), continuity);
  g_signal_connect (click, "released", G_CALLBACK (on_heading_clicked), self);
  gtk_widget_add_controller (heading, GTK_EVENT_CONTROLLER (click));
  return heading;
}

static void
on_add_shot (GtkButton *button, RcBoard *self)
{
  guint index;

  if (!g_ptr_array_find (self->adders, button, &index))
    return;
  rc_film_view_select (self->film, RC_NODE (rc_board_get_scene (self, self->first_lane + index)));
  gtk_widget_activate_action (GTK_WIDGET (self), "board.add-shot", NULL);
}

/* What has the keyboard is seen. The view may get other lanes by it, and the button that had the
 * focus be of another one: then it goes to the one that is of this lane now. */
static void
on_adder_focus (GtkEventControllerFocus *focus, RcBoard *self)
{
  GtkWidget      *adder = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));
  graphene_rect_t rect;
  guint           index, lane;

  if (!g_ptr_array_find (self->adders, adder, &index) || !self->placed)
    return;
  lane = self->first_lane + index;
  rect = rc_board_layout_add_shot (self->layout, lane);
  rc_board_view_reveal (&self->view, &rect, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)) - RC_BOARD_FOOT);
  rc_board_view_changed (self);
  if (lane >= self->first_lane && lane <= self->last_lane && lane - self->first_lane != index)
    gtk_widget_grab_focus (g_ptr_array_index (self->adders, lane - self->first_lane));
}

static GtkWidget *
adder_new (RcBoard *self)
{
  GtkWidget          *adder = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (adder, "adder");
  gtk_widget_set_tooltip_text (adder, _ ("Add a shot to this scene (N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (adder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a shot to this scene"), -1);
  g_signal_connect (adder, "clicked", G_CALLBACK (on_add_shot), self);
  g_signal_connect (focus, "enter", G_CALLBACK (on_adder_focus), self);
  gtk_widget_add_controller (adder, focus);
  return adder;
}

/* In an empty lane it says what it does. */
static void
show_adder (RcBoard *self, GtkWidget *adder, guint lane)
{
  gboolean empty =
      rc_node_get_n_children (RC_NODE (rc_board_get_scene (self, lane)), RC_TYPE_SHOT) == 0;

  if (!empty)
    gtk_button_set_icon_name (GTK_BUTTON (adder), "list-add-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (adder), _ ("+ Add a shot"));
  gtk_widget_set_child_visible (adder, !rc_board_layout_get_collapsed (self->layout, lane));
}

static void
ensure (RcBoard *self, GPtrArray *widgets, guint n, GtkWidget *(*create) (RcBoard *self))
{
  while (widgets->len < n)
    {
      GtkWidget *widget = create (self);

      gtk_widget_insert_before (widget, GTK_WIDGET (self), self->upper);
      g_ptr_array_add (widgets, widget);
    }
  for (guint i = 0; i < widgets->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (widgets, i), i < n);
}

static void
show_fold (GtkWidget *fold, const char *title, gboolean collapsed)
{
  g_autofree char *name = g_strdup_printf (collapsed ? _ ("Expand %s") : _ ("Collapse %s"), title);
  const char      *icon = collapsed ? "pan-end-symbolic" : "pan-down-symbolic";

  if (g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (fold)), icon) != 0)
    gtk_button_set_icon_name (GTK_BUTTON (fold), icon);
  gtk_widget_set_tooltip_text (fold, collapsed ? _ ("Show the shots of this scene (C)")
                                               : _ ("Hide the shots of this scene (C)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_STATE_EXPANDED, !collapsed,
                               -1);
}

static void
show_heading (RcBoard *self, GtkWidget *heading, RcScene *scene)
{
  GtkWidget       *fold = gtk_widget_get_first_child (heading);
  GtkWidget       *title = gtk_widget_get_next_sibling (fold);
  g_autofree char *text = rc_scene_dup_title (scene);
  GtkWidget       *length = gtk_widget_get_next_sibling (title);
  g_autofree char *seconds = rc_board_dup_length (scene);

  show_fold (fold, text, rc_node_get_boolean (RC_NODE (scene), "collapsed"));
  gtk_label_set_label (GTK_LABEL (title), text);
  gtk_label_set_label (GTK_LABEL (length), seconds);
  rc_board_raccord_show_scene (self, GTK_LABEL (gtk_widget_get_next_sibling (length)), scene);
  if (rc_film_view_get_node (self->film) == RC_NODE (scene))
    gtk_widget_set_state_flags (heading, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (heading, GTK_STATE_FLAG_SELECTED);
}

/* Headings and adders of the lanes that are seen, if they have any. */
static void
show_lanes (RcBoard *self)
{
  guint n = rc_board_has_headings (self) ? self->last_lane + 1 - self->first_lane : 0;

  ensure (self, self->headings, n, heading_new);
  ensure (self, self->adders, n, adder_new);
  for (guint i = 0; i < n; i++)
    {
      show_adder (self, g_ptr_array_index (self->adders, i), self->first_lane + i);
      show_heading (self, g_ptr_array_index (self->headings, i),
                    rc_board_get_scene (self, self->first_lane + i));
    }
  self->lanes_shown = TRUE;
  self->headed = rc_board_has_headings (self);
}

/**
 * rc_board_move_seen:
 *
 * Gives widgets to what is seen of the film after the view has moved. Not while the board is being
 * allocated: to change a widget then would ask for another allocation in the middle of this one.
 */
void
rc_board_move_seen (RcBoard *self)
{
  guint           first = self->first_lane, last = self->last_lane;
  double          width = self->seen_width, height = self->seen_height;
  graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float)self->view.x, (float)self->view.y,
                          (float)(width / self->view.zoom), (float)(height / self->view.zoom));

  if (self->film == NULL || width <= 0)
    return;
  if (!rc_board_layout_lanes_in (self->layout, &area, &self->first_lane, &self->last_lane))
    {
      self->first_lane = 1;
      self->last_lane = 0;
    }
  if (!self->lanes_shown || self->headed != rc_board_has_headings (self) ||
      (self->headed && (first != self->first_lane || last != self->last_lane)))
    show_lanes (self);
  update_cards (self, &area, self->first_lane, self->last_lane);
  rc_board_raccord_update (self);
  rc_board_canvas_update_seen (self, &area);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* From afar, too, one reads what it is for. */
static void
place_add_scene (RcBoard *self)
{
  graphene_rect_t rect = rc_board_to_pixels (self, rc_board_layout_add_scene (self->layout));
  float           scale = MAX ((float)self->view.zoom, LEAST_SCALE);
  GskTransform   *transform = gsk_transform_translate (
        NULL, &GRAPHENE_POINT_INIT (roundf (rect.origin.x), roundf (rect.origin.y)));
  int width, height;

  gtk_widget_measure (self->add_scene, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->add_scene, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  gtk_widget_allocate (self->add_scene, MAX (width, (int)(rect.size.width / scale)),
                       MAX (height, (int)(rect.size.height / scale)), -1,
                       gsk_transform_scale (transform, scale, scale));
}

/** As rc_board_move_seen(), after something else than the view has changed. */
void
rc_board_update_seen (RcBoard *self)
{
  self->lanes_shown = FALSE;
  rc_board_move_seen (self);
}

/** Puts what is seen in its place. */
void
rc_board_place_seen (RcBoard *self)
{
  guint n_lanes = rc_board_layout_get_n_lanes (self->layout);

  for (guint lane = self->first_lane; self->headed && lane <= self->last_lane && lane < n_lanes;
       lane++)
    {
      rc_board_place (self, g_ptr_array_index (self->headings, lane - self->first_lane),
                      rc_board_layout_heading (self->layout, lane));
      rc_board_place (self, g_ptr_array_index (self->adders, lane - self->first_lane),
                      rc_board_layout_add_shot (self->layout, lane));
    }
  place_cards (self);
  rc_board_raccord_place (self);
  rc_board_canvas_place_seen (self);
  if (gtk_widget_should_layout (self->add_scene))
    place_add_scene (self);
}
