/* shot-column.c - what the table of shots has in its columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-column.h"

#include "ui/board/shot-said.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* More of a text is never seen in a cell. */
#define EXCERPT_CHARACTERS 240

const RcShotColumnInfo rc_shot_columns[RC_N_SHOT_COLUMNS] = {
  [RC_SHOT_PICTURE] = { N_ ("Picture"), NULL, RC_CELL_FIXED, 88, FALSE },
  [RC_SHOT_LABEL] = { N_ ("Label"), "label", RC_CELL_LINE, 58, FALSE },
  [RC_SHOT_SIZE] = { N_ ("Shot size"), "size", RC_CELL_CHOICE, 108, FALSE },
  [RC_SHOT_ANGLE] = { N_ ("Angle"), "angle", RC_CELL_CHOICE, 92, FALSE },
  [RC_SHOT_MOVE] = { N_ ("Camera move"), "move", RC_CELL_CHOICE, 100, FALSE },
  [RC_SHOT_LENS] = { N_ ("Lens"), "lens", RC_CELL_CHOICE, 70, TRUE },
  [RC_SHOT_DURATION] = { N_ ("Duration"), "duration", RC_CELL_LINE, 76, TRUE },
  [RC_SHOT_CAST] = { N_ ("Characters"), NULL, RC_CELL_FIXED, 108, FALSE },
  [RC_SHOT_PROMPT] = { N_ ("Prompt"), "prompt", RC_CELL_TEXT, 260, FALSE },
  [RC_SHOT_TAKES] = { N_ ("Takes"), NULL, RC_CELL_FIXED, 62, TRUE },
  [RC_SHOT_NOTES] = { N_ ("Notes"), "notes", RC_CELL_TEXT, 150, FALSE },
};

static const RcTerm *
terms_of (RcShotColumn column)
{
  return column == RC_SHOT_SIZE    ? rc_size_terms
         : column == RC_SHOT_ANGLE ? rc_angle_terms
         : column == RC_SHOT_MOVE  ? rc_move_terms
                                   : NULL;
}

static const char *
fact_id (RcShotColumn column, const RcShotFact *fact)
{
  return column == RC_SHOT_SIZE ? fact->size : column == RC_SHOT_ANGLE ? fact->angle : fact->move;
}

static char *
dup_excerpt (const char *text)
{
  g_autofree char *start = g_utf8_substring (
      text, 0, MIN (EXCERPT_CHARACTERS, g_utf8_strlen (text, EXCERPT_CHARACTERS * 4)));

  return g_strdelimit (g_steal_pointer (&start), "\n\r\t", ' ');
}

static char *
dup_takes (RcShot *shot)
{
  guint     n = rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE);
  RcVerdict verdict = rc_shot_get_verdict (shot);

  if (n == 0)
    return g_strdup ("–");
  return verdict == RC_VERDICT_STAR     ? g_strdup_printf ("%u ★", n)
         : verdict == RC_VERDICT_REJECT ? g_strdup_printf ("%u ✕", n)
                                        : g_strdup_printf ("%u", n);
}

static char *
dup_term (RcShotColumn column, RcShotFacts *facts, RcShot *shot)
{
  const char       *id = rc_node_get_string (RC_NODE (shot), rc_shot_columns[column].property);
  const RcShotFact *fact = *id == '\0' ? rc_shot_facts_peek (facts, shot) : NULL;
  const RcTerm     *term;

  if (fact != NULL)
    id = fact_id (column, fact);
  term = rc_term_find (terms_of (column), id);
  return g_strdup (term != NULL ? _ (term->label) : id);
}

static char *
dup_lens (RcShotFacts *facts, RcShot *shot)
{
  double            mm = rc_node_get_double (RC_NODE (shot), "lens");
  const RcShotFact *fact = mm > 0 ? NULL : rc_shot_facts_peek (facts, shot);

  if (fact != NULL)
    mm = fact->lens;
  return mm > 0 ? g_strdup_printf (_ ("%d mm"), (int)lround (mm)) : g_strdup ("");
}

/** Returns: (transfer full): what stands in the cell; for what is still to be read from the words,
 * nothing */
