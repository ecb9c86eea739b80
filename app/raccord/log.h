/* log.h - what the program said of itself lately, to be sent with a report
 *
 * Keeps the last lines of the log, whoever wrote them; they go where they went before, too. The log
 * never has words of a film in it.
 *
 * Thread: any; rc_log_install() once, before anything is logged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RcLog RcLog;

RcLog *rc_log_install (void);
char  *rc_log_dup_report (RcLog *self);

G_END_DECLS
