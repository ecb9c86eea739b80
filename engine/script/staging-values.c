/* staging-values.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/staging-values.h"

#include "engine/script/staging-terms.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

/* A key that has no words, at least without its hyphens */
static char *
dup_plain (const char *key)
{
  return g_strdelimit (g_strdup (key), "-_", ' ');
}

static char *
dup_term (const char *kind, const char *id)
{
  const char *words = rc_staging_term (kind, id);

  return words != NULL ? g_strdup (words) : NULL;
}

static gboolean
is_number (const char *value, double *number)
{
  char *end = NULL;

  *number = g_ascii_strtod (value, &end);
  return end != value && *end == '\0';
}

/* --- whom and what ------------------------------------------------------------------------- */

static const char *
prop_name (const RcStagingProp *prop)
{
  const char *words = *prop->name == '\0' ? rc_staging_term ("prop", prop->kind) : prop->name;

  return words != NULL ? words : prop->kind;
}

/* By number, "prop-N", id or name; NULL: none of those */
static const char *
find_name (const RcStaging *staging, const char *value)
{
  gboolean prop = g_str_has_prefix (value, "prop-");
  guint64  number = G_MAXUINT64;

  if (staging == NULL)
    return NULL;
  if (prop && g_ascii_string_to_unsigned (value + strlen ("prop-"), 10, 0, G_MAXINT, &number, NULL))
    return number < staging->n_props ? prop_name (&staging->props[number]) : NULL;
  for (guint i = 0; i < staging->n_figures; i++)
    if (strcmp (staging->figures[i].id, value) == 0 ||
        strcmp (staging->figures[i].name, value) == 0)
      return staging->figures[i].name;
  for (guint i = 0; i < staging->n_props; i++)
    if (strcmp (staging->props[i].id, value) == 0 || strcmp (staging->props[i].name, value) == 0)
      return prop_name (&staging->props[i]);
  return NULL;
}

/* A figure, or with @props a prop */
static char *
dup_name (const RcStaging *staging, gboolean props, const char *value)
{
  const char *name = find_name (staging, value);
  double      number;
  guint       n = staging == NULL ? 0 : props ? staging->n_props : staging->n_figures;

  if (name != NULL)
    return g_strdup (name);
  if (!is_number (value, &number))
    {
      char *words = dup_term (props ? "prop" : "body", value);

      return words != NULL ? words : dup_plain (value);
    }
  if (number < 0)
    return g_strdup (props ? C_ ("staging", "nothing") : C_ ("staging", "nobody"));
  if (number < n)
    return g_strdup (props ? prop_name (&staging->props[(guint)number])
                           : staging->figures[(guint)number].name);
  return g_strdup_printf ("%g", number + 1);
}

/* Where one looks or turns to */
static char *
dup_toward (const RcStaging *staging, const char *value)
{
  char *words = dup_term ("toward", value);

  return words != NULL ? words : dup_name (staging, TRUE, value);
}

/* "on table", "side-by-side" */
static char *
dup_position (const RcStaging *staging, const char *value)
{
  const char      *space = strchr (value, ' ');
  g_autofree char *first =
      space != NULL ? g_strndup (value, (gsize)(space - value)) : g_strdup (value);
  g_autofree char *thing = space != NULL ? dup_name (staging, TRUE, space + 1) : NULL;
  const char      *words = rc_staging_term (thing != NULL ? "position of" : "position", first);

  if (words == NULL)
    return dup_plain (value);
  return thing != NULL ? g_strdup_printf (words, thing) : g_strdup (words);
}

/* --- lists and numbers --------------------------------------------------------------------- */

static char *
dup_colour (const char *value)
{
  return g_strdup (rc_staging_term_of_colour ((guint)strtoul (value + 1, NULL, 16)));
}

static char *
dup_word (const char *word)
{
  static const char *const kinds[] = { "material", "garment", "hair", "headwear", "wears",
                                       "prop",     "side",    "move", "burn-in" };

  if (*word == '#')
    return dup_colour (word);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (rc_staging_term (kinds[i], word) != NULL)
      return dup_term (kinds[i], word);
  return dup_plain (word);
}

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  /* Translators: between the things of a list */
  return g_strjoinv (C_ ("staging", ", "), (char **)words->pdata);
}

/* "leather coat, #b3262b", "tie glasses": no colour is #000000 */
static char *
dup_words (const char *value)
{
  g_auto (GStrv)        parts = g_strsplit_set (value, " ,", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && strcmp (*part, "#000000") != 0)
      g_ptr_array_add (words, dup_word (*part));
  return join (words);
}

