/* raccord.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/raccord/raccord.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Who looks less sideways than this looks at nobody beside the camera: sine of 15 degrees. */
#define SIDEWAYS    0.26f
/* Picture widths a second that are seen as going somewhere. */
#define GOES        0.04f
/* Two who are nearer than this in the picture are behind each other: shares of half its width. */
#define APART       0.12f
/* Two colours of clothes that are taken for the same one: distance in sRGB, 0 to 1. */
#define SAME_COLOUR 0.12
/* Somebody may be taller by this share: they are children or not. */
#define SAME_HEIGHT 0.06

/* Up to the first is no jump, from the second on it is a whole one. Of the pictures' light, 0 to 1,
 * and colours; found on the example films, whose cuts within a scene have up to 0.19 and 0.12. */
static const double light_jump[] = { 0.12, 0.36 }, colour_jump[] = { 0.05, 0.17 },
                    weather_jump[] = { 0.4, 0.8 };

static const struct
{
  const char *nick, *name;
} names[RC_N_RACCORD_CHECKS] = {
  [RC_RACCORD_IDENTITY] = { "identity", N_ ("Identity") },
  [RC_RACCORD_LIGHT] = { "light", N_ ("Light") },
  [RC_RACCORD_PALETTE] = { "palette", N_ ("Palette") },
  [RC_RACCORD_EYELINE] = { "eyeline", N_ ("Eyeline") },
  [RC_RACCORD_DIRECTION] = { "direction", N_ ("Screen direction") },
};

/** Returns: (transfer none): as files have it: "eyeline" */
const char *
rc_raccord_check_nick (RcRaccordCheckId id)
{
  return names[id].nick;
}

/** Returns: (transfer none): for people, translated */
const char *
rc_raccord_check_name (RcRaccordCheckId id)
{
  return _ (names[id].name);
}

/** @meant: nicks, separated by spaces. Returns: whether that of @id is among them */
gboolean
rc_raccord_is_meant (const char *meant, RcRaccordCheckId id)
{
  g_auto (GStrv) nicks = g_strsplit (meant, " ", -1);

  return g_strv_contains ((const char *const *)nicks, names[id].nick);
}

/** Returns: (transfer full): @meant with @id among them, or without it */
char *
rc_raccord_dup_meant (const char *meant, RcRaccordCheckId id, gboolean is)
{
  g_autoptr (GStrvBuilder) nicks = g_strv_builder_new ();
  g_auto (GStrv)           kept = NULL;

  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    if (i == id ? is : rc_raccord_is_meant (meant, i))
      g_strv_builder_add (nicks, names[i].nick);
  kept = g_strv_builder_end (nicks);
  return g_strjoinv (" ", kept);
}

/* --- the checks ------------------------------------------------------------------------------ */

/* Score of a check that has found something: the first thing it found is said. */
static void
find (RcRaccordCheck *check, double score, char *finding)
{
  check->score = MIN (check->score, score);
  if (check->finding == NULL)
    check->finding = finding;
  else
    g_free (finding);
}

/* 1 up to @jump[0], 0 from @jump[1] on */
static double
score_of (double difference, const double *jump)
{
  return CLAMP ((jump[1] - difference) / (jump[1] - jump[0]), 0, 1);
}

/* Only a character of the film is somebody: "extra-1" is another extra in the next shot. */
static int
find_again (const RcStaging *staging, const RcStagingFigure *figure)
{
  if (g_str_has_prefix (figure->id, "extra-"))
    return -1;
  for (guint i = 0; i < staging->n_figures; i++)
    if (strcmp (staging->figures[i].id, figure->id) == 0)
      return (int)i;
  return -1;
}

static gboolean
same_colour (guint a, guint b)
{
  double sum = 0;

  for (int shift = 0; shift < 24; shift += 8)
    {
      double difference = (int)(a >> shift & 255) - (int)(b >> shift & 255);

      sum += difference * difference / 65025;
    }
  return sqrt (sum) < SAME_COLOUR;
}

