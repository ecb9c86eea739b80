/* reader-people.c - people without a name: extras, and who "the sailor" is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  NEAR = 3,             /* marks between a word and the noun that it waits for */
  NEAR_HAN = 8,         /* "两个穿黄裙子的女孩" */
  MANY = 3,             /* people, when there is no number */
  MAX_COUNT = 12,       /* people that one phrase can bring in */
  APPOSITION_REACH = 9, /* marks between a name and its "a keeper" */
};

static guint
count_people (const RcReader *self, guint at, const RcEntry *entry)
{
  const RcMark *next = rc_reader_mark (self, at + 1);
  gboolean      many =
      (entry->flags & RC_TERM_MANY) != 0 || (next != NULL && next->role == RC_ROLE_PLURAL);

  /* "a family of five" */
  if (rc_reader_is (self, at + 1, "of") && rc_reader_mark (self, at + 2) != NULL &&
      rc_reader_mark (self, at + 2)->role == RC_ROLE_NUMBER)
    return MIN (MAX_COUNT, rc_reader_mark (self, at + 2)->number);
  if (rc_reader_near (self, &self->number, at, rc_reader_mark (self, at)->han ? NEAR_HAN : NEAR))
    return MIN (MAX_COUNT, rc_reader_mark (self, self->number.at)->number);
  if (entry->count > 0)
    return MIN (MAX_COUNT, entry->count);
  return many ? MANY : 1;
}

/* A couple is a woman and a man, as long as nothing says which: only their look tells. */
static void
pair_up (RcReader *self, guint32 figures)
{
  static const char *const looks[] = { "woman", "man" };

  for (guint i = 0, k = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0)
      {
        RcStagingFigure *out = &rc_draft_figure (self->draft, (int)i)->out;

        if (*out->sex == '\0')
          rc_text_set (&out->look, looks[k % G_N_ELEMENTS (looks)]);
        k++;
      }
}

/* Of a family the first two are its parents, and the others their children. */
static void
make_family (RcReader *self, guint32 figures)
{
  guint n = 0;

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0 && ++n > 2)
      rc_set_age (self->draft->vocabulary, rc_draft_figure (self->draft, (int)i), "child");
  if (n > 2)
    pair_up (self, figures);
}

static gboolean
fits_sex (const char *is, const char *wanted)
{
  return *is == '\0' || *wanted == '\0' || strcmp (is, wanted) == 0;
}

/* "An old watchmaker … the old man smiles": the only one of that age and sex who was named by what
 * they are. */
static guint32
find_by_age (RcReader *self, const RcEntry *entry)
{
  const char *age = *entry->age != '\0' ? entry->age : "adult";
  int         found = -1;

  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      const RcDraftFigure *figure = rc_draft_figure (self->draft, i);
      const char          *is = *figure->out.age != '\0' ? figure->out.age : "adult";

      if (figure->cast >= 0 || strcmp (figure->out.kind, "person") != 0 || strcmp (is, age) != 0 ||
          !fits_sex (figure->gender, entry->gender))
        continue;
      if (found >= 0)
        return 0;
      found = (int)i;
    }
  if (found < 0 || *entry->gender == '\0')
    return 0;
  if (*rc_draft_figure (self->draft, found)->gender == '\0')
    rc_draft_set_gender (rc_draft_figure (self->draft, found), entry->gender);
  return 1u << found;
}

static gboolean
is_young (const char *age)
{
  return strcmp (age, "child") == 0 || strcmp (age, "teen") == 0 || strcmp (age, "baby") == 0;
}

/* No king is "the boy"; "the sailor" is one that is there already: an extra, or a character who is
 * described so. */
static guint32
find_known (RcReader *self, guint at, const RcEntry *entry, gboolean definite)
{
  static const char *const vague[] = { "man", "woman", "person", "boy", "girl", "child", "人" };
  guint32                  found = 0;
  gboolean                 is_vague = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (vague); i++)
    is_vague |= strcmp (vague[i], entry->value) == 0;
  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      const RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if (figure->cast < 0 && (strcmp (figure->noun, entry->value) == 0 ||
                               (definite && is_vague && found == 0 && *entry->gender != '\0' &&
                                strcmp (figure->gender, entry->gender) == 0 &&
                                (is_young (figure->out.age) || !is_young (entry->age)))))
        found |= 1u << i;
    }
  for (guint i = 0; i < self->draft->figures->len && found == 0 && definite; i++)
    {
      const RcDraftFigure *figure = rc_draft_figure (self->draft, i);
      const char          *description =
          figure->cast < 0 ? NULL : self->draft->input->cast[figure->cast].description;

      if (description != NULL && *entry->kind == '\0' &&
          (is_vague ? *figure->gender != '\0' && strcmp (figure->gender, entry->gender) == 0
                    : strcasestr (description, entry->value) != NULL))
        found = 1u << i;
    }
  if (found == 0 && definite && (is_vague || *entry->age != '\0'))
    found = find_by_age (self, entry);
  return found;
}

