/* reader-camera.c - how it is seen: size, angle, moves, lens, focus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  WAY_REACH = 6, /* marks between "pans" and "to the left" */
};

/* What the camera is seen by belongs to the part of the shot that is being told. */
void
rc_aim_at_phase (RcReader *self, gboolean cut, gboolean unsaid)
{
  /* "He sits down, then reads. Medium shot.": that is of all of it */
  if (unsaid && !self->ordered && self->draft->shots->len == 0)
    cut = FALSE;
  else if (self->phase > self->draft->shot_phase &&
           (self->draft->shot_said || self->draft->shots->len == 0))
    rc_draft_next_shot (self->draft, self->phase, cut);
  self->draft->shot_said = TRUE;
  self->staged_in_phase = TRUE;
}

const char *
rc_prefix_of (RcReader *self)
{
  static const char *const names[] = { "camera", "setups[0]", "setups[1]", "setups[2]" };
  guint                    n = self->draft->shots->len;

  return n < G_N_ELEMENTS (names) ? names[n] : "setups";
}

/* "then a low-angle shot of the wheels": a shot of its own, and no camera that tilts */
static gboolean
names_shot (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *last = self->marks->tokens->items[mark->first + mark->n_tokens - 1].normal;

  /* "然后是俯拍的远景" */
  for (guint i = at + 1; mark->han && i <= at + 3 && i < self->marks->n; i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_SIZE)
      return rc_follows_then (self, at);
  return self->ordered && self->move_at == RC_NOWHERE && !mark->han &&
         (strcmp (last, "shot") == 0 || rc_reader_is (self, at + 1, "shot")) &&
         rc_reader_is (self, at + (strcmp (last, "shot") == 0 ? 1 : 2), "of");
}

void
rc_read_angle (RcReader *self, guint at)
{
  const RcEntry *entry = rc_mark_entry (rc_reader_mark (self, at), RC_ROLE_ANGLE);

  /* "rays of sunlight from above": the light comes from there */
  if (at > 0 && rc_reader_mark (self, at - 1)->role == RC_ROLE_LIGHT &&
      strcmp (self->marks->tokens->items[rc_reader_mark (self, at)->first].normal, "from") == 0)
    return;
  rc_aim_at_phase (self, names_shot (self, at), self->draft->angle == NULL);
  if (strcmp (entry->value, "pov") == 0)
    {
      self->draft->eyes = MAX (0, rc_first_figure (self->subject));
      self->draft->angle = "eye";
      self->frames = TRUE;
    }
  else
    self->draft->angle = entry->value;
  rc_reader_span (self, at, at, "%s.angle = %s", rc_prefix_of (self), entry->value);
}

/* What of a move goes on: pan left and pan right do not go together, pan and push do. */
static gsize
axis_length (const char *move)
{
  const char *dash = strchr (move, '-');

  return dash != NULL ? (gsize)(dash - move) : strlen (move);
}

static gboolean
same_axis (const char *a, const char *b)
{
  static const char *const opposites[][2] = { { "push-in", "pull-out" }, { "static", "static" } };
  gsize                    n = axis_length (a);

  for (guint i = 0; i < G_N_ELEMENTS (opposites); i++)
    if ((strcmp (a, opposites[i][0]) == 0 && strcmp (b, opposites[i][1]) == 0) ||
        (strcmp (b, opposites[i][0]) == 0 && strcmp (a, opposites[i][1]) == 0))
      return TRUE;
  return n == axis_length (b) && strncmp (a, b, n) == 0;
}

static gboolean
is_still (const char *move)
{
  return strcmp (move, "static") == 0;
}

/* More moves are at the same time; a still camera and one that moves exclude each other. */
static void
add_move (RcReader *self, const char *move)
{
  RcDraft *draft = self->draft;

  if (draft->move == NULL || is_still (draft->move) || is_still (move) ||
      same_axis (draft->move, move))
    {
      draft->move = move;
      if (is_still (move))
        draft->n_also = 0;
      return;
    }
  for (guint i = 0; i < draft->n_also; i++)
    if (same_axis (draft->also[i], move))
      {
        draft->also[i] = move;
        return;
      }
  if (strcmp (draft->move, "handheld") == 0)
    {
      draft->move = move;
      move = "handheld";
    }
  if (draft->n_also < RC_DRAFT_MAX_MOVES)
    draft->also[draft->n_also++] = move;
}

