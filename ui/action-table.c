/* action-table.c - everything that one can do in the window, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/action-table.h"

#include <glib/gi18n-lib.h>

#define OFTEN RC_ACTION_FREQUENT
#define FILM  RC_ACTION_NEEDS_FILM
#define SHOT  (RC_ACTION_NEEDS_FILM | RC_ACTION_NEEDS_SHOT)

/* An action a line: so one can read the table. */
/* clang-format off */

static const RcActionInfo film[] = {
  { "win.new", N_ ("New film…"), "<Control>n", N_ ("Make a new, empty film"), OFTEN },
  { "win.open", N_ ("Open a film…"), "<Control>o", N_ ("Open another film"), OFTEN },
  { "win.open-example", N_ ("Open the example film"), NULL,
    N_ ("Open the example film, The Keeper's Light") },
  { "win.new-from-script", N_ ("New film from a script…"), "<Control><Shift>n", N_ ("Make a new film of a Fountain script") },
  { "win.template::short-film", N_ ("New short film"), NULL, N_ ("Three scenes and two people") },
  { "win.template::advert", N_ ("New 30-second advert"), NULL, N_ ("A problem, a product, a promise") },
  { "win.template::music-video", N_ ("New music video"), NULL, N_ ("Verse, chorus and bridge, in scope") },
  { "win.template::vertical-series", N_ ("New vertical series"), NULL, N_ ("Upright, for telephones") },
  { "win.close-film", N_ ("Close the film"), "<Control>w", N_ ("Close the film, and show Welcome; every edit is kept"), FILM | OFTEN },
  { "win.save", N_ ("Save"), "<Control>s",
    N_ ("Fold the journal into the film: every edit is kept already"), FILM | OFTEN },
  { "win.save-copy", N_ ("Save a copy…"), "<Control><Shift>s",
    N_ ("Write a copy of the whole film into another folder"), FILM },
  { "win.import-script", N_ ("Import a script…"), "<Control>i",
    N_ ("Add the scenes and shots of a Fountain script"), FILM | OFTEN },
  { "win.look::colour", N_ ("Look: colour"), NULL, N_ ("Sketch the film in colour"), FILM },
  { "win.look::clay", N_ ("Look: clay"), NULL, N_ ("Sketch the film as clay"), FILM },
  { "win.look::ink", N_ ("Look: ink"), NULL, N_ ("Sketch the film in ink lines"), FILM },
  { "win.look::night", N_ ("Look: night"), NULL, N_ ("Sketch the film as day for night"), FILM },
  { "win.aspect::16:9", N_ ("Frame: 16:9, wide"), NULL,
    N_ ("Make the frame 16:9, as on a television"), FILM },
  { "win.aspect::9:16", N_ ("Frame: 9:16, upright"), NULL,
    N_ ("Make the frame 9:16, as on a telephone"), FILM },
  { "win.aspect::1:1", N_ ("Frame: 1:1, square"), NULL, N_ ("Make the frame a square"), FILM },
  { "win.aspect::4:3", N_ ("Frame: 4:3"), NULL, N_ ("Make the frame 4:3, as in old films"), FILM },
  { "win.aspect::2.39:1", N_ ("Frame: 2.39:1, scope"), NULL,
    N_ ("Make the frame 2.39:1, as in the cinema"), FILM },
  { "win.labels", N_ ("Names of unknown things"), NULL,
    N_ ("Write the names of things that the sketch cannot draw onto them"), FILM },
};

static const RcActionInfo edit[] = {
  { "win.undo", N_ ("Undo"), "<Control>z", N_ ("Take back the last step"), FILM | OFTEN,
    N_ ("Nothing to undo") },
  { "win.redo", N_ ("Redo"), "<Control><Shift>z|<Control>y", N_ ("Do again what was taken back"),
    FILM | OFTEN, N_ ("Nothing to redo") },
  { "win.find", N_ ("Find"), "<Control>f",
    N_ ("Find shots on the board; elsewhere, characters, scenes and references"), FILM | OFTEN },
  { "win.write", N_ ("Write on a whole page"), "F11",
    N_ ("A whole page to write on, with the scene's prompt beside the shot's"), FILM | OFTEN,
    N_ ("Choose a shot, a scene or a character first") },
  { NULL, N_ ("Mention a character in a prompt"), "at", N_ ("Offers the names of the cast") },
  { NULL, N_ ("Find in the prompt"), "<Control>f", N_ ("Find words in the prompt that is written") },
  { NULL, N_ ("Replace in the prompt"), "<Control>h",
    N_ ("Find words in the prompt and put others in their place") },
  { "library.add-character", N_ ("Add a character"), NULL,
    N_ ("Add a character that prompts can mention"), FILM },
  { "library.add-scene", N_ ("Add a scene"), NULL, N_ ("Add a scene after the last one"), FILM | RC_ACTION_UNLISTED },
};

