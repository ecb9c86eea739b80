/* bench-sketch.c - how fast the sketch draws at 640x360
 *
 * Prints what draws, and for a few shots, without encoding: time to the first coarse frame with a
 * warm context (budget 150 ms), frames a second of whole shots (budget: more than 24), the time of
 * all processors that a frame takes, and what regions of 5, 25 and 100 % and a stroke across the
 * frame of 4 % cost against the whole frame, in wall clock and in time of processors. Then what a
 * frame costs with more pixels (linear), with more figures in the picture and with more out of it
 * (less than linear), and the most memory that the program had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit-load.h"
#include "engine/sketch/picture/renderer.h"

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

/* Seconds by the clock, and of all processors. */
typedef struct
{
  double wall, busy;
} Cost;

static Cost
draw_frames (RcScene *scene, RcRenderer *renderer, RcRect area, int n, GError **error)
{
  gint64  start = g_get_monotonic_time ();
  clock_t busy = clock ();

  for (int i = 0; i < n; i++)
    {
      g_autoptr (RcFrame) colour = NULL, depth = NULL, identity = NULL;

      rc_scene_set_frame (scene, i);
      if (!rc_renderer_draw (renderer, area, &colour, &depth, &identity, error))
        return (Cost){ 0, 0 };
    }
  return (Cost){ (g_get_monotonic_time () - start) / 1e6,
                 (double)(clock () - busy) / CLOCKS_PER_SEC };
}

/* Of a stroke across the frame only its tiles, as a region would. */
static Cost
draw_stroke (RcScene *scene, RcRenderer *renderer, int n, GError **error)
{
  RcRect  area = { 148, 24, 344, 312 };
  gint64  start = g_get_monotonic_time ();
  clock_t busy = clock ();
  RcTiles wanted = { { 0 } };

  for (int y = 0; y < 288; y++)
    rc_tiles_add (&wanted, 640, 360, (RcRect){ 144 + y * 10 / 9, 36 + y, 32, 1 });
  for (int i = 0; i < n; i++)
    {
      g_autoptr (RcFrame) colour = NULL, identity = NULL;

      rc_scene_set_frame (scene, i);
      if (!rc_renderer_draw_tiles (renderer, area, &wanted, &colour, &identity, error))
        return (Cost){ 0, 0 };
    }
  return (Cost){ (g_get_monotonic_time () - start) / 1e6,
                 (double)(clock () - busy) / CLOCKS_PER_SEC };
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
  double              first = (g_get_monotonic_time () - start) / 1e3;
  Cost                whole, stroke;

  if (coarse == NULL)
    return FALSE;
  scene->lazy = TRUE;
  draw_frames (scene, renderer, all, 4, error);
  whole = draw_frames (scene, renderer, all, FRAMES, error);
  printf ("%-42s first frame %5.1f ms, %5.1f frames/s, %5.1f ms of processor a frame; regions:",
          name, first, FRAMES / whole.wall, whole.busy * 1e3 / FRAMES);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      int    w = (int)(640 * sqrt (shares[i])) / 32 * 32, h = (int)(360 * sqrt (shares[i]));
      RcRect area = { (640 - w) / 2, (360 - h) / 2, w, h };
      Cost   cost = draw_frames (scene, renderer, area, FRAMES, error);

      printf (" %.0f %% costs %.0f %% (%.0f %% of processor)", 100.0 * w * h / (640 * 360),
              100 * cost.wall / whole.wall, 100 * cost.busy / whole.busy);
    }
  stroke = draw_stroke (scene, renderer, FRAMES, error);
  printf (" a stroke of 4 %% costs %.0f %% (%.0f %% of processor)\n",
          100 * stroke.wall / whole.wall, 100 * stroke.busy / whole.busy);
  return *error == NULL;
}

/* Milliseconds of processor that a frame takes, at @scale of 320x180, with @n figures at @x metres
 * beside the first. */
static double
cost_of (RcGlContext *context, const RcKit *kit, int scale, int n, double x, GError **error)
{
  RcRequestShape         shape = { 320 * scale, 180 * scale, { 24, 1 }, FRAMES, 7, 0 };
  g_autoptr (GString)    text = g_string_new ("{\"camera\":{\"size\":\"WS\",\"subject\":0},\"set\":"
                                                 "\"street\",\"figures\":[{\"id\":\"a\"}");
  g_autoptr (cJSON)      json = NULL;
  g_autoptr (RcStaging)  staging = NULL;
  g_autoptr (RcScene)    scene = NULL;
  g_autoptr (RcRenderer) renderer = NULL;

  for (int i = 1; i < n; i++)
    g_string_append_printf (text, ",{\"id\":\"f%d\",\"action\":\"walk\",\"x\":%g,\"z\":%g}", i,
                            x + 0.5 * (i % 5), -0.7 * (double)(i / 5));
  json = cJSON_Parse (g_string_append (text, "]}")->str);
  staging = rc_staging_from_json (json, error);
  scene = staging != NULL ? rc_scene_new (kit, staging, &shape, NULL, NULL, error) : NULL;
  renderer = scene != NULL ? rc_renderer_new (context, scene, error) : NULL;
  if (renderer == NULL)
    return 0;
  scene->lazy = TRUE;
  draw_frames (scene, renderer, (RcRect){ 0, 0, shape.width, shape.height }, 2, error);
  return draw_frames (scene, renderer, (RcRect){ 0, 0, shape.width, shape.height }, 12, error)
             .busy /
         12 * 1e3;
}

static void
measure_growth (RcGlContext *context, const RcKit *kit, GError **error)
{
  static const int figures[] = { 1, 5, 10, 20 };

  printf ("processor a frame, ms, by size:");
  for (int scale = 1; scale <= 4 && *error == NULL; scale *= 2)
    printf (" %dx%d %.1f", 320 * scale, 180 * scale, cost_of (context, kit, scale, 1, 0, error));
  for (int out = 0; out < 2; out++)
    {
      printf ("\n… at 640x360 by figures %s the picture:", out ? "out of" : "in");
      for (guint i = 0; i < G_N_ELEMENTS (figures) && *error == NULL; i++)
        printf (" %d: %.1f", figures[i],
                cost_of (context, kit, 2, figures[i], out ? 60.0 : -1.0, error));
    }
  printf ("\n");
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
  if (context != NULL && error == NULL)
    measure_growth (context, kit, &error);
  if (getrusage (RUSAGE_SELF, &usage) == 0)
    printf ("most memory: %.0f MB\n", usage.ru_maxrss / 1024.0);
  if (error != NULL)
    printf ("%s\n", error->message);
  return error != NULL;
}
