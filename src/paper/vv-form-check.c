#include "config.h"

#include "vv-form-check.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "vv-file.h"
#include "vv-form.h"
#include "vv-strings.h"

#define FILE_MAX (4 * 1024 * 1024)

typedef struct
{
  const char *path;
  GPtrArray *problems;
  GHashTable *ids; /* of fields and sections seen */
} Check;

static void add_problem (Check *check, xmlNode *node, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
add_problem (Check *check, xmlNode *node, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* TRANSLATORS: file, line, name of the XML element, what is wrong with it. */
  g_ptr_array_add (check->problems, g_strdup_printf (_ ("%s, line %ld, <%s>: %s"), check->path,
                                                     xmlGetLineNo (node), (const char *)node->name, what));
}

static char *
read_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = value != NULL ? g_strdup ((const char *)value) : NULL;

  xmlFree (value);
  return copy;
}

static gboolean
is_translation (xmlNode *node)
{
  return xmlHasNsProp (node, BAD_CAST "lang", XML_XML_NAMESPACE) != NULL;
}

static gboolean
is_any (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* A word must have an id and hold nothing but text. */
static void
check_word (Check *check, xmlNode *node)
{
  g_autofree char *id = read_attribute (node, "id");
  xmlChar *content = xmlNodeGetContent (node);

  if (vv_is_empty (id))
    add_problem (check, node, _ ("the id is missing."));
  if (xmlFirstElementChild (node) != NULL)
    add_problem (check, node, _ ("only text may stand here."));
  if (content == NULL || *g_strstrip ((char *)content) == '\0')
    add_problem (check, node, _ ("the text is missing."));
  xmlFree (content);
}

static guint
count_children (xmlNode *parent, const char *name)
{
  guint n = 0;

  for (xmlNode *node = xmlFirstElementChild (parent); node != NULL; node = xmlNextElementSibling (node))
    {
      if (strcmp ((const char *)node->name, name) == 0 && !is_translation (node))
        n++;
    }
  return n;
}

static void
check_number (Check *check, xmlNode *node, const char *name, double low, double high)
{
  g_autofree char *text = read_attribute (node, name);
  char *end = NULL;

  if (text == NULL)
    return;
  double value = g_ascii_strtod (text, &end);
  if (*text == '\0' || *end != '\0' || value < low || value > high)
    add_problem (check, node, _ ("“%s” must be a number from %g to %g, not “%s”."), name, low, high, text);
}

static gboolean
check_type (Check *check, xmlNode *node, VvFieldType *type)
{
  g_autofree char *text = read_attribute (node, "type");

  if (text == NULL)
    {
      add_problem (check, node, _ ("the type is missing."));
      return FALSE;
    }
  if (!vv_field_type_from_string (text, type))
    {
      add_problem (
          check, node,
          _ ("“%s” is no type. Types are text, longtext, date, choice, multichoice, rating4-10, rating1-5, "
             "rows, signature, ink and static."),
          text);
      return FALSE;
    }
  return TRUE;
}

static void
check_words_of (Check *check, xmlNode *parent, const char *const *words, const char *const *groups)
{
  for (xmlNode *node = xmlFirstElementChild (parent); node != NULL; node = xmlNextElementSibling (node))
    {
      const char *name = (const char *)node->name;
      if (is_any (name, words) && !is_translation (node))
        check_word (check, node);
      else if (!is_any (name, words) && !is_any (name, groups))
        add_problem (check, node, _ ("this element does not belong here."));
    }
}

static void
check_column (Check *check, xmlNode *node)
{
  static const char *const words[] = { "label", "option", NULL }, *const none[] = { NULL };
  VvFieldType type = VV_FIELD_TEXT;
  g_autofree char *id = read_attribute (node, "id");

  if (vv_is_empty (id))
    add_problem (check, node, _ ("the id is missing."));
  check_type (check, node, &type);
  check_number (check, node, "span", 0.1, 200);
  check_words_of (check, node, words, none);
  if (count_children (node, "label") != 1)
    add_problem (check, node, _ ("a column needs one label."));
}

static void
check_id (Check *check, xmlNode *node)
{
  g_autofree char *id = read_attribute (node, "id");

  if (vv_is_empty (id))
    add_problem (check, node, _ ("the id is missing."));
  else if (strchr (id, ' ') != NULL)
    add_problem (check, node, _ ("the id “%s” may not contain a space."), id);
  else if (!g_hash_table_add (check->ids, g_strdup (id)))
    add_problem (check, node, _ ("the id “%s” is there twice."), id);
}

static void
check_field (Check *check, xmlNode *node)
{
  static const char *const words[]
      = { "label", "option", "low", "high", "suggestion", "counted", "who", NULL };
  static const char *const groups[] = { "column", NULL };
  VvFieldType type = VV_FIELD_TEXT;

  check_id (check, node);
  gboolean has_type = check_type (check, node, &type);
  check_number (check, node, "span", 1, 9);
  check_number (check, node, "rows", 1, 40);
  check_number (check, node, "lines", 1, 25);
  check_number (check, node, "height", 10, 200);
  check_words_of (check, node, words, groups);
  if (count_children (node, "label") != 1)
    add_problem (check, node, _ ("a field needs one label."));

  guint options = count_children (node, "option");
  guint columns = count_children (node, "column");
  if (has_type && (type == VV_FIELD_CHOICE || type == VV_FIELD_MULTICHOICE) && options == 0)
    add_problem (check, node, _ ("a choice needs options."));
  if (has_type && type == VV_FIELD_TABLE && columns == 0)
    add_problem (check, node, _ ("a table needs columns."));
  if (has_type && type == VV_FIELD_TABLE && !xmlHasProp (node, BAD_CAST "rows"))
    add_problem (check, node, _ ("a table needs “rows”, the number of rows of a blank."));
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      if (strcmp ((const char *)child->name, "column") == 0)
        check_column (check, child);
    }
}

