/* gpu-mesh.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/gl/gpu-mesh.h"

#include <string.h>

/* Indices of a cluster: small enough that what is out of sight is left out, large enough that
 * leaving it out costs less than drawing it. */
#define CLUSTER (3 * 96)

static void
set_attributes (void)
{
  glEnableVertexAttribArray (0);
  glVertexAttribPointer (0, 3, GL_FLOAT, GL_FALSE, sizeof (RcVertex),
                         (void *)G_STRUCT_OFFSET (RcVertex, position));
  glEnableVertexAttribArray (1);
  glVertexAttribPointer (1, 4, GL_SHORT, GL_TRUE, sizeof (RcVertex),
                         (void *)G_STRUCT_OFFSET (RcVertex, normal));
  glEnableVertexAttribArray (2);
  glVertexAttribPointer (2, 4, GL_SHORT, GL_TRUE, sizeof (RcVertex),
                         (void *)G_STRUCT_OFFSET (RcVertex, hull));
  glEnableVertexAttribArray (3);
  glVertexAttribPointer (3, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof (RcVertex),
                         (void *)G_STRUCT_OFFSET (RcVertex, colour));
}

/* Three floats and what lies behind them. */
typedef float  Quad __attribute__ ((vector_size (16)));
typedef gint32 QuadMask __attribute__ ((vector_size (16)));

static Quad
choose (QuadMask which, Quad a, Quad b)
{
  return (Quad)(((QuadMask)a & which) | ((QuadMask)b & ~which));
}

static void
measure_cluster (RcGpuCluster *cluster, const RcMesh *mesh, guint from, guint to)
{
  const guint32  *indices = (const guint32 *)(gconstpointer)mesh->indices->data;
  const RcVertex *vertices = (const RcVertex *)(gconstpointer)mesh->vertices->data;
  Quad            least = { 1e9f, 1e9f, 1e9f, 0 }, most = { -1e9f, -1e9f, -1e9f, 0 };

  for (guint i = from; i < to; i++)
    {
      Quad at;

      memcpy (&at, vertices[indices[i]].position, sizeof at);
      least = choose (at < least, at, least);
      most = choose (at > most, at, most);
    }
  for (int k = 0; k < 3; k++)
    {
      cluster->middle[k] = 0.5f * (least[k] + most[k]);
      cluster->half[k] = 0.5f * (most[k] - least[k]) + 1e-4f;
    }
}

static void
measure_clusters (RcGpuMesh *self, const RcMesh *mesh)
{
  guint n = (mesh->indices->len + CLUSTER - 1) / CLUSTER;

  if (n > self->n_clusters)
    self->clusters = g_renew (RcGpuCluster, self->clusters, n);
  self->n_clusters = n;
  for (guint i = 0; i < n; i++)
    measure_cluster (&self->clusters[i], mesh, i * CLUSTER,
                     MIN ((i + 1) * CLUSTER, mesh->indices->len));
}

/**
 * rc_gpu_mesh_upload:
 * @often: whether another mesh follows with the next frame
 */
void
rc_gpu_mesh_upload (RcGpuMesh *self, const RcMesh *mesh, gboolean often)
{
  GLenum usage = often ? GL_STREAM_DRAW : GL_STATIC_DRAW;

  if (self->array == 0)
    {
      glGenVertexArrays (1, &self->array);
      glGenBuffers (1, &self->vertices);
      glGenBuffers (1, &self->indices);
    }
  glBindVertexArray (self->array);
  glBindBuffer (GL_ARRAY_BUFFER, self->vertices);
  glBufferData (GL_ARRAY_BUFFER, (GLsizeiptr)mesh->vertices->len * sizeof (RcVertex),
                mesh->vertices->data, usage);
  glBindBuffer (GL_ELEMENT_ARRAY_BUFFER, self->indices);
  glBufferData (GL_ELEMENT_ARRAY_BUFFER, (GLsizeiptr)mesh->indices->len * sizeof (guint32),
                mesh->indices->data, usage);
  set_attributes ();
  self->count = (GLsizei)mesh->indices->len;
  measure_clusters (self, mesh);
  self->n_vertices = mesh->vertices->len;
}

/**
 * rc_gpu_mesh_set_other:
 * @mesh: (nullable): the mesh as it is in the frame that motion goes to; NULL: as it is now
 *
 * A mesh with other vertices, of another detail, counts as one that keeps its shape.
 */
