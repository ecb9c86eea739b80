/* mask-outline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-outline.h"

#include "engine/image/mask-edit.h"
#include "engine/image/outline.h"

#include <math.h>
#include <string.h>

gboolean
rc_mask_is_free_form (const RcMask *mask)
{
  gboolean adds = FALSE;

  for (guint i = 0; i < mask->n_shapes; i++)
    {
      const RcShape *shape = &mask->shapes[i];

      if (shape->kind == RC_SHAPE_RECTANGLE || shape->kind == RC_SHAPE_ELLIPSE ||
          shape->kind == RC_SHAPE_GRADIENT)
        return FALSE;
      /* Of several only how they lie together at one frame could be kept. */
      if (shape->keys.n_keys > 0 && (mask->n_shapes > 1 || shape->kind != RC_SHAPE_OUTLINE))
        return FALSE;
      adds = adds || shape->mode == RC_SHAPE_ADD;
    }
  return adds;
}

RcFrame *
rc_mask_rasterise_shapes (const RcMask *mask, int width, int height, int frame, GError **error)
{
  static const char *const whole[] = { "feather", "grow",    "smooth",  "fill_holes",
                                       "invert",  "fade_in", "fade_out" };
  g_autoptr (cJSON)        json = rc_mask_to_json (mask);
  g_autoptr (RcMask)       plain = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    cJSON_DeleteItemFromObjectCaseSensitive (json, whole[i]);
  plain = rc_mask_from_json (json, error);
  return plain != NULL ? rc_mask_rasterise (plain, width, height, frame, error) : NULL;
}

static double
rounded (double value)
{
  return round (value * 1e4) / 1e4;
}

/* From the frame to what the shape was drawn in. */
static void
take_back (cJSON *rings, const RcAffine *pose, int width, int height)
{
  cJSON   *ring, *x;
  RcAffine back;

  if (!rc_affine_invert (pose, &back))
    return;
  cJSON_ArrayForEach (ring, rings)
  {
    for (x = ring->child; x != NULL; x = x->next->next)
      {
        double to[2];

        rc_affine_apply (&back, x->valuedouble * width, x->next->valuedouble * height, to);
        cJSON_SetNumberValue (x, rounded (to[0] / width));
        cJSON_SetNumberValue (x->next, rounded (to[1] / height));
      }
  }
}

static cJSON *
rings_of (const RcFrame *coverage, const RcAffine *pose)
{
  cJSON *rings = rc_outline_rings (coverage, RC_OUTLINE_TOLERANCE);

  take_back (rings, pose, coverage->width, coverage->height);
  return rings;
}

/* A lasso is an outline of one ring. */
static cJSON *
own_rings (cJSON *shape)
{
  const char *kind = rc_json_string_or (shape, "kind", "");
  cJSON      *rings = cJSON_CreateArray ();

  if (strcmp (kind, "lasso") == 0)
    cJSON_AddItemToArray (rings, cJSON_DetachItemFromObjectCaseSensitive (shape, "points"));
  return rings;
}

cJSON *
rc_mask_become_outline (cJSON *json, const RcFrame *coverage, const RcAffine *pose)
{
  cJSON *shapes = cJSON_GetObjectItemCaseSensitive (json, "shapes"), *shape = shapes->child, *rings;
  cJSON *made;
  gboolean alone = cJSON_GetArraySize (shapes) == 1;

  if (alone && strcmp (rc_json_string_or (shape, "kind", ""), "outline") == 0)
    {
      if (!cJSON_HasObjectItem (shape, "keys"))
        cJSON_AddArrayToObject (shape, "keys");
      return shape;
    }
  rings = alone ? own_rings (shape) : cJSON_CreateArray ();
  if (cJSON_GetArraySize (rings) == 0)
    {
      cJSON_Delete (rings);
      rings = rings_of (coverage, pose);
    }
  made = rc_outline_shape_new ();
  cJSON_ReplaceItemInObjectCaseSensitive (made, "rings", rings);
  cJSON_ReplaceItemInObjectCaseSensitive (json, "shapes", cJSON_CreateArray ());
  cJSON_AddItemToArray (cJSON_GetObjectItemCaseSensitive (json, "shapes"), made);
  return made;
}

void
rc_mask_put_outline (cJSON *shape, int frame, const RcFrame *coverage, const RcAffine *pose)
{
  cJSON *key = cJSON_CreateObject ();

  cJSON_AddNumberToObject (key, "frame", frame);
  cJSON_AddStringToObject (key, "ease", "hold");
  cJSON_AddBoolToObject (key, "tracked", TRUE);
  cJSON_AddItemToObject (
      key, "rings",
      coverage != NULL ? rings_of (coverage, pose)
                       : cJSON_Duplicate (cJSON_GetObjectItemCaseSensitive (shape, "rings"), TRUE));
  rc_mask_keys_put (cJSON_GetObjectItemCaseSensitive (shape, "keys"), key);
}
