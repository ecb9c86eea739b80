/* locale.h - in which language the programs speak
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/** Takes language and number format from the environment, the language from @language instead if it
 * is not NULL, as “zh_CN”. Call first thing in main(), before any other thread of ours. The
 * translations are those in the folder that RACCORD_LOCALE_DIR names, else the installed ones. */
void rc_locale_init (const char *language);
