/* test-compose.c - prompts to stagings: what holds for every prompt
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/script/compose-fixture.h"

#include "engine/base/error.h"
#include "engine/base/json.h"

#include <math.h>
#include <string.h>

/* Sorted, not overlapping, and everything but white space is in one. */
static void
check_cover (const RcStaging *staging, const char *text, gboolean scene)
{
  gsize at = 0;

  for (guint i = 0; i < staging->n_spans; i++)
    {
      const RcSpan *span = &staging->spans[i];

      if (span->scene != scene)
        continue;
      g_assert_cmpuint (span->length, >, 0);
      g_assert_cmpuint (span->start, >=, at);
      for (; at < span->start; at = g_utf8_next_char (text + at) - text)
        g_assert_true (g_unichar_isspace (g_utf8_get_char (text + at)));
      at = span->start + span->length;
      g_assert_cmpuint (at, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + span->start, span->length, NULL));
      g_assert_cmpint (span->kind != RC_SPAN_PASSED, ==, *span->what != '\0');
    }
  for (; text[at] != '\0'; at = g_utf8_next_char (text + at) - text)
    g_assert_true (g_unichar_isspace (g_utf8_get_char (text + at)));
}

static void
check_blocking (const RcStaging *staging)
{
  for (guint i = 0; i < staging->n_figures; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpfloat (hypot (staging->figures[i].x - staging->figures[k].x,
                                staging->figures[i].z - staging->figures[k].z),
                         >, 0.599);
}

static void
test_invariants (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = load ();
  g_autofree char         *path =
      g_test_build_filename (G_TEST_DIST, "engine", "script", "prompts.json", NULL);
  g_autoptr (cJSON) labels = rc_json_load (path, &error);
  const cJSON      *label;

  g_assert_no_error (error);
  cJSON_ArrayForEach (label, labels)
  {
    const char           *prompt = rc_json_string_or (label, "prompt", "");
    const char           *scene = rc_json_string_or (label, "scene", "");
    g_autoptr (RcStaging) one = compose (vocabulary, prompt, scene, "", &error);
    g_autoptr (RcStaging) two = compose (vocabulary, prompt, scene, "", &error);
    g_autoptr (cJSON)     json = rc_staging_to_json (one);
    g_autoptr (cJSON)     again = rc_staging_to_json (two);
    g_autoptr (RcStaging) read = rc_staging_from_json (json, &error);

    g_assert_no_error (error);
    g_assert_nonnull (read);
    g_assert_true (cJSON_Compare (json, again, TRUE));
    check_cover (one, prompt, FALSE);
    check_cover (one, scene, TRUE);
    check_blocking (one);
  }
}

static const RcSpan *
find_span (const RcStaging *staging, const char *what)
{
  for (guint i = 0; i < staging->n_spans; i++)
    if (strstr (staging->spans[i].what, what) != NULL)
      return &staging->spans[i];
  return NULL;
}

static void
test_later_wins (void)
{
  g_autoptr (RcVocabulary) vocabulary = load ();
  g_autoptr (RcStaging)    staging = compose (vocabulary, "Wide shot. Close-up. Night, no: dawn.",
                                              "Day.", "EXT. STREET - DAY", NULL);
  guint                    conflicts = 0;

  g_assert_cmpstr (staging->camera.size, ==, "CU");
  g_assert_cmpstr (staging->time, ==, "dawn");
  for (guint i = 0; i < staging->n_spans; i++)
    if (strncmp (staging->spans[i].what, "asks for camera.size = WS", 25) == 0)
      {
        g_assert_cmpint (staging->spans[i].kind, ==, RC_SPAN_CONFLICT);
        g_assert_cmpint (staging->spans[i].against, >=, 0);
        g_assert_cmpstr (staging->spans[staging->spans[i].against].what, ==, "camera.size = CU");
        conflicts++;
      }
  g_assert_cmpuint (conflicts, ==, 1);
}

static void
test_hand_set (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = load ();
  g_autoptr (cJSON) patch = cJSON_Parse ("{\"time\":\"night\",\"camera\":{\"angle\":\"low\"}}");
  g_autoptr (cJSON) bad = cJSON_Parse ("{\"time\":4}");
  RcStagingInput    input = {
       .prompt = "Close-up, high angle, 50 mm, @Mara at dawn.",
       .cast = cast,
       .n_cast = G_N_ELEMENTS (cast),
       .size = "WS",
       .lens_mm = 24,
       .hand_set = patch,
  };
  g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (staging->camera.size, ==, "WS");
  g_assert_cmpstr (staging->camera.angle, ==, "low");
  g_assert_cmpfloat (staging->camera.lens_mm, ==, 24);
  g_assert_cmpstr (staging->time, ==, "night");
  g_assert_nonnull (find_span (staging, "camera.size = CU; set by hand: WS"));
  g_assert_nonnull (find_span (staging, "camera.angle = high; set by hand: \"low\""));
  g_assert_nonnull (find_span (staging, "time = dawn; set by hand: \"night\""));
  check_cover (staging, input.prompt, FALSE);
  input.hand_set = bad;
  g_assert_null (rc_staging_compose (vocabulary, &input, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
}

static void
test_creativity (void)
{
  g_autoptr (RcVocabulary) vocabulary = load ();
  RcStagingInput           input = {
              .prompt = "@Mara runs.",
              .cast = cast,
              .n_cast = G_N_ELEMENTS (cast),
              .valence = 0.5,
              .arousal = -0.5,
  };
  g_autoptr (RcStaging) neutral = rc_staging_compose (vocabulary, &input, NULL);
  gboolean              differs = FALSE;

  g_assert_cmpstr (neutral->camera.size, ==, "MS");
  g_assert_cmpstr (neutral->camera.angle, ==, "eye");
  g_assert_cmpstr (neutral->camera.move, ==, "static");
  g_assert_cmpfloat (neutral->camera.lens_mm, ==, 35);
  g_assert_cmpfloat (neutral->warmth, ==, 0.5);
  g_assert_cmpfloat (neutral->tension, ==, -0.5);
  input.creativity = 1;
  for (input.seed = 0; input.seed < 20; input.seed++)
    {
      g_autoptr (RcStaging) free_one = rc_staging_compose (vocabulary, &input, NULL);

      g_assert_cmpstr (free_one->camera.size, ==, "FS");
      differs |= strcmp (free_one->camera.move, "static") != 0;
    }
  g_assert_true (differs);
}

/* Whether what @bold has is what @shy had, wherever that was not neutral. */
static void
check_kept (const RcStaging *shy, const RcStaging *bold)
{
  if (strcmp (shy->camera.angle, "eye") != 0)
    g_assert_cmpstr (bold->camera.angle, ==, shy->camera.angle);
  if (strcmp (shy->camera.move, "static") != 0)
    g_assert_cmpstr (bold->camera.move, ==, shy->camera.move);
  if (*shy->light != '\0')
    g_assert_cmpstr (bold->light, ==, shy->light);
  if (*shy->foreground != '\0')
    g_assert_cmpstr (bold->foreground, ==, shy->foreground);
  for (guint i = 0; i < shy->n_figures; i++)
    if (strcmp (shy->figures[i].action, "stand") != 0)
      g_assert_cmpstr (bold->figures[i].action, ==, shy->figures[i].action);
  for (guint i = 0; i < shy->n_props; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < bold->n_props; k++)
        found |= strcmp (shy->props[i].kind, bold->props[k].kind) == 0;
      g_assert_true (found);
    }
}

static guint
count_chosen (const RcStaging *staging)
{
  return (strcmp (staging->camera.angle, "eye") != 0) +
         (strcmp (staging->camera.move, "static") != 0) + (*staging->light != '\0') +
         (*staging->foreground != '\0') + (strcmp (staging->figures[0].action, "stand") != 0) +
         staging->n_props;
}

static void
test_monotone (void)
{
  g_autoptr (RcVocabulary) vocabulary = load ();
  RcStagingInput           input = { .prompt = "@Mara and @Tomas in the office at night.",
                                     .cast = cast,
                                     .n_cast = G_N_ELEMENTS (cast) };
  guint                    chosen[11] = { 0 };

  for (input.seed = 0; input.seed < 60; input.seed++)
    {
      g_autoptr (RcStaging) before = NULL;

      for (guint c = 0; c <= 10; c++)
        {
          g_autoptr (RcStaging) staging = NULL;

          input.creativity = c / 10.0;
          staging = rc_staging_compose (vocabulary, &input, NULL);
          if (c > 1)
            {
              check_kept (before, staging);
              g_assert_cmpstr (before->camera.size, ==, staging->camera.size);
            }
          chosen[c] += count_chosen (staging);
          g_clear_pointer (&before, rc_staging_free);
          before = g_steal_pointer (&staging);
        }
    }
  g_assert_cmpuint (chosen[0], ==, 0);
  for (guint c = 1; c <= 10; c++)
    g_assert_cmpuint (chosen[c], >, chosen[c - 1]);
}

static void
test_mood (void)
{
  g_autoptr (RcVocabulary) vocabulary = load ();
  RcStagingInput           input = {
              .prompt = "@Mara walks.", .cast = cast, .n_cast = G_N_ELEMENTS (cast), .creativity = 0.5
  };
  double lens = 0;

  for (int step = -10; step <= 10; step++)
    {
      g_autoptr (RcStaging) staging = NULL;

      input.arousal = step / 10.0;
      staging = rc_staging_compose (vocabulary, &input, NULL);
      if (step > -10)
        {
          g_assert_cmpfloat (staging->camera.lens_mm, >, lens);
          g_assert_cmpfloat (staging->camera.lens_mm, <, lens * 1.05);
        }
      lens = staging->camera.lens_mm;
    }
  {
    g_autoptr (RcStaging) said = NULL;

    input.prompt = "@Mara walks. 50 mm.";
    said = rc_staging_compose (vocabulary, &input, NULL);
    g_assert_cmpfloat (said->camera.lens_mm, ==, 50);
  }
}

/* The mood's palette and key light: none without a mood, never a jump, never against the words. */
static void
test_mood_light (void)
{
  g_autoptr (RcVocabulary) vocabulary = load ();
  RcStagingInput           input = {
              .prompt = "@Mara walks.", .cast = cast, .n_cast = G_N_ELEMENTS (cast), .creativity = 1
  };
  double      share = 0, height = 0;
  const char *palette = "";

  for (int step = 0; step <= 400; step++)
    {
      double                angle = step * G_PI / 200;
      g_autoptr (RcStaging) staging = NULL;

      input.valence = 0.9 * cos (angle);
      input.arousal = 0.9 * sin (angle);
      staging = rc_staging_compose (vocabulary, &input, NULL);
      if (step > 0)
        {
          double before = *palette != '\0' ? share : 0;
          double now = *staging->palette != '\0' ? staging->palette_share : 0;

          g_assert_cmpfloat (fabs (staging->key_height - height), <, 1);
          g_assert_cmpfloat (fabs (now - before), <, 0.06);
          if (strcmp (palette, staging->palette) != 0)
            g_assert_cmpfloat (now + before, <, 0.06);
        }
      share = staging->palette_share;
      height = staging->key_height;
      palette = g_intern_string (staging->palette);
    }
  input.valence = -0.8;
  input.arousal = 0.8;
  {
    g_autoptr (RcStaging) dark = rc_staging_compose (vocabulary, &input, NULL);
    g_autoptr (RcStaging) said = NULL, neutral = NULL;

    g_assert_cmpfloat (dark->key_height, <, -10);
    g_assert_cmpstr (dark->palette, ==, "cool");
    input.prompt = "@Mara walks, candlelight, sepia.";
    said = rc_staging_compose (vocabulary, &input, NULL);
    g_assert_cmpstr (said->palette, ==, "sepia");
    g_assert_cmpfloat (said->palette_share, ==, 1);
    g_assert_cmpfloat (said->key_height, ==, 0);
    input.prompt = "@Mara walks.";
    input.creativity = 0;
    neutral = rc_staging_compose (vocabulary, &input, NULL);
    g_assert_cmpstr (neutral->palette, ==, "");
    g_assert_cmpfloat (neutral->key_height, ==, 0);
  }
}

static void
test_looks (void)
{
  g_autoptr (RcVocabulary) vocabulary = load ();
  g_autoptr (RcStaging)    both = compose (vocabulary, "@Iris and @Tomas.", "", "", NULL);
  g_autoptr (RcStaging)    alone = compose (vocabulary, "@Tomas walks. @Iris", "", "", NULL);

  g_assert_cmphex (both->figures[1].colour, ==, 0x2f5fb3);
  g_assert_cmpstr (both->figures[1].build, ==, "slim");
  g_assert_cmphex (both->figures[0].colour, ==, alone->figures[1].colour);
  g_assert_cmpstr (both->figures[0].build, ==, alone->figures[1].build);
  g_assert_cmphex (both->figures[0].colour, !=, both->figures[1].colour);
}

static void
test_not_text (void)
{
  static const char *const broken[][3] = {
    { "caf\xe9", "", "" },
    { "", "\xff", "" },
    { "", "", "INT. CAF\xc9" },
  };
  g_autoptr (RcVocabulary) vocabulary = load ();

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (compose (vocabulary, broken[i][0], broken[i][1], broken[i][2], &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
}

static void
test_long (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = load ();
  g_autoptr (GString)      prompt = g_string_new (NULL);
  g_autoptr (RcStaging)    staging = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append (prompt, "Two sailors walk past @Mara, a lamp in her hand; no rain. ");
  staging = compose (vocabulary, prompt->str, "", "", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (staging->n_figures, <=, 24);
  check_cover (staging, prompt->str, FALSE);
  check_blocking (staging);
}

/* Also where the scene had the same thing already, under a plainer name. */
/* The heading stays; what the words ask for is told. */
static void
test_heading (void)
{
  static const struct
  {
    const char *heading, *prompt, *set, *asked, *later;
  } cases[] = {
    { "EXT. STREET - DAY", "A woman in a kitchen.", "street", "kitchen" },
    { "INT. KITCHEN - DAY", "A woman in a street.", "kitchen", "street" },
    { "INT. KITCHEN - DAY", "A woman looks at the street.", "kitchen", NULL },
    { "EXT. STREET - DAY", "A woman walks.", "street", NULL },
    { "", "Shot 1: a forest, a man walks. Shot 2: a beach, he sits.", "forest", NULL, "beach" },
  };
  g_autoptr (RcVocabulary) vocabulary = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (RcStaging) staging =
          compose (vocabulary, cases[i].prompt, NULL, cases[i].heading, &error);
      const RcSpan *conflict = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (staging->set, ==, cases[i].set);
      if (cases[i].later != NULL)
        g_assert_cmpstr (staging->setups[0].set, ==, cases[i].later);
      for (guint k = 0; k < staging->n_spans; k++)
        if (staging->spans[k].kind == RC_SPAN_CONFLICT)
          conflict = &staging->spans[k];
      g_assert_true ((conflict != NULL) == (cases[i].asked != NULL));
      if (conflict != NULL)
        g_assert_nonnull (strstr (conflict->what, cases[i].asked));
    }
}

static void
test_insert (void)
{
  g_autoptr (RcVocabulary) vocabulary = load ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcStaging)    staging =
      compose (vocabulary, "Insert: The Halo lamp on the table. Push in.",
               "Shelves, a long table, one window. Dark, until the lamp is lit.",
               "INT. BAKERY - NIGHT", &error);

  g_assert_no_error (error);
  g_assert_cmpint (staging->camera.insert, >, 0);
  g_assert_cmpstr (staging->props[staging->camera.insert].name, ==, "Halo lamp");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/compose/spans-cover-and-nobody-overlaps", test_invariants);
  g_test_add_func ("/engine/compose/an-insert-shows-what-its-own-shot-names", test_insert);
  g_test_add_func ("/engine/compose/a-heading-is-not-overruled-and-it-is-told", test_heading);
  g_test_add_func ("/engine/compose/later-words-win", test_later_wins);
  g_test_add_func ("/engine/compose/hand-set-values-win-and-spans-say-so", test_hand_set);
  g_test_add_func ("/engine/compose/creativity-and-mood-choose-what-is-unsaid", test_creativity);
  g_test_add_func ("/engine/compose/more-creativity-keeps-what-less-has-chosen", test_monotone);
  g_test_add_func ("/engine/compose/mood-moves-palette-and-key-light-without-a-jump",
                   test_mood_light);
  g_test_add_func ("/engine/compose/mood-moves-the-lens-smoothly-and-no-words", test_mood);
  g_test_add_func ("/engine/compose/characters-keep-their-looks", test_looks);
  g_test_add_func ("/engine/compose/what-is-not-text-is-refused", test_not_text);
  g_test_add_func ("/engine/compose/fifty-thousand-words-work", test_long);
  return g_test_run ();
}
