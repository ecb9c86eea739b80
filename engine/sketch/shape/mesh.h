/* mesh.h - triangles being built: primitives, lathes, tubes and lofts, painted as they are laid on
 *
 *   RcMesh *mesh = rc_mesh_new ();
 *   rc_mesh_set_transform (mesh, &at);
 *   mesh->paint = (RcPaint){ .colour = 0xe8e0d0, .ink = 1 };
 *   rc_mesh_box (mesh, rc_vec3 (1, 2, 1));
 *
 * Each shape is laid on under the transform and paint in force. Knows nothing of OpenGL; gpu-mesh.h
 * uploads. Metres. Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/sight.h"

G_BEGIN_DECLS

typedef struct
{
  float  position[3];
  gint16 normal[4]; /* w: gloss, 0 to 1 as 0 to 32767 */
  gint16 hull[4];   /* the way the ink line grows; w: its width, 0 for none */
  guint8 colour[4]; /* R, G, B in sRGB; A: how much it glows by itself */
} RcVertex;

typedef struct
{
  guint colour; /* 0xRRGGBB, or marked (colour.h) */
  float glow;   /* 0 to 1 */
  float gloss;  /* 0 clay to 1 polished */
  float ink;    /* width of the ink line, 1 is usual */
} RcPaint;

typedef struct
{
  GArray *vertices; /* RcVertex */
  GArray *indices;  /* guint32, three a triangle, counter-clockwise from outside */
  RcMat4  transform;
  RcPaint paint;
  /* (nullable): in the world; what lofts, skins, sheets and ellipsoids would lay wholly out of it
   * is left out */
  const RcSight *sight;
  GArray        *marked; /* (nullable): guint: which vertices have a marked colour */
  /* (nullable): what who builds the mesh keeps for building it again */
  gpointer       kept;
  GDestroyNotify free_kept;
} RcMesh;

/* One cross-section of a loft: an oval (power 2) or a rounded box (power 4) around a centre. */
typedef struct
{
  RcVec3 centre;
  RcVec3 side;  /* half the width, as a vector */
  RcVec3 front; /* half the depth, as a vector */
  float  power;
  guint  colour;
} RcRing;

void     rc_vertex_pack (gint16 out[4], RcVec3 v, float w);
RcMesh  *rc_mesh_new (void);
void     rc_mesh_free (RcMesh *self);
void     rc_mesh_clear (RcMesh *self);
void     rc_mesh_tell_marked (RcMesh *self);
void     rc_mesh_keep (RcMesh *self, gpointer kept, GDestroyNotify free_kept);
void     rc_mesh_set_transform (RcMesh *self, const RcMat4 *transform);
gboolean rc_mesh_asks_for (const RcMesh *self, RcVec3 centre, float radius);
guint    rc_mesh_lay_vertex (RcMesh *self, RcVertex *vertex);
guint    rc_mesh_add_vertex (RcMesh *self, RcVec3 position, RcVec3 normal, RcVec3 hull);
guint    rc_mesh_add_point (RcMesh *self, RcVec3 at, const float colour[3], float alpha);
void     rc_mesh_add_triangle (RcMesh *self, guint a, guint b, guint c);

void rc_mesh_box (RcMesh *self, RcVec3 size);
void rc_mesh_wedge (RcMesh *self, RcVec3 size);
void rc_mesh_ellipsoid (RcMesh *self, RcVec3 radii, int sides);
void rc_mesh_lathe (RcMesh *self, const float (*profile)[2], int n, int sides);
void rc_mesh_tube (RcMesh *self, const RcVec3 *points, int n, float from, float to, int sides);
void rc_mesh_torus (RcMesh *self, float radius, float thickness, int sides);
void rc_mesh_prism (RcMesh *self, const float (*outline)[2], int n, float depth);
void rc_mesh_quad (RcMesh *self, float width, float height);
void rc_mesh_loft (RcMesh *self, const RcRing *rings, int n, int sides);

void rc_mesh_skin (RcMesh       *self,
                   const RcVec3 *points,
                   int           rows,
                   int           sides,
                   const guint  *colours,
                   gboolean      close);

void rc_mesh_bounds (const RcMesh *self, RcVec3 *least, RcVec3 *most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMesh, rc_mesh_free)

G_END_DECLS
