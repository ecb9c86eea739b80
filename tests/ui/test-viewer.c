/* test-viewer.c - what the viewer draws, pixel for pixel, and what dragging on it makes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#include "engine/image/frame.h"
#include "tests/ui/window.h"
#include "ui/frame-texture.h"

/* A window of this size shows the frame at its own size, without a margin. */
#define WIDTH  320
#define HEIGHT 180

typedef struct
{
  GtkWidget *window;
  RcViewer  *viewer;
  guint      changes;
} Fixture;

static void
on_mask_changed (Fixture *fixture)
{
  fixture->changes++;
}

/* Left half blue, right half green. */
static GdkTexture *
make_texture (void)
{
  g_autoptr (RcFrame) frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        pixel[0] = x < WIDTH / 2 ? 200 : 0;
        pixel[1] = x < WIDTH / 2 ? 0 : 200;
        pixel[3] = 255;
      }
  return rc_frame_texture_new (frame);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = make_texture ();

  fixture->window = gtk_window_new ();
  fixture->viewer = RC_VIEWER (rc_viewer_new ());
  fixture->viewer->geometry.margin = 0;
  rc_viewer_set_texture (fixture->viewer, texture);
  rc_viewer_set_guides (fixture->viewer, FALSE);
  g_signal_connect_swapped (fixture->viewer, "mask-changed", G_CALLBACK (on_mask_changed), fixture);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->viewer));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->viewer)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->viewer)), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->viewer)), ==, HEIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  window_end (fixture->window);
}

/* What is drawn, as B, G, R, A bytes. */
static guchar *
draw (Fixture *fixture)
{
  GtkWidget                *widget = GTK_WIDGET (fixture->viewer);
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture)    texture = NULL;
  guchar                   *pixels = g_malloc0 ((gsize)WIDTH * HEIGHT * 4);

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return pixels;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  gdk_texture_download (texture, pixels, WIDTH * 4);
  return pixels;
}

static const guchar *
at (const guchar *pixels, int x, int y)
{
  return pixels + ((gsize)y * WIDTH + (gsize)x) * 4;
}

static void
test_draws_the_frame (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *pixels = draw (fixture);

  g_assert_cmpint (at (pixels, 40, 90)[0], ==, 200);
  g_assert_cmpint (at (pixels, 40, 90)[1], ==, 0);
  g_assert_cmpint (at (pixels, 280, 90)[0], ==, 0);
  g_assert_cmpint (at (pixels, 280, 90)[1], ==, 200);
}

static void
test_guides_lie_at_thirds (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *without = draw (fixture), *with = NULL;

  rc_viewer_set_guides (fixture->viewer, TRUE);
  with = draw (fixture);
  g_assert_cmpint (at (with, WIDTH / 3, 20)[2], >, at (without, WIDTH / 3, 20)[2]);
  g_assert_cmpint (at (with, 20, HEIGHT / 3)[2], >, at (without, 20, HEIGHT / 3)[2]);
  g_assert_cmpint (at (with, 20, 20)[2], ==, at (without, 20, 20)[2]);
}

/* A square is open in the middle, dark beside; its lines lie at thirds of the square. */
static void
test_a_matte_covers (Fixture *fixture, gconstpointer data)
{
  const int          left = (WIDTH - HEIGHT) / 2, third = left + HEIGHT / 3;
  g_autofree guchar *without = draw (fixture), *with = NULL;

  rc_viewer_set_guides (fixture->viewer, RC_GUIDE_THIRDS);
  rc_viewer_set_matte (fixture->viewer, rc_matte_find ("1:1"));
  with = draw (fixture);
  g_assert_cmpint (at (with, left - 4, 20)[0], <, 60);
  g_assert_cmpint (at (with, WIDTH - left + 4, 20)[1], <, 60);
  g_assert_cmpint (at (with, left + 4, 20)[0], ==, at (without, left + 4, 20)[0]);
  g_assert_cmpint (at (with, third, 20)[2], >, at (without, third, 20)[2]);
  rc_viewer_set_matte (fixture->viewer, NULL);
}

