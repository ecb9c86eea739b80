/* reader-world.c - place, time, weather, light, what is in the air, and many who nobody counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,
  NEAR_BEHIND = 7, /* marks between a building and the place that it stands in */
};

/* Roles that set one text of the draft. */
static const struct
{
  RcRole      role;
  gsize       offset;
  const char *path;
} fields[] = {
  { RC_ROLE_TIME, G_STRUCT_OFFSET (RcDraft, time), "time" },
  { RC_ROLE_WEATHER, G_STRUCT_OFFSET (RcDraft, weather), "weather" },
  { RC_ROLE_LIGHT, G_STRUCT_OFFSET (RcDraft, light), "light" },
  { RC_ROLE_SEASON, G_STRUCT_OFFSET (RcDraft, season), "season" },
  { RC_ROLE_ERA, G_STRUCT_OFFSET (RcDraft, era), "era" },
  { RC_ROLE_PALETTE, G_STRUCT_OFFSET (RcDraft, palette), "palette" },
};

/* "day turns to night": the verb that stands right behind is its */
static gboolean
is_finite_verb (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return mark != NULL && mark->role == RC_ROLE_ACTION &&
         g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "s");
}

/* "the wind lifts sand": it blows on */
static gboolean
is_object_of_weather (const RcMark *mark)
{
  if (mark == NULL || mark->han)
    return FALSE;
  switch (mark->role)
    {
    case RC_MARK_COMMA:
    case RC_MARK_STOP:
    case RC_ROLE_AND:
    case RC_ROLE_SEQUENCE:
    case RC_ROLE_IN:
    case RC_ROLE_POSITION:
      return FALSE;
    default:
      return TRUE;
    }
}

/* "the rain stops", "雨停了", "the fog lifts". Returns: whether the weather at @at is over */
static gboolean
is_over (const RcReader *self, guint at)
{
  for (guint i = at + 1; i < self->marks->n && i <= at + NEAR; i++)
    {
      const RcMark    *mark = rc_reader_mark (self, i);
      g_autofree char *word = g_utf8_strdown (self->text + mark->start, mark->length);

      if (rc_vocabulary_number (self->draft->vocabulary, "weather ends", word, 0) > 0)
        return !is_object_of_weather (rc_reader_mark (self, i + 1));
      if (mark->role != RC_ROLE_SKIP && mark->role != RC_ROLE_PACE && mark->role != RC_ROLE_TIME &&
          !rc_reader_is (self, i, "has") && !rc_reader_is (self, i, "finally"))
        return FALSE;
    }
  return FALSE;
}

/* "在风中摇曳": whatever was named before does that in the wind */
static gboolean
blows_on_thing (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  gsize         n = strlen ("中");

  return rc_reader_is (self, at + 1, "中") || rc_reader_is (self, at + 2, "中") ||
         (mark->length > n && strncmp (self->text + mark->start + mark->length - n, "中", n) == 0);
}

/* ", sunlight falling on his face": the light does, and not he */
static gboolean
is_light_that_does (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const RcMark *before = at > 0 ? mark - 1 : NULL;

  return next != NULL && next->role == RC_ROLE_ACTION &&
         g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "light") &&
         g_str_has_suffix (self->marks->tokens->items[next->first].normal, "ing") &&
         (before == NULL || before->role == RC_MARK_COMMA || before->role == RC_MARK_STOP ||
          before->role == RC_ROLE_WITH || before->role == RC_ROLE_AND);
}

