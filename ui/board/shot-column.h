/* shot-column.h - what the table of shots has in its columns: how it is written, sorted and set
 *
 * No widgets: the table shows what this says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"
#include "ui/board/shot-facts.h"
#include "ui/film-text.h"

G_BEGIN_DECLS

/* In the order in which they are shown. */
typedef enum
{
  RC_SHOT_PICTURE,
  RC_SHOT_LABEL,
  RC_SHOT_SIZE,
  RC_SHOT_ANGLE,
  RC_SHOT_MOVE,
  RC_SHOT_LENS,
  RC_SHOT_DURATION,
  RC_SHOT_CAST,
  RC_SHOT_PROMPT,
  RC_SHOT_TAKES,
  RC_SHOT_NOTES,
  RC_N_SHOT_COLUMNS,
} RcShotColumn;

/* How a cell is edited. */
typedef enum
{
  RC_CELL_FIXED,  /* it is read-only */
  RC_CELL_LINE,   /* a line to type in */
  RC_CELL_TEXT,   /* several lines */
  RC_CELL_CHOICE, /* one of a list; the first is "from the prompt" */
} RcCellEdit;

typedef struct
{
  const char *title;    /* translatable */
  const char *property; /* of the shot; NULL: the column is derived */
  RcCellEdit  edit;
  int         width; /* pixels at first */
  gboolean    numeric;
} RcShotColumnInfo;

extern const RcShotColumnInfo rc_shot_columns[RC_N_SHOT_COLUMNS];

char    *rc_shot_column_dup_text (RcShotColumn column, RcShotFacts *facts, RcShot *shot);
char    *rc_shot_column_dup_edit_text (RcShotColumn column, RcShot *shot);
gboolean rc_shot_column_is_by_hand (RcShotColumn column, RcShot *shot);
int      rc_shot_column_compare (RcShotColumn column, RcShotFacts *facts, RcShot *a, RcShot *b);

char   **rc_shot_column_list_choices (RcShotColumn column);
guint    rc_shot_column_get_choice (RcShotColumn column, RcShot *shot);
char    *rc_shot_column_dup_choice (RcShotColumn column, guint position);
gboolean rc_shot_column_set (RcShotColumn column,
                             RcDocument  *document,
                             RcShot      *shot,
                             const char  *text,
                             GError     **error);

G_END_DECLS
