/* test-shot-table.c - the shots as one list, sorted, set and selected; no display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-column.h"
#include "ui/board/shot-model.h"
#include "ui/inspector/shots-edit.h"

#include "tests/tree.h"

typedef struct
{
  char        *dir;
  RcSession   *session;
  RcDocument  *document;
  RcShotFacts *facts;
  GListModel  *shots;
} Film;

static gboolean
render (const RcGenerator *self,
        const RcRequest   *request,
        RcOutput          *output,
        GCancellable      *cancellable,
        GError           **error)
{
  return TRUE;
}

static const RcGenerator generator = {
  .id = "none",
  .label = "None",
  .version = 1,
  .abilities = { .least_size = 16, .most_size = 4096, .most_seconds = 60 },
  .render = render,
};
static const RcGenerator *const generators[] = { &generator, NULL };

static RcNode *
add_shot (Film *film, RcNode *scene, const char *prompt, const char *seconds)
{
  g_autoptr (GError) error = NULL;
  RcNode            *shot = rc_document_add (film->document, scene, RC_TYPE_SHOT, -1, &error);

  g_assert_no_error (error);
  rc_document_set_text (film->document, shot, "prompt", prompt, 0, &error);
  g_assert_no_error (error);
  rc_document_set_text (film->document, shot, "duration", seconds, 0, &error);
  g_assert_no_error (error);
  return shot;
}

static void
set_up (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;
  RcNode            *project, *scene, *mara;

  film->dir = g_dir_make_tmp ("raccord-table-XXXXXX", NULL);
  path = g_build_filename (film->dir, "film.raccord", NULL);
  film->session = rc_session_create (path, "Film", generators, &error);
  g_assert_no_error (error);
  film->document = rc_session_get_document (film->session);
  project = RC_NODE (rc_session_get_project (film->session));
  mara = rc_document_add (film->document, project, RC_TYPE_CHARACTER, -1, NULL);
  rc_document_set_text (film->document, mara, "name", "Mara", 0, NULL);
  scene = rc_document_add (film->document, project, RC_TYPE_SCENE, -1, NULL);
  add_shot (film, scene, "Close-up, 85 mm. @Mara looks up.", "3");
  add_shot (film, scene, "Wide shot, low angle, 24 mm. The harbour.", "5");
  scene = rc_document_add (film->document, project, RC_TYPE_SCENE, -1, NULL);
  add_shot (film, scene, "Medium shot, 50 mm. @Mara waits.", "3");
  film->facts = rc_shot_facts_new (film->session);
  film->shots = rc_shot_list_new (RC_PROJECT (project));
}

static void
tear_down (Film *film, gconstpointer data)
{
  g_object_unref (film->shots);
  g_object_unref (film->facts);
  g_object_unref (film->session);
  remove_tree (film->dir);
  g_free (film->dir);
}

static RcShot *
shot_at (Film *film, guint position)
{
  g_autoptr (RcShot) shot = g_list_model_get_item (film->shots, position);

  return shot; /* the film keeps it */
}

