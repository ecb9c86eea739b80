/* figure-skin.c - the skin, on which clothes are areas that stand off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure-sheet.h"
#include "engine/sketch/figure/figure.h"
#include "engine/sketch/shape/colour.h"

#include <string.h>

typedef enum
{
  AREA_SKIN,
  AREA_TOP,
  AREA_CUFF,
  AREA_BOTTOM,
  AREA_LEGS, /* stockings, socks */
  AREA_BOOT,
  AREA_GLOVE,
  AREA_SHIRT,
  N_AREAS,
} Area;

static Area
torso_area (const RcCut *cut, float s, float u)
{
  float front = 0.5f + 0.5f * cosf (2 * RC_PI * u / RC_TORSO_COLUMNS);
  float line = 0.326f - cut->neckline * (0.35f + 0.65f * front);

  if (cut->sleeve < 0.0f)
    line = 0.232f;
  if (s > line)
    return cut->vee > 0.0f && s < 0.33f && cut->shirt != 0 ? AREA_SHIRT : AREA_SKIN;
  if (s < cut->hem)
    return cut->trousers > 0.0f ? AREA_BOTTOM : AREA_SKIN;
  return AREA_TOP;
}

static Area
area_of (const RcCut *cut, RcPart part, float s, float u)
{
  switch (part)
    {
    case RC_PART_TORSO:
      return torso_area (cut, s, u);
    case RC_PART_NECK:
      return AREA_SKIN;
    case RC_PART_LEFT_ARM:
    case RC_PART_RIGHT_ARM:
      if (cut->gloves >= 0.0f && s > 2.0f - cut->gloves)
        return AREA_GLOVE;
      return s < cut->sleeve ? AREA_TOP : AREA_SKIN;
    case RC_PART_LEFT_LEG:
    case RC_PART_RIGHT_LEG:
    default:
      if (cut->boots > 0.0f && s > 2.0f - cut->boots)
        return AREA_BOOT;
      if (s < cut->trousers)
        return AREA_BOTTOM;
      return cut->legs != 0 ? AREA_LEGS : AREA_SKIN;
    }
}

/* How far a place of an area stands off the skin, shares of the height. */
static float
stand_off (const RcCut *cut, Area area, RcPart part, float s, float u)
{
  gboolean arm = part == RC_PART_LEFT_ARM || part == RC_PART_RIGHT_ARM;

  switch (area)
    {
    case AREA_TOP:
      {
        float end = arm ? rc_smooth (0.2f, 1.0f, s / MAX (cut->sleeve, 0.3f)) * cut->cuff : 0.0f;
        float fold = arm ? 0.10f * cut->loose * (sinf (s * 19) + sinf (s * 31 + u)) : 0.0f;

        /* Cloth hangs from the chest and is drawn in nowhere but at the belt. */
        if (part == RC_PART_TORSO)
          fold += cut->loose * ((cut->belt_wide > 0.0f ? -0.25f : 0.8f) *
                                    (1 - rc_smooth (0.0f, 0.07f, fabsf (s - 0.10f))) +
                                0.10f * sinf (u * 3.1f + s * 40));
        /* Close at the neck. */
        if (part == RC_PART_TORSO)
          return (cut->loose + fold) * (1 - 0.7f * rc_smooth (0.292f, 0.322f, s));
        return cut->loose + end + fold;
      }
    case AREA_BOTTOM:
      {
        float end = rc_smooth (0.9f, MAX (cut->trousers, 1.2f), s) * cut->leg_cuff;
        float bunch = rc_smooth (1.55f, 1.95f, s) * 0.0020f * sinf (s * 42 + u * 0.6f);

        return part == RC_PART_TORSO ? 0.4f * cut->leg_loose
                                     : cut->leg_loose * (1 + 0.12f * sinf (s * 23 + u)) + end +
                                           bunch * (cut->leg_loose > 0.003f);
      }
    case AREA_BOOT:
      return 0.0045f + 0.006f * rc_smooth (1.8f, 1.97f, s);
    case AREA_GLOVE:
      return 0.0030f;
    case AREA_SHIRT:
      return 0.0010f;
    case AREA_LEGS:
      return 0.0006f;
    case AREA_SKIN:
    case AREA_CUFF:
    case N_AREAS:
    default:
      return 0.0f;
    }
}

