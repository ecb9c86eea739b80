/* test-canvas.c - notes and arrows on the board: what each edit does, one step of undo each, saved
 * and read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/canvas.h"

typedef struct
{
  RcDocument *document;
  RcNode     *film, *scene, *first, *second;
} Film;

static void
film_set_up (Film *film, gconstpointer data)
{
  film->document = rc_document_new ();
  film->film = RC_NODE (rc_document_get_project (film->document));
  film->scene = rc_document_add (film->document, film->film, RC_TYPE_SCENE, -1, NULL);
  film->first = rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, NULL);
  film->second = rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, NULL);
}

static void
film_tear_down (Film *film, gconstpointer data)
{
  g_object_unref (film->document);
}

static RcNode *
add_note (Film *film, const char *text, double x)
{
  g_autoptr (GError) error = NULL;
  RcStickySpec       spec = { .text = text, .colour = RC_MARKER_BLUE, .x = x, .y = 60 };
  RcSticky          *sticky;

  spec.lane = rc_node_get_id (film->scene);
  sticky = rc_document_add_sticky (film->document, &spec, &error);
  g_assert_no_error (error);
  return RC_NODE (sticky);
}

static RcNode *
add_arrow (Film *film, RcNode *from, RcNode *to)
{
  g_autoptr (GError) error = NULL;
  RcArrowEnd         ends[2] = { { rc_node_get_id (from), 1, 2 }, { .x = 30, .y = 40 } };
  RcArrow           *arrow;

  if (to != NULL)
    ends[1].node = rc_node_get_id (to);
  arrow = rc_document_add_arrow (film->document, &ends[0], &ends[1], NULL, RC_MARKER_RED, &error);
  g_assert_no_error (error);
  return RC_NODE (arrow);
}

static guint
count (Film *film, GType type)
{
  return rc_node_get_n_children (film->film, type);
}

static void
test_note (Film *film, gconstpointer data)
{
  RcNode          *note = add_note (film, "Rain here?\nAsk Ana", 40);
  g_autofree char *name = rc_node_dup_name (note);

  g_assert_cmpstr (name, ==, "Note “Rain here? Ask Ana”");
  g_assert_cmpfloat (rc_node_get_double (note, "x"), ==, 40);
  g_assert_cmpfloat (rc_node_get_double (note, "width"), ==, RC_STICKY_WIDTH);
  g_assert_cmpint (rc_node_get_enum (note, "colour"), ==, RC_MARKER_BLUE);
  g_assert_cmpstr (rc_node_get_string (note, "lane"), ==, rc_node_get_id (film->scene));
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Add Note");
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (count (film, RC_TYPE_STICKY), ==, 0);
  g_assert_true (rc_document_redo (film->document));
  g_assert_cmpuint (count (film, RC_TYPE_STICKY), ==, 1);
}

static void
test_moved (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcNode            *note = add_note (film, "one", 40), *other = add_note (film, "two", 400);
  RcCanvasPlace      places[2] = {
         { .node = note, .x = 80, .y = 90, .width = RC_STICKY_WIDTH, .height = RC_STICKY_HEIGHT },
         { .node = other, .x = 440, .y = 90, .width = RC_STICKY_WIDTH, .height = RC_STICKY_HEIGHT },
  };

  g_assert_true (rc_document_place_on_canvas (film->document, places, 2, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Move 2 Things");
  g_assert_cmpfloat (rc_node_get_double (other, "x"), ==, 440);
  g_assert_cmpstr (rc_node_get_string (note, "lane"), ==, "");
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpfloat (rc_node_get_double (note, "x"), ==, 40);
  g_assert_cmpfloat (rc_node_get_double (other, "x"), ==, 400);

  places[0].width = 300;
  g_assert_true (rc_document_place_on_canvas (film->document, places, 1, 0, &error));
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Resize Note");
  places[0].width = RC_STICKY_MOST + 1;
  g_assert_false (rc_document_place_on_canvas (film->document, places, 1, 0, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_assert_cmpfloat (rc_node_get_double (note, "width"), ==, 300);
}

static void
test_arrow (Film *film, gconstpointer data)
{
  RcNode *note = add_note (film, "one", 40), *arrow = add_arrow (film, note, film->first);

  g_assert_true (rc_arrow_get_end (RC_ARROW (arrow), film->document, FALSE) == note);
  g_assert_true (rc_arrow_get_end (RC_ARROW (arrow), film->document, TRUE) == film->first);
  g_assert_true (rc_document_remove (film->document, film->first, NULL));
  g_assert_null (rc_arrow_get_end (RC_ARROW (arrow), film->document, TRUE));
  g_assert_cmpfloat (rc_node_get_double (arrow, "to-x"), ==, 30);
  g_assert_true (rc_document_undo (film->document));
  g_assert_true (rc_arrow_get_end (RC_ARROW (arrow), film->document, TRUE) == film->first);
}

static void
test_arrow_refused (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RcArrowEnd         end = { .node = rc_node_get_id (film->first) };
  RcArrowEnd         nowhere = { .node = "0b6d7f9e-0000-4000-8000-000000000000" };

  g_assert_null (rc_document_add_arrow (film->document, &end, &end, NULL, RC_MARKER_RED, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (
      rc_document_add_arrow (film->document, &end, &nowhere, NULL, RC_MARKER_RED, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (film, RC_TYPE_ARROW), ==, 0);
}

/* Its arrows go with a note, in the same step; the one between two shots stays. */
static void
test_removed (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;
  RcNode               *note = add_note (film, "one", 40);

  add_arrow (film, note, film->first);
  add_arrow (film, film->first, note);
  add_arrow (film, film->first, film->second);
  g_ptr_array_add (nodes, note);
  g_assert_true (rc_document_clear_from_canvas (film->document, nodes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (film, RC_TYPE_STICKY), ==, 0);
  g_assert_cmpuint (count (film, RC_TYPE_ARROW), ==, 1);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, "Remove Note “one”");
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (count (film, RC_TYPE_ARROW), ==, 3);

  g_ptr_array_add (nodes, film->second);
  g_assert_true (rc_document_clear_from_canvas (film->document, nodes, &error));
  g_assert_cmpuint (rc_node_get_n_children (film->scene, RC_TYPE_SHOT), ==, 1);
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (rc_node_get_n_children (film->scene, RC_TYPE_SHOT), ==, 2);
}

