/* board-scene.c - whole scenes on the board: moved, collapsed, carried by their headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"
#include "ui/node-edit.h"
#include "ui/snapshot-text.h"

/* Pixels from the pointer to the name that follows it, and around the letters of that. */
#define CARRY_OFFSET 14.0F
#define CARRY_PAD    8.0F

/** Returns: (nullable) (transfer none): the scene whose heading is selected, or that the selected
 * shot is in */
RcNode *
rc_board_get_selected_scene (RcBoard *self)
{
  RcNode *node = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;

  if (node == NULL || RC_IS_SCENE (node))
    return node;
  return rc_node_get_ancestor (node, RC_TYPE_SCENE);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
fold (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard    *self = RC_BOARD (widget);
  RcNode     *scene = rc_board_get_selected_scene (self);
  RcDocument *document;
  GError     *error = NULL;

  if (scene == NULL)
    return;
  document = rc_film_view_get_document (self->film);
  /* How one looks at the film is kept with it, but is no step that one would take back. */
  rc_document_begin (document, NULL);
  rc_document_set_text (document, scene, "collapsed",
                        rc_node_get_boolean (scene, "collapsed") ? "false" : "true", 0, &error);
  rc_document_end (document);
  rc_film_view_report (widget, error);
}

static void
move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard *self = RC_BOARD (widget);
  RcNode  *scene = rc_board_get_selected_scene (self);

  if (scene != NULL)
    (void)!rc_node_edit_step (widget, self->film, scene,
                              g_str_equal (name, "board.scene-up") ? -1 : 1);
}

static void
select_shots (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  RcNode               *scene = rc_board_get_selected_scene (self);
  g_autoptr (GPtrArray) shots = g_ptr_array_new ();

  for (guint i = 0; scene != NULL && i < rc_node_get_n_children (scene, RC_TYPE_SHOT); i++)
    g_ptr_array_add (shots, rc_node_get_child (scene, RC_TYPE_SHOT, i));
  if (shots->len > 0)
    rc_film_view_select_shots (self->film, shots, g_ptr_array_index (shots, shots->len - 1));
}

void
rc_board_scene_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.fold", NULL, fold);
  gtk_widget_class_install_action (widget_class, "board.scene-up", NULL, move);
  gtk_widget_class_install_action (widget_class, "board.scene-down", NULL, move);
  gtk_widget_class_install_action (widget_class, "board.select-scene", NULL, select_shots);
}

/* --- carried by the heading ------------------------------------------------------------------- */

/** The button goes down at pixel (@x, @y). Returns: whether that is the heading, or the name, of a
 * scene: dragging carries it from now on */
gboolean
rc_board_scene_press (RcBoard *self, double x, double y)
{
  RcBoardHit hit;

  if (!rc_board_has_headings (self))
    {
      self->carried = rc_board_names_find (self, x, y);
      return self->carried != NULL;
    }
  rc_board_from_pixels (self, &x, &y);
  hit = rc_board_layout_hit (self->layout, x, y);
  self->carried = hit.part == RC_BOARD_HEADING ? rc_board_get_scene (self, hit.lane) : NULL;
  return self->carried != NULL;
}

/** Brings the scene that is carried to where the pointer is. */
void
rc_board_scene_follow (RcBoard *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  rc_board_from_pixels (self, &x, &y);
  rc_board_layout_drop_lane (self->layout, y, &self->carried_to, &self->mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Lets the scene go where it is, if one is carried. */
void
rc_board_scene_release (RcBoard *self)
{
  RcNode *scene = RC_NODE (self->carried);
  guint   from, to = self->carried_to;

  if (!self->carrying)
    return;
  rc_film_view_select (self->film, scene);
  from = rc_node_get_index (scene);
  /* Before itself and before the next is where it is. */
  if (to != from && to != from + 1)
    (void)!rc_node_edit_move (GTK_WIDGET (self), self->film, scene, to > from ? to - 1 : to);
}

/** Draws the name of the scene that is carried, beside the pointer, and the mark where it would go.
 */
void
rc_board_scene_snapshot (RcBoard *self, GtkSnapshot *snapshot, const GdkRGBA *accent)
{
  g_autofree char        *title = rc_scene_dup_title (self->carried);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), title);
  graphene_rect_t         mark = rc_board_to_pixels (self, self->mark), plate;
  GdkRGBA                 raised = { 0.2F, 0.2F, 0.2F, 1 }, ink = { 1, 1, 1, 1 };
  GskRoundedRect          outline;
  const float             widths[4] = { 1, 1, 1, 1 };
  int                     width, height;

  rc_widget_lookup_colour (GTK_WIDGET (self), "rc_raised", &raised);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  mark.size.height = MAX (3, mark.size.height);
  gtk_snapshot_append_color (snapshot, accent, &mark);
  pango_layout_get_pixel_size (layout, &width, &height);
  plate = GRAPHENE_RECT_INIT ((float)self->pointer_x + CARRY_OFFSET,
                              (float)self->pointer_y - (float)height / 2 - CARRY_PAD,
                              (float)width + 2 * CARRY_PAD, (float)height + 2 * CARRY_PAD);
  gsk_rounded_rect_init_from_rect (&outline, &plate, CARRY_PAD);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &raised, &plate);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths,
                              (GdkRGBA[4]){ *accent, *accent, *accent, *accent });
  rc_snapshot_append_text (snapshot, layout, plate.origin.x + CARRY_PAD, plate.origin.y + CARRY_PAD,
                           &ink);
}
