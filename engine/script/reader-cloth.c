/* reader-cloth.c - clothes that are on nobody, and those that go to somebody else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/record.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  OWNER_REACH = 6, /* marks from clothes to the shoulders that they go to */
};

static const char *
word_at (const RcReader *self, guint at)
{
  return self->marks->tokens->items[rc_reader_mark (self, at)->first].normal;
}

/** "looks down at him … against her coat": the last one of whom such a word can be said, 0 if that
 * is nobody */
guint32
rc_cloth_owner (const RcReader *self, const RcMark *pronoun)
{
  for (guint i = self->draft->figures->len; i-- > 0;)
    if (strcmp (rc_draft_figure (self->draft, i)->gender, pronoun->entry->value) == 0)
      return 1u << i;
  return 0;
}

/* "她肩上", "女儿脖子上": the words behind somebody */
static gboolean
is_part_chinese (const RcReader *self, guint at)
{
  static const char *const parts[] = { "肩", "头上", "脖子", "颈", "身上", "背上", "膝" };
  const RcMark            *mark = rc_reader_mark (self, at);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (self->text + mark->start, parts[i]))
      return TRUE;
  return FALSE;
}

/** "把大衣披在她肩上", "drapes a coat over the boy's shoulders", "puts a crown on her head": whose
 * shoulders these are. @figures: set to those of them who are known, 0 if the next one is meant.
 * Returns: whether the garment at @at goes to somebody else */
gboolean
rc_cloth_goes_to_another (const RcReader *self, guint at, guint32 *figures)
{
  static const char *const han[] = {
    "披在", "围在", "戴在", "套在", "搭在", "系在", "盖在", "裹在"
  };
  static const char *const ways[] = { "over", "around", "about", "on", "onto", NULL };
  static const char *const parts[] = { "shoulders", "shoulder", "neck", "head", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  gboolean                 to = FALSE;
  guint                    owner = at + 2;

  for (guint i = 0; i < G_N_ELEMENTS (han) && mark->han; i++)
    to |= g_str_has_prefix (self->text + mark->start + mark->length, han[i]);
  if (mark->han ? !to : at + 2 >= self->marks->n || !g_strv_contains (ways, word_at (self, at + 1)))
    return FALSE;
  *figures = 0;
  for (guint i = at + 1; i < self->marks->n && i < at + OWNER_REACH; i++)
    {
      const RcMark *next = rc_reader_mark (self, i);

      if (next->role == RC_MARK_COMMA || next->role == RC_MARK_STOP)
        return FALSE;
      if (next->role == RC_ROLE_PERSON || next->role == RC_MARK_NAME ||
          next->role == RC_ROLE_PRONOUN)
        owner = i;
      if (mark->han ? is_part_chinese (self, i) : g_strv_contains (parts, word_at (self, i)))
        {
          next = rc_reader_mark (self, owner);
          if (next->role == RC_ROLE_PRONOUN)
            *figures = rc_cloth_owner (self, next);
          return next->role != RC_ROLE_PRONOUN || (*figures != 0 && *figures != self->actors) ||
                 mark->han;
        }
    }
  return FALSE;
}

/* "out of the magician's hat", "从帽子里": what something comes out of is on nobody's head */
static gboolean
is_left (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  if (mark->role != RC_ROLE_HEADWEAR)
    return FALSE;
  if (mark->han)
    return rc_comes_from (self, at) &&
           (g_str_has_prefix (self->text + mark->start + mark->length, "里") ||
            g_str_has_prefix (self->text + mark->start + mark->length, "中"));
  for (guint i = at; i > 1 && at - i < RC_ADJECTIVE_REACH; i--)
    {
      if (rc_reader_is (self, i - 1, "of"))
        return rc_reader_is (self, i - 2, "out");
      if (rc_reader_mark (self, i - 1)->role == RC_ROLE_ACTION ||
          rc_reader_mark (self, i - 1)->role == RC_MARK_COMMA)
        return FALSE;
    }
  return FALSE;
}

/* "戴着挂着铃铛的帽子": from @clause on, before @end, somebody wears what is told of */
static gboolean
wears_before (const char *clause, const char *end)
{
  return g_strstr_len (clause, end - clause, "戴") != NULL ||
         g_strstr_len (clause, end - clause, "穿") != NULL;
}

/* "一条领带放在床上", "床上放着一条红领带" */
static gboolean
is_put_down (const RcReader *self, guint at)
{
  static const char *const after[] = { "放在", "挂在", "搭在", "摆在", "躺在", "落在",
                                       "掉在", "扔在", "丢在", "铺在", "压在" };
  static const char *const before[] = { "放着", "挂着", "搭着", "摆着", "躺着", "散落着", "扔着" };
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *clause = self->text + mark->start;

  if (!mark->han)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (g_str_has_prefix (self->text + mark->start + mark->length, after[i]))
      return TRUE;
  for (guint i = at; i > 0 && rc_reader_mark (self, i - 1)->role != RC_MARK_COMMA &&
                     rc_reader_mark (self, i - 1)->role != RC_MARK_STOP;
       i--)
    clause = self->text + rc_reader_mark (self, i - 1)->start;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      const char *found = g_strstr_len (clause, self->text + mark->start - clause, before[i]);

      if (found != NULL && !self->acted && !wears_before (clause, found))
        return TRUE;
    }
  return FALSE;
}

