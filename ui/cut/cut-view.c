/* cut-view.c - the Cut: the film plays, shot after shot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-view.h"

#include "ui/frame-texture.h"
#include "ui/play/play-sound.h"
#include "ui/play/stage-clock.h"
#include "ui/play/stage-frames.h"

#include <glib/gi18n-lib.h>

struct _RcCutView
{
  GtkWidget parent_instance;

  RcFilmView    *film;   /* nullable */
  RcCutList     *list;   /* nullable */
  RcStageFrames *frames; /* nullable */
  RcPlaySound   *sound;
  RcStageClock   clock;
  guint          tick;
  int            shown; /* frame; -1: none yet */
  int            place; /* of the shot that was read last; -1: none yet */

  GtkWidget *picture;
  GtkWidget *empty;
};

enum
{
  PROP_FRAME = 1,
  PROP_PLAYING,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint       list_changed_signal;

G_DEFINE_FINAL_TYPE (RcCutView, rc_cut_view, GTK_TYPE_WIDGET)

static RcFrame *
read_frame (gpointer data, int index, GError **error)
{
  return rc_cut_list_read (data, index, error);
}

static void
show (RcCutView *self, int index, RcFrame *frame)
{
  g_autoptr (GdkTexture) texture = rc_frame_texture_new (frame);

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  self->shown = index;
}

/* The frame that is due, if it has been read. */
static void
show_frame (RcCutView *self)
{
  g_autoptr (RcFrame) frame = NULL;

  if (self->frames == NULL || self->shown == self->clock.frame)
    return;
  frame = rc_stage_frames_get (self->frames, self->clock.frame);
  if (frame != NULL)
    show (self, self->clock.frame, frame);
}

static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  RcCutView *self = user_data;

  if (frame == NULL || index == self->shown)
    return;
  if (index == self->clock.frame || rc_stage_clock_is_newer (&self->clock, index, self->shown))
    show (self, index, frame);
}

static void
stop (RcCutView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->sound != NULL)
    rc_play_sound_stop (self->sound);
}

/* What cannot be heard is said once, and the picture plays on. */
static void
report (RcCutView *self, GError *error)
{
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), error);
}

/* The clock was told to go elsewhere or otherwise. */
static void
clock_changed (RcCutView *self)
{
  GError *error = NULL;

  (void)!rc_play_sound_changed (self->sound, &self->clock, g_get_monotonic_time (), &error);
  report (self, error);
}

/* Reads on from the frame that is due. */
static void
want (RcCutView *self, int direction, gboolean sought)
{
  int place = rc_cut_list_find (self->list, self->clock.frame);

  if (sought || place != self->place)
    rc_cut_list_look (self->list, rc_film_view_get_session (self->film), self->clock.frame);
  self->place = place;
  rc_stage_frames_want (self->frames, self->clock.frame, direction);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user_data)
{
  RcCutView *self = RC_CUT_VIEW (widget);
  gint64     now = gdk_frame_clock_get_frame_time (frame_clock);
  int        due = self->clock.frame;
  GError    *error = NULL;

  (void)!rc_play_sound_tick (self->sound, &self->clock, now, &error);
  report (self, error);
  if (rc_stage_clock_tick (&self->clock, now))
    {
      rc_stage_clock_count_late (&self->clock, due, self->shown);
      want (self, self->clock.speed, FALSE);
      show_frame (self);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRAME]);
    }
  if (self->clock.speed != 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  rc_play_sound_stop (self->sound);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
  return G_SOURCE_REMOVE;
}

static void
open_sound (RcCutView *self)
{
  const GArray *sounds = self->list->sounds;

  rc_play_sound_open (self->sound, (const RcMovieSound *)(gpointer)sounds->data, sounds->len,
                      &self->clock);
}

/* Where it was, if that is still there. */
static void
update (RcCutView *self)
{
  g_autoptr (RcCutList) list = rc_cut_list_new (rc_film_view_get_session (self->film));
  RcStageSource         source = { .read = read_frame, .free = (GDestroyNotify)rc_cut_list_unref };
  int                   frame = self->clock.frame;
  gboolean              playing = self->clock.speed != 0;

  if (self->list != NULL && g_strcmp0 (list->state, self->list->state) == 0)
    {
      rc_cut_list_take_posters (self->list, list);
      g_signal_emit (self, list_changed_signal, 0);
      return;
    }
  g_clear_pointer (&self->frames, rc_stage_frames_free);
  g_clear_pointer (&self->list, rc_cut_list_unref);
  self->list = rc_cut_list_ref (list);
  self->shown = self->place = -1;
  rc_stage_clock_init (&self->clock, list->n_frames, list->rate);
  self->clock.loop = FALSE;
  open_sound (self);
  gtk_widget_set_visible (self->empty, list->n_frames == 0);
  if (list->n_frames > 0)
    {
      source.data = rc_cut_list_ref (list);
      self->frames = rc_stage_frames_new (&source, list->n_frames, 0, on_frame, self);
      rc_cut_view_seek (self, MIN (frame, list->n_frames - 1));
      if (playing)
        rc_cut_view_play (self, TRUE);
    }
  else
    gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  g_signal_emit (self, list_changed_signal, 0);
}