/* A word may be of the weather and of the light at the same time: each of its meanings counts. */
void
rc_read_world (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  gboolean      verb = rc_reader_verb (self, at) != NULL;
  gboolean      thing = (mark->role != RC_ROLE_TIME && mark->role != RC_ROLE_LIGHT) ||
                   (mark->role == RC_ROLE_TIME && !mark->han && is_finite_verb (self, at + 1));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const RcEntry *entry = rc_mark_entry (mark, fields[i].role);

      if (entry == NULL)
        continue;
      /* "morning haze" under a heading that says DAWN */
      if (fields[i].role == RC_ROLE_TIME && self->reads == RC_READ_SCENE &&
          self->draft->time != NULL)
        continue;
      /* "90s VHS look" */
      if (fields[i].role == RC_ROLE_ERA && self->draft->era != NULL &&
          g_ascii_strncasecmp (self->text + mark->start, "vhs", strlen ("vhs")) == 0)
        continue;
      const char *value =
          fields[i].role == RC_ROLE_WEATHER && is_over (self, at) ? "clear" : entry->value;

      G_STRUCT_MEMBER (const char *, self->draft, fields[i].offset) = value;
      rc_reader_span (self, at, at, "%s = %s", fields[i].path, value);
    }
  if (rc_mark_entry (mark, RC_ROLE_EFFECT) != NULL && self->reads != RC_READ_HEADING)
    rc_read_effect (self, at);
  /* "chairs are stacked and rain runs down": no chair does */
  if (thing && verb && !(mark->han && blows_on_thing (self, at)))
    self->mover_thing = -1;
  /* "clouds race": nobody runs */
  self->thing |= thing && !self->named && !self->acted && !mark->han;
  if (is_light_that_does (self, at))
    {
      self->thing = TRUE;
      self->named = self->acted = FALSE;
    }
}

void
rc_read_mood (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       warm = entry->role == RC_ROLE_WARMTH;

  *(warm ? &self->draft->warmth : &self->draft->tension) = entry->number;
  self->thing |= !self->named && !self->acted;
  rc_reader_span (self, at, at, "%s %+g", warm ? "warmth" : "tension", entry->number);
}

/** Lets it happen at @entry, which the word at @at names. */
void
rc_set_place (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *name = g_utf8_strdown (self->text + mark->start, mark->length);

  self->draft->set = entry->value;
  self->draft->implied = *entry->implies == '\0' ? -1 : strcmp (entry->implies, "interior") == 0;
  rc_text_set (&self->draft->label, *entry->label != '\0'                ? entry->label
                                    : (entry->flags & RC_TERM_NEAR) != 0 ? name
                                                                         : "");
  rc_reader_span (self, at, at, "set = %s", entry->value);
}

/** Nobody is in the set and nothing drives there. */
void
rc_read_emptiness (RcReader *self, guint at)
{
  self->draft->empty = TRUE;
  rc_reader_span (self, at, at, "empty = true");
}

/* The place that the next words name, in the same part of the sentence: "… in the forest". */
static const RcEntry *
place_behind (const RcReader *self, guint at)
{
  /* "a bridge over a river", but who walks across it is on it */
  gboolean over = rc_is_bridge (rc_reader_mark (self, at)->entry) && self->draft->figures->len == 0;
  gboolean in = FALSE;

  for (guint i = at + 1; i < self->marks->n && i <= at + NEAR_BEHIND; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_STOP || mark->role == RC_MARK_COMMA)
        break;
      in |= mark->role == RC_ROLE_IN || mark->role == RC_ROLE_POSITION ||
            (over && mark->role == RC_ROLE_OVER);
      /* "a café in Paris" is no building in a landscape */
      if (in && mark->role == RC_ROLE_SET && !self->marks->tokens->items[mark->first].upper)
        return mark->entry;
    }
  return NULL;
}

