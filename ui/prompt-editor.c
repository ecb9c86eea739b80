/* prompt-editor.c - where a prompt is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt-editor.h"

#include "engine/base/text.h"
#include "engine/session/kept-text.h"
#include "ui/film-text.h"
#include "ui/mention-completion.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _RcPromptEditor
{
  GtkWidget parent_instance;

  RcFilmView          *film; /* nullable */
  RcNode              *node; /* nullable */
  char                *property;
  gboolean             loading;  /* the text is being written by us, not by the user */
  GdkRGBA              coloured; /* what \"staged\" had when the tags were coloured */
  guint                recolour; /* idle */
  gboolean             refused;  /* what is in the editor is not in the document */
  RcMentionCompletion *completion;
  GArray              *spans; /* Meaning, in order: what the underlined parts set */

  GtkWidget     *box;
  GtkLabel      *count;
  GtkTextView   *view;
  GtkTextBuffer *buffer;
  GtkLabel      *problem;
  GtkWidget     *legend;
  GtkTextTag    *staged;
  GtkTextTag    *passed;
  GtkTextTag    *conflict; /* over the other two: a later word or a hand won */
  GtkTextTag    *mentions[RC_N_CAST_COLOURS];
};

/* What became of a part of the text. */
typedef struct
{
  int   start, end; /* characters */
  char *what;       /* "camera.size = MCU"; NULL: left for a model */
} Meaning;

G_DEFINE_FINAL_TYPE (RcPromptEditor, rc_prompt_editor, GTK_TYPE_WIDGET)

static void
meaning_clear (Meaning *meaning)
{
  g_free (meaning->what);
}

static char *
dup_text (RcPromptEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* --- colours ---------------------------------------------------------------------------------- */

static void
colour_tags (RcPromptEditor *self)
{
  GdkRGBA colour;

  if (rc_widget_lookup_colour (GTK_WIDGET (self), "rc_staged", &colour))
    {
      self->coloured = colour;
      g_object_set (self->staged, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &colour,
                    NULL);
    }
  if (rc_widget_lookup_colour (GTK_WIDGET (self), "rc_passed", &colour))
    g_object_set (self->passed, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &colour,
                  NULL);
  if (rc_widget_lookup_colour (GTK_WIDGET (self), "rc_wrong", &colour))
    g_object_set (self->conflict, "underline", PANGO_UNDERLINE_ERROR, "underline-rgba", &colour,
                  NULL);
  for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
    {
      g_autofree char *name = g_strdup_printf ("rc_cast_text_%u", i);
      GdkRGBA          ground;

      if (!rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour))
        continue;
      ground = colour;
      ground.alpha = 0.18F;
      g_object_set (self->mentions[i], "foreground-rgba", &colour, "background-rgba", &ground,
                    "weight", PANGO_WEIGHT_SEMIBOLD, NULL);
    }
}

/* Walks forwards through the text, which is cheaper than from the start each time. */
typedef struct
{
  const char *text;
  gsize       byte;
  int         offset;
} Walk;

static int
offset_of (Walk *walk, gsize byte)
{
  if (byte < walk->byte)
    *walk = (Walk){ .text = walk->text };
  walk->offset += (int)g_utf8_strlen (walk->text + walk->byte, (gssize)(byte - walk->byte));
  walk->byte = byte;
  return walk->offset;
}

static void
apply (RcPromptEditor *self, GtkTextTag *tag, Walk *walk, gsize start, gsize length)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, offset_of (walk, start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, offset_of (walk, start + length));
  gtk_text_buffer_apply_tag (self->buffer, tag, &from, &to);
}

static void
remove_tag (RcPromptEditor *self, GtkTextTag *tag)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, tag, &start, &end);
}

static void
mark_mentions (RcPromptEditor *self, const char *text)
{
  RcProject         *project = rc_session_get_project (rc_film_view_get_session (self->film));
  g_autoptr (GArray) found = rc_find_mentions (project, text);
  Walk               walk = { .text = text };

  for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
    remove_tag (self, self->mentions[i]);
  for (guint i = 0; i < found->len; i++)
    {
      RcCastMention *mention = &g_array_index (found, RcCastMention, i);

      apply (self, self->mentions[rc_character_get_colour (mention->character)], &walk,
             mention->start, mention->length);
    }
}