/* The shot that is selected is where the cut stands, unless it plays. */
static void
on_shot_changed (RcCutView *self)
{
  RcShot *shot = rc_film_view_get_shot (self->film);
  int     place = shot != NULL && self->list != NULL
                      ? rc_cut_list_find_shot (self->list, rc_node_get_id (RC_NODE (shot)))
                      : -1;

  if (place < 0 || self->clock.speed != 0)
    return;
  if (rc_cut_list_find (self->list, self->clock.frame) != place)
    rc_cut_view_seek (self, ((RcCutItem *)g_ptr_array_index (self->list->items, place))->start);
}

static void
rc_cut_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  RcCutView *self = RC_CUT_VIEW (object);

  switch (id)
    {
    case PROP_FRAME:
      g_value_set_int (value, self->clock.frame);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->clock.speed != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
rc_cut_view_dispose (GObject *object)
{
  RcCutView *self = RC_CUT_VIEW (object);
  GtkWidget *child;

  stop (self);
  g_clear_pointer (&self->sound, rc_play_sound_free);
  g_clear_pointer (&self->frames, rc_stage_frames_free);
  g_clear_pointer (&self->list, rc_cut_list_unref);
  g_clear_object (&self->film);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rc_cut_view_parent_class)->dispose (object);
}

static void
rc_cut_view_class_init (RcCutViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rc_cut_view_get_property;
  object_class->dispose = rc_cut_view_dispose;
  props[PROP_FRAME] = g_param_spec_int ("frame", NULL, NULL, 0, G_MAXINT, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  list_changed_signal = g_signal_new ("list-changed", RC_TYPE_CUT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cutview");
}

static void
rc_cut_view_init (RcCutView *self)
{
  self->shown = self->place = -1;
  self->sound = rc_play_sound_new ();
  self->picture = gtk_picture_new ();
  self->empty = gtk_label_new (_ ("There is nothing to play yet: add a shot on the board."));
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The film"), -1);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}

/** @film: (nullable): what plays from now on */
void
rc_cut_view_set_film (RcCutView *self, RcFilmView *film)
{
  stop (self);
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  g_set_object (&self->film, film);
  g_clear_pointer (&self->frames, rc_stage_frames_free);
  g_clear_pointer (&self->list, rc_cut_list_unref);
  rc_stage_clock_init (&self->clock, 0, (RcRational){ 24, 1 });
  if (film == NULL)
    return;
  g_signal_connect_object (film, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "notify::shot", G_CALLBACK (on_shot_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/** Returns: (transfer none) (nullable) */
RcFilmView *
rc_cut_view_get_film (RcCutView *self)
{
  return self->film;
}

/** Returns: (transfer none) (nullable): the cut as it stands */
RcCutList *
rc_cut_view_get_list (RcCutView *self)
{
  return self->list;
}

int
rc_cut_view_get_frame (RcCutView *self)
{
  return self->clock.frame;
}

gboolean
rc_cut_view_get_playing (RcCutView *self)
{
  return self->clock.speed != 0;
}

/** Goes to @frame of the cut; if it plays it plays on from there. */
void
rc_cut_view_seek (RcCutView *self, int frame)
{
  if (self->frames == NULL)
    return;
  rc_stage_clock_seek (&self->clock, CLAMP (frame, 0, self->list->n_frames - 1),
                       g_get_monotonic_time ());
  clock_changed (self);
  want (self, 1, TRUE);
  show_frame (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRAME]);
}

void
rc_cut_view_play (RcCutView *self, gboolean playing)
{
  if (self->frames == NULL)
    return;
  if (playing && self->clock.frame >= self->list->n_frames - 1)
    rc_cut_view_seek (self, 0);
  rc_stage_clock_set_speed (&self->clock, playing ? 1 : 0, g_get_monotonic_time ());
  clock_changed (self);
  if (playing && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  if (!playing)
    stop (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

/** The keys J (-1) and L (+1): again and again is faster, the other way turns round */
void
rc_cut_view_shuttle (RcCutView *self, int direction)
{
  if (self->frames == NULL)
    return;
  rc_stage_clock_shuttle (&self->clock, direction, g_get_monotonic_time ());
  clock_changed (self);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

/** Returns: how many frames were not shown since it began to play */
guint
rc_cut_view_get_dropped (RcCutView *self)
{
  return self->clock.dropped;
}
