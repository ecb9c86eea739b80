/* stage-clip.c - the chosen layer in the clipboard, and from there over the take that is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-private.h"

#include "engine/document/region-edit.h"

#include "ui/film-view.h"

/** The chosen layer goes into the clipboard, as text */
void
rc_stage_view_copy_region (RcStageView *self)
{
  g_autofree char *text = NULL;

  if (self->region == NULL)
    return;
  text = rc_region_to_text (self->region, rc_session_get_dir (self->session));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
paste (RcStageView *self, const char *text)
{
  GError   *error = NULL;
  RcRegion *region = rc_session_paste_region (self->session, text, self->take, &error);

  if (region != NULL)
    {
      rc_stage_view_sync (self);
      rc_stage_view_choose_region (self, region);
      (void)rc_session_render_region_from (self->session, region,
                                           rc_stage_player_clock (self->player)->frame, &error);
      rc_stage_view_sync (self);
    }
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcStageView) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->session != NULL && self->take != NULL && rc_text_has_region (text))
    paste (self, text);
}

/** A region that was copied is laid over the take that is shown, and rendered there; anything else
 * in the clipboard is left alone */
void
rc_stage_view_paste_region (RcStageView *self)
{
  if (self->session != NULL && self->take != NULL)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_text,
                                   g_object_ref (self));
}