static void
check_looks (RcRaccordCheck *check, const RcStagingFigure *a, const RcStagingFigure *b)
{
  const struct
  {
    const char *before, *after, *text;
  } words[] = {
    { a->body, b->body, N_ ("%s has another body than in the shot before.") },
    { a->garment, b->garment, N_ ("%s wears other clothes than in the shot before.") },
    { a->headwear, b->headwear, N_ ("%s wears something else on the head than before.") },
    { a->hair, b->hair, N_ ("%s has other hair than in the shot before.") },
    { a->wears, b->wears, N_ ("%s wears other things than in the shot before.") },
    { a->age, b->age, N_ ("%s has another age than in the shot before.") },
    { a->build, b->build, N_ ("%s has another build than in the shot before.") },
  };
  const struct
  {
    guint       before, after;
    const char *text;
  } colours[] = {
    { a->colour, b->colour, N_ ("%s wears another colour than in the shot before.") },
    { a->hair_colour, b->hair_colour, N_ ("%s has hair of another colour than before.") },
    { a->skin, b->skin, N_ ("%s has skin of another colour than before.") },
  };
  gboolean cut_out = *a->identity != '\0' && !a->mannequin;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].before, words[i].after) != 0)
      find (check, 0.2, g_strdup_printf (_ (words[i].text), b->name));
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (!same_colour (colours[i].before, colours[i].after))
      find (check, 0.2, g_strdup_printf (_ (colours[i].text), b->name));
  if (fabs (a->height - b->height) > SAME_HEIGHT * MAX (a->height, b->height))
    find (check, 0.3, g_strdup_printf (_ ("%s is not as tall as in the shot before."), b->name));
  if (cut_out != (*b->identity != '\0' && !b->mannequin))
    find (
        check, 0.4,
        g_strdup_printf (
            _ ("%s is a mannequin in one of the two shots and a picture in the other."), b->name));
}

static void
check_identity (RcRaccordCheck *check, const RcShotEnds *before, const RcShotEnds *after)
{
  for (guint i = 0; i < after->staging->n_figures; i++)
    {
      int k = find_again (before->staging, &after->staging->figures[i]);

      if (k < 0)
        continue;
      check->applies = TRUE;
      check_looks (check, &before->staging->figures[k], &after->staging->figures[i]);
    }
}

/* Luma of Rec. ITU-R BT.709, of values as shown. */
static double
luma_of (const RcPalette *palette)
{
  return 0.0722 * palette->mean[0] + 0.7152 * palette->mean[1] + 0.2126 * palette->mean[2];
}

/* By what is seen of it: drops, flakes, how much of the key light comes through, how far one sees.
 * A haze of 14 is a fog. */
static double
weather_difference (const RcKitWeather *a, const RcKitWeather *b)
{
  double haze = fabs (log (MAX (a->haze, 1) / MAX (b->haze, 1))) / log (14);
  double difference = MAX (fabs (a->rain - b->rain), fabs (a->snow - b->snow));

  return MAX (difference, MAX (fabs (a->key - b->key), haze));
}

static void
check_light (RcRaccordCheck *check, const RcShotEnds *before, const RcShotEnds *after)
{
  const RcStaging *a = before->staging, *b = after->staging;

  if (before->staged && after->staged)
    {
      check->applies = TRUE;
      if (strcmp (a->time, b->time) != 0)
        find (check, 0.1, g_strdup (_ ("It is another time of day than in the shot before.")));
      if (!a->interior && !b->interior)
        {
          double score =
              score_of (weather_difference (&before->weather, &after->weather), weather_jump);

          if (score < RC_RACCORD_GOOD)
            find (check, score, g_strdup (_ ("The weather is not that of the shot before.")));
        }
      if (strcmp (a->season, b->season) != 0)
        find (check, 0.3, g_strdup (_ ("It is another season than in the shot before.")));
    }
  if (before->last.pictured && after->first.pictured)
    {
      double jump = luma_of (&after->first.palette) - luma_of (&before->last.palette);
      double score = score_of (fabs (jump), light_jump);

      check->applies = TRUE;
      if (score < RC_RACCORD_GOOD)
        find (check, score,
              g_strdup (jump > 0
                            ? _ ("The picture is much brighter than the end of the shot before.")
                            : _ ("The picture is much darker than the end of the shot before.")));
      else
        check->score = MIN (check->score, score);
    }
}

