/* matte.c
 *
 * The two parts are told apart as in C. Rother, V. Kolmogorov, A. Blake: GrabCut (2004): a mixture
 * of Gaussians for the colours of each, and the cheapest border. The border is refined as in K. He,
 * J. Sun, X. Tang: Guided Image Filtering (2010).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/matte.h"

#include "engine/image/graph-cut.h"

#include <math.h>
#include <string.h>

enum
{
  SMALL = 200, /* pixels of the longer side that is cut */
  PARTS = 7,   /* colours of a mixture */
  ROUNDS = 4,
};

typedef struct
{
  float mean[3], spread[3], weight;
} Colour;

typedef struct
{
  Colour parts[PARTS];
} Mixture;

typedef struct
{
  int     width, height;
  float  *rgb;    /* [height, width, 3], 0 to 1 */
  guint8 *border; /* sure to be background */
  guint8 *inside;
} Small;

/** Whether the picture says itself what belongs to the figure. */
gboolean
rc_matte_has_alpha (const RcFrame *picture)
{
  gsize clear = 0;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      clear += picture->data[(gsize)y * picture->stride + (gsize)x * 4 + 3] < 128;
  return clear * 200 > (gsize)picture->width * (gsize)picture->height;
}

static void
nearest_part (const Mixture *mixture, const float *rgb, int *which, float *distance)
{
  *distance = 1e9f;
  for (int i = 0; i < PARTS; i++)
    {
      float sum = 0.0f;

      for (int c = 0; c < 3; c++)
        sum += (rgb[c] - mixture->parts[i].mean[c]) * (rgb[c] - mixture->parts[i].mean[c]);
      if (mixture->parts[i].weight > 0.0f && sum < *distance)
        {
          *distance = sum;
          *which = i;
        }
    }
}

/* One round of k-means, then means, spreads and weights of the parts. */
static void
refine_mixture (Mixture *mixture, const Small *small, const guint8 *of, guint8 value)
{
  Mixture next = { 0 };
  float   all = 0.0f;

  for (int i = 0; i < small->width * small->height; i++)
    {
      const float *rgb = small->rgb + i * 3;
      int          which = 0;
      float        distance;

      if (of[i] != value)
        continue;
      nearest_part (mixture, rgb, &which, &distance);
      next.parts[which].weight += 1.0f;
      all += 1.0f;
      for (int c = 0; c < 3; c++)
        {
          next.parts[which].mean[c] += rgb[c];
          next.parts[which].spread[c] += rgb[c] * rgb[c];
        }
    }
  for (int k = 0; k < PARTS; k++)
    {
      Colour *part = &next.parts[k];

      for (int c = 0; c < 3 && part->weight > 0.0f; c++)
        {
          part->mean[c] /= part->weight;
          part->spread[c] =
              MAX (part->spread[c] / part->weight - part->mean[c] * part->mean[c], 0.0f) + 6e-4f;
        }
      part->weight /= MAX (all, 1.0f);
    }
  *mixture = next;
}

/* The first colours: each the one that is farthest from those before it, but not a stray. */
static void
start_mixture (Mixture *mixture, const Small *small, const guint8 *of, guint8 value)
{
  int n = small->width * small->height;

  memset (mixture, 0, sizeof *mixture);
  for (int k = 0; k < PARTS; k++)
    {
      float best = -1.0f;
      int   at = -1;

      for (int i = k * 7 % 11; i < n; i += 11)
        {
          int   which;
          float distance;

          if (of[i] != value)
            continue;
          nearest_part (mixture, small->rgb + i * 3, &which, &distance);
          if (distance > best)
            {
              best = distance;
              at = i;
            }
        }
      if (at < 0 || (k > 0 && best < 0.002f))
        break;
      memcpy (mixture->parts[k].mean, small->rgb + at * 3, sizeof mixture->parts[k].mean);
      mixture->parts[k].weight = 1.0f;
    }
  for (int round = 0; round < 4; round++)
    refine_mixture (mixture, small, of, value);
}

