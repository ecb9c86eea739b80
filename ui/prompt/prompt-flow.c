/* prompt-flow.c - keeps the soft breaks of a text view where its rows end anyway
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-flow.h"

#include "ui/prompt/soft-break.h"

enum
{
  REST = 80,    /* milliseconds that the keyboard rests first */
  SLICE = 3000, /* microseconds after which no other piece is begun */
};

struct _RcPromptFlow
{
  GtkTextView   *view;   /* borrowed: it owns us */
  GtkTextBuffer *buffer; /* with a reference */
  gboolean       disabled;
  gboolean       busy;
  gboolean       composing; /* an input method has the keyboard */

  gboolean settled; /* nothing is to be looked at */
  int      at;      /* characters: from where on */
  int      end;     /* characters: to there at least */
  guint    source;  /* timeout or idle */
};

/* --- breaks ------------------------------------------------------------------------------------
 */

/* Holds the space at @at as a break, or as a space again. Behind it first and then it itself: so
 * the cursor stays on the side where it is. */
static void
hold (RcPromptFlow *self, int at, const char *as)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, at + 1);
  gtk_text_buffer_insert (self->buffer, &to, as, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, at);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, at + 1);
  gtk_text_buffer_delete (self->buffer, &from, &to);
}

static void
move_break (RcPromptFlow *self, int from, int to)
{
  self->busy = TRUE;
  g_object_freeze_notify (G_OBJECT (self->buffer));
  if (to >= 0)
    hold (self, to, RC_SOFT_BREAK_UTF8);
  if (from >= 0)
    hold (self, from, " ");
  /* What is behind it begins with other words now. */
  self->end = MAX (self->end, MAX (from, to) + 1);
  g_object_thaw_notify (G_OBJECT (self->buffer));
  self->busy = FALSE;
}

static gboolean
ends_softly (const GtkTextIter *line, GtkTextIter *end)
{
  *end = *line;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
  return gtk_text_iter_get_char (end) == RC_SOFT_BREAK;
}

/* Where rows end, in the buffer's pixels. */
static int
edge_of (RcPromptFlow *self)
{
  GdkRectangle seen;

  gtk_text_view_get_visible_rect (self->view, &seen);
  return seen.width - gtk_text_view_get_right_margin (self->view);
}

static int
space_width (RcPromptFlow *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), " ");
  int                     width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/**
 * Looks how many words of the line behind @break_at have room on the row before it.
 * @whole: (out): all of that line has
 *
 * Returns: characters: the space behind the last one that has; -1 if none has
 */
static int
find_room (RcPromptFlow *self, const GtkTextIter *break_at, gboolean *whole)
{
  GdkRectangle row, first, here;
  GtkTextIter  at = *break_at;
  int          room, found = -1;

  *whole = FALSE;
  gtk_text_view_get_iter_location (self->view, break_at, &row);
  gtk_text_iter_forward_char (&at);
  gtk_text_view_get_iter_location (self->view, &at, &first);
  room = edge_of (self) - row.x - space_width (self) - 1;
  for (;;)
    {
      gboolean ends = gtk_text_iter_ends_line (&at);

      if (ends || gtk_text_iter_get_char (&at) == ' ')
        {
          gtk_text_view_get_iter_location (self->view, &at, &here);
          if (here.y != first.y || here.x - first.x > room)
            return found;
          *whole = ends;
          if (ends)
            return found;
          found = gtk_text_iter_get_offset (&at);
        }
      gtk_text_iter_forward_char (&at);
    }
}

/* Where a row of a long line ends at a space, near the length of a piece; -1: nowhere */
static int
find_row_end (RcPromptFlow *self, const GtkTextIter *line)
{
  GtkTextIter at = *line, before;
  int         least = gtk_text_iter_get_offset (line) + RC_SOFT_BREAK_PIECE;
  int         number = gtk_text_iter_get_line (line);

  while (gtk_text_view_forward_display_line (self->view, &at) &&
         gtk_text_iter_get_line (&at) == number)
    {
      before = at;
      gtk_text_iter_backward_char (&before);
      if (gtk_text_iter_get_offset (&before) >= least && gtk_text_iter_get_char (&before) == ' ')
        return gtk_text_iter_get_offset (&before);
    }
  return -1;
}

typedef enum
{
  RIGHT,  /* nothing was to do */
  BROKEN, /* what is left of it is the next line */
  MOVED,  /* its end is another one: to be looked at again */
} Mended;

