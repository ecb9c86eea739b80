/* test-stage.c - a shot on the stage: its take is shown, a mask is drawn, a region is rendered
 *
 * The generator is one of this file's own: grey frames, and regions that are red.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"
#include "ui/viewer/viewer-private.h"

#include "engine/base/error.h"
#include "tests/tree.h"
#include "ui/actions/action-table.h"

#include <glib/gstdio.h>

#define FRAMES 6

typedef struct
{
  char        *dir;
  RcSession   *session;
  RcShot      *shot;
  GtkWidget   *window;
  RcStageView *stage;
} Fixture;

/* --- the generator ------------------------------------------------------------------------- */

static gboolean
render (const RcGenerator *self,
        const RcRequest   *request,
        RcOutput          *output,
        GCancellable      *cancellable,
        GError           **error)
{
  gboolean region = rc_request_is_region (request);

  if (region && g_str_equal (rc_request_region_prompt (request), "impossible"))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   "Nothing can be made of “impossible”. Write something else.");
      return FALSE;
    }
  for (int i = output->first; i <= output->last; i++)
    {
      g_autoptr (RcFrame) frame =
          rc_frame_new (output->area.width, output->area.height, RC_FRAME_BGRA8, error);

      if (frame == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize p = 0; p < frame->stride * (gsize)frame->height; p += 4)
        {
          frame->data[p] = frame->data[p + 1] = region ? 0 : 100;
          frame->data[p + 2] = region ? 220 : (guint8)(100 + i);
          frame->data[p + 3] = 255;
        }
      if (!output->frame (output, i, frame, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static const RcGenerator plain = {
  .id = "plain",
  .label = "Plain",
  .version = 1,
  .abilities = { .least_size = 16, .most_size = 4096, .most_seconds = 60, .masks = TRUE },
  .render = render,
};
static const RcGenerator *const generators[] = { &plain, NULL };

/* --- the film ------------------------------------------------------------------------------ */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *film = NULL;
  RcDocument        *document;
  RcNode            *scene;

  fixture->dir = g_dir_make_tmp ("raccord-stage-XXXXXX", NULL);
  film = g_build_filename (fixture->dir, "Test.raccord", NULL);
  fixture->session = rc_session_create (film, "Test", generators, &error);
  g_assert_no_error (error);
  document = rc_session_get_document (fixture->session);
  rc_document_set_text (document, rc_session_get_project (fixture->session), "preview-lines", "90",
                        0, &error);
  scene = rc_document_add (document, rc_session_get_project (fixture->session), RC_TYPE_SCENE, -1,
                           &error);
  fixture->shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, &error);
  rc_document_set_text (document, fixture->shot, "duration", "1/4", 0, &error);
  g_assert_no_error (error);

  fixture->window = gtk_window_new ();
  fixture->stage = RC_STAGE_VIEW (rc_stage_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->stage));
  gtk_window_present (GTK_WINDOW (fixture->window));
  rc_stage_view_set_session (fixture->stage, fixture->session);
  rc_stage_view_set_take (fixture->stage, fixture->shot, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->session);
  remove_tree (fixture->dir);
  g_free (fixture->dir);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
render_shot (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RcSessionJob      *job =
      rc_session_render_shot (fixture->session, fixture->shot, NULL, RC_PRIORITY_NOW, &error);

  g_assert_no_error (error);
  rc_session_wait (fixture->session, job, &error);
  g_assert_no_error (error);
}

/* The colour of the frame that is shown, at a place of it: B, G, R, A. */
static void
pick (Fixture *fixture, double x, double y, guchar *colour)
{
  GdkTexture        *texture = fixture->stage->viewer->texture;
  int                width = gdk_texture_get_width (texture);
  int                height = gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc ((gsize)width * (gsize)height * 4);

  gdk_texture_download (texture, pixels, (gsize)width * 4);
  memcpy (colour, pixels + ((gsize)(y * height) * (gsize)width + (gsize)(x * width)) * 4, 4);
}

/* Until the picture shows that much red at that place. */
static void
wait_for_red (Fixture *fixture, double x, double y, int red)
{
  guchar colour[4] = { 0 };

  while (TRUE)
    {
      if (fixture->stage->viewer->texture != NULL)
        pick (fixture, x, y, colour);
      if (colour[2] == red)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
drag (Fixture *fixture, double x0, double y0, double x1, double y1)
{
  const RcViewerGeometry *geometry = rc_viewer_get_geometry (fixture->stage->viewer);
  double                  x, y;

  rc_viewer_geometry_to_view (geometry, x0, y0, &x, &y);
  rc_viewer_press (fixture->stage->viewer, x, y, 0);
  rc_viewer_geometry_to_view (geometry, x1, y1, &x, &y);
  rc_viewer_motion (fixture->stage->viewer, x, y);
  rc_viewer_release (fixture->stage->viewer);
}

static gboolean
is_enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->stage->actions), action);
}

