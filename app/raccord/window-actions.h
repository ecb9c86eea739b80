/* window-actions.h - the table of what the window can do
 *
 * The one list that actions, keys and the list of keys are made from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/raccord/window.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;      /* "undo" for win.undo */
  const char *label;     /* translatable */
  const char *group;     /* translatable; NULL: not among the keys */
  const char *accels[3]; /* NULL ends them */
  void (*activate) (RcWindow *self);
  gboolean needs_film;
} RcWindowAction;

extern const RcWindowAction rc_window_actions[];
extern const guint          rc_window_n_actions;

G_END_DECLS
