/* sketch-fixture.h - stagings for the tests of the sketch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/renderer.h"

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
