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
#define ASIDE       0.8  /* metres from somebody to the middle of what they are beside */
#define ELBOW       0.45 /* metres from them to the side of what is large */
#define UNDER       0.25 /* metres before it where who has no room under it peeks out */
#define OVERHEAD    0.5  /* metres between a head and what is above it */
#define FROM_TABLE  1.0  /* metres from the middle of a table to a chair at its end */
#define TABLE_TOP   0.75 /* metres */
#define CHILD       1.45 /* metres: who is smaller has a table of their own size */
#define GROWN       1.7  /* metres: who a table is made for */

#define PLAYS_FACING  78    /* degrees: at the piano one is seen from the side */
#define PLAYS_BEFORE  0.78  /* metres from whoever plays to the middle of what is played */
#define KNOCKS_FACING 115   /* degrees: at a door from the side and a little from behind */
#define KNOCKS_BEFORE 0.72  /* metres from whoever knocks to the door, as in data/kit */
#define KNOCKS_ASIDE  -0.35 /* metres that its middle is to their right */

static gboolean
is_of (const char *kind, const char *const *kinds)
{
  return g_strv_contains (kinds, kind);
}

/** Whether it is something that one sits or stands at. */
gboolean
rc_blocking_is_table (const char *kind)
{
  static const char *const tables[] = { "table", "round-table", "dining-table",
                                        "desk",  "counter",     NULL };

  return is_of (kind, tables);
}

static int
find_table (const RcDraft *draft)
{
  for (guint i = 0; i < draft->props->len; i++)
    if (rc_blocking_is_table (rc_draft_prop (draft, i)->out.kind))
      return i;
  return -1;
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

/* "reads on a bench": whose hands are busy sits on what has a back, and stands on a stool. */
static gboolean
may_sit_on (const RcDraft *draft, const RcStagingFigure *figure, const char *kind)
{
  const char *class = rc_vocabulary_text (draft->vocabulary, "class", figure->action, "");

  return may_sit (figure) || (strcmp (figure->kind, "person") == 0 && *figure->pose == '\0' &&
                              strcmp (class, "hands") == 0 && strcmp (kind, "stool") != 0);
}

/* Who is at a table has it before them, all of them together; at dinner they sit. */
static void
put_before (const RcDraft *draft, const RcDraftFigure *user, RcStagingProp *out)
{
  double sum = 0, tallest = 0;

  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcStagingFigure *figure = &rc_draft_figure (draft, i)->out;

      sum += figure->x;
      tallest = MAX (tallest, figure->height);
      if (strcmp (out->kind, "dining-table") == 0 && may_sit (figure))
        rc_text_set (strcmp (figure->action, "stand") == 0 ? &figure->action : &figure->pose,
                     "sit");
    }
  out->x = sum / draft->figures->len;
  out->z = user->out.z + 0.75;
  if (strcmp (user->out.kind, "person") == 0 && tallest < CHILD)
    out->scale = tallest / GROWN;
}

static gboolean
sits (const RcDraftFigure *figure)
{
  return needs_seat (figure->out.action) || strcmp (figure->out.pose, "sit") == 0;
}

static gboolean
is_at_table (const RcDraft *draft, const RcDraftFigure *figure)
{
  return figure->anchor_prop >= 0 && strcmp (figure->use, "beside") == 0 &&
         rc_blocking_is_table (rc_draft_prop (draft, figure->anchor_prop)->out.kind);
}

/** Returns: whether @figure sits with a table before them */
gboolean
rc_blocking_sits_at_table (const RcDraft *draft, const RcDraftFigure *figure)
{
  return sits (figure) && is_at_table (draft, figure);
}

/* Whether somebody sits, but on nothing that is named: at a table, or just so. */
static gboolean
wants_seat (const RcDraft *draft, const RcDraftFigure *figure)
{
  if (figure->out.rides >= 0 || !sits (figure) ||
      (figure->anchor_prop >= 0 && !is_at_table (draft, figure)))
    return FALSE;
  for (guint i = 0; i < draft->props->len; i++)
    {
      const RcDraftProp *prop = rc_draft_prop (draft, i);

      if (prop->seats && prop->out.x == figure->out.x && prop->out.z == figure->out.z)
        return FALSE;
    }
  return TRUE;
}

/* "gets up from a chair", "a table, two chairs. She sits at the table": who sits, or sat, does so
 * on a seat that is there. */