/* "镜头推向三人": as many as were named, and nobody else */
static guint32
all_of_them (const RcReader *self, guint at, const RcEntry *entry)
{
  guint32 people = 0;
  guint   n = 0;

  if (strcmp (entry->value, "人") != 0 || self->number.at + 1 != at)
    return 0;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if (strcmp (rc_draft_figure (self->draft, i)->out.kind, "person") == 0)
      {
        people |= 1u << i;
        n++;
      }
  return n > 1 && n == rc_reader_mark (self, self->number.at)->number ? people : 0;
}

/* Whether exactly such a one is there already. */
static gboolean
is_told (const RcReader *self, const RcEntry *entry)
{
  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      const RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if (strcmp (figure->gender, entry->gender) == 0 && strcmp (figure->out.kind, "person") == 0 &&
          (strcmp (figure->out.age, "child") == 0) == (strcmp (entry->age, "child") == 0))
        return TRUE;
    }
  return FALSE;
}

/* "two children …; the boy": of several of whom nobody said it, one is a boy. */
static guint32
find_among (RcReader *self, const RcEntry *entry)
{
  static const char *const one[] = { "man",  "woman", "boy",  "girl", "男孩", "女孩",
                                     "男人", "女人",  "男子", "女子", NULL };
  static const char *const all[] = { "child", "person", "couple", "孩子", "小孩",
                                     "人",    "情侣",   "夫妻",   NULL };
  int                      found = -1;
  guint                    n = 0;

  if (!g_strv_contains (one, entry->value))
    return 0;
  for (guint i = 0; i < self->draft->figures->len; i++)
    {
      const RcDraftFigure *figure = rc_draft_figure (self->draft, i);

      if (figure->cast >= 0 || !g_strv_contains (all, figure->noun) ||
          strcmp (figure->out.age, strcmp (entry->age, "child") == 0 ? "child" : figure->out.age) !=
              0)
        continue;
      n++;
      if (found < 0 && *figure->gender == '\0')
        found = i;
    }
  if (n < 2 || found < 0 || is_told (self, entry))
    return 0;
  rc_draft_set_gender (rc_draft_figure (self->draft, found), entry->gender);
  return 1u << found;
}

/* "@Mara (60s), a keeper in a brown coat, …" is one person; "@Mara, a sailor and a cook" are three.
 */
static gboolean
is_apposition (const RcReader *self, guint at)
{
  const RcMark *comma = at > 1 ? rc_reader_mark (self, at - 2) : NULL;
  const RcMark *next = rc_reader_mark (self, at + 1);
  guint         from = at > APPOSITION_REACH ? at - APPOSITION_REACH : 0;

  if (comma == NULL || comma->role != RC_MARK_COMMA || (next != NULL && next->role == RC_ROLE_AND))
    return FALSE;
  for (guint i = at - 2; i > from; i--)
    {
      guint role = rc_reader_mark (self, i - 1)->role;

      if (role == RC_MARK_NAME)
        return TRUE;
      if (role == RC_ROLE_ACTION || role == RC_MARK_STOP || role == RC_ROLE_AND)
        return FALSE;
    }
  return FALSE;
}

/* "the tall captain", "his little sister": what stands before a noun of people */
static gboolean
is_adjective (const RcMark *mark)
{
  return mark->role == RC_ROLE_AGE || mark->role == RC_ROLE_HEIGHT || mark->role == RC_ROLE_BUILD ||
         mark->role == RC_MARK_WORD;
}

/* "Their dog, a golden retriever, jumps", "The captain, a tall woman with a scar": who was named
 * right before the comma. Returns: the figure, -1 if it is somebody else */