char *
rc_shot_column_dup_text (RcShotColumn column, RcShotFacts *facts, RcShot *shot)
{
  const RcShotFact *fact;

  switch (column)
    {
    case RC_SHOT_LABEL:
      return rc_shot_dup_label (shot);
    case RC_SHOT_SIZE:
    case RC_SHOT_ANGLE:
    case RC_SHOT_MOVE:
      return dup_term (column, facts, shot);
    case RC_SHOT_LENS:
      return dup_lens (facts, shot);
    case RC_SHOT_DURATION:
      return rc_dup_seconds (rc_shot_get_seconds (shot));
    case RC_SHOT_CAST:
      fact = rc_shot_facts_peek (facts, shot);
      return g_strdup (fact != NULL ? fact->cast : "");
    case RC_SHOT_PROMPT:
    case RC_SHOT_NOTES:
      return dup_excerpt (rc_node_get_string (RC_NODE (shot), rc_shot_columns[column].property));
    case RC_SHOT_TAKES:
      return dup_takes (shot);
    case RC_SHOT_PICTURE:
    case RC_N_SHOT_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/** Returns: (transfer full): what one finds when one begins to edit the cell */
char *
rc_shot_column_dup_edit_text (RcShotColumn column, RcShot *shot)
{
  if (column == RC_SHOT_LABEL)
    return rc_shot_dup_label (shot);
  if (column == RC_SHOT_DURATION)
    return rc_time_to_text (rc_node_get_rational (RC_NODE (shot), "duration"));
  return g_strdup (rc_shot_columns[column].property != NULL
                       ? rc_node_get_string (RC_NODE (shot), rc_shot_columns[column].property)
                       : "");
}

/** Returns: whether the camera's value was set by hand, not read from the prompt; TRUE for columns
 * that have nothing to do with that */
gboolean
rc_shot_column_is_by_hand (RcShotColumn column, RcShot *shot)
{
  if (column == RC_SHOT_LENS)
    return rc_node_get_double (RC_NODE (shot), "lens") > 0;
  return terms_of (column) == NULL ||
         *rc_node_get_string (RC_NODE (shot), rc_shot_columns[column].property) != '\0';
}

/* --- sorting ---------------------------------------------------------------------------------- */

static int
compare_film_order (RcShot *a, RcShot *b)
{
  RcNode *scene_a = rc_node_get_parent (RC_NODE (a)), *scene_b = rc_node_get_parent (RC_NODE (b));

  if (scene_a == NULL || scene_b == NULL)
    return (scene_a != NULL) - (scene_b != NULL);
  if (scene_a != scene_b)
    return rc_node_get_index (scene_a) < rc_node_get_index (scene_b) ? -1 : 1;
  return rc_node_get_index (RC_NODE (a)) < rc_node_get_index (RC_NODE (b)) ? -1 : a != b;
}

static int
compare_numbers (double a, double b)
{
  return a < b ? -1 : a > b;
}

/* From wide to close, as the list has them, not by the alphabet. */
static double
rank_of (const RcTerm *terms, const char *id)
{
  const RcTerm *term = rc_term_find (terms, id);

  return term != NULL ? (double)(term - terms) : G_MAXINT;
}

/* Texts that are empty come last. */
static int
compare_texts (const char *a, const char *b)
{
  g_autofree char *key_a = NULL, *key_b = NULL;

  if (*a == '\0' || *b == '\0')
    return (*a == '\0') - (*b == '\0');
  key_a = g_utf8_collate_key_for_filename (a, -1);
  key_b = g_utf8_collate_key_for_filename (b, -1);
  return strcmp (key_a, key_b);
}

static double
number_of (RcShotColumn column, RcShotFacts *facts, RcShot *shot)
{
  RcVerdict verdict;

  switch (column)
    {
    case RC_SHOT_SIZE:
    case RC_SHOT_ANGLE:
    case RC_SHOT_MOVE:
      return rank_of (terms_of (column), fact_id (column, rc_shot_facts_read (facts, shot)));
    case RC_SHOT_LENS:
      return rc_shot_facts_read (facts, shot)->lens;
    case RC_SHOT_DURATION:
      return rc_shot_get_seconds (shot);
    case RC_SHOT_TAKES:
      verdict = rc_shot_get_verdict (shot);
      return rc_node_get_n_children (RC_NODE (shot), RC_TYPE_TAKE) +
             (verdict == RC_VERDICT_STAR     ? 0.3
              : verdict == RC_VERDICT_REJECT ? -0.3
                                             : 0);
    case RC_SHOT_PICTURE:
    case RC_SHOT_LABEL:
    case RC_SHOT_CAST:
    case RC_SHOT_PROMPT:
    case RC_SHOT_NOTES:
    case RC_N_SHOT_COLUMNS:
    default:
      return 0;
    }
}

/**
 * rc_shot_column_compare:
 *
 * The order of @column, upwards: sizes from wide to close, labels with their numbers as numbers,
 * what is empty last. Shots that are the same there stay in the order of the film.
 *
 * Returns: less than 0 if @a is before @b
 */
int
rc_shot_column_compare (RcShotColumn column, RcShotFacts *facts, RcShot *a, RcShot *b)
{
  g_autofree char *text_a = NULL, *text_b = NULL;
  int              order;

  switch (column)
    {
    case RC_SHOT_LABEL:
    case RC_SHOT_PROMPT:
    case RC_SHOT_NOTES:
      text_a = rc_shot_column_dup_text (column, facts, a);
      text_b = rc_shot_column_dup_text (column, facts, b);
      order = compare_texts (text_a, text_b);
      break;
    case RC_SHOT_CAST:
      order =
          compare_texts (rc_shot_facts_read (facts, a)->cast, rc_shot_facts_read (facts, b)->cast);
      break;
    case RC_SHOT_PICTURE:
    case RC_SHOT_SIZE:
    case RC_SHOT_ANGLE:
    case RC_SHOT_MOVE:
    case RC_SHOT_LENS:
    case RC_SHOT_DURATION:
    case RC_SHOT_TAKES:
    case RC_N_SHOT_COLUMNS:
    default:
      order = compare_numbers (number_of (column, facts, a), number_of (column, facts, b));
    }
  return order != 0 ? order : compare_film_order (a, b);
}

/* --- editing ---------------------------------------------------------------------------------- */

/** Returns: (transfer full): what the list of @column offers, for people; the first is that of the
 * prompt */
char **
rc_shot_column_list_choices (RcShotColumn column)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char        **choices;

  g_strv_builder_add (builder, _ ("From the prompt"));
  if (column == RC_SHOT_LENS)
    for (guint i = 0; i < rc_n_lenses; i++)
      {
        g_autofree char *text = g_strdup_printf (_ ("%d mm"), rc_lenses[i]);

        g_strv_builder_add (builder, text);
      }
  else
    for (const RcTerm *term = terms_of (column); term->id != NULL; term++)
      g_strv_builder_add (builder, _ (term->label));
  choices = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return choices;
}

/** Returns: the position in that list of what @shot has set by hand; 0 if it has nothing */
guint
rc_shot_column_get_choice (RcShotColumn column, RcShot *shot)
{
  const RcTerm *term;

  if (!rc_shot_column_is_by_hand (column, shot))
    return 0;
  if (column == RC_SHOT_LENS)
    {
      double mm = rc_node_get_double (RC_NODE (shot), "lens");
      guint  nearest = 0;

      for (guint i = 1; i < rc_n_lenses; i++)
        if (fabs (rc_lenses[i] - mm) < fabs (rc_lenses[nearest] - mm))
          nearest = i;
      return nearest + 1;
    }
  term = rc_term_find (terms_of (column),
                       rc_node_get_string (RC_NODE (shot), rc_shot_columns[column].property));
  return term != NULL ? (guint)(term - terms_of (column)) + 1 : 0;
}

/** Returns: (transfer full): the text that rc_shot_column_set() takes for that choice */
char *
rc_shot_column_dup_choice (RcShotColumn column, guint position)
{
  if (column == RC_SHOT_LENS)
    return g_strdup_printf ("%d", position > 0 ? rc_lenses[position - 1] : 0);
  return g_strdup (position > 0 ? terms_of (column)[position - 1].id : "");
}

/**
 * rc_shot_column_set:
 * @text: as a person types it, or a choice's
 *
 * One step of undo; none if nothing changes. A label that is what the shot would be called anyway,
 * or none, is left to its place in the film.
 * Errors: those of rc_document_set_text(); RC_ERROR_NOT_FOUND for a column that cannot be edited
 */
gboolean
rc_shot_column_set (RcShotColumn column,
                    RcDocument  *document,
                    RcShot      *shot,
                    const char  *text,
                    GError     **error)
{
  const char      *property = rc_shot_columns[column].property;
  g_autofree char *label = rc_shot_dup_label (shot);

  if (column == RC_SHOT_LABEL && strcmp (text, label) == 0)
    return TRUE;
  return rc_document_set_text (document, shot, property != NULL ? property : "", text, 0, error);
}
