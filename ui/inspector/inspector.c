/* inspector.c - everything about what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/inspector.h"

#include "ui/film-text.h"
#include "ui/inspector/camera-panel.h"
#include "ui/inspector/camera-view.h"
#include "ui/inspector/field.h"
#include "ui/inspector/mood-pad.h"
#include "ui/inspector/shots-panel.h"
#include "ui/inspector/staging-list.h"
#include "ui/prompt/prompt-editor.h"
#include "ui/prompt/staging-watch.h"
#include "ui/references/reference-slots.h"
#include "ui/takes/take-strip.h"

#include <glib/gi18n-lib.h>

#define N_FIELDS    9
/* Of them, those that a name is given in. */
#define FIELD_NAME  0
#define FIELD_PLACE 2

struct _RcInspector
{
  GtkWidget parent_instance;

  RcFilmView     *film; /* nullable */
  RcNode         *node; /* nullable */
  RcStagingWatch *staging;

  GtkWidget      *several; /* instead of the rest while several shots are selected */
  GtkWidget      *scroller;
  GtkWidget      *empty; /* instead of it while nothing is selected */
  GtkLabel       *title;
  GtkLabel       *chip;
  GtkLabel       *seconds;
  RcPromptEditor *prompt;
  GtkWidget      *identity; /* what a character or a scene is called */
  GtkWidget      *kind_box;
  GtkDropDown    *kind;
  GtkCheckButton *mannequin;
  GtkWidget      *scene_box;
  RcField        *fields[N_FIELDS];

  RcReferenceSlots *references;
  GtkWidget        *shot_box; /* what only shots have */
  RcCameraPanel    *camera;
  RcCameraView     *camera_view;
  RcStagingList    *staged;
  GtkRange         *creativity;
  GtkLabel         *creativity_value;
  RcMoodPad        *mood;
  GtkLabel         *mood_label;
  GtkToggleButton  *lock;
  GtkWidget        *dice;
  GtkWidget        *as_dialogue; /* for shots in which somebody says something */
  RcTakeStrip      *takes;
  gboolean          loading; /* widgets are being set by us, not by the user */
};

/* Each hides where what is selected has no such property. */
static const char *const field_ids[N_FIELDS] = { "name",     "voice", "place",
                                                 "setting",  "time",  "mood_words",
                                                 "duration", "seed",  "notes" };

G_DEFINE_FINAL_TYPE (RcInspector, rc_inspector, GTK_TYPE_WIDGET)

static void
show_head (RcInspector *self, const char *title, const char *chip, double seconds)
{
  g_autofree char *length = seconds > 0 ? rc_dup_seconds (seconds) : NULL;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->chip, chip != NULL ? chip : "");
  gtk_widget_set_opacity (GTK_WIDGET (self->chip), chip != NULL && *chip != '\0' ? 1 : 0);
  gtk_label_set_label (self->seconds, length != NULL ? length : "");
}

/* --- edits ---------------------------------------------------------------------------------------
 */

