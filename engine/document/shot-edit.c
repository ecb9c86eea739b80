/* shot-edit.c - edits of whole shots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/shot-edit.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* "Remove Shot 1C" of one, "Remove 3 Shots" of several. */
static char *
dup_step_name (GPtrArray *shots, const char *one, const char *several)
{
  g_autofree char *name = NULL;

  if (shots->len != 1)
    return g_strdup_printf (several, shots->len);
  name = rc_node_dup_name (g_ptr_array_index (shots, 0));
  return g_strdup_printf (one, name);
}

/* --- several at once ------------------------------------------------------------------------ */

/**
 * rc_document_remove_shots:
 * @shots: of RcShot, all in the film
 *
 * Errors: RC_ERROR_READ_ONLY
 */
gboolean
rc_document_remove_shots (RcDocument *self, GPtrArray *shots, GError **error)
{
  /* Translators: %s is a shot, "Shot 1C" */
  g_autofree char *name = dup_step_name (
      shots, _ ("Remove %s"), ngettext ("Remove %u Shot", "Remove %u Shots", shots->len));
  gboolean good = TRUE;

  rc_document_begin (self, name);
  for (guint i = 0; i < shots->len && good; i++)
    good = rc_document_remove (self, g_ptr_array_index (shots, i), error);
  return rc_document_finish (self, good);
}

/**
 * rc_document_move_shots:
 * @shots: of RcShot, in the order in which they will stand
 * @index: before which shot of @scene, as the scene is now; the number of its shots is the end
 *
 * Errors: RC_ERROR_READ_ONLY
 */
gboolean
rc_document_move_shots (RcDocument *self,
                        GPtrArray  *shots,
                        RcScene    *scene,
                        guint       index,
                        GError    **error)
{
  g_autofree char *name =
      dup_step_name (shots, _ ("Move %s"), ngettext ("Move %u Shot", "Move %u Shots", shots->len));
  RcNode  *anchor = rc_node_get_child (RC_NODE (scene), RC_TYPE_SHOT, index);
  gboolean good = TRUE;

  /* What they will stand before stays where it is. */
  while (anchor != NULL && g_ptr_array_find (shots, anchor, NULL))
    anchor = rc_node_get_child (RC_NODE (scene), RC_TYPE_SHOT, ++index);
  rc_document_begin (self, name);
  for (guint i = 0; i < shots->len && good; i++)
    {
      RcNode *shot = g_ptr_array_index (shots, i);
      int     at = anchor != NULL ? (int)rc_node_get_index (anchor) : -1;

      if (at > 0 && rc_node_get_parent (shot) == RC_NODE (scene) &&
          (int)rc_node_get_index (shot) < at)
        at--;
      good = rc_document_move (self, shot, scene, at, error);
    }
  return rc_document_finish (self, good);
}

/* --- split ---------------------------------------------------------------------------------- */

static gboolean
ends_sentence (gunichar c)
{
  static const gunichar ends[] = { '.', '!', '?', 0x2026, 0x3002, 0xff01, 0xff1f };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (c == ends[i])
      return TRUE;
  return FALSE;
}

/**
 * rc_prompt_find_middle:
 *
 * Where a prompt is best cut in two: at the line or the end of a sentence nearest to its middle,
 * never inside quotation marks.
 *
 * Returns: the byte offset of the second half; 0 if the prompt is one sentence
 */
gsize
rc_prompt_find_middle (const char *prompt)
{
  gsize    length = strlen (prompt), best = 0;
  gboolean quoted = FALSE, ended = FALSE;

  for (const char *at = prompt; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gsize    offset = (gsize)(at - prompt);

      /* Behind an end and what follows it up to the next word; Chinese needs no space. */
      if (ended && !quoted && !g_unichar_isspace (c) && offset > 0 &&
          (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (at))) || c > 0x2e80) &&
          (best == 0 ||
           llabs ((gint64)offset * 2 - (gint64)length) < llabs ((gint64)best * 2 - (gint64)length)))
        best = offset;
      if (c == 0x201c || c == 0x300c)
        quoted = TRUE;
      else if (c == 0x201d || c == 0x300d)
        quoted = FALSE;
      else if (c == '"')
        quoted = !quoted;
      else if (ends_sentence (c) || c == '\n')
        ended = TRUE;
      else if (!g_unichar_isspace (c) && c != ')')
        ended = FALSE;
      if (c == '\n')
        quoted = FALSE; /* a mark that was never closed */
    }
  return best;
}

