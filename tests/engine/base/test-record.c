/* test-record.c - structs by a table: read, written, copied, refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/base/record.h"

#include <string.h>

typedef struct
{
  char *name;
  int   mood;
} Part;

typedef struct
{
  char  *title;
  double weight;
  int    part;
  guint  colour;
  Part  *parts;
  guint  n_parts;
} Thing;

static const char *const   moods[] = { "calm", "wild", NULL };
static const RcRecordField part_fields[] = {
  { "name", RC_FIELD_TEXT, G_STRUCT_OFFSET (Part, name), .text = "" },
  { "mood", RC_FIELD_CHOICE, G_STRUCT_OFFSET (Part, mood), .choices = moods }
};
static const RcRecordType part_type = { part_fields, G_N_ELEMENTS (part_fields), sizeof (Part), 3 };
static const RcRecordField thing_fields[] = {
  { "title", RC_FIELD_TEXT, G_STRUCT_OFFSET (Thing, title), .text = "none", .brief = TRUE },
  { "weight", RC_FIELD_NUMBER, G_STRUCT_OFFSET (Thing, weight), .number = 2, .brief = TRUE,
    .least = 1, .most = 5 },
  { "part", RC_FIELD_INDEX, G_STRUCT_OFFSET (Thing, part), .number = -1, .most = 8 },
  { "colour", RC_FIELD_COLOUR, G_STRUCT_OFFSET (Thing, colour), .number = 0x102030, .brief = TRUE },
  { "parts", RC_FIELD_LIST, G_STRUCT_OFFSET (Thing, parts), .brief = TRUE,
    .count = G_STRUCT_OFFSET (Thing, n_parts), .of = &part_type },
};
static const RcRecordType thing_type = { thing_fields, G_N_ELEMENTS (thing_fields), sizeof (Thing),
                                         1 };

static gboolean
read_thing (Thing *thing, const char *text, GError **error)
{
  g_autoptr (cJSON) json = rc_json_parse (text, strlen (text), "test", NULL);

  g_assert_nonnull (json);
  memset (thing, 0, sizeof *thing);
  return rc_record_read (thing, &thing_type, json, "thing", error);
}

static void
test_brief (void)
{
  Thing             thing;
  g_autoptr (cJSON) json = NULL;
  g_autofree char  *text = NULL;

  rc_record_init (&thing, &thing_type);
  g_assert_cmpstr (thing.title, ==, "none");
  g_assert_cmpfloat (thing.weight, ==, 2);
  g_assert_cmphex (thing.colour, ==, 0x102030);
  json = rc_record_write (&thing, &thing_type);
  text = rc_json_canonical (json);
  g_assert_cmpstr (text, ==, "{\"part\":-1}");
  rc_record_clear (&thing, &thing_type);
}

static void
test_copy (void)
{
  static const char whole[] =
      "{\"colour\":\"#aa5533\",\"part\":1,\"parts\":[{\"mood\":\"wild\",\"name\":\"a\"},"
      "{\"mood\":\"calm\",\"name\":\"b\"}],\"title\":\"t\",\"weight\":4}";
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  json = NULL;
  g_autofree char   *text = NULL;
  Thing              thing, copy;

  g_assert_true (read_thing (&thing, whole, &error));
  g_assert_no_error (error);
  rc_record_copy (&copy, &thing, &thing_type);
  g_assert_true (copy.parts != thing.parts && copy.parts[0].name != thing.parts[0].name);
  rc_record_clear (&thing, &thing_type);
  g_assert_cmpuint (thing.n_parts, ==, 0);
  json = rc_record_write (&copy, &thing_type);
  text = rc_json_canonical (json);
  g_assert_cmpstr (text, ==, whole);
  rc_record_clear (&copy, &thing_type);
}

static void
test_damage (void)
{
  static const struct
  {
    const char *json, *path;
    int         code;
  } cases[] = {
    { "{\"title\":3}", "thing.title is not text", RC_ERROR_FORMAT },
    { "{\"weight\":9}", "thing.weight is 9; it must be 1 to 5", RC_ERROR_FORMAT },
    { "{\"part\":9}", "thing.part", RC_ERROR_FORMAT },
    { "{\"part\":0.5}", "thing.part", RC_ERROR_FORMAT },
    { "{\"colour\":\"red\"}", "thing.colour", RC_ERROR_FORMAT },
    { "{\"parts\":[{},{\"mood\":\"sad\"}]}", "thing.parts[1].mood is none of these: calm, wild",
      RC_ERROR_FORMAT },
    { "{\"parts\":[{},{},{},{}]}", "thing.parts has 4 entries", RC_ERROR_LIMIT },
    { "{\"parts\":7}", "thing.parts is not a list", RC_ERROR_FORMAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      Thing              thing;

      g_assert_false (read_thing (&thing, cases[i].json, &error));
      g_assert_error (error, RC_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
      rc_record_clear (&thing, &thing_type);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/record/defaults-are-left-out", test_brief);
  g_test_add_func ("/engine/record/a-copy-shares-nothing", test_copy);
  g_test_add_func ("/engine/record/damage-is-named-by-its-path", test_damage);
  return g_test_run ();
}
