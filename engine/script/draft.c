/* draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/draft.h"

#include "engine/base/text.h"
#include "engine/script/look.h"

#include <string.h>

/* A prompt that names more is no shot; the limits keep the cost in bounds. */
enum
{
  MAX_EFFECTS = 16,
  MAX_CROWDS = 8,
  MAX_SHOTS = 24,
};

static void
clear_figure (gpointer data)
{
  RcDraftFigure *figure = data;

  rc_record_clear (&figure->out, &rc_staging_figure_type);
  g_clear_pointer (&figure->beats, g_array_unref);
}

static void
clear_prop (gpointer data)
{
  rc_record_clear (&((RcDraftProp *)data)->out, &rc_staging_prop_type);
}

static void
clear_span (gpointer data)
{
  rc_record_clear (data, &rc_staging_span_type);
}

static void
clear_line (gpointer data)
{
  rc_record_clear (&((RcDraftLine *)data)->out, &rc_staging_line_type);
}

static void
clear_effect (gpointer data)
{
  rc_record_clear (data, &rc_staging_effect_type);
}

static void
clear_crowd (gpointer data)
{
  rc_record_clear (data, &rc_staging_crowd_type);
}

static GArray *
new_list (gsize size, GDestroyNotify clear)
{
  GArray *list = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (list, clear);
  return list;
}

RcDraft *
rc_draft_new (const RcVocabulary *vocabulary, const RcStagingInput *input)
{
  RcDraft *self = g_new0 (RcDraft, 1);

  self->vocabulary = vocabulary;
  self->input = input;
  self->figures = new_list (sizeof (RcDraftFigure), clear_figure);
  self->props = new_list (sizeof (RcDraftProp), clear_prop);
  self->spans = new_list (sizeof (RcSpan), clear_span);
  self->lines = new_list (sizeof (RcDraftLine), clear_line);
  self->effects = new_list (sizeof (RcStagingEffect), clear_effect);
  self->crowds = new_list (sizeof (RcStagingCrowd), clear_crowd);
  self->phases = g_array_new (FALSE, TRUE, sizeof (RcDraftPhase));
  self->shots = g_array_new (FALSE, TRUE, sizeof (RcDraftShot));
  g_array_set_size (self->phases, 1);
  self->label = g_strdup ("");
  self->tempo = self->wind = self->motion_blur = -1;
  self->interior = self->implied = -1;
  self->subject = self->shown = self->named = self->over = self->seen_span = -1;
  self->eyes = self->focus_on = self->rack_to = -1;
  return self;
}

void
rc_draft_free (RcDraft *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->figures);
  g_array_unref (self->props);
  g_array_unref (self->spans);
  g_array_unref (self->lines);
  g_array_unref (self->effects);
  g_array_unref (self->crowds);
  g_array_unref (self->phases);
  g_array_unref (self->shots);
  g_free (self->label);
  g_free (self);
}

RcDraftFigure *
rc_draft_figure (const RcDraft *self, int index)
{
  return &g_array_index (self->figures, RcDraftFigure, index);
}

RcDraftProp *
rc_draft_prop (const RcDraft *self, int index)
{
  return &g_array_index (self->props, RcDraftProp, index);
}

static void
init_figure (RcDraftFigure *figure, const RcLook *look, const char *kind)
{
  RcStagingFigure *out = &figure->out;

  rc_record_init (out, &rc_staging_figure_type);
  figure->gender = look->gender;
  rc_text_set (&out->build, look->build);
  rc_text_set (&out->kind, kind != NULL && *kind != '\0' ? kind : "person");
  rc_text_set (&out->sex, look->gender);
  rc_text_set (&out->age, *look->age != '\0' ? look->age : "adult");
  rc_text_set (&out->garment, look->garment);
  rc_text_set (&out->headwear, look->headwear);
  rc_text_set (&out->hair, look->hair);
  rc_text_set (&out->wears, look->wears);
  rc_text_set (&out->material, look->material);
  out->height = look->height;
  out->colour = look->colour;
  out->hair_colour = look->hair_colour;
  out->skin = look->skin;
  out->head_colour = look->head_colour;
  figure->at = figure->use = figure->wants = figure->saddle = "";
  figure->anchor = figure->anchor_prop = figure->target = figure->target_prop = figure->hand = -1;
  figure->beats = g_array_new (FALSE, TRUE, sizeof (RcDraftBeat));
}

/** Says that @figure is a woman, "f", or a man, "m". */
void
rc_draft_set_gender (RcDraftFigure *figure, const char *gender)
{
  figure->gender = gender;
  rc_text_set (&figure->out.sex, gender);
}

