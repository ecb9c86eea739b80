/* draft-finish.c - a draft's times in seconds, and things that lie on things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/blocking.h"
#include "engine/script/draft.h"
#include "engine/script/taste.h"

#include <math.h>
#include <string.h>

/* Shares of the taller one's height: between two who hold hands, and of the hands over the ground
 */
#define HANDS_APART 0.34
#define HAND_HEIGHT 0.43
#define CIRCLES     0.6 /* of the height of whom it circles above, that it is high at most */

static const double unknown_seconds = 5; /* a shot whose length nobody said */

/* When each phase begins: as said; the others share the time between those that are. */
static double *
phase_starts (const RcDraft *self)
{
  guint   n = self->phases->len;
  double  seconds = self->input->seconds > 0 ? self->input->seconds : unknown_seconds;
  double *starts = g_new0 (double, n + 1);
  guint   known = 0;

  for (guint i = 1; i <= n; i++)
    {
      double said = i < n ? g_array_index (self->phases, RcDraftPhase, i).start : seconds;

      if (said < 0)
        continue;
      said = MAX (said, starts[known]);
      for (guint k = known + 1; k <= i; k++)
        starts[k] = starts[known] + (said - starts[known]) * (k - known) / (i - known);
      known = i;
    }
  return starts;
}

static char *
target_of (const RcDraft *self, int figure, int prop, const char *otherwise)
{
  if (figure >= 0)
    return g_strdup (rc_draft_figure (self, figure)->out.id);
  if (prop >= 0)
    return g_strdup_printf ("prop-%d", prop);
  return g_strdup (otherwise);
}

static void
finish_beats (const RcDraft *self, guint index, const double *starts, RcStagingFigure *out)
{
  const GArray *beats = rc_draft_figure (self, index)->beats;

  out->n_beats = beats->len;
  g_free (out->beats);
  out->beats = g_new0 (RcStagingBeat, out->n_beats + 1);
  for (guint i = 0; i < beats->len; i++)
    {
      const RcDraftBeat *from = &g_array_index (beats, RcDraftBeat, i);
      RcStagingBeat     *to = &out->beats[i];

      rc_record_init (to, &rc_staging_beat_type);
      to->start = starts[from->phase];
      rc_text_set (&to->action, from->action);
      rc_text_set (&to->expression, from->expression);
      g_free (to->toward);
      to->toward = target_of (self, from->target, from->target_prop, from->toward);
      to->holds = from->holds;
      to->pace = from->pace;
    }
}

static const char *
or_as_before (const char *said, const char *before)
{
  return said != NULL ? said : before;
}

static void
finish_shot (const RcDraft         *self,
             const RcDraftShot     *from,
             const RcStagingCamera *before,
             RcStagingCamera       *to,
             double                 start)
{
  g_autoptr (GString) also = g_string_new (NULL);
  int                 n = self->figures->len;

  rc_record_init (to, &rc_staging_camera_type);
  to->start = start;
  to->cut = from->cut;
  rc_text_set (&to->size, or_as_before (from->size, rc_draft_size_of (self, from, before)));
  rc_text_set (&to->angle, or_as_before (from->angle, from->cut ? "eye" : before->angle));
  rc_text_set (&to->move, or_as_before (from->move, "static"));
  for (guint i = 0; i < from->n_also; i++)
    g_string_append_printf (also, "%s%s", i > 0 ? " " : "", from->also[i]);
  rc_text_set (&to->moves, also->str);
  rc_text_set (&to->focus, or_as_before (from->focus, from->cut ? "" : before->focus));
  to->pace = from->pace > 0 ? from->pace : 1;
  to->lens_mm = CLAMP (from->lens_mm > 0                      ? from->lens_mm
                       : strcmp (to->size, before->size) == 0 ? before->lens_mm
                                                              : rc_taste_lens (self, to->size),
                       8, 400);
  to->fish_eye = from->fish_eye;
  to->locked = g_strcmp0 (from->move, "static") == 0;
  if (from->set != NULL)
    {
      rc_text_set (&to->set, from->set);
      rc_text_set (&to->label, from->label);
    }
  to->subject = rc_taste_frames_several (from->size, from->together) ? -1
                : from->subject >= 0                                 ? from->subject
                : from->shown >= 0                                   ? -1
                                                                     : before->subject;
  to->over = strcmp (to->size, "OTS") == 0 ? from->over : -1;
  to->insert = strcmp (to->size, "INSERT") == 0 || from->shown >= 0 ? from->shown : -1;
  to->eyes = from->eyes < n ? from->eyes : -1;
  to->focus_on = from->focus_on < n ? from->focus_on : -1;
  to->rack_to = from->rack_to < n ? MAX (-1, from->rack_to) : -1;
}

