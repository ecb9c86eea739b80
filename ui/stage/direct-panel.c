/* direct-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/direct-panel.h"

#include "engine/script/hand-set.h"
#include "engine/script/staging-terms.h"
#include "engine/script/staging-words.h"
#include "ui/actions/action-terms.h"

#include <glib/gi18n-lib.h>

#include <string.h>

enum
{
  AROUND,
  ABOVE,
  AWAY,
  LENS,
  N_NUMBERS,
};

struct _RcDirectPanel
{
  GtkWidget parent_instance;

  GtkWidget      *scroller;
  GtkListBox     *things, *values;
  GtkWidget      *action_box, *nothing;
  GtkDropDown    *action;
  GtkCheckButton *holds;
  GtkSpinButton  *numbers[N_NUMBERS];

  RcDirect *direct;                  /* nullable */
  char     *things_key, *values_key; /* what the lists show */
  gboolean  quiet;                   /* widgets are being set, not used */
};

G_DEFINE_FINAL_TYPE (RcDirectPanel, rc_direct_panel, GTK_TYPE_WIDGET)

/* --- who is there -------------------------------------------------------------------------- */

static void
append_thing (RcDirectPanel *self, const RcViewThing *thing)
{
  GtkWidget  *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget  *name = gtk_label_new (thing->name), *what = gtk_label_new (NULL);
  const char *words = rc_staging_term ("action", thing->action);
  g_autofree char *said = NULL;

  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (thing->path), g_free);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "title");
  gtk_label_set_label (GTK_LABEL (what), thing->is_prop  ? thing->free ? _ ("thing") : _ ("held")
                                          : words != NULL ? words
                                                         : thing->action);
  gtk_widget_add_css_class (what, "status");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), what);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  said = g_strdup_printf ("%s: %s", thing->name, gtk_label_get_label (GTK_LABEL (what)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_append (self->things, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
sync_things (RcDirectPanel *self, const RcView *view)
{
  const RcViewThing  *chosen = rc_direct_get_chosen (self->direct);
  g_autoptr (GString) key = g_string_new (NULL);
  GtkListBoxRow      *row;

  for (guint i = 0; view != NULL && i < view->n_things; i++)
    g_string_append_printf (key, "%s %s\n", view->things[i].path, view->things[i].action);
  if (g_strcmp0 (key->str, self->things_key) != 0)
    {
      g_free (self->things_key);
      self->things_key = g_strdup (key->str);
      clear_list (self->things);
      for (guint i = 0; view != NULL && i < view->n_things; i++)
        append_thing (self, &view->things[i]);
    }
  if (chosen == NULL)
    gtk_list_box_unselect_all (self->things);
  for (int i = 0; chosen != NULL && (row = gtk_list_box_get_row_at_index (self->things, i)) != NULL;
       i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "path"), chosen->path) == 0)
      gtk_list_box_select_row (self->things, row);
  gtk_widget_set_visible (self->action_box, chosen != NULL && !chosen->is_prop);
  if (chosen != NULL && !chosen->is_prop)
    gtk_drop_down_set_selected (self->action, rc_action_position (chosen->action));
}

static void
on_thing_selected (GtkListBox *list, GtkListBoxRow *row, RcDirectPanel *self)
{
  if (!self->quiet && row != NULL)
    rc_direct_choose (self->direct, g_object_get_data (G_OBJECT (row), "path"));
}

/* What is chosen is moved by the arrow keys. */
static void
on_thing_activated (GtkListBox *list, GtkListBoxRow *row, RcDirectPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->direct));
}

static void
on_action (GtkDropDown *action, GParamSpec *spec, RcDirectPanel *self)
{
  guint position = gtk_drop_down_get_selected (action);

  if (!self->quiet && position != GTK_INVALID_LIST_POSITION)
    rc_direct_set_action (self->direct, rc_action_terms[position].id);
}

/* --- the camera ---------------------------------------------------------------------------- */

