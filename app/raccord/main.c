/* main.c - the window program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/locale.h"
#include "app/raccord/application.h"
#include "app/raccord/log.h"

int
main (int argc, char **argv)
{
  g_autoptr (RcApplication) application = NULL;

  rc_locale_init ();

  application = rc_application_new (rc_log_install ());
  return g_application_run (G_APPLICATION (application), argc, argv);
}
