/* cut-actions.c - what can be done to the cut: the actions "cut.…"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/chooser.h"
#include "ui/cut/cut-strip-private.h"
#include "ui/cut/cut-track-private.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25

/** Returns: (transfer none) (nullable) */
RcDocument *
rc_cut_strip_document (RcCutStrip *self)
{
  RcFilmView *film = self->view != NULL ? rc_cut_view_get_film (self->view) : NULL;

  return film != NULL ? rc_film_view_get_document (film) : NULL;
}

/** Returns: (transfer none) (nullable): the cut that plays */
RcFilmCut *
rc_cut_strip_cut (RcCutStrip *self)
{
  RcDocument *document = rc_cut_strip_document (self);

  return document != NULL ? rc_project_get_cut (rc_document_get_project (document)) : NULL;
}

static void
report (RcCutStrip *self, gboolean good, GError *error)
{
  if (!good && error != NULL)
    rc_film_view_report (GTK_WIDGET (self), error);
}

static int
frame_of (RcCutStrip *self)
{
  return rc_cut_view_get_frame (self->view);
}

/* The shot at the playhead, as it lies in the cut. */
static gboolean
find_shot (RcCutStrip *self, RcCutShot *place)
{
  RcProject         *film = rc_document_get_project (rc_cut_strip_document (self));
  g_autoptr (GArray) shots = rc_project_list_cut (film, rc_cut_strip_cut (self));
  RcCutList         *list = rc_cut_view_get_list (self->view);
  int                index = list != NULL ? rc_cut_list_find (list, frame_of (self)) : -1;

  if (index < 0 || index >= (int)shots->len)
    return FALSE;
  *place = g_array_index (shots, RcCutShot, index);
  return TRUE;
}

/* --- going about --- */

static void
play (RcCutStrip *self)
{
  rc_cut_view_play (self->view, !rc_cut_view_get_playing (self->view));
}

static void
shuttle_back (RcCutStrip *self)
{
  rc_cut_view_shuttle (self->view, -1);
}

static void
stop (RcCutStrip *self)
{
  rc_cut_view_play (self->view, FALSE);
}

static void
shuttle_forward (RcCutStrip *self)
{
  rc_cut_view_shuttle (self->view, 1);
}

static void
step_to (RcCutStrip *self, int frame)
{
  rc_cut_view_play (self->view, FALSE);
  rc_cut_view_seek (self->view, frame);
}

static void
step_back (RcCutStrip *self)
{
  step_to (self, frame_of (self) - 1);
}

static void
step_forward (RcCutStrip *self)
{
  step_to (self, frame_of (self) + 1);
}

static void
go_first (RcCutStrip *self)
{
  rc_cut_view_seek (self->view, 0);
}

static void
go_last (RcCutStrip *self)
{
  rc_cut_view_seek (self->view, G_MAXINT);
}

static void
go_to_time (RcCutStrip *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->now));
}

static void
zoom_in (RcCutStrip *self)
{
  rc_cut_track_zoom (self->track, ZOOM_STEP);
}

static void
zoom_out (RcCutStrip *self)
{
  rc_cut_track_zoom (self->track, 1 / ZOOM_STEP);
}

static void
zoom_fit (RcCutStrip *self)
{
  rc_cut_track_fit (self->track);
}

static void
snapping (RcCutStrip *self)
{
  gboolean on = !rc_cut_track_get_snapping (self->track);

  rc_cut_track_set_snapping (self->track, on);
  gtk_toggle_button_set_active (self->snap, on);
}

/* --- shots --- */

/* From the playhead on, or up to and with it. */
static void
trim (RcCutStrip *self, gboolean head)
{
  RcCutShot place;
  GError   *error = NULL;
  int       at, start;

  if (!find_shot (self, &place))
    return;
  at = place.in + frame_of (self) - place.start;
  start = place.start;
  report (self,
          rc_document_trim (rc_cut_strip_document (self), place.shot, head ? at : place.in,
                            head ? place.in + place.frames : at + 1, &error),
          error);
  if (head)
    rc_cut_view_seek (self->view, start);
}

static void
trim_in (RcCutStrip *self)
{
  trim (self, TRUE);
}

static void
trim_out (RcCutStrip *self)
{
  trim (self, FALSE);
}

static void
untrim (RcCutStrip *self)
{
  RcCutShot place;
  GError   *error = NULL;

  if (find_shot (self, &place))
    report (self,
            rc_document_trim (rc_cut_strip_document (self), place.shot, 0, place.whole, &error),
            error);
}

static void
leave_out (RcCutStrip *self)
{
  RcCutShot place;
  GError   *error = NULL;

  if (find_shot (self, &place))
    report (self, rc_document_leave_out (rc_cut_strip_document (self), place.shot, TRUE, &error),
            error);
}

