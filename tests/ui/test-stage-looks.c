/* test-stage-looks.c - ways to look at a take: compared, in a small window, between its neighbours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/stage-fixture.h"

#include "ui/actions/action-table.h"

/* The green of the other picture's middle; -1: there is none. */
static int
other_green (Fixture *fixture)
{
  GdkTexture        *other = fixture->stage->viewer->other;
  g_autofree guchar *pixels = NULL;
  int                width, height;

  if (other == NULL)
    return -1;
  width = gdk_texture_get_width (other);
  height = gdk_texture_get_height (other);
  pixels = g_malloc ((gsize)width * (gsize)height * 4);
  gdk_texture_download (other, pixels, (gsize)width * 4);
  return pixels[((gsize)(height / 2) * (gsize)width + (gsize)(width / 2)) * 4 + 1];
}

static void
test_compares (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->stage->actions);
  GtkDropDown  *with = fixture->stage->compare_with;
  RcTake       *take;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  g_assert_false (gtk_widget_get_visible (fixture->stage->compare_box));
  render_region (fixture, "red");
  wait_for_red (fixture, 0.5, 0.5, 220);
  take = rc_stage_view_get_take (fixture->stage);

  /* A take with a layer: against itself without. */
  g_assert_true (gtk_widget_get_visible (fixture->stage->compare_box));
  g_assert_cmpint (other_green (fixture), ==, -1);
  g_action_group_change_action_state (actions, "compare", g_variant_new_string ("wipe"));
  while (other_green (fixture) < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (other_green (fixture), ==, 100);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (with)));

  /* Another take of the shot may be chosen. */
  rc_document_set_text (rc_session_get_document (fixture->session), fixture->shot, "prompt", "b", 0,
                        NULL);
  render_shot (fixture);
  rc_stage_view_set_take (fixture->stage, fixture->shot, take);
  window_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (with)), ==, 2);
  gtk_drop_down_set_selected (with, 1);
  while (other_green (fixture) < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (fixture->stage->viewer->other != NULL);

  /* The same again ends it. */
  g_action_group_change_action_state (actions, "compare", g_variant_new_string ("wipe"));
  g_assert_cmpint (other_green (fixture), ==, -1);
  g_assert_cmpint (rc_viewer_get_compare (fixture->stage->viewer), ==, RC_COMPARE_OFF);
}

/* Beside it a window has its frame and a header: 1100 by 700 is the smallest that is promised. */
static void
test_fits_a_small_window (Fixture *fixture, gconstpointer data)
{
  int width = 0, height = 0;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  render_region (fixture, "red");
  wait_for_red (fixture, 0.5, 0.5, 220);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->stage->actions), "compare",
                                      g_variant_new_string ("side"));
  gtk_widget_measure (GTK_WIDGET (fixture->stage), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->stage), GTK_ORIENTATION_VERTICAL, width, &height, NULL,
                      NULL, NULL);
  g_test_message ("the stage needs %d by %d", width, height);
  g_assert_cmpint (width, <=, 1080);
  g_assert_cmpint (height, <=, 640);
}

static gboolean
is_on (Fixture *fixture, const char *action)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->stage->actions), action);

  return g_variant_get_boolean (state);
}

static void
choose (Fixture *fixture, const char *action, GVariant *value)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->stage->actions), action, value);
}

/* Guides that are chosen but hidden, a matte, how near the picture is: as they were, after they
 * were changed; and what cannot be right changes nothing. */
static void
test_remembers_how_a_film_is_looked_at (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant)    memory = NULL, wrong = NULL;
  const RcViewerGeometry *geometry = rc_viewer_get_geometry (fixture->stage->viewer);

  choose (fixture, "guide-title", g_variant_new_boolean (TRUE));
  choose (fixture, "matte", g_variant_new_string ("1.85"));
  choose (fixture, "guides", g_variant_new_boolean (FALSE));
  choose (fixture, "histogram", g_variant_new_boolean (TRUE));
  rc_viewer_zoom (fixture->stage->viewer, 2);
  memory = g_variant_ref_sink (rc_stage_view_create_memory (fixture->stage));
  choose (fixture, "guide-title", g_variant_new_boolean (FALSE));
  choose (fixture, "matte", g_variant_new_string ("off"));
  choose (fixture, "histogram", g_variant_new_boolean (FALSE));
  rc_viewer_fit (fixture->stage->viewer);
  rc_stage_view_recall (fixture->stage, memory);
  g_assert_true (is_on (fixture, "guide-title"));
  g_assert_true (is_on (fixture, "histogram"));
  g_assert_false (is_on (fixture, "guides"));
  g_assert_cmpfloat_with_epsilon (geometry->zoom, 2, 1e-6);
  wrong = g_variant_ref_sink (g_variant_new_parsed ("{'matte': <5>, 'histogram': <'x'>}"));
  rc_stage_view_recall (fixture->stage, wrong);
  g_assert_true (is_on (fixture, "histogram"));
}

