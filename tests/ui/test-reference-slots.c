/* test-reference-slots.c - the slots of a shot: pasted into, dropped on, counted, played, missing
 *
 * Drop targets are told of what is dropped as GTK would tell them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/media/made-media.h"
#include "tests/film.h"
#include "tests/ui/window.h"
#include "ui/references/reference-menu.h"
#include "ui/references/reference-player.h"
#include "ui/references/reference-slots.h"

#include <glib/gstdio.h>

typedef struct
{
  Film              film;
  RcFilmView       *view;
  GtkWidget        *window;
  RcReferenceSlots *slots;
} Fixture;

static void
show (Fixture *fixture)
{
  rc_reference_slots_show (fixture->slots, fixture->view, fixture->film.shot);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  film_create_shot (&fixture->film, never_generators, "4s");
  fixture->view = rc_film_view_new (fixture->film.session);
  fixture->slots = RC_REFERENCE_SLOTS (rc_reference_slots_new ());
  fixture->window = window_present (fixture->slots, -1, -1);
  show (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_clear_object (&fixture->view);
  film_end (&fixture->film, NULL);
}

/* (transfer full): of every widget below @top that is a @type, depth first */
static void
list (GtkWidget *top, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (top), type))
    g_ptr_array_add (found, top);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    list (child, type, found);
}

static GPtrArray *
filled (Fixture *fixture)
{
  GPtrArray *found = g_ptr_array_new ();

  list (GTK_WIDGET (fixture->slots), GTK_TYPE_MENU_BUTTON, found);
  return found;
}

static gboolean
says (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  list (GTK_WIDGET (fixture->slots), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_visible (labels->pdata[i]) &&
        strstr (gtk_label_get_label (labels->pdata[i]), text) != NULL)
      return TRUE;
  return FALSE;
}

static RcNode *
add (Fixture *fixture, RcNode *owner, const char *name)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) frame = rc_frame_new (16, 16, RC_FRAME_BGRA8, NULL);
  g_autofree char    *path = g_build_filename (fixture->film.dir, name, NULL);
  RcNode             *reference;

  memset (frame->data, (int)g_str_hash (name), frame->stride * 16);
  g_assert_true (rc_frame_save_png (frame, path, NULL));
  reference = rc_session_add_reference (fixture->film.session, owner, path, NULL, &error);
  g_assert_no_error (error);
  show (fixture);
  return reference;
}

static RcNode *
reference_at (Fixture *fixture, guint i)
{
  return rc_node_get_child (fixture->film.shot, RC_TYPE_REFERENCE, i);
}

static void
wait_for_references (Fixture *fixture, guint n)
{
  while (rc_node_get_n_children (fixture->film.shot, RC_TYPE_REFERENCE) < n)
    g_main_context_iteration (NULL, TRUE);
  show (fixture);
}

/* --- into them -------------------------------------------------------------------------------- */

static void
test_a_picture_is_pasted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes)     bytes = g_bytes_new_take (g_malloc0 (4 * 64), 4 * 64);
  g_autoptr (GdkTexture) picture =
      gdk_memory_texture_new (8, 8, GDK_MEMORY_DEFAULT, bytes, (gsize)4 * 8);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->slots));

  gdk_clipboard_set_text (clipboard, "words");
  gtk_widget_activate_action (GTK_WIDGET (fixture->slots), "references.paste", NULL);
  g_assert_true (says (fixture, "no picture and no file"));
  gdk_clipboard_set_texture (clipboard, picture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->slots), "references.paste", NULL);
  wait_for_references (fixture, 1);
  g_assert_false (says (fixture, "no picture and no file"));
  g_assert_cmpint (rc_node_get_enum (reference_at (fixture, 0), "slot"), ==, RC_SLOT_IMAGE);
}

static GtkDropTarget *
find_drop (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (
              gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), type))
        return GTK_DROP_TARGET (controller);
    }
  g_assert_not_reached ();
}

