/* export-commands.c - frames, movie, sheet, check, verify
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"
#include "app/cli/mask-options.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/session/export.h"
#include "engine/session/shot-list.h"
#include "engine/session/take-request.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <string.h>

/* --- out of the film ---------------------------------------------------------------------------
 */

/** @plan: (transfer full). Runs it, with Ctrl+C to stop, and says where the file is. */
gboolean
rc_cli_export (RcCli *self, RcExport *plan, const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  RcSessionJob    *job;

  rc_cli_catch_interrupt (self);
  job = rc_session_export (self->session, plan, absolute, error);
  if (job == NULL || !rc_cli_wait (self, job, error))
    return FALSE;
  rc_cli_print (_ ("Wrote %s"), path);
  return TRUE;
}

static gboolean
run_frames (RcCli *self, GError **error)
{
  RcTake *take = rc_cli_find_take (self, self->arguments[0], error);

  return take != NULL &&
         rc_cli_export (self, rc_export_frames (self->session, take), self->arguments[1], error);
}

static gboolean
run_movie (RcCli *self, GError **error)
{
  int                   width = 0, height = 0;
  g_autoptr (GPtrArray) shots = NULL;

  if (rc_cli_options.size != NULL &&
      !rc_cli_parse_size (rc_cli_options.size, &width, &height, error))
    return FALSE;
  shots = rc_cli_need_shots (self, self->arguments + 1, error);
  if (shots == NULL)
    return FALSE;
  /* The whole cut has its tracks too. */
  return rc_cli_export (
      self, rc_export_movie (self->session, self->n_arguments > 1 ? shots : NULL, width, height),
      self->arguments[0], error);
}

static const GOptionEntry movie_options[] = {
  { "size", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.size,
    N_ ("Frame size instead of the takes' own"), N_ ("WIDTHxHEIGHT") },
  G_OPTION_ENTRY_NULL
};

static gboolean
run_sheet (RcCli *self, GError **error)
{
  return rc_cli_export (self, rc_export_sheet (self->session), self->arguments[0], error);
}

/* --- shots -------------------------------------------------------------------------------------
 */

static gboolean
run_shots (RcCli *self, GError **error)
{
  const char *path = self->arguments[0];

  if (path == NULL || strcmp (path, "-") == 0)
    {
      g_autofree char *list = rc_session_dup_shot_list (self->session, rc_cli_options.bom);

      fputs (list, stdout);
      return TRUE;
    }
  if (!rc_session_export_shot_list (self->session, path, rc_cli_options.bom, error))
    return FALSE;
  rc_cli_print (_ ("Wrote %s"), path);
  return TRUE;
}

static const GOptionEntry shots_options[] = { { "bom", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.bom,
                                                N_ ("Begin with a byte order mark, for Excel"),
                                                NULL },
                                              G_OPTION_ENTRY_NULL };

/* --- check -------------------------------------------------------------------------------------
 */

typedef gboolean (*VisitFunc) (RcCli *self, RcNode *node, GError **error);

static gboolean
check_reference (RcCli *self, RcNode *reference, GError **error)
{
  const char      *media = rc_node_get_string (reference, "media");
  g_autofree char *path = rc_store_media_path (rc_session_get_dir (self->session), media);
  g_autofree char *name = rc_node_dup_name (reference);
  g_autofree char *owner = rc_cli_dup_node_name (rc_node_get_parent (reference));
  g_autofree char *hash =
      g_file_test (path, G_FILE_TEST_EXISTS) ? rc_hash_file (path, NULL, error) : NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                 _ ("%s of %s is missing from the film's media. Add the file again."), name, owner);
  else if (hash != NULL && !g_str_has_prefix (media, hash))
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("%s of %s was changed on disk. Add the file again."), name, owner);
  else if (hash != NULL)
    return TRUE;
  return FALSE;
}

