/* reader-figures.c - who is in the picture, what they do, and to whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/blocking.h"
#include "engine/script/look.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,         /* marks between a word and the noun that it waits for */
  VOICE_REACH = 12, /* marks of "(V.O.) says:" */
};

/** Returns: the lowest figure of the set, -1 if it is empty */
int
rc_first_figure (guint32 figures)
{
  return g_bit_nth_lsf (figures, -1);
}

/** Returns: how many figures are in the set */
guint
rc_count_figures (guint32 figures)
{
  guint n = 0;

  for (; figures != 0; figures &= figures - 1)
    n++;
  return n;
}

static gboolean
fits_gender (const char *gender, const char *wanted)
{
  return *gender == '\0' || *wanted == '\0' || strcmp (gender, wanted) == 0;
}

static gboolean
has_people (const RcReader *self, const char *gender, guint32 except)
{
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((except & (1u << i)) == 0 &&
        strcmp (rc_draft_figure (self->draft, i)->out.kind, "person") == 0 &&
        fits_gender (rc_draft_figure (self->draft, i)->gender, gender))
      return TRUE;
  return FALSE;
}

static gboolean
is_candidate (const RcReader *self, int figure, const char *gender, guint32 except)
{
  const RcDraftFigure *candidate;

  if (figure < 0 || (except & (1u << figure)) != 0)
    return FALSE;
  candidate = rc_draft_figure (self->draft, figure);
  /* "he" is an animal only where nobody else is */
  if (strcmp (candidate->out.kind, "creature") == 0 && *candidate->gender == '\0' &&
      strlen (gender) == 1 && has_people (self, gender, except))
    return FALSE;
  return strcmp (candidate->out.kind, "product") != 0 && fits_gender (candidate->gender, gender);
}

/* Whether @figure is of that sex, or nobody is who could be meant: "guests turn. She smiles" */
static gboolean
is_sure (const RcReader *self, int figure, const char *gender, guint32 except)
{
  if (strlen (gender) != 1 || strcmp (rc_draft_figure (self->draft, figure)->gender, gender) == 0)
    return TRUE;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if (is_candidate (self, (int)i, gender, except) &&
        strcmp (rc_draft_figure (self->draft, i)->gender, gender) == 0)
      return FALSE;
  return TRUE;
}

/* A character that nobody named yet: whom the scene is about, else the first that can be meant. */
static int
find_in_cast (RcReader *self, const char *gender, guint32 except)
{
  const RcStagingInput *input = self->draft->input;

  for (guint i = 0; i <= input->n_cast; i++)
    {
      int    cast = i == 0 ? self->host : (int)i - 1;
      RcLook look;
      int    figure;

      if (cast < 0 || (g_strcmp0 (input->cast[cast].kind, "person") != 0 && i > 0))
        continue;
      look = rc_look_of_character (self->draft->vocabulary, input->cast, cast);
      if (!fits_gender (look.gender, gender))
        continue;
      figure = rc_draft_add_character (self->draft, cast);
      if (figure >= 0 && (except & (1u << figure)) == 0)
        return figure;
    }
  return -1;
}

/**
 * rc_reader_resolve:
 * @pronoun: "f", "m", "plural", or "" for anyone
 * @newcomer: whether it may be a character that nobody named yet
 *
 * Returns: the figures that it can mean, but for @except
 */
guint32
rc_reader_resolve (RcReader *self, const char *pronoun, guint32 except, gboolean newcomer)
{
  guint n = self->draft->figures->len;
  int   subject = rc_first_figure (self->subject);
  int   figure;

  if (strcmp (pronoun, "plural") == 0)
    return n == 0 ? 0 : ((1u << n) - 1) & ~except;
  if (is_candidate (self, subject, pronoun, except) && is_sure (self, subject, pronoun, except))
    return 1u << subject;
  if (is_candidate (self, self->last_figure, pronoun, except) &&
      is_sure (self, self->last_figure, pronoun, except))
    return 1u << self->last_figure;
  for (int i = n - 1; i >= 0 && strlen (pronoun) == 1; i--)
    if (is_candidate (self, i, pronoun, except) &&
        strcmp (rc_draft_figure (self->draft, i)->gender, pronoun) == 0)
      return 1u << i;
  for (int i = n - 1; i >= 0; i--)
    if (is_candidate (self, i, pronoun, except))
      return 1u << i;
  figure = newcomer ? find_in_cast (self, pronoun, except) : -1;
  return figure >= 0 ? 1u << figure : 0;
}

