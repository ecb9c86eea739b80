/* take-facts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/take-facts.h"

#include "engine/document/verdict.h"
#include "ui/film-text.h"
#include "ui/film-view.h"

#include <glib/gi18n-lib.h>

struct _RcTakeFacts
{
  GtkWidget parent_instance;

  GtkWidget       *box, *rendered_title, *made_title, *cost_title;
  GtkLabel        *heading, *generator, *rendered, *made, *cost;
  GtkToggleButton *keep, *reject, *note;
  GtkWidget       *why;
  GtkEditable     *reason, *notes;

  RcSession *session; /* nullable */
  RcTake    *take;    /* nullable */
  RcRegion  *region;  /* nullable: what the facts are of, instead of the take */
  gboolean   quiet;   /* widgets are being set, not used */
};

G_DEFINE_FINAL_TYPE (RcTakeFacts, rc_take_facts, GTK_TYPE_WIDGET)

/* What the verdict is on. */
static RcNode *
subject (RcTakeFacts *self)
{
  return rc_session_judged (self->region != NULL ? (gpointer)self->region : self->take);
}

/* "21 Nov 17:05", where one is; "" if nobody knows. (transfer full) */
static char *
dup_local_time (const char *iso)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr (GDateTime) here = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: day, month, hour and minute, as strftime has them */
  return here != NULL ? g_date_time_format (here, _ ("%e %b %H:%M")) : g_strdup ("");
}

/* (transfer full): in the currency of whoever rendered it, which is not known here. The sketch
 * costs nothing. */
static char *
dup_cost (double cost)
{
  /* Translators: what a take cost */
  return cost > 0 ? g_strdup_printf ("%.2f", cost) : g_strdup (C_ ("cost", "nothing"));
}

static void
show_take (RcTakeFacts *self)
{
  RcNode          *node = RC_NODE (self->take);
  int              frames = rc_node_get_int (node, "frames");
  g_autofree char *made = dup_local_time (rc_node_get_string (node, "created"));
  g_autofree char *cost = dup_cost (rc_node_get_double (node, "cost"));
  g_autofree char *rendered = g_strdup_printf (
      ngettext ("%d frame, %d × %d, in %.1f s", "%d frames, %d × %d, in %.1f s", (gulong)frames),
      frames, rc_node_get_int (node, "width"), rc_node_get_int (node, "height"),
      rc_node_get_double (node, "seconds"));

  gtk_label_set_label (self->rendered, rendered);
  gtk_label_set_label (self->made, g_strchug (made));
  gtk_label_set_label (self->cost, cost);
}

static void
show_text (GtkEditable *entry, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (entry), text) != 0)
    gtk_editable_set_text (entry, text);
}

static void
show (RcTakeFacts *self)
{
  RcNode          *node = subject (self);
  int              verdict = rc_node_get_enum (node, "verdict");
  gboolean         take = self->region == NULL;
  GtkWidget *const of_takes[] = { self->rendered_title,   GTK_WIDGET (self->rendered),
                                  self->made_title,       GTK_WIDGET (self->made),
                                  self->cost_title,       GTK_WIDGET (self->cost),
                                  GTK_WIDGET (self->note) };
  g_autofree char *generator =
      g_strdup_printf (_ ("%s · seed %d"),
                       rc_generator_name (rc_node_get_string (RC_NODE (self->take), "generator")),
                       rc_node_get_int (node, "seed"));

  self->quiet = TRUE;
  gtk_label_set_label (self->heading, take ? _ ("THIS TAKE") : _ ("THIS REGION"));
  gtk_label_set_label (self->generator, generator);
  for (guint i = 0; i < G_N_ELEMENTS (of_takes); i++)
    gtk_widget_set_visible (of_takes[i], take);
  show_take (self);
  gtk_toggle_button_set_active (self->keep, verdict == RC_VERDICT_STAR);
  gtk_toggle_button_set_active (self->reject, verdict == RC_VERDICT_REJECT);
  gtk_widget_set_visible (self->why, verdict != RC_VERDICT_NONE);
  show_text (self->reason, rc_node_get_string (node, "reason"));
  show_text (self->notes, take ? rc_node_get_string (node, "notes") : "");
  if (!take)
    gtk_toggle_button_set_active (self->note, FALSE);
  self->quiet = FALSE;
}

/* --- edits --------------------------------------------------------------------------------- */

static void
finish (RcTakeFacts *self, GError *error)
{
  if (error != NULL)
    rc_film_view_report (GTK_WIDGET (self), error);
  if (self->take != NULL)
    show (self);
}

/** Gives the take, or the region, the verdict, or takes it back */
void
rc_take_facts_toggle (RcTakeFacts *self, RcVerdict verdict)
{
  GError *error = NULL;

  if (self->take == NULL)
    return;
  (void)!rc_session_toggle_verdict (self->session, subject (self), verdict, &error);
  finish (self, error);
}

static void
on_verdict_toggled (GtkToggleButton *button, RcTakeFacts *self)
{
  if (!self->quiet)
    rc_take_facts_toggle (self, button == self->keep ? RC_VERDICT_STAR : RC_VERDICT_REJECT);
}

static void
on_reason_changed (RcTakeFacts *self)
{
  GError *error = NULL;

  if (self->quiet || self->take == NULL)
    return;
  (void)!rc_document_set_reason (rc_session_get_document (self->session), subject (self),
                                 gtk_editable_get_text (self->reason), &error);
  if (error != NULL)
    finish (self, error);
}

static void
on_notes_changed (RcTakeFacts *self)
{
  GError *error = NULL;

  if (self->quiet || self->take == NULL)
    return;
  (void)!rc_document_set_text (rc_session_get_document (self->session), self->take, "notes",
                               gtk_editable_get_text (self->notes), RC_EDIT_MERGE, &error);
  if (error != NULL)
    finish (self, error);
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
rc_take_facts_dispose (GObject *object)
{
  RcTakeFacts *self = RC_TAKE_FACTS (object);

  self->quiet = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->take);
  g_clear_object (&self->region);
  G_OBJECT_CLASS (rc_take_facts_parent_class)->dispose (object);
}

static void
rc_take_facts_class_init (RcTakeFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_take_facts_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/take-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, box);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, heading);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, generator);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, rendered_title);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, rendered);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, made_title);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, made);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, cost_title);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, cost);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, keep);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, reject);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, note);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, why);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, reason);
  gtk_widget_class_bind_template_child (widget_class, RcTakeFacts, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_verdict_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_notes_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "takefacts");
}

static void
rc_take_facts_init (RcTakeFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** All nullable; a region is of the take. Without a take nothing is shown */
void
rc_take_facts_show (RcTakeFacts *self, RcSession *session, RcTake *take, RcRegion *region)
{
  if (take == NULL)
    region = NULL;
  g_set_object (&self->session, session);
  g_set_object (&self->take, take);
  g_set_object (&self->region, region);
  if (take != NULL)
    show (self);
}
