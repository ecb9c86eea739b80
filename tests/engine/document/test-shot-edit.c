/* test-shot-edit.c - whole shots removed, moved, split, merged, copied and pasted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/shot-edit.h"

#include <string.h>

typedef struct
{
  RcDocument *document;
  RcNode     *scenes[2];
  RcNode     *shots[4]; /* a b c in the first scene, d in the second */
} Film;

static void
set (Film *film, gpointer node, const char *property, const char *text)
{
  g_autoptr (GError) error = NULL;

  rc_document_set_text (film->document, node, property, text, 0, &error);
  g_assert_no_error (error);
}

static void
film_set_up (Film *film, gconstpointer data)
{
  static const char *const labels[] = { "a", "b", "c", "d" };

  film->document = rc_document_new ();
  for (int i = 0; i < 2; i++)
    film->scenes[i] = rc_document_add (film->document, rc_document_get_project (film->document),
                                       RC_TYPE_SCENE, -1, NULL);
  for (int i = 0; i < 4; i++)
    {
      film->shots[i] =
          rc_document_add (film->document, film->scenes[i / 3], RC_TYPE_SHOT, -1, NULL);
      set (film, film->shots[i], "label", labels[i]);
    }
}

static void
film_tear_down (Film *film, gconstpointer data)
{
  g_object_unref (film->document);
}

static GPtrArray *
shots_of (Film *film, const char *which)
{
  GPtrArray *shots = g_ptr_array_new ();

  for (; *which != '\0'; which++)
    g_ptr_array_add (shots, film->shots[*which - 'a']);
  return shots;
}

/* "abc|d" */
static void
assert_order (Film *film, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 2; i++)
    {
      if (i > 0)
        g_string_append_c (text, '|');
      for (guint k = 0; k < rc_node_get_n_children (film->scenes[i], RC_TYPE_SHOT); k++)
        g_string_append (text, rc_node_get_string (
                                   rc_node_get_child (film->scenes[i], RC_TYPE_SHOT, k), "label"));
    }
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
move (Film *film, const char *which, int scene, guint index)
{
  g_autoptr (GPtrArray) shots = shots_of (film, which);
  g_autoptr (GError)    error = NULL;

  g_assert_true (rc_document_move_shots (film->document, shots, RC_SCENE (film->scenes[scene]),
                                         index, &error));
  g_assert_no_error (error);
}

static void
test_move (Film *film, gconstpointer data)
{
  move (film, "ab", 0, 3);
  assert_order (film, "cab|d");
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Move 2 Shots");
  rc_document_undo (film->document);
  assert_order (film, "abc|d");
  move (film, "bc", 0, 0);
  assert_order (film, "bca|d");
  rc_document_undo (film->document);
  move (film, "ac", 1, 1);
  assert_order (film, "b|dac");
  rc_document_undo (film->document);
  move (film, "acd", 0, 1);
  assert_order (film, "acdb|");
  rc_document_undo (film->document);
  assert_order (film, "abc|d");
}

static void
test_remove (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) shots = shots_of (film, "bd");

  g_assert_true (rc_document_remove_shots (film->document, shots, NULL));
  assert_order (film, "ac|");
  rc_document_undo (film->document);
  assert_order (film, "abc|d");
}