/* "sit left-arm.swing=90 left-arm.turn=10": as an action has it, and joints by hand */
static char *
dup_pose (const char *value)
{
  g_auto (GStrv)        parts = g_strsplit (value, " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (char **part = parts; *part != NULL; part++)
    {
      gboolean    joint = strchr (*part, '=') != NULL;
      const char *kind = joint ? "joint" : "action";
      char       *word;

      (*part)[strcspn (*part, ".=")] = '\0';
      word = dup_term (kind, *part);
      if (word == NULL)
        word = dup_plain (*part);
      if (*word == '\0' || g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_free (word);
      else
        g_ptr_array_add (words, word);
    }
  return join (words);
}

/* "push-in to ECU", "handheld push-in" */
static char *
dup_move (const char *value)
{
  g_auto (GStrv) halves = g_strsplit (value, " to ", 2);
  const char    *size =
      halves[0] != NULL && halves[1] != NULL ? rc_staging_term ("size", halves[1]) : NULL;
  g_autofree char *move = dup_words (size != NULL ? halves[0] : value);

  /* Translators: a move of the camera, and the shot size where it ends */
  return size != NULL ? g_strdup_printf (C_ ("move", "%s to %s"), move, size)
                      : g_steal_pointer (&move);
}

/* "CU"; "OTS, over Mara" */
static char *
dup_size (const RcStaging *staging, const char *value)
{
  const char *over = strstr (value, ", over ");

  if (over != NULL)
    {
      g_autofree char *name = dup_name (staging, FALSE, over + strlen (", over "));

      return g_strdup_printf (C_ ("size", "over the shoulder of %s"), name);
    }
  return dup_term ("size", value);
}

static char *
dup_measured (const char *type, double number)
{
  static const struct
  {
    const char *type, *format;
  } units[] = {
    { "metres", NC_ ("unit", "%.6g m") },       { "degrees", NC_ ("unit", "%.6g°") },
    { "seconds", NC_ ("unit", "%.6g s") },      { "facing", NC_ ("unit", "%.6g°") },
    { "millimetres", NC_ ("unit", "%.6g mm") }, { "tempo", NC_ ("unit", "× %.6g") },
    { "pace", NC_ ("unit", "× %.6g") },         { "times", NC_ ("unit", "× %.6g") },
  };

  if (strcmp (type, "share") == 0)
    return g_strdup_printf (C_ ("unit", "%.0f %%"), 100 * number);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].type, type) == 0)
      return g_strdup_printf (g_dpgettext2 (GETTEXT_PACKAGE, "unit", units[i].format), number);
  return g_strdup_printf ("%.6g", number);
}

static char *
dup_of_type (const RcStaging *staging, const char *type, const char *value)
{
  double number;

  if (strcmp (type, "file") == 0 || strcmp (type, "whole") == 0 ||
      (strcmp (type, "truth") == 0 && strcmp (value, "true") == 0))
    return g_strdup ("");
  if (strcmp (type, "text") == 0)
    return g_strdup (value);
  if (strcmp (type, "figure") == 0 || strcmp (type, "prop") == 0)
    return dup_name (staging, *type == 'p', value);
  if (strcmp (type, "colour") == 0 && *value == '#')
    return dup_colour (value);
  if (strcmp (type, "line") == 0)
    return strcmp (value, "off") == 0 ? g_strdup (C_ ("staging", "voice-over"))
                                      : dup_name (staging, FALSE, value);
  if (strcmp (type, "words") == 0)
    return dup_words (value);
  if (strcmp (type, "pose") == 0)
    return dup_pose (value);
  if (strcmp (type, "position") == 0)
    return dup_position (staging, value);
  if (strcmp (type, "move") == 0)
    return dup_move (value);
  if (strcmp (type, "size") == 0)
    return dup_size (staging, value);
  if (rc_staging_term (type, value) != NULL)
    return dup_term (type, value);
  if (is_number (value, &number))
    return dup_measured (type, number);
  return strcmp (type, "toward") == 0 || strcmp (type, "facing") == 0 ? dup_toward (staging, value)
                                                                      : NULL;
}

/**
 * rc_staging_value_dup:
 * @staging: (nullable): whose people and things have names
 * @type: of the member, see RcStagingMember
 * @value: as a span has it, "walk"
 *
 * Returns: (transfer full): "walks"; "" if there is nothing to say beyond the member
 */
char *
rc_staging_value_dup (const RcStaging *staging, const char *type, const char *value)
{
  char *words = dup_of_type (staging, type, value);

  return words != NULL ? words : dup_plain (value);
}
