/* test-people.c - what people look like: proportions, clothes, hair, faces, hands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/look.h"
#include "tests/engine/sketch/sketch-fixture.h"

#include <string.h>

#define WIDE 96
#define HIGH 160

typedef struct
{
  RcKit       *kit;
  RcFigureLook look;
  RcBody       body;
  RcManner     manner;
  RcMesh      *mesh;
} Person;

static void
person_init (Person *self, const char *members)
{
  g_autofree char      *patch = g_strdup_printf ("{'figures':[{'id':'p','name':'P',%s}]}", members);
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  RcChannel             channels[RC_N_CHANNELS];
  float                 values[RC_N_CHANNELS];
  RcPoseTime            time = { 0 };

  memset (self, 0, sizeof *self);
  self->kit = fixture_kit ();
  self->mesh = rc_mesh_new ();
  rc_figure_look (&self->look, self->kit, &staging->figures[0], 0);
  rc_pose_neutral (channels);
  rc_pose_at (channels, &time, values);
  rc_body_from_pose (&self->body, values, &self->look.stature, rc_mat4_identity ());
}

static void
person_clear (Person *self)
{
  rc_mesh_free (self->mesh);
  rc_kit_free (self->kit);
}

static void
build (Person *self, int detail)
{
  rc_mesh_clear (self->mesh);
  rc_figure_build (self->mesh, &self->look, &self->body, &self->manner, detail);
  for (guint i = 0; i < self->mesh->vertices->len; i++)
    {
      const float *p = g_array_index (self->mesh->vertices, RcVertex, i).position;

      g_assert_true (isfinite (p[0]) && isfinite (p[1]) && isfinite (p[2]));
      g_assert_cmpfloat (fabsf (p[0]) + fabsf (p[1]) + fabsf (p[2]), <, 8.0f);
    }
}

/* The outline from the front: which cells of a grid have something of the mesh in them. */
static void
silhouette (const Person *self, float tall, guint8 *cells)
{
  memset (cells, 0, WIDE * HIGH);
  for (guint i = 0; i + 2 < self->mesh->indices->len; i += 3)
    for (int k = 0; k < 21; k++)
      {
        float        weight[3] = { (k % 6) / 5.0f, (1 - (k % 6) / 5.0f) * (k / 6) / 3.0f, 0 };
        const float *p[3];
        float        x = 0, y = 0;

        weight[2] = 1 - weight[0] - weight[1];
        for (int c = 0; c < 3; c++)
          {
            p[c] = g_array_index (self->mesh->vertices, RcVertex,
                                  g_array_index (self->mesh->indices, guint32, i + c))
                       .position;
            x += p[c][0] * weight[c];
            y += p[c][1] * weight[c];
          }
        x = x / tall * HIGH * 0.7f + WIDE / 2;
        y = y / tall * HIGH * 0.7f + 4;
        if (x >= 0 && x < WIDE && y >= 0 && y < HIGH)
          cells[(int)y * WIDE + (int)x] = 1;
      }
}

static int
differing (const guint8 *a, const guint8 *b)
{
  int n = 0;

  for (int i = 0; i < WIDE * HIGH; i++)
    n += a[i] != b[i];
  return n;
}

/* Crown, hip joints and head against the table that people.json states. */
static void
test_ages_have_the_proportions_of_the_table (void)
{
  static const struct
  {
    const char *age;
    float       height, heads_least, heads_most, sitting_least, sitting_most;
  } cases[] = {
    { "baby", 0.75f, 3.9f, 4.6f, 0.60f, 0.70f },
    { "child", 1.2f, 5.4f, 6.3f, 0.52f, 0.58f },
    { "teen", 1.6f, 6.6f, 7.2f, 0.48f, 0.54f },
    { "adult", 1.75f, 7.1f, 7.9f, 0.46f, 0.53f },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members =
          g_strdup_printf ("'age':'%s','sex':'m','height':%g", cases[i].age, cases[i].height);
      Person person;
      float  head, hip, crown, h = cases[i].height;

      person_init (&person, members);
      head = rc_figure_head_height (&person.look);
      crown = rc_mat4_point (&person.body.head, rc_vec3 (0, head, 0)).y;
      hip = person.body.hip[0].y;
      g_assert_cmpfloat (fabsf (crown - h), <, 0.02f * h);
      g_assert_cmpfloat (h / head, >, cases[i].heads_least);
      g_assert_cmpfloat (h / head, <, cases[i].heads_most);
      g_assert_cmpfloat (1 - hip / h, >, cases[i].sitting_least);
      g_assert_cmpfloat (1 - hip / h, <, cases[i].sitting_most);
      person_clear (&person);
    }
}

