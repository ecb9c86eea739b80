/* request.c - everything a take depends on, checked once and frozen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/request.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FORMAT 1

struct _RcRequest
{
  /* All immutable after new. */
  RcJson        *json;
  char          *hash;
  char          *project_dir;
  RcRequestShape shape;
  RcStaging     *staging;
  RcMask        *mask; /* NULL: not a region */
};

static void
request_clear (gpointer data)
{
  RcRequest *self = data;

  g_clear_pointer (&self->json, rc_json_unref);
  g_clear_pointer (&self->hash, g_free);
  g_clear_pointer (&self->project_dir, g_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  g_clear_pointer (&self->mask, rc_mask_unref);
}

static gboolean
read_whole (const cJSON *object,
            const char  *key,
            double       least,
            double       most,
            double      *value,
            GError     **error)
{
  if (!rc_json_get_number (object, key, "request", value, error))
    return FALSE;
  if (*value >= least && *value <= most && *value == floor (*value))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("request: “%s” is %g: it must be a whole number from %.0f to %.0f."), key, *value,
               least, most);
  return FALSE;
}

/* A hash becomes part of a path: nothing but 64 lower-case digits may pass. */
static gboolean
read_hash (const cJSON *object, const char *key, const char *where, GError **error)
{
  const char *hash = rc_json_get_string (object, key, where, error);

  if (hash == NULL)
    return FALSE;
  if (strlen (hash) == 64 && strspn (hash, "0123456789abcdef") == 64)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “%s” is not a content hash: it must be 64 hexadecimal digits."), where, key);
  return FALSE;
}

static gboolean
read_side (const cJSON *object, const char *key, int *side, GError **error)
{
  double value = 0;

  if (!rc_json_get_number (object, key, "request", &value, error))
    return FALSE;
  if (value < 16 || value > 8192 || fmod (value, 2) != 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("request: “%s” is %g pixels: it must be even and from 16 to 8192."), key,
                   value);
      return FALSE;
    }
  *side = (int)value;
  return TRUE;
}

/* The rate is put into lowest terms, so that "24" and "48/2" are the same request. */
static gboolean
read_rate (cJSON *object, RcRational *rate, GError **error)
{
  const char      *text = rc_json_get_string (object, "rate", "request", error);
  g_autofree char *lowest = NULL;

  if (text == NULL)
    return FALSE;
  if (!rc_rational_parse (text, rate, error))
    {
      g_prefix_error (error, _ ("request: “rate”: "));
      return FALSE;
    }
  if (rc_rational_compare (*rate, rc_rational (1, 1)) < 0 ||
      rc_rational_compare (*rate, rc_rational (240, 1)) > 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("request: “rate” is %s frames a second: it must be from 1 to 240."), text);
      return FALSE;
    }
  lowest = rc_rational_to_string (*rate);
  return cJSON_ReplaceItemInObjectCaseSensitive (object, "rate", cJSON_CreateString (lowest));
}

static gboolean
read_frames (const cJSON *object, RcRational rate, int *frames, GError **error)
{
  double value = 0;

  if (!rc_json_get_number (object, "frames", "request", &value, error))
    return FALSE;
  if (value < 1 || value != floor (value))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("This shot has %g frames: nothing can be rendered. Give it a duration of at "
                      "least one frame."),
                   value);
      return FALSE;
    }
  if (value > RC_REQUEST_MOST_FRAMES)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_LIMIT,
          _ ("This shot is too long: it has %.0f frames (%.0f minutes), and one take can have "
             "%d (%.0f minutes at this rate). Shorten the shot or split it."),
          value, value / rc_rational_to_double (rate) / 60, RC_REQUEST_MOST_FRAMES,
          RC_REQUEST_MOST_FRAMES / rc_rational_to_double (rate) / 60);
      return FALSE;
    }
  *frames = (int)value;
  return TRUE;
}

static gboolean
read_shape (cJSON *object, RcRequestShape *shape, GError **error)
{
  double seed = 0;

  if (!read_side (object, "width", &shape->width, error) ||
      !read_side (object, "height", &shape->height, error) ||
      !read_rate (object, &shape->rate, error) ||
      !read_frames (object, shape->rate, &shape->frames, error) ||
      !read_whole (object, "seed", 0, G_MAXUINT32, &seed, error) ||
      !rc_json_get_number (object, "creativity", "request", &shape->creativity, error))
    return FALSE;
  shape->seed = (guint)seed;
  if (shape->creativity >= 0 && shape->creativity <= 1)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("request: “creativity” is %g: it must be from 0 to 1."), shape->creativity);
  return FALSE;
}

