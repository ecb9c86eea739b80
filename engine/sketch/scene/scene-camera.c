/* scene-camera.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-camera.h"

#include "engine/sketch/scene/clearance.h"
#include "engine/sketch/scene/scene-effects.h"
#include "engine/sketch/scene/scene-follow.h"
#include "engine/sketch/scene/scene-landmark.h"
#include "engine/sketch/scene/scene-subject.h"
#include "engine/sketch/thing/set-place.h"

#include <string.h>

#define GOES_OVER     1.6f /* seconds from one framing to another, at the usual pace */
#define BODY          0.5f /* metres around a camera that are free */
#define WAY_SAMPLES   32
#define SIGHT         0.4f /* of the width of a subject: as much on both sides of its middle is free */
#define SIGHT_SAMPLES 12
#define OVER_ALL      7.0f  /* degrees that a place with nobody in it is seen from above */
#define HELD          0.84f /* of half the picture that a subject stays in */

/** Returns: index of the figure that holds prop @prop, -1: nobody */
int
rc_scene_holder_of (const RcStaging *staging, int prop)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (staging->figures[i].holds == prop)
      return (int)i;
  return -1;
}

static float
seconds_of (const RcScene *self)
{
  return (float)(MAX (self->shape.frames - 1, 1) / rc_rational_to_double (self->shape.rate));
}

/* --- moves ---------------------------------------------------------------------------------- */

static void
add_move (const RcScene *self, RcSceneSetup *setup, const char *id, double pace, gboolean on)
{
  const RcKitMove *kind = rc_kit_move (self->kit, id);
  RcCameraMove    *move;

  if (kind == NULL || strcmp (id, "static") == 0 || setup->plan.n_moves == RC_CAMERA_MOVES)
    return;
  move = &setup->plan.moves[setup->plan.n_moves++];
  *move = (RcCameraMove){
    .kind = *kind, .pace = pace > 0 ? (float)pace : 1.0f, .start = setup->start, .end = setup->end
  };
  /* What goes on from where the camera is begins there. */
  if (on)
    move->kind.centre = 0.0f;
  setup->followed = MAX (setup->followed, kind->follow);
}

static void
add_moves (const RcScene *self, RcSceneSetup *setup, const RcStagingCamera *said, gboolean on)
{
  g_auto (GStrv) more = g_strsplit (said->moves, " ", -1);

  add_move (self, setup, said->move, said->pace, on);
  for (guint i = 0; more[i] != NULL; i++)
    if (*more[i] != '\0' && strcmp (more[i], said->move) != 0)
      add_move (self, setup, more[i], said->pace, on);
}

/* --- a clear view -------------------------------------------------------------------------- */

static float
ground_under (const RcScene *self, RcVec3 eye)
{
  return self->indoors ? 0.0f : rc_clearance_ground (self, eye.x, eye.z, -1e3f);
}

/* How much is wrong with a place of the camera: 0 nothing. */
static int
faults (const RcScene *self, const RcSceneSetup *setup, RcVec3 seen, const RcItem *thing)
{
  int wrong = 0;

  for (int i = 0; i < 3; i++)
    {
      float    seconds = rc_mix (setup->start, setup->end, i / 2.0f);
      RcCamera camera = rc_scene_setup_camera (self, setup, seconds);
      RcVec3   at = rc_vec3_add (seen, rc_scene_gone (self, setup, seconds));

      wrong += rc_clearance_hidden (self, camera.eye, at, thing) ? 2 : 0;
      wrong += rc_clearance_inside (self, camera.eye, 0.1f) > 0.0f ? 3 : 0;
      wrong += camera.eye.y < ground_under (self, camera.eye) + 0.05f ? 3 : 0;
    }
  return wrong;
}

