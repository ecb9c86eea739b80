/* breakdown.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/breakdown.h"

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/script/breakdown-cast.h"
#include "engine/script/fountain-text.h"
#include "engine/script/prompt.h"
#include "engine/script/tokens.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

enum
{
  MIN_SECONDS = 2,
  MAX_SECONDS = 8,
  LONGEST_SECONDS = 600, /* that a note may ask for */
};

static const double speech_rate = 2.5; /* words a second */
static const double action_rate = 8;   /* words of action that a second shows */

typedef struct
{
  RcPlanShot plan;
  GString   *prompt;
  GString   *notes;
  guint      spoken; /* words */
  guint      described;
  double     asked; /* seconds, 0: not */
  gboolean   open;  /* a shot was called for and waits for its action */
} Shot;

typedef struct
{
  RcPlan         *plan;
  RcBreakdownCast cast;
  GArray         *scenes;     /* of RcPlanScene */
  GArray         *shots;      /* of RcPlanShot, of the scene in hand */
  GArray         *references; /* of RcPlanReference */
  Shot            shot;       /* in hand, if its prompt is not NULL */
  const char     *speaker;    /* borrowed from the script */
  const char     *extension;
  char           *manner; /* the parenthetical that waits for its line */
} Breakdown;

static void
add_note (GString *notes, const char *text)
{
  g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", text);
}

/* 1 to "A", 26 to "Z", 27 to "AA" */
static char *
shot_letters (guint number)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (letters, 'A' + (number - 1) % 26);
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

static RcRational
estimate (const Shot *shot)
{
  double seconds = shot->spoken / speech_rate + shot->described / action_rate;

  if (shot->asked > 0)
    return rc_rational_from_double (shot->asked);
  seconds = CLAMP (ceil (seconds * 2) / 2, MIN_SECONDS, MAX_SECONDS);
  return rc_rational ((gint64)(seconds * 2), 2);
}

static void
finish_shot (Breakdown *self)
{
  Shot            *shot = &self->shot;
  g_autofree char *letters = NULL;

  if (shot->prompt == NULL)
    return;
  letters = shot_letters (self->shots->len + 1);
  shot->plan.label = g_strdup_printf ("%u%s", self->scenes->len, letters);
  shot->plan.duration = estimate (shot);
  shot->plan.prompt = g_string_free (shot->prompt, FALSE);
  shot->plan.notes = g_string_free (shot->notes, FALSE);
  g_array_append_val (self->shots, shot->plan);
  *shot = (Shot){ 0 };
}

static void
finish_scene (Breakdown *self)
{
  RcPlanScene *scene;

  finish_shot (self);
  if (self->scenes->len == 0)
    return;
  scene = &g_array_index (self->scenes, RcPlanScene, self->scenes->len - 1);
  scene->n_shots = self->shots->len;
  scene->shots = (RcPlanShot *)g_array_free (self->shots, FALSE);
  self->shots = g_array_new (FALSE, TRUE, sizeof (RcPlanShot));
}

/* Takes "INT." and its like off the front. Returns: what is left */
static const char *
read_inside (RcPlanScene *scene, const char *text)
{
  gsize            n = strcspn (text, " ");
  g_autofree char *prefix = g_ascii_strup (text, n);
  gboolean         both = g_str_has_prefix (prefix, "I/E") || g_str_has_prefix (text, "内外") ||
                  g_str_has_prefix (text, "内/外");

  scene->interior = both || strstr (prefix, "INT") != NULL || g_str_has_prefix (text, "内景");
  scene->exterior = both || strstr (prefix, "EXT") != NULL || strstr (prefix, "EST") != NULL ||
                    g_str_has_prefix (text, "外景");
  if (!rc_fountain_is_heading (text))
    {
      scene->interior = scene->exterior = FALSE;
      return text;
    }
  if (g_ascii_isalpha (text[0]))
    {
      /* "INT.LAMP ROOM" has no space to end at */
      const char *dot = strrchr (prefix, '.');

      return text + (dot != NULL ? (gsize)(dot - prefix) + 1 : n);
    }
  text = strstr (text, "景") != NULL ? strstr (text, "景") + strlen ("景") : text + n;
  for (const char *const *mark = (const char *const[]){ "。", "：", ".", "　", NULL }; *mark;
       mark++)
    if (g_str_has_prefix (text, *mark))
      text += strlen (*mark);
  return text;
}

