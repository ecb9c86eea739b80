/* sync-wall.c - the wall itself: where its pictures are, what plays, what its keys do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/takes/sync-wall-private.h"

#include "engine/document/verdict.h"
#include "ui/actions/action-table.h"
#include "ui/film-text.h"
#include "ui/film-view.h"
#include "ui/frame-texture.h"

#include <glib/gi18n-lib.h>

/* Logical pixels between pictures, and around them. */
#define GAP 12

G_DEFINE_FINAL_TYPE (RcSyncWall, rc_sync_wall, GTK_TYPE_WIDGET)

enum
{
  USE,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- playing ------------------------------------------------------------------------------- */

static gint64
now_of (RcSyncWall *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock != NULL && self->tick != 0 ? gdk_frame_clock_get_frame_time (clock)
                                          : g_get_monotonic_time ();
}

static char *
dup_code (RcStageClock *clock, int frame)
{
  g_autofree char *code =
      rc_time_to_timecode (rc_time_from_frames (frame, clock->rate), clock->rate);

  return g_strdup (g_str_has_prefix (code, "00:") ? code + 3 : code);
}

static void
show_clock (RcSyncWall *self)
{
  RcStageClock    *clock = rc_wall_player_clock (self->player);
  guint            dropped = rc_wall_player_dropped (self->player);
  g_autofree char *time = dup_code (clock, clock->frame), *end = dup_code (clock, clock->n_frames);
  g_autofree char *text = g_strdup_printf ("%s / %s", time, end);
  g_autofree char *hint = NULL;

  if (clock->speed != 0 && clock->speed != 1)
    hint = rc_dup_speed (clock->speed);
  else if (clock->speed == 1 && dropped > 0)
    hint = g_strdup_printf (ngettext ("%u frame dropped", "%u frames dropped", dropped), dropped);
  else
    hint = g_strdup (_ ("1–9 choose · * star · X reject · Return uses it · Space plays"));
  gtk_label_set_label (self->time, text);
  gtk_label_set_label (self->hint, hint);
  gtk_button_set_icon_name (self->play, clock->speed != 0 ? "media-playback-pause-symbolic"
                                                          : "media-playback-start-symbolic");
}

static void
on_shown (const GError *error, gpointer user_data)
{
  RcSyncWall *self = user_data;

  if (error != NULL)
    {
      rc_film_view_report (GTK_WIDGET (self), g_error_copy (error));
      return;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      RcWallItem            *item = self->items->pdata[i];
      g_autoptr (GdkTexture) texture = rc_frame_texture_new (rc_wall_player_get (self->player, i));

      gtk_picture_set_paintable (item->picture, GDK_PAINTABLE (texture));
    }
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RcSyncWall *self = RC_SYNC_WALL (widget);
  gboolean    on = rc_wall_player_tick (self->player, gdk_frame_clock_get_frame_time (clock));

  show_clock (self);
  if (!on)
    self->tick = 0;
  return on ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
clock_changed (RcSyncWall *self)
{
  RcStageClock *clock = rc_wall_player_clock (self->player);

  if (clock->speed != 0 && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  else if (clock->speed == 0 && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
  rc_wall_player_update (self->player);
  show_clock (self);
}

static void
play (RcSyncWall *self)
{
  RcStageClock *clock = rc_wall_player_clock (self->player);

  rc_stage_clock_set_speed (clock, clock->speed == 0 ? 1 : 0, now_of (self));
  clock_changed (self);
}

static void
stop (RcSyncWall *self)
{
  rc_stage_clock_set_speed (rc_wall_player_clock (self->player), 0, now_of (self));
  clock_changed (self);
}

static void
shuttle_back (RcSyncWall *self)
{
  rc_stage_clock_shuttle (rc_wall_player_clock (self->player), -1, now_of (self));
  clock_changed (self);
}

static void
shuttle_forward (RcSyncWall *self)
{
  rc_stage_clock_shuttle (rc_wall_player_clock (self->player), 1, now_of (self));
  clock_changed (self);
}

static void
seek (RcSyncWall *self, int frame)
{
  stop (self);
  rc_stage_clock_seek (rc_wall_player_clock (self->player), frame, now_of (self));
  clock_changed (self);
}

static void
step_back (RcSyncWall *self)
{
  seek (self, rc_wall_player_clock (self->player)->frame - 1);
}

static void
step_forward (RcSyncWall *self)
{
  seek (self, rc_wall_player_clock (self->player)->frame + 1);
}

static void
go_first (RcSyncWall *self)
{
  seek (self, 0);
}

static void
go_last (RcSyncWall *self)
{
  seek (self, G_MAXINT);
}

/* --- choosing ------------------------------------------------------------------------------ */

/** Returns: (nullable): what is chosen */
RcWallItem *
rc_sync_wall_get_chosen (RcSyncWall *self)
{
  return self->chosen < self->items->len ? self->items->pdata[self->chosen] : NULL;
}

void
rc_sync_wall_choose (RcSyncWall *self, guint i)
{
  if (i >= self->items->len)
    return;
  self->chosen = i;
  rc_sync_wall_show_items (self);
}

/** The chosen one is what the user wants */
void
rc_sync_wall_use (RcSyncWall *self)
{
  RcWallItem *item = rc_sync_wall_get_chosen (self);

  if (item != NULL)
    g_signal_emit (self, signals[USE], 0, item->take, item->region);
}

static void
judge (RcSyncWall *self, RcVerdict verdict)
{
  RcWallItem *item = rc_sync_wall_get_chosen (self);
  GError     *error = NULL;

  if (item == NULL)
    return;
  (void)!rc_session_toggle_verdict (
      self->session, item->region != NULL ? (gpointer)item->region : item->take, verdict, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
  rc_sync_wall_show_items (self);
}

static void
star (RcSyncWall *self)
{
  judge (self, RC_VERDICT_STAR);
}

static void
reject (RcSyncWall *self)
{
  judge (self, RC_VERDICT_REJECT);
}

static void
leave (RcSyncWall *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* What hangs there is hung anew: it is at the frame where it was. */
static void
set_regions (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RcSyncWall *self = user_data;
  int         frame = rc_wall_player_clock (self->player)->frame;

  g_simple_action_set_state (action, value);
  self->with_regions = g_variant_get_boolean (value);
  stop (self);
  rc_sync_wall_clear (self);
  self->player = rc_wall_player_new (on_shown, self);
  rc_sync_wall_fill (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  seek (self, frame);
}

/* What each does; titles and keys are in action-table.c. */
static const struct
{
  const char *name;
  void (*activate) (RcSyncWall *self);
} actions[] = {
  { "play", play },
  { "stop", stop },
  { "shuttle-back", shuttle_back },
  { "shuttle-forward", shuttle_forward },
  { "step-back", step_back },
  { "step-forward", step_forward },
  { "first", go_first },
  { "last", go_last },
  { "star", star },
  { "reject", reject },
  { "use", rc_sync_wall_use },
  { "leave", leave },
};

static void
on_activate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, g_action_get_name (G_ACTION (action))))
      actions[i].activate (user_data);
}

static void
enable_all (RcSyncWall *self, gboolean enabled)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        enabled);
}

static void
add_actions (RcSyncWall *self)
{
  static const GActionEntry entries[] = { { "regions", NULL, NULL, "false", set_regions } };

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect (action, "activate", G_CALLBACK (on_activate), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "wall", G_ACTION_GROUP (self->actions));
  enable_all (self, FALSE);
}

/* Numbers and arrows choose. */
static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, RcSyncWall *self)
{
  guint columns;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || self->player == NULL)
    return FALSE;
  columns = rc_wall_columns (self->items->len, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)),
                             rc_wall_player_aspect (self->player));
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    rc_sync_wall_choose (self, key - GDK_KEY_1);
  else if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    rc_sync_wall_choose (self, key - GDK_KEY_KP_1);
  else if (key == GDK_KEY_Left)
    rc_sync_wall_choose (self, self->chosen - 1);
  else if (key == GDK_KEY_Right)
    rc_sync_wall_choose (self, self->chosen + 1);
  else if (key == GDK_KEY_Up)
    rc_sync_wall_choose (self, self->chosen - columns);
  else if (key == GDK_KEY_Down)
    rc_sync_wall_choose (self, self->chosen + columns);
  else
    return FALSE;
  return TRUE;
}

