/* mask-options.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/mask-options.h"
#include "app/cli/svg-path.h"

#include "engine/base/error.h"
#include "engine/document/saved-mask.h"
#include "engine/image/colour-range.h"
#include "engine/image/outline.h"
#include "engine/media/media.h"
#include "engine/media/take-mask.h"
#include "engine/media/video-frames.h"

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
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                 RC_IS_SHOT (node)
                     ? _ ("Shot “%s” has no take yet. Render it first: “raccord-cli render %s”.")
                     : _ ("“%s” is neither a take nor a shot."),
                 name, name);
  return take;
}

/* One number of a shape: pixels of the take, or percent. Returns the fraction of @whole. */
static gboolean
parse_coordinate (const char *text, int whole, double *fraction)
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

      if (!parse_coordinate (g_strstrip (parts[i]),
                             rc_node_get_int (take, i % 2 == 0 ? "width" : "height"), &fraction))
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
          g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("“%s” is not X,Y,W,H."), texts[i]);
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
          g_set_error (error, RC_CLI_WRONG_USE, 0,
                       _ ("“%s” is not a line: it needs three points or more."),
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

/* Premultiplied, so that what is transparent is outside; BT.709 luma weights in 1/256. */
static void
find_grey (const RcFrame *picture, guint8 *grey)
{
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        const guint8 *p = picture->data + y * picture->stride + 4 * (gsize)x;

        grey[(gsize)y * picture->width + x] = (guint8)((p[0] * 18 + p[1] * 183 + p[2] * 55) >> 8);
      }
}

static gboolean
add_matte_frame (cJSON *shape, int index, const RcFrame *picture, GError **error)
{
  g_autoptr (RcFrame) grey = rc_frame_new (picture->width, picture->height, RC_FRAME_GRAY8, error);

  if (grey == NULL)
    return FALSE;
  find_grey (picture, grey->data);
  rc_outline_shape_add (shape, index, grey, RC_OUTLINE_TOLERANCE);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The pictures of a folder by their names, one a frame. */
static gboolean
add_folder (cJSON *shape, int first, int size, GError **error)
{
  g_autoptr (GDir)      dir = g_dir_open (rc_cli_options.mask, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char           *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".png") || g_str_has_suffix (name, ".PNG"))
      g_ptr_array_add (names, g_build_filename (rc_cli_options.mask, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (RcFrame) picture =
          rc_media_load_image (g_ptr_array_index (names, i), size, NULL, error);

      if (picture == NULL || !add_matte_frame (shape, first + (int)i, picture, error))
        return FALSE;
    }
  if (names->len > 0)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
               _ ("There is no PNG picture in the folder “%s”."), rc_cli_options.mask);
  return FALSE;
}

static gboolean
add_video (cJSON *shape, int first, int size, RcCli *cli, RcNode *take, GError **error)
{
  RcRational rate = rc_node_get_rational (RC_NODE (rc_session_get_project (cli->session)), "rate");
  int        fps = MAX (1, (int)((rate.num + rate.den / 2) / MAX (1, rate.den)));
  g_autoptr (GPtrArray) frames =
      rc_video_load_frames (rc_cli_options.mask, size, fps,
                            (guint)MAX (1, rc_node_get_int (take, "frames")), NULL, error);

  for (guint i = 0; frames != NULL && i < frames->len; i++)
    if (!add_matte_frame (shape, first + (int)i, g_ptr_array_index (frames, i), error))
      return FALSE;
  return frames != NULL;
}

/* A matte over time: a folder of pictures, or a video. */
static gboolean
add_matte (cJSON *shapes, gboolean folder, RcCli *cli, RcNode *take, GError **error)
{
  cJSON   *shape = rc_outline_shape_new ();
  int      size = MAX (rc_node_get_int (take, "width"), rc_node_get_int (take, "height"));
  int      first = rc_cli_options.frames != NULL ? atoi (rc_cli_options.frames) : 0;
  gboolean good = folder ? add_folder (shape, first, size, error)
                         : add_video (shape, first, size, cli, take, error);

  if (good)
    cJSON_AddItemToArray (shapes, shape);
  else
    cJSON_Delete (shape);
  return good;
}

static gboolean
add_svg (cJSON *shapes, RcNode *take, GError **error)
{
  cJSON *shape;

  if (rc_cli_options.svg == NULL)
    return TRUE;
  shape = rc_svg_path_outline (rc_cli_options.svg, rc_node_get_int (take, "width"),
                               rc_node_get_int (take, "height"), error);
  if (shape != NULL)
    cJSON_AddItemToArray (shapes, shape);
  return shape != NULL;
}

