/* scene.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene.h"

#include "engine/base/error.h"
#include "engine/sketch/scene/business.h"
#include "engine/sketch/scene/card.h"
#include "engine/sketch/scene/crowd.h"
#include "engine/sketch/scene/effects.h"
#include "engine/sketch/scene/light.h"
#include "engine/sketch/scene/scene-camera.h"
#include "engine/sketch/scene/scene-effects.h"
#include "engine/sketch/scene/scene-foreground.h"
#include "engine/sketch/scene/scene-walls.h"
#include "engine/sketch/scene/set.h"
#include "engine/sketch/thing/set-place.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define ASLANT      60.0f /* degrees */
#define SEAT_COLOUR 0x6a5440

static void
item_free (gpointer data)
{
  RcItem *item = data;

  rc_mesh_free (item->mesh);
  g_clear_pointer (&item->caster, rc_mesh_free);
  g_clear_pointer (&item->first, rc_mesh_free);
  g_clear_pointer (&item->last, rc_mesh_free);
  g_clear_pointer (&item->picture, rc_frame_unref);
  g_free (item);
}

/** Returns: (transfer none): a new item with an empty mesh, owned by the scene */
RcItem *
rc_scene_add_item (RcScene *self, RcItemKind kind)
{
  RcItem *item = g_new0 (RcItem, 1);

  item->kind = kind;
  item->mesh = rc_mesh_new ();
  item->model = rc_mat4_identity ();
  g_ptr_array_add (self->items, item);
  return item;
}

/** Call when the mesh is whole. */
void
rc_item_measure (RcItem *item)
{
  rc_mesh_bounds (item->mesh, &item->least, &item->most);
}

void
rc_scene_add_lamp (RcScene *self, const RcLamp *lamp, const RcMat4 *at, int prop, float power)
{
  RcSceneLamp entry = { .lamp = *lamp, .prop = prop, .power = power };

  if (power <= 0.02f)
    return;
  entry.at = rc_mat4_point (at, lamp->at);
  if (lamp->halo > 0.0f)
    entry.halo = rc_scene_add_halo (self, lamp, power);
  if (lamp->beam > 0.0f)
    rc_scene_add_beam (self, lamp, entry.at, power);
  g_array_append_val (self->lamps, entry);
}

static gboolean
is_seen_from_behind (const RcStaging *staging, guint index)
{
  for (guint i = 0; i < staging->n_setups; i++)
    if (staging->setups[i].over != (int)index)
      return FALSE;
  return staging->camera.over == (int)index;
}

/* A figure as its identity reference shows it, if it has one that shows enough and is not to be a
 * mannequin. @item: (out): NULL if not */
static gboolean
add_cut_out (RcScene        *self,
             guint           index,
             RcMediaPathFunc media_path,
             gpointer        user_data,
             RcItem        **item,
             GError        **error)
{
  const RcStagingFigure *figure = &self->staging->figures[index];
  g_autofree char       *what = g_strdup_printf ("“%s”", figure->name);
  RcFrame               *cut_out;

  *item = NULL;
  if (*figure->identity == '\0' || figure->mannequin)
    return TRUE;
  cut_out = rc_reference_cut_out (figure->identity, what, media_path, user_data, error);
  if (cut_out == NULL)
    return FALSE;
  if (rc_card_is_enough (self, cut_out))
    *item = rc_card_add (self, cut_out, is_seen_from_behind (self->staging, index));
  else
    rc_frame_unref (cut_out);
  return TRUE;
}

