/* application.h - the program with its windows: one window a film
 *
 *   raccord [FOLDER.raccord | SCRIPT.fountain]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/raccord/log.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RC_TYPE_APPLICATION (rc_application_get_type ())
G_DECLARE_FINAL_TYPE (RcApplication, rc_application, RC, APPLICATION, AdwApplication)

/* @log: (transfer none): lives as long */
RcApplication *rc_application_new (RcLog *log);

G_END_DECLS
