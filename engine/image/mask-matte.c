/* mask-matte.c
 *
 * A picture is kept as differences from what its neighbours let expect (the median predictor of
 * Weinberger, Seroussi and Sapiro, "The LOCO-I Lossless Image Compression Algorithm", 2000, section
 * 3.A), deflated, in base64. What is drawn of it depends on the bytes it was made of alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-matte.h"

#include "engine/base/error.h"
#include "engine/image/mask-private.h"
#include "engine/image/outline.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Characters of base64 in one shape: some minutes of a soft figure at 720 lines. */
#define MOST_DATA (48u << 20)

/* Levels from which on something is as good as outside, or inside: compressed video leaves a few.
 */
#define BLACK      24
#define WHITE      231
/* So many pixels of grey amid grey are no edge that was drawn smoothly. */
#define LEAST_GREY 24

#define MOST_SAMPLES 4 /* of a pixel, along each side, where a picture is made smaller */

/* --- packed ------------------------------------------------------------------------------- */

/* What the pixel to the left, the one above and that between them let expect. */
static guint8
expected (const guint8 *row, const guint8 *above, int x)
{
  int a = x > 0 ? row[x - 1] : 0, b = above != NULL ? above[x] : 0;
  int c = x > 0 && above != NULL ? above[x - 1] : 0;

  if (c >= MAX (a, b))
    return (guint8)MIN (a, b);
  if (c <= MIN (a, b))
    return (guint8)MAX (a, b);
  return (guint8)(a + b - c);
}

/* Runs @from through @converter into @to, all of it or nothing. Returns: bytes, or -1 */
static gssize
convert (GConverter *converter, const guint8 *from, gsize n, guint8 *to, gsize room)
{
  gsize            read = 0, written = 0, took, gave;
  GConverterResult result;

  do
    {
      result = g_converter_convert (converter, from + read, n - read, to + written, room - written,
                                    G_CONVERTER_INPUT_AT_END, &took, &gave, NULL);
      if (result == G_CONVERTER_ERROR)
        return -1;
      read += took;
      written += gave;
    }
  while (result != G_CONVERTER_FINISHED);
  return (gssize)written;
}

/* The pixels of @crop, packed. Returns: (transfer full) (nullable) */
static char *
pack (const RcFrame *coverage, RcRect crop, GError **error)
{
  g_autoptr (GConverter) zlib =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  gsize              n = (gsize)crop.width * (gsize)crop.height, room = n + n / 8 + 1024;
  g_autofree guint8 *differences = NULL;
  g_autofree guint8 *packed = NULL;
  gssize             length;

  if (n == 0)
    return g_strdup ("");
  differences = rc_mask_allocate (crop, 1, error);
  packed = g_try_malloc (room);
  for (int y = 0; y < crop.height && differences != NULL; y++)
    {
      const guint8 *row = coverage->data + (gsize)(y + crop.y) * coverage->stride + crop.x;
      const guint8 *above = y > 0 ? row - coverage->stride : NULL;

      for (int x = 0; x < crop.width; x++)
        differences[(gsize)y * (gsize)crop.width + (gsize)x] =
            (guint8)(row[x] - expected (row, above, x));
    }
  if (differences == NULL)
    return NULL;
  length = packed != NULL ? convert (zlib, differences, n, packed, room) : -1;
  if (length >= 0)
    return g_base64_encode (packed, (gsize)length);
  g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
               _ ("There is not enough memory for a matte of %d × %d pixels."), crop.width,
               crop.height);
  return NULL;
}