static void
test_builds_and_sexes_differ_in_girth (void)
{
  static const char *const members[] = { "'build':'slim','sex':'m'", "'build':'average','sex':'m'",
                                         "'build':'heavy','sex':'m'" };
  float                    waist[3];

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *all = g_strdup_printf ("'height':1.75,'garment':'swimsuit',%s", members[i]);
      Person           person;
      RcTorsoRing      ring;

      person_init (&person, all);
      rc_body_torso_ring (&ring, &person.body, &person.look.shape, 0.1f);
      waist[i] = rc_vec3_length (
          rc_vec3_sub (rc_torso_ring_point (&ring, 3, 0), rc_torso_ring_point (&ring, 9, 0)));
      person_clear (&person);
    }
  g_assert_cmpfloat (waist[1], >, waist[0] * 1.05f);
  g_assert_cmpfloat (waist[2], >, waist[1] * 1.15f);
}

static void
test_age_bends_the_back (void)
{
  Person old, adult;

  person_init (&old, "'age':'old','height':1.7");
  person_init (&adult, "'age':'adult','height':1.7");
  g_assert_cmpfloat (old.look.stoop, >, adult.look.stoop + 8);
  g_assert_cmpuint (old.look.hair, !=, adult.look.hair);
  person_clear (&old);
  person_clear (&adult);
}

/* Every edge of the skin has two patches, and its volume is a body's. */
static void
test_skin_is_closed (void)
{
  const RcSurface *surface = rc_surface_get ();
  Person           person;
  RcVec3           cage[RC_CAGE_SIZE];

  person_init (&person, "'height':1.75,'sex':'m'");
  rc_body_cage (&person.body, &person.look.shape, cage);
  for (int detail = 0; detail <= RC_MOST_DETAIL; detail++)
    {
      const RcSurfaceLevel *level = &surface->levels[detail];
      g_autofree RcVec3    *points = g_new (RcVec3, level->n), *normals = g_new (RcVec3, level->n);
      float                 volume = 0.0f;

      g_assert_cmpuint (level->seams->len, ==, level->patches->len * 2);
      rc_surface_refine (cage, detail, points, normals);
      for (guint i = 0; i < level->patches->len; i++)
        {
          const guint *v = g_array_index (level->patches, RcPatch, i).vertex;

          for (int k = 1; k < 3; k++)
            volume +=
                rc_vec3_dot (points[v[0]], rc_vec3_cross (points[v[k]], points[v[k + 1]])) / 6;
        }
      /* Without head, hands and feet. */
      g_assert_cmpfloat (volume, >, 0.040f);
      g_assert_cmpfloat (volume, <, 0.095f);
    }
  person_clear (&person);
}

static void
test_same_person_is_the_same_mesh (void)
{
  Person a, b;

  person_init (&a, "'height':1.7,'garment':'coat'");
  person_init (&b, "'height':1.7,'garment':'coat'");
  build (&a, 1);
  build (&b, 1);
  g_assert_cmpmem (a.mesh->vertices->data, a.mesh->vertices->len * sizeof (RcVertex),
                   b.mesh->vertices->data, b.mesh->vertices->len * sizeof (RcVertex));
  person_clear (&a);
  person_clear (&b);
}

