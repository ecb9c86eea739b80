/* test-document.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/document-private.h"

typedef struct
{
  RcDocument *document;
  RcNode     *project, *scene, *shot;
  GPtrArray  *records; /* RcJson, as the journal would get them */
} Film;

static void
on_record (RcDocument *document, RcJson *record, gpointer user_data)
{
  g_ptr_array_add (user_data, rc_json_ref (record));
}

static void
film_set_up (Film *film, gconstpointer data)
{
  film->document = rc_document_new ();
  film->records = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_json_unref);
  g_signal_connect (film->document, "record", G_CALLBACK (on_record), film->records);
  film->project = RC_NODE (rc_document_get_project (film->document));
  film->scene = rc_document_add (film->document, film->project, RC_TYPE_SCENE, -1, NULL);
  film->shot = rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, NULL);
}

static void
film_tear_down (Film *film, gconstpointer data)
{
  g_object_unref (film->document);
  g_ptr_array_unref (film->records);
}

static char *
text_of (RcDocument *document)
{
  cJSON *json = rc_node_to_json (RC_NODE (rc_document_get_project (document)));
  char  *text = rc_json_canonical (json);

  cJSON_Delete (json);
  return text;
}

static void
set_text (Film *film, gpointer node, const char *property, const char *text)
{
  g_autoptr (GError) error = NULL;

  rc_document_set_text (film->document, node, property, text, 0, &error);
  g_assert_no_error (error);
}

static void
test_set_undo_redo (Film *film, gconstpointer data)
{
  set_text (film, film->shot, "prompt", "Wide.");
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Change Prompt of Shot 1A");
  set_text (film, film->shot, "duration", "4.5");
  g_assert_cmpfloat (rc_rational_to_double (rc_node_get_rational (film->shot, "duration")), ==,
                     4.5);
  g_assert_true (rc_document_undo (film->document));
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, "");
  g_assert_cmpstr (rc_document_get_redo_name (film->document), ==, "Change Prompt of Shot 1A");
  g_assert_true (rc_document_redo (film->document));
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, "Wide.");
  set_text (film, film->shot, "prompt", "Close.");
  g_assert_false (rc_document_redo (film->document));
}

static void
test_same_value_leaves_no_step (Film *film, gconstpointer data)
{
  guint before = film->records->len;

  set_text (film, film->shot, "creativity", "0.25");
  g_assert_cmpuint (film->records->len, ==, before);
}

static void
test_typing_merges (Film *film, gconstpointer data)
{
  const char *const typed[] = { "W", "Wi", "Wid", "Wide" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_true (
        rc_document_set_text (film->document, film->shot, "prompt", typed[i], RC_EDIT_MERGE, NULL));
  rc_document_seal (film->document);
  g_assert_true (
      rc_document_set_text (film->document, film->shot, "prompt", "Wide.", RC_EDIT_MERGE, NULL));
  rc_document_undo (film->document);
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, "Wide");
  rc_document_undo (film->document);
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, "");
}

/* As if the hand had rested for an hour. */
static void
rest (RcDocument *document)
{
  for (guint i = 0; i < document->undo->len; i++)
    ((RcStep *)g_ptr_array_index (document->undo, i))->time -= G_TIME_SPAN_HOUR;
}

static void
test_a_drag_that_rests_is_one_step (Film *film, gconstpointer data)
{
  const char *const dragged[] = { "0.3", "0.4", "0.6" };

  set_text (film, film->shot, "creativity", "0.2");
  rc_document_hold (film->document);
  for (guint i = 0; i < G_N_ELEMENTS (dragged); i++)
    {
      g_assert_true (rc_document_set_text (film->document, film->shot, "creativity", dragged[i],
                                           RC_EDIT_MERGE, NULL));
      rest (film->document);
    }
  rc_document_seal (film->document);
  g_assert_true (
      rc_document_set_text (film->document, film->shot, "creativity", "0.7", RC_EDIT_MERGE, NULL));
  rest (film->document);
  g_assert_true (
      rc_document_set_text (film->document, film->shot, "creativity", "0.8", RC_EDIT_MERGE, NULL));
  rc_document_undo (film->document);
  g_assert_cmpfloat (rc_node_get_double (film->shot, "creativity"), ==, 0.7);
  rc_document_undo (film->document);
  g_assert_cmpfloat (rc_node_get_double (film->shot, "creativity"), ==, 0.6);
  rc_document_undo (film->document);
  g_assert_cmpfloat (rc_node_get_double (film->shot, "creativity"), ==, 0.2);
}

