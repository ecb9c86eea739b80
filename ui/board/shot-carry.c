/* shot-carry.c - shots that are dragged to another place of the film, where it is no canvas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-carry.h"

#include "engine/document/shot-edit.h"
#include "ui/drag-source.h"

/* So near the edge what is under the pointer scrolls, in pixels; and how far with each frame. */
#define EDGE 48
#define STEP 14

/* --- where they go ---------------------------------------------------------------------------- */

static gboolean
is_behind (GtkWidget *widget, const RcShotCarry *carry, double x, double y)
{
  if (carry->along == GTK_ORIENTATION_VERTICAL)
    return y > gtk_widget_get_height (widget) / 2.0;
  return (x > gtk_widget_get_width (widget) / 2.0) !=
         (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

/* Of a cell its row. */
static GtkWidget *
whole (GtkWidget *widget, const RcShotCarry *carry)
{
  return carry->get_whole != NULL ? carry->get_whole (widget) : widget;
}

static void
unmark (GtkWidget *widget, const RcShotCarry *carry)
{
  GtkWidget *marked = whole (widget, carry);

  if (marked == NULL)
    return;
  gtk_widget_remove_css_class (marked, "put-before");
  gtk_widget_remove_css_class (marked, "put-behind");
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, const RcShotCarry *carry)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  unmark (widget, carry);
  if (carry->get_film (widget) == NULL || carry->get_shot (widget) == NULL)
    return 0;
  gtk_widget_add_css_class (whole (widget, carry),
                            is_behind (widget, carry, x, y) ? "put-behind" : "put-before");
  return GDK_ACTION_MOVE;
}

static void
on_leave (GtkDropTarget *target, const RcShotCarry *carry)
{
  unmark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), carry);
}

/* All that are selected if the one that was picked up is. */
static GPtrArray *
dup_carried (RcFilmView *film, RcShot *picked_up)
{
  GPtrArray *shots;

  if (rc_film_view_is_selected (film, RC_NODE (picked_up)))
    return rc_film_view_dup_shots (film);
  shots = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (shots, g_object_ref (picked_up));
  return shots;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, const RcShotCarry *carry)
{
  GtkWidget            *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  RcFilmView           *film = carry->get_film (widget);
  RcShot               *shot = carry->get_shot (widget), *picked_up = g_value_get_object (value);
  RcDocument           *document = film != NULL ? rc_film_view_get_document (film) : NULL;
  g_autoptr (GPtrArray) shots = NULL;
  GError               *error = NULL;
  guint                 index;

  unmark (widget, carry);
  /* It may be of another film, or gone meanwhile. */
  if (film == NULL || shot == NULL ||
      rc_document_find (document, rc_node_get_id (RC_NODE (picked_up))) != RC_NODE (picked_up))
    return FALSE;
  index = rc_node_get_index (RC_NODE (shot)) + (is_behind (widget, carry, x, y) ? 1 : 0);
  shots = dup_carried (film, picked_up);
  rc_document_seal (document);
  rc_document_move_shots (document, shots, RC_SCENE (rc_node_get_parent (RC_NODE (shot))), index,
                          &error);
  rc_film_view_report (widget, error);
  return TRUE;
}

/* --- what is picked up ------------------------------------------------------------------------ */

/* Half as large and not opaque: one sees where it goes. */
static void
set_icon (GtkDragSource *source, GtkWidget *widget, double x, double y)
{
  g_autoptr (GdkPaintable)  paintable = gtk_widget_paintable_new (widget), icon = NULL;
  GtkSnapshot              *snapshot = gtk_snapshot_new ();
  g_autoptr (GtkSnapshot)   drawn = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  double                    width = gtk_widget_get_width (widget) / 2.0;
  double                    height = gtk_widget_get_height (widget) / 2.0;

  gtk_snapshot_push_opacity (snapshot, 0.85);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_pop (snapshot);
  /* What was not drawn yet has no picture: GTK's own will do. */
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  gtk_snapshot_append_node (drawn, node);
  icon = gtk_snapshot_to_paintable (drawn, &GRAPHENE_SIZE_INIT ((float)width, (float)height));
  gtk_drag_source_set_icon (source, icon, (int)(x / 2), (int)(y / 2));
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, const RcShotCarry *carry)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  RcShot    *shot = carry->get_shot (widget);

  if (carry->get_film (widget) == NULL || shot == NULL)
    return NULL;
  (void)!gtk_widget_translate_coordinates (widget, whole (widget, carry), x, y, &x, &y);
  set_icon (source, whole (widget, carry), x, y);
  return gdk_content_provider_new_typed (RC_TYPE_SHOT, shot);
}

/**
 * rc_shot_carry_add:
 * @carry: (transfer none): lives as long as @widget
 *
 * Returns: (transfer none): what picks it up; a gesture of @widget that takes the press is to be
 * grouped with it
 */
GtkGesture *
rc_shot_carry_add (GtkWidget *widget, const RcShotCarry *carry)
{
  GtkDragSource *source = rc_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RC_TYPE_SHOT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), (gpointer)carry);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (on_motion), (gpointer)carry);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion), (gpointer)carry);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), (gpointer)carry);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), (gpointer)carry);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  return GTK_GESTURE (source);
}

/* --- farther than one sees ---------------------------------------------------------------------
 */

/* Towards the edge that the pointer, which is where the data of the scroller say, is near. */
static gboolean
scroll_on (GtkWidget *widget, GdkFrameClock *clock, gpointer motion)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  double         y = *(double *)g_object_get_data (G_OBJECT (motion), "y");
  int            step = y < EDGE ? -STEP : y > gtk_widget_get_height (widget) - EDGE ? STEP : 0;

  if (!gtk_drop_controller_motion_contains_pointer (motion))
    return G_SOURCE_REMOVE;
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + step);
  return G_SOURCE_CONTINUE;
}

static void
on_near (GtkDropControllerMotion *motion, double x, double y)
{
  *(double *)g_object_get_data (G_OBJECT (motion), "y") = y;
}

static void
on_enter (GtkDropControllerMotion *motion, double x, double y)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));

  on_near (motion, x, y);
  gtk_widget_add_tick_callback (widget, scroll_on, g_object_ref (motion), g_object_unref);
}

/** While something is dragged near its upper or lower edge, @scroller moves on. */
void
rc_shot_carry_scroll_at_edges (GtkScrolledWindow *scroller)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_object_set_data_full (G_OBJECT (motion), "y", g_new0 (double, 1), g_free);
  g_signal_connect (motion, "enter", G_CALLBACK (on_enter), NULL);
  g_signal_connect (motion, "motion", G_CALLBACK (on_near), NULL);
  gtk_widget_add_controller (GTK_WIDGET (scroller), motion);
}
