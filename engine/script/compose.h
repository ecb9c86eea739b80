/* compose.h - from words to a staging
 *
 *   g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
 *   RcStaging *staging = rc_staging_compose (vocabulary, &input, &error);
 *
 * Deterministic: the same input gives the same staging. The vocabulary is immutable after loading
 * and may be shared between threads; rc_staging_compose() may run on any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"

G_BEGIN_DECLS

typedef struct _RcVocabulary RcVocabulary;

RcVocabulary *rc_vocabulary_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          rc_vocabulary_free (RcVocabulary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcVocabulary, rc_vocabulary_free)

typedef struct
{
  const char *id;
  const char *name;
  const char *kind;        /* person, creature, product */
  const char *description; /* words: age, build, dress colour are read from it */
  const char *identity;    /* media hash of the identity reference, or "" */
  gboolean    mannequin;   /* drawn as one in spite of it */
} RcCastMember;

typedef struct
{
  const char         *prompt;       /* the shot's */
  const char         *scene_prompt; /* the scene's description */
  const char         *heading;      /* "INT. LAMP ROOM - NIGHT" */
  const RcCastMember *cast; /* every character of the project, in order: gives stable colours */
  guint               n_cast;
  const char         *plate; /* media hash of the scene's plate, or "" */
  const char         *size;  /* hand-set camera values, "" or 0: from the prompt */
  const char         *angle;
  const char         *move;
  double              lens_mm;
  double              seconds;    /* the shot's duration, for "then" and "at the end"; 0: unknown */
  double              creativity; /* 0 to 1 */
  double              valence;    /* -1 to 1 */
  double              arousal;    /* -1 to 1 */
  guint               seed;
  const char         *look;     /* the project's: clay ink colour night; NULL or "": colour */
  const cJSON        *hand_set; /* (nullable): a JSON merge patch laid over the result */
} RcStagingInput;

RcStaging *rc_staging_compose (const RcVocabulary   *vocabulary,
                               const RcStagingInput *input,
                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
