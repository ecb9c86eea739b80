/* stage-frames.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/play/stage-frames.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define MEMORY_BUDGET  ((gsize)192 << 20)
#define LEAST_KEPT     8
/* Read ahead so many when standing still; when playing, as far as the budget goes. */
#define AHEAD_STANDING 6
#define STRIP_HEIGHT   72

/* Shared by the main thread and the reading thread; the last of both frees it. */
struct _RcStageFrames
{
  gint          refs; /* atomic */
  RcStageSource source;
  int           n_frames; /* immutable after new */
  guint         n_strip;  /* immutable after new */
  GMainContext *context;  /* immutable after new */

  RcStageFramesFunc func;      /* main thread */
  gpointer          user_data; /* main thread */
  gboolean          closed;    /* main thread; nothing is announced any more */

  pthread_mutex_t mutex;
  pthread_cond_t  changed;
  gboolean        stop;        /* guarded by mutex */
  int             wanted;      /* guarded by mutex */
  int             direction;   /* guarded by mutex */
  GHashTable     *kept;        /* guarded by mutex: index → RcFrame */
  gboolean       *failed;      /* guarded by mutex: [n_frames], not to be tried again */
  gboolean       *strip_done;  /* guarded by mutex: [n_strip] */
  gsize           frame_bytes; /* guarded by mutex; 0 before the first frame */
  GArray         *layers;      /* guarded by mutex; (nullable): to be read in this style */
  guint           style;       /* guarded by mutex: how often the style has changed */
  gsize           budget;      /* guarded by mutex: bytes that frames may take */
};

typedef struct
{
  RcStageFrames *frames;
  int            index;
  RcFrame       *frame;
  GError        *error;
} News;

static void
unref (RcStageFrames *self)
{
  if (!g_atomic_int_dec_and_test (&self->refs))
    return;
  self->source.free (self->source.data);
  g_hash_table_unref (self->kept);
  g_clear_pointer (&self->layers, g_array_unref);
  g_free (self->failed);
  g_free (self->strip_done);
  g_main_context_unref (self->context);
  pthread_cond_destroy (&self->changed);
  pthread_mutex_destroy (&self->mutex);
  g_free (self);
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_clear_pointer (&news->frame, rc_frame_unref);
  g_clear_error (&news->error);
  unref (news->frames);
  g_free (news);
}

static gboolean
deliver (gpointer data)
{
  News *news = data;

  if (!news->frames->closed)
    news->frames->func (news->index, news->frame, news->error, news->frames->user_data);
  return G_SOURCE_REMOVE;
}

/* Reading thread. Takes @frame and @error. */
static void
announce (RcStageFrames *self, int index, RcFrame *frame, GError *error)
{
  News               *news = g_new0 (News, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_int_inc (&self->refs);
  *news = (News){ self, index, frame, error };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, news, news_free);
  g_source_attach (source, self->context);
}

/** Returns: which frame picture @i of @n_strip shows: the middle of its part of the take */
int
rc_stage_frames_strip_index (int n_frames, guint n_strip, guint i)
{
  return (int)(((gint64)2 * i + 1) * n_frames / (2 * (gint64)n_strip));
}

/* --- what to read next; with the mutex held ------------------------------------------------- */

static int
most_kept (RcStageFrames *self)
{
  gsize fit = self->budget / MAX (self->frame_bytes, 1);

  return (int)CLAMP (fit, LEAST_KEPT, G_MAXINT);
}

/* How many frames lie from the wanted one to @index in the direction of play, round the loop. */
static int
distance (RcStageFrames *self, int index)
{
  int step = (index - self->wanted) * (self->direction < 0 ? -1 : 1);

  return (step % self->n_frames + self->n_frames) % self->n_frames;
}

static int
frame_at (RcStageFrames *self, int ahead)
{
  int index = self->wanted + (self->direction < 0 ? -ahead : ahead);

  return (index % self->n_frames + self->n_frames) % self->n_frames;
}

static gboolean
is_missing (RcStageFrames *self, int index)
{
  return !self->failed[index] && !g_hash_table_contains (self->kept, GINT_TO_POINTER (index));
}

