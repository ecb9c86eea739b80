/* shot-filter.c - which shots of a film somebody looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/shot-filter.h"

#include <string.h>

typedef struct _Term Term;

typedef gboolean (*MatchFunc) (const Term *term, RcSession *session, RcShot *shot);

struct _Term
{
  MatchFunc match;
  char     *value;    /* casefolded */
  gboolean  excludes; /* what matches is not wanted */
};

struct _RcShotFilter
{
  GPtrArray *terms; /* Term */
};

static void
term_free (gpointer data)
{
  Term *term = data;

  g_free (term->value);
  g_free (term);
}

static gboolean
has (const char *text, const char *folded)
{
  g_autofree char *own = g_utf8_casefold (text, -1);

  return strstr (own, folded) != NULL;
}

/* --- what a term can ask ---------------------------------------------------------------------- */

static gboolean
match_size (const Term *term, RcSession *session, RcShot *shot)
{
  g_autofree char *size = g_utf8_casefold (rc_session_get_size (session, shot), -1);

  return g_str_has_prefix (size, term->value);
}

/* A character whose name has @term's words, and that the prompt names. */
static gboolean
match_cast (const Term *term, RcSession *session, RcShot *shot)
{
  RcNode          *project = RC_NODE (rc_session_get_project (session));
  g_autofree char *prompt = g_utf8_casefold (rc_node_get_string (RC_NODE (shot), "prompt"), -1);

  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_CHARACTER); i++)
    {
      RcNode          *character = rc_node_get_child (project, RC_TYPE_CHARACTER, i);
      g_autofree char *name = g_utf8_casefold (rc_node_get_string (character, "name"), -1);

      if (*name != '\0' && strstr (name, term->value) != NULL && strstr (prompt, name) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_scene (const Term *term, RcSession *session, RcShot *shot)
{
  RcNode          *scene = rc_node_get_parent (RC_NODE (shot));
  g_autofree char *heading = rc_scene_dup_heading (RC_SCENE (scene));
  g_autofree char *number = g_strdup_printf ("%u", rc_node_get_index (scene) + 1);

  return strcmp (number, term->value) == 0 ||
         (!g_ascii_isdigit (*term->value) && has (heading, term->value));
}

static gboolean
match_word (const Term *term, RcSession *session, RcShot *shot)
{
  static const char *const properties[] = { "prompt", "notes" };
  g_autofree char         *label = rc_shot_dup_label (shot);

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (has (rc_node_get_string (RC_NODE (shot), properties[i]), term->value))
      return TRUE;
  if (has (label, term->value) || match_cast (term, session, shot))
    return TRUE;
  return !g_ascii_isdigit (*term->value) && match_scene (term, session, shot);
}

static gboolean
match_starred (const Term *term, RcSession *session, RcShot *shot)
{
  RcTake *best = rc_shot_get_best_take (shot);

  return best != NULL && rc_node_get_enum (RC_NODE (best), "verdict") == RC_VERDICT_STAR;
}

static gboolean
match_rejected (const Term *term, RcSession *session, RcShot *shot)
{
  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE); i++)
    if (rc_node_get_enum (rc_node_get_child (RC_NODE (shot), RC_TYPE_TAKE, i), "verdict") ==
        RC_VERDICT_REJECT)
      return TRUE;
  return FALSE;
}

static gboolean
match_unrendered (const Term *term, RcSession *session, RcShot *shot)
{
  for (guint i = rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE); i > 0; i--)
    if (rc_session_is_current (session, rc_node_get_child (RC_NODE (shot), RC_TYPE_TAKE, i - 1)))
      return FALSE;
  return TRUE;
}

static gboolean
lacks_media (RcSession *session, RcNode *owner)
{
  for (guint i = 0; i < rc_node_get_n_children (owner, RC_TYPE_REFERENCE); i++)
    {
      RcNode          *reference = rc_node_get_child (owner, RC_TYPE_REFERENCE, i);
      g_autofree char *path = rc_store_media_path (rc_session_get_dir (session),
                                                   rc_node_get_string (reference, "media"));

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_problem (const Term *term, RcSession *session, RcShot *shot)
{
  RcSessionJob         *job = rc_session_find_job (session, RC_NODE (shot));
  g_autoptr (RcStaging) staging = NULL;

  if (job != NULL && rc_session_job_get_state (job) == RC_JOB_FAILED)
    return TRUE;
  if (lacks_media (session, RC_NODE (shot)))
    return TRUE;
  staging = rc_session_stage (session, shot, NULL);
  if (staging == NULL)
    return TRUE;
  for (guint i = 0; i < staging->n_spans; i++)
    if (staging->spans[i].kind == RC_SPAN_CONFLICT)
      return TRUE;
  return FALSE;
}

/* --- reading what was typed ------------------------------------------------------------------- */

static const struct
{
  const char *prefix; /* "is:starred" is complete, "size:" takes a value */
  MatchFunc   match;
} kinds[] = {
  { "is:starred", match_starred },
  { "is:rejected", match_rejected },
  { "is:unrendered", match_unrendered },
  { "is:problem", match_problem },
  { "size:", match_size },
  { "cast:", match_cast },
  { "scene:", match_scene },
};

/* An unfinished term ("size:") asks for nothing; "is:something" else is a word like any other. */
static void
add_term (RcShotFilter *self, const char *text, gboolean excludes)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  MatchFunc        match = match_word;
  const char      *value = folded;
  Term            *term;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && match == match_word; i++)
    {
      gboolean takes_value = g_str_has_suffix (kinds[i].prefix, ":");

      if (takes_value ? g_str_has_prefix (folded, kinds[i].prefix)
                      : strcmp (folded, kinds[i].prefix) == 0)
        {
          match = kinds[i].match;
          value = folded + strlen (kinds[i].prefix);
          if (takes_value && *value == '\0')
            return;
        }
    }
  if (match == match_word && *value == '\0')
    return;
  term = g_new0 (Term, 1);
  term->match = match;
  term->value = g_strdup (value);
  term->excludes = excludes;
  g_ptr_array_add (self->terms, term);
}

/**
 * rc_shot_filter_new:
 * @text: as somebody typed it; nothing in it is an error
 *
 * Returns: (transfer full): the filter; without words it matches every shot
 */
RcShotFilter *
rc_shot_filter_new (const char *text)
{
  RcShotFilter       *self = g_new0 (RcShotFilter, 1);
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean            quoted = FALSE, excludes = FALSE;

  self->terms = g_ptr_array_new_with_free_func (term_free);
  for (const char *at = text;; at++)
    {
      if (*at == '\0' || (!quoted && g_ascii_isspace (*at)))
        {
          add_term (self, word->str, excludes);
          g_string_truncate (word, 0);
          excludes = FALSE;
          if (*at == '\0')
            return self;
        }
      else if (*at == '"')
        quoted = !quoted;
      else if (*at == '-' && word->len == 0 && !quoted)
        excludes = TRUE;
      else
        g_string_append_c (word, *at);
    }
}

void
rc_shot_filter_free (RcShotFilter *self)
{
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/** Returns: whether it asks for nothing, so that every shot matches */
gboolean
rc_shot_filter_is_empty (const RcShotFilter *self)
{
  return self->terms->len == 0;
}

/** Returns: whether @shot, which is in @session's film, has all that is asked for. Takes a
 * millisecond or so if it asks for "is:unrendered" or "is:problem". */
gboolean
rc_shot_filter_match (const RcShotFilter *self, RcSession *session, RcShot *shot)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = g_ptr_array_index (self->terms, i);

      if (term->match (term, session, shot) == term->excludes)
        return FALSE;
    }
  return TRUE;
}
