/* prompt-view.c - a text view that draws what became of its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-view.h"

#include "ui/film-text.h"
#include "ui/prompt/prompt-clipboard.h"
#include "ui/prompt/prompt-drag.h"
#include "ui/prompt/prompt-flow.h"
#include "ui/prompt/prompt-rows.h"
#include "ui/prompt/soft-break.h"

#define CHIP_RADIUS 5.0F /* pixels, as those below */
#define CHIP_WIDER  2.0F /* than its letters, on either side */
#define LINE        1.5F
#define DOT         2.0F
#define ZIGZAG      2.5F
#define WAVE        2.0F

struct _RcPromptView
{
  GtkTextView parent_instance;

  GArray       *marks[RC_N_PROMPT_LAYERS];
  GtkTextTag   *letters[RC_N_CAST_COLOURS];
  GdkRGBA       coloured; /* what the first colour of the cast was when the letters got theirs */
  guint         recolour; /* idle */
  guint         resize;   /* idle */
  RcPromptFlow *flow;
  gboolean      softened; /* what is being inserted is in pieces */
  guint         font;     /* a hash of how letters are drawn */
  int           width;    /* pixels, when it was laid out last */

  /* While it is drawn. */
  GdkRGBA colours[RC_N_PROMPT_LAYERS][RC_N_CAST_COLOURS];
};

G_DEFINE_FINAL_TYPE (RcPromptView, rc_prompt_view, GTK_TYPE_TEXT_VIEW)

/* --- drawing -----------------------------------------------------------------------------------
 */

typedef void (*DrawPart) (GtkSnapshot           *snapshot,
                          const graphene_rect_t *letters,
                          const GdkRGBA         *colour,
                          guint                  kind);

/* A row of dashes, @length long with as much between them, as one node. */
static void
append_dashes (GtkSnapshot           *snapshot,
               const graphene_rect_t *row,
               const GdkRGBA         *colour,
               float                  length,
               float                  shift)
{
  GdkRGBA            none = { colour->red, colour->green, colour->blue, 0 };
  graphene_point_t   start = { row->origin.x + shift, 0 };
  graphene_point_t   end = { row->origin.x + shift + 2 * length, 0 };
  const GskColorStop stops[] = { { 0, *colour }, { 0.5F, *colour }, { 0.5F, none }, { 1, none } };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, row, &start, &end, stops,
                                                 G_N_ELEMENTS (stops));
}

static void
draw_underline (GtkSnapshot           *snapshot,
                const graphene_rect_t *letters,
                const GdkRGBA         *colour,
                guint                  kind)
{
  float           x = letters->origin.x, width = letters->size.width;
  float           y = letters->origin.y + letters->size.height - 2;
  graphene_rect_t row;

  switch (kind)
    {
    case RC_SPAN_STAGED:
      gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, LINE));
      break;
    case RC_SPAN_PASSED:
      row = GRAPHENE_RECT_INIT (x, y, width, DOT);
      append_dashes (snapshot, &row, colour, DOT, 0);
      break;
    default:
      row = GRAPHENE_RECT_INIT (x, y - 1, width, LINE);
      append_dashes (snapshot, &row, colour, ZIGZAG, 0);
      row.origin.y += LINE;
      append_dashes (snapshot, &row, colour, ZIGZAG, ZIGZAG);
    }
}

