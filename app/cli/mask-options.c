/* mask-options.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/mask-options.h"
#include "app/cli/svg-path.h"

#include "engine/base/error.h"
#include "engine/document/saved-mask.h"
#include "engine/image/colour-range.h"
#include "engine/media/take-mask.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_FEATHER 4.0 /* pixels */

/**
 * rc_cli_find_take:
 * @name: a take, or a shot: then the take that is in the cut
 *
 * Errors: as rc_cli_find_node(); RC_ERROR_NOT_FOUND if the shot has no take
 *
 * Returns: (transfer none) (nullable)
 */
RcTake *
rc_cli_find_take (RcCli *self, const char *name, GError **error)
{
  RcNode *node = rc_cli_find_node (self, name, error);
  RcTake *take = RC_IS_SHOT (node) ? rc_shot_get_best_take (RC_SHOT (node)) : NULL;

  if (node == NULL || RC_IS_TAKE (node))
    return (RcTake *)node;
  if (take == NULL)
    g_set_error (
        error, RC_ERROR, RC_ERROR_NOT_FOUND,
        RC_IS_SHOT (node)
            ? _ ("Shot “%s” has no take yet. Render it first: “raccord-cli render %s”.")
            : _ ("“%s” is neither a take nor a shot. A shot is named as 1C, a take of it as "
                 "1C.2, a take of a region as 1C.2.1.3."),
        name, name);
  return take;
}

/* One number of a shape: pixels of the take, or percent. Returns the fraction of @whole. */
gboolean
rc_cli_parse_coordinate (const char *text, int whole, double *fraction)
{
  char  *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (end == text || !(number > -1e6 && number < 1e6))
    return FALSE;
  if (strcmp (end, "%") == 0)
    *fraction = number / 100.0;
  else if (*end == '\0')
    *fraction = number / whole;
  else
    return FALSE;
  return TRUE;
}

static GArray *
parse_coordinates (const char *text, RcNode *take, GError **error)
{
  g_auto (GStrv)     parts = g_strsplit (text, ",", -1);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      double fraction;

      if (!rc_cli_parse_coordinate (g_strstrip (parts[i]),
                                    rc_node_get_int (take, i % 2 == 0 ? "width" : "height"),
                                    &fraction))
        {
          g_set_error (error, RC_CLI_WRONG_USE, 0,
                       _ ("“%s” in “%s” is not a place: write pixels (120) or percent (25%%)."),
                       parts[i], text);
          return NULL;
        }
      g_array_append_val (numbers, fraction);
    }
  return g_steal_pointer (&numbers);
}

static gboolean
add_boxes (cJSON *shapes, const char *kind, char **texts, RcNode *take, GError **error)
{
  static const char *const keys[] = { "x", "y", "width", "height" };

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autoptr (GArray) numbers = parse_coordinates (texts[i], take, error);
      cJSON             *shape;

      if (numbers == NULL)
        return FALSE;
      if (numbers->len != G_N_ELEMENTS (keys))
        {
          g_set_error (error, RC_CLI_WRONG_USE, 0,
                       _ ("“%s” is not X,Y,W,H: four numbers, pixels (120) or percent (25%%)."),
                       texts[i]);
          return FALSE;
        }
      if (g_array_index (numbers, double, 2) < 0 || g_array_index (numbers, double, 3) < 0)
        {
          g_set_error (error, RC_CLI_WRONG_USE, 0,
                       _ ("“%s” is X,Y,W,H: its width and height cannot be below 0. Begin at the "
                          "upper left corner."),
                       texts[i]);
          return FALSE;
        }
      shape = cJSON_CreateObject ();
      cJSON_AddStringToObject (shape, "kind", kind);
      for (guint k = 0; k < numbers->len; k++)
        cJSON_AddNumberToObject (shape, keys[k], g_array_index (numbers, double, k));
      cJSON_AddItemToArray (shapes, shape);
    }
  return TRUE;
}