static void
test_safe_areas_and_the_middle (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *without = draw (fixture), *safe = NULL, *cross = NULL;
  int                title = (int)(WIDTH * 0.05), action = (int)(WIDTH * 0.035);

  rc_viewer_set_guides (fixture->viewer, (RcGuides)(RC_GUIDE_ACTION | RC_GUIDE_TITLE));
  safe = draw (fixture);
  g_assert_cmpint (at (safe, title, 90)[2], >, at (without, title, 90)[2]);
  g_assert_cmpint (at (safe, action, 90)[2], >, at (without, action, 90)[2]);
  g_assert_cmpint (at (safe, WIDTH / 2, HEIGHT / 2)[2], ==, 0);
  rc_viewer_set_guides (fixture->viewer, RC_GUIDE_CENTRE);
  cross = draw (fixture);
  g_assert_cmpint (at (cross, WIDTH / 2, HEIGHT / 2)[2], >, 60);
  g_assert_cmpint (at (cross, title, 90)[2], ==, at (without, title, 90)[2]);
}

static void
test_a_drag_is_a_rectangle (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *pixels = NULL;
  g_autoptr (cJSON)  mask = NULL;
  const cJSON       *shape;

  rc_mask_draft_set_edge (rc_viewer_get_draft (fixture->viewer), 0, 0);
  rc_viewer_set_tool (fixture->viewer, RC_TOOL_RECTANGLE);
  rc_viewer_press (fixture->viewer, 32, 18, 0);
  rc_viewer_motion (fixture->viewer, 100, 100);
  rc_viewer_motion (fixture->viewer, 128, 108);
  rc_viewer_release (fixture->viewer);
  g_assert_cmpuint (fixture->changes, >=, 3);
  g_assert_cmpfloat_with_epsilon (rc_viewer_get_mask_share (fixture->viewer), 0.15, 0.01);
  mask = rc_mask_draft_to_json (rc_viewer_get_draft (fixture->viewer));
  shape = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (mask, "shapes"), 0);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "x", 0), 0.1, 1e-4);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "width", 0), 0.3, 1e-4);
  g_assert_cmpfloat_with_epsilon (rc_json_number_or (shape, "height", 0), 0.5, 1e-4);

  /* Red where it covers, the frame where it does not. */
  pixels = draw (fixture);
  g_assert_cmpint (at (pixels, 80, 60)[2], >, 40);
  g_assert_cmpint (at (pixels, 200, 60)[2], ==, 0);
  g_assert_cmpint (at (pixels, 200, 60)[1], ==, 200);
}

static void
keep_places (RcViewer *viewer, GArray *places, int mode, GArray **kept)
{
  g_clear_pointer (kept, g_array_unref);
  *kept = g_array_ref (places);
  g_assert_cmpint (mode, ==, RC_MASK_ADD);
}

/* A click picks at one place; a drag at those that it goes over, drawn meanwhile, once it ends. */
static void
test_a_scribble_is_picked (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *pixels = NULL;
  g_autoptr (GArray) places = NULL;

  g_signal_connect (fixture->viewer, "picked", G_CALLBACK (keep_places), &places);
  rc_viewer_set_tool (fixture->viewer, RC_TOOL_SUBJECT);
  rc_viewer_press (fixture->viewer, 160, 90, GDK_SHIFT_MASK);
  rc_viewer_release (fixture->viewer);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (places, double, 0), 0.5, 1e-3);

  rc_viewer_press (fixture->viewer, 32, 90, GDK_SHIFT_MASK);
  for (int x = 48; x <= 160; x += 16)
    rc_viewer_motion (fixture->viewer, x, 90);
  g_assert_cmpuint (places->len, ==, 2);
  pixels = draw (fixture);
  g_assert_cmpint (at (pixels, 90, 90)[2], >, 128);
  rc_viewer_motion (fixture->viewer, 160, 900);
  rc_viewer_release (fixture->viewer);
  g_assert_cmpuint (places->len, ==, 18);
  g_assert_cmpfloat_with_epsilon (g_array_index (places, double, 16), 0.5, 1e-3);
  g_assert_cmpfloat_with_epsilon (g_array_index (places, double, 17), 0.5, 1e-3);
  rc_viewer_release (fixture->viewer);
  g_assert_cmpuint (places->len, ==, 18);
}

static void
test_hidden_overlay_is_not_drawn (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *pixels = NULL;

  rc_viewer_set_tool (fixture->viewer, RC_TOOL_ELLIPSE);
  rc_viewer_press (fixture->viewer, 10, 10, 0);
  rc_viewer_motion (fixture->viewer, 150, 150);
  rc_viewer_release (fixture->viewer);
  rc_viewer_set_overlay (fixture->viewer, FALSE);
  pixels = draw (fixture);
  g_assert_cmpint (at (pixels, 80, 80)[2], ==, 0);
  g_assert_cmpint (at (pixels, 80, 80)[0], ==, 200);
}

