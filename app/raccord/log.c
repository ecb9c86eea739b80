/* log.c - what the program said of itself lately, to be sent with a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/raccord/log.h"

#include <adwaita.h>

#define MAX_LINES 300

struct _RcLog
{
  GMutex mutex;
  GQueue lines; /* guarded by mutex; of char *: the last one last */
};

static GLogWriterOutput
write_line (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  RcLog *self = user_data;

  if (level <= G_LOG_LEVEL_INFO)
    {
      char *line = g_log_writer_format_fields (level, fields, n_fields, FALSE);

      g_mutex_lock (&self->mutex);
      g_queue_push_tail (&self->lines, line);
      if (self->lines.length > MAX_LINES)
        g_free (g_queue_pop_head (&self->lines));
      g_mutex_unlock (&self->mutex);
    }
  return g_log_writer_default (level, fields, n_fields, NULL);
}

/** Returns: (transfer none): for as long as the program runs */
RcLog *
rc_log_install (void)
{
  RcLog *self = g_new0 (RcLog, 1);

  g_mutex_init (&self->mutex);
  g_log_set_writer_func (write_line, self, NULL);
  return self;
}

static void
add_versions (GString *text)
{
  g_autofree char   *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const char *const *languages = g_get_language_names ();

  g_string_append_printf (text, "Raccord %s\n%s\n", RC_VERSION, system != NULL ? system : "?");
  g_string_append_printf (text, "GTK %u.%u.%u, libadwaita %u.%u.%u, GLib %u.%u.%u\n",
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version);
  g_string_append_printf (text, "%u processors, language %s, display %s\n", g_get_num_processors (),
                          languages[0], G_OBJECT_TYPE_NAME (gdk_display_get_default ()));
}

/** Returns: (transfer full): versions, and the last lines of the log; with a display only */
char *
rc_log_dup_report (RcLog *self)
{
  GString *text = g_string_new (NULL);

  add_versions (text);
  g_string_append (text, "\n");
  g_mutex_lock (&self->mutex);
  for (GList *line = self->lines.head; line != NULL; line = line->next)
    g_string_append_printf (text, "%s\n", (const char *)line->data);
  if (self->lines.head == NULL)
    g_string_append (text, "The log is empty.\n");
  g_mutex_unlock (&self->mutex);
  return g_string_free (text, FALSE);
}
