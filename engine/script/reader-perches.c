/* reader-perches.c - who sits or stands on somebody: on a shoulder, in a lap, in their arms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  OWNER_REACH = 5, /* marks of "the old sailor's" */
  VERB_REACH = 3,  /* marks between a verb and where it is done */
};

#define LARGEST 0.8 /* of their height: what is larger nobody carries */

/* Parts of a body that somebody can be on. */
static const struct
{
  const char *word, *perch;
} parts[] = {
  { "shoulder", "shoulder" },
  { "shoulders", "shoulders" },
  { "lap", "lap" },
  { "knee", "lap" },
  { "knees", "lap" },
  { "head", "head" },
  { "back", "back" },
  { "肩", "shoulder" },
  { "膝", "lap" },
  { "大腿", "lap" },
  { "腿", "lap" },
  { "头上", "head" },
  { "头顶上", "head" },
  { "背上", "back" },
  { "后背", "back" },
};

/* Returns: the part at @at, NULL: none. @end: (out): the mark behind it */
static const char *
part_at (const RcReader *self, guint at, guint *end)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *text = mark != NULL && mark->length > 0 ? self->text + mark->start : "";

  if (mark != NULL && mark->han && g_str_has_prefix (text, "的"))
    text += strlen ("的");
  if (mark != NULL && mark->han && *text != '\0' && text == self->text + mark->start + mark->length)
    at++;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (mark == NULL || (!mark->han && !rc_reader_is (self, at, parts[i].word)) ||
        (mark->han && !g_str_has_prefix (text, parts[i].word)))
      continue;
    else
      {
        const char *stop = text + strlen (parts[i].word);

        if (mark->han && g_str_has_prefix (stop, "盖"))
          stop += strlen ("盖");
        if (mark->han && g_str_has_prefix (stop, "膀"))
          stop += strlen ("膀");
        if (mark->han && g_str_has_prefix (stop, "头") && i == 7)
          stop += strlen ("头");
        if (mark->han && g_str_has_prefix (stop, "上"))
          stop += strlen ("上");
        else if (mark->han && !g_str_has_suffix (parts[i].word, "上"))
          return NULL;
        for (*end = at;
             *end < self->marks->n && self->text + rc_reader_mark (self, *end)->start < stop;
             (*end)++)
          ;
        return parts[i].perch;
      }
  return NULL;
}

static gboolean
is_small (const RcReader *self, int who, int on)
{
  const RcStagingFigure *rider = &rc_draft_figure (self->draft, who)->out;
  const RcStagingFigure *mount = &rc_draft_figure (self->draft, on)->out;

  return who != on && mount->mounts < 0 && rider->height < LARGEST * mount->height;
}

/** Lets @who be on @on, at the part @perch of them; the words end with the mark at @at. */
void
rc_perch (RcReader *self, guint at, int who, int on, const char *perch)
{
  RcDraftFigure *rider = rc_draft_figure (self->draft, who);
  RcDraftFigure *mount = rc_draft_figure (self->draft, on);
  gboolean       animal = strcmp (rider->out.kind, "creature") == 0;

  if (!is_small (self, who, on))
    return;
  /* a child has one leg on each */
  if (!animal && strcmp (perch, "shoulder") == 0)
    perch = "shoulders";
  rider->out.mounts = on;
  rc_text_set (&rider->out.perch, perch);
  if (!rider->acts || strcmp (rider->out.action, "stand") == 0)
    rc_text_set (&rider->out.action, "sit");
  if (animal && strcmp (rider->out.action, "fly") == 0)
    rc_text_set (&rider->out.action, "sit");
  if (strcmp (perch, "lap") == 0 && !mount->acts)
    {
      rc_text_set (&mount->out.action, "sit");
      mount->acts = TRUE;
    }
  rc_reader_span (self, at, at, "figures[%d].mounts = %s, figures[%d].perch = %s", who,
                  mount->out.name, who, perch);
}

