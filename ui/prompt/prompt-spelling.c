/* prompt-spelling.c - the spelling of a text that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-spelling.h"

#include "ui/spelling.h"

#include <glib/gi18n-lib.h>

/* Milliseconds that the keyboard rests before the text is looked through. */
#define REST        250
/* Microseconds that this may take at a time: a quarter of a frame of the interface. */
#define SLICE       4000
/* What a menu offers. */
#define SUGGESTIONS 6

struct _RcPromptSpelling
{
  RcPromptView       *view;    /* borrowed: it owns us */
  GtkTextBuffer      *buffer;  /* with a reference */
  RcFilmView         *film;    /* nullable */
  GSimpleActionGroup *actions; /* "spelling." */
  GtkEventController *controllers[3];
  int                 menu_at; /* characters: of the word that the menu is about */
  int                 written; /* characters: where the text was changed last */

  guint         rest;  /* timeout: it will be looked through */
  guint         look;  /* idle: it is being looked through */
  char         *text;  /* (nullable): what is */
  RcSpelledWord word;  /* how far */
  GArray       *marks; /* (nullable): what was found so far */
  GHashTable   *names; /* (nullable): words of the cast's names, folded */
};

/* --- the dictionary, one a film ----------------------------------------------------------------
 */

/* (transfer none) (nullable) */
static RcSpelling *
spelling_of (RcPromptSpelling *self)
{
  RcNode     *project;
  const char *language, *before;

  if (self->film == NULL)
    return NULL;
  project = RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)));
  language = rc_node_get_string (project, "language");
  before = g_object_get_data (G_OBJECT (self->film), "rc-spelling-language");
  if (g_strcmp0 (language, before) != 0)
    {
      g_object_set_data_full (G_OBJECT (self->film), "rc-spelling-language", g_strdup (language),
                              g_free);
      g_object_set_data_full (G_OBJECT (self->film), "rc-spelling", rc_spelling_new (language),
                              (GDestroyNotify)rc_spelling_free);
    }
  return g_object_get_data (G_OBJECT (self->film), "rc-spelling");
}

static gboolean
is_wanted (RcPromptSpelling *self)
{
  gboolean wanted = FALSE;

  if (self->film != NULL)
    g_object_get (self->film, "check-spelling", &wanted, NULL);
  return wanted && gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view));
}

/* Each word of each name: "Halo lamp" makes "halo" and "lamp" right. */
static GHashTable *
names_of (RcPromptSpelling *self)
{
  RcNode     *project = RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)));
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_CHARACTER); i++)
    {
      const char *name =
          rc_node_get_string (rc_node_get_child (project, RC_TYPE_CHARACTER, i), "name");
      g_autofree char *folded = g_utf8_casefold (name, -1);
      RcSpelledWord    word = { 0 };

      /* In small letters none is left out for being in capitals. */
      while (rc_spelling_next_word (folded, &word))
        g_hash_table_add (names, g_strndup (folded + word.from, word.to - word.from));
    }
  return names;
}

static gboolean
is_name (GHashTable *names, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  gsize            length = strlen (folded);

  if (g_hash_table_contains (names, folded))
    return TRUE;
  /* “Mara's” */
  if (length > 2 && (g_str_has_suffix (folded, "'s") || g_str_has_suffix (folded, "’s")))
    {
      folded[length - (g_str_has_suffix (folded, "'s") ? 2 : strlen ("’s"))] = '\0';
      return g_hash_table_contains (names, folded);
    }
  return FALSE;
}

/* --- looking through ---------------------------------------------------------------------------
 */

static void
stop (RcPromptSpelling *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  self->word = (RcSpelledWord){ 0 };
}

/* What the staging has read is a word, and so is a mention. */
static gboolean
is_read (RcPromptSpelling *self, int at)
{
  const RcPromptMark *mark =
      rc_prompt_marks_at (rc_prompt_view_get_marks (self->view, RC_PROMPT_COVERAGE), at);

  if (mark != NULL && mark->kind != RC_SPAN_PASSED)
    return TRUE;
  return rc_prompt_marks_at (rc_prompt_view_get_marks (self->view, RC_PROMPT_MENTIONS), at) != NULL;
}

