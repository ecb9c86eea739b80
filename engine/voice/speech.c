/* speech.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/voice/speech.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/media/media.h"
#include "engine/media/sound-mixer.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define PROGRAM     "raccord-voice"
#define HEAD_BYTES  16
#define MARK_BYTES  12
#define MOST_TEXT   40000     /* bytes of a line: 5,000 words and more */
#define REMEMBERED  24        /* speeches a thread */
#define MOST_MEMORY (8 << 20) /* samples of those */

/* Where speech lies in a mix: -20 dB RMS, peaks below -1 dB (after ITU-R BS.1770 practice for
 * dialogue, with head room for music). */
#define SPEECH_RMS  0.1
#define SPEECH_PEAK 0.89

/* What a loudness means for a mouth that is seen and not understood. */
#define ENVELOPE_SECONDS 0.02
#define ENVELOPE_FULL    0.12 /* RMS of a wide open mouth */
#define ENVELOPE_LEAST   0.012

/* A mouth does not stand still for longer than a phoneme lasts. */
#define MOST_PHONEME 0.28

static void
speech_clear (gpointer data)
{
  RcSpeech *self = data;

  g_free (self->samples);
  g_free (self->keys);
}

RcSpeech *
rc_speech_ref (RcSpeech *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rc_speech_unref (RcSpeech *self)
{
  g_atomic_rc_box_release_full (self, speech_clear);
}

double
rc_speech_seconds (const RcSpeech *self)
{
  return (double)self->n_samples / self->rate;
}

/* Loudness of what is not silence. */
static void
measure (RcSpeech *self)
{
  double sum = 0;
  gsize  heard = 0;
  int    peak = 1;

  for (gsize i = 0; i < self->n_samples; i++)
    {
      int value = ABS ((int)self->samples[i]);

      peak = MAX (peak, value);
      if (value < 200)
        continue;
      sum += (double)value * value;
      heard++;
    }
  self->gain = heard > 0 ? (float)(SPEECH_RMS / (sqrt (sum / heard) / 32768)) : 1.0f;
  self->gain = CLAMP (self->gain, 0.05f, (float)SPEECH_PEAK * 32768 / peak);
}

/* --- the scratch voice ---------------------------------------------------------------------------
 */

/* Returns: (transfer full) (nullable): the voice's program, in the build folder or installed */
static char *
find_program (void)
{
  static const char *const places[] = { "engine/voice", "libexec/raccord" };

  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  char            *installed;

  while (folder != NULL && strcmp (folder, "/") != 0)
    {
      char *above = g_path_get_dirname (folder);

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          g_autofree char *path = g_build_filename (folder, places[i], PROGRAM, NULL);

          if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
            {
              g_free (above);
              return g_steal_pointer (&path);
            }
        }
      g_free (folder);
      folder = above;
    }
  installed = g_build_filename (RC_LIBEXEC_DIR, PROGRAM, NULL);
  if (!g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    g_clear_pointer (&installed, g_free);
  return installed;
}

static void
append_part (GByteArray       *parts,
             const RcVoiceKit *kit,
             const RcVoice    *voice,
             const char       *language,
             GString          *text)
{
  const char      *own = rc_voice_kit_language (kit, language);
  const char      *spoken = own;
  g_autofree char *name = NULL;

  /* An accent is one of the language it belongs to: "en-us" of "en". */
  if (*voice->accent != '\0' && strncmp (voice->accent, language, 2) == 0)
    spoken = voice->accent;
  name = *voice->variant != '\0' ? g_strdup_printf ("%s+%s", spoken, voice->variant)
                                 : g_strdup (spoken);
  g_byte_array_append (parts, (const guint8 *)name, (guint)strlen (name) + 1);
  g_byte_array_append (parts, (const guint8 *)text->str, (guint)text->len + 1);
  g_string_truncate (text, 0);
}

static gboolean
is_letter (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalnum (c) && script != G_UNICODE_SCRIPT_COMMON &&
         script != G_UNICODE_SCRIPT_INHERITED;
}

/* Controls, and what belongs to espeak-ng's own notation, are not spoken. */
static gunichar
spoken_char (gunichar c)
{
  return g_unichar_iscntrl (c) || c == '[' || c == ']' || c == '<' || c == '>' ? ' ' : c;
}

/* The text cut where its script changes to one that its language is not written in. */
static GBytes *
make_parts (const RcVoiceKit *kit, const RcVoice *voice, const char *text, const char *language)
{
  g_autofree char    *valid = g_utf8_make_valid (text, MIN (strlen (text), MOST_TEXT));
  g_autoptr (GString) part = g_string_new (NULL);
  GByteArray         *parts = g_byte_array_new ();
  const char         *now = NULL;
  gboolean            spoken = FALSE;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar    c = spoken_char (g_utf8_get_char (at));
      const char *next =
          is_letter (c) ? rc_voice_kit_script_language (kit, language, g_unichar_get_script (c))
                        : now;

      if (now != NULL && !g_str_equal (next, now))
        append_part (parts, kit, voice, now, part);
      now = next;
      spoken |= g_unichar_isalnum (c);
      g_string_append_unichar (part, c);
    }
  if (spoken)
    append_part (parts, kit, voice, now != NULL ? now : language, part);
  return g_byte_array_free_to_bytes (parts);
}

