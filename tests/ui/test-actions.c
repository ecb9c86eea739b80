/* test-actions.c - the table of actions is whole: titles, sentences, keys that are free
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "ui/actions/action-table.h"
#include "ui/board/board.h"
#include "ui/board/shot-grid.h"
#include "ui/board/shot-table.h"
#include "ui/cut/cut-strip.h"
#include "ui/cut/cut-view.h"
#include "ui/inspector/inspector.h"
#include "ui/library/library.h"
#include "ui/prompt/writing-page.h"
#include "ui/stage/stage.h"

typedef void (*InfoFunc) (const RcActionInfo *info, const RcActionSection *section);

static void
for_each (InfoFunc func)
{
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      {
        g_test_message ("%s", sections[i].actions[j].action != NULL ? sections[i].actions[j].action
                                                                    : sections[i].actions[j].title);
        func (&sections[i].actions[j], &sections[i]);
      }
}

static void
is_whole (const RcActionInfo *info, const RcActionSection *section)
{
  g_autofree char     *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_nonnull (info->title);
  g_assert_cmpstr (info->title, !=, "");
  if (info->action == NULL)
    {
      g_assert_nonnull (info->keys);
      return;
    }
  g_assert_true (g_action_parse_detailed_name (info->action, &name, &target, NULL));
  g_assert_nonnull (info->tooltip);
  g_assert_cmpint (g_utf8_strlen (info->tooltip, -1), >, 3);
  if ((info->flags & RC_ACTION_FREQUENT) != 0)
    g_assert_nonnull (info->keys);
  g_assert_true (rc_action_find (info->action) == info);
}

static void
test_every_action_is_whole (void)
{
  for_each (is_whole);
}

static void
has_real_keys (const RcActionInfo *info, const RcActionSection *section)
{
  g_auto (GStrv) keys = NULL;

  if (info->keys == NULL || info->action == NULL)
    return;
  keys = g_strsplit (info->keys, "|", -1);
  for (char **key = keys; *key != NULL; key++)
    {
      guint           keyval = 0;
      GdkModifierType modifiers = 0;

      g_assert_true (gtk_accelerator_parse (*key, &keyval, &modifiers));
      g_assert_cmpuint (keyval, !=, 0);
    }
}

static void
test_keys_are_keys (void)
{
  for_each (has_real_keys);
}

/* Everywhere, or in one view: the same key twice would do one thing only. */
static void
test_no_key_is_given_twice (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      {
        const RcActionInfo *info = &sections[i].actions[j];
        g_auto (GStrv)      keys = NULL;

        if (info->keys == NULL || info->action == NULL)
          continue;
        keys = g_strsplit (info->keys, "|", -1);
        for (char **key = keys; *key != NULL; key++)
          {
            /* Where a prompt is written its own keys come first. */
            const char *view = g_str_has_prefix (info->action, "prompt.") ? "prompt"
                               : sections[i].view != NULL                 ? sections[i].view
                                                                          : "";
            char       *place = g_strconcat (view, " ", *key, NULL);

            g_test_message ("%s: %s", info->action, place);
            g_assert_true (g_hash_table_add (taken, place));
          }
      }
}

/* What one cannot ask for: it needs something to be said, and menus say it; or the program asks
 * itself. */
static const char *const internal[] = { "cut.choose", "find.term", "stage.refresh" };

/* @name: of an action; of one with a choice every row of the table has one of the choices */
static gboolean
is_listed (const char *name)
{
  g_autofree char       *choice = g_strconcat (name, "::", NULL);
  guint                  n = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      if (sections[i].actions[j].action != NULL &&
          (g_str_equal (sections[i].actions[j].action, name) ||
           g_str_has_prefix (sections[i].actions[j].action, choice)))
        return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (internal); i++)
    if (g_str_equal (internal[i], name))
      return TRUE;
  return FALSE;
}

/* @groups: filled with the first words of the names */
static void
has_class_actions (GType type, GHashTable *groups)
{
  GtkWidgetClass     *widget_class = g_type_class_ref (type);
  const char         *name, *property;
  GType               owner;
  const GVariantType *parameter;

  for (guint i = 0;
       gtk_widget_class_query_action (widget_class, i, &owner, &name, &parameter, &property); i++)
    if (owner == type)
      {
        g_test_message ("%s", name);
        g_assert_true (is_listed (name));
        g_hash_table_add (groups, g_strndup (name, strcspn (name, ".")));
      }
  g_type_class_unref (widget_class);
}

