/* blocking.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"

#include "engine/base/text.h"

#include <math.h>
#include <string.h>

enum
{
  PER_ROW = 4,     /* people beside the subject, before another row begins behind them */
  BED_FACING = 66, /* degrees that a bed is turned */
};

#define AT_TABLE  60  /* degrees that who sits at a table turns from it at most */
#define BED_REACH 1.5 /* metres from the middle of a bed to who stands at it */

static const RcBlockingOffset offsets[] = {
  { "left", -1.2, 0 },     { "right", 1.2, 0 },    { "far", 1.2, -7 },   { "near", -0.7, 1.4 },
  { "behind", 0.4, -1.3 }, { "front", -0.4, 1.3 }, { "beside", 0.9, 0 }, { "left-of", -1.0, 0 },
  { "right-of", 1.0, 0 },  { "opposite", 1.4, 0 }, { "facing", 1.3, 0 }, { "side-by-side", 0.8, 0 },
  { "apart", 3.0, 0 },
};

/* Where the subject itself goes if the words place it in the picture. */
static const RcBlockingOffset subject_offsets[] = {
  { "left", -0.8, 0 },
  { "right", 0.8, 0 },
  { "far", 0, -6 },
  { "near", 0, 0.8 },
};

static const RcBlockingOffset over_offset = { "", -0.42, 1.25 };

static const RcBlockingOffset *
find_offset (const RcBlockingOffset *table, guint n, const char *at)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (table[i].at, at) == 0)
      return &table[i];
  return NULL;
}

/** Returns: (nullable): what a position of the vocabulary comes to */
const RcBlockingOffset *
rc_blocking_offset (const char *at)
{
  return find_offset (offsets, G_N_ELEMENTS (offsets), at);
}

/** Returns: the figure that the picture is about, -1 if there is none */
int
rc_blocking_subject (const RcDraft *draft)
{
  if (draft->subject >= 0)
    return draft->subject;
  for (guint i = 0; i < draft->figures->len; i++)
    if ((int)i != draft->over)
      return i;
  return -1;
}

static void
put (RcDraft *draft, int index, double x, double z)
{
  rc_draft_figure (draft, index)->out.x = x;
  rc_draft_figure (draft, index)->out.z = z;
}

/* Whether words place @index relative to somebody else. */
static gboolean
is_tied (const RcDraft *draft, int index)
{
  const RcDraftFigure *figure = rc_draft_figure (draft, index);

  return *figure->at != '\0' && figure->anchor >= 0 && figure->anchor != index;
}

/* The first to get a place: the subject, or whom it is placed relative to. */
static int
first_placed (const RcDraft *draft, int subject)
{
  for (guint i = 0; i < draft->figures->len && is_tied (draft, subject); i++)
    subject = rc_draft_figure (draft, subject)->anchor;
  return subject;
}

/* The subject stands at the origin, wherever the others had to go. */
static void
centre (RcDraft *draft, int subject)
{
  double x = rc_draft_figure (draft, subject)->out.x, z = rc_draft_figure (draft, subject)->out.z;

  for (guint i = 0; i < draft->figures->len; i++)
    {
      rc_draft_figure (draft, i)->out.x -= x;
      rc_draft_figure (draft, i)->out.z -= z;
    }
}

static int
anchor_of (const RcDraft *draft, int index, int subject)
{
  const RcDraftFigure *figure = rc_draft_figure (draft, index);

  if (figure->anchor >= 0 && figure->anchor != index)
    return figure->anchor;
  return index != subject ? subject : -1;
}

/* "between": the middle of the anchor and the next other figure that has a place */
static void
put_between (RcDraft *draft, int index, int anchor, guint32 placed)
{
  const RcStagingFigure *a = &rc_draft_figure (draft, anchor)->out;

  for (guint i = 0; i < draft->figures->len; i++)
    if ((placed & (1u << i)) != 0 && (int)i != index && (int)i != anchor)
      {
        const RcStagingFigure *b = &rc_draft_figure (draft, i)->out;

        put (draft, index, (a->x + b->x) / 2, (a->z + b->z) / 2 - 0.2);
        return;
      }
  put (draft, index, a->x + 1, a->z - 0.2);
}

