/* camera-view.c - what a shot's camera sees, to be moved by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/inspector/camera-view.h"

#include "engine/render/view-edit.h"
#include "ui/film-text.h"
#include "ui/frame-texture.h"
#include "ui/inspector/reveal.h"
#include "ui/scroll.h"

#include <glib/gi18n-lib.h>

#include <math.h>

enum
{
  LINES = 180, /* of the picture */
  REST = 400,  /* milliseconds without scrolling or a key after which a movement is kept */
};

/* For a pixel that is dragged, a key that is pressed and a notch of the wheel. */
#define ORBIT_A_PIXEL   0.4 /* degrees, as those below */
#define LOOK_A_PIXEL    0.12
#define ORBIT_A_KEY     5.0
#define LOOK_A_KEY      2.0
#define FARTHER_A_PIXEL 0.01
#define FARTHER_A_STEP  0.12

/* Where a camera is put more often than beside it. */
#define SNAP_AROUND 45.0 /* degrees: in front, half in front, from the side, … */
#define SNAP_ABOVE  30.0 /* degrees: level, high, … */
#define SNAP_REACH  2.5  /* degrees from where it snaps */

struct _RcCameraView
{
  GtkWidget parent_instance;

  RcFilmView *film;         /* nullable */
  RcShot     *shot;         /* nullable */
  RcViewStand stand, start; /* where the camera is; where it was when a drag began */
  guint       setup;        /* of the shot: whose camera it is */
  gboolean    known;        /* the stand is the camera's */
  gboolean    moving;       /* by hand, not yet in the film */
  gboolean    dragging;
  guint       rest; /* source: keeps what was scrolled */

  GtkWidget *expander;
  GtkWidget *picture;
  GtkWidget *about;
};

G_DEFINE_FINAL_TYPE (RcCameraView, rc_camera_view, GTK_TYPE_WIDGET)

static double
snap (double value, double before, double step)
{
  double nearest = round (value / step) * step;

  return value != before && fabs (value - nearest) <= SNAP_REACH ? nearest : value;
}

/**
 * rc_camera_stand_snap:
 * @before: where it was: an angle that has not changed is left as it is
 *
 * Angles that are nearly level, from the front, from the side or half so become it.
 */
void
rc_camera_stand_snap (RcViewStand *stand, const RcViewStand *before)
{
  stand->around = snap (stand->around, before->around, SNAP_AROUND);
  stand->above = snap (stand->above, before->above, SNAP_ABOVE);
}

/** The next lens of those that lists offer, if there is one. @way: 1 longer, -1 shorter, 0 none */
void
rc_camera_stand_change_lens (RcViewStand *stand, int way)
{
  double wanted = 0;

  for (guint i = 0; i < rc_n_lenses; i++)
    {
      double lens = rc_lenses[way > 0 ? rc_n_lenses - 1 - i : i];

      if (way * (lens - stand->lens_mm) > 0.5)
        wanted = lens;
    }
  if (wanted > 0)
    stand->lens_mm = wanted;
}

static cJSON *
patch_of (RcCameraView *self)
{
  RcJson *json = rc_node_get_json (RC_NODE (self->shot), "staging");
  cJSON  *patch =
      json != NULL ? cJSON_Duplicate (rc_json_value (json), TRUE) : cJSON_CreateObject ();

  rc_view_edit_stand (patch, self->setup, &self->stand);
  return patch;
}

static void
show_about (RcCameraView *self)
{
  const RcViewStand *stand = &self->stand;
  double             height = stand->at[1] + stand->away * sin (stand->above * G_PI / 180);
  g_autofree char   *text =
      self->known
          /* Translators: degrees around the subject, metres over the ground, metres away, focal
             length */
            ? g_strdup_printf (_ ("%.0f° around · %.1f m high · %.1f m away · %.0f mm"),
                               stand->around, height, stand->away, stand->lens_mm)
            : NULL;

  gtk_label_set_label (GTK_LABEL (self->about), text != NULL ? text : "");
}

