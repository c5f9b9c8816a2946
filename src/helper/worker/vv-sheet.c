#include "vv-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-ods.h"
#include "vv-package.h"
#include "vv-source.h"
#include "vv-xlsx.h"

static gboolean
is_other_format (const guint8 *data, gsize length)
{
  static const char *const signatures[]
      = { "%PDF", "\x89PNG", "\xff\xd8\xff", "II*", "MM\0*", "GIF8", "Rar!" };

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length > 4 && memcmp (data, signatures[i], MAX (strlen (signatures[i]), 3)) == 0)
      return TRUE;
  while (length > 0 && (*data == ' ' || *data == '\n' || *data == '\r' || *data == '\t'))
    {
      data++;
      length--;
    }
  return length > 0 && *data == '<';
}

static VvTable *
read_package (const guint8 *data, gsize length, const char *name, GError **error)
{
  g_autoptr (VvPackage) package = vv_package_new (data, length, name, error);

  if (!package)
    return NULL;
  if (vv_package_has (package, "xl/workbook.xml"))
    return vv_xlsx_read (package, error);
  if (vv_package_has (package, "content.xml"))
    return vv_ods_read (package, error);
  g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
               _ ("“%s” is no table: save it as XLSX, ODS or CSV (UTF-8) and try again."), name);
  return NULL;
}

VvTable *
vv_sheet_read (const guint8 *data, gsize length, const char *name, const char *language, GError **error)
{
  const char *refusal = vv_source_refusal (data, length);
  g_autoptr (GBytes) bytes = NULL;
  VvTable *table;

  if (refusal)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN, refusal, name);
      return NULL;
    }
  if (length >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    {
      table = read_package (data, length, name, error);
    }
  else if (is_other_format (data, length))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
                   _ ("“%s” is no table: save it as XLSX, ODS or CSV (UTF-8) and try again."), name);
      return NULL;
    }
  else
    {
      bytes = g_bytes_new_static (data, length);
      table = vv_table_read_csv (bytes, language, error);
    }
  if (!table && error && *error && !strstr ((*error)->message, name))
    g_prefix_error (error, "“%s”: ", name);
  return table;
}
