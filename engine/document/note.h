/* note.h - what somebody wants changed in a take, pinned to a place and a time of it
 *
 * A note becomes a region with one edit: an ellipse around the pin, with the note's words as its
 * prompt. When that region is rendered, the note is done.
 *
 *   note = rc_document_add_note (document, take, &(RcNoteSpec){ .text = "red coat", .x = 0.4,
 *                                                               .y = 0.6, .frame = 31 }, &error);
 *   region = rc_document_note_to_region (document, note, &error);
 *
 * Thread: the main thread, as the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

#define RC_TYPE_NOTE (rc_note_get_type ())
G_DECLARE_FINAL_TYPE (RcNote, rc_note, RC, NOTE, RcNode)

typedef struct
{
  const char *text;
  const char *author;  /* (nullable) */
  const char *created; /* (nullable): ISO 8601, UTC; NULL: now */
  double      x, y;    /* of the pin: fractions of the frame */
  int         frame;   /* of the take */
  gboolean    done;
} RcNoteSpec;

RcNote *
rc_document_add_note (RcDocument *self, RcTake *take, const RcNoteSpec *spec, GError **error);
RcRegion *rc_document_note_to_region (RcDocument *self, RcNote *note, GError **error);
RcRegion *rc_note_get_region (RcNote *self);
gboolean  rc_document_answer_notes (RcDocument *self, RcRegion *region, GError **error);

char *rc_dup_now (void);

G_END_DECLS