void
rc_gpu_mesh_set_other (RcGpuMesh *self, const RcMesh *mesh)
{
  gboolean same = mesh == NULL || mesh->vertices->len != self->n_vertices;

  glBindVertexArray (self->array);
  if (!same && self->others == 0)
    glGenBuffers (1, &self->others);
  glBindBuffer (GL_ARRAY_BUFFER, same ? self->vertices : self->others);
  if (!same)
    glBufferData (GL_ARRAY_BUFFER, (GLsizeiptr)mesh->vertices->len * sizeof (RcVertex),
                  mesh->vertices->data, GL_STREAM_DRAW);
  glEnableVertexAttribArray (4);
  glVertexAttribPointer (4, 3, GL_FLOAT, GL_FALSE, sizeof (RcVertex),
                         (void *)G_STRUCT_OFFSET (RcVertex, position));
}

void
rc_gpu_mesh_set_picture (RcGpuMesh *self, const RcFrame *picture)
{
  glGenTextures (1, &self->texture);
  glActiveTexture (GL_TEXTURE2);
  glBindTexture (GL_TEXTURE_2D, self->texture);
  glPixelStorei (GL_UNPACK_ROW_LENGTH, (GLint)(picture->stride / 4));
  glTexImage2D (GL_TEXTURE_2D, 0, GL_RGBA8, picture->width, picture->height, 0, GL_BGRA,
                GL_UNSIGNED_BYTE, picture->data);
  glPixelStorei (GL_UNPACK_ROW_LENGTH, 0);
  glGenerateMipmap (GL_TEXTURE_2D);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

/* Where from @middle, @reach to either side, -1 to 1, tiles begin and end. */
static void
find_tiles (float middle, float reach, int *first, int *last)
{
  /* With what the sums may be wrong by. */
  float half = 0.5f * RC_GPU_TILES, from = (middle - reach - 2e-3f + 1.0f) * half,
        to = (middle + reach + 2e-3f + 1.0f) * half;

  *first = (int)floorf (CLAMP (from, 0.0f, (float)RC_GPU_TILES));
  *last = (int)floorf (CLAMP (to, -1.0f, RC_GPU_TILES - 1.0f));
}

/* @clip: the mesh's place to clip space, which is flat */
static gboolean
meets_tiles (const RcGpuCluster *cluster, const RcMat4 *clip, const guint32 *tiles)
{
  float    middle[2], reach[2];
  int      first[2], last[2];
  gboolean meets = FALSE;

  for (int axis = 0; axis < 2; axis++)
    {
      middle[axis] = clip->m[12 + axis];
      reach[axis] = 0.0f;
      for (int k = 0; k < 3; k++)
        {
          middle[axis] += clip->m[4 * k + axis] * cluster->middle[k];
          reach[axis] += fabsf (clip->m[4 * k + axis]) * cluster->half[k];
        }
      find_tiles (middle[axis], reach[axis], &first[axis], &last[axis]);
    }
  if (last[0] < first[0])
    return FALSE;
  for (int row = first[1]; row <= last[1] && !meets; row++)
    meets = (tiles[row] & ((2u << last[0]) - (1u << first[0]))) != 0;
  return meets;
}

/**
 * rc_gpu_mesh_draw:
 * @view: (nullable): what is not in it need not be drawn
 * @model: where the mesh stands
 */
void
rc_gpu_mesh_draw (const RcGpuMesh *self, const RcGpuView *view, const RcMat4 *model)
{
  RcSight sight;
  GLsizei from = 0, to = 0;
  RcMat4  clip;

  if (self->count == 0)
    return;
  glBindVertexArray (self->array);
  if (view == NULL || self->n_clusters < 2)
    {
      glDrawElements (GL_TRIANGLES, self->count, GL_UNSIGNED_INT, NULL);
      return;
    }
  clip = rc_mat4_multiply (view->matrix, *model);
  rc_sight_look (&sight, &clip, view->left, view->bottom, view->right, view->top);
  for (guint i = 0; i <= self->n_clusters; i++)
    {
      gboolean seen =
          i < self->n_clusters &&
          rc_sight_meets_box (&sight, self->clusters[i].middle, self->clusters[i].half) &&
          (view->tiles == NULL || meets_tiles (&self->clusters[i], &clip, view->tiles));

      if (seen && to == from)
        from = (GLsizei)i * CLUSTER;
      if (seen)
        to = MIN ((GLsizei)(i + 1) * CLUSTER, self->count);
      else if (to > from)
        {
          glDrawElements (GL_TRIANGLES, to - from, GL_UNSIGNED_INT,
                          GSIZE_TO_POINTER ((gsize)from * sizeof (guint32)));
          from = to = 0;
        }
    }
}

void
rc_gpu_mesh_clear (RcGpuMesh *self)
{
  glDeleteVertexArrays (1, &self->array);
  glDeleteBuffers (1, &self->vertices);
  glDeleteBuffers (1, &self->indices);
  glDeleteBuffers (1, &self->others);
  glDeleteTextures (1, &self->texture);
  g_free (self->clusters);
  *self = (RcGpuMesh){ 0 };
}
