/* part.h - a folder or file that is there when it is whole, or not there
 *
 * Private to engine/media and engine/handoff. What is being written lies beside its place under a
 * hidden name, is synced to the disk, and then takes its place in one rename. A process that dies
 * leaves a hidden folder behind; the next one that writes there removes it.
 *
 * Thread: one at a time; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RcPart RcPart;

RcPart *rc_part_new (const char *folder, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
const char *rc_part_dir (const RcPart *self);
gboolean    rc_part_write (RcPart *self, const char *name, const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_part_finish (RcPart *self, const char *witness, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_part_finish_file (RcPart *self, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_part_free (RcPart *self);

void rc_part_set_errno (GError **error, const char *path, int code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPart, rc_part_free)

G_END_DECLS