static void
drop (GtkWidget *widget, GType type, gpointer what)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean        taken = FALSE;

  g_value_init (&value, type);
  if (G_TYPE_IS_OBJECT (type))
    g_value_set_object (&value, what);
  else
    g_value_set_boxed (&value, what);
  g_signal_emit_by_name (find_drop (widget, type), "drop", &value, 4.0, 4.0, &taken);
  g_assert_true (taken);
}

static void
test_they_change_places (Fixture *fixture, gconstpointer data)
{
  RcNode               *first = add (fixture, fixture->film.shot, "a.png");
  RcNode               *second = add (fixture, fixture->film.shot, "b.png");
  RcNode               *plate = add (fixture, fixture->film.project, "c.png");
  g_autoptr (GPtrArray) slots = filled (fixture);

  g_assert_cmpuint (slots->len, ==, 2);
  drop (slots->pdata[0], RC_TYPE_REFERENCE, second);
  show (fixture);
  g_assert_true (reference_at (fixture, 0) == second && reference_at (fixture, 1) == first);
  /* One of the library: the shot gets one of its own. */
  drop (GTK_WIDGET (fixture->slots), RC_TYPE_REFERENCE, plate);
  wait_for_references (fixture, 3);
  g_assert_cmpstr (rc_node_get_string (reference_at (fixture, 2), "file"), ==, "c.png");
  g_assert_true (rc_node_get_parent (plate) == fixture->film.project);
}