/* "1B 2A 1A": the labels in the order of @column */
static char *
dup_sorted (Film *film, RcShotColumn column)
{
  guint               n = g_list_model_get_n_items (film->shots);
  RcShot            **sorted = g_new (RcShot *, n);
  g_autofree void    *owned = sorted;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    sorted[i] = shot_at (film, n - 1 - i);
  for (guint i = 1; i < n; i++)
    for (guint k = i;
         k > 0 && rc_shot_column_compare (column, film->facts, sorted[k], sorted[k - 1]) < 0; k--)
      {
        RcShot *other = sorted[k];

        sorted[k] = sorted[k - 1];
        sorted[k - 1] = other;
      }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = rc_shot_dup_label (sorted[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", label);
    }
  return g_strdup (text->str);
}

static void
assert_sorted (Film *film, RcShotColumn column, const char *wanted)
{
  g_autofree char *sorted = dup_sorted (film, column);

  g_assert_cmpstr (sorted, ==, wanted);
}

static void
test_list (Film *film, gconstpointer data)
{
  RcNode *project = RC_NODE (rc_session_get_project (film->session));
  RcShot *first = shot_at (film, 0);

  g_assert_cmpuint (g_list_model_get_n_items (film->shots), ==, 3);
  g_assert_cmpuint (rc_shot_list_find (film->shots, shot_at (film, 2)), ==, 2);
  g_assert_true (rc_document_move (film->document, first,
                                   rc_node_get_child (project, RC_TYPE_SCENE, 1), -1, NULL));
  g_assert_true (shot_at (film, 2) == first);
  g_assert_true (rc_document_remove (film->document, first, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (film->shots), ==, 2);
  g_assert_cmpuint (rc_shot_list_find (film->shots, NULL), ==, GTK_INVALID_LIST_POSITION);
}

static void
test_sorting (Film *film, gconstpointer data)
{
  assert_sorted (film, RC_SHOT_SIZE, "1B 2A 1A"); /* from wide to close */
  assert_sorted (film, RC_SHOT_LENS, "1B 2A 1A");
  assert_sorted (film, RC_SHOT_DURATION, "1A 2A 1B"); /* the same: as in the film */
  assert_sorted (film, RC_SHOT_CAST, "1A 2A 1B");     /* nobody comes last */
  assert_sorted (film, RC_SHOT_LABEL, "1A 1B 2A");
  g_assert_true (
      rc_shot_column_set (RC_SHOT_LABEL, film->document, shot_at (film, 0), "10A", NULL));
  assert_sorted (film, RC_SHOT_LABEL, "1B 2A 10A");
  g_assert_true (rc_shot_column_set (RC_SHOT_SIZE, film->document, shot_at (film, 0), "EWS", NULL));
  assert_sorted (film, RC_SHOT_SIZE, "10A 1B 2A");
}

static void
assert_text (Film *film, guint position, RcShotColumn column, const char *wanted)
{
  g_autofree char *text = rc_shot_column_dup_text (column, film->facts, shot_at (film, position));

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_text (Film *film, gconstpointer data)
{
  assert_text (film, 0, RC_SHOT_SIZE, ""); /* it is read in a moment */
  rc_shot_facts_read (film->facts, shot_at (film, 0));
  assert_text (film, 0, RC_SHOT_SIZE, "Close-up");
  assert_text (film, 0, RC_SHOT_LENS, "85 mm");
  assert_text (film, 0, RC_SHOT_CAST, "Mara");
  assert_text (film, 0, RC_SHOT_DURATION, "3.0 s");
  assert_text (film, 0, RC_SHOT_TAKES, "–");
  g_assert_false (rc_shot_column_is_by_hand (RC_SHOT_SIZE, shot_at (film, 0)));
}

static void
test_facts_follow (Film *film, gconstpointer data)
{
  RcShot *shot = shot_at (film, 0);

  g_assert_cmpstr (rc_shot_facts_read (film->facts, shot)->size, ==, "CU");
  g_assert_true (rc_document_set_text (film->document, shot, "prompt", "Wide shot.", 0, NULL));
  g_assert_cmpstr (rc_shot_facts_read (film->facts, shot)->size, ==, "WS");
  g_assert_true (rc_document_set_text (film->document, shot, "lens", "35", 0, NULL));
  g_assert_cmpfloat (rc_shot_facts_read (film->facts, shot)->lens, ==, 35);
}

static void
on_read (RcShotFacts *facts, RcShot *shot, guint *n)
{
  (*n)++;
}

static void
test_facts_come (Film *film, gconstpointer data)
{
  guint n = 0;

  g_signal_connect (film->facts, "read", G_CALLBACK (on_read), &n);
  for (guint i = 0; i < 3; i++)
    g_assert_null (rc_shot_facts_peek (film->facts, shot_at (film, i)));
  while (n < 3)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (rc_shot_facts_peek (film->facts, shot_at (film, i)));
}

static void
test_choices (Film *film, gconstpointer data)
{
  RcShot      *shot = shot_at (film, 0);
  RcShotColumn columns[] = { RC_SHOT_SIZE, RC_SHOT_ANGLE, RC_SHOT_MOVE, RC_SHOT_LENS };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GStrv) choices = rc_shot_column_list_choices (columns[i]);

      for (guint k = g_strv_length (choices); k-- > 0;)
        {
          g_autofree char *text = rc_shot_column_dup_choice (columns[i], k);

          g_assert_true (rc_shot_column_set (columns[i], film->document, shot, text, NULL));
          g_assert_cmpuint (rc_shot_column_get_choice (columns[i], shot), ==, k);
          g_assert_cmpint (rc_shot_column_is_by_hand (columns[i], shot), ==, k > 0);
        }
    }
}

static void
test_edit (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcShot            *shot = shot_at (film, 0);

  g_assert_true (rc_shot_column_set (RC_SHOT_DURATION, film->document, shot, "4.5", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Change Duration of Shot 1A");
  assert_text (film, 0, RC_SHOT_DURATION, "4.5 s");
  g_assert_true (rc_document_undo (film->document));
  assert_text (film, 0, RC_SHOT_DURATION, "3.0 s");
  g_assert_false (rc_shot_column_set (RC_SHOT_DURATION, film->document, shot, "soon", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (rc_shot_column_set (RC_SHOT_TAKES, film->document, shot, "3", &error));
  g_assert_nonnull (error);
  /* What it would be called anyway is not written down: the label follows the place. */
  g_assert_true (rc_shot_column_set (RC_SHOT_LABEL, film->document, shot, "1A", NULL));
  g_assert_cmpstr (rc_node_get_string (RC_NODE (shot), "label"), ==, "");
}

static void
test_selection (Film *film, gconstpointer data)
{
  g_autoptr (RcFilmView)        view = rc_film_view_new (film->session);
  g_autoptr (GtkSelectionModel) selection =
      rc_shot_selection_new (view, g_object_ref (film->shots));

  rc_film_view_select (view, RC_NODE (shot_at (film, 1)));
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  gtk_selection_model_select_item (selection, 2, FALSE);
  g_assert_cmpuint (rc_film_view_get_n_shots (view), ==, 2);
  g_assert_true (rc_film_view_get_node (view) == RC_NODE (shot_at (film, 2)));
  rc_film_view_select (view, RC_NODE (shot_at (film, 0)));
  g_assert_true (gtk_selection_model_is_selected (selection, 0));
  g_assert_false (gtk_selection_model_is_selected (selection, 1));
  gtk_selection_model_select_all (selection);
  g_assert_cmpuint (rc_film_view_get_n_shots (view), ==, 3);
}

static void
test_together (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) shots = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;
  g_autofree char      *mixed = NULL, *same = NULL;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (shots, shot_at (film, i));
  mixed = rc_shots_dup_common (shots, "duration");
  g_assert_null (mixed);
  g_assert_true (rc_shots_set (film->document, shots, "duration", "2.5", &error));
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Change Duration of 3 shots");
  same = rc_shots_dup_common (shots, "duration");
  g_assert_nonnull (same);
  g_assert_true (rc_shots_append (film->document, shots, "prompt", "Rain.", &error));
  g_assert_true (
      g_str_has_suffix (rc_node_get_string (RC_NODE (shot_at (film, 2)), "prompt"), ". Rain."));
  g_assert_true (rc_document_undo (film->document));
  g_assert_true (rc_document_undo (film->document));
  assert_text (film, 1, RC_SHOT_DURATION, "5.0 s");
  g_assert_false (rc_shots_set (film->document, shots, "duration", "never", &error));
  g_assert_nonnull (error);
  assert_text (film, 0, RC_SHOT_DURATION, "3.0 s");
}

#define ADD(path, test) g_test_add ("/ui/shot-table/" path, Film, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-shots-are-one-list-that-follows-the-film", test_list);
  ADD ("each-column-has-its-order", test_sorting);
  ADD ("cells-say-what-the-words-say", test_text);
  ADD ("facts-follow-the-words", test_facts_follow);
  ADD ("facts-come-by-themselves", test_facts_come);
  ADD ("every-choice-can-be-set", test_choices);
  ADD ("an-edit-is-a-step-and-nonsense-is-refused", test_edit);
  ADD ("selection-is-the-films-both-ways", test_selection);
  ADD ("several-are-set-in-one-step-or-none", test_together);
  return g_test_run ();
}
