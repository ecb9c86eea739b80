/* program.h - the shader programs of the sketch, compiled from data/shaders/
 *
 * Every program shares one block of uniforms (frame.glsl, RcFrameUniforms). Needs a current context
 * for every call. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/vector.h"

#include <epoxy/gl.h>

G_BEGIN_DECLS

typedef enum
{
  RC_PROGRAM_SOLID,   /* what lit surfaces are made of */
  RC_PROGRAM_GROUND,  /* those with a mottle */
  RC_PROGRAM_SHADOW,  /* depth only */
  RC_PROGRAM_SOFT,    /* how open each place is to sky and key light, at half size */
  RC_PROGRAM_SHADE,   /* the surfaces lit */
  RC_PROGRAM_SKY,     /* what is behind everything */
  RC_PROGRAM_SEA,     /* water to the horizon */
  RC_PROGRAM_FLAT,    /* unlit, blended: glows, beams, rain, contact shadows */
  RC_PROGRAM_CARD,    /* a picture on a card */
  RC_PROGRAM_SMALL,   /* the picture at half size, with how unsharp it is */
  RC_PROGRAM_BLUR,    /* … spread as a lens does */
  RC_PROGRAM_FOCUS,   /* … and laid where the lens is not sharp */
  RC_PROGRAM_RESOLVE, /* the finished picture and its depth */
  RC_PROGRAM_EDGE,    /* its steps made smooth */
  RC_PROGRAM_MOTION,  /* where what is seen goes until the next frame */
  RC_PROGRAM_MOTION_SKY,
  RC_PROGRAM_MOTION_TILE, /* how far anything goes in each square of the picture */
  RC_PROGRAM_MOTION_AROUND,
  RC_PROGRAM_MOVED, /* the picture blurred by it */
  RC_PROGRAM_BEND,  /* … as a fish-eye shows it */
  RC_N_PROGRAMS,
} RcProgramId;

/* Which texture unit a program reads something from. */
typedef enum
{
  RC_UNIT_SHADOW_MAP,
  RC_UNIT_NOISE,
  RC_UNIT_PICTURE,
  RC_UNIT_BASES,
  RC_UNIT_SURFACES,
  RC_UNIT_NEARNESS,
  RC_UNIT_SOFT,
  RC_UNIT_HALVED,
  RC_UNIT_MOTIONS,
  RC_UNIT_TILES,
  RC_UNIT_FREE, /* for making textures */
} RcUnit;

#define RC_MOST_LAMPS 5

/* What all programs see, in std140 layout; four floats each, as frame.glsl explains them. */
typedef struct
{
  RcMat4 view_projection;
  RcMat4 shadow_matrix;
  float  ray_x[4], ray_y[4], ray_z[4];
  float  eye[4];
  float  key_direction[4];
  float  key_colour[4];
  float  fill_above[4];
  float  fill_below[4];
  float  rim[4];
  float  haze[4];
  float  zenith[4], middle[4], horizon[4];
  float  sun[4];
  float  sun_colour[4];
  float  cloud[4];
  float  lamp_at[RC_MOST_LAMPS][4];
  float  lamp_colour[RC_MOST_LAMPS][4];
  float  grade[4];
  float  tint[4];
  float  viewport[4];
  float  treat_base[4];
  float  treat_line[4];
  float  treat_tone[4];
  float  low[4], high[4];
  float  framed[4];
} RcFrameUniforms;

typedef struct
{
  GLuint id;
  GLint  model;                   /* mat4: where the mesh stands */
  GLint  identity;                /* float: value in the identity pass */
  GLint  other_model, other_view; /* mat4: as in the frame that motion goes to */
  GLint  look;                    /* vec4: rim strength and what each program makes of the rest */
} RcProgram;

typedef struct
{
  RcProgram programs[RC_N_PROGRAMS];
  GLuint    frame_buffer; /* the uniform buffer */
  GLuint    noise;        /* 256x256 tiling noise, texture unit 1 */
  GLuint    empty;        /* a vertex array with nothing in it */
} RcPrograms;

RcPrograms *rc_programs_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        rc_programs_free (RcPrograms *self);
void        rc_programs_set_frame (RcPrograms *self, const RcFrameUniforms *frame);

G_END_DECLS
