/* scene.h - a staging made into things that can be drawn, and the camera and light to draw them
 * with
 *
 *   scene = rc_scene_new (kit, staging, &shape, find_media, data, &error);
 *   rc_scene_set_frame (scene, 12);
 *   … scene->items, scene->uniforms, scene->camera
 *
 * Knows nothing of OpenGL: renderer.h draws it. The staging and the kit must outlive the scene.
 * Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/render/request.h"
#include "engine/sketch/camera/camera-move.h"
#include "engine/sketch/gl/program.h"
#include "engine/sketch/kit/references.h"
#include "engine/sketch/motion/actor.h"
#include "engine/sketch/thing/prop.h"
#include "engine/sketch/thing/season.h"
#include "engine/voice/dialogue.h"

G_BEGIN_DECLS

#define RC_IDENTITY_FIGURE(index) ((index) < 127 ? (index) + 1 : 0)
#define RC_IDENTITY_PROP(index)   ((index) < 128 ? (index) + 128 : 0)

typedef enum
{
  RC_ITEM_SOLID,
  RC_ITEM_SEA,
  RC_ITEM_GLOW, /* added to what is behind it */
  RC_ITEM_VEIL, /* laid over what is behind it: rain, shadows on the ground */
  RC_ITEM_CARD,
} RcItemKind;

typedef struct
{
  RcItemKind kind;
  RcMesh    *mesh;
  RcMesh    *first, *last; /* (nullable): it in the colours that it has at first and at last */
  RcFrame   *picture;      /* of a card */
  float      shown;        /* share of the figure that it shows, from the crown */
  RcMat4     model;
  RcVec3     least, most; /* bounds of the mesh */
  int        identity;    /* value in the identity pass */
  float      rim, mottle, lit;
  gboolean   changes;  /* the mesh is another in every frame */
  gboolean   shadow;   /* casts one */
  gboolean   ink;      /* has a line */
  gboolean   wild;     /* a piece of the set that makes way for the camera */
  gboolean   landmark; /* what the place is known by: a very wide picture takes it in */
  gboolean   struck;   /* one that stands where the subject or the camera goes: not in the shot */
  gboolean   hidden;   /* not in this frame */
  gboolean   away;     /* the mesh is not built for this frame: rc_scene_build_figure() */
  /* Of a figure: what throws its shadow, as coarse as can be; empty if it is the mesh itself. */
  RcMesh  *caster;
  RcVec3   cast_least, cast_most;
  gboolean cast_away;
} RcItem;

typedef struct _RcBusiness RcBusiness;
typedef struct _RcHold     RcHold;

typedef struct _RcScene RcScene;
struct _RcScene
{
  const RcKit     *kit;
  const RcStaging *staging;
  RcStaging       *settled; /* (nullable): a copy of it with windows where the room has them */
  RcRequestShape   shape;
  RcDialogue      *dialogue; /* (nullable) */
  RcReferences     references;
  GPtrArray       *items;   /* RcItem */
  RcActor         *actors;  /* one for each figure */
  GArray          *way;     /* (nullable) (owned): RcGlobalMotion that the camera goes */
  gboolean         placed;  /* a reference says where the subject goes: */
  float            place_x; /* -1 to 1 */
  RcItem         **figure_items, **prop_items;
  float           *reaches;         /* metres: how far each figure has been seen to reach */
  RcMat4          *prop_rests;      /* where the staging has each prop */
  RcItem         **shadow_items;    /* the dark on the ground under each figure */
  GArray          *effects;         /* RcEffect (effects.h) */
  GArray          *crowds;          /* of crowd.h */
  GArray          *business;        /* RcBusiness: things that the actions need */
  GArray          *holds;           /* RcHold: when a thing is in whose hand */
  GArray          *lamps;           /* RcSceneLamp */
  GArray          *setups;          /* RcSceneSetup (scene-camera.h), at least one */
  RcItem          *foreground;      /* (nullable): near the camera at an edge of the picture */
  float            foreground_side; /* 1: the right one, -1: the left one */
  const RcScene   *lead;            /* (nullable): whose camera this one takes */
  gboolean         lazy;            /* meshes of figures are built by who draws them */
  gboolean         stands;          /* all but the camera stays as it is @stood, in seconds */
  float            stood;
  /* (nullable): how the staging or the set has the lamps */
  const RcKitLight *light;
  /* This frame's. */
  int             index;
  float           seconds;
  RcCamera        camera;
  RcFrameUniforms uniforms;
  float           wider[2]; /* factors of the picture, across and down; 0: it is the take's */
  int             unseen;   /* index of the figure through whose eyes one sees, -1: none */
  gboolean        indoors, has_sky;
  gboolean        walled; /* the camera stays in the room from @inner to @outer: */
  RcVec3          inner, outer;
  RcSeason        season;
  float           haze_density; /* of the weather, 1/m */
  float           shadow_radius;
};

/* A lamp of the set, of a prop or in somebody's hand. */
typedef struct
{
  RcLamp  lamp;
  RcVec3  at;
  int     prop; /* index of the prop it belongs to, -1: the set's */
  RcItem *halo; /* (nullable) */
  float   power;
} RcSceneLamp;

RcScene *rc_scene_new (const RcKit          *kit,
                       const RcStaging      *staging,
                       const RcRequestShape *shape,
                       RcMediaPathFunc       media_path,
                       gpointer              user_data,
                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* @dialogue (nullable): of the same staging: who speaks when, with which mouth; @references
 * (nullable): what the shot follows, as long as the scene. */
RcScene *rc_scene_new_with (const RcKit          *kit,
                            const RcStaging      *staging,
                            const RcRequestShape *shape,
                            RcDialogue           *dialogue,
                            const RcReferences   *references,
                            RcMediaPathFunc       media_path,
                            gpointer              user_data,
                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void     rc_scene_free (RcScene *self);
void     rc_scene_widen (RcScene *self, int width, int height);
void     rc_scene_set_frame (RcScene *self, int index);
/* scene-figure.c */
gboolean rc_scene_is_person (const RcScene *self, guint index);
void     rc_scene_pose_figure (RcScene *self, guint index, float seconds);
void     rc_scene_place_figure (RcScene *self, guint index, float seconds);
void rc_scene_build_figure (RcScene *self, guint index, const RcSight *seen, const RcSight *casts);

/* What a region changes; for all frames. */
void rc_scene_hide_figure (RcScene *self, guint index);
void rc_scene_hide_prop (RcScene *self, guint index);
void rc_scene_set_prop_gloss (RcScene *self, guint index, float gloss);

/* For the parts of a scene: set.h, light.h. */
RcItem *rc_scene_add_item (RcScene *self, RcItemKind kind);
void    rc_item_measure (RcItem *item);
void rc_scene_add_lamp (RcScene *self, const RcLamp *lamp, const RcMat4 *at, int prop, float power);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcScene, rc_scene_free)

G_END_DECLS
