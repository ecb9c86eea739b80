/* cli.h - raccord-cli: the whole of the program without a display
 *
 * A command is a row of a table: its name, its arguments, its options and a function. The function
 * gets the film open if it asks for one, prints to standard output, and returns FALSE with an
 * error, which main.c prints to standard error. Exit codes: 0 done, 1 the work failed, 2 wrong use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/export.h"
#include "engine/session/session.h"

G_BEGIN_DECLS

typedef struct _RcCli        RcCli;
typedef struct _RcCliCommand RcCliCommand;

/* How a command wants the film. */
typedef enum
{
  RC_CLI_NO_FILM,
  RC_CLI_READ, /* without the lock: a film that is open in a window can be looked at */
  RC_CLI_WRITE,
} RcCliFilm;

struct _RcCliCommand
{
  const char         *name;
  const char         *arguments; /* for people: "NODE PROPERTY VALUE" */
  const char         *summary;
  const char         *description; /* (nullable): more, for --help */
  RcCliFilm           film;
  int                 least, most; /* arguments; most -1 is any number */
  const GOptionEntry *options;     /* (nullable): write into RcCliOptions */
  gboolean (*run) (RcCli *self, GError **error);
};

/* What the options of all commands write into. */
typedef struct
{
  gboolean json;
  char    *size;
  int      seed;
  char    *title;
  char    *index;
  char    *to;
  char    *role;
  char    *prompt;
  char    *burn;
  char    *extend;
  gboolean unlabelled;
  gboolean motion;
  char    *generator;
  char   **rects;
  char   **ellipses;
  char   **lassos;
  char    *mask;
  char    *svg;
  char    *pick;
  char    *colour;
  char    *saved;     /* the name of a mask that the film keeps, or a region */
  double   tolerance; /* percent */
  char    *way;
  int      from; /* frame, G_MININT: the mask's first */
  char    *feather;
  double   smooth; /* pixels; G_MAXDOUBLE, as grow and tolerance: not given */
  gboolean fill_holes, keep_holes;
  gboolean invert, no_invert;
  int      fade_in, fade_out; /* frames; G_MININT: not given */
  char    *mode;
  char    *visible;
  int      layer; /* G_MININT: not given */
  double   grow;
  char    *frames;
  char    *blend;
  char    *opacity;
  char    *strength;
  char   **references; /* files */
  gboolean lock_seed, unlock_seed;
  char    *seam;
  char    *ends;
  gboolean all; /* of the frame */
  char    *shot;
  char    *at;     /* place on the picture */
  char    *author; /* of a note */
  gboolean draft;
  gboolean explain;
  gboolean base;
  gboolean bom;
  char   **set;     /* values of the staging, "figures.mara.x=1.2" */
  char   **release; /* and those that follow the prompt again */
} RcCliOptions;

extern RcCliOptions rc_cli_options;

struct _RcCli
{
  const RcCliCommand *command;
  char              **arguments; /* NULL-terminated */
  int                 n_arguments;
  char               *project;   /* -p, or found from the current folder */
  RcSession          *session;   /* NULL with RC_CLI_NO_FILM */
  gboolean            terminal;  /* standard error is one: progress is a bar */
  guint               interrupt; /* source of Ctrl+C while a job is under way */
};

extern const RcCliCommand rc_cli_film_commands[];
extern const RcCliCommand rc_cli_render_commands[];
extern const RcCliCommand rc_cli_export_commands[];
extern const RcCliCommand rc_cli_choose_commands[];

#define RC_CLI_WRONG_USE (rc_cli_wrong_use_quark ())
GQuark rc_cli_wrong_use_quark (void);

/* nodes.c */
RcNode    *rc_cli_find_node (RcCli *self, const char *name, GError **error);
gpointer   rc_cli_find_typed (RcCli *self, const char *name, GType type, GError **error);
GPtrArray *rc_cli_list_shots (RcCli *self, char **names, GError **error);
GPtrArray *rc_cli_need_shots (RcCli *self, char **names, GError **error);
char      *rc_cli_dup_node_name (RcNode *node);

/* film-commands.c */
gboolean rc_cli_parse_index (int *index, GError **error);

/* move-command.c */
extern const GOptionEntry rc_cli_move_options[];
gboolean                  rc_cli_run_move (RcCli *self, GError **error);

/* stage-command.c */
extern const GOptionEntry rc_cli_stage_options[];
gboolean                  rc_cli_run_stage (RcCli *self, GError **error);

/* extend-option.c */
gboolean rc_cli_parse_extension (const char  *text,
                                 RcTake      *take,
                                 double       rate,
                                 RcExtension *by,
                                 GError     **error);

/* choose-commands.c */
gboolean rc_cli_note_writes (const RcCli *self);

/* continuity-command.c */
extern const GOptionEntry rc_cli_continuity_options[];
gboolean                  rc_cli_run_continuity (RcCli *self, GError **error);

/* diff-command.c */
gboolean rc_cli_run_diff (RcCli *self, GError **error);

/* region-command.c */
gboolean rc_cli_run_region (RcCli *self, GError **error);
gboolean rc_cli_region_writes (const RcCli *self);

/* mask-command.c */
gboolean rc_cli_run_mask (RcCli *self, GError **error);

/* cut-command.c */
gboolean rc_cli_run_cut (RcCli *self, GError **error);
gboolean rc_cli_cut_writes (const RcCli *self);

/* export-commands.c */
gboolean rc_cli_export (RcCli *self, RcExport *plan, const char *path, GError **error);

/* render-commands.c */
void     rc_cli_catch_interrupt (RcCli *self);
gboolean rc_cli_wait (RcCli *self, RcSessionJob *job, GError **error);

/* output.c */
void     rc_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void     rc_cli_print_json (cJSON *json);
void     rc_cli_progress (RcCli *self, const char *label, double fraction);
void     rc_cli_progress_end (RcCli *self);
gboolean rc_cli_parse_size (const char *text, int *width, int *height, GError **error);

G_END_DECLS