/* Returns: (transfer full) (nullable): [crop.height, crop.width] */
static guint8 *
unpack (const RcMattePicture *self, GError **error)
{
  gsize                  n = (gsize)self->crop.width * (gsize)self->crop.height, length = 0;
  g_autofree guint8     *packed = g_base64_decode (self->data, &length);
  g_autofree guint8     *pixels = rc_mask_allocate (self->crop, 1, error);
  g_autoptr (GConverter) zlib =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));

  if (pixels == NULL)
    return NULL;
  if (self->raw && length == n)
    memcpy (pixels, packed, n);
  else if (self->raw || convert (zlib, packed, length, pixels, n) != (gssize)n)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT,
                           _ ("A matte of the mask is damaged: “data” is not what was written. "
                              "Undo, or read the matte again."));
      return NULL;
    }
  for (int y = 0; y < self->crop.height && !self->raw; y++)
    {
      guint8 *row = pixels + (gsize)y * (gsize)self->crop.width;

      for (int x = 0; x < self->crop.width; x++)
        row[x] = (guint8)(row[x] + expected (row, y > 0 ? row - self->crop.width : NULL, x));
    }
  return g_steal_pointer (&pixels);
}

/* --- read --------------------------------------------------------------------------------- */

/* "width", "height", "crop" and "data" of @json; @self borrows from it. */
gboolean
rc_matte_picture_read (RcMattePicture *self, const cJSON *json, const char *where, GError **error)
{
  const cJSON *crop = cJSON_GetObjectItemCaseSensitive (json, "crop");
  double       width = 0, height = 0, box[4];

  self->data = rc_json_get_string (json, "data", where, error);
  if (self->data == NULL || !rc_json_get_number (json, "width", where, &width, error) ||
      !rc_json_get_number (json, "height", where, &height, error) ||
      !rc_mask_read_number (json, "width", where, 1, RC_FRAME_LARGEST, &width, error) ||
      !rc_mask_read_number (json, "height", where, 1, RC_FRAME_LARGEST, &height, error))
    return FALSE;
  self->width = (int)width;
  self->height = (int)height;
  self->crop = (RcRect){ 0, 0, self->width, self->height };
  if (self->raw)
    return TRUE;
  for (int i = 0; i < 4; i++)
    {
      const cJSON *number = cJSON_GetArrayItem (crop, i);

      box[i] = cJSON_IsNumber (number) ? number->valuedouble : -1;
    }
  if (cJSON_GetArraySize (crop) == 4 && box[0] >= 0 && box[1] >= 0 && box[2] >= 0 && box[3] >= 0 &&
      box[0] + box[2] <= self->width && box[1] + box[3] <= self->height)
    {
      self->crop = (RcRect){ (int)box[0], (int)box[1], (int)box[2], (int)box[3] };
      return TRUE;
    }
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “crop” must be x, y, width and height within %d × %d pixels."), where,
               self->width, self->height);
  return FALSE;
}

/* Outside of it there is no coverage, in fractions; the levels run out over one more pixel. */
void
rc_matte_picture_box (const RcMattePicture *self, double box[4])
{
  double x0 = self->crop.x - 1, y0 = self->crop.y - 1;
  double x1 = self->crop.x + self->crop.width + 1, y1 = self->crop.y + self->crop.height + 1;

  if (self->crop.width <= 0 || self->crop.height <= 0)
    {
      memset (box, 0, 4 * sizeof *box);
      return;
    }
  box[0] = MAX (0, x0) / self->width;
  box[1] = MAX (0, y0) / self->height;
  box[2] = MIN (self->width, x1) / self->width - box[0];
  box[3] = MIN (self->height, y1) / self->height - box[1];
}

/* --- drawn -------------------------------------------------------------------------------- */

/* Beyond its border a picture goes on as it ends there, beside what was cut out it is black. */
static double
level_at (const RcMattePicture *self, const guint8 *pixels, int x, int y)
{
  x = CLAMP (x, 0, self->width - 1) - self->crop.x;
  y = CLAMP (y, 0, self->height - 1) - self->crop.y;
  if (x < 0 || y < 0 || x >= self->crop.width || y >= self->crop.height)
    return 0;
  return pixels[(gsize)y * (gsize)self->crop.width + (gsize)x];
}

