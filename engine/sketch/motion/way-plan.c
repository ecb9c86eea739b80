/* way-plan.c - what a staging says of a figure, made into legs of its way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature.h"
#include "engine/sketch/motion/way.h"
#include "engine/sketch/thing/prop.h"

#include <string.h>

#define KEEP_OFF   0.95f /* metres between one who walks up to somebody and the other */
#define ANSWER_FAR 3.0f  /* metres: whom one meets from nearer is met at once */

/* What is being planned. */
typedef struct
{
  RcWay                 *way;
  const RcKit           *kit;
  const RcStaging       *staging;
  const RcStagingFigure *figure;
  guint                  index;
  float                  height, ease, seconds;
  GArray                *obstacles;
  RcVec3                 at;  /* where it is when the next leg begins */
  RcVec3                 off; /* from there to where the last leg has its point on the ground */
  float                  heading, phase;
} Plan;

static int
find_figure (const RcStaging *staging, const char *id)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (*id != '\0' && g_str_equal (staging->figures[i].id, id))
      return (int)i;
  return -1;
}

static const RcKitAction *
action_of (const Plan *plan, const char *id)
{
  gboolean           wheels = plan->way->pushes >= 0 && g_str_equal (id, "push");
  const RcKitAction *action = rc_kit_action (plan->kit, wheels ? "wheel" : id);

  return action != NULL ? action : rc_kit_action (plan->kit, "stand");
}

static RcWayLeg *
add_leg (Plan *plan, const RcKitAction *action, float start, float end)
{
  RcWay    *way = plan->way;
  RcWayLeg *leg, *before = way->n_legs > 0 ? &way->legs[way->n_legs - 1] : NULL;

  if (way->n_legs == RC_WAY_LEGS)
    way->n_legs--;
  leg = &way->legs[way->n_legs++];
  memset (leg, 0, sizeof *leg);
  leg->start = start;
  leg->end = MAX (end, start + 0.04f);
  leg->action = action;
  leg->pace = before != NULL ? before->pace : 1.0f;
  leg->expression = before != NULL ? before->expression : plan->figure->expression;
  leg->holds = before != NULL ? before->holds : -1;
  leg->target = leg->prop = -1;
  leg->points[0] = plan->at;
  leg->n_points = 1;
  leg->shift = plan->off;
  plan->off = rc_vec3 (0, 0, 0);
  leg->turn_from = leg->turn_to = plan->heading;
  leg->stride = MAX (action->stride * plan->height, 0.05f);
  leg->rise = action->rise * MIN (plan->height / 1.2f, 1.0f);
  leg->phase = plan->phase;
  return leg;
}

static void
aim (const Plan *plan, RcWayLeg *leg, const char *toward)
{
  leg->target = find_figure (plan->staging, toward);
  if (leg->target == (int)plan->index)
    leg->target = -1;
  if (g_str_has_prefix (toward, "prop-"))
    leg->prop = (int)g_ascii_strtoll (toward + 5, NULL, 10);
  if (leg->prop >= (int)plan->staging->n_props)
    leg->prop = -1;
  leg->to_camera = g_str_equal (toward, "camera");
}

static RcVec3
place_of (const RcStagingFigure *figure)
{
  return rc_vec3 ((float)figure->x, (float)figure->y, (float)figure->z);
}

static RcVec3
prop_place (const Plan *plan, int prop)
{
  const RcStagingProp *it = &plan->staging->props[prop];

  return rc_vec3 ((float)it->x, plan->at.y, (float)it->z);
}

static float
prop_half (const Plan *plan, int prop)
{
  const RcStagingProp *it = &plan->staging->props[prop];
  RcVec3               size = rc_prop_size (rc_prop_resolve (plan->kit, it->kind, it->name));

  return MAX (size.x, size.z) / 2 * (it->scale > 0 ? (float)it->scale : 1.0f);
}

