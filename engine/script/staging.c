/* staging.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/staging.h"

#include "engine/base/error.h"
#include "engine/script/vocabulary.h"

#include <math.h>

/* The identity pass has one byte for both: figures from 1, props from 128. */
enum
{
  MAX_FIGURES = 127,
  MAX_PROPS = 128,
};

typedef enum
{
  FIELD_TEXT,
  FIELD_NUMBER,
  FIELD_INDEX,  /* -1 or the place of an element */
  FIELD_SIZE,   /* gsize */
  FIELD_COLOUR, /* 0xRRGGBB, "#rrggbb" in JSON */
  FIELD_FLAG,
  FIELD_SPAN_KIND, /* "staged" or "passed" */
} FieldType;

typedef struct
{
  const char *key;
  FieldType   type;
  gsize       offset;
  const char *text;   /* the neutral default of text */
  double      number; /* the neutral default of anything else */
} Field;

static const Field camera_fields[] = {
  { "size", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingCamera, size), "MS" },
  { "angle", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingCamera, angle), "eye" },
  { "move", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingCamera, move), "static" },
  { "lens_mm", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingCamera, lens_mm), NULL, 35 },
  { "subject", FIELD_INDEX, G_STRUCT_OFFSET (RcStagingCamera, subject), NULL, -1 },
  { "over", FIELD_INDEX, G_STRUCT_OFFSET (RcStagingCamera, over), NULL, -1 },
  { "insert", FIELD_INDEX, G_STRUCT_OFFSET (RcStagingCamera, insert), NULL, -1 },
};

static const Field figure_fields[] = {
  { "id", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, id), "" },
  { "name", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, name), "" },
  { "kind", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, kind), "person" },
  { "build", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, build), "average" },
  { "colour", FIELD_COLOUR, G_STRUCT_OFFSET (RcStagingFigure, colour), NULL, 0x808080 },
  { "height", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingFigure, height), NULL, 1.7 },
  { "x", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingFigure, x) },
  { "z", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingFigure, z) },
  { "facing", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingFigure, facing) },
  { "action", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, action), "stand" },
  { "toward", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, toward), "" },
  { "holds", FIELD_INDEX, G_STRUCT_OFFSET (RcStagingFigure, holds), NULL, -1 },
  { "identity", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, identity), "" },
  { "look", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingFigure, look), "" },
};

static const Field prop_fields[] = {
  { "kind", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingProp, kind), "" },
  { "name", FIELD_TEXT, G_STRUCT_OFFSET (RcStagingProp, name), "" },
  { "colour", FIELD_COLOUR, G_STRUCT_OFFSET (RcStagingProp, colour), NULL, 0x808080 },
  { "x", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingProp, x) },
  { "y", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingProp, y) },
  { "z", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingProp, z) },
  { "facing", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingProp, facing) },
  { "scale", FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingProp, scale), NULL, 1 },
  { "in_plate", FIELD_FLAG, G_STRUCT_OFFSET (RcStagingProp, in_plate) },
};

static const Field span_fields[] = {
  { "kind", FIELD_SPAN_KIND, G_STRUCT_OFFSET (RcSpan, kind), NULL, RC_SPAN_PASSED },
  { "scene", FIELD_FLAG, G_STRUCT_OFFSET (RcSpan, scene) },
  { "start", FIELD_SIZE, G_STRUCT_OFFSET (RcSpan, start) },
  { "length", FIELD_SIZE, G_STRUCT_OFFSET (RcSpan, length) },
  { "what", FIELD_TEXT, G_STRUCT_OFFSET (RcSpan, what), "" },
};

static const Field staging_fields[] = {
  { "set", FIELD_TEXT, G_STRUCT_OFFSET (RcStaging, set), "studio" },
  { "plate", FIELD_TEXT, G_STRUCT_OFFSET (RcStaging, plate), "" },
  { "interior", FIELD_FLAG, G_STRUCT_OFFSET (RcStaging, interior) },
  { "time", FIELD_TEXT, G_STRUCT_OFFSET (RcStaging, time), "day" },
  { "weather", FIELD_TEXT, G_STRUCT_OFFSET (RcStaging, weather), "clear" },
  { "warmth", FIELD_NUMBER, G_STRUCT_OFFSET (RcStaging, warmth) },
  { "tension", FIELD_NUMBER, G_STRUCT_OFFSET (RcStaging, tension) },
};

