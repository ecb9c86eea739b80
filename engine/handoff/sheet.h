/* sheet.h - the contact sheet: every shot of the film on one page
 *
 * Plain structs, filled by the program from the document: who, where, shot size, angle, lens and
 * light can be told from it without opening the project. All strings are borrowed for the call, and
 * those that may be NULL say so.
 *
 * Thread: any; blocking, some milliseconds a shot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"
#include "engine/image/frame.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *label;   /* "1A" */
  const char *size;    /* "MCU"; NULL if not staged */
  const char *details; /* "Angle: low · 50 mm · push in"; NULL */
  const char *prompt;  /* as much as fits is shown; NULL */
  const char *poster;  /* the picture's file; NULL or missing: the card says so */
  RcFrame    *picture; /* used instead of the file, if not NULL */
  double      seconds;
} RcSheetShot;

typedef struct
{
  const char        *heading; /* "1 · EXT. CLIFF PATH — DUSK" */
  const RcSheetShot *shots;
  guint              n_shots;
} RcSheetScene;

typedef struct
{
  const char         *title;
  const char         *logline; /* NULL or empty: none */
  RcRational          aspect;  /* width to height */
  RcRational          rate;
  const RcSheetScene *scenes;
  guint               n_scenes;
  char              **cast; /* (nullable): the names that prompts may mention */
} RcSheet;

RcFrame *rc_handoff_sheet (const RcSheet *sheet, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_handoff_sheet_save (const RcSheet *sheet,
                                const char    *path,
                                GCancellable  *cancellable,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