/* The heading that words name, else as it is. */
static float
named_heading (const char *toward, float otherwise)
{
  static const struct
  {
    const char *toward;
    float       heading;
  } ways[] = {
    { "camera", 0 },
    { "away", RC_PI },
    { "left", -RC_PI / 2 },
    { "right", RC_PI / 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].toward, toward))
      return ways[i].heading;
  return otherwise;
}

static const cJSON *
ridden (const Plan *plan)
{
  int rides = plan->figure->rides;

  if (rides < 0 || rides >= (int)plan->staging->n_props)
    return NULL;
  return rc_prop_resolve (plan->kit, plan->staging->props[rides].kind,
                          plan->staging->props[rides].name);
}

/* Whether it goes along with what it rides though its action goes nowhere. */
static gboolean
is_driven (const Plan *plan)
{
  static const char *const going[] = { "drive", "fly",   "float", "sail",
                                       "roll",  "hover", "flow",  NULL };

  return ridden (plan) != NULL &&
         g_strv_contains (going, plan->staging->props[plan->figure->rides].motion);
}

/* Metres a second at its usual pace; beings go by their own kind. */
static float
usual_speed (const Plan *plan, const RcKitAction *action)
{
  const cJSON *body = rc_creature_resolve (plan->kit, plan->figure);

  return body != NULL ? rc_creature_pace (body, action->id, plan->height)
                      : action->speed * sqrtf (plan->height / 1.7f);
}

static gboolean
goes (const Plan *plan, const RcKitAction *action)
{
  return plan->figure->mounts < 0 && (usual_speed (plan, action) > 0.0f || is_driven (plan));
}

/* On a seat one sits. */
static const RcKitAction *
seated (const Plan *plan, const RcKitAction *action)
{
  const cJSON *prop = ridden (plan);

  if (plan->figure->mounts >= 0)
    return action->feet == RC_FEET_FREE && !rc_perch_is_astride (plan->figure)
               ? action
               : action_of (plan, "ride");
  if (prop == NULL || cJSON_GetObjectItemCaseSensitive (prop, "seats") == NULL)
    return action;
  if (rc_json_bool_or (prop, "astride", FALSE))
    return g_str_has_prefix (action->id, "cycle") ? action : action_of (plan, "ride");
  return action->seat && action->feet == RC_FEET_FREE
             ? action
             : action_of (plan, cJSON_HasObjectItem (prop, "hands") ? "drive" : "sit");
}

static float
speed_of (const Plan *plan, const RcKitAction *action, float pace)
{
  const cJSON *prop = ridden (plan);

  if (prop != NULL)
    return (float)rc_json_number_or (prop, "speed", MAX (action->speed, 3.0f)) *
           CLAMP (pace, 0.2f, 4.0f);
  return usual_speed (plan, action) * CLAMP (pace, 0.2f, 4.0f) * plan->ease;
}

