/* canvas.c - the schema of notes and arrows on the board, and what is done to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/canvas.h"

#include "engine/base/error.h"
#include "engine/document/node-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* As far as anything can lie from the board's corner, board units. */
#define FARTHEST   1000000.0
/* Characters of a note's words that its name has. */
#define NAME_MOST  32
/* Characters of a note. */
#define WORDS_MOST 4000

struct _RcSticky
{
  RcNode parent_instance;
};
struct _RcArrow
{
  RcNode parent_instance;
};

G_DEFINE_FINAL_TYPE (RcSticky, rc_sticky, RC_TYPE_NODE)
G_DEFINE_FINAL_TYPE (RcArrow, rc_arrow, RC_TYPE_NODE)

/* --- names and checks --- */

/* The first words, on one line. */
static char *
sticky_dup_name (RcNode *self)
{
  g_autofree char *text = g_strstrip (g_strdup (rc_node_get_string (self, "text")));

  g_strdelimit (text, "\n\t", ' ');
  if (*text == '\0')
    return g_strdup_printf (_ ("Note %u"), rc_node_get_index (self) + 1);
  if (g_utf8_strlen (text, -1) > NAME_MOST)
    {
      g_autofree char *head = g_utf8_substring (text, 0, NAME_MOST - 1);

      return g_strdup_printf (C_ ("board", "Note “%s…”"), head);
    }
  return g_strdup_printf (C_ ("board", "Note “%s”"), text);
}

static char *
arrow_dup_name (RcNode *self)
{
  return g_strdup_printf (_ ("Arrow %u"), rc_node_get_index (self) + 1);
}

static gboolean
sticky_validate (RcNode *self, GParamSpec *spec, const GValue *value, GError **error)
{
  if (strcmp (spec->name, "text") != 0 || g_value_get_string (value) == NULL ||
      g_utf8_strlen (g_value_get_string (value), -1) <= WORDS_MOST)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_LIMIT,
               _ ("A note on the board can have %d characters. Put the rest on another one."),
               WORDS_MOST);
  return FALSE;
}

/* --- the schema --- */

static GParamSpec *
spec_place (const char *name, const char *label)
{
  return rc_spec_double (name, label, -FARTHEST, FARTHEST, 0);
}

static void
rc_sticky_class_init (RcStickyClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("text", N_ ("Text"), ""),
     rc_spec_enum ("colour", N_ ("Colour"), RC_TYPE_MARKER_COLOUR, RC_MARKER_AMBER),
     rc_spec_string ("lane", N_ ("Lane"), ""), /* the id of the scene that it goes with */
     spec_place ("x", N_ ("Across")),
     spec_place ("y", N_ ("Down")),
     rc_spec_double ("width", N_ ("Width"), RC_STICKY_LEAST_WIDTH, RC_STICKY_MOST, RC_STICKY_WIDTH),
     rc_spec_double ("height", N_ ("Height"), RC_STICKY_LEAST_HEIGHT, RC_STICKY_MOST,
                     RC_STICKY_HEIGHT),
  };

  rc_node_class_install (node_class, "sticky", N_ ("Note"), specs, G_N_ELEMENTS (specs));
  node_class->validate = sticky_validate;
  node_class->dup_name = sticky_dup_name;
}

static void
rc_sticky_init (RcSticky *self)
{
}

static void
rc_arrow_class_init (RcArrowClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("from", N_ ("From"), ""), /* the id of a shot, scene or note; "": a place */
     spec_place ("from-x", N_ ("Begins Across")),
     spec_place ("from-y", N_ ("Begins Down")),
     rc_spec_string ("to", N_ ("To"), ""),
     spec_place ("to-x", N_ ("Ends Across")),
     spec_place ("to-y", N_ ("Ends Down")),
     rc_spec_string ("lane", N_ ("Lane"), ""), /* that places which are not attached go with */
     rc_spec_enum ("colour", N_ ("Colour"), RC_TYPE_MARKER_COLOUR, RC_MARKER_AMBER),
  };

  rc_node_class_install (node_class, "arrow", N_ ("Arrow"), specs, G_N_ELEMENTS (specs));
  node_class->dup_name = arrow_dup_name;
}

static void
rc_arrow_init (RcArrow *self)
{
}

/* --- edits --- */

static gboolean
set_colour (RcDocument *self, gpointer node, RcMarkerColour colour, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, RC_TYPE_MARKER_COLOUR);
  g_value_set_enum (&value, (int)colour);
  return rc_document_set (self, node, "colour", &value, 0, error);
}

