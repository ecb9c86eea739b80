/* test-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/json.h"

#include "engine/base/error.h"

#include <glib/gstdio.h>
#include <string.h>

static cJSON *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  cJSON             *value = rc_json_parse (text, strlen (text), "test", &error);

  g_assert_no_error (error);
  return value;
}

static char *
canonical (const char *text)
{
  g_autoptr (cJSON) value = parse (text);

  return rc_json_canonical (value);
}

static void
test_names_the_place_where_it_breaks (void)
{
  static const char *const text = "{\n  \"a\": 1,\n  \"b\": ?\n}";
  g_autoptr (GError)       error = NULL;

  g_assert_null (rc_json_parse (text, strlen (text), "film.json", &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "film.json"));
  g_assert_nonnull (strstr (error->message, "line 3"));
}

static void
test_refuses_what_is_not_one_value (void)
{
  static const struct
  {
    const char *text;
    gsize       length;
  } cases[] = { { "", 0 }, { "{} {}", 5 }, { "{\"a\": 1", 7 }, { "\"\xff\"", 3 }, { "{}\0{}", 5 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_json_parse (cases[i].text, cases[i].length, "test", &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
    }
}

static void
test_needs_no_nul_at_the_end (void)
{
  g_autoptr (cJSON) value = rc_json_parse ("[1]garbage", 3, "test", NULL);

  g_assert_cmpint (cJSON_GetArraySize (value), ==, 1);
}

static void
test_gives_equal_values_equal_text (void)
{
  static const struct
  {
    const char *text, *canonical;
  } cases[] = {
    { "{ \"b\": 1, \"a\": [ true, null, false ] }", "{\"a\":[true,null,false],\"b\":1}" },
    { "{\"z\":{\"y\":1,\"x\":2}}", "{\"z\":{\"x\":2,\"y\":1}}" },
    { "[1.0, 1e2, -0.0, 0.1, 1e300, 0.30000000000000004]",
      "[1,100,0,0.1,1e+300,0.30000000000000004]" },
    { "\"caf\\u00e9\\n\"", "\"caf\xc3\xa9\\n\"" },
    { "{}", "{}" },
    { "[]", "[]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = canonical (cases[i].text);
      g_autofree char *again = canonical (text);

      g_assert_cmpstr (text, ==, cases[i].canonical);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_writes_for_people (void)
{
  g_autoptr (cJSON) value = parse ("{\"b\":[1,2],\"a\":{}}");
  g_autofree char  *text = rc_json_pretty (value);

  g_assert_cmpstr (text, ==, "{\n  \"b\": [\n    1,\n    2\n  ],\n  \"a\": {}\n}\n");
}

/* The examples of RFC 7396, appendix A: original, patch, result. */
static void
test_patches_as_rfc_7396_says (void)
{
  static const char *const cases[][3] = {
    { "{\"a\":\"b\"}", "{\"a\":\"c\"}", "{\"a\":\"c\"}" },
    { "{\"a\":\"b\"}", "{\"b\":\"c\"}", "{\"a\":\"b\",\"b\":\"c\"}" },
    { "{\"a\":\"b\"}", "{\"a\":null}", "{}" },
    { "{\"a\":\"b\",\"b\":\"c\"}", "{\"a\":null}", "{\"b\":\"c\"}" },
    { "{\"a\":[\"b\"]}", "{\"a\":\"c\"}", "{\"a\":\"c\"}" },
    { "{\"a\":\"c\"}", "{\"a\":[\"b\"]}", "{\"a\":[\"b\"]}" },
    { "{\"a\":{\"b\":\"c\"}}", "{\"a\":{\"b\":\"d\",\"c\":null}}", "{\"a\":{\"b\":\"d\"}}" },
    { "{\"a\":[{\"b\":\"c\"}]}", "{\"a\":[1]}", "{\"a\":[1]}" },
    { "[\"a\",\"b\"]", "[\"c\",\"d\"]", "[\"c\",\"d\"]" },
    { "{\"a\":\"b\"}", "[\"c\"]", "[\"c\"]" },
    { "{\"a\":\"foo\"}", "null", "null" },
    { "{\"a\":\"foo\"}", "\"bar\"", "\"bar\"" },
    { "{\"e\":null}", "{\"a\":1}", "{\"a\":1,\"e\":null}" },
    { "[1,2]", "{\"a\":\"b\",\"c\":null}", "{\"a\":\"b\"}" },
    { "{}", "{\"a\":{\"bb\":{\"ccc\":null}}}", "{\"a\":{\"bb\":{}}}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (cJSON) target = parse (cases[i][0]);
      g_autoptr (cJSON) patch = parse (cases[i][1]);
      g_autofree char  *result = NULL;
      g_autofree char  *unchanged = NULL;

      rc_json_merge_patch (&target, patch);
      result = rc_json_canonical (target);
      g_assert_cmpstr (result, ==, cases[i][2]);
      unchanged = rc_json_canonical (patch);
      g_assert_cmpstr (unchanged, ==, cases[i][1]);
    }
}

static void
test_reads_members (void)
{
  g_autoptr (cJSON) value = parse ("{\"name\":\"Mara\",\"age\":31,\"sails\":true}");
  double            number = 0;

  g_assert_cmpstr (rc_json_get_string (value, "name", "test", NULL), ==, "Mara");
  g_assert_true (rc_json_get_number (value, "age", "test", &number, NULL));
  g_assert_cmpfloat (number, ==, 31);
  g_assert_cmpstr (rc_json_string_or (value, "age", "none"), ==, "none");
  g_assert_cmpfloat (rc_json_number_or (value, "name", 7), ==, 7);
  g_assert_true (rc_json_bool_or (value, "sails", FALSE));
  g_assert_true (rc_json_bool_or (value, "sings", TRUE));
  g_assert_cmpstr (rc_json_string_or (NULL, "name", "none"), ==, "none");
}

static void
test_names_the_member_that_is_wrong (void)
{
  g_autoptr (cJSON)        value = parse ("{\"name\":1,\"age\":\"old\"}");
  static const char *const keys[] = { "name", "born" };
  double                   number = 5;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_json_get_string (value, keys[i], "film.json: cast[0]", &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "film.json: cast[0]"));
      g_assert_nonnull (strstr (error->message, keys[i]));
    }
  g_assert_false (rc_json_get_number (value, "age", "test", &number, NULL));
  g_assert_cmpfloat (number, ==, 5);
}

