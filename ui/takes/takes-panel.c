/* takes-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/takes-panel.h"

#include "engine/render/take-layers.h"
#include "ui/tooltip.h"

#include "ui/film-text.h"
#include "ui/film-view.h"
#include "ui/picture.h"
#include "ui/region/layer-card.h"
#include "ui/region/stage-layers.h"
#include "ui/takes/note-list.h"
#include "ui/takes/take-diff.h"
#include "ui/takes/take-duplicate.h"
#include "ui/takes/take-facts.h"
#include "ui/takes/take-filter.h"
#include "ui/takes/takes-menu.h"

#include <glib/gi18n-lib.h>

/* Logical pixels of a take's picture. */
#define PICTURE_WIDTH  112
#define PICTURE_HEIGHT 63

struct _RcTakesPanel
{
  GtkWidget parent_instance;

  GtkWidget     *scroller;
  GtkLabel      *shot_label;
  GtkListBox    *takes;
  GtkLabel      *no_takes;
  GtkWidget     *about;
  GtkDropDown   *filter;
  GtkMenuButton *duplicate, *differences;
  RcTakeFacts   *facts;
  RcNoteList    *note_list;
  RcStageLayers *layers;
  RcLayerCard   *layer_card;

  RcPictureCache *pictures;
  RcSession      *session; /* nullable */
  RcShot         *shot;    /* nullable */
  RcTake         *take;    /* nullable */
  RcRegion       *region;  /* nullable: the chosen layer; NULL is the base */
  RcTake         *other;   /* (nullable): what the take is compared with; itself: its base */
  GtkWidget      *menu;    /* of the list of takes */
  RcTakeFilter    shown;
  char           *filter_key; /* nullable: what the filter's rows are of */
  gboolean        quiet;      /* widgets are being set, not used */
};

/* What a row of the list of takes shows. */
typedef struct
{
  RcTake    *take;
  RcPicture *picture;
  GtkLabel  *title, *subtitle;
  GtkLabel  *side; /* “A” or “B” while two are compared */
} TakeRow;

G_DEFINE_FINAL_TYPE (RcTakesPanel, rc_takes_panel, GTK_TYPE_WIDGET)

