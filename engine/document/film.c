/* film.c - the schema: each type's properties, checks and names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/film.h"

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/document/canvas.h"
#include "engine/document/cut.h"
#include "engine/document/node-private.h"
#include "engine/document/note.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

struct _RcProject
{
  RcNode parent_instance;
};
struct _RcCharacter
{
  RcNode parent_instance;
};
struct _RcScene
{
  RcNode parent_instance;
};
struct _RcShot
{
  RcNode parent_instance;
};
struct _RcReference
{
  RcNode parent_instance;
};
struct _RcTake
{
  RcNode parent_instance;
};
struct _RcRegion
{
  RcNode parent_instance;
};

G_DEFINE_FINAL_TYPE (RcProject, rc_project, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcCharacter, rc_character, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcScene, rc_scene, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcShot, rc_shot, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcReference, rc_reference, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcTake, rc_take, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcRegion, rc_region, RC_TYPE_NODE)

/* --- limits ------------------------------------------------------------------------------- */

/** Returns: how many references of that kind a shot, scene or character holds */
guint
rc_slot_capacity (RcSlot slot)
{
  static const guint capacity[RC_N_SLOTS] = { 9, 3, 3 };

  return capacity[slot];
}

/** Returns: how many of the slots of that kind @owner itself fills */
guint
rc_node_count_slot (RcNode *owner, RcSlot slot)
{
  guint count = 0;

  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    count +=
        rc_node_get_enum (rc_node_get_child (owner, RC_TYPE_REFERENCE, i), "slot") == (int)slot;
  return count;
}

static gboolean
accepts_into_slots (RcNode *self, RcNode *child, GError **error)
{
  static const char *const messages[RC_N_SLOTS] = {
    N_ ("%s already has its %u images. Remove one to make room for another."),
    N_ ("%s already has its %u videos. Remove one to make room for another."),
    N_ ("%s already has its %u audio files. Remove one to make room for another."),
  };
  g_autofree char *name = NULL;
  RcSlot           slot;

  if (!RC_IS_REFERENCE (child))
    return TRUE;
  slot = (RcSlot)rc_node_get_enum (child, "slot");
  if (rc_node_count_slot (self, slot) < rc_slot_capacity (slot))
    return TRUE;
  name = rc_node_dup_name (self);
  g_set_error (error, RC_ERROR, RC_ERROR_LIMIT, _ (messages[slot]), name, rc_slot_capacity (slot));
  return FALSE;
}

/* A take of a region is a layer, and has none. */
static gboolean
take_accepts (RcNode *self, RcNode *child, GError **error)
{
  if (!RC_IS_REGION (child) || !RC_IS_REGION (rc_node_get_parent (self)))
    return TRUE;
  g_set_error_literal (
      error, RC_ERROR, RC_ERROR_INVALID,
      _ ("A region cannot be laid over a take of a region. Lay it over the take of "
         "the shot."));
  return FALSE;
}

static gboolean
validate_prompt (RcNode *self, GParamSpec *spec, const GValue *value, GError **error)
{
  guint words;

  if (strcmp (spec->name, "prompt") != 0 || g_value_get_string (value) == NULL)
    return TRUE;
  words = rc_text_count_words (g_value_get_string (value));
  if (words > RC_PROMPT_MOST_WORDS)
    {
      g_autofree char *name = rc_node_dup_name (self);

      g_set_error (
          error, RC_ERROR, RC_ERROR_LIMIT,
          _ ("The prompt of %s would have %u words; it can have %d. Shorten it, or break it into "
             "several shots."),
          name, words, RC_PROMPT_MOST_WORDS);
      return FALSE;
    }
  return TRUE;
}

static gboolean
validate_shot (RcNode *self, GParamSpec *spec, const GValue *value, GError **error)
{
  if (strcmp (spec->name, "duration") == 0)
    {
      double seconds = rc_rational_to_double (*(const RcRational *)g_value_get_boxed (value));

      if (!(seconds >= 1.0 / 60.0 && seconds <= RC_SHOT_MOST_SECONDS))
        {
          g_autofree char *name = rc_node_dup_name (self);

          g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                       _ ("%s cannot last %g seconds: a shot lasts from one frame to %d seconds."),
                       name, seconds, RC_SHOT_MOST_SECONDS);
          return FALSE;
        }
    }
  return validate_prompt (self, spec, value, error);
}

