/* staging-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/staging-words.h"

#include "engine/script/staging-terms.h"
#include "engine/script/staging-values.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Members of a staging that are lists, and what an entry is. */
static const struct
{
  const char *list, *owner;
} lists[] = {
  { "setups", "camera" }, { "figures", "figure" }, { "props", "prop" },
  { "lines", "line" },    { "effects", "effect" }, { "crowds", "crowd" },
};

/* --- whose it is --------------------------------------------------------------------------- */

static gboolean
is_called (const char *key, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1), *wanted = g_utf8_casefold (key, -1);

  return *text != '\0' && strcmp (folded, wanted) == 0;
}

/* The number of a figure or prop by id, name, kind or number, as rc_hand_set_apply() finds it;
 * -1: it is not there */
static int
find_entry (const RcStaging *staging, const char *owner, const char *key)
{
  gboolean props = strcmp (owner, "prop") == 0;
  guint    n = props ? staging->n_props : strcmp (owner, "figure") == 0 ? staging->n_figures : 0;
  guint64  number;

  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < n; i++)
      {
        const RcStagingFigure *figure = props ? NULL : &staging->figures[i];
        const RcStagingProp   *prop = props ? &staging->props[i] : NULL;
        const char *texts[] = { props ? prop->id : figure->id, props ? prop->name : figure->name,
                                props ? prop->kind : figure->kind };

        if (is_called (key, texts[pass]))
          return (int)i;
      }
  return g_ascii_string_to_unsigned (key, 10, 0, G_MAXINT, &number, NULL) ? (int)number : -1;
}

static char *
dup_head (const RcStaging *staging, const char *owner, const char *key)
{
  int         index = staging != NULL && key != NULL ? find_entry (staging, owner, key) : -1;
  gboolean    prop = strcmp (owner, "prop") == 0, figure = strcmp (owner, "figure") == 0;
  guint       n = staging == NULL ? 0 : prop ? staging->n_props : figure ? staging->n_figures : 0;
  const char *what = prop                            ? C_ ("staging", "Prop")
                     : figure                        ? C_ ("staging", "Figure")
                     : strcmp (owner, "line") == 0   ? C_ ("staging", "Line")
                     : strcmp (owner, "effect") == 0 ? C_ ("staging", "Effect")
                                                     : C_ ("staging", "Crowd");

  if (strcmp (owner, "camera") == 0 && key == NULL)
    return g_strdup (_ ("Camera"));
  if (strcmp (owner, "camera") == 0)
    return g_strdup_printf (_ ("Camera, set-up %d"), (int)g_ascii_strtoll (key, NULL, 10) + 2);
  if (index >= 0 && (guint)index < n)
    {
      g_autofree char *number = g_strdup_printf ("%d", index);

      return rc_staging_value_dup (staging, owner, number);
    }
  if (strcmp (owner, "crowd") == 0 && staging != NULL && key != NULL &&
      g_ascii_strtoull (key, NULL, 10) < staging->n_crowds)
    return g_strdup (staging->crowds[g_ascii_strtoull (key, NULL, 10)].name);
  if (key != NULL && !g_ascii_isdigit (*key))
    return g_strdup (key);
  return g_strdup (what);
}

/* A path, taken apart */
typedef struct
{
  const char *owner;  /* of RcStagingMember */
  const char *key;    /* nullable: which of a list */
  const char *member; /* "" for an entry as a whole */
  gboolean    later;  /* of a beat */
} Path;

/* @parts: "figures", "0", "beats", "1", "action" */
static Path
path_of (char **parts)
{
  Path path = { .owner = "shot", .member = parts[0] != NULL ? parts[0] : "" };

  if (strcmp (path.member, "camera") == 0)
    return (Path){ .owner = "camera", .member = parts[1] != NULL ? parts[1] : "" };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (strcmp (path.member, lists[i].list) != 0)
        continue;
      path = (Path){ .owner = lists[i].owner, .key = parts[1], .member = "" };
      parts += parts[1] != NULL ? 2 : 1;
      path.later = g_strcmp0 (parts[0], "beats") == 0 && parts[1] != NULL;
      parts += path.later ? 1 + (g_ascii_isdigit (*parts[1]) && parts[2] != NULL) : 0;
      path.member = parts[0] != NULL ? parts[0] : "";
      break;
    }
  return path;
}

static char **
split_path (const char *path)
{
  char **parts = g_strsplit_set (path, ".[]", -1);
  guint  kept = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0')
      g_free (parts[i]);
    else
      parts[kept++] = parts[i];
  parts[kept] = NULL;
  return parts;
}