/* A copy of @shot's JSON without its ids and takes. */
static cJSON *
copy_json (RcNode *shot)
{
  cJSON       *json = rc_node_to_json (shot);
  const cJSON *children = cJSON_GetObjectItemCaseSensitive (json, "children");

  for (int i = cJSON_GetArraySize (children) - 1; i >= 0; i--)
    {
      cJSON *child = cJSON_GetArrayItem (children, i);

      cJSON_DeleteItemFromObjectCaseSensitive (child, "id");
      if (strcmp (rc_json_string_or (child, "type", ""), "take") == 0)
        cJSON_DeleteItemFromArray ((cJSON *)children, i);
    }
  cJSON_DeleteItemFromObjectCaseSensitive (json, "id");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "best-take");
  return json;
}

static gboolean
set_duration (RcDocument *self, RcNode *shot, gint64 frames, RcRational rate, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;
  RcRational      duration = rc_time_from_frames (frames, rate);

  g_value_init (&value, RC_TYPE_RATIONAL);
  g_value_set_boxed (&value, &duration);
  return rc_document_set (self, shot, "duration", &value, 0, error);
}

/* One step of undo; @frames: how long each is. Returns: (transfer full) (nullable): @shot, with its
 * takes, and those that came behind it */
static GPtrArray *
part (RcDocument        *self,
      RcShot            *shot,
      const char        *step,
      const char *const *prompts,
      const gint64      *frames,
      guint              n,
      GError           **error)
{
  RcNode          *node = RC_NODE (shot);
  RcRational       rate = rc_node_get_rational (RC_NODE (rc_document_get_project (self)), "rate");
  g_autofree char *name = rc_node_dup_name (node);
  g_autoptr (GPtrArray) shots = g_ptr_array_new_with_free_func (g_object_unref);
  cJSON                *json = copy_json (node);
  gboolean              good = TRUE;

  rc_document_begin (self, step);
  for (guint i = 0; i < n && good; i++)
    {
      RcNode *one = i == 0 ? g_object_ref (node) : rc_node_from_json (json, name, NULL, error);

      good = one != NULL &&
             (i == 0 || (rc_document_insert (self, rc_node_get_parent (node), one,
                                             (int)(rc_node_get_index (node) + i), error) &&
                         rc_document_set_text (self, one, "label", "", 0, error))) &&
             rc_document_set_text (self, one, "prompt", prompts[i], 0, error) &&
             set_duration (self, one, frames[i], rate, error);
      if (one != NULL)
        g_ptr_array_add (shots, one);
    }
  cJSON_Delete (json);
  return rc_document_finish (self, good) ? g_steal_pointer (&shots) : NULL;
}

/**
 * rc_document_split_shot:
 *
 * Cuts @shot in two at the middle of its length, whole frames, and of its words, between sentences;
 * a prompt of one sentence is the prompt of both. The takes stay with the first; camera, mood,
 * staging and references are those of both.
 *
 * Errors: RC_ERROR_INVALID if the shot has but one frame; as rc_document_insert()
 *
 * Returns: (transfer none) (nullable): the second half
 */
RcShot *
rc_document_split_shot (RcDocument *self, RcShot *shot, GError **error)
{
  /* A copy: the shot's own is another as soon as the first half is written. */
  g_autofree char *prompt = g_strdup (rc_node_get_string (RC_NODE (shot), "prompt"));
  gsize            at = rc_prompt_find_middle (prompt);
  RcRational       rate = rc_node_get_rational (RC_NODE (rc_document_get_project (self)), "rate");
  gint64 all = rc_time_to_frames (rc_node_get_rational (RC_NODE (shot), "duration"), rate);
  g_autofree char *before = at > 0 ? g_strchomp (g_strndup (prompt, at)) : g_strdup (prompt);
  g_autofree char *name = rc_node_dup_name (RC_NODE (shot));
  g_autofree char *step = g_strdup_printf (_ ("Split %s"), name);
  const char      *prompts[] = { before, prompt + at };
  /* The second has the frame that is left over. */
  const gint64          frames[] = { all / 2, all - all / 2 };
  g_autoptr (GPtrArray) halves = NULL;

  if (all < 2)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s has only one frame: there is nothing to split."), name);
      return NULL;
    }
  halves = part (self, shot, step, prompts, frames, 2, error);
  return halves != NULL ? g_ptr_array_index (halves, 1) : NULL;
}

/**
 * rc_document_break_shot:
 * @prompts: (array length=n): of the shots that it becomes
 * @seconds: (array length=n): how long they are
 *
 * The first of them is @shot, with its takes; camera, mood, staging and references are those of
 * all.
 *
 * Errors: as rc_document_insert()
 *
 * Returns: (transfer full) (nullable): of RcShot, @n of them
 */
