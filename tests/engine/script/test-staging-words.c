/* test-staging-words.c - every member and value of a staging has words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/compose-fixture.h"

#include "engine/base/data.h"
#include "engine/script/staging-terms.h"
#include "engine/script/staging-words.h"

#include <string.h>

/* --- the schema ---------------------------------------------------------------------------- */

/* Lists and the camera lead on to members; they are no values. */
static gboolean
leads_on (const cJSON *property)
{
  return strcmp (rc_json_string_or (property, "type", ""), "array") == 0 ||
         cJSON_GetObjectItemCaseSensitive (property, "$ref") != NULL;
}

static void
check_record (const cJSON *record, const char *owner)
{
  const cJSON *property;

  cJSON_ArrayForEach (property, cJSON_GetObjectItemCaseSensitive (record, "properties"))
  {
    const RcStagingMember *member = rc_staging_member_find (owner, property->string);

    if (leads_on (property))
      continue;
    g_test_message ("%s.%s", owner, property->string);
    g_assert_nonnull (member);
    g_assert_true (member->label != NULL || member->head != NULL);
  }
}

static void
test_members (void)
{
  static const char *const records[] = { "camera", "figure", "beat", "prop",
                                         "line",   "effect", "crowd" };
  g_autoptr (GError)       error = NULL;
  g_autofree char         *path =
      g_test_build_filename (G_TEST_DIST, "..", "docs", "staging.schema.json", NULL);
  g_autoptr (cJSON) schema = rc_json_load (path, &error);

  g_assert_no_error (error);
  check_record (schema, "shot");
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    check_record (cJSON_GetObjectItemCaseSensitive (
                      cJSON_GetObjectItemCaseSensitive (schema, "$defs"), records[i]),
                  records[i]);
}

/* --- the kit and the vocabulary ------------------------------------------------------------ */

static void
check_term (const char *kind, const char *id)
{
  g_test_message ("%s: %s", kind, id);
  g_assert_nonnull (rc_staging_term (kind, id));
}

/* @part: (nullable): the member of the file that is the table */
static void
check_table (const char *file, const char *part, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  json = rc_data_load_json (file, &error);
  const cJSON *entry, *table = part != NULL ? cJSON_GetObjectItemCaseSensitive (json, part) : json;

  g_assert_no_error (error);
  g_assert_nonnull (table);
  cJSON_ArrayForEach (entry, table) if (strcmp (entry->string, "marks") != 0)
      check_term (kind, entry->string);
}

