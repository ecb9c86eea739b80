/* picture.h - a picture that fills its place: a poster, a reference, a frame that just came
 *
 * Cropped to fill what it is given, tall pictures to their upper part; without a picture it has the
 * style class "empty".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/picture-cache.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_PICTURE (rc_picture_get_type ())
G_DECLARE_FINAL_TYPE (RcPicture, rc_picture, RC, PICTURE, GtkWidget)

GtkWidget *rc_picture_new (int width, int height);
void       rc_picture_set_file (RcPicture *self, RcPictureCache *cache, const char *path, int size);
void       rc_picture_set_portrait (RcPicture *self, const char *name, guint colour);
void       rc_picture_set_texture (RcPicture *self, GdkTexture *texture);
void       rc_picture_set_zoom (RcPicture *self, double zoom);
gboolean   rc_picture_has_texture (RcPicture *self);

G_END_DECLS