static Mended
mend (RcPromptFlow *self, const GtkTextIter *line)
{
  int         length = gtk_text_iter_get_chars_in_line (line), at, to;
  gboolean    whole;
  GtkTextIter end, next;

  if (length > RC_SOFT_BREAK_MOST && (at = find_row_end (self, line)) >= 0)
    {
      move_break (self, -1, at);
      return BROKEN;
    }
  if (!ends_softly (line, &end))
    return RIGHT;
  at = gtk_text_iter_get_offset (&end);
  next = end;
  gtk_text_iter_forward_char (&next);
  to = find_room (self, &end, &whole);
  if (whole || length + gtk_text_iter_get_chars_in_line (&next) <= RC_SOFT_BREAK_PIECE)
    to = -1;
  else if (to < 0)
    return RIGHT;
  move_break (self, at, to);
  return MOVED;
}

/* --- when --------------------------------------------------------------------------------------
 */

static void
settle (RcPromptFlow *self)
{
  self->settled = TRUE;
  self->at = G_MAXINT;
  self->end = 0;
}

/* The line that a place is in; the one before, where that ends at a soft break: a word that became
 * shorter may have room there. */
static void
find_line (RcPromptFlow *self, GtkTextIter *line)
{
  GtkTextIter before, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, line, self->at);
  gtk_text_iter_set_line_offset (line, 0);
  before = *line;
  if (gtk_text_iter_backward_line (&before) && ends_softly (&before, &end))
    *line = before;
}

static gboolean
on_idle (gpointer user_data)
{
  RcPromptFlow *self = user_data;
  gint64        until = g_get_monotonic_time () + SLICE;
  GtkTextIter   line;

  find_line (self, &line);
  for (;;)
    {
      int    start = gtk_text_iter_get_offset (&line);
      Mended what = mend (self, &line);

      gtk_text_buffer_get_iter_at_offset (self->buffer, &line, start);
      if (what != MOVED && (!gtk_text_iter_forward_line (&line) ||
                            (what == RIGHT && gtk_text_iter_get_offset (&line) > self->end)))
        break;
      self->at = gtk_text_iter_get_offset (&line);
      if (g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }
  settle (self);
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_rest (gpointer user_data)
{
  RcPromptFlow *self = user_data;

  self->source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)) && !self->composing)
    self->source = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
wait_a_moment (RcPromptFlow *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->settled && !self->disabled)
    self->source = g_timeout_add_full (G_PRIORITY_LOW, REST, on_rest, self, NULL);
}

/* While an input method composes, its letters stand in the text: it is left alone. */
static void
on_composing (RcPromptFlow *self, const char *composed)
{
  self->composing = *composed != '\0';
  wait_a_moment (self);
}

/** @view: must outlive what is returned */
RcPromptFlow *
rc_prompt_flow_new (GtkTextView *view)
{
  RcPromptFlow *self = g_new0 (RcPromptFlow, 1);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  settle (self);
  g_signal_connect_swapped (view, "preedit-changed", G_CALLBACK (on_composing), self);
  g_signal_connect_swapped (view, "map", G_CALLBACK (wait_a_moment), self);
  return self;
}

void
rc_prompt_flow_free (RcPromptFlow *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_object_unref (self->buffer);
  g_free (self);
}

/** @enabled: FALSE for a text that has paragraph separators of its own, which stay what they are */
void
rc_prompt_flow_set_enabled (RcPromptFlow *self, gboolean enabled)
{
  self->disabled = !enabled;
  wait_a_moment (self);
}

/**
 * rc_prompt_flow_changed:
 * @at: characters
 * @length: characters that came in there; less than 0: that went
 *
 * Before the text is changed. What is seen is mended when the keyboard rests.
 */
void
rc_prompt_flow_changed (RcPromptFlow *self, int at, int length)
{
  if (self->end > at)
    self->end = MAX (at, self->end + length);
  self->end = MAX (self->end, at + MAX (length, 0));
  self->at = MIN (self->at, at);
  self->settled = FALSE;
  wait_a_moment (self);
}

/** Its width, or the size of its letters, has changed: every break is looked at. */
void
rc_prompt_flow_again (RcPromptFlow *self)
{
  self->at = 0;
  self->end = G_MAXINT / 2;
  self->settled = FALSE;
  wait_a_moment (self);
}

gboolean
rc_prompt_flow_is_enabled (RcPromptFlow *self)
{
  return !self->disabled;
}

/** Whether it is the flow that changes the buffer. */
gboolean
rc_prompt_flow_is_busy (RcPromptFlow *self)
{
  return self->busy;
}

/** Whether every break is where a row ends, as far as breaks are wanted. */
gboolean
rc_prompt_flow_is_settled (RcPromptFlow *self)
{
  return self->settled || self->disabled;
}
