/* svg-drawing.c
 *
 * Source: Scalable Vector Graphics (SVG) 1.1, chapters 7.6 (transform), 7.7 (viewBox), 7.8
 * (preserveAspectRatio) and 11.3 (fill-rule).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/svg-path.h"

#include "engine/base/error.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <math.h>
#include <string.h>

#define MOST_NUMBERS 6

/* What holds within an element. */
typedef struct
{
  cairo_matrix_t place; /* to fractions of the frame */
  gboolean       even_odd;
} Style;

typedef struct
{
  cJSON      *shapes;
  const char *file;
  int         width, height; /* of the frame */
  GArray     *styles;        /* Style: of the elements that are open */
  int         unseen;        /* how deep in something that is not drawn where it stands */
} Drawing;

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];
  return NULL;
}

/* A property, as the element's style or an attribute gives it; the style is the stronger one.
 * Returns: (transfer full): "" if there is none */
static char *
dup_property (const char **names, const char **values, const char *name)
{
  const char      *style = find_attribute (names, values, "style");
  const char      *value = find_attribute (names, values, name);
  g_auto (GStrv)   all = g_strsplit (style != NULL ? style : "", ";", -1);
  g_autofree char *found = g_strdup (value != NULL ? value : "");

  for (guint i = 0; all[i] != NULL; i++)
    {
      char *colon = strchr (all[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (strcmp (g_strstrip (all[i]), name) == 0)
        {
          g_free (found);
          found = g_strdup (colon + 1);
        }
    }
  return g_strstrip (g_steal_pointer (&found));
}

/* Numbers up to @end, which is left behind. Returns: how many; −1: none of that kind */
static int
read_numbers (const char **text, char end, double numbers[MOST_NUMBERS])
{
  for (int n = 0;; n++)
    {
      char *after;

      *text += strspn (*text, " \t\r\n,");
      if (**text == end)
        {
          *text += end != '\0';
          return n;
        }
      if (n == MOST_NUMBERS)
        return -1;
      numbers[n] = g_ascii_strtod (*text, &after);
      if (after == *text || !isfinite (numbers[n]) || fabs (numbers[n]) > 1e6)
        return -1;
      *text = after;
    }
}

/* --- transform ---------------------------------------------------------------------------- */

/* One function of a transform. Returns: FALSE if it is none */
static gboolean
find_transform (const char *name, const double v[MOST_NUMBERS], int n, cairo_matrix_t *matrix)
{
  cairo_matrix_init_identity (matrix);
  if (strcmp (name, "matrix") == 0 && n == 6)
    cairo_matrix_init (matrix, v[0], v[1], v[2], v[3], v[4], v[5]);
  else if (strcmp (name, "translate") == 0 && (n == 1 || n == 2))
    cairo_matrix_translate (matrix, v[0], n == 2 ? v[1] : 0);
  else if (strcmp (name, "scale") == 0 && (n == 1 || n == 2))
    cairo_matrix_init_scale (matrix, v[0], n == 2 ? v[1] : v[0]);
  else if (strcmp (name, "rotate") == 0 && (n == 1 || n == 3))
    {
      double x = n == 3 ? v[1] : 0, y = n == 3 ? v[2] : 0;

      cairo_matrix_translate (matrix, x, y);
      cairo_matrix_rotate (matrix, v[0] * G_PI / 180);
      cairo_matrix_translate (matrix, -x, -y);
    }
  else if (strcmp (name, "skewX") == 0 && n == 1)
    matrix->xy = tan (v[0] * G_PI / 180);
  else if (strcmp (name, "skewY") == 0 && n == 1)
    matrix->yx = tan (v[0] * G_PI / 180);
  else
    return FALSE;
  return TRUE;
}

/* @place: (inout): of what is around, becomes that of what is within */
static gboolean
apply_transform (const char *text, cairo_matrix_t *place, GError **error)
{
  const char *at = text;

  for (at += strspn (at, " \t\r\n,"); *at != '\0'; at += strspn (at, " \t\r\n,"))
    {
      gsize            length = strspn (at, "abcdefghijklmnopqrstuvwxyzXY");
      g_autofree char *name = g_strndup (at, length);
      double           numbers[MOST_NUMBERS];
      cairo_matrix_t   matrix;
      int              n = -1;

      at += length;
      at += strspn (at, " \t\r\n");
      if (*at++ == '(')
        n = read_numbers (&at, ')', numbers);
      if (n < 0 || !find_transform (name, numbers, n, &matrix))
        {
          g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                       _ ("The transform “%s” is not read: it is made of matrix, translate, scale, "
                          "rotate, skewX and skewY with numbers."),
                       text);
          return FALSE;
        }
      cairo_matrix_multiply (place, &matrix, place);
    }
  return TRUE;
}

/* --- the whole drawing -------------------------------------------------------------------- */

/* "xMidYMax slice": @align: (out): 0 to 1 across and down; @slice: the frame is filled. */
static gboolean
read_aspect (const char *text, gboolean *stretch, double align[2], gboolean *slice)
{
  static const char *const sides[] = { "Min", "Mid", "Max" };
  g_auto (GStrv)           words = g_strsplit_set (text, " \t\r\n", -1);
  gboolean                 good = FALSE;

  *stretch = strcmp (words[0] != NULL ? words[0] : "", "none") == 0;
  *slice = words[0] != NULL && g_strv_contains ((const char *const *)words, "slice");
  for (int x = 0; x < 3 && words[0] != NULL; x++)
    for (int y = 0; y < 3; y++)
      {
        g_autofree char *name = g_strdup_printf ("x%sY%s", sides[x], sides[y]);

        if (strcmp (words[0], name) != 0)
          continue;
        align[0] = x / 2.0;
        align[1] = y / 2.0;
        good = TRUE;
      }
  return good || *stretch;
}

/* A length without a unit, or in pixels; 0: none that can be told. */
static double
read_length (const char *text)
{
  char  *end = NULL;
  double length = text != NULL ? g_ascii_strtod (text, &end) : 0;

  return end != text && (*end == '\0' || strcmp (end, "px") == 0) && length > 0 && length < 1e6
             ? length
             : 0;
}

/* What of the drawing's units fills the frame: its viewBox, else its size, else as many units as
 * the frame has pixels. Returns: FALSE if there is a viewBox that is none */
static gboolean
find_view (const Drawing *self, const char **names, const char **values, double box[MOST_NUMBERS])
{
  const char *view = find_attribute (names, values, "viewBox");
  double      width = read_length (find_attribute (names, values, "width"));
  double      height = read_length (find_attribute (names, values, "height"));

  if (view != NULL)
    return read_numbers (&view, '\0', box) == 4 && box[2] > 0 && box[3] > 0;
  box[0] = box[1] = 0;
  box[2] = width > 0 && height > 0 ? width : self->width;
  box[3] = width > 0 && height > 0 ? height : self->height;
  return TRUE;
}

static gboolean
place_drawing (const Drawing  *self,
               const char    **names,
               const char    **values,
               cairo_matrix_t *place,
               GError        **error)
{
  const char *aspect = find_attribute (names, values, "preserveAspectRatio");
  double      box[MOST_NUMBERS], align[2] = { 0.5, 0.5 }, x, y;
  gboolean    stretch = FALSE, slice = FALSE;

  if (!find_view (self, names, values, box) ||
      (aspect != NULL && !read_aspect (aspect, &stretch, align, &slice)))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("The viewBox or preserveAspectRatio of “%s” is not read: write “0 0 WIDTH "
                      "HEIGHT”, and such as “xMidYMid meet” or “none”."),
                   self->file);
      return FALSE;
    }
  x = self->width / box[2];
  y = self->height / box[3];
  if (!stretch)
    x = y = slice ? MAX (x, y) : MIN (x, y);
  cairo_matrix_init_scale (place, 1.0 / self->width, 1.0 / self->height);
  cairo_matrix_translate (place, align[0] * (self->width - x * box[2]),
                          align[1] * (self->height - y * box[3]));
  cairo_matrix_scale (place, x, y);
  cairo_matrix_translate (place, -box[0], -box[1]);
  return TRUE;
}

