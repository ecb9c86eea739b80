/* stage-notes.c - notes on the stage: pinned with a click, found again, made into regions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

/* --- writing one --------------------------------------------------------------------------- */

typedef struct
{
  RcStageView *self;
  GtkWidget   *popover;
  double       x, y;
  int          frame;
} Draft;

static void
on_written (GtkEntry *entry, Draft *draft)
{
  RcStageView *self = draft->self;
  RcNoteSpec   spec = { .text = gtk_editable_get_text (GTK_EDITABLE (entry)),
                        .x = draft->x,
                        .y = draft->y,
                        .frame = draft->frame };
  GError      *error = NULL;

  if (self->take != NULL)
    (void)!rc_document_add_note (rc_session_get_document (self->session), self->take, &spec,
                                 &error);
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), error);
  gtk_popover_popdown (GTK_POPOVER (draft->popover));
}

static gboolean
unparent (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent, g_object_ref (popover), g_object_unref);
}

static void
on_placed (RcNotePins *pins, double x, double y, RcStageView *self)
{
  Draft       *draft = g_new0 (Draft, 1);
  GtkWidget   *entry = gtk_entry_new ();
  GdkRectangle at;

  rc_note_pins_to_view (pins, x, y, &at);
  *draft = (Draft){ self, gtk_popover_new (), x, y, rc_stage_player_clock (self->player)->frame };
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What should be different here?"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 30);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words of the note"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (on_written), draft);
  g_object_set_data_full (G_OBJECT (draft->popover), "draft", draft, g_free);
  gtk_popover_set_child (GTK_POPOVER (draft->popover), entry);
  gtk_popover_set_pointing_to (GTK_POPOVER (draft->popover), &at);
  gtk_widget_add_css_class (draft->popover, "note-popover");
  gtk_widget_set_parent (draft->popover, GTK_WIDGET (self->viewer));
  g_signal_connect (draft->popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (draft->popover));
  gtk_widget_grab_focus (entry);
}

/** The next click on the picture pins a note; again takes that back */
void
rc_stage_view_add_note (RcStageView *self)
{
  if (self->take == NULL || !rc_stage_player_is_open (self->player))
    return;
  rc_stage_view_set_speed (self, 0);
  rc_note_pins_set_placing (self->pins, !rc_note_pins_get_placing (self->pins));
}

/* --- those that are there ------------------------------------------------------------------ */

void
rc_stage_view_show_note (RcStageView *self, RcNote *note)
{
  rc_stage_view_set_speed (self, 0);
  rc_stage_view_seek (self, rc_node_get_int (RC_NODE (note), "frame"));
}

/** A region around the pin with the note's words, chosen, to be rendered with the bar's button */
void
rc_stage_view_note_to_region (RcStageView *self, RcNote *note)
{
  g_autoptr (RcNote) kept = g_object_ref (note);
  GError            *error = NULL;
  RcRegion          *region =
      rc_document_note_to_region (rc_session_get_document (self->session), note, &error);

  if (region == NULL)
    {
      rc_film_view_report (GTK_WIDGET (self), error);
      return;
    }
  rc_stage_view_show_note (self, kept);
  rc_takes_panel_sync (self->panel);
  rc_stage_view_choose_region (self, region);
  rc_stage_view_sync (self);
}

/** The pins are those of the take and of the frame that are shown */
void
rc_stage_view_show_pins (RcStageView *self)
{
  if (self->pins != NULL)
    rc_note_pins_show (self->pins, self->take, rc_stage_player_clock (self->player)->frame);
}

void
rc_stage_view_add_pins (RcStageView *self)
{
  self->pins = RC_NOTE_PINS (rc_note_pins_new (self->viewer));
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->pins));
  g_signal_connect (self->pins, "placed", G_CALLBACK (on_placed), self);
}
