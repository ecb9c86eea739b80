/* diff-command.c - diff: what differs between the requests of two takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"
#include "app/cli/mask-options.h"

#include "engine/session/take-request.h"

#include <glib/gi18n.h>

gboolean
rc_cli_run_diff (RcCli *self, GError **error)
{
  RcTake               *a = rc_cli_find_take (self, self->arguments[0], error);
  RcTake               *b = a != NULL ? rc_cli_find_take (self, self->arguments[1], error) : NULL;
  g_autoptr (GPtrArray) changes =
      b != NULL ? rc_session_diff_takes (self->session, a, b, error) : NULL;

  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *text = rc_request_change_dup_text (g_ptr_array_index (changes, i));

      rc_cli_print ("%s", text);
    }
  if (changes->len == 0)
    rc_cli_print (_ ("Nothing differs."));
  return TRUE;
}