/* Two shots: the first one's last frame shines through the second, at half. */
static void
test_onion_skin (Fixture *fixture, gconstpointer data)
{
  RcDocument *document = rc_session_get_document (fixture->session);
  RcNode     *project = RC_NODE (rc_session_get_project (fixture->session));
  RcNode     *scene = rc_document_add (document, project, RC_TYPE_SCENE, -1, NULL);
  RcShot     *next = rc_document_add (document, scene, RC_TYPE_SHOT, -1, NULL);

  g_assert_true (rc_stage_onion_neighbour (fixture->shot, 1) == next);
  g_assert_true (rc_stage_onion_neighbour (next, -1) == fixture->shot);
  g_assert_null (rc_stage_onion_neighbour (next, 1));
  g_assert_null (rc_stage_onion_neighbour (fixture->shot, -1));
  render_shot (fixture);
  rc_stage_view_set_take (fixture->stage, next, NULL);
  window_settle ();
  g_assert_null (fixture->stage->viewer->onion[0]);
  choose (fixture, "onion-previous", g_variant_new_boolean (TRUE));
  while (fixture->stage->viewer->onion[0] == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->stage->viewer->onion[1]);
  choose (fixture, "onion-opacity", g_variant_new_string ("25"));
  g_assert_cmpfloat_with_epsilon (fixture->stage->viewer->onion_opacity, 0.25, 1e-6);
  choose (fixture, "onion-previous", g_variant_new_boolean (FALSE));
  g_assert_null (fixture->stage->viewer->onion[0]);
}

/* In the table, whatever its target: "stage.tool" stands there as "stage.tool::hand". */
static gboolean
is_in_table (const char *action)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);
  gsize                  length = strlen (action);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      {
        const char *name = sections[i].actions[j].action;

        if (name != NULL && g_str_has_prefix (name, action) &&
            (name[length] == '\0' || name[length] == ':'))
          return TRUE;
      }
  return FALSE;
}

/* What no person asks for by name. */
static gboolean
is_internal (const char *action)
{
  return g_str_equal (action, "refresh");
}

static void
test_every_action_is_in_the_table (Fixture *fixture, gconstpointer data)
{
  GActionGroup  *group = rc_stage_view_get_actions (fixture->stage);
  g_auto (GStrv) names = g_action_group_list_actions (group);

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *action = g_strconcat ("stage.", *name, NULL);

      g_test_message ("%s", action);
      g_assert_true (is_internal (*name) || is_in_table (action));
    }
}

static void
test_every_entry_of_the_table_is_an_action (Fixture *fixture, gconstpointer data)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      {
        const char          *action = sections[i].actions[j].action;
        g_autofree char     *name = NULL;
        g_autoptr (GVariant) target = NULL;

        if (action == NULL || !g_str_has_prefix (action, "stage."))
          continue;
        g_test_message ("%s", action);
        g_assert_true (g_action_parse_detailed_name (action, &name, &target, NULL));
        g_assert_true (g_action_group_has_action (rc_stage_view_get_actions (fixture->stage),
                                                  name + strlen ("stage.")));
      }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  window_load_style ();
#define ADD(path, func) g_test_add ("/ui/stage/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("compares-with-the-base-and-with-other-takes", test_compares);
  ADD ("fits-a-small-window", test_fits_a_small_window);
  ADD ("remembers-how-a-film-is-looked-at", test_remembers_how_a_film_is_looked_at);
  ADD ("the-shots-beside-shine-through", test_onion_skin);
  ADD ("every-action-is-in-the-table", test_every_action_is_in_the_table);
  ADD ("every-entry-of-the-table-is-an-action", test_every_entry_of_the_table_is_an_action);
  return g_test_run ();
}