/* The first shot became the staging's camera already; those after it, and the current one. */
static void
finish_shots (const RcDraft *self, const double *starts, RcStaging *staging)
{
  const RcStagingCamera *before = &staging->camera;

  staging->n_setups = self->shots->len > 0 ? self->shots->len - 1 : 0;
  g_free (staging->setups);
  staging->setups = g_new0 (RcStagingCamera, staging->n_setups + 1);
  for (guint i = 0; i < staging->n_setups; i++)
    {
      const RcDraftShot *shot = &g_array_index (self->shots, RcDraftShot, i + 1);

      finish_shot (self, shot, before, &staging->setups[i], starts[shot->phase]);
      before = &staging->setups[i];
    }
}

/* Moves the records of @list to an array of a staging. */
static gpointer
take_list (GArray *list, guint *n)
{
  gsize    size = g_array_get_element_size (list);
  gpointer items = g_malloc0 (size * (list->len + 1));

  *n = list->len;
  if (list->len > 0)
    memcpy (items, list->data, size * list->len);
  g_array_set_clear_func (list, NULL);
  g_array_set_size (list, 0);
  return items;
}

/* A line in a later part of the shot is spoken when that begins. */
static void
finish_lines (RcDraft *self, const double *starts, RcStaging *staging)
{
  guint last = 0;

  staging->n_lines = self->lines->len;
  g_free (staging->lines);
  staging->lines = g_new0 (RcStagingLine, staging->n_lines + 1);
  for (guint i = 0; i < staging->n_lines; i++)
    {
      const RcDraftLine *line = &g_array_index (self->lines, RcDraftLine, i);

      staging->lines[i] = line->out;
      if (line->phase > last)
        staging->lines[i].start = starts[line->phase];
      last = line->phase;
    }
  g_array_set_clear_func (self->lines, NULL);
  g_array_set_size (self->lines, 0);
}

/** Gives @staging, whose figures are there, what has a time: beats, set-ups, lines; and the rest.
 */
void
rc_draft_finish_time (RcDraft *self, RcStaging *staging)
{
  g_autofree double *starts = phase_starts (self);

  for (guint i = 0; i < staging->n_figures; i++)
    finish_beats (self, i, starts, &staging->figures[i]);
  finish_shots (self, starts, staging);
  finish_lines (self, starts, staging);
  g_free (staging->effects);
  g_free (staging->crowds);
  staging->effects = take_list (self->effects, &staging->n_effects);
  staging->crowds = take_list (self->crowds, &staging->n_crowds);
  for (guint i = 0; i < staging->n_props; i++)
    {
      const RcDraftProp *prop = rc_draft_prop (self, i);

      if (prop->target >= 0)
        rc_text_set (&staging->props[i].toward, rc_draft_figure (self, prop->target)->out.id);
    }
}

/* The prop of @kind that @figure has or gets, -1 if there is none. */
static int
give_prop (RcDraft *self, int figure, const char *kind)
{
  const RcEntry *entry = rc_vocabulary_entry (self->vocabulary, RC_ROLE_PROP, kind);

  for (guint i = 0; i < self->props->len; i++)
    if (strcmp (rc_draft_prop (self, i)->out.kind, kind) == 0 &&
        strcmp (rc_draft_prop (self, i)->at, RC_BLOCKING_ALOFT) != 0 &&
        (rc_draft_prop (self, i)->holder == figure || rc_draft_prop (self, i)->holder < 0 ||
         (entry != NULL && (entry->flags & RC_TERM_SMALL) == 0)))
      return i;
  return entry != NULL ? rc_draft_add_prop (self, entry, kind) : -1;
}