/* Around the subject, then over what is in the way, as little as helps. */
static void
clear_view (const RcScene *self, RcSceneSetup *setup, RcVec3 seen, const RcItem *thing)
{
  static const float around[] = { 0, 12, -12, 24, -24, 38, -38 };
  RcFraming         *rest = &setup->plan.rest, as_planned = *rest, best = *rest;
  int                least = faults (self, setup, seen, thing);

  for (int up = 0; up < 3 && least > 0; up++)
    for (guint i = 0; i < G_N_ELEMENTS (around) && least > 0; i++)
      {
        int wrong;

        *rest = as_planned;
        rest->azimuth += RC_RADIANS (around[i]);
        rest->elevation = MIN (rest->elevation + RC_RADIANS (9.0f * up), 1.5f);
        wrong = faults (self, setup, seen, thing);
        if (wrong < least)
          {
            least = wrong;
            best = *rest;
          }
      }
  *rest = least == 0 || best.azimuth != as_planned.azimuth || best.elevation != as_planned.elevation
              ? best
              : as_planned;
}

/* Hills are higher than the flat that the framing knows of. */
static void
stand_on_ground (const RcScene *self, RcFraming *rest)
{
  for (int step = 0; step < 60; step++)
    {
      RcCamera camera = rc_framing_camera (rest);

      if (camera.eye.y >= ground_under (self, camera.eye) + 0.25f || rest->elevation > 0.9f)
        return;
      rest->elevation += RC_RADIANS (1.0);
    }
}

/* On a hill the horizon may have come back into the head. */
static void
lift_horizon (RcFraming *rest, const RcSubject *subject)
{
  for (int step = 0; step < 20; step++)
    {
      RcCamera camera = rc_framing_camera (rest);

      if (camera.eye.y > subject->top.y + 0.03f * subject->height ||
          camera.eye.y < subject->top.y - 0.17f * subject->height ||
          fabsf (rc_camera_horizon (&camera)) > 1.0f)
        return;
      rest->elevation += RC_RADIANS (0.6);
    }
}

static gboolean
is_driving (const RcScene *self, int thing)
{
  return thing >= 0 && *self->staging->props[thing].motion != '\0';
}

/* What stands where a thing goes along its own length. */
static void
strike_way_of (RcScene *self, int thing, float seconds)
{
  const RcItem *item = self->prop_items[thing];
  RcMat4        at = rc_scene_prop_at (self, (guint)thing, seconds);
  float         half = (item->most.x - item->least.x) / 2 + 0.3f;

  for (int i = 0; i <= 4; i++)
    rc_clearance_strike (
        self,
        rc_mat4_point (&at, rc_vec3 (0, 0.3f, rc_mix (item->least.z, item->most.z, i / 4.0f))),
        half);
}

/* What stands in the sight of the subject at some moment: from half of the way on, as what is
 * nearer makes way by itself. What is lower than its lower half may stand. */
static void
strike_sight (RcScene *self, const RcCamera *camera, const RcSubject *subject, RcVec3 gone)
{
  RcVec3 seen = rc_vec3_add (rc_vec3_mix (subject->top, subject->bottom, 0.5f), gone);
  float  half = SIGHT * MAX (subject->width, 0.35f * subject->height);

  for (int i = 0; i <= SIGHT_SAMPLES; i++)
    {
      float along = rc_mix (0.5f, 0.95f, i / (float)SIGHT_SAMPLES);

      rc_clearance_strike (self, rc_vec3_mix (camera->eye, seen, along), along * half);
    }
}

/* Pieces of the set that the camera or what it follows would go through are not put up, nor those
 * that hide what the picture is of. @subject: (nullable): that, when the set-up begins */
