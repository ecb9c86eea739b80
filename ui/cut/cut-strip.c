/* cut-strip.c - the cut along the bottom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-strip-private.h"

#include "ui/actions/action-table.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (RcCutStrip, rc_cut_strip, GTK_TYPE_WIDGET)

/* "00:11:08": minutes, seconds and frames; hours where there are any */
static char *
dup_short_timecode (int frames, RcRational rate)
{
  g_autofree char *timecode = rc_time_to_timecode (rc_time_from_frames (frames, rate), rate);

  return g_strdup (g_str_has_prefix (timecode, "00:") ? timecode + 3 : timecode);
}

/* Not while somebody types into it. */
static void
show_time (RcCutStrip *self, RcRational rate)
{
  g_autofree char *now = dup_short_timecode (rc_cut_view_get_frame (self->view), rate);
  GtkWidget       *text = gtk_widget_get_first_child (GTK_WIDGET (self->now));

  if (!gtk_widget_has_focus (text) &&
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->now)), now) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->now), now);
}

static void
show_cut (RcCutStrip *self)
{
  RcFilmView *film = rc_cut_view_get_film (self->view);
  RcFilmCut  *cut =
      film != NULL ? rc_project_get_cut (rc_document_get_project (rc_film_view_get_document (film)))
                    : NULL;
  const char      *name = cut != NULL ? rc_node_get_string (RC_NODE (cut), "name") : "";
  g_autofree char *number =
      g_strdup_printf (_ ("Cut %u"), cut != NULL ? rc_node_get_index (RC_NODE (cut)) + 1 : 1);

  if (*name == '\0')
    name = number;
  if (g_strcmp0 (gtk_menu_button_get_label (self->cuts), name) != 0)
    gtk_menu_button_set_label (self->cuts, name);
  rc_cut_strip_update_actions (self);
}

static void
update (RcCutStrip *self)
{
  RcCutList       *list = rc_cut_view_get_list (self->view);
  gboolean         playing = rc_cut_view_get_playing (self->view);
  RcRational       rate = list != NULL ? list->rate : (RcRational){ 24, 1 };
  g_autofree char *all = dup_short_timecode (list != NULL ? list->n_frames : 0, rate);
  g_autofree char *end = g_strdup_printf (" / %s", all);
  guint            dropped = rc_cut_view_get_dropped (self->view);
  double           a_second = rc_rational_to_double (rate);
  /* Translators: %g is frames a second */
  g_autofree char *about =
      dropped == 0
          ? g_strdup_printf (_ ("Animatic · %g fps"), a_second)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Animatic · %g fps · %u frame dropped",
                                          "Animatic · %g fps · %u frames dropped", dropped),
                             a_second, dropped);

  show_time (self, rate);
  gtk_label_set_label (self->all, end);
  gtk_label_set_label (self->about, about);
  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic"
                                                : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), playing ? _ ("Pause (Ctrl+Space)")
                                                                : _ ("Play the cut (Ctrl+Space)"));
}

static void
on_list_changed (RcCutStrip *self)
{
  update (self);
  show_cut (self);
}

/* As it is shown: "04:12" is seconds and frames, "00:04:12" has minutes before, and so on. */
static gboolean
parse_time (const char *text, RcRational rate, RcRational *seconds, GError **error)
{
  g_auto (GStrv)   parts = g_strsplit (text, ":", -1);
  guint            n = g_strv_length (parts);
  g_autofree char *whole = g_strconcat (n == 2 ? "00:00:" : n == 3 ? "00:" : "", text, NULL);

  return rc_time_parse (whole, rate, seconds, error);
}

/* A timecode, or "+12", "-3": frames from here. What is neither is refused as it stands. */
static void
on_time_typed (RcCutStrip *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->now));
  RcCutList  *list = rc_cut_view_get_list (self->view);
  GError     *error = NULL;
  RcRational  seconds;
  gint64      frames = 0;

  if (list == NULL)
    return;
  if ((*text == '+' || *text == '-') &&
      g_ascii_string_to_signed (*text == '+' ? text + 1 : text, 10, -1000000, 1000000, &frames,
                                NULL))
    frames += rc_cut_view_get_frame (self->view);
  else if (parse_time (text, list->rate, &seconds, &error))
    frames = rc_time_to_frames (seconds, list->rate);
  else
    {
      rc_film_view_report (GTK_WIDGET (self), error);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->track));
  rc_cut_view_seek (self->view, (int)CLAMP (frames, 0, G_MAXINT));
  update (self);
}

static void
on_menu (RcCutStrip *self, double x, double y, int row)
{
  rc_cut_strip_popup (self, x, y, row);
}

static void
rc_cut_strip_dispose (GObject *object)
{
  RcCutStrip *self = RC_CUT_STRIP (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
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
  g_type_ensure (ADW_TYPE_SQUEEZER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/cut-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, box);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, play);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, now);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, all);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, about);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, tools);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, cuts);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, snap);
  gtk_widget_class_bind_template_child (widget_class, RcCutStrip, track);
  rc_cut_strip_install_actions (widget_class);
  rc_actions_add_shortcuts (widget_class, "cut.");
  gtk_widget_class_set_css_name (widget_class, "cutstrip");
}

static void
rc_cut_strip_init (RcCutStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rc_cut_strip_init_cuts (self);
  g_signal_connect_object (self->now, "activate", G_CALLBACK (on_time_typed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->track, "menu", G_CALLBACK (on_menu), self, G_CONNECT_SWAPPED);
}

/** @view: what plays the cut; given once */
void
rc_cut_strip_set_view (RcCutStrip *self, RcCutView *view)
{
  g_set_object (&self->view, view);
  rc_cut_track_set_view (self->track, view);
  g_signal_connect_object (view, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "list-changed", G_CALLBACK (on_list_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/** @full: with ruler, markers, tracks and what they are edited with; takes the focus then */
void
rc_cut_strip_set_full (RcCutStrip *self, gboolean full)
{
  self->full = full;
  gtk_widget_set_visible (self->tools, full);
  rc_cut_track_set_full (self->track, full);
  if (full)
    gtk_widget_grab_focus (GTK_WIDGET (self->track));
}
