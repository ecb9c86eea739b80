/* stage-region-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/stage-region-bar.h"

#include "ui/prompt/mention-completion.h"
#include "ui/prompt/prompt-view.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

struct _RcStageRegionBar
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  RcPromptView   *prompt;
  GtkWidget      *placeholder;
  GtkWidget      *render;
  GtkButton      *track;
  GtkAdjustment  *feather_adjustment, *grow_adjustment, *seed_adjustment;
  GtkAdjustment  *first_adjustment, *last_adjustment;
  GtkAdjustment  *fade_in_adjustment, *fade_out_adjustment;
  GtkLabel       *feather_value, *grow_value, *note;
  GtkMenuButton  *range;
  GtkCheckButton *all;
  GtkWidget      *first, *last;

  RcMaskMenu      *mask_menu;
  GtkMenuButton   *extend;
  RcExtendPanel   *extend_panel;
  GtkToggleButton *lock; /* of the seed */

  RcFilmView          *film; /* nullable */
  RcMentionCompletion *completion;
  char                *words;     /* what is written */
  gboolean             composing; /* the input method has not written it yet */

  double   percent_of; /* pixels: the height of which lengths are shown in percent; 0: in pixels */
  int      n_frames;
  gboolean quiet; /* values are being set, not edited */
};

G_DEFINE_FINAL_TYPE (RcStageRegionBar, rc_stage_region_bar, GTK_TYPE_WIDGET)

static guint changed_signal;

/* Pixels of the take, or percent of its height. */
static char *
dup_length (RcStageRegionBar *self, GtkAdjustment *adjustment)
{
  double pixels = gtk_adjustment_get_value (adjustment);

  return self->percent_of > 0 ? g_strdup_printf (_ ("%.1f %%"), 100 * pixels / self->percent_of)
                              : g_strdup_printf (_ ("%d px"), (int)lround (pixels));
}

static void
show_values (RcStageRegionBar *self)
{
  gboolean         all = gtk_check_button_get_active (self->all);
  g_autofree char *feather = dup_length (self, self->feather_adjustment);
  g_autofree char *grow = dup_length (self, self->grow_adjustment);
  g_autofree char *range =
      all ? g_strdup (_ ("all"))
          : g_strdup_printf ("%d–%d", (int)gtk_adjustment_get_value (self->first_adjustment),
                             (int)gtk_adjustment_get_value (self->last_adjustment));

  gtk_label_set_label (self->feather_value, feather);
  gtk_label_set_label (self->grow_value, grow);
  gtk_menu_button_set_label (self->range, range);
  gtk_widget_set_sensitive (self->first, !all);
  gtk_widget_set_sensitive (self->last, !all);
}

static void
on_changed (RcStageRegionBar *self)
{
  if (self->quiet)
    return;
  show_values (self);
  g_signal_emit (self, changed_signal, 0);
}

/* The last frame is never before the first. */
static void
on_range_changed (RcStageRegionBar *self)
{
  double first = gtk_adjustment_get_value (self->first_adjustment);

  if (self->quiet)
    return;
  if (gtk_adjustment_get_value (self->last_adjustment) < first)
    {
      self->quiet = TRUE;
      gtk_adjustment_set_value (self->last_adjustment, first);
      self->quiet = FALSE;
    }
  on_changed (self);
}

/* --- what is written -------------------------------------------------------------------------- */

static void
show_words (RcStageRegionBar *self)
{
  RcProject *film =
      self->film != NULL ? rc_session_get_project (rc_film_view_get_session (self->film)) : NULL;

  gtk_widget_set_visible (self->placeholder, *self->words == '\0' && !self->composing);
  rc_prompt_view_take_marks (self->prompt, RC_PROMPT_MENTIONS,
                             film != NULL ? rc_prompt_marks_from_mentions (film, self->words)
                                          : rc_prompt_marks_new ());
}

static void
on_written (RcStageRegionBar *self, GtkTextBuffer *buffer)
{
  g_free (self->words);
  self->words = rc_prompt_view_dup_text (self->prompt);
  show_words (self);
  /* Fewer lines are not asked for by themselves. */
  gtk_widget_queue_resize (GTK_WIDGET (self->prompt));
  if (self->quiet)
    return;
  rc_mention_completion_update (self->completion);
  on_changed (self);
}