/* --- what follows from the clothes alone -------------------------------------------------------
 */

/* Where two areas meet, one stands off more: its edge is seen. */
typedef struct
{
  guint seam;
  int   outer;     /* which of its patches */
  float off[2][2]; /* of its patches, at its vertices: how far they stand off; shares */
} Edge;

/* How a cut lies on the skin, whatever the pose: kept by the mesh from frame to frame. */
typedef struct
{
  RcCut   cut;
  int     detail;
  guint8 *areas;   /* [patches]: Area */
  float (*off)[4]; /* [patches]: how far the corners stand off, shares of the height */
  GArray *edges;   /* Edge */
} Layout;

static void
layout_free (gpointer data)
{
  Layout *self = data;

  g_free (self->areas);
  g_free (self->off);
  g_array_unref (self->edges);
  g_free (self);
}

static void
add_edge (Layout *self, const RcSurfaceLevel *level, guint which)
{
  const RcSeam *seam = &g_array_index (level->seams, RcSeam, which);
  Area          areas[2] = { self->areas[seam->patch[0]], self->areas[seam->patch[1]] };
  Edge          edge = { .seam = which };

  if (areas[0] == areas[1])
    return;
  for (int k = 0; k < 2; k++)
    {
      const RcPatch *patch = &g_array_index (level->patches, RcPatch, seam->patch[k]);

      for (int v = 0; v < 2; v++)
        {
          int c = 0;

          while (patch->vertex[c] != seam->vertex[v])
            c++;
          edge.off[k][v] = self->off[seam->patch[k]][c];
        }
    }
  edge.outer = edge.off[0][0] + edge.off[0][1] > edge.off[1][0] + edge.off[1][1] ? 0 : 1;
  g_array_append_val (self->edges, edge);
}

static Layout *
layout_new (const RcCut *cut, int detail)
{
  const RcSurfaceLevel *level = &rc_surface_get ()->levels[detail];
  Layout               *self = g_new0 (Layout, 1);

  self->cut = *cut;
  self->detail = detail;
  self->areas = g_new (guint8, level->patches->len);
  self->off = g_malloc_n (level->patches->len, sizeof *self->off);
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (guint i = 0; i < level->patches->len; i++)
    {
      const RcPatch *patch = &g_array_index (level->patches, RcPatch, i);
      float          s = (patch->s[0] + patch->s[1] + patch->s[2] + patch->s[3]) / 4;
      float          u = (patch->u[0] + patch->u[1] + patch->u[2] + patch->u[3]) / 4;
      Area           area = area_of (cut, patch->part, s, u);

      self->areas[i] = (guint8)area;
      for (int c = 0; c < 4; c++)
        self->off[i][c] = stand_off (cut, area, patch->part, patch->s[c], patch->u[c]);
    }
  for (guint i = 0; i < level->seams->len; i++)
    add_edge (self, level, i);
  return self;
}

/* Returns: (transfer none): that of the frame before, if it is of the same cut */
static const Layout *
need_layout (RcMesh *mesh, const RcCut *cut, int detail)
{
  Layout *kept = mesh->kept;

  if (kept != NULL && kept->detail == detail && memcmp (&kept->cut, cut, sizeof *cut) == 0)
    return kept;
  rc_mesh_keep (mesh, layout_new (cut, detail), layout_free);
  return mesh->kept;
}

/* --- in a pose -------------------------------------------------------------------------------- */

typedef struct
{
  const RcSurfaceLevel *level;
  const Layout         *layout;
  const RcVec3         *points, *normals;
  RcMesh               *mesh;
  float                 h;
  RcPaint               paints[N_AREAS];
  guint                *index; /* of a vertex of the surface in the mesh, as last laid on */
  guint8               *laid;  /* for which area, + 1 */
} Skin;

static guint
lay (RcMesh *mesh, const RcPaint *paint, RcVec3 at, RcVec3 normal)
{
  mesh->paint = *paint;
  return rc_sheet_vertex (mesh, at, normal);
}

