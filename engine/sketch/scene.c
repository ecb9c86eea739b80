/* scene.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/sketch/light.h"
#include "engine/sketch/scene-effects.h"
#include "engine/sketch/set.h"

#include <string.h>

#define MOST_PICTURE 1024 /* pixels of a cut-out or plate */

static void
item_free (gpointer data)
{
  RcItem *item = data;

  rc_mesh_free (item->mesh);
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
  item->glossy = FALSE;
  for (guint i = 0; i < item->mesh->vertices->len && !item->glossy; i++)
    item->glossy = g_array_index (item->mesh->vertices, RcVertex, i).normal[3] > 0;
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

static RcFrame *
load_picture (const char     *hash,
              const char     *what,
              RcMediaPathFunc media_path,
              gpointer        user_data,
              GError        **error)
{
  g_autofree char *path = media_path != NULL ? media_path (hash, user_data) : NULL;
  RcFrame         *frame;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_NOT_FOUND,
          "%s cannot be shown: its picture “%s” is missing from the project's media folder. Add "
          "the picture again, or take the reference away.",
          what, path != NULL ? path : hash);
      return NULL;
    }
  frame = rc_media_load_image (path, MOST_PICTURE, NULL, error);
  if (frame == NULL)
    g_prefix_error (error, "%s cannot be shown: ", what);
  return frame;
}

/* The part of the picture that is not transparent, so that a cut-out stands on its feet. */
static void
opaque_part (const RcFrame *picture, float *left, float *top, float *right, float *bottom)
{
  int x0 = picture->width, y0 = picture->height, x1 = 0, y1 = 0;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (picture->data[(gsize)y * picture->stride + x * 4 + 3] > 24)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x + 1);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y + 1);
        }
  if (x1 <= x0)
    {
      x0 = y0 = 0;
      x1 = picture->width;
      y1 = picture->height;
    }
  *left = (float)x0 / picture->width;
  *right = (float)x1 / picture->width;
  *top = (float)y0 / picture->height;
  *bottom = (float)y1 / picture->height;
}

static void
add_card_corner (RcMesh *mesh, float x, float y)
{
  rc_mesh_add_vertex (mesh, rc_vec3 (x, y, 0), rc_vec3 (0, 0, 1), rc_vec3 (0, 0, 1));
}

static RcItem *
add_card (RcScene *self, RcFrame *picture, gboolean whole)
{
  RcItem *item = rc_scene_add_item (self, RC_ITEM_CARD);
  float   left = 0, top = 0, right = 1, bottom = 1;

  if (!whole)
    opaque_part (picture, &left, &top, &right, &bottom);
  item->picture = picture;
  add_card_corner (item->mesh, left, 1 - bottom);
  add_card_corner (item->mesh, right, 1 - bottom);
  add_card_corner (item->mesh, right, 1 - top);
  add_card_corner (item->mesh, left, 1 - top);
  rc_mesh_add_triangle (item->mesh, 0, 1, 2);
  rc_mesh_add_triangle (item->mesh, 0, 2, 3);
  rc_item_measure (item);
  return item;
}

static gboolean
is_kind (const RcStagingFigure *figure, const char *kind)
{
  return g_str_equal (figure->kind, kind);
}

