/* prompt-editor.c - where a prompt is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-editor.h"

#include "engine/base/text.h"
#include "engine/script/prompt-parts.h"
#include "engine/session/kept-text.h"
#include "ui/film-text.h"
#include "ui/node-edit.h"
#include "ui/prompt/mention-completion.h"
#include "ui/prompt/prompt-find.h"
#include "ui/prompt/prompt-spelling.h"
#include "ui/prompt/prompt-view.h"
#include "ui/prompt/soft-break.h"
#include "ui/tooltip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include <string.h>

struct _RcPromptEditor
{
  GtkWidget parent_instance;

  RcFilmView          *film; /* nullable */
  RcNode              *node; /* nullable */
  char                *property;
  gboolean             loading; /* the text is being written by us, not by the user */
  gboolean             refused; /* what is in the editor is not in the document */
  RcMentionCompletion *completion;
  RcPromptSpelling    *spelling;

  GtkWidget         *box;
  GtkLabel          *heading;
  GtkLabel          *count, *brief_count; /* the brief one where there is no room for both */
  GtkScrolledWindow *frame;
  RcPromptView      *view;
  GtkTextBuffer     *buffer;
  RcPromptFind      *find;
  GtkLabel          *problem;
  GtkWidget         *legend;
  GtkWidget         *write;
  GtkButton         *break_up;
  GtkLabel          *placeholder;
};

G_DEFINE_FINAL_TYPE (RcPromptEditor, rc_prompt_editor, GTK_TYPE_WIDGET)

static void
mark_mentions (RcPromptEditor *self, const char *text)
{
  RcProject *project = rc_session_get_project (rc_film_view_get_session (self->film));

  rc_prompt_view_take_marks (self->view, RC_PROMPT_MENTIONS,
                             rc_prompt_marks_from_mentions (project, text));
}

static void
show_count (GtkLabel *label, const char *text, const char *tip, gboolean over)
{
  gtk_label_set_label (label, text);
  rc_tooltip_set (GTK_WIDGET (label), tip);
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
}

/* Of words or of letters: what comes nearer to the most that there can be. */
static char *
dup_brief_count (guint words, guint most_words, guint letters, guint most_letters)
{
  if ((guint64)letters * most_words > (guint64)words * most_letters && most_letters > 0)
    return g_strdup_printf (_ ("%'u / %'u letters"), letters, most_letters);
  return g_strdup_printf (_ ("%'u / %'u words"), words, most_words);
}

/* How many words, and how many letters, as some generators count; with what there can be. */
static void
update_count (RcPromptEditor *self, const char *text)
{
  const RcGenerator *generator =
      self->film != NULL ? rc_film_view_get_generator (self->film) : NULL;
  guint            most_words = RC_PROMPT_MOST_WORDS, most_letters = 0;
  guint            words = rc_text_count_words (text), letters = (guint)g_utf8_strlen (text, -1);
  g_autofree char *shown = NULL, *brief = NULL, *tip = NULL;
  gboolean         over;

  if (generator != NULL)
    {
      most_words = MIN (most_words, generator->abilities.prompt_words);
      most_letters = generator->abilities.prompt_letters;
    }
  over = words > most_words || (most_letters > 0 && letters > most_letters);
  if (most_letters > 0)
    /* Translators: words that there are and that there can be; the same for letters */
    shown = g_strdup_printf (_ ("%'u / %'u words · %'u / %'u letters"), words, most_words, letters,
                             most_letters);
  else
    /* Translators: words that there are and that there can be; letters that there are */
    shown = g_strdup_printf (_ ("%'u / %'u words · %'u letters"), words, most_words, letters);
  if (generator != NULL)
    tip = g_strdup_printf (over ? _ ("More than the generator “%s” reads: shorten the prompt, or "
                                     "choose another generator")
                                : _ ("What there is, and how much the generator “%s” reads"),
                           _ (generator->label));
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), *text == '\0');
  brief = dup_brief_count (words, most_words, letters, most_letters);
  show_count (self->count, shown, tip, over);
  show_count (self->brief_count, brief, tip, over);
}