static const RcActionInfo window[] = {
  { "win.palette", N_ ("Find an action"), "<Control>k",
    N_ ("Find anything that can be done, by its name"), OFTEN },
  { "win.view::board", N_ ("Board"), "<Alt>1", N_ ("Where the film is built"), OFTEN },
  { "win.view::stage", N_ ("Stage"), "<Alt>2", N_ ("Where a shot is made, masked and compared"),
    OFTEN },
  { "win.view::cut", N_ ("Cut"), "<Alt>3", N_ ("Where the film plays"), OFTEN },
  { "win.play", N_ ("Play or pause the cut"), "<Control>space",
    N_ ("Play the film from the selected shot, or pause"), FILM | OFTEN },
  { "win.show-library", N_ ("Show or hide the library"), "F9",
    N_ ("The library: cast, scenes and references"), OFTEN },
  { "win.show-inspector", N_ ("Show or hide the inspector"), "<Shift>F9",
    N_ ("The inspector: everything about what is selected"), OFTEN },
  { "win.show-strip", N_ ("Show or hide the cut strip"), "<Control>F9",
    N_ ("The cut strip: the shots in playing order"), OFTEN },
  { "app.colour-scheme::dark", N_ ("Appearance: dark"), NULL,
    N_ ("Dark, like the rooms where pictures are judged") },
  { "app.colour-scheme::light", N_ ("Appearance: light"), NULL, N_ ("Light, for bright rooms") },
  { "app.colour-scheme::system", N_ ("Appearance: as the system"), NULL,
    N_ ("Dark or light, as the system is") },
};

static const RcActionInfo render[] = {
  { "win.render", N_ ("Render the selected shot"), "<Control>r",
    N_ ("Render the selected shot at the film's own size"), SHOT | OFTEN },
  { "win.render-all", N_ ("Render all shots"), "<Control><Shift>r",
    N_ ("Render every shot of the film, one after the other"), FILM | OFTEN },
  { "win.cancel-all", N_ ("Stop everything that is being made"), "<Control>period",
    N_ ("Stop the engine: what is finished stays"), FILM | OFTEN },
  { "win.generator::sketch", N_ ("Generator: Sketch"), NULL,
    N_ ("Render with the built-in sketch, which is free") },
};

static const RcActionInfo handoff[] = {
  { "win.export-movie", N_ ("Write a movie of the cut…"), "<Control>e",
    N_ ("Write the cut as an MP4 movie with sound"), FILM | OFTEN },
  { "win.export-sheet", N_ ("Write a contact sheet…"), "<Control><Shift>e",
    N_ ("Write all shots onto one picture"), FILM },
  { "win.export-frames", N_ ("Write the frames of a shot…"), NULL,
    N_ ("Write the best take of the selected shot as pictures"), SHOT },
};

static const RcActionInfo help[] = {
  { "win.help", N_ ("The manual"), "F1", N_ ("Open the manual at the page about what you see"), OFTEN },
  { "win.show-keys", N_ ("Show the keys"), "<Control>question", N_ ("List every key"), OFTEN },
  { "app.preferences", N_ ("Preferences"), "<Control>comma", N_ ("Look, size of text, what happens at the start, new films"), OFTEN },
  { "app.copy-report", N_ ("Copy a report"), NULL, N_ ("Copy versions and the program's log, to send with a report of trouble") },
  { "app.about", N_ ("About Raccord"), NULL,
    N_ ("Which version this is, and under which licence") },
  { "app.quit", N_ ("Quit"), "<Control>q", N_ ("Close every window; every edit is kept"), OFTEN },
};

