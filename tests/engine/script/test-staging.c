/* test-staging.c - stagings to JSON and back, and what damaged ones get
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/script/staging.h"

static const char whole[] =
    "{\"camera\":{\"size\":\"OTS\",\"angle\":\"low\",\"move\":\"push-in\",\"lens_mm\":50.5,"
    "\"subject\":1,\"over\":0,\"insert\":0},"
    "\"figures\":[{\"id\":\"c1\",\"name\":\"Mara\",\"kind\":\"person\",\"build\":\"slim\","
    "\"colour\":\"#0a5a34\",\"height\":1.66,\"x\":0.1,\"z\":-0.2,\"facing\":90,"
    "\"action\":\"talk\",\"toward\":\"c2\",\"holds\":0,\"identity\":\"ab12\",\"look\":\"white "
    "hair\"},"
    "{\"id\":\"c2\",\"name\":\"玛拉\",\"kind\":\"person\",\"build\":\"heavy\","
    "\"colour\":\"#ffffff\",\"height\":1.8,\"x\":1.2,\"z\":0,\"facing\":-90,"
    "\"action\":\"stand\",\"toward\":\"\",\"holds\":-1,\"identity\":\"\",\"look\":\"\"}],"
    "\"props\":[{\"kind\":\"lamp\",\"name\":\"Halo lamp\",\"colour\":\"#e0b040\",\"x\":0.3,"
    "\"y\":0.9,\"z\":0.1,\"facing\":10,\"scale\":1,\"in_plate\":true}],"
    "\"set\":\"cliff\",\"plate\":\"ff00\",\"interior\":false,\"time\":\"dusk\",\"weather\":\"fog\","
    "\"warmth\":0.25,\"tension\":-0.1,"
    "\"spans\":[{\"kind\":\"staged\",\"scene\":false,\"start\":0,\"length\":5,"
    "\"what\":\"figures[0] = Mara\"},"
    "{\"kind\":\"passed\",\"scene\":true,\"start\":6,\"length\":12,\"what\":\"\"}]}";

static RcStaging *
read_staging (const char *text, GError **error)
{
  g_autoptr (cJSON) json = rc_json_parse (text, strlen (text), "test", NULL);

  g_assert_nonnull (json);
  return rc_staging_from_json (json, error);
}

static void
test_round_trip (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (cJSON)     json = rc_json_parse (whole, sizeof whole - 1, "test", &error);
  g_autoptr (RcStaging) staging = rc_staging_from_json (json, &error);
  g_autoptr (cJSON)     again = NULL;
  g_autofree char      *before = NULL;
  g_autofree char      *after = NULL;

  g_assert_no_error (error);
  again = rc_staging_to_json (staging);
  before = rc_json_canonical (json);
  after = rc_json_canonical (again);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (staging->camera.subject, ==, 1);
  g_assert_cmphex (staging->figures[0].colour, ==, 0x0a5a34);
  g_assert_cmpstr (staging->figures[1].name, ==, "玛拉");
  g_assert_cmpint (staging->spans[1].kind, ==, RC_SPAN_PASSED);
  g_assert_true (staging->spans[1].scene);
}

static void
test_defaults (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcStaging) staging = read_staging ("{\"figures\":[{}],\"props\":[{}]}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (staging->camera.size, ==, "MS");
  g_assert_cmpstr (staging->camera.move, ==, "static");
  g_assert_cmpfloat (staging->camera.lens_mm, ==, 35);
  g_assert_cmpint (staging->camera.over, ==, -1);
  g_assert_cmpstr (staging->figures[0].action, ==, "stand");
  g_assert_cmpint (staging->figures[0].holds, ==, -1);
  g_assert_cmpfloat (staging->props[0].scale, ==, 1);
  g_assert_cmpstr (staging->time, ==, "day");
  g_assert_cmpstr (staging->plate, ==, "");
}

static void
test_damage (void)
{
  static const struct
  {
    const char *json;
    const char *path;
  } cases[] = {
    { "[]", "staging" },
    { "{\"camera\":3}", "staging.camera" },
    { "{\"camera\":{\"size\":3}}", "staging.camera.size" },
    { "{\"camera\":{\"lens_mm\":\"50\"}}", "staging.camera.lens_mm" },
    { "{\"camera\":{\"lens_mm\":0}}", "staging.camera.lens_mm" },
    { "{\"camera\":{\"subject\":0}}", "staging.camera.subject" },
    { "{\"camera\":{\"over\":1.5}}", "staging.camera.over" },
    { "{\"camera\":{\"insert\":4}}", "staging.camera.insert" },
    { "{\"figures\":{}}", "staging.figures" },
    { "{\"figures\":[{},{\"x\":true}]}", "staging.figures[1].x" },
    { "{\"figures\":[{\"holds\":0}]}", "staging.figures[0].holds" },
    { "{\"figures\":[7]}", "staging.figures[0]" },
    { "{\"figures\":[{\"colour\":\"red\"}]}", "staging.figures[0].colour" },
    { "{\"props\":[{\"colour\":16777216}]}", "staging.props[0].colour" },
    { "{\"interior\":1}", "staging.interior" },
    { "{\"spans\":[{\"start\":-1}]}", "staging.spans[0].start" },
    { "{\"spans\":[{\"kind\":\"lost\"}]}", "staging.spans[0].kind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (RcStaging) staging = read_staging (cases[i].json, &error);

      g_assert_null (staging);
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
}

static void
test_too_many (void)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (GString) text = g_string_new ("{\"figures\":[{}");

  for (int i = 0; i < 127; i++)
    g_string_append (text, ",{}");
  g_string_append (text, "]}");
  g_assert_null (read_staging (text->str, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_LIMIT);
}

/* Members, types, ranges and defaults of one record are those of its schema. */
static void
check_schema (const cJSON *schema, const RcRecordType *type, guint more)
{
  const cJSON *properties = cJSON_GetObjectItemCaseSensitive (schema, "properties");

  g_assert_cmpint (cJSON_GetArraySize (properties), ==, type->n_fields + more);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const RcRecordField *field = &type->fields[i];
      const cJSON         *property = cJSON_GetObjectItemCaseSensitive (properties, field->key);
      const cJSON         *neutral = cJSON_GetObjectItemCaseSensitive (property, "default");

      g_assert_nonnull (property);
      g_assert_cmpstr (rc_json_string_or (property, "description", ""), !=, "");
      if (field->type == RC_FIELD_TEXT)
        g_assert_cmpstr (cJSON_GetStringValue (neutral), ==, field->text);
      else if (field->type == RC_FIELD_NUMBER || field->type == RC_FIELD_INDEX)
        g_assert_cmpfloat (cJSON_GetNumberValue (neutral), ==, field->number);
      if (field->type == RC_FIELD_NUMBER)
        {
          g_assert_cmpfloat (rc_json_number_or (property, "minimum", 0), ==, field->least);
          g_assert_cmpfloat (rc_json_number_or (property, "maximum", 0), ==, field->most);
        }
      g_assert_cmpint (strcmp (rc_json_string_or (property, "type", ""), "array") == 0, ==,
                       field->type == RC_FIELD_LIST);
    }
}