static guint32
read_number (const guint8 *data)
{
  guint32 number;

  memcpy (&number, data, sizeof number);
  return number;
}

static void
read_keys (RcSpeech *self, const RcVoiceKit *kit, const guint8 *marks, guint32 n)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (RcLipKey));
  double  end = rc_speech_seconds (self), before = 0;

  for (guint32 i = 0; i < n; i++, marks += MARK_BYTES)
    {
      g_autofree char *phoneme = g_strndup ((const char *)marks + 4, MARK_BYTES - 4);
      RcLipKey         key = { .seconds = MIN ((double)read_number (marks) / self->rate, end),
                               .shape = rc_voice_kit_lips (kit, phoneme),
                               .strength = 1.0f };

      if (*phoneme == '(') /* only says that the language changes */
        continue;
      key.seconds = before = MAX (before, key.seconds);
      g_array_append_val (keys, key);
    }
  {
    RcLipKey rest = { .seconds = MAX (before, end), .shape = RC_LIPS_REST };

    if (keys->len > 0)
      rest.seconds =
          MIN (rest.seconds, g_array_index (keys, RcLipKey, keys->len - 1).seconds + MOST_PHONEME);
    g_array_append_val (keys, rest);
  }
  self->n_keys = keys->len;
  self->keys = (RcLipKey *)(gpointer)g_array_free (keys, FALSE);
}

/* Returns: (transfer full) (nullable): NULL if @bytes are not what the program says */
static RcSpeech *
read_speech (const RcVoiceKit *kit, GBytes *bytes)
{
  gsize         size = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  guint64       n_marks, n_samples;
  RcSpeech     *self;

  if (size < HEAD_BYTES || memcmp (data, "RCV1", 4) != 0)
    return NULL;
  n_marks = read_number (data + 8);
  n_samples = read_number (data + 12);
  if (read_number (data + 4) < 8000 || read_number (data + 4) > 192000 ||
      size != HEAD_BYTES + n_marks * MARK_BYTES + n_samples * sizeof (gint16))
    return NULL;
  self = g_atomic_rc_box_new0 (RcSpeech);
  self->rate = (int)read_number (data + 4);
  self->n_samples = (gsize)n_samples;
  self->samples = g_memdup2 (data + HEAD_BYTES + n_marks * MARK_BYTES, n_samples * sizeof (gint16));
  measure (self);
  read_keys (self, kit, data + HEAD_BYTES, (guint32)n_marks);
  return self;
}