/* Asks for a picture of it. */
static void
look (RcCameraView *self)
{
  g_autoptr (GError) error = NULL;
  cJSON             *patch;

  if (self->shot == NULL || !gtk_expander_get_expanded (GTK_EXPANDER (self->expander)) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  patch = self->moving ? patch_of (self) : NULL;
  if (!rc_session_view (rc_film_view_get_session (self->film), self->shot, patch, 0, LINES, &error))
    gtk_label_set_label (GTK_LABEL (self->about), error->message);
  cJSON_Delete (patch);
}

static void
on_view (RcSession *session, RcNode *node, RcView *view, GError *error, RcCameraView *self)
{
  g_autoptr (GdkTexture) texture = NULL;

  if (self->shot == NULL || node != RC_NODE (self->shot) || view == NULL || view->frame != 0)
    return;
  if (!self->moving)
    self->stand = view->stand;
  self->setup = view->setup;
  self->known = TRUE;
  texture = rc_frame_texture_new (view->picture);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  show_about (self);
}

/* --- by hand ------------------------------------------------------------------------------------
 */

static gboolean
put_into_film (RcFilmView *film, RcShot *shot, const cJSON *patch, GError **error)
{
  return rc_session_set_by_hand (rc_film_view_get_session (film), shot, patch, _ ("Move Camera"),
                                 error);
}

static void
keep (RcCameraView *self)
{
  g_autoptr (GError) error = NULL;
  cJSON             *patch;

  g_clear_handle_id (&self->rest, g_source_remove);
  if (!self->moving)
    return;
  patch = patch_of (self);
  self->moving = FALSE;
  (void)!put_into_film (self->film, self->shot, patch, &error);
  cJSON_Delete (patch);
  rc_film_view_report (GTK_WIDGET (self), g_steal_pointer (&error));
}

static gboolean
on_rest (gpointer user_data)
{
  RcCameraView *self = user_data;

  self->rest = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

/* What was moved in a shot that is no longer shown. */
typedef struct
{
  RcFilmView *film;
  RcShot     *shot;
  cJSON      *patch;
} Left;

static void
left_free (gpointer data)
{
  Left *self = data;

  g_object_unref (self->film);
  g_object_unref (self->shot);
  cJSON_Delete (self->patch);
  g_free (self);
}

static gboolean
on_left (gpointer data)
{
  Left              *self = data;
  g_autoptr (GError) error = NULL;

  if (rc_node_get_parent (RC_NODE (self->shot)) != NULL &&
      !put_into_film (self->film, self->shot, self->patch, &error))
    g_warning ("the camera's movement is not kept: %s", error->message);
  return G_SOURCE_REMOVE;
}

/* Before another shot is shown: what waits to be kept is kept in a moment, as the film may be
 * changing just now. */
static void
leave (RcCameraView *self, RcFilmView *film)
{
  Left *left;

  if (!self->moving || self->dragging || film != self->film ||
      rc_node_get_parent (RC_NODE (self->shot)) == NULL)
    return;
  left = g_new0 (Left, 1);
  left->film = g_object_ref (self->film);
  left->shot = g_object_ref (self->shot);
  left->patch = patch_of (self);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_left, left, left_free);
}

static gboolean
can_move (RcCameraView *self)
{
  return self->known && self->shot != NULL &&
         !rc_document_get_read_only (rc_film_view_get_document (self->film));
}

/* Shows it there; it is kept when a drag ends, or what is done in steps rests. */
static void
move_to (RcCameraView *self, const RcViewStand *stand, gboolean in_steps)
{
  self->stand = *stand;
  self->moving = TRUE;
  g_clear_handle_id (&self->rest, g_source_remove);
  if (in_steps)
    self->rest = g_timeout_add (REST, on_rest, self);
  show_about (self);
  look (self);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcCameraView *self)
{
  gtk_widget_grab_focus (self->picture);
  keep (self);
  self->start = self->stand;
  self->dragging = TRUE;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcCameraView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  RcViewStand stand = self->start;

  if (!self->dragging || !can_move (self) || (dx == 0 && dy == 0))
    return;
  if ((state & GDK_CONTROL_MASK) != 0)
    rc_view_stand_dolly (&stand, exp (dy * FARTHER_A_PIXEL));
  else if ((state & GDK_SHIFT_MASK) != 0)
    rc_view_stand_turn (&stand, -dx * LOOK_A_PIXEL, dy * LOOK_A_PIXEL);
  else
    {
      rc_view_stand_orbit (&stand, -dx * ORBIT_A_PIXEL, dy * ORBIT_A_PIXEL);
      if ((state & GDK_ALT_MASK) == 0)
        rc_camera_stand_snap (&stand, &self->start);
    }
  move_to (self, &stand, FALSE);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcCameraView *self)
{
  if (self->dragging)
    keep (self);
  self->dragging = FALSE;
}

static void
take_back (RcCameraView *self)
{
  self->dragging = self->moving = FALSE;
  self->stand = self->start;
  show_about (self);
  look (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RcCameraView *self)
{
  RcScroll    scroll = rc_scroll_read (controller, dx, dy);
  RcViewStand stand = self->stand;

  /* Elsewhere the panel scrolls. */
  if (!can_move (self) || self->dragging || !gtk_widget_has_focus (self->picture))
    return GDK_EVENT_PROPAGATE;
  if ((scroll.state & GDK_CONTROL_MASK) != 0)
    rc_camera_stand_change_lens (&stand, dy < 0 ? 1 : dy > 0 ? -1 : 0);
  else
    rc_view_stand_dolly (&stand, exp (scroll.y / RC_SCROLL_NOTCH * FARTHER_A_STEP));
  move_to (self, &stand, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        RcCameraView          *self)
{
  static const struct
  {
    guint key;
    int   right, up, farther, longer;
  } keys[] = {
    { GDK_KEY_Left, -1, 0, 0, 0 },       { GDK_KEY_Right, 1, 0, 0, 0 },
    { GDK_KEY_Up, 0, 1, 0, 0 },          { GDK_KEY_Down, 0, -1, 0, 0 },
    { GDK_KEY_plus, 0, 0, -1, 0 },       { GDK_KEY_equal, 0, 0, -1, 0 },
    { GDK_KEY_KP_Add, 0, 0, -1, 0 },     { GDK_KEY_minus, 0, 0, 1, 0 },
    { GDK_KEY_KP_Subtract, 0, 0, 1, 0 }, { GDK_KEY_Page_Up, 0, 0, 0, 1 },
    { GDK_KEY_Page_Down, 0, 0, 0, -1 },
  };

  if (key == GDK_KEY_Escape && self->dragging)
    {
      take_back (self);
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && can_move (self) && !self->dragging)
      {
        RcViewStand stand = self->stand;

        if ((state & GDK_SHIFT_MASK) != 0)
          rc_view_stand_turn (&stand, keys[i].right * LOOK_A_KEY, keys[i].up * LOOK_A_KEY);
        else
          rc_view_stand_orbit (&stand, -keys[i].right * ORBIT_A_KEY, keys[i].up * ORBIT_A_KEY);
        rc_view_stand_dolly (&stand, exp (keys[i].farther * FARTHER_A_STEP));
        rc_camera_stand_change_lens (&stand, keys[i].longer);
        move_to (self, &stand, TRUE);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* --- the widget ----------------------------------------------------------------------------------
 */

static void
rc_camera_view_dispose (GObject *object)
{
  RcCameraView *self = RC_CAMERA_VIEW (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_object (&self->shot);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_camera_view_parent_class)->dispose (object);
}

static void
rc_camera_view_class_init (RcCameraViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rc_camera_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cameraview");
}

static void
add_hands (RcCameraView *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (self->picture, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (self->picture, keys);
  gtk_widget_add_controller (self->picture, scroll);
}

static void
rc_camera_view_init (RcCameraView *self)
{
  GtkWidget *heading = gtk_label_new (_ ("LIVE VIEW"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->expander = gtk_expander_new (NULL);
  self->picture = gtk_picture_new ();
  self->about = gtk_label_new (NULL);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_widget_add_css_class (self->about, "hint");
  gtk_label_set_wrap (GTK_LABEL (self->about), TRUE);
  gtk_widget_set_tooltip_text (heading, _ ("What the camera sees, to be moved by hand"));
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Live view"), -1);
  gtk_widget_set_focusable (self->picture, TRUE);
  gtk_widget_set_size_request (self->picture, -1, 176);
  gtk_widget_set_tooltip_text (
      self->picture,
      _ ("Drag to go around the subject and over it, with Shift to look elsewhere, with Ctrl to go "
         "nearer; Alt does not snap. The wheel goes nearer, with Ctrl it changes the lens. Arrow "
         "keys, plus and minus, Page Up and Page Down do the same; Escape takes a drag back."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the camera sees"), -1);
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (look), self);
  rc_reveal_when_expanded (GTK_EXPANDER (self->expander));
  add_hands (self);
}

/** @film, @shot: (nullable): whose camera it is from now on; to be called again after a change */
void
rc_camera_view_show (RcCameraView *self, RcFilmView *film, RcShot *shot)
{
  if (shot != self->shot && self->shot != NULL)
    {
      leave (self, film);
      g_clear_handle_id (&self->rest, g_source_remove);
      self->moving = self->known = self->dragging = FALSE;
      gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
    }
  if (film != self->film)
    {
      if (self->film != NULL)
        g_signal_handlers_disconnect_by_data (rc_film_view_get_session (self->film), self);
      g_set_object (&self->film, film);
      if (film != NULL)
        g_signal_connect_object (rc_film_view_get_session (film), "view", G_CALLBACK (on_view),
                                 self, 0);
    }
  g_set_object (&self->shot, shot);
  if (!self->moving)
    look (self);
}
