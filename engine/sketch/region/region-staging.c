/* region-staging.c - what a region changes in the staging, and in the scene that is made of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region/region-private.h"

#include "engine/sketch/scene/light.h"

#include <math.h>
#include <string.h>

int
rc_region_target_figure (const RcRegionDrawing *self)
{
  return self->target >= 1 && self->target < 128 &&
                 self->target <= (int)self->lead->staging->n_figures
             ? self->target - 1
             : -1;
}

int
rc_region_target_prop (const RcRegionDrawing *self)
{
  return self->target >= 128 && self->target - 128 < (int)self->lead->staging->n_props
             ? self->target - 128
             : -1;
}

static void
replace_number (cJSON *object, const char *key, double value)
{
  cJSON_DeleteItemFromObjectCaseSensitive (object, key);
  cJSON_AddNumberToObject (object, key, value);
}

static void
replace_text (cJSON *object, const char *key, const char *value)
{
  cJSON_DeleteItemFromObjectCaseSensitive (object, key);
  cJSON_AddStringToObject (object, key, value);
}

static void
set_colour (cJSON *object, guint colour)
{
  g_autofree char *text = g_strdup_printf ("#%06x", colour);

  replace_text (object, "colour", text);
}

/* @figure takes the looks of @character and keeps its place and its action. */
static void
recast (cJSON *figures, cJSON *figure, const cJSON *character)
{
  static const char *const keys[] = {
    "id",     "name",     "kind",     "body", "age",         "sex",       "build",
    "colour", "garment",  "headwear", "hair", "head_colour", "skin",      "hair_colour",
    "wears",  "material", "height",   "look", "identity",    "mannequin",
  };
  g_autofree char *before = g_strdup (rc_json_string_or (figure, "id", ""));
  cJSON           *other;

  cJSON_DeleteItemFromObjectCaseSensitive (figure, "label");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const cJSON *value = cJSON_GetObjectItemCaseSensitive (character, keys[i]);

      /* What the one wears and the other does not goes with them. */
      cJSON_DeleteItemFromObjectCaseSensitive (figure, keys[i]);
      if (value != NULL)
        cJSON_AddItemToObject (figure, keys[i], cJSON_Duplicate (value, TRUE));
    }
  cJSON_ArrayForEach (other, figures)
  {
    if (*before != '\0' && g_str_equal (rc_json_string_or (other, "toward", ""), before))
      {
        cJSON_DeleteItemFromObjectCaseSensitive (other, "toward");
        cJSON_AddStringToObject (other, "toward", rc_json_string_or (figure, "id", ""));
      }
  }
}

static RcVec3
ray_through (const RcCamera *camera, float x, float y)
{
  RcVec3 ray = rc_vec3_scale (camera->back, -1.0f);

  ray = rc_vec3_along (ray, camera->right, x * camera->tan_x);
  return rc_vec3_along (ray, camera->up, y * camera->tan_y);
}

/* The point of the world under the middle of the mask's lower edge; its distance with it. */
static RcVec3
place_under_mask (RcRegionDrawing *self, float *distance)
{
  const RcCamera     *camera = &self->lead->camera;
  int                 x = CLAMP (self->mask.x + self->mask.width / 2, 0, self->shape.width - 1);
  int                 y = CLAMP (self->mask.y + self->mask.height - 2, 0, self->shape.height - 1);
  g_autoptr (RcFrame) depth =
      rc_take_reader_has (self->base, RC_PASS_DEPTH)
          ? rc_take_reader_frame (self->base, RC_PASS_DEPTH, self->output->first, NULL)
          : NULL;
  RcVec3 ray = ray_through (camera, 2 * (x + 0.5f) / self->shape.width - 1,
                            1 - 2 * (y + 0.5f) / self->shape.height);
  RcVec3 place;

  *distance = camera->focus;
  if (depth != NULL && x < depth->width && y < depth->height)
    {
      guint16 value = ((const guint16 *)(gconstpointer)(depth->data + (gsize)y * depth->stride))[x];

      if (value < 65535)
        *distance = camera->near_plane + value / 65535.0f * (RC_DEPTH_FAR - camera->near_plane);
    }
  place = rc_vec3_along (camera->eye, ray, *distance);
  place.y = MAX (place.y, 0.0f);
  return place;
}