/* The order of the cast, then of the extras: who comes first stands on the left of the line. */
static int
rank (const RcDraft *draft, int index)
{
  int cast = rc_draft_figure (draft, index)->cast;

  return cast >= 0 ? cast : (int)draft->input->n_cast + index;
}

/* The line of a scene: two who are in several of its shots keep their sides in all of them, so that
 * they look at each other from one shot to the next (D. Arijon, Grammar of the Film Language, 1976,
 * chapter 4). Returns: 1 if @index is to the right of @other, else -1 */
static double
side_of (const RcDraft *draft, int index, int other)
{
  return rank (draft, index) > rank (draft, other) ? 1 : -1;
}

static gboolean
says_side (const char *at)
{
  static const char *const sides[] = { "left", "right", "left-of", "right-of", NULL };

  return g_strv_contains (sides, at);
}

/* Unless the words say which, the side is that of the line; who is behind somebody on the right
 * shows on the inner side. */
static double
sideways (const RcDraft *draft, int index, int anchor, double x)
{
  const char *at = rc_draft_figure (draft, anchor)->at;

  if (says_side (rc_draft_figure (draft, index)->at))
    return x;
  if (says_side (at) && fabs (x) < 0.5)
    return strcmp (at, "right") == 0 ? -x : x;
  return says_side (at) ? x : fabs (x) * side_of (draft, index, anchor);
}

/* Places the figures whose words say where; others are left to the fan. Returns: who has a place */
static guint32
place_related (RcDraft *draft, int subject, guint32 placed)
{
  gboolean progress = TRUE;

  while (progress)
    {
      progress = FALSE;
      for (guint i = 0; i < draft->figures->len; i++)
        {
          const char             *at = rc_draft_figure (draft, i)->at;
          const RcBlockingOffset *offset = rc_blocking_offset (at);
          gboolean                between = strcmp (at, "between") == 0;
          int                     anchor = anchor_of (draft, i, subject);

          if ((placed & (1u << i)) != 0 || (offset == NULL && !between) || anchor < 0 ||
              (placed & (1u << anchor)) == 0)
            continue;
          if (between)
            put_between (draft, i, anchor, placed);
          else if (rc_draft_figure (draft, i)->anchor < 0 && offset->z == 0)
            put (draft, i, offset->x, 0); /* of the picture, not of anybody */
          else
            put (draft, i,
                 rc_draft_figure (draft, anchor)->out.x + sideways (draft, i, anchor, offset->x),
                 rc_draft_figure (draft, anchor)->out.z + offset->z);
          placed |= 1u << i;
          progress = TRUE;
        }
    }
  return placed;
}

/* Metres between two who stand beside each other: a row of elephants is longer than one of cats. */
static double
spacing_of (const RcDraft *draft, const RcDraftFigure *figure)
{
  if (strcmp (figure->out.kind, "creature") == 0)
    return CLAMP (1.6 * figure->out.height, RC_BLOCKING_GAP, 6.0);
  return draft->figures->len > PER_ROW ? 0.9 : 1.2;
}

/* Everybody else stands in a fan around the subject, away from where the words put it. */
static void
place_fan (RcDraft *draft, int subject, guint32 placed)
{
  const RcDraftFigure *centre = rc_draft_figure (draft, subject);
  double               side = strcmp (centre->at, "right") == 0 ? -1 : 1;
  gboolean one_sided = strcmp (centre->at, "left") == 0 || strcmp (centre->at, "right") == 0;
  guint    k = 0;

  for (guint i = 0; i < draft->figures->len; i++)
    {
      guint  row = k / PER_ROW;
      double ring, x,
          spacing =
              MAX (spacing_of (draft, centre), spacing_of (draft, rc_draft_figure (draft, (int)i)));

      if ((placed & (1u << i)) != 0)
        continue;
      /* The second of two is on their side of the line; of more, the first on that side begins. */
      if (k == 0 && !one_sided)
        side = side_of (draft, (int)i, subject);
      ring = (one_sided ? k % PER_ROW : k % PER_ROW / 2) + 1;
      x = side * spacing * ring + (row % 2 == 0 ? 0 : spacing / 2);
      put (draft, i, centre->out.x + x,
           centre->out.z - 0.35 * (ring - 1) - 0.1 * (k % 2) - spacing * row);
      side = one_sided ? side : -side;
      k++;
    }
}