static void
check_section (Check *check, xmlNode *node)
{
  static const char *const words[] = { "heading", "hint", "low", "high", NULL };
  static const char *const groups[] = { "field", NULL };

  check_id (check, node);
  check_words_of (check, node, words, groups);
  if (count_children (node, "heading") != 1)
    add_problem (check, node, _ ("a section needs one heading."));
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      if (strcmp ((const char *)child->name, "field") == 0)
        check_field (check, child);
    }
}

static void
check_root (Check *check, xmlNode *root)
{
  static const char *const words[] = { "title", NULL }, *const groups[] = { "section", NULL };
  static const char *const needed[] = { "id", "version", "folder", "subject" };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *value = read_attribute (root, needed[i]);
      if (vv_is_empty (value))
        add_problem (check, root, _ ("“%s” is missing."), needed[i]);
    }
  check_words_of (check, root, words, groups);
  if (count_children (root, "title") != 1)
    add_problem (check, root, _ ("a form needs one title."));
  if (count_children (root, "section") == 0)
    add_problem (check, root, _ ("a form needs a section."));
  for (xmlNode *child = xmlFirstElementChild (root); child != NULL; child = xmlNextElementSibling (child))
    {
      if (strcmp ((const char *)child->name, "section") == 0)
        check_section (check, child);
    }
}

xmlDoc *
vv_form_parse (GBytes *bytes, const char *path, GPtrArray *problems)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *document = xmlCtxtReadMemory (context, data != NULL ? data : "", (int)size, path, NULL,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  if (document == NULL || document->intSubset != NULL)
    {
      const xmlError *problem = xmlCtxtGetLastError (context);
      g_autofree char *why
          = g_strdup (problem != NULL ? problem->message : _ ("a document type is not allowed"));
      g_ptr_array_add (problems, g_strdup_printf (_ ("%s, line %d: this is not well-formed XML (%s)."), path,
                                                  problem != NULL ? problem->line : 1, g_strstrip (why)));
      g_clear_pointer (&document, xmlFreeDoc);
    }
  xmlFreeParserCtxt (context);
  return document;
}

void
vv_form_check_document (xmlDoc *document, const char *path, GPtrArray *problems)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { .path = path, .problems = problems, .ids = ids };
  xmlNode *root = xmlDocGetRootElement (document);

  if (strcmp ((const char *)root->name, "form") != 0)
    add_problem (&check, root, _ ("a form starts with <form>."));
  else
    check_root (&check, root);
  if (problems->len > 0)
    return;

  g_autoptr (GError) error = NULL;
  g_autoptr (VvWords) words = vv_words_new_from_xml (document, path, &error);
  if (words == NULL)
    g_ptr_array_add (problems, g_strdup (error->message));
}

GPtrArray *
vv_form_check (const char *path)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vv_file_read (path, FILE_MAX, &error);

  if (bytes == NULL)
    {
      g_ptr_array_add (problems, g_strdup (error->message));
      return problems;
    }
  xmlDoc *document = vv_form_parse (bytes, path, problems);
  if (document != NULL)
    vv_form_check_document (document, path, problems);
  xmlFreeDoc (document);
  return problems;
}
