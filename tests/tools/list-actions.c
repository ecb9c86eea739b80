/* list-actions.c - the table of actions, one a line: name, title, keys, sentence, section
 *
 *   list-actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/action-table.h"

int
main (void)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      {
        const RcActionInfo *info = &sections[i].actions[j];

        if (info->action != NULL)
          g_print ("%s\t%s\t%s\t%s\t%s\n", info->action, info->title,
                   info->keys != NULL ? info->keys : "", info->tooltip, sections[i].title);
      }
  return 0;
}
