/* staging.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/staging.h"

#include "engine/base/error.h"
#include "engine/base/record.h"

#include <glib/gi18n-lib.h>

/* The identity pass has one byte for both: figures from 1, props from 128. The other limits keep a
 * damaged or hostile file from taking all memory. */
enum
{
  MAX_FIGURES = 127,
  MAX_PROPS = 128,
  MAX_LIST = 256,
};

static const char *const span_kinds[] = { "staged", "passed", "conflict", NULL };

#define TEXT(Struct, member, neutral)                                                              \
  {                                                                                                \
#member, RC_FIELD_TEXT, G_STRUCT_OFFSET(Struct, member), .text = neutral                       \
  }
#define BRIEF_TEXT(Struct, member, neutral)                                                        \
  {                                                                                                \
#member, RC_FIELD_TEXT, G_STRUCT_OFFSET(Struct, member), .text = neutral, .brief = TRUE        \
  }
#define NUMBER(Struct, member, neutral)                                                            \
  {                                                                                                \
#member, RC_FIELD_NUMBER, G_STRUCT_OFFSET(Struct, member), .number = neutral                   \
  }
#define BRIEF_NUMBER(Struct, member, neutral, low, high)                                           \
  {                                                                                                \
#member, RC_FIELD_NUMBER, G_STRUCT_OFFSET(Struct, member), .number = neutral, .brief = TRUE,   \
                                                               .least = low, .most = high          \
  }
#define INDEX(Struct, member)                                                                      \
  {                                                                                                \
#member, RC_FIELD_INDEX, G_STRUCT_OFFSET(Struct, member), .number = -1, .most = MAX_PROPS      \
  }
#define BRIEF_INDEX(Struct, member)                                                                \
  {                                                                                                \
#member, RC_FIELD_INDEX, G_STRUCT_OFFSET(Struct, member), .number = -1, .most = MAX_PROPS,     \
                                                              .brief = TRUE                        \
  }
#define COLOUR(Struct, member, neutral, is_brief)                                                  \
  {                                                                                                \
#member, RC_FIELD_COLOUR, G_STRUCT_OFFSET(Struct, member), .number = neutral,                  \
                                                               .brief = is_brief                   \
  }
#define FLAG(Struct, member, is_brief)                                                             \
  {                                                                                                \
#member, RC_FIELD_FLAG, G_STRUCT_OFFSET(Struct, member), .brief = is_brief                     \
  }