static void
clear_way (RcScene *self, const RcSceneSetup *setup, const RcSubject *subject)
{
  for (int i = 0; i <= WAY_SAMPLES; i++)
    {
      float    seconds = rc_mix (setup->start, setup->end, i / (float)WAY_SAMPLES);
      RcCamera camera = rc_scene_setup_camera (self, setup, seconds);

      rc_clearance_strike (self, camera.eye, BODY);
      if (subject != NULL)
        strike_sight (self, &camera, subject,
                      setup->passes ? rc_vec3 (0, 0, 0) : rc_scene_gone (self, setup, seconds));
      if (is_driving (self, setup->thing))
        strike_way_of (self, setup->thing, seconds);
      else if (setup->follows >= 0 && self->actors[setup->follows].pace > 0.0f)
        {
          RcMat4 root;
          RcVec3 moved;

          rc_actor_place (&self->actors[setup->follows], seconds, &root, &moved);
          rc_clearance_strike (self, rc_vec3_add (rc_mat4_axis (&root, 3), rc_vec3 (0, 0.3f, 0)),
                               0.2f);
        }
    }
}

/* --- framing -------------------------------------------------------------------------------- */

static void
put_over_shoulder (RcScene              *self,
                   RcSceneSetup         *setup,
                   const RcFramingInput *input,
                   const RcSubject      *subject,
                   gboolean             *done)
{
  const RcStagingCamera *camera = &setup->said;
  int                    n = (int)self->staging->n_figures, other = camera->over;
  RcSubject              over;

  *done = FALSE;
  if (strcmp (camera->size, "OTS") != 0 || n < 2)
    return;
  if (other < 0 || other >= n)
    other = camera->subject == 0 ? 1 : 0;
  if (other == camera->subject)
    return;
  over = rc_scene_figure_subject (self, (guint)other, camera, setup->start);
  over.look = over.top.x > subject->top.x + 0.05f ? 1.0f : -1.0f;
  rc_framing_plan (&setup->plan.rest, input, subject, &over);
  *done = TRUE;
}

/* Through the eyes of a figure: at whom or what it looks, or into the set. */
static void
put_in_eyes (RcScene *self, RcSceneSetup *setup, const RcFramingInput *input)
{
  int            eyes = setup->said.eyes;
  const RcActor *actor = &self->actors[eyes];
  RcVec3         from = rc_scene_figure_head (self, (guint)eyes, setup->start), seen;
  int            whom = setup->said.subject;

  if (whom < 0 || whom >= (int)self->staging->n_figures || whom == eyes)
    whom = actor->target;
  seen = rc_vec3 (from.x, from.y - 0.1f, from.z - 5.0f);
  if (whom >= 0 && whom != eyes)
    seen = rc_scene_figure_head (self, (guint)whom, setup->start);
  else if (setup->said.insert >= 0 && setup->said.insert < (int)self->staging->n_props)
    seen = rc_mat4_axis (&self->prop_items[setup->said.insert]->model, 3);
  rc_framing_eyes (&setup->plan.rest, input, from, seen);
  setup->follows = eyes;
  setup->followed = 1.0f;
  if (actor->pace > 0.0f)
    add_move (self, setup, "handheld", 0.6, FALSE);
}

/* Whoever the camera does not go along with all the way crosses the picture's middle when half of
 * the time is over, and has room to go to. */
static void
frame_ahead (const RcScene *self, const RcSceneSetup *setup, RcSubject *subject)
{
  RcVec3 half = rc_scene_gone (self, setup, (setup->start + setup->end) / 2);

  if (setup->passes)
    return;
  rc_subject_move (subject, rc_vec3_scale (rc_vec3 (half.x, 0, half.z), 1 - setup->followed));
}

static gboolean
jerks (const RcSceneSetup *setup)
{
  for (guint i = 0; i < setup->plan.n_moves; i++)
    if (setup->plan.moves[i].kind.seconds > 0)
      return TRUE;
  return FALSE;
}

/* Frames what was found so that it stays in the picture: a camera that would lose its subject goes
 * along with it more, and moves less. */
