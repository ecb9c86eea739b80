/* board-find.c - the bar over lanes, grid and table that looks for shots
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-find.h"

#include "ui/film-text.h"
#include "ui/shot-scan.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _RcBoardFind
{
  GtkWidget parent_instance;

  RcFilmView   *film;   /* nullable */
  RcShotFilter *filter; /* nullable: nothing is looked for */
  GPtrArray    *found;  /* RcShot, with a reference, in the order of the film */
  GHashTable   *set;    /* the same */

  RcShotScan *scan;
  gboolean    syncing; /* buttons are set to what was typed */

  GtkWidget *box;
  GtkWidget *entry;
  GtkLabel  *count;
  GtkWidget *terms; /* box with the buttons, each named as its term */
  GtkWidget *menu;
};

static guint changed_signal, closed_signal;

G_DEFINE_FINAL_TYPE (RcBoardFind, rc_board_find, GTK_TYPE_WIDGET)

static void
update_count (RcBoardFind *self)
{
  RcShot          *shot = self->film != NULL ? rc_film_view_get_shot (self->film) : NULL;
  guint            n = self->found->len, at = 0;
  g_autofree char *text = NULL;

  if (self->filter == NULL)
    text = g_strdup ("");
  else if (shot != NULL && g_ptr_array_find (self->found, shot, &at))
    /* Translators: the third of twelve shots that were found */
    text = g_strdup_printf (_ ("%u of %u"), at + 1, n);
  else
    text =
        n > 0 ? g_strdup_printf (ngettext ("%u shot", "%u shots", n), n) : g_strdup (_ ("no shot"));
  gtk_label_set_label (self->count, text);
}

static void
set_found (GPtrArray *found, gpointer user_data)
{
  RcBoardFind *self = user_data;

  g_ptr_array_unref (self->found);
  self->found = found;
  g_hash_table_remove_all (self->set);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (self->set, g_ptr_array_index (found, i));
  update_count (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
look (RcBoardFind *self)
{
  if (self->filter != NULL && self->film != NULL)
    rc_shot_scan_start (self->scan, rc_film_view_get_session (self->film), self->filter);
}

static void
on_film_changed (RcBoardFind *self)
{
  if (!rc_shot_scan_repeat (self->scan))
    look (self);
}

/* --- what is typed ---------------------------------------------------------------------------- */

static gboolean
has_term (const char *text, const char *term)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);

  return g_strv_contains ((const char *const *)words, term);
}

static void
on_text (RcBoardFind *self)
{
  const char              *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (RcShotFilter) filter = rc_shot_filter_new (text);

  self->syncing = TRUE;
  for (GtkWidget *term = gtk_widget_get_first_child (self->terms); term != NULL;
       term = gtk_widget_get_next_sibling (term))
    if (GTK_IS_TOGGLE_BUTTON (term))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (term),
                                    has_term (text, gtk_widget_get_name (term)));
  self->syncing = FALSE;
  rc_shot_scan_stop (self->scan);
  g_clear_pointer (&self->filter, rc_shot_filter_free);
  if (rc_shot_filter_is_empty (filter))
    {
      set_found (g_ptr_array_new_with_free_func (g_object_unref), self);
      return;
    }
  self->filter = g_steal_pointer (&filter);
  look (self);
}

/* Writes @term behind what is there. */
static void
add_term (RcBoardFind *self, const char *term)
{
  g_autofree char *old = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *text = g_strconcat (g_strchomp (old), *old != '\0' ? " " : "", term, " ", NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
remove_term (RcBoardFind *self, const char *term)
{
  const char         *old = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (GStrv)      words = g_strsplit_set (old, " \t", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strcmp (words[i], term) != 0)
      g_string_append_printf (text, "%s ", words[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text->str);
}

static void
on_term_toggled (GtkToggleButton *button, RcBoardFind *self)
{
  const char *term = gtk_widget_get_name (GTK_WIDGET (button));

  if (self->syncing)
    return;
  if (gtk_toggle_button_get_active (button))
    add_term (self, term);
  else
    remove_term (self, term);
}

static void
on_term_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_term (RC_BOARD_FIND (widget), g_variant_get_string (parameter, NULL));
}

/* --- the menu of terms ------------------------------------------------------------------------ */

/* "cast:Mara", cast:"Halo lamp" */
static void
append_term (GMenu *menu, const char *label, const char *key, const char *value)
{
  gboolean         spaced = strpbrk (value, " \t") != NULL;
  g_autofree char *term = g_strdup_printf (spaced ? "%s:\"%s\"" : "%s:%s", key, value);
  GMenuItem       *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "find.term", "s", term);
  g_menu_append_item (menu, item);
  g_object_unref (item);
}

static void
append_nodes (RcBoardFind *self, GMenu *menu, GType type)
{
  RcNode *project = RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)));

  for (guint i = 0; i < rc_node_get_n_children (project, type); i++)
    {
      RcNode *node = rc_node_get_child (project, type, i);

      if (RC_IS_SCENE (node))
        {
          g_autofree char *title = rc_scene_dup_title (RC_SCENE (node));
          g_autofree char *number = g_strdup_printf ("%u", i + 1);

          append_term (menu, title, "scene", number);
        }
      else
        append_term (menu, rc_node_get_string (node, "name"), "cast",
                     rc_node_get_string (node, "name"));
    }
}