/* What is picked at a place of the first frame, followed through all. */
static gboolean
add_picked (cJSON      *shapes,
            RcCli      *cli,
            RcTake     *take,
            const char *text,
            gboolean    colour,
            GError    **error)
{
  g_autoptr (GArray)      place = NULL;
  g_autoptr (RcTakeStack) stack = NULL;
  double                  tolerance = rc_cli_options.tolerance, x, y;
  RcTakeReader           *base;
  cJSON                  *shape;
  int                     frames, first;

  if (text == NULL)
    return TRUE;
  place = parse_coordinates (text, RC_NODE (take), error);
  if (place == NULL)
    return FALSE;
  if (place->len != 2)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("“%s” is not X,Y."), text);
      return FALSE;
    }
  stack = rc_session_open_base (cli->session, take, error);
  if (stack == NULL)
    return FALSE;
  base = rc_take_stack_base (stack);
  frames = rc_take_reader_frames (base);
  first = CLAMP (rc_cli_options.frames != NULL ? atoi (rc_cli_options.frames) : 0, 0, frames - 1);
  x = g_array_index (place, double, 0);
  y = g_array_index (place, double, 1);
  tolerance = tolerance >= 0 ? tolerance / 100 : RC_COLOUR_RANGE_DEFAULT;
  shape = colour ? rc_take_pick_colour (base, x, y, tolerance, first, 0, frames - 1, NULL, error)
                 : rc_take_pick (base, x, y, first, 0, frames - 1, NULL, error);
  if (shape != NULL)
    cJSON_AddItemToArray (shapes, shape);
  return shape != NULL;
}

static gboolean
is_video (const char *path)
{
  g_autoptr (RcMediaInfo) info =
      g_file_test (path, G_FILE_TEST_IS_DIR) ? NULL : rc_media_probe (path, NULL, NULL);

  return info != NULL && info->kind == RC_MEDIA_VIDEO;
}

static gboolean
add_picture (cJSON *shapes, RcCli *cli, RcNode *take, GError **error)
{
  g_autoptr (RcFrame) picture = NULL;
  g_autofree guint8  *grey = NULL;
  g_autofree char    *encoded = NULL;
  cJSON              *shape;

  if (rc_cli_options.mask == NULL)
    return TRUE;
  if (g_file_test (rc_cli_options.mask, G_FILE_TEST_IS_DIR) || is_video (rc_cli_options.mask))
    return add_matte (shapes, !is_video (rc_cli_options.mask), cli, take, error);
  picture = rc_media_load_image (
      rc_cli_options.mask, MAX (rc_node_get_int (take, "width"), rc_node_get_int (take, "height")),
      NULL, error);
  if (picture == NULL)
    return FALSE;
  grey = g_malloc ((gsize)picture->width * picture->height);
  find_grey (picture, grey);
  encoded = g_base64_encode (grey, (gsize)picture->width * picture->height);
  shape = cJSON_CreateObject ();
  cJSON_AddStringToObject (shape, "kind", "bitmap");
  cJSON_AddNumberToObject (shape, "width", picture->width);
  cJSON_AddNumberToObject (shape, "height", picture->height);
  cJSON_AddStringToObject (shape, "data", encoded);
  cJSON_AddItemToArray (shapes, shape);
  return TRUE;
}

static gboolean
add_frames (cJSON *mask, GError **error)
{
  int first = 0, last = -1, used = 0;

  if (rc_cli_options.frames == NULL)
    return TRUE;
  if (sscanf (rc_cli_options.frames, "%6d-%6d%n", &first, &last, &used) != 2 ||
      rc_cli_options.frames[used] != '\0' || first < 0 || last < first)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("“%s” is not FIRST-LAST, such as 24-47."),
                   rc_cli_options.frames);
      return FALSE;
    }
  cJSON_AddNumberToObject (mask, "first", first);
  cJSON_AddNumberToObject (mask, "last", last);
  return TRUE;
}

/* Pixels of the take, or percent of its height. */
static gboolean
parse_feather (double height, double *feather, GError **error)
{
  if (parse_coordinate (rc_cli_options.feather, (int)height, feather) && *feather >= 0)
    return TRUE;
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("“%s” is no feather: write pixels (8) or percent of the height (2%%)."),
               rc_cli_options.feather);
  return FALSE;
}