static void
test_loads_files (void)
{
  g_autofree char   *dir = g_dir_make_tmp ("raccord-json-XXXXXX", NULL);
  g_autofree char   *path = g_build_filename (dir, "half.json", NULL);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) half = NULL;
  g_autoptr (cJSON)  value = NULL;

  g_assert_null (rc_json_load (path, &missing));
  g_assert_error (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_true (g_file_set_contents (path, "{\"a\":", -1, NULL));
  g_assert_null (rc_json_load (path, &half));
  g_assert_error (half, RC_ERROR, RC_ERROR_FORMAT);
  g_assert_nonnull (strstr (half->message, "half.json"));
  g_assert_true (g_file_set_contents (path, "{\"a\":2}", -1, NULL));
  value = rc_json_load (path, NULL);
  g_assert_cmpfloat (rc_json_number_or (value, "a", 0), ==, 2);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_is_shared_as_a_value (void)
{
  g_autoptr (RcJson) json = rc_json_new_take (parse ("{\"b\":1,\"a\":2}"));
  RcJson            *again = g_boxed_copy (RC_TYPE_JSON, json);

  g_assert_true (again == json);
  g_boxed_free (RC_TYPE_JSON, again);
  g_assert_cmpstr (rc_json_text (json), ==, "{\"a\":2,\"b\":1}");
  g_assert_cmpfloat (rc_json_number_or (rc_json_value (json), "b", 0), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/json/names-the-place-where-it-breaks",
                   test_names_the_place_where_it_breaks);
  g_test_add_func ("/engine/json/refuses-what-is-not-one-value",
                   test_refuses_what_is_not_one_value);
  g_test_add_func ("/engine/json/needs-no-nul-at-the-end", test_needs_no_nul_at_the_end);
  g_test_add_func ("/engine/json/gives-equal-values-equal-text",
                   test_gives_equal_values_equal_text);
  g_test_add_func ("/engine/json/writes-for-people", test_writes_for_people);
  g_test_add_func ("/engine/json/patches-as-rfc-7396-says", test_patches_as_rfc_7396_says);
  g_test_add_func ("/engine/json/reads-members", test_reads_members);
  g_test_add_func ("/engine/json/names-the-member-that-is-wrong",
                   test_names_the_member_that_is_wrong);
  g_test_add_func ("/engine/json/loads-files", test_loads_files);
  g_test_add_func ("/engine/json/is-shared-as-a-value", test_is_shared_as_a_value);
  return g_test_run ();
}