static void
sync_camera (RcDirectPanel *self, const RcView *view)
{
  const double values[N_NUMBERS] = { view != NULL ? view->stand.around : 0,
                                     view != NULL ? view->stand.above : 0,
                                     view != NULL ? view->stand.away : 0,
                                     view != NULL ? view->stand.lens_mm : 0 };

  for (int i = 0; i < N_NUMBERS; i++)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->numbers[i]), view != NULL);
      gtk_spin_button_set_value (self->numbers[i], values[i]);
    }
  gtk_check_button_set_active (self->holds, rc_direct_get_holds (self->direct));
}

static void
on_number (GtkSpinButton *number, RcDirectPanel *self)
{
  const RcView *view = self->direct != NULL ? rc_direct_get_view (self->direct) : NULL;
  RcViewStand   stand;

  if (self->quiet || view == NULL)
    return;
  stand = view->stand;
  stand.around =
      number == self->numbers[AROUND] ? gtk_spin_button_get_value (number) : stand.around;
  stand.above = number == self->numbers[ABOVE] ? gtk_spin_button_get_value (number) : stand.above;
  stand.away = number == self->numbers[AWAY] ? gtk_spin_button_get_value (number) : stand.away;
  stand.lens_mm =
      number == self->numbers[LENS] ? gtk_spin_button_get_value (number) : stand.lens_mm;
  rc_direct_set_stand (self->direct, &stand);
}

static void
on_holds (GtkCheckButton *holds, RcDirectPanel *self)
{
  if (!self->quiet)
    rc_direct_set_holds (self->direct, gtk_check_button_get_active (holds));
}

/* --- what is set by hand ------------------------------------------------------------------- */

/* Members that a hand sets together are one row. */
static const struct
{
  const char *members; /* each between spaces */
  const char *label;   /* of the row */
} groups[] = {
  { " x z y ", N_ ("place") },
  { " facing toward ", N_ ("facing") },
  { " away around above at_x at_y at_z lens_mm ", N_ ("placed") },
};

typedef struct
{
  char      *key;   /* "figures.mara place" */
  char      *title; /* "Mara" */
  char      *what;  /* "place" */
  GPtrArray *paths; /* char, NULL-terminated in the end */
} Value;

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->key);
  g_free (value->title);
  g_free (value->what);
  g_ptr_array_unref (value->paths);
  g_free (value);
}

static char *
dup_title (RcDirectPanel *self, const char *owner, const char *head)
{
  const RcView *view = rc_direct_get_view (self->direct);

  for (guint i = 0; view != NULL && i < view->n_things; i++)
    if (g_ascii_strcasecmp (view->things[i].path, owner) == 0)
      return g_strdup (view->things[i].name);
  return g_strdup (head);
}

static int
group_of (const char *member)
{
  g_autofree char *wanted = g_strdup_printf (" %s ", member);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strstr (groups[i].members, wanted) != NULL)
      return (int)i;
  return -1;
}

/* @line: "figures.mara.x = 1.2" */
static void
add_value (RcDirectPanel *self, GPtrArray *values, const char *line)
{
  g_auto (GStrv)          halves = g_strsplit (line, " = ", 2);
  g_auto (RcStagingWords) words = { 0 };
  const char             *dot = strrchr (halves[0], '.');
  const char             *member = dot != NULL ? dot + 1 : halves[0];
  g_autofree char        *owner =
      dot != NULL ? g_strndup (halves[0], (gsize)(dot - halves[0])) : g_strdup ("");
  int              group = group_of (member);
  g_autofree char *key =
      group >= 0 ? g_strdup_printf ("%s %d", owner, group) : g_strdup (halves[0]);
  Value *value;

  for (guint i = 0; i < values->len; i++)
    {
      value = g_ptr_array_index (values, i);
      if (g_str_equal (value->key, key))
        {
          g_ptr_array_add (value->paths, g_strdup (halves[0]));
          return;
        }
    }
  rc_staging_words_init (&words, NULL, halves[0], halves[1] != NULL ? halves[1] : "");
  value = g_new0 (Value, 1);
  value->key = g_steal_pointer (&key);
  value->title = dup_title (self, owner, words.head);
  value->what =
      group >= 0 ? g_strdup (_ (groups[group].label)) : rc_staging_words_dup_what (&words);
  value->paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (value->paths, g_strdup (halves[0]));
  g_ptr_array_add (values, value);
}