/* Of a text that the voice cannot say: silence, about as long as it would take. */
static RcSpeech *
new_silence (const char *text, const RcVoice *voice)
{
  RcSpeech *self = g_atomic_rc_box_new0 (RcSpeech);
  double    words = (double)strlen (text) / 6;

  self->rate = 22050;
  self->gain = 1.0f;
  self->n_samples = (gsize)(self->rate * MIN (words * 60 / voice->speed, RC_SPEECH_MOST_SECONDS));
  self->samples = g_new0 (gint16, MAX (self->n_samples, 1));
  self->keys = g_new0 (RcLipKey, 1);
  self->n_keys = 1;
  return self;
}

static RcSpeech *
speak (const RcVoiceKit *kit, const RcVoice *voice, const char *text, GBytes *parts, GError **error)
{
  g_autofree char        *program = find_program ();
  g_autofree char        *pitch = g_strdup_printf ("%d", voice->pitch);
  g_autofree char        *range = g_strdup_printf ("%d", voice->range);
  g_autofree char        *speed = g_strdup_printf ("%d", voice->speed);
  g_autofree char        *most = g_strdup_printf ("%d", RC_SPEECH_MOST_SECONDS);
  const char             *arguments[] = { program, pitch, range, speed, most, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes)      sound = NULL;
  RcSpeech               *self = NULL;

  if (program == NULL)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_NOT_FOUND,
          _ ("The scratch voice cannot speak: its program “%s” is missing from “%s”. Install "
             "Raccord again."),
          PROGRAM, RC_LIBEXEC_DIR);
      return NULL;
    }
  if (g_bytes_get_size (parts) == 0)
    return new_silence ("", voice);
  process = g_subprocess_newv (arguments,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                   G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               error);
  if (process == NULL)
    return NULL;
  if (g_subprocess_communicate (process, parts, NULL, &sound, NULL, NULL))
    self = read_speech (kit, sound);
  return self != NULL ? self : new_silence (text, voice);
}

/* --- what was spoken last ------------------------------------------------------------------------
 */

typedef struct
{
  char     *key;
  RcSpeech *speech;
} Memory;

static void
memory_clear (gpointer data)
{
  Memory *memory = data;

  g_free (memory->key);
  rc_speech_unref (memory->speech);
}

static void
memories_free (gpointer data)
{
  g_array_unref (data);
}

static GPrivate thread_memories = G_PRIVATE_INIT (memories_free);

/* Returns: (transfer none): this thread's, newest last */
static GArray *
get_memories (void)
{
  GArray *memories = g_private_get (&thread_memories);

  if (memories == NULL)
    {
      memories = g_array_new (FALSE, FALSE, sizeof (Memory));
      g_array_set_clear_func (memories, memory_clear);
      g_private_set (&thread_memories, memories);
    }
  return memories;
}

/* Returns: (transfer full) (nullable) */
static RcSpeech *
recall (const char *key)
{
  GArray *memories = get_memories ();

  for (guint i = 0; i < memories->len; i++)
    {
      Memory memory = g_array_index (memories, Memory, i);

      if (!g_str_equal (memory.key, key))
        continue;
      memory.key = g_strdup (key);
      memory.speech = rc_speech_ref (memory.speech);
      g_array_remove_index (memories, i);
      g_array_append_val (memories, memory);
      return rc_speech_ref (memory.speech);
    }
  return NULL;
}

static void
remember (const char *key, RcSpeech *speech)
{
  GArray *memories = get_memories ();
  Memory  memory = { g_strdup (key), rc_speech_ref (speech) };
  gsize   all = 0;

  g_array_append_val (memories, memory);
  for (guint i = memories->len; i > 0; i--)
    {
      all += g_array_index (memories, Memory, i - 1).speech->n_samples;
      if (memories->len - i >= REMEMBERED || (all > MOST_MEMORY && i < memories->len))
        {
          g_array_remove_range (memories, 0, i);
          break;
        }
    }
}

/**
 * rc_speech_new:
 * @text: any text; letters in a script that @language is not written in are spoken in a language
 *   that is
 * @language: "en", "zh" …; "" is English
 *
 * A text that cannot be spoken is silence. Errors: RC_ERROR_NOT_FOUND if the voice is not
 * installed; those of g_subprocess_newv()
 *
 * Returns: (transfer full) (nullable)
 */
