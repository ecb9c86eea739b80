/* test-prompts.c - how much of what a director would expect is in the stagings of labelled prompts
 *
 * tests/prompts/ has prompts with facts, written before anybody saw a staging. Precision and recall
 * are printed by category. A fact of a staging counts if the words say it: defaults and the dress
 * of a trade do not. Places and things in hand count against the precision only where a label says
 * another one of the same figure or thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/base/json.h"
#include "engine/script/compose.h"

#include <locale.h>
#include <string.h>

enum
{
  ENOUGH = 20, /* facts that a category needs to be judged by itself */
};

static const double least = 0.95;       /* of all facts, and of those of a category with enough */
static const double least_unseen = 0.5; /* a floor that says that something broke */

/* What a fact begins with, and the category that it counts in. */
static const char *const categories[][2] = {
  { "who", "people" },
  { "animal", "animals" },
  { "vehicle", "vehicles" },
  { "moves", "actions" },
  { "prop", "props" },
  { "set", "places" },
  { "does", "actions" },
  { "size", "size" },
  { "angle", "angle" },
  { "pov", "angle" },
  { "move", "move" },
  { "shot2move", "sequence" },
  { "lens", "lens, focus" },
  { "focus", "lens, focus" },
  { "fisheye", "lens, focus" },
  { "light", "light" },
  { "time", "time, weather" },
  { "weather", "time, weather" },
  { "season", "time, weather" },
  { "era", "era, palette" },
  { "palette", "era, palette" },
  { "tempo", "era, palette" },
  { "wears", "dress" },
  { "colour", "colour" },
  { "n", "number" },
  { "holds", "relation" },
  { "rides", "relation" },
  { "toward", "relation" },
  { "place", "relation" },
  { "not", "negation" },
  { "then", "sequence" },
  { "cuts", "sequence" },
  { "shot2", "sequence" },
  { "line", "dialogue" },
  { "face", "mood" },
  { "warmth", "mood" },
  { "tension", "mood" },
  { "crowd", "crowd, effects" },
  { "effect", "crowd, effects" },
};

static const struct
{
  const char *name;
  guint       rgb;
} colours[] = {
  { "red", 0xb3262b },   { "blue", 0x2f5fb3 },   { "blue", 0x1f2f5c },   { "green", 0x3b7d46 },
  { "green", 0x1f4a36 }, { "yellow", 0xe6c229 }, { "white", 0xe8e6e0 },  { "black", 0x1d1e21 },
  { "grey", 0x7d8085 },  { "brown", 0x7a4f2b },  { "orange", 0xe07b24 }, { "purple", 0x6d3f91 },
  { "pink", 0xd9799e },  { "gold", 0xc9a53c },   { "silver", 0xb9bec6 }, { "beige", 0xd8c39a },
};

typedef struct
{
  const RcStaging *staging;
  GHashTable      *facts; /* char * → itself */
  GString         *said;  /* what all spans set, joined */
  GHashTable      *vehicles;
} Facts;

typedef struct
{
  guint expected, staged, right;
} Score;

static const char *
colour_name (guint rgb)
{
  int         best = G_MAXINT;
  const char *name = "";

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      int distance = 0;

      for (guint shift = 0; shift < 24; shift += 8)
        {
          int d = (int)((rgb >> shift) & 255) - (int)((colours[i].rgb >> shift) & 255);

          distance += d * d;
        }
      if (distance < best)
        {
          best = distance;
          name = colours[i].name;
        }
    }
  return name;
}