/* "LAMP ROOM - NIGHT": the time is what stands after the last dash. */
static void
read_heading (RcPlanScene *scene, const char *heading)
{
  static const char *const dashes[] = { " - ", " – ", " — ", "—", "–", " -- " };
  g_autofree char         *rest = g_strdup (read_inside (scene, heading));
  char                    *cut = NULL;
  gsize                    n = 0;

  g_strstrip (rest);
  for (guint i = 0; i < G_N_ELEMENTS (dashes) && cut == NULL; i++)
    {
      cut = g_strrstr (rest, dashes[i]);
      n = strlen (dashes[i]);
    }
  if (cut == NULL && rc_char_is_han (g_utf8_get_char (rest)))
    {
      cut = strrchr (rest, ' ');
      n = 1;
    }
  scene->time = g_strstrip (g_strdup (cut != NULL ? cut + n : ""));
  scene->place = g_strstrip (g_strndup (rest, cut != NULL ? (gsize)(cut - rest) : strlen (rest)));
}

static void
begin_scene (Breakdown *self, const char *heading, const char *number, guint line)
{
  RcPlanScene scene = { .line = line };

  finish_scene (self);
  scene.heading = g_strdup (heading);
  scene.number = g_strdup (number);
  scene.prompt = g_strdup ("");
  read_heading (&scene, heading);
  g_array_append_val (self->scenes, scene);
}

static void
begin_shot (Breakdown *self, guint line)
{
  finish_shot (self);
  if (self->scenes->len == 0)
    begin_scene (self, "SCENE 1", "", line);
  self->shot.prompt = g_string_new (NULL);
  self->shot.notes = g_string_new (NULL);
  self->shot.plan.line = line;
}

/* Whether it is nobody's name: "OVER THE SHOULDER", "OVER HIS SHOULDER". */
static gboolean
is_no_name (const char *words)
{
  static const char *const none[] = { "", "THE", "A", "HIS", "HER", "THEIR", "MY", NULL };

  return g_strv_contains (none, words);
}

/* "CLOSE ON Mara" to "Close on Mara", "OVER MARA'S SHOULDER" to "Over MARA's shoulder", "SHOT:" to
 * nothing. */
static char *
plain_prefix (const char *text, gsize prefix)
{
  static const char *const genitives[] = { "'S", "’S", "'s", "’s" };
  g_autofree char         *lower = g_utf8_strdown (text, prefix);

  if (prefix == 0)
    return g_strdup (text);
  if (g_str_has_prefix (text, "SHOT:"))
    return g_strdup (text + prefix + strspn (text + prefix, " "));
  if (g_str_has_prefix (text, "OVER "))
    {
      gsize            begin = strlen ("OVER "), end = prefix - strlen ("SHOULDER");
      g_autofree char *name = g_strstrip (g_strndup (text + begin, MAX (begin, end) - begin));

      for (guint i = 0; i < G_N_ELEMENTS (genitives); i++)
        if (g_str_has_suffix (name, genitives[i]))
          name[strlen (name) - strlen (genitives[i])] = '\0';
      if (!is_no_name (name))
        return g_strdup_printf ("Over %s's shoulder%s", name, text + prefix);
    }
  lower[0] = g_ascii_toupper (lower[0]);
  return g_strconcat (lower, text + prefix, NULL);
}

static gboolean
is_sentence (const char *text)
{
  static const char *const ends[] = { ".", "!", "?", "…", "。", "！", "？", "”", "\"" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

static void
describe (Breakdown *self, const char *text, guint line)
{
  gsize            prefix = rc_fountain_shot_prefix (text);
  g_autofree char *plain = plain_prefix (text, prefix);
  g_autofree char *words = rc_breakdown_cast_mention (&self->cast, plain);
  Shot            *shot = &self->shot;

  if (shot->prompt == NULL || prefix > 0 || !shot->open)
    begin_shot (self, line);
  g_string_append_printf (shot->prompt, "%s%s",
                          shot->prompt->len == 0            ? ""
                          : is_sentence (shot->prompt->str) ? " "
                                                            : ". ",
                          words);
  shot->described += rc_text_count_words (words);
  shot->open = prefix > 0 && !is_sentence (words);
}

/* A paragraph is a shot; a line in it that calls for another shot begins one. */
static void
read_action (Breakdown *self, const RcFountainElement *element)
{
  g_auto (GStrv)      lines = g_strsplit (element->text, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint               begin = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > begin && rc_fountain_shot_prefix (lines[i]) > 0)
        {
          describe (self, text->str, element->line + begin);
          g_string_truncate (text, 0);
          begin = i;
        }
      /* "CLOSE ON MARA" on a line of its own ends there, unless the next line goes on with it */
      if (i == begin + 1 && rc_fountain_shot_prefix (text->str) > 0 &&
          g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (text->str + text->len))) &&
          g_unichar_isupper (g_utf8_get_char (lines[i])))
        g_string_append_c (text, '.');
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", lines[i]);
    }
  describe (self, text->str, element->line + begin);
}

