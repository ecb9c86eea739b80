/* take-diff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/take-diff.h"

#include "ui/film-text.h"
#include "ui/takes/takes-panel.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Words of a passage that did not change that are shown at either side of one that did. */
#define CONTEXT_WORDS 8
/* Characters of a value; a mask's list of points is long. */
#define VALUE_MOST    48

typedef struct
{
  RcSession   *session;
  RcTake      *take;
  GPtrArray   *others; /* RcTake: the rows of `with` */
  GtkDropDown *with;
  GtkBox      *body;
} Diff;

static void
diff_free (gpointer data)
{
  Diff *self = data;

  g_ptr_array_unref (self->others);
  g_object_unref (self->take);
  g_object_unref (self->session);
  g_free (self);
}

/* --- words --------------------------------------------------------------------------------- */

/* "… the last words of it" and "the first words of it …". (transfer full) */
static char *
dup_context (const char *text, gboolean head, gboolean tail)
{
  g_auto (GStrv)      words = g_strsplit (text, " ", -1);
  guint               n = g_strv_length (words);
  guint               most = (head ? CONTEXT_WORDS : 0) + (tail ? CONTEXT_WORDS : 0);
  g_autoptr (GString) shown = g_string_new (NULL);

  if (n <= most + 2)
    return g_strdup (text);
  for (guint i = 0; i < n; i++)
    {
      gboolean kept = (head && i < CONTEXT_WORDS) || (tail && i + CONTEXT_WORDS >= n);

      if (kept)
        g_string_append_printf (shown, "%s%s", shown->len > 0 ? " " : "", words[i]);
      else if (!g_str_has_suffix (shown->str, "…"))
        g_string_append (shown, shown->len > 0 ? " …" : "…");
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * rc_take_diff_dup_markup:
 * @gone_colour, @come_colour: "#rrggbb"
 *
 * Returns: (transfer full): both texts as one, in Pango's markup; "" if they are the same
 */
char *
rc_take_diff_dup_markup (const char *before,
                         const char *after,
                         const char *gone_colour,
                         const char *come_colour)
{
  g_autoptr (GPtrArray) passages = rc_text_diff (before, after);
  GString              *markup = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    {
      const RcDiffPassage *passage = passages->pdata[i];
      g_autofree char     *shown = passage->side == 0
                                       ? dup_context (passage->text, i > 0, i + 1 < passages->len)
                                       : g_strdup (passage->text);
      g_autofree char     *text = g_markup_escape_text (shown, -1);

      if (passages->len == 1 && passage->side == 0)
        break;
      if (markup->len > 0)
        g_string_append_c (markup, ' ');
      if (passage->side == 0)
        g_string_append (markup, text);
      else if (passage->side < 0)
        g_string_append_printf (markup, "<span foreground=\"%s\" strikethrough=\"true\">%s</span>",
                                gone_colour, text);
      else
        g_string_append_printf (
            markup, "<span foreground=\"%s\" weight=\"600\" underline=\"single\">%s</span>",
            come_colour, text);
    }
  return g_string_free (markup, FALSE);
}

/** Returns: (transfer full): "Mara · x" for "staging.figures.Mara.x" */
char *
rc_take_diff_dup_name (const char *what)
{
  static const char *const heads[] = { "staging.figures.", "staging.props.", "staging." };
  g_auto (GStrv)           parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (what, heads[i]))
      {
        what += strlen (heads[i]);
        break;
      }
  parts = g_strsplit (what, ".", -1);
  return g_strjoinv (" · ", parts);
}

static char *
dup_short (const char *value)
{
  if (value == NULL)
    return g_strdup ("–");
  if (g_utf8_strlen (value, -1) <= VALUE_MOST)
    return g_strdup (value);
  {
    g_autofree char *head = g_utf8_substring (value, 0, VALUE_MOST - 1);

    return g_strconcat (head, "…", NULL);
  }
}

/* --- what is shown ------------------------------------------------------------------------- */

static const char *const titles[RC_N_CHANGES] = {
  N_ ("PROMPT"), N_ ("REFERENCES"), N_ ("MASK"),    N_ ("GENERATOR"),
  N_ ("SEED"),   N_ ("STAGING"),    N_ ("PICTURE"),
};

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* "#rrggbb" of a named colour. */
static void
look_up (GtkWidget *widget, const char *name, const char *fallback, char out[8])
{
  GdkRGBA colour;

  if (!rc_widget_lookup_colour (widget, name, &colour))
    gdk_rgba_parse (&colour, fallback);
  g_snprintf (out, 8, "#%02x%02x%02x", (guint)(colour.red * 255 + 0.5f) & 255,
              (guint)(colour.green * 255 + 0.5f) & 255, (guint)(colour.blue * 255 + 0.5f) & 255);
}

static void
append_words (Diff *self, const char *title, const char *before, const char *after)
{
  char             gone[8], come[8];
  g_autofree char *markup = NULL;
  GtkWidget       *label;

  look_up (GTK_WIDGET (self->body), "rc_wrong", "#ff8a70", gone);
  look_up (GTK_WIDGET (self->body), "rc_staged", "#8fd19e", come);
  markup = rc_take_diff_dup_markup (before, after, gone, come);
  if (*markup == '\0')
    return;
  gtk_box_append (self->body, label_new (title, "heading"));
  label = label_new (NULL, "words");
  /* What the popover's height is asked for with. */
  gtk_label_set_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 64);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_box_append (self->body, label);
}

