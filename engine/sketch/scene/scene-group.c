/* scene-group.c - whom a picture is of, where it is of more than one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-subject.h"

#include <string.h>

#define MOST_GROUP 8 /* figures that a wide shot holds all of */

/** Sizes that show no whole person. */
gboolean
rc_scene_is_close (const RcStagingCamera *camera)
{
  static const char *const close[] = { "MS", "MCU", "CU", "ECU", "OTS", NULL };

  return g_strv_contains (close, camera->size);
}

/** Sizes that show no more of an animal than its head. */
gboolean
rc_scene_is_of_head (const RcStagingCamera *camera)
{
  return rc_scene_is_close (camera) && strcmp (camera->size, "MS") != 0;
}

/** Sizes that are of all who are there. */
gboolean
rc_scene_is_of_several (const RcStagingCamera *camera)
{
  return strcmp (camera->size, "TWO") == 0 || strcmp (camera->size, "GROUP") == 0;
}

/** Returns: whether @figure lies, and so is low in a picture */
gboolean
rc_scene_is_lying (const RcStagingFigure *figure)
{
  return strcmp (figure->action, "lie") == 0 || strcmp (figure->action, "sleep") == 0;
}

/* Those who are told of as one: "three dogs", not the man beside them. */
static guint32
peers_of (const RcStaging *staging, int who)
{
  const RcStagingFigure *figure = &staging->figures[who];
  guint32                mask = 0;

  for (guint i = 0, n = 0; i < staging->n_figures && i < 32 && n < MOST_GROUP; i++)
    if (g_str_has_prefix (staging->figures[i].id, "extra-") &&
        strcmp (staging->figures[i].name, figure->name) == 0 &&
        strcmp (staging->figures[i].body, figure->body) == 0)
      {
        mask |= 1u << i;
        n++;
      }
  return (mask & 1u << (who & 31)) != 0 ? mask : 0;
}

static guint32
everybody (const RcStaging *staging, int but, guint most)
{
  guint32 mask = 0;

  for (guint i = 0, n = 0; i < staging->n_figures && i < 32 && n < most; i++)
    if ((int)i != but)
      {
        mask |= 1u << i;
        n++;
      }
  return mask;
}

static gboolean
is_several (guint32 mask)
{
  return (mask & (mask - 1)) != 0;
}

/* "a nurse looks at a girl in bed": who lies there is low, and in the picture of who looks at them.
 * Returns: that one, -1: nobody */
static int
find_patient (const RcStaging *staging, int who)
{
  const char *toward = staging->figures[who].toward;

  for (guint i = 0; i < staging->n_figures && i < 32; i++)
    if ((int)i != who && strcmp (staging->figures[i].id, toward) == 0 &&
        rc_scene_is_lying (&staging->figures[i]))
      return (int)i;
  return -1;
}

/** Returns: bit set of the figures that a picture is of that is of more than one; 0: of one.
 * @who: whom the set-up frames, -1: nobody in particular */
guint32
rc_scene_find_group (const RcStaging *staging, const RcStagingCamera *camera, int who)
{
  int     patient = who >= 0 && who < 32 ? find_patient (staging, who) : -1;
  guint32 mask = 0;

  if (who < 0 || rc_scene_is_of_several (camera))
    mask = everybody (staging, camera->eyes,
                      who >= 0 && strcmp (camera->size, "TWO") == 0 ? 2 : MOST_GROUP);
  else if (!rc_scene_is_of_head (camera) && patient >= 0)
    mask = 1u << who | 1u << patient;
  else if (!rc_scene_is_of_head (camera))
    mask = peers_of (staging, who);
  return who < 0 || is_several (mask) ? mask : 0;
}