static gboolean
wrong_type (GError **error, const char *where, const char *key, const char *wanted)
{
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, "%s.%s is not %s", where, key, wanted);
  return FALSE;
}

static gboolean
read_text (const cJSON *member, const Field *field, char **text, const char *where, GError **error)
{
  if (member != NULL && !cJSON_IsString (member))
    return wrong_type (error, where, field->key, "text");
  *text = g_strdup (member != NULL ? member->valuestring : field->text);
  return TRUE;
}

static gboolean
read_number (const cJSON *member,
             const Field *field,
             double      *number,
             const char  *where,
             GError     **error)
{
  if (member != NULL && (!cJSON_IsNumber (member) || !isfinite (member->valuedouble)))
    return wrong_type (error, where, field->key, "a number");
  *number = member != NULL ? member->valuedouble : field->number;
  return TRUE;
}

static gboolean
read_whole (const cJSON *member,
            const Field *field,
            double       least,
            double       most,
            double      *number,
            const char  *where,
            GError     **error)
{
  if (!read_number (member, field, number, where, error))
    return FALSE;
  if (*number == floor (*number) && *number >= least && *number <= most)
    return TRUE;
  return wrong_type (error, where, field->key, "a whole number in its range");
}

static gboolean
read_colour (const cJSON *member,
             const Field *field,
             guint       *colour,
             const char  *where,
             GError     **error)
{
  double number = field->number;

  if (cJSON_IsString (member))
    {
      if (!rc_colour_parse (member->valuestring, colour))
        return wrong_type (error, where, field->key, "a colour such as “#aa5533”");
      return TRUE;
    }
  if (!read_whole (member, field, 0, 0xffffff, &number, where, error))
    return FALSE;
  *colour = number;
  return TRUE;
}

static gboolean
read_flag (const cJSON *member,
           const Field *field,
           gboolean    *flag,
           const char  *where,
           GError     **error)
{
  if (member != NULL && !cJSON_IsBool (member))
    return wrong_type (error, where, field->key, "true or false");
  *flag = member != NULL ? cJSON_IsTrue (member) : field->number != 0;
  return TRUE;
}

static gboolean
read_span_kind (const cJSON *member,
                const Field *field,
                RcSpanKind  *kind,
                const char  *where,
                GError     **error)
{
  const char *text = cJSON_GetStringValue (member);

  *kind = RC_SPAN_PASSED;
  if (member == NULL || g_strcmp0 (text, "passed") == 0)
    return TRUE;
  *kind = RC_SPAN_STAGED;
  if (g_strcmp0 (text, "staged") == 0)
    return TRUE;
  return wrong_type (error, where, field->key, "“staged” or “passed”");
}

static gboolean
read_field (const cJSON *object,
            const Field *field,
            gpointer     record,
            const char  *where,
            GError     **error)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, field->key);
  gpointer     to = G_STRUCT_MEMBER_P (record, field->offset);
  double       number;

  switch (field->type)
    {
    case FIELD_TEXT:
      return read_text (member, field, to, where, error);
    case FIELD_NUMBER:
      return read_number (member, field, to, where, error);
    case FIELD_INDEX:
      if (!read_whole (member, field, -1, MAX_PROPS, &number, where, error))
        return FALSE;
      *(int *)to = number;
      return TRUE;
    case FIELD_SIZE:
      if (!read_whole (member, field, 0, 9007199254740992.0, &number, where, error))
        return FALSE;
      *(gsize *)to = number;
      return TRUE;
    case FIELD_COLOUR:
      return read_colour (member, field, to, where, error);
    case FIELD_FLAG:
      return read_flag (member, field, to, where, error);
    case FIELD_SPAN_KIND:
      return read_span_kind (member, field, to, where, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_record (const cJSON *object,
             const Field *fields,
             guint        n_fields,
             gpointer     record,
             const char  *where,
             GError     **error)
{
  if (object != NULL && !cJSON_IsObject (object))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, "%s is not an object", where);
      return FALSE;
    }
  for (guint i = 0; i < n_fields; i++)
    if (!read_field (object, &fields[i], record, where, error))
      return FALSE;
  return TRUE;
}

