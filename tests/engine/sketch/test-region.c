/* test-region.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/base-take.h"

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/sketch/region/region-head.h"
#include "engine/sketch/region/region-prompt.h"

#define WIDTH  320
#define HEIGHT 192
#define FRAMES 4

#define STAGING(size, weather)                                                                     \
  "{'camera':{'size':'" size                                                                       \
  "','move':'handheld','subject':-1,'lens_mm':40},'set':'street','time':'"                         \
  "dusk','weather':'" weather "',"                                                                 \
  "'figures':[{'id':'a','name':'Mara','kind':'person','build':'average','colour':'#3050a0','"      \
  "height':1.7,'x':-0.6,'z':0,'facing':0,'action':'stand','toward':'','holds':-1,'identity':''},{" \
  "'id':'b','name':'Tomas','kind':'person','build':'slim','colour':'#607040','height':1.8,'x':0."  \
  "6,'z':0,'facing':0,'action':'talk','toward':'a','holds':-1,'identity':''}],'props':[{'kind':'"  \
  "crate','name':'crate','colour':'#806040','x':1.7,'y':0,'z':0.2,'facing':20,'scale':1}]}"

static const char base_staging[] = STAGING ("FS", "rain"), dry_staging[] = STAGING ("FS", "clear"),
                  close_staging[] = STAGING ("MS", "clear");

typedef struct
{
  BaseTake base;
  RcRect   area, mask;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->base = (BaseTake){ .staging = data != NULL ? data : base_staging,
                           .width = WIDTH,
                           .height = HEIGHT,
                           .frames = FRAMES };
  base_take_init (&self->base);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  base_take_clear (&self->base);
}

/* The bounds of a value in the base's identity pass, as a mask's rectangle. */
static char *
mask_over (Fixture *self, int value)
{
  g_autoptr (RcFrame) identity =
      rc_take_reader_frame (self->base.reader, RC_PASS_IDENTITY, 0, NULL);
  int x0 = WIDTH, y0 = HEIGHT, x1 = 0, y1 = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (identity->data[y * identity->stride + x] == value)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x + 1);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y + 1);
        }
  if (x1 <= x0)
    {
      x0 = 8;
      y0 = 8;
      x1 = 40;
      y1 = 30;
    }
  return g_strdup_printf (
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":%f,\"y\":%f,\"width\":%f,\"height\":%f}]}",
      (double)x0 / WIDTH, (double)y0 / HEIGHT, (double)(x1 - x0) / WIDTH,
      (double)(y1 - y0) / HEIGHT);
}

/* @mask: (transfer full) */
static gboolean
render_mask (Fixture *self, char *mask, const char *prompt, GError **error)
{
  g_autofree char      *owned = mask;
  g_autoptr (RcRequest) request = NULL;
  RcOutput output = { .frame = base_take_keep, .user_data = &self->base, .first = 1, .last = 2 };
  cJSON   *json = base_take_request (&self->base, WIDTH, HEIGHT, FRAMES, 99),
        *region = cJSON_CreateObject (), *cast = cJSON_CreateArray ();
  cJSON *vera =
      cJSON_Parse ("{\"id\":\"v\",\"name\":\"Vera\",\"kind\":\"person\",\"build\":\"heavy\","
                   "\"colour\":\"#c02020\",\"height\":1.5,\"x\":0,\"z\":0,\"facing\":0,"
                   "\"action\":\"stand\",\"toward\":\"\",\"holds\":-1,\"identity\":\"\"}");

  cJSON_AddStringToObject (region, "base", self->base.hash);
  cJSON_AddStringToObject (region, "prompt", prompt);
  cJSON_AddItemToObject (region, "mask", cJSON_Parse (mask));
  cJSON_AddItemToObject (json, "region", region);
  cJSON_AddItemToArray (cast, vera);
  cJSON_AddItemToObject (json, "cast", cast);
  request = rc_request_new (json, self->base.project, error);
  if (request == NULL)
    return FALSE;
  self->mask = rc_mask_bounds (rc_request_region_mask (request), WIDTH, HEIGHT);
  output.area = rc_tile_bounds (self->mask, WIDTH, HEIGHT);
  self->area = output.area;
  return rc_generator_sketch.render (&rc_generator_sketch, request, &output, NULL, error);
}

