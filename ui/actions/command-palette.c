/* command-palette.c - everything that can be done, found by a few letters of its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/command-palette.h"

#include "ui/actions/fuzzy.h"

#include <glib/gi18n-lib.h>

#define PAGE_ROWS 8

/* What fits only the section or the sentence comes behind what fits the title. */
#define ASIDE 4

struct _RcCommandPalette
{
  GtkWidget parent_instance;

  GtkWidget   *frame;
  GtkEditable *entry;
  GtkListBox  *list;
  GtkWidget   *nothing;
  GtkWidget   *focus_before; /* nullable: a weak pointer */
  guint        uses;         /* how often something was chosen */
};

typedef struct
{
  const RcActionInfo *info;
  const char         *section; /* translated */
  GtkLabel           *title, *help;
  gboolean            enabled;
  int                 score;
  guint               order;
  guint               used; /* 0: never; the higher, the later */
} Row;

G_DEFINE_FINAL_TYPE (RcCommandPalette, rc_command_palette, GTK_TYPE_WIDGET)

static guint chosen_signal;

static Row *
get_row (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "action");
}

static int
compare (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  Row *first = get_row (a), *second = get_row (b);

  if (first->score != second->score)
    return second->score - first->score;
  if (first->used != second->used)
    return second->used > first->used ? 1 : -1;
  return (int)first->order - (int)second->order;
}

static gboolean
fits (GtkListBoxRow *row, gpointer user_data)
{
  return get_row (row)->score >= 0;
}

/* --- the rows -------------------------------------------------------------------------------- */

static GtkWidget *
create_row (const RcActionInfo *info, const char *section, guint order)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (_ (info->title));
  GtkWidget *help = gtk_label_new (NULL);
  GtkWidget *where = gtk_label_new (section);
  Row       *data = g_new0 (Row, 1);

  *data = (Row){ .info = info,
                 .section = section,
                 .title = GTK_LABEL (title),
                 .help = GTK_LABEL (help),
                 .order = order };
  g_object_set_data_full (G_OBJECT (row), "action", data, g_free);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (help, "subtitle");
  gtk_widget_add_css_class (where, "where");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (help), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (help), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), help);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), where);
  if (info->keys != NULL)
    {
      g_auto (GStrv) keys = g_strsplit (info->keys, "|", 2);
      GtkWidget     *label = gtk_shortcut_label_new (keys[0]);

      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (info->title), -1);
  return row;
}

static void
fill (RcCommandPalette *self)
{
  guint                  n = 0, order = 0;
  const RcActionSection *sections = rc_action_sections (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < sections[i].n_actions; j++)
      if (sections[i].actions[j].action != NULL &&
          (sections[i].actions[j].flags & RC_ACTION_UNLISTED) == 0)
        gtk_list_box_append (self->list,
                             create_row (&sections[i].actions[j], _ (sections[i].title), order++));
}

static void
show_matched (GtkLabel *label, GArray *matched)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char    *text = gtk_label_get_text (label);

  for (guint i = 0; i < matched->len; i++)
    {
      const char     *letter = g_utf8_offset_to_pointer (text, g_array_index (matched, guint, i));
      PangoAttribute *underline = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      underline->start_index = (guint)(letter - text);
      underline->end_index = (guint)(g_utf8_next_char (letter) - text);
      pango_attr_list_insert (attributes, underline);
    }
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
score_row (Row *row, const char *query)
{
  g_autoptr (GArray) matched = g_array_new (FALSE, FALSE, sizeof (guint));

  row->score = rc_fuzzy_score (query, _ (row->info->title), matched);
  if (row->score < 0)
    {
      g_autofree char *aside =
          g_strjoin (" ", row->info->title, row->section, gtk_label_get_text (row->help), NULL);

      g_array_set_size (matched, 0);
      row->score = rc_fuzzy_score (query, aside, NULL);
      if (row->score > 0)
        row->score /= ASIDE;
      /* Letters strewn over a whole sentence are no match. */
      if (row->score >= 0 && row->score < (int)g_utf8_strlen (query, -1) * 26)
        row->score = -1;
    }
  show_matched (row->title, matched);
}

static GtkListBoxRow *
row_at (RcCommandPalette *self, int index)
{
  int n = 0;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, n)) != NULL; n++)
    if (get_row (row)->score >= 0 && index-- == 0)
      return row;
  return NULL;
}

