/* plates.c - the backdrops: a harbour at dawn, the lamp room at night
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"

#include <math.h>

#define COUNT(array) (sizeof (array) / sizeof *(array))

/* A range of hills from (0, @base) to (1280, @base), @height high, down to the lower edge. */
static void
draw_hills (cairo_t *cr, double base, double height, double phase, uint32_t colour)
{
  cairo_move_to (cr, 0, 720);
  for (int x = 0; x <= 1280; x += 8)
    cairo_line_to (cr, x,
                   base - height * (0.5 + 0.3 * sin (x / 190.0 + phase) +
                                    0.14 * sin (x / 67.0 + 2 * phase) + 0.06 * sin (x / 23.0)));
  cairo_line_to (cr, 1280, 720);
  cairo_close_path (cr);
  draw_colour (cr, colour, 1);
  cairo_fill (cr);
}

/* Strokes of light on water: shorter and closer towards the horizon. */
static void
draw_ripples (cairo_t *cr, double horizon, double middle, uint32_t colour)
{
  uint32_t noise = 7;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < 190; i++)
    {
      double depth = i / 190.0;
      double y = horizon + 4 + 236 * depth * depth;
      double x, length = 6 + 70 * depth;

      noise = noise * 1664525u + 1013904223u;
      x = middle + ((noise >> 8) / 16777216.0 - 0.5) * (90 + 520 * depth);
      draw_colour (cr, colour, 0.55 - 0.35 * depth);
      cairo_set_line_width (cr, 1 + 2.4 * depth);
      cairo_move_to (cr, x - length / 2, y);
      cairo_line_to (cr, x + length / 2, y);
      cairo_stroke (cr);
    }
}

static const Shape lighthouse[] = {
  { "M1040 296 C1070 262 1110 250 1150 256 C1200 262 1240 290 1280 296 L1280 330 L1020 330 Z",
    0x6a6480, 0x54506c, 0, false },
  { "M1106 260 L1112 150 L1136 150 L1142 260 Z", 0xf6ece4, 0xa9a0b0, 0, false },
  { "M1109 212 L1110.5 186 L1137.5 186 L1139 212 Z", 0xc4524a, 0x87373c, 0, false },
  { "M1104 152 L1144 152 L1144 146 L1104 146 Z", 0x4a4458, 0x3a3548, 0, false },
  { "M1113 146 L1113 126 L1135 126 L1135 146 Z", 0xffe9b0, 0xffcf80, 0, false },
  { "M1108 128 L1124 108 L1140 128 Z", 0x4a4458, 0x3a3548, 0, false },
};

static const Shape boat[] = {
  /* what the water gives back, then the boat */
  { "M520 470 C560 498 660 500 742 470 L720 500 C660 516 580 514 540 498 Z", 0x8a6a78, 0x7a6070, 0,
    false },
  { "M500 428 C540 446 700 446 760 420 C752 452 736 470 716 476 L548 476 C522 470 508 450 500 428 "
    "Z",
    0x3d6076, 0x243f55, 0, false },
  { "M502 430 C542 448 702 448 759 422", 0xf0e4d4, 0xc0b4b0, 5, false },
  { "M590 438 L594 392 L664 388 L670 438 Z", 0xf0e6da, 0xa89ea4, 0, false },
  { "M586 394 L672 388 L672 380 L586 386 Z", 0xb4574c, 0x7c3a3c, 0, false },
  { "M604 414 L624 413 L624 400 L604 401 Z M636 412 L656 411 L656 398 L636 399 Z", 0x41566a,
    0x33475c, 0, false },
  { "M690 434 L694 270 M694 280 L748 424 M694 280 L604 384", 0x50424c, 0x50424c, 3.5, false },
};

