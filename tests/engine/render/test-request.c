/* test-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/render/film.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define MASK "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}"

static RcRequest *
request_patched (const char *patch, GError **error)
{
  cJSON            *json = request_json ("Mara turns.", 4711);
  g_autoptr (cJSON) change = cJSON_Parse (patch);

  g_assert_nonnull (change);
  rc_json_merge_patch (&json, change);
  return rc_request_new (json, "/film", error);
}

static void
test_keeps_what_it_was_made_of (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcRequest) request = request_patched ("{\"rate\":\"24000/1001\"}", &error);
  const RcRequestShape *shape = rc_request_shape (request);
  g_autofree char      *take = rc_request_take_dir (request, "abc");

  g_assert_no_error (error);
  g_assert_cmpint (shape->width, ==, 96);
  g_assert_cmpint (shape->height, ==, 64);
  g_assert_cmpint (shape->frames, ==, 4);
  g_assert_cmpint (shape->rate.num, ==, 24000);
  g_assert_cmpint (shape->rate.den, ==, 1001);
  g_assert_cmpuint (shape->seed, ==, 4711);
  g_assert_cmpfloat (shape->creativity, ==, 0.25);
  g_assert_cmpstr (rc_request_generator (request), ==, "gradients");
  g_assert_cmpstr (rc_json_string_or (rc_request_json (request), "prompt", ""), ==, "Mara turns.");
  g_assert_nonnull (rc_request_staging (request));
  g_assert_cmpstr (take, ==, "/film/takes/abc");
  g_assert_false (rc_request_is_region (request));
  g_assert_null (rc_request_region_base (request));
  g_assert_null (rc_request_region_prompt (request));
  g_assert_null (rc_request_region_mask (request));
}

static void
test_has_one_hash_for_one_meaning (void)
{
  g_autoptr (RcRequest) a = request_patched ("{}", NULL);
  g_autoptr (RcRequest) same = request_patched ("{\"rate\":\"48/2\",\"creativity\":2.5e-1}", NULL);
  g_autoptr (RcRequest) seed = request_patched ("{\"seed\":4712}", NULL);
  g_autoptr (RcRequest) prompt = request_patched ("{\"prompt\":\"Mara turns\"}", NULL);
  g_autoptr (RcRequest) elsewhere =
      rc_request_new (request_json ("Mara turns.", 4711), "/moved", NULL);

  g_assert_cmpuint (strlen (rc_request_hash (a)), ==, 64);
  g_assert_cmpstr (rc_request_hash (a), ==, rc_request_hash (same));
  g_assert_cmpstr (rc_request_hash (a), ==, rc_request_hash (elsewhere));
  g_assert_cmpstr (rc_request_hash (a), !=, rc_request_hash (seed));
  g_assert_cmpstr (rc_request_hash (a), !=, rc_request_hash (prompt));
}

static void
test_reads_a_region (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcRequest) request = rc_request_new (region_json (HASH, MASK, 1), "/film", &error);
  g_autoptr (RcRequest) again = NULL;

  g_assert_no_error (error);
  again = rc_request_ref (request);
  g_assert_true (rc_request_is_region (again));
  g_assert_cmpstr (rc_request_region_base (request), ==, HASH);
  g_assert_cmpstr (rc_request_region_prompt (request), ==, "darker");
  g_assert_true (rc_mask_covers_frame (rc_request_region_mask (request), 3));
}

static void
test_names_what_it_refuses (void)
{
  static const struct
  {
    const char *patch;
    RcError     code;
    const char *what;
  } cases[] = {
    { "[]", RC_ERROR_FORMAT, "object" },
    { "{\"format\":2}", RC_ERROR_UNSUPPORTED, "newer" },
    { "{\"format\":null}", RC_ERROR_FORMAT, "format" },
    { "{\"generator\":7}", RC_ERROR_FORMAT, "generator" },
    { "{\"generator_version\":1.5}", RC_ERROR_INVALID, "generator_version" },
    { "{\"prompt\":null}", RC_ERROR_FORMAT, "prompt" },
    { "{\"width\":95}", RC_ERROR_INVALID, "even" },
    { "{\"width\":14}", RC_ERROR_INVALID, "width" },
    { "{\"height\":8194}", RC_ERROR_INVALID, "height" },
    { "{\"height\":\"64\"}", RC_ERROR_FORMAT, "height" },
    { "{\"rate\":\"fast\"}", RC_ERROR_INVALID, "rate" },
    { "{\"rate\":\"1/2\"}", RC_ERROR_INVALID, "1 to 240" },
    { "{\"rate\":\"241\"}", RC_ERROR_INVALID, "1 to 240" },
    { "{\"rate\":24}", RC_ERROR_FORMAT, "rate" },
    { "{\"frames\":0}", RC_ERROR_INVALID, "duration" },
    { "{\"frames\":-3}", RC_ERROR_INVALID, "duration" },
    { "{\"frames\":864000}", RC_ERROR_LIMIT, "600 minutes" },
    { "{\"frames\":36001}", RC_ERROR_LIMIT, "split" },
    { "{\"seed\":-1}", RC_ERROR_INVALID, "seed" },
    { "{\"seed\":4294967296}", RC_ERROR_INVALID, "seed" },
    { "{\"creativity\":1.1}", RC_ERROR_INVALID, "creativity" },
    { "{\"staging\":null}", RC_ERROR_FORMAT, "staging" },
    { "{\"references\":{}}", RC_ERROR_FORMAT, "references" },
    { "{\"references\":[{\"slot\":\"smell\",\"role\":\"mood\",\"media\":\"" HASH "\"}]}",
      RC_ERROR_INVALID, "smell" },
    { "{\"references\":[{\"slot\":\"image\",\"role\":\"mood\",\"media\":\"../../etc/passwd\"}]}",
      RC_ERROR_INVALID, "references[0]" },
    { "{\"region\":{\"base\":\"" HASH "\",\"prompt\":\"x\"}}", RC_ERROR_FORMAT, "mask" },
    { "{\"region\":{\"base\":\"../x\",\"prompt\":\"x\",\"mask\":" MASK "}}", RC_ERROR_INVALID,
      "base" },
    { "{\"region\":{\"base\":\"" HASH "\",\"mask\":" MASK "}}", RC_ERROR_FORMAT, "prompt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (request_patched (cases[i].patch, &error));
      assert_says (error, RC_ERROR, (int)cases[i].code, cases[i].what);
    }
}

static void
test_takes_the_longest_shot (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcRequest) request = request_patched ("{\"frames\":36000}", &error);

  g_assert_no_error (error);
  g_assert_cmpint (rc_request_shape (request)->frames, ==, RC_REQUEST_MOST_FRAMES);
}

static void
test_finds_media_with_any_ending (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) request = film_request (film, "Mara", 1);
  g_autofree char      *named = g_strconcat (film->dir, "/media/" HASH ".png", NULL);
  g_autofree char      *bare = g_strconcat (film->dir, "/media/" HASH, NULL);
  g_autofree char      *missing = rc_request_media_path (request, HASH);
  g_autofree char      *found = NULL;

  g_assert_cmpstr (missing, ==, bare);
  g_assert_true (g_file_set_contents (named, "picture", -1, NULL));
  found = rc_request_media_path (request, HASH);
  g_assert_cmpstr (found, ==, named);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/request/keeps-what-it-was-made-of", test_keeps_what_it_was_made_of);
  g_test_add_func ("/engine/request/has-one-hash-for-one-meaning",
                   test_has_one_hash_for_one_meaning);
  g_test_add_func ("/engine/request/reads-a-region", test_reads_a_region);
  g_test_add_func ("/engine/request/names-what-it-refuses", test_names_what_it_refuses);
  g_test_add_func ("/engine/request/takes-the-longest-shot", test_takes_the_longest_shot);
  g_test_add ("/engine/request/finds-media-with-any-ending", Film, NULL, film_set_up,
              test_finds_media_with_any_ending, film_tear_down);
  return g_test_run ();
}
