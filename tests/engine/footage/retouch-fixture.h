/* retouch-fixture.h - a take of pictures that a test draws, and regions of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/footage/footage.h"
#include "engine/image/composite.h"
#include "engine/media/media.h"
#include "engine/media/take-reader.h"
#include "engine/media/take-writer.h"
#include "engine/script/staging.h"
#include "tests/request.h"
#include "tests/tree.h"

#include <glib/gstdio.h>

typedef struct
{
  int        width, height, frames;
  char      *project;
  char       hash[65];
  GPtrArray *base;    /* of RcFrame */
  GPtrArray *results; /* of RcFrame: the whole frames of the region that was rendered last */
  RcRect     area;
  int        first, last;
  cJSON     *request; /* members that a region's request has besides */
} Retouch;

typedef void (*DrawFunc) (RcFrame *frame, int index, gpointer data);

static inline void
retouch_init (Retouch *self, int width, int height, int frames, DrawFunc draw, gpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeWriter) writer = NULL;
  g_autofree char         *takes = NULL, *media = NULL;

  g_assert_true (rc_media_init (&error));
  *self = (Retouch){ .width = width, .height = height, .frames = frames };
  memset (self->hash, 'a', 64);
  self->base = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->project = g_dir_make_tmp ("raccord-retouch-XXXXXX", &error);
  g_assert_no_error (error);
  takes = g_build_filename (self->project, "takes", NULL);
  media = g_build_filename (self->project, "media", NULL);
  g_assert_cmpint (g_mkdir (takes, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (media, 0700), ==, 0);
  writer =
      rc_take_writer_new (takes, self->hash, width, height, rc_rational (24, 1), FALSE, &error);
  g_assert_no_error (error);
  for (int i = 0; i < frames; i++)
    {
      RcFrame *frame = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);

      memset (frame->data, 255, frame->stride * (gsize)height);
      draw (frame, i, data);
      g_ptr_array_add (self->base, frame);
      g_assert_true (rc_take_writer_add (writer, frame, NULL, NULL, &error));
    }
  g_assert_true (rc_take_writer_finish (writer, cJSON_CreateObject (), &error));
  g_assert_no_error (error);
}

static inline void
retouch_clear (Retouch *self)
{
  g_ptr_array_unref (self->base);
  g_ptr_array_unref (self->results);
  cJSON_Delete (self->request);
  remove_tree (self->project);
  g_free (self->project);
}

static inline RcRequest *
retouch_request (Retouch *self, const char *prompt, const char *mask, GError **error)
{
  g_autoptr (RcStaging) staging = rc_staging_new ();
  cJSON *json = request_members ("footage", rc_staging_to_json (staging), self->width, self->height,
                                 self->frames, 1);
  cJSON *region;

  for (cJSON *more = self->request != NULL ? self->request->child : NULL; more; more = more->next)
    cJSON_AddItemToObject (json, more->string, cJSON_Duplicate (more, TRUE));
  region = cJSON_GetObjectItemCaseSensitive (json, "region");

  if (region == NULL)
    region = cJSON_AddObjectToObject (json, "region");
  cJSON_AddStringToObject (region, "base", self->hash);
  cJSON_AddStringToObject (region, "prompt", prompt);
  cJSON_AddItemToObject (region, "mask", cJSON_Parse (mask));
  return rc_request_new (json, self->project, error);
}

/* Lays the frame over the base and holds it against the law. */
static inline gboolean
retouch_frame (RcOutput *output,
               int       index,
               RcFrame  *colour,
               RcFrame  *depth,
               RcFrame  *identity,
               GError  **error)
{
  Retouch            *self = ((gpointer *)output->user_data)[0];
  RcRequest          *request = ((gpointer *)output->user_data)[1];
  RcFrame            *base = g_ptr_array_index (self->base, (guint)index), *result;
  g_autoptr (RcFrame) mask =
      rc_mask_rasterise (rc_request_region_mask (request), self->width, self->height, index, error);

  g_assert_cmpint (index, ==, output->first + (int)self->results->len);
  g_assert_cmpint (colour->width, ==, output->area.width);
  g_assert_cmpint (colour->height, ==, output->area.height);
  result = rc_frame_copy (base, error);
  g_assert_true (rc_composite (result, colour, output->area.x, output->area.y, mask, NULL, error));
  g_assert_true (rc_composite_outside_equal (base, result, mask));
  g_ptr_array_add (self->results, result);
  return TRUE;
}

/* Returns: FALSE if the mask reaches no pixel or no frame: nothing was rendered */
static inline gboolean
retouch_render (Retouch *self, const char *prompt, const char *mask, GError **error)
{
  g_autoptr (RcRequest) request = retouch_request (self, prompt, mask, error);
  gpointer              both[] = { self, request };
  RcOutput              output = { .frame = retouch_frame, .user_data = both };

  g_ptr_array_set_size (self->results, 0);
  if (request == NULL)
    return FALSE;
  output.area =
      rc_tile_bounds (rc_mask_bounds (rc_request_region_mask (request), self->width, self->height),
                      self->width, self->height);
  if (output.area.width == 0 || !rc_mask_get_range (rc_request_region_mask (request), self->frames,
                                                    &output.first, &output.last))
    return FALSE;
  self->area = output.area;
  self->first = output.first;
  self->last = output.last;
  return rc_generator_footage.render (&rc_generator_footage, request, &output, NULL, error);
}