static gboolean
check_take (RcCli *self, RcNode *take, GError **error)
{
  g_autofree char        *name = rc_cli_dup_node_name (take);
  g_autoptr (RcTakeStack) stack = rc_session_open_take (self->session, RC_TAKE (take), error);

  if (stack == NULL)
    g_prefix_error (error, _ ("Take %s: "), name);
  return stack != NULL;
}

static gboolean
check_shot (RcCli *self, RcNode *shot, GError **error)
{
  g_autoptr (RcRequest) request = rc_session_freeze (self->session, RC_SHOT (shot), NULL, error);

  return request != NULL;
}

static void
visit (RcCli *self, RcNode *node, guint *problems)
{
  RcNodeClass       *klass = RC_NODE_GET_CLASS (node);
  VisitFunc          check = RC_IS_REFERENCE (node) ? check_reference
                             : RC_IS_TAKE (node)    ? check_take
                             : RC_IS_SHOT (node)    ? check_shot
                                                    : NULL;
  g_autoptr (GError) error = NULL;

  if (check != NULL && !check (self, node, &error))
    {
      g_printerr ("%s\n", error->message);
      (*problems)++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (klass->child_types) && klass->child_types[i] != 0; i++)
    for (guint k = 0; k < rc_node_get_n_children (node, klass->child_types[i]); k++)
      visit (self, rc_node_get_child (node, klass->child_types[i], k), problems);
}

static gboolean
run_check (RcCli *self, GError **error)
{
  guint problems = 0;

  visit (self, RC_NODE (rc_session_get_project (self->session)), &problems);
  if (problems == 0)
    {
      rc_cli_print (_ ("Everything is there."));
      return TRUE;
    }
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               g_dngettext (NULL, "%u problem was found.", "%u problems were found.", problems),
               problems);
  return FALSE;
}

/* --- verify ------------------------------------------------------------------------------------
 */

/* What has been read of the regions of a take. */
typedef struct
{
  guint    regions, others; /* those that are shown; other takes of theirs */
  GString *unrendered;      /* names */
} Read;

/* Whether take.json tells of the pictures that the film says were rendered: a frame and its hash
 * that were changed together are found. Films of before takes kept it say nothing. */
static gboolean
verify_record (RcCli *self, RcNode *take, GError **error)
{
  const char       *hash = rc_node_get_string (take, "hash");
  const char       *pictures = rc_node_get_string (take, "pictures");
  g_autoptr (cJSON) about = NULL;

  if (*pictures == '\0')
    return TRUE;
  about = rc_session_load_about (self->session, hash, error);
  if (about == NULL)
    return FALSE;
  if (strcmp (rc_json_string_or (about, "frames_sha256", ""), pictures) == 0)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("takes/%s does not hold the pictures that the film says were rendered: they and "
                  "its take.json have been changed together. Remove the folder and render it "
                  "again."),
               hash);
  return FALSE;
}

/* @node: a region, or a take of it */
static gboolean
verify_layer (RcCli *self, RcNode *node, const char *base, GError **error)
{
  g_autofree char *name = rc_cli_dup_node_name (node);
  RcNode *take = RC_IS_REGION (node) ? (RcNode *)rc_region_get_take (RC_REGION (node)) : node;

  if (rc_take_verify_region (rc_session_get_dir (self->session), rc_node_get_string (node, "hash"),
                             base, NULL, error) &&
      (take == NULL || verify_record (self, take, error)))
    return TRUE;
  g_prefix_error (error, RC_IS_REGION (node) ? _ ("Region %s: ") : _ ("Take %s: "), name);
  return FALSE;
}