/* A mask that fills the frame whatever its size. */
static void
add_whole_frame (cJSON *shapes)
{
  cJSON *shape = cJSON_CreateObject ();

  cJSON_AddStringToObject (shape, "kind", "rectangle");
  cJSON_AddNumberToObject (shape, "x", 0);
  cJSON_AddNumberToObject (shape, "y", 0);
  cJSON_AddNumberToObject (shape, "width", 1);
  cJSON_AddNumberToObject (shape, "height", 1);
  cJSON_AddItemToArray (shapes, shape);
}

static gboolean
add_lassos (cJSON *shapes, RcNode *take, GError **error)
{
  for (guint i = 0; rc_cli_options.lassos != NULL && rc_cli_options.lassos[i] != NULL; i++)
    {
      g_autoptr (GArray) numbers = parse_coordinates (rc_cli_options.lassos[i], take, error);
      cJSON             *shape;

      if (numbers == NULL)
        return FALSE;
      if (numbers->len < 6 || numbers->len % 2 != 0)
        {
          g_set_error (
              error, RC_CLI_WRONG_USE, 0,
              _ ("“%s” is not a line around something: it needs three points or more, each "
                 "with its X and its Y."),
              rc_cli_options.lassos[i]);
          return FALSE;
        }
      shape = cJSON_CreateObject ();
      cJSON_AddStringToObject (shape, "kind", "lasso");
      cJSON_AddItemToObject (
          shape, "points",
          cJSON_CreateDoubleArray ((const double *)(gpointer)numbers->data, (int)numbers->len));
      cJSON_AddItemToArray (shapes, shape);
    }
  return TRUE;
}

static gboolean
add_svg (cJSON *shapes, RcNode *take, GError **error)
{
  int            width = MAX (1, rc_node_get_int (take, "width"));
  int            height = MAX (1, rc_node_get_int (take, "height"));
  cairo_matrix_t place;
  cJSON         *shape;

  if (rc_cli_options.svg == NULL)
    return TRUE;
  if (g_str_has_suffix (rc_cli_options.svg, ".svg"))
    return rc_svg_drawing_read (shapes, rc_cli_options.svg, width, height, error);
  cairo_matrix_init_scale (&place, 1.0 / width, 1.0 / height);
  shape = rc_svg_path_outline (rc_cli_options.svg, &place, FALSE, error);
  if (shape != NULL)
    cJSON_AddItemToArray (shapes, shape);
  return shape != NULL;
}

/* Returns: (transfer full) (nullable): x and y of places in the picture, @most at the most */
static GArray *
parse_places (const char *text, RcNode *take, guint most, GError **error)
{
  g_autoptr (GArray) places = parse_coordinates (text, take, error);

  if (places == NULL)
    return NULL;
  if (places->len < 2 || places->len % 2 != 0 || places->len / 2 > most)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0,
                   _ ("“%s” is not X,Y: two numbers, pixels (120) or percent (25%%)."), text);
      return NULL;
    }
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, double, i) < 0 || g_array_index (places, double, i) >= 1)
      {
        g_set_error (error, RC_CLI_WRONG_USE, 0,
                     _ ("“%s” is outside the picture, which has %d × %d pixels."), text,
                     rc_node_get_int (take, "width"), rc_node_get_int (take, "height"));
        return NULL;
      }
  return g_steal_pointer (&places);
}

