/* preview-job.h - the job that draws one coarse picture of a request, for a card
 *
 * The picture is announced (RC_EVENT_FRAME) and kept as a PNG in the film's cache/. No take is
 * made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"
#include "engine/render/queue.h"

G_BEGIN_DECLS

RcJobSpec rc_preview_job (const RcGenerator *generator,
                          RcRequest         *request,
                          const char        *png_path,
                          RcPriority         priority);

G_END_DECLS
