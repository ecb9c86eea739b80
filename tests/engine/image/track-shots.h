/* track-shots.h - shots as a camera takes them, drawn, with what is in them known to a part of a
 * pixel
 *
 * A place with the structure that photographs have (noise of all sizes, edges, dark and light), in
 * front of it a thing, or somebody who walks; a camera that is held by hand, whose exposure
 * wanders, with blur by motion and with grain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

#include <math.h>
#include <string.h>

#define SHOT_WIDTH  480
#define SHOT_HEIGHT 270
#define SHOT_FRAMES 96
#define SHOT_SIDE   1024 /* of a texture, which repeats */
#define SHOT_LIMBS  11
#define SHOT_TRUNK  5 /* those before it are nearer, those after it farther */

/* How a shot is. Angles in radians, lengths in pixels. */
typedef struct
{
  const char *name;
  double      shake, roll, breathe; /* of the camera: pixels, radians, shares */
  double      pan;                  /* pixels a frame */
  double      turn, grow;           /* of the thing over the shot: radians, factor */
  double      size;                 /* 0: as it is */
  double      away;                 /* how far it turns away: radians */
  double      goes[2];              /* how far it goes over the shot */
  gboolean    walks;                /* somebody instead of a thing */
  gboolean    pole;                 /* passes before it */
  int         hidden[2];            /* frames in which it is not there; 0, 0: none */
} ShotKind;

typedef struct
{
  const ShotKind *kind;
  float          *textures[2]; /* [SHOT_SIDE, SHOT_SIDE, 3], 0 to 1: of the place, of the thing */
} TrackShot;

static inline double
shot_hash (int x, int y, guint32 seed)
{
  guint32 h = (guint32)x * 374761393u + (guint32)y * 668265263u + seed * 2246822519u;

  h = (h ^ (h >> 13)) * 1274126177u;
  return ((h ^ (h >> 16)) & 0xffffff) / (double)0xffffff;
}

/* Value noise of one size, which repeats over a texture. */
static inline double
shot_noise (double x, double y, int cells, guint32 seed)
{
  int    i = (int)floor (x), k = (int)floor (y);
  double s = x - i, t = y - k;

  s = s * s * (3 - 2 * s);
  t = t * t * (3 - 2 * t);
#define AT(u, v) shot_hash ((i + (u) + cells) % cells, (k + (v) + cells) % cells, seed)
  return (AT (0, 0) * (1 - s) + AT (1, 0) * s) * (1 - t) +
         (AT (0, 1) * (1 - s) + AT (1, 1) * s) * t;
#undef AT
}

/* Stains of all sizes, with stones that have edges. */
static inline float *
shot_texture (guint32 seed, const double tint[3])
{
  float *texture = g_new (float, 3 * SHOT_SIDE * SHOT_SIDE);

  for (int y = 0; y < SHOT_SIDE; y++)
    for (int x = 0; x < SHOT_SIDE; x++)
      {
        double value = 0, share = 0.5;
        double stone = shot_hash (x / 32, (y + x / 32 % 2 * 16) / 32 % (SHOT_SIDE / 32), seed + 99);

        for (int cells = 8; cells <= 256; cells *= 2, share *= 0.6)
          value +=
              share * (shot_noise ((double)x * cells / SHOT_SIDE, (double)y * cells / SHOT_SIDE,
                                   cells, seed + (guint32)cells) -
                       0.5);
        for (int c = 0; c < 3; c++)
          texture[3 * ((gsize)y * SHOT_SIDE + (gsize)x) + (gsize)c] =
              (float)CLAMP (tint[c] + 0.55 * value + 0.16 * (stone - 0.5), 0.02, 0.98);
      }
  return texture;
}

static inline void
shot_init (TrackShot *self, const ShotKind *kind)
{
  static const double place[3] = { 0.42, 0.46, 0.5 }, thing[3] = { 0.3, 0.4, 0.62 };

  self->kind = kind;
  self->textures[0] = shot_texture (5, place);
  self->textures[1] = shot_texture (77, thing);
}

static inline void
shot_clear (TrackShot *self)
{
  g_free (self->textures[0]);
  g_free (self->textures[1]);
}

static inline void
shot_sample (const float *texture, double x, double y, double colour[3])
{
  int    i = (int)floor (x), k = (int)floor (y);
  double s = x - i, t = y - k;

  for (gsize c = 0; c < 3; c++)
    {
#define AT(u, v)                                                                                   \
  texture[3 * ((gsize)((k + (v)) & (SHOT_SIDE - 1)) * SHOT_SIDE +                                  \
               (gsize)((i + (u)) & (SHOT_SIDE - 1))) +                                             \
          c]
      colour[c] = (AT (0, 0) * (1 - s) + AT (1, 0) * s) * (1 - t) +
                  (AT (0, 1) * (1 - s) + AT (1, 1) * s) * t;
#undef AT
    }
}

/* --- where things are --------------------------------------------------------------------------
 */

