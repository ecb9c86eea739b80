/* draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/draft.h"

#include "engine/base/text.h"
#include "engine/script/look.h"

static void
clear_figure (gpointer data)
{
  rc_record_clear (&((RcDraftFigure *)data)->out, &rc_staging_figure_type);
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

RcDraft *
rc_draft_new (const RcVocabulary *vocabulary, const RcStagingInput *input)
{
  RcDraft *self = g_new0 (RcDraft, 1);

  self->vocabulary = vocabulary;
  self->input = input;
  self->figures = g_array_new (FALSE, TRUE, sizeof (RcDraftFigure));
  self->props = g_array_new (FALSE, TRUE, sizeof (RcDraftProp));
  self->spans = g_array_new (FALSE, TRUE, sizeof (RcSpan));
  g_array_set_clear_func (self->figures, clear_figure);
  g_array_set_clear_func (self->props, clear_prop);
  g_array_set_clear_func (self->spans, clear_span);
  self->interior = self->implied = -1;
  self->subject = self->shown = self->named = self->over = -1;
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
  out->height = look->height;
  out->colour = look->colour;
  figure->at = figure->use = "";
  figure->anchor = figure->anchor_prop = figure->target = figure->target_prop = -1;
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
  rc_text_set (&figure.out.look, member->description != NULL ? member->description : "");
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
  g_free (figure.out.id);
  figure.out.id = g_strdup_printf ("extra-%u", self->n_extras);
  rc_text_set (&figure.out.name, entry->value);
  rc_text_set (&figure.out.look, *entry->gender == 'f'   ? "woman"
                                 : *entry->gender == 'm' ? "man"
                                                         : "");
  g_array_append_val (self->figures, figure);
  return self->figures->len - 1;
}

/** Returns: the index of a new prop called @name; -1 if the picture is full */
int
rc_draft_add_prop (RcDraft *self, const RcEntry *entry, const char *name)
{
  RcDraftProp prop = { .holder = -1, .surface = "", .at = "", .anchor = -1 };

  if (self->props->len >= RC_DRAFT_MAX_PROPS)
    return -1;
  prop.small = (entry->flags & RC_TERM_SMALL) != 0;
  prop.distance = entry->distance;
  rc_record_init (&prop.out, &rc_staging_prop_type);
  rc_text_set (&prop.out.kind, entry->value);
  rc_text_set (&prop.out.name, name);
  prop.out.colour = entry->colour;
  g_array_append_val (self->props, prop);
  return self->props->len - 1;
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
  g_array_set_clear_func (self->figures, NULL);
  g_array_set_clear_func (self->props, NULL);
  g_array_set_size (self->figures, 0);
  g_array_set_size (self->props, 0);
}
