/* wrap-layout.c - a row that goes on in the next line where there is no more room
 *
 * GtkFlowBox, which would do, aligns columns and asks for the width that its height needs: a panel
 * as wide as its contents became as narrow as they can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/wrap-layout.h"

enum
{
  COLUMN_SPACING = 12, /* pixels */
  ROW_SPACING = 6
};

struct _RcWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RcWrapLayout, rc_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *end;    /* the first child that is not on the line; NULL: none is left */
  int        height; /* pixels */
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* What @child gets of @width pixels, -1: as many as it likes. */
static int
child_width (GtkWidget *child, int width)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return width < 0 ? natural : MAX (least, MIN (natural, width));
}

static int
child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The line that begins with @child, which is to be laid out. */
static Line
find_line (GtkWidget *child, int width)
{
  Line line = { child, 0 };
  int  x = 0;

  while (line.end != NULL)
    {
      int wide = child_width (line.end, width);

      if (width >= 0 && x > 0 && x + wide > width)
        break;
      line.height = MAX (line.height, child_height (line.end, wide));
      x += wide + COLUMN_SPACING;
      line.end = skip_hidden (gtk_widget_get_next_sibling (line.end));
    }
  return line;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));

  for (; child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      *minimum = MAX (*minimum, child_width (child, 0));
      *natural += child_width (child, -1) + (*natural > 0 ? COLUMN_SPACING : 0);
    }
}

static int
measure_height (GtkWidget *widget, int width)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int        height = 0;

  while (child != NULL)
    {
      Line line = find_line (child, width);

      height += line.height + (height > 0 ? ROW_SPACING : 0);
      child = line.end;
    }
  return height;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget        *widget,
         GtkOrientation    orientation,
         int               for_size,
         int              *minimum,
         int              *natural,
         int              *minimum_baseline,
         int              *natural_baseline)
{
  (void)manager;
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  gboolean   rightwards = gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL;
  int        y = 0;

  (void)manager, (void)height, (void)baseline;
  while (child != NULL)
    {
      Line line = find_line (child, width);

      for (int x = 0; child != line.end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          int           wide = child_width (child, width);
          GtkAllocation place = { rightwards ? x : width - x - wide, y, wide, line.height };

          gtk_widget_size_allocate (child, &place, -1);
          x += wide + COLUMN_SPACING;
        }
      y += line.height + ROW_SPACING;
    }
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  (void)manager, (void)widget;
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rc_wrap_layout_class_init (RcWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = measure;
  layout_class->allocate = allocate;
  layout_class->get_request_mode = get_request_mode;
}

static void
rc_wrap_layout_init (RcWrapLayout *self)
{
  (void)self;
}