static gboolean
is_directed (const char *move)
{
  static const char *const beginnings[] = { "pan",      "tilt",  "push",  "pull", "truck",
                                            "pedestal", "crane", "orbit", "zoom", "whip" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (move, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* "dolly in on her, pan right to the door", "rises, turns and dives": behind a comma, what moves
 * the camera somewhere else comes next. "Pans left, tilting up" is one move. */
static gboolean
comes_next (const RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark *mark = rc_reader_mark (self, at);
  gboolean      comma = FALSE, object = FALSE;
  const char   *word = self->marks->tokens->items[mark->first].normal;

  if (self->move_at == RC_NOWHERE || self->draft->move == NULL || !is_directed (entry->value) ||
      !is_directed (self->draft->move) || strcmp (self->draft->move, entry->value) == 0 ||
      g_str_has_suffix (word, "ing"))
    return FALSE;
  for (guint i = self->move_at + 1; i < at; i++)
    {
      guint role = rc_reader_mark (self, i)->role;

      comma |= role == RC_MARK_COMMA;
      object |= !comma && (role == RC_ROLE_PERSON || role == RC_ROLE_PROP || role == RC_MARK_NAME ||
                           role == RC_ROLE_SET || role == RC_ROLE_PRONOUN ||
                           role == RC_ROLE_CROWD || role == RC_ROLE_FEATURE);
    }
  return comma && (object || (self->filming && g_str_has_suffix (word, "s")));
}

/** Adds the camera move @entry, which the mark at @at says. */
void
rc_set_move (RcReader *self, guint at, const RcEntry *entry)
{
  gboolean main;

  if (self->reads == RC_READ_PROMPT && comes_next (self, at, entry))
    {
      rc_reader_next_phase (self, -1);
      self->ordered = TRUE;
    }
  rc_aim_at_phase (self, FALSE, self->draft->move == NULL);
  /* "pushes in, then pans": one after the other even without a word for it */
  add_move (self, entry->value);
  main = self->draft->move == entry->value;
  self->move_at = at;
  if (self->pace.at != RC_NOWHERE && at - self->pace.at <= WAY_REACH)
    {
      self->draft->pace = self->pace.entry->number;
      rc_reader_span (self, self->pace.at, self->pace.at, "%s.pace = %g", rc_prefix_of (self),
                      self->draft->pace);
      self->pace.at = RC_NOWHERE;
    }
  if (main)
    rc_reader_span (self, at, at, "%s.move = %s", rc_prefix_of (self), entry->value);
  else
    rc_reader_span (self, at, at, "%s.moves + %s", rc_prefix_of (self), entry->value);
  /* "the camera follows the man": the man is whom it frames */
  self->frames = TRUE;
  self->thing = self->thing || (!self->named && !self->acted);
}

/* "wide aerial shot", "medium tracking shot": the word before a move or an angle is its size. */
static void
read_size_before (RcReader *self, guint at)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const RcMark       *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  const char         *size = "";

  if (before != NULL && before->role == RC_MARK_WORD && !before->han && self->draft->size == NULL)
    size = rc_vocabulary_text (vocabulary, "size before",
                               self->marks->tokens->items[before->first].normal, "");
  if (*size == '\0')
    return;
  rc_aim_at_phase (self, FALSE, TRUE);
  self->draft->size = size;
  self->frames = TRUE;
  rc_reader_span (self, at - 1, at - 1, "%s.size = %s", rc_prefix_of (self), size);
}

/* "Her hair moving in the wind": what the weather moves is no camera. */
static gboolean
is_stirred (const RcReader *self, guint at)
{
  const RcMark *after = rc_reader_mark (self, rc_reader_skip (self, at + 1));
  const RcMark *mark = rc_reader_mark (self, at);

  return !self->filming && (self->present || self->named) && !mark->han && mark->n_tokens > 1 &&
         after != NULL && (after->role == RC_ROLE_WEATHER || after->role == RC_ROLE_EFFECT);
}

/* "bees circling around her": they do, and not the camera */
static gboolean
is_of_figure (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  return !self->filming && !mark->han && at > 0 && self->move_at == RC_NOWHERE &&
         rc_reader_mark (self, at - 1)->role == RC_ROLE_PERSON &&
         (strncmp (self->marks->tokens->items[mark->first].normal, "circl", 5) == 0 ||
          strncmp (self->marks->tokens->items[mark->first].normal, "orbit", 5) == 0);
}

void
rc_read_move (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *entry = rc_mark_entry (mark, RC_ROLE_MOVE);

  if (is_stirred (self, at) || is_of_figure (self, at))
    return;
  read_size_before (self, at);
  if (mark->role == RC_ROLE_MOVE && mark->entry != NULL)
    entry = mark->entry;
  rc_set_move (self, at, entry);
}

/* "the camera glides forward": the way says which move it is, whatever the verb */
static gboolean
go_way (RcReader *self, guint at, const char *way)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const char         *goes = rc_vocabulary_text (vocabulary, "camera goes", way, "");
  const RcEntry *move = *goes != '\0' ? rc_vocabulary_entry (vocabulary, RC_ROLE_MOVE, goes) : NULL;

  if (move == NULL)
    return FALSE;
  rc_set_move (self, at, move);
  return TRUE;
}

/* What verbs mean of which the camera is the subject: "the camera glides", "it circles her". */
static const RcEntry *
film_verb (const RcReader *self, guint at)
{
  static const char *const endings[] = { "", "s", "es", "ing", "ed", "d" };
  const RcVocabulary      *vocabulary = self->draft->vocabulary;
  const RcMark            *mark = rc_reader_mark (self, at);
  g_autofree char         *word = mark->han ? g_strndup (self->text + mark->start, mark->length)
                                            : g_strdup (self->marks->tokens->items[mark->first].normal);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *stem = g_str_has_suffix (word, endings[i])
                                  ? g_strndup (word, strlen (word) - strlen (endings[i]))
                                  : g_strdup (word);
      const char      *move = rc_vocabulary_text (vocabulary, "camera verbs", stem, "");

      if (*move != '\0')
        return rc_vocabulary_entry (vocabulary, RC_ROLE_MOVE, move);
    }
  return NULL;
}

