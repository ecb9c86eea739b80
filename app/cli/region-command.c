/* region-command.c - region: the layers of a take, one by one
 *
 *   region 1C --rect 30%,20%,40%,80% --prompt "a red coat"     adds one and renders it
 *   region list 1C                                             region set 1C.2.1 --opacity 50%
 *   region render 1C.2.1                                       region remove 1C.2.1
 *   region copy 1C.2.1 2A                                      region render 1C.2.1
 *   region import 1C.2.1 kling.mp4                             region list 1C
 *   region 1C --all --frames 30-60 --prompt "darker"           a range of the whole frame
 *   region use 1C.2.1.3                                        region star 1C.2.1.3
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"
#include "app/cli/mask-options.h"

#include "engine/base/error.h"
#include "engine/document/region-edit.h"
#include "engine/image/misfit.h"
#include "engine/session/hand-back.h"
#include "engine/session/take-request.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *usage;
  int         least, most; /* words behind it */
  gboolean    writes;
  gboolean (*run) (RcCli *cli, char **words, GError **error);
} Verb;

static RcDocument *
document_of (RcCli *cli)
{
  return rc_session_get_document (cli->session);
}

/* --- what the options say --------------------------------------------------------------------- */

/* "50%" and "0.5" are the same. */
static gboolean
parse_share (const char *option, const char *text, double *share, GError **error)
{
  char  *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (end != text && strcmp (end, "%") == 0)
    number /= 100;
  else if (end == text || *end != '\0')
    number = -1;
  if (number >= 0 && number <= 1)
    {
      *share = number;
      return TRUE;
    }
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("%s cannot be “%s”: it is a share, such as 50%% or 0.5, and at most 100%%."),
               option, text);
  return FALSE;
}

static gboolean
has_shapes (void)
{
  return rc_cli_options.rects != NULL || rc_cli_options.ellipses != NULL ||
         rc_cli_options.lassos != NULL || rc_cli_options.mask != NULL || rc_cli_options.all ||
         rc_cli_options.svg != NULL || rc_cli_options.pick != NULL ||
         rc_cli_options.colour != NULL || rc_cli_options.saved != NULL;
}

static gboolean
has_mask_options (void)
{
  return has_shapes () || rc_cli_has_edge () || rc_cli_options.mode != NULL ||
         rc_cli_options.tolerance != G_MAXDOUBLE;
}

/* Whether “set” is told to set anything. */
static gboolean
has_options (void)
{
  const RcCliOptions *o = &rc_cli_options;

  return has_mask_options () || o->prompt != NULL || o->seed >= 0 || o->blend != NULL ||
         o->seam != NULL || o->ends != NULL || o->opacity != NULL || o->strength != NULL ||
         o->generator != NULL || o->references != NULL || o->lock_seed || o->unlock_seed ||
         o->visible != NULL || o->layer != G_MININT;
}

/* The mask with another edge and other frames, as far as they are given. */
static gboolean
change_mask (RcCli *cli, RcNode *region, GError **error)
{
  RcNode            *take = rc_node_get_parent (region);
  RcJson            *old = rc_node_get_json (region, "mask");
  g_autoptr (RcJson) mask = NULL;

  if (!has_mask_options ())
    return TRUE;
  if (has_shapes () || rc_cli_options.mode != NULL || rc_cli_options.tolerance != G_MAXDOUBLE)
    mask = rc_cli_read_mask (cli, RC_TAKE (take), old, error);
  else
    mask = rc_cli_change_mask (old, take, error);
  return mask != NULL &&
         (mask == old || rc_document_set_json (document_of (cli), region, "mask", mask, 0, error));
}

static gboolean
add_references (RcCli *cli, RcNode *region, GError **error)
{
  for (char **path = rc_cli_options.references; path != NULL && *path != NULL; path++)
    if (rc_session_add_reference (cli->session, region, *path, rc_cli_options.role, error) == NULL)
      return FALSE;
  return TRUE;
}

