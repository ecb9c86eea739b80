/* mutate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"

#include "engine/base/json.h"

#include <string.h>

static const double numbers[] = {
  0,     1,          -1,           0.5,           2,    3,     7,      255,
  65536, 2147483647, 2147483648.0, -2147483649.0, 1e15, 1e308, -1e308, 1e-320,
};

static const char *const texts[] = {
  "",
  "0",
  "-1",
  "dog",
  "walk",
  "human",
  "horse",
  "prop-0",
  "prop-4096",
  "extra-1",
  "camera",
  "left",
  "OTS",
  "dolly-zoom",
  "#ff0000",
  "body",
  "box",
  "\xe7\x8e\x9b\xe6\x8b\x89",
  "\xff\xfe",
  "person",
  "creature",
  "child",
  "spaces in a word",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
};

static cJSON *
nth (cJSON *node, guint *n)
{
  for (cJSON *child = node->child; child != NULL; child = child->next)
    {
      cJSON *found;

      if ((*n)-- == 0)
        return child;
      found = nth (child, n);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count (const cJSON *node)
{
  guint n = 0;

  for (const cJSON *child = node->child; child != NULL; child = child->next)
    n += 1 + count (child);
  return n;
}

static cJSON *
parent_of (cJSON *node, const cJSON *child)
{
  for (cJSON *each = node->child; each != NULL; each = each->next)
    {
      cJSON *found = each == child ? node : parent_of (each, child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static cJSON *
new_value (guint8 kind, guint8 which)
{
  switch (kind % 7)
    {
    case 0:
      return cJSON_CreateNumber (numbers[which % G_N_ELEMENTS (numbers)]);
    case 1:
      return cJSON_CreateNumber ((int)which - 128);
    case 2:
      return cJSON_CreateString (texts[which % G_N_ELEMENTS (texts)]);
    case 3:
      return which % 2 ? cJSON_CreateTrue () : cJSON_CreateNull ();
    case 4:
      return cJSON_CreateArray ();
    case 5:
      return cJSON_CreateObject ();
    default:
      return cJSON_CreateNumber (which / 32.0 - 4.0);
    }
}

static void
replace (cJSON *parent, cJSON *old, cJSON *new_item)
{
  if (cJSON_IsObject (parent))
    {
      g_autofree char *name = g_strdup (old->string);

      cJSON_DetachItemViaPointer (parent, old);
      cJSON_Delete (old);
      cJSON_AddItemToObject (parent, name, new_item);
      return;
    }
  cJSON_ReplaceItemViaPointer (parent, old, new_item);
}

/* Changes @root in place. Four @bytes make a change: two say where, one what, one to which value.
 */
static void
mutate_json (cJSON *root, const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i + 4 <= size && i < 64; i += 4)
    {
      guint  n = count (root);
      guint  at = n > 0 ? (bytes[i] << 8 | bytes[i + 1]) % n : 0;
      cJSON *place = n > 0 ? nth (root, &at) : NULL;
      cJSON *parent = place != NULL ? parent_of (root, place) : NULL;

      if (parent == NULL)
        return;
      if (bytes[i + 2] >= 224)
        cJSON_Delete (cJSON_DetachItemViaPointer (parent, place));
      else if (bytes[i + 2] >= 192 && cJSON_IsArray (parent) && n < 4000)
        cJSON_AddItemToArray (parent, cJSON_Duplicate (place, TRUE));
      else
        replace (parent, place, new_value (bytes[i + 2], bytes[i + 3]));
    }
}

/**
 * mutate_input:
 * @base: a document that is right
 * @data: what a fuzzer gives: if the first byte says so, the document itself, else changes to @base
 *
 * Returns: (transfer full) (nullable): the document; NULL if it is no JSON
 */
cJSON *
mutate_input (const cJSON *base, const guint8 *data, gsize size)
{
  cJSON *json;

  if (size == 0)
    return NULL;
  if (data[0] % 4 == 0)
    return rc_json_parse ((const char *)data + 1, size - 1, "fuzz", NULL);
  json = cJSON_Duplicate (base, TRUE);
  mutate_json (json, data + 1, size - 1);
  return json;
}
