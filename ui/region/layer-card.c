/* layer-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/layer-card.h"

#include "engine/image/misfit.h"

#include "ui/region/region-panel.h"
#include "ui/region/region-takes.h"

#include <glib/gi18n-lib.h>

#include <math.h>

struct _RcLayerCard
{
  GtkWidget parent_instance;

  GtkWidget     *box;
  GtkDropDown   *blend, *seam, *ends;
  GtkAdjustment *opacity;
  GtkWidget     *opacity_scale;
  GtkLabel      *opacity_value, *outside, *misfit;
  RcRegionPanel *panel;

  GtkWidget     *takes_box;
  RcRegionTakes *takes;

  RcFilmView *film;    /* nullable */
  RcSession  *session; /* nullable */
  RcRegion   *region;  /* nullable: then it is not seen */
  gboolean    quiet;   /* values are being set, not edited */
};

G_DEFINE_FINAL_TYPE (RcLayerCard, rc_layer_card, GTK_TYPE_WIDGET)

static const char *const blends[RC_N_BLENDS] = {
  [RC_BLEND_NORMAL] = N_ ("Normal"),      [RC_BLEND_MULTIPLY] = N_ ("Multiply"),
  [RC_BLEND_SCREEN] = N_ ("Screen"),      [RC_BLEND_LIGHT] = N_ ("Light only"),
  [RC_BLEND_COLOUR] = N_ ("Colour only"),
};

const char *
rc_blend_label (RcBlend blend)
{
  return _ (blends[blend]);
}

static const char *const seams[] = {
  [RC_SEAM_FEATHER] = N_ ("Feather"),
  [RC_SEAM_GRADIENT] = N_ ("Gradient"),
};

static const char *const all_ends[] = {
  [RC_ENDS_CUT] = N_ ("At once"),
  [RC_ENDS_MATCH] = N_ ("Match"),
};

static RcDocument *
document_of (RcLayerCard *self)
{
  return rc_session_get_document (self->session);
}

static void
report (RcLayerCard *self, GError *error)
{
  if (error == NULL)
    return;
  rc_film_view_report (GTK_WIDGET (self), error);
  rc_layer_card_sync (self);
}

/* --- blend and opacity ------------------------------------------------------------------------ */

static void
show_opacity (RcLayerCard *self)
{
  g_autofree char *text =
      g_strdup_printf (_ ("%d %%"), (int)lround (gtk_adjustment_get_value (self->opacity)));

  gtk_label_set_label (self->opacity_value, text);
}

static void
choose (RcLayerCard *self, GtkDropDown *list, const char *property)
{
  guint             chosen = gtk_drop_down_get_selected (list);
  const GParamSpec *spec;
  GError           *error = NULL;

  if (self->quiet || self->region == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  spec = rc_node_find_property (RC_NODE (self->region), property);
  (void)!rc_document_set_text (
      document_of (self), self->region, property,
      g_enum_get_value (G_PARAM_SPEC_ENUM (spec)->enum_class, (int)chosen)->value_nick, 0, &error);
  report (self, error);
}

static void
on_blend (RcLayerCard *self)
{
  choose (self, self->blend, "blend");
}

static void
on_seam (RcLayerCard *self)
{
  choose (self, self->seam, "seam");
}

static void
on_ends (RcLayerCard *self)
{
  choose (self, self->ends, "ends");
}

static void
on_opacity (RcLayerCard *self)
{
  GError *error = NULL;

  show_opacity (self);
  if (self->quiet || self->region == NULL)
    return;
  (void)!rc_document_set_double (document_of (self), self->region, "opacity",
                                 round (gtk_adjustment_get_value (self->opacity)) / 100,
                                 RC_EDIT_MERGE, &error);
  report (self, error);
}

/* --- takes ------------------------------------------------------------------------------------ */

static void
show_take (RcLayerCard *self)
{
  RcTake *take = rc_region_get_take (self->region);
  int     proved = take != NULL ? rc_node_get_int (RC_NODE (take), "proved") : 0;

  rc_region_takes_sync (self->takes);
  gtk_widget_set_visible (self->takes_box, take != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->outside), proved > 0);
  if (proved > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("✓ outside bit-exact in %d frame",
                                     "✓ outside bit-exact in all %d frames", (gulong)proved),
                           proved);

      gtk_label_set_label (self->outside, text);
    }
}