/* "An aerial shot circles a tower", "航拍跟随": the words for a shot are the verb's subject. */
static gboolean
is_shot_verb (const RcReader *self, guint at)
{
  static const char *const shots[] = { "shot", "view", "footage", "take", "drone", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const RcMark            *before = at > 0 ? mark - 1 : NULL;
  const char              *last;

  if (before == NULL || (before->role != RC_ROLE_MOVE && before->role != RC_ROLE_SIZE &&
                         before->role != RC_ROLE_ANGLE))
    return FALSE;
  if (mark->han)
    return before->role == RC_ROLE_MOVE && mark->role == RC_ROLE_ACTION &&
           (rc_reader_mark (self, at + 1) == NULL ||
            rc_reader_mark (self, at + 1)->role == RC_MARK_COMMA ||
            rc_reader_mark (self, at + 1)->role == RC_MARK_STOP);
  last = self->marks->tokens->items[before->first + before->n_tokens - 1].normal;
  /* "aerial shot following a boat", but "medium shot running man" */
  return g_strv_contains (shots, last) &&
         (!g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ing") ||
          (before->role == RC_ROLE_MOVE && !rc_is_participle (self, at)));
}

/* "Steadicam, circling the couple": behind nothing but words of the camera, it does */
static gboolean
goes_on_filming (const RcReader *self, guint at)
{
  const char *word = self->marks->tokens->items[rc_reader_mark (self, at)->first].normal;
  gboolean    any = FALSE;

  if (at < 2 || !g_str_has_suffix (word, "ing") ||
      rc_reader_mark (self, at - 1)->role != RC_MARK_COMMA)
    return FALSE;
  for (guint i = at - 1; i-- > 0;)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_MOVE:
      case RC_ROLE_SIZE:
      case RC_ROLE_ANGLE:
        any = TRUE;
        break;
      case RC_MARK_STOP:
        return any;
      case RC_MARK_COMMA:
      case RC_ROLE_SKIP:
      case RC_ROLE_PACE:
        break;
      default:
        return FALSE;
      }
  return any;
}

