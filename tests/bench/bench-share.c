/* bench-share.c - what re-rendering a part of the frame costs against the whole shot
 *
 * Whole jobs as a user starts them, with reading the base, drawing, encoding and proving that
 * nothing else changed, in time of all processors: it does not depend on what else the machine
 * does, as wall clock does. Of a shot of four seconds at 640x360 a mask of 5 % may cost 10 %, one
 * of 25 % 30 %. The least of ROUNDS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session.h"
#include "engine/sketch/sketch.h"
#include "tests/bench/stop.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS 3

static const RcGenerator *const generators[] = { &rc_generator_sketch, NULL };

static const char *const prompts[] = {
  "Medium shot. A woman in a blue coat stands in a kitchen and talks.",
  "Wide shot, dusk. A woman walks along the cliff with a lantern.",
  "Medium shot, handheld, night, rain. A man walks down the street.",
  "A man runs through the forest, full shot, day.",
};

static const double shares[] = { 0.05, 0.25, 1 };

/* Seconds of processor until @job has ended, which was asked for at @start. */
static double
finish (RcSession *session, RcSessionJob *job, clock_t start, GError *error)
{
  stop_on (error);
  rc_session_wait (session, job, &error);
  stop_on (error);
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

static double
render_whole (RcSession *session, RcNode *shot)
{
  double least = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      RcRenderOptions options = { .seed = 11 + round, .width = 640, .height = 360 };
      GError         *error = NULL;
      clock_t         start = clock ();
      RcSessionJob   *job =
          rc_session_render_shot (session, RC_SHOT (shot), &options, RC_PRIORITY_NOW, &error);

      double spent = finish (session, job, start, error);

      least = MIN (least, spent);
    }
  return least;
}

/* A mask in the middle of the frame, where somebody is. */
static RcNode *
add_region (RcDocument *document, RcNode *take, double share, int seed)
{
  double           side = sqrt (share);
  g_autofree char *mask = g_strdup_printf (
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":%g,\"y\":%g,\"width\":%g,\"height\":%g}]}",
      0.5 - side / 2, 0.5 - side / 2, side, side);
  GError *error = NULL;
  RcNode *region = rc_document_add (document, take, RC_TYPE_REGION, -1, &error);

  stop_on (error);
  rc_document_set_text (document, region, "prompt", "a red coat", 0, &error);
  stop_on (error);
  rc_document_set_text (document, region, "mask", mask, 0, &error);
  stop_on (error);
  rc_document_set_double (document, region, "seed", seed, 0, &error);
  stop_on (error);
  return region;
}

static double
render_share (RcSession *session, RcNode *take, double share)
{
  RcDocument *document = rc_session_get_document (session);
  double      least = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      GError       *error = NULL;
      RcNode       *region = add_region (document, take, share, round);
      clock_t       start = clock ();
      RcSessionJob *job = rc_session_render_region_from (session, RC_REGION (region), 0, &error);

      double spent = finish (session, job, start, error);

      least = MIN (least, spent);
      rc_document_remove (document, region, &error);
      stop_on (error);
    }
  return least;
}

static void
measure (RcSession *session, RcNode *scene, const char *prompt)
{
  RcDocument *document = rc_session_get_document (session);
  GError     *error = NULL;
  RcNode     *shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, &error);
  RcNode     *take;
  double      whole;

  stop_on (error);
  rc_document_set_text (document, shot, "duration", "4", 0, &error);
  stop_on (error);
  rc_document_set_text (document, shot, "prompt", prompt, 0, &error);
  stop_on (error);
  whole = render_whole (session, shot);
  printf ("%-68s %.2f s", prompt, whole);
  take = RC_NODE (rc_shot_get_best_take (RC_SHOT (shot)));
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    printf ("; %3.0f %% costs %5.1f %%", 100 * shares[i],
            100 * render_share (session, take, shares[i]) / whole);
  printf ("\n");
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("raccord-bench-XXXXXX", NULL);
  g_autofree char *film = g_build_filename (folder, "film.raccord", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", folder);
  GError          *error = NULL;
  RcSession       *session = rc_session_create (film, "Film", generators, &error);
  RcNode          *scene;

  stop_on (error);
  scene = rc_document_add (rc_session_get_document (session), rc_session_get_project (session),
                           RC_TYPE_SCENE, -1, &error);
  stop_on (error);
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    /* One of them alone: its number. */
    if (argc < 2 || atoi (argv[1]) == (int)i)
      measure (session, scene, prompts[i]);
  g_object_unref (session);
  return system (remove) != 0;
}