/* Of the colours without their light, Cb and Cr of Rec. ITU-R BT.709: mean and covariance. */
static void
chroma_of (const RcPalette *palette, double mean[2], double spread[2][2])
{
  static const double rows[2][3] = { { 0.5, -0.3854, -0.1146 }, { -0.0458, -0.4542, 0.5 } };

  for (int r = 0; r < 2; r++)
    {
      mean[r] = 0;
      for (int k = 0; k < 3; k++)
        mean[r] += rows[r][k] * palette->mean[k];
      for (int c = 0; c < 2; c++)
        {
          spread[r][c] = 0;
          for (int k = 0; k < 3; k++)
            for (int l = 0; l < 3; l++)
              spread[r][c] += rows[r][k] * palette->spread[k][l] * rows[c][l];
        }
    }
}

/* How far the one cloud of colours would have to be carried to be the other: the 2-Wasserstein
 * distance of two normal distributions (D. Dowson, B. Landau, "The Fréchet distance between
 * multivariate normal distributions", 1982); the root of a 2 × 2 matrix by its trace and
 * determinant. */
static double
colour_distance (const RcPalette *a, const RcPalette *b)
{
  double means[2][2], x[2][2], y[2][2], trace, determinant, sum;

  chroma_of (a, means[0], x);
  chroma_of (b, means[1], y);
  trace = x[0][0] * y[0][0] + x[0][1] * y[1][0] + x[1][0] * y[0][1] + x[1][1] * y[1][1];
  determinant = (x[0][0] * x[1][1] - x[0][1] * x[1][0]) * (y[0][0] * y[1][1] - y[0][1] * y[1][0]);
  sum = x[0][0] + x[1][1] + y[0][0] + y[1][1] -
        2 * sqrt (MAX (trace + 2 * sqrt (MAX (determinant, 0)), 0));
  for (int i = 0; i < 2; i++)
    sum += (means[0][i] - means[1][i]) * (means[0][i] - means[1][i]);
  return sqrt (MAX (sum, 0));
}

static void
check_palette (RcRaccordCheck *check, const RcShotEnds *before, const RcShotEnds *after)
{
  if (!before->last.pictured || !after->first.pictured)
    return;
  check->applies = TRUE;
  check->score =
      score_of (colour_distance (&before->last.palette, &after->first.palette), colour_jump);
  if (check->score < RC_RACCORD_GOOD)
    find (check, check->score,
          g_strdup (_ ("The colours are others than at the end of the shot before.")));
}

/* -1 to the left, 1 to the right, 0 neither */
static int
side_of (float value, float least)
{
  return value > least ? 1 : value < -least ? -1 : 0;
}

/* @one, @other: index in the shot before, in this one. Both are in both pictures: they keep their
 * sides (the 180-degree rule). */
static void
check_sides (RcRaccordCheck   *check,
             const RcShotEnds *before,
             const RcShotEnds *after,
             const int         one[2],
             const int         other[2])
{
  const RcEndFigure *a = before->last.figures, *b = after->first.figures;
  int                was, is;

  if (!a[one[0]].seen || !a[other[0]].seen || !b[one[1]].seen || !b[other[1]].seen)
    return;
  was = side_of (a[one[0]].x - a[other[0]].x, APART);
  is = side_of (b[one[1]].x - b[other[1]].x, APART);
  if (was == 0 || is == 0)
    return;
  check->applies = TRUE;
  if (was != is)
    find (check, 0,
          g_strdup_printf (_ ("%s and %s have changed sides: the camera has crossed the line "
                              "between them."),
                           after->staging->figures[one[1]].name,
                           after->staging->figures[other[1]].name));
}