static void
update_count (RcPromptEditor *self, const char *text)
{
  guint words = rc_text_count_words (text);
  /* Translators: words that there are, and that there can be */
  g_autofree char *shown = g_strdup_printf (_ ("%'u / %'d words"), words, RC_PROMPT_MOST_WORDS);

  gtk_label_set_label (self->count, shown);
  if (words > RC_PROMPT_MOST_WORDS)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "error");
}

/* --- from the keyboard into the document, and back ---------------------------------------------
 */

/* What the document refuses waits in the film's folder. @text: (nullable): nothing has to wait */
static void
keep (RcPromptEditor *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL && !self->refused)
    return;
  if (!rc_session_keep_text (rc_film_view_get_session (self->film), self->node, self->property,
                             text, &error))
    rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

static void
set_problem (RcPromptEditor *self, const char *message)
{
  self->refused = message != NULL;
  gtk_label_set_label (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
on_buffer_changed (RcPromptEditor *self)
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->loading || self->node == NULL)
    return;
  text = dup_text (self);
  update_count (self, text);
  mark_mentions (self, text);
  rc_mention_completion_update (self->completion);
  if (rc_document_set_text (rc_film_view_get_document (self->film), self->node, self->property,
                            text, RC_EDIT_MERGE, &error))
    {
      keep (self, NULL);
      set_problem (self, NULL);
    }
  else
    {
      keep (self, text);
      set_problem (self, error->message);
    }
}

/* Only what differs is replaced, so that cursor and scrolling stay where they are. */
static void
load (RcPromptEditor *self, const char *wanted)
{
  g_autofree char *text = dup_text (self);
  const char      *a = text, *b = wanted, *a_end = text + strlen (text), *b_end = b + strlen (b);
  GtkTextIter      from, to;
  Walk             walk = { .text = text };

  if (strcmp (text, wanted) == 0)
    return;
  while (a < a_end && b < b_end && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (a_end > a && b_end > b &&
         g_utf8_get_char (g_utf8_prev_char (a_end)) == g_utf8_get_char (g_utf8_prev_char (b_end)))
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
    }
  self->loading = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, offset_of (&walk, (gsize)(a - text)));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, offset_of (&walk, (gsize)(a_end - text)));
  gtk_text_buffer_delete (self->buffer, &from, &to);
  gtk_text_buffer_insert (self->buffer, &from, b, (int)(b_end - b));
  self->loading = FALSE;
  update_count (self, wanted);
  mark_mentions (self, wanted);
  set_problem (self, NULL);
}

static void
on_property_changed (RcPromptEditor *self)
{
  const char *text = rc_node_get_string (self->node, self->property);

  keep (self, NULL);
  load (self, text);
}

/* Tries again what the document refused: it says why once more. */
static void
load_kept (RcPromptEditor *self)
{
  g_autofree char *kept =
      rc_session_dup_kept_text (rc_film_view_get_session (self->film), self->node, self->property);

  if (kept != NULL && !rc_document_get_read_only (rc_film_view_get_document (self->film)))
    gtk_text_buffer_set_text (self->buffer, kept, -1);
}

/* What the span under the pointer set. */
static gboolean
on_query_tooltip (GtkWidget      *view,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip,
                  RcPromptEditor *self)
{
  GtkTextIter iter;
  const char *what = NULL;
  int         at;

  if (keyboard)
    {
      gtk_text_buffer_get_iter_at_mark (self->buffer, &iter,
                                        gtk_text_buffer_get_insert (self->buffer));
    }
  else
    {
      gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (self->view, &iter, x, y))
        return FALSE;
    }
  at = gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < self->spans->len && what == NULL; i++)
    {
      Meaning *meaning = &g_array_index (self->spans, Meaning, i);

      if (at >= meaning->start && at < meaning->end)
        what = meaning->what != NULL ? meaning->what
                                     : _ ("For the model: the sketch does not draw this");
    }
  gtk_tooltip_set_text (tooltip, what);
  return what != NULL;
}

/* --- the widget ---------------------------------------------------------------------------------
 */

static gboolean
on_recolour (gpointer user_data)
{
  RcPromptEditor *self = user_data;

  self->recolour = 0;
  colour_tags (self);
  return G_SOURCE_REMOVE;
}

static void
rc_prompt_editor_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RcPromptEditor *self = RC_PROMPT_EDITOR (widget);
  GdkRGBA         staged;

  GTK_WIDGET_CLASS (rc_prompt_editor_parent_class)->css_changed (widget, change);
  /* Not now: this is in the middle of laying out, and other colours ask for another layout. */
  if (self->recolour == 0 && rc_widget_lookup_colour (widget, "rc_staged", &staged) &&
      !gdk_rgba_equal (&staged, &self->coloured))
    self->recolour = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_recolour, self, NULL);
}

