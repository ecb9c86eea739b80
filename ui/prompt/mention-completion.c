/* mention-completion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/mention-completion.h"

#include "engine/document/region-edit.h"
#include "ui/film-text.h"
#include "ui/picture.h"
#include "ui/prompt/soft-break.h"

#include <glib/gi18n-lib.h>

#include <string.h>

enum
{
  MOST_SHOWN = 6,     /* more are reached by typing on */
  MOST_LETTERS = 60,  /* a name that is longer is typed by hand */
  PICTURE_SIZE = 128, /* pixels of the longer side: twice what is shown, so that it stays sharp */
};

struct _RcMentionCompletion
{
  GObject parent_instance;

  GtkTextView *view;    /* borrowed: owns what listens to it */
  GtkWidget   *popover; /* a child of a widget around the view that lays out popovers */
  GtkListBox  *list;
  RcFilmView  *film;  /* nullable */
  RcNode      *owner; /* nullable: whose references are offered, too, with those around it */
  int          start; /* characters: of the "@" */
  int          ended; /* characters: behind what was just completed; -1: something came since */
};

G_DEFINE_FINAL_TYPE (RcMentionCompletion, rc_mention_completion, G_TYPE_OBJECT)

/**
 * rc_mention_begun:
 * @cursor: byte offset
 * @start: (out): byte offset of the "@"
 *
 * A name may have a space, as in "@Old Tom"; it ends with the line, at punctuation, and after
 * MOST_LETTERS. An "@" behind a Latin letter is part of an
 * address; Chinese needs no space before it.
 *
 * Returns: whether the cursor stands behind a mention that was begun
 */
gboolean
rc_mention_begun (const char *text, gsize cursor, gsize *start)
{
  const char *at = text + cursor;

  for (int letters = 0; at > text && letters <= MOST_LETTERS; letters++)
    {
      gunichar c;

      at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (c == '@')
        {
          *start = (gsize)(at - text);
          return at == text || !g_ascii_isalnum (at[-1]);
        }
      if (!g_unichar_isalnum (c) && c != ' ' && c != '-' && c != '\'' && c != 0x2019)
        return FALSE;
    }
  return FALSE;
}

/* Whether @name, or one of its words, begins with @typed, in any case. */
static gboolean
goes_on (const char *name, const char *typed)
{
  g_autofree char *a = g_utf8_casefold (name, -1), *b = g_utf8_casefold (typed, -1);

  for (const char *word = a; word != NULL; word = strchr (word, ' '))
    {
      word += *word == ' ';
      if (g_str_has_prefix (word, b))
        return TRUE;
    }
  return FALSE;
}

/* The picture of a reference, or the first of a character's. */
static char *
dup_picture_path (RcMentionCompletion *self, RcNode *node)
{
  const char *dir = rc_session_get_dir (rc_film_view_get_session (self->film));

  if (RC_IS_REFERENCE (node))
    return rc_store_media_path (dir, rc_node_get_string (node, "media"));
  for (guint i = 0; i < rc_node_get_n_children (node, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (node, RC_TYPE_REFERENCE, i);

      if (rc_node_get_enum (reference, "slot") == RC_SLOT_IMAGE)
        return rc_store_media_path (dir, rc_node_get_string (reference, "media"));
    }
  return NULL;
}

static GtkWidget *
row_new (RcMentionCompletion *self, RcNode *node, const char *mention)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *picture = rc_picture_new (28, 28);
  GtkWidget       *name = gtk_label_new (mention);
  g_autofree char *path = dup_picture_path (self, node);

  if (path != NULL)
    rc_picture_set_file (RC_PICTURE (picture), rc_film_view_get_pictures (self->film), path,
                         PICTURE_SIZE);
  if (RC_IS_CHARACTER (node))
    rc_picture_set_portrait (RC_PICTURE (picture), rc_node_get_string (node, "name"),
                             rc_character_get_colour (RC_CHARACTER (node)));
  else
    gtk_widget_add_css_class (picture, "portrait");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, mention, -1);
  g_object_set_data_full (G_OBJECT (row), "mention", g_strdup (mention), g_free);
  return row;
}

/* What goes on like @typed, as it is put together. */
typedef struct
{
  RcMentionCompletion *completion;
  const char          *typed;
  GPtrArray           *mentions; /* in the list */
  gboolean             written;  /* one of them is all there already */
} Offer;

static void
offer (Offer *self, RcNode *node, const char *mention)
{
  if (*mention == '\0' || self->mentions->len >= MOST_SHOWN ||
      g_ptr_array_find_with_equal_func (self->mentions, mention, g_str_equal, NULL))
    return;
  self->written = self->written || g_str_has_prefix (self->typed, mention);
  if (!goes_on (mention, self->typed))
    return;
  g_ptr_array_add (self->mentions, g_strdup (mention));
  gtk_list_box_append (self->completion->list, row_new (self->completion, node, mention));
}

static void
offer_pictures (Offer *self, RcNode *owner)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode          *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);
      g_autofree char *mention = rc_reference_dup_mention (RC_REFERENCE (reference));

      if (rc_node_get_enum (reference, "slot") == RC_SLOT_IMAGE)
        offer (self, reference, mention);
    }
}