/* "16:9", "2.39:1" */
static gboolean
parse_aspect (const char *text, double *aspect)
{
  char  *end = NULL;
  double width = g_ascii_strtod (text, &end), height;

  if (end == text || *end != ':')
    return FALSE;
  text = end + 1;
  height = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(width > 0) || !(height > 0))
    return FALSE;
  *aspect = width / height;
  return *aspect >= 0.25 && *aspect <= 4.0;
}

static gboolean
validate_project (RcNode *self, GParamSpec *spec, const GValue *value, GError **error)
{
  double number = 0;

  if (strcmp (spec->name, "aspect") == 0 && !parse_aspect (g_value_get_string (value), &number))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INVALID,
          _ ("The aspect of the film cannot be “%s”: write it as 16:9, 9:16, 1:1 or 2.39:1."),
          g_value_get_string (value));
      return FALSE;
    }
  if (strcmp (spec->name, "rate") == 0)
    {
      number = rc_rational_to_double (*(const RcRational *)g_value_get_boxed (value));
      if (!(number >= 1 && number <= 120))
        {
          g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                       _ ("The frame rate of the film cannot be %g: it must be from 1 to 120."),
                       number);
          return FALSE;
        }
    }
  return TRUE;
}

/* --- names -------------------------------------------------------------------------------- */

static char *
character_dup_name (RcNode *self)
{
  return g_strdup (rc_node_get_string (self, "name"));
}

/** Returns: (transfer full): "INT. LAMP ROOM - NIGHT", without the parts that are empty */
char *
rc_scene_dup_heading (RcScene *self)
{
  const char *setting = rc_node_get_string (RC_NODE (self), "setting");
  const char *place = rc_node_get_string (RC_NODE (self), "place");
  const char *time = rc_node_get_string (RC_NODE (self), "time");

  return g_strdup_printf ("%s%s%s%s%s", setting, *setting != '\0' ? ". " : "", place,
                          *time != '\0' ? " - " : "", time);
}

static char *
scene_dup_name (RcNode *self)
{
  g_autofree char *heading = rc_scene_dup_heading (RC_SCENE (self));

  return *heading != '\0' ? g_strdup_printf (_ ("Scene “%s”"), heading)
                          : g_strdup_printf (_ ("Scene %u"), rc_node_get_index (self) + 1);
}

/** Returns: (transfer full): the label that was given, else scene number and letters: 1A … 1Z, 1AA
 */
char *
rc_shot_dup_label (RcShot *self)
{
  const char         *label = rc_node_get_string (RC_NODE (self), "label");
  RcNode             *scene = rc_node_get_parent (RC_NODE (self));
  g_autoptr (GString) letters = g_string_new (NULL);

  if (*label != '\0' || scene == NULL)
    return g_strdup (label);
  for (guint n = rc_node_get_index (RC_NODE (self)) + 1; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (letters, (char)('A' + (n - 1) % 26));
  return g_strdup_printf ("%u%s", rc_node_get_index (scene) + 1, letters->str);
}

static char *
shot_dup_name (RcNode *self)
{
  g_autofree char *label = rc_shot_dup_label (RC_SHOT (self));

  return g_strdup_printf (_ ("Shot %s"), label);
}

static char *
reference_dup_name (RcNode *self)
{
  return g_strdup_printf (_ ("Reference “%s”"), rc_node_get_string (self, "file"));
}

static char *
take_dup_name (RcNode *self)
{
  return g_strdup_printf (_ ("Take %u"), rc_node_get_index (self) + 1);
}

static char *
region_dup_name (RcNode *self)
{
  return g_strdup_printf (_ ("Region “%s”"), rc_node_get_string (self, "prompt"));
}

/* --- the schema --------------------------------------------------------------------------- */

static void
rc_project_class_init (RcProjectClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("title", N_ ("Title"), ""),
     rc_spec_string ("logline", N_ ("Logline"), ""),
     rc_spec_string ("aspect", N_ ("Aspect"), "16:9"),
     rc_spec_rational ("rate", N_ ("Frame Rate"), (RcRational){ 24, 1 }),
     rc_spec_int ("lines", N_ ("Resolution"), 144, 4320, 1080), /* pixels of the shorter side */
     rc_spec_int ("preview-lines", N_ ("Preview Resolution"), 90, 2160, 360),
     rc_spec_string ("language", N_ ("Language"), "en"),
     rc_spec_enum ("look", N_ ("Look"), RC_TYPE_PROJECT_LOOK, RC_LOOK_COLOUR),
     rc_spec_boolean ("labels", N_ ("Labels"), TRUE), /* of things drawn as the nearest kind */
     rc_spec_json ("masks", N_ ("Masks")),            /* engine/document/saved-mask.h */
     rc_spec_string ("cut", N_ ("Cut"), ""), /* the id of the one that plays; "": the first */
  };

  rc_node_class_install (node_class, "project", N_ ("Film"), specs, G_N_ELEMENTS (specs));
  node_class->child_types[0] = RC_TYPE_CHARACTER;
  node_class->child_types[1] = RC_TYPE_SCENE;
  node_class->child_types[2] = RC_TYPE_REFERENCE;
  node_class->child_types[3] = RC_TYPE_FILM_CUT;
  node_class->child_types[4] = RC_TYPE_STICKY;
  node_class->child_types[5] = RC_TYPE_ARROW;
  node_class->validate = validate_project;
}

