/* blocking-sets.c - what a set says of where one is in it: at its window, on its way, at its water
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"

#include "engine/base/text.h"

#include <math.h>
#include <string.h>

#define LOOKS_OUT                                                                                  \
  140 /* degrees: who looks out of a window is seen from behind, and a little aside */
#define STANDS_BY   35   /* degrees: who stands there otherwise */
#define ON_SILL     0.12 /* metres from the window to the middle of who is on its sill */
#define FROM_SHORE  0.5  /* metres from the water to who stands at it */
#define FROM_CAMERA 8    /* degrees that who comes along a way is turned from the camera */

static const RcPlace *
place_of (const RcDraft *draft)
{
  return draft->set != NULL && draft->shot_set == NULL
             ? rc_vocabulary_place (draft->vocabulary, draft->set)
             : NULL;
}

/* The window that somebody is at, -1: none */
static int
window_of (const RcDraft *draft, const RcDraftFigure *figure)
{
  static const char *const at[] = { "on", "beside", "near", "front", "behind", "against", NULL };

  return figure->anchor_prop >= 0 && g_strv_contains (at, figure->use) &&
                 strcmp (rc_draft_prop (draft, figure->anchor_prop)->out.kind, "window") == 0
             ? figure->anchor_prop
             : -1;
}

/* "stands at a window, looking out": at the one that the room has in its back wall. */
static void
stand_at_window (RcDraft *draft, RcDraftFigure *figure, RcStagingProp *window)
{
  const RcPlace *place = place_of (draft);
  gboolean       looks = g_str_has_prefix (figure->out.action, "look");

  if (place == NULL || !place->has_window)
    return;
  figure->out.x = place->stand_x;
  figure->out.z = place->stand_z;
  window->x = place->window_x;
  window->y = place->window_y;
  window->z = place->window_z;
  /* on its sill, whoever is small or sits there */
  if (figure->where == RC_USE_ATOP &&
      (strcmp (figure->out.kind, "creature") == 0 || strcmp (figure->out.action, "sit") == 0))
    {
      figure->out.x = place->window_x;
      figure->out.z = place->window_z + ON_SILL;
    }
  if (figure->turned || figure->target >= 0 ||
      (figure->target_prop >= 0 && figure->target_prop != figure->anchor_prop))
    return;
  figure->target_prop = -1;
  figure->turned = TRUE;
  figure->out.facing = looks || strcmp (figure->out.toward, "away") == 0 ? LOOKS_OUT : STANDS_BY;
}

/* "at the water's edge": all of them are, where the ground of the set ends. */
static void
go_to_shore (RcDraft *draft)
{
  const RcPlace *place = draft->at_shore ? place_of (draft) : NULL;
  double         by;

  if (place == NULL || !place->has_shore)
    return;
  by = place->shore + FROM_SHORE;
  for (guint i = 0; i < draft->figures->len; i++)
    rc_draft_figure (draft, i)->out.z += by;
  for (guint i = 0; i < draft->props->len; i++)
    rc_draft_prop (draft, i)->out.z += by;
}

/* What drives where a way is, a bridge, goes along it. */
static void
drive_along_way (const RcDraft *draft)
{
  for (guint i = 0; i < draft->props->len; i++)
    {
      RcDraftProp   *prop = rc_draft_prop (draft, i);
      const RcPlace *place;

      if (strcmp (prop->out.motion, "drive") != 0 || *prop->at != '\0' || prop->holder >= 0)
        continue;
      place = place_of (draft);
      if (place == NULL || !place->has_way)
        return;
      prop->out.z = place->way_z;
      if (prop->out.facing == 0 && *prop->out.toward == '\0')
        prop->out.facing = place->way_facing;
    }
}

/** Puts figures and things where the set says, when they have places of their own. */
void
rc_blocking_place_in_set (RcDraft *draft)
{
  for (guint i = 0; i < draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (draft, i);
      int            window = window_of (draft, figure);

      if (window >= 0)
        stand_at_window (draft, figure, &rc_draft_prop (draft, window)->out);
    }
  go_to_shore (draft);
  drive_along_way (draft);
}

/** Who stands at a window is in a room, unless words say where. To be called first of all. */
void
rc_blocking_find_room (RcDraft *draft)
{
  for (guint i = 0; i < draft->figures->len; i++)
    if (draft->set == NULL && draft->interior != FALSE &&
        window_of (draft, rc_draft_figure (draft, i)) >= 0)
      {
        draft->set = rc_vocabulary_text (draft->vocabulary, "set", "interior", "room");
        draft->implied = TRUE;
      }
}

/** Returns: degrees that whoever goes along the way of the set faces; @otherwise: it has none */
double
rc_blocking_way (const RcDraft *draft, double otherwise)
{
  const RcPlace *place = place_of (draft);

  if (place == NULL || !place->has_way)
    return otherwise;
  return place->way_facing == 0 ? copysign (FROM_CAMERA, otherwise)
                                : copysign (place->way_facing, otherwise);
}

/** Who comes along the way of the set begins at its other end. */
void
rc_blocking_go_along (const RcDraft *draft, RcDraftFigure *figure)
{
  const RcPlace *place;

  if (figure->turned || figure->target >= 0 || figure->target_prop >= 0 ||
      *figure->out.toward != '\0' || fabs (figure->out.facing) > FROM_CAMERA ||
      !rc_blocking_is_going (figure->out.action))
    return;
  place = place_of (draft);
  if (place != NULL && place->has_way && place->way_facing == 0)
    figure->out.z += place->way_z;
}
