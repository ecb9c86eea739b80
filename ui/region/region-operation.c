/* region-operation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/region-operation.h"

#include "engine/script/region-words.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gboolean      masked;
  RcRegionWords words;
  const char   *name; /* nullable: of the character that is mentioned first */
} Context;

static gboolean
renders (const Context *context)
{
  return !context->masked;
}

static gboolean
fills (const Context *context)
{
  return context->words.fills;
}

static gboolean
relights (const Context *context)
{
  return context->words.relights;
}

static gboolean
removes (const Context *context)
{
  return context->words.removes;
}

static gboolean
replaces (const Context *context)
{
  return context->words.replaces && context->name != NULL;
}

static gboolean
adds (const Context *context)
{
  return context->words.adds && !context->words.replaces;
}

static gboolean
changes (const Context *context)
{
  return TRUE;
}

static const struct
{
  const char *label; /* %s: the name that is mentioned */
  gboolean (*fits) (const Context *context);
} operations[] = {
  { N_ ("Render"), renders },
  { N_ ("Fill"), fills },
  { N_ ("Remove"), removes },
  /* Translators: %s is a character's name */
  { N_ ("Replace with @%s"), replaces },
  { N_ ("Add"), adds },
  { N_ ("Relight"), relights },
  { N_ ("Re-render region"), changes },
};

char *
rc_region_operation_dup_label (gboolean masked, const char *prompt, RcProject *film)
{
  Context            context = { .masked = masked };
  g_autoptr (GArray) mentions = film != NULL ? rc_find_mentions (film, prompt) : NULL;

  /* Without its vocabulary a prompt asks for nothing that is known by name. */
  (void)!rc_region_words_read (&context.words, prompt, NULL);
  if (mentions != NULL && mentions->len > 0)
    context.name =
        rc_node_get_string (RC_NODE (g_array_index (mentions, RcCastMention, 0).character), "name");
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (operations[i].fits (&context))
      return g_strdup_printf (_ (operations[i].label), context.name);
  return NULL;
}