static void fact (Facts *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fact (Facts *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_hash_table_add (self->facts, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean is_said (const Facts *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
is_said (const Facts *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return strstr (self->said->str, text) != NULL;
}

/* "old-woman", "boy", "person", or the body of an animal */
static const char *
kind_of (const RcStagingFigure *figure)
{
  static const char *const kinds[][4] = {
    { "baby", "baby", "baby", "baby" }, { "child", "child", "girl", "boy" },
    { "teen", "teen", "teen", "teen" }, { "old", "old-person", "old-woman", "old-man" },
    { "", "person", "woman", "man" },
  };
  guint sex = strcmp (figure->sex, "f") == 0 ? 2 : strcmp (figure->sex, "m") == 0 ? 3 : 1;

  if (*figure->body != '\0' && strcmp (figure->body, "human") != 0)
    return figure->body;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i][0], figure->age) == 0)
      return kinds[i][sex];
  return kinds[G_N_ELEMENTS (kinds) - 1][sex];
}

/* What a reference such as an id, "prop-2" or "camera" means. */
static const char *
name_of (const Facts *self, const char *id)
{
  for (guint i = 0; i < self->staging->n_figures; i++)
    if (strcmp (self->staging->figures[i].id, id) == 0)
      return kind_of (&self->staging->figures[i]);
  if (g_str_has_prefix (id, "prop-"))
    {
      guint64 index = g_ascii_strtoull (id + strlen ("prop-"), NULL, 10);

      if (index < self->staging->n_props)
        return self->staging->props[index].kind;
    }
  return id;
}

static void
count_facts (Facts *self, GHashTable *counts)
{
  GHashTableIter iter;
  gpointer       kind, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &kind, &n))
    if (GPOINTER_TO_UINT (n) > 1)
      fact (self, "n=%s:%u", (char *)kind, GPOINTER_TO_UINT (n));
}

static void
count (GHashTable *counts, const char *kind)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind));

  g_hash_table_insert (counts, (gpointer)kind, GUINT_TO_POINTER (n + 1));
}

static void
dress_fact (Facts *self, const char *kind, guint i, const char *worn)
{
  g_autofree char *path = g_strdup_printf ("figures[%u]", i);
  g_auto (GStrv)   whats = g_strsplit (self->said->str, "\n", -1);

  for (char **what = whats; *what != NULL && *worn != '\0'; what++)
    if (strstr (*what, path) != NULL && strstr (*what, worn) != NULL)
      fact (self, "wears=%s:%s", kind, worn);
}

static gboolean
speaks (const RcStaging *staging, guint figure)
{
  for (guint i = 0; i < staging->n_lines; i++)
    if (staging->lines[i].figure == (int)figure)
      return TRUE;
  return FALSE;
}

/* To hold a thing is told by "holds", to say something by "line", to smile by "face". */
static void
action_fact (Facts *self, guint i, const char *key, const char *action)
{
  const char *kind = kind_of (&self->staging->figures[i]);

  if (strcmp (action, "stand") == 0)
    return;
  if (strcmp (action, "smile") == 0)
    fact (self, "face=%s:smile", kind);
  else if (strcmp (action, "hold") != 0 &&
           (strcmp (action, "talk") != 0 || !speaks (self->staging, i)))
    fact (self, "%s=%s:%s", key, kind, action);
}

static void
figure_facts (Facts *self, guint i)
{
  const RcStagingFigure *figure = &self->staging->figures[i];
  const char            *kind = kind_of (figure);
  gboolean               human = *figure->body == '\0' || strcmp (figure->body, "human") == 0;
  g_auto (GStrv)         more = g_strsplit (figure->wears, " ", -1);

  fact (self, "%s=%s", human ? "who" : "animal", kind);
  action_fact (self, i, "does", figure->action);
  if (*figure->pose != '\0')
    action_fact (self, i, "does", figure->pose);
  for (guint k = 0; k < figure->n_beats; k++)
    action_fact (self, i, "then", figure->beats[k].action);
  if (*figure->toward != '\0' &&
      (is_said (self, "figures[%u].toward", i) || is_said (self, "figures[%u].facing", i) ||
       is_said (self, "place = facing")))
    fact (self, "toward=%s:%s", kind, name_of (self, figure->toward));
  for (guint k = 0; k < figure->n_beats; k++)
    if (*figure->beats[k].toward != '\0' &&
        (is_said (self, "figures[%u].toward", i) || is_said (self, "figures[%u].facing", i)))
      fact (self, "toward=%s:%s", kind, name_of (self, figure->beats[k].toward));
  if (figure->holds >= 0)
    fact (self, "holds=%s:%s", kind, self->staging->props[figure->holds].kind);
  if (figure->rides >= 0)
    fact (self, "rides=%s:%s", kind, self->staging->props[figure->rides].kind);
  if (figure->mounts >= 0)
    fact (self, "rides=%s:%s", kind, kind_of (&self->staging->figures[figure->mounts]));
  if (*figure->expression != '\0' && is_said (self, "expression = %s", figure->expression))
    fact (self, "face=%s:%s", kind, figure->expression);
  if (is_said (self, "#%06x", figure->colour))
    fact (self, "colour=%s:%s", kind, colour_name (figure->colour));
  dress_fact (self, kind, i, figure->garment);
  dress_fact (self, kind, i, figure->headwear);
  dress_fact (self, kind, i, figure->hair);
  for (char **worn = more; *worn != NULL; worn++)
    dress_fact (self, kind, i, *worn);
}