static void
read_dialogue (Breakdown *self, const RcFountainElement *element)
{
  const char *name =
      rc_breakdown_cast_name (&self->cast, self->speaker != NULL ? self->speaker : "");
  g_auto (GStrv)   lines = g_strsplit (element->text, "\n", -1);
  g_autofree char *speech = g_strjoinv (" ", lines);
  gboolean         han = rc_char_is_han (g_utf8_get_char (name));
  gboolean         unseen = self->extension != NULL && *self->extension != '\0';
  GString         *prompt;

  if (self->shot.prompt == NULL)
    begin_shot (self, element->line);
  prompt = self->shot.prompt;
  g_string_append_printf (prompt, "%s@%s", prompt->len > 0 ? " " : "", name);
  if (unseen)
    g_string_append_printf (prompt, " (%s)", self->extension);
  g_string_append (prompt, han ? "说" : " says");
  if (self->manner != NULL)
    g_string_append_printf (prompt, han ? "（%s）" : " (%s)", self->manner);
  g_string_append_printf (prompt, han ? "：“%s”" : ": “%s”", speech);
  g_clear_pointer (&self->manner, g_free);
  self->shot.spoken += rc_text_count_words (speech);
  self->shot.open = FALSE;
}

/* "[[4s]]", "[[duration: 4.5 s]]", "[[5秒]]". Returns: seconds, 0 if it is no duration */
static double
read_duration (const char *note)
{
  char  *end = NULL;
  double seconds;

  if (g_ascii_strncasecmp (note, "duration:", strlen ("duration:")) == 0)
    note += strlen ("duration:");
  note += strspn (note, " ");
  seconds = g_ascii_isdigit (*note) ? g_ascii_strtod (note, &end) : 0;
  if (seconds <= 0 || seconds > LONGEST_SECONDS)
    return 0;
  end += strspn (end, " ");
  if (strcmp (end, "s") == 0 || strcmp (end, "sec") == 0 || strcmp (end, "seconds") == 0 ||
      strcmp (end, "秒") == 0)
    return seconds;
  return 0;
}

/* "reference: images/mara.png, identity, Mara" */
static void
read_reference (Breakdown *self, const char *text)
{
  g_auto (GStrv)  parts = g_strsplit (text, ",", 3);
  RcPlanReference reference = { .scene = (int)self->scenes->len - 1 };
  gboolean        named;

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (parts[0] == NULL || *parts[0] == '\0')
    return;
  named = parts[1] != NULL && parts[2] != NULL && *parts[2] != '\0';
  reference.path = g_strdup (parts[0]);
  reference.role = g_strdup (parts[1] != NULL ? parts[1] : "");
  reference.character = g_strdup (named ? rc_breakdown_cast_name (&self->cast, parts[2]) : "");
  reference.scene = named ? -1 : reference.scene;
  g_array_append_val (self->references, reference);
}

static void
read_note (Breakdown *self, const char *text)
{
  double seconds = read_duration (text);

  if (g_ascii_strncasecmp (text, "reference:", strlen ("reference:")) == 0)
    read_reference (self, text + strlen ("reference:"));
  else if (g_ascii_strncasecmp (text, "character:", strlen ("character:")) == 0)
    return;
  else if (self->shot.prompt != NULL && seconds > 0)
    self->shot.asked = seconds;
  else if (self->shot.prompt != NULL)
    add_note (self->shot.notes, text);
}

static void
read_synopsis (Breakdown *self, const char *text)
{
  RcPlanScene *scene;
  char        *joined;

  if (self->shot.prompt != NULL)
    {
      add_note (self->shot.notes, text);
      return;
    }
  if (self->scenes->len == 0)
    return;
  scene = &g_array_index (self->scenes, RcPlanScene, self->scenes->len - 1);
  joined = g_strjoin (*scene->prompt != '\0' ? " " : "", scene->prompt, text, NULL);
  g_free (scene->prompt);
  scene->prompt = joined;
}

static void
read_title (Breakdown *self, const RcFountainElement *element)
{
  const struct
  {
    const char *key;
    char      **field;
  } fields[] = {
    { "title", &self->plan->title },     { "credit", &self->plan->credit },
    { "author", &self->plan->author },   { "authors", &self->plan->author },
    { "logline", &self->plan->logline }, { "notes", &self->plan->notes },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].key, element->detail) == 0)
      {
        g_auto (GStrv) lines = g_strsplit (element->text, "\n", -1);

        g_free (*fields[i].field);
        *fields[i].field = g_strjoinv (" ", lines);
      }
}

