/* compose.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/compose.h"

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/script/blocking.h"
#include "engine/script/hand-set.h"
#include "engine/script/reader.h"
#include "engine/script/spans.h"
#include "engine/script/taste.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
check_text (const char *text, const char *what, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s is not UTF-8 text; type it again, or convert the file it came from to UTF-8"),
               what);
  return FALSE;
}

static gboolean
check_input (const RcStagingInput *input, GError **error)
{
  if (!check_text (input->prompt, _ ("The shot's prompt"), error) ||
      !check_text (input->scene_prompt, _ ("The scene's prompt"), error) ||
      !check_text (input->heading, _ ("The scene's heading"), error))
    return FALSE;
  for (guint i = 0; i < input->n_cast; i++)
    if (!check_text (input->cast[i].name, _ ("The name of a character"), error) ||
        !check_text (input->cast[i].description, _ ("The description of a character"), error))
      return FALSE;
  return TRUE;
}

static RcNames *
names_of (const RcStagingInput *input)
{
  g_autofree const char **names = g_new0 (const char *, input->n_cast + 1);

  for (guint i = 0; i < input->n_cast; i++)
    names[i] = input->cast[i].name != NULL ? input->cast[i].name : "";
  return rc_names_new (names, input->n_cast);
}

static void
read_text (RcReader *reader, const RcNames *names, const char *text, RcReadWhat what)
{
  g_autoptr (RcMarks) marks = NULL;

  if (text == NULL)
    return;
  marks = rc_marks_new (reader->draft->vocabulary, names, text);
  rc_reader_read (reader, marks, what);
  reader->marks = NULL;
}

static const char *
first_said (const char *hand, const char *words, const char *otherwise)
{
  return hand != NULL && *hand != '\0' ? hand : words != NULL ? words : otherwise;
}

/* What an insert shows: what was said to be shown, else the first thing that the shot itself names.
 */
static int
shown_prop (const RcDraft *draft)
{
  if (draft->shown >= 0)
    return draft->shown;
  if (draft->named >= 0)
    return draft->named;
  return draft->props->len > 0 ? 0 : -1;
}

/* “Static camera”, said or set by hand: it goes along with nobody. Unsaid it does. */
static gboolean
is_locked (const char *hand, const char *words)
{
  return strcmp (first_said (hand, words, ""), "static") == 0;
}

/* What only words set. */
static void
set_more (RcStagingCamera *camera, const RcDraft *draft)
{
  g_autoptr (GString) also = g_string_new (NULL);
  int                 n = draft->figures->len;

  for (guint i = 0; i < draft->n_also; i++)
    g_string_append_printf (also, "%s%s", i > 0 ? " " : "", draft->also[i]);
  rc_text_set (&camera->moves, also->str);
  rc_text_set (&camera->focus, draft->focus != NULL ? draft->focus : "");
  camera->pace = draft->pace > 0 ? draft->pace : 1;
  camera->fish_eye = draft->fish_eye;
  camera->locked = is_locked (draft->input->move, draft->move);
  camera->focus_on = draft->focus_on < n ? draft->focus_on : -1;
  camera->rack_to = draft->rack_to < n ? MAX (-1, draft->rack_to) : -1;
  camera->eyes = draft->eyes < n ? draft->eyes : -1;
  /* Through the eyes of somebody who is not told of: they go on, and look ahead. */
  if (draft->eyes >= n && strcmp (camera->move, "static") == 0)
    {
      rc_text_set (&camera->move, "push-in");
      rc_text_set (&camera->moves, "handheld");
    }
}

static void
set_camera (RcStaging *staging, const RcDraft *draft)
{
  const RcStagingInput *input = draft->input;
  RcStagingCamera      *camera = &staging->camera;
  const char           *otherwise = draft->over >= 0 ? "OTS" : rc_taste_size (draft);
  double                lens = input->lens_mm > 0 ? input->lens_mm : draft->lens_mm;

  rc_text_set (&camera->size, first_said (input->size, draft->size, otherwise));
  rc_text_set (&camera->angle, first_said (input->angle, draft->angle,
                                           rc_taste_choose (draft, "angles", 1, "eye")));
  rc_text_set (&camera->move, first_said (input->move, draft->move,
                                          rc_taste_choose (draft, "moves", 3, "static")));
  if (lens <= 0)
    lens = rc_taste_lens (draft, camera->size);
  camera->lens_mm = CLAMP (lens, 8, 400);
  set_more (camera, draft);
  if (draft->pace <= 0)
    camera->pace = rc_taste_pace (draft);
  camera->subject = (draft->shown >= 0 && draft->subject < 0) ||
                            rc_taste_frames_several (draft->size, draft->together)
                        ? -1
                        : rc_blocking_subject (draft);
  camera->over = strcmp (camera->size, "OTS") == 0 ? draft->over : -1;
  camera->insert = strcmp (camera->size, "INSERT") == 0      ? shown_prop (draft)
                   : draft->shown >= 0 && draft->subject < 0 ? draft->shown
                                                             : -1;
  if (camera->insert >= 0 && draft->subject < 0)
    camera->subject = -1;
}

/* From the last shot that was read back to the first, which is the staging's camera. */
static void
first_shot (RcDraft *draft)
{
  RcDraftShot last = rc_draft_shot (draft);

  if (draft->shots->len == 0)
    return;
  g_array_append_val (draft->shots, last);
  rc_draft_set_shot (draft, &g_array_index (draft->shots, RcDraftShot, 0));
}