/** Returns: the index of the figure of member @cast, made now if need be; -1 if the picture is full
 */
int
rc_draft_add_character (RcDraft *self, int cast)
{
  const RcCastMember *member = &self->input->cast[cast];
  RcDraftFigure       figure = { .cast = cast };
  RcLook              look;

  for (guint i = 0; i < self->figures->len; i++)
    if (rc_draft_figure (self, i)->cast == cast)
      return i;
  if (self->figures->len >= RC_DRAFT_MAX_FIGURES)
    return -1;
  look = rc_look_of_character (self->vocabulary, self->input->cast, cast);
  init_figure (&figure, &look, member->kind);
  rc_text_set (&figure.out.id, member->id);
  rc_text_set (&figure.out.name, member->name);
  rc_text_set (&figure.out.identity, member->identity != NULL ? member->identity : "");
  figure.out.mannequin = member->mannequin;
  rc_text_set (&figure.out.look, member->description != NULL ? member->description : "");
  figure.sentence = self->sentence;
  g_array_append_val (self->figures, figure);
  return self->figures->len - 1;
}

/** Returns: the index of a new figure for someone without a name; -1 if the picture is full */
int
rc_draft_add_extra (RcDraft *self, const RcEntry *entry)
{
  RcDraftFigure figure = { .cast = -1, .noun = entry->value };
  RcLook        look;

  if (self->figures->len >= RC_DRAFT_MAX_FIGURES)
    return -1;
  look = rc_look_of_extra (self->vocabulary, entry, self->n_extras++);
  init_figure (&figure, &look, entry->kind);
  figure.gender = entry->gender;
  figure.wants = entry->holds;
  rc_text_set (&figure.out.body, *entry->body != '\0' ? entry->body : "human");
  rc_text_set (&figure.out.expression, entry->expression);
  if (*entry->action != '\0')
    rc_text_set (&figure.out.action, entry->action);
  /* cavalry has horses */
  if (strcmp (entry->action, "ride") == 0)
    figure.saddle = "horse";
  g_free (figure.out.id);
  figure.out.id = g_strdup_printf ("extra-%u", self->n_extras);
  rc_text_set (&figure.out.name, entry->value);
  rc_text_set (&figure.out.look, *entry->gender == 'f'   ? "woman"
                                 : *entry->gender == 'm' ? "man"
                                                         : "");
  figure.sentence = self->sentence;
  g_array_append_val (self->figures, figure);
  return self->figures->len - 1;
}

/* What is seen of @figure is what is seen of @part, but for clothes and an age that words gave it.
 */
static void
look_like (RcStagingFigure *figure, const RcStagingFigure *part, gboolean dressed)
{
  gboolean aged = strcmp (part->age, "adult") == 0 && strcmp (figure->age, "adult") != 0;

  rc_text_set (&figure->name, part->name);
  rc_text_set (&figure->look, part->look);
  rc_text_set (&figure->label, part->label);
  rc_text_set (&figure->identity, part->identity);
  rc_text_set (&figure->kind, part->kind);
  rc_text_set (&figure->body, part->body);
  rc_text_set (&figure->sex, part->sex);
  rc_text_set (&figure->build, part->build);
  rc_text_set (&figure->hair, part->hair);
  rc_text_set (&figure->headwear, part->headwear);
  rc_text_set (&figure->wears, part->wears);
  if (!aged)
    {
      rc_text_set (&figure->age, part->age);
      figure->height = part->height;
    }
  figure->mannequin = part->mannequin;
  figure->hair_colour = part->hair_colour;
  figure->skin = part->skin;
  figure->head_colour = part->head_colour;
  if (dressed)
    return;
  rc_text_set (&figure->garment, part->garment);
  rc_text_set (&figure->material, part->material);
  figure->colour = part->colour;
}

/** The last figure is @place, of whom words say more now: it has its place and does what it does.
 */
void
rc_draft_take_place (RcDraft *self, int place)
{
  RcDraftFigure *figure = rc_draft_figure (self, place);
  RcDraftFigure *part = rc_draft_figure (self, (int)self->figures->len - 1);

  look_like (&figure->out, &part->out, figure->dressed);
  if (part->cast >= 0)
    rc_text_set (&figure->out.id, part->out.id);
  if (*part->out.expression != '\0')
    rc_text_set (&figure->out.expression, part->out.expression);
  if (!figure->acts)
    rc_text_set (&figure->out.action, part->out.action);
  if (*part->wants != '\0')
    figure->wants = part->wants;
  if (*part->saddle != '\0')
    figure->saddle = part->saddle;
  figure->cast = part->cast;
  figure->noun = part->noun;
  figure->gender = part->gender;
  g_array_set_size (self->figures, self->figures->len - 1);
}