static void
prop_facts (Facts *self, guint i)
{
  const RcStagingProp *prop = &self->staging->props[i];
  gboolean             vehicle = g_hash_table_contains (self->vehicles, prop->kind);

  fact (self, "%s=%s", vehicle ? "vehicle" : "prop", prop->kind);
  if (*prop->motion != '\0' && is_said (self, "props[%u].motion", i))
    fact (self, "moves=%s:%s", prop->kind, prop->motion);
  if (is_said (self, "props[%u].colour", i))
    fact (self, "colour=%s:%s", prop->kind, colour_name (prop->colour));
}

static void
camera_facts (Facts *self)
{
  const RcStagingCamera *camera = &self->staging->camera;
  g_auto (GStrv)         moves = g_strsplit (camera->moves, " ", -1);
  gboolean               pov = camera->eyes >= 0 || is_said (self, "angle = pov");
  guint                  cuts = 0;

  if (is_said (self, "camera.size"))
    fact (self, "size=%s", camera->size);
  if (pov)
    fact (self, "pov");
  else if (is_said (self, "camera.angle"))
    fact (self, "angle=%s", camera->angle);
  if (is_said (self, "camera.move"))
    fact (self, "move=%s", camera->move);
  for (char **move = moves; *move != NULL; move++)
    if (**move != '\0')
      fact (self, "move=%s", *move);
  if (is_said (self, "camera.lens_mm"))
    fact (self, "lens=%g", camera->lens_mm);
  if (camera->rack_to >= 0 || is_said (self, "focus = rack"))
    fact (self, "focus=rack");
  else if (*camera->focus != '\0')
    fact (self, "focus=%s", camera->focus);
  if (camera->fish_eye)
    fact (self, "fisheye");
  for (guint i = 0; i < self->staging->n_setups; i++)
    if (!self->staging->setups[i].cut)
      fact (self, "shot2move=%s", self->staging->setups[i].move);
    else if (++cuts == 1)
      fact (self, "shot2=%s", self->staging->setups[i].size);
  if (cuts > 0)
    fact (self, "cuts=%u", cuts + 1);
}

static void
world_fact (Facts *self, const char *path, const char *value)
{
  if (*value != '\0' && is_said (self, "%s = %s", path, value))
    fact (self, "%s=%s", path, value);
}

static void
world_facts (Facts *self)
{
  const RcStaging *staging = self->staging;

  world_fact (self, "set", staging->set);
  world_fact (self, "time", staging->time);
  world_fact (self, "weather", staging->weather);
  world_fact (self, "season", staging->season);
  world_fact (self, "era", staging->era);
  world_fact (self, "light", staging->light);
  world_fact (self, "palette", staging->palette);
  if (staging->tempo != 1)
    fact (self, "tempo=%g", staging->tempo);
  if (staging->warmth != 0)
    fact (self, "warmth=%c", staging->warmth > 0 ? '+' : '-');
  if (staging->tension != 0)
    fact (self, "tension=%c", staging->tension > 0 ? '+' : '-');
  for (guint i = 0; i < staging->n_effects; i++)
    fact (self, "effect=%s", staging->effects[i].kind);
  for (guint i = 0; i < staging->n_crowds; i++)
    fact (self, "crowd=%s", *staging->crowds[i].body != '\0' ? staging->crowds[i].body : "human");
  for (guint i = 0; i < staging->n_lines; i++)
    fact (self, "line=%s:%s",
          staging->lines[i].figure >= 0 && !staging->lines[i].off
              ? kind_of (&staging->figures[staging->lines[i].figure])
              : "off",
          staging->lines[i].text);
}

