/* surface.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/shape/surface.h"

#include <string.h>

#define FITTINGS 3

/* Heights of the torso's rings above the hips, shares of the height. */
static const float torso_rows[RC_TORSO_ROWS + RC_NECK_ROWS] = { -0.040f, 0.000f, 0.048f, 0.098f,
                                                                0.150f, 0.205f, 0.252f, 0.290f,
                                                                0.308f, 0.322f,
                                                                /* neck */
                                                                0.334f, 0.352f, 0.385f };

/* Where the rings of an arm and a leg are: closer at the joint in the middle. */
static const float arm_rows[RC_LIMB_ROWS] = { 0.10f, 0.28f, 0.50f, 0.74f, 0.90f, 1.00f,
                                              1.10f, 1.26f, 1.50f, 1.78f, 1.99f };
static const float leg_rows[RC_LIMB_ROWS] = { 0.14f, 0.34f, 0.58f, 0.80f, 0.92f, 1.00f,
                                              1.08f, 1.24f, 1.46f, 1.74f, 1.97f };

/** Returns: the height of a ring of the torso or, from RC_TORSO_ROWS on, of the neck */
float
rc_surface_torso_row (int row)
{
  return torso_rows[row];
}

/** Returns: how far down an arm or a leg a ring is, 0 to 2 */
float
rc_surface_limb_row (int row, gboolean leg)
{
  return leg ? leg_rows[row] : arm_rows[row];
}

static void
add_patch (GArray     *patches,
           RcPart      part,
           const guint vertex[4],
           float       s0,
           float       s1,
           float       u0,
           float       u1)
{
  RcPatch patch = { .part = part, .s = { s0, s0, s1, s1 }, .u = { u0, u1, u1, u0 } };

  memcpy (patch.vertex, vertex, sizeof patch.vertex);
  g_array_append_val (patches, patch);
}

static gboolean
is_arm_hole (int row, int column)
{
  int mirrored = RC_TORSO_COLUMNS - 1 - column;

  return row >= RC_ARM_HOLE_ROW && row < RC_ARM_HOLE_ROW + 2 &&
         ((column >= RC_ARM_HOLE_COLUMN && column < RC_ARM_HOLE_COLUMN + 2) ||
          (mirrored >= RC_ARM_HOLE_COLUMN && mirrored < RC_ARM_HOLE_COLUMN + 2));
}

static void
add_torso (GArray *patches)
{
  int rows = RC_TORSO_ROWS + RC_NECK_ROWS;

  for (int row = 0; row + 1 < rows; row++)
    for (int i = 0; i < RC_TORSO_COLUMNS; i++)
      {
        int         next = (i + 1) % RC_TORSO_COLUMNS;
        const guint corners[4] = { RC_CAGE_TORSO (row, i), RC_CAGE_TORSO (row, next),
                                   RC_CAGE_TORSO (row + 1, next), RC_CAGE_TORSO (row + 1, i) };

        if (!is_arm_hole (row, i))
          add_patch (patches, row + 1 < RC_TORSO_ROWS ? RC_PART_TORSO : RC_PART_NECK, corners,
                     torso_rows[row], torso_rows[row + 1], (float)i, (float)(i + 1));
      }
  for (int i = 0; i < RC_TORSO_COLUMNS; i += 2)
    {
      const guint corners[4] = { RC_CAGE_TORSO (rows - 1, i), RC_CAGE_TORSO (rows - 1, i + 1),
                                 RC_CAGE_TORSO (rows - 1, (i + 2) % RC_TORSO_COLUMNS),
                                 RC_CAGE_CROWN };

      add_patch (patches, RC_PART_NECK, corners, torso_rows[rows - 1], torso_rows[rows - 1],
                 (float)i, (float)(i + 2));
    }
}

/* The eight vertices of the torso that a limb begins with; column 0 is outside, 2 in front. */
static void
root_ring (int limb, guint ring[RC_LIMB_COLUMNS])
{
  /* row above RC_ARM_HOLE_ROW, column on the left */
  static const int arm[RC_LIMB_COLUMNS][2] = { { 2, 3 }, { 2, 2 }, { 1, 2 }, { 0, 2 },
                                               { 0, 3 }, { 0, 4 }, { 1, 4 }, { 2, 4 } };
  static const int leg[RC_LIMB_COLUMNS] = { 3, 2, 1, 0, -1, 6, 5, 4 };

  for (int k = 0; k < RC_LIMB_COLUMNS; k++)
    {
      int column = limb < 2 ? arm[k][1] : leg[k], row = limb < 2 ? RC_ARM_HOLE_ROW + arm[k][0] : 0;

      if ((limb & 1) && column > 0)
        column = (RC_TORSO_COLUMNS - column) % RC_TORSO_COLUMNS;
      ring[k] = column < 0 ? RC_CAGE_CROTCH : RC_CAGE_TORSO (row, column);
    }
}