static void
rc_prompt_editor_dispose (GObject *object)
{
  RcPromptEditor *self = RC_PROMPT_EDITOR (object);

  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  self->buffer = NULL;
  g_clear_object (&self->completion);
  g_clear_object (&self->node);
  g_clear_object (&self->film);
  g_clear_handle_id (&self->recolour, g_source_remove);
  g_clear_pointer (&self->property, g_free);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_prompt_editor_parent_class)->dispose (object);
}

static void
rc_prompt_editor_class_init (RcPromptEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_prompt_editor_dispose;
  widget_class->css_changed = rc_prompt_editor_css_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/raccord/Raccord/prompt-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, count);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, view);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, legend);
  gtk_widget_class_set_css_name (widget_class, "prompteditor");
}

static void
rc_prompt_editor_init (RcPromptEditor *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (Meaning));
  g_array_set_clear_func (self->spans, (GDestroyNotify)meaning_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  /* Undo is the document's. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  self->staged = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->passed = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->conflict = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  for (guint i = 0; i < RC_N_CAST_COLOURS; i++)
    self->mentions[i] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  colour_tags (self);
  self->completion = rc_mention_completion_new (self->view, GTK_WIDGET (self));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (on_query_tooltip), self);
  update_count (self, "");
}

/** Returns: an editor that edits nothing */
GtkWidget *
rc_prompt_editor_new (void)
{
  return g_object_new (RC_TYPE_PROMPT_EDITOR, NULL);
}

/**
 * rc_prompt_editor_set_target:
 * @film: (nullable)
 * @node: (nullable): whose text is edited from now on
 * @property: of @node: "prompt", "description"
 */
void
rc_prompt_editor_set_target (RcPromptEditor *self,
                             RcFilmView     *film,
                             RcNode         *node,
                             const char     *property)
{
  g_autofree char *detail = NULL;

  if (node == self->node && film == self->film)
    return;
  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  rc_mention_completion_set_film (self->completion, film);
  g_set_object (&self->film, film);
  g_set_object (&self->node, node);
  g_free (self->property);
  self->property = g_strdup (property);
  gtk_widget_set_sensitive (GTK_WIDGET (self), node != NULL);
  if (node == NULL)
    return;
  rc_prompt_editor_show_staging (self, NULL);
  gtk_text_view_set_editable (self->view,
                              !rc_document_get_read_only (rc_film_view_get_document (film)));
  detail = g_strconcat ("notify::", property, NULL);
  g_signal_connect_swapped (node, detail, G_CALLBACK (on_property_changed), self);
  self->loading = TRUE;
  gtk_text_buffer_set_text (self->buffer, "", 0);
  self->loading = FALSE;
  update_count (self, "");
  set_problem (self, NULL);
  load (self, rc_node_get_string (node, property));
  load_kept (self);
}

/**
 * rc_prompt_editor_show_staging:
 * @staging: (nullable): made from the text that is in the document
 *
 * Underlines what was staged, what is left for a model, and what a later word or a hand overruled.
 */
void
rc_prompt_editor_show_staging (RcPromptEditor *self, const RcStaging *staging)
{
  g_autofree char *text = dup_text (self);
  gsize            length = strlen (text);
  Walk             walk = { .text = text };

  g_array_set_size (self->spans, 0);
  remove_tag (self, self->staged);
  remove_tag (self, self->passed);
  remove_tag (self, self->conflict);
  gtk_widget_set_visible (self->legend, staging != NULL);
  if (staging == NULL || self->refused)
    return;
  for (guint i = 0; i < staging->n_spans; i++)
    {
      const RcSpan *span = &staging->spans[i];
      GtkTextTag   *tags[] = { self->staged, self->passed, self->conflict };
      Meaning       meaning;

      if (span->scene || span->start + span->length > length)
        continue;
      meaning.start = offset_of (&walk, span->start);
      meaning.end = offset_of (&walk, span->start + span->length);
      meaning.what = span->kind != RC_SPAN_PASSED ? g_strdup (span->what) : NULL;
      g_array_append_val (self->spans, meaning);
      apply (self, tags[span->kind], &walk, span->start, span->length);
    }
}
