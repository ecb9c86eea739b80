/* stage-aids.c - what helps to judge the picture on the stage: guides, mattes, exposure
 *
 * The states of the actions are what is shown; the menu at the rail's last button shows them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include <glib/gi18n-lib.h>

/* In the order of RcGuides. */
static const char *const guides[RC_N_GUIDES] = { "guide-thirds", "guide-centre", "guide-action",
                                                 "guide-title" };

static GVariant *
state_of (RcStageView *self, const char *action)
{
  return g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);
}

static gboolean
is_on (RcStageView *self, const char *action)
{
  g_autoptr (GVariant) state = state_of (self, action);

  return g_variant_get_boolean (state);
}

static void
apply_guides (RcStageView *self)
{
  g_autoptr (GVariant) matte = state_of (self, "matte");
  gboolean             on = is_on (self, "guides");
  guint                shown = RC_GUIDE_NONE;

  for (guint i = 0; on && i < RC_N_GUIDES; i++)
    if (is_on (self, guides[i]))
      shown |= 1U << i;
  rc_viewer_set_guides (self->viewer, (RcGuides)shown);
  rc_viewer_set_matte (self->viewer,
                       on ? rc_matte_find (g_variant_get_string (matte, NULL)) : NULL);
}

static void
apply_guides_of (RcStageView *self, GVariant *memory)
{
  gboolean on = TRUE;

  if (g_variant_lookup (memory, "guides", "b", &on))
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "guides",
                                        g_variant_new_boolean (on));
}

static void
set_guides (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_simple_action_set_state (action, value);
  apply_guides (user_data);
}

/* Who chooses one wants to see it. */
static void
set_guide (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcStageView *self = user_data;
  const char  *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "matte") && rc_matte_find (g_variant_get_string (value, NULL)) == NULL)
    value = g_variant_new_string ("off");
  g_simple_action_set_state (action, value);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "guides",
                                      g_variant_new_boolean (TRUE));
}

static void
set_scope (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcStageView *self = user_data;

  g_simple_action_set_state (action, value);
  rc_stage_scopes_set (self->scopes, is_on (self, "false-colour"), is_on (self, "histogram"));
}

static void
set_onion (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcStageView *self = user_data;

  g_simple_action_set_state (action, value);
  rc_stage_onion_set (self->onion, is_on (self, "onion-previous"), is_on (self, "onion-next"));
}

static void
set_onion_opacity (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_simple_action_set_state (action, value);
  rc_viewer_set_onion_opacity (RC_STAGE_VIEW (user_data)->viewer,
                               g_ascii_strtod (g_variant_get_string (value, NULL), NULL) / 100);
}

static void
set_dropped (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_simple_action_set_state (action, value);
  rc_stage_view_show_clock (user_data);
}

/** Returns: whether one wants to know how many frames were dropped, if only none */
gboolean
rc_stage_view_shows_dropped (RcStageView *self)
{
  return is_on (self, "dropped");
}

/* Their titles and keys are in action-table.c. */
static const GActionEntry entries[] = {
  { "guides", NULL, NULL, "true", set_guides },
  { "guide-thirds", NULL, NULL, "true", set_guide },
  { "guide-centre", NULL, NULL, "false", set_guide },
  { "guide-action", NULL, NULL, "false", set_guide },
  { "guide-title", NULL, NULL, "false", set_guide },
  { "matte", NULL, "s", "'off'", set_guide },
  { "false-colour", NULL, NULL, "false", set_scope },
  { "histogram", NULL, NULL, "false", set_scope },
  { "onion-previous", NULL, NULL, "false", set_onion },
  { "onion-next", NULL, NULL, "false", set_onion },
  { "onion-opacity", NULL, "s", "'50'", set_onion_opacity },
  { "dropped", NULL, NULL, "false", set_dropped },
};

/* What is chosen for a film, and not for a moment. */
static const char *const remembered[] = { "guides",       "guide-thirds", "guide-centre",
                                          "guide-action", "guide-title",  "matte",
                                          "false-colour", "histogram",    "dropped",
                                          "loop",         "onion-opacity" };

/** Returns: (transfer floating): which aids are on, and how near the picture is */
GVariant *
rc_stage_view_create_memory (RcStageView *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < G_N_ELEMENTS (remembered); i++)
    {
      g_autoptr (GVariant) state = state_of (self, remembered[i]);

      g_variant_builder_add (&builder, "{sv}", remembered[i], state);
    }
  g_variant_builder_add (&builder, "{sv}", "zoom",
                         g_variant_new_double (rc_viewer_get_geometry (self->viewer)->zoom));
  return g_variant_builder_end (&builder);
}

/** @memory: what rc_stage_view_create_memory() gave; what is not in it, or is not fit, stays */
void
rc_stage_view_recall (RcStageView *self, GVariant *memory)
{
  double zoom = 1;

  for (guint i = 0; i < G_N_ELEMENTS (remembered); i++)
    {
      g_autoptr (GVariant) state = state_of (self, remembered[i]);
      g_autoptr (GVariant) value =
          g_variant_lookup_value (memory, remembered[i], g_variant_get_type (state));

      if (value != NULL && !g_variant_equal (value, state))
        g_action_group_change_action_state (G_ACTION_GROUP (self->actions), remembered[i], value);
    }
  /* A guide that is chosen shows all of them. */
  apply_guides_of (self, memory);
  rc_viewer_fit (self->viewer);
  if (g_variant_lookup (memory, "zoom", "d", &zoom) && zoom > 0)
    rc_viewer_zoom (self->viewer, zoom);
}

/** The actions of the aids */
void
rc_stage_view_add_aids (RcStageView *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/** Returns: (transfer floating): the rail's button that opens the menu of the aids */
GtkWidget *
rc_stage_view_create_aids (RcStageView *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/raccord/Raccord/stage-aids.ui");
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "rc-tool-guides-symbolic");
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_RIGHT);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button),
                               GTK_WIDGET (gtk_builder_get_object (builder, "popover")));
  gtk_widget_set_tooltip_text (button, _ ("Guides, mattes, exposure (G hides the guides)"));
  return button;
}