/* "in a castle", "at the restaurant", "城堡里": whoever is told of is inside. */
static gboolean
is_inside (const RcReader *self, guint at, const RcEntry *entry)
{
  static const char *const within[] = { "里", "内", "里面", "内部", "中", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  gboolean                 aims = self->action != NULL && rc_action_aims (self->action);

  if (mark->han && strcmp (entry->implies, "exterior") == 0 && rc_reader_is (self, at + 1, "上"))
    return TRUE;
  for (guint i = 0; mark->han && within[i] != NULL; i++)
    if (rc_reader_is (self, at + 1, within[i]) ||
        (rc_reader_mark (self, at + 1) != NULL &&
         g_str_has_prefix (self->text + rc_reader_mark (self, at + 1)->start, within[i])))
      return TRUE;
  if (rc_reader_near (self, &self->place, at, NEAR) && !mark->han)
    return (strcmp (entry->implies, "exterior") == 0 &&
            rc_reader_is (self, self->place.at, "on")) ||
           rc_reader_is (self, self->place.at, "in") ||
           rc_reader_is (self, self->place.at, "inside") ||
           rc_reader_is (self, self->place.at, "within") ||
           rc_reader_is (self, self->place.at, "through") ||
           rc_reader_mark (self, self->place.at)->n_tokens > 1;
  return rc_reader_near (self, &self->toward, at, NEAR) && !aims &&
         rc_reader_is (self, self->toward.at, "at");
}

/* "kneels in front of a castle", "城堡前": seen from outside, too */
static gboolean
is_stood_at (const RcReader *self, guint at)
{
  const RcMark  *next = rc_reader_mark (self, at + 1);
  const RcEntry *position =
      next != NULL && next->han ? rc_mark_entry (next, RC_ROLE_POSITION) : NULL;
  for (guint i = at; i > 0 && at - i < NEAR; i--)
    if (rc_reader_is (self, i - 1, "past"))
      return TRUE;
  const char *value = self->relation.at != RC_NOWHERE ? self->relation.entry->value
                      : position != NULL              ? position->value
                                                      : "";

  return strcmp (value, "front") == 0 || strcmp (value, "beside") == 0 ||
         strcmp (value, "behind") == 0;
}

/* "a cabin in the forest" is seen from outside, "he sits in a cabin in the forest" is not. */
static gboolean
read_outside (RcReader *self, guint at, const RcEntry *entry)
{
  const RcEntry *behind = place_behind (self, at);
  const RcEntry *building =
      rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PROP, entry->outside);
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *name = NULL;
  gboolean         outside = (behind != NULL && strcmp (behind->implies, "exterior") == 0) ||
                     (self->draft->set != NULL && self->draft->implied == FALSE) ||
                     (self->draft->interior == FALSE) || is_stood_at (self, at);
  int prop;

  if (building == NULL || !outside || self->reads != RC_READ_PROMPT || is_inside (self, at, entry))
    return FALSE;
  name = g_utf8_strdown (self->text + mark->start, mark->length);
  prop = rc_draft_add_prop (self->draft, building, name);
  if (prop < 0)
    return FALSE;
  rc_reader_span (self, at, at, "props[%d] = %s", prop, building->value);
  rc_settle_prop (self, at, prop);
  return TRUE;
}

/* "the bridge of the starship" */
static gboolean
is_of_spaceship (const RcReader *self, guint at)
{
  guint last = MIN (at + NEAR, self->marks->n - 1);

  for (guint i = at > NEAR ? at - NEAR : 0; i <= last; i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_PROP &&
        strcmp (rc_reader_mark (self, i)->entry->value, "spaceship") == 0)
      return TRUE;
  return FALSE;
}

static const RcEntry *
other_entry (const RcReader *self, const char *set, const RcEntry *otherwise)
{
  const RcEntry *entry = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_SET, set);

  return entry != NULL ? entry : otherwise;
}

/* Whether somebody swims, or a boat is there: where the water is, is the place. */
static gboolean
is_afloat (const RcReader *self)
{
  static const char *const actions[] = { "swim", "row", "dive", "surf", NULL };
  static const char *const boats[] = { "boat",  "rowing-boat", "sailing-boat", "ship", "gondola",
                                       "canoe", "raft",        "submarine",    NULL };

  for (guint i = 0; i < self->draft->figures->len; i++)
    if (g_strv_contains (actions, rc_draft_figure (self->draft, i)->out.action))
      return TRUE;
  for (guint i = 0; i < self->draft->props->len; i++)
    if (g_strv_contains (boats, rc_draft_prop (self->draft, i)->out.kind))
      return TRUE;
  return FALSE;
}