/* "rises to reveal a tower still standing": the tower does */
static gboolean
is_of_noun (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (mark->han || self->move_at == RC_NOWHERE ||
      !g_str_has_suffix (self->marks->tokens->items[mark->first].normal, "ing"))
    return FALSE;
  for (guint i = at; i > self->move_at + 1 && at - i < 3; i--)
    switch (rc_reader_mark (self, i - 1)->role)
      {
      case RC_ROLE_PROP:
      case RC_ROLE_PERSON:
      case RC_MARK_NAME:
        return TRUE;
      case RC_ROLE_SKIP:
      case RC_ROLE_PACE:
        break;
      default:
        return FALSE;
      }
  return FALSE;
}

/* "the camera begins in a wide shot": it goes nowhere yet */
static gboolean
follows_beginning (const RcReader *self, guint at)
{
  static const char *const verbs[] = { "begins", "starts", "opens", "stays", "remains",
                                       "begin",  "start",  "open",  "ends",  NULL };
  const RcMark            *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;

  return before != NULL && before->length > 0 &&
         g_strv_contains (verbs, self->marks->tokens->items[before->first].normal);
}

/* The camera is the subject of a verb that people have too: "the camera follows her". Returns:
 * whether it is */
gboolean
rc_read_film (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *move = NULL;
  const char    *does;

  if ((mark->role == RC_ROLE_ACTION || mark->role == RC_MARK_WORD) &&
      (is_shot_verb (self, at) || goes_on_filming (self, at)) && film_verb (self, at) != NULL)
    self->filming = TRUE;
  /* "pulls back as the train starts to move": the train does */
  if (self->move_at != RC_NOWHERE && self->prop_at != RC_NOWHERE && self->prop_at > self->move_at &&
      at > 0 && rc_reader_is (self, at - 1, "to"))
    return FALSE;
  if (!self->filming || (mark->role == RC_ROLE_ACTION && rc_is_participle (self, at)))
    return FALSE;
  if (self->move_at == RC_NOWHERE && !follows_beginning (self, at) &&
      (mark->role == RC_ROLE_IN || mark->role == RC_ROLE_TOWARD || mark->role == RC_ROLE_OVER))
    go_way (self, at, self->marks->tokens->items[mark->first].normal);
  if (mark->role == RC_ROLE_ACTION && is_of_noun (self, at))
    return FALSE;
  if (mark->role == RC_ROLE_ACTION || mark->role == RC_MARK_WORD)
    move = film_verb (self, at);
  /* "a crane shot rises" */
  if (move != NULL && g_str_has_prefix (move->value, "pedestal") && self->draft->move != NULL &&
      self->move_at != RC_NOWHERE && g_str_has_prefix (self->draft->move, "crane"))
    return TRUE;
  /* "镜头横移，掠过书架": what it passes on its way */
  if (move != NULL && mark->han && self->draft->move != NULL && !is_still (self->draft->move) &&
      (strcmp (move->value, "aerial") == 0 || strcmp (move->value, "fly-through") == 0))
    return TRUE;
  if (move != NULL)
    {
      rc_set_move (self, at, move);
      return TRUE;
    }
  if (mark->role != RC_ROLE_ACTION && mark->role != RC_ROLE_MOVE)
    return FALSE;
  if (mark->role == RC_ROLE_ACTION && self->move_at != RC_NOWHERE &&
      g_strcmp0 (self->draft->move, "fly-through") == 0)
    return TRUE;
  move = rc_mark_entry (mark, RC_ROLE_MOVE);
  if (move == NULL && mark->role == RC_ROLE_ACTION)
    {
      does = rc_vocabulary_text (self->draft->vocabulary, "camera does", mark->entry->value, "");
      move =
          *does != '\0' ? rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_MOVE, does) : NULL;
    }
  /* "平移，停在一个人身上": a move ends somewhere */
  if (move != NULL &&
      !(is_still (move->value) && self->draft->move != NULL && self->move_at != RC_NOWHERE))
    rc_set_move (self, at, move);
  return TRUE;
}