/** Directs @figures at "camera", "away" or nobody; "back" is away, and seen from behind. */
void
rc_aim_figures (RcReader *self, guint at, guint32 figures, const char *toward)
{
  int      first = rc_first_figure (figures);
  gboolean back = strcmp (toward, "back") == 0;

  if (back)
    toward = "away";
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0)
      {
        RcDraftFigure *figure = rc_draft_figure (self->draft, i);

        if (figure->beats->len > 0)
          {
            rc_last_beat (figure)->toward = g_intern_string (toward);
            continue;
          }
        rc_text_set (&figure->out.toward, toward);
        figure->turned |= back;
        figure->out.facing = back ? RC_BLOCKING_BACK : figure->out.facing;
        figure->target = figure->target_prop = -1;
      }
  if (first >= 0)
    rc_reader_span (self, at, at, "figures[%d].toward = %s", first, toward);
}

/** Directs @figures at the figure @target. */
void
rc_aim_at_figure (RcReader *self, guint at, guint32 figures, int target)
{
  int first = -1;

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0 && (int)i != target)
      {
        rc_set_target (rc_draft_figure (self->draft, i), target, -1);
        first = first < 0 ? (int)i : first;
      }
  if (first >= 0)
    rc_reader_span (self, at, at, "figures[%d].toward = %s", first,
                    rc_draft_figure (self->draft, target)->out.name);
}

/* Whether the noun at @at stands right behind the verb, in Chinese with what describes it. */
static gboolean
is_object (const RcReader *self, guint at)
{
  gboolean han = rc_reader_mark (self, at)->han;

  for (guint i = self->action_at; han && i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_MARK_COMMA)
      return FALSE;
  return at - self->action_at <= (han ? 2 * NEAR : NEAR);
}

/* "hands her the food": she gets it, and it is not hers */
gboolean
rc_is_dative (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  return next != NULL && (next->role == RC_ROLE_DEFINITE || next->role == RC_ROLE_NUMBER ||
                          rc_reader_is (self, at + 1, "a") || rc_reader_is (self, at + 1, "an"));
}

/* "pushes a girl": what one does to somebody without any preposition */
static gboolean
is_done_to (const RcReader *self, guint at)
{
  static const char *const transitive[] = { "push", "pull", "punch", "kick", "embrace",
                                            "kiss", "give", "throw", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);

  for (guint i = self->action_at; i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_MARK_COMMA)
      return FALSE;
  return (mark->role == RC_ROLE_PERSON ||
          (mark->role == RC_ROLE_PRONOUN && (mark->han || rc_is_dative (self, at)))) &&
         !self->joining && at - self->action_at <= NEAR &&
         g_strv_contains (transitive, self->action->value);
}

/* "argues at the table": where somebody does it, unless one looks, throws or shouts at things */
static gboolean
is_at_thing (const RcReader *self, guint at)
{
  static const char *const here[] = { "talk", "whisper", "sing",        "listen", "fight",
                                      "kiss", "embrace", "shake-hands", "nod",    NULL };
  const RcMark            *mark = rc_reader_mark (self, at);

  return mark->role == RC_ROLE_PROP && self->toward.at != RC_NOWHERE &&
         rc_reader_is (self, self->toward.at, "at") && g_strv_contains (here, self->action->value);
}

/** Returns: whether the noun at @at is what the action before it is aimed at */
gboolean
rc_reader_aims (const RcReader *self, guint at)
{
  guint article = rc_reader_article (self, at);

  if (self->action == NULL || self->actors == 0 || !rc_action_aims (self->action) ||
      is_at_thing (self, at))
    return FALSE;
  /* "watches from a branch" */
  if ((article != RC_NOWHERE && article > 0 && rc_reader_is (self, article - 1, "from")) ||
      (at > 0 && rc_reader_is (self, at - 1, "from")))
    return FALSE;
  return rc_reader_near (self, &self->toward, at, NEAR) || is_done_to (self, at) ||
         ((self->action->flags & RC_TERM_DIRECT) != 0 && is_object (self, at));
}

gboolean
rc_is_owner (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);
  const char   *word = next != NULL ? self->marks->tokens->items[next->first].normal : "";

  return next != NULL && (strcmp (word, "'s") == 0 || strcmp (word, "的") == 0);
}

