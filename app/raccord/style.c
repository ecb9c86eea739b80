/* style.c - how the program looks: style sheets, light or dark, size of text, motion
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/style.h"

#include "engine/base/data.h"

/* Pango's units of gtk-xft-dpi at which text is as large as the style sheets say. */
#define USUAL_DPI (96 * 1024)

/* For programs that load one sheet only. */
#define IMPORT "@import url(\"style-stage.css\");"

typedef enum
{
  BASE,
  STAGE,
  LIGHT,    /* over both while the scheme is light */
  CONTRAST, /* over all while the system asks for high contrast */
  N_SHEETS,
} Sheet;

static const char *const names[N_SHEETS] = { "style.css", "style-stage.css", "style-light.css",
                                             "style-contrast.css" };

struct _RcStyle
{
  GSettings      *settings;
  GtkCssProvider *sheets[N_SHEETS];
};

static gboolean
scale_size (const GMatchInfo *match, GString *result, gpointer user_data)
{
  g_autofree char *number = g_match_info_fetch (match, 1);
  char             text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", g_ascii_strtod (number, NULL) * *(double *)user_data);
  g_string_append_printf (result, "font-size: %spx", text);
  return FALSE;
}

/** Returns: (transfer full): @css with every size of text, which is in pixels, times @scale */
char *
rc_style_scale_text (const char *css, double scale)
{
  g_autoptr (GRegex) size = g_regex_new ("font-size: ([0-9.]+)px", 0, 0, NULL);

  return g_regex_replace_eval (size, css, -1, 0, 0, scale_size, &scale, NULL);
}

/** Returns: how large text is, as @settings and the system have it; 1: as the style sheets say */
double
rc_style_text_scale (GSettings *settings)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return g_settings_get_double (settings, "text-scale") * (dpi > 0 ? (double)dpi / USUAL_DPI : 1.0);
}

/* A sheet that imports another would import it unscaled: both are loaded here. */
static void
load_sheet (RcStyle *self, Sheet sheet)
{
  g_autoptr (GBytes) bytes = rc_data_load (names[sheet], NULL);
  g_autofree char   *text = NULL, *scaled = NULL;
  char              *import;

  if (bytes == NULL)
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  import = strstr (text, IMPORT);
  if (import != NULL)
    memset (import, ' ', strlen (IMPORT));
  scaled = rc_style_scale_text (text, rc_style_text_scale (self->settings));
  gtk_css_provider_load_from_data (self->sheets[sheet], scaled, -1);
}

static void
show_sheet (RcStyle *self, Sheet sheet, gboolean shown)
{
  GdkDisplay       *display = gdk_display_get_default ();
  GtkStyleProvider *provider = GTK_STYLE_PROVIDER (self->sheets[sheet]);

  gtk_style_context_remove_provider_for_display (display, provider);
  if (shown)
    gtk_style_context_add_provider_for_display (
        display, provider, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + (guint)sheet);
}

static void
update_sheets (RcStyle *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  show_sheet (self, LIGHT, !adw_style_manager_get_dark (manager));
  show_sheet (self, CONTRAST, adw_style_manager_get_high_contrast (manager));
}

static void
update_text (RcStyle *self)
{
  for (int i = 0; i < N_SHEETS; i++)
    load_sheet (self, (Sheet)i);
}

static void
update_scheme (RcStyle *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_DARK,
                                            ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_DEFAULT };

  adw_style_manager_set_color_scheme (
      adw_style_manager_get_default (),
      schemes[g_settings_get_enum (self->settings, "colour-scheme")]);
}

/* Ours goes before what the system asks for; without one the system's holds, and its changes. */
static void
update_motion (RcStyle *self)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (g_settings_get_boolean (self->settings, "reduce-motion"))
    g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  else
    gtk_settings_reset_property (settings, "gtk-enable-animations");
}

/** Returns: (transfer full): from now on the program looks as @settings say */
RcStyle *
rc_style_new (GSettings *settings)
{
  RcStyle         *self = g_new0 (RcStyle, 1);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->settings = g_object_ref (settings);
  for (int i = 0; i < N_SHEETS; i++)
    self->sheets[i] = gtk_css_provider_new ();
  update_scheme (self);
  update_text (self);
  update_motion (self);
  show_sheet (self, BASE, TRUE);
  show_sheet (self, STAGE, TRUE);
  update_sheets (self);
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (update_sheets), self);
  g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (update_sheets), self);
  g_signal_connect_swapped (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                            G_CALLBACK (update_text), self);
  g_signal_connect_swapped (settings, "changed::colour-scheme", G_CALLBACK (update_scheme), self);
  g_signal_connect_swapped (settings, "changed::text-scale", G_CALLBACK (update_text), self);
  g_signal_connect_swapped (settings, "changed::reduce-motion", G_CALLBACK (update_motion), self);
  return self;
}

void
rc_style_free (RcStyle *self)
{
  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  g_signal_handlers_disconnect_by_data (gtk_settings_get_default (), self);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  for (int i = 0; i < N_SHEETS; i++)
    g_object_unref (self->sheets[i]);
  g_object_unref (self->settings);
  g_free (self);
}