/* Fills the list. Returns: how many go on like @typed; 0 too if it is all written already */
static guint
fill (RcMentionCompletion *self, const char *typed)
{
  RcNode    *project = RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)));
  Offer      all = { self, typed, g_ptr_array_new_with_free_func (g_free), FALSE };
  GtkWidget *row;
  guint      n;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_CHARACTER); i++)
    {
      RcNode *character = rc_node_get_child (project, RC_TYPE_CHARACTER, i);

      offer (&all, character, rc_node_get_string (character, "name"));
    }
  for (RcNode *owner = self->owner; owner != NULL && owner != project;
       owner = rc_node_get_parent (owner))
    offer_pictures (&all, owner);
  n = all.written ? 0 : all.mentions->len;
  g_ptr_array_unref (all.mentions);
  return n;
}

static void
accept (RcMentionCompletion *self, GtkListBoxRow *row)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  const char      *mention = g_object_get_data (G_OBJECT (row), "mention");
  g_autofree char *name = g_strconcat ("@", mention, NULL);
  GtkTextIter      from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, self->start);
  gtk_text_buffer_get_iter_at_mark (buffer, &to, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert (buffer, &from, name, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->ended = gtk_text_iter_get_offset (&from);
  rc_mention_completion_close (self);
}

static void
move (RcMentionCompletion *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            index = (row != NULL ? gtk_list_box_row_get_index (row) : -1) + by;

  row = gtk_list_box_get_row_at_index (self->list, index);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

/* A letter right behind a name that was completed begins another word: nobody is called
 * “Tomasruns”. Punctuation, a space of one's own and Chinese need none. */
static void
part (RcMentionCompletion *self, guint key, GdkModifierType state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gunichar       letter = gdk_keyval_to_unicode (key);
  int            ended = self->ended;
  GtkTextIter    cursor;

  if (ended < 0 || letter == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return;
  self->ended = -1;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (gtk_text_iter_get_offset (&cursor) == ended && !gtk_text_buffer_get_has_selection (buffer) &&
      gtk_text_view_get_editable (self->view) && g_unichar_isalnum (letter) &&
      !g_unichar_iswide (letter))
    gtk_text_buffer_insert (buffer, &cursor, " ", 1);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        RcMentionCompletion   *self)
{
  part (self, key, state);
  if (!gtk_widget_get_visible (self->popover) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      rc_mention_completion_close (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      accept (self, gtk_list_box_get_selected_row (self->list));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_row_activated (RcMentionCompletion *self, GtkListBoxRow *row)
{
  accept (self, row);
}

/** Shows, changes or closes the list as the text before the cursor wants it. */
void
rc_mention_completion_update (RcMentionCompletion *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter      cursor, line;
  GdkRectangle     place;
  double           x = 0, y = 0;
  g_autofree char *text = NULL;
  gsize            start = 0;

  if (self->film == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  line = cursor;
  gtk_text_iter_backward_chars (&line, MOST_LETTERS + 1);
  text = rc_soft_breaks_take (gtk_text_buffer_get_text (buffer, &line, &cursor, TRUE));
  if (!rc_mention_begun (text, strlen (text), &start) || fill (self, text + start + 1) == 0)
    {
      rc_mention_completion_close (self);
      return;
    }
  self->start = gtk_text_iter_get_offset (&line) + (int)g_utf8_strlen (text, (gssize)start);
  gtk_text_buffer_get_iter_at_offset (buffer, &line, self->start);
  gtk_text_view_get_iter_location (self->view, &line, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y,
                                         &place.x, &place.y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), gtk_widget_get_parent (self->popover),
                                    place.x, place.y, &x, &y);
  place.x = (int)x;
  place.y = (int)y;
  place.width = MAX (place.width, 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

void
rc_mention_completion_close (RcMentionCompletion *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/** @film: (nullable): whose cast is offered */
void
rc_mention_completion_set_film (RcMentionCompletion *self, RcFilmView *film)
{
  rc_mention_completion_close (self);
  g_set_object (&self->film, film);
}

/** @owner: (nullable): a region, or what one would be laid over: its pictures, and those of what it
 * is in, are offered beside the cast */
void
rc_mention_completion_set_owner (RcMentionCompletion *self, RcNode *owner)
{
  if (g_set_object (&self->owner, owner))
    rc_mention_completion_close (self);
}

static void
rc_mention_completion_dispose (GObject *object)
{
  RcMentionCompletion *self = RC_MENTION_COMPLETION (object);

  g_clear_object (&self->film);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_mention_completion_parent_class)->dispose (object);
}

static void
rc_mention_completion_class_init (RcMentionCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rc_mention_completion_dispose;
}

static void
rc_mention_completion_init (RcMentionCompletion *self)
{
}

/**
 * rc_mention_completion_new:
 * @view: must live as long as the completion
 * @around: an ancestor of @view with a layout manager: places the list
 *
 * Returns: (transfer full): it offers nothing before it has a film
 */
RcMentionCompletion *
rc_mention_completion_new (GtkTextView *view, GtkWidget *around)
{
  RcMentionCompletion *self = g_object_new (RC_TYPE_MENTION_COMPLETION, NULL);
  GtkEventController  *keys = gtk_event_controller_key_new ();

  self->view = view;
  self->ended = -1;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Characters and pictures to mention"), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "mentions");
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->popover, around);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (rc_mention_completion_close),
                           self, G_CONNECT_SWAPPED);
  return self;
}
