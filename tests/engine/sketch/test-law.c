/* test-law.c - the law, whatever a region is: outside of mask and feather every byte is the base's,
 * inside something has changed
 *
 * Thousands of masks are laid in memory; some hundreds go the whole way: a request, a job of the
 * queue, a take on disk, and the take's stack over its base.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/footage.h"
#include "engine/image/grain.h"
#include "engine/media/media.h"
#include "engine/render/take-stack.h"
#include "engine/sketch/sketch.h"
#include "tests/engine/random-mask.h"
#include "tests/engine/render/film.h"
#include "tests/engine/sketch/sketch-fixture.h"

#include <math.h>

#define FRAMES  5
#define PICTURE "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
#define MASKS   4000 /* in memory */
#define CORE    60   /* pixels of full coverage with which a change must be seen */

/* --- a generator that draws all anew ------------------------------------------------------------
 */

/* As a model would: the whole tiles, off in place and in colour. */
static gboolean
draw_anew (const RcGenerator *self,
           const RcRequest   *request,
           RcOutput          *output,
           GCancellable      *cancellable,
           GError           **error)
{
  for (int index = output->first; index <= output->last; index++)
    {
      g_autoptr (RcFrame) frame = gradient_new (request, index, output->area);

      if (!output->frame (output, index, frame, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static const RcGenerator anew = { .id = "anew",
                                  .label = "Anew",
                                  .version = 1,
                                  .abilities = { .masks = TRUE, .surroundings = TRUE },
                                  .render = draw_anew };

/* --- what is done -------------------------------------------------------------------------------
 */

/* In the order of rows; all are tried with every seam, end and size. */
static const struct
{
  const RcGenerator *generator;
  const char        *prompt;
  gboolean           import;  /* of what another tool has made */
  gboolean           changes; /* whatever is under the mask */
} operations[] = {
  { &rc_generator_footage, "remove", FALSE, FALSE },
  { &rc_generator_footage, "a red coat", FALSE, TRUE },
  { &rc_generator_footage, "much darker", FALSE, TRUE },
  { &rc_generator_footage, "a little warmer", FALSE, FALSE },
  { &rc_generator_footage, "blurred", FALSE, FALSE },
  { &rc_generator_footage, "freeze", FALSE, FALSE },
  { &rc_generator_footage, "black and white", FALSE, FALSE },
  { &rc_generator_footage, "lit from the left by warm light", FALSE, TRUE },
  { &rc_generator_footage, "moonlight", FALSE, TRUE },
  { &rc_generator_footage, "从右侧打冷光", FALSE, TRUE },
  { &rc_generator_footage, "add @ball here", FALSE, FALSE },
  { &rc_generator_footage, "replace with @ball", FALSE, FALSE },
  { &rc_generator_footage, "a starry night sky", FALSE, FALSE },
  { &rc_generator_footage, "稳定", FALSE, FALSE },
  { &rc_generator_footage, "", FALSE, FALSE },
  { &rc_generator_footage, "by another tool", TRUE, TRUE },
  { &rc_generator_sketch, "remove", FALSE, FALSE },
  { &rc_generator_sketch, "a green oilskin coat", FALSE, FALSE },
  { &rc_generator_sketch, "much darker", FALSE, TRUE },
  { &rc_generator_sketch, "blurred", FALSE, FALSE },
  { &rc_generator_sketch, "lit from the left by warm light", FALSE, FALSE },
  { &rc_generator_sketch, "replace with @Vera", FALSE, FALSE },
  { &rc_generator_sketch, "add a lantern", FALSE, FALSE },
  { &rc_generator_sketch, "a sunset sky", FALSE, FALSE },
  { &rc_generator_sketch, "", FALSE, FALSE },
  { &anew, "all anew", FALSE, TRUE },
};

static const int sizes[][2] = { { 64, 48 }, { 150, 84 }, { 34, 80 } };

static const char staging_text[] =
    "{'camera':{'size':'FS','move':'handheld','subject':-1,'lens_mm':40},'set':'street',"
    "'time':'dusk','figures':[{'id':'a','name':'Mara','kind':'person','build':'average',"
    "'colour':'#3050a0','height':1.7,'x':-0.4,'z':0,'facing':0,'action':'stand','toward':'',"
    "'holds':-1,'identity':''}],'props':[{'kind':'crate','name':'crate','colour':'#806040',"
    "'x':0.9,'y':0,'z':0.2,'facing':20,'scale':1}]}";

static const char vera_text[] =
    "[{\"id\":\"v\",\"name\":\"Vera\",\"kind\":\"person\",\"build\":\"heavy\",\"colour\":"
    "\"#c02020\",\"height\":1.5,\"x\":0,\"z\":0,\"facing\":0,\"action\":\"stand\",\"toward\":\"\","
    "\"holds\":-1,\"identity\":\"\"}]";

/* --- the whole way ------------------------------------------------------------------------------
 */

typedef struct
{
  Film       film;
  int        width, height;
  GPtrArray *frames; /* of the base */
  char      *base;   /* its hash */
  guint      rendered, empty, changed;
} Law;

static cJSON *
law_request (const Law *self, const RcGenerator *generator, int seed)
{
  g_autoptr (RcStaging) staging = fixture_staging (staging_text);
  cJSON                *json = request_json ("", seed);

  cJSON_ReplaceItemInObject (json, "generator", cJSON_CreateString (generator->id));
  cJSON_ReplaceItemInObject (json, "generator_version", cJSON_CreateNumber (generator->version));
  cJSON_ReplaceItemInObject (json, "staging", rc_staging_to_json (staging));
  cJSON_ReplaceItemInObject (json, "width", cJSON_CreateNumber (self->width));
  cJSON_ReplaceItemInObject (json, "height", cJSON_CreateNumber (self->height));
  cJSON_ReplaceItemInObject (json, "frames", cJSON_CreateNumber (FRAMES));
  return json;
}

static RcEvent *
law_render (Law *self, const RcGenerator *generator, RcRequest *request)
{
  RcJobSpec spec = rc_take_job (generator, request, FRAMES / 2, NULL, RC_PRIORITY_NOW);

  return owner_wait_end (&self->film.owner, rc_queue_submit (self->film.queue, &spec));
}

/* A disc on nothing, which is a reference and what another tool has made. */
static void
add_picture (Law *self)
{
  g_autoptr (RcFrame) frame = rc_frame_new (60, 80, RC_FRAME_BGRA8, NULL);
  g_autofree char    *path = g_build_filename (self->film.dir, "media", PICTURE ".png", NULL);

  memset (frame->data, 0, frame->stride * 80);
  for (int y = 0; y < 80; y++)
    for (int x = 0; x < 60; x++)
      if (hypot (x - 30, y - 40) < 28)
        memcpy (frame->data + (gsize)y * frame->stride + (gsize)x * 4, "\x20\xb0\x20\xff", 4);
  g_assert_true (rc_frame_save_png (frame, path, NULL));
}

static void
law_init (Law *self, const int size[2])
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcRequest)    request = NULL;
  g_autoptr (RcTakeReader) reader = NULL;
  g_autofree char         *dir = NULL;
  RcEvent                 *end;

  *self = (Law){ .width = size[0], .height = size[1] };
  film_set_up (&self->film, NULL);
  add_picture (self);
  request = rc_request_new (law_request (self, &rc_generator_sketch, 7), self->film.dir, &error);
  g_assert_no_error (error);
  end = law_render (self, &rc_generator_sketch, request);
  g_assert_no_error (end->error);
  self->base = g_strdup (rc_request_hash (request));
  self->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  dir = rc_request_take_dir (request, self->base);
  reader = rc_take_reader_new (dir, &error);
  g_assert_no_error (error);
  for (int i = 0; i < FRAMES; i++)
    g_ptr_array_add (self->frames, rc_take_reader_frame (reader, RC_PASS_COLOUR, i, NULL));
}

static void
law_clear (Law *self)
{
  g_ptr_array_unref (self->frames);
  g_free (self->base);
  film_tear_down (&self->film, NULL);
}

/* The request of operation @which under a mask that is any. */
static RcRequest *
law_region (Law *self, GRand *random, guint which, RcSeamKind seam, RcEnds ends)
{
  cJSON             *json = law_request (self, operations[which].generator, (int)which);
  cJSON             *region = cJSON_AddObjectToObject (json, "region");
  g_autoptr (GError) error = NULL;
  RcRequest         *request;

  cJSON_AddStringToObject (region, "base", self->base);
  cJSON_AddItemToObject (region, "mask", random_mask (random, FRAMES));
  cJSON_AddStringToObject (region, "prompt", operations[which].prompt);
  cJSON_AddItemToObject (region, "pictures",
                         cJSON_Parse ("[{\"name\":\"ball\",\"media\":\"" PICTURE "\"}]"));
  if (g_rand_int_range (random, 0, 3) == 0)
    cJSON_AddNumberToObject (region, "strength", 0.6);
  if (seam == RC_SEAM_GRADIENT)
    cJSON_AddStringToObject (region, "seam", "gradient");
  if (ends == RC_ENDS_MATCH)
    cJSON_AddStringToObject (region, "ends", "match");
  if (operations[which].import)
    cJSON_AddStringToObject (region, "footage", PICTURE);
  cJSON_AddItemToObject (json, "cast", cJSON_Parse (vera_text));
  request = rc_request_new (json, self->film.dir, &error);
  g_assert_no_error (error);
  return request;
}

static const guint8 *
pixel_of (const RcFrame *frame, int x, int y)
{
  return frame->data + (gsize)y * frame->stride + 4 * (gsize)x;
}

/* Every byte where @coverage is 0 is the base's. @core: (out): pixels that are wholly covered.
 * Returns: how many pixels differ */
static int
hold_against (const RcFrame *base, const RcFrame *result, const RcFrame *coverage, int *core)
{
  int changed = 0;

  for (int y = 0; y < base->height; y++)
    for (int x = 0; x < base->width; x++)
      {
        guint    covered = coverage != NULL ? coverage->data[(gsize)y * coverage->stride + x] : 0;
        gboolean differs = memcmp (pixel_of (base, x, y), pixel_of (result, x, y), 4) != 0;

        *core += covered == 255;
        changed += differs;
        if (differs && covered == 0)
          g_error ("a pixel at %d, %d changed outside the mask", x, y);
      }
  return changed;
}

/* The take over its base, as it is shown, played and exported. */
static void
law_check (Law *self, const RcRequest *request, const RcLayerStyle *style, gboolean must_change)
{
  const RcMask           *mask = rc_request_region_mask (request);
  RcTakeLayer             layer = { .style = *style };
  g_autoptr (GError)      error = NULL;
  g_autoptr (RcTakeStack) stack = NULL;
  int                     core = 0, changed = 0;

  g_strlcpy (layer.hash, rc_request_hash (request), sizeof layer.hash);
  stack = rc_take_stack_new (self->film.dir, self->base, &layer, 1, &error);
  g_assert_no_error (error);
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) result = rc_take_stack_frame (stack, i, &error);
      g_autoptr (RcFrame) coverage =
          rc_mask_covers_frame (mask, i)
              ? rc_mask_rasterise (mask, self->width, self->height, i, &error)
              : NULL;

      g_assert_no_error (error);
      changed += hold_against (g_ptr_array_index (self->frames, i), result, coverage, &core);
    }
  g_assert_true (rc_take_stack_verify (stack, NULL, &error));
  self->changed += changed > 0;
  if (must_change && core > CORE)
    g_assert_cmpint (changed * 4, >, core);
}

