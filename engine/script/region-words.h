/* region-words.h - what the words of a region ask for, whatever draws it
 *
 * The words are data (data/vocabulary/region.json), English and Simplified Chinese. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/retouch.h"
#include "engine/image/sky.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean    fills; /* nothing is said: from what is around */
  gboolean    removes, replaces, adds;
  gboolean    mentions; /* an @Name */
  gboolean    pictured; /* "the picture": a reference without saying which */
  gboolean    freezes;  /* its first frame stays */
  gboolean    has_colour, has_gloss;
  guint       colour;     /* 0xRRGGBB */
  float       gloss;      /* 0 to 1 */
  float       light;      /* stops */
  float       warmth;     /* -1 to 1 */
  float       contrast;   /* factor about the middle, 1: as it is */
  float       saturation; /* factor, 1: as it is; 0: grey */
  float       blur;       /* radius in shares of the frame's height, 0: none */
  gboolean    relights;
  float       light_from[3]; /* where it comes from: right, up, towards the camera; length 1 */
  guint       light_colour;  /* 0xRRGGBB */
  float       light_amount;  /* 1: plain to see */
  gboolean    steadies;      /* the camera goes smoothly */
  float       steadiness;    /* 1: all the way */
  gboolean    has_sky;       /* another sky: */
  RcSkyLook   sky;
  const char *prop; /* (nullable): what a word is called in the kit; for ever there */
} RcRegionWords;

gboolean rc_region_words_read (RcRegionWords *self, const char *prompt, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean     rc_region_words_grade (const RcRegionWords *self);
gboolean     rc_region_words_weaken (RcRegionWords *self, double strength);
RcRetouch    rc_region_words_retouch (const RcRegionWords *self);
gboolean     rc_region_names (const char *text, const char *name);
const cJSON *rc_region_find_named (const cJSON *list, const char *text);
gboolean     rc_region_check_mention (const cJSON *cast, const char *text, GError **error);

G_END_DECLS
