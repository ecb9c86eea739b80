/* reader-stands.c - who is on a thing, in it, at it, or leaves it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/blocking.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,
};

/* Whether the thing at @at is followed by one of @words: "篮子里", "石头上" */
static gboolean
is_followed_by (const RcReader *self, guint at, const char *const *words)
{
  const RcMark *mark = rc_reader_mark (self, at);

  const char *rest = self->text + mark->start + mark->length;

  for (guint i = 0; mark->han && words[i] != NULL; i++)
    if (g_str_has_prefix (rest, words[i]))
      return !g_str_has_prefix (rest + strlen (words[i]), "的"); /* "石头上的鸟" is no place */
  return FALSE;
}

/* Whether whoever is told of has no room in @prop: people, in a bowl */
static gboolean
is_too_large (const RcReader *self, int prop)
{
  int first = rc_first_figure (self->action != NULL ? self->actors : self->subject);
  const RcStagingFigure *figure = first >= 0 ? &rc_draft_figure (self->draft, first)->out : NULL;

  return figure != NULL && strcmp (figure->kind, "person") == 0 &&
         strcmp (figure->age, "baby") != 0 && rc_draft_prop (self->draft, prop)->small;
}

/* "inside a box", "in a basket", "篮子里" */
static gboolean
is_within (const RcReader *self, guint at, int prop)
{
  static const char *const in[] = { "里", "中", "内", NULL };
  const RcVocabulary      *vocabulary = self->draft->vocabulary;
  const char              *kind = rc_draft_prop (self->draft, prop)->out.kind;

  /* "whisks eggs in a bowl": nobody is in what a hand can hold */
  if (is_too_large (self, prop))
    return FALSE;
  if (is_followed_by (self, at, in) &&
      rc_vocabulary_number (vocabulary, "holds inside", kind, 0) > 0)
    return TRUE;
  if (rc_reader_mark (self, at)->han)
    return FALSE;
  return rc_reader_is (self, self->place.at, "inside") ||
         rc_reader_is (self, self->place.at, "within") ||
         (rc_reader_is (self, self->place.at, "in") &&
          rc_vocabulary_number (vocabulary, "holds inside", kind, 0) > 0);
}

/* "a cat walks along a fence": it is on it, where one of us would be beside it. */
static gboolean
is_ridge (const RcReader *self, const RcMeasure *measure)
{
  int first = rc_first_figure (self->action != NULL ? self->actors : self->subject);

  return first >= 0 && MIN (measure->width, measure->depth) < 0.5 && measure->top > 0.5 &&
         strcmp (rc_draft_figure (self->draft, first)->out.kind, "creature") == 0;
}

/* "a ladybird crawls along a leaf", "a snail climbs a mushroom": what is so small is on what it
 * goes along or up. @who: who acts */
static gboolean
is_tiny (const RcReader *self, guint32 who)
{
  static const char *const going[] = { "crawl", "climb", "walk", "run", NULL };
  int                      first = rc_first_figure (who);

  return first >= 0 && self->action != NULL && g_strv_contains (going, self->action->value) &&
         strcmp (rc_draft_figure (self->draft, first)->out.kind, "creature") == 0 &&
         rc_draft_figure (self->draft, first)->out.height < RC_TINY;
}

/* "climbs a tree", "climbs up the slide", "爬树": people are at its trunk, or at its ladder.
 * Returns: whether it is that */
static gboolean
climbs (RcReader *self, guint at, guint32 who, int prop)
{
  const char      *name = rc_draft_prop (self->draft, prop)->out.name;
  const RcMeasure *measure =
      rc_vocabulary_measure (self->draft->vocabulary, rc_draft_prop (self->draft, prop)->out.kind);
  RcDraftFigure *figure = rc_draft_figure (self->draft, rc_first_figure (who));

  if (measure->climb == 0 || self->action == NULL || at - self->action_at > NEAR + 1 ||
      strcmp (self->action->value, "climb") != 0 || figure->anchor_prop >= 0 ||
      strcmp (figure->out.kind, "person") != 0 || rc_last_beat (figure) != NULL)
    return FALSE;
  figure->use = "climb";
  figure->anchor_prop = prop;
  if (!figure->turned)
    figure->out.facing = 90;
  figure->turned = TRUE;
  rc_reader_span (self, at, at, "figures[%d].place = at %s", rc_first_figure (who), name);
  return TRUE;
}

/* "on a table", "atop a rock", "石头上"; "in an armchair", "in a tree". Others are at it, and not
 * above it: "through a window", "along a wall" */
