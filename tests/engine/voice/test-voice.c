/* test-voice.c - what the scratch voice says, when, and with which mouth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/media/media.h"
#include "engine/voice/soundtrack.h"

#include "../media/made-wav.h"
#include "../media/made.h"

#include <math.h>

static RcVoiceKit *
load_kit (void)
{
  g_autoptr (GError) error = NULL;
  RcVoiceKit        *kit = rc_voice_kit_load (&error);

  g_assert_no_error (error);
  return kit;
}

static RcStaging *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  json = rc_json_parse (text, strlen (text), "staging", &error);
  RcStaging         *staging;

  g_assert_no_error (error);
  staging = rc_staging_from_json (json, &error);
  g_assert_no_error (error);
  return staging;
}

#define TWO_PEOPLE                                                                                 \
  "\"figures\":[{\"id\":\"mara\",\"sex\":\"f\",\"age\":\"adult\"},{\"id\":\"ilya\",\"sex\":\"m\"," \
  "\"age\":\"old\"}]"

static RcDialogue *
lay_out (const RcVoiceKit *kit, const char *text, const RcVoiceFile *files, guint n)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcStaging) staging = parse (text);
  RcDialogue           *dialogue = rc_dialogue_new (kit, staging, files, n, &error);

  g_assert_no_error (error);
  return dialogue;
}

static RcSpeech *
say (const RcVoiceKit *kit, const char *settings, const char *text, const char *language)
{
  g_autoptr (GError) error = NULL;
  RcVoice            voice;
  RcSpeech          *speech;

  rc_voice_kit_voice (kit, NULL, settings, &voice);
  speech = rc_speech_new (kit, &voice, text, language, &error);
  g_assert_no_error (error);
  return speech;
}

static gboolean
same_sound (const RcSpeech *a, const RcSpeech *b)
{
  return a->n_samples == b->n_samples &&
         memcmp (a->samples, b->samples, a->n_samples * sizeof *a->samples) == 0;
}

/* --- voices --- */

static void
test_two_characters_sound_different (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  RcStagingFigure        one = { .id = (char *)"char-1",
                                 .sex = (char *)"f",
                                 .age = (char *)"adult",
                                 .build = (char *)"average",
                                 .body = (char *)"human",
                                 .action = (char *)"",
                                 .expression = (char *)"" };
  RcStagingFigure        two = one;
  RcVoice                a, b, again;

  two.id = (char *)"char-2";
  rc_voice_kit_voice (kit, &one, "", &a);
  rc_voice_kit_voice (kit, &two, "", &b);
  rc_voice_kit_voice (kit, &one, "", &again);
  g_assert_false (strcmp (a.variant, b.variant) == 0 && a.pitch == b.pitch && a.speed == b.speed);
  g_assert_cmpstr (a.variant, ==, again.variant);
  g_assert_cmpint (a.pitch, ==, again.pitch);
}

static void
test_settings_are_words (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  RcVoice                plain, low, exact, named, scottish, old;

  rc_voice_kit_voice (kit, NULL, "", &plain);
  rc_voice_kit_voice (kit, NULL, "Low, SLOW", &low);
  rc_voice_kit_voice (kit, NULL, "pitch 12 speed=222; range: 3", &exact);
  rc_voice_kit_voice (kit, NULL, "en-us+m5", &named);
  rc_voice_kit_voice (kit, NULL, "Scottish, nonsense, whisper", &scottish);
  rc_voice_kit_voice (kit, NULL, "老人, 低", &old);
  g_assert_cmpint (low.pitch, <, plain.pitch);
  g_assert_cmpint (low.speed, <, plain.speed);
  g_assert_cmpint (exact.pitch, ==, 12);
  g_assert_cmpint (exact.speed, ==, 222);
  g_assert_cmpint (exact.range, ==, 3);
  g_assert_cmpstr (named.accent, ==, "en-us");
  g_assert_cmpstr (named.variant, ==, "m5");
  g_assert_cmpstr (scottish.accent, ==, "en-gb-scotland");
  g_assert_cmpstr (scottish.variant, ==, "whisper");
  g_assert_cmpint (old.speed, <, plain.speed);
}

