/* patch-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/patch-fit.h"

#include "engine/image/composite.h"
#include "engine/image/grain.h"
#include "engine/image/misfit.h"
#include "engine/image/morph.h"
#include "engine/image/seam.h"
#include "engine/script/region-words.h"

#include <math.h>
#include <string.h>

#define REACH 0.5 /* seconds in which a range turns into what it shows */

struct _RcPatchFit
{
  const RcRequest *request;
  const RcOutput  *output;
  RcTakeReader    *reader;
  RcRect           area;
  int              first, last;
  RcSeamKind       seam;
  RcSeamReach      gives_way;
  gboolean         filmed; /* the base */
  int              reach;  /* frames that its ends take, 0: none */
  gboolean         open[2];

  RcFrame      *base; /* of the frame below */
  int           index;
  RcMisfitTrail misfit;
};

/* Words that ask for another picture, and not for other levels of this one. */
static RcSeamReach
read_reach (const RcRequest *request)
{
  RcRegionWords words;

  if (!rc_region_words_read (&words, rc_request_region_prompt (request), NULL))
    return RC_SEAM_WITHIN_MASK;
  if (words.fills || words.removes || words.freezes || words.steadies)
    return RC_SEAM_WITHIN_MASK;
  return words.replaces || words.adds || words.has_colour || words.relights || words.has_sky ||
                 rc_region_words_grade (&words)
             ? RC_SEAM_WITHIN_FEATHER
             : RC_SEAM_WITHIN_MASK;
}

RcPatchFit *
rc_patch_fit_new (const RcRequest *request, RcTakeReader *base, const RcOutput *output)
{
  RcPatchFit *self = g_new0 (RcPatchFit, 1);
  int         most = (int)lround (REACH * rc_rational_to_double (rc_request_shape (request)->rate));

  self->request = request;
  self->output = output;
  self->reader = base;
  self->area = output->area;
  self->first = output->first;
  self->last = output->last;
  self->index = -1;
  self->seam = rc_request_region_seam (request);
  self->gives_way = read_reach (request);
  self->filmed = !rc_take_reader_has (base, RC_PASS_DEPTH);
  if (rc_request_region_ends (request) == RC_ENDS_MATCH)
    self->reach = CLAMP ((self->last - self->first + 1) / 3, 1, MAX (most, 2));
  self->open[0] = self->first == 0;
  self->open[1] = self->last == rc_take_reader_frames (base) - 1;
  return self;
}

void
rc_patch_fit_free (RcPatchFit *self)
{
  g_clear_pointer (&self->base, rc_frame_unref);
  g_free (self);
}

/* The base's frame, read when it is needed: that takes longer than drawing many a region. */
static gboolean
need_base (RcPatchFit *self, int index, GError **error)
{
  RcFrame *frame;

  if (self->base != NULL && self->index == index)
    return TRUE;
  frame = rc_take_reader_frame (self->reader, RC_PASS_COLOUR, index, error);
  if (frame == NULL)
    return FALSE;
  g_clear_pointer (&self->base, rc_frame_unref);
  self->base = frame;
  self->index = index;
  return TRUE;
}

/* --- surroundings ----------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable) */
static RcFrame *
align (RcPatchFit *self, int index, const RcFrame *coverage, RcFrame *patch, GError **error)
{
  g_autoptr (RcFrame) base = NULL, mask = NULL;
  RcMisfit            now;

  if (!self->output->surroundings)
    return rc_frame_ref (patch);
  if (!need_base (self, index, error))
    return NULL;
  base = rc_frame_crop (self->base, self->area, error);
  mask = base != NULL ? rc_frame_crop (coverage, self->area, error) : NULL;
  if (mask == NULL)
    return NULL;
  if (rc_misfit_measure (&now, base, patch, mask))
    rc_misfit_trail_add (&self->misfit, &now);
  return self->misfit.n > 0 ? rc_misfit_correct (&self->misfit.kept, patch, error)
                            : rc_frame_ref (patch);
}

