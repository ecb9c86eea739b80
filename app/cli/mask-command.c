/* mask-command.c - "mask": tracked, and written as a matte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/mask-options.h"

#include "engine/base/error.h"
#include "engine/document/saved-mask.h"
#include "engine/media/matte-writer.h"
#include "engine/media/take-mask.h"
#include "engine/render/take-stack.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

typedef struct
{
  RcCli       *cli;
  RcRegion    *region;
  RcTakeStack *stack;
  RcMask      *mask;
  int          made, frames, lost[2];
  double       least;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->stack, rc_take_stack_free);
  g_clear_pointer (&self->mask, rc_mask_unref);
}

static gboolean
open_work (RcCli *cli, Work *self, GError **error)
{
  RcJson *mask;

  *self = (Work){ .cli = cli, .least = 1 };
  self->region = rc_cli_find_typed (cli, cli->arguments[1], RC_TYPE_REGION, error);
  if (self->region == NULL)
    return FALSE;
  mask = rc_node_get_json (RC_NODE (self->region), "mask");
  self->mask = mask != NULL ? rc_mask_from_json (rc_json_value (mask), error) : NULL;
  if (self->mask == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND, _ ("The region %s has no mask."),
                     cli->arguments[1]);
      return FALSE;
    }
  self->stack = rc_session_open_base (cli->session,
                                      RC_TAKE (rc_node_get_parent (RC_NODE (self->region))), error);
  self->frames = self->stack != NULL ? rc_take_reader_frames (rc_take_stack_base (self->stack)) : 0;
  return self->stack != NULL;
}

/* --- tracking ----------------------------------------------------------------------------- */

static void
on_step (gpointer data, int frame, double confidence)
{
  Work *self = data;

  self->made++;
  self->least = MIN (self->least, confidence);
  rc_cli_progress (self->cli, _ ("Tracking"), (double)self->made / MAX (1, self->frames - 1));
}

static gboolean
read_ways (RcTrackWays *ways, GError **error)
{
  static const struct
  {
    const char *name;
    RcTrackWays ways;
  } names[] = { { "both", RC_TRACK_BOTH },
                { "forwards", RC_TRACK_FORWARDS },
                { "backwards", RC_TRACK_BACKWARDS } };

  *ways = RC_TRACK_BOTH;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (rc_cli_options.way == NULL || strcmp (rc_cli_options.way, names[i].name) == 0)
      {
        *ways = names[i].ways;
        return TRUE;
      }
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("“%s” is no way to track: forwards, backwards or both."), rc_cli_options.way);
  return FALSE;
}

/* The region is rendered anew: its old frames belong to the mask as it was. */
static gboolean
take_over (Work *self, const char *step, cJSON *json, GError **error)
{
  RcDocument        *document = rc_session_get_document (self->cli->session);
  g_autoptr (RcJson) mask = rc_json_new_take (json);
  RcSessionJob      *job;

  rc_document_begin (document, step);
  if (!rc_document_set_json (document, RC_NODE (self->region), "mask", mask, 0, error))
    {
      rc_document_cancel (document);
      return FALSE;
    }
  rc_document_end (document);
  rc_cli_catch_interrupt (self->cli);
  job = rc_session_render_region (self->cli->session, self->region, error);
  return job != NULL && rc_cli_wait (self->cli, job, error);
}

/* There was nothing on the way: a mistake of whoever asked, not a mask that was followed. */
static gboolean
tell_no_way (int from, int first, int last, RcTrackWays ways, GError **error)
{
  if (from >= last && ways == RC_TRACK_FORWARDS)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("Frame %d is the last one of the mask: there is none after it to track into. "
                    "Track the other way with “--way backwards”."),
                 from);
  else if (from <= first && ways == RC_TRACK_BACKWARDS)
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("Frame %d is the first one of the mask: there is none before it to track into. "
                    "Track the other way with “--way forwards”."),
                 from);
  else
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("There is no frame beside %d to track into: the mask ends there, or has keys "
                    "that were set by hand. Track from another frame with “--from”."),
                 from);
  return FALSE;
}

static gboolean
do_track (RcCli *cli, Work *self, GError **error)
{
  RcTrackWays ways;
  int         first, last, from;
  cJSON      *json;

  if (!read_ways (&ways, error))
    return FALSE;
  if (rc_cli_options.from != G_MININT && rc_cli_options.from < 0)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("--from cannot be %d: the first frame is 0."),
                   rc_cli_options.from);
      return FALSE;
    }
  rc_mask_get_range (self->mask, self->frames, &first, &last);
  from = rc_cli_options.from != G_MININT ? rc_cli_options.from : first;
  json = rc_take_track_mask (rc_take_stack_base (self->stack), self->mask, from, ways, on_step,
                             self, self->lost, NULL, error);
  rc_cli_progress_end (cli);
  if (json != NULL && self->made == 0 && (self->lost[0] >= 0 || self->lost[1] >= 0))
    {
      cJSON_Delete (json);
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("What is under the mask of %s is lost at once: there is too little to see. "
                      "Draw the mask around something with edges, or track on from another frame "
                      "with “--from”."),
                   cli->arguments[1]);
      return FALSE;
    }
  if (json != NULL && self->made == 0)
    {
      cJSON_Delete (json);
      return tell_no_way (from, first, last, ways, error);
    }
  if (json == NULL || !take_over (self, _ ("Track Mask"), json, error))
    return FALSE;
  rc_cli_print (ngettext ("Tracked over %d frame; least sure: %.0f %%",
                          "Tracked over %d frames; least sure: %.0f %%", (gulong)self->made),
                self->made, self->least * 100);
  for (int i = 0; i < 2; i++)
    if (self->lost[i] >= 0)
      rc_cli_print (_ ("Lost at frame %d: put the mask right there, and track on from it with "
                       "“--from %d”"),
                    self->lost[i], self->lost[i]);
  return TRUE;
}

