/* locale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/locale.h"

#include <glib/gi18n.h>

#include <locale.h>

void
rc_locale_init (const char *language)
{
  const char *folder = g_getenv ("RACCORD_LOCALE_DIR");

  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  /* In the locale “C” nothing is translated, whatever LANGUAGE says. */
  if (language != NULL && g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : RC_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
