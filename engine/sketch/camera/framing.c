/* framing.c
 *
 * The heights that a size shows and the room above a head are those of data/kit/sizes.json. Lead
 * room, thirds and a horizon that crosses no head are as camera operators are taught: J. V.
 * Mascelli, The Five C's of Cinematography (1965), chapter 5.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/camera/framing.h"

#include "engine/sketch/camera/lens-bend.h"

#include "engine/sketch/shape/random.h"

#include <string.h>

#define FIT_STEPS 24
#define THIRD     (1.0f / 3.0f)
#define SAFE      0.86f /* share of half the picture that groups are held in */
#define STEEP     0.4f  /* radians from which on a head is not what is on top */
#define AIR       0.15f /* over and under a thing that is shown close, share of the picture */
#define ON_TOP    42.0f /* degrees above what lies flat */
#define UNDER     0.4f  /* metres between the camera and a ceiling */
#define EYES_SEE  0.64f /* half of what somebody looks at, a metre away: a lens of 28 mm */
#define MACRO     0.25f /* metres from the middle: of what is larger, a part may be out of focus */
#define SHARP     0.01f /* of the picture's height: a spot of that size still looks sharp */
#define CHIN      0.17f /* below the crown, share of the height: with a margin */

/* Half the sensor over the focal length. */
static void
set_lens (RcFraming *self, const RcFramingInput *input)
{
  double      lens = input->camera->lens_mm >= 4.0 ? input->camera->lens_mm : input->size->lens_mm;
  double      aspect = input->aspect, width = aspect >= 1.5 ? 36.0 : 24.0 * aspect;
  const char *focus = input->camera->focus;

  if (aspect < 1.0)
    width = MIN (36.0, 24.0 / aspect) * aspect;
  if (input->camera->fish_eye)
    lens = CLAMP (lens, 8.0, 18.0);
  self->tan_x = (float)(width / 2.0 / lens);
  self->tan_y = (float)(self->tan_x / aspect);
  if (input->camera->fish_eye && hypotf (self->tan_x, self->tan_y) > RC_BEND_WIDEST)
    {
      float by = RC_BEND_WIDEST / hypotf (self->tan_x, self->tan_y);

      self->tan_x *= by;
      self->tan_y *= by;
    }
  self->focal = (float)(lens / 1000.0);
  self->sensor = (float)(width / aspect / 1000.0);
  self->bend = input->camera->fish_eye ? 1.0f : 0.0f;
  self->stop = strcmp (focus, "deep") == 0 ? 16.0f : strcmp (focus, "shallow") == 0 ? 1.6f : 4.0f;
}

/* What is small is seen whole and sharp: the lens is stopped down as far as that takes, as in macro
 * photography. */
static void
keep_sharp (RcFraming *self, const RcSubject *subject)
{
  float half = 0.5f * MAX (subject->height, subject->width);
  float spot = self->focal * self->focal / (self->stop * self->distance * self->sensor);

  if (half < MACRO && half < self->distance)
    self->stop *= MAX (1.0f, spot * half / (self->distance - half) / SHARP);
}

/** The camera as planned, before any move. */
RcCamera
rc_framing_camera (const RcFraming *self)
{
  RcCamera camera = { .tan_x = self->tan_x,
                      .tan_y = self->tan_y,
                      .near_plane = CLAMP (self->distance * 0.04f, 0.03f, 0.4f),
                      .far_plane = 1200.0f,
                      .bend = self->bend };
  RcVec3   back = rc_camera_way (self->azimuth, self->elevation);

  rc_camera_aim (&camera, back, 0.0f);
  camera.eye = rc_vec3_along (self->target, back, self->distance);
  camera.eye =
      rc_vec3_along (camera.eye, camera.right, -self->shift_x * self->tan_x * self->distance);
  rc_camera_aim (&camera, back, self->roll);
  rc_camera_finish (&camera);
  return camera;
}

typedef struct
{
  RcVec3 top, bottom; /* the landmarks */
  float  high, low;   /* where in the picture they go, -1 to 1 */
} Frame;

/* How much farther the camera has to be for everything to be in the picture; 1: it is. */
static float
crowded (const RcFraming *self,
         const RcCamera  *camera,
         const RcSubject *subject,
         const Frame     *frame)
{
  float most = 0.0f;

  for (guint i = 0; i < subject->n_points; i++)
    {
      RcVec3 p = rc_camera_project (camera, subject->points[i]);
      float  x = p.z > 0.05f ? fabsf (p.x - self->shift_x) / (SAFE - fabsf (self->shift_x)) : 4.0f;
      float  y = p.y > frame->high ? (p.y + 1) / (frame->high + 1) : 0.0f;

      if (subject->held_up[i])
        y = MAX (y, (frame->high - p.y) / (frame->high + SAFE));
      most = MAX (most, MAX (x, y));
    }
  return most;
}