static gboolean
add_figures (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
{
  const RcStaging *staging = self->staging;
  double seconds = self->shape.frames / MAX (rc_rational_to_double (self->shape.rate), 0.01);

  self->actors = g_new0 (RcActor, MAX (staging->n_figures, 1));
  self->figure_items = g_new0 (RcItem *, MAX (staging->n_figures, 1));
  self->shadow_items = g_new0 (RcItem *, MAX (staging->n_figures, 1));
  for (guint i = 0; i < staging->n_figures; i++)
    {
      const RcStagingFigure *figure = &staging->figures[i];
      RcItem                *item;

      rc_actor_init (&self->actors[i], self->kit, staging, i, seconds);
      self->shadow_items[i] = rc_scene_add_ground_shadow (self);
      /* Of whom the camera looks over the shoulder one sees the back, and the picture shows the
       * front. */
      if (*figure->identity != '\0' && staging->camera.over != (int)i)
        {
          g_autofree char *what = g_strdup_printf ("“%s”", figure->name);
          RcFrame *picture = load_picture (figure->identity, what, media_path, user_data, error);

          if (picture == NULL)
            return FALSE;
          item = add_card (self, picture, FALSE);
          item->lit = 0.8f;
        }
      else
        {
          item = rc_scene_add_item (self, RC_ITEM_SOLID);
          item->changes = TRUE;
          item->ink = TRUE;
          item->rim = 1.0f;
        }
      item->shadow = TRUE;
      item->identity = RC_IDENTITY_FIGURE ((int)i);
      self->figure_items[i] = item;
    }
  return TRUE;
}

static int
holder_of (const RcStaging *staging, int prop)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (staging->figures[i].holds == prop)
      return (int)i;
  return -1;
}

static RcMat4
prop_model (const RcStagingProp *prop)
{
  RcMat4 m = rc_mat4_translation (rc_vec3 ((float)prop->x, (float)prop->y, (float)prop->z));
  float  s = prop->scale > 0.0 ? (float)MIN (prop->scale, 100.0) : 1.0f;

  m = rc_mat4_multiply (m, rc_mat4_rotation_y (RC_RADIANS (prop->facing)));
  return rc_mat4_multiply (m, rc_mat4_scaling (s, s, s));
}

/* A plate is a view from about eye level: straight from above or below the set is drawn instead. */
static gboolean
shows_plate (const RcStaging *staging)
{
  return *staging->plate != '\0' && !g_str_equal (staging->camera.angle, "bird") &&
         !g_str_equal (staging->camera.angle, "worm");
}

static void
add_props (RcScene *self, float lamps)
{
  const RcStaging *staging = self->staging;

  self->prop_items = g_new0 (RcItem *, MAX (staging->n_props, 1));
  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcStagingProp *prop = &staging->props[i];
      const cJSON         *entry = rc_prop_resolve (self->kit, prop->kind, prop->name);
      RcItem              *item = rc_scene_add_item (self, RC_ITEM_SOLID);
      RcMat4               identity = rc_mat4_identity ();
      RcLamp               lamp;
      float                power = MAX (lamps, holder_of (staging, (int)i) >= 0 ? 0.8f : 0.0f);

      item->shadow = item->ink = TRUE;
      item->rim = 0.7f;
      item->identity = RC_IDENTITY_PROP ((int)i);
      item->model = prop_model (prop);
      rc_prop_build (item->mesh, entry, &identity, prop->colour & 0xffffff, power);
      rc_item_measure (item);
      item->hidden = prop->in_plate && shows_plate (staging) && holder_of (staging, (int)i) < 0;
      if (!item->hidden && rc_prop_lamp (entry, &lamp))
        rc_scene_add_lamp (self, &lamp, &item->model, (int)i, power);
      self->prop_items[i] = item;
    }
}

/* Somebody who sits where there is nothing to sit on gets a plain stool. */
static void
add_seats (RcScene *self)
{
  const RcStaging *staging = self->staging;

  for (guint i = 0; i < staging->n_figures; i++)
    {
      const RcActor *actor = &self->actors[i];
      gboolean       seated = FALSE;
      RcItem        *item;
      float          h = actor->look.height;

      for (guint k = 0; k < staging->n_props; k++)
        seated |= hypot (staging->props[k].x - actor->start.x,
                         staging->props[k].z - actor->start.z) < 0.7;
      if (!actor->action->seat || seated)
        continue;
      item = rc_scene_add_item (self, RC_ITEM_SOLID);
      item->shadow = item->ink = TRUE;
      item->mesh->paint = (RcPaint){ .colour = 0x5c4c40, .ink = 1.0f };
      rc_mesh_box (item->mesh,
                   rc_vec3 (0.24f * h,
                            (actor->action->channels[RC_CHANNEL_PELVIS_Y].from - 0.055f) * h,
                            0.22f * h));
      item->model = rc_mat4_multiply (rc_mat4_translation (actor->start),
                                      rc_mat4_rotation_y (actor->heading));
      item->model =
          rc_mat4_multiply (item->model, rc_mat4_translation (rc_vec3 (0, 0, -0.03f * h)));
      rc_item_measure (item);
    }
}

