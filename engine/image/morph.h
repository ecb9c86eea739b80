/* morph.h - one picture turning into another one: what moves between them goes its way
 *
 *   morph = rc_morph_new ();
 *   frame = rc_morph_between (morph, from, to, mask, share, &error);     frame after frame
 *
 * A dissolve with motion compensation: both pictures are moved towards each other along the optical
 * flow between them (flow.h) and mixed: T. Beier, S. Neely, Feature-Based Image Metamorphosis
 * (1992), with the fields of flow instead of lines. Where none is found it is a dissolve.
 *
 * Thread: one at a time; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcMorph RcMorph;

RcMorph *rc_morph_new (void);
void     rc_morph_free (RcMorph *self);
/* @mask: (nullable): GRAY8: nothing of @to is looked at where it is 0. All of one size. @share: 0
 * is @from, 1 is @to */
RcFrame *rc_morph_between (RcMorph       *self,
                           const RcFrame *from,
                           const RcFrame *to,
                           const RcFrame *mask,
                           double         share,
                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* How far the second picture is in at frame @index of @first to @last. @open: there is nothing
 * before, or behind, that it has to meet. */
double rc_morph_share (int index, int first, int last, int reach, gboolean open[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMorph, rc_morph_free)

G_END_DECLS
