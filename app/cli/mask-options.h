/* mask-options.h - masks and takes as they are given on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/cli/cli.h"

G_BEGIN_DECLS

RcTake *rc_cli_find_take (RcCli *self, const char *name, GError **error);
RcJson *rc_cli_change_mask (RcJson *mask, RcNode *take, GError **error);
RcJson *rc_cli_find_mask (RcCli *self, const char *name, GError **error);
RcJson *rc_cli_read_mask (RcCli *self, RcTake *take, GError **error);

G_END_DECLS
