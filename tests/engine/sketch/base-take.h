/* base-take.h - a take of a sketch on disk, and the frames that are made from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/media/media.h"
#include "engine/media/take-reader.h"
#include "engine/media/take-writer.h"
#include "engine/sketch/sketch.h"
#include "tests/request.h"
#include "tests/tree.h"

#include <glib/gstdio.h>

typedef struct
{
  const char   *staging; /* as fixture_staging() takes it */
  int           width, height, frames;
  char         *project, *hash;
  RcTakeReader *reader;
  GPtrArray    *made, *identities; /* of RcFrame: what was made from it, in order */
} BaseTake;

static inline cJSON *
base_take_request (const BaseTake *self, int width, int height, int frames, int seed)
{
  g_autoptr (RcStaging) staging = fixture_staging (self->staging);
  cJSON                *json =
      request_members ("sketch", rc_staging_to_json (staging), width, height, frames, seed);

  cJSON_AddItemToObject (json, "references", cJSON_CreateArray ());
  return json;
}

static inline gboolean
base_take_write (RcOutput *output,
                 int       index,
                 RcFrame  *colour,
                 RcFrame  *depth,
                 RcFrame  *identity,
                 GError  **error)
{
  return rc_take_writer_add (output->user_data, colour, depth, identity, error);
}

/* RcOutput.frame: keeps it. */
static inline gboolean
base_take_keep (RcOutput *output,
                int       index,
                RcFrame  *colour,
                RcFrame  *depth,
                RcFrame  *identity,
                GError  **error)
{
  BaseTake *self = output->user_data;

  g_assert_cmpint (index, ==, output->first + (int)self->made->len);
  g_ptr_array_add (self->made, rc_frame_ref (colour));
  if (identity == NULL)
    return TRUE;
  g_assert_cmpint (identity->width, ==, colour->width);
  g_ptr_array_add (self->identities, rc_frame_ref (identity));
  return TRUE;
}

/* Renders it; staging, size and frames are set. */
static inline void
base_take_init (BaseTake *self)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcRequest)    request = NULL;
  g_autoptr (RcTakeWriter) writer = NULL;
  g_autofree char         *takes = NULL, *dir = NULL;
  cJSON                   *about = cJSON_CreateObject ();
  RcOutput                 output = { .area = { 0, 0, self->width, self->height },
                                      .last = self->frames - 1,
                                      .frame = base_take_write };

  g_assert_true (rc_media_init (&error));
  self->project = g_dir_make_tmp ("raccord-base-XXXXXX", &error);
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->identities = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  takes = g_build_filename (self->project, "takes", NULL);
  g_assert_cmpint (g_mkdir (takes, 0700), ==, 0);
  request = rc_request_new (base_take_request (self, self->width, self->height, self->frames, 7),
                            self->project, &error);
  g_assert_no_error (error);
  self->hash = g_strdup (rc_request_hash (request));
  writer = rc_take_writer_new (takes, self->hash, self->width, self->height, rc_rational (24, 1),
                               TRUE, &error);
  g_assert_no_error (error);
  output.user_data = writer;
  g_assert_true (rc_generator_sketch.render (&rc_generator_sketch, request, &output, NULL, &error));
  g_assert_no_error (error);
  cJSON_AddItemToObject (about, "request", cJSON_Duplicate (rc_request_json (request), TRUE));
  g_assert_true (rc_take_writer_finish (writer, about, &error));
  g_assert_no_error (error);
  dir = g_build_filename (takes, self->hash, NULL);
  self->reader = rc_take_reader_new (dir, &error);
  g_assert_no_error (error);
}

static inline void
base_take_clear (BaseTake *self)
{
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->identities);
  rc_take_reader_free (self->reader);
  remove_tree (self->project);
  g_free (self->project);
  g_free (self->hash);
}
