/* locale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/locale.h"

#include <glib/gi18n.h>

#include <locale.h>

void
rc_locale_init (void)
{
  const char *folder = g_getenv ("RACCORD_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : RC_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
