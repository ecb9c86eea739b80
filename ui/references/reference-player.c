/* reference-player.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/references/reference-player.h"

#include "engine/media/video-frames.h"
#include "ui/film-text.h"
#include "ui/frame-texture.h"
#include "ui/picture.h"
#include "ui/play/play-sound.h"
#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Pictures a second; of a sound, steps of its line. */
#define RATE 12

/* The file that is read: shared with the thread that reads it, one read at a time. */
typedef struct
{
  char          *path;
  int            size;   /* pixels of the longer side */
  RcMediaInfo   *info;   /* nullable: not looked at yet */
  RcVideoReader *reader; /* nullable: no video */
  int            next;   /* frame that the reader gives next */
} Source;

struct _RcReferencePlayer
{
  GtkWidget parent_instance;

  char         *path;
  int           size;
  Source       *source; /* nullable: nothing was played yet, or all of it */
  GCancellable *cancellable;
  gboolean      reading;
  RcPlaySound  *sound; /* nullable: until it plays */
  RcStageClock  clock;
  guint         tick;

  GtkWidget      *overlay;
  GtkWidget      *picture;
  GtkButton      *button;
  GtkProgressBar *bar;
  GtkWidget      *problem;
};

G_DEFINE_FINAL_TYPE (RcReferencePlayer, rc_reference_player, GTK_TYPE_WIDGET)

/* --- the file --------------------------------------------------------------------------------- */

static void
source_clear (Source *source)
{
  g_clear_pointer (&source->reader, rc_video_reader_free);
  g_clear_pointer (&source->info, rc_media_info_free);
  g_free (source->path);
}

static void
source_unref (gpointer source)
{
  g_atomic_rc_box_release_full (source, (GDestroyNotify)source_clear);
}

typedef struct
{
  Source *source;
  int     frame;
} Wanted;

static void
wanted_free (Wanted *self)
{
  source_unref (self->source);
  g_free (self);
}

static gboolean
open_source (Source *source, GCancellable *cancellable, GError **error)
{
  double by;

  source->info = rc_media_probe (source->path, cancellable, error);
  if (source->info == NULL || source->info->kind != RC_MEDIA_VIDEO)
    return source->info != NULL;
  by = (double)source->size / MAX (MAX (source->info->width, source->info->height), 1);
  source->reader = rc_video_reader_new (
      source->path, source->info, MAX ((int)(source->info->width * by), 16),
      MAX ((int)(source->info->height * by), 16), (RcRational){ RATE, 1 }, error);
  return source->reader != NULL;
}

/* Opens the file, or goes on to the frame that is wanted; there may be none any more. */
static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Wanted             *wanted = data;
  Source             *source = wanted->source;
  GError             *error = NULL;
  g_autoptr (RcFrame) frame = NULL;

  if (source->info == NULL && !open_source (source, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  while (source->reader != NULL && source->next <= wanted->frame && error == NULL)
    {
      RcFrame *next = rc_video_reader_next (source->reader, cancellable, &error);

      if (next == NULL)
        break;
      g_clear_pointer (&frame, rc_frame_unref);
      frame = next;
      source->next++;
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&frame), (GDestroyNotify)rc_frame_unref);
}

/* --- playing ---------------------------------------------------------------------------------- */

static void
say (RcReferencePlayer *self, GError *error)
{
  if (error != NULL)
    gtk_label_set_label (GTK_LABEL (self->problem), error->message);
  gtk_widget_set_visible (self->problem, error != NULL);
  g_clear_error (&error);
}

static void
show_state (RcReferencePlayer *self)
{
  gboolean    playing = self->clock.speed != 0;
  const char *name = playing ? _ ("Pause") : _ ("Play");

  gtk_button_set_icon_name (self->button, playing ? "media-playback-pause-symbolic"
                                                  : "media-playback-start-symbolic");
  rc_tooltip_set (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  if (playing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "playing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "playing");
  gtk_progress_bar_set_fraction (self->bar, rc_reference_player_get_position (self));
}

static void
stop (RcReferencePlayer *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->clock.n_frames > 0)
    rc_stage_clock_set_speed (&self->clock, 0, g_get_monotonic_time ());
  if (self->sound != NULL)
    rc_play_sound_stop (self->sound);
  show_state (self);
}

static void
close_source (RcReferencePlayer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->source, source_unref);
  self->reading = FALSE;
}

static void start_clock (RcReferencePlayer *self);

static void
on_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RcReferencePlayer     *self = RC_REFERENCE_PLAYER (object);
  GError                *error = NULL;
  g_autoptr (RcFrame)    frame = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GdkTexture) texture = frame != NULL ? rc_frame_texture_new (frame) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }
  self->reading = FALSE;
  if (error != NULL)
    {
      /* The next time it is opened anew. */
      if (self->clock.n_frames == 0)
        close_source (self);
      stop (self);
      say (self, error);
      return;
    }
  if (texture != NULL && RC_IS_PICTURE (self->picture))
    rc_picture_set_texture (RC_PICTURE (self->picture), texture);
  if (self->clock.n_frames == 0)
    start_clock (self);
}

