/* blocking-tops.c - who is on a thing stands on its top, who is in one looks out of it, who climbs
 * one is at it
 *
 * How high that is, the kit says (measures.h). Those who sit down on a seat, lie on a bed or ride
 * are put there by whoever draws them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"

#include "engine/base/text.h"

#include <math.h>
#include <string.h>

#define LENGTH    1.5   /* of an animal, in heights at its back */
#define SIDE_ROOM 0.65  /* of its length that one needs beside another on the same thing */
#define ROW       0.8   /* of the width of a thing that those who are on it take */
#define LOOKS_OUT 0.55  /* of its height that whoever is in a thing is below its rim at most */
#define LIES_OUT  0.3   /* the same of who lies */
#define FITS      1.1   /* of its length that a thing has to be wide for an animal to be in it */
#define HIGHEST   5.0   /* metres: what is higher has no top that one sees somebody on */
#define HIPS      0.235 /* of the height: from the ground of who sits to what they sit on */
#define SHORT     2.0   /* lengths of who goes along on a thing: on a shorter one they stay */
#define SMALL     0.6   /* metres: those who are not higher may be close together on a thing */
#define TINY_LONG 4.0   /* heights that such a one is long, with its legs and feelers */
#define GAP       0.15  /* metres between two things that stand side by side */
#define REACH     0.16  /* of the height: from who climbs to what they hold on to */
#define LONG      1.5   /* depths that a thing is wide which lies behind another one on a dish */
#define SERVED    0.95  /* of the width of a dish that is for what lies on it */
#define EDGE      0.2   /* metres from the edge of a thing to who sits on it */

static gboolean
is_on (const RcDraftFigure *figure)
{
  return figure->anchor_prop >= 0 && strcmp (figure->use, "on") == 0 &&
         (figure->where == RC_USE_ATOP || figure->where == RC_USE_INSIDE) &&
         figure->out.rides < 0 && figure->out.mounts < 0;
}

static gboolean
is_person (const RcDraftFigure *figure)
{
  return strcmp (figure->out.kind, "person") == 0;
}

static gboolean
does (const RcDraftFigure *figure, const char *const *actions)
{
  return g_strv_contains (actions, figure->out.action) ||
         g_strv_contains (actions, figure->out.pose);
}

static gboolean
lies (const RcDraftFigure *figure)
{
  static const char *const lying[] = { "lie", "sleep", "lie-down", NULL };

  return does (figure, lying);
}

static gboolean
sits (const RcDraftFigure *figure)
{
  static const char *const sitting[] = { "sit", "sit-down", "stand-up", "get-up", NULL };

  for (guint i = 0; i < figure->beats->len; i++)
    if (g_strv_contains (sitting, g_array_index (figure->beats, RcDraftBeat, i).action))
      return is_person (figure);
  return is_person (figure) && does (figure, sitting);
}

/* Whether the drawing puts @figure on @measure by itself: people sit down and lie on seats. */
static gboolean
is_seated (const RcDraftFigure *figure, const RcMeasure *measure)
{
  return measure->seat && is_person (figure) && (sits (figure) || lies (figure));
}

static double
length_of (const RcDraftFigure *figure)
{
  return is_person (figure) ? 0.5 : LENGTH * figure->out.height;
}

static gboolean
is_inside (const RcDraftFigure *figure)
{
  return figure->where == RC_USE_INSIDE && !is_person (figure);
}

/* A basket is as large as what sleeps in it. */
static void
make_room (const RcDraft *draft, RcDraftProp *prop, double length, guint n)
{
  const RcMeasure *measure = rc_vocabulary_measure (draft->vocabulary, prop->out.kind);
  double           deep = MIN (measure->width, measure->depth) * prop->out.scale;
  double           wide = MAX (measure->width, measure->depth) * prop->out.scale;
  double           need = MAX (FITS, n * SIDE_ROOM / ROW) * length / MAX (wide, 0.01);

  need = MAX (need, ROW * length / MAX (deep, 0.01));
  if (need > 1)
    prop->out.scale *= need;
}

