/* svg-path.c
 *
 * Source of the grammar: Scalable Vector Graphics (SVG) 1.1, chapter 8.3, path data;
 * of arcs, appendix F.6.5.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/svg-path.h"

#include "engine/base/error.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

#define PIECES     24  /* of a curve */
#define ARC_PIECES 256 /* of a whole turn */

typedef struct
{
  const char    *at;
  cairo_matrix_t place;
  double         x, y, start_x, start_y;
  double         last_x, last_y; /* the control point before */
  char           before;         /* the command before, upper case */
  cJSON         *rings, *ring;
} Path;

static void
add_point (Path *self, double x, double y)
{
  self->x = x;
  self->y = y;
  cairo_matrix_transform_point (&self->place, &x, &y);
  cJSON_AddItemToArray (self->ring, cJSON_CreateNumber (x));
  cJSON_AddItemToArray (self->ring, cJSON_CreateNumber (y));
}

/* What encloses nothing is left out. */
static void
end_ring (Path *self)
{
  if (self->ring != NULL && cJSON_GetArraySize (self->ring) >= 6)
    cJSON_AddItemToArray (self->rings, self->ring);
  else
    cJSON_Delete (self->ring);
  self->ring = NULL;
}

static void
begin_ring (Path *self, double x, double y)
{
  end_ring (self);
  self->ring = cJSON_CreateArray ();
  self->start_x = x;
  self->start_y = y;
  add_point (self, x, y);
}

static void
add_curve (Path *self, const double p[6])
{
  double x = self->x, y = self->y;

  for (int i = 1; i <= PIECES; i++)
    {
      double t = (double)i / PIECES, u = 1 - t;
      double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

      add_point (self, a * x + b * p[0] + c * p[2] + d * p[4],
                 a * y + b * p[1] + c * p[3] + d * p[5]);
    }
}

static void
add_quadratic (Path *self, double cx, double cy, double x, double y)
{
  double p[6] = { self->x + (cx - self->x) * 2 / 3,
                  self->y + (cy - self->y) * 2 / 3,
                  x + (cx - x) * 2 / 3,
                  y + (cy - y) * 2 / 3,
                  x,
                  y };

  add_curve (self, p);
  self->last_x = cx;
  self->last_y = cy;
}

/* From where it is to @v[5], @v[6], along an ellipse of radii @v[0], @v[1] that is turned by @v[2]
 * degrees, the larger way round if @v[3], clockwise if @v[4]. */
static void
add_arc (Path *self, const double v[7])
{
  double c = cos (v[2] * G_PI / 180), s = sin (v[2] * G_PI / 180);
  double dx = (self->x - v[5]) / 2, dy = (self->y - v[6]) / 2;
  double x = c * dx + s * dy, y = c * dy - s * dx, rx = fabs (v[0]), ry = fabs (v[1]);
  double over, part, mx, my, from, turn, cx = (self->x + v[5]) / 2, cy = (self->y + v[6]) / 2;
  int    n;

  if (rx <= 0 || ry <= 0 || (dx == 0 && dy == 0))
    {
      add_point (self, v[5], v[6]);
      return;
    }
  /* What is too small to reach is made as large as it must be. */
  over = sqrt (MAX (1, x * x / (rx * rx) + y * y / (ry * ry)));
  rx *= over;
  ry *= over;
  part = x * x * ry * ry + y * y * rx * rx;
  part = sqrt (MAX (0, (rx * rx * ry * ry - part) / part)) * ((v[3] != 0) == (v[4] != 0) ? -1 : 1);
  mx = part * rx * y / ry;
  my = -part * ry * x / rx;
  from = atan2 ((y - my) / ry, (x - mx) / rx);
  turn = atan2 ((-y - my) / ry, (-x - mx) / rx) - from;
  if (v[4] != 0 && turn < 0)
    turn += 2 * G_PI;
  else if (v[4] == 0 && turn > 0)
    turn -= 2 * G_PI;
  n = (int)ceil (fabs (turn) / (2 * G_PI) * ARC_PIECES);
  for (int i = 1; i < n; i++)
    {
      double at = from + turn * i / n, u = mx + rx * cos (at), w = my + ry * sin (at);

      add_point (self, c * u - s * w + cx, s * u + c * w + cy);
    }
  add_point (self, v[5], v[6]);
}

static void
skip (Path *self)
{
  while (*self->at != '\0' && strchr (" \t\r\n,", *self->at) != NULL)
    self->at++;
}

static gboolean
read_number (Path *self, double *value)
{
  char *end;

  skip (self);
  *value = g_ascii_strtod (self->at, &end);
  if (end == self->at || !isfinite (*value) || fabs (*value) > 1e6)
    return FALSE;
  self->at = end;
  return TRUE;
}

