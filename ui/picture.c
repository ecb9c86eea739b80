/* picture.c - a picture that fills its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/picture.h"

#include "ui/small-texture.h"
#include "ui/snapshot-text.h"

/* Of what is cut off above and below, how much above: faces are in the upper part of tall pictures.
 */
#define ABOVE 0.02F

/* How long copies of another size are made in one frame, in microseconds. */
#define COPYING 3000

/* What was done in a frame of a window. */
typedef struct
{
  gint64 frame; /* its number */
  gint64 spent; /* microseconds, on copies */
} Copying;

struct _RcPicture
{
  GtkWidget parent_instance;

  GdkTexture   *texture; /* nullable */
  double        zoom;    /* how large the widget is seen; 1: as it is */
  int           drawn;   /* pixels that what was drawn last is wide */
  char         *path;    /* nullable: that is shown or being read */
  char         *letter;  /* nullable: what is shown without a picture */
  char         *style;   /* nullable: the class of its colour */
  GCancellable *cancellable;
  guint         again; /* idle: it is drawn at the size that it is seen at */
};

G_DEFINE_FINAL_TYPE (RcPicture, rc_picture, GTK_TYPE_WIDGET)

/* Units of the widget that the whole picture takes, some of it cut off. */
static graphene_size_t
filling (RcPicture *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float      wide = (float)gdk_texture_get_width (self->texture);
  float      high = (float)gdk_texture_get_height (self->texture);
  float      scale = MAX ((float)gtk_widget_get_width (widget) / wide,
                          (float)gtk_widget_get_height (widget) / high);

  return GRAPHENE_SIZE_INIT (wide * scale, high * scale);
}

/* Pixels of what is about as large as it is seen. */
static void
size_as_seen (RcPicture *self, int *width, int *height)
{
  double pixels =
      filling (self).width * self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (rc_small_texture_size (self->texture, pixels, width, height))
    return;
  *width = gdk_texture_get_width (self->texture);
  *height = gdk_texture_get_height (self->texture);
}

static Copying *
copying_in (GdkFrameClock *clock)
{
  static const char *const key = "rc-copying";
  Copying                 *copying = g_object_get_data (G_OBJECT (clock), key);

  if (copying == NULL)
    {
      copying = g_new0 (Copying, 1);
      g_object_set_data_full (G_OBJECT (clock), key, copying, g_free);
    }
  if (copying->frame != gdk_frame_clock_get_frame_counter (clock))
    *copying = (Copying){ .frame = gdk_frame_clock_get_frame_counter (clock) };
  return copying;
}

static gboolean
draw_again (gpointer user_data)
{
  RcPicture *self = user_data;

  self->again = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* (transfer none): a copy of that size, or for a moment the one there is. It stays with the
 * texture: whoever shows it next has it. */
static GdkTexture *
as_seen (RcPicture *self)
{
  static const char *const key = "rc-small";
  GdkTexture              *small = g_object_get_data (G_OBJECT (self->texture), key);
  Copying                 *copying = copying_in (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  gint64                   began;
  int                      height;

  size_as_seen (self, &self->drawn, &height);
  if (self->drawn == gdk_texture_get_width (self->texture))
    return self->texture;
  if (small != NULL && gdk_texture_get_width (small) == self->drawn)
    return small;
  if (small != NULL && copying->spent > COPYING)
    {
      if (self->again == 0)
        self->again = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, draw_again, self, NULL);
      return small;
    }
  began = g_get_monotonic_time ();
  small = rc_small_texture_new (self->texture, self->drawn, height);
  copying->spent += g_get_monotonic_time () - began;
  g_object_set_data_full (G_OBJECT (self->texture), key, small, g_object_unref);
  return small;
}

static void
draw_letter (RcPicture *self, GtkSnapshot *snapshot)
{
  GtkWidget              *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->letter);
  GdkRGBA                 colour = { 0 };
  int                     width, height;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_get_pixel_size (layout, &width, &height);
  rc_snapshot_append_text (snapshot, layout, (float)(gtk_widget_get_width (widget) - width) / 2,
                           (float)(gtk_widget_get_height (widget) - height) / 2, &colour);
}

