/* shot-grid.c - the film as a grid of cards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-grid.h"

#include "ui/actions/action-forward.h"
#include "ui/actions/action-table.h"
#include "ui/board/shot-card.h"
#include "ui/board/shot-carry.h"
#include "ui/board/shot-model.h"
#include "ui/film-text.h"
#include "ui/scroll.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Pixels below the picture for the words and the takes. */
#define FOOT 84

struct _RcShotGrid
{
  GtkWidget parent_instance;

  RcFilmView        *film;  /* nullable */
  RcBoardFind       *find;  /* nullable */
  GtkSelectionModel *cards; /* nullable: once the grid was seen */
  GHashTable        *shown; /* RcShotCard, borrowed: those that show a shot */
  gboolean           stale; /* the film changed while the grid was not seen */

  GtkWidget     *box;
  GtkGridView   *view;
  GtkWidget     *scroller, *empty;
  GtkLabel      *count;
  GtkAdjustment *size; /* pixels: the width of a card */
};

G_DEFINE_FINAL_TYPE (RcShotGrid, rc_shot_grid, GTK_TYPE_WIDGET)

/* --- the cards -------------------------------------------------------------------------------- */

static void
size_card (RcShotGrid *self, GtkWidget *card)
{
  int width = (int)gtk_adjustment_get_value (self->size), frame_width = 16, frame_height = 9;

  if (self->film != NULL)
    rc_project_frame_size (rc_session_get_project (rc_film_view_get_session (self->film)), 360,
                           &frame_width, &frame_height);
  gtk_widget_set_size_request (card, width,
                               (int)lround (width * (double)frame_height / frame_width) + FOOT);
}

static void
dim_card (RcShotGrid *self, GtkWidget *card)
{
  RcShot *shot = rc_shot_card_get_shot (RC_SHOT_CARD (card));

  gtk_widget_set_opacity (card, rc_board_find_opacity (self->find, shot));
}

static RcFilmView *
film_of_card (GtkWidget *card)
{
  return RC_SHOT_GRID (gtk_widget_get_ancestor (card, RC_TYPE_SHOT_GRID))->film;
}

static RcShot *
shot_of_card (GtkWidget *card)
{
  return rc_shot_card_get_shot (RC_SHOT_CARD (card));
}

static const RcShotCarry carry = { film_of_card, shot_of_card, GTK_ORIENTATION_HORIZONTAL };

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, RcShotGrid *self)
{
  GtkWidget *card = rc_shot_card_new ();

  gtk_widget_set_halign (card, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  rc_shot_carry_add (card, &carry);
  gtk_list_item_set_child (item, card);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, RcShotGrid *self)
{
  RcShotCard *card = RC_SHOT_CARD (gtk_list_item_get_child (item));

  size_card (self, GTK_WIDGET (card));
  rc_shot_card_set_shot (card, self->film, gtk_list_item_get_item (item));
  dim_card (self, GTK_WIDGET (card));
  /* The focus goes to what holds the card. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (card))),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, card, NULL, -1);
  g_hash_table_add (self->shown, card);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, RcShotGrid *self)
{
  RcShotCard *card = RC_SHOT_CARD (gtk_list_item_get_child (item));

  if (card == NULL)
    return;
  g_hash_table_remove (self->shown, card);
  rc_shot_card_set_shot (card, self->film, NULL);
}

static void
on_activate (GtkGridView *view, guint position, RcShotGrid *self)
{
  g_autoptr (RcNode) shot = g_list_model_get_item (G_LIST_MODEL (self->cards), position);

  if (shot == NULL)
    return;
  rc_film_view_select (self->film, shot);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "stage");
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void
update_count (RcShotGrid *self)
{
  guint n = self->cards != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->cards)) : 0;

  if (self->film == NULL)
    return;
  rc_label_count_shots (self->count, self->film, n);
  gtk_widget_set_visible (self->empty, n == 0);
}

static void
update_cards (RcShotGrid *self)
{
  GHashTableIter iter;
  gpointer       card;

  self->stale = FALSE;
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    if (rc_node_get_parent (RC_NODE (rc_shot_card_get_shot (card))) != NULL)
      {
        size_card (self, card);
        rc_shot_card_update (card);
      }
  update_count (self);
}

static void
on_film_changed (RcShotGrid *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_cards (self);
  else
    self->stale = TRUE;
}

static void
on_frame (RcShotGrid *self, RcNode *node, int index, RcFrame *frame)
{
  GHashTableIter iter;
  gpointer       card;

  if (!RC_IS_SHOT (node) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    if (rc_shot_card_get_shot (card) == RC_SHOT (node))
      rc_shot_card_show_frame (card, frame);
}

static void
on_size (RcShotGrid *self)
{
  GHashTableIter iter;
  gpointer       card;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    size_card (self, card);
}

static void
on_found (RcShotGrid *self)
{
  GHashTableIter iter;
  gpointer       card;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    dim_card (self, card);
}

/* The first cards are not covered by the bar. */
static void
on_find_visible (RcShotGrid *self)
{
  gtk_widget_set_margin_top (self->box, rc_board_find_get_room (self->find));
}

static void
on_find_closed (RcShotGrid *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Cards are made when the grid is seen for the first time. */
static void
make_cards (RcShotGrid *self)
{
  RcProject *project = rc_session_get_project (rc_film_view_get_session (self->film));

  self->cards = rc_shot_selection_new (self->film, rc_shot_list_new (project));
  gtk_grid_view_set_model (self->view, self->cards);
  self->stale = FALSE;
  update_count (self);
}

static void
drop_cards (RcShotGrid *self)
{
  gtk_grid_view_set_model (self->view, NULL);
  g_clear_object (&self->cards);
}

static void
rc_shot_grid_map (GtkWidget *widget)
{
  RcShotGrid *self = RC_SHOT_GRID (widget);

  GTK_WIDGET_CLASS (rc_shot_grid_parent_class)->map (widget);
  if (self->film != NULL && self->cards == NULL)
    make_cards (self);
  else if (self->stale)
    update_cards (self);
}

static gboolean
rc_shot_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RC_SHOT_GRID (widget)->view));
}

