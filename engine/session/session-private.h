/* session-private.h - the parts of a session that its files share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/compose.h"
#include "engine/session/job-private.h"
#include "engine/session/session.h"

G_BEGIN_DECLS

struct _RcSession
{
  GObject parent_instance;

  RcStore                  *store;
  RcVocabulary             *vocabulary;
  const RcGenerator *const *generators;
  RcMailbox                *mailbox;
  RcQueue                  *queue;
  GPtrArray                *messages; /* char: what the user should know, until it is taken */
  GListStore               *jobs;     /* RcSessionJob that wait, run or have failed */
  GHashTable               *by_id;    /* queue id → RcSessionJob, with a reference */
  GHashTable               *sizes;    /* id of a shot → its size and what that was read from */
  gint                      drain_posted; /* atomic: an idle that drains is on its way */

  guint   view_job; /* queue id of the view that is drawn, 0: none; session-view.c */
  RcNode *viewed;   /* (nullable): the shot that it is of, a reference */

  GHashTable *posters; /* id of a take with regions → its last picture's file; session-poster.c */
  GHashTable
          *no_posters; /* files of such pictures that could not be made → what they are made of */
  gboolean poster_made; /* one is being made */

  /* Automatic sketching; session-automatic.c */
  gboolean    automatic;
  GHashTable *dirty;       /* ids of shots to look at, owned */
  GQueue      dirty_order; /* the same, in order, borrowed */
  guint       pause;       /* source: waits for the typing to stop */
  guint       sweep;       /* source: looks at one dirty shot at a time */
  char       *looked_at;   /* id of the shot on the stage or selected */
};

gboolean rc_session_restage (RcSession  *self,
                             RcShot     *shot,
                             cJSON      *request,
                             const char *prompt,
                             GError    **error);
RcSessionJob *
rc_session_submit_take (RcSession *self, RcShot *shot, RcRequest *request, GError **error);
RcSessionJob      *rc_session_submit (RcSession *self,
                                      RcWork     work,
                                      RcNode    *node,
                                      RcRequest *request,
                                      int        start,
                                      gboolean   draft,
                                      RcPriority priority);
void               rc_session_engine_start (RcSession *self);
const char        *rc_session_get_choice (RcNode *region, const char *property);
RcNode            *rc_session_find_take (RcNode *owner, const char *hash);
const RcGenerator *rc_session_find_generator (RcSession *self, const char *id, GError **error);
char              *rc_session_preview_path (RcSession *self, const char *hash);
GHashTable        *rc_session_sizes_new (void);
void               rc_session_automatic_start (RcSession *self);
void               rc_session_automatic_stop (RcSession *self);
void               rc_session_sketch_again (RcSession *self, RcNode *shot);

RcRequest *rc_session_freeze_by_hand (RcSession             *self,
                                      RcShot                *shot,
                                      const cJSON           *by_hand,
                                      const RcRenderOptions *options,
                                      GError               **error);
RcStaging *rc_session_compose (RcSession   *self,
                               RcShot      *shot,
                               const char  *prompt,
                               const cJSON *by_hand,
                               GError     **error);
void       rc_session_add_owned (cJSON *array, RcNode *owner, guint counts[RC_N_SLOTS]);
gboolean   rc_session_has_references (const cJSON *request, RcNode *region);
gboolean
rc_session_restore_region (RcSession *self, RcNode *region, const cJSON *about, GError **error);
/* freeze-region.c: @media: the content hash of what another tool has made of the base */
RcRequest *
rc_session_freeze_hand_back (RcSession *self, RcRegion *region, const char *media, GError **error);
/* freeze-pictures.c, freeze.c */
gboolean rc_session_collect_pictures (cJSON *json, RcRegion *region, GError **error);
char    *rc_session_content_hash (const char *media);
void     rc_session_make_way (RcSession *self);
void     rc_session_view_event (RcSession *self, RcEvent *event);

void     rc_session_fetch_media (RcSession *self, const cJSON *node, const char *from);
gboolean rc_session_write_take (RcDocument  *document,
                                RcNode      *take,
                                const cJSON *about,
                                gboolean     draft,
                                GError     **error);
gboolean rc_session_land_region (RcSession *self, RcNode *region, const char *hash, GError **error);

RcSessionJob *rc_session_submit_spec (RcSession       *self,
                                      RcWork           work,
                                      RcNode          *node,
                                      const char      *label,
                                      const char      *hash,
                                      const RcJobSpec *spec);

G_END_DECLS