static void
append_change (GtkGrid *grid, int row, const RcRequestChange *change)
{
  g_autofree char *name = rc_take_diff_dup_name (change->what);
  g_autofree char *before = dup_short (change->before);
  g_autofree char *after = dup_short (change->after);
  g_autofree char *values = g_strdup_printf ("%s → %s", before, after);
  g_autofree char *whole = rc_request_change_dup_text (change);
  GtkWidget       *what = label_new (name, "dim-label"), *value = label_new (values, NULL);

  gtk_label_set_yalign (GTK_LABEL (what), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (what), 20);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_tooltip_text (value, whole);
  gtk_label_set_width_chars (GTK_LABEL (value), 30);
  gtk_grid_attach (grid, what, 0, row, 1, 1);
  gtk_grid_attach (grid, value, 1, row, 1, 1);
}

static gboolean
is_prompt (const RcRequestChange *change)
{
  return strcmp (change->what, "prompt") == 0;
}

/* The prompt itself is shown as a text. */
static void
append_kind (Diff *self, GPtrArray *changes, RcChangeKind kind)
{
  GtkWidget *grid = gtk_grid_new ();
  int        rows = 0;

  for (guint i = 0; i < changes->len; i++)
    if (rc_request_change_kind (changes->pdata[i]) == kind && !is_prompt (changes->pdata[i]))
      append_change (GTK_GRID (grid), rows++, changes->pdata[i]);
  if (rows == 0)
    {
      g_object_ref_sink (grid);
      g_object_unref (grid);
      return;
    }
  gtk_widget_add_css_class (grid, "facts");
  if (kind != RC_CHANGE_PROMPT)
    gtk_box_append (self->body, label_new (_ (titles[kind]), "heading"));
  gtk_box_append (self->body, grid);
}

static const char *
prompt_of (const cJSON *request)
{
  return rc_json_string_or (request, "prompt", "");
}

static void
fill (Diff *self)
{
  guint                 chosen = gtk_drop_down_get_selected (self->with);
  RcTake               *other = chosen < self->others->len ? self->others->pdata[chosen] : NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (cJSON)     from = NULL, to = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GtkWidget            *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  if (other == NULL)
    return;
  changes = rc_session_diff_takes (self->session, other, self->take, &error);
  if (changes == NULL)
    {
      gtk_box_append (self->body, label_new (error->message, "problem"));
      return;
    }
  from = rc_session_load_request (self->session, other, NULL);
  to = rc_session_load_request (self->session, self->take, NULL);
  append_words (self, _ (titles[RC_CHANGE_PROMPT]), prompt_of (from), prompt_of (to));
  for (int kind = 0; kind < RC_N_CHANGES; kind++)
    append_kind (self, changes, (RcChangeKind)kind);
  if (changes->len == 0)
    gtk_box_append (self->body,
                    label_new (_ ("Nothing differs: they are of the same request."), "dim-label"));
}

static void
on_other (Diff *self)
{
  fill (self);
}

/* --- set-up -------------------------------------------------------------------------------- */

/* (transfer full): the shot's other takes, the one that was made before first. */
static GPtrArray *
list_others (RcTake *take)
{
  GPtrArray *others = g_ptr_array_new_with_free_func (g_object_unref);
  RcNode    *shot = rc_node_get_parent (RC_NODE (take));
  guint      index = rc_node_get_index (RC_NODE (take));

  for (guint i = index; i > 0; i--)
    g_ptr_array_add (others, g_object_ref (rc_node_get_child (shot, RC_TYPE_TAKE, i - 1)));
  for (guint i = index + 1; i < rc_node_get_n_children (shot, RC_TYPE_TAKE); i++)
    g_ptr_array_add (others, g_object_ref (rc_node_get_child (shot, RC_TYPE_TAKE, i)));
  return others;
}

static GtkWidget *
create_head (Diff *self)
{
  GtkWidget                *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autofree char          *title = rc_take_dup_title (self->take);

  for (guint i = 0; i < self->others->len; i++)
    {
      g_autofree char *name = rc_take_dup_title (self->others->pdata[i]);

      gtk_string_list_append (rows, name);
    }
  self->with = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&rows)), NULL));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->with), _ ("From which take"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->with), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("From which take"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->with), "small-text");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->with));
  gtk_box_append (GTK_BOX (head), label_new ("→", "dim-label"));
  gtk_box_append (GTK_BOX (head), label_new (title, "title"));
  gtk_widget_add_css_class (head, "take-diff-head");
  g_signal_connect_swapped (self->with, "notify::selected", G_CALLBACK (on_other), self);
  return head;
}

/** Returns: (transfer floating): a popover; @take has a sibling */
GtkWidget *
rc_take_diff_new (RcSession *session, RcTake *take)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Diff      *self = g_new0 (Diff, 1);

  self->session = g_object_ref (session);
  self->take = g_object_ref (take);
  self->others = list_others (take);
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (popover, "take-diff");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Differences between takes"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "take-diff-body");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (all), create_head (self));
  gtk_box_append (GTK_BOX (all), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), all);
  g_object_set_data_full (G_OBJECT (popover), "diff", self, diff_free);
  /* The colours of the words are those of the window that it is in. */
  g_signal_connect_swapped (popover, "map", G_CALLBACK (on_other), self);
  return popover;
}