static void
add_limb (GArray *patches, int limb)
{
  gboolean leg = limb >= 2, right = limb & 1;
  guint    ring[RC_LIMB_COLUMNS], next[RC_LIMB_COLUMNS];
  RcPart   part = RC_PART_LEFT_ARM + limb;
  float    s = 0.0f;

  root_ring (limb, ring);
  for (int row = 0; row < RC_LIMB_ROWS; row++)
    {
      float to = rc_surface_limb_row (row, leg);

      for (int k = 0; k < RC_LIMB_COLUMNS; k++)
        next[k] = RC_CAGE_LIMB (limb, row, k);
      for (int k = 0; k < RC_LIMB_COLUMNS; k++)
        {
          int         j = (k + 1) % RC_LIMB_COLUMNS;
          const guint left[4] = { ring[k], ring[j], next[j], next[k] };
          const guint mirrored[4] = { ring[j], ring[k], next[k], next[j] };

          if (right)
            add_patch (patches, part, mirrored, s, to, (float)(k + 1), (float)k);
          else
            add_patch (patches, part, left, s, to, (float)k, (float)(k + 1));
        }
      memcpy (ring, next, sizeof ring);
      s = to;
    }
  for (int k = 0; k < RC_LIMB_COLUMNS; k += 2)
    {
      guint       a = ring[k], b = ring[k + 1], c = ring[(k + 2) % RC_LIMB_COLUMNS];
      const guint corners[4] = { right ? c : a, b, right ? a : c,
                                 RC_CAGE_LIMB (limb, RC_LIMB_ROWS, 0) };

      add_patch (patches, part, corners, s, s, (float)k, (float)(k + 2));
    }
}

typedef struct
{
  guint low, high, patch;
} HalfEdge;

static int
compare_half_edges (const void *a, const void *b)
{
  const HalfEdge *x = a, *y = b;

  if (x->low != y->low)
    return x->low < y->low ? -1 : 1;
  if (x->high != y->high)
    return x->high < y->high ? -1 : 1;
  return x->patch < y->patch ? -1 : x->patch > y->patch;
}

static GArray *
find_seams (const GArray *patches)
{
  guint                n = patches->len * 4;
  g_autofree HalfEdge *edges = g_new (HalfEdge, n);
  GArray              *seams = g_array_new (FALSE, FALSE, sizeof (RcSeam));

  for (guint i = 0; i < n; i++)
    {
      const guint *v = g_array_index (patches, RcPatch, i / 4).vertex;
      guint        a = v[i % 4], b = v[(i + 1) % 4];

      edges[i] = (HalfEdge){ MIN (a, b), MAX (a, b), i / 4 };
    }
  qsort (edges, n, sizeof *edges, compare_half_edges);
  for (guint i = 0; i + 1 < n; i += 2)
    {
      RcSeam seam = { { edges[i].low, edges[i].high }, { edges[i].patch, edges[i + 1].patch } };

      /* Closed: every edge is between two patches. */
      g_assert (edges[i].low == edges[i + 1].low && edges[i].high == edges[i + 1].high);
      g_array_append_val (seams, seam);
    }
  return seams;
}

static void
stencils_init (RcStencils *self)
{
  guint zero = 0;

  self->first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->source = g_array_new (FALSE, FALSE, sizeof (guint));
  self->weight = g_array_new (FALSE, FALSE, sizeof (float));
  g_array_append_val (self->first, zero);
}

/* Adds to the stencil being made. */
static void
stencils_add (RcStencils *self, guint source, float weight)
{
  guint start = g_array_index (self->first, guint, self->first->len - 1);

  for (guint k = start; k < self->source->len; k++)
    if (g_array_index (self->source, guint, k) == source)
      {
        g_array_index (self->weight, float, k) += weight;
        return;
      }
  g_array_append_val (self->source, source);
  g_array_append_val (self->weight, weight);
}

static void
stencils_close (RcStencils *self)
{
  g_array_append_val (self->first, self->source->len);
}

static void
add_face_point (RcStencils *self, const RcPatch *patch, float weight)
{
  for (int i = 0; i < 4; i++)
    stencils_add (self, patch->vertex[i], weight / 4);
}

/* The seams and patches around every vertex, as lists of indices. */
static GArray **
around (const RcSurfaceLevel *level, gboolean patches)
{
  GArray **lists = g_new (GArray *, level->n);

  for (guint i = 0; i < level->n; i++)
    lists[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < (patches ? level->patches : level->seams)->len; i++)
    for (int k = 0; k < (patches ? 4 : 2); k++)
      {
        guint vertex = patches ? g_array_index (level->patches, RcPatch, i).vertex[k]
                               : g_array_index (level->seams, RcSeam, i).vertex[k];

        g_array_append_val (lists[vertex], i);
      }
  return lists;
}

