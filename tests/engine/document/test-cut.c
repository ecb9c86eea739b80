/* test-cut.c - trims, markers, alternative cuts: what they come to, and one step of undo each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/cut.h"

typedef struct
{
  RcDocument *document;
  RcProject  *film;
  RcShot     *shots[4]; /* of 4 s, 24 frames a second; the last two in a second scene */
} Film;

static void
film_set_up (Film *film, gconstpointer data)
{
  film->document = rc_document_new ();
  film->film = rc_document_get_project (film->document);
  for (int i = 0; i < 4; i++)
    {
      RcNode *scene = rc_node_get_child (RC_NODE (film->film), RC_TYPE_SCENE, (guint)i / 2);

      if (scene == NULL)
        scene = rc_document_add (film->document, film->film, RC_TYPE_SCENE, -1, NULL);
      film->shots[i] = rc_document_add (film->document, scene, RC_TYPE_SHOT, -1, NULL);
    }
}

static void
film_tear_down (Film *film, gconstpointer data)
{
  g_object_unref (film->document);
}

static char *
text_of (RcDocument *document)
{
  cJSON *json = rc_node_to_json (RC_NODE (rc_document_get_project (document)));
  char  *text = rc_json_canonical (json);

  cJSON_Delete (json);
  return text;
}

