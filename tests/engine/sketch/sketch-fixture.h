/* sketch-fixture.h - stagings for the tests of the sketch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/kit-load.h"
#include "engine/sketch/picture/renderer.h"

/* A staging from JSON with single quotes, laid over a plain one with one figure in a studio. */
static inline RcStaging *
fixture_staging (const char *patch)
{
  static const char plain[] =
      "{\"camera\":{\"size\":\"MS\",\"angle\":\"eye\",\"move\":\"static\",\"lens_mm\":50,"
      "\"subject\":0,\"over\":-1,"
      "\"insert\":-1},\"figures\":[{\"id\":\"mara\",\"name\":\"Mara\",\"kind\":\"person\","
      "\"build\":\"average\","
      "\"colour\":\"#a05020\",\"height\":1.7,\"x\":0,\"z\":0,\"facing\":0,\"action\":\"stand\","
      "\"toward\":\"\","
      "\"holds\":-1,\"identity\":\"\"}],\"props\":[],\"set\":\"studio\",\"plate\":\"\","
      "\"interior\":false,"
      "\"time\":\"day\",\"weather\":\"clear\",\"warmth\":0,\"tension\":0,\"spans\":[]}";
  g_autofree char   *text = g_strdelimit (g_strdup (patch), "'", '"');
  g_autoptr (GError) error = NULL;
  cJSON             *json = cJSON_Parse (plain), *laid = cJSON_Parse (text);
  RcStaging         *staging;

  g_assert_nonnull (laid);
  rc_json_merge_patch (&json, laid);
  staging = rc_staging_from_json (json, &error);
  g_assert_no_error (error);
  cJSON_Delete (json);
  cJSON_Delete (laid);
  return staging;
}

static inline RcRequestShape
fixture_shape (int width, int height, int frames)
{
  return (RcRequestShape){
    .width = width, .height = height, .rate = { 24, 1 }, .frames = frames, .seed = 7
  };
}

static inline RcScene *
fixture_scene (const RcKit *kit, const RcStaging *staging, RcRequestShape shape)
{
  g_autoptr (GError) error = NULL;
  RcScene           *scene = rc_scene_new (kit, staging, &shape, NULL, NULL, &error);

  g_assert_no_error (error);
  return scene;
}

static inline RcKit *
fixture_kit (void)
{
  g_autoptr (GError) error = NULL;
  RcKit             *kit = rc_kit_load (&error);

  g_assert_no_error (error);
  return kit;
}

/* 48 frames of @patch, as fixture_staging() takes it. @staging: (out): outlives the scene */
static inline RcScene *
fixture_scene_of (const RcKit *kit, RcStaging **staging, const char *patch, int width, int height)
{
  *staging = fixture_staging (patch);
  return fixture_scene (kit, *staging, fixture_shape (width, height, 48));
}

/* The top of the head of who is first, in the world. */
static inline RcVec3
fixture_crown (const RcScene *scene)
{
  RcPerformance now;

  rc_actor_perform (&scene->actors[0], 0, NULL, &now);
  return rc_mat4_point (
      &now.body.head, rc_vec3 (0, RC_BODY_HEAD * scene->actors[0].look.head * now.body.height, 0));
}

/* One scene after the other. */
typedef struct
{
  RcKit     *kit;
  RcStaging *staging;
  RcScene   *scene;
} Stage;

static inline void
stage_set_up (Stage *self, gconstpointer data)
{
  self->kit = fixture_kit ();
}

static inline void
stage_tear_down (Stage *self, gconstpointer data)
{
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  rc_kit_free (self->kit);
}

/* As fixture_scene_of(). */
static inline void
stage_set (Stage *self, const char *patch, int width, int height)
{
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  self->scene = fixture_scene_of (self->kit, &self->staging, patch, width, height);
}

#define STAGE_TEST(path, func) g_test_add (path, Stage, NULL, stage_set_up, func, stage_tear_down)
