/* film-values.c - the values that properties of the film choose from, and their names in its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/film.h"

G_DEFINE_ENUM_TYPE (RcCharacterKind,
                    rc_character_kind,
                    G_DEFINE_ENUM_VALUE (RC_CHARACTER_PERSON, "person"),
                    G_DEFINE_ENUM_VALUE (RC_CHARACTER_CREATURE, "creature"),
                    G_DEFINE_ENUM_VALUE (RC_CHARACTER_PRODUCT, "product"))

G_DEFINE_ENUM_TYPE (RcProjectLook,
                    rc_project_look,
                    G_DEFINE_ENUM_VALUE (RC_LOOK_COLOUR, "colour"),
                    G_DEFINE_ENUM_VALUE (RC_LOOK_CLAY, "clay"),
                    G_DEFINE_ENUM_VALUE (RC_LOOK_INK, "ink"),
                    G_DEFINE_ENUM_VALUE (RC_LOOK_NIGHT, "night"))

G_DEFINE_ENUM_TYPE (RcSlot,
                    rc_slot,
                    G_DEFINE_ENUM_VALUE (RC_SLOT_IMAGE, "image"),
                    G_DEFINE_ENUM_VALUE (RC_SLOT_VIDEO, "video"),
                    G_DEFINE_ENUM_VALUE (RC_SLOT_AUDIO, "audio"))

G_DEFINE_ENUM_TYPE (RcRole,
                    rc_role,
                    G_DEFINE_ENUM_VALUE (RC_ROLE_IDENTITY, "identity"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_STYLE, "style"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_COMPOSITION, "composition"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_FIRST_FRAME, "first-frame"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_LAST_FRAME, "last-frame"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_MOTION, "motion"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_CAMERA, "camera"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_VOICE, "voice"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_MUSIC, "music"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_AMBIENCE, "ambience"),
                    G_DEFINE_ENUM_VALUE (RC_ROLE_PLATE, "plate"))

G_DEFINE_ENUM_TYPE (RcVerdict,
                    rc_verdict,
                    G_DEFINE_ENUM_VALUE (RC_VERDICT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (RC_VERDICT_STAR, "star"),
                    G_DEFINE_ENUM_VALUE (RC_VERDICT_REJECT, "reject"))

G_DEFINE_ENUM_TYPE (RcBlend,
                    rc_blend,
                    G_DEFINE_ENUM_VALUE (RC_BLEND_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (RC_BLEND_MULTIPLY, "multiply"),
                    G_DEFINE_ENUM_VALUE (RC_BLEND_SCREEN, "screen"),
                    G_DEFINE_ENUM_VALUE (RC_BLEND_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (RC_BLEND_COLOUR, "colour"))

G_DEFINE_ENUM_TYPE (RcSeamKind,
                    rc_seam_kind,
                    G_DEFINE_ENUM_VALUE (RC_SEAM_FEATHER, "feather"),
                    G_DEFINE_ENUM_VALUE (RC_SEAM_GRADIENT, "gradient"))

G_DEFINE_ENUM_TYPE (RcEnds,
                    rc_ends,
                    G_DEFINE_ENUM_VALUE (RC_ENDS_CUT, "cut"),
                    G_DEFINE_ENUM_VALUE (RC_ENDS_MATCH, "match"))