static void
on_generator (RcPromptEditor *self)
{
  g_autofree char *text = rc_prompt_view_dup_text (self->view);

  update_count (self, text);
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
  text = rc_prompt_view_dup_text (self->view);
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

/* Only what differs is replaced, so that cursor and scrolling stay where they are. All of it, where
 * separators come that are the text's own: the breaks that the view put in would become such. */
static void
load (RcPromptEditor *self, const char *wanted)
{
  g_autofree char *text = rc_prompt_view_dup_text (self->view);
  const char      *a = text, *b = wanted, *a_end = text + strlen (text), *b_end = b + strlen (b);
  gboolean         whole = rc_soft_breaks_has (wanted) && !rc_soft_breaks_has (text);
  GtkTextIter      from, to;

  if (strcmp (text, wanted) == 0)
    return;
  while (!whole && a < a_end && b < b_end && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (!whole && a_end > a && b_end > b &&
         g_utf8_get_char (g_utf8_prev_char (a_end)) == g_utf8_get_char (g_utf8_prev_char (b_end)))
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
    }
  self->loading = TRUE;
  rc_prompt_view_expect (self->view, wanted);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, (int)g_utf8_strlen (text, a - text));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, (int)g_utf8_strlen (text, a_end - text));
  gtk_text_buffer_delete (self->buffer, &from, &to);
  gtk_text_buffer_insert (self->buffer, &from, b, (int)(b_end - b));
  self->loading = FALSE;
  update_count (self, wanted);
  mark_mentions (self, wanted);
  set_problem (self, NULL);
}

/* What an input method has not written yet stands where the placeholder does. */
static void
on_composing (RcPromptEditor *self, const char *composed)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          *composed == '\0' && gtk_text_buffer_get_char_count (self->buffer) == 0);
}

/* What to write, for one who has never done it. */
static const char *
placeholder_of (RcNode *node)
{
  if (RC_IS_CHARACTER (node))
    return _ (
        "How it looks: age, build, hair, what is worn. Pictures of it go into the slots below.");
  if (RC_IS_SCENE (node))
    return _ ("What holds in every shot of this scene: the place, the light, the weather.");
  return _ ("What is seen and heard: who does what, where, how the camera sees it. @ mentions a "
            "character, “quoted words” are spoken.");
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

  if (kept == NULL || rc_document_get_read_only (rc_film_view_get_document (self->film)))
    return;
  rc_prompt_view_expect (self->view, kept);
  gtk_text_buffer_set_text (self->buffer, kept, -1);
}

/* What became of the words under the pointer, or at the cursor. */
static gboolean
on_query_tooltip (GtkWidget      *view,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip,
                  RcPromptEditor *self)
{
  static const char *const texts[] = {
    [RC_SPAN_STAGED] = N_ ("Staged: %s"),
    [RC_SPAN_CONFLICT] = N_ ("Overruled: %s"),
  };
  GtkTextIter         iter;
  const RcPromptMark *mark;
  g_autofree char    *text = NULL;

  if (keyboard)
    {
      gtk_text_buffer_get_iter_at_mark (self->buffer, &iter,
                                        gtk_text_buffer_get_insert (self->buffer));
    }
  else
    {
      gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, x,
                                             y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, x, y))
        return FALSE;
    }
  mark = rc_prompt_marks_at (rc_prompt_view_get_marks (self->view, RC_PROMPT_COVERAGE),
                             gtk_text_iter_get_offset (&iter));
  if (mark == NULL)
    return FALSE;
  text = mark->what != NULL ? g_strdup_printf (_ (texts[mark->kind]), mark->what)
                            : g_strdup (_ ("For the model: the sketch does not draw this"));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- finding, and a page to write on
 * ------------------------------------------------------------- */

static void
on_replaced (RcPromptEditor *self, const char *text)
{
  RcDocument *document = rc_film_view_get_document (self->film);

  rc_document_seal (document);
  load (self, text);
  on_buffer_changed (self);
  rc_document_seal (document);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcPromptEditor *self = RC_PROMPT_EDITOR (widget);

  rc_prompt_find_open (self->find, g_str_has_suffix (name, "replace"));
}

