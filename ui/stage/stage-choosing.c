/* stage-choosing.c - what the stage does with takes: verdicts, the cut, requests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

static void
star (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_takes_panel_toggle_verdict (RC_STAGE_VIEW (user_data)->panel, RC_VERDICT_STAR);
}

static void
reject (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_takes_panel_toggle_verdict (RC_STAGE_VIEW (user_data)->panel, RC_VERDICT_REJECT);
}

/** @take: of the shot on the stage */
void
rc_stage_view_use_in_cut (RcStageView *self, RcTake *take)
{
  RcDocument      *document = rc_session_get_document (self->session);
  g_autofree char *name = rc_node_dup_name (RC_NODE (take));
  /* Translators: %s is a take: "Take 2" */
  g_autofree char *step = g_strdup_printf (_ ("Use %s in Cut"), name);
  GError          *error = NULL;

  rc_document_begin (document, step);
  (void)!rc_document_set_text (document, rc_node_get_parent (RC_NODE (take)), "best-take",
                               rc_node_get_id (RC_NODE (take)), 0, &error);
  rc_document_finish (document, error == NULL);
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), error);
}

static void
use_in_cut (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcStageView *self = user_data;

  if (self->take != NULL)
    rc_stage_view_use_in_cut (self, self->take);
}

static void
duplicate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_takes_panel_duplicate (RC_STAGE_VIEW (user_data)->panel);
}

static void
differences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_takes_panel_show_differences (RC_STAGE_VIEW (user_data)->panel);
}

static void
wall (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_open_wall (user_data);
}

static void
add_note (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rc_stage_view_add_note (user_data);
}

/* Their titles and keys are in action-table.c. */
static const GActionEntry entries[] = {
  { "star", star },
  { "reject", reject },
  { "use-in-cut", use_in_cut },
  { "duplicate-request", duplicate },
  { "differences", differences },
  { "wall", wall },
  { "add-note", add_note },
};

/** What can be done with the take that is shown */
void
rc_stage_view_update_choosing (RcStageView *self)
{
  gboolean may =
      self->take != NULL && !rc_document_get_read_only (rc_session_get_document (self->session));

  rc_stage_view_enable (self, "star", may);
  rc_stage_view_enable (self, "reject", may);
  rc_stage_view_enable (self, "duplicate-request", may);
  rc_stage_view_enable (self, "add-note", may);
  rc_stage_view_enable (self, "use-in-cut",
                        may && rc_shot_get_best_take (self->shot) != self->take);
  rc_stage_view_enable (self, "wall", self->take != NULL);
  rc_stage_view_enable (self, "differences",
                        self->take != NULL &&
                            rc_node_get_n_children (RC_NODE (self->shot), RC_TYPE_TAKE) > 1);
}

/** Adds them to the group "stage" */
void
rc_stage_view_add_choosing (RcStageView *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/* --- two of them ---------------------------------------------------------------------------- */

/** The list says which take is compared with which. */
void
rc_stage_view_mark_compared (RcStageView *self)
{
  rc_takes_panel_set_compared (self->panel, rc_stage_compare_get_other (self->compare));
}

/** Compares the take on the stage with @other; if nothing is compared yet, with a wipe. */
void
rc_stage_view_compare_with (RcStageView *self, RcTake *other)
{
  rc_stage_compare_choose (self->compare, other);
  if (rc_viewer_get_compare (self->viewer) == RC_COMPARE_OFF)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "compare",
                                    g_variant_new_string ("wipe"));
  rc_stage_view_mark_compared (self);
}
