/* film.h - an empty film of one scene that a benchmark fills with shots
 *
 *   BenchFilm film = bench_film_new (generators);
 *   shot = bench_film_add_shot (&film, "2", "A man walks.");
 *   return bench_film_end (&film);
 *
 * What goes wrong ends the program, and says why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"
#include "tests/bench/stop.h"

typedef struct
{
  char       *folder;
  RcSession  *session;
  RcDocument *document; /* of the session */
  RcNode     *scene;
} BenchFilm;

static inline BenchFilm
bench_film_new (const RcGenerator *const *generators)
{
  BenchFilm        film = { .folder = g_dir_make_tmp ("raccord-bench-XXXXXX", NULL) };
  g_autofree char *dir = g_build_filename (film.folder, "film.raccord", NULL);
  GError          *error = NULL;

  film.session = rc_session_create (dir, "Film", generators, &error);
  stop_on (error);
  film.document = rc_session_get_document (film.session);
  film.scene = rc_document_add (film.document, rc_session_get_project (film.session), RC_TYPE_SCENE,
                                -1, &error);
  stop_on (error);
  return film;
}

/* @seconds: its length; @prompt: (nullable). Returns: (transfer none) */
static inline RcNode *
bench_film_add_shot (BenchFilm *film, const char *seconds, const char *prompt)
{
  GError *error = NULL;
  RcNode *shot = rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, &error);

  stop_on (error);
  rc_document_set_text (film->document, shot, "duration", seconds, 0, &error);
  stop_on (error);
  if (prompt != NULL)
    rc_document_set_text (film->document, shot, "prompt", prompt, 0, &error);
  stop_on (error);
  return shot;
}

/* Removes its folder. Returns: the program's exit code */
static inline int
bench_film_end (BenchFilm *film)
{
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", film->folder);

  g_object_unref (film->session);
  g_free (film->folder);
  return system (remove) != 0;
}
