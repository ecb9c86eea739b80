/* board.c - the film as lanes of scenes with cards of shots: what is shown where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Milliseconds from one look at what the engine does to the next. */
#define NEWS_INTERVAL 100

enum
{
  PROP_ZOOM = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (RcBoard, rc_board, GTK_TYPE_WIDGET)

/* --- the film -------------------------------------------------------------------------------- */

static RcNode *
board_project (RcBoard *self)
{
  return RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)));
}

/** Returns: (transfer none) (nullable) */
RcScene *
rc_board_get_scene (RcBoard *self, guint lane)
{
  return self->film != NULL ? rc_node_get_child (board_project (self), RC_TYPE_SCENE, lane) : NULL;
}

/** Returns: (transfer none) (nullable) */
RcShot *
rc_board_get_shot (RcBoard *self, guint lane, guint card)
{
  RcScene *scene = rc_board_get_scene (self, lane);

  return scene != NULL ? rc_node_get_child (RC_NODE (scene), RC_TYPE_SHOT, card) : NULL;
}

/** Returns: whether @shot (nullable) is on the board; then @lane and @card are its place */
gboolean
rc_board_find_shot (RcBoard *self, RcShot *shot, guint *lane, guint *card)
{
  RcNode *scene = shot != NULL ? rc_node_get_parent (RC_NODE (shot)) : NULL;

  if (scene == NULL || rc_node_get_parent (scene) == NULL)
    return FALSE;
  *lane = rc_node_get_index (scene);
  *card = rc_node_get_index (RC_NODE (shot));
  return *lane < rc_board_layout_get_n_lanes (self->layout) &&
         *card < rc_board_layout_get_n_cards (self->layout, *lane);
}

static void
update_layout (RcBoard *self)
{
  g_autofree guint    *counts = NULL;
  g_autofree gboolean *collapsed = NULL;
  guint                n_lanes;
  int                  width, height;

  if (self->film == NULL)
    return;
  n_lanes = rc_node_get_n_children (board_project (self), RC_TYPE_SCENE);
  counts = g_new (guint, n_lanes + 1);
  for (guint i = 0; i < n_lanes; i++)
    counts[i] = rc_node_get_n_children (RC_NODE (rc_board_get_scene (self, i)), RC_TYPE_SHOT);
  rc_project_frame_size (RC_PROJECT (board_project (self)), 360, &width, &height);
  rc_board_layout_set_lanes (self->layout, counts, n_lanes, width / (double)height);
  collapsed = g_new (gboolean, n_lanes + 1);
  for (guint i = 0; i < n_lanes; i++)
    collapsed[i] = rc_node_get_boolean (RC_NODE (rc_board_get_scene (self, i)), "collapsed");
  rc_board_layout_set_collapsed (self->layout, collapsed, n_lanes);
  self->lanes_shown = FALSE;
  gtk_widget_set_visible (self->empty, n_lanes == 0);
  gtk_widget_set_visible (self->add_scene, n_lanes > 0);
  rc_board_canvas_update (self);
}

/* --- the view -------------------------------------------------------------------------------- */

/** Returns: @rect, board units, in pixels of the board */
graphene_rect_t
rc_board_to_pixels (RcBoard *self, graphene_rect_t rect)
{
  double zoom = self->view.zoom;

  return GRAPHENE_RECT_INIT ((float)((rect.origin.x - self->view.x) * zoom),
                             (float)((rect.origin.y - self->view.y) * zoom),
                             (float)(rect.size.width * zoom), (float)(rect.size.height * zoom));
}

/** Turns pixels of the widget into board units. */
void
rc_board_from_pixels (RcBoard *self, double *x, double *y)
{
  *x = self->view.x + *x / self->view.zoom;
  *y = self->view.y + *y / self->view.zoom;
}

