/* bench-region.c - how long one waits for a region: its first frame, its end when it is cancelled,
 * its undoing
 *
 * For one shot in the size of a preview and in full HD, the engine warm: from asking for a region
 * of 5 % to the frame on the screen with it (budget: 150 ms), from cancelling to the job's end and
 * to the first frame of the next one, and what it costs to undo an edit of a mask and the
 * removal of a region and to open the take anew for its frame. Wall clock: the median and the worst
 * of ROUNDS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/sketch.h"
#include "tests/bench/film.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 7
#define LOOKED 20 /* the frame on the screen */

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

static const struct
{
  const char *name;
  int         width, height;
} sizes[] = { { "640 x 360", 640, 360 }, { "1920 x 1080", 1920, 1080 } };

typedef enum
{
  FIRST,
  ENDED,
  NEXT,
  UNDO_MASK,
  UNDO_REMOVE,
  FRAME,
  N_WAITS,
} Wait;

static const char *const waits[N_WAITS] = {
  [FIRST] = "first frame after asking",
  [ENDED] = "end after cancelling",
  [NEXT] = "first frame of the next, asked for at once",
  [UNDO_MASK] = "undoing an edit of the mask",
  [UNDO_REMOVE] = "undoing the removal of a region",
  [FRAME] = "the take opened anew, and its frame",
};

typedef struct
{
  RcSession  *session;
  RcDocument *document;
  RcNode     *take;
  gint64      shown;                  /* when the frame that was asked for came; 0: not yet */
  double      spent[N_WAITS][ROUNDS]; /* ms */
} Bench;

static double
since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000;
}

static void
on_frame (RcSession *session, RcNode *node, int index, gpointer frame, Bench *self)
{
  if (index == LOOKED && RC_IS_REGION (node) && self->shown == 0)
    self->shown = g_get_monotonic_time ();
}

static RcNode *
add_region (Bench *self, int seed)
{
  static const char mask[] =
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.4,\"y\":0.375,\"width\":0.2,\"height\":0.25}]}";
  GError *error = NULL;
  RcNode *region = rc_document_add (self->document, self->take, RC_TYPE_REGION, -1, &error);

  stop_on (error);
  rc_document_set_text (self->document, region, "prompt", "a red coat", 0, &error);
  stop_on (error);
  rc_document_set_text (self->document, region, "mask", mask, 0, &error);
  stop_on (error);
  rc_document_set_double (self->document, region, "seed", seed, 0, &error);
  stop_on (error);
  return region;
}

/* Asks for a region and waits for its first frame; returns its job. */
static RcSessionJob *
ask (Bench *self, RcNode *region, double *spent)
{
  GError       *error = NULL;
  gint64        start = g_get_monotonic_time ();
  RcSessionJob *job =
      rc_session_render_region_from (self->session, RC_REGION (region), LOOKED, &error);

  stop_on (error);
  self->shown = 0;
  while (self->shown == 0)
    g_main_context_iteration (NULL, TRUE);
  *spent = (double)(self->shown - start) / 1000;
  return job;
}

static double
look (Bench *self)
{
  gint64              start = g_get_monotonic_time ();
  GError             *error = NULL;
  g_autoptr (RcFrame) frame = NULL;
  RcTakeStack        *stack = rc_session_open_take (self->session, RC_TAKE (self->take), &error);

  stop_on (error);
  frame = rc_take_stack_frame (stack, LOOKED, &error);
  stop_on (error);
  rc_take_stack_free (stack);
  return since (start);
}

static double
undo (Bench *self)
{
  gint64 start = g_get_monotonic_time ();

  rc_document_undo (self->document);
  return since (start);
}

static void
cancel (Bench *self, int round)
{
  RcSessionJob *job, *next;
  GError       *error = NULL;
  RcNode       *regions[2] = { add_region (self, 1000 + round), add_region (self, 2000 + round) };
  gint64        start;
  double        unused;

  job = g_object_ref (ask (self, regions[0], &unused));
  start = g_get_monotonic_time ();
  rc_session_cancel (self->session, job);
  (void)!rc_session_wait (self->session, job, NULL);
  self->spent[ENDED][round] = since (start);
  g_object_unref (job);

  job = g_object_ref (ask (self, regions[0], &unused));
  start = g_get_monotonic_time ();
  rc_session_cancel (self->session, job);
  next = ask (self, regions[1], &unused);
  self->spent[NEXT][round] = since (start);
  g_object_unref (job);
  rc_session_wait (self->session, next, &error);
  stop_on (error);
}

static void
undo_edits (Bench *self, RcNode *region, int round)
{
  static const char other[] =
      "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.5,\"y\":0.5,\"rx\":0.1,\"ry\":0.1}]}";
  GError *error = NULL;

  rc_document_seal (self->document);
  rc_document_set_text (self->document, region, "mask", other, 0, &error);
  stop_on (error);
  self->spent[UNDO_MASK][round] = undo (self);
  rc_document_remove (self->document, region, &error);
  stop_on (error);
  self->spent[UNDO_REMOVE][round] = undo (self);
  self->spent[FRAME][round] = look (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
measure (Bench *self, RcNode *shot, const char *name, int width, int height)
{
  RcRenderOptions options = { .seed = 11, .width = width, .height = height };
  GError         *error = NULL;
  RcSessionJob   *job =
      rc_session_render_shot (self->session, RC_SHOT (shot), &options, RC_PRIORITY_NOW, &error);

  stop_on (error);
  rc_session_wait (self->session, job, &error);
  stop_on (error);
  self->take = RC_NODE (rc_shot_get_best_take (RC_SHOT (shot)));
  for (int round = -1; round < ROUNDS; round++)
    {
      RcNode *region = add_region (self, 100 + round);
      double  first;

      job = ask (self, region, &first);
      rc_session_wait (self->session, job, &error);
      stop_on (error);
      /* The first round only warms up. */
      if (round < 0)
        continue;
      self->spent[FIRST][round] = first;
      undo_edits (self, region, round);
      cancel (self, round);
      rc_document_remove (self->document, region, &error);
      stop_on (error);
    }
  for (int i = 0; i < N_WAITS; i++)
    {
      qsort (self->spent[i], ROUNDS, sizeof (double), compare);
      printf ("%-12s %-48s %7.1f ms, at most %7.1f ms\n", name, waits[i],
              self->spent[i][ROUNDS / 2], self->spent[i][ROUNDS - 1]);
    }
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  BenchFilm film = bench_film_new (generators);
  Bench     self = { .session = film.session, .document = film.document };
  RcNode   *shot;

  g_signal_connect (self.session, "frame", G_CALLBACK (on_frame), &self);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      /* One of them alone: its number. */
      if (argc > 1 && atoi (argv[1]) != (int)i)
        continue;
      shot = bench_film_add_shot (
          &film, "2", "Medium shot. A woman in a blue coat stands in a kitchen and talks.");
      measure (&self, shot, sizes[i].name, sizes[i].width, sizes[i].height);
    }
  return bench_film_end (&film);
}
