/* compose-fixture.h - the cast that the prompts of a test name, and stagings with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/compose.h"

static const RcCastMember cast[] = {
  { "c1", "Mara", "person", "60s, a keeper, a woman in a brown oilskin coat", "" },
  { "c2", "Tomas", "person", "a young man, 20s, slim, he wears a blue sweater", "" },
  { "c3", "Halo lamp", "product", "a brass storm lamp", "" },
  { "c4", "玛拉", "person", "六十多岁的女人，穿棕色外套", "" },
  { "c5", "托马斯", "person", "年轻水手，男，蓝色毛衣", "" },
  { "c6", "Iris", "person", "", "" },
};

static inline RcStaging *
compose (const RcVocabulary *vocabulary,
         const char         *prompt,
         const char         *scene,
         const char         *heading,
         GError            **error)
{
  RcStagingInput input = {
    .prompt = prompt,
    .scene_prompt = scene,
    .heading = heading,
    .cast = cast,
    .n_cast = G_N_ELEMENTS (cast),
  };

  return rc_staging_compose (vocabulary, &input, error);
}

static inline RcVocabulary *
load (void)
{
  g_autoptr (GError) error = NULL;
  RcVocabulary      *vocabulary = rc_vocabulary_load (&error);

  g_assert_no_error (error);
  return vocabulary;
}
