/* board-drop.c - files from outside: references of what they are dropped on, shots between cards, a
 * script anywhere; where nothing is, the user is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include <glib/gi18n-lib.h>

/* Files that wait for an answer, as data of the board. */
#define OFFER "rc-board-drop-offer"

/* Where files go: into the slots of @owner, or each as a shot of @scene before its @index-th. */
typedef struct
{
  RcNode         *owner; /* nullable */
  RcScene        *scene; /* nullable */
  guint           index;
  graphene_rect_t mark; /* board units: where the shots will be */
} Target;

/* Files that are read one after the other, each on another thread. */
typedef struct
{
  RcBoard   *board;
  RcSession *session;
  RcNode    *owner; /* as Target's */
  RcScene   *scene;
  guint      index;
  GPtrArray *paths;
  guint      at;
} Arrival;

static void
arrival_free (Arrival *self)
{
  g_object_unref (self->board);
  g_object_unref (self->session);
  g_clear_object (&self->owner);
  g_clear_object (&self->scene);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static void arrive (Arrival *self);

static gboolean
is_shown (const Arrival *self)
{
  return self->board->film != NULL && rc_film_view_get_session (self->board->film) == self->session;
}

static void
on_reference (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Arrival *self = user_data;
  GError  *error = NULL;

  (void)rc_session_add_reference_finish (self->session, result, &error);
  rc_film_view_report (GTK_WIDGET (self->board), error);
  arrive (self);
}

static void
on_shot (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Arrival *self = user_data;
  GError  *error = NULL;
  RcShot  *shot = rc_session_add_shot_from_finish (self->session, result, &error);

  if (shot != NULL)
    {
      self->index++;
      if (is_shown (self))
        rc_film_view_select (self->board->film, RC_NODE (shot));
    }
  rc_film_view_report (GTK_WIDGET (self->board), error);
  arrive (self);
}

/* The next file; frees @self after the last one. */
static void
arrive (Arrival *self)
{
  const char *path =
      self->at < self->paths->len ? g_ptr_array_index (self->paths, self->at++) : NULL;

  if (path == NULL)
    arrival_free (self);
  else if (self->scene != NULL)
    rc_session_add_shot_from_async (self->session, self->scene, (int)self->index, path, NULL,
                                    on_shot, self);
  else
    rc_session_add_reference_async (self->session, self->owner, path, NULL, NULL, on_reference,
                                    self);
}

/* A script is not put anywhere: its scenes come after the others. */
static gboolean
take_script (RcBoard *self, const char *path)
{
  GError *error = NULL;

  if (!g_str_has_suffix (path, ".fountain") && !g_str_has_suffix (path, ".spmd"))
    return FALSE;
  (void)rc_session_import_script (rc_film_view_get_session (self->film), path, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
  return TRUE;
}

/* --- where nothing is
 * -----------------------------------------------------------------------------
 */

/* They go to the shot or scene that was selected, into the library, or each becomes a shot of the
 * scene. */
static void
on_answer (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RcBoard    *self = user_data;
  Arrival    *arrival = g_object_steal_data (G_OBJECT (self), OFFER);
  const char *answer = g_action_get_name (G_ACTION (action));

  if (arrival == NULL)
    return;
  if (!g_str_equal (answer, "shots"))
    g_clear_object (&arrival->scene);
  if (g_str_equal (answer, "library"))
    g_set_object (&arrival->owner, RC_NODE (rc_session_get_project (arrival->session)));
  arrive (arrival);
}

/* The menu goes before its answer comes. */
static gboolean
forget_offer (gpointer user_data)
{
  RcBoard *self = user_data;

  if (!gtk_widget_get_visible (self->drop_menu))
    g_object_set_data (G_OBJECT (self), OFFER, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed (RcBoard *self)
{
  g_idle_add_full (G_PRIORITY_LOW, forget_offer, g_object_ref (self), g_object_unref);
}

static void
make_menu (RcBoard *self)
{
  static const GActionEntry      entries[] = { { .name = "owner", .activate = on_answer },
                                               { .name = "library", .activate = on_answer },
                                               { .name = "shots", .activate = on_answer } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "drop", G_ACTION_GROUP (actions));
  self->drop_menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->drop_menu), FALSE);
  gtk_widget_set_halign (self->drop_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->drop_menu, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_menu, "closed", G_CALLBACK (on_menu_closed), self);
}

/* At a place in pixels. @arrival: (transfer full): with a scene that shots can be made in; its
 * owner, unless that is the film, is offered them, too */
static void
ask (RcBoard *self, Arrival *arrival, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (!RC_IS_PROJECT (arrival->owner))
    {
      g_autofree char *name = rc_node_dup_name (arrival->owner);
      /* Translators: %s is a shot, "Shot 1C", or a scene: what was copied becomes its reference */
      g_autofree char *label = g_strdup_printf (_ ("Give it to %s as a reference"), name);

      g_menu_append (menu, label, "drop.owner");
    }
  g_menu_append (menu, _ ("Put it into the library"), "drop.library");
  g_menu_append (menu, _ ("Make a shot of it"), "drop.shots");
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->drop_menu), G_MENU_MODEL (menu));
  g_object_set_data_full (G_OBJECT (self), OFFER, arrival, (GDestroyNotify)arrival_free);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->drop_menu),
                               &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->drop_menu));
}

/* Asks about what was dropped where nothing is: shots of it come at the end of the nearest scene.
 * @arrival: (transfer full) */