static void
select_row (RcCommandPalette *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static void
update (RcCommandPalette *self)
{
  const char    *query = gtk_editable_get_text (self->entry);
  GtkListBoxRow *first, *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    score_row (get_row (row), query);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  first = row_at (self, 0);
  gtk_widget_set_visible (self->nothing, first == NULL);
  select_row (self, first);
  gtk_adjustment_set_value (gtk_list_box_get_adjustment (self->list), 0);
}

/* --- the keyboard ---------------------------------------------------------------------------- */

static void
scroll_to (RcCommandPalette *self, GtkListBoxRow *row)
{
  GtkAdjustment  *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
step (RcCommandPalette *self, int by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *row;
  int            n = 0, at = 0;

  for (; (row = row_at (self, n)) != NULL; n++)
    if (row == selected)
      at = n;
  if (n == 0)
    return;
  row = row_at (self, CLAMP (at + by, 0, n - 1));
  select_row (self, row);
  scroll_to (self, row);
}

static void
choose (RcCommandPalette *self, GtkListBoxRow *row)
{
  Row *data = row != NULL ? get_row (row) : NULL;

  if (data == NULL || !data->enabled)
    return;
  data->used = ++self->uses;
  rc_command_palette_close (self);
  g_signal_emit (self, chosen_signal, 0, data->info);
}

static gboolean
on_key_pressed (GtkEventControllerKey *key,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                RcCommandPalette      *self)
{
  static const struct
  {
    guint key;
    int   by;
  } steps[] = {
    { GDK_KEY_Down, 1 },   { GDK_KEY_Up, -1 },           { GDK_KEY_Page_Down, PAGE_ROWS },
    { GDK_KEY_Tab, 1 },    { GDK_KEY_ISO_Left_Tab, -1 }, { GDK_KEY_Page_Up, -PAGE_ROWS },
    { GDK_KEY_KP_Up, -1 }, { GDK_KEY_KP_Down, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == keyval)
      {
        step (self, steps[i].by);
        return GDK_EVENT_STOP;
      }
  if (keyval == GDK_KEY_Escape || (keyval == GDK_KEY_k && (state & GDK_CONTROL_MASK) != 0))
    rc_command_palette_close (self);
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    choose (self, gtk_list_box_get_selected_row (self->list));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, RcCommandPalette *self)
{
  choose (self, row);
}

/* Beside the list is out. */
static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, RcCommandPalette *self)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (hit == NULL || hit == GTK_WIDGET (self))
    rc_command_palette_close (self);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
rc_command_palette_dispose (GObject *object)
{
  RcCommandPalette *self = RC_COMMAND_PALETTE (object);

  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_command_palette_parent_class)->dispose (object);
}

static void
rc_command_palette_class_init (RcCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_command_palette_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  chosen_signal = g_signal_new ("chosen", RC_TYPE_COMMAND_PALETTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkWidget *
create_list (RcCommandPalette *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_sort_func (self->list, compare, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, fits, NULL, NULL);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Actions"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 440);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static void
rc_command_palette_init (RcCommandPalette *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkWidget          *entry = gtk_search_entry_new ();
  GtkWidget          *text;

  self->frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->entry = GTK_EDITABLE (entry);
  self->nothing = gtk_label_new (_ ("Nothing is called that. Try other words."));
  gtk_widget_add_css_class (self->frame, "palette-frame");
  gtk_widget_add_css_class (self->nothing, "placeholder");
  gtk_widget_set_halign (self->frame, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->frame, GTK_ALIGN_START);
  g_object_set (entry, "placeholder-text", _ ("What do you want to do?"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find an action"), -1);
  text = GTK_WIDGET (gtk_editable_get_delegate (self->entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the action"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the action"), -1);
  gtk_box_append (GTK_BOX (self->frame), entry);
  gtk_box_append (GTK_BOX (self->frame), create_list (self));
  gtk_box_append (GTK_BOX (self->frame), self->nothing);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  fill (self);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
update_enabled (Row *row, const char *why)
{
  GtkWidget  *widget = gtk_widget_get_ancestor (GTK_WIDGET (row->title), GTK_TYPE_LIST_BOX_ROW);
  const char *tooltip = row->info->tooltip;

  row->enabled = why == NULL;
  gtk_label_set_label (row->help, why != NULL ? why : tooltip != NULL ? _ (tooltip) : "");
  if (row->enabled)
    gtk_widget_remove_css_class (widget, "unavailable");
  else
    gtk_widget_add_css_class (widget, "unavailable");
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_DISABLED,
                               !row->enabled, -1);
}

/**
 * rc_command_palette_open:
 * @why: is asked for every action, now and not later
 */
void
rc_command_palette_open (RcCommandPalette *self, RcPaletteWhyFunc why, gpointer user_data)
{
  GtkWidget     *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkListBoxRow *row;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    g_set_weak_pointer (&self->focus_before, focus);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    update_enabled (get_row (row), why (get_row (row)->info, user_data));
  gtk_editable_set_text (self->entry, "");
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/** The focus goes back to where it was. */
void
rc_command_palette_close (RcCommandPalette *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
}