static int
cursor_of (RcPromptSpelling *self)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_get_offset (&at);
}

/* Where somebody is in the middle of a word; -1: nowhere. Who only goes there writes nothing. */
static int
writing_at (RcPromptSpelling *self)
{
  int cursor = cursor_of (self);

  return gtk_widget_has_focus (GTK_WIDGET (self->view)) && cursor == self->written ? cursor : -1;
}

static void
look_at (RcPromptSpelling *self, RcSpelling *spelling, int cursor)
{
  const RcSpelledWord *word = &self->word;
  g_autofree char     *text = g_strndup (self->text + word->from, word->to - word->from);
  RcPromptMark         mark = { .start = word->start, .end = word->end };

  if (rc_spelling_is_right (spelling, text) || (cursor >= word->start && cursor <= word->end) ||
      is_read (self, word->start) || is_name (self->names, text))
    return;
  g_array_append_val (self->marks, mark);
}

static gboolean
is_same (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const RcPromptMark *left = &g_array_index (a, RcPromptMark, i);
      const RcPromptMark *right = &g_array_index (b, RcPromptMark, i);

      if (left->start != right->start || left->end != right->end)
        return FALSE;
    }
  return TRUE;
}

static gboolean
look_on (gpointer user_data)
{
  RcPromptSpelling *self = user_data;
  RcSpelling       *spelling = spelling_of (self);
  gint64            until = g_get_monotonic_time () + SLICE;
  int               cursor = writing_at (self);

  while (rc_spelling_next_word (self->text, &self->word))
    {
      look_at (self, spelling, cursor);
      if (g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }
  self->look = 0;
  /* Most of the time they are the same, and nothing has to be drawn again. */
  if (!is_same (self->marks, rc_prompt_view_get_marks (self->view, RC_PROMPT_SPELLING)))
    rc_prompt_view_take_marks (self->view, RC_PROMPT_SPELLING, g_steal_pointer (&self->marks));
  stop (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_rest (gpointer user_data)
{
  RcPromptSpelling *self = user_data;
  RcSpelling       *spelling = is_wanted (self) ? spelling_of (self) : NULL;

  self->rest = 0;
  stop (self);
  if (spelling == NULL || !rc_spelling_is_there (spelling))
    {
      if (rc_prompt_view_get_marks (self->view, RC_PROMPT_SPELLING)->len > 0)
        rc_prompt_view_take_marks (self->view, RC_PROMPT_SPELLING, rc_prompt_marks_new ());
      return G_SOURCE_REMOVE;
    }
  self->text = rc_prompt_view_dup_text (self->view);
  self->names = names_of (self);
  self->marks = rc_prompt_marks_new ();
  self->look = g_idle_add_full (G_PRIORITY_LOW, look_on, self, NULL);
  return G_SOURCE_REMOVE;
}

/** The text, its staging, or what is wanted has changed: it is looked through in a moment. */
void
rc_prompt_spelling_changed (RcPromptSpelling *self)
{
  stop (self);
  self->rest = g_timeout_add_full (G_PRIORITY_LOW, REST, on_rest, self, NULL);
}

/* --- the menu ----------------------------------------------------------------------------------
 */

/* (nullable): the word at @at that is in no dictionary; @from and @to are around it */
static char *
dup_wrong_word (RcPromptSpelling *self, int at, GtkTextIter *from, GtkTextIter *to)
{
  const RcPromptMark *mark =
      rc_prompt_marks_at (rc_prompt_view_get_marks (self->view, RC_PROMPT_SPELLING), at);

  if (mark == NULL)
    return NULL;
  gtk_text_buffer_get_iter_at_offset (self->buffer, from, mark->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, to, mark->end);
  return rc_prompt_view_dup_range (self->view, from, to);
}

static void
offer (RcPromptSpelling *self, int at)
{
  g_autoptr (GMenu) menu = NULL, words = NULL, more = NULL;
  GtkTextIter       from, to;
  g_autofree char  *word = dup_wrong_word (self, at, &from, &to);
  RcSpelling       *spelling = spelling_of (self);
  g_auto (GStrv)    meant = NULL;

  self->menu_at = at;
  if (word == NULL || spelling == NULL)
    {
      gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), NULL);
      return;
    }
  menu = g_menu_new ();
  words = g_menu_new ();
  more = g_menu_new ();
  meant = rc_spelling_suggest (spelling, word, SUGGESTIONS);
  for (guint i = 0; meant[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (meant[i], NULL);

      g_menu_item_set_action_and_target (item, "spelling.replace", "s", meant[i]);
      g_menu_append_item (words, item);
    }
  if (meant[0] == NULL)
    g_menu_append (words, _ ("No suggestions"), "spelling.none");
  g_menu_append (more, _ ("Add to dictionary"), "spelling.add");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), G_MENU_MODEL (menu));
}