static void
act (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->stage->actions), action, NULL);
}

static void
write_prompt (Fixture *fixture, const char *prompt)
{
  rc_stage_region_bar_set_prompt (fixture->stage->region_bar, prompt);
  rc_stage_view_bar_changed (fixture->stage);
}

/* A red rectangle in the middle. */
static RcRegion *
render_region (Fixture *fixture, const char *prompt)
{
  RcTake       *take = rc_stage_view_get_take (fixture->stage);
  guint         before = rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION);
  RcRegion     *region;
  RcSessionJob *job;

  g_action_group_change_action_state (G_ACTION_GROUP (fixture->stage->actions), "tool",
                                      g_variant_new_string ("rectangle"));
  drag (fixture, 0.25, 0.25, 0.75, 0.75);
  write_prompt (fixture, prompt);
  g_assert_true (is_enabled (fixture, "render-region"));
  act (fixture, "render-region");
  g_assert_cmpuint (rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION), ==, before + 1);
  region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, before);
  job = rc_session_find_job (fixture->session, RC_NODE (region));
  if (job != NULL)
    (void)!rc_session_wait (fixture->session, job, NULL);
  settle ();
  return region;
}

/* --- tests --------------------------------------------------------------------------------- */

static void
test_without_a_take (Fixture *fixture, gconstpointer data)
{
  settle ();
  g_assert_null (rc_stage_view_get_take (fixture->stage));
  g_assert_true (gtk_widget_get_visible (fixture->stage->empty));
  g_assert_true (gtk_widget_get_visible (fixture->stage->empty_render));
  g_assert_false (is_enabled (fixture, "render-region"));
}

static void
test_shows_and_steps (Fixture *fixture, gconstpointer data)
{
  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  g_assert_nonnull (rc_stage_view_get_take (fixture->stage));
  g_assert_false (gtk_widget_get_visible (fixture->stage->empty));
  act (fixture, "step-forward");
  act (fixture, "step-forward");
  wait_for_red (fixture, 0.5, 0.5, 102);
  act (fixture, "last");
  wait_for_red (fixture, 0.5, 0.5, 100 + FRAMES - 1);
  g_assert_cmpstr (gtk_label_get_label (fixture->stage->time), ==, "00:00:05");
  g_assert_cmpstr (gtk_label_get_label (fixture->stage->length), ==, "/ 00:00:06");
}

static void
test_plays_round (Fixture *fixture, gconstpointer data)
{
  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  act (fixture, "play");
  wait_for_red (fixture, 0.5, 0.5, 100 + FRAMES - 1);
  wait_for_red (fixture, 0.5, 0.5, 101);
  act (fixture, "stop");
  g_assert_cmpuint (fixture->stage->tick, ==, 0);
}

static void
test_plays_between_marks (Fixture *fixture, gconstpointer data)
{
  RcRegionSettings settings;
  RcJson          *mask;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  g_assert_false (is_enabled (fixture, "clear-marks"));
  rc_stage_view_seek (fixture->stage, 2);
  act (fixture, "mark-in");
  act (fixture, "step-forward");
  act (fixture, "mark-out");
  act (fixture, "first");
  act (fixture, "play");
  for (int i = 0; i < 3; i++)
    {
      wait_for_red (fixture, 0.5, 0.5, 102);
      wait_for_red (fixture, 0.5, 0.5, 103);
    }
  act (fixture, "stop");
  act (fixture, "go-to-in");
  wait_for_red (fixture, 0.5, 0.5, 102);
  act (fixture, "mask-between-marks");
  settings = rc_stage_region_bar_get (fixture->stage->region_bar);
  g_assert_cmpint (settings.first, ==, 2);
  g_assert_cmpint (settings.last, ==, 3);
  rc_stage_region_bar_set_prompt (fixture->stage->region_bar, "red");
  act (fixture, "render-range");
  g_assert_nonnull (fixture->stage->region);
  mask = rc_node_get_json (RC_NODE (fixture->stage->region), "mask");
  g_assert_cmpint ((int)rc_json_number_or (rc_json_value (mask), "first", -1), ==, 2);
  g_assert_cmpint ((int)rc_json_number_or (rc_json_value (mask), "last", -1), ==, 3);
  g_assert_cmpint (rc_node_get_enum (RC_NODE (fixture->stage->region), "ends"), ==, RC_ENDS_MATCH);
  act (fixture, "clear-marks");
  g_assert_cmpint (rc_stage_clock_last (rc_stage_player_clock (fixture->stage->player)), ==,
                   FRAMES - 1);
  g_assert_false (is_enabled (fixture, "mask-between-marks"));
  g_assert_false (is_enabled (fixture, "render-range"));
}