static gboolean
add_figures (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
{
  const RcStaging *staging = self->staging;
  double seconds = self->shape.frames / MAX (rc_rational_to_double (self->shape.rate), 0.01);

  self->actors = g_new0 (RcActor, MAX (staging->n_figures, 1));
  self->figure_items = g_new0 (RcItem *, MAX (staging->n_figures, 1));
  self->reaches = g_new0 (float, MAX (staging->n_figures, 1));
  self->shadow_items = g_new0 (RcItem *, MAX (staging->n_figures, 1));
  for (guint i = 0; i < staging->n_figures; i++)
    {
      RcItem *item;

      rc_actor_init (&self->actors[i], self->kit, staging, i, seconds);
      if (self->dialogue != NULL)
        rc_actor_hear (&self->actors[i], self->dialogue);
      self->shadow_items[i] = rc_scene_add_ground_shadow (self);
      if (!add_cut_out (self, i, media_path, user_data, &item, error))
        return FALSE;
      if (item == NULL)
        {
          item = rc_scene_add_item (self, RC_ITEM_SOLID);
          item->changes = TRUE;
          item->ink = TRUE;
          item->rim = 1.0f;
          item->caster = rc_mesh_new ();
        }
      item->shadow = TRUE;
      item->identity = RC_IDENTITY_FIGURE ((int)i);
      self->figure_items[i] = item;
    }
  rc_actors_meet (self->actors, staging->n_figures);
  return TRUE;
}

static RcMat4
prop_model (const RcStagingProp *prop)
{
  RcMat4 m = rc_mat4_translation (rc_vec3 ((float)prop->x, (float)prop->y, (float)prop->z));
  float  s = prop->scale > 0.0 ? (float)MIN (prop->scale, 100.0) : 1.0f;

  m = rc_mat4_multiply (m, rc_mat4_rotation_y (RC_RADIANS (prop->facing)));
  return rc_mat4_multiply (m, rc_mat4_scaling (s, s, s));
}

/* On its back above the place where it would stand; what is long lies aslant, as a picture is wide.
 */
static RcMat4
lay_down (const RcMat4 *rest, const RcItem *item)
{
  float  wide = item->most.x - item->least.x, tall = item->most.y - item->least.y;
  RcVec3 by = { 0, -item->least.z, (item->least.y + item->most.y) / 2 };
  RcMat4 aslant = rc_mat4_rotation_y (RC_RADIANS (tall > 1.5f * wide ? ASLANT : 0.0f));
  RcMat4 back =
      rc_mat4_multiply (rc_mat4_translation (by), rc_mat4_rotation_x (RC_RADIANS (-90.0)));

  return rc_mat4_multiply (rc_mat4_multiply (*rest, aslant), back);
}

/* A prop in one of its colours. */
static void
build_prop (RcScene *self, RcMesh *mesh, guint index, guint colour, float power)
{
  const RcStagingProp *prop = &self->staging->props[index];
  const cJSON         *entry = rc_prop_resolve (self->kit, prop->kind, prop->name);
  RcMat4               identity = rc_mat4_identity ();

  rc_prop_build (mesh, entry, &identity, colour & 0xffffff, power);
  if (prop->becomes == 0 && (colour & 0xffffff) == rc_kit_read_colour (entry, "colour", 0))
    rc_season_tint (&self->season, entry, mesh, 0, colour & 0xffffff, index);
}

static void
add_props (RcScene *self, float lamps)
{
  const RcStaging *staging = self->staging;

  self->prop_items = g_new0 (RcItem *, MAX (staging->n_props, 1));
  self->prop_rests = g_new0 (RcMat4, MAX (staging->n_props, 1));
  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      const cJSON         *entry = rc_prop_resolve (self->kit, prop->kind, prop->name);
      RcItem              *item = rc_scene_add_item (self, RC_ITEM_SOLID);
      RcLamp               lamp;
      float power = MAX (lamps, rc_scene_holder_of (staging, (int)i) >= 0 ? 0.8f : 0.0f);

      item->shadow = item->ink = TRUE;
      item->rim = 0.7f;
      item->identity = RC_IDENTITY_PROP ((int)i);
      build_prop (self, item->mesh, i, prop->colour, power);
      if (prop->becomes != 0)
        {
          item->changes = TRUE;
          build_prop (self, item->first = rc_mesh_new (), i, prop->colour, power);
          build_prop (self, item->last = rc_mesh_new (), i, prop->becomes, power);
        }
      rc_item_measure (item);
      item->model = self->prop_rests[i] = prop_model (prop);
      if (cJSON_IsTrue (cJSON_GetObjectItemCaseSensitive (entry, "lies")))
        item->model = self->prop_rests[i] = lay_down (&self->prop_rests[i], item);
      item->hidden = rc_scene_is_of_walls (self->kit, staging, i) ||
                     (prop->in_plate && rc_card_shows_plate (staging) &&
                      rc_scene_holder_of (staging, (int)i) < 0);
      if (!item->hidden && rc_prop_lamp (entry, &lamp))
        rc_scene_add_lamp (self, &lamp, &item->model, (int)i, power);
      self->prop_items[i] = item;
    }
}

