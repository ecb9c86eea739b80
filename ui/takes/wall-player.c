/* wall-player.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/takes/wall-player.h"

#include "ui/play/stage-frames.h"

/* Of memory, for the frames of all takes together. */
#define MEMORY_BUDGET ((gsize)256 << 20)
/* A wall that grows by so much is read anew; until then its pictures are drawn larger. */
#define GROWTH        1.25

typedef struct
{
  RcWallPlayer  *self;
  char          *dir, *base;
  GArray        *layers;                  /* RcTakeLayer */
  int            n_frames, width, height; /* of the take */
  RcRational     rate;
  RcStageFrames *frames; /* nullable: before it has a size */
  RcFrame       *shown;  /* nullable */
} Member;

struct _RcWallPlayer
{
  RcWallPlayerFunc func;
  gpointer         user_data;
  GPtrArray       *members; /* Member */
  RcStageClock     clock;
  int              width, height; /* pixels that a picture is shown with; 0: not known yet */
  int              shown;         /* frame of the wall; -1: none */
  int              target; /* the frame that is waited for: when it is there, the next is due */
  guint            dropped;
};

/* What a reading thread reads from; nothing else uses it. */
typedef struct
{
  RcTakeStack *stack;
  int          width, height; /* the largest that is of use */
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  rc_take_stack_free (self->stack);
  g_free (self);
}

static RcFrame *
source_read (gpointer data, int index, GError **error)
{
  Source             *self = data;
  g_autoptr (RcFrame) frame = rc_take_stack_frame (self->stack, index, error);
  double              scale;

  if (frame == NULL)
    return NULL;
  scale = MIN ((double)self->width / frame->width, (double)self->height / frame->height);
  if (scale >= 1)
    return g_steal_pointer (&frame);
  return rc_frame_scale (frame, MAX (1, (int)(frame->width * scale + 0.5)),
                         MAX (1, (int)(frame->height * scale + 0.5)), error);
}

static void
close_member (Member *self)
{
  g_clear_pointer (&self->frames, rc_stage_frames_free);
}

static void
member_free (gpointer data)
{
  Member *self = data;

  close_member (self);
  g_clear_pointer (&self->shown, rc_frame_unref);
  g_array_unref (self->layers);
  g_free (self->dir);
  g_free (self->base);
  g_free (self);
}

static RcTakeStack *
open_stack (Member *self, GError **error)
{
  return rc_take_stack_new (self->dir, self->base,
                            (const RcTakeLayer *)(gpointer)self->layers->data, self->layers->len,
                            error);
}

/* --- frames that come ---------------------------------------------------------------------- */

static int
frame_of (RcWallPlayer *self, Member *member, int frame)
{
  return rc_wall_frame (frame, self->clock.rate, member->rate, member->n_frames);
}

/* How many frames of the wall were passed over from @last to @now, as it plays. */
static guint
count_passed (RcWallPlayer *self, int last, int now)
{
  int step = now - last;

  if (step < 0 && self->clock.loop)
    step += self->clock.n_frames;
  return step > 1 ? (guint)(step - 1) : 0;
}

/* All of them, or nothing. */
static gboolean
show (RcWallPlayer *self, int frame)
{
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);

  for (guint i = 0; i < self->members->len; i++)
    {
      Member  *member = self->members->pdata[i];
      RcFrame *its = member->frames != NULL
                         ? rc_stage_frames_get (member->frames, frame_of (self, member, frame))
                         : NULL;

      if (its == NULL)
        return FALSE;
      g_ptr_array_add (frames, its);
    }
  for (guint i = 0; i < self->members->len; i++)
    {
      Member *member = self->members->pdata[i];

      g_clear_pointer (&member->shown, rc_frame_unref);
      member->shown = rc_frame_ref (frames->pdata[i]);
    }
  if (self->clock.speed == 1 && self->shown >= 0)
    self->dropped += count_passed (self, self->shown, frame);
  self->shown = frame;
  self->func (NULL, self->user_data);
  return TRUE;
}

static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  Member       *member = user_data;
  RcWallPlayer *self = member->self;

  if (frame == NULL)
    {
      if (index == frame_of (self, member, self->target))
        self->func (error, self->user_data);
    }
  else if (self->shown != self->target)
    show (self, self->target);
}

static void
open_member (Member *member)
{
  RcWallPlayer      *self = member->self;
  g_autoptr (GError) error = NULL;
  RcTakeStack       *stack = open_stack (member, &error);
  Source            *source;

  close_member (member);
  if (stack == NULL)
    {
      self->func (error, self->user_data);
      return;
    }
  source = g_new (Source, 1);
  *source = (Source){ stack, self->width, self->height };
  member->frames = rc_stage_frames_new (&(RcStageSource){ source, source_read, source_free },
                                        member->n_frames, 0, on_frame, member);
  rc_stage_frames_set_budget (member->frames, MEMORY_BUDGET / MAX (1, self->members->len));
}

/* --- public -------------------------------------------------------------------------------- */

