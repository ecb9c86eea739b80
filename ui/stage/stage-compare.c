/* stage-compare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/stage/stage-compare.h"

#include "engine/render/take-layers.h"

#include "ui/film-view.h"
#include "ui/frame-texture.h"
#include "ui/play/stage-frames.h"
#include "ui/takes/takes-panel.h"

#include <glib/gi18n-lib.h>

const char *const rc_compare_names[] = { "off", "wipe", "side", "difference", "blink", NULL };

struct _RcStageCompare
{
  RcViewer    *viewer;
  GtkDropDown *with;
  GtkWidget   *box;
  GPtrArray   *others; /* RcTake: what the rows of `with` stand for; the take itself: its base */
  RcCompare    how;    /* as asked for: the viewer does so while there is something */
  gboolean     quiet;  /* the rows are being set, not chosen from */

  RcSession     *session; /* nullable */
  RcTake        *take;    /* nullable */
  RcTake        *other;   /* nullable; the take itself: its base */
  RcStageFrames *frames;  /* nullable: of the other one */
  int            n_frames;
  int            wanted;
  char          *shown; /* nullable: what is open */
};

/* --- what there is to compare with --------------------------------------------------------- */

static gboolean
has_layers (RcTake *take)
{
  g_autoptr (GArray) layers = rc_take_list_layers (take);

  return layers->len > 0;
}

/* (transfer container): the take itself for its base, then the shot's other takes, newest first. */
static GPtrArray *
list_others (RcTake *take)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);
  RcNode    *shot = take != NULL ? rc_node_get_parent (RC_NODE (take)) : NULL;

  if (take != NULL && has_layers (take))
    g_ptr_array_add (others, g_object_ref (take));
  for (guint i = shot != NULL ? rc_node_get_n_children (shot, RC_TYPE_TAKE) : 0; i > 0; i--)
    {
      gpointer other = rc_node_get_child (shot, RC_TYPE_TAKE, i - 1);

      if (other != take)
        g_ptr_array_add (others, g_object_ref (other));
    }
  return others;
}

static char *
dup_name (RcStageCompare *self, RcTake *other)
{
  return other == self->take ? g_strdup (_ ("Without layers")) : rc_take_dup_title (other);
}

static void
fill_rows (RcStageCompare *self)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  guint                     chosen = 0;
  RcTake                   *other;

  for (guint i = 0; i < self->others->len; i++)
    {
      g_autofree char *name = dup_name (self, self->others->pdata[i]);

      gtk_string_list_append (rows, name);
      if (self->others->pdata[i] == self->other)
        chosen = i;
    }
  self->quiet = TRUE;
  gtk_drop_down_set_model (self->with, G_LIST_MODEL (rows));
  gtk_drop_down_set_selected (self->with, chosen);
  self->quiet = FALSE;
  other = self->others->len > 0 ? self->others->pdata[chosen] : NULL;
  g_set_object (&self->other, other);
}

static gboolean
is_same_list (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/* --- its frames ---------------------------------------------------------------------------- */

static void
show_frame (RcStageCompare *self, RcFrame *frame)
{
  g_autoptr (GdkTexture) texture = rc_frame_texture_new (frame);

  rc_viewer_set_other (self->viewer, texture);
}

static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  RcStageCompare *self = user_data;

  if (index != self->wanted)
    return;
  if (frame != NULL)
    show_frame (self, frame);
  else
    rc_film_view_report (GTK_WIDGET (self->viewer), g_error_copy (error));
}

static void
close_other (RcStageCompare *self)
{
  g_clear_pointer (&self->frames, rc_stage_frames_free);
  g_clear_pointer (&self->shown, g_free);
  rc_viewer_set_other (self->viewer, NULL);
}

/* Another text is another picture. */
static char *
dup_key (RcStageCompare *self)
{
  g_autofree char *layers = rc_take_dup_layers (self->other, TRUE);

  return g_strdup_printf ("%s %s", self->other == self->take ? "base" : "take", layers);
}