/* --- elements ----------------------------------------------------------------------------- */

/* What is kept to be used elsewhere, or said about the drawing. */
static gboolean
is_unseen (const char *element, const char **names, const char **values)
{
  static const char *const unseen[] = { "defs",  "title",  "desc",    "metadata",
                                        "style", "symbol", "pattern", "clipPath",
                                        "mask",  "marker", "filter",  NULL };
  g_autofree char         *display = dup_property (names, values, "display");

  return strcmp (display, "none") == 0 || strchr (element, ':') != NULL ||
         g_strv_contains (unseen, element);
}

static gboolean
read_element (Drawing     *self,
              const char  *element,
              const char **names,
              const char **values,
              Style       *style,
              GError     **error)
{
  const char      *transform = find_attribute (names, values, "transform");
  const char      *data = find_attribute (names, values, "d");
  g_autofree char *rule = dup_property (names, values, "fill-rule");
  cJSON           *shape;

  if (strcmp (rule, "evenodd") == 0 || strcmp (rule, "nonzero") == 0)
    style->even_odd = strcmp (rule, "evenodd") == 0;
  if (strcmp (element, "svg") == 0 && self->styles->len == 0)
    return place_drawing (self, names, values, &style->place, error);
  if (strcmp (element, "g") != 0 && strcmp (element, "path") != 0)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_FORMAT,
          _ ("“%s” has a <%s>, which is not read: turn it into a path (in Inkscape: Path › "
             "Object to Path), or take it away."),
          self->file, element);
      return FALSE;
    }
  if (transform != NULL && !apply_transform (transform, &style->place, error))
    return FALSE;
  if (strcmp (element, "path") != 0 || data == NULL)
    return TRUE;
  shape = rc_svg_path_outline (data, &style->place, style->even_odd, error);
  if (shape == NULL)
    return FALSE;
  cJSON_AddItemToArray (self->shapes, shape);
  return TRUE;
}