static gboolean
render_region (Fixture *self, int over, const char *prompt, GError **error)
{
  return render_mask (self, mask_over (self, over), prompt, error);
}

static gboolean
is_under_mask (const Fixture *self, int x, int y)
{
  const RcRect *mask = &self->mask;

  return x >= mask->x && x < mask->x + mask->width && y >= mask->y && y < mask->y + mask->height;
}

/* How many pixels under the mask differ from the base where its identity is @value, and where it is
 * anything else. */
static void
count_changes (Fixture *self, int value, int *on, int *off)
{
  *on = *off = 0;
  g_assert_cmpuint (self->base.made->len, ==, 2);
  for (int index = 1; index <= 2; index++)
    {
      g_autoptr (RcFrame) colour =
          rc_take_reader_frame (self->base.reader, RC_PASS_COLOUR, index, NULL);
      g_autoptr (RcFrame) identity =
          rc_take_reader_frame (self->base.reader, RC_PASS_IDENTITY, index, NULL);
      const RcFrame *made = g_ptr_array_index (self->base.made, index - 1);

      for (int y = 0; y < self->area.height; y++)
        for (int x = 0; x < self->area.width; x++)
          if (is_under_mask (self, x + self->area.x, y + self->area.y) &&
              memcmp (made->data + y * made->stride + x * 4,
                      colour->data + (y + self->area.y) * colour->stride + (x + self->area.x) * 4,
                      3) != 0)
            {
              if (identity->data[(y + self->area.y) * identity->stride + x + self->area.x] == value)
                (*on)++;
              else
                (*off)++;
            }
    }
}

static void
test_new_colour_changes_the_figure_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int                on, off;

  g_assert_true (render_region (self, 1, "a red oilskin coat", &error));
  g_assert_no_error (error);
  count_changes (self, 1, &on, &off);
  g_assert_cmpint (on, >, 500);
  /* Along the silhouette a pixel mixes both; nothing else may differ. */
  g_assert_cmpint (off, <, on / 4);
}

static int
count_identity (Fixture *self, int value)
{
  int n = 0;

  for (guint i = 0; i < self->base.identities->len; i++)
    {
      const RcFrame *frame = g_ptr_array_index (self->base.identities, i);

      for (int y = 0; y < frame->height; y++)
        for (int x = 0; x < frame->width; x++)
          n += frame->data[y * frame->stride + x] == value;
    }
  return n;
}

/* The take says now that another version of the sketch has drawn it. */
static void
make_old (Fixture *self)
{
  g_autofree char *path =
      g_build_filename (self->base.project, "takes", self->base.hash, "take.json", NULL);
  g_autofree char   *text = NULL, *changed = NULL;
  g_autoptr (GRegex) version = g_regex_new ("\"generator_version\":\\s*\\d+", 0, 0, NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_regex_match (version, text, 0, NULL));
  changed = g_regex_replace_literal (version, text, -1, 0, "\"generator_version\": 0", 0, NULL);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
}

/* How many pixels of anything there are. */
static int
count_known (Fixture *self)
{
  int n = 0;

  for (int value = 1; value < 256; value++)
    n += count_identity (self, value);
  return n;
}

/* Under the mask: what else there is in a frame is never laid over anything. */
static void
assert_same_under (Fixture *self, const char *mask, const RcFrame *a, const RcFrame *b)
{
  g_autoptr (cJSON)   json = cJSON_Parse (mask);
  g_autoptr (RcMask)  shapes = rc_mask_from_json (json, NULL);
  g_autoptr (RcFrame) cover = rc_mask_rasterise (shapes, WIDTH, HEIGHT, 1, NULL);

  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width; x++)
      if (cover->data[(gsize)(self->area.y + y) * cover->stride + (gsize)(self->area.x + x)] > 0)
        g_assert_cmpmem (a->data + (gsize)y * a->stride + 4 * (gsize)x, 4,
                         b->data + (gsize)y * b->stride + 4 * (gsize)x, 4);
}

/* Of a large mask only what wears the colour is drawn, the rest is the base's; it is to the bit
 * what drawing all of it gives, which is done over a take that another version has made. */