static void
free_around (GArray **lists, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_unref (lists[i]);
  g_free (lists);
}

static void
find_stencils (RcSurfaceLevel *level, RcStencils *refine)
{
  GArray **seams = around (level, FALSE), **patches = around (level, TRUE);

  stencils_init (&level->limit);
  for (guint v = 0; v < level->n; v++)
    {
      float n = (float)seams[v]->len;

      if (n < 1.0f) /* inside an arm's hole */
        {
          if (refine != NULL)
            stencils_add (refine, v, 1.0f);
          stencils_add (&level->limit, v, 1.0f);
        }
      else if (refine != NULL)
        stencils_add (refine, v, (n - 3) / n);
      if (n >= 1.0f)
        stencils_add (&level->limit, v, n / (n + 5));
      for (guint i = 0; i < seams[v]->len; i++)
        {
          const RcSeam *seam =
              &g_array_index (level->seams, RcSeam, g_array_index (seams[v], guint, i));

          for (int k = 0; refine != NULL && k < 2; k++)
            stencils_add (refine, seam->vertex[k], 1 / (n * n));
          stencils_add (&level->limit, seam->vertex[seam->vertex[0] == v], 4 / (n * (n + 5)));
        }
      for (guint i = 0; i < patches[v]->len; i++)
        {
          const RcPatch *patch =
              &g_array_index (level->patches, RcPatch, g_array_index (patches[v], guint, i));
          int corner = 0;

          while (patch->vertex[corner] != v)
            corner++;
          if (refine != NULL)
            add_face_point (refine, patch, 1 / (n * n));
          stencils_add (&level->limit, patch->vertex[(corner + 2) % 4], 1 / (n * (n + 5)));
        }
      if (refine != NULL)
        stencils_close (refine);
      stencils_close (&level->limit);
    }
  free_around (seams, level->n);
  free_around (patches, level->n);
}

static guint
seam_between (const RcSurfaceLevel *level, GHashTable *index, guint a, guint b)
{
  guint64 key = (guint64)MIN (a, b) << 32 | MAX (a, b);

  return GPOINTER_TO_UINT (g_hash_table_lookup (index, &key)) + level->n + level->patches->len;
}

static GArray *
split_patches (const RcSurfaceLevel *level)
{
  GArray                *result = g_array_new (FALSE, FALSE, sizeof (RcPatch));
  g_autofree guint64    *keys = g_new (guint64, level->seams->len);
  g_autoptr (GHashTable) index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < level->seams->len; i++)
    {
      const RcSeam *seam = &g_array_index (level->seams, RcSeam, i);

      keys[i] = (guint64)seam->vertex[0] << 32 | seam->vertex[1];
      g_hash_table_insert (index, &keys[i], GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < level->patches->len; i++)
    {
      const RcPatch *from = &g_array_index (level->patches, RcPatch, i);
      const guint   *v = from->vertex;

      for (int k = 0; k < 4; k++)
        {
          RcPatch patch = { .part = from->part };
          int     after = (k + 1) % 4, before = (k + 3) % 4;

          patch.vertex[k] = v[k];
          patch.vertex[after] = seam_between (level, index, v[k], v[after]);
          patch.vertex[(k + 2) % 4] = level->n + i;
          patch.vertex[before] = seam_between (level, index, v[before], v[k]);
          for (int c = 0; c < 4; c++)
            {
              /* Halfway to the corner that this quarter keeps. */
              int along = c == k ? k : c == after ? after : c == before ? before : -1;

              patch.s[c] = along < 0 ? (from->s[0] + from->s[1] + from->s[2] + from->s[3]) / 4
                                     : (from->s[k] + from->s[along]) / 2;
              patch.u[c] = along < 0 ? (from->u[0] + from->u[1] + from->u[2] + from->u[3]) / 4
                                     : (from->u[k] + from->u[along]) / 2;
            }
          g_array_append_val (result, patch);
        }
    }
  return result;
}

static void
refine_level (RcSurfaceLevel *from, RcSurfaceLevel *to)
{
  stencils_init (&to->refine);
  find_stencils (from, &to->refine);
  for (guint i = 0; i < from->patches->len; i++)
    {
      add_face_point (&to->refine, &g_array_index (from->patches, RcPatch, i), 1.0f);
      stencils_close (&to->refine);
    }
  for (guint i = 0; i < from->seams->len; i++)
    {
      const RcSeam *seam = &g_array_index (from->seams, RcSeam, i);

      for (int k = 0; k < 2; k++)
        {
          stencils_add (&to->refine, seam->vertex[k], 0.25f);
          add_face_point (&to->refine, &g_array_index (from->patches, RcPatch, seam->patch[k]),
                          0.25f);
        }
      stencils_close (&to->refine);
    }
  to->n = from->n + from->patches->len + from->seams->len;
  to->patches = split_patches (from);
  to->seams = find_seams (to->patches);
}

