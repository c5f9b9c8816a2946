#include "vv-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "vv-error.h"

#define MAX_ENTRIES 10000
#define MAX_UNPACKED (160 * 1024 * 1024)
#define BLOCK (64 * 1024)
#define MAX_EXACT 1e15

static gboolean
is_wanted (const char *path)
{
  if (!path)
    return FALSE;
  if (g_str_has_prefix (path, "xl/"))
    return g_str_has_suffix (path, ".xml") || g_str_has_suffix (path, ".rels");
  return g_str_equal (path, "content.xml") || g_str_equal (path, "META-INF/manifest.xml")
         || g_str_equal (path, "mimetype");
}

gboolean
vv_package_fail (const VvPackage *package, GError **error)
{
  g_set_error (
      error, VV_ERROR, VV_ERROR_FOREIGN,
      _ ("“%s” is damaged or no table. Open it in your spreadsheet program, save it again, and try once "
         "more."),
      package->name);
  return FALSE;
}

static GBytes *
unpack (const VvPackage *package, struct archive *archive, gsize *total, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);
  la_ssize_t got;

  while ((got = archive_read_data (archive, block, BLOCK)) > 0)
    {
      *total += (gsize)got;
      if (*total > MAX_UNPACKED)
        {
          g_autofree char *size = g_format_size (MAX_UNPACKED);

          g_set_error (error, VV_ERROR, VV_ERROR_LIMIT,
                       _ ("“%s” is larger than %s when unpacked. Import the table in parts."), package->name,
                       size);
          return NULL;
        }
      g_byte_array_append (out, block, (guint)got);
    }
  if (got == 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&out));
  if (archive_read_has_encrypted_entries (archive) > 0)
    g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
                 _ ("“%s” is protected by a password: save it without one and try again."), package->name);
  else
    vv_package_fail (package, error);
  return NULL;
}

static gboolean
unpack_wanted (VvPackage *package, struct archive *archive, GError **error)
{
  struct archive_entry *entry;
  gsize total = 0;

  for (int i = 0; i < MAX_ENTRIES; i++)
    {
      int result = archive_read_next_header (archive, &entry);
      GBytes *part;

      if (result == ARCHIVE_EOF)
        return TRUE;
      if (result < ARCHIVE_WARN)
        return vv_package_fail (package, error);
      if (!is_wanted (archive_entry_pathname (entry)))
        continue;
      part = unpack (package, archive, &total, error);
      if (!part)
        return FALSE;
      g_hash_table_replace (package->parts, g_strdup (archive_entry_pathname (entry)), part);
    }
  return vv_package_fail (package, error);
}

VvPackage *
vv_package_new (const guint8 *data, gsize length, const char *name, GError **error)
{
  g_autoptr (VvPackage) package = g_new0 (VvPackage, 1);
  struct archive *archive = archive_read_new ();
  gboolean complete = FALSE;

  package->name = name;
  package->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, length) == ARCHIVE_OK)
    complete = unpack_wanted (package, archive, error);
  else
    vv_package_fail (package, error);
  archive_read_free (archive);
  return complete ? g_steal_pointer (&package) : NULL;
}

void
vv_package_free (VvPackage *package)
{
  if (!package)
    return;
  g_hash_table_unref (package->parts);
  g_free (package);
}

gboolean
vv_package_has (const VvPackage *package, const char *path)
{
  return g_hash_table_contains (package->parts, path);
}

static void
drop_xml_error (void *data, const xmlError *error)
{
}

xmlTextReader *
vv_package_read (const VvPackage *package, const char *path)
{
  GBytes *part = g_hash_table_lookup (package->parts, path);
  gsize length;
  const char *text = part ? g_bytes_get_data (part, &length) : NULL;
  xmlTextReader *reader;

  if (!text)
    return NULL;
  reader = xmlReaderForMemory (text, (int)length, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (reader)
    xmlTextReaderSetStructuredErrorHandler (reader, (xmlStructuredErrorFunc)drop_xml_error, NULL);
  return reader;
}

int
vv_xml_next (xmlTextReader *reader)
{
  int result = xmlTextReaderRead (reader);

  /* Neither format has a document type; one is there only to blow up entities. */
  if (result == 1 && xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    return -1;
  return result;
}

static gboolean
is_node (xmlTextReader *reader, int type, const char *local_name)
{
  return xmlTextReaderNodeType (reader) == type
         && g_strcmp0 ((const char *)xmlTextReaderConstLocalName (reader), local_name) == 0;
}

gboolean
vv_xml_starts (xmlTextReader *reader, const char *local_name)
{
  return is_node (reader, XML_READER_TYPE_ELEMENT, local_name);
}

gboolean
vv_xml_ends (xmlTextReader *reader, const char *local_name)
{
  return is_node (reader, XML_READER_TYPE_END_ELEMENT, local_name);
}

char *
vv_xml_attribute (xmlTextReader *reader, const char *local_name)
{
  char *value = NULL;

  while (!value && xmlTextReaderMoveToNextAttribute (reader) == 1)
    if (g_strcmp0 ((const char *)xmlTextReaderConstLocalName (reader), local_name) == 0)
      value = g_strdup ((const char *)xmlTextReaderConstValue (reader));
  xmlTextReaderMoveToElement (reader);
  return value;
}

int
vv_xml_number (xmlTextReader *reader, const char *local_name, int otherwise)
{
  g_autofree char *text = vv_xml_attribute (reader, local_name);

  return text ? (int)CLAMP (g_ascii_strtoll (text, NULL, 10), 0, G_MAXINT) : otherwise;
}

char *
vv_xml_plain_number (const char *text)
{
  char *end;
  double value = g_ascii_strtod (text, &end);
  char out[G_ASCII_DTOSTR_BUF_SIZE];

  if (end == text || *end || !isfinite (value))
    return g_strdup (text);
  if (value == floor (value) && fabs (value) < MAX_EXACT)
    return g_strdup (g_ascii_formatd (out, sizeof out, "%.0f", value));
  return g_strdup (g_ascii_formatd (out, sizeof out, "%.15g", value));
}
