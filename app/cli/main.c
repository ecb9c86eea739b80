/* main.c - finds the command, the film and the options, and says how it went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"
#include "app/generators.h"
#include "app/locale.h"

#include "engine/base/error.h"

#include <glib/gi18n.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COLUMN 28 /* how wide the arguments are in the list of commands */

enum
{
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_WRONG_USE = 2,
};

G_DEFINE_QUARK (rc - cli - wrong - use, rc_cli_wrong_use)

RcCliOptions rc_cli_options;

static const RcCliCommand *const tables[] = { rc_cli_film_commands, rc_cli_render_commands,
                                              rc_cli_export_commands, rc_cli_choose_commands };

static const RcCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RcCliCommand *command = tables[i]; command->name != NULL; command++)
      if (strcmp (command->name, name) == 0)
        return command;
  return NULL;
}

static const char *
arguments_of (const RcCliCommand *command)
{
  return *command->arguments != '\0' ? _ (command->arguments) : "";
}

/* Prints @text, and as many blanks as there are to the next column, which is on the next line if
 * @text is too long for this one; Han characters are two wide. */
static void
print_column (FILE *out, const char *text, int before)
{
  int width = COLUMN;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    width -= g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1;
  if (width >= 0)
    fprintf (out, "%s%*s ", text, width, "");
  else
    fprintf (out, "%s\n%*s ", text, before + COLUMN, "");
}

static void
print_commands (FILE *out)
{
  fputs (
      _ ("Usage: raccord-cli [-p FILM] COMMAND [ARGUMENT…]\n\n"
         "The film is the folder named with -p, else the one that the current folder is in.\n\n"),
      out);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RcCliCommand *command = tables[i]; command->name != NULL; command++)
      {
        const int before = fprintf (out, "  %-12s ", command->name);

        print_column (out, arguments_of (command), before);
        fprintf (out, "%s\n", _ (command->summary));
      }
  fputs (_ ("\n“raccord-cli COMMAND --help” says more of each; “man raccord-cli” says all.\n"
            "Exit codes: 0 done, 1 the work failed, 2 wrong use.\n"),
         out);
}

static GOptionContext *
context_new (const RcCliCommand *command)
{
  g_autofree char *usage =
      g_strdup_printf ("%s — %s", arguments_of (command), _ (command->summary));
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (command->description != NULL)
    g_option_context_set_description (context, _ (command->description));
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  return context;
}

/* "stage", "cut", "note" and "region" only look unless they are told to change something. */
static gboolean
is_writing (const RcCli *self)
{
  return self->command->film == RC_CLI_WRITE ||
         (self->command->run == rc_cli_run_cut && rc_cli_cut_writes (self)) ||
         rc_cli_note_writes (self) ||
         (self->command->run == rc_cli_run_region && rc_cli_region_writes (self)) ||
         rc_cli_options.set != NULL || rc_cli_options.release != NULL;
}

static gboolean
open_film (RcCli *self, GError **error)
{
  g_autofree char *found = NULL;

  if (self->command->film == RC_CLI_NO_FILM)
    return TRUE;
  found = self->project != NULL ? g_strdup (self->project) : rc_store_find (".");
  if (found == NULL)
    {
      g_set_error_literal (
          error, RC_CLI_WRONG_USE, 0,
          _ ("No film here. Name one with “-p FILM.raccord”, go into its folder, or make one "
             "with “raccord-cli new FILM.raccord”."));
      return FALSE;
    }
  self->session = rc_session_open (found, is_writing (self) ? RC_STORE_WRITE : RC_STORE_READ_ONLY,
                                   rc_generators, error);
  if (self->session == NULL)
    return FALSE;
  for (const char *const *message = rc_store_get_messages (rc_session_get_store (self->session));
       *message != NULL; message++)
    fprintf (stderr, "raccord-cli: %s\n", *message);
  return TRUE;
}

/* Every command leaves a saved film behind. */
static gboolean
close_film (RcCli *self, gboolean good, GError **error)
{
  if (self->session != NULL && is_writing (self))
    {
      RcStore *store = rc_session_get_store (self->session);

      if (!rc_store_is_saved (store) && !rc_store_save (store, good ? error : NULL))
        good = FALSE;
    }
  g_clear_object (&self->session);
  return good;
}

static gboolean
check_arguments (RcCli *self, GError **error)
{
  const RcCliCommand *command = self->command;

  if (self->n_arguments >= command->least &&
      (command->most < 0 || self->n_arguments <= command->most))
    return TRUE;
  g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("Usage: raccord-cli %s %s"), command->name,
               arguments_of (command));
  return FALSE;
}

