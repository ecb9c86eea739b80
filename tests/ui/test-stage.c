/* test-stage.c - a shot on the stage: its take is shown, a mask is drawn, a region is rendered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/stage-fixture.h"

#include "ui/stage/stage-strip-private.h"

static void
test_without_a_take (Fixture *fixture, gconstpointer data)
{
  window_settle ();
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

/* Of a shot that is gone nothing is seen behind the words that say so, whether its take was shown
 * or only its first frames, as they came in while the board was seen. */
static void
test_shot_that_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) coming = rc_frame_new (16, 9, RC_FRAME_BGRA8, &error);

  for (int shown = 0; shown < 2; shown++)
    {
      gtk_widget_set_visible (GTK_WIDGET (fixture->stage), shown);
      if (shown)
        {
          render_shot (fixture);
          wait_for_red (fixture, 0.5, 0.5, 100);
        }
      else
        rc_stage_scopes_show (fixture->stage->scopes, coming);
      g_assert_nonnull (fixture->stage->viewer->texture);
      rc_document_remove (rc_session_get_document (fixture->session), fixture->shot, &error);
      g_assert_no_error (error);
      gtk_widget_set_visible (GTK_WIDGET (fixture->stage), TRUE);
      window_settle ();
      g_assert_true (gtk_widget_get_visible (fixture->stage->empty));
      g_assert_null (fixture->stage->viewer->texture);
      g_assert_true (rc_document_undo (rc_session_get_document (fixture->session)));
      rc_stage_view_set_take (fixture->stage, fixture->shot, NULL);
    }
}

/* Nor of the film before, when another one without a shot is opened. */
static void
test_another_film (Fixture *fixture, gconstpointer data)
{
  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  rc_stage_view_set_session (fixture->stage, NULL);
  rc_stage_view_set_session (fixture->stage, fixture->session);
  window_settle ();
  g_assert_true (gtk_widget_get_visible (fixture->stage->empty));
  g_assert_false (gtk_widget_get_visible (fixture->stage->transport));
  g_assert_null (fixture->stage->viewer->texture);
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
  window_settle ();
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
  g_assert_false (rc_stage_view_redo_stroke (fixture->stage, G_MAXINT64));
  act (fixture, "redo-stroke");
  g_assert_true (is_enabled (fixture, "render-region"));
  g_assert_false (is_enabled (fixture, "redo-stroke"));
  drag (fixture, 0.1, 0.1, 0.4, 0.6);
  /* Nothing said fills. */
  write_prompt (fixture, "  ");
  g_assert_true (is_enabled (fixture, "render-region"));
}

/* A fade that is undone takes the last frame along that it had given the mask. */
static void
test_undo_of_a_fade (Fixture *fixture, gconstpointer data)
{
  RcMaskDraft     *draft = rc_viewer_get_draft (fixture->stage->viewer);
  RcRegionSettings settings;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  set_tool (fixture, "rectangle");
  drag (fixture, 0.25, 0.25, 0.5, 0.5);
  settings = rc_stage_region_bar_get (fixture->stage->region_bar);
  settings.fade_out = 2;
  rc_stage_region_bar_set (fixture->stage->region_bar, &settings);
  rc_stage_view_bar_changed (fixture->stage);
  g_assert_cmpint (rc_mask_draft_get_last (draft), ==, FRAMES - 1);
  g_assert_true (rc_stage_view_undo_stroke (fixture->stage));
  g_assert_cmpint (rc_mask_draft_get_last (draft), ==, -1);
}

/* (transfer none): another shot, four times as long, rendered */
static RcShot *
render_longer_shot (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RcDocument        *document = rc_session_get_document (fixture->session);
  RcShot            *shot;
  RcSessionJob      *job;

  shot = rc_document_add (document, rc_node_get_parent (RC_NODE (fixture->shot)), RC_TYPE_SHOT, -1,
                          &error);
  rc_document_set_text (document, shot, "duration", "1", 0, &error);
  g_assert_no_error (error);
  job = rc_session_render_shot (fixture->session, shot, NULL, RC_PRIORITY_NOW, &error);
  g_assert_no_error (error);
  rc_session_wait (fixture->session, job, &error);
  g_assert_no_error (error);
  return shot;
}

/* The frames of a mask are those it was given, whatever take was shown before its own; a drag on
 * the strip ends where another mask comes. */
static void
test_frames_of_a_longer_take (Fixture *fixture, gconstpointer data)
{
  RcStageView     *stage = fixture->stage;
  RcMaskDraft     *draft = rc_viewer_get_draft (stage->viewer);
  RcRegionSettings settings;
  RcShot          *longer;
  int              in, out;

  render_shot (fixture);
  wait_for_red (fixture, 0.5, 0.5, 100);
  longer = render_longer_shot (fixture);
  rc_stage_view_set_take (stage, longer, NULL);
  window_settle ();
  set_tool (fixture, "rectangle");
  drag (fixture, 0.25, 0.25, 0.5, 0.5);
  settings = rc_stage_region_bar_get (stage->region_bar);
  settings.fade_in = 3 * FRAMES;
  settings.first = 2;
  settings.last = 4 * FRAMES - 2;
  rc_stage_region_bar_set (stage->region_bar, &settings);
  rc_stage_view_bar_changed (stage);
  stage->strip->drag = RC_STRIP_DRAG_FADE_IN;
  rc_stage_view_set_take (stage, fixture->shot, NULL);
  window_settle ();
  g_assert_cmpint (stage->strip->drag, ==, RC_STRIP_DRAG_NONE);
  g_assert_true (rc_mask_draft_is_empty (draft));
  rc_stage_view_set_take (stage, longer, NULL);
  window_settle ();
  settings = rc_stage_region_bar_get (stage->region_bar);
  g_assert_cmpint (settings.fade_in, ==, 3 * FRAMES);
  g_assert_cmpint (settings.first, ==, 2);
  g_assert_cmpint (settings.last, ==, 4 * FRAMES - 2);
  /* As when the feather is touched. */
  rc_stage_view_bar_changed (stage);
  rc_mask_draft_get_fade (draft, &in, &out);
  g_assert_cmpint (in, ==, 3 * FRAMES);
  g_assert_cmpint (rc_mask_draft_get_last (draft), ==, 4 * FRAMES - 2);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  window_load_style ();
#define ADD(path, func) g_test_add ("/ui/stage/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-shot-without-a-take-offers-to-render", test_without_a_take);
  ADD ("shows-the-take-and-steps-by-frames", test_shows_and_steps);
  ADD ("nothing-is-seen-of-a-shot-that-is-gone", test_shot_that_is_gone);
  ADD ("nothing-is-seen-of-another-film", test_another_film);
  ADD ("plays-and-begins-again", test_plays_round);
  ADD ("plays-between-marks-and-masks-there", test_plays_between_marks);
  ADD ("renders-a-region-and-nothing-outside-it", test_renders_a_region);
  ADD ("what-is-drawn-is-kept-in-the-film", test_what_is_drawn_is_kept);
  ADD ("hides-deletes-and-brings-back-a-region", test_hides_and_deletes);
  ADD ("a-failure-is-told-and-can-be-mended", test_a_failure_is_told);
  ADD ("says-what-is-missing-before-it-renders", test_says_what_is_missing);
  ADD ("undo-of-a-fade-takes-its-last-frame-along", test_undo_of_a_fade);
  ADD ("a-mask-keeps-its-frames-whatever-was-shown-before", test_frames_of_a_longer_take);
  return g_test_run ();
}
