/* verdict.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/verdict.h"

#include "engine/document/note.h"

#include <glib/gi18n-lib.h>

static char *
dup_step (RcNode *node, RcVerdict verdict)
{
  static const char *const steps[] = { N_ ("Take Back Verdict on %s"), N_ ("Star %s"),
                                       N_ ("Reject %s") };
  g_autofree char         *name = rc_node_dup_name (node);

  return g_strdup_printf (_ (steps[verdict]), name);
}

/**
 * rc_document_judge:
 * @take_or_region: has "verdict", "reason" and "judged"
 * @reason: (nullable): why; NULL keeps the one there is, but with no verdict there is none
 *
 * One step of undo, or part of the one that is under way.
 */
gboolean
rc_document_judge (RcDocument *self,
                   gpointer    take_or_region,
                   RcVerdict   verdict,
                   const char *reason,
                   GError    **error)
{
  g_autofree char *step = dup_step (take_or_region, verdict);
  g_autofree char *now = verdict != RC_VERDICT_NONE ? rc_dup_now () : g_strdup ("");
  g_auto (GValue)  value = G_VALUE_INIT;
  gboolean         good;

  g_value_init (&value, RC_TYPE_VERDICT);
  g_value_set_enum (&value, (int)verdict);
  if (verdict == RC_VERDICT_NONE)
    reason = "";
  rc_document_begin (self, step);
  good =
      rc_document_set (self, take_or_region, "verdict", &value, 0, error) &&
      rc_document_set_text (self, take_or_region, "judged", now, 0, error) &&
      (reason == NULL || rc_document_set_text (self, take_or_region, "reason", reason, 0, error));
  return rc_document_finish (self, good);
}

/** The reason alone, as it is typed: merges with the step before. */
gboolean
rc_document_set_reason (RcDocument *self,
                        gpointer    take_or_region,
                        const char *reason,
                        GError    **error)
{
  return rc_document_set_text (self, take_or_region, "reason", reason, RC_EDIT_MERGE, error);
}