/* Each entry of @table has an outline or colours of its own. */
static void
check_table (const char *table, const char *member, float tall, const char *rest)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  const cJSON          *entry;
  g_autoptr (GPtrArray) outlines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (rc_kit_garments (kit), table))
  {
    g_autofree char *members =
        g_strdup_printf ("'height':1.7,%s,'%s':'%s'", rest, member, entry->string);
    guint8 *cells = g_malloc (WIDE * HIGH);
    Person  person;

    person_init (&person, members);
    build (&person, 1);
    silhouette (&person, tall, cells);
    for (guint i = 0; i < outlines->len; i++)
      if (differing (cells, outlines->pdata[i]) < 4)
        g_test_message ("%s looks like %s", entry->string, (char *)names->pdata[i]);
    g_ptr_array_add (outlines, cells);
    g_ptr_array_add (names, entry->string);
    person_clear (&person);
  }
  g_assert_cmpuint (outlines->len, >=, 19);
  for (guint i = 0; i < outlines->len; i++)
    {
      int like = 0;

      for (guint k = 0; k < outlines->len; k++)
        like += k != i && differing (outlines->pdata[i], outlines->pdata[k]) < 4;
      /* Some differ in what is on them, not in their outline: a tie, a belt. */
      g_assert_cmpint (like, <, 6);
    }
}

static void
test_each_garment_has_its_silhouette (void)
{
  check_table ("garments", "garment", 1.75f, "'sex':'f','hair':'bob'");
}

static void
test_each_hair_has_its_silhouette (void)
{
  check_table ("hair", "hair", 1.75f, "'sex':'f','garment':'shirt'");
}

static void
test_each_headwear_has_its_silhouette (void)
{
  check_table ("headwear", "headwear", 2.0f, "'sex':'m','hair':'short','garment':'shirt'");
}

static void
test_unknown_clothes_draw_as_plain_ones (void)
{
  Person person;

  person_init (&person, "'height':1.7,'garment':'ectoplasm','hair':'tentacles','headwear':'halo',"
                        "'wears':'aura glasses','material':'dream'");
  g_assert_cmpuint (person.look.n_wears, ==, 1);
  g_assert_null (person.look.headwear);
  g_assert_cmpfloat (person.look.cut.sleeve, >, 0.0f);
  build (&person, 2);
  person_clear (&person);
}

/* Vertices of the head that two faces have elsewhere, or in other colours. */
static guint
face_change (Person *person, const char *a, const char *b)
{
  g_autoptr (RcMesh) first = NULL;
  guint              n = 0;

  g_assert_true (rc_face_named (&person->manner.face, a));
  build (person, 1);
  first = g_steal_pointer (&person->mesh);
  person->mesh = rc_mesh_new ();
  g_assert_true (rc_face_named (&person->manner.face, b));
  build (person, 1);
  if (first->vertices->len != person->mesh->vertices->len)
    return first->vertices->len;
  for (guint i = 0; i < first->vertices->len; i++)
    n += memcmp (&g_array_index (first->vertices, RcVertex, i),
                 &g_array_index (person->mesh->vertices, RcVertex, i), sizeof (RcVertex)) != 0;
  return n;
}

static void
test_each_expression_changes_the_face (void)
{
  static const char *const names[] = { "neutral", "smile",      "laugh",      "sad",       "cry",
                                       "angry",   "afraid",     "surprised",  "disgusted", "tired",
                                       "calm",    "determined", "thoughtful", "proud",     "shy",
                                       "pained",  "in-love",    "bored" };
  Person                   person;

  person_init (&person, "'height':1.7,'sex':'f'");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpuint (face_change (&person, names[i], names[k]), >, 100);
  g_assert_false (rc_face_named (&person.manner.face, "purple"));
  person_clear (&person);
}

static void
test_mood_moves_the_mouth_with_warmth (void)
{
  RcFace warm, cold, tense;

  rc_face_of_mood (&warm, 0.8, 0.0);
  rc_face_of_mood (&cold, -0.8, -0.2);
  rc_face_of_mood (&tense, 0.0, 0.9);
  g_assert_cmpfloat (warm.corners, >, 0.2f);
  g_assert_cmpfloat (cold.corners, <, -0.2f);
  g_assert_cmpfloat (tense.frown, >, 0.1f);
}

