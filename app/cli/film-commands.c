/* film-commands.c - new, import, show, set, add, remove, undo, redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/document/canvas.h"

#include "app/generators.h"

#include <glib/gi18n.h>

#include <string.h>

/* --- new ----------------------------------------------------------------------------------- */

static gboolean
run_new (RcCli *self, GError **error)
{
  const char      *dir = self->arguments[0];
  g_autofree char *base = g_path_get_basename (dir);
  g_autofree char *title = g_strdup (rc_cli_options.title);

  if (title == NULL)
    {
      if (g_str_has_suffix (base, ".raccord"))
        base[strlen (base) - strlen (".raccord")] = '\0';
      title = g_steal_pointer (&base);
    }
  self->session = rc_session_create (dir, title, rc_generators, error);
  if (self->session == NULL || !rc_store_save (rc_session_get_store (self->session), error))
    return FALSE;
  rc_cli_print (_ ("Made “%s” in %s"), title, dir);
  return TRUE;
}

static const GOptionEntry new_options[] = { { "title", 't', 0, G_OPTION_ARG_STRING,
                                              &rc_cli_options.title, N_ ("The film's title"),
                                              N_ ("TITLE") },
                                            G_OPTION_ENTRY_NULL };

/* --- import -------------------------------------------------------------------------------- */

static gboolean
run_import (RcCli *self, GError **error)
{
  for (int i = 0; i < self->n_arguments; i++)
    {
      g_auto (GStrv) messages = NULL;
      int            shots = rc_session_import_script (self->session, self->arguments[i], error);

      if (shots < 0)
        return FALSE;
      messages = rc_session_take_messages (self->session);
      for (guint k = 0; messages[k] != NULL; k++)
        g_printerr ("raccord-cli: %s\n", messages[k]);
      rc_cli_print (g_dngettext (NULL, "Imported %d shot from %s", "Imported %d shots from %s",
                                 (gulong)shots),
                    shots, self->arguments[i]);
    }
  return TRUE;
}

/* --- show ---------------------------------------------------------------------------------- */

static void
show_shot (RcNode *shot)
{
  g_autofree char *label = rc_shot_dup_label (RC_SHOT (shot));
  g_autofree char *prompt = g_strdup (rc_node_get_string (shot, "prompt"));
  g_autofree char *counted = NULL;
  guint            takes = rc_node_get_n_children (shot, RC_TYPE_TAKE);

  g_strdelimit (prompt, "\n", ' ');
  if (g_utf8_strlen (prompt, -1) > 72)
    strcpy (g_utf8_offset_to_pointer (prompt, 71), "…");
  counted = g_strdup_printf (g_dngettext (NULL, "%u take ", "%u takes", takes), takes);
  rc_cli_print ("  %-4s %5.1f s  %s  %s", label,
                rc_rational_to_double (rc_node_get_rational (shot, "duration")), counted, prompt);
}

static void
show_scene (RcNode *scene)
{
  g_autofree char *heading = rc_scene_dup_heading (RC_SCENE (scene));

  rc_cli_print ("%u  %s", rc_node_get_index (scene) + 1, heading);
  for (guint i = 0; i < rc_node_get_n_children (scene, RC_TYPE_SHOT); i++)
    show_shot (rc_node_get_child (scene, RC_TYPE_SHOT, i));
}

/* What lies on the board: “film.s1  Note “Rain?””, “film.a1  1A → film.s1”. */
static void
show_canvas (RcNode *film, RcDocument *document)
{
  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_STICKY); i++)
    {
      RcNode          *sticky = rc_node_get_child (film, RC_TYPE_STICKY, i);
      g_autofree char *name = rc_cli_dup_node_name (sticky);
      g_autofree char *text = g_strdup (rc_node_get_string (sticky, "text"));

      rc_cli_print ("%s  %s", name, g_strdelimit (text, "\n", ' '));
    }
  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_ARROW); i++)
    {
      RcNode          *arrow = rc_node_get_child (film, RC_TYPE_ARROW, i);
      RcNode          *from = rc_arrow_get_end (RC_ARROW (arrow), document, FALSE);
      RcNode          *to = rc_arrow_get_end (RC_ARROW (arrow), document, TRUE);
      g_autofree char *name = rc_cli_dup_node_name (arrow);
      g_autofree char *begin = from != NULL ? rc_cli_dup_node_name (from) : NULL;
      g_autofree char *end = to != NULL ? rc_cli_dup_node_name (to) : NULL;

      rc_cli_print ("%s  %s → %s", name, begin != NULL ? begin : _ ("a place"),
                    end != NULL ? end : _ ("a place"));
    }
}

