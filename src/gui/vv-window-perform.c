#include "vv-window-perform.h"

#include "vv-pages.h"

#include <string.h>

typedef struct
{
  const char *action, *target;
} Way;

/* The first way whose page or wizard exists is taken. */
static const Way ways[] = {
  { "import-people", "wizard/import-people/%s" },
  { "accept-mentees", "programme/%s/select" },
  { "train", "programme/%s/train" },
  { "propose-matching", "programme/%s/match" },
  { "issue-agreements", "wizard/agreements/%s/AGR" },
  { "issue-agreements", "programme/%s/agree" },
  { "import-scans", "wizard/import-scans/%s" },
  { "import-scans", "scans" },
  { "settle-scans", "scans" },
  { "plan-sessions", "wizard/plan-sessions/%s" },
  { "plan-sessions", "programme/%s/meet" },
  { "issue-initial", "wizard/agreements/%s/IMQ" },
  { "issue-initial", "programme/%s/monitor" },
  { "issue-final", "wizard/agreements/%s/FMQ" },
  { "issue-final", "programme/%s/monitor" },
  { "evaluate", "programme/%s/monitor" },
  { "certify", "wizard/certify/%s" },
  { "certify", "programme/%s/close" },
  { "close", "programme/%s/close" },
  { "advance", "programme/%s/settings" },
};

static gboolean
exists (const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, "/", -1);

  if (g_str_equal (parts[0], "wizard"))
    return vv_pages_find_wizard (parts[1]) != NULL;
  if (g_str_equal (parts[0], "programme"))
    return vv_pages_find (TRUE, parts[2]) != NULL;
  return vv_pages_find (FALSE, parts[0]) != NULL;
}

const char *
vv_perform_find_target (const char *action)
{
  for (gsize i = 0; action && i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].action, action) && exists (ways[i].target))
      return ways[i].target;
  return NULL;
}