/* What renders it: "take", or the id of a generator. */
static gboolean
choose_generator (RcCli *cli, RcNode *region, GError **error)
{
  const RcGenerator *const *all = rc_session_list_generators (cli->session);
  const char               *id = rc_cli_options.generator;
  g_autoptr (GString)       ids = g_string_new ("take");
  gboolean                  found = id != NULL && strcmp (id, "take") == 0;

  if (id == NULL)
    return TRUE;
  for (guint i = 0; all[i] != NULL; i++)
    {
      found = found || strcmp (all[i]->id, id) == 0;
      g_string_append_printf (ids, ", %s", all[i]->id);
    }
  if (found)
    return rc_document_set_text (document_of (cli), region, "generator",
                                 strcmp (id, "take") == 0 ? "" : id, 0, error);
  g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
               _ ("This version of Raccord has no generator “%s”. It has %s."), id, ids->str);
  return FALSE;
}

static gboolean
choose_lock (RcCli *cli, RcNode *region, GError **error)
{
  if (!rc_cli_options.lock_seed && !rc_cli_options.unlock_seed)
    return TRUE;
  return rc_document_set_text (document_of (cli), region, "seed-locked",
                               rc_cli_options.lock_seed ? "yes" : "no", 0, error);
}

/* Its place among the regions of its take. */
static gboolean
choose_layer (RcCli *cli, RcNode *region, GError **error)
{
  RcNode *take = rc_node_get_parent (region);
  guint   n = rc_node_get_n_children (take, RC_TYPE_REGION);

  if (rc_cli_options.layer == G_MININT)
    return TRUE;
  if (rc_cli_options.layer >= 1 && (guint)rc_cli_options.layer <= n)
    return rc_document_move (document_of (cli), region, take, rc_cli_options.layer - 1, error);
  g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("--layer cannot be %d: the take has %u regions."),
               rc_cli_options.layer, n);
  return FALSE;
}

/* Everything but the mask. */
static gboolean
write_options (RcCli *cli, RcNode *region, GError **error)
{
  RcDocument *document = document_of (cli);
  const char *ends =
      rc_cli_options.all && rc_cli_options.ends == NULL ? "match" : rc_cli_options.ends;
  double opacity = 1, strength = 1;

  return (rc_cli_options.prompt == NULL ||
          rc_document_set_text (document, region, "prompt", rc_cli_options.prompt, 0, error)) &&
         (rc_cli_options.seed < 0 ||
          rc_document_set_double (document, region, "seed", rc_cli_options.seed, 0, error)) &&
         (rc_cli_options.blend == NULL ||
          rc_document_set_text (document, region, "blend", rc_cli_options.blend, 0, error)) &&
         (rc_cli_options.seam == NULL ||
          rc_document_set_text (document, region, "seam", rc_cli_options.seam, 0, error)) &&
         (ends == NULL || rc_document_set_text (document, region, "ends", ends, 0, error)) &&
         (rc_cli_options.opacity == NULL ||
          (parse_share ("--opacity", rc_cli_options.opacity, &opacity, error) &&
           rc_document_set_double (document, region, "opacity", opacity, 0, error))) &&
         (rc_cli_options.strength == NULL ||
          (parse_share ("--strength", rc_cli_options.strength, &strength, error) &&
           rc_document_set_double (document, region, "strength", strength, 0, error))) &&
         choose_generator (cli, region, error) && choose_lock (cli, region, error) &&
         (rc_cli_options.visible == NULL ||
          rc_document_set_text (document, region, "visible", rc_cli_options.visible, 0, error)) &&
         choose_layer (cli, region, error) && add_references (cli, region, error);
}

/* --- add and render --------------------------------------------------------------------------- */

static RcRegion *
add_region (RcCli *cli, RcTake *take, RcJson *mask, GError **error)
{
  RcDocument *document = document_of (cli);
  RcNode     *region;

  rc_document_begin (document, _ ("Add Region"));
  region = rc_document_add (document, take, RC_TYPE_REGION, -1, error);
  if (region == NULL || !write_options (cli, region, error) ||
      !rc_document_set_json (document, region, "mask", mask, 0, error))
    {
      rc_document_cancel (document);
      return NULL;
    }
  rc_document_end (document);
  return RC_REGION (region);
}