#define LIST(Struct, member, record_type, is_brief)                                                \
  {                                                                                                \
#member, RC_FIELD_LIST, G_STRUCT_OFFSET(Struct, member),                                       \
        .brief = is_brief, .count = G_STRUCT_OFFSET(Struct, n_##member), .of = &record_type        \
  }

static const RcRecordField camera_fields[] = {
  BRIEF_NUMBER (RcStagingCamera, start, 0, 0, 36000),
  FLAG (RcStagingCamera, cut, TRUE),
  TEXT (RcStagingCamera, size, "MS"),
  TEXT (RcStagingCamera, angle, "eye"),
  TEXT (RcStagingCamera, move, "static"),
  BRIEF_TEXT (RcStagingCamera, moves, ""),
  BRIEF_NUMBER (RcStagingCamera, pace, 1, 0.05, 20),
  { "lens_mm", RC_FIELD_NUMBER, G_STRUCT_OFFSET (RcStagingCamera, lens_mm), .number = 35,
    .least = 8, .most = 400 },
  FLAG (RcStagingCamera, fish_eye, TRUE),
  FLAG (RcStagingCamera, locked, TRUE),
  BRIEF_TEXT (RcStagingCamera, focus, ""),
  BRIEF_INDEX (RcStagingCamera, focus_on),
  BRIEF_INDEX (RcStagingCamera, rack_to),
  INDEX (RcStagingCamera, subject),
  INDEX (RcStagingCamera, over),
  INDEX (RcStagingCamera, insert),
  BRIEF_INDEX (RcStagingCamera, eyes),
  BRIEF_TEXT (RcStagingCamera, set, ""),
  BRIEF_TEXT (RcStagingCamera, label, ""),
  BRIEF_NUMBER (RcStagingCamera, away, 0, 0, 2000),
  BRIEF_NUMBER (RcStagingCamera, around, 0, -360, 360),
  BRIEF_NUMBER (RcStagingCamera, above, 0, -85, 88),
  BRIEF_NUMBER (RcStagingCamera, at_x, 0, 0, 0),
  BRIEF_NUMBER (RcStagingCamera, at_y, 0, 0, 0),
  BRIEF_NUMBER (RcStagingCamera, at_z, 0, 0, 0),
};

const RcRecordType rc_staging_camera_type = { camera_fields, G_N_ELEMENTS (camera_fields),
                                              sizeof (RcStagingCamera), MAX_LIST };

static const RcRecordField beat_fields[] = {
  NUMBER (RcStagingBeat, start, 0),       TEXT (RcStagingBeat, action, "stand"),
  BRIEF_TEXT (RcStagingBeat, toward, ""), BRIEF_TEXT (RcStagingBeat, expression, ""),
  BRIEF_INDEX (RcStagingBeat, holds),     BRIEF_NUMBER (RcStagingBeat, pace, 1, 0.05, 20),
};

const RcRecordType rc_staging_beat_type = { beat_fields, G_N_ELEMENTS (beat_fields),
                                            sizeof (RcStagingBeat), MAX_LIST };

static const RcRecordField figure_fields[] = {
  TEXT (RcStagingFigure, id, ""),
  TEXT (RcStagingFigure, name, ""),
  BRIEF_TEXT (RcStagingFigure, label, ""),
  TEXT (RcStagingFigure, kind, "person"),
  BRIEF_TEXT (RcStagingFigure, body, "human"),
  BRIEF_TEXT (RcStagingFigure, age, "adult"),
  BRIEF_TEXT (RcStagingFigure, sex, ""),
  TEXT (RcStagingFigure, build, "average"),
  COLOUR (RcStagingFigure, colour, 0x808080, FALSE),
  BRIEF_TEXT (RcStagingFigure, garment, ""),
  BRIEF_TEXT (RcStagingFigure, headwear, ""),
  COLOUR (RcStagingFigure, head_colour, 0, TRUE),
  BRIEF_TEXT (RcStagingFigure, hair, ""),
  COLOUR (RcStagingFigure, hair_colour, 0, TRUE),
  COLOUR (RcStagingFigure, skin, 0, TRUE),
  BRIEF_TEXT (RcStagingFigure, wears, ""),
  BRIEF_TEXT (RcStagingFigure, material, ""),
  NUMBER (RcStagingFigure, height, 1.7),
  NUMBER (RcStagingFigure, x, 0),
  BRIEF_NUMBER (RcStagingFigure, y, 0, 0, 0),
  NUMBER (RcStagingFigure, z, 0),
  NUMBER (RcStagingFigure, facing, 0),
  TEXT (RcStagingFigure, action, "stand"),
  TEXT (RcStagingFigure, toward, ""),
  BRIEF_TEXT (RcStagingFigure, expression, ""),
  BRIEF_NUMBER (RcStagingFigure, pace, 1, 0.05, 20),
  INDEX (RcStagingFigure, holds),
  BRIEF_INDEX (RcStagingFigure, rides),
  BRIEF_INDEX (RcStagingFigure, mounts),
  BRIEF_TEXT (RcStagingFigure, perch, ""),
  BRIEF_TEXT (RcStagingFigure, pose, ""),
  BRIEF_TEXT (RcStagingFigure, enters, ""),
  BRIEF_TEXT (RcStagingFigure, leaves, ""),
  LIST (RcStagingFigure, beats, rc_staging_beat_type, TRUE),
  TEXT (RcStagingFigure, identity, ""),
  FLAG (RcStagingFigure, mannequin, TRUE),
  TEXT (RcStagingFigure, look, ""),
};

const RcRecordType rc_staging_figure_type = { figure_fields, G_N_ELEMENTS (figure_fields),
                                              sizeof (RcStagingFigure), MAX_FIGURES };

static const RcRecordField prop_fields[] = {
  BRIEF_TEXT (RcStagingProp, id, ""),
  TEXT (RcStagingProp, kind, ""),
  TEXT (RcStagingProp, name, ""),
  BRIEF_TEXT (RcStagingProp, label, ""),
  COLOUR (RcStagingProp, colour, 0x808080, FALSE),
  COLOUR (RcStagingProp, becomes, 0, TRUE),
  BRIEF_TEXT (RcStagingProp, material, ""),
  NUMBER (RcStagingProp, x, 0),
  NUMBER (RcStagingProp, y, 0),
  NUMBER (RcStagingProp, z, 0),
  NUMBER (RcStagingProp, facing, 0),
  NUMBER (RcStagingProp, scale, 1),
  BRIEF_TEXT (RcStagingProp, motion, ""),
  BRIEF_TEXT (RcStagingProp, toward, ""),
  BRIEF_NUMBER (RcStagingProp, pace, 1, 0.05, 20),
  FLAG (RcStagingProp, in_plate, FALSE),
  FLAG (RcStagingProp, dressing, TRUE),
  BRIEF_NUMBER (RcStagingProp, hangs, 0, 0, 20),
};

const RcRecordType rc_staging_prop_type = { prop_fields, G_N_ELEMENTS (prop_fields),
                                            sizeof (RcStagingProp), MAX_PROPS };

static const RcRecordField line_fields[] = {
  INDEX (RcStagingLine, figure),
  TEXT (RcStagingLine, text, ""),
  TEXT (RcStagingLine, language, "en"),
  BRIEF_TEXT (RcStagingLine, voice, ""),
  BRIEF_NUMBER (RcStagingLine, start, -1, -1, 36000),
  FLAG (RcStagingLine, off, TRUE),
};

const RcRecordType rc_staging_line_type = { line_fields, G_N_ELEMENTS (line_fields),
                                            sizeof (RcStagingLine), MAX_LIST };

static const RcRecordField effect_fields[] = {
  TEXT (RcStagingEffect, kind, ""),
  BRIEF_NUMBER (RcStagingEffect, amount, 0.5, 0, 1),
  BRIEF_INDEX (RcStagingEffect, prop),
};

const RcRecordType rc_staging_effect_type = { effect_fields, G_N_ELEMENTS (effect_fields),
                                              sizeof (RcStagingEffect), MAX_LIST };

static const RcRecordField crowd_fields[] = {
  TEXT (RcStagingCrowd, body, "human"),
  TEXT (RcStagingCrowd, name, ""),
  { "count", RC_FIELD_INDEX, G_STRUCT_OFFSET (RcStagingCrowd, count), .number = 24,
    .most = RC_STAGING_MOST_CROWD },
  TEXT (RcStagingCrowd, action, "stand"),
  TEXT (RcStagingCrowd, age, ""),
  TEXT (RcStagingCrowd, at, "background"),
};

const RcRecordType rc_staging_crowd_type = { crowd_fields, G_N_ELEMENTS (crowd_fields),
                                             sizeof (RcStagingCrowd), MAX_LIST };

static const RcRecordField span_fields[] = {
  { "kind", RC_FIELD_CHOICE, G_STRUCT_OFFSET (RcSpan, kind), .number = RC_SPAN_PASSED,
    .choices = span_kinds },
  FLAG (RcSpan, scene, FALSE),
  { "start", RC_FIELD_SIZE, G_STRUCT_OFFSET (RcSpan, start) },
  { "length", RC_FIELD_SIZE, G_STRUCT_OFFSET (RcSpan, length) },
  TEXT (RcSpan, what, ""),
  { "against", RC_FIELD_INDEX, G_STRUCT_OFFSET (RcSpan, against), .number = -1, .most = G_MAXINT,
    .brief = TRUE },
};

const RcRecordType rc_staging_span_type = { span_fields, G_N_ELEMENTS (span_fields),
                                            sizeof (RcSpan), G_MAXINT };

static const RcRecordField staging_fields[] = {
  LIST (RcStaging, setups, rc_staging_camera_type, TRUE),
  LIST (RcStaging, figures, rc_staging_figure_type, FALSE),
  LIST (RcStaging, props, rc_staging_prop_type, FALSE),
  LIST (RcStaging, lines, rc_staging_line_type, TRUE),
  LIST (RcStaging, effects, rc_staging_effect_type, TRUE),
  LIST (RcStaging, crowds, rc_staging_crowd_type, TRUE),
  TEXT (RcStaging, set, "studio"),
  BRIEF_TEXT (RcStaging, label, ""),
  TEXT (RcStaging, plate, ""),
  BRIEF_NUMBER (RcStaging, horizon, -1, -1, 1),
  FLAG (RcStaging, interior, FALSE),
  FLAG (RcStaging, empty, TRUE),
  TEXT (RcStaging, time, "day"),
  TEXT (RcStaging, weather, "clear"),
  BRIEF_TEXT (RcStaging, season, ""),
  BRIEF_TEXT (RcStaging, era, ""),
  BRIEF_TEXT (RcStaging, light, ""),
  BRIEF_TEXT (RcStaging, palette, ""),
  BRIEF_NUMBER (RcStaging, palette_share, 1, 0, 1),
  BRIEF_NUMBER (RcStaging, key_height, 0, -45, 45),
  BRIEF_TEXT (RcStaging, foreground, ""),
  BRIEF_TEXT (RcStaging, look, "colour"),
  BRIEF_NUMBER (RcStaging, wind, 0, 0, 1),
  BRIEF_NUMBER (RcStaging, tempo, 1, 0, 1000),
  NUMBER (RcStaging, warmth, 0),
  NUMBER (RcStaging, tension, 0),
  BRIEF_NUMBER (RcStaging, motion_blur, 0, 0, 1),
  BRIEF_TEXT (RcStaging, burn_in, ""),
  BRIEF_TEXT (RcStaging, slate, ""),
  FLAG (RcStaging, unlabelled, TRUE),
  LIST (RcStaging, spans, rc_staging_span_type, FALSE),
};

const RcRecordType rc_staging_type = { staging_fields, G_N_ELEMENTS (staging_fields),
                                       sizeof (RcStaging), 1 };

static gboolean
check_index (int index, guint n, const char *where, const char *key, const char *of, GError **error)
{
  if (index < (int)n)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s.%s is %d, and there are only %u %s"), where,
               key, index, n, of);
  return FALSE;
}