static void
rc_character_class_init (RcCharacterClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("name", N_ ("Name"), ""),
     rc_spec_enum ("kind", N_ ("Kind"), RC_TYPE_CHARACTER_KIND, RC_CHARACTER_PERSON),
     rc_spec_string ("description", N_ ("Description"), ""),
     rc_spec_string ("voice", N_ ("Voice"), ""),
     rc_spec_boolean ("mannequin", N_ ("Mannequin"), FALSE),
  };

  rc_node_class_install (node_class, "character", N_ ("Character"), specs, G_N_ELEMENTS (specs));
  node_class->child_types[0] = RC_TYPE_REFERENCE;
  node_class->accepts = accepts_into_slots;
  node_class->dup_name = character_dup_name;
}

static void
rc_scene_class_init (RcSceneClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("setting", N_ ("Setting"), ""), /* INT, EXT, INT/EXT */
     rc_spec_string ("place", N_ ("Place"), ""),
     rc_spec_string ("time", N_ ("Time of Day"), ""),
     rc_spec_string ("prompt", N_ ("Prompt"), ""),
     rc_spec_string ("mood", N_ ("Mood"), ""),
     rc_spec_boolean ("collapsed", N_ ("Collapsed"), FALSE), /* on the board */
  };

  rc_node_class_install (node_class, "scene", N_ ("Scene"), specs, G_N_ELEMENTS (specs));
  node_class->child_types[0] = RC_TYPE_REFERENCE;
  node_class->child_types[1] = RC_TYPE_SHOT;
  node_class->accepts = accepts_into_slots;
  node_class->validate = validate_prompt;
  node_class->dup_name = scene_dup_name;
}

static void
rc_shot_class_init (RcShotClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("label", N_ ("Label"), ""), /* "": by its place */
     rc_spec_string ("prompt", N_ ("Prompt"), ""),
     rc_spec_json ("staging", N_ ("Staging")), /* hand-set values: a merge patch */
     rc_spec_rational ("duration", N_ ("Duration"), (RcRational){ 4, 1 }),
     rc_spec_string ("size", N_ ("Shot Size"), ""), /* "": from the prompt, as the next three */
     rc_spec_string ("angle", N_ ("Angle"), ""),
     rc_spec_string ("move", N_ ("Camera Move"), ""),
     rc_spec_double ("lens", N_ ("Lens"), 0, 400, 0), /* mm; 0: from the prompt */
     rc_spec_double ("creativity", N_ ("Creativity"), 0, 1, 0.25),
     rc_spec_double ("valence", N_ ("Valence"), -1, 1, 0),
     rc_spec_double ("arousal", N_ ("Arousal"), -1, 1, 0),
     rc_spec_int ("seed", N_ ("Seed"), 0, G_MAXINT, 1),
     rc_spec_boolean ("seed-locked", N_ ("Seed Lock"), FALSE),
     rc_spec_string ("notes", N_ ("Notes"), ""),
     rc_spec_string ("breaks", N_ ("Intended Breaks"), ""), /* checks of its raccord: "light" */
     rc_spec_string ("best-take", N_ ("Take in Cut"),
                     ""), /* a take's id; "": the newest that is not rejected */
  };

  rc_node_class_install (node_class, "shot", N_ ("Shot"), specs, G_N_ELEMENTS (specs));
  node_class->child_types[0] = RC_TYPE_REFERENCE;
  node_class->child_types[1] = RC_TYPE_TAKE;
  node_class->accepts = accepts_into_slots;
  node_class->validate = validate_shot;
  node_class->dup_name = shot_dup_name;
}

