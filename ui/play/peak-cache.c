/* peak-cache.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play/peak-cache.h"

#include "engine/media/sound-peaks.h"

typedef struct
{
  char   *path;
  double  seconds;
  GArray *peaks; /* NULL: not yet; empty: it cannot be read */
} Entry;

struct _RcPeakCache
{
  GHashTable   *entries; /* path → Entry */
  GQueue        waiting; /* Entry, borrowed */
  GCancellable *cancellable;
  gboolean      busy;
  RcPeakFunc    arrived;
  gpointer      user_data;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_clear_pointer (&entry->peaks, g_array_unref);
  g_free (entry);
}

/** @arrived: called when there is more to draw */
RcPeakCache *
rc_peak_cache_new (RcPeakFunc arrived, gpointer user_data)
{
  RcPeakCache *self = g_new0 (RcPeakCache, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  g_queue_init (&self->waiting);
  self->cancellable = g_cancellable_new ();
  self->arrived = arrived;
  self->user_data = user_data;
  return self;
}

/** What is under way ends by itself, and tells nobody. */
void
rc_peak_cache_free (RcPeakCache *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_queue_clear (&self->waiting);
  g_hash_table_unref (self->entries);
  g_free (self);
}

typedef struct
{
  char  *path;
  double seconds;
} Work;

static void
work_free (gpointer data)
{
  g_free (((Work *)data)->path);
  g_free (data);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work   *work = data;
  GError *error = NULL;
  GArray *peaks = rc_sound_peaks (work->path, work->seconds, RC_PEAKS_RATE, cancellable, &error);

  if (peaks != NULL)
    g_task_return_pointer (task, peaks, (GDestroyNotify)g_array_unref);
  else
    g_task_return_error (task, error);
}

static void start (RcPeakCache *self);

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask             *task = G_TASK (result);
  RcPeakCache       *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) peaks = g_task_propagate_pointer (task, &error);
  Entry             *entry;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  entry = g_hash_table_lookup (self->entries, ((Work *)g_task_get_task_data (task))->path);
  self->busy = FALSE;
  if (entry != NULL)
    entry->peaks =
        peaks != NULL ? g_steal_pointer (&peaks) : g_array_new (FALSE, FALSE, sizeof (float));
  self->arrived (self->user_data);
  start (self);
}

static void
start (RcPeakCache *self)
{
  Entry            *entry = self->busy ? NULL : g_queue_pop_head (&self->waiting);
  g_autoptr (GTask) task = NULL;
  Work             *work;

  if (entry == NULL)
    return;
  work = g_new (Work, 1);
  *work = (Work){ g_strdup (entry->path), entry->seconds };
  task = g_task_new (NULL, self->cancellable, on_done, self);
  g_task_set_task_data (task, work, work_free);
  self->busy = TRUE;
  g_task_run_in_thread (task, run);
}

const GArray *
rc_peak_cache_get (RcPeakCache *self, const char *path, double seconds)
{
  Entry *entry = g_hash_table_lookup (self->entries, path);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->path = g_strdup (path);
      entry->seconds = seconds;
      g_hash_table_insert (self->entries, entry->path, entry);
      g_queue_push_tail (&self->waiting, entry);
      start (self);
    }
  return entry->peaks;
}