/* @u, @v: pixels of the picture, whose middles are whole */
static double
sample (const RcMattePicture *self, const guint8 *pixels, double u, double v)
{
  int    i = (int)floor (u), k = (int)floor (v);
  double s = u - i, t = v - k;
  double top = level_at (self, pixels, i, k) * (1 - s) + level_at (self, pixels, i + 1, k) * s;
  double bottom =
      level_at (self, pixels, i, k + 1) * (1 - s) + level_at (self, pixels, i + 1, k + 1) * s;

  return top * (1 - t) + bottom * t;
}

/* How a picture lies in the frame. */
typedef struct
{
  const RcMattePicture *picture;
  const guint8         *pixels;
  const cairo_matrix_t *back;          /* NULL: not moved */
  int                   width, height; /* of the frame */
  int                   samples;       /* of a pixel of the frame, along each side */
} Laid;

/* As many as make each about as large as a pixel of the picture. */
static int
count_samples (const RcMattePicture *picture, const cairo_matrix_t *back, int width, int height)
{
  double x = (double)picture->width / width, y = (double)picture->height / height;
  double most = back == NULL
                    ? MAX (x, y)
                    : MAX (hypot (back->xx * x, back->yx * y), hypot (back->xy * x, back->yy * y));

  return (int)CLAMP (most + 0.5, 1, MOST_SAMPLES);
}

static double
level_of (const Laid *self, int x, int y)
{
  double sum = 0;
  int    n = self->samples;

  for (int i = 0; i < n * n; i++)
    {
      double px = x + (i % n + 0.5) / n, py = y + (i / n + 0.5) / n;

      if (self->back != NULL)
        cairo_matrix_transform_point (self->back, &px, &py);
      if (px < 0 || py < 0 || px >= self->width || py >= self->height)
        continue;
      sum += sample (self->picture, self->pixels, px * self->picture->width / self->width - 0.5,
                     py * self->picture->height / self->height - 0.5);
    }
  return sum / (n * n);
}

/* As it is: no level may change where nothing is scaled or moved. */
static void
copy_picture (RcPlane *plane, const RcMattePicture *picture, const guint8 *pixels)
{
  RcRect part = rc_rect_intersect (plane->rect, picture->crop);

  for (int y = part.y; y < part.y + part.height; y++)
    memcpy (plane->data + (gsize)(y - plane->rect.y) * (gsize)plane->rect.width +
                (part.x - plane->rect.x),
            pixels + (gsize)(y - picture->crop.y) * (gsize)picture->crop.width +
                (part.x - picture->crop.x),
            (gsize)part.width);
}

static gboolean
draw_picture (RcPlane              *plane,
              const RcMattePicture *picture,
              const cairo_matrix_t *back,
              int                   width,
              int                   height,
              GError              **error)
{
  g_autofree guint8 *pixels = NULL;
  Laid               laid = { picture, NULL, back, width, height, 1 };

  if (picture->crop.width <= 0 || picture->crop.height <= 0)
    return TRUE;
  laid.pixels = pixels = unpack (picture, error);
  if (pixels == NULL)
    return FALSE;
  if (back == NULL && picture->width == width && picture->height == height)
    {
      copy_picture (plane, picture, pixels);
      return TRUE;
    }
  laid.samples = count_samples (picture, back, width, height);
  for (int y = 0; y < plane->rect.height; y++)
    for (int x = 0; x < plane->rect.width; x++)
      plane->data[(gsize)y * (gsize)plane->rect.width + (gsize)x] =
          (guint8)(level_of (&laid, x + plane->rect.x, y + plane->rect.y) + 0.5);
  return TRUE;
}

/* Over what there is, as far as it goes over into the next. */
static void
mix_into (RcPlane *plane, const RcPlane *next, double part)
{
  gsize n = (gsize)plane->rect.width * (gsize)plane->rect.height;
  int   much = (int)(part * 256 + 0.5);

  for (gsize i = 0; i < n; i++)
    plane->data[i] = (guint8)((plane->data[i] * (256 - much) + next->data[i] * much + 128) >> 8);
}

