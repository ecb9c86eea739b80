/* test-board-images.c - cards of the board that are drawn as images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/ui/board-fixture.h"

#define WIDTH  1100
#define HEIGHT 700
/* Pixels of a card's edge, where its corners are. */
#define EDGE   20

/* How many lines of text there are in what is drawn. */
static guint
count_texts (GskRenderNode *node)
{
  guint n = 0;

  switch ((int)gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_texts (gsk_container_node_get_child (node, i));
      return n;
    case GSK_TRANSFORM_NODE:
      return count_texts (gsk_transform_node_get_child (node));
    case GSK_CLIP_NODE:
      return count_texts (gsk_clip_node_get_child (node));
    case GSK_ROUNDED_CLIP_NODE:
      return count_texts (gsk_rounded_clip_node_get_child (node));
    case GSK_OPACITY_NODE:
      return count_texts (gsk_opacity_node_get_child (node));
    case GSK_TEXT_NODE:
      return 1;
    default:
      return 0;
    }
}

/* (transfer full): what the window shows of the board */
static GskRenderNode *
draw_board (RcBoard *board)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (board));
  GtkSnapshot             *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  return gtk_snapshot_free_to_node (snapshot);
}

/* (transfer full): a card as shapes and text */
static GskRenderNode *
draw_card (RcBoard *board, RcShotCard *card)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_widget_snapshot_child (GTK_WIDGET (board), GTK_WIDGET (card), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static cairo_surface_t *
pixels_of (GskRenderNode *node)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t         *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The most that a byte within @card is off. */
static int
difference (RcBoard *board, RcShotCard *card)
{
  g_autoptr (GskRenderNode) shown = draw_board (board), shapes = draw_card (board, card);
  cairo_surface_t          *left = pixels_of (shown), *right = pixels_of (shapes);
  int                       stride = cairo_image_surface_get_stride (left), most = 0;
  graphene_rect_t           bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (board), &bounds));
  graphene_rect_inset (&bounds, EDGE, EDGE);
  for (int y = (int)bounds.origin.y; y < (int)(bounds.origin.y + bounds.size.height); y++)
    for (int x = (int)bounds.origin.x * 4; x < (int)(bounds.origin.x + bounds.size.width) * 4; x++)
      if (x % 4 != 3 && y >= 0 && y < HEIGHT && x >= 0 && x < WIDTH * 4)
        most = MAX (most, ABS (cairo_image_surface_get_data (left)[y * stride + x] -
                               cairo_image_surface_get_data (right)[y * stride + x]));
  cairo_surface_destroy (left);
  cairo_surface_destroy (right);
  return most;
}

static RcShotCard *
first_card (BoardFixture *fixture)
{
  return g_hash_table_lookup (fixture->board->cards,
                              rc_node_get_child (fixture->film.scene, RC_TYPE_SHOT, 0));
}

static void
wait_for_frame (BoardFixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gint64         n = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (GTK_WIDGET (fixture->board));
  while (gdk_frame_clock_get_frame_counter (clock) == n)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_rest (BoardFixture *fixture)
{
  RcBoard *board = fixture->board;

  do
    wait_for_frame (fixture);
  while (board->images.moving || board->images.stale || board->images.rest != 0 ||
         board->images.tick != 0);
}

static void
assert_is_as_its_shapes (BoardFixture *fixture)
{
  RcShotCard               *card = first_card (fixture);
  g_autoptr (GskRenderNode) shown = draw_board (fixture->board);
  g_autoptr (GskRenderNode) shapes = draw_card (fixture->board, card);

  /* What is left are the words of the bar. */
  g_assert_cmpuint (count_texts (shown), <, count_texts (shapes));
  g_assert_cmpint (difference (fixture->board, card), <=, 3);
}

static void
test_a_card_at_rest_is_an_image_of_its_shapes (BoardFixture *fixture, gconstpointer data)
{
  wait_for_rest (fixture);
  assert_is_as_its_shapes (fixture);
  /* And elsewhere. */
  fixture->board->view.x += 7.3;
  rc_board_view_changed (fixture->board);
  wait_for_rest (fixture);
  assert_is_as_its_shapes (fixture);
}

static void
test_an_image_is_scaled_until_the_zoom_rests (BoardFixture *fixture, gconstpointer data)
{
  RcBoard *board = fixture->board;

  wait_for_rest (fixture);
  rc_board_set_zoom (board, board->view.zoom * 0.83, 10, 10);
  wait_for_frame (fixture);
  g_assert_cmpint (difference (board, first_card (fixture)), >, 3);
  g_assert_true (board->images.moving);
  wait_for_rest (fixture);
  assert_is_as_its_shapes (fixture);
}

static void
test_what_is_written_on_a_card_is_in_its_image (BoardFixture *fixture, gconstpointer data)
{
  RcNode *shot = rc_node_get_child (fixture->film.scene, RC_TYPE_SHOT, 0);

  wait_for_rest (fixture);
  g_assert_true (rc_document_set_text (fixture->film.document, shot, "prompt",
                                       "A lighthouse, far away, in the last light.", 0, NULL));
  wait_for_frame (fixture);
  g_assert_cmpint (difference (fixture->board, first_card (fixture)), <=, 3);
  wait_for_rest (fixture);
  assert_is_as_its_shapes (fixture);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/ui/board-images/" path, BoardFixture, NULL, board_set_up, test, board_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  window_load_style ();
  ADD ("a-card-at-rest-is-an-image-of-its-shapes", test_a_card_at_rest_is_an_image_of_its_shapes);
  ADD ("an-image-is-scaled-until-the-zoom-rests", test_an_image_is_scaled_until_the_zoom_rests);
  ADD ("what-is-written-on-a-card-is-in-its-image", test_what_is_written_on_a_card_is_in_its_image);
  return g_test_run ();
}