/* Moves target and distance until the landmarks lie where the size wants them. */
static void
fit (RcFraming *self, const RcSubject *subject, const Frame *frame, float away)
{
  float  wanted = frame->high - frame->low, span;
  RcVec3 ends = rc_vec3_sub (frame->top, frame->bottom);

  span = rc_vec3_length (ends);
  self->target = rc_vec3_mix (frame->top, frame->bottom, 0.5f);
  self->distance = span / (wanted * self->tan_y);
  for (int step = 0; step < FIT_STEPS; step++)
    {
      RcCamera camera = rc_framing_camera (self);
      RcVec3   a = rc_camera_project (&camera, frame->top);
      RcVec3   b = rc_camera_project (&camera, frame->bottom);
      float    middle = (a.y + b.y) / 2 - (frame->high + frame->low) / 2;
      float    extra = MAX (wanted - (a.y - b.y), 0.0f);
      float    least = subject->width / (2 * SAFE * self->tan_x), grow = (a.y - b.y) / wanted;

      /* From far above or below the landmarks come close together: their distance takes over. */
      grow = MAX (grow, 0.62f * span / (wanted * self->tan_y * self->distance));
      grow = MAX (grow, crowded (self, &camera, subject, frame));
      self->distance = MAX (self->distance * CLAMP (grow, 0.5f, 2.0f), least);
      /* What is smaller than its size for the width's sake keeps its head up. */
      if (extra > 0.02f && frame->low < -0.99f && self->elevation < STEEP)
        middle = a.y - (frame->high - 0.3f * extra);
      self->target = rc_vec3_along (self->target, camera.up, middle * self->tan_y * self->distance);
    }
  self->distance *= away;
}

/* What is high is seen from far below only from near its foot, with a wide lens. Returns: whether
 * that is how it is seen now */
static gboolean
look_up (RcFraming *self, const RcSubject *subject)
{
  RcVec3 middle = rc_vec3_mix (subject->top, subject->bottom, 0.5f);
  float  tall = 2 * middle.y, wider = MAX (1.0f, 0.66f / self->tan_y);

  if (!subject->whole || tall < 5.0f || self->elevation > -RC_RADIANS (25.0))
    return FALSE;
  self->tan_x *= wider;
  self->tan_y *= wider;
  self->focal /= wider;
  self->elevation = -RC_RADIANS (38.0);
  self->target = rc_vec3 (middle.x, 0.56f * tall + 0.3f, middle.z);
  self->distance = MAX (0.89f * tall, 0.35f * subject->width / self->tan_x);
  self->target.y = self->distance * sinf (-self->elevation) + 0.3f;
  self->near_most = self->distance * 0.55f;
  return TRUE;
}

static void
keep_off_the_ground (RcFraming *self)
{
  for (int step = 0; step < 40; step++)
    {
      float y = self->target.y + self->distance * sinf (self->elevation);

      if (y >= 0.12f || self->elevation >= 0.0f)
        return;
      self->elevation += RC_RADIANS (1.0);
    }
}

/* In a room a camera that would be over the ceiling comes down: there is more floor in the picture
 * then. From above one looks into the room. */
static void
keep_under_the_ceiling (RcFraming            *self,
                        const RcFramingInput *input,
                        const RcSubject      *subject,
                        Frame                *frame)
{
  while (input->ceiling > 0.0f && self->elevation < STEEP && frame->high < 0.8f &&
         self->target.y + self->distance * sinf (self->elevation) > input->ceiling - UNDER)
    {
      frame->high += 0.04f;
      frame->low += 0.04f;
      fit (self, subject, frame, input->away);
    }
}

/* The horizon is as high as the camera, however it is rolled. One that would cross the head goes
 * below the chin, or over the crown if that is nearer and the angle is from above. */
static void
clear_the_head (RcFraming            *self,
                const RcFramingInput *input,
                const RcSubject      *subject,
                const Frame          *frame)
{
  float crown = subject->top.y + 0.02f * subject->height;
  float chin = subject->top.y - CHIN * subject->height;

  for (int step = 0; step < 30; step++)
    {
      RcCamera camera = rc_framing_camera (self);
      float    way = input->angle->elevation > 3.0f ? 1.0f : -1.0f;

      if (camera.eye.y < chin || camera.eye.y > crown || fabsf (rc_camera_horizon (&camera)) > 1.0f)
        return;
      self->elevation += RC_RADIANS (0.5) * way;
      fit (self, subject, frame, input->away);
    }
}

