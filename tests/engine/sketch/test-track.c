/* test-track.c - tracking of masks, on shots whose truth the sketch knows
 *
 * The mask is the thing's own silhouette in one frame; the truth is its silhouette in every other.
 * The tracker sees only the pictures; a second run is given the motion pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/track-fixture.h"

#define TARGET RC_IDENTITY_PROP (0)

static double
mean_overlap (Shot *self, int from, gboolean exact, const char *what)
{
  RcTrackSource      source = { .frames = FRAMES,
                                .picture = shot_give_picture,
                                .motion = exact ? shot_give_motion : NULL,
                                .user_data = self };
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) start = shot_silhouette (self, from);
  g_autoptr (cJSON)  json = rc_mask_track (start, &source, from, RC_TRACK_BOTH, NULL, &error);
  double             mean, worst;

  g_assert_no_error (error);
  mean = shot_mean_overlap (self, json, &worst);
  g_test_message ("%s, %s, from frame %d: %d keys, mean IoU %.3f, worst %.3f", what,
                  exact ? "motion pass" : "optical flow", from,
                  cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (json, "keys")), mean,
                  worst);
  return mean;
}

static void
test_track (gconstpointer data)
{
  const char *const *shot = data;
  Shot               self;
  double             flow, back, exact;

  shot_draw (&self, shot[1], TARGET, TRUE);
  flow = mean_overlap (&self, 0, FALSE, shot[0]);
  back = mean_overlap (&self, FRAMES / 2, FALSE, shot[0]);
  exact = mean_overlap (&self, 0, TRUE, shot[0]);
  g_assert_cmpfloat (flow, >=, 0.95);
  g_assert_cmpfloat (back, >=, 0.95);
  g_assert_cmpfloat (exact, >=, 0.95);
  shot_clear (&self);
}

/* The silhouettes change little by themselves; where they lie, how large and how turned, much. */
static const char *const shots[][2] = {
  { "pan", "{'figures':[],'camera':{'subject':-1,'size':'FS','move':'pan-right'},'set':'street',"
           "'props':[{'kind':'crate','x':0.5,'z':0,'scale':1.6}]}" },
  { "push", "{'figures':[],'camera':{'subject':-1,'size':'FS','move':'push-in'},'set':'street',"
            "'props':[{'kind':'crate','x':0,'z':0,'scale':1.4}]}" },
  { "handheld",
    "{'figures':[],'camera':{'subject':-1,'size':'FS','move':'handheld'},'set':'street',"
    "'time':'dusk','props':[{'kind':'chair','x':0.2,'z':0,'scale':1.5}]}" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    {
      g_autofree char *path = g_strdup_printf ("/track/%s", shots[i][0]);

      g_test_add_data_func (path, shots[i], test_track);
    }
  return g_test_run ();
}
