/* prompt-rows.c - where the letters in sight of a text view are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-rows.h"

typedef struct
{
  int          start, end; /* characters of the text; the space that it ends with is left out */
  GdkRectangle first;      /* the letter at its start, as high as the row; in the buffer's pixels */
  char        *text;       /* of start to end */
  PangoLayout *layout;     /* (nullable): of it; NULL: the view knows better */
} Row;

struct _RcPromptRows
{
  GtkTextView *view; /* borrowed */
  GArray      *rows; /* Row, those in sight */
};

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->text);
  g_clear_object (&row->layout);
}

/* --- a row by itself ---------------------------------------------------------------------------
 */

/* How bold its tags have the letters from @from to @to: the only one of their properties that the
 * tags of a prompt have and that makes letters wider. */
static void
add_weights (PangoAttrList *attributes, const GtkTextIter *from, const GtkTextIter *to)
{
  GtkTextIter at = *from;
  guint       byte = 0;

  while (gtk_text_iter_compare (&at, to) < 0)
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&at);
      GtkTextIter        next = at;
      g_autofree char   *text = NULL;
      guint              start = byte;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL) ||
          gtk_text_iter_compare (&next, to) > 0)
        next = *to;
      text = gtk_text_iter_get_slice (&at, &next);
      byte += (guint)strlen (text);
      for (GSList *l = tags; l != NULL; l = l->next)
        {
          PangoAttribute *weight;
          int             value;
          gboolean        set;

          g_object_get (l->data, "weight", &value, "weight-set", &set, NULL);
          if (!set)
            continue;
          weight = pango_attr_weight_new ((PangoWeight)value);
          weight->start_index = start;
          weight->end_index = byte;
          pango_attr_list_change (attributes, weight);
        }
      at = next;
    }
}

/* Rows of letters that are read from the right, and tabs, are where the whole paragraph puts them.
 */
static gboolean
is_plain (PangoLayout *layout, const char *text)
{
  const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    if (((PangoLayoutRun *)l->data)->item->analysis.level != 0)
      return FALSE;
  return pango_layout_get_line_count (layout) == 1 && strchr (text, '\t') == NULL;
}

static int
x_of (const Row *row, const char *at, gboolean trailing)
{
  int x;

  pango_layout_line_index_to_x (pango_layout_get_line_readonly (row->layout, 0),
                                (int)(at - row->text), trailing, &x);
  return row->first.x + PANGO_PIXELS (x);
}

/* Letters of other fonts are higher: all of the row is as high as the highest of them. */
static void
find_height (Row *row)
{
  PangoRectangle first, all;

  pango_layout_index_to_pos (row->layout, 0, &first);
  pango_layout_get_extents (row->layout, NULL, &all);
  row->first.y -= PANGO_PIXELS (first.y);
  row->first.height = PANGO_PIXELS (all.height);
}

/* Whether the view has the last letter of @row where its own layout has it. */
static gboolean
agrees (GtkTextView *view, const Row *row, const GtkTextIter *end)
{
  GtkTextIter  last = *end;
  GdkRectangle seen;
  const char  *letter = g_utf8_prev_char (row->text + strlen (row->text));

  gtk_text_iter_backward_char (&last);
  gtk_text_view_get_iter_location (view, &last, &seen);
  return seen.y + seen.height > row->first.y && seen.y < row->first.y + row->first.height &&
         ABS (seen.x - x_of (row, letter, FALSE)) <= 1 &&
         ABS (seen.x + seen.width - x_of (row, letter, TRUE)) <= 1;
}

static void
lay_out (GtkTextView *view, Row *row, const GtkTextIter *start, const GtkTextIter *end)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  row->text = gtk_text_iter_get_slice (start, end);
  if (row->text[0] == '\0')
    return;
  attributes = pango_attr_list_new ();
  add_weights (attributes, start, end);
  row->layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), row->text);
  pango_layout_set_attributes (row->layout, attributes);
  find_height (row);
  if (!is_plain (row->layout, row->text) || !agrees (view, row, end))
    g_clear_object (&row->layout);
}

/* --- rows --------------------------------------------------------------------------------------
 */

/* Adds the row that begins at @at, and has @at where the next one does.
 * Returns: FALSE if it is below @bottom, or the last one */