static gboolean
run_command (RcCli *self, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = context_new (self->command);
  g_autofree char           *program = g_strdup_printf ("raccord-cli %s", self->command->name);
  g_auto (GStrv)             arguments = g_new0 (char *, argc + 1);
  g_autoptr (GError)         parse_error = NULL;
  gboolean                   good;

  for (int i = 0; i < argc; i++)
    arguments[i] = g_strdup (i == 0 ? program : argv[i]);
  rc_cli_options = (RcCliOptions){ .seed = G_MININT,
                                   .grow = G_MAXDOUBLE,
                                   .smooth = G_MAXDOUBLE,
                                   .tolerance = G_MAXDOUBLE,
                                   .fade_in = G_MININT,
                                   .fade_out = G_MININT,
                                   .layer = G_MININT,
                                   .from = G_MININT };
  if (!g_option_context_parse_strv (context, &arguments, &parse_error))
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("%s. “raccord-cli %s --help” lists the options."),
                   parse_error->message, self->command->name);
      return FALSE;
    }
  if (arguments[1] != NULL && strcmp (arguments[1], "--") == 0)
    {
      g_free (arguments[1]);
      memmove (arguments + 1, arguments + 2,
               (g_strv_length (arguments + 2) + 1) * sizeof *arguments);
    }
  if (rc_cli_options.seed < 0 && rc_cli_options.seed != G_MININT)
    {
      g_set_error (error, RC_CLI_WRONG_USE, 0, _ ("--seed cannot be %d: it is 0 or more."),
                   rc_cli_options.seed);
      return FALSE;
    }
  rc_cli_options.seed = MAX (rc_cli_options.seed, -1);
  self->arguments = arguments + 1;
  self->n_arguments = (int)g_strv_length (self->arguments);
  good =
      check_arguments (self, error) && open_film (self, error) && self->command->run (self, error);
  rc_cli_progress_end (self);
  return close_film (self, good, error);
}

/* Takes -p FILM, which may stand before or behind the command, out of @argv. */
static gboolean
take_project (RcCli *self, int *argc, char **argv)
{
  for (int i = 1; i < *argc; i++)
    {
      gboolean  joined = g_str_has_prefix (argv[i], "--project=");
      gboolean  apart = strcmp (argv[i], "-p") == 0 || strcmp (argv[i], "--project") == 0;
      const int used = joined ? 1 : 2;

      if (strcmp (argv[i], "--") == 0)
        return TRUE;
      if (!joined && !apart)
        continue;
      if (i + used > *argc)
        return FALSE;
      g_free (self->project);
      self->project = g_strdup (joined ? strchr (argv[i], '=') + 1 : argv[i + 1]);
      memmove (argv + i, argv + i + used, (*argc - i - used + 1) * sizeof *argv);
      *argc -= used;
      i--;
    }
  return TRUE;
}

static int
wrong_use (const char *message)
{
  fprintf (stderr, "raccord-cli: %s\n", message);
  return EXIT_WRONG_USE;
}

static int
dispatch (RcCli *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *message = NULL;

  if (!take_project (self, &argc, argv))
    return wrong_use (_ ("-p needs the film's folder behind it."));
  if (argc > 2 && strcmp (argv[1], "help") == 0)
    {
      argv[1] = argv[2]; /* "help render" asks what "render --help" asks */
      argv[2] = (char *)"--help";
      argc = 3;
    }
  if (argc < 2 || strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 ||
      strcmp (argv[1], "help") == 0)
    {
      print_commands (argc < 2 ? stderr : stdout);
      return argc < 2 ? EXIT_WRONG_USE : EXIT_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      printf ("raccord-cli %s\n", RC_VERSION);
      return EXIT_DONE;
    }
  self->command = find_command (argv[1]);
  if (self->command == NULL)
    {
      message = g_strdup_printf (
          _ ("There is no command “%s”. “raccord-cli --help” lists those there are."), argv[1]);
      return wrong_use (message);
    }
  if (run_command (self, argc - 1, argv + 1, &error))
    return EXIT_DONE;
  if (error->domain == RC_CLI_WRONG_USE)
    return wrong_use (error->message);
  fprintf (stderr, "raccord-cli: %s\n", error->message);
  return EXIT_FAILED;
}

int
main (int argc, char **argv)
{
  RcCli self = { .terminal = isatty (STDERR_FILENO) };
  int   code;

  rc_locale_init (NULL);
  code = dispatch (&self, argc, argv);
  g_free (self.project);
  if (fflush (stdout) != 0)
    {
      fprintf (stderr, "raccord-cli: %s\n",
               _ ("The output could not be written: is the disk full?"));
      code = MAX (code, EXIT_FAILED);
    }
  return code;
}
