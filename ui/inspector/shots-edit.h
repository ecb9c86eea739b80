/* shots-edit.h - several shots edited together: what they have in common, one step for all
 *
 * No widgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

char    *rc_shots_dup_common (GPtrArray *shots, const char *property);
gboolean rc_shots_get_common_double (GPtrArray *shots, const char *property, double *number);
gboolean rc_shots_set (RcDocument *document,
                       GPtrArray  *shots,
                       const char *property,
                       const char *text,
                       GError    **error);
gboolean rc_shots_set_mood (RcDocument *document,
                            GPtrArray  *shots,
                            double      valence,
                            double      arousal,
                            GError    **error);
gboolean rc_shots_append (RcDocument *document,
                          GPtrArray  *shots,
                          const char *property,
                          const char *text,
                          GError    **error);

G_END_DECLS
