/* shots-panel.c - the inspector of several shots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/shots-panel.h"

#include "ui/board/shot-column.h"
#include "ui/film-text.h"
#include "ui/inspector/mood-pad.h"
#include "ui/inspector/shots-edit.h"
#include "ui/pair-layout.h"

#include <glib/gi18n-lib.h>

/* Milliseconds that a slider or the mood must rest before it is one step. */
#define REST 250

/* Shots whose labels are written out. */
#define MOST_NAMES 24

/* Lists of the camera. */
static const RcShotColumn choices[] = { RC_SHOT_SIZE, RC_SHOT_ANGLE, RC_SHOT_MOVE, RC_SHOT_LENS };

#define N_CHOICES G_N_ELEMENTS (choices)

/* Lines to type in. */
static const struct
{
  const char *property, *label, *tip;
} lines[] = {
  { "duration", N_ ("SECONDS"), N_ ("How long each shot lasts: 4.5, 00:00:04:12 or 108f") },
  { "seed", N_ ("SEED"), N_ ("The same seed and the same request give the same picture") },
  { "notes", N_ ("NOTES"), N_ ("For people only: nothing of this is drawn") },
};

#define N_LINES G_N_ELEMENTS (lines)

struct _RcShotsPanel
{
  GtkWidget parent_instance;

  RcFilmView *film;    /* nullable */
  GPtrArray  *shots;   /* RcShot: those that are selected */
  gboolean    loading; /* widgets are being set by us, not by the user */
  guint       rest;    /* timeout: creativity or mood was moved */
  gboolean    moved_mood, moved_creativity;

  GtkWidget   *scroller;
  GtkLabel    *title;
  GtkLabel    *seconds;
  GtkLabel    *names;
  GtkEntry    *words;
  GtkWidget   *add;
  GtkWidget   *camera;
  GtkDropDown *lists[N_CHOICES];
  gboolean     mixed[N_CHOICES]; /* the list begins with "mixed" */
  GtkRange    *creativity;
  GtkLabel    *creativity_value;
  RcMoodPad   *mood;
  GtkLabel    *mood_label;
  GtkGrid     *numbers;
  GtkEntry    *entries[N_LINES];
  GtkLabel    *problem;
};

G_DEFINE_FINAL_TYPE (RcShotsPanel, rc_shots_panel, GTK_TYPE_WIDGET)

static RcDocument *
document_of (RcShotsPanel *self)
{
  return rc_film_view_get_document (self->film);
}

/* @error: (nullable) (transfer full) */
static void
say (RcShotsPanel *self, GError *error)
{
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  g_clear_error (&error);
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void
show_head (RcShotsPanel *self)
{
  double              seconds = 0;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *title =
      g_strdup_printf (ngettext ("%u shot", "%u shots", self->shots->len), self->shots->len);
  g_autofree char *length = NULL;

  for (guint i = 0; i < self->shots->len; i++)
    {
      RcShot          *shot = g_ptr_array_index (self->shots, i);
      g_autofree char *label = rc_shot_dup_label (shot);

      seconds += rc_shot_get_seconds (shot);
      if (i < MOST_NAMES)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", label);
      else if (i == MOST_NAMES)
        g_string_append (names, ", …");
    }
  length = rc_dup_seconds (seconds);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->seconds, length);
  gtk_label_set_label (self->names, names->str);
}

static void
show_list (RcShotsPanel *self, guint which)
{
  GtkStringList   *list = GTK_STRING_LIST (gtk_drop_down_get_model (self->lists[which]));
  g_autofree char *common =
      rc_shots_dup_common (self->shots, rc_shot_columns[choices[which]].property);
  gboolean mixed = common == NULL;

  if (mixed != self->mixed[which])
    {
      const char *const first[] = { _ ("— mixed"), NULL };

      gtk_string_list_splice (list, 0, mixed ? 0 : 1, mixed ? first : NULL);
      self->mixed[which] = mixed;
    }
  gtk_drop_down_set_selected (
      self->lists[which],
      mixed ? 0 : rc_shot_column_get_choice (choices[which], g_ptr_array_index (self->shots, 0)));
}

static void
show_line (RcShotsPanel *self, guint which)
{
  g_autofree char *common = rc_shots_dup_common (self->shots, lines[which].property);
  g_autofree char *shown = NULL;

  if (common != NULL && which == 0)
    shown = rc_shot_column_dup_edit_text (RC_SHOT_DURATION, g_ptr_array_index (self->shots, 0));
  else
    shown = g_steal_pointer (&common);
  gtk_entry_set_placeholder_text (self->entries[which], shown == NULL ? _ ("— mixed") : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entries[which]), shown != NULL ? shown : "");
}

static void
show_mood (RcShotsPanel *self)
{
  double   valence = 0, arousal = 0;
  gboolean same = rc_shots_get_common_double (self->shots, "valence", &valence) &&
                  rc_shots_get_common_double (self->shots, "arousal", &arousal);
  g_autofree char *words = rc_mood_dup_words (valence, arousal);

  rc_mood_pad_set_mood (self->mood, same ? valence : 0, same ? arousal : 0);
  gtk_widget_set_opacity (GTK_WIDGET (self->mood), same ? 1 : 0.55);
  gtk_label_set_label (self->mood_label, same ? words : _ ("— mixed"));
}

