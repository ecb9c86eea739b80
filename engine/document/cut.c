/* cut.c - the schema of a cut, and what it comes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/cut.h"

#include "engine/base/error.h"
#include "engine/document/node-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

G_DEFINE_ENUM_TYPE (RcTrack,
                    rc_track,
                    G_DEFINE_ENUM_VALUE (RC_TRACK_SCRATCH, "scratch"),
                    G_DEFINE_ENUM_VALUE (RC_TRACK_AMBIENCE, "ambience"),
                    G_DEFINE_ENUM_VALUE (RC_TRACK_MUSIC, "music"))

G_DEFINE_ENUM_TYPE (RcMarkerColour,
                    rc_marker_colour,
                    G_DEFINE_ENUM_VALUE (RC_MARKER_AMBER, "amber"),
                    G_DEFINE_ENUM_VALUE (RC_MARKER_RED, "red"),
                    G_DEFINE_ENUM_VALUE (RC_MARKER_GREEN, "green"),
                    G_DEFINE_ENUM_VALUE (RC_MARKER_BLUE, "blue"),
                    G_DEFINE_ENUM_VALUE (RC_MARKER_VIOLET, "violet"))

struct _RcFilmCut
{
  RcNode parent_instance;
};
struct _RcTrim
{
  RcNode parent_instance;
};
struct _RcMarker
{
  RcNode parent_instance;
};
struct _RcSound
{
  RcNode parent_instance;
};

G_DEFINE_FINAL_TYPE (RcFilmCut, rc_film_cut, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcTrim, rc_trim, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcMarker, rc_marker, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcSound, rc_sound, RC_TYPE_NODE)

/* --- names and checks --- */

static char *
cut_dup_name (RcNode *self)
{
  const char *name = rc_node_get_string (self, "name");

  return *name != '\0' ? g_strdup_printf (_ ("Cut “%s”"), name)
                       : g_strdup_printf (_ ("Cut %u"), rc_node_get_index (self) + 1);
}

static char *
marker_dup_name (RcNode *self)
{
  const char *name = rc_node_get_string (self, "name");

  return *name != '\0' ? g_strdup_printf (_ ("Marker “%s”"), name)
                       : g_strdup_printf (_ ("Marker %u"), rc_node_get_index (self) + 1);
}

static char *
sound_dup_name (RcNode *self)
{
  return g_strdup_printf (_ ("Sound “%s”"), rc_node_get_string (self, "file"));
}

/* Times in a cut are never negative. */
static gboolean
validate_times (RcNode *self, GParamSpec *spec, const GValue *value, GError **error)
{
  g_autofree char *name = NULL;

  if (!G_VALUE_HOLDS (value, RC_TYPE_RATIONAL) ||
      ((const RcRational *)g_value_get_boxed (value))->num >= 0)
    return TRUE;
  name = rc_node_dup_name (self);
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("%s: “%s” cannot be before 0."), name,
               spec->name);
  return FALSE;
}

/* --- the schema --- */

static void
rc_film_cut_class_init (RcFilmCutClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = { rc_spec_string ("name", N_ ("Name"), "") };

  rc_node_class_install (node_class, "cut", N_ ("Cut"), specs, G_N_ELEMENTS (specs));
  node_class->child_types[0] = RC_TYPE_TRIM;
  node_class->child_types[1] = RC_TYPE_MARKER;
  node_class->child_types[2] = RC_TYPE_SOUND;
  node_class->dup_name = cut_dup_name;
}

static void
rc_trim_class_init (RcTrimClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("shot", N_ ("Shot"), ""), /* its id */
     rc_spec_rational ("in", N_ ("In"), (RcRational){ 0, 1 }),
     rc_spec_rational ("out", N_ ("Out"), (RcRational){ 0, 1 }), /* 0: the shot's end */
     rc_spec_boolean ("left-out", N_ ("Left Out"), FALSE),
     rc_spec_double ("level", N_ ("Level"), RC_LEVEL_LEAST, RC_LEVEL_MOST, 0), /* of its sound */
  };

  rc_node_class_install (node_class, "trim", N_ ("Trim"), specs, G_N_ELEMENTS (specs));
  node_class->validate = validate_times;
}

