/* bench-figure.c - how long it takes to pose the skin, clothes, face and hair of one person
 *
 * Prints milliseconds of one processor for each detail (budget: well under 1 ms at the usual one)
 * and the size of the mesh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/look.h"
#include "engine/sketch/kit-load.h"
#include "engine/sketch/motion/actor.h"

#include <stdio.h>
#include <time.h>

#define ROUNDS 200

static const char *const garments[] = { "shirt", "coat", "gown", "hanfu", "spacesuit" };

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RcKit)  kit = rc_kit_load (&error);
  g_autoptr (RcMesh) mesh = rc_mesh_new ();
  RcStature          stature;
  RcChannel          channels[RC_N_CHANNELS];
  float              values[RC_N_CHANNELS];
  RcManner           manner = { 0 };

  if (kit == NULL)
    {
      printf ("%s\n", error->message);
      return 1;
    }
  rc_pose_neutral (channels);
  for (guint i = 0; i < G_N_ELEMENTS (garments); i++)
    for (int detail = 0; detail <= RC_MOST_DETAIL; detail++)
      {
        g_autofree char      *text = g_strdup_printf ("{\"figures\":[{\"id\":\"a\",\"name\":\"A\","
                                                           "\"sex\":\"f\",\"hair\":\"long\",\"garment\":"
                                                           "\"%s\",\"height\":1.7}]}",
                                                      garments[i]);
        g_autoptr (cJSON)     json = cJSON_Parse (text);
        g_autoptr (RcStaging) staging = rc_staging_from_json (json, &error);
        RcFigureLook          look;
        RcBody                body;
        clock_t               start;

        if (staging == NULL)
          return 1;
        rc_figure_look (&look, kit, &staging->figures[0], 0);
        stature = look.stature;
        start = clock ();
        for (int round = 0; round < ROUNDS; round++)
          {
            RcPoseTime time = { .seconds = round / 24.0f };

            rc_pose_at (channels, &time, values);
            rc_body_from_pose (&body, values, &stature, rc_mat4_identity ());
            rc_mesh_clear (mesh);
            rc_figure_build (mesh, &look, &body, &manner, detail);
          }
        printf ("%-10s detail %d: %.3f ms, %u vertices, %u triangles\n", garments[i], detail,
                (clock () - start) * 1e3 / CLOCKS_PER_SEC / ROUNDS, mesh->vertices->len,
                mesh->indices->len / 3);
      }
  return 0;
}