static void
test_kit (void)
{
  static const struct
  {
    const char *file, *part, *kind;
  } tables[] = {
    { "kit/actions.json", NULL, "action" },
    { "kit/angles.json", NULL, "angle" },
    { "kit/creatures.json", NULL, "body" },
    { "kit/effects.json", NULL, "effect" },
    { "kit/garments.json", "garments", "garment" },
    { "kit/garments.json", "hair", "hair" },
    { "kit/garments.json", "headwear", "headwear" },
    { "kit/garments.json", "wears", "wears" },
    { "kit/lights.json", NULL, "light" },
    { "kit/moves.json", NULL, "move" },
    { "kit/palettes.json", NULL, "palette" },
    { "kit/people.json", "ages", "age" },
    { "kit/people.json", "sexes", "sex" },
    { "kit/people.json", "builds", "build" },
    { "kit/props.json", NULL, "prop" },
    { "kit/props/fittings.json", NULL, "prop" },
    { "kit/props/furniture.json", NULL, "prop" },
    { "kit/props/hand.json", NULL, "prop" },
    { "kit/props/machines.json", NULL, "prop" },
    { "kit/props/outdoors.json", NULL, "prop" },
    { "kit/props/vehicles.json", NULL, "prop" },
    { "kit/seasons.json", NULL, "season" },
    { "kit/sets.json", NULL, "set" },
    { "kit/sets/halls.json", NULL, "set" },
    { "kit/sets/nature.json", NULL, "set" },
    { "kit/sets/rooms.json", NULL, "set" },
    { "kit/sets/town.json", NULL, "set" },
    { "kit/sizes.json", NULL, "size" },
    { "kit/times.json", NULL, "time" },
    { "kit/treatments.json", NULL, "look" },
    { "kit/weathers.json", NULL, "weather" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    check_table (tables[i].file, tables[i].part, tables[i].kind);
}

/* What an entry of the vocabulary sets, and the kind of its value */
static const struct
{
  const char *sets, *kind;
} roles[] = {
  { "action", "action" },
  { "age", "age" },
  { "build", "build" },
  { "camera.angle", "angle" },
  { "camera.focus", "focus" },
  { "camera.move", "move" },
  { "camera.size", "size" },
  { "effect", "effect" },
  { "era", "era" },
  { "expression", "expression" },
  { "garment", "garment" },
  { "headwear", "headwear" },
  { "interior", "place" },
  { "light", "light" },
  { "material", "material" },
  { "palette", "palette" },
  { "position", "position" },
  { "position", "position of" },
  { "prop", "prop" },
  { "season", "season" },
  { "set", "set" },
  { "surface", "position" },
  { "target", "toward" },
  { "tempo", "tempo" },
  { "time", "time" },
  { "wears", "wears" },
  { "weather", "weather" },
};

static void
check_entry (const cJSON *entry)
{
  static const char *const members[] = { "action",  "age",      "build", "expression",
                                         "garment", "headwear", "body",  "motion" };
  const char              *value = rc_json_string_or (entry, "value", "");

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (*value != '\0' && strcmp (rc_json_string_or (entry, "sets", ""), roles[i].sets) == 0)
      check_term (roles[i].kind, value);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (*rc_json_string_or (entry, members[i], "") != '\0')
      check_term (members[i], rc_json_string_or (entry, members[i], ""));
}

static void
test_vocabulary (void)
{
  static const char *const languages[] = { "vocabulary/en", "vocabulary/zh" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *folder = rc_data_path (languages[i]);
      g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
      const char      *name;

      g_assert_nonnull (files);
      while ((name = g_dir_read_name (files)) != NULL)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char   *path = g_build_filename (folder, name, NULL);
          g_autoptr (cJSON)  json = rc_json_load (path, &error);
          const cJSON       *entry;

          g_assert_no_error (error);
          cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (json, "entries"))
              check_entry (entry);
        }
    }
}

/* --- what is told -------------------------------------------------------------------------- */

/* No path and no key of the document is in what people read. */
static void
test_prompts (void)
{
  static const char *const files[] = { "engine/script/prompts.json", "prompts/en.json",
                                       "prompts/zh.json", "prompts/unseen.json" };
  g_autoptr (RcVocabulary) vocabulary = load ();

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *path = g_test_build_filename (G_TEST_DIST, files[i], NULL);
      g_autoptr (cJSON)  labels = rc_json_load (path, &error);
      const cJSON       *label;

      g_assert_no_error (error);
      cJSON_ArrayForEach (label, labels)
      {
        const char           *prompt = rc_json_string_or (label, "prompt", "");
        const char           *scene = rc_json_string_or (label, "scene", "");
        g_autoptr (RcStaging) staging = compose (vocabulary, prompt, scene, "", &error);

        g_assert_no_error (error);
        for (guint k = 0; k < staging->n_spans; k++)
          {
            const char      *what = staging->spans[k].what;
            g_autofree char *told = rc_staging_words_dup_span (staging, what, "; ");

            g_test_message ("%s → %s", what, told);
            g_assert_cmpint (*told == '\0', ==, *what == '\0');
            g_assert_null (strpbrk (told, "[]_=#"));
            g_assert_null (strstr (told, "camera."));
          }
      }
    }
}

static RcStaging *
read_staging (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  json = cJSON_Parse (
       "{\"figures\":[{\"id\":\"c1\",\"name\":\"Mara\"},{\"id\":\"extra-1\",\"name\":\"sailor\"}],"
        "\"props\":[{\"id\":\"lamp\",\"kind\":\"lantern\",\"name\":\"storm lamp\"}]}");
  RcStaging *staging = rc_staging_from_json (json, &error);

  g_assert_no_error (error);
  return staging;
}