/* What is picked at places of the first frame, followed through all. */
static gboolean
add_picked (cJSON      *shapes,
            RcCli      *cli,
            RcTake     *take,
            const char *text,
            gboolean    colour,
            GError    **error)
{
  g_autoptr (GArray)      places = NULL;
  g_autoptr (RcTakeStack) stack = NULL;
  double                  tolerance = rc_cli_options.tolerance;
  const double           *at;
  RcTakeReader           *base;
  cJSON                  *shape;
  int                     frames, first;

  if (text == NULL)
    return TRUE;
  places = parse_places (text, RC_NODE (take), colour ? 1 : G_MAXUINT, error);
  if (places == NULL)
    return FALSE;
  stack = rc_session_open_base (cli->session, take, error);
  if (stack == NULL)
    return FALSE;
  base = rc_take_stack_base (stack);
  frames = rc_take_reader_frames (base);
  first = CLAMP (rc_cli_options.frames != NULL ? atoi (rc_cli_options.frames) : 0, 0, frames - 1);
  tolerance = tolerance != G_MAXDOUBLE ? tolerance / 100 : RC_COLOUR_RANGE_DEFAULT;
  at = (const double *)(gpointer)places->data;
  shape = colour ? rc_take_pick_colour (base, at[0], at[1], tolerance, first, 0, frames - 1, NULL,
                                        error)
                 : rc_take_pick (base, at, places->len / 2, first, 0, frames - 1, NULL, error);
  if (shape != NULL)
    cJSON_AddItemToArray (shapes, shape);
  return shape != NULL;
}

/* How the shapes are laid onto the mask that is there. */
static gboolean
set_modes (cJSON *shapes, GError **error)
{
  static const char *const modes[] = { "add", "subtract", "intersect", NULL };
  cJSON                   *shape;

  if (rc_cli_options.mode == NULL)
    return TRUE;
  if (!g_strv_contains (modes, rc_cli_options.mode))
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0,
                   _ ("“%s” is no mode: it is add, subtract or intersect."), rc_cli_options.mode);
      return FALSE;
    }
  cJSON_ArrayForEach (shape, shapes)
  {
    cJSON_AddStringToObject (shape, "mode", rc_cli_options.mode);
  }
  return TRUE;
}

static gboolean
check_tolerance (GError **error)
{
  if (rc_cli_options.tolerance == G_MAXDOUBLE)
    return TRUE;
  if (rc_cli_options.colour == NULL)
    g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                         _ ("--tolerance goes with --colour X,Y: give both."));
  else if (!(rc_cli_options.tolerance >= 0 && rc_cli_options.tolerance <= 100))
    g_set_error (error, RC_CLI_WRONG_USE, 0,
                 _ ("--tolerance cannot be %g: it is a percentage, from 0 to 100."),
                 rc_cli_options.tolerance);
  else
    return TRUE;
  return FALSE;
}

static gboolean
fill_mask (cJSON *mask, RcCli *cli, RcNode *take, gboolean *soft, GError **error)
{
  cJSON *shapes = cJSON_AddArrayToObject (mask, "shapes");
  double height = MAX (1, rc_node_get_int (take, "height"));

  if (rc_cli_options.all)
    add_whole_frame (shapes);
  if (!add_boxes (shapes, "rectangle", rc_cli_options.rects, take, error) ||
      !add_boxes (shapes, "ellipse", rc_cli_options.ellipses, take, error) ||
      !add_lassos (shapes, take, error) ||
      !rc_cli_add_mask_picture (shapes, cli, take, soft, error) || !add_svg (shapes, take, error) ||
      !add_picked (shapes, cli, RC_TAKE (take), rc_cli_options.pick, FALSE, error) ||
      !add_picked (shapes, cli, RC_TAKE (take), rc_cli_options.colour, TRUE, error) ||
      !set_modes (shapes, error))
    return FALSE;
  /* A soft matte has its edge. */
  cJSON_AddNumberToObject (mask, "feather",
                           rc_cli_options.all || *soft ? 0 : DEFAULT_FEATHER / height);
  cJSON_AddNumberToObject (mask, "grow", 0);
  if (!rc_cli_write_edge (mask, take, error))
    return FALSE;
  if (cJSON_GetArraySize (shapes) == 0)
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("A region needs a mask: --rect, --ellipse, --lasso, --svg, --pick, "
                              "--colour, --mask FILE or --all."));
      return FALSE;
    }
  return TRUE;
}

