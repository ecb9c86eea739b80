/* arrow-line.c - an arrow on the board
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/arrow-line.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Board units. */
#define WIDTH          2.5
#define SELECTED_WIDTH 4.0
/* Of the head's two strokes: length, and angle to the line in radians. */
#define HEAD           13.0
#define HEAD_ANGLE     0.5
/* The ends of one that is selected can be taken. */
#define KNOB           9.0f

struct _RcArrowLine
{
  GtkWidget parent_instance;

  RcArrow     *arrow; /* nullable */
  RcCanvasLine line;  /* from the widget's corner, at 100 % */
};

G_DEFINE_FINAL_TYPE (RcArrowLine, rc_arrow_line, GTK_TYPE_WIDGET)

/** Returns: the named colour of arrows and of notes' edges */
const char *
rc_canvas_colour_name (RcMarkerColour colour)
{
  static const char *const names[RC_N_MARKER_COLOURS] = { "rc_accent", "rc_wrong", "rc_staged",
                                                          "rc_passed", "rc_cast_text_4" };

  return names[colour];
}

/* A line with soft edges, as a narrow gradient that is turned: no path has to be filled. */
static void
draw_stroke (GtkSnapshot *snapshot, const RcCanvasLine *line, double width, const GdkRGBA *colour)
{
  double       dx = line->to.x - line->from.x, dy = line->to.y - line->from.y;
  float        length = (float)hypot (dx, dy), half = (float)(width / 2 + 0.5);
  float        soft = 1 / (2 * half);
  GskColorStop stops[4] = {
    { 0, *colour }, { soft, *colour }, { 1 - soft, *colour }, { 1, *colour }
  };

  if (length <= 0)
    return;
  stops[0].color.alpha = stops[3].color.alpha = 0;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &line->from);
  gtk_snapshot_rotate (snapshot, (float)(atan2 (dy, dx) * 180 / G_PI));
  gtk_snapshot_append_linear_gradient (
      snapshot, &GRAPHENE_RECT_INIT (-(float)width / 4, -half, length + (float)width / 2, 2 * half),
      &GRAPHENE_POINT_INIT (0, -half), &GRAPHENE_POINT_INIT (0, half), stops, G_N_ELEMENTS (stops));
  gtk_snapshot_restore (snapshot);
}

/** Draws @line with an open head at its end. */
void
rc_canvas_draw_arrow (GtkSnapshot        *snapshot,
                      const RcCanvasLine *line,
                      double              width,
                      const GdkRGBA      *colour)
{
  double angle = atan2 (line->to.y - line->from.y, line->to.x - line->from.x);
  double length = hypot (line->to.x - line->from.x, line->to.y - line->from.y);
  double head = MIN (HEAD * width / WIDTH, length / 2);

  draw_stroke (snapshot, line, width, colour);
  for (int side = -1; side <= 1; side += 2)
    {
      double       turned = angle + side * HEAD_ANGLE;
      RcCanvasLine stroke = { { (float)(line->to.x - head * cos (turned)),
                                (float)(line->to.y - head * sin (turned)) },
                              line->to };

      draw_stroke (snapshot, &stroke, width, colour);
    }
}

static void
draw_knob (GtkSnapshot *snapshot, graphene_point_t at, const GdkRGBA *colour)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (at.x - KNOB / 2, at.y - KNOB / 2, KNOB, KNOB);
  GskRoundedRect  round;

  gsk_rounded_rect_init_from_rect (&round, &rect, KNOB / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, colour, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
rc_arrow_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcArrowLine *self = RC_ARROW_LINE (widget);
  gboolean     selected = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_SELECTED) != 0;
  GdkRGBA      colour, accent;
  int          which;

  if (self->arrow == NULL)
    return;
  which = rc_node_get_enum (RC_NODE (self->arrow), "colour");
  if (!rc_widget_lookup_colour (widget, rc_canvas_colour_name ((RcMarkerColour)which), &colour) ||
      !rc_widget_lookup_colour (widget, "rc_accent", &accent))
    return;
  if (!selected)
    colour.alpha *= 0.85F;
  rc_canvas_draw_arrow (snapshot, &self->line, selected ? SELECTED_WIDTH : WIDTH, &colour);
  if (!selected)
    return;
  draw_knob (snapshot, self->line.from, &accent);
  draw_knob (snapshot, self->line.to, &accent);
}

/* The pointer goes through. */
static gboolean
rc_arrow_line_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
rc_arrow_line_dispose (GObject *object)
{
  g_clear_object (&RC_ARROW_LINE (object)->arrow);
  G_OBJECT_CLASS (rc_arrow_line_parent_class)->dispose (object);
}

static void
rc_arrow_line_class_init (RcArrowLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_arrow_line_dispose;
  widget_class->snapshot = rc_arrow_line_snapshot;
  widget_class->contains = rc_arrow_line_contains;
  gtk_widget_class_set_css_name (widget_class, "arrowline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
rc_arrow_line_init (RcArrowLine *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/** Returns: (transfer floating): one without an arrow */
GtkWidget *
rc_arrow_line_new (void)
{
  return g_object_new (RC_TYPE_ARROW_LINE, NULL);
}

static char *
dup_end_name (RcArrow *arrow, RcDocument *document, gboolean to)
{
  RcNode *end = rc_arrow_get_end (arrow, document, to);

  return end != NULL ? rc_node_dup_name (end) : g_strdup (_ ("a place"));
}

/** @arrow: (nullable): what it shows from now on, and is called after */
void
rc_arrow_line_set_arrow (RcArrowLine *self, RcDocument *document, RcArrow *arrow)
{
  g_autofree char *from = NULL, *to = NULL, *name = NULL;

  g_set_object (&self->arrow, arrow);
  if (arrow != NULL)
    {
      from = dup_end_name (arrow, document, FALSE);
      to = dup_end_name (arrow, document, TRUE);
      /* Translators: what the arrow goes from, and to: "Arrow from Shot 1A to Note “Rain?”" */
      name = g_strdup_printf (_ ("Arrow from %s to %s"), from, to);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** @line: from the widget's corner */
void
rc_arrow_line_set_line (RcArrowLine *self, const RcCanvasLine *line)
{
  self->line = *line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Returns: (transfer none) (nullable) */
RcArrow *
rc_arrow_line_get_arrow (RcArrowLine *self)
{
  return self->arrow;
}
