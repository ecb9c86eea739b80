/* breakdown.h - from a script to a plan of the film: characters, scenes, shots
 *
 *   g_autoptr (RcFountain) script = rc_fountain_parse (data, length, "keeper.fountain", &error);
 *   g_autoptr (RcPlan) plan = rc_breakdown_new (script, "keeper.fountain", &error);
 *
 * A shot for every paragraph of action and for every line that names one ("SHOT:", "CLOSE ON",
 * "INSERT:" …); dialogue joins the shot before it. The plan is plain data that knows no document.
 * Thread: any.
 *
 * Notes that it understands: [[character: Name, kind, description]], [[reference: PATH, role,
 * Name]] (without the name it is of the scene), [[4s]] or [[duration: 4 s]] in a shot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"
#include "engine/script/fountain.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* "Mara" */
  char *kind; /* person, creature, product */
  char *description;
} RcPlanCharacter;

typedef struct
{
  char *path;      /* as written: relative to the script */
  char *role;      /* "identity", "plate", … */
  char *character; /* the name of the character it is of, or "" */
  int   scene;     /* index of the scene it is of, or -1 */
} RcPlanReference;

typedef struct
{
  char      *label;  /* "1A" */
  char      *prompt; /* names are mentions: "@Mara stops …" */
  RcRational duration;
  char      *notes; /* transitions and notes, a line each */
  guint      line;  /* of the script, from 1 */
} RcPlanShot;

typedef struct
{
  char       *heading; /* "INT. LAMP ROOM - NIGHT" */
  gboolean    interior;
  gboolean    exterior; /* both: INT./EXT. */
  char       *place;
  char       *time;
  char       *number; /* as the script numbers it, or "" */
  char       *prompt; /* the synopsis under the heading */
  RcPlanShot *shots;
  guint       n_shots;
  guint       line;
} RcPlanScene;

typedef struct
{
  char            *title;
  char            *credit;
  char            *author;
  char            *logline;
  char            *notes;
  RcPlanCharacter *characters;
  guint            n_characters;
  RcPlanReference *references;
  guint            n_references;
  RcPlanScene     *scenes;
  guint            n_scenes;
} RcPlan;

RcPlan *rc_breakdown_new (const RcFountain *script, const char *what, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_plan_free (RcPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPlan, rc_plan_free)

G_END_DECLS
