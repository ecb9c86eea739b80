/* staging-words.h - a staging told in people's words: "Mara · action: walks"
 *
 * Paths come in two forms, that of spans, "figures[0].action", and that of what a hand set,
 * "figures.mara.action"; both are understood. What has no words is told by its key, so that
 * nothing is kept back. All texts are translated.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"

G_BEGIN_DECLS

/* One value of a staging. */
typedef struct
{
  char *head;  /* whose it is: "Mara", "Camera", "Light" */
  char *label; /* "action"; "" if the head says it */
  char *value; /* "walks"; "" if the label says it */
} RcStagingWords;

void  rc_staging_words_init (RcStagingWords  *self,
                             const RcStaging *staging,
                             const char      *path,
                             const char      *value);
void  rc_staging_words_clear (RcStagingWords *self);
char *rc_staging_words_dup_what (const RcStagingWords *self);
char *rc_staging_words_dup (const RcStaging *staging, const char *path, const char *value);
char *rc_staging_words_dup_span (const RcStaging *staging, const char *what, const char *separator);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RcStagingWords, rc_staging_words_clear)

G_END_DECLS