/** Returns: whether the garment at @at is on nobody: "a jacket hangs on a chair", "beside a hat" */
gboolean
rc_cloth_lies_about (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);
  guint         article = rc_reader_article (self, at);
  guint         from = article != RC_NOWHERE ? article : at;

  if (is_left (self, at) || is_put_down (self, at))
    return TRUE;
  if (rc_reader_mark (self, at)->han || self->dressed != RC_NOWHERE ||
      rc_reader_near (self, &self->place, at, RC_ADJECTIVE_REACH) ||
      rc_reader_near (self, &self->with, at, RC_ADJECTIVE_REACH) ||
      (article != RC_NOWHERE && rc_reader_mark (self, article)->role == RC_ROLE_PRONOUN))
    return FALSE;
  if (self->relation.at != RC_NOWHERE ||
      (from > 0 && (rc_reader_is (self, from - 1, "of") || rc_reader_is (self, from - 1, "from"))))
    return TRUE;
  if (self->present || self->last_figure >= 0 || self->named || self->acted)
    return FALSE;
  return next == NULL || next->role == RC_MARK_STOP || next->role == RC_ROLE_ACTION ||
         next->role == RC_ROLE_POSITION || next->role == RC_ROLE_IN ||
         next->role == RC_ROLE_SURFACE || next->role == RC_ROLE_AND;
}

/** Clothes that are a thing are drawn as what they are, which "cloth colours" has, or as their
 * nearest kind, with their name. */
void
rc_read_cloth (RcReader *self, guint at)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *name = g_utf8_strdown (self->text + mark->start, mark->length);
  const char      *kind = rc_vocabulary_text (
           self->draft->vocabulary, "cloth", mark->entry->value,
           rc_vocabulary_text (self->draft->vocabulary, "cloth",
                          mark->role == RC_ROLE_HEADWEAR ? "headwear" : "garment", "thing"));
  const char *own =
      rc_vocabulary_text (self->draft->vocabulary, "cloth colours", mark->entry->value, "");
  guint    colour = 0x7d8085;
  gboolean known = rc_colour_parse (own, &colour);
  RcEntry  made = { RC_ENTRY_PLAIN (RC_ROLE_PROP, kind), .gender = "",
                    .flags = RC_TERM_SMALL | (known ? 0 : RC_TERM_NEAR),
                    .colour = mark->entry->coloured ? mark->entry->colour : colour,
                    .coloured = TRUE };
  int      prop = rc_draft_add_prop (self->draft, &made, name);

  if (prop < 0)
    return;
  rc_reader_span (self, at, at, "props[%d] = %s", prop, name);
  rc_settle_prop (self, at, prop);
}