/* The figure that @from to @to name, without any part in the clause; -1: none */
static int
read_owner (RcReader *self, guint from, guint to, int except)
{
  const RcMark *last = rc_reader_mark (self, to);
  RcReader      outer = *self;
  guint32       figures;

  /* "its" is whoever else was told of */
  if (rc_reader_is (self, to, "its"))
    {
      figures = self->subject & ~(except >= 0 ? 1u << except : 0);
      return rc_first_figure (
          figures != 0 ? figures
                       : rc_reader_resolve (self, "", except >= 0 ? 1u << except : 0, FALSE));
    }
  if (last->role == RC_ROLE_PRONOUN)
    return rc_first_figure (
        rc_reader_resolve (self, last->entry->value, except >= 0 ? 1u << except : 0, FALSE));
  rc_reader_end_clause (self, TRUE);
  self->last_group = 0;
  for (guint i = from; i <= to; i++)
    rc_reader_read_mark (self, i);
  figures = self->last_group;
  *self = outer;
  return rc_first_figure (figures);
}

/* Who is there: named right before the mark at @at, or who rests or goes there. */
static int
rider_before (const RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  int           first = rc_first_figure (self->actors);

  if (before == NULL)
    return -1;
  if ((before->role == RC_ROLE_PERSON || before->role == RC_ROLE_PLURAL) && self->last_figure >= 0)
    return self->last_figure;
  if (self->action == NULL || first < 0 || at - self->action_at > VERB_REACH)
    return -1;
  for (guint i = self->action_at + 1; i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_PROP ||
        rc_reader_mark (self, i)->role == RC_ROLE_DEFINITE ||
        rc_reader_mark (self, i)->role == RC_ROLE_PRONOUN)
      return -1;
  return strcmp (rc_class_of (self, self->action->value), "rest") == 0 ||
                 strcmp (self->action->value, "fly") == 0 ||
                 strcmp (self->action->value, "ride") == 0
             ? first
             : -1;
}

/* "on his shoulder", "on her father's shoulders". @at: "on" */
static gboolean
read_english (RcReader *self, guint at)
{
  guint       to = at + 1, end = 0;
  const char *perch = NULL;
  int         rider, on;

  if (!rc_reader_is (self, at, "on") && !rc_reader_is (self, at, "onto") &&
      !rc_reader_is (self, at, "atop") && !rc_reader_is (self, at, "in"))
    return FALSE;
  if (rc_reader_mark (self, to) == NULL)
    return FALSE;
  if (rc_reader_mark (self, to)->role == RC_ROLE_PRONOUN || rc_reader_is (self, to, "its"))
    perch = part_at (self, to + 1, &end);
  for (; perch == NULL && to < self->marks->n && to <= at + OWNER_REACH; to++)
    if ((rc_reader_mark (self, to)->role == RC_ROLE_PERSON ||
         rc_reader_mark (self, to)->role == RC_MARK_NAME) &&
        rc_reader_is (self, to + 1, "'s"))
      {
        perch = part_at (self, to + 2, &end);
        break;
      }
  if (perch == NULL)
    return FALSE;
  rider = rider_before (self, at);
  if (rider < 0)
    return FALSE;
  on = read_owner (self, at + 1, to, rider);
  if (on < 0 || !is_small (self, rider, on))
    return FALSE;
  rc_perch (self, end - 1, rider, on, perch);
  self->resume = end;
  return TRUE;
}

/* "坐在父亲的肩膀上", "海盗肩上站着一只鹦鹉". @at: whose shoulder */
static gboolean
read_chinese (RcReader *self, guint at)
{
  guint       end = 0;
  const char *perch = part_at (self, at + 1, &end);
  gboolean    done = self->acted && self->actors != 0 && at - self->action_at <= VERB_REACH;
  int         rider, on;

  if (perch == NULL && rc_reader_is (self, at + 1, "的"))
    perch = part_at (self, at + 2, &end);
  if (perch == NULL)
    return FALSE;
  rider = done ? rc_first_figure (self->actors) : -1;
  on = read_owner (self, at, at, rider);
  if (on < 0 || (rider >= 0 && !is_small (self, rider, on)))
    return FALSE;
  self->resume = end;
  self->last_figure = on;
  self->last_group = 1u << on;
  self->present = TRUE;
  if (rider >= 0)
    {
      rc_perch (self, end - 1, rider, on, perch);
      return TRUE;
    }
  /* who is there is named behind the verb */
  self->perch_on = on;
  self->perch = perch;
  self->subject = 0;
  self->named = FALSE;
  return TRUE;
}

