/* shots-edit.c - several shots edited together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/shots-edit.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/**
 * rc_shots_dup_common:
 * @shots: RcShot
 * @property: one of a shot's
 *
 * Returns: (transfer full) (nullable): its value as text, if all have the same one; NULL if it is
 * mixed, or there are no shots
 */
char *
rc_shots_dup_common (GPtrArray *shots, const char *property)
{
  g_autofree char *common = NULL;

  for (guint i = 0; i < shots->len; i++)
    {
      g_autofree char *text = rc_node_dup_value_text (g_ptr_array_index (shots, i), property);

      if (i > 0 && strcmp (text, common) != 0)
        return NULL;
      if (i == 0)
        common = g_steal_pointer (&text);
    }
  return g_steal_pointer (&common);
}

/** Returns: whether all have the same @number */
gboolean
rc_shots_get_common_double (GPtrArray *shots, const char *property, double *number)
{
  for (guint i = 0; i < shots->len; i++)
    {
      double its = rc_node_get_double (g_ptr_array_index (shots, i), property);

      if (i > 0 && its != *number)
        return FALSE;
      *number = its;
    }
  return shots->len > 0;
}

/* @what: translated: "Duration" */
static void
begin (RcDocument *document, GPtrArray *shots, const char *what)
{
  g_autofree char *name = g_strdup_printf (
      /* Translators: a step of undo: %1$s is a property, %2$u how many shots */
      ngettext ("Change %1$s of %2$u shot", "Change %1$s of %2$u shots", shots->len), what,
      shots->len);

  rc_document_begin (document, name);
}

static const char *
nick_of (GPtrArray *shots, const char *property)
{
  return _ (g_param_spec_get_nick (rc_node_find_property (g_ptr_array_index (shots, 0), property)));
}

/**
 * rc_shots_set:
 * @shots: RcShot, at least one
 * @text: as a person types it
 *
 * Gives all of them that value, in one step of undo.
 * Errors: those of rc_document_set_text(); then nothing has changed
 */
gboolean
rc_shots_set (RcDocument *document,
              GPtrArray  *shots,
              const char *property,
              const char *text,
              GError    **error)
{
  gboolean good = TRUE;

  begin (document, shots, nick_of (shots, property));
  for (guint i = 0; i < shots->len && good; i++)
    good = rc_document_set_text (document, g_ptr_array_index (shots, i), property, text, 0, error);
  return rc_document_finish (document, good);
}

/** Gives all of them that mood, in one step; errors as rc_shots_set() */
gboolean
rc_shots_set_mood (RcDocument *document,
                   GPtrArray  *shots,
                   double      valence,
                   double      arousal,
                   GError    **error)
{
  gboolean good = TRUE;

  begin (document, shots, _ ("Mood"));
  for (guint i = 0; i < shots->len && good; i++)
    good = rc_document_set_double (document, g_ptr_array_index (shots, i), "valence", valence, 0,
                                   error) &&
           rc_document_set_double (document, g_ptr_array_index (shots, i), "arousal", arousal, 0,
                                   error);
  return rc_document_finish (document, good);
}

/** Adds @text to the end of a text of each, after a space if it needs one; one step; errors as
 * rc_shots_set() */
gboolean
rc_shots_append (RcDocument *document,
                 GPtrArray  *shots,
                 const char *property,
                 const char *text,
                 GError    **error)
{
  gboolean good = TRUE;

  begin (document, shots, nick_of (shots, property));
  for (guint i = 0; i < shots->len && good; i++)
    {
      RcNode          *shot = g_ptr_array_index (shots, i);
      const char      *before = rc_node_get_string (shot, property);
      gsize            length = strlen (before);
      gboolean         apart = length == 0 || g_ascii_isspace (before[length - 1]);
      g_autofree char *after = g_strconcat (before, apart ? "" : " ", text, NULL);

      good = rc_document_set_text (document, shot, property, after, 0, error);
    }
  return rc_document_finish (document, good);
}