static void
fill_menu (GtkMenuButton *button, gpointer user_data)
{
  RcBoardFind      *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new (), sizes = g_menu_new (), cast = g_menu_new (),
                    scenes = g_menu_new ();

  for (const RcTerm *term = rc_size_terms; term->id != NULL; term++)
    if (*term->id != '\0')
      append_term (sizes, _ (term->label), "size", term->id);
  if (self->film != NULL)
    {
      append_nodes (self, cast, RC_TYPE_CHARACTER);
      append_nodes (self, scenes, RC_TYPE_SCENE);
    }
  g_menu_append_submenu (menu, _ ("Size"), G_MENU_MODEL (sizes));
  g_menu_append_submenu (menu, _ ("Character"), G_MENU_MODEL (cast));
  g_menu_append_submenu (menu, _ ("Scene"), G_MENU_MODEL (scenes));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
on_next (RcBoardFind *self)
{
  rc_board_find_step (self, 1);
}

static void
on_previous (RcBoardFind *self)
{
  rc_board_find_step (self, -1);
}

static gboolean
on_key (GtkEventControllerKey *key,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        RcBoardFind           *self)
{
  if (keyval != GDK_KEY_Return || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  rc_board_find_step (self, -1);
  return GDK_EVENT_STOP;
}

static void
rc_board_find_dispose (GObject *object)
{
  RcBoardFind *self = RC_BOARD_FIND (object);

  rc_board_find_set_film (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_board_find_parent_class)->dispose (object);
}

static void
rc_board_find_finalize (GObject *object)
{
  RcBoardFind *self = RC_BOARD_FIND (object);

  rc_shot_scan_free (self->scan);
  g_clear_pointer (&self->filter, rc_shot_filter_free);
  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->found);
  G_OBJECT_CLASS (rc_board_find_parent_class)->finalize (object);
}

static void
rc_board_find_class_init (RcBoardFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_board_find_dispose;
  G_OBJECT_CLASS (klass)->finalize = rc_board_find_finalize;
  changed_signal = g_signal_new ("changed", RC_TYPE_BOARD_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  closed_signal = g_signal_new ("closed", RC_TYPE_BOARD_FIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/board-find.ui");
  gtk_widget_class_bind_template_child (widget_class, RcBoardFind, box);
  gtk_widget_class_bind_template_child (widget_class, RcBoardFind, entry);
  gtk_widget_class_bind_template_child (widget_class, RcBoardFind, count);
  gtk_widget_class_bind_template_child (widget_class, RcBoardFind, terms);
  gtk_widget_class_bind_template_child (widget_class, RcBoardFind, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_text);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_term_toggled);
  gtk_widget_class_bind_template_callback (widget_class, rc_board_find_close);
  gtk_widget_class_install_action (widget_class, "find.term", "s", on_term_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardfind");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
rc_board_find_init (RcBoardFind *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->scan = rc_shot_scan_new (set_found, self);
  self->set = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, key);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), fill_menu, self, NULL);
}

/** @film: (nullable): where to look from now on */
void
rc_board_find_set_film (RcBoardFind *self, RcFilmView *film)
{
  if (film == self->film)
    return;
  rc_shot_scan_stop (self->scan);
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  g_set_object (&self->film, film);
  g_hash_table_remove_all (self->set);
  g_ptr_array_set_size (self->found, 0);
  if (film == NULL)
    return;
  g_signal_connect_object (film, "changed", G_CALLBACK (on_film_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "notify::shot", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
  look (self);
}

/** Shows the bar and takes the keyboard there. */
void
rc_board_find_open (RcBoardFind *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/** Looks for nothing more, and hides the bar. */
void
rc_board_find_close (RcBoardFind *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  on_text (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, closed_signal, 0);
}

/** Returns: pixels: what lies below the bar has to begin this far down not to be covered; 0 without
 * the bar */
int
rc_board_find_get_room (RcBoardFind *self)
{
  int height = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/**
 * rc_board_find_step:
 * @by: 1: selects the next shot that was found, -1: the one before; round the ends
 */
void
rc_board_find_step (RcBoardFind *self, int by)
{
  int   n = (int)self->found->len;
  guint at = 0;

  if (n == 0 || self->film == NULL)
    return;
  if (!g_ptr_array_find (self->found, rc_film_view_get_shot (self->film), &at))
    at = by > 0 ? (guint)n - 1 : 0;
  rc_film_view_select (self->film, g_ptr_array_index (self->found, ((int)at + by + n) % n));
}

/** Returns: whether something is looked for and @shot is not it */
gboolean
rc_board_find_is_out (RcBoardFind *self, RcShot *shot)
{
  return self->filter != NULL && !g_hash_table_contains (self->set, shot);
}

/** Returns: how a picture of @shot is seen, 1 as it is; less if something else is looked for.
 * @self: (nullable), @shot: (nullable) */
double
rc_board_find_opacity (RcBoardFind *self, RcShot *shot)
{
  return self != NULL && shot != NULL && rc_board_find_is_out (self, shot) ? RC_FIND_FAINT : 1;
}