/**
 * rc_read_way:
 * @way: left right up down in out forward back around
 *
 * Turns the camera move of the clause: "pans slowly to the left".
 *
 * Returns: whether there was one to turn
 */
gboolean
rc_read_way (RcReader *self, guint at, const char *way)
{
  static const char *const ways[][2] = {
    { "forward", "in" }, { "in", "in" }, { "back", "out" }, { "out", "out" }, { "backward", "out" }
  };
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const char         *suffix = way, *other = NULL;
  const char         *now = self->draft->move;
  g_autofree char    *turned = NULL;
  const RcEntry      *entry;

  /* "an FPV drone dives down a fall" flies on */
  if (self->move_at != RC_NOWHERE &&
      (g_strcmp0 (now, "fly-through") == 0 || g_strcmp0 (now, "lead") == 0))
    return TRUE;
  if (self->filming && self->move_at == RC_NOWHERE)
    return go_way (self, at, way);
  if (self->move_at == RC_NOWHERE || at - self->move_at > WAY_REACH || now == NULL)
    return FALSE;
  /* "orbit right around her" goes right */
  if (strcmp (way, "around") == 0 &&
      (g_str_has_prefix (now, "orbit") || g_str_has_prefix (now, "spiral")))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (way, ways[i][0]) == 0)
      suffix = ways[i][1];
  turned = g_strdup_printf ("%.*s-%s", (int)axis_length (now), now, suffix);
  entry = rc_vocabulary_entry (vocabulary, RC_ROLE_MOVE, turned);
  if (entry == NULL)
    {
      /* a dolly or a track goes any way: its name is another then */
      g_autofree char *key = g_strdup_printf ("%s %s", now, suffix);

      other = rc_vocabulary_text (vocabulary, "camera goes", key,
                                  rc_vocabulary_text (vocabulary, "camera goes", suffix, ""));
      entry = *other != '\0' ? rc_vocabulary_entry (vocabulary, RC_ROLE_MOVE, other) : NULL;
    }
  if (entry == NULL)
    return FALSE;
  self->draft->move = entry->value;
  rc_reader_span (self, self->move_at, at, "%s.move = %s", rc_prefix_of (self), entry->value);
  return TRUE;
}

/* "looks up", not "walks down the street" */
static gboolean
looks (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  return (next == NULL || (next->role != RC_ROLE_SKIP && next->role != RC_ROLE_DEFINITE)) &&
         (g_str_has_prefix (self->action->value, "look") ||
          strcmp (self->action->value, "point") == 0 || strcmp (self->action->value, "turn") == 0);
}

static gboolean
is_sideways (const char *way)
{
  return strcmp (way, "left") == 0 || strcmp (way, "right") == 0;
}

void
rc_read_direction (RcReader *self, guint at)
{
  const RcEntry *entry = rc_reader_mark (self, at)->entry;

  if (rc_read_way (self, at, entry->value))
    return;
  if (self->reads == RC_READ_PROMPT && is_sideways (entry->value) &&
      rc_go_sideways (self, at, entry->value))
    return;
  if (self->reads == RC_READ_PROMPT && self->acted && self->actors != 0 &&
      at - self->action_at <= 3 && looks (self, at) &&
      (strcmp (entry->value, "left") == 0 || strcmp (entry->value, "right") == 0 ||
       strcmp (entry->value, "up") == 0 || strcmp (entry->value, "down") == 0))
    rc_aim_figures (self, at, self->actors, entry->value);
}
