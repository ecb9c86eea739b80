/* staging-terms.c - the members of a staging, and the words for their values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/staging-terms-private.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

static const RcStagingMember members[] = {
  { "shot", "set", NC_ ("staging", "Place"), NULL, "set" },
  { "shot", "label", NC_ ("staging", "Place"), NC_ ("staging", "what the words call it"), "text" },
  { "shot", "plate", NC_ ("staging", "Place"), NC_ ("staging", "picture behind"), "file" },
  { "shot", "horizon", NC_ ("staging", "Place"), NC_ ("staging", "horizon of the picture"),
    "share" },
  { "shot", "interior", NC_ ("staging", "Place"), NULL, "place" },
  { "shot", "empty", NC_ ("staging", "Place"), NC_ ("staging", "nobody about"), "truth" },
  { "shot", "season", NC_ ("staging", "Place"), NC_ ("staging", "season"), "season" },
  { "shot", "era", NC_ ("staging", "Place"), NC_ ("staging", "period"), "era" },
  { "shot", "foreground", NC_ ("staging", "Place"), NC_ ("staging", "in front, out of focus"),
    "words" },
  { "shot", "time", NC_ ("staging", "Light"), NC_ ("staging", "time of day"), "time" },
  { "shot", "light", NC_ ("staging", "Light"), NC_ ("staging", "kind"), "light" },
  { "shot", "key_height", NC_ ("staging", "Light"), NC_ ("staging", "height of the key light"),
    "degrees" },
  { "shot", "weather", NC_ ("staging", "Weather"), NULL, "weather" },
  { "shot", "wind", NC_ ("staging", "Weather"), NC_ ("staging", "wind"), "share" },
  { "shot", "palette", NC_ ("staging", "Colours"), NULL, "palette" },
  { "shot", "palette_share", NC_ ("staging", "Colours"), NC_ ("staging", "how much of them"),
    "share" },
  { "shot", "look", NC_ ("staging", "Style of the sketch"), NULL, "look" },
  { "shot", "tempo", NC_ ("staging", "Time"), NC_ ("staging", "speed"), "tempo" },
  { "shot", "motion_blur", NC_ ("staging", "Time"), NC_ ("staging", "motion blur"), "share" },
  { "shot", "warmth", NC_ ("staging", "Mood"), NC_ ("staging", "warmth"), "number" },
  { "shot", "tension", NC_ ("staging", "Mood"), NC_ ("staging", "tension"), "number" },
  { "shot", "burn_in", NC_ ("staging", "On the picture"), NC_ ("staging", "drawn over it"),
    "words" },
  { "shot", "slate", NC_ ("staging", "On the picture"), NC_ ("staging", "slate"), "text" },
  { "shot", "unlabelled", NC_ ("staging", "On the picture"),
    NC_ ("staging", "without names of things"), "truth" },
  { "shot", "sequence", NC_ ("staging", "Order"), NULL, "order" },
  { "shot", "at", NC_ ("staging", "Order"), NC_ ("staging", "from"), "text" },
  { "shot", "shot", NC_ ("staging", "Order"), NC_ ("staging", "shot"), "number" },
  { "camera", "start", NULL, NC_ ("staging", "from"), "seconds" },
  { "camera", "cut", NULL, NC_ ("staging", "after a cut"), "truth" },
  { "camera", "size", NULL, NC_ ("staging", "size"), "size" },
  { "camera", "angle", NULL, NC_ ("staging", "angle"), "angle" },
  { "camera", "move", NULL, NC_ ("staging", "move"), "move" },
  { "camera", "moves", NULL, NC_ ("staging", "second move"), "move" },
  { "camera", "pace", NULL, NC_ ("staging", "speed of the move"), "pace" },
  { "camera", "lens_mm", NULL, NC_ ("staging", "lens"), "millimetres" },
  { "camera", "fish_eye", NULL, NC_ ("staging", "fish-eye lens"), "truth" },
  { "camera", "locked", NULL, NC_ ("staging", "stands still"), "truth" },
  { "camera", "focus", NULL, NC_ ("staging", "focus"), "focus" },
  { "camera", "focus_on", NULL, NC_ ("staging", "focus on"), "figure" },
  { "camera", "rack_to", NULL, NC_ ("staging", "focus goes over to"), "figure" },
  { "camera", "subject", NULL, NC_ ("staging", "subject"), "figure" },
  { "camera", "over", NULL, NC_ ("staging", "over the shoulder of"), "figure" },
  { "camera", "insert", NULL, NC_ ("staging", "shows"), "prop" },
  { "camera", "eyes", NULL, NC_ ("staging", "through the eyes of"), "figure" },
  { "camera", "set", NULL, NC_ ("staging", "where"), "set" },
  { "camera", "label", NULL, NC_ ("staging", "what the words call the place"), "text" },
  { "camera", "away", NULL, NC_ ("staging", "distance"), "metres" },
  { "camera", "around", NULL, NC_ ("staging", "around"), "degrees" },
  { "camera", "above", NULL, NC_ ("staging", "above"), "degrees" },
  { "camera", "at_x", NULL, NC_ ("staging", "looks at, to the right"), "metres" },
  { "camera", "at_y", NULL, NC_ ("staging", "looks at, height"), "metres" },
  { "camera", "at_z", NULL, NC_ ("staging", "looks at, towards the front"), "metres" },
  { "figure", "", NC_ ("staging", "Figure"), NULL, "figure" },
  { "figure", "id", NULL, NC_ ("staging", "identifier"), "text" },
  { "figure", "name", NULL, NC_ ("staging", "name"), "text" },
  { "figure", "label", NULL, NC_ ("staging", "what the words call it"), "text" },
  { "figure", "kind", NULL, NC_ ("staging", "kind"), "kind" },
  { "figure", "body", NULL, NC_ ("staging", "body"), "body" },
  { "figure", "age", NULL, NC_ ("staging", "age"), "age" },
  { "figure", "sex", NULL, NC_ ("staging", "sex"), "sex" },
  { "figure", "build", NULL, NC_ ("staging", "build"), "build" },
  { "figure", "colour", NULL, NC_ ("staging", "colour"), "colour" },
  { "figure", "garment", NULL, NC_ ("staging", "wears"), "words" },
  { "figure", "headwear", NULL, NC_ ("staging", "on the head"), "words" },
  { "figure", "head_colour", NULL, NC_ ("staging", "colour on the head"), "colour" },
  { "figure", "hair", NULL, NC_ ("staging", "hair"), "words" },
  { "figure", "hair_colour", NULL, NC_ ("staging", "colour of the hair"), "colour" },
  { "figure", "skin", NULL, NC_ ("staging", "skin"), "colour" },
  { "figure", "wears", NULL, NC_ ("staging", "also wears"), "words" },
  { "figure", "material", NULL, NC_ ("staging", "material"), "material" },
  { "figure", "height", NULL, NC_ ("staging", "height"), "metres" },
  { "figure", "x", NULL, NC_ ("staging", "to the right"), "metres" },
  { "figure", "y", NULL, NC_ ("staging", "above the ground"), "metres" },
  { "figure", "z", NULL, NC_ ("staging", "towards the front"), "metres" },
  { "figure", "facing", NULL, NC_ ("staging", "facing"), "facing" },
  { "figure", "action", NULL, NC_ ("staging", "action"), "action" },
  { "figure", "toward", NULL, NC_ ("staging", "turned to"), "toward" },
  { "figure", "expression", NULL, NC_ ("staging", "expression"), "expression" },
  { "figure", "pace", NULL, NC_ ("staging", "speed"), "pace" },
  { "figure", "holds", NULL, NC_ ("staging", "holds"), "prop" },
  { "figure", "rides", NULL, NC_ ("staging", "rides"), "prop" },
  { "figure", "mounts", NULL, NC_ ("staging", "rides on"), "figure" },
  { "figure", "perch", NULL, NC_ ("staging", "carried on"), "perch" },
  { "figure", "pose", NULL, NC_ ("staging", "pose"), "pose" },
  { "figure", "enters", NULL, NC_ ("staging", "comes in"), "side" },
  { "figure", "leaves", NULL, NC_ ("staging", "goes out"), "side" },
  { "figure", "beats", NULL, NC_ ("staging", "what it does later"), "whole" },
  { "figure", "identity", NULL, NC_ ("staging", "picture of it"), "file" },
  { "figure", "mannequin", NULL, NC_ ("staging", "drawn as a mannequin"), "truth" },
  { "figure", "look", NULL, NC_ ("staging", "looks"), "text" },
  { "figure", "place", NULL, NC_ ("staging", "place"), "position" },
  { "figure", "stands", NULL, NC_ ("staging", "place"), "position" },
  { "figure", "start", NULL, NC_ ("staging", "from"), "seconds" },
  { "prop", "", NC_ ("staging", "Prop"), NULL, "prop" },
  { "prop", "id", NULL, NC_ ("staging", "identifier"), "text" },
  { "prop", "kind", NULL, NC_ ("staging", "kind"), "prop" },
  { "prop", "name", NULL, NC_ ("staging", "name"), "text" },
  { "prop", "label", NULL, NC_ ("staging", "what the words call it"), "text" },
  { "prop", "colour", NULL, NC_ ("staging", "colour"), "colour" },
  { "prop", "becomes", NULL, NC_ ("staging", "colour at the end"), "colour" },
  { "prop", "material", NULL, NC_ ("staging", "material"), "material" },
  { "prop", "x", NULL, NC_ ("staging", "to the right"), "metres" },
  { "prop", "y", NULL, NC_ ("staging", "above the ground"), "metres" },
  { "prop", "z", NULL, NC_ ("staging", "towards the front"), "metres" },
  { "prop", "facing", NULL, NC_ ("staging", "facing"), "facing" },
  { "prop", "scale", NULL, NC_ ("staging", "scale"), "times" },
  { "prop", "motion", NULL, NC_ ("staging", "motion"), "motion" },
  { "prop", "toward", NULL, NC_ ("staging", "turned to"), "toward" },
  { "prop", "pace", NULL, NC_ ("staging", "speed"), "pace" },
  { "prop", "in_plate", NULL, NC_ ("staging", "in the picture behind"), "truth" },
  { "prop", "dressing", NULL, NC_ ("staging", "belongs to the place"), "truth" },
  { "prop", "hangs", NULL, NC_ ("staging", "hangs on the wall"), "metres" },
  { "prop", "place", NULL, NC_ ("staging", "place"), "position" },
  { "line", "", NC_ ("staging", "Line"), NULL, "line" },
  { "line", "figure", NULL, NC_ ("staging", "spoken by"), "figure" },
  { "line", "text", NULL, NC_ ("staging", "words"), "text" },
  { "line", "language", NULL, NC_ ("staging", "language"), "language" },
  { "line", "voice", NULL, NC_ ("staging", "voice"), "text" },
  { "line", "start", NULL, NC_ ("staging", "from"), "seconds" },
  { "line", "off", NULL, NC_ ("staging", "voice-over"), "truth" },
  { "effect", "", NC_ ("staging", "Effect"), NULL, "effect" },
  { "effect", "kind", NULL, NC_ ("staging", "kind"), "effect" },
  { "effect", "amount", NULL, NC_ ("staging", "how much"), "share" },
  { "effect", "prop", NULL, NC_ ("staging", "at"), "prop" },
  { "crowd", "", NC_ ("staging", "Crowd"), NULL, "text" },
  { "crowd", "body", NULL, NC_ ("staging", "body"), "body" },
  { "crowd", "name", NULL, NC_ ("staging", "name"), "text" },
  { "crowd", "count", NULL, NC_ ("staging", "how many"), "number" },
  { "crowd", "action", NULL, NC_ ("staging", "action"), "action" },
  { "crowd", "age", NULL, NC_ ("staging", "age"), "age" },
  { "crowd", "at", NULL, NC_ ("staging", "place"), "crowd at" },
};

/** Returns: (nullable): what @member of @owner is called; a beat has the members of its figure */
const RcStagingMember *
rc_staging_member_find (const char *owner, const char *member)
{
  if (strcmp (owner, "beat") == 0)
    owner = "figure";
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].owner, owner) == 0 && strcmp (members[i].member, member) == 0)
      return &members[i];
  return NULL;
}

