/* test-raccord.c - what is seen at a cut, and what is not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/raccord/raccord.h"
#include "tests/engine/sketch/sketch-fixture.h"

#include <string.h>

/* Two who stand beside each other and look at each other; Mara on the left. */
#define MARA                                                                                       \
  "{'id':'mara','name':'Mara','kind':'person','height':1.7,'x':-0.7,'facing':90,'action':'stand'," \
  "'colour':'#a05020','garment':'coat','toward':'tomas','holds':-1}"
#define TOMAS                                                                                      \
  "{'id':'tomas','name':'Tomas','kind':'person','height':1.8,'x':0.7,'facing':-90,"                \
  "'action':'stand','colour':'#2050a0','garment':'jacket','toward':'mara','holds':-1}"
#define TWO "{'set':'field','figures':[" MARA "," TOMAS "],'camera':{'size':'TWO'}}"

static RcShotEnds *
ends_of (const char *patch)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  RcRequestShape        shape = fixture_shape (160, 90, 48);
  g_autoptr (GError)    error = NULL;
  RcShotEnds           *ends = rc_shot_ends_new (kit, staging, &shape, &error);

  g_assert_no_error (error);
  return ends;
}

static RcRaccord *
raccord_of (const char *before, const char *after, const char *meant)
{
  g_autoptr (RcShotEnds) a = ends_of (before), b = ends_of (after);

  return rc_raccord_new (a, b, meant);
}

/* That @check alone breaks, and what it finds begins so; of RC_N_RACCORD_CHECKS none does. */
static void
assert_break (const char *before, const char *after, RcRaccordCheckId check, const char *finding)
{
  g_autoptr (RcRaccord) raccord = raccord_of (before, after, "");

  for (guint i = 0; i < RC_N_RACCORD_CHECKS; i++)
    if (i != check && raccord->checks[i].finding != NULL)
      g_error ("%s breaks: %s", rc_raccord_check_nick (i), raccord->checks[i].finding);
  if (check == RC_N_RACCORD_CHECKS)
    return;
  g_assert_true (raccord->checks[check].applies);
  g_assert_nonnull (raccord->checks[check].finding);
  g_assert_true (g_str_has_prefix (raccord->checks[check].finding, finding));
  g_assert_cmpuint (raccord->breaks, ==, 1);
  g_assert_false (rc_raccord_is_good (raccord));
  g_assert_cmpfloat (raccord->score, <, 0.8);
}

static void
test_same (void)
{
  g_autoptr (RcRaccord) raccord = raccord_of (TWO, TWO, "");

  g_assert_true (rc_raccord_is_good (raccord));
  g_assert_cmpfloat (raccord->score, ==, 1);
  g_assert_true (raccord->checks[RC_RACCORD_IDENTITY].applies);
  g_assert_true (raccord->checks[RC_RACCORD_EYELINE].applies);
  g_assert_false (raccord->checks[RC_RACCORD_DIRECTION].applies); /* nobody goes anywhere */
  g_assert_false (raccord->checks[RC_RACCORD_PALETTE].applies);   /* there is no picture */
}

static void
test_identity (void)
{
  static const char *const others[] = {
    "'colour':'#20a040'", "'garment':'dress'", "'headwear':'hat'",  "'hair':'bald'",
    "'age':'child'",      "'height':1.3",      "'wears':'glasses'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      /* of two members of the same name the first counts */
      g_autofree char *after = g_strdup_printf (
          "{'set':'field','figures':[{%s,'id':'mara','name':'Mara','kind':'person',"
          "'height':1.7,'colour':'#a05020','garment':'coat','holds':-1}]}",
          others[i]);

      assert_break ("{'set':'field','figures':[{'id':'mara','name':'Mara','kind':'person',"
                    "'height':1.7,'colour':'#a05020','garment':'coat','holds':-1}]}",
                    after, RC_RACCORD_IDENTITY, "Mara ");
    }
  /* Extras are others in the next shot; a shade of the same colour is the same coat. */
  assert_break ("{'figures':[{'id':'extra-1','name':'man','kind':'person','garment':'coat'}]}",
                "{'figures':[{'id':'extra-1','name':'man','kind':'person','garment':'suit'}]}",
                RC_N_RACCORD_CHECKS, "");
  assert_break ("{'figures':[{'id':'mara','name':'Mara','kind':'person','colour':'#a05020'}]}",
                "{'figures':[{'id':'mara','name':'Mara','kind':'person','colour':'#a85a28'}]}",
                RC_N_RACCORD_CHECKS, "");
}

