/* film.h - a project folder and a generator of gradients, for the tests of takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/error.h"
#include "engine/image/motion.h"
#include "engine/media/take-reader.h"
#include "engine/render/generator.h"
#include "engine/render/queue.h"
#include "engine/render/take-job.h"
#include "engine/render/take-stack.h"
#include "tests/engine/render/owner.h"
#include "tests/request.h"
#include "tests/tree.h"

#include <glib/gstdio.h>
#include <string.h>

/* The first word of the prompt says what it does: "fails", "waits" until it is cancelled, "stops"
 * early, "skips" a frame, "shrinks" its frames; anything else renders as it should. */
typedef struct
{
  RcGenerator generator;
  gint        renders; /* atomic */
  gint        begun;   /* atomic: the frame that the last of them began with */
} Gradients;

typedef struct
{
  char     *dir;
  Owner     owner;
  RcQueue  *queue;
  Gradients gradients;
} Film;

/* What the gradients show at a place of the whole frame. */
static inline guint8
gradient_at (const RcRequest *request, int index, int x, int y, int channel)
{
  guint seed = rc_request_shape (request)->seed;

  if (channel == 3)
    return 255;
  return (guint8)(x * (channel + 3) + y * (7 - channel) + index * 31 + (int)seed * 13);
}