static void
test_age_and_sex_are_heard (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  RcStagingFigure        figure = { .id = (char *)"x",
                                    .sex = (char *)"m",
                                    .age = (char *)"adult",
                                    .build = (char *)"average",
                                    .body = (char *)"human",
                                    .action = (char *)"",
                                    .expression = (char *)"" };
  RcVoice                man, boy, woman;

  rc_voice_kit_voice (kit, &figure, "", &man);
  rc_voice_kit_voice (kit, &figure, "female", &woman);
  figure.age = (char *)"child";
  rc_voice_kit_voice (kit, &figure, "", &boy);
  g_assert_cmpint (boy.pitch, >, man.pitch);
  g_assert_cmpint (woman.pitch, >, man.pitch);
}

static void
test_whisper_is_whispered (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcStaging)  staging = parse ("{" TWO_PEOPLE "}");
  RcVoice                usual, whisper, sad;

  rc_voice_kit_voice (kit, &staging->figures[0], "", &usual);
  rc_text_set (&staging->figures[0].action, "whisper");
  rc_voice_kit_voice (kit, &staging->figures[0], "", &whisper);
  rc_text_set (&staging->figures[0].expression, "sad");
  rc_voice_kit_voice (kit, &staging->figures[0], "", &sad);
  g_assert_cmpstr (whisper.variant, ==, "whisper");
  g_assert_cmpstr (usual.variant, !=, "whisper");
  g_assert_cmpint (sad.speed, <, whisper.speed);
}

static void
test_visemes (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();

  g_assert_cmpint (rc_voice_kit_lips (kit, ""), ==, RC_LIPS_REST);
  g_assert_cmpint (rc_voice_kit_lips (kit, "m"), ==, RC_LIPS_CLOSED);
  g_assert_cmpint (rc_voice_kit_lips (kit, "f"), ==, RC_LIPS_TEETH);
  g_assert_cmpint (rc_voice_kit_lips (kit, "uː"), ==, RC_LIPS_ROUND);
  g_assert_cmpint (rc_voice_kit_lips (kit, "ɑː"), ==, RC_LIPS_OPEN);
  g_assert_cmpint (rc_voice_kit_lips (kit, "iː2"), ==, RC_LIPS_WIDE);
  g_assert_cmpint (rc_voice_kit_lips (kit, "\xff"), ==, RC_LIPS_WIDE);
}

/* --- speech --- */

static void
test_same_text_same_bytes (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcSpeech)   first = say (kit, "whisper", "The light is still burning.", "en");
  g_autoptr (RcSpeech)   other = say (kit, "", "Something else entirely, at length.", "en");

  /* so many others that the first is forgotten and spoken anew */
  for (int i = 0; i < 26; i++)
    {
      g_autofree char     *text = g_strdup_printf ("Number %d.", i);
      g_autoptr (RcSpeech) speech = say (kit, "", text, "en");
    }
  {
    g_autoptr (RcSpeech) again = say (kit, "whisper", "The light is still burning.", "en");

    g_assert_true (again != first);
    g_assert_true (same_sound (first, again));
    g_assert_false (same_sound (first, other));
    g_assert_cmpuint (first->n_keys, ==, again->n_keys);
  }
}