static gboolean
is_water (const char *set)
{
  static const char *const waters[] = { "river", "lake", "sea", "harbour", "swimming-pool", NULL };

  return set != NULL && g_strv_contains (waters, set);
}

/* The heading says inside or outside, and the words a place that is not. */
static void
refuse_place (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *asked = g_strdup_printf ("set = %s", entry->value);

  rc_draft_add_conflict (
      self->draft, self->reads == RC_READ_SCENE, mark->start, mark->length,
      g_strdup_printf ("asks for %s; done: %s", asked,
                       self->draft->interior == TRUE ? "interior = true" : "interior = false"));
}

static void
refuse_other_place (RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *asked = g_strdup_printf ("set = %s", entry->value);
  g_autofree char *done = g_strdup_printf ("set = %s", self->draft->set);

  rc_draft_add_conflict (self->draft, FALSE, mark->start, mark->length,
                         g_strdup_printf ("asks for %s; done: %s", asked, done));
}

/* Fish that swim in the sea are seen under water. */
static gboolean
swims_there (const RcReader *self, const RcEntry *entry)
{
  static const char *const bodies[] = { "fish",      "shark",  "whale", "octopus",
                                        "jellyfish", "turtle", "ray",   NULL };
  int                      first = rc_first_figure (self->actors);

  return strcmp (entry->value, "sea") == 0 && first >= 0 && self->action != NULL &&
         strcmp (self->action->value, "swim") == 0 &&
         g_strv_contains (bodies, rc_draft_figure (self->draft, first)->out.body);
}

/* "clouds race across the sky" over a town: it is the place only of what flies there. */
static gboolean
is_overhead (const RcReader *self, guint at, const RcEntry *entry)
{
  static const char *const flying[] = { "fly", "float", "flap", NULL };
  const char              *word =
      self->marks->tokens
          ->items[rc_reader_mark (self, at)->first + rc_reader_mark (self, at)->n_tokens - 1]
          .normal;

  if (strcmp (entry->value, "sky") != 0 || self->reads != RC_READ_PROMPT ||
      (strcmp (word, "sky") != 0 && strcmp (word, "skies") != 0))
    return FALSE;
  return !(self->action != NULL && self->actors != 0 &&
           g_strv_contains (flying, self->action->value)) &&
         !(self->mover_thing >= 0 && self->motion_at != RC_NOWHERE);
}

/** If nothing else is there, the sky is the place. To be called when all is read. */
void
rc_read_sky (RcReader *self)
{
  if (self->sky_at == RC_NOWHERE || self->draft->set != NULL || self->draft->figures->len > 0 ||
      self->draft->props->len > 0)
    return;
  self->draft->set = "sky";
  self->draft->implied = FALSE;
  rc_reader_span (self, self->sky_at, self->sky_at, "set = sky");
}

/* "a dark alley": the place is, and no thing of that colour */
static void
darken (RcReader *self, guint at)
{
  if (!rc_reader_near (self, &self->colour, at, NEAR) ||
      !rc_reader_is (self, self->colour.at, "dark") || self->draft->light != NULL)
    return;
  self->draft->light = "low-key";
  rc_reader_span (self, self->colour.at, self->colour.at, "light = low-key");
}

/* "deep inside a forest": what is under the sky is entered, and no room for that. */
static void
enter_outdoors (RcReader *self, guint at, const RcEntry *entry)
{
  if (self->reads == RC_READ_PROMPT && self->inside_at != RC_NOWHERE &&
      at - self->inside_at <= RC_ADJECTIVE_REACH && strcmp (entry->implies, "exterior") == 0)
    self->draft->interior = -1;
}

/**
 * rc_is_place_of_thing:
 * @entry: of the thing that is named at @at
 *
 * "plants a flag on a rocky moon": a world that one stands on is the place; "inside a moving
 * train": what one is inside of is.
 *
 * Returns: whether that thing is where it happens
 */
