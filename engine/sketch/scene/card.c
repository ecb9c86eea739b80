/* card.c - cut-outs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/card.h"

#include "engine/sketch/scene/card-private.h"
#include "engine/sketch/scene/scene-camera.h"

#include <string.h>

enum
{
  COLUMNS = 28,
  ROWS = 64,
};

#define FACES    0.6f  /* share of the camera's way around it that a cut-out turns with */
#define RELIEF   0.16f /* of its width */
#define SHOULDER 0.29f /* width of a figure over the arms, share of its height */
#define HEAD     0.15f /* share of the height that is head */

typedef struct
{
  float left, top, right, bottom; /* shares of the picture, y down */
} Part;

static guint8
alpha_at (const RcFrame *picture, int x, int y)
{
  return picture->data[(gsize)y * picture->stride + (gsize)x * 4 + 3];
}

/* The part of the picture that is not transparent, so that a cut-out stands on its feet. */
static Part
opaque_part (const RcFrame *picture)
{
  int x0 = picture->width, y0 = picture->height, x1 = 0, y1 = 0;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (alpha_at (picture, x, y) > 24)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x + 1);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y + 1);
        }
  if (x1 <= x0)
    return (Part){ 0, 0, 1, 1 };
  return (Part){ (float)x0 / picture->width, (float)y0 / picture->height,
                 (float)x1 / picture->width, (float)y1 / picture->height };
}

/* How much of a standing figure the picture shows, from the crown: 1 is all of it. */
static float
shown_part (const RcFrame *picture, const Part *part)
{
  float wide = (part->right - part->left) * picture->width;
  float tall = (part->bottom - part->top) * picture->height;

  /* What is not cut off below is whole, whatever its pose. */
  if (part->bottom < 0.985f)
    return 1.0f;
  return CLAMP (SHOULDER * tall / MAX (wide, 1.0f) * 1.15f, 0.2f, 1.0f);
}

gboolean
rc_card_is_enough (const RcScene *self, const RcFrame *cut_out)
{
  Part  part = opaque_part (cut_out);
  float shown = shown_part (cut_out, &part);

  for (guint i = 0; i <= self->staging->n_setups; i++)
    {
      const RcStagingCamera *camera =
          i == 0 ? &self->staging->camera : &self->staging->setups[i - 1];
      const RcKitSize *size = rc_kit_size (self->kit, camera->size);

      if (size != NULL && size->bottom > shown + 0.06f)
        return FALSE;
    }
  return TRUE;
}

void
rc_card_set_corner (RcMesh *mesh, guint index, float u, float v)
{
  RcVertex *vertex = &g_array_index (mesh->vertices, RcVertex, index);

  /* As card.vert reads them: half of it, so that a picture can be gone beyond. */
  vertex->normal[0] = (gint16)lrintf (CLAMP (u / 2, -1.0f, 1.0f) * 32767.0f);
  vertex->normal[1] = (gint16)lrintf (CLAMP (v / 2, -1.0f, 1.0f) * 32767.0f);
}

static gboolean
cell_shows (const RcFrame *picture, float u0, float v0, float u1, float v1)
{
  int x0 = (int)(u0 * picture->width), x1 = (int)ceilf (u1 * picture->width);
  int y0 = (int)(v0 * picture->height), y1 = (int)ceilf (v1 * picture->height);

  for (int y = MAX (y0, 0); y < MIN (y1, picture->height); y++)
    for (int x = MAX (x0, 0); x < MIN (x1, picture->width); x++)
      if (alpha_at (picture, x, y) > 2)
        return TRUE;
  return FALSE;
}

/* From where to where the silhouette goes in a row, shares of the picture. */
static void
extent (const RcFrame *picture, float v, float *left, float *right)
{
  int y = CLAMP ((int)(v * picture->height), 0, picture->height - 1), x0 = 0;
  int x1 = picture->width - 1;

  while (x0 < x1 && alpha_at (picture, x0, y) < 128)
    x0++;
  while (x1 > x0 && alpha_at (picture, x1, y) < 128)
    x1--;
  *left = (float)x0 / picture->width;
  *right = (float)(x1 + 1) / picture->width;
}

/* The silhouette in cells, rounded like a relief. Positions: x and y 0 to 1 over the picture, z in
 * widths of it. */
static void
build_relief (RcMesh *mesh, const RcFrame *picture, const Part *part, float swell)
{
  guint corners[ROWS + 1][COLUMNS + 1];

  for (int row = 0; row <= ROWS; row++)
    {
      float v = rc_mix (part->top, part->bottom, (float)row / ROWS), left, right;

      extent (picture, v, &left, &right);
      for (int column = 0; column <= COLUMNS; column++)
        {
          float  u = rc_mix (part->left, part->right, (float)column / COLUMNS);
          float  t = right > left ? 2 * (u - left) / (right - left) - 1 : 1.0f;
          float  z = swell * (right - left) * sqrtf (MAX (1 - t * t, 0.0f));
          RcVec3 at = { u, 1 - v, z };

          corners[row][column] =
              rc_mesh_add_vertex (mesh, at, rc_vec3 (0, 0, 1), rc_vec3 (0, 0, 1));
          rc_card_set_corner (mesh, corners[row][column], u, v);
        }
    }
  for (int row = 0; row < ROWS; row++)
    for (int column = 0; column < COLUMNS; column++)
      {
        float u = rc_mix (part->left, part->right, (float)column / COLUMNS);
        float v = rc_mix (part->top, part->bottom, (float)row / ROWS);

        if (!cell_shows (picture, u, v, u + (part->right - part->left) / COLUMNS,
                         v + (part->bottom - part->top) / ROWS))
          continue;
        rc_mesh_add_triangle (mesh, corners[row + 1][column], corners[row + 1][column + 1],
                              corners[row][column + 1]);
        rc_mesh_add_triangle (mesh, corners[row + 1][column], corners[row][column + 1],
                              corners[row][column]);
      }
}

