/* welcome.c - what the window shows while no film is open: recent films, and ways to begin one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/library/welcome.h"

#include "ui/actions/action-table.h"
#include "ui/picture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A poster, 16:9, in logical pixels; four fit beside each other into the smallest window. */
#define POSTER_WIDTH  208
#define POSTER_HEIGHT 117
#define POSTER_GAP    4
#define COLUMNS       4

struct _RcWelcome
{
  GtkWidget parent_instance;

  GtkWidget      *scroller;
  GtkWidget      *recent;
  GtkFlowBox     *films, *templates;
  RcPictureCache *pictures;
};

G_DEFINE_FINAL_TYPE (RcWelcome, rc_welcome, GTK_TYPE_WIDGET)

static void
rc_welcome_dispose (GObject *object)
{
  RcWelcome *self = RC_WELCOME (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (rc_welcome_parent_class)->dispose (object);
}

static void
rc_welcome_class_init (RcWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_welcome_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "welcome");
}

/* Under a picture large text takes a second row rather than losing its end. */
static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A picture over a title and a quiet line. */
static GtkWidget *
create_card (GtkWidget *poster, const char *title, const char *about)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, about);

  gtk_widget_set_overflow (poster, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_size_request (poster, POSTER_WIDTH, POSTER_HEIGHT);
  gtk_box_append (GTK_BOX (box), poster);
  gtk_box_append (GTK_BOX (box), create_label (title, "title"));
  gtk_box_append (GTK_BOX (box), create_label (about, "subtitle"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "film-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_card (GtkFlowBox *flow, GtkWidget *card)
{
  gtk_flow_box_insert (flow, card, -1);
  /* The button takes the focus, not what holds it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (card), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (card)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

static GtkWidget *
create_flow (const char *name)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), COLUMNS);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), COLUMNS);
  gtk_widget_add_css_class (flow, "film-cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return flow;
}

static GtkWidget *
create_button (const char *action, const char *style)
{
  const RcActionInfo *info = rc_action_find (action);
  GtkWidget          *button = gtk_button_new_with_label (_ (info->title));

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

static GtkWidget *
create_head (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("io.raccord.Raccord");

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 56);
  gtk_box_append (GTK_BOX (texts), create_label (_ ("What is the film?"), "welcome-title"));
  gtk_box_append (GTK_BOX (texts),
                  create_label (_ ("Write it, and every shot has a picture at once."), "subtitle"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "welcome-head");
  return box;
}

static GtkWidget *
create_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), create_button ("win.new", "suggested-action"));
  gtk_box_append (GTK_BOX (box), create_button ("win.new-from-script", NULL));
  gtk_box_append (GTK_BOX (box), create_button ("win.open", NULL));
  gtk_box_append (GTK_BOX (box), create_button ("win.open-example", NULL));
  gtk_widget_add_css_class (box, "welcome-buttons");
  return box;
}

static void
rc_welcome_init (RcWelcome *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->pictures = rc_picture_cache_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->recent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->films = GTK_FLOW_BOX (create_flow (_ ("RECENT FILMS")));
  self->templates = GTK_FLOW_BOX (create_flow (_ ("BEGIN WITH A TEMPLATE")));
  gtk_box_append (GTK_BOX (self->recent), create_label (_ ("RECENT FILMS"), "heading"));
  gtk_box_append (GTK_BOX (self->recent), GTK_WIDGET (self->films));
  gtk_box_append (GTK_BOX (box), create_head ());
  gtk_box_append (GTK_BOX (box), create_buttons ());
  gtk_box_append (GTK_BOX (box), self->recent);
  gtk_box_append (GTK_BOX (box), create_label (_ ("BEGIN WITH A TEMPLATE"), "heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->templates));
  gtk_widget_add_css_class (box, "welcome-box");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 980);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (self->recent, FALSE);
}

static void
clear (GtkFlowBox *flow)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (flow))) != NULL)
    gtk_flow_box_remove (flow, child);
}

/** @films: the most recent first; two rows of them are shown */
void
rc_welcome_set_films (RcWelcome *self, const RcRecentFilm *films, guint n_films)
{
  clear (self->films);
  for (guint i = 0; i < n_films && i < 2 * COLUMNS; i++)
    {
      GtkWidget  *poster = rc_picture_new (POSTER_WIDTH, POSTER_HEIGHT);
      const char *title = *films[i].title != '\0' ? films[i].title : _ ("Untitled film");
      GtkWidget  *card = create_card (poster, title, films[i].about);

      if (*films[i].poster != '\0')
        rc_picture_set_file (RC_PICTURE (poster), self->pictures, films[i].poster,
                             2 * POSTER_WIDTH);
      gtk_widget_set_tooltip_text (card, films[i].path);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.open-path");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", films[i].path);
      add_card (self->films, card);
    }
  gtk_widget_set_visible (self->recent, n_films > 0);
}

/* Frames of the template's own shots side by side on a dark sheet: they fill it, but what is wider
 * than it has a dark edge above and below. */
static GtkWidget *
create_sheet (RcWelcome *self, const char *const *posters)
{
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, POSTER_GAP);
  int        n = (int)g_strv_length ((char **)posters);
  int        width = (POSTER_WIDTH - POSTER_GAP * (n - 1)) / MAX (n, 1), wide, high;

  for (int i = 0; i < n; i++)
    {
      int        height = gdk_pixbuf_get_file_info (posters[i], &wide, &high) != NULL
                              ? MIN (width * high / MAX (wide, 1), POSTER_HEIGHT)
                              : POSTER_HEIGHT;
      GtkWidget *poster = rc_picture_new (width, height);

      gtk_widget_set_hexpand (poster, TRUE);
      gtk_widget_set_valign (poster,
                             height < POSTER_HEIGHT - 4 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
      rc_picture_set_file (RC_PICTURE (poster), self->pictures, posters[i], 2 * width);
      gtk_box_append (GTK_BOX (sheet), poster);
    }
  gtk_box_set_homogeneous (GTK_BOX (sheet), TRUE);
  gtk_widget_add_css_class (sheet, "template-sheet");
  return sheet;
}

/** @templates: of data/templates, @n of them; the table of actions has their titles */
void
rc_welcome_set_templates (RcWelcome *self, const RcWelcomeTemplate *templates, guint n)
{
  clear (self->templates);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char    *action = g_strconcat ("win.template::", templates[i].id, NULL);
      const RcActionInfo *info = rc_action_find (action);
      GtkWidget          *card;

      if (info == NULL)
        continue;
      card = create_card (create_sheet (self, templates[i].posters), _ (info->title),
                          _ (info->tooltip));
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (card), action);
      gtk_widget_set_tooltip_text (card, _ (info->tooltip));
      add_card (self->templates, card);
    }
}
