/* main.c - the window program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/application.h"

#include <glib/gi18n.h>

#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (RcApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RC_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = rc_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
