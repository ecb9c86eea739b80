/* blocking-props.c - places for the props of a draft
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"

#include "engine/base/text.h"

#include <math.h>
#include <string.h>

#define LEFT_ASIDE  0.45 /* metres that what somebody jumps down from is to the side of them */
#define LEFT_BEHIND 1.25 /* metres that it is behind */

static int
find_table (const RcDraft *draft)
{
  for (guint i = 0; i < draft->props->len; i++)
    if (strcmp (rc_draft_prop (draft, i)->out.kind, "table") == 0)
      return i;
  return -1;
}

static gboolean
is_of (const char *kind, const char *const *kinds)
{
  return g_strv_contains (kinds, kind);
}

static gboolean
is_table (const char *kind)
{
  static const char *const tables[] = { "table", "round-table", "dining-table",
                                        "desk",  "counter",     NULL };

  return is_of (kind, tables);
}

static gboolean
is_seat (const char *kind)
{
  static const char *const seats[] = { "chair",  "stool", "armchair",      "bench", "sofa",
                                       "throne", "bed",   "rocking-chair", NULL };

  return is_of (kind, seats);
}

static gboolean
needs_seat (const char *action)
{
  static const char *const actions[] = { "sit", "sit-down", "stand-up", "get-up", NULL };

  return is_of (action, actions);
}

/* What is done at a dining table by who sits there. */
static gboolean
may_sit (const RcStagingFigure *figure)
{
  static const char *const actions[] = { "stand", "talk",  "whisper", "listen", "look",
                                         "eat",   "drink", "laugh",   "smile",  NULL };

  return strcmp (figure->kind, "person") == 0 && *figure->pose == '\0' &&
         g_strv_contains (actions, figure->action);
}

/* Who is at a table has it before them, all of them together; at dinner they sit. */
static void
put_before (const RcDraft *draft, const RcDraftFigure *user, RcStagingProp *out)
{
  double sum = 0;

  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcStagingFigure *figure = &rc_draft_figure (draft, i)->out;

      sum += figure->x;
      if (strcmp (out->kind, "dining-table") == 0 && may_sit (figure))
        rc_text_set (strcmp (figure->action, "stand") == 0 ? &figure->action : &figure->pose,
                     "sit");
    }
  out->x = sum / draft->figures->len;
  out->z = user->out.z + 0.75;
}

