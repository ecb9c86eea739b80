/* take-mask.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/take-mask.h"

#include "engine/base/error.h"
#include "engine/image/colour-range.h"
#include "engine/image/outline.h"
#include "engine/image/pick.h"

#include <glib/gi18n-lib.h>

/* The outline of a colour has so many numbers at most; a finer one is made simpler. */
#define MOST_NUMBERS 6000
#define COARSEST     8.0 /* pixels */

/* --- picking ------------------------------------------------------------------------------ */

/* What is there, or else within two pixels of it; 0: nothing */
static int
value_at (const RcFrame *identity, double x, double y)
{
  int at_x = CLAMP ((int)(x * identity->width), 0, identity->width - 1);
  int at_y = CLAMP ((int)(y * identity->height), 0, identity->height - 1);
  int value = identity->data[(gsize)at_y * identity->stride + at_x];

  for (int v = MAX (0, at_y - 2); value == 0 && v <= MIN (identity->height - 1, at_y + 2); v++)
    for (int u = MAX (0, at_x - 2); value == 0 && u <= MIN (identity->width - 1, at_x + 2); u++)
      value = identity->data[(gsize)v * identity->stride + u];
  return value;
}

static gboolean
add_identity (cJSON *shape, RcTakeReader *take, const gboolean *values, int frame, GError **error)
{
  g_autoptr (RcFrame) identity = rc_take_reader_frame (take, RC_PASS_IDENTITY, frame, error);
  g_autoptr (RcFrame) coverage =
      identity != NULL ? rc_pick_identity (identity, values, error) : NULL;

  if (coverage == NULL)
    return FALSE;
  rc_outline_shape_add (shape, frame, coverage, RC_OUTLINE_TOLERANCE);
  return TRUE;
}

/* Returns: (transfer full) (nullable): NULL without @error if nothing is drawn at those places */
static cJSON *
pick_by_identity (RcTakeReader *take,
                  const double *places,
                  guint         n,
                  int           frame,
                  int           first,
                  int           last,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (RcFrame) identity = rc_take_reader_frame (take, RC_PASS_IDENTITY, frame, error);
  gboolean            values[256] = { FALSE }, any = FALSE;
  cJSON              *shape;

  for (guint i = 0; i < n && identity != NULL; i++)
    values[value_at (identity, places[2 * i], places[2 * i + 1])] = TRUE;
  values[0] = FALSE;
  for (int i = 1; i < 256; i++)
    any = any || values[i];
  if (!any)
    return NULL;
  shape = rc_outline_shape_new ();
  for (int i = first; i <= last; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_identity (shape, take, values, i, error))
      {
        cJSON_Delete (shape);
        return NULL;
      }
  return shape;
}

static cJSON *
pick_by_picture (RcTakeReader *take, const double *places, guint n, int frame, GError **error)
{
  g_autoptr (RcFrame) picture = rc_take_reader_frame (take, RC_PASS_COLOUR, frame, error);
  g_autoptr (RcFrame) coverage = NULL;
  cJSON              *shape, *rings;

  if (picture == NULL)
    return NULL;
  coverage = rc_pick_thing (picture, places, n, error);
  if (coverage == NULL)
    return NULL;
  rings = rc_outline_rings (coverage, RC_OUTLINE_TOLERANCE);
  if (cJSON_GetArraySize (rings) == 0)
    {
      cJSON_Delete (rings);
      g_set_error_literal (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                           _ ("Nothing stands out there. Click on the thing itself, or draw around "
                              "it with the lasso."));
      return NULL;
    }
  shape = cJSON_CreateObject ();
  cJSON_AddStringToObject (shape, "kind", "outline");
  cJSON_AddItemToObject (shape, "rings", rings);
  return shape;
}

cJSON *
rc_take_pick (RcTakeReader *take,
              const double *places,
              guint         n,
              int           frame,
              int           first,
              int           last,
              GCancellable *cancellable,
              GError      **error)
{
  GError *mine = NULL;
  cJSON  *shape = NULL;

  if (rc_take_reader_has (take, RC_PASS_IDENTITY))
    shape = pick_by_identity (take, places, n, frame, first, last, cancellable, &mine);
  if (shape == NULL && mine == NULL)
    shape = pick_by_picture (take, places, n, frame, &mine);
  if (mine != NULL)
    g_propagate_error (error, mine);
  return shape;
}

/* --- a colour ----------------------------------------------------------------------------- */

