/* test-region-takes.c - a region keeps what was rendered of it: added to, chosen among, judged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/region-edit.h"
#include "engine/media/media.h"
#include "engine/session/take-request.h"
#include "tests/film.h"

#include <glib/gstdio.h>

#include <string.h>

#define MASK                                                                                       \
  "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.25,\"y\":0.25,\"width\":0.5,\"height\":0.5}],"     \
  "\"feather\":0.05}"

static const RcGenerator whole_generator = { .id = "whole",
                                             .label = "Whole",
                                             .version = 1,
                                             .abilities = { .price = "free" },
                                             .render = grey_render };

static const RcGenerator other_generator = { .id = "other",
                                             .label = "Other",
                                             .version = 3,
                                             .abilities = { .masks = TRUE, .price = "free" },
                                             .render = grey_render };

static const RcGenerator *const generators[] = { &grey_generator, &whole_generator,
                                                 &other_generator, NULL };

static void
render_region (Film *film, const char *seed)
{
  film_set_text (film, film->region, "seed", seed);
  film_wait (film, rc_session_render_region (film->session, RC_REGION (film->region), NULL), NULL);
}

static RcNode *
take_of (Film *film, guint i)
{
  return rc_node_get_child (film->region, RC_TYPE_TAKE, i);
}

static guint
n_takes (Film *film)
{
  return rc_node_get_n_children (film->region, RC_TYPE_TAKE);
}

static void
film_set_up (Film *film, gconstpointer data)
{
  g_autoptr (RcJson) mask = rc_json_new_take (cJSON_Parse (MASK));

  film_create_shot (film, generators, "4f");
  film->take = film_render (film, NULL);
  film->region = film_add (film, film->take, RC_TYPE_REGION);
  film_set_text (film, film->region, "prompt", "darker");
  g_assert_true (rc_document_set_json (film->document, film->region, "mask", mask, 0, NULL));
}

/* What one sees in the middle of the mask. */
static guint8
seen_at (Film *film, int index)
{
  g_autoptr (RcTakeStack) stack = rc_session_open_take (film->session, RC_TAKE (film->take), NULL);
  g_autoptr (RcFrame)     frame = rc_take_stack_frame (stack, index, NULL);

  return frame->data[45 * frame->stride + 4 * 80];
}

static guint8
seen (Film *film)
{
  return seen_at (film, 0);
}

/* --- tests ------------------------------------------------------------------------------------ */

static void
test_rendering_again_adds_a_take (Film *film, gconstpointer data)
{
  render_region (film, "5");
  g_assert_cmpuint (n_takes (film), ==, 1);
  render_region (film, "9");
  g_assert_cmpuint (n_takes (film), ==, 2);
  g_assert_cmpuint (seen (film), ==, 109);
  g_assert_true (RC_NODE (rc_region_get_take (RC_REGION (film->region))) == take_of (film, 1));
  g_assert_cmpint (rc_node_get_int (take_of (film, 0), "seed"), ==, 5);
  /* The same request is the same take. */
  render_region (film, "5");
  g_assert_cmpuint (n_takes (film), ==, 2);
  g_assert_cmpuint (seen (film), ==, 105);
}

/* The outside was compared in every frame when it landed. */
static void
test_its_outside_is_proved (Film *film, gconstpointer data)
{
  render_region (film, "5");
  g_assert_cmpint (rc_node_get_int (take_of (film, 0), "proved"), ==, 4);
}

typedef struct
{
  guint8 before[4]; /* of each frame: what the other region shows, away from this one */
  guint  n;
} Look;

static void
on_frame (RcSession *session, RcNode *node, int index, gpointer frame, Look *look)
{
  const RcFrame *shown = frame;

  if (!RC_IS_REGION (node))
    return;
  g_assert_cmpuint (shown->data[45 * shown->stride + 4 * 80], ==, look->before[index]);
  look->n++;
}

