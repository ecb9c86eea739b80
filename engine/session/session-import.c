/* session-import.c - a script becomes characters, scenes and shots, in one step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/session-import.h"

#include "engine/session/session-private.h"

#include "engine/base/error.h"
#include "engine/script/breakdown.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  RcSession    *session;
  RcDocument   *document;
  RcNode       *film;
  const RcPlan *plan;
  GPtrArray    *scenes; /* RcNode, as plan->scenes */
  char         *folder; /* of the script */
} Import;

static RcNode *
find_character (RcNode *film, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_CHARACTER); i++)
    {
      RcNode          *character = rc_node_get_child (film, RC_TYPE_CHARACTER, i);
      g_autofree char *own = g_utf8_casefold (rc_node_get_string (character, "name"), -1);

      if (strcmp (own, wanted) == 0)
        return character;
    }
  return NULL;
}

static gboolean
set_all (Import *self, RcNode *node, const char *const *pairs, GError **error)
{
  for (; *pairs != NULL; pairs += 2)
    if (!rc_document_set_text (self->document, node, pairs[0], pairs[1], 0, error))
      return FALSE;
  return TRUE;
}

/* A character that is there already keeps what it has and learns what it lacks. */
static gboolean
import_character (Import *self, const RcPlanCharacter *planned, GError **error)
{
  RcNode *character = find_character (self->film, planned->name);

  if (character == NULL)
    {
      const char *const pairs[] = { "name",        planned->name,        "kind", planned->kind,
                                    "description", planned->description, NULL };

      character = rc_document_add (self->document, self->film, RC_TYPE_CHARACTER, -1, error);
      return character != NULL && set_all (self, character, pairs, error);
    }
  return *rc_node_get_string (character, "description") != '\0' ||
         rc_document_set_text (self->document, character, "description", planned->description, 0,
                               error);
}

static gboolean
import_shot (Import *self, RcNode *scene, const RcPlanShot *planned, GError **error)
{
  g_autofree char  *duration = rc_rational_to_string (planned->duration);
  const char *const pairs[] = { "prompt", planned->prompt, "duration", duration,
                                "notes",  planned->notes,  NULL };
  RcNode           *shot = rc_document_add (self->document, scene, RC_TYPE_SHOT, -1, error);

  if (shot != NULL && set_all (self, shot, pairs, error))
    return TRUE;
  g_prefix_error (error, _ ("line %u: "), planned->line);
  return FALSE;
}

static gboolean
import_scene (Import *self, const RcPlanScene *planned, GError **error)
{
  const char       *setting = planned->interior && planned->exterior ? "INT/EXT"
                              : planned->interior                    ? "INT"
                              : planned->exterior                    ? "EXT"
                                                                     : "";
  const char *const pairs[] = { "setting",      setting,         "place",
                                planned->place, "time",          planned->time,
                                "prompt",       planned->prompt, NULL };
  RcNode           *scene = rc_document_add (self->document, self->film, RC_TYPE_SCENE, -1, error);

  if (scene == NULL || !set_all (self, scene, pairs, error))
    {
      g_prefix_error (error, _ ("line %u: "), planned->line);
      return FALSE;
    }
  g_ptr_array_add (self->scenes, scene);
  for (guint i = 0; i < planned->n_shots; i++)
    if (!import_shot (self, scene, &planned->shots[i], error))
      return FALSE;
  return TRUE;
}

/* Only the first script names the film. */
static gboolean
import_title (Import *self, GError **error)
{
  const char *const pairs[] = { "title", self->plan->title, "logline", self->plan->logline, NULL };

  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (*pairs[i + 1] != '\0' &&
        !rc_document_set_text (self->document, self->film, pairs[i], pairs[i + 1], 0, error))
      return FALSE;
  return TRUE;
}

/* A picture that cannot be had is no reason to refuse the script: it is named, and the rest is
 * imported. */
