/* saved-mask.h - masks that a film keeps under names, to be used in any shot
 *
 * They are the "masks" of the project: [ { "name": "the door", "mask": … }, … ], in the order in
 * which they were saved. Masks are resolution independent and their keys count frames from the
 * shot's first, so that one fits every take.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

/* Returns: (transfer full): as above, empty if there are none */
cJSON *rc_saved_masks_list (RcProject *project);
/* Returns: (transfer full) (nullable): the mask of that name. Errors: RC_ERROR_NOT_FOUND */
RcJson *rc_saved_masks_find (RcProject *project, const char *name, GError **error);
/* One step of undo; another mask of that name goes. @name must not be blank. Errors:
 * RC_ERROR_INVALID; those of rc_document_set() */
gboolean
rc_saved_masks_save (RcDocument *document, const char *name, const cJSON *mask, GError **error);
/* Errors: RC_ERROR_NOT_FOUND; those of rc_document_set() */
gboolean rc_saved_masks_forget (RcDocument *document, const char *name, GError **error);

G_END_DECLS