gboolean
rc_is_before_place (const RcReader *self, guint at)
{
  const RcMark  *next = rc_reader_mark (self, at + 1);
  const RcEntry *position = next != NULL ? rc_mark_entry (next, RC_ROLE_POSITION) : NULL;

  return position != NULL && (position->flags & RC_TERM_POSTFIX) != 0;
}

static gboolean
is_anchor (const RcReader *self, guint at, guint32 figures)
{
  return rc_is_before_place (self, at) && (self->subject & ~figures) != 0;
}

/* What waited for a figure: a position, clothes, an action. */
static void
take_pending (RcReader *self, guint at, guint32 figures)
{
  int first = rc_first_figure (figures);

  if (self->position.at != RC_NOWHERE)
    rc_place_figure (self, self->position.at, first);
  rc_dress_figures (self, figures);
  if (self->in_hand >= 0)
    rc_hold_prop (self, at, at, first, self->in_hand);
  self->in_hand = -1;
  rc_take_perch (self, at, first);
  if (self->opening.at != RC_NOWHERE)
    {
      rc_reader_act (self, self->opening.at, self->opening.entry, figures);
      self->opening.at = RC_NOWHERE;
    }
}

static void
become_subject (RcReader *self, guint at, guint32 figures)
{
  if (self->acted && !self->joining)
    return;
  /* "气球从男孩手中飞走": the balloon does */
  if (rc_is_owner (self, at) ||
      (self->mover_thing >= 0 && rc_reader_mark (self, at)->han && rc_comes_from (self, at)))
    {
      self->thing = TRUE;
      return;
    }
  if (self->joining && self->named && !self->acted)
    self->subject |= figures | self->listed;
  else
    self->subject = figures;
  self->thing = self->acted = self->filming = FALSE;
  self->named = TRUE;
  self->action = NULL;
  self->mover_thing = self->crowd = -1;
}

/** Gives the figures that the mark at @at names their part in the clause. */
void
rc_read_figure (RcReader *self, guint at, guint32 figures)
{
  int first = rc_first_figure (figures);

  if (first < 0)
    return;
  rc_reader_begin_clause (self, at);
  rc_take_line (self, first);
  /* "a man in blue and a woman in green": what follows is on her */
  if (self->joining && !self->acted)
    self->dressed = RC_NOWHERE;
  if (self->frames && self->draft->subject < 0 && first != self->draft->over)
    self->draft->subject = first;
  /* "a full shot of a cat and a woman": of both of them */
  else if (self->frames && self->joining && !self->acted && self->draft->subject >= 0)
    self->draft->together = TRUE;
  /* "low angle, looking up at Mara": it is the camera that looks */
  if (rc_reader_near (self, &self->toward, at, NEAR))
    self->opening.at = RC_NOWHERE;
  if (rc_takes_along (self, at))
    {
      self->led = figures;
      if (strcmp (self->action->value, "walk") == 0)
        rc_reader_act (self, self->action_at, self->action, figures);
    }
  if (self->agent.at != RC_NOWHERE)
    rc_take_agent (self, at, figures);
  else if (rc_drives_thing (self, at, first) || rc_carries_figure (self, at, first))
    ; /* nobody else's part */
  else if (rc_rides_figure (self, at, first))
    rc_mount (self, at, first);
  else if (self->relation.at != RC_NOWHERE)
    rc_anchor (self, at, first, -1);
  else if (rc_reader_aims (self, at))
    rc_aim_at_figure (self, at, self->actors & ~figures, first);
  else if (rc_reader_near (self, &self->toward, at, NEAR) && rc_reader_mark (self, at)->han)
    self->aim = first;
  else if (rc_reader_near (self, &self->with, at, NEAR) && self->subject != 0)
    {
      rc_draft_figure (self->draft, first)->at = "beside";
      rc_draft_figure (self->draft, first)->anchor = rc_first_figure (self->subject);
      if (self->action != NULL)
        rc_reader_act (self, at, self->action, figures);
    }
  /* "把女儿抱起来": whom it is done to */
  else if (rc_reader_mark (self, at)->han && at > 0 &&
           (rc_reader_is (self, at - 1, "把") || rc_reader_is (self, at - 1, "将")) &&
           rc_is_object_before (self, at))
    self->aim = first;
  else if (!is_anchor (self, at, figures))
    {
      become_subject (self, at, figures);
      take_pending (self, at, figures);
    }
  if (self->doing.at != RC_NOWHERE && at - self->doing.at <= RC_ADJECTIVE_REACH)
    rc_reader_act (self, self->doing.at, self->doing.entry, figures);
  self->doing.at = RC_NOWHERE;
  if (self->draft->rack_to == -2 && first != self->draft->focus_on)
    self->draft->rack_to = first;
  self->toward.at = self->with.at = RC_NOWHERE;
  self->joining = FALSE;
  self->last_figure = first;
  self->present = self->framed = TRUE;
  self->figure_at = at;
  self->last_group = figures;
  /* "a cat and a dog", "three cats" */
  if ((figures & (figures - 1)) == 0 && (self->subject & figures) != 0)
    figures = self->subject;
  if ((figures & (figures - 1)) != 0)
    {
      self->several = figures;
      self->told = 0;
      self->members_act = FALSE;
    }
  rc_end_parts (self, at);
}

