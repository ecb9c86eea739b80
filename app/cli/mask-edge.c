/* mask-edge.c - what is done to a mask as a whole: its edge, its frames, its fades
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/mask-options.h"

#include "engine/base/error.h"
#include "engine/image/mask.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <string.h>

static gboolean
has_grow (void)
{
  return rc_cli_options.grow != G_MAXDOUBLE;
}

static gboolean
has_smooth (void)
{
  return rc_cli_options.smooth != G_MAXDOUBLE;
}

static gboolean
has_fade (int frames)
{
  return frames != G_MININT;
}

/** Returns: whether an option says something of the mask as a whole */
gboolean
rc_cli_has_edge (void)
{
  return rc_cli_options.feather != NULL || has_smooth () || has_grow () ||
         rc_cli_options.fill_holes || rc_cli_options.keep_holes || rc_cli_options.invert ||
         rc_cli_options.no_invert || rc_cli_options.frames != NULL ||
         has_fade (rc_cli_options.fade_in) || has_fade (rc_cli_options.fade_out);
}

static void
replace_number (cJSON *json, const char *key, double number)
{
  cJSON_DeleteItemFromObjectCaseSensitive (json, key);
  cJSON_AddNumberToObject (json, key, number);
}

static void
replace_flag (cJSON *json, const char *key, gboolean on, gboolean off)
{
  if (on || off)
    cJSON_DeleteItemFromObjectCaseSensitive (json, key);
  if (on)
    cJSON_AddTrueToObject (json, key);
}

/* Pixels of the take, or percent of its height. */
static gboolean
write_feather (cJSON *mask, double height, GError **error)
{
  double feather;

  if (rc_cli_options.feather == NULL)
    return TRUE;
  if (rc_cli_parse_coordinate (rc_cli_options.feather, (int)height, &feather) && feather >= 0 &&
      feather <= 1)
    {
      replace_number (mask, "feather", feather);
      return TRUE;
    }
  g_set_error (
      error, RC_CLI_WRONG_USE, 0,
      _ ("“%s” is no feather: write pixels (8) or percent of the height (2%%), at most all "
         "of it."),
      rc_cli_options.feather);
  return FALSE;
}

static gboolean
write_smooth (cJSON *mask, double height, GError **error)
{
  if (!has_smooth ())
    return TRUE;
  if (rc_cli_options.smooth >= 0 && rc_cli_options.smooth <= height / 4)
    {
      replace_number (mask, "smooth", rc_cli_options.smooth / height);
      return TRUE;
    }
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("--smooth cannot be %g: it is a width in pixels, from 0 to %.0f."),
               rc_cli_options.smooth, height / 4);
  return FALSE;
}

static gboolean
write_grow (cJSON *mask, double height, GError **error)
{
  if (!has_grow ())
    return TRUE;
  if (rc_cli_options.grow >= -height && rc_cli_options.grow <= height)
    {
      replace_number (mask, "grow", rc_cli_options.grow / height);
      return TRUE;
    }
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("--grow cannot be %g: it is a width in pixels, from %.0f to %.0f."),
               rc_cli_options.grow, -height, height);
  return FALSE;
}

static gboolean
write_fade (cJSON *mask, const char *key, const char *option, int frames, GError **error)
{
  if (!has_fade (frames))
    return TRUE;
  if (frames >= 0)
    {
      replace_number (mask, key, frames);
      return TRUE;
    }
  g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("%s cannot be %d: it is a number of frames."), option,
               frames);
  return FALSE;
}

static gboolean
write_frames (cJSON *mask, GError **error)
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
  replace_number (mask, "first", first);
  replace_number (mask, "last", last);
  return TRUE;
}

/**
 * rc_cli_write_edge:
 * @mask: mask.h's JSON; what the options do not name stays
 * @take: the take whose pixels lengths are in
 *
 * Errors: RC_CLI_WRONG_USE
 */
gboolean
rc_cli_write_edge (cJSON *mask, RcNode *take, GError **error)
{
  double height = MAX (1, rc_node_get_int (take, "height"));

  replace_flag (mask, "fill_holes", rc_cli_options.fill_holes, rc_cli_options.keep_holes);
  replace_flag (mask, "invert", rc_cli_options.invert, rc_cli_options.no_invert);
  return write_feather (mask, height, error) && write_grow (mask, height, error) &&
         write_smooth (mask, height, error) &&
         write_fade (mask, "fade_in", "--fade-in", rc_cli_options.fade_in, error) &&
         write_fade (mask, "fade_out", "--fade-out", rc_cli_options.fade_out, error) &&
         write_frames (mask, error);
}

static gboolean
has_coverage (const RcFrame *frame)
{
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      if (frame->data[(gsize)y * frame->stride + x] > 0)
        return TRUE;
  return FALSE;
}

/**
 * rc_cli_check_mask:
 * @json: (transfer full): mask.h's JSON
 *
 * Errors: as rc_mask_from_json(); RC_ERROR_INVALID if there is nothing in it at any frame
 *
 * Returns: (transfer full) (nullable)
 */
RcJson *
rc_cli_check_mask (cJSON *json, RcNode *take, GError **error)
{
  g_autoptr (RcJson) owned = rc_json_new_take (json);
  g_autoptr (RcMask) mask = rc_mask_from_json (rc_json_value (owned), error);
  int                width = MAX (1, rc_node_get_int (take, "width"));
  int                height = MAX (1, rc_node_get_int (take, "height")), first, last;

  if (mask == NULL)
    return NULL;
  /* Frames that the take does not have are told when it is rendered. */
  if (!rc_mask_get_range (mask, rc_node_get_int (take, "frames"), &first, &last))
    return g_steal_pointer (&owned);
  for (int i = first; i <= last; i++)
    {
      g_autoptr (RcFrame) coverage = NULL;

      if (rc_mask_bounds_at (mask, width, height, i).width == 0)
        continue;
      coverage = rc_mask_rasterise (mask, width, height, i, error);
      if (coverage == NULL)
        return NULL;
      if (has_coverage (coverage))
        return g_steal_pointer (&owned);
      if (rc_mask_is_still (mask))
        break;
    }
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("There is nothing in the mask: it is outside the picture of %d × %d pixels, has "
                  "no area, or is black throughout. White is inside; “--invert” makes it what is "
                  "black."),
               width, height);
  return NULL;
}

/**
 * rc_cli_change_mask:
 * @mask: (nullable): of a region
 * @take: the take whose pixels lengths are in
 *
 * Errors: as rc_cli_write_edge() and rc_cli_check_mask(); RC_ERROR_NOT_FOUND if there is no mask
 *
 * Returns: (transfer full) (nullable): the mask with the edge and the frames that the options give;
 * @mask itself if they give none
 */
RcJson *
rc_cli_change_mask (RcJson *mask, RcNode *take, GError **error)
{
  cJSON *json;

  if (!rc_cli_has_edge ())
    return mask != NULL ? rc_json_ref (mask) : NULL;
  if (mask == NULL)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                           _ ("The region has no mask. Give it one: --rect, --ellipse, --lasso, "
                              "--svg, --pick or --mask FILE."));
      return NULL;
    }
  json = cJSON_Duplicate (rc_json_value (mask), TRUE);
  if (rc_cli_write_edge (json, take, error))
    return rc_cli_check_mask (json, take, error);
  cJSON_Delete (json);
  return NULL;
}
