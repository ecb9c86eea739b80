/* test-layers.c - regions rendered over a take, and what lies on it as a stack of layers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/composite.h"
#include "engine/image/misfit.h"
#include "engine/media/media.h"
#include "tests/engine/render/film.h"

/* Its bounds touch the tiles from (32, 0) to (96, 64). */
#define MIDDLE                                                                                     \
  "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.5,\"y\":0.25,\"width\":0.25,\"height\":0.5}],"       \
  "\"feather\":0.05,\"first\":1,\"last\":2}"

static void
test_region_holds_only_its_tiles_and_frames (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest)    base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest)    region = film_region (film, base, MIDDLE, 99);
  g_autoptr (RcTakeReader) reader = NULL;
  g_autofree char         *area = NULL;
  RcTakeResult            *result;

  film_must_render (film, base);
  result = film_render (film, region)->result;
  g_assert_cmpint (result->frames, ==, 2);
  reader = open_take (region);
  g_assert_cmpint (rc_take_reader_frames (reader), ==, 2);
  g_assert_cmpint (rc_take_reader_width (reader), ==, 64);
  g_assert_cmpint (rc_take_reader_height (reader), ==, 64);
  area = rc_json_canonical (cJSON_GetObjectItem (rc_take_reader_about (reader), "area"));
  g_assert_cmpstr (area, ==, "[32,0,64,64]");
  g_assert_cmpfloat (rc_json_number_or (rc_take_reader_about (reader), "first", -1), ==, 1);
  g_assert_cmpstr (rc_json_string_or (rc_take_reader_about (reader), "base", ""), ==,
                   rc_request_hash (base));
}

/* What one sees is the base outside the mask and the region inside, in the mask's frames only. */
static void
test_region_changes_only_what_is_under_its_mask (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest)    base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest)    region = film_region (film, base, MIDDLE, 99);
  g_autoptr (RcTakeReader) reader = NULL;
  g_autoptr (RcTakeStack)  stack = NULL;
  g_autoptr (GError)       error = NULL;

  film_must_render (film, base);
  film_must_render (film, region);
  reader = open_take (base);
  stack = open_stack (film, base, &region, 1, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (RcFrame) before = rc_take_reader_frame (reader, RC_PASS_COLOUR, i, NULL);
      g_autoptr (RcFrame) after = rc_take_stack_frame (stack, i, NULL);
      g_autoptr (RcFrame) mask =
          rc_mask_rasterise (rc_request_region_mask (region), 96, 64, i, NULL);
      gsize centre = 32 * after->stride + 4 * 60;

      g_assert_true (rc_composite_outside_equal (before, after, mask));
      if (i < 1 || i > 2)
        g_assert_true (rc_frame_equal (before, after));
      else
        for (int c = 0; c < 3; c++)
          g_assert_cmpuint (after->data[centre + (gsize)c], ==, gradient_at (region, i, 60, 32, c));
    }
  g_assert_true (rc_take_stack_verify (stack, NULL, &error));
  g_assert_no_error (error);
}

/* A layer may be mixed in any way: what is outside stays, and the proof holds. */
static void
test_a_layer_is_mixed_as_its_style_says (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest) region = film_region (film, base, MIDDLE, 99);
  g_autofree char      *plain = NULL;

  film_must_render (film, base);
  film_must_render (film, region);
  for (int i = 0; i < RC_N_BLENDS; i++)
    {
      RcTakeLayer layer = { .style = { .blend = (RcBlend)i, .opacity = (guint8)(255 - 50 * i) } };
      g_autoptr (RcTakeStack) stack = NULL;
      g_autoptr (RcFrame)     below = NULL, seen = NULL;
      g_autoptr (GArray)      parsed = NULL;
      g_autofree char        *key = NULL;
      gsize                   centre;
      guint8                  over[3];

      g_strlcpy (layer.hash, rc_request_hash (region), sizeof layer.hash);
      key = rc_take_layers_dup_key (&layer, 1, TRUE);
      g_assert_cmpstr (key, !=, plain);
      parsed = rc_take_layers_parse_key (key);
      g_assert_cmpuint (parsed->len, ==, 1);
      g_assert_cmpmem (parsed->data, sizeof layer, &layer, sizeof layer);
      g_free (plain);
      plain = g_steal_pointer (&key);
      stack = rc_take_stack_new (film->dir, rc_request_hash (base), &layer, 1, NULL);
      g_assert_true (rc_take_stack_verify (stack, NULL, NULL));
      below = rc_take_reader_frame (rc_take_stack_base (stack), RC_PASS_COLOUR, 1, NULL);
      seen = rc_take_stack_frame (stack, 1, NULL);
      centre = 32 * seen->stride + 4 * 60;
      for (int c = 0; c < 3; c++)
        over[c] = gradient_at (region, 1, 60, 32, c);
      rc_blend (layer.style.blend, below->data + centre, over, over);
      for (int c = 0; c < 3; c++)
        g_assert_cmpint (ABS (seen->data[centre + (gsize)c] -
                              (below->data[centre + (gsize)c] * (255 - layer.style.opacity) +
                               over[c] * layer.style.opacity) /
                                  255),
                         <=, 1);
    }
}