static void
read_element (Breakdown *self, const RcFountainElement *element)
{
  switch (element->kind)
    {
    case RC_FOUNTAIN_TITLE:
      read_title (self, element);
      break;
    case RC_FOUNTAIN_HEADING:
      begin_scene (self, element->text, element->detail, element->line);
      break;
    case RC_FOUNTAIN_ACTION:
      read_action (self, element);
      break;
    case RC_FOUNTAIN_CHARACTER:
      self->speaker = element->text;
      self->extension = element->detail;
      break;
    case RC_FOUNTAIN_PARENTHETICAL:
      g_free (self->manner);
      self->manner = g_strdup (element->text);
      break;
    case RC_FOUNTAIN_DIALOGUE:
      read_dialogue (self, element);
      break;
    case RC_FOUNTAIN_NOTE:
      read_note (self, element->text);
      break;
    case RC_FOUNTAIN_SYNOPSIS:
      read_synopsis (self, element->text);
      break;
    case RC_FOUNTAIN_TRANSITION:
    case RC_FOUNTAIN_CENTERED:
    case RC_FOUNTAIN_LYRIC:
      if (self->shot.prompt != NULL)
        add_note (self->shot.notes, element->text);
      break;
    case RC_FOUNTAIN_SECTION:
    case RC_FOUNTAIN_PAGE_BREAK:
    default:
      break;
    }
}

static void
take_lists (Breakdown *self)
{
  RcPlan *plan = self->plan;

  finish_scene (self);
  plan->n_scenes = self->scenes->len;
  plan->scenes = (RcPlanScene *)g_array_free (self->scenes, FALSE);
  plan->n_references = self->references->len;
  plan->references = (RcPlanReference *)g_array_free (self->references, FALSE);
  plan->n_characters = self->cast.characters->len;
  plan->characters = (RcPlanCharacter *)g_array_free (self->cast.characters, FALSE);
  self->cast.characters = NULL;
  rc_breakdown_cast_clear (&self->cast);
  g_array_unref (self->shots);
  g_free (self->manner);
}

/**
 * rc_breakdown_new:
 * @what: the script's name, for the message
 *
 * Errors: RC_ERROR_FORMAT if there is nothing to make a shot of
 *
 * Returns: (transfer full) (nullable): the plan
 */
RcPlan *
rc_breakdown_new (const RcFountain *script, const char *what, GError **error)
{
  g_autoptr (RcPlan) plan = g_new0 (RcPlan, 1);
  Breakdown          self = { .plan = plan };
  guint              n_shots = 0;

  plan->title = g_strdup ("");
  plan->credit = g_strdup ("");
  plan->author = g_strdup ("");
  plan->logline = g_strdup ("");
  plan->notes = g_strdup ("");
  self.scenes = g_array_new (FALSE, TRUE, sizeof (RcPlanScene));
  self.shots = g_array_new (FALSE, TRUE, sizeof (RcPlanShot));
  self.references = g_array_new (FALSE, TRUE, sizeof (RcPlanReference));
  rc_breakdown_cast_read (&self.cast, script);
  for (guint i = 0; i < script->n_elements; i++)
    read_element (&self, &script->elements[i]);
  take_lists (&self);
  for (guint i = 0; i < plan->n_scenes; i++)
    n_shots += plan->scenes[i].n_shots;
  if (n_shots > 0)
    return g_steal_pointer (&plan);
  g_set_error (
      error, RC_ERROR, RC_ERROR_FORMAT,
      _ ("The script “%s” has nothing to make a shot of: no action and no dialogue. Write what "
         "is seen under a scene heading such as “INT. ROOM - DAY”."),
      what);
  return NULL;
}

static void
free_scene (RcPlanScene *scene)
{
  for (guint i = 0; i < scene->n_shots; i++)
    {
      g_free (scene->shots[i].label);
      g_free (scene->shots[i].prompt);
      g_free (scene->shots[i].notes);
    }
  g_free (scene->shots);
  g_free (scene->heading);
  g_free (scene->place);
  g_free (scene->time);
  g_free (scene->number);
  g_free (scene->prompt);
}

void
rc_plan_free (RcPlan *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_characters; i++)
    {
      g_free (self->characters[i].name);
      g_free (self->characters[i].kind);
      g_free (self->characters[i].description);
    }
  for (guint i = 0; i < self->n_references; i++)
    {
      g_free (self->references[i].path);
      g_free (self->references[i].role);
      g_free (self->references[i].character);
    }
  for (guint i = 0; i < self->n_scenes; i++)
    free_scene (&self->scenes[i]);
  g_free (self->characters);
  g_free (self->references);
  g_free (self->scenes);
  g_free (self->title);
  g_free (self->credit);
  g_free (self->author);
  g_free (self->logline);
  g_free (self->notes);
  g_free (self);
}