static int
same_figure (const RcReader *self, guint at)
{
  static const char *const vague[] = { "man",     "woman",     "boy",         "girl",
                                       "old man", "old woman", "young woman", "young man",
                                       "lady",    "person",    NULL };
  const RcMark            *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  guint                    article = rc_reader_article (self, at);
  const RcMark *named = article != RC_NOWHERE && article > 1 ? &mark[0] - (at - article) - 2 : NULL;
  const RcDraftFigure *figure =
      self->last_figure >= 0 ? rc_draft_figure (self->draft, self->last_figure) : NULL;

  if (named == NULL || figure == NULL || mark->han || named[1].role != RC_MARK_COMMA ||
      named->role != RC_ROLE_PERSON || figure->cast >= 0 ||
      (self->last_group & (self->last_group - 1)) != 0 ||
      !(rc_reader_is (self, article, "a") || rc_reader_is (self, article, "an")))
    return -1;
  if (strcmp (mark->entry->kind, "creature") == 0)
    return next != NULL && next->role == RC_MARK_COMMA &&
                   strcmp (mark->entry->body, figure->out.body) == 0
               ? self->last_figure
               : -1;
  return g_strv_contains (vague, mark->entry->value) && named > self->marks->items &&
                 (named[-1].role == RC_ROLE_DEFINITE || is_adjective (named - 1) ||
                  named[-1].role == RC_ROLE_PRONOUN) &&
                 strcmp (figure->out.kind, "person") == 0 &&
                 (*figure->gender == '\0' || strcmp (figure->gender, mark->entry->gender) == 0)
             ? self->last_figure
             : -1;
}

/* A body that is only the nearest one says on the picture what it stands for. */
static void
name_people (RcReader *self, guint at, guint32 figures)
{
  const RcMark    *mark = rc_reader_mark (self, at);
  g_autofree char *word = g_utf8_strdown (self->text + mark->start, mark->length);

  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0 && (mark->entry->flags & RC_TERM_NEAR) != 0)
      rc_text_set (&rc_draft_figure (self->draft, i)->out.label, word);
}

/* "a female doctor", "女医生" */
static void
tell_gender (RcReader *self, guint at, guint32 figures)
{
  const RcMark  *before = at > 0 ? rc_reader_mark (self, at - 1) : NULL;
  const RcEntry *gender = before != NULL ? rc_mark_entry (before, RC_ROLE_GENDER) : NULL;

  if (gender == NULL || before->role != RC_ROLE_GENDER)
    return;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0 && *rc_draft_figure (self->draft, i)->gender == '\0')
      rc_draft_set_gender (rc_draft_figure (self->draft, i), gender->value);
}

/* "draws a dinosaur on the wall": what is drawn is not there. Who is painted sits there. */
static gboolean
is_drawn (const RcReader *self, guint at, const RcEntry *entry)
{
  static const char *const depicting[] = { "draw", "sketch", "doodl", "paint", "carv", "画", NULL };
  const RcMark            *verb = rc_reader_mark (self, self->action_at);

  if (self->action == NULL || !self->acted || self->joining || verb == NULL ||
      strcmp (entry->kind, "creature") != 0 || at - self->action_at > 2 * NEAR)
    return FALSE;
  for (guint i = self->action_at + 1; i < at; i++)
    if (rc_reader_mark (self, i)->role == RC_MARK_COMMA ||
        rc_reader_mark (self, i)->role == RC_ROLE_IN ||
        rc_reader_mark (self, i)->role == RC_ROLE_WITH ||
        rc_reader_mark (self, i)->role == RC_ROLE_POSITION)
      return FALSE;
  for (guint i = 0; depicting[i] != NULL; i++)
    if (g_str_has_prefix (self->text + verb->start, depicting[i]))
      return TRUE;
  return FALSE;
}

/* "a little girl and her brother": of whose age they are */
static void
share_age (RcReader *self, guint at, guint32 figures)
{
  static const char *const peers[] = { "brother", "sister",    "friend",  "twin", "friends",
                                       "cousin",  "classmate", "sibling", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);
  const char              *word = self->marks->tokens->items[mark->first].normal;

  guint whose = at;

  while (whose > 0 && at - whose < 2 && is_adjective (rc_reader_mark (self, whose - 1)))
    whose--;
  if (mark->han || mark->n_tokens != 1 || whose == 0 ||
      rc_reader_mark (self, whose - 1)->role != RC_ROLE_PRONOUN || self->last_figure < 0 ||
      !g_strv_contains (peers, word))
    return;
  for (guint i = 0; i < self->draft->figures->len; i++)
    if ((figures & (1u << i)) != 0)
      rc_set_age (self->draft->vocabulary, rc_draft_figure (self->draft, i),
                  rc_draft_figure (self->draft, self->last_figure)->out.age);
}