static void
place_figures (RcDraft *draft)
{
  int                     subject = rc_blocking_subject (draft);
  guint32                 placed = 0;
  const RcBlockingOffset *offset;
  int                     base;

  if (subject < 0)
    subject = draft->over;
  if (subject < 0)
    return;
  base = first_placed (draft, subject);
  offset = find_offset (subject_offsets, G_N_ELEMENTS (subject_offsets),
                        is_tied (draft, base) ? "" : rc_draft_figure (draft, base)->at);
  put (draft, base, offset != NULL ? offset->x : 0, offset != NULL ? offset->z : 0);
  placed |= 1u << base;
  if (draft->over >= 0 && draft->over != base)
    {
      put (draft, draft->over, fabs (over_offset.x) * side_of (draft, draft->over, base),
           over_offset.z);
      placed |= 1u << draft->over;
    }
  placed = place_related (draft, base, placed);
  place_fan (draft, base, placed);
  rc_blocking_separate (draft);
  if (base != subject)
    centre (draft, subject);
}

/** Returns: degrees from one place to another, 0 along +z */
double
rc_blocking_bearing (double x, double z, double to_x, double to_z)
{
  return round (atan2 (to_x - x, to_z - z) * 180 / G_PI * 10) / 10;
}

/** Returns: whether who does @action leaves their place */
gboolean
rc_blocking_is_going (const char *action)
{
  static const char *const going[] = { "walk",  "run",   "sneak", "limp",    "march", "crawl",
                                       "skip",  "climb", "swim",  "fly",     "ride",  "cycle",
                                       "skate", "ski",   "drive", "stumble", NULL };

  return g_strv_contains (going, action);
}

/* Two people and one of them talks: they talk to each other, unless the words say otherwise. */
static void
meet (RcDraft *draft)
{
  static const char *const voices[] = { "talk", "whisper", "shout", "listen", NULL };
  gboolean                 talk = draft->over >= 0;

  if (draft->figures->len != 2)
    return;
  for (guint i = 0; i < 2; i++)
    talk |= g_strv_contains (voices, rc_draft_figure (draft, i)->out.action);
  for (guint i = 0; i < 2 && talk; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (draft, i);

      if (figure->target < 0 && figure->target_prop < 0 && !figure->turned &&
          *figure->out.toward == '\0' && !rc_blocking_is_going (figure->out.action))
        figure->target = 1 - i;
    }
}

/* Facing a partner beside oneself is played a little open to the camera. */
static double
open_up (double facing)
{
  return fabs (facing) > 60 && fabs (facing) < 120 ? facing * 0.8 : facing;
}

/* Which way somebody goes whom the camera travels with; 0: the move does not say. */
static double
facing_of_move (const char *move, double side)
{
  static const struct
  {
    const char *move;
    double      facing;
    gboolean    sided;
  } ways[] = {
    { "truck-left", -75, FALSE }, { "truck-right", 75, FALSE }, { "follow-side", 80, TRUE },
    { "follow", 168, TRUE },      { "lead", 8, TRUE },
  };

  for (guint i = 0; move != NULL && i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].move, move) == 0)
      return ways[i].facing * (ways[i].sided ? side : 1);
  return 0;
}

/* Inward if there are others, along with a camera that travels, else a little open: the first of
 * the cast to the right and the second to the left, as they stand on the line. */
