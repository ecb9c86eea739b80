/* references.h - the references of a request that the sketch follows, and what was read from them
 *
 * Style gives its palette, composition says where the subject goes, a video in the role camera (or
 * motion) moves the camera, a first and a last frame begin and end the shot.
 *
 * What is costly to read (mattes, plates, camera moves) is kept on the thread that renders, by the
 * media's hash.
 *
 * Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/global-motion.h"
#include "engine/image/palette.h"
#include "engine/image/plate.h"
#include "engine/render/request.h"

G_BEGIN_DECLS

/* Where a media hash lies on this machine. Returns: (transfer full): a path */
typedef char *(*RcMediaPathFunc) (const char *media_hash, gpointer user_data);

enum
{
  RC_CURVE_RATE = 12, /* samples a second of a camera's way */
  RC_CURVE_MOST = 720,
};

/* Media hashes, "" for none; borrowed from the request. */
typedef struct
{
  const char *style, *composition, *camera, *first_frame, *last_frame;
} RcReferences;

char *rc_reference_media_path (const char *hash, gpointer request);
void  rc_references_read (RcReferences *self, const RcRequest *request);

/* Each looks for the file through @media_path; @what names it in messages.
 * Errors: RC_ERROR_NOT_FOUND for a missing file, naming it; as rc_media_load_image() */
RcFrame *rc_reference_picture (const char     *hash,
                               const char     *what,
                               RcMediaPathFunc media_path,
                               gpointer        user_data,
                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
RcFrame *rc_reference_cut_out (const char     *hash,
                               const char     *what,
                               RcMediaPathFunc media_path,
                               gpointer        user_data,
                               GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): of RcGlobalMotion, RC_CURVE_RATE a second */
GArray *rc_reference_camera (const char     *hash,
                             RcMediaPathFunc media_path,
                             gpointer        user_data,
                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
