/* reader-outside.c - inside, outside, and on the roof
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  ROOF_REACH = 5, /* marks of "roof of an old stone hut" */
};

#define LOW 5.0 /* metres */

/* "窗外下着雨": what is seen through the window of a room, unless somebody stands there: "站在窗外"
 */
static gboolean
is_seen_outside (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *window = at > 0 ? mark - 1 : NULL;
  const RcMark *before = at > 1 ? window - 1 : NULL;

  if (window == NULL || window->role != RC_ROLE_PROP || !window->han ||
      strcmp (window->entry->value, "window") != 0 ||
      strncmp (self->text + mark->start, "外", strlen ("外")) != 0)
    return FALSE;
  return before == NULL || (before->role != RC_ROLE_IN && before->role != RC_ROLE_OVER &&
                            (before->role != RC_ROLE_ACTION || rc_action_aims (before->entry)));
}

void
rc_read_interior (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       outside = is_seen_outside (self, at);
  gboolean       interior = strcmp (entry->value, "true") == 0 || outside;

  /* INT./EXT. is drawn from inside */
  if (self->reads == RC_READ_HEADING && self->draft->interior == TRUE)
    return;
  /* what was said before, or by the place, holds */
  if (outside && (self->draft->interior == FALSE || self->draft->set != NULL))
    return;
  self->draft->interior = interior;
  self->inside_at = interior ? at : RC_NOWHERE;
  rc_reader_span (self, at, at, "interior = %s", interior ? "true" : "false");
}

/* "roof of a hut", "小屋屋顶": the mark of the building, RC_NOWHERE: none is said */
static guint
find_building (const RcReader *self, guint at)
{
  guint before = at;

  if (rc_reader_mark (self, at)->han)
    {
      while (before > 0 && rc_reader_is (self, before - 1, "的"))
        before--;
      before = before > 0 && self->prop_at == before - 1 ? before - 1 : RC_NOWHERE;
      return before;
    }
  if (!rc_reader_is (self, at + 1, "of"))
    return RC_NOWHERE;
  for (guint i = at + 2; i < self->marks->n && i <= at + ROOF_REACH; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_PROP:
        return i;
      case RC_MARK_COMMA:
      case RC_MARK_STOP:
      case RC_ROLE_SET:
      case RC_ROLE_PERSON:
        return RC_NOWHERE;
      default:
        break;
      }
  return RC_NOWHERE;
}

/* Whether one sees from the ground who is on the building at @at */
static gboolean
is_low (const RcReader *self, guint at)
{
  return rc_vocabulary_measure (self->draft->vocabulary, rc_reader_mark (self, at)->entry->value)
             ->top <= LOW;
}

/**
 * rc_read_roof:
 * @entry: of the place at @at
 *
 * "Goats stand on the roof of a hut", "猫蹲在小屋屋顶上": whoever is there is on that thing, and
 * the thing is somewhere else. What is as high as a skyscraper is a place up there.
 *
 * Returns: whether it is that
 */
gboolean
rc_read_roof (RcReader *self, guint at, const RcEntry *entry)
{
  guint    building = find_building (self, at);
  guint32  who = self->acted && self->actors != 0 ? self->actors : self->subject;
  gboolean han = rc_reader_mark (self, at)->han;

  if (self->reads != RC_READ_PROMPT || strcmp (entry->value, "rooftop") != 0 ||
      building == RC_NOWHERE || !is_low (self, building) || who == 0 ||
      !(self->named || self->acted) ||
      (rc_reader_mark (self, building)->entry->flags & (RC_TERM_SMALL | RC_TERM_RIDDEN)) != 0)
    return FALSE;
  if (!han)
    for (guint i = at + 2; i <= building; i++)
      rc_reader_read_mark (self, i);
  if (self->last_prop < 0)
    return FALSE;
  rc_use_atop (self, han ? building : at, han ? at : building, who, self->last_prop);
  self->resume = building > at ? building + 1 : at + 1;
  if (han && rc_reader_is (self, at + 1, "上"))
    self->resume = at + 2;
  return TRUE;
}
