/* verdict.h - stars and rejections of takes and regions, with their reason and their time
 *
 * Thread: the main thread, as the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

gboolean rc_document_judge (RcDocument *self,
                            gpointer    take_or_region,
                            RcVerdict   verdict,
                            const char *reason,
                            GError    **error);
gboolean rc_document_set_reason (RcDocument *self,
                                 gpointer    take_or_region,
                                 const char *reason,
                                 GError    **error);

G_END_DECLS
