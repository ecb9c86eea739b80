/* banner.h - a message across the window that stays until it is closed
 *
 * For what is more than a passing remark: a film that is read-only, a journal that cannot be
 * written, what recovery found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_BANNER (rc_banner_get_type ())
G_DECLARE_FINAL_TYPE (RcBanner, rc_banner, RC, BANNER, GtkWidget)

void rc_banner_say (RcBanner *self, const char *message);
void rc_banner_offer (RcBanner *self, const char *label, const char *action);
void rc_banner_clear (RcBanner *self);

G_END_DECLS
