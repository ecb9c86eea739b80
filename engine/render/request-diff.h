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

/* What a change is about, in the order in which people look for it. */
typedef enum
{
  RC_CHANGE_PROMPT,
  RC_CHANGE_REFERENCES,
  RC_CHANGE_MASK,
  RC_CHANGE_GENERATOR,
  RC_CHANGE_SEED,
  RC_CHANGE_STAGING,
  RC_CHANGE_PICTURE, /* size, rate, length and the rest */
  RC_N_CHANGES,
} RcChangeKind;

typedef struct
{
  char *what;   /* "prompt", "seed", "references", "staging.time" */
  char *before; /* nullable: it was not there */
  char *after;  /* nullable: it is gone */
} RcRequestChange;

/* A passage of two texts laid over each other. */
typedef struct
{
  int   side; /* -1: only in the first, 1: only in the second, 0: in both */
  char *text; /* words with a blank between */
} RcDiffPassage;

/* @a, @b: requests as rc_request_json() and take.json have them.
 * Returns: (transfer full): of RcRequestChange; empty if they are the same */
GPtrArray *rc_request_diff (const cJSON *a, const cJSON *b);
/* @prefix: for each change: "region 2 · " */
void rc_request_diff_into (GPtrArray *changes, const char *prefix, const cJSON *a, const cJSON *b);
GPtrArray   *rc_request_changes_new (void);
char        *rc_request_change_dup_text (const RcRequestChange *change);
RcChangeKind rc_request_change_kind (const RcRequestChange *change);

/* Returns: (transfer full): of RcDiffPassage, what is gone before what came instead */
GPtrArray *rc_text_diff (const char *before, const char *after);

G_END_DECLS