/* Every class of widgets of ours below @type, as far as it is there. */
static void
have_class_actions (GType type, GHashTable *groups)
{
  guint             n = 0;
  g_autofree GType *types = g_type_children (type, &n);

  for (guint i = 0; i < n; i++)
    {
      if (g_str_has_prefix (g_type_name (types[i]), "Rc"))
        has_class_actions (types[i], groups);
      have_class_actions (types[i], groups);
    }
}

/* Those that are not of a class: @prefix: of their names */
static void
has_group_actions (GActionGroup *group, const char *prefix)
{
  g_auto (GStrv) names = g_action_group_list_actions (group);

  g_assert_cmpuint (g_strv_length (names), >, 3);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s", prefix, names[i]);

      g_test_message ("%s", name);
      g_assert_true (is_listed (name));
    }
}

static void
test_widgets_do_nothing_that_is_not_in_the_table (void)
{
  static const char *const all[] = { "board",   "cut",    "find",       "grid",
                                     "library", "prompt", "references", "table" };
  g_autoptr (GHashTable)   groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* What they are made of is made with them, and is there then. */
  const GType types[] = { RC_TYPE_BOARD,       RC_TYPE_BOARD_FIND, RC_TYPE_SHOT_GRID,
                          RC_TYPE_SHOT_TABLE,  RC_TYPE_LIBRARY,    RC_TYPE_STAGE_VIEW,
                          RC_TYPE_CUT_VIEW,    RC_TYPE_CUT_STRIP,  RC_TYPE_INSPECTOR,
                          RC_TYPE_WRITING_PAGE };
  GtkWidget  *made[G_N_ELEMENTS (types)];

  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    made[i] = g_object_ref_sink (g_object_new (types[i], NULL));
  have_class_actions (GTK_TYPE_WIDGET, groups);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_test_message ("the group “%s”", all[i]);
      g_assert_true (g_hash_table_contains (groups, all[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      if (RC_IS_STAGE_VIEW (made[i]))
        {
          has_group_actions (rc_stage_view_get_actions (RC_STAGE_VIEW (made[i])), "stage");
          has_group_actions (rc_stage_view_get_wall_actions (RC_STAGE_VIEW (made[i])), "wall");
        }
      g_object_unref (made[i]);
    }
}

/* Each template is offered by an action, and its script and its frame are there. */
static void
test_templates_have_an_action_and_a_script (void)
{
  g_autoptr (GError) error = NULL;
  cJSON             *json = rc_data_load_json ("templates/templates.json", &error);
  const cJSON *template;

  g_assert_no_error (error);
  cJSON_ArrayForEach (template, cJSON_GetObjectItem (json, "templates"))
  {
    const char      *id = cJSON_GetStringValue (cJSON_GetObjectItem (template, "id"));
    const char      *script = cJSON_GetStringValue (cJSON_GetObjectItem (template, "script"));
    g_autofree char *action = g_strconcat ("win.template::", id, NULL);
    g_autofree char *relative = g_build_filename ("templates", script, NULL);
    g_autofree char *path = rc_data_path (relative);

    g_test_message ("%s", id);
    g_assert_nonnull (rc_action_find (action));
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    g_assert_nonnull (cJSON_GetStringValue (cJSON_GetObjectItem (template, "aspect")));
  }
  cJSON_Delete (json);
}

static void
test_help_says_the_keys (void)
{
  g_autofree char *undo = rc_action_dup_help (rc_action_find ("win.undo"));
  g_autofree char *example = rc_action_dup_help (rc_action_find ("win.open-example"));

  g_assert_cmpstr (undo, ==, "Take back the last step (Ctrl+Z)");
  g_assert_cmpstr (example, ==, "Open the example film, The Keeper's Light");
  g_assert_null (rc_action_find ("win.nothing"));
  g_assert_null (rc_action_find (NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/actions/every-action-is-whole", test_every_action_is_whole);
  g_test_add_func ("/ui/actions/keys-are-keys", test_keys_are_keys);
  g_test_add_func ("/ui/actions/no-key-is-given-twice", test_no_key_is_given_twice);
  g_test_add_func ("/ui/actions/widgets-do-nothing-that-is-not-in-the-table",
                   test_widgets_do_nothing_that_is_not_in_the_table);
  g_test_add_func ("/ui/actions/templates-have-an-action-and-a-script",
                   test_templates_have_an_action_and_a_script);
  g_test_add_func ("/ui/actions/help-says-the-keys", test_help_says_the_keys);
  return g_test_run ();
}
