/* bench-share.c - what regions cost against the whole shot: processor time of whole jobs
 *
 *   bench-share [LINES [SHOT]]    360 lines and all shots if nothing is said
 *
 * For four shots of 16:9, the engine warm: a region is asked for as the window asks, and all that
 * is done for it counts, on all threads: making the scene, drawing, laying over, encoding. Budgets:
 * 10 % of the shot's cost for a mask of 5 % of the frame, 30 % for one of 25 %. What a job costs
 * whatever its mask counts four times as much in a preview of 360 lines as in a take of 720. Each
 * figure is the least of ROUNDS; the shot is rendered before each round, so that both see the same
 * machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/sketch.h"
#include "tests/bench/film.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 2

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

static const struct
{
  const char *name, *prompt;
} shots[] = {
  { "kitchen", "Medium shot. A woman in a blue coat stands in a kitchen and talks." },
  { "cliff",
    "Wide shot. A woman in a blue coat walks along a cliff at dusk with a lantern. 32 mm." },
  { "street",
    "Medium shot. A man in a blue coat stands in a street at night in the rain and talks. "
    "Handheld." },
  { "forest", "Full shot. A man in a blue coat runs through a forest. 40 mm." },
};

static const struct
{
  const char *name, *shapes;
} masks[] = {
  { "a spot", "{\"kind\":\"rectangle\",\"x\":0.5,\"y\":0.5,\"width\":0.004,\"height\":0.004}" },
  { "5 %", "{\"kind\":\"rectangle\",\"x\":0.4,\"y\":0.375,\"width\":0.2,\"height\":0.25}" },
  { "25 %", "{\"kind\":\"rectangle\",\"x\":0.25,\"y\":0.25,\"width\":0.5,\"height\":0.5}" },
  { "stroke of 5 %",
    "{\"kind\":\"stroke\",\"points\":[0.25,0.1,0.75,0.9],\"radius\":0.0365,\"hardness\":1}" },
};

static const struct
{
  const char *name, *prompt;
} edits[] = { { "a red coat", "a red coat" }, { "add a lamp", "add a lamp" } };

static double
processor (void)
{
  return (double)clock () * 1e3 / CLOCKS_PER_SEC;
}

/* Milliseconds of processor. */
static double
render (RcSession *session, RcNode *shot, int lines, int seed)
{
  RcRenderOptions options = { .seed = seed, .width = lines * 16 / 9, .height = lines };
  GError         *error = NULL;
  double          start = processor ();
  RcSessionJob   *job =
      rc_session_render_shot (session, RC_SHOT (shot), &options, RC_PRIORITY_NOW, &error);

  stop_on (error);
  rc_session_wait (session, job, &error);
  stop_on (error);
  return processor () - start;
}

static double
render_region (RcSession *session, RcNode *take, const char *shapes, const char *prompt, int seed)
{
  RcDocument      *document = rc_session_get_document (session);
  GError          *error = NULL;
  RcNode          *region = rc_document_add (document, take, RC_TYPE_REGION, -1, &error);
  g_autofree char *mask = g_strdup_printf ("{\"shapes\":[%s]}", shapes);
  RcSessionJob    *job;
  double           start;

  stop_on (error);
  rc_document_set_text (document, region, "prompt", prompt, 0, &error);
  stop_on (error);
  rc_document_set_text (document, region, "mask", mask, 0, &error);
  stop_on (error);
  rc_document_set_double (document, region, "seed", seed, 0, &error);
  stop_on (error);
  start = processor ();
  job = rc_session_render_region_from (session, RC_REGION (region), 20, &error);
  stop_on (error);
  rc_session_wait (session, job, &error);
  stop_on (error);
  start = processor () - start;
  rc_document_remove (document, region, &error);
  stop_on (error);
  return start;
}

static void
measure (RcSession *session, RcNode *shot, int lines, const char *name)
{
  double whole = G_MAXDOUBLE, spent[G_N_ELEMENTS (edits)][G_N_ELEMENTS (masks)];

  for (int round = 0; round <= ROUNDS; round++)
    {
      double  cost = render (session, shot, lines, 11 + round);
      RcNode *take = RC_NODE (rc_shot_get_best_take (RC_SHOT (shot)));

      whole = round == 0 ? G_MAXDOUBLE : MIN (whole, cost);
      for (guint e = 0; e < G_N_ELEMENTS (edits); e++)
        for (guint m = 0; m < G_N_ELEMENTS (masks); m++)
          {
            if (round == 0 && m > 0)
              continue;
            cost = render_region (session, take, masks[m].shapes, edits[e].prompt, 100 + round);
            spent[e][m] = round < 2 ? cost : MIN (spent[e][m], cost);
          }
    }
  printf ("%-8s %6.0f ms", name, whole);
  for (guint e = 0; e < G_N_ELEMENTS (edits); e++)
    {
      printf (" | %s:", edits[e].name);
      for (guint m = 0; m < G_N_ELEMENTS (masks); m++)
        printf (" %s %.1f %% (%.0f ms)%s", masks[m].name, 100 * spent[e][m] / whole, spent[e][m],
                m + 1 < G_N_ELEMENTS (masks) ? "," : "");
    }
  printf ("\n");
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  BenchFilm film = bench_film_new (generators);
  int       lines = argc > 1 ? MAX (atoi (argv[1]), 36) : 360;

  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    if (argc < 3 || atoi (argv[2]) == (int)i)
      measure (film.session, bench_film_add_shot (&film, "4", shots[i].prompt), lines,
               shots[i].name);
  return bench_film_end (&film);
}