static void
on_release (GtkButton *button, RcDirectPanel *self)
{
  g_auto (GStrv)   paths = g_strdupv (g_object_get_data (G_OBJECT (button), "paths"));
  g_autofree char *what = g_strdup (g_object_get_data (G_OBJECT (button), "what"));

  rc_direct_release (self->direct, (const char *const *)paths, what);
}

static void
append_value (RcDirectPanel *self, Value *value)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (value->title), *what = gtk_label_new (value->what);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Release %s: %s"), value->title, value->what);

  g_ptr_array_add (value->paths, NULL);
  g_object_set_data_full (G_OBJECT (button), "paths", g_strdupv ((char **)value->paths->pdata),
                          (GDestroyNotify)g_strfreev);
  g_object_set_data_full (G_OBJECT (button), "what", g_strdup (value->title), g_free);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "title");
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_ellipsize (GTK_LABEL (what), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (what, "status");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, _ ("Release: the prompt says it again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_release), self);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), what);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->values, row);
}

static void
sync_values (RcDirectPanel *self)
{
  g_auto (GStrv)        lines = rc_hand_set_list (rc_direct_get_by_hand (self->direct));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);
  g_autoptr (GString)   key = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    add_value (self, values, lines[i]);
  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = g_ptr_array_index (values, i);

      g_string_append_printf (key, "%s %s %s %u\n", value->key, value->title, value->what,
                              value->paths->len);
    }
  gtk_widget_set_visible (self->nothing, values->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->values), values->len > 0);
  if (g_strcmp0 (key->str, self->values_key) == 0)
    return;
  g_free (self->values_key);
  self->values_key = g_strdup (key->str);
  clear_list (self->values);
  for (guint i = 0; i < values->len; i++)
    append_value (self, g_ptr_array_index (values, i));
}

static void
show (RcDirectPanel *self)
{
  const RcView *view = rc_direct_get_view (self->direct);

  self->quiet = TRUE;
  sync_things (self, view);
  sync_camera (self, view);
  sync_values (self);
  self->quiet = FALSE;
}

/* --- set-up -------------------------------------------------------------------------------- */

static GtkWidget *
heading_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "layers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
words_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "facts");
  return label;
}

static GtkWidget *
action_box_new (RcDirectPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->action = GTK_DROP_DOWN (gtk_drop_down_new (
      rc_action_model (), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->action, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->action), _ ("What the figure does first"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->action), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Action"), -1);
  g_signal_connect (self->action, "notify::selected", G_CALLBACK (on_action), self);
  gtk_box_append (GTK_BOX (box), heading_new (_ ("ACTION")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->action));
  return box;
}

static GtkWidget *
camera_grid_new (RcDirectPanel *self)
{
  static const struct
  {
    const char *label, *help;
    double      least, most, step;
    guint       digits;
  } numbers[N_NUMBERS] = {
    [AROUND] = { N_ ("Around, °"), N_ ("Around what it looks at; 0 is in front"), -180, 180, 5, 0 },
    [ABOVE] = { N_ ("Above, °"), N_ ("Over level; less than 0 looks up"), -80, 88, 2, 0 },
    [AWAY] = { N_ ("Distance, m"), N_ ("From what it looks at"), 0.2, 500, 0.2, 2 },
    [LENS] = { N_ ("Lens, mm"), N_ ("Focal length, full frame"), 8, 400, 5, 0 },
  };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_add_css_class (grid, "facts");
  for (int i = 0; i < N_NUMBERS; i++)
    {
      GtkWidget *label = gtk_label_new (_ (numbers[i].label));
      GtkWidget *number =
          gtk_spin_button_new_with_range (numbers[i].least, numbers[i].most, numbers[i].step);

      gtk_spin_button_set_digits (GTK_SPIN_BUTTON (number), numbers[i].digits);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_hexpand (number, TRUE);
      gtk_widget_set_tooltip_text (number, _ (numbers[i].help));
      gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (numbers[i].label), -1);
      g_signal_connect (number, "value-changed", G_CALLBACK (on_number), self);
      self->numbers[i] = GTK_SPIN_BUTTON (number);
      gtk_grid_attach (GTK_GRID (grid), label, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), number, 1, i, 1, 1);
    }
  return grid;
}

