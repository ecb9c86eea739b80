/* take-stack.h - a take with its regions laid over it: the frames one sees, plays and exports
 *
 *   stack = rc_take_stack_new (project_dir, base_hash, layers, n_layers, &error);
 *   frame = rc_take_stack_frame (stack, 12, &error);
 *
 * The layers are given bottom first, only those that are visible. Composites with
 * engine/image/composite.h and nothing else. Thread: one at a time; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/composite.h"
#include "engine/image/frame.h"
#include "engine/media/take-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RcTakeStack RcTakeStack;

/* The rendered take of a region, and how it lies over what is below: a plain value, to be copied,
 * kept and handed to another thread. */
typedef struct
{
  char         hash[65]; /* takes/HASH of the region */
  RcLayerStyle style;
} RcTakeLayer;

char   *rc_take_layers_dup_key (const RcTakeLayer *layers, guint n_layers, gboolean styled);
GArray *rc_take_layers_parse_key (const char *key);

RcTakeStack  *rc_take_stack_new (const char        *project_dir,
                                 const char        *base,
                                 const RcTakeLayer *layers,
                                 guint              n_layers,
                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void          rc_take_stack_free (RcTakeStack *self);
gboolean      rc_take_stack_restyle (RcTakeStack *self, const RcTakeLayer *layers, guint n_layers);
RcTakeReader *rc_take_stack_base (RcTakeStack *self);
RcFrame      *rc_take_stack_frame (RcTakeStack *self, int index, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Lays the regions over @frame (inout), BGRA8, the frame @index of the base or what is made of it.
 * Errors: as rc_take_stack_frame() */
gboolean rc_take_stack_lay (RcTakeStack *self, int index, RcFrame *frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Proves from the files that the request of each take is the one that names its folder, that the
 * frames are those that were rendered (frames_sha256), that every frame outside the masks is the
 * base's, and of a take that extends another one that the frames of that are in it; the law alone:
 * only what is outside the masks. Errors: RC_ERROR_FORMAT, naming the folder, or frame and place.
 */
gboolean rc_take_stack_verify (RcTakeStack *self, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_take_stack_verify_law (RcTakeStack *self, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_take_verify_region (const char   *project_dir,
                                const char   *hash,
                                const char   *proved,
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcTakeStack, rc_take_stack_free)

G_END_DECLS
