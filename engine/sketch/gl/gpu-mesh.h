/* gpu-mesh.h - a mesh or a picture in OpenGL's memory
 *
 * Needs a current context. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/shape/mesh.h"

#include <epoxy/gl.h>

G_BEGIN_DECLS

/* A run of triangles, and the box that they are in. */
typedef struct
{
  float middle[3], half[3];
} RcGpuCluster;

typedef struct
{
  GLuint        array, vertices, indices;
  GLuint        texture; /* of a card, else 0 */
  GLsizei       count;
  RcGpuCluster *clusters;
  guint         n_clusters;
  GLuint        others; /* vertices of the frame that motion goes to, 0: none yet */
  guint         n_vertices;
} RcGpuMesh;

/* Of a view from afar, with parallel rays, cut into as many tiles across as down. */
#define RC_GPU_TILES 32

/* What is looked at: the world seen through @matrix, of that the part between the edges. */
typedef struct
{
  RcMat4         matrix;                   /* world to clip space */
  float          left, bottom, right, top; /* -1 to 1 */
  const guint32 *tiles;                    /* (nullable): [RC_GPU_TILES] rows from the bottom, a bit
                                              a tile: what else is asked for; parallel rays only */
} RcGpuView;

void rc_gpu_mesh_upload (RcGpuMesh *self, const RcMesh *mesh, gboolean often);
void rc_gpu_mesh_set_other (RcGpuMesh *self, const RcMesh *mesh);
void rc_gpu_mesh_set_picture (RcGpuMesh *self, const RcFrame *picture);
void rc_gpu_mesh_draw (const RcGpuMesh *self, const RcGpuView *view, const RcMat4 *model);
void rc_gpu_mesh_clear (RcGpuMesh *self);

G_END_DECLS
