/* figures.c - Mara, Tomas and the Halo lamp, each as a table of shapes from back to front
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

/* The keeper: sturdy, white hair tied up, a long brown oilskin coat over a grey roll-neck, sea
 * boots. */
static const Shape mara[] = {
  /* the knot of her hair */
  { "O 262 58 30 25", 0xf3f1ec, 0xbdbcc0, 0, false },
  /* boots, and the dark inside of the coat */
  { "M190 780 L248 780 L246 948 C248 972 242 990 226 991 L168 991 C154 990 158 968 174 960 L196 "
    "942 Z",
    0x454a55, 0x1f222a, 0, true },
  { "M186 872 L247 872 M160 976 L244 976", 0x5b606c, 0x2b2e37, 5, true },
  { "M140 800 L372 800 L384 846 C340 872 172 872 128 846 Z", 0x3a2413, 0x22150b, 0, false },
  /* the coat: one shape lit, its right half in shade, then folds */
  { "M256 200 C206 204 176 220 160 248 C150 330 152 430 146 520 C138 640 122 740 110 832"
    " C156 856 208 866 256 866 C304 866 356 856 402 832 C390 740 374 640 366 520 C360 430 362 330 "
    "352 248"
    " C336 220 306 204 256 200 Z",
    0xa06a38, 0x75471f, 0, false },
  { "M262 200 C266 400 272 640 282 866 C322 864 364 852 402 832 C390 740 374 640 366 520 C360 430 "
    "362 330 352 248"
    " C336 220 306 204 262 200 Z",
    0x85532a, 0x5d3718, 0, false },
  { "M196 640 C188 720 178 790 168 846 M226 660 C222 740 216 800 212 858", 0x7c4c24, 0x7c4c24, 4,
    false },
  { "M320 640 C328 720 336 790 344 852", 0x4c2c12, 0x4c2c12, 4, false },
  { "M262 236 C266 420 272 640 282 864", 0x4a2b12, 0x4a2b12, 4, false },
  /* storm flap over the shoulders */
  { "M256 206 C206 208 174 226 158 256 C156 288 156 312 156 330 C200 352 236 358 264 360 C290 358 "
    "316 350 356 330"
    " C356 312 356 288 354 256 C338 226 306 208 256 206 Z",
    0xad7540, 0x6f431f, 0, false },
  { "M156 330 C200 352 236 358 264 360 C290 358 316 350 356 330", 0x6a401c, 0x4a2b12, 3.5, false },
  /* sleeves, cuffs, hands */
  { "M112 556 C98 582 98 616 112 630 C118 638 128 636 132 626 C144 612 152 590 152 560 Z", 0xd9a683,
    0xb27d5c, 0, true },
  { "M172 232 C138 246 124 300 117 370 C108 440 102 500 98 548 L154 560 C164 500 178 440 186 380"
    " C194 320 194 268 172 232 Z",
    0xa66f3b, 0x7a4a22, 0, true },
  { "M98 528 L158 540 L156 572 L94 560 Z", 0x8e5b2d, 0x683e1b, 0, true },
  { "M122 380 C140 396 158 398 178 392 M112 450 C130 464 146 466 164 462", 0x70441d, 0x70441d, 3,
    true },
  /* pockets, brass clasps */
  { "M176 560 L238 566 L236 600 L172 594 Z", 0x8f5c2e, 0x754822, 0, false },
  { "M290 566 L348 560 L352 594 L294 600 Z", 0x6e4320, 0x583517, 0, false },
  { "O 250 300 8 8 O 252 390 8 8 O 254 480 8 8 O 256 570 8 8", 0xf0c766, 0xb98632, 0, false },
  /* roll-neck, collar turned up */
  { "M220 166 L292 166 L304 220 C284 244 228 244 208 220 Z", 0x8d98a3, 0x55606d, 0, false },
  { "M214 196 C236 206 276 206 298 196 M210 212 C234 224 278 224 302 212", 0x5f6a76, 0x434d58, 3,
    false },
  { "M214 182 C190 196 174 216 168 246 L212 268 L256 246 C240 232 222 212 214 182 Z", 0xb57c46,
    0x8a592c, 0, true },
  /* head, ears, face */
  { "O 207 140 9 16", 0xd39c78, 0xb07c5b, 0, true },
  { "M256 74 C294 74 308 106 306 140 C304 172 282 200 256 202 C230 200 208 172 206 140 C204 106 "
    "218 74 256 74 Z",
    0xe8bc98, 0xb8835f, 0, false },
  { "M226 164 C232 168 236 174 236 180 M222 154 C219 158 218 162 218 166", 0xb8835f, 0xb8835f, 2,
    true },
  { "O 237 140 5 6", 0x2a2d38, 0x2a2d38, 0, true },
  { "O 235 138 1.6 1.8", 0xffffff, 0xffffff, 0, true },
  { "M226 131 C232 127 242 127 248 131", 0x8d6a52, 0x8d6a52, 2, true },
  { "M223 121 C230 115 242 116 249 121", 0xe6e3df, 0xc4c2c4, 5, true },
  { "M256 140 C254 152 249 158 251 161 C254 164 259 164 262 162", 0xa87250, 0xa87250, 2.6, false },
  { "M240 178 C248 182 266 182 273 177", 0x8a4a3c, 0x8a4a3c, 3.4, false },
  /* hair drawn back from the brow */
  { "M200 146 C192 92 216 50 258 50 C300 50 320 92 312 146 C308 124 302 108 288 94 C268 88 240 88 "
    "224 96"
    " C210 108 204 124 200 146 Z",
    0xf6f4f0, 0xb2b2b8, 0, false },
  { "M226 92 C232 74 246 62 258 56 M250 88 C254 74 258 64 262 56 M280 90 C278 76 270 64 264 56",
    0xc9c8cc, 0x9d9da6, 2.4, false },
};