/* @array: (out): room for all elements, zeroed; @n counts those begun, so that a failure frees them
 */
static gboolean
read_records (const cJSON *list,
              const char  *name,
              const Field *fields,
              guint        n_fields,
              gsize        size,
              guint        limit,
              gpointer    *array,
              guint       *n,
              GError     **error)
{
  guint        length = cJSON_GetArraySize (list);
  const cJSON *element;

  if (list != NULL && !cJSON_IsArray (list))
    return wrong_type (error, "staging", name, "a list");
  if (length > limit)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_LIMIT,
                   "staging.%s has %u entries, and a picture shows at most %u; remove some", name,
                   length, limit);
      return FALSE;
    }
  *array = g_malloc0_n (MAX (length, 1), size);
  cJSON_ArrayForEach (element, list)
  {
    g_autofree char *where = g_strdup_printf ("staging.%s[%u]", name, *n);

    (*n)++;
    if (!read_record (element, fields, n_fields, (char *)*array + (*n - 1) * size, where, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_index (int index, guint n, const char *where, const char *key, const char *of, GError **error)
{
  if (index < (int)n)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, "%s.%s is %d, and there are only %u %s", where,
               key, index, n, of);
  return FALSE;
}

static gboolean
check_references (const RcStaging *self, GError **error)
{
  const RcStagingCamera *camera = &self->camera;

  if (camera->lens_mm < 8 || camera->lens_mm > 400)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   "staging.camera.lens_mm is %g; a lens is 8 to 400 mm", camera->lens_mm);
      return FALSE;
    }
  for (guint i = 0; i < self->n_figures; i++)
    {
      g_autofree char *where = g_strdup_printf ("staging.figures[%u]", i);

      if (!check_index (self->figures[i].holds, self->n_props, where, "holds", "props", error))
        return FALSE;
    }
  return check_index (camera->subject, self->n_figures, "staging.camera", "subject", "figures",
                      error) &&
         check_index (camera->over, self->n_figures, "staging.camera", "over", "figures", error) &&
         check_index (camera->insert, self->n_props, "staging.camera", "insert", "props", error);
}

/**
 * rc_staging_from_json:
 * @json: an object; members that are missing take neutral values
 *
 * Errors: RC_ERROR_FORMAT if a member is of the wrong type or out of range, or an index leads
 * nowhere; RC_ERROR_LIMIT if there are more figures or props than the identity pass can tell apart.
 * The message names the path of the member.
 *
 * Thread: any.
 * Returns: (transfer full) (nullable): the staging
 */