static void
test_schema (void)
{
  static const struct
  {
    const char         *name;
    const RcRecordType *type;
  } records[] = {
    { "camera", &rc_staging_camera_type }, { "figure", &rc_staging_figure_type },
    { "beat", &rc_staging_beat_type },     { "prop", &rc_staging_prop_type },
    { "line", &rc_staging_line_type },     { "effect", &rc_staging_effect_type },
    { "crowd", &rc_staging_crowd_type },   { "span", &rc_staging_span_type },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char   *path =
      g_test_build_filename (G_TEST_DIST, "..", "docs", "staging.schema.json", NULL);
  g_autoptr (cJSON) schema = rc_json_load (path, &error);
  const cJSON      *defs = cJSON_GetObjectItemCaseSensitive (schema, "$defs");

  g_assert_no_error (error);
  check_schema (schema, &rc_staging_type, 1); /* the camera is no field of the table */
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    check_schema (cJSON_GetObjectItemCaseSensitive (defs, records[i].name), records[i].type, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/staging/json-round-trip-is-exact", test_round_trip);
  g_test_add_func ("/engine/staging/missing-members-are-neutral", test_defaults);
  g_test_add_func ("/engine/staging/damage-is-named-by-its-path", test_damage);
  g_test_add_func ("/engine/staging/the-schema-in-docs-is-that-of-the-code", test_schema);
  g_test_add_func ("/engine/staging/too-many-figures-are-refused", test_too_many);
  return g_test_run ();
}
