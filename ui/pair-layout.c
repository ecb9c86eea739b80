/* pair-layout.c - lists in two columns, or in one where two have no room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/pair-layout.h"

enum
{
  SPACING = 6 /* pixels between columns and rows */
};

struct _RcPairLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RcPairLayout, rc_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

/* How wide each column must be, and would like to be; pixels. */
typedef struct
{
  int least[2], natural[2];
} Columns;

static Columns
measure_columns (GtkWidget *widget)
{
  Columns columns = { { 0 }, { 0 } };
  int     i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), i = 1 - i)
    {
      int least, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
      columns.least[i] = MAX (columns.least[i], least);
      columns.natural[i] = MAX (columns.natural[i], natural);
    }
  return columns;
}

static gboolean
fits_two (const Columns *columns, int width)
{
  return width < 0 || columns->natural[0] + SPACING + columns->natural[1] <= width;
}

/* The height of the row that begins with @child, and which child begins the next (nullable). */
static int
measure_row (GtkWidget *child, gboolean two, GtkWidget **next)
{
  int height = 0;

  for (int i = 0; child != NULL && i < (two ? 2 : 1); i++)
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
      child = gtk_widget_get_next_sibling (child);
    }
  *next = child;
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
  Columns columns = measure_columns (widget);

  (void)manager;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (columns.least[0], columns.least[1]);
      *natural = columns.natural[0] + SPACING + columns.natural[1];
      return;
    }
  *minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    *minimum +=
        (*minimum > 0 ? SPACING : 0) + measure_row (child, fits_two (&columns, for_size), &child);
  *natural = *minimum;
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  Columns    columns = measure_columns (widget);
  gboolean   two = fits_two (&columns, width);
  gboolean   leftwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int        spare = width - columns.natural[0] - SPACING - columns.natural[1];
  int        first = two ? columns.natural[0] + spare / 2 : width;
  int        y = 0;
  GtkWidget *next;

  (void)manager, (void)height, (void)baseline;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = next)
    {
      int tall = measure_row (child, two, &next);

      for (int x = 0; child != next; child = gtk_widget_get_next_sibling (child))
        {
          int           wide = x == 0 ? first : width - x;
          GtkAllocation place = { leftwards ? width - x - wide : x, y, wide, tall };

          gtk_widget_size_allocate (child, &place, -1);
          x += wide + SPACING;
        }
      y += tall + SPACING;
    }
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  (void)manager, (void)widget;
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rc_pair_layout_class_init (RcPairLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = measure;
  layout_class->allocate = allocate;
  layout_class->get_request_mode = get_request_mode;
}

static void
rc_pair_layout_init (RcPairLayout *self)
{
  (void)self;
}