static gboolean
has_grow (void)
{
  return rc_cli_options.grow != G_MAXDOUBLE;
}

static gboolean
fill_mask (cJSON *mask, RcCli *cli, RcNode *take, GError **error)
{
  cJSON *shapes = cJSON_AddArrayToObject (mask, "shapes");
  double height = MAX (1, rc_node_get_int (take, "height"));
  double feather = rc_cli_options.all ? 0 : DEFAULT_FEATHER / height;

  if (rc_cli_options.feather != NULL && !parse_feather (height, &feather, error))
    return FALSE;
  cJSON_AddNumberToObject (mask, "feather", feather);
  if (rc_cli_options.smooth > 0)
    cJSON_AddNumberToObject (mask, "smooth", rc_cli_options.smooth / height);
  if (rc_cli_options.fill_holes)
    cJSON_AddTrueToObject (mask, "fill_holes");
  cJSON_AddNumberToObject (mask, "grow", has_grow () ? rc_cli_options.grow / height : 0);
  if (rc_cli_options.all)
    add_whole_frame (shapes);
  if (!add_boxes (shapes, "rectangle", rc_cli_options.rects, take, error) ||
      !add_boxes (shapes, "ellipse", rc_cli_options.ellipses, take, error) ||
      !add_lassos (shapes, take, error) || !add_picture (shapes, cli, take, error) ||
      !add_svg (shapes, take, error) ||
      !add_picked (shapes, cli, RC_TAKE (take), rc_cli_options.pick, FALSE, error) ||
      !add_picked (shapes, cli, RC_TAKE (take), rc_cli_options.colour, TRUE, error) ||
      !add_frames (mask, error))
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

/**
 * rc_cli_read_mask:
 *
 * Errors: RC_CLI_WRONG_USE if the options are no mask; as rc_media_load_image() and
 * rc_mask_from_json()
 *
 * Returns: (transfer full) (nullable): the mask that the options describe, in the take's frame
 */
RcJson *
rc_cli_read_mask (RcCli *self, RcTake *take, GError **error)
{
  cJSON             *json;
  g_autoptr (RcMask) mask = NULL;

  if (rc_cli_options.saved != NULL)
    return rc_cli_find_mask (self, rc_cli_options.saved, error);
  json = cJSON_CreateObject ();
  if (fill_mask (json, self, RC_NODE (take), error))
    mask = rc_mask_from_json (json, error);
  if (mask == NULL)
    {
      cJSON_Delete (json);
      return NULL;
    }
  return rc_json_new_take (json);
}

static void
replace_number (cJSON *json, const char *key, double number)
{
  cJSON_DeleteItemFromObjectCaseSensitive (json, key);
  cJSON_AddNumberToObject (json, key, number);
}

/**
 * rc_cli_change_mask:
 * @mask: (nullable): of a region
 * @take: the take whose pixels lengths are in
 *
 * Errors: RC_CLI_WRONG_USE if --frames is none; RC_ERROR_NOT_FOUND if there is no mask to change
 *
 * Returns: (transfer full) (nullable): the mask with the edge and the frames that the options give;
 * @mask itself if they give none
 */
RcJson *
rc_cli_change_mask (RcJson *mask, RcNode *take, GError **error)
{
  double height = MAX (1, rc_node_get_int (take, "height")), feather = 0;
  cJSON *json;

  if (mask == NULL)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                           _ ("The region has no mask. Give it one: --rect, --ellipse, --lasso, "
                              "--svg, --pick or --mask FILE."));
      return NULL;
    }
  if (rc_cli_options.feather == NULL && !has_grow () && rc_cli_options.frames == NULL)
    return rc_json_ref (mask);
  if (rc_cli_options.feather != NULL && !parse_feather (height, &feather, error))
    return NULL;
  json = cJSON_Duplicate (rc_json_value (mask), TRUE);
  if (rc_cli_options.feather != NULL)
    replace_number (json, "feather", feather);
  if (has_grow ())
    replace_number (json, "grow", rc_cli_options.grow / height);
  if (rc_cli_options.frames != NULL)
    {
      cJSON_DeleteItemFromObjectCaseSensitive (json, "first");
      cJSON_DeleteItemFromObjectCaseSensitive (json, "last");
    }
  if (!add_frames (json, error))
    {
      cJSON_Delete (json);
      return NULL;
    }
  return rc_json_new_take (json);
}
