/* film-view.c - what a window shows of a film: its session, what is selected, its pictures
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/film-view.h"

#include "engine/session/take-request.h"

struct _RcFilmView
{
  GObject parent_instance;

  RcSession      *session;
  RcPictureCache *pictures;
  RcNode         *node;  /* nullable */
  RcShot         *shot;  /* nullable */
  GHashTable     *shots; /* RcShot: what is selected together, with a reference; one: @node */
  char           *above; /* (nullable): id of what @node was in when it was last seen there */
  guint           index; /* and where */
  guint           idle;
  gboolean        check_spelling;

  const RcGenerator *generator;
};

enum
{
  PROP_NODE = 1,
  PROP_SHOT,
  PROP_CHECK_SPELLING,
  PROP_GENERATOR,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint       changed_signal, selection_signal, open_take_signal, name_signal;

G_DEFINE_FINAL_TYPE (RcFilmView, rc_film_view, G_TYPE_OBJECT)

static gboolean
in_film (RcFilmView *self, gpointer node)
{
  return node == NULL ||
         rc_document_find (rc_film_view_get_document (self), rc_node_get_id (node)) == node;
}

/* Shots that were removed are no longer selected. */
static void
forget_removed (RcFilmView *self)
{
  guint          n = g_hash_table_size (self->shots);
  GHashTableIter iter;
  gpointer       shot;

  g_hash_table_iter_init (&iter, self->shots);
  while (g_hash_table_iter_next (&iter, &shot, NULL))
    if (!in_film (self, shot))
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->shots) != n)
    g_signal_emit (self, selection_signal, 0);
}

static void
remember_place (RcFilmView *self)
{
  RcNode *above = self->node != NULL ? rc_node_get_parent (self->node) : NULL;

  if (above == NULL)
    return;
  g_free (self->above);
  self->above = g_strdup (rc_node_get_id (above));
  self->index = rc_node_get_index (self->node);
}

/* What stands now where the removed shot or scene was, or before that; the scene if that was its
 * last shot. The keyboard goes on from there. */
static RcNode *
in_its_place (RcFilmView *self)
{
  RcNode *above =
      self->above != NULL ? rc_document_find (rc_film_view_get_document (self), self->above) : NULL;
  GType type = G_OBJECT_TYPE (self->node);
  guint n = above != NULL ? rc_node_get_n_children (above, type) : 0;

  if (above == NULL || (type != RC_TYPE_SHOT && type != RC_TYPE_SCENE))
    return NULL;
  if (n > 0)
    return rc_node_get_child (above, type, MIN (self->index, n - 1));
  return RC_IS_SCENE (above) ? above : NULL;
}

static gboolean
settle (gpointer user_data)
{
  RcFilmView *self = user_data;

  self->idle = 0;
  forget_removed (self);
  if (!in_film (self, self->shot))
    {
      g_clear_object (&self->shot);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOT]);
    }
  if (!in_film (self, self->node))
    rc_film_view_select (self, in_its_place (self));
  remember_place (self);
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
    case PROP_CHECK_SPELLING:
      g_value_set_boolean (value, self->check_spelling);
      break;
    case PROP_GENERATOR:
      g_value_set_string (value, self->generator->id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

/* One that is not there leaves what was chosen. */
static void
set_generator (RcFilmView *self, const char *id)
{
  const RcGenerator *const *all = rc_session_list_generators (self->session);

  for (guint i = 0; all[i] != NULL; i++)
    if (g_strcmp0 (all[i]->id, id) == 0 && all[i] != self->generator)
      {
        self->generator = all[i];
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GENERATOR]);
      }
}

static void
rc_film_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  RcFilmView *self = RC_FILM_VIEW (object);

  if (id == PROP_GENERATOR)
    set_generator (self, g_value_get_string (value));
  else if (id != PROP_CHECK_SPELLING)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  else if (self->check_spelling != g_value_get_boolean (value))
    {
      self->check_spelling = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, props[PROP_CHECK_SPELLING]);
    }
}

static void
rc_film_view_dispose (GObject *object)
{
  RcFilmView *self = RC_FILM_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->node);
  g_clear_object (&self->shot);
  g_hash_table_remove_all (self->shots);
  g_clear_object (&self->pictures);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rc_film_view_parent_class)->dispose (object);
}

static void
rc_film_view_finalize (GObject *object)
{
  g_hash_table_unref (RC_FILM_VIEW (object)->shots);
  g_free (RC_FILM_VIEW (object)->above);
  G_OBJECT_CLASS (rc_film_view_parent_class)->finalize (object);
}

