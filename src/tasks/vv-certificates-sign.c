#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "vv-certificates-private.h"
#include "vv-error.h"
#include "vv-file.h"
#include "vv-revocations.h"
#include "vv-workspace-private.h"

#define KEYS_SETTING "certificate.keys"
#define CODE_SETTING "certificate.code." /* and the id */
#define KEY_FILE "veiviser-key.pem"
#define LIST_FILE "veiviser-revocations.json"

struct _VvSigner
{
  VvKey *key;
  char *path;
  gboolean is_loose; /* its file was made just now */
};

char *
vv_certificate_keys_pem (VvWorkspace *ws, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *pem = vv_store_get_setting (vv_workspace_get_store (ws), KEYS_SETTING, &local);

  if (!local)
    return pem ? pem : g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
vv_certificate_keys (VvWorkspace *ws, GError **error)
{
  g_autofree char *pem = vv_certificate_keys_pem (ws, error);

  if (!pem)
    return NULL;
  if (!*pem)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)vv_key_free);
  return vv_key_list_from_pem (pem, strlen (pem), vv_workspace_get_path (ws), error);
}

/* Under the right name there may still lie another key. */
static gboolean
load_private (VvSigner *signer, const char *fingerprint, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *found = NULL;

  signer->key = vv_key_load (signer->path, &local);
  if (g_error_matches (local, VV_ERROR, VV_ERROR_NOT_FOUND))
    g_set_error (
        error, VV_ERROR, VV_ERROR_NOT_FOUND,
        _ ("The key that signs the certificates of this organisation is not on this computer. Copy its "
           "file here as “%s” from the computer that issued them before, or make a new one: "
           "veiviser-cli certificate key --new."),
        signer->path);
  else if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  if (!signer->key)
    return FALSE;
  found = vv_key_fingerprint (signer->key);
  if (g_str_equal (found, fingerprint))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED,
               _ ("“%s” holds another key than the one of this organisation, %s."), signer->path,
               fingerprint);
  return FALSE;
}

static gboolean
make_private (VvWorkspace *ws, VvSigner *signer, const char *pem_before, GError **error)
{
  g_autofree char *fingerprint = NULL;
  g_autofree char *public = NULL;
  g_autofree char *pem = NULL;

  signer->key = vv_key_generate (error);
  if (!signer->key)
    return FALSE;
  fingerprint = vv_key_fingerprint (signer->key);
  public = vv_key_public_pem (signer->key);
  pem = g_strconcat (pem_before, public, NULL);
  signer->path = vv_key_path (fingerprint);
  signer->is_loose = vv_key_save (signer->key, signer->path, error);
  return signer->is_loose && vv_store_put_setting (vv_workspace_get_store (ws), KEYS_SETTING, pem, error)
         && vv_workspace_audit (ws, "certificate.key", NULL, fingerprint, error);
}

VvSigner *
vv_signer_open (VvWorkspace *ws, gboolean make_new, GError **error)
{
  g_autoptr (VvSigner) signer = g_new0 (VvSigner, 1);
  g_autofree char *pem = vv_certificate_keys_pem (ws, error);
  g_autoptr (GPtrArray) keys = pem ? vv_certificate_keys (ws, error) : NULL;
  g_autofree char *fingerprint = NULL;

  if (!keys)
    return NULL;
  if (make_new || keys->len == 0)
    return make_private (ws, signer, pem, error) ? g_steal_pointer (&signer) : NULL;
  fingerprint = vv_key_fingerprint (keys->pdata[keys->len - 1]);
  signer->path = vv_key_path (fingerprint);
  return load_private (signer, fingerprint, error) ? g_steal_pointer (&signer) : NULL;
}

void
vv_signer_keep (VvSigner *signer)
{
  signer->is_loose = FALSE;
}

void
vv_signer_free (VvSigner *signer)
{
  if (!signer)
    return;
  if (signer->is_loose)
    g_unlink (signer->path);
  vv_key_free (signer->key);
  g_free (signer->path);
  g_free (signer);
}

VvKey *
vv_signer_get_key (VvSigner *signer)
{
  return signer->key;
}

