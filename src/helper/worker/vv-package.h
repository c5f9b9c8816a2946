/* vv-package.h: the ZIP file that a spreadsheet is, and the XML in it. */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

typedef struct
{
  const char *name;  /* of the file, for messages */
  GHashTable *parts; /* path → GBytes *; only those that tables are read from */
} VvPackage;

VvPackage *vv_package_new (const guint8 *data, gsize length, const char *name, GError **error);
void vv_package_free (VvPackage *package);
gboolean vv_package_has (const VvPackage *package, const char *path);
/* A reader over a part; no entities, no network. NULL if there is no such part. */
xmlTextReader *vv_package_read (const VvPackage *package, const char *path);
gboolean vv_package_fail (const VvPackage *package, GError **error);

/* The next node: 1, or 0 at the end, or -1 when the XML is broken or declares entities. */
int vv_xml_next (xmlTextReader *reader);
gboolean vv_xml_starts (xmlTextReader *reader, const char *local_name);
gboolean vv_xml_ends (xmlTextReader *reader, const char *local_name);
/* An attribute by its name without prefix. Free with g_free(). */
char *vv_xml_attribute (xmlTextReader *reader, const char *local_name);
int vv_xml_number (xmlTextReader *reader, const char *local_name, int otherwise);
/* A number as a person would have typed it: no trailing .0, no 4.7912E+10. Free with g_free(). */
char *vv_xml_plain_number (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvPackage, vv_package_free)
