/* light.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/light.h"

static const RcKitTime *
time_of (const RcKit *kit, const RcStaging *staging)
{
  const RcKitTime *time = rc_kit_time (kit, staging->time);

  return time != NULL ? time : rc_kit_time (kit, "day");
}

static const RcKitWeather *
weather_of (const RcKit *kit, const RcStaging *staging)
{
  const RcKitWeather *weather = rc_kit_weather (kit, staging->weather);

  return weather != NULL ? weather : rc_kit_weather (kit, "clear");
}

static void
put (float out[4], const float in[3], float by, float w)
{
  for (int i = 0; i < 3; i++)
    out[i] = in[i] * by;
  out[3] = w;
}

static void
put_direction (float out[4], const float from[3], float w)
{
  float azimuth = RC_RADIANS (from[0]), elevation = RC_RADIANS (from[1]);

  out[0] = cosf (elevation) * sinf (azimuth);
  out[1] = sinf (elevation);
  out[2] = cosf (elevation) * cosf (azimuth);
  out[3] = w;
}

static void
towards_grey (float colour[4], float keep)
{
  float grey = 0.3f * colour[0] + 0.59f * colour[1] + 0.11f * colour[2];

  for (int i = 0; i < 3; i++)
    colour[i] = rc_mix (grey, colour[i], keep);
}

static void
set_sky (RcFrameUniforms *u, const RcKitTime *time, const RcKitWeather *weather)
{
  float clear = 1.0f - 0.75f * weather->cover * weather->cover;
  float bright = (time->middle[0] + time->middle[1] + time->middle[2] + time->horizon[0] +
                  time->horizon[1] + time->horizon[2]) /
                 6.0f;

  put (u->zenith, time->zenith, 1.0f - 0.35f * weather->cloud, 0);
  put (u->middle, time->middle, 1.0f - 0.35f * weather->cloud, 0);
  put (u->horizon, time->horizon, 1.0f - 0.3f * weather->cloud, time->stars * clear * clear);
  put_direction (u->sun, time->sun, cosf (RC_RADIANS (time->sun[2])));
  put (u->sun_colour, time->sun_colour, clear, time->glow * clear);
  put (u->haze, time->haze, 1.0f - 0.25f * weather->cloud, time->haze_density * weather->haze);
  for (int i = 0; i < 3; i++)
    u->haze[i] *= weather->air[i];
  for (int i = 0; i < 3; i++)
    u->cloud[i] = rc_mix (time->horizon[i], bright, 0.55f) * (1.05f - 0.55f * weather->cloud) *
                  weather->air[i];
  u->cloud[3] = weather->cover;
  towards_grey (u->zenith, 1.0f - 0.6f * weather->cloud);
  towards_grey (u->middle, 1.0f - 0.6f * weather->cloud);
  towards_grey (u->horizon, 1.0f - 0.4f * weather->cloud);
}

/* A place with a sky of its own has it at any time of day: space is dark at noon. */
static void
set_own_sky (RcFrameUniforms *u, const cJSON *sky)
{
  float glow = (float)rc_json_number_or (sky, "sun", 1.0);

  rc_kit_read_vector (sky, "zenith", u->zenith, 3);
  rc_kit_read_vector (sky, "middle", u->middle, 3);
  rc_kit_read_vector (sky, "horizon", u->horizon, 3);
  rc_kit_read_vector (sky, "haze", u->haze, 4);
  u->horizon[3] = (float)rc_json_number_or (sky, "stars", u->horizon[3]);
  u->cloud[3] *= (float)rc_json_number_or (sky, "clouds", 1.0);
  for (int i = 0; i < 4; i++)
    u->sun_colour[i] *= glow;
}

static void
set_room (RcFrameUniforms *u, const RcKitTime *time)
{
  put (u->key_colour, time->room_key, 1, 0.55f);
  put_direction (u->key_direction, time->room_from, 0.85f);
  put (u->fill_above, time->room_above, 1, 0);
  put (u->fill_below, time->room_below, 1, 0);
  put (u->rim, time->room_rim, 1, 0);
  put (u->haze, time->room_above, 0.4f, 0.004f);
  u->sun_colour[3] = 0.0f;
}

