/* session.h - a film open for work: document, store, vocabulary, engine thread and generators
 * together
 *
 * What both programs are made of. It turns shots into requests, hands them to the engine thread,
 * and brings the results back into the document. It knows no widgets; the window binds to it.
 *
 *   session = rc_session_open (dir, RC_STORE_WRITE, rc_generators, &error);
 *   job = rc_session_render_shot (session, shot, NULL, RC_PRIORITY_NOW, &error);
 *   rc_session_wait (session, job, &error);             the command line; a window carries on
 *
 * Signal "frame" (RcNode *shot_or_region, int index, gpointer frame): a frame was drawn; RcFrame,
 * borrowed. Signal "view" (RcNode *shot, gpointer view, gpointer error): what rc_session_view()
 * asked for; RcView or GError, the other NULL, both borrowed. Signal "posters": pictures that
 * rc_session_dup_poster() tells of are others than before.
 *
 * Thread: the main thread, all of it; nothing here blocks but import, freeze (some ms) and wait.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"
#include "engine/render/queue.h"
#include "engine/render/take-stack.h"
#include "engine/session/job.h"
#include "engine/store/store.h"
#include "engine/voice/dialogue.h"

G_BEGIN_DECLS

typedef struct
{
  int         width, height; /* pixels; 0: the film's preview size */
  int         seed;          /* -1: the shot's own */
  gboolean    draft;         /* the take replaces the shot's last draft */
  const char *burn_in;    /* (nullable): "guides safe slate", drawn over the pictures; NULL: as the
                             staging has it */
  gboolean    motion;     /* the take has a motion pass too */
  gboolean    unlabelled; /* without labels, whatever the film has */
  const char *generator;  /* (nullable): its id; NULL: the first one */
} RcRenderOptions;

#define RC_TYPE_SESSION (rc_session_get_type ())
G_DECLARE_FINAL_TYPE (RcSession, rc_session, RC, SESSION, GObject)

