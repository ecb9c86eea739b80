/* staging.h - the structured plan made from a prompt: who stands where, doing what, seen how
 *
 * docs/staging.md is its schema. Members that keep their neutral value may be left out of the JSON.
 * Made by rc_staging_compose() from words, or read from JSON; drawn by the sketch. Ids such as
 * "MCU" are keys of tables under data/. Text is never NULL; "" is unsaid.
 * World: metres, right-handed, y up, ground at y = 0. The subject stands at the origin; the camera
 * starts on the +z side and looks along -z: +x is on the right. Degrees. Immutable; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/record.h"
#include "engine/script/span.h"

G_BEGIN_DECLS

/* How it is seen from @start on. The staging's camera begins at 0; `setups` are those after it. */
typedef struct
{
  double   start;    /* seconds */
  gboolean cut;      /* a cut to a new framing; else the camera goes on from where it is */
  char    *size;     /* EWS WS FS MWS MS MCU CU ECU INSERT TWO GROUP OTS */
  char    *angle;    /* a key of data/kit/angles.json: eye low high bird worm dutch … */
  char    *move;     /* a key of data/kit/moves.json: static pan-left tilt-up push-in truck-left
                        pedestal-up orbit-left crane-up handheld zoom-in dolly-zoom follow aerial … */
  char    *moves;    /* more moves at the same time, separated by spaces: "handheld" */
  double   pace;     /* of the move: 1 is usual, 0.5 slow, 2 fast */
  double   lens_mm;  /* full frame (36 mm wide) equivalent, 8 to 400 */
  gboolean fish_eye; /* a lens that bends lines */
  gboolean locked;   /* it is said to stand still: what goes by goes out of the picture */
  char    *focus;    /* "": by the lens; "deep": all is sharp; "shallow": the subject alone */
  int    focus_on, rack_to; /* index into figures, -1: the subject; it goes over to, -1: it stays */
  int    subject;           /* index into figures of whom it frames, -1: the props or the set */
  int    over;              /* over-the-shoulder: index of whose shoulder, else -1 */
  int    insert;            /* INSERT: index into props of the thing shown, else -1 */
  char  *set;   /* after a cut: another place than before, a key of sets.json; "": the same */
  char  *label; /* what the words call it, if the set is only its nearest kind */
  int    eyes;  /* seen through the eyes of this figure, who is not drawn, else -1 */
  double away;  /* by hand: metres from the point at_x, at_y, at_z that it looks at; 0: framed */
  double around, above, at_x, at_y, at_z; /* degrees about that point, 0: +z, and over level */
} RcStagingCamera;

/* What a figure does from @start on. */
typedef struct
{
  double start;      /* seconds; the first beat starts at 0 */
  char  *action;     /* a key of data/kit/actions.json */
  char  *toward;     /* as figure's */
  char  *expression; /* as figure's; "": as before */
  int    holds;      /* index into props, -1 for nothing */
  double pace;       /* 1 is usual, 0.5 slow, 2 fast */
} RcStagingBeat;

typedef struct
{
  char *id; /* the character's node id; "extra-1", … for people of the prompt without a character */
  char *name;  /* "Mara", "sailor" */
  char *label; /* what the words call it, if the body is only its nearest kind; small type on the
                  picture; "" otherwise */
  char *kind;  /* person, creature, product */
  char *body; /* a key of data/kit/bodies.json: human dog horse eagle fish spider dragon robot … */
  char  *age;     /* baby child teen adult old */
  char  *sex;     /* f m, or "" */
  char  *build;   /* slim average heavy athletic; child is an age */
  guint  colour;  /* 0xRRGGBB of the clothes, of an animal's coat (0: as its kind has it) */
  char  *garment; /* a key of data/kit/garments.json: coat dress suit uniform robe armour …, "" */
  char  *headwear;    /* hat cap helmet hood crown headscarf …, "" */
  guint  head_colour; /* 0xRRGGBB of it; 0: as the clothes */
  char  *hair; /* short long bob bun ponytail curly bald …, "" for what follows from the id */
  guint  hair_colour; /* 0xRRGGBB, 0: follows from the id */
  guint  skin;        /* 0xRRGGBB, 0: follows from the id */
  char  *wears;       /* more things, separated by spaces: glasses beard mask backpack scarf … */
  char  *material;    /* of the clothes: leather denim silk metal oilskin …, "" */
  double height;      /* metres */
  double x, y, z;     /* metres: where it starts; y is its height above the ground */
  double facing;      /* degrees about y: 0 looks along +z (at the camera), 90 along +x */
  char  *action;      /* a key of data/kit/actions.json: what it does first */
  char  *toward; /* id of a figure it looks at, walks to or acts on; "prop-N", an index into props;
                    "camera", "away", "left", "right", "up", "down" or "" */
  char  *expression;    /* neutral smile laugh sad cry angry afraid …, "": as the mood has it */
  double pace;          /* of its action: 1 is usual, 0.5 slow, 2 fast */
  int    holds;         /* index into props, -1 for nothing */
  int    rides;         /* index into props of what it sits on or in and goes along with, -1 */
  int    mounts;        /* index into figures of whom it rides or is carried by, -1 */
  char  *perch;         /* where: shoulder shoulders lap head back arms above; "": in a saddle */
  char  *pose;          /* "sit", "kneel" …: how it is meanwhile; joints by hand: "head.yaw=30" */
  char  *enters;        /* comes into the picture from "left", "right", "back", "front", or "" */
  char  *leaves;        /* goes out of it to …, or "" */
  RcStagingBeat *beats; /* what it does after its first action, by start */
  guint          n_beats;
  char          *identity;  /* media hash of the identity reference to show as a cut-out, or "" */
  gboolean       mannequin; /* drawn as a mannequin in spite of its identity reference */
  char          *look;      /* words of hair and dress, as the description has them */
} RcStagingFigure;