static void
on_start (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             data,
          GError             **error)
{
  Drawing *self = data;
  Style    style = { .even_odd = FALSE };

  if (self->unseen > 0 || is_unseen (element, names, values))
    {
      self->unseen++;
      return;
    }
  cairo_matrix_init_scale (&style.place, 1.0 / self->width, 1.0 / self->height);
  if (self->styles->len > 0)
    style = g_array_index (self->styles, Style, self->styles->len - 1);
  if (read_element (self, element, names, values, &style, error))
    g_array_append_val (self->styles, style);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Drawing *self = data;

  if (self->unseen > 0)
    self->unseen--;
  else
    g_array_set_size (self->styles, self->styles->len - 1);
}

gboolean
rc_svg_drawing_read (cJSON *shapes, const char *path, int width, int height, GError **error)
{
  static const GMarkupParser parser = { .start_element = on_start, .end_element = on_end };
  g_autoptr (GArray)         styles = g_array_new (FALSE, FALSE, sizeof (Style));
  Drawing                    drawing = { shapes, path, MAX (1, width), MAX (1, height), styles, 0 };
  int                        n = cJSON_GetArraySize (shapes);
  gsize                      length = 0;
  g_autofree char           *text = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("“%s” cannot be found: %s. Put it back, or choose another file."), path,
                   g_strerror (ENOENT));
      return FALSE;
    }
  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &drawing, NULL);
  if (!g_markup_parse_context_parse (context, text, (gssize)length, error) ||
      !g_markup_parse_context_end_parse (context, error))
    return FALSE;
  if (cJSON_GetArraySize (shapes) > n)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("There is no path in “%s”."), path);
  return FALSE;
}