static void
test_coloured (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  RcNode               *note = add_note (film, "one", 40), *arrow = add_arrow (film, note, NULL);

  g_ptr_array_add (nodes, note);
  g_ptr_array_add (nodes, arrow);
  g_assert_true (rc_document_colour_canvas (film->document, nodes, RC_MARKER_GREEN, NULL));
  g_assert_cmpint (rc_node_get_enum (note, "colour"), ==, RC_MARKER_GREEN);
  g_assert_cmpint (rc_node_get_enum (arrow, "colour"), ==, RC_MARKER_GREEN);
}

static GPtrArray *
paste (Film *film, const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *pasted = rc_document_paste_canvas (film->document, text, NULL, &error);

  g_assert_no_error (error);
  return pasted;
}

/* The arrow between two that are copied comes along, the one to a shot does not. */
static void
test_copied (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new (), copies = NULL, again = NULL;
  RcNode               *one = add_note (film, "one", 40), *two = add_note (film, "two", 400);
  RcNode               *arrow;
  g_autofree char      *text = NULL, *step = NULL;

  add_arrow (film, one, two);
  add_arrow (film, one, film->first);
  g_ptr_array_add (nodes, one);
  g_ptr_array_add (nodes, two);
  g_ptr_array_add (nodes, film->first);
  text = rc_canvas_to_text (film->document, nodes, FALSE);
  g_assert_true (rc_text_has_canvas (text));
  step = rc_canvas_dup_paste_name (text);
  g_assert_cmpstr (step, ==, "Paste 3 Things");
  copies = paste (film, text);
  g_assert_cmpuint (copies->len, ==, 3);
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, step);
  g_assert_cmpfloat (rc_node_get_double (g_ptr_array_index (copies, 0), "x"), >, 40);
  arrow = g_ptr_array_index (copies, 2);
  g_assert_true (rc_arrow_get_end (RC_ARROW (arrow), film->document, FALSE) ==
                 g_ptr_array_index (copies, 0));
  g_assert_true (rc_arrow_get_end (RC_ARROW (arrow), film->document, TRUE) ==
                 g_ptr_array_index (copies, 1));
  again = paste (film, text);
  g_assert_cmpfloat (rc_node_get_double (g_ptr_array_index (again, 0), "x"), >,
                     rc_node_get_double (g_ptr_array_index (copies, 0), "x"));
  g_assert_true (rc_document_undo (film->document));
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpuint (count (film, RC_TYPE_STICKY), ==, 2);
  g_assert_cmpuint (count (film, RC_TYPE_ARROW), ==, 2);
}

