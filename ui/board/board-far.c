/* board-far.c - the board from afar: a card is its picture, drawn without widgets
 *
 * A thousand cards are a thousand rectangles then. Their pictures are small ones, read in the
 * pauses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"

/* Below this zoom cards have no widgets. */
#define FAR_ZOOM  0.45
/* Pixels of a picture's longer side. */
#define SIZE      96
/* So many are read at the same time, and kept. */
#define READ_MOST 6
#define KEPT_MOST 4000u
/* How long one looks for what to read before something else has its turn, in microseconds. */
#define TURN      3000

typedef struct
{
  GdkTexture *texture; /* nullable: is being read, or cannot be */
  char       *take;    /* hash of the take that it is of; "": coarse, or none */
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
  g_free (far->take);
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

static const char *
take_of (RcShot *shot)
{
  RcTake *take = rc_shot_get_best_take (shot);

  return take != NULL ? rc_node_get_string (RC_NODE (take), "hash") : "";
}

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

  far->take = g_strdup (take_of (shot));
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

/** Forgets pictures of takes that are not the shots' best any more. @shot: (nullable): only its
 * picture, if it is a coarse one or none */
void
rc_board_far_forget (RcBoard *self, RcShot *shot)
{
  GHashTableIter iter;
  gpointer       key, value;

  if (shot != NULL)
    {
      Far *far = g_hash_table_lookup (self->far, shot);

      if (far != NULL && *far->take == '\0')
        g_hash_table_remove (self->far, shot);
      return;
    }
  g_hash_table_iter_init (&iter, self->far);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_strcmp0 (((Far *)value)->take, take_of (key)) != 0)
      g_hash_table_iter_remove (&iter);
}

/* --- drawing ---------------------------------------------------------------------------------- */

typedef struct
{
  RcBoard     *board;
  GtkSnapshot *snapshot;
  GdkRGBA      card, faint, accent;
} Drawing;

static void
draw_card (guint lane, guint card, gpointer user_data)
{
  Drawing        *drawing = user_data;
  RcBoard        *self = drawing->board;
  graphene_rect_t rect = rc_board_layout_card (self->layout, lane, card);
  RcShot         *shot = rc_board_get_shot (self, lane, card);
  float           zoom = (float)self->view.zoom;
  Far            *far;

  if (shot == NULL || g_hash_table_contains (self->cards, shot))
    return;
  rect = GRAPHENE_RECT_INIT ((rect.origin.x - (float)self->view.x) * zoom,
                             (rect.origin.y - (float)self->view.y) * zoom, rect.size.width * zoom,
                             rect.size.height * zoom);
  if (rc_film_view_is_selected (self->film, RC_NODE (shot)))
    {
      graphene_rect_t around;

      graphene_rect_inset_r (&rect, -2, -2, &around);
      gtk_snapshot_append_color (drawing->snapshot, &drawing->accent, &around);
    }
  gtk_snapshot_append_color (drawing->snapshot, &drawing->card, &rect);
  far = g_hash_table_lookup (self->far, shot);
  if (far != NULL && far->texture != NULL)
    {
      float width = (float)gdk_texture_get_width (far->texture);
      float height = (float)gdk_texture_get_height (far->texture);

      gtk_snapshot_append_texture (
          drawing->snapshot, far->texture,
          &GRAPHENE_RECT_INIT (rect.origin.x, rect.origin.y, rect.size.width,
                               MIN (rect.size.height, rect.size.width * height / width)));
    }
  if (rc_board_find_is_out (self->find, shot))
    gtk_snapshot_append_color (drawing->snapshot, &drawing->faint, &rect);
}

/** Draws the cards that are seen and have no widget. */
void
rc_board_far_snapshot (RcBoard *self, GtkSnapshot *snapshot)
{
  Drawing         drawing = { .board = self, .snapshot = snapshot };
  graphene_rect_t area = seen_area (self);

  if (self->film == NULL || !rc_board_is_far (self) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_card", &drawing.card) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_canvas", &drawing.faint) ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &drawing.accent))
    return;
  drawing.faint.alpha = 0.75F;
  rc_board_layout_foreach_in (self->layout, &area, draw_card, &drawing);
}
