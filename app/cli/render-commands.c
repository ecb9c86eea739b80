/* render-commands.c - stage, render, region
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"
#include "app/cli/mask-options.h"

#include "engine/base/error.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include <string.h>

/* --- waiting for jobs ---------------------------------------------------------------------------
 */

static gboolean
on_interrupt (gpointer user_data)
{
  rc_session_cancel_all (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_fraction (RcSessionJob *job, GParamSpec *spec, gpointer user_data)
{
  rc_cli_progress (user_data, rc_session_job_get_label (job), rc_session_job_get_fraction (job));
}

/** From here on Ctrl+C ends the next job that is waited for, and not the program: call before the
 * job is queued, as it may be at work before anybody waits */
void
rc_cli_catch_interrupt (RcCli *self)
{
  if (self->interrupt == 0)
    self->interrupt = g_unix_signal_add (SIGINT, on_interrupt, self->session);
}

/** Runs until @job has ended and shows how far it is. Ctrl+C ends it between two frames; what was
 * finished before is kept. Errors: why the job failed; G_IO_ERROR_CANCELLED */
gboolean
rc_cli_wait (RcCli *self, RcSessionJob *job, GError **error)
{
  gulong   handler = g_signal_connect (job, "notify::fraction", G_CALLBACK (on_fraction), self);
  gboolean good;

  g_object_ref (job);
  good = rc_session_wait (self->session, job, error);
  g_signal_handler_disconnect (job, handler);
  g_object_unref (job);
  g_clear_handle_id (&self->interrupt, g_source_remove);
  rc_cli_progress_end (self);
  return good;
}

static cJSON *
take_to_json (RcSessionJob *job)
{
  RcNode          *take = rc_session_job_get_take (job);
  g_autofree char *name = rc_cli_dup_node_name (take);
  cJSON           *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "take", name);
  cJSON_AddStringToObject (json, "id", rc_node_get_id (take));
  cJSON_AddStringToObject (json, "hash", rc_node_get_string (take, "hash"));
  cJSON_AddNumberToObject (json, "frames", rc_node_get_int (take, "frames"));
  cJSON_AddNumberToObject (json, "width", rc_node_get_int (take, "width"));
  cJSON_AddNumberToObject (json, "height", rc_node_get_int (take, "height"));
  cJSON_AddNumberToObject (json, "seconds", rc_node_get_double (take, "seconds"));
  cJSON_AddBoolToObject (json, "reused", rc_session_job_get_reused (job));
  return json;
}

static void
print_take (RcSessionJob *job)
{
  RcNode          *take = rc_session_job_get_take (job);
  g_autofree char *name = rc_cli_dup_node_name (take);

  if (rc_session_job_get_reused (job))
    rc_cli_print (_ ("%s: take %s was there already"), rc_session_job_get_label (job), name);
  else
    rc_cli_print (_ ("%s: take %s, %d frames, %d × %d, in %.1f s"), rc_session_job_get_label (job),
                  name, rc_node_get_int (take, "frames"), rc_node_get_int (take, "width"),
                  rc_node_get_int (take, "height"), rc_node_get_double (take, "seconds"));
}

/* --- render
 * --------------------------------------------------------------------------------------- */

static gboolean
finish_take (RcCli *self, RcSessionJob *made, cJSON *list, GError **error)
{
  g_autoptr (RcSessionJob) job = g_object_ref (made);

  if (!rc_cli_wait (self, job, error))
    return FALSE;
  if (rc_cli_options.json)
    cJSON_AddItemToArray (list, take_to_json (job));
  else
    print_take (job);
  return TRUE;
}

static gboolean
render_one (RcCli *self, RcShot *shot, const RcRenderOptions *options, cJSON *list, GError **error)
{
  RcSessionJob *job;

  rc_cli_catch_interrupt (self);
  job = rc_session_render_shot (self->session, shot, options, RC_PRIORITY_NOW, error);
  return job != NULL && finish_take (self, job, list, error);
}

/* "guides,slate" to "guides slate"; "none" to "". */
static gboolean
parse_burn (const char *text, char **burn_in, GError **error)
{
  static const char *const known[] = { "guides", "safe", "slate", NULL };
  g_auto (GStrv)           parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL && strcmp (text, "none") != 0; i++)
    if (!g_strv_contains (known, parts[i]))
      {
        g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                     _ ("“%s” cannot be burnt in. Name guides, safe or slate, separated by commas, "
                        "or none."),
                     parts[i]);
        return FALSE;
      }
  *burn_in = strcmp (text, "none") == 0 ? g_strdup ("") : g_strjoinv (" ", parts);
  return TRUE;
}

