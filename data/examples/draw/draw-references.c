/* draw-references.c - draws the reference pictures of the example films
 *
 *   ninja -C build data/examples/draw/draw-references
 *   build/data/examples/draw/draw-references data/examples/images
 *
 * The pictures are committed; this is where they come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo.h>
#include <glib.h>
#include <glib/gstdio.h>

#include <math.h>

typedef struct
{
  double r, g, b;
} Colour;

#define HEX(rgb)                                                                                   \
  ((Colour){ ((rgb) >> 16 & 255) / 255.0, ((rgb) >> 8 & 255) / 255.0, ((rgb)&255) / 255.0 })

static Colour
mix (Colour a, Colour b, double t)
{
  return (Colour){ a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t };
}

/* Fills the path with a gradient from the lit left to the shaded right, and a thin rim of light. */
static void
fill_lit (cairo_t *cr, Colour colour)
{
  double           x0, y0, x1, y1;
  cairo_pattern_t *gradient;
  Colour light = mix (colour, HEX (0xfff1d6), 0.22), dark = mix (colour, HEX (0x10131c), 0.42);

  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  gradient = cairo_pattern_create_linear (x0, y0, x1, y0 + (y1 - y0) * 0.25);
  cairo_pattern_add_color_stop_rgb (gradient, 0, light.r, light.g, light.b);
  cairo_pattern_add_color_stop_rgb (gradient, 0.45, colour.r, colour.g, colour.b);
  cairo_pattern_add_color_stop_rgb (gradient, 1, dark.r, dark.g, dark.b);
  cairo_set_source (cr, gradient);
  cairo_fill_preserve (cr);
  cairo_pattern_destroy (gradient);
  cairo_set_source_rgba (cr, 0.06, 0.07, 0.1, 0.55);
  cairo_set_line_width (cr, 2.2);
  cairo_stroke (cr);
}

/* A closed smooth line through the points: Catmull-Rom as Bézier segments. */
static void
smooth (cairo_t *cr, const double (*p)[2], int n)
{
  cairo_new_path (cr);
  cairo_move_to (cr, p[0][0], p[0][1]);
  for (int i = 0; i < n; i++)
    {
      const double *a = p[(i + n - 1) % n], *b = p[i], *c = p[(i + 1) % n], *d = p[(i + 2) % n];

      cairo_curve_to (cr, b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6,
                      c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6, c[0], c[1]);
    }
  cairo_close_path (cr);
}

#define SHAPE(cr, colour, ...)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    static const double points[][2] = { __VA_ARGS__ };                                             \
    smooth (cr, points, G_N_ELEMENTS (points));                                                    \
    fill_lit (cr, HEX (colour));                                                                   \
  }                                                                                                \
  G_STMT_END

static void
disc (cairo_t *cr, double x, double y, double rx, double ry)
{
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
}

static void
glow (cairo_t *cr, double x, double y, double radius, Colour colour, double alpha)
{
  cairo_pattern_t *pattern = cairo_pattern_create_radial (x, y, 0, x, y, radius);

  cairo_pattern_add_color_stop_rgba (pattern, 0, colour.r, colour.g, colour.b, alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 0.35, colour.r, colour.g, colour.b, alpha * 0.35);
  cairo_pattern_add_color_stop_rgba (pattern, 1, colour.r, colour.g, colour.b, 0);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
}

static void
line (cairo_t *cr, Colour colour, double width, double x0, double y0, double x1, double y1)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_set_line_width (cr, width);
  cairo_set_source_rgb (cr, colour.r, colour.g, colour.b);
  cairo_stroke (cr);
}

static void
eyes (cairo_t *cr, double x, double y, double apart, Colour brow)
{
  for (int side = -1; side <= 1; side += 2)
    {
      double ex = x + side * apart;

      disc (cr, ex, y, 9, 5);
      cairo_set_source_rgb (cr, 0.97, 0.95, 0.9);
      cairo_fill (cr);
      disc (cr, ex + 1, y, 4.4, 4.8);
      cairo_set_source_rgb (cr, 0.13, 0.12, 0.13);
      cairo_fill (cr);
      line (cr, brow, 5, ex - side * 11, y - 15, ex + side * 13, y - 13);
    }
}

