/* stop.h - a benchmark that cannot go on says why and ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

/* @error: (nullable): nothing is wrong */
static inline void
stop_on (GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "%s: %s\n", program_invocation_short_name, error->message);
  exit (1);
}
