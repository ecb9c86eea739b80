/* blocking-fixture.h - the cast that the prompts of a test of blocking name, and stagings with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/compose.h"

#include <math.h>
#include <string.h>

static const RcCastMember cast[] = {
  { "c1", "Mara", "person", "60s, a keeper, a woman", "" },
  { "c2", "Tomas", "person", "a young man, 20s", "" },
  { "c3", "Iris", "person", "", "" },
};

static inline RcStaging *
compose (const char *prompt, const char *move)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  RcStagingInput           input = {
              .prompt = prompt, .cast = cast, .n_cast = G_N_ELEMENTS (cast), .move = move
  };
  RcStaging *staging;

  g_assert_no_error (error);
  staging = rc_staging_compose (vocabulary, &input, &error);
  g_assert_no_error (error);
  return staging;
}

static inline const RcStagingFigure *
find (const RcStaging *staging, const char *id)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (strcmp (staging->figures[i].id, id) == 0)
      return &staging->figures[i];
  g_assert_not_reached ();
}
