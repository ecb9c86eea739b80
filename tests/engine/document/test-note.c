/* test-note.c - notes and verdicts: what each does, one step of undo each, saved and read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/note.h"
#include "engine/document/verdict.h"
#include "engine/image/mask.h"

typedef struct
{
  RcDocument *document;
  RcTake     *take; /* of 640x360, 48 frames */
} Film;

static void
set_text (Film *film, gpointer node, const char *property, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rc_document_set_text (film->document, node, property, text, 0, &error));
  g_assert_no_error (error);
}

static void
film_set_up (Film *film, gconstpointer data)
{
  RcNode *scene, *shot;

  film->document = rc_document_new ();
  scene = rc_document_add (film->document, rc_document_get_project (film->document), RC_TYPE_SCENE,
                           -1, NULL);
  shot = rc_document_add (film->document, scene, RC_TYPE_SHOT, -1, NULL);
  film->take = rc_document_add (film->document, shot, RC_TYPE_TAKE, -1, NULL);
  set_text (film, film->take, "frames", "48");
  set_text (film, film->take, "width", "640");
  set_text (film, film->take, "height", "360");
}

static void
film_tear_down (Film *film, gconstpointer data)
{
  g_object_unref (film->document);
}

static RcNote *
add_note (Film *film)
{
  g_autoptr (GError) error = NULL;
  RcNoteSpec spec = { .text = "a red coat", .author = "Ana", .x = 0.4, .y = 0.6, .frame = 31 };
  RcNote    *note = rc_document_add_note (film->document, film->take, &spec, &error);

  g_assert_no_error (error);
  return note;
}

static void
test_pinned (Film *film, gconstpointer data)
{
  RcNode *note = RC_NODE (add_note (film));

  g_assert_cmpstr (rc_node_get_string (note, "text"), ==, "a red coat");
  g_assert_cmpstr (rc_node_get_string (note, "author"), ==, "Ana");
  g_assert_cmpfloat (rc_node_get_double (note, "x"), ==, 0.4);
  g_assert_cmpint (rc_node_get_int (note, "frame"), ==, 31);
  g_assert_cmpuint (strlen (rc_node_get_string (note, "created")), ==, 20);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Add Note");
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (film->take), RC_TYPE_NOTE), ==, 0);
  g_assert_true (rc_document_redo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (film->take), RC_TYPE_NOTE), ==, 1);
}

static void
assert_refused (Film *film, RcNoteSpec spec)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rc_document_add_note (film->document, film->take, &spec, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (film->take), RC_TYPE_NOTE), ==, 0);
}

static void
test_refused (Film *film, gconstpointer data)
{
  assert_refused (film, (RcNoteSpec){ .text = " \n" });
  assert_refused (film, (RcNoteSpec){ .text = "late", .frame = 48 });
  assert_refused (film, (RcNoteSpec){ .text = "beside", .x = 1.5 });
}

static void
test_becomes_region (Film *film, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  RcNote             *note = add_note (film);
  RcRegion           *region = rc_document_note_to_region (film->document, note, &error);
  g_autoptr (RcMask)  mask = NULL;
  g_autoptr (RcFrame) matte = NULL;
  RcRect              bounds;

  g_assert_no_error (error);
  g_assert_true (rc_note_get_region (note) == region);
  g_assert_cmpstr (rc_node_get_string (RC_NODE (region), "prompt"), ==, "a red coat");
  mask = rc_mask_from_json (rc_json_value (rc_node_get_json (RC_NODE (region), "mask")), &error);
  g_assert_no_error (error);
  matte = rc_mask_rasterise (mask, 640, 360, 31, &error);
  g_assert_cmpint (matte->data[216 * matte->stride + 256], ==, 255);
  g_assert_cmpint (matte->data[10 * matte->stride + 10], ==, 0);
  /* round on the picture */
  bounds = rc_mask_bounds (mask, 640, 360);
  g_assert_cmpint (ABS (bounds.width - bounds.height), <=, 32);
  /* once only, and one step */
  g_assert_true (rc_document_note_to_region (film->document, note, &error) == region);
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (film->take), RC_TYPE_REGION), ==, 0);
  g_assert_cmpstr (rc_node_get_string (RC_NODE (note), "region"), ==, "");
}

