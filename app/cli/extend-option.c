/* extend-option.c - how much a take is to be extended, as it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"
#include "engine/session/take-request.h"

#include <glib/gi18n.h>

#include <math.h>
#include <string.h>

#define EVEN(pixels) (((pixels) + 1) / 2 * 2)

/* "16:9": as much room on both sides as that takes. */
static gboolean
parse_shape (const char *text, RcTake *take, RcExtension *by)
{
  char  *end;
  double across = g_ascii_strtod (text, &end), down;

  if (end == text || *end != ':')
    return FALSE;
  text = end + 1;
  down = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(across > 0) || !(down > 0) || !(across / down <= 16) ||
      !(down / across <= 16))
    return FALSE;
  rc_extension_set_shape (by, rc_node_get_int (RC_NODE (take), "width"),
                          rc_node_get_int (RC_NODE (take), "height"), across / down);
  return TRUE;
}

/* "25%", "64", "1.5s". Returns: pixels or frames, -1: it is none */
static int
parse_length (const char *text, int whole, double rate)
{
  char  *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || !(value >= 0) || value > 100000)
    return -1;
  if (strcmp (end, "%") == 0 && whole > 0)
    return EVEN ((int)lround (value / 100 * whole));
  if (strcmp (end, "s") == 0 && whole == 0)
    return (int)lround (value * rate);
  if (*end != '\0' || value != floor (value))
    return -1;
  return whole > 0 ? EVEN ((int)value) : (int)value;
}

static gboolean
parse_side (const char *text, RcTake *take, double rate, RcExtension *by)
{
  int            width = rc_node_get_int (RC_NODE (take), "width");
  int            height = rc_node_get_int (RC_NODE (take), "height");
  g_auto (GStrv) pair = g_strsplit (text, "=", 2);
  const struct
  {
    const char *name;
    int        *value;
    int         whole;
  } sides[] = {
    { "left", &by->left, width },      { "right", &by->right, width }, { "top", &by->top, height },
    { "bottom", &by->bottom, height }, { "before", &by->before, 0 },   { "after", &by->after, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides) && pair[0] != NULL && pair[1] != NULL; i++)
    if (strcmp (pair[0], sides[i].name) == 0)
      {
        *sides[i].value = parse_length (pair[1], sides[i].whole, rate);
        return *sides[i].value >= 0;
      }
  return FALSE;
}

/** @rate: frames a second. Errors: RC_CLI_WRONG_USE, saying how it is written */
gboolean
rc_cli_parse_extension (const char  *text,
                        RcTake      *take,
                        double       rate,
                        RcExtension *by,
                        GError     **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  *by = (RcExtension){ 0 };
  for (guint i = 0; parts[i] != NULL; i++)
    if (!parse_shape (parts[i], take, by) && !parse_side (parts[i], take, rate, by))
      {
        g_set_error (error, RC_CLI_WRONG_USE, 0,
                     _ ("“%s” does not say how a take is extended. Write left, right, top or "
                        "bottom with pixels or percent (left=25%%), before or after with frames or "
                        "seconds (after=1.5s), or a shape such as 16:9."),
                     parts[i]);
        return FALSE;
      }
  return TRUE;
}