static void
test_what_is_no_medium_is_refused_with_a_word (Fixture *fixture, gconstpointer data)
{
  g_autofree char  *path = g_build_filename (fixture->film.dir, "words.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList            files = { .data = file };

  g_assert_true (g_file_set_contents (path, "words", -1, NULL));
  drop (GTK_WIDGET (fixture->slots), GDK_TYPE_FILE_LIST, &files);
  while (!says (fixture, "words.txt"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (rc_node_get_n_children (fixture->film.shot, RC_TYPE_REFERENCE), ==, 0);
}

static void
test_the_tenth_picture_is_refused_with_a_word (Fixture *fixture, gconstpointer data)
{
  RcNode *plate = add (fixture, fixture->film.project, "plate.png");

  for (int i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.png", i);

      add (fixture, fixture->film.shot, name);
    }
  drop (GTK_WIDGET (fixture->slots), RC_TYPE_REFERENCE, plate);
  g_assert_true (says (fixture, "9"));
  g_assert_cmpuint (rc_node_get_n_children (fixture->film.shot, RC_TYPE_REFERENCE), ==, 9);
}

/* --- what is shown of them -------------------------------------------------------------------- */

static void
test_inherited_ones_say_where_from (Fixture *fixture, gconstpointer data)
{
  RcNode               *mara = film_add (&fixture->film, fixture->film.project, RC_TYPE_CHARACTER);
  g_autoptr (GPtrArray) slots = NULL;
  RcNode               *reference;
  g_autofree char      *about = NULL;

  film_set_text (&fixture->film, mara, "name", "Mara");
  film_set_text (&fixture->film, fixture->film.shot, "prompt", "@Mara walks.");
  reference = add (fixture, mara, "mara.png");
  slots = filled (fixture);
  g_assert_cmpuint (slots->len, ==, 1);
  g_assert_true (gtk_widget_has_css_class (slots->pdata[0], "inherited"));
  about = rc_reference_dup_about (fixture->view, reference, fixture->film.shot);
  g_assert_nonnull (strstr (about, "from Mara"));
  /* The generator takes none. */
  g_assert_true (says (fixture, "1/0 · 0/0 · 0/0"));
}

static void
test_a_missing_file_is_said_and_found_again (Fixture *fixture, gconstpointer data)
{
  RcNode               *reference = add (fixture, fixture->film.shot, "a.png");
  g_autofree char      *path = rc_store_media_path (rc_session_get_dir (fixture->film.session),
                                                    rc_node_get_string (reference, "media"));
  g_autofree char      *away = g_build_filename (fixture->film.dir, "away", NULL);
  g_autoptr (GPtrArray) slots = NULL, again = NULL;

  g_assert_cmpint (g_rename (path, away), ==, 0);
  show (fixture);
  slots = filled (fixture);
  g_assert_true (gtk_widget_has_css_class (slots->pdata[0], "missing"));
  g_assert_cmpint (g_rename (away, path), ==, 0);
  show (fixture);
  again = filled (fixture);
  g_assert_false (gtk_widget_has_css_class (again->pdata[0], "missing"));
}

/* A video in a slot, with its menu open. @menu: (out): to be unparented. Returns: what plays it */
static RcReferencePlayer *
open_video (Fixture *fixture, GtkWidget **menu)
{
  g_autofree char      *path = g_build_filename (fixture->film.dir, "red.mkv", NULL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) players = g_ptr_array_new ();
  RcNode               *reference;

  made_video (path);
  reference =
      rc_session_add_reference (fixture->film.session, fixture->film.shot, path, NULL, &error);
  g_assert_no_error (error);
  *menu = rc_reference_menu_new (fixture->view, reference, fixture->film.shot);
  gtk_widget_set_parent (*menu, GTK_WIDGET (fixture->slots));
  list (*menu, RC_TYPE_REFERENCE_PLAYER, players);
  g_assert_cmpuint (players->len, ==, 1);
  gtk_popover_popup (GTK_POPOVER (*menu));
  return players->pdata[0];
}

static void
test_a_video_plays_in_place (Fixture *fixture, gconstpointer data)
{
  GtkWidget         *menu;
  RcReferencePlayer *player = open_video (fixture, &menu);

  rc_reference_player_play (player, TRUE);
  while (rc_reference_player_get_position (player) < 0.5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (rc_reference_player_is_playing (player));
  /* To its end, and from the beginning again. */
  while (rc_reference_player_is_playing (player))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (rc_reference_player_get_position (player), ==, 0);
  rc_reference_player_play (player, TRUE);
  while (!rc_reference_player_is_playing (player))
    g_main_context_iteration (NULL, TRUE);
  gtk_popover_popdown (GTK_POPOVER (menu));
  while (rc_reference_player_is_playing (player))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_unparent (menu);
}

/* One that is closed while its file is being opened stays quiet, and plays when it is asked again.
 */
static void
test_a_closed_player_stays_quiet (Fixture *fixture, gconstpointer data)
{
  GtkWidget         *menu;
  RcReferencePlayer *player = open_video (fixture, &menu);

  rc_reference_player_play (player, TRUE);
  gtk_popover_popdown (GTK_POPOVER (menu));
  /* As long as it takes to open it, and longer. */
  for (int i = 0; i < 50; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_false (rc_reference_player_is_playing (player));
      g_usleep (10000);
    }
  gtk_popover_popup (GTK_POPOVER (menu));
  rc_reference_player_play (player, TRUE);
  while (!rc_reference_player_is_playing (player))
    g_main_context_iteration (NULL, TRUE);
  gtk_popover_popdown (GTK_POPOVER (menu));
  gtk_widget_unparent (menu);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/reference-slots/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("a-picture-is-pasted", test_a_picture_is_pasted);
  ADD ("they-change-places", test_they_change_places);
  ADD ("what-is-no-medium-is-refused-with-a-word", test_what_is_no_medium_is_refused_with_a_word);
  ADD ("the-tenth-picture-is-refused-with-a-word", test_the_tenth_picture_is_refused_with_a_word);
  ADD ("inherited-ones-say-where-from", test_inherited_ones_say_where_from);
  ADD ("a-missing-file-is-said-and-found-again", test_a_missing_file_is_said_and_found_again);
  ADD ("a-video-plays-in-place", test_a_video_plays_in_place);
  ADD ("a-closed-player-stays-quiet", test_a_closed_player_stays_quiet);
  return g_test_run ();
}
