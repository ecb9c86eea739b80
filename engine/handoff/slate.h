/* slate.h - the card that stands in the cut for a shot that has no take
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;   /* "1A" */
  const char *prompt;  /* nullable: its beginning is shown */
  char      **cast;    /* nullable: the names that it may mention */
  const char *picture; /* nullable: a file, what the shot will be like; the words are small then */
  double      seconds;
} RcSlate;

RcFrame *rc_handoff_slate (const RcSlate *self, int width, int height, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
