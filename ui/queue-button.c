/* queue-button.c - what the engine is doing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/queue-button.h"

#include "ui/shot-scan.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* How long the film rests before its shots are looked at, in milliseconds. */
#define REST 400

struct _RcQueueButton
{
  GtkWidget parent_instance;

  RcSession    *session; /* nullable */
  RcShotFilter *lacking; /* what no take shows as it is now */
  RcShotScan   *scan;
  guint         n_lacking;
  guint         rest; /* source */

  GtkWidget  *button;
  GtkWidget  *spinner;
  GtkWidget  *icon;
  GtkLabel   *label;
  GtkListBox *list;
  GtkLabel   *nothing; /* instead of jobs */
  GtkWidget  *stop;
  GtkWidget  *render;
};

G_DEFINE_FINAL_TYPE (RcQueueButton, rc_queue_button, GTK_TYPE_WIDGET)

/* --- a row: what, how far, and a way out ------------------------------------------------------ */

static void
update_row (RcSessionJob *job, GParamSpec *spec, GtkWidget *row)
{
  GtkWidget       *state = g_object_get_data (G_OBJECT (row), "state");
  GtkWidget       *bar = g_object_get_data (G_OBJECT (row), "bar");
  double           fraction = rc_session_job_get_fraction (job);
  g_autofree char *text = NULL;

  switch (rc_session_job_get_state (job))
    {
    case RC_JOB_WAITING:
      text = g_strdup (_ ("waiting"));
      break;
    case RC_JOB_FAILED:
      text = g_strdup (rc_session_job_get_message (job));
      break;
    case RC_JOB_RUNNING:
    case RC_JOB_DONE:
    case RC_JOB_CANCELLED:
    default:
      text = g_strdup_printf (_ ("%d %%"), (int)lround (fraction * 100));
    }
  gtk_label_set_label (GTK_LABEL (state), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), fraction);
  gtk_widget_set_visible (bar, rc_session_job_get_state (job) == RC_JOB_RUNNING);
}

static void
on_cancel (GtkButton *button, RcQueueButton *self)
{
  RcSessionJob *job = g_object_get_data (G_OBJECT (button), "job");

  if (self->session == NULL)
    return;
  if (rc_session_job_get_state (job) == RC_JOB_FAILED)
    rc_session_dismiss (self->session, job);
  else
    rc_session_cancel (self->session, job);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  RcSessionJob *job = item;
  GtkWidget    *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget    *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget    *name = gtk_label_new (rc_session_job_get_label (job));
  GtkWidget    *state = gtk_label_new (NULL), *bar = gtk_progress_bar_new ();
  GtkWidget    *cancel = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (row, "job");
  gtk_widget_add_css_class (state, "dim-label");
  gtk_widget_add_css_class (cancel, "flat");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (state), 0);
  gtk_label_set_wrap (GTK_LABEL (state), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (state), 40);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (cancel, _ ("Cancel, or dismiss what failed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cancel"), -1);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), bar);
  gtk_box_append (GTK_BOX (words), state);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), cancel);
  g_object_set_data (G_OBJECT (row), "state", state);
  g_object_set_data (G_OBJECT (row), "bar", bar);
  g_object_set_data_full (G_OBJECT (cancel), "job", g_object_ref (job), g_object_unref);
  g_signal_connect (cancel, "clicked", G_CALLBACK (on_cancel), user_data);
  g_signal_connect_object (job, "notify", G_CALLBACK (update_row), row, 0);
  update_row (job, NULL, row);
  return row;
}

/* --- the button ------------------------------------------------------------------------------- */

/* A shot has a job for a coarse picture and one for its take: to the user it is one thing. */
static void
count (GListModel *jobs, guint *busy, guint *failed)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);

  *failed = 0;
  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr (RcSessionJob) job = g_list_model_get_item (jobs, i);

      if (rc_session_job_get_state (job) == RC_JOB_FAILED)
        *failed += 1;
      else
        g_hash_table_add (nodes, rc_session_job_get_node (job));
    }
  *busy = g_hash_table_size (nodes);
}