/* Before the view makes its menu. */
static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, RcPromptSpelling *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter  iter;
  int          at_x, at_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y, &at_x,
                                         &at_y);
  gtk_text_view_get_iter_at_location (view, &iter, at_x, at_y);
  offer (self, gtk_text_iter_get_offset (&iter));
}

static gboolean
on_key (GtkEventControllerKey *key,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        RcPromptSpelling      *self)
{
  int at = cursor_of (self);

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    offer (self, at);
  return GDK_EVENT_PROPAGATE;
}

static void
replace (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcPromptSpelling *self = user_data;
  GtkTextIter       from, to;
  g_autofree char  *word = dup_wrong_word (self, self->menu_at, &from, &to);

  if (word == NULL)
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &from, &to);
  gtk_text_buffer_insert (self->buffer, &from, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
add (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcPromptSpelling *self = user_data;
  GtkTextIter       from, to;
  g_autofree char  *word = dup_wrong_word (self, self->menu_at, &from, &to);
  RcSpelling       *spelling = spelling_of (self);

  if (word == NULL || spelling == NULL)
    return;
  rc_spelling_add (spelling, word);
  rc_prompt_spelling_changed (self);
}

static void
on_text_changed (RcPromptSpelling *self)
{
  self->written = cursor_of (self);
  rc_prompt_spelling_changed (self);
}

static void
on_cursor_moved (RcPromptSpelling *self)
{
  /* The word that was being written is one now. */
  if (self->look == 0)
    rc_prompt_spelling_changed (self);
}

/* --- life --------------------------------------------------------------------------------------
 */

static void
add_controllers (RcPromptSpelling *self)
{
  GtkWidget          *view = GTK_WIDGET (self->view);
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (rc_prompt_spelling_changed), self);
  self->controllers[0] = GTK_EVENT_CONTROLLER (click);
  self->controllers[1] = key;
  self->controllers[2] = focus;
  for (guint i = 0; i < G_N_ELEMENTS (self->controllers); i++)
    gtk_widget_add_controller (view, self->controllers[i]);
}

/** @view: must outlive what is returned */
RcPromptSpelling *
rc_prompt_spelling_new (RcPromptView *view)
{
  static const GActionEntry entries[] = {
    { .name = "replace", .activate = replace, .parameter_type = "s" },
    { .name = "add", .activate = add }
  };
  RcPromptSpelling *self = g_new0 (RcPromptSpelling, 1);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved),
                            self);
  add_controllers (self);
  return self;
}

void
rc_prompt_spelling_free (RcPromptSpelling *self)
{
  rc_prompt_spelling_set_film (self, NULL);
  stop (self);
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  for (guint i = 0; i < G_N_ELEMENTS (self->controllers); i++)
    gtk_widget_remove_controller (GTK_WIDGET (self->view), self->controllers[i]);
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", NULL);
  g_object_unref (self->actions);
  g_object_unref (self->buffer);
  g_free (self);
}

/** @film: (nullable): whose language and cast it is from now on */
void
rc_prompt_spelling_set_film (RcPromptSpelling *self, RcFilmView *film)
{
  if (film != self->film)
    {
      if (self->film != NULL)
        g_signal_handlers_disconnect_by_data (self->film, self);
      g_set_object (&self->film, film);
      if (film != NULL)
        g_signal_connect_swapped (film, "notify::check-spelling",
                                  G_CALLBACK (rc_prompt_spelling_changed), self);
    }
  rc_prompt_spelling_changed (self);
}
