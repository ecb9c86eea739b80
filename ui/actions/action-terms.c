/* action-terms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/action-terms.h"

#include <glib/gi18n-lib.h>

#include <string.h>

const RcTerm rc_action_terms[] = {
  { "stand", NULL, N_ ("Stand") },
  { "sit", NULL, N_ ("Sit") },
  { "lie", NULL, N_ ("Lie") },
  { "sleep", NULL, N_ ("Sleep") },
  { "kneel", NULL, N_ ("Kneel") },
  { "crouch", NULL, N_ ("Crouch") },
  { "float", NULL, N_ ("Float") },
  { "lean", NULL, N_ ("Lean") },
  { "walk", NULL, N_ ("Walk") },
  { "run", NULL, N_ ("Run") },
  { "gallop", NULL, N_ ("Gallop") },
  { "sneak", NULL, N_ ("Sneak") },
  { "limp", NULL, N_ ("Limp") },
  { "march", NULL, N_ ("March") },
  { "stumble", NULL, N_ ("Stumble") },
  { "skip", NULL, N_ ("Skip") },
  { "crawl", NULL, N_ ("Crawl") },
  { "climb", NULL, N_ ("Climb") },
  { "jump", NULL, N_ ("Jump") },
  { "swim", NULL, N_ ("Swim") },
  { "fly", NULL, N_ ("Fly") },
  { "dive", NULL, N_ ("Dive") },
  { "ride", NULL, N_ ("Ride") },
  { "cycle", NULL, N_ ("Cycle") },
  { "drive", NULL, N_ ("Drive") },
  { "steer", NULL, N_ ("Steer") },
  { "skate", NULL, N_ ("Skate") },
  { "ski", NULL, N_ ("Ski") },
  { "surf", NULL, N_ ("Surf") },
  { "sit-down", NULL, N_ ("Sit down") },
  { "stand-up", NULL, N_ ("Stand up") },
  { "kneel-down", NULL, N_ ("Kneel down") },
  { "lie-down", NULL, N_ ("Lie down") },
  { "get-up", NULL, N_ ("Get up") },
  { "fall", NULL, N_ ("Fall") },
  { "turn", NULL, N_ ("Turn around") },
  { "bow", NULL, N_ ("Bow") },
  { "wave", NULL, N_ ("Wave") },
  { "point", NULL, N_ ("Point") },
  { "nod", NULL, N_ ("Nod") },
  { "shake-head", NULL, N_ ("Shake the head") },
  { "shake-hands", NULL, N_ ("Shake hands") },
  { "high-five", NULL, N_ ("High five") },
  { "embrace", NULL, N_ ("Embrace") },
  { "kiss", NULL, N_ ("Kiss") },
  { "salute", NULL, N_ ("Salute") },
  { "dance", NULL, N_ ("Dance") },
  { "fight", NULL, N_ ("Fight") },
  { "punch", NULL, N_ ("Punch") },
  { "kick", NULL, N_ ("Kick") },
  { "push", NULL, N_ ("Push") },
  { "wheel", NULL, N_ ("Wheel along") },
  { "pull", NULL, N_ ("Pull") },
  { "hold", NULL, N_ ("Hold") },
  { "pick-up", NULL, N_ ("Pick up") },
  { "put-down", NULL, N_ ("Put down") },
  { "lift", NULL, N_ ("Lift") },
  { "carry", NULL, N_ ("Carry") },
  { "throw", NULL, N_ ("Throw") },
  { "catch", NULL, N_ ("Catch") },
  { "drink", NULL, N_ ("Drink") },
  { "eat", NULL, N_ ("Eat") },
  { "write", NULL, N_ ("Write") },
  { "type", NULL, N_ ("Type") },
  { "read", NULL, N_ ("Read") },
  { "phone", NULL, N_ ("Telephone") },
  { "give", NULL, N_ ("Give") },
  { "take", NULL, N_ ("Take in hand") },
  { "pour", NULL, N_ ("Pour") },
  { "cook", NULL, N_ ("Cook") },
  { "cut", NULL, N_ ("Cut up") },
  { "paint", NULL, N_ ("Paint") },
  { "play-guitar", NULL, N_ ("Play the guitar") },
  { "play-piano", NULL, N_ ("Play the piano") },
  { "play-violin", NULL, N_ ("Play the violin") },
  { "play-drums", NULL, N_ ("Play the drums") },
  { "play-flute", NULL, N_ ("Play the flute") },
  { "open-door", NULL, N_ ("Open a door") },
  { "close-door", NULL, N_ ("Close a door") },
  { "knock", NULL, N_ ("Knock") },
  { "open", NULL, N_ ("Open up") },
  { "close", NULL, N_ ("Shut") },
  { "dig", NULL, N_ ("Dig") },
  { "sweep", NULL, N_ ("Sweep") },
  { "hammer", NULL, N_ ("Hammer") },
  { "shoot", NULL, N_ ("Shoot") },
  { "aim", NULL, N_ ("Aim") },
  { "cast", NULL, N_ ("Cast a spell") },
  { "fish", NULL, N_ ("Fish") },
  { "sew", NULL, N_ ("Sew") },
  { "photograph", NULL, N_ ("Photograph") },
  { "film", NULL, N_ ("Film") },
  { "clap", NULL, N_ ("Clap") },
  { "pray", NULL, N_ ("Pray") },
  { "stretch", NULL, N_ ("Stretch") },
  { "exercise", NULL, N_ ("Exercise") },
  { "meditate", NULL, N_ ("Meditate") },
  { "brush", NULL, N_ ("Brush something") },
  { "comb", NULL, N_ ("Comb") },
  { "wash", NULL, N_ ("Wash") },
  { "smoke", NULL, N_ ("Smoke") },
  { "light-up", NULL, N_ ("Light a flame") },
  { "look", NULL, N_ ("Look") },
  { "look-around", NULL, N_ ("Look around") },
  { "look-up", NULL, N_ ("Look up") },
  { "look-down", NULL, N_ ("Look down") },
  { "talk", NULL, N_ ("Talk") },
  { "listen", NULL, N_ ("Listen") },
  { "sing", NULL, N_ ("Sing") },
  { "laugh", NULL, N_ ("Laugh") },
  { "smile", NULL, N_ ("Smile") },
  { "cry", NULL, N_ ("Cry") },
  { "shout", NULL, N_ ("Shout") },
  { "whisper", NULL, N_ ("Whisper") },
  { "think", NULL, N_ ("Think") },
  { "yawn", NULL, N_ ("Yawn") },
  { "graze", NULL, N_ ("Graze") },
  { "peck", NULL, N_ ("Peck") },
  { "flap", NULL, N_ ("Flap") },
  { "pounce", NULL, N_ ("Pounce") },
  { "bark", NULL, N_ ("Bark") },
  { "wag", NULL, N_ ("Wag") },
  { "rear", NULL, N_ ("Rear") },
  { "roar", NULL, N_ ("Roar") },
  { NULL, NULL, NULL },
};

/** Returns: (transfer full): GtkStringObject, in the order of the terms, in the user's language */
GListModel *
rc_action_model (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (const RcTerm *term = rc_action_terms; term->id != NULL; term++)
    gtk_string_list_append (list, _ (term->label));
  return G_LIST_MODEL (list);
}

/** Returns: index into the terms; GTK_INVALID_LIST_POSITION if there is none */
guint
rc_action_position (const char *id)
{
  for (guint i = 0; rc_action_terms[i].id != NULL; i++)
    if (strcmp (rc_action_terms[i].id, id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