static void
put_back (RcCutStrip *self)
{
  RcDocument *document = rc_cut_strip_document (self);
  RcFilmCut  *cut = rc_cut_strip_cut (self);
  GError     *error = NULL;

  rc_document_begin (document, _ ("Put All Shots into the Cut"));
  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_TRIM); i++)
    if (error == NULL)
      (void)!rc_document_set_text (document, rc_node_get_child (RC_NODE (cut), RC_TYPE_TRIM, i),
                                   "left-out", "false", 0, &error);
  rc_document_end (document);
  report (self, error == NULL, error);
}

/* The marker or sound that is selected, else the shot. */
static void
delete_selected (RcCutStrip *self)
{
  RcNode *node = rc_cut_track_get_selected (self->track);
  GError *error = NULL;

  if (node == NULL)
    leave_out (self);
  else
    report (self, rc_document_remove (rc_cut_strip_document (self), node, &error), error);
}

/* --- markers --- */

static void
add_marker (RcCutStrip *self)
{
  GError   *error = NULL;
  RcMarker *marker = rc_document_add_marker (rc_cut_strip_document (self), frame_of (self), "",
                                             RC_MARKER_AMBER, &error);

  report (self, marker != NULL, error);
  if (marker != NULL)
    rc_cut_track_select (self->track, RC_NODE (marker));
}

static void
name_selected (RcCutStrip *self, const char *text)
{
  RcNode *node = rc_cut_track_get_selected (self->track);
  GError *error = NULL;

  if (RC_IS_MARKER (node))
    report (self,
            rc_document_set_text (rc_cut_strip_document (self), node, "name", text, 0, &error),
            error);
}

static void
rename_marker (RcCutStrip *self)
{
  RcNode *node = rc_cut_track_get_selected (self->track);

  if (RC_IS_MARKER (node))
    rc_cut_strip_ask (self, _ ("Name of the marker"), rc_node_get_string (node, "name"),
                      name_selected, GTK_WIDGET (self->track),
                      rc_cut_track_x (self->track, rc_node_get_int (node, "frame")));
}

static void
set_selected (RcCutStrip *self, const char *property, const char *text)
{
  RcNode *node = rc_cut_track_get_selected (self->track);
  GError *error = NULL;

  if (node != NULL && rc_node_find_property (node, property) != NULL)
    report (self,
            rc_document_set_text (rc_cut_strip_document (self), node, property, text, 0, &error),
            error);
}

static void
go_marker (RcCutStrip *self, int direction)
{
  RcFilmCut *cut = rc_cut_strip_cut (self);
  int        here = frame_of (self), found = -1;

  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_MARKER); i++)
    {
      int frame = rc_node_get_int (rc_node_get_child (RC_NODE (cut), RC_TYPE_MARKER, i), "frame");

      if ((frame - here) * direction > 0 && (found < 0 || (found - frame) * direction > 0))
        found = frame;
    }
  if (found >= 0)
    step_to (self, found);
}

static void
previous_marker (RcCutStrip *self)
{
  go_marker (self, -1);
}

static void
next_marker (RcCutStrip *self)
{
  go_marker (self, 1);
}

/* --- sounds --- */

static void
toggle_selected (RcCutStrip *self, const char *property)
{
  RcNode *node = rc_cut_track_get_selected (self->track);

  if (RC_IS_SOUND (node))
    set_selected (self, property, rc_node_get_boolean (node, property) ? "false" : "true");
}

static void
mute (RcCutStrip *self)
{
  toggle_selected (self, "muted");
}

static void
loop (RcCutStrip *self)
{
  toggle_selected (self, "loops");
}

static void
level_zero (RcCutStrip *self)
{
  set_selected (self, "level", "0");
}

static void
on_files (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (RcCutStrip) self = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      rc_cut_track_add_files (
          self->track, files,
          (RcTrack)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "track")),
          frame_of (self));
    }
  g_object_unref (dialog);
}