/* How far a generator that drew the surroundings anew was off them. */
static void
print_misfit (RcCli *cli, RcRegion *region)
{
  g_autoptr (cJSON) about =
      rc_session_load_about (cli->session, rc_node_get_string (RC_NODE (region), "hash"), NULL);
  RcMisfit misfit;

  if (rc_misfit_from_json (&misfit, cJSON_GetObjectItemCaseSensitive (about, "misfit")))
    rc_cli_print (_ ("Around its mask it was off by %.1f pixels and %.1f levels; %.1f levels are "
                     "left"),
                  hypot (misfit.right, misfit.down), misfit.before, misfit.after);
}

/* @started: (transfer none) (nullable): NULL with @error set */
static gboolean
wait_for (RcCli *cli, RcRegion *region, RcSessionJob *started, GError **error)
{
  g_autoptr (RcSessionJob) job = started != NULL ? g_object_ref (started) : NULL;
  g_autofree char         *name = NULL;

  if (job == NULL || !rc_cli_wait (cli, job, error))
    return FALSE;
  name = rc_cli_dup_node_name (RC_NODE (region));
  rc_cli_print (_ ("Region %s rendered; outside its mask every frame is as it was"), name);
  print_misfit (cli, region);
  return TRUE;
}

static gboolean
render (RcCli *cli, RcRegion *region, GError **error)
{
  rc_cli_catch_interrupt (cli);
  return wait_for (cli, region, rc_session_render_region (cli->session, region, error), error);
}

static gboolean
do_import (RcCli *cli, char **words, GError **error)
{
  RcRegion *region = rc_cli_find_typed (cli, words[0], RC_TYPE_REGION, error);

  if (region == NULL)
    return FALSE;
  rc_cli_catch_interrupt (cli);
  return wait_for (cli, region, rc_session_import_region (cli->session, region, words[1], error),
                   error);
}

/* The film keeps no region that could not be rendered: there is nobody here to mend it. */
static gboolean
do_add (RcCli *cli, char **words, GError **error)
{
  RcTake            *take = rc_cli_find_take (cli, words[0], error);
  g_autoptr (RcJson) mask = NULL;
  RcRegion          *region;

  if (take == NULL)
    return FALSE;
  if (rc_cli_options.prompt == NULL && !rc_cli_options.all)
    {
      g_set_error_literal (error, RC_CLI_WRONG_USE, 0,
                           _ ("A region needs --prompt: what is to be under the mask, such as “a "
                              "red coat”. An empty "
                              "one fills it from what is around."));
      return FALSE;
    }
  mask = rc_cli_read_mask (cli, take, NULL, error);
  region = mask != NULL ? add_region (cli, take, mask, error) : NULL;
  if (region == NULL)
    return FALSE;
  if (render (cli, region, error))
    return TRUE;
  rc_document_undo (document_of (cli));
  return FALSE;
}

static gboolean
do_render (RcCli *cli, char **words, GError **error)
{
  RcRegion *region = rc_cli_find_typed (cli, words[0], RC_TYPE_REGION, error);

  return region != NULL && render (cli, region, error);
}

/* --- list, set, remove ------------------------------------------------------------------------ */

static cJSON *
region_to_json (RcNode *region)
{
  cJSON           *json = rc_node_to_json (region);
  g_autofree char *name = rc_cli_dup_node_name (region);

  cJSON_AddStringToObject (json, "name", name);
  return json;
}

/* ", moved 1.2 px, …"; "" of one that was never off. */
static char *
dup_misfit (RcNode *take)
{
  RcJson          *json = rc_node_get_json (take, "misfit");
  g_autofree char *text = NULL;
  RcMisfit         misfit;

  if (json == NULL || !rc_misfit_from_json (&misfit, rc_json_value (json)))
    return g_strdup ("");
  text = rc_misfit_dup_text (&misfit);
  return g_strdup_printf (", %s", text);
}

