/* cut-edit.c - changes to the cut, each one step of undo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/cut.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static RcRational
film_rate (RcDocument *self)
{
  return rc_node_get_rational (RC_NODE (rc_document_get_project (self)), "rate");
}

static gboolean
set_frames (RcDocument *self, gpointer node, const char *property, int frames, GError **error)
{
  RcRational      seconds = rc_time_from_frames (frames, film_rate (self));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, RC_TYPE_RATIONAL);
  g_value_set_boxed (&value, &seconds);
  return rc_document_set (self, node, property, &value, 0, error);
}

static GArray *
list_now (RcDocument *self)
{
  RcProject *film = rc_document_get_project (self);

  return rc_project_list_cut (film, rc_project_get_cut (film));
}

/**
 * rc_document_need_cut:
 *
 * To be called within a step: the film gets its first cut if it has none.
 *
 * Errors: RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the cut that plays
 */
RcFilmCut *
rc_document_need_cut (RcDocument *self, GError **error)
{
  RcProject *film = rc_document_get_project (self);
  RcFilmCut *cut = rc_project_get_cut (film);

  return cut != NULL ? cut : rc_document_add (self, film, RC_TYPE_FILM_CUT, -1, error);
}

static RcTrim *
need_trim (RcDocument *self, RcShot *shot, GError **error)
{
  RcFilmCut *cut = rc_document_need_cut (self, error);
  RcTrim    *trim = cut != NULL ? rc_film_cut_find_trim (cut, shot) : NULL;

  if (cut == NULL || trim != NULL)
    return trim;
  trim = rc_document_add (self, cut, RC_TYPE_TRIM, -1, error);
  if (trim == NULL ||
      !rc_document_set_text (self, trim, "shot", rc_node_get_id (RC_NODE (shot)), 0, error))
    return NULL;
  return trim;
}

/* --- markers ripple --- */

/* Where frame @frame of the cut @before lies in the cut @after: what it showed then, or the nearest
 * to that which still plays. */
static int
travel (const GArray *before, const GArray *after, int frame)
{
  int place = -1, next = 0;

  for (guint i = 0; i < before->len && g_array_index (before, RcCutShot, i).start <= frame; i++)
    place = (int)i;
  if (place < 0 || frame >= rc_cut_shots_frames (before))
    return MAX (0, frame + rc_cut_shots_frames (after) - rc_cut_shots_frames (before));
  for (int i = place; i >= 0; i--)
    {
      const RcCutShot *old = &g_array_index (before, RcCutShot, i);
      int              found = rc_cut_shots_find (after, old->shot);
      const RcCutShot *new;

      if (found < 0)
        continue;
      new = &g_array_index (after, RcCutShot, found);
      next = i == place ? CLAMP (frame - old->start + old->in - new->in, 0, new->frames - 1)
                        : new->frames;
      return new->start + next;
    }
  return 0;
}

static gboolean
move_markers (RcDocument *self, RcFilmCut *cut, const GArray *before, GError **error)
{
  g_autoptr (GArray) after = list_now (self);

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_MARKER); i++)
    {
      RcNode *marker = rc_node_get_child (RC_NODE (cut), RC_TYPE_MARKER, i);
      int     frame = travel (before, after, rc_node_get_int (marker, "frame"));

      if (!rc_document_set_double (self, marker, "frame", frame, 0, error))
        return FALSE;
    }
  return TRUE;
}

/* --- trimming --- */

static gboolean
set_trim (RcDocument *self, const RcCutShot *place, int in, int out, GError **error)
{
  RcTrim *trim = need_trim (self, place->shot, error);

  return trim != NULL && set_frames (self, trim, "in", in, error) &&
         set_frames (self, trim, "out", out >= place->whole ? 0 : out, error);
}

static gboolean
find_place (const GArray *shots, RcShot *shot, RcCutShot *place, GError **error)
{
  int              found = rc_cut_shots_find (shots, shot);
  g_autofree char *name = NULL;

  if (found >= 0)
    {
      *place = g_array_index (shots, RcCutShot, found);
      return TRUE;
    }
  name = rc_node_dup_name (RC_NODE (shot));
  g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
               _ ("%s is left out of this cut. Put it back in first."), name);
  return FALSE;
}