static const RcActionInfo board[] = {
  { NULL, N_ ("Go to another shot"), "Left Right Up Down" },
  { NULL, N_ ("Open the shot on the stage"), "Return" },
  { NULL, N_ ("Move the board while dragging"), "space" },
  { "board.add-shot", N_ ("Add a shot"), "n", N_ ("Add a shot behind the selected one"),
    FILM | OFTEN },
  { "board.add-scene", N_ ("Add a scene"), "<Shift>n", N_ ("Add a scene after the last one"),
    FILM | OFTEN },
  { "board.insert-before", N_ ("Insert a shot before"), "b",
    N_ ("Add a shot in front of the selected one"), SHOT | OFTEN },
  { "board.cut", N_ ("Cut shots"), "<Control>x",
    N_ ("Take the selected shots out, to paste them elsewhere with their takes"), SHOT | OFTEN },
  { "board.copy", N_ ("Copy shots"), "<Control>c", N_ ("Copy the selected shots"), SHOT | OFTEN },
  { "board.paste", N_ ("Paste shots"), "<Control>v",
    N_ ("Paste shots behind the selected one; words become a shot"), FILM | OFTEN },
  { "board.duplicate", N_ ("Duplicate the shot"), "<Control>d",
    N_ ("Put a copy of the shot behind it"), SHOT | OFTEN },
  { "board.split", N_ ("Split the shot in two"), "s",
    N_ ("Cut the shot in two, between sentences"), SHOT | OFTEN },
  { "board.merge", N_ ("Merge shots"), "m",
    N_ ("Make one shot of those that are selected, or of one and the next"), SHOT | OFTEN },
  { "board.star", N_ ("Star the take in the cut"), "asterisk|<Shift>asterisk|KP_Multiply",
    N_ ("Give the take in the cut a star, or take it back"), SHOT | OFTEN },
  { "board.reject", N_ ("Reject the take in the cut"), "x",
    N_ ("Reject the take in the cut, or take that back"), SHOT | OFTEN },
  { "board.find", N_ ("Find shots"), "slash",
    N_ ("Find shots by words, character, scene, size or verdict"), FILM | OFTEN },
  { "board.select-all", N_ ("Select all shots"), "<Control>a", N_ ("Select every shot of the film"),
    FILM | OFTEN },
  { "board.fold", N_ ("Collapse or expand the scene"), "c",
    N_ ("Hide or show the shots of the selected scene"), FILM | OFTEN },
  { "board.remove", N_ ("Remove what is selected"), "Delete",
    N_ ("Remove the shot or scene; it can be undone"), FILM | OFTEN },
  { "board.zoom-in", N_ ("Zoom in"), "plus|equal", N_ ("Show the cards larger"), FILM | OFTEN },
  { "board.zoom-out", N_ ("Zoom out"), "minus", N_ ("Show more of the board"), FILM | OFTEN },
  { "board.zoom-full", N_ ("Show at 100 %"), "1", N_ ("Show the cards at 100 %"), FILM },
  { "board.zoom-fit", N_ ("Show the whole film"), "f", N_ ("Fit the whole film into the board"),
    FILM | OFTEN },
  { "board.zoom-selection", N_ ("Show what is selected"), "<Shift>f",
    N_ ("Fit the selected shots into the board"), FILM | OFTEN },
};

static const RcActionInfo views[] = {
  { "win.shots-view::lanes", N_ ("As lanes of scenes"), "<Control>1",
    N_ ("Show the board as lanes: a row of cards for each scene"), FILM | OFTEN },
  { "win.shots-view::grid", N_ ("As a grid of cards"), "<Control>2",
    N_ ("Show the board as a grid: all shots as cards of one size"), FILM | OFTEN },
  { "win.shots-view::table", N_ ("As a table of shots"), "<Control>3",
    N_ ("Show the board as a table: the shot list, to sort and to edit"), FILM | OFTEN },
};

static const RcActionInfo grid[] = {
  { "grid.larger", N_ ("Larger cards"), "plus|equal|KP_Add",
    N_ ("Show the cards of the grid larger"), FILM },
  { "grid.smaller", N_ ("Smaller cards"), "minus|KP_Subtract",
    N_ ("Show more cards of the grid"), FILM },
};

