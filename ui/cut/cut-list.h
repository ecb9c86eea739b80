/* cut-list.h - the cut as it stands: which shot plays from which frame, and its frames
 *
 * A snapshot of the document, immutable, reference counted; rc_cut_list_read() may run on another
 * thread, one at a time, and is what a player reads ahead with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/cut-sound.h"

G_BEGIN_DECLS

typedef struct
{
  char    *shot;   /* id */
  char    *label;  /* "1C" */
  char    *prompt; /* its beginning, where there is no take; else NULL */
  char    *hash;   /* of the take; NULL: none yet */
  GArray  *layers; /* RcTakeLayer, bottom first */
  char    *poster; /* file; NULL; the main thread only, as the next */
  gboolean looked; /* for a coarse picture, where there is no take */
  char    *coarse; /* that picture's file, for the slate; set once, by the main thread, and read
                      atomically */
  int start;       /* frames from the beginning of the cut */
  int n_frames;    /* at least 1 */
  int in;          /* the first of the shot's frames that plays */
  int whole;       /* how many frames the shot has */
} RcCutItem;

typedef struct
{
  GPtrArray *items;  /* RcCutItem */
  GArray    *sounds; /* RcMovieSound: all that is heard */
  int        n_frames;
  RcRational rate;
  char      *state; /* differs from another's if anything in the cut does */
  char      *dir;   /* the film's folder */
  char     **cast;  /* names of its characters, for slates */
  int        width, height;

  /* Reading thread only. */
  RcTakeStack    *stack; /* nullable */
  int             stack_item;
  RcFrame        *slate; /* nullable: of a shot without a take */
  int             slate_item;
  const char     *slate_coarse; /* nullable: what it was drawn with */
  gatomicrefcount refs;
} RcCutList;

RcCutList *rc_cut_list_new (RcSession *session);
RcCutList *rc_cut_list_ref (RcCutList *self);
void       rc_cut_list_unref (RcCutList *self);
void       rc_cut_list_take_posters (RcCutList *self, RcCutList *from);
void       rc_cut_list_look (RcCutList *self, RcSession *session, int frame);
int        rc_cut_list_find (const RcCutList *self, int frame);
int        rc_cut_list_find_shot (const RcCutList *self, const char *id);
RcFrame   *rc_cut_list_read (RcCutList *self, int frame, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcCutList, rc_cut_list_unref)

G_END_DECLS
