/* prompt.h - finding mentions in a prompt
 *
 * For the editor, and for the references that a shot inherits by mentioning characters.
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize start;  /* byte offset of the "@" */
  gsize length; /* bytes, with the "@" */
  guint name;   /* index into the names asked for */
} RcMention;

RcMention *
rc_prompt_mentions (const char *text, const char *const *names, guint n_names, guint *n_mentions);

G_END_DECLS
