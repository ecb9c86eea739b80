/* shot-cell.c - a cell of the table of shots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-cell.h"

#include "ui/frame-texture.h"
#include "ui/picture.h"

#include <glib/gi18n-lib.h>

/* A poster is decoded to this many pixels of its longer side: twice what is seen. */
#define POSTER_SIZE 160

struct _RcShotCell
{
  GtkWidget parent_instance;

  RcShotColumn column;
  RcFilmView  *film;  /* nullable */
  RcShotFacts *facts; /* nullable */
  RcShot      *shot;  /* nullable */
  GtkWidget   *child; /* RcPicture or GtkInscription */
};

G_DEFINE_FINAL_TYPE (RcShotCell, rc_shot_cell, GTK_TYPE_WIDGET)

static void
update_picture (RcShotCell *self)
{
  RcSession        *session = rc_film_view_get_session (self->film);
  RcTake           *best = rc_shot_get_best_take (self->shot);
  g_autofree char  *poster = best != NULL ? rc_session_dup_poster (session, best) : NULL;
  RcFrame          *preview = rc_session_get_preview (session, RC_NODE (self->shot));
  const RcShotFact *fact =
      poster == NULL && preview == NULL ? rc_shot_facts_peek (self->facts, self->shot) : NULL;

  if (poster != NULL)
    rc_picture_set_file (RC_PICTURE (self->child), rc_film_view_get_pictures (self->film), poster,
                         POSTER_SIZE);
  else if (preview != NULL && !rc_picture_has_texture (RC_PICTURE (self->child)))
    rc_shot_cell_show_frame (self, preview);
  else if (fact != NULL && fact->poster != NULL &&
           !rc_picture_has_texture (RC_PICTURE (self->child)))
    rc_picture_set_file (RC_PICTURE (self->child), rc_film_view_get_pictures (self->film),
                         fact->poster, POSTER_SIZE);
}

static void
name_cell (RcShotCell *self, const char *text)
{
  /* Translators: a cell of the table: the column's title and what stands in it */
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), _ (rc_shot_columns[self->column].title), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_text (RcShotCell *self)
{
  g_autofree char *text = rc_shot_column_dup_text (self->column, self->facts, self->shot);
  gboolean         by_hand = rc_shot_column_is_by_hand (self->column, self->shot);

  if (by_hand)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "from-prompt");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "from-prompt");
  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (self->child)), text) == 0)
    return;
  gtk_inscription_set_text (GTK_INSCRIPTION (self->child), text);
  name_cell (self, text);
}

/* Asked for when the pointer rests: most cells never are. */
static gboolean
on_query_tooltip (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  RcShotCell      *self = RC_SHOT_CELL (widget);
  g_autofree char *text = NULL, *shown = NULL;

  if (self->shot == NULL || self->column == RC_SHOT_PICTURE)
    return FALSE;
  text = rc_shot_column_dup_text (self->column, self->facts, self->shot);
  if (*text == '\0')
    return FALSE;
  shown = rc_shot_column_is_by_hand (self->column, self->shot)
              ? g_steal_pointer (&text)
              : g_strdup_printf (_ ("From prompt: %s"), text);
  gtk_tooltip_set_text (tooltip, shown);
  return TRUE;
}

static void
rc_shot_cell_dispose (GObject *object)
{
  RcShotCell *self = RC_SHOT_CELL (object);
  GtkWidget  *child;

  /* The editor may still be among them. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->film);
  g_clear_object (&self->facts);
  g_clear_object (&self->shot);
  G_OBJECT_CLASS (rc_shot_cell_parent_class)->dispose (object);
}

static void
rc_shot_cell_class_init (RcShotCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_shot_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "shotcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
rc_shot_cell_init (RcShotCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

/** Returns: a cell without a shot */
GtkWidget *
rc_shot_cell_new (RcShotColumn column)
{
  RcShotCell *self = g_object_new (RC_TYPE_SHOT_CELL, NULL);

  self->column = column;
  if (column == RC_SHOT_PICTURE)
    {
      self->child = rc_picture_new (72, 40);
    }
  else
    {
      self->child = gtk_inscription_new (NULL);
      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->child),
                                         GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      if (rc_shot_columns[column].edit == RC_CELL_TEXT)
        gtk_inscription_set_nat_lines (GTK_INSCRIPTION (self->child), 2);
      if (rc_shot_columns[column].numeric)
        gtk_widget_add_css_class (self->child, "numeric");
    }
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/** @shot: (nullable): what is shown from now on */
void
rc_shot_cell_set_shot (RcShotCell *self, RcFilmView *film, RcShotFacts *facts, RcShot *shot)
{
  g_set_object (&self->film, film);
  g_set_object (&self->facts, facts);
  if (!g_set_object (&self->shot, shot))
    return;
  if (self->column == RC_SHOT_PICTURE)
    rc_picture_set_texture (RC_PICTURE (self->child), NULL);
  if (shot != NULL)
    rc_shot_cell_update (self);
}

/** Returns: (transfer none) (nullable) */
RcShot *
rc_shot_cell_get_shot (RcShotCell *self)
{
  return self->shot;
}

RcShotColumn
rc_shot_cell_get_column (RcShotCell *self)
{
  return self->column;
}

/** Brings it up to date after the film changed, or its facts were read. */
void
rc_shot_cell_update (RcShotCell *self)
{
  if (self->shot == NULL)
    return;
  if (self->column == RC_SHOT_PICTURE)
    {
      g_autofree char *name = rc_node_dup_name (RC_NODE (self->shot));

      update_picture (self);
      name_cell (self, name);
    }
  else
    {
      update_text (self);
    }
}

/** Shows a frame that just came from the engine, in the column of pictures. */
void
rc_shot_cell_show_frame (RcShotCell *self, RcFrame *frame)
{
  g_autoptr (GdkTexture) texture = NULL;

  if (self->column != RC_SHOT_PICTURE)
    return;
  texture = rc_frame_texture_new (frame);
  rc_picture_set_texture (RC_PICTURE (self->child), texture);
}
