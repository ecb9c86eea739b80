/* shot-facts.h - what the words of each shot say of its camera and its cast, read once
 *
 * A table of 1,000 shots wants the size, angle, move and lens of each; reading a prompt takes about
 * a millisecond. So what was read is kept for as long as the words and the values set by hand are
 * the same, and the rest is read a few at a time while nothing else is to be done.
 *
 *   fact = rc_shot_facts_peek (facts, shot);    NULL: it comes, and "read" says so
 *   fact = rc_shot_facts_read (facts, shot);    at once
 *
 * Signal "read" (RcShot *shot): what rc_shot_facts_peek() gives for it is new.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

/* As the staging has them: set by hand, or else what the prompt says. */
typedef struct
{
  char  *size, *angle, *move; /* ids, as in the document */
  double lens;                /* mm */
  char  *cast;                /* names of the characters that are mentioned: "Mara, Tomas" */
  char  *poster;              /* nullable: the coarse picture's file, of a shot without a take */
} RcShotFact;

#define RC_TYPE_SHOT_FACTS (rc_shot_facts_get_type ())
G_DECLARE_FINAL_TYPE (RcShotFacts, rc_shot_facts, RC, SHOT_FACTS, GObject)

RcShotFacts      *rc_shot_facts_new (RcSession *session);
const RcShotFact *rc_shot_facts_peek (RcShotFacts *self, RcShot *shot);
const RcShotFact *rc_shot_facts_read (RcShotFacts *self, RcShot *shot);
void              rc_shot_facts_forget (RcShotFacts *self);

G_END_DECLS
