/* The original is always there: the file a page came in. */
#include "vv-scans.h"
#include "vv-workspace-private.h"

GBytes *
vv_scans_original (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvScanPage) page = vv_scans_get (ws, id, error);

  return page ? vv_store_get_scan_file (vv_workspace_get_store (ws), page->sha256, error) : NULL;
}
