/* labels.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/labels.h"

#define SIZE   (1.0 / 36.0) /* of the shorter side */
#define LEAST  9.0          /* pixels that can still be read */
#define HALO   0.16         /* of the size of the type */
#define ALPHA  0.9
#define MARGIN 0.025 /* of the shorter side, at the edges of the picture */
#define WIDEST 0.45  /* of the picture's width */
#define SHOWN  0.15  /* share of a thing, or of the picture, from which it is in the picture */
#define UPPER  0.3   /* share of who is no mannequin that its face is in */
#define FACE   0.62f /* of the head's height, radius around its middle */

typedef struct
{
  const RcScene *scene;
  RcLettering    lettering;
  RcRect         room; /* where labels may be */
  GArray        *kept; /* RcRect: faces and labels that are placed */
  GArray        *labels;
} Placing;

static RcRect
box (double x0, double y0, double x1, double y1)
{
  int left = (int)floor (x0), top = (int)floor (y0);

  return (RcRect){ left, top, (int)ceil (x1) - left, (int)ceil (y1) - top };
}

static gboolean
is_inside (RcRect rect, RcRect room)
{
  return rect.x >= room.x && rect.y >= room.y && rect.x + rect.width <= room.x + room.width &&
         rect.y + rect.height <= room.y + room.height;
}

static RcRect
shared (RcRect a, RcRect b)
{
  int x0 = MAX (a.x, b.x), x1 = MIN (a.x + a.width, b.x + b.width);
  int y0 = MAX (a.y, b.y), y1 = MIN (a.y + a.height, b.y + b.height);

  return (RcRect){ x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}

static double
size_of (RcRect rect)
{
  return (double)rect.width * rect.height;
}

static RcRect
picture_of (const RcScene *scene)
{
  return (RcRect){ 0, 0, scene->shape.width, scene->shape.height };
}

/* What of the item is higher than @lowest in the picture (-1 to 1). Returns: FALSE for nothing */
static gboolean
bound_item (const RcScene *scene, const RcItem *item, double lowest, RcRect *rect)
{
  double x0 = 1e6, y0 = 1e6, x1 = -1e6, y1 = -1e6;

  for (guint i = 0; i < item->mesh->vertices->len; i++)
    {
      const float *at = g_array_index (item->mesh->vertices, RcVertex, i).position;
      RcVec3       p = rc_mat4_point (&item->model, rc_vec3 (at[0], at[1], at[2]));

      p = rc_camera_project (&scene->camera, p);
      if (p.z < scene->camera.near_plane || p.y < lowest)
        continue;
      x0 = MIN (x0, p.x);
      x1 = MAX (x1, p.x);
      y0 = MIN (y0, p.y);
      y1 = MAX (y1, p.y);
    }
  if (x1 < x0)
    return FALSE;
  /* Far beyond the picture there is nothing to tell apart. */
  *rect = box (CLAMP (0.5 + x0 / 2, -4, 5) * scene->shape.width,
               CLAMP (0.5 - y1 / 2, -4, 5) * scene->shape.height,
               CLAMP (0.5 + x1 / 2, -4, 5) * scene->shape.width,
               CLAMP (0.5 - y0 / 2, -4, 5) * scene->shape.height);
  return TRUE;
}

/* Where the item is in the picture, all of it. Returns: FALSE if it is not in it */
static gboolean
find_item (const RcScene *scene, const RcItem *item, RcRect *rect)
{
  double shown;

  if (item->hidden || !bound_item (scene, item, -1e6, rect))
    return FALSE;
  shown = size_of (shared (*rect, picture_of (scene)));
  return shown > 0 && shown >= SHOWN * MIN (size_of (*rect), size_of (picture_of (scene)));
}

/* A mannequin's head; of who has no such head, the upper part. */
static gboolean
find_face (const RcScene *scene, guint index, RcRect *rect)
{
  const RcItem *item = scene->figure_items[index];
  RcPerformance now;
  RcVec3        middle, seen;
  float  seconds = (float)(scene->index / rc_rational_to_double (scene->shape.rate)), radius, x, y;
  double high;

  if (!find_item (scene, item, rect))
    return FALSE;
  if (item->kind == RC_ITEM_CARD || !g_str_equal (scene->actors[index].figure->kind, "person"))
    return bound_item (scene, item, 1 - 2 * (rect->y + UPPER * rect->height) / scene->shape.height,
                       rect);
  rc_actor_perform (&scene->actors[index], seconds, NULL, &now);
  middle = rc_mat4_point (&now.body.head, rc_vec3 (0, RC_BODY_HEAD / 2 * now.body.height, 0));
  seen = rc_camera_project (&scene->camera, middle);
  if (seen.z < scene->camera.near_plane)
    return FALSE;
  radius = FACE * RC_BODY_HEAD * now.body.height / (2 * seen.z * scene->camera.tan_y);
  high = radius * scene->shape.height;
  x = (0.5f + seen.x / 2) * scene->shape.width;
  y = (0.5f - seen.y / 2) * scene->shape.height;
  *rect = box (x - 0.8 * high, y - high, x + 0.8 * high, y + high);
  return TRUE;
}

static gboolean
is_free (const Placing *self, RcRect rect)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (size_of (shared (g_array_index (self->kept, RcRect, i), rect)) > 0)
      return FALSE;
  return TRUE;
}