static cJSON *
new_prop (RcRegionDrawing *self, RcVec3 place, float high)
{
  const cJSON *entry = rc_kit_prop (self->kit, self->edit.prop);
  cJSON       *prop = cJSON_CreateObject ();
  float        natural = MAX (rc_prop_size (entry).y, 0.01f);

  cJSON_AddStringToObject (prop, "kind", self->edit.prop);
  cJSON_AddStringToObject (prop, "name", self->edit.prop);
  set_colour (prop, self->edit.words.has_colour ? self->edit.words.colour
                                                : rc_kit_read_colour (entry, "colour", 0xa88454));
  cJSON_AddNumberToObject (prop, "x", place.x);
  cJSON_AddNumberToObject (prop, "y", place.y);
  cJSON_AddNumberToObject (prop, "z", place.z);
  cJSON_AddNumberToObject (prop, "facing", 0);
  cJSON_AddNumberToObject (prop, "scale", CLAMP (high / natural, 0.2f, 6.0f));
  return prop;
}

/* A character of the cast who stands there and looks at us: where the mask's foot is, or as far
 * behind it as makes it fit. What is no person is as high as the mask. */
static void
add_character (RcRegionDrawing *self, cJSON *json)
{
  cJSON   *figure = cJSON_Duplicate (self->edit.character, TRUE);
  float    distance = 1.0f, high = 2 * self->lead->camera.tan_y * self->mask.height;
  RcVec3   place = place_under_mask (self, &distance), eye = self->lead->camera.eye;
  double   height = rc_json_number_or (figure, "height", 1.7);
  gboolean person = strcmp (rc_json_string_or (figure, "kind", ""), "person") == 0;
  float    back = person ? (float)height * self->shape.height / (0.96f * high * distance) : 1.0f;

  if (back > 1.0f)
    place = rc_vec3 (eye.x + back * (place.x - eye.x), 0, eye.z + back * (place.z - eye.z));
  if (!person)
    height = CLAMP (0.92 * high * distance / self->shape.height, 0.05, 10);
  replace_number (figure, "x", place.x);
  replace_number (figure, "y", place.y);
  replace_number (figure, "z", place.z);
  replace_number (figure, "height", height);
  replace_number (figure, "facing", atan2 (eye.x - place.x, eye.z - place.z) * 180 / G_PI);
  replace_number (figure, "holds", -1);
  replace_text (figure, "id", "added"); /* who is there already stays who it is */
  replace_text (figure, "action", "stand");
  replace_text (figure, "toward", "");
  cJSON_DeleteItemFromObjectCaseSensitive (figure, "beats");
  cJSON_AddItemToArray (cJSON_GetObjectItemCaseSensitive (json, "figures"), figure);
}

/* A new thing as high as the mask at that place. */
static void
add_prop (RcRegionDrawing *self, cJSON *json)
{
  float  distance = 1.0f;
  RcVec3 place = place_under_mask (self, &distance);
  float  high =
      0.92f * self->mask.height / self->shape.height * 2 * self->lead->camera.tan_y * distance;

  cJSON_AddItemToArray (cJSON_GetObjectItemCaseSensitive (json, "props"),
                        new_prop (self, place, high));
}

static void
replace_target (RcRegionDrawing *self, cJSON *json)
{
  cJSON *figures = cJSON_GetObjectItemCaseSensitive (json, "figures");
  cJSON *props = cJSON_GetObjectItemCaseSensitive (json, "props");
  int    figure = rc_region_target_figure (self), prop = rc_region_target_prop (self);

  if (figure >= 0 && self->edit.character != NULL)
    recast (figures, cJSON_GetArrayItem (figures, figure), self->edit.character);
  else if (prop >= 0 && self->edit.prop != NULL)
    {
      cJSON *old = cJSON_GetArrayItem (props, prop);

      cJSON_DeleteItemFromObjectCaseSensitive (old, "label");
      cJSON_DeleteItemFromObjectCaseSensitive (old, "kind");
      cJSON_AddStringToObject (old, "kind", self->edit.prop);
      if (self->edit.words.has_colour)
        set_colour (old, self->edit.words.colour);
    }
  else if (figure >= 0)
    {
      const RcActor *actor = &self->lead->actors[figure];

      cJSON_AddItemToArray (
          props,
          new_prop (self, actor->start, rc_prop_size (rc_kit_prop (self->kit, self->edit.prop)).y));
    }
}