/* The mean colour of the silhouette's rows from @from to @to, premultiplied. */
static void
mean_colour (const RcFrame *picture, int from, int to, float mean[3])
{
  float n = 0.0f;

  memset (mean, 0, 3 * sizeof (float));
  for (int y = MAX (from, 0); y < MIN (to, picture->height); y++)
    for (int x = 0; x < picture->width; x++)
      {
        const guint8 *pixel = picture->data + (gsize)y * picture->stride + (gsize)x * 4;

        if (pixel[3] < 200)
          continue;
        n++;
        for (int c = 0; c < 3; c++)
          mean[c] += pixel[c];
      }
  for (int c = 0; c < 3; c++)
    mean[c] /= MAX (n, 1.0f);
}

/* The same figure from behind, as far as its front tells: the silhouette is its own, the face is
 * hair, and what is on its chest is smoothed away down each column of cloth. */
static RcFrame *
turn_around (const RcFrame *picture)
{
  RcFrame *back = rc_frame_copy (picture, NULL);
  Part     part = opaque_part (picture);
  float    shown = shown_part (picture, &part), hair[3], cloth[3];
  int      w = picture->width, top = (int)(part.top * picture->height);
  int      tall = (int)((part.bottom - part.top) * picture->height);
  int      chin = top + (int)(HEAD / shown * tall), chest = chin + (int)(0.14f / shown * tall);

  if (back == NULL)
    return NULL;
  mean_colour (picture, top, top + (int)(0.035f / shown * tall) + 1, hair);
  mean_colour (picture, chest, chest + (int)(0.2f / shown * tall), cloth);
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < w; x++)
      {
        const guint8 *from = picture->data + (gsize)y * picture->stride + (gsize)(w - 1 - x) * 4;
        guint8       *to = back->data + (gsize)y * back->stride + (gsize)x * 4;
        float         head = 1.0f - rc_smooth (chin - 0.03f * tall, chin + 0.01f * tall, (float)y);
        float         body = 0.75f * rc_smooth ((float)chin, (float)chest, (float)y);
        float         shade = 0.82f + 0.18f * cosf (6.0f * (2.0f * x / w - 1));

        for (int c = 0; c < 3; c++)
          {
            float own = from[c], alpha = from[3] / 255.0f;

            own = rc_mix (own, cloth[c] * alpha, body);
            own = rc_mix (own, hair[c] * alpha * shade, head);
            to[c] = (guint8)CLAMP (own, 0.0f, 255.0f * alpha);
          }
        to[3] = from[3];
      }
  return back;
}

RcItem *
rc_card_add (RcScene *self, RcFrame *cut_out, gboolean back)
{
  RcItem  *item = rc_scene_add_item (self, RC_ITEM_CARD);
  RcFrame *behind = back ? turn_around (cut_out) : NULL;
  Part     part;

  if (behind != NULL)
    {
      rc_frame_unref (cut_out);
      cut_out = behind;
    }
  part = opaque_part (cut_out);
  item->picture = cut_out;
  item->shown = shown_part (cut_out, &part);
  item->lit = 0.8f;
  build_relief (item->mesh, cut_out, &part, RELIEF);
  rc_item_measure (item);
  return item;
}

/** Stands a cut-out where its actor is, turned to the camera most of the way. */
void
rc_card_place (RcScene *self, RcItem *item, const RcActor *actor, const RcMat4 *root)
{
  const RcScene *lead = self->lead != NULL ? self->lead : self;
  RcVec3         foot = rc_mat4_axis (root, 3), x, z, rest, to_eye;
  float          tall = item->most.y - item->least.y;
  float          size = actor->look.height * item->shown / MAX (tall, 0.01f);
  float          wide = size * item->picture->width / item->picture->height;

  rest = self->camera.eye;
  if (lead->setups->len > 0)
    {
      const RcSceneSetup *setup =
          rc_scene_setup_at (lead, (float)(self->index / rc_rational_to_double (self->shape.rate)));

      rest = rc_framing_camera (&setup->plan.rest).eye;
    }
  to_eye = rc_vec3_mix (rc_vec3_unit (rc_vec3_sub (rest, actor->start)),
                        rc_vec3_unit (rc_vec3_sub (self->camera.eye, foot)), FACES);
  z = rc_vec3_unit (rc_vec3 (to_eye.x, 0, to_eye.z));
  x = rc_vec3_cross (rc_vec3 (0, 1, 0), z);
  foot = rc_vec3_along (foot, x, -wide * (item->least.x + item->most.x) / 2);
  foot.y += actor->look.height * (1 - item->shown) - size * item->least.y;
  item->model =
      rc_mat4_frame (rc_vec3_scale (x, wide), rc_vec3 (0, size, 0), rc_vec3_scale (z, wide), foot);
}
