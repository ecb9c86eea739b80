/* spans.h - what became of every word of the prompts
 *
 * Private to engine/script; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/draft.h"

G_BEGIN_DECLS

RcSpan *rc_spans_finish (RcDraft *draft, guint *n_spans);

G_END_DECLS