static void
test_languages (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcSpeech)   chinese = say (kit, "", "灯还亮着。", "zh");
  g_autoptr (RcSpeech)   guessed = say (kit, "", "灯还亮着。", "en");
  g_autoptr (RcSpeech)   mixed = say (kit, "", "She said 你好 to me", "en");
  g_autoptr (RcSpeech)   plain = say (kit, "", "She said to me", "en");
  g_autoptr (RcSpeech)   unknown = say (kit, "", "hello", "tlh");

  g_assert_cmpfloat (rc_speech_seconds (chinese), >, 0.6);
  g_assert_cmpfloat (rc_speech_seconds (chinese), <,
                     2.5); /* not “Chinese letter, Chinese letter” */
  g_assert_true (same_sound (chinese, guessed));
  g_assert_cmpfloat (rc_speech_seconds (mixed), >, rc_speech_seconds (plain) + 0.2);
  g_assert_cmpuint (unknown->n_samples, >, 0);
}

static void
test_odd_texts (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "…",
    "😀😀",
    "[[h@'loU]]",
    "<speak>hi</speak>",
    "\n\t\r",
    "a\xff\xfe b",
    "1234567890",
    "مرحبا hello Привет 你好 こんにちは 안녕",
    "!!!???",
    "\"quoted\" — and dashed",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (GString)    book = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RcSpeech) english = say (kit, "", texts[i], "en");
      g_autoptr (RcSpeech) chinese = say (kit, "", texts[i], "zh");

      g_assert_cmpuint (english->n_keys, >, 0);
      g_assert_cmpuint (chinese->n_keys, >, 0);
    }
  for (int i = 0; i < 5000; i++)
    g_string_append (book, "lantern ");
  {
    g_autoptr (RcSpeech) speech = say (kit, "", book->str, "en");

    g_assert_cmpfloat (rc_speech_seconds (speech), >, 300);
    g_assert_cmpfloat (rc_speech_seconds (speech), <=, RC_SPEECH_MOST_SECONDS);
  }
}

/* Random texts of letters, marks and bytes that are no UTF-8. */
static void
test_random_texts (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  guint32                state = 7;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GString)  text = g_string_new (NULL);
      g_autoptr (RcSpeech) speech = NULL;

      for (int k = 0; k < 40; k++)
        {
          state = state * 1664525u + 1013904223u;
          if (state >> 30 == 0)
            g_string_append_c (text, (char)(1 + (state >> 8) % 255));
          else if (state >> 30 == 1)
            g_string_append_unichar (text, 0x4e00 + (state >> 8) % 0x5000);
          else if (state >> 30 == 2)
            g_string_append_unichar (text, 0x20 + (state >> 8) % 0x3000);
          else
            g_string_append_c (text, (char)('a' + (state >> 8) % 26));
        }
      speech = say (kit, text->str, text->str, i % 2 ? "en" : "zh");
      g_assert_cmpuint (speech->n_keys, >, 0);
    }
}

/* --- the mouth --- */

static void
test_mouth_is_in_time (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcSpeech)   speech = say (kit, "", "Mama, papa.", "en");
  guint                  closed = 0;

  for (guint i = 0; i < speech->n_keys; i++)
    {
      const RcLipKey *key = &speech->keys[i];
      RcLips          lips;

      if (i > 0)
        g_assert_cmpfloat (key->seconds, >=, speech->keys[i - 1].seconds);
      if (key->shape != RC_LIPS_CLOSED)
        continue;
      closed++;
      rc_lips_at (speech->keys, speech->n_keys, key->seconds + 0.03, &lips);
      g_assert_cmpfloat (rc_lips_openness (&lips), <, 0.5);
    }
  g_assert_cmpuint (closed, ==, 4);
  g_assert_cmpint (speech->keys[speech->n_keys - 1].shape, ==, RC_LIPS_REST);
}

static void
test_mouth_flows (void)
{
  static const RcLipKey keys[] = { { 0, RC_LIPS_CLOSED, 1 },
                                   { 0.1, RC_LIPS_OPEN, 1 },
                                   { 0.3, RC_LIPS_REST, 1 } };
  float                 before = 0;

  for (int i = -20; i < 60; i++)
    {
      RcLips lips;
      float  sum = 0;

      rc_lips_at (keys, G_N_ELEMENTS (keys), i * 0.01, &lips);
      for (int k = 0; k < RC_N_LIP_SHAPES; k++)
        sum += lips.shape[k];
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-4);
      g_assert_cmpfloat (fabsf (rc_lips_openness (&lips) - before), <, 0.3);
      before = rc_lips_openness (&lips);
      if (i == 20)
        g_assert_cmpfloat_with_epsilon (before, 1, 1e-4);
    }
  g_assert_cmpfloat_with_epsilon (before, 0, 1e-4);
}

