/* recovery.h - reading a film's folder, whatever state it is in
 *
 * Private to engine/store. What is damaged is set aside beside the file, the rest is read, and
 * @messages says what happened. Nothing is written when @may_write is FALSE.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"
#include "engine/store/journal.h"

G_BEGIN_DECLS

/* project.json says which format it has; this is the one that is written. */
#define RC_STORE_FORMAT 1

typedef struct
{
  RcDocument *document;
  gsize       journal_length; /* bytes of the journal that are good */
  gint64      revision;       /* of project.json */
  gint64      last;           /* number of the last record */
  gboolean    newer;          /* a format that only a newer program may write */
  gboolean    lost;           /* no project.json could be read: the journal is all there is */
} RcRecovered;

gboolean rc_recover (const char  *dir,
                     gboolean     may_write,
                     GPtrArray   *messages,
                     RcRecovered *result,
                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
