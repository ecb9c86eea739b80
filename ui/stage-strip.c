/* stage-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage-strip.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Logical pixels. */
#define PICTURES_HEIGHT 46
#define BAR_TOP         52
#define BAR_HEIGHT      22
#define HEIGHT          (BAR_TOP + BAR_HEIGHT)
#define GAP             2
#define ROUND           4
#define GRIP            8
#define KEY             9 /* side of a diamond */
#define MARK_REACH      6 /* beside a mark and below its head that still takes hold of it */
#define MARK_HEAD       8
#define CURVE           8 /* of the lower part of the bar: how sure tracking was */

typedef enum
{
  DRAG_NONE,
  DRAG_FRAME,
  DRAG_FIRST,
  DRAG_LAST,
  DRAG_KEY,
  DRAG_IN,
  DRAG_OUT,
} Drag;

struct _RcStageStrip
{
  GtkWidget parent_instance;

  int          n_frames, frame;
  GdkTexture  *pictures[RC_STAGE_STRIP_PICTURES]; /* nullable */
  gboolean     masked;
  int          first, last;
  int          in, out;     /* marks; -1 */
  GArray      *keys;        /* float a frame, see the header */
  int          key, key_to; /* that is dragged, and where to */
  Drag         drag;
  PangoLayout *label;
};

G_DEFINE_FINAL_TYPE (RcStageStrip, rc_stage_strip, GTK_TYPE_WIDGET)

enum
{
  SEEK,
  RANGE,
  MARKS,
  KEY_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- geometry ------------------------------------------------------------------------------ */

static double
x_of_frame (RcStageStrip *self, double frame)
{
  return frame * gtk_widget_get_width (GTK_WIDGET (self)) / MAX (1, self->n_frames);
}

static int
frame_at (RcStageStrip *self, double x)
{
  int width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));

  return CLAMP ((int)floor (x * self->n_frames / width), 0, MAX (0, self->n_frames - 1));
}

static int
last_frame (RcStageStrip *self)
{
  return self->last < 0 ? self->n_frames - 1 : MIN (self->last, self->n_frames - 1);
}

static float
key_value (RcStageStrip *self, int frame)
{
  return frame >= 0 && frame < (int)self->keys->len
             ? g_array_index (self->keys, float, (guint)frame)
             : NAN;
}

/* The key set by hand whose diamond is at @x; -1: none */
static int
key_at (RcStageStrip *self, double x)
{
  int best = -1;

  for (int i = 0; i < (int)self->keys->len; i++)
    if (key_value (self, i) < 0 && fabs (x_of_frame (self, i + 0.5) - x) <= KEY &&
        (best < 0 ||
         fabs (x_of_frame (self, i + 0.5) - x) < fabs (x_of_frame (self, best + 0.5) - x)))
      best = i;
  return best;
}

/* --- drawing ------------------------------------------------------------------------------- */

static GdkRGBA
look_up (RcStageStrip *self, const char *name)
{
  GdkRGBA colour = { 0 };

  rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour);
  return colour;
}

/* Fills its place with the middle of the picture. */
static void
draw_picture (RcStageStrip *self, GtkSnapshot *snapshot, guint index, graphene_rect_t place)
{
  GdkTexture     *texture = self->pictures[index];
  GdkRGBA         empty = look_up (self, "rc_strip_empty");
  GskRoundedRect  round;
  graphene_rect_t bounds = place;
  float           ratio, width;

  gsk_rounded_rect_init_from_rect (&round, &place, ROUND);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  if (texture == NULL)
    gtk_snapshot_append_color (snapshot, &empty, &place);
  else
    {
      ratio = (float)gdk_texture_get_width (texture) / (float)gdk_texture_get_height (texture);
      width = place.size.height * ratio;
      if (width < place.size.width)
        {
          bounds.size.height = place.size.width / ratio;
          bounds.origin.y -= (bounds.size.height - place.size.height) / 2;
        }
      else
        {
          bounds.size.width = width;
          bounds.origin.x -= (width - place.size.width) / 2;
        }
      gtk_snapshot_append_texture (snapshot, texture, &bounds);
    }
  gtk_snapshot_pop (snapshot);
}

