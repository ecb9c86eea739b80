/* facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/prompts/facts.h"

#include "engine/base/data.h"
#include "engine/base/json.h"

#include <string.h>

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

/* Whether @text has @word, not as a part of another: a "captain" is no cap */
static gboolean
has_word (const char *text, const char *word)
{
  gsize n = strlen (word);

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if ((p == text || !g_ascii_isalpha (p[-1])) && !g_ascii_isalpha (p[n]))
      return TRUE;
  return FALSE;
}

static void
dress_fact (Facts *self, const char *kind, guint i, const char *worn)
{
  g_autofree char *path = g_strdup_printf ("figures[%u]", i);
  g_auto (GStrv)   whats = g_strsplit (self->said->str, "\n", -1);

  for (char **what = whats; *what != NULL && *worn != '\0'; what++)
    if (strstr (*what, path) != NULL && has_word (*what, worn))
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
  g_autofree char       *posture = NULL;

  fact (self, "%s=%s", human ? "who" : "animal", kind);
  /* whoever is carried sits, whether the words say so or not */
  if (*figure->perch == '\0' || is_said (self, "figures[%u].action", i))
    action_fact (self, i, "does", figure->action);
  posture = g_strndup (figure->pose, strcspn (figure->pose, " "));
  /* who eats at a table sits, whether the words say so or not */
  if (*posture != '\0' && strchr (posture, '=') == NULL &&
      is_said (self, "figures[%u].action = %s", i, posture))
    action_fact (self, i, "does", posture);
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
  for (guint k = 0; k < figure->n_beats; k++)
    if (*figure->beats[k].expression != '\0' &&
        is_said (self, "figures[%u].beats.expression = %s", i, figure->beats[k].expression))
      fact (self, "face=%s:%s", kind, figure->beats[k].expression);
  if (figure->holds >= 0)
    fact (self, "holds=%s:%s", kind, self->staging->props[figure->holds].kind);
  if (figure->rides >= 0)
    fact (self, "rides=%s:%s", kind, self->staging->props[figure->rides].kind);
  if (figure->mounts >= 0 && strcmp (self->staging->figures[figure->mounts].kind, "person") == 0)
    fact (self, "place=%s:%s", kind, figure->perch);
  else if (figure->mounts >= 0)
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
  g_auto (GStrv)       motions = g_strsplit (prop->motion, " ", -1);

  fact (self, "%s=%s", vehicle ? "vehicle" : "prop", prop->kind);
  for (guint k = 0; motions[k] != NULL; k++)
    if (*motions[k] != '\0' && is_said (self, "props[%u].motion", i))
      fact (self, "moves=%s:%s", prop->kind, motions[k]);
  if (is_said (self, "props[%u].colour", i))
    fact (self, "colour=%s:%s", prop->kind, colour_name (prop->colour));
  if (prop->becomes != 0)
    fact (self, "colour=%s:%s", prop->kind, colour_name (prop->becomes));
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
    if (*self->staging->setups[i].set != '\0')
      fact (self, "set=%s", self->staging->setups[i].set);
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

/**
 * rc_facts_vehicles:
 *
 * Returns: (transfer full): the kinds of props that are vehicles
 */
GHashTable *
rc_facts_vehicles (void)
{
  GHashTable       *vehicles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (cJSON) json = rc_data_load_json ("vocabulary/en/vehicles.json", NULL);
  const cJSON      *entry;

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (json, "entries"))
      g_hash_table_add (vehicles, g_strdup (rc_json_string_or (entry, "value", "")));
  return vehicles;
}

/**
 * rc_facts_of:
 * @vehicles: of rc_facts_vehicles()
 *
 * Returns: (transfer full): what the words of the prompt of @staging set, as a set of texts such as
 * "does=woman:walk"
 */
GHashTable *
rc_facts_of (const RcStaging *staging, GHashTable *vehicles)
{
  Facts  facts = { staging, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                   g_string_new (""), vehicles };
  Facts *self = &facts;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

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
  g_string_free (facts.said, TRUE);
  return facts.facts;
}
