/* writing-page.c - a whole page to write on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/writing-page.h"

#include "ui/film-text.h"
#include "ui/prompt/prompt-editor.h"
#include "ui/prompt/staging-watch.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _RcWritingPage
{
  GtkWidget parent_instance;

  RcFilmView     *film; /* nullable: it is closed */
  RcStagingWatch *staging;
  GtkWidget      *focus; /* nullable: where the keyboard was; weak */
  gboolean        was_fullscreen;

  GtkWidget      *box;
  GtkLabel       *title;
  GtkWidget      *close;
  GtkWidget      *scene_column;
  RcPromptEditor *scene;
  RcPromptEditor *prompt;
};

G_DEFINE_FINAL_TYPE (RcWritingPage, rc_writing_page, GTK_TYPE_WIDGET)

static void
on_staged (const RcStaging *staging, gpointer user_data)
{
  rc_prompt_editor_show_staging (RC_WRITING_PAGE (user_data)->prompt, staging);
}

/* What is selected went: there is nothing to write any more. */
static void
on_film_changed (RcWritingPage *self)
{
  RcNode *node = rc_film_view_get_node (self->film);

  if (node == NULL)
    rc_writing_page_close (self);
  else
    rc_staging_watch_look (self->staging, rc_film_view_get_session (self->film),
                           RC_IS_SHOT (node) ? RC_SHOT (node) : NULL);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        RcWritingPage         *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  rc_writing_page_close (self);
  return GDK_EVENT_STOP;
}

/* What lies under the page is out of reach for the keyboard too. */
static void
set_reach (RcWritingPage *self, gboolean reach)
{
  GtkWidget *overlay = gtk_widget_get_parent (GTK_WIDGET (self));

  if (GTK_IS_OVERLAY (overlay) && gtk_overlay_get_child (GTK_OVERLAY (overlay)) != NULL)
    gtk_widget_set_can_focus (gtk_overlay_get_child (GTK_OVERLAY (overlay)), reach);
}

static void
set_focus_widget (RcWritingPage *self, GtkWidget *focus)
{
  if (self->focus != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->focus), (gpointer *)&self->focus);
  self->focus = focus;
  if (focus != NULL)
    g_object_add_weak_pointer (G_OBJECT (focus), (gpointer *)&self->focus);
}

static void
rc_writing_page_dispose (GObject *object)
{
  RcWritingPage *self = RC_WRITING_PAGE (object);

  set_focus_widget (self, NULL);
  g_clear_pointer (&self->staging, rc_staging_watch_free);
  g_clear_object (&self->film);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rc_writing_page_parent_class)->dispose (object);
}

static void
rc_writing_page_class_init (RcWritingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_writing_page_dispose;
  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (RC_TYPE_PROMPT_EDITOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/writing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RcWritingPage, box);
  gtk_widget_class_bind_template_child (widget_class, RcWritingPage, title);
  gtk_widget_class_bind_template_child (widget_class, RcWritingPage, close);
  gtk_widget_class_bind_template_child (widget_class, RcWritingPage, scene_column);
  gtk_widget_class_bind_template_child (widget_class, RcWritingPage, scene);
  gtk_widget_class_bind_template_child (widget_class, RcWritingPage, prompt);
  gtk_widget_class_set_css_name (widget_class, "writingpage");
}

static void
rc_writing_page_init (RcWritingPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->staging = rc_staging_watch_new (on_staged, self);
  rc_prompt_editor_set_page (self->scene);
  rc_prompt_editor_set_page (self->prompt);
  g_signal_connect_swapped (self->close, "clicked", G_CALLBACK (rc_writing_page_close), self);
  /* Behind what is open in an editor: the list of names, the bar to find with. */
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * rc_writing_page_open:
 * @film: what is selected in it is written on: a shot with its scene, a scene, or a character
 *
 * Does nothing if nothing is selected.
 */
void
rc_writing_page_open (RcWritingPage *self, RcFilmView *film)
{
  RcNode          *node = rc_film_view_get_node (film);
  GtkWindow       *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean         character = RC_IS_CHARACTER (node);
  g_autofree char *name = NULL;

  if (self->film != NULL || !(RC_IS_SHOT (node) || RC_IS_SCENE (node) || character))
    return;
  g_set_object (&self->film, film);
  g_signal_connect_object (film, "changed", G_CALLBACK (on_film_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "notify::node", G_CALLBACK (rc_writing_page_close), self,
                           G_CONNECT_SWAPPED);
  set_focus_widget (self, gtk_root_get_focus (GTK_ROOT (window)));
  name = rc_node_dup_name (node);
  gtk_label_set_label (self->title, name);
  gtk_widget_set_visible (self->scene_column, RC_IS_SHOT (node));
  if (RC_IS_SHOT (node))
    rc_prompt_editor_set_target (self->scene, film, rc_node_get_parent (node), "prompt");
  rc_prompt_editor_set_target (self->prompt, film, node, character ? "description" : "prompt");
  rc_prompt_editor_set_heading (self->scene, _ ("SCENE"));
  rc_prompt_editor_set_heading (self->prompt, character           ? _ ("DESCRIPTION")
                                              : RC_IS_SHOT (node) ? _ ("SHOT")
                                                                  : _ ("SCENE"));
  on_film_changed (self);
  self->was_fullscreen = gtk_window_is_fullscreen (window);
  gtk_window_fullscreen (window);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  set_reach (self, FALSE);
  rc_prompt_editor_focus (self->prompt);
}

/** Does nothing if it is closed. */
void
rc_writing_page_close (RcWritingPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->film == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->film, self);
  rc_prompt_editor_set_target (self->scene, NULL, NULL, NULL);
  rc_prompt_editor_set_target (self->prompt, NULL, NULL, NULL);
  rc_staging_watch_look (self->staging, NULL, NULL);
  g_clear_object (&self->film);
  set_reach (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (!self->was_fullscreen)
    gtk_window_unfullscreen (window);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  set_focus_widget (self, NULL);
}

gboolean
rc_writing_page_is_open (RcWritingPage *self)
{
  return self->film != NULL;
}