static gboolean
add_row (RcPromptRows *self, GtkTextIter *at, int bottom)
{
  Row         row = { .start = gtk_text_iter_get_offset (at) };
  GtkTextIter start = *at, end, next;
  gboolean    more;

  gtk_text_view_get_iter_location (self->view, at, &row.first);
  if (row.first.y > bottom)
    return FALSE;
  next = *at;
  gtk_text_view_forward_display_line_end (self->view, &next);
  end = next;
  /* That is the last letter of a row in the middle of a paragraph, and behind that of the last. */
  if (gtk_text_iter_ends_line (&next))
    more = gtk_text_iter_forward_line (&next);
  else
    {
      more = gtk_text_iter_forward_char (&next);
      end = next;
    }
  while (gtk_text_iter_compare (&end, &start) > 0)
    {
      GtkTextIter before = end;

      gtk_text_iter_backward_char (&before);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&before)))
        break;
      end = before;
    }
  row.end = gtk_text_iter_get_offset (&end);
  lay_out (self->view, &row, &start, &end);
  g_array_append_val (self->rows, row);
  *at = next;
  return more;
}

/**
 * rc_prompt_rows_new:
 * @view: must outlive what is returned; its text and its size may not change as long as that lives
 *
 * Returns: (transfer full): its rows that are in sight
 */
RcPromptRows *
rc_prompt_rows_new (GtkTextView *view)
{
  RcPromptRows *self = g_new0 (RcPromptRows, 1);
  GdkRectangle  seen;
  GtkTextIter   at;

  self->view = view;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_iter_at_location (view, &at, seen.x, seen.y);
  gtk_text_view_backward_display_line_start (view, &at);
  while (add_row (self, &at, seen.y + seen.height))
    ;
  return self;
}

void
rc_prompt_rows_free (RcPromptRows *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

/** Returns: how many are in sight */
guint
rc_prompt_rows_get_n (const RcPromptRows *self)
{
  return self->rows->len;
}

/** @start, @end: (out): characters of the text; the space that a row ends with is left out */
void
rc_prompt_rows_get_span (const RcPromptRows *self, guint row, int *start, int *end)
{
  *start = g_array_index (self->rows, Row, row).start;
  *end = g_array_index (self->rows, Row, row).end;
}

/** Whether the row's letters are told without the view, and so fast. */
gboolean
rc_prompt_rows_is_own (const RcPromptRows *self, guint row)
{
  return g_array_index (self->rows, Row, row).layout != NULL;
}

/* Where the view has the letter at @at; the width of one that is read from the right is less than 0
 */
static GdkRectangle
ask_view (GtkTextView *view, int at)
{
  GtkTextIter  iter;
  GdkRectangle where;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, at);
  gtk_text_view_get_iter_location (view, &iter, &where);
  where.x += MIN (where.width, 0);
  where.width = ABS (where.width);
  return where;
}

/**
 * rc_prompt_rows_find:
 * @from, @to: characters of the text: a part of it, which may begin and end on other rows
 * @where: (out): what @row has of it, in the buffer's pixels
 *
 * Returns: FALSE if it has none; spaces that go on from the row before are none
 */
gboolean
rc_prompt_rows_find (const RcPromptRows *self, guint row, int from, int to, graphene_rect_t *where)
{
  const Row  *on = &g_array_index (self->rows, Row, row);
  const char *letter;
  int         left, right;

  to = MIN (to, on->end);
  letter = g_utf8_offset_to_pointer (on->text, CLAMP (from, on->start, on->end) - on->start);
  if (from < on->start)
    for (from = on->start; from < to && g_unichar_isspace (g_utf8_get_char (letter)); from++)
      letter = g_utf8_next_char (letter);
  if (from >= to)
    return FALSE;
  if (on->layout == NULL)
    {
      GdkRectangle first = ask_view (self->view, from), last = ask_view (self->view, to - 1);

      left = MIN (first.x, last.x);
      right = MAX (first.x + first.width, last.x + last.width);
    }
  else
    {
      left = x_of (on, letter, FALSE);
      right = x_of (on, g_utf8_offset_to_pointer (letter, to - from - 1), TRUE);
    }
  *where = GRAPHENE_RECT_INIT ((float)left, (float)on->first.y, (float)MAX (0, right - left),
                               (float)on->first.height);
  return TRUE;
}
