/* finish.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/finish.h"

#include "engine/sketch/picture/burn-in.h"

#include <glib/gi18n-lib.h>

#define STYLE    0.65 /* share of the reference's palette that is taken */
#define CROSSING 1.0  /* seconds from a first frame into the shot, and out of it into a last one */
#define SHARE    0.35 /* of the shot that a crossing takes at most */

struct _RcFinish
{
  gboolean     styled;
  RcPaletteMap map;
  RcFrame     *first, *last; /* (nullable): of the shot's size */
};

void
rc_finish_free (RcFinish *self)
{
  g_clear_pointer (&self->first, rc_frame_unref);
  g_clear_pointer (&self->last, rc_frame_unref);
  g_free (self);
}

/* The middle of a picture, as large as the shot's. */
static RcFrame *
load_frame (const RcScene  *scene,
            const char     *hash,
            const char     *what,
            RcMediaPathFunc media_path,
            gpointer        user_data,
            GError        **error)
{
  g_autoptr (RcFrame) picture = rc_reference_picture (hash, what, media_path, user_data, error);
  g_autoptr (RcFrame) part = NULL;
  double              shape = (double)scene->shape.width / scene->shape.height;
  RcRect              rect;

  if (picture == NULL)
    return NULL;
  rect = (RcRect){ 0, 0, picture->width, picture->height };
  if (picture->width > picture->height * shape)
    rect.width = MAX ((int)(picture->height * shape), 1);
  else
    rect.height = MAX ((int)(picture->width / shape), 1);
  rect.x = (picture->width - rect.width) / 2;
  rect.y = (picture->height - rect.height) / 2;
  part = rc_frame_crop (picture, rect, error);
  return part != NULL ? rc_frame_scale (part, scene->shape.width, scene->shape.height, error)
                      : NULL;
}

/* The shot's own palette is that of its first picture. */
static gboolean
match_style (RcFinish       *self,
             RcScene        *scene,
             RcRenderer     *renderer,
             RcMediaPathFunc media_path,
             gpointer        user_data,
             GError        **error)
{
  g_autoptr (RcFrame) style = rc_reference_picture (
      scene->references.style, _ ("The style reference"), media_path, user_data, error);
  g_autoptr (RcFrame) coarse = NULL;
  RcPalette           own, wanted;

  if (style == NULL)
    return FALSE;
  rc_scene_set_frame (scene, 0);
  coarse = rc_renderer_draw_coarse (renderer, error);
  if (coarse == NULL)
    return FALSE;
  rc_palette_measure (&own, coarse);
  rc_palette_measure (&wanted, style);
  rc_palette_match (&own, &wanted, STYLE, &self->map);
  self->styled = TRUE;
  return TRUE;
}

RcFinish *
rc_finish_new (RcScene        *scene,
               RcRenderer     *renderer,
               RcMediaPathFunc media_path,
               gpointer        user_data,
               GError        **error)
{
  const RcReferences  *references = &scene->references;
  g_autoptr (RcFinish) self = g_new0 (RcFinish, 1);

  if (*references->style != '\0' &&
      !match_style (self, scene, renderer, media_path, user_data, error))
    return NULL;
  if (*references->first_frame != '\0' &&
      (self->first = load_frame (scene, references->first_frame, _ ("The first frame"), media_path,
                                 user_data, error)) == NULL)
    return NULL;
  if (*references->last_frame != '\0' &&
      (self->last = load_frame (scene, references->last_frame, _ ("The last frame"), media_path,
                                user_data, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

/* Lays @over over it; @weight: 0 to 256. */
static void
cross (RcFrame *colour, RcRect area, const RcFrame *over, int weight)
{
  for (int y = 0; y < colour->height; y++)
    {
      int           row = area.y + y * area.height / colour->height;
      guint8       *to = colour->data + (gsize)y * colour->stride;
      const guint8 *from = over->data + (gsize)row * over->stride;

      for (int x = 0; x < colour->width; x++)
        {
          const guint8 *pixel = from + (gsize)(area.x + x * area.width / colour->width) * 4;

          for (int c = 0; c < 3; c++)
            to[x * 4 + c] = (guint8)((to[x * 4 + c] * (256 - weight) + pixel[c] * weight) >> 8);
        }
    }
}

static int
weight_at (const RcScene *scene, int frames_away)
{
  double rate = rc_rational_to_double (scene->shape.rate), all = scene->shape.frames / rate;
  double length = MIN (CROSSING, SHARE * all);

  return (int)lrint (256 * (1 - rc_smooth (0, (float)length, (float)(frames_away / rate))));
}

gboolean
rc_finish_frame (const RcFinish *self,
                 const RcScene  *scene,
                 RcRect          area,
                 RcFrame        *colour,
                 GError        **error)
{
  int first = weight_at (scene, scene->index);
  int last = weight_at (scene, scene->shape.frames - 1 - scene->index);

  if (self->styled)
    rc_palette_apply (&self->map, colour);
  if (self->first != NULL && first > 0)
    cross (colour, area, self->first, first);
  if (self->last != NULL && last > 0)
    cross (colour, area, self->last, last);
  return !rc_burn_in_is_wanted (scene->staging) || rc_burn_in_draw (scene, area, colour, error);
}
