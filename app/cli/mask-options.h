/* mask-options.h - masks and takes as they are given on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/cli/cli.h"

G_BEGIN_DECLS

RcTake  *rc_cli_find_take (RcCli *self, const char *name, GError **error);
RcJson  *rc_cli_change_mask (RcJson *mask, RcNode *take, GError **error);
RcJson  *rc_cli_find_mask (RcCli *self, const char *name, GError **error);
RcJson  *rc_cli_read_mask (RcCli *self, RcTake *take, RcJson *under, GError **error);
gboolean rc_cli_parse_coordinate (const char *text, int whole, double *fraction);

/* mask-edge.c */
gboolean rc_cli_has_edge (void);
gboolean rc_cli_write_edge (cJSON *mask, RcNode *take, GError **error);
RcJson  *rc_cli_check_mask (cJSON *json, RcNode *take, GError **error);

/* mask-picture.c */
gboolean
rc_cli_add_mask_picture (cJSON *shapes, RcCli *cli, RcNode *take, gboolean *soft, GError **error);

G_END_DECLS