static void
set_open_air (RcFrameUniforms *u, const RcKitTime *time, const RcKitWeather *weather)
{
  put (u->key_colour, time->key, weather->key, weather->hardness);
  put_direction (u->key_direction, time->key_from, weather->shadow);
  put (u->fill_above, time->above, weather->fill, 0);
  put (u->fill_below, time->below, weather->fill, 0);
  put (u->rim, time->rim, 0.5f + 0.5f * weather->key, 0);
}

/* The lamps as somebody set them, over what time and weather give. */
static void
set_light (RcFrameUniforms *u, const RcKitLight *light)
{
  for (int i = 0; i < 3; i++)
    {
      u->key_colour[i] *= light->key * light->key_colour[i];
      u->fill_above[i] *= light->fill * light->fill_colour[i];
      u->fill_below[i] *= light->fill * light->fill_colour[i];
      u->rim[i] *= light->rim;
      u->zenith[i] *= light->background;
      u->middle[i] *= light->background;
      u->horizon[i] *= light->background;
      u->cloud[i] *= light->background;
      u->haze[i] *= light->background;
    }
  u->haze[3] *= light->haze;
  u->sun_colour[3] *= light->glow;
  if (light->key_from[2] > 0.5f)
    put_direction (u->key_direction, light->key_from, u->key_direction[3]);
  if (light->hardness >= 0.0f)
    u->key_colour[3] = light->hardness;
  if (light->shadow >= 0.0f)
    u->key_direction[3] = light->shadow;
  u->fill_above[3] = light->dapple;
  u->zenith[3] = light->surroundings;
  u->grade[0] *= light->exposure;
  u->grade[1] += light->contrast;
  u->grade[2] *= light->saturation;
  u->grade[3] = MAX (u->grade[3] + light->vignette, 0.0f);
}

/* What @share of @palette leaves of the picture as it is. */
static RcKitPalette
faint_palette (const RcKitPalette *palette, float share)
{
  RcKitPalette faint = *palette;

  for (int i = 0; i < 3; i++)
    {
      faint.low[i] = rc_mix (1.0f, palette->low[i], share);
      faint.high[i] = rc_mix (1.0f, palette->high[i], share);
      faint.lift[i] = share * palette->lift[i];
    }
  faint.grey = share * palette->grey;
  faint.contrast = share * palette->contrast;
  faint.vignette = share * palette->vignette;
  faint.exposure = rc_mix (1.0f, palette->exposure, share);
  faint.saturation = rc_mix (1.0f, palette->saturation, share);
  return faint;
}

static void
set_palette (RcFrameUniforms *u, const RcKitPalette *palette)
{
  for (int i = 0; i < 3; i++)
    {
      u->low[i] *= palette->low[i];
      u->high[i] *= palette->high[i];
      u->tint[i] = u->tint[i] * u->tint[3] * (1.0f - palette->grey) + palette->lift[i];
    }
  u->tint[3] = 1.0f;
  u->low[3] = MAX (u->low[3], palette->grey);
  u->grade[0] *= palette->exposure;
  u->grade[1] += palette->contrast;
  u->grade[2] *= palette->saturation;
  u->grade[3] = MAX (u->grade[3] + palette->vignette, 0.0f);
}

static void
set_treatment (RcFrameUniforms *u, const RcKitTreatment *treatment)
{
  set_palette (u, &treatment->palette);
  put (u->treat_base, treatment->base, 1, treatment->base_amount);
  put (u->treat_line, treatment->paper, 1, treatment->paper_amount);
  u->treat_tone[0] = treatment->steps;
  u->treat_tone[1] = treatment->grain;
  u->treat_tone[2] = treatment->line;
  u->high[3] = treatment->line_width;
}

/* Warm goes to amber, cold to steel; tense is darker around, harder and paler, calm is soft. */
static void
set_mood (RcFrameUniforms *u, const RcStaging *staging)
{
  float warm = (float)CLAMP (staging->warmth, -1.0, 1.0);
  float tense = (float)CLAMP (staging->tension, -1.0, 1.0);
  float tilt[3] = { 1.0f + 0.14f * warm, 1.0f + 0.02f * warm, 1.0f - 0.16f * warm };

  for (int i = 0; i < 3; i++)
    {
      u->key_colour[i] *= tilt[i];
      u->fill_above[i] *= (1.0f + (tilt[i] - 1.0f) * 0.6f) * (1.0f - 0.18f * tense);
      u->fill_below[i] *= (1.0f + (tilt[i] - 1.0f) * 0.6f) * (1.0f - 0.18f * tense);
      u->haze[i] *= tilt[i];
    }
  u->grade[1] += 0.14f * tense;
  u->grade[2] *= 1.0f - 0.12f * MAX (tense, 0.0f) + 0.06f * MAX (warm, 0.0f);
  u->grade[3] *= 1.0f + 0.45f * MAX (tense, 0.0f);
}