static void
law_try (Law *self, GRand *random, guint which, RcSeamKind seam, RcEnds ends)
{
  static const RcLayerStyle styles[] = {
    { RC_BLEND_NORMAL, 255 },   { RC_BLEND_NORMAL, 255 }, { RC_BLEND_NORMAL, 120 },
    { RC_BLEND_MULTIPLY, 255 }, { RC_BLEND_SCREEN, 200 }, { RC_BLEND_LIGHT, 255 },
    { RC_BLEND_COLOUR, 90 },
  };
  const RcLayerStyle   *style = &styles[g_rand_int_range (random, 0, G_N_ELEMENTS (styles))];
  g_autoptr (RcRequest) request = law_region (self, random, which, seam, ends);
  RcEvent              *end = law_render (self, operations[which].generator, request);

  g_test_message ("%d x %d, %s: '%s', %s, %s", self->width, self->height,
                  operations[which].generator->id, operations[which].prompt,
                  seam == RC_SEAM_GRADIENT ? "gradient" : "feather",
                  ends == RC_ENDS_MATCH ? "match" : "cut");
  /* There are masks that reach no pixel. */
  if (g_error_matches (end->error, RC_ERROR, RC_ERROR_INVALID))
    {
      self->empty++;
      return;
    }
  g_assert_no_error (end->error);
  self->rendered++;
  law_check (self, request, style,
             operations[which].changes && ends == RC_ENDS_CUT && style->blend == RC_BLEND_NORMAL);
}

