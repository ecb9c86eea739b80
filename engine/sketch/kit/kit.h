/* kit.h - the tables that the ids of a staging refer to, read from data/kit/
 *
 * Shot sizes, angles, moves, times of day, weathers and actions become plain structs; sets and
 * props stay JSON, whose shapes prop.h and set.h build. Everything is checked when it is read, so
 * that a slip in a file is a message with a place, not a strange picture. data/kit/README.md
 * explains the files. Immutable once loaded; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/sketch/kit/action.h"

G_BEGIN_DECLS

/* How much of a figure fills the frame. Lengths are shares of the figure's height, measured down
 * from the crown; rooms are shares of the frame's height. */
typedef struct
{
  float top, bottom;
  float head_room, foot_room;
  float lens_mm; /* if the staging names none */
  float follow;  /* 1: the camera goes with a subject who walks; 0: it lets them go */
  float lead;    /* how far to the side a subject who looks away is put, of half the frame */
  float steep;   /* degrees that the camera may at most look up or down */
  float back;    /* times the distance that it may go back for a landmark of the place; 0: not */
} RcKitSize;

typedef struct
{
  float elevation; /* degrees above the subject */
  float roll;      /* degrees */
} RcKitAngle;

/* The difference a move makes from its start to its end. A file may leave out what does not change.
 */
typedef struct
{
  float dolly;    /* share of the distance that is gained */
  float truck;    /* to the right, shares of the frame's width at the subject */
  float pedestal; /* up, shares of the frame's height at the subject */
  float pan;      /* to the left, shares of the field of view */
  float tilt;     /* up, shares of the field of view */
  float roll;     /* degrees, the picture's top to the left */
  float orbit;    /* degrees, counter-clockwise seen from above */
  float zoom;     /* factor of the focal length, 1 for none */
  float crane;    /* degrees that the camera rises around the subject */
  float lock;     /* 1: the lens makes up for the distance, so that the subject keeps its size */
  float shake;    /* degrees */
  float rate;     /* of the shake: 1 is a calm hand */
  float follow;   /* 1: the camera goes with the subject, whatever the size says */
  float raise;    /* degrees that all of it is higher */
  float away;     /* factor of the distance of all of it */
  float centre;  /* 0: the move starts at the framing; 0.5: the framing is its middle; 1: its end */
  float begin;   /* when it begins, share of the time there is */
  float seconds; /* how long it takes, 0: the rest of the time */
  float ease_in, ease_out; /* shares of the move that it takes to speed up and slow down */
  float settle;            /* how far it swings over its end, share of the way */
} RcKitMove;

typedef struct
{
  float zenith[3], middle[3], horizon[3];
  float sun[3]; /* degrees: azimuth (0 is behind the camera, 90 to the right), elevation; radius */
  float sun_colour[3];
  float glow, stars;
  float key[3];      /* the key light outside */
  float key_from[3]; /* degrees: azimuth, elevation */
  float above[3], below[3], rim[3];
  float haze[3];
  float haze_density;
  float room_key[3]; /* the key light in a room */
  float room_from[3];
  float room_above[3], room_below[3], room_rim[3];
  float window[3]; /* what is seen through a window */
  float lamps;     /* how bright lamps are, 0 off */
  float exposure, contrast, saturation, vignette;
  float tint[3];
  float tint_strength;
} RcKitTime;

typedef struct
{
  float cover;      /* clouds, 0 to 1 */
  float cloud;      /* how dark they are, 0 to 1 */
  float key;        /* factor of the key light */
  float hardness;   /* of its edge, 0 to 1 */
  float shadow;     /* how dark shadows are */
  float fill;       /* factor of the fill */
  float haze;       /* factor of the haze */
  float saturation; /* factor */
  float rain, snow; /* drops or flakes, 0 to 1 */
  float wet;        /* gloss of the ground */
  float air[3];     /* factors of the haze's colour */
  float blow;       /* wind, 0 to 1 */
} RcKitWeather;

/* How the lamps of the picture are set. Factors are of what time and weather give. */
typedef struct
{
  float key, fill, rim;
  float key_from[3]; /* degrees: azimuth, elevation; 1 if it comes from there */
  float key_colour[3], fill_colour[3];
  float hardness, shadow; /* as a weather's; below 0: as it is */
  float background;       /* factor of sky and haze */
  float surroundings;     /* factor of the light on what is neither figure nor prop */
  float haze, glow;       /* factors */
  float exposure, saturation;
  float contrast, vignette;                        /* more of it */
  float lamps;                                     /* how bright lamps are at least */
  float lamp_a[3], lamp_a_colour[3], lamp_a_range; /* a lamp of its own: metres; range 0: none */
  float lamp_b[3], lamp_b_colour[3], lamp_b_range;
  float cone[3], cone_colour[3], cone_radius; /* a spotlight that hangs there */
  float rays;                                 /* light that is seen in the air, 0 to 1 */
  float dapple;                               /* spots of light through leaves, 0 to 1 */
  float flicker, strobe;                      /* 0 to 1 */
} RcKitLight;

/* What the picture's colours become. */
typedef struct
{
  float low[3], high[3]; /* factors of its dark and light tones */
  float grey;            /* how much of its colour goes */
  float lift[3];         /* light in the darkest */
  float exposure, saturation;
  float contrast, vignette; /* more of it */
} RcKitPalette;

/* What the picture is made of: a project's look. */
typedef struct
{
  RcKitPalette palette;
  float        base[3], base_amount; /* what surfaces are made of, and how much of it shows */
  float        paper[3], paper_amount;
  float        steps;            /* of tone, 0: smooth */
  float        grain;            /* share of full light */
  float        line, line_width; /* 0 to 1; factor */
} RcKitTreatment;

typedef struct _RcKit RcKit;

/* The prop that is drawn for a thing that nothing in the kit is near to. */
#define RC_PROP_UNKNOWN "thing"

RcKit *rc_kit_read (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void   rc_kit_free (RcKit *self);

/* (nullable): NULL for an id that is in no table */
const RcKitSize      *rc_kit_size (const RcKit *self, const char *id);
const RcKitAngle     *rc_kit_angle (const RcKit *self, const char *id);
const RcKitMove      *rc_kit_move (const RcKit *self, const char *id);
const RcKitTime      *rc_kit_time (const RcKit *self, const char *id);
const RcKitWeather   *rc_kit_weather (const RcKit *self, const char *id);
const RcKitLight     *rc_kit_light (const RcKit *self, const char *id);
const RcKitPalette   *rc_kit_palette (const RcKit *self, const char *id);
const RcKitTreatment *rc_kit_treatment (const RcKit *self, const char *id);
const RcKitAction    *rc_kit_action (const RcKit *self, const char *id);
const cJSON          *rc_kit_prop (const RcKit *self, const char *id);
const cJSON          *rc_kit_set (const RcKit *self, const char *id);
const cJSON          *rc_kit_creature (const RcKit *self, const char *id);
const char           *rc_kit_nearest_prop (const RcKit *self, const char *words);
const cJSON          *rc_kit_seasons (const RcKit *self);
const cJSON          *rc_kit_effects (const RcKit *self);
const cJSON          *rc_kit_looks (const RcKit *self);
const cJSON          *rc_kit_garments (const RcKit *self);
const cJSON          *rc_kit_people (const RcKit *self);

/* Numbers in the files. */
void  rc_kit_read_vector (const cJSON *object, const char *key, float *out, int n);
guint rc_kit_read_colour (const cJSON *object, const char *key, guint body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcKit, rc_kit_free)

G_END_DECLS
