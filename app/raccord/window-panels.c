/* window-panels.c - how large the panels are and which are seen, remembered with each film
 *
 * In a file of the film's folder, “view.conf”: it is no edit, and goes where the film goes. A film
 * that has none is seen as the last one was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-window"

#include "app/raccord/window-private.h"

#define FILE_NAME    "view.conf"
#define GROUP        "Panels"
#define STRIP_HEIGHT "strip-height"
/* Pixels at a panel's inner edge that drag its width. */
#define EDGE         7.0
/* What a panel can be, and what stays for the view between them. */
#define MOST_WIDTH   640
#define VIEW_LEAST   440
/* The same for the height of the cut strip. */
#define MOST_HEIGHT  480
#define VIEW_LOWEST  260
/* Pixels that a key makes it larger by. */
#define STEP         24

static const char *const panels[] = { "show-library", "show-inspector", "show-strip" };

/* The two that have a width. */
static GtkWidget *
side_of (RcWindow *self, int side)
{
  return side == 0 ? self->library_panel : self->inspector_panel;
}

static const char *const widths[] = { "library-width", "inspector-width" };

/* As wide as there is room for; what is no more than it needs: as it comes. */
static void
set_width (RcWindow *self, int side, int width)
{
  GtkWidget *panel = side_of (self, side);
  int        window = gtk_widget_get_width (GTK_WIDGET (self));
  int        other = gtk_widget_get_width (side_of (self, 1 - side)), least = 0;

  if (window > 0)
    width = MIN (width, window - other - VIEW_LEAST);
  width = MIN (width, MOST_WIDTH);
  gtk_widget_set_size_request (panel, -1, -1);
  gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (width > least)
    gtk_widget_set_size_request (panel, width, -1);
}

/* That it was given last; its own until it was given one. */
static int
get_width (RcWindow *self, int side)
{
  int width;

  gtk_widget_get_size_request (side_of (self, side), &width, NULL);
  return width > 0 ? width : gtk_widget_get_width (side_of (self, side));
}

/* As high as there is room for; what is no more than it needs: as it comes, which the Cut view and
 * the others have each of their own. */
static void
set_height (RcWindow *self, int height)
{
  int window = gtk_widget_get_height (GTK_WIDGET (self)), least = 0;

  if (window > 0)
    height = MIN (height, window - VIEW_LOWEST);
  height = MIN (height, MOST_HEIGHT);
  gtk_widget_set_size_request (self->strip_panel, -1, -1);
  gtk_widget_measure (self->strip_panel, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  if (height > least)
    gtk_widget_set_size_request (self->strip_panel, -1, height);
}

/* --- the file --------------------------------------------------------------------------------- */

static char *
dup_path (RcWindow *self)
{
  return g_build_filename (rc_session_get_dir (self->session), FILE_NAME, NULL);
}

/** Writes down how the panels of the film are. A film that cannot be written to keeps what it has.
 */
void
rc_window_keep_panels (RcWindow *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *path = NULL;
  g_autoptr (GError)   error = NULL;
  int                  height;

  if (self->session == NULL || rc_document_get_read_only (rc_session_get_document (self->session)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    g_key_file_set_boolean (file, GROUP, panels[i],
                            g_settings_get_boolean (self->settings, panels[i]));
  for (int i = 0; i < 2; i++)
    {
      int width;

      gtk_widget_get_size_request (side_of (self, i), &width, NULL);
      if (width > 0)
        g_key_file_set_integer (file, GROUP, widths[i], width);
    }
  gtk_widget_get_size_request (self->strip_panel, NULL, &height);
  if (height > 0)
    g_key_file_set_integer (file, GROUP, STRIP_HEIGHT, height);
  path = dup_path (self);
  if (!g_key_file_save_to_file (file, path, &error))
    g_info ("the panels are not remembered: %s", error->message);
}

/** Shows the panels as they were when this film was open last. */
void
rc_window_recall_panels (RcWindow *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *path = dup_path (self);

  /* What is missing or damaged stays as it is. */
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean           seen = g_key_file_get_boolean (file, GROUP, panels[i], &error);

      if (error == NULL)
        g_settings_set_boolean (self->settings, panels[i], seen);
    }
  for (int i = 0; i < 2; i++)
    set_width (self, i, g_key_file_get_integer (file, GROUP, widths[i], NULL));
  set_height (self, g_key_file_get_integer (file, GROUP, STRIP_HEIGHT, NULL));
}

/* --- the edges -------------------------------------------------------------------------------- */

static int
side_of_widget (RcWindow *self, gpointer controller)
{
  return gtk_event_controller_get_widget (controller) == self->right_side;
}

static gboolean
is_at_edge (RcWindow *self, int side, double x)
{
  double width = gtk_widget_get_width (side == 0 ? self->left_side : self->right_side);

  return side == 0 ? x >= width - EDGE : x < EDGE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RcWindow *self)
{
  int side = side_of_widget (self, motion);

  gtk_widget_set_cursor_from_name (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion)),
                                   is_at_edge (self, side, x) ? "col-resize" : NULL);
}

