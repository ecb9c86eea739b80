/* taste.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/taste.h"

#include "engine/base/text.h"
#include "engine/script/blocking.h"

#include <math.h>
#include <string.h>

enum
{
  NEUTRAL_LENS = 35,
  MOST_DRESSING = 4, /* things that one set is dressed with */
};

/* Numbers of the choices that the seed makes; others than these would go together. */
enum
{
  SALT_TWO = 7,
  SALT_LIGHT = 11,
  SALT_FOREGROUND = 17,
  SALT_ACTION = 100,
  SALT_DRESSING = 300,
};

static const double neutral_creativity = 0.05; /* below, nothing is chosen that was not said */

/* A number from 0 to 1 that the seed gives, another one for each @salt. */
static double
chance (const RcStagingInput *input, guint32 salt)
{
  guint32 x = input->seed * 2654435761u + salt * 40503u + 0x9e3779b9u;

  x = (x ^ (x >> 16)) * 0x45d9f3bu;
  x = (x ^ (x >> 16)) * 0x45d9f3bu;
  x ^= x >> 16;
  return x / 4294967296.0;
}

/* Whether the choice @salt is made; at full creativity it is in @share of all seeds. */
static gboolean
is_chosen (const RcDraft *draft, guint32 salt, double share)
{
  return draft->input->creativity >= neutral_creativity &&
         chance (draft->input, salt) < share * draft->input->creativity;
}

/* The entry of @list that the seed points at, NULL if it is empty. */
static const char *
pick (const RcDraft *draft, const cJSON *list, guint32 salt)
{
  int n = cJSON_GetArraySize (list);

  return n > 0 ? cJSON_GetStringValue (
                     cJSON_GetArrayItem (list, (int)(chance (draft->input, salt) * n)))
               : NULL;
}

/**
 * rc_taste_choose:
 * @list: a list of data/vocabulary/defaults.json
 *
 * Half of the boldest shots still keep the neutral value.
 *
 * Returns: (transfer none): what is chosen, or @neutral
 */
const char *
rc_taste_choose (const RcDraft *draft, const char *list, guint32 salt, const char *neutral)
{
  const cJSON *choices = cJSON_GetObjectItemCaseSensitive (draft->vocabulary->defaults, list);
  const char  *choice = is_chosen (draft, salt, 0.5) ? pick (draft, choices, salt + 1) : NULL;

  return choice != NULL ? choice : neutral;
}

static gboolean
are_people (const RcDraft *draft)
{
  for (guint i = 0; i < draft->figures->len; i++)
    if (strcmp (rc_draft_figure (draft, i)->out.kind, "person") != 0)
      return FALSE;
  return TRUE;
}

/** Returns: (transfer none): the shot size that goes with what @figure does */
const char *
rc_taste_size_of (const RcDraft *draft, int figure)
{
  const RcDraftFigure *who = rc_draft_figure (draft, figure);

  if (draft->input->creativity < neutral_creativity)
    return "MS";
  /* who stands on something is seen with what that is */
  if (rc_blocking_is_raised (draft, who))
    return rc_vocabulary_text (
        draft->vocabulary, "size",
        strcmp (who->out.kind, "creature") == 0 ? "creature raised" : "raised", "FS");
  return rc_vocabulary_text (draft->vocabulary, "size", who->acts ? who->out.action : "stand",
                             "MS");
}

/* A picture of a grown-up from the hips up has no child in it. */
static gboolean
differ_in_height (const RcDraft *draft)
{
  double a = rc_draft_figure (draft, 0)->out.height, b = rc_draft_figure (draft, 1)->out.height;

  return MIN (a, b) < 0.8 * MAX (a, b);
}

/* A kite is far above whoever flies it, a drone over somebody's head: both belong in the picture.
 */
static gboolean
is_aloft (const RcDraft *draft)
{
  for (guint i = 0; i < draft->props->len; i++)
    if (strcmp (rc_draft_prop (draft, i)->at, RC_BLOCKING_ALOFT) == 0 ||
        (strcmp (rc_draft_prop (draft, i)->at, "above") == 0 &&
         rc_draft_prop (draft, i)->anchor >= 0))
      return draft->input->creativity >= neutral_creativity;
  return FALSE;
}

/** Returns: whether a shot of @size is of all whom it names @together: closer ones have no room */
gboolean
rc_taste_frames_several (const char *size, gboolean together)
{
  static const char *const close[] = { "CU", "ECU", "OTS", "INSERT", NULL };

  return together && size != NULL && !g_strv_contains (close, size);
}