static const Shape quay[] = {
  { "M0 520 L520 560 C760 580 1040 600 1280 600 L1280 720 L0 720 Z", 0x8c7f86, 0x564e5e, 0, false },
  { "M0 520 L520 560 C760 580 1040 600 1280 600 L1280 618 C1040 618 760 600 520 580 L0 542 Z",
    0xd8bcae, 0x8a7a86, 0, false },
  { "M140 532 L120 720 M330 546 L300 720 M540 562 L520 720 M760 580 L760 720 M980 593 L1000 720 "
    "M1180 599 L1220 720",
    0x5d5563, 0x4a4452, 2, false },
  { "M0 610 C400 640 900 664 1280 664", 0x5d5563, 0x4a4452, 2, false },
  /* bollards and a coil of rope */
  { "M196 548 L200 500 C190 486 250 486 240 500 L244 552 Z", 0x4c4654, 0x27232d, 0, false },
  { "M188 498 C188 484 252 484 252 498 C252 508 188 508 188 498 Z", 0x6a6270, 0x39343f, 0, false },
  { "O 330 590 62 16 O 330 586 44 11 O 330 583 26 6", 0xe0c49c, 0x9a7f62, 7, false },
  { "M242 520 C380 520 480 480 520 446", 0xd8bc94, 0x8a7258, 4, false },
};

void
draw_harbour (cairo_t *cr)
{
  static const uint32_t sky[] = { 0x6f86b4, 0x9f9fc4, 0xd8b0bb, 0xf6c4a8, 0xffdfae };
  static const uint32_t water[] = { 0xf8cfae, 0xcfa6b2, 0x8f8fb4, 0x6478a0 };

  draw_ramp (cr, 0, 330, sky, COUNT (sky));
  draw_glow (cr, 420, 322, 520, 0xfff0c8, 0.85);
  draw_hills (cr, 318, 46, 1.2, 0xc6a6b6);
  draw_hills (cr, 326, 30, 3.4, 0xa48ea8);
  draw_shapes (cr, lighthouse, COUNT (lighthouse), 640);
  draw_glow (cr, 1124, 136, 90, 0xffe9b0, 0.6);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 328, 1280, 392);
  cairo_clip (cr);
  draw_ramp (cr, 328, 600, water, COUNT (water));
  draw_glow (cr, 420, 330, 420, 0xffedc6, 0.6);
  draw_ripples (cr, 328, 430, 0xfff2d8);
  cairo_restore (cr);
  draw_shapes (cr, boat, COUNT (boat), 640);
  draw_shapes (cr, quay, COUNT (quay), 640);
}

/* The window bays of the round room, seen from inside. */
static void
draw_windows (cairo_t *cr)
{
  static const uint32_t night[] = { 0x0b1226, 0x16264a, 0x2a4270 };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 96, 1280, 314);
  cairo_clip (cr);
  draw_ramp (cr, 96, 410, night, COUNT (night));
  draw_colour (cr, 0x101c34, 1);
  cairo_rectangle (cr, 0, 372, 1280, 40);
  cairo_fill (cr);
  cairo_restore (cr);
  for (int i = 0; i <= 8; i++)
    {
      /* The wall curves away: the posts stand closer together at the sides. */
      double angle = (i - 4) / 4.0 * 1.15;
      double x = 640 + 700 * sin (angle) / sin (1.15);
      double width = 30 * cos (angle) + 8;

      draw_colour (cr, 0x1b1410, 1);
      cairo_rectangle (cr, x - width / 2, 80, width, 346);
      cairo_fill (cr);
      draw_colour (cr, 0x8a5a2c, 0.8);
      cairo_rectangle (cr, i < 4 ? x + width / 2 - 4 : x - width / 2, 80, 4, 346);
      cairo_fill (cr);
    }
  draw_colour (cr, 0x1b1410, 1);
  cairo_rectangle (cr, 0, 236, 1280, 9);
  cairo_fill (cr);
}

static const Shape great_lens[] = {
  { "M560 560 L720 560 L744 640 L536 640 Z", 0x7a5426, 0x2f1f0f, 0, false },
  { "M548 524 L732 524 L740 562 L540 562 Z", 0xd6a04a, 0x5e3c15, 0, false },
  { "M640 118 C740 150 764 250 764 322 C764 400 738 490 640 526 C542 490 516 400 516 322 C516 250 "
    "540 150 640 118 Z",
    0xf2d59a, 0xa8722e, 0, false },
  { "M600 112 L680 112 L700 138 L580 138 Z", 0xd6a04a, 0x5e3c15, 0, false },
};