/* "moves her queen": where chess is played that is nobody */
static gboolean
is_chess_piece (const RcReader *self, guint at)
{
  static const char *const pieces[] = { "queen", "king", "knight", "bishop", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);

  return !mark->han && mark->n_tokens == 1 && at > 0 &&
         rc_reader_mark (self, at - 1)->role == RC_ROLE_PRONOUN &&
         g_strv_contains (pieces, self->marks->tokens->items[mark->first].normal) &&
         rc_find_prop (self, "chessboard", NULL) >= 0;
}

/* "喂鸡，鸡群四散": the one that was told of was of many. Returns: the others */
static guint32
add_rest_of_herd (RcReader *self, guint at, guint32 known)
{
  const RcMark *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  guint32       others = 0;

  if (known == 0 || (known & (known - 1)) != 0 || next == NULL || next->role != RC_ROLE_PLURAL ||
      strcmp (mark->entry->kind, "creature") != 0)
    return 0;
  for (guint i = 1; i < MANY; i++)
    {
      int figure = rc_draft_add_extra (self->draft, mark->entry);

      others |= figure >= 0 ? 1u << figure : 0;
    }
  return others;
}

static gboolean
is_indefinite (const RcReader *self, guint at)
{
  guint article = rc_reader_article (self, at);

  return article != RC_NOWHERE &&
         (rc_reader_is (self, article, "a") || rc_reader_is (self, article, "an") ||
          rc_reader_is (self, article, "another"));
}

/* "A panda cub falls onto its mother", "a penguin dives, its friends follow": of the same kind.
 * Returns: what the one at @at is */
static const RcEntry *
kin_of_animal (const RcReader *self, guint at)
{
  static const char *const kin[] = { "mother",  "father",  "parents",  "parent",     "brother",
                                     "sister",  "friend",  "friends",  "brothers",   "sisters",
                                     "sibling", "sibling", "siblings", "mate",       "companion",
                                     "baby",    "twin",    "rival",    "companions", NULL };
  static const char *const han[] = { "妈妈", "母亲", "爸爸", "同伴", "伙伴", "兄弟", "宝宝", NULL };
  const RcMark        *mark = rc_reader_mark (self, at), *before = at > 0 ? mark - 1 : NULL;
  const RcDraftFigure *figure =
      self->last_figure >= 0 ? rc_draft_figure (self->draft, self->last_figure) : NULL;
  const RcEntry *entry;
  gboolean       is_kin = FALSE;

  if (figure == NULL || strcmp (figure->out.kind, "creature") != 0 || before == NULL)
    return mark->entry;
  /* "a panda with a cub" */
  if (rc_reader_is (self, at, "cub") || rc_reader_is (self, at, "cubs"))
    {
      g_autofree char *cub = g_strconcat (figure->noun, " cub", NULL);
      const GPtrArray *entries = rc_phrases_word (self->draft->vocabulary->phrases, cub);

      entry = entries != NULL && entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
      return entry != NULL && entry->role == RC_ROLE_PERSON ? entry : mark->entry;
    }
  for (guint i = 0; mark->han && han[i] != NULL; i++)
    is_kin |= strncmp (self->text + mark->start, han[i], strlen (han[i])) == 0;
  for (guint i = 0; mark->han && i < self->draft->figures->len; i++)
    is_kin &= strcmp (rc_draft_figure (self->draft, i)->out.kind, "creature") == 0;
  if (!mark->han)
    is_kin = rc_reader_is (self, at - 1, "its") && mark->n_tokens == 1 &&
             g_strv_contains (kin, self->marks->tokens->items[mark->first].normal);
  entry =
      is_kin ? rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, figure->noun) : NULL;
  return entry != NULL ? entry : mark->entry;
}

/* What the noun at @at says that somebody is. */
static const RcEntry *
person_at (const RcReader *self, guint at)
{
  if (rc_reader_mark (self, at)->role == RC_ROLE_PROP)
    return rc_alive (self, at);
  return rc_is_sex_noun (self, at) ? rc_person_of_sex (self, at) : kin_of_animal (self, at);
}

