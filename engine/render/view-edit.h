/* view-edit.h - what a hand does to what it sees, as hand-set values
 *
 * Each lays its values into @by_hand (engine/script/hand-set.h), and nothing else: the prompt stays
 * as it is. Names of things that are in there already are used as they are spelled.
 *
 *   by_hand = rc_view_edit_copy (rc_node_get_json (shot, "staging"));
 *   rc_view_edit_hold (by_hand, view);
 *   rc_view_edit_move (by_hand, &view->things[0], 0.5, 0);
 *   rc_session_set_by_hand (session, shot, by_hand, name, &error);
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/render/view.h"

G_BEGIN_DECLS

cJSON   *rc_view_edit_copy (RcJson *by_hand);
void     rc_view_edit_move (cJSON *by_hand, const RcViewThing *thing, double dx, double dz);
void     rc_view_edit_nudge (cJSON *by_hand, const RcViewThing *thing, double dx, double dz);
void     rc_view_edit_swing (cJSON *by_hand, const RcViewThing *thing, double degrees);
void     rc_view_edit_turn (cJSON *by_hand, const RcViewThing *thing, double degrees);
void     rc_view_edit_action (cJSON *by_hand, const RcViewThing *thing, const char *action);
void     rc_view_edit_stand (cJSON *by_hand, guint setup, const RcViewStand *stand);
void     rc_view_edit_hold (cJSON *by_hand, const RcView *view);
gboolean rc_view_edit_is_held (const cJSON *by_hand, guint setup);
gboolean rc_view_edit_release_thing (cJSON *by_hand, const RcViewThing *thing);
gboolean rc_view_edit_release_camera (cJSON *by_hand, guint setup);

G_END_DECLS