static void
rc_marker_class_init (RcMarkerClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_int ("frame", N_ ("Frame"), 0, G_MAXINT, 0),
     rc_spec_string ("name", N_ ("Name"), ""),
     rc_spec_enum ("colour", N_ ("Colour"), RC_TYPE_MARKER_COLOUR, RC_MARKER_AMBER),
  };

  rc_node_class_install (node_class, "marker", N_ ("Marker"), specs, G_N_ELEMENTS (specs));
  node_class->dup_name = marker_dup_name;
}

static void
rc_sound_class_init (RcSoundClass *klass)
{
  RcNodeClass     *node_class = RC_NODE_CLASS (klass);
  const RcRational zero = { 0, 1 };
  GParamSpec      *specs[] = {
         rc_spec_enum ("track", N_ ("Track"), RC_TYPE_TRACK, RC_TRACK_MUSIC),
         rc_spec_string ("file", N_ ("File"), ""),         /* its name when it was added */
         rc_spec_string ("media", N_ ("Media"), ""),       /* media/HASH.wav */
         rc_spec_rational ("start", N_ ("Start"), zero),   /* seconds into the cut */
         rc_spec_rational ("in", N_ ("In"), zero),         /* seconds into the file */
         rc_spec_rational ("length", N_ ("Length"), zero), /* seconds; 0: as long as the file */
         rc_spec_rational ("whole", N_ ("Whole"), zero),   /* seconds that the file lasts */
         rc_spec_double ("level", N_ ("Level"), RC_LEVEL_LEAST, RC_LEVEL_MOST, 0),
         rc_spec_rational ("fade-in", N_ ("Fade In"), zero), /* seconds */
         rc_spec_rational ("fade-out", N_ ("Fade Out"), zero),
         rc_spec_boolean ("loops", N_ ("Loop"), FALSE),
         rc_spec_boolean ("muted", N_ ("Muted"), FALSE),
  };

  rc_node_class_install (node_class, "sound", N_ ("Sound"), specs, G_N_ELEMENTS (specs));
  node_class->validate = validate_times;
  node_class->dup_name = sound_dup_name;
}

static void
rc_film_cut_init (RcFilmCut *self)
{
}
static void
rc_trim_init (RcTrim *self)
{
}
static void
rc_marker_init (RcMarker *self)
{
}
static void
rc_sound_init (RcSound *self)
{
}

/* --- what it comes to --- */

/** Returns: (transfer none) (nullable): the cut that plays; NULL: every shot, whole */
RcFilmCut *
rc_project_get_cut (RcProject *self)
{
  RcNode     *film = RC_NODE (self);
  const char *chosen = rc_node_get_string (film, "cut");

  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_FILM_CUT); i++)
    {
      RcNode *cut = rc_node_get_child (film, RC_TYPE_FILM_CUT, i);

      if (strcmp (rc_node_get_id (cut), chosen) == 0)
        return RC_FILM_CUT (cut);
    }
  return rc_node_get_child (film, RC_TYPE_FILM_CUT, 0);
}

/** @self: (nullable). Returns: (transfer none) (nullable) */
RcTrim *
rc_film_cut_find_trim (RcFilmCut *self, RcShot *shot)
{
  const char *id = rc_node_get_id (RC_NODE (shot));

  for (guint i = 0; self != NULL && i < rc_node_get_n_children (RC_NODE (self), RC_TYPE_TRIM); i++)
    {
      RcNode *trim = rc_node_get_child (RC_NODE (self), RC_TYPE_TRIM, i);

      if (strcmp (rc_node_get_string (trim, "shot"), id) == 0)
        return RC_TRIM (trim);
    }
  return NULL;
}