static gboolean
check_references (const cJSON *object, GError **error)
{
  static const char *const slots[] = { "image", "video", "audio", NULL };

  const cJSON *references = cJSON_GetObjectItemCaseSensitive (object, "references");
  const cJSON *reference;
  guint        index = 0;

  if (references == NULL)
    return TRUE;
  if (!cJSON_IsArray (references))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("request: “references” is not a list."));
      return FALSE;
    }
  cJSON_ArrayForEach (reference, references)
  {
    g_autofree char *where = g_strdup_printf ("request: references[%u]", index++);
    const char      *slot = rc_json_get_string (reference, "slot", where, error);

    if (slot == NULL || rc_json_get_string (reference, "role", where, error) == NULL ||
        !read_hash (reference, "media", where, error))
      return FALSE;
    if (!g_strv_contains (slots, slot))
      {
        g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                     _ ("%s: “slot” is “%s”: it must be image, video or audio."), where, slot);
        return FALSE;
      }
  }
  return TRUE;
}

static gboolean
read_region (RcRequest *self, const cJSON *object, GError **error)
{
  const cJSON *region = cJSON_GetObjectItemCaseSensitive (object, "region");

  if (region == NULL)
    return TRUE;
  if (!read_hash (region, "base", "request: region", error) ||
      rc_json_get_string (region, "prompt", "request: region", error) == NULL)
    return FALSE;
  self->mask = rc_mask_from_json (cJSON_GetObjectItemCaseSensitive (region, "mask"), error);
  if (self->mask == NULL)
    {
      g_prefix_error (error, _ ("request: region: "));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_extension (const cJSON *object, const RcRequestShape *shape, GError **error)
{
  static const char *const sides[] = { "left", "right", "top", "bottom", "before", "after" };
  const cJSON             *extend = cJSON_GetObjectItemCaseSensitive (object, "extend");
  double                   by[G_N_ELEMENTS (sides)] = { 0 };

  if (extend == NULL)
    return TRUE;
  if (!read_hash (extend, "base", "request: extend", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!read_whole (extend, sides[i], 0, RC_REQUEST_MOST_FRAMES, &by[i], error))
      return FALSE;
  if (by[0] + by[1] < shape->width && by[2] + by[3] < shape->height &&
      by[4] + by[5] < shape->frames)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("request: extend: nothing is left of the take in a frame of %d × %d pixels and "
                  "%d frames."),
               shape->width, shape->height, shape->frames);
  return FALSE;
}

static gboolean
read_head (const cJSON *object, GError **error)
{
  double format = 0, version = 0;

  if (!cJSON_IsObject (object))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("A request must be a JSON object."));
      return FALSE;
    }
  if (!rc_json_get_number (object, "format", "request", &format, error))
    return FALSE;
  if (format != FORMAT)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("request: “format” is %g: this version of Raccord knows format %d. "
                      "Open the project with a newer version."),
                   format, FORMAT);
      return FALSE;
    }
  return rc_json_get_string (object, "generator", "request", error) != NULL &&
         read_whole (object, "generator_version", 0, G_MAXINT, &version, error) &&
         rc_json_get_string (object, "prompt", "request", error) != NULL;
}

/**
 * rc_request_new:
 * @json: (transfer full): see the top of request.h; freed also on failure
 * @project_dir: the project's folder, which has media/ and takes/ in it
 *
 * Errors: RC_ERROR_FORMAT if a member is missing or of the wrong kind, RC_ERROR_INVALID if a value
 * cannot be used, RC_ERROR_LIMIT if the shot is too long, RC_ERROR_UNSUPPORTED if the format is
 * newer than this program; as rc_staging_from_json() and rc_mask_from_json().
 *
 * Thread: any.
 */
RcRequest *
rc_request_new (cJSON *json, const char *project_dir, GError **error)
{
  g_autoptr (cJSON)     owned = json;
  g_autoptr (RcRequest) self = g_atomic_rc_box_new0 (RcRequest);

  if (!read_head (owned, error) || !read_shape (owned, &self->shape, error) ||
      !check_references (owned, error) || !read_region (self, owned, error) ||
      !read_extension (owned, &self->shape, error))
    return NULL;
  self->staging = rc_staging_from_json (cJSON_GetObjectItemCaseSensitive (owned, "staging"), error);
  if (self->staging == NULL)
    {
      g_prefix_error (error, _ ("request: "));
      return NULL;
    }
  self->json = rc_json_new_take (g_steal_pointer (&owned));
  self->hash = rc_hash_text (rc_json_text (self->json));
  self->project_dir = g_strdup (project_dir);
  return g_steal_pointer (&self);
}

