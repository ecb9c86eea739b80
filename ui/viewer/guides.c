/* guides.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/guides.h"

#include <string.h>

const RcMatte rc_mattes[] = {
  { "2.39", 2.39 },     { "1.85", 1.85 }, { "16:9", 16.0 / 9.0 },
  { "4:3", 4.0 / 3.0 }, { "1:1", 1.0 },   { "9:16", 9.0 / 16.0 },
  { NULL, 0 },
};

/** Returns: (nullable): the matte of that name; NULL for "off" and what there is not */
const RcMatte *
rc_matte_find (const char *name)
{
  for (const RcMatte *matte = rc_mattes; matte->name != NULL; matte++)
    if (strcmp (matte->name, name) == 0)
      return matte;
  return NULL;
}

/**
 * rc_matte_open:
 * @self: (nullable): NULL leaves all of it open
 *
 * Returns: the largest part of @picture, in its middle, that has the matte's shape
 */
RcViewerRect
rc_matte_open (const RcMatte *self, RcViewerRect picture)
{
  RcViewerRect open = picture;

  if (self == NULL || picture.width <= 0 || picture.height <= 0)
    return picture;
  if (self->ratio * picture.height > picture.width)
    open.height = picture.width / self->ratio;
  else
    open.width = picture.height * self->ratio;
  open.x += (picture.width - open.width) / 2;
  open.y += (picture.height - open.height) / 2;
  return open;
}

/** Returns: the middle of @picture, @share of its width and of its height */
RcViewerRect
rc_guide_safe_area (double share, RcViewerRect picture)
{
  return (RcViewerRect){ picture.x + picture.width * (1 - share) / 2,
                         picture.y + picture.height * (1 - share) / 2, picture.width * share,
                         picture.height * share };
}