static void
choose_sound (RcCutStrip *self, RcTrack track)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Sound for the Track"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Sound and video"));
  gtk_file_filter_add_mime_type (filter, "audio/*");
  gtk_file_filter_add_mime_type (filter, "video/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  rc_chooser_begin_in (dialog, G_USER_DIRECTORY_MUSIC);
  g_object_set_data (G_OBJECT (dialog), "track", GINT_TO_POINTER (track));
  g_signal_connect (dialog, "response", G_CALLBACK (on_files), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_scratch (RcCutStrip *self)
{
  choose_sound (self, RC_TRACK_SCRATCH);
}

static void
add_ambience (RcCutStrip *self)
{
  choose_sound (self, RC_TRACK_AMBIENCE);
}

static void
add_music (RcCutStrip *self)
{
  choose_sound (self, RC_TRACK_MUSIC);
}

/* --- several cuts --- */

static void
copy_as (RcCutStrip *self, const char *name)
{
  GError *error = NULL;

  report (self, rc_document_copy_cut (rc_cut_strip_document (self), name, &error) != NULL, error);
}

static void
duplicate_cut (RcCutStrip *self)
{
  guint n = rc_node_get_n_children (
      RC_NODE (rc_document_get_project (rc_cut_strip_document (self))), RC_TYPE_FILM_CUT);
  g_autofree char *name = g_strdup_printf (_ ("Cut %u"), MAX (n, 1) + 1);

  rc_cut_strip_ask (self, _ ("Name of the new cut"), name, copy_as, GTK_WIDGET (self->cuts), 0);
}

static void
name_cut (RcCutStrip *self, const char *name)
{
  GError    *error = NULL;
  RcFilmCut *cut;
  gboolean   good;

  rc_document_begin (rc_cut_strip_document (self), _ ("Rename the Cut"));
  cut = rc_document_need_cut (rc_cut_strip_document (self), &error);
  good = cut != NULL && rc_document_set_text (rc_cut_strip_document (self), RC_NODE (cut), "name",
                                              name, 0, &error);
  rc_document_finish (rc_cut_strip_document (self), good);
  report (self, good, error);
}

static void
rename_cut (RcCutStrip *self)
{
  RcFilmCut *cut = rc_cut_strip_cut (self);

  rc_cut_strip_ask (self, _ ("Name of the cut"),
                    cut != NULL ? rc_node_get_string (RC_NODE (cut), "name") : "", name_cut,
                    GTK_WIDGET (self->cuts), 0);
}

static void
remove_cut (RcCutStrip *self)
{
  RcFilmCut *cut = rc_cut_strip_cut (self);
  GError    *error = NULL;

  if (cut != NULL)
    report (self, rc_document_remove_cut (rc_cut_strip_document (self), cut, &error), error);
}

/* --- the actions --- */

static const struct
{
  const char *name;
  void (*run) (RcCutStrip *self);
} actions[] = {
  { "cut.play", play },
  { "cut.shuttle-back", shuttle_back },
  { "cut.stop", stop },
  { "cut.shuttle-forward", shuttle_forward },
  { "cut.step-back", step_back },
  { "cut.step-forward", step_forward },
  { "cut.first", go_first },
  { "cut.last", go_last },
  { "cut.go-to-time", go_to_time },
  { "cut.zoom-in", zoom_in },
  { "cut.zoom-out", zoom_out },
  { "cut.zoom-fit", zoom_fit },
  { "cut.snapping", snapping },
  { "cut.trim-in", trim_in },
  { "cut.trim-out", trim_out },
  { "cut.untrim", untrim },
  { "cut.leave-out", leave_out },
  { "cut.put-back", put_back },
  { "cut.delete", delete_selected },
  { "cut.add-marker", add_marker },
  { "cut.rename-marker", rename_marker },
  { "cut.previous-marker", previous_marker },
  { "cut.next-marker", next_marker },
  { "cut.mute", mute },
  { "cut.loop", loop },
  { "cut.level-zero", level_zero },
  { "cut.add-scratch", add_scratch },
  { "cut.add-ambience", add_ambience },
  { "cut.add-music", add_music },
  { "cut.duplicate", duplicate_cut },
  { "cut.rename", rename_cut },
  { "cut.remove", remove_cut },
};

static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcCutStrip *self = RC_CUT_STRIP (widget);

  if (rc_cut_strip_document (self) == NULL || rc_cut_view_get_list (self->view) == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].run (self);
}

static void
on_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcCutStrip *self = RC_CUT_STRIP (widget);
  RcNode     *cut =
      rc_cut_strip_document (self) != NULL
              ? rc_document_find (rc_cut_strip_document (self), g_variant_get_string (parameter, NULL))
              : NULL;
  GError *error = NULL;

  if (RC_IS_FILM_CUT (cut))
    report (self, rc_document_choose_cut (rc_cut_strip_document (self), RC_FILM_CUT (cut), &error),
            error);
}

static void
on_colour (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_selected (RC_CUT_STRIP (widget), "colour", g_variant_get_string (parameter, NULL));
}

void
rc_cut_strip_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, on_action);
  gtk_widget_class_install_action (widget_class, "cut.choose", "s", on_choose);
  gtk_widget_class_install_action (widget_class, "cut.colour", "s", on_colour);
}

/** What can be done depends on how many cuts there are. */
void
rc_cut_strip_update_actions (RcCutStrip *self)
{
  RcDocument *document = rc_cut_strip_document (self);
  guint n = document != NULL ? rc_node_get_n_children (RC_NODE (rc_document_get_project (document)),
                                                       RC_TYPE_FILM_CUT)
                             : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cut.remove", n > 1);
}