/* The sailor: slim, dark hair, a blue wool jacket over a cream jersey, dark trousers, boots. */
static const Shape tomas[] = {
  /* legs and boots */
  { "M196 520 L256 520 L254 700 C252 790 246 870 240 940 L190 940 C188 860 186 780 186 700 Z",
    0x3d4250, 0x262a35, 0, true },
  { "M214 560 C212 680 210 800 210 930", 0x2b2f3a, 0x2b2f3a, 3, true },
  { "M186 880 L246 880 L246 956 C248 976 242 991 228 991 L170 991 C158 990 162 970 176 962 L188 "
    "948 Z",
    0x5d4632, 0x35271b, 0, true },
  { "M166 978 L244 978 M188 900 L245 900", 0x2a1e14, 0x2a1e14, 4, true },
  /* jacket */
  { "M256 206 C214 210 190 220 174 244 C168 330 176 420 174 500 C174 540 172 560 170 580 C210 598 "
    "302 598 342 580"
    " C340 560 338 540 338 500 C336 420 344 330 338 244 C322 220 298 210 256 206 Z",
    0x3f68ad, 0x2b4a86, 0, false },
  { "M264 206 C266 340 268 470 270 593 C298 593 322 588 342 580 C340 560 338 540 338 500 C336 420 "
    "344 330 338 244"
    " C322 220 298 210 264 206 Z",
    0x335795, 0x213a6c, 0, false },
  { "M264 260 C266 360 268 480 270 592", 0x1a2e57, 0x1a2e57, 3.5, false },
  { "M190 420 C196 440 204 452 216 458 M322 420 C316 440 308 452 298 458", 0x24427a, 0x1b325f, 3,
    false },
  /* jersey in the open collar */
  { "M226 172 L286 172 L298 222 L260 300 L216 222 Z", 0xefe6d2, 0xb9ae98, 0, false },
  { "M222 200 C240 210 274 210 292 200 M218 218 C240 230 274 230 296 218 M228 242 C244 252 272 252 "
    "286 242",
    0xc9bea6, 0xa0967f, 3, false },
  /* lapels */
  { "M218 188 C198 200 184 216 180 240 L204 300 L222 288 L258 334 C250 290 228 240 218 188 Z",
    0x4b77c0, 0x335a9c, 0, false },
  { "M294 188 C314 200 328 216 332 240 L308 300 L290 288 L262 334 C268 290 284 240 294 188 Z",
    0x35599a, 0x223d72, 0, false },
  /* sleeves, cuffs, hands */
  { "M132 556 C120 580 118 612 130 626 C136 634 146 632 150 622 C160 606 166 586 166 560 Z",
    0xd8a079, 0xae7852, 0, true },
  { "M184 234 C154 246 142 296 136 366 C130 436 124 500 120 548 L168 556 C176 496 188 436 194 376"
    " C200 316 202 266 184 234 Z",
    0x4470b8, 0x2e5192, 0, true },
  { "M118 530 L172 540 L170 566 L115 557 Z", 0x365a9a, 0x27457d, 0, true },
  { "M140 384 C154 398 170 400 186 394", 0x284a86, 0x284a86, 3, true },
  /* two rows of buttons, pockets */
  { "O 232 360 7.5 7.5 O 233 420 7.5 7.5 O 234 480 7.5 7.5 O 298 360 7.5 7.5 O 299 420 7.5 7.5"
    " O 300 480 7.5 7.5",
    0x1d2c4d, 0x111a30, 0, false },
  { "O 230 358 2.5 2.5 O 231 418 2.5 2.5 O 232 478 2.5 2.5", 0x8fb0e6, 0x8fb0e6, 0, false },
  { "M186 520 L228 506 M286 506 L328 520", 0x1e3766, 0x1a3060, 5, false },
  /* neck, head, ears */
  { "M236 170 L278 170 L280 206 C268 218 246 218 234 206 Z", 0xc18a62, 0x99663f, 0, false },
  { "O 212 132 8 15", 0xcf966c, 0xa8734d, 0, true },
  { "M256 66 C290 66 303 96 301 130 C299 160 280 192 256 194 C232 192 213 160 211 130 C209 96 222 "
    "66 256 66 Z",
    0xe5b288, 0xb37c55, 0, false },
  { "O 239 132 5 6", 0x20242e, 0x20242e, 0, true },
  { "O 237 130 1.6 1.8", 0xffffff, 0xffffff, 0, true },
  { "M226 116 C233 110 243 111 249 116", 0x2a2019, 0x2a2019, 5, true },
  { "M256 130 C254 144 250 150 252 153 C255 156 259 156 262 154", 0xa06c48, 0xa06c48, 2.6, false },
  { "M242 171 C250 176 264 176 271 170", 0x8a473a, 0x8a473a, 3.4, false },
  { "M226 172 C234 184 246 190 256 191 C266 190 278 184 286 172", 0xa97853, 0x93643f, 3, false },
  /* hair, blown to the left */
  { "M206 130 C198 84 222 42 262 42 C302 42 316 84 306 132 C304 116 300 104 292 96 C276 102 262 92 "
    "250 84"
    " C240 96 226 100 218 98 C212 106 208 118 206 130 Z",
    0x4a382a, 0x1d140e, 0, false },
  { "M214 96 C204 86 200 74 204 62 C212 72 224 76 236 74 Z", 0x4a382a, 0x33261b, 0, false },
  { "M232 78 C244 64 258 54 272 52 M262 84 C272 70 284 64 294 66", 0x6b5340, 0x3a2a1e, 3, false },
};