/* How far to the side the subject is put: away from where it looks, from who else is there, or as
 * the seed has it. */
static float
lead (const RcFraming *self, const RcFramingInput *input, const RcSubject *subject, float distance)
{
  const RcKitSize *size = input->size;
  float            said = -subject->look * size->lead, side, half, most;

  if (size->lead <= 0.0f)
    return 0.0f;
  side = fabsf (subject->look) > 0.01f           ? (subject->look > 0 ? -1.0f : 1.0f)
         : subject->company != 0.0f              ? (subject->company > 0 ? -1.0f : 1.0f)
         : rc_random_at (input->seed, 77) < 0.5f ? -1.0f
                                                 : 1.0f;
  said = rc_mix (said, side * THIRD, input->beauty);
  if (input->placed)
    said = input->place_x;
  /* Whoever is at the side is still whole, as far as the picture is wide enough. */
  half = MAX (subject->width / 2, (subject->whole ? 0.0f : 0.15f) * subject->height) /
         (self->tan_x * MAX (distance, 0.01f));
  most = MAX (0.94f - half, 0.0f);
  return CLAMP (said, -most, most);
}

static float
level (RcVec3 from, RcVec3 to)
{
  return hypotf (to.x - from.x, to.z - from.z);
}

/* Looks from @eye at @seen, which is put at @x, @y of the picture. */
static void
look_at (RcFraming *self, RcVec3 eye, RcVec3 seen, float x, float y)
{
  RcVec3 way = rc_vec3_sub (eye, seen);
  float  flat = MAX (level (eye, seen), 0.01f);

  self->azimuth = atan2f (way.x, way.z) + atanf (x * self->tan_x);
  self->elevation = atan2f (way.y, flat) + atanf (y * self->tan_y);
  self->distance = rc_vec3_length (way);
  self->shift_x = 0.0f;
  self->target =
      rc_vec3_along (eye, rc_camera_way (self->azimuth, self->elevation), -self->distance);
}

/* Behind the shoulder: the head that is near at one side of the picture, the face that is far at
 * the other. @over->look: the side that the near one is on, -1 the left. */
static void
plan_over_shoulder (RcFraming            *self,
                    const RcFramingInput *input,
                    const RcSubject      *subject,
                    const RcSubject      *over)
{
  const float face_x = 0.26f, head_x = 0.56f;
  float       side = over->look < 0 ? -1.0f : 1.0f, apart = level (over->top, subject->top);
  float       size = over->height / 1.7f, turn, at_far, at_near, k;
  RcVec3      way, eye, face = subject->top;

  apart = MAX (apart, 0.45f);
  k = CLAMP (self->distance - apart, 1.1f * size, 2.2f * size);
  /* In the triangle of camera, near head and far head, the angle at the camera is given. */
  turn = atanf ((face_x + head_x) * self->tan_x);
  at_far = asinf (MIN (k * sinf (turn) / apart, 0.9f));
  at_near = RC_PI - turn - at_far;
  way = rc_vec3_unit (rc_vec3 (subject->top.x - over->top.x, 0, subject->top.z - over->top.z));
  turn = side * at_near;
  eye = rc_vec3 (way.x * cosf (turn) + way.z * sinf (turn), 0,
                 -way.x * sinf (turn) + way.z * cosf (turn));
  eye = rc_vec3_along (over->top, eye, k);
  eye.y = MAX (over->top.y - 0.035f * over->height, 0.3f) +
          k * tanf (CLAMP (RC_RADIANS (input->angle->elevation), -0.35f, 0.5f));
  face.y -= 0.08f * subject->height;
  look_at (self, eye, face, -side * face_x, 0.24f);
  self->near_most = 0.0f;
}

/**
 * rc_framing_eyes:
 *
 * What somebody sees whose eyes are at @eyes and who looks at @seen.
 */
void
rc_framing_eyes (RcFraming *self, const RcFramingInput *input, RcVec3 eyes, RcVec3 seen)
{
  memset (self, 0, sizeof *self);
  set_lens (self, input);
  if (self->tan_x < EYES_SEE && input->camera->lens_mm <= 40.0)
    {
      self->tan_y *= EYES_SEE / self->tan_x;
      self->focal *= self->tan_x / EYES_SEE;
      self->tan_x = EYES_SEE;
    }
  look_at (self, eyes, seen, 0.0f, 0.06f);
  self->roll = RC_RADIANS (input->angle->roll);
}