static void
ask_there (RcBoard *self, Arrival *arrival, double x, double y)
{
  graphene_rect_t mark;
  guint           lane, index;
  double          at_x = x, at_y = y;

  rc_board_from_pixels (self, &at_x, &at_y);
  rc_board_layout_drop (self->layout, at_x, at_y, &lane, &index, &mark);
  g_set_object (&arrival->scene, rc_board_get_scene (self, lane));
  arrival->index = rc_board_layout_get_n_cards (self->layout, lane);
  ask (self, arrival, x, y);
}

/* (transfer full): of the files that are on this machine, without the scripts among them, which are
 * taken at once.
 * @files: (element-type GFile) */
static Arrival *
arrival_new (RcBoard *self, GSList *files)
{
  Arrival *arrival = g_new0 (Arrival, 1);
  GError  *error = NULL;

  arrival->board = g_object_ref (self);
  arrival->session = g_object_ref (rc_film_view_get_session (self->film));
  arrival->paths = g_ptr_array_new_with_free_func (g_free);
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data), *uri = g_file_get_uri (l->data);

      if (path == NULL && error == NULL)
        g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                     _ ("%s is not a file on this computer. Save it here first."), uri);
      else if (path != NULL && !take_script (self, path))
        g_ptr_array_add (arrival->paths, g_steal_pointer (&path));
    }
  rc_film_view_report (GTK_WIDGET (self), error);
  return arrival;
}

/** Asks, at what is selected, what becomes of files that were pasted. @files: (element-type GFile)
 */
void
rc_board_offer_files (RcBoard *self, GSList *files)
{
  Arrival     *arrival = arrival_new (self, files);
  RcNode      *node = rc_film_view_get_node (self->film), *scene = NULL;
  GdkRectangle at;
  int          index;

  if (!rc_board_find_selected (self, &at))
    at = (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                         gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1, 1 };
  if (!RC_IS_SHOT (node) && !RC_IS_SCENE (node))
    node = RC_NODE (rc_session_get_project (arrival->session));
  g_set_object (&arrival->owner, node);
  if (arrival->paths->len == 0 || !rc_board_place_for_shot (self, &scene, &index))
    {
      arrive (arrival);
      return;
    }
  g_set_object (&arrival->scene, RC_SCENE (scene));
  arrival->index = index < 0 ? rc_node_get_n_children (scene, RC_TYPE_SHOT) : (guint)index;
  ask (self, arrival, at.x, at.y);
}

/* On a card or a heading: its slots. Between cards and after the last one: a shot. Elsewhere: the
 * film, which is asked about. */
static Target
find_target (RcBoard *self, double x, double y)
{
  Target     target = { 0 };
  RcBoardHit hit;
  guint      lane;

  rc_board_from_pixels (self, &x, &y);
  hit = rc_board_layout_hit (self->layout, x, y);
  if (hit.part == RC_BOARD_CARD)
    target.owner = RC_NODE (rc_board_get_shot (self, hit.lane, hit.card));
  else if (hit.part == RC_BOARD_HEADING)
    target.owner = RC_NODE (rc_board_get_scene (self, hit.lane));
  else if (rc_board_layout_drop (self->layout, x, y, &lane, &target.index, &target.mark) &&
           y >= target.mark.origin.y && y < target.mark.origin.y + target.mark.size.height)
    target.scene = rc_board_get_scene (self, lane);
  if (target.owner == NULL && target.scene == NULL)
    target.owner = RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)));
  return target;
}

/* --- while they are held over the board ----------------------------------------------------------
 */

static void
show_target (RcBoard *self, const Target *target)
{
  GtkWidget *card = target != NULL && target->owner != NULL
                        ? g_hash_table_lookup (self->cards, target->owner)
                        : NULL;

  if (self->drop_card != NULL && self->drop_card != card)
    gtk_widget_unset_state_flags (self->drop_card, GTK_STATE_FLAG_DROP_ACTIVE);
  if (card != NULL)
    gtk_widget_set_state_flags (card, GTK_STATE_FLAG_DROP_ACTIVE, FALSE);
  g_set_weak_pointer (&self->drop_card, card);
  self->dropping = target != NULL && target->scene != NULL;
  if (self->dropping)
    self->mark = target->mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GdkDragAction
on_motion (GtkDropTarget *drop, double x, double y, RcBoard *self)
{
  Target target;

  if (self->film == NULL)
    return 0;
  target = find_target (self, x, y);
  show_target (self, &target);
  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *drop, RcBoard *self)
{
  show_target (self, NULL);
}

static gboolean
on_drop (GtkDropTarget *drop, const GValue *value, double x, double y, RcBoard *self)
{
  Target   target;
  Arrival *arrival;

  show_target (self, NULL);
  if (self->film == NULL)
    return FALSE;
  target = find_target (self, x, y);
  arrival = arrival_new (self, g_value_get_boxed (value));
  if (target.owner != NULL && !RC_IS_PROJECT (target.owner))
    rc_film_view_select (self->film, target.owner);
  arrival->index = target.index;
  g_set_object (&arrival->owner, target.owner);
  g_set_object (&arrival->scene, target.scene);
  if (arrival->paths->len > 0 && RC_IS_PROJECT (target.owner) &&
      rc_board_layout_get_n_lanes (self->layout) > 0)
    ask_there (self, arrival, x, y);
  else
    arrive (arrival);
  return TRUE;
}

void
rc_board_drop_init (RcBoard *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  make_menu (self);
  g_signal_connect (drop, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (drop, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (drop, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
