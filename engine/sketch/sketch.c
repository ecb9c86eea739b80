/* sketch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/sketch.h"

#include "engine/base/error.h"
#include "engine/footage/retouch-region.h"
#include "engine/sketch/extend.h"
#include "engine/sketch/kit-load.h"
#include "engine/sketch/picture/finish.h"
#include "engine/sketch/picture/labels.h"
#include "engine/sketch/picture/scene-run.h"
#include "engine/sketch/region/region.h"
#include "engine/sketch/sketch-view.h"
#include "engine/voice/take-sound.h"

static void
kit_free (gpointer kit)
{
  rc_kit_free (kit);
}

static GPrivate thread_kit = G_PRIVATE_INIT (kit_free);

/* The tables are read once on each thread that renders. */
static const RcKit *
get_kit (GError **error)
{
  RcKit *kit = g_private_get (&thread_kit);

  if (kit == NULL)
    {
      kit = rc_kit_load (error);
      g_private_set (&thread_kit, kit);
    }
  return kit;
}

static void
voice_kit_free (gpointer kit)
{
  rc_voice_kit_free (kit);
}

static GPrivate thread_voice_kit = G_PRIVATE_INIT (voice_kit_free);

/* As those of the voice. */
static const RcVoiceKit *
get_voice_kit (GError **error)
{
  RcVoiceKit *kit = g_private_get (&thread_voice_kit);

  if (kit == NULL)
    {
      kit = rc_voice_kit_load (error);
      g_private_set (&thread_voice_kit, kit);
    }
  return kit;
}

static RcDialogue *
get_dialogue (const RcRequest *request, GError **error)
{
  const RcVoiceKit *kit = get_voice_kit (error);

  return kit != NULL ? rc_take_sound_dialogue (kit, request, error) : NULL;
}

static gboolean
render_frames (RcSceneRun     *run,
               const RcFinish *finish,
               RcOutput       *output,
               GCancellable   *cancellable,
               GError        **error)
{
  for (int index = output->first; index <= output->last; index++)
    {
      g_autoptr (RcFrame) colour = NULL, depth = NULL, identity = NULL, motion = NULL;
      RcRenderer         *renderer = NULL;
      RcScene            *scene;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      scene = rc_scene_run_go (run, index, &renderer, error);
      if (scene == NULL ||
          !rc_renderer_draw (renderer, output->area, &colour, &depth, &identity, error) ||
          !rc_finish_frame (finish, scene, output->area, colour, error) ||
          !output->frame (output, index, colour, depth, identity, error))
        return FALSE;
      if (output->motion != NULL &&
          (!rc_renderer_draw_motion (renderer, output->area, &motion, error) ||
           !output->motion (output, index, motion, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
render_take (RcGlContext     *context,
             const RcKit     *kit,
             const RcRequest *request,
             RcDialogue      *dialogue,
             RcOutput        *output,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (RcSoundtrack) track = NULL;
  g_autoptr (RcSceneRun)   run = NULL;
  g_autoptr (RcFinish)     finish = NULL;
  RcRenderer              *renderer = NULL;
  RcScene                 *scene;
  RcReferences             references;

  rc_references_read (&references, request);
  run = rc_scene_run_new (context, kit, rc_request_staging (request), rc_request_shape (request),
                          dialogue, &references, rc_reference_media_path, (gpointer)request, error);
  scene = run != NULL ? rc_scene_run_go (run, 0, &renderer, error) : NULL;
  finish = scene != NULL
               ? rc_finish_new (scene, renderer, rc_reference_media_path, (gpointer)request, error)
               : NULL;
  if (finish == NULL)
    return FALSE;
  rc_scene_run_set_stop (run, rc_stop_if_cancelled, cancellable);
  /* Labels look at all figures. */
  scene->lazy = !rc_labels_are_wanted (scene->staging);
  if (output->preview != NULL)
    {
      g_autoptr (RcFrame) coarse = NULL;

      scene = rc_scene_run_go (run, output->first, &renderer, error);
      coarse = scene != NULL ? rc_renderer_draw_coarse (renderer, error) : NULL;
      if (coarse == NULL ||
          !rc_finish_frame (finish, scene,
                            (RcRect){ 0, 0, scene->shape.width, scene->shape.height }, coarse,
                            error))
        return FALSE;
      output->preview (output, output->first, coarse);
    }
  if (!render_frames (run, finish, output, cancellable, error))
    return FALSE;
  track = rc_take_sound_track (request, dialogue, error);
  return track != NULL && rc_take_sound_write (track, request, output, cancellable, error);
}

static gboolean
sketch_render (const RcGenerator *self,
               const RcRequest   *request,
               RcOutput          *output,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (RcDialogue) dialogue = NULL;
  RcGlContext           *context;
  const RcKit           *kit;
  RcExtension            extension;
  gboolean               extended;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  extended = rc_request_extension (request, &extension);
  /* Of a wider picture than the staging was framed for, a region is one of its frames. */
  if (rc_request_is_region (request) && (extended || rc_retouch_region_is_wanted (request)))
    return rc_retouch_region_render (request, output, cancellable, error);
  context = rc_gl_context_get (error);
  kit = context != NULL ? get_kit (error) : NULL;
  dialogue = kit != NULL ? get_dialogue (request, error) : NULL;
  if (dialogue == NULL)
    return FALSE;
  if (extended)
    return rc_sketch_extend (context, kit, request, dialogue, output, cancellable, error);
  return rc_request_is_region (request)
             ? rc_region_render (context, kit, request, dialogue, output, cancellable, error)
             : render_take (context, kit, request, dialogue, output, cancellable, error);
}

static RcView *
sketch_view (const RcGenerator *self, const RcRequest *request, int frame, GError **error)
{
  RcGlContext *context = rc_gl_context_get (error);
  const RcKit *kit = context != NULL ? get_kit (error) : NULL;

  return kit != NULL ? rc_sketch_view (context, kit, request, frame, error) : NULL;
}

const RcGenerator rc_generator_sketch = {
  .id = "sketch",
  .label = "Sketch",
  .version = 16,
  .abilities = { .least_size = 64,
                 .most_size = 4096,
                 .most_seconds = 600,
                 .images = 9,
                 .videos = 3,
                 .audios = 3,
                 .prompt_words = 5000,
                 .masks = TRUE,
                 .first_frame = TRUE,
                 .last_frame = TRUE,
                 .sound = TRUE,
                 .seed = TRUE,
                 .passes = TRUE,
                 .price = "free" },
  .render = sketch_render,
  .view = sketch_view,
};

gboolean
rc_sketch_available (GError **error)
{
  return rc_gl_context_get (error) != NULL;
}