static gboolean
check_camera (const RcStaging       *self,
              const RcStagingCamera *camera,
              const char            *where,
              GError               **error)
{
  const struct
  {
    const char *key;
    int         index;
  } figures[] = { { "subject", camera->subject },
                  { "over", camera->over },
                  { "focus_on", camera->focus_on },
                  { "rack_to", camera->rack_to },
                  { "eyes", camera->eyes } };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (!check_index (figures[i].index, self->n_figures, where, figures[i].key, "figures", error))
      return FALSE;
  return check_index (camera->insert, self->n_props, where, "insert", "props", error);
}

static gboolean
check_figure (const RcStaging       *self,
              const RcStagingFigure *figure,
              const char            *where,
              GError               **error)
{
  for (guint i = 0; i < figure->n_beats; i++)
    {
      g_autofree char *beat = g_strdup_printf ("%s.beats[%u]", where, i);

      if (!check_index (figure->beats[i].holds, self->n_props, beat, "holds", "props", error))
        return FALSE;
    }
  return check_index (figure->holds, self->n_props, where, "holds", "props", error) &&
         check_index (figure->rides, self->n_props, where, "rides", "props", error) &&
         check_index (figure->mounts, self->n_figures, where, "mounts", "figures", error);
}

static gboolean
check_references (const RcStaging *self, GError **error)
{
  for (guint i = 0; i < self->n_figures; i++)
    {
      g_autofree char *where = g_strdup_printf ("staging.figures[%u]", i);

      if (!check_figure (self, &self->figures[i], where, error))
        return FALSE;
    }
  for (guint i = 0; i < self->n_setups; i++)
    {
      g_autofree char *where = g_strdup_printf ("staging.setups[%u]", i);

      if (!check_camera (self, &self->setups[i], where, error))
        return FALSE;
    }
  for (guint i = 0; i < self->n_lines; i++)
    if (!check_index (self->lines[i].figure, self->n_figures, "staging.lines", "figure", "figures",
                      error))
      return FALSE;
  for (guint i = 0; i < self->n_effects; i++)
    if (!check_index (self->effects[i].prop, self->n_props, "staging.effects", "prop", "props",
                      error))
      return FALSE;
  return check_camera (self, &self->camera, "staging.camera", error);
}

