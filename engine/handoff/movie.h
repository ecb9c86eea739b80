/* movie.h - the cut as one MP4
 *
 * The shots in playing order, each from its first frame in the cut to its last, with its take and
 * the regions laid over it, scaled to the
 * movie's size with black bars where the shape differs. A shot without a take becomes a slate with
 * its label and prompt, so that the cut keeps its timing.
 *
 * Thread: engine; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/movie-writer.h"
#include "engine/render/take-stack.h"

G_BEGIN_DECLS

/* One shot in the cut. Everything is borrowed for the call. */
typedef struct
{
  const char        *label;   /* "1A" */
  const char        *prompt;  /* for the slate; NULL for none */
  const char        *picture; /* nullable: a file, for the slate */
  const char        *base;    /* the take's hash; NULL: a slate */
  const RcTakeLayer *layers;  /* its visible regions, bottom first */
  guint              n_layers;
  int                first;  /* frames of the movie's rate into the take, where it begins */
  int                frames; /* of the movie that it plays; a shorter take holds its last frame */
} RcCutEntry;

typedef struct
{
  const char         *project_dir;
  const RcCutEntry   *entries;
  guint               n_entries;
  int                 width, height; /* pixels of the movie */
  RcRational          rate;
  const RcMovieSound *sounds; /* what lies beyond the last frame is not heard */
  guint               n_sounds;
  char              **cast; /* (nullable): the names that prompts on slates may mention */
} RcCut;

typedef void (*RcHandoffProgress) (double fraction, gpointer user_data);

gboolean rc_handoff_movie (const RcCut      *cut,
                           const char       *path,
                           RcHandoffProgress progress,
                           gpointer          user_data,
                           GCancellable     *cancellable,
                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
