/* picture.c - a picture that fills its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/picture.h"

/* Of what is cut off above and below, how much above: faces are in the upper part of tall pictures.
 */
#define ABOVE 0.02F

struct _RcPicture
{
  GtkWidget parent_instance;

  GdkTexture   *texture; /* nullable */
  char         *path;    /* nullable: that is shown or being read */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (RcPicture, rc_picture, GTK_TYPE_WIDGET)

static void
rc_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcPicture *self = RC_PICTURE (widget);
  float      width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float      scale, w, h;

  if (self->texture == NULL || width <= 0 || height <= 0)
    return;
  scale = MAX (width / gdk_texture_get_width (self->texture),
               height / gdk_texture_get_height (self->texture));
  w = gdk_texture_get_width (self->texture) * scale;
  h = gdk_texture_get_height (self->texture) * scale;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((width - w) / 2, (height - h) * ABOVE, w, h));
  gtk_snapshot_pop (snapshot);
}

static void
rc_picture_dispose (GObject *object)
{
  RcPicture *self = RC_PICTURE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->path, g_free);
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

/** Shows @texture (nullable) and forgets about any file. */
void
rc_picture_set_texture (RcPicture *self, GdkTexture *texture)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  show_texture (self, texture);
}

/** Returns: whether there is a picture, or one is being read */
gboolean
rc_picture_has_texture (RcPicture *self)
{
  return self->texture != NULL || self->cancellable != NULL;
}