enum
{
  TAKE_CHOSEN,
  COMPARE_CHOSEN,
  LAYER_CHOSEN,
  NOTE_CHOSEN,
  NOTE_TO_REGION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- words --------------------------------------------------------------------------------- */

/** Returns: (transfer full): "Sketch 2": the generator, and which of its takes of the shot it is */
char *
rc_take_dup_title (RcTake *take)
{
  RcNode     *shot = rc_node_get_parent (RC_NODE (take));
  const char *generator = rc_node_get_string (RC_NODE (take), "generator");
  guint       number = 1;

  for (guint i = 0; shot != NULL && i < rc_node_get_index (RC_NODE (take)); i++)
    number +=
        g_strcmp0 (rc_node_get_string (rc_node_get_child (shot, RC_TYPE_TAKE, i), "generator"),
                   generator) == 0;
  return g_strdup_printf ("%s %u", rc_generator_name (generator), number);
}

/** Returns: (transfer full): "Sketch 2 · a red coat": its take, and its words */
char *
rc_region_dup_title (RcTake *take, RcRegion *region)
{
  g_autofree char *title = rc_take_dup_title (take);
  const char      *prompt = rc_node_get_string (RC_NODE (region), "prompt");

  return g_strdup_printf ("%s · %s", title, *prompt != '\0' ? prompt : _ ("no prompt"));
}

/** Returns: (transfer full): what makes up the take's picture: another text is another picture.
 * Without @styled the same layers in another style are the same text */
char *
rc_take_dup_layers (RcTake *take, gboolean styled)
{
  g_autoptr (GArray) layers = rc_take_list_layers (take);
  g_autofree char   *key =
      rc_take_layers_dup_key ((const RcTakeLayer *)(gpointer)layers->data, layers->len, styled);

  return g_strconcat (rc_node_get_string (RC_NODE (take), "hash"), key, NULL);
}

static char *
dup_subtitle (RcTake *take)
{
  RcNode               *node = RC_NODE (take);
  guint                 regions = rc_node_get_n_children (node, RC_TYPE_REGION);
  int                   verdict = rc_node_get_enum (node, "verdict");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (verdict == RC_VERDICT_STAR)
    g_ptr_array_add (parts, g_strdup ("★"));
  if (rc_shot_get_best_take (RC_SHOT (rc_node_get_parent (node))) == take)
    g_ptr_array_add (parts, g_strdup (_ ("in the cut")));
  if (regions > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u region", "%u regions", regions), regions));
  if (rc_node_get_boolean (node, "draft"))
    g_ptr_array_add (parts, g_strdup (_ ("draft")));
  if (verdict == RC_VERDICT_REJECT)
    g_ptr_array_add (parts, g_strdup (_ ("rejected")));
  if (verdict == RC_VERDICT_NONE)
    g_ptr_array_add (parts, g_strdup_printf (_ ("seed %d"), rc_node_get_int (node, "seed")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

/* --- the list of takes --------------------------------------------------------------------- */

static TakeRow *
take_row_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "take");
}

static void
take_row_free (gpointer data)
{
  TakeRow *row = data;

  g_object_unref (row->take);
  g_free (row);
}

/* The one on the stage is A, what it is compared with is B. */
static void
update_side (RcTakesPanel *self, GtkListBoxRow *row)
{
  TakeRow    *shown = take_row_of (row);
  gboolean    first = shown->take == self->take;
  gboolean    seen = self->other != NULL && (first || shown->take == self->other);
  const char *tip = first ? _ ("A: on the stage") : _ ("B: compared with A");

  gtk_widget_set_visible (GTK_WIDGET (shown->side), seen);
  gtk_label_set_label (shown->side, first ? "A" : "B");
  rc_tooltip_set (GTK_WIDGET (shown->side), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  seen ? tip : "", -1);
}

static void
update_take_row (RcTakesPanel *self, GtkListBoxRow *row)
{
  TakeRow         *shown = take_row_of (row);
  g_autofree char *title = rc_take_dup_title (shown->take);
  g_autofree char *subtitle = dup_subtitle (shown->take);
  g_autofree char *poster = rc_session_dup_poster (self->session, shown->take);
  gboolean rejected = rc_node_get_enum (RC_NODE (shown->take), "verdict") == RC_VERDICT_REJECT;

  gtk_label_set_label (shown->title, title);
  gtk_label_set_label (shown->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (shown->subtitle), *subtitle != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  rc_picture_set_file (shown->picture, self->pictures, poster, 2 * PICTURE_WIDTH);
  update_side (self, row);
  if (rejected)
    gtk_widget_add_css_class (GTK_WIDGET (row), "rejected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "rejected");
}

static void
append_take_row (RcTakesPanel *self, RcTake *take)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  TakeRow   *shown = g_new0 (TakeRow, 1);

  shown->take = g_object_ref (take);
  shown->picture = RC_PICTURE (rc_picture_new (PICTURE_WIDTH, PICTURE_HEIGHT));
  shown->title = GTK_LABEL (gtk_label_new (NULL));
  shown->subtitle = GTK_LABEL (gtk_label_new (NULL));
  g_object_set_data_full (G_OBJECT (row), "take", shown, take_row_free);
  gtk_label_set_xalign (shown->title, 0);
  gtk_label_set_xalign (shown->subtitle, 0);
  gtk_label_set_ellipsize (shown->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (shown->subtitle, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (shown->title), "title");
  gtk_widget_add_css_class (GTK_WIDGET (shown->subtitle), "subtitle");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (shown->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (shown->subtitle));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (shown->picture));
  gtk_box_append (GTK_BOX (box), words);
  shown->side = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (shown->side), "side");
  gtk_widget_set_valign (GTK_WIDGET (shown->side), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (shown->side), GTK_ALIGN_END);
  gtk_widget_set_hexpand (GTK_WIDGET (shown->side), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (shown->side));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (self->takes, row);
  update_take_row (self, GTK_LIST_BOX_ROW (row));
}

static gboolean
take_rows_match (RcTakesPanel *self, GPtrArray *takes)
{
  for (guint i = 0; i < takes->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->takes, (int)i);

      if (row == NULL || take_row_of (row)->take != takes->pdata[i])
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (self->takes, (int)takes->len) == NULL;
}

static void
sync_takes (RcTakesPanel *self)
{
  g_autoptr (GPtrArray) takes = rc_take_filter_list (&self->shown, self->shot);
  GtkListBoxRow        *row;
  gboolean              match = take_rows_match (self, takes);
  gboolean              none =
      self->shot == NULL || rc_node_get_n_children (RC_NODE (self->shot), RC_TYPE_TAKE) == 0;

  self->quiet = TRUE;
  while (!match && (row = gtk_list_box_get_row_at_index (self->takes, 0)) != NULL)
    gtk_list_box_remove (self->takes, GTK_WIDGET (row));
  for (guint i = 0; !match && i < takes->len; i++)
    append_take_row (self, takes->pdata[i]);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->takes, i)) != NULL; i++)
    {
      if (match)
        update_take_row (self, row);
      if (take_row_of (row)->take == self->take)
        gtk_list_box_select_row (self->takes, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->takes), takes->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->no_takes), takes->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), !none);
  gtk_label_set_label (self->no_takes, none ? _ ("No takes yet") : _ ("No such take"));
  self->quiet = FALSE;
}

