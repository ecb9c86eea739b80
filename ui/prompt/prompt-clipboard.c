/* prompt-clipboard.c - what is selected in a prompt, for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-clipboard.h"

#define IDLE "rc-prompt-clipboard-idle"

static GtkTextBuffer *
buffer_of (RcPromptView *view)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

/** Returns: (nullable): as it is written; NULL: nothing is selected */
char *
rc_prompt_clipboard_dup_selected (RcPromptView *view)
{
  GtkTextIter from, to;

  if (!gtk_text_buffer_get_selection_bounds (buffer_of (view), &from, &to))
    return NULL;
  return rc_prompt_view_dup_range (view, &from, &to);
}

static gboolean
on_idle (gpointer user_data)
{
  RcPromptView    *view = user_data;
  g_autofree char *text = rc_prompt_clipboard_dup_selected (view);

  g_object_set_data (G_OBJECT (view), IDLE, NULL);
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (view)), text);
  return G_SOURCE_REMOVE;
}

/* While it is dragged the selection changes at every move: one of them is enough. */
static void
on_mark_set (RcPromptView *view, GtkTextIter *at, GtkTextMark *mark)
{
  if (g_object_get_data (G_OBJECT (view), IDLE) == NULL &&
      gtk_text_buffer_get_has_selection (buffer_of (view)))
    g_object_set_data (G_OBJECT (view), IDLE, GUINT_TO_POINTER (g_idle_add (on_idle, view)));
}

/** What is selected goes to the clipboard; nothing happens if nothing is. */
void
rc_prompt_clipboard_copy (RcPromptView *view)
{
  g_autofree char *text = rc_prompt_clipboard_dup_selected (view);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/** To be called when the view has been realized. */
void
rc_prompt_clipboard_realize (RcPromptView *view)
{
  gtk_text_buffer_remove_selection_clipboard (buffer_of (view),
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
  g_signal_connect_swapped (buffer_of (view), "mark-set", G_CALLBACK (on_mark_set), view);
}

/** To be called before the view is unrealized. */
void
rc_prompt_clipboard_unrealize (RcPromptView *view)
{
  guint idle = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (view), IDLE));

  g_clear_handle_id (&idle, g_source_remove);
  g_signal_handlers_disconnect_by_func (buffer_of (view), on_mark_set, view);
  /* The text view takes it away itself. */
  gtk_text_buffer_add_selection_clipboard (buffer_of (view),
                                           gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
}