static void
set_double (RcInspector *self, const char *property, double number)
{
  GError *error = NULL;

  if (self->loading || !RC_IS_SHOT (self->node) ||
      rc_node_get_double (self->node, property) == number)
    return;
  rc_document_set_double (rc_film_view_get_document (self->film), self->node, property, number,
                          RC_EDIT_MERGE, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
set_value (RcInspector *self, const char *property, const GValue *value)
{
  GError *error = NULL;

  rc_document_set (rc_film_view_get_document (self->film), self->node, property, value, 0, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_creativity (GtkRange *range, RcInspector *self)
{
  set_double (self, "creativity", gtk_range_get_value (range));
}

/* One step for both: the mood is one thing; a drag is one, too. */
static void
on_mood (RcMoodPad *mood, RcInspector *self)
{
  double           valence = rc_mood_pad_get_valence (mood);
  double           arousal = rc_mood_pad_get_arousal (mood);
  g_autofree char *words = rc_mood_dup_words (valence, arousal);
  g_autofree char *name = NULL, *step = NULL;
  RcDocument      *document;
  GError          *error = NULL;

  gtk_label_set_label (self->mood_label, words);
  if (self->loading || !RC_IS_SHOT (self->node))
    return;
  document = rc_film_view_get_document (self->film);
  name = rc_node_dup_name (self->node);
  /* Translators: a step of undo; %s is a shot */
  step = g_strdup_printf (_ ("Change Mood of %s"), name);
  rc_document_begin (document, step);
  rc_document_merge (document);
  (void)!rc_document_finish (
      document, rc_document_set_double (document, self->node, "valence", valence, 0, &error) &&
                    rc_document_set_double (document, self->node, "arousal", arousal, 0, &error));
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_mood_begun (RcMoodPad *mood, RcInspector *self)
{
  if (self->film != NULL)
    rc_document_hold (rc_film_view_get_document (self->film));
}

static void
on_mood_ended (RcMoodPad *mood, RcInspector *self)
{
  if (self->film != NULL)
    rc_document_seal (rc_film_view_get_document (self->film));
}

static void
on_lock (GtkToggleButton *lock, RcInspector *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->loading || !RC_IS_SHOT (self->node))
    return;
  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, gtk_toggle_button_get_active (lock));
  set_value (self, "seed-locked", &value);
}

static void
on_dice (GtkButton *dice, RcInspector *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (!RC_IS_SHOT (self->node))
    return;
  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, g_random_int_range (1, 100000));
  set_value (self, "seed", &value);
}

static void
on_as_dialogue (GtkButton *button, RcInspector *self)
{
  GError *error = NULL;

  if (!RC_IS_SHOT (self->node))
    return;
  (void)!rc_session_set_dialogue_duration (rc_film_view_get_session (self->film),
                                           RC_SHOT (self->node), &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_kind (GtkDropDown *kind, GParamSpec *spec, RcInspector *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->loading || !RC_IS_CHARACTER (self->node) ||
      rc_node_get_enum (self->node, "kind") == (int)gtk_drop_down_get_selected (kind))
    return;
  g_value_init (&value, RC_TYPE_CHARACTER_KIND);
  g_value_set_enum (&value, (int)gtk_drop_down_get_selected (kind));
  set_value (self, "kind", &value);
}

static void
on_mannequin (GtkCheckButton *mannequin, RcInspector *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->loading || !RC_IS_CHARACTER (self->node))
    return;
  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, gtk_check_button_get_active (mannequin));
  set_value (self, "mannequin", &value);
}

/* --- what is shown
 * --------------------------------------------------------------------------------- */

static void
on_staged (const RcStaging *staging, gpointer user_data)
{
  RcInspector     *self = user_data;
  RcShot          *shot = RC_SHOT (self->node);
  g_autofree char *name = rc_node_dup_name (self->node);
  const RcTerm *term = staging != NULL ? rc_term_find (rc_size_terms, staging->camera.size) : NULL;

  show_head (self, name, term != NULL ? _ (term->label) : NULL,
             rc_rational_to_double (rc_node_get_rational (self->node, "duration")));
  rc_prompt_editor_show_staging (self->prompt, staging);
  rc_camera_panel_show (self->camera, self->film, shot, staging);
  rc_camera_view_show (self->camera_view, self->film, shot);
  rc_staging_list_show (self->staged, self->film, shot, staging);
  gtk_widget_set_visible (self->as_dialogue, staging != NULL && staging->n_lines > 0);
}

static void
show_shot (RcInspector *self)
{
  double           creativity = rc_node_get_double (self->node, "creativity");
  double           valence = rc_node_get_double (self->node, "valence");
  double           arousal = rc_node_get_double (self->node, "arousal");
  g_autofree char *number = g_strdup_printf ("%.2f", creativity);
  g_autofree char *mood = rc_mood_dup_words (valence, arousal);

  rc_take_strip_show (self->takes, self->film, RC_SHOT (self->node));
  self->loading = TRUE;
  gtk_range_set_value (self->creativity, creativity);
  gtk_label_set_label (self->creativity_value, number);
  rc_mood_pad_set_mood (self->mood, valence, arousal);
  gtk_label_set_label (self->mood_label, mood);
  gtk_toggle_button_set_active (self->lock, rc_node_get_boolean (self->node, "seed-locked"));
  gtk_widget_set_sensitive (self->dice, !rc_node_get_boolean (self->node, "seed-locked"));
  self->loading = FALSE;
  rc_staging_watch_look (self->staging, rc_film_view_get_session (self->film),
                         RC_SHOT (self->node));
}

static void
show_character (RcInspector *self)
{
  const char *name = rc_node_get_string (self->node, "name");

  show_head (self, *name != '\0' ? name : _ ("Unnamed"), _ ("Character"), 0);
  self->loading = TRUE;
  gtk_drop_down_set_selected (self->kind, (guint)rc_node_get_enum (self->node, "kind"));
  gtk_check_button_set_active (self->mannequin, rc_node_get_boolean (self->node, "mannequin"));
  self->loading = FALSE;
}

static void
show_scene (RcInspector *self)
{
  g_autofree char *title = rc_scene_dup_short_title (RC_SCENE (self->node));

  show_head (self, title, _ ("Scene"), rc_scene_get_seconds (RC_SCENE (self->node)));
}

static void
update (RcInspector *self)
{
  if (self->node == NULL || rc_node_get_parent (self->node) == NULL)
    return;
  if (RC_IS_SHOT (self->node))
    show_shot (self);
  else if (RC_IS_SCENE (self->node))
    show_scene (self);
  else if (RC_IS_CHARACTER (self->node))
    show_character (self);
  rc_reference_slots_show (self->references, self->film, self->node);
}

/* One node's properties, those of several shots, or what there is to be selected. */
static void
show_part (RcInspector *self)
{
  gboolean several = self->film != NULL && rc_film_view_get_n_shots (self->film) > 1;

  gtk_widget_set_visible (self->several, several);
  gtk_widget_set_visible (self->scroller, self->node != NULL && !several);
  gtk_widget_set_visible (self->empty, self->film != NULL && self->node == NULL && !several);
}

static void
on_node_changed (RcInspector *self)
{
  RcNode *node = rc_film_view_get_node (self->film);

  g_set_object (&self->node, node);
  if (!RC_IS_SHOT (node))
    rc_staging_watch_look (self->staging, NULL, NULL);
  show_part (self);
  gtk_widget_set_visible (self->identity, RC_IS_CHARACTER (node) || RC_IS_SCENE (node));
  gtk_widget_set_visible (self->kind_box, RC_IS_CHARACTER (node));
  gtk_widget_set_visible (GTK_WIDGET (self->mannequin), RC_IS_CHARACTER (node));
  gtk_widget_set_visible (self->scene_box, RC_IS_SCENE (node));
  gtk_widget_set_visible (self->shot_box, RC_IS_SHOT (node));
  for (guint i = 0; i < N_FIELDS; i++)
    rc_field_set_target (self->fields[i], self->film, node);
  rc_prompt_editor_set_target (self->prompt, self->film, node,
                               RC_IS_CHARACTER (node) ? "description" : "prompt");
  update (self);
}

/* What is new has no name that anybody chose. */
static void
on_name (RcInspector *self, RcNode *node)
{
  if (node == self->node && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (RC_IS_CHARACTER (node) || RC_IS_SCENE (node)))
    rc_field_begin (self->fields[RC_IS_CHARACTER (node) ? FIELD_NAME : FIELD_PLACE]);
}

static void
rc_inspector_dispose (GObject *object)
{
  RcInspector *self = RC_INSPECTOR (object);

  g_clear_pointer (&self->staging, rc_staging_watch_free);
  g_clear_pointer (&self->several, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->empty, gtk_widget_unparent);
  g_clear_object (&self->node);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_inspector_parent_class)->dispose (object);
}