gboolean
rc_is_place_of_thing (RcReader *self, guint at, const RcEntry *entry)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  gboolean            inside = (self->inside_at != RC_NOWHERE && at > self->inside_at &&
                     at - self->inside_at <= RC_ADJECTIVE_REACH) ||
                    (rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH) &&
                     (rc_reader_is (self, self->place.at, "inside") ||
                      rc_reader_is (self, self->place.at, "within")));
  gboolean on =
      rc_reader_near (self, &self->place, at, NEAR) &&
      (rc_reader_is (self, self->place.at, "on") || rc_reader_is (self, self->place.at, "across"));
  const char *set;

  if (rc_read_crossed_bridge (self, at, entry))
    return TRUE;
  set = rc_vocabulary_text (vocabulary, inside ? "inside of" : "worlds to stand on", entry->value,
                            "");

  if (*set == '\0' || self->draft->set != NULL || (!inside && !on))
    return FALSE;
  self->draft->set = set;
  self->draft->implied = inside;
  self->inside_at = self->doing.at = RC_NOWHERE;
  rc_drop_adjectives (self);
  self->placed = TRUE;
  rc_reader_span (self, at, at, "set = %s", set);
  return TRUE;
}

/* "desert highway", "餐厅厨房": the last of them is the place */
static gboolean
is_compound (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at), *before = mark - 1;

  return before->role == RC_ROLE_SET && before->first != mark->first &&
         (!mark->han || before->start + before->length == mark->start);
}

/* "looks out at the street", "down at the valley": from somewhere else */
static gboolean
is_seen_from_afar (const RcReader *self)
{
  static const char *const far[] = { "out", "down", "over", "across", NULL };
  const RcMark            *look = rc_reader_mark (self, self->action_at);
  const RcMark            *toward = rc_reader_mark (self, self->toward.at);
  const RcToken           *tokens = self->marks->tokens->items;

  return g_str_has_prefix (self->action->value, "look") &&
         (g_strv_contains (far, tokens[toward->first].normal) ||
          g_strv_contains (far, tokens[look->first + look->n_tokens - 1].normal));
}

/* "a pool of gold", "a mountain of books": much of something, and no place */
static gboolean
is_much_of (const RcReader *self, guint at, const RcEntry *entry)
{
  static const char *const masses[] = { "swimming-pool", "sea", "mountain", "river", "lake", NULL };

  return g_strv_contains (masses, entry->value) && rc_reader_is (self, at + 1, "of") && at > 0 &&
         rc_reader_is (self, at - 1, "a");
}

/* "white background", "纯白背景": says what is behind all, wherever else it was said to be */
static gboolean
is_backdrop (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *word = self->marks->tokens->items[mark->first + mark->n_tokens - 1].normal;

  return strcmp (word, "background") == 0 || strcmp (word, "backdrop") == 0 ||
         (mark->han && mark->length > strlen ("背景") &&
          strncmp (self->text + mark->start + mark->length - strlen ("背景"), "背景",
                   strlen ("背景")) == 0);
}