static void
on_take_selected (GtkListBox *list, GtkListBoxRow *row, RcTakesPanel *self)
{
  if (!self->quiet && row != NULL && take_row_of (row)->take != self->take)
    g_signal_emit (self, signals[TAKE_CHOSEN], 0, take_row_of (row)->take);
}

/* --- two that are compared ------------------------------------------------------------------ */

static void
on_menu_chosen (GtkListBoxRow *row, gboolean compare, gpointer user_data)
{
  RcTakesPanel *self = user_data;

  g_signal_emit (self, signals[compare ? COMPARE_CHOSEN : TAKE_CHOSEN], 0, take_row_of (row)->take);
}

/* --- which are listed ---------------------------------------------------------------------- */

/* Fixed rows of the filter; those of generators follow. */
static const char *const filter_rows[] = { N_ ("All"), N_ ("Starred"), N_ ("Not rejected") };

static void
fill_filter (RcTakesPanel *self)
{
  g_auto (GStrv)            generators = rc_shot_list_generators (self->shot);
  g_autofree char          *key = g_strjoinv (" ", generators);
  g_autoptr (GtkStringList) rows = NULL;
  guint                     chosen = MIN ((guint)self->shown.shown, RC_TAKES_NOT_REJECTED);

  if (g_strcmp0 (key, self->filter_key) == 0)
    return;
  g_free (self->filter_key);
  self->filter_key = g_steal_pointer (&key);
  rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (filter_rows); i++)
    gtk_string_list_append (rows, _ (filter_rows[i]));
  for (guint i = 0; generators[i] != NULL; i++)
    {
      gtk_string_list_append (rows, rc_generator_name (generators[i]));
      if (self->shown.shown == RC_TAKES_OF_GENERATOR &&
          g_strcmp0 (generators[i], self->shown.generator) == 0)
        chosen = G_N_ELEMENTS (filter_rows) + i;
    }
  if (self->shown.shown == RC_TAKES_OF_GENERATOR && chosen < G_N_ELEMENTS (filter_rows))
    chosen = self->shown.shown = RC_TAKES_ALL;
  self->quiet = TRUE;
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (rows));
  gtk_drop_down_set_selected (self->filter, chosen);
  self->quiet = FALSE;
}