static void
show (RcQueueButton *self, guint busy, guint failed)
{
  g_autofree char *text = NULL;

  if (busy > 0)
    text = g_strdup_printf (ngettext ("%u rendering", "%u rendering", busy), busy);
  else if (failed > 0)
    text = g_strdup_printf (ngettext ("%u failed", "%u failed", failed), failed);
  else if (self->n_lacking > 0)
    /* Translators: on a button: so many shots have no picture of how they are now */
    text = g_strdup_printf (ngettext ("%u to render", "%u to render", self->n_lacking),
                            self->n_lacking);
  else
    text = g_strdup (_ ("Up to date"));
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->spinner, busy > 0);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy > 0);
  gtk_widget_set_visible (self->icon, busy == 0);
  gtk_widget_set_visible (self->stop, busy > 0);
  gtk_widget_set_visible (self->render, busy == 0 && self->n_lacking > 0);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), failed > 0 ? "dialog-warning-symbolic"
                                                        : self->n_lacking > 0
                                                            ? "view-refresh-symbolic"
                                                            : "object-select-symbolic");
}

static void
show_lacking (RcQueueButton *self)
{
  g_autofree char *text =
      self->n_lacking > 0
          ? g_strdup_printf (ngettext ("%u shot has no take that shows it as it is now",
                                       "%u shots have no take that shows them as they are now",
                                       self->n_lacking),
                             self->n_lacking)
          : g_strdup (_ ("Every shot has its picture"));

  gtk_label_set_label (self->nothing, text);
}

static void
update (RcQueueButton *self)
{
  guint busy = 0, failed = 0;

  if (self->session != NULL)
    count (rc_session_get_jobs (self->session), &busy, &failed);
  show (self, busy, failed);
}

static void
on_scanned (GPtrArray *found, gpointer user_data)
{
  RcQueueButton *self = user_data;

  self->n_lacking = found->len;
  g_ptr_array_unref (found);
  show_lacking (self);
  update (self);
}

static gboolean
look (gpointer user_data)
{
  RcQueueButton *self = user_data;
  guint          busy, failed;

  self->rest = 0;
  /* While something is made each result would be old at once; the last one asks again. */
  count (rc_session_get_jobs (self->session), &busy, &failed);
  if (busy == 0)
    rc_shot_scan_start (self->scan, self->session, self->lacking);
  return G_SOURCE_REMOVE;
}

/* Not while one types: each shot is asked what would be rendered now. */
static void
on_changed (RcQueueButton *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST, look, self);
}

static void
stop_looking (RcQueueButton *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  rc_shot_scan_stop (self->scan);
}

static void
rc_queue_button_dispose (GObject *object)
{
  RcQueueButton *self = RC_QUEUE_BUTTON (object);

  stop_looking (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rc_queue_button_parent_class)->dispose (object);
}

static void
rc_queue_button_finalize (GObject *object)
{
  RcQueueButton *self = RC_QUEUE_BUTTON (object);

  rc_shot_scan_free (self->scan);
  rc_shot_filter_free (self->lacking);
  G_OBJECT_CLASS (rc_queue_button_parent_class)->finalize (object);
}

static void
rc_queue_button_class_init (RcQueueButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_queue_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = rc_queue_button_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/queue-button.ui");
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, button);
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, icon);
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, label);
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, list);
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, nothing);
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, stop);
  gtk_widget_class_bind_template_child (widget_class, RcQueueButton, render);
}

static void
rc_queue_button_init (RcQueueButton *self)
{
  self->lacking = rc_shot_filter_new ("is:unrendered");
  self->scan = rc_shot_scan_new (on_scanned, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_lacking (self);
  update (self);
}

/** @session: (nullable): whose jobs and shots to tell of from now on */
void
rc_queue_button_set_session (RcQueueButton *self, RcSession *session)
{
  GListModel *jobs = session != NULL ? rc_session_get_jobs (session) : NULL;

  stop_looking (self);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (rc_session_get_jobs (self->session), self);
      g_signal_handlers_disconnect_by_data (rc_session_get_document (self->session), self);
    }
  g_set_object (&self->session, session);
  self->n_lacking = 0;
  show_lacking (self);
  if (session != NULL)
    {
      g_signal_connect_object (jobs, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (jobs, "items-changed", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (rc_session_get_document (session), "changed",
                               G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      look (self);
    }
  gtk_list_box_bind_model (self->list, jobs, create_row, self, NULL);
  update (self);
}

/** @tight: there is no room for words: the spinner or the icon alone */
void
rc_queue_button_set_tight (RcQueueButton *self, gboolean tight)
{
  gtk_widget_set_visible (GTK_WIDGET (self->label), !tight);
}