/* 0 or 1, which need nothing between them and what follows. */
static gboolean
read_flag (Path *self, double *value)
{
  skip (self);
  if (*self->at != '0' && *self->at != '1')
    return FALSE;
  *value = *self->at++ - '0';
  return TRUE;
}

/* The control point that continues a curve smoothly. */
static void
reflect (const Path *self, const char *after, double *x, double *y)
{
  gboolean curved = strchr (after, self->before) != NULL && self->before != '\0';

  *x = curved ? 2 * self->x - self->last_x : self->x;
  *y = curved ? 2 * self->y - self->last_y : self->y;
}

static void
run_curve (Path *self, char command, const double *v)
{
  double p[6], x, y;

  if (command == 'C' || command == 'S')
    {
      int n = command == 'C' ? 0 : 2;

      reflect (self, "CS", &p[0], &p[1]);
      memcpy (p + n, v, sizeof (double) * (gsize)(6 - n));
      add_curve (self, p);
      self->last_x = p[2];
      self->last_y = p[3];
    }
  else if (command == 'Q')
    add_quadratic (self, v[0], v[1], v[2], v[3]);
  else
    {
      reflect (self, "QT", &x, &y);
      add_quadratic (self, x, y, v[0], v[1]);
    }
}

static void
run_command (Path *self, char command, const double *v)
{
  if (command == 'M')
    begin_ring (self, v[0], v[1]);
  else if (command == 'L')
    add_point (self, v[0], v[1]);
  else if (command == 'H')
    add_point (self, v[0], self->y);
  else if (command == 'V')
    add_point (self, self->x, v[0]);
  else if (command == 'A')
    add_arc (self, v);
  else
    run_curve (self, command, v);
  self->before = command;
}

static const struct
{
  char command;
  int  numbers;
} commands[] = { { 'M', 2 }, { 'L', 2 }, { 'H', 1 }, { 'V', 1 }, { 'C', 6 },
                 { 'S', 4 }, { 'Q', 4 }, { 'T', 2 }, { 'A', 7 } };

/* All the numbers behind one letter, as often as there are enough for it. */
static gboolean
read_command (Path *self, char letter)
{
  char     command = g_ascii_toupper (letter);
  gboolean relative = g_ascii_islower (letter);
  int      n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].command == command)
      n = commands[i].numbers;
  if (n == 0 || (command != 'M' && self->ring == NULL))
    return FALSE;
  do
    {
      double values[7];

      for (int i = 0; i < n; i++)
        {
          gboolean vertical = command == 'V' || (command != 'H' && i % 2 == 1);

          if (command == 'A' && (i == 3 || i == 4) ? !read_flag (self, &values[i])
                                                   : !read_number (self, &values[i]))
            return FALSE;
          if (command == 'A')
            vertical = i == 6;
          if (relative && (command != 'A' || i >= 5))
            values[i] += vertical ? self->y : self->x;
        }
      run_command (self, command, values);
      if (command == 'M')
        command = 'L';
      skip (self);
    }
  while (*self->at != '\0' && !g_ascii_isalpha (*self->at));
  return TRUE;
}

static void
close_ring (Path *self)
{
  double x = self->start_x, y = self->start_y;

  begin_ring (self, x, y);
  self->before = 'Z';
}

cJSON *
rc_svg_path_outline (const char           *text,
                     const cairo_matrix_t *place,
                     gboolean              even_odd,
                     GError              **error)
{
  Path     self = { .at = text, .place = *place, .rings = cJSON_CreateArray () };
  gboolean good = TRUE;
  cJSON   *shape;

  for (skip (&self); *self.at != '\0' && good; skip (&self))
    {
      char letter = *self.at++;

      if (g_ascii_toupper (letter) == 'Z' && self.ring != NULL)
        close_ring (&self);
      else
        good = read_command (&self, letter);
    }
  end_ring (&self);
  if (good && cJSON_GetArraySize (self.rings) > 0)
    {
      shape = cJSON_CreateObject ();
      cJSON_AddStringToObject (shape, "kind", "outline");
      cJSON_AddItemToObject (shape, "rings", self.rings);
      if (!even_odd)
        cJSON_AddStringToObject (shape, "fill", "nonzero");
      return shape;
    }
  cJSON_Delete (self.rings);
  g_set_error (
      error, RC_ERROR, RC_ERROR_FORMAT,
      _ ("“%s” is not an SVG path that encloses something: it is made of M, L, H, V, C, S, "
         "Q, T, A and Z with numbers."),
      text);
  return NULL;
}