static void
show_film (RcNode *film, RcDocument *document)
{
  rc_cli_print ("%s", rc_node_get_string (film, "title"));
  if (*rc_node_get_string (film, "logline") != '\0')
    rc_cli_print ("%s", rc_node_get_string (film, "logline"));
  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_CHARACTER); i++)
    {
      RcNode *character = rc_node_get_child (film, RC_TYPE_CHARACTER, i);

      rc_cli_print ("@%s  %s", rc_node_get_string (character, "name"),
                    rc_node_get_string (character, "description"));
    }
  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_SCENE); i++)
    show_scene (rc_node_get_child (film, RC_TYPE_SCENE, i));
  show_canvas (film, document);
}

/* Who says what, when; nothing if nobody does, or if the shot cannot be staged, which “stage” says.
 */
static void
show_lines (RcCli *self, RcNode *shot)
{
  g_autoptr (RcStaging)  staging = rc_session_stage (self->session, RC_SHOT (shot), NULL);
  g_autoptr (RcDialogue) dialogue =
      staging != NULL ? rc_session_dialogue (self->session, RC_SHOT (shot), NULL) : NULL;

  for (guint i = 0; dialogue != NULL && i < rc_dialogue_lines (dialogue); i++)
    {
      const RcSpokenLine *line = rc_dialogue_line (dialogue, i);
      const char *who = line->figure >= 0 ? staging->figures[line->figure].name : _ ("somebody");

      rc_cli_print ("  %-14s %.2f-%.2f s  %s: %s", _ ("line"), line->start, line->end, who,
                    line->line >= 0 ? staging->lines[line->line].text : _ ("(a voice file)"));
    }
}

static void
show_sound (RcCli *self, RcNode *take)
{
  g_autofree char *path = g_build_filename (rc_session_get_dir (self->session), "takes",
                                            rc_node_get_string (take, "hash"), RC_TAKE_SOUND, NULL);

  rc_cli_print ("  %-14s %s", _ ("sound"),
                g_file_test (path, G_FILE_TEST_EXISTS) ? path : _ ("none"));
}

static void
show_properties (RcCli *self, RcNode *node)
{
  RcNodeClass     *klass = RC_NODE_GET_CLASS (node);
  g_autofree char *name = rc_cli_dup_node_name (node);

  rc_cli_print ("%s %s (%s)", klass->type_name, name, rc_node_get_id (node));
  for (guint i = 0; i < klass->n_specs; i++)
    {
      g_autofree char *text = rc_node_dup_value_text (node, klass->specs[i]->name);

      rc_cli_print ("  %-14s %s", klass->specs[i]->name, text);
    }
  if (RC_IS_SHOT (node))
    show_lines (self, node);
  if (RC_IS_TAKE (node))
    show_sound (self, node);
  for (guint i = 0; i < G_N_ELEMENTS (klass->child_types) && klass->child_types[i] != 0; i++)
    for (guint k = 0; k < rc_node_get_n_children (node, klass->child_types[i]); k++)
      {
        RcNode          *child = rc_node_get_child (node, klass->child_types[i], k);
        g_autofree char *child_name = rc_cli_dup_node_name (child);
        g_autofree char *label = rc_node_dup_name (child);

        rc_cli_print ("  %-14s %s  %s", RC_NODE_GET_CLASS (child)->type_name, child_name, label);
      }
}

static gboolean
run_show (RcCli *self, GError **error)
{
  RcNode *film = RC_NODE (rc_session_get_project (self->session));
  RcNode *node = self->n_arguments > 0 ? rc_cli_find_node (self, self->arguments[0], error) : film;

  if (node == NULL)
    return FALSE;
  if (rc_cli_options.json)
    rc_cli_print_json (rc_node_to_json (node));
  else if (self->n_arguments > 0)
    show_properties (self, node);
  else
    show_film (node, rc_session_get_document (self->session));
  return TRUE;
}

