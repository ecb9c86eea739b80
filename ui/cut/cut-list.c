/* cut-list.c - the cut as it stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-list.h"

#include "engine/handoff/slate.h"
#include "engine/render/take-layers.h"

/* More of a prompt is never seen on a slate. */
#define SLATE_BYTES 600

static void
item_free (RcCutItem *item)
{
  g_free (item->shot);
  g_free (item->label);
  g_free (item->prompt);
  g_free (item->hash);
  g_clear_pointer (&item->layers, g_array_unref);
  g_free (item->poster);
  g_free (item->coarse);
  g_free (item);
}

static char *
dup_beginning (const char *prompt)
{
  gsize length = strlen (prompt);

  if (length > SLATE_BYTES)
    length = (gsize)(g_utf8_find_prev_char (prompt, prompt + SLATE_BYTES + 1) - prompt);
  return g_strndup (prompt, length);
}

static void
append_shot (RcCutList *self, RcSession *session, const RcCutShot *place, GString *state)
{
  RcTake          *take = rc_shot_get_best_take (place->shot);
  RcCutItem       *item = g_new0 (RcCutItem, 1);
  g_autofree char *layers = NULL;

  item->shot = g_strdup (rc_node_get_id (RC_NODE (place->shot)));
  item->label = rc_shot_dup_label (place->shot);
  item->hash = take != NULL ? g_strdup (rc_node_get_string (RC_NODE (take), "hash")) : NULL;
  if (take == NULL)
    item->prompt = dup_beginning (rc_node_get_string (RC_NODE (place->shot), "prompt"));
  item->layers = rc_take_list_layers (take);
  item->poster = take != NULL ? rc_session_dup_poster (session, take) : NULL;
  item->start = place->start;
  item->n_frames = place->frames;
  item->in = place->in;
  item->whole = place->whole;
  layers = rc_take_layers_dup_key ((const RcTakeLayer *)(gpointer)item->layers->data,
                                   item->layers->len, TRUE);
  g_string_append_printf (state, "%s %s %s %s %s %d %d %d;", item->shot, item->label,
                          item->hash != NULL ? item->hash : "",
                          item->prompt != NULL ? item->prompt : "", layers, item->in,
                          item->n_frames, item->whole);
  g_ptr_array_add (self->items, item);
}

static void
append_sounds (RcCutList *self, GString *state)
{
  for (guint i = 0; i < self->sounds->len; i++)
    {
      const RcMovieSound *sound = &g_array_index (self->sounds, RcMovieSound, i);

      g_string_append_printf (
          state, "%s %g %g %g %g %g %g %d;", sound->path, rc_rational_to_double (sound->start),
          rc_rational_to_double (sound->seconds), sound->gain, rc_rational_to_double (sound->from),
          rc_rational_to_double (sound->fade_in), rc_rational_to_double (sound->fade_out),
          sound->loops);
    }
}

/* Their names are coloured on slates. */
static void
append_cast (RcCutList *self, GString *state)
{
  g_autofree char *names = g_strjoinv (",", self->cast);

  g_string_append_printf (state, "%s;", names);
}

/** Returns: (transfer full): the cut of @session's film now */
RcCutList *
rc_cut_list_new (RcSession *session)
{
  RcCutList         *self = g_new0 (RcCutList, 1);
  RcProject         *film = rc_session_get_project (session);
  RcFilmCut         *cut = rc_project_get_cut (film);
  g_autoptr (GArray) shots = rc_project_list_cut (film, cut);
  GString           *state = g_string_new (NULL);

  g_atomic_ref_count_init (&self->refs);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  self->rate = rc_node_get_rational (RC_NODE (film), "rate");
  self->dir = g_strdup (rc_session_get_dir (session));
  self->cast = rc_project_dup_cast (film);
  self->stack_item = self->slate_item = -1;
  rc_project_frame_size (film, rc_node_get_int (RC_NODE (film), "preview-lines"), &self->width,
                         &self->height);
  for (guint i = 0; i < shots->len; i++)
    append_shot (self, session, &g_array_index (shots, RcCutShot, i), state);
  self->n_frames = rc_cut_shots_frames (shots);
  self->sounds = rc_session_list_sounds (session, shots, cut);
  append_sounds (self, state);
  append_cast (self, state);
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
  g_clear_pointer (&self->slate, rc_frame_unref);
  g_ptr_array_unref (self->items);
  g_array_unref (self->sounds);
  g_free (self->state);
  g_free (self->dir);
  g_strfreev (self->cast);
  g_free (self);
}

/** The pictures of @from, which is of the same state and is given those of @self for them. */
void
rc_cut_list_take_posters (RcCutList *self, RcCutList *from)
{
  for (guint i = 0; i < MIN (self->items->len, from->items->len); i++)
    {
      RcCutItem *item = g_ptr_array_index (self->items, i);
      RcCutItem *other = g_ptr_array_index (from->items, i);
      char      *poster = item->poster;

      if (other->poster == NULL)
        continue;
      item->poster = other->poster;
      other->poster = poster;
    }
}

/**
 * rc_cut_list_look:
 *
 * Where the shot at @frame, or the one behind it, has no take: finds out whether there is a picture
 * for its slate. It is not asked of all shots, for each has to be staged for that. Thread: main.
 */
void
rc_cut_list_look (RcCutList *self, RcSession *session, int frame)
{
  int place = rc_cut_list_find (self, frame);

  for (int i = MAX (0, place); i < MIN (place + 2, (int)self->items->len); i++)
    {
      RcCutItem *item = g_ptr_array_index (self->items, i);
      RcNode    *shot = item->hash == NULL && item->coarse == NULL
                            ? rc_document_find (rc_session_get_document (session), item->shot)
                            : NULL;

      if (shot != NULL)
        g_atomic_pointer_set (&item->coarse, rc_session_dup_shot_poster (session, RC_SHOT (shot)));
    }
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

/* (transfer full): what plays for a shot without a take, as where the film is handed off, so that
 * the cut keeps its timing. It is drawn once for all the shot's frames. */
static RcFrame *
read_slate (RcCutList *self, int place, GError **error)
{
  RcCutItem    *item = g_ptr_array_index (self->items, place);
  const char   *coarse = g_atomic_pointer_get (&item->coarse);
  const RcSlate slate = { .label = item->label,
                          .prompt = item->prompt,
                          .cast = self->cast,
                          .picture = coarse,
                          .seconds = item->n_frames / rc_rational_to_double (self->rate) };

  if (place != self->slate_item || coarse != self->slate_coarse)
    {
      g_clear_pointer (&self->slate, rc_frame_unref);
      self->slate_item = -1;
      self->slate = rc_handoff_slate (&slate, self->width, self->height, error);
      if (self->slate == NULL)
        return NULL;
      self->slate_item = place;
      self->slate_coarse = coarse;
    }
  return rc_frame_ref (self->slate);
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

  if (item == NULL)
    return rc_frame_new (self->width, self->height, RC_FRAME_BGRA8, error);
  if (item->hash == NULL)
    return read_slate (self, place, error);
  if (place != self->stack_item)
    {
      g_clear_pointer (&self->stack, rc_take_stack_free);
      self->stack_item = -1;
      self->stack = rc_take_stack_new (self->dir, item->hash,
                                       (const RcTakeLayer *)(gpointer)item->layers->data,
                                       item->layers->len, error);
      if (self->stack == NULL)
        return NULL;
      self->stack_item = place;
    }
  last = rc_take_reader_frames (rc_take_stack_base (self->stack)) - 1;
  return rc_take_stack_frame (self->stack, CLAMP (frame - item->start + item->in, 0, last), error);
}
