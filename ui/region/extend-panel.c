/* extend-panel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/region/extend-panel.h"

#include "engine/session/take-request.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

enum
{
  LEFT,
  RIGHT,
  TOP,
  BOTTOM,
  BEFORE,
  AFTER,
  N_SIDES,
};

struct _RcExtendPanel
{
  GtkPopover parent_instance;

  GtkDropDown   *shape;
  GtkAdjustment *sides[N_SIDES]; /* pixels; seconds */
  GtkLabel      *size, *length;
  GtkWidget     *extend_frame, *extend_shot;

  int      width, height, frames; /* of the take */
  double   rate;                  /* frames a second */
  gboolean quiet;                 /* values are being set, not edited */
};

G_DEFINE_FINAL_TYPE (RcExtendPanel, rc_extend_panel, GTK_TYPE_POPOVER)

static guint extend_signal;

static const char *const side_ids[N_SIDES] = {
  "left", "right", "top", "bottom", "before", "after"
};

/* The first is what sides say. */
static const struct
{
  const char *label;
  double      aspect;
} shapes[] = {
  { N_ ("By sides"), 0 },
  { N_ ("16:9, wide"), 16.0 / 9 },
  { N_ ("9:16, upright"), 9.0 / 16 },
  { N_ ("1:1, square"), 1 },
  { N_ ("4:3"), 4.0 / 3 },
  { N_ ("1.85:1, flat"), 1.85 },
  { N_ ("2.39:1, scope"), 2.39 },
};

static int
pixels (RcExtendPanel *self, int side)
{
  return 2 * (int)lround (gtk_adjustment_get_value (self->sides[side]) / 2);
}

static int
frames_of (RcExtendPanel *self, int side)
{
  return (int)lround (gtk_adjustment_get_value (self->sides[side]) * self->rate);
}

static void
show (RcExtendPanel *self)
{
  int              more = frames_of (self, BEFORE) + frames_of (self, AFTER);
  int              across = pixels (self, LEFT) + pixels (self, RIGHT);
  int              down = pixels (self, TOP) + pixels (self, BOTTOM);
  g_autofree char *was = rc_dup_seconds (self->frames / self->rate);
  g_autofree char *is = rc_dup_seconds ((self->frames + more) / self->rate);
  g_autofree char *length = g_strdup_printf ("%s → %s", was, is);
  /* Translators: pixels of the take as it is, and as it will be */
  g_autofree char *size = g_strdup_printf (_ ("%d × %d → %d × %d"), self->width, self->height,
                                           self->width + across, self->height + down);

  gtk_label_set_label (self->size, size);
  gtk_label_set_label (self->length, length);
  gtk_widget_set_sensitive (self->extend_frame, across + down > 0);
  gtk_widget_set_sensitive (self->extend_shot, more > 0);
}

static void
on_side (RcExtendPanel *self)
{
  if (self->quiet)
    return;
  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->shape, 0);
  self->quiet = FALSE;
  show (self);
}

static void
on_time (RcExtendPanel *self)
{
  if (!self->quiet)
    show (self);
}

static void
on_shape (RcExtendPanel *self)
{
  guint       chosen = gtk_drop_down_get_selected (self->shape);
  RcExtension by = { 0 };

  if (self->quiet || chosen == 0 || chosen >= G_N_ELEMENTS (shapes))
    return;
  rc_extension_set_shape (&by, self->width, self->height, shapes[chosen].aspect);
  self->quiet = TRUE;
  gtk_adjustment_set_value (self->sides[LEFT], by.left);
  gtk_adjustment_set_value (self->sides[RIGHT], by.right);
  gtk_adjustment_set_value (self->sides[TOP], by.top);
  gtk_adjustment_set_value (self->sides[BOTTOM], by.bottom);
  self->quiet = FALSE;
  show (self);
}

static void
on_extend_frame (RcExtendPanel *self)
{
  RcExtension by = { .left = pixels (self, LEFT),
                     .right = pixels (self, RIGHT),
                     .top = pixels (self, TOP),
                     .bottom = pixels (self, BOTTOM) };

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, extend_signal, 0, &by);
}

static void
on_extend_shot (RcExtendPanel *self)
{
  RcExtension by = { .before = frames_of (self, BEFORE), .after = frames_of (self, AFTER) };

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, extend_signal, 0, &by);
}

static void
rc_extend_panel_class_init (RcExtendPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  extend_signal = g_signal_new ("extend", RC_TYPE_EXTEND_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/extend-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, RcExtendPanel, shape);
  gtk_widget_class_bind_template_child (widget_class, RcExtendPanel, size);
  gtk_widget_class_bind_template_child (widget_class, RcExtendPanel, length);
  gtk_widget_class_bind_template_child (widget_class, RcExtendPanel, extend_frame);
  gtk_widget_class_bind_template_child (widget_class, RcExtendPanel, extend_shot);
  for (guint i = 0; i < N_SIDES; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, side_ids[i], FALSE,
        (gssize)(G_STRUCT_OFFSET (RcExtendPanel, sides) + i * sizeof (GtkAdjustment *)));
  gtk_widget_class_bind_template_callback (widget_class, on_side);
  gtk_widget_class_bind_template_callback (widget_class, on_time);
  gtk_widget_class_bind_template_callback (widget_class, on_shape);
  gtk_widget_class_bind_template_callback (widget_class, on_extend_frame);
  gtk_widget_class_bind_template_callback (widget_class, on_extend_shot);
}

static void
rc_extend_panel_init (RcExtendPanel *self)
{
  const char *names[G_N_ELEMENTS (shapes) + 1] = { NULL };

  self->rate = 24;
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    names[i] = _ (shapes[i].label);
  gtk_drop_down_set_model (self->shape, G_LIST_MODEL (gtk_string_list_new (names)));
  self->quiet = FALSE;
  show (self);
}

/* --- public -------------------------------------------------------------------------------- */

/** What is extended; another take begins with nothing more */
void
rc_extend_panel_set_take (RcExtendPanel *self, int width, int height, int frames, double rate)
{
  if (width == self->width && height == self->height && frames == self->frames &&
      rate == self->rate)
    return;
  self->width = width;
  self->height = height;
  self->frames = frames;
  self->rate = MAX (rate, 1);
  self->quiet = TRUE;
  for (int i = 0; i < N_SIDES; i++)
    gtk_adjustment_set_value (self->sides[i], i == AFTER ? 1 : 0);
  gtk_drop_down_set_selected (self->shape, 0);
  self->quiet = FALSE;
  show (self);
}

/** @frame: whether more room is wanted, or more time */
void
rc_extend_panel_focus (RcExtendPanel *self, gboolean frame)
{
  gtk_widget_grab_focus (frame ? GTK_WIDGET (self->shape) : self->extend_shot);
}