/* A horse that drinks has no glass. */
static gboolean
has_hands (const RcDraftFigure *figure)
{
  static const char *const drinks[] = { "glass", "cup", "wine-glass", NULL };
  static const char *const handed[] = { "robot", "monkey",   "gorilla", "alien",
                                        "panda", "skeleton", "mermaid", NULL };

  return strcmp (figure->out.kind, "creature") != 0 || !g_strv_contains (drinks, figure->wants) ||
         g_strv_contains (handed, figure->out.body);
}

/* The one thing of several who do the same with it, -1: nobody has it yet. */
static int
find_shared (const RcDraft *self, guint index)
{
  const RcDraftFigure *figure = rc_draft_figure (self, index);

  for (guint i = 0; i < index && figure->shares; i++)
    {
      const RcDraftFigure *other = rc_draft_figure (self, i);

      if (other->shares && strcmp (other->wants, figure->wants) == 0)
        return other->out.holds >= 0 ? other->out.holds : other->target_prop;
    }
  return -1;
}

static void
look_at_thing (RcDraftFigure *figure, int prop)
{
  if (figure->target < 0 && figure->target_prop < 0 && !figure->turned &&
      *figure->out.toward == '\0')
    figure->target_prop = prop;
}

/* A kite is in the air, and who flies it looks up at it. Returns: whether it is such a thing */
static gboolean
let_fly (RcDraft *self, guint index, int prop)
{
  RcDraftProp *thing = rc_draft_prop (self, prop);

  if (rc_vocabulary_number (self->vocabulary, "flown", thing->out.kind, 0) <= 0)
    return FALSE;
  if (*thing->at == '\0')
    {
      thing->at = RC_BLOCKING_ALOFT;
      thing->anchor = (int)index;
    }
  rc_text_set (&thing->out.motion, "float"); /* on its string it does not go away */
  look_at_thing (rc_draft_figure (self, index), prop);
  return TRUE;
}

static void
fill_hand (RcDraft *self, guint index)
{
  RcDraftFigure *figure = rc_draft_figure (self, index);
  int            prop = find_shared (self, index);

  if (prop >= 0)
    {
      look_at_thing (figure, prop);
      return;
    }
  prop = give_prop (self, index, figure->wants);
  if (prop < 0 || let_fly (self, index, prop))
    return;
  figure->out.holds = prop;
  rc_draft_prop (self, prop)->holder = (int)index;
}

/* Who phones holds a telephone, whether the words name it or not. */
static void
fill_hands (RcDraft *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self, i);

      if (!has_hands (figure))
        continue;
      if (*figure->wants != '\0' && figure->out.holds < 0)
        fill_hand (self, i);
      for (guint k = 0; k < figure->beats->len; k++)
        {
          RcDraftBeat *beat = &g_array_index (figure->beats, RcDraftBeat, k);

          if (*beat->wants != '\0' && beat->holds < 0)
            beat->holds = give_prop (self, i, beat->wants);
        }
    }
}

/* Who is on horseback has a horse. */
static void
fill_mount (RcDraft *self, guint rider)
{
  const RcEntry *entry =
      rc_vocabulary_entry (self->vocabulary, RC_ROLE_PERSON, rc_draft_figure (self, rider)->saddle);
  int mount = entry != NULL ? rc_draft_add_extra (self, entry) : -1;

  rc_draft_figure (self, rider)->out.mounts = mount;
}

/* Any boat that is there will do for who rows. */
static gboolean
is_saddle (const RcDraftProp *prop, const char *saddle)
{
  return strcmp (prop->out.kind, saddle) == 0 ||
         (strcmp (saddle, "rowing-boat") == 0 && prop->ridden &&
          (strcmp (prop->goes, "sail") == 0 || strcmp (prop->goes, "float") == 0));
}

