/* note.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/note.h"

#include "engine/base/error.h"
#include "engine/document/node-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Half the height of the ellipse around a pin, and the softness of its edge, fractions of the
 * frame's height. */
#define PIN_RADIUS  0.14
#define PIN_FEATHER (8 / 360.0)

struct _RcNote
{
  RcNode parent_instance;
};

G_DEFINE_FINAL_TYPE (RcNote, rc_note, RC_TYPE_NODE)

static char *
note_dup_name (RcNode *self)
{
  return g_strdup_printf (_ ("Note “%s”"), rc_node_get_string (self, "text"));
}

static void
rc_note_class_init (RcNoteClass *klass)
{
  RcNodeClass *node_class = RC_NODE_CLASS (klass);
  GParamSpec  *specs[] = {
     rc_spec_string ("text", N_ ("Text"), ""),
     rc_spec_string ("author", N_ ("Author"), ""),
     rc_spec_double ("x", N_ ("Across"), 0, 1, 0.5), /* of the frame, from the left */
     rc_spec_double ("y", N_ ("Down"), 0, 1, 0.5),   /* from the top */
     rc_spec_int ("frame", N_ ("Frame"), 0, G_MAXINT, 0),
     rc_spec_string ("created", N_ ("Created"), ""), /* ISO 8601, UTC */
     rc_spec_boolean ("done", N_ ("Done"), FALSE),
     rc_spec_string ("region", N_ ("Region"), ""), /* the id of the one that answers it */
  };

  rc_node_class_install (node_class, "note", N_ ("Note"), specs, G_N_ELEMENTS (specs));
  node_class->dup_name = note_dup_name;
}

static void
rc_note_init (RcNote *self)
{
}

/** Returns: (transfer full): the time as files have it: "2026-11-21T17:05:00Z" */
char *
rc_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
write_note (RcDocument *self, RcNote *note, const RcNoteSpec *spec, GError **error)
{
  g_autofree char *now = spec->created == NULL ? rc_dup_now () : NULL;

  return rc_document_set_text (self, note, "text", spec->text, 0, error) &&
         rc_document_set_text (self, note, "author", spec->author != NULL ? spec->author : "", 0,
                               error) &&
         rc_document_set_double (self, note, "x", spec->x, 0, error) &&
         rc_document_set_double (self, note, "y", spec->y, 0, error) &&
         rc_document_set_double (self, note, "frame", spec->frame, 0, error) &&
         rc_document_set_text (self, note, "created", now != NULL ? now : spec->created, 0,
                               error) &&
         rc_document_set_text (self, note, "done", spec->done ? "yes" : "no", 0, error);
}

/**
 * rc_document_add_note:
 *
 * One step of undo. Errors: RC_ERROR_INVALID without words, or for a place or a frame that the take
 * does not have
 *
 * Returns: (transfer none) (nullable)
 */
RcNote *
rc_document_add_note (RcDocument *self, RcTake *take, const RcNoteSpec *spec, GError **error)
{
  int     frames = rc_node_get_int (RC_NODE (take), "frames");
  RcNote *note;

  if (spec->text[strspn (spec->text, " \t\n")] == '\0')
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("A note needs words: say what should be different."));
      return NULL;
    }
  if (frames > 0 && spec->frame >= frames)
    {
      g_autofree char *name = rc_node_dup_name (RC_NODE (take));

      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s has no frame %d for a note: its last one is %d."), name, spec->frame,
                   frames - 1);
      return NULL;
    }
  rc_document_begin (self, _ ("Add Note"));
  note = rc_document_add (self, take, RC_TYPE_NOTE, -1, error);
  return rc_document_finish (self, note != NULL && write_note (self, note, spec, error)) ? note
                                                                                         : NULL;
}

/* An ellipse that is a circle on the picture. (transfer full) */
static RcJson *
mask_around (RcNote *note, RcTake *take)
{
  double width = rc_node_get_int (RC_NODE (take), "width");
  double height = rc_node_get_int (RC_NODE (take), "height");
  double across = width > 0 && height > 0 ? PIN_RADIUS * height / width : PIN_RADIUS;
  cJSON *mask = cJSON_CreateObject (), *shapes = cJSON_AddArrayToObject (mask, "shapes");
  cJSON *shape = cJSON_CreateObject ();

  cJSON_AddStringToObject (shape, "kind", "ellipse");
  cJSON_AddNumberToObject (shape, "x", rc_node_get_double (RC_NODE (note), "x") - across);
  cJSON_AddNumberToObject (shape, "y", rc_node_get_double (RC_NODE (note), "y") - PIN_RADIUS);
  cJSON_AddNumberToObject (shape, "width", 2 * across);
  cJSON_AddNumberToObject (shape, "height", 2 * PIN_RADIUS);
  cJSON_AddItemToArray (shapes, shape);
  cJSON_AddNumberToObject (mask, "feather", PIN_FEATHER);
  return rc_json_new_take (mask);
}

/** Returns: (transfer none) (nullable): the region that was made of the note, if the take has it */
RcRegion *
rc_note_get_region (RcNote *self)
{
  const char *id = rc_node_get_string (RC_NODE (self), "region");
  RcNode     *take = rc_node_get_parent (RC_NODE (self));

  for (guint i = 0; take != NULL && i < rc_node_get_n_children (take, RC_TYPE_REGION); i++)
    {
      RcNode *region = rc_node_get_child (take, RC_TYPE_REGION, i);

      if (strcmp (rc_node_get_id (region), id) == 0)
        return RC_REGION (region);
    }
  return NULL;
}

/**
 * rc_document_note_to_region:
 *
 * A region of the note's take, uppermost, not rendered: its mask is an ellipse around the pin, its
 * prompt the note's words. One step of undo. A note that has its region keeps that.
 *
 * Returns: (transfer none) (nullable)
 */
RcRegion *
rc_document_note_to_region (RcDocument *self, RcNote *note, GError **error)
{
  RcTake            *take = RC_TAKE (rc_node_get_parent (RC_NODE (note)));
  RcRegion          *region = rc_note_get_region (note);
  g_autoptr (RcJson) mask = NULL;
  gboolean           good;

  if (region != NULL)
    return region;
  mask = mask_around (note, take);
  rc_document_begin (self, _ ("Make Region of Note"));
  region = rc_document_add (self, take, RC_TYPE_REGION, -1, error);
  good = region != NULL &&
         rc_document_set_text (self, region, "prompt", rc_node_get_string (RC_NODE (note), "text"),
                               0, error) &&
         rc_document_set_double (self, region, "seed", rc_node_get_int (RC_NODE (take), "seed"), 0,
                                 error) &&
         rc_document_set_json (self, region, "mask", mask, 0, error) &&
         rc_document_set_text (self, note, "region", rc_node_get_id (RC_NODE (region)), 0, error);
  return rc_document_finish (self, good) ? region : NULL;
}

/** Ticks off the notes that @region answers; call within a step. */
gboolean
rc_document_answer_notes (RcDocument *self, RcRegion *region, GError **error)
{
  RcNode *take = rc_node_get_parent (RC_NODE (region));

  for (guint i = 0; i < rc_node_get_n_children (take, RC_TYPE_NOTE); i++)
    {
      RcNote *note = rc_node_get_child (take, RC_TYPE_NOTE, i);

      if (rc_note_get_region (note) == region && !rc_node_get_boolean (RC_NODE (note), "done") &&
          !rc_document_set_text (self, note, "done", "yes", 0, error))
        return FALSE;
    }
  return TRUE;
}