static void
test_light (void)
{
  assert_break ("{'set':'field','time':'day'}", "{'set':'field','time':'night'}", RC_RACCORD_LIGHT,
                "It is another time");
  assert_break ("{'set':'field','weather':'clear'}", "{'set':'field','weather':'rain'}",
                RC_RACCORD_LIGHT, "The weather");
  assert_break ("{'set':'field','season':'summer'}", "{'set':'field','season':'winter'}",
                RC_RACCORD_LIGHT, "It is another season");
  assert_break ("{'set':'field','weather':'cloudy'}", "{'set':'field','weather':'wind'}",
                RC_N_RACCORD_CHECKS, "");
  assert_break ("{'set':'kitchen','interior':true,'weather':'clear'}",
                "{'set':'kitchen','interior':true,'weather':'rain'}", RC_N_RACCORD_CHECKS, "");
}

static void
test_eyeline (void)
{
  static const char *const from_behind =
      "{'set':'field','figures':[" MARA "," TOMAS "],'camera':{'size':'TWO',"
      "'away':4,'around':180,'above':0,'at_x':0,'at_y':1.2,'at_z':0}}";
  static const char *const mara =
      "{'set':'field','figures':[" MARA "," TOMAS "],'camera':{'size':'CU','subject':0,"
      "'away':1.2,'around':20,'above':0,'at_x':-0.7,'at_y':1.6,'at_z':0}}";
  static const char *const tomas =
      "{'set':'field','figures':[" MARA "," TOMAS "],'camera':{'size':'CU','subject':1,"
      "'away':1.2,'around':-20,'above':0,'at_x':0.7,'at_y':1.6,'at_z':0}}";
  static const char *const tomas_crossed =
      "{'set':'field','figures':[" MARA "," TOMAS "],'camera':{'size':'CU','subject':1,"
      "'away':1.2,'around':200,'above':0,'at_x':0.7,'at_y':1.6,'at_z':0}}";

  assert_break (TWO, from_behind, RC_RACCORD_EYELINE, "Mara and Tomas have changed sides");
  assert_break (mara, tomas, RC_N_RACCORD_CHECKS, "");
  assert_break (mara, tomas_crossed, RC_RACCORD_EYELINE, "Tomas looks to the same side as Mara");
  assert_break (TWO, mara, RC_N_RACCORD_CHECKS, "");
  assert_break (from_behind, mara, RC_RACCORD_EYELINE,
                "Mara looks at Tomas, but to the other side");
}

static void
test_direction (void)
{
#define WALKS(facing)                                                                              \
  "{'set':'field','figures':[{'id':'mara','name':'Mara','kind':'person','height':1.7,'facing'"     \
  ":" facing ",'action':'walk','holds':-1}],'camera':{'size':'FS'}}"
  assert_break (WALKS ("90"), WALKS ("90"), RC_N_RACCORD_CHECKS, "");
  assert_break (WALKS ("90"), WALKS ("-90"), RC_RACCORD_DIRECTION, "Mara goes to the left");
  assert_break (WALKS ("-90"), WALKS ("90"), RC_RACCORD_DIRECTION, "Mara goes to the right");
  assert_break (WALKS ("90"), WALKS ("0"), RC_N_RACCORD_CHECKS, ""); /* toward us: neutral */
}

