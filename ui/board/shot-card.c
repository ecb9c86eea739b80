/* shot-card.c - a shot on the board
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-card.h"

#include "ui/board/card-player.h"
#include "ui/board/shot-said.h"
#include "ui/film-text.h"
#include "ui/frame-texture.h"
#include "ui/picture.h"
#include "ui/tooltip.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* A poster is decoded to this many pixels of its longer side. */
#define POSTER_SIZE   480
/* How long the pointer is over a card before it plays, in milliseconds. */
#define HOVER_PAUSE   250
/* Pixels of the line that says where the take is. */
#define LINE          3
/* More of a prompt is never seen on a card. */
#define EXCERPT_BYTES 240

struct _RcShotCard
{
  GtkWidget parent_instance;

  RcFilmView   *film;    /* nullable */
  RcShot       *shot;    /* nullable */
  RcSessionJob *job;     /* nullable */
  RcCardPlayer *player;  /* nullable: the pointer is over the card */
  guint         hover;   /* timeout: it will be, if it stays */
  double        played;  /* how far into the take what is seen is, 0 to 1 */
  char         *raccord; /* nullable: how the shot follows the one before, for people */
  char         *said;    /* nullable: what a screen reader says */
  char         *more;    /* nullable: what it says of it besides */
  gboolean      live;    /* the picture is a frame that came while rendering, not the poster */

  GtkWidget      *box;
  RcPicture      *picture;
  GtkLabel       *label;
  GtkLabel       *size;
  GtkLabel       *seconds;
  GtkWidget      *progress;
  GtkProgressBar *bar;
  GtkLabel       *progress_label;
  GtkWidget      *trouble;
  GtkLabel       *words;
  GtkBox         *cast;
  GtkLabel       *takes;
  GtkWidget      *star;
};

G_DEFINE_FINAL_TYPE (RcShotCard, rc_shot_card, GTK_TYPE_WIDGET)

static const RcTerm *
find_size (RcShotCard *self)
{
  return rc_term_find (rc_size_terms,
                       rc_session_get_size (rc_film_view_get_session (self->film), self->shot));
}

static void
update_size (RcShotCard *self)
{
  const RcTerm *term = find_size (self);

  gtk_label_set_label (self->size, term != NULL ? rc_term_badge (term) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->size), term != NULL);
}

static void
update_cast (RcShotCard *self, const char *prompt)
{
  g_autoptr (GArray) mentions =
      rc_find_mentions (rc_session_get_project (rc_film_view_get_session (self->film)), prompt);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget             *dot;

  while ((dot = gtk_widget_get_first_child (GTK_WIDGET (self->cast))) != NULL)
    gtk_box_remove (self->cast, dot);
  for (guint i = 0; i < mentions->len; i++)
    {
      RcCharacter     *character = g_array_index (mentions, RcCastMention, i).character;
      g_autofree char *style = g_strdup_printf ("cast-%u", rc_character_get_colour (character));

      if (!g_hash_table_add (seen, character))
        continue;
      dot = g_object_new (GTK_TYPE_BOX, "css-name", "dot", "valign", GTK_ALIGN_CENTER,
                          "tooltip-text", rc_node_get_string (RC_NODE (character), "name"), NULL);
      gtk_widget_add_css_class (dot, style);
      gtk_box_append (self->cast, dot);
    }
}

/* A star, which is pale before there is a verdict, or a cross. */
static void
show_verdict (RcShotCard *self, RcVerdict verdict)
{
  gboolean rejected = verdict == RC_VERDICT_REJECT;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->star),
                                rejected ? "window-close-symbolic" : "starred-symbolic");
  if (verdict == RC_VERDICT_STAR)
    gtk_widget_add_css_class (self->star, "on");
  else
    gtk_widget_remove_css_class (self->star, "on");
  if (rejected)
    gtk_widget_add_css_class (self->star, "rejected");
  else
    gtk_widget_remove_css_class (self->star, "rejected");
  gtk_widget_set_tooltip_text (self->star, verdict == RC_VERDICT_STAR ? _ ("Starred")
                                           : rejected                 ? _ ("Rejected")
                                                                      : NULL);
}

static void
update_takes (RcShotCard *self)
{
  guint            n = rc_node_get_n_children (RC_NODE (self->shot), RC_TYPE_TAKE);
  RcTake          *best = rc_shot_get_best_take (self->shot);
  RcVerdict        verdict = rc_shot_get_verdict (self->shot);
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u take", "%u takes", n), n) : NULL;

  gtk_label_set_label (self->takes, text != NULL ? text : _ ("no take yet"));
  show_verdict (self, verdict);
  if (best != NULL && self->job == NULL)
    self->live = FALSE;
  if (best != NULL && !self->live && self->player == NULL)
    {
      g_autofree char *poster = rc_session_dup_poster (rc_film_view_get_session (self->film), best);

      rc_picture_set_file (self->picture, rc_film_view_get_pictures (self->film), poster,
                           POSTER_SIZE);
    }
}