/* As many new figures as the noun at @at says. */
static guint32
add_people (RcReader *self, guint at, const RcEntry *entry)
{
  guint   n = count_people (self, at, rc_reader_mark (self, at)->entry);
  guint32 figures = 0;

  for (guint i = 0; i < n; i++)
    {
      int figure = rc_draft_add_extra (self->draft, entry);

      figures |= figure >= 0 ? 1u << figure : 0;
    }
  if (rc_is_part (self, at))
    rc_take_part (self, &figures);
  name_people (self, at, figures);
  tell_gender (self, at, figures);
  rc_describe_figures (self, at, figures);
  share_age (self, at, figures);
  if ((entry->flags & RC_TERM_PAIR) != 0)
    pair_up (self, figures);
  if ((entry->flags & RC_TERM_KIN) != 0)
    make_family (self, figures);
  if (rc_reader_mark (self, at)->role == RC_ROLE_PROP)
    rc_size_toys (self, at, figures);
  return figures;
}

void
rc_read_person (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcMark  *before = at > 0 ? mark - 1 : NULL;
  const RcEntry *entry = person_at (self, at);
  gboolean       part = rc_is_part (self, at);
  gboolean       definite = rc_reader_near (self, &self->definite, at, NEAR);
  gboolean       article = before != NULL && before->role == RC_ROLE_SKIP && !before->han;
  gboolean       numbered =
      rc_reader_near (self, &self->number, at, rc_reader_mark (self, at)->han ? NEAR_HAN : NEAR);
  guint32 figures = 0;

  if (entry == NULL || self->reads == RC_READ_SCENE || is_drawn (self, at, entry) ||
      is_chess_piece (self, at) || rc_is_animal_of_part (self, at) ||
      (article && !part && is_apposition (self, at)) || rc_read_many (self, at, entry))
    return;
  if (!part && self->reads == RC_READ_PROMPT && same_figure (self, at) >= 0)
    {
      int who = same_figure (self, at);

      if (*entry->gender != '\0' && *rc_draft_figure (self->draft, who)->gender == '\0')
        rc_draft_set_gender (rc_draft_figure (self->draft, who), entry->gender);
      if (*entry->age != '\0')
        rc_set_age (self->draft->vocabulary, rc_draft_figure (self->draft, who), entry->age);
      rc_describe_figures (self, at, 1u << who);
      rc_reader_span (self, at, at, "figures[%d] = %s", who, entry->value);
      rc_read_figure (self, at, 1u << who);
      return;
    }
  if (!part && (definite || (mark->han && !numbered)))
    figures = find_among (self, entry);
  /* "a white cat beside a black cat" */
  article |= is_indefinite (self, at);
  if (!part && (entry == mark->entry || mark->role == RC_ROLE_PROP) && figures == 0 &&
      (definite || (!article && !numbered)))
    figures = find_known (self, at, entry, definite);
  if (before != NULL &&
      (rc_reader_is (self, at - 1, "another") || rc_reader_is (self, at - 1, "other") ||
       rc_reader_is (self, at - 1, "second")))
    figures = 0;
  if (!part && numbered && self->draft->figures->len > 1 &&
      (definite || rc_reader_is (self, self->number.at, "both")) &&
      rc_reader_mark (self, self->number.at)->number == 2)
    figures = 3u << (self->draft->figures->len - 2);
  if (!part && figures == 0 && numbered && mark->han)
    figures = all_of_them (self, at, entry);
  if (figures != 0)
    rc_drop_adjectives (self);
  figures |= add_rest_of_herd (self, at, figures);
  if (figures == 0)
    figures = add_people (self, at, entry);
  if (figures == 0)
    return;
  rc_reader_span (self, numbered ? self->number.at : at, at, "figures[%d] = %s",
                  rc_first_figure (figures), entry->value);
  self->number.at = self->definite.at = RC_NOWHERE;
  if (rc_reader_is (self, at + 1, "of") && rc_reader_mark (self, at + 2) != NULL &&
      rc_reader_mark (self, at + 2)->role == RC_ROLE_NUMBER)
    self->resume = at + 3;
  rc_read_figure (self, at, figures);
  rc_ride_by_name (self, at, rc_first_figure (figures));
}