static void
face_lines (cairo_t *cr, double x, double y, double lips)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x + 2, y - 8);
  cairo_curve_to (cr, x + 12, y + 20, x + 9, y + 24, x - 2, y + 25);
  cairo_set_source_rgba (cr, 0.35, 0.18, 0.12, 0.65);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  cairo_move_to (cr, x - lips, y + 46);
  cairo_curve_to (cr, x - lips / 3, y + 50, x + lips / 3, y + 50, x + lips, y + 45);
  cairo_set_source_rgba (cr, 0.5, 0.18, 0.16, 0.9);
  cairo_set_line_width (cr, 4.5);
  cairo_stroke (cr);
}

static void
draw_mara (cairo_t *cr)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  SHAPE (cr, 0x2b2622, { 196, 985 }, { 196, 900 }, { 232, 890 }, { 244, 960 }, { 246, 1012 },
         { 200, 1020 }, { 172, 1012 });
  SHAPE (cr, 0x2b2622, { 270, 960 }, { 280, 892 }, { 316, 900 }, { 320, 985 }, { 344, 1010 },
         { 312, 1020 }, { 268, 1012 });
  SHAPE (cr, 0x6b4526, { 178, 250 }, { 256, 226 }, { 334, 250 }, { 366, 330 }, { 362, 520 },
         { 392, 760 }, { 404, 900 }, { 330, 930 }, { 256, 922 }, { 182, 930 }, { 108, 900 },
         { 122, 760 }, { 150, 520 }, { 146, 330 });
  SHAPE (cr, 0x75502d, { 148, 274 }, { 186, 268 }, { 190, 380 }, { 168, 520 }, { 150, 590 },
         { 112, 586 }, { 116, 470 }, { 126, 340 });
  SHAPE (cr, 0x5b3a1f, { 328, 268 }, { 366, 276 }, { 390, 350 }, { 398, 470 }, { 400, 588 },
         { 362, 590 }, { 346, 520 }, { 324, 380 });
  SHAPE (cr, 0xd3a27c, { 112, 586 }, { 150, 588 }, { 154, 620 }, { 136, 648 }, { 114, 636 },
         { 106, 610 });
  SHAPE (cr, 0xc08d68, { 362, 588 }, { 400, 586 }, { 404, 612 }, { 394, 640 }, { 374, 646 },
         { 358, 618 });
  line (cr, HEX (0x3a2413), 5, 256, 262, 258, 916);
  for (int i = 0; i < 6; i++)
    {
      disc (cr, 274, 330 + i * 84, 7, 7);
      fill_lit (cr, HEX (0xb78a4a));
    }
  SHAPE (cr, 0x55371d, { 160, 470 }, { 256, 486 }, { 352, 470 }, { 354, 500 }, { 256, 518 },
         { 158, 500 });
  SHAPE (cr, 0xc4936d, { 226, 196 }, { 286, 196 }, { 290, 250 }, { 256, 266 }, { 222, 250 });
  SHAPE (cr, 0x7d5632, { 200, 232 }, { 228, 212 }, { 252, 262 }, { 236, 300 }, { 196, 270 });
  SHAPE (cr, 0x62401f, { 312, 232 }, { 284, 212 }, { 260, 262 }, { 276, 300 }, { 316, 270 });
  SHAPE (cr, 0xd9d6d0, { 178, 110 }, { 196, 48 }, { 256, 22 }, { 316, 48 }, { 336, 112 },
         { 324, 170 }, { 300, 120 }, { 256, 92 }, { 210, 120 }, { 190, 170 });
  SHAPE (cr, 0xd6a580, { 192, 130 }, { 204, 86 }, { 256, 66 }, { 308, 86 }, { 320, 130 },
         { 312, 182 }, { 282, 218 }, { 256, 226 }, { 230, 218 }, { 200, 182 });
  SHAPE (cr, 0xe4e1da, { 190, 118 }, { 204, 62 }, { 256, 40 }, { 310, 62 }, { 322, 118 },
         { 300, 88 }, { 256, 74 }, { 212, 88 });
  SHAPE (cr, 0xd2cec6, { 230, 34 }, { 256, 2 }, { 284, 34 }, { 256, 48 });
  eyes (cr, 256, 136, 30, HEX (0xbdb8b0));
  face_lines (cr, 256, 148, 20);
}

