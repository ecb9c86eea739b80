/* camera-panel.c - a shot's size, angle, move and lens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/camera-panel.h"

#include "ui/film-text.h"
#include "ui/pair-layout.h"
#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

#include <math.h>

enum
{
  SIZE,
  ANGLE,
  MOVE,
  LENS,
  N_CHOICES,
};

static const char *const properties[N_CHOICES] = { "size", "angle", "move", "lens" };
static const char *const names[N_CHOICES] = { N_ ("Shot size"), N_ ("Angle"), N_ ("Camera move"),
                                              N_ ("Lens") };

struct _RcCameraPanel
{
  GtkWidget parent_instance;

  RcFilmView *film; /* nullable */
  RcShot     *shot; /* nullable */
  gboolean    loading;
  char       *read[N_CHOICES]; /* what the staging says, for people */

  GtkDropDown *choices[N_CHOICES];
};

G_DEFINE_FINAL_TYPE (RcCameraPanel, rc_camera_panel, GTK_TYPE_WIDGET)

static const RcTerm *
terms_of (int which)
{
  static const RcTerm *const terms[] = { rc_size_terms, rc_angle_terms, rc_move_terms };

  return terms[which];
}

/* --- what the lists hold -------------------------------------------------------------------------
 */

static GListModel *
list_of (int which)
{
  GtkStringList *list = gtk_string_list_new ((const char *const[]){ "", NULL });

  if (which == LENS)
    for (guint i = 0; i < rc_n_lenses; i++)
      {
        g_autofree char *text = g_strdup_printf (_ ("%d mm"), rc_lenses[i]);

        gtk_string_list_append (list, text);
      }
  else
    for (const RcTerm *term = terms_of (which); term->id != NULL; term++)
      gtk_string_list_append (list, _ (term->label));
  return G_LIST_MODEL (list);
}

/* Position 0 is the prompt's; a lens by hand that is no entry is shown as the nearest one. */
static guint
position_of (RcShot *shot, int which)
{
  if (which == LENS)
    {
      double mm = rc_node_get_double (RC_NODE (shot), "lens");
      guint  nearest = 0;

      for (guint i = 1; i < rc_n_lenses; i++)
        if (fabs (rc_lenses[i] - mm) < fabs (rc_lenses[nearest] - mm))
          nearest = i;
      return mm > 0 ? nearest + 1 : 0;
    }
  for (guint i = 0; terms_of (which)[i].id != NULL; i++)
    if (g_strcmp0 (terms_of (which)[i].id,
                   rc_node_get_string (RC_NODE (shot), properties[which])) == 0)
      return i + 1;
  return 0;
}

static char *
dup_read (const RcStagingCamera *camera, int which)
{
  const char *const ids[] = { camera->size, camera->angle, camera->move };
  const RcTerm     *term;

  if (which == LENS)
    return g_strdup_printf (_ ("%d mm"), (int)lround (camera->lens_mm));
  term = rc_term_find (terms_of (which), ids[which]);
  return g_strdup (term != NULL ? _ (term->label) : ids[which]);
}

