/* board-clip.c - whole shots: cut, copied, pasted, split, merged, judged; the menu of a card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "engine/document/shot-edit.h"
#include "engine/document/verdict.h"
#include "ui/clipboard-files.h"
#include "ui/node-edit.h"

#include <glib/gi18n-lib.h>

#define MIME "application/x-raccord-shots"

/** Returns: (transfer full): the RcShot that are selected, in the order of the film; none if
 * something else is */
GPtrArray *
rc_board_dup_selected (RcBoard *self)
{
  return self->film != NULL ? rc_film_view_dup_shots (self->film)
                            : g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- the clipboard ---------------------------------------------------------------------------- */

/* (transfer full) (nullable): the shots on one line, notes and arrows on the next */
static char *
dup_selected_text (RcBoard *self, gboolean cut)
{
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  g_autofree char      *things = NULL, *text = NULL;

  if (self->film == NULL)
    return NULL;
  things = rc_board_canvas_dup_text (self, cut);
  if (shots->len > 0)
    text = rc_shots_to_text (shots, rc_session_get_dir (rc_film_view_get_session (self->film)));
  return shots->len == 0 && things == NULL
             ? NULL
             : g_strdup_printf ("%s\n%s", text != NULL ? text : "", things != NULL ? things : "");
}

/* As what it is for a board, as its words for everything else. */
static gboolean
copy_selected (RcBoard *self, gboolean cut)
{
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  g_autoptr (GString)   words = g_string_new (NULL);
  g_autoptr (GBytes)    bytes = NULL;
  char                 *text = dup_selected_text (self, cut);
  GdkContentProvider   *providers[2], *all;

  if (text == NULL)
    return FALSE;
  bytes = g_bytes_new_take (text, strlen (text));
  for (guint i = 0; i < shots->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n\n" : "",
                            rc_node_get_string (g_ptr_array_index (shots, i), "prompt"));
  rc_board_canvas_add_words (self, words);
  providers[0] = gdk_content_provider_new_for_bytes (MIME, bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, words->str);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  g_object_unref (all);
  return TRUE;
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  (void)!copy_selected (RC_BOARD (widget), FALSE);
}

static void
cut (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (copy_selected (RC_BOARD (widget), TRUE))
    gtk_widget_activate_action (widget, "board.remove", NULL);
}

/* Behind what is selected; in a film without a scene, into a new one. */
static gboolean
paste_shots (RcBoard *self, const char *text, const char *step)
{
  RcDocument           *document = rc_film_view_get_document (self->film);
  g_autoptr (GPtrArray) pasted = NULL;
  GError               *error = NULL;
  RcNode               *scene;
  int                   index;

  if (!rc_board_place_for_shot (self, &scene, &index))
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("Add a scene first: shots are pasted into one."));
      rc_film_view_report (GTK_WIDGET (self), error);
      return FALSE;
    }
  if (index < 0)
    index = (int)rc_node_get_n_children (scene, RC_TYPE_SHOT);
  rc_document_seal (document);
  pasted = rc_session_paste_shots (rc_film_view_get_session (self->film), text, RC_SCENE (scene),
                                   (guint)index, step, &error);
  if (pasted != NULL)
    rc_film_view_select_shots (self->film, pasted, NULL);
  rc_film_view_report (GTK_WIDGET (self), error);
  return pasted != NULL;
}

/* @text: as dup_selected_text() has it. One step of undo, shots before the arrows to them. */
static void
paste_text (RcBoard *self, const char *text, const char *step)
{
  RcDocument    *document = rc_film_view_get_document (self->film);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  const char    *things = lines[0] != NULL && lines[1] != NULL ? lines[1] : "";
  gboolean       shots = lines[0] != NULL && *lines[0] != '\0', both = shots && *things != '\0';

  if (both)
    rc_document_begin (document, step != NULL ? step : _ ("Paste Shots and Notes"));
  if (shots)
    shots = paste_shots (self, lines[0], step);
  if (*things != '\0')
    rc_board_canvas_paste (self, things, step, shots);
  if (both)
    rc_document_end (document);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcBoard) self = user_data;
  GError             *error = NULL;
  g_autofree char    *text = NULL;
  gssize size = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);

  if (size >= 0)
    {
      g_autoptr (GBytes) bytes =
          g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));

      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  if (text != NULL && self->film != NULL)
    paste_text (self, text, NULL);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
on_stream (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcBoard)      self = user_data;
  GError                  *error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      rc_film_view_report (GTK_WIDGET (self), error);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, on_read, g_steal_pointer (&self));
}