static guint
skin_vertex (Skin *self, guint patch, int corner)
{
  guint vertex = g_array_index (self->level->patches, RcPatch, patch).vertex[corner];
  Area  area = self->layout->areas[patch];

  if (self->laid[vertex] != area + 1)
    {
      float off = self->layout->off[patch][corner] * self->h;

      self->laid[vertex] = (guint8)(area + 1);
      self->index[vertex] = lay (self->mesh, &self->paints[area],
                                 rc_vec3_along (self->points[vertex], self->normals[vertex], off),
                                 self->normals[vertex]);
    }
  return self->index[vertex];
}

/* What becomes of a patch that is asked for. */
enum
{
  DRAWN = 1,
  LAID = 2, /* its vertices alone */
};

/* Of the way along a seam away from the patch that stands off more. */
static RcVec3
edge_side (const Skin *self, const RcSeam *seam, const Edge *edge)
{
  const guint *v = g_array_index (self->level->patches, RcPatch, seam->patch[edge->outer]).vertex;
  RcVec3       from = self->points[seam->vertex[0]], to = self->points[seam->vertex[1]];
  RcVec3       middle = rc_vec3_mix (from, to, 0.5f);
  RcVec3       inside = rc_vec3_mix (self->points[v[0]], self->points[v[2]], 0.5f);
  RcVec3       side =
      rc_vec3_unit (rc_vec3_cross (rc_vec3_sub (to, from), self->normals[seam->vertex[0]]));

  return rc_vec3_dot (side, rc_vec3_sub (inside, middle)) > 0 ? rc_vec3_scale (side, -1) : side;
}

static void
lay_edge (Skin *self, const Edge *edge)
{
  const RcSeam *seam = &g_array_index (self->level->seams, RcSeam, edge->seam);
  RcPaint       paint = self->paints[self->layout->areas[seam->patch[edge->outer]]];
  RcVec3        side = edge_side (self, seam, edge), normal = self->normals[seam->vertex[0]];
  guint         corners[4];

  paint.colour = rc_colour_shade (paint.colour, 0.72f);
  for (int k = 0; k < 4; k++)
    {
      int   v = k == 1 || k == 2;
      guint at = seam->vertex[v];
      float o = edge->off[k < 2 ? edge->outer : !edge->outer][v] - (k < 2 ? 0.0f : 0.001f);

      corners[k] = lay (self->mesh, &paint,
                        rc_vec3_along (self->points[at], self->normals[at], o * self->h), side);
    }
  /* Counter-clockwise seen from @side. */
  if (rc_vec3_dot (
          rc_vec3_cross (rc_vec3_sub (self->points[seam->vertex[1]], self->points[seam->vertex[0]]),
                         rc_vec3_scale (normal, -1)),
          side) > 0)
    {
      rc_mesh_add_triangle (self->mesh, corners[0], corners[1], corners[2]);
      rc_mesh_add_triangle (self->mesh, corners[0], corners[2], corners[3]);
    }
  else
    {
      rc_mesh_add_triangle (self->mesh, corners[0], corners[2], corners[1]);
      rc_mesh_add_triangle (self->mesh, corners[0], corners[3], corners[2]);
    }
}

static void
lay_edges (Skin *self, const guint8 *asked)
{
  for (guint i = 0; i < self->layout->edges->len; i++)
    {
      const Edge   *edge = &g_array_index (self->layout->edges, Edge, i);
      const RcSeam *seam = &g_array_index (self->level->seams, RcSeam, edge->seam);

      if (asked[seam->patch[0]] == DRAWN || asked[seam->patch[1]] == DRAWN)
        lay_edge (self, edge);
    }
}

/* The most that anything worn close stands off the skin, shares of the height. */
static float
most_off (const RcCut *cut)
{
  float top = fabsf (cut->loose) * 2.2f + fabsf (cut->cuff);
  float bottom = fabsf (cut->leg_loose) * 1.3f + fabsf (cut->leg_cuff);

  return 0.02f + MAX (top, bottom);
}

