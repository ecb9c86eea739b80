/* test-actions.c - the table of actions is whole: titles, sentences, keys that are free
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "ui/actions/action-table.h"
#include "ui/board/board.h"
#include "ui/board/shot-grid.h"
#include "ui/board/shot-table.h"
#include "ui/library/library.h"

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
            char *place =
                g_strconcat (sections[i].view != NULL ? sections[i].view : "", " ", *key, NULL);

            g_test_message ("%s: %s", info->action, place);
            g_assert_true (g_hash_table_add (taken, place));
          }
      }
}

static void
has_class_actions (GType type)
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
        g_assert_nonnull (rc_action_find (name));
      }
  g_type_class_unref (widget_class);
}

static void
test_widgets_do_nothing_that_is_not_in_the_table (void)
{
  has_class_actions (RC_TYPE_BOARD);
  has_class_actions (RC_TYPE_LIBRARY);
  has_class_actions (RC_TYPE_SHOT_GRID);
  has_class_actions (RC_TYPE_SHOT_TABLE);
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