/* How many numbers the rings have. */
static int
count_numbers (const cJSON *rings)
{
  const cJSON *ring;
  int          n = 0;

  cJSON_ArrayForEach (ring, rings)
  {
    n += cJSON_GetArraySize (ring);
  }
  return n;
}

/* How coarse the outline must be to be worth keeping. */
static double
find_tolerance (const RcFrame *coverage)
{
  double tolerance = RC_OUTLINE_TOLERANCE;

  for (; tolerance < COARSEST; tolerance *= 1.5)
    {
      g_autoptr (cJSON) rings = rc_outline_rings (coverage, tolerance);

      if (count_numbers (rings) <= MOST_NUMBERS)
        break;
    }
  return tolerance;
}

static gboolean
add_colour (cJSON *shape, RcTakeReader *take, RcColourRange *range, int frame, GError **error)
{
  g_autoptr (RcFrame) picture = rc_take_reader_frame (take, RC_PASS_COLOUR, frame, error);
  g_autoptr (RcFrame) coverage =
      picture != NULL ? rc_colour_range_find (range, picture, error) : NULL;

  if (coverage == NULL)
    return FALSE;
  rc_outline_shape_add (shape, frame, coverage, find_tolerance (coverage));
  return TRUE;
}

static void
describe_range (cJSON *shape, const RcColourRange *range, double tolerance)
{
  g_autofree char *name = rc_colour_range_dup_name (range);
  cJSON           *colour = cJSON_AddObjectToObject (shape, "colour");

  cJSON_AddStringToObject (colour, "value", name);
  cJSON_AddNumberToObject (colour, "tolerance", tolerance);
}

cJSON *
rc_take_pick_colour (RcTakeReader *take,
                     double        x,
                     double        y,
                     double        tolerance,
                     int           frame,
                     int           first,
                     int           last,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (RcFrame)       picture = rc_take_reader_frame (take, RC_PASS_COLOUR, frame, error);
  g_autoptr (RcColourRange) range = NULL;
  g_autoptr (cJSON)         shape = rc_outline_shape_new ();

  if (picture == NULL)
    return NULL;
  range = rc_colour_range_new (picture, (int)(x * picture->width), (int)(y * picture->height),
                               tolerance);
  describe_range (shape, range, tolerance);
  for (int i = first; i <= last; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_colour (shape, take, range, i, error))
      return NULL;
  return g_steal_pointer (&shape);
}

/* --- tracking ----------------------------------------------------------------------------- */

typedef struct
{
  RcTakeReader *take;
  void (*step) (gpointer user_data, int frame, double confidence);
  gpointer user_data;
  int      from, *lost; /* lost: nullable */
} Source;

static RcFrame *
give_picture (gpointer data, int frame, GError **error)
{
  return rc_take_reader_frame (((Source *)data)->take, RC_PASS_COLOUR, frame, error);
}

static RcFrame *
give_motion (gpointer data, int frame, GError **error)
{
  return rc_take_reader_frame (((Source *)data)->take, RC_PASS_MOTION, frame, error);
}

static RcFrame *
give_identity (gpointer data, int frame, GError **error)
{
  return rc_take_reader_frame (((Source *)data)->take, RC_PASS_IDENTITY, frame, error);
}

static void
pass_step (gpointer data, int frame, double confidence)
{
  Source *self = data;

  if (self->step != NULL)
    self->step (self->user_data, frame, confidence);
}

static void
note_lost (gpointer data, int frame)
{
  Source *self = data;

  if (self->lost != NULL)
    self->lost[frame > self->from] = frame;
}

cJSON *
rc_take_track_mask (RcTakeReader *take,
                    const RcMask *mask,
                    int           from,
                    RcTrackWays   ways,
                    void (*step) (gpointer user_data, int frame, double confidence),
                    gpointer      user_data,
                    int           lost[2],
                    GCancellable *cancellable,
                    GError      **error)
{
  Source        data = { take, step, user_data, from, lost };
  RcTrackSource source = { .frames = rc_take_reader_frames (take),
                           .picture = give_picture,
                           .motion = rc_take_reader_has (take, RC_PASS_MOTION) ? give_motion : NULL,
                           .identity =
                               rc_take_reader_has (take, RC_PASS_IDENTITY) ? give_identity : NULL,
                           .step = pass_step,
                           .lost = note_lost,
                           .user_data = &data };

  for (int i = 0; lost != NULL && i < 2; i++)
    lost[i] = -1;
  return rc_mask_track (mask, &source, from, ways, cancellable, error);
}
