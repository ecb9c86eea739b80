/* camera-view.c - what a shot's camera sees, to be moved by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/camera-view.h"

#include "ui/frame-texture.h"

#include <glib/gi18n-lib.h>

#include <math.h>

enum
{
  LINES = 180, /* of the picture */
  REST = 400,  /* milliseconds without scrolling or a key after which a movement is kept */
};

/* For a pixel that is dragged, and for a key that is pressed. */
#define DEGREES_A_PIXEL 0.4
#define LENS_A_PIXEL    0.01
#define DEGREES_A_KEY   5.0
#define NEARER_A_STEP   0.12

struct _RcCameraView
{
  GtkWidget parent_instance;

  RcFilmView *film;         /* nullable */
  RcShot     *shot;         /* nullable */
  RcViewStand stand, start; /* where the camera is; where it was when a drag began */
  gboolean    known;        /* the stand is the camera's */
  gboolean    moving;       /* by hand, not yet in the film */
  guint       rest;         /* source: keeps what was scrolled */

  GtkWidget *expander;
  GtkWidget *picture;
  GtkWidget *about;
};

G_DEFINE_FINAL_TYPE (RcCameraView, rc_camera_view, GTK_TYPE_WIDGET)

/**
 * rc_camera_stand_move:
 * @around, @above: degrees
 * @nearer: 0.1 is a tenth of the way to what it looks at; less than 0 is farther
 * @longer: 0.1 is a focal length that is a tenth longer
 *
 * Within what a staging can have, and not through the ground.
 */
void
rc_camera_stand_move (RcViewStand *stand, double around, double above, double nearer, double longer)
{
  stand->around = remainder (stand->around + around, 360);
  stand->above = CLAMP (stand->above + above, -40, 88);
  stand->away = CLAMP (stand->away * exp (-nearer), 0.2, 2000);
  stand->lens_mm = CLAMP (stand->lens_mm * exp (longer), 8, 400);
}

static void
set_number (cJSON *object, const char *key, double number)
{
  cJSON_DeleteItemFromObjectCaseSensitive (object, key);
  cJSON_AddNumberToObject (object, key, round (number * 1000) / 1000);
}

/**
 * rc_camera_stand_to_patch:
 * @by_hand: (nullable): what else is set by hand
 *
 * Returns: (transfer full): hand-set values with the camera there
 */
cJSON *
rc_camera_stand_to_patch (const RcViewStand *stand, const cJSON *by_hand)
{
  cJSON *patch = by_hand != NULL ? cJSON_Duplicate (by_hand, TRUE) : cJSON_CreateObject ();
  cJSON *camera = cJSON_GetObjectItemCaseSensitive (patch, "camera");

  if (!cJSON_IsObject (camera))
    {
      cJSON_DeleteItemFromObjectCaseSensitive (patch, "camera");
      camera = cJSON_AddObjectToObject (patch, "camera");
    }
  set_number (camera, "away", stand->away);
  set_number (camera, "around", stand->around);
  set_number (camera, "above", stand->above);
  set_number (camera, "at_x", stand->at[0]);
  set_number (camera, "at_y", stand->at[1]);
  set_number (camera, "at_z", stand->at[2]);
  set_number (camera, "lens_mm", stand->lens_mm);
  return patch;
}

static cJSON *
patch_of (RcCameraView *self)
{
  RcJson *json = rc_node_get_json (RC_NODE (self->shot), "staging");

  return rc_camera_stand_to_patch (&self->stand, json != NULL ? rc_json_value (json) : NULL);
}

static void
show_about (RcCameraView *self)
{
  /* Translators: degrees around the subject, degrees over level, metres away, focal length */
  g_autofree char *text =
      self->known
          ? g_strdup_printf (_ ("%.0f° around · %.0f° up · %.1f m · %.0f mm"), self->stand.around,
                             self->stand.above, self->stand.away, self->stand.lens_mm)
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
  self->known = TRUE;
  texture = rc_frame_texture_new (view->picture);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  show_about (self);
}

/* --- by hand ------------------------------------------------------------------------------------
 */

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
  (void)!rc_session_set_by_hand (rc_film_view_get_session (self->film), self->shot, patch,
                                 _ ("Move Camera"), &error);
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

static gboolean
can_move (RcCameraView *self)
{
  return self->known && self->shot != NULL &&
         !rc_document_get_read_only (rc_film_view_get_document (self->film));
}

static void
move (RcCameraView *self, double around, double above, double nearer, double longer)
{
  rc_camera_stand_move (&self->stand, around, above, nearer, longer);
  self->moving = TRUE;
  show_about (self);
  look (self);
}

static void
move_a_step (RcCameraView *self, double around, double above, double nearer, double longer)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  move (self, around, above, nearer, longer);
  self->rest = g_timeout_add (REST, on_rest, self);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcCameraView *self)
{
  gtk_widget_grab_focus (self->picture);
  self->start = self->stand;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcCameraView *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  if (!can_move (self) || (dx == 0 && dy == 0))
    return;
  self->stand = self->start;
  if ((state & GDK_SHIFT_MASK) != 0)
    move (self, 0, 0, 0, dx * LENS_A_PIXEL);
  else
    move (self, -dx * DEGREES_A_PIXEL, dy * DEGREES_A_PIXEL, 0, 0);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcCameraView *self)
{
  keep (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, RcCameraView *self)
{
  /* Elsewhere the panel scrolls. */
  if (!can_move (self) || !gtk_widget_has_focus (self->picture))
    return GDK_EVENT_PROPAGATE;
  move_a_step (self, 0, 0, -dy * NEARER_A_STEP, 0);
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
    guint  key;
    double around, above, nearer, longer;
  } keys[] = {
    { GDK_KEY_Left, DEGREES_A_KEY, 0, 0, 0 },       { GDK_KEY_Right, -DEGREES_A_KEY, 0, 0, 0 },
    { GDK_KEY_Up, 0, DEGREES_A_KEY, 0, 0 },         { GDK_KEY_Down, 0, -DEGREES_A_KEY, 0, 0 },
    { GDK_KEY_plus, 0, 0, NEARER_A_STEP, 0 },       { GDK_KEY_equal, 0, 0, NEARER_A_STEP, 0 },
    { GDK_KEY_minus, 0, 0, -NEARER_A_STEP, 0 },     { GDK_KEY_Page_Up, 0, 0, 0, NEARER_A_STEP },
    { GDK_KEY_Page_Down, 0, 0, 0, -NEARER_A_STEP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && can_move (self))
      {
        move_a_step (self, keys[i].around, keys[i].above, keys[i].nearer, keys[i].longer);
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
      _ ("Drag to go around the subject and over it, Shift and drag for the focal length, scroll "
         "to "
         "go nearer. Arrow keys, plus and minus, Page Up and Page Down do the same."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the camera sees"), -1);
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), self->about);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
  g_signal_connect_swapped (self->expander, "notify::expanded", G_CALLBACK (look), self);
  add_hands (self);
}

/** @film, @shot: (nullable): whose camera it is from now on; to be called again after a change */
void
rc_camera_view_show (RcCameraView *self, RcFilmView *film, RcShot *shot)
{
  if (shot != self->shot && self->shot != NULL)
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      self->moving = self->known = FALSE;
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