static void
on_composing (RcStageRegionBar *self, const char *text)
{
  self->composing = *text != '\0';
  gtk_widget_set_visible (self->placeholder, *self->words == '\0' && !self->composing);
}

/* Return renders, and so does Ctrl+Return, which is the key of it elsewhere on the stage; the list
 * of names and the input method have them before. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        RcStageRegionBar      *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || self->composing ||
      (state & (GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "stage.render-region", NULL);
  return GDK_EVENT_STOP;
}

static void
add_writing (RcStageRegionBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->words = g_strdup ("");
  self->completion = rc_mention_completion_new (GTK_TEXT_VIEW (self->prompt), GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->prompt), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prompt)), "changed",
                           G_CALLBACK (on_written), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->prompt, "preedit-changed", G_CALLBACK (on_composing), self,
                           G_CONNECT_SWAPPED);
}

static void
rc_stage_region_bar_dispose (GObject *object)
{
  RcStageRegionBar *self = RC_STAGE_REGION_BAR (object);

  self->quiet = TRUE;
  g_clear_object (&self->completion);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_stage_region_bar_parent_class)->dispose (object);
}

static void
rc_stage_region_bar_finalize (GObject *object)
{
  g_free (RC_STAGE_REGION_BAR (object)->words);
  G_OBJECT_CLASS (rc_stage_region_bar_parent_class)->finalize (object);
}

static void
rc_stage_region_bar_class_init (RcStageRegionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_stage_region_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = rc_stage_region_bar_finalize;
  g_type_ensure (RC_TYPE_EXTEND_PANEL);
  g_type_ensure (RC_TYPE_MASK_MENU);
  g_type_ensure (RC_TYPE_WRAP_LAYOUT);
  g_type_ensure (RC_TYPE_PROMPT_VIEW);
  changed_signal = g_signal_new ("changed", RC_TYPE_STAGE_REGION_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/raccord/Raccord/stage-region-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, box);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, prompt);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, placeholder);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, extend);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, extend_panel);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, lock);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, render);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, track);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, mask_menu);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, feather_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, grow_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, seed_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, first_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, last_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, fade_in_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, fade_out_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, feather_value);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, grow_value);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, note);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, range);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, all);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, first);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, last);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_range_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rc_stage_region_bar_init (RcStageRegionBar *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_writing (self);
  self->quiet = FALSE;
  show_values (self);
}

/* --- public -------------------------------------------------------------------------------- */

/** @film: (nullable): whose characters the prompt can mention */
void
rc_stage_region_bar_set_film (RcStageRegionBar *self, RcFilmView *film)
{
  g_set_object (&self->film, film);
  rc_mention_completion_set_film (self->completion, film);
  show_words (self);
}

/** @owner: (nullable): the region, or the take that one would be laid over: whose pictures the
 * prompt can mention */
void
rc_stage_region_bar_set_owner (RcStageRegionBar *self, RcNode *owner)
{
  rc_mention_completion_set_owner (self->completion, owner);
}

/** Returns: (transfer none): where the take is extended */
RcExtendPanel *
rc_stage_region_bar_get_extend (RcStageRegionBar *self)
{
  return self->extend_panel;
}

/** @frame: whether the page about the frame is shown, or that about time */
void
rc_stage_region_bar_open_extend (RcStageRegionBar *self, gboolean frame)
{
  gtk_menu_button_popup (self->extend);
  rc_extend_panel_focus (self->extend_panel, frame);
}

/** How many frames the take has */
void
rc_stage_region_bar_set_frames (RcStageRegionBar *self, int n_frames)
{
  self->quiet = TRUE;
  self->n_frames = n_frames;
  gtk_adjustment_set_upper (self->first_adjustment, MAX (1, n_frames));
  gtk_adjustment_set_upper (self->last_adjustment, MAX (1, n_frames));
  gtk_adjustment_set_upper (self->fade_in_adjustment, MAX (1, n_frames));
  gtk_adjustment_set_upper (self->fade_out_adjustment, MAX (1, n_frames));
  if (gtk_check_button_get_active (self->all))
    gtk_adjustment_set_value (self->last_adjustment, MAX (1, n_frames));
  self->quiet = FALSE;
  show_values (self);
}

void
rc_stage_region_bar_set_prompt (RcStageRegionBar *self, const char *prompt)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->prompt));

  if (g_strcmp0 (self->words, prompt) == 0)
    return;
  self->quiet = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, prompt, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->quiet = FALSE;
}

