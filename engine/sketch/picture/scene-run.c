/* scene-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/scene-run.h"

#include "engine/base/text.h"
#include "engine/sketch/thing/set-place.h"

struct _RcSceneRun
{
  RcGlContext     *context;
  const RcKit     *kit;
  const RcStaging *staging; /* of the whole shot */
  RcRequestShape   shape;
  RcDialogue      *dialogue; /* (nullable) (owned) */
  RcReferences     references;
  RcMediaPathFunc  media_path;
  gpointer         user_data;
  gboolean         lazy;
  RcStopFunc       wanted; /* (nullable) */
  gpointer         wanted_data;
  /* Now: */
  int         setup; /* index of the set-up that says the place, -1: the staging's own */
  RcStaging  *made;  /* (nullable): the staging in that place */
  RcScene    *scene;
  RcRenderer *renderer;
};

/* Which set-up says where it is at @seconds, -1: none, it is the staging's own place. */
static int
setup_of (const RcStaging *staging, double seconds)
{
  int which = -1;

  for (guint i = 0; i < staging->n_setups; i++)
    if (*staging->setups[i].set != '\0' && seconds >= staging->setups[i].start - 1e-3)
      which = (int)i;
  return which;
}

const RcStaging *
rc_scene_run_staging (const RcKit *kit, const RcStaging *staging, double seconds, RcStaging **made)
{
  int which = setup_of (staging, seconds);

  *made = NULL;
  if (which < 0)
    return staging;
  *made = rc_staging_copy (staging);
  rc_text_set (&(*made)->set, staging->setups[which].set);
  rc_text_set (&(*made)->label, staging->setups[which].label);
  (*made)->interior = rc_set_is_room (rc_set_resolve (kit, *made));
  return *made;
}

static double
seconds_of (const RcSceneRun *self, int frame)
{
  return frame / rc_rational_to_double (self->shape.rate);
}

static void
leave (RcSceneRun *self)
{
  g_clear_pointer (&self->renderer, rc_renderer_free);
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->made, rc_staging_free);
}

static gboolean
enter (RcSceneRun *self, int frame, GError **error)
{
  double           seconds = seconds_of (self, frame);
  const RcStaging *staging;

  leave (self);
  self->setup = setup_of (self->staging, seconds);
  staging = rc_scene_run_staging (self->kit, self->staging, seconds, &self->made);
  self->scene = rc_scene_new_with (self->kit, staging, &self->shape, self->dialogue,
                                   &self->references, self->media_path, self->user_data, error);
  if (self->scene == NULL)
    return FALSE;
  self->scene->lazy = self->lazy;
  self->renderer = rc_renderer_new (self->context, self->scene, error);
  if (self->renderer == NULL)
    return FALSE;
  rc_renderer_set_stop (self->renderer, self->wanted, self->wanted_data);
  return TRUE;
}

RcSceneRun *
rc_scene_run_new (RcGlContext          *context,
                  const RcKit          *kit,
                  const RcStaging      *staging,
                  const RcRequestShape *shape,
                  RcDialogue           *dialogue,
                  const RcReferences   *references,
                  RcMediaPathFunc       media_path,
                  gpointer              user_data,
                  GError              **error)
{
  g_autoptr (RcSceneRun) self = g_new0 (RcSceneRun, 1);

  self->context = context;
  self->kit = kit;
  self->staging = staging;
  self->shape = *shape;
  self->dialogue = dialogue != NULL ? rc_dialogue_ref (dialogue) : NULL;
  if (references != NULL)
    self->references = *references;
  else
    self->references = (RcReferences){ "", "", "", "", "" };
  self->media_path = media_path;
  self->user_data = user_data;
  return enter (self, 0, error) ? g_steal_pointer (&self) : NULL;
}

/** As rc_renderer_set_stop(), for all its scenes. */
void
rc_scene_run_set_stop (RcSceneRun *self, RcStopFunc wanted, gpointer data)
{
  self->wanted = wanted;
  self->wanted_data = data;
  rc_renderer_set_stop (self->renderer, wanted, data);
}

void
rc_scene_run_free (RcSceneRun *self)
{
  if (self == NULL)
    return;
  leave (self);
  g_clear_pointer (&self->dialogue, rc_dialogue_unref);
  g_free (self);
}

/**
 * rc_scene_run_go:
 * @renderer: (out) (optional) (transfer none): what draws the scene
 *
 * Errors: those of rc_scene_new_with() and rc_renderer_new()
 *
 * Returns: (transfer none) (nullable): the scene of @frame, set to it; until the next call
 */
RcScene *
rc_scene_run_go (RcSceneRun *self, int frame, RcRenderer **renderer, GError **error)
{
  if (setup_of (self->staging, seconds_of (self, frame)) != self->setup)
    {
      self->lazy = self->scene != NULL && self->scene->lazy;
      if (!enter (self, frame, error))
        return NULL;
    }
  if (renderer != NULL)
    *renderer = self->renderer;
  rc_scene_set_frame (self->scene, frame);
  return self->scene;
}
