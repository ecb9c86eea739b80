/* gpu-mesh.h - a mesh or a picture in OpenGL's memory
 *
 * Needs a current context. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/mesh.h"

#include <epoxy/gl.h>

G_BEGIN_DECLS

typedef struct
{
  GLuint  array, vertices, indices;
  GLuint  texture; /* of a card, else 0 */
  GLsizei count;
} RcGpuMesh;

void rc_gpu_mesh_upload (RcGpuMesh *self, const RcMesh *mesh, gboolean often);
void rc_gpu_mesh_set_picture (RcGpuMesh *self, const RcFrame *picture);
void rc_gpu_mesh_draw (const RcGpuMesh *self);
void rc_gpu_mesh_clear (RcGpuMesh *self);

G_END_DECLS
