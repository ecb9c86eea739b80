/* note-pins.h - the pins of a take's notes, over its picture
 *
 * A pin is full at its time and faint at others; a done one is hollow. It only takes the pointer
 * while a note is being placed: then the next click says where.
 *
 * Signal "placed" (double x, double y): fractions of the frame.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/note.h"
#include "ui/viewer/viewer.h"

G_BEGIN_DECLS

#define RC_TYPE_NOTE_PINS (rc_note_pins_get_type ())
G_DECLARE_FINAL_TYPE (RcNotePins, rc_note_pins, RC, NOTE_PINS, GtkWidget)

GtkWidget *rc_note_pins_new (RcViewer *viewer);
void       rc_note_pins_show (RcNotePins *self, RcTake *take, int frame);
void       rc_note_pins_set_placing (RcNotePins *self, gboolean placing);
gboolean   rc_note_pins_get_placing (RcNotePins *self);
void       rc_note_pins_to_view (RcNotePins *self, double x, double y, GdkRectangle *place);

G_END_DECLS