static void
test_the_hand_moves_the_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *pixels = NULL;

  rc_viewer_set_tool (fixture->viewer, RC_TOOL_HAND);
  rc_viewer_press (fixture->viewer, 100, 100, 0);
  rc_viewer_motion (fixture->viewer, 160, 100);
  rc_viewer_release (fixture->viewer);
  g_assert_cmpuint (fixture->changes, ==, 0);
  pixels = draw (fixture);
  g_assert_cmpint (at (pixels, 30, 90)[3], ==, 0);
  g_assert_cmpint (at (pixels, 200, 90)[0], ==, 200);
  rc_viewer_fit (fixture->viewer);
  g_assert_cmpfloat (rc_viewer_get_geometry (fixture->viewer)->pan_x, ==, 0);
}

static void
press_and_release (Fixture *fixture, double x, double y)
{
  rc_viewer_press (fixture->viewer, x, y, 0);
  rc_viewer_release (fixture->viewer);
}

/* A click on the first corner closes it, and so does a second one on the last. */
static void
test_a_polygon_is_closed (Fixture *fixture, gconstpointer data)
{
  static const double ends[2][2] = { { 44, 37 }, { 201, 141 } };
  RcMaskDraft        *draft = rc_viewer_get_draft (fixture->viewer);

  rc_mask_draft_set_edge (draft, 0, 0);
  rc_viewer_set_tool (fixture->viewer, RC_TOOL_POLYGON);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      press_and_release (fixture, 40, 40);
      press_and_release (fixture, 200, 40);
      press_and_release (fixture, 200, 140);
      g_assert_true (rc_mask_draft_is_clicking (draft));
      g_assert_false (rc_viewer_would_close (fixture->viewer, 120, 90));
      press_and_release (fixture, ends[i][0], ends[i][1]);
      g_assert_false (rc_mask_draft_is_drawing (draft));
      g_assert_cmpfloat_with_epsilon (rc_viewer_get_mask_share (fixture->viewer),
                                      160.0 * 100 / 2 / (WIDTH * HEIGHT), 0.01);
    }
  /* Another tool leaves it. */
  press_and_release (fixture, 40, 40);
  rc_viewer_set_tool (fixture->viewer, RC_TOOL_BRUSH);
  g_assert_false (rc_mask_draft_is_drawing (draft));
}

/* With the space bar held the picture goes with the pointer, and the stroke waits. */
static void
test_space_pans_in_mid_stroke (Fixture *fixture, gconstpointer data)
{
  RcMaskDraft      *draft = rc_viewer_get_draft (fixture->viewer);
  double            pan = fixture->viewer->geometry.pan_x;
  g_autoptr (cJSON) mask = NULL;
  const cJSON      *points;

  rc_viewer_set_tool (fixture->viewer, RC_TOOL_BRUSH);
  rc_viewer_press (fixture->viewer, 100, 90, 0);
  rc_viewer_motion (fixture->viewer, 132, 90);
  fixture->viewer->space_held = TRUE;
  rc_viewer_motion (fixture->viewer, 182, 90);
  g_assert_cmpfloat_with_epsilon (fixture->viewer->geometry.pan_x, pan + 50, 1e-6);
  fixture->viewer->space_held = FALSE;
  rc_viewer_motion (fixture->viewer, 214, 90);
  rc_viewer_release (fixture->viewer);
  mask = rc_mask_draft_to_json (draft);
  points = cJSON_GetObjectItemCaseSensitive (
      cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (mask, "shapes"), 0), "points");
  g_assert_cmpint (cJSON_GetArraySize (points), ==, 6);
  g_assert_cmpfloat_with_epsilon (cJSON_GetArrayItem (points, 4)->valuedouble, 164.0 / WIDTH, 1e-4);
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  RcViewer *viewer = fixture->viewer;

  rc_viewer_set_tool (viewer, RC_TOOL_LASSO);
  g_assert_cmpint (rc_viewer_get_mode (viewer), ==, RC_MASK_REPLACE);
  rc_mask_draft_set_subtracts (rc_viewer_get_draft (viewer), TRUE);
  g_assert_cmpint (rc_viewer_get_mode (viewer), ==, RC_MASK_SUBTRACT);
  viewer->modifiers = GDK_SHIFT_MASK;
  g_assert_cmpint (rc_viewer_get_mode (viewer), ==, RC_MASK_ADD);
  viewer->modifiers = GDK_SHIFT_MASK | GDK_ALT_MASK;
  g_assert_cmpint (rc_viewer_get_mode (viewer), ==, RC_MASK_INTERSECT);
  rc_viewer_set_tool (viewer, RC_TOOL_ERASER);
  g_assert_cmpint (rc_viewer_get_mode (viewer), ==, RC_MASK_SUBTRACT);
}