static void
test_what_keeps_its_colour_is_not_drawn (Fixture *self, gconstpointer data)
{
  static const char *const prompts[] = { "a red oilskin coat", "a white coat", "green, polished" };
  static const char *const masks[] = {
    "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}",
    "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.1,\"y\":0.2,\"width\":0.5,\"height\":0.8}]}",
  };
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  int                   known[2] = { 0 };

  for (guint old = 0; old < 2; old++)
    {
      if (old)
        make_old (self);
      for (guint i = 0; i < G_N_ELEMENTS (prompts) * G_N_ELEMENTS (masks); i++)
        {
          g_autoptr (GError) error = NULL;

          g_ptr_array_set_size (self->base.made, 0);
          g_ptr_array_set_size (self->base.identities, 0);
          g_assert_true (render_mask (self, g_strdup (masks[i % G_N_ELEMENTS (masks)]),
                                      prompts[i / G_N_ELEMENTS (masks)], &error));
          g_assert_no_error (error);
          known[old] += count_known (self);
          for (guint k = 0; k < 2; k++)
            if (!old)
              g_ptr_array_add (kept, rc_frame_ref (self->base.made->pdata[k]));
            else
              assert_same_under (self, masks[i % G_N_ELEMENTS (masks)], kept->pdata[2 * i + k],
                                 self->base.made->pdata[k]);
        }
    }
  g_test_message ("%d pixels of figures and things are drawn instead of %d", known[0], known[1]);
  g_assert_cmpint (known[0], <, known[1]);
}

/* The first row in which @value is; the height if it is nowhere. */
static int
top_of (const RcFrame *identity, int value)
{
  for (int y = 0; y < identity->height; y++)
    for (int x = 0; x < identity->width; x++)
      if (identity->data[y * identity->stride + x] == value)
        return y;
  return identity->height;
}

/* Of somebody in a coat of another colour the head is not drawn. */
static void
test_of_a_person_only_the_clothes_are_drawn (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) whole = rc_take_reader_frame (self->base.reader, RC_PASS_IDENTITY, 1, NULL);
  const RcFrame      *identity;
  int                 head;

  g_assert_true (render_region (self, 1, "a red oilskin coat", &error));
  g_assert_no_error (error);
  identity = g_ptr_array_index (self->base.identities, 0);
  head = top_of (identity, 1) + self->area.y - top_of (whole, 1);
  g_test_message ("the head of %d rows is left out", head);
  g_assert_cmpint (top_of (identity, 1), <, identity->height);
  g_assert_cmpint (head, >, 4);
}

static void
test_unchanged_scene_is_the_base_bit_for_bit (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int                on, off;

  /* The crate already has this colour, and clay is no gloss. */
  g_assert_true (render_region (self, 128, "clay", &error));
  g_assert_no_error (error);
  count_changes (self, 128, &on, &off);
  g_assert_cmpint (on, ==, 0);
  g_assert_cmpint (off, ==, 0);
}

/* The key light is moved, and who stands there is lit from the other side. */
static void
test_light_comes_from_another_side (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double             warmth[2] = { 0 };
  int                on, off;

  for (int i = 0; i < 2; i++)
    {
      g_ptr_array_set_size (self->base.made, 0);
      g_assert_true (render_region (
          self, 1, i == 0 ? "lit from the left by warm light" : "lit from the left by cold light",
          &error));
      g_assert_no_error (error);
      count_changes (self, 1, &on, &off);
      g_assert_cmpint (on, >, 500);
      for (int k = 0; k < self->area.height * self->area.width; k++)
        {
          const RcFrame *made = g_ptr_array_index (self->base.made, 0);

          warmth[i] += made->data[k * 4 + 2] - made->data[k * 4];
        }
    }
  g_assert_cmpfloat (warmth[0], >, warmth[1]);
}