static void
show_creativity (RcShotsPanel *self)
{
  double           creativity = 0;
  gboolean         same = rc_shots_get_common_double (self->shots, "creativity", &creativity);
  g_autofree char *number = g_strdup_printf ("%.2f", creativity);

  gtk_range_set_value (self->creativity, same ? creativity : 0.5);
  gtk_widget_set_opacity (GTK_WIDGET (self->creativity), same ? 1 : 0.55);
  gtk_label_set_label (self->creativity_value, same ? number : _ ("— mixed"));
}

static void
update (RcShotsPanel *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->numbers));

  if (self->shots->len < 2 || self->rest != 0)
    return;
  self->loading = TRUE;
  show_head (self);
  for (guint i = 0; i < N_CHOICES; i++)
    show_list (self, i);
  for (guint i = 0; i < N_LINES; i++)
    if (focus != GTK_WIDGET (self->entries[i]))
      show_line (self, i);
  show_creativity (self);
  show_mood (self);
  self->loading = FALSE;
}

/* --- edits ------------------------------------------------------------------------------------ */

/* What was moved and has rested, as one step each. */
static void
settle (RcShotsPanel *self)
{
  char    number[G_ASCII_DTOSTR_BUF_SIZE];
  GError *error = NULL;

  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->moved_creativity && self->shots->len > 0)
    (void)!rc_shots_set (
        document_of (self), self->shots, "creativity",
        g_ascii_formatd (number, sizeof number, "%.2f", gtk_range_get_value (self->creativity)),
        &error);
  else if (self->moved_mood && self->shots->len > 0)
    (void)!rc_shots_set_mood (document_of (self), self->shots, rc_mood_pad_get_valence (self->mood),
                              rc_mood_pad_get_arousal (self->mood), &error);
  self->moved_creativity = self->moved_mood = FALSE;
  say (self, error);
}

static gboolean
on_rest (gpointer user_data)
{
  RcShotsPanel *self = user_data;

  if (gtk_widget_has_css_class (GTK_WIDGET (self->mood), "dragging") ||
      gtk_widget_has_css_class (GTK_WIDGET (self->creativity), "dragging"))
    return G_SOURCE_CONTINUE; /* the hand rests, but has not let go */
  self->rest = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (RcShotsPanel *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST, on_rest, self);
}

static void
on_creativity (RcShotsPanel *self)
{
  g_autofree char *number = g_strdup_printf ("%.2f", gtk_range_get_value (self->creativity));

  if (self->loading)
    return;
  if (self->moved_mood)
    settle (self);
  gtk_label_set_label (self->creativity_value, number);
  gtk_widget_set_opacity (GTK_WIDGET (self->creativity), 1);
  self->moved_creativity = TRUE;
  wait_for_rest (self);
}

static void
on_mood (RcShotsPanel *self)
{
  g_autofree char *words = rc_mood_dup_words (rc_mood_pad_get_valence (self->mood),
                                              rc_mood_pad_get_arousal (self->mood));

  if (self->moved_creativity)
    settle (self);
  gtk_label_set_label (self->mood_label, words);
  gtk_widget_set_opacity (GTK_WIDGET (self->mood), 1);
  self->moved_mood = TRUE;
  wait_for_rest (self);
}

static void
on_choice (GtkDropDown *list, GParamSpec *spec, RcShotsPanel *self)
{
  guint            position = gtk_drop_down_get_selected (list);
  GError          *error = NULL;
  g_autofree char *text = NULL;
  guint            which = 0;

  if (self->loading || position == GTK_INVALID_LIST_POSITION || self->shots->len == 0)
    return;
  while (self->lists[which] != list)
    which++;
  if (self->mixed[which] && position-- == 0)
    return;
  text = rc_shot_column_dup_choice (choices[which], position);
  (void)!rc_shots_set (document_of (self), self->shots, rc_shot_columns[choices[which]].property,
                       text, &error);
  say (self, error);
}

/* An empty line is "mixed" and changes nothing, except that notes can be emptied. */
static void
commit_line (RcShotsPanel *self, guint which)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[which]));
  g_autofree char *common = NULL;
  GError          *error = NULL;

  if (self->loading || self->shots->len < 2)
    return;
  common = rc_shots_dup_common (self->shots, lines[which].property);
  if (g_strcmp0 (common, text) == 0 || (*text == '\0' && (common == NULL || which != N_LINES - 1)))
    return;
  (void)!rc_shots_set (document_of (self), self->shots, lines[which].property, text, &error);
  say (self, error);
}

static guint
line_of (RcShotsPanel *self, gpointer entry)
{
  guint which = 0;

  while (self->entries[which] != entry)
    which++;
  return which;
}

static void
on_line (GtkEntry *entry, RcShotsPanel *self)
{
  commit_line (self, line_of (self, entry));
}

static void
on_line_left (GtkEventControllerFocus *focus, RcShotsPanel *self)
{
  commit_line (self,
               line_of (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus))));
}