/**
 * rc_document_trim:
 * @in: the first frame of the shot that plays
 * @out: the frame after the last
 *
 * The shots behind move up, and the markers with them; its take stays as it is.
 *
 * Errors: RC_ERROR_INVALID if no frame would be left or the shot has no such frames,
 * RC_ERROR_NOT_FOUND if it is left out of the cut, RC_ERROR_READ_ONLY
 */
gboolean
rc_document_trim (RcDocument *self, RcShot *shot, int in, int out, GError **error)
{
  g_autoptr (GArray) before = list_now (self);
  g_autofree char   *name = rc_node_dup_name (RC_NODE (shot));
  g_autofree char   *step = g_strdup_printf (_ ("Trim %s"), name);
  RcCutShot          place;

  if (!find_place (before, shot, &place, error))
    return FALSE;
  if (in < 0 || out > place.whole || out - in < 1)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s cannot play from frame %d to %d: it has %d frames, and one at least "
                      "must be left."),
                   name, in, out, place.whole);
      return FALSE;
    }
  if (in == place.in && out == place.in + place.frames)
    return TRUE;
  rc_document_begin (self, step);
  return rc_document_finish (
      self,
      set_trim (self, &place, in, out, error) &&
          move_markers (self, rc_project_get_cut (rc_document_get_project (self)), before, error));
}

/**
 * rc_document_roll:
 * @shot: not the last of the cut
 * @by: frames; what it gains the next one loses
 *
 * Nothing else moves. Goes as far as both shots have frames.
 *
 * Errors: as rc_document_trim()
 */
gboolean
rc_document_roll (RcDocument *self, RcShot *shot, int by, GError **error)
{
  g_autoptr (GArray) shots = list_now (self);
  g_autofree char   *name = rc_node_dup_name (RC_NODE (shot));
  g_autofree char   *step = g_strdup_printf (_ ("Roll the Cut after %s"), name);
  RcCutShot          place, next;
  int                index;

  if (!find_place (shots, shot, &place, error))
    return FALSE;
  index = rc_cut_shots_find (shots, shot);
  if (index + 1 >= (int)shots->len)
    return TRUE;
  next = g_array_index (shots, RcCutShot, index + 1);
  by = CLAMP (by, MAX (1 - place.frames, -next.in),
              MIN (place.whole - place.in - place.frames, next.frames - 1));
  if (by == 0)
    return TRUE;
  rc_document_begin (self, step);
  return rc_document_finish (
      self, set_trim (self, &place, place.in, place.in + place.frames + by, error) &&
                set_trim (self, &next, next.in + by, next.in + next.frames, error));
}

/** Leaves @shot out of the cut that plays, or puts it back in. Errors: RC_ERROR_READ_ONLY */
gboolean
rc_document_leave_out (RcDocument *self, RcShot *shot, gboolean out, GError **error)
{
  g_autoptr (GArray) before = list_now (self);
  g_autofree char   *name = rc_node_dup_name (RC_NODE (shot));
  g_autofree char   *step =
      g_strdup_printf (out ? _ ("Leave %s out of the Cut") : _ ("Put %s into the Cut"), name);
  RcTrim *trim;

  rc_document_begin (self, step);
  trim = need_trim (self, shot, error);
  return rc_document_finish (
      self,
      trim != NULL &&
          rc_document_set_text (self, trim, "left-out", out ? "true" : "false", 0, error) &&
          move_markers (self, rc_project_get_cut (rc_document_get_project (self)), before, error));
}

/** @level: dB, of the shot's own sound. Errors: RC_ERROR_INVALID, RC_ERROR_READ_ONLY */
gboolean
rc_document_set_shot_level (RcDocument *self, RcShot *shot, double level, GError **error)
{
  g_autofree char *name = rc_node_dup_name (RC_NODE (shot));
  g_autofree char *step = g_strdup_printf (_ ("Change Level of %s"), name);
  RcTrim          *trim;

  rc_document_begin (self, step);
  trim = need_trim (self, shot, error);
  return rc_document_finish (
      self, trim != NULL && rc_document_set_double (self, trim, "level", level, 0, error));
}