/* A generator that drew the surroundings anew, in other colours: they are those of the base again,
 * and how far it was off is kept. */
static void
test_region_that_is_off_is_made_good (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest)    base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest)    region = film_region (film, base, MIDDLE, 7);
  g_autoptr (RcTakeReader) reader = NULL;
  RcMisfit                 misfit;

  film_must_render (film, base);
  film->gradients.generator.abilities.surroundings = TRUE;
  film_must_render (film, region);
  reader = open_take (region);
  g_assert_true (
      rc_misfit_from_json (&misfit, cJSON_GetObjectItem (rc_take_reader_about (reader), "misfit")));
  g_assert_cmpfloat (misfit.before, >, 10);
  g_assert_cmpfloat (misfit.after, <, 1.5);
  for (int c = 0; c < 3; c++)
    {
      g_autoptr (RcFrame) frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, 0, NULL);

      g_assert_cmpfloat_with_epsilon (misfit.gain[c], 1.25, 0.03);
      g_assert_cmpint (ABS (frame->data[32 * frame->stride + 28 * 4 + (gsize)c] -
                            gradient_at (base, 1, 60, 32, c)),
                       <=, 3);
    }
}

static RcTakeLayer
layer_of (const RcRequest *region, RcLayerStyle style)
{
  RcTakeLayer layer = { .style = style };

  g_strlcpy (layer.hash, rc_request_hash (region), sizeof layer.hash);
  return layer;
}

static guint
count_announced (Film *film, guint id, RcTakeStack *stack)
{
  guint seen = 0;

  for (guint i = 0; i < film->owner.events->len; i++)
    {
      const RcEvent      *event = &g_array_index (film->owner.events, RcEvent, i);
      g_autoptr (RcFrame) expected = NULL;

      if (event->kind != RC_EVENT_FRAME || event->job_id != id)
        continue;
      expected = rc_take_stack_frame (stack, event->index, NULL);
      g_assert_true (rc_frame_equal (event->result, expected));
      seen++;
    }
  return seen;
}

static void
test_region_announces_the_composite (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest)   base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest)   region = film_region (film, base, MIDDLE, 99);
  g_autoptr (RcTakeStack) stack = NULL;
  guint                   id;

  film_must_render (film, base);
  id = film_submit (film, region);
  g_assert_cmpint (owner_wait_end (&film->owner, id)->kind, ==, RC_EVENT_DONE);
  stack = open_stack (film, base, &region, 1, NULL);
  g_assert_cmpuint (count_announced (film, id, stack), >, 0);
}

/* Over those below it and under those above it, in its own style: as it will be when it is done. */
static void
test_region_is_announced_among_the_others (Film *film, gconstpointer data)
{
  static const char *const masks[] = {
    "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.5,\"height\":1}]}",
    MIDDLE,
    "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.5,\"y\":0.2,\"width\":0.5,\"height\":0.3}]}",
  };
  const RcLayerStyle      style = { .blend = RC_BLEND_MULTIPLY, .opacity = 180 };
  g_autoptr (RcRequest)   base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcTakeStack) stack = NULL;
  RcRequest              *regions[G_N_ELEMENTS (masks)];
  RcTakeLayer             layers[G_N_ELEMENTS (masks)];
  GArray                 *sides[2];
  RcJobSpec               spec;
  guint                   id;

  film_must_render (film, base);
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      regions[i] = film_region (film, base, masks[i], 90 + (int)i);
      layers[i] = layer_of (regions[i], i == 1 ? style : RC_LAYER_STYLE_PLAIN);
      if (i != 1)
        film_must_render (film, regions[i]);
    }
  for (int side = 0; side < 2; side++)
    {
      sides[side] = g_array_new (FALSE, FALSE, sizeof (RcTakeLayer));
      g_array_append_val (sides[side], layers[2 * side]);
    }
  spec = rc_take_job (&film->gradients.generator, regions[1], 0,
                      rc_take_among_new (sides[0], sides[1], style), RC_PRIORITY_NOW);
  id = rc_queue_submit (film->queue, &spec);
  g_assert_cmpint (owner_wait_end (&film->owner, id)->kind, ==, RC_EVENT_DONE);
  stack =
      rc_take_stack_new (film->dir, rc_request_hash (base), layers, G_N_ELEMENTS (layers), NULL);
  g_assert_cmpuint (count_announced (film, id, stack), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    rc_request_unref (regions[i]);
}