/* Along to @to; the leg ends when it is there. @stops: it comes to a stand at its end */
static void
go (Plan *plan, RcWayLeg *leg, RcVec3 to, gboolean stops)
{
  float       whole, most, apart = hypotf (to.x - plan->at.x, to.z - plan->at.z);
  float       start = rc_bearing (plan->at, to);
  float       wall = rc_obstacles_room (plan->kit, plan->staging, plan->at, start);
  RcWayMoment end;

  leg->speed = speed_of (plan, leg->action, leg->pace);
  if (rc_creature_resolve (plan->kit, plan->figure) != NULL)
    leg->stride = rc_creature_stride (rc_creature_resolve (plan->kit, plan->figure), leg->speed,
                                      plan->height);
  leg->ramp_in = leg->start > 0.0f ? MIN (0.5f, (leg->end - leg->start) / 3) : 0.0f;
  leg->ramp_out = stops ? MIN (0.45f, (leg->end - leg->start) / 3) : 0.0f;
  if (apart > wall)
    to = rc_vec3_mix (plan->at, to, wall / apart);
  if (plan->figure->rides >= 0)
    g_array_set_size (plan->obstacles, 0);
  most = rc_obstacles_path (plan->obstacles, to, leg, leg->target, leg->prop);
  whole = leg->speed * (leg->end - leg->start - leg->ramp_in / 2 - leg->ramp_out / 2);
  if (most < 0.12f || leg->speed <= 0.0f)
    {
      leg->speed = 0.0f;
      leg->n_points = 1;
      leg->end = leg->start + 0.04f;
      leg->turn_to = start;
    }
  else
    {
      if (most < whole)
        {
          leg->ramp_out = MIN (0.45f, most / leg->speed);
          leg->ramp_in = MIN (leg->ramp_in, most / leg->speed);
          leg->end = leg->start + most / leg->speed + (leg->ramp_in + leg->ramp_out) / 2;
        }
      leg->turn_seconds =
          leg->start > 0.0f ? fabsf (rc_turned (plan->heading, start)) * 180 / RC_PI / RC_TURN_RATE
                            : 0.0f;
    }
  /* The left foot goes first. */
  if (leg->start > 0.0f)
    leg->phase = plan->phase = ceilf (plan->phase) + MAX (leg->action->stance, 0.82f);
  rc_way_at (plan->way, leg->end - 1e-3f, &end);
  plan->at = end.at;
  plan->heading = end.heading;
  plan->phase = end.phase;
}

/* Before a figure: how near to go. Two who go to each other share the way. */
static RcVec3
before_figure (const Plan *plan, int target, float keep, float speed)
{
  const RcStagingFigure *other = &plan->staging->figures[target];
  RcVec3                 to = place_of (other), unit;
  float                  apart = hypotf (to.x - plan->at.x, to.z - plan->at.z), way;
  const RcKitAction     *does = action_of (plan, other->action);

  unit = rc_vec3_unit (rc_vec3 (to.x - plan->at.x, 0, to.z - plan->at.z));
  way = MAX (apart - keep, 0.0f);
  if (does->speed > 0.0f && g_str_equal (other->toward, plan->figure->id) && speed > 0.0f)
    way *= speed / (speed + does->speed * (float)CLAMP (other->pace, 0.2, 4.0));
  return rc_vec3_along (plan->at, unit, way);
}

static RcVec3
goal (const Plan *plan, const RcWayLeg *leg, const char *toward, float *keep)
{
  float far = 400.0f, heading;

  *keep = 0.0f;
  if (leg->target >= 0)
    {
      const RcStagingFigure *other = &plan->staging->figures[leg->target];
      float                  apart = rc_creature_resolve (plan->kit, other) != NULL
                                         ? rc_meet_apart (plan->kit, plan->figure, other, KEEP_OFF)
                                         : KEEP_OFF * (float)MAX (1.0, other->height / 1.9);

      /* After somebody who goes away: along with them. */
      if (action_of (plan, other->action)->speed > 0.0f &&
          !g_str_equal (other->toward, plan->figure->id) &&
          find_figure (plan->staging, other->toward) < 0)
        {
          heading = named_heading (other->toward, RC_RADIANS ((float)other->facing));
          return rc_vec3_add (plan->at, rc_vec3 (far * sinf (heading), 0, far * cosf (heading)));
        }
      return before_figure (plan, leg->target, apart, leg->action->speed);
    }
  if (leg->prop >= 0)
    return prop_place (plan, leg->prop);
  heading = named_heading (toward, plan->heading);
  if (g_str_equal (toward, "camera"))
    far = 4.5f;
  return rc_vec3_add (plan->at, rc_vec3 (far * sinf (heading), 0, far * cosf (heading)));
}