/* "shot:in+frames@start …" of the cut that plays, shots by number */
static char *
cut_of (Film *film)
{
  g_autoptr (GArray)  cut = rc_project_list_cut (film->film, rc_project_get_cut (film->film));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cut->len; i++)
    {
      const RcCutShot *place = &g_array_index (cut, RcCutShot, i);
      int              number = 0;

      while (film->shots[number] != place->shot)
        number++;
      g_string_append_printf (text, "%s%d:%d+%d@%d", i > 0 ? " " : "", number, place->in,
                              place->frames, place->start);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
expect_cut (Film *film, const char *expected)
{
  g_autofree char *found = cut_of (film);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_a_film_without_one_plays_whole (Film *film, gconstpointer data)
{
  g_assert_null (rc_project_get_cut (film->film));
  expect_cut (film, "0:0+96@0 1:0+96@96 2:0+96@192 3:0+96@288");
}

static void
test_trimming_ripples_and_is_one_step (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *before = text_of (film->document), *after = NULL;

  g_assert_true (rc_document_trim (film->document, film->shots[1], 10, 60, &error));
  g_assert_no_error (error);
  expect_cut (film, "0:0+96@0 1:10+50@96 2:0+96@146 3:0+96@242");
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Trim Shot 1B");
  g_assert_cmpfloat (
      rc_rational_to_double (rc_node_get_rational (RC_NODE (film->shots[1]), "duration")), ==, 4);
  g_assert_true (rc_document_undo (film->document));
  after = text_of (film->document);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (rc_document_redo (film->document));
  expect_cut (film, "0:0+96@0 1:10+50@96 2:0+96@146 3:0+96@242");
}

static void
test_what_no_shot_has_is_refused (Film *film, gconstpointer data)
{
  static const int wrong[][2] = { { -1, 20 }, { 0, 97 }, { 20, 20 }, { 30, 20 } };
  g_autofree char *before = text_of (film->document), *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          rc_document_trim (film->document, film->shots[0], wrong[i][0], wrong[i][1], &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "Shot 1A"));
    }
  after = text_of (film->document);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_shot_that_became_shorter_gives_what_it_has (Film *film, gconstpointer data)
{
  g_assert_true (rc_document_trim (film->document, film->shots[0], 40, 90, NULL));
  g_assert_true (rc_document_set_text (film->document, film->shots[0], "duration", "2", 0, NULL));
  expect_cut (film, "0:40+8@0 1:0+96@8 2:0+96@104 3:0+96@200");
  g_assert_true (rc_document_set_text (film->document, film->shots[0], "duration", "1", 0, NULL));
  expect_cut (film, "0:23+1@0 1:0+96@1 2:0+96@97 3:0+96@193");
  /* One that is trimmed at its head alone plays to its end, wherever that is. */
  g_assert_true (rc_document_trim (film->document, film->shots[1], 12, 96, NULL));
  g_assert_true (rc_document_set_text (film->document, film->shots[1], "duration", "5", 0, NULL));
  expect_cut (film, "0:23+1@0 1:12+108@1 2:0+96@109 3:0+96@205");
}

static void
test_rolling_moves_nothing_else (Film *film, gconstpointer data)
{
  g_assert_true (rc_document_trim (film->document, film->shots[1], 20, 96, NULL));
  g_assert_true (rc_document_trim (film->document, film->shots[0], 0, 80, NULL));
  g_assert_true (rc_document_roll (film->document, film->shots[0], 5, NULL));
  expect_cut (film, "0:0+85@0 1:25+71@85 2:0+96@156 3:0+96@252");
  g_assert_true (rc_document_roll (film->document, film->shots[0], -1000, NULL));
  expect_cut (film, "0:0+60@0 1:0+96@60 2:0+96@156 3:0+96@252");
  g_assert_true (rc_document_undo (film->document));
  expect_cut (film, "0:0+85@0 1:25+71@85 2:0+96@156 3:0+96@252");
}

static void
expect_marker (RcMarker *marker, int frame)
{
  g_assert_cmpint (rc_node_get_int (RC_NODE (marker), "frame"), ==, frame);
}

static void
test_markers_stay_with_what_they_mark (Film *film, gconstpointer data)
{
  RcMarker *head = rc_document_add_marker (film->document, 5, "", RC_MARKER_AMBER, NULL);
  RcMarker *inside = rc_document_add_marker (film->document, 100, "door", RC_MARKER_RED, NULL);
  RcMarker *behind = rc_document_add_marker (film->document, 200, "", RC_MARKER_BLUE, NULL);

  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Add Marker");
  g_assert_true (rc_document_trim (film->document, film->shots[1], 2, 90, NULL));
  expect_marker (head, 5);
  expect_marker (inside, 98);
  expect_marker (behind, 192);
  /* What it marked no longer plays: the nearest that does. */
  g_assert_true (rc_document_trim (film->document, film->shots[1], 10, 90, NULL));
  expect_marker (inside, 96);
  g_assert_true (rc_document_leave_out (film->document, film->shots[1], TRUE, NULL));
  expect_marker (inside, 96);
  expect_marker (behind, 104);
  expect_cut (film, "0:0+96@0 2:0+96@96 3:0+96@192");
  g_assert_true (rc_document_undo (film->document));
  expect_marker (behind, 184);
}

static void
test_alternative_cuts (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcFilmCut         *first, *second;

  g_assert_true (rc_document_trim (film->document, film->shots[0], 0, 48, NULL));
  (void)!rc_document_add_marker (film->document, 3, "here", RC_MARKER_GREEN, NULL);
  first = rc_project_get_cut (film->film);
  second = rc_document_copy_cut (film->document, "Short", NULL);
  g_assert_true (rc_project_get_cut (film->film) == second);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Duplicate the Cut");
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (second), RC_TYPE_MARKER), ==, 1);
  g_assert_true (rc_document_trim (film->document, film->shots[0], 0, 12, NULL));
  expect_cut (film, "0:0+12@0 1:0+96@12 2:0+96@108 3:0+96@204");
  g_assert_true (rc_document_choose_cut (film->document, first, NULL));
  expect_cut (film, "0:0+48@0 1:0+96@48 2:0+96@144 3:0+96@240");
  g_assert_true (rc_document_choose_cut (film->document, second, NULL));
  g_assert_true (rc_document_remove_cut (film->document, second, NULL));
  g_assert_true (rc_project_get_cut (film->film) == first);
  g_assert_false (rc_document_remove_cut (film->document, first, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_assert_true (rc_document_undo (film->document));
  g_assert_true (rc_project_get_cut (film->film) == second);
}

static void
test_it_is_saved_and_read (Film *film, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RcNode)    read = NULL;
  g_autofree char      *text = NULL, *again = NULL;
  cJSON                *json;

  g_assert_true (rc_document_trim (film->document, film->shots[1], 10, 60, NULL));
  (void)!rc_document_add_marker (film->document, 3, "here", RC_MARKER_VIOLET, NULL);
  g_assert_true (rc_document_set_shot_level (film->document, film->shots[2], -6, NULL));
  text = text_of (film->document);
  json = rc_json_parse (text, strlen (text), "film", &error);
  g_assert_no_error (error);
  read = rc_node_from_json (json, "film", problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  cJSON_Delete (json);
  json = rc_node_to_json (read);
  again = rc_json_canonical (json);
  cJSON_Delete (json);
  g_assert_cmpstr (again, ==, text);
}

static void
test_levels (Film *film, gconstpointer data)
{
  g_assert_cmpfloat (rc_level_to_gain (0), ==, 1);
  g_assert_cmpfloat_with_epsilon (rc_level_to_gain (-20), 0.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (rc_level_to_gain (6.0205999), 2, 1e-7);
  g_assert_cmpfloat (rc_level_to_gain (RC_LEVEL_LEAST), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Film *, gconstpointer);
  } tests[] = {
    { "a-film-without-one-plays-whole", test_a_film_without_one_plays_whole },
    { "trimming-ripples-and-is-one-step", test_trimming_ripples_and_is_one_step },
    { "what-no-shot-has-is-refused", test_what_no_shot_has_is_refused },
    { "a-shot-that-became-shorter", test_a_shot_that_became_shorter_gives_what_it_has },
    { "rolling-moves-nothing-else", test_rolling_moves_nothing_else },
    { "markers-stay-with-what-they-mark", test_markers_stay_with_what_they_mark },
    { "alternative-cuts", test_alternative_cuts },
    { "it-is-saved-and-read", test_it_is_saved_and_read },
    { "levels", test_levels },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/cut/%s", tests[i].name);

      g_test_add (path, Film, NULL, film_set_up, tests[i].test, film_tear_down);
    }
  return g_test_run ();
}
