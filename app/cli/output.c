/* output.c - what the command line prints, and sizes as people type them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"

#include <glib/gi18n.h>

#include <math.h>
#include <stdio.h>

#define BAR_WIDTH 28

/** Prints one line to standard output. */
void
rc_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fprintf (stdout, "%s\n", text);
}

/** Prints and frees @json. */
void
rc_cli_print_json (cJSON *json)
{
  g_autofree char *text = rc_json_pretty (json);

  fputs (text, stdout);
  cJSON_Delete (json);
}

/** Shows how far something is: a bar that redraws itself on a terminal, nothing otherwise. */
void
rc_cli_progress (RcCli *self, const char *label, double fraction)
{
  int filled = (int)lround (CLAMP (fraction, 0, 1) * BAR_WIDTH);

  if (!self->terminal)
    return;
  fprintf (stderr, "\r\033[K%s ", label);
  for (int i = 0; i < BAR_WIDTH; i++)
    fputs (i < filled ? "█" : "░", stderr);
  fprintf (stderr, " %3.0f %%", fraction * 100);
  fflush (stderr);
}

void
rc_cli_progress_end (RcCli *self)
{
  if (self->terminal)
    fputs ("\r\033[K", stderr);
}

/** Errors: RC_CLI_WRONG_USE if @text is not WIDTHxHEIGHT */
gboolean
rc_cli_parse_size (const char *text, int *width, int *height, GError **error)
{
  int used = 0;

  if (sscanf (text, "%5dx%5d%n", width, height, &used) == 2 && text[used] == '\0' && *width > 0 &&
      *height > 0)
    return TRUE;
  g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("“%s” is not a size: write it as 1280x720."), text);
  return FALSE;
}