static gboolean
is_atop (const RcReader *self, guint at, int prop)
{
  static const char *const on[] = { "on", "onto", "atop", "upon", NULL };
  static const char *const above[] = { "上", "顶", NULL };
  const RcMeasure         *measure =
      rc_vocabulary_measure (self->draft->vocabulary, rc_draft_prop (self->draft, prop)->out.kind);
  const RcMark *place = rc_reader_mark (self, self->place.at);
  const char   *word;

  if (rc_reader_mark (self, at)->han)
    return is_followed_by (self, at, above);
  word = self->marks->tokens->items[place->first].normal;
  if (strcmp (word, "along") == 0)
    return is_ridge (self, measure) || is_tiny (self, self->actors);
  return g_strv_contains (on, word) || (strcmp (word, "in") == 0 && place->n_tokens == 1 &&
                                        (measure->seat || measure->perch_z != 0));
}

/**
 * rc_rest_on:
 *
 * Lets @figure, of whom nothing else was said, sit on @prop or lie there, as one does on such a
 * thing: "the old man in the bed", "床上的老人".
 *
 * Returns: whether that is what one does there
 */
gboolean
rc_rest_on (RcReader *self, guint first, guint last, int who, int prop)
{
  RcDraftFigure *figure = rc_draft_figure (self->draft, who);
  const char    *how = rc_vocabulary_text (self->draft->vocabulary, "rests on",
                                           rc_draft_prop (self->draft, prop)->out.kind, "");

  if (figure->acts || *how == '\0' || strcmp (figure->out.kind, "person") != 0)
    return FALSE;
  figure->use = "on";
  figure->anchor_prop = prop;
  figure->where = RC_USE_ATOP;
  rc_text_set (&figure->out.action, how);
  figure->acts = TRUE;
  rc_reader_span (self, first, last, "figures[%d].action = %s; figures[%d].place = on %s", who, how,
                  who, rc_draft_prop (self->draft, prop)->out.name);
  return TRUE;
}

/* "kneels before a queen on a throne", "smiles at the man in the bed": that one is there. Returns:
 * whether somebody is */
static gboolean
seat_somebody (RcReader *self, guint at, int prop)
{
  const RcMark *who = self->place.at != RC_NOWHERE && self->place.at > 0
                          ? rc_reader_mark (self, self->place.at - 1)
                          : NULL;
  gboolean      on = self->place.at != RC_NOWHERE && rc_reader_is (self, self->place.at, "on");
  gboolean      in = self->place.at != RC_NOWHERE && rc_reader_is (self, self->place.at, "in");
  /* "a boy in a bed reads": what he does there is still to come */
  gboolean actor = self->last_figure >= 0 && self->action == NULL &&
                   (self->subject & (1u << self->last_figure)) != 0;

  if (who == NULL || who->han || who->role != RC_ROLE_PERSON || self->last_figure < 0 ||
      !rc_reader_near (self, &self->place, at, NEAR) || !(on || (in && !actor)))
    return FALSE;
  return rc_rest_on (self, self->place.at, at, self->last_figure, prop);
}

/* "jumps from a table", "falls off a horse", "从桌子上跳下来": what somebody leaves is behind them
 */
static gboolean
leaves_thing (const RcReader *self, guint at)
{
  static const char *const leaving[] = { "jump", "fall", "dive", "climb", "get-up", NULL };
  guint                    article = rc_reader_article (self, at);
  guint                    before = article != RC_NOWHERE ? article : at;

  if (rc_reader_mark (self, at)->han)
    return rc_comes_from (self, at);
  return self->action != NULL && g_strv_contains (leaving, self->action->value) && before > 0 &&
         (rc_reader_is (self, before - 1, "from") || rc_reader_is (self, before - 1, "off") ||
          rc_reader_is (self, before - 1, "of"));
}

/* "peeks out of a box", "从纸箱里探出头": in it, and looking out. The Chinese verb comes behind. */
static gboolean
looks_out_of (const RcReader *self, guint at, int prop)
{
  static const char *const in[] = { "里", "中", "内", NULL };

  if (rc_vocabulary_number (self->draft->vocabulary, "holds inside",
                            rc_draft_prop (self->draft, prop)->out.kind, 0) <= 0 ||
      is_too_large (self, prop))
    return FALSE;
  for (guint i = at; !rc_reader_mark (self, at)->han && self->action != NULL &&
                     g_str_has_prefix (self->action->value, "look") && i > self->action_at + 1;
       i--)
    if (rc_reader_is (self, i, "of") && rc_reader_is (self, i - 1, "out"))
      return TRUE;
  for (guint i = at + 1;
       i < self->marks->n && i <= at + NEAR + 1 && rc_comes_from (self, at) &&
       is_followed_by (self, at, in) && rc_reader_mark (self, i)->role != RC_MARK_COMMA;
       i++)
    if (rc_reader_mark (self, i)->role == RC_ROLE_ACTION)
      return g_str_has_prefix (rc_reader_mark (self, i)->entry->value, "look");
  return FALSE;
}