/* Where an actor is seen at a moment: crown and soles. */
static RcSubject
actor_subject (const RcScene *self, guint index, float seconds)
{
  const RcActor *actor = &self->actors[index];
  RcPerformance  now;
  RcVec3         crown;
  RcSubject      subject = { .height = actor->look.height };
  float          facing;

  rc_actor_perform (actor, seconds, NULL, &now);
  crown = rc_mat4_point (&now.body.head,
                         rc_vec3 (0, RC_BODY_HEAD * actor->look.head * actor->look.height, 0));
  if (is_kind (actor->figure, "creature") || *actor->figure->identity != '\0' ||
      is_kind (actor->figure, "product"))
    crown = rc_vec3_add (rc_mat4_axis (&now.root, 3), rc_vec3 (0, actor->look.height, 0));
  subject.top = crown;
  subject.bottom = rc_vec3 (crown.x, rc_mat4_axis (&now.root, 3).y, crown.z);
  if (crown.y - subject.bottom.y < 0.5f * actor->look.height)
    {
      const RcKitSize *size = rc_kit_size (self->kit, self->staging->camera.size);

      subject.width = actor->look.height * (size != NULL ? size->bottom * 1.1f : 0.6f);
      /* Lying, or nearly: all of it matters, and its length goes sideways. */
      RcVec3 pelvis = rc_mat4_axis (&now.body.pelvis, 3);

      subject.top.y = MAX (crown.y, subject.bottom.y + 0.30f * actor->look.height);
      subject.top.x = subject.bottom.x = rc_mix (crown.x, pelvis.x, 0.5f);
      subject.top.z = subject.bottom.z = rc_mix (crown.z, pelvis.z, 0.5f);
    }
  facing = actor->heading + RC_RADIANS (actor->action->channels[RC_CHANNEL_TURN].to);
  subject.look = sinf (facing);
  if (actor->target >= 0)
    {
      float aside = (float)self->staging->figures[actor->target].x - actor->start.x;

      subject.look = CLAMP (aside * 1.5f, -1.0f, 1.0f);
    }
  if (fabsf (subject.look) < 0.25f || actor->to_camera)
    subject.look = 0.0f;
  return subject;
}

static RcSubject
prop_subject (const RcScene *self, guint index)
{
  const RcItem *item = self->prop_items[index];
  RcSubject     subject = { .whole = TRUE };
  RcVec3        middle = rc_mat4_point (&item->model, rc_vec3_mix (item->least, item->most, 0.5f));
  RcVec3        size = rc_mat4_direction (&item->model, rc_vec3_sub (item->most, item->least));
  float         wide = MAX (fabsf (size.x), fabsf (size.z)), high = MAX (fabsf (size.y), 0.02f);

  high = MAX (high, wide * 0.5f);
  subject.top = rc_vec3_add (middle, rc_vec3 (0, high / 2, 0));
  subject.bottom = rc_vec3_add (middle, rc_vec3 (0, -high / 2, 0));
  subject.height = high;
  subject.width = wide;
  return subject;
}

static RcSubject
all_figures (const RcScene *self, RcSubject subject)
{
  float left = 1e9f, right = -1e9f, top = 0, z = 0, least_top = 1e9f;
  guint n = MIN (self->staging->n_figures, 3);

  for (guint i = 0; i < n; i++)
    {
      RcSubject one = actor_subject (self, i, 0);

      left = MIN (left, one.top.x - 0.16f * one.height);
      right = MAX (right, one.top.x + 0.16f * one.height);
      top = MAX (top, one.top.y);
      least_top = MIN (least_top, one.top.y);
      z += one.top.z / n;
    }
  subject.top = rc_vec3 ((left + right) / 2, top, z);
  subject.bottom = rc_vec3 ((left + right) / 2, subject.bottom.y, z);
  subject.width = right - left;
  subject.height = top - subject.bottom.y;
  subject.look = 0;
  return subject;
}

