/* marks-numbers.c - numbers that are written out, and what has one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/marks.h"

#include <string.h>

/* "六十", "十二": @least or more numerals. Returns: how many tokens they take, else 0 */
guint
rc_marks_han_number (const RcTokens *tokens, guint at, guint least, double *number)
{
  static const char *const digits[] = {
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"
  };
  double total = 0, digit = 0;
  guint  n = 0;

  for (; at + n < tokens->n && tokens->items[at + n].kind == RC_TOKEN_HAN; n++)
    {
      const char *normal = tokens->items[at + n].normal;
      guint       value = 0;

      while (value < G_N_ELEMENTS (digits) && strcmp (digits[value], normal) != 0)
        value++;
      if (value < G_N_ELEMENTS (digits))
        digit = value;
      else if (strcmp (normal, "十") == 0 || strcmp (normal, "百") == 0)
        {
          total += MAX (digit, 1) * (strcmp (normal, "十") == 0 ? 10 : 100);
          digit = 0;
        }
      else
        break;
    }
  *number = total + digit;
  return n >= least ? n : 0;
}

/* "一直", "一起": no number */
static gboolean
is_one_word (const char *second)
{
  static const char *const words[] = { "直", "起", "边", "路", "切", "样", "般", "转", "个",
                                       "位", "只", "旁", "侧", "同", "下", "步", "点", NULL };

  return g_strv_contains (words, second);
}

/* "Shot 2", "镜头二", "第二个镜头": a shot by its number, not "a wide shot" or "the camera". */
gboolean
rc_marks_is_numbered (const RcMarks *self, guint at, guint n)
{
  const RcTokens *tokens = self->tokens;
  double          number;

  if (at + n < tokens->n && (tokens->items[at + n].kind == RC_TOKEN_NUMBER ||
                             rc_marks_han_number (tokens, at + n, 1, &number) > 0))
    /* "镜头一直" has none */
    return !g_str_equal (tokens->items[at + n].normal, "一") || at + n + 1 >= tokens->n ||
           !is_one_word (tokens->items[at + n + 1].normal);
  return tokens->items[at].kind == RC_TOKEN_HAN && self->n > 0 &&
         self->items[self->n - 1].role == RC_ROLE_NUMBER;
}