/* Its take that is shown, whether or not it is visible, and all others of it. */
static gboolean
verify_region (RcCli *self, RcNode *region, const char *base, Read *read, GError **error)
{
  const char *shown = rc_node_get_string (region, "hash");

  if (*shown == '\0')
    {
      g_autofree char *name = rc_cli_dup_node_name (region);

      g_string_append_printf (read->unrendered, " %s", name);
    }
  else if (!verify_layer (self, region, base, error))
    return FALSE;
  read->regions += *shown != '\0';
  for (guint i = 0; i < rc_node_get_n_children (region, RC_TYPE_TAKE); i++)
    {
      RcNode *take = rc_node_get_child (region, RC_TYPE_TAKE, i);

      if (strcmp (rc_node_get_string (take, "hash"), shown) == 0)
        continue;
      if (!verify_layer (self, take, base, error))
        return FALSE;
      read->others++;
    }
  return TRUE;
}

static gboolean
verify_files (RcCli *self, RcTake *take, Read *read, int *frames, GError **error)
{
  g_autoptr (RcTakeStack) base = rc_session_open_base (self->session, take, error);
  g_autoptr (RcTakeStack) whole = NULL;
  const char             *hash = rc_node_get_string (RC_NODE (take), "hash");
  g_autofree char        *name = rc_cli_dup_node_name (RC_NODE (take));

  if (base == NULL || !rc_take_stack_verify (base, NULL, error) ||
      !verify_record (self, RC_NODE (take), error))
    {
      g_prefix_error (error, _ ("Take %s: "), name);
      return FALSE;
    }
  *frames = rc_take_reader_frames (rc_take_stack_base (base));
  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION); i++)
    if (!verify_region (self, rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i), hash, read,
                        error))
      return FALSE;
  whole = rc_session_open_take (self->session, take, error);
  if (whole != NULL && rc_take_stack_verify_law (whole, NULL, error))
    return TRUE;
  g_prefix_error (error, _ ("Take %s: "), name);
  return FALSE;
}

static gboolean
verify_take (RcCli *self, RcNode *take, GError **error)
{
  g_autofree char    *name = rc_cli_dup_node_name (take);
  g_autoptr (GString) unrendered = g_string_new (NULL);
  Read                read = { .unrendered = unrendered };
  int                 frames = 0;

  if (!verify_files (self, RC_TAKE (take), &read, &frames, error))
    return FALSE;
  rc_cli_print (
      g_dngettext (NULL, "%s: %d frames as rendered; %u region, nothing outside its mask changed",
                   "%s: %d frames as rendered; %u regions, nothing outside their masks changed",
                   read.regions),
      name, frames, read.regions);
  if (read.others > 0)
    rc_cli_print (g_dngettext (NULL, "%s: %u other take of its regions, the same",
                               "%s: %u other takes of its regions, the same", read.others),
                  name, read.others);
  if (unrendered->len > 0)
    rc_cli_print (_ ("%s: not read, because they are not rendered:%s"), name, unrendered->str);
  return TRUE;
}

/* A take of a shot; a region is proved with the take that it lies over. */
static RcTake *
find_verifiable (RcCli *self, const char *name, GError **error)
{
  RcNode          *node = rc_cli_find_node (self, name, error);
  RcNode          *owner = node != NULL ? rc_node_get_parent (node) : NULL;
  g_autofree char *take = NULL;

  if (node == NULL || (!RC_IS_REGION (node) && !RC_IS_REGION (owner)))
    return node != NULL ? rc_cli_find_take (self, name, error) : NULL;
  take = rc_cli_dup_node_name (RC_IS_REGION (node) ? owner : rc_node_get_parent (owner));
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("“%s” lies over the take %s, and is proved with it: “raccord-cli verify %s”."),
               name, take, take);
  return NULL;
}