static void
on_selected (GtkDropDown *choice, GParamSpec *spec, RcCameraPanel *self)
{
  guint       position = gtk_drop_down_get_selected (choice);
  RcDocument *document;
  GError     *error = NULL;
  int         which = 0;

  if (self->loading || self->shot == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  while (self->choices[which] != choice)
    which++;
  if (position == position_of (self->shot, which))
    return;
  document = rc_film_view_get_document (self->film);
  if (which == LENS)
    rc_document_set_double (document, self->shot, "lens",
                            position > 0 ? rc_lenses[position - 1] : 0, 0, &error);
  else
    rc_document_set_text (document, self->shot, properties[which],
                          position > 0 ? terms_of (which)[position - 1].id : "", 0, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

/* --- rows: on the button the value alone, in the list "From prompt: …"
 * ---------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, RcCameraPanel *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

/* What the list is and says: the button may be too narrow for large text. */
static void
show_tip (RcCameraPanel *self, int which, const char *value)
{
  g_autofree char *tip = g_strdup_printf (_ ("%s: %s"), _ (names[which]), value);

  rc_tooltip_set (GTK_WIDGET (self->choices[which]), tip);
}

static void
bind (RcCameraPanel *self, GtkListItem *item, gboolean button, gpointer factory)
{
  GtkWidget  *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  int         which = GPOINTER_TO_INT (g_object_get_data (factory, "which"));
  const char *read = self->read[which] != NULL ? self->read[which] : "";

  if (gtk_list_item_get_position (item) > 0)
    {
      gtk_label_set_label (GTK_LABEL (label), text);
      gtk_widget_remove_css_class (label, "from-prompt");
    }
  else
    {
      g_autofree char *shown =
          button ? g_strdup (read) : g_strdup_printf (_ ("From prompt: %s"), read);

      gtk_label_set_label (GTK_LABEL (label), shown);
      gtk_widget_add_css_class (label, "from-prompt");
    }
  if (button)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      show_tip (self, which, gtk_label_get_label (GTK_LABEL (label)));
    }
}

static void
on_bind_button (GtkSignalListItemFactory *factory, GtkListItem *item, RcCameraPanel *self)
{
  bind (self, item, TRUE, factory);
}

static void
on_bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, RcCameraPanel *self)
{
  bind (self, item, FALSE, factory);
}

static GtkListItemFactory *
factory_new (RcCameraPanel *self, int which, GCallback on_bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "which", GINT_TO_POINTER (which));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", on_bind, self);
  return factory;
}

/* --- the widget
 * ------------------------------------------------------------------------------------ */

static void
rc_camera_panel_dispose (GObject *object)
{
  RcCameraPanel *self = RC_CAMERA_PANEL (object);
  GtkWidget     *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (int i = 0; i < N_CHOICES; i++)
    g_clear_pointer (&self->read[i], g_free);
  g_clear_object (&self->shot);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_camera_panel_parent_class)->dispose (object);
}

static void
rc_camera_panel_class_init (RcCameraPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_camera_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, RC_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "camerapanel");
}

static void
rc_camera_panel_init (RcCameraPanel *self)
{
  for (int i = 0; i < N_CHOICES; i++)
    {
      GtkWidget          *choice = gtk_drop_down_new (list_of (i), NULL);
      GtkListItemFactory *button = factory_new (self, i, G_CALLBACK (on_bind_button));
      GtkListItemFactory *row = factory_new (self, i, G_CALLBACK (on_bind_row));

      self->choices[i] = GTK_DROP_DOWN (choice);
      gtk_drop_down_set_factory (self->choices[i], button);
      gtk_drop_down_set_list_factory (self->choices[i], row);
      g_object_unref (button);
      g_object_unref (row);
      gtk_widget_set_parent (choice, GTK_WIDGET (self));
      gtk_widget_set_tooltip_text (choice, _ (names[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (names[i]), -1);
      g_signal_connect (choice, "notify::selected", G_CALLBACK (on_selected), self);
    }
}

/**
 * rc_camera_panel_show:
 * @shot: (nullable): whose camera is edited from now on
 * @staging: (nullable): of it
 */
void
rc_camera_panel_show (RcCameraPanel *self, RcFilmView *film, RcShot *shot, const RcStaging *staging)
{
  g_set_object (&self->film, film);
  g_set_object (&self->shot, shot);
  if (shot == NULL)
    return;
  self->loading = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    {
      g_autofree char *read = staging != NULL ? dup_read (&staging->camera, i) : g_strdup ("");
      guint            position = position_of (shot, i);

      /* The staging has the values set by hand in it; what the prompt says is under them. */
      if (position > 0 || g_strcmp0 (read, self->read[i]) == 0)
        {
          gtk_drop_down_set_selected (self->choices[i], position);
          continue;
        }
      g_free (self->read[i]);
      self->read[i] = g_steal_pointer (&read);
      gtk_string_list_splice (GTK_STRING_LIST (gtk_drop_down_get_model (self->choices[i])), 0, 1,
                              (const char *const[]){ self->read[i], NULL });
      gtk_drop_down_set_selected (self->choices[i], position);
    }
  self->loading = FALSE;
}