/* Told when it is another only: while it is rendered this is asked for with each frame. */
static void
update_accessible (RcShotCard *self)
{
  g_autofree char *said = NULL, *more = NULL;

  if (self->shot == NULL || rc_node_get_parent (RC_NODE (self->shot)) == NULL)
    return;
  said = rc_shot_dup_said (rc_film_view_get_session (self->film), self->shot, self->raccord);
  more = rc_shot_dup_more (self->shot, gtk_label_get_text (self->words));
  if (g_strcmp0 (said, self->said) == 0 && g_strcmp0 (more, self->more) == 0)
    return;
  g_free (self->said);
  g_free (self->more);
  self->said = g_steal_pointer (&said);
  self->more = g_steal_pointer (&more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->said,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->more, -1);
}

/* A picture that is already there stays in sight while it is rendered again. */
static void
update_progress (RcShotCard *self)
{
  RcJobState state = self->job != NULL ? rc_session_job_get_state (self->job) : RC_JOB_DONE;
  gboolean   failed = state == RC_JOB_FAILED;
  gboolean   busy = state == RC_JOB_RUNNING ||
                  (state == RC_JOB_WAITING && !rc_picture_has_texture (self->picture));

  gtk_widget_set_visible (self->progress, busy);
  gtk_widget_set_visible (self->trouble, failed);
  if (busy)
    {
      double           fraction = rc_session_job_get_fraction (self->job);
      g_autofree char *text =
          state == RC_JOB_WAITING
              ? g_strdup (_ ("Waiting"))
              /* Translators: what is being made and how far it is */
              : g_strdup_printf (_ ("Sketch · %d %%"), (int)lround (fraction * 100));

      gtk_progress_bar_set_fraction (self->bar, fraction);
      gtk_label_set_label (self->progress_label, text);
    }
  if (failed)
    rc_tooltip_set (self->trouble, rc_session_job_get_message (self->job));
  update_accessible (self);
}

static void
set_job (RcShotCard *self, RcSessionJob *job)
{
  if (job == self->job)
    return;
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  if (job != NULL)
    {
      g_signal_connect_swapped (job, "notify::fraction", G_CALLBACK (update_progress), self);
      g_signal_connect_swapped (job, "notify::state", G_CALLBACK (update_progress), self);
    }
}

/* --- playing under the pointer ---------------------------------------------------------------- */

static void
on_played (GdkTexture *texture, double at, gpointer user_data)
{
  RcShotCard *self = user_data;

  self->played = at;
  rc_picture_set_texture (self->picture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_playing (RcShotCard *self)
{
  gboolean played = self->player != NULL;

  g_clear_handle_id (&self->hover, g_source_remove);
  g_clear_pointer (&self->player, rc_card_player_free);
  if (played && self->shot != NULL && rc_node_get_parent (RC_NODE (self->shot)) != NULL)
    {
      update_takes (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/* While it is being rendered, what comes in is more than what there was. */
static gboolean
start_playing (gpointer user_data)
{
  RcShotCard *self = user_data;
  RcTake     *best = self->shot != NULL ? rc_shot_get_best_take (self->shot) : NULL;

  self->hover = 0;
  self->played = 0;
  if (best != NULL && self->player == NULL &&
      (self->job == NULL || rc_session_job_get_state (self->job) != RC_JOB_RUNNING))
    self->player =
        rc_card_player_new (rc_film_view_get_session (self->film), best, on_played, self);
  return G_SOURCE_REMOVE;
}

/* The take may have come since the pointer did. */
static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RcShotCard *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->player != NULL && width > 0)
    rc_card_player_seek (self->player, x / width);
  else if (self->player == NULL && self->hover == 0)
    self->hover = g_timeout_add (HOVER_PAUSE, start_playing, self);
}

static void
on_leave (GtkEventControllerMotion *motion, RcShotCard *self)
{
  stop_playing (self);
}

/* --- the widget ------------------------------------------------------------------------------- */

/* How large it is is for what shows it to say: a list that asks hundreds of cards would have their
 * words wrapped each time. */
static void
rc_shot_card_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *least,
                      int           *natural,
                      int           *least_baseline,
                      int           *natural_baseline)
{
  *least = *natural = 0;
  *least_baseline = *natural_baseline = -1;
}

static void
rc_shot_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (RC_SHOT_CARD (widget)->box, width, height, -1, NULL);
}

/* A line along the bottom of the picture says where the take is. */
static void
rc_shot_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcShotCard     *self = RC_SHOT_CARD (widget);
  graphene_rect_t bounds;
  GdkRGBA         accent;

  GTK_WIDGET_CLASS (rc_shot_card_parent_class)->snapshot (widget, snapshot);
  if (self->player == NULL || !rc_widget_lookup_colour (widget, "rc_accent", &accent) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->picture), widget, &bounds))
    return;
  gtk_snapshot_append_color (snapshot, &accent,
                             &GRAPHENE_RECT_INIT (bounds.origin.x,
                                                  bounds.origin.y + bounds.size.height - LINE,
                                                  bounds.size.width * (float)self->played, LINE));
}

