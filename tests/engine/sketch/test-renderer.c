/* test-renderer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/base/error.h"
#include "engine/sketch/sketch.h"

#define TWO_PEOPLE                                                                                 \
  "'figures':[{'id':'a','name':'A','kind':'person','build':'heavy','colour':'#c04020','height':1." \
  "7,'x':-0.6,'z':0,"                                                                              \
  "'facing':20,'action':'talk','toward':'b','holds':0,'identity':''},"                             \
  "{'id':'b','name':'B','kind':'person','build':'slim','colour':'#2050c0','height':1.8,'x':0.6,'"  \
  "z':0,"                                                                                          \
  "'facing':-20,'action':'walk','toward':'camera','holds':-1,'identity':''}],"                     \
  "'props':[{'kind':'lantern','name':'lantern','colour':'#c0a040','x':0,'y':0,'z':0.4,'facing':0," \
  "'scale':1},"                                                                                    \
  "{'kind':'crate','name':'crate','colour':'#806040','x':1.3,'y':0,'z':0.2,'facing':20,'scale':1}" \
  "]"

typedef struct
{
  RcFrame *colour, *depth, *identity;
} Picture;

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->colour, rc_frame_unref);
  g_clear_pointer (&self->depth, rc_frame_unref);
  g_clear_pointer (&self->identity, rc_frame_unref);
}

static Picture
draw (const char *patch, int index, RcRect area)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (RcKit)      kit = fixture_kit ();
  g_autoptr (RcStaging)  staging = fixture_staging (patch);
  g_autoptr (RcScene)    scene = fixture_scene (kit, staging, fixture_shape (320, 180, 24));
  g_autoptr (RcRenderer) renderer = rc_renderer_new (rc_gl_context_get (&error), scene, &error);
  Picture                picture = { NULL };

  g_assert_no_error (error);
  rc_scene_set_frame (scene, index);
  g_assert_true (rc_renderer_draw (renderer, area, &picture.colour, &picture.depth,
                                   &picture.identity, &error));
  g_assert_no_error (error);
  return picture;
}

static const RcRect whole = { 0, 0, 320, 180 };

static int
count (const RcFrame *identity, int value)
{
  int n = 0;

  for (int y = 0; y < identity->height; y++)
    for (int x = 0; x < identity->width; x++)
      n += identity->data[y * identity->stride + x] == value;
  return n;
}

static void
test_same_request_same_bytes (void)
{
  Picture a = draw ("{" TWO_PEOPLE ",'set':'street','time':'night','weather':'rain'}", 11, whole);
  Picture b = draw ("{" TWO_PEOPLE ",'set':'street','time':'night','weather':'rain'}", 11, whole);

  g_assert_true (rc_frame_equal (a.colour, b.colour));
  g_assert_true (rc_frame_equal (a.depth, b.depth));
  g_assert_true (rc_frame_equal (a.identity, b.identity));
  picture_clear (&a);
  picture_clear (&b);
}

static void
test_identity_shows_each_figure_and_prop (void)
{
  Picture picture =
      draw ("{'camera':{'size':'FS','lens_mm':35,'subject':-1}," TWO_PEOPLE "}", 0, whole);

  g_assert_cmpint (count (picture.identity, 1), >, 800);
  g_assert_cmpint (count (picture.identity, 2), >, 800);
  g_assert_cmpint (count (picture.identity, 128), >, 5);
  g_assert_cmpint (count (picture.identity, 129), >, 200);
  g_assert_cmpint (count (picture.identity, 0) + count (picture.identity, 1) +
                       count (picture.identity, 2) + count (picture.identity, 128) +
                       count (picture.identity, 129),
                   ==, 320 * 180);
  picture_clear (&picture);
}

static void
test_figures_differ_in_colour_and_build (void)
{
  Picture picture =
      draw ("{'camera':{'size':'FS','lens_mm':35,'subject':-1}," TWO_PEOPLE "}", 0, whole);
  long sums[3][3] = { { 0 } };
  int  counts[2];

  for (int y = 0; y < 180; y++)
    for (int x = 0; x < 320; x++)
      {
        int value = picture.identity->data[y * picture.identity->stride + x];

        for (int k = 0; value <= 2 && k < 3; k++)
          sums[value][k] += picture.colour->data[y * picture.colour->stride + x * 4 + k];
      }
  g_assert_cmpint (sums[1][2], >, sums[1][0] * 3 / 2); /* more red than blue */
  g_assert_cmpint (sums[2][0], >, sums[2][2]);         /* more blue than red */
  picture_clear (&picture);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'camera':{'size':'FS'},'figures':[{'id':'m','name':'M','kind':'person','build':'%s',"
          "'colour':'#a05020','height':1.7,'x':0,'z':0,'facing':0,'action':'stand','toward':'',"
          "'holds':-1,'identity':''}]}",
          i == 0 ? "slim" : "heavy");

      picture = draw (patch, 0, whole);
      counts[i] = count (picture.identity, 1);
      picture_clear (&picture);
    }
  g_assert_cmpint (counts[1], >, counts[0] * 23 / 20);
}

