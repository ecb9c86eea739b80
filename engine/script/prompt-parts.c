/* prompt-parts.c - a prompt that tells several shots, broken into them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/prompt-parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* "Shot 2:", "Cut to", "[3-6s]": what stands before the words of a shot. */
typedef struct
{
  gsize    start, end; /* bytes of the prompt; what is told goes on at @end */
  gboolean opens;      /* nothing was shown before it: "Shot 1:", "[0-3s]" */
  double   at;         /* seconds; -1: not said */
} Border;

/* What stands between the words of a border and those of its shot. */
static const char *const fillers[] = {
  " ", "\t", "\n", "\r", ":",  "：", ",", "，", ".", "。", "-",
  "–", "—",  "]",  ")",  "）", "】", "|", "*",  "#", ";",  "；"
};

/* What leads to a border, at the end of the shot before: "Then the camera | cuts to a street". */
static const char *const leads[] = {
  "then", "and", "the",  "camera", "scene", "video", "film", "we",   "it", "finally", "next",
  "at",   "now", "shot", "然后",   "接着",  "随后",  "镜头", "画面", "在", "最后",    "再",
};

static const char *const openings[] = { "[", "(", "【", "（", "*", "#", "-", ",", "，", ";", "；" };

static const char *
skip_fillers (const char *at)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (fillers))
    if (g_str_has_prefix (at, fillers[i]))
      {
        at += strlen (fillers[i]);
        i = 0;
      }
    else
      i++;
  return at;
}

/* Whether the camera cuts at that time. */
static gboolean
cuts_at (const RcStaging *staging, double seconds)
{
  for (guint i = 0; i < staging->n_setups; i++)
    if (staging->setups[i].cut && fabs (staging->setups[i].start - seconds) < 0.001)
      return TRUE;
  return FALSE;
}

/* Returns: whether @span begins a shot, or tells when it begins */
static gboolean
read_border (const RcStaging *staging, const RcSpan *span, Border *border)
{
  double number;

  *border = (Border){ span->start, span->start + span->length, FALSE, -1 };
  if (span->scene || span->what == NULL)
    return FALSE;
  if (sscanf (span->what, "shot %lf", &number) == 1)
    {
      border->opens = number == 1;
      return TRUE;
    }
  if (sscanf (span->what, "at %lf s", &number) == 1)
    {
      border->at = number;
      border->opens = number == 0;
      return TRUE;
    }
  return strcmp (span->what, "sequence cut") == 0;
}

/* Of Border. "Shot 2 (3-6s):" is one, of two spans. */
static GArray *
find_borders (const RcStaging *staging, const char *prompt)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (Border));
  gsize   length = strlen (prompt);

  for (guint i = 0; i < staging->n_spans; i++)
    {
      Border  border;
      Border *last = borders->len > 0 ? &g_array_index (borders, Border, borders->len - 1) : NULL;

      if (!read_border (staging, &staging->spans[i], &border) || border.end > length ||
          (last != NULL && border.start < last->end))
        continue;
      if (last != NULL && skip_fillers (prompt + last->end) >= prompt + border.start)
        {
          last->end = border.end;
          last->at = MAX (last->at, border.at);
          continue;
        }
      /* "At 3 s she turns" is told within the shot. */
      if (border.at < 0 || border.opens || cuts_at (staging, border.at))
        g_array_append_val (borders, border);
    }
  return borders;
}

/* Takes spaces from the end of @text, down to @start. Returns: whether a line ended among them */
static gboolean
drop_spaces (GString *text, gsize start)
{
  gboolean line = FALSE;

  for (; text->len > start && g_ascii_isspace (text->str[text->len - 1]);
       g_string_truncate (text, text->len - 1))
    line |= text->str[text->len - 1] == '\n';
  return line;
}

/* Takes one of @words from the end of @text, down to @start: whole words only. Returns: whether it
 * ended with one */
static gboolean
drop_word (GString *text, gsize start, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      gsize       n = strlen (words[i]);
      const char *at;

      if (text->len < start + n)
        continue;
      at = text->str + text->len - n;
      if (g_ascii_strncasecmp (at, words[i], n) != 0 ||
          (g_ascii_isalpha (*at) && text->len > start + n && g_ascii_isalnum (at[-1])))
        continue;
      g_string_truncate (text, text->len - n);
      return TRUE;
    }
  return FALSE;
}

/* Takes from the end of @text, from @start on, what only leads to the border behind it: no words
 * of a line that is over. */
static void
drop_lead (GString *text, gsize start)
{
  gboolean line = FALSE;

  do
    line |= drop_spaces (text, start);
  while (drop_word (text, start, openings, G_N_ELEMENTS (openings)) ||
         (!line && drop_word (text, start, leads, G_N_ELEMENTS (leads))));
}