/**
 * rc_cli_find_mask:
 * @name: of a mask that the film keeps, or a region such as 1C.2.1
 *
 * Errors: RC_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable)
 */
RcJson *
rc_cli_find_mask (RcCli *self, const char *name, GError **error)
{
  RcJson *saved = rc_saved_masks_find (rc_session_get_project (self->session), name, NULL);
  RcNode *region = saved == NULL ? rc_cli_find_node (self, name, NULL) : NULL;
  RcJson *mask = RC_IS_REGION (region) ? rc_node_get_json (region, "mask") : NULL;

  if (saved != NULL || mask != NULL)
    return saved != NULL ? saved : rc_json_ref (mask);
  g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
               _ ("“%s” is neither a mask that the film keeps nor a region with one. “raccord-cli "
                  "mask list” names those that it keeps."),
               name);
  return NULL;
}

/* The shapes of @json on top of those of @under. @json: (transfer full). */
static cJSON *
lay_on (const cJSON *under, cJSON *json, RcNode *take, GError **error)
{
  cJSON *whole = cJSON_Duplicate (under, TRUE), *shapes, *shape;

  shapes = cJSON_GetObjectItemCaseSensitive (whole, "shapes");
  if (shapes == NULL)
    shapes = cJSON_AddArrayToObject (whole, "shapes");
  while ((shape = cJSON_DetachItemFromArray (cJSON_GetObjectItemCaseSensitive (json, "shapes"),
                                             0)) != NULL)
    cJSON_AddItemToArray (shapes, shape);
  cJSON_Delete (json);
  if (rc_cli_write_edge (whole, take, error))
    return whole;
  cJSON_Delete (whole);
  return NULL;
}

static void
tell_hardened (const cJSON *mask)
{
  if (rc_json_number_or (mask, "feather", 0) > 0 || rc_json_number_or (mask, "grow", 0) != 0 ||
      rc_json_number_or (mask, "smooth", 0) > 0)
    rc_cli_print (
        _ ("The matte is soft: feather, growth and smoothing begin where it is half "
           "covered and replace its greys; “--feather 0 --grow 0 --smooth 0” keeps them"));
}

/**
 * rc_cli_read_mask:
 * @under: (nullable): the mask that the region has: --mode lays the shapes onto it
 *
 * Errors: RC_CLI_WRONG_USE if the options are no mask; as rc_media_load_image(), and
 * rc_cli_check_mask() if there is nothing in it
 *
 * Returns: (transfer full) (nullable): the mask that the options describe, in the take's frame
 */
RcJson *
rc_cli_read_mask (RcCli *self, RcTake *take, RcJson *under, GError **error)
{
  gboolean soft = FALSE;
  cJSON   *json;

  if (!check_tolerance (error))
    return NULL;
  if (rc_cli_options.mode != NULL && (under == NULL || rc_cli_options.saved != NULL))
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("--mode lays --rect, --ellipse, --lasso, --svg, --pick, --colour or "
                              "--mask onto the mask of a region: “raccord-cli region set”."));
      return NULL;
    }
  if (rc_cli_options.saved != NULL)
    {
      g_autoptr (RcJson) saved = rc_cli_find_mask (self, rc_cli_options.saved, error);

      return saved != NULL ? rc_cli_change_mask (saved, RC_NODE (take), error) : NULL;
    }
  json = cJSON_CreateObject ();
  if (!fill_mask (json, self, RC_NODE (take), &soft, error))
    {
      cJSON_Delete (json);
      return NULL;
    }
  if (rc_cli_options.mode != NULL)
    json = lay_on (rc_json_value (under), json, RC_NODE (take), error);
  if (json != NULL && soft)
    tell_hardened (json);
  return json != NULL ? rc_cli_check_mask (json, RC_NODE (take), error) : NULL;
}