static gboolean
extend_one (RcCli *self, const char *name, cJSON *list, GError **error)
{
  RcTake    *take = rc_cli_find_take (self, name, error);
  RcRational rate = rc_node_get_rational (RC_NODE (rc_session_get_project (self->session)), "rate");
  RcExtension   by;
  RcSessionJob *job;

  if (take == NULL || !rc_cli_parse_extension (rc_cli_options.extend, take,
                                               rc_rational_to_double (rate), &by, error))
    return FALSE;
  rc_cli_catch_interrupt (self);
  job = rc_session_render_extended (self->session, take, &by, error);
  return job != NULL && finish_take (self, job, list, error);
}

static gboolean
run_extend (RcCli *self, GError **error)
{
  cJSON   *list = cJSON_CreateArray ();
  gboolean good = TRUE;

  if (self->n_arguments == 0)
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("Name the takes that are to be extended, such as 1C.2, or 1C for the "
                              "take that is in the cut."));
      good = FALSE;
    }
  for (int i = 0; i < self->n_arguments && good; i++)
    good = extend_one (self, self->arguments[i], list, error);
  if (rc_cli_options.json && good)
    rc_cli_print_json (list);
  else
    cJSON_Delete (list);
  return good;
}

static gboolean
run_render (RcCli *self, GError **error)
{
  RcRenderOptions       options = { .seed = rc_cli_options.seed };
  g_autoptr (GPtrArray) shots = NULL;
  g_autofree char      *burn_in = NULL;
  cJSON                *list;
  gboolean              good = TRUE;

  if (rc_cli_options.extend != NULL)
    return run_extend (self, error);
  if (rc_cli_options.size != NULL &&
      !rc_cli_parse_size (rc_cli_options.size, &options.width, &options.height, error))
    return FALSE;
  if (rc_cli_options.burn != NULL && !parse_burn (rc_cli_options.burn, &burn_in, error))
    return FALSE;
  options.burn_in = burn_in;
  options.unlabelled = rc_cli_options.unlabelled;
  options.motion = rc_cli_options.motion;
  options.generator = rc_cli_options.generator;
  shots = rc_cli_need_shots (self, self->arguments, error);
  if (shots == NULL)
    return FALSE;
  list = cJSON_CreateArray ();
  for (guint i = 0; i < shots->len && good; i++)
    good = render_one (self, g_ptr_array_index (shots, i), &options, list, error);
  if (rc_cli_options.json)
    rc_cli_print_json (list);
  else
    cJSON_Delete (list);
  return good;
}