static gboolean
put_under (RcDraft *draft, guint index)
{
  RcStagingProp *out = &rc_draft_prop (draft, index)->out;

  for (guint i = 0; i < draft->figures->len && is_seat (out->kind); i++)
    {
      const RcDraftFigure *user = rc_draft_figure (draft, i);

      if (!wants_seat (draft, user) || *rc_draft_prop (draft, index)->at != '\0')
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

/* How high whoever does what @figure does is, in shares of their height: animals carry their head
 * over their back. */
static double
share_of_height (const RcStagingFigure *figure)
{
  static const struct
  {
    const char *action;
    double      person, animal;
  } low[] = { { "lie", 0.3, 0.6 },   { "sleep", 0.3, 0.6 },  { "lie-down", 0.3, 0.6 },
              { "crawl", 0.5, 0.8 }, { "crouch", 0.6, 0.8 }, { "kneel", 0.62, 1.2 },
              { "sit", 0.6, 1.3 } };
  gboolean person = strcmp (figure->kind, "person") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (low); i++)
    if (strcmp (low[i].action, figure->action) == 0)
      return person ? low[i].person : low[i].animal;
  return person ? 1 : 1.2;
}

/* Whether there is room for somebody between the legs of @prop. */
static gboolean
has_legs (const RcStagingProp *prop)
{
  static const char *const legged[] = { "table", "round-table", "dining-table", "desk",
                                        "bench", "chair",       "piano",        NULL };

  return is_of (prop->kind, legged);
}

/* Left or right of it, as far as both have room; under its top, or where it flies over them. */
static void
put_aside (const RcDraft *draft, const RcDraftFigure *user, RcStagingProp *out)
{
  gboolean right = strcmp (user->use, "right-of") == 0;
  gboolean under = strcmp (user->use, "under") == 0;
  double   wide = rc_vocabulary_measure (draft->vocabulary, out->kind)->width * out->scale;
  double   deep = rc_vocabulary_measure (draft->vocabulary, out->kind)->depth * out->scale;
  double   by = right || strcmp (user->use, "left-of") == 0 ? MAX (ASIDE, wide / 2 + ELBOW) : ASIDE;

  out->x = user->out.x + (right ? -by : by);
  /* what they go past is behind their way */
  out->z = user->out.z - (user->passes ? deep / 2 + ELBOW : 0.2);
  if (under && has_legs (out))
    {
      gboolean fits = share_of_height (&user->out) * user->out.height <
                      rc_vocabulary_measure (draft->vocabulary, out->kind)->top * out->scale;

      out->x = user->out.x;
      out->z = user->out.z - (fits ? 0 : deep / 2 + UNDER);
    }
  else if (under && strcmp (out->motion, "fly") == 0)
    out->x = user->out.x;
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
      if (on && is_seat (out->kind) && may_sit_on (draft, &user->out, out->kind))
        seat (rc_draft_figure (draft, i));
      if (rc_blocking_is_table (out->kind) && !on && strcmp (user->use, "beside") == 0)
        {
          put_before (draft, user, out);
          return TRUE;
        }
      if (strcmp (user->use, "climb") == 0)
        {
          rc_blocking_put_to_climb (draft, rc_draft_figure (draft, i), out);
          return TRUE;
        }
      if (strcmp (user->use, "from") == 0)
        {
          out->x = user->out.x + LEFT_ASIDE;
          out->z = user->out.z - MAX (LEFT_BEHIND, rc_draft_prop (draft, index)->distance);
          return TRUE;
        }
      if (on || strcmp (user->use, "behind") == 0)
        {
          out->x = user->out.x;
          out->z = user->out.z + (on ? 0 : 0.7);
        }
      else if (strcmp (user->use, "front") == 0)
        {
          out->x = user->out.x + 0.2;
          out->z = user->out.z - MAX (1.0, rc_draft_prop (draft, index)->distance);
        }
      else
        put_aside (draft, user, out);
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
  if (strcmp (prop->at, "above") == 0 && prop->anchor >= 0)
    {
      const RcStagingFigure *below = &rc_draft_figure (draft, prop->anchor)->out;

      prop->out.x = below->x;
      prop->out.y = below->height + OVERHEAD;
      prop->out.z = below->z;
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

static gboolean
is_used (const RcDraft *draft, int prop)
{
  for (guint i = 0; i < draft->figures->len; i++)
    if (rc_draft_figure (draft, i)->anchor_prop == prop)
      return TRUE;
  return FALSE;
}

/* Small things lie on the table if there is one and nothing else is said. */
static void
put_on_tables (RcDraft *draft)
{
  int    table = find_table (draft);
  double slot = 0;

  /* words put something in the middle of it already */
  for (guint i = 0; i < draft->props->len && table >= 0; i++)
    if (rc_draft_prop (draft, i)->anchor_prop == table &&
        strcmp (rc_draft_prop (draft, i)->at, "on") == 0)
      slot = 0.3;
  for (guint i = 0; i < draft->props->len && table >= 0; i++)
    {
      RcDraftProp *prop = rc_draft_prop (draft, i);

      if (!prop->small || prop->holder >= 0 || strcmp (prop->surface, "ground") == 0 ||
          strcmp (prop->surface, "wall") == 0 ||
          (strcmp (prop->surface, "table") != 0 && *prop->at != '\0'))
        continue;
      if (*prop->at != '\0')
        {
          rc_draft_prop (draft, table)->out.x = prop->out.x;
          rc_draft_prop (draft, table)->out.z = prop->out.z;
        }
      prop->out.x = rc_draft_prop (draft, table)->out.x + slot;
      prop->out.y = TABLE_TOP * rc_draft_prop (draft, table)->out.scale;
      prop->out.z = rc_draft_prop (draft, table)->out.z;
      slot = slot <= 0 ? 0.3 - slot : -slot;
    }
}

/* Chairs that nobody needs stand at the ends of the table, turned to it. */
static void
draw_up_chairs (RcDraft *draft)
{
  int    table = find_table (draft);
  double side = 1;

  for (guint i = 0; i < draft->props->len && table >= 0; i++)
    {
      RcDraftProp *prop = rc_draft_prop (draft, i);

      if (strcmp (prop->out.kind, "chair") != 0 || prop->seats || prop->holder >= 0 ||
          *prop->at != '\0' || is_used (draft, (int)i) || side < -1)
        continue;
      prop->out.x = rc_draft_prop (draft, table)->out.x + side * FROM_TABLE;
      prop->out.z = rc_draft_prop (draft, table)->out.z;
      if (prop->out.facing == 0)
        prop->out.facing = -side * 90;
      side -= 2;
    }
}

/* On the wall, in the middle if nobody is there to stand before it. */
static void
hang (RcDraft *draft, RcDraftProp *prop)
{
  prop->out.hangs = rc_vocabulary_number (draft->vocabulary, "hung", prop->out.kind, 0);
  if (prop->out.hangs > 0 && draft->figures->len == 0)
    prop->out.x = 0;
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
    if (strcmp (rc_draft_prop (draft, i)->surface, "wall") == 0)
      hang (draft, rc_draft_prop (draft, i));
  draw_up_chairs (draft);
  for (guint i = 0; i < draft->props->len; i++)
    face_way (&rc_draft_prop (draft, i)->out);
}

/* Puts @prop upright before whoever is busy with it, @by metres off and @aside to their right. */
static void
put_in_front (RcDraftFigure *figure, RcStagingProp *prop, double by, double aside)
{
  double turn = figure->out.facing * G_PI / 180;

  prop->x = figure->out.x + by * sin (turn) - aside * cos (turn);
  prop->y = 0;
  prop->z = figure->out.z + by * cos (turn) + aside * sin (turn);
  prop->facing = figure->out.facing + 180;
}

/* What is played but never held stands before whoever plays it, who is seen from the side. */
static void
play (RcDraft *draft, guint index)
{
  static const char *const stands[] = { "piano", "drum-kit", NULL };
  RcDraftFigure           *player = rc_draft_figure (draft, index);
  RcDraftProp *prop = player->out.holds >= 0 ? rc_draft_prop (draft, player->out.holds) : NULL;

  if (prop == NULL || !is_of (prop->out.kind, stands))
    return;
  if (!player->turned)
    player->out.facing = PLAYS_FACING;
  put_in_front (player, &prop->out, PLAYS_BEFORE, 0);
  prop->holder = player->out.holds = -1;
}

/* The door that somebody is at, else one that words put nowhere or behind them; NULL: none */
static RcDraftProp *
find_door (RcDraft *draft, const RcDraftFigure *figure)
{
  static const char *const doors[] = { "door", "gate", NULL };

  for (guint i = 0; i < draft->props->len; i++)
    {
      RcDraftProp *prop = rc_draft_prop (draft, i);

      if (!is_of (prop->out.kind, doors))
        continue;
      if (figure->anchor_prop == (int)i ||
          (figure->anchor_prop < 0 && (*prop->at == '\0' || strcmp (prop->at, "behind") == 0) &&
           !is_used (draft, (int)i)))
        return prop;
    }
  return NULL;
}

/* Whoever knocks at a door has it before them, and it is seen past them. */
static void
knock (RcDraft *draft, guint index)
{
  static const char *const doings[] = { "knock", "open-door", "close-door", NULL };
  RcDraftFigure           *knocks = rc_draft_figure (draft, index);
  RcDraftProp             *door;

  if (!is_of (knocks->out.action, doings) || (door = find_door (draft, knocks)) == NULL)
    return;
  if (strcmp (door->at, "behind") == 0)
    {
      put_in_front (knocks, &door->out, -KNOCKS_BEFORE, 0);
      return;
    }
  if (!knocks->turned)
    knocks->out.facing = KNOCKS_FACING;
  put_in_front (knocks, &door->out, KNOCKS_BEFORE, KNOCKS_ASIDE);
}

/** What somebody is busy with that stands by itself, a piano or a door, is put before them, now
 * that it is known which way they face. */
void
rc_blocking_place_work (RcDraft *draft, guint figure)
{
  play (draft, figure);
  knock (draft, figure);
}