/* At 400 % the border of the two halves, which is smoothed below 200 %, is sharp. */
static void
test_pixels_are_sharp_from_200_on (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *pixels = NULL;

  fixture->viewer->pointing = FALSE;
  rc_viewer_set_percent (fixture->viewer, 400);
  g_assert_cmpfloat_with_epsilon (rc_viewer_get_percent (fixture->viewer), 400, 1e-3);
  pixels = draw (fixture);
  g_assert_cmpint (at (pixels, WIDTH / 2 - 1, 90)[0], ==, 200);
  g_assert_cmpint (at (pixels, WIDTH / 2 - 1, 90)[1], ==, 0);
  g_assert_cmpint (at (pixels, WIDTH / 2, 90)[0], ==, 0);
  g_assert_cmpint (at (pixels, WIDTH / 2, 90)[1], ==, 200);
  rc_viewer_set_percent (fixture->viewer, 1e6);
  g_assert_cmpfloat_with_epsilon (rc_viewer_get_percent (fixture->viewer), 800, 1e-3);
  rc_viewer_set_percent (fixture->viewer, 100);
  g_assert_cmpfloat_with_epsilon (fixture->viewer->geometry.zoom, 1, 1e-6);
}

/* The other picture is all red. */
static void
compare (Fixture *fixture, RcCompare how)
{
  g_autoptr (RcFrame)    frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  for (gsize i = 0; i < frame->stride * HEIGHT; i += 4)
    memcpy (frame->data + i, (guint8[]){ 0, 0, 50, 255 }, 4);
  texture = rc_frame_texture_new (frame);
  rc_viewer_set_other (fixture->viewer, texture);
  rc_viewer_set_compare (fixture->viewer, how);
}

static void
test_wipes (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *half = NULL, *less = NULL;
  double             pan = fixture->viewer->geometry.pan_x;

  compare (fixture, RC_COMPARE_WIPE);
  half = draw (fixture);
  g_assert_cmpint (at (half, 20, 20)[0], ==, 200);
  g_assert_cmpint (at (half, WIDTH - 20, 20)[2], ==, 50);
  g_assert_cmpint (at (half, WIDTH - 20, 20)[1], ==, 0);
  /* The line is dragged, and nothing else is. */
  rc_viewer_press (fixture->viewer, WIDTH * 0.5 + 3, 60, 0);
  rc_viewer_motion (fixture->viewer, WIDTH * 0.25, 60);
  rc_viewer_release (fixture->viewer);
  g_assert_cmpfloat_with_epsilon (rc_viewer_get_wipe (fixture->viewer), 0.25, 1e-6);
  g_assert_cmpfloat (fixture->viewer->geometry.pan_x, ==, pan);
  less = draw (fixture);
  g_assert_cmpint (at (less, (int)(WIDTH * 0.4), 20)[2], ==, 50);
  g_assert_cmpint (at (less, (int)(WIDTH * 0.1), 20)[0], ==, 200);
}

/* Where the frame's point (0.25, 0.5) is on the widget. */
static void
see (Fixture *fixture, double *x, double *y)
{
  rc_viewer_geometry_to_view (&fixture->viewer->geometry, 0.25, 0.5, x, y);
}

static void
test_a_pinch_zooms_where_the_fingers_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (GTK_WIDGET (fixture->viewer));
  double                 x, y, at_x, at_y, before = fixture->viewer->geometry.zoom;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (list, i);

      if (GTK_IS_GESTURE_ZOOM (controller))
        g_signal_emit_by_name (controller, "begin", NULL);
    }
  see (fixture, &x, &y);
  rc_viewer_pinch (fixture->viewer, 1.2, x, y);
  rc_viewer_pinch (fixture->viewer, 2, x, y);
  see (fixture, &at_x, &at_y);
  g_assert_cmpfloat_with_epsilon (fixture->viewer->geometry.zoom, before * 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (at_x, x, 1e-3);
  g_assert_cmpfloat_with_epsilon (at_y, y, 1e-3);
}

