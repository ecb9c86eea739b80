/* shot-facts.c - what the words of each shot say of its camera and its cast, read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-facts.h"

#include "ui/film-text.h"

/* Microseconds that reading may take at a time: half a frame of the interface. */
#define SLICE 8000

typedef struct
{
  guint      words; /* a hash of all that the fact was read from */
  RcShotFact fact;
} Kept;

struct _RcShotFacts
{
  GObject parent_instance;

  RcSession  *session;
  GHashTable *kept;   /* RcShot → Kept */
  GQueue      wanted; /* RcShot, with a reference: to be read */
  GHashTable *queued; /* RcShot: those in `wanted` */
  guint       idle;
};

static guint read_signal;

G_DEFINE_FINAL_TYPE (RcShotFacts, rc_shot_facts, G_TYPE_OBJECT)

static void
kept_free (Kept *kept)
{
  g_free (kept->fact.size);
  g_free (kept->fact.angle);
  g_free (kept->fact.move);
  g_free (kept->fact.cast);
  g_free (kept->fact.poster);
  g_free (kept);
}

static guint
mix (guint hash, const char *text)
{
  return hash * 31 + g_str_hash (text);
}

/* What is set by hand, and the words of the shot and of its scene. */
static guint
hash_words (RcShot *shot)
{
  static const char *const own[] = { "prompt", "size", "angle", "move" };
  static const char *const inherited[] = { "prompt", "setting", "place", "time", "mood" };
  RcNode                  *scene = rc_node_get_parent (RC_NODE (shot));
  g_autofree char         *staging = rc_node_dup_value_text (RC_NODE (shot), "staging");
  guint                    hash = (guint)(rc_node_get_double (RC_NODE (shot), "lens") * 64);

  hash = mix (hash, staging);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    hash = mix (hash, rc_node_get_string (RC_NODE (shot), own[i]));
  for (guint i = 0; scene != NULL && i < G_N_ELEMENTS (inherited); i++)
    hash = mix (hash, rc_node_get_string (scene, inherited[i]));
  return hash;
}

static char *
dup_cast (RcProject *project, const char *prompt)
{
  g_autoptr (GArray)     mentions = rc_find_mentions (project, prompt);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GString               *cast = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      RcCharacter *character = g_array_index (mentions, RcCastMention, i).character;

      if (!g_hash_table_add (seen, character))
        continue;
      if (cast->len > 0)
        g_string_append (cast, ", ");
      g_string_append (cast, rc_node_get_string (RC_NODE (character), "name"));
    }
  return g_string_free (cast, FALSE);
}

static Kept *
read_words (RcShotFacts *self, RcShot *shot)
{
  g_autoptr (RcStaging) staging = rc_session_stage (self->session, shot, NULL);
  Kept                 *kept = g_new0 (Kept, 1);

  kept->words = hash_words (shot);
  kept->fact.size = g_strdup (staging != NULL ? staging->camera.size : "");
  kept->fact.angle = g_strdup (staging != NULL ? staging->camera.angle : "");
  kept->fact.move = g_strdup (staging != NULL ? staging->camera.move : "");
  kept->fact.lens = staging != NULL ? staging->camera.lens_mm : 0;
  kept->fact.cast = dup_cast (rc_session_get_project (self->session),
                              rc_node_get_string (RC_NODE (shot), "prompt"));
  if (rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE) == 0)
    kept->fact.poster = rc_session_dup_shot_poster (self->session, shot);
  g_hash_table_replace (self->kept, g_object_ref (shot), kept);
  return kept;
}

static gboolean
in_film (RcShot *shot)
{
  return rc_node_get_ancestor (RC_NODE (shot), RC_TYPE_PROJECT) != NULL;
}

static gboolean
read_some (gpointer user_data)
{
  RcShotFacts *self = user_data;
  gint64       end = g_get_monotonic_time () + SLICE;

  while (!g_queue_is_empty (&self->wanted) && g_get_monotonic_time () < end)
    {
      g_autoptr (RcShot) shot = g_queue_pop_head (&self->wanted);

      g_hash_table_remove (self->queued, shot);
      if (!in_film (shot))
        {
          g_hash_table_remove (self->kept, shot);
          continue;
        }
      read_words (self, shot);
      g_signal_emit (self, read_signal, 0, shot);
    }
  if (!g_queue_is_empty (&self->wanted))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
want (RcShotFacts *self, RcShot *shot)
{
  if (!g_hash_table_add (self->queued, shot))
    return;
  g_queue_push_tail (&self->wanted, g_object_ref (shot));
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, read_some, self, NULL);
}

static void
rc_shot_facts_dispose (GObject *object)
{
  RcShotFacts *self = RC_SHOT_FACTS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_remove_all (self->queued);
  g_queue_clear_full (&self->wanted, g_object_unref);
  g_hash_table_remove_all (self->kept);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rc_shot_facts_parent_class)->dispose (object);
}

static void
rc_shot_facts_finalize (GObject *object)
{
  RcShotFacts *self = RC_SHOT_FACTS (object);

  g_hash_table_unref (self->queued);
  g_hash_table_unref (self->kept);
  G_OBJECT_CLASS (rc_shot_facts_parent_class)->finalize (object);
}

static void
rc_shot_facts_class_init (RcShotFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rc_shot_facts_dispose;
  G_OBJECT_CLASS (klass)->finalize = rc_shot_facts_finalize;
  read_signal = g_signal_new ("read", RC_TYPE_SHOT_FACTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, RC_TYPE_SHOT);
}

static void
rc_shot_facts_init (RcShotFacts *self)
{
  self->kept = g_hash_table_new_full (NULL, NULL, g_object_unref, (GDestroyNotify)kept_free);
  self->queued = g_hash_table_new (NULL, NULL);
}

/** Returns: (transfer full): nothing is read yet */
RcShotFacts *
rc_shot_facts_new (RcSession *session)
{
  RcShotFacts *self = g_object_new (RC_TYPE_SHOT_FACTS, NULL);

  self->session = g_object_ref (session);
  return self;
}

/** Returns: (transfer none) (nullable): what is known of @shot, if need be from before the words
 * changed; it is read again then, and "read" emitted */
const RcShotFact *
rc_shot_facts_peek (RcShotFacts *self, RcShot *shot)
{
  Kept *kept = g_hash_table_lookup (self->kept, shot);

  if (kept == NULL || kept->words != hash_words (shot))
    want (self, shot);
  return kept != NULL ? &kept->fact : NULL;
}

/** Returns: (transfer none): what @shot's words say now; valid until they change */
const RcShotFact *
rc_shot_facts_read (RcShotFacts *self, RcShot *shot)
{
  Kept *kept = g_hash_table_lookup (self->kept, shot);

  if (kept == NULL || kept->words != hash_words (shot))
    kept = read_words (self, shot);
  return &kept->fact;
}

/** What was read holds no more: a character has another name. */
void
rc_shot_facts_forget (RcShotFacts *self)
{
  g_hash_table_remove_all (self->kept);
}
