/* action-table.h - everything that one can do in the window, in one table
 *
 * Each action with its title, keys, and what it does in a sentence. Menus, tooltips, the window of
 * shortcuts, the command palette, the manual's page of shortcuts and the keys themselves are made
 * from this table and from nothing else:
 *
 *   rc_actions_add_shortcuts (widget_class, "stage.");   in class_init: the keys of a group
 *   rc_actions_dress (window);                           tooltips of buttons with these actions
 *   for (guint i = 0; i < n_sections; i++) … rc_action_sections (&n_sections)[i].actions …
 *
 * A new action is an entry here and its function where it is done; tests/ui/test-actions.c and
 * tests/ui/test-product.py fail on an action that is missing here or lacks a title, a tooltip or,
 * if it is used often, keys.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RC_ACTION_FREQUENT = 1 << 0,   /* used often: it has keys */
  RC_ACTION_NEEDS_FILM = 1 << 1, /* nothing to do without a film */
  RC_ACTION_NEEDS_SHOT = 1 << 2, /* is about the shot that is selected */
  RC_ACTION_UNLISTED = 1 << 3,   /* another name of a listed one, for a button */
} RcActionFlags;

typedef struct
{
  const char *action;    /* detailed: "win.save", "stage.tool::brush"; NULL: only keys, that the
                            widget with the focus takes itself */
  const char *title;     /* to be translated: "Save a copy" */
  const char *keys;      /* (nullable) alternatives, the first is the one to know: "plus|equal";
                            without an action as GtkShortcutLabel has them: "Left Right" */
  const char   *tooltip; /* to be translated: what it does, in a sentence */
  RcActionFlags flags;
  const char   *why; /* (nullable) to be translated: what to do first while it cannot be done */
} RcActionInfo;

typedef struct
{
  const char         *title; /* to be translated */
  const char         *view;  /* (nullable) "board", "table", "stage": where these can be done */
  const RcActionInfo *actions;
  guint               n_actions;
} RcActionSection;

const RcActionSection *rc_action_sections (guint *n_sections);
const RcActionInfo    *rc_action_find (const char *action);
char                  *rc_action_dup_keys_label (const RcActionInfo *info);
char                  *rc_action_dup_help (const RcActionInfo *info);

void rc_actions_add_shortcuts (GtkWidgetClass *widget_class, const char *prefix);
void rc_actions_install_accels (GtkApplication *application);
void rc_actions_dress (GtkWidget *root);

G_END_DECLS
