/* main.c - the window program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/locale.h"
#include "app/raccord/application.h"
#include "app/raccord/log.h"
#include "app/raccord/renderer.h"

/* Returns: (transfer full) (nullable): the language that the preferences ask for, NULL for the
 * system's */
static char *
dup_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.raccord.Raccord");

  return g_settings_get_enum (settings, "language") == 0
             ? NULL
             : g_settings_get_string (settings, "language");
}

int
main (int argc, char **argv)
{
  g_autofree char          *language = NULL;
  g_autoptr (RcApplication) application = NULL;

  rc_renderer_prepare ();
  language = dup_language ();
  rc_locale_init (language);

  application = rc_application_new (rc_log_install ());
  return g_application_run (G_APPLICATION (application), argc, argv);
}