static void
draw_tomas (cairo_t *cr)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  SHAPE (cr, 0x2a2f3c, { 176, 560 }, { 254, 566 }, { 250, 760 }, { 240, 970 }, { 186, 970 },
         { 178, 760 });
  SHAPE (cr, 0x242936, { 258, 566 }, { 338, 560 }, { 334, 760 }, { 326, 970 }, { 272, 970 },
         { 262, 760 });
  SHAPE (cr, 0x1c1815, { 184, 962 }, { 242, 962 }, { 244, 1008 }, { 204, 1020 }, { 156, 1012 },
         { 166, 990 });
  SHAPE (cr, 0x1c1815, { 270, 962 }, { 328, 962 }, { 346, 990 }, { 356, 1012 }, { 308, 1020 },
         { 268, 1008 });
  SHAPE (cr, 0x2f5d9e, { 182, 256 }, { 256, 240 }, { 330, 256 }, { 360, 330 }, { 348, 460 },
         { 350, 600 }, { 256, 620 }, { 162, 600 }, { 164, 460 }, { 152, 330 });
  SHAPE (cr, 0x3769ae, { 152, 282 }, { 188, 272 }, { 192, 390 }, { 176, 500 }, { 160, 596 },
         { 124, 592 }, { 126, 470 }, { 134, 350 });
  SHAPE (cr, 0x264d86, { 324, 272 }, { 360, 284 }, { 380, 350 }, { 386, 470 }, { 390, 592 },
         { 352, 596 }, { 336, 500 }, { 320, 390 });
  SHAPE (cr, 0xd9a67c, { 124, 590 }, { 160, 594 }, { 164, 626 }, { 146, 654 }, { 124, 642 },
         { 116, 616 });
  SHAPE (cr, 0xc69268, { 352, 594 }, { 390, 590 }, { 396, 618 }, { 386, 646 }, { 364, 652 },
         { 350, 622 });
  line (cr, HEX (0x1c3866), 4, 256, 262, 256, 612);
  for (int row = 0; row < 4; row++)
    for (int side = -1; side <= 1; side += 2)
      {
        disc (cr, 256 + side * 28, 340 + row * 66, 7, 7);
        fill_lit (cr, HEX (0xd8b25a));
      }
  SHAPE (cr, 0xcd986e, { 226, 208 }, { 286, 208 }, { 292, 262 }, { 256, 278 }, { 220, 262 });
  SHAPE (cr, 0xe6e1d4, { 206, 244 }, { 256, 270 }, { 306, 244 }, { 318, 278 }, { 256, 306 },
         { 194, 278 });
  SHAPE (cr, 0xdcaa82, { 194, 138 }, { 206, 92 }, { 256, 72 }, { 306, 92 }, { 318, 138 },
         { 312, 190 }, { 284, 230 }, { 256, 240 }, { 228, 230 }, { 200, 190 });
  SHAPE (cr, 0x2a1d16, { 186, 128 }, { 190, 72 }, { 232, 36 }, { 290, 34 }, { 324, 70 },
         { 328, 130 }, { 310, 104 }, { 286, 86 }, { 240, 98 }, { 206, 100 });
  eyes (cr, 256, 146, 30, HEX (0x2a1d16));
  face_lines (cr, 256, 158, 18);
}

static void
flame (cairo_t *cr, Colour colour, double size)
{
  static const double points[][2] = { { 0, -154 }, { 26, -92 },  { 28, -34 },
                                      { 0, 0 },    { -28, -34 }, { -24, -92 } };

  cairo_save (cr);
  cairo_translate (cr, 256, 484);
  cairo_scale (cr, size, size);
  smooth (cr, points, G_N_ELEMENTS (points));
  cairo_restore (cr);
  cairo_set_source_rgb (cr, colour.r, colour.g, colour.b);
  cairo_fill (cr);
}

