/* cut.h - the cut: which shots play, from which frame to which, its markers and its sounds
 *
 *   project ── cut ─┬─ trim      what plays of one shot
 *                   ├─ marker    a named frame
 *                   └─ sound     a file on the scratch, ambience or music track
 *
 * A film without such a node plays every shot from beginning to end. Several cuts of the same
 * shots may lie side by side; the first is the one that plays unless the film says which. A shot
 * that a cut says nothing of plays whole, so that a new shot is in every cut at once; the take is
 * never touched.
 *
 * Thread: the main thread, all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

typedef enum
{
  RC_TRACK_SCRATCH,
  RC_TRACK_AMBIENCE,
  RC_TRACK_MUSIC,
} RcTrack;

#define RC_N_TRACKS 3

typedef enum
{
  RC_MARKER_AMBER,
  RC_MARKER_RED,
  RC_MARKER_GREEN,
  RC_MARKER_BLUE,
  RC_MARKER_VIOLET,
} RcMarkerColour;

#define RC_N_MARKER_COLOURS 5

/* Levels are decibels; at the least of them nothing is heard. */
#define RC_LEVEL_LEAST (-60.0)
#define RC_LEVEL_MOST  12.0

#define RC_TYPE_TRACK         (rc_track_get_type ())
#define RC_TYPE_MARKER_COLOUR (rc_marker_colour_get_type ())

GType rc_track_get_type (void);
GType rc_marker_colour_get_type (void);

#define RC_TYPE_FILM_CUT (rc_film_cut_get_type ())
G_DECLARE_FINAL_TYPE (RcFilmCut, rc_film_cut, RC, FILM_CUT, RcNode)

#define RC_TYPE_TRIM (rc_trim_get_type ())
G_DECLARE_FINAL_TYPE (RcTrim, rc_trim, RC, TRIM, RcNode)

#define RC_TYPE_MARKER (rc_marker_get_type ())
G_DECLARE_FINAL_TYPE (RcMarker, rc_marker, RC, MARKER, RcNode)

#define RC_TYPE_SOUND (rc_sound_get_type ())
G_DECLARE_FINAL_TYPE (RcSound, rc_sound, RC, SOUND, RcNode)

/* One shot in the cut; all numbers are frames of the film. */
typedef struct
{
  RcShot *shot; /* borrowed */
  RcTrim *trim; /* borrowed; NULL: it plays whole */
  int     whole;
  int     in;     /* the first that plays, from the shot's beginning */
  int     frames; /* how many play; at least 1 */
  int     start;  /* from the cut's beginning */
} RcCutShot;

RcFilmCut *rc_project_get_cut (RcProject *self);
GArray    *rc_project_list_cut (RcProject *self, RcFilmCut *cut);
int        rc_cut_shots_frames (const GArray *shots);
int        rc_cut_shots_find (const GArray *shots, RcShot *shot);
RcTrim    *rc_film_cut_find_trim (RcFilmCut *self, RcShot *shot);
double     rc_level_to_gain (double level);

/* Edits; each is one step of undo. */
RcFilmCut *rc_document_need_cut (RcDocument *self, GError **error);
gboolean   rc_document_trim (RcDocument *self, RcShot *shot, int in, int out, GError **error);
gboolean   rc_document_roll (RcDocument *self, RcShot *shot, int by, GError **error);
gboolean   rc_document_leave_out (RcDocument *self, RcShot *shot, gboolean out, GError **error);
gboolean  rc_document_set_shot_level (RcDocument *self, RcShot *shot, double level, GError **error);
RcMarker *rc_document_add_marker (RcDocument    *self,
                                  int            frame,
                                  const char    *name,
                                  RcMarkerColour colour,
                                  GError       **error);
gboolean  rc_document_choose_cut (RcDocument *self, RcFilmCut *cut, GError **error);
RcFilmCut *rc_document_copy_cut (RcDocument *self, const char *name, GError **error);
gboolean   rc_document_remove_cut (RcDocument *self, RcFilmCut *cut, GError **error);

G_END_DECLS