static void
on_words (RcShotsPanel *self)
{
  gtk_widget_set_sensitive (self->add, *gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0');
}

static void
on_add (RcShotsPanel *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words)));
  GError          *error = NULL;

  if (self->shots->len < 2 || *g_strstrip (words) == '\0')
    return;
  if (rc_shots_append (document_of (self), self->shots, "prompt", words, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  say (self, error);
}

static void
on_selection (RcShotsPanel *self)
{
  if (self->rest != 0)
    settle (self);
  for (guint i = 0; i < N_LINES; i++)
    if (gtk_widget_get_focus_child (GTK_WIDGET (self->numbers)) == GTK_WIDGET (self->entries[i]))
      commit_line (self, i);
  g_ptr_array_unref (self->shots);
  self->shots = rc_film_view_dup_shots (self->film);
  say (self, NULL);
  update (self);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
on_setup_choice (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), GPOINTER_TO_INT (ellipsize));
  gtk_list_item_set_child (item, label);
}

static void
on_bind_choice (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
choice_factory_new (PangoEllipsizeMode ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_choice), GINT_TO_POINTER (ellipsize));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_choice), NULL);
  return factory;
}

/* The list is as wide as what there is to choose, what is chosen no wider than the panel lets it
 * be. */
static void
add_list (RcShotsPanel *self, guint which)
{
  g_autoptr (GtkListItemFactory) chosen = choice_factory_new (PANGO_ELLIPSIZE_END);
  g_autoptr (GtkListItemFactory) row = choice_factory_new (PANGO_ELLIPSIZE_NONE);

  g_auto (GStrv) texts = rc_shot_column_list_choices (choices[which]);
  const char    *title = _ (rc_shot_columns[choices[which]].title);
  GtkWidget     *list = gtk_drop_down_new_from_strings ((const char *const *)texts);
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (title);

  self->lists[which] = GTK_DROP_DOWN (list);
  gtk_drop_down_set_factory (self->lists[which], chosen);
  gtk_drop_down_set_list_factory (self->lists[which], row);
  gtk_widget_set_tooltip_text (list, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (list, "notify::selected", G_CALLBACK (on_choice), self);
  /* “From the prompt” and “mixed” do not tell what they are of. */
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_parent (box, self->camera);
}

static void
add_line (RcShotsPanel *self, guint which)
{
  GtkWidget          *label = gtk_label_new (_ (lines[which].label));
  GtkWidget          *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean            wide = which == N_LINES - 1;
  int                 row = wide ? 2 : 0;

  self->entries[which] = GTK_ENTRY (entry);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_widget_set_tooltip_text (entry, _ (lines[which].tip));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_line), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_line_left), self);
  gtk_widget_add_controller (entry, focus);
  gtk_grid_attach (self->numbers, label, wide ? 0 : (int)which, row, wide ? 2 : 1, 1);
  gtk_grid_attach (self->numbers, entry, wide ? 0 : (int)which, row + 1, wide ? 2 : 1, 1);
}

static void
rc_shots_panel_dispose (GObject *object)
{
  RcShotsPanel *self = RC_SHOTS_PANEL (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_ptr_array_set_size (self->shots, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_shots_panel_parent_class)->dispose (object);
}

static void
rc_shots_panel_finalize (GObject *object)
{
  g_ptr_array_unref (RC_SHOTS_PANEL (object)->shots);
  G_OBJECT_CLASS (rc_shots_panel_parent_class)->finalize (object);
}

static void
rc_shots_panel_class_init (RcShotsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_shots_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = rc_shots_panel_finalize;
  g_type_ensure (RC_TYPE_MOOD_PAD);
  g_type_ensure (RC_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/shots-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, title);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, seconds);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, names);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, words);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, add);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, camera);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, creativity);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, creativity_value);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, mood);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, mood_label);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, numbers);
  gtk_widget_class_bind_template_child (widget_class, RcShotsPanel, problem);
  gtk_widget_class_set_css_name (widget_class, "shotspanel");
}

static void
rc_shots_panel_init (RcShotsPanel *self)
{
  self->shots = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_CHOICES; i++)
    add_list (self, i);
  for (guint i = 0; i < N_LINES; i++)
    add_line (self, i);
  g_signal_connect_swapped (self->creativity, "value-changed", G_CALLBACK (on_creativity), self);
  g_signal_connect_swapped (self->mood, "moved", G_CALLBACK (on_mood), self);
  g_signal_connect_swapped (self->words, "changed", G_CALLBACK (on_words), self);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
}

/** Returns: a panel without a film */
GtkWidget *
rc_shots_panel_new (void)
{
  return g_object_new (RC_TYPE_SHOTS_PANEL, NULL);
}

/** @film: (nullable): whose selected shots to edit from now on */
void
rc_shots_panel_set_film (RcShotsPanel *self, RcFilmView *film)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_ptr_array_set_size (self->shots, 0);
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  g_set_object (&self->film, film);
  if (film == NULL)
    return;
  g_signal_connect_object (film, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "selection", G_CALLBACK (on_selection), self, G_CONNECT_SWAPPED);
  on_selection (self);
}