/* --- layout -------------------------------------------------------------------------------- */

static void
rc_sync_wall_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 320;
  *natural = 2 * *minimum;
}

static int
allocate_bar (GtkWidget *bar, int width, int height, gboolean bottom)
{
  int natural = 0;

  gtk_widget_measure (bar, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  gtk_widget_size_allocate (
      bar, &(GtkAllocation){ 0, bottom ? height - natural : 0, width, natural }, -1);
  return natural;
}

static void
rc_sync_wall_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RcSyncWall *self = RC_SYNC_WALL (widget);
  int         top = allocate_bar (self->head, width, height, FALSE);
  int         bottom = allocate_bar (self->foot, width, height, TRUE);
  int         scale = gtk_widget_get_scale_factor (widget);
  RcWallPlace place = { 0, 0, 0, 0 };

  for (guint i = 0; i < self->items->len; i++)
    {
      RcWallItem *item = self->items->pdata[i];

      rc_wall_place (self->items->len, i, MAX (1, width - 2 * GAP),
                     MAX (1, height - top - bottom - 2 * GAP), GAP,
                     rc_wall_player_aspect (self->player), &place);
      /* A minimum is asked for, or GTK complains. */
      gtk_widget_measure (item->tile, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (item->tile,
                                &(GtkAllocation){ GAP + (int)place.x, top + GAP + (int)place.y,
                                                  (int)place.width, (int)place.height },
                                -1);
    }
  if (self->player != NULL)
    rc_wall_player_set_size (self->player, (int)place.width * scale, (int)place.height * scale);
}

/* --- set-up -------------------------------------------------------------------------------- */

static GtkWidget *
button_new (const char *icon, const char *action, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
create_head (RcSyncWall *self)
{
  GtkWidget *title = gtk_label_new (_ ("Sync wall"));
  GtkWidget *close = button_new ("window-close-symbolic", "wall.leave", _ ("Leave the wall"));

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->regions = gtk_toggle_button_new_with_label (_ ("Regions"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->regions), "wall.regions");
  gtk_widget_set_focusable (self->regions, FALSE);
  gtk_widget_add_css_class (self->regions, "small-text");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "title");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (self->head, "wall-head");
  gtk_box_append (GTK_BOX (self->head), title);
  gtk_box_append (GTK_BOX (self->head), self->regions);
  gtk_box_append (GTK_BOX (self->head), close);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
create_foot (RcSyncWall *self)
{
  GtkWidget *use = gtk_button_new_with_label (_ ("Use in cut"));

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->play = GTK_BUTTON (button_new ("media-playback-start-symbolic", "wall.play", _ ("Play")));
  self->time = GTK_LABEL (gtk_label_new (NULL));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->hint, 0);
  gtk_label_set_ellipsize (self->hint, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hint), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (use), "wall.use");
  gtk_widget_set_focusable (use, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->play), "play");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "time");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "hint");
  gtk_widget_add_css_class (use, "small-text");
  gtk_widget_add_css_class (self->foot, "transport");
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->play));
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->time));
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (self->foot), use);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
}