static void
test_answered (Film *film, gconstpointer data)
{
  RcNote   *note = add_note (film), *other = add_note (film);
  RcRegion *region = rc_document_note_to_region (film->document, note, NULL);

  g_assert_true (rc_document_answer_notes (film->document, region, NULL));
  g_assert_true (rc_node_get_boolean (RC_NODE (note), "done"));
  g_assert_false (rc_node_get_boolean (RC_NODE (other), "done"));
}

static void
test_verdicts (Film *film, gconstpointer data)
{
  RcNode *take = RC_NODE (film->take);

  g_assert_true (rc_document_judge (film->document, take, RC_VERDICT_REJECT, "too dark", NULL));
  g_assert_cmpint (rc_node_get_enum (take, "verdict"), ==, RC_VERDICT_REJECT);
  g_assert_cmpstr (rc_node_get_string (take, "reason"), ==, "too dark");
  g_assert_cmpuint (strlen (rc_node_get_string (take, "judged")), ==, 20);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Reject Take 1");
  g_assert_true (rc_document_judge (film->document, take, RC_VERDICT_STAR, NULL, NULL));
  g_assert_cmpstr (rc_node_get_string (take, "reason"), ==, "too dark");
  g_assert_true (rc_document_judge (film->document, take, RC_VERDICT_NONE, NULL, NULL));
  g_assert_cmpint (rc_node_get_enum (take, "verdict"), ==, RC_VERDICT_NONE);
  g_assert_cmpstr (rc_node_get_string (take, "reason"), ==, "");
  g_assert_cmpstr (rc_node_get_string (take, "judged"), ==, "");
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpint (rc_node_get_enum (take, "verdict"), ==, RC_VERDICT_STAR);
  g_assert_cmpstr (rc_node_get_string (take, "reason"), ==, "too dark");
}

/* Also a take as older films have it. */
static void
test_saved (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    error = NULL;
  g_autoptr (cJSON)     old = cJSON_Parse (
          "{\"type\":\"take\",\"id\":\"8b9f1f86-1f0e-4d3c-9f0e-1f2e3d4c5b6a\",\"hash\":\"x\","
              "\"verdict\":\"star\",\"children\":[{\"type\":\"region\",\"id\":\"9b9f1f86-1f0e-4d3c-9f0e-"
              "1f2e3d4c5b6a\",\"prompt\":\"red\"}]}");
  g_autoptr (RcNode) read = NULL, older = NULL;
  cJSON             *json;

  add_note (film);
  json = rc_node_to_json (RC_NODE (film->take));
  read = rc_node_from_json (json, "take", problems, &error);
  cJSON_Delete (json);
  g_assert_no_error (error);
  g_assert_cmpuint (rc_node_get_n_children (read, RC_TYPE_NOTE), ==, 1);
  g_assert_cmpstr (rc_node_get_string (rc_node_get_child (read, RC_TYPE_NOTE, 0), "text"), ==,
                   "a red coat");
  older = rc_node_from_json (old, "take", problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (rc_node_get_enum (older, "verdict"), ==, RC_VERDICT_STAR);
  g_assert_cmpstr (rc_node_get_string (older, "reason"), ==, "");
  g_assert_cmpint (rc_node_get_enum (rc_node_get_child (older, RC_TYPE_REGION, 0), "verdict"), ==,
                   RC_VERDICT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Film, NULL, film_set_up, function, film_tear_down)
  ADD ("/engine/note/is-pinned-to-a-place-and-a-time", test_pinned);
  ADD ("/engine/note/without-words-or-off-the-take-is-refused", test_refused);
  ADD ("/engine/note/becomes-a-region-around-its-pin", test_becomes_region);
  ADD ("/engine/note/is-ticked-off-by-its-region", test_answered);
  ADD ("/engine/verdict/has-a-reason-and-a-time", test_verdicts);
  ADD ("/engine/note/is-saved-and-older-takes-are-read", test_saved);
  return g_test_run ();
}