static void
test_values (void)
{
  static const struct
  {
    const char *path, *value, *told;
  } cases[] = {
    { "camera.size", "MCU", "Camera · size: medium close-up" },
    { "setups.0.angle", "\"high\"", "Camera, set-up 2 · angle: high" },
    { "camera.lens_mm", "85", "Camera · lens: 85 mm" },
    { "camera.fish_eye", "true", "Camera · fish-eye lens" },
    { "camera.move", "push-in to ECU", "Camera · move: push in to extreme close-up" },
    { "camera.subject", "1", "Camera · subject: sailor" },
    { "camera.subject", "-1", "Camera · subject: nobody" },
    { "figures.mara.x", "1.25", "Mara · to the right: 1.25 m" },
    { "figures.c1.action", "\"walk\"", "Mara · action: walks" },
    { "figures.1.holds", "0", "sailor · holds: storm lamp" },
    { "figures.mara.toward", "\"extra-1\"", "Mara · turned to: sailor" },
    { "figures.mara.toward", "\"prop-0\"", "Mara · turned to: storm lamp" },
    { "figures.mara.beats.1.action", "\"sit-down\"", "Mara, later · action: sits down" },
    { "figures.mara.pose", "\"sit head.yaw=20 head.roll=2\"", "Mara · pose: sits, head" },
    { "figures.mara.colour", "\"#b3262b\"", "Mara · colour: red" },
    { "figures.mara.colour", "\"#b42028\"", "Mara · colour: red" },
    { "figures.jon.x", "1", "jon · to the right: 1 m" },
    { "props.lamp.scale", "2", "storm lamp · scale: × 2" },
    { "time", "\"dusk\"", "Light · time of day: dusk" },
    { "set", "\"lamp-room\"", "Place: lamp room" },
    { "interior", "false", "Place: outdoors" },
    { "wind", "0.3", "Weather · wind: 30 %" },
    { "tempo", "0.25", "Time · speed: slow motion" },
    { "foreground", "\"plant left\"", "Place · in front, out of focus: plant, on the left" },
    { "nothing.of_the_kind", "\"left-over\"", "Shot · nothing: left-over" },
  };
  g_autoptr (RcStaging) staging = read_staging ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = rc_staging_words_dup (staging, cases[i].path, cases[i].value);

      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static void
test_spans (void)
{
  static const struct
  {
    const char *what, *told;
  } cases[] = {
    { "camera.size = CU", "Camera · size: close-up" },
    { "figures[0] = woman", "Figure: Mara" },
    { "props[0] = lantern", "Prop: storm lamp" },
    { "figures[0].action = sit, figures[1].action = sit", "Mara, sailor · action: sits" },
    { "figures[0].action = sit; figures[0].place = on storm lamp",
      "Mara · action: sits; Mara · place: on storm lamp" },
    { "camera.size = OTS, over sailor", "Camera · size: over the shoulder of sailor" },
    { "figures[1].garment leather coat, #b3262b", "sailor · wears: leather, coat, red" },
    { "effects + dust; weather = wind", "Effect: dust; Weather: wind" },
    { "asks for camera.size = WS; done: camera.size = CU",
      "asks for Camera · size: wide shot; done: close-up" },
    { "asks for set = beach; done: interior = true",
      "asks for Place: beach; done: Place: indoors" },
    { "asks for time = dawn; set by hand: \"night\"; set = cliff",
      "asks for Light · time of day: dawn; set by hand: night; Place: cliff" },
    { "", "" },
  };
  g_autoptr (RcStaging) staging = read_staging ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = rc_staging_words_dup_span (staging, cases[i].what, "; ");

      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/staging-words/every-member-of-the-schema-has-words", test_members);
  g_test_add_func ("/engine/staging-words/every-key-of-the-kit-has-words", test_kit);
  g_test_add_func ("/engine/staging-words/every-value-of-the-vocabulary-has-words",
                   test_vocabulary);
  g_test_add_func ("/engine/staging-words/no-prompt-is-told-by-paths", test_prompts);
  g_test_add_func ("/engine/staging-words/values-are-told", test_values);
  g_test_add_func ("/engine/staging-words/spans-are-told", test_spans);
  return g_test_run ();
}