/** Returns: (transfer none): the shot size that goes with what there is to see */
const char *
rc_taste_size (const RcDraft *draft)
{
  int         subject = rc_blocking_subject (draft);
  guint       n = draft->figures->len;
  const char *content = n > 3 ? "many"
                        : n > 2 || (n == 2 && (!are_people (draft) || differ_in_height (draft)))
                            ? "group"
                        : n > 1 ? "two"
                                : "nobody";

  if (is_aloft (draft))
    return rc_vocabulary_text (draft->vocabulary, "size", "aloft", "FS");
  /* Of several none is the one that the picture is of. */
  if (draft->subject < 0 && n > 2)
    return rc_vocabulary_text (draft->vocabulary, "size", content, "GROUP");
  if (draft->input->creativity < neutral_creativity)
    return "MS";
  /* of two people one may be the one to see; which it is does not depend on the creativity */
  if (subject >= 0 && (n == 1 || (n == 2 && chance (draft->input, SALT_TWO) < 0.25)))
    return rc_taste_size_of (draft, subject);
  if (n == 0 && draft->props->len > 0 && *rc_draft_prop (draft, 0)->out.motion != '\0')
    content = "mover";
  return rc_vocabulary_text (draft->vocabulary, "size", content, "MS");
}

/* What the mood adds to @what, as a share: of the valence and of the arousal, and the more the more
 * creative. */
static double
mood (const RcDraft *draft, const char *what)
{
  const RcStagingInput *input = draft->input;
  g_autofree char      *valence = g_strconcat (what, " by valence", NULL);
  g_autofree char      *arousal = g_strconcat (what, " by arousal", NULL);
  double added = input->valence * rc_vocabulary_number (draft->vocabulary, "mood", valence, 0) +
                 input->arousal * rc_vocabulary_number (draft->vocabulary, "mood", arousal, 0);

  return input->creativity * added;
}

/** Returns: the focal length in millimetres where none was said */
double
rc_taste_lens (const RcDraft *draft, const char *size)
{
  double lens = draft->input->creativity < neutral_creativity
                    ? NEUTRAL_LENS
                    : rc_vocabulary_number (draft->vocabulary, "lens", size, NEUTRAL_LENS);

  return lens * (1 + mood (draft, "lens"));
}

/** Returns: the pace of the camera where none was said */
double
rc_taste_pace (const RcDraft *draft)
{
  return CLAMP (1 + mood (draft, "pace"), 0.25, 4);
}

/** Returns: degrees that the key light stands higher where no light was said */
double
rc_taste_key_height (const RcDraft *draft)
{
  return draft->light != NULL ? 0 : CLAMP (mood (draft, "key height"), -45, 45);
}

/**
 * rc_taste_palette:
 * @share: (out): how much of it is drawn, 0 to 1
 *
 * The palette of the quadrant of valence and arousal that the mood is in. Its share is nothing on
 * the borders of the quadrant, so that the picture never jumps from one palette to another.
 *
 * Returns: (transfer none): the palette where none was said, "" for none
 */
const char *
rc_taste_palette (const RcDraft *draft, double *share)
{
  const RcStagingInput *input = draft->input;
  const char *quadrant = input->valence > 0   ? input->arousal > 0 ? "glad, excited" : "glad, calm"
                         : input->arousal > 0 ? "sad, excited"
                                              : "sad, calm";
  double      v = fabs (input->valence), a = fabs (input->arousal);

  *share = 1;
  if (draft->palette != NULL)
    return draft->palette;
  if (v <= 0 || a <= 0 || input->creativity <= 0)
    return "";
  *share = CLAMP (input->creativity * 2 * v * a / (v + a) *
                      rc_vocabulary_number (draft->vocabulary, "mood", "palette share", 0),
                  0, 1);
  return rc_vocabulary_text (draft->vocabulary, "mood palettes", quadrant, "");
}

/* Light that has a reason in the set and the time: a window, a lamp, a low sun. */
static void
motivate_light (RcDraft *draft)
{
  const cJSON *lights =
      cJSON_GetObjectItemCaseSensitive (draft->vocabulary->defaults, "motivated light");
  gboolean         inside = (draft->interior >= 0 ? draft->interior : draft->implied) == TRUE;
  g_autofree char *key = g_strdup_printf ("%s %s", inside ? "interior" : "exterior",
                                          draft->time != NULL ? draft->time : "day");
  const char      *light = rc_json_string_or (lights, key, "");

  if (draft->light == NULL && *light != '\0' && draft->set != NULL &&
      is_chosen (draft, SALT_LIGHT, 1))
    draft->light = light;
}

