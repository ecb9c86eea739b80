/* cut-command.c - cut: what plays, and what is changed about it
 *
 *   cut list            cut trim 1C 12 80       cut marker 00:00:04:12 Door
 *   cut roll 1C -3      cut out 1C, cut in 1C   cut sound music.flac music 00:00:02:00
 *   cut new Short       cut use Short           cut export short.mp4
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"
#include "engine/session/cut-sound.h"
#include "engine/session/export.h"

#include <glib/gi18n.h>

#include <string.h>

typedef struct
{
  RcDocument *document;
  RcProject  *film;
  RcRational  rate;
  char      **words; /* behind the verb */
  int         n_words;
} Cut;

/* --- list --- */

static void
list_shots (Cut *self, const GArray *shots)
{
  for (guint i = 0; i < shots->len; i++)
    {
      const RcCutShot *place = &g_array_index (shots, RcCutShot, i);
      g_autofree char *label = rc_shot_dup_label (place->shot);
      g_autofree char *at =
          rc_time_to_timecode (rc_time_from_frames (place->start, self->rate), self->rate);
      double level = place->trim != NULL ? rc_node_get_double (RC_NODE (place->trim), "level") : 0;
      g_autofree char *sound =
          level != 0 ? g_strdup_printf (_ ("  sound %+.1f dB"), level) : g_strdup ("");

      rc_cli_print (_ ("%s  %-4s frames %d-%d of %d%s"), at, label, place->in,
                    place->in + place->frames, place->whole, sound);
    }
}

static void
list_rest (Cut *self, RcNode *cut)
{
  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (cut, RC_TYPE_MARKER); i++)
    {
      RcNode          *marker = rc_node_get_child (cut, RC_TYPE_MARKER, i);
      g_autofree char *colour = rc_node_dup_value_text (marker, "colour");
      g_autofree char *at = rc_time_to_timecode (
          rc_time_from_frames (rc_node_get_int (marker, "frame"), self->rate), self->rate);

      rc_cli_print (_ ("%s  marker %u %s (%s)"), at, i + 1, rc_node_get_string (marker, "name"),
                    colour);
    }
  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (cut, RC_TYPE_SOUND); i++)
    {
      RcNode          *sound = rc_node_get_child (cut, RC_TYPE_SOUND, i);
      g_autofree char *track = rc_node_dup_value_text (sound, "track");
      g_autofree char *at = rc_time_to_timecode (rc_node_get_rational (sound, "start"), self->rate);

      rc_cli_print (_ ("%s  sound %u %s: %s, %+.1f dB, fades %.2f s and %.2f s (%.8s)"), at, i + 1,
                    track, rc_node_get_string (sound, "file"), rc_node_get_double (sound, "level"),
                    rc_rational_to_double (rc_node_get_rational (sound, "fade-in")),
                    rc_rational_to_double (rc_node_get_rational (sound, "fade-out")),
                    rc_node_get_id (sound));
    }
}

static gboolean
do_list (RcCli *cli, Cut *self, GError **error)
{
  RcFilmCut         *plays = rc_project_get_cut (self->film);
  g_autoptr (GArray) shots = rc_project_list_cut (self->film, plays);
  RcRational         length = rc_time_from_frames (rc_cut_shots_frames (shots), self->rate);
  g_autofree char   *end = rc_time_to_timecode (length, self->rate);
  guint              n = rc_node_get_n_children (RC_NODE (self->film), RC_TYPE_FILM_CUT);

  for (guint i = 0; i < n; i++)
    {
      RcNode          *cut = rc_node_get_child (RC_NODE (self->film), RC_TYPE_FILM_CUT, i);
      g_autofree char *name = rc_node_dup_name (cut);

      rc_cli_print ("%s %s", cut == RC_NODE (plays) ? "*" : " ", name);
    }
  list_shots (self, shots);
  rc_cli_print (_ ("%s  end"), end);
  list_rest (self, plays != NULL ? RC_NODE (plays) : NULL);
  return TRUE;
}

/* --- words into what they mean --- */

/* A whole number is frames; anything else a time: 00:00:04:12, 4.5s. */
static gboolean
parse_frame (Cut *self, const char *text, int *frame, GError **error)
{
  gint64     number;
  RcRational seconds;

  if (g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &number, NULL))
    {
      *frame = (int)number;
      return TRUE;
    }
  if (!rc_time_parse (text, self->rate, &seconds, error))
    return FALSE;
  *frame = (int)rc_time_to_frames (seconds, self->rate);
  return TRUE;
}

static RcFilmCut *
find_cut (Cut *self, const char *name, GError **error)
{
  guint64 number = 0;

  (void)!g_ascii_string_to_unsigned (name, 10, 1, G_MAXUINT, &number, NULL);
  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (self->film), RC_TYPE_FILM_CUT); i++)
    {
      RcNode *cut = rc_node_get_child (RC_NODE (self->film), RC_TYPE_FILM_CUT, i);

      if (strcmp (rc_node_get_string (cut, "name"), name) == 0 || number == i + 1)
        return RC_FILM_CUT (cut);
    }
  g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
               _ ("The film has no cut “%s”; “raccord-cli cut list” names those it has."), name);
  return NULL;
}

/* --- verbs --- */

static gboolean
do_trim (RcCli *cli, Cut *self, GError **error)
{
  RcShot *shot = rc_cli_find_typed (cli, self->words[0], RC_TYPE_SHOT, error);
  int     in, out;

  return shot != NULL && parse_frame (self, self->words[1], &in, error) &&
         parse_frame (self, self->words[2], &out, error) &&
         rc_document_trim (self->document, shot, in, out, error);
}

