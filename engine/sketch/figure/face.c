/* face.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/face.h"

#include <string.h>

static const struct
{
  const char *name;
  RcFace      face;
} expressions[] = {
  { "neutral", { 0 } },
  { "smile",
    { .corners = 0.75f,
      .stretch = 0.35f,
      .lid_lower = 0.35f,
      .cheeks = 0.6f,
      .brow_outer = 0.15f } },
  { "laugh",
    { .corners = 0.95f,
      .stretch = 0.55f,
      .part = 1,
      .jaw = 0.55f,
      .teeth = 1,
      .lid_lower = 0.85f,
      .lid_upper = -0.35f,
      .cheeks = 1,
      .brow_outer = 0.3f,
      .brow_inner = 0.2f } },
  { "sad",
    { .brow_inner = 0.95f,
      .brow_outer = -0.35f,
      .frown = 0.3f,
      .lid_upper = -0.3f,
      .corners = -0.75f,
      .look_down = 0.4f } },
  { "cry",
    { .brow_inner = 1.0f,
      .brow_outer = -0.4f,
      .frown = 0.7f,
      .lid_upper = -0.55f,
      .lid_lower = 0.6f,
      .corners = -0.95f,
      .stretch = 0.35f,
      .part = 0.6f,
      .jaw = 0.15f,
      .teeth = 0.4f,
      .cheeks = 0.5f,
      .flush = 0.6f,
      .tears = 1,
      .look_down = 0.3f } },
  { "angry",
    { .brow_inner = -1.0f,
      .brow_outer = 0.35f,
      .frown = 1,
      .lid_upper = 0.15f,
      .lid_lower = 0.5f,
      .corners = -0.35f,
      .stretch = -0.1f,
      .press = 0.9f,
      .sneer = 0.25f,
      .flush = 0.35f } },
  { "afraid",
    { .brow_inner = 0.9f,
      .brow_outer = 0.35f,
      .frown = 0.5f,
      .lid_upper = 0.95f,
      .corners = -0.3f,
      .stretch = 0.7f,
      .part = 0.5f,
      .jaw = 0.22f,
      .teeth = 0.3f } },
  { "surprised",
    { .brow_inner = 1,
      .brow_outer = 1,
      .lid_upper = 1,
      .stretch = -0.45f,
      .part = 0.8f,
      .jaw = 0.75f } },
  { "disgusted",
    { .brow_inner = -0.7f,
      .frown = 0.7f,
      .lid_upper = -0.3f,
      .lid_lower = 0.7f,
      .sneer = 1,
      .corners = -0.6f,
      .part = 0.15f,
      .teeth = 0.3f,
      .cheeks = 0.4f } },
  { "tired",
    { .brow_inner = 0.15f,
      .brow_outer = -0.35f,
      .lid_upper = -0.6f,
      .corners = -0.25f,
      .look_down = 0.3f } },
  { "calm", { .corners = 0.22f, .lid_upper = -0.22f } },
  { "determined",
    { .brow_inner = -0.65f, .frown = 0.55f, .lid_lower = 0.35f, .press = 0.6f, .corners = 0.05f } },
  { "thoughtful",
    { .brow_inner = -0.2f,
      .brow_outer = 0.4f,
      .frown = 0.35f,
      .lid_upper = -0.15f,
      .press = 0.35f,
      .stretch = -0.25f } },
  { "proud", { .brow_outer = 0.35f, .lid_upper = -0.35f, .corners = 0.4f, .press = 0.2f } },
  { "shy",
    { .brow_inner = 0.5f,
      .corners = 0.4f,
      .stretch = -0.2f,
      .flush = 0.9f,
      .look_down = 0.8f,
      .lid_upper = -0.25f } },
  { "pained",
    { .brow_inner = 0.2f,
      .frown = 1,
      .lid_upper = -0.85f,
      .lid_lower = 0.9f,
      .stretch = 0.7f,
      .part = 0.6f,
      .teeth = 0.9f,
      .cheeks = 0.7f,
      .sneer = 0.5f,
      .corners = -0.3f } },
  { "in-love",
    { .brow_inner = 0.45f,
      .brow_outer = 0.25f,
      .lid_upper = -0.15f,
      .lid_lower = 0.25f,
      .corners = 0.7f,
      .cheeks = 0.5f,
      .flush = 0.8f,
      .part = 0.12f } },
  { "bored", { .brow_outer = -0.1f, .lid_upper = -0.55f, .corners = -0.3f, .stretch = -0.1f } },
};

/**
 * rc_face_named:
 * @self: (out): untouched if there is no such expression
 */
gboolean
rc_face_named (RcFace *self, const char *expression)
{
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    if (strcmp (expressions[i].name, expression) == 0)
      {
        *self = expressions[i].face;
        return TRUE;
      }
  return FALSE;
}

/** Goes from @self to @other by @t. */
void
rc_face_mix (RcFace *self, const RcFace *other, float t)
{
  float       *a = (float *)self;
  const float *b = (const float *)other;

  for (guint i = 0; i < sizeof *self / sizeof *a; i++)
    a[i] += (b[i] - a[i]) * t;
}

/**
 * rc_face_of_mood:
 * @self: (out): a face for a scene whose people say nothing of themselves
 * @warmth: -1 cold to 1 warm, from valence
 * @tension: -1 calm to 1 tense, from arousal
 *
 * Half of an expression at most: a mood is no emotion.
 */
void
rc_face_of_mood (RcFace *self, double warmth, double tension)
{
  const char *pole = warmth >= 0 ? "smile" : tension > 0.25 ? "afraid" : "sad";
  RcFace      face;

  memset (self, 0, sizeof *self);
  if (rc_face_named (&face, pole))
    rc_face_mix (self, &face, (float)(CLAMP (ABS (warmth), 0, 1) * 0.5));
  if (rc_face_named (&face, tension > 0 ? "determined" : "calm"))
    rc_face_mix (self, &face, (float)(CLAMP (ABS (tension), 0, 1) * 0.35));
}