/* Whom or what the shot is of, and whom the camera goes along with. */
static RcSubject
find_subject (RcScene *self)
{
  const RcStaging       *staging = self->staging;
  const RcStagingCamera *camera = &staging->camera;
  const RcKitSize       *size = rc_kit_size (self->kit, camera->size);
  gboolean               insert = g_str_equal (camera->size, "INSERT");
  int                    n = (int)staging->n_figures, things = (int)staging->n_props;
  int                    who = camera->subject >= 0 && camera->subject < n ? camera->subject : -1;
  int       thing = camera->insert >= 0 && camera->insert < things ? camera->insert : -1;
  RcSubject nobody = { .top = { 0, 1.75f, 0 }, .height = 1.75f };

  if (thing < 0 && things > 0 && (insert || n == 0))
    thing = 0;
  if (thing >= 0 && (insert || (who < 0 && n == 0)))
    {
      self->follows = holder_of (staging, thing);
      self->followed = 1.0f;
      return prop_subject (self, (guint)thing);
    }
  self->follows = who >= 0 ? who : n > 0 ? 0 : -1;
  self->followed = size != NULL ? size->follow : 1.0f;
  if (n > 0 && (who < 0 || (g_str_equal (camera->size, "TWO") && n > 1)))
    return all_figures (self, actor_subject (self, MAX (who, 0), 0));
  return who >= 0 ? actor_subject (self, (guint)who, 0) : nobody;
}

static void
plan_camera (RcScene *self)
{
  const RcStagingCamera *camera = &self->staging->camera;
  int                    n = (int)self->staging->n_figures;
  RcSubject              subject = find_subject (self), over;
  gboolean               shoulder = FALSE;

  if (g_str_equal (camera->size, "OTS") && n > 1)
    {
      int other = camera->over >= 0 && camera->over < n ? camera->over
                  : camera->subject == 0                ? 1
                                                        : 0;

      if (other != camera->subject)
        {
          over = actor_subject (self, (guint)other, 0);
          over.look = over.top.x >= subject.top.x ? -1.0f : 1.0f;
          shoulder = TRUE;
        }
    }
  rc_camera_plan (&self->plan, self->kit, self->staging, &subject, shoulder ? &over : NULL,
                  (double)self->shape.width / self->shape.height,
                  rc_set_room_for_camera (rc_set_resolve (self->kit, self->staging)),
                  self->shape.seed);
}

static gboolean
add_plate (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
{
  RcFrame *picture =
      load_picture (self->staging->plate, "The scene's plate", media_path, user_data, error);
  RcItem  *item;
  RcCamera camera;
  float    distance, width, height, aspect, wanted;
  RcVec3   middle;

  if (picture == NULL)
    return FALSE;
  item = add_card (self, picture, TRUE);
  camera = rc_camera_at (&self->plan, self->plan.move.centre, 0, rc_vec3 (0, 0, 0));
  distance = self->plan.distance + 14.0f;
  aspect = (float)picture->width / picture->height;
  wanted = (float)self->shape.width / self->shape.height;
  height = 2 * camera.tan_y * distance * 1.5f; /* room for the camera's move */
  width = height * aspect;
  if (aspect < wanted)
    {
      width = height * wanted;
      height = width / aspect;
    }
  middle = rc_vec3_along (camera.eye, camera.back, -distance);
  middle = rc_vec3_along (rc_vec3_along (middle, camera.right, -width / 2), camera.up, -height / 2);
  item->model = rc_mat4_frame (rc_vec3_scale (camera.right, width),
                               rc_vec3_scale (camera.up, height), camera.back, middle);
  item->lit = 0.0f;
  return TRUE;
}

static gboolean
check_shape (const RcRequestShape *shape, GError **error)
{
  if (shape->width < 1 || shape->height < 1 || shape->width > RC_FRAME_LARGEST / 2 ||
      shape->height > RC_FRAME_LARGEST / 2)
    g_set_error (
        error, RC_ERROR, RC_ERROR_INVALID,
        "The sketch cannot draw a picture of %d × %d pixels; choose a size from 1 × 1 to %d × %d.",
        shape->width, shape->height, RC_FRAME_LARGEST / 2, RC_FRAME_LARGEST / 2);
  else if (shape->frames < 1 || shape->frames > RC_REQUEST_MOST_FRAMES)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 "The sketch cannot draw a shot of %d frames; choose from 1 to %d frames.",
                 shape->frames, RC_REQUEST_MOST_FRAMES);
  else if (shape->rate.num <= 0 || shape->rate.den <= 0)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 "The sketch cannot draw a shot without a frame rate; choose one, such as 24.");
  else
    return TRUE;
  return FALSE;
}