/* (transfer full): the words from @start up to @border, if there is one, behind those that are said
 * of every shot */
static char *
dup_words (const char *prompt, gsize start, const Border *border, const char *every)
{
  const char *from = skip_fillers (prompt + start);
  gsize       end = border != NULL ? border->start : strlen (prompt);
  GString    *text = g_string_new (every);
  gsize       own;

  /* Western words have a space between them, Chinese ones have none. */
  if (text->len > 0 && (guchar)text->str[text->len - 1] < 0x80)
    g_string_append_c (text, ' ');
  own = text->len;
  if (from < prompt + end)
    g_string_append_len (text, from, prompt + end - from);
  if (border != NULL)
    drop_lead (text, own);
  drop_spaces (text, own);
  if (text->len == own)
    g_string_truncate (text, 0);
  else
    text->str[own] = g_ascii_toupper (text->str[own]);
  return g_string_free (text, FALSE);
}

static void
clear_part (gpointer part)
{
  g_free (((RcPromptPart *)part)->prompt);
}

static gboolean
ascend (const double *starts, guint n)
{
  for (guint i = 1; i < n; i++)
    if (starts[i] <= starts[i - 1])
      return FALSE;
  return TRUE;
}

/* When each begins, where the reader has as many cuts: as it is drawn. Returns: whether it has */
static gboolean
begin_at_cuts (const RcStaging *staging, double *starts, guint n)
{
  guint cuts = 0;

  for (guint i = 0; i < staging->n_setups; i++)
    if (staging->setups[i].cut && ++cuts < n)
      starts[cuts] = staging->setups[i].start;
  return cuts + 1 == n && ascend (starts, n);
}

/* Each as long as it is told to be or is drawn, else by how much is said of it. */
static void
find_lengths (GArray *parts, const RcStaging *staging, double *starts, double seconds)
{
  double   words = 0;
  gboolean said = ascend (starts, parts->len) || begin_at_cuts (staging, starts, parts->len);

  for (guint i = 0; i < parts->len; i++)
    words += (double)g_utf8_strlen (g_array_index (parts, RcPromptPart, i).prompt, -1);
  for (guint i = 0; i < parts->len; i++)
    {
      RcPromptPart *part = &g_array_index (parts, RcPromptPart, i);
      double        end = i + 1 < parts->len ? starts[i + 1] : seconds;

      if (!said)
        part->seconds = seconds * (double)g_utf8_strlen (part->prompt, -1) / words;
      else if (end > starts[i])
        part->seconds = end - starts[i];
      else /* the last, and the times go beyond the shot: as long as those before, on average */
        part->seconds = starts[i] / i;
    }
}

/**
 * rc_prompt_parts_new:
 * @staging: of the shot that has @prompt
 * @seconds: its length
 *
 * What is said before "Shot 1:" is said of every shot. Their lengths are those that they are told
 * to have, and together @seconds, unless times are told that go beyond.
 *
 * Returns: (transfer full): of RcPromptPart; just one if @prompt tells no more
 */
GArray *
rc_prompt_parts_new (const RcStaging *staging, const char *prompt, double seconds)
{
  g_autoptr (GArray)  borders = find_borders (staging, prompt);
  GArray             *parts = g_array_new (FALSE, FALSE, sizeof (RcPromptPart));
  g_autofree double  *starts = g_new0 (double, borders->len + 1);
  g_autoptr (GString) every = g_string_new ("");
  gsize               from = 0;
  double              at = 0;

  g_array_set_clear_func (parts, clear_part);
  for (guint i = 0; i <= borders->len; i++)
    {
      const Border *border = i < borders->len ? &g_array_index (borders, Border, i) : NULL;
      RcPromptPart  part = { 0 };

      if (i == 0 && border != NULL && border->opens)
        {
          g_string_append_len (every, prompt, (gssize)border->start);
          drop_lead (every, 0);
        }
      else
        part.prompt = dup_words (prompt, from, border, every->str);
      if (part.prompt != NULL && *part.prompt != '\0')
        {
          starts[parts->len] = parts->len == 0 ? 0 : at;
          g_array_append_val (parts, part);
        }
      else
        g_free (part.prompt);
      if (border == NULL)
        break;
      from = border->end;
      at = border->at;
    }
  find_lengths (parts, staging, starts, seconds);
  return parts;
}

/** Returns: of how many shots @prompt tells, 1 or more */
guint
rc_prompt_parts_count (const RcStaging *staging, const char *prompt)
{
  g_autoptr (GArray) parts = rc_prompt_parts_new (staging, prompt, 1);

  return MAX (1, parts->len);
}