static void
test_whole_way (gconstpointer data)
{
  const int *size = data;
  GRand     *random = g_rand_new_with_seed ((guint32)size[0]);
  Law        self;

  law_init (&self, size);
  for (guint which = 0; which < G_N_ELEMENTS (operations); which++)
    for (int way = 0; way < 4; way++)
      law_try (&self, random, which, way & 1 ? RC_SEAM_GRADIENT : RC_SEAM_FEATHER,
               way & 2 ? RC_ENDS_MATCH : RC_ENDS_CUT);
  g_test_message ("%u of %u regions changed something, %u masks reached no pixel", self.changed,
                  self.rendered, self.empty);
  g_assert_cmpuint (self.rendered, >, 70);
  g_assert_cmpuint (self.changed * 10, >, self.rendered * 7);
  law_clear (&self);
  g_rand_free (random);
}

/* --- in memory ----------------------------------------------------------------------------------
 */

static RcFrame *
random_picture (GRand *random, int width, int height)
{
  RcFrame *frame = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);
  int      coarse = g_rand_int_range (random, 1, 12), noise = g_rand_int_range (random, 1, 40);
  int      level = g_rand_int_range (random, 0, 200);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (gsize c = 0; c < 4; c++)
        frame->data[(gsize)y * frame->stride + 4 * (gsize)x + c] =
            c == 3 ? 255
                   : (guint8)(level + x / coarse * 5 % 40 + g_rand_int_range (random, 0, noise));
  return frame;
}

