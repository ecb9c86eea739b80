/* stage-region-bar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage-region-bar.h"

#include <glib/gi18n-lib.h>

#include <math.h>

struct _RcStageRegionBar
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  GtkEditable    *prompt;
  GtkWidget      *render;
  GtkButton      *track;
  GtkAdjustment  *feather_adjustment, *grow_adjustment, *seed_adjustment;
  GtkAdjustment  *first_adjustment, *last_adjustment;
  GtkLabel       *feather_value, *grow_value, *note;
  GtkMenuButton  *range;
  GtkCheckButton *all;
  GtkWidget      *first, *last;

  RcMaskMenu *mask_menu;

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

static void
on_activate (RcStageRegionBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "stage.render-region", NULL);
}

static void
rc_stage_region_bar_dispose (GObject *object)
{
  RcStageRegionBar *self = RC_STAGE_REGION_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_stage_region_bar_parent_class)->dispose (object);
}

static void
rc_stage_region_bar_class_init (RcStageRegionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_stage_region_bar_dispose;
  g_type_ensure (RC_TYPE_MASK_MENU);
  changed_signal = g_signal_new ("changed", RC_TYPE_STAGE_REGION_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/raccord/Raccord/stage-region-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, box);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, prompt);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, render);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, track);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, mask_menu);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, feather_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, grow_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, seed_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, first_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, last_adjustment);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, feather_value);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, grow_value);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, note);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, range);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, all);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, first);
  gtk_widget_class_bind_template_child (widget_class, RcStageRegionBar, last);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_range_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rc_stage_region_bar_init (RcStageRegionBar *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->quiet = FALSE;
  show_values (self);
}

/* --- public -------------------------------------------------------------------------------- */

GtkWidget *
rc_stage_region_bar_new (void)
{
  return g_object_new (RC_TYPE_STAGE_REGION_BAR, NULL);
}

/** How many frames the take has */
void
rc_stage_region_bar_set_frames (RcStageRegionBar *self, int n_frames)
{
  self->quiet = TRUE;
  self->n_frames = n_frames;
  gtk_adjustment_set_upper (self->first_adjustment, MAX (1, n_frames));
  gtk_adjustment_set_upper (self->last_adjustment, MAX (1, n_frames));
  if (gtk_check_button_get_active (self->all))
    gtk_adjustment_set_value (self->last_adjustment, MAX (1, n_frames));
  self->quiet = FALSE;
  show_values (self);
}

void
rc_stage_region_bar_set_prompt (RcStageRegionBar *self, const char *prompt)
{
  if (g_strcmp0 (gtk_editable_get_text (self->prompt), prompt) == 0)
    return;
  self->quiet = TRUE;
  gtk_editable_set_text (self->prompt, prompt);
  self->quiet = FALSE;
}

const char *
rc_stage_region_bar_get_prompt (RcStageRegionBar *self)
{
  return gtk_editable_get_text (self->prompt);
}

/** Shows @settings, without "changed" */
void
rc_stage_region_bar_set (RcStageRegionBar *self, const RcRegionSettings *settings)
{
  self->quiet = TRUE;
  gtk_adjustment_set_value (self->feather_adjustment, settings->feather);
  gtk_adjustment_set_value (self->grow_adjustment, settings->grow);
  gtk_check_button_set_active (self->all, settings->first == 0 && settings->last < 0);
  gtk_adjustment_set_value (self->first_adjustment, settings->first + 1);
  gtk_adjustment_set_value (self->last_adjustment,
                            settings->last < 0 ? self->n_frames : settings->last + 1);
  gtk_adjustment_set_value (self->seed_adjustment, settings->seed);
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
    .seed = (int)gtk_adjustment_get_value (self->seed_adjustment),
  };
  int last = (int)gtk_adjustment_get_value (self->last_adjustment);

  if (!gtk_check_button_get_active (self->all))
    {
      settings.first = (int)gtk_adjustment_get_value (self->first_adjustment) - 1;
      settings.last = last >= self->n_frames ? -1 : last - 1;
    }
  return settings;
}

/** Throws the dice */
void
rc_stage_region_bar_new_seed (RcStageRegionBar *self)
{
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
  gtk_widget_set_tooltip_text (
      self->render, reason != NULL
                        ? reason
                        : _ ("Render what is under the mask, and nothing outside it (Ctrl+Enter)"));
}