GPtrArray *
rc_document_break_shot (RcDocument        *self,
                        RcShot            *shot,
                        const char *const *prompts,
                        const double      *seconds,
                        guint              n,
                        GError           **error)
{
  RcRational rate = rc_node_get_rational (RC_NODE (rc_document_get_project (self)), "rate");
  /* Translators: %s is a shot, "Shot 1C", of which several are made */
  g_autofree char   *name = rc_node_dup_name (RC_NODE (shot));
  g_autofree char   *step = g_strdup_printf (_ ("Break %s into Shots"), name);
  g_autofree gint64 *frames = g_new0 (gint64, n);
  double             at = 0;
  gint64             begun = 0;

  /* Each border is rounded by itself, so that no frame is lost between them. */
  for (guint i = 0; i < n; i++)
    {
      gint64 end = llround ((at += seconds[i]) * rc_rational_to_double (rate));

      frames[i] = MAX (1, end - begun);
      begun = end;
    }
  return part (self, shot, step, prompts, frames, n, error);
}

/* --- merge ---------------------------------------------------------------------------------- */

static gboolean
has_reference (RcNode *shot, RcNode *like)
{
  for (guint i = 0; i < rc_node_get_n_children (shot, RC_TYPE_REFERENCE); i++)
    {
      RcNode *reference = rc_node_get_child (shot, RC_TYPE_REFERENCE, i);

      if (strcmp (rc_node_get_string (reference, "media"), rc_node_get_string (like, "media")) ==
              0 &&
          rc_node_get_enum (reference, "role") == rc_node_get_enum (like, "role"))
        return TRUE;
    }
  return FALSE;
}

/* What somebody added to a shot that is merged into another goes along: references, and takes that
 * are no drafts. They go before its own, so that the newest of these stays in the cut. */