/* Camera, thing and limbs at a moment, in frames. */
typedef struct
{
  const ShotKind *kind;
  double          time;
  double          cosine, sine, scale, sway, bob; /* of the camera */
  double          x, y, along, across, size;      /* of the thing: its middle, its turn */
  double          grown, away;
  double          limbs[SHOT_LIMBS][5];
} ShotMoment;

/* Where what is at @x, @y of the picture is in the place. */
static inline void
shot_to_place (const ShotMoment *self, double x, double y, double place[2])
{
  double u = (x - SHOT_WIDTH / 2.0) / self->scale, v = (y - SHOT_HEIGHT / 2.0) / self->scale;

  place[0] = self->cosine * u - self->sine * v + SHOT_WIDTH / 2.0 + self->sway +
             self->kind->pan * self->time;
  place[1] = self->sine * u + self->cosine * v + SHOT_HEIGHT / 2.0 + self->bob;
}

/* An edge with bays and corners. */
static inline gboolean
shot_thing_is_at (double u, double v)
{
  double radius = hypot (u, v), angle = radius < 66 ? atan2 (v, u) : 0;

  /* most of the picture is nowhere near */
  return v < 44 && radius < 66 && radius < 52 + 9 * sin (3 * angle) + 5 * sin (7 * angle + 1);
}

/* A figure that walks: the middles of its limbs from end to end, and how thick they are; phases and
 * swings about those of a human gait. Feet at 0, pixels upwards negative. */
static inline void
shot_limbs (double time, double limbs[SHOT_LIMBS][5])
{
  double phase = time * 0.26;

  for (int side = 0; side < 2; side++)
    {
      double at = phase + side * G_PI, hip = 0.42 * sin (at);
      double knee = hip - 0.35 * (1 + sin (at + 2)) * 0.6, arm = -0.45 * sin (at);
      double kx = 44 * sin (hip), ky = -88 + 44 * cos (hip);
      double fx = kx + 42 * sin (knee), fy = ky + 42 * cos (knee);
      double ex = 30 * sin (arm), ey = -140 + 30 * cos (arm);
      double parts[5][5] = { { 0, -88, kx, ky, 9 },
                             { kx, ky, fx, fy, 7 },
                             { fx, fy, fx + 10, fy, 5 },
                             { 0, -140, ex, ey, 7 },
                             { ex, ey, ex + 26 * sin (arm + 0.35), ey + 26 * cos (arm + 0.35),
                               5.5 } };

      for (int i = 0; i < 5; i++)
        for (int k = 0; k < 5; k++)
          limbs[side * (5 + 1) + i][k] = parts[i][k];
    }
  {
    double torso[5] = { 0, -138, 0, -92, 17 };

    for (int k = 0; k < 5; k++)
      limbs[SHOT_TRUNK][k] = torso[k];
  }
}

static inline double
shot_limb_distance (const double limb[5], double u, double v)
{
  double dx = limb[2] - limb[0], dy = limb[3] - limb[1], n = dx * dx + dy * dy;
  double t = n > 0 ? CLAMP (((u - limb[0]) * dx + (v - limb[1]) * dy) / n, 0, 1) : 0;

  return hypot (u - limb[0] - t * dx, v - limb[1] - t * dy) - limb[4];
}

/* Hand-held cameras sway slowly and shake a little. */
static inline ShotMoment
shot_moment (const TrackShot *shot, double time)
{
  const ShotKind *kind = shot->kind;
  double          at = time / (SHOT_FRAMES - 1), turn = kind->turn * at;
  double          roll = kind->roll * (sin (time * 0.11) + 0.4 * sin (time * 0.47 + 1));
  ShotMoment      self = {
         .kind = kind,
         .time = time,
         .cosine = cos (roll),
         .sine = sin (roll),
         .scale = 1 + kind->breathe * sin (time * 0.06),
         .sway = kind->shake * (sin (time * 0.13) + 0.35 * sin (time * 0.71 + 2)),
         .bob = kind->shake * (0.7 * sin (time * 0.17 + 1) + 0.3 * sin (time * 0.83)),
         .x = SHOT_WIDTH / 2.0 + kind->goes[0] * (at - 0.5),
         .y = SHOT_HEIGHT / 2.0 + kind->goes[1] * (at - 0.5),
         .along = cos (turn),
         .across = sin (turn),
         .size = kind->size > 0 ? kind->size : 1,
         .grown = pow (kind->grow, at),
         .away = cos (kind->away * at),
  };

  shot_limbs (time, self.limbs);
  return self;
}