/* While one region is rendered the others stay in sight. */
static void
test_others_stay_in_sight (Film *film, gconstpointer data)
{
  g_autoptr (RcJson) mask = rc_json_new_take (
      cJSON_Parse ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.1,"
                   "\"height\":0.1}]}"));
  Look    look = { .n = 0 };
  RcNode *other;

  render_region (film, "5");
  for (int i = 0; i < 4; i++)
    look.before[i] = seen_at (film, i);
  other = film_add (film, film->take, RC_TYPE_REGION);
  film_set_text (film, other, "prompt", "lighter");
  film_set_text (film, other, "seed", "60");
  g_assert_true (rc_document_set_json (film->document, other, "mask", mask, 0, NULL));
  g_signal_connect (film->session, "frame", G_CALLBACK (on_frame), &look);
  film_wait (film, rc_session_render_region (film->session, RC_REGION (other), NULL), NULL);
  g_signal_handlers_disconnect_by_data (film->session, &look);
  g_assert_cmpuint (look.n, >, 0);
}

static void
test_one_is_chosen (Film *film, gconstpointer data)
{
  render_region (film, "5");
  film_set_text (film, film->region, "prompt", "lighter");
  render_region (film, "9");
  g_assert_true (rc_session_choose_region_take (film->session, RC_TAKE (take_of (film, 0)), NULL));
  g_assert_cmpuint (seen (film), ==, 105);
  g_assert_cmpstr (rc_node_get_string (film->region, "prompt"), ==, "darker");
  g_assert_cmpint (rc_node_get_int (film->region, "seed"), ==, 5);
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (seen (film), ==, 109);
  g_assert_cmpstr (rc_node_get_string (film->region, "prompt"), ==, "lighter");
}

static void
test_verdicts_decide_what_is_shown (Film *film, gconstpointer data)
{
  render_region (film, "5");
  render_region (film, "9");
  render_region (film, "12");
  g_assert_true (
      rc_session_judge (film->session, take_of (film, 2), RC_VERDICT_REJECT, NULL, NULL));
  g_assert_cmpuint (seen (film), ==, 109);
  g_assert_true (rc_session_judge (film->session, take_of (film, 0), RC_VERDICT_STAR, NULL, NULL));
  g_assert_cmpuint (seen (film), ==, 105);
  /* Rejecting what is not shown changes nothing that is seen. */
  g_assert_true (
      rc_session_judge (film->session, take_of (film, 1), RC_VERDICT_REJECT, NULL, NULL));
  g_assert_cmpuint (seen (film), ==, 105);
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpint (rc_node_get_enum (take_of (film, 1), "verdict"), ==, RC_VERDICT_NONE);
  /* A verdict on the region is on the take it shows. */
  g_assert_true (rc_session_judged (rc_node_get_parent (take_of (film, 0))) == take_of (film, 0));
  g_assert_true (rc_session_toggle_verdict (film->session, rc_node_get_parent (take_of (film, 0)),
                                            RC_VERDICT_STAR, NULL));
  g_assert_cmpint (rc_node_get_enum (take_of (film, 0), "verdict"), ==, RC_VERDICT_NONE);
}

/* A film of before has the hash in the region alone: nothing of it is lost. */
static void
test_the_only_take_of_an_old_film_stays (Film *film, gconstpointer data)
{
  render_region (film, "5");
  rc_document_begin (film->document, NULL);
  g_assert_true (rc_document_remove (film->document, take_of (film, 0), NULL));
  rc_document_end (film->document);
  g_assert_cmpuint (n_takes (film), ==, 0);
  g_assert_cmpuint (seen (film), ==, 105);
  render_region (film, "9");
  g_assert_cmpuint (n_takes (film), ==, 2);
  g_assert_cmpint (rc_node_get_int (take_of (film, 0), "seed"), ==, 5);
  g_assert_true (rc_session_choose_region_take (film->session, RC_TAKE (take_of (film, 0)), NULL));
  g_assert_cmpuint (seen (film), ==, 105);
}