/** To be called after self->view was written. */
void
rc_board_view_changed (RcBoard *self)
{
  g_autofree char *text = NULL;

  rc_board_view_clamp (&self->view, self->layout, gtk_widget_get_width (GTK_WIDGET (self)),
                       gtk_widget_get_height (GTK_WIDGET (self)) - RC_BOARD_FOOT);
  text = g_strdup_printf (_ ("%d %%"), (int)lround (self->view.zoom * 100));
  gtk_label_set_label (self->zoom_label, text);
  rc_board_map_show (self->map, self->film != NULL ? self->layout : NULL, &self->view,
                     gtk_widget_get_width (GTK_WIDGET (self)),
                     gtk_widget_get_height (GTK_WIDGET (self)));
  rc_board_move_seen (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** @x, @y: pixels; the point that stays where it is */
void
rc_board_set_zoom (RcBoard *self, double zoom, double x, double y)
{
  rc_board_view_zoom_at (&self->view, x, y, zoom);
  rc_board_view_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

void
rc_board_reveal_shot (RcBoard *self, RcShot *shot)
{
  graphene_rect_t rect;
  guint           lane, card;

  if (!rc_board_find_shot (self, shot, &lane, &card) || !self->placed)
    return;
  rc_board_show_first (self);
  rect = rc_board_layout_card (self->layout, lane, card);
  if (card == 0)
    {
      graphene_rect_t heading = rc_board_layout_heading (self->layout, lane);

      heading.size.width = rect.size.width;
      graphene_rect_union (&rect, &heading, &rect);
    }
  rc_board_view_reveal (&self->view, &rect, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)) - RC_BOARD_FOOT);
  rc_board_view_changed (self);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
allocate_overlay (GtkWidget *child, int right, int bottom)
{
  GtkRequisition wanted;

  if (!gtk_widget_should_layout (child))
    return;
  gtk_widget_get_preferred_size (child, NULL, &wanted);
  gtk_widget_size_allocate (
      child,
      &(GtkAllocation){ right - wanted.width, bottom - wanted.height, wanted.width, wanted.height },
      -1);
}

static gboolean
on_resized (gpointer user_data)
{
  RcBoard *self = user_data;

  self->resized = 0;
  rc_board_show_first (self);
  rc_board_view_changed (self);
  return G_SOURCE_REMOVE;
}

static void
rc_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RcBoard *self = RC_BOARD (widget);

  if (width != self->seen_width || height != self->seen_height)
    {
      self->seen_width = width;
      self->seen_height = height;
      self->placed = width > 0;
      if (self->resized == 0)
        self->resized = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_resized, self, NULL);
    }
  if (self->film != NULL)
    rc_board_place_seen (self);
  allocate_overlay (self->zoom_bar, width - 14, height - 14);
  allocate_overlay (GTK_WIDGET (self->map), width - 14,
                    height - 24 - gtk_widget_get_height (self->zoom_bar));
  gtk_popover_present (GTK_POPOVER (self->menu));
  gtk_popover_present (GTK_POPOVER (self->scene_menu));
  gtk_popover_present (GTK_POPOVER (self->canvas_menu));
  gtk_popover_present (GTK_POPOVER (self->empty_menu));
  gtk_popover_present (GTK_POPOVER (self->drop_menu));
  if (gtk_widget_should_layout (self->empty))
    gtk_widget_size_allocate (self->empty, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
rc_board_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *least,
                  int           *natural,
                  int           *least_baseline,
                  int           *natural_baseline)
{
  *least = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 600;
  *least_baseline = *natural_baseline = -1;
}

/** Returns: whether something is looked for and @shot is not it */
gboolean
rc_board_is_out (RcBoard *self, RcShot *shot)
{
  return self->find != NULL && rc_board_find_is_out (self->find, shot);
}

static void
on_found (RcBoard *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_find_closed (RcBoard *self)
{
  GtkWidget *card = self->film != NULL
                        ? g_hash_table_lookup (self->cards, rc_film_view_get_node (self->film))
                        : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_grab_focus (card != NULL ? card : GTK_WIDGET (self));
}

static void
on_map_go (RcBoard *self, double x, double y)
{
  rc_board_stop_gliding (self);
  self->view.x = x - gtk_widget_get_width (GTK_WIDGET (self)) / self->view.zoom / 2;
  self->view.y = y - gtk_widget_get_height (GTK_WIDGET (self)) / self->view.zoom / 2;
  rc_board_view_changed (self);
}

static void
on_film_changed (RcBoard *self)
{
  GHashTableIter iter;
  gpointer       shot, card;
  guint          lane, index;

  update_layout (self);
  rc_board_update_actions (self);
  if (self->raccords != NULL)
    rc_raccords_film_changed (self->raccords);
  rc_board_far_forget (self, NULL);
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, &shot, &card))
    {
      if (rc_board_find_shot (self, shot, &lane, &index))
        {
          rc_shot_card_update (card);
          continue;
        }
      if (shot == self->dragged)
        self->dragged = NULL;
      rc_board_hide_card (self, card);
      g_hash_table_iter_remove (&iter);
    }
  rc_board_view_changed (self);
}