const char *
rc_stage_region_bar_get_prompt (RcStageRegionBar *self)
{
  return self->words;
}

/** Shows @settings, without "changed" */
void
rc_stage_region_bar_set (RcStageRegionBar *self, const RcRegionSettings *settings)
{
  self->quiet = TRUE;
  gtk_adjustment_set_value (self->feather_adjustment, settings->feather);
  gtk_adjustment_set_value (self->grow_adjustment, settings->grow);
  gtk_adjustment_set_value (self->fade_in_adjustment, settings->fade_in);
  gtk_adjustment_set_value (self->fade_out_adjustment, settings->fade_out);
  gtk_check_button_set_active (self->all,
                               settings->first == 0 &&
                                   (settings->last < 0 || settings->last + 1 == self->n_frames));
  gtk_adjustment_set_value (self->first_adjustment, settings->first + 1);
  gtk_adjustment_set_value (self->last_adjustment,
                            settings->last < 0 ? self->n_frames : settings->last + 1);
  gtk_adjustment_set_value (self->seed_adjustment, settings->seed);
  gtk_toggle_button_set_active (self->lock, settings->locked);
  self->quiet = FALSE;
  show_values (self);
}

RcRegionSettings
rc_stage_region_bar_get (RcStageRegionBar *self)
{
  RcRegionSettings settings = {
    .feather = gtk_adjustment_get_value (self->feather_adjustment),
    .grow = gtk_adjustment_get_value (self->grow_adjustment),
    .last = -1,
    .fade_in = (int)gtk_adjustment_get_value (self->fade_in_adjustment),
    .fade_out = (int)gtk_adjustment_get_value (self->fade_out_adjustment),
    .seed = (int)gtk_adjustment_get_value (self->seed_adjustment),
    .locked = gtk_toggle_button_get_active (self->lock),
  };
  int last = (int)gtk_adjustment_get_value (self->last_adjustment);

  if (!gtk_check_button_get_active (self->all))
    {
      settings.first = (int)gtk_adjustment_get_value (self->first_adjustment) - 1;
      settings.last = last >= self->n_frames ? -1 : last - 1;
    }
  /* It goes until its last frame, so that one has to be known. */
  if (settings.fade_out > 0 && settings.last < 0 && self->n_frames > 0)
    settings.last = self->n_frames - 1;
  return settings;
}

/** Throws the dice, unless the seed is kept */
void
rc_stage_region_bar_new_seed (RcStageRegionBar *self)
{
  if (gtk_toggle_button_get_active (self->lock))
    return;
  gtk_adjustment_set_value (self->seed_adjustment, g_random_int_range (1, 100000));
}

/** While a mask is tracked, its button stops that */
void
rc_stage_region_bar_set_tracking (RcStageRegionBar *self, gboolean tracking)
{
  gtk_button_set_label (self->track, tracking ? _ ("Stop") : C_ ("mask", "Track"));
}

/** Returns: (transfer none): what is done to the mask as a whole */
RcMaskMenu *
rc_stage_region_bar_get_menu (RcStageRegionBar *self)
{
  return self->mask_menu;
}

/** @height: of the take, in pixels: lengths are shown in percent of it; 0: in pixels */
void
rc_stage_region_bar_set_percent (RcStageRegionBar *self, double height)
{
  self->percent_of = height;
  show_values (self);
}

/** The line below: what rendering costs, or why it cannot be done */
void
rc_stage_region_bar_say (RcStageRegionBar *self, const char *note)
{
  gtk_label_set_label (self->note, note);
  rc_tooltip_set (GTK_WIDGET (self->note), *note != '\0' ? note : NULL);
}

/** What the button says; without a mask it renders the shot */
void
rc_stage_region_bar_set_word (RcStageRegionBar *self, const char *word, gboolean masked)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->render),
                                  masked ? "stage.render-region" : "win.render");
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->render)), word) != 0)
    gtk_button_set_label (GTK_BUTTON (self->render), word);
}

/** @reason: (nullable): why the region cannot be rendered now; NULL if it can */
void
rc_stage_region_bar_set_reason (RcStageRegionBar *self, const char *reason)
{
  rc_tooltip_set (self->render,
                  reason != NULL
                      ? reason
                      : _ ("Render what is under the mask, and nothing outside it (Ctrl+Enter)"));
}