/* The storm lamp, from its base to the ring; the glass is drawn between. */
static const Shape halo_body[] = {
  /* foot */
  { "M142 566 C142 544 170 536 256 536 C342 536 370 544 370 566 L378 592 C378 616 134 616 134 592 "
    "Z",
    0xf3cf7c, 0x6d4616, 0, false },
  { "M136 588 C176 604 336 604 376 588", 0xffeab0, 0x8a5c20, 3, false },
  /* oil vessel */
  { "M170 540 C152 510 158 474 196 460 L316 460 C354 474 360 510 342 540 C318 554 194 554 170 540 "
    "Z",
    0xf7d685, 0x7a5019, 0, false },
  { "M164 502 C200 516 312 516 348 502", 0xfff0c0, 0x96682a, 3, false },
  { "M204 442 L308 442 L318 464 L194 464 Z", 0xd8a548, 0x5e3d12, 0, false },
  /* the ring that opens it */
  { "M330 492 L366 492", 0xc99a44, 0x70481a, 8, false },
  { "O 376 492 11 11", 0xf7d685, 0x8a5c20, 0, false },
};

static const Shape halo_top[] = {
  /* guard wires and collars */
  { "M196 444 C128 380 132 268 204 214", 0xf0c76c, 0xb8842f, 7, true },
  { "M160 352 C200 372 312 372 352 352", 0xf7d98c, 0x8a5c20, 6, false },
  { "M190 214 L322 214 L312 192 L200 192 Z", 0xf3cf7c, 0x6d4616, 0, false },
  /* cap and chimney */
  { "M178 194 C194 160 220 146 256 146 C292 146 318 160 334 194 Z", 0xf7d685, 0x70481a, 0, false },
  { "M226 150 L230 112 L282 112 L286 150 Z", 0xe0b05a, 0x5e3d12, 0, false },
  { "M212 114 C220 96 236 90 256 90 C276 90 292 96 300 114 Z", 0xf7d685, 0x70481a, 0, false },
  { "M240 130 L272 130", 0x4a3010, 0x4a3010, 5, false },
  /* handle */
  { "M192 200 C140 130 170 34 256 32 C342 34 372 130 320 200", 0xf7d685, 0x8a5c20, 9, false },
  { "M196 192 C150 130 178 42 256 40", 0xfff0c8, 0xfff0c8, 2, false },
  { "O 256 32 26 9", 0x6b3e1c, 0x38200d, 0, false },
};

