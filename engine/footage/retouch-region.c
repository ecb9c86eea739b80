/* retouch-region.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/retouch-region.h"

#include "engine/base/error.h"
#include "engine/footage/retouching.h"
#include "engine/image/parallax.h"
#include "engine/image/passing.h"
#include "engine/image/recolour.h"
#include "engine/image/relight.h"
#include "engine/image/retouch.h"

#include <glib/gi18n-lib.h>

/* --- what all operations share --------------------------------------------------------------- */

gboolean
rc_retouching_read (RcRetouching *self, int index, RcFrame **frame, RcFrame **mask, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  *frame = rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
  if (*frame != NULL)
    *mask = rc_mask_rasterise (rc_request_region_mask (self->request), shape->width, shape->height,
                               index, error);
  return *frame != NULL && *mask != NULL;
}

gboolean
rc_retouching_look (RcRetouching *self, RcRetouchingLook look, gpointer data, GError **error)
{
  int first = self->output->first, n = self->output->last - first + 1;
  int samples = MIN (RC_RETOUCHING_SAMPLES, n);

  for (int i = 0; i < samples; i++)
    {
      g_autoptr (RcFrame) frame = NULL, mask = NULL;

      if (!rc_retouching_read (self, first + (n - 1) * i / MAX (samples - 1, 1), &frame, &mask,
                               error))
        return FALSE;
      look (data, frame, mask);
    }
  return TRUE;
}

gboolean
rc_retouching_hand_over (RcRetouching *self, int index, const RcFrame *frame, GError **error)
{
  g_autoptr (RcFrame) part = rc_frame_crop (frame, self->output->area, error);

  return part != NULL && self->output->frame (self->output, index, part, NULL, NULL, error);
}

RcPlaces *
rc_retouching_places (RcRetouching *self, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  int                   n = rc_take_reader_frames (self->base);
  g_autoptr (RcPlaces)  places = rc_places_new (shape->width, shape->height, n);

  for (int index = 0; index < n; index++)
    {
      g_autoptr (RcFrame) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
      frame = rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
      if (frame == NULL || !rc_places_add (places, frame, NULL, error))
        return NULL;
    }
  return g_steal_pointer (&places);
}

/* --- removed -------------------------------------------------------------------------------- */

static gboolean
add_frames (RcRetouching *self, RcCleanPlate *plate, RcParallax *parallax, GError **error)
{
  for (int index = 0; index < rc_take_reader_frames (self->base); index++)
    {
      g_autoptr (RcFrame) frame = NULL, mask = NULL;

      if (!rc_retouching_read (self, index, &frame, &mask, error) ||
          !rc_clean_plate_add (plate, frame, mask, error) ||
          (parallax != NULL && !rc_parallax_add (parallax, frame, mask, error)))
        return FALSE;
    }
  return rc_clean_plate_finish (plate, self->cancellable, error);
}

/* @parallax: (nullable): gets the frames as well */
static RcCleanPlate *
make_plate (RcRetouching *self, RcParallax *parallax, GError **error)
{
  const RcRequestShape    *shape = rc_request_shape (self->request);
  g_autoptr (RcCleanPlate) plate =
      rc_clean_plate_new (shape->width, shape->height, rc_take_reader_frames (self->base));

  return add_frames (self, plate, parallax, error) ? g_steal_pointer (&plate) : NULL;
}

/* The frames up to @last, whatever of them the region has. */
static gboolean
add_passing (RcRetouching *self, RcPassing *passing, int *added, int last, GError **error)
{
  for (; *added <= MIN (last, rc_take_reader_frames (self->base) - 1); (*added)++)
    {
      g_autoptr (RcFrame) frame = NULL, mask = NULL;

      if (!rc_retouching_read (self, *added, &frame, &mask, error))
        return FALSE;
      rc_passing_add (passing, frame, mask);
    }
  return TRUE;
}

static gboolean
remove_masked (RcRetouching *self, GError **error)
{
  const RcRequestShape  *shape = rc_request_shape (self->request);
  g_autoptr (RcParallax) parallax =
      rc_parallax_new (shape->width, shape->height, rc_take_reader_frames (self->base));
  g_autoptr (RcCleanPlate) plate = make_plate (self, parallax, error);
  g_autoptr (RcPassing)    passing =
      plate != NULL ? rc_passing_new (plate, rc_take_reader_frames (self->base)) : NULL;
  int added = 0;

  if (plate == NULL)
    return FALSE;
  for (int index = self->output->first; index <= self->output->last; index++)
    {
      g_autoptr (RcFrame) frame = NULL, mask = NULL;

      if (!add_passing (self, passing, &added, index + RC_PASSING_REACH, error) ||
          !rc_retouching_read (self, index, &frame, &mask, error))
        return FALSE;
      rc_clean_plate_fill (plate, index, frame, mask);
      if (!rc_parallax_fill (parallax, index, frame, mask, self->cancellable, error))
        return FALSE;
      rc_passing_fill (passing, index, frame, mask);
      if (!rc_retouching_hand_over (self, index, frame, error))
        return FALSE;
    }
  return TRUE;
}

/* --- put in --------------------------------------------------------------------------------- */

static gboolean
insert_picture (RcRetouching *self, const char *picture, GError **error)
{
  g_autoptr (RcCleanPlate) plate = self->words.replaces ? make_plate (self, NULL, error) : NULL;

  if (self->words.replaces && plate == NULL)
    return FALSE;
  return rc_retouching_insert (self, picture, plate, error);
}

/* --- changed -------------------------------------------------------------------------------- */

static void
learn_colours (gpointer data, const RcFrame *frame, const RcFrame *mask)
{
  rc_recolour_learn (data, frame, mask);
}