static const GOptionEntry json_options[] = { { "json", 0, 0, G_OPTION_ARG_NONE,
                                               &rc_cli_options.json, N_ ("Print JSON"), NULL },
                                             G_OPTION_ENTRY_NULL };

/* --- set, add, remove ------------------------------------------------------------------------ */

static gboolean
run_set (RcCli *self, GError **error)
{
  RcNode *node = rc_cli_find_node (self, self->arguments[0], error);

  if (RC_IS_SHOT (node) && strcmp (self->arguments[1], "duration") == 0 &&
      strcmp (self->arguments[2], "dialogue") == 0)
    return rc_session_set_dialogue_duration (self->session, RC_SHOT (node), error);
  return node != NULL && rc_document_set_text (rc_session_get_document (self->session), node,
                                               self->arguments[1], self->arguments[2], 0, error);
}

/* Whether a property of what lies on the board is another node, so that it can be named: 1A, 2. */
static gboolean
is_link (RcNode *node, const char *property)
{
  return (RC_IS_ARROW (node) && (strcmp (property, "from") == 0 || strcmp (property, "to") == 0)) ||
         ((RC_IS_ARROW (node) || RC_IS_STICKY (node)) && strcmp (property, "lane") == 0);
}

static gboolean
set_pair (RcCli *self, RcNode *node, const char *pair, GError **error)
{
  const char      *equals = strchr (pair, '=');
  g_autofree char *property = equals != NULL ? g_strndup (pair, equals - pair) : NULL;

  if (equals == NULL)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("“%s” is not PROPERTY=VALUE."), pair);
      return FALSE;
    }
  if (is_link (node, property) && equals[1] != '\0')
    {
      RcNode *linked = rc_cli_find_node (self, equals + 1, error);

      return linked != NULL && rc_document_set_text (rc_session_get_document (self->session), node,
                                                     property, rc_node_get_id (linked), 0, error);
    }
  return rc_document_set_text (rc_session_get_document (self->session), node, property, equals + 1,
                               0, error);
}

/* Where a new node goes if --to does not say. */
static RcNode *
default_parent (RcCli *self, GType type, GError **error)
{
  RcNode *film = RC_NODE (rc_session_get_project (self->session));
  guint   scenes = rc_node_get_n_children (film, RC_TYPE_SCENE);

  if (rc_cli_options.to != NULL)
    return rc_cli_find_node (self, rc_cli_options.to, error);
  if (type != RC_TYPE_SHOT)
    return film;
  if (scenes == 0)
    g_set_error_literal (
        error, RC_ERROR, RC_ERROR_INVALID,
        _ ("A shot needs a scene to be in. Make one with “raccord-cli add scene”."));
  return scenes > 0 ? rc_node_get_child (film, RC_TYPE_SCENE, scenes - 1) : NULL;
}

/** @index: (out): what “--at” says, from 0; -1 without it. Errors: RC_CLI_WRONG_USE */
gboolean
rc_cli_parse_index (int *index, GError **error)
{
  gint64 number = -1;

  if (rc_cli_options.index != NULL &&
      !g_ascii_string_to_signed (rc_cli_options.index, 10, 1, G_MAXINT, &number, NULL))
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("“%s” is not a place: the first is 1."),
                   rc_cli_options.index);
      return FALSE;
    }
  *index = number > 0 ? (int)number - 1 : -1;
  return TRUE;
}

static gboolean
add_node (RcCli *self, GType type, RcNode *parent, GError **error)
{
  RcDocument      *document = rc_session_get_document (self->session);
  g_autofree char *name = NULL;
  RcNode          *node;
  int              index;

  if (!rc_cli_parse_index (&index, error))
    return FALSE;
  rc_document_begin (document, _ ("Add"));
  node = rc_document_add (document, parent, type, index, error);
  for (int i = 1; i < self->n_arguments && node != NULL; i++)
    if (!set_pair (self, node, self->arguments[i], error))
      node = NULL;
  if (node == NULL)
    {
      rc_document_cancel (document);
      return FALSE;
    }
  rc_document_end (document);
  name = rc_cli_dup_node_name (node);
  rc_cli_print (_ ("Added %s"), name);
  return TRUE;
}