static void
draw_halo (cairo_t *cr)
{
  glow (cr, 256, 400, 250, HEX (0xffb347), 0.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_new_path (cr);
  cairo_arc (cr, 256, 210, 120, G_PI * 1.03, G_PI * 1.97);
  cairo_set_line_width (cr, 13);
  cairo_set_source_rgb (cr, 0.55, 0.38, 0.14);
  cairo_stroke (cr);
  SHAPE (cr, 0xb98a35, { 226, 150 }, { 286, 150 }, { 292, 186 }, { 220, 186 });
  SHAPE (cr, 0xc99a40, { 176, 214 }, { 206, 182 }, { 306, 182 }, { 336, 214 }, { 340, 240 },
         { 172, 240 });
  SHAPE (cr, 0xffd98a, { 184, 250 }, { 328, 250 }, { 362, 350 }, { 356, 460 }, { 322, 548 },
         { 190, 548 }, { 156, 460 }, { 150, 350 });
  glow (cr, 256, 420, 130, HEX (0xfff6d8), 0.95);
  flame (cr, HEX (0xffc861), 1);
  flame (cr, HEX (0xfffbea), 0.55);
  for (int i = -1; i <= 1; i++)
    {
      cairo_new_path (cr);
      cairo_move_to (cr, 256 + i * 66, 246);
      cairo_curve_to (cr, 256 + i * 118, 350, 256 + i * 112, 460, 256 + i * 66, 552);
      cairo_set_source_rgb (cr, 0.52, 0.36, 0.13);
      cairo_set_line_width (cr, 8);
      cairo_stroke (cr);
    }
  SHAPE (cr, 0xc2923a, { 168, 552 }, { 344, 552 }, { 350, 590 }, { 162, 590 });
  SHAPE (cr, 0xa97c2e, { 176, 592 }, { 336, 592 }, { 376, 700 }, { 382, 752 }, { 130, 752 },
         { 136, 700 });
  SHAPE (cr, 0x8b6423, { 120, 738 }, { 392, 738 }, { 396, 764 }, { 116, 764 });
}

/* --- plates ------------------------------------------------------------------------------------
 */

static void
sky (cairo_t *cr, int height, guint32 top, guint32 middle, guint32 bottom)
{
  cairo_pattern_t *gradient = cairo_pattern_create_linear (0, 0, 0, height);
  const guint32    stops[] = { top, middle, bottom };

  for (int i = 0; i < 3; i++)
    {
      Colour c = HEX (stops[i]);

      cairo_pattern_add_color_stop_rgb (gradient, i / 2.0, c.r, c.g, c.b);
    }
  cairo_set_source (cr, gradient);
  cairo_rectangle (cr, 0, 0, 1280, height);
  cairo_fill (cr);
  cairo_pattern_destroy (gradient);
}

static void
box (cairo_t *cr, guint32 colour, double x, double y, double width, double height)
{
  cairo_new_path (cr);
  cairo_rectangle (cr, x, y, width, height);
  fill_lit (cr, HEX (colour));
}

static void
draw_harbour (cairo_t *cr)
{
  sky (cr, 420, 0x5d6f96, 0xd8a3a0, 0xf6d3a8);
  glow (cr, 840, 400, 420, HEX (0xffe2b0), 0.75);
  SHAPE (cr, 0x6b6f86, { 860, 400 }, { 960, 356 }, { 1080, 330 }, { 1180, 350 }, { 1300, 330 },
         { 1300, 430 }, { 860, 430 });
  SHAPE (cr, 0xd8d4d0, { 1052, 336 }, { 1060, 232 }, { 1082, 232 }, { 1090, 336 });
  box (cr, 0xb0534c, 1056, 272, 30, 26);
  box (cr, 0x4a4652, 1054, 214, 34, 18);
  glow (cr, 1071, 222, 90, HEX (0xfff0c0), 0.9);
  sky (cr, 1, 0, 0, 0);
  {
    cairo_pattern_t *water = cairo_pattern_create_linear (0, 410, 0, 560);

    cairo_pattern_add_color_stop_rgb (water, 0, 0.93, 0.77, 0.66);
    cairo_pattern_add_color_stop_rgb (water, 0.4, 0.55, 0.55, 0.65);
    cairo_pattern_add_color_stop_rgb (water, 1, 0.26, 0.32, 0.42);
    cairo_set_source (cr, water);
    cairo_rectangle (cr, 0, 410, 1280, 150);
    cairo_fill (cr);
    cairo_pattern_destroy (water);
  }
  for (int i = 0; i < 60; i++)
    {
      double y = 420 + i * 2.3, x = fmod (i * 397.0, 1280), w = 40 + (i * 53) % 160;

      cairo_set_source_rgba (cr, 1, 0.9, 0.78, 0.22);
      cairo_rectangle (cr, x, y, w, 1.4);
      cairo_fill (cr);
    }
  SHAPE (cr, 0x39404f, { 520, 470 }, { 760, 470 }, { 728, 520 }, { 560, 520 });
  line (cr, HEX (0x3b3430), 7, 640, 470, 640, 250);
  line (cr, HEX (0x3b3430), 3, 640, 256, 746, 468);
  line (cr, HEX (0x3b3430), 3, 640, 256, 536, 468);
  SHAPE (cr, 0x7c7670, { -20, 548 }, { 300, 540 }, { 700, 546 }, { 1300, 540 }, { 1300, 740 },
         { -20, 740 });
  for (int row = 0; row < 4; row++)
    for (int i = -1; i < 12; i++)
      {
        double y = 552 + row * row * 12 + row * 16, s = 1 + row * 0.55;

        cairo_new_path (cr);
        cairo_rectangle (cr, 640 + (i - 5.5 + (row % 2) * 0.5) * 112 * s, y, 108 * s,
                         22 + row * 20);
        cairo_set_source_rgba (cr, 0.1, 0.09, 0.1, 0.22);
        cairo_set_line_width (cr, 2);
        cairo_stroke (cr);
      }
  SHAPE (cr, 0x2f2b2a, { 206, 500 }, { 246, 500 }, { 240, 560 }, { 212, 560 });
  SHAPE (cr, 0x2f2b2a, { 1010, 500 }, { 1050, 500 }, { 1044, 560 }, { 1016, 560 });
}

static void
draw_lamp_room (cairo_t *cr)
{
  sky (cr, 720, 0x1b1511, 0x2c2018, 0x3a2a1c);
  for (int i = 0; i < 5; i++)
    {
      double x = 70 + i * 240;

      box (cr, 0x3a2a1c, x - 12, 60, 204, 364);
      cairo_rectangle (cr, x, 72, 180, 340);
      {
        cairo_pattern_t *night = cairo_pattern_create_linear (0, 72, 0, 412);

        cairo_pattern_add_color_stop_rgb (night, 0, 0.03, 0.05, 0.11);
        cairo_pattern_add_color_stop_rgb (night, 1, 0.09, 0.14, 0.26);
        cairo_set_source (cr, night);
        cairo_fill (cr);
        cairo_pattern_destroy (night);
      }
      line (cr, HEX (0x2e2117), 6, x + 90, 72, x + 90, 412);
      line (cr, HEX (0x2e2117), 6, x, 242, x + 180, 242);
    }
  SHAPE (cr, 0x5a4028, { -20, 500 }, { 640, 486 }, { 1300, 500 }, { 1300, 740 }, { -20, 740 });
  for (int i = -9; i <= 9; i++)
    line (cr, HEX (0x3c2a1a), 2.5, 640 + i * 70, 490, 640 + i * 190, 724);
  glow (cr, 640, 300, 560, HEX (0xffc070), 0.5);
  box (cr, 0x4a3826, 560, 440, 160, 90);
  for (int i = 6; i >= 0; i--)
    {
      disc (cr, 640, 300, 30 + i * 19, 44 + i * 22);
      fill_lit (cr, mix (HEX (0xfff2cc), HEX (0x7f93a0), i / 7.0));
    }
  glow (cr, 640, 300, 240, HEX (0xfff3d2), 0.9);
  for (int side = -1; side <= 1; side += 2)
    {
      line (cr, HEX (0x8a6a34), 12, 640 + side * 158, 140, 640 + side * 158, 470);
      line (cr, HEX (0x8a6a34), 8, 640 + side * 158, 470, 640 + side * 90, 520);
    }
  line (cr, HEX (0x8a6a34), 14, 470, 132, 810, 132);
  for (int i = 0; i < 9; i++)
    line (cr, HEX (0x241a12), 7, 20 + i * 155, 540, 20 + i * 155, 620);
  line (cr, HEX (0x2c2016), 10, -10, 540, 1290, 540);
}

typedef struct
{
  const char *name;
  int         width, height;
  void (*draw) (cairo_t *cr);
} Picture;

static const Picture pictures[] = {
  { "mara.png", 512, 1024, draw_mara },
  { "tomas.png", 512, 1024, draw_tomas },
  { "halo.png", 512, 768, draw_halo },
  { "harbour.png", 1280, 720, draw_harbour },
  { "lamp-room.png", 1280, 720, draw_lamp_room },
};

int
main (int argc, char **argv)
{
  if (argc != 2 || g_mkdir_with_parents (argv[1], 0777) != 0)
    {
      g_printerr ("Usage: draw-references FOLDER\n");
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_build_filename (argv[1], pictures[i].name, NULL);
      cairo_surface_t *surface =
          cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pictures[i].width, pictures[i].height);
      cairo_t       *cr = cairo_create (surface);
      cairo_status_t status;

      pictures[i].draw (cr);
      cairo_destroy (cr);
      status = cairo_surface_write_to_png (surface, path);
      cairo_surface_destroy (surface);
      if (status != CAIRO_STATUS_SUCCESS)
        {
          g_printerr ("%s: %s\n", path, cairo_status_to_string (status));
          return 1;
        }
    }
  return 0;
}
