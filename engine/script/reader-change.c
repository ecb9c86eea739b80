/* reader-change.c - things that become another colour: "turns from green to red", "由绿变红"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,       /* marks between a colour and the next: "from deep green to red" */
  NEAR_THING = 5, /* marks between a thing and its verb */
};

/* The colour at @at or at most NEAR marks behind it, before any other noun. Returns: its mark,
 * RC_NOWHERE for none */
static guint
find_colour (const RcReader *self, guint at)
{
  for (guint i = at; i < self->marks->n && i <= at + NEAR; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_COLOUR:
        return i;
      case RC_MARK_COMMA:
      case RC_MARK_STOP:
      case RC_ROLE_PERSON:
      case RC_ROLE_ACTION:
        return RC_NOWHERE;
      default:
        /* "橙": a fruit as well */
        if (rc_mark_entry (rc_reader_mark (self, i), RC_ROLE_COLOUR) != NULL)
          return i;
      }
  return RC_NOWHERE;
}

static gboolean
is_one_of (const RcReader *self, guint at, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (rc_reader_is (self, at, words[i]))
      return TRUE;
  return FALSE;
}

/* "turns", "fades", "变". @at: the mark; for Chinese also of a "from" before the first colour */
static gboolean
begins_change (const RcReader *self, guint at)
{
  static const char *const verbs[] = { "turn",    "turns",    "turned",   "turning", "change",
                                       "changes", "changing", "fade",     "fades",   "fading",
                                       "shift",   "shifts",   "shifting", "ripens",  "ripening",
                                       "变",      "转",       "由",       NULL };

  return is_one_of (self, at, verbs) ||
         (rc_reader_is (self, at, "从") && find_colour (self, at + 1) == at + 1);
}

/* "to", "into"; "变", "变成". Returns: the mark behind it, RC_NOWHERE if there is none */
static guint
find_to (const RcReader *self, guint at)
{
  static const char *const words[] = { "to", "into", "变", "转", "渐", NULL };

  for (guint i = at; i < self->marks->n && i <= at + NEAR; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
        return RC_NOWHERE;
      if (is_one_of (self, i, words))
        return i + 1;
    }
  return RC_NOWHERE;
}

static guint
rgb_at (const RcReader *self, guint at)
{
  return rc_mark_entry (rc_reader_mark (self, at), RC_ROLE_COLOUR)->colour;
}

/* "The leaves turn red", "a door changes from green to red": what else would be part of the place
 * is a thing, now that it is told of. @at: the verb. Returns: its index, -1: there is none */
static int
add_what_changes (RcReader *self, guint at)
{
  static const struct
  {
    const char *word, *kind;
  } parts[] = {
    { "leaves", "tree" },   { "foliage", "tree" }, { "wall", "wall" },  { "fabric", "curtain" },
    { "cloth", "curtain" }, { "silk", "curtain" }, { "树叶", "tree" },  { "叶子", "tree" },
    { "墙", "wall" },       { "墙壁", "wall" },    { "布", "curtain" }, { "布料", "curtain" },
  };

  for (guint i = at; i > 0 && at - i < NEAR_THING; i--)
    for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
      {
        const RcEntry *entry =
            rc_reader_is (self, i - 1, parts[k].word)
                ? rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PROP, parts[k].kind)
                : NULL;
        int prop = entry != NULL ? rc_draft_add_prop (self->draft, entry, parts[k].word) : -1;

        if (prop < 0)
          continue;
        rc_reader_span (self, i - 1, i - 1, "props[%d] = %s", prop, parts[k].kind);
        self->last_prop = prop;
        return prop;
      }
  return -1;
}

/**
 * rc_read_change:
 *
 * "The leaves turn from green to red", "a banana turns yellow", "香蕉由绿变黄": of the thing that
 * was named before.
 *
 * Returns: whether the mark at @at begins that
 */
gboolean
rc_read_change (RcReader *self, guint at)
{
  guint        from, to, last;
  RcDraftProp *thing;

  if (self->reads != RC_READ_PROMPT || self->acted || !begins_change (self, at))
    return FALSE;
  from = find_colour (self, at + 1);
  if (from == RC_NOWHERE)
    return FALSE;
  if ((self->last_prop < 0 || self->thing_at == RC_NOWHERE || at - self->thing_at > NEAR_THING) &&
      (self->draft->figures->len > 0 || add_what_changes (self, at) < 0))
    return FALSE;
  last = find_to (self, from + 1);
  to = last != RC_NOWHERE ? find_colour (self, last) : RC_NOWHERE;
  thing = rc_draft_prop (self->draft, self->last_prop);
  if (to != RC_NOWHERE)
    {
      thing->out.colour = rgb_at (self, from);
      thing->painted = TRUE;
      rc_reader_span (self, from, from, "props[%d].colour = #%06x", self->last_prop,
                      thing->out.colour);
    }
  else
    to = from;
  thing->out.becomes = rgb_at (self, to);
  rc_reader_span (self, to, to, "props[%d].becomes = #%06x", self->last_prop, thing->out.becomes);
  self->resume = to + 1;
  return TRUE;
}