static void
test_renders_a_region (Fixture *fixture, gconstpointer data)
{
  RcRegion    *region;
  const cJSON *shape;
  guchar       outside[4], inside[4];

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  region = render_region (fixture, "red");
  wait_for_red (fixture, 0.5, 0.5, 220);
  /* while it renders, its frames show as they come: the first one is back when outside is its 100
   */
  wait_for_red (fixture, 0.05, 0.05, 100);
  pick (fixture, 0.5, 0.5, inside);
  pick (fixture, 0.05, 0.05, outside);
  g_assert_cmpint (inside[1], ==, 0);
  g_assert_cmpint (outside[1], ==, 100);
  g_assert_cmpint (outside[2], ==, 100);

  g_assert_cmpstr (rc_node_get_string (RC_NODE (region), "prompt"), ==, "red");
  shape = cJSON_GetArrayItem (
      cJSON_GetObjectItemCaseSensitive (rc_json_value (rc_node_get_json (RC_NODE (region), "mask")),
                                        "shapes"),
      0);
  g_assert_cmpstr (rc_json_string_or (shape, "kind", ""), ==, "rectangle");
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "x", 0), 0.25, 1e-3);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "width", 0), 0.5, 1e-3);

  /* It is up to date: there is nothing to render until something changes. */
  g_assert_false (is_enabled (fixture, "render-region"));
  act (fixture, "new-seed");
  g_assert_true (is_enabled (fixture, "render-region"));
}

/* What was drawn and not rendered: the mask that the node keeps. */
static const cJSON *
drawn_of (gpointer node)
{
  RcJson *drawn = rc_node_get_json (node, "drawn");

  return drawn != NULL ? cJSON_GetObjectItemCaseSensitive (rc_json_value (drawn), "mask") : NULL;
}

static void
set_tool (Fixture *fixture, const char *name)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->stage->actions), "tool",
                                      g_variant_new_string (name));
}