void
rc_read_set (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       aimed = rc_reader_near (self, &self->toward, at, 3) && self->action != NULL &&
                   rc_action_aims (self->action);
  gboolean in = rc_reader_near (self, &self->place, at, NEAR);
  gboolean other = self->reads != self->set_by;
  /* the place that was said first is where it is: "a café in Paris", unless that was a thing in a
   * place: "a barn in a meadow" */
  gboolean open = !self->placed && self->placed_in == self->draft->sentence && !self->filming;
  gboolean here = self->draft->set == NULL || (in && (other || open)) ||
                  (!self->named && self->action == NULL && rc_reader_skip (self, 0) == at) ||
                  (at > 0 && self->draft->set != NULL && is_compound (self, at)) ||
                  is_backdrop (self, at);

  if (strcmp (entry->value, "bridge") == 0 &&
      (is_of_spaceship (self, at) || g_strcmp0 (self->draft->set, "spaceship-bridge") == 0))
    entry = other_entry (self, "spaceship-bridge", entry);
  if (rc_reader_near (self, &self->empty, at, RC_ADJECTIVE_REACH))
    rc_read_emptiness (self, self->empty.at);
  if (rc_read_roof (self, at, entry) || at == self->under_at || is_much_of (self, at, entry) ||
      rc_read_crossed_bridge (self, at, entry))
    return;
  /* "镜头从高空俯冲而下": where the camera comes from */
  if (self->filming && rc_reader_mark (self, at)->han && rc_reader_is (self, at - 1, "从"))
    return;
  darken (self, at);
  enter_outdoors (self, at, entry);
  if (read_outside (self, at, entry))
    return;
  /* "a highway through the desert": the highway */
  if (g_strcmp0 (self->draft->set, "highway") == 0 && in &&
      (rc_reader_is (self, self->place.at, "through") ||
       rc_reader_is (self, self->place.at, "across") ||
       rc_reader_is (self, self->place.at, "along")))
    here = FALSE;
  if (self->draft->set != NULL && !other && is_afloat (self) &&
      is_water (self->draft->set) != is_water (entry->value))
    here = is_water (entry->value);
  if (is_overhead (self, at, entry))
    {
      self->sky_at = at;
      self->thing |= !self->named && self->action == NULL;
      return;
    }
  if (aimed && (self->draft->set != NULL || is_seen_from_afar (self)))
    {
      rc_read_feature (self, at);
      return;
    }
  if (rc_read_place_of_shot (self, at, entry, in, at > 0 && is_compound (self, at)))
    return;
  /* an interior stays one: "behind her the street" */
  if (self->draft->interior >= 0 && *entry->implies != '\0' &&
      (strcmp (entry->implies, "interior") == 0) != self->draft->interior)
    {
      if (here && self->reads != RC_READ_HEADING && self->relation.at == RC_NOWHERE)
        refuse_place (self, at, entry);
      here = FALSE;
    }
  if (!here && g_strcmp0 (self->draft->set, entry->value) != 0)
    {
      /* "Shot 2: a beach": all shots of a staging are in one place */
      if (self->reads == RC_READ_PROMPT && self->draft->shots->len > 0 && !self->acted)
        refuse_other_place (self, at, entry);
      self->thing |= !self->named && self->action == NULL;
      return;
    }
  if (swims_there (self, entry))
    entry = other_entry (self, "underwater", entry);
  rc_set_place (self, at, entry);
  self->draft->at_shore = rc_is_shore (self, at);
  /* "stands there, facing the sea" */
  if (rc_is_faced (self, at))
    rc_aim_figures (self, at, self->actors, "away");
  self->placed = in || rc_reader_mark (self, at)->han;
  self->placed_in = self->draft->sentence;
  self->set_by = self->reads;
  self->framed = TRUE;
}

void
rc_read_effect (RcReader *self, guint at)
{
  const RcEntry *entry = rc_mark_entry (rc_reader_mark (self, at), RC_ROLE_EFFECT);

  rc_draft_add_effect (self->draft, entry->value, entry->number,
                       rc_reader_near (self, &self->relation, at, NEAR) ? -1 : -1);
  rc_reader_span (self, at, at, "effects + %s", entry->value);
  self->thing |= !self->named && !self->acted;
}

/* Tempo, motion blur and wind. */
void
rc_read_amount (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;
  gboolean       wind = entry->role == RC_ROLE_WIND, tempo = entry->role == RC_ROLE_TEMPO;
  const char    *what = wind ? "wind" : tempo ? "tempo" : "motion_blur";

  *(wind    ? &self->draft->wind
    : tempo ? &self->draft->tempo
            : &self->draft->motion_blur) = entry->number;
  rc_reader_span (self, at, at, "%s = %g", what, entry->number);
  self->thing |= wind && !self->named && !self->acted;
}