static gpointer
make_surface (gpointer unused G_GNUC_UNUSED)
{
  RcSurface      *self = g_new0 (RcSurface, 1);
  RcSurfaceLevel *cage = &self->levels[0];

  cage->n = RC_CAGE_SIZE;
  cage->patches = g_array_new (FALSE, FALSE, sizeof (RcPatch));
  add_torso (cage->patches);
  for (int limb = 0; limb < 4; limb++)
    add_limb (cage->patches, limb);
  cage->seams = find_seams (cage->patches);
  for (int i = 0; i < RC_MOST_DETAIL; i++)
    refine_level (&self->levels[i], &self->levels[i + 1]);
  find_stencils (&self->levels[RC_MOST_DETAIL], NULL);
  return self;
}

/** Returns: (transfer none): the topology; made at the first call, the same ever after */
const RcSurface *
rc_surface_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_surface, NULL);
}

/* A point, and nothing behind it: sums are of all three at once. */
typedef float Quad __attribute__ ((vector_size (16)));

static Quad
quad_of (RcVec3 p)
{
  return (Quad){ p.x, p.y, p.z, 0.0f };
}

static RcVec3
point_of (Quad q)
{
  return rc_vec3 (q[0], q[1], q[2]);
}

static void
apply (const RcStencils *stencils, const Quad *from, Quad *to, guint n)
{
  const guint *first = (const guint *)(gconstpointer)stencils->first->data;
  const guint *source = (const guint *)(gconstpointer)stencils->source->data;
  const float *weight = (const float *)(gconstpointer)stencils->weight->data;

  for (guint i = 0; i < n; i++)
    {
      Quad sum = { 0, 0, 0, 0 };

      for (guint k = first[i]; k < first[i + 1]; k++)
        sum += from[source[k]] * weight[k];
      to[i] = sum;
    }
}

/**
 * rc_surface_fit:
 * @points: (inout): [RC_CAGE_SIZE]: where the skin shall be; then the cage whose smooth surface
 *   goes through there, but for a millimetre or two
 */
void
rc_surface_fit (RcVec3 *points)
{
  const RcSurfaceLevel *level = &rc_surface_get ()->levels[0];
  Quad                  goal[RC_CAGE_SIZE], smooth[RC_CAGE_SIZE], cage[RC_CAGE_SIZE];

  for (guint k = 0; k < RC_CAGE_SIZE; k++)
    cage[k] = goal[k] = quad_of (points[k]);
  for (int i = 0; i < FITTINGS; i++)
    {
      apply (&level->limit, cage, smooth, level->n);
      for (guint k = 0; k < level->n; k++)
        cage[k] += goal[k] - smooth[k];
    }
  for (guint k = 0; k < RC_CAGE_SIZE; k++)
    points[k] = point_of (cage[k]);
}

/**
 * rc_surface_refine:
 * @cage: [RC_CAGE_SIZE]
 * @detail: 0 to RC_MOST_DETAIL; each step has four times the patches
 * @points: (out): [levels[detail].n], on the smooth surface
 * @normals: (out): the same, of length 1
 */
void
rc_surface_refine (const RcVec3 *cage, int detail, RcVec3 *points, RcVec3 *normals)
{
  const RcSurface      *surface = rc_surface_get ();
  const RcSurfaceLevel *level = &surface->levels[detail];
  g_autofree Quad      *from = g_new (Quad, RC_CAGE_SIZE);
  g_autofree Quad      *smooth = g_new (Quad, level->n);

  for (guint i = 0; i < RC_CAGE_SIZE; i++)
    from[i] = quad_of (cage[i]);
  for (int i = 1; i <= detail; i++)
    {
      Quad *to = g_new (Quad, surface->levels[i].n);

      apply (&surface->levels[i].refine, from, to, surface->levels[i].n);
      g_free (from);
      from = to;
    }
  apply (&level->limit, from, smooth, level->n);
  for (guint i = 0; i < level->n; i++)
    points[i] = point_of (smooth[i]);
  memset (normals, 0, sizeof *normals * level->n);
  for (guint i = 0; i < level->patches->len; i++)
    {
      const guint *v = g_array_index (level->patches, RcPatch, i).vertex;
      RcVec3       n = rc_vec3_cross (rc_vec3_sub (points[v[2]], points[v[0]]),
                                      rc_vec3_sub (points[v[3]], points[v[1]]));

      for (int k = 0; k < 4; k++)
        normals[v[k]] = rc_vec3_add (normals[v[k]], n);
    }
  for (guint i = 0; i < level->n; i++)
    normals[i] = rc_vec3_unit (normals[i]);
}