/* How near to somebody or something an action has to be done; 0: from anywhere. */
static gboolean
has_to_be_near (const Plan *plan, const RcWayLeg *leg, RcVec3 *to)
{
  const RcKitAction *action = leg->action;
  float              scale = plan->height / 1.7f;

  if (action->meets > 0.0f && leg->target >= 0)
    {
      *to = before_figure (plan, leg->target,
                           rc_meet_apart (plan->kit, plan->figure,
                                          &plan->staging->figures[leg->target], action->meets),
                           0.0f);
      return TRUE;
    }
  if (leg->prop >= 0 && (action->reach[1] == RC_REACH_TARGET || action->seat) &&
      plan->figure->holds != leg->prop)
    {
      RcVec3 at = prop_place (plan, leg->prop);
      float  keep = prop_half (plan, leg->prop) + 0.30f * scale;

      *to = rc_vec3_along (at, rc_vec3_unit (rc_vec3_sub (plan->at, at)), keep);
      return hypotf (at.x - plan->at.x, at.z - plan->at.z) > keep;
    }
  return FALSE;
}

static float
wanted_heading (const Plan *plan, const RcWayLeg *leg, const char *toward)
{
  if (leg->target >= 0)
    return rc_bearing (plan->at, place_of (&plan->staging->figures[leg->target]));
  if (leg->prop >= 0)
    return rc_bearing (plan->at, prop_place (plan, leg->prop));
  return named_heading (toward, plan->heading);
}

typedef struct
{
  float       start, end;
  const char *action, *toward, *expression;
  int         holds;
  float       pace;
  gboolean    first, last;
} Beat;

static void
describe (const Plan *plan, RcWayLeg *leg, const Beat *beat)
{
  leg->pace = beat->pace > 0.0f ? beat->pace : 1.0f;
  leg->holds = beat->holds;
  if (*beat->expression != '\0')
    leg->expression = beat->expression;
  aim (plan, leg, beat->toward);
}

/* What takes the body away from where it stood begins there, and leaves it where it ends. */
static void
stay_behind (Plan *plan, RcWayLeg *leg, gboolean first)
{
  RcVec3 ahead = { sinf (leg->turn_to), 0, cosf (leg->turn_to) };
  RcVec3 begins = rc_vec3_scale (ahead, leg->action->begins * plan->height);
  RcVec3 ends = rc_vec3_scale (ahead, leg->action->ends * plan->height);

  if (!first)
    {
      leg->points[0] = rc_vec3_sub (leg->points[0], begins);
      leg->shift = rc_vec3_add (leg->shift, begins);
    }
  plan->at = rc_vec3_add (leg->points[0], ends);
  plan->off = rc_vec3_scale (ends, -1.0f);
}

/* On the spot, turned to whom or what it is about. */
static void
stay (Plan *plan, const Beat *beat, const RcKitAction *action, float start)
{
  RcWayLeg *leg = add_leg (plan, action, start, beat->end);
  float     facing = plan->heading, by;

  describe (plan, leg, beat);
  if (!beat->first || action->meets > 0.0f)
    facing = wanted_heading (plan, leg, beat->toward);
  if (action->turns)
    {
      if (beat->first)
        leg->turn_from = facing - RC_RADIANS (150);
      else if (fabsf (rc_turned (plan->heading, facing)) < 0.3f)
        facing = plan->heading + RC_RADIANS (150);
      leg->turn_seconds = MIN (2.0f, 0.8f * (leg->end - leg->start));
    }
  leg->turn_to = facing;
  by = fabsf (rc_turned (leg->turn_from, facing)) * 180 / RC_PI;
  if (beat->first && !action->turns)
    leg->turn_from = facing;
  else if (!action->turns && by > 2.0f)
    leg->turn_seconds = MAX (by / RC_TURN_RATE, 0.25f);
  plan->heading = facing;
  stay_behind (plan, leg, beat->first);
}