static gboolean
is_in_air (const RcMark *mark)
{
  return !mark->han && (mark->role == RC_ROLE_WEATHER || mark->role == RC_ROLE_EFFECT ||
                        mark->role == RC_ROLE_LIGHT);
}

/* "two friends laugh at a table": nobody laughs about that, they sit there */
static gboolean
is_company_at (const RcReader *self, int prop)
{
  static const char *const doings[] = { "laugh", "smile", "talk", "sing", "cry", NULL };

  return g_strv_contains (doings, self->action->value) &&
         rc_blocking_is_table (rc_draft_prop (self->draft, prop)->out.kind);
}

/* All of @who are at @prop, in it, or on it. */
static void
use_thing (RcReader *self, guint32 who, int prop, RcUse use)
{
  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if ((who & (1u << i)) == 0)
        continue;
      figure->use = use == RC_USE_BESIDE ? "beside" : "on";
      figure->anchor_prop = prop;
      figure->where = use;
    }
}

/** Lets all of @who be on the top of @prop, as the marks from @first to @last say. */
void
rc_use_atop (RcReader *self, guint first, guint last, guint32 who, int prop)
{
  use_thing (self, who, prop, RC_USE_ATOP);
  rc_reader_span (self, first, last, "figures[%d].place = on %s", rc_first_figure (who),
                  rc_draft_prop (self->draft, prop)->out.name);
}

/** "at the edge of a lake", "the water's edge", "水边": where the ground ends */
gboolean
rc_is_shore (const RcReader *self, guint at)
{
  static const char *const edges[] = { "edge", "shore", "waterside", "riverbank", "water", NULL };
  static const char *const beside[] = { "湖边", "河边", "江边", "水边", "湖畔", "河畔", NULL };
  const RcMark            *mark = rc_reader_mark (self, at), *place;

  for (guint i = 0; i < mark->n_tokens; i++)
    if (g_strv_contains (edges, self->marks->tokens->items[mark->first + i].normal))
      return TRUE;
  for (guint i = 0; mark->han && beside[i] != NULL; i++)
    if (g_strstr_len (self->text + mark->start, mark->length, beside[i]) != NULL)
      return TRUE;
  place =
      rc_reader_near (self, &self->place, at, NEAR) ? rc_reader_mark (self, self->place.at) : NULL;
  for (guint i = 0; place != NULL && i < place->n_tokens; i++)
    if (g_strv_contains (edges, self->marks->tokens->items[place->first + i].normal))
      return TRUE;
  return FALSE;
}

/* "stands by the window" */
static gboolean
stays_by (const RcReader *self, guint at)
{
  guint article = rc_reader_article (self, at);
  guint before = article != RC_NOWHERE ? article : at;

  return before > 0 && !rc_reader_mark (self, at)->han && rc_reader_is (self, before - 1, "by") &&
         self->action != NULL && self->actors != 0 &&
         (strcmp (rc_class_of (self, self->action->value), "rest") == 0 ||
          g_str_has_prefix (self->action->value, "look"));
}

/* "strokes a cat on a sofa": both are there */
static gboolean
is_stroked_there (const RcReader *self, guint at)
{
  return self->action != NULL && strcmp (self->action->value, "pet") == 0 &&
         rc_reader_near (self, &self->place, at, NEAR) && self->place.at > 0 &&
         rc_reader_mark (self, self->place.at - 1)->role == RC_ROLE_PERSON;
}

/* People sit on what one sits on. */
static void
seat_for_stroking (RcReader *self, guint32 who, int prop)
{
  const char *how = rc_vocabulary_text (self->draft->vocabulary, "rests on",
                                        rc_draft_prop (self->draft, prop)->out.kind, "");

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((who & (1u << i)) != 0 && strcmp (how, "sit") == 0)
      rc_text_set (&rc_draft_figure (self->draft, i)->out.pose, how);
}

