/* region-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/region-panel.h"

#include "engine/session/take-request.h"

#include "ui/film-text.h"
#include "ui/references/reference-slots.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

struct _RcRegionPanel
{
  GtkWidget parent_instance;

  GtkWidget        *box;
  GtkAdjustment    *strength;
  GtkWidget        *strength_scale;
  GtkLabel         *strength_value;
  GtkDropDown      *generator;
  RcReferenceSlots *references;

  RcFilmView *film;       /* nullable */
  RcRegion   *region;     /* nullable */
  GPtrArray  *generators; /* const RcGenerator: the rows of the list but the first */
  gboolean    quiet;      /* values are being set, not edited */
};

G_DEFINE_FINAL_TYPE (RcRegionPanel, rc_region_panel, GTK_TYPE_WIDGET)

static void
report (RcRegionPanel *self, GError *error)
{
  if (error == NULL)
    return;
  rc_film_view_report (GTK_WIDGET (self), error);
  rc_region_panel_sync (self);
}

static void
show_strength (RcRegionPanel *self)
{
  g_autofree char *text =
      g_strdup_printf (_ ("%d %%"), (int)lround (gtk_adjustment_get_value (self->strength)));

  gtk_label_set_label (self->strength_value, text);
}

static void
on_strength (RcRegionPanel *self)
{
  GError *error = NULL;

  show_strength (self);
  if (self->quiet || self->region == NULL)
    return;
  (void)!rc_document_set_double (rc_film_view_get_document (self->film), self->region, "strength",
                                 round (gtk_adjustment_get_value (self->strength)) / 100,
                                 RC_EDIT_MERGE, &error);
  report (self, error);
}

static void
on_generator (RcRegionPanel *self)
{
  guint              row = gtk_drop_down_get_selected (self->generator);
  const RcGenerator *chosen =
      row > 0 && row <= self->generators->len ? self->generators->pdata[row - 1] : NULL;
  GError *error = NULL;

  if (self->quiet || self->region == NULL)
    return;
  (void)!rc_document_set_text (rc_film_view_get_document (self->film), self->region, "generator",
                               chosen != NULL ? chosen->id : "", 0, &error);
  report (self, error);
}

/* That of the take first, then those that can render regions. */
static void
fill_generators (RcRegionPanel *self)
{
  const RcGenerator *const *all =
      rc_session_list_generators (rc_film_view_get_session (self->film));
  const char *of_take =
      rc_node_get_string (rc_node_get_parent (RC_NODE (self->region)), "generator");
  /* Translators: the generator of the take, which a region uses if no other is chosen */
  g_autofree char *first = g_strdup_printf (_ ("As the take: %s"), rc_generator_name (of_take));
  GtkStringList   *rows = gtk_string_list_new ((const char *[]){ first, NULL });

  g_ptr_array_set_size (self->generators, 0);
  for (guint i = 0; all[i] != NULL; i++)
    if (all[i]->abilities.masks)
      {
        g_ptr_array_add (self->generators, (gpointer)all[i]);
        gtk_string_list_append (rows, rc_generator_name (all[i]->id));
      }
  gtk_drop_down_set_model (self->generator, G_LIST_MODEL (rows));
  g_object_unref (rows);
}

static void
show_generator (RcRegionPanel *self)
{
  const char *id = rc_node_get_string (RC_NODE (self->region), "generator");
  guint       row = 0;

  for (guint i = 0; i < self->generators->len; i++)
    if (strcmp (((const RcGenerator *)self->generators->pdata[i])->id, id) == 0)
      row = i + 1;
  if (gtk_drop_down_get_selected (self->generator) != row)
    gtk_drop_down_set_selected (self->generator, row);
}

static gboolean
rc_region_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RC_REGION_PANEL (widget)->strength_scale);
}

static void
rc_region_panel_dispose (GObject *object)
{
  RcRegionPanel *self = RC_REGION_PANEL (object);

  self->quiet = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->film);
  g_clear_object (&self->region);
  g_clear_pointer (&self->generators, g_ptr_array_unref);
  G_OBJECT_CLASS (rc_region_panel_parent_class)->dispose (object);
}

static void
rc_region_panel_class_init (RcRegionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_region_panel_dispose;
  widget_class->grab_focus = rc_region_panel_grab_focus;
  g_type_ensure (RC_TYPE_REFERENCE_SLOTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/region-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RcRegionPanel, box);
  gtk_widget_class_bind_template_child (widget_class, RcRegionPanel, strength);
  gtk_widget_class_bind_template_child (widget_class, RcRegionPanel, strength_scale);
  gtk_widget_class_bind_template_child (widget_class, RcRegionPanel, strength_value);
  gtk_widget_class_bind_template_child (widget_class, RcRegionPanel, generator);
  gtk_widget_class_bind_template_child (widget_class, RcRegionPanel, references);
  gtk_widget_class_bind_template_callback (widget_class, on_strength);
  gtk_widget_class_bind_template_callback (widget_class, on_generator);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "regionpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rc_region_panel_init (RcRegionPanel *self)
{
  self->generators = g_ptr_array_new ();
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rc_film_view_hold_while_pressed (self->strength_scale, &self->film);
  self->quiet = FALSE;
}

/* --- public ----------------------------------------------------------------------------------- */

/** Both nullable */
void
rc_region_panel_set_region (RcRegionPanel *self, RcFilmView *film, RcRegion *region)
{
  if (film == NULL)
    region = NULL;
  g_set_object (&self->film, film);
  g_set_object (&self->region, region);
  if (region == NULL)
    {
      rc_reference_slots_show (self->references, NULL, NULL);
      return;
    }
  self->quiet = TRUE;
  fill_generators (self);
  self->quiet = FALSE;
  rc_region_panel_sync (self);
}

/** The film has changed */
void
rc_region_panel_sync (RcRegionPanel *self)
{
  double percent;

  /* A region that undo has just taken out of the film. */
  if (self->region == NULL || rc_node_get_parent (RC_NODE (self->region)) == NULL)
    return;
  self->quiet = TRUE;
  percent = round (rc_node_get_double (RC_NODE (self->region), "strength") * 100);
  if (round (gtk_adjustment_get_value (self->strength)) != percent)
    gtk_adjustment_set_value (self->strength, percent);
  show_strength (self);
  show_generator (self);
  self->quiet = FALSE;
  rc_reference_slots_show (self->references, self->film, RC_NODE (self->region));
}