static gboolean
move_children (RcDocument *self, RcNode *from, RcNode *to, GError **error)
{
  for (guint i = rc_node_get_n_children (from, RC_TYPE_REFERENCE); i > 0; i--)
    {
      RcNode *reference = rc_node_get_child (from, RC_TYPE_REFERENCE, i - 1);

      if (!has_reference (to, reference) && !rc_document_move (self, reference, to, -1, error))
        return FALSE;
    }
  for (guint i = rc_node_get_n_children (from, RC_TYPE_TAKE); i > 0; i--)
    {
      RcNode *take = rc_node_get_child (from, RC_TYPE_TAKE, i - 1);

      if (!rc_node_get_boolean (take, "draft") && !rc_document_move (self, take, to, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_text (RcDocument *self,
             RcNode     *to,
             RcNode     *from,
             const char *property,
             const char *between,
             GError    **error)
{
  const char      *own = rc_node_get_string (to, property);
  const char      *more = rc_node_get_string (from, property);
  g_autofree char *text = NULL;

  if (*more == '\0' || strcmp (own, more) == 0)
    return TRUE;
  text = g_strconcat (own, *own != '\0' ? between : "", more, NULL);
  return rc_document_set_text (self, to, property, text, 0, error);
}

/**
 * rc_document_merge_shots:
 * @shots: of RcShot, at least two, in the order in which their words will stand
 *
 * The first one gets the words, the lengths, the references and the kept takes of the others, which
 * are removed. Its camera, mood and staging stay as they are.
 *
 * Errors: RC_ERROR_INVALID if there are fewer than two or they would be too long together;
 * RC_ERROR_LIMIT if the words or the references would be too many; RC_ERROR_READ_ONLY
 */
gboolean
rc_document_merge_shots (RcDocument *self, GPtrArray *shots, GError **error)
{
  g_autofree char *name =
      g_strdup_printf (ngettext ("Merge %u Shot", "Merge %u Shots", shots->len), shots->len);
  RcRational rate = rc_node_get_rational (RC_NODE (rc_document_get_project (self)), "rate");
  RcNode    *first = shots->len > 0 ? g_ptr_array_index (shots, 0) : NULL;
  double     seconds = 0;
  gboolean   good = TRUE;

  if (shots->len < 2)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("Select two shots or more to merge them."));
      return FALSE;
    }
  rc_document_begin (self, name);
  for (guint i = 0; i < shots->len && good; i++)
    {
      RcNode *shot = g_ptr_array_index (shots, i);

      seconds += rc_rational_to_double (rc_node_get_rational (shot, "duration"));
      if (i > 0)
        good = append_text (self, first, shot, "prompt", " ", error) &&
               append_text (self, first, shot, "notes", "\n", error) &&
               move_children (self, shot, first, error) && rc_document_remove (self, shot, error);
    }
  good = good &&
         set_duration (self, first, llround (seconds * rc_rational_to_double (rate)), rate, error);
  return rc_document_finish (self, good);
}

/* --- copy and paste ------------------------------------------------------------------------- */

#define KEY "raccord-shots"

/**
 * rc_shots_to_text:
 * @shots: of RcShot
 * @dir: the folder of their film
 *
 * Returns: (transfer full): what rc_document_paste_shots() takes
 */
char *
rc_shots_to_text (GPtrArray *shots, const char *dir)
{
  cJSON *json = cJSON_CreateObject ();
  cJSON *array;
  char  *text;

  cJSON_AddNumberToObject (json, KEY, 1);
  cJSON_AddStringToObject (json, "film", dir);
  array = cJSON_AddArrayToObject (json, "shots");
  for (guint i = 0; i < shots->len; i++)
    cJSON_AddItemToArray (array, rc_node_to_json (g_ptr_array_index (shots, i)));
  text = rc_json_canonical (json);
  cJSON_Delete (json);
  return text;
}

/** Returns: whether @text (nullable) looks like shots that were copied */
gboolean
rc_text_has_shots (const char *text)
{
  return text != NULL && *text == '{' && strstr (text, "\"" KEY "\"") != NULL;
}

/* Whether the film has the node, or something that was below it and went elsewhere since. */
static gboolean
is_in_film (RcDocument *self, RcNode *node)
{
  if (rc_document_find (self, rc_node_get_id (node)) != NULL)
    return TRUE;
  for (guint i = 0; i < rc_node_get_n_children (node, RC_TYPE_TAKE); i++)
    if (is_in_film (self, rc_node_get_child (node, RC_TYPE_TAKE, i)))
      return TRUE;
  for (guint i = 0; i < rc_node_get_n_children (node, RC_TYPE_REFERENCE); i++)
    if (is_in_film (self, rc_node_get_child (node, RC_TYPE_REFERENCE, i)))
      return TRUE;
  return FALSE;
}

static RcNode *
shot_from_json (RcDocument *self, const cJSON *json, gboolean foreign, GError **error)
{
  g_autoptr (RcNode) node = rc_node_from_json (json, _ ("the clipboard"), NULL, error);
  cJSON             *copied;

  if (node == NULL)
    return NULL;
  if (!RC_IS_SHOT (node))
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT,
                           _ ("What was copied is no shot of Raccord."));
      return NULL;
    }
  if (!foreign && !is_in_film (self, node))
    return g_steal_pointer (&node);
  copied = copy_json (node);
  g_clear_object (&node);
  node = rc_node_from_json (copied, _ ("the clipboard"), NULL, error);
  cJSON_Delete (copied);
  return g_steal_pointer (&node);
}

/**
 * rc_document_paste_shots:
 * @text: as rc_shots_to_text() makes it
 * @foreign: they come from another film: their takes are not there
 * @index: before which shot of @scene
 * @name: (nullable): of the step of undo; NULL: "Paste 2 Shots"
 *
 * Errors: RC_ERROR_FORMAT if @text holds no shots; as rc_document_insert()
 *
 * Returns: (transfer full) (nullable): the RcShot that were inserted, with a reference each
 */
GPtrArray *
rc_document_paste_shots (RcDocument *self,
                         const char *text,
                         gboolean    foreign,
                         RcScene    *scene,
                         guint       index,
                         const char *name,
                         GError    **error)
{
  g_autoptr (cJSON)     json = rc_text_has_shots (text) ? cJSON_Parse (text) : NULL;
  const cJSON          *array = cJSON_GetObjectItemCaseSensitive (json, "shots"), *item;
  g_autoptr (GPtrArray) pasted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char      *step = NULL;
  gboolean              good = TRUE;

  if (cJSON_GetArraySize (array) == 0)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT,
                           _ ("What was copied is no shot of Raccord."));
      return NULL;
    }
  step = g_strdup_printf (ngettext ("Paste %d Shot", "Paste %d Shots", cJSON_GetArraySize (array)),
                          cJSON_GetArraySize (array));
  rc_document_begin (self, name != NULL ? name : step);
  cJSON_ArrayForEach (item, array)
  {
    RcNode *shot = good ? shot_from_json (self, item, foreign, error) : NULL;

    good = shot != NULL && rc_document_insert (self, scene, shot, (int)index++, error);
    if (shot != NULL)
      g_ptr_array_add (pasted, shot);
  }
  return rc_document_finish (self, good) ? g_steal_pointer (&pasted) : NULL;
}
