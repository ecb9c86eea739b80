/* film.h - the types of node that a film is made of
 *
 *   project ─┬─ character ── reference
 *            ├─ scene ─┬─ reference
 *            │         └─ shot ─┬─ reference
 *            │                  └─ take ─┬─ region ── take  (what was rendered under its mask)
 *            │                           └─ note             (see note.h)
 *            ├─ reference                                (the library)
 *            ├─ cut                                      (see cut.h)
 *            ├─ sticky                                   (see canvas.h)
 *            └─ arrow
 *
 * The properties of each are in film.c, one table a type: their names, ranges and defaults are the
 * file format. docs/project-format.md explains them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/node.h"
#include "engine/image/blend.h"
#include "engine/image/seam.h"

G_BEGIN_DECLS

/* A shot's prompt and a scene's may each have this many words. */
#define RC_PROMPT_MOST_WORDS 5000
/* A shot lasts at least one frame and at most ten minutes. */
#define RC_SHOT_MOST_SECONDS 600

typedef enum
{
  RC_CHARACTER_PERSON,
  RC_CHARACTER_CREATURE,
  RC_CHARACTER_PRODUCT,
} RcCharacterKind;

/* What its sketches are drawn like; names are keys of data/kit/treatments.json. */
typedef enum
{
  RC_LOOK_COLOUR,
  RC_LOOK_CLAY,
  RC_LOOK_INK,
  RC_LOOK_NIGHT,
} RcProjectLook;

typedef enum
{
  RC_SLOT_IMAGE,
  RC_SLOT_VIDEO,
  RC_SLOT_AUDIO,
} RcSlot;

#define RC_N_SLOTS 3

typedef enum
{
  RC_ROLE_IDENTITY,
  RC_ROLE_STYLE,
  RC_ROLE_COMPOSITION,
  RC_ROLE_FIRST_FRAME,
  RC_ROLE_LAST_FRAME,
  RC_ROLE_MOTION,
  RC_ROLE_CAMERA,
  RC_ROLE_VOICE,
  RC_ROLE_MUSIC,
  RC_ROLE_AMBIENCE,
  RC_ROLE_PLATE,
} RcRole;

typedef enum
{
  RC_VERDICT_NONE,
  RC_VERDICT_STAR,
  RC_VERDICT_REJECT,
} RcVerdict;

#define RC_TYPE_CHARACTER_KIND (rc_character_kind_get_type ())
#define RC_TYPE_PROJECT_LOOK   (rc_project_look_get_type ())
#define RC_TYPE_SLOT           (rc_slot_get_type ())
#define RC_TYPE_ROLE           (rc_role_get_type ())
#define RC_TYPE_VERDICT        (rc_verdict_get_type ())
#define RC_TYPE_BLEND          (rc_blend_get_type ())
#define RC_TYPE_SEAM_KIND      (rc_seam_kind_get_type ())
#define RC_TYPE_ENDS           (rc_ends_get_type ())

GType rc_character_kind_get_type (void);
GType rc_project_look_get_type (void);
GType rc_slot_get_type (void);
GType rc_role_get_type (void);
GType rc_verdict_get_type (void);
GType rc_blend_get_type (void);
GType rc_seam_kind_get_type (void);
GType rc_ends_get_type (void);

#define RC_TYPE_PROJECT (rc_project_get_type ())
G_DECLARE_FINAL_TYPE (RcProject, rc_project, RC, PROJECT, RcNode)

#define RC_TYPE_CHARACTER (rc_character_get_type ())
G_DECLARE_FINAL_TYPE (RcCharacter, rc_character, RC, CHARACTER, RcNode)

#define RC_TYPE_SCENE (rc_scene_get_type ())
G_DECLARE_FINAL_TYPE (RcScene, rc_scene, RC, SCENE, RcNode)

#define RC_TYPE_SHOT (rc_shot_get_type ())
G_DECLARE_FINAL_TYPE (RcShot, rc_shot, RC, SHOT, RcNode)

#define RC_TYPE_REFERENCE (rc_reference_get_type ())
G_DECLARE_FINAL_TYPE (RcReference, rc_reference, RC, REFERENCE, RcNode)

#define RC_TYPE_TAKE (rc_take_get_type ())
G_DECLARE_FINAL_TYPE (RcTake, rc_take, RC, TAKE, RcNode)

#define RC_TYPE_REGION (rc_region_get_type ())
G_DECLARE_FINAL_TYPE (RcRegion, rc_region, RC, REGION, RcNode)

guint   rc_slot_capacity (RcSlot slot);
guint   rc_node_count_slot (RcNode *owner, RcSlot slot);
char   *rc_scene_dup_heading (RcScene *self);
char   *rc_shot_dup_label (RcShot *self);
RcTake *rc_shot_get_best_take (RcShot *self);
char  **rc_project_dup_cast (RcProject *self);
void    rc_project_frame_size (RcProject *self, int lines, int *width, int *height);

G_END_DECLS
