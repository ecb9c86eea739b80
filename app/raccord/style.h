/* style.h - how the program looks: style sheets, light or dark, size of text, motion
 *
 * Follows the settings and the system for as long as it lives.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _RcStyle RcStyle;

RcStyle *rc_style_new (GSettings *settings);
void     rc_style_free (RcStyle *self);
double   rc_style_text_scale (GSettings *settings);
char    *rc_style_scale_text (const char *css, double scale);

G_END_DECLS
