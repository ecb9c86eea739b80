/* nodes.c - how the command line names the parts of a film
 *
 *   film            the film itself
 *   2               scene 2                    @Mara, Mara     a character
 *   1C              shot 1C                    1C.2            its second take
 *   1C.2.1          the first region of that take       1C.2.n1   its first note
 *   1C.2.1          the first region of that take
 *   1C.2.1.3        the third take of that region
 *   film.s1         the first note on the board              film.a1    the first arrow
 *   ID              any node, by its id or the beginning of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"
#include "engine/document/canvas.h"
#include "engine/document/note.h"

#include <glib/gi18n.h>

#include <string.h>

typedef gboolean (*MatchFunc) (RcNode *node, const char *name);

static RcNode *
find_below (RcNode *node, const char *name, MatchFunc matches)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (node);

  if (matches (node, name))
    return node;
  for (guint i = 0; i < G_N_ELEMENTS (klass->child_types) && klass->child_types[i] != 0; i++)
    for (guint k = 0; k < rc_node_get_n_children (node, klass->child_types[i]); k++)
      {
        RcNode *found =
            find_below (rc_node_get_child (node, klass->child_types[i], k), name, matches);

        if (found != NULL)
          return found;
      }
  return NULL;
}

static gboolean
is_shot (RcNode *node, const char *name)
{
  g_autofree char *label = RC_IS_SHOT (node) ? rc_shot_dup_label (RC_SHOT (node)) : NULL;

  return label != NULL && g_ascii_strcasecmp (label, name) == 0;
}

static gboolean
is_scene (RcNode *node, const char *name)
{
  guint64 number;

  return RC_IS_SCENE (node) && g_ascii_string_to_unsigned (name, 10, 1, G_MAXUINT, &number, NULL) &&
         rc_node_get_index (node) + 1 == number;
}

static gboolean
is_character (RcNode *node, const char *name)
{
  g_autofree char *given = g_utf8_casefold (*name == '@' ? name + 1 : name, -1);
  g_autofree char *own =
      RC_IS_CHARACTER (node) ? g_utf8_casefold (rc_node_get_string (node, "name"), -1) : NULL;

  return own != NULL && strcmp (own, given) == 0;
}

static gboolean
has_id (RcNode *node, const char *name)
{
  return strlen (name) >= 4 && g_str_has_prefix (rc_node_get_id (node), name);
}

/* "1C.2" is a child of what "1C" names. */
static RcNode *
find_numbered (RcCli *self, const char *name, GError **error)
{
  const char      *dot = strrchr (name, '.');
  g_autofree char *owner_name = dot != NULL ? g_strndup (name, dot - name) : NULL;
  RcNode          *owner = NULL;
  char             kind = dot != NULL && g_ascii_isalpha (dot[1]) ? dot[1] : '\0';
  guint64          number;

  if (dot == NULL ||
      !g_ascii_string_to_unsigned (dot + (kind != '\0' ? 2 : 1), 10, 1, G_MAXUINT, &number, NULL))
    return NULL;
  owner = rc_cli_find_node (self, owner_name, error);
  if (kind == 'n')
    return RC_IS_TAKE (owner) ? rc_node_get_child (owner, RC_TYPE_NOTE, (guint)number - 1) : NULL;
  if (kind == 's' || kind == 'a')
    return RC_IS_PROJECT (owner)
               ? rc_node_get_child (owner, kind == 's' ? RC_TYPE_STICKY : RC_TYPE_ARROW,
                                    (guint)number - 1)
               : NULL;
  if (kind != '\0')
    return NULL;
  if (RC_IS_SHOT (owner))
    return rc_node_get_child (owner, RC_TYPE_TAKE, (guint)number - 1);
  if (RC_IS_TAKE (owner))
    return rc_node_get_child (owner, RC_TYPE_REGION, (guint)number - 1);
  if (RC_IS_REGION (owner))
    return rc_node_get_child (owner, RC_TYPE_TAKE, (guint)number - 1);
  return NULL;
}

/**
 * rc_cli_find_node:
 *
 * Errors: RC_ERROR_NOT_FOUND, with how nodes are named
 *
 * Returns: (transfer none) (nullable): the node that @name means
 */
RcNode *
rc_cli_find_node (RcCli *self, const char *name, GError **error)
{
  static const MatchFunc matches[] = { is_shot, is_scene, is_character, has_id };
  RcNode                *film = RC_NODE (rc_session_get_project (self->session));
  RcNode                *node = NULL;

  if (strcmp (name, "film") == 0 || strcmp (name, "project") == 0)
    return film;
  for (guint i = 0; i < G_N_ELEMENTS (matches) && node == NULL; i++)
    node = find_below (film, name, matches[i]);
  if (node == NULL)
    node = find_numbered (self, name, NULL);
  if (node == NULL)
    g_set_error (
        error, RC_ERROR, RC_ERROR_NOT_FOUND,
        _ ("There is no “%s” in the film. A node is named as 1C (a shot), 1C.2 (its second take), "
           "1C.2.1 (a region of that), 2 (a scene), @Mara (a character), film, or by its id; "
           "“raccord-cli show” lists them."),
        name);
  return node;
}

