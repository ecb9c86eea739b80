/* record.h - plain structs to JSON and back, by a table
 *
 *   static const RcRecordField fields[] = {
 *     { "name", RC_FIELD_TEXT, G_STRUCT_OFFSET (Thing, name), .text = "" },
 *     { "parts", RC_FIELD_LIST, G_STRUCT_OFFSET (Thing, parts),
 *       .count = G_STRUCT_OFFSET (Thing, n_parts), .of = &part_type } };
 *   static const RcRecordType thing_type = { fields, G_N_ELEMENTS (fields), sizeof (Thing), 1000 };
 *
 * A member that is missing takes its default; one of the wrong type or out of range is an error
 * that names its path. Texts are never NULL once read. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

typedef enum
{
  RC_FIELD_TEXT,   /* char * */
  RC_FIELD_NUMBER, /* double, within least and most unless both are 0 */
  RC_FIELD_INDEX,  /* int: -1 or the place of an element, up to most */
  RC_FIELD_SIZE,   /* gsize */
  RC_FIELD_COLOUR, /* guint: 0xRRGGBB, "#rrggbb" in JSON */
  RC_FIELD_FLAG,   /* gboolean */
  RC_FIELD_CHOICE, /* an enum, by the names in choices */
  RC_FIELD_LIST,   /* an array of records, and its length at count */
} RcRecordFieldType;

typedef struct _RcRecordType RcRecordType;

typedef struct
{
  const char         *key;
  RcRecordFieldType   type;
  gsize               offset;
  const char         *text;   /* the default of text */
  double              number; /* the default of anything else */
  gboolean            brief;  /* left out of the JSON while it has its default */
  double              least, most;
  const char *const  *choices; /* NULL-terminated */
  gsize               count;   /* offset of a guint */
  const RcRecordType *of;
} RcRecordField;

struct _RcRecordType
{
  const RcRecordField *fields;
  guint                n_fields;
  gsize                size;
  guint                limit; /* entries of a list */
};

gboolean rc_record_read (gpointer            record,
                         const RcRecordType *type,
                         const cJSON        *object,
                         const char         *where,
                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void     rc_record_init (gpointer record, const RcRecordType *type);
cJSON   *rc_record_write (gconstpointer record, const RcRecordType *type);
void     rc_record_clear (gpointer record, const RcRecordType *type);
void     rc_record_copy (gpointer to, gconstpointer from, const RcRecordType *type);

gboolean rc_colour_parse (const char *text, guint *colour);

G_END_DECLS