/* @patch as it is laid under the mask, by the seam number @seam. */
static RcFrame *
fit (RcFrame *base, RcFrame *patch, RcFrame *coverage, int seam, int index)
{
  RcGrain  grain = { 0 }, own = { 0 };
  RcFrame *fitted;

  if (seam == 0)
    return rc_frame_ref (patch);
  fitted = rc_seam_fit (base, patch, 0, 0, coverage,
                        seam == 1 ? RC_SEAM_WITHIN_FEATHER : RC_SEAM_WITHIN_MASK, NULL);
  if (rc_grain_learn (&grain, base, 0, 0, coverage, FALSE))
    {
      (void)rc_grain_learn (&own, fitted, 0, 0, coverage, TRUE);
      rc_grain_add (&grain, &own, fitted, 0, 0, coverage, index);
    }
  return fitted;
}

/* No feather reaches farther than it and the growth say from what the mask is without them. */
static void
hold_reach (const RcMask *mask, const RcFrame *coverage, int index)
{
  g_autoptr (cJSON) json = rc_mask_to_json (mask);
  double            reach =
      (rc_json_number_or (json, "feather", 0) + MAX (rc_json_number_or (json, "grow", 0), 0)) *
          coverage->height +
      1.5;
  int                 far = (int)ceil (reach);
  g_autoptr (RcMask)  sharp = NULL;
  g_autoptr (RcFrame) hard = NULL;

  cJSON_DeleteItemFromObject (json, "feather");
  cJSON_DeleteItemFromObject (json, "grow");
  sharp = rc_mask_from_json (json, NULL);
  hard = rc_mask_rasterise (sharp, coverage->width, coverage->height, index, NULL);
  for (int y = far; y < coverage->height - far; y++)
    for (int x = far; x < coverage->width - far; x++)
      {
        gboolean near = coverage->data[(gsize)y * coverage->stride + x] == 0;

        for (int v = -far; v <= far && !near; v++)
          for (int u = -far; u <= far && !near; u++)
            near = hypot (u, v) <= reach &&
                   hard->data[(gsize)(y + v) * hard->stride + (gsize)(x + u)] > 0;
        g_assert_true (near);
      }
}