gboolean
rc_posed_shape_draw_matte (const RcPosedShape *self,
                           RcPlane            *plane,
                           int                 width,
                           int                 height,
                           GError            **error)
{
  cairo_matrix_t        back = self->matrix;
  const cairo_matrix_t *moved = self->moved ? &back : NULL;
  g_autofree guint8    *data = NULL;
  RcPlane               next = { plane->rect, NULL };

  if (self->moved && cairo_matrix_invert (&back) != CAIRO_STATUS_SUCCESS)
    return TRUE;
  if (!draw_picture (plane, self->pictures[0], moved, width, height, error))
    return FALSE;
  if (self->mix <= 0)
    return TRUE;
  next.data = data = rc_mask_allocate (plane->rect, 1, error);
  if (data == NULL || !draw_picture (&next, self->pictures[1], moved, width, height, error))
    return FALSE;
  mix_into (plane, &next, self->mix);
  return TRUE;
}

/* --- made --------------------------------------------------------------------------------- */

/* Whether the pixel is grey, and so is everything around it. */
static gboolean
is_amid_grey (const RcFrame *self, int x, int y)
{
  for (int v = MAX (0, y - 1); v <= MIN (self->height - 1, y + 1); v++)
    for (int u = MAX (0, x - 1); u <= MIN (self->width - 1, x + 1); u++)
      {
        guint8 level = self->data[(gsize)v * self->stride + (gsize)u];

        if (level <= BLACK || level >= WHITE)
          return FALSE;
      }
  return TRUE;
}

gboolean
rc_matte_is_soft (const RcFrame *coverage)
{
  int n = 0;

  for (int y = 0; y < coverage->height; y++)
    for (int x = 0; x < coverage->width; x++)
      if (is_amid_grey (coverage, x, y) && ++n >= LEAST_GREY)
        return TRUE;
  return FALSE;
}

static cJSON *
picture_to_json (const RcFrame *coverage, GError **error)
{
  RcRect           covered = rc_frame_covered (coverage);
  RcRect           crop = covered.width > 0 ? covered : (RcRect){ 0 };
  const int        box[4] = { crop.x, crop.y, crop.width, crop.height };
  g_autofree char *data = pack (coverage, crop, error);
  cJSON           *json;

  if (data == NULL)
    return NULL;
  json = cJSON_CreateObject ();
  cJSON_AddNumberToObject (json, "width", coverage->width);
  cJSON_AddNumberToObject (json, "height", coverage->height);
  cJSON_AddItemToObject (json, "crop", cJSON_CreateIntArray (box, 4));
  cJSON_AddStringToObject (json, "data", data);
  return json;
}

cJSON *
rc_matte_shape_new (void)
{
  cJSON *shape = cJSON_CreateObject ();

  cJSON_AddStringToObject (shape, "kind", "matte");
  cJSON_AddArrayToObject (shape, "keys");
  return shape;
}

cJSON *
rc_matte_shape_new_still (const RcFrame *coverage, GError **error)
{
  cJSON *picture = picture_to_json (coverage, error), *shape;

  if (picture == NULL)
    return NULL;
  shape = cJSON_CreateObject ();
  cJSON_AddStringToObject (shape, "kind", "matte");
  cJSON_AddItemToObject (shape, "picture", picture);
  return shape;
}

gboolean
rc_matte_shape_add (cJSON *shape, int frame, const RcFrame *coverage, gsize *size, GError **error)
{
  cJSON *picture = picture_to_json (coverage, error);
  gsize  more;

  if (picture == NULL)
    return FALSE;
  more = strlen (rc_json_string_or (picture, "data", ""));
  if (rc_shape_add_drawn_key (shape, frame, "picture", picture))
    *size += more;
  if (*size <= MOST_DATA)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("The matte is too large to be kept in the film: %u MiB up to frame %d. Make it "
                  "shorter, smaller or harder."),
               MOST_DATA >> 20, frame);
  return FALSE;
}