gboolean
rc_region_change_staging (RcRegionDrawing *self, GError **error)
{
  cJSON *json = rc_staging_to_json (self->lead->staging);
  cJSON *figures = cJSON_GetObjectItemCaseSensitive (json, "figures");
  cJSON *props = cJSON_GetObjectItemCaseSensitive (json, "props");

  switch (self->edit.kind)
    {
    case RC_EDIT_PAINT:
      if (rc_region_target_figure (self) >= 0 && self->edit.words.has_colour)
        set_colour (cJSON_GetArrayItem (figures, rc_region_target_figure (self)),
                    self->edit.words.colour);
      if (rc_region_target_prop (self) >= 0 && self->edit.words.has_colour)
        set_colour (cJSON_GetArrayItem (props, rc_region_target_prop (self)),
                    self->edit.words.colour);
      break;
    case RC_EDIT_REPLACE:
      replace_target (self, json);
      break;
    case RC_EDIT_ADD:
      if (self->edit.character != NULL)
        add_character (self, json);
      else
        add_prop (self, json);
      break;
    case RC_EDIT_FILL:
    case RC_EDIT_REMOVE:
    case RC_EDIT_LIGHT:
    case RC_EDIT_GRADE:
    case RC_EDIT_FREEZE:
      break;
    }
  self->staging = rc_staging_from_json (json, error);
  cJSON_Delete (json);
  return self->staging != NULL;
}

/* The key light comes from where the words say, as the region's first frame sees it. */
static void
light_scene (RcRegionDrawing *self)
{
  const RcRegionWords *words = &self->edit.words;
  const RcCamera      *camera = &self->lead->camera;
  RcVec3               from = rc_vec3_scale (camera->right, words->light_from[0]);
  float                colour[3];

  from = rc_vec3_along (from, camera->up, words->light_from[1]);
  from = rc_vec3_along (from, camera->back, words->light_from[2]);
  for (int i = 0; i < 3; i++)
    colour[i] = powf ((words->light_colour >> (16 - 8 * i) & 0xff) / 255.0f, 2.2f);
  rc_light_turn (&self->scene->uniforms, rc_vec3_unit (from), colour, words->light_amount);
}

void
rc_region_change_scene (RcRegionDrawing *self)
{
  int      figure = rc_region_target_figure (self), prop = rc_region_target_prop (self);
  gboolean goes =
      self->edit.kind == RC_EDIT_REMOVE ||
      (self->edit.kind == RC_EDIT_REPLACE && figure >= 0 && self->edit.character == NULL);

  self->scene->lead = self->lead;
  self->scene->stands = self->edit.kind == RC_EDIT_FREEZE;
  self->scene->stood = (float)(self->output->first / rc_rational_to_double (self->shape.rate));
  if (self->edit.kind == RC_EDIT_LIGHT)
    light_scene (self);
  if (goes && figure >= 0)
    rc_scene_hide_figure (self->scene, (guint)figure);
  else if (goes && prop >= 0)
    rc_scene_hide_prop (self->scene, (guint)prop);
  if (self->edit.kind == RC_EDIT_PAINT && self->edit.words.has_gloss && figure >= 0)
    self->scene->actors[figure].look.cut.gloss = self->edit.words.gloss;
  if (self->edit.kind == RC_EDIT_PAINT && self->edit.words.has_gloss && prop >= 0)
    rc_scene_set_prop_gloss (self->scene, (guint)prop, self->edit.words.gloss);
}