static void
read_frame (RcReferencePlayer *self)
{
  g_autoptr (GTask) task = NULL;
  Wanted           *wanted;

  if (self->reading || (self->source->info != NULL && self->source->reader == NULL))
    return;
  self->reading = TRUE;
  wanted = g_new0 (Wanted, 1);
  wanted->source = g_atomic_rc_box_acquire (self->source);
  wanted->frame = self->clock.frame;
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_source_tag (task, read_frame);
  g_task_set_task_data (task, wanted, (GDestroyNotify)wanted_free);
  g_task_run_in_thread (task, read_in_thread);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user_data)
{
  RcReferencePlayer *self = RC_REFERENCE_PLAYER (widget);
  gint64             now = gdk_frame_clock_get_frame_time (frame_clock);
  GError            *error = NULL;

  if (!rc_play_sound_tick (self->sound, &self->clock, now, &error))
    say (self, error);
  if (rc_stage_clock_tick (&self->clock, now))
    read_frame (self);
  gtk_progress_bar_set_fraction (self->bar, rc_reference_player_get_position (self));
  if (self->clock.speed != 0)
    return G_SOURCE_CONTINUE;
  /* From the beginning the next time. */
  self->tick = 0;
  close_source (self);
  self->clock.n_frames = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

/* The file is open: how long it is is known. */
static void
start_clock (RcReferencePlayer *self)
{
  const RcMediaInfo *info = self->source->info;
  RcMovieSound       sound = { .path = self->path, .start = rc_rational (0, 1), .gain = 1 };

  rc_stage_clock_init (&self->clock, MAX (1, (int)floor (info->seconds * RATE)),
                       (RcRational){ RATE, 1 });
  self->clock.loop = FALSE;
  sound.seconds = rc_time_from_frames (self->clock.n_frames, self->clock.rate);
  if (self->sound == NULL)
    self->sound = rc_play_sound_new ();
  rc_play_sound_open (self->sound, &sound, info->kind == RC_MEDIA_AUDIO || info->has_sound,
                      &self->clock);
  rc_reference_player_play (self, TRUE);
}

/** Plays, from the beginning or where it was left, or stays where it is. */
void
rc_reference_player_play (RcReferencePlayer *self, gboolean playing)
{
  gint64  now = g_get_monotonic_time ();
  GError *error = NULL;

  say (self, NULL);
  if (!playing)
    {
      stop (self);
      return;
    }
  if (self->source == NULL)
    {
      self->source = g_atomic_rc_box_new0 (Source);
      self->source->path = g_strdup (self->path);
      self->source->size = self->size;
      self->cancellable = g_cancellable_new ();
      rc_stage_clock_init (&self->clock, 0, (RcRational){ RATE, 1 });
    }
  if (self->clock.n_frames == 0)
    {
      read_frame (self);
      return;
    }
  rc_stage_clock_set_speed (&self->clock, 1, now);
  if (!rc_play_sound_changed (self->sound, &self->clock, now, &error))
    say (self, error);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  show_state (self);
}

gboolean
rc_reference_player_is_playing (RcReferencePlayer *self)
{
  return self->clock.speed != 0;
}

/** Returns: how far into it it is, 0 to 1 */
double
rc_reference_player_get_position (RcReferencePlayer *self)
{
  return self->clock.n_frames > 0 ? (self->clock.frame + 1.0) / self->clock.n_frames : 0;
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
on_clicked (RcReferencePlayer *self)
{
  rc_reference_player_play (self, !rc_reference_player_is_playing (self));
}

static void
rc_reference_player_unmap (GtkWidget *widget)
{
  RcReferencePlayer *self = RC_REFERENCE_PLAYER (widget);

  /* What is still being opened would play unseen. */
  if (self->clock.n_frames == 0)
    close_source (self);
  stop (self);
  GTK_WIDGET_CLASS (rc_reference_player_parent_class)->unmap (widget);
}

static void
rc_reference_player_dispose (GObject *object)
{
  RcReferencePlayer *self = RC_REFERENCE_PLAYER (object);

  close_source (self);
  g_clear_pointer (&self->sound, rc_play_sound_free);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (rc_reference_player_parent_class)->dispose (object);
}

static void
rc_reference_player_class_init (RcReferencePlayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_reference_player_dispose;
  widget_class->unmap = rc_reference_player_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "referenceplayer");
}

static void
rc_reference_player_init (RcReferencePlayer *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->overlay = gtk_overlay_new ();
  self->button = GTK_BUTTON (gtk_button_new ());
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->problem = gtk_label_new (NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "circular");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "osd");
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self->bar), FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 28);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How far it is"), -1);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->bar));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->button));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  show_state (self);
}

/**
 * rc_reference_player_new:
 * @reference: a video or a sound, whose file is there
 * @picture: (transfer floating): what is seen of it while it does not play; an RcPicture of a video
 * @size: pixels of the longer side that the frames have
 *
 * Returns: (transfer floating)
 */
GtkWidget *
rc_reference_player_new (RcFilmView *film, RcNode *reference, GtkWidget *picture, int size)
{
  RcReferencePlayer *self = g_object_new (RC_TYPE_REFERENCE_PLAYER, NULL);

  self->path = rc_store_media_path (rc_session_get_dir (rc_film_view_get_session (film)),
                                    rc_node_get_string (reference, "media"));
  self->size = size;
  self->picture = picture;
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), picture);
  return GTK_WIDGET (self);
}