static void
draw_ground (GtkSnapshot           *snapshot,
             const graphene_rect_t *letters,
             const GdkRGBA         *colour,
             guint                  kind)
{
  GskRoundedRect  chip;
  graphene_rect_t bounds = *letters;

  graphene_rect_inset (&bounds, -CHIP_WIDER, 0);
  gsk_rounded_rect_init_from_rect (&chip, &bounds, CHIP_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &chip);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_wrong (GtkSnapshot           *snapshot,
            const graphene_rect_t *letters,
            const GdkRGBA         *colour,
            guint                  kind)
{
  float           y = letters->origin.y + letters->size.height - 1;
  graphene_rect_t row = GRAPHENE_RECT_INIT (letters->origin.x, y, letters->size.width, 1);

  /* Steps of one pixel, up and down again: a wave at the size of letters. */
  for (int i = 0; i < 3; i++)
    {
      append_dashes (snapshot, &row, colour, WAVE, (float)(i * WAVE / 2));
      row.origin.y += 1;
    }
}

static gboolean
has_marks (RcPromptView *self)
{
  for (guint i = 0; i < RC_N_PROMPT_LAYERS; i++)
    if (self->marks[i]->len > 0)
      return TRUE;
  return FALSE;
}

/* Those of @rows, which are what is in sight. */
static void
draw_layer (RcPromptView       *self,
            GtkSnapshot        *snapshot,
            const RcPromptRows *rows,
            RcPromptLayer       layer,
            DrawPart            draw)
{
  const GArray   *marks = self->marks[layer];
  graphene_rect_t letters;
  int             start, end;

  for (guint row = 0; row < rc_prompt_rows_get_n (rows); row++)
    {
      rc_prompt_rows_get_span (rows, row, &start, &end);
      for (guint i = rc_prompt_marks_first_behind (marks, start); i < marks->len; i++)
        {
          const RcPromptMark *mark = &g_array_index (marks, RcPromptMark, i);
          guint               kind = MIN (mark->kind, RC_N_CAST_COLOURS - 1);

          if (mark->start >= end)
            break;
          if (rc_prompt_rows_find (rows, row, mark->start, mark->end, &letters))
            draw (snapshot, &letters, &self->colours[layer][kind], mark->kind);
        }
    }
}

static void
find_colours (RcPromptView *self)
{
  static const char *const names[RC_N_PROMPT_LAYERS][RC_N_CAST_COLOURS] = {
    [RC_PROMPT_COVERAGE] = { "rc_staged", "rc_passed", "rc_trouble", "rc_trouble", "rc_trouble",
                             "rc_trouble" },
    [RC_PROMPT_MENTIONS] = { "rc_cast_0", "rc_cast_1", "rc_cast_2", "rc_cast_3", "rc_cast_4",
                             "rc_cast_5" },
    [RC_PROMPT_FOUND] = { "rc_accent", "rc_accent", "rc_accent", "rc_accent", "rc_accent",
                          "rc_accent" },
    [RC_PROMPT_SPELLING] = { "rc_wrong", "rc_wrong", "rc_wrong", "rc_wrong", "rc_wrong",
                             "rc_wrong" },
  };

  for (guint layer = 0; layer < RC_N_PROMPT_LAYERS; layer++)
    for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
      (void)!rc_widget_lookup_colour (GTK_WIDGET (self), names[layer][i], &self->colours[layer][i]);
  for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
    {
      self->colours[RC_PROMPT_MENTIONS][i].alpha = 0.2F;
      self->colours[RC_PROMPT_FOUND][i].alpha = i == 1 ? 0.6F : 0.26F;
    }
}

static void
rc_prompt_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  RcPromptView            *self = RC_PROMPT_VIEW (view);
  g_autoptr (RcPromptRows) rows = NULL;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || !has_marks (self))
    return;
  find_colours (self);
  rows = rc_prompt_rows_new (view);
  draw_layer (self, snapshot, rows, RC_PROMPT_MENTIONS, draw_ground);
  draw_layer (self, snapshot, rows, RC_PROMPT_FOUND, draw_ground);
  draw_layer (self, snapshot, rows, RC_PROMPT_COVERAGE, draw_underline);
  draw_layer (self, snapshot, rows, RC_PROMPT_SPELLING, draw_wrong);
}

/* --- letters of mentions -----------------------------------------------------------------------
 */

static gboolean
on_recolour (gpointer user_data)
{
  RcPromptView *self = user_data;
  GdkRGBA       colour;

  self->recolour = 0;
  for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
    {
      g_autofree char *name = g_strdup_printf ("rc_cast_text_%u", i);

      if (!rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour))
        continue;
      if (i == 0)
        self->coloured = colour;
      g_object_set (self->letters[i], "foreground-rgba", &colour, "weight", PANGO_WEIGHT_SEMIBOLD,
                    NULL);
    }
  return G_SOURCE_REMOVE;
}

/* GtkTextView asks for the height that its rows had, until something else has it measured. */
static gboolean
on_resize (gpointer user_data)
{
  RcPromptView *self = user_data;

  self->resize = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
rc_prompt_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RcPromptView *self = RC_PROMPT_VIEW (widget);
  GdkRGBA       colour;
  guint         font;

  GTK_WIDGET_CLASS (rc_prompt_view_parent_class)->css_changed (widget, change);
  font = pango_font_description_hash (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  if (font != self->font)
    {
      rc_prompt_flow_again (self->flow);
      if (self->resize == 0)
        self->resize = g_idle_add (on_resize, self);
    }
  self->font = font;
  /* Not now: this is in the middle of laying out, and other colours ask for another layout. */
  if (self->recolour == 0 && rc_widget_lookup_colour (widget, "rc_cast_text_0", &colour) &&
      !gdk_rgba_equal (&colour, &self->coloured))
    self->recolour = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_recolour, self, NULL);
}

static void
tag_letters (RcPromptView *self, const RcPromptMark *mark, gboolean on)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, mark->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, mark->end);
  if (on)
    gtk_text_buffer_apply_tag (buffer, self->letters[mark->kind], &from, &to);
  else
    for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
      gtk_text_buffer_remove_tag (buffer, self->letters[i], &from, &to);
}