/* @pixel: 0xRRGGBB */
static void
set_picture (RcShotEnd *end, guint pixel)
{
  g_autoptr (RcFrame) frame = rc_frame_new (16, 16, RC_FRAME_BGRA8, NULL);

  for (int i = 0; i < 16 * 16; i++)
    {
      guint8 *at = frame->data + (gsize)(i / 16) * frame->stride + (gsize)(i % 16) * 4;

      /* not flat: a ramp of grey over it */
      for (int k = 0; k < 3; k++)
        at[k] = (guint8)CLAMP ((int)(pixel >> 8 * k & 255) + i % 16 - 8, 0, 255);
      at[3] = 255;
    }
  rc_shot_ends_set_picture (end, frame);
}

static void
test_pictures (void)
{
  static const struct
  {
    guint       before, after;
    gboolean    light, palette; /* breaks */
    const char *finding;
  } cases[] = {
    { 0x406080, 0x406080, FALSE, FALSE, NULL },
    { 0x406080, 0x4a6884, FALSE, FALSE, NULL },
    { 0x202020, 0xb0b0b0, TRUE, FALSE, "The picture is much brighter" },
    { 0xb0b0b0, 0x202020, TRUE, FALSE, "The picture is much darker" },
    { 0x405f98, 0x98503c, FALSE, TRUE, "The colours" },
  };
  g_autoptr (RcShotEnds) a = ends_of ("{}"), b = ends_of ("{}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcRaccord) raccord = NULL;
      const RcRaccordCheck *light, *palette;

      set_picture (&a->last, cases[i].before);
      set_picture (&b->first, cases[i].after);
      raccord = rc_raccord_new (a, b, "");
      light = &raccord->checks[RC_RACCORD_LIGHT];
      palette = &raccord->checks[RC_RACCORD_PALETTE];
      g_assert_true (light->applies && palette->applies);
      g_assert_cmpint (light->score < RC_RACCORD_GOOD, ==, cases[i].light);
      g_assert_cmpint (palette->score < RC_RACCORD_GOOD, ==, cases[i].palette);
      if (cases[i].finding != NULL)
        g_assert_true (
            g_str_has_prefix ((cases[i].light ? light : palette)->finding, cases[i].finding));
    }
}

static void
test_meant (void)
{
  g_autoptr (RcRaccord) raccord = raccord_of ("{'time':'day'}", "{'time':'night'}", "light");
  g_autofree char      *more = rc_raccord_dup_meant ("light", RC_RACCORD_IDENTITY, TRUE);
  g_autofree char      *less = rc_raccord_dup_meant (more, RC_RACCORD_LIGHT, FALSE);

  g_assert_true (rc_raccord_is_good (raccord));
  g_assert_true (raccord->checks[RC_RACCORD_LIGHT].meant);
  g_assert_nonnull (raccord->checks[RC_RACCORD_LIGHT].finding);
  g_assert_cmpfloat (raccord->score, ==, 1);
  g_assert_cmpstr (more, ==, "identity light");
  g_assert_cmpstr (less, ==, "identity");
  g_assert_true (rc_raccord_is_meant (less, RC_RACCORD_IDENTITY));
  g_assert_false (rc_raccord_is_meant (less, RC_RACCORD_LIGHT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/raccord/what-stays-the-same-is-good", test_same);
  g_test_add_func ("/engine/raccord/somebody-looks-different", test_identity);
  g_test_add_func ("/engine/raccord/the-light-of-the-world-changes", test_light);
  g_test_add_func ("/engine/raccord/the-camera-crosses-the-line", test_eyeline);
  g_test_add_func ("/engine/raccord/somebody-turns-back", test_direction);
  g_test_add_func ("/engine/raccord/the-picture-jumps", test_pictures);
  g_test_add_func ("/engine/raccord/a-break-that-is-meant-is-none", test_meant);
  return g_test_run ();
}