static void
open_other (RcStageCompare *self)
{
  gboolean           on = rc_viewer_get_compare (self->viewer) != RC_COMPARE_OFF;
  g_autofree char   *key = on && self->other != NULL ? dup_key (self) : NULL;
  g_autofree char   *name = self->take != NULL ? rc_take_dup_title (self->take) : NULL;
  g_autofree char   *other = key != NULL ? dup_name (self, self->other) : NULL;
  g_autoptr (GError) error = NULL;
  RcTakeStack       *stack;
  RcStageSource      source;

  rc_viewer_set_names (self->viewer, name, other);
  if (key != NULL && g_strcmp0 (key, self->shown) == 0)
    return;
  close_other (self);
  if (key == NULL)
    return;
  self->shown = g_steal_pointer (&key);
  stack = self->other == self->take ? rc_session_open_base (self->session, self->other, &error)
                                    : rc_session_open_take (self->session, self->other, &error);
  if (stack == NULL)
    {
      rc_film_view_report (GTK_WIDGET (self->viewer), g_steal_pointer (&error));
      return;
    }
  source = rc_stage_source_of_take (stack);
  self->n_frames = rc_take_reader_frames (rc_take_stack_base (stack));
  self->wanted = -1;
  self->frames = rc_stage_frames_new (&source, self->n_frames, 0, on_frame, self);
}

static void
on_chosen (GtkDropDown *with, GParamSpec *spec, RcStageCompare *self)
{
  guint chosen = gtk_drop_down_get_selected (with);

  if (self->quiet || chosen >= self->others->len)
    return;
  g_set_object (&self->other, RC_TAKE (self->others->pdata[chosen]));
  open_other (self);
  gtk_widget_activate_action (GTK_WIDGET (self->viewer), "stage.refresh", NULL);
}

/* --- public -------------------------------------------------------------------------------- */

RcStageCompare *
rc_stage_compare_new (RcViewer *viewer, GtkDropDown *with, GtkWidget *box)
{
  RcStageCompare *self = g_new0 (RcStageCompare, 1);

  self->viewer = g_object_ref (viewer);
  self->with = g_object_ref (with);
  self->box = g_object_ref (box);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (with, "notify::selected", G_CALLBACK (on_chosen), self);
  return self;
}

void
rc_stage_compare_free (RcStageCompare *self)
{
  g_signal_handlers_disconnect_by_data (self->with, self);
  close_other (self);
  g_clear_object (&self->session);
  g_clear_object (&self->take);
  g_clear_object (&self->other);
  g_ptr_array_unref (self->others);
  g_object_unref (self->box);
  g_object_unref (self->with);
  g_object_unref (self->viewer);
  g_free (self);
}

/** The film as it is now; both nullable: the take on the stage */
void
rc_stage_compare_sync (RcStageCompare *self, RcSession *session, RcTake *take)
{
  g_autoptr (GPtrArray) others = list_others (take);

  g_set_object (&self->session, session);
  /* Who puts the other one on the stage changes sides. */
  if (take != NULL && take == self->other && self->take != NULL && take != self->take &&
      rc_node_get_parent (RC_NODE (take)) == rc_node_get_parent (RC_NODE (self->take)))
    g_set_object (&self->other, self->take);
  if (g_set_object (&self->take, take) || !is_same_list (others, self->others))
    {
      g_ptr_array_unref (self->others);
      self->others = g_steal_pointer (&others);
      fill_rows (self);
    }
  /* Where there is nothing to compare with, half of a picture would be nothing. */
  rc_viewer_set_compare (self->viewer, self->others->len > 0 ? self->how : RC_COMPARE_OFF);
  gtk_widget_set_visible (self->box, self->others->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->with),
                          rc_viewer_get_compare (self->viewer) != RC_COMPARE_OFF);
  open_other (self);
}

void
rc_stage_compare_set (RcStageCompare *self, RcCompare how)
{
  self->how = how;
  rc_stage_compare_sync (self, self->session, self->take);
}

/** Returns: whether there is anything that the take on the stage can be compared with */
gboolean
rc_stage_compare_can (RcStageCompare *self)
{
  return self->others->len > 0;
}

/** Returns: (transfer none) (nullable): what the take is compared with now; itself: its base */
RcTake *
rc_stage_compare_get_other (RcStageCompare *self)
{
  return rc_viewer_get_compare (self->viewer) != RC_COMPARE_OFF ? self->other : NULL;
}

/** From now on the take is compared with @other, if that is one of those that it can be with. */
void
rc_stage_compare_choose (RcStageCompare *self, RcTake *other)
{
  guint place;

  if (g_ptr_array_find (self->others, other, &place))
    gtk_drop_down_set_selected (self->with, place);
}

/** Call when the stage shows another frame, or may: the other take shows the same */
void
rc_stage_compare_show (RcStageCompare *self, const RcStageClock *clock)
{
  g_autoptr (RcFrame) frame = NULL;

  if (self->frames == NULL)
    return;
  self->wanted = CLAMP (clock->frame, 0, self->n_frames - 1);
  rc_stage_frames_want (self->frames, self->wanted, CLAMP (clock->speed, -1, 1));
  frame = rc_stage_frames_get (self->frames, self->wanted);
  if (frame != NULL)
    show_frame (self, frame);
}
