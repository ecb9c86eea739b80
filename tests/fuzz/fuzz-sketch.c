/* fuzz-sketch.c - libFuzzer on what is built from stagings and from the kit
 *
 * The first byte chooses which of them is changed; the second whether the rest is its text or
 * changes to what is right (mutate.h). What the reader accepts becomes a scene and is posed. Slow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"

#include "engine/base/data.h"
#include "engine/script/compose.h"
#include "engine/sketch/kit-load.h"
#include "engine/sketch/scene/scene.h"

#include <glib/gstdio.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const prompts[] = {
  "Wide shot of three dogs running across a field at dusk, a girl in a red coat follows them, "
  "rain. "
  "The camera pans left, then pushes in.",
  "Mara sits at the kitchen table and drinks tea. She says: \"It is late.\" Ilya walks in from the "
  "left "
  "and puts a lantern on the table.",
  "A knight rides a horse over the bridge. Cut to: close-up of his sword. A dragon flies above, "
  "fire, "
  "smoke. A crowd watches in the background.",
  "An old sailor on the ship-deck in a storm, over the shoulder of a boy, 85 mm, shallow focus.",
};

/* One process, one thread: made once, for speed. */
typedef struct
{
  RcVocabulary *vocabulary;
  RcKit        *kit;
  cJSON        *stagings[G_N_ELEMENTS (prompts)];
  char         *home;  /* the real data folder */
  char         *dir;   /* another one, of links to it */
  GPtrArray    *files; /* char: of the kit, inside a data folder */
} Bases;

static cJSON *
make_staging (const RcVocabulary *vocabulary, const char *prompt)
{
  RcStagingInput        input = { .prompt = prompt, .seconds = 5, .creativity = 1 };
  g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, NULL);

  return staging != NULL ? rc_staging_to_json (staging) : NULL;
}

/* Links everything below @folder of the data folder into ours, and notes the files of the kit. */
static void
link_folder (Bases *bases, const char *folder)
{
  g_autofree char *from = g_build_filename (bases->home, folder, NULL);
  g_autofree char *to = g_build_filename (bases->dir, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char      *name;

  g_mkdir_with_parents (to, 0700);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (folder, name, NULL);
      g_autofree char *file = g_build_filename (from, name, NULL);
      g_autofree char *link = g_build_filename (to, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        link_folder (bases, below);
      else if (symlink (file, link) == 0 && g_str_has_prefix (below, "kit") &&
               g_str_has_suffix (name, ".json"))
        g_ptr_array_add (bases->files, g_steal_pointer (&below));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static Bases *
bases_new (void)
{
  Bases *bases = g_new0 (Bases, 1);

  bases->home = g_canonicalize_filename (rc_data_dir (), NULL);
  bases->dir = g_dir_make_tmp ("raccord-fuzz-XXXXXX", NULL);
  bases->files = g_ptr_array_new_with_free_func (g_free);
  bases->vocabulary = rc_vocabulary_load (NULL);
  bases->kit = rc_kit_load (NULL);
  if (bases->vocabulary == NULL || bases->kit == NULL || bases->dir == NULL)
    abort ();
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    bases->stagings[i] = make_staging (bases->vocabulary, prompts[i]);
  link_folder (bases, "");
  g_ptr_array_sort (bases->files, compare_names);
  return bases;
}

static void
use_scene (const RcKit *kit, const RcStaging *staging)
{
  RcRequestShape shape = {
    .width = 64, .height = 36, .rate = { 24, 1 }, .frames = 48, .seed = 3, .creativity = 0.5
  };
  RcScene *scene = rc_scene_new (kit, staging, &shape, NULL, NULL, NULL);

  if (scene == NULL)
    return;
  rc_scene_set_frame (scene, 0);
  rc_scene_set_frame (scene, 47);
  rc_scene_free (scene);
}

static void
fuzz_scene (const Bases *bases, const guint8 *data, gsize size)
{
  const cJSON          *base = bases->stagings[data[0] / 4 % G_N_ELEMENTS (prompts)];
  g_autoptr (cJSON)     json = mutate_input (base, data, size);
  g_autoptr (RcStaging) staging = json != NULL ? rc_staging_from_json (json, NULL) : NULL;

  if (staging != NULL)
    use_scene (bases->kit, staging);
}

/* Puts a changed file of the kit in place of the right one, reads the kit and draws from it. */
static void
fuzz_kit (Bases *bases, const guint8 *data, gsize size)
{
  const char           *name = bases->files->pdata[size > 1 ? data[1] % bases->files->len : 0];
  g_autofree char      *path = g_build_filename (bases->dir, name, NULL);
  g_autofree char      *right = g_build_filename (bases->home, name, NULL);
  g_autoptr (cJSON)     base = rc_data_load_json (name, NULL);
  g_autoptr (cJSON)     json = size > 2 ? mutate_input (base, data, size) : NULL;
  g_autofree char      *text = json != NULL ? cJSON_PrintUnformatted (json) : NULL;
  g_autoptr (RcStaging) staging = rc_staging_from_json (bases->stagings[size % 4], NULL);
  RcKit                *kit;

  if (text == NULL || g_unlink (path) != 0 || !g_file_set_contents (path, text, -1, NULL))
    return;
  g_setenv ("RACCORD_DATA_DIR", bases->dir, TRUE);
  kit = rc_kit_load (NULL);
  if (kit != NULL && staging != NULL)
    use_scene (kit, staging);
  if (kit != NULL)
    rc_kit_free (kit);
  g_setenv ("RACCORD_DATA_DIR", bases->home, TRUE);
  g_unlink (path);
  if (symlink (right, path) != 0)
    abort ();
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static Bases *bases;

  if (bases == NULL)
    bases = bases_new ();
  if (size < 2)
    return 0;
  if (data[0] < 32)
    fuzz_kit (bases, data + 1, size - 1);
  else
    fuzz_scene (bases, data + 1, size - 1);
  return 0;
}
