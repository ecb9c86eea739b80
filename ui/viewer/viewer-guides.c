/* viewer-guides.c - lines and mattes over the viewer's picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#include "ui/film-text.h"

#include <math.h>

/* Half the length of the cross in the middle, of the open part's height. */
#define CROSS    0.04
/* What a product of fractions may lack of a whole pixel. */
#define ROUNDING 1e-6

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA      line, shade;
} Pen;

static GdkRGBA
look_up (RcViewer *self, const char *name)
{
  GdkRGBA colour = { 0 };

  rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour);
  return colour;
}

/* A pixel of light and, below or right of it, one of shade: seen on any picture. */
static void
draw_across (const Pen *pen, double x, double y, double width)
{
  float left = (float)x, top = (float)floor (y + ROUNDING), wide = (float)width;

  gtk_snapshot_append_color (pen->snapshot, &pen->shade,
                             &GRAPHENE_RECT_INIT (left, top + 1, wide, 1));
  gtk_snapshot_append_color (pen->snapshot, &pen->line, &GRAPHENE_RECT_INIT (left, top, wide, 1));
}

static void
draw_down (const Pen *pen, double x, double y, double height)
{
  float left = (float)floor (x + ROUNDING), top = (float)y, high = (float)height;

  gtk_snapshot_append_color (pen->snapshot, &pen->shade,
                             &GRAPHENE_RECT_INIT (left + 1, top, 1, high));
  gtk_snapshot_append_color (pen->snapshot, &pen->line, &GRAPHENE_RECT_INIT (left, top, 1, high));
}

static void
draw_thirds (const Pen *pen, RcViewerRect in)
{
  for (int i = 1; i <= 2; i++)
    {
      draw_down (pen, in.x + in.width * i / 3, in.y, in.height);
      draw_across (pen, in.x, in.y + in.height * i / 3, in.width);
    }
}

static void
draw_cross (const Pen *pen, RcViewerRect in)
{
  double reach = in.height * CROSS, x = in.x + in.width / 2, y = in.y + in.height / 2;

  draw_across (pen, x - reach, y, 2 * reach);
  draw_down (pen, x, y - reach, 2 * reach);
}

static void
draw_safe (const Pen *pen, double share, RcViewerRect in)
{
  RcViewerRect area = rc_guide_safe_area (share, in);

  draw_across (pen, area.x, area.y, area.width);
  draw_across (pen, area.x, area.y + area.height - 1, area.width);
  draw_down (pen, area.x, area.y, area.height);
  draw_down (pen, area.x + area.width - 1, area.y, area.height);
}

/* What the matte covers, in two bars. */
static void
draw_matte (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture, RcViewerRect open)
{
  GdkRGBA      colour = look_up (self, "rc_matte");
  gboolean     beside = open.width < picture.width;
  RcViewerRect bar = picture;

  if (beside)
    bar.width = open.x - picture.x;
  else
    bar.height = open.y - picture.y;
  for (int i = 0; i < 2; i++)
    {
      gtk_snapshot_append_color (
          snapshot, &colour,
          &GRAPHENE_RECT_INIT ((float)bar.x, (float)bar.y, (float)bar.width, (float)bar.height));
      bar.x = beside ? open.x + open.width : bar.x;
      bar.y = beside ? bar.y : open.y + open.height;
    }
}

/** The matte, and the lines that were asked for in what it leaves open */
void
rc_viewer_draw_guides (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture)
{
  RcViewerRect open = rc_matte_open (self->matte, picture);
  Pen          faint = { snapshot, look_up (self, "rc_guide"), look_up (self, "rc_guide_shade") };
  Pen          clear = { snapshot, look_up (self, "rc_guide_line"), faint.shade };

  if (self->matte != NULL)
    draw_matte (self, snapshot, picture, open);
  if (self->guides & RC_GUIDE_THIRDS)
    draw_thirds (&faint, open);
  if (self->guides & RC_GUIDE_ACTION)
    draw_safe (&clear, RC_SAFE_ACTION, open);
  if (self->guides & RC_GUIDE_TITLE)
    draw_safe (&clear, RC_SAFE_TITLE, open);
  if (self->guides & RC_GUIDE_CENTRE)
    draw_cross (&clear, open);
}

/** Which lines are shown over the picture */
void
rc_viewer_set_guides (RcViewer *self, RcGuides guides)
{
  self->guides = guides;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** @matte: (nullable): one of rc_mattes */
void
rc_viewer_set_matte (RcViewer *self, const RcMatte *matte)
{
  self->matte = matte;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** The pictures of the shots beside this one, shining through */
void
rc_viewer_draw_onion (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture)
{
  for (int i = 0; i < 2; i++)
    if (self->onion[i] != NULL)
      {
        gtk_snapshot_push_opacity (snapshot, self->onion_opacity);
        gtk_snapshot_append_texture (snapshot, self->onion[i],
                                     &GRAPHENE_RECT_INIT ((float)picture.x, (float)picture.y,
                                                          (float)picture.width,
                                                          (float)picture.height));
        gtk_snapshot_pop (snapshot);
      }
}

/** @which: 0 the shot before, 1 the one after. @texture: (nullable) */
void
rc_viewer_set_onion (RcViewer *self, int which, GdkTexture *texture)
{
  if (g_set_object (&self->onion[which], texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** @opacity: 0 to 1 */
void
rc_viewer_set_onion_opacity (RcViewer *self, double opacity)
{
  self->onion_opacity = CLAMP (opacity, 0.0, 1.0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
