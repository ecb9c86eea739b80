/* shot-model.c - the shots of a film as one list, and their selection as widgets want it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-model.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

static gpointer
shots_of_scene (gpointer scene, gpointer user_data)
{
  GListModel *shots = g_object_ref (rc_node_get_children (scene, RC_TYPE_SHOT));

  g_object_unref (scene);
  return shots;
}

/** Returns: (transfer full): RcShot, those of all scenes in the order of the film; follows it */
GListModel *
rc_shot_list_new (RcProject *project)
{
  GListModel      *scenes = rc_node_get_children (RC_NODE (project), RC_TYPE_SCENE);
  GtkMapListModel *lists =
      gtk_map_list_model_new (g_object_ref (scenes), shots_of_scene, NULL, NULL);

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
}

/** Returns: where @shot (nullable) is in @shots, or GTK_INVALID_LIST_POSITION */
guint
rc_shot_list_find (GListModel *shots, RcShot *shot)
{
  guint n = g_list_model_get_n_items (shots);

  for (guint i = 0; i < n && shot != NULL; i++)
    {
      g_autoptr (RcShot) at = g_list_model_get_item (shots, i);

      if (at == shot)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* --- the selection: the film's, and the widget's that follows it -------------------------------
 */

typedef struct
{
  RcFilmView        *film;      /* borrowed: it ends this */
  GtkSelectionModel *selection; /* borrowed: it owns this */
  gboolean           busy;      /* one of them is being set by the other */
} Bridge;

static void
from_film (Bridge *self)
{
  g_autoptr (GtkBitset) wanted = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint                 n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->busy)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RcNode) shot = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (rc_film_view_is_selected (self->film, shot))
        gtk_bitset_add (wanted, i);
    }
  all = gtk_bitset_new_range (0, n);
  self->busy = TRUE;
  gtk_selection_model_set_selection (self->selection, wanted, all);
  self->busy = FALSE;
}

/* The one that was just taken in leads; else the one that did goes on. */
static void
from_widget (GtkSelectionModel *selection, guint position, guint n, Bridge *self)
{
  g_autoptr (GtkBitset) chosen = NULL;
  g_autoptr (GPtrArray) shots = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer              lead = rc_film_view_get_node (self->film);
  GtkBitsetIter         iter;
  guint                 at;

  if (self->busy)
    return;
  chosen = gtk_selection_model_get_selection (selection);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &at); more;
       more = gtk_bitset_iter_next (&iter, &at))
    {
      g_ptr_array_add (shots, g_list_model_get_item (G_LIST_MODEL (selection), at));
      if (n == 1 && at == position)
        lead = g_ptr_array_index (shots, shots->len - 1);
    }
  if (!g_ptr_array_find (shots, lead, NULL))
    lead = shots->len > 0 ? g_ptr_array_index (shots, 0) : NULL;
  self->busy = TRUE;
  rc_film_view_select_shots (self->film, shots, lead);
  self->busy = FALSE;
}

/**
 * rc_shot_selection_new:
 * @shots: (transfer full): of RcShot
 *
 * Returns: (transfer full): @shots with those selected that are in @film, both ways
 */
GtkSelectionModel *
rc_shot_selection_new (RcFilmView *film, GListModel *shots)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (shots));
  Bridge            *self = g_new0 (Bridge, 1);
  GClosure          *closure;

  self->film = film;
  self->selection = selection;
  g_object_set_data_full (G_OBJECT (selection), "bridge", self, g_free);
  g_signal_connect (selection, "selection-changed", G_CALLBACK (from_widget), self);
  for (guint i = 0; i < 2; i++)
    {
      closure = g_cclosure_new_swap (G_CALLBACK (from_film), self, NULL);
      g_object_watch_closure (G_OBJECT (selection), closure);
      g_signal_connect_closure (film, i == 0 ? "selection" : "changed", closure, FALSE);
    }
  from_film (self);
  return selection;
}

/** Writes "9 shots · 00:42 · 3 selected" into @label. */
void
rc_label_count_shots (GtkLabel *label, RcFilmView *film, guint n_shots)
{
  RcProject       *project = rc_session_get_project (rc_film_view_get_session (film));
  guint            selected = rc_film_view_get_n_shots (film);
  g_autofree char *clock = rc_dup_clock (rc_project_get_seconds (project));
  g_autofree char *all = g_strdup_printf (ngettext ("%u shot", "%u shots", n_shots), n_shots);
  g_autofree char *some =
      g_strdup_printf (ngettext ("%u selected", "%u selected", selected), selected);
  g_autofree char *text = selected > 1 ? g_strdup_printf ("%s · %s · %s", all, clock, some)
                                       : g_strdup_printf ("%s · %s", all, clock);

  gtk_label_set_label (label, text);
}
