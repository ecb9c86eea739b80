/* test-track-figures.c - tracking of what moves by itself: the limbs of figures and animals
 *
 * The mask is the figure's own silhouette in one frame; the truth is its silhouette in every other,
 * from the identity pass. The tracker sees only the pictures; a second run is given that pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/track-fixture.h"

#define MOST_BYTES 8000 /* of the film's file, for a frame of an outline */
#define LEAST_MEAN 0.95 /* of all walks */

typedef struct
{
  const char *name, *patch;
  int         from;
  double      least; /* mean over all frames */
} Walk;

static double
mean_overlap (Shot *self, const Walk *walk, gboolean exact)
{
  RcTrackSource      source = { .frames = FRAMES,
                                .picture = shot_give_picture,
                                .identity = exact ? shot_give_identity : NULL,
                                .user_data = self };
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) start = shot_silhouette (self, walk->from);
  gint64             since = g_get_monotonic_time ();
  g_autoptr (cJSON)  json = rc_mask_track (start, &source, walk->from, RC_TRACK_BOTH, NULL, &error);
  double             took = (double)(g_get_monotonic_time () - since) / 1000 / FRAMES;
  g_autofree char   *text = cJSON_PrintUnformatted (json);
  double             mean, worst;

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), <, MOST_BYTES * FRAMES);
  mean = shot_mean_overlap (self, json, &worst);
  g_test_message ("%s, %s: mean IoU %.3f, worst %.3f, %.0f ms and %.0f bytes a frame", walk->name,
                  exact ? "identity pass" : "pictures", mean, worst, took,
                  (double)strlen (text) / FRAMES);
  return mean;
}

static double sum;
static guint  n_seen;

static void
test_figure (gconstpointer data)
{
  const Walk *walk = data;
  Shot        self;
  double      seen, exact;

  shot_draw (&self, walk->patch, RC_IDENTITY_FIGURE (0), FALSE);
  seen = mean_overlap (&self, walk, FALSE);
  exact = mean_overlap (&self, walk, TRUE);
  g_assert_cmpfloat (seen, >=, walk->least);
  g_assert_cmpfloat (exact, >=, 0.97);
  sum += seen;
  n_seen++;
  shot_clear (&self);
}

static const Walk walks[] = {
  { "walk",
    "{'figures':[{'id':'a','name':'A','kind':'person','build':'average'"
    ",'height':1.7,'colour':'#a05020','x':-1.6,'z':0,'facing':90,'actio"
    "n':'walk'}],'camera':{'size':'FS','move':'static'},'set':'street'}",
    0, 0.96 },
  { "run",
    "{'figures':[{'id':'a','name':'A','kind':'person','build':'average'"
    ",'height':1.8,'colour':'#3060b0','x':0,'z':0,'facing':90,'action':"
    "'run'}],'camera':{'size':'FS','move':'follow-side'},'set':'park'}",
    0, 0.88 },
  { "dance",
    "{'figures':[{'id':'a','name':'A','kind':'person','build':'average'"
    ",'height':1.7,'colour':'#303038','x':0,'z':0,'facing':10,'action':"
    "'dance'}],'camera':{'size':'FS','move':'static'},'set':'ballroom'}",
    0, 0.95 },
  { "wave",
    "{'figures':[{'id':'a','name':'A','kind':'person','build':'average'"
    ",'height':1.7,'colour':'#b03a3a','x':0,'z':0,'facing':-20,'action'"
    ":'wave'}],'camera':{'size':'MS','move':'handheld'},'set':'cafe'}",
    0, 0.95 },
  { "sit",
    "{'figures':[{'id':'a','name':'A','kind':'person','build':'average'"
    ",'height':1.75,'colour':'#4a7a40','x':0,'z':0,'facing':30,'action'"
    ":'sit-down'}],'camera':{'size':'FS','move':'static'},'set':'room'}",
    0, 0.88 },
  { "dog",
    "{'figures':[{'id':'a','name':'dog','kind':'creature','body':'dog',"
    "'height':0.6,'colour':'#7a4a20','x':-0.8,'z':0,'facing':80,'action"
    "':'walk'}],'camera':{'size':'FS','move':'truck-right'},'set':'fiel"
    "d'}",
    0, 0.93 },
};

static void
test_mean (void)
{
  if (n_seen < G_N_ELEMENTS (walks))
    {
      g_test_skip ("it is the mean of all walks");
      return;
    }
  g_test_message ("mean of %u walks: %.3f", n_seen, sum / n_seen);
  g_assert_cmpfloat (sum / n_seen, >=, LEAST_MEAN);
}

/* What the thing passes has its colour: the trunks are let go of again. */
static void
test_passing (void)
{
  static const Walk walk = { "forest",
                             "{'figures':[{'id':'a','name':'A','kind':'person','build':'average'"
                             ",'height':1.7,'colour':'#6a4a30','x':0,'z':0,'facing':-90,'action'"
                             ":'run'}],'camera':{'size':'FS','move':'follow-side'},'set':'forest'}",
                             0, 0.74 };
  Shot              self;

  shot_draw (&self, walk.patch, RC_IDENTITY_FIGURE (0), FALSE);
  g_assert_cmpfloat (mean_overlap (&self, &walk, FALSE), >=, walk.least);
  shot_clear (&self);
}

/* One walks away, the other stays where what is around them stays: both are kept. */
static void
test_two (void)
{
  static const Walk walk = { "two",
                             "{'figures':[{'id':'a','name':'A','kind':'person','build':'average'"
                             ",'height':1.8,'colour':'#a05020','x':-1.2,'z':0,'facing':90,'action'"
                             ":'walk'},{'id':'b','name':'B','kind':'person','build':'average'"
                             ",'height':1.4,'colour':'#3060b0','x':-2.2,'z':0,'facing':20,'action'"
                             ":'stand'}],'camera':{'size':'FS','move':'static'},'set':'street'}",
                             0, 0.9 };
  Shot              self;

  shot_draw (&self, walk.patch, RC_IDENTITY_FIGURE (0), FALSE);
  self.also = RC_IDENTITY_FIGURE (1);
  g_assert_cmpfloat (mean_overlap (&self, &walk, FALSE), >=, walk.least);
  shot_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/track-figures/%s", walks[i].name);

      g_test_add_data_func (path, &walks[i], test_figure);
    }
  g_test_add_func ("/track-figures/mean", test_mean);
  g_test_add_func ("/track-figures/passing", test_passing);
  g_test_add_func ("/track-figures/two", test_two);
  return g_test_run ();
}
