/* stage-fixture.h - a shot on the stage of a window
 *
 * The generator is one of its own: grey frames, and regions that are red.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/stage/stage-private.h"
#include "ui/viewer/viewer-private.h"

#include "engine/base/error.h"
#include "tests/tree.h"
#include "tests/ui/window.h"

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

/* --- the generator -------------------------------------------------------------------------- */

static inline gboolean
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
static const RcGenerator *const plain_generators[] = { &plain, NULL };

/* --- the film ------------------------------------------------------------------------------- */

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *film = NULL;
  RcDocument        *document;
  RcNode            *scene;

  fixture->dir = g_dir_make_tmp ("raccord-stage-XXXXXX", NULL);
  film = g_build_filename (fixture->dir, "Test.raccord", NULL);
  fixture->session = rc_session_create (film, "Test", plain_generators, &error);
  g_assert_no_error (error);
  document = rc_session_get_document (fixture->session);
  rc_document_set_text (document, rc_session_get_project (fixture->session), "preview-lines", "90",
                        0, &error);
  scene = rc_document_add (document, rc_session_get_project (fixture->session), RC_TYPE_SCENE, -1,
                           &error);
  fixture->shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, &error);
  rc_document_set_text (document, fixture->shot, "duration", "1/4", 0, &error);
  g_assert_no_error (error);

  fixture->stage = RC_STAGE_VIEW (rc_stage_view_new ());
  fixture->window = window_present (fixture->stage, 1100, 700);
  rc_stage_view_set_session (fixture->stage, fixture->session);
  rc_stage_view_set_take (fixture->stage, fixture->shot, NULL);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
  g_object_unref (fixture->session);
  remove_tree (fixture->dir);
  g_free (fixture->dir);
}

static inline void
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
static inline void
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
static inline void
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

static inline void
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

static inline gboolean
is_enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->stage->actions), action);
}

static inline void
act (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->stage->actions), action, NULL);
}

static inline void
write_prompt (Fixture *fixture, const char *prompt)
{
  rc_stage_region_bar_set_prompt (fixture->stage->region_bar, prompt);
  rc_stage_view_bar_changed (fixture->stage);
}

/* A red rectangle in the middle. */
static inline RcRegion *
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
  window_settle ();
  return region;
}