static const RcActionInfo table[] = {
  { NULL, N_ ("Go from cell to cell"), "Left Right Up Down" },
  { "table.edit", N_ ("Edit the cell"), "F2",
    N_ ("Edit the cell that the keyboard is in"), SHOT | OFTEN },
  { NULL, N_ ("Begin a line in a text"), "<Shift>Return" },
  { NULL, N_ ("Give up the edit"), "Escape" },
  { "table.open", N_ ("Open the row on the stage"), "<Control>Return",
    N_ ("Show the shot of the table's row on the stage"), SHOT },
  { "table.sort", N_ ("Sort by the column"), "s",
    N_ ("Sort by the column that the keyboard is in; again: downwards; again: as in the film"),
    FILM },
  { "table.film-order", N_ ("Sort as in the film"), "<Shift>s",
    N_ ("Show the shots in the order of the film again"), FILM },
};

static const RcActionInfo playing[] = {
  { "stage.play", N_ ("Play or pause"), "space", N_ ("Play the take, or pause"), SHOT | OFTEN },
  { "stage.shuttle-back", N_ ("Play backwards, again for faster"), "j",
    N_ ("Play the take backwards, faster with each press"), SHOT },
  { "stage.stop", N_ ("Stop"), "k", N_ ("Stop where it is"), SHOT },
  { "stage.shuttle-forward", N_ ("Play, again for faster"), "l",
    N_ ("Play the take, faster with each press"), SHOT },
  { "stage.step-back", N_ ("One frame back"), "comma", N_ ("Show the frame before"), SHOT | OFTEN },
  { "stage.step-forward", N_ ("One frame on"), "period", N_ ("Show the frame after"),
    SHOT | OFTEN },
  { "stage.first", N_ ("First frame"), "Home", N_ ("Show the first frame of the take"), SHOT },
  { "stage.last", N_ ("Last frame"), "End", N_ ("Show the last frame of the take"), SHOT },
  { "stage.loop", N_ ("Play again and again"), NULL, N_ ("Play the take again and again"), SHOT },
  { "stage.direct", N_ ("Direct"), "a", N_ ("Drag figures, things and the camera of the sketch"), SHOT | OFTEN },
  { "stage.guides", N_ ("Lines at thirds"), "g", N_ ("Show or hide the lines at thirds"), SHOT },
  { "stage.compare::wipe", N_ ("Compare takes: wipe"), "w",
    N_ ("The other one right of a line that is dragged"), SHOT,
    N_ ("Render another take, or a region, to compare with") },
  { "stage.compare::side", N_ ("Compare takes: side by side"), "s", N_ ("Both in lock-step"), SHOT,
    N_ ("Render another take, or a region, to compare with") },
  { "stage.compare::difference", N_ ("Compare takes: difference"), "d",
    N_ ("What differs, four times as bright"), SHOT,
    N_ ("Render another take, or a region, to compare with") },
  { "stage.compare::blink", N_ ("Compare takes: blink"), "y", N_ ("One after the other"), SHOT,
    N_ ("Render another take, or a region, to compare with") },
  { "stage.fit", N_ ("Show the whole picture"), "0", N_ ("Fit the picture into the stage"), SHOT },
  { "stage.zoom-in", N_ ("Closer"), "plus|equal", N_ ("Show the picture larger"), SHOT },
  { "stage.zoom-out", N_ ("Farther"), "minus", N_ ("Show the picture smaller"), SHOT },
};

