/* sticky-card.c - a note on the board
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/sticky-card.h"

#include <glib/gi18n-lib.h>

struct _RcStickyCard
{
  GtkWidget parent_instance;

  RcFilmView    *film;   /* nullable */
  RcSticky      *sticky; /* nullable */
  GtkWidget     *words;  /* GtkInscription: says what there is */
  GtkTextView   *editor; /* (nullable): while it is written */
  GtkWidget     *corner; /* what its size is dragged by */
  GtkWidget     *gauge;  /* (nullable): GtkLabel: says how high words are */
  RcMarkerColour colour; /* that its style class says */
  gboolean       loading;
  gboolean       ending;
  guint          leaving; /* idle: the keyboard has gone elsewhere */
};

static guint finished_signal;

G_DEFINE_FINAL_TYPE (RcStickyCard, rc_sticky_card, GTK_TYPE_WIDGET)

static const char *const classes[RC_N_MARKER_COLOURS] = { "amber", "red", "green", "blue",
                                                          "violet" };

/** Returns: (transfer full): what is written in it now; "" if nobody writes */
char *
rc_sticky_card_dup_text (RcStickyCard *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start, end;

  if (self->editor == NULL)
    return g_strdup ("");
  buffer = gtk_text_view_get_buffer (self->editor);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_changed (RcStickyCard *self)
{
  g_autofree char *text = NULL;
  GError          *error = NULL;

  if (self->loading || self->sticky == NULL || self->film == NULL)
    return;
  text = rc_sticky_card_dup_text (self);
  rc_document_set_text (rc_film_view_get_document (self->film), self->sticky, "text", text,
                        RC_EDIT_MERGE, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
load (RcStickyCard *self, const char *text)
{
  g_autofree char *there = rc_sticky_card_dup_text (self);

  if (g_str_equal (there, text))
    return;
  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->editor), text, -1);
  self->loading = FALSE;
}

/** Ends writing; nothing happens if nobody writes. */
void
rc_sticky_card_finish (RcStickyCard *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);

  if (editor == NULL || self->ending)
    return;
  self->ending = TRUE;
  if (self->film != NULL)
    rc_document_seal (rc_film_view_get_document (self->film));
  gtk_widget_set_visible (self->words, TRUE);
  g_signal_emit (self, finished_signal, 0);
  self->editor = NULL;
  gtk_widget_unparent (editor);
  self->ending = FALSE;
}

gboolean
rc_sticky_card_is_edited (RcStickyCard *self)
{
  return self->editor != NULL;
}

static gboolean
on_key (GtkEventControllerKey *key,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        RcStickyCard          *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval != GDK_KEY_Escape && !(enter && (state & GDK_CONTROL_MASK) != 0))
    return GDK_EVENT_PROPAGATE;
  /* The card keeps the keyboard; the editor goes with that. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* Not while the focus is on its way: what it leaves cannot go before it has arrived. */
static gboolean
finish_later (gpointer user_data)
{
  RcStickyCard *self = user_data;

  self->leaving = 0;
  rc_sticky_card_finish (self);
  return G_SOURCE_REMOVE;
}

static void
on_leave (RcStickyCard *self)
{
  if (self->leaving == 0)
    self->leaving = g_idle_add_full (G_PRIORITY_HIGH_IDLE, finish_later, self, NULL);
}

static void
add_controllers (RcStickyCard *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), key);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
}

static void
make_editor (RcStickyCard *self)
{
  self->editor = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->editor, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->editor, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->editor), "words");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words of the note"), -1);
  gtk_widget_insert_after (GTK_WIDGET (self->editor), GTK_WIDGET (self), self->words);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->editor), "changed",
                            G_CALLBACK (on_changed), self);
  add_controllers (self);
}

/** The keyboard is the note's. */
void
rc_sticky_card_edit (RcStickyCard *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    end;

  if (self->editor == NULL)
    make_editor (self);
  if (self->sticky != NULL)
    load (self, rc_node_get_string (RC_NODE (self->sticky), "text"));
  gtk_widget_set_visible (self->words, FALSE);
  buffer = gtk_text_view_get_buffer (self->editor);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  g_clear_handle_id (&self->leaving, g_source_remove);
}

static void
rc_sticky_card_dispose (GObject *object)
{
  RcStickyCard *self = RC_STICKY_CARD (object);
  GtkWidget    *child;

  g_clear_handle_id (&self->leaving, g_source_remove);
  self->editor = NULL;
  g_clear_object (&self->film);
  g_clear_object (&self->sticky);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rc_sticky_card_parent_class)->dispose (object);
}

static void
rc_sticky_card_class_init (RcStickyCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_sticky_card_dispose;
  finished_signal = g_signal_new ("finished", RC_TYPE_STICKY_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stickycard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
rc_sticky_card_init (RcStickyCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  self->words = gtk_inscription_new (NULL);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (self->words), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->words),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (self->words), 0);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->words), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->words), 0);
  gtk_widget_add_css_class (self->words, "words");
  self->corner = gtk_image_new_from_icon_name ("rc-corner-symbolic");
  gtk_widget_add_css_class (self->corner, "corner");
  gtk_widget_set_halign (self->corner, GTK_ALIGN_END);
  gtk_widget_set_valign (self->corner, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->corner, FALSE);
  gtk_widget_set_parent (self->words, widget);
  gtk_widget_set_parent (self->corner, widget);
  gtk_widget_add_css_class (widget, classes[self->colour]);
}

/** Returns: (transfer floating): a card without a note */
GtkWidget *
rc_sticky_card_new (void)
{
  return g_object_new (RC_TYPE_STICKY_CARD, NULL);
}

/**
 * rc_sticky_card_measure:
 * @self: a card that is not shown itself
 * @width: of a note, in pixels
 *
 * Returns: how high, in pixels, that note has to be for all of @text to be seen
 */
int
rc_sticky_card_measure (RcStickyCard *self, const char *text, int width)
{
  int least, height;

  if (self->gauge == NULL)
    {
      self->gauge = gtk_label_new (NULL);
      gtk_label_set_wrap (GTK_LABEL (self->gauge), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->gauge), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (self->gauge, "words");
      gtk_widget_set_parent (self->gauge, GTK_WIDGET (self));
    }
  gtk_label_set_text (GTK_LABEL (self->gauge), text);
  gtk_widget_measure (self->gauge, GTK_ORIENTATION_VERTICAL, width, &least, &height, NULL, NULL);
  return height;
}

/** @sticky: (nullable): what it shows from now on */
void
rc_sticky_card_set_sticky (RcStickyCard *self, RcFilmView *film, RcSticky *sticky)
{
  if (sticky != self->sticky)
    rc_sticky_card_finish (self);
  g_set_object (&self->film, film);
  g_set_object (&self->sticky, sticky);
  if (sticky != NULL)
    rc_sticky_card_update (self);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

/** Returns: (transfer none) (nullable) */
RcSticky *
rc_sticky_card_get_sticky (RcStickyCard *self)
{
  return self->sticky;
}

/** Brings everything up to date after the film changed. */
void
rc_sticky_card_update (RcStickyCard *self)
{
  RcNode          *node = RC_NODE (self->sticky);
  const char      *text = rc_node_get_string (node, "text");
  RcMarkerColour   colour = (RcMarkerColour)rc_node_get_enum (node, "colour");
  g_autofree char *name =
      *text != '\0' ? g_strdup_printf (_ ("Note: %s"), text) : rc_node_dup_name (node);

  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (self->words)), text) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->words), text);
  if (self->editor != NULL)
    load (self, text);
  if (colour != self->colour)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[self->colour]);
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[colour]);
      self->colour = colour;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