static void
frame_subject (const RcScene        *self,
               RcSceneSetup         *setup,
               const RcFramingInput *input,
               const RcSubject      *found,
               RcSubject            *subject)
{
  gboolean held = jerks (setup) || setup->passes;

  for (;;)
    {
      *subject = *found;
      frame_ahead (self, setup, subject);
      rc_framing_plan (&setup->plan.rest, input, subject, NULL);
      if (input->size->bottom < 0.95f && input->size->bottom > 0.25f && setup->watches)
        {
          rc_scene_hold_heads (self, setup, subject);
          rc_framing_plan (&setup->plan.rest, input, subject, NULL);
        }
      stand_on_ground (self, &setup->plan.rest);
      if (input->horizon && subject->head)
        lift_horizon (&setup->plan.rest, subject);
      if (held || setup->followed >= 1.0f || rc_scene_strays (self, setup, found) <= HELD)
        break;
      setup->followed = MIN (setup->followed + 0.125f, 1.0f);
    }
}

static void
move_less (const RcScene *self, RcSceneSetup *setup, const RcSubject *found)
{
  for (int step = 0; step < 8 && setup->plan.n_moves > 0 && !jerks (setup) && !setup->passes &&
                     rc_scene_strays (self, setup, found) > HELD;
       step++)
    for (guint i = 0; i < setup->plan.n_moves; i++)
      setup->plan.moves[i].pace *= 0.8f;
}

/* Whom the picture is of, and what the camera goes along with. */
static void
take_subject (RcSceneSetup *setup, const RcSceneSubject *found)
{
  setup->follows = found->follows;
  setup->group = found->group;
  setup->thing = found->thing;
  setup->crowd = found->crowd;
  setup->followed = found->followed;
  setup->passes = found->passes;
  setup->face = found->face;
  setup->has_face = found->has_face;
}

/* Nobody and nothing: the picture is of the place. */
static gboolean
is_empty (const RcSceneSetup *setup)
{
  return setup->thing < 0 && setup->follows < 0 && setup->group == 0 && setup->crowd < 0;
}

static void
frame_setup (RcScene *self, RcSceneSetup *setup, double room)
{
  const RcStagingCamera *said = &setup->said;
  const RcKitSize       *size = rc_kit_size (self->kit, said->size);
  const RcKitAngle      *angle = rc_kit_angle (self->kit, said->angle);
  const RcItem          *thing;
  gboolean               done;
  RcSceneSubject         found;
  RcSubject              subject;
  RcFramingInput         input = {
            .camera = said,
            .size = size != NULL ? size : rc_kit_size (self->kit, "MS"),
            .angle = angle != NULL ? angle : rc_kit_angle (self->kit, "eye"),
            .aspect = (double)self->shape.width / self->shape.height,
            .room = room,
            .ceiling = rc_set_ceiling (rc_set_resolve (self->kit, self->staging)),
            .beauty = (float)CLAMP (self->shape.creativity, 0.0, 1.0),
            .away = 1.0f,
            .horizon = !self->indoors,
            .placed = self->placed,
            .place_x = self->place_x,
            .seed = self->shape.seed,
  };

  setup->plan.n_moves = 0;
  setup->plan.seed = self->shape.seed;
  rc_scene_find_subject (self, said, setup->start, setup->end, &found);
  take_subject (setup, &found);
  setup->watches = input.size->bottom < 1.0f && found.watched;
  setup->plan.way = self->way;
  setup->plan.way_start = setup->start;
  setup->plan.way_end = setup->end;
  if (self->way == NULL)
    add_moves (self, setup, said, FALSE);
  for (guint i = 0; i < setup->plan.n_moves; i++)
    {
      input.raise += setup->plan.moves[i].kind.raise;
      input.away *= setup->plan.moves[i].kind.away;
    }
  if (is_empty (setup) && input.size->bottom >= 1.0f)
    input.raise += OVER_ALL;
  if (said->away > 0)
    {
      rc_framing_by_hand (&setup->plan.rest, &input);
      clear_way (self, setup, NULL);
      return;
    }
  if (said->eyes >= 0 && said->eyes < (int)self->staging->n_figures)
    {
      put_in_eyes (self, setup, &input);
      return;
    }
  put_over_shoulder (self, setup, &input, &found.subject, &done);
  if (done)
    return;
  frame_subject (self, setup, &input, &found.subject, &subject);
  thing = found.thing >= 0 ? self->prop_items[found.thing] : NULL;
  /* What drives has its way before it, and is small enough already. */
  if (input.size->back > 1.0f && !is_driving (self, setup->thing) && !self->indoors &&
      *self->staging->plate == '\0' && !self->placed)
    rc_scene_take_in_landmark (self, setup, &subject, input.size->back);
  move_less (self, setup, &found.subject);
  if (!setup->passes)
    clear_view (self, setup, rc_vec3_mix (subject.top, subject.bottom, 0.12f), thing);
  move_less (self, setup, &found.subject);
  clear_way (self, setup, &found.subject);
}

