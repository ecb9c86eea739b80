/* json.h - JSON through cJSON: parsing with a place in the message, canonical text, immutable
 * values
 *
 * Readers take @where, a path such as "project.json: scenes[2].shots[0]", and name it in errors.
 * RcJson is a JSON value that no one can change: safe to share between threads, a boxed type so
 * that a property can hold one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include <cjson/cJSON.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cJSON, cJSON_Delete)

cJSON *rc_json_parse (const char *text, gsize length, const char *what, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
cJSON *rc_json_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char  *rc_json_canonical (const cJSON *value);
char  *rc_json_pretty (const cJSON *value);
void   rc_json_merge_patch (cJSON **target, const cJSON *patch);

const char *
rc_json_get_string (const cJSON *object, const char *key, const char *where, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean    rc_json_get_number (const cJSON *object,
                                const char  *key,
                                const char  *where,
                                double      *value,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
const char *rc_json_string_or (const cJSON *object, const char *key, const char *fallback);
double      rc_json_number_or (const cJSON *object, const char *key, double fallback);
gboolean    rc_json_bool_or (const cJSON *object, const char *key, gboolean fallback);

typedef struct _RcJson RcJson;

#define RC_TYPE_JSON (rc_json_get_type ())

GType        rc_json_get_type (void);
RcJson      *rc_json_new_take (cJSON *value);
RcJson      *rc_json_ref (RcJson *self);
void         rc_json_unref (RcJson *self);
const cJSON *rc_json_value (const RcJson *self);
const char  *rc_json_text (const RcJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcJson, rc_json_unref)

G_END_DECLS