static void
rc_sync_wall_dispose (GObject *object)
{
  RcSyncWall *self = RC_SYNC_WALL (object);

  rc_sync_wall_close (self);
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (rc_sync_wall_parent_class)->dispose (object);
}

static void
rc_sync_wall_finalize (GObject *object)
{
  g_ptr_array_unref (RC_SYNC_WALL (object)->items);
  G_OBJECT_CLASS (rc_sync_wall_parent_class)->finalize (object);
}

static void
rc_sync_wall_class_init (RcSyncWallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_sync_wall_dispose;
  G_OBJECT_CLASS (klass)->finalize = rc_sync_wall_finalize;
  widget_class->measure = rc_sync_wall_measure;
  widget_class->size_allocate = rc_sync_wall_size_allocate;
  signals[USE] = g_signal_new ("use", RC_TYPE_SYNC_WALL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, RC_TYPE_TAKE, RC_TYPE_REGION);
  signals[CLOSED] = g_signal_new ("closed", RC_TYPE_SYNC_WALL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "syncwall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  rc_actions_add_shortcuts (widget_class, "wall.");
}

static void
rc_sync_wall_init (RcSyncWall *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new_with_free_func (rc_wall_item_free);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Sync wall"), -1);
  add_actions (self);
  create_head (self);
  create_foot (self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* --- public -------------------------------------------------------------------------------- */

GtkWidget *
rc_sync_wall_new (void)
{
  return g_object_new (RC_TYPE_SYNC_WALL, NULL);
}

/** @takes: of RcTake: the first nine are hung, from the first frame on, standing still */
void
rc_sync_wall_open (RcSyncWall *self, RcSession *session, GPtrArray *takes)
{
  rc_sync_wall_close (self);
  self->session = g_object_ref (session);
  self->takes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < takes->len; i++)
    g_ptr_array_add (self->takes, g_object_ref (takes->pdata[i]));
  self->player = rc_wall_player_new (on_shown, self);
  self->chosen = 0;
  rc_sync_wall_fill (self);
  enable_all (self, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  show_clock (self);
}

/** Nothing hangs there any more */
void
rc_sync_wall_close (RcSyncWall *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  rc_sync_wall_clear (self);
  g_clear_pointer (&self->takes, g_ptr_array_unref);
  g_clear_object (&self->session);
  if (self->actions != NULL)
    enable_all (self, FALSE);
}

gboolean
rc_sync_wall_is_open (RcSyncWall *self)
{
  return self->session != NULL;
}

/** The film has changed: verdicts may have */
void
rc_sync_wall_sync (RcSyncWall *self)
{
  if (rc_sync_wall_is_open (self))
    rc_sync_wall_show_items (self);
}

/** Returns: (transfer none): the group "wall" */
GActionGroup *
rc_sync_wall_get_actions (RcSyncWall *self)
{
  return G_ACTION_GROUP (self->actions);
}