/* "一个海盗，肩上站着一只鹦鹉": the shoulder is that of whom was told */
static gboolean
read_own (RcReader *self, guint at)
{
  const RcMark *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  guint         end = 0;
  const char   *perch;

  if (before == NULL || before->role != RC_MARK_COMMA || self->last_figure < 0 ||
      rc_reader_mark (self, at)->role == RC_MARK_COMMA)
    return FALSE;
  perch = part_at (self, at, &end);
  if (perch == NULL || rc_reader_mark (self, end) == NULL ||
      rc_reader_mark (self, end)->role != RC_ROLE_ACTION)
    return FALSE;
  self->perch_on = self->last_figure;
  self->perch = perch;
  self->subject = 0;
  self->named = FALSE;
  self->resume = end;
  return TRUE;
}

/**
 * rc_read_perch:
 *
 * Returns: whether the words at @at say on whom somebody is
 */
gboolean
rc_read_perch (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  /* clothes that are put on somebody's shoulders sit nowhere */
  if (self->reads != RC_READ_PROMPT || mark->negated || self->filming || self->n_worn > 0)
    return FALSE;
  if (mark->role == RC_ROLE_IN && !mark->han)
    return read_english (self, at);
  return mark->han && (mark->role == RC_ROLE_PERSON || mark->role == RC_ROLE_PRONOUN ||
                               mark->role == RC_MARK_NAME
                           ? read_chinese (self, at)
                           : read_own (self, at));
}

/**
 * rc_carries_figure:
 *
 * "holds a cat", "carries a baby in her arms", "怀里抱着一只猫": who is small enough is in the arms
 * of who acts.
 *
 * Returns: whether the figure that @at names is
 */
gboolean
rc_carries_figure (RcReader *self, guint at, int figure)
{
  static const char *const verbs[] = { "hold", "held", "carr", "cradl", "hug", "抱", "搂", NULL };
  const RcDraftFigure     *who = rc_draft_figure (self->draft, figure);
  const RcMark            *verb = rc_reader_mark (self, self->action_at);
  int                      on = rc_first_figure (self->actors);
  gboolean                 said = FALSE;

  if (self->action == NULL || on < 0 || self->joining || verb == NULL ||
      at - self->action_at > OWNER_REACH || (self->actors & (1u << figure)) != 0 ||
      (self->actors & (self->actors - 1)) != 0 ||
      strcmp (rc_draft_figure (self->draft, on)->out.kind, "person") != 0 ||
      (strcmp (who->out.kind, "creature") == 0 ? who->out.height > 0.65
                                               : strcmp (who->out.age, "baby") != 0))
    return FALSE;
  for (guint i = 0; verbs[i] != NULL; i++)
    said |= g_ascii_strncasecmp (self->text + verb->start, verbs[i], strlen (verbs[i])) == 0;
  for (guint i = self->action_at + 1; i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_MARK_COMMA ||
        rc_reader_mark (self, i)->role == RC_ROLE_WITH ||
        rc_reader_mark (self, i)->role == RC_ROLE_PROP)
      return FALSE;
  if (said)
    rc_perch (self, at, figure, on, "arms");
  return said;
}

/** Lets @figure be where "海盗肩上站着" waits for it. */
void
rc_take_perch (RcReader *self, guint at, int figure)
{
  if (self->perch_on >= 0 && figure != self->perch_on)
    rc_perch (self, at, figure, self->perch_on, self->perch);
  self->perch_on = -1;
}

/** Returns: whether the word at @at is a head, or heads */
gboolean
rc_is_head (const RcReader *self, guint at)
{
  return rc_reader_is (self, at, "head") || rc_reader_is (self, at, "heads");
}

/** "the farmer's head", "two old men's heads". Returns: the mark of the head, RC_NOWHERE if the
 * phrase that begins at @at is another */
guint
rc_head_of_noun (const RcReader *self, guint at)
{
  for (guint i = at; i < self->marks->n && i < at + OWNER_REACH; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_PERSON:
      case RC_MARK_NAME:
        return (rc_reader_is (self, i + 1, "'s") || rc_reader_is (self, i + 1, "'")) &&
                       rc_is_head (self, i + 2)
                   ? i + 2
                   : RC_NOWHERE;
      case RC_MARK_COMMA:
      case RC_MARK_STOP:
      case RC_ROLE_ACTION:
      case RC_ROLE_PROP:
      case RC_ROLE_SET:
        return RC_NOWHERE;
      default:
        break;
      }
  return RC_NOWHERE;
}