static void
import_reference (Import *self, const RcPlanReference *planned)
{
  g_autofree char   *path = g_canonicalize_filename (planned->path, self->folder);
  RcNode            *owner = self->film;
  g_autoptr (GError) error = NULL;

  if (*planned->character != '\0')
    owner = find_character (self->film, planned->character);
  else if (planned->scene >= 0 && (guint)planned->scene < self->scenes->len)
    owner = g_ptr_array_index (self->scenes, planned->scene);
  if (owner == NULL)
    {
      g_ptr_array_add (
          self->session->messages,
          g_strdup_printf (_ ("Reference “%s” is of “%s”, whom the script does not know."),
                           planned->path, planned->character));
      return;
    }
  if (rc_session_add_reference (self->session, owner, path,
                                *planned->role != '\0' ? planned->role : NULL, &error) == NULL)
    g_ptr_array_add (self->session->messages,
                     g_strdup_printf (_ ("A reference was left out. %s"), error->message));
}

static gboolean
import_plan (Import *self, GError **error)
{
  gboolean is_first = rc_node_get_n_children (self->film, RC_TYPE_SCENE) == 0;

  if (is_first && !import_title (self, error))
    return FALSE;
  for (guint i = 0; i < self->plan->n_characters; i++)
    if (!import_character (self, &self->plan->characters[i], error))
      return FALSE;
  for (guint i = 0; i < self->plan->n_scenes; i++)
    if (!import_scene (self, &self->plan->scenes[i], error))
      return FALSE;
  for (guint i = 0; i < self->plan->n_references; i++)
    import_reference (self, &self->plan->references[i]);
  return TRUE;
}

static RcPlan *
read_plan (const char *path, GError **error)
{
  g_autofree char       *name = g_path_get_basename (path);
  g_autofree char       *text = NULL;
  g_autoptr (RcFountain) script = NULL;
  gsize                  length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    {
      g_prefix_error (error, _ ("The script “%s” cannot be read: "), name);
      return NULL;
    }
  script = rc_fountain_parse (text, length, name, error);
  return script != NULL ? rc_breakdown_new (script, name, error) : NULL;
}

/**
 * rc_session_check_script:
 *
 * Errors: those that rc_session_import_script() has for the file itself
 *
 * Returns: whether there is a script to import, before a film is made for it
 */
gboolean
rc_session_check_script (const char *path, GError **error)
{
  g_autoptr (RcPlan) plan = read_plan (path, error);

  return plan != NULL;
}

/**
 * rc_session_import_script:
 * @path: a Fountain script
 *
 * One step of undo. References that the script names and that cannot be read are left out;
 * rc_session_take_messages() names them.
 * Errors: those of g_file_get_contents(), rc_fountain_parse() and rc_breakdown_new();
 * RC_ERROR_LIMIT if a paragraph is longer than a prompt may be; RC_ERROR_READ_ONLY. Then the film
 * is as it was.
 *
 * Returns: how many shots were made, -1 on failure
 */
int
rc_session_import_script (RcSession *self, const char *path, GError **error)
{
  g_autoptr (RcPlan)    plan = read_plan (path, error);
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
  g_autofree char      *folder = g_path_get_dirname (path);
  Import                import = { .session = self,
                                   .document = rc_session_get_document (self),
                                   .film = RC_NODE (rc_session_get_project (self)),
                                   .plan = plan,
                                   .scenes = scenes,
                                   .folder = g_canonicalize_filename (folder, NULL) };
  int                   shots = 0;

  if (plan != NULL)
    {
      rc_document_begin (import.document, _ ("Import Script"));
      if (import_plan (&import, error))
        rc_document_end (import.document);
      else
        {
          rc_document_cancel (import.document);
          g_prefix_error (error, "%s: ", path);
          shots = -1;
        }
      for (guint i = 0; shots >= 0 && i < plan->n_scenes; i++)
        shots += (int)plan->scenes[i].n_shots;
    }
  g_free (import.folder);
  return plan != NULL ? shots : -1;
}

/** Returns: (transfer full): NULL-terminated: what went not quite right since it was last asked,
 * for people */
GStrv
rc_session_take_messages (RcSession *self)
{
  GPtrArray *messages = self->messages;

  self->messages = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (messages, NULL);
  return (GStrv)g_ptr_array_free (messages, FALSE);
}