static void
test_remove_brings_back_the_same_node (Film *film, gconstpointer data)
{
  RcNode          *take = rc_document_add (film->document, film->shot, RC_TYPE_TAKE, -1, NULL);
  g_autofree char *id = g_strdup (rc_node_get_id (take));
  g_autofree char *before = text_of (film->document);
  g_autofree char *after = NULL;

  g_assert_true (rc_document_remove (film->document, film->scene, NULL));
  g_assert_null (rc_document_find (film->document, id));
  g_assert_cmpuint (rc_node_get_n_children (film->project, RC_TYPE_SCENE), ==, 0);
  rc_document_undo (film->document);
  g_assert_true (rc_document_find (film->document, id) == take);
  after = text_of (film->document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_move_within_and_between (Film *film, gconstpointer data)
{
  RcNode          *second = rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, NULL);
  RcNode          *other = rc_document_add (film->document, film->project, RC_TYPE_SCENE, -1, NULL);
  g_autofree char *label = NULL;

  g_assert_true (rc_document_move (film->document, film->shot, film->scene, 1, NULL));
  g_assert_cmpuint (rc_node_get_index (film->shot), ==, 1);
  g_assert_cmpuint (rc_node_get_index (second), ==, 0);
  g_assert_true (rc_document_move (film->document, film->shot, other, -1, NULL));
  label = rc_shot_dup_label (RC_SHOT (film->shot));
  g_assert_cmpstr (label, ==, "2A");
  rc_document_undo (film->document);
  rc_document_undo (film->document);
  g_assert_cmpuint (rc_node_get_index (film->shot), ==, 0);
  g_assert_true (rc_node_get_parent (film->shot) == film->scene);
}

static void
test_wrong_places_are_refused (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rc_document_add (film->document, film->shot, RC_TYPE_SCENE, -1, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (rc_document_remove (film->document, film->project, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

static void
test_bad_values_are_refused (Film *film, gconstpointer data)
{
  static const struct
  {
    const char *property, *text;
    int         code;
  } bad[] = {
    { "duration", "0", RC_ERROR_INVALID },     { "duration", "36000", RC_ERROR_INVALID },
    { "duration", "-1", RC_ERROR_INVALID },    { "duration", "soon", RC_ERROR_INVALID },
    { "creativity", "1.5", RC_ERROR_INVALID }, { "creativity", "nan", RC_ERROR_INVALID },
    { "seed", "-3", RC_ERROR_INVALID },        { "seed", "1e300", RC_ERROR_INVALID },
    { "lens", "500", RC_ERROR_INVALID },       { "seed-locked", "maybe", RC_ERROR_INVALID },
    { "staging", "{", RC_ERROR_FORMAT },       { "colour", "red", RC_ERROR_NOT_FOUND },
  };
  g_autofree char *before = text_of (film->document);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rc_document_set_text (film->document, film->shot, bad[i].property,
                                            bad[i].text, 0, &error));
      g_assert_error (error, RC_ERROR, bad[i].code);
      g_assert_true (strstr (error->message, bad[i].property) != NULL ||
                     strstr (error->message, "Shot 1A") != NULL);
    }
  after = text_of (film->document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_long_prompt_is_refused (Film *film, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;

  for (int i = 0; i < RC_PROMPT_MOST_WORDS; i++)
    g_string_append (words, "sea ");
  set_text (film, film->shot, "prompt", words->str);
  g_string_append (words, "more");
  g_assert_false (
      rc_document_set_text (film->document, film->shot, "prompt", words->str, 0, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "5001"));
}

static void
test_tenth_image_is_refused (Film *film, gconstpointer data)
{
  static const guint capacity[] = { 9, 3, 3 };

  for (int slot = 0; slot < RC_N_SLOTS; slot++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RcNode) last = NULL;

      for (guint i = 0; i <= capacity[slot]; i++)
        {
          g_autoptr (RcDocument) scratch = rc_document_new ();
          RcNode                *scratch_project = RC_NODE (rc_document_get_project (scratch));
          g_autoptr (RcNode)     reference = g_object_ref (
                  rc_document_add (scratch, scratch_project, RC_TYPE_REFERENCE, -1, NULL));
          static const char *const nicks[] = { "image", "video", "audio" };

          g_assert_true (rc_document_set_text (scratch, reference, "slot", nicks[slot], 0, NULL));
          g_assert_true (rc_document_remove (scratch, reference, NULL));
          g_assert_true (rc_document_insert (film->document, film->shot, reference, -1, &error) ==
                         (i < capacity[slot]));
        }
      g_assert_error (error, RC_ERROR, RC_ERROR_LIMIT);
      g_assert_cmpuint (rc_node_count_slot (film->shot, (RcSlot)slot), ==, capacity[slot]);
    }
}

static void
test_group_is_one_step (Film *film, gconstpointer data)
{
  g_autofree char *before = text_of (film->document);
  g_autofree char *after = NULL;

  rc_document_begin (film->document, "Import Script");
  set_text (film, film->shot, "prompt", "One.");
  rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, NULL);
  rc_document_end (film->document);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Import Script");
  rc_document_undo (film->document);
  after = text_of (film->document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_what_the_engine_brings_is_no_step (Film *film, gconstpointer data)
{
  RcNode *take;

  set_text (film, film->shot, "prompt", "One.");
  rc_document_undo (film->document);
  rc_document_begin (film->document, NULL);
  take = rc_document_add (film->document, film->shot, RC_TYPE_TAKE, -1, NULL);
  rc_document_end (film->document);
  g_assert_true (rc_document_redo (film->document));
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Change Prompt of Shot 1A");
  rc_document_undo (film->document);
  g_assert_true (rc_node_get_parent (take) == film->shot);
}

static void
test_cancelled_group_leaves_nothing (Film *film, gconstpointer data)
{
  guint            records = film->records->len;
  g_autofree char *before = text_of (film->document);
  g_autofree char *after = NULL;

  rc_document_begin (film->document, "Import Script");
  set_text (film, film->shot, "prompt", "One.");
  g_assert_true (rc_document_remove (film->document, film->scene, NULL));
  rc_document_cancel (film->document);
  after = text_of (film->document);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (film->records->len, ==, records);
}

/* What is inside of something else is all or nothing with it. */
static void
test_cancelled_inside_another (Film *film, gconstpointer data)
{
  guint            records = film->records->len;
  g_autofree char *before = text_of (film->document);
  g_autofree char *after = NULL;

  rc_document_begin (film->document, "Paste Shots and Notes");
  set_text (film, film->shot, "prompt", "One.");
  rc_document_begin (film->document, "Paste Notes");
  set_text (film, film->shot, "prompt", "Two.");
  g_assert_false (rc_document_finish (film->document, FALSE));
  set_text (film, film->shot, "prompt", "Three.");
  rc_document_end (film->document);
  after = text_of (film->document);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (film->records->len, ==, records);
  set_text (film, film->shot, "prompt", "Four.");
  g_assert_cmpuint (film->records->len, ==, records + 1);
}

static void
test_read_only_refuses_edits (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rc_document_set_read_only (film->document, TRUE);
  g_assert_false (rc_document_set_text (film->document, film->shot, "prompt", "x", 0, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_READ_ONLY);
  g_assert_false (rc_document_undo (film->document));
}

static void
random_edit (Film *film, GRand *rand)
{
  RcNode *scene = rc_node_get_child (
      film->project, RC_TYPE_SCENE,
      g_rand_int_range (rand, 0, rc_node_get_n_children (film->project, RC_TYPE_SCENE)));
  guint   n = rc_node_get_n_children (scene, RC_TYPE_SHOT);
  RcNode *shot =
      n > 0 ? rc_node_get_child (scene, RC_TYPE_SHOT, g_rand_int_range (rand, 0, n)) : NULL;
  g_autofree char *text = g_strdup_printf ("take %d", g_rand_int_range (rand, 0, 1000));

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 8:
      rc_document_begin (film->document, NULL);
      if (shot != NULL)
        rc_document_add (film->document, shot, RC_TYPE_TAKE, -1, NULL);
      rc_document_end (film->document);
      break;
    case 0:
      rc_document_add (film->document, film->project, RC_TYPE_SCENE, g_rand_int_range (rand, -1, 3),
                       NULL);
      break;
    case 1:
    case 2:
      rc_document_add (film->document, scene, RC_TYPE_SHOT, g_rand_int_range (rand, -1, 3), NULL);
      break;
    case 3:
      if (shot != NULL)
        rc_document_remove (film->document, shot, NULL);
      break;
    case 4:
      if (shot != NULL)
        rc_document_move (film->document, shot, rc_node_get_child (film->project, RC_TYPE_SCENE, 0),
                          g_rand_int_range (rand, -1, 4), NULL);
      break;
    case 5:
      rc_document_undo (film->document);
      break;
    case 6:
      rc_document_redo (film->document);
      break;
    default:
      if (shot != NULL)
        rc_document_set_text (film->document, shot, "prompt", text, RC_EDIT_MERGE, NULL);
      break;
    }
}

/* The heart of never losing work: the records alone rebuild film and history. */
static void
test_records_rebuild_film_and_history (Film *film, gconstpointer data)
{
  g_autoptr (GRand)      rand = g_rand_new_with_seed (7);
  g_autoptr (RcNode)     copy = NULL;
  g_autoptr (RcDocument) replayed = NULL;
  cJSON                 *start = rc_node_to_json (film->project);
  g_autoptr (GError)     error = NULL;

  g_ptr_array_set_size (film->records, 0);
  copy = rc_node_from_json (start, "start", NULL, &error);
  g_assert_no_error (error);
  cJSON_Delete (start);
  replayed = rc_document_new_for_project (RC_PROJECT (copy));

  for (int i = 0; i < 600; i++)
    random_edit (film, rand);
  for (guint i = 0; i < film->records->len; i++)
    {
      g_assert_true (rc_document_replay (replayed,
                                         rc_json_value (g_ptr_array_index (film->records, i)),
                                         FALSE, "journal", &error));
      g_assert_no_error (error);
    }
  for (int steps = 0;; steps++)
    {
      g_autofree char *original = text_of (film->document);
      g_autofree char *rebuilt = text_of (replayed);
      gboolean         more = rc_document_undo (film->document);

      g_assert_cmpstr (rebuilt, ==, original);
      /* the film's first two edits were made before the records began */
      if (!rc_document_undo (replayed))
        break;
      g_assert_true (more);
      g_assert_cmpint (steps, <, 1000);
    }
}

/* What a step inserts and then changes must not be told by the journal twice. */
static void
test_records_of_a_group_rebuild_it (Film *film, gconstpointer data)
{
  g_autoptr (RcNode)     copy = NULL;
  g_autoptr (RcDocument) replayed = NULL;
  cJSON                 *start = rc_node_to_json (film->project);
  g_autofree char       *expected = NULL;
  g_autofree char       *found = NULL;
  RcNode                *scene, *shot;
  const cJSON           *record;

  copy = rc_node_from_json (start, "start", NULL, NULL);
  cJSON_Delete (start);
  replayed = rc_document_new_for_project (RC_PROJECT (copy));
  rc_document_begin (film->document, "Import Script");
  scene = rc_document_add (film->document, film->project, RC_TYPE_SCENE, -1, NULL);
  set_text (film, scene, "place", "PIER");
  shot = rc_document_add (film->document, scene, RC_TYPE_SHOT, -1, NULL);
  set_text (film, shot, "prompt", "Wide.");
  rc_document_remove (film->document, shot, NULL);
  shot = rc_document_add (film->document, scene, RC_TYPE_SHOT, -1, NULL);
  rc_document_end (film->document);
  record = rc_json_value (g_ptr_array_index (film->records, film->records->len - 1));
  g_assert_true (rc_document_replay (replayed, record, FALSE, "journal", NULL));
  expected = text_of (film->document);
  found = text_of (replayed);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (rc_document_undo (replayed));
}

static void
test_json_keeps_everything (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcNode)    copy = NULL;
  g_autofree char      *text = NULL;
  g_autofree char      *again = NULL;
  cJSON                *json;

  set_text (film, film->project, "title", "The Keeper’s “Light”\n灯");
  set_text (film, film->project, "rate", "24000/1001");
  set_text (film, film->shot, "staging", "{\"camera\":{\"size\":\"CU\"}}");
  set_text (film, film->shot, "seed-locked", "yes");
  text = text_of (film->document);
  json = rc_json_parse (text, strlen (text), "film", &error);
  copy = rc_node_from_json (json, "film", problems, &error);
  cJSON_Delete (json);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  json = rc_node_to_json (copy);
  again = rc_json_canonical (json);
  cJSON_Delete (json);
  g_assert_cmpstr (again, ==, text);
}

static void
test_damaged_json_keeps_the_rest (void)
{
  const char *text =
      "{\"type\":\"project\",\"title\":7,\"children\":["
      "{\"type\":\"scene\",\"place\":\"PIER\",\"children\":[{\"type\":\"shot\",\"duration\":\"0\","
      "\"prompt\":\"kept\"},{\"type\":\"whale\"},17]},{\"type\":\"take\"}]}";
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    error = NULL;
  cJSON                *json = rc_json_parse (text, strlen (text), "film", &error);
  g_autoptr (RcNode)    project = rc_node_from_json (json, "film", problems, &error);
  RcNode               *scene = rc_node_get_child (project, RC_TYPE_SCENE, 0);

  cJSON_Delete (json);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 5);
  g_assert_cmpstr (rc_node_get_string (scene, "place"), ==, "PIER");
  g_assert_cmpstr (rc_node_get_string (rc_node_get_child (scene, RC_TYPE_SHOT, 0), "prompt"), ==,
                   "kept");
}

static void
test_best_take (Film *film, gconstpointer data)
{
  RcNode *takes[3];

  g_assert_null (rc_shot_get_best_take (RC_SHOT (film->shot)));
  for (int i = 0; i < 3; i++)
    takes[i] = rc_document_add (film->document, film->shot, RC_TYPE_TAKE, -1, NULL);
  g_assert_true (RC_NODE (rc_shot_get_best_take (RC_SHOT (film->shot))) == takes[2]);
  set_text (film, takes[2], "verdict", "reject");
  g_assert_true (RC_NODE (rc_shot_get_best_take (RC_SHOT (film->shot))) == takes[1]);
  set_text (film, takes[0], "verdict", "star");
  g_assert_true (RC_NODE (rc_shot_get_best_take (RC_SHOT (film->shot))) == takes[0]);
  set_text (film, film->shot, "best-take", rc_node_get_id (takes[2]));
  g_assert_true (RC_NODE (rc_shot_get_best_take (RC_SHOT (film->shot))) == takes[2]);
}

static void
test_frame_size_follows_the_aspect (Film *film, gconstpointer data)
{
  static const struct
  {
    const char *aspect;
    int         width, height;
  } sizes[] = {
    { "16:9", 640, 360 }, { "9:16", 360, 640 }, { "1:1", 360, 360 }, { "2.39:1", 860, 360 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int width, height;

      set_text (film, film->project, "aspect", sizes[i].aspect);
      rc_project_frame_size (RC_PROJECT (film->project), 360, &width, &height);
      g_assert_cmpint (width, ==, sizes[i].width);
      g_assert_cmpint (height, ==, sizes[i].height);
    }
  g_assert_false (rc_document_set_text (film->document, film->project, "aspect", "wide", 0, NULL));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Film *film, gconstpointer data);
  } tests[] = {
    { "set-undo-redo", test_set_undo_redo },
    { "same-value-leaves-no-step", test_same_value_leaves_no_step },
    { "typing-merges", test_typing_merges },
    { "a-drag-that-rests-is-one-step", test_a_drag_that_rests_is_one_step },
    { "remove-brings-back-the-same-node", test_remove_brings_back_the_same_node },
    { "move-within-and-between", test_move_within_and_between },
    { "wrong-places-are-refused", test_wrong_places_are_refused },
    { "bad-values-are-refused", test_bad_values_are_refused },
    { "long-prompt-is-refused", test_long_prompt_is_refused },
    { "tenth-image-is-refused", test_tenth_image_is_refused },
    { "group-is-one-step", test_group_is_one_step },
    { "what-the-engine-brings-is-no-step", test_what_the_engine_brings_is_no_step },
    { "cancelled-group-leaves-nothing", test_cancelled_group_leaves_nothing },
    { "cancelled-inside-another", test_cancelled_inside_another },
    { "read-only-refuses-edits", test_read_only_refuses_edits },
    { "records-rebuild-film-and-history", test_records_rebuild_film_and_history },
    { "records-of-a-group-rebuild-it", test_records_of_a_group_rebuild_it },
    { "json-keeps-everything", test_json_keeps_everything },
    { "best-take", test_best_take },
    { "frame-size-follows-the-aspect", test_frame_size_follows_the_aspect },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/document/", tests[i].path, NULL);

      g_test_add (path, Film, NULL, film_set_up, tests[i].test, film_tear_down);
    }
  g_test_add_func ("/engine/document/damaged-json-keeps-the-rest",
                   test_damaged_json_keeps_the_rest);
  return g_test_run ();
}