/* Whether it is at @place. @local: (out): where on it */
static inline gboolean
shot_is_at (const ShotMoment *self, const double place[2], double local[2])
{
  double x = place[0] - self->x, y = place[1] - self->y;

  local[0] = (self->along * x + self->across * y) / self->grown / self->size / self->away;
  local[1] = (self->along * y - self->across * x) / self->grown / self->size;
  if (!self->kind->walks)
    return shot_thing_is_at (local[0], local[1]);
  local[1] -= 70 * self->size;
  if (hypot (local[0], local[1] + 162) < 13)
    return TRUE;
  for (int i = 0; i < SHOT_LIMBS; i++)
    if (shot_limb_distance (self->limbs[i], local[0], local[1]) < 0)
      {
        /* Cloth goes with its limb. */
        const double *limb = self->limbs[i];
        double        angle = atan2 (limb[2] - limb[0], limb[3] - limb[1]);
        double        u = local[0] - limb[0], v = local[1] - limb[1];

        local[0] = cos (angle) * u - sin (angle) * v + 40 * i;
        local[1] = sin (angle) * u + cos (angle) * v;
        return TRUE;
      }
  return FALSE;
}

static inline gboolean
shot_is_hidden (const TrackShot *self, int frame)
{
  return frame >= self->kind->hidden[0] && frame < self->kind->hidden[1];
}

/* --- pictures ----------------------------------------------------------------------------------
 */

#define SHOT_BLUR 2 /* moments that the shutter is open for, half of the time */

static inline RcFrame *
shot_picture (const TrackShot *self, int frame)
{
  RcFrame   *picture = rc_frame_new (SHOT_WIDTH, SHOT_HEIGHT, RC_FRAME_BGRA8, NULL);
  double     exposure = 1 + 0.05 * sin (frame * 0.09);
  gboolean   there = !shot_is_hidden (self, frame);
  ShotMoment moments[SHOT_BLUR];

  for (int k = 0; k < SHOT_BLUR; k++)
    moments[k] = shot_moment (self, frame + 0.5 * k - 0.25);
  for (int y = 0; y < SHOT_HEIGHT; y++)
    for (int x = 0; x < SHOT_WIDTH; x++)
      {
        guint8 *pixel = picture->data + (gsize)y * picture->stride + 4 * (gsize)x;
        double  sum[3] = { 0 };

        for (int k = 0; k < SHOT_BLUR; k++)
          {
            const ShotMoment *now = &moments[k];
            double            place[2], local[2], colour[3];

            shot_to_place (now, x + 0.25 + 0.5 * k, y + 0.75 - 0.5 * k, place);
            if (self->kind->pole && fabs (place[0] - SHOT_WIDTH / 2.0 + 5 * (now->time - 48)) < 9)
              colour[0] = colour[1] = colour[2] = 0.15 + 0.02 * sin (place[1] * 0.3);
            else if (there && shot_is_at (now, place, local))
              shot_sample (self->textures[1], local[0] * 1.7, local[1] * 1.7, colour);
            else
              shot_sample (self->textures[0], place[0] * 1.3 + 512, place[1] * 1.3 + 512, colour);
            for (int c = 0; c < 3; c++)
              sum[c] += colour[c] / SHOT_BLUR;
          }
        for (int c = 0; c < 3; c++)
          {
            double grain = 6 * (shot_hash (x, y, (guint32)(frame * 4 + c)) +
                                shot_hash (y, x, (guint32)(frame * 4 + c + 5000)) - 1);

            pixel[c] = (guint8)CLAMP (lrint (255 * exposure * sum[c] + grain), 0, 255);
          }
        pixel[3] = 255;
      }
  return picture;
}

/* 255 wherever it is at a moment */
static inline void
shot_mark (const ShotMoment *now, RcFrame *truth)
{
  for (int y = 0; y < SHOT_HEIGHT; y++)
    for (int x = 0; x < SHOT_WIDTH; x++)
      {
        double place[2], local[2];

        shot_to_place (now, x + 0.5, y + 0.5, place);
        if (shot_is_at (now, place, local))
          truth->data[(gsize)y * truth->stride + (gsize)x] = 255;
      }
}

static inline RcFrame *
shot_nothing (void)
{
  RcFrame *truth = rc_frame_new (SHOT_WIDTH, SHOT_HEIGHT, RC_FRAME_GRAY8, NULL);

  memset (truth->data, 0, truth->stride * SHOT_HEIGHT);
  return truth;
}

/* GRAY8: 255 where it is, hidden by a pole or not; of somebody who walks, where the head and the
 * body are, whatever arm is before them. */
static inline RcFrame *
shot_truth (const TrackShot *self, int frame)
{
  RcFrame   *truth = shot_nothing ();
  ShotMoment now = shot_moment (self, frame);

  /* What moves by itself is put into the body. */
  for (int i = 0; i < SHOT_LIMBS; i++)
    if (i != SHOT_TRUNK)
      memcpy (now.limbs[i], now.limbs[SHOT_TRUNK], sizeof now.limbs[i]);
  shot_mark (&now, truth);
  return truth;
}

/* GRAY8: 255 where any of it is while the shutter is open. */
static inline RcFrame *
shot_whole (const TrackShot *self, int frame)
{
  RcFrame *truth = shot_nothing ();

  for (int k = 0; k < SHOT_BLUR; k++)
    {
      ShotMoment now = shot_moment (self, frame + 0.5 * k - 0.25);

      shot_mark (&now, truth);
    }
  return truth;
}
