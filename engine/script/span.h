/* span.h - what became of the words of a prompt
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What became of a span of the prompt. */
typedef enum
{
  RC_SPAN_STAGED,   /* it set something in the staging: `what` says which value */
  RC_SPAN_PASSED,   /* not staged: kept word for word for a model */
  RC_SPAN_CONFLICT, /* it asked for what a later span, or a hand, set otherwise: `what` says what it
                       asked for and what was done instead */
} RcSpanKind;

typedef struct
{
  RcSpanKind kind;
  gboolean   scene;   /* in the scene's prompt or heading, not in the shot's prompt */
  gsize      start;   /* byte offset into that text */
  gsize      length;  /* bytes */
  char      *what;    /* "camera.size = MCU"; "" if passed on */
  int        against; /* conflicts: index of the span that won, -1: a hand-set value */
} RcSpan;

G_END_DECLS
