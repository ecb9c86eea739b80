/* reader-products.c - the products of a film, which are things of the kit or stand there as
 * pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/look.h"
#include "engine/script/reader-parts.h"

#include <string.h>

/* What a product is drawn as if its words name nothing of the kit. */
static const RcEntry unknown_product = {
  RC_ENTRY_PLAIN (RC_ROLE_PROP, "thing"),
  .gender = "",
  .flags = RC_TERM_SMALL,
  .colour = 0xa9814f,
};

static RcMarks *
words_of (const RcReader *self, const RcCastMember *member, char **words)
{
  g_autoptr (RcNames) names = rc_names_new (NULL, 0);

  *words =
      g_strjoin (" ", member->name, member->description != NULL ? member->description : "", NULL);
  return rc_marks_new (self->draft->vocabulary, names, *words);
}

/* What the kit has for a product: what most words name, so "storm lamp" rather than "lamp". */
static const RcEntry *
kit_entry (const RcMarks *words)
{
  const RcMark *best = NULL;

  for (guint i = 0; i < words->n; i++)
    if (words->items[i].role == RC_ROLE_PROP &&
        (best == NULL || words->items[i].n_tokens > best->n_tokens))
      best = &words->items[i];
  return best != NULL ? best->entry : &unknown_product;
}

static gboolean
is_product (const RcReader *self, int prop)
{
  const RcStagingInput *input = self->draft->input;

  for (guint i = 0; i < input->n_cast; i++)
    if (g_strcmp0 (input->cast[i].name, rc_draft_prop (self->draft, prop)->out.name) == 0)
      return TRUE;
  return FALSE;
}

/* A prop that the texts called by a plainer word is the product: "the lamp" of the scene. */
static int
adopt_prop (RcReader *self, const RcMarks *words, const RcEntry *entry, const char *name)
{
  int prop = rc_find_prop (self, NULL, name);

  for (guint i = 0; i < words->n && prop < 0; i++)
    {
      if (words->items[i].role == RC_ROLE_PROP)
        prop = rc_find_prop (self, words->items[i].entry->value, NULL);
      if (prop < 0 || is_product (self, prop))
        {
          prop = -1;
          continue;
        }
      g_free (rc_draft_prop (self->draft, prop)->out.name);
      g_free (rc_draft_prop (self->draft, prop)->out.kind);
      rc_draft_prop (self->draft, prop)->out.name = g_strdup (name);
      rc_draft_prop (self->draft, prop)->out.kind = g_strdup (entry->value);
    }
  return prop;
}

/* A product is a prop of the kit. If the kit has none like it and there is a picture of it, it
 * stands in the set as a figure. */
void
rc_read_product (RcReader *self, guint at, int cast)
{
  const RcCastMember *member = &self->draft->input->cast[cast];
  g_autofree char    *text = NULL;
  g_autoptr (RcMarks) words = words_of (self, member, &text);
  const RcEntry      *entry = kit_entry (words);
  gboolean            pictured = member->identity != NULL && *member->identity != '\0';
  int                 prop = adopt_prop (self, words, entry, member->name);

  if (entry == &unknown_product && pictured && self->reads == RC_READ_PROMPT &&
      rc_find_holder (self, at) < 0)
    {
      int figure = rc_draft_add_character (self->draft, cast);

      if (figure < 0)
        return;
      rc_reader_span (self, at, at, "figures[%d] = %s", figure, member->name);
      rc_read_figure (self, at, 1u << figure);
      self->thing = TRUE;
      return;
    }
  if (prop < 0)
    prop = rc_draft_add_prop (self->draft, entry, member->name);
  if (prop < 0)
    return;
  rc_look_said_colour (self->draft->vocabulary,
                       member->description != NULL ? member->description : "",
                       &rc_draft_prop (self->draft, prop)->out.colour);
  rc_reader_span (self, at, at, "props[%d] = %s", prop, member->name);
  rc_settle_prop (self, at, prop);
}
