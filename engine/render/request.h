/* request.h - everything a take depends on, frozen
 *
 * A request is a JSON document and the SHA-256 of its canonical text. The hash is the take's
 * identity: the same request is never rendered twice. Where the media and the takes lie on this
 * machine is carried beside it and is no part of the hash.
 *
 *   { "format": 1, "generator": "sketch", "generator_version": 1,
 *     "prompt": "…", "staging": { … }, "width": 640, "height": 360, "rate": "24", "frames": 96,
 *     "seed": 4711, "creativity": 0.25, "motion": true,
 *     "references": [ { "slot": "image", "role": "identity", "media": HASH, "for": NODE-ID } ],
 *     "region": { "base": HASH of the base take, "mask": { … mask.h }, "prompt": "…",
 *                 "strength": 0.5, "footage": MEDIA,
 *                 "pictures": [ { "name": "halo", "media": HASH } ],
 *                 "seam": "gradient", "ends": "match" } }
 *
 * or, of a take that goes on where another one ends, in the frame or in time,
 *
 *     "extend": { "base": HASH, "left": 96, "right": 96, "top": 0, "bottom": 0,
 *                 "before": 0, "after": 24 }   pixels and frames; width, height, frames are with
 * them
 *
 * A base has no "region". "strength" is there if it is not 1: 0 leaves the base as it is. "footage"
 * is a video, or a picture, that another tool has made of the base: then nothing is drawn, it is
 * what the region shows. "pictures" are there if the region's words name one; "seam" and "ends"
 * (seam.h) if they are not "feather" and "cut". With "motion" the
 * take has a motion pass; it has none without.
 *
 * Immutable, reference counted, any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/base/rational.h"
#include "engine/image/mask.h"
#include "engine/image/seam.h"
#include "engine/script/staging.h"

G_BEGIN_DECLS

typedef struct
{
  int        width, height; /* pixels, even */
  RcRational rate;
  int        frames; /* 1 to RC_REQUEST_MOST_FRAMES */
  guint      seed;
  double     creativity;
} RcRequestShape;

typedef struct
{
  int         left, right, top, bottom; /* pixels that the frame has more than that of the base */
  int         before, after;            /* frames */
  const char *base;                     /* hash of the take; the request's */
} RcExtension;

/* Ten minutes at 60 frames a second: a shot longer than this is refused with a message. */
#define RC_REQUEST_MOST_FRAMES 36000

typedef struct _RcRequest RcRequest;

RcRequest *rc_request_new (cJSON *json, const char *project_dir, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcRequest *rc_request_ref (RcRequest *self);
void       rc_request_unref (RcRequest *self);

const char           *rc_request_hash (const RcRequest *self);
const cJSON          *rc_request_json (const RcRequest *self);
const char           *rc_request_generator (const RcRequest *self);
const RcRequestShape *rc_request_shape (const RcRequest *self);
const RcStaging      *rc_request_staging (const RcRequest *self);
char                 *rc_request_media_path (const RcRequest *self, const char *media_hash);
const char           *rc_request_project_dir (const RcRequest *self);
char                 *rc_request_take_dir (const RcRequest *self, const char *take_hash);

/* Returns: FALSE if it is no such take */
gboolean      rc_request_extension (const RcRequest *self, RcExtension *extension);
gboolean      rc_request_wants_motion (const RcRequest *self);
gboolean      rc_request_is_region (const RcRequest *self);
const char   *rc_request_region_base (const RcRequest *self);
const char   *rc_request_region_prompt (const RcRequest *self);
const RcMask *rc_request_region_mask (const RcRequest *self);
double        rc_request_region_strength (const RcRequest *self);
const char   *rc_request_region_footage (const RcRequest *self);
RcSeamKind    rc_request_region_seam (const RcRequest *self);
RcEnds        rc_request_region_ends (const RcRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcRequest, rc_request_unref)

G_END_DECLS
