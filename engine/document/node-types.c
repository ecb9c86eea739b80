/* node-types.c - what files call the types of node
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/canvas.h"
#include "engine/document/note.h"

/**
 * rc_node_type_from_name:
 * @type_name: "project", "shot", …
 *
 * Returns: the node type that files call so, or G_TYPE_INVALID
 */
GType
rc_node_type_from_name (const char *type_name)
{
  static const struct
  {
    const char *name;
    GType (*get_type) (void);
  } types[] = {
    { "project", rc_project_get_type },     { "character", rc_character_get_type },
    { "scene", rc_scene_get_type },         { "shot", rc_shot_get_type },
    { "reference", rc_reference_get_type }, { "take", rc_take_get_type },
    { "region", rc_region_get_type },       { "cut", rc_film_cut_get_type },
    { "trim", rc_trim_get_type },           { "marker", rc_marker_get_type },
    { "sound", rc_sound_get_type },         { "note", rc_note_get_type },
    { "sticky", rc_sticky_get_type },       { "arrow", rc_arrow_get_type },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].name, type_name) == 0)
      return types[i].get_type ();
  return G_TYPE_INVALID;
}