static void
rc_film_view_class_init (RcFilmViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rc_film_view_get_property;
  object_class->set_property = rc_film_view_set_property;
  object_class->dispose = rc_film_view_dispose;
  object_class->finalize = rc_film_view_finalize;
  props[PROP_NODE] = g_param_spec_object ("node", NULL, NULL, RC_TYPE_NODE,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOT] = g_param_spec_object ("shot", NULL, NULL, RC_TYPE_SHOT,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_CHECK_SPELLING] =
      g_param_spec_boolean ("check-spelling", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_GENERATOR] =
      g_param_spec_string ("generator", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  changed_signal = g_signal_new ("changed", RC_TYPE_FILM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  selection_signal = g_signal_new ("selection", RC_TYPE_FILM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  open_take_signal = g_signal_new ("open-take", RC_TYPE_FILM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, RC_TYPE_TAKE);
  name_signal = g_signal_new ("name", RC_TYPE_FILM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, RC_TYPE_NODE);
}

static void
rc_film_view_init (RcFilmView *self)
{
  self->pictures = rc_picture_cache_new ();
  self->shots = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/** Returns: (transfer full): a view of @session's film with nothing selected */
RcFilmView *
rc_film_view_new (RcSession *session)
{
  RcFilmView *self = g_object_new (RC_TYPE_FILM_VIEW, NULL);

  self->session = g_object_ref (session);
  self->generator = rc_session_get_generator (session);
  g_signal_connect_object (rc_session_get_document (session), "changed",
                           G_CALLBACK (on_document_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "posters", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
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

/** Returns: (transfer none): what shots are rendered with from now on */
const RcGenerator *
rc_film_view_get_generator (RcFilmView *self)
{
  return self->generator;
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

static void
set_node (RcFilmView *self, RcNode *node)
{
  if (node == self->node)
    return;
  rc_document_seal (rc_film_view_get_document (self));
  g_set_object (&self->node, node);
  remember_place (self);
  if (RC_IS_SHOT (node) && g_set_object (&self->shot, RC_SHOT (node)))
    {
      rc_session_look_at (self->session, self->shot);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOT]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NODE]);
}

/**
 * rc_film_view_select:
 * @node: (nullable): a node of the film
 *
 * Selects it alone. A shot that is selected is what the engine works on first.
 */
void
rc_film_view_select (RcFilmView *self, RcNode *node)
{
  guint    n = g_hash_table_size (self->shots);
  gboolean same = RC_IS_SHOT (node) ? n == 1 && g_hash_table_contains (self->shots, node) : n == 0;

  if (!same)
    {
      g_hash_table_remove_all (self->shots);
      if (RC_IS_SHOT (node))
        g_hash_table_add (self->shots, g_object_ref (node));
    }
  set_node (self, node);
  if (!same)
    g_signal_emit (self, selection_signal, 0);
}

/**
 * rc_film_view_select_shots:
 * @shots: of RcShot; all that are selected from now on
 * @last: (nullable): which of them becomes "node"; NULL: the first
 */
void
rc_film_view_select_shots (RcFilmView *self, GPtrArray *shots, RcShot *last)
{
  g_hash_table_remove_all (self->shots);
  for (guint i = 0; i < shots->len; i++)
    g_hash_table_add (self->shots, g_object_ref (g_ptr_array_index (shots, i)));
  if (last == NULL && shots->len > 0)
    last = g_ptr_array_index (shots, 0);
  set_node (self, last != NULL ? RC_NODE (last) : NULL);
  g_signal_emit (self, selection_signal, 0);
}

/** Adds @shot to those that are selected, or takes it from them. */
void
rc_film_view_toggle_shot (RcFilmView *self, RcShot *shot)
{
  RcNode *node = RC_NODE (shot);

  if (!g_hash_table_add (self->shots, g_object_ref (shot)))
    {
      GHashTableIter iter;
      gpointer       other = NULL;

      g_hash_table_remove (self->shots, shot);
      g_hash_table_iter_init (&iter, self->shots);
      g_hash_table_iter_next (&iter, &other, NULL);
      node = node == self->node ? other : self->node;
    }
  set_node (self, node);
  g_signal_emit (self, selection_signal, 0);
}

/** Returns: whether @node is what is selected, or one of the shots that are */
gboolean
rc_film_view_is_selected (RcFilmView *self, RcNode *node)
{
  return node != NULL && (node == self->node || g_hash_table_contains (self->shots, node));
}

/** Returns: how many shots are selected together */
guint
rc_film_view_get_n_shots (RcFilmView *self)
{
  return g_hash_table_size (self->shots);
}

/** Returns: (transfer full): the RcShot that are selected, with a reference each, in the order of
 * the film */
GPtrArray *
rc_film_view_dup_shots (RcFilmView *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  RcNode    *project = RC_NODE (rc_session_get_project (self->session));
  guint      n = g_hash_table_size (self->shots);

  for (guint i = 0; i < rc_node_get_n_children (project, RC_TYPE_SCENE) && found->len < n; i++)
    {
      RcNode *scene = rc_node_get_child (project, RC_TYPE_SCENE, i);

      for (guint k = 0; k < rc_node_get_n_children (scene, RC_TYPE_SHOT); k++)
        {
          gpointer shot = rc_node_get_child (scene, RC_TYPE_SHOT, k);

          if (g_hash_table_contains (self->shots, shot))
            g_ptr_array_add (found, g_object_ref (shot));
        }
    }
  return found;
}

/** Shows @take on the stage. */
void
rc_film_view_open_take (RcFilmView *self, RcTake *take)
{
  g_signal_emit (self, open_take_signal, 0, take);
}

/** Selects @node, which is new, and asks for its name. */
void
rc_film_view_name (RcFilmView *self, RcNode *node)
{
  rc_film_view_select (self, node);
  g_signal_emit (self, name_signal, 0, node);
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

static gboolean
on_pointer (GtkEventControllerLegacy *controller, GdkEvent *event, RcFilmView **film)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (*film != NULL && type == GDK_BUTTON_PRESS)
    rc_document_hold (rc_film_view_get_document (*film));
  else if (*film != NULL && type == GDK_BUTTON_RELEASE)
    rc_document_seal (rc_film_view_get_document (*film));
  return GDK_EVENT_PROPAGATE;
}

/**
 * rc_film_view_hold_while_pressed:
 * @widget: a slider
 * @film: (not nullable): where the film view is while there is one; lives as long as @widget
 *
 * What a drag of @widget changes is one step of undo, however long it rests.
 */
void
rc_film_view_hold_while_pressed (GtkWidget *widget, RcFilmView **film)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (on_pointer), film);
  gtk_widget_add_controller (widget, controller);
}
