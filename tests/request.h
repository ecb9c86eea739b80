/* request.h - the members that every request has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/request.h"

/* For a shot of 24 frames a second without references; @staging: (transfer full). */
static inline cJSON *
request_members (const char *generator, cJSON *staging, int width, int height, int frames, int seed)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddNumberToObject (json, "format", 1);
  cJSON_AddStringToObject (json, "generator", generator);
  cJSON_AddNumberToObject (json, "generator_version", 1);
  cJSON_AddStringToObject (json, "prompt", "");
  cJSON_AddItemToObject (json, "staging", staging);
  cJSON_AddNumberToObject (json, "width", width);
  cJSON_AddNumberToObject (json, "height", height);
  cJSON_AddStringToObject (json, "rate", "24");
  cJSON_AddNumberToObject (json, "frames", frames);
  cJSON_AddNumberToObject (json, "seed", seed);
  cJSON_AddNumberToObject (json, "creativity", 0);
  return json;
}

/* That it is a take of that name with more around it, before it and after it. */
static inline void
request_add_extension (cJSON *json, const char *base, const RcExtension *by)
{
  cJSON *extend = cJSON_AddObjectToObject (json, "extend");

  cJSON_AddStringToObject (extend, "base", base);
  cJSON_AddNumberToObject (extend, "left", by->left);
  cJSON_AddNumberToObject (extend, "right", by->right);
  cJSON_AddNumberToObject (extend, "top", by->top);
  cJSON_AddNumberToObject (extend, "bottom", by->bottom);
  cJSON_AddNumberToObject (extend, "before", by->before);
  cJSON_AddNumberToObject (extend, "after", by->after);
}
