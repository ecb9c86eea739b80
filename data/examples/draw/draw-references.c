/* draw-references.c - draws the reference pictures of the example film
 *
 *   draw-references data/examples/images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads the next number of a path; moves @text behind it. */
static double
next_number (const char **text)
{
  char  *end = NULL;
  double value = strtod (*text, &end);

  *text = end;
  return value;
}

void
draw_path (cairo_t *cr, const char *path)
{
  while (*path != '\0')
    {
      char   command = *path++;
      double v[6] = { 0 };
      int    n = command == 'C' ? 6 : command == 'O' ? 4 : command == 'M' || command == 'L' ? 2 : 0;

      for (int i = 0; i < n; i++)
        v[i] = next_number (&path);
      if (command == 'M')
        cairo_move_to (cr, v[0], v[1]);
      else if (command == 'L')
        cairo_line_to (cr, v[0], v[1]);
      else if (command == 'C')
        cairo_curve_to (cr, v[0], v[1], v[2], v[3], v[4], v[5]);
      else if (command == 'Z')
        cairo_close_path (cr);
      else if (command == 'O')
        {
          cairo_new_sub_path (cr);
          cairo_save (cr);
          cairo_translate (cr, v[0], v[1]);
          cairo_scale (cr, v[2], v[3]);
          cairo_arc (cr, 0, 0, 1, 0, 2 * M_PI);
          cairo_restore (cr);
          cairo_close_path (cr);
        }
    }
}

void
draw_colour (cairo_t *cr, uint32_t colour, double alpha)
{
  cairo_set_source_rgba (cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0, alpha);
}

static void
add_stop (cairo_pattern_t *pattern, double offset, uint32_t colour, double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, (colour >> 16 & 255) / 255.0,
                                     (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0, alpha);
}

static void
draw_shape (cairo_t *cr, const Shape *shape)
{
  cairo_pattern_t *pattern;
  double           x1, y1, x2, y2;

  draw_path (cr, shape->path);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  pattern = cairo_pattern_create_linear (x1, y1, x2, y1 + (y2 - y1) * 0.35);
  add_stop (pattern, 0.15, shape->lit, 1);
  add_stop (pattern, 1, shape->dark, 1);
  cairo_set_source (cr, pattern);
  if (shape->width > 0)
    {
      cairo_set_line_width (cr, shape->width);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

void
draw_shapes (cairo_t *cr, const Shape *shapes, size_t n_shapes, double middle)
{
  for (size_t i = 0; i < n_shapes; i++)
    {
      draw_shape (cr, &shapes[i]);
      if (shapes[i].mirror)
        {
          /* Mirrored, but lit from the same side: the colours change places. */
          Shape other = shapes[i];

          other.lit = shapes[i].dark;
          other.dark = shapes[i].lit;
          cairo_save (cr);
          cairo_translate (cr, 2 * middle, 0);
          cairo_scale (cr, -1, 1);
          draw_shape (cr, &other);
          cairo_restore (cr);
        }
    }
}

void
draw_glow (cairo_t *cr, double x, double y, double radius, uint32_t colour, double alpha)
{
  cairo_pattern_t *pattern = cairo_pattern_create_radial (x, y, 0, x, y, radius);

  for (int i = 0; i <= 8; i++)
    add_stop (pattern, i / 8.0, colour, alpha * pow (1 - i / 8.0, 2));
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
}

/* Fills the clip from y = @from to y = @to with @colours, evenly spaced. */
void
draw_ramp (cairo_t *cr, double from, double to, const uint32_t *colours, size_t n_colours)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, from, 0, to);

  for (size_t i = 0; i < n_colours; i++)
    add_stop (pattern, (double)i / (double)(n_colours - 1), colours[i], 1);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
}

/* Where the figure is and, moved by (dx, dy), is not: its edge on that side. */
static void
paint_edge (cairo_t         *cr,
            cairo_surface_t *figure,
            double           dx,
            double           dy,
            uint32_t         colour,
            double           alpha)
{
  cairo_push_group (cr);
  draw_colour (cr, colour, 1);
  cairo_mask_surface (cr, figure, 0, 0);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  cairo_mask_surface (cr, figure, dx, dy);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, alpha);
}

/* An ink line around the figure, the figure, shade on the side away from the key, light along the
 * other. */
static void
paint_figure (cairo_t *cr, cairo_surface_t *figure, int width, int height)
{
  cairo_pattern_t *shade =
      cairo_pattern_create_linear (width * 0.35, 0, width * 0.85, height * 0.2);

  draw_colour (cr, 0x15161c, 1);
  for (int i = 0; i < 12; i++)
    cairo_mask_surface (cr, figure, 2.2 * cos (i * M_PI / 6), 2.2 * sin (i * M_PI / 6));
  cairo_set_source_surface (cr, figure, 0, 0);
  cairo_paint (cr);
  add_stop (shade, 0, 0x10142a, 0);
  add_stop (shade, 1, 0x10142a, 0.3);
  cairo_set_source (cr, shade);
  cairo_mask_surface (cr, figure, 0, 0);
  paint_edge (cr, figure, 4, 3, 0xffe2b0, 0.55);
  paint_edge (cr, figure, -3, 1, 0x6f8fd0, 0.35);
  cairo_pattern_destroy (shade);
}

typedef struct
{
  const char *name;
  int         width, height;
  bool        figure; /* on a transparent ground, with an outline */
  void (*draw) (cairo_t *cr);
} Picture;

static const Picture pictures[] = {
  { "mara.png", 512, 1024, true, draw_mara },
  { "tomas.png", 512, 1024, true, draw_tomas },
  { "halo.png", 512, 640, false, draw_halo },
  { "harbour.png", 1280, 720, false, draw_harbour },
  { "lamp-room.png", 1280, 720, false, draw_lamp_room },
};

static bool
save_picture (const Picture *picture, const char *folder)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture->width, picture->height);
  cairo_surface_t *figure = cairo_surface_create_similar (surface, CAIRO_CONTENT_COLOR_ALPHA,
                                                          picture->width, picture->height);
  cairo_t         *cr = cairo_create (picture->figure ? figure : surface);
  char             path[4096];
  cairo_status_t   status;

  picture->draw (cr);
  cairo_destroy (cr);
  if (picture->figure)
    {
      cr = cairo_create (surface);
      paint_figure (cr, figure, picture->width, picture->height);
      cairo_destroy (cr);
    }
  snprintf (path, sizeof path, "%s/%s", folder, picture->name);
  status = cairo_surface_write_to_png (surface, path);
  if (status != CAIRO_STATUS_SUCCESS)
    fprintf (stderr, "draw-references: “%s” cannot be written: %s\n", path,
             cairo_status_to_string (status));
  cairo_surface_destroy (figure);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS;
}

int
main (int argc, char **argv)
{
  bool saved = true;

  if (argc != 2)
    {
      fputs ("Usage: draw-references FOLDER\n", stderr);
      return 2;
    }
  for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
    saved = save_picture (&pictures[i], argv[1]) && saved;
  return saved ? 0 : 1;
}
