/* shot-list.c - the shot list of a film as comma-separated values, for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/shot-list.h"

#include "engine/script/prompt.h"

#include <string.h>

/* What the first line says; programs find columns by these names in every language. */
static const char *const columns[] = { "label",    "scene",      "size",   "angle", "move", "lens",
                                       "duration", "characters", "prompt", "takes", "notes" };

/* What formulas begin with, and the wide forms of it that some programs take for the same. */
static gboolean
is_like_formula (const char *field)
{
  static const gunichar beginnings[] = { '=',  '+',    '-',    '@',    '\t',  '\r',
                                         '\n', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  gunichar              first = g_utf8_get_char (field);

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (first == beginnings[i])
      return TRUE;
  return FALSE;
}

/**
 * rc_csv_append:
 * @field: (nullable): UTF-8
 *
 * Appends one field to a line, behind a comma unless it is the line's first.
 */
void
rc_csv_append (GString *line, const char *field)
{
  gboolean    formula, quoted;
  const char *text = field != NULL ? field : "";

  if (line->len > 0 && line->str[line->len - 1] != '\n')
    g_string_append_c (line, ',');
  formula = is_like_formula (text);
  quoted = strpbrk (text, ",\"\r\n") != NULL || *text == ' ' || g_str_has_suffix (text, " ");
  if (quoted)
    g_string_append_c (line, '"');
  if (formula)
    g_string_append_c (line, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *text);
    }
  if (quoted)
    g_string_append_c (line, '"');
}

/* "4", "2.5", "0.042" */
static char *
dup_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", number));
}

static gboolean
has_figure (const RcStaging *staging, const char *name)
{
  for (guint i = 0; staging != NULL && i < staging->n_figures; i++)
    if (g_strcmp0 (staging->figures[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Who is staged, or mentioned: "Mara, Halo lamp". */
static char *
dup_characters (RcSession *self, const RcStaging *staging, const char *prompt)
{
  g_auto (GStrv)        names = rc_project_dup_cast (rc_session_get_project (self));
  guint                 n = g_strv_length (names), n_mentions;
  g_autofree gboolean  *there = g_new0 (gboolean, n + 1);
  g_autofree RcMention *mentions =
      rc_prompt_mentions (prompt, (const char *const *)names, n, &n_mentions);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_mentions; i++)
    there[mentions[i].name] = TRUE;
  for (guint i = 0; i < n; i++)
    if (*names[i] != '\0' && (there[i] || has_figure (staging, names[i])))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", names[i]);
  return g_string_free (list, FALSE);
}

static void
append_shot (RcSession *self, GString *list, RcNode *shot, const char *scene)
{
  g_autoptr (RcStaging) staging = rc_session_stage (self, RC_SHOT (shot), NULL);
  const char           *prompt = rc_node_get_string (shot, "prompt");
  g_autofree char      *label = rc_shot_dup_label (RC_SHOT (shot));
  g_autofree char      *characters = dup_characters (self, staging, prompt);
  g_autofree char      *lens =
      dup_number (staging != NULL ? staging->camera.lens_mm : rc_node_get_double (shot, "lens"));
  g_autofree char *duration =
      dup_number (rc_rational_to_double (rc_node_get_rational (shot, "duration")));
  g_autofree char *takes = g_strdup_printf ("%u", rc_node_get_n_children (shot, RC_TYPE_TAKE));
  const char      *fields[G_N_ELEMENTS (columns)] = {
         label,
         scene,
    staging != NULL ? staging->camera.size : rc_node_get_string (shot, "size"),
    staging != NULL ? staging->camera.angle : rc_node_get_string (shot, "angle"),
    staging != NULL ? staging->camera.move : rc_node_get_string (shot, "move"),
    strcmp (lens, "0") != 0 ? lens : "",
    duration,
         characters,
         prompt,
         takes,
         rc_node_get_string (shot, "notes"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    rc_csv_append (list, fields[i]);
  g_string_append (list, "\r\n");
}

/**
 * rc_session_dup_shot_list:
 * @mark: with a byte order mark, which Excel needs
 *
 * Returns: (transfer full): a line of headings, then one a shot, in the order of the film
 */
char *
rc_session_dup_shot_list (RcSession *self, gboolean mark)
{
  RcNode  *film = RC_NODE (rc_session_get_project (self));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    rc_csv_append (list, columns[i]);
  g_string_append (list, "\r\n");
  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_SCENE); i++)
    {
      RcNode          *scene = rc_node_get_child (film, RC_TYPE_SCENE, i);
      g_autofree char *heading = rc_scene_dup_heading (RC_SCENE (scene));
      g_autofree char *name = g_strdup_printf ("%u. %s", i + 1, heading);

      for (guint k = 0; k < rc_node_get_n_children (scene, RC_TYPE_SHOT); k++)
        append_shot (self, list, rc_node_get_child (scene, RC_TYPE_SHOT, k), name);
    }
  if (mark)
    g_string_prepend (list, "\xef\xbb\xbf");
  return g_string_free (list, FALSE);
}

/** Writes it into a file, which is replaced. Errors: of the file system */
gboolean
rc_session_export_shot_list (RcSession *self, const char *path, gboolean mark, GError **error)
{
  g_autofree char *list = rc_session_dup_shot_list (self, mark);

  return g_file_set_contents (path, list, -1, error);
}