static GtkWidget *
head_new (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
            *title = gtk_label_new (_ ("Direct"));
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (head, "takes-head");
  gtk_widget_add_css_class (title, "title");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "stage.direct");
  gtk_widget_set_tooltip_text (close, _ ("Back to the takes (A)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back to the takes"), -1);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static void
fill (RcDirectPanel *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (GTK_WIDGET (box), "takes-box");
  self->things = GTK_LIST_BOX (list_new (_ ("Figures and things")));
  self->values = GTK_LIST_BOX (list_new (_ ("Set by hand")));
  gtk_list_box_set_selection_mode (self->values, GTK_SELECTION_NONE);
  self->action_box = action_box_new (self);
  self->holds = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_ ("Hold the camera")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->holds),
                               _ ("It stays where it is while things are moved; else it frames "
                                  "them again"));
  self->nothing = words_new (_ ("Nothing yet: the prompt says it all."));
  gtk_box_append (box, head_new ());
  gtk_box_append (box, GTK_WIDGET (self->things));
  gtk_box_append (box, self->action_box);
  gtk_box_append (box, heading_new (_ ("CAMERA")));
  gtk_box_append (box, camera_grid_new (self));
  gtk_box_append (box, GTK_WIDGET (self->holds));
  gtk_box_append (box, heading_new (_ ("BY HAND")));
  gtk_box_append (box, GTK_WIDGET (self->values));
  gtk_box_append (box, self->nothing);
  gtk_box_append (box, heading_new (_ ("HOW")));
  gtk_box_append (
      box, words_new (_ ("Drag a figure to move it, with Shift or by its knob to turn it. Drag "
                         "beside it, or with the secondary button, to go around; Shift looks "
                         "elsewhere, Ctrl or the wheel goes nearer, Ctrl and the wheel changes the "
                         "lens. Delete releases.")));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (self->things, "row-selected", G_CALLBACK (on_thing_selected), self);
  g_signal_connect (self->things, "row-activated", G_CALLBACK (on_thing_activated), self);
  g_signal_connect (self->holds, "toggled", G_CALLBACK (on_holds), self);
}

static void
rc_direct_panel_dispose (GObject *object)
{
  RcDirectPanel *self = RC_DIRECT_PANEL (object);

  self->quiet = TRUE;
  rc_direct_panel_set_direct (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->things_key, g_free);
  g_clear_pointer (&self->values_key, g_free);
  G_OBJECT_CLASS (rc_direct_panel_parent_class)->dispose (object);
}

static void
rc_direct_panel_class_init (RcDirectPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_direct_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "takespanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
rc_direct_panel_init (RcDirectPanel *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Direct"), -1);
  fill (self);
}

/* --- public -------------------------------------------------------------------------------- */

/** @direct: (nullable): that the panel is of */
void
rc_direct_panel_set_direct (RcDirectPanel *self, RcDirect *direct)
{
  if (self->direct != NULL)
    g_signal_handlers_disconnect_by_data (self->direct, self);
  g_set_object (&self->direct, direct);
  if (direct == NULL)
    return;
  g_signal_connect_swapped (direct, "changed", G_CALLBACK (show), self);
  show (self);
}