static void
rc_inspector_class_init (RcInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_inspector_dispose;
  g_type_ensure (RC_TYPE_CAMERA_PANEL);
  g_type_ensure (RC_TYPE_CAMERA_VIEW);
  g_type_ensure (RC_TYPE_FIELD);
  g_type_ensure (RC_TYPE_MOOD_PAD);
  g_type_ensure (RC_TYPE_PROMPT_EDITOR);
  g_type_ensure (RC_TYPE_REFERENCE_SLOTS);
  g_type_ensure (RC_TYPE_STAGING_LIST);
  g_type_ensure (RC_TYPE_TAKE_STRIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, RcInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, empty);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, title);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, chip);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, seconds);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, prompt);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, identity);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, kind_box);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, kind);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, mannequin);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, scene_box);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, references);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, shot_box);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, camera);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, camera_view);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, staged);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, creativity);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, creativity_value);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, mood);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, mood_label);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, lock);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, dice);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, as_dialogue);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, takes);
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, field_ids[i], FALSE,
        (gssize)(G_STRUCT_OFFSET (RcInspector, fields) + i * sizeof (RcField *)));
  gtk_widget_class_set_css_name (widget_class, "inspector");
}

static void
rc_inspector_init (RcInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->several = rc_shots_panel_new ();
  gtk_widget_set_visible (self->several, FALSE);
  gtk_widget_set_parent (self->several, GTK_WIDGET (self));
  self->staging = rc_staging_watch_new (on_staged, self);
  g_signal_connect (self->creativity, "value-changed", G_CALLBACK (on_creativity), self);
  rc_film_view_hold_while_pressed (GTK_WIDGET (self->creativity), &self->film);
  g_signal_connect (self->mood, "begun", G_CALLBACK (on_mood_begun), self);
  g_signal_connect (self->mood, "moved", G_CALLBACK (on_mood), self);
  g_signal_connect (self->mood, "ended", G_CALLBACK (on_mood_ended), self);
  g_signal_connect (self->lock, "toggled", G_CALLBACK (on_lock), self);
  g_signal_connect (self->dice, "clicked", G_CALLBACK (on_dice), self);
  g_signal_connect (self->as_dialogue, "clicked", G_CALLBACK (on_as_dialogue), self);
  g_signal_connect (self->kind, "notify::selected", G_CALLBACK (on_kind), self);
  g_signal_connect (self->mannequin, "toggled", G_CALLBACK (on_mannequin), self);
}

