/* locale.h - in which language the programs speak
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/** Takes language and number format from the environment. Call first thing in main(), before any
 * other thread. The translations are those in the folder that RACCORD_LOCALE_DIR names, else the
 * installed ones. */
void rc_locale_init (void);
