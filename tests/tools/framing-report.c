/* framing-report.c - measures how the sketch composes, over all sizes, angles and aspects
 *
 *   framing-report
 *
 * Prints a line for each size and angle with the worst of five aspects, three sets and two
 * creativities (from above there is no head room to measure), then sums, then how two people keep
 * the line over shots. Nothing is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/compose.h"
#include "engine/sketch/composition.h"

#include <stdio.h>

static const char *const sizes[] = { "EWS", "WS", "FS", "MWS", "MS", "MCU", "CU", "ECU" };
static const char *const angles[] = { "eye", "low", "high", "dutch", "ground", "worm" };
static const int         shapes[][2] = { { 640, 360 },
                                         { 360, 640 },
                                         { 480, 480 },
                                         { 640, 480 },
                                         { 956, 400 } };
static const char *const sets[] = { "beach", "cliff", "room" };

typedef struct
{
  float room, third, joint, presence;
  int   n, lost, horizons;
} Worst;

static RcScene *
stage (const RcKit *kit, RcStaging **staging, const char *json, const int *shape, double creativity)
{
  RcRequestShape     request = { shape[0], shape[1], { 24, 1 }, 96, 7, creativity };
  cJSON             *parsed = cJSON_Parse (json);
  g_autoptr (GError) error = NULL;
  RcScene           *scene;

  *staging = rc_staging_from_json (parsed, &error);
  cJSON_Delete (parsed);
  scene = *staging != NULL ? rc_scene_new (kit, *staging, &request, NULL, NULL, &error) : NULL;
  if (scene == NULL)
    g_error ("%s", error->message);
  return scene;
}

static void
add (Worst *worst, RcScene *scene, double creativity)
{
  RcComposition now;

  rc_composition_measure (scene, &now);
  worst->n++;
  if (now.whole_head)
    worst->room = MAX (worst->room, fabsf (now.head_room - now.wanted_room));
  if (creativity >= 1 && now.whole_head)
    worst->third = MAX (worst->third, now.off_third);
  if (now.whole_head)
    worst->joint = MIN (worst->joint, now.off_joint);
  worst->lost += now.whole_head && !now.head_is_in;
  worst->horizons += now.horizon_through_head;
  worst->presence = MIN (worst->presence, rc_composition_presence (scene, 3));
}

static Worst
measure (const RcKit *kit, const char *size, const char *angle)
{
  Worst  worst = { .joint = 1, .presence = 1 };
  double lens = rc_kit_size (kit, size)->lens_mm;

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint k = 0; k < G_N_ELEMENTS (sets); k++)
      for (int creative = k == 0; creative < 2; creative++)
        {
          g_autofree char *json = g_strdup_printf (
              "{\"camera\":{\"size\":\"%s\",\"angle\":\"%s\",\"move\":\"static\",\"lens_mm\":%.0f,"
              "\"subject\":0},\"set\":\"%s\",\"interior\":%s,\"figures\":[{\"id\":\"a\",\"name\":"
              "\"A\",\"kind\":\"person\",\"height\":1.7,\"facing\":30,\"action\":\"%s\"}]}",
              size, angle, lens, sets[k], k == 2 ? "true" : "false", k == 1 ? "walk" : "stand");
          g_autoptr (RcStaging) staging = NULL;
          g_autoptr (RcScene)   scene = stage (kit, &staging, json, shapes[s], creative);

          add (&worst, scene, creative);
        }
  return worst;
}

static void
report_line (const RcKit *kit)
{
  static const char *const  prompts[] = { "Two-shot. @Mara talks to @Tomas.",
                                          "Over the shoulder of @Mara: @Tomas listens.",
                                          "Over the shoulder of @Tomas: @Mara listens.",
                                          "Wide shot of @Tomas beside @Mara.",
                                          "Medium shot: @Tomas shouts at @Mara." };
  static const RcCastMember cast[] = { { "c1", "Mara", "person", "a woman", "" },
                                       { "c2", "Tomas", "person", "a man", "" } };
  g_autoptr (RcVocabulary)  vocabulary = rc_vocabulary_load (NULL);
  RcStaging                *stagings[G_N_ELEMENTS (prompts)];
  RcScene                  *scenes[G_N_ELEMENTS (prompts)];
  RcRequestShape            request = { 640, 360, { 24, 1 }, 96, 7, 0 };
  int                       crossed = 0, pairs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      RcStagingInput input = { .prompt = prompts[i], .cast = cast, .n_cast = 2 };

      stagings[i] = rc_staging_compose (vocabulary, &input, NULL);
      scenes[i] = rc_scene_new (kit, stagings[i], &request, NULL, NULL, NULL);
      for (guint k = 0; k < i; k++, pairs++)
        crossed += !rc_composition_keeps_line (scenes[i], scenes[k], "c1", "c2");
    }
  printf ("the line between two people: crossed in %d of %d pairs of shots\n", crossed, pairs);
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    {
      rc_scene_free (scenes[i]);
      rc_staging_free (stagings[i]);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcKit)  kit = rc_kit_load (&error);
  Worst              all = { .joint = 1, .presence = 1 };

  if (kit == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  printf ("%-5s %-7s %9s %9s %9s %9s %5s %8s\n", "size", "angle", "head room", "off third",
          "off joint", "presence", "lost", "horizons");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (angles); k++)
      {
        Worst one = measure (kit, sizes[i], angles[k]);

        printf ("%-5s %-7s %9.3f %9.3f %9.3f %9.2f %5d %8d\n", sizes[i], angles[k], one.room,
                one.third, one.joint, one.presence, one.lost, one.horizons);
        all.n += one.n;
        all.lost += one.lost;
        all.horizons += one.horizons;
        all.room = MAX (all.room, one.room);
        all.joint = MIN (all.joint, one.joint);
        all.presence = MIN (all.presence, one.presence);
      }
  printf (
      "%d pictures: head room off by %.3f at most, %d heads not in, %d horizons through a head, "
      "cut %.3f from a joint at least, presence %.2f at least\n",
      all.n, all.room, all.lost, all.horizons, all.joint, all.presence);
  report_line (kit);
  return 0;
}
