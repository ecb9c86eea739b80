/* stage-onion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-onion.h"

#include "ui/frame-texture.h"
#include "ui/play/stage-frames.h"
#include "ui/takes/takes-panel.h"

/* One of the two shots beside the one on the stage. */
typedef struct
{
  RcViewer      *viewer;
  int            which; /* 0 the one before, 1 the one after */
  gboolean       on;
  int            wanted;
  char          *shown;  /* nullable: what is open */
  RcStageFrames *frames; /* nullable */
} Skin;

struct _RcStageOnion
{
  Skin       skins[2];
  RcSession *session; /* nullable */
  RcShot    *shot;    /* nullable */
};

/** Returns: (transfer none) (nullable): the shot so many before or after @shot, across scenes */
RcShot *
rc_stage_onion_neighbour (RcShot *shot, int by)
{
  RcNode *scene = rc_node_get_parent (RC_NODE (shot));
  RcNode *project = scene != NULL ? rc_node_get_parent (scene) : NULL;
  int     index = (int)rc_node_get_index (RC_NODE (shot)) + by;
  int     at = project != NULL ? (int)rc_node_get_index (scene) : 0;

  while (project != NULL)
    {
      int n = (int)rc_node_get_n_children (scene, RC_TYPE_SHOT);

      if (index >= 0 && index < n)
        return rc_node_get_child (scene, RC_TYPE_SHOT, (guint)index);
      at += index < 0 ? -1 : 1;
      if (at < 0 || at >= (int)rc_node_get_n_children (project, RC_TYPE_SCENE))
        return NULL;
      index -= index < 0 ? 0 : n;
      scene = rc_node_get_child (project, RC_TYPE_SCENE, (guint)at);
      index += index < 0 ? (int)rc_node_get_n_children (scene, RC_TYPE_SHOT) : 0;
    }
  return NULL;
}

static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  Skin                  *skin = user_data;
  g_autoptr (GdkTexture) texture = NULL;

  if (index != skin->wanted || frame == NULL)
    return;
  texture = rc_frame_texture_new (frame);
  rc_viewer_set_onion (skin->viewer, skin->which, texture);
}

static void
close_skin (Skin *skin)
{
  g_clear_pointer (&skin->frames, rc_stage_frames_free);
  g_clear_pointer (&skin->shown, g_free);
  rc_viewer_set_onion (skin->viewer, skin->which, NULL);
}

static void
sync_skin (RcStageOnion *self, Skin *skin)
{
  RcShot          *shot = skin->on && self->shot != NULL
                              ? rc_stage_onion_neighbour (self->shot, skin->which == 0 ? -1 : 1)
                              : NULL;
  RcTake          *take = shot != NULL ? rc_shot_get_best_take (shot) : NULL;
  g_autofree char *key = take != NULL ? rc_take_dup_layers (take, TRUE) : NULL;
  RcTakeStack     *stack;
  RcStageSource    source;
  int              n;

  if (key != NULL && g_strcmp0 (key, skin->shown) == 0)
    return;
  close_skin (skin);
  if (key == NULL)
    return;
  skin->shown = g_steal_pointer (&key);
  stack = rc_session_open_take (self->session, take, NULL);
  if (stack == NULL)
    return;
  n = rc_take_reader_frames (rc_take_stack_base (stack));
  source = rc_stage_source_of_take (stack);
  skin->wanted = skin->which == 0 ? MAX (0, n - 1) : 0;
  skin->frames = rc_stage_frames_new (&source, n, 0, on_frame, skin);
  rc_stage_frames_want (skin->frames, skin->wanted, 0);
}

RcStageOnion *
rc_stage_onion_new (RcViewer *viewer)
{
  RcStageOnion *self = g_new0 (RcStageOnion, 1);

  for (int i = 0; i < 2; i++)
    self->skins[i] = (Skin){ .viewer = g_object_ref (viewer), .which = i };
  return self;
}

void
rc_stage_onion_free (RcStageOnion *self)
{
  for (int i = 0; i < 2; i++)
    {
      close_skin (&self->skins[i]);
      g_object_unref (self->skins[i].viewer);
    }
  g_clear_object (&self->session);
  g_clear_object (&self->shot);
  g_free (self);
}

/** Which of the two are seen */
void
rc_stage_onion_set (RcStageOnion *self, gboolean previous, gboolean next)
{
  self->skins[0].on = previous;
  self->skins[1].on = next;
  for (int i = 0; i < 2; i++)
    sync_skin (self, &self->skins[i]);
}

/** The film as it is now; both nullable: the shot on the stage */
void
rc_stage_onion_sync (RcStageOnion *self, RcSession *session, RcShot *shot)
{
  g_set_object (&self->session, session);
  g_set_object (&self->shot, shot);
  for (int i = 0; i < 2; i++)
    sync_skin (self, &self->skins[i]);
}
