/* reader-bridges.c - what crosses a bridge is on it, and what the bridge spans is under it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 4,  /* marks between a verb and the bridge that is crossed */
  SPANS = 8, /* marks between a bridge and what it spans */
};

/** Returns: whether the noun at @at, which means @entry, is a bridge */
gboolean
rc_is_bridge (const RcEntry *entry)
{
  return strcmp (entry->value, entry->role == RC_ROLE_SET ? "bridge" : "bridge-model") == 0 ||
         strcmp (entry->value, "viaduct") == 0;
}

/* "a train crosses a bridge", "drives over a bridge"; "on a bridge" it is already. @at: the bridge
 */
static gboolean
is_crossed (const RcReader *self, guint at)
{
  const RcMark *motion = rc_reader_mark (self, self->motion_at);

  if (self->mover_thing < 0 || motion == NULL || self->motion_at >= at ||
      strcmp (rc_draft_prop (self->draft, self->mover_thing)->out.motion, "drive") != 0)
    return FALSE;
  for (guint i = self->motion_at + 1; i < at; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_MARK_COMMA:
      case RC_MARK_STOP:
        return FALSE;
      case RC_ROLE_POSITION:
      case RC_ROLE_TOWARD:
        /* "drives past a bridge", "under it", "toward it"; 横跨 and 河上 tell of the bridge */
        if (!rc_reader_mark (self, i)->han)
          return FALSE;
        break;
      default:
        break;
      }
  return motion->han || at - self->motion_at <= SPANS;
}

/* "over", "in", "high above": what stands behind a bridge and says what it spans */
static gboolean
says_where (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return mark->role == RC_ROLE_IN || mark->role == RC_ROLE_OVER ||
         (mark->role == RC_ROLE_POSITION && strcmp (mark->entry->value, "above") == 0) ||
         rc_reader_is (self, at, "spanning");
}

static gboolean
is_what_is_spanned (const RcMark *mark)
{
  return mark->role == RC_ROLE_SET && strcmp (mark->entry->implies, "exterior") == 0;
}

/* "a bridge over a valley": Returns: the mark of the place under the bridge at @at, RC_NOWHERE if
 * none is said */
static guint
place_under (const RcReader *self, guint at)
{
  gboolean where = FALSE;

  for (guint i = at + 1; i < self->marks->n && i <= at + SPANS; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_STOP || mark->role == RC_MARK_COMMA)
        break;
      where |= says_where (self, i);
      if (where && is_what_is_spanned (mark))
        return i;
    }
  /* "横跨山谷的石桥" */
  for (guint i = at; rc_reader_mark (self, at)->han && i > 0 && at - i < SPANS; i--)
    {
      const RcMark *mark = rc_reader_mark (self, i - 1);

      if (mark->role == RC_MARK_STOP || mark->role == RC_MARK_COMMA || mark->role == RC_ROLE_ACTION)
        break;
      if (is_what_is_spanned (mark))
        return i - 1;
    }
  return RC_NOWHERE;
}

static gboolean
is_land (const RcEntry *place)
{
  static const char *const waters[] = { "river", "lake", "sea", "harbour", "beach", NULL };

  return !g_strv_contains (waters, place->value);
}

/* "high above a river": as deep as a valley, whatever is down there */
static gboolean
is_high (const RcReader *self, guint from, guint to)
{
  for (guint i = from; i <= to; i++)
    if (rc_reader_is (self, i, "high") || rc_reader_is (self, i, "far") ||
        g_str_has_prefix (self->text + rc_reader_mark (self, i)->start, "high above"))
      return TRUE;
  return FALSE;
}

/* Returns: the place that is the bridge at @at, with what is under it; NULL if it is not crossed */
static const RcEntry *
crossed_bridge (RcReader *self, guint at, const RcEntry *entry)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  guint               under;

  if (self->reads != RC_READ_PROMPT || !rc_is_bridge (entry) || !is_crossed (self, at))
    return NULL;
  under = place_under (self, at);
  self->under_at = under;
  if (under == RC_NOWHERE)
    return rc_vocabulary_entry (vocabulary, RC_ROLE_SET,
                                strcmp (entry->value, "viaduct") == 0 ? "viaduct" : "bridge");
  return rc_vocabulary_entry (vocabulary, RC_ROLE_SET,
                              is_land (rc_reader_mark (self, under)->entry) ||
                                      is_high (self, MIN (at, under), MAX (at, under))
                                  ? "viaduct"
                                  : "bridge");
}

/**
 * rc_read_crossed_bridge:
 * @at: the noun, whose meaning is @entry
 *
 * “A train crosses a bridge over a valley” happens on the bridge, and “火车驶过石桥”. People are
 * another matter: who walks across a bridge in a landscape may be seen from beside it.
 *
 * Returns: whether it is a bridge that is crossed, and so the place
 */
gboolean
rc_read_crossed_bridge (RcReader *self, guint at, const RcEntry *entry)
{
  const RcEntry *bridge = crossed_bridge (self, at, entry);
  guint          under = self->under_at;

  if (bridge == NULL)
    return FALSE;
  rc_set_place (self, under != RC_NOWHERE && under < at ? under : at, bridge);
  if (under != RC_NOWHERE)
    rc_reader_span (self, MIN (at, under), MAX (at, under), "set = %s", bridge->value);
  self->placed = TRUE;
  self->placed_in = self->draft->sentence;
  self->set_by = self->reads;
  self->framed = TRUE;
  self->doing.at = RC_NOWHERE;
  rc_drop_adjectives (self);
  return TRUE;
}