/* --- a matte ------------------------------------------------------------------------------ */

/* A name that ends as that of a file, but .mkv, is not meant as a folder. */
static gboolean
can_write_to (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  const char      *dot = strrchr (name, '.');
  gboolean         is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);

  if (!is_folder && dot != NULL && dot != name && g_ascii_isalpha (dot[1]) &&
      strcmp (dot, ".mkv") != 0)
    g_set_error (error, RC_CLI_WRONG_USE, 0,
                 _ ("A mask cannot be written as “%s”: name a folder for PNG pictures, or a file "
                    "that ends in .mkv."),
                 name);
  else if (g_file_test (folder, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("“%s” is a file, so that nothing can be written into it. Name a folder."),
                 folder);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND, _ ("There is no folder “%s”. Make it first."),
                 folder);
  else
    return TRUE;
  return FALSE;
}

static gboolean
do_export (RcCli *cli, Work *self, GError **error)
{
  RcTakeReader *base = rc_take_stack_base (self->stack);

  if (cli->n_arguments < 3)
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("Where to? Name a folder for PNG pictures or a file that ends in "
                              ".mkv."));
      return FALSE;
    }
  if (!can_write_to (cli->arguments[2], error) ||
      !rc_matte_write (self->mask, rc_take_reader_width (base), rc_take_reader_height (base),
                       rc_take_reader_rate (base), 0, self->frames - 1, cli->arguments[2], NULL,
                       error))
    return FALSE;
  rc_cli_print (_ ("The mask of %s is in “%s”"), cli->arguments[1], cli->arguments[2]);
  return TRUE;
}

/* --- kept and copied ----------------------------------------------------------------------- */

static gboolean
do_save (RcCli *cli, Work *self, GError **error)
{
  g_autoptr (cJSON) mask = rc_mask_to_json (self->mask);

  return rc_saved_masks_save (rc_session_get_document (cli->session), cli->arguments[2], mask,
                              error);
}

static gboolean
do_copy (RcCli *cli, Work *self, GError **error)
{
  g_autoptr (RcJson) mask = rc_cli_find_mask (cli, cli->arguments[2], error);

  if (mask != NULL && mask == rc_node_get_json (RC_NODE (self->region), "mask"))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("The mask of %s is its own already. Name another region, or a mask that "
                      "“raccord-cli mask list” lists."),
                   cli->arguments[1]);
      return FALSE;
    }
  return mask != NULL &&
         take_over (self, _ ("Copy Mask"), cJSON_Duplicate (rc_json_value (mask), TRUE), error);
}

static gboolean
do_list (RcCli *cli, Work *self, GError **error)
{
  g_autoptr (cJSON) list = rc_saved_masks_list (rc_session_get_project (cli->session));
  const cJSON      *item;

  cJSON_ArrayForEach (item, list)
  {
    rc_cli_print ("%s", rc_json_string_or (item, "name", ""));
  }
  return TRUE;
}

static gboolean
do_forget (RcCli *cli, Work *self, GError **error)
{
  if (rc_saved_masks_forget (rc_session_get_document (cli->session), cli->arguments[1], error))
    return TRUE;
  if (error != NULL && g_error_matches (*error, RC_ERROR, RC_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("The film keeps no mask “%s”; “raccord-cli mask list” names those it keeps."),
                   cli->arguments[1]);
    }
  return FALSE;
}

static const struct
{
  const char *name;
  const char *usage;       /* what stands behind it */
  int         least, most; /* arguments, with its name */
  gboolean    region;      /* the first one is a region */
  gboolean (*run) (RcCli *cli, Work *self, GError **error);
} verbs[] = {
  { "track", "REGION", 2, 2, TRUE, do_track },
  { "export", "REGION PATH", 2, 3, TRUE, do_export },
  { "save", "REGION NAME", 3, 3, TRUE, do_save },
  { "copy", "REGION FROM", 3, 3, TRUE, do_copy },
  { "list", "", 1, 1, FALSE, do_list },
  { "forget", "NAME", 2, 2, FALSE, do_forget },
};

gboolean
rc_cli_run_mask (RcCli *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, self->arguments[0]) == 0)
      {
        Work     work = { .cli = self };
        gboolean good;

        if (self->n_arguments < verbs[i].least)
          {
            g_set_error (error, RC_CLI_WRONG_USE, 0,
                         _ ("“mask %s” needs more: it goes as “raccord-cli mask %s %s”."),
                         verbs[i].name, verbs[i].name, verbs[i].usage);
            return FALSE;
          }
        if (self->n_arguments > verbs[i].most)
          {
            g_set_error (error, RC_CLI_WRONG_USE, 0,
                         _ ("“mask %s” takes no “%s”: see “raccord-cli mask --help”."),
                         verbs[i].name, self->arguments[verbs[i].most]);
            return FALSE;
          }
        good = (!verbs[i].region || open_work (self, &work, error)) &&
               verbs[i].run (self, &work, error);
        work_clear (&work);
        return good;
      }
  g_set_error (
      error, RC_CLI_WRONG_USE, 0,
      _ ("“%s” cannot be done to a mask: it is track, export, save, copy, list or forget."),
      self->arguments[0]);
  return FALSE;
}