/* What the engine tells is shown so often, and only where it is seen: while sketches come in, each
 * frame of each shot would draw the window again. */
static gboolean
show_news (gpointer user_data)
{
  RcBoard       *self = user_data;
  GHashTableIter iter;
  gpointer       shot, value;

  self->news = 0;
  if (self->jobs_changed)
    {
      g_hash_table_iter_init (&iter, self->cards);
      while (g_hash_table_iter_next (&iter, &shot, &value))
        if (rc_node_get_parent (shot) != NULL)
          rc_shot_card_update_job (value);
    }
  self->jobs_changed = FALSE;
  g_hash_table_iter_init (&iter, self->frames);
  while (g_hash_table_iter_next (&iter, &shot, &value))
    {
      RcShotCard *card = g_hash_table_lookup (self->cards, shot);

      if (card != NULL)
        rc_shot_card_show_frame (card, value);
    }
  g_hash_table_remove_all (self->frames);
  return G_SOURCE_REMOVE;
}

static void
expect_news (RcBoard *self)
{
  if (self->news == 0)
    self->news = g_timeout_add (NEWS_INTERVAL, show_news, self);
}

static void
on_jobs_changed (RcBoard *self)
{
  self->jobs_changed = TRUE;
  expect_news (self);
}

static void
on_frame (RcBoard *self, RcNode *node, int index, RcFrame *frame)
{
  if (RC_IS_SHOT (node))
    rc_board_far_forget (self, RC_SHOT (node));
  if (!g_hash_table_contains (self->cards, node) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_hash_table_insert (self->frames, g_object_ref (node), rc_frame_ref (frame));
  expect_news (self);
}

static void
on_node_changed (RcBoard *self)
{
  RcNode *node = rc_film_view_get_node (self->film);

  /* What is selected may be part of a change of the film that is announced only later. */
  update_layout (self);
  if (RC_IS_SHOT (node))
    rc_board_reveal_shot (self, RC_SHOT (node));
  rc_board_update_seen (self);
  rc_board_update_actions (self);
  rc_board_canvas_selection_changed (self);
}

static void
on_selection (RcBoard *self)
{
  rc_board_mark_selected (self);
  rc_board_update_actions (self);
  rc_board_canvas_selection_changed (self);
}

static void
rc_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, RC_BOARD (object)->view.zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
rc_board_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (id == PROP_ZOOM)
    rc_board_set_zoom (RC_BOARD (object), g_value_get_double (value), 0, 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
rc_board_dispose (GObject *object)
{
  RcBoard   *self = RC_BOARD (object);
  GtkWidget *child;

  rc_board_raccord_dispose (self);
  rc_board_images_dispose (self);
  g_clear_weak_pointer (&self->drop_card);
  g_clear_handle_id (&self->resized, g_source_remove);
  g_clear_handle_id (&self->news, g_source_remove);
  g_clear_handle_id (&self->far_idle, g_source_remove);
  g_clear_handle_id (&self->far_resize, g_source_remove);
  g_hash_table_remove_all (self->far);
  rc_board_names_forget (self);
  g_hash_table_remove_all (self->frames);
  rc_board_stop_gliding (self);
  rc_board_scroll_at_edges (self, FALSE);
  g_clear_pointer (&self->band_kept, g_ptr_array_unref);
  self->dragged = NULL;
  g_hash_table_remove_all (self->cards);
  g_ptr_array_set_size (self->spare, 0);
  g_ptr_array_set_size (self->headings, 0);
  g_ptr_array_set_size (self->adders, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->film);
  g_clear_object (&self->find);
  G_OBJECT_CLASS (rc_board_parent_class)->dispose (object);
}

static void
rc_board_finalize (GObject *object)
{
  RcBoard *self = RC_BOARD (object);

  rc_board_canvas_free (self->canvas);
  rc_board_layout_free (self->layout);
  g_hash_table_unref (self->cards);
  g_hash_table_unref (self->frames);
  g_hash_table_unref (self->far);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->spare);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->adders);
  g_ptr_array_unref (self->raccord_marks);
  G_OBJECT_CLASS (rc_board_parent_class)->finalize (object);
}

