/* pipeline.h - a GStreamer pipeline that cannot hang, and frames going in and out of it
 *
 * Private to engine/media. Every wait ends with data, with the end of the stream, with a GError
 * made from the pipeline's own message, on cancellation, or after RC_PIPELINE_PATIENCE without a
 * sign of life. No main loop is needed.
 *
 * Thread: one at a time; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"
#include "engine/image/frame.h"

#include <gio/gio.h>
#include <gst/app/app.h>
#include <gst/gst.h>

G_BEGIN_DECLS

#define RC_PIPELINE_PATIENCE (60 * GST_SECOND)

typedef struct _RcPipeline RcPipeline;

typedef enum
{
  RC_PIPELINE_READS,
  RC_PIPELINE_WRITES,
} RcPipelineKind;

RcPipeline *
rc_pipeline_new (const char *description, RcPipelineKind kind, const char *subject, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void        rc_pipeline_free (RcPipeline *self);
GstElement *rc_pipeline_get (RcPipeline *self, const char *name);
gboolean    rc_pipeline_set_state (RcPipeline *self, GstState state, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_pipeline_wait_state (RcPipeline *self, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_pipeline_push (RcPipeline *self, GstElement *source, GstBuffer *buffer, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GstSample *
rc_pipeline_pull (RcPipeline *self, GstElement *sink, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_pipeline_wait_end (RcPipeline *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

GstBuffer *rc_pipeline_buffer (RcFrame *frame, int top, int rows, gint64 index, RcRational rate);
RcFrame   *rc_pipeline_frame (GstSample *sample, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPipeline, rc_pipeline_free)

G_END_DECLS