static void
test_region_that_cannot_be_is_refused (Film *film, gconstpointer data)
{
  static const struct
  {
    const char *mask;
    const char *what;
  } cases[] = {
    { "{\"shapes\":[]}", "outside the frame" },
    { "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":1.5,\"y\":0,\"width\":1,\"height\":1}]}",
      "outside the frame" },
    { "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}],\"first\":"
      "4}",
      "frame 4" },
  };
  g_autoptr (RcRequest) base = film_request (film, "Mara turns.", 7);

  film_must_render (film, base);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcRequest) region = film_region (film, base, cases[i].mask, 1);
      RcEvent              *end = film_render (film, region);

      g_assert_cmpint (end->kind, ==, RC_EVENT_FAILED);
      assert_says (end->error, RC_ERROR, RC_ERROR_INVALID, cases[i].what);
    }
  g_assert_cmpuint (count_takes (film), ==, 1);
}

static void
test_region_without_its_base_is_refused (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest) orphan = film_region (film, base, MIDDLE, 1);
  g_autoptr (RcRequest) larger = NULL;
  cJSON                *json = region_json (rc_request_hash (base), MIDDLE, 1);
  RcEvent              *end = film_render (film, orphan);

  g_assert_cmpint (end->kind, ==, RC_EVENT_FAILED);
  assert_says (end->error, RC_ERROR, RC_ERROR_NOT_FOUND, "render the shot again");
  film_must_render (film, base);
  cJSON_ReplaceItemInObject (json, "width", cJSON_CreateNumber (128));
  larger = rc_request_new (json, film->dir, NULL);
  end = film_render (film, larger);
  g_assert_cmpint (end->kind, ==, RC_EVENT_FAILED);
  assert_says (end->error, RC_ERROR, RC_ERROR_INVALID, "128 × 64");
}

static void
test_layers_lie_in_the_order_given (Film *film, gconstpointer data)
{
  static const char *const all =
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}";
  g_autoptr (RcRequest)   base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest)   red = film_region (film, base, all, 1);
  g_autoptr (RcRequest)   blue = film_region (film, base, all, 2);
  g_autoptr (RcRequest)   other = film_request (film, "Another take.", 8);
  g_autoptr (RcRequest)   foreign = film_region (film, other, all, 3);
  RcRequest              *order[] = { red, blue, foreign };
  g_autoptr (RcFrame)     expected = gradient_new (blue, 2, (RcRect){ 0, 0, 96, 64 });
  g_autoptr (RcTakeStack) stack = NULL;
  g_autoptr (RcFrame)     frame = NULL;

  film_must_render (film, base);
  film_must_render (film, other);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    film_must_render (film, order[i]);
  /* What was rendered over another take is left out. */
  stack = open_stack (film, base, order, 3, NULL);
  frame = rc_take_stack_frame (stack, 2, NULL);
  g_assert_true (rc_frame_equal (frame, expected));
}

static void
test_stack_names_what_is_missing (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest) region = film_region (film, base, MIDDLE, 99);
  RcRequest            *itself = base;
  g_autoptr (GError)    no_base = NULL;
  g_autoptr (GError)    no_region = NULL;
  g_autoptr (GError)    no_area = NULL;

  g_assert_null (open_stack (film, base, NULL, 0, &no_base));
  g_assert_error (no_base, RC_ERROR, RC_ERROR_NOT_FOUND);
  film_must_render (film, base);
  g_assert_null (open_stack (film, base, &region, 1, &no_region));
  g_assert_error (no_region, RC_ERROR, RC_ERROR_NOT_FOUND);
  g_assert_null (open_stack (film, base, &itself, 1, &no_area));
  g_assert_error (no_area, RC_ERROR, RC_ERROR_FORMAT);
}

