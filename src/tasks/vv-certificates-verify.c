#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-certificates-private.h"
#include "vv-code-scan.h"
#include "vv-error.h"
#include "vv-file.h"
#include "vv-revocations.h"
#include "vv-strings.h"
#include "vv-workspace-private.h"

#define MAX_PAGES 20
#define MAX_KEY_FILE (64 * 1024)
#define MAX_LIST_FILE (16 * 1024 * 1024)

void
vv_verification_free (VvVerification *verification)
{
  if (!verification)
    return;
  g_free (verification->kind);
  g_free (verification->id);
  g_free (verification->name);
  g_free (verification->organisation);
  g_free (verification->issued_on);
  g_free (verification->fingerprint);
  g_free (verification->revoked_on);
  g_free (verification->list_of);
  g_free (verification);
}

/* ---- the code ---- */

static gboolean
scan_pages (VvHelperFile *file, GPtrArray *found, GError **error)
{
  for (int page = 0; page < vv_helper_file_get_n_pages (file); page++)
    {
      g_autoptr (VvImage) image = vv_helper_page (file, page, NULL, error);
      g_autoptr (GPtrArray) texts = image ? vv_code_scan (image, vv_seal_looks_like) : NULL;

      if (!texts)
        return FALSE;
      for (guint i = 0; i < texts->len; i++)
        if (!g_ptr_array_find_with_equal_func (found, texts->pdata[i], g_str_equal, NULL))
          g_ptr_array_add (found, g_strdup (texts->pdata[i]));
    }
  return TRUE;
}

/* The one code on the pages of a file. g_free() */
static char *
read_code (VvWorkspace *ws, const char *path, GError **error)
{
  VvHelper *helper = vv_workspace_get_helper (ws, error);
  g_autoptr (VvHelperFile) file = helper ? vv_helper_open_path (helper, path, NULL, error) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!file)
    return NULL;
  if (vv_helper_file_get_n_pages (file) > MAX_PAGES)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT,
                   _ ("“%s” has more than %d pages. Give the page with the certificate alone."), path,
                   MAX_PAGES);
      return NULL;
    }
  if (!scan_pages (file, found, error))
    return NULL;
  if (found->len == 1)
    return g_strdup (found->pdata[0]);
  if (found->len == 0)
    g_set_error (
        error, VV_ERROR, VV_ERROR_FOREIGN,
        _ ("No code of a certificate was found on “%s”. Scan the page at 150 dpi or more, or type the code."),
        path);
  else
    g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
                 _ ("“%s” shows several certificates. Check them one at a time."), path);
  return NULL;
}

static char *
find_code (VvWorkspace *ws, const char *file_or_code, GError **error)
{
  if (g_file_test (file_or_code, G_FILE_TEST_EXISTS))
    return read_code (ws, file_or_code, error);
  if (vv_seal_looks_like (file_or_code))
    return g_strdup (file_or_code);
  g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
               _ ("“%s” is neither a file nor the code of a certificate: those begin with “VV1”."),
               file_or_code);
  return NULL;
}

/* ---- what it is checked against ---- */

static GPtrArray *
load_keys (VvWorkspace *ws, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *text;

  if (!path)
    return vv_certificate_keys (ws, error);
  bytes = vv_file_read (path, MAX_KEY_FILE, error);
  if (!bytes)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return vv_key_list_from_pem (text, length, path, error);
}

/* A list older than the certificate cannot know of it. */
static gboolean
check_list (const char *path, GPtrArray *keys, VvVerification *to, GError **error)
{
  g_autoptr (GBytes) bytes = vv_file_read (path, MAX_LIST_FILE, error);
  g_autoptr (VvRevocations) list = NULL;
  gsize length = 0;
  const char *text = bytes ? g_bytes_get_data (bytes, &length) : NULL;

  if (!bytes)
    return FALSE;
  list = vv_revocations_from_json (text, length, keys, path, error);
  if (!list)
    return FALSE;
  vv_set_string (&to->list_of, list->issued_on);
  vv_set_string (&to->revoked_on, vv_revocations_find (list, to->id));
  to->revocation_checked = to->revoked_on || strcmp (list->issued_on, to->issued_on) >= 0;
  return TRUE;
}

/* The register knows without a list; a certificate that is not in it was issued from another copy of the
 * records. */
static gboolean
check_register (VvWorkspace *ws, VvVerification *to, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (VvCertificate) record
      = vv_store_get_certificate (vv_workspace_get_store (ws), to->id, FALSE, &local);

  if (g_error_matches (local, VV_ERROR, VV_ERROR_NOT_FOUND))
    return TRUE;
  if (!record)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  to->revocation_checked = TRUE;
  if (record->revoked_on)
    vv_set_string (&to->revoked_on, record->revoked_on);
  return TRUE;
}

static void
take_claims (VvVerification *to, const VvSeal *seal)
{
  vv_set_string (&to->kind, seal->kind);
  vv_set_string (&to->id, seal->id);
  vv_set_string (&to->name, seal->name);
  vv_set_string (&to->organisation, seal->organisation);
  vv_set_string (&to->issued_on, seal->issued_on);
}

static void
check_seal (const char *code, GPtrArray *keys, VvVerification *to)
{
  g_autoptr (VvSeal) seal = vv_seal_parse (code, NULL);
  VvKey *signer = NULL;

  to->verdict = VV_VERDICT_CHANGED;
  if (!seal)
    return;
  take_claims (to, seal);
  switch (vv_seal_check (seal, keys, &signer))
    {
    case VV_SEAL_GENUINE:
      to->verdict = VV_VERDICT_GENUINE;
      to->fingerprint = vv_key_fingerprint (signer);
      break;
    case VV_SEAL_UNKNOWN_KEY:
      to->verdict = VV_VERDICT_UNKNOWN_KEY;
      break;
    case VV_SEAL_CHANGED:
      break;
    }
}

VvVerification *
vv_certificates_verify (VvWorkspace *ws,
                        const char *file_or_code,
                        const char *key_path,
                        const char *revocations_path,
                        GError **error)
{
  g_autoptr (VvVerification) verification = g_new0 (VvVerification, 1);
  g_autofree char *code = find_code (ws, file_or_code, error);
  g_autoptr (GPtrArray) keys = code ? load_keys (ws, key_path, error) : NULL;

  if (!keys)
    return NULL;
  check_seal (code, keys, verification);
  if (verification->verdict != VV_VERDICT_GENUINE)
    return g_steal_pointer (&verification);
  if (revocations_path && !check_list (revocations_path, keys, verification, error))
    return NULL;
  if (!key_path && !check_register (ws, verification, error))
    return NULL;
  return g_steal_pointer (&verification);
}