static double
unsaid_facing (const RcDraft *draft, guint index)
{
  const RcStagingFigure *out = &rc_draft_figure (draft, index)->out;
  gboolean               moves = rc_blocking_is_going (out->action);
  guint                  n = draft->figures->len;
  double                 middle = 0, side, way;
  const char            *move;
  int                    cast = rc_draft_figure (draft, index)->cast;

  side = cast >= 0 && cast % 2 == 1 ? -1 : 1;
  move =
      draft->input->move != NULL && *draft->input->move != '\0' ? draft->input->move : draft->move;
  way = moves ? facing_of_move (move, side) : 0;
  if (way != 0)
    return way;
  for (guint i = 0; i < n; i++)
    middle += rc_draft_figure (draft, i)->out.x / n;
  if (moves || n == 1)
    return moves ? rc_blocking_way (draft, 40 * side) : 20 * side;
  return out->x > middle ? -30 : 30;
}

/* A close shot is there for a face: whoever looks away in one turns aside, not their back. */
static double
keep_face (const RcDraft *draft, double facing)
{
  static const struct
  {
    const char *size;
    double      most;
  } close[] = { { "MCU", 70 }, { "CU", 45 }, { "ECU", 35 } };

  for (guint i = 0; draft->size != NULL && i < G_N_ELEMENTS (close); i++)
    if (strcmp (close[i].size, draft->size) == 0)
      return CLAMP (facing, -close[i].most, close[i].most);
  return facing;
}

static void
face (RcDraft *draft, guint index)
{
  RcDraftFigure   *figure = rc_draft_figure (draft, index);
  RcStagingFigure *out = &figure->out;
  gboolean         moves = rc_blocking_is_going (out->action);

  if (figure->target >= 0)
    {
      const RcStagingFigure *target = &rc_draft_figure (draft, figure->target)->out;

      g_free (out->toward);
      out->toward = g_strdup (target->id);
      out->facing = open_up (rc_blocking_bearing (out->x, out->z, target->x, target->z));
    }
  else if (figure->target_prop >= 0)
    {
      const RcStagingProp *prop = &rc_draft_prop (draft, figure->target_prop)->out;

      g_free (out->toward);
      out->toward = g_strdup_printf ("prop-%d", figure->target_prop);
      out->facing = keep_face (draft, rc_blocking_bearing (out->x, out->z, prop->x, prop->z));
      if (rc_blocking_sits_at_table (draft, figure))
        out->facing = CLAMP (out->facing, -AT_TABLE, AT_TABLE);
    }
  else if (strcmp (out->toward, "camera") == 0)
    out->facing = rc_blocking_bearing (out->x, out->z, 0, RC_BLOCKING_CAMERA);
  else if (strcmp (out->toward, "away") == 0)
    out->facing = figure->turned ? out->facing : keep_face (draft, moves ? 165 : 140);
  else if (draft->eyes == (int)index && !figure->turned)
    out->facing = 180; /* into the set */
  else if (!figure->turned)
    out->facing = unsaid_facing (draft, index);
}

/* A chair faces as whoever sits on it does. */
static void
turn_seats (RcDraft *draft, guint index)
{
  const RcStagingFigure *figure = &rc_draft_figure (draft, index)->out;

  for (guint i = 0; i < draft->props->len; i++)
    {
      RcStagingProp *prop = &rc_draft_prop (draft, i)->out;

      if (prop->facing == 0 && rc_draft_prop (draft, i)->seats && prop->x == figure->x &&
          prop->z == figure->z)
        prop->facing = figure->facing;
    }
}

/* Whoever lies is seen along their length, and not from the feet: what they lie on is turned, and
 * others stand behind it. Close to a face the camera sees to it itself. */
