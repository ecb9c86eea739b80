/* gpu-mesh.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/gpu-mesh.h"

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

void
rc_gpu_mesh_draw (const RcGpuMesh *self)
{
  if (self->count == 0)
    return;
  glBindVertexArray (self->array);
  glDrawElements (GL_TRIANGLES, self->count, GL_UNSIGNED_INT, NULL);
}

void
rc_gpu_mesh_clear (RcGpuMesh *self)
{
  glDeleteVertexArrays (1, &self->array);
  glDeleteBuffers (1, &self->vertices);
  glDeleteBuffers (1, &self->indices);
  glDeleteTextures (1, &self->texture);
  *self = (RcGpuMesh){ 0 };
}
