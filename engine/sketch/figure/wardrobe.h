/* wardrobe.h - clothes, hair and age as numbers, read from data/kit/
 *
 * garments.json has how garments are cut, hair and headwear; people.json has what age, sex and
 * build make of a body. data/kit/README.md explains both.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

typedef enum
{
  RC_COLLAR_NONE,
  RC_COLLAR_STAND,
  RC_COLLAR_SHIRT,
  RC_COLLAR_ROLL,
  RC_COLLAR_CROSS, /* one side over the other, as a kimono's */
  RC_COLLAR_HOOD,  /* a hood that hangs on the back */
  RC_COLLAR_RING,  /* stiff: a spacesuit's, a plate armour's */
  RC_COLLAR_FUR,
  RC_N_COLLARS,
} RcCollar;

/* How a garment is cut. Lengths are shares of the height but for those along a limb, which go from
 * 0 (shoulder, hip) over 1 (elbow, knee) to 2 (wrist, ankle). */
typedef struct
{
  /* Top: an area of the skin that stands off. */
  float sleeve;      /* how far it covers the arm; below 0: it leaves the shoulders bare */
  float hem;         /* down to this height above the hips */
  float neckline;    /* how far it lies below the neck, in front */
  float loose, cuff; /* how far it stands off; how much more at its ends */
  /* Bottom. */
  float trousers, leg_loose, leg_cuff;
  float boots;  /* up the leg from the ankle: 0 shoes, 1 to the knee; below 0: bare feet */
  float gloves; /* up the arm from the wrist; below 0: bare hands */
  /* What hangs. */
  float skirt, skirt_from, flare, folds; /* down the leg; from this height */
  float apart;                           /* degrees that it is open in front */
  float cloak;                           /* as skirt; from the shoulders, behind */
  float sleeve_drop;                     /* how far a wide sleeve hangs from the arm */
  /* Trim. */
  float    vee;       /* depth of a V in front, which shows the shirt */
  float    lapels;    /* width */
  float    buttons;   /* how many */
  float    belt_wide; /* 0: none */
  float    belt_at;   /* height above the hips */
  float    plates;    /* 0 to 1: pauldrons, knees, as of armour */
  float    pads;      /* pockets, straps and a box on the chest, as of a spacesuit */
  float    strap;     /* width of braces over the shoulders */
  float    bib;       /* of an apron, of overalls: height of it; 0: none */
  float    stripe;    /* width of a stripe down the limbs */
  float    tail;      /* the skirt's length behind against the front: a wedding dress */
  RcCollar collar;
  /* 0xRRGGBB */
  guint top, bottom, shirt, shoes, trim, belt, lining, hands, legs;
  float gloss, bottom_gloss, shoe_gloss;
} RcCut;

/* Hair around the head; heights in shares of the head from the chin (0) to the crown (1). */
typedef struct
{
  float line[4];    /* where it ends: forehead, temple, ear, nape */
  float thick[3];   /* on top, at the side, behind */
  float wave, curl; /* amplitude of long waves, of short curls */
  float locks;      /* how many strands one sees */
  float fringe;     /* 0 to 1: over the forehead */
  float parting;    /* -1 on the right to 1 on the left, 0: none */
  float bun;        /* size */
  float tail;       /* length of a pony's tail */
  float tails;      /* length of two, left and right */
  float braid;      /* length of plaits instead */
  float crest;      /* height of a mohawk */
  float fall;       /* length of what hangs behind, below the chin */
  float top_only;   /* 1: the sides are shaven */
  float sheen;
} RcHairCut;

typedef struct
{
  float head, hip; /* shares of the height: size of the head, height of the hip joints */
  float height;    /* metres, if nobody says; a man's */
  float girth, limbs, neck, shoulders, waist, hips, belly, bust;
  float stoop, eyes, jaw, nose, lips, young, old, grey;
} RcPeople;

/* What multiplies is 1 where nothing is said, what is added is 0. */
#define RC_PEOPLE_USUAL                                                                            \
  {                                                                                                \
    .head = 1, .hip = 1, .height = 1, .girth = 1, .limbs = 1, .neck = 1, .shoulders = 1,           \
    .waist = 1, .hips = 1, .eyes = 1, .jaw = 1, .nose = 1, .lips = 1                               \
  }

gboolean rc_wardrobe_check (const cJSON *garments, const cJSON *people, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* What colours like “cloth-dark” stand for. */
typedef struct
{
  guint cloth, trousers, skin, accent, white;
} RcDyes;

gboolean rc_wardrobe_cut (const cJSON *garments, const char *name, const RcDyes *dyes, RcCut *cut);
gboolean rc_wardrobe_overlay (const cJSON *entry, const RcDyes *dyes, RcCut *cut);
gboolean rc_wardrobe_hair (const cJSON *garments, const char *name, RcHairCut *cut);
gboolean rc_wardrobe_shell (const cJSON *entry, RcHairCut *cut);
void rc_wardrobe_person (const cJSON *people, const char *table, const char *name, RcPeople *out);

G_END_DECLS