RcRequest *
rc_request_ref (RcRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rc_request_unref (RcRequest *self)
{
  g_atomic_rc_box_release_full (self, request_clear);
}

/** Returns: (transfer none): the take's identity, 64 hexadecimal digits */
const char *
rc_request_hash (const RcRequest *self)
{
  return self->hash;
}

/** Returns: (transfer none): the whole document; do not change it */
const cJSON *
rc_request_json (const RcRequest *self)
{
  return rc_json_value (self->json);
}

/** Returns: (transfer none): the id of the generator that is to render it */
const char *
rc_request_generator (const RcRequest *self)
{
  return rc_json_string_or (rc_request_json (self), "generator", "");
}

const RcRequestShape *
rc_request_shape (const RcRequest *self)
{
  return &self->shape;
}

const RcStaging *
rc_request_staging (const RcRequest *self)
{
  return self->staging;
}

/**
 * rc_request_media_path:
 * @media_hash: the content hash of a reference
 *
 * The media store may keep the ending of the file's name behind the hash.
 *
 * Returns: (transfer full): where the file lies; if there is none, where it should
 */
char *
rc_request_media_path (const RcRequest *self, const char *media_hash)
{
  g_autofree char *folder = g_build_filename (self->project_dir, "media", NULL);
  g_autofree char *path = g_build_filename (folder, media_hash, NULL);
  g_autofree char *prefix = g_strconcat (media_hash, ".", NULL);
  g_autoptr (GDir) dir = NULL;
  const char      *name;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return g_build_filename (folder, name, NULL);
  return g_steal_pointer (&path);
}

/** Returns: (transfer none): the film's folder */
const char *
rc_request_project_dir (const RcRequest *self)
{
  return self->project_dir;
}

/** Returns: (transfer full): the folder of a take; it need not exist */
char *
rc_request_take_dir (const RcRequest *self, const char *take_hash)
{
  return g_build_filename (self->project_dir, "takes", take_hash, NULL);
}

gboolean
rc_request_extension (const RcRequest *self, RcExtension *extension)
{
  const cJSON *json = cJSON_GetObjectItemCaseSensitive (rc_request_json (self), "extend");

  if (json == NULL)
    return FALSE;
  *extension = (RcExtension){ .left = (int)rc_json_number_or (json, "left", 0),
                              .right = (int)rc_json_number_or (json, "right", 0),
                              .top = (int)rc_json_number_or (json, "top", 0),
                              .bottom = (int)rc_json_number_or (json, "bottom", 0),
                              .before = (int)rc_json_number_or (json, "before", 0),
                              .after = (int)rc_json_number_or (json, "after", 0),
                              .base = rc_json_string_or (json, "base", "") };
  return TRUE;
}

static const cJSON *
region (const RcRequest *self)
{
  return cJSON_GetObjectItemCaseSensitive (rc_request_json (self), "region");
}

/** Returns: whether the take is to have a motion pass; a region has none */
gboolean
rc_request_wants_motion (const RcRequest *self)
{
  return rc_json_bool_or (rc_request_json (self), "motion", FALSE) && !rc_request_is_region (self);
}

gboolean
rc_request_is_region (const RcRequest *self)
{
  return self->mask != NULL;
}

/** Returns: (transfer none) (nullable): the hash of the base take; NULL if it is not a region */
const char *
rc_request_region_base (const RcRequest *self)
{
  return rc_json_string_or (region (self), "base", NULL);
}

/** Returns: (transfer none) (nullable): the region's own prompt; NULL if it is not a region */
const char *
rc_request_region_prompt (const RcRequest *self)
{
  return rc_json_string_or (region (self), "prompt", NULL);
}

/** Returns: how far the region goes from its base: 0 not at all, 1 all the way */
double
rc_request_region_strength (const RcRequest *self)
{
  return CLAMP (rc_json_number_or (region (self), "strength", 1), 0, 1);
}

/** Returns: (transfer none) (nullable): the media that another tool has made of the base */
const char *
rc_request_region_footage (const RcRequest *self)
{
  return rc_json_string_or (region (self), "footage", NULL);
}

/** Returns: (transfer none) (nullable): the mask; NULL if it is not a region */
const RcMask *
rc_request_region_mask (const RcRequest *self)
{
  return self->mask;
}

/** Returns: how its edge meets the base */
RcSeamKind
rc_request_region_seam (const RcRequest *self)
{
  return g_str_equal (rc_json_string_or (region (self), "seam", ""), "gradient") ? RC_SEAM_GRADIENT
                                                                                 : RC_SEAM_FEATHER;
}

/** Returns: how its first and its last frame meet the base */
RcEnds
rc_request_region_ends (const RcRequest *self)
{
  return g_str_equal (rc_json_string_or (region (self), "ends", ""), "match") ? RC_ENDS_MATCH
                                                                              : RC_ENDS_CUT;
}
