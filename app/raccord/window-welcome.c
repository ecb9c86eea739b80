/* window-welcome.c - the window without a film: recent films, templates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/window-private.h"
#include "engine/base/data.h"
#include "engine/base/json.h"
#include "ui/film-text.h"

#include <glib/gi18n.h>

#define TEMPLATES "templates/templates.json"

/* So many recent films are remembered. */
#define MAX_RECENT 16

/* Of so many shots without a take it is asked whether they have a coarse picture: that takes as
 * long as to stage them. */
#define ASKED_MOST 8

/* The poster of the first shot that has one. */
static char *
dup_poster (RcSession *session)
{
  RcNode *project = RC_NODE (rc_session_get_project (session));
  guint   asked = 0;

  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_SCENE); i++)
    {
      RcNode *scene = rc_node_get_child (project, RC_TYPE_SCENE, i);

      for (guint j = 0; j < rc_node_get_n_children (scene, RC_TYPE_SHOT); j++)
        {
          RcShot *shot = rc_node_get_child (scene, RC_TYPE_SHOT, j);
          char   *poster;

          if (rc_shot_get_best_take (shot) == NULL && asked++ >= ASKED_MOST)
            continue;
          poster = rc_session_dup_shot_poster (session, shot);
          if (poster != NULL && g_file_test (poster, G_FILE_TEST_EXISTS))
            return poster;
          g_free (poster);
        }
    }
  return g_strdup ("");
}

/* (transfer floating): how the film was seen last: view, zoom, shot, and what helps on the stage */
static GVariant *
create_memory (RcWindow *self)
{
  GVariantBuilder builder;
  const char     *view = gtk_stack_get_visible_child_name (self->views);
  RcShot         *shot = rc_film_view_get_shot (self->film);
  double          zoom = 1;

  g_object_get (self->board, "zoom", &zoom, NULL);
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "view", g_variant_new_string (view));
  g_variant_builder_add (&builder, "{sv}", "zoom", g_variant_new_double (zoom));
  g_variant_builder_add (&builder, "{sv}", "stage", rc_stage_view_create_memory (self->stage));
  if (shot != NULL)
    g_variant_builder_add (&builder, "{sv}", "shot",
                           g_variant_new_string (rc_node_get_id (RC_NODE (shot))));
  return g_variant_builder_end (&builder);
}

static void
add_film (RcWindow *self, GVariantBuilder *builder)
{
  RcNode          *project = RC_NODE (rc_session_get_project (self->session));
  g_autofree char *clock = rc_dup_clock (rc_project_get_seconds (RC_PROJECT (project)));
  g_autofree char *about =
      g_strdup_printf ("%s · %s", clock, rc_node_get_string (project, "aspect"));
  g_autofree char *poster = dup_poster (self->session);

  g_variant_builder_add (builder, "(ssss@a{sv})", rc_session_get_dir (self->session),
                         rc_node_get_string (project, "title"), about, poster,
                         create_memory (self));
}

/** The film of the window, if there is one, is the most recent now. */
void
rc_window_remember_film (RcWindow *self)
{
  g_autoptr (GVariant) films = g_settings_get_value (self->settings, "recent-films");
  GVariantBuilder      builder;
  GVariantIter         iter;
  const char          *path, *title, *about, *poster;
  GVariant            *memory;
  guint                n = 1;

  if (self->session == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssssa{sv})"));
  add_film (self, &builder);
  g_variant_iter_init (&iter, films);
  while (n < MAX_RECENT &&
         g_variant_iter_next (&iter, "(&s&s&s&s@a{sv})", &path, &title, &about, &poster, &memory))
    {
      g_autoptr (GVariant) seen = memory;

      if (g_strcmp0 (path, rc_session_get_dir (self->session)) == 0)
        continue;
      g_variant_builder_add (&builder, "(ssss@a{sv})", path, title, about, poster, seen);
      n++;
    }
  g_settings_set_value (self->settings, "recent-films", g_variant_builder_end (&builder));
}

static void
recall (RcWindow *self, GVariant *memory)
{
  const char          *view = "board", *shot = NULL;
  double               zoom;
  g_autoptr (GVariant) stage = g_variant_lookup_value (memory, "stage", G_VARIANT_TYPE_VARDICT);

  if (stage != NULL)
    rc_stage_view_recall (self->stage, stage);
  (void)g_variant_lookup (memory, "view", "&s", &view);
  if (g_variant_lookup (memory, "zoom", "d", &zoom))
    g_object_set (self->board, "zoom", zoom, NULL);
  if (g_variant_lookup (memory, "shot", "&s", &shot))
    {
      RcNode *node = rc_document_find (rc_session_get_document (self->session), shot);

      if (RC_IS_SHOT (node))
        rc_film_view_select (self->film, node);
    }
  g_action_group_activate_action (G_ACTION_GROUP (self), "view", g_variant_new_string (view));
}

/** Shows the film as it was seen when it was open last: its view, zoom and shot. */
void
rc_window_recall_film (RcWindow *self)
{
  g_autoptr (GVariant) films = g_settings_get_value (self->settings, "recent-films");
  GVariantIter         iter;
  GVariant            *memory;
  const char          *path;
  gboolean             known = FALSE;

  g_variant_iter_init (&iter, films);
  while (g_variant_iter_next (&iter, "(&s&s&s&s@a{sv})", &path, NULL, NULL, NULL, &memory))
    {
      g_autoptr (GVariant) seen = memory;

      if (g_strcmp0 (path, rc_session_get_dir (self->session)) != 0)
        continue;
      recall (self, seen);
      known = TRUE;
    }
  /* A film begins on the board, whatever was done with the one before. */
  if (!known)
    g_action_group_activate_action (G_ACTION_GROUP (self), "view", g_variant_new_string ("board"));
}