/* The one that is shown has an asterisk before it. */
static void
print_takes (RcNode *region)
{
  static const char *const marks[] = { "", " ★", " ✕" };
  RcNode                  *shown = RC_NODE (rc_region_get_take (RC_REGION (region)));

  for (guint i = 0; i < rc_node_get_n_children (region, RC_TYPE_TAKE); i++)
    {
      RcNode          *take = rc_node_get_child (region, RC_TYPE_TAKE, i);
      g_autofree char *name = rc_cli_dup_node_name (take);
      g_autofree char *misfit = dup_misfit (take);

      rc_cli_print (_ ("  %s %s  seed %d, outside proved in %d frames%s%s"),
                    take == shown ? "*" : " ", name, rc_node_get_int (take, "seed"),
                    rc_node_get_int (take, "proved"), misfit,
                    marks[rc_node_get_enum (take, "verdict")]);
    }
}

/* "strength 50 %, generator footage, 2 references", as far as it is not as usual. */
static char *
dup_settings (RcNode *region)
{
  GString    *text = g_string_new (NULL);
  double      strength = rc_node_get_double (region, "strength");
  const char *generator = rc_node_get_string (region, "generator");
  guint       references = rc_node_get_n_children (region, RC_TYPE_REFERENCE);

  if (strength < 1)
    g_string_append_printf (text, _ (", strength %.0f %%"), strength * 100);
  if (rc_node_get_boolean (region, "seed-locked"))
    g_string_append (text, _ (", seed locked"));
  if (*generator != '\0')
    g_string_append_printf (text, _ (", generator %s"), generator);
  if (references > 0)
    g_string_append_printf (text, ngettext (", %u reference", ", %u references", references),
                            references);
  return g_string_free (text, FALSE);
}

static void
print_region (RcNode *region)
{
  g_autofree char *name = rc_cli_dup_node_name (region);
  g_autofree char *blend = rc_node_dup_value_text (region, "blend");
  g_autofree char *settings = dup_settings (region);

  rc_cli_print (_ ("%s  %s, %s %.0f %%, seed %d%s%s  %s"), name,
                *rc_node_get_string (region, "hash") != '\0' ? _ ("rendered") : _ ("not rendered"),
                blend, rc_node_get_double (region, "opacity") * 100,
                rc_node_get_int (region, "seed"), settings,
                rc_node_get_boolean (region, "visible") ? "" : _ (", hidden"),
                rc_node_get_string (region, "prompt"));
  print_takes (region);
}

static gboolean
do_list (RcCli *cli, char **words, GError **error)
{
  RcTake *take = rc_cli_find_take (cli, words[0], error);
  cJSON  *list;

  if (take == NULL)
    return FALSE;
  list = cJSON_CreateArray ();
  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION); i++)
    {
      RcNode *region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i);

      if (rc_cli_options.json)
        cJSON_AddItemToArray (list, region_to_json (region));
      else
        print_region (region);
    }
  if (rc_cli_options.json)
    rc_cli_print_json (list);
  else
    cJSON_Delete (list);
  return TRUE;
}

static gboolean
do_set (RcCli *cli, char **words, GError **error)
{
  RcNode *region = rc_cli_find_typed (cli, words[0], RC_TYPE_REGION, error);

  if (region == NULL)
    return FALSE;
  if (!has_options ())
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0,
                   _ ("What is to be changed of %s? Give an option, such as --prompt or --opacity; "
                      "“raccord-cli region --help” lists them."),
                   words[0]);
      return FALSE;
    }
  rc_document_begin (document_of (cli), _ ("Change Region"));
  return rc_document_finish (document_of (cli), write_options (cli, region, error) &&
                                                    change_mask (cli, region, error));
}

/* --- takes of a region ------------------------------------------------------------------------ */

static RcTake *
find_take_of_region (RcCli *cli, const char *name, GError **error)
{
  RcTake *take = rc_cli_find_typed (cli, name, RC_TYPE_TAKE, error);

  if (take == NULL || RC_IS_REGION (rc_node_get_parent (RC_NODE (take))))
    return take;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("“%s” is a take of a shot. A take of a region is named as 1C.2.1.3: the third of "
                  "the region 1C.2.1."),
               name);
  return NULL;
}