static const RcActionInfo masking[] = {
  { "stage.tool::hand", N_ ("Hand"), "v", N_ ("Move the picture, and what is drawn"), SHOT },
  { "stage.tool::brush", N_ ("Brush"), "b", N_ ("Paint the mask"), SHOT | OFTEN },
  { "stage.tool::lasso", N_ ("Lasso"), "f", N_ ("Draw around what is to be masked"), SHOT | OFTEN },
  { "stage.tool::rectangle", N_ ("Rectangle"), "r", N_ ("Drag a rectangle"), SHOT | OFTEN },
  { "stage.tool::ellipse", N_ ("Ellipse"), "e", N_ ("Drag an ellipse"), SHOT | OFTEN },
  { "stage.tool::eraser", N_ ("Eraser"), "x", N_ ("Take paint out of the mask"), SHOT | OFTEN },
  { "stage.overlay", N_ ("Show or hide the mask"), "m",
    N_ ("Show the mask over the picture, or hide it"), SHOT },
  { "stage.brush-smaller", N_ ("Smaller brush"), "bracketleft", N_ ("Make the brush smaller"),
    SHOT },
  { "stage.brush-larger", N_ ("Larger brush"), "bracketright", N_ ("Make the brush larger"), SHOT },
  { "stage.brush-softer", N_ ("Softer brush"), "<Shift>bracketleft|braceleft",
    N_ ("Make the edge of the brush softer"), SHOT },
  { "stage.brush-harder", N_ ("Harder brush"), "<Shift>bracketright|braceright",
    N_ ("Make the edge of the brush harder"), SHOT },
  { "stage.undo-stroke", N_ ("Take back the last stroke"), "BackSpace|<Control>z",
    N_ ("Take the last stroke out of the mask"), SHOT },
  { "stage.clear-mask", N_ ("Clear the mask"), "Delete", N_ ("Take everything out of the mask"),
    SHOT, N_ ("Draw a mask first") },
  { "stage.new-region", N_ ("Begin a new region"), "Escape",
    N_ ("Leave this layer, and draw another region"), SHOT },
  { "stage.render-region", N_ ("Re-render region"), "<Control>Return",
    N_ ("Render what is under the mask; what is outside stays as it is"), SHOT | OFTEN,
    N_ ("Draw a mask and say what is to be there first") },
  { "stage.new-seed", N_ ("Another seed"), "n",
    N_ ("Another seed gives another picture of the same words"), SHOT },
  { "stage.layer-up", N_ ("Move the layer up"), "<Alt>Up",
    N_ ("Move the chosen layer over the next one"), SHOT, N_ ("Choose a layer of the take first") },
  { "stage.layer-down", N_ ("Move the layer down"), "<Alt>Down",
    N_ ("Move the chosen layer under the next one"), SHOT,
    N_ ("Choose a layer of the take first") },
  { "stage.layer-delete", N_ ("Delete the layer"), "<Shift>Delete",
    N_ ("Delete the chosen layer; it can be undone"), SHOT,
    N_ ("Choose a layer of the take first") },
};