/* Minus the logarithm of how likely a colour is. */
static float
unlikely (const Mixture *mixture, const float *rgb)
{
  float sum = 1e-6f;

  for (int k = 0; k < PARTS; k++)
    {
      const Colour *part = &mixture->parts[k];
      float         far = 0.0f, wide = 1.0f;

      if (part->weight <= 0.0f)
        continue;
      for (int c = 0; c < 3; c++)
        {
          far += (rgb[c] - part->mean[c]) * (rgb[c] - part->mean[c]) / part->spread[c];
          wide *= part->spread[c];
        }
      sum += part->weight * expf (-0.5f * far) / sqrtf (wide);
    }
  return -logf (sum);
}

/* A figure is more likely in the middle than at the sides. */
static float
off_centre (const Small *small, int x, int y)
{
  float u = (x + 0.5f) / small->width - 0.5f, v = (y + 0.5f) / small->height - 0.54f;

  return u * u / 0.06f + v * v / 0.30f;
}

static float
apart (const Small *small, int a, int b)
{
  float sum = 0.0f;

  for (int c = 0; c < 3; c++)
    sum += (small->rgb[a * 3 + c] - small->rgb[b * 3 + c]) *
           (small->rgb[a * 3 + c] - small->rgb[b * 3 + c]);
  return sum;
}

static const int bond_x[4] = { 1, 1, 0, -1 }, bond_y[4] = { 0, 1, 1, 1 };

static float
mean_contrast (const Small *small)
{
  float sum = 0.0f, n = 0.0f;

  for (int y = 0; y + 1 < small->height; y++)
    for (int x = 0; x + 1 < small->width; x++, n++)
      sum += apart (small, y * small->width + x, (y + 1) * small->width + x + 1);
  return sum / MAX (n, 1.0f);
}

static void
cut (Small *small, const Mixture *figure, const Mixture *ground, float prior)
{
  g_autoptr (RcGraphCut) graph = rc_graph_cut_new (small->width, small->height);
  float                  beta = 1.0f / (2.0f * mean_contrast (small) + 1e-6f);

  for (int y = 0; y < small->height; y++)
    for (int x = 0; x < small->width; x++)
      {
        int          i = y * small->width + x;
        const float *rgb = small->rgb + i * 3;

        if (small->border[i])
          rc_graph_cut_set_cell (graph, x, y, 1000.0f, 0.0f);
        else
          rc_graph_cut_set_cell (graph, x, y,
                                 unlikely (figure, rgb) + prior * off_centre (small, x, y),
                                 unlikely (ground, rgb) + prior);
        for (int way = 0; way < 4; way++)
          {
            int other_x = x + bond_x[way], other_y = y + bond_y[way];

            if (other_x < 0 || other_x >= small->width || other_y >= small->height)
              continue;
            rc_graph_cut_set_bond (
                graph, x, y, way,
                30.0f * expf (-beta * apart (small, i, other_y * small->width + other_x)) /
                        (way % 2 == 1 ? 1.414f : 1.0f) +
                    1.0f);
          }
      }
  rc_graph_cut_solve (graph, small->inside);
}

/* Numbers the connected parts that have @value; Returns: the number of the largest one, and sizes
 */
static GArray *
find_parts (const Small *small, guint8 value, int *numbers)
{
  GArray            *sizes = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (int));
  int                w = small->width, n = w * small->height, none = 0;

  g_array_append_val (sizes, none);
  memset (numbers, 0, sizeof (int) * (gsize)n);
  for (int start = 0; start < n; start++)
    {
      int size = 0, number = (int)sizes->len;

      if (small->inside[start] != value || numbers[start] != 0)
        continue;
      g_array_append_val (stack, start);
      numbers[start] = number;
      while (stack->len > 0)
        {
          int at = g_array_index (stack, int, stack->len - 1), x = at % w;
          int next[4] = { x > 0 ? at - 1 : -1, x + 1 < w ? at + 1 : -1, at - w, at + w };

          g_array_set_size (stack, stack->len - 1);
          size++;
          for (int k = 0; k < 4; k++)
            if (next[k] >= 0 && next[k] < n && small->inside[next[k]] == value &&
                numbers[next[k]] == 0)
              {
                numbers[next[k]] = number;
                g_array_append_val (stack, next[k]);
              }
        }
      g_array_append_val (sizes, size);
    }
  return sizes;
}

