/* raccords.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/raccord/raccords.h"

#include "engine/render/take-layers.h"
#include "engine/sketch/kit-load.h"

#include <string.h>

/* What a thread is given: everything that the take is made of, and the kit that is read once. */
typedef struct
{
  char   *key; /* of the take, see key_of() */
  char   *dir; /* of the film */
  RcKit **kit; /* its owner's, which waits for the thread */
} Reading;

/* A raccord that is known, and the takes it was found in. */
typedef struct
{
  char      *pair;
  RcRaccord *raccord;
} Known;

struct _RcRaccords
{
  GObject parent_instance;

  char         *dir;     /* of the film */
  RcKit        *kit;     /* nullable until the first take was read */
  GHashTable   *ends;    /* key → RcShotEnds; NULL: it was asked for, or it cannot be read */
  GHashTable   *known;   /* RcShot → Known */
  GHashTable   *scenes;  /* RcScene → double: its mean, until something changes */
  GQueue        wanted;  /* keys of takes, in order; the first is being read if `reading` */
  GCancellable *reading; /* nullable */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (RcRaccords, rc_raccords, G_TYPE_OBJECT)

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->key);
  g_free (reading->dir);
  g_free (reading);
}

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->pair);
  rc_raccord_free (known->raccord);
  g_free (known);
}

static void
ends_free (gpointer data)
{
  if (data != NULL)
    rc_shot_ends_free (data);
}

/* (transfer full) (nullable): what the take in the cut shows: its hash, and behind the first space
 * the layers that are seen */
static char *
key_of (RcShot *shot)
{
  RcTake            *take = rc_shot_get_best_take (shot);
  g_autoptr (GArray) layers = rc_take_list_layers (take);
  g_autofree char   *over =
      rc_take_layers_dup_key ((const RcTakeLayer *)(gpointer)layers->data, layers->len, TRUE);

  return take != NULL ? g_strconcat (rc_node_get_string (RC_NODE (take), "hash"), over, NULL)
                      : NULL;
}

static RcShotEnds *
read_ends (const Reading *reading, GError **error)
{
  g_autofree char        *base = g_strndup (reading->key, strcspn (reading->key, " "));
  g_autoptr (GArray)      layers = rc_take_layers_parse_key (reading->key + strlen (base));
  g_autoptr (RcTakeStack) stack = NULL;

  if (*reading->kit == NULL && (*reading->kit = rc_kit_load (error)) == NULL)
    return NULL;
  stack = rc_take_stack_new (reading->dir, base, (const RcTakeLayer *)(gpointer)layers->data,
                             layers->len, error);
  return stack != NULL ? rc_shot_ends_read (*reading->kit, stack, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError     *error = NULL;
  RcShotEnds *ends = read_ends (data, &error);

  if (ends != NULL)
    g_task_return_pointer (task, ends, ends_free);
  else
    g_task_return_error (task, error);
}

static Reading *
reading_new (RcRaccords *self, const char *key)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->key = g_strdup (key);
  reading->dir = g_strdup (self->dir);
  reading->kit = &self->kit;
  return reading;
}

static void read_next (RcRaccords *self);

/* A take that cannot be read is not held against anything: that it is gone is said elsewhere. */
static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RcRaccords      *self = RC_RACCORDS (source);
  g_autofree char *key = g_queue_pop_head (&self->wanted);
  RcShotEnds      *ends = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->reading);
  g_hash_table_replace (self->ends, g_steal_pointer (&key), ends);
  rc_raccords_film_changed (self);
  g_signal_emit (self, changed_signal, 0);
  read_next (self);
}

static void
read_next (RcRaccords *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->reading != NULL || g_queue_is_empty (&self->wanted))
    return;
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, on_read, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, reading_new (self, g_queue_peek_head (&self->wanted)), reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* (transfer none) (nullable): what is known of the take; asked for if it has not been read */
static const RcShotEnds *
ends_of (RcRaccords *self, const char *key)
{
  gpointer ends;

  if (g_hash_table_lookup_extended (self->ends, key, NULL, &ends))
    return ends;
  g_hash_table_insert (self->ends, g_strdup (key), NULL);
  g_queue_push_tail (&self->wanted, g_strdup (key));
  read_next (self);
  return NULL;
}

/* (transfer none) (nullable) */
static RcShot *
shot_before (RcShot *shot)
{
  RcNode *scene = rc_node_get_parent (RC_NODE (shot));
  guint   index = rc_node_get_index (RC_NODE (shot));

  return scene != NULL && index > 0 ? rc_node_get_child (scene, RC_TYPE_SHOT, index - 1) : NULL;
}