/* "figures[1].place = behind Mara" */
static void
place_facts (Facts *self)
{
  g_auto (GStrv) whats = g_strsplit_set (self->said->str, "\n;", -1);

  for (char **what = whats; *what != NULL; what++)
    {
      const char *text = g_strstrip (*what), *value = strstr (text, ".place = ");
      gboolean    prop = g_str_has_prefix (text, "props[");
      guint       index;

      if (value == NULL || strchr (text, '[') == NULL)
        continue;
      index = g_ascii_strtoull (strchr (text, '[') + 1, NULL, 10);
      value += strlen (".place = ");
      if (index < (prop ? self->staging->n_props : self->staging->n_figures))
        fact (self, "place=%s:%.*s",
              prop ? self->staging->props[index].kind : kind_of (&self->staging->figures[index]),
              (int)strcspn (value, " ,"), value);
    }
}

static void
clear_facts (Facts *self)
{
  g_hash_table_unref (self->facts);
  g_string_free (self->said, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, clear_facts)

static void
read_facts (Facts *self, const RcStaging *staging, GHashTable *vehicles)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  self->staging = staging;
  self->vehicles = vehicles;
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->said = g_string_new ("");
  for (guint i = 0; i < staging->n_spans; i++)
    if (staging->spans[i].kind == RC_SPAN_STAGED)
      g_string_append_printf (self->said, "%s\n", staging->spans[i].what);
  for (guint i = 0; i < staging->n_figures; i++)
    {
      figure_facts (self, i);
      count (counts, kind_of (&staging->figures[i]));
    }
  for (guint i = 0; i < staging->n_props; i++)
    {
      prop_facts (self, i);
      count (counts, staging->props[i].kind);
    }
  count_facts (self, counts);
  camera_facts (self);
  world_facts (self);
  place_facts (self);
}

static const char *
category_of (const char *text)
{
  gsize n = strcspn (text, "= ");

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (strlen (categories[i][0]) == n && strncmp (categories[i][0], text, n) == 0)
      return categories[i][1];
  g_error ("tests/prompts: “%s” is in no category", text);
  return "";
}

static Score *
score_of (GHashTable *scores, const char *category)
{
  Score *score = g_hash_table_lookup (scores, category);

  if (score == NULL)
    {
      score = g_new0 (Score, 1);
      g_hash_table_insert (scores, (gpointer)category, score);
    }
  return score;
}

