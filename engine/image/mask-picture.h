/* mask-picture.h - the levels of a matte or a bitmap, as a mask keeps them
 *
 * Private to engine/image/mask*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

/* Levels of coverage, of which those outside @crop are 0; laid over the whole frame. */
typedef struct
{
  int         width, height; /* pixels */
  RcRect      crop;
  const char *data; /* base64 of the levels in it; the mask's JSON owns it; NULL: no picture */
  gboolean    raw;  /* a bitmap's: neither cropped nor compressed */
} RcMattePicture;

/* mask-matte.c */
gboolean
rc_matte_picture_read (RcMattePicture *self, const cJSON *json, const char *where, GError **error);
void rc_matte_picture_box (const RcMattePicture *self, double box[4]);

G_END_DECLS