static void
rc_shot_card_dispose (GObject *object)
{
  RcShotCard *self = RC_SHOT_CARD (object);

  g_clear_handle_id (&self->hover, g_source_remove);
  g_clear_pointer (&self->player, rc_card_player_free);
  set_job (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->film);
  g_clear_object (&self->shot);
  g_clear_pointer (&self->raccord, g_free);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->more, g_free);
  G_OBJECT_CLASS (rc_shot_card_parent_class)->dispose (object);
}

static void
rc_shot_card_class_init (RcShotCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_shot_card_dispose;
  widget_class->measure = rc_shot_card_measure;
  widget_class->size_allocate = rc_shot_card_size_allocate;
  widget_class->snapshot = rc_shot_card_snapshot;
  g_type_ensure (RC_TYPE_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/shot-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, box);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, picture);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, label);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, size);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, seconds);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, progress);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, bar);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, progress_label);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, trouble);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, words);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, cast);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, takes);
  gtk_widget_class_bind_template_child (widget_class, RcShotCard, star);
  gtk_widget_class_set_css_name (widget_class, "shotcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
rc_shot_card_init (RcShotCard *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

/** Returns: a card without a shot */
GtkWidget *
rc_shot_card_new (void)
{
  return g_object_new (RC_TYPE_SHOT_CARD, NULL);
}

/**
 * rc_shot_card_set_shot:
 * @shot: (nullable): from now on the card shows this one
 */
void
rc_shot_card_set_shot (RcShotCard *self, RcFilmView *film, RcShot *shot)
{
  g_set_object (&self->film, film);
  if (!g_set_object (&self->shot, shot))
    return;
  set_job (self, NULL);
  g_clear_handle_id (&self->hover, g_source_remove);
  g_clear_pointer (&self->player, rc_card_player_free);
  self->live = FALSE;
  rc_picture_set_texture (self->picture, NULL);
  if (shot != NULL)
    rc_shot_card_update (self);
  else
    /* Kept for another shot: until then nobody shall find this one here. */
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "",
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
      g_clear_pointer (&self->said, g_free);
      g_clear_pointer (&self->more, g_free);
      g_clear_pointer (&self->raccord, g_free);
    }
}

/** Returns: (transfer none) (nullable) */
RcShot *
rc_shot_card_get_shot (RcShotCard *self)
{
  return self->shot;
}

/** @zoom: how large the card is seen, 1 as it is */
void
rc_shot_card_set_zoom (RcShotCard *self, double zoom)
{
  rc_picture_set_zoom (self->picture, zoom);
}

/** Brings everything up to date after the film or the list of jobs changed. */
void
rc_shot_card_update (RcShotCard *self)
{
  RcSession       *session = rc_film_view_get_session (self->film);
  const char      *prompt = rc_node_get_string (RC_NODE (self->shot), "prompt");
  g_autofree char *label = rc_shot_dup_label (self->shot);
  g_autofree char *seconds = rc_dup_seconds (rc_shot_get_seconds (self->shot));
  g_autofree char *markup =
      rc_dup_excerpt_markup (rc_session_get_project (session), prompt, EXCERPT_BYTES);

  set_job (self, rc_session_find_job (session, RC_NODE (self->shot)));
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->seconds, seconds);
  gtk_label_set_markup (self->words, *markup != '\0' ? markup : _ ("<i>No words yet</i>"));
  update_size (self);
  update_cast (self, prompt);
  update_takes (self);
  if (!rc_picture_has_texture (self->picture))
    {
      RcFrame         *preview = rc_session_get_preview (session, RC_NODE (self->shot));
      g_autofree char *poster = NULL;

      if (preview != NULL)
        rc_shot_card_show_frame (self, preview);
      else if ((poster = rc_session_dup_shot_poster (session, self->shot)) != NULL)
        rc_picture_set_file (self->picture, rc_film_view_get_pictures (self->film), poster,
                             POSTER_SIZE);
    }
  update_progress (self);
}

/** Brings up to date what is said of the shot's job, after the list of jobs changed. */
void
rc_shot_card_update_job (RcShotCard *self)
{
  set_job (self, rc_session_find_job (rc_film_view_get_session (self->film), RC_NODE (self->shot)));
  update_progress (self);
}

/** Shows a frame that just came from the engine. */
void
rc_shot_card_show_frame (RcShotCard *self, RcFrame *frame)
{
  g_autoptr (GdkTexture) texture = rc_frame_texture_new (frame);

  g_clear_pointer (&self->player, rc_card_player_free);
  self->live = TRUE;
  rc_picture_set_texture (self->picture, texture);
  update_progress (self);
}

/** @raccord: (nullable): how the shot follows the one before, for people: it is said with the card
 */
void
rc_shot_card_set_raccord (RcShotCard *self, const char *raccord)
{
  if (g_strcmp0 (raccord, self->raccord) == 0)
    return;
  g_free (self->raccord);
  self->raccord = g_strdup (raccord);
  update_accessible (self);
}
