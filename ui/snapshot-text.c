/* snapshot-text.c - laid out text in what a widget draws
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/snapshot-text.h"

/** Appends @layout with its upper left corner at @x, @y, pixels of what is drawn. */
void
rc_snapshot_append_text (GtkSnapshot   *snapshot,
                         PangoLayout   *layout,
                         float          x,
                         float          y,
                         const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}