/** Returns: (transfer none) (nullable): the marker. Errors: RC_ERROR_READ_ONLY */
RcMarker *
rc_document_add_marker (RcDocument    *self,
                        int            frame,
                        const char    *name,
                        RcMarkerColour colour,
                        GError       **error)
{
  g_autoptr (GEnumClass) colours = g_type_class_ref (RC_TYPE_MARKER_COLOUR);
  const char            *nick = g_enum_get_value (colours, (int)colour)->value_nick;
  RcFilmCut             *cut;
  RcMarker              *marker = NULL;
  gboolean               good;

  rc_document_begin (self, _ ("Add Marker"));
  cut = rc_document_need_cut (self, error);
  if (cut != NULL)
    marker = rc_document_add (self, cut, RC_TYPE_MARKER, -1, error);
  good = marker != NULL && rc_document_set_double (self, marker, "frame", frame, 0, error) &&
         rc_document_set_text (self, marker, "name", name, 0, error) &&
         rc_document_set_text (self, marker, "colour", nick, 0, error);
  return rc_document_finish (self, good) ? marker : NULL;
}

/* --- several cuts --- */

/** The film plays @cut from now on. Errors: RC_ERROR_READ_ONLY */
gboolean
rc_document_choose_cut (RcDocument *self, RcFilmCut *cut, GError **error)
{
  g_autofree char *name = rc_node_dup_name (RC_NODE (cut));
  g_autofree char *step = g_strdup_printf (_ ("Change to %s"), name);

  rc_document_begin (self, step);
  return rc_document_finish (self,
                             rc_document_set_text (self, rc_document_get_project (self), "cut",
                                                   rc_node_get_id (RC_NODE (cut)), 0, error));
}

static RcNode *
copy_node (RcNode *node, GError **error)
{
  cJSON       *json = rc_node_to_json (node);
  const cJSON *child;
  RcNode      *copy;

  cJSON_DeleteItemFromObjectCaseSensitive (json, "id");
  cJSON_ArrayForEach (child, cJSON_GetObjectItemCaseSensitive (json, "children"))
      cJSON_DeleteItemFromObjectCaseSensitive ((cJSON *)child, "id");
  copy = rc_node_from_json (json, "cut", NULL, error);
  cJSON_Delete (json);
  return copy;
}

/**
 * rc_document_copy_cut:
 * @name: of the copy
 *
 * The film has another cut, as the one that plays, and plays it.
 *
 * Errors: RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the copy
 */
RcFilmCut *
rc_document_copy_cut (RcDocument *self, const char *name, GError **error)
{
  RcProject         *film = rc_document_get_project (self);
  RcFilmCut         *cut;
  g_autoptr (RcNode) copy = NULL;
  gboolean           good;

  rc_document_begin (self, _ ("Duplicate the Cut"));
  cut = rc_document_need_cut (self, error);
  if (cut != NULL)
    copy = copy_node (RC_NODE (cut), error);
  good = copy != NULL && rc_document_insert (self, film, copy, -1, error) &&
         rc_document_set_text (self, copy, "name", name, 0, error) &&
         rc_document_set_text (self, film, "cut", rc_node_get_id (copy), 0, error);
  return rc_document_finish (self, good) ? RC_FILM_CUT (copy) : NULL;
}

/**
 * rc_document_remove_cut:
 *
 * The first of those that are left plays.
 *
 * Errors: RC_ERROR_INVALID if it is the only one, RC_ERROR_READ_ONLY
 */
gboolean
rc_document_remove_cut (RcDocument *self, RcFilmCut *cut, GError **error)
{
  RcProject *film = rc_document_get_project (self);
  gboolean   plays = rc_project_get_cut (film) == cut;

  if (rc_node_get_n_children (RC_NODE (film), RC_TYPE_FILM_CUT) < 2)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("The film's only cut cannot be removed."));
      return FALSE;
    }
  rc_document_begin (self, _ ("Remove the Cut"));
  return rc_document_finish (self,
                             (!plays || rc_document_set_text (self, film, "cut", "", 0, error)) &&
                                 rc_document_remove (self, cut, error));
}