/* Which patches of a level may be in sight: those that came from one patch of the cage together. */
static void
find_asked (const Skin *self, const RcCut *cut, int detail, guint8 *asked)
{
  guint n = self->level->patches->len, each = 1u << (2 * detail);
  float off = most_off (cut) * self->h;

  for (guint i = 0; i < n; i += each)
    {
      const guint *v = g_array_index (self->level->patches, RcPatch, i).vertex;
      RcVec3       least = self->points[v[0]], most = least;
      gboolean     any;

      for (guint k = 0; k < 4 * each && self->mesh->sight != NULL; k++)
        {
          RcVec3 p =
              self->points[g_array_index (self->level->patches, RcPatch, i + k / 4).vertex[k % 4]];

          least = rc_vec3 (MIN (least.x, p.x), MIN (least.y, p.y), MIN (least.z, p.z));
          most = rc_vec3 (MAX (most.x, p.x), MAX (most.y, p.y), MAX (most.z, p.z));
        }
      any = rc_mesh_asks_for (self->mesh, rc_vec3_mix (least, most, 0.5f),
                              0.5f * rc_vec3_length (rc_vec3_sub (most, least)) + off);
      memset (asked + i, any ? DRAWN : 0, each);
    }
}

/* A vertex is laid by the patch that comes to it first: those around what is drawn are gone through
 * as well, so that it lies where it does when all is. */
static void
widen (const RcSurfaceLevel *level, guint8 *asked)
{
  g_autofree guint8 *drawn = g_new0 (guint8, level->n);

  for (guint i = 0; i < level->patches->len; i++)
    for (int k = 0; k < 4 && asked[i]; k++)
      drawn[g_array_index (level->patches, RcPatch, i).vertex[k]] = TRUE;
  for (guint i = 0; i < level->patches->len; i++)
    for (int k = 0; k < 4 && !asked[i]; k++)
      if (drawn[g_array_index (level->patches, RcPatch, i).vertex[k]])
        asked[i] = LAID;
}

static void
lay_patches (Skin *self, const guint8 *asked)
{
  for (guint i = 0; i < self->level->patches->len; i++)
    {
      guint corners[4];

      if (!asked[i])
        continue;
      for (int k = 0; k < 4; k++)
        corners[k] = skin_vertex (self, i, k);
      if (asked[i] == LAID)
        continue;
      rc_mesh_add_triangle (self->mesh, corners[0], corners[1], corners[2]);
      rc_mesh_add_triangle (self->mesh, corners[0], corners[2], corners[3]);
    }
}

static void
find_paints (RcPaint paints[N_AREAS], const RcFigureLook *look)
{
  const RcCut *cut = &look->cut;
  const guint  colours[N_AREAS] = { look->skin, cut->top,   cut->trim,  cut->bottom,
                                    cut->legs,  cut->shoes, cut->hands, cut->shirt };

  for (int i = 0; i < N_AREAS; i++)
    paints[i] = (RcPaint){ .colour = colours[i], .ink = 1.0f };
  paints[AREA_TOP].gloss = cut->gloss;
  paints[AREA_BOTTOM].gloss = cut->bottom_gloss;
  paints[AREA_BOOT].gloss = cut->shoe_gloss;
  paints[AREA_GLOVE].gloss = cut->shoe_gloss;
}

/** The skin and the areas on it: see rc_figure_build(). */
void
rc_figure_build_skin (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int detail)
{
  const RcSurfaceLevel *level = &rc_surface_get ()->levels[detail];
  RcVec3                cage[RC_CAGE_SIZE];
  g_autofree RcVec3    *points = g_new (RcVec3, level->n * 2);
  g_autofree guint     *index = g_new (guint, level->n);
  g_autofree guint8    *laid = g_new0 (guint8, level->n);
  g_autofree guint8    *asked = g_new (guint8, level->patches->len);
  Skin                  skin = { .level = level,
                                 .layout = need_layout (mesh, &look->cut, detail),
                                 .points = points,
                                 .normals = points + level->n,
                                 .mesh = mesh,
                                 .h = body->height,
                                 .index = index,
                                 .laid = laid };

  find_paints (skin.paints, look);
  rc_body_cage (body, &look->shape, cage);
  rc_surface_refine (cage, detail, points, points + level->n);
  find_asked (&skin, &look->cut, detail, asked);
  widen (level, asked);
  lay_patches (&skin, asked);
  lay_edges (&skin, asked);
}
