/* film-text.h - how parts of a film are written in the window: labels, lengths, mentions, colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One value that a camera property can have. */
typedef struct
{
  const char *id;    /* in the document and in stagings: "MCU" */
  const char *badge; /* on a card: "MCU"; see rc_term_badge() */
  const char *label; /* in a list, translatable: "Medium close-up" */
} RcTerm;

/* Each ends with an entry whose id is NULL. */
extern const RcTerm rc_size_terms[];
extern const RcTerm rc_angle_terms[];
extern const RcTerm rc_move_terms[];

/* The lenses that lists offer, mm. */
extern const int   rc_lenses[];
extern const guint rc_n_lenses;

const RcTerm *rc_term_find (const RcTerm *terms, const char *id);
const char   *rc_term_badge (const RcTerm *term);
const char   *rc_generator_name (const char *id);

char       *rc_dup_seconds (double seconds);
char       *rc_dup_clock (double seconds);
char       *rc_dup_speed (int speed);
char       *rc_scene_dup_title (RcScene *scene);
char       *rc_scene_dup_short_title (RcScene *scene);
double      rc_shot_get_seconds (RcShot *shot);
double      rc_scene_get_seconds (RcScene *scene);
double      rc_project_get_seconds (RcProject *project);
const char *rc_role_label (RcRole role);

/* How many colours the cast has: style classes "cast-0" … and named colours "rc_cast_0" …. */
#define RC_N_CAST_COLOURS 6

guint    rc_character_get_colour (RcCharacter *character);
gboolean rc_widget_lookup_colour (GtkWidget *widget, const char *name, GdkRGBA *colour);

typedef struct
{
  gsize        start, length; /* bytes; with the "@" if there is one */
  RcCharacter *character;     /* borrowed */
} RcCastMention;

GArray *rc_find_mentions (RcProject *project, const char *text);
char   *rc_dup_excerpt_markup (RcProject *project, const char *prompt, gsize most_bytes);

G_END_DECLS