static void
draw_diamond (GtkSnapshot *snapshot, double x, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, BAR_TOP + BAR_HEIGHT / 2.0F));
  gtk_snapshot_rotate (snapshot, 45);
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (-KEY / 2.0F, -KEY / 2.0F, KEY, KEY));
  gtk_snapshot_restore (snapshot);
}

/* Lines for what was tracked first, so that the diamonds lie over them. */
static void
draw_keys (RcStageStrip *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour = look_up (self, "rc_mask_key"), quiet = colour;
  float   each = (float)x_of_frame (self, 1);

  quiet.alpha *= 0.6F;
  for (int i = 0; i < (int)self->keys->len; i++)
    {
      float value = key_value (self, i), high = MAX (1, value * CURVE);

      if (value >= 0)
        gtk_snapshot_append_color (snapshot, &quiet,
                                   &GRAPHENE_RECT_INIT ((float)x_of_frame (self, i),
                                                        BAR_TOP + BAR_HEIGHT - high,
                                                        MAX (1, each - 1), high));
    }
  for (int i = 0; i < (int)self->keys->len; i++)
    if (key_value (self, i) < 0)
      draw_diamond (
          snapshot,
          x_of_frame (self, (self->drag == DRAG_KEY && self->key == i ? self->key_to : i) + 0.5),
          &colour);
}

static void
draw_bar (RcStageStrip *self, GtkSnapshot *snapshot, float width)
{
  GdkRGBA         empty = look_up (self, "rc_strip_empty");
  GdkRGBA         fill = look_up (self, "rc_strip_mask");
  GdkRGBA         key = look_up (self, "rc_mask_key");
  GdkRGBA         text = look_up (self, self->masked ? "rc_text" : "rc_quiet");
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, BAR_TOP, width, BAR_HEIGHT);
  GskRoundedRect  round;
  float           left, right;

  gsk_rounded_rect_init_from_rect (&round, &all, ROUND);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &empty, &all);
  left = (float)x_of_frame (self, self->first);
  right = (float)x_of_frame (self, last_frame (self) + 1);
  if (self->masked)
    {
      gtk_snapshot_append_color (snapshot, &fill,
                                 &GRAPHENE_RECT_INIT (left, BAR_TOP, right - left, BAR_HEIGHT));
      gtk_snapshot_append_color (snapshot, &key,
                                 &GRAPHENE_RECT_INIT (left, BAR_TOP, 3, BAR_HEIGHT));
      gtk_snapshot_append_color (snapshot, &key,
                                 &GRAPHENE_RECT_INIT (right - 3, BAR_TOP, 3, BAR_HEIGHT));
    }
  gtk_snapshot_pop (snapshot);
  if (self->masked && self->keys->len > 0)
    {
      draw_keys (self, snapshot);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (8, BAR_TOP + 3));
  gtk_snapshot_append_layout (snapshot, self->label, &text);
  gtk_snapshot_restore (snapshot);
}

/* A bracket that opens towards what plays. */
static void
draw_mark (GtkSnapshot *snapshot, double x, gboolean opens_right, const GdkRGBA *colour)
{
  float left = (float)round (x) - (opens_right ? 0 : 2);
  float head = opens_right ? left : left - MARK_HEAD + 2;

  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (left, 0, 2, PICTURES_HEIGHT));
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (head, 0, MARK_HEAD, 3));
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (head, PICTURES_HEIGHT - 3, MARK_HEAD, 3));
}

