/* test-removal.c - what was removed, against the same shot in which it never was
 *
 * Each shot is drawn twice, with the thing and without; the region is made of the pictures alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/footage/retouch-fixture.h"
#include "tests/engine/image/track-shots.h"
#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/image/outline.h"

#include <string.h>

#define WIDTH    384
#define HEIGHT   216
#define FRAMES   48
#define SEEN     5     /* levels that two pictures differ by where the thing is */
#define MARGIN   0.012 /* of the mask around the thing: its soft edge */
#define LEAST_DB 30.0

typedef struct
{
  GPtrArray *with, *without, *there; /* pictures, and GRAY8: 255 where the thing is */
} Pair;

static void
pair_clear (Pair *self)
{
  g_ptr_array_unref (self->with);
  g_ptr_array_unref (self->without);
  g_ptr_array_unref (self->there);
}

static void
pair_init (Pair *self)
{
  self->with = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->without = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->there = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
}

/* --- shots ---------------------------------------------------------------------------------- */

/* @hidden: the first figure is not in it */
static void
draw_staged (const char *patch, gboolean hidden, GPtrArray *pictures)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  RcKit                *kit = fixture_kit ();
  RcScene              *scene = fixture_scene (kit, staging, fixture_shape (WIDTH, HEIGHT, FRAMES));
  RcRenderer           *renderer = rc_renderer_new (rc_gl_context_get (&error), scene, &error);

  g_assert_no_error (error);
  if (hidden)
    rc_scene_hide_figure (scene, 0);
  for (int i = 0; i < FRAMES; i++)
    {
      RcFrame *colour = NULL, *depth = NULL, *identity = NULL;

      rc_scene_set_frame (scene, i);
      g_assert_true (rc_renderer_draw (renderer, (RcRect){ 0, 0, WIDTH, HEIGHT }, &colour, &depth,
                                       &identity, &error));
      g_ptr_array_add (pictures, colour);
      rc_frame_unref (depth);
      rc_frame_unref (identity);
    }
  rc_renderer_free (renderer);
  rc_scene_free (scene);
  rc_kit_free (kit);
}

/* Where the two differ: the thing with its shadow, which goes as well. */
static void
find_differences (Pair *self)
{
  for (guint i = 0; i < FRAMES; i++)
    {
      const RcFrame *one = g_ptr_array_index (self->with, i);
      const RcFrame *other = g_ptr_array_index (self->without, i);
      RcFrame       *there = rc_frame_new (one->width, one->height, RC_FRAME_GRAY8, NULL);

      memset (there->data, 0, there->stride * (gsize)there->height);
      for (gsize at = 0; at < one->stride * (gsize)one->height; at++)
        if (ABS (one->data[at] - other->data[at]) > SEEN)
          there->data[at / one->stride * there->stride + at % one->stride / 4] = 255;
      g_ptr_array_add (self->there, there);
    }
}

typedef struct
{
  const char *name;
  const char *staging; /* NULL: drawn by hand */
  ShotKind    kind;
} RemovalShot;

#define WALKER                                                                                     \
  "{'figures':[{'id':'a','name':'Mara','kind':'person','build':'average','colour':'#3050a0',"      \
  "'height':1.7,'toward':'','holds':-1,'identity':'','x':-1.2,'z':0,'facing':90,"                  \
  "'action':'walk'}],"

static const RemovalShot shots[] = {
  { .name = "who walks through",
    .staging = WALKER "'camera':{'subject':-1,'size':'WS','move':'static'},'set':'street'}" },
  { .name = "who walks while the camera pans",
    .staging = WALKER "'camera':{'subject':-1,'size':'WS','move':'pan-right'},'set':'street',"
                      "'time':'dusk'}" },
  { .name = "who walks while the camera goes in",
    .staging = WALKER "'camera':{'subject':-1,'size':'WS','move':'push-in'},'set':'park'}" },
  { .name = "who walks before a shaking camera",
    .staging = WALKER "'camera':{'subject':-1,'size':'WS','move':'handheld'},'set':'kitchen'}" },
  { .name = "who walks before a hand-held camera, with grain",
    .kind = { .shake = 7,
              .roll = 0.015,
              .breathe = 0.02,
              .grow = 1,
              .goes = { 300, 0 },
              .walks = TRUE } },
  { .name = "a thing that goes by, with grain",
    .kind = { .shake = 4,
              .roll = 0.01,
              .pan = 0.6,
              .grow = 1.2,
              .turn = 0.8,
              .goes = { 330, 20 } } },
};

/* What of it there is to be seen within the shutter's time is a little more than what is there at
 * the frame's. */
static void
draw_by_hand (const ShotKind *kind, Pair *self)
{
  ShotKind  hidden = *kind;
  TrackShot shot, empty;

  hidden.hidden[1] = SHOT_FRAMES;
  shot_init (&shot, kind);
  empty = shot;
  empty.kind = &hidden;
  for (int i = 0; i < FRAMES; i++)
    {
      g_ptr_array_add (self->with, shot_picture (&shot, 2 * i));
      g_ptr_array_add (self->without, shot_picture (&empty, 2 * i));
      g_ptr_array_add (self->there, shot_whole (&shot, 2 * i));
    }
  shot_clear (&shot);
}