char *
vv_certificate_seal (const char *kind,
                     const char *id,
                     const char *issued_on,
                     const char *name,
                     const char *organisation,
                     VvKey *key,
                     GError **error)
{
  const VvSeal seal = { .kind = (char *)kind,
                        .id = (char *)id,
                        .issued_on = (char *)issued_on,
                        .name = (char *)name,
                        .organisation = (char *)organisation };

  return vv_seal_encode (&seal, key, error);
}

static char *
name_setting (const char *id)
{
  return g_strconcat (CODE_SETTING, id, NULL);
}

gboolean
vv_certificate_record_code (VvWorkspace *ws, const char *id, const char *code, GError **error)
{
  g_autofree char *name = name_setting (id);

  return vv_store_put_setting (vv_workspace_get_store (ws), name, code, error);
}

char *
vv_certificates_code (VvWorkspace *ws, const char *id, GError **error)
{
  g_autofree char *name = name_setting (id);

  return vv_store_get_setting (vv_workspace_get_store (ws), name, error);
}

/* ---- publishing ---- */

/* For everybody to read, as it is to be handed out. */
static gboolean
write_public (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  if (!vv_file_write (path, bytes, error))
    return FALSE;
  g_chmod (path, 0644);
  return TRUE;
}

static VvRevocations *
list_revoked (VvWorkspace *ws, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  g_autoptr (VvOrganisation) organisation = vv_store_get_organisation (store, error);
  g_autoptr (GPtrArray) certificates = organisation ? vv_store_list_certificates (store, NULL, error) : NULL;
  g_autofree char *today = vv_workspace_today (ws);
  VvRevocations *list;

  if (!certificates)
    return NULL;
  list = vv_revocations_new (organisation->name, today);
  for (guint i = 0; i < certificates->len; i++)
    {
      const VvCertificate *one = certificates->pdata[i];

      if (one->revoked_on)
        vv_revocations_add (list, one->id, one->revoked_on);
    }
  return list;
}

static gboolean
write_files (VvWorkspace *ws, VvKey *key, const char *folder, GError **error)
{
  g_autoptr (VvRevocations) list = list_revoked (ws, error);
  g_autofree char *json = list ? vv_revocations_to_json (list, key, error) : NULL;
  g_autofree char *pem = json ? vv_certificate_keys_pem (ws, error) : NULL;

  return pem && write_public (folder, KEY_FILE, pem, error) && write_public (folder, LIST_FILE, json, error);
}

char *
vv_certificates_publish (VvWorkspace *ws, const char *folder, GError **error)
{
  g_autoptr (VvSigner) signer = NULL;
  g_autoptr (VvTransaction) transaction = NULL;

  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return NULL;
  if (g_mkdir_with_parents (folder, 0755) < 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("The folder “%s” could not be made: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  transaction = vv_transaction_begin (ws, error);
  signer = transaction ? vv_signer_open (ws, FALSE, error) : NULL;
  if (!signer || !write_files (ws, signer->key, folder, error)
      || !vv_workspace_audit (ws, "certificate.publish", NULL, NULL, error)
      || !vv_transaction_commit (transaction, error))
    return NULL;
  vv_signer_keep (signer);
  return vv_key_fingerprint (signer->key);
}

char *
vv_certificates_new_key (VvWorkspace *ws, GError **error)
{
  g_autoptr (VvSigner) signer = NULL;
  g_autoptr (VvTransaction) transaction = NULL;

  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return NULL;
  transaction = vv_transaction_begin (ws, error);
  signer = transaction ? vv_signer_open (ws, TRUE, error) : NULL;
  if (!signer || !vv_transaction_commit (transaction, error))
    return NULL;
  vv_signer_keep (signer);
  return vv_key_fingerprint (signer->key);
}

GPtrArray *
vv_certificates_fingerprints (VvWorkspace *ws, GError **error)
{
  g_autoptr (GPtrArray) keys = vv_certificate_keys (ws, error);
  GPtrArray *texts;

  if (!keys)
    return NULL;
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (texts, vv_key_fingerprint (keys->pdata[i]));
  return texts;
}