/* Those on the same thing stand side by side on it, and it is under the middle of them. */
static void
share (RcDraft *draft, guint index)
{
  RcDraftProp     *prop = rc_draft_prop (draft, index);
  const RcMeasure *measure = rc_vocabulary_measure (draft->vocabulary, prop->out.kind);
  RcDraftFigure   *on[RC_DRAFT_MAX_FIGURES];
  double           length = 0, middle = 0, apart;
  guint            n = 0;
  gboolean         people = TRUE, tall = FALSE;

  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (draft, i);

      if (!is_on (figure) || figure->anchor_prop != (int)index)
        continue;
      on[n++] = figure;
      length = MAX (length, length_of (figure));
      middle += figure->out.x;
    }
  if (n == 0)
    return;
  if (is_inside (on[0]))
    make_room (draft, prop, length, n);
  for (guint i = 0; i < n; i++)
    {
      people &= is_person (on[i]);
      tall |= is_person (on[i]) || on[i]->out.height >= SMALL;
    }
  if (n > 1 && !(measure->seat && people))
    {
      apart = MIN (length, ROW * MAX (measure->width, measure->depth) * prop->out.scale / n);
      if (tall)
        apart = MAX (apart, RC_BLOCKING_GAP);
      for (guint i = 0; i < n; i++)
        {
          on[i]->out.x = middle / n + (i - (n - 1) / 2.0) * apart;
          on[i]->out.z = on[0]->out.z;
        }
      prop->out.x = middle / n;
      prop->out.z = on[0]->out.z;
    }
  prop->out.x -= measure->perch_x * prop->out.scale;
  prop->out.z -= measure->perch_z * prop->out.scale;
  /* on the edge of a table, where the legs hang down */
  if (sits (on[0]) && !measure->seat && measure->depth * prop->out.scale > 4 * EDGE)
    prop->out.z -= measure->depth * prop->out.scale / 2 - EDGE;
}

/** Makes room on and in things for those who are there. To be called when they have places. */
void
rc_blocking_share_tops (RcDraft *draft)
{
  for (guint i = 0; i < draft->props->len; i++)
    share (draft, i);
}

static double
height_on (const RcDraft *draft, const RcDraftFigure *figure)
{
  const RcStagingProp *prop = &rc_draft_prop (draft, figure->anchor_prop)->out;
  const RcMeasure     *measure = rc_vocabulary_measure (draft->vocabulary, prop->kind);
  double               below = lies (figure) ? LIES_OUT : LOOKS_OUT;

  if (is_inside (figure))
    return prop->y + MAX (measure->floor * prop->scale,
                          measure->rim * prop->scale - below * figure->out.height);
  if (sits (figure))
    return prop->y + MAX (0, measure->top * prop->scale - HIPS * figure->out.height);
  if (figure->where == RC_USE_INSIDE)
    return prop->y;
  return prop->y + measure->top * prop->scale -
         measure->slope * hypot (figure->out.x - prop->x, figure->out.z - prop->z);
}

/** Returns: whether @figure is on or in a thing that it is not seated on */
gboolean
rc_blocking_is_raised (const RcDraft *draft, const RcDraftFigure *figure)
{
  const RcMeasure *measure;

  if (!is_on (figure) || strcmp (figure->out.action, "fly") == 0)
    return FALSE;
  measure = rc_vocabulary_measure (draft->vocabulary,
                                   rc_draft_prop (draft, figure->anchor_prop)->out.kind);
  return measure->top <= HIGHEST && !is_seated (figure, measure);
}

/* Who goes along on a thing that is short does not walk off it: they begin at its end, and have
 * the time of the shot to come to the other one. */
static void
stay_on (const RcDraft *draft, RcStagingFigure *figure, const RcDraftProp *prop)
{
  const RcMeasure *measure = rc_vocabulary_measure (draft->vocabulary, prop->out.kind);
  double           room = 0.8 * MAX (measure->width, measure->depth) * prop->out.scale;
  double           way = draft->input->seconds > 0 ? draft->input->seconds : 4;

  if (!rc_blocking_is_going (figure->action) || room >= way)
    return;
  if (room < SHORT * (figure->height < RC_TINY ? TINY_LONG : LENGTH) * figure->height)
    {
      figure->pace = 0.05;
      return;
    }
  figure->pace *= MAX (room / way, 0.05);
  figure->facing = figure->facing < 0 ? -90 : 90;
  figure->x -= (figure->facing < 0 ? -0.4 : 0.4) * room;
}

