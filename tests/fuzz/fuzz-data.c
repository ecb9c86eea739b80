/* fuzz-data.c - libFuzzer on what a film keeps as JSON: document, steps, masks, stagings
 *
 * The first byte chooses the reader; the second whether the rest is the text itself or changes to a
 * document that is right (mutate.h). A mask that is accepted is rasterised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"

#include "engine/document/document.h"
#include "engine/document/edit.h"
#include "engine/image/mask.h"
#include "engine/script/compose.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char prompt[] =
    "Three dogs run across a field at dusk, a girl in a red coat rides a horse, rain, smoke. "
    "Mara says: \"It is late.\" Then she puts a lantern down. Cut to: close-up of her sword. A "
    "crowd watches in the background. The camera pans left, then pushes in, 85 mm.";

static const char mask_text[] =
    "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.1,\"y\":0.2,\"width\":0.3,\"height\":0.4},"
    "{\"kind\":\"ellipse\",\"x\":0.5,\"y\":0.2,\"width\":0.3,\"height\":0.4,\"mode\":\"subtract\"},"
    "{\"kind\":\"lasso\",\"points\":[0.1,0.1,0.9,0.1,0.5,0.8]},"
    "{\"kind\":\"stroke\",\"points\":[0.1,0.9,0.6,0.4,0.9,0.9],\"radius\":0.03,\"hardness\":0.8},"
    "{\"kind\":\"bitmap\",\"width\":2,\"height\":2,\"data\":\"AP//AA==\"},"
    "{\"kind\":\"outline\",\"rings\":[[0.1,0.1,0.9,0.1,0.5,0.8],[0.3,0.3,0.5,0.3,0.4,0.5]],"
    "\"mode\":\"intersect\",\"keys\":[{\"frame\":2,\"rings\":[]},{\"frame\":7}]},"
    "{\"kind\":\"gradient\",\"from\":[0.1,0.1],\"to\":[0.6,0.4],\"radial\":true},"
    "{\"kind\":\"lasso\",\"points\":[0,0,1,0,1,1],\"origin\":[0.2,0.1],\"keys\":[{\"frame\":1,"
    "\"points\":[0,0,1,0,1,1,0,1],\"ease\":\"smooth\"},{\"frame\":4,\"move\":[0.1,0.2]}]}],"
    "\"keys\":[{\"frame\":0,\"move\":[0.1,0],\"scale\":[1.5,0.5],\"turn\":30,\"skew\":5,"
    "\"ease\":\"smooth\"},{\"frame\":5,\"scale\":2,\"tracked\":true,\"confidence\":0.5}],"
    "\"origin\":[0.4,0.6],\"fill_holes\":true,\"smooth\":0.02,\"fade_in\":3,\"fade_out\":2,"
    "\"feather\":0.01,\"grow\":0.02,\"invert\":false,\"first\":0,\"last\":5}";

static const char step_text[] =
    "{\"name\":\"Change\",\"edits\":[{\"op\":\"set\",\"node\":\"abcd\",\"property\":\"prompt\","
    "\"old\":\"a\",\"new\":\"b\"},{\"op\":\"move\",\"node\":\"abcd\",\"from\":\"x\",\"from_index\":"
    "3,"
    "\"to\":\"y\",\"to_index\":0},{\"op\":\"insert\",\"parent\":\"x\",\"index\":0,\"node\":{"
    "\"type\":"
    "\"shot\",\"id\":\"shot1\",\"prompt\":\"wide\",\"children\":[]}}]}";

static cJSON *
make_project (void)
{
  g_autoptr (RcDocument) document = rc_document_new ();
  RcNode                *project = RC_NODE (rc_document_get_project (document));
  RcNode                *scene = rc_document_add (document, project, RC_TYPE_SCENE, -1, NULL);

  rc_document_add (document, project, RC_TYPE_CHARACTER, -1, NULL);
  for (guint i = 0; i < 3; i++)
    rc_document_add (document, scene, RC_TYPE_SHOT, -1, NULL);
  return rc_node_to_json (project);
}

static void
fuzz_mask (const guint8 *data, gsize size)
{
  g_autoptr (cJSON)   base = cJSON_Parse (mask_text);
  g_autoptr (cJSON)   json = mutate_input (base, data, size);
  g_autoptr (RcMask)  mask = json != NULL ? rc_mask_from_json (json, NULL) : NULL;
  g_autoptr (RcFrame) frame = NULL;

  if (mask != NULL)
    frame = rc_mask_rasterise (mask, 64, 36, 3, NULL);
}

static void
fuzz_document (const cJSON *project, const guint8 *data, gsize size)
{
  g_autoptr (cJSON)     json = mutate_input (project, data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RcNode)    node = NULL;

  if (json == NULL)
    return;
  node = rc_node_from_json (json, "fuzz", problems, NULL);
  if (node != NULL)
    cJSON_Delete (rc_node_to_json (node));
}

static void
fuzz_step (const guint8 *data, gsize size)
{
  g_autoptr (cJSON) base = cJSON_Parse (step_text);
  g_autoptr (cJSON) json = mutate_input (base, data, size);
  RcStep           *step = json != NULL ? rc_step_from_json (json, "fuzz", NULL) : NULL;

  if (step != NULL)
    {
      cJSON_Delete (rc_step_to_json (step));
      rc_step_free (step);
    }
}

static cJSON *
make_staging (void)
{
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (NULL);
  RcStagingInput           input = { .prompt = prompt, .seconds = 5, .creativity = 1 };
  g_autoptr (RcStaging)    staging = NULL;

  if (vocabulary == NULL)
    abort ();
  staging = rc_staging_compose (vocabulary, &input, NULL);
  return rc_staging_to_json (staging);
}

static void
fuzz_staging (const cJSON *base, const guint8 *data, gsize size)
{
  g_autoptr (cJSON)     json = mutate_input (base, data, size);
  g_autoptr (RcStaging) staging = json != NULL ? rc_staging_from_json (json, NULL) : NULL;
  g_autoptr (cJSON)     again = NULL;
  g_autoptr (RcStaging) twice = NULL;

  if (staging == NULL)
    return;
  again = rc_staging_to_json (staging);
  twice = rc_staging_from_json (again, NULL);
  if (twice == NULL) /* what was accepted once is accepted again */
    abort ();
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static cJSON *project, *staging; /* one thread; made once for speed */

  if (project == NULL)
    {
      project = make_project ();
      staging = make_staging ();
    }
  if (size < 2)
    return 0;
  switch (data[0] % 4)
    {
    case 0:
      fuzz_mask (data + 1, size - 1);
      break;
    case 1:
      fuzz_document (project, data + 1, size - 1);
      break;
    case 2:
      fuzz_step (data + 1, size - 1);
      break;
    default:
      fuzz_staging (staging, data + 1, size - 1);
    }
  return 0;
}
