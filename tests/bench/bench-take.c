/* bench-take.c - whole takes and regions of them through the whole engine, encoding and all
 *
 * For each of four shots of 640x360 at 24 frames a second: how fast a take is made, from the
 * request to its folder (budget: faster than it plays), and what regions of 5, 25 and 100 % cost
 * against it (budget: 10 and 30 %). The whole take's cost is that of drawing and encoding colour,
 * depth and identity; a region's that of everything that is done for it. Wall clock and time of all
 * processors, each the median of ROUNDS in which takes and regions follow each other, so that what
 * else the machine does touches both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/sketch.h"
#include "tests/bench/film.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define ROUNDS 3
#define COSTS  4

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

static const struct
{
  const char *name, *prompt, *region;
} shots[] = {
  { "one figure in a room", "Medium shot. A woman in a blue coat stands in a kitchen and talks.",
    "a red coat" },
  { "three figures, street, rain, night",
    "Wide shot. Three men walk along a street at night in heavy rain.", "a red coat" },
  { "crowd of 30", "Full shot. A singer on a square before a crowd of 30 people.", "a red coat" },
  { "animals in a forest", "Wide shot. A deer, a fox and a bear walk through a forest.", "white" },
};

static const struct
{
  double share, width, height;
} masks[COSTS - 1] = { { 5, 0.2, 0.25 }, { 25, 0.5, 0.5 }, { 100, 1, 1 } };

typedef struct
{
  double wall, busy; /* seconds */
} Cost;

static Cost
now (void)
{
  return (Cost){ (double)g_get_monotonic_time () / 1e6, (double)clock () / CLOCKS_PER_SEC };
}

static Cost
wait_for (RcSession *session, RcSessionJob *job, GError *error)
{
  Cost start = now (), end;

  stop_on (error);
  rc_session_wait (session, job, &error);
  stop_on (error);
  end = now ();
  return (Cost){ end.wall - start.wall, end.busy - start.busy };
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static double
median (const Cost costs[ROUNDS], const Cost against[ROUNDS], gboolean busy)
{
  double values[ROUNDS];

  for (int i = 0; i < ROUNDS; i++)
    {
      values[i] = busy ? costs[i].busy : costs[i].wall;
      if (against != NULL)
        values[i] *= 100 / (busy ? against[i].busy : against[i].wall);
    }
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

static Cost
render_region (RcSession *session, RcNode *take, const char *prompt, guint which, int seed)
{
  GError          *error = NULL;
  RcDocument      *document = rc_session_get_document (session);
  RcNode          *region = rc_document_add (document, take, RC_TYPE_REGION, -1, &error);
  g_autofree char *mask = g_strdup_printf (
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":%g,\"y\":%g,\"width\":%g,\"height\":%g}]}",
      (1 - masks[which].width) / 2, (1 - masks[which].height) / 2, masks[which].width,
      masks[which].height);

  stop_on (error);
  rc_document_set_text (document, region, "prompt", prompt, 0, &error);
  stop_on (error);
  rc_document_set_text (document, region, "mask", mask, 0, &error);
  stop_on (error);
  rc_document_set_double (document, region, "seed", seed, 0, &error);
  return wait_for (session, rc_session_render_region (session, RC_REGION (region), &error), error);
}

static void
measure (RcSession *session, RcNode *shot, guint which)
{
  Cost        costs[COSTS][ROUNDS];
  GError     *error = NULL;
  RcDocument *document = rc_session_get_document (session);
  int         frames = 0;

  rc_document_set_text (document, shot, "prompt", shots[which].prompt, 0, &error);
  stop_on (error);
  for (int round = -1; round < ROUNDS; round++)
    {
      RcRenderOptions options = { .seed = 11 + round };
      RcSessionJob   *job =
          rc_session_render_shot (session, RC_SHOT (shot), &options, RC_PRIORITY_NOW, &error);
      Cost    whole = wait_for (session, job, error);
      RcNode *take = RC_NODE (rc_shot_get_best_take (RC_SHOT (shot)));

      frames = rc_node_get_int (take, "frames");
      /* The first round only warms up. */
      if (round >= 0)
        costs[0][round] = whole;
      for (guint i = 0; i < COSTS - 1 && round >= 0; i++)
        costs[i + 1][round] = render_region (session, take, shots[which].region, i, 100 + round);
    }
  printf ("%-36s %5.1f frames/s, %5.1f ms of processor a frame (%.0f frames/s on two idle cores);",
          shots[which].name, frames / median (costs[0], NULL, FALSE),
          1e3 * median (costs[0], NULL, TRUE) / frames, 2 * frames / median (costs[0], NULL, TRUE));
  for (guint i = 0; i < COSTS - 1; i++)
    printf (" region of %.0f %%: %.1f %% (%.1f %% of processor)", masks[i].share,
            median (costs[i + 1], costs[0], FALSE), median (costs[i + 1], costs[0], TRUE));
  printf ("\n");
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  BenchFilm     film = bench_film_new (generators);
  struct rusage usage;

  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    /* One of them alone: its number. */
    if (argc < 2 || atoi (argv[1]) == (int)i)
      measure (film.session, bench_film_add_shot (&film, "2", NULL), i);
  if (getrusage (RUSAGE_SELF, &usage) == 0)
    printf ("most memory: %.0f MB\n", usage.ru_maxrss / 1024.0);
  return bench_film_end (&film);
}