/* One figure, without crumbs beside it and pinholes in it. */
static void
tidy (Small *small)
{
  int             n = small->width * small->height;
  g_autofree int *numbers = g_new (int, (gsize)n);

  for (int value = 1; value >= 0; value--)
    {
      g_autoptr (GArray) sizes = find_parts (small, (guint8)value, numbers);
      int                most = 0;

      for (guint i = 1; i < sizes->len; i++)
        most = MAX (most, g_array_index (sizes, int, i));
      for (int i = 0; i < n; i++)
        if (small->inside[i] == value)
          {
            int size = g_array_index (sizes, int, numbers[i]);

            if (value == 1 ? size * 8 < most : size * 250 < n)
              small->inside[i] = (guint8)!value;
          }
    }
}

static void
small_clear (Small *small)
{
  g_free (small->rgb);
  g_free (small->border);
  g_free (small->inside);
}

static gboolean
small_init (Small *small, const RcFrame *picture, GError **error)
{
  float by = (float)SMALL / MAX (picture->width, picture->height);
  int   w = MAX ((int)(picture->width * MIN (by, 1.0f)), 4);
  int   h = MAX ((int)(picture->height * MIN (by, 1.0f)), 4), edge = MAX (w, h) / 40 + 1;
  g_autoptr (RcFrame) frame = rc_frame_scale (picture, w, h, error);
  gsize               n = (gsize)w * (gsize)h;

  *small = (Small){ w, h, g_new (float, n * 3), g_new0 (guint8, n), g_new0 (guint8, n) };
  if (frame == NULL)
    return FALSE;
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      {
        const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        gsize         i = (gsize)y * (gsize)w + (gsize)x;
        /* The lower border is where figures are cut off: only its corners are sure. */
        gboolean corner = y >= h - edge && (x < w / 7 || x >= w - w / 7);

        for (int c = 0; c < 3; c++)
          small->rgb[i * 3 + (gsize)c] = pixel[2 - c] / 255.0f;
        small->border[i] = x < edge || x >= w - edge || y < edge || corner;
      }
  return TRUE;
}

static void
separate (Small *small)
{
  Mixture            ground, figure;
  int                n = small->width * small->height;
  gsize              found = 0;
  g_autofree guint8 *outside = g_new (guint8, (gsize)n);

  start_mixture (&ground, small, small->border, 1);
  /* To begin with, the figure is what the border's colours do not explain, in the middle. */
  for (int y = 0; y < small->height; y++)
    for (int x = 0; x < small->width; x++)
      {
        int i = y * small->width + x;

        small->inside[i] = !small->border[i] && unlikely (&ground, small->rgb + i * 3) > 1.0f &&
                           off_centre (small, x, y) < 1.3f;
        found += small->inside[i];
      }
  for (int i = 0; i < n && found * 50 < (gsize)n; i++)
    small->inside[i] =
        !small->border[i] && off_centre (small, i % small->width, i / small->width) < 0.35f;
  for (int round = 0; round < ROUNDS; round++)
    {
      /* What is left out by mistake in the middle does not tell what the background is. */
      for (int i = 0; i < n; i++)
        outside[i] =
            !small->inside[i] && off_centre (small, i % small->width, i / small->width) > 0.9f;
      start_mixture (&figure, small, small->inside, 1);
      if (round > 0)
        start_mixture (&ground, small, outside, 1);
      cut (small, &figure, &ground, 1.6f);
    }
  tidy (small);
}

/* --- the edge ------------------------------------------------------------------------------------
 */