static void
test_middle (void)
{
  static const struct
  {
    const char *prompt, *second;
  } cases[] = {
    { "Wide. Mara waits. She turns.", "She turns." },
    { "A very long first sentence of the shot. She turns.", "She turns." },
    { "One sentence only", "One sentence only" },
    { "2.5 metres from the lamp", "2.5 metres from the lamp" },
    { "She says: \"No. Never. Not now. Go.\" He goes.", "He goes." },
    { "玛拉停下。她转身。", "她转身。" },
    { "First line\nSecond line", "Second line" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cases[i].prompt + rc_prompt_find_middle (cases[i].prompt), ==,
                     cases[i].second);
}

static void
test_split (Film *film, gconstpointer data)
{
  RcNode            *shot = film->shots[1], *second;
  g_autoptr (GError) error = NULL;
  RcNode            *take;

  set (film, shot, "prompt", "Mara waits. She turns.");
  set (film, shot, "duration", "5");
  set (film, shot, "lens", "35");
  take = rc_document_add (film->document, shot, RC_TYPE_TAKE, -1, NULL);
  second = RC_NODE (rc_document_split_shot (film->document, RC_SHOT (shot), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rc_node_get_string (shot, "prompt"), ==, "Mara waits.");
  g_assert_cmpstr (rc_node_get_string (second, "prompt"), ==, "She turns.");
  g_assert_cmpfloat (rc_node_get_double (second, "lens"), ==, 35);
  g_assert_cmpuint (rc_node_get_index (second), ==, 2);
  g_assert_cmpfloat (rc_rational_to_double (rc_node_get_rational (shot, "duration")) +
                         rc_rational_to_double (rc_node_get_rational (second, "duration")),
                     ==, 5);
  g_assert_true (rc_node_get_parent (take) == shot);
  g_assert_cmpuint (rc_node_get_n_children (second, RC_TYPE_TAKE), ==, 0);
  rc_document_undo (film->document);
  assert_order (film, "abc|d");
  g_assert_cmpstr (rc_node_get_string (shot, "prompt"), ==, "Mara waits. She turns.");

  set (film, shot, "duration", "1/24");
  g_assert_null (rc_document_split_shot (film->document, RC_SHOT (shot), &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  assert_order (film, "abc|d");
}

static void
test_break (Film *film, gconstpointer data)
{
  static const char *const prompts[] = { "One.", "Two.", "Three." };
  static const double      seconds[] = { 1, 0.52, 2 };
  RcNode                  *shot = film->shots[1];
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    shots = NULL;
  RcRational               length = { 0, 1 };

  set (film, shot, "prompt", "All of it.");
  set (film, shot, "lens", "35");
  shots = rc_document_break_shot (film->document, RC_SHOT (shot), prompts, seconds, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shots->len, ==, 3);
  g_assert_true (g_ptr_array_index (shots, 0) == shot);
  g_assert_cmpstr (rc_node_get_string (shot, "label"), ==, "b");
  for (guint i = 0; i < 3; i++)
    {
      RcNode *part = g_ptr_array_index (shots, i);

      g_assert_cmpstr (rc_node_get_string (part, "prompt"), ==, prompts[i]);
      g_assert_cmpfloat (rc_node_get_double (part, "lens"), ==, 35);
      g_assert_cmpuint (rc_node_get_index (part), ==, 1 + i);
      length = rc_rational_add (length, rc_node_get_rational (part, "duration"));
    }
  /* Whole frames, and none is lost between them: 3.52 s are 84. */
  g_assert_cmpint (rc_time_to_frames (length, rc_rational (24, 1)), ==, 84);
  rc_document_undo (film->document);
  assert_order (film, "abc|d");
  g_assert_cmpstr (rc_node_get_string (shot, "prompt"), ==, "All of it.");
}

static void
test_merge (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) shots = shots_of (film, "ab");
  g_autoptr (GPtrArray) one = shots_of (film, "a");
  g_autoptr (GError)    error = NULL;
  RcNode               *first = film->shots[0], *kept, *draft, *own;

  set (film, first, "prompt", "Mara waits.");
  set (film, film->shots[1], "prompt", "She turns.");
  own = rc_document_add (film->document, first, RC_TYPE_TAKE, -1, NULL);
  kept = rc_document_add (film->document, film->shots[1], RC_TYPE_TAKE, -1, NULL);
  draft = rc_document_add (film->document, film->shots[1], RC_TYPE_TAKE, -1, NULL);
  set (film, draft, "draft", "true");
  g_assert_true (rc_document_merge_shots (film->document, shots, &error));
  g_assert_no_error (error);
  assert_order (film, "ac|d");
  g_assert_cmpstr (rc_node_get_string (first, "prompt"), ==, "Mara waits. She turns.");
  g_assert_cmpfloat (rc_rational_to_double (rc_node_get_rational (first, "duration")), ==, 8);
  g_assert_true (rc_node_get_parent (kept) == first);
  g_assert_true (RC_NODE (rc_shot_get_best_take (RC_SHOT (first))) == own);
  rc_document_undo (film->document);
  assert_order (film, "abc|d");
  g_assert_true (rc_node_get_parent (kept) == film->shots[1]);

  g_assert_false (rc_document_merge_shots (film->document, one, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_clear_error (&error);
  /* Too long together: nothing happens at all. */
  set (film, first, "duration", "400");
  set (film, film->shots[1], "duration", "400");
  g_assert_false (rc_document_merge_shots (film->document, shots, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  assert_order (film, "abc|d");
  g_assert_cmpstr (rc_node_get_string (first, "prompt"), ==, "Mara waits.");
}

static void
test_cut_and_paste (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) shots = shots_of (film, "ab");
  g_autofree char      *id = g_strdup (rc_node_get_id (film->shots[0]));
  g_autofree char      *text = NULL;
  g_autoptr (GPtrArray) moved = NULL, copied = NULL;
  RcScene              *scene = RC_SCENE (film->scenes[1]);

  set (film, rc_document_add (film->document, film->shots[0], RC_TYPE_TAKE, -1, NULL), "notes",
       "the one");
  text = rc_shots_to_text (shots, "/film");
  g_assert_true (rc_text_has_shots (text));
  rc_document_remove_shots (film->document, shots, NULL);
  moved = rc_document_paste_shots (film->document, text, FALSE, scene, 0, NULL, NULL);
  assert_order (film, "c|abd");
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Paste 2 Shots");
  g_assert_cmpstr (rc_node_get_id (g_ptr_array_index (moved, 0)), ==, id);
  g_assert_cmpuint (rc_node_get_n_children (g_ptr_array_index (moved, 0), RC_TYPE_TAKE), ==, 1);

  /* The second time they are copies, with ids of their own and without takes. */
  copied = rc_document_paste_shots (film->document, text, FALSE, scene, 3, "Again", NULL);
  assert_order (film, "c|abdab");
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Again");
  g_assert_cmpstr (rc_node_get_id (g_ptr_array_index (copied, 0)), !=, id);
  g_assert_cmpuint (rc_node_get_n_children (g_ptr_array_index (copied, 0), RC_TYPE_TAKE), ==, 0);
  rc_document_undo (film->document);
  rc_document_undo (film->document);
  rc_document_undo (film->document);
  assert_order (film, "abc|d");
}

static void
test_paste_other_things (Film *film, gconstpointer data)
{
  static const char *const texts[] = { "", "Wide. Mara on the path.", "{\"raccord-shots\": 1}",
                                       "{\"raccord-shots\": 1, \"shots\": [{\"type\": \"take\"}]}",
                                       "{\"raccord-shots\": 1, \"shots\": [[" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_document_paste_shots (film->document, texts[i], FALSE,
                                              RC_SCENE (film->scenes[0]), 0, NULL, &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
      assert_order (film, "abc|d");
    }
  g_assert_false (rc_text_has_shots (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define FILM_TEST(path, func) g_test_add (path, Film, NULL, film_set_up, func, film_tear_down)
  FILM_TEST ("/document/shot-edit/several-shots-move-as-one-step", test_move);
  FILM_TEST ("/document/shot-edit/several-shots-are-removed-as-one-step", test_remove);
  g_test_add_func ("/document/shot-edit/a-prompt-is-cut-between-sentences", test_middle);
  FILM_TEST ("/document/shot-edit/a-split-shot-is-two-halves", test_split);
  FILM_TEST ("/document/shot-edit/a-broken-shot-is-several", test_break);
  FILM_TEST ("/document/shot-edit/merged-shots-keep-words-length-and-takes", test_merge);
  FILM_TEST ("/document/shot-edit/what-was-cut-comes-back-whole", test_cut_and_paste);
  FILM_TEST ("/document/shot-edit/other-text-is-refused", test_paste_other_things);
  return g_test_run ();
}