RcStaging *
rc_staging_from_json (const cJSON *json, GError **error)
{
  g_autoptr (RcStaging) self = g_new0 (RcStaging, 1);
  const cJSON          *camera = cJSON_GetObjectItemCaseSensitive (json, "camera");
  const cJSON          *figures = cJSON_GetObjectItemCaseSensitive (json, "figures");
  const cJSON          *props = cJSON_GetObjectItemCaseSensitive (json, "props");
  const cJSON          *spans = cJSON_GetObjectItemCaseSensitive (json, "spans");

  if (!cJSON_IsObject (json))
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT, "The staging is not an object");
      return NULL;
    }
  if (!read_record (json, staging_fields, G_N_ELEMENTS (staging_fields), self, "staging", error) ||
      !read_record (camera, camera_fields, G_N_ELEMENTS (camera_fields), &self->camera,
                    "staging.camera", error) ||
      !read_records (figures, "figures", figure_fields, G_N_ELEMENTS (figure_fields),
                     sizeof (RcStagingFigure), MAX_FIGURES, (gpointer *)&self->figures,
                     &self->n_figures, error) ||
      !read_records (props, "props", prop_fields, G_N_ELEMENTS (prop_fields),
                     sizeof (RcStagingProp), MAX_PROPS, (gpointer *)&self->props, &self->n_props,
                     error) ||
      !read_records (spans, "spans", span_fields, G_N_ELEMENTS (span_fields), sizeof (RcSpan),
                     G_MAXINT, (gpointer *)&self->spans, &self->n_spans, error) ||
      !check_references (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
write_field (cJSON *object, const Field *field, gconstpointer record)
{
  gconstpointer from = (const char *)record + field->offset;
  char          colour[8];

  switch (field->type)
    {
    case FIELD_TEXT:
      cJSON_AddStringToObject (object, field->key, *(char *const *)from);
      break;
    case FIELD_NUMBER:
      cJSON_AddNumberToObject (object, field->key, *(const double *)from);
      break;
    case FIELD_INDEX:
      cJSON_AddNumberToObject (object, field->key, *(const int *)from);
      break;
    case FIELD_SIZE:
      cJSON_AddNumberToObject (object, field->key, *(const gsize *)from);
      break;
    case FIELD_COLOUR:
      g_snprintf (colour, sizeof colour, "#%06x", *(const guint *)from & 0xffffff);
      cJSON_AddStringToObject (object, field->key, colour);
      break;
    case FIELD_FLAG:
      cJSON_AddBoolToObject (object, field->key, *(const gboolean *)from);
      break;
    case FIELD_SPAN_KIND:
      cJSON_AddStringToObject (object, field->key,
                               *(const RcSpanKind *)from == RC_SPAN_STAGED ? "staged" : "passed");
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_record (cJSON *object, const Field *fields, guint n_fields, gconstpointer record)
{
  for (guint i = 0; i < n_fields; i++)
    write_field (object, &fields[i], record);
}

static void
write_records (cJSON        *parent,
               const char   *name,
               const Field  *fields,
               guint         n_fields,
               gconstpointer array,
               gsize         size,
               guint         n)
{
  cJSON *list = cJSON_AddArrayToObject (parent, name);

  for (guint i = 0; i < n; i++)
    {
      cJSON *object = cJSON_CreateObject ();

      write_record (object, fields, n_fields, (const char *)array + i * size);
      cJSON_AddItemToArray (list, object);
    }
}

/**
 * rc_staging_to_json:
 *
 * Thread: any.
 * Returns: (transfer full): an object that rc_staging_from_json() reads back exactly
 */
cJSON *
rc_staging_to_json (const RcStaging *self)
{
  cJSON *json = cJSON_CreateObject ();

  write_record (cJSON_AddObjectToObject (json, "camera"), camera_fields,
                G_N_ELEMENTS (camera_fields), &self->camera);
  write_records (json, "figures", figure_fields, G_N_ELEMENTS (figure_fields), self->figures,
                 sizeof (RcStagingFigure), self->n_figures);
  write_records (json, "props", prop_fields, G_N_ELEMENTS (prop_fields), self->props,
                 sizeof (RcStagingProp), self->n_props);
  write_record (json, staging_fields, G_N_ELEMENTS (staging_fields), self);
  write_records (json, "spans", span_fields, G_N_ELEMENTS (span_fields), self->spans,
                 sizeof (RcSpan), self->n_spans);
  return json;
}

static void
free_texts (const Field *fields, guint n_fields, gpointer array, gsize size, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n_fields; k++)
      if (fields[k].type == FIELD_TEXT)
        g_free (G_STRUCT_MEMBER (char *, (char *)array + i * size, fields[k].offset));
}

/** Frees @self and everything in it. @self may be half read. */
void
rc_staging_free (RcStaging *self)
{
  if (self == NULL)
    return;
  free_texts (camera_fields, G_N_ELEMENTS (camera_fields), &self->camera, 0, 1);
  free_texts (staging_fields, G_N_ELEMENTS (staging_fields), self, 0, 1);
  free_texts (figure_fields, G_N_ELEMENTS (figure_fields), self->figures, sizeof (RcStagingFigure),
              self->n_figures);
  free_texts (prop_fields, G_N_ELEMENTS (prop_fields), self->props, sizeof (RcStagingProp),
              self->n_props);
  free_texts (span_fields, G_N_ELEMENTS (span_fields), self->spans, sizeof (RcSpan), self->n_spans);
  g_free (self->figures);
  g_free (self->props);
  g_free (self->spans);
  g_free (self);
}
