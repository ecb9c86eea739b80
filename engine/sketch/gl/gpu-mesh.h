/* gpu-mesh.h - a mesh or a picture in OpenGL's memory
 *
 * Needs a current context. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/shape/sieve.h"

#include <epoxy/gl.h>

G_BEGIN_DECLS

/* A run of triangles, and the box that they are in. */
typedef struct
{
  float middle[3], half[3];
  guint first, last; /* of the vertices that they have */
} RcGpuCluster;

typedef struct
{
  GLuint        array, vertices;
  GLuint        indices; /* of more than one cluster: of what is drawn of it */
  GLuint        texture; /* of a card, else 0 */
  GLsizei       count;
  RcGpuCluster *clusters;
  guint         n_clusters;
  const RcMesh *mesh;   /* what was uploaded */
  RcSieveSpot  *spots;  /* [n_vertices]: scratch */
  guint32      *picks;  /* [count]: scratch */
  GLuint        others; /* vertices of the frame that motion goes to, 0: none yet */
  guint         n_vertices;
} RcGpuMesh;

/* What is looked at: a part of the picture that @matrix makes of the world. */
typedef struct
{
  RcMat4         matrix;        /* world to clip space */
  int            width, height; /* pixels of the whole picture */
  RcRect         rect;          /* what is drawn of it, bottom row first */
  const guint32 *tiles; /* (nullable): [RC_SIEVE_TILES] rows from the bottom, a bit a tile of
                           the whole picture: what is asked for */
  gboolean fronts;      /* what is turned away is not drawn */
} RcGpuView;

void rc_gpu_view_look (const RcGpuView *self, const RcMat4 *clip, RcSight *sight);

void rc_gpu_mesh_upload (RcGpuMesh *self, const RcMesh *mesh, gboolean often);
void rc_gpu_mesh_set_other (RcGpuMesh *self, const RcMesh *mesh);
void rc_gpu_mesh_set_picture (RcGpuMesh *self, const RcFrame *picture);
void rc_gpu_mesh_draw (const RcGpuMesh *self, const RcGpuView *view, const RcMat4 *model);
void rc_gpu_mesh_clear (RcGpuMesh *self);

G_END_DECLS
