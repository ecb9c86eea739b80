/* retouching.h - a region while it is retouched: what its operations share
 *
 * Private to engine/footage. Each operation hands over every frame of the region, in order.
 * Thread: the engine thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/clean-plate.h"
#include "engine/media/take-reader.h"
#include "engine/render/generator.h"
#include "engine/script/region-words.h"

G_BEGIN_DECLS

typedef struct
{
  const RcRequest *request;
  RcOutput        *output;
  GCancellable    *cancellable;
  RcTakeReader    *base;
  RcRegionWords    words;
} RcRetouching;

/* The frame of the base and the region's mask there. FALSE also if it was cancelled. */
gboolean
rc_retouching_read (RcRetouching *self, int index, RcFrame **frame, RcFrame **mask, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Looks at up to RC_RETOUCHING_SAMPLES frames of the region, its first and its last among them. */
#define RC_RETOUCHING_SAMPLES 5
typedef void (*RcRetouchingLook) (gpointer data, const RcFrame *frame, const RcFrame *mask);
gboolean
rc_retouching_look (RcRetouching *self, RcRetouchingLook look, gpointer data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Of the whole @frame the region's tiles. */
gboolean
rc_retouching_hand_over (RcRetouching *self, int index, const RcFrame *frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer none) (nullable): the character that the words name */
const char *rc_retouching_find_name (const RcRetouching *self);
/* Returns: (transfer full) (nullable): the file of the reference that the words name */
char *rc_retouching_find_picture (const RcRetouching *self);
/* As rc_retouching_find_picture(), of those in slots, if no character is named. */
char *rc_retouching_find_slot (const RcRetouching *self);
/* @removed: (nullable): what the frames show without what is under the mask */
gboolean rc_retouching_insert (RcRetouching *self,
                               const char   *picture,
                               RcCleanPlate *removed,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* An outline that is drawn anew for each frame changes its box with every limb. */
gboolean rc_retouching_is_redrawn (const RcMask *mask);

/* Where the camera is in each frame of the base. Returns: (transfer full) (nullable) */
RcPlaces *rc_retouching_places (RcRetouching *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* region-freeze.c */
typedef struct _RcStill RcStill;
RcStill *rc_still_new (RcRetouching *retouching, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     rc_still_free (RcStill *self);
void     rc_still_lay (const RcStill *self, int index, RcFrame *frame, const RcFrame *mask);
/* region-sky.c */
gboolean rc_retouching_replace_sky (RcRetouching *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* region-steady.c */
gboolean rc_retouching_steady (RcRetouching *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStill, rc_still_free)

G_END_DECLS
