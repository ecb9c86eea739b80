/* region-insert.c - a reference laid into what was filmed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/retouching.h"

#include "engine/image/insert.h"
#include "engine/image/matte.h"
#include "engine/media/media.h"

#include <math.h>
#include <string.h>

#define MOST_PICTURE 1024 /* pixels of a cut-out */
#define SMOOTH       5    /* frames, each way, over which the box of a drawn outline is smoothed */

static const cJSON *
find_character (const RcRetouching *self, const char *text)
{
  return rc_region_find_named (
      cJSON_GetObjectItemCaseSensitive (rc_request_json (self->request), "cast"), text);
}

/* The first picture in the region's own slots that says how somebody looks. */
static const char *
find_own_identity (const RcRetouching *self)
{
  const cJSON *region =
      cJSON_GetObjectItemCaseSensitive (rc_request_json (self->request), "region");
  const cJSON *entry;

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (region, "pictures"))
  {
    if (rc_json_bool_or (entry, "identity", FALSE))
      return rc_json_string_or (entry, "media", NULL);
  }
  return NULL;
}

/* What a character looks like: in the region's own picture, else in its own; of one that has none:
 * NULL. */
static const char *
find_identity (const RcRetouching *self, const char *text)
{
  const cJSON *character = self->words.mentions ? find_character (self, text) : NULL;
  const char  *media = character != NULL ? find_own_identity (self) : NULL;

  if (media == NULL)
    media = rc_json_string_or (character, "identity", "");
  return *media != '\0' ? media : NULL;
}

const char *
rc_retouching_find_name (const RcRetouching *self)
{
  g_autofree char *text = g_utf8_strdown (rc_request_region_prompt (self->request), -1);

  return rc_json_string_or (find_character (self, text), "name", NULL);
}

char *
rc_retouching_find_slot (const RcRetouching *self)
{
  const cJSON *region =
      cJSON_GetObjectItemCaseSensitive (rc_request_json (self->request), "region");
  const cJSON     *pictures = cJSON_GetObjectItemCaseSensitive (region, "pictures"), *entry;
  g_autofree char *text = g_utf8_strdown (rc_request_region_prompt (self->request), -1);

  if ((!self->words.mentions && !self->words.pictured) || find_character (self, text) != NULL)
    return NULL;
  entry = rc_region_find_named (pictures, text);
  if (entry == NULL && self->words.pictured)
    entry = cJSON_GetArrayItem (pictures, 0);
  return entry != NULL
             ? rc_request_media_path (self->request, rc_json_string_or (entry, "media", ""))
             : NULL;
}

char *
rc_retouching_find_picture (const RcRetouching *self)
{
  g_autofree char *text = g_utf8_strdown (rc_request_region_prompt (self->request), -1);
  const char      *media = find_identity (self, text);

  return media != NULL ? rc_request_media_path (self->request, media)
                       : rc_retouching_find_slot (self);
}

gboolean
rc_retouching_is_redrawn (const RcMask *mask)
{
  cJSON       *json = rc_mask_to_json (mask);
  const cJSON *shape = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (json, "shapes"), 0);
  const cJSON *key;
  gboolean     redrawn = FALSE;

  cJSON_ArrayForEach (key, cJSON_GetObjectItemCaseSensitive (shape, "keys"))
  {
    redrawn = redrawn || cJSON_GetObjectItemCaseSensitive (key, "rings") != NULL ||
              cJSON_GetObjectItemCaseSensitive (key, "points") != NULL;
  }
  cJSON_Delete (json);
  return redrawn;
}

static void
smooth_places (double (*places)[6], int n)
{
  g_autofree double *copy = g_memdup2 (places, sizeof (double[6]) * (gsize)n);

  for (int i = 0; i < n; i++)
    for (int m = 0; m < 6; m++)
      {
        int    reach = MIN (SMOOTH, MIN (i, n - 1 - i));
        double sum = 0, all = 0;

        for (int k = -reach; k <= reach; k++)
          {
            double weight = exp (-0.5 * k * k / (0.16 * SMOOTH * SMOOTH));

            sum += weight * copy[(i + k) * 6 + m];
            all += weight;
          }
        places[i][m] = sum / all;
      }
}

static RcInsert *
open_picture (const RcRetouching *self, const char *path, GError **error)
{
  g_autoptr (RcFrame) picture = rc_media_load_image (path, MOST_PICTURE, self->cancellable, error);
  g_autoptr (RcFrame) cut_out = picture != NULL ? rc_matte_cut_out (picture, error) : NULL;

  return cut_out != NULL ? rc_insert_new (cut_out, error) : NULL;
}

static void
learn (gpointer data, const RcFrame *frame, const RcFrame *mask)
{
  rc_insert_learn (data, frame, mask);
}

gboolean
rc_retouching_insert (RcRetouching *self,
                      const char   *picture,
                      RcCleanPlate *removed,
                      GError      **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  const RcMask         *mask = rc_request_region_mask (self->request);
  int                   first = self->output->first, n = self->output->last - first + 1;
  g_autofree double    *places = g_new (double, 6 * (gsize)n);
  g_autoptr (RcInsert)  insert = open_picture (self, picture, error);

  if (insert == NULL)
    return FALSE;
  for (int i = 0; i < n; i++)
    rc_mask_place (mask, shape->width, shape->height, first + i, places + 6 * i);
  if (rc_retouching_is_redrawn (mask))
    smooth_places ((double (*)[6]) (gpointer)places, n);
  if (!rc_insert_place (insert, places, error) || !rc_retouching_look (self, learn, insert, error))
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      g_autoptr (RcFrame) frame = NULL, coverage = NULL;

      if (!rc_retouching_read (self, first + i, &frame, &coverage, error))
        return FALSE;
      if (removed != NULL)
        rc_clean_plate_fill (removed, first + i, frame, coverage);
      rc_insert_lay (insert, frame, coverage, places + 6 * i, first + i);
      if (!rc_retouching_hand_over (self, first + i, frame, error))
        return FALSE;
    }
  return TRUE;
}