/* How far what came back was off around the mask. */
static void
show_misfit (RcLayerCard *self)
{
  RcTake          *take = rc_region_get_take (self->region);
  RcJson          *json = take != NULL ? rc_node_get_json (RC_NODE (take), "misfit") : NULL;
  g_autofree char *text = NULL;
  RcMisfit         misfit;

  if (json != NULL && rc_misfit_from_json (&misfit, rc_json_value (json)))
    text = rc_misfit_dup_text (&misfit);
  gtk_widget_set_visible (GTK_WIDGET (self->misfit), text != NULL);
  if (text != NULL)
    gtk_label_set_label (self->misfit, text);
}

/* --- set-up ----------------------------------------------------------------------------------- */

static void
rc_layer_card_dispose (GObject *object)
{
  RcLayerCard *self = RC_LAYER_CARD (object);

  self->quiet = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->film);
  g_clear_object (&self->session);
  g_clear_object (&self->region);
  G_OBJECT_CLASS (rc_layer_card_parent_class)->dispose (object);
}

static void
rc_layer_card_class_init (RcLayerCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_layer_card_dispose;
  g_type_ensure (RC_TYPE_REGION_PANEL);
  g_type_ensure (RC_TYPE_REGION_TAKES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/layer-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, box);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, blend);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, ends);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, opacity);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, opacity_scale);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, opacity_value);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, outside);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, misfit);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, panel);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, seam);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, takes_box);
  gtk_widget_class_bind_template_child (widget_class, RcLayerCard, takes);
  gtk_widget_class_bind_template_callback (widget_class, on_blend);
  gtk_widget_class_bind_template_callback (widget_class, on_ends);
  gtk_widget_class_bind_template_callback (widget_class, on_opacity);
  gtk_widget_class_bind_template_callback (widget_class, on_seam);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "layercard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fill_list (GtkDropDown *list, const char *const *names, guint n)
{
  GtkStringList *strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (strings, _ (names[i]));
  gtk_drop_down_set_model (list, G_LIST_MODEL (strings));
  g_object_unref (strings);
}

static void
rc_layer_card_init (RcLayerCard *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  rc_film_view_hold_while_pressed (self->opacity_scale, &self->film);
  fill_list (self->blend, blends, G_N_ELEMENTS (blends));
  fill_list (self->seam, seams, G_N_ELEMENTS (seams));
  fill_list (self->ends, all_ends, G_N_ELEMENTS (all_ends));
  self->quiet = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* --- public ----------------------------------------------------------------------------------- */

/** @film: (nullable): that the region will be of */
void
rc_layer_card_set_film (RcLayerCard *self, RcFilmView *film)
{
  g_set_object (&self->film, film);
  rc_region_panel_set_region (self->panel, NULL, NULL);
}

/** To its settings; it must be seen */
void
rc_layer_card_focus (RcLayerCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->panel));
}

/** Both nullable: without a region the card is not there */
void
rc_layer_card_set_region (RcLayerCard *self, RcSession *session, RcRegion *region)
{
  g_set_object (&self->session, session);
  if (session == NULL)
    region = NULL;
  g_set_object (&self->region, region);
  rc_region_takes_set_region (self->takes, session, region);
  rc_region_panel_set_region (self->panel, self->film, region);
  gtk_widget_set_visible (GTK_WIDGET (self), self->region != NULL);
  rc_layer_card_sync (self);
}

/** The film has changed */
void
rc_layer_card_sync (RcLayerCard *self)
{
  RcNode *node = RC_NODE (self->region);
  double  percent;

  if (node == NULL)
    return;
  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->blend, (guint)rc_node_get_enum (node, "blend"));
  gtk_drop_down_set_selected (self->seam, (guint)rc_node_get_enum (node, "seam"));
  gtk_drop_down_set_selected (self->ends, (guint)rc_node_get_enum (node, "ends"));
  percent = round (rc_node_get_double (node, "opacity") * 100);
  if (round (gtk_adjustment_get_value (self->opacity)) != percent)
    gtk_adjustment_set_value (self->opacity, percent);
  show_opacity (self);
  show_take (self);
  show_misfit (self);
  self->quiet = FALSE;
  rc_region_panel_sync (self->panel);
}