/* --- measured --------------------------------------------------------------------------------- */

static void
draw_given (RcFrame *frame, int index, gpointer data)
{
  const RcFrame *given = g_ptr_array_index ((GPtrArray *)data, (guint)index);

  memcpy (frame->data, given->data, given->stride * (gsize)given->height);
}

static char *
mask_of (const Pair *self)
{
  cJSON *json = cJSON_CreateObject (), *shape = rc_outline_shape_new ();
  char  *text;

  for (int i = 0; i < FRAMES; i++)
    rc_outline_shape_add (shape, i, g_ptr_array_index (self->there, (guint)i), 0.5);
  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  cJSON_AddNumberToObject (json, "grow", MARGIN);
  text = cJSON_PrintUnformatted (json);
  cJSON_Delete (json);
  return text;
}

/* Decibels, under the mask, over all frames. @flicker: (out): levels that what is off goes up and
 * down from frame to frame, in the mean */
static double
measure (const Pair *self, const GPtrArray *made, const RcMask *mask, double *flicker)
{
  const RcFrame       *first = g_ptr_array_index (self->with, 0);
  gsize                bytes = first->stride * (gsize)first->height;
  g_autofree gint16   *before = g_new0 (gint16, bytes);
  g_autofree gboolean *was = g_new0 (gboolean, bytes);
  double               square = 0, n = 0, steps = 0, n_steps = 0;

  for (guint i = 0; i < made->len; i++)
    {
      const RcFrame      *one = g_ptr_array_index (made, i);
      const RcFrame      *truth = g_ptr_array_index (self->without, i);
      g_autoptr (RcFrame) coverage =
          rc_mask_rasterise (mask, first->width, first->height, (int)i, NULL);

      for (gsize at = 0; at < bytes; at++)
        {
          gsize  pixel = at % first->stride / 4 + at / first->stride * coverage->stride;
          int    off = one->data[at] - truth->data[at];
          double step = off - before[at];

          if (at % 4 == 3 || coverage->data[pixel] == 0)
            {
              was[at] = FALSE;
              continue;
            }
          square += off * (double)off;
          n++;
          steps += was[at] ? fabs (step) : 0;
          n_steps += was[at];
          before[at] = (gint16)off;
          was[at] = TRUE;
        }
    }
  *flicker = steps / MAX (n_steps, 1);
  return 10 * log10 (65025 * n / MAX (square, 1e-9));
}

/* For the eye: before, after, truth, one above the other. */
static void
keep_strip (const Pair *self, const GPtrArray *made, const char *name)
{
  const GPtrArray *rows[] = { self->with, made, self->without };

  for (guint row = 0; row < 3 && g_getenv ("RACCORD_TEST_KEEP") != NULL; row++)
    for (guint i = 2; i < made->len; i += 5)
      {
        g_autofree char *path =
            g_strdup_printf ("%s/%.29s-%u-%02u.png", g_getenv ("RACCORD_TEST_KEEP"), name, row, i);

        g_assert_true (rc_frame_save_png (g_ptr_array_index (rows[row], i), path, NULL));
      }
}

static void
test_removed (gconstpointer data)
{
  const RemovalShot *kind = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  json = NULL;
  g_autoptr (RcMask) mask = NULL;
  g_autofree char   *text = NULL;
  const RcFrame     *first;
  double             decibels, flicker;
  Retouch            shot;
  Pair               pair;

  pair_init (&pair);
  if (kind->staging == NULL)
    draw_by_hand (&kind->kind, &pair);
  else
    {
      draw_staged (kind->staging, FALSE, pair.with);
      draw_staged (kind->staging, TRUE, pair.without);
      find_differences (&pair);
    }
  first = g_ptr_array_index (pair.with, 0);
  retouch_init (&shot, first->width, first->height, FRAMES, draw_given, pair.with);
  text = mask_of (&pair);
  json = cJSON_Parse (text);
  mask = rc_mask_from_json (json, &error);
  g_assert_no_error (error);
  decibels = measure (&pair, pair.with, mask, &flicker);
  g_test_message ("%s: as it is %.1f dB", kind->name, decibels);
  g_assert_true (retouch_render (&shot, "remove", text, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (shot.results->len, ==, FRAMES);
  decibels = measure (&pair, shot.results, mask, &flicker);
  keep_strip (&pair, shot.results, kind->name);
  g_test_message ("%s: removed %.1f dB, %.2f levels of flicker", kind->name, decibels, flicker);
  g_assert_cmpfloat (decibels, >=, LEAST_DB);
  g_assert_cmpfloat (flicker, <, 4.5);
  retouch_clear (&shot);
  pair_clear (&pair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (shots[i].name), " ,", '-');
      g_autofree char *path = g_strdup_printf ("/engine/footage/removal/%s", name);

      g_test_add_data_func (path, &shots[i], test_removed);
    }
  return g_test_run ();
}