/* Who looks at whom to which side: the same one to the same side, the other one back. */
static void
check_looking (RcRaccordCheck   *check,
               const RcShotEnds *before,
               const RcShotEnds *after,
               const int         one[2],
               const int         other[2])
{
  const RcEndFigure *a = &before->last.figures[one[0]];
  int                was = side_of (a->looks, SIDEWAYS);

  if (!a->seen || a->at != other[0] || was == 0)
    return;
  for (int back = 0; back < 2; back++)
    {
      int                who = back ? other[1] : one[1], whom = back ? one[1] : other[1];
      const RcEndFigure *b = &after->first.figures[who];
      int                is = side_of (b->looks, SIDEWAYS);

      if (!b->seen || b->at != whom || is == 0)
        continue;
      check->applies = TRUE;
      if (is != (back ? -was : was))
        find (check, 0,
              g_strdup_printf (back ? _ ("%s looks to the same side as %s did, not back: they no "
                                         "longer look at each other.")
                                    : _ ("%s looks at %s, but to the other side than in the shot "
                                         "before."),
                               after->staging->figures[who].name,
                               after->staging->figures[whom].name));
    }
}

static void
check_eyeline (RcRaccordCheck *check, const RcShotEnds *before, const RcShotEnds *after)
{
  guint n = after->staging->n_figures;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        int one[2] = { find_again (before->staging, &after->staging->figures[i]), (int)i };
        int other[2] = { find_again (before->staging, &after->staging->figures[k]), (int)k };

        if (i == k || one[0] < 0 || other[0] < 0)
          continue;
        if (i < k)
          check_sides (check, before, after, one, other);
        check_looking (check, before, after, one, other);
      }
}

static void
check_direction (RcRaccordCheck *check, const RcShotEnds *before, const RcShotEnds *after)
{
  for (guint i = 0; i < after->staging->n_figures; i++)
    {
      const RcStagingFigure *figure = &after->staging->figures[i];
      int                    k = find_again (before->staging, figure), was, is;

      if (k < 0 || !before->last.figures[k].seen || !after->first.figures[i].seen)
        continue;
      was = side_of (before->last.figures[k].goes, GOES);
      is = side_of (after->first.figures[i].goes, GOES);
      if (was == 0 || is == 0)
        continue;
      check->applies = TRUE;
      if (was != is)
        find (check, 0,
              g_strdup_printf (is > 0 ? _ ("%s goes to the right here, to the left in the shot "
                                           "before.")
                                      : _ ("%s goes to the left here, to the right in the shot "
                                           "before."),
                               figure->name));
    }
}

/* --- all of them ------------------------------------------------------------------------------ */

/**
 * rc_raccord_new:
 * @before, @after: of two shots, one after the other
 * @meant: nicks of checks whose breaks are intended, separated by spaces
 *
 * Returns: (transfer full)
 */
RcRaccord *
rc_raccord_new (const RcShotEnds *before, const RcShotEnds *after, const char *meant)
{
  static void (*const checks[RC_N_RACCORD_CHECKS]) (RcRaccordCheck *, const RcShotEnds *,
                                                    const RcShotEnds *) = {
    [RC_RACCORD_IDENTITY] = check_identity,   [RC_RACCORD_LIGHT] = check_light,
    [RC_RACCORD_PALETTE] = check_palette,     [RC_RACCORD_EYELINE] = check_eyeline,
    [RC_RACCORD_DIRECTION] = check_direction,
  };
  RcRaccord *self = g_new0 (RcRaccord, 1);
  double     sum = 0;
  guint      n = 0;

  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    {
      RcRaccordCheck *check = &self->checks[i];

      check->score = 1;
      check->meant = rc_raccord_is_meant (meant, i);
      checks[i](check, before, after);
      if (!check->applies || check->meant)
        continue;
      sum += check->score;
      n++;
      self->breaks += check->score < RC_RACCORD_GOOD;
    }
  self->score = n > 0 ? sum / n : 1;
  return self;
}

void
rc_raccord_free (RcRaccord *self)
{
  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    g_free (self->checks[i].finding);
  g_free (self);
}

/** Returns: whether nothing breaks, or only what is meant to */
gboolean
rc_raccord_is_good (const RcRaccord *self)
{
  return self->breaks == 0;
}
