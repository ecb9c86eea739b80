/* look.h - hair and dress of a figure, from the words that tell of it
 *
 * The words are data/kit/looks.json: entries in order, the later wins. What no word says is as
 * chance gave it (figure.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/figure.h"
#include "engine/sketch/kit.h"

G_BEGIN_DECLS

void     rc_look_read (RcFigureLook *look, const RcKit *kit, const char *words);
gboolean rc_look_check (const cJSON *looks, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