/* @generators: NULL-terminated, static; the first is the default one. */
RcSession  *rc_session_create (const char               *dir,
                               const char               *title,
                               const RcGenerator *const *generators,
                               GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
RcSession  *rc_session_open (const char               *dir,
                             RcStoreMode               mode,
                             const RcGenerator *const *generators,
                             GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
RcStore    *rc_session_get_store (RcSession *self);
RcDocument *rc_session_get_document (RcSession *self);
RcProject  *rc_session_get_project (RcSession *self);
const char *rc_session_get_dir (RcSession *self);

const RcGenerator *rc_session_get_generator (RcSession *self);

/* Into the film. */
int      rc_session_import_script (RcSession *self, const char *path, GError **error);
GStrv    rc_session_take_messages (RcSession *self);
RcNode  *rc_session_add_reference (RcSession  *self,
                                   RcNode     *owner,
                                   const char *path,
                                   const char *role,
                                   GError    **error);
void     rc_session_add_reference_async (RcSession          *self,
                                         RcNode             *owner,
                                         const char         *path,
                                         const char         *role,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
RcNode  *rc_session_add_reference_finish (RcSession *self, GAsyncResult *result, GError **error);
void     rc_session_add_shot_from_async (RcSession          *self,
                                         RcScene            *scene,
                                         int                 index,
                                         const char         *path,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
RcShot  *rc_session_add_shot_from_finish (RcSession *self, GAsyncResult *result, GError **error);
gboolean rc_session_place_reference (RcSession *self,
                                     RcNode    *reference,
                                     RcNode    *owner,
                                     RcNode    *before,
                                     GError   **error);
gboolean rc_session_is_missing (RcSession *self, RcNode *reference);
void     rc_session_relink_async (RcSession          *self,
                                  RcNode             *reference,
                                  const char         *path,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
guint    rc_session_relink_finish (RcSession *self, GAsyncResult *result, GError **error);

/* Out of the document, frozen. */
RcStaging *rc_session_stage (RcSession *self, RcShot *shot, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void       rc_session_stage_async (RcSession          *self,
                                   RcShot             *shot,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
RcStaging *rc_session_stage_finish (RcSession *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcRequest *
rc_session_freeze (RcSession *self, RcShot *shot, const RcRenderOptions *options, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcRequest *
rc_session_freeze_extended (RcSession *self, RcTake *take, const RcExtension *by, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcRequest *rc_session_freeze_region (RcSession *self, RcRegion *region, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Shots: read, broken into those that they tell, and pasted from this film or another one. */
const char *rc_session_get_size (RcSession *self, RcShot *shot);
GPtrArray  *rc_session_break_shot (RcSession *self, RcShot *shot, GError **error);
GPtrArray  *rc_session_paste_shots (RcSession  *self,
                                    const char *text,
                                    RcScene    *scene,
                                    guint       index,
                                    const char *name,
                                    GError    **error);

/* What is said. */
RcDialogue *rc_session_dialogue (RcSession *self, RcShot *shot, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_session_set_dialogue_duration (RcSession *self, RcShot *shot, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* The engine thread. Jobs are a GListModel of RcSessionJob: those that wait or run, and failed ones
 * until they are dismissed. */
RcSessionJob *rc_session_render_shot (RcSession             *self,
                                      RcShot                *shot,
                                      const RcRenderOptions *options,
                                      RcPriority             priority,
                                      GError               **error);
RcSessionJob *
rc_session_render_extended (RcSession *self, RcTake *take, const RcExtension *by, GError **error);
RcSessionJob *rc_session_render_region (RcSession *self, RcRegion *region, GError **error);
RcSessionJob *
rc_session_render_region_from (RcSession *self, RcRegion *region, int frame, GError **error);
GListModel   *rc_session_get_jobs (RcSession *self);
RcSessionJob *rc_session_find_job (RcSession *self, RcNode *shot_or_region);
void          rc_session_cancel (RcSession *self, RcSessionJob *job);
void          rc_session_cancel_all (RcSession *self);
void          rc_session_dismiss (RcSession *self, RcSessionJob *job);
gboolean      rc_session_wait (RcSession *self, RcSessionJob *job, GError **error);

/* The takes of a region: what was rendered under its mask; one is shown. */
RcTake   *rc_region_get_take (RcRegion *region);
RcRegion *rc_session_paste_region (RcSession *self, const char *text, RcTake *take, GError **error);
gboolean  rc_session_choose_region_take (RcSession *self, RcTake *take, GError **error);
RcNode   *rc_session_judged (gpointer take_or_region);
gboolean  rc_session_judge (RcSession  *self,
                            gpointer    take_or_region,
                            RcVerdict   verdict,
                            const char *reason,
                            GError    **error);
gboolean  rc_session_toggle_verdict (RcSession *self,
                                     gpointer   take_or_region,
                                     RcVerdict  verdict,
                                     GError   **error);

/* By hand: one frame with other hand-set values than the film has, drawn at once and told to signal
 * "view"; then the values, as one step. */
gboolean rc_session_can_view (RcSession *self);
gboolean rc_session_view (RcSession   *self,
                          RcShot      *shot,
                          const cJSON *by_hand,
                          int          frame,
                          int          lines,
                          GError     **error);
gboolean rc_session_set_by_hand (RcSession   *self,
                                 RcShot      *shot,
                                 const cJSON *by_hand,
                                 const char  *name,
                                 GError     **error);

/* Sketch by itself: each shot without an up-to-date take, and after an edit those it concerns, a
 * short pause after the last key press. @looked_at (nullable) goes first. */
void     rc_session_set_automatic (RcSession *self, gboolean automatic);
void     rc_session_look_at (RcSession *self, RcShot *looked_at);
gboolean rc_session_is_current (RcSession *self, RcTake *take);

/* What one sees. */
RcTakeStack *rc_session_open_take (RcSession *self, RcTake *take, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcTakeStack *rc_session_open_base (RcSession *self, RcTake *take, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char    *rc_session_dup_poster (RcSession *self, RcTake *take);
char    *rc_session_dup_shot_poster (RcSession *self, RcShot *shot);
RcFrame *rc_session_get_preview (RcSession *self, RcNode *shot_or_region);

G_END_DECLS