/* The next frame to read, -1 - i for a picture of the strip, or n_frames for none. */
static int
choose (RcStageFrames *self)
{
  int ahead = self->direction == 0 ? AHEAD_STANDING : most_kept (self) * 3 / 4;

  ahead = MIN (ahead, self->n_frames);
  for (int i = 0; i < MIN (ahead, 2); i++)
    if (is_missing (self, frame_at (self, i)))
      return frame_at (self, i);
  for (guint i = 0; self->direction == 0 && i < self->n_strip; i++)
    if (!self->strip_done[i])
      return -1 - (int)i;
  for (int i = 2; i < ahead; i++)
    if (is_missing (self, frame_at (self, i)))
      return frame_at (self, i);
  return self->n_frames;
}

/* Lets go of what is farthest ahead, which is what was just passed. */
static void
keep (RcStageFrames *self, int index, RcFrame *frame)
{
  self->frame_bytes = frame->stride * (gsize)frame->height;
  g_hash_table_insert (self->kept, GINT_TO_POINTER (index), rc_frame_ref (frame));
  while ((int)g_hash_table_size (self->kept) > most_kept (self))
    {
      GHashTableIter iter;
      gpointer       key, farthest = NULL;
      int            most = -1;

      g_hash_table_iter_init (&iter, self->kept);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        if (distance (self, GPOINTER_TO_INT (key)) > most)
          {
            most = distance (self, GPOINTER_TO_INT (key));
            farthest = key;
          }
      g_hash_table_remove (self->kept, farthest);
    }
}

/* --- the reading thread -------------------------------------------------------------------- */

static RcFrame *
to_strip_size (RcFrame *frame, GError **error)
{
  int width = MAX (1, frame->width * STRIP_HEIGHT / MAX (1, frame->height));

  if (frame->height <= STRIP_HEIGHT)
    return rc_frame_ref (frame);
  return rc_frame_scale (frame, width, STRIP_HEIGHT, error);
}

/* Returns: which style it is that is read in */
static guint
take_style (RcStageFrames *self)
{
  g_autoptr (GArray) layers = NULL;
  guint              style;

  pthread_mutex_lock (&self->mutex);
  layers = g_steal_pointer (&self->layers);
  style = self->style;
  pthread_mutex_unlock (&self->mutex);
  if (layers != NULL)
    self->source.restyle (self->source.data, (const RcTakeLayer *)(gpointer)layers->data,
                          layers->len);
  return style;
}

/* With the mutex held: what was read is of value, and announced. */
static gboolean
put_away (RcStageFrames *self, int choice, guint style, RcFrame *frame)
{
  if (style != self->style)
    return FALSE;
  if (choice < 0)
    self->strip_done[-1 - choice] = TRUE;
  else if (frame != NULL)
    keep (self, choice, frame);
  else
    self->failed[choice] = TRUE;
  return TRUE;
}

static void
read_one (RcStageFrames *self, int choice)
{
  guint    style = take_style (self);
  gboolean good;
  GError  *error = NULL;
  int      index = choice;
  RcFrame *frame = NULL;
  RcFrame *small = NULL;

  if (choice < 0)
    index = rc_stage_frames_strip_index (self->n_frames, self->n_strip, (guint)(-1 - choice));
  pthread_mutex_lock (&self->mutex);
  frame = g_hash_table_lookup (self->kept, GINT_TO_POINTER (index));
  if (frame != NULL)
    rc_frame_ref (frame);
  pthread_mutex_unlock (&self->mutex);

  if (frame == NULL)
    frame = self->source.read (self->source.data, index, &error);
  if (choice < 0 && frame != NULL)
    small = to_strip_size (frame, &error);

  pthread_mutex_lock (&self->mutex);
  good = put_away (self, choice, style, frame);
  pthread_mutex_unlock (&self->mutex);
  if (choice < 0)
    g_clear_pointer (&frame, rc_frame_unref);
  if (good)
    {
      announce (self, choice, choice < 0 ? small : frame, error);
      return;
    }
  g_clear_pointer (&frame, rc_frame_unref);
  g_clear_pointer (&small, rc_frame_unref);
  g_clear_error (&error);
}

static void *
run (void *data)
{
  RcStageFrames *self = data;

  while (TRUE)
    {
      int choice = 0;

      pthread_mutex_lock (&self->mutex);
      while (!self->stop && (choice = choose (self)) == self->n_frames)
        pthread_cond_wait (&self->changed, &self->mutex);
      if (self->stop)
        {
          pthread_mutex_unlock (&self->mutex);
          break;
        }
      pthread_mutex_unlock (&self->mutex);
      read_one (self, choice);
    }
  unref (self);
  return NULL;
}