/* Means over a square of @radius around every pixel, of a plane [height, width]. */
static void
box_mean (float *plane, float *spare, int width, int height, int radius)
{
  for (int pass = 0; pass < 2; pass++)
    {
      int lines = pass == 0 ? height : width, length = pass == 0 ? width : height;
      int step = pass == 0 ? 1 : width, jump = pass == 0 ? width : 1;

      for (int line = 0; line < lines; line++)
        {
          const float *from = plane + (gsize)line * (gsize)jump;
          float       *to = spare + (gsize)line * (gsize)jump;
          double       sum = 0.0;

          for (int i = -radius; i < length; i++)
            {
              if (i + radius < length)
                sum += from[(gsize)(i + radius) * (gsize)step];
              if (i - radius - 1 >= 0)
                sum -= from[(gsize)(i - radius - 1) * (gsize)step];
              if (i >= 0)
                to[(gsize)i * (gsize)step] =
                    (float)(sum / (MIN (i + radius, length - 1) - MAX (i - radius, 0) + 1));
            }
        }
      memcpy (plane, spare, sizeof (float) * (gsize)width * (gsize)height);
    }
}

/* Makes the edge of @alpha follow the edges of @grey. */
static void
guide (float *alpha, const float *grey, int width, int height, int radius)
{
  gsize             n = (gsize)width * (gsize)height;
  g_autofree float *spare = g_new (float, n), *mean = g_new (float, n), *corr = g_new (float, n);
  g_autofree float *cross = g_new (float, n);
  const float       eps = 2e-4f;

  for (gsize i = 0; i < n; i++)
    {
      mean[i] = grey[i];
      corr[i] = grey[i] * grey[i];
      cross[i] = grey[i] * alpha[i];
    }
  box_mean (mean, spare, width, height, radius);
  box_mean (corr, spare, width, height, radius);
  box_mean (cross, spare, width, height, radius);
  box_mean (alpha, spare, width, height, radius);
  for (gsize i = 0; i < n; i++)
    {
      float a = (cross[i] - mean[i] * alpha[i]) / (corr[i] - mean[i] * mean[i] + eps);

      alpha[i] -= a * mean[i];
      cross[i] = a;
    }
  box_mean (cross, spare, width, height, radius);
  box_mean (alpha, spare, width, height, radius);
  for (gsize i = 0; i < n; i++)
    alpha[i] += cross[i] * grey[i];
}

static float
smooth (float from, float to, float x)
{
  float t = CLAMP ((x - from) / (to - from), 0.0f, 1.0f);

  return t * t * (3 - 2 * t);
}

/* The small mask at the picture's size, its steps rounded. */
static void
enlarge (const Small *small, float *alpha, int width, int height)
{
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        float u = CLAMP ((x + 0.5f) * small->width / width - 0.5f, 0.0f, small->width - 1.001f);
        float v = CLAMP ((y + 0.5f) * small->height / height - 0.5f, 0.0f, small->height - 1.001f);
        int   i = (int)u, k = (int)v;
        const guint8 *at = small->inside + k * small->width + i;

        u -= i;
        v -= k;
        alpha[(gsize)y * (gsize)width + (gsize)x] =
            (at[0] * (1 - u) + at[1] * u) * (1 - v) +
            (at[small->width] * (1 - u) + at[small->width + 1] * u) * v;
      }
}

