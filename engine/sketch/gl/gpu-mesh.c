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

  cluster->first = G_MAXUINT;
  cluster->last = 0;
  for (guint i = from; i < to; i++)
    {
      Quad at;

      cluster->first = MIN (cluster->first, indices[i]);
      cluster->last = MAX (cluster->last, indices[i]);
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

static void
upload_indices (const RcGpuMesh *self, const guint32 *indices, guint n, GLenum usage)
{
  glBindBuffer (GL_ELEMENT_ARRAY_BUFFER, self->indices);
  glBufferData (GL_ELEMENT_ARRAY_BUFFER, (GLsizeiptr)n * (GLsizeiptr)sizeof *indices, indices,
                usage);
}

/* For what is drawn of it. */
static void
make_room (RcGpuMesh *self, const RcMesh *mesh)
{
  if (mesh->vertices->len > self->n_vertices)
    self->spots = g_renew (RcSieveSpot, self->spots, mesh->vertices->len);
  if ((GLsizei)mesh->indices->len > self->count)
    self->picks = g_renew (guint32, self->picks, mesh->indices->len);
}

/**
 * rc_gpu_mesh_upload:
 * @mesh: must stay as it is until another is uploaded or what was uploaded is no longer drawn
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
  set_attributes ();
  make_room (self, mesh);
  self->mesh = mesh;
  self->count = (GLsizei)mesh->indices->len;
  self->n_vertices = mesh->vertices->len;
  measure_clusters (self, mesh);
  /* Of larger ones only what is seen is uploaded, when they are drawn. */
  if (self->n_clusters < 2)
    upload_indices (self, (const guint32 *)(gconstpointer)mesh->indices->data, mesh->indices->len,
                    usage);
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

/** @clip: of the world or of a mesh to clip space */
void
rc_gpu_view_look (const RcGpuView *self, const RcMat4 *clip, RcSight *sight)
{
  float  x = 2.0f / (float)self->width, y = 2.0f / (float)self->height;
  RcRect rect = self->rect;

  rc_sight_look (sight, clip, (float)(rect.x - 1) * x - 1, (float)(rect.y - 1) * y - 1,
                 (float)(rect.x + rect.width + 1) * x - 1,
                 (float)(rect.y + rect.height + 1) * y - 1);
}

/* A run of vertices of which it is known where they are in the picture. */
typedef struct
{
  guint from, to;
} Known;

static void
project (const RcGpuMesh *self, const RcSieve *sieve, const RcGpuCluster *cluster, Known *known)
{
  const RcVertex *vertices = (const RcVertex *)(gconstpointer)self->mesh->vertices->data;
  guint           from = cluster->first, to = cluster->last + 1;

  if (from >= known->from && from <= known->to)
    from = known->to;
  else
    known->from = known->to = from;
  if (to > from)
    rc_sieve_project (sieve, vertices, from, to, self->spots);
  known->to = MAX (known->to, to);
}

/* Returns: how many indices of what may be seen are in self->picks */
static guint
pick (const RcGpuMesh *self, const RcGpuView *view, const RcMat4 *model)
{
  const guint32 *indices = (const guint32 *)(gconstpointer)self->mesh->indices->data;
  RcSieve        sieve = { .clip = rc_mat4_multiply (view->matrix, *model),
                           .width = view->width,
                           .height = view->height,
                           .rect = view->rect,
                           .fronts = view->fronts,
                           .tiles = view->tiles };
  Known          known = { 0, 0 };
  RcSight        sight;
  guint          n = 0;

  rc_gpu_view_look (view, &sieve.clip, &sight);
  for (guint i = 0; i < self->n_clusters; i++)
    {
      const RcGpuCluster *cluster = &self->clusters[i];
      guint               from = i * CLUSTER, to = MIN (from + CLUSTER, (guint)self->count);

      if (!rc_sight_meets_box (&sight, cluster->middle, cluster->half))
        continue;
      project (self, &sieve, cluster, &known);
      n += rc_sieve_pick (&sieve, self->spots, indices + from, to - from, self->picks + n);
    }
  return n;
}

/**
 * rc_gpu_mesh_draw:
 * @view: what is not in it need not be drawn
 * @model: where the mesh stands
 */
void
rc_gpu_mesh_draw (const RcGpuMesh *self, const RcGpuView *view, const RcMat4 *model)
{
  guint n = (guint)self->count;

  if (self->n_clusters > 1)
    n = pick (self, view, model);
  if (n == 0)
    return;
  glBindVertexArray (self->array);
  if (self->n_clusters > 1)
    upload_indices (self, self->picks, n, GL_STREAM_DRAW);
  glDrawElements (GL_TRIANGLES, (GLsizei)n, GL_UNSIGNED_INT, NULL);
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
  g_free (self->spots);
  g_free (self->picks);
  *self = (RcGpuMesh){ 0 };
}