/* --- set-ups one after the other ------------------------------------------------------------ */

/* What a later set-up leaves unsaid stays as it was. */
static void
inherit (RcStagingCamera *said, const RcStagingCamera *before)
{
  if (*said->size == '\0')
    said->size = before->size;
  if (*said->angle == '\0')
    said->angle = before->angle;
  if (said->lens_mm <= 0 && strcmp (said->size, before->size) == 0)
    said->lens_mm = before->lens_mm;
  if (said->pace <= 0)
    said->pace = 1;
}

static gboolean
is_same_framing (const RcStagingCamera *a, const RcStagingCamera *b)
{
  return strcmp (a->size, b->size) == 0 && strcmp (a->angle, b->angle) == 0 &&
         a->subject == b->subject && a->over == b->over && a->insert == b->insert &&
         a->eyes == b->eyes && fabs (a->lens_mm - b->lens_mm) < 0.5 && a->fish_eye == b->fish_eye &&
         b->away <= 0;
}

static void
add_setup (RcScene *self, const RcStagingCamera *said, float end, double room)
{
  RcSceneSetup  setup = { .said = *said,
                          .start = (float)MAX (said->start, 0.0),
                          .end = end,
                          .follows = -1,
                          .thing = -1,
                          .crowd = -1 };
  RcSceneSetup *before = NULL;

  if (self->setups->len > 0)
    {
      before = &g_array_index (self->setups, RcSceneSetup, self->setups->len - 1);
      inherit (&setup.said, &before->said);
    }
  if (before != NULL && !said->cut && is_same_framing (&setup.said, &before->said))
    {
      /* The camera moves on from where it is. */
      before->end = end;
      setup.plan = before->plan;
      setup.followed = before->followed;
      if (self->way == NULL)
        add_moves (self, &setup, &setup.said, TRUE);
      setup.plan.way_end = end;
      before->plan = setup.plan;
      before->followed = setup.followed;
      return;
    }
  frame_setup (self, &setup, room);
  if (before != NULL && !said->cut)
    setup.goes_over =
        MIN (GOES_OVER / MAX ((float)setup.said.pace, 0.3f), 0.7f * (end - setup.start));
  g_array_append_val (self->setups, setup);
}

/** Finds what each set-up of the shot is of, and frames it. */
void
rc_scene_plan_camera (RcScene *self)
{
  const RcStaging *staging = self->staging;
  double           room = rc_set_room_for_camera (rc_set_resolve (self->kit, staging));
  float            all = seconds_of (self);

  self->walled = *staging->plate == '\0' &&
                 rc_set_room (rc_set_resolve (self->kit, staging), &self->inner, &self->outer);
  g_array_set_size (self->setups, 0);
  for (guint i = 0; i <= staging->n_setups; i++)
    {
      RcStagingCamera said = i == 0 ? staging->camera : staging->setups[i - 1];
      float           end = i < staging->n_setups ? (float)staging->setups[i].start : all;

      if (i == 0)
        said.start = 0;
      if (i == 0 || (said.start < all && end > said.start))
        add_setup (self, &said, MIN (MAX (end, 0.04f), all), room);
    }
}