/* (transfer none) (nullable): of @shot and the one before it, whose takes are known */
static const RcRaccord *
compare (RcRaccords *self, RcShot *shot, const char *const keys[2])
{
  const RcShotEnds *before = ends_of (self, keys[0]), *after = ends_of (self, keys[1]);
  const char       *meant = rc_node_get_string (RC_NODE (shot), "breaks");
  g_autofree char  *pair = g_strjoin ("|", keys[0], keys[1], meant, NULL);
  Known            *known = g_hash_table_lookup (self->known, shot);

  if (before == NULL || after == NULL)
    return NULL;
  if (known == NULL || g_strcmp0 (known->pair, pair) != 0)
    {
      known = g_new0 (Known, 1);
      known->pair = g_steal_pointer (&pair);
      known->raccord = rc_raccord_new (before, after, meant);
      g_hash_table_replace (self->known, g_object_ref (shot), known);
    }
  return known->raccord;
}

/**
 * rc_raccords_peek:
 *
 * Returns: (transfer none) (nullable): how well @shot follows the one before it in its scene, valid
 * until the film changes; NULL if it is the first one, if one of the two has no take, or if that is
 * being found out: then "changed" is emitted
 */
const RcRaccord *
rc_raccords_peek (RcRaccords *self, RcShot *shot)
{
  RcShot          *before = shot_before (shot);
  g_autofree char *was = before != NULL ? key_of (before) : NULL;
  g_autofree char *is = before != NULL ? key_of (shot) : NULL;

  return was != NULL && is != NULL ? compare (self, shot, (const char *const[]){ was, is }) : NULL;
}

static double
mean_of (RcRaccords *self, RcScene *scene)
{
  guint    n = rc_node_get_n_children (RC_NODE (scene), RC_TYPE_SHOT);
  double   sum = 0;
  gboolean all = n > 1;

  for (guint i = 1; i < n; i++)
    {
      const RcRaccord *raccord =
          rc_raccords_peek (self, rc_node_get_child (RC_NODE (scene), RC_TYPE_SHOT, i));

      all = all && raccord != NULL;
      sum += raccord != NULL ? raccord->score : 0;
    }
  return all ? sum / (n - 1) : -1;
}

/** Returns: the mean of the scene's raccords, 0 to 1; -1 if there is none or not all are known */
double
rc_raccords_peek_scene (RcRaccords *self, RcScene *scene)
{
  double *mean = g_hash_table_lookup (self->scenes, scene);

  if (mean == NULL)
    {
      mean = g_new (double, 1);
      *mean = mean_of (self, scene);
      g_hash_table_insert (self->scenes, g_object_ref (scene), mean);
    }
  return *mean;
}

/** To be called when the film has changed: means are taken again. */
void
rc_raccords_film_changed (RcRaccords *self)
{
  g_hash_table_remove_all (self->scenes);
}

/* Now, on this thread. */
static gboolean
read_now (RcRaccords *self, const char *key, GError **error)
{
  Reading    *reading;
  RcShotEnds *ends;

  if (g_hash_table_lookup (self->ends, key) != NULL)
    return TRUE;
  reading = reading_new (self, key);
  ends = read_ends (reading, error);
  reading_free (reading);
  if (ends == NULL)
    return FALSE;
  g_hash_table_replace (self->ends, g_strdup (key), ends);
  return TRUE;
}

/**
 * rc_raccords_check:
 * @raccord: (out) (transfer none) (nullable): as rc_raccords_peek(), but never still being found
 * out
 *
 * Blocks; not while others peek. Errors: a take's own, if it cannot be read
 */
gboolean
rc_raccords_check (RcRaccords *self, RcShot *shot, const RcRaccord **raccord, GError **error)
{
  RcShot          *before = shot_before (shot);
  g_autofree char *was = before != NULL ? key_of (before) : NULL;
  g_autofree char *is = before != NULL ? key_of (shot) : NULL;

  g_return_val_if_fail (self->reading == NULL, FALSE);
  *raccord = NULL;
  if (was == NULL || is == NULL)
    return TRUE;
  if (!read_now (self, was, error) || !read_now (self, is, error))
    return FALSE;
  *raccord = compare (self, shot, (const char *const[]){ was, is });
  return TRUE;
}

static void
rc_raccords_finalize (GObject *object)
{
  RcRaccords *self = RC_RACCORDS (object);

  /* A task holds a reference: none is running. */
  g_queue_clear_full (&self->wanted, g_free);
  g_hash_table_unref (self->ends);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->scenes);
  g_clear_pointer (&self->kit, rc_kit_free);
  g_free (self->dir);
  G_OBJECT_CLASS (rc_raccords_parent_class)->finalize (object);
}

static void
rc_raccords_class_init (RcRaccordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rc_raccords_finalize;
  changed_signal = g_signal_new ("changed", RC_TYPE_RACCORDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
rc_raccords_init (RcRaccords *self)
{
  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ends_free);
  self->known = g_hash_table_new_full (NULL, NULL, g_object_unref, known_free);
  self->scenes = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  g_queue_init (&self->wanted);
}

/** @dir: the film's folder. Returns: (transfer full): nothing is known yet */
RcRaccords *
rc_raccords_new (const char *dir)
{
  RcRaccords *self = g_object_new (RC_TYPE_RACCORDS, NULL);

  self->dir = g_strdup (dir);
  return self;
}