static void
draw_lens (cairo_t *cr)
{
  draw_shapes (cr, great_lens, COUNT (great_lens), 640);
  draw_glow (cr, 640, 322, 130, 0xfffbe8, 1);
  for (int i = 1; i <= 6; i++)
    {
      /* Rings of glass around the bull's eye. */
      cairo_save (cr);
      cairo_translate (cr, 640, 322);
      cairo_scale (cr, 20.0 * i, 31.0 * i);
      cairo_arc (cr, 0, 0, 1, 0, 2 * M_PI);
      cairo_restore (cr);
      draw_colour (cr, 0x6e4718, 0.75);
      cairo_set_line_width (cr, 3.5);
      cairo_stroke_preserve (cr);
      draw_colour (cr, 0xfff3d0, 0.6);
      cairo_set_line_width (cr, 1.2);
      cairo_stroke (cr);
    }
}

static const Shape room[] = {
  /* ceiling and its ribs, wainscot, floor */
  { "M0 0 L1280 0 L1280 74 C1040 108 240 108 0 74 Z", 0x3a2816, 0x1d130b, 0, false },
  { "M640 0 L640 96 M420 0 L330 92 M860 0 L950 92 M200 0 L60 80 M1080 0 L1220 80", 0x5e4022,
    0x2f1f10, 7, false },
  { "M0 410 C240 438 1040 438 1280 410 L1280 560 L0 560 Z", 0x5a3c1e, 0x261809, 0, false },
  { "M0 410 C240 438 1040 438 1280 410 L1280 424 C1040 452 240 452 0 424 Z", 0xa87434, 0x4e3214, 0,
    false },
};

static const Shape floor_and_rail[] = {
  { "M0 540 C300 516 980 516 1280 540 L1280 720 L0 720 Z", 0x513620, 0x20150c, 0, false },
  { "M640 524 L640 720 M520 524 L420 720 M400 526 L190 720 M280 530 L0 690 M760 524 L860 720 M880 "
    "526 L1090 720"
    " M1000 530 L1280 690",
    0x2c1c0e, 0x1c120a, 3, false },
  /* the brass rail on the right, a chair and a desk on the left */
  { "M900 470 C1040 474 1180 482 1280 492 M900 470 L900 566 M1030 474 L1034 588 M1170 482 L1180 "
    "612",
    0xd6a04a, 0x5e3c15, 8, false },
  { "M60 500 L300 492 L312 512 L48 522 Z", 0x8a5a2a, 0x3a2410, 0, false },
  { "M74 520 L82 640 M284 512 L276 620", 0x5a3a1a, 0x2c1a0a, 10, false },
  { "M110 498 L116 462 L176 458 L178 496 Z", 0xd8c8a4, 0x8a7850, 0, false },
  { "M214 494 L220 430 M206 432 L236 428", 0xb07c36, 0x6e4718, 5, false },
};

void
draw_lamp_room (cairo_t *cr)
{
  draw_colour (cr, 0x120c08, 1);
  cairo_paint (cr);
  draw_windows (cr);
  draw_shapes (cr, room, COUNT (room), 640);
  draw_glow (cr, 640, 330, 560, 0xf0a040, 0.42);
  draw_shapes (cr, floor_and_rail, COUNT (floor_and_rail), 640);
  draw_lens (cr);
  draw_glow (cr, 640, 322, 420, 0xffc870, 0.55);
  /* The corners stay dark. */
  for (int side = 0; side < 2; side++)
    {
      cairo_pattern_t *shade =
          cairo_pattern_create_linear (side * 1280, 0, side * 1280 + (side == 0 ? 420 : -420), 0);

      cairo_pattern_add_color_stop_rgba (shade, 0, 0.02, 0.015, 0.02, 0.7);
      cairo_pattern_add_color_stop_rgba (shade, 1, 0.02, 0.015, 0.02, 0);
      cairo_set_source (cr, shade);
      cairo_paint (cr);
      cairo_pattern_destroy (shade);
    }
}