static void
test_a_take_of_a_region_has_no_regions (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  render_region (film, "5");
  g_assert_null (rc_document_add (film->document, take_of (film, 0), RC_TYPE_REGION, -1, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

/* What a region asks for goes along, what came of it does not; frames that are not there are all.
 */
static void
test_it_is_copied_to_another_take (Film *film, gconstpointer data)
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) mask = NULL;
  RcRegion          *copy;

  film_set_text (
      film, film->region, "mask",
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.2,\"y\":0.2,\"width\":0.5,\"height\":0.5}],"
      "\"first\":1,\"last\":90}");
  film_set_text (film, film->region, "blend", "screen");
  render_region (film, "5");
  text = rc_region_to_text (RC_REGION (film->region), rc_session_get_dir (film->session));
  g_assert_true (rc_text_has_region (text));
  copy = rc_session_paste_region (film->session, text, RC_TAKE (film->take), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rc_node_get_id (RC_NODE (copy)), !=, rc_node_get_id (film->region));
  g_assert_cmpstr (rc_node_get_string (RC_NODE (copy), "hash"), ==, "");
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (copy), RC_TYPE_TAKE), ==, 0);
  g_assert_cmpint (rc_node_get_enum (RC_NODE (copy), "blend"), ==, RC_BLEND_SCREEN);
  mask = rc_mask_from_json (rc_json_value (rc_node_get_json (RC_NODE (copy), "mask")), NULL);
  g_assert_true (rc_mask_covers_frame (mask, 3));
  g_assert_false (rc_mask_covers_frame (mask, 0));
  film_wait (film, rc_session_render_region (film->session, copy, NULL), NULL);
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (copy), RC_TYPE_TAKE), ==, 1);
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (film->take, RC_TYPE_REGION), ==, 1);
}

static void
test_what_is_no_region_is_not_pasted (Film *film, gconstpointer data)
{
  static const char *const texts[] = { "", "words", "{\"raccord-region\":1}",
                                       "{\"raccord-region\":1,\"region\":{\"type\":\"shot\"}}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          rc_session_paste_region (film->session, texts[i], RC_TAKE (film->take), &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
    }
  g_assert_cmpuint (rc_node_get_n_children (film->take, RC_TYPE_REGION), ==, 1);
}