/* Returns: (transfer full) (nullable): the colour that the words name, for what is there */
static RcRecolour *
mix_colour (RcRetouching *self, GError **error)
{
  RcRecolour *colour = g_new0 (RcRecolour, 1);

  if (!rc_retouching_look (self, learn_colours, colour, error))
    g_clear_pointer (&colour, g_free);
  else
    rc_recolour_tune (colour, self->words.colour);
  return colour;
}

/* Of @frame, which it may change, the region's tiles. @colour: (nullable) */
static RcFrame *
change (const RcRetouching *self,
        RcFrame            *frame,
        const RcFrame      *mask,
        const RcRecolour   *colour,
        GError            **error)
{
  const RcRegionWords *words = &self->words;
  RcRetouch            what = rc_region_words_retouch (words);
  const RcRelight      light = { .from = { words->light_from[0], words->light_from[1],
                                           words->light_from[2] },
                                 .colour = words->light_colour,
                                 .amount = words->light_amount };
  RcRect               area = self->output->area;

  if (colour != NULL)
    rc_recolour_paint (colour, frame, mask);
  what.paints = FALSE;
  if (words->relights)
    {
      g_autoptr (RcFrame) lit = rc_relight (frame, mask, area, &light, error);

      return lit == NULL || !rc_region_words_grade (words)
                 ? g_steal_pointer (&lit)
                 : rc_retouch (lit, (RcRect){ 0, 0, area.width, area.height }, NULL, NULL, 0, &what,
                               error);
    }
  return rc_retouch (frame, area, mask, NULL, 0, &what, error);
}

static gboolean
change_masked (RcRetouching *self, GError **error)
{
  g_autofree int        *order = rc_output_order (self->output);
  g_autofree RcRecolour *colour = self->words.has_colour ? mix_colour (self, error) : NULL;
  g_autoptr (RcStill)    still = self->words.freezes ? rc_still_new (self, error) : NULL;

  if ((self->words.has_colour && colour == NULL) || (self->words.freezes && still == NULL))
    return FALSE;
  for (int i = 0; i <= self->output->last - self->output->first; i++)
    {
      int                 index = order[i];
      g_autoptr (RcFrame) frame = NULL, mask = NULL, part = NULL;

      if (!rc_retouching_read (self, index, &frame, &mask, error))
        return FALSE;
      if (still != NULL)
        rc_still_lay (still, index, frame, mask);
      part = change (self, frame, mask, colour, error);
      if (part == NULL || !self->output->frame (self->output, index, part, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
not_understood (const RcRetouching *self, const char *prompt, GError **error)
{
  const char  *name = rc_retouching_find_name (self);
  const cJSON *cast = cJSON_GetObjectItemCaseSensitive (rc_request_json (self->request), "cast");

  if (name == NULL && !rc_region_check_mention (cast, prompt, error))
    return FALSE;
  if (name != NULL && (self->words.adds || self->words.replaces))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INVALID,
          _ ("%s has no picture that could be put into what was filmed. Give %s a picture, "
             "or put one of the role “identity” into the region's own slots; or choose "
             "the sketch as the generator of the region, which draws a figure."),
          name, name);
      return FALSE;
    }
  g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
               _ ("What was filmed cannot be changed into “%.80s” without a model. It can be "
                  "changed by “remove”, a colour (“red”), “lighter”, “warmer”, “more vivid”, "
                  "“blur”, “freeze”, “lit from the left” and more: the manual's page on regions "
                  "has all the words."),
               prompt);
  return FALSE;
}

gboolean
rc_retouch_region_is_wanted (const RcRequest *request)
{
  RcRetouching     self = { .request = request };
  g_autofree char *picture = NULL;

  if (!rc_region_words_read (&self.words, rc_request_region_prompt (request), NULL))
    return FALSE;
  /* A character takes another one's place in the staging; one that is added brings its picture. */
  picture = self.words.adds && !self.words.replaces ? rc_retouching_find_picture (&self)
                                                    : rc_retouching_find_slot (&self);
  return picture != NULL || self.words.has_sky || self.words.steadies;
}

/**
 * rc_retouch_region_render:
 *
 * Errors: RC_ERROR_UNSUPPORTED for words that ask for something else, saying what can be asked for;
 *   as rc_take_reader_new(); G_IO_ERROR_CANCELLED
 */
gboolean
rc_retouch_region_render (const RcRequest *request,
                          RcOutput        *output,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_autofree char *dir = rc_request_take_dir (request, rc_request_region_base (request));
  const char      *prompt = rc_request_region_prompt (request);
  g_autofree char *picture = NULL;
  RcRetouching     self = { .request = request, .output = output, .cancellable = cancellable };
  gboolean         good = FALSE;

  if (!rc_region_words_read (&self.words, prompt, error))
    return FALSE;
  self.base = rc_take_reader_new (dir, error);
  if (self.base == NULL)
    {
      g_prefix_error (error,
                      _ ("The take under the region cannot be read; render the shot again: "));
      return FALSE;
    }
  picture = rc_retouching_find_picture (&self);
  if (rc_region_words_weaken (&self.words, rc_request_region_strength (request)))
    output->weakened = TRUE;
  if (self.words.removes || self.words.fills)
    good = remove_masked (&self, error);
  else if (self.words.has_sky)
    good = rc_retouching_replace_sky (&self, error);
  else if (self.words.steadies)
    good = rc_retouching_steady (&self, error);
  else if (picture != NULL)
    good = insert_picture (&self, picture, error);
  else if (self.words.freezes || self.words.has_colour || self.words.relights ||
           rc_region_words_grade (&self.words))
    good = change_masked (&self, error);
  else
    good = not_understood (&self, prompt, error);
  rc_take_reader_free (self.base);
  return good;
}