static gboolean
add_references (RcCli *self, RcNode *owner, GError **error)
{
  if (self->n_arguments < 2)
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("Usage: raccord-cli add reference FILE… [--to NODE] [--role ROLE]"));
      return FALSE;
    }
  for (int i = 1; i < self->n_arguments; i++)
    {
      RcNode *reference = rc_session_add_reference (self->session, owner, self->arguments[i],
                                                    rc_cli_options.role, error);
      g_autofree char *name = reference != NULL ? rc_cli_dup_node_name (reference) : NULL;

      if (reference == NULL)
        return FALSE;
      rc_cli_print (_ ("Added %s"), name);
    }
  return TRUE;
}

static gboolean
run_add (RcCli *self, GError **error)
{
  GType   type = rc_node_type_from_name (self->arguments[0]);
  RcNode *parent;

  if (type == G_TYPE_INVALID || type == RC_TYPE_PROJECT || type == RC_TYPE_TAKE ||
      type == RC_TYPE_REGION)
    {
      g_set_error (
          error, RC_CLI_WRONG_USE, 0,
          _ ("“%s” cannot be added: it must be character, scene, shot, reference, sticky (a "
             "note on the board) or arrow. Takes come from “render”, regions from “region”."),
          self->arguments[0]);
      return FALSE;
    }
  parent = default_parent (self, type, error);
  if (parent == NULL)
    return FALSE;
  return type == RC_TYPE_REFERENCE ? add_references (self, parent, error)
                                   : add_node (self, type, parent, error);
}

static const GOptionEntry add_options[] = {
  { "to", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.to, N_ ("What it becomes part of"),
    N_ ("NODE") },
  { "at", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.index, N_ ("Its place there; the first is 1"),
    N_ ("N") },
  { "role", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.role,
    N_ ("What a reference is for: identity, style, plate, …"), N_ ("ROLE") },
  G_OPTION_ENTRY_NULL
};

static gboolean
run_break (RcCli *self, GError **error)
{
  RcNode               *shot = rc_cli_find_typed (self, self->arguments[0], RC_TYPE_SHOT, error);
  g_autoptr (GPtrArray) shots =
      shot != NULL ? rc_session_break_shot (self->session, RC_SHOT (shot), error) : NULL;

  if (shots == NULL)
    return FALSE;
  for (guint i = 0; i < shots->len; i++)
    {
      g_autofree char *label = rc_shot_dup_label (g_ptr_array_index (shots, i));

      g_print ("%s  %s\n", label, rc_node_get_string (g_ptr_array_index (shots, i), "prompt"));
    }
  return TRUE;
}

static gboolean
run_remove (RcCli *self, GError **error)
{
  RcDocument           *document = rc_session_get_document (self->session);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  /* All names are looked up first: removing 1A would make 1B the new 1A. */
  for (int i = 0; i < self->n_arguments; i++)
    {
      RcNode *node = rc_cli_find_node (self, self->arguments[i], error);

      if (node == NULL)
        return FALSE;
      if (!g_ptr_array_find (nodes, node, NULL))
        g_ptr_array_add (nodes, node);
    }
  rc_document_begin (document, _ ("Remove"));
  for (guint i = 0; i < nodes->len; i++)
    {
      RcNode *node = g_ptr_array_index (nodes, i);

      if (rc_node_get_parent (node) == NULL ||
          rc_document_find (document, rc_node_get_id (node)) == node)
        if (!rc_document_remove (document, node, error))
          {
            rc_document_cancel (document);
            return FALSE;
          }
    }
  rc_document_end (document);
  return TRUE;
}

/* --- voice ----------------------------------------------------------------------------------- */

static gboolean
run_voice (RcCli *self, GError **error)
{
  g_autoptr (RcVoiceKit) kit = rc_voice_kit_load (error);
  g_autofree char       *help = kit != NULL ? rc_voice_kit_dup_help (kit) : NULL;

  if (help != NULL)
    rc_cli_print ("%s", g_strchomp (help));
  return help != NULL;
}

