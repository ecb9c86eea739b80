/* sketch-gallery.c - draws a list of stagings to PNG, to be looked at
 *
 *   sketch-gallery LIST.json OUT-DIR [WIDTH HEIGHT]
 *
 * LIST.json is an object: a name, and the staging that is merged over a plain one; "frame" (0 to 1)
 * says which moment of four seconds is drawn. Media are named by their paths; "references" is an
 * object of "style", "composition", "camera", "first-frame", "last-frame"; "creativity" is 0 to 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit-load.h"
#include "engine/sketch/picture/finish.h"

#include <stdlib.h>

static const char plain[] = "{\"camera\":{\"size\":\"MS\",\"angle\":\"eye\",\"move\":\"static\","
                            "\"lens_mm\":50,\"subject\":0,\"over\":-1,"
                            "\"insert\":-1},\"figures\":[],\"props\":[],\"set\":\"studio\","
                            "\"plate\":\"\",\"interior\":false,\"time\":\"day\","
                            "\"weather\":\"clear\",\"warmth\":0,\"tension\":0,\"spans\":[]}";

static char *
media_path (const char *path, gpointer user_data)
{
  return g_strdup (path);
}

static RcReferences
references_of (const cJSON *entry)
{
  const cJSON *json = cJSON_GetObjectItemCaseSensitive (entry, "references");

  return (RcReferences){ .style = rc_json_string_or (json, "style", ""),
                         .composition = rc_json_string_or (json, "composition", ""),
                         .camera = rc_json_string_or (json, "camera", ""),
                         .first_frame = rc_json_string_or (json, "first-frame", ""),
                         .last_frame = rc_json_string_or (json, "last-frame", "") };
}

static gboolean
draw (RcGlContext *context,
      const RcKit *kit,
      const cJSON *entry,
      const char  *dir,
      int          width,
      int          height,
      GError     **error)
{
  cJSON                 *json = cJSON_Parse (plain);
  RcRequestShape         shape = { width,
                                   height,
                                   { 24, 1 },
                                   96,
                                   (guint)rc_json_number_or (entry, "seed", 7),
                                   rc_json_number_or (entry, "creativity", 0) };
  RcReferences           references = references_of (entry);
  g_autoptr (RcStaging)  staging = NULL;
  g_autoptr (RcScene)    scene = NULL;
  g_autoptr (RcRenderer) renderer = NULL;
  g_autoptr (RcFinish)   finish = NULL;
  g_autoptr (RcFrame)    colour = NULL, depth = NULL, identity = NULL;
  g_autofree char       *name = g_strdup_printf ("%s.png", entry->string);
  g_autofree char       *path = g_build_filename (dir, name, NULL);
  RcRect                 all = { 0, 0, width, height };

  rc_json_merge_patch (&json, entry);
  staging = rc_staging_from_json (json, error);
  cJSON_Delete (json);
  scene = staging != NULL
              ? rc_scene_new_with (kit, staging, &shape, NULL, &references, media_path, NULL, error)
              : NULL;
  renderer = scene != NULL ? rc_renderer_new (context, scene, error) : NULL;
  finish = renderer != NULL ? rc_finish_new (scene, renderer, media_path, NULL, error) : NULL;
  if (finish == NULL)
    return FALSE;
  rc_scene_set_frame (scene, (int)(rc_json_number_or (entry, "frame", 0.3) * 95));
  return rc_renderer_draw (renderer, all, &colour, &depth, &identity, error) &&
         rc_finish_frame (finish, scene, all, colour, error) &&
         rc_frame_save_png (colour, path, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcKit)  kit = rc_kit_load (&error);
  RcGlContext       *context = kit != NULL ? rc_gl_context_get (&error) : NULL;
  g_autoptr (cJSON)  list = context != NULL && argc > 2 ? rc_json_load (argv[1], &error) : NULL;
  const cJSON       *entry;

  cJSON_ArrayForEach (entry, list)
  {
    if (!draw (context, kit, entry, argv[2], argc > 4 ? atoi (argv[3]) : 640,
               argc > 4 ? atoi (argv[4]) : 360, &error))
      break;
  }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return error != NULL || list == NULL;
}
