/* stage-scopes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-scopes.h"

#include "ui/frame-texture.h"
#include "ui/viewer/histogram.h"

#include <glib/gi18n-lib.h>

struct _RcStageScopes
{
  RcViewer        *viewer;
  GtkWidget       *box, *legend;
  RcHistogramView *view;
  gboolean         false_colour, histogram;

  RcFrame      *frame; /* nullable: that is shown, or will be */
  gboolean      waits; /* it came while another one was measured */
  GCancellable *work;  /* nullable: one is measured */
};

/* What is measured of a frame, on the pool. */
typedef struct
{
  RcFrame    *frame;
  gboolean    colours;
  RcFrame    *coloured; /* nullable */
  RcHistogram histogram;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  rc_frame_unref (work->frame);
  g_clear_pointer (&work->coloured, rc_frame_unref);
  g_free (work);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  rc_histogram_measure (&work->histogram, work->frame);
  if (work->colours)
    work->coloured = rc_exposure_false_colour (work->frame, NULL);
  g_task_return_boolean (task, TRUE);
}

static void start (RcStageScopes *self);

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask         *task = G_TASK (result);
  RcStageScopes *self = user_data;
  Work          *work = g_task_get_task_data (task);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  g_clear_object (&self->work);
  rc_histogram_view_set (self->view, &work->histogram);
  if (work->coloured != NULL && self->false_colour && self->frame != NULL)
    {
      g_autoptr (GdkTexture) texture = rc_frame_texture_new (work->coloured);

      rc_viewer_set_texture (self->viewer, texture);
    }
  if (self->waits)
    start (self);
}

static void
start (RcStageScopes *self)
{
  g_autoptr (GTask) task = NULL;
  Work             *work;

  self->waits = self->work != NULL;
  if (self->waits || self->frame == NULL || !(self->false_colour || self->histogram))
    return;
  work = g_new0 (Work, 1);
  work->frame = rc_frame_ref (self->frame);
  work->colours = self->false_colour;
  self->work = g_cancellable_new ();
  task = g_task_new (NULL, self->work, on_done, self);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, run);
}

static void
forget_work (RcStageScopes *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  self->waits = FALSE;
}

/* A line for each zone: a square of its colour, and what it is. */
static GtkWidget *
create_legend (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget          *legend = gtk_label_new (NULL);

  for (const RcExposureZone *zone = rc_exposure_zones; zone->title != NULL; zone++)
    {
      g_autofree char *line = g_markup_printf_escaped (
          "%s<span foreground=\"#%02x%02x%02x\">■</span>  %s", text->len > 0 ? "\n" : "", zone->red,
          zone->green, zone->blue, _ (zone->title));

      g_string_append (text, line);
    }
  gtk_label_set_markup (GTK_LABEL (legend), text->str);
  gtk_label_set_xalign (GTK_LABEL (legend), 0);
  gtk_widget_add_css_class (legend, "scope");
  return legend;
}

RcStageScopes *
rc_stage_scopes_new (RcViewer *viewer)
{
  RcStageScopes *self = g_new0 (RcStageScopes, 1);

  self->viewer = g_object_ref (viewer);
  self->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->view = RC_HISTOGRAM_VIEW (rc_histogram_view_new ());
  self->legend = create_legend ();
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "scope");
  gtk_widget_set_halign (self->box, GTK_ALIGN_END);
  gtk_widget_set_valign (self->box, GTK_ALIGN_START);
  gtk_widget_set_can_target (self->box, FALSE);
  gtk_widget_add_css_class (self->box, "scopes");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (self->box), self->legend);
  rc_stage_scopes_set (self, FALSE, FALSE);
  return self;
}

void
rc_stage_scopes_free (RcStageScopes *self)
{
  forget_work (self);
  g_clear_pointer (&self->frame, rc_frame_unref);
  g_object_unref (self->box);
  g_object_unref (self->viewer);
  g_free (self);
}

GtkWidget *
rc_stage_scopes_get_box (RcStageScopes *self)
{
  return self->box;
}

/** What is to be seen, from now on and of the frame that is shown */
void
rc_stage_scopes_set (RcStageScopes *self, gboolean false_colour, gboolean histogram)
{
  g_autoptr (RcFrame) frame = self->frame != NULL ? rc_frame_ref (self->frame) : NULL;

  self->false_colour = false_colour;
  self->histogram = histogram;
  gtk_widget_set_visible (GTK_WIDGET (self->view), histogram);
  gtk_widget_set_visible (self->legend, false_colour);
  forget_work (self);
  if (frame != NULL)
    rc_stage_scopes_show (self, frame);
}

/** @frame: (nullable): what the viewer shows from now on, in its own colours or in others */
void
rc_stage_scopes_show (RcStageScopes *self, RcFrame *frame)
{
  g_autoptr (GdkTexture) texture = NULL;

  if (frame != self->frame)
    {
      g_clear_pointer (&self->frame, rc_frame_unref);
      self->frame = frame != NULL ? rc_frame_ref (frame) : NULL;
    }
  if (frame == NULL)
    forget_work (self);
  if (frame != NULL && !self->false_colour)
    texture = rc_frame_texture_new (frame);
  if (frame == NULL || !self->false_colour)
    rc_viewer_set_texture (self->viewer, texture);
  start (self);
}