static void
test_removes_what_is_under_the_mask (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (render_region (self, 2, "remove him", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_identity (self, 2), ==, 0);
}

static void
test_replaces_by_a_character (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int                on, off;

  g_assert_true (render_region (self, 2, "replace with @Vera", &error));
  g_assert_no_error (error);
  count_changes (self, 2, &on, &off);
  g_assert_cmpint (on, >, 300);
  g_assert_cmpint (count_identity (self, 2), >, 300);
}

static void
test_adds_a_thing_in_the_mask (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (render_region (self, 0, "add a red umbrella", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_identity (self, 129), >, 50);
}

/* Of what is only graded no other pass is read: that of depth need not even be whole. */
static void
test_grading_reads_colour_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *depth =
      g_build_filename (self->base.project, "takes", self->base.hash, "depth.mkv", NULL);

  g_assert_true (g_file_set_contents (depth, "not a pass", -1, NULL));
  g_assert_true (render_region (self, 1, "much darker", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->base.made->len, ==, 2);
  g_assert_cmpuint (self->base.identities->len, ==, 0);
}

static void
test_darker_darkens_the_base (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (render_region (self, 1, "much darker", &error));
  g_assert_no_error (error);
  for (int index = 1; index <= 2; index++)
    {
      g_autoptr (RcFrame) colour =
          rc_take_reader_frame (self->base.reader, RC_PASS_COLOUR, index, NULL);
      const RcFrame *made = g_ptr_array_index (self->base.made, index - 1);

      for (int y = 0; y < self->area.height; y++)
        for (int x = 0; x < self->area.width * 4; x++)
          g_assert_cmpint (
              made->data[y * made->stride + x], <=,
              colour->data[(y + self->area.y) * colour->stride + self->area.x * 4 + x]);
    }
}

static void
test_unknown_prompt_says_what_is_known (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (render_region (self, 1, "melancholy", &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "melancholy"));
  g_assert_nonnull (strstr (error->message, "replace with @Name"));
}

static void
test_nothing_under_the_mask_is_said (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (render_region (self, 77, "remove her", &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

static void
test_reads_prompts_in_two_languages (void)
{
  static const struct
  {
    const char *prompt;
    RcEditKind  kind;
    guint       colour;
    const char *prop;
  } cases[] = {
    { "Red oilskin coat, wet, collar up", RC_EDIT_PAINT, 0xb4302a, NULL },
    { "红色的雨衣", RC_EDIT_PAINT, 0xb4302a, NULL },
    { "please delete the crate", RC_EDIT_REMOVE, 0, "crate" },
    { "去掉这个人", RC_EDIT_REMOVE, 0, NULL },
    { "add a blue lamp here", RC_EDIT_ADD, 0x2f5ca8, "lamp" },
    { "加一把伞", RC_EDIT_ADD, 0, "umbrella" },
    { "replace with @Vera", RC_EDIT_REPLACE, 0, NULL },
    { "换成@Vera", RC_EDIT_REPLACE, 0, NULL },
    { "a little warmer", RC_EDIT_GRADE, 0, NULL },
    { "更暗", RC_EDIT_GRADE, 0, NULL },
  };
  g_autoptr (RcKit) kit = fixture_kit ();
  g_autoptr (cJSON) cast = cJSON_Parse ("[{\"name\":\"Vera\"}]");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RcRegionEdit       edit;

      g_test_message ("%s", cases[i].prompt);
      g_assert_true (rc_region_prompt_read (kit, cases[i].prompt, cast, &edit, &error));
      g_assert_no_error (error);
      g_assert_cmpint (edit.kind, ==, cases[i].kind);
      g_assert_cmpuint (edit.words.colour, ==, cases[i].colour);
      if (cases[i].prop != NULL)
        g_assert_cmpstr (edit.prop, ==, cases[i].prop);
      if (cases[i].kind == RC_EDIT_REPLACE)
        g_assert_nonnull (edit.character);
    }
}

/* Who is 3 in a picture of 40 rows: @head wide at the top, then @neck, then 30 at the shoulders. */
static RcFrame *
silhouette (int head, int neck)
{
  RcFrame *frame = rc_frame_new (48, 40, RC_FRAME_GRAY8, NULL);

  memset (frame->data, 1, frame->stride * 40);
  for (int y = 4; y < 40; y++)
    {
      int width = y < 16 ? head : y < 20 ? neck : 30;

      memset (frame->data + (gsize)y * frame->stride + 24 - width / 2, 3, (gsize)width);
    }
  return frame;
}

static void
test_a_head_ends_at_the_neck (void)
{
  g_autoptr (RcFrame) person = silhouette (14, 8);
  g_autoptr (RcFrame) sack = silhouette (14, 14);
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) part = rc_frame_crop (person, (RcRect){ 0, 10, 48, 30 }, &error);
  g_autoptr (RcFrame) clothes = NULL;

  g_assert_cmpint (rc_region_neck (person, 3), ==, 19);
  g_assert_cmpint (rc_region_neck (sack, 3), ==, 0);
  g_assert_cmpint (rc_region_neck (person, 7), ==, 0);
  clothes = rc_region_without_head (part, 3, 10, 16, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clothes->data[24], ==, 0);
  g_assert_cmpint (clothes->data[6 * clothes->stride + 24], ==, 3);
  g_assert_cmpint (clothes->data[0], ==, 1);
  g_assert_cmpint (part->data[24], ==, 3);
}

/* By how many levels the region's last frame is off the base where that shows @value. */
static double
measure_change (const Fixture *self, int value)
{
  g_autoptr (RcFrame) colour = rc_take_reader_frame (self->base.reader, RC_PASS_COLOUR, 2, NULL);
  g_autoptr (RcFrame) identity =
      rc_take_reader_frame (self->base.reader, RC_PASS_IDENTITY, 2, NULL);
  const RcFrame *made = g_ptr_array_index (self->base.made, 1);
  double         sum = 0, n = 0;

  for (int y = self->mask.y; y < self->mask.y + self->mask.height; y++)
    for (int x = self->mask.x; x < self->mask.x + self->mask.width; x++)
      if (identity->data[y * identity->stride + x] == value)
        {
          sum += abs (colour->data[y * colour->stride + x * 4 + 1] -
                      made->data[(y - self->area.y) * made->stride + (x - self->area.x) * 4 + 1]);
          n++;
        }
  return sum / MAX (n, 1);
}

/* Frozen, what never moves is where the camera sees it; who talks stays as at the region's first
 * frame. */
static void
test_freeze_lets_the_camera_go_on (Fixture *self, gconstpointer data)
{
  double crate, talker;

  g_assert_true (render_region (self, 128, "freeze", NULL));
  crate = measure_change (self, 128);
  g_ptr_array_set_size (self->base.made, 0);
  g_ptr_array_set_size (self->base.identities, 0);
  g_assert_true (render_region (self, 2, "freeze", NULL));
  talker = measure_change (self, 2);
  g_test_message ("the crate is off by %.2f levels, who talks by %.2f", crate, talker);
  g_assert_cmpfloat (crate, <, 1.0);
  g_assert_cmpfloat (talker, >, 0.6);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/engine/sketch/region/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new-colour-changes-the-figure-alone", test_new_colour_changes_the_figure_alone);
  ADD ("what-keeps-its-colour-is-not-drawn", test_what_keeps_its_colour_is_not_drawn);
  g_test_add ("/engine/sketch/region/what-keeps-its-colour-is-not-drawn-in-the-dry", Fixture,
              dry_staging, set_up, test_what_keeps_its_colour_is_not_drawn, tear_down);
  g_test_add ("/engine/sketch/region/what-keeps-its-colour-is-not-drawn-nearby", Fixture,
              close_staging, set_up, test_what_keeps_its_colour_is_not_drawn, tear_down);
  g_test_add ("/engine/sketch/region/of-a-person-only-the-clothes-are-drawn", Fixture,
              close_staging, set_up, test_of_a_person_only_the_clothes_are_drawn, tear_down);
  ADD ("unchanged-scene-is-the-base-bit-for-bit", test_unchanged_scene_is_the_base_bit_for_bit);
  ADD ("removes-what-is-under-the-mask", test_removes_what_is_under_the_mask);
  ADD ("replaces-by-a-character", test_replaces_by_a_character);
  ADD ("adds-a-thing-in-the-mask", test_adds_a_thing_in_the_mask);
  ADD ("light-comes-from-another-side", test_light_comes_from_another_side);
  ADD ("darker-darkens-the-base", test_darker_darkens_the_base);
  ADD ("grading-reads-colour-alone", test_grading_reads_colour_alone);
  g_test_add ("/engine/sketch/region/freeze-lets-the-camera-go-on", Fixture, dry_staging, set_up,
              test_freeze_lets_the_camera_go_on, tear_down);
  ADD ("unknown-prompt-says-what-is-known", test_unknown_prompt_says_what_is_known);
  ADD ("nothing-under-the-mask-is-said", test_nothing_under_the_mask_is_said);
  g_test_add_func ("/engine/sketch/region/reads-prompts-in-two-languages",
                   test_reads_prompts_in_two_languages);
  g_test_add_func ("/engine/sketch/region/a-head-ends-at-the-neck", test_a_head_ends_at_the_neck);
  return g_test_run ();
}
