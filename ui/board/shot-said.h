/* shot-said.h - a shot in words: what a screen reader says of its card, and its verdict
 *
 * No widgets. Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

RcVerdict rc_shot_get_verdict (RcShot *shot);
char     *rc_shot_dup_said (RcSession *session, RcShot *shot, const char *raccord);
char     *rc_shot_dup_more (RcShot *shot, const char *words);

G_END_DECLS
