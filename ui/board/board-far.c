/* board-far.c - the board from afar: a card is its picture, drawn without widgets
 *
 * A thousand cards are a thousand rectangles then. Their pictures are small ones, read in the
 * pauses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"
#include "ui/small-texture.h"

/* Below this zoom cards have no widgets. */
#define FAR_ZOOM  0.45
/* Pixels of a picture's longer side. */
#define SIZE      96
/* So many are read at the same time, and kept. */
#define READ_MOST 6
#define KEPT_MOST 4000u
/* How long one looks for what to read before something else has its turn, in microseconds. */
#define TURN      3000
/* How long copies of another size are made in one frame, in microseconds. */
#define RESIZING  3000

typedef struct
{
  GdkTexture *texture; /* nullable: is being read, or cannot be */
  GdkTexture *small;   /* nullable: about as large as it is seen */
  char       *path;    /* the file that it is of; NULL: none */
  gboolean    coarse;  /* not of a take */
} Far;

typedef struct
{
  RcBoard *board; /* with a reference */
  RcShot  *shot;  /* with a reference */
} Wanted;

static void
far_free (gpointer data)
{
  Far *far = data;

  g_clear_object (&far->texture);
  g_clear_object (&far->small);
  g_free (far->path);
  g_free (far);
}

/** Returns: what rc_board_far_*() keep: RcShot → picture */
GHashTable *
rc_board_far_new (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, far_free);
}

/** Returns: whether cards are drawn as pictures only */
gboolean
rc_board_is_far (RcBoard *self)
{
  return self->view.zoom < FAR_ZOOM;
}

static graphene_rect_t
seen_area (RcBoard *self)
{
  return GRAPHENE_RECT_INIT ((float)self->view.x, (float)self->view.y,
                             (float)(self->seen_width / self->view.zoom),
                             (float)(self->seen_height / self->view.zoom));
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wanted                *wanted = user_data;
  RcBoard               *self = wanted->board;
  g_autoptr (GdkTexture) texture =
      rc_picture_cache_load_finish (RC_PICTURE_CACHE (source), result, NULL);
  Far *far = g_hash_table_lookup (self->far, wanted->shot);

  self->far_reading--;
  if (far != NULL && texture != NULL)
    g_set_object (&far->texture, texture);
  if (self->film != NULL && rc_board_is_far (self))
    {
      rc_board_far_update (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  g_object_unref (wanted->shot);
  g_object_unref (self);
  g_free (wanted);
}

static void
begin_reading (RcBoard *self, RcShot *shot)
{
  RcPictureCache  *pictures = rc_film_view_get_pictures (self->film);
  g_autofree char *path = rc_session_dup_shot_poster (rc_film_view_get_session (self->film), shot);
  Far             *far = g_new0 (Far, 1);
  GdkTexture      *texture = path != NULL ? rc_picture_cache_peek (pictures, path, SIZE) : NULL;
  Wanted          *wanted;

  far->path = g_strdup (path);
  far->coarse = rc_shot_get_best_take (shot) == NULL;
  g_hash_table_insert (self->far, g_object_ref (shot), far);
  if (texture != NULL || path == NULL)
    {
      g_set_object (&far->texture, texture);
      return;
    }
  wanted = g_new0 (Wanted, 1);
  wanted->board = g_object_ref (self);
  wanted->shot = g_object_ref (shot);
  self->far_reading++;
  rc_picture_cache_load_async (pictures, path, SIZE, NULL, on_loaded, wanted);
}

typedef struct
{
  RcBoard *board;
  gint64   until;
  gboolean more; /* there are some that nobody has looked at yet */
} Look;

static void
look_at (guint lane, guint card, gpointer user_data)
{
  Look   *look = user_data;
  RcShot *shot = rc_board_get_shot (look->board, lane, card);

  if (shot == NULL || look->more || g_hash_table_contains (look->board->far, shot))
    return;
  if (look->board->far_reading >= READ_MOST || g_get_monotonic_time () > look->until)
    look->more = TRUE;
  else
    begin_reading (look->board, shot);
}

static gboolean
read_more (gpointer user_data)
{
  RcBoard        *self = user_data;
  graphene_rect_t area = seen_area (self);
  Look            look = { self, g_get_monotonic_time () + TURN, FALSE };

  if (self->film != NULL && rc_board_is_far (self))
    rc_board_layout_foreach_in (self->layout, &area, look_at, &look);
  /* Those that are being read bring the next turn themselves. */
  if (look.more && self->far_reading < READ_MOST)
    return G_SOURCE_CONTINUE;
  self->far_idle = 0;
  return G_SOURCE_REMOVE;
}

/** Reads the pictures that are seen and not here yet, in the pauses. */
void
rc_board_far_update (RcBoard *self)
{
  if (g_hash_table_size (self->far) > KEPT_MOST)
    g_hash_table_remove_all (self->far);
  if (self->far_idle == 0)
    self->far_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, read_more, self, NULL);
}

static gboolean
is_current (RcBoard *self, const Far *far, RcShot *shot)
{
  RcTake          *take = rc_shot_get_best_take (shot);
  g_autofree char *path = NULL;

  if (take == NULL)
    return far->coarse;
  /* Without regions it is in the take's own folder, which costs nothing to tell. */
  if (rc_node_get_n_children (RC_NODE (take), RC_TYPE_REGION) == 0)
    return far->path != NULL &&
           strstr (far->path, rc_node_get_string (RC_NODE (take), "hash")) != NULL;
  path = rc_session_dup_poster (rc_film_view_get_session (self->film), take);
  return strcmp (path, far->path != NULL ? far->path : "") == 0;
}

/** Forgets pictures that are not those of the shots' best takes any more. @shot: (nullable): only
 * its picture, if it is a coarse one or none */
void
rc_board_far_forget (RcBoard *self, RcShot *shot)
{
  GHashTableIter iter;
  gpointer       key, value;

  if (shot != NULL)
    {
      Far *far = g_hash_table_lookup (self->far, shot);

      if (far != NULL && far->coarse)
        g_hash_table_remove (self->far, shot);
      return;
    }
  g_hash_table_iter_init (&iter, self->far);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!is_current (self, value, key))
      g_hash_table_iter_remove (&iter);
}