/* Where it happens if no words say it: what stands in streets says that it is one. */
static const char *
unsaid_place (const RcDraft *draft, const char *kind)
{
  for (guint i = 0; i < draft->props->len && draft->interior < 0; i++)
    {
      const char *place = rc_vocabulary_text (draft->vocabulary, "outdoors",
                                              rc_draft_prop (draft, i)->out.kind, "");

      if (*place != '\0')
        return place;
    }
  return rc_vocabulary_text (draft->vocabulary, "set", kind, "studio");
}

/* The time if no word tells it: candles and the moon are seen at night. */
static const char *
unsaid_time (const RcDraft *draft)
{
  const char *time = rc_vocabulary_text (draft->vocabulary, "time of light",
                                         draft->light != NULL ? draft->light : "", "");

  for (guint i = 0; i < draft->props->len && *time == '\0'; i++)
    time = rc_vocabulary_text (draft->vocabulary, "time of prop",
                               rc_draft_prop (draft, i)->out.kind, "");
  return *time != '\0' ? time : "day";
}

static void
set_world (RcStaging *staging, const RcDraft *draft)
{
  int         interior = draft->interior >= 0 ? draft->interior : draft->implied;
  const char *kind = interior < 0 ? "unsaid" : interior ? "interior" : "exterior";

  staging->interior = interior == TRUE;
  staging->empty = draft->empty;
  rc_text_set (&staging->set, draft->set != NULL ? draft->set : unsaid_place (draft, kind));
  rc_text_set (&staging->plate, draft->input->plate != NULL ? draft->input->plate : "");
  rc_text_set (&staging->time, draft->time != NULL ? draft->time : unsaid_time (draft));
  rc_text_set (&staging->weather, draft->weather != NULL ? draft->weather : "clear");
  rc_text_set (&staging->label, draft->label);
  rc_text_set (&staging->season, draft->season != NULL ? draft->season : "");
  rc_text_set (&staging->era, draft->era != NULL ? draft->era : "");
  rc_text_set (&staging->light, draft->light != NULL ? draft->light : "");
  rc_text_set (&staging->palette, rc_taste_palette (draft, &staging->palette_share));
  staging->key_height = rc_taste_key_height (draft);
  g_free (staging->foreground);
  staging->foreground = rc_taste_foreground (draft, staging->camera.size);
  staging->tempo = draft->tempo >= 0 ? draft->tempo : 1;
  staging->motion_blur = MAX (draft->motion_blur, 0);
  staging->wind = draft->wind >= 0 ? CLAMP (draft->wind, 0, 1) : 0;
  if (draft->input->look != NULL && *draft->input->look != '\0')
    rc_text_set (&staging->look, draft->input->look);
  staging->warmth = CLAMP (draft->input->valence + draft->warmth, -1, 1);
  staging->tension = CLAMP (draft->input->arousal + draft->tension, -1, 1);
}

/* Lays the hand-set values over @staging. The spans are about the prompt and stay as they are. */
static RcStaging *
patch (RcStaging *staging, const cJSON *hand_set, GError **error)
{
  g_autoptr (RcStaging) base = staging;
  RcSpan               *spans = g_steal_pointer (&base->spans);
  guint                 n_spans = base->n_spans;
  g_autoptr (cJSON)     json = NULL;
  RcStaging            *patched;

  base->n_spans = 0;
  json = rc_staging_to_json (base);
  rc_hand_set_apply (json, hand_set);
  cJSON_DeleteItemFromObjectCaseSensitive (json, "spans");
  patched = rc_staging_from_json (json, error);
  if (patched == NULL)
    {
      g_prefix_error (error, _ ("What was set by hand does not fit; undo it or correct it: "));
      base->spans = spans;
      base->n_spans = n_spans;
      return NULL;
    }
  g_free (patched->spans);
  patched->spans = spans;
  patched->n_spans = n_spans;
  return patched;
}

/**
 * rc_staging_compose:
 *
 * Reads heading, scene prompt and prompt, in this order, so that a later word wins; what no word
 * says is neutral, or with more creativity chosen from the content and the seed. Linear in the
 * length of the texts.
 *
 * Errors: RC_ERROR_INVALID if a text is not UTF-8; as rc_staging_from_json() if what was set by
 * hand does not fit
 *
 * Thread: any.
 * Returns: (transfer full) (nullable): the staging, with a span for every word of both prompts
 */
RcStaging *
rc_staging_compose (const RcVocabulary *vocabulary, const RcStagingInput *input, GError **error)
{
  g_autoptr (RcDraft) draft = NULL;
  g_autoptr (RcNames) names = NULL;
  RcStaging          *staging;
  RcSpan             *spans;
  guint               n_spans;
  RcReader            reader;

  if (!check_input (input, error))
    return NULL;
  draft = rc_draft_new (vocabulary, input);
  names = names_of (input);
  rc_reader_init (&reader, draft);
  read_text (&reader, names, input->heading, RC_READ_HEADING);
  read_text (&reader, names, input->scene_prompt, RC_READ_SCENE);
  draft->n_scene_props = draft->props->len;
  read_text (&reader, names, input->prompt, RC_READ_PROMPT);
  rc_draft_settle_shots (draft);
  first_shot (draft);
  rc_draft_find_shoulder (draft, first_said (input->size, draft->size, ""));
  rc_taste_fill (draft);
  rc_draft_relate (draft);
  spans = rc_spans_finish (draft, &n_spans);
  staging = rc_staging_new ();
  set_camera (staging, draft);
  set_world (staging, draft);
  rc_draft_finish (draft, staging);
  g_free (staging->spans);
  staging->spans = spans;
  staging->n_spans = n_spans;
  return input->hand_set != NULL ? patch (staging, input->hand_set, error) : staging;
}