static void
turn_beds (RcDraft *draft, guint index)
{
  static const char *const lying[] = { "lie", "sleep", "lie-down", NULL };
  static const char *const close[] = { "MCU", "CU", "ECU", NULL };
  const RcDraftFigure     *lies = rc_draft_figure (draft, index);
  RcDraftProp *bed = lies->anchor_prop >= 0 ? rc_draft_prop (draft, lies->anchor_prop) : NULL;

  if (bed == NULL || strcmp (bed->out.kind, "bed") != 0 || strcmp (lies->use, "on") != 0 ||
      bed->out.facing != 0 || (draft->size != NULL && g_strv_contains (close, draft->size)) ||
      !(g_strv_contains (lying, lies->out.action) || g_strv_contains (lying, lies->out.pose)))
    return;
  bed->out.facing = lies->turned && lies->out.facing < 0 ? -BED_FACING : BED_FACING;
  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcDraftFigure *other = rc_draft_figure (draft, i);

      if (other->anchor_prop != lies->anchor_prop &&
          hypot (other->out.x - bed->out.x, other->out.z - bed->out.z) < BED_REACH)
        other->out.z = bed->out.z - BED_REACH;
    }
}

/* Ends the span of what the picture is seen from, now that it is known of whom that is; with
 * NULL its words stay unread. */
static void
end_seen_span (RcDraft *draft, const char *what, int index)
{
  RcSpan *span;

  if (draft->seen_span < 0 || draft->seen_span >= (int)draft->spans->len)
    return;
  span = &g_array_index (draft->spans, RcSpan, draft->seen_span);
  g_free (span->what);
  span->what = what != NULL ? g_strdup_printf (what, index) : NULL;
  if (what == NULL)
    g_array_remove_index (draft->spans, draft->seen_span);
}

/* A thing that is seen from the side: one that nobody holds and that words turn nowhere else. */
static gboolean
turn_thing (RcDraft *draft)
{
  int thing = draft->shown >= 0 ? draft->shown : draft->named;

  if (thing < 0 || draft->figures->len > 0 || rc_draft_prop (draft, thing)->out.facing != 0 ||
      *rc_draft_prop (draft, thing)->out.toward != '\0')
    return FALSE;
  rc_draft_prop (draft, thing)->out.facing = 90;
  end_seen_span (draft, "props[%d].facing = side", thing);
  return TRUE;
}

/* "A woman's back", "side view": whom the picture is of is turned for it, unless words turn them to
 * somebody. */
static void
turn_subject (RcDraft *draft)
{
  int            subject = draft->seen_from != 0 ? rc_blocking_subject (draft) : -1;
  gboolean       back = draft->seen_from == RC_BLOCKING_BACK;
  RcDraftFigure *figure = subject >= 0 ? rc_draft_figure (draft, subject) : NULL;

  if (draft->seen_from == 0 || (!back && turn_thing (draft)))
    return;
  if (figure == NULL || figure->turned || (!back && figure->target >= 0))
    {
      end_seen_span (draft, NULL, 0);
      return;
    }
  figure->turned = TRUE;
  figure->out.facing = draft->seen_from;
  if (back)
    rc_text_set (&figure->out.toward, "away");
  end_seen_span (draft, back ? "figures[%d].toward = away" : "figures[%d].facing = side", subject);
}

/* Metres above the ground: butterflies are about a head, birds over it. */
static double
flight_of (const RcStagingFigure *figure)
{
  return figure->height < 0.15 ? 1.1 : figure->height < 0.35 ? 2.2 : 4.0;
}

/** Gives every figure and prop its place and facing, from the relations that were read. */
void
rc_blocking_place (RcDraft *draft)
{
  rc_blocking_find_room (draft);
  place_figures (draft);
  rc_blocking_place_props (draft);
  rc_blocking_share_tops (draft);
  rc_blocking_clear (draft);
  rc_blocking_place_in_set (draft);
  turn_subject (draft);
  meet (draft);
  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (draft, i);

      if (!figure->acts && figure->out.holds >= 0)
        {
          g_free (figure->out.action);
          figure->out.action = g_strdup ("hold");
        }
      face (draft, i);
      rc_blocking_go_along (draft, figure);
      turn_seats (draft, i);
      turn_beds (draft, i);
      rc_blocking_place_work (draft, i);
      if (figure->out.y <= 0 && strcmp (figure->out.action, "fly") == 0)
        figure->out.y = flight_of (&figure->out);
    }
}
