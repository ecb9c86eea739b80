/* framing-report.c - measures how the sketch composes, over all sizes, angles and aspects
 *
 *   framing-report [PROMPTS.json]
 *
 * Prints a line for each size and angle with the worst of five aspects, three sets and two
 * creativities (from above there is no head room to measure), then sums, then how two people keep
 * the line over shots, then whose head or raised hand is cut by what action. With a list of prompts
 * as gallery.c has it: how those are composed. Nothing is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/script/compose.h"
#include "engine/sketch/kit-load.h"
#include "engine/sketch/scene/composition.h"
#include "engine/sketch/scene/scene-camera.h"

#include <stdio.h>
#include <string.h>

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

/* How high a person's crown, and the hands if @hands, get over a scene; 1: the upper edge. */
static float
highest (RcScene *scene, gboolean hands)
{
  float most = -1;

  for (int frame = 0; frame < scene->shape.frames; frame += 4)
    {
      const RcActor *actor = &scene->actors[0];
      RcPerformance  now;
      float          h = actor->look.height;

      rc_scene_set_frame (scene, frame);
      rc_actor_perform (actor, frame / 24.0f, NULL, &now);
      most = MAX (most, rc_camera_project (
                            &scene->camera,
                            rc_mat4_point (&now.body.head,
                                           rc_vec3 (0, RC_BODY_HEAD * actor->look.head * h, 0)))
                            .y);
      for (int side = 0; side < 2 && hands; side++)
        most =
            MAX (most, rc_camera_project (&scene->camera, rc_mat4_point (&now.body.hand[side],
                                                                         rc_vec3 (0, -0.1f * h, 0)))
                           .y);
    }
  return most;
}

/* Every action at the sizes that are to hold all of a head. */
static void
report_actions (const RcKit *kit)
{
  static const char *const held[] = { "WS", "FS", "GROUP", "MWS", "MS", "MCU" };
  g_autoptr (cJSON)        actions = rc_data_load_json ("kit/actions.json", NULL);
  const cJSON             *action;
  int                      n = 0, cut = 0;

  cJSON_ArrayForEach (action, actions)
  {
    for (guint i = 0; i < G_N_ELEMENTS (held); i++, n++)
      {
        g_autofree char *json = g_strdup_printf (
            "{\"camera\":{\"size\":\"%s\",\"angle\":\"eye\",\"move\":\"static\",\"lens_mm\":"
            "35,\"subject\":0},\"set\":\"studio\",\"figures\":[{\"id\":\"a\",\"name\":\"A\","
            "\"kind\":\"person\",\"height\":1.7,\"facing\":30,\"action\":\"%s\"}]}",
            held[i], action->string);
        g_autoptr (RcStaging) staging = NULL;
        g_autoptr (RcScene)   scene = stage (kit, &staging, json, shapes[0], 0);
        gboolean              wide = rc_kit_size (kit, held[i])->bottom >= 1;
        float                 top = highest (scene, wide);

        if (top <= 1.0f)
          continue;
        cut++;
        printf ("  %s, %s: up to %.2f\n", action->string, held[i], top);
      }
  }
  printf ("actions at sizes: a head or a raised hand is cut in %d of %d\n", cut, n);
}

typedef struct
{
  int shots, people, low, lost, horizons, group_cut;
} Sum;

/* Whether any of the figures that the picture is of is cut by its left or right edge. */
static gboolean
cuts_somebody (const RcScene *scene)
{
  const RcSceneSetup *setup = rc_scene_setup_at (scene, scene->index / 24.0f);

  for (guint i = 0; i < scene->staging->n_figures && i < 32; i++)
    {
      RcMat4 root;
      RcVec3 moved, p;

      if ((setup->group & 1u << i) == 0)
        continue;
      rc_actor_place (&scene->actors[i], scene->index / 24.0f, &root, &moved);
      p = rc_camera_project (&scene->camera,
                             rc_vec3_add (rc_mat4_axis (&root, 3),
                                          rc_vec3 (0, 0.6f * scene->actors[i].look.height, 0)));
      if (fabsf (p.x) > 0.97f && *scene->staging->figures[i].enters == '\0' &&
          *scene->staging->figures[i].leaves == '\0')
        return TRUE;
    }
  return FALSE;
}

static void
add_prompt (const RcKit *kit, const RcVocabulary *vocabulary, const cJSON *entry, Sum *sum)
{
  RcStagingInput input = {
    .prompt = rc_json_string_or (entry, "prompt", ""), .seconds = 4, .creativity = 0.5, .seed = 7
  };
  RcRequestShape        shape = { 640, 360, { 24, 1 }, 96, 7, 0.5 };
  g_autoptr (RcStaging) staging = rc_staging_compose (vocabulary, &input, NULL);
  g_autoptr (RcScene)   scene =
      staging != NULL ? rc_scene_new (kit, staging, &shape, NULL, NULL, NULL) : NULL;
  const char *id = rc_json_string_or (entry, "id", "");
  gboolean    lost = FALSE, low = FALSE, horizon = FALSE, person = FALSE, cut = FALSE;

  if (scene == NULL)
    return;
  for (int frame = 0; frame < 96; frame += 19)
    {
      RcComposition now;

      rc_scene_set_frame (scene, frame);
      rc_composition_measure (scene, &now);
      cut |= cuts_somebody (scene);
      if (!now.has_subject || staging->camera.eyes >= 0 || staging->camera.insert >= 0)
        continue;
      person = TRUE;
      lost |= now.whole_head && !now.head_is_in && *staging->figures[0].enters == '\0' &&
              *staging->figures[0].leaves == '\0';
      low |= frame == 0 && now.whole_head && now.head_room < 0.01f;
      horizon |= now.horizon_through_head;
    }
  sum->shots++;
  sum->people += person;
  sum->lost += lost;
  sum->low += low;
  sum->horizons += horizon;
  sum->group_cut += cut;
  if (lost || low || horizon || cut)
    printf ("  %s:%s%s%s%s · %s\n", id, lost ? " head lost" : "", low ? " no head room" : "",
            horizon ? " horizon through the head" : "", cut ? " somebody cut" : "", input.prompt);
}

static void
report_prompts (const RcKit *kit, const char *path)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (NULL);
  g_autoptr (cJSON)        list = rc_json_load (path, &error);
  const cJSON             *entry;
  Sum                      sum = { 0 };

  if (list == NULL)
    {
      g_printerr ("%s\n", error->message);
      return;
    }
  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (list, "shots"))
      add_prompt (kit, vocabulary, entry, &sum);
  printf ("%d prompts, %d of a person: head lost in %d, no head room in %d, horizon through a head "
          "in %d, one of a group cut in %d\n",
          sum.shots, sum.people, sum.lost, sum.low, sum.horizons, sum.group_cut);
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
  if (argc > 1)
    {
      report_prompts (kit, argv[1]);
      return 0;
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
  report_actions (kit);
  return 0;
}
