/* list-actions.c - the table of actions: for tests, and the manual's page of keys
 *
 *   list-actions           one a line: name, title, keys, sentence, section
 *   list-actions --keys    one a line: name, its first keys for people
 *   list-actions --html    docs/manual/shortcuts.html
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/action-table.h"

#include <stdio.h>

typedef void (*PrintFunc) (const RcActionInfo *info, const RcActionSection *section);

static void
print_line (const RcActionInfo *info, const RcActionSection *section)
{
  if (info->action != NULL)
    printf ("%s\t%s\t%s\t%s\t%s\n", info->action, info->title, info->keys != NULL ? info->keys : "",
            info->tooltip, section->title);
}

static void
print_keys (const RcActionInfo *info, const RcActionSection *section)
{
  g_autofree char *keys = rc_action_dup_keys_label (info);

  if (info->action != NULL)
    printf ("%s\t%s\n", info->action, keys != NULL ? keys : "");
}

static void
print_row (const RcActionInfo *info, const RcActionSection *section)
{
  g_autofree char *label = rc_action_dup_keys_label (info);
  g_autofree char *title = g_markup_escape_text (info->title, -1);
  g_autofree char *tooltip = g_markup_escape_text (info->tooltip != NULL ? info->tooltip : "", -1);
  g_autofree char *keys = label == NULL && info->keys == NULL
                              ? NULL
                              : g_markup_escape_text (label != NULL ? label : info->keys, -1);

  /* What is a button's other name is told once; keys that hold in one place only are told there. */
  if ((info->flags & RC_ACTION_UNLISTED) != 0 && info->keys == NULL)
    return;
  printf ("<tr><td>%s</td><td>%s%s%s</td><td>%s</td></tr>\n", title, keys != NULL ? "<kbd>" : "",
          keys != NULL ? keys : "", keys != NULL ? "</kbd>" : "", tooltip);
}

static void
for_each (PrintFunc print)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      if (print == print_row)
        printf (
            "<h2>%s</h2>\n<table>\n<tr><th>action</th><th>keys</th><th>what it does</th></tr>\n",
            sections[i].title);
      for (guint j = 0; j < sections[i].n_actions; j++)
        print (&sections[i].actions[j], &sections[i]);
      if (print == print_row)
        printf ("</table>\n");
    }
}

static void
print_page (void)
{
  printf ("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<title>Keys</title>\n<link rel=\"stylesheet\" href=\"manual.css\">\n</head>\n<body>\n"
          "<main>\n<nav><a href=\"index.html\">Raccord: the manual</a></nav>\n<h1>Keys</h1>\n"
          "<p>Keys of a view hold while it has the focus; the others hold everywhere.</p>\n");
  for_each (print_row);
  printf ("</main>\n</body>\n</html>\n");
}

int
main (int argc, char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--html"))
    print_page ();
  else
    for_each (argc > 1 && g_str_equal (argv[1], "--keys") ? print_keys : print_line);
  return 0;
}