static void
on_filter (RcTakesPanel *self)
{
  guint          chosen = gtk_drop_down_get_selected (self->filter);
  g_auto (GStrv) generators = rc_shot_list_generators (self->shot);

  if (self->quiet || chosen == GTK_INVALID_LIST_POSITION)
    return;
  g_clear_pointer (&self->shown.generator, g_free);
  self->shown.shown = (RcTakesShown)MIN (chosen, RC_TAKES_OF_GENERATOR);
  if (chosen >= G_N_ELEMENTS (filter_rows))
    self->shown.generator = g_strdup (generators[chosen - G_N_ELEMENTS (filter_rows)]);
  sync_takes (self);
}

/* --- the layers ---------------------------------------------------------------------------- */

static void
on_layer_chosen (RcStageLayers *layers, RcRegion *region, RcTakesPanel *self)
{
  g_signal_emit (self, signals[LAYER_CHOSEN], 0, region);
}

static void
on_note_chosen (RcNoteList *list, RcNote *note, RcTakesPanel *self)
{
  g_signal_emit (self, signals[NOTE_CHOSEN], 0, note);
}

static void
on_note_to_region (RcNoteList *list, RcNote *note, RcTakesPanel *self)
{
  g_signal_emit (self, signals[NOTE_TO_REGION], 0, note);
}

static void
show_facts (RcTakesPanel *self)
{
  rc_take_facts_show (self->facts, self->session, self->take, self->region);
}

static void
create_duplicate (GtkMenuButton *button, gpointer user_data)
{
  RcTakesPanel *self = user_data;

  gtk_menu_button_set_popover (button, rc_take_duplicate_new (self->session, self->take));
}

static void
create_differences (GtkMenuButton *button, gpointer user_data)
{
  RcTakesPanel *self = user_data;

  gtk_menu_button_set_popover (button, rc_take_diff_new (self->session, self->take));
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
rc_takes_panel_dispose (GObject *object)
{
  RcTakesPanel *self = RC_TAKES_PANEL (object);

  self->quiet = TRUE;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->other);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->pictures);
  g_clear_object (&self->session);
  g_clear_object (&self->shot);
  g_clear_object (&self->take);
  g_clear_object (&self->region);
  g_clear_pointer (&self->shown.generator, g_free);
  g_clear_pointer (&self->filter_key, g_free);
  G_OBJECT_CLASS (rc_takes_panel_parent_class)->dispose (object);
}

static void
rc_takes_panel_class_init (RcTakesPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_takes_panel_dispose;
  signals[TAKE_CHOSEN] = g_signal_new ("take-chosen", RC_TYPE_TAKES_PANEL, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_TAKE);
  signals[COMPARE_CHOSEN] = g_signal_new ("compare-chosen", RC_TYPE_TAKES_PANEL, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_TAKE);
  signals[LAYER_CHOSEN] = g_signal_new ("layer-chosen", RC_TYPE_TAKES_PANEL, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_REGION);
  signals[NOTE_CHOSEN] = g_signal_new ("note-chosen", RC_TYPE_TAKES_PANEL, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_NOTE);
  signals[NOTE_TO_REGION] = g_signal_new ("note-to-region", RC_TYPE_TAKES_PANEL, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, RC_TYPE_NOTE);
  g_type_ensure (RC_TYPE_NOTE_LIST);
  g_type_ensure (RC_TYPE_STAGE_LAYERS);
  g_type_ensure (RC_TYPE_TAKE_FACTS);
  g_type_ensure (RC_TYPE_LAYER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/takes-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, shot_label);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, takes);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, no_takes);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, about);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, duplicate);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, differences);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, facts);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, note_list);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, layers);
  gtk_widget_class_bind_template_child (widget_class, RcTakesPanel, layer_card);
  gtk_widget_class_bind_template_callback (widget_class, on_take_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_note_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_note_to_region);
  gtk_widget_class_bind_template_callback (widget_class, on_layer_chosen);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "takespanel");
}

