/* cut-strip.c - the cut along the bottom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut-strip.h"

#include "ui/cut-track.h"

#include <glib/gi18n-lib.h>

struct _RcCutStrip
{
  GtkWidget parent_instance;

  RcCutView *view; /* nullable */

  GtkWidget  *box;
  GtkButton  *play;
  GtkLabel   *now;
  GtkLabel   *all;
  GtkLabel   *about;
  RcCutTrack *track;
};

G_DEFINE_FINAL_TYPE (RcCutStrip, rc_cut_strip, GTK_TYPE_WIDGET)

/* "00:11:08": minutes, seconds and frames; hours where there are any */
static char *
dup_short_timecode (int frames, RcRational rate)
{
  g_autofree char *timecode = rc_time_to_timecode (rc_time_from_frames (frames, rate), rate);

  return g_strdup (g_str_has_prefix (timecode, "00:") ? timecode + 3 : timecode);
}

static void
update (RcCutStrip *self)
{
  RcCutList       *list = rc_cut_view_get_list (self->view);
  gboolean         playing = rc_cut_view_get_playing (self->view);
  RcRational       rate = list != NULL ? list->rate : (RcRational){ 24, 1 };
  g_autofree char *now = dup_short_timecode (rc_cut_view_get_frame (self->view), rate);
  g_autofree char *all = dup_short_timecode (list != NULL ? list->n_frames : 0, rate);
  g_autofree char *end = g_strdup_printf (" / %s", all);
  /* Translators: %g is frames a second */
  g_autofree char *about = g_strdup_printf (_ ("Animatic · %g fps"), rc_rational_to_double (rate));

  gtk_label_set_label (self->now, now);
  gtk_label_set_label (self->all, end);
  gtk_label_set_label (self->about, about);
  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic"
                                                : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), playing ? _ ("Pause (Ctrl+Space)")
                                                                : _ ("Play the cut (Ctrl+Space)"));
}

static void
rc_cut_strip_dispose (GObject *object)
{
  RcCutStrip *self = RC_CUT_STRIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (rc_cut_strip_parent_class)->dispose (object);
}

static void
rc_cut_strip_class_init (RcCutStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_cut_strip_dispose;
  g_type_ensure (RC_TYPE_CUT_TRACK);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/cut-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, box);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, play);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, now);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, all);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, about);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, track);
  gtk_widget_class_set_css_name (widget_class, "cutstrip");
}

static void
rc_cut_strip_init (RcCutStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: a strip of nothing */
GtkWidget *
rc_cut_strip_new (void)
{
  return g_object_new (RC_TYPE_CUT_STRIP, NULL);
}

/** @view: what plays the cut; given once */
void
rc_cut_strip_set_view (RcCutStrip *self, RcCutView *view)
{
  g_set_object (&self->view, view);
  rc_cut_track_set_view (self->track, view);
  g_signal_connect_object (view, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "list-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