static const RcActionInfo cutting[] = {
  { NULL, N_ ("Go to another shot"), "Left Right" },
  { NULL, N_ ("Trim by dragging both sides of a border"), "<Alt>" },
  { NULL, N_ ("Zoom the strip with the wheel"), "<Control>" },
  { "cut.play", N_ ("Play or pause"), "space", N_ ("Play the film from the playhead, or pause"), FILM | OFTEN },
  { "cut.shuttle-back", N_ ("Play backwards, again for faster"), "j",
    N_ ("Play the film backwards, faster with each press"), FILM },
  { "cut.stop", N_ ("Stop"), "k", N_ ("Stop where it is"), FILM },
  { "cut.shuttle-forward", N_ ("Play, again for faster"), "l",
    N_ ("Play the film, faster with each press"), FILM },
  { "cut.step-back", N_ ("One frame back"), "comma", N_ ("Show the frame before"), FILM | OFTEN },
  { "cut.step-forward", N_ ("One frame on"), "period", N_ ("Show the frame after"), FILM | OFTEN },
  { "cut.first", N_ ("First frame"), "Home", N_ ("Go to the beginning of the film"), FILM },
  { "cut.last", N_ ("Last frame"), "End", N_ ("Go to the end of the film"), FILM },
  { "cut.go-to-time", N_ ("Go to a time"), "t", N_ ("Type the time, or +12 for frames, to go to"), FILM },
  { "cut.trim-in", N_ ("Begin the shot here"), "i",
    N_ ("Trim the shot: it begins at the playhead, and the rest moves up"), FILM | OFTEN },
  { "cut.trim-out", N_ ("End the shot here"), "o",
    N_ ("Trim the shot: it ends at the playhead, and the rest moves up"), FILM | OFTEN },
  { "cut.untrim", N_ ("Play all of the shot"), "<Shift>u", N_ ("Take the trims of the shot away"), FILM },
  { "cut.leave-out", N_ ("Leave the shot out of this cut"), NULL,
    N_ ("The shot stays in the film and in other cuts"), FILM },
  { "cut.put-back", N_ ("Put all shots back into the cut"), NULL,
    N_ ("Every shot that was left out plays again"), FILM },
  { "cut.delete", N_ ("Delete what is selected in the cut"), "Delete",
    N_ ("Delete the marker or sound, or leave the shot out of this cut"), FILM | OFTEN },
  { "cut.add-marker", N_ ("Add a marker"), "m", N_ ("Mark the frame at the playhead"), FILM | OFTEN },
  { "cut.rename-marker", N_ ("Rename the marker"), "<Shift>m", N_ ("Give the selected marker a name"), FILM },
  { "cut.previous-marker", N_ ("Previous marker"), "<Shift>Left", N_ ("Go to the marker before the playhead"), FILM },
  { "cut.next-marker", N_ ("Next marker"), "<Shift>Right", N_ ("Go to the marker after the playhead"), FILM },
  { "cut.snapping", N_ ("Snap"), "n",
    N_ ("What is dragged stops at the playhead, at markers and at edges"), FILM | OFTEN },
  { "cut.zoom-in", N_ ("Longer strip"), "plus|equal", N_ ("Show less of the film, but larger"), FILM | OFTEN },
  { "cut.zoom-out", N_ ("Shorter strip"), "minus", N_ ("Show more of the film"), FILM | OFTEN },
  { "cut.zoom-fit", N_ ("The whole film in the strip"), "f", N_ ("Fit the whole film into the strip"), FILM | OFTEN },
  { "cut.add-scratch", N_ ("Add a sound to the scratch track…"), NULL,
    N_ ("Lay a sound file on the scratch track, at the playhead"), FILM },
  { "cut.add-ambience", N_ ("Add a sound to the ambience track…"), NULL,
    N_ ("Lay a sound file on the ambience track, at the playhead"), FILM },
  { "cut.add-music", N_ ("Add a sound to the music track…"), NULL,
    N_ ("Lay a sound file on the music track, at the playhead"), FILM },
  { "cut.mute", N_ ("Mute the sound"), NULL, N_ ("The selected sound is not heard, or is again"), FILM },
  { "cut.loop", N_ ("Loop the sound"), NULL, N_ ("The selected sound begins again when it is over"), FILM },
  { "cut.level-zero", N_ ("The sound as loud as it is"), NULL, N_ ("Set the level of the selected sound to 0 dB"), FILM },
  { "cut.duplicate", N_ ("Duplicate the cut…"), NULL, N_ ("Make another cut of the same shots"), FILM },
  { "cut.rename", N_ ("Rename the cut…"), NULL, N_ ("Give the cut a name"), FILM },
  { "cut.remove", N_ ("Delete the cut"), NULL, N_ ("Delete this cut; its shots stay"), FILM,
    N_ ("There is only one cut") },
};

static const RcActionSection sections[] = {
  { N_ ("Film"), NULL, film, G_N_ELEMENTS (film) },
  { N_ ("Edit"), NULL, edit, G_N_ELEMENTS (edit) },
  { N_ ("Window"), NULL, window, G_N_ELEMENTS (window) },
  { N_ ("Engine"), NULL, render, G_N_ELEMENTS (render) },
  { N_ ("Hand off"), NULL, handoff, G_N_ELEMENTS (handoff) },
  { N_ ("Board"), "board", board, G_N_ELEMENTS (board) },
  { N_ ("Board as"), "board", views, G_N_ELEMENTS (views) },
  { N_ ("Grid"), "grid", grid, G_N_ELEMENTS (grid) },
  { N_ ("Table"), "table", table, G_N_ELEMENTS (table) },
  { N_ ("Stage"), "stage", playing, G_N_ELEMENTS (playing) },
  { N_ ("Masks and regions"), "stage", masking, G_N_ELEMENTS (masking) },
  { N_ ("Cut"), "cut", cutting, G_N_ELEMENTS (cutting) },
  { N_ ("Help"), NULL, help, G_N_ELEMENTS (help) },
};

/* clang-format on */

const RcActionSection *
rc_action_sections (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}