/* "Mara (V.O.)": heard, not seen. Returns: the mark where the text goes on, 0 if she is seen */
static guint
skip_voice (const RcReader *self, guint at)
{
  static const char *const voices[] = {
    "(V.O", "(O.S", "(O.C", "(VO", "(OS", "（画外音", "(画外音"
  };
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *text = self->text + mark->start + mark->length;
  guint         end = at + 1;

  text += strspn (text, " ");
  for (guint i = 0; i < G_N_ELEMENTS (voices); i++)
    if (g_ascii_strncasecmp (text, voices[i], strlen (voices[i])) == 0)
      {
        while (end < self->marks->n && end < at + VOICE_REACH &&
               self->marks->items[end].role != RC_MARK_QUOTE)
          end++;
        return end;
      }
  return 0;
}

void
rc_read_name (RcReader *self, guint at)
{
  const RcMark       *mark = rc_reader_mark (self, at);
  const RcCastMember *member = &self->draft->input->cast[mark->cast];
  guint               n = self->draft->figures->len;
  guint32             figures;
  int                 figure;

  if (g_strcmp0 (member->kind, "product") == 0)
    {
      rc_read_product (self, at, mark->cast);
      return;
    }
  if (self->reads == RC_READ_SCENE)
    {
      self->host = self->host < 0 ? mark->cast : self->host;
      return;
    }
  self->resume = MAX (self->resume, skip_voice (self, at));
  if (self->resume > at)
    {
      self->voiced = 2;
      self->subject = 0;
      return;
    }
  figure = rc_draft_add_character (self->draft, mark->cast);
  if (figure < 0)
    return;
  figures = 1u << figure;
  if (self->draft->figures->len > n && rc_is_part (self, at))
    rc_take_part (self, &figures);
  rc_reader_span (self, at, at, "figures[%d] = %s", rc_first_figure (figures), member->name);
  rc_read_figure (self, at, figures);
}

/* "camera", "the camera", without a preposition */
static gboolean
is_camera (const RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcToken *first = &self->marks->tokens->items[mark->first];

  if (strcmp (mark->entry->value, "camera") != 0)
    return FALSE;
  /* "镜头缓缓跟随": at the beginning of a clause; "朝镜头飞来" and "对着镜头" are where to */
  if (mark->han)
    return (g_str_has_prefix (self->text + mark->start, "镜头") ||
            g_str_has_prefix (self->text + mark->start, "摄影机")) &&
           (at == 0 || rc_reader_mark (self, at - 1)->role == RC_MARK_COMMA ||
            rc_reader_mark (self, at - 1)->role == RC_MARK_STOP ||
            rc_reader_mark (self, at - 1)->role == RC_ROLE_SEQUENCE);
  return mark->n_tokens == 1 || (mark->n_tokens == 2 && strcmp (first->normal, "the") == 0);
}

/* "a car speeds toward the camera": where what moves goes. Returns: whether something does */
static gboolean
aim_thing (RcReader *self, guint at, const char *value)
{
  if (self->mover_thing < 0 || self->motion_at == RC_NOWHERE || strcmp (value, "back") == 0)
    return FALSE;
  rc_text_set (&rc_draft_prop (self->draft, self->mover_thing)->out.toward, value);
  rc_reader_span (self, at, at, "props[%d].toward = %s", self->mover_thing, value);
  return TRUE;
}

/* From where the picture is taken, before anybody is named or of nobody else: "close-up of the back
 * of her head", "side view". Of whom it is, the blocking says, and ends the span. */
static void
see_from (RcReader *self, guint at, int degrees)
{
  /* a later word wins */
  if (self->draft->seen_span >= 0)
    g_array_remove_index (self->draft->spans, self->draft->seen_span);
  self->draft->seen_from = degrees;
  rc_reader_span (self, at, at, "seen from");
  self->draft->seen_span = (int)self->draft->spans->len - 1;
}