static inline RcFrame *
gradient_new (const RcRequest *request, int index, RcRect area)
{
  RcFrame *frame = rc_frame_new (area.width, area.height, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      for (int c = 0; c < 4; c++)
        frame->data[(gsize)y * frame->stride + 4 * (gsize)x + (gsize)c] =
            gradient_at (request, index, x + area.x, y + area.y, c);
  return frame;
}

static inline gboolean
gradients_render (const RcGenerator *self,
                  const RcRequest   *request,
                  RcOutput          *output,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const char         *prompt = rc_json_string_or (rc_request_json (request), "prompt", "");
  RcRect              area = output->area;
  g_autofree int     *order = rc_output_order (output);
  g_autoptr (RcFrame) coarse = rc_frame_new (4, 2, RC_FRAME_BGRA8, error);

  g_atomic_int_inc (&((Gradients *)(gpointer)self)->renders);
  output->preview (output, output->first, coarse);
  if (g_str_has_prefix (prompt, "shrinks"))
    area.width /= 2;
  for (int nth = 0; nth <= output->last - output->first; nth++)
    {
      /* Regions come outwards from the frame that is looked at. */
      int                 i = rc_request_is_region (request) ? order[nth] : output->first + nth;
      g_autoptr (RcFrame) colour = gradient_new (request, i, area);
      g_autoptr (RcFrame) depth = rc_frame_new (area.width, area.height, RC_FRAME_GRAY16, error);
      g_autoptr (RcFrame) identity = rc_frame_new (area.width, area.height, RC_FRAME_GRAY8, error);

      if (nth == 0)
        g_atomic_int_set (&((Gradients *)(gpointer)self)->begun, i);
      /* Draws what is around the mask as well, in colours of its own. */
      for (gsize at = 0; self->abilities.surroundings && at < colour->stride * (gsize)area.height;
           at++)
        if (at % 4 != 3 && rc_request_is_region (request))
          colour->data[at] = (guint8)(colour->data[at] * 4 / 5 + 10);
      if (i > output->first && g_str_has_prefix (prompt, "fails"))
        {
          g_set_error (error, RC_ERROR, RC_ERROR_REMOTE, "The lamp went out. Light it again.");
          return FALSE;
        }
      if (i > output->first && g_str_has_prefix (prompt, "stops"))
        return TRUE;
      if (i == output->first + 1 && g_str_has_prefix (prompt, "skips"))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !output->frame (output, i, colour, depth, identity, error))
        return FALSE;
      if (output->motion != NULL)
        {
          g_autoptr (RcFrame) motion = rc_motion_new (area.width, area.height, error);

          rc_motion_set (motion, 0, 0, (float)i, -0.5f);
          if (!output->motion (output, i, motion, error))
            return FALSE;
        }
      while (g_str_has_prefix (prompt, "waits") && !g_cancellable_is_cancelled (cancellable))
        g_usleep (500);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static inline void
film_set_up (Film *film, gconstpointer data)
{
  static const char *const folders[] = { "media", "takes" };

  film->dir = g_dir_make_tmp ("raccord-film-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (film->dir, folders[i], NULL);

      g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
    }
  film->gradients = (Gradients){ .generator = { .id = "gradients",
                                                .label = "Gradients",
                                                .version = 1,
                                                .abilities = { .masks = TRUE, .passes = TRUE },
                                                .render = gradients_render } };
  owner_init (&film->owner);
  film->queue = rc_queue_new (film->owner.mailbox);
}

static inline void
film_tear_down (Film *film, gconstpointer data)
{
  g_clear_pointer (&film->queue, rc_queue_free);
  owner_clear (&film->owner);
  remove_tree (film->dir);
  g_free (film->dir);
}

/* A request that is right as it stands: four frames of 96 by 64. */
static inline cJSON *
request_json (const char *prompt, int seed)
{
  cJSON *json = request_members ("gradients", cJSON_CreateObject (), 96, 64, 4, seed);

  cJSON_ReplaceItemInObject (json, "prompt", cJSON_CreateString (prompt));
  cJSON_ReplaceItemInObject (json, "creativity", cJSON_CreateNumber (0.25));
  return json;
}

static inline RcRequest *
film_request (Film *film, const char *prompt, int seed)
{
  g_autoptr (GError) error = NULL;
  RcRequest         *request = rc_request_new (request_json (prompt, seed), film->dir, &error);

  g_assert_no_error (error);
  return request;
}

/* @mask: mask.h's JSON */
static inline cJSON *
region_json (const char *base, const char *mask, int seed)
{
  cJSON *json = request_json ("a region", seed);
  cJSON *region = cJSON_AddObjectToObject (json, "region");

  cJSON_AddStringToObject (region, "base", base);
  cJSON_AddItemToObject (region, "mask", cJSON_Parse (mask));
  cJSON_AddStringToObject (region, "prompt", "darker");
  return json;
}

static inline RcRequest *
film_region (Film *film, const RcRequest *base, const char *mask, int seed)
{
  g_autoptr (GError) error = NULL;
  RcRequest         *request =
      rc_request_new (region_json (rc_request_hash (base), mask, seed), film->dir, &error);

  g_assert_no_error (error);
  return request;
}

static inline guint
film_submit_from (Film *film, RcRequest *request, int start)
{
  RcJobSpec spec = rc_take_job (&film->gradients.generator, request, start, NULL, RC_PRIORITY_NOW);

  return rc_queue_submit (film->queue, &spec);
}

static inline guint
film_submit (Film *film, RcRequest *request)
{
  return film_submit_from (film, request, 0);
}

/* Renders to the end. Returns: how it ended; valid until the next event comes. */
static inline RcEvent *
film_render (Film *film, RcRequest *request)
{
  return owner_wait_end (&film->owner, film_submit (film, request));
}

static inline void
film_must_render (Film *film, RcRequest *request)
{
  RcEvent *end = film_render (film, request);

  g_assert_no_error (end->error);
  g_assert_cmpint (end->kind, ==, RC_EVENT_DONE);
}

static inline void
assert_says (const GError *error, GQuark domain, int code, const char *what)
{
  g_assert_error (error, domain, code);
  if (strstr (error->message, what) == NULL)
    g_error ("“%s” is not in “%s”", what, error->message);
}

static inline RcTakeReader *
open_take (RcRequest *request)
{
  g_autofree char   *dir = rc_request_take_dir (request, rc_request_hash (request));
  g_autoptr (GError) error = NULL;
  RcTakeReader      *reader = rc_take_reader_new (dir, &error);

  g_assert_no_error (error);
  return reader;
}

static inline RcTakeStack *
open_stack (Film *film, RcRequest *base, RcRequest **regions, guint n, GError **error)
{
  RcTakeLayer layers[8] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      g_strlcpy (layers[i].hash, rc_request_hash (regions[i]), sizeof layers[i].hash);
      layers[i].style = RC_LAYER_STYLE_PLAIN;
    }
  return rc_take_stack_new (film->dir, rc_request_hash (base), layers, n, error);
}

/* How many things lie in takes/, hidden ones included. */
static inline guint
count_takes (Film *film)
{
  g_autofree char *path = g_build_filename (film->dir, "takes", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint            n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

#define FILM_TEST(path, func)                                                                      \
  g_test_add ("/engine/" path, Film, NULL, film_set_up, func, film_tear_down)
