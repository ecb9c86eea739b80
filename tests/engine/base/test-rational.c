/* test-rational.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/rational.h"

#include "engine/base/error.h"

#include <string.h>

static void
assert_rational (RcRational value, gint64 num, gint64 den)
{
  g_assert_cmpint (value.num, ==, num);
  g_assert_cmpint (value.den, ==, den);
}

static void
test_is_in_lowest_terms (void)
{
  assert_rational (rc_rational (48, 2), 24, 1);
  assert_rational (rc_rational (24000, 1001), 24000, 1001);
  assert_rational (rc_rational (6, -4), -3, 2);
  assert_rational (rc_rational (-6, -4), 3, 2);
  assert_rational (rc_rational (0, 7), 0, 1);
}

static void
test_rounds_doubles_to_thousandths (void)
{
  assert_rational (rc_rational_from_double (4.5), 9, 2);
  assert_rational (rc_rational_from_double (23.976), 2997, 125);
  assert_rational (rc_rational_from_double (-0.25), -1, 4);
  g_assert_cmpfloat (rc_rational_to_double (rc_rational (9, 2)), ==, 4.5);
}

static void
test_compares_and_adds_exactly (void)
{
  g_assert_cmpint (rc_rational_compare (rc_rational (1, 3), rc_rational (333, 1000)), >, 0);
  g_assert_cmpint (rc_rational_compare (rc_rational (-1, 3), rc_rational (0, 1)), <, 0);
  g_assert_cmpint (rc_rational_compare (rc_rational (2, 4), rc_rational (1, 2)), ==, 0);
  assert_rational (rc_rational_add (rc_rational (1, 3), rc_rational (1, 6)), 1, 2);
}

static void
test_survives_writing_and_reading (void)
{
  static const RcRational values[] = { { 24, 1 }, { 24000, 1001 }, { -7, 3 }, { 0, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char   *text = rc_rational_to_string (values[i]);
      g_autoptr (GError) error = NULL;
      RcRational         again = { 0, 0 };

      g_assert_true (rc_rational_parse (text, &again, &error));
      g_assert_no_error (error);
      assert_rational (again, values[i].num, values[i].den);
    }
}

static void
test_reads_decimals (void)
{
  RcRational value = { 0, 0 };

  g_assert_true (rc_rational_parse ("23.976", &value, NULL));
  assert_rational (value, 2997, 125);
}

static void
test_refuses_what_is_no_number (void)
{
  static const char *const texts[] = { "",      "twenty", "24/0",
                                       "1/2/3", "24/-1",  "inf",
                                       "nan",   "24 fps", "99999999999999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      RcRational         value = { 5, 1 };

      g_assert_false (rc_rational_parse (texts[i], &value, &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
      assert_rational (value, 5, 1);
    }
}

static void
test_counts_frames (void)
{
  RcRational ntsc = rc_rational (24000, 1001);

  g_assert_cmpint (rc_time_to_frames (rc_rational (9, 2), rc_rational (24, 1)), ==, 108);
  g_assert_cmpint (rc_time_to_frames (rc_rational (1, 48), rc_rational (24, 1)), ==, 1);
  for (gint64 frames = 0; frames < 5000; frames += 7)
    g_assert_cmpint (rc_time_to_frames (rc_time_from_frames (frames, ntsc), ntsc), ==, frames);
}

static void
test_writes_seconds (void)
{
  static const struct
  {
    RcRational  seconds;
    const char *text;
  } cases[] = { { { 9, 2 }, "4.5" }, { { 10, 3 }, "3.333" }, { { 59, 12 }, "4.917" },
                { { 10, 1 }, "10" }, { { 0, 1 }, "0" },      { { 1, 24 }, "0.042" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rc_time_to_text (cases[i].seconds);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_writes_timecode (void)
{
  g_autofree char *film = rc_time_to_timecode (rc_rational (9, 2), rc_rational (24, 1));
  g_autofree char *hour = rc_time_to_timecode (rc_rational (3661, 1), rc_rational (25, 1));

  g_assert_cmpstr (film, ==, "00:00:04:12");
  g_assert_cmpstr (hour, ==, "01:01:01:00");
}

static void
test_reads_every_form_of_time (void)
{
  static const char *const texts[] = { "4.5",   "4.5s",    " 9/2 ",    "108f", "00:00:04:12",
                                       "4.5 s", "0:04:12", "00:04:12", "108 f" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      RcRational         seconds = { 0, 0 };

      g_assert_true (rc_time_parse (texts[i], rc_rational (24, 1), &seconds, &error));
      g_assert_no_error (error);
      assert_rational (seconds, 9, 2);
    }
}

static void
test_refuses_what_is_no_time (void)
{
  static const char *const texts[] = { "", "s", "soon", "00:00:04:24", "1:2", "4.5m" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      RcRational         seconds = { 0, 0 };

      g_assert_false (rc_time_parse (texts[i], rc_rational (24, 1), &seconds, &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "00:00:04:12"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/rational/is-in-lowest-terms", test_is_in_lowest_terms);
  g_test_add_func ("/engine/rational/rounds-doubles-to-thousandths",
                   test_rounds_doubles_to_thousandths);
  g_test_add_func ("/engine/rational/compares-and-adds-exactly", test_compares_and_adds_exactly);
  g_test_add_func ("/engine/rational/survives-writing-and-reading",
                   test_survives_writing_and_reading);
  g_test_add_func ("/engine/rational/reads-decimals", test_reads_decimals);
  g_test_add_func ("/engine/rational/refuses-what-is-no-number", test_refuses_what_is_no_number);
  g_test_add_func ("/engine/time/counts-frames", test_counts_frames);
  g_test_add_func ("/engine/time/writes-seconds", test_writes_seconds);
  g_test_add_func ("/engine/time/writes-timecode", test_writes_timecode);
  g_test_add_func ("/engine/time/reads-every-form", test_reads_every_form_of_time);
  g_test_add_func ("/engine/time/refuses-what-is-no-time", test_refuses_what_is_no_time);
  return g_test_run ();
}