/* Whether somebody goes somewhere: he may come to the edges of the picture. */
static gboolean
somebody_goes (const RcDraft *draft)
{
  for (guint i = 0; i < draft->figures->len; i++)
    {
      const RcStagingFigure *out = &rc_draft_figure (draft, i)->out;

      if (rc_draft_figure (draft, i)->beats->len > 0 || *out->enters != '\0' ||
          *out->leaves != '\0' ||
          strcmp (rc_vocabulary_text (draft->vocabulary, "class", out->action, ""), "going") == 0)
        return TRUE;
    }
  return FALSE;
}

/* (nullable): what may stand before the camera in a place like this one. */
static const cJSON *
foreground_of (const RcDraft *draft)
{
  const cJSON *group, *set;

  cJSON_ArrayForEach (group,
                      cJSON_GetObjectItemCaseSensitive (draft->vocabulary->defaults, "foreground"))
  {
    cJSON_ArrayForEach (set, cJSON_GetObjectItemCaseSensitive (group, "sets"))
    {
      if (g_strcmp0 (cJSON_GetStringValue (set), draft->set) == 0)
        return cJSON_GetObjectItemCaseSensitive (group, "props");
    }
  }
  return NULL;
}

/**
 * rc_taste_foreground:
 * @size: of the first shot
 *
 * Returns: (transfer full): what stands near the camera at an edge of the picture, "" for nothing
 */
char *
rc_taste_foreground (const RcDraft *draft, const char *size)
{
  static const char *const sizes[] = { "FS", "MWS", "MS", "MCU", "TWO", NULL };
  const char              *kind = pick (draft, foreground_of (draft), SALT_FOREGROUND + 1);

  if (kind == NULL || !g_strv_contains (sizes, size) || draft->figures->len == 0 ||
      somebody_goes (draft) || draft->eyes >= 0 || g_strcmp0 (draft->focus, "deep") == 0 ||
      (draft->input->plate != NULL && *draft->input->plate != '\0') ||
      !is_chosen (draft, SALT_FOREGROUND, 0.5))
    return g_strdup ("");
  return g_strconcat (kind, chance (draft->input, SALT_FOREGROUND + 2) < 0.5 ? " left" : " right",
                      NULL);
}

/* Who was given nothing to do looks about, or leans on something. */
static void
occupy (RcDraft *draft)
{
  const cJSON *actions =
      cJSON_GetObjectItemCaseSensitive (draft->vocabulary->defaults, "secondary actions");

  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (draft, i);
      const char    *action = pick (draft, actions, SALT_ACTION + 2 * i + 1);

      if (figure->acts || action == NULL || strcmp (figure->out.action, "stand") != 0 ||
          strcmp (figure->out.kind, "person") != 0 || !is_chosen (draft, SALT_ACTION + 2 * i, 0.8))
        continue;
      rc_text_set (&figure->out.action, action);
    }
}

static gboolean
has_prop (const RcDraft *draft, const char *kind)
{
  for (guint i = 0; i < draft->props->len; i++)
    if (strcmp (rc_draft_prop (draft, i)->out.kind, kind) == 0)
      return TRUE;
  return FALSE;
}

/* Things that belong to the set. */
static void
dress_set (RcDraft *draft)
{
  const cJSON *sets = cJSON_GetObjectItemCaseSensitive (draft->vocabulary->defaults, "dressing");
  const cJSON *things =
      draft->set != NULL ? cJSON_GetObjectItemCaseSensitive (sets, draft->set) : NULL;
  guint n = MIN (MOST_DRESSING, cJSON_GetArraySize (things));

  if (draft->input->plate != NULL && *draft->input->plate != '\0')
    return;
  for (guint i = 0; i < n; i++)
    {
      const char    *kind = cJSON_GetStringValue (cJSON_GetArrayItem (things, i));
      int            index;
      const RcEntry *entry =
          kind != NULL ? rc_vocabulary_entry (draft->vocabulary, RC_ROLE_PROP, kind) : NULL;

      if (entry == NULL || has_prop (draft, kind) ||
          (draft->empty && (entry->flags & RC_TERM_RIDDEN) != 0) ||
          !is_chosen (draft, SALT_DRESSING + i, 0.8))
        continue;
      index = rc_draft_add_prop (draft, entry, kind);
      if (index >= 0)
        rc_draft_prop (draft, (guint)index)->out.dressing = TRUE;
    }
}

/** Fills what was not said, but for the camera: light, what people do, things of the set. */
void
rc_taste_fill (RcDraft *draft)
{
  if (draft->input->creativity < neutral_creativity)
    return;
  motivate_light (draft);
  occupy (draft);
  dress_set (draft);
}