static void
larger (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkAdjustment *size = RC_SHOT_GRID (widget)->size;

  gtk_adjustment_set_value (size, gtk_adjustment_get_value (size) * 1.15);
}

static void
smaller (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkAdjustment *size = RC_SHOT_GRID (widget)->size;

  gtk_adjustment_set_value (size, gtk_adjustment_get_value (size) / 1.15);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RcShotGrid *self)
{
  RcScroll scroll = rc_scroll_read (controller, dx, dy);

  if ((scroll.state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (self->size, gtk_adjustment_get_value (self->size) *
                                            pow (1.1, -scroll.y / RC_SCROLL_NOTCH));
  return GDK_EVENT_STOP;
}

static void
rc_shot_grid_dispose (GObject *object)
{
  RcShotGrid *self = RC_SHOT_GRID (object);

  if (self->view != NULL)
    drop_cards (self);
  self->view = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->film);
  g_clear_object (&self->find);
  G_OBJECT_CLASS (rc_shot_grid_parent_class)->dispose (object);
}

static void
rc_shot_grid_finalize (GObject *object)
{
  g_hash_table_unref (RC_SHOT_GRID (object)->shown);
  G_OBJECT_CLASS (rc_shot_grid_parent_class)->finalize (object);
}

static void
rc_shot_grid_class_init (RcShotGridClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rc_shot_grid_dispose;
  object_class->finalize = rc_shot_grid_finalize;
  widget_class->map = rc_shot_grid_map;
  widget_class->grab_focus = rc_shot_grid_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/shot-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, RcShotGrid, box);
  gtk_widget_class_bind_template_child (widget_class, RcShotGrid, view);
  gtk_widget_class_bind_template_child (widget_class, RcShotGrid, empty);
  gtk_widget_class_bind_template_child (widget_class, RcShotGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcShotGrid, count);
  gtk_widget_class_bind_template_child (widget_class, RcShotGrid, size);
  gtk_widget_class_set_css_name (widget_class, "shotgrid");
  gtk_widget_class_install_action (widget_class, "grid.larger", NULL, larger);
  gtk_widget_class_install_action (widget_class, "grid.smaller", NULL, smaller);
  rc_actions_add_shortcuts (widget_class, "grid.");
  rc_forward_shortcuts (widget_class, "board.", "board.zoom");
}

static void
rc_shot_grid_init (RcShotGrid *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->shown = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_grid_view_set_factory (self->view, factory);
  g_object_unref (factory);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_object (self->size, "value-changed", G_CALLBACK (on_size), self,
                           G_CONNECT_SWAPPED);
  rc_shot_carry_scroll_at_edges (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/** Returns: a grid without a film */
GtkWidget *
rc_shot_grid_new (void)
{
  return g_object_new (RC_TYPE_SHOT_GRID, NULL);
}

/** @film: (nullable): whose shots to show from now on */
void
rc_shot_grid_set_film (RcShotGrid *self, RcFilmView *film)
{
  if (film == self->film)
    return;
  drop_cards (self);
  if (self->film != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->film, self);
      g_signal_handlers_disconnect_by_data (rc_film_view_get_session (self->film), self);
    }
  g_set_object (&self->film, film);
  if (film == NULL)
    return;
  g_signal_connect_object (film, "changed", G_CALLBACK (on_film_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "selection", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rc_film_view_get_session (film), "frame", G_CALLBACK (on_frame), self,
                           G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_cards (self);
}

/** @board: whose actions ("board.add-shot" …) can be activated here; outlives the grid */
void
rc_shot_grid_set_board (RcShotGrid *self, GtkWidget *board)
{
  rc_forward_actions (GTK_WIDGET (self), board, "board");
}

/** @find: the bar that looks for shots; what does not match is dimmed */
void
rc_shot_grid_set_find (RcShotGrid *self, RcBoardFind *find)
{
  g_set_object (&self->find, find);
  g_signal_connect_object (find, "changed", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "closed", G_CALLBACK (on_find_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "notify::visible", G_CALLBACK (on_find_visible), self,
                           G_CONNECT_SWAPPED);
}
