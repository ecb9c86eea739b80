/* mask-command.c - "mask": tracked, and written as a matte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"
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
  int          made, frames;
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
take_over (Work *self, cJSON *json, GError **error)
{
  RcDocument        *document = rc_session_get_document (self->cli->session);
  g_autoptr (RcJson) mask = rc_json_new_take (json);
  RcSessionJob      *job;

  rc_document_begin (document, _ ("Track Mask"));
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

static gboolean
do_track (RcCli *cli, Work *self, GError **error)
{
  RcTrackWays ways;
  int         first, last;
  cJSON      *json;

  if (!read_ways (&ways, error))
    return FALSE;
  rc_mask_get_range (self->mask, self->frames, &first, &last);
  json = rc_take_track_mask (rc_take_stack_base (self->stack), self->mask,
                             rc_cli_options.from >= 0 ? rc_cli_options.from : first, ways, on_step,
                             self, NULL, error);
  rc_cli_progress_end (cli);
  if (json == NULL || !take_over (self, json, error))
    return FALSE;
  rc_cli_print (ngettext ("Tracked over %d frame; least sure: %.0f %%",
                          "Tracked over %d frames; least sure: %.0f %%", (gulong)self->made),
                self->made, self->least * 100);
  return TRUE;
}

/* --- a matte ------------------------------------------------------------------------------ */

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
  if (!rc_matte_write (self->mask, rc_take_reader_width (base), rc_take_reader_height (base),
                       rc_take_reader_rate (base), 0, self->frames - 1, cli->arguments[2], NULL,
                       error))
    return FALSE;
  rc_cli_print (_ ("The mask of %s is in “%s”"), cli->arguments[1], cli->arguments[2]);
  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*run) (RcCli *cli, Work *self, GError **error);
} verbs[] = { { "track", do_track }, { "export", do_export } };

gboolean
rc_cli_run_mask (RcCli *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, self->arguments[0]) == 0)
      {
        Work     work;
        gboolean good = open_work (self, &work, error) && verbs[i].run (self, &work, error);

        work_clear (&work);
        return good;
      }
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("“%s” cannot be done to a mask: it is track or export."), self->arguments[0]);
  return FALSE;
}
