/* mutate.h - JSON that is almost right, made from a document that is and the fuzzer's bytes
 *
 * Bytes that are thrown at a parser as they are seldom get past it. Here they choose places in a
 * well-formed document and what becomes of them, so that what reads the document sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include <cjson/cJSON.h>

cJSON *mutate_input (const cJSON *base, const guint8 *data, gsize size);
