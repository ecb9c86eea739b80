/* generator.h - what every generator looks like to the engine
 *
 * A generator is a const table; app/ lists those there are. `render` runs on the engine thread,
 * blocks until it is done, has failed or was cancelled, and hands over every frame in order.
 *
 * For a region request it renders only the tile-aligned rectangle `RcOutput.area`, only the frames
 * of the mask, and hands over frames of that size, which may be anything where the mask is not; it
 * never composites: engine/image does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/request.h"
#include "engine/render/view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  int      least_size, most_size; /* pixels, of the longer side */
  double   most_seconds;
  guint    images, videos, audios; /* how many references it takes */
  guint    prompt_words;
  guint    prompt_letters; /* 0: as many as the words have */
  gboolean masks, first_frame, last_frame, sound, seed, passes;
  /* What it hands over of a region has the surroundings in it, as it drew them anew: they are held
   * against the base, and the frames put into their place and colours. */
  gboolean    surroundings;
  const char *price; /* "free", or how it is charged */
} RcAbilities;

/* Where a generator puts what it makes. Each returns FALSE with @error set: then stop and pass it
 * on. Frames are borrowed for the call; take a reference to keep one. */
typedef struct _RcOutput RcOutput;
struct _RcOutput
{
  RcRect area;        /* what to render: the whole frame, or a region's tiles, in pixels */
  int    first, last; /* which frames, both included */
  int    start;       /* that of them which is looked at */
  /* What rc_request_region_strength() asks for is done: set before the first frame by a generator
   * that has its own way of doing less. Else the frames are mixed with those of the base. */
  gboolean weakened;
  /* As in RcAbilities; a generator may set it before the first frame. */
  gboolean surroundings;
  /* A coarse picture of frame @index, any size, as soon as there is one: shown, not kept. */
  void (*preview) (RcOutput *self, int index, RcFrame *colour);
  /* Frame @index, in order from first to last, or, of a region, each once in whatever order, best
   * as rc_output_order() says; @depth GRAY16 and @identity GRAY8, or NULL without passes: those
   * of a region are not kept. */
  gboolean (*frame) (RcOutput *self,
                     int       index,
                     RcFrame  *colour,
                     RcFrame  *depth,
                     RcFrame  *identity,
                     GError  **error);
  /* (nullable) The next @n samples of the take's sound, as engine/media/sound.h has them, as long
   * as all frames together; not called for a take without sound, nor for a region. */
  gboolean (*sound) (RcOutput *self, const float *samples, gsize n, GError **error);
  /* (nullable) How frame @index goes over into the next one, engine/image/motion.h, directly after
   * the frame; NULL if the request does not ask for it. */
  gboolean (*motion) (RcOutput *self, int index, RcFrame *motion, GError **error);
  gpointer user_data;
};

/* Returns: (transfer full): [last - first + 1]: the frames outwards from the one that is looked at
 */
int *rc_output_order (const RcOutput *self);

typedef struct _RcGenerator RcGenerator;
struct _RcGenerator
{
  const char *id;      /* stable, in project files: "sketch" */
  const char *label;   /* for people, translatable: "Sketch" */
  int         version; /* part of the request: raise it when the pictures change */
  RcAbilities abilities;

  /* Polls @cancellable at least once a frame. */
  gboolean (*render) (const RcGenerator *self,
                      const RcRequest   *request,
                      RcOutput          *output,
                      GCancellable      *cancellable,
                      GError           **error);
  /* (nullable) Draws one frame at once and tells where things are in it, for a hand to direct; only
   * a generator that stages. Returns: (transfer full) (nullable) */
  RcView *(*view) (const RcGenerator *self, const RcRequest *request, int frame, GError **error);
};

G_END_DECLS