RcWallPlayer *
rc_wall_player_new (RcWallPlayerFunc func, gpointer user_data)
{
  RcWallPlayer *self = g_new0 (RcWallPlayer, 1);

  self->func = func;
  self->user_data = user_data;
  self->members = g_ptr_array_new_with_free_func (member_free);
  self->shown = -1;
  rc_stage_clock_init (&self->clock, 0, rc_rational (24, 1));
  self->clock.loop = TRUE;
  return self;
}

void
rc_wall_player_free (RcWallPlayer *self)
{
  g_ptr_array_unref (self->members);
  g_free (self);
}

/**
 * rc_wall_player_add:
 * @dir: the film's folder
 * @base: hash of the take
 * @layers: (array length=n_layers): that lie over it, bottom first
 *
 * Before a size is set. The wall is as long as the longest take, and has the rate of the first.
 * Errors: as rc_take_stack_new()
 */
gboolean
rc_wall_player_add (RcWallPlayer      *self,
                    const char        *dir,
                    const char        *base,
                    const RcTakeLayer *layers,
                    guint              n_layers,
                    GError           **error)
{
  Member                 *member = g_new0 (Member, 1);
  g_autoptr (RcTakeStack) stack = NULL;
  RcTakeReader           *reader;
  gboolean                loop = self->clock.loop;

  member->self = self;
  member->dir = g_strdup (dir);
  member->base = g_strdup (base);
  member->layers = g_array_new (FALSE, TRUE, sizeof (RcTakeLayer));
  if (n_layers > 0)
    g_array_append_vals (member->layers, layers, n_layers);
  stack = open_stack (member, error);
  if (stack == NULL)
    {
      member_free (member);
      return FALSE;
    }
  reader = rc_take_stack_base (stack);
  member->n_frames = rc_take_reader_frames (reader);
  member->rate = rc_take_reader_rate (reader);
  member->width = rc_take_reader_width (reader);
  member->height = rc_take_reader_height (reader);
  g_ptr_array_add (self->members, member);
  rc_stage_clock_init (&self->clock,
                       MAX (self->clock.n_frames,
                            self->members->len == 1 ? member->n_frames
                                                    : rc_wall_frame (member->n_frames, member->rate,
                                                                     self->clock.rate, G_MAXINT)),
                       self->members->len == 1 ? member->rate : self->clock.rate);
  self->clock.loop = loop;
  return TRUE;
}

guint
rc_wall_player_count (RcWallPlayer *self)
{
  return self->members->len;
}

/** Returns: width by height of the first take */
double
rc_wall_player_aspect (RcWallPlayer *self)
{
  const Member *first = self->members->len > 0 ? self->members->pdata[0] : NULL;

  return first != NULL && first->height > 0 ? (double)first->width / first->height : 16.0 / 9.0;
}

/** How large each picture is shown, in pixels of the display: frames are not read larger */
void
rc_wall_player_set_size (RcWallPlayer *self, int width, int height)
{
  if (width <= 0 || height <= 0 ||
      (self->width > 0 && width <= self->width * GROWTH && height <= self->height * GROWTH))
    return;
  self->width = width;
  self->height = height;
  self->shown = -1;
  for (guint i = 0; i < self->members->len; i++)
    open_member (self->members->pdata[i]);
  rc_wall_player_update (self);
}

/** Returns: (transfer none): to be read, and changed; then call rc_wall_player_update() */
RcStageClock *
rc_wall_player_clock (RcWallPlayer *self)
{
  return &self->clock;
}

/** Shows the frame that is due as soon as all takes have it. While it plays, one that is waited for
 * is waited for to the end, however late: else a slow machine would never show any */
void
rc_wall_player_update (RcWallPlayer *self)
{
  int direction = CLAMP (self->clock.speed, -1, 1);

  if (direction == 0 || self->shown == self->target || self->shown < 0)
    self->target = self->clock.frame;
  for (guint i = 0; i < self->members->len; i++)
    {
      Member *member = self->members->pdata[i];

      if (member->frames != NULL)
        rc_stage_frames_want (member->frames, frame_of (self, member, self->target), direction);
    }
  if (self->shown != self->target)
    show (self, self->target);
}

/** Returns: whether it goes on playing */
gboolean
rc_wall_player_tick (RcWallPlayer *self, gint64 now)
{
  if (rc_stage_clock_tick (&self->clock, now))
    rc_wall_player_update (self);
  return self->clock.speed != 0;
}

/** Returns: (transfer none) (nullable): what take @i shows */
RcFrame *
rc_wall_player_get (RcWallPlayer *self, guint i)
{
  return ((Member *)self->members->pdata[i])->shown;
}

/** Returns: the frame of the wall that is shown; -1: none yet */
int
rc_wall_player_shown (RcWallPlayer *self)
{
  return self->shown;
}

/** Returns: how many frames were passed over at normal speed */
guint
rc_wall_player_dropped (RcWallPlayer *self)
{
  return self->dropped;
}
