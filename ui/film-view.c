/* film-view.c - what a window shows of a film: its session, what is selected, its pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/film-view.h"

struct _RcFilmView
{
  GObject parent_instance;

  RcSession      *session;
  RcPictureCache *pictures;
  RcNode         *node; /* nullable */
  RcShot         *shot; /* nullable */
  guint           idle;
};

enum
{
  PROP_NODE = 1,
  PROP_SHOT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint       changed_signal, open_take_signal;

G_DEFINE_FINAL_TYPE (RcFilmView, rc_film_view, G_TYPE_OBJECT)

static gboolean
in_film (RcFilmView *self, gpointer node)
{
  return node == NULL ||
         rc_document_find (rc_film_view_get_document (self), rc_node_get_id (node)) == node;
}

static gboolean
settle (gpointer user_data)
{
  RcFilmView *self = user_data;

  self->idle = 0;
  if (!in_film (self, self->shot))
    {
      g_clear_object (&self->shot);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOT]);
    }
  if (!in_film (self, self->node))
    rc_film_view_select (self, NULL);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

/* Before the next frame is laid out, so that what is shown is never out of date. */
static void
on_document_changed (RcFilmView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle, self, NULL);
}

static void
rc_film_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  RcFilmView *self = RC_FILM_VIEW (object);

  switch (id)
    {
    case PROP_NODE:
      g_value_set_object (value, self->node);
      break;
    case PROP_SHOT:
      g_value_set_object (value, self->shot);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
rc_film_view_dispose (GObject *object)
{
  RcFilmView *self = RC_FILM_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->node);
  g_clear_object (&self->shot);
  g_clear_object (&self->pictures);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rc_film_view_parent_class)->dispose (object);
}

static void
rc_film_view_class_init (RcFilmViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rc_film_view_get_property;
  object_class->dispose = rc_film_view_dispose;
  props[PROP_NODE] = g_param_spec_object ("node", NULL, NULL, RC_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOT] = g_param_spec_object ("shot", NULL, NULL, RC_TYPE_SHOT,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  changed_signal = g_signal_new ("changed", RC_TYPE_FILM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  open_take_signal = g_signal_new ("open-take", RC_TYPE_FILM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, RC_TYPE_TAKE);
}

static void
rc_film_view_init (RcFilmView *self)
{
  self->pictures = rc_picture_cache_new ();
}

/** Returns: (transfer full): a view of @session's film with nothing selected */
RcFilmView *
rc_film_view_new (RcSession *session)
{
  RcFilmView *self = g_object_new (RC_TYPE_FILM_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (rc_session_get_document (session), "changed",
                           G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
  return self;
}

RcSession *
rc_film_view_get_session (RcFilmView *self)
{
  return self->session;
}

RcDocument *
rc_film_view_get_document (RcFilmView *self)
{
  return rc_session_get_document (self->session);
}

RcPictureCache *
rc_film_view_get_pictures (RcFilmView *self)
{
  return self->pictures;
}

/** Returns: (transfer none) (nullable): what is selected */
RcNode *
rc_film_view_get_node (RcFilmView *self)
{
  return self->node;
}

/** Returns: (transfer none) (nullable): the shot that is selected, or was before something else */
RcShot *
rc_film_view_get_shot (RcFilmView *self)
{
  return self->shot;
}

/**
 * rc_film_view_select:
 * @node: (nullable): a node of the film
 *
 * A shot that is selected is what the engine works on first.
 */
void
rc_film_view_select (RcFilmView *self, RcNode *node)
{
  if (node == self->node)
    return;
  rc_document_seal (rc_film_view_get_document (self));
  g_set_object (&self->node, node);
  if (RC_IS_SHOT (node) && g_set_object (&self->shot, RC_SHOT (node)))
    {
      rc_session_look_at (self->session, self->shot);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOT]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NODE]);
}

/** Shows @take on the stage. */
void
rc_film_view_open_take (RcFilmView *self, RcTake *take)
{
  g_signal_emit (self, open_take_signal, 0, take);
}

/**
 * rc_film_view_report:
 * @widget: where it happened
 * @error: (nullable) (transfer full): nothing is said if it is NULL or only says "cancelled"
 *
 * Tells the user what went wrong, in the window that @widget is in.
 */
void
rc_film_view_report (GtkWidget *widget, GError *error)
{
  if (error == NULL)
    return;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (widget, "win.tell", "s", error->message);
  g_error_free (error);
}