/** Returns: (transfer full): a staging with neutral values and nobody in it */
RcStaging *
rc_staging_new (void)
{
  RcStaging *self = g_new0 (RcStaging, 1);

  rc_record_init (self, &rc_staging_type);
  rc_record_init (&self->camera, &rc_staging_camera_type);
  return self;
}

/**
 * rc_staging_from_json:
 * @json: an object; members that are missing take neutral values
 *
 * Errors: RC_ERROR_FORMAT if a member is of the wrong type or out of range, or an index leads
 * nowhere; RC_ERROR_LIMIT if there are more figures or props than the identity pass can tell apart,
 * or any other list is beyond reason. The message names the path of the member.
 *
 * Thread: any.
 * Returns: (transfer full) (nullable): the staging
 */
RcStaging *
rc_staging_from_json (const cJSON *json, GError **error)
{
  g_autoptr (RcStaging) self = g_new0 (RcStaging, 1);
  const cJSON          *camera = cJSON_GetObjectItemCaseSensitive (json, "camera");

  if (!cJSON_IsObject (json))
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT, _ ("The staging is not an object"));
      return NULL;
    }
  if (!rc_record_read (self, &rc_staging_type, json, "staging", error) ||
      !rc_record_read (&self->camera, &rc_staging_camera_type, camera, "staging.camera", error) ||
      !check_references (self, error))
    return NULL;
  return g_steal_pointer (&self);
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
  cJSON *json = rc_record_write (self, &rc_staging_type);

  cJSON_AddItemToObject (json, "camera", rc_record_write (&self->camera, &rc_staging_camera_type));
  return json;
}

/** Returns: (transfer full): a deep copy */
RcStaging *
rc_staging_copy (const RcStaging *self)
{
  RcStaging *copy = g_new0 (RcStaging, 1);

  rc_record_copy (copy, self, &rc_staging_type);
  rc_record_copy (&copy->camera, &self->camera, &rc_staging_camera_type);
  return copy;
}

/** Frees @self and everything in it. @self may be half read. */
void
rc_staging_free (RcStaging *self)
{
  if (self == NULL)
    return;
  rc_record_clear (&self->camera, &rc_staging_camera_type);
  rc_record_clear (self, &rc_staging_type);
  g_free (self);
}