static void
test_two_fingers_move_and_a_wheel_zooms (Fixture *fixture, gconstpointer data)
{
  RcViewer *viewer = fixture->viewer;
  double    x, y, at_x, at_y, zoom;

  rc_viewer_zoom (viewer, 3);
  zoom = viewer->geometry.zoom;
  see (fixture, &x, &y);
  rc_viewer_scroll (viewer, &(RcScroll){ .x = 14, .y = -9, .fingers = TRUE });
  see (fixture, &at_x, &at_y);
  g_assert_cmpfloat_with_epsilon (at_x, x - 14, 1e-3);
  g_assert_cmpfloat_with_epsilon (at_y, y + 9, 1e-3);
  g_assert_cmpfloat (viewer->geometry.zoom, ==, zoom);
  rc_viewer_scroll (viewer, &(RcScroll){ .y = -RC_SCROLL_NOTCH });
  g_assert_cmpfloat_with_epsilon (viewer->geometry.zoom, zoom * RC_VIEWER_ZOOM_STEP, 1e-6);
  /* A finger's way of so many pixels is a notch: it does not run away. */
  rc_viewer_scroll (
      viewer, &(RcScroll){ .y = RC_SCROLL_NOTCH, .fingers = TRUE, .state = GDK_CONTROL_MASK });
  g_assert_cmpfloat_with_epsilon (viewer->geometry.zoom, zoom, 1e-6);
}

static void
test_side_by_side (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *both = NULL;

  compare (fixture, RC_COMPARE_SIDE);
  both = draw (fixture);
  g_assert_cmpint (at (both, WIDTH / 8, HEIGHT / 2)[0], ==, 200);
  g_assert_cmpint (at (both, WIDTH * 3 / 8, HEIGHT / 2)[1], ==, 200);
  g_assert_cmpint (at (both, WIDTH * 5 / 8, HEIGHT / 2)[2], ==, 50);
  g_assert_cmpint (at (both, WIDTH * 7 / 8, HEIGHT / 2)[2], ==, 50);
  rc_viewer_set_compare (fixture->viewer, RC_COMPARE_OFF);
  g_assert_cmpfloat (fixture->viewer->geometry.view_width, ==, WIDTH);
}

/* Guides are to be judged on both pictures. */
static void
test_guides_lie_over_both (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *without = NULL, *with = NULL;
  const int          third = WIDTH / 6, y = HEIGHT / 2 + 5;

  compare (fixture, RC_COMPARE_SIDE);
  without = draw (fixture);
  rc_viewer_set_guides (fixture->viewer, RC_GUIDE_THIRDS);
  with = draw (fixture);
  for (int side = 0; side < 2; side++)
    {
      int changed = 0;

      for (int x = third - 2; x <= third + 2; x++)
        changed += memcmp (at (with, side * WIDTH / 2 + x, y),
                           at (without, side * WIDTH / 2 + x, y), 4) != 0;
      g_assert_cmpint (changed, >, 0);
    }
}

/* Zoomed to where the line is not: it waits at the edge, and can be taken hold of there. */
static void
test_the_line_stays_in_sight (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *drawn = NULL;

  compare (fixture, RC_COMPARE_WIPE);
  rc_viewer_set_wipe (fixture->viewer, 0.1);
  rc_viewer_geometry_zoom_at (&fixture->viewer->geometry, 4, WIDTH * 0.9, HEIGHT / 2);
  drawn = draw (fixture);
  g_assert_cmpint (at (drawn, 0, 20)[0], >, 200);
  g_assert_cmpint (at (drawn, 0, 20)[1], >, 200);
  rc_viewer_press (fixture->viewer, 2, 60, 0);
  rc_viewer_motion (fixture->viewer, WIDTH / 2, 60);
  rc_viewer_release (fixture->viewer);
  g_assert_cmpfloat (rc_viewer_get_wipe (fixture->viewer), >, 0.6);
}