static void
test_depth_is_nearer_on_the_figure (void)
{
  Picture        picture = draw ("{'set':'field'}", 0, whole);
  const guint16 *depth = (const guint16 *)(gconstpointer)picture.depth->data;
  guint16        figure = depth[90 * 320 + 160], sky = depth[2 * 320 + 4];

  g_assert_cmpuint (picture.identity->data[90 * picture.identity->stride + 160], ==, 1);
  g_assert_cmpuint (sky, ==, 65535);
  g_assert_cmpuint (figure, <, 6000);
  g_assert_cmpuint (figure, >, 100);
  picture_clear (&picture);
}

static void
test_an_area_is_what_the_whole_has_there (void)
{
  static const char patch[] =
      "{" TWO_PEOPLE ",'set':'cliff','time':'dusk','weather':'snow','camera':{'size':'FS'}}";
  Picture             all = draw (patch, 5, whole);
  RcRect              area = { 96, 32, 128, 96 };
  Picture             part = draw (patch, 5, area);
  g_autoptr (RcFrame) colour = rc_frame_crop (all.colour, area, NULL);
  g_autoptr (RcFrame) identity = rc_frame_crop (all.identity, area, NULL);
  g_autoptr (RcFrame) depth = rc_frame_crop (all.depth, area, NULL);

  g_assert_true (rc_frame_equal (colour, part.colour));
  g_assert_true (rc_frame_equal (identity, part.identity));
  g_assert_true (rc_frame_equal (depth, part.depth));
  picture_clear (&all);
  picture_clear (&part);
}

static double
mean_light (const RcFrame *frame)
{
  double sum = 0;

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width * 4; x++)
      sum += x % 4 == 3 ? 0 : frame->data[y * frame->stride + x];
  return sum / (frame->width * frame->height * 3);
}

static void
test_night_is_dark_and_still_reads (void)
{
  static const char *const sets[] = { "street", "cliff", "field", "room", "corridor" };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *day = g_strdup_printf ("{'set':'%s','time':'day'}", sets[i]);
      g_autofree char *night = g_strdup_printf ("{'set':'%s','time':'night'}", sets[i]);
      Picture          a = draw (day, 0, whole), b = draw (night, 0, whole);

      g_test_message ("%s: day %.0f, night %.0f", sets[i], mean_light (a.colour),
                      mean_light (b.colour));
      g_assert_cmpfloat (mean_light (b.colour), <, mean_light (a.colour) * 0.8);
      g_assert_cmpfloat (mean_light (b.colour), >, 25);
      picture_clear (&a);
      picture_clear (&b);
    }
}

static void
test_warmth_moves_the_colours (void)
{
  Picture warm = draw ("{'set':'field','warmth':1}", 0, whole),
          cold = draw ("{'set':'field','warmth':-1}", 0, whole);
  long w = 0, c = 0;

  for (int x = 0; x < 320 * 180; x++)
    {
      w += warm.colour->data[x * 4 + 2] - warm.colour->data[x * 4];
      c += cold.colour->data[x * 4 + 2] - cold.colour->data[x * 4];
    }
  g_assert_cmpint (w, >, c);
  picture_clear (&warm);
  picture_clear (&cold);
}