/* What was cut comes back where it was, with the arrow to the shot. */
static void
test_cut_and_pasted (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new (), pasted = NULL;
  RcNode               *note = add_note (film, "one", 40);
  g_autofree char      *text = NULL;

  add_arrow (film, note, film->first);
  g_ptr_array_add (nodes, note);
  text = rc_canvas_to_text (film->document, nodes, TRUE);
  g_assert_true (rc_document_clear_from_canvas (film->document, nodes, NULL));
  g_assert_cmpuint (count (film, RC_TYPE_ARROW), ==, 0);
  pasted = paste (film, text);
  g_assert_cmpuint (pasted->len, ==, 2);
  g_assert_cmpfloat (rc_node_get_double (g_ptr_array_index (pasted, 0), "x"), ==, 40);
  g_assert_true (rc_arrow_get_end (g_ptr_array_index (pasted, 1), film->document, TRUE) ==
                 film->first);
}

/* In another film there is neither the scene nor the shot. */
static void
test_pasted_into_another_film (Film *film, gconstpointer data)
{
  g_autoptr (RcDocument) other = rc_document_new ();
  g_autoptr (GPtrArray)  nodes = g_ptr_array_new (), pasted = NULL;
  g_autoptr (GError)     error = NULL;
  RcNode                *note = add_note (film, "one", 40);
  g_autofree char       *text = NULL;

  g_ptr_array_add (nodes, note);
  g_ptr_array_add (nodes, add_arrow (film, note, film->first));
  text = rc_canvas_to_text (film->document, nodes, FALSE);
  pasted = rc_document_paste_canvas (other, text, "Paste", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rc_node_get_string (g_ptr_array_index (pasted, 0), "lane"), ==, "");
  g_assert_cmpstr (rc_node_get_string (g_ptr_array_index (pasted, 1), "to"), ==, "");
  g_assert_true (rc_arrow_get_end (g_ptr_array_index (pasted, 1), other, FALSE) ==
                 g_ptr_array_index (pasted, 0));
  g_assert_null (
      rc_document_paste_canvas (other, "{\"raccord-canvas\":1,\"nodes\":[]}", NULL, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (rc_document_paste_canvas (other, "words", NULL, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
}

static void
place (Film *film, RcNode *note, double x, double y, RcEditFlags flags)
{
  RcCanvasPlace at = { .node = note, .x = x, .y = y };

  g_assert_true (rc_document_place_on_canvas (film->document, &at, 1, flags, NULL));
}

static void
on_record (RcDocument *document, RcJson *record, GPtrArray *records)
{
  g_ptr_array_add (records, rc_json_ref (record));
}

/* A key that is pressed again and again is one step, in the journal too; a drag is one of its own.
 */
static void
test_nudged (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray)  records = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_json_unref);
  RcNode                *note = add_note (film, "one", 40), *other = add_note (film, "two", 400);
  g_autoptr (cJSON)      json = rc_node_to_json (film->film);
  g_autoptr (RcNode)     copy = rc_node_from_json (json, "the test", NULL, NULL);
  g_autoptr (RcDocument) replayed = rc_document_new_for_project (RC_PROJECT (copy));

  g_signal_connect (film->document, "record", G_CALLBACK (on_record), records);
  place (film, note, 48, 60, RC_EDIT_MERGE);
  place (film, note, 56, 60, RC_EDIT_MERGE);
  place (film, note, 56, 68, RC_EDIT_MERGE);
  place (film, other, 408, 60, RC_EDIT_MERGE);
  place (film, note, 64, 68, RC_EDIT_MERGE);
  place (film, note, 300, 200, 0);
  place (film, note, 308, 200, RC_EDIT_MERGE);
  for (guint i = 0; i < records->len; i++)
    g_assert_true (rc_document_replay (replayed, rc_json_value (g_ptr_array_index (records, i)),
                                       FALSE, "the test", NULL));
  for (guint i = 0; i < 2; i++)
    {
      RcDocument *document = i == 0 ? film->document : replayed;
      RcNode     *moved = rc_document_find (document, rc_node_get_id (note));

      g_assert_cmpfloat (rc_node_get_double (moved, "x"), ==, 308);
      g_assert_true (rc_document_undo (document));
      g_assert_cmpfloat (rc_node_get_double (moved, "x"), ==, 300);
      g_assert_true (rc_document_undo (document));
      g_assert_cmpfloat (rc_node_get_double (moved, "x"), ==, 64);
      g_assert_true (rc_document_undo (document));
      g_assert_true (rc_document_undo (document));
      g_assert_cmpfloat (rc_node_get_double (moved, "x"), ==, 56);
      g_assert_true (rc_document_undo (document));
      g_assert_cmpfloat (rc_node_get_double (moved, "x"), ==, 40);
      g_assert_cmpfloat (rc_node_get_double (moved, "y"), ==, 60);
      g_assert_true (rc_document_redo (document));
      g_assert_cmpfloat (rc_node_get_double (moved, "y"), ==, 68);
    }
}

static void
test_too_many_words (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = g_strnfill (4001, 'a');
  RcStickySpec       spec = { .text = text };

  g_assert_null (rc_document_add_sticky (film->document, &spec, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_LIMIT);
  g_assert_cmpuint (count (film, RC_TYPE_STICKY), ==, 0);
}

static void
test_saved (Film *film, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    error = NULL;
  RcNode               *note = add_note (film, "Rain?", 40), *read;
  RcNode               *arrow = add_arrow (film, note, film->first);
  g_autoptr (cJSON)     json = rc_node_to_json (film->film);
  g_autoptr (RcNode)    again = rc_node_from_json (json, "the test", problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  read = rc_node_get_child (again, RC_TYPE_STICKY, 0);
  g_assert_cmpstr (rc_node_get_string (read, "text"), ==, "Rain?");
  g_assert_cmpint (rc_node_get_enum (read, "colour"), ==, RC_MARKER_BLUE);
  read = rc_node_get_child (again, RC_TYPE_ARROW, 0);
  g_assert_cmpstr (rc_node_get_string (read, "from"), ==, rc_node_get_id (note));
  g_assert_cmpstr (rc_node_get_id (read), ==, rc_node_get_id (arrow));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Film *film, gconstpointer data);
  } tests[] = {
    { "note", test_note },
    { "moved-together-and-resized", test_moved },
    { "arrow", test_arrow },
    { "arrow-from-a-thing-to-itself-is-refused", test_arrow_refused },
    { "arrows-go-with-their-note", test_removed },
    { "coloured", test_coloured },
    { "copied-with-what-is-between", test_copied },
    { "cut-and-pasted-as-it-was", test_cut_and_pasted },
    { "pasted-into-another-film", test_pasted_into_another_film },
    { "nudged-is-one-step", test_nudged },
    { "too-many-words", test_too_many_words },
    { "saved-and-read", test_saved },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/document/canvas/", tests[i].path, NULL);

      g_test_add (path, Film, NULL, film_set_up, tests[i].test, film_tear_down);
    }
  return g_test_run ();
}