/* --- the layout --- */

static void
test_lines_follow_each_other (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcDialogue) dialogue =
      lay_out (kit,
               "{" TWO_PEOPLE ",\"lines\":["
               "{\"figure\":0,\"text\":\"The light is out.\",\"language\":\"en\",\"start\":-1},"
               "{\"figure\":1,\"text\":\"It is not.\",\"language\":\"en\",\"start\":-1},"
               "{\"figure\":0,\"text\":\"Look again.\",\"language\":\"en\",\"start\":0.5},"
               "{\"figure\":1,\"text\":\"\",\"start\":-1},"
               "{\"figure\":1,\"text\":\"Well.\",\"language\":\"en\",\"start\":9}]}",
               NULL, 0);

  g_assert_cmpuint (rc_dialogue_lines (dialogue), ==, 4);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (rc_dialogue_line (dialogue, i)->start, >,
                       rc_dialogue_line (dialogue, i - 1)->end);
  g_assert_cmpfloat (rc_dialogue_line (dialogue, 0)->start, >, 0.2);
  g_assert_cmpfloat (rc_dialogue_line (dialogue, 3)->start, ==, 9);
  g_assert_cmpint (rc_dialogue_speaker (dialogue, 0), ==, -1);
  g_assert_cmpint (rc_dialogue_speaker (dialogue, rc_dialogue_line (dialogue, 0)->start + 0.1), ==,
                   0);
  g_assert_cmpint (rc_dialogue_speaker (dialogue, rc_dialogue_line (dialogue, 1)->end - 0.05), ==,
                   1);
  g_assert_cmpfloat (rc_dialogue_seconds (dialogue), >, 9);
}

static void
test_mouths_of_who_speaks (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcDialogue) dialogue =
      lay_out (kit,
               "{" TWO_PEOPLE ",\"lines\":["
               "{\"figure\":0,\"text\":\"Aha, aha, aha.\",\"language\":\"en\",\"start\":1},"
               "{\"figure\":1,\"text\":\"Aha, aha, aha.\",\"language\":\"en\",\"start\":4,"
               "\"off\":true}]}",
               NULL, 0);
  float  open = 0, other = 0, off = 0;
  RcLips lips;

  for (double t = 0; t < 8; t += 1 / 24.0)
    {
      rc_dialogue_lips (dialogue, 0, t, &lips);
      if (t < 0.9)
        g_assert_cmpfloat (rc_lips_openness (&lips), ==, 0);
      open = MAX (open, rc_lips_openness (&lips));
      rc_dialogue_lips (dialogue, 1, t, &lips);
      other = MAX (other, rc_lips_openness (&lips));
      off = MAX (off, rc_dialogue_speaker (dialogue, t) == 1);
    }
  g_assert_cmpfloat (open, >, 0.6);
  g_assert_cmpfloat (other, ==, 0);
  g_assert_cmpfloat (off, ==, 0);
}

static void
test_missing_voice_file (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcStaging)  staging = parse ("{\"lines\":[]}");
  g_autoptr (GError)     error = NULL;
  RcVoiceFile            file = { "/nowhere/voice.wav", -1 };

  g_assert_null (rc_dialogue_new (kit, staging, &file, 1, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "voice.wav"));
}

/* --- the mix --- */