static void
rc_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcPicture      *self = RC_PICTURE (widget);
  float           width = (float)gtk_widget_get_width (widget);
  float           height = (float)gtk_widget_get_height (widget);
  graphene_size_t size;

  if (self->texture == NULL && self->letter != NULL)
    draw_letter (self, snapshot);
  if (self->texture == NULL || width <= 0 || height <= 0)
    return;
  size = filling (self);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_texture (snapshot, as_seen (self),
                               &GRAPHENE_RECT_INIT ((width - size.width) / 2,
                                                    (height - size.height) * ABOVE, size.width,
                                                    size.height));
  gtk_snapshot_pop (snapshot);
}

static void
rc_picture_dispose (GObject *object)
{
  RcPicture *self = RC_PICTURE (object);

  g_clear_handle_id (&self->again, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->letter, g_free);
  g_clear_pointer (&self->style, g_free);
  G_OBJECT_CLASS (rc_picture_parent_class)->dispose (object);
}

static void
rc_picture_class_init (RcPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_picture_dispose;
  widget_class->snapshot = rc_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rc_picture_init (RcPicture *self)
{
  self->zoom = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
}

static void
show_texture (RcPicture *self, GdkTexture *texture)
{
  if (!g_set_object (&self->texture, texture))
    return;
  if (texture != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GdkTexture) texture =
      rc_picture_cache_load_finish (RC_PICTURE_CACHE (source), result, &error);

  /* Cancelled: the picture may be gone, or wants another file by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&RC_PICTURE (user_data)->cancellable);
  show_texture (user_data, texture);
}

/** Returns: a picture that asks for that size in pixels, or less than it gets */
GtkWidget *
rc_picture_new (int width, int height)
{
  return g_object_new (RC_TYPE_PICTURE, "width-request", width, "height-request", height, NULL);
}

/**
 * rc_picture_set_file:
 * @path: (nullable): what to show once it is decoded; until then what there was stays
 * @size: pixels of the longer side to decode it to, at most
 */
void
rc_picture_set_file (RcPicture *self, RcPictureCache *cache, const char *path, int size)
{
  GdkTexture *texture = path != NULL ? rc_picture_cache_peek (cache, path, size) : NULL;

  if (texture == NULL && path != NULL && self->cancellable != NULL &&
      g_strcmp0 (path, self->path) == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (path == NULL || texture != NULL)
    {
      show_texture (self, texture);
    }
  else
    {
      self->cancellable = g_cancellable_new ();
      rc_picture_cache_load_async (cache, path, size, self->cancellable, on_loaded, self);
    }
  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * rc_picture_set_portrait:
 * @name: whose it is: without a picture its first letter is shown
 * @colour: of the cast, from 0
 *
 * Round, with a ring of that colour.
 */
void
rc_picture_set_portrait (RcPicture *self, const char *name, guint colour)
{
  gunichar first = g_unichar_toupper (g_utf8_get_char (name));
  char     letter[7] = { 0 };

  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  g_free (self->style);
  self->style = g_strdup_printf ("cast-%u", colour);
  gtk_widget_add_css_class (GTK_WIDGET (self), "portrait");
  gtk_widget_add_css_class (GTK_WIDGET (self), self->style);
  g_unichar_to_utf8 (first, letter);
  g_free (self->letter);
  self->letter = g_strdup (letter);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Shows @texture (nullable) and forgets about any file. */
void
rc_picture_set_texture (RcPicture *self, GdkTexture *texture)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  show_texture (self, texture);
}

/** @zoom: how large the widget is seen, 1 as it is; what is drawn is about as large as what is seen
 */
void
rc_picture_set_zoom (RcPicture *self, double zoom)
{
  int width, height;

  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  if (self->texture == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  size_as_seen (self, &width, &height);
  if (width != self->drawn)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Returns: whether there is a picture, or one is being read */
gboolean
rc_picture_has_texture (RcPicture *self)
{
  return self->texture != NULL || self->cancellable != NULL;
}
