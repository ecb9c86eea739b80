/* board-canvas-clip.c - notes and arrows that are copied, and pasted where they are seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-canvas-private.h"

/** Returns: (transfer full) (nullable): what is picked, as rc_canvas_to_text() has it */
char *
rc_board_canvas_dup_text (RcBoard *self, gboolean cut)
{
  g_autoptr (GPtrArray) nodes = rc_board_canvas_list_picked (self);

  return rc_canvas_to_text (rc_film_view_get_document (self->film), nodes, cut);
}

/** Adds the words of the notes that are picked, a blank line before each. */
void
rc_board_canvas_add_words (RcBoard *self, GString *words)
{
  g_autoptr (GPtrArray) nodes = rc_board_canvas_list_picked (self);

  for (guint i = 0; i < nodes->len; i++)
    if (RC_IS_STICKY (g_ptr_array_index (nodes, i)))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "",
                              rc_node_get_string (g_ptr_array_index (nodes, i), "text"));
}

/* What was pasted where nobody looks comes to the middle of what is seen. */
static void
bring_into_sight (RcBoard *self, GPtrArray *nodes)
{
  double          wide = self->seen_width / self->view.zoom;
  double          high = self->seen_height / self->view.zoom;
  graphene_rect_t seen =
      GRAPHENE_RECT_INIT ((float)self->view.x, (float)self->view.y, (float)wide, (float)high);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  guint           n = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      RcCanvasItem *item =
          g_hash_table_lookup (self->canvas->by_node, g_ptr_array_index (nodes, i));

      if (item == NULL || item->hidden || !RC_IS_STICKY (item->node))
        continue;
      if (n++ == 0)
        all = item->rect;
      else
        graphene_rect_union (&all, &item->rect, &all);
    }
  if (n == 0 || graphene_rect_intersection (&all, &seen, NULL))
    return;
  rc_board_canvas_nudge (
      self, rc_canvas_snap (self->view.x + wide / 2 - all.origin.x - all.size.width / 2),
      rc_canvas_snap (self->view.y + high / 2 - all.origin.y - all.size.height / 2), FALSE, 0);
}

/**
 * rc_board_canvas_paste:
 * @text: as rc_canvas_to_text() makes it
 * @step: (nullable): what the step of undo is called
 * @add: what is selected stays so
 *
 * Returns: whether it was pasted; if not, why not was said
 */
gboolean
rc_board_canvas_paste (RcBoard *self, const char *text, const char *step, gboolean add)
{
  RcDocument           *document = rc_film_view_get_document (self->film);
  g_autoptr (GPtrArray) nodes = NULL;
  g_autofree char      *name = step == NULL ? rc_canvas_dup_paste_name (text) : NULL;
  GError               *error = NULL;

  rc_document_begin (document, step != NULL ? step : name);
  nodes = rc_document_paste_canvas (document, text, NULL, &error);
  rc_board_canvas_settle (self);
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    rc_board_canvas_pick (self, g_ptr_array_index (nodes, i), add || i > 0);
  if (nodes != NULL)
    bring_into_sight (self, nodes);
  if (!rc_document_finish (document, nodes != NULL))
    rc_board_canvas_settle (self);
  else
    rc_board_canvas_focus_on (self, g_ptr_array_index (nodes, 0));
  rc_film_view_report (GTK_WIDGET (self), error);
  return nodes != NULL;
}
