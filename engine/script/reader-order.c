/* reader-order.c - what is done at the same time, and what one thing after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

const char *
rc_class_of (const RcReader *self, const char *action)
{
  return rc_vocabulary_text (self->draft->vocabulary, "class", action, "hands");
}

/* What one does with hands or face goes with a pose; that of going is done on the way. */
gboolean
rc_combine (RcReader *self, const char **pose, const char **now, const char *new)
{
  static const char *const free[] = { "hands", "moment", "face", "meeting", NULL };
  const char              *before = rc_class_of (self, *now), *after = rc_class_of (self, new);

  if (strcmp (before, "rest") == 0 && g_strv_contains (free, after))
    {
      *pose = strcmp (*now, "stand") != 0 ? *now : *pose;
      *now = new;
      return TRUE;
    }
  if (strcmp (after, "rest") == 0 && g_strv_contains (free, before))
    {
      *pose = strcmp (new, "stand") != 0 ? new : *pose;
      return strcmp (new, "stand") != 0;
    }
  return FALSE;
}

static gboolean
has_particle (const RcReader *self, guint at, const char *particle)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);

  if (mark == NULL)
    return FALSE;
  if (g_strstr_len (self->text + mark->start, mark->length, particle) != NULL)
    return TRUE;
  return next != NULL && g_str_has_prefix (self->text + next->start, particle);
}

/* "走着", "看着": it goes on while something else is done. */
gboolean
rc_goes_on (const RcReader *self, guint at)
{
  return has_particle (self, at, "着");
}

/* "打了个哈欠": that is done, and over. */
static gboolean
is_over (const RcReader *self, guint at)
{
  return has_particle (self, at, "了");
}

/* "推开门，举着手电筒走进去": the light is held since, and the opening is over */
static gboolean
held_since (const RcReader *self, const char *now)
{
  const RcMark *done = rc_reader_mark (self, self->done_at);

  return done != NULL && done->role == RC_ROLE_ACTION && strcmp (done->entry->value, "hold") == 0 &&
         (strcmp (rc_class_of (self, now), "moment") == 0 ||
          strcmp (rc_class_of (self, now), "change") == 0);
}

/* Whether @new comes after @now rather than at the same time: "walks in, sits down and reads". */
gboolean
rc_is_next (const RcReader *self, guint at, const char *now, const char *new, gboolean told)
{
  static const char *const events[] = { "change", "moment", "meeting", "hands", NULL };
  static const char *const posed[] = { "rest", "face", NULL };
  static const char *const settled[] = { "stand", "sit", "lie", "sleep", "kneel", "crouch", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const char              *word = self->marks->tokens->items[mark->first].normal;
  const char              *before = rc_class_of (self, now), *after = rc_class_of (self, new);

  /* "slips and falls" is one fall */
  if (self->meanwhile || g_str_has_suffix (word, "ing") || strcmp (now, new) == 0 ||
      strcmp (now, "hold") == 0 || strcmp (new, "hold") == 0 ||
      (strcmp (now, "stumble") == 0 && strcmp (new, "fall") == 0))
    return FALSE;
  /* "伸了个懒腰，打了个哈欠", "拿起电话，听着": that is over */
  if (mark->han && ((is_over (self, self->done_at) && is_over (self, at)) ||
                    (strcmp (before, "moment") == 0 &&
                     (strcmp (after, "face") == 0 ||
                      (strcmp (after, "hands") == 0 && !rc_goes_on (self, self->done_at))))))
    return TRUE;
  if (mark->han &&
      (rc_goes_on (self, at) || (rc_goes_on (self, self->done_at) && !held_since (self, now)) ||
       has_particle (self, self->done_at, "跟")))
    return FALSE;
  /* "stops, points at it and laughs": once things are told one after the other, so is the rest */
  if (told && !mark->han && g_str_has_suffix (word, "s") && strcmp (now, "stand") != 0 &&
      strcmp (new, "stand") != 0)
    return TRUE;
  if (strcmp (before, "rest") == 0)
    return strcmp (after, "going") == 0 && strcmp (now, "stand") != 0;
  if (strcmp (after, "going") == 0)
    return TRUE;
  /* "they talk, then one stands up" */
  if (strcmp (after, "change") == 0 && strcmp (before, "face") == 0)
    return TRUE;
  /* "picks it up, listens": what takes a moment is over then */
  if (strcmp (after, "face") == 0 &&
      (strcmp (before, "moment") == 0 || strcmp (before, "change") == 0 ||
       (strcmp (now, "pull") == 0 && !mark->han)))
    return TRUE;
  if (strcmp (before, "going") == 0 || (strcmp (now, "turn") == 0 && !mark->han))
    return g_strv_contains (events, after) || g_strv_contains (settled, new);
  return g_strv_contains (events, after) && !g_strv_contains (posed, before);
}
