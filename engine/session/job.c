/* job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/job-private.h"

G_DEFINE_ENUM_TYPE (RcJobState,
                    rc_job_state,
                    G_DEFINE_ENUM_VALUE (RC_JOB_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (RC_JOB_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (RC_JOB_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (RC_JOB_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (RC_JOB_CANCELLED, "cancelled"))

G_DEFINE_FINAL_TYPE (RcSessionJob, rc_session_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_STATE,
  PROP_FRACTION,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
rc_session_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  RcSessionJob *self = RC_SESSION_JOB (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, rc_session_job_get_message (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
rc_session_job_finalize (GObject *object)
{
  RcSessionJob *self = RC_SESSION_JOB (object);

  g_free (self->label);
  g_free (self->hash);
  g_clear_object (&self->node);
  g_clear_object (&self->take);
  g_clear_error (&self->error);
  g_clear_pointer (&self->preview, rc_frame_unref);
  G_OBJECT_CLASS (rc_session_job_parent_class)->finalize (object);
}

static void
rc_session_job_class_init (RcSessionJobClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rc_session_job_get_property;
  object_class->finalize = rc_session_job_finalize;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, RC_TYPE_JOB_STATE, RC_JOB_WAITING, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rc_session_job_init (RcSessionJob *self)
{
}

void
rc_session_job_set_state (RcSessionJob *self, RcJobState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (self->error != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

void
rc_session_job_set_fraction (RcSessionJob *self, double fraction)
{
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

/** Returns: (transfer none): what is rendered, "Shot 1C" */
const char *
rc_session_job_get_label (RcSessionJob *self)
{
  return self->label;
}

/** Returns: (transfer none): the shot or the region */
RcNode *
rc_session_job_get_node (RcSessionJob *self)
{
  return self->node;
}

RcJobState
rc_session_job_get_state (RcSessionJob *self)
{
  return self->state;
}

/** Returns: how far it is, 0 to 1 */
double
rc_session_job_get_fraction (RcSessionJob *self)
{
  return self->fraction;
}

/** Returns: (transfer none) (nullable): why it failed and what to do */
const char *
rc_session_job_get_message (RcSessionJob *self)
{
  return self->error != NULL ? self->error->message : NULL;
}

RcNode *
rc_session_job_get_take (RcSessionJob *self)
{
  return self->take;
}

/** Returns: whether the same request had been rendered before */
gboolean
rc_session_job_get_reused (RcSessionJob *self)
{
  return self->reused;
}
