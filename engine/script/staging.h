/* staging.h - the structured plan made from a prompt: who stands where, doing what, seen how
 *
 * Made by rc_staging_compose() (compose.h) from words, or read from JSON; drawn by the sketch.
 * Ids such as "MCU" or "push-in" are keys of tables under data/ (sizes, angles, moves, times,
 * weathers, actions, sets, props), so that adding one needs no C. Text is never NULL; "" is unsaid.
 *
 * World: metres, right-handed, y up, ground at y = 0. The subject stands at the origin; the camera
 * starts on the +z side and looks along -z, so +x is the right of the picture. Angles in degrees.
 *
 * Immutable once composed; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

/* What became of a span of the prompt. */
typedef enum
{
  RC_SPAN_STAGED, /* it set something in the staging: `what` says which value */
  RC_SPAN_PASSED, /* not staged: kept word for word for a model */
} RcSpanKind;

typedef struct
{
  RcSpanKind kind;
  gboolean   scene;  /* in the scene's prompt or heading, not in the shot's prompt */
  gsize      start;  /* byte offset into that text */
  gsize      length; /* bytes */
  char      *what;   /* "camera.size = MCU"; "" if passed on */
} RcSpan;

typedef struct
{
  char *size;  /* EWS WS FS MWS MS MCU CU ECU INSERT TWO OTS */
  char *angle; /* eye low high bird worm dutch */
  char *move; /* static pan-left pan-right tilt-up tilt-down push-in pull-out truck-left truck-right
                 pedestal-up pedestal-down orbit-left orbit-right handheld zoom-in zoom-out crane-up
                 crane-down */
  double lens_mm; /* full frame (36 mm wide) equivalent, 8 to 400 */
  int    subject; /* index into figures of whom it frames, -1: the props or the set */
  int    over;    /* over-the-shoulder: index of whose shoulder, else -1 */
  int    insert;  /* INSERT: index into props of the thing shown, else -1 */
} RcStagingCamera;

typedef struct
{
  char *id; /* the character's node id; "extra-1", … for people of the prompt without a character */
  char  *name;     /* "Mara", "sailor" */
  char  *kind;     /* person, creature, product */
  char  *build;    /* slim average heavy child */
  guint  colour;   /* 0xRRGGBB of the clothes */
  double height;   /* metres */
  double x, z;     /* metres: where it starts */
  double facing;   /* degrees about y: 0 looks along +z (at the camera), 90 along +x */
  char  *action;   /* stand walk run sit turn look talk lie point hold */
  char  *toward;   /* id of a figure it looks at, walks to or points to; "camera", "away", or "" */
  int    holds;    /* index into props, -1 for nothing */
  char  *identity; /* media hash of the identity reference to show as a cut-out, or "" */
  char  *look;     /* words of hair and dress, as the description has them */
} RcStagingFigure;

typedef struct
{
  char    *kind;   /* a key of data/kit/props.json */
  char    *name;   /* as the prompt calls it */
  guint    colour; /* 0xRRGGBB */
  double   x, y, z;
  double   facing; /* degrees about y */
  double   scale;
  gboolean in_plate; /* the scene tells of it and its plate shows it: nothing to draw */
} RcStagingProp;

typedef struct
{
  RcStagingCamera  camera;
  RcStagingFigure *figures;
  guint            n_figures;
  RcStagingProp   *props;
  guint            n_props;
  char    *set;   /* a key of data/kit/sets.json: "cliff", "lamp-room", "street", "studio" … */
  char    *plate; /* media hash of the scene's backdrop, or "" */
  gboolean interior;
  char    *time;    /* dawn day dusk night (more are data) */
  char    *weather; /* clear cloudy rain snow fog storm */
  double   warmth;  /* -1 cold to 1 warm, from valence */
  double   tension; /* -1 calm to 1 tense, from arousal */
  RcSpan  *spans;
  guint    n_spans;
} RcStaging;

RcStaging *rc_staging_from_json (const cJSON *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
cJSON     *rc_staging_to_json (const RcStaging *self);
void       rc_staging_free (RcStaging *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStaging, rc_staging_free)

G_END_DECLS
