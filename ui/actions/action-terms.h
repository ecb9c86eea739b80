/* action-terms.h - what people call the actions of data/kit/actions.json
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-text.h"

G_BEGIN_DECLS

extern const RcTerm rc_action_terms[]; /* ends with an entry whose id is NULL */

GListModel *rc_action_model (void);
guint       rc_action_position (const char *id);
const char *rc_action_label (const char *id);

G_END_DECLS
