/* take-sound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/voice/take-sound.h"

#include <string.h>

#define BLOCK 4800 /* samples: a tenth of a second */

/* The file of @reference if it is a sound in one of @roles. Returns: (transfer full) (nullable) */
static char *
dup_path (const RcRequest *request, const cJSON *reference, const char *const *roles)
{
  const char *role = rc_json_string_or (reference, "role", "");

  if (strcmp (rc_json_string_or (reference, "slot", ""), "audio") != 0 ||
      !g_strv_contains (roles, role))
    return NULL;
  return rc_request_media_path (request, rc_json_string_or (reference, "media", ""));
}

static const cJSON *
references (const RcRequest *request)
{
  return cJSON_GetObjectItemCaseSensitive (rc_request_json (request), "references");
}

static int
find_figure (const RcStaging *staging, const char *id)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (strcmp (staging->figures[i].id, id) == 0)
      return (int)i;
  return -1;
}

static void
file_clear (gpointer data)
{
  g_free ((char *)((RcVoiceFile *)data)->path);
}

/**
 * rc_take_sound_dialogue:
 *
 * Errors: as rc_dialogue_new(), naming the file of a voice reference that cannot be heard
 *
 * Returns: (transfer full) (nullable)
 */
RcDialogue *
rc_take_sound_dialogue (const RcVoiceKit *kit, const RcRequest *request, GError **error)
{
  static const char *const roles[] = { "voice", NULL };

  const RcStaging   *staging = rc_request_staging (request);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (RcVoiceFile));
  const cJSON       *reference;

  g_array_set_clear_func (files, file_clear);
  cJSON_ArrayForEach (reference, references (request))
  {
    RcVoiceFile file = { .path = dup_path (request, reference, roles),
                         .figure =
                             find_figure (staging, rc_json_string_or (reference, "for", "")) };

    if (file.path != NULL)
      g_array_append_val (files, file);
  }
  return rc_dialogue_new (kit, staging, (const RcVoiceFile *)(gpointer)files->data, files->len,
                          error);
}

static void
bed_clear (gpointer data)
{
  g_free ((char *)((RcSoundBed *)data)->path);
}

/**
 * rc_take_sound_track:
 * @dialogue: (transfer none): of the same request
 *
 * Errors: as rc_soundtrack_new()
 *
 * Returns: (transfer full) (nullable)
 */
RcSoundtrack *
rc_take_sound_track (const RcRequest *request, RcDialogue *dialogue, GError **error)
{
  static const char *const roles[] = { "music", "ambience", NULL };

  const RcRequestShape *shape = rc_request_shape (request);
  g_autoptr (GArray)    beds = g_array_new (FALSE, FALSE, sizeof (RcSoundBed));
  const cJSON          *reference;

  g_array_set_clear_func (beds, bed_clear);
  cJSON_ArrayForEach (reference, references (request))
  {
    RcSoundBed bed = { .path = dup_path (request, reference, roles),
                       .loops =
                           strcmp (rc_json_string_or (reference, "role", ""), "ambience") == 0 };

    if (bed.path != NULL)
      g_array_append_val (beds, bed);
  }
  return rc_soundtrack_new (dialogue, (const RcSoundBed *)(gpointer)beds->data, beds->len,
                            rc_time_from_frames (shape->frames, shape->rate), error);
}

/**
 * rc_take_sound_write:
 *
 * Hands all of @track over, as long as the frames last; nothing if it is silent. Polls
 * @cancellable. Errors: as rc_soundtrack_read(), those of @output
 */
gboolean
rc_take_sound_write (RcSoundtrack    *track,
                     const RcRequest *request,
                     RcOutput        *output,
                     GCancellable    *cancellable,
                     GError         **error)
{
  const RcRequestShape *shape = rc_request_shape (request);
  gint64                left = rc_sound_samples (shape->frames, shape->rate);
  float                 block[BLOCK * RC_SOUND_CHANNELS];

  if (output->sound == NULL || rc_soundtrack_is_silent (track))
    return TRUE;
  while (left > 0)
    {
      gsize n = (gsize)MIN (left, BLOCK);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !rc_soundtrack_read (track, block, n, error) || !output->sound (output, block, n, error))
        return FALSE;
      left -= (gint64)n;
    }
  return TRUE;
}
