/* request-diff.h - what differs between the requests of two takes
 *
 * Words of the prompts that came or went, references, mask, seed, generator, and every value of the
 * staging, named by whom it is of: "staging.figures.Mara.x". Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

typedef struct
{
  char *what;   /* "prompt", "seed", "references", "staging.time" */
  char *before; /* nullable: it was not there */
  char *after;  /* nullable: it is gone */
} RcRequestChange;

/* @a, @b: requests as rc_request_json() and take.json have them.
 * Returns: (transfer full): of RcRequestChange; empty if they are the same */
GPtrArray *rc_request_diff (const cJSON *a, const cJSON *b);
char      *rc_request_change_dup_text (const RcRequestChange *change);

G_END_DECLS