RcSpeech *
rc_speech_new (const RcVoiceKit *kit,
               const RcVoice    *voice,
               const char       *text,
               const char       *language,
               GError          **error)
{
  const char        *spoken = *language != '\0' ? language : "en";
  g_autoptr (GBytes) parts = make_parts (kit, voice, text, spoken);
  g_autofree char *hash = rc_hash_bytes (g_bytes_get_data (parts, NULL), g_bytes_get_size (parts));
  g_autofree char *key =
      g_strdup_printf ("%s %d %d %d", hash, voice->pitch, voice->range, voice->speed);
  RcSpeech *self = recall (key);

  if (self != NULL)
    return self;
  self = speak (kit, voice, text, parts, error);
  if (self != NULL)
    remember (key, self);
  return self;
}

/* --- a sound file --------------------------------------------------------------------------------
 */

/* The mouth opens with the loudness. */
static void
follow_envelope (RcSpeech *self)
{
  gsize   step = (gsize)(self->rate * ENVELOPE_SECONDS);
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (RcLipKey));

  for (gsize at = 0; at < self->n_samples; at += step)
    {
      gsize    n = MIN (step, self->n_samples - at);
      RcLipKey key = { .seconds = (double)at / self->rate };
      double   sum = 0;

      for (gsize i = 0; i < n; i++)
        sum += pow (self->samples[at + i] * self->gain / 32768, 2);
      sum = sqrt (sum / n);
      if (sum > ENVELOPE_LEAST)
        key.shape = RC_LIPS_OPEN;
      key.strength = (float)MIN (sum / ENVELOPE_FULL, 1);
      g_array_append_val (keys, key);
    }
  {
    RcLipKey rest = { .seconds = rc_speech_seconds (self) };

    g_array_append_val (keys, rest);
  }
  self->n_keys = keys->len;
  self->keys = (RcLipKey *)(gpointer)g_array_free (keys, FALSE);
}

static gboolean
read_file (RcSpeech *self, RcSoundMixer *mixer, gsize n, GError **error)
{
  enum
  {
    BLOCK = 4096
  };
  float block[BLOCK * RC_SOUND_CHANNELS];

  self->samples = g_new0 (gint16, MAX (n, 1));
  for (gsize at = 0; at < n; at += BLOCK)
    {
      gsize count = MIN (BLOCK, n - at);

      if (!rc_sound_mixer_read (mixer, block, count, error))
        return FALSE;
      for (gsize i = 0; i < count; i++)
        self->samples[at + i] =
            (gint16)lrintf ((block[i * 2] + block[i * 2 + 1]) * 0.5f * 32767.0f);
    }
  return TRUE;
}

/**
 * rc_speech_new_from_file:
 * @path: a sound file, or a video with sound; at most RC_SPEECH_MOST_SECONDS of it are heard
 *
 * Errors: as rc_media_probe(); RC_ERROR_FORMAT if there is no sound in it
 *
 * Returns: (transfer full) (nullable)
 */
RcSpeech *
rc_speech_new_from_file (const char *path, GError **error)
{
  RcMovieSound             sound = { path, { 0, 1 }, { RC_SPEECH_MOST_SECONDS, 1 }, 1, FALSE };
  g_autoptr (RcMediaInfo)  info = rc_media_probe (path, NULL, error);
  g_autoptr (RcSoundMixer) mixer = info != NULL ? rc_sound_mixer_new (&sound, 1, error) : NULL;
  g_autoptr (RcSpeech)     self = NULL;
  double                   seconds;

  if (mixer == NULL)
    return NULL;
  seconds = CLAMP (info->seconds, 0, RC_SPEECH_MOST_SECONDS);
  self = g_atomic_rc_box_new0 (RcSpeech);
  self->rate = RC_SOUND_RATE;
  self->n_samples = (gsize)(seconds * RC_SOUND_RATE + 0.5);
  if (!read_file (self, mixer, self->n_samples, error))
    return NULL;
  measure (self);
  follow_envelope (self);
  return g_steal_pointer (&self);
}