static gboolean
is_same (const GArray *a, guint i, const GArray *b, guint k)
{
  const RcPromptMark *x = &g_array_index (a, RcPromptMark, i);
  const RcPromptMark *y = &g_array_index (b, RcPromptMark, k);

  return x->start == y->start && x->end == y->end && x->kind == y->kind;
}

/* Only where they differ, so that only these lines are laid out again. */
static void
change_letters (RcPromptView *self, const GArray *old, const GArray *new)
{
  guint start = 0, old_end = old->len, new_end = new->len;

  while (start < old_end && start < new_end && is_same (old, start, new, start))
    start++;
  while (old_end > start && new_end > start && is_same (old, old_end - 1, new, new_end - 1))
    old_end--, new_end--;
  for (guint i = start; i < old_end; i++)
    tag_letters (self, &g_array_index (old, RcPromptMark, i), FALSE);
  for (guint i = start; i < new_end; i++)
    tag_letters (self, &g_array_index (new, RcPromptMark, i), TRUE);
}

/* --- marks move along with the text --------------------------------------------------------------
 */

static void
on_insert (GtkTextBuffer *buffer, GtkTextIter *at, char *text, int length, RcPromptView *self)
{
  g_autofree char *softened = NULL;
  int              start = gtk_text_iter_get_offset (at), characters;

  if (rc_prompt_flow_is_busy (self->flow))
    return;
  if (rc_prompt_flow_is_enabled (self->flow) && !self->softened)
    softened = rc_soft_breaks_put (text, (gsize)length);
  if (softened != NULL)
    {
      /* Comes back here, in pieces. */
      g_signal_stop_emission_by_name (buffer, "insert-text");
      self->softened = TRUE;
      gtk_text_buffer_insert (buffer, at, softened, -1);
      self->softened = FALSE;
      return;
    }
  characters = (int)g_utf8_strlen (text, length);
  rc_prompt_flow_changed (self->flow, start, characters);
  for (guint i = 0; i < RC_N_PROMPT_LAYERS; i++)
    rc_prompt_marks_inserted (self->marks[i], start, characters);
}

static void
on_delete (GtkTextBuffer *buffer, GtkTextIter *from, GtkTextIter *to, RcPromptView *self)
{
  int a = gtk_text_iter_get_offset (from), b = gtk_text_iter_get_offset (to);

  if (rc_prompt_flow_is_busy (self->flow))
    return;
  rc_prompt_flow_changed (self->flow, MIN (a, b), -ABS (b - a));
  for (guint i = 0; i < RC_N_PROMPT_LAYERS; i++)
    rc_prompt_marks_deleted (self->marks[i], MIN (a, b), MAX (a, b));
}

/* The first to be told: what only the flow did is no change of the text. */
static void
on_changed (GtkTextBuffer *buffer, RcPromptView *self)
{
  if (rc_prompt_flow_is_busy (self->flow))
    g_signal_stop_emission_by_name (buffer, "changed");
}

/* A mention goes as one, as it came. */
static void
rc_prompt_view_backspace (GtkTextView *view)
{
  RcPromptView       *self = RC_PROMPT_VIEW (view);
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (view);
  const RcPromptMark *mark;
  GtkTextIter         cursor, start;
  int                 at;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  at = gtk_text_iter_get_offset (&cursor);
  mark = rc_prompt_marks_at (self->marks[RC_PROMPT_MENTIONS], at - 1);
  if (mark != NULL && mark->end == at && gtk_text_view_get_editable (view) &&
      !gtk_text_buffer_get_has_selection (buffer))
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->start);
      if (gtk_text_iter_get_char (&start) == '@')
        {
          gtk_text_buffer_delete_interactive (buffer, &start, &cursor, TRUE);
          return;
        }
    }
  GTK_TEXT_VIEW_CLASS (rc_prompt_view_parent_class)->backspace (view);
}

/* --- clipboard and size
 * ----------------------------------------------------------------------------------- */

static void
rc_prompt_view_copy (GtkTextView *view)
{
  rc_prompt_clipboard_copy (RC_PROMPT_VIEW (view));
}

static void
rc_prompt_view_cut (GtkTextView *view)
{
  rc_prompt_clipboard_copy (RC_PROMPT_VIEW (view));
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE,
                                    gtk_text_view_get_editable (view));
}

static void
rc_prompt_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rc_prompt_view_parent_class)->realize (widget);
  rc_prompt_clipboard_realize (RC_PROMPT_VIEW (widget));
}