static gboolean
do_use (RcCli *cli, char **words, GError **error)
{
  RcTake *take = find_take_of_region (cli, words[0], error);

  return take != NULL && rc_session_choose_region_take (cli->session, take, error);
}

static gboolean
do_star (RcCli *cli, char **words, GError **error)
{
  RcTake *take = find_take_of_region (cli, words[0], error);

  return take != NULL && rc_session_judge (cli->session, take, RC_VERDICT_STAR, NULL, error);
}

static gboolean
do_reject (RcCli *cli, char **words, GError **error)
{
  RcTake *take = find_take_of_region (cli, words[0], error);

  return take != NULL && rc_session_judge (cli->session, take, RC_VERDICT_REJECT, NULL, error);
}

/* --- copying ---------------------------------------------------------------------------------- */

/* As “add”: the film keeps no copy that could not be rendered. */
static gboolean
do_copy (RcCli *cli, char **words, GError **error)
{
  RcRegion        *region = rc_cli_find_typed (cli, words[0], RC_TYPE_REGION, error);
  RcTake          *take = region != NULL ? rc_cli_find_take (cli, words[1], error) : NULL;
  g_autofree char *text = NULL;
  RcRegion        *copy;

  if (take == NULL)
    return FALSE;
  text = rc_region_to_text (region, rc_session_get_dir (cli->session));
  copy = rc_session_paste_region (cli->session, text, take, error);
  if (copy == NULL)
    return FALSE;
  if (render (cli, copy, error))
    return TRUE;
  rc_document_undo (document_of (cli));
  return FALSE;
}

static gboolean
do_remove (RcCli *cli, char **words, GError **error)
{
  RcNode *region = rc_cli_find_typed (cli, words[0], RC_TYPE_REGION, error);

  return region != NULL && rc_document_remove (document_of (cli), region, error);
}

/* --- the table -------------------------------------------------------------------------------- */

static const Verb verbs[] = {
  { "add", "TAKE", 1, 1, TRUE, do_add },
  { "list", "TAKE", 1, 1, FALSE, do_list },
  { "set", "REGION OPTION…", 1, 1, TRUE, do_set },
  { "render", "REGION", 1, 1, TRUE, do_render },
  { "remove", "REGION", 1, 1, TRUE, do_remove },
  { "use", "TAKE", 1, 1, TRUE, do_use },
  { "copy", "REGION TAKE", 2, 2, TRUE, do_copy },
  { "star", "TAKE", 1, 1, TRUE, do_star },
  { "reject", "TAKE", 1, 1, TRUE, do_reject },
  { "import", "REGION FILE", 2, 2, TRUE, do_import },
};

static const Verb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, name) == 0)
      return &verbs[i];
  return NULL;
}

/** Returns: whether the film is changed by what is asked for */
gboolean
rc_cli_region_writes (const RcCli *self)
{
  const Verb *verb = find_verb (self->arguments[0]);

  return verb == NULL || verb->writes;
}

/** A verb and what it needs; without one, a take: "add" */
gboolean
rc_cli_run_region (RcCli *self, GError **error)
{
  const Verb *verb = find_verb (self->arguments[0]);
  int         n = self->n_arguments - (verb != NULL);

  if (verb == NULL && n > 1)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0,
                   _ ("“%s” cannot be done to a region: it is add, list, set, render, remove, use, "
                      "copy, star, reject or import."),
                   self->arguments[0]);
      return FALSE;
    }
  if (verb == NULL)
    verb = &verbs[0];
  if (n >= verb->least && n <= verb->most)
    return verb->run (self, self->arguments + self->n_arguments - n, error);
  g_set_error (
      error, RC_CLI_WRONG_USE, 0,
      _ ("“region %s” does not go like that: it goes as “raccord-cli region %s %s”. A take "
         "is named as 1C.2, a region as 1C.2.1, a take of it as 1C.2.1.3."),
      verb->name, verb->name, verb->usage);
  return FALSE;
}