/* Puts another take's frames, of the same size and number, in the place of @request's. */
static void
swap_frames (RcRequest *request, RcRequest *from)
{
  g_autofree char *from_dir = rc_request_take_dir (from, rc_request_hash (from));
  g_autofree char *to_dir = rc_request_take_dir (request, rc_request_hash (request));
  g_autofree char *from_path = g_build_filename (from_dir, "frames.mkv", NULL);
  g_autofree char *to_path = g_build_filename (to_dir, "frames.mkv", NULL);

  g_assert_cmpint (g_rename (from_path, to_path), ==, 0);
}

static void
test_verify_finds_changed_frames (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest)    base = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest)    other = film_request (film, "Mara turns.", 8);
  g_autoptr (RcRequest)    region = film_region (film, base, MIDDLE, 1);
  g_autoptr (RcRequest)    other_region = film_region (film, base, MIDDLE, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RcRequest               *changed[][2] = { { region, other_region }, { base, other } };

  film_must_render (film, base);
  film_must_render (film, other);
  film_must_render (film, region);
  film_must_render (film, other_region);
  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (RcTakeStack) stack = NULL;

      swap_frames (changed[i][0], changed[i][1]);
      stack = open_stack (film, base, &region, 1, NULL);
      g_assert_false (rc_take_stack_verify (stack, NULL, &error));
      assert_says (error, RC_ERROR, RC_ERROR_FORMAT, i == 0 ? "region" : "take");
    }
  {
    g_autoptr (RcTakeStack) stack = open_stack (film, base, &region, 1, NULL);
    g_autoptr (GError)      error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_false (rc_take_stack_verify (stack, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

static char *
random_mask (GRand *rand)
{
  return g_strdup_printf (
      "{\"shapes\":[{\"kind\":\"%s\",\"x\":%.3f,\"y\":%.3f,\"width\":%.3f,\"height\":%.3f},"
      "{\"kind\":\"stroke\",\"points\":[%.3f,%.3f,%.3f,%.3f],\"radius\":%.3f}],"
      "\"feather\":%.3f,\"first\":%d}",
      g_rand_boolean (rand) ? "ellipse" : "rectangle", g_rand_double_range (rand, -0.2, 0.9),
      g_rand_double_range (rand, -0.2, 0.9), g_rand_double (rand) * 0.4, g_rand_double (rand) * 0.4,
      g_rand_double (rand), g_rand_double (rand), g_rand_double (rand), g_rand_double (rand),
      g_rand_double (rand) * 0.1, g_rand_double (rand) * 0.1, g_rand_int_range (rand, 0, 4));
}

/* Through the files, with several regions at once. */
static void
test_law_holds_for_random_regions (Film *film, gconstpointer data)
{
  g_autoptr (GRand)       rand = g_rand_new_with_seed (11);
  g_autoptr (RcRequest)   base = film_request (film, "Mara turns.", 7);
  RcRequest              *regions[6];
  g_autoptr (RcTakeStack) stack = NULL;
  g_autoptr (GError)      error = NULL;

  film_must_render (film, base);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *mask = random_mask (rand);

      regions[i] = film_region (film, base, mask, 100 + i);
      film_must_render (film, regions[i]);
    }
  stack = open_stack (film, base, regions, 6, NULL);
  g_assert_true (rc_take_stack_verify (stack, NULL, &error));
  g_assert_no_error (error);
  for (int i = 0; i < 6; i++)
    rc_request_unref (regions[i]);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (rc_media_init (&error));
  g_assert_no_error (error);
  FILM_TEST ("region/holds-only-its-tiles-and-frames", test_region_holds_only_its_tiles_and_frames);
  FILM_TEST ("region/changes-only-what-is-under-its-mask",
             test_region_changes_only_what_is_under_its_mask);
  FILM_TEST ("region/is-mixed-as-its-style-says", test_a_layer_is_mixed_as_its_style_says);
  FILM_TEST ("region/that-is-off-is-made-good", test_region_that_is_off_is_made_good);
  FILM_TEST ("region/announces-the-composite", test_region_announces_the_composite);
  FILM_TEST ("region/is-announced-among-the-others", test_region_is_announced_among_the_others);
  FILM_TEST ("region/that-cannot-be-is-refused", test_region_that_cannot_be_is_refused);
  FILM_TEST ("region/without-its-base-is-refused", test_region_without_its_base_is_refused);
  FILM_TEST ("take-stack/layers-lie-in-the-order-given", test_layers_lie_in_the_order_given);
  FILM_TEST ("take-stack/names-what-is-missing", test_stack_names_what_is_missing);
  FILM_TEST ("take-stack/verify-finds-changed-frames", test_verify_finds_changed_frames);
  FILM_TEST ("take-stack/law-holds-for-random-regions", test_law_holds_for_random_regions);
  return g_test_run ();
}
