/* reader-mounts.c - who rides and drives what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

/** Returns: whether who does @action sits on something that goes */
gboolean
rc_is_riding (const char *action)
{
  static const char *const riding[] = { "ride", "drive", "cycle", "skate", NULL };

  return g_strv_contains (riding, action);
}

static gboolean
is_riding (const RcReader *self)
{
  return self->action != NULL && self->actors != 0 && rc_is_riding (self->action->value);
}

/** "riding a horse", "on the back of an elephant". Returns: whether the figure at @at is ridden */
gboolean
rc_rides_figure (const RcReader *self, guint at, int figure)
{
  const RcDraftFigure *mount = rc_draft_figure (self->draft, figure);

  if (rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH) &&
      (rc_reader_is (self, self->place.at, "on") || rc_reader_is (self, self->place.at, "atop")) &&
      self->named && self->subject != 0 && (self->subject & (1u << figure)) == 0 &&
      strcmp (mount->out.kind, "creature") == 0 && mount->out.height > 0.9 &&
      strcmp (rc_draft_figure (self->draft, rc_first_figure (self->subject))->out.kind, "person") ==
          0)
    return TRUE;
  /* "rides past, and dogs bark": nobody rides those */
  for (guint i = self->action_at + 1; is_riding (self) && i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_MARK_COMMA)
      return FALSE;
  return is_riding (self) && at - self->action_at <= 2 * RC_ADJECTIVE_REACH &&
         (self->actors & (1u << figure)) == 0 && strcmp (mount->out.kind, "creature") == 0;
}

/** Lets whoever acts, or was named, ride @figure. */
void
rc_mount (RcReader *self, guint at, int figure)
{
  int rider = rc_first_figure (is_riding (self) ? self->actors : self->subject);

  rc_draft_figure (self->draft, rider)->out.mounts = figure;
  rc_reader_span (self, at, at, "figures[%d].mounts = %s", rider,
                  rc_draft_figure (self->draft, figure)->out.name);
}

/** "a car is driven through the desert by a woman": she sits in it. Returns: whether it is that */
gboolean
rc_drives_thing (RcReader *self, guint at, int figure)
{
  static const char *const done[] = { "driven",   "steered", "piloted", "flown",  "sailed",
                                      "operated", "rowed",   "ridden",  "manned", NULL };
  const RcEntry *drive = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_ACTION, "drive");
  guint          article = rc_reader_article (self, at);
  guint          by = article != RC_NOWHERE ? article : at;
  const RcMark  *verb = rc_reader_mark (self, self->motion_at);

  if (self->mover_thing < 0 || verb == NULL || verb->han || drive == NULL || by == 0 ||
      !rc_reader_is (self, by - 1, "by") ||
      !rc_draft_prop (self->draft, self->mover_thing)->ridden ||
      !g_strv_contains (done, self->marks->tokens->items[verb->first].normal))
    return FALSE;
  rc_draft_figure (self->draft, figure)->out.rides = self->mover_thing;
  rc_reader_act (self, self->motion_at, drive, 1u << figure);
  rc_reader_span (self, at, at, "figures[%d].rides = %s", figure,
                  rc_draft_prop (self->draft, self->mover_thing)->out.name);
  return TRUE;
}

/** "a motorbike courier", "a bicycle policeman": rides what stands before the trade */
void
rc_ride_by_name (RcReader *self, guint at, int figure)
{
  static const char *const mounts[] = { "motorcycle", "bicycle", "scooter", NULL };
  const RcMark            *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;

  if (before == NULL || mark->han || before->role != RC_ROLE_PROP || self->last_prop < 0 ||
      before->first + before->n_tokens != mark->first ||
      strcmp (rc_draft_figure (self->draft, figure)->out.kind, "person") != 0 ||
      !g_strv_contains (mounts, before->entry->value))
    return;
  rc_draft_figure (self->draft, figure)->out.rides = self->last_prop;
  rc_reader_span (self, at - 1, at, "figures[%d].rides = %s", figure,
                  rc_draft_prop (self->draft, self->last_prop)->out.name);
}