/* --- drawing ---------------------------------------------------------------------------------- */

typedef struct
{
  RcBoard     *board;
  GtkSnapshot *snapshot;
  GdkRGBA      card, text, canvas, faint, accent, focus;
  float        scale; /* device pixels a pixel */
  gint64       until; /* no copies are made after it */
  gboolean     more;  /* some are missing */
} Drawing;

/* (transfer none): what to draw @wide pixels wide */
static GdkTexture *
small_of (Drawing *drawing, Far *far, float wide)
{
  int width, height;

  if (!rc_small_texture_size (far->texture, wide, &width, &height))
    return far->texture;
  if (far->small != NULL && gdk_texture_get_width (far->small) == width)
    return far->small;
  if (g_get_monotonic_time () > drawing->until)
    {
      drawing->more = TRUE;
      return far->small != NULL ? far->small : far->texture;
    }
  g_clear_object (&far->small);
  far->small = rc_small_texture_new (far->texture, width, height);
  return far->small;
}

/* As wide as the outlines of cards that are near, which would be thinner than a pixel. */
static void
draw_around (Drawing *drawing, const graphene_rect_t *rect, float by, const GdkRGBA *colour)
{
  graphene_rect_t around;

  graphene_rect_inset_r (rect, -by, -by, &around);
  gtk_snapshot_append_color (drawing->snapshot, colour, &around);
}

static void
draw_card (guint lane, guint card, gpointer user_data)
{
  Drawing        *drawing = user_data;
  RcBoard        *self = drawing->board;
  graphene_rect_t rect = rc_board_layout_card (self->layout, lane, card);
  graphene_rect_t words = rc_board_layout_words (self->layout, lane, card);
  RcShot         *shot = rc_board_get_shot (self, lane, card);
  GtkWidget      *widget = shot != NULL ? g_hash_table_lookup (self->cards, shot) : NULL;
  Far            *far;

  if (shot == NULL || (widget != NULL && !rc_board_far_draws (self, widget)))
    return;
  rect = rc_board_to_pixels (self, rect);
  words = rc_board_to_pixels (self, words);
  if (widget != NULL && gtk_widget_has_visible_focus (widget))
    {
      draw_around (drawing, &rect, 5, &drawing->focus);
      draw_around (drawing, &rect, 3, &drawing->canvas);
    }
  if (rc_film_view_is_selected (self->film, RC_NODE (shot)))
    draw_around (drawing, &rect, 2, &drawing->accent);
  gtk_snapshot_append_color (drawing->snapshot, &drawing->card, &rect);
  far = g_hash_table_lookup (self->far, shot);
  if (far != NULL && far->texture != NULL)
    {
      float width = (float)gdk_texture_get_width (far->texture);
      float height = (float)gdk_texture_get_height (far->texture);

      gtk_snapshot_append_texture (
          drawing->snapshot, small_of (drawing, far, rect.size.width * drawing->scale),
          &GRAPHENE_RECT_INIT (rect.origin.x, rect.origin.y, rect.size.width,
                               MIN (rect.size.height, rect.size.width * height / width)));
    }
  rc_board_names_snapshot_shot (self, shot, &words, &drawing->text, drawing->snapshot);
  if (rc_board_is_out (self, shot))
    gtk_snapshot_append_color (drawing->snapshot, &drawing->faint, &rect);
}

static gboolean
draw_again (gpointer user_data)
{
  RcBoard *self = user_data;

  self->far_resize = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/** Whether a card that has a widget, for the keyboard and who reads the screen, is drawn as those
 * that have none. While it is dragged, it is drawn itself. */
gboolean
rc_board_far_draws (RcBoard *self, GtkWidget *card)
{
  return rc_board_is_far (self) && !self->dragging && RC_IS_SHOT_CARD (card);
}

/** Draws the cards that are seen and have no widget, or one that does not draw. */
void
rc_board_far_snapshot (RcBoard *self, GtkSnapshot *snapshot)
{
  Drawing         drawing = { .board = self, .snapshot = snapshot };
  graphene_rect_t area = seen_area (self);

  if (self->film == NULL || !rc_board_is_far (self) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_card", &drawing.card) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_text", &drawing.text) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_canvas", &drawing.canvas) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_focus", &drawing.focus) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &drawing.accent))
    return;
  drawing.faint = drawing.canvas;
  drawing.faint.alpha = 0.75F;
  drawing.scale = (float)gtk_widget_get_scale_factor (GTK_WIDGET (self));
  drawing.until = g_get_monotonic_time () + RESIZING;
  rc_board_layout_foreach_in (self->layout, &area, draw_card, &drawing);
  if (drawing.more && self->far_resize == 0)
    self->far_resize = g_idle_add_full (GDK_PRIORITY_REDRAW + 20, draw_again, self, NULL);
}
