/* prompt-find.c - finding and replacing in a prompt
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-find.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _RcPromptFind
{
  GtkWidget parent_instance;

  RcPromptView  *view;   /* borrowed: beside it in the same editor */
  GtkTextBuffer *buffer; /* nullable; its own reference */
  int            at;     /* which of them is looked at, -1: none */

  GtkWidget   *box;
  GtkEditable *wanted;
  GtkLabel    *count;
  GtkWidget   *before, *next, *close;
  GtkWidget   *replace_row;
  GtkEditable *with;
  GtkWidget   *replace, *replace_all;
};

static guint replaced_signal;

G_DEFINE_FINAL_TYPE (RcPromptFind, rc_prompt_find, GTK_TYPE_WIDGET)

static const GArray *
found (RcPromptFind *self)
{
  return rc_prompt_view_get_marks (self->view, RC_PROMPT_FOUND);
}

static void
show_count (RcPromptFind *self)
{
  guint            n = found (self)->len;
  gboolean         wants = *gtk_editable_get_text (self->wanted) != '\0';
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: which of how many places where a word was found */
    text = g_strdup_printf (_ ("%d of %u"), self->at + 1, n);
  gtk_label_set_label (self->count, n > 0 ? text : wants ? _ ("None") : "");
  gtk_widget_set_sensitive (self->before, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  gtk_widget_set_sensitive (self->replace, n > 0);
  gtk_widget_set_sensitive (self->replace_all, n > 0);
}

/* Finds them again. @from: characters: the first one behind that is looked at */
static void
find (RcPromptFind *self, int from)
{
  g_autofree char *text = rc_prompt_view_dup_text (self->view);
  GArray          *marks = rc_prompt_marks_find (text, gtk_editable_get_text (self->wanted));

  self->at = marks->len > 0 ? (int)(rc_prompt_marks_first_behind (marks, from) % marks->len) : -1;
  if (self->at >= 0)
    g_array_index (marks, RcPromptMark, self->at).kind = 1;
  rc_prompt_view_take_marks (self->view, RC_PROMPT_FOUND, marks);
  show_count (self);
}

/* What is looked at is selected and in sight. */
static void
select_it (RcPromptFind *self)
{
  const RcPromptMark *mark;
  GtkTextIter         from, to;

  if (self->at < 0)
    return;
  mark = &g_array_index (found (self), RcPromptMark, self->at);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, mark->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, mark->end);
  gtk_text_buffer_select_range (self->buffer, &to, &from);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (self->buffer), 0.15, FALSE, 0, 0);
}

static void
go (RcPromptFind *self, int by)
{
  int n = (int)found (self)->len;

  if (n == 0)
    return;
  g_array_index (found (self), RcPromptMark, self->at).kind = 0;
  self->at = (self->at + by + n) % n;
  g_array_index (found (self), RcPromptMark, self->at).kind = 1;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  show_count (self);
  select_it (self);
}

static int
cursor_of (RcPromptFind *self)
{
  GtkTextIter iter, end;

  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &iter, &end))
    gtk_text_buffer_get_iter_at_mark (self->buffer, &iter,
                                      gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_get_offset (&iter);
}

static void
on_wanted (RcPromptFind *self)
{
  if (self->buffer == NULL)
    return;
  find (self, cursor_of (self));
  select_it (self);
}

static void
on_text_changed (RcPromptFind *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    find (self, cursor_of (self));
}

static void
on_next (RcPromptFind *self)
{
  go (self, 1);
}

static void
on_before (RcPromptFind *self)
{
  go (self, -1);
}

static void
on_replace (RcPromptFind *self)
{
  const char  *with = gtk_editable_get_text (self->with);
  RcPromptMark mark;
  GtkTextIter  from, to;
  int          behind;

  if (self->at < 0 || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return;
  mark = g_array_index (found (self), RcPromptMark, self->at);
  behind = mark.start + (int)g_utf8_strlen (with, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, mark.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, mark.end);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &from, &to);
  gtk_text_buffer_insert (self->buffer, &from, with, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  find (self, behind);
  select_it (self);
}

static void
on_replace_all (RcPromptFind *self)
{
  g_autofree char *text = rc_prompt_view_dup_text (self->view);
  const GArray    *marks = found (self);
  GString         *result = g_string_new (NULL);
  const char      *at = text;
  int              offset = 0;

  if (marks->len > 0 && gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    {
      for (guint i = 0; i < marks->len; i++)
        {
          const RcPromptMark *mark = &g_array_index (marks, RcPromptMark, i);
          const char         *start = g_utf8_offset_to_pointer (at, mark->start - offset);

          g_string_append_len (result, at, start - at);
          g_string_append (result, gtk_editable_get_text (self->with));
          at = g_utf8_offset_to_pointer (start, mark->end - mark->start);
          offset = mark->end;
        }
      g_string_append (result, at);
      g_signal_emit (self, replaced_signal, 0, result->str);
      find (self, 0);
    }
  g_string_free (result, TRUE);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        RcPromptFind          *self)
{
  if (key == GDK_KEY_Escape)
    {
      rc_prompt_find_close (self);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK) != 0)
    {
      go (self, -1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
rc_prompt_find_dispose (GObject *object)
{
  RcPromptFind *self = RC_PROMPT_FIND (object);

  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_prompt_find_parent_class)->dispose (object);
}

static void
rc_prompt_find_class_init (RcPromptFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_prompt_find_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/prompt-find.ui");
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, box);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, wanted);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, count);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, before);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, next);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, close);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, replace_row);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, with);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, replace);
  gtk_widget_class_bind_template_child (widget_class, RcPromptFind, replace_all);
  replaced_signal = g_signal_new ("replaced", RC_TYPE_PROMPT_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rc_prompt_find_init (RcPromptFind *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->at = -1;
  g_signal_connect_swapped (self->wanted, "changed", G_CALLBACK (on_wanted), self);
  g_signal_connect_swapped (self->wanted, "activate", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->with, "activate", G_CALLBACK (on_replace), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->before, "clicked", G_CALLBACK (on_before), self);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (rc_prompt_find_close), self);
  g_signal_connect_swapped (self->replace, "clicked", G_CALLBACK (on_replace), self);
  g_signal_connect_swapped (self->replace_all, "clicked", G_CALLBACK (on_replace_all), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/** @view: lives in the same editor: where things are found */
void
rc_prompt_find_set_view (RcPromptFind *self, RcPromptView *view)
{
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_text_changed), self);
  show_count (self);
}

/**
 * rc_prompt_find_open:
 * @replace: with the row to replace by
 *
 * Looks for what is selected, if that is on one line.
 */
void
rc_prompt_find_open (RcPromptFind *self, gboolean replace)
{
  GtkTextIter from, to;

  gtk_widget_set_visible (self->replace_row,
                          replace && gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to))
    {
      g_autofree char *words = rc_prompt_view_dup_range (self->view, &from, &to);

      if (strchr (words, '\n') == NULL)
        gtk_editable_set_text (self->wanted, words);
    }
  find (self, cursor_of (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->wanted));
}

/** Forgets what was found; the keyboard goes back to the text. */
void
rc_prompt_find_close (RcPromptFind *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  rc_prompt_view_take_marks (self->view, RC_PROMPT_FOUND, rc_prompt_marks_new ());
  self->at = -1;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