/* Above, beneath, on the right, on the left, then over the thing at its lower and upper edge. Each
 * is pushed into the picture along the thing's edge. Returns: FALSE if none of them is free */
static gboolean
choose (const Placing *self, RcRect thing, int width, int height, RcRect *out)
{
  RcRect seen = shared (thing, self->room), room = self->room;
  int    gap = MAX ((int)lrint (0.3 * self->lettering.size), 2);
  int    middle = seen.x + (seen.width - width) / 2, across = seen.y + (seen.height - height) / 2;
  const RcRect places[] = {
    { middle, thing.y - gap - height, width, height },
    { middle, thing.y + thing.height + gap, width, height },
    { thing.x + thing.width + gap, across, width, height },
    { thing.x - gap - width, across, width, height },
    { middle, seen.y + seen.height - gap - height, width, height },
    { middle, seen.y + gap, width, height },
    { middle, thing.y - 2 * gap - 2 * height, width, height },
    { middle, room.y + room.height - height, width, height },
    { middle, room.y, width, height },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      *out = places[i];
      if (i != 2 && i != 3)
        out->x = CLAMP (out->x, room.x, MAX (room.x + room.width - width, room.x));
      else
        out->y = CLAMP (out->y, room.y, MAX (room.y + room.height - height, room.y));
      if (is_inside (*out, room) && is_free (self, *out))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_written (const Placing *self, const char *text)
{
  for (guint i = 0; i < self->labels->len; i++)
    if (g_str_equal (g_array_index (self->labels, RcLabel, i).text, text))
      return TRUE;
  return FALSE;
}

static void
keep (Placing *self, RcLabel label)
{
  g_array_append_val (self->labels, label);
  g_array_append_val (self->kept, label.rect);
}

static void
place_at (Placing *self, const char *text, const RcItem *item, int figure, int prop)
{
  RcLabel label = { .text = text, .figure = figure, .prop = prop };
  RcRect  thing;
  int     width, height;

  if (*text == '\0' || is_written (self, text) || !find_item (self->scene, item, &thing))
    return;
  rc_lettering_measure (text, &self->lettering, &width, &height);
  if (choose (self, thing, width, height, &label.rect))
    keep (self, label);
}

/* In the lower left corner, else the right one. */
static void
place_set (Placing *self)
{
  RcLabel label = { .text = self->scene->staging->label, .figure = -1, .prop = -1 };
  int     width, height;

  if (*label.text == '\0')
    return;
  rc_lettering_measure (label.text, &self->lettering, &width, &height);
  label.rect = (RcRect){ self->room.x, self->room.y + self->room.height - height, width, height };
  if (!is_free (self, label.rect))
    label.rect.x = self->room.x + self->room.width - width;
  keep (self, label);
}

RcLettering
rc_labels_lettering (const RcScene *scene)
{
  double shorter = MIN (scene->shape.width, scene->shape.height);
  double size = MAX (SIZE * shorter, LEAST);

  return (RcLettering){ .size = size,
                        .alpha = ALPHA,
                        .halo = MAX (HALO * size, 1.5),
                        .most = (int)(WIDEST * scene->shape.width) };
}

gboolean
rc_labels_are_wanted (const RcStaging *staging)
{
  gboolean any = *staging->label != '\0';

  for (guint i = 0; i < staging->n_figures && !any; i++)
    any = *staging->figures[i].label != '\0';
  for (guint i = 0; i < staging->n_props && !any; i++)
    any = *staging->props[i].label != '\0';
  return any && !staging->unlabelled;
}

GArray *
rc_labels_place (const RcScene *scene, int above)
{
  const RcStaging *staging = scene->staging;
  int              margin = (int)ceil (MARGIN * MIN (scene->shape.width, scene->shape.height));
  Placing          self = { .scene = scene,
                            .lettering = rc_labels_lettering (scene),
                            .room = { margin, margin, MAX (scene->shape.width - 2 * margin, 1),
                                      MAX (scene->shape.height - 2 * margin - above, 1) },
                            .kept = g_array_new (FALSE, FALSE, sizeof (RcRect)),
                            .labels = g_array_new (FALSE, FALSE, sizeof (RcLabel)) };

  for (guint i = 0; i < staging->n_figures; i++)
    {
      RcRect face;

      if (find_face (scene, i, &face))
        g_array_append_val (self.kept, face);
    }
  place_set (&self);
  for (guint i = 0; i < staging->n_figures; i++)
    place_at (&self, staging->figures[i].label, scene->figure_items[i], (int)i, -1);
  for (guint i = 0; i < staging->n_props; i++)
    place_at (&self, staging->props[i].label, scene->prop_items[i], -1, (int)i);
  g_array_unref (self.kept);
  return self.labels;
}