/* "a motorcyclist races along a road": on what the trade rides, if nothing else is named. */
static void
saddle_by_trade (RcDraft *self, RcDraftFigure *figure)
{
  if (*figure->saddle == '\0' && figure->acts &&
      (strcmp (figure->out.action, "ride") == 0 || strcmp (figure->out.action, "cycle") == 0))
    figure->saddle = rc_vocabulary_text (self->vocabulary, "trade saddles", figure->noun, "");
}

/* Who cycles sits on a bicycle, whether the words name it or not. */
static void
fill_saddles (RcDraft *self)
{
  guint n = self->figures->len; /* those that come in as mounts have no saddle */

  for (guint i = 0; i < n; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self, i);
      const RcEntry *entry;

      if (figure->out.rides >= 0 || figure->out.mounts >= 0)
        continue;
      saddle_by_trade (self, figure);
      if (*figure->saddle == '\0')
        continue;
      for (guint k = 0; k < self->props->len && figure->out.rides < 0; k++)
        if (is_saddle (rc_draft_prop (self, k), figure->saddle))
          figure->out.rides = k;
      entry = rc_vocabulary_entry (self->vocabulary, RC_ROLE_PROP, figure->saddle);
      if (figure->out.rides < 0 && entry == NULL)
        fill_mount (self, i);
      else if (figure->out.rides < 0)
        figure->out.rides = rc_draft_add_prop (self, entry, entry->word);
    }
}

/* Two who fight, embrace or shake hands do it with each other. */
static void
face_each_other (RcDraft *self)
{
  static const char *const mutual[] = { "fight", "embrace",   "kiss", "shake-hands",
                                        "punch", "high-five", NULL };
  guint                    n = self->figures->len;

  for (guint i = 0; i + 1 < n; i++)
    {
      RcDraftFigure *a = rc_draft_figure (self, i), *b = rc_draft_figure (self, i + 1);

      if (!g_strv_contains (mutual, a->out.action) || strcmp (a->out.action, b->out.action) != 0 ||
          a->target >= 0 || b->target >= 0 || a->target_prop >= 0 || b->target_prop >= 0 ||
          *a->out.toward != '\0' || *b->out.toward != '\0')
        continue;
      a->target = i + 1;
      b->target = i++;
    }
}

/* "gulls circle above his head": what is small circles there, wherever they go. */
static void
circle_above (RcDraft *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      RcDraftFigure         *figure = rc_draft_figure (self, i);
      const RcStagingFigure *below = figure->anchor >= 0 && figure->anchor != (int)i
                                         ? &rc_draft_figure (self, figure->anchor)->out
                                         : NULL;
      gboolean               leaves = *figure->out.enters != '\0' || *figure->out.leaves != '\0';

      if (below == NULL || strcmp (figure->at, "above") != 0 || leaves || below->mounts >= 0 ||
          strcmp (below->kind, "person") != 0 || strcmp (figure->out.kind, "creature") != 0 ||
          strcmp (figure->out.action, "fly") != 0 || figure->out.mounts >= 0 ||
          figure->out.height > CIRCLES * below->height)
        continue;
      figure->out.mounts = figure->anchor;
      rc_text_set (&figure->out.perch, "above");
    }
}

/* "a rider on a camel crosses the dunes": whoever sits on somebody does not walk. */
static void
ride_mounts (RcDraft *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      RcStagingFigure *figure = &rc_draft_figure (self, i)->out;

      if (figure->mounts >= 0 &&
          (strcmp (figure->action, "walk") == 0 || strcmp (figure->action, "run") == 0))
        rc_text_set (&figure->action, strcmp (figure->kind, "creature") == 0 ? "sit" : "ride");
    }
}

/* Where the hand of @one goes that holds the other's, as joints in shares of its own height: the
 * middle between the two, as high as the taller one's hand hangs. */