/* What somebody sits on whom the words give no seat: a chair in a room, a stool in the open. */
static void
add_seat (RcScene *self, const RcActor *actor, const RcKitAction *sits)
{
  const cJSON *entry = rc_prop_resolve (self->kit, self->staging->interior ? "chair" : "stool", "");
  RcItem      *item = rc_scene_add_item (self, RC_ITEM_SOLID);
  float        h = actor->look.height;
  float        high = (sits->seat_at - 0.055f) * h;
  float        size = high / (float)rc_json_number_or (entry, "seat", high);
  RcMat4       scaling = rc_mat4_scaling (size, size, size);

  item->shadow = item->ink = TRUE;
  rc_prop_build (item->mesh, entry, &scaling, SEAT_COLOUR, 0);
  item->model =
      rc_mat4_multiply (rc_mat4_translation (actor->start), rc_mat4_rotation_y (actor->heading));
  item->model = rc_mat4_multiply (item->model, rc_mat4_translation (rc_vec3 (0, 0, -0.03f * h)));
  rc_item_measure (item);
}

static void
add_seats (RcScene *self)
{
  const RcStaging *staging = self->staging;

  for (guint i = 0; i < staging->n_figures; i++)
    {
      const RcActor     *actor = &self->actors[i];
      const RcKitAction *sits = actor->way.legs[0].posture;
      gboolean           seated = FALSE;

      for (guint k = 0; k < staging->n_props; k++)
        seated |= hypot (staging->props[k].x - actor->start.x,
                         staging->props[k].z - actor->start.z) < 0.7;
      if (sits == NULL)
        sits = actor->action;
      /* an animal sits on the ground */
      if (sits->seat && !seated && actor->body == NULL && actor->figure->rides < 0 &&
          actor->figure->mounts < 0)
        add_seat (self, actor, sits);
    }
}

static gboolean
check_shape (const RcRequestShape *shape, GError **error)
{
  if (shape->width < 1 || shape->height < 1 || shape->width > RC_FRAME_LARGEST / 2 ||
      shape->height > RC_FRAME_LARGEST / 2)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("The sketch cannot draw a picture of %d × %d pixels; choose a size from 1 × 1 "
                    "to %d × %d."),
                 shape->width, shape->height, RC_FRAME_LARGEST / 2, RC_FRAME_LARGEST / 2);
  else if (shape->frames < 1 || shape->frames > RC_REQUEST_MOST_FRAMES)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("The sketch cannot draw a shot of %d frames; choose from 1 to %d frames."),
                 shape->frames, RC_REQUEST_MOST_FRAMES);
  else if (shape->rate.num <= 0 || shape->rate.den <= 0)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("The sketch cannot draw a shot without a frame rate; choose one, such as 24."));
  else
    return TRUE;
  return FALSE;
}