/* Words become the prompt of a new shot. */
static void
on_words (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcBoard) self = user_data;
  g_autofree char    *words = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GError             *error = NULL;
  RcDocument         *document;
  RcNode             *scene, *shot;
  int                 index;

  if (words == NULL || self->film == NULL || *g_strstrip (words) == '\0' ||
      !rc_board_place_for_shot (self, &scene, &index))
    return;
  document = rc_film_view_get_document (self->film);
  rc_document_begin (document, _ ("Paste Words as a Shot"));
  shot = rc_document_add (document, scene, RC_TYPE_SHOT, index, &error);
  if (shot != NULL && rc_document_set_text (document, shot, "prompt", words, 0, &error))
    {
      rc_document_end (document);
      rc_film_view_select (self->film, shot);
    }
  else
    rc_document_cancel (document);
  rc_film_view_report (GTK_WIDGET (self), error);
}

/* Files, or a picture: what becomes of them is asked. */
static void
on_files (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcBoard) self = user_data;
  GError             *error = NULL;
  GSList *files = rc_clipboard_read_files_finish (GDK_CLIPBOARD (source), result, &error);

  if (files != NULL && self->film != NULL)
    rc_board_offer_files (self, files);
  g_slist_free_full (files, g_object_unref);
  rc_film_view_report (GTK_WIDGET (self), error);
}

/* Words that are copied out of a document bring a picture of themselves. */
static gboolean
has_words (GdkClipboard *clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
         gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
         gdk_content_formats_contain_mime_type (formats, "text/plain");
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *types[] = { MIME, NULL };
  RcBoard           *self = RC_BOARD (widget);
  GdkClipboard      *clipboard = gtk_widget_get_clipboard (widget);

  if (self->film == NULL)
    return;
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), MIME))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_stream,
                              g_object_ref (self));
  else if (rc_clipboard_has_files (clipboard))
    rc_clipboard_read_files_async (clipboard, on_files, g_object_ref (self));
  else if (has_words (clipboard))
    gdk_clipboard_read_text_async (clipboard, NULL, on_words, g_object_ref (self));
  else if (rc_clipboard_has_picture (clipboard))
    rc_clipboard_read_files_async (clipboard, on_files, g_object_ref (self));
}

/* (transfer full): what the step is called */
static char *
dup_duplicate_name (GPtrArray *shots)
{
  g_autofree char *name =
      shots->len > 0 ? rc_node_dup_name (g_ptr_array_index (shots, shots->len - 1)) : NULL;

  if (name == NULL)
    return g_strdup (_ ("Duplicate Notes"));
  return shots->len > 1
             ? g_strdup_printf (ngettext ("Duplicate %u Shot", "Duplicate %u Shots", shots->len),
                                shots->len)
             /* Translators: %s is a shot, "Shot 1C" */
             : g_strdup_printf (_ ("Duplicate %s"), name);
}

/* Copies of what is selected: of shots, behind the last of them; of notes, beside. */
static void
duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  g_autofree char      *text = dup_selected_text (self, FALSE), *step = NULL;
  RcNode               *last = shots->len > 0 ? g_ptr_array_index (shots, shots->len - 1) : NULL;

  if (text == NULL)
    return;
  step = dup_duplicate_name (shots);
  if (last != NULL)
    rc_film_view_select (self->film, last);
  paste_text (self, text, step);
}

/* --- split and merge -------------------------------------------------------------------------- */

static void
split (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  GError               *error = NULL;
  RcShot               *half;

  if (shots->len != 1)
    return;
  half = rc_document_split_shot (rc_film_view_get_document (self->film),
                                 g_ptr_array_index (shots, 0), &error);
  if (half != NULL)
    {
      g_ptr_array_add (shots, g_object_ref (half));
      rc_film_view_select_shots (self->film, shots, g_ptr_array_index (shots, 0));
    }
  rc_film_view_report (widget, error);
}

static void
break_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) selected = rc_board_dup_selected (self), shots = NULL;

  if (selected->len != 1)
    return;
  shots = rc_node_edit_break (widget, self->film, g_ptr_array_index (selected, 0));
  if (shots != NULL)
    rc_film_view_select_shots (self->film, shots, g_ptr_array_index (shots, 0));
}