/* Turns the key light up or down by @degrees, never under the horizon nor over the head. */
static void
lift_key (RcFrameUniforms *u, float degrees)
{
  float flat = hypotf (u->key_direction[0], u->key_direction[2]);
  float now = atan2f (u->key_direction[1], flat), wanted = now + RC_RADIANS (degrees);
  float turned = CLAMP (wanted, MIN (now, RC_RADIANS (8)), MAX (now, RC_RADIANS (80)));

  if (degrees == 0.0f || flat < 1e-4f)
    return;
  u->key_direction[0] *= cosf (turned) / flat;
  u->key_direction[2] *= cosf (turned) / flat;
  u->key_direction[1] = sinf (turned);
}

const RcKitLight *
rc_light_of (const RcKit *kit, const RcStaging *staging, const cJSON *set)
{
  const RcKitLight *light = rc_kit_light (kit, staging->light);

  return light != NULL ? light : rc_kit_light (kit, rc_json_string_or (set, "light", ""));
}

/**
 * rc_light_set:
 * @set: (nullable): what it says of its sky goes over what time and weather say; of its light, if
 *   nobody asks for another
 */
void
rc_light_set (RcFrameUniforms *uniforms,
              const RcKit     *kit,
              const RcStaging *staging,
              const cJSON     *set,
              gboolean         indoors)
{
  static const float    one[3] = { 1, 1, 1 };
  const RcKitTime      *time = time_of (kit, staging);
  const RcKitWeather   *weather = weather_of (kit, staging);
  const RcKitLight     *light = rc_light_of (kit, staging, set);
  const cJSON          *sky = cJSON_GetObjectItemCaseSensitive (set, "sky");
  const RcKitPalette   *palette = rc_kit_palette (kit, staging->palette);
  const RcKitTreatment *treatment = rc_kit_treatment (kit, staging->look);

  set_sky (uniforms, time, weather);
  if (sky != NULL)
    set_own_sky (uniforms, sky);
  if (indoors)
    set_room (uniforms, time);
  else
    set_open_air (uniforms, time, weather);
  uniforms->grade[0] = time->exposure;
  uniforms->grade[1] = time->contrast;
  uniforms->grade[2] = time->saturation * (indoors ? 1.0f : weather->saturation);
  uniforms->grade[3] = time->vignette;
  put (uniforms->tint, time->tint, 1, time->tint_strength);
  put (uniforms->low, one, 1, 0);
  put (uniforms->high, one, 1, 1);
  set_mood (uniforms, staging);
  if (light == NULL)
    lift_key (uniforms, (float)staging->key_height);
  uniforms->zenith[3] = 1.0f;
  uniforms->fill_below[3] = indoors ? 0.0f : MIN (weather->snow, 1.0f);
  if (light != NULL)
    set_light (uniforms, light);
  if (palette != NULL)
    {
      RcKitPalette faint = faint_palette (palette, (float)CLAMP (staging->palette_share, 0.0, 1.0));

      set_palette (uniforms, &faint);
    }
  treatment = treatment != NULL ? treatment : rc_kit_treatment (kit, "colour");
  if (treatment != NULL)
    set_treatment (uniforms, treatment);
  uniforms->treat_tone[3] = uniforms->grade[0];
}

