/* action-terms.h - the actions of data/kit/actions.json, as a list to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-text.h"

G_BEGIN_DECLS

extern const RcTerm rc_action_terms[]; /* ends with an entry whose id is NULL */

GListModel *rc_action_model (void);
guint       rc_action_position (const char *id);

G_END_DECLS
