/* note-list.h - the notes of a take: what is asked for, where and by whom, and whether it is done
 *
 * Signals:
 *   "chosen" (RcNote)         the user wants to see where it is
 *   "make-region" (RcNote)    … and wants it done
 *
 * Ticking off and deleting are edits of the document. Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/note.h"
#include "engine/session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_NOTE_LIST (rc_note_list_get_type ())
G_DECLARE_FINAL_TYPE (RcNoteList, rc_note_list, RC, NOTE_LIST, GtkWidget)

void rc_note_list_show (RcNoteList *self, RcSession *session, RcTake *take);

G_END_DECLS
