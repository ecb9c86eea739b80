/* meet.c - where ways lead: to somebody, and out of the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature.h"
#include "engine/sketch/motion/way.h"

#define OUT 4.6f /* metres from the middle of the picture to where nobody sees one */

/* Metres that an animal's body is before its middle; 0 for a person, who has none there. */
static float
nose_of (const RcKit *kit, const RcStagingFigure *figure)
{
  const cJSON *body = rc_creature_resolve (kit, figure);
  float        tall = (float)figure->height;

  return body != NULL ? rc_creature_nose (body, rc_creature_crown (body, tall)) : 0.0f;
}

/**
 * rc_meet_apart:
 * @meets: metres between the middles of two grown-ups who do that
 *
 * Who comes to an animal stops at its head, and not in its body.
 *
 * Returns: metres between the middles of @one and @other who do it
 */
float
rc_meet_apart (const RcKit           *kit,
               const RcStagingFigure *one,
               const RcStagingFigure *other,
               float                  meets)
{
  float mine = nose_of (kit, one), theirs = nose_of (kit, other);
  float tall = (float)(one->height + other->height);

  if (mine <= 0.0f && theirs <= 0.0f)
    return meets * tall / 3.4f;
  /* the half of it that is an arm, for each who has arms */
  return mine + theirs + meets * (mine <= 0.0f ? (float)one->height : (float)other->height) / 3.4f;
}

/** The point out of the picture that a word names. */
RcVec3
rc_way_out (RcVec3 from, const char *side)
{
  float x = g_str_equal (side, "left") ? -OUT : g_str_equal (side, "right") ? OUT : 0.9f;
  float z = g_str_equal (side, "back") ? -8.0f : g_str_equal (side, "front") ? OUT : 0.0f;

  x = z < 0 ? 0.0f : x;
  return rc_vec3 (from.x + x, from.y, from.z + z);
}