static void
break_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcPromptEditor       *self = RC_PROMPT_EDITOR (widget);
  g_autoptr (GPtrArray) shots = NULL;

  if (RC_IS_SHOT (self->node))
    shots = rc_node_edit_break (widget, self->film, RC_SHOT (self->node));
}

/* Offered where the prompt tells of several. */
static void
show_break (RcPromptEditor *self, const RcStaging *staging)
{
  guint            n = 0;
  g_autofree char *label = NULL;

  if (staging != NULL && RC_IS_SHOT (self->node) &&
      gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    n = rc_prompt_parts_count (staging, rc_node_get_string (self->node, self->property));
  gtk_widget_set_visible (GTK_WIDGET (self->break_up), n > 1);
  label = g_strdup_printf (ngettext ("Break into %u shot", "Break into %u shots", n), n);
  gtk_button_set_label (self->break_up, label);
}

static void
rc_prompt_editor_dispose (GObject *object)
{
  RcPromptEditor *self = RC_PROMPT_EDITOR (object);

  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_pointer (&self->spelling, rc_prompt_spelling_free);
  self->buffer = NULL;
  g_clear_object (&self->completion);
  g_clear_object (&self->node);
  g_clear_object (&self->film);
  g_clear_pointer (&self->property, g_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_prompt_editor_parent_class)->dispose (object);
}

static void
rc_prompt_editor_class_init (RcPromptEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_prompt_editor_dispose;
  g_type_ensure (ADW_TYPE_SQUEEZER);
  g_type_ensure (RC_TYPE_PROMPT_VIEW);
  g_type_ensure (RC_TYPE_PROMPT_FIND);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/raccord/Raccord/prompt-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, box);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, count);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, brief_count);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, frame);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, view);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, legend);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, find);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, write);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, break_up);
  gtk_widget_class_bind_template_child (widget_class, RcPromptEditor, placeholder);
  gtk_widget_class_install_action (widget_class, "prompt.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "prompt.replace", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "prompt.break", NULL, break_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "prompt.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "prompt.replace",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.write", NULL);
  gtk_widget_class_set_css_name (widget_class, "prompteditor");
}

static void
rc_prompt_editor_init (RcPromptEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  /* Undo is the document's. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  rc_prompt_view_expect (self->view, "");
  self->completion = rc_mention_completion_new (GTK_TEXT_VIEW (self->view), GTK_WIDGET (self));
  rc_prompt_find_set_view (self->find, self->view);
  self->spelling = rc_prompt_spelling_new (self->view);
  g_signal_connect_swapped (self->find, "replaced", G_CALLBACK (on_replaced), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self);
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (on_composing), self);
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
  rc_prompt_spelling_set_film (self->spelling, film);
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  g_set_object (&self->film, film);
  if (film != NULL)
    g_signal_connect_object (film, "notify::generator", G_CALLBACK (on_generator), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->node, node);
  g_free (self->property);
  self->property = g_strdup (property);
  gtk_widget_set_sensitive (GTK_WIDGET (self), node != NULL);
  if (node == NULL)
    return;
  gtk_label_set_label (self->placeholder, placeholder_of (node));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder_of (node), -1);
  rc_prompt_editor_show_staging (self, NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view),
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
  GArray *marks;

  gtk_widget_set_visible (self->legend, staging != NULL);
  show_break (self, staging);
  if (staging != NULL && !self->refused)
    marks = rc_prompt_marks_from_staging (staging, rc_node_get_string (self->node, self->property));
  else
    marks = rc_prompt_marks_new ();
  rc_prompt_view_take_marks (self->view, RC_PROMPT_COVERAGE, marks);
  rc_prompt_spelling_changed (self->spelling);
}

/** What it is called over the text. */
void
rc_prompt_editor_set_heading (RcPromptEditor *self, const char *heading)
{
  gtk_label_set_label (self->heading, heading);
}

/** On a page of its own: nothing to open one, and all the height there is. */
void
rc_prompt_editor_set_page (RcPromptEditor *self)
{
  gtk_widget_set_visible (self->write, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "page");
  gtk_scrolled_window_set_max_content_height (self->frame, -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->frame), TRUE);
}

/** The keyboard goes to the end of the text. */
void
rc_prompt_editor_focus (RcPromptEditor *self)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