typedef struct
{
  char    *id;              /* "lantern", "chair-2": stays while the words that name it stay */
  char    *kind;            /* a key of data/kit/props.json */
  char    *name;            /* as the prompt calls it */
  char    *label;           /* as a figure's */
  guint    colour, becomes; /* 0xRRGGBB; what it has become at the end, 0: the same */
  char    *material;        /* wood metal glass stone …, "" */
  double   x, y, z, facing, scale; /* metres; degrees about y */
  char    *motion; /* drive fly float fall roll spin swing … one after the other, "" for still */
  char    *toward; /* as figure's */
  double   pace;
  gboolean in_plate; /* the scene tells of it and its plate shows it: nothing to draw */
  gboolean dressing; /* chosen, as it belongs to the set: no picture is of it */
  double   hangs;    /* on the room's wall: metres from the floor to its middle; 0: it stands */
} RcStagingProp;

/* Words that are spoken. */
typedef struct
{
  int      figure; /* index of who speaks, -1: somebody who is not in the picture */
  char    *text;
  char    *language; /* "en", "zh" … */
  char    *voice; /* settings of the voice, "" for what follows from the figure (scratch voice) */
  double   start; /* seconds; -1: after the line before it */
  gboolean off;   /* voice-over: the mouth stays shut */
} RcStagingLine;

/* Something in the air or on the ground that is neither figure nor prop. */
typedef struct
{
  char *kind; /* a key of data/kit/effects.json: fire smoke fog dust sparks bubbles leaves confetti
                 fireworks lightning explosion splash steam stars city-lights … */
  double amount; /* 0 to 1 */
  int    prop;   /* index into props of where it is, -1: everywhere or at the set's place for it */
} RcStagingEffect;

#define RC_STAGING_MOST_CROWD 400

typedef struct
{
  char *body;  /* a key of data/kit/bodies.json */
  char *name;  /* as the prompt calls them */
  int   count; /* up to RC_STAGING_MOST_CROWD */
  char *action;
  char *age, *at; /* of people; background foreground around sides above */
} RcStagingCrowd;

typedef struct
{
  RcStagingCamera  camera;
  RcStagingCamera *setups; /* after the camera's, by start */
  guint            n_setups;
  RcStagingFigure *figures;
  guint            n_figures;
  RcStagingProp   *props;
  guint            n_props;
  RcStagingLine   *lines;
  guint            n_lines;
  RcStagingEffect *effects;
  guint            n_effects;
  RcStagingCrowd  *crowds;
  guint            n_crowds;
  char    *set;     /* a key of data/kit/sets.json: "cliff", "lamp-room", "street", "studio" … */
  char    *label;   /* what the words call the place, if the set is only its nearest kind */
  char    *plate;   /* media hash of the scene's backdrop, or "" */
  double   horizon; /* of the plate, from its top, 0 to 1; -1: found in the picture */
  gboolean interior, empty; /* empty: nothing of the set's own stands about that drives or sails */
  char    *time;    /* a key of data/kit/times.json: dawn day dusk night golden-hour noon … */
  char    *weather; /* a key of data/kit/weathers.json: clear cloudy rain snow fog storm … */
  char    *season;  /* spring summer autumn winter, or "" */
  char    *era;     /* ancient medieval victorian modern future …, or "" */
  char    *light;   /* a key of data/kit/lights.json: backlit rim low-key candle …; "": natural */
  char    *palette; /* monochrome sepia warm cool pastel vivid …, or "" */
  double   palette_share; /* how much of it is drawn, 0 to 1: the mood's is faint */
  double   key_height;    /* degrees that the mood lifts the key light, or lowers it */
  char    *foreground;    /* out of focus at an edge: a key of props.json, its side: "plant left" */
  char    *look;          /* clay ink colour night: the project's */
  double   wind;          /* 0 to 1 */
  double   tempo;         /* of time: 1; 0.25 slow motion; 8 time lapse; 0 frozen */
  double   warmth;        /* -1 cold to 1 warm, from valence */
  double   tension;       /* -1 calm to 1 tense, from arousal */
  double   motion_blur;   /* shutter angle / 360; 0: none */
  char    *burn_in;       /* "guides safe slate": drawn over the picture, separated by spaces */
  char    *slate;         /* what the slate says of the shot: "1A" */
  RcSpan  *spans;
  guint    n_spans;
  int      unlabelled; /* gboolean: labels are not written on the picture */
} RcStaging;

extern const RcRecordType rc_staging_type, rc_staging_camera_type, rc_staging_beat_type,
    rc_staging_figure_type, rc_staging_prop_type, rc_staging_line_type, rc_staging_effect_type,
    rc_staging_crowd_type, rc_staging_span_type;

RcStaging *rc_staging_new (void);
RcStaging *rc_staging_from_json (const cJSON *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
cJSON     *rc_staging_to_json (const RcStaging *self);
RcStaging *rc_staging_copy (const RcStaging *self);
void       rc_staging_free (RcStaging *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStaging, rc_staging_free)

G_END_DECLS
