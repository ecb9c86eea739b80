/* mask-menu.h - what is done to a mask as a whole: smooth, holes, the unit of its feather; kept
 * under a name; copied from elsewhere
 *
 * Signals:
 *   "changed"                      smooth, holes or unit were changed
 *   "save" (const char *name)      the mask is to be kept in the film
 *   "copy" (RcJson *mask)          this one is to take the place of what is drawn
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  double   smooth;     /* pixels of the take */
  gboolean fill_holes; /* what the mask encloses is inside */
  gboolean percent;    /* lengths are shown in percent of the frame's height */
} RcMaskMenuSettings;

#define RC_TYPE_MASK_MENU (rc_mask_menu_get_type ())
G_DECLARE_FINAL_TYPE (RcMaskMenu, rc_mask_menu, RC, MASK_MENU, GtkPopover)

void               rc_mask_menu_set (RcMaskMenu *self, const RcMaskMenuSettings *settings);
RcMaskMenuSettings rc_mask_menu_get (RcMaskMenu *self);
void               rc_mask_menu_clear_sources (RcMaskMenu *self);
void               rc_mask_menu_add_source (RcMaskMenu *self, const char *name, RcJson *mask);

G_END_DECLS