static void
test_strength_is_how_far_it_goes (Film *film, gconstpointer data)
{
  RcNode *region = film->region;
  guint8  base = seen (film);
  char   *whole;
  RcTake *shown;
  GError *error = NULL;

  render_region (film, "5");
  g_assert_cmpuint (seen (film), ==, 105);
  whole = g_strdup (rc_node_get_string (region, "hash"));
  film_set_text (film, region, "strength", "0.5");
  render_region (film, "5");
  g_assert_cmpstr (rc_node_get_string (region, "hash"), !=, whole);
  g_assert_cmpuint (seen (film), ==, (105 + base + 1) / 2);
  film_set_text (film, region, "strength", "0");
  render_region (film, "5");
  g_assert_cmpuint (seen (film), ==, base);
  /* A take that is shown again brings its strength with it. */
  rc_session_choose_region_take (film->session, RC_TAKE (take_of (film, 1)), &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (rc_node_get_double (region, "strength"), ==, 0.5);
  shown = rc_region_get_take (RC_REGION (region));
  g_assert_true (RC_NODE (shown) == take_of (film, 1));
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpfloat (rc_node_get_double (region, "strength"), ==, 0);
  g_free (whole);
}

static void
test_its_generator_must_render_regions (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  film_set_text (film, film->region, "generator", "whole");
  g_assert_null (rc_session_render_region (film->session, RC_REGION (film->region), &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED);
  film_set_text (film, film->region, "generator", "other");
  film_wait (film, rc_session_render_region (film->session, RC_REGION (film->region), NULL), NULL);
  g_assert_cmpstr (rc_node_get_string (take_of (film, 0), "generator"), ==, "other");
}

static RcNode *
add_reference (Film *film, RcNode *owner, const char *media)
{
  RcNode *reference = rc_document_add (film->document, owner, RC_TYPE_REFERENCE, -1, NULL);

  g_assert_nonnull (reference);
  film_set_text (film, reference, "media", media);
  return reference;
}

static void
test_its_references_come_first (Film *film, gconstpointer data)
{
  char                  hash[65] = { 0 };
  const cJSON          *list, *entry;
  g_autoptr (RcRequest) request = NULL;
  g_autoptr (GError)    error = NULL;
  int                   n = 0;

  memset (hash, 'a', 64);
  add_reference (film, film->region, hash);
  request = rc_session_freeze_region (film->session, RC_REGION (film->region), &error);
  g_assert_no_error (error);
  list = cJSON_GetObjectItemCaseSensitive (rc_request_json (request), "references");
  cJSON_ArrayForEach (entry, list)
  {
    if (n++ == 0)
      g_assert_cmpstr (rc_json_string_or (entry, "for", ""), ==, rc_node_get_id (film->region));
  }
  g_assert_cmpint (n, ==, 1);
  for (int i = 1; i < 9; i++)
    add_reference (film, film->region, hash);
  g_assert_null (rc_document_add (film->document, film->region, RC_TYPE_REFERENCE, -1, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_LIMIT);
}

/* A take is chosen with the references and the generator that it was made with. */
static void
test_references_and_generator_come_back (Film *film, gconstpointer data)
{
  g_autofree char    *path = g_build_filename (film->dir, "halo.png", NULL);
  g_autoptr (RcFrame) picture = rc_frame_new (16, 16, RC_FRAME_BGRA8, NULL);
  RcNode             *reference;

  memset (picture->data, 99, picture->stride * 16);
  g_assert_true (rc_frame_save_png (picture, path, NULL));
  render_region (film, "3");
  g_assert_nonnull (rc_session_add_reference (film->session, film->region, path, "style", NULL));
  film_set_text (film, film->region, "generator", "other");
  film_set_text (film, film->region, "prompt", "add @halo");
  render_region (film, "5");
  reference = rc_node_get_child (film->region, RC_TYPE_REFERENCE, 0);
  g_assert_true (rc_document_remove (film->document, reference, NULL));
  film_set_text (film, film->region, "generator", "");
  render_region (film, "9");
  g_assert_cmpuint (n_takes (film), ==, 3);

  g_assert_true (rc_session_choose_region_take (film->session, RC_TAKE (take_of (film, 1)), NULL));
  g_assert_cmpuint (rc_node_get_n_children (film->region, RC_TYPE_REFERENCE), ==, 1);
  reference = rc_node_get_child (film->region, RC_TYPE_REFERENCE, 0);
  g_assert_cmpint (rc_node_get_enum (reference, "role"), ==, RC_ROLE_STYLE);
  g_assert_cmpstr (rc_node_get_string (reference, "file"), ==, "halo.png");
  g_assert_cmpstr (rc_node_get_string (film->region, "generator"), ==, "other");
  g_assert_true (rc_session_is_region_current (film->session, RC_REGION (film->region)));
  /* The first was made without. */
  g_assert_true (rc_session_choose_region_take (film->session, RC_TAKE (take_of (film, 0)), NULL));
  g_assert_cmpuint (rc_node_get_n_children (film->region, RC_TYPE_REFERENCE), ==, 0);
  g_assert_cmpstr (rc_node_get_string (film->region, "generator"), ==, "");
  /* Each was one step. */
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (film->region, RC_TYPE_REFERENCE), ==, 1);
  g_assert_cmpstr (rc_node_get_string (film->region, "generator"), ==, "other");
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (film->region, RC_TYPE_REFERENCE), ==, 0);
  g_assert_cmpint (rc_node_get_int (film->region, "seed"), ==, 9);
}

static char *
wait_for_poster (Film *film, const char *other_than)
{
  gint64 until = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  for (;;)
    {
      g_autofree char *path = rc_session_dup_poster (film->session, RC_TAKE (film->take));

      if (strcmp (path, other_than) != 0)
        return g_steal_pointer (&path);
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static guint8
middle_of (const char *path)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) frame = rc_media_load_image (path, 160, NULL, &error);

  g_assert_no_error (error);
  return frame->data[(frame->height / 2) * (int)frame->stride + 4 * (frame->width / 2)];
}

static void
test_its_picture_shows_the_regions (Film *film, gconstpointer data)
{
  g_autofree char *plain = rc_session_dup_poster (film->session, RC_TAKE (film->take));
  g_autofree char *with = NULL, *half = NULL, *hidden = NULL;
  guint8           base = middle_of (plain);
  int              middle = rc_node_get_int (film->take, "frames") / 2;

  render_region (film, "5");
  with = wait_for_poster (film, plain);
  g_assert_cmpint (middle_of (with), ==, seen_at (film, middle));
  g_assert_cmpint (middle_of (with), !=, base);
  film_set_text (film, film->region, "opacity", "0.5");
  half = wait_for_poster (film, with);
  g_assert_cmpint (middle_of (half), ==, seen_at (film, middle));
  /* The one before goes when that is told. */
  while (g_file_test (with, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
  film_set_text (film, film->region, "visible", "false");
  hidden = rc_session_dup_poster (film->session, RC_TAKE (film->take));
  g_assert_cmpstr (hidden, ==, plain);
}

static void
set_true (gboolean *over)
{
  *over = TRUE;
}

/* A region's take that is away and comes back: its picture is made then. */
static void
test_its_picture_comes_with_the_take (Film *film, gconstpointer data)
{
  g_autofree char *plain = rc_session_dup_poster (film->session, RC_TAKE (film->take));
  g_autofree char *away = g_build_filename (film->dir, "away", NULL), *there = NULL;
  g_autofree char *none = NULL, *with = NULL;
  gulong           told;
  gboolean         over = FALSE;

  render_region (film, "5");
  there = g_build_filename (rc_session_get_dir (film->session), "takes",
                            rc_node_get_string (take_of (film, 0), "hash"), NULL);
  g_assert_cmpint (g_rename (there, away), ==, 0);
  film_set_text (film, film->region, "opacity", "0.7");
  told = g_signal_connect_swapped (film->session, "posters", G_CALLBACK (set_true), &over);
  none = rc_session_dup_poster (film->session, RC_TAKE (film->take));
  g_assert_cmpstr (none, ==, plain);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (film->session, told);
  g_assert_cmpint (g_rename (away, there), ==, 0);
  with = wait_for_poster (film, plain);
  g_assert_cmpint (middle_of (with), !=, middle_of (plain));
}

/* Two takes of the same words, one with a fainter region: neither picture is the other's. */
static void
test_twins_have_pictures_of_their_own (Film *film, gconstpointer data)
{
  g_autofree char   *plain = rc_session_dup_poster (film->session, RC_TAKE (film->take));
  g_autofree char   *one = NULL, *other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RcNode) twin = NULL;
  cJSON             *json;
  gpointer           first = film->take;

  render_region (film, "5");
  json = rc_node_to_json (film->take);
  cJSON_DeleteItemFromObject (json, "id");
  cJSON_DeleteItemFromObject (cJSON_GetArrayItem (cJSON_GetObjectItem (json, "children"), 0), "id");
  twin = rc_node_from_json (json, "a twin", NULL, &error);
  cJSON_Delete (json);
  g_assert_no_error (error);
  g_assert_true (
      rc_document_insert (film->document, rc_node_get_parent (film->take), twin, -1, &error));
  rc_document_set_text (film->document, rc_node_get_child (twin, RC_TYPE_REGION, 0), "opacity",
                        "0.5", 0, &error);
  g_assert_no_error (error);
  one = wait_for_poster (film, plain);
  film->take = (gpointer)twin;
  other = wait_for_poster (film, plain);
  g_assert_cmpstr (one, !=, other);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *again = rc_session_dup_poster (film->session, RC_TAKE (first));
      g_autofree char *also = rc_session_dup_poster (film->session, RC_TAKE (twin));

      g_assert_cmpstr (again, ==, one);
      g_assert_cmpstr (also, ==, other);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  film->take = first;
}

#define ADD(name, func) g_test_add (name, Film, NULL, film_set_up, func, film_end)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/region-takes/rendering again adds one", test_rendering_again_adds_a_take);
  ADD ("/region-takes/its outside is proved", test_its_outside_is_proved);
  ADD ("/region-takes/others stay in sight", test_others_stay_in_sight);
  ADD ("/region-takes/one is chosen", test_one_is_chosen);
  ADD ("/region-takes/twins have pictures of their own", test_twins_have_pictures_of_their_own);
  ADD ("/region-takes/verdicts decide", test_verdicts_decide_what_is_shown);
  ADD ("/region-takes/the only take of an old film stays", test_the_only_take_of_an_old_film_stays);
  ADD ("/region-takes/a take of a region has no regions", test_a_take_of_a_region_has_no_regions);
  ADD ("/region-takes/a region is copied to another take", test_it_is_copied_to_another_take);
  ADD ("/region-takes/what is no region is not pasted", test_what_is_no_region_is_not_pasted);
  ADD ("/region-takes/strength is how far it goes", test_strength_is_how_far_it_goes);
  ADD ("/region-takes/its generator must render regions", test_its_generator_must_render_regions);
  ADD ("/region-takes/its references come first", test_its_references_come_first);
  ADD ("/region-takes/references and generator come back", test_references_and_generator_come_back);
  ADD ("/region-takes/the take's picture shows its regions", test_its_picture_shows_the_regions);
  ADD ("/region-takes/its picture comes with the take", test_its_picture_comes_with_the_take);
  return g_test_run ();
}
