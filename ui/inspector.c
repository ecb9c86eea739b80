/* inspector.c - everything about what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector.h"

#include "ui/film-text.h"
#include "ui/prompt-editor.h"

#include <glib/gi18n-lib.h>

struct _RcInspector
{
  GtkWidget parent_instance;

  RcFilmView *film; /* nullable */
  RcNode     *node; /* nullable */

  GtkWidget      *scroller;
  GtkLabel       *title;
  GtkLabel       *chip;
  GtkLabel       *seconds;
  RcPromptEditor *prompt;
};

G_DEFINE_FINAL_TYPE (RcInspector, rc_inspector, GTK_TYPE_WIDGET)

static void
show_head (RcInspector *self, const char *title, const char *chip, double seconds)
{
  g_autofree char *length = seconds > 0 ? rc_dup_seconds (seconds) : NULL;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->chip, chip != NULL ? chip : "");
  gtk_widget_set_opacity (GTK_WIDGET (self->chip), chip != NULL && *chip != '\0' ? 1 : 0);
  gtk_label_set_label (self->seconds, length != NULL ? length : "");
}

static void
show_shot (RcInspector *self)
{
  RcShot               *shot = RC_SHOT (self->node);
  g_autoptr (RcStaging) staging =
      rc_session_stage (rc_film_view_get_session (self->film), shot, NULL);
  g_autofree char *name = rc_node_dup_name (self->node);
  const RcTerm *term = staging != NULL ? rc_term_find (rc_size_terms, staging->camera.size) : NULL;

  show_head (self, name, term != NULL ? _ (term->label) : NULL,
             rc_rational_to_double (rc_node_get_rational (self->node, "duration")));
  rc_prompt_editor_show_staging (self->prompt, staging);
}

static void
show_scene (RcInspector *self)
{
  g_autofree char *title = rc_scene_dup_short_title (RC_SCENE (self->node));

  show_head (self, title, NULL, rc_scene_get_seconds (RC_SCENE (self->node)));
}

static void
update (RcInspector *self)
{
  if (self->node == NULL || rc_node_get_parent (self->node) == NULL)
    return;
  if (RC_IS_SHOT (self->node))
    show_shot (self);
  else if (RC_IS_SCENE (self->node))
    show_scene (self);
  else
    show_head (self, rc_node_get_string (self->node, "name"), NULL, 0);
}

static void
on_node_changed (RcInspector *self)
{
  RcNode *node = rc_film_view_get_node (self->film);

  g_set_object (&self->node, node);
  gtk_widget_set_visible (self->scroller, node != NULL);
  rc_prompt_editor_set_target (self->prompt, self->film, node,
                               RC_IS_CHARACTER (node) ? "description" : "prompt");
  update (self);
}

static void
rc_inspector_dispose (GObject *object)
{
  RcInspector *self = RC_INSPECTOR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->node);
  g_clear_object (&self->film);
  G_OBJECT_CLASS (rc_inspector_parent_class)->dispose (object);
}

static void
rc_inspector_class_init (RcInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_inspector_dispose;
  g_type_ensure (RC_TYPE_PROMPT_EDITOR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, RcInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, title);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, chip);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, seconds);
  gtk_widget_class_bind_template_child (widget_class, RcInspector, prompt);
  gtk_widget_class_set_css_name (widget_class, "inspector");
}

static void
rc_inspector_init (RcInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: an inspector without a film */
GtkWidget *
rc_inspector_new (void)
{
  return g_object_new (RC_TYPE_INSPECTOR, NULL);
}

/** @film: (nullable): whose selection to show from now on */
void
rc_inspector_set_film (RcInspector *self, RcFilmView *film)
{
  if (self->film != NULL)
    g_signal_handlers_disconnect_by_data (self->film, self);
  g_set_object (&self->film, film);
  if (film == NULL)
    {
      rc_prompt_editor_set_target (self->prompt, NULL, NULL, NULL);
      g_clear_object (&self->node);
      return;
    }
  g_signal_connect_object (film, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "notify::node", G_CALLBACK (on_node_changed), self,
                           G_CONNECT_SWAPPED);
  on_node_changed (self);
}