static void
draw_marks (RcStageStrip *self, GtkSnapshot *snapshot, float width)
{
  GdkRGBA colour = look_up (self, "rc_accent"), dim = look_up (self, "rc_strip_dim");
  float   left = (float)x_of_frame (self, self->in);
  float   right = (float)x_of_frame (self, self->out + 1);

  if (self->in >= 0)
    {
      gtk_snapshot_append_color (snapshot, &dim, &GRAPHENE_RECT_INIT (0, 0, left, PICTURES_HEIGHT));
      draw_mark (snapshot, left, TRUE, &colour);
    }
  if (self->out >= 0)
    {
      gtk_snapshot_append_color (snapshot, &dim,
                                 &GRAPHENE_RECT_INIT (right, 0, width - right, PICTURES_HEIGHT));
      draw_mark (snapshot, right, FALSE, &colour);
    }
}

static void
rc_stage_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcStageStrip *self = RC_STAGE_STRIP (widget);
  float         width = (float)gtk_widget_get_width (widget);
  float         each = width / RC_STAGE_STRIP_PICTURES, x;
  GdkRGBA       playhead = look_up (self, "rc_playhead");

  for (guint i = 0; i < RC_STAGE_STRIP_PICTURES; i++)
    draw_picture (self, snapshot, i,
                  GRAPHENE_RECT_INIT ((float)i * each, 0, each - GAP, PICTURES_HEIGHT));
  draw_marks (self, snapshot, width);
  draw_bar (self, snapshot, width);
  if (self->n_frames > 0)
    {
      x = (float)round (x_of_frame (self, self->frame + 0.5)) - 1;
      gtk_snapshot_append_color (snapshot, &playhead, &GRAPHENE_RECT_INIT (x, 0, 2, HEIGHT));
    }
}

static void
rc_stage_strip_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : HEIGHT;
}

/* --- input --------------------------------------------------------------------------------- */

static void
drag_to (RcStageStrip *self, double x)
{
  int frame = frame_at (self, x);

  if (self->drag == DRAG_KEY)
    {
      self->key_to = frame;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (self->drag == DRAG_IN)
    g_signal_emit (self, signals[MARKS], 0, self->out < 0 ? frame : MIN (frame, self->out),
                   self->out);
  else if (self->drag == DRAG_OUT)
    g_signal_emit (self, signals[MARKS], 0, self->in, MAX (frame, self->in));
  else if (self->drag == DRAG_FRAME)
    g_signal_emit (self, signals[SEEK], 0, frame);
  else if (self->drag == DRAG_FIRST)
    g_signal_emit (self, signals[RANGE], 0, MIN (frame, last_frame (self)), self->last);
  else if (self->drag == DRAG_LAST)
    g_signal_emit (self, signals[RANGE], 0, self->first,
                   frame >= self->n_frames - 1 ? -1 : MAX (frame, self->first));
}

static gboolean
is_at_mark (RcStageStrip *self, int frame, double x)
{
  return frame >= 0 && fabs (x - x_of_frame (self, frame)) <= MARK_REACH;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, RcStageStrip *self)
{
  double left = x_of_frame (self, self->first), right = x_of_frame (self, last_frame (self) + 1);

  self->drag = DRAG_FRAME;
  if (self->masked && y >= BAR_TOP && fabs (x - left) <= GRIP)
    self->drag = DRAG_FIRST;
  else if (self->masked && y >= BAR_TOP && fabs (x - right) <= GRIP)
    self->drag = DRAG_LAST;
  else if (y < MARK_HEAD + MARK_REACH && is_at_mark (self, self->in, x))
    self->drag = DRAG_IN;
  else if (y < MARK_HEAD + MARK_REACH && self->out >= 0 && is_at_mark (self, self->out + 1, x))
    self->drag = DRAG_OUT;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->key = self->masked && y >= BAR_TOP ? key_at (self, x) : -1;
  if (self->key >= 0)
    {
      self->drag = DRAG_KEY;
      self->key_to = self->key;
      g_signal_emit (self, signals[SEEK], 0, self->key);
    }
  else if (self->n_frames > 0)
    drag_to (self, x);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, RcStageStrip *self)
{
  int      key = self->key, to = self->key_to;
  gboolean moved = self->drag == DRAG_KEY && to != key;

  self->drag = DRAG_NONE;
  self->key = -1;
  if (moved)
    {
      g_signal_emit (self, signals[KEY_MOVED], 0, key, to);
      g_signal_emit (self, signals[SEEK], 0, to);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, RcStageStrip *self)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->n_frames > 0)
    drag_to (self, x + dx);
}