static void
test_coarse_picture_is_a_small_one_of_the_same (void)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (RcKit)      kit = fixture_kit ();
  g_autoptr (RcStaging)  staging = fixture_staging ("{'set':'cliff','time':'dusk'}");
  g_autoptr (RcScene)    scene = fixture_scene (kit, staging, fixture_shape (320, 180, 24));
  g_autoptr (RcRenderer) renderer = rc_renderer_new (rc_gl_context_get (&error), scene, &error);
  g_autoptr (RcFrame)    coarse = rc_renderer_draw_coarse (renderer, &error), small = NULL;
  Picture                fine = draw ("{'set':'cliff','time':'dusk'}", 0, whole);
  double                 off = 0;

  g_assert_no_error (error);
  g_assert_cmpint (coarse->width, ==, 160);
  g_assert_cmpint (coarse->height, ==, 90);
  small = rc_frame_scale (fine.colour, 160, 90, &error);
  for (int i = 0; i < 160 * 90 * 4; i++)
    off += abs (small->data[i] - coarse->data[i]);
  g_assert_cmpfloat (off / (160 * 90 * 4), <, 12);
  picture_clear (&fine);
}

static void
test_refuses_pictures_nobody_can_have (void)
{
  static const struct
  {
    int width, height, frames, rate;
  } cases[] = { { 0, 100, 1, 24 }, { 100, -5, 1, 24 },      { 100000, 100, 1, 24 },
                { 64, 36, 0, 24 }, { 64, 36, 1000000, 24 }, { 64, 36, 4, 0 } };
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging ("{}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RcRequestShape     shape = fixture_shape (cases[i].width, cases[i].height, cases[i].frames);

      shape.rate.num = cases[i].rate;
      g_assert_null (rc_scene_new (kit, staging, &shape, NULL, NULL, &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
    }
}

static void
test_missing_cut_out_names_it (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (GError)    error = NULL;
  RcRequestShape        shape = fixture_shape (64, 36, 1);
  g_autoptr (RcStaging) staging =
      fixture_staging ("{'figures':[{'id':'m','name':'Mara','kind':'person','build':'average','"
                       "colour':'#a05020','height':1.7,'x':0,'z':0,"
                       "'facing':0,'action':'stand','toward':'','holds':-1,'identity':'00ff'}]}");

  g_assert_null (rc_scene_new (kit, staging, &shape, NULL, NULL, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Mara"));
}

static void
test_without_opengl_says_what_to_install (void)
{
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ())
    {
      g_setenv ("__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent/vendor.json", TRUE);
      g_assert_false (rc_sketch_available (&error));
      g_assert_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, "libegl1"));
      g_assert_nonnull (strstr (error->message, "libgl1-mesa-dri"));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_software_is_known_by_its_name (void)
{
  g_assert_true (rc_gl_is_software ("llvmpipe (LLVM 15.0.6, 256 bits)"));
  g_assert_true (rc_gl_is_software ("softpipe"));
  g_assert_true (rc_gl_is_software ("Software Rasterizer"));
  g_assert_false (rc_gl_is_software ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)"));
  g_assert_false (rc_gl_is_software ("NVIDIA GeForce RTX 3060/PCIe/SSE2"));
  g_assert_false (rc_gl_is_software (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/renderer/same-request-same-bytes", test_same_request_same_bytes);
  g_test_add_func ("/engine/sketch/renderer/identity-shows-each-figure-and-prop",
                   test_identity_shows_each_figure_and_prop);
  g_test_add_func ("/engine/sketch/renderer/figures-differ-in-colour-and-build",
                   test_figures_differ_in_colour_and_build);
  g_test_add_func ("/engine/sketch/renderer/depth-is-nearer-on-the-figure",
                   test_depth_is_nearer_on_the_figure);
  g_test_add_func ("/engine/sketch/renderer/an-area-is-what-the-whole-has-there",
                   test_an_area_is_what_the_whole_has_there);
  g_test_add_func ("/engine/sketch/renderer/night-is-dark-and-still-reads",
                   test_night_is_dark_and_still_reads);
  g_test_add_func ("/engine/sketch/renderer/warmth-moves-the-colours",
                   test_warmth_moves_the_colours);
  g_test_add_func ("/engine/sketch/renderer/coarse-picture-is-a-small-one-of-the-same",
                   test_coarse_picture_is_a_small_one_of_the_same);
  g_test_add_func ("/engine/sketch/renderer/refuses-pictures-nobody-can-have",
                   test_refuses_pictures_nobody_can_have);
  g_test_add_func ("/engine/sketch/renderer/missing-cut-out-names-it",
                   test_missing_cut_out_names_it);
  g_test_add_func ("/engine/sketch/renderer/without-opengl-says-what-to-install",
                   test_without_opengl_says_what_to_install);
  g_test_add_func ("/engine/sketch/renderer/software-is-known-by-its-name",
                   test_software_is_known_by_its_name);
  return g_test_run ();
}
