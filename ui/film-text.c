/* film-text.c - how parts of a film are written in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Translators: the short names stand on the cards; they must be as short as these. */
const RcTerm rc_size_terms[] = {
  { "EWS", NC_ ("size", "EWS"), N_ ("Extreme wide") },
  { "WS", NC_ ("size", "WS"), N_ ("Wide") },
  { "FS", NC_ ("size", "FS"), N_ ("Full") },
  { "MWS", NC_ ("size", "MWS"), N_ ("Medium wide (cowboy)") },
  { "MS", NC_ ("size", "MS"), N_ ("Medium") },
  { "MCU", NC_ ("size", "MCU"), N_ ("Medium close-up") },
  { "CU", NC_ ("size", "CU"), N_ ("Close-up") },
  { "ECU", NC_ ("size", "ECU"), N_ ("Extreme close-up") },
  { "INSERT", NC_ ("size", "INS"), N_ ("Insert") },
  { "TWO", NC_ ("size", "2S"), N_ ("Two-shot") },
  { "GROUP", NC_ ("size", "GRP"), N_ ("Group") },
  { "OTS", NC_ ("size", "OTS"), N_ ("Over the shoulder") },
  { NULL, NULL, NULL },
};

const RcTerm rc_angle_terms[] = {
  { "eye", NULL, N_ ("Eye level") },
  { "low", NULL, N_ ("Low angle") },
  { "high", NULL, N_ ("High angle") },
  { "bird", NULL, N_ ("Bird's eye") },
  { "overhead", NULL, N_ ("Overhead") },
  { "worm", NULL, N_ ("Worm's eye") },
  { "ground", NULL, N_ ("Ground level") },
  { "dutch", NULL, N_ ("Dutch angle") },
  { NULL, NULL, NULL },
};

const RcTerm rc_move_terms[] = {
  { "static", NULL, N_ ("Static") },
  { "pan-left", NULL, N_ ("Pan left") },
  { "pan-right", NULL, N_ ("Pan right") },
  { "tilt-up", NULL, N_ ("Tilt up") },
  { "tilt-down", NULL, N_ ("Tilt down") },
  { "roll-left", NULL, N_ ("Roll left") },
  { "roll-right", NULL, N_ ("Roll right") },
  { "whip-pan", NULL, N_ ("Whip pan") },
  { "push-in", NULL, N_ ("Push in") },
  { "pull-out", NULL, N_ ("Pull out") },
  { "truck-left", NULL, N_ ("Truck left") },
  { "truck-right", NULL, N_ ("Truck right") },
  { "pedestal-up", NULL, N_ ("Pedestal up") },
  { "pedestal-down", NULL, N_ ("Pedestal down") },
  { "orbit-left", NULL, N_ ("Orbit left") },
  { "orbit-right", NULL, N_ ("Orbit right") },
  { "crane-up", NULL, N_ ("Crane up") },
  { "crane-down", NULL, N_ ("Crane down") },
  { "zoom-in", NULL, N_ ("Zoom in") },
  { "zoom-out", NULL, N_ ("Zoom out") },
  { "dolly-zoom", NULL, N_ ("Dolly zoom") },
  { "follow", NULL, N_ ("Follow behind") },
  { "follow-side", NULL, N_ ("Follow alongside") },
  { "lead", NULL, N_ ("Lead from the front") },
  { "aerial", NULL, N_ ("Aerial, forwards") },
  { "aerial-rise", NULL, N_ ("Aerial, rising") },
  { "fly-through", NULL, N_ ("Fly through") },
  { "spiral-up", NULL, N_ ("Spiral up") },
  { "handheld", NULL, N_ ("Handheld") },
  { "shake", NULL, N_ ("Shake") },
  { NULL, NULL, NULL },
};

const int   rc_lenses[] = { 14, 18, 21, 24, 28, 32, 35, 40, 50, 65, 75, 85, 100, 135, 200, 300 };
const guint rc_n_lenses = G_N_ELEMENTS (rc_lenses);

/** Returns: (nullable): the entry of @terms with that id */
const RcTerm *
rc_term_find (const RcTerm *terms, const char *id)
{
  for (; terms->id != NULL; terms++)
    if (g_strcmp0 (terms->id, id) == 0)
      return terms;
  return NULL;
}