/** As a hand has put it: the camera's members from `away` on. */
void
rc_framing_by_hand (RcFraming *self, const RcFramingInput *input)
{
  const RcStagingCamera *camera = input->camera;

  memset (self, 0, sizeof *self);
  set_lens (self, input);
  self->target = rc_vec3 ((float)camera->at_x, (float)camera->at_y, (float)camera->at_z);
  self->distance = (float)camera->away;
  self->azimuth = RC_RADIANS (camera->around);
  self->elevation = RC_RADIANS (camera->above);
  self->roll = RC_RADIANS (input->angle->roll);
  self->near_most = self->distance * 0.55f;
}

static void
landmarks (const RcFramingInput *input, const RcSubject *subject, Frame *frame)
{
  const RcKitSize *size = input->size;
  RcVec3           down = rc_vec3_sub (subject->bottom, subject->top);
  float            length = MAX (rc_vec3_length (down), 0.01f);
  float            per = subject->height / length;

  frame->top = subject->whole ? subject->top : rc_vec3_along (subject->top, down, size->top * per);
  frame->bottom =
      subject->whole
          ? subject->bottom
          : rc_vec3_along (subject->top, down,
                           MIN (size->bottom * per, size->bottom >= 1.0f ? 1.0f : 10.0f));
  if (size->top > 0.0f)
    {
      /* A face is in front of the crown: that tells from above and below. */
      frame->top = rc_vec3_along (frame->top, subject->front, 0.055f * subject->height);
      frame->bottom = rc_vec3_along (frame->bottom, subject->front, 0.055f * subject->height);
    }
  /* What it reaches up to over the set-up is in the picture where its feet are. */
  if (size->bottom >= 1.0f || subject->whole)
    frame->top.y += subject->over;
  frame->high = 1 - 2 * size->head_room;
  frame->low = -1 + 2 * size->foot_room;
  /* A close size is one of faces; of a thing it shows all, as large as it goes. */
  if (subject->whole && size->bottom < 1.0f)
    {
      frame->high = 1 - 2 * AIR;
      frame->low = -1 + 2 * AIR;
    }
}

/** What is framed goes elsewhere. @way: metres */
void
rc_subject_move (RcSubject *self, RcVec3 way)
{
  self->top = rc_vec3_add (self->top, way);
  self->bottom = rc_vec3_add (self->bottom, way);
  for (guint i = 0; i < self->n_points; i++)
    self->points[i] = rc_vec3_add (self->points[i], way);
}

/* Degrees above the subject. Close to a face a steep angle would show a hat and no face. */
static float
steep (const RcFramingInput *input, const RcSubject *subject)
{
  float most = subject->whole ? 88.0f : input->size->steep;

  if (subject->flat && fabsf (input->angle->elevation) < 10.0f)
    return ON_TOP;
  return CLAMP (input->angle->elevation + input->raise, -MIN (most, 60.0f), MIN (most, 88.0f));
}

/**
 * rc_framing_plan:
 * @self: (out): how the shot is taken
 * @over: (nullable): whose shoulder it looks over
 *
 * Where the room is too small for the lens, a shorter one is taken, as one would.
 */
void
rc_framing_plan (RcFraming            *self,
                 const RcFramingInput *input,
                 const RcSubject      *subject,
                 const RcSubject      *over)
{
  Frame frame;

  memset (self, 0, sizeof *self);
  set_lens (self, input);
  self->elevation = RC_RADIANS (steep (input, subject));
  self->azimuth = RC_RADIANS (subject->turn);
  self->roll = RC_RADIANS (input->angle->roll);
  if (look_up (self, subject))
    return;
  landmarks (input, subject, &frame);
  fit (self, subject, &frame, input->away);
  if (over != NULL)
    {
      plan_over_shoulder (self, input, subject, over);
      return;
    }
  self->shift_x = lead (self, input, subject, self->distance);
  keep_off_the_ground (self);
  fit (self, subject, &frame, input->away);
  for (int step = 0; step < 4 && input->room > 0.0 && self->distance > input->room; step++)
    {
      float wider = self->distance / (float)input->room;

      self->tan_x *= wider;
      self->tan_y *= wider;
      self->focal /= wider;
      fit (self, subject, &frame, input->away);
    }
  keep_under_the_ceiling (self, input, subject, &frame);
  if (input->horizon && subject->head)
    clear_the_head (self, input, subject, &frame);
  self->near_most = self->distance * 0.55f;
  keep_sharp (self, subject);
  if (subject->head && fabsf (self->elevation) < STEEP && input->size->top <= 0.0f)
    {
      RcCamera camera = rc_framing_camera (self);

      self->head_up =
          MAX (rc_camera_project (&camera, frame.top).y, 0.0f) * self->tan_y * self->distance;
    }
}