/* --- one value ----------------------------------------------------------------------------- */

/* What a hand set comes as JSON, words of spans as they are. */
static char *
dup_bare (const char *value)
{
  g_autoptr (cJSON) json = *value == '"' ? cJSON_Parse (value) : NULL;

  if (cJSON_IsString (json))
    return g_strdup (json->valuestring);
  if (*value == '{' || *value == '[' || strcmp (value, "null") == 0)
    return g_strdup ("");
  return g_strdup (g_str_has_prefix (value, "+ ") ? value + 2 : value);
}

/* A figure or prop as a whole is told by its name, whatever word of the prompt brought it in. */
static char *
dup_entry (const RcStaging *staging, const Path *path, const char *type, const char *value)
{
  g_autofree char *name = dup_head (staging, path->owner, path->key);
  gboolean         named = strcmp (path->owner, "figure") == 0 || strcmp (path->owner, "prop") == 0;
  gboolean         known = named && staging != NULL && path->key != NULL &&
                   find_entry (staging, path->owner, path->key) >= 0;

  return known ? g_steal_pointer (&name) : rc_staging_value_dup (staging, type, value);
}

/**
 * rc_staging_words_init:
 * @self: (out)
 * @staging: (nullable): whose people and things have names
 * @path: "figures[0].action" or "figures.mara.action"
 * @value: "walk" or "\"walk\""
 */
void
rc_staging_words_init (RcStagingWords  *self,
                       const RcStaging *staging,
                       const char      *path,
                       const char      *value)
{
  g_auto (GStrv)         parts = split_path (path);
  g_autofree char       *bare = dup_bare (value);
  Path                   at = path_of (parts);
  const RcStagingMember *member = rc_staging_member_find (at.owner, at.member);
  const char            *label = member != NULL ? member->label : at.member;
  const char            *head = member != NULL ? member->head : NULL;

  self->label = g_strdup (label == NULL    ? ""
                          : member != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "staging", label)
                                           : label);
  if (head != NULL)
    self->head = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "staging", head));
  else if (strcmp (at.owner, "shot") == 0)
    self->head = g_strdup (_ ("Shot"));
  else
    self->head = dup_head (staging, at.owner, at.key);
  if (at.later)
    {
      g_autofree char *first = self->head;

      /* Translators: what somebody does after something else; %s is a name */
      self->head = g_strdup_printf (_ ("%s, later"), first);
    }
  self->value = *at.member == '\0' && member != NULL
                    ? dup_entry (staging, &at, member->type, bare)
                    : rc_staging_value_dup (staging, member != NULL ? member->type : "text", bare);
}

void
rc_staging_words_clear (RcStagingWords *self)
{
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->value, g_free);
}

/** Returns: (transfer full): without whose it is: "action: walks" */
char *
rc_staging_words_dup_what (const RcStagingWords *self)
{
  if (*self->label == '\0' || *self->value == '\0')
    return g_strdup (*self->label != '\0' ? self->label : self->value);
  /* Translators: what of a figure, a thing or the camera is how: “action: walks” */
  return g_strdup_printf (_ ("%s: %s"), self->label, self->value);
}

static char *
dup_told (const RcStagingWords *self)
{
  g_autofree char *what = rc_staging_words_dup_what (self);

  if (*self->label == '\0')
    return g_strdup_printf (_ ("%s: %s"), self->head, self->value);
  return g_strdup_printf ("%s · %s", self->head, what);
}

/** Returns: (transfer full): "Mara · action: walks"; for the arguments see rc_staging_words_init()
 */
char *
rc_staging_words_dup (const RcStaging *staging, const char *path, const char *value)
{
  g_auto (RcStagingWords) words = { 0 };

  rc_staging_words_init (&words, staging, path, value);
  return dup_told (&words);
}

/* --- spans --------------------------------------------------------------------------------- */

typedef enum
{
  DOES,
  ASKS,
  DONE,
  BY_HAND,
} Role;

/* As spans.c writes them; not translated there. */
static const char *const marks[] = {
  [DOES] = "",
  [ASKS] = "asks for ",
  [DONE] = "done: ",
  [BY_HAND] = "set by hand: ",
};

/* One thing that a span says of a staging */
typedef struct
{
  Role           role;
  char          *path;
  RcStagingWords words;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  rc_staging_words_clear (&item->words);
  g_free (item->path);
  g_free (item);
}