/** Returns: what stands on a card, translated: "MCU" */
const char *
rc_term_badge (const RcTerm *term)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "size", term->badge);
}

/** Returns: for people: "Sketch" */
const char *
rc_generator_name (const char *id)
{
  if (g_strcmp0 (id, "footage") == 0)
    return _ ("Footage");
  return g_strcmp0 (id, "sketch") == 0 ? _ ("Sketch") : id;
}

/** Returns: (transfer full): "4.5 s" */
char *
rc_dup_seconds (double seconds)
{
  /* Translators: a length in seconds */
  return g_strdup_printf (_ ("%.1f s"), seconds);
}

/** Returns: (transfer full): "00:42", minutes and seconds */
char *
rc_dup_clock (double seconds)
{
  long whole = lround (seconds);

  return g_strdup_printf ("%02ld:%02ld", whole / 60, whole % 60);
}

/** Returns: (transfer full): "2×", "−4×": how fast something plays, as with J and L */
char *
rc_dup_speed (int speed)
{
  return g_strdup_printf (speed < 0 ? _ ("−%d×") : _ ("%d×"), abs (speed));
}

/** Returns: (transfer full): "1 · EXT. CLIFF PATH — DUSK", what stands over a scene's shots */
char *
rc_scene_dup_title (RcScene *scene)
{
  const char      *setting = rc_node_get_string (RC_NODE (scene), "setting");
  const char      *place = rc_node_get_string (RC_NODE (scene), "place");
  const char      *time = rc_node_get_string (RC_NODE (scene), "time");
  g_autofree char *shown = NULL;

  if (*place == '\0')
    place = _ ("UNNAMED PLACE");
  shown = g_strdup_printf ("%u · %s%s%s%s%s", rc_node_get_index (RC_NODE (scene)) + 1, setting,
                           *setting != '\0' ? ". " : "", place, *time != '\0' ? " — " : "", time);
  return g_utf8_strup (shown, -1);
}

/** Returns: (transfer full): "1 · Cliff path", for lists */
char *
rc_scene_dup_short_title (RcScene *scene)
{
  const char      *place = rc_node_get_string (RC_NODE (scene), "place");
  g_autofree char *lower = g_utf8_strdown (*place != '\0' ? place : _ ("Unnamed place"), -1);
  const char      *rest = *lower != '\0' ? g_utf8_next_char (lower) : lower;
  g_autofree char *first = g_utf8_strup (lower, rest - lower);

  return g_strdup_printf ("%u · %s%s", rc_node_get_index (RC_NODE (scene)) + 1, first, rest);
}

/** Returns: how long a shot is */
double
rc_shot_get_seconds (RcShot *shot)
{
  return rc_rational_to_double (rc_node_get_rational (RC_NODE (shot), "duration"));
}

double
rc_scene_get_seconds (RcScene *scene)
{
  double seconds = 0;

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (scene), RC_TYPE_SHOT); i++)
    seconds += rc_shot_get_seconds (rc_node_get_child (RC_NODE (scene), RC_TYPE_SHOT, i));
  return seconds;
}

double
rc_project_get_seconds (RcProject *project)
{
  double seconds = 0;

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (project), RC_TYPE_SCENE); i++)
    seconds += rc_scene_get_seconds (rc_node_get_child (RC_NODE (project), RC_TYPE_SCENE, i));
  return seconds;
}

/** Returns: for people: "First frame" */
const char *
rc_role_label (RcRole role)
{
  static const char *const labels[] = {
    [RC_ROLE_IDENTITY] = N_ ("Identity"),
    [RC_ROLE_STYLE] = N_ ("Style"),
    [RC_ROLE_COMPOSITION] = N_ ("Composition"),
    [RC_ROLE_FIRST_FRAME] = N_ ("First frame"),
    [RC_ROLE_LAST_FRAME] = N_ ("Last frame"),
    [RC_ROLE_MOTION] = N_ ("Motion"),
    [RC_ROLE_CAMERA] = N_ ("Camera"),
    [RC_ROLE_VOICE] = N_ ("Voice"),
    [RC_ROLE_MUSIC] = N_ ("Music"),
    [RC_ROLE_AMBIENCE] = N_ ("Ambience"),
    [RC_ROLE_PLATE] = N_ ("Plate"),
  };

  return _ (labels[role]);
}