/** "sits on the bench", "waits at the rail", "walks toward the boat" */
void
rc_relate_figure (RcReader *self, guint at, int prop)
{
  guint32     who = self->action != NULL ? self->actors : self->subject;
  int         first = rc_first_figure (who);
  const char *place = NULL;
  gboolean    said;
  gboolean    aims = self->action != NULL && rc_action_aims (self->action);

  if (first < 0 || (self->action == NULL && !self->named) || seat_somebody (self, at, prop))
    return;
  if (is_stroked_there (self, at))
    {
      seat_for_stroking (self, who, prop);
      who |= self->last_group;
    }
  /* "whispers to his mother at the table": there is whom it is for already */
  if (aims && rc_last_beat (rc_draft_figure (self->draft, first)) == NULL &&
      rc_draft_figure (self->draft, first)->target >= 0)
    aims = FALSE;
  if (aims && rc_reader_near (self, &self->toward, at, NEAR) &&
      rc_reader_is (self, self->toward.at, "at") &&
      (!rc_reader_aims (self, at) || is_company_at (self, prop)))
    aims = FALSE;
  /* "reads, rain on the window": rain is */
  if (rc_reader_near (self, &self->place, at, NEAR) && self->place.at > 0 &&
      is_in_air (rc_reader_mark (self, self->place.at - 1)))
    return;
  said = rc_reader_near (self, &self->place, at, NEAR);
  if (!leaves_thing (self, at) && climbs (self, at, who, prop))
    return;
  if (!said && is_tiny (self, who) && !leaves_thing (self, at) &&
      strcmp (self->action->value, "climb") == 0 && at - self->action_at <= NEAR + 1)
    {
      rc_use_atop (self, at, at, who, prop);
      return;
    }
  if (aims && rc_reader_aims (self, at))
    {
      for (guint i = 0; i < self->draft->figures->len; i++)
        if ((self->actors & (1u << i)) != 0)
          rc_set_target (rc_draft_figure (self->draft, i), -1, prop);
      rc_reader_span (self, at, at, "figures[%d].facing = %s", first,
                      rc_draft_prop (self->draft, prop)->out.name);
      return;
    }
  if (looks_out_of (self, at, prop))
    {
      use_thing (self, who, prop, RC_USE_INSIDE);
      rc_reader_span (self, at, at, "figures[%d].place = inside %s", first,
                      rc_draft_prop (self->draft, prop)->out.name);
      return;
    }
  if (leaves_thing (self, at))
    {
      rc_draft_figure (self->draft, first)->use = "from";
      rc_draft_figure (self->draft, first)->anchor_prop = prop;
      rc_reader_span (self, at, at, "figures[%d].stands = from %s", first,
                      rc_draft_prop (self->draft, prop)->out.name);
      return;
    }
  if ((said || rc_reader_mark (self, at)->han) && is_within (self, at, prop))
    {
      use_thing (self, who, prop, RC_USE_INSIDE);
      rc_reader_span (self, said ? self->place.at : at, at, "figures[%d].place = inside %s", first,
                      rc_draft_prop (self->draft, prop)->out.name);
      return;
    }
  if (said || (rc_reader_mark (self, at)->han && is_atop (self, at, prop)))
    place = "on";
  else if (rc_reader_near (self, &self->toward, at, NEAR) || stays_by (self, at))
    place = "beside";
  /* "walks on a desk": there, and not to it */
  if (aims && said && !rc_reader_is (self, self->place.at, "onto") && is_atop (self, at, prop))
    aims = FALSE;
  if (place == NULL || aims)
    return;
  rc_reader_span (self, at, at, "figures[%d].stands = %s %s", first, place,
                  rc_draft_prop (self->draft, prop)->out.name);
  use_thing (self, who, prop,
             strcmp (place, "on") != 0  ? RC_USE_BESIDE
             : is_atop (self, at, prop) ? RC_USE_ATOP
                                        : RC_USE_AT);
}

/** "a kitten on a table", "猫趴在桌子上": whoever is told of is on it, and no thing lies there. Who
 * does something there with their hands is at it. Returns: whether it is that */
gboolean
rc_is_on_table (RcReader *self, guint at)
{
  static const char *const staying[] = { "stand", "lie",   "sleep",  "sit",   "dance",
                                         "jump",  "kneel", "crouch", "crawl", NULL };
  guint32                  who = self->acted && self->actors != 0 ? self->actors : self->subject;
  int                      first = rc_first_figure (who), prop;
  const RcDraftFigure     *figure;

  if (first < 0 || self->prop_at != RC_NOWHERE || self->reads != RC_READ_PROMPT ||
      !(self->named || self->acted))
    return FALSE;
  figure = rc_draft_figure (self->draft, first);
  if (strcmp (figure->out.kind, "creature") != 0 &&
      (rc_reader_mark (self, at)->han || self->action == NULL ||
       !g_strv_contains (staying, self->action->value)))
    return FALSE;
  prop = rc_find_prop (self, "table", NULL);
  use_thing (self, who, prop, RC_USE_ATOP);
  rc_reader_span (self, at, at, "figures[%d].stands = on table", first);
  return TRUE;
}
