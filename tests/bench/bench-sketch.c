/* bench-sketch.c - how fast the sketch draws at 640x360
 *
 * Prints what draws, and for a few shots, without encoding: time to the first coarse frame with a
 * warm context (budget 150 ms), frames a second of whole shots (budget: more than 24), the time of
 * all processors that a frame takes, and what regions of 5, 25 and 100 % cost against the whole
 * frame; then the most memory that the program had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/renderer.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#define FRAMES 48

static const struct
{
  const char *name, *staging;
} shots[] = {
  { "cliff, dusk, wide, walks with a lantern",
    "{\"camera\":{\"size\":\"WS\",\"lens_mm\":32,\"subject\":0},\"set\":\"cliff\",\"time\":"
    "\"dusk\",\"figures\":[{\"id\":\"a\","
    "\"colour\":\"#9a5c30\",\"action\":\"walk\",\"holds\":0}],\"props\":[{\"kind\":\"lantern\","
    "\"colour\":\"#c0a040\"}]}" },
  { "street, night, rain, medium, handheld",
    "{\"camera\":{\"size\":\"MS\",\"lens_mm\":50,\"subject\":0,\"move\":\"handheld\"},\"set\":"
    "\"street\",\"time\":\"night\","
    "\"weather\":\"rain\",\"figures\":[{\"id\":\"a\",\"colour\":\"#3050a0\",\"action\":\"talk\"}]"
    "}" },
  { "café, day, two people talking",
    "{\"camera\":{\"size\":\"TWO\",\"lens_mm\":40,\"subject\":0},\"set\":\"cafe\",\"interior\":"
    "true,\"figures\":[{\"id\":\"a\","
    "\"colour\":\"#9a5c30\",\"action\":\"talk\",\"toward\":\"b\",\"x\":-0.5},{\"id\":\"b\","
    "\"colour\":\"#3050a0\",\"toward\":\"a\","
    "\"x\":0.5}]}" },
  { "forest, day, full shot, runs",
    "{\"camera\":{\"size\":\"FS\",\"lens_mm\":40,\"subject\":0},\"set\":\"forest\",\"figures\":[{"
    "\"id\":\"a\",\"colour\":\"#b04030\","
    "\"action\":\"run\",\"facing\":90}]}" },
};

static double
draw_frames (RcScene *scene, RcRenderer *renderer, RcRect area, int n, GError **error)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < n; i++)
    {
      g_autoptr (RcFrame) colour = NULL, depth = NULL, identity = NULL;

      rc_scene_set_frame (scene, i);
      if (!rc_renderer_draw (renderer, area, &colour, &depth, &identity, error))
        return 0;
    }
  return (g_get_monotonic_time () - start) / 1e6;
}

static gboolean
measure (RcGlContext *context, const RcKit *kit, const char *name, const char *text, GError **error)
{
  static const double   shares[] = { 0.05, 0.25, 1.0 };
  RcRequestShape        shape = { 640, 360, { 24, 1 }, FRAMES, 7, 0 };
  g_autoptr (cJSON)     json = cJSON_Parse (text);
  g_autoptr (RcStaging) staging = rc_staging_from_json (json, error);
  gint64                start = g_get_monotonic_time ();
  g_autoptr (RcScene)   scene =
      staging != NULL ? rc_scene_new (kit, staging, &shape, NULL, NULL, error) : NULL;
  g_autoptr (RcRenderer) renderer = scene != NULL ? rc_renderer_new (context, scene, error) : NULL;
  g_autoptr (RcFrame) coarse = renderer != NULL ? rc_renderer_draw_coarse (renderer, error) : NULL;
  RcRect              all = { 0, 0, 640, 360 };
  clock_t             busy;
  double              first = (g_get_monotonic_time () - start) / 1e3, whole;

  if (coarse == NULL)
    return FALSE;
  draw_frames (scene, renderer, all, 4, error);
  busy = clock ();
  whole = draw_frames (scene, renderer, all, FRAMES, error);
  printf ("%-42s first frame %5.1f ms, %5.1f frames/s, %5.1f ms of processor a frame; regions:",
          name, first, FRAMES / whole, (clock () - busy) * 1e3 / CLOCKS_PER_SEC / FRAMES);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      int    w = (int)(640 * sqrt (shares[i])) / 32 * 32, h = (int)(360 * sqrt (shares[i]));
      RcRect area = { (640 - w) / 2, (360 - h) / 2, w, h };

      printf (" %.0f %% costs %.0f %%", 100.0 * w * h / (640 * 360),
              100 * draw_frames (scene, renderer, area, FRAMES, error) / whole);
    }
  printf ("\n");
  return TRUE;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcKit)  kit = rc_kit_load (&error);
  struct rusage      usage;
  RcGlContext       *context = kit != NULL ? rc_gl_context_get (&error) : NULL;

  if (context != NULL)
    printf ("sketch at 640x360 on %s\n", rc_gl_context_renderer (context));
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (shots) && context != NULL && error == NULL; i++)
      {
        /* The first round compiles and warms up; the second counts. */
        if (round == 0)
          printf ("warming up: ");
        measure (context, kit, shots[i].name, shots[i].staging, &error);
      }
  if (getrusage (RUSAGE_SELF, &usage) == 0)
    printf ("most memory: %.0f MB\n", usage.ru_maxrss / 1024.0);
  if (error != NULL)
    printf ("%s\n", error->message);
  return error != NULL;
}