/** Returns: which of the cast's colours is that character's, 0 to RC_N_CAST_COLOURS - 1 */
guint
rc_character_get_colour (RcCharacter *character)
{
  return rc_node_get_index (RC_NODE (character)) % RC_N_CAST_COLOURS;
}

/** Returns: whether the style sheet defines the colour @name */
gboolean
rc_widget_lookup_colour (GtkWidget *widget, const char *name, GdkRGBA *colour)
{
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, colour);
}

/* --- mentions ------------------------------------------------------------------------------ */

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

/* Words of scripts with spaces end where letters end; Han characters may follow anything. */
static gboolean
ends_at (const char *text, const char *start, const char *end)
{
  gunichar before = start > text ? g_utf8_get_char (g_utf8_prev_char (start)) : ' ';
  gunichar first = g_utf8_get_char (start);
  gunichar after = *end != '\0' ? g_utf8_get_char (end) : ' ';

  if (g_unichar_iswide (first))
    return TRUE;
  return (!is_word (before) || g_unichar_iswide (before)) &&
         (!is_word (after) || g_unichar_iswide (after));
}

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const RcCastMention *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->length > y->length ? -1 : x->length < y->length;
}

/**
 * rc_find_mentions:
 *
 * Finds the film's characters in @text, by name, with or without "@" before it.
 *
 * Returns: (transfer full): RcCastMention, in order, none over another
 */
GArray *
rc_find_mentions (RcProject *project, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (RcCastMention));
  gsize   end = 0;
  guint   kept = 0;

  for (guint i = 0; i < rc_node_get_n_children (RC_NODE (project), RC_TYPE_CHARACTER); i++)
    {
      RcCharacter *character = rc_node_get_child (RC_NODE (project), RC_TYPE_CHARACTER, i);
      const char  *name = rc_node_get_string (RC_NODE (character), "name");
      gsize        length = strlen (name);

      for (const char *at = text; length > 0 && (at = strstr (at, name)) != NULL; at += length)
        {
          gboolean      at_sign = at > text && at[-1] == '@';
          RcCastMention mention = { (gsize)(at - text) - at_sign, length + at_sign, character };

          if (ends_at (text, at, at + length))
            g_array_append_val (found, mention);
        }
    }
  g_array_sort (found, compare_mentions);
  for (guint i = 0; i < found->len; i++)
    {
      RcCastMention mention = g_array_index (found, RcCastMention, i);

      if (mention.start < end)
        continue;
      end = mention.start + mention.length;
      g_array_index (found, RcCastMention, kept++) = mention;
    }
  g_array_set_size (found, kept);
  return found;
}

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize)length);

  for (char *c = escaped; *c != '\0'; c++)
    if (*c == '\n' || *c == '\r')
      *c = ' ';
  g_string_append (markup, escaped);
}

/**
 * rc_dup_excerpt_markup:
 * @most_bytes: of the prompt
 *
 * Returns: (transfer full): the beginning of @prompt on one line as Pango markup, mentions bold
 */
char *
rc_dup_excerpt_markup (RcProject *project, const char *prompt, gsize most_bytes)
{
  g_autofree char   *start = NULL, *valid = NULL;
  g_autoptr (GArray) mentions = NULL;
  GString           *markup = g_string_new (NULL);
  gsize              at = 0;

  start = g_strndup (prompt, most_bytes);
  valid = g_utf8_make_valid (start, -1);
  mentions = rc_find_mentions (project, valid);
  for (guint i = 0; i < mentions->len; i++)
    {
      RcCastMention *mention = &g_array_index (mentions, RcCastMention, i);

      append_escaped (markup, valid + at, mention->start - at);
      g_string_append (markup, "<b>");
      append_escaped (markup, valid + mention->start, mention->length);
      g_string_append (markup, "</b>");
      at = mention->start + mention->length;
    }
  append_escaped (markup, valid + at, strlen (valid + at));
  return g_string_free (markup, FALSE);
}