static void
give_hand (RcStagingFigure *one, double x, double z, double y)
{
  double           turn = one->facing * G_PI / 180, dx = x - one->x, dz = z - one->z;
  double           left = dx * cos (turn) - dz * sin (turn), on = dx * sin (turn) + dz * cos (turn);
  const char      *side = left > 0 ? "left" : "right";
  g_autofree char *before = g_strdup (one->pose);
  char             at[3][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *pose = NULL;

  g_ascii_formatd (at[0], sizeof at[0], "%.3f", fabs (left) / one->height); /* outwards */
  g_ascii_formatd (at[1], sizeof at[1], "%.3f", y / one->height);
  g_ascii_formatd (at[2], sizeof at[2], "%.3f", on / one->height);
  pose = g_strdup_printf ("%s%s%s-hand.x=%s %s-hand.y=%s %s-hand.z=%s", before,
                          *before != '\0' ? " " : "", side, at[0], side, at[1], side, at[2]);
  rc_text_set (&one->pose, pose);
}

/* "hand in hand": near enough, turned the same way, and the hands that are side by side meet. */
static void
join_hands (RcDraft *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      int              whose = rc_draft_figure (self, i)->hand;
      RcStagingFigure *b = &rc_draft_figure (self, i)->out, *a;
      double           turn, apart;

      if (whose < 0 || whose == (int)i || whose >= (int)self->figures->len)
        continue;
      a = &rc_draft_figure (self, whose)->out;
      if (strcmp (a->kind, "person") != 0 || strcmp (b->kind, "person") != 0 || a->holds >= 0 ||
          b->holds >= 0)
        continue;
      turn = a->facing * G_PI / 180;
      apart = HANDS_APART * MAX (a->height, b->height);
      b->facing = a->facing;
      /* who walks along keeps up: speed goes with the root of the height
       * (engine/sketch/motion/way-plan.c)
       */
      if (strcmp (a->action, b->action) == 0)
        b->pace = a->pace * sqrt (a->height / b->height);
      /* the smaller one is on the camera's side, and so not hidden */
      if ((a->height > b->height && sin (turn) > 0) || (a->height < b->height && sin (turn) < 0))
        apart = -apart;
      b->x = a->x + apart * cos (turn);
      b->z = a->z - apart * sin (turn);
      give_hand (a, (a->x + b->x) / 2, (a->z + b->z) / 2, HAND_HEIGHT * MAX (a->height, b->height));
      give_hand (b, (a->x + b->x) / 2, (a->z + b->z) / 2, HAND_HEIGHT * MAX (a->height, b->height));
    }
}

static gboolean
sits_at (const char *kind)
{
  return rc_blocking_is_table (kind) && strcmp (kind, "counter") != 0;
}

/* "two friends laugh at a table", "eats at a table": who does there what one does at one's ease has
 * sat down, unless the words say how they are. */
static void
sit_at_tables (RcDraft *self)
{
  static const char *const doings[] = { "talk", "laugh", "eat",   "drink",  "read", "write",
                                        "type", "think", "smile", "listen", NULL };

  for (guint i = 0; i < self->figures->len; i++)
    {
      RcDraftFigure *figure = rc_draft_figure (self, i);

      if (figure->acts && figure->anchor_prop >= 0 && strcmp (figure->use, "beside") == 0 &&
          *figure->out.pose == '\0' && strcmp (figure->out.kind, "person") == 0 &&
          g_strv_contains (doings, figure->out.action) &&
          sits_at (rc_draft_prop (self, figure->anchor_prop)->out.kind))
        rc_text_set (&figure->out.pose, "sit");
    }
}

/** What is implied, then places of figures and props. To be called once, when all is read. */
void
rc_draft_relate (RcDraft *self)
{
  fill_hands (self);
  fill_saddles (self);
  ride_mounts (self);
  circle_above (self);
  sit_at_tables (self);
  face_each_other (self);
  rc_blocking_place (self);
  join_hands (self);
  /* twice, as what stands beside a thing goes with it where that one is put */
  for (guint k = 0; k < 2 * self->props->len; k++)
    {
      guint        i = k % self->props->len;
      RcDraftProp *prop = rc_draft_prop (self, i);

      if (prop->anchor_prop >= 0 && prop->anchor_prop != (int)i && prop->holder < 0)
        rc_blocking_put_at_prop (self, (int)i);
    }
  rc_blocking_raise (self);
}