static float *
mix (RcDialogue *dialogue, const RcSoundBed *beds, guint n_beds, gsize n, gsize block)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcSoundtrack) track =
      rc_soundtrack_new (dialogue, beds, n_beds, rc_rational ((gint64)n, RC_SOUND_RATE), &error);
  float *out = g_new0 (float, n *RC_SOUND_CHANNELS);

  g_assert_no_error (error);
  for (gsize at = 0; at < n; at += block)
    {
      g_assert_true (
          rc_soundtrack_read (track, out + at * RC_SOUND_CHANNELS, MIN (block, n - at), &error));
      g_assert_no_error (error);
    }
  return out;
}

static double
loudness (const float *values, double from, double to)
{
  double sum = 0;
  gsize  first = (gsize)(from * RC_SOUND_RATE), last = (gsize)(to * RC_SOUND_RATE);

  for (gsize i = first; i < last; i++)
    sum += values[i * RC_SOUND_CHANNELS] * values[i * RC_SOUND_CHANNELS];
  return sqrt (sum / (double)(last - first));
}

static void
test_line_is_where_the_layout_says (void)
{
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcDialogue) dialogue =
      lay_out (kit,
               "{" TWO_PEOPLE
               ",\"lines\":[{\"figure\":0,\"text\":\"Papa!\",\"language\":\"en\",\"start\":1}]}",
               NULL, 0);
  g_autofree float *out = mix (dialogue, NULL, 0, 3 * RC_SOUND_RATE, 4096);
  g_autofree float *again = mix (dialogue, NULL, 0, 3 * RC_SOUND_RATE, 1000);
  double            end = rc_dialogue_line (dialogue, 0)->end;

  g_assert_cmpfloat (loudness (out, 0, 0.99), ==, 0);
  g_assert_cmpfloat (loudness (out, 1, end), >, 0.02);
  g_assert_cmpfloat (loudness (out, end + 0.01, 3), ==, 0);
  g_assert_cmpmem (out, 3 * RC_SOUND_RATE * 8, again, 3 * RC_SOUND_RATE * 8);
}

static void
test_music_gives_way (void)
{
  g_autofree char       *dir = made_folder ();
  g_autofree char       *music = g_build_filename (dir, "music.wav", NULL);
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcDialogue) dialogue =
      lay_out (kit,
               "{" TWO_PEOPLE
               ",\"lines\":[{\"figure\":0,\"text\":\"Papa!\",\"language\":\"en\",\"start\":2}]}",
               NULL, 0);
  g_autoptr (RcDialogue) nobody = lay_out (kit, "{\"lines\":[]}", NULL, 0);
  RcSoundBed             bed = { music, FALSE };

  made_tone (music, 5.0, 330.0);
  {
    g_autofree float *alone = mix (nobody, &bed, 1, 5 * RC_SOUND_RATE, 4800);
    double            plain = loudness (alone, 0.5, 1.5);

    g_assert_cmpfloat_with_epsilon (rc_soundtrack_duck (dialogue, 1), 1, 1e-9);
    g_assert_cmpfloat_with_epsilon (rc_soundtrack_duck (dialogue, 2), pow (10, -0.6), 1e-6);
    g_assert_cmpfloat_with_epsilon (rc_soundtrack_duck (dialogue, 4.5), 1, 1e-9);
    g_assert_cmpfloat (plain, >, 0.01);
    g_assert_cmpfloat_with_epsilon (loudness (alone, 2, 2.5), plain, plain * 0.05);
  }
  remove_tree (dir);
}