static void
test_thousands_in_memory (void)
{
  GRand *random = g_rand_new_with_seed (31);
  int    changed = 0, with_core = 0;

  for (int i = 0; i < MASKS; i++)
    {
      int width = g_rand_int_range (random, 4, 70), height = g_rand_int_range (random, 4, 60);
      int index = g_rand_int_range (random, 0, FRAMES), core = 0, differ;
      int seam = g_rand_int_range (random, 0, 3);
      RcLayerStyle style = {
        (RcBlend)g_rand_int_range (random, 0, RC_N_BLENDS),
        (guint8)(g_rand_boolean (random) ? 255 : g_rand_int_range (random, 0, 256))
      };
      g_autoptr (GError)  error = NULL;
      g_autoptr (cJSON)   json = random_mask (random, FRAMES);
      g_autoptr (RcMask)  mask = rc_mask_from_json (json, &error);
      g_autoptr (RcFrame) base = random_picture (random, width, height);
      g_autoptr (RcFrame) patch = random_picture (random, width, height);
      g_autoptr (RcFrame) result = rc_frame_copy (base, NULL);
      g_autoptr (RcFrame) coverage = NULL, laid = NULL, fitted = NULL;

      g_assert_no_error (error);
      coverage = rc_mask_rasterise (mask, width, height, index, &error);
      g_assert_no_error (error);
      laid = rc_frame_copy (coverage, NULL);
      if (seam != 0)
        rc_seam_harden (laid);
      fitted = fit (base, patch, coverage, seam, index);
      g_assert_true (rc_composite (result, fitted, 0, 0, laid, &style, &error));
      differ = hold_against (base, result, coverage, &core);
      if (i % 8 == 0 && !rc_json_bool_or (json, "invert", FALSE))
        hold_reach (mask, coverage, index);
      if (core < CORE || style.blend != RC_BLEND_NORMAL || style.opacity < 128)
        continue;
      with_core++;
      changed += differ > 0;
    }
  g_rand_free (random);
  g_test_message ("%d of %d masks with a core changed something", changed, with_core);
  g_assert_cmpint (with_core, >, 100);
  g_assert_cmpint (changed * 100, >=, with_core * 99);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (rc_media_init (&error));
  g_test_add_func ("/law/thousands-of-masks-in-memory", test_thousands_in_memory);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/law/the-whole-way-at-%d-by-%d", sizes[i][0], sizes[i][1]);

      g_test_add_data_func (path, sizes[i], test_whole_way);
    }
  return g_test_run ();
}