/** Lifts those who are on and in things to where they stand, when all things have their places. */
void
rc_blocking_raise (RcDraft *draft)
{
  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (draft, i);

      if (!rc_blocking_is_raised (draft, figure))
        continue;
      figure->out.y = height_on (draft, figure);
      stay_on (draft, &figure->out, rc_draft_prop (draft, figure->anchor_prop));
    }
  rc_blocking_clear (draft);
}

static gboolean
has_somebody (const RcDraft *draft, int prop)
{
  for (guint i = 0; i < draft->figures->len; i++)
    if (rc_draft_figure (draft, i)->anchor_prop == prop)
      return TRUE;
  return FALSE;
}

/* Things of a kind in the same thing lie side by side in it. */
static double
aside_in (const RcDraft *draft, int index, double wide)
{
  const RcDraftProp *prop = rc_draft_prop (draft, index);
  int                n = 0, k = 0;

  for (guint i = 0; i < draft->props->len; i++)
    {
      const RcDraftProp *other = rc_draft_prop (draft, i);

      if (other->anchor_prop != prop->anchor_prop || strcmp (other->at, prop->at) != 0)
        continue;
      k += (int)i < index;
      n++;
    }
  return n > 1 ? wide * ((double)k / (n - 1) - 0.5) : 0;
}

static void
put_inside (const RcDraft *draft, int index)
{
  RcDraftProp     *prop = rc_draft_prop (draft, index);
  RcDraftProp     *around = rc_draft_prop (draft, prop->anchor_prop);
  const RcMeasure *thing = rc_vocabulary_measure (draft->vocabulary, prop->out.kind);
  const RcMeasure *holds = rc_vocabulary_measure (draft->vocabulary, around->out.kind);
  double           wide = MIN (holds->width, holds->depth);

  around->out.scale =
      MAX (around->out.scale, MIN (1.4 * MIN (thing->width, thing->depth) / MAX (wide, 0.01), 3));
  prop->out.x = around->out.x + aside_in (draft, index, 0.5 * wide * around->out.scale);
  prop->out.z = around->out.z;
  prop->out.y = around->out.y +
                MAX (holds->floor * around->out.scale,
                     holds->rim * around->out.scale - LOOKS_OUT * thing->height * prop->out.scale);
}

/* @by, or as far as two have to be apart for which words say that they stand so: a taxi beside a
 * bus, or before it */
static double
clear_of (const RcDraft       *draft,
          const RcDraftProp   *prop,
          const RcStagingProp *anchor,
          gboolean             aside,
          double               by)
{
  static const char *const sides[] = { "left-of", "right-of", "beside", NULL };
  static const char *const depths[] = { "front", "behind", NULL };
  const RcMeasure         *one = rc_vocabulary_measure (draft->vocabulary, prop->out.kind);
  const RcMeasure         *other = rc_vocabulary_measure (draft->vocabulary, anchor->kind);
  double                   room = ((aside ? one->width : one->depth) * prop->out.scale +
                 (aside ? other->width : other->depth) * anchor->scale) /
                    2 +
                GAP;

  return g_strv_contains (aside ? sides : depths, prop->at) ? copysign (MAX (fabs (by), room), by)
                                                            : by;
}

static gboolean
is_dish (const RcDraft *draft, const RcStagingProp *prop)
{
  return rc_vocabulary_number (draft->vocabulary, "dishes", prop->kind, 0) > 0;
}

/* What is long lies one behind another on a dish, other things side by side; the dish is as large
 * as what is on it, within reason. */
