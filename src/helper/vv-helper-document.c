#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "vv-error.h"
#include "vv-helper-private.h"
#include "vv-table-wire.h"

#define MAX_TABLE_LENGTH ((guint64)256 * 1024 * 1024)

VvTable *
vv_helper_read_table (VvHelper *helper, GBytes *bytes, const char *name, GError **error)
{
  return vv_helper_read_table_in (helper, bytes, name, NULL, NULL, error);
}

VvTable *
vv_helper_read_table_in (VvHelper *helper,
                         GBytes *bytes,
                         const char *name,
                         const char *language,
                         GCancellable *cancellable,
                         GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_TABLE };
  g_autoptr (VvHelperFile) file = vv_helper_file_new (helper, name);
  g_autoptr (GString) names = g_string_new (name);
  g_autofree char *payload = NULL;
  VvTable *table;
  VvWireReply reply;

  g_string_append_c (names, '\0');
  g_string_append (names, language ? language : "");
  file->fd = vv_helper_seal (bytes, name, error);
  if (file->fd < 0 || !vv_helper_file_start (file, error)
      || !vv_helper_file_ask (file, &request, names->str, names->len, file->fd, cancellable, &reply, error))
    return NULL;
  payload = vv_helper_file_receive_payload (file, &reply, MAX_TABLE_LENGTH, cancellable, error);
  if (!payload)
    return NULL;
  table = vv_table_from_wire (payload, reply.length);
  if (!table)
    vv_helper_file_distrust (file, error);
  return table;
}

static gboolean
hand_over (VvHelperFile *file, GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_OPEN };
  VvWireReply reply;
  int fd = vv_helper_seal (bytes, name, error);
  gboolean taken;

  if (fd < 0)
    return FALSE;
  g_free (file->name);
  file->name = g_strdup (name);
  taken = vv_helper_file_ask (file, &request, name, strlen (name), fd, cancellable, &reply, error);
  close (fd);
  if (taken && reply.length != 0)
    return vv_helper_file_distrust (file, error);
  return taken;
}

GBytes *
vv_helper_extract_pdf (VvHelper *helper,
                       GPtrArray *files,
                       const char *const *names,
                       const VvHelperPick *picks,
                       guint n_picks,
                       GCancellable *cancellable,
                       GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_EXTRACT };
  g_autoptr (VvHelperFile) file = vv_helper_file_new (helper, "");
  g_autofree gint32 *pairs = g_new (gint32, 2 * (gsize)n_picks + 1);
  char *pdf;
  VvWireReply reply;

  if (n_picks == 0 || n_picks > VV_WIRE_MAX_PAGES)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_USAGE, _ ("Choose between 1 and %d pages."), VV_WIRE_MAX_PAGES);
      return NULL;
    }
  file->is_slow = TRUE;
  if (!vv_helper_file_start (file, error))
    return NULL;
  for (guint i = 0; i < files->len; i++)
    if (!hand_over (file, files->pdata[i], names[i], cancellable, error))
      return NULL;
  for (guint i = 0; i < n_picks; i++)
    {
      pairs[2 * i] = picks[i].file;
      pairs[2 * i + 1] = picks[i].page;
    }
  if (!vv_helper_file_ask (file, &request, pairs, 2 * sizeof *pairs * n_picks, -1, cancellable, &reply,
                           error))
    return NULL;
  pdf = vv_helper_file_receive_payload (file, &reply, 2 * VV_WIRE_MAX_BYTES, cancellable, error);
  return pdf ? g_bytes_new_take (pdf, reply.length) : NULL;
}