static gboolean
write_place (RcDocument *self, const RcCanvasPlace *place, GError **error)
{
  RcNode *sticky = place->node;
  double  width = place->width > 0 ? place->width : RC_STICKY_WIDTH;
  double  height = place->height > 0 ? place->height : RC_STICKY_HEIGHT;

  return rc_document_set_double (self, sticky, "x", place->x, 0, error) &&
         rc_document_set_double (self, sticky, "y", place->y, 0, error) &&
         rc_document_set_double (self, sticky, "width", width, 0, error) &&
         rc_document_set_double (self, sticky, "height", height, 0, error);
}

static gboolean
write_lane (RcDocument *self, gpointer node, const char *lane, GError **error)
{
  return rc_document_set_text (self, node, "lane", lane != NULL ? lane : "", 0, error);
}

/* Within a step. */
static RcSticky *
make_sticky (RcDocument *self, const RcStickySpec *spec, GError **error)
{
  RcCanvasPlace place = {
    .x = spec->x, .y = spec->y, .width = spec->width, .height = spec->height
  };

  place.node = rc_document_add (self, rc_document_get_project (self), RC_TYPE_STICKY, -1, error);
  return place.node != NULL &&
                 (spec->text == NULL ||
                  rc_document_set_text (self, place.node, "text", spec->text, 0, error)) &&
                 set_colour (self, place.node, spec->colour, error) &&
                 write_lane (self, place.node, spec->lane, error) &&
                 write_place (self, &place, error)
             ? RC_STICKY (place.node)
             : NULL;
}

/**
 * rc_document_add_sticky:
 *
 * One step of undo. Errors: RC_ERROR_INVALID, RC_ERROR_LIMIT, RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable): the note, over the others
 */
RcSticky *
rc_document_add_sticky (RcDocument *self, const RcStickySpec *spec, GError **error)
{
  RcSticky *sticky;

  rc_document_begin (self, C_ ("board", "Add Note"));
  sticky = make_sticky (self, spec, error);
  return rc_document_finish (self, sticky != NULL) ? sticky : NULL;
}

static gboolean
write_end (RcDocument *self, RcArrow *arrow, gboolean to, const RcArrowEnd *end, GError **error)
{
  static const char *const properties[2][3] = { { "from", "from-x", "from-y" },
                                                { "to", "to-x", "to-y" } };
  const char *const       *names = properties[to];

  if (end->node != NULL && rc_document_find (self, end->node) == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("An arrow cannot be attached to “%s”: the film has no such part."),
                   end->node);
      return FALSE;
    }
  return rc_document_set_text (self, arrow, names[0], end->node != NULL ? end->node : "", 0,
                               error) &&
         rc_document_set_double (self, arrow, names[1], end->x, 0, error) &&
         rc_document_set_double (self, arrow, names[2], end->y, 0, error);
}

static gboolean
check_ends (const char *from, const char *to, GError **error)
{
  if (from == NULL || *from == '\0' || g_strcmp0 (from, to) != 0)
    return TRUE;
  g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                       _ ("An arrow goes from one thing to another: let it end somewhere else."));
  return FALSE;
}

/**
 * rc_document_add_arrow:
 * @lane: (nullable): id of the scene that ends which are not attached go with
 *
 * One step of undo. Errors: RC_ERROR_INVALID if both ends are attached to the same;
 * RC_ERROR_NOT_FOUND if what an end is attached to is not in the film; RC_ERROR_READ_ONLY
 *
 * Returns: (transfer none) (nullable)
 */
RcArrow *
rc_document_add_arrow (RcDocument       *self,
                       const RcArrowEnd *from,
                       const RcArrowEnd *to,
                       const char       *lane,
                       RcMarkerColour    colour,
                       GError          **error)
{
  RcArrow *arrow;
  gboolean good;

  if (!check_ends (from->node, to->node, error))
    return NULL;
  rc_document_begin (self, _ ("Add Arrow"));
  arrow = rc_document_add (self, rc_document_get_project (self), RC_TYPE_ARROW, -1, error);
  good = arrow != NULL && write_end (self, arrow, FALSE, from, error) &&
         write_end (self, arrow, TRUE, to, error) && write_lane (self, arrow, lane, error) &&
         set_colour (self, arrow, colour, error);
  return rc_document_finish (self, good) ? arrow : NULL;
}

/* What the step is called. (transfer full) */
static char *
dup_step_name (const RcCanvasPlace *places, guint n)
{
  RcNode  *node = places[0].node;
  gboolean resized =
      RC_IS_STICKY (node) && (places[0].width != rc_node_get_double (node, "width") ||
                              places[0].height != rc_node_get_double (node, "height"));

  if (n > 1)
    return g_strdup_printf (ngettext ("Move %u Thing", "Move %u Things", n), n);
  return g_strdup (resized              ? _ ("Resize Note")
                   : RC_IS_ARROW (node) ? _ ("Move Arrow")
                                        : _ ("Move Note"));
}

