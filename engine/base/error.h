/* error.h - the one error domain that crosses a module border
 *
 * Codes are named after what the caller can do; the message names the thing, the cause and the way
 * out. G_IO_ERROR passes through untouched; a cancelled job is always G_IO_ERROR_CANCELLED.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RC_ERROR (rc_error_quark ())

typedef enum
{
  RC_ERROR_INVALID,     /* the caller's input cannot be used as it stands */
  RC_ERROR_NOT_FOUND,   /* a file, node or take is missing */
  RC_ERROR_FORMAT,      /* a file was read but is not what it claims to be */
  RC_ERROR_LIMIT,       /* valid, but one more than fits: a tenth image, a prompt too long */
  RC_ERROR_BUSY,        /* somebody else has the project open */
  RC_ERROR_READ_ONLY,   /* the project can be looked at, not changed */
  RC_ERROR_UNSUPPORTED, /* valid, and this build, machine or generator cannot do it */
  RC_ERROR_NO_MEMORY,   /* a frame was too large to allocate */
  RC_ERROR_REMOTE,      /* a service refused or answered nonsense */
  RC_ERROR_INTERNAL,    /* a bug of ours; the message names the place */
} RcError;

GQuark rc_error_quark (void);

G_END_DECLS