static void
rc_takes_panel_init (RcTakesPanel *self)
{
  self->pictures = rc_picture_cache_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "panel");
  gtk_widget_add_css_class (GTK_WIDGET (self), "right");
  gtk_widget_set_visible (self->about, FALSE);
  self->menu = rc_takes_menu_new (self->takes, on_menu_chosen, self);
  gtk_menu_button_set_create_popup_func (self->duplicate, create_duplicate, self, NULL);
  gtk_menu_button_set_create_popup_func (self->differences, create_differences, self, NULL);
}

/* --- public -------------------------------------------------------------------------------- */

/** @session: (nullable) */
void
rc_takes_panel_set_session (RcTakesPanel *self, RcSession *session)
{
  rc_takes_panel_set_take (self, NULL, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "posters", G_CALLBACK (sync_takes), self, G_CONNECT_SWAPPED);
}

/** @film: (nullable): for what the layers' settings are */
void
rc_takes_panel_set_film (RcTakesPanel *self, RcFilmView *film)
{
  rc_layer_card_set_film (self->layer_card, film);
}

/** To the settings of the chosen layer */
void
rc_takes_panel_focus_layer (RcTakesPanel *self)
{
  rc_layer_card_focus (self->layer_card);
}

/** Both nullable: the shot whose takes are listed, and the one that is shown */
void
rc_takes_panel_set_take (RcTakesPanel *self, RcShot *shot, RcTake *take)
{
  g_autofree char *label = shot != NULL ? rc_shot_dup_label (shot) : NULL;

  g_set_object (&self->shot, shot);
  if (g_set_object (&self->take, take))
    {
      g_clear_object (&self->region);
      rc_stage_layers_set_take (self->layers, self->session, take);
      rc_layer_card_set_region (self->layer_card, self->session, NULL);
    }
  gtk_label_set_label (self->shot_label, label != NULL ? label : "");
  rc_takes_panel_sync (self);
}

/** @region: (nullable): NULL is the base */
void
rc_takes_panel_select_layer (RcTakesPanel *self, RcRegion *region)
{
  g_set_object (&self->region, region);
  rc_stage_layers_select (self->layers, region);
  rc_layer_card_set_region (self->layer_card, self->session, region);
  show_facts (self);
}

/** Stars or rejects what is chosen: the take, or a layer of it; again takes it back */
void
rc_takes_panel_toggle_verdict (RcTakesPanel *self, RcVerdict verdict)
{
  rc_take_facts_toggle (self->facts, verdict);
}

/** Offers to render the request of the take again */
void
rc_takes_panel_duplicate (RcTakesPanel *self)
{
  if (self->take != NULL)
    gtk_menu_button_popup (self->duplicate);
}

/** Shows what differs between the requests of the take and another one */
void
rc_takes_panel_show_differences (RcTakesPanel *self)
{
  if (self->take != NULL)
    gtk_menu_button_popup (self->differences);
}

/** @other: (nullable): what the take is compared with; the take itself: its base; NULL: nothing */
void
rc_takes_panel_set_compared (RcTakesPanel *self, RcTake *other)
{
  GtkListBoxRow *row;

  g_set_object (&self->other, other);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->takes, i)) != NULL; i++)
    update_side (self, row);
}

/** Returns: (transfer container): of RcTake: those that are listed */
GPtrArray *
rc_takes_panel_list_shown (RcTakesPanel *self)
{
  return rc_take_filter_list (&self->shown, self->shot);
}

/** The film or its jobs have changed */
void
rc_takes_panel_sync (RcTakesPanel *self)
{
  fill_filter (self);
  sync_takes (self);
  gtk_widget_set_visible (self->about, self->take != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->differences),
                          self->shot != NULL &&
                              rc_node_get_n_children (RC_NODE (self->shot), RC_TYPE_TAKE) > 1);
  show_facts (self);
  rc_note_list_show (self->note_list, self->session, self->take);
  rc_stage_layers_sync (self->layers);
  rc_layer_card_sync (self->layer_card);
}