static gboolean
is_in_scrollbar (GtkWidget *widget)
{
  return widget != NULL && (GTK_IS_SCROLLBAR (widget) ||
                            gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLBAR) != NULL);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcWindow *self)
{
  int        side = side_of_widget (self, drag);
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  self->edge_at = -1;
  if (!is_at_edge (self, side, x) || is_in_scrollbar (at))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  /* The edge moves along under the pointer, so that offsets are told from where it is. */
  self->edge_at = x;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcWindow *self)
{
  int    side = side_of_widget (self, drag);
  int    width = gtk_widget_get_width (side_of (self, side));
  double x = self->edge_at + dx;

  if (side == 0)
    set_width (self, side, (int)(x + EDGE / 2));
  else
    /* The right panel's own left is where it grows to. */
    set_width (self, side, (int)(width - x + EDGE / 2));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcWindow *self)
{
  if (self->edge_at >= 0)
    rc_window_keep_panels (self);
}

/* --- the strip's edge ------------------------------------------------------------------------- */

static void
on_strip_motion (GtkEventControllerMotion *motion, double x, double y, RcWindow *self)
{
  gtk_widget_set_cursor_from_name (self->bottom_side, y < EDGE ? "row-resize" : NULL);
}

static void
on_strip_drag_begin (GtkGestureDrag *drag, double x, double y, RcWindow *self)
{
  self->edge_at = y < EDGE ? y : -1;
  gtk_gesture_set_state (GTK_GESTURE (drag),
                         y < EDGE ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_strip_drag_update (GtkGestureDrag *drag, double dx, double dy, RcWindow *self)
{
  set_height (self,
              (int)(gtk_widget_get_height (self->strip_panel) - self->edge_at - dy + EDGE / 2));
}

/* --- keys ------------------------------------------------------------------------------------- */

/* What the action is called says which panel, and whether it grows. */
static void
on_wider (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcWindow   *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  int         side = g_str_has_prefix (name, "library") ? 0 : 1;
  int         by = g_str_has_suffix (name, "wider") ? STEP : -STEP;

  if (!gtk_widget_get_mapped (side_of (self, side)))
    return;
  set_width (self, side, get_width (self, side) + by);
  rc_window_keep_panels (self);
}

static void
on_higher (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcWindow *self = user_data;
  int       by = g_str_has_suffix (g_action_get_name (G_ACTION (action)), "higher") ? STEP : -STEP;

  /* Hidden, it is shown first, as high as it was. */
  if (!gtk_widget_get_mapped (self->strip_panel))
    {
      if (self->session != NULL)
        g_settings_set_boolean (self->settings, panels[2], TRUE);
      return;
    }
  set_height (self, gtk_widget_get_height (self->strip_panel) + by);
  rc_window_keep_panels (self);
}

static void
add_edge (RcWindow  *self,
          GtkWidget *side,
          GCallback  motion_func,
          GCallback  begin_func,
          GCallback  update_func)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", motion_func, self);
  g_signal_connect (drag, "drag-begin", begin_func, self);
  g_signal_connect (drag, "drag-update", update_func, self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (side, motion);
  gtk_widget_add_controller (side, GTK_EVENT_CONTROLLER (drag));
}

/** The inner edges of the library, the inspector and the cut strip drag their sizes; keys change
 * them too. */
void
rc_window_panels_init (RcWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "library-wider", .activate = on_wider },
    { .name = "library-narrower", .activate = on_wider },
    { .name = "inspector-wider", .activate = on_wider },
    { .name = "inspector-narrower", .activate = on_wider },
    { .name = "strip-higher", .activate = on_higher },
    { .name = "strip-lower", .activate = on_higher },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_edge (self, self->left_side, G_CALLBACK (on_motion), G_CALLBACK (on_drag_begin),
            G_CALLBACK (on_drag_update));
  add_edge (self, self->right_side, G_CALLBACK (on_motion), G_CALLBACK (on_drag_begin),
            G_CALLBACK (on_drag_update));
  add_edge (self, self->bottom_side, G_CALLBACK (on_strip_motion), G_CALLBACK (on_strip_drag_begin),
            G_CALLBACK (on_strip_drag_update));
}
