/* dialogue.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/voice/dialogue.h"

#include <string.h>

/* Breaths, in seconds. */
#define BEFORE_FIRST  0.4
#define BETWEEN_TWO   0.35 /* somebody else goes on */
#define BETWEEN_OWN   0.25
#define AFTER_LAST    0.5
#define LEAST_BETWEEN 0.05 /* though the staging wants it sooner */
#define MOST_SECONDS  RC_SPEECH_MOST_SECONDS

struct _RcDialogue
{
  RcSpokenLine *lines;
  guint         n_lines;
};

static void
dialogue_clear (gpointer data)
{
  RcDialogue *self = data;

  for (guint i = 0; i < self->n_lines; i++)
    g_clear_pointer (&self->lines[i].speech, rc_speech_unref);
  g_free (self->lines);
}

RcDialogue *
rc_dialogue_ref (RcDialogue *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rc_dialogue_unref (RcDialogue *self)
{
  g_atomic_rc_box_release_full (self, dialogue_clear);
}

/* The language that the first letter is written in. */
static const char *
guess_language (const RcVoiceKit *kit, const char *text)
{
  const char *end;

  if (!g_utf8_validate (text, -1, &end))
    return "en";
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return rc_voice_kit_script_language (kit, "en",
                                           g_unichar_get_script (g_utf8_get_char (text)));
  return "en";
}

/* Returns: (nullable): the next file of that figure's or of the shot's that no line has had */
static const char *
next_file (const RcVoiceFile *files, guint n_files, gboolean *used, int figure)
{
  for (guint i = 0; i < n_files; i++)
    if (!used[i] && files[i].figure == figure)
      {
        used[i] = TRUE;
        return files[i].path;
      }
  return NULL;
}

static RcSpeech *
speak_line (const RcVoiceKit    *kit,
            const RcStaging     *staging,
            const RcStagingLine *line,
            const char          *path,
            GError             **error)
{
  const RcStagingFigure *figure = line->figure >= 0 && line->figure < (int)staging->n_figures
                                      ? &staging->figures[line->figure]
                                      : NULL;
  const char            *language =
      *line->language != '\0' ? line->language : guess_language (kit, line->text);
  RcVoice voice;

  if (path != NULL)
    return rc_speech_new_from_file (path, error);
  rc_voice_kit_voice (kit, figure, line->voice, &voice);
  return rc_speech_new (kit, &voice, line->text, language, error);
}

/* Puts @spoken after the lines before it, and when @wanted says, if that is later. */
static void
place (RcDialogue *self, RcSpokenLine spoken, double wanted)
{
  const RcSpokenLine *before = self->n_lines > 0 ? &self->lines[self->n_lines - 1] : NULL;
  double              earliest = before != NULL ? before->end + LEAST_BETWEEN : 0;
  double              usual = before == NULL                    ? BEFORE_FIRST
                              : before->figure == spoken.figure ? before->end + BETWEEN_OWN
                                                                : before->end + BETWEEN_TWO;

  spoken.start = MIN (wanted >= 0 ? MAX (wanted, earliest) : usual, MOST_SECONDS);
  spoken.end = spoken.start + rc_speech_seconds (spoken.speech);
  self->lines[self->n_lines++] = spoken;
}

/* Files of the shot that no line has are heard after its lines, from the start if it has none. */
static gboolean
place_files (RcDialogue        *self,
             const RcVoiceFile *files,
             guint              n_files,
             const gboolean    *used,
             GError           **error)
{
  for (guint i = 0; i < n_files; i++)
    {
      RcSpokenLine spoken = { .line = -1, .figure = -1, .off = TRUE };

      if (used[i] || files[i].figure >= 0)
        continue;
      spoken.speech = rc_speech_new_from_file (files[i].path, error);
      if (spoken.speech == NULL)
        return FALSE;
      place (self, spoken, self->n_lines == 0 ? 0 : -1);
    }
  return TRUE;
}

/**
 * rc_dialogue_new:
 * @files: (array length=n_files): heard instead of the scratch voice
 *
 * Errors: as rc_speech_new() and rc_speech_new_from_file()
 *
 * Returns: (transfer full) (nullable): lines without a word in them are left out
 */
RcDialogue *
rc_dialogue_new (const RcVoiceKit  *kit,
                 const RcStaging   *staging,
                 const RcVoiceFile *files,
                 guint              n_files,
                 GError           **error)
{
  g_autoptr (RcDialogue) self = g_atomic_rc_box_new0 (RcDialogue);
  g_autofree gboolean   *used = g_new0 (gboolean, n_files + 1);

  self->lines = g_new0 (RcSpokenLine, staging->n_lines + n_files + 1);
  for (guint i = 0; i < staging->n_lines; i++)
    {
      const RcStagingLine *line = &staging->lines[i];
      const char          *path = next_file (files, n_files, used, -1);
      RcSpokenLine         spoken = { .line = (int)i, .figure = line->figure, .off = line->off };

      if (path == NULL && line->figure >= 0)
        path = next_file (files, n_files, used, line->figure);
      spoken.speech = speak_line (kit, staging, line, path, error);
      if (spoken.speech == NULL)
        return NULL;
      if (spoken.speech->n_samples > 0)
        place (self, spoken, line->start);
      else
        rc_speech_unref (spoken.speech);
    }
  return place_files (self, files, n_files, used, error) ? g_steal_pointer (&self) : NULL;
}

guint
rc_dialogue_lines (const RcDialogue *self)
{
  return self->n_lines;
}

/** Returns: (transfer none): by time, none of them overlapping */
const RcSpokenLine *
rc_dialogue_line (const RcDialogue *self, guint index)
{
  return &self->lines[index];
}

/** Returns: how long a shot must be for all of it to be heard; 0 if nobody speaks */
double
rc_dialogue_seconds (const RcDialogue *self)
{
  if (self->n_lines == 0)
    return 0;
  return MIN (self->lines[self->n_lines - 1].end + AFTER_LAST, MOST_SECONDS);
}

static const RcSpokenLine *
find_line (const RcDialogue *self, double seconds)
{
  for (guint i = 0; i < self->n_lines; i++)
    if (seconds >= self->lines[i].start && seconds < self->lines[i].end)
      return &self->lines[i];
  return NULL;
}

/** Returns: whether that figure says anything in the picture, at any time */
gboolean
rc_dialogue_speaks (const RcDialogue *self, int figure)
{
  for (guint i = 0; i < self->n_lines; i++)
    if (figure >= 0 && self->lines[i].figure == figure && !self->lines[i].off)
      return TRUE;
  return FALSE;
}

/** Returns: the index of the figure that speaks at that moment, in the picture; -1: nobody does */
int
rc_dialogue_speaker (const RcDialogue *self, double seconds)
{
  const RcSpokenLine *line = find_line (self, seconds);

  return line != NULL && !line->off ? line->figure : -1;
}

/** @lips: (out): of the figure at that moment; at rest while it does not speak */
void
rc_dialogue_lips (const RcDialogue *self, int figure, double seconds, RcLips *lips)
{
  rc_lips_rest (lips);
  for (guint i = 0; i < self->n_lines; i++)
    {
      const RcSpokenLine *line = &self->lines[i];

      /* The lips are on their way a moment before and after. */
      if (line->figure != figure || figure < 0 || line->off || seconds < line->start - 0.1 ||
          seconds > line->end + 0.1)
        continue;
      rc_lips_at (line->speech->keys, line->speech->n_keys, seconds - line->start, lips);
      return;
    }
}
