/* kept-text.h - texts that the film does not take, kept in its folder until they fit
 *
 * A prompt of too many words is refused by the document; what was typed lies in refused/ of the
 * film, and is there again when the shot is, also after the film was closed or the power went.
 *
 * Thread: the main thread; a small file is written or read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

gboolean rc_session_keep_text (RcSession  *self,
                               RcNode     *node,
                               const char *property,
                               const char *text,
                               GError    **error);
char    *rc_session_dup_kept_text (RcSession *self, RcNode *node, const char *property);

G_END_DECLS