static void
test_lips_shape_the_mouth (void)
{
  RcLips  lips = { { 0 } };
  RcMouth open, round, closed;

  lips.shape[RC_LIPS_OPEN] = 1;
  open = rc_mouth_of_lips (&lips);
  lips.shape[RC_LIPS_OPEN] = 0;
  lips.shape[RC_LIPS_ROUND] = 1;
  round = rc_mouth_of_lips (&lips);
  lips.shape[RC_LIPS_ROUND] = 0;
  lips.shape[RC_LIPS_CLOSED] = 1;
  closed = rc_mouth_of_lips (&lips);
  g_assert_cmpfloat (open.open, >, round.open + 0.2f);
  g_assert_cmpfloat (round.round, >, open.round + 0.5f);
  g_assert_cmpfloat (closed.open, ==, 0.0f);
  g_assert_cmpfloat (closed.press, >, 0.5f);
}

/* How far a hand reaches below its wrist: a fist is short, a finger that points is long. */
static float
reach (Person *person, RcHandShape shape)
{
  float  most = 0.0f;
  RcVec3 down = rc_vec3_scale (rc_mat4_axis (&person->body.hand[0], 1), -1);
  guint  n;

  person->manner.hands[0] = person->manner.hands[1] = shape;
  rc_mesh_clear (person->mesh);
  rc_figure_build_hands (person->mesh, &person->look, &person->body, &person->manner);
  n = person->mesh->vertices->len;
  for (guint i = 0; i < n; i++)
    {
      const float *p = g_array_index (person->mesh->vertices, RcVertex, i).position;
      RcVec3       from = rc_vec3_sub (rc_vec3 (p[0], p[1], p[2]), person->body.wrist[0]);

      if (p[0] > 0)
        most = MAX (most, rc_vec3_dot (from, down));
    }
  return most;
}

static void
test_hands_have_shapes (void)
{
  Person person;
  float  flat, fist, point;

  person_init (&person, "'height':1.75,'sex':'m'");
  flat = reach (&person, RC_HAND_FLAT);
  fist = reach (&person, RC_HAND_FIST);
  point = reach (&person, RC_HAND_POINT);
  g_assert_cmpfloat (flat, >, 0.095f * 1.75f);
  g_assert_cmpfloat (flat, <, 0.125f * 1.75f);
  g_assert_cmpfloat (fist, <, flat * 0.8f);
  g_assert_cmpfloat (point, >, fist * 1.2f);
  person_clear (&person);
}

/* The second of two sailors is another man, and the same one each time. */
static void
test_two_of_one_name_do_not_look_alike (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging ("{}");
  RcFigureLook          looks[4];
  guint                 alike = 0;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    rc_figure_look (&looks[i], kit, &staging->figures[0], i % 3);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < i; k++)
      alike += looks[i].skin == looks[k].skin && looks[i].hair == looks[k].hair &&
               looks[i].iris == looks[k].iris;
  g_assert_cmpuint (alike, ==, 0);
  g_assert_cmphex (looks[3].skin, ==, looks[0].skin);
  g_assert_cmphex (looks[3].hair, ==, looks[0].hair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add_func ("/engine/sketch/people/" path, test)
  ADD ("ages-have-the-proportions-of-the-table", test_ages_have_the_proportions_of_the_table);
  ADD ("builds-and-sexes-differ-in-girth", test_builds_and_sexes_differ_in_girth);
  ADD ("age-bends-the-back", test_age_bends_the_back);
  ADD ("skin-is-closed", test_skin_is_closed);
  ADD ("same-person-is-the-same-mesh", test_same_person_is_the_same_mesh);
  ADD ("each-garment-has-its-silhouette", test_each_garment_has_its_silhouette);
  ADD ("each-hair-has-its-silhouette", test_each_hair_has_its_silhouette);
  ADD ("each-headwear-has-its-silhouette", test_each_headwear_has_its_silhouette);
  ADD ("unknown-clothes-draw-as-plain-ones", test_unknown_clothes_draw_as_plain_ones);
  ADD ("each-expression-changes-the-face", test_each_expression_changes_the_face);
  ADD ("mood-moves-the-mouth-with-warmth", test_mood_moves_the_mouth_with_warmth);
  ADD ("lips-shape-the-mouth", test_lips_shape_the_mouth);
  ADD ("hands-have-shapes", test_hands_have_shapes);
  ADD ("two-of-one-name-do-not-look-alike", test_two_of_one_name_do_not_look_alike);
#undef ADD
  return g_test_run ();
}