/* What the generator has done itself is not done again. Returns: (transfer full) (nullable) */
static RcFrame *
weaken (RcPatchFit *self, int index, RcFrame *patch, GError **error)
{
  double strength = self->output->weakened ? 1 : rc_request_region_strength (self->request);
  g_autoptr (RcFrame) base = NULL;

  if (strength >= 1)
    return rc_frame_ref (patch);
  base = need_base (self, index, error) ? rc_frame_crop (self->base, self->area, error) : NULL;
  return base != NULL ? rc_frame_mix (base, patch, strength, error) : NULL;
}

cJSON *
rc_patch_fit_misfit (const RcPatchFit *self)
{
  return self->misfit.n > 0 ? rc_misfit_trail_to_json (&self->misfit) : NULL;
}

/* --- seams ------------------------------------------------------------------------------------ */

static RcFrame *
meet_edge (RcPatchFit *self, int index, const RcFrame *coverage, RcFrame *patch, GError **error)
{
  if (self->seam != RC_SEAM_GRADIENT)
    return rc_frame_ref (patch);
  return need_base (self, index, error)
             ? rc_seam_fit (self->base, patch, self->area.x, self->area.y, coverage,
                            self->gives_way, error)
             : NULL;
}

static RcFrame *
meet_ends (RcPatchFit *self, int index, const RcFrame *coverage, RcFrame *patch, GError **error)
{
  double              share = self->reach > 0
                                  ? rc_morph_share (index, self->first, self->last, self->reach, self->open)
                                  : 1;
  g_autoptr (RcMorph) morph = NULL;
  g_autoptr (RcFrame) base = NULL, mask = NULL;

  if (share >= 1)
    return rc_frame_ref (patch);
  if (!need_base (self, index, error))
    return NULL;
  base = rc_frame_crop (self->base, self->area, error);
  mask = base != NULL ? rc_frame_crop (coverage, self->area, error) : NULL;
  morph = rc_morph_new ();
  return mask != NULL ? rc_morph_between (morph, base, patch, mask, share, error) : NULL;
}

/* --- grain ------------------------------------------------------------------------------------ */

/* A number of the picture: what stands still keeps its grain, whatever order frames come in. FNV-1a
 * of every seventh byte. */
static int
mark (const RcFrame *frame)
{
  guint32 sum = 2166136261u;

  for (gsize i = 0; i < frame->stride * (gsize)frame->height; i += 7)
    sum = (sum ^ frame->data[i]) * 16777619u;
  return (int)(sum >> 8);
}

static RcFrame *
match_grain (RcPatchFit *self, int index, const RcFrame *coverage, RcFrame *patch, GError **error)
{
  RcGrain  grain = { 0 }, own = { 0 };
  RcFrame *out;

  if (!self->filmed || rc_request_region_strength (self->request) <= 0)
    return rc_frame_ref (patch);
  if (!need_base (self, index, error))
    return NULL;
  if (!rc_grain_learn (&grain, self->base, 0, 0, coverage, FALSE) || !rc_grain_is_seen (&grain) ||
      !rc_grain_learn (&own, patch, self->area.x, self->area.y, coverage, TRUE))
    return rc_frame_ref (patch);
  out = rc_frame_copy (patch, error);
  if (out != NULL)
    rc_grain_add (&grain, &own, out, self->area.x, self->area.y, coverage, mark (self->base));
  return out;
}

/** Errors: those of the base's reader; RC_ERROR_NO_MEMORY. Returns: (transfer full) (nullable) */
RcFrame *
rc_patch_fit_frame (RcPatchFit    *self,
                    int            index,
                    const RcFrame *coverage,
                    RcFrame       *patch,
                    GError       **error)
{
  g_autoptr (RcFrame) aligned = align (self, index, coverage, patch, error);
  g_autoptr (RcFrame) weakened = aligned != NULL ? weaken (self, index, aligned, error) : NULL;
  g_autoptr (RcFrame) met =
      weakened != NULL ? meet_edge (self, index, coverage, weakened, error) : NULL;
  g_autoptr (RcFrame) ended = met != NULL ? meet_ends (self, index, coverage, met, error) : NULL;

  return ended != NULL ? match_grain (self, index, coverage, ended, error) : NULL;
}