/* "lantern", "lantern-2": stays while the words that name it stay */
static char *
prop_id (const RcDraft *self, const char *name)
{
  g_autoptr (GString) id = g_string_new (NULL);
  gsize               plain;
  gboolean            taken = TRUE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (id, g_unichar_tolower (g_utf8_get_char (p)));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  if (id->len == 0)
    g_string_append (id, "thing");
  plain = id->len;
  for (guint n = 2; taken; n++)
    {
      taken = FALSE;
      for (guint i = 0; i < self->props->len; i++)
        taken |= g_strcmp0 (rc_draft_prop (self, i)->out.id, id->str) == 0;
      if (taken)
        {
          g_string_truncate (id, plain);
          g_string_append_printf (id, "-%u", n);
        }
    }
  return g_strdup (id->str);
}

/** Returns: the index of a new prop called @name; -1 if the picture is full */
int
rc_draft_add_prop (RcDraft *self, const RcEntry *entry, const char *name)
{
  RcDraftProp prop = {
    .holder = -1, .surface = "", .at = "", .anchor = -1, .anchor_prop = -1, .target = -1
  };

  if (self->props->len >= RC_DRAFT_MAX_PROPS)
    return -1;
  prop.small = (entry->flags & RC_TERM_SMALL) != 0;
  prop.ridden = (entry->flags & RC_TERM_RIDDEN) != 0;
  prop.goes = entry->motion;
  prop.distance = entry->distance;
  prop.sentence = self->sentence;
  rc_record_init (&prop.out, &rc_staging_prop_type);
  g_free (prop.out.id);
  prop.out.id = prop_id (self, name);
  rc_text_set (&prop.out.kind, entry->value);
  rc_text_set (&prop.out.name, name);
  rc_text_set (&prop.out.material, entry->material);
  /* a car stands until somebody says that it drives */
  if (strcmp (entry->motion, "drive") != 0)
    rc_text_set (&prop.out.motion, entry->motion);
  if ((entry->flags & RC_TERM_NEAR) != 0)
    rc_text_set (&prop.out.label, name);
  prop.out.colour = entry->coloured ? entry->colour : 0x8a8378;
  if (entry->scale > 0)
    prop.out.scale = entry->scale;
  g_array_append_val (self->props, prop);
  return self->props->len - 1;
}

/** Adds an effect, or more of one that is there. @prop: where it is, -1: in the air */
void
rc_draft_add_effect (RcDraft *self, const char *kind, double amount, int prop)
{
  RcStagingEffect effect;

  for (guint i = 0; i < self->effects->len; i++)
    {
      RcStagingEffect *other = &g_array_index (self->effects, RcStagingEffect, i);

      if (strcmp (other->kind, kind) == 0)
        {
          other->amount = MAX (other->amount, amount);
          return;
        }
    }
  if (self->effects->len >= MAX_EFFECTS)
    return;
  rc_record_init (&effect, &rc_staging_effect_type);
  rc_text_set (&effect.kind, kind);
  effect.amount = CLAMP (amount > 0 ? amount : 0.5, 0, 1);
  effect.prop = prop;
  g_array_append_val (self->effects, effect);
}

/** Returns: the index of a new crowd called @name, -1 if there are too many. @count: 0 for unsaid
 */
int
rc_draft_add_crowd (RcDraft *self, const RcEntry *entry, const char *name, double count)
{
  RcStagingCrowd crowd;

  if (self->crowds->len >= MAX_CROWDS)
    return -1;
  rc_record_init (&crowd, &rc_staging_crowd_type);
  rc_text_set (&crowd.body, *entry->body != '\0' ? entry->body : "human");
  rc_text_set (&crowd.name, name);
  if (count > 0)
    crowd.count = MIN (count, RC_STAGING_MOST_CROWD);
  if (*entry->action != '\0')
    rc_text_set (&crowd.action, entry->action);
  rc_text_set (&crowd.age, entry->age);
  if (*entry->at != '\0')
    rc_text_set (&crowd.at, entry->at);
  g_array_append_val (self->crowds, crowd);
  return self->crowds->len - 1;
}

