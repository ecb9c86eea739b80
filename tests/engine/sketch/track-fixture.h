/* track-fixture.h - sketch shots in which one thing is tracked, whose truth the sketch knows
 *
 * The mask is the thing's own silhouette in one frame; the truth is its silhouette in every other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/image/mask-track.h"

#include <string.h>

#define WIDTH  480
#define HEIGHT 270
#define FRAMES 96

typedef struct
{
  int        target; /* value of the thing in the identity pass */
  int        also;   /* of another that is tracked with it; 0: none */
  GPtrArray *pictures, *identities, *motions;
} Shot;

static inline void
shot_clear (Shot *self)
{
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->identities);
  g_ptr_array_unref (self->motions);
}

static inline gboolean
shot_is_target (const Shot *self, guint8 value)
{
  return value == self->target || (self->also != 0 && value == self->also);
}

static inline void
shot_draw (Shot *self, const char *patch, int target, gboolean with_motion)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  RcKit                *kit = fixture_kit ();
  RcScene              *scene = fixture_scene (kit, staging, fixture_shape (WIDTH, HEIGHT, FRAMES));
  g_autoptr (RcRenderer) renderer = rc_renderer_new (rc_gl_context_get (&error), scene, &error);
  RcRect                 all = { 0, 0, WIDTH, HEIGHT };

  g_assert_no_error (error);
  self->target = target;
  self->also = 0;
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->identities = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->motions = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  for (int i = 0; i < FRAMES; i++)
    {
      RcFrame *colour = NULL, *depth = NULL, *identity = NULL, *motion = NULL;

      rc_scene_set_frame (scene, i);
      g_assert_true (rc_renderer_draw (renderer, all, &colour, &depth, &identity, &error));
      g_assert_true (!with_motion || rc_renderer_draw_motion (renderer, all, &motion, &error));
      g_assert_no_error (error);
      rc_frame_unref (depth);
      g_ptr_array_add (self->pictures, colour);
      g_ptr_array_add (self->identities, identity);
      if (motion != NULL)
        g_ptr_array_add (self->motions, motion);
    }
  g_clear_pointer (&renderer, rc_renderer_free);
  rc_scene_free (scene);
  rc_kit_free (kit);
}

static inline RcFrame *
shot_give_picture (gpointer data, int frame, GError **error)
{
  return rc_frame_ref (g_ptr_array_index (((Shot *)data)->pictures, (guint)frame));
}

static inline RcFrame *
shot_give_motion (gpointer data, int frame, GError **error)
{
  return rc_frame_ref (g_ptr_array_index (((Shot *)data)->motions, (guint)frame));
}

static inline RcFrame *
shot_give_identity (gpointer data, int frame, GError **error)
{
  return rc_frame_ref (g_ptr_array_index (((Shot *)data)->identities, (guint)frame));
}

/* The silhouette of the thing at @frame, as a picture that is a mask. */
static inline RcMask *
shot_silhouette (const Shot *self, int frame)
{
  const RcFrame     *identity = g_ptr_array_index (self->identities, (guint)frame);
  g_autofree guint8 *pixels = g_malloc0 ((gsize)WIDTH * HEIGHT);
  g_autofree char   *data = NULL;
  g_autoptr (cJSON)  json = cJSON_CreateObject ();
  cJSON             *shape = cJSON_CreateObject ();

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      pixels[y * WIDTH + x] =
          shot_is_target (self, identity->data[(gsize)y * identity->stride + (gsize)x]) ? 255 : 0;
  data = g_base64_encode (pixels, (gsize)WIDTH * HEIGHT);
  cJSON_AddStringToObject (shape, "kind", "bitmap");
  cJSON_AddNumberToObject (shape, "width", WIDTH);
  cJSON_AddNumberToObject (shape, "height", HEIGHT);
  cJSON_AddStringToObject (shape, "data", data);
  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  return rc_mask_from_json (json, NULL);
}

/* Intersection over union of the mask and the truth. */
static inline double
shot_overlap (const Shot *self, const RcMask *mask, int frame)
{
  const RcFrame      *identity = g_ptr_array_index (self->identities, (guint)frame);
  g_autoptr (RcFrame) coverage = rc_mask_rasterise (mask, WIDTH, HEIGHT, frame, NULL);
  int                 both = 0, either = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean in = coverage->data[(gsize)y * coverage->stride + (gsize)x] >= 128;
        gboolean truth =
            shot_is_target (self, identity->data[(gsize)y * identity->stride + (gsize)x]);

        both += in && truth;
        either += in || truth;
      }
  return either > 0 ? (double)both / either : 1;
}

/* The mean of all frames. @worst: (out): the least of them */
static inline double
shot_mean_overlap (const Shot *self, const cJSON *json, double *worst)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) mask = rc_mask_from_json (json, &error);
  double             sum = 0;

  g_assert_no_error (error);
  *worst = 1;
  for (int i = 0; i < FRAMES; i++)
    {
      double value = shot_overlap (self, mask, i);

      sum += value;
      *worst = MIN (*worst, value);
    }
  return sum / FRAMES;
}