/* Shots by id, so that a thousand trimmed shots are not a million comparisons. */
static GHashTable *
index_trims (RcFilmCut *cut)
{
  GHashTable *trims = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_TRIM); i++)
    {
      RcNode *trim = rc_node_get_child (RC_NODE (cut), RC_TYPE_TRIM, i);

      if (!g_hash_table_contains (trims, rc_node_get_string (trim, "shot")))
        g_hash_table_insert (trims, (gpointer)rc_node_get_string (trim, "shot"), trim);
    }
  return trims;
}

/* A trim that no longer fits, because the shot became shorter, gives as much as there is. */
static RcCutShot
resolve (RcShot *shot, RcTrim *trim, RcRational rate)
{
  RcCutShot place = { .shot = shot, .trim = trim };
  int       out = 0;

  place.whole =
      (int)MAX (1, rc_time_to_frames (rc_node_get_rational (RC_NODE (shot), "duration"), rate));
  if (trim != NULL)
    {
      place.in = (int)rc_time_to_frames (rc_node_get_rational (RC_NODE (trim), "in"), rate);
      out = (int)rc_time_to_frames (rc_node_get_rational (RC_NODE (trim), "out"), rate);
    }
  place.in = CLAMP (place.in, 0, place.whole - 1);
  place.frames =
      CLAMP (out > 0 ? out - place.in : place.whole - place.in, 1, place.whole - place.in);
  return place;
}

/**
 * rc_project_list_cut:
 * @cut: (nullable): of this film; NULL: every shot plays whole
 *
 * Returns: (transfer full) (element-type RcCutShot): in playing order
 */
GArray *
rc_project_list_cut (RcProject *self, RcFilmCut *cut)
{
  GArray                *shots = g_array_new (FALSE, FALSE, sizeof (RcCutShot));
  g_autoptr (GHashTable) trims = index_trims (cut);
  RcRational             rate = rc_node_get_rational (RC_NODE (self), "rate");
  int                    start = 0;

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (self), RC_TYPE_SCENE); i++)
    {
      RcNode *scene = rc_node_get_child (RC_NODE (self), RC_TYPE_SCENE, i);

      for (guint k = 0; k < rc_node_get_n_children (scene, RC_TYPE_SHOT); k++)
        {
          RcShot   *shot = rc_node_get_child (scene, RC_TYPE_SHOT, k);
          RcTrim   *trim = g_hash_table_lookup (trims, rc_node_get_id (RC_NODE (shot)));
          RcCutShot place;

          if (trim != NULL && rc_node_get_boolean (RC_NODE (trim), "left-out"))
            continue;
          place = resolve (shot, trim, rate);
          place.start = start;
          start += place.frames;
          g_array_append_val (shots, place);
        }
    }
  return shots;
}

/** @shots: of rc_project_list_cut(). Returns: how many frames they are together */
int
rc_cut_shots_frames (const GArray *shots)
{
  const RcCutShot *last = shots->len > 0 ? &g_array_index (shots, RcCutShot, shots->len - 1) : NULL;

  return last != NULL ? last->start + last->frames : 0;
}

/** Returns: the place of @shot in @shots, or -1 */
int
rc_cut_shots_find (const GArray *shots, RcShot *shot)
{
  for (guint i = 0; i < shots->len; i++)
    if (g_array_index (shots, RcCutShot, i).shot == shot)
      return (int)i;
  return -1;
}

/**
 * rc_level_to_gain:
 * @level: dB
 *
 * The amplitude is 10 to the power of a twentieth of the level: the definition of the decibel for
 * field quantities, ISO 80000-3.
 *
 * Returns: what samples are multiplied with; 0 at RC_LEVEL_LEAST
 */
double
rc_level_to_gain (double level)
{
  return level <= RC_LEVEL_LEAST ? 0 : pow (10, level / 20);
}