/** Returns: how the current shot is seen */
RcDraftShot
rc_draft_shot (const RcDraft *self)
{
  RcDraftShot shot = { .phase = self->shot_phase,
                       .cut = self->shot_cut,
                       .size = self->size,
                       .angle = self->angle,
                       .move = self->move,
                       .focus = self->focus,
                       .set = self->shot_set,
                       .label = self->shot_label,
                       .n_also = self->n_also,
                       .pace = self->pace,
                       .lens_mm = self->lens_mm,
                       .fish_eye = self->fish_eye,
                       .subject = self->subject,
                       .together = self->together,
                       .shown = self->shown,
                       .over = self->over,
                       .eyes = self->eyes,
                       .focus_on = self->focus_on,
                       .rack_to = self->rack_to,
                       .n_figures = self->shot_figures,
                       .n_props = self->shot_props };

  memcpy (shot.also, self->also, sizeof shot.also);
  return shot;
}

/** Makes @shot the current one. */
void
rc_draft_set_shot (RcDraft *self, const RcDraftShot *shot)
{
  self->shot_phase = shot->phase;
  self->shot_cut = shot->cut;
  self->size = shot->size;
  self->angle = shot->angle;
  self->move = shot->move;
  self->focus = shot->focus;
  self->shot_set = shot->set;
  self->shot_label = shot->label;
  self->n_also = shot->n_also;
  self->pace = shot->pace;
  self->lens_mm = shot->lens_mm;
  self->fish_eye = shot->fish_eye;
  self->subject = shot->subject;
  self->together = shot->together;
  self->shown = shot->shown;
  self->over = shot->over;
  self->eyes = shot->eyes;
  self->focus_on = shot->focus_on;
  self->rack_to = shot->rack_to;
  self->shot_figures = shot->n_figures;
  self->shot_props = shot->n_props;
  memcpy (self->also, shot->also, sizeof shot->also);
}

/** Keeps the current shot and begins another from @phase on: after a @cut, or with another move. */
void
rc_draft_next_shot (RcDraft *self, guint phase, gboolean cut)
{
  RcDraftShot shot = rc_draft_shot (self);
  RcDraftShot next = { .phase = phase,
                       .cut = cut,
                       .subject = cut ? -1 : self->subject,
                       .together = !cut && self->together,
                       .shown = cut ? -1 : self->shown,
                       .over = cut ? -1 : self->over,
                       .eyes = cut ? -1 : self->eyes,
                       .focus_on = -1,
                       .rack_to = -1,
                       .n_figures = self->figures->len,
                       .n_props = self->props->len };

  if (self->shots->len >= MAX_SHOTS)
    return;
  g_array_append_val (self->shots, shot);
  rc_draft_set_shot (self, &next);
  self->shot_said = FALSE;
}

/**
 * rc_draft_add_span:
 * @start: byte offset into the shot's prompt, or with @scene into the scene's
 * @format: what it set, as "path = value"; a later span with another value for the path wins
 */
void
rc_draft_add_span (RcDraft    *self,
                   gboolean    scene,
                   gsize       start,
                   gsize       length,
                   const char *format,
                   ...)
{
  RcSpan span = {
    .kind = RC_SPAN_STAGED, .scene = scene, .start = start, .length = length, .against = -1
  };
  va_list args;

  va_start (args, format);
  span.what = g_strdup_vprintf (format, args);
  va_end (args);
  g_array_append_val (self->spans, span);
}

/**
 * rc_draft_add_conflict:
 * @what: (transfer full): what is asked for and what is done instead
 *
 * For words that what was said before keeps from being done.
 */
void
rc_draft_add_conflict (RcDraft *self, gboolean scene, gsize start, gsize length, char *what)
{
  RcSpan span = { RC_SPAN_CONFLICT, scene, start, length, what, -1 };

  g_array_append_val (self->spans, span);
}

/** Moves the figures and props into @staging. */
void
rc_draft_finish (RcDraft *self, RcStaging *staging)
{
  gboolean has_plate = self->input->plate != NULL && *self->input->plate != '\0';

  staging->n_figures = self->figures->len;
  staging->n_props = self->props->len;
  g_free (staging->figures);
  g_free (staging->props);
  staging->figures = g_new0 (RcStagingFigure, staging->n_figures + 1);
  staging->props = g_new0 (RcStagingProp, staging->n_props + 1);
  for (guint i = 0; i < staging->n_figures; i++)
    staging->figures[i] = rc_draft_figure (self, i)->out;
  for (guint i = 0; i < staging->n_props; i++)
    {
      staging->props[i] = rc_draft_prop (self, i)->out;
      staging->props[i].in_plate = has_plate && i < self->n_scene_props;
    }
  rc_draft_finish_time (self, staging);
  for (guint i = 0; i < staging->n_figures; i++)
    g_array_unref (rc_draft_figure (self, i)->beats);
  g_array_set_clear_func (self->figures, NULL);
  g_array_set_clear_func (self->props, NULL);
  g_array_set_size (self->figures, 0);
  g_array_set_size (self->props, 0);
}