/* What is selected; of one shot, with the next one of its scene. */
static void
merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  GError               *error = NULL;

  if (self->film == NULL)
    return;
  if (shots->len == 1)
    {
      RcNode *shot = g_ptr_array_index (shots, 0);
      RcNode *next =
          rc_node_get_child (rc_node_get_parent (shot), RC_TYPE_SHOT, rc_node_get_index (shot) + 1);

      if (next != NULL)
        g_ptr_array_add (shots, g_object_ref (next));
    }
  if (rc_document_merge_shots (rc_film_view_get_document (self->film), shots, &error))
    {
      g_autofree char *shot_name = rc_node_dup_name (g_ptr_array_index (shots, 0));
      /* Translators: %s is the shot that has the words and the length of several now */
      g_autofree char *message = g_strdup_printf (_ ("%s was merged"), shot_name);

      rc_film_view_select (self->film, g_ptr_array_index (shots, 0));
      gtk_widget_activate_action (widget, "win.tell-undo", "s", message);
    }
  rc_film_view_report (widget, error);
}

static void
insert_before (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  GError               *error = NULL;
  RcNode               *first, *shot;

  if (shots->len == 0)
    return;
  first = g_ptr_array_index (shots, 0);
  shot = rc_document_add (rc_film_view_get_document (self->film), rc_node_get_parent (first),
                          RC_TYPE_SHOT, (int)rc_node_get_index (first), &error);
  if (shot != NULL)
    rc_film_view_select (self->film, shot);
  rc_film_view_report (widget, error);
}

/* --- verdicts --------------------------------------------------------------------------------- */

/* Gives the best take of every selected shot the verdict, or none if all have it. */
static void
judge (RcBoard *self, RcVerdict verdict, const char *step)
{
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  g_autoptr (GPtrArray) takes = g_ptr_array_new ();
  gboolean              all = TRUE, good = TRUE;
  GError               *error = NULL;
  RcDocument           *document;

  for (guint i = 0; i < shots->len; i++)
    {
      RcTake *take = rc_shot_get_best_take (g_ptr_array_index (shots, i));

      if (take == NULL)
        continue;
      g_ptr_array_add (takes, take);
      all &= rc_node_get_enum (RC_NODE (take), "verdict") == (int)verdict;
    }
  if (takes->len == 0)
    return;
  document = rc_film_view_get_document (self->film);
  rc_document_begin (document, step);
  for (guint i = 0; i < takes->len && good; i++)
    good = rc_document_judge (document, g_ptr_array_index (takes, i),
                              all ? RC_VERDICT_NONE : verdict, NULL, &error);
  rc_document_end (document);
  rc_film_view_report (GTK_WIDGET (self), error);
}

static void
star (GtkWidget *widget, const char *name, GVariant *parameter)
{
  judge (RC_BOARD (widget), RC_VERDICT_STAR, _ ("Star"));
}

static void
reject (GtkWidget *widget, const char *name, GVariant *parameter)
{
  judge (RC_BOARD (widget), RC_VERDICT_REJECT, _ ("Reject"));
}

/* --- the menu --------------------------------------------------------------------------------- */

/** @at: (out): pixels: the middle of the card, or of the heading of the scene, that is selected.
 * Returns: whether that is seen */
gboolean
rc_board_find_selected (RcBoard *self, GdkRectangle *at)
{
  RcNode         *node = rc_film_view_get_node (self->film);
  GtkWidget      *card = g_hash_table_lookup (self->cards, node);
  graphene_rect_t bounds;

  if (RC_IS_SCENE (node))
    bounds =
        rc_board_to_pixels (self, rc_board_layout_card (self->layout, rc_node_get_index (node), 0));
  else if (card == NULL || !gtk_widget_compute_bounds (card, GTK_WIDGET (self), &bounds))
    return FALSE;
  *at = (GdkRectangle){ (int)(bounds.origin.x + bounds.size.width / 2),
                        (int)(bounds.origin.y + bounds.size.height / 2), 1, 1 };
  if (RC_IS_SCENE (node))
    at->y = (int)bounds.origin.y;
  return at->x >= 0 && at->y >= 0 && at->x < gtk_widget_get_width (GTK_WIDGET (self)) &&
         at->y < gtk_widget_get_height (GTK_WIDGET (self));
}

/** Of the card or the scene that is selected. @x, @y: pixels; negative: where that is */
void
rc_board_popup_menu (RcBoard *self, double x, double y)
{
  RcNode      *node = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;
  GtkWidget   *menu = RC_IS_SCENE (node) ? self->scene_menu : self->menu;
  GdkRectangle at = { (int)x, (int)y, 1, 1 };

  if (node == NULL || (x < 0 && !rc_board_find_selected (self, &at)))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &at);
  gtk_popover_popup (GTK_POPOVER (menu));
}

void
rc_board_clip_class_init (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "board.cut", cut },
    { "board.copy", copy },
    { "board.paste", paste },
    { "board.duplicate", duplicate },
    { "board.insert-before", insert_before },
    { "board.split", split },
    { "board.break", break_up },
    { "board.merge", merge },
    { "board.star", star },
    { "board.reject", reject },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}
