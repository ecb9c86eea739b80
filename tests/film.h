/* film.h - a film in a folder of its own, and generators that draw nothing but numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/error.h"
#include "engine/session/session.h"
#include "tests/tree.h"

#include <string.h>

/* Frames whose grey is the seed plus the index, and 100 more for a region, modulo 251. Words that
 * say “impossible” are refused, those that say “for ever” take until they are cancelled. */
static inline gboolean
grey_render (const RcGenerator *self,
             const RcRequest   *request,
             RcOutput          *output,
             GCancellable      *cancellable,
             GError           **error)
{
  const RcRequestShape *shape = rc_request_shape (request);
  const char           *prompt = rc_json_string_or (rc_request_json (request), "prompt", "");

  if (strstr (prompt, "impossible") != NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED, "this cannot be drawn: ask for less");
      return FALSE;
    }
  for (int i = output->first; i <= output->last; i++)
    {
      g_autoptr (RcFrame) colour =
          rc_frame_new (output->area.width, output->area.height, RC_FRAME_BGRA8, error);
      guint8 grey = (guint8)((shape->seed + i + (rc_request_is_region (request) ? 100 : 0)) % 251);

      if (colour == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      memset (colour->data, grey, colour->stride * colour->height);
      for (gsize k = 3; k < colour->stride * colour->height; k += 4)
        colour->data[k] = 255;
      if (!output->frame (output, i, colour, NULL, NULL, error))
        return FALSE;
      while (strstr (prompt, "for ever") != NULL && !g_cancellable_is_cancelled (cancellable))
        g_usleep (1000);
    }
  return TRUE;
}

#define FILM_ABILITIES                                                                             \
  {                                                                                                \
    .least_size = 16, .most_size = 4096, .most_seconds = 600, .masks = TRUE, .price = "free"       \
  }

static const RcGenerator                      grey_generator = { .id = "grey",
                                                                 .label = "Grey",
                                                                 .version = 1,
                                                                 .abilities = FILM_ABILITIES,
                                                                 .render = grey_render };
G_GNUC_UNUSED static const RcGenerator *const grey_generators[] = { &grey_generator, NULL };

/* For films of which nothing is rendered. */
static const RcGenerator                      never_generator = { .id = "never",
                                                                  .label = "Never",
                                                                  .version = 1,
                                                                  .abilities = FILM_ABILITIES };
G_GNUC_UNUSED static const RcGenerator *const never_generators[] = { &never_generator, NULL };

typedef struct
{
  char       *dir; /* the folder of the film's folder */
  RcSession  *session;
  RcDocument *document;
  RcNode     *project, *scene, *shot;
  RcNode     *take, *region; /* NULL until a test makes them */
} Film;

static inline void
film_set_text (Film *film, gpointer node, const char *property, const char *text)
{
  g_autoptr (GError) error = NULL;

  rc_document_set_text (film->document, node, property, text, 0, &error);
  g_assert_no_error (error);
}

static inline RcNode *
film_add (Film *film, gpointer parent, GType type)
{
  g_autoptr (GError) error = NULL;
  RcNode            *node = rc_document_add (film->document, parent, type, -1, &error);

  g_assert_no_error (error);
  return node;
}

/* A film without scenes. */
static inline void
film_create (Film *film, const RcGenerator *const *generators)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  film->dir = g_dir_make_tmp ("raccord-film-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (film->dir, "film.raccord", NULL);
  film->session = rc_session_create (path, "Film", generators, &error);
  g_assert_no_error (error);
  film->document = rc_session_get_document (film->session);
  film->project = RC_NODE (rc_session_get_project (film->session));
}

/* One of a scene with a shot of @duration, at a small size of preview. */
G_GNUC_UNUSED static void
film_create_shot (Film *film, const RcGenerator *const *generators, const char *duration)
{
  film_create (film, generators);
  film_set_text (film, film->project, "preview-lines", "90");
  film->scene = film_add (film, film->project, RC_TYPE_SCENE);
  film->shot = film_add (film, film->scene, RC_TYPE_SHOT);
  film_set_text (film, film->shot, "duration", duration);
}

G_GNUC_UNUSED static void
film_end (Film *film, gconstpointer data)
{
  g_clear_object (&film->session);
  remove_tree (film->dir);
  g_free (film->dir);
}

/* @job: what was submitted, or NULL with @error. Returns: (transfer none): the take it came to */
static inline RcNode *
film_wait (Film *film, RcSessionJob *job, GError *error)
{
  g_autoptr (RcSessionJob) kept = NULL;
  g_autoptr (GError)       failed = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (job);
  kept = g_object_ref (job);
  rc_session_wait (film->session, kept, &failed);
  g_assert_no_error (failed);
  return rc_session_job_get_take (kept);
}

G_GNUC_UNUSED static RcNode *
film_render (Film *film, const RcRenderOptions *options)
{
  GError       *error = NULL;
  RcSessionJob *job = rc_session_render_shot (film->session, RC_SHOT (film->shot), options,
                                              RC_PRIORITY_NOW, &error);

  return film_wait (film, job, error);
}