static void
test_ambience_goes_on (void)
{
  g_autofree char       *dir = made_folder ();
  g_autofree char       *wind = g_build_filename (dir, "wind.wav", NULL);
  g_autoptr (RcVoiceKit) kit = load_kit ();
  g_autoptr (RcDialogue) nobody = lay_out (kit, "{\"lines\":[]}", NULL, 0);
  RcSoundBed             once = { wind, FALSE }, loops = { wind, TRUE };

  made_tone (wind, 0.5, 330.0);
  {
    g_autofree float *one = mix (nobody, &once, 1, 2 * RC_SOUND_RATE, 4800);
    g_autofree float *many = mix (nobody, &loops, 1, 2 * RC_SOUND_RATE, 4800);

    g_assert_cmpfloat (loudness (one, 0.6, 2), ==, 0);
    g_assert_cmpfloat (loudness (many, 1.6, 1.9), >, 0.01);
    for (int i = 0; i < 1000; i++) /* seamless, to the sample */
      g_assert_cmpfloat (many[(RC_SOUND_RATE / 2 + i) * RC_SOUND_CHANNELS], ==,
                         many[i * RC_SOUND_CHANNELS]);
  }
  remove_tree (dir);
}

static void
test_voice_file_speaks_the_line (void)
{
  g_autofree char       *dir = made_folder ();
  g_autofree char       *voice = g_build_filename (dir, "voice.wav", NULL);
  g_autoptr (RcVoiceKit) kit = load_kit ();
  RcVoiceFile            file = { voice, 0 };

  made_tone (voice, 2.5, 330.0);
  {
    g_autoptr (RcDialogue) dialogue =
        lay_out (kit,
                 "{" TWO_PEOPLE ",\"lines\":["
                 "{\"figure\":1,\"text\":\"Papa!\",\"language\":\"en\",\"start\":-1},"
                 "{\"figure\":0,\"text\":\"Papa!\",\"language\":\"en\",\"start\":-1}]}",
                 &file, 1);
    const RcSpokenLine *line = rc_dialogue_line (dialogue, 1);
    RcLips              lips;

    g_assert_cmpfloat_with_epsilon (line->end - line->start, 2.5, 0.03);
    g_assert_cmpfloat (rc_dialogue_line (dialogue, 0)->end - rc_dialogue_line (dialogue, 0)->start,
                       <, 1.5);
    rc_dialogue_lips (dialogue, 0, line->start + 1.2, &lips);
    g_assert_cmpfloat (rc_lips_openness (&lips), >, 0.3);
  }
  remove_tree (dir);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (rc_media_init (&error));
  g_test_add_func ("/engine/voice/two-characters-sound-different",
                   test_two_characters_sound_different);
  g_test_add_func ("/engine/voice/settings-are-words", test_settings_are_words);
  g_test_add_func ("/engine/voice/age-and-sex-are-heard", test_age_and_sex_are_heard);
  g_test_add_func ("/engine/voice/whisper-is-whispered", test_whisper_is_whispered);
  g_test_add_func ("/engine/voice/phonemes-have-shapes", test_visemes);
  g_test_add_func ("/engine/voice/same-text-has-same-bytes", test_same_text_same_bytes);
  g_test_add_func ("/engine/voice/other-languages-are-spoken", test_languages);
  g_test_add_func ("/engine/voice/odd-texts-do-no-harm", test_odd_texts);
  g_test_add_func ("/engine/voice/random-texts-do-no-harm", test_random_texts);
  g_test_add_func ("/engine/voice/mouth-is-in-time-with-the-sound", test_mouth_is_in_time);
  g_test_add_func ("/engine/voice/mouth-flows-from-shape-to-shape", test_mouth_flows);
  g_test_add_func ("/engine/voice/lines-follow-each-other", test_lines_follow_each_other);
  g_test_add_func ("/engine/voice/only-who-speaks-moves-the-mouth", test_mouths_of_who_speaks);
  g_test_add_func ("/engine/voice/missing-voice-file-is-named", test_missing_voice_file);
  g_test_add_func ("/engine/voice/line-is-heard-where-it-is-laid",
                   test_line_is_where_the_layout_says);
  g_test_add_func ("/engine/voice/music-gives-way-to-a-line", test_music_gives_way);
  g_test_add_func ("/engine/voice/ambience-goes-on", test_ambience_goes_on);
  g_test_add_func ("/engine/voice/voice-file-speaks-the-line", test_voice_file_speaks_the_line);
  return g_test_run ();
}