/* How what is asked for is named. */
static const char *
tell_name (GType type)
{
  if (type == RC_TYPE_REGION)
    return _ (
        " A region is named as 1C.2.1; “raccord-cli region list 1C.2” lists those of a take.");
  if (type == RC_TYPE_TAKE)
    return _ (" A take is named as 1C.2, a take of a region as 1C.2.1.3.");
  return "";
}

/** As rc_cli_find_node(); RC_ERROR_INVALID if the node is no @type */
gpointer
rc_cli_find_typed (RcCli *self, const char *name, GType type, GError **error)
{
  g_autoptr (RcNodeClass) klass = g_type_class_ref (type);
  RcNode                 *node = rc_cli_find_node (self, name, error);

  if (node == NULL || g_type_is_a (G_OBJECT_TYPE (node), type))
    return node;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("“%s” is a %s, not a %s.%s"), name,
               rc_node_class_noun (RC_NODE_GET_CLASS (node)), rc_node_class_noun (klass),
               tell_name (type));
  return NULL;
}

static void
add_shots (GPtrArray *shots, RcNode *node)
{
  if (RC_IS_SHOT (node))
    g_ptr_array_add (shots, node);
  for (guint i = 0; i < rc_node_get_n_children (node, RC_TYPE_SCENE); i++)
    add_shots (shots, rc_node_get_child (node, RC_TYPE_SCENE, i));
  for (guint i = 0; i < rc_node_get_n_children (node, RC_TYPE_SHOT); i++)
    add_shots (shots, rc_node_get_child (node, RC_TYPE_SHOT, i));
}

/**
 * rc_cli_list_shots:
 * @names: NULL-terminated: shots or scenes; none of them means the whole film
 *
 * Returns: (transfer container) (nullable): the shots in order
 */
GPtrArray *
rc_cli_list_shots (RcCli *self, char **names, GError **error)
{
  g_autoptr (GPtrArray) shots = g_ptr_array_new ();

  if (names == NULL || names[0] == NULL)
    add_shots (shots, RC_NODE (rc_session_get_project (self->session)));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      RcNode *node = rc_cli_find_node (self, names[i], error);

      if (node == NULL)
        return NULL;
      if (!RC_IS_SHOT (node) && !RC_IS_SCENE (node) && !RC_IS_PROJECT (node))
        {
          g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                       _ ("“%s” is a %s, not a shot or a scene."), names[i],
                       rc_node_class_noun (RC_NODE_GET_CLASS (node)));
          return NULL;
        }
      add_shots (shots, node);
    }
  return g_steal_pointer (&shots);
}

/** As rc_cli_list_shots(), but none of them is an error: RC_ERROR_INVALID. */
GPtrArray *
rc_cli_need_shots (RcCli *self, char **names, GError **error)
{
  g_autoptr (GPtrArray) shots = rc_cli_list_shots (self, names, error);

  if (shots != NULL && shots->len == 0)
    {
      g_set_error_literal (
          error, RC_ERROR, RC_ERROR_INVALID,
          _ ("The film has no shots yet. Import a script, or add a scene and a shot."));
      return NULL;
    }
  return g_steal_pointer (&shots);
}

/** Returns: (transfer full): the shortest name that rc_cli_find_node() understands */
char *
rc_cli_dup_node_name (RcNode *node)
{
  g_autofree char *owner = NULL;

  if (RC_IS_PROJECT (node))
    return g_strdup ("film");
  if (RC_IS_SHOT (node))
    return rc_shot_dup_label (RC_SHOT (node));
  if (RC_IS_SCENE (node))
    return g_strdup_printf ("%u", rc_node_get_index (node) + 1);
  if (RC_IS_CHARACTER (node))
    return g_strconcat ("@", rc_node_get_string (node, "name"), NULL);
  if (RC_IS_STICKY (node) || RC_IS_ARROW (node))
    return g_strdup_printf ("film.%c%u", RC_IS_STICKY (node) ? 's' : 'a',
                            rc_node_get_index (node) + 1);
  if (!RC_IS_TAKE (node) && !RC_IS_REGION (node) && !RC_IS_NOTE (node))
    return g_strndup (rc_node_get_id (node), 8);
  owner = rc_cli_dup_node_name (rc_node_get_parent (node));
  return g_strdup_printf (RC_IS_NOTE (node) ? "%s.n%u" : "%s.%u", owner,
                          rc_node_get_index (node) + 1);
}