/* "gets up from a chair": who sits, or sat, does so on the only seat there is. */
static gboolean
put_under (RcDraft *draft, guint index)
{
  RcStagingProp *out = &rc_draft_prop (draft, index)->out;

  for (guint i = 0; i < draft->figures->len && is_seat (out->kind); i++)
    {
      const RcDraftFigure *user = rc_draft_figure (draft, i);

      if (user->anchor_prop >= 0 || user->out.rides >= 0 || !needs_seat (user->out.action) ||
          *rc_draft_prop (draft, index)->at != '\0')
        continue;
      out->x = user->out.x;
      out->z = user->out.z;
      rc_draft_prop (draft, index)->seats = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* "talks on a bench", "waits on a bench", "a woman on a bench"; who stands on it does so */
static void
seat (RcDraftFigure *figure)
{
  if (strcmp (figure->out.action, "stand") != 0)
    rc_text_set (&figure->out.pose, "sit");
  else if (!figure->acts || figure->waits)
    rc_text_set (&figure->out.action, "sit");
}

/* A figure that sits on it, waits at it or stands behind it says where a prop is. */
static gboolean
put_at_user (RcDraft *draft, guint index)
{
  RcStagingProp *out = &rc_draft_prop (draft, index)->out;

  for (guint i = 0; i < draft->figures->len; i++)
    {
      const RcDraftFigure *user = rc_draft_figure (draft, i);
      gboolean             on = strcmp (user->use, "on") == 0;

      if (user->anchor_prop != (int)index)
        continue;
      if (on && is_seat (out->kind) && may_sit (&user->out))
        seat (rc_draft_figure (draft, i));
      if (is_table (out->kind) && !on && strcmp (user->use, "beside") == 0)
        {
          put_before (draft, user, out);
          return TRUE;
        }
      if (strcmp (user->use, "from") == 0)
        {
          out->x = user->out.x + LEFT_ASIDE;
          out->z = user->out.z - MAX (LEFT_BEHIND, rc_draft_prop (draft, index)->distance);
          return TRUE;
        }
      out->x = user->out.x + (on || strcmp (user->use, "behind") == 0 ? 0
                              : strcmp (user->use, "front") == 0      ? 0.2
                                                                      : 0.8);
      out->z = user->out.z + (on                                  ? 0
                              : strcmp (user->use, "behind") == 0 ? 0.7
                              : strcmp (user->use, "front") == 0
                                  ? -MAX (1.0, rc_draft_prop (draft, index)->distance)
                                  : -0.2);
      return TRUE;
    }
  return FALSE;
}

static gboolean
put_in_hand (RcDraft *draft, guint index)
{
  RcDraftProp           *prop = rc_draft_prop (draft, index);
  const RcStagingFigure *holder;

  if (prop->holder < 0)
    return FALSE;
  holder = &rc_draft_figure (draft, prop->holder)->out;
  prop->out.x = holder->x + 0.25;
  prop->out.y = 0.55 * holder->height;
  prop->out.z = holder->z + 0.15;
  return TRUE;
}

/* A kite is over whoever flies it, and to the side, where it is seen with them. */
static void
put_aloft (RcDraft *draft, RcDraftProp *prop)
{
  const RcStagingFigure *figure = &rc_draft_figure (draft, prop->anchor)->out;
  double                 high =
      figure->height * rc_vocabulary_number (draft->vocabulary, "flown", prop->out.kind, 1);

  prop->out.x = figure->x + 0.55 * high;
  prop->out.y = figure->y + high;
  prop->out.z = figure->z - 0.2 * high;
}

static gboolean
put_related (RcDraft *draft, guint index)
{
  RcDraftProp            *prop = rc_draft_prop (draft, index);
  const RcBlockingOffset *offset = rc_blocking_offset (prop->at);
  double                  depth = MAX (1, prop->distance);

  if (strcmp (prop->at, RC_BLOCKING_ALOFT) == 0)
    {
      put_aloft (draft, prop);
      return TRUE;
    }
  if (strcmp (prop->at, "between") == 0 && draft->figures->len > 1)
    {
      const RcStagingFigure *a = &rc_draft_figure (draft, 0)->out;
      const RcStagingFigure *b = &rc_draft_figure (draft, 1)->out;

      prop->out.x = (a->x + b->x) / 2;
      prop->out.z = (a->z + b->z) / 2;
      return TRUE;
    }
  if (offset == NULL)
    return FALSE;
  if (prop->anchor >= 0)
    {
      /* What is large stands as far off as it does anyway, on that side. */
      double span = hypot (offset->x, offset->z);
      double by = span > 0.01 ? MAX (1, prop->distance / span) : 1;

      prop->out.x = rc_draft_figure (draft, prop->anchor)->out.x + by * offset->x;
      prop->out.z = rc_draft_figure (draft, prop->anchor)->out.z + by * offset->z;
      return TRUE;
    }
  prop->out.x = offset->x < 0 ? -0.4 * depth - 0.9 : 0.4 * depth + 0.9;
  prop->out.z = strcmp (prop->at, "far") == 0    ? -MAX (12, 2 * depth)
                : strcmp (prop->at, "near") == 0 ? 1.2
                                                 : -prop->distance;
  return TRUE;
}

static void
put_free (RcDraft *draft, guint index, guint k)
{
  RcDraftProp *prop = rc_draft_prop (draft, index);
  double       side = k % 2 == 0 ? 1 : -1;
  guint        ring = k / 2;

  if (prop->distance > 0)
    {
      prop->out.x = side * (0.35 * prop->distance + 0.6 + ring);
      prop->out.z = -prop->distance;
    }
  else if (draft->figures->len > 0)
    {
      prop->out.x = side * (1.1 + 0.8 * ring);
      prop->out.z = prop->small ? 0.2 : -0.4;
    }
  else
    prop->out.x = k == 0 ? 0 : side * (0.5 + 0.5 * ring);
}

static gboolean
is_in_somebody (const RcDraft *draft, const RcStagingProp *prop)
{
  for (guint i = 0; i < draft->figures->len; i++)
    {
      const RcStagingFigure *figure = &rc_draft_figure (draft, i)->out;

      if (hypot (figure->x - prop->x, figure->z - prop->z) < RC_BLOCKING_GAP)
        return TRUE;
    }
  return FALSE;
}

/* Outwards until nobody stands in it. */
static void
keep_off_figures (const RcDraft *draft, RcStagingProp *prop)
{
  double step = prop->x < 0 ? -0.4 : 0.4;

  for (int i = 0; i < RC_DRAFT_MAX_FIGURES && is_in_somebody (draft, prop); i++)
    prop->x += step;
}

/* Small things lie on the table if there is one and nothing else is said. */
static void
put_on_tables (RcDraft *draft)
{
  int    table = find_table (draft);
  double slot = 0;

  for (guint i = 0; i < draft->props->len && table >= 0; i++)
    {
      RcDraftProp *prop = rc_draft_prop (draft, i);

      if (!prop->small || prop->holder >= 0 || strcmp (prop->surface, "ground") == 0 ||
          (strcmp (prop->surface, "table") != 0 && *prop->at != '\0'))
        continue;
      if (*prop->at != '\0')
        {
          rc_draft_prop (draft, table)->out.x = prop->out.x;
          rc_draft_prop (draft, table)->out.z = prop->out.z;
        }
      prop->out.x = rc_draft_prop (draft, table)->out.x + slot;
      prop->out.y = 0.75;
      prop->out.z = rc_draft_prop (draft, table)->out.z;
      slot = slot <= 0 ? 0.3 - slot : -slot;
    }
}

/* What moves points to where it goes. */
static void
face_way (RcStagingProp *prop)
{
  static const struct
  {
    const char *toward;
    double      facing;
  } ways[] = { { "left", -90 }, { "right", 90 }, { "away", 180 } };

  if (*prop->motion == '\0' || prop->facing != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].toward, prop->toward) == 0)
      prop->facing = ways[i].facing;
  if (strcmp (prop->toward, "camera") == 0)
    prop->facing = rc_blocking_bearing (prop->x, prop->z, 0, RC_BLOCKING_CAMERA);
}

/** Gives every prop its place, when the figures have theirs. */
void
rc_blocking_place_props (RcDraft *draft)
{
  guint k = 0;

  for (guint i = 0; i < draft->props->len; i++)
    if (!put_in_hand (draft, i) && !put_at_user (draft, i) && !put_under (draft, i) &&
        !put_related (draft, i))
      {
        put_free (draft, i, k++);
        keep_off_figures (draft, &rc_draft_prop (draft, i)->out);
      }
  put_on_tables (draft);
  for (guint i = 0; i < draft->props->len; i++)
    face_way (&rc_draft_prop (draft, i)->out);
}