/* Those whose folder is still there. */
static void
show_films (RcWindow *self)
{
  g_autoptr (GVariant) films = g_settings_get_value (self->settings, "recent-films");
  g_autoptr (GArray)   found = g_array_new (FALSE, FALSE, sizeof (RcRecentFilm));
  GVariantIter         iter;
  RcRecentFilm         film;

  g_variant_iter_init (&iter, films);
  while (g_variant_iter_next (&iter, "(&s&s&s&s@a{sv})", &film.path, &film.title, &film.about,
                              &film.poster, NULL))
    if (g_file_test (film.path, G_FILE_TEST_IS_DIR))
      g_array_append_val (found, film);
  rc_welcome_set_films (self->welcome, (const RcRecentFilm *)(gpointer)found->data, found->len);
}

/** With a film the film is seen, without one Welcome. */
void
rc_window_welcome_update (RcWindow *self)
{
  GtkWidget *const film_only[] = { self->view_switch,
                                   self->undo,
                                   self->redo,
                                   GTK_WIDGET (self->queue),
                                   GTK_WIDGET (self->render),
                                   GTK_WIDGET (self->handoff) };

  if (self->session == NULL)
    show_films (self);
  gtk_stack_set_visible_child_name (self->body, self->session != NULL ? "film" : "welcome");
  for (guint i = 0; i < G_N_ELEMENTS (film_only); i++)
    gtk_widget_set_visible (film_only[i], self->session != NULL);
}

/** Closes the film; Welcome is shown. */
void
rc_window_close_film (RcWindow *self)
{
  rc_window_set_session (self, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->welcome), GTK_DIR_TAB_FORWARD);
}

/* --- templates ------------------------------------------------------------------------------- */

/* (transfer none) (nullable): the entry of that id, or the first of all */
static const cJSON *
find_template (const cJSON *json, const char *id)
{
  const cJSON *template;

  cJSON_ArrayForEach (template, cJSON_GetObjectItem (json, "templates"))
  {
    if (g_strcmp0 (cJSON_GetStringValue (cJSON_GetObjectItem (template, "id")), id) == 0)
      return template;
  }
  return NULL;
}

static void
set_property (RcWindow *self, const cJSON *template, const char *property)
{
  const char *value = cJSON_GetStringValue (cJSON_GetObjectItem (template, property));
  GError     *error = NULL;

  if (value != NULL &&
      !rc_document_set_text (rc_session_get_document (self->session),
                             rc_session_get_project (self->session), property, value, 0, &error))
    rc_window_report (self, error);
}

/** @id: of data/templates: makes a film of it, and opens that */
void
rc_window_new_from_template (RcWindow *self, const char *id)
{
  GError *error = NULL;
  cJSON  *json = rc_data_load_json (TEMPLATES, &error);
  const cJSON *template = json != NULL ? find_template (json, id) : NULL;
  const char *script = cJSON_GetStringValue (cJSON_GetObjectItem (template, "script"));

  if (script != NULL)
    {
      g_autofree char *relative = g_build_filename ("templates", script, NULL);
      g_autofree char *path = rc_data_path (relative);
      RcSession       *before = self->session;

      rc_window_open_path (self, path);
      if (self->session != before)
        {
          set_property (self, template, "aspect");
          set_property (self, template, "rate");
        }
    }
  rc_window_report (self, error);
  cJSON_Delete (json);
}

/* (transfer full): the files of a template's posters, drawn by “./dev posters” */
static char **
dup_posters (const cJSON *template)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const cJSON             *label;

  cJSON_ArrayForEach (label, cJSON_GetObjectItem (template, "posters"))
  {
    g_autofree char *relative =
        g_strdup_printf ("templates/%s-%s.jpg", rc_json_string_or (template, "id", ""),
                         cJSON_GetStringValue (label));
    g_autofree char *path = rc_data_path (relative);

    g_strv_builder_add (builder, path);
  }
  return g_strv_builder_end (builder);
}

static void
template_clear (gpointer data)
{
  g_strfreev ((char **)((RcWelcomeTemplate *)data)->posters);
}

/** Shows which templates there are. */
void
rc_window_welcome_init (RcWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RcWelcomeTemplate));
  cJSON             *json = rc_data_load_json (TEMPLATES, &error);
  const cJSON *template;

  if (json == NULL)
    g_warning ("%s", error->message);
  g_array_set_clear_func (found, template_clear);
  cJSON_ArrayForEach (template, cJSON_GetObjectItem (json, "templates"))
  {
    const RcWelcomeTemplate one = { .id = rc_json_string_or (template, "id", ""),
                                    .posters = (const char *const *)dup_posters (template) };

    g_array_append_val (found, one);
  }
  rc_welcome_set_templates (self->welcome, (const RcWelcomeTemplate *)(gpointer)found->data,
                            found->len);
  cJSON_Delete (json);
  rc_window_welcome_update (self);
}