/* Whether @text, behind "; " or ", ", is another thing, and no more of the last one. */
static gboolean
begins_item (const char *text)
{
  gsize length = strcspn (text, " .[");

  for (guint role = ASKS; role < G_N_ELEMENTS (marks); role++)
    if (g_str_has_prefix (text, marks[role]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strncmp (text, lists[i].list, length) == 0 && lists[i].list[length] == '\0')
      return TRUE;
  if (text[length] == ' ')
    {
      g_autofree char *member = g_strndup (text, length);

      return rc_staging_member_find ("shot", member) != NULL;
    }
  return g_str_has_prefix (text, "camera.");
}

static gsize
item_length (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if ((g_str_has_prefix (at, "; ") || g_str_has_prefix (at, ", ")) && begins_item (at + 2))
      return (gsize)(at - text);
  return strlen (text);
}

/* @before: (nullable): what a value that a hand set was asked for */
static Item *
item_new (const RcStaging *staging, const char *text, const Item *before)
{
  Item            *item = g_new0 (Item, 1);
  g_autofree char *value = NULL;
  gsize            length;

  for (guint role = ASKS; role < G_N_ELEMENTS (marks); role++)
    if (g_str_has_prefix (text, marks[role]))
      item->role = (Role)role;
  text += strlen (marks[item->role]);
  length = strcspn (text, " ");
  if (item->role == BY_HAND && before != NULL)
    length = 0;
  item->path =
      length > 0 ? g_strndup (text, length) : g_strdup (before != NULL ? before->path : "");
  text += length;
  text += *text == ' ';
  value = g_strdup (g_str_has_prefix (text, "= ") ? text + 2 : text);
  rc_staging_words_init (&item->words, staging, item->path, g_strstrip (value));
  return item;
}

/* Who do the same are told together: "Mara, Jon · action: walks". */
static gboolean
take_head (Item *last, const Item *item)
{
  g_autofree char *heads = NULL;

  if (last == NULL || last->role != DOES || item->role != DOES ||
      strcmp (last->words.label, item->words.label) != 0 ||
      strcmp (last->words.value, item->words.value) != 0)
    return FALSE;
  if (strcmp (last->words.head, item->words.head) == 0)
    return TRUE;
  heads = g_strconcat (last->words.head, C_ ("staging", ", "), item->words.head, NULL);
  g_free (last->words.head);
  last->words.head = g_steal_pointer (&heads);
  return TRUE;
}

static GPtrArray *
items_of (const RcStaging *staging, const char *what)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (item_free);

  while (*what != '\0')
    {
      gsize            length = item_length (what);
      g_autofree char *text = g_strndup (what, length);
      Item            *last = items->len > 0 ? g_ptr_array_index (items, items->len - 1) : NULL;
      Item            *item = item_new (staging, text, last);

      if (take_head (last, item))
        item_free (item);
      else
        g_ptr_array_add (items, item);
      what += length + (what[length] != '\0' ? 2 : 0);
    }
  return items;
}

/* What was asked for, and what was done instead */
static char *
dup_overruled (const Item *asked, const Item *done)
{
  g_autofree char *wanted = dup_told (&asked->words);
  g_autofree char *told = dup_told (&done->words);
  gboolean         same = strcmp (asked->path, done->path) == 0;
  const char      *what = same && *done->words.value != '\0' ? done->words.value : told;

  return g_strdup_printf (done->role == BY_HAND ? _ ("asks for %s; set by hand: %s")
                                                : _ ("asks for %s; done: %s"),
                          wanted, what);
}

/**
 * rc_staging_words_dup_span:
 * @staging: (nullable): whose span it is
 * @what: of the span: "camera.size = MCU"
 * @separator: between things, if the words did more than one
 *
 * Returns: (transfer full): "Camera · size: medium close-up"
 */
char *
rc_staging_words_dup_span (const RcStaging *staging, const char *what, const char *separator)
{
  g_autoptr (GPtrArray) items = items_of (staging, what);
  GString              *told = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const Item      *item = g_ptr_array_index (items, i);
      const Item      *next = i + 1 < items->len ? g_ptr_array_index (items, i + 1) : NULL;
      gboolean         answered = item->role == ASKS && next != NULL && next->role >= DONE;
      g_autofree char *text = answered ? dup_overruled (item, next) : dup_told (&item->words);

      g_string_append_printf (told, "%s%s", told->len > 0 ? separator : "", text);
      i += answered;
    }
  return g_string_free (told, FALSE);
}