static void
play (Plan *plan, const Beat *beat)
{
  const RcKitAction *action = seated (plan, action_of (plan, beat->action));
  float              start = beat->start, keep;
  RcWayLeg          *leg;
  RcVec3             to;

  if (goes (plan, action))
    {
      leg = add_leg (plan, action, start, beat->end);
      describe (plan, leg, beat);
      to = goal (plan, leg, beat->toward, &keep);
      if (leg->start <= 0.0f)
        leg->turn_to = leg->turn_from = plan->heading = rc_bearing (plan->at, to);
      go (plan, leg, to, !beat->last);
      if (leg->end < beat->end - 0.05f)
        stay (plan,
              &(Beat){ leg->end, beat->end, "stand", beat->toward, beat->expression, beat->holds,
                       beat->pace, FALSE, beat->last },
              action->feet == RC_FEET_PLANTED ? rc_kit_action (plan->kit, "stand") : action,
              leg->end);
      return;
    }
  {
    RcWayLeg probe = { .action = action, .target = -1, .prop = -1 };
    float    apart;

    aim (plan, &probe, beat->toward);
    if (plan->figure->rides < 0 && plan->figure->mounts < 0 && has_to_be_near (plan, &probe, &to))
      {
        apart = hypotf (to.x - plan->at.x, to.z - plan->at.z);
        if (beat->first && (apart < 0.6f || (action->meets > 0.0f && apart < ANSWER_FAR)))
          plan->at = to;
        else if (apart > 0.15f)
          {
            leg = add_leg (plan, action_of (plan, "walk"), start,
                           MAX (beat->end - 0.6f, start + 0.3f));
            describe (plan, leg, beat);
            go (plan, leg, to, TRUE);
            start = leg->end;
          }
      }
  }
  stay (plan, beat, action, start);
}

static float
come_in (Plan *plan)
{
  const RcKitAction *does = action_of (plan, plan->figure->action);
  RcVec3             home = plan->at, out = rc_way_out (home, plan->figure->enters);
  RcWayLeg          *leg;

  plan->at = out;
  plan->heading = rc_bearing (out, home);
  leg = add_leg (plan, does->speed > 0.0f ? does : action_of (plan, "walk"), 0, plan->seconds);
  leg->pace = (float)plan->figure->pace;
  leg->holds = plan->figure->holds;
  leg->turn_to = leg->turn_from = plan->heading;
  go (plan, leg, home, TRUE);
  plan->way->arrives = leg->end;
  return leg->end;
}

static void
go_out (Plan *plan, float start)
{
  const RcKitAction *does = action_of (plan, plan->figure->action);
  RcWayLeg          *leg =
      add_leg (plan, does->speed > 0.0f ? does : action_of (plan, "walk"), start, plan->seconds);

  leg->pace = (float)plan->figure->pace;
  go (plan, leg,
      rc_vec3_along (
          plan->at,
          rc_vec3_unit (rc_vec3_sub (rc_way_out (plan->at, plan->figure->leaves), plan->at)),
          60.0f),
      FALSE);
}

/* Whoever is met while little goes on answers in kind. */
static const char *
answered (const Plan *plan, const char **toward)
{
  const RcStaging *staging = plan->staging;

  if (!action_of (plan, plan->figure->action)->rests)
    return plan->figure->action;
  for (guint i = 0; i < staging->n_figures; i++)
    {
      const RcStagingFigure *other = &staging->figures[i];
      const RcKitAction     *does = action_of (plan, other->action);

      if (other->mounts == (int)plan->index && does->speed > 0.0f && !rc_perch_is_above (other))
        {
          *toward = other->toward;
          return other->pace > 1.3 ? "run" : "walk";
        }
      if (i == plan->index || does->answer == NULL ||
          !g_str_equal (other->toward, plan->figure->id) || *other->id == '\0')
        continue;
      *toward = other->id;
      return does->answer;
    }
  return plan->figure->action;
}

