/* insert.h - a cut-out laid into a shot, where its mask goes
 *
 *   insert = rc_insert_new (cut_out, &error);
 *   rc_insert_place (insert, place);                  of the first frame: rc_mask_place()
 *   rc_insert_learn (insert, frame, mask);            for some frames
 *   rc_insert_lay (insert, frame, mask, place, index); for each
 *
 * It stands on the lower edge of the mask's box, as large as goes in, with a soft shadow where it
 * touches the ground; its colours go part of the way to those around it, and it has their grain.
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcInsert RcInsert;

/* @cut_out: BGRA8, premultiplied */
RcInsert *rc_insert_new (const RcFrame *cut_out, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void      rc_insert_free (RcInsert *self);
gboolean  rc_insert_place (RcInsert *self, const double place[6], GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_insert_learn (RcInsert *self, const RcFrame *frame, const RcFrame *mask);
void rc_insert_lay (RcInsert      *self,
                    RcFrame       *frame,
                    const RcFrame *mask,
                    const double   place[6],
                    int            index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcInsert, rc_insert_free)

G_END_DECLS
