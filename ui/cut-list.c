/* cut-list.c - the cut as it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut-list.h"

#include "engine/media/sound.h"

#include <string.h>

static void
item_free (RcCutItem *item)
{
  g_free (item->shot);
  g_free (item->label);
  g_free (item->hash);
  g_strfreev (item->regions);
  g_free (item->poster);
  g_free (item);
}

static void
sound_clear (gpointer data)
{
  g_free ((char *)((RcMovieSound *)data)->path);
}

static char **
dup_regions (RcTake *take)
{
  GPtrArray *regions = g_ptr_array_new ();

  for (guint i = 0; take != NULL && i < rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION);
       i++)
    {
      RcNode     *region = rc_node_get_child (RC_NODE (take), RC_TYPE_REGION, i);
      const char *hash = rc_node_get_string (region, "hash");

      if (rc_node_get_boolean (region, "visible") && *hash != '\0')
        g_ptr_array_add (regions, g_strdup (hash));
    }
  g_ptr_array_add (regions, NULL);
  return (char **)g_ptr_array_free (regions, FALSE);
}

static void
append_shot (RcCutList *self, RcSession *session, RcShot *shot, GString *state)
{
  RcTake          *take = rc_shot_get_best_take (shot);
  RcCutItem       *item = g_new0 (RcCutItem, 1);
  g_autofree char *regions = NULL;

  item->shot = g_strdup (rc_node_get_id (RC_NODE (shot)));
  item->label = rc_shot_dup_label (shot);
  item->hash = take != NULL ? g_strdup (rc_node_get_string (RC_NODE (take), "hash")) : NULL;
  item->regions = dup_regions (take);
  item->poster = take != NULL ? rc_session_dup_poster (session, take) : NULL;
  item->start = self->n_frames;
  item->n_frames = (int)MAX (
      1, rc_time_to_frames (rc_node_get_rational (RC_NODE (shot), "duration"), self->rate));
  self->n_frames += item->n_frames;
  regions = g_strjoinv (",", item->regions);
  g_string_append_printf (state, "%s %s %s %s %d;", item->shot, item->label,
                          item->hash != NULL ? item->hash : "", regions, item->n_frames);
  g_ptr_array_add (self->items, item);
}

/** Returns: (transfer full): the cut of @session's film now */
RcCutList *
rc_cut_list_new (RcSession *session)
{
  RcCutList *self = g_new0 (RcCutList, 1);
  RcNode    *project = RC_NODE (rc_session_get_project (session));
  GString   *state = g_string_new (NULL);

  g_atomic_ref_count_init (&self->refs);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  self->rate = rc_node_get_rational (project, "rate");
  self->dir = g_strdup (rc_session_get_dir (session));
  self->stack_item = -1;
  rc_project_frame_size (RC_PROJECT (project), rc_node_get_int (project, "preview-lines"),
                         &self->width, &self->height);
  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_SCENE); i++)
    {
      RcNode *scene = rc_node_get_child (project, RC_TYPE_SCENE, i);

      for (guint j = 0; j < rc_node_get_n_children (scene, RC_TYPE_SHOT); j++)
        append_shot (self, session, rc_node_get_child (scene, RC_TYPE_SHOT, j), state);
    }
  self->state = g_string_free (state, FALSE);
  return self;
}

RcCutList *
rc_cut_list_ref (RcCutList *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rc_cut_list_unref (RcCutList *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->stack, rc_take_stack_free);
  g_ptr_array_unref (self->items);
  g_free (self->state);
  g_free (self->dir);
  g_free (self);
}

/** Returns: (transfer full): RcMovieSound of each take that has sound, at its place in the cut;
 * they borrow nothing but the array, which frees their paths */
GArray *
rc_cut_list_sounds (const RcCutList *self)
{
  GArray *sounds = g_array_new (FALSE, FALSE, sizeof (RcMovieSound));

  g_array_set_clear_func (sounds, sound_clear);
  for (guint i = 0; i < self->items->len; i++)
    {
      RcCutItem       *item = g_ptr_array_index (self->items, i);
      g_autofree char *path = item->hash != NULL ? g_build_filename (self->dir, "takes", item->hash,
                                                                     RC_TAKE_SOUND, NULL)
                                                 : NULL;
      RcMovieSound     sound = { .start = rc_time_from_frames (item->start, self->rate),
                                 .seconds = rc_time_from_frames (item->n_frames, self->rate),
                                 .gain = 1 };

      if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      sound.path = g_steal_pointer (&path);
      g_array_append_val (sounds, sound);
    }
  return sounds;
}

/** Returns: the place of the shot that plays at @frame, or -1 in an empty cut */
int
rc_cut_list_find (const RcCutList *self, int frame)
{
  guint from = 0, to = self->items->len;

  if (to == 0)
    return -1;
  while (to - from > 1)
    {
      guint      middle = (from + to) / 2;
      RcCutItem *item = g_ptr_array_index (self->items, middle);

      if (item->start <= frame)
        from = middle;
      else
        to = middle;
    }
  return (int)from;
}

/** Returns: the place of the shot with that id, or -1 */
int
rc_cut_list_find_shot (const RcCutList *self, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (((RcCutItem *)g_ptr_array_index (self->items, i))->shot, id) == 0)
      return (int)i;
  return -1;
}

/* What plays for a shot without a take, so that the cut keeps its timing. */
static RcFrame *
slate_new (RcCutList *self, GError **error)
{
  RcFrame *frame = rc_frame_new (self->width, self->height, RC_FRAME_BGRA8, error);

  if (frame != NULL)
    for (gsize i = 0; i < frame->stride * (gsize)frame->height; i += 4)
      memcpy (frame->data + i, (const guint8[]){ 0x26, 0x23, 0x23, 0xff }, 4);
  return frame;
}

/**
 * rc_cut_list_read:
 * @frame: of the cut
 *
 * Errors: those of reading the take. Thread: any, one at a time; blocking
 *
 * Returns: (transfer full) (nullable): the frame; of a take that is too short its last one
 */
RcFrame *
rc_cut_list_read (RcCutList *self, int frame, GError **error)
{
  int        place = rc_cut_list_find (self, frame);
  RcCutItem *item = place >= 0 ? g_ptr_array_index (self->items, place) : NULL;
  int        last;

  if (item == NULL || item->hash == NULL)
    return slate_new (self, error);
  if (place != self->stack_item)
    {
      g_clear_pointer (&self->stack, rc_take_stack_free);
      self->stack_item = -1;
      self->stack = rc_take_stack_new (self->dir, item->hash, (const char *const *)item->regions,
                                       g_strv_length (item->regions), error);
      if (self->stack == NULL)
        return NULL;
      self->stack_item = place;
    }
  last = rc_take_reader_frames (rc_take_stack_base (self->stack)) - 1;
  return rc_take_stack_frame (self->stack, CLAMP (frame - item->start, 0, last), error);
}