/** Returns: an inspector without a film */
GtkWidget *
rc_inspector_new (void)
{
  return g_object_new (RC_TYPE_INSPECTOR, NULL);
}

/** @film: (nullable): whose selection to show from now on */
void
rc_inspector_set_film (RcInspector *self, RcFilmView *film)
{
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  g_set_object (&self->film, film);
  rc_shots_panel_set_film (RC_SHOTS_PANEL (self->several), film);
  if (film == NULL)
    {
      rc_prompt_editor_set_target (self->prompt, NULL, NULL, NULL);
      for (guint i = 0; i < N_FIELDS; i++)
        rc_field_set_target (self->fields[i], NULL, NULL);
      rc_reference_slots_show (self->references, NULL, NULL);
      rc_camera_panel_show (self->camera, NULL, NULL, NULL);
      rc_take_strip_show (self->takes, NULL, NULL);
      rc_staging_watch_look (self->staging, NULL, NULL);
      rc_camera_view_show (self->camera_view, NULL, NULL);
      rc_staging_list_show (self->staged, NULL, NULL, NULL);
      g_clear_object (&self->node);
      show_part (self);
      return;
    }
  g_signal_connect_object (film, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "notify::node", G_CALLBACK (on_node_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "name", G_CALLBACK (on_name), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "selection", G_CALLBACK (show_part), self, G_CONNECT_SWAPPED);
  on_node_changed (self);
  show_part (self);
}