static gboolean
run_verify (RcCli *self, GError **error)
{
  g_autoptr (GPtrArray) shots = NULL;

  for (int i = 0; i < self->n_arguments; i++)
    {
      RcTake *take = find_verifiable (self, self->arguments[i], error);

      if (take == NULL || !verify_take (self, RC_NODE (take), error))
        return FALSE;
    }
  if (self->n_arguments > 0)
    return TRUE;
  shots = rc_cli_list_shots (self, NULL, error);
  for (guint i = 0; i < shots->len; i++)
    {
      RcNode *shot = g_ptr_array_index (shots, i);

      for (guint k = 0; k < rc_node_get_n_children (shot, RC_TYPE_TAKE); k++)
        if (!verify_take (self, rc_node_get_child (shot, RC_TYPE_TAKE, k), error))
          return FALSE;
    }
  return TRUE;
}

const RcCliCommand rc_cli_export_commands[] = {
  { "frames", N_ ("TAKE FOLDER"), N_ ("write every frame of a take as PNG"), NULL, RC_CLI_READ, 2,
    2, NULL, run_frames },
  { "movie", N_ ("OUT.mp4 [SHOT|SCENE…]"), N_ ("write the cut, or these shots, as a movie"),
    N_ ("A shot without a take is shown as a slate, so that the timing holds."), RC_CLI_READ, 1, -1,
    movie_options, run_movie },
  { "cut", N_ ("[list | VERB …]"), N_ ("print the cut, or change what plays"),
    N_ ("list                          what plays, the markers and the sounds\n"
        "trim SHOT IN OUT              which of its frames play; the rest moves up\n"
        "roll SHOT FRAMES              it ends so much later, and the next begins later\n"
        "out SHOT, in SHOT             leaves it out of this cut, or puts it back\n"
        "level SHOT DB                 of its own sound\n"
        "marker TIME [NAME [COLOUR]]   amber, red, green, blue or violet\n"
        "sound FILE [TRACK [TIME]]     onto the track scratch, ambience or music; “set” changes "
        "its level, fade-in and fade-out\n"
        "new NAME, use CUT, remove CUT another cut of the same shots\n"
        "export OUT.mp4                the cut as a movie\n"
        "IN, OUT and TIME are frames, or times such as 00:00:04:12. Write “--” first if a number "
        "begins with a dash."),
    RC_CLI_READ, 0, -1, NULL, rc_cli_run_cut },
  { "sheet", N_ ("OUT.png"), N_ ("write a contact sheet of all shots"), NULL, RC_CLI_READ, 1, 1,
    NULL, run_sheet },
  { "shots", N_ ("[OUT.csv] [--bom]"), N_ ("write the shot list as comma-separated values"),
    N_ ("One line a shot: label, scene, size, angle, move, lens (mm), duration (seconds), "
        "characters, prompt, takes, notes. As RFC 4180 has it, in UTF-8. What a spreadsheet would "
        "take for a formula has an apostrophe before it."),
    RC_CLI_READ, 0, 1, shots_options, run_shots },
  { "check", "", N_ ("look for what is missing or damaged"), NULL, RC_CLI_READ, 0, 0, NULL,
    run_check },
  { "continuity", N_ ("[SHOT|SCENE…]"), N_ ("say how well shots follow the one before them"),
    N_ ("Holds the takes in the cut against each other: identity, light, palette, eyeline and "
        "screen direction. A break that is meant is said so by the shot's property “breaks”: "
        "“set 1B breaks 'light palette'”."),
    RC_CLI_READ, 0, -1, rc_cli_continuity_options, rc_cli_run_continuity },
  { "diff", N_ ("TAKE TAKE"), N_ ("say what differs between the requests of two takes"),
    N_ ("Words of the prompts, references, mask, seed, generator and values of the staging."),
    RC_CLI_READ, 2, 2, NULL, rc_cli_run_diff },
  { "verify", N_ ("[TAKE…]"), N_ ("prove that regions changed nothing outside their masks"),
    N_ ("Reads every frame back, also of hidden regions and of takes of regions that are not "
        "shown: "
        "the takes must be as they were rendered, their requests those that name their folders, "
        "and with their regions over them differ from their bases under the masks alone."),
    RC_CLI_READ, 0, -1, NULL, run_verify },
  { NULL },
};