/* What was mixed with the background at the edge gets the colour of the figure beside it. */
static RcFrame *
compose (const RcFrame *picture, const float *alpha, int radius, GError **error)
{
  int               w = picture->width, h = picture->height;
  gsize             n = (gsize)w * (gsize)h;
  RcFrame          *out = rc_frame_copy (picture, error);
  g_autofree float *weight = g_new (float, n), *plane = g_new (float, n), *spare = g_new (float, n);

  if (out == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    weight[i] = alpha[i] > 0.97f ? 1.0f : 1e-5f;
  box_mean (weight, spare, w, h, radius);
  for (int c = 0; c < 3; c++)
    {
      for (gsize i = 0; i < n; i++)
        plane[i] = picture->data[i / (gsize)w * picture->stride + i % (gsize)w * 4 + (gsize)c] *
                   (alpha[i] > 0.97f ? 1.0f : 1e-5f);
      box_mean (plane, spare, w, h, radius);
      for (gsize i = 0; i < n; i++)
        {
          guint8 *pixel = out->data + i / (gsize)w * out->stride + i % (gsize)w * 4;
          float   own = pixel[c], pure = plane[i] / weight[i];

          pixel[c] = (guint8)(rintf (alpha[i] * (own + (pure - own) * (1 - alpha[i]))));
        }
    }
  for (gsize i = 0; i < n; i++)
    out->data[i / (gsize)w * out->stride + i % (gsize)w * 4 + 3] = (guint8)rintf (255 * alpha[i]);
  return out;
}

/* Where the figure was found, with room around it, in pixels of the picture. */
static RcRect
surroundings (const Small *small, const RcFrame *picture)
{
  int x0 = small->width, y0 = small->height, x1 = 0, y1 = 0, room_x, room_y;

  for (int y = 0; y < small->height; y++)
    for (int x = 0; x < small->width; x++)
      if (small->inside[y * small->width + x])
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x + 1);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y + 1);
        }
  if (x1 <= x0)
    return (RcRect){ 0, 0, picture->width, picture->height };
  room_x = MAX ((x1 - x0) * 2 / 5, (y1 - y0) / 6);
  room_y = MAX ((y1 - y0) / 4, (x1 - x0));
  x0 = MAX (x0 - room_x, 0) * picture->width / small->width;
  x1 = MIN (x1 + room_x, small->width) * picture->width / small->width;
  y0 = MAX (y0 - room_y, 0) * picture->height / small->height;
  y1 = MIN (y1 + room_y, small->height) * picture->height / small->height;
  return (RcRect){ x0, y0, x1 - x0, y1 - y0 };
}

static RcFrame *cut_out (const RcFrame *picture, gboolean again, GError **error);

/* A small figure is cut out once more from what is around it alone. */
static RcFrame *
cut_out_of_part (const RcFrame *picture, RcRect rect, GError **error)
{
  g_autoptr (RcFrame) part = rc_frame_crop (picture, rect, error);
  g_autoptr (RcFrame) cut = part != NULL ? cut_out (part, FALSE, error) : NULL;
  RcFrame            *out =
      cut != NULL ? rc_frame_new (picture->width, picture->height, RC_FRAME_BGRA8, error) : NULL;

  if (out == NULL)
    return NULL;
  memset (out->data, 0, out->stride * (gsize)out->height);
  for (int y = 0; y < rect.height; y++)
    memcpy (out->data + (gsize)(rect.y + y) * out->stride + (gsize)rect.x * 4,
            cut->data + (gsize)y * cut->stride, (gsize)rect.width * 4);
  return out;
}

static RcFrame *
cut_out (const RcFrame *picture, gboolean again, GError **error)
{
  int               w = picture->width, h = picture->height;
  gsize             n = (gsize)w * (gsize)h;
  Small             small;
  RcRect            around;
  int               radius;
  g_autofree float *alpha = NULL, *grey = NULL;

  if (!small_init (&small, picture, error))
    {
      small_clear (&small);
      return NULL;
    }
  separate (&small);
  around = surroundings (&small, picture);
  if (again && around.width * 10 < w * 7 && around.width > 40 && around.height > 40)
    {
      small_clear (&small);
      return cut_out_of_part (picture, around, error);
    }
  alpha = g_new (float, n);
  grey = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    {
      const guint8 *pixel = picture->data + i / (gsize)w * picture->stride + i % (gsize)w * 4;

      grey[i] = (0.114f * pixel[0] + 0.587f * pixel[1] + 0.299f * pixel[2]) / 255.0f;
    }
  enlarge (&small, alpha, w, h);
  radius = MAX (1, (int)(1.2f * w / small.width));
  guide (alpha, grey, w, h, radius);
  for (gsize i = 0; i < n; i++)
    alpha[i] = smooth (0.22f, 0.80f, alpha[i]);
  small_clear (&small);
  return compose (picture, alpha, 2 * radius + 1, error);
}

/**
 * rc_matte_cut_out:
 * @picture: BGRA8
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the figure alone, of the picture's size; alpha premultiplied
 */
RcFrame *
rc_matte_cut_out (const RcFrame *picture, GError **error)
{
  return rc_matte_has_alpha (picture) ? rc_frame_copy (picture, error)
                                      : cut_out (picture, TRUE, error);
}
