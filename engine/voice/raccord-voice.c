/* raccord-voice.c - speaks a text with espeak-ng, once, and ends
 *
 *   raccord-voice PITCH RANGE SPEED MOST-SECONDS < parts > sound
 *
 * Parts: pairs of texts that end with a zero byte, the name of a voice and what it says. Sound:
 * four bytes "RCV1", then 32-bit numbers of this machine: samples a second, the count of phonemes,
 * the count of samples; then each phoneme (its first sample as a 32-bit number, eight bytes of IPA)
 * and the samples, 16 bits each.
 *
 * A program of its own, because espeak-ng's state is global and outlives a text: only a fresh
 * process makes the same sound of the same text. Whatever odd text makes it crash or never end, it
 * takes nothing along.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <espeak-ng/speak_lib.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MOST_TEXT   (1 << 20) /* bytes */
#define MOST_CPU    20        /* seconds; a thousand times faster than speech is usual */
#define MOST_MEMORY (2048ul << 20)
/* A sanitizer's own tables are larger than any limit that makes sense here. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MEMORY_IS_LIMITED 0
#else
#define MEMORY_IS_LIMITED 1
#endif
#define BLOCK           60 /* milliseconds */
#define PHONEME_BYTES   8
#define DEFAULT_VOICE   "en"
#define MOST_VOICE_NAME 64

typedef struct
{
  uint32_t sample;
  char     phoneme[PHONEME_BYTES];
} Mark;

typedef struct
{
  int16_t *samples;
  size_t   n_samples, samples_room, most_samples;
  Mark    *marks;
  size_t   n_marks, marks_room;
  size_t   base; /* samples before this part */
} Sound;

/* espeak-ng hands its callback nothing else to go by. */
static Sound sound;

static void *
grow (void *array, size_t *room, size_t wanted, size_t size)
{
  if (wanted <= *room)
    return array;
  *room = wanted * 2 + 1024;
  array = realloc (array, *room * size);
  if (array == NULL)
    _exit (3);
  return array;
}

static int
on_sound (short *samples, int n, espeak_EVENT *events)
{
  for (; events != NULL && events->type != espeakEVENT_LIST_TERMINATED; events++)
    {
      Mark mark = { .sample = (uint32_t)(sound.base +
                                         (size_t)(events->sample > 0 ? events->sample : 0)) };

      if (events->type != espeakEVENT_PHONEME)
        continue;
      memcpy (mark.phoneme, events->id.string, PHONEME_BYTES);
      sound.marks = grow (sound.marks, &sound.marks_room, sound.n_marks + 1, sizeof *sound.marks);
      sound.marks[sound.n_marks++] = mark;
    }
  if (samples == NULL || n <= 0)
    return 0;
  sound.samples =
      grow (sound.samples, &sound.samples_room, sound.n_samples + (size_t)n, sizeof *sound.samples);
  memcpy (sound.samples + sound.n_samples, samples, (size_t)n * sizeof *samples);
  sound.n_samples += (size_t)n;
  return sound.n_samples >= sound.most_samples;
}

/* The voice of that name; without its variant if there is no such variant; any, if there is no such
 * language. */
static void
choose_voice (const char *name)
{
  char  plain[MOST_VOICE_NAME];
  char *plus;

  if (espeak_SetVoiceByName (name) == EE_OK)
    return;
  snprintf (plain, sizeof plain, "%s", name);
  plus = strchr (plain, '+');
  if (plus != NULL)
    *plus = '\0';
  if (espeak_SetVoiceByName (plain) != EE_OK && espeak_SetVoiceByName (DEFAULT_VOICE) != EE_OK)
    _exit (4);
}

static void
speak (const char *voice, const char *text, char **settings)
{
  choose_voice (voice);
  espeak_SetParameter (espeakPITCH, atoi (settings[0]), 0);
  espeak_SetParameter (espeakRANGE, atoi (settings[1]), 0);
  espeak_SetParameter (espeakRATE, atoi (settings[2]), 0);
  sound.base = sound.n_samples;
  espeak_Synth (text, strlen (text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL);
}

static char *
read_all (size_t *length)
{
  char  *text = malloc (MOST_TEXT + 2);
  size_t got;

  *length = 0;
  if (text == NULL)
    return NULL;
  while ((got = fread (text + *length, 1, MOST_TEXT - *length, stdin)) > 0)
    *length += got;
  text[*length] = text[*length + 1] = '\0';
  return text;
}

static int
write_sound (uint32_t rate)
{
  uint32_t head[] = { rate, (uint32_t)sound.n_marks, (uint32_t)sound.n_samples };

  return fwrite ("RCV1", 1, 4, stdout) == 4 && fwrite (head, sizeof head, 1, stdout) == 1 &&
         fwrite (sound.marks, sizeof *sound.marks, sound.n_marks, stdout) == sound.n_marks &&
         fwrite (sound.samples, sizeof *sound.samples, sound.n_samples, stdout) ==
             sound.n_samples &&
         fflush (stdout) == 0;
}

int
main (int argc, char **argv)
{
  const struct rlimit seconds = { MOST_CPU, MOST_CPU }, memory = { MOST_MEMORY, MOST_MEMORY };
  size_t              length;
  char               *text, *at;
  int                 rate;

  if (argc != 5 || (text = read_all (&length)) == NULL)
    return 2;
  (void)setrlimit (RLIMIT_CPU, &seconds);
  if (MEMORY_IS_LIMITED)
    (void)setrlimit (RLIMIT_DATA, &memory);
  rate = espeak_Initialize (AUDIO_OUTPUT_SYNCHRONOUS, BLOCK, NULL,
                            espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA |
                                espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0)
    return 5;
  sound.most_samples = (size_t)atoi (argv[4]) * (size_t)rate;
  espeak_SetSynthCallback (on_sound);
  for (at = text; at < text + length && sound.n_samples < sound.most_samples;)
    {
      const char *voice = at, *words = at + strlen (at) + 1;

      if (words >= text + length)
        break;
      speak (voice, words, argv + 1);
      at = text + (words - text) + strlen (words) + 1;
    }
  if (sound.n_samples > sound.most_samples)
    sound.n_samples = sound.most_samples;
  return write_sound ((uint32_t)rate) ? 0 : 6;
}
