/* staging-list.h - what a shot's words came to: figures, props, light; and what a hand set
 *
 * Every value that was set by hand is marked and can be released, so that it follows the words
 * again; all of them at once too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_STAGING_LIST (rc_staging_list_get_type ())
G_DECLARE_FINAL_TYPE (RcStagingList, rc_staging_list, RC, STAGING_LIST, GtkWidget)

void rc_staging_list_show (RcStagingList   *self,
                           RcFilmView      *film,
                           RcShot          *shot,
                           const RcStaging *staging);

char   **rc_staging_dup_rows (const RcStaging *staging);
gboolean rc_staging_release (RcDocument *document, RcShot *shot, const char *path, GError **error);

G_END_DECLS