/* "to camera", "away", "the lens" */
void
rc_read_target (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *value = mark->entry->value;
  gboolean      plain = is_camera (self, at);
  gboolean      waited = rc_reader_near (self, &self->toward, at, NEAR);
  gboolean      direct = self->action != NULL && (self->action->flags & RC_TERM_DIRECT) != 0;

  if (self->reads != RC_READ_PROMPT)
    return;
  if (strcmp (value, "side") == 0)
    see_from (self, at, RC_BLOCKING_SIDE);
  else if (self->relation.at != RC_NOWHERE && strcmp (self->relation.entry->value, "opposite") == 0)
    {
      self->relation.at = RC_NOWHERE;
      rc_aim_figures (self, at, self->subject, value);
    }
  else if ((!plain || waited) && aim_thing (self, at, value))
    ; /* that is where it goes */
  else if (plain && !waited && (!direct || (mark->han && at > 0 && mark[-1].role == RC_MARK_COMMA)))
    {
      /* what the camera does is no action of anybody */
      self->filming |= self->joining || (!self->named && !self->acted);
      self->thing |= !self->named && !self->acted;
    }
  else if (self->action != NULL && self->actors != 0 && rc_action_aims (self->action))
    rc_aim_figures (self, at, self->actors, value);
  else if (mark->han && (waited || !plain) && strcmp (value, "back") != 0)
    self->aim_value = value;
  else if (self->named && mark->n_tokens > 1)
    rc_aim_figures (self, at, self->subject, value);
  /* ", their backs to us" */
  else if (self->present && mark->n_tokens > 2 && !mark->han && strcmp (value, "camera") != 0)
    rc_aim_figures (self, at, self->subject != 0 ? self->subject : self->last_group, value);
  else if (strcmp (value, "back") == 0)
    see_from (self, at, RC_BLOCKING_BACK);
  self->toward.at = RC_NOWHERE;
}

/* "sits on a wall", "leans against the wall" */
static gboolean
is_on (const RcReader *self, guint at)
{
  return rc_reader_near (self, &self->place, at, NEAR) && self->acted && self->actors != 0 &&
         (rc_reader_is (self, self->place.at, "on") || rc_reader_is (self, self->place.at, "onto"));
}

/* "sits on a wall", "a blue wall": none of a room */
static gboolean
is_free_wall (const RcReader *self, guint at)
{
  return (rc_reader_is (self, at, "wall") || rc_reader_is (self, at, "墙")) &&
         (is_on (self, at) || rc_reader_near (self, &self->colour, at, NEAR));
}

/* The sea, the horizon: looking there is looking away. */
void
rc_read_feature (RcReader *self, guint at)
{
  const RcEntry *prop = rc_mark_entry (rc_reader_mark (self, at), RC_ROLE_PROP);

  if (prop == NULL && is_free_wall (self, at))
    prop = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PROP, "wall");
  /* "behind a wall", "sits on a wall": then it is a thing */
  if (prop != NULL && self->reads == RC_READ_PROMPT &&
      (self->relation.at != RC_NOWHERE || is_on (self, at) || is_free_wall (self, at)))
    {
      rc_read_thing (self, at, prop);
      return;
    }
  gboolean waited = rc_reader_near (self, &self->toward, at, NEAR + 1);
  gboolean direct = self->action != NULL && (self->action->flags & RC_TERM_DIRECT) != 0 &&
                    at - self->action_at <= NEAR;

  if (self->action != NULL && self->actors != 0 && rc_action_aims (self->action) &&
      (waited || direct))
    rc_aim_figures (self, at, self->actors, "away");
  else if (rc_reader_mark (self, at)->han && waited)
    self->aim_value = "away";
  else if (!self->named && !self->acted)
    self->thing = TRUE;
  self->toward.at = RC_NOWHERE;
}

/** "stands there, facing the sea". Returns: whether whoever acts faces what is named at @at */
gboolean
rc_is_faced (const RcReader *self, guint at)
{
  const RcMark *verb = rc_reader_mark (self, self->action_at);

  return self->action != NULL && self->actors != 0 && verb != NULL &&
         at - self->action_at <= NEAR &&
         (g_str_has_prefix (self->text + verb->start, "facing") ||
          g_str_has_prefix (self->text + verb->start, "faces") ||
          g_str_has_prefix (self->text + verb->start, "overlook"));
}