/** Returns: which set-up is seen then */
guint
rc_scene_setup_index (const RcScene *self, float seconds)
{
  guint which = 0;

  for (guint i = 1; i < self->setups->len; i++)
    if (seconds >= g_array_index (self->setups, RcSceneSetup, i).start - 1e-3f)
      which = i;
  return which;
}

/** Returns: the set-up that is seen then */
const RcSceneSetup *
rc_scene_setup_at (const RcScene *self, float seconds)
{
  return &g_array_index (self->setups, RcSceneSetup, rc_scene_setup_index (self, seconds));
}

/* To a figure's head as it was when the set-up began, wherever it has gone since: nobody pulls
 * focus for a breath. */
static float
distance_of (const RcScene      *self,
             const RcSceneSetup *setup,
             const RcCamera     *camera,
             int                 figure,
             float               seconds,
             float               otherwise)
{
  RcMat4 root;
  RcVec3 head, then, now;

  if (figure < 0 || figure >= (int)self->staging->n_figures || figure == setup->said.eyes)
    return otherwise;
  head = figure == setup->said.subject && setup->has_face
             ? setup->face
             : rc_scene_figure_head (self, (guint)figure, setup->start);
  rc_actor_place (&self->actors[figure], setup->start, &root, &then);
  rc_actor_place (&self->actors[figure], seconds, &root, &now);
  head = rc_vec3_add (head, rc_vec3_sub (now, then));
  return MAX (-rc_vec3_dot (rc_vec3_sub (head, camera->eye), camera->back), 0.1f);
}

/* What is sharp: the subject, whom the words name, or one and then the other. */
static void
set_focus (const RcScene *self, const RcSceneSetup *setup, RcCamera *camera, float seconds)
{
  const RcStagingCamera *said = &setup->said;
  float                  t = (seconds - setup->start) / MAX (setup->end - setup->start, 0.01f);
  int                    first = said->focus_on >= 0 ? said->focus_on : said->subject;
  float                  from, to;

  from = distance_of (self, setup, camera, said->insert >= 0 ? -1 : first, seconds, camera->focus);
  to = distance_of (self, setup, camera, said->rack_to, seconds, from);
  t = said->rack_to >= 0 ? rc_smooth (0.38f, 0.62f, t) : 0.0f;
  /* A hand on the ring turns through the reciprocals. */
  camera->blur *= MAX (camera->focus, 0.05f);
  camera->focus = 1.0f / rc_mix (1.0f / from, 1.0f / to, t);
  camera->blur /= MAX (camera->focus, 0.05f);
}

/** The camera of the shot after @seconds. */
RcCamera
rc_scene_camera_at (const RcScene *self, float seconds)
{
  guint               which = rc_scene_setup_index (self, seconds);
  const RcSceneSetup *setup = &g_array_index (self->setups, RcSceneSetup, which);
  RcCamera            camera = rc_scene_setup_camera (self, setup, seconds);
  float               t = seconds - setup->start;

  set_focus (self, setup, &camera, seconds);
  if (which > 0 && t < setup->goes_over)
    {
      const RcSceneSetup *before = &g_array_index (self->setups, RcSceneSetup, which - 1);
      RcCamera            from = rc_scene_setup_camera (self, before, seconds);

      set_focus (self, before, &from, seconds);
      camera = rc_camera_between (&from, &camera, rc_smooth (0, setup->goes_over, t));
    }
  return camera;
}

/** How far the camera has gone along with its subject, metres. */
RcVec3
rc_scene_followed (const RcScene *self, float seconds)
{
  const RcSceneSetup *setup = rc_scene_setup_at (self, seconds);

  return rc_vec3_scale (rc_scene_gone (self, setup, seconds), setup->followed);
}
