/* field.h - one property of a node as a line to type in
 *
 * Text is an edit at every key press, merged; numbers, times and choices are edits on Enter or when
 * the keyboard leaves. What the document refuses stays in the field with the reason under it.
 *
 * A time is scrubbed too: dragging its label changes it by a frame every few pixels, Up and Down in
 * the line by one frame, with Shift by a second. A drag is one step of undo.
 *
 * Properties for templates: "label" (string), "property-name" (string), "tip" (string),
 * "hint" (string): an example, shown while nothing is in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_FIELD (rc_field_get_type ())
G_DECLARE_FINAL_TYPE (RcField, rc_field, RC, FIELD, GtkWidget)

void rc_field_begin (RcField *self);
void rc_field_set_target (RcField *self, RcFilmView *film, RcNode *node);

G_END_DECLS