/* Two who meet do it half way between them. */
static void
share_the_way (Plan *plan, const char *action, const char *toward)
{
  int                target = find_figure (plan->staging, toward);
  const RcKitAction *does = action_of (plan, action);
  RcVec3             other, middle;
  float              apart, keep;

  if (target < 0 || target == (int)plan->index || does->meets <= 0.0f ||
      *plan->figure->enters != '\0' || *plan->staging->figures[target].enters != '\0')
    return;
  other = place_of (&plan->staging->figures[target]);
  apart = hypotf (other.x - plan->at.x, other.z - plan->at.z);
  keep = rc_meet_apart (plan->kit, plan->figure, &plan->staging->figures[target], does->meets);
  middle = rc_vec3_mix (plan->at, other, 0.5f);
  if (apart < ANSWER_FAR && apart > 0.05f &&
      (action_of (plan, plan->staging->figures[target].action)->rests ||
       g_str_equal (plan->staging->figures[target].toward, plan->figure->id)))
    plan->at = rc_vec3_along (middle, rc_vec3_unit (rc_vec3_sub (plan->at, middle)), keep / 2);
}

/**
 * rc_way_plan:
 * @self: (out):
 * @height: metres, of the figure's joints
 * @ease: factor of speeds by age and build
 * @seconds: the shot's duration
 */
void
rc_way_plan (RcWay           *self,
             const RcKit     *kit,
             const RcStaging *staging,
             guint            index,
             float            height,
             float            ease,
             float            seconds)
{
  const RcStagingFigure *figure = &staging->figures[index];
  Plan                   plan = { self,        kit,
                                  staging,     figure,
                                  index,       height,
                                  ease,        seconds,
                                  NULL,        place_of (figure),
                                  { 0, 0, 0 }, RC_RADIANS ((float)figure->facing),
                                  0.0f };
  const char            *toward = figure->toward, *action;
  float                  start = 0.0f, leave = seconds;
  gboolean               leaves = *figure->leaves != '\0';

  memset (self, 0, sizeof *self);
  self->pushes = rc_way_pushed (kit, staging, index);
  plan.obstacles = rc_obstacles_new (kit, staging, index);
  action = answered (&plan, &toward);
  share_the_way (&plan, action, toward);
  if (*figure->enters != '\0')
    start = come_in (&plan);
  if (leaves)
    leave = figure->n_beats > 0
                ? MIN ((float)figure->beats[figure->n_beats - 1].start + 1.2f, seconds)
                : MAX (start, action_of (&plan, action)->speed > 0.0f ? 0.0f : 0.3f * seconds);
  for (int k = -1; k < (int)figure->n_beats && start < leave - 0.02f; k++)
    {
      const RcStagingBeat *said = k < 0 ? NULL : &figure->beats[k];
      float end = k + 1 < (int)figure->n_beats ? (float)figure->beats[k + 1].start : leave;
      Beat  beat = { start,
                     CLAMP (end, start, leave),
                    k < 0 ? action : said->action,
                    k < 0 ? toward : said->toward,
                    k < 0 ? figure->expression : said->expression,
                    k < 0 ? figure->holds : said->holds,
                     (float)(k < 0 ? figure->pace : said->pace),
                     k < 0 && start <= 0.0f,
                     end >= seconds };

      /* Who has come in walking has done that. */
      if (k < 0 && start > 0.0f && action_of (&plan, action)->speed > 0.0f && *toward == '\0')
        beat.action = "stand";
      if (beat.end > beat.start + 0.02f)
        play (&plan, &beat);
      start = beat.end;
    }
  if (leaves && leave < seconds - 0.05f)
    go_out (&plan, leave);
  if (self->n_legs == 0)
    stay (&plan,
          &(Beat){ 0, seconds, action, toward, figure->expression, figure->holds, 1, TRUE, TRUE },
          action_of (&plan, action), 0);
  rc_way_settle (self, kit, staging, index, height);
  g_array_unref (plan.obstacles);
}
