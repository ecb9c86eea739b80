/* test-staging-list.c - what is listed of a staging, and what is released
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/staging-list.h"

#include "engine/base/error.h"

static void
test_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  json =
      cJSON_Parse ("{\"figures\":[{\"id\":\"a\",\"name\":\"Mara\",\"action\":\"walk\"}],"
                   "\"props\":[{\"id\":\"lantern\",\"kind\":\"lantern\",\"name\":\"lamp\"}],"
                   "\"set\":\"lamp-room\",\"time\":\"dusk\",\"weather\":\"rain\"}");
  g_autoptr (RcStaging) staging = rc_staging_from_json (json, &error);
  g_auto (GStrv)        rows = NULL;

  g_assert_no_error (error);
  rows = rc_staging_dup_rows (staging);
  g_assert_cmpuint (g_strv_length (rows), ==, 3);
  g_assert_true (g_str_has_prefix (rows[0], "Mara · walks"));
  g_assert_cmpstr (rows[1], ==, "lamp");
  g_assert_true (g_str_has_prefix (rows[2], "lamp room · dusk · rain"));
}

static void
test_release (void)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (RcDocument) document = rc_document_new ();
  RcNode                *scene =
      rc_document_add (document, rc_document_get_project (document), RC_TYPE_SCENE, -1, &error);
  RcShot            *shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, &error);
  g_autoptr (RcJson) by_hand =
      rc_json_new_take (cJSON_Parse ("{\"time\":\"night\",\"figures\":{\"mara\":{\"x\":1.5}}}"));

  g_assert_no_error (error);
  g_assert_true (rc_document_set_json (document, shot, "staging", by_hand, 0, &error));
  g_assert_false (rc_staging_release (document, shot, "weather", &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (rc_staging_release (document, shot, "figures.mara.x", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rc_json_text (rc_node_get_json (RC_NODE (shot), "staging")), ==,
                   "{\"time\":\"night\"}");
  g_assert_true (rc_staging_release (document, shot, NULL, &error));
  g_assert_null (rc_node_get_json (RC_NODE (shot), "staging"));
  g_assert_true (rc_document_undo (document));
  g_assert_nonnull (rc_node_get_json (RC_NODE (shot), "staging"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/staging-list/has-a-row-for-each-thing", test_rows);
  g_test_add_func ("/ui/staging-list/releases-one-value-or-all", test_release);
  return g_test_run ();
}
