/* staging-terms.h - what people call the members of a staging and their values
 *
 * A staging is full of keys: "action", "MCU", "wine-glass". This is the one table of the words for
 * them, in English, translated where they are shown. Lists that one chooses from have labels of
 * their own (ui/film-text.h): "Medium close-up" there is "medium close-up" in a sentence here.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One member of a staging. */
typedef struct
{
  const char *owner;  /* "shot" (the staging itself), "camera", "figure", "beat", "prop", "line",
                         "effect", "crowd" */
  const char *member; /* as in docs/staging.schema.json; "": an entry as a whole */
  const char *head;   /* translatable: whose it is, if the owner does not say so; else NULL */
  const char *label;  /* translatable; NULL: the head says it */
  const char *type;   /* a kind of term, or how its value is written (staging-words.c) */
} RcStagingMember;

const RcStagingMember *rc_staging_member_find (const char *owner, const char *member);
const char            *rc_staging_term (const char *kind, const char *id);
const char            *rc_staging_term_of_colour (guint colour);

G_END_DECLS