/* --- where frames come from ---------------------------------------------------------------- */

static RcFrame *
read_frame (gpointer stack, int index, GError **error)
{
  return rc_take_stack_frame (stack, index, error);
}

static void
restyle_stack (gpointer stack, const RcTakeLayer *layers, guint n_layers)
{
  (void)!rc_take_stack_restyle (stack, layers, n_layers);
}

static void
free_stack (gpointer stack)
{
  rc_take_stack_free (stack);
}

/** @stack: (transfer full): a take with its regions */
RcStageSource
rc_stage_source_of_take (RcTakeStack *stack)
{
  return (RcStageSource){ stack, read_frame, free_stack, restyle_stack };
}

/* --- the main thread ----------------------------------------------------------------------- */

/**
 * rc_stage_frames_new:
 * @source: copied; its data is freed with the last use
 * @n_frames: how many there are, at least 1
 * @n_strip: how many pictures for the strip
 *
 * Begins at once with frame 0 and the strip.
 */
RcStageFrames *
rc_stage_frames_new (const RcStageSource *source,
                     int                  n_frames,
                     guint                n_strip,
                     RcStageFramesFunc    func,
                     gpointer             user_data)
{
  RcStageFrames *self = g_new0 (RcStageFrames, 1);
  pthread_t      thread;

  self->refs = 2;
  self->source = *source;
  self->n_frames = MAX (1, n_frames);
  self->n_strip = n_strip;
  self->budget = MEMORY_BUDGET;
  self->func = func;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)rc_frame_unref);
  self->failed = g_new0 (gboolean, self->n_frames);
  self->strip_done = g_new0 (gboolean, n_strip);
  pthread_mutex_init (&self->mutex, NULL);
  pthread_cond_init (&self->changed, NULL);
  if (pthread_create (&thread, NULL, run, self) == 0)
    pthread_detach (thread);
  else
    {
      g_warning ("No thread could be started to read frames");
      unref (self);
    }
  return self;
}

/** Nothing is announced any more; the thread ends after the frame that it reads, nobody waits */
void
rc_stage_frames_free (RcStageFrames *self)
{
  self->closed = TRUE;
  pthread_mutex_lock (&self->mutex);
  self->stop = TRUE;
  pthread_cond_signal (&self->changed);
  pthread_mutex_unlock (&self->mutex);
  unref (self);
}

/** How much memory its frames may take: one of several that are read together takes less */
void
rc_stage_frames_set_budget (RcStageFrames *self, gsize bytes)
{
  pthread_mutex_lock (&self->mutex);
  self->budget = bytes;
  pthread_mutex_unlock (&self->mutex);
}

/** What is looked at, and where it goes: @direction is -1, 0 (stands) or 1 */
void
rc_stage_frames_want (RcStageFrames *self, int index, int direction)
{
  pthread_mutex_lock (&self->mutex);
  self->wanted = CLAMP (index, 0, self->n_frames - 1);
  self->direction = direction;
  pthread_cond_signal (&self->changed);
  pthread_mutex_unlock (&self->mutex);
}

/**
 * rc_stage_frames_restyle:
 * @layers: (element-type RcTakeLayer): the source's own, as they lie now; not changed any more
 *
 * What was read in the last style is forgotten; the frame that is looked at comes first, then the
 * strip.
 */
void
rc_stage_frames_restyle (RcStageFrames *self, GArray *layers)
{
  pthread_mutex_lock (&self->mutex);
  g_clear_pointer (&self->layers, g_array_unref);
  self->layers = g_array_ref (layers);
  self->style++;
  g_hash_table_remove_all (self->kept);
  memset (self->strip_done, 0, self->n_strip * sizeof *self->strip_done);
  pthread_cond_signal (&self->changed);
  pthread_mutex_unlock (&self->mutex);
}

/** Returns: (transfer full) (nullable): the frame, if it has been read */
RcFrame *
rc_stage_frames_get (RcStageFrames *self, int index)
{
  RcFrame *frame;

  pthread_mutex_lock (&self->mutex);
  frame = g_hash_table_lookup (self->kept, GINT_TO_POINTER (index));
  if (frame != NULL)
    rc_frame_ref (frame);
  pthread_mutex_unlock (&self->mutex);
  return frame;
}