/* Scales what is drawn from @top to @bottom to the whole height of the picture, 1024 pixels. */
static void
stand (cairo_t *cr, double top, double bottom)
{
  double scale = 1016 / (bottom - top);

  cairo_translate (cr, 256 * (1 - scale), 4 - top * scale);
  cairo_scale (cr, scale, scale);
}

void
draw_mara (cairo_t *cr)
{
  stand (cr, 33, 994);
  draw_shapes (cr, mara, COUNT (mara), 256);
}

void
draw_tomas (cairo_t *cr)
{
  stand (cr, 38, 994);
  draw_shapes (cr, tomas, COUNT (tomas), 256);
}

/* The flame behind the domed glass. */
static void
draw_flame (cairo_t *cr)
{
  static const Shape flame[] = {
    { "M256 250 C280 300 300 330 300 372 C300 410 280 432 256 434 C232 432 212 410 212 372 C212 "
      "330 232 300 256 250 Z",
      0xffb84a, 0xf08a1e, 0, false },
    { "M256 306 C270 336 282 356 282 384 C282 410 270 426 256 428 C242 426 230 410 230 384 C230 "
      "356 242 336 256 306 Z",
      0xfff1c4, 0xffd97a, 0, false },
  };

  cairo_save (cr);
  draw_path (cr, "M208 214 C138 268 140 384 204 444 L308 444 C372 384 374 268 304 214 Z");
  cairo_clip (cr);
  draw_colour (cr, 0xffc566, 0.55);
  cairo_paint (cr);
  draw_glow (cr, 256, 360, 150, 0xfff0c0, 0.95);
  draw_shapes (cr, flame, COUNT (flame), 256);
  cairo_restore (cr);
  draw_path (cr, "M188 268 C168 300 166 350 182 392");
  draw_colour (cr, 0xffffff, 0.7);
  cairo_set_line_width (cr, 7);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
}

void
draw_halo (cairo_t *cr)
{
  draw_shapes (cr, halo_body, COUNT (halo_body), 256);
  draw_flame (cr);
  draw_shapes (cr, halo_top, COUNT (halo_top), 256);
}
