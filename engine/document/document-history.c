/* document-history.c - steps of several edits, undo and redo, replaying a journal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/document-private.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- steps of several edits ----------------------------------------------------------------- */

/** All edits until the matching rc_document_end() are one step called @name; with NULL they are no
 * step at all and cannot be undone. May be nested: the outermost name counts. */
void
rc_document_begin (RcDocument *self, const char *name)
{
  if (self->depth++ > 0)
    return;
  self->silent = name == NULL;
  self->group = rc_step_new (name != NULL ? name : "");
}

/** Between begin and end: if the last step was a moment ago, has the same name and set values of
 * the same nodes, this one joins it, as a key does that is pressed again and again. */
void
rc_document_merge (RcDocument *self)
{
  g_return_if_fail (self->depth > 0);
  self->merges = TRUE;
}

/* (transfer container) (nullable): the ids of the nodes that get other values; NULL if @step does
 * more than that */
static GHashTable *
list_set (RcStep *step)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < step->edits->len; i++)
    {
      RcEdit *edit = g_ptr_array_index (step->edits, i);

      if (edit->kind != RC_EDIT_SET)
        return NULL;
      g_hash_table_add (ids, edit->node_id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
can_join (RcStep *step, RcStep *last)
{
  g_autoptr (GHashTable) ids = list_set (step), before = list_set (last);
  GHashTableIter         iter;
  gpointer               id;

  if (ids == NULL || before == NULL || strcmp (step->name, last->name) != 0 ||
      g_hash_table_size (ids) != g_hash_table_size (before))
    return FALSE;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (before, id))
      return FALSE;
  return TRUE;
}

static RcEdit *
find_set (RcStep *step, const RcEdit *like)
{
  for (guint i = 0; i < step->edits->len; i++)
    {
      RcEdit *edit = g_ptr_array_index (step->edits, i);

      if (edit->spec == like->spec && strcmp (edit->node_id, like->node_id) == 0)
        return edit;
    }
  return NULL;
}

/* What @last set is as @step has it; what only @step sets is taken from it. */
static void
join (RcStep *last, RcStep *step)
{
  for (guint i = 0; i < step->edits->len;)
    {
      RcEdit *edit = g_ptr_array_index (step->edits, i);
      RcEdit *target = find_set (last, edit);

      if (target == NULL)
        {
          g_ptr_array_add (last->edits, g_ptr_array_steal_index (step->edits, i));
          continue;
        }
      g_value_copy (&edit->new, &target->new);
      i++;
    }
  last->time = step->time;
}

static void
keep (RcDocument *self, RcStep *made, gboolean merges)
{
  g_autoptr (RcStep) step = made;
  RcStep            *last;

  if (step->edits->len == 0)
    return;
  step->time = g_get_monotonic_time ();
  last = merges && !self->silent ? rc_document_last_open (self) : NULL;
  if (last != NULL && !can_join (step, last))
    last = NULL;
  rc_document_record (self, "do", rc_step_to_json (step),
                      self->silent   ? "silent"
                      : last != NULL ? "merge"
                                     : NULL);
  if (last != NULL)
    join (last, step);
  else if (!self->silent)
    rc_document_push_step (self, g_steal_pointer (&step));
  if (!self->silent)
    self->sealed = !merges;
  rc_document_history_changed (self);
}

static void
take_back (RcDocument *self, RcStep *made)
{
  g_autoptr (RcStep) step = made;

  if (!rc_document_apply_step (self, step, FALSE, NULL))
    g_warning ("a step could not be taken back");
  g_signal_emit_by_name (self, "changed");
}

/** Ends what rc_document_begin() began; the outermost end makes the step. */
void
rc_document_end (RcDocument *self)
{
  gboolean failed = self->failed, merges = self->merges;

  g_return_if_fail (self->depth > 0);
  if (--self->depth > 0)
    return;
  self->failed = self->merges = FALSE;
  if (failed)
    take_back (self, g_steal_pointer (&self->group));
  else
    keep (self, g_steal_pointer (&self->group), merges);
}

/** As rc_document_end(), but nothing of the step stays: everything since the outermost
 * rc_document_begin() is taken back when that ends, however it does. */
void
rc_document_cancel (RcDocument *self)
{
  g_return_if_fail (self->depth > 0);
  self->failed = TRUE;
  rc_document_end (self);
}

/** Ends what rc_document_begin() began if it was @good, else takes it back. Returns: @good */
gboolean
rc_document_finish (RcDocument *self, gboolean good)
{
  if (good)
    rc_document_end (self);
  else
    rc_document_cancel (self);
  return good;
}

/** The next edit begins a new step: a drag has ended, a text field has lost the focus. */
void
rc_document_seal (RcDocument *self)
{
  self->sealed = TRUE;
  self->held = FALSE;
}

/** The next edit begins a new step, and what is merged with it joins it, however long the hand
 * rests meanwhile: a drag has begun. Until rc_document_seal(). */
void
rc_document_hold (RcDocument *self)
{
  self->sealed = TRUE;
  self->held = TRUE;
}

/* --- undo ----------------------------------------------------------------------------------- */

static gboolean
travel (RcDocument *self, gboolean forwards)
{
  GPtrArray         *from = forwards ? self->redo : self->undo;
  GPtrArray         *to = forwards ? self->undo : self->redo;
  g_autoptr (GError) error = NULL;
  RcStep            *step;

  if (from->len == 0 || self->group != NULL || self->read_only)
    return FALSE;
  step = g_ptr_array_steal_index (from, from->len - 1);
  if (!rc_document_apply_step (self, step, forwards, &error))
    {
      g_warning ("the history does not fit the film: %s", error->message);
      rc_step_free (step);
      return FALSE;
    }
  g_ptr_array_add (to, step);
  self->sealed = TRUE;
  return TRUE;
}

/* The edits of @step by which nodes leave the film when it is done or undone. */
static GPtrArray *
leaving (RcStep *step, gboolean forwards)
{
  GPtrArray *edits = g_ptr_array_new ();

  for (guint i = 0; i < step->edits->len; i++)
    {
      RcEdit *edit = g_ptr_array_index (step->edits, i);

      if (edit->kind == (forwards ? RC_EDIT_REMOVE : RC_EDIT_INSERT))
        g_ptr_array_add (edits, edit);
    }
  return edits;
}

static gboolean
travel_and_record (RcDocument *self, gboolean forwards)
{
  g_autoptr (GPtrArray) edits = NULL;
  GPtrArray            *to = forwards ? self->undo : self->redo;
  cJSON                *left;

  if (!travel (self, forwards))
    return FALSE;
  /* What leaves may have got takes since it came; they come back with it, after a crash too. */
  edits = leaving (g_ptr_array_index (to, to->len - 1), forwards);
  left = cJSON_CreateArray ();
  for (guint i = 0; i < edits->len; i++)
    cJSON_AddItemToArray (left, rc_node_to_json (((RcEdit *)g_ptr_array_index (edits, i))->node));
  rc_document_record_travel (self, forwards ? "redo" : "undo", left);
  rc_document_history_changed (self);
  return TRUE;
}

/** Returns: whether there was something to undo */
gboolean
rc_document_undo (RcDocument *self)
{
  return travel_and_record (self, FALSE);
}

/** Returns: whether there was something to redo */
gboolean
rc_document_redo (RcDocument *self)
{
  return travel_and_record (self, TRUE);
}

static const char *
name_of_last (GPtrArray *steps)
{
  return steps->len > 0 ? ((RcStep *)g_ptr_array_index (steps, steps->len - 1))->name : NULL;
}

/** Returns: (transfer none) (nullable): what rc_document_undo() would undo, "Move Shot 3B" */
const char *
rc_document_get_undo_name (RcDocument *self)
{
  return name_of_last (self->undo);
}

const char *
rc_document_get_redo_name (RcDocument *self)
{
  return name_of_last (self->redo);
}

/* The journal may begin in the middle of things: an undo of something before it leaves no history
 * that could be trusted. */
static void
shift_step (RcDocument *self, gboolean forwards, const cJSON *left, const char *where)
{
  GPtrArray            *from = forwards ? self->redo : self->undo;
  GPtrArray            *to = forwards ? self->undo : self->redo;
  g_autoptr (GPtrArray) edits = NULL;

  if (from->len == 0)
    {
      g_ptr_array_set_size (to, 0);
      return;
    }
  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  edits = leaving (g_ptr_array_index (to, to->len - 1), forwards);
  for (guint i = 0; i < edits->len && left != NULL; i++)
    {
      RcEdit            *edit = g_ptr_array_index (edits, i);
      g_autoptr (RcNode) node =
          rc_node_from_json (cJSON_GetArrayItem (left, (int)i), where, NULL, NULL);

      if (node != NULL && strcmp (rc_node_get_id (node), edit->node_id) == 0)
        g_set_object (&edit->node, node);
    }
}

static gboolean
replay_step (RcDocument  *self,
             const cJSON *record_json,
             gboolean     applied,
             const char  *where,
             GError     **error)
{
  g_autoptr (RcStep) step =
      rc_step_from_json (cJSON_GetObjectItemCaseSensitive (record_json, "do"), where, error);
  gboolean merges = rc_json_bool_or (record_json, "merge", FALSE);
  RcStep  *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;
  RcEdit  *edit, *target = NULL;

  if (step == NULL || (!applied && !rc_document_apply_step (self, step, TRUE, error)))
    return FALSE;
  edit = step->edits->len == 1 ? g_ptr_array_index (step->edits, 0) : NULL;
  if (edit != NULL && merges)
    target = rc_document_merge_target (self, edit);
  if (target != NULL)
    g_value_copy (&edit->new, &target->new);
  else if (merges && last != NULL && can_join (step, last))
    join (last, step);
  else if (!rc_json_bool_or (record_json, "silent", FALSE))
    rc_document_push_step (self, g_steal_pointer (&step));
  return TRUE;
}

/**
 * rc_document_replay:
 * @record: what the "record" signal gave
 * @applied: TRUE if the film already is as after @record: then only the history is filled
 * @where: what @record is part of, for messages
 *
 * Emits no "record".
 * Errors: RC_ERROR_FORMAT if it is no record, or what its edits say; then nothing has changed
 */
gboolean
rc_document_replay (RcDocument  *self,
                    const cJSON *record_json,
                    gboolean     applied,
                    const char  *where,
                    GError     **error)
{
  gboolean redo = cJSON_HasObjectItem (record_json, "redo");

  if (cJSON_HasObjectItem (record_json, "do"))
    {
      if (!replay_step (self, record_json, applied, where, error))
        return FALSE;
    }
  else if (redo || cJSON_HasObjectItem (record_json, "undo"))
    {
      if (applied)
        shift_step (self, redo, cJSON_GetObjectItemCaseSensitive (record_json, "left"), where);
      else if (!travel (self, redo))
        {
          g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                       redo ? _ ("%s: there is nothing to redo")
                            : _ ("%s: there is nothing to undo"),
                       where);
          return FALSE;
        }
    }
  else
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: it is neither an edit nor an undo"),
                   where);
      return FALSE;
    }
  self->sealed = TRUE;
  rc_document_history_changed (self);
  return TRUE;
}
