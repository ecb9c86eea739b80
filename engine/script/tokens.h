/* tokens.h - a text cut into words, Han characters, numbers and punctuation
 *
 * The normal form of a token is what vocabularies are matched by: case folded, curly apostrophes
 * straightened. "close-up" is two words; "Mara's" is a word and the token "'s"; "50mm" is a number
 * and a word. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RC_TOKEN_WORD,
  RC_TOKEN_HAN, /* one character of Chinese */
  RC_TOKEN_NUMBER,
  RC_TOKEN_POINT, /* a punctuation mark */
} RcTokenKind;

typedef struct
{
  RcTokenKind kind;
  gsize       start;  /* byte offset into the text */
  gsize       length; /* bytes */
  const char *normal; /* owned by the RcTokens */
  gboolean    upper;  /* begins with a capital */
  gboolean    joined; /* nothing stands between it and the token before, or a hyphen only */
  gboolean    quoted; /* inside quotation marks, the marks included: words somebody speaks */
} RcToken;

typedef struct
{
  const char   *text;  /* borrowed */
  RcToken      *items; /* n of them */
  guint         n;
  GStringChunk *normals;
} RcTokens;

RcTokens *rc_tokens_new (const char *text);
void      rc_tokens_free (RcTokens *self);
gboolean  rc_char_is_han (gunichar c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcTokens, rc_tokens_free)

G_END_DECLS