static void
rc_prompt_view_unrealize (GtkWidget *widget)
{
  rc_prompt_clipboard_unrealize (RC_PROMPT_VIEW (widget));
  GTK_WIDGET_CLASS (rc_prompt_view_parent_class)->unrealize (widget);
}

static void
rc_prompt_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RcPromptView *self = RC_PROMPT_VIEW (widget);

  GTK_WIDGET_CLASS (rc_prompt_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->width)
    rc_prompt_flow_again (self->flow);
  self->width = width;
}

/* --- the widget
 * ----------------------------------------------------------------------------------- */

static void
rc_prompt_view_dispose (GObject *object)
{
  RcPromptView *self = RC_PROMPT_VIEW (object);

  g_clear_handle_id (&self->recolour, g_source_remove);
  g_clear_handle_id (&self->resize, g_source_remove);
  if (self->flow != NULL)
    g_signal_handlers_disconnect_by_data (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self);
  g_clear_pointer (&self->flow, rc_prompt_flow_free);
  G_OBJECT_CLASS (rc_prompt_view_parent_class)->dispose (object);
}

static void
rc_prompt_view_finalize (GObject *object)
{
  RcPromptView *self = RC_PROMPT_VIEW (object);

  for (guint i = 0; i < RC_N_PROMPT_LAYERS; i++)
    g_clear_pointer (&self->marks[i], g_array_unref);
  G_OBJECT_CLASS (rc_prompt_view_parent_class)->finalize (object);
}

static void
rc_prompt_view_class_init (RcPromptViewClass *klass)
{
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = rc_prompt_view_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->backspace = rc_prompt_view_backspace;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = rc_prompt_view_copy;
  GTK_TEXT_VIEW_CLASS (klass)->cut_clipboard = rc_prompt_view_cut;
  GTK_WIDGET_CLASS (klass)->css_changed = rc_prompt_view_css_changed;
  GTK_WIDGET_CLASS (klass)->realize = rc_prompt_view_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = rc_prompt_view_unrealize;
  GTK_WIDGET_CLASS (klass)->size_allocate = rc_prompt_view_size_allocate;
  G_OBJECT_CLASS (klass)->dispose = rc_prompt_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = rc_prompt_view_finalize;
}

static void
rc_prompt_view_init (RcPromptView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  for (guint i = 0; i < RC_N_PROMPT_LAYERS; i++)
    self->marks[i] = rc_prompt_marks_new ();
  for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
    self->letters[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->flow = rc_prompt_flow_new (GTK_TEXT_VIEW (self));
  rc_prompt_drag_set_up (self);
  /* Breaks would be steps of a buffer's own undo: only who expects texts has them. */
  rc_prompt_flow_set_enabled (self->flow, FALSE);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (on_insert), self);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (on_delete), self);
  g_signal_connect (buffer, "changed", G_CALLBACK (on_changed), self);
}

/** Returns: a view without marks */
GtkWidget *
rc_prompt_view_new (void)
{
  return g_object_new (RC_TYPE_PROMPT_VIEW, NULL);
}

/** @marks: (transfer full): RcPromptMark, of the text as it is; they replace the layer's */
void
rc_prompt_view_take_marks (RcPromptView *self, RcPromptLayer layer, GArray *marks)
{
  if (layer == RC_PROMPT_MENTIONS)
    change_letters (self, self->marks[layer], marks);
  g_array_unref (self->marks[layer]);
  self->marks[layer] = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Returns: (transfer none): RcPromptMark of the text as it is */
const GArray *
rc_prompt_view_get_marks (RcPromptView *self, RcPromptLayer layer)
{
  return self->marks[layer];
}

/** Returns: (transfer full): the words from @from to @to as they are written */
char *
rc_prompt_view_dup_range (RcPromptView *self, const GtkTextIter *from, const GtkTextIter *to)
{
  char *text =
      gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), from, to, TRUE);

  return rc_prompt_flow_is_enabled (self->flow) ? rc_soft_breaks_take (text) : text;
}

/** Returns: (transfer full): all of the text as it is written */
char *
rc_prompt_view_dup_text (RcPromptView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &start, &end);
  return rc_prompt_view_dup_range (self, &start, &end);
}

/** To be called before @text, all of it or a part, is put into the buffer from the film: one that
 * has paragraph separators of its own keeps them, and is not broken. A view where this was never
 * called breaks nothing; where it is, the buffer has no undo of its own. */
void
rc_prompt_view_expect (RcPromptView *self, const char *text)
{
  rc_prompt_flow_set_enabled (self->flow, !rc_soft_breaks_has (text));
}

/** Whether every row ends where it should, after the text or the width has changed. */
gboolean
rc_prompt_view_is_settled (RcPromptView *self)
{
  return rc_prompt_flow_is_settled (self->flow);
}