/* One looks at the same place in several ways. */
static void
test_comparing_keeps_the_place (Fixture *fixture, gconstpointer data)
{
  const RcCompare   ways[] = { RC_COMPARE_DIFFERENCE, RC_COMPARE_SIDE, RC_COMPARE_BLINK,
                               RC_COMPARE_OFF };
  RcViewerGeometry *geometry = &fixture->viewer->geometry;
  double            x, y, percent;

  compare (fixture, RC_COMPARE_WIPE);
  rc_viewer_geometry_zoom_at (geometry, 4, WIDTH * 0.3, HEIGHT * 0.4);
  percent = rc_viewer_get_percent (fixture->viewer);
  rc_viewer_geometry_to_frame (geometry, WIDTH / 2, HEIGHT / 2, &x, &y);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      double at_x, at_y;

      rc_viewer_set_compare (fixture->viewer, ways[i]);
      rc_viewer_geometry_to_frame (geometry, geometry->view_width / 2, geometry->view_height / 2,
                                   &at_x, &at_y);
      g_assert_cmpfloat_with_epsilon (rc_viewer_get_percent (fixture->viewer), percent, 1e-6);
      g_assert_cmpfloat_with_epsilon (at_x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (at_y, y, 1e-6);
    }
  /* What fitted fits again: half of the view for each, then the whole. */
  rc_viewer_fit (fixture->viewer);
  rc_viewer_set_compare (fixture->viewer, RC_COMPARE_SIDE);
  g_assert_cmpfloat_with_epsilon (rc_viewer_geometry_picture (geometry).width, WIDTH / 2, 1e-6);
  rc_viewer_set_compare (fixture->viewer, RC_COMPARE_OFF);
  g_assert_cmpfloat_with_epsilon (rc_viewer_geometry_picture (geometry).width, WIDTH, 1e-6);
}

static void
test_difference (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *difference = NULL;

  compare (fixture, RC_COMPARE_DIFFERENCE);
  difference = draw (fixture);
  /* 200 blue against 50 red, four times as bright */
  g_assert_cmpint (at (difference, 20, 20)[0], ==, 255);
  g_assert_cmpint (at (difference, 20, 20)[2], >=, 198);
  g_assert_cmpint (at (difference, 20, 20)[1], ==, 0);
}

static void
test_blinks (Fixture *fixture, gconstpointer data)
{
  g_autofree guchar *first = NULL, *then = NULL;

  compare (fixture, RC_COMPARE_BLINK);
  first = draw (fixture);
  while (!fixture->viewer->blink_other)
    g_main_context_iteration (NULL, TRUE);
  then = draw (fixture);
  g_assert_cmpint (at (first, 20, 20)[0], ==, 200);
  g_assert_cmpint (at (then, 20, 20)[2], ==, 50);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  window_load_style ();
#define ADD(path, func) g_test_add ("/ui/viewer/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("draws-the-frame-as-it-is", test_draws_the_frame);
  ADD ("guides-lie-at-thirds", test_guides_lie_at_thirds);
  ADD ("a-matte-covers-what-its-shape-would-not-show", test_a_matte_covers);
  ADD ("safe-areas-and-the-middle-are-lines", test_safe_areas_and_the_middle);
  ADD ("a-drag-is-a-rectangle-and-is-tinted", test_a_drag_is_a_rectangle);
  ADD ("a-scribble-is-picked", test_a_scribble_is_picked);
  ADD ("a-hidden-mask-is-not-drawn", test_hidden_overlay_is_not_drawn);
  ADD ("the-hand-moves-the-picture", test_the_hand_moves_the_picture);
  ADD ("a-click-on-an-end-closes-a-polygon", test_a_polygon_is_closed);
  ADD ("the-space-bar-pans-in-mid-stroke", test_space_pans_in_mid_stroke);
  ADD ("keys-that-are-held-say-what-a-drag-does", test_modes);
  ADD ("pixels-are-sharp-from-200-per-cent-on", test_pixels_are_sharp_from_200_on);
  ADD ("a-wipe-shows-the-other-right-of-a-line-that-is-dragged", test_wipes);
  ADD ("a-pinch-zooms-where-the-fingers-are", test_a_pinch_zooms_where_the_fingers_are);
  ADD ("two-fingers-move-and-a-wheel-zooms", test_two_fingers_move_and_a_wheel_zooms);
  ADD ("side-by-side-halves-the-view", test_side_by_side);
  ADD ("guides-lie-over-both-side-by-side", test_guides_lie_over_both);
  ADD ("the-line-of-a-wipe-stays-in-sight", test_the_line_stays_in_sight);
  ADD ("comparing-in-another-way-keeps-the-place", test_comparing_keeps_the_place);
  ADD ("a-difference-is-amplified", test_difference);
  ADD ("blinking-shows-one-after-the-other", test_blinks);
  return g_test_run ();
}