static void
serve (RcDraft *draft, int index)
{
  RcDraftProp     *prop = rc_draft_prop (draft, index);
  RcStagingProp   *dish = &rc_draft_prop (draft, prop->anchor_prop)->out;
  const RcMeasure *thing = rc_vocabulary_measure (draft->vocabulary, prop->out.kind);
  const RcMeasure *room = rc_vocabulary_measure (draft->vocabulary, dish->kind);
  gboolean         longish = thing->width > LONG * thing->depth;
  double           most = rc_vocabulary_number (draft->vocabulary, "dishes", dish->kind, 1);
  double           wide = 0, deep = 0, need;

  for (guint i = 0; i < draft->props->len; i++)
    {
      const RcDraftProp *other = rc_draft_prop (draft, i);
      const RcMeasure   *measure = rc_vocabulary_measure (draft->vocabulary, other->out.kind);

      if (other->anchor_prop != prop->anchor_prop || strcmp (other->at, prop->at) != 0)
        continue;
      wide = MAX (wide, measure->width * other->out.scale);
      deep += measure->depth * other->out.scale;
    }
  need = hypot (wide, deep) / MAX (SERVED * room->width, 0.01);
  dish->scale = MAX (dish->scale, MIN (need, most));
  if (longish)
    prop->out.z += aside_in (draft, index, 0.6 * MIN (deep, room->depth * dish->scale));
  else
    prop->out.x += aside_in (draft, index, 0.6 * room->width * dish->scale);
}

/** Puts the thing @index where words say that it is to another one, which has its place. */
void
rc_blocking_put_at_prop (RcDraft *draft, int index)
{
  RcDraftProp   *prop = rc_draft_prop (draft, index);
  RcStagingProp *anchor = &rc_draft_prop (draft, prop->anchor_prop)->out;
  const cJSON   *places =
      cJSON_GetObjectItemCaseSensitive (draft->vocabulary->defaults, "prop places");
  const cJSON *place = cJSON_GetObjectItemCaseSensitive (places, prop->at);

  /* What somebody is on stays under them: what it is on itself comes there. */
  if (strcmp (prop->at, "on") == 0 && has_somebody (draft, index) &&
      !has_somebody (draft, prop->anchor_prop))
    {
      anchor->x = prop->out.x;
      anchor->z = prop->out.z;
    }
  if (strcmp (prop->at, "inside") == 0)
    {
      put_inside (draft, index);
      return;
    }
  prop->out.x = anchor->x + clear_of (draft, prop, anchor, TRUE, rc_json_number_or (place, "x", 0));
  prop->out.z =
      anchor->z + clear_of (draft, prop, anchor, FALSE, rc_json_number_or (place, "z", 0));
  prop->out.y = anchor->y + rc_json_number_or (place, "y", 0);
  if (strcmp (prop->at, "on") == 0)
    {
      const RcMeasure *top = rc_vocabulary_measure (draft->vocabulary, anchor->kind);

      if (is_dish (draft, anchor))
        serve (draft, index);
      else
        prop->out.x += aside_in (draft, index, 0.6 * top->width * anchor->scale);
      prop->out.y = anchor->y + top->top * anchor->scale;
    }
}

/* Whether others stand on the side to which @user looks. */
static gboolean
faces_others (const RcDraft *draft, const RcDraftFigure *user)
{
  double sum = 0;

  for (guint i = 0; i < draft->figures->len; i++)
    sum += rc_draft_figure (draft, i)->out.x - user->out.x;
  return sum * user->out.facing > 0;
}

/** Puts what @user climbs, @out, where their hands hold on to its trunk or ladder, on the side on
 * which the others are not. */
void
rc_blocking_put_to_climb (const RcDraft *draft, RcDraftFigure *user, RcStagingProp *out)
{
  double at = rc_vocabulary_measure (draft->vocabulary, out->kind)->climb;
  double by = fabs (at) * out->scale + REACH * user->out.height, facing;

  if (faces_others (draft, user))
    user->out.facing = -user->out.facing;
  facing = user->out.facing * G_PI / 180;
  out->x = user->out.x + by * sin (facing);
  out->z = user->out.z + by * cos (facing);
  out->facing = user->out.facing;
  if (at > 0)
    out->facing += out->facing > 0 ? -180 : 180;
}