static const RcStagingTerm *
find_terms (const char *kind)
{
  static const RcStagingTerms *const tables[] = { rc_staging_camera_terms, rc_staging_people_terms,
                                                  rc_staging_world_terms, rc_staging_props_terms };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RcStagingTerms *table = tables[i]; table->kind != NULL; table++)
      if (strcmp (table->kind, kind) == 0)
        return table->terms;
  return NULL;
}

/**
 * rc_staging_term:
 * @kind: "action", "size", "prop" …
 * @id: as the staging has it
 *
 * Returns: (nullable): the words for it, translated: "walks", "medium close-up"
 */
const char *
rc_staging_term (const char *kind, const char *id)
{
  const RcStagingTerm *term = find_terms (kind);

  for (; term != NULL && term->id != NULL; term++)
    if (strcmp (term->id, id) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, kind, term->words);
  return NULL;
}

/* How far apart two colours look, about: the mean of the reds weighs red against blue.
 * Source: T. Riemersma, Colour metric (CompuPhase). */
static int
distance (guint a, guint b)
{
  int red = (int)(a >> 16 & 0xff) - (int)(b >> 16 & 0xff);
  int green = (int)(a >> 8 & 0xff) - (int)(b >> 8 & 0xff), blue = (int)(a & 0xff) - (int)(b & 0xff);
  int mean = (int)((a >> 16 & 0xff) + (b >> 16 & 0xff)) / 2;

  return (((512 + mean) * red * red) >> 8) + 4 * green * green +
         (((767 - mean) * blue * blue) >> 8);
}

/**
 * rc_staging_term_of_colour:
 * @colour: 0xRRGGBB
 *
 * Returns: what the colour that looks most like it is called, translated: "red"
 */
const char *
rc_staging_term_of_colour (guint colour)
{
  const RcStagingTerm *nearest = NULL;
  int                  least = G_MAXINT;

  for (const RcStagingTerm *term = find_terms ("colour"); term->id != NULL; term++)
    {
      int far = distance (colour, (guint)strtoul (term->id + 1, NULL, 16));

      if (far >= least)
        continue;
      least = far;
      nearest = term;
    }
  return g_dpgettext2 (GETTEXT_PACKAGE, "colour", nearest->words);
}
