/* look.h - what somebody looks like, from the staging's figure
 *
 * What the figure says counts; then the words that tell of it (data/kit/looks.json: entries in
 * order, the later wins); what neither says follows from the name, so that it stays the same from
 * shot to shot and in every film.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/figure/figure.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

void
rc_figure_look (RcFigureLook *look, const RcKit *kit, const RcStagingFigure *figure, guint twin);
gboolean rc_look_mark_others (RcFigureLook *look, const RcFigureLook *before);
gboolean rc_look_check (const cJSON *looks, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
