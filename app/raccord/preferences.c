/* preferences.c - the window of preferences, from a table: each row is a setting that has an effect
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/preferences.h"

#include <glib/gi18n.h>

/* One value that a row offers. */
typedef struct
{
  const char *label; /* translatable; NULL ends them */
  double      value; /* of a number */
} Choice;

typedef struct
{
  const char   *group;   /* translatable; NULL: the one before */
  const char   *key;     /* of the schema */
  const char   *title;   /* translatable */
  const char   *note;    /* translatable */
  const Choice *choices; /* NULL: on or off */
} Row;

static const Choice schemes[] = { { N_ ("Dark") },
                                  { N_ ("Light") },
                                  { N_ ("As the system") },
                                  { NULL } };
/* Each is called what its speakers call it, as in po/LINGUAS. */
static const Choice languages[] = { { N_ ("As the system") },
                                    { "English" },
                                    { "简体中文" },
                                    { NULL } };
static const Choice starts[] = { { N_ ("The last film") }, { N_ ("Welcome") }, { NULL } };
static const Choice scales[] = {
  { N_ ("Small"), 0.9 },  { N_ ("Usual"), 1.0 },      { N_ ("Large"), 1.15 },
  { N_ ("Larger"), 1.3 }, { N_ ("Very large"), 1.5 }, { NULL },
};
static const Choice frames[] = { { N_ ("16:9, wide") },    { N_ ("9:16, upright") },
                                 { N_ ("1:1, square") },   { N_ ("4:3") },
                                 { N_ ("2.39:1, scope") }, { NULL } };
static const Choice lines[] = { { N_ ("720 lines"), 720 },
                                { N_ ("1080 lines"), 1080 },
                                { N_ ("1440 lines"), 1440 },
                                { N_ ("2160 lines"), 2160 },
                                { NULL } };

static const Row rows[] = {
  { N_ ("Window"), "colour-scheme", N_ ("Appearance"), N_ ("Pictures are judged best in the dark"),
    schemes },
  { NULL, "text-scale", N_ ("Size of text"), N_ ("On top of what the system is set to"), scales },
  { NULL, "reduce-motion", N_ ("Less motion"), N_ ("Views and panels change at once"), NULL },
  { NULL, "language", N_ ("Language"), N_ ("Spoken when Raccord starts again"), languages },
  { N_ ("Work"), "on-start", N_ ("When Raccord starts"), N_ ("What the window shows first"),
    starts },
  { NULL, "automatic", N_ ("Sketch by itself"),
    N_ ("Every shot is drawn again when its words change"), NULL },
  { NULL, "check-spelling", N_ ("Check spelling"),
    N_ ("Underlines words of prompts that are in no dictionary of the film's language"), NULL },
  { N_ ("New films"), "new-film-aspect", N_ ("Frame"), N_ ("Each film can have another one"),
    frames },
  { NULL, "new-film-lines", N_ ("Size of renders"),
    N_ ("Lines of the frame's shorter side; sketches by the way are smaller"), lines },
};

/* --- numbers and enumerations as places in a list --------------------------------------------- */

static gboolean
to_place (GValue *value, GVariant *variant, gpointer user_data)
{
  const Choice *choices = user_data;
  double        wanted = g_variant_is_of_type (variant, G_VARIANT_TYPE_DOUBLE)
                             ? g_variant_get_double (variant)
                             : g_variant_get_int32 (variant);
  guint         nearest = 0;

  for (guint i = 0; choices[i].label != NULL; i++)
    if (ABS (choices[i].value - wanted) < ABS (choices[nearest].value - wanted))
      nearest = i;
  g_value_set_uint (value, nearest);
  return TRUE;
}

static GVariant *
from_place (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const Choice *choice = (const Choice *)user_data + g_value_get_uint (value);

  return g_variant_type_equal (type, G_VARIANT_TYPE_DOUBLE)
             ? g_variant_new_double (choice->value)
             : g_variant_new_int32 ((int)choice->value);
}

static void
on_enum_selected (AdwComboRow *row, GParamSpec *spec, GSettings *settings)
{
  g_settings_set_enum (settings, g_object_get_data (G_OBJECT (row), "key"),
                       (int)adw_combo_row_get_selected (row));
}

static GtkWidget *
create_choice_row (const Row *row, GSettings *settings)
{
  GtkWidget                *widget = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GVariant)      value = g_settings_get_value (settings, row->key);

  for (const Choice *choice = row->choices; choice->label != NULL; choice++)
    gtk_string_list_append (list, _ (choice->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (list));
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (widget),
                                  (guint)g_settings_get_enum (settings, row->key));
      g_object_set_data (G_OBJECT (widget), "key", (gpointer)row->key);
      g_signal_connect_object (widget, "notify::selected", G_CALLBACK (on_enum_selected), settings,
                               0);
    }
  else
    {
      g_settings_bind_with_mapping (settings, row->key, widget, "selected", G_SETTINGS_BIND_DEFAULT,
                                    to_place, from_place, (gpointer)row->choices, NULL);
    }
  return widget;
}

static GtkWidget *
create_switch_row (const Row *row, GSettings *settings)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (row->title), -1);
  g_settings_bind (settings, row->key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (widget), toggle);
  return widget;
}

static GtkWidget *
create_row (const Row *row, GSettings *settings)
{
  GtkWidget *widget =
      row->choices != NULL ? create_choice_row (row, settings) : create_switch_row (row, settings);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), _ (row->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), _ (row->note));
  return widget;
}

/** Opens the preferences over @parent. */
void
rc_preferences_show (GtkWindow *parent, GSettings *settings)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].group != NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (rows[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (&rows[i], settings));
    }
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_widget_add_css_class (window, "raccord");
  gtk_window_set_title (GTK_WINDOW (window), _ ("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 620);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
