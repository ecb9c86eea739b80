/* measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "measure.h"
#include "tests/engine/sketch/feet.h"

#include <math.h>

/* A foot is on the ground below this; of its ball, metres. */
#define STANDING 0.015f
/* Half the depth of a trunk, share of the height: bodies nearer than this are in each other. */
#define TRUNK    0.062f

static gboolean
is_person (const RcScene *scene, guint index)
{
  return g_str_equal (scene->staging->figures[index].kind, "person") &&
         g_str_equal (scene->staging->figures[index].body, "human") &&
         scene->figure_items[index]->kind != RC_ITEM_CARD;
}

static void
measure_overlap (const RcPerformance *a, const RcPerformance *b, RcMeasures *out)
{
  RcVec3 between = rc_vec3_sub (rc_mat4_axis (&a->body.chest, 3), rc_mat4_axis (&b->body.chest, 3));
  float  room = TRUNK * (a->body.height + b->body.height);

  if (fabsf (between.y) < 0.5f)
    out->overlap = MAX (out->overlap, 100 * (room - hypotf (between.x, between.z)));
}

/* Between where the eyes point and the place they are for. */
static void
measure_look (const RcActor *actor, const RcPerformance *now, RcVec3 at, RcMeasures *out)
{
  float  yaw = RC_RADIANS (now->gaze.yaw), pitch = RC_RADIANS (now->gaze.pitch);
  RcVec3 look =
      rc_mat4_direction (&now->body.head, rc_vec3 (sinf (yaw) * cosf (pitch), sinf (pitch),
                                                   cosf (yaw) * cosf (pitch)));
  RcVec3 wanted = rc_vec3_unit (rc_vec3_sub (at, rc_body_eyes (&now->body)));
  double cosine = CLAMP (rc_vec3_dot (rc_vec3_unit (look), wanted), -1.0f, 1.0f);

  out->eye_line = MAX (out->eye_line, acos (cosine) * 180 / G_PI);
}

/* Over all frames; feet and bodies of people alone. */
void
rc_measure_motion (const RcScene *scene, RcMeasures *out)
{
  guint                     n = MIN (scene->staging->n_figures, 16);
  g_autofree Feet          *feet = g_new0 (Feet, n + 1);
  g_autofree RcPerformance *now = g_new0 (RcPerformance, n + 1);
  double                    rate = rc_rational_to_double (scene->shape.rate);

  out->eye_line = -1;
  for (int frame = 0; frame < scene->shape.frames; frame++)
    for (guint i = 0; i < n; i++)
      {
        const RcActor *actor = &scene->actors[i];
        float          seconds = (float)(frame / rate);
        RcVec3         point;
        gboolean       looks;

        if (!is_person (scene, i))
          continue;
        out->people += frame == 0;
        looks = rc_actor_gaze (actor, seconds, scene->camera.eye, &point);
        rc_actor_perform (actor, seconds, looks ? &point : NULL, &now[i]);
        out->slide =
            MAX (out->slide, 100 * feet_slide (&feet[i], &now[i].body,
                                               (float)scene->staging->figures[i].y, STANDING));
        /* Whoever turns round takes a moment; what counts is where the look comes to rest. */
        if (frame == scene->shape.frames - 1 && rc_actor_looks_at (actor, seconds) >= 0 && looks)
          measure_look (actor, &now[i], point, out);
        for (guint k = 0; k < i; k++)
          if (is_person (scene, k))
            measure_overlap (&now[i], &now[k], out);
      }
}

/* Of the figure that the identity pass has most of. */
void
rc_measure_frame (const RcScene *scene, const RcFrame *identity, RcMeasures *out)
{
  guint64 counts[128] = { 0 }, across = 0;
  int     top = identity->height, most = 1;

  for (int y = 0; y < identity->height; y++)
    for (int x = 0; x < identity->width; x++)
      {
        guint8 value = identity->data[(gsize)y * identity->stride + x];

        if (value > 0 && value < 128)
          counts[value]++;
      }
  for (int i = 1; i < 128; i++)
    if (counts[i] > counts[most])
      most = i;
  for (int y = 0; y < identity->height; y++)
    for (int x = 0; x < identity->width; x++)
      if (identity->data[(gsize)y * identity->stride + x] == most)
        {
          top = MIN (top, y);
          across += (guint64)x;
        }
  out->head_room = counts[most] > 0 ? (double)top / identity->height : -1;
  out->middle = counts[most] > 0 ? (double)across / counts[most] / identity->width : 0.5;
  out->share = (double)counts[most] / identity->width / identity->height;
}

/** Returns: (transfer full): one line for people; “!” marks what is beyond its limit */
char *
rc_measures_dup_text (const RcMeasures *self)
{
  GString *text = g_string_new (NULL);

  if (self->people > 0)
    g_string_append_printf (text, "feet %.1f cm%s", self->slide, self->slide > 2 ? "!" : "");
  if (self->people > 1)
    g_string_append_printf (text, " · bodies %.1f cm%s", MAX (self->overlap, 0),
                            self->overlap > 2 ? "!" : "");
  if (self->eye_line >= 0)
    g_string_append_printf (text, " · eyes %.1f°%s", self->eye_line, self->eye_line > 5 ? "!" : "");
  if (self->head_room >= 0)
    g_string_append_printf (text, " · head room %.0f %% · middle at %.0f %% · %.0f %% of the frame",
                            self->head_room * 100, self->middle * 100, self->share * 100);
  return g_string_free (text, FALSE);
}