/* What the camera follows: another camera's way, another picture's weight. */
static gboolean
read_references (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
{
  if (*self->references.camera != '\0')
    {
      self->way = rc_reference_camera (self->references.camera, media_path, user_data, error);
      if (self->way == NULL)
        return FALSE;
    }
  if (*self->references.composition != '\0')
    {
      g_autoptr (RcFrame) picture =
          rc_reference_picture (self->references.composition, _ ("The composition reference"),
                                media_path, user_data, error);
      double x, y;

      if (picture == NULL)
        return FALSE;
      rc_plate_find_weight (picture, &x, &y);
      self->placed = TRUE;
      self->place_x = (float)CLAMP (x, -0.5, 0.5);
    }
  return TRUE;
}

/**
 * rc_scene_new_with:
 * @media_path: (nullable): where cut-outs and plates lie
 *
 * Errors: RC_ERROR_INVALID for a shape that no picture can have; RC_ERROR_NOT_FOUND for a missing
 *   picture, naming it; as rc_media_load_image()
 *
 * Returns: (transfer full) (nullable): the scene, at its first frame
 */
RcScene *
rc_scene_new_with (const RcKit          *kit,
                   const RcStaging      *staging,
                   const RcRequestShape *shape,
                   RcDialogue           *dialogue,
                   const RcReferences   *references,
                   RcMediaPathFunc       media_path,
                   gpointer              user_data,
                   GError              **error)
{
  const RcReferences  none = { "", "", "", "", "" };
  g_autoptr (RcScene) self = NULL;
  const cJSON        *set;
  float               lamps;

  if (!check_shape (shape, error))
    return NULL;
  self = g_new0 (RcScene, 1);
  self->kit = kit;
  self->staging = staging;
  self->shape = *shape;
  self->references = references != NULL ? *references : none;
  if (dialogue != NULL)
    self->dialogue = rc_dialogue_ref (dialogue);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->lamps = g_array_new (FALSE, TRUE, sizeof (RcSceneLamp));
  self->setups = g_array_new (FALSE, TRUE, sizeof (RcSceneSetup));
  self->unseen = -1;
  self->settled = rc_scene_settle (kit, staging);
  if (self->settled != NULL)
    self->staging = staging = self->settled;
  set = rc_set_resolve (kit, staging);
  self->indoors = rc_set_is_room (set);
  self->light = rc_light_of (kit, staging, set);
  rc_light_set (&self->uniforms, kit, staging, set, self->indoors);
  self->haze_density = self->uniforms.haze[3];
  self->season = rc_season_of (kit, staging, set);
  self->uniforms.fill_below[3] = MAX (self->uniforms.fill_below[3], rc_season_snow (&self->season));
  lamps = rc_light_lamps (kit, staging, self->light, self->indoors);
  if (!add_figures (self, media_path, user_data, error))
    return NULL;
  add_props (self, lamps);
  add_seats (self);
  rc_business_add (self);
  self->crowds = rc_crowds_new ();
  rc_crowd_add (self);
  rc_scene_put_props_in_hands (self, 0);
  self->has_sky = !rc_card_shows_plate (staging) && !self->indoors;
  if (!rc_card_shows_plate (staging))
    rc_set_build (self, set, lamps);
  if (!read_references (self, media_path, user_data, error))
    return NULL;
  rc_scene_plan_camera (self);
  if (rc_card_shows_plate (staging) && !rc_card_add_plate (self, media_path, user_data, error))
    return NULL;
  if (!self->indoors)
    rc_scene_add_weather (self);
  rc_effects_add (self);
  rc_scene_add_foreground (self);
  rc_scene_set_frame (self, 0);
  return g_steal_pointer (&self);
}

/** As rc_scene_new_with(), with nobody speaking and nothing to follow. */
RcScene *
rc_scene_new (const RcKit          *kit,
              const RcStaging      *staging,
              const RcRequestShape *shape,
              RcMediaPathFunc       media_path,
              gpointer              user_data,
              GError              **error)
{
  return rc_scene_new_with (kit, staging, shape, NULL, NULL, media_path, user_data, error);
}

void
rc_scene_free (RcScene *self)
{
  g_clear_pointer (&self->dialogue, rc_dialogue_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->crowds, g_array_unref);
  g_clear_pointer (&self->business, g_array_unref);
  g_clear_pointer (&self->holds, g_array_unref);
  g_clear_pointer (&self->lamps, g_array_unref);
  g_clear_pointer (&self->setups, g_array_unref);
  g_clear_pointer (&self->effects, g_array_unref);
  g_clear_pointer (&self->way, g_array_unref);
  g_free (self->actors);
  g_free (self->figure_items);
  g_free (self->reaches);
  g_free (self->prop_items);
  g_free (self->prop_rests);
  g_free (self->shadow_items);
  g_clear_pointer (&self->settled, rc_staging_free);
  g_free (self);
}

static void
hide_prop (RcScene *self, guint index, gboolean goes_dark)
{
  self->prop_items[index]->hidden = TRUE;
  for (guint i = 0; i < self->lamps->len; i++)
    {
      RcSceneLamp *lamp = &g_array_index (self->lamps, RcSceneLamp, i);

      if (lamp->prop != (int)index)
        continue;
      if (goes_dark)
        lamp->power = 0.0f;
      if (lamp->halo != NULL)
        lamp->halo->hidden = TRUE;
    }
}

/** Takes a figure out of the picture, with its shadow and what it holds. A lamp in its hand goes
 * too, but not its light: that lies on what is around, which stays as it is. */
void
rc_scene_hide_figure (RcScene *self, guint index)
{
  int holds = self->staging->figures[index].holds;

  self->figure_items[index]->hidden = TRUE;
  self->shadow_items[index]->hidden = TRUE;
  if (holds >= 0 && holds < (int)self->staging->n_props)
    hide_prop (self, (guint)holds, FALSE);
}

/** Takes a prop out of the picture, with the light it gives. */
void
rc_scene_hide_prop (RcScene *self, guint index)
{
  hide_prop (self, index, TRUE);
}

/** Call before a renderer is made. */
void
rc_scene_set_prop_gloss (RcScene *self, guint index, float gloss)
{
  GArray *vertices = self->prop_items[index]->mesh->vertices;

  for (guint i = 0; i < vertices->len; i++)
    g_array_index (vertices, RcVertex, i).normal[3] =
        (gint16)(CLAMP (gloss, 0.0f, 1.0f) * 32767.0f);
}