static void
rc_board_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rc_board_parent_class)->css_changed (widget, change);
  rc_board_names_forget (RC_BOARD (widget));
}

static void
rc_board_class_init (RcBoardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rc_board_get_property;
  object_class->set_property = rc_board_set_property;
  object_class->dispose = rc_board_dispose;
  object_class->finalize = rc_board_finalize;
  widget_class->measure = rc_board_measure;
  widget_class->size_allocate = rc_board_size_allocate;
  widget_class->snapshot = rc_board_snapshot;
  widget_class->css_changed = rc_board_css_changed;
  props[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, RC_BOARD_LEAST_ZOOM, RC_BOARD_MOST_ZOOM, 1,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (RC_TYPE_BOARD_MAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/board.ui");
  gtk_widget_class_bind_template_child (widget_class, RcBoard, add_scene);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, empty);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, zoom_bar);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, map);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, menu);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, scene_menu);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, upper);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, canvas_menu);
  gtk_widget_class_bind_template_child (widget_class, RcBoard, empty_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_map_go);
  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  rc_board_edit_class_init (widget_class);
}

static void
rc_board_init (RcBoard *self)
{
  self->layout = rc_board_layout_new ();
  self->view.zoom = self->first.zoom = 1;
  self->first_lane = 1;
  self->cards = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->frames = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify)rc_frame_unref);
  self->far = rc_board_far_new ();
  self->names = rc_board_names_new ();
  self->spare = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  self->adders = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rc_board_canvas_init (self);
  rc_board_raccord_init (self);
  rc_board_input_init (self);
}

/** Returns: a board without a film */
GtkWidget *
rc_board_new (void)
{
  return g_object_new (RC_TYPE_BOARD, NULL);
}

/** @find: the bar that looks for shots, over the board; "board.find" opens it */
void
rc_board_set_find (RcBoard *self, RcBoardFind *find)
{
  g_set_object (&self->find, find);
  g_signal_connect_object (find, "changed", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "closed", G_CALLBACK (on_find_closed), self, G_CONNECT_SWAPPED);
}

/** @film: (nullable): what to show from now on */
void
rc_board_set_film (RcBoard *self, RcFilmView *film)
{
  RcSession *session;

  if (film == self->film)
    return;
  rc_board_hide_cards (self);
  g_hash_table_remove_all (self->frames);
  g_hash_table_remove_all (self->far);
  rc_board_names_forget (self);
  if (self->film != NULL)
    {
      session = rc_film_view_get_session (self->film);
      g_signal_handlers_disconnect_by_data (self->film, self);
      g_signal_handlers_disconnect_by_data (session, self);
      g_signal_handlers_disconnect_by_data (rc_session_get_jobs (session), self);
    }
  rc_board_canvas_set_film (self, film);
  g_set_object (&self->film, film);
  rc_board_raccord_set_film (self, film);
  self->view = self->first = (RcBoardView){ .zoom = 1 };
  if (film == NULL)
    return;
  update_layout (self);
  rc_board_show_first (self);
  session = rc_film_view_get_session (film);
  g_signal_connect_object (film, "changed", G_CALLBACK (on_film_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "notify::node", G_CALLBACK (on_node_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "selection", G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "frame", G_CALLBACK (on_frame), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rc_session_get_jobs (session), "items-changed",
                           G_CALLBACK (on_jobs_changed), self, G_CONNECT_SWAPPED);
  on_film_changed (self);
}
