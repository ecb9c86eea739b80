/* staging-terms-camera.c - what people call the camera, where things are, colours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/staging-terms-private.h"

#include <glib/gi18n-lib.h>

static const RcStagingTerm size_terms[] = {
  { "EWS", NC_ ("size", "extreme wide shot") },
  { "WS", NC_ ("size", "wide shot") },
  { "FS", NC_ ("size", "full shot") },
  { "MWS", NC_ ("size", "medium wide shot") },
  { "MS", NC_ ("size", "medium shot") },
  { "MCU", NC_ ("size", "medium close-up") },
  { "CU", NC_ ("size", "close-up") },
  { "ECU", NC_ ("size", "extreme close-up") },
  { "INSERT", NC_ ("size", "insert") },
  { "TWO", NC_ ("size", "two-shot") },
  { "GROUP", NC_ ("size", "group shot") },
  { "OTS", NC_ ("size", "over the shoulder") },
  { NULL, NULL },
};

static const RcStagingTerm angle_terms[] = {
  { "eye", NC_ ("angle", "eye level") },       { "low", NC_ ("angle", "low") },
  { "high", NC_ ("angle", "high") },           { "bird", NC_ ("angle", "bird's eye") },
  { "overhead", NC_ ("angle", "overhead") },   { "worm", NC_ ("angle", "worm's eye") },
  { "ground", NC_ ("angle", "ground level") }, { "dutch", NC_ ("angle", "tilted (Dutch)") },
  { "pov", NC_ ("angle", "point of view") },   { NULL, NULL },
};

static const RcStagingTerm move_terms[] = {
  { "static", NC_ ("move", "static") },
  { "pan-left", NC_ ("move", "pan left") },
  { "pan-right", NC_ ("move", "pan right") },
  { "tilt-up", NC_ ("move", "tilt up") },
  { "tilt-down", NC_ ("move", "tilt down") },
  { "roll-left", NC_ ("move", "roll left") },
  { "roll-right", NC_ ("move", "roll right") },
  { "push-in", NC_ ("move", "push in") },
  { "pull-out", NC_ ("move", "pull out") },
  { "truck-left", NC_ ("move", "truck left") },
  { "truck-right", NC_ ("move", "truck right") },
  { "pedestal-up", NC_ ("move", "pedestal up") },
  { "pedestal-down", NC_ ("move", "pedestal down") },
  { "orbit-left", NC_ ("move", "orbit left") },
  { "orbit-right", NC_ ("move", "orbit right") },
  { "zoom-in", NC_ ("move", "zoom in") },
  { "zoom-out", NC_ ("move", "zoom out") },
  { "crane-up", NC_ ("move", "crane up") },
  { "crane-down", NC_ ("move", "crane down") },
  { "dolly-zoom", NC_ ("move", "dolly zoom") },
  { "whip-pan", NC_ ("move", "whip pan") },
  { "handheld", NC_ ("move", "handheld") },
  { "shake", NC_ ("move", "shake") },
  { "follow", NC_ ("move", "follow behind") },
  { "follow-side", NC_ ("move", "follow alongside") },
  { "lead", NC_ ("move", "lead from the front") },
  { "aerial", NC_ ("move", "aerial, forwards") },
  { "aerial-rise", NC_ ("move", "aerial, rising") },
  { "fly-through", NC_ ("move", "fly through") },
  { "spiral-up", NC_ ("move", "spiral up") },
  { NULL, NULL },
};

static const RcStagingTerm focus_terms[] = {
  { "deep", NC_ ("focus", "everything sharp") },
  { "shallow", NC_ ("focus", "the subject alone") },
  { "subject", NC_ ("focus", "on the subject") },
  { "rack", NC_ ("focus", "goes over to another") },
  { NULL, NULL },
};

static const RcStagingTerm motion_terms[] = {
  { "drive", NC_ ("motion", "drives") },
  { "fly", NC_ ("motion", "flies") },
  { "float", NC_ ("motion", "floats") },
  { "fall", NC_ ("motion", "falls") },
  { "roll", NC_ ("motion", "rolls") },
  { "spin", NC_ ("motion", "spins") },
  { "swing", NC_ ("motion", "swings") },
  { "sail", NC_ ("motion", "sails") },
  { "burn", NC_ ("motion", "burns") },
  { "open", NC_ ("motion", "opens") },
  { "close", NC_ ("motion", "closes") },
  { "bloom", NC_ ("motion", "blooms") },
  { "blow", NC_ ("motion", "blows about") },
  { "bounce", NC_ ("motion", "bounces") },
  { "break", NC_ ("motion", "breaks") },
  { "explode", NC_ ("motion", "explodes") },
  { "flow", NC_ ("motion", "flows") },
  { "glow", NC_ ("motion", "glows") },
  { "hover", NC_ ("motion", "hovers") },
  { "land", NC_ ("motion", "lands") },
  { "launch", NC_ ("motion", "takes off") },
  { "melt", NC_ ("motion", "melts") },
  { "rise", NC_ ("motion", "rises") },
  { "sink", NC_ ("motion", "sinks") },
  { NULL, NULL },
};

static const RcStagingTerm position_terms[] = {
  { "above", NC_ ("position", "over it") },
  { "against", NC_ ("position", "against it") },
  { "apart", NC_ ("position", "apart") },
  { "around", NC_ ("position", "around it") },
  { "behind", NC_ ("position", "behind it") },
  { "beside", NC_ ("position", "beside it") },
  { "between", NC_ ("position", "in between") },
  { "facing", NC_ ("position", "face to face") },
  { "far", NC_ ("position", "far away") },
  { "front", NC_ ("position", "in front") },
  { "ground", NC_ ("position", "on the ground") },
  { "hand", NC_ ("position", "in the hand") },
  { "inside", NC_ ("position", "inside it") },
  { "left", NC_ ("position", "on the left") },
  { "left-of", NC_ ("position", "left of it") },
  { "near", NC_ ("position", "close by") },
  { "on", NC_ ("position", "on it") },
  { "opposite", NC_ ("position", "opposite") },
  { "right", NC_ ("position", "on the right") },
  { "right-of", NC_ ("position", "right of it") },
  { "side-by-side", NC_ ("position", "side by side") },
  { "table", NC_ ("position", "on the table") },
  { "under", NC_ ("position", "under it") },
  { "wall", NC_ ("position", "on the wall") },
  { NULL, NULL },
};

static const RcStagingTerm position_of_terms[] = {
  { "above", NC_ ("position of", "over %s") },
  { "against", NC_ ("position of", "against %s") },
  { "apart", NC_ ("position of", "apart from %s") },
  { "around", NC_ ("position of", "around %s") },
  { "behind", NC_ ("position of", "behind %s") },
  { "beside", NC_ ("position of", "beside %s") },
  { "between", NC_ ("position of", "between %s") },
  { "facing", NC_ ("position of", "facing %s") },
  { "far", NC_ ("position of", "far from %s") },
  { "from", NC_ ("position of", "away from %s") },
  { "front", NC_ ("position of", "in front of %s") },
  { "inside", NC_ ("position of", "inside %s") },
  { "left", NC_ ("position of", "left of %s") },
  { "left-of", NC_ ("position of", "left of %s") },
  { "near", NC_ ("position of", "near %s") },
  { "on", NC_ ("position of", "on %s") },
  { "opposite", NC_ ("position of", "opposite %s") },
  { "right", NC_ ("position of", "right of %s") },
  { "right-of", NC_ ("position of", "right of %s") },
  { "side-by-side", NC_ ("position of", "side by side with %s") },
  { "under", NC_ ("position of", "under %s") },
  { NULL, NULL },
};

static const RcStagingTerm pace_terms[] = {
  { "0.5", NC_ ("pace", "slow") },
  { "2", NC_ ("pace", "fast") },
  { NULL, NULL },
};

static const RcStagingTerm colour_terms[] = {
  { "#b3262b", NC_ ("colour", "red") },        { "#2f5fb3", NC_ ("colour", "blue") },
  { "#1f2f5c", NC_ ("colour", "navy") },       { "#3b7d46", NC_ ("colour", "green") },
  { "#6b7038", NC_ ("colour", "olive") },      { "#e6c229", NC_ ("colour", "yellow") },
  { "#e8e6e0", NC_ ("colour", "white") },      { "#1d1e21", NC_ ("colour", "black") },
  { "#7d8085", NC_ ("colour", "grey") },       { "#7a4f2b", NC_ ("colour", "brown") },
  { "#e07b24", NC_ ("colour", "orange") },     { "#6d3f91", NC_ ("colour", "purple") },
  { "#d9799e", NC_ ("colour", "pink") },       { "#d8c39a", NC_ ("colour", "beige") },
  { "#2a8f93", NC_ ("colour", "teal") },       { "#6e1f2f", NC_ ("colour", "burgundy") },
  { "#c9a53c", NC_ ("colour", "gold") },       { "#b9bec6", NC_ ("colour", "silver") },
  { "#8fb7dd", NC_ ("colour", "light blue") }, { "#b5893f", NC_ ("colour", "brass") },
  { "#1f4a36", NC_ ("colour", "dark green") }, { "#d8b46a", NC_ ("colour", "blond") },
  { "#5a3825", NC_ ("colour", "dark brown") }, { NULL, NULL },
};

const RcStagingTerms rc_staging_camera_terms[] = {
  { "size", size_terms },
  { "angle", angle_terms },
  { "move", move_terms },
  { "focus", focus_terms },
  { "motion", motion_terms },
  { "position", position_terms },
  { "position of", position_of_terms },
  { "pace", pace_terms },
  { "colour", colour_terms },
  { NULL, NULL },
};