static gboolean
on_key_pressed (GtkEventControllerKey *key,
                guint                  value,
                guint                  code,
                GdkModifierType        modifiers,
                RcStageStrip          *self)
{
  int step = value == GDK_KEY_Right ? 1 : value == GDK_KEY_Left ? -1 : 0;

  if ((value == GDK_KEY_Delete || value == GDK_KEY_BackSpace) &&
      !isnan (key_value (self, self->frame)))
    {
      g_signal_emit (self, signals[KEY_MOVED], 0, self->frame, -1);
      return TRUE;
    }
  if (step == 0 || self->n_frames == 0)
    return FALSE;
  g_signal_emit (self, signals[SEEK], 0, CLAMP (self->frame + step, 0, self->n_frames - 1));
  return TRUE;
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
rc_stage_strip_dispose (GObject *object)
{
  RcStageStrip *self = RC_STAGE_STRIP (object);

  for (guint i = 0; i < RC_STAGE_STRIP_PICTURES; i++)
    g_clear_object (&self->pictures[i]);
  g_clear_object (&self->label);
  g_clear_pointer (&self->keys, g_array_unref);
  G_OBJECT_CLASS (rc_stage_strip_parent_class)->dispose (object);
}

static void
rc_stage_strip_class_init (RcStageStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_stage_strip_dispose;
  widget_class->snapshot = rc_stage_strip_snapshot;
  widget_class->measure = rc_stage_strip_measure;
  signals[SEEK] = g_signal_new ("seek", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RANGE] = g_signal_new ("range", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[MARKS] = g_signal_new ("marks", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[KEY_MOVED] = g_signal_new ("key-moved", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
rc_stage_strip_init (RcStageStrip *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->last = -1;
  self->key = self->in = self->out = -1;
  self->keys = g_array_new (FALSE, FALSE, sizeof (float));
  self->label = gtk_widget_create_pango_layout (GTK_WIDGET (self), _ ("Mask keys"));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self),
      _ ("Drag to move through the take; drag the ends of the bar to choose the mask’s frames, and "
         "its keys to move them"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Frames of the take"), -1);
}

/* --- public -------------------------------------------------------------------------------- */

GtkWidget *
rc_stage_strip_new (void)
{
  return g_object_new (RC_TYPE_STAGE_STRIP, NULL);
}

/** Another take: no pictures yet; @n_frames 0 is no take */
void
rc_stage_strip_reset (RcStageStrip *self, int n_frames)
{
  for (guint i = 0; i < RC_STAGE_STRIP_PICTURES; i++)
    g_clear_object (&self->pictures[i]);
  self->n_frames = n_frames;
  rc_stage_strip_set_frame (self, 0);
}

void
rc_stage_strip_set_picture (RcStageStrip *self, guint index, GdkTexture *texture)
{
  g_return_if_fail (index < RC_STAGE_STRIP_PICTURES);
  g_set_object (&self->pictures[index], texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rc_stage_strip_set_frame (RcStageStrip *self, int frame)
{
  self->frame = CLAMP (frame, 0, MAX (0, self->n_frames - 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double)MAX (0, self->n_frames - 1),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double)self->frame, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Where what plays begins and ends */
void
rc_stage_strip_set_marks (RcStageStrip *self, int in, int out)
{
  if (self->in == in && self->out == out)
    return;
  self->in = in;
  self->out = out;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Whether there is a mask, and the frames it holds for */
void
rc_stage_strip_set_mask (RcStageStrip *self, gboolean masked, int first, int last)
{
  self->masked = masked;
  self->first = first;
  self->last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** @keys: (transfer none): empty if the mask does not move */
void
rc_stage_strip_set_keys (RcStageStrip *self, GArray *keys)
{
  g_array_set_size (self->keys, 0);
  g_array_append_vals (self->keys, keys->data, keys->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