static void
rc_reference_class_init (RcReferenceClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("file", N_ ("File"), ""), /* its name when it was added */
     rc_spec_string ("media", N_ ("Media"),
                     ""), /* content hash, with the extension: media/HASH.png */
     rc_spec_enum ("slot", N_ ("Slot"), RC_TYPE_SLOT, RC_SLOT_IMAGE),
     rc_spec_enum ("role", N_ ("Role"), RC_TYPE_ROLE, RC_ROLE_IDENTITY),
  };

  rc_node_class_install (node_class, "reference", N_ ("Reference"), specs, G_N_ELEMENTS (specs));
  node_class->dup_name = reference_dup_name;
}

static void
rc_take_class_init (RcTakeClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("hash", N_ ("Request"), ""), /* takes/HASH/ */
     rc_spec_string ("generator", N_ ("Generator"), "sketch"),
     rc_spec_int ("seed", N_ ("Seed"), 0, G_MAXINT, 1),
     rc_spec_int ("frames", N_ ("Frames"), 0, G_MAXINT, 0),
     rc_spec_int ("width", N_ ("Width"), 0, 16384, 0),
     rc_spec_int ("height", N_ ("Height"), 0, 16384, 0),
     rc_spec_double ("seconds", N_ ("Rendering Time"), 0, G_MAXDOUBLE, 0),
     rc_spec_double ("cost", N_ ("Cost"), 0, G_MAXDOUBLE, 0), /* what the generator charged */
     rc_spec_string ("created", N_ ("Created"), ""),          /* ISO 8601, UTC */
     rc_spec_string ("pictures", N_ ("Pictures"), ""), /* SHA-256 of its frames; "": not kept */
     /* Made by itself after an edit: the next one takes its place, unless somebody cared for it. */
     rc_spec_boolean ("draft", N_ ("Draft"), FALSE),
     /* Of a region: in how many frames everything outside the mask was proved to be the base's. */
     rc_spec_int ("proved", N_ ("Proved Frames"), 0, G_MAXINT, 0),
     rc_spec_json ("misfit", N_ ("Misfit")), /* of a region: engine/image/misfit.h; made good */
     rc_spec_enum ("verdict", N_ ("Verdict"), RC_TYPE_VERDICT, RC_VERDICT_NONE),
     rc_spec_string ("reason", N_ ("Reason"), ""), /* of the verdict */
     rc_spec_string ("judged", N_ ("Judged"), ""), /* when: ISO 8601, UTC */
     rc_spec_string ("notes", N_ ("Notes"), ""),
     rc_spec_json ("drawn", N_ ("Drawn")), /* for a region to come: see docs/project-format.md */
  };

  rc_node_class_install (node_class, "take", N_ ("Take"), specs, G_N_ELEMENTS (specs));
  node_class->child_types[0] = RC_TYPE_REGION;
  node_class->child_types[1] = RC_TYPE_NOTE;
  node_class->accepts = take_accepts;
  node_class->dup_name = take_dup_name;
}

