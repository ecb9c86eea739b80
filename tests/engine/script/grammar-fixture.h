/* grammar-fixture.h - stagings of sentences, for tests of the grammar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/compose.h"

#include <string.h>

static inline RcStaging *
compose (const char *prompt)
{
  static const RcCastMember cast[] = { { "c1", "Mara", "person", "a woman", "" } };
  g_autoptr (GError)        error = NULL;
  g_autoptr (RcVocabulary)  vocabulary = rc_vocabulary_load (&error);
  RcStagingInput            input = {
               .prompt = prompt, .cast = cast, .n_cast = G_N_ELEMENTS (cast), .seconds = 10
  };
  RcStaging *staging;

  g_assert_no_error (error);
  staging = rc_staging_compose (vocabulary, &input, &error);
  g_assert_no_error (error);
  return staging;
}