/**
 * rc_scene_new:
 * @media_path: (nullable): where cut-outs and plates lie
 *
 * Errors: RC_ERROR_INVALID for a shape that no picture can have; RC_ERROR_NOT_FOUND for a missing
 *   picture, naming it; as rc_media_load_image()
 *
 * Returns: (transfer full) (nullable): the scene, at its first frame
 */
RcScene *
rc_scene_new (const RcKit          *kit,
              const RcStaging      *staging,
              const RcRequestShape *shape,
              RcMediaPathFunc       media_path,
              gpointer              user_data,
              GError              **error)
{
  g_autoptr (RcScene) self = NULL;
  const cJSON        *set;
  float               lamps;

  if (!check_shape (shape, error))
    return NULL;
  self = g_new0 (RcScene, 1);
  self->kit = kit;
  self->staging = staging;
  self->shape = *shape;
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->lamps = g_array_new (FALSE, TRUE, sizeof (RcSceneLamp));
  set = rc_set_resolve (kit, staging);
  self->indoors = rc_set_is_room (set);
  rc_light_set (&self->uniforms, kit, staging, self->indoors);
  lamps = rc_light_lamps (kit, staging, self->indoors);
  if (!add_figures (self, media_path, user_data, error))
    return NULL;
  add_props (self, lamps);
  add_seats (self);
  rc_scene_put_props_in_hands (self, 0);
  plan_camera (self);
  if (shows_plate (staging) && !add_plate (self, media_path, user_data, error))
    return NULL;
  self->has_sky = !shows_plate (staging) && !self->indoors;
  if (!shows_plate (staging))
    rc_set_build (self, set, lamps);
  if (!self->indoors)
    rc_scene_add_weather (self);
  rc_scene_set_frame (self, 0);
  return g_steal_pointer (&self);
}

void
rc_scene_free (RcScene *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->lamps, g_array_unref);
  g_free (self->actors);
  g_free (self->figure_items);
  g_free (self->prop_items);
  g_free (self->shadow_items);
  g_free (self);
}

/** Takes a figure out of the picture, with its shadow and what it holds. */
void
rc_scene_hide_figure (RcScene *self, guint index)
{
  int holds = self->staging->figures[index].holds;

  self->figure_items[index]->hidden = TRUE;
  self->shadow_items[index]->hidden = TRUE;
  if (holds >= 0 && holds < (int)self->staging->n_props)
    rc_scene_hide_prop (self, (guint)holds);
}

/** Takes a prop out of the picture, with the light it gives. */
void
rc_scene_hide_prop (RcScene *self, guint index)
{
  self->prop_items[index]->hidden = TRUE;
  for (guint i = 0; i < self->lamps->len; i++)
    {
      RcSceneLamp *lamp = &g_array_index (self->lamps, RcSceneLamp, i);

      if (lamp->prop != (int)index)
        continue;
      lamp->power = 0.0f;
      if (lamp->halo != NULL)
        lamp->halo->hidden = TRUE;
    }
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
