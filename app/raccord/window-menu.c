/* window-menu.c - the menus of the window, from the table of actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"
#include "ui/actions/action-table.h"

#include <glib/gi18n.h>

/* Names of actions; "-" begins a section, anything with a capital a submenu, "<" ends it. */
static const char *const main_menu[] = {
  "win.new",
  "win.open",
  "win.new-from-script",
  N_ ("New from a template"),
  "win.template::short-film",
  "win.template::advert",
  "win.template::music-video",
  "win.template::vertical-series",
  "<",
  "win.open-example",
  "-",
  "win.save",
  "win.save-copy",
  "win.import-script",
  "win.export-preferences",
  "-",
  N_ ("Look of the film"),
  "win.look::colour",
  "win.look::clay",
  "win.look::ink",
  "win.look::night",
  "<",
  N_ ("Frame of the film"),
  "win.aspect::16:9",
  "win.aspect::9:16",
  "win.aspect::1:1",
  "win.aspect::4:3",
  "win.aspect::2.39:1",
  "-",
  "win.labels",
  "<",
  "-",
  N_ ("Panels"),
  "win.show-library",
  "win.show-inspector",
  "win.show-strip",
  "<",
  N_ ("Appearance"),
  "app.colour-scheme::dark",
  "app.colour-scheme::light",
  "app.colour-scheme::system",
  "<",
  "-",
  "app.preferences",
  "win.palette",
  "win.help",
  "win.show-keys",
  "app.copy-report",
  "app.about",
  "win.close-film",
  "app.quit",
  NULL,
};

static const char *const render_menu[] = {
  "win.render", "win.render-missing",    "win.render-all",         "win.cancel-all",
  "-",          "win.generator::sketch", "win.generator::footage", NULL,
};

static const char *const handoff_menu[] = {
  "win.export-movie", "win.export-sheet", "win.export-shots", "win.export-frames", NULL,
};

/* Reads entries up to the end or a "<"; returns what comes behind. */
static const char *const *
fill (GMenu *menu, const char *const *entry)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  for (; *entry != NULL && !g_str_equal (*entry, "<"); entry++)
    {
      if (g_str_equal (*entry, "-"))
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
        }
      else if (g_ascii_isupper (**entry))
        {
          g_autoptr (GMenu) submenu = g_menu_new ();

          g_menu_append_submenu (section, _ (*entry), G_MENU_MODEL (submenu));
          entry = fill (submenu, entry + 1);
        }
      else
        {
          g_menu_append (section, _ (rc_action_find (*entry)->title), *entry);
        }
    }
  return entry;
}

/** Returns: (transfer full) */
static GMenuModel *
create_menu (const char *const *entries)
{
  GMenu *menu = g_menu_new ();

  fill (menu, entries);
  return G_MENU_MODEL (menu);
}

/** Gives the window's buttons their menus. */
void
rc_window_menus_init (RcWindow *self)
{
  g_autoptr (GMenuModel) menu = create_menu (main_menu);
  g_autoptr (GMenuModel) render = create_menu (render_menu);
  g_autoptr (GMenuModel) handoff = create_menu (handoff_menu);

  gtk_menu_button_set_menu_model (self->menu, menu);
  adw_split_button_set_menu_model (self->render, render);
  gtk_menu_button_set_menu_model (self->handoff, handoff);
}