static gboolean
do_roll (RcCli *cli, Cut *self, GError **error)
{
  RcShot *shot = rc_cli_find_typed (cli, self->words[0], RC_TYPE_SHOT, error);
  int     by;

  return shot != NULL && parse_frame (self, self->words[1], &by, error) &&
         rc_document_roll (self->document, shot, by, error);
}

static gboolean
do_leave_out (RcCli *cli, Cut *self, GError **error)
{
  RcShot *shot = rc_cli_find_typed (cli, self->words[0], RC_TYPE_SHOT, error);

  return shot != NULL && rc_document_leave_out (self->document, shot, TRUE, error);
}

static gboolean
do_put_in (RcCli *cli, Cut *self, GError **error)
{
  RcShot *shot = rc_cli_find_typed (cli, self->words[0], RC_TYPE_SHOT, error);

  return shot != NULL && rc_document_leave_out (self->document, shot, FALSE, error);
}

static gboolean
do_level (RcCli *cli, Cut *self, GError **error)
{
  RcShot *shot = rc_cli_find_typed (cli, self->words[0], RC_TYPE_SHOT, error);
  char   *end = NULL;
  double  level = g_ascii_strtod (self->words[1], &end);

  if (shot == NULL)
    return FALSE;
  if (end != self->words[1] && *end == '\0')
    return rc_document_set_shot_level (self->document, shot, level, error);
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("The level “%s” is no number. Give it in decibels, such as -6."), self->words[1]);
  return FALSE;
}

static gboolean
do_marker (RcCli *cli, Cut *self, GError **error)
{
  g_autoptr (GEnumClass) colours = g_type_class_ref (RC_TYPE_MARKER_COLOUR);
  const char            *nick = self->n_words > 2 ? self->words[2] : "amber";
  const GEnumValue      *colour = g_enum_get_value_by_nick (colours, nick);
  int                    frame;

  if (colour == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("A marker cannot be “%s”. It is amber, red, green, blue or violet."), nick);
      return FALSE;
    }
  return parse_frame (self, self->words[0], &frame, error) &&
         rc_document_add_marker (self->document, frame, self->n_words > 1 ? self->words[1] : "",
                                 (RcMarkerColour)colour->value, error) != NULL;
}

static gboolean
do_sound (RcCli *cli, Cut *self, GError **error)
{
  g_autoptr (GEnumClass) tracks = g_type_class_ref (RC_TYPE_TRACK);
  const char            *nick = self->n_words > 1 ? self->words[1] : "music";
  const GEnumValue      *track = g_enum_get_value_by_nick (tracks, nick);
  int                    frame = 0;

  if (track == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("There is no track “%s”. There are scratch, ambience and music."), nick);
      return FALSE;
    }
  return (self->n_words < 3 || parse_frame (self, self->words[2], &frame, error)) &&
         rc_session_add_sound (cli->session, self->words[0], (RcTrack)track->value,
                               rc_time_from_frames (MAX (0, frame), self->rate), error) != NULL;
}

static gboolean
do_new (RcCli *cli, Cut *self, GError **error)
{
  return rc_document_copy_cut (self->document, self->words[0], error) != NULL;
}

static gboolean
do_use (RcCli *cli, Cut *self, GError **error)
{
  RcFilmCut *cut = find_cut (self, self->words[0], error);

  return cut != NULL && rc_document_choose_cut (self->document, cut, error);
}

static gboolean
do_remove (RcCli *cli, Cut *self, GError **error)
{
  RcFilmCut *cut = find_cut (self, self->words[0], error);

  return cut != NULL && rc_document_remove_cut (self->document, cut, error);
}

static gboolean
do_export (RcCli *cli, Cut *self, GError **error)
{
  return rc_cli_export (cli, rc_export_movie (cli->session, NULL, 0, 0), self->words[0], error);
}

static const struct
{
  const char *name;
  int         least, most;
  gboolean (*run) (RcCli *cli, Cut *self, GError **error);
} verbs[] = {
  { "list", 0, 0, do_list },     { "trim", 3, 3, do_trim },     { "roll", 2, 2, do_roll },
  { "out", 1, 1, do_leave_out }, { "in", 1, 1, do_put_in },     { "level", 2, 2, do_level },
  { "marker", 1, 3, do_marker }, { "sound", 1, 3, do_sound },   { "new", 1, 1, do_new },
  { "use", 1, 1, do_use },       { "remove", 1, 1, do_remove }, { "export", 1, 1, do_export },
};

gboolean
rc_cli_run_cut (RcCli *cli, GError **error)
{
  Cut self = { .document = rc_session_get_document (cli->session),
               .film = rc_session_get_project (cli->session),
               .words = cli->arguments + 1,
               .n_words = cli->n_arguments - 1 };

  self.rate = rc_node_get_rational (RC_NODE (self.film), "rate");
  if (cli->n_arguments == 0)
    return do_list (cli, &self, error);
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].name, cli->arguments[0]) == 0 && self.n_words >= verbs[i].least &&
        self.n_words <= verbs[i].most)
      return verbs[i].run (cli, &self, error);
  g_set_error (error, RC_CLI_WRONG_USE, 0,
               _ ("“%s” cannot be done to the cut like this. “raccord-cli cut --help” says what "
                  "can."),
               cli->arguments[0]);
  return FALSE;
}

/** Whether it changes the film. */
gboolean
rc_cli_cut_writes (const RcCli *cli)
{
  return cli->n_arguments > 0 && strcmp (cli->arguments[0], "list") != 0 &&
         strcmp (cli->arguments[0], "export") != 0;
}
