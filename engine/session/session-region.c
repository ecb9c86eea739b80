/* session-region.c - the takes of a region: what is rendered under its mask is kept, one is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/note.h"
#include "engine/document/region-edit.h"
#include "engine/document/verdict.h"
#include "engine/session/session-private.h"
#include "engine/session/take-request.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- landing ---------------------------------------------------------------------------------- */

static gboolean
add_take (RcSession *self, RcNode *region, const char *hash, GError **error)
{
  RcDocument *document = rc_session_get_document (self);
  cJSON      *about;
  RcNode     *take;
  gboolean    good;

  if (rc_session_find_take (region, hash) != NULL)
    return TRUE;
  about = rc_session_load_about (self, hash, error);
  if (about == NULL)
    return FALSE;
  take = rc_document_add (document, region, RC_TYPE_TAKE, -1, error);
  good = take != NULL && rc_session_write_take (document, take, about, FALSE, error);
  cJSON_Delete (about);
  return good;
}

/**
 * rc_session_land_region:
 * @hash: of the take that was rendered
 *
 * The take joins those that the region has, and is the one that is shown. What a film of before
 * regions had several takes shows becomes the first of them. Notes that the region answers are
 * ticked off. No step of undo.
 */
gboolean
rc_session_land_region (RcSession *self, RcNode *region, const char *hash, GError **error)
{
  RcDocument *document = rc_session_get_document (self);
  const char *shown = rc_node_get_string (region, "hash");
  gboolean    good;

  rc_document_begin (document, NULL);
  /* Files that are gone are no take any more. */
  if (*shown != '\0' && rc_session_find_take (region, shown) == NULL)
    (void)!add_take (self, region, shown, NULL);
  good = add_take (self, region, hash, error) &&
         rc_document_set_text (document, region, "hash", hash, 0, error) &&
         rc_document_answer_notes (document, RC_REGION (region), error);
  return rc_document_finish (document, good);
}

/* --- choosing --------------------------------------------------------------------------------- */

/** Returns: (transfer none) (nullable): which of its takes a region shows */
RcTake *
rc_region_get_take (RcRegion *region)
{
  RcNode *take =
      rc_session_find_take (RC_NODE (region), rc_node_get_string (RC_NODE (region), "hash"));

  return take != NULL ? RC_TAKE (take) : NULL;
}

static gboolean
show_take (RcSession *self, RcNode *region, RcNode *take, GError **error)
{
  RcDocument       *document = rc_session_get_document (self);
  const char       *hash = rc_node_get_string (take, "hash");
  g_autoptr (cJSON) about = NULL;

  if (strcmp (rc_node_get_string (region, "hash"), hash) == 0)
    return TRUE;
  about = rc_session_load_about (self, hash, error);
  return about != NULL && rc_session_restore_region (self, region, about, error) &&
         rc_document_set_text (document, region, "hash", hash, 0, error);
}

/**
 * rc_session_choose_region_take:
 * @take: of a region
 *
 * The region shows @take, and asks for what it was made of, with its references and generator: one
 * step.
 * Errors: RC_ERROR_NOT_FOUND or RC_ERROR_FORMAT if its files are not whole; RC_ERROR_READ_ONLY
 */
gboolean
rc_session_choose_region_take (RcSession *self, RcTake *take, GError **error)
{
  RcDocument *document = rc_session_get_document (self);

  rc_document_begin (document, _ ("Choose Take of Region"));
  return rc_document_finish (
      document, show_take (self, rc_node_get_parent (RC_NODE (take)), RC_NODE (take), error));
}

/* The last starred one, else the last that is not rejected. */
static RcNode *
find_best (RcNode *region)
{
  RcNode *starred = NULL, *last = NULL;

  for (guint i = 0; i < rc_node_get_n_children (region, RC_TYPE_TAKE); i++)
    {
      RcNode *take = rc_node_get_child (region, RC_TYPE_TAKE, i);
      int     verdict = rc_node_get_enum (take, "verdict");

      if (verdict == RC_VERDICT_STAR)
        starred = take;
      if (verdict != RC_VERDICT_REJECT)
        last = take;
    }
  return starred != NULL ? starred : last;
}

/* A starred take is shown; instead of one that is rejected the best of the others is. */
static gboolean
judge_region_take (RcSession  *self,
                   RcNode     *take,
                   RcVerdict   verdict,
                   const char *reason,
                   GError    **error)
{
  RcDocument *document = rc_session_get_document (self);
  RcNode     *region = rc_node_get_parent (take);
  RcNode     *shown = RC_NODE (rc_region_get_take (RC_REGION (region)));
  RcNode     *next = NULL;
  gboolean    good;

  rc_document_begin (document, _ ("Change Verdict"));
  good = rc_document_judge (document, take, verdict, reason, error);
  if (verdict == RC_VERDICT_STAR)
    next = take;
  else if (verdict == RC_VERDICT_REJECT && shown == take)
    next = find_best (region);
  good = good && (next == NULL || show_take (self, region, next, error));
  return rc_document_finish (document, good);
}

/** Returns: (transfer none): what a verdict on @take_or_region is on: of a region the take it
 * shows, itself if it was never rendered */
RcNode *
rc_session_judged (gpointer take_or_region)
{
  RcTake *shown = RC_IS_REGION (take_or_region) ? rc_region_get_take (take_or_region) : NULL;

  return shown != NULL ? RC_NODE (shown) : RC_NODE (take_or_region);
}

/**
 * rc_session_judge:
 * @take_or_region: a take of a shot or of a region, or a region: see rc_session_judged()
 * @reason: (nullable): why; NULL keeps the one there is, but with no verdict there is none
 *
 * One step. Of a region's takes, a starred one is shown, and instead of one that is rejected the
 * best of the others, if there is one. Errors: as rc_session_choose_region_take()
 */
gboolean
rc_session_judge (RcSession  *self,
                  gpointer    take_or_region,
                  RcVerdict   verdict,
                  const char *reason,
                  GError    **error)
{
  RcNode *node = rc_session_judged (take_or_region);

  if (RC_IS_TAKE (node) && RC_IS_REGION (rc_node_get_parent (node)))
    return judge_region_take (self, node, verdict, reason, error);
  return rc_document_judge (rc_session_get_document (self), node, verdict, reason, error);
}

/** As rc_session_judge(); takes the verdict back if it is there. */
gboolean
rc_session_toggle_verdict (RcSession *self,
                           gpointer   take_or_region,
                           RcVerdict  verdict,
                           GError   **error)
{
  gboolean there = rc_node_get_enum (rc_session_judged (take_or_region), "verdict") == (int)verdict;

  return rc_session_judge (self, take_or_region, there ? RC_VERDICT_NONE : verdict, NULL, error);
}

/* --- copying ---------------------------------------------------------------------------------- */

/**
 * rc_session_paste_region:
 * @text: as rc_region_to_text() makes it
 *
 * As rc_document_paste_region(); from another film the references' files come along.
 *
 * Returns: (transfer none) (nullable): the region, to be rendered
 */
RcRegion *
rc_session_paste_region (RcSession *self, const char *text, RcTake *take, GError **error)
{
  g_autoptr (cJSON) json = rc_text_has_region (text) ? cJSON_Parse (text) : NULL;
  const char       *from = rc_json_string_or (json, "film", "");

  if (*from != '\0' && strcmp (from, rc_session_get_dir (self)) != 0)
    rc_session_fetch_media (self, cJSON_GetObjectItemCaseSensitive (json, "region"), from);
  return rc_document_paste_region (rc_session_get_document (self), text, take, error);
}