/* --- undo ------------------------------------------------------------------------------------ */

static gboolean
run_undo (RcCli *self, GError **error)
{
  RcDocument      *document = rc_session_get_document (self->session);
  gboolean         redo = strcmp (self->command->name, "redo") == 0;
  g_autofree char *name =
      g_strdup (redo ? rc_document_get_redo_name (document) : rc_document_get_undo_name (document));

  if (name == NULL || !(redo ? rc_document_redo (document) : rc_document_undo (document)))
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                           redo ? _ ("There is nothing to redo.")
                                : _ ("There is nothing to undo."));
      return FALSE;
    }
  rc_cli_print (redo ? _ ("Redone: %s") : _ ("Undone: %s"), name);
  return TRUE;
}

const RcCliCommand rc_cli_film_commands[] = {
  { "new", N_ ("FILM"), N_ ("make a new, empty film"),
    N_ ("FILM is the folder to make, such as “harbour.raccord”."), RC_CLI_NO_FILM, 1, 1,
    new_options, run_new },
  { "import", N_ ("SCRIPT…"), N_ ("add the scenes and shots of Fountain scripts"),
    N_ ("One shot is made of each action paragraph, or of an explicit line such as “SHOT:”, “CLOSE "
        "ON”, "
        "“WIDE:” or “INSERT:”; dialogue joins the shot before it. “[[4s]]” sets a shot's "
        "duration."),
    RC_CLI_WRITE, 1, -1, NULL, run_import },
  { "show", N_ ("[NODE] [--json]"), N_ ("print the film, or one part of it"), NULL, RC_CLI_READ, 0,
    1, json_options, run_show },
  { "set", N_ ("NODE PROPERTY VALUE"), N_ ("change one property"),
    N_ ("“raccord-cli show NODE” lists the properties. Write “--” first if VALUE begins with a "
        "dash. “set SHOT duration dialogue” makes a shot as long as what is said in it."),
    RC_CLI_WRITE, 3, 3, NULL, run_set },
  { "add", N_ ("TYPE [PROPERTY=VALUE…]"),
    N_ ("add a character, scene, shot, reference, note or arrow"),
    N_ ("raccord-cli add character name=Mara description=\"keeper, 60s, brown coat\"\n"
        "raccord-cli add shot --to 2 --at 1 prompt=\"Wide. @Mara on the pier.\"\n"
        "raccord-cli add reference mara.png --to @Mara --role identity\n"
        "raccord-cli add sticky lane=2 x=640 y=40 text=\"Rain here?\"\n"
        "raccord-cli add arrow from=film.s1 to=2B"),
    RC_CLI_WRITE, 1, -1, add_options, run_add },
  { "move", N_ ("NODE… [--to SCENE] [--at N]"), N_ ("move shots, scenes or characters"),
    N_ ("raccord-cli move 3 --at 1             scene 3 comes first\n"
        "raccord-cli move 1C 1D --to 2 --at 1  two shots begin scene 2"),
    RC_CLI_WRITE, 1, -1, rc_cli_move_options, rc_cli_run_move },
  { "break", N_ ("SHOT"), N_ ("make a shot of each that a prompt tells of"),
    N_ ("Shots begin at “Shot 2:”, “cut to” and “[3-6s]” with a new framing. What is said before "
        "the first is said of each."),
    RC_CLI_WRITE, 1, 1, NULL, run_break },
  { "remove", N_ ("NODE…"), N_ ("remove parts of the film"), NULL, RC_CLI_WRITE, 1, -1, NULL,
    run_remove },
  { "voice", "", N_ ("list the words of a character's voice"),
    N_ ("raccord-cli set @Mara voice \"old woman, low, slow\""), RC_CLI_NO_FILM, 0, 0, NULL,
    run_voice },
  { "undo", "", N_ ("undo the last step"), NULL, RC_CLI_WRITE, 0, 0, NULL, run_undo },
  { "redo", "", N_ ("redo what was undone"), NULL, RC_CLI_WRITE, 0, 0, NULL, run_undo },
  { NULL },
};