static void
rc_region_class_init (RcRegionClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("prompt", N_ ("Prompt"), ""),
     rc_spec_json ("mask", N_ ("Mask")),
     rc_spec_json ("drawn", N_ ("Drawn")), /* and not rendered yet */
     rc_spec_int ("seed", N_ ("Seed"), 0, G_MAXINT, 1),
     rc_spec_boolean ("seed-locked", N_ ("Seed Lock"), FALSE),
     rc_spec_double ("strength", N_ ("Strength"), 0, 1, 1), /* how far it goes from the base */
     rc_spec_string ("generator", N_ ("Generator"), ""),    /* "": the take's */
     rc_spec_string ("hash", N_ ("Request"), ""), /* takes/HASH/ of the layer; "": not rendered */
     rc_spec_boolean ("visible", N_ ("Visible"), TRUE),
     rc_spec_enum ("verdict", N_ ("Verdict"), RC_TYPE_VERDICT, RC_VERDICT_NONE),
     rc_spec_string ("reason", N_ ("Reason"), ""),
     rc_spec_string ("judged", N_ ("Judged"), ""),
     rc_spec_enum ("blend", N_ ("Blend"), RC_TYPE_BLEND, RC_BLEND_NORMAL),
     rc_spec_double ("opacity", N_ ("Opacity"), 0, 1, 1),
     rc_spec_enum ("seam", N_ ("Seam"), RC_TYPE_SEAM_KIND, RC_SEAM_FEATHER),
     rc_spec_enum ("ends", N_ ("Ends"), RC_TYPE_ENDS, RC_ENDS_CUT),
  };

  rc_node_class_install (node_class, "region", N_ ("Region"), specs, G_N_ELEMENTS (specs));
  node_class->child_types[0] = RC_TYPE_REFERENCE;
  node_class->child_types[1] = RC_TYPE_TAKE;
  node_class->accepts = accepts_into_slots;
  node_class->validate = validate_prompt;
  node_class->dup_name = region_dup_name;
}

static void
rc_project_init (RcProject *self)
{
}
static void
rc_character_init (RcCharacter *self)
{
}
static void
rc_scene_init (RcScene *self)
{
}
static void
rc_shot_init (RcShot *self)
{
}
static void
rc_reference_init (RcReference *self)
{
}
static void
rc_take_init (RcTake *self)
{
}
static void
rc_region_init (RcRegion *self)
{
}

/* --- film knowledge that is about the document only ----------------------------------------- */

/**
 * rc_shot_get_best_take:
 *
 * Returns: (transfer none) (nullable): the take that is in the cut: the chosen one, else the last
 * starred one, else the last that is not rejected
 */
RcTake *
rc_shot_get_best_take (RcShot *self)
{
  const char *chosen = rc_node_get_string (RC_NODE (self), "best-take");
  RcTake     *starred = NULL, *last = NULL;

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (self), RC_TYPE_TAKE); i++)
    {
      RcNode *take = rc_node_get_child (RC_NODE (self), RC_TYPE_TAKE, i);
      int     verdict = rc_node_get_enum (take, "verdict");

      if (strcmp (rc_node_get_id (take), chosen) == 0)
        return RC_TAKE (take);
      if (verdict == RC_VERDICT_STAR)
        starred = RC_TAKE (take);
      if (verdict != RC_VERDICT_REJECT)
        last = RC_TAKE (take);
    }
  return starred != NULL ? starred : last;
}

static int
round_even (double pixels)
{
  return MAX (2, 2 * (int)lround (pixels / 2.0));
}

/** Returns: (transfer full): the names of the film's characters, in order */
char **
rc_project_dup_cast (RcProject *self)
{
  guint  n = rc_node_get_n_children (RC_NODE (self), RC_TYPE_CHARACTER);
  char **names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (
        rc_node_get_string (rc_node_get_child (RC_NODE (self), RC_TYPE_CHARACTER, i), "name"));
  return names;
}

/**
 * rc_project_frame_size:
 * @lines: pixels of the shorter side
 * @width: (out): pixels, even
 * @height: (out): pixels, even
 */
void
rc_project_frame_size (RcProject *self, int lines, int *width, int *height)
{
  double aspect = 16.0 / 9.0;

  (void)!parse_aspect (rc_node_get_string (RC_NODE (self), "aspect"), &aspect);
  *width = round_even (aspect >= 1.0 ? lines * aspect : lines);
  *height = round_even (aspect >= 1.0 ? lines : lines / aspect);
}