static const GOptionEntry render_options[] = {
  { "size", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.size,
    N_ ("Frame size instead of the preview's"), N_ ("WIDTHxHEIGHT") },
  { "seed", 0, 0, G_OPTION_ARG_INT, &rc_cli_options.seed, N_ ("Seed instead of the shot's own"),
    N_ ("N") },
  { "generator", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.generator,
    N_ ("sketch, or footage: the shot's own video or picture"), N_ ("NAME") },
  { "burn", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.burn,
    N_ ("Draw over the pictures: guides, safe, slate, or none"), N_ ("LIST") },
  { "no-labels", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.unlabelled,
    N_ ("Do not name things that are drawn as the nearest known kind"), NULL },
  { "motion", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.motion,
    N_ ("Keep a motion pass with the take: where each pixel goes"), NULL },
  { "extend", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.extend,
    N_ ("More room or time around takes: left=25%,after=1s or 16:9"), N_ ("LIST") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.json, N_ ("Print the takes as JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

/* --- region
 * ----------------------------------------------------------------------------------------- */

static const GOptionEntry region_options[] = {
  { "prompt", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.prompt,
    N_ ("What is to be under the mask"), N_ ("WORDS") },
  { "rect", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rc_cli_options.rects,
    N_ ("A rectangle, in pixels of the take or in percent"), N_ ("X,Y,W,H") },
  { "ellipse", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rc_cli_options.ellipses,
    N_ ("An ellipse in that rectangle"), N_ ("X,Y,W,H") },
  { "lasso", 0, 0, G_OPTION_ARG_STRING_ARRAY, &rc_cli_options.lassos,
    N_ ("A closed line through these points"), N_ ("X,Y,X,Y,…") },
  { "mask", 0, 0, G_OPTION_ARG_FILENAME, &rc_cli_options.mask,
    N_ ("A picture, a folder of PNG pictures or a video: white is inside"), N_ ("FILE") },
  { "svg", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.svg,
    N_ ("An SVG path, in pixels of the take, or an SVG file with paths"), N_ ("PATH") },
  { "pick", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.pick,
    N_ ("Who or what is at this place, followed through the take"), N_ ("X,Y") },
  { "colour", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.colour,
    N_ ("Everything that has the colour of this place, in each frame"), N_ ("X,Y") },
  { "tolerance", 0, 0, G_OPTION_ARG_DOUBLE, &rc_cli_options.tolerance,
    N_ ("How far off the colour may be, in percent (default 12)"), N_ ("PERCENT") },
  { "saved", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.saved,
    N_ ("A mask that the film keeps under that name, or that of another region"), N_ ("NAME") },
  { "feather", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.feather,
    N_ ("Soft edge, in pixels or in percent of the height (default 4)"), N_ ("LENGTH") },
  { "smooth", 0, 0, G_OPTION_ARG_DOUBLE, &rc_cli_options.smooth,
    N_ ("Even out what is narrower than this"), N_ ("PIXELS") },
  { "fill-holes", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.fill_holes,
    N_ ("What the mask encloses is inside"), NULL },
  { "no-fill-holes", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.keep_holes,
    N_ ("What the mask encloses stays as it is"), NULL },
  { "invert", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.invert,
    N_ ("What is outside the shapes is inside the mask"), NULL },
  { "no-invert", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.no_invert,
    N_ ("What is inside the shapes is inside the mask"), NULL },
  { "fade-in", 0, 0, G_OPTION_ARG_INT, &rc_cli_options.fade_in,
    N_ ("So many frames bring the mask in from its first one"), N_ ("FRAMES") },
  { "fade-out", 0, 0, G_OPTION_ARG_INT, &rc_cli_options.fade_out,
    N_ ("So many frames take the mask away until its last one"), N_ ("FRAMES") },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.mode,
    N_ ("Of “set”: the shapes add to the mask, subtract from it or intersect with it"),
    N_ ("MODE") },
  { "visible", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.visible,
    N_ ("Whether it is shown: yes or no"), N_ ("YES") },
  { "layer", 0, 0, G_OPTION_ARG_INT, &rc_cli_options.layer,
    N_ ("Of “set”: its place among the regions of the take; 1 is the lowest"), N_ ("N") },
  { "grow", 0, 0, G_OPTION_ARG_DOUBLE, &rc_cli_options.grow,
    N_ ("Grow the mask, in pixels; less than 0 shrinks"), N_ ("PIXELS") },
  { "all", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.all,
    N_ ("The whole frame, which meets the take at both ends of --frames"), NULL },
  { "frames", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.frames,
    N_ ("Only these frames; the first is 0"), N_ ("FIRST-LAST") },
  { "ends", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.ends,
    N_ ("How its first and its last frame meet the take: cut or match"), N_ ("ENDS") },
  { "seam", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.seam,
    N_ ("How its edge meets the take: feather or gradient"), N_ ("SEAM") },
  { "seed", 0, 0, G_OPTION_ARG_INT, &rc_cli_options.seed, N_ ("Seed"), N_ ("N") },
  { "blend", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.blend,
    N_ ("How it lies over what is below: normal, multiply, screen, light or colour"),
    N_ ("BLEND") },
  { "opacity", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.opacity,
    N_ ("How much of it is seen: 0 to 1, or in percent"), N_ ("SHARE") },
  { "strength", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.strength,
    N_ ("How far it goes from the take: 0 to 1, or in percent"), N_ ("SHARE") },
  { "generator", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.generator,
    N_ ("What renders it; “take” is what the take was rendered with"), N_ ("ID") },
  { "reference", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rc_cli_options.references,
    N_ ("A reference of its own"), N_ ("FILE") },
  { "role", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.role, N_ ("What the references are for"),
    N_ ("ROLE") },
  { "lock-seed", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.lock_seed, N_ ("Keep its seed"), NULL },
  { "unlock-seed", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.unlock_seed,
    N_ ("Let its seed change again"), NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &rc_cli_options.json, N_ ("Print the list as JSON"), NULL },
  G_OPTION_ENTRY_NULL
};

static const GOptionEntry mask_options[] = {
  { "from", 0, 0, G_OPTION_ARG_INT, &rc_cli_options.from,
    N_ ("The frame at which the mask is right; the first is 0"), N_ ("FRAME") },
  { "way", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.way, N_ ("forwards, backwards or both"),
    N_ ("WAY") },
  G_OPTION_ENTRY_NULL
};

const RcCliCommand rc_cli_render_commands[] = {
  { "stage", N_ ("SHOT [--json] [--set PATH=VALUE] [--release PATH]"),
    N_ ("print what the words of a shot come to; set values of it by hand"),
    N_ ("PATH joins names by dots: figures.mara.x, props.lantern.colour, camera.size, time."),
    RC_CLI_READ, 1, 1, rc_cli_stage_options, rc_cli_run_stage },
  { "render", N_ ("[SHOT|SCENE…]"), N_ ("render takes: of the film, or of these shots"),
    N_ ("The same request is never rendered twice: a take that is there is used again."),
    RC_CLI_WRITE, 0, -1, render_options, run_render },
  { "region", N_ ("[VERB] TAKE|REGION…"), N_ ("re-render a masked region of a take"),
    N_ ("TAKE is 1C.2, or 1C for the take that is in the cut. Outside the mask and its feather no "
        "byte of any "
        "frame changes; “raccord-cli verify” proves it.\n\n"
        "add TAKE --rect… --prompt…    render what is to be under a mask; “add” may be left out\n"
        "list TAKE                     its regions, the lowest first\n"
        "set REGION OPTION…            change its words, mask, strength, seed, blend and more\n"
        "render REGION                 render it as it is now: another take of it, which is shown\n"
        "import REGION FILE            a video that another tool made of the take comes back\n"
        "use, star, reject TAKE        show or judge a take of a region: 1C.2.1.3\n"
        "copy REGION TAKE              lay it over another take, or another shot, and render it "
        "there\n"
        "remove REGION                 take it away; its files stay\n\n"
        "raccord-cli region 1C --rect 30%,20%,40%,80% --prompt \"a red oilskin coat\"\n"
        "raccord-cli region 1C --all --frames 30-60 --prompt \"darker\"\n"
        "raccord-cli region set 1C.1.1 --blend multiply --opacity 60%"),
    RC_CLI_READ, 1, 3, region_options, rc_cli_run_region },
  { "mask",
    N_ ("track REGION | export REGION PATH | save REGION NAME | copy REGION FROM | list | "
        "forget NAME"),
    N_ ("let a mask follow the picture; write it as a matte; keep it, copy it"),
    N_ ("REGION is 1C.2.1. “track” makes a key for each frame, from the motion pass of a take that "
        "has one (“render --motion”), else from the pictures, and renders the region anew. "
        "“export” writes PNG pictures into a folder, or FFV1 into a file that ends in .mkv. "
        "“save” keeps the mask in the film under a name, “list” names those that are kept, “copy” "
        "gives the region the mask of that name, or of another region, and renders it anew."),
    RC_CLI_WRITE, 1, 3, mask_options, rc_cli_run_mask },
  { NULL },
};