/**
 * rc_document_place_on_canvas:
 * @places: [n]: of RcSticky and RcArrow
 * @flags: RC_EDIT_MERGE: joins the last step if that placed the same a moment ago
 *
 * One step of undo.
 *
 * Errors: RC_ERROR_INVALID for a place or a size that a note cannot have, and as
 * rc_document_add_arrow()
 */
gboolean
rc_document_place_on_canvas (RcDocument          *self,
                             const RcCanvasPlace *places,
                             guint                n,
                             RcEditFlags          flags,
                             GError             **error)
{
  g_autofree char *name = NULL;
  gboolean         good = TRUE;

  if (n == 0)
    return TRUE;
  name = dup_step_name (places, n);
  rc_document_begin (self, name);
  if ((flags & RC_EDIT_MERGE) != 0)
    rc_document_merge (self);
  for (guint i = 0; i < n && good; i++)
    {
      const RcCanvasPlace *place = &places[i];

      good = write_lane (self, place->node, place->lane, error);
      if (RC_IS_STICKY (place->node))
        good = good && write_place (self, place, error);
      else
        good = good && check_ends (place->ends[0].node, place->ends[1].node, error) &&
               write_end (self, RC_ARROW (place->node), FALSE, &place->ends[0], error) &&
               write_end (self, RC_ARROW (place->node), TRUE, &place->ends[1], error);
    }
  return rc_document_finish (self, good);
}

/**
 * rc_arrow_get_end:
 * @document: that has it
 * @to: its end, not its beginning
 *
 * Returns: (transfer none) (nullable): the shot, scene or note that it is attached to; NULL if it
 * is a place, or if what it was attached to is gone
 */
RcNode *
rc_arrow_get_end (RcArrow *self, RcDocument *document, gboolean to)
{
  const char *id = rc_node_get_string (RC_NODE (self), to ? "to" : "from");
  RcNode     *found = *id != '\0' ? rc_document_find (document, id) : NULL;

  return RC_IS_STICKY (found) || RC_IS_SHOT (found) || RC_IS_SCENE (found) ? found : NULL;
}

/* Arrows from and to a note go with it. */
static gboolean
remove_arrows_of (RcDocument *self, RcNode *sticky, GError **error)
{
  RcNode     *film = RC_NODE (rc_document_get_project (self));
  const char *id = rc_node_get_id (sticky);

  for (guint i = rc_node_get_n_children (film, RC_TYPE_ARROW); i > 0; i--)
    {
      RcNode *arrow = rc_node_get_child (film, RC_TYPE_ARROW, i - 1);

      if ((strcmp (rc_node_get_string (arrow, "from"), id) == 0 ||
           strcmp (rc_node_get_string (arrow, "to"), id) == 0) &&
          !rc_document_remove (self, arrow, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rc_document_clear_from_canvas:
 * @nodes: of RcSticky, RcArrow and RcShot
 *
 * Removes them all, and the arrows of the notes. One step of undo.
 *
 * Errors: RC_ERROR_READ_ONLY
 */
gboolean
rc_document_clear_from_canvas (RcDocument *self, GPtrArray *nodes, GError **error)
{
  g_autofree char *first = nodes->len == 1 ? rc_node_dup_name (g_ptr_array_index (nodes, 0)) : NULL;
  g_autofree char *name =
      first != NULL ? g_strdup_printf (_ ("Remove %s"), first)
                    : g_strdup_printf (ngettext ("Remove %u Thing", "Remove %u Things", nodes->len),
                                       nodes->len);
  gboolean good = TRUE;

  rc_document_begin (self, name);
  for (guint i = 0; i < nodes->len && good; i++)
    {
      RcNode *node = g_ptr_array_index (nodes, i);

      /* An arrow may have gone with its note. */
      if (rc_document_find (self, rc_node_get_id (node)) != node)
        continue;
      good = (!RC_IS_STICKY (node) || remove_arrows_of (self, node, error)) &&
             rc_document_remove (self, node, error);
    }
  return rc_document_finish (self, good);
}

/**
 * rc_document_colour_canvas:
 * @nodes: of RcSticky and RcArrow
 *
 * One step of undo. Errors: RC_ERROR_READ_ONLY
 */
gboolean
rc_document_colour_canvas (RcDocument    *self,
                           GPtrArray     *nodes,
                           RcMarkerColour colour,
                           GError       **error)
{
  gboolean good = TRUE;

  rc_document_begin (self, _ ("Change Colour"));
  for (guint i = 0; i < nodes->len && good; i++)
    good = set_colour (self, g_ptr_array_index (nodes, i), colour, error);
  return rc_document_finish (self, good);
}