void
rc_light_turn (RcFrameUniforms *u, RcVec3 from, const float colour[3], float amount)
{
  float key = 0.3f * u->key_colour[0] + 0.59f * u->key_colour[1] + 0.11f * u->key_colour[2];
  float fill = 0.3f * u->fill_above[0] + 0.59f * u->fill_above[1] + 0.11f * u->fill_above[2];
  float grey = 0.3f * colour[0] + 0.59f * colour[1] + 0.11f * colour[2];
  float power = MAX (key, 1.6f * fill) * (0.75f + 0.45f * amount) / MAX (grey, 0.05f);

  u->key_direction[0] = from.x;
  u->key_direction[1] = from.y;
  u->key_direction[2] = from.z;
  u->key_direction[3] = MAX (u->key_direction[3], 0.7f);
  for (int i = 0; i < 3; i++)
    {
      u->key_colour[i] = power * colour[i];
      u->fill_above[i] *= 1.0f - 0.35f * MIN (amount, 1.5f);
      u->fill_below[i] *= 1.0f - 0.35f * MIN (amount, 1.5f);
      u->rim[i] = rc_mix (u->rim[i], 0.5f * power * colour[i], 0.6f);
    }
}

static void
add_lamp (RcFrameUniforms *u, const float at[3], const float colour[3], float range, float power)
{
  int i = (int)u->rim[3];

  if (range <= 0.0f || i >= RC_MOST_LAMPS)
    return;
  put (u->lamp_at[i], at, 1, 1.0f / (range * range));
  put (u->lamp_colour[i], colour, power, 0);
  u->rim[3] = i + 1.0f;
}

/* A flame's unrest: two waves that never meet, -1 to 1. */
static float
unrest (float seconds)
{
  return 0.55f * sinf (seconds * 9.7f) * sinf (seconds * 3.1f + 1.3f) +
         0.45f * sinf (seconds * 23.3f + 0.4f);
}

/**
 * rc_light_move:
 * @light: (nullable): of rc_light_of()
 * @seconds: since the shot's start
 *
 * Sets the lamps that belong to the light itself as the first of the frame's, and what flickers.
 */
void
rc_light_move (RcFrameUniforms *uniforms, const RcKitLight *light, float seconds)
{
  float power;

  uniforms->rim[3] = 0.0f;
  uniforms->grade[0] = uniforms->treat_tone[3];
  if (light == NULL)
    return;
  power = 1.0f + light->flicker * unrest (seconds);
  add_lamp (uniforms, light->lamp_a, light->lamp_a_colour, light->lamp_a_range, power);
  add_lamp (uniforms, light->lamp_b, light->lamp_b_colour, light->lamp_b_range, power);
  if (light->cone_radius > 0.0f && uniforms->rim[3] < RC_MOST_LAMPS)
    {
      int i = (int)uniforms->rim[3];

      add_lamp (uniforms, light->cone, light->cone_colour, light->cone[1] * 1.8f, power);
      uniforms->lamp_colour[i][3] = light->cone[1] / hypotf (light->cone[1], light->cone_radius);
    }
  uniforms->grade[0] = uniforms->treat_tone[3] * (1.0f + 0.4f * (power - 1.0f));
  if (light->strobe > 0.0f)
    {
      float beat = seconds * 2.5f, flash = expf (-6.0f * (beat - floorf (beat)));

      uniforms->grade[0] *= 1.0f + light->strobe * (1.1f * flash - 0.35f);
    }
}

float
rc_light_lamps (const RcKit      *kit,
                const RcStaging  *staging,
                const RcKitLight *light,
                gboolean          indoors)
{
  float lamps = time_of (kit, staging)->lamps;

  if (light != NULL && light->lamps > lamps)
    return light->lamps;
  return indoors ? 0.35f + 0.65f * lamps : lamps;
}

void
rc_light_set_shadow (RcFrameUniforms *uniforms, RcVec3 centre, float radius)
{
  RcVec3 to_light = { uniforms->key_direction[0], uniforms->key_direction[1],
                      uniforms->key_direction[2] };
  RcVec3 guide = fabsf (to_light.y) > 0.95f ? rc_vec3 (0, 0, 1) : rc_vec3 (0, 1, 0);
  RcVec3 right = rc_vec3_unit (rc_vec3_cross (guide, to_light)),
         up = rc_vec3_cross (to_light, right);
  float deep = radius * 3.0f, w = 0.5f / radius, d = -0.5f / deep;

  uniforms->shadow_matrix =
      (RcMat4){ { right.x * w, up.x * w, to_light.x * d, 0, right.y * w, up.y * w, to_light.y * d,
                  0, right.z * w, up.z * w, to_light.z * d, 0,
                  0.5f - rc_vec3_dot (right, centre) * w, 0.5f - rc_vec3_dot (up, centre) * w,
                  0.5f - rc_vec3_dot (to_light, centre) * d, 1 } };
}