/* Whether a label contradicts @text, if that is where someone is or what it holds. */
static gboolean
is_judged (const cJSON *labels, const char *text)
{
  const char  *end = strchr (text, ':');
  const cJSON *label;

  if (!g_str_has_prefix (text, "place=") && !g_str_has_prefix (text, "holds="))
    return TRUE;
  cJSON_ArrayForEach (label, labels)
  {
    if (strncmp (label->valuestring, text, end - text + 1) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
judge (GHashTable *scores, const Facts *facts, const cJSON *labels, const char *prompt)
{
  GHashTableIter iter;
  const cJSON   *label;
  gpointer       key;

  cJSON_ArrayForEach (label, labels)
  {
    const char *text = label->valuestring;
    gboolean    absent = g_str_has_prefix (text, "not ");
    Score      *score = score_of (scores, category_of (text));
    gboolean    right = absent ? !g_hash_table_contains (facts->facts, text + strlen ("not "))
                               : g_hash_table_remove (facts->facts, text);

    score->expected++;
    score->right += right;
    score->staged += absent ? 1 : right;
    if (!right)
      g_test_message ("missed [%s] %s in: %s", category_of (text), text, prompt);
  }
  g_hash_table_iter_init (&iter, facts->facts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (is_judged (labels, key))
      {
        score_of (scores, category_of (key))->staged++;
        g_test_message ("not meant [%s] %s in: %s", category_of (key), (char *)key, prompt);
      }
}

static GHashTable *
read_vehicles (void)
{
  GHashTable       *vehicles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (cJSON) json = rc_data_load_json ("vocabulary/en/vehicles.json", NULL);
  const cJSON      *entry;

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (json, "entries"))
      g_hash_table_add (vehicles, g_strdup (rc_json_string_or (entry, "value", "")));
  return vehicles;
}

static guint
score_file (GHashTable *scores, const char *name)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  g_autoptr (GHashTable)   vehicles = read_vehicles ();
  g_autofree char         *path = g_test_build_filename (G_TEST_DIST, "prompts", name, NULL);
  g_autoptr (cJSON)        json = NULL;
  const cJSON             *item;

  g_assert_no_error (error);
  json = rc_json_load (path, &error);
  g_assert_no_error (error);
  cJSON_ArrayForEach (item, json)
  {
    RcStagingInput        input = { .prompt = rc_json_string_or (item, "prompt", "") };
    g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, &error);
    g_auto (Facts)        facts = { NULL };

    g_assert_no_error (error);
    read_facts (&facts, staging, vehicles);
    judge (scores, &facts, cJSON_GetObjectItemCaseSensitive (item, "facts"), input.prompt);
  }
  return cJSON_GetArraySize (json);
}

/* Prints a table and @returns whether no category with enough facts is under @floor. */
static gboolean
report (GHashTable *scores, guint n_prompts, double floor)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (scores), (GCompareFunc)strcmp);
  Score             total = { 0 };
  gboolean          good = TRUE;

  for (GList *name = names; name != NULL; name = name->next)
    {
      const Score *score = g_hash_table_lookup (scores, name->data);
      double       precision = score->staged > 0 ? (double)score->right / score->staged : 1;
      double       recall = score->expected > 0 ? (double)score->right / score->expected : 1;

      g_test_message ("%-16s %4u facts  precision %.3f  recall %.3f", (char *)name->data,
                      score->expected, precision, recall);
      if (score->expected >= ENOUGH && (precision < floor || recall < floor))
        good = FALSE;
      total.expected += score->expected;
      total.staged += score->staged;
      total.right += score->right;
    }
  g_test_message ("%u prompts, %u facts: precision %.3f, recall %.3f", n_prompts, total.expected,
                  (double)total.right / total.staged, (double)total.right / total.expected);
  return good && total.right >= floor * total.staged && total.right >= floor * total.expected;
}

static void
test_file (gconstpointer name)
{
  g_autoptr (GHashTable) scores = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint                  n = score_file (scores, name);

  g_assert_cmpuint (n, >=, 150);
  g_assert_true (report (scores, n, least));
}

/* Prompts that nobody looked at while the words and rules were made: only measured. */
static void
test_unseen (gconstpointer name)
{
  g_autoptr (GHashTable) scores = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint                  n = score_file (scores, name);

  g_assert_cmpuint (n, >=, 60);
  g_assert_true (report (scores, n, least_unseen));
}

static void
test_nearest_kind (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  RcStagingInput           input = { .prompt = "A badger sits beside a trombone in a casino." };
  g_autoptr (RcStaging)    staging = rc_staging_compose (vocabulary, &input, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (staging->n_figures, ==, 1);
  g_assert_cmpstr (staging->figures[0].label, ==, "badger");
  g_assert_cmpstr (staging->figures[0].body, ==, "mouse");
  g_assert_cmpuint (staging->n_props, ==, 1);
  g_assert_cmpstr (staging->props[0].label, ==, "trombone");
  g_assert_cmpstr (staging->props[0].kind, ==, "trumpet");
  g_assert_cmpstr (staging->label, ==, "casino");
  g_assert_cmpstr (staging->set, ==, "bar");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/engine/prompts/english-is-staged-as-expected", "en.json", test_file);
  g_test_add_data_func ("/engine/prompts/chinese-is-staged-as-expected", "zh.json", test_file);
  g_test_add_data_func ("/engine/prompts/unseen-ones-are-measured", "unseen.json", test_unseen);
  g_test_add_func ("/engine/prompts/what-has-no-model-is-its-nearest-kind", test_nearest_kind);
  return g_test_run ();
}