/* Keys and words that nobody rendered are in the film, and there again when the shot is. */
static void
test_what_is_drawn_is_kept (Fixture *fixture, gconstpointer data)
{
  RcMaskDraft      *draft = rc_viewer_get_draft (fixture->stage->viewer);
  RcTake           *take;
  g_autoptr (cJSON) before = NULL, after = NULL;
  RcRegion         *region;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  take = rc_stage_view_get_take (fixture->stage);
  set_tool (fixture, "rectangle");
  drag (fixture, 0.25, 0.25, 0.5, 0.5);
  rc_stage_view_seek (fixture->stage, 4);
  set_tool (fixture, "move");
  drag (fixture, 0.3, 0.3, 0.5, 0.3);
  write_prompt (fixture, "red");
  before = rc_mask_draft_to_json (draft);
  while (drawn_of (take) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (cJSON_Compare (drawn_of (take), before, TRUE));
  /* It is nothing to undo. */
  g_assert_cmpstr (rc_document_get_undo_name (rc_session_get_document (fixture->session)), !=,
                   "Add Region");

  rc_stage_view_set_take (fixture->stage, NULL, NULL);
  g_assert_true (rc_mask_draft_is_empty (draft));
  rc_stage_view_set_take (fixture->stage, fixture->shot, NULL);
  after = rc_mask_draft_to_json (draft);
  g_assert_true (cJSON_Compare (before, after, TRUE));
  g_assert_cmpstr (rc_stage_region_bar_get_prompt (fixture->stage->region_bar), ==, "red");

  /* Rendered, it is the region's; undone, it is drawn again. */
  act (fixture, "render-region");
  g_assert_null (drawn_of (take));
  region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, 0);
  g_assert_true (
      cJSON_Compare (rc_json_value (rc_node_get_json (RC_NODE (region), "mask")), before, TRUE));
  rc_session_cancel_all (fixture->session);
  rc_document_undo (rc_session_get_document (fixture->session));
  settle ();
  g_assert_true (cJSON_Compare (drawn_of (take), before, TRUE));
  g_assert_false (rc_mask_draft_is_empty (draft));

  /* Cleared, there is nothing to keep. */
  act (fixture, "clear-mask");
  while (drawn_of (take) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_hides_and_deletes (Fixture *fixture, gconstpointer data)
{
  RcDocument *document = rc_session_get_document (fixture->session);
  RcRegion   *region;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  region = render_region (fixture, "red");
  wait_for_red (fixture, 0.5, 0.5, 220);
  rc_document_set_text (document, region, "visible", "no", 0, NULL);
  wait_for_red (fixture, 0.5, 0.5, 100);
  rc_document_set_text (document, region, "visible", "yes", 0, NULL);
  wait_for_red (fixture, 0.5, 0.5, 220);
  act (fixture, "layer-delete");
  wait_for_red (fixture, 0.5, 0.5, 100);
  g_assert_null (fixture->stage->region);
  rc_document_undo (document);
  wait_for_red (fixture, 0.5, 0.5, 220);
}

static void
test_a_failure_is_told (Fixture *fixture, gconstpointer data)
{
  RcRegion     *region;
  RcSessionJob *job;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  region = render_region (fixture, "impossible");
  job = rc_session_find_job (fixture->session, RC_NODE (region));
  g_assert_nonnull (job);
  g_assert_cmpint (rc_session_job_get_state (job), ==, RC_JOB_FAILED);
  g_assert_true (fixture->stage->region_job == job);
  /* The way out is open: the same again, or something else. */
  g_assert_true (is_enabled (fixture, "render-region"));
  write_prompt (fixture, "red");
  act (fixture, "render-region");
  wait_for_red (fixture, 0.5, 0.5, 220);
}

static void
test_says_what_is_missing (Fixture *fixture, gconstpointer data)
{
  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  write_prompt (fixture, "red");
  g_assert_false (is_enabled (fixture, "render-region"));
  rc_viewer_set_tool (fixture->stage->viewer, RC_TOOL_ELLIPSE);
  drag (fixture, 0.1, 0.1, 0.4, 0.6);
  g_assert_true (is_enabled (fixture, "render-region"));
  g_assert_true (rc_stage_view_undo_stroke (fixture->stage));
  g_assert_false (is_enabled (fixture, "render-region"));
  g_assert_false (rc_stage_view_undo_stroke (fixture->stage));
  drag (fixture, 0.1, 0.1, 0.4, 0.6);
  /* Nothing said fills. */
  write_prompt (fixture, "  ");
  g_assert_true (is_enabled (fixture, "render-region"));
}

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
  settle ();
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
  settle ();
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

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_build_filename (g_getenv ("RACCORD_DATA_DIR"), "style.css", NULL);

  gtk_css_provider_load_from_path (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  load_style ();
#define ADD(path, func) g_test_add ("/ui/stage/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-shot-without-a-take-offers-to-render", test_without_a_take);
  ADD ("shows-the-take-and-steps-by-frames", test_shows_and_steps);
  ADD ("plays-and-begins-again", test_plays_round);
  ADD ("plays-between-marks-and-masks-there", test_plays_between_marks);
  ADD ("renders-a-region-and-nothing-outside-it", test_renders_a_region);
  ADD ("what-is-drawn-is-kept-in-the-film", test_what_is_drawn_is_kept);
  ADD ("hides-deletes-and-brings-back-a-region", test_hides_and_deletes);
  ADD ("a-failure-is-told-and-can-be-mended", test_a_failure_is_told);
  ADD ("says-what-is-missing-before-it-renders", test_says_what_is_missing);
  ADD ("compares-with-the-base-and-with-other-takes", test_compares);
  ADD ("fits-a-small-window", test_fits_a_small_window);
  ADD ("remembers-how-a-film-is-looked-at", test_remembers_how_a_film_is_looked_at);
  ADD ("the-shots-beside-shine-through", test_onion_skin);
  ADD ("every-action-is-in-the-table", test_every_action_is_in_the_table);
  ADD ("every-entry-of-the-table-is-an-action", test_every_entry_of_the_table_is_an_action);
  return g_test_run ();
}
