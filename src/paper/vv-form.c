#include "config.h"

#include "vv-form.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-file.h"
#include "vv-form-check.h"
#include "vv-strings.h"

#define FILE_MAX (4 * 1024 * 1024)
#define SPAN_FULL 9.0

static char *
read_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = value != NULL ? g_strdup ((const char *)value) : NULL;

  xmlFree (value);
  return copy;
}

static gboolean
attribute_is (xmlNode *node, const char *name, const char *expected)
{
  g_autofree char *value = read_attribute (node, name);

  return g_strcmp0 (value, expected) == 0;
}

static double
read_number (xmlNode *node, const char *name, double fallback)
{
  g_autofree char *value = read_attribute (node, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : fallback;
}

static char **
read_words (xmlNode *node, const char *name)
{
  g_autofree char *value = read_attribute (node, name);

  if (vv_is_empty (value))
    return g_new0 (char *, 1);
  return g_strsplit (value, " ", -1);
}

static gboolean
is_named (xmlNode *node, const char *name)
{
  return strcmp ((const char *)node->name, name) == 0;
}

static gboolean
is_translation (xmlNode *node)
{
  return xmlHasNsProp (node, BAD_CAST "lang", XML_XML_NAMESPACE) != NULL;
}

/* Ids of the options directly under a field or a column. */
static char **
read_options (xmlNode *parent)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (xmlNode *node = xmlFirstElementChild (parent); node != NULL; node = xmlNextElementSibling (node))
    {
      if (is_named (node, "option") && !is_translation (node))
        g_ptr_array_add (ids, read_attribute (node, "id"));
    }
  g_ptr_array_add (ids, NULL);
  return (char **)g_ptr_array_steal (ids, NULL);
}

/* The id of the first child element of a name, NULL if there is none. */
static char *
read_child_id (xmlNode *parent, const char *name)
{
  for (xmlNode *node = xmlFirstElementChild (parent); node != NULL; node = xmlNextElementSibling (node))
    {
      if (is_named (node, name) && !is_translation (node))
        return read_attribute (node, "id");
    }
  return NULL;
}

static VvFieldType
read_type (xmlNode *node)
{
  VvFieldType type = VV_FIELD_TEXT;
  g_autofree char *text = read_attribute (node, "type");

  if (text != NULL)
    vv_field_type_from_string (text, &type);
  return type;
}

static void
free_column (gpointer data)
{
  VvFormColumn *column = data;

  g_free (column->id);
  g_strfreev (column->options);
  g_free (column);
}

static void
free_field (gpointer data)
{
  VvFormField *field = data;

  g_free (field->id);
  g_free (field->low);
  g_free (field->high);
  g_free (field->suggestion);
  g_free (field->note);
  g_free (field->who);
  g_strfreev (field->options);
  g_clear_pointer (&field->columns, g_ptr_array_unref);
  g_free (field);
}

static void
free_section (gpointer data)
{
  VvFormSection *section = data;

  g_free (section->id);
  g_free (section->letter);
  g_free (section->low);
  g_free (section->high);
  g_free (section->hint);
  g_clear_pointer (&section->fields, g_ptr_array_unref);
  g_free (section);
}

static VvFormColumn *
read_column (xmlNode *node)
{
  VvFormColumn *column = g_new0 (VvFormColumn, 1);

  column->id = read_attribute (node, "id");
  column->type = read_type (node);
  column->span = read_number (node, "span", 1);
  column->options = read_options (node);
  return column;
}

static int
count_default_lines (const VvFormField *field)
{
  if (field->type != VV_FIELD_LONGTEXT)
    return 1;
  return field->required ? 3 : 2;
}

static VvFormField *
read_field (xmlNode *node)
{
  VvFormField *field = g_new0 (VvFormField, 1);

  field->id = read_attribute (node, "id");
  field->type = read_type (node);
  field->required = attribute_is (node, "required", "yes");
  field->rows = (int)read_number (node, "rows", 0);
  field->lines = (int)read_number (node, "lines", count_default_lines (field));
  field->span = read_number (node, "span", SPAN_FULL);
  field->height = read_number (node, "height", 0);
  field->is_guardian = attribute_is (node, "guardian", "yes");
  field->is_quiet = attribute_is (node, "optional", "quiet");
  field->is_printed = !attribute_is (node, "printed", "no");
  field->needs_value = attribute_is (node, "empty", "hide");
  field->has_label = !attribute_is (node, "label", "no");
  field->has_hint = !attribute_is (node, "hint", "no");
  field->is_signed_list = attribute_is (node, "style", "signed");
  field->is_wide = attribute_is (node, "style", "wide");
  field->has_cards = attribute_is (node, "style", "cards");
  field->is_beside = attribute_is (node, "style", "side");
  field->options = read_options (node);
  field->low = read_child_id (node, "low");
  field->high = read_child_id (node, "high");
  field->suggestion = read_child_id (node, "suggestion");
  field->note = read_attribute (node, "note");
  field->who = read_attribute (node, "who");
  field->columns = g_ptr_array_new_with_free_func (free_column);
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      if (is_named (child, "column"))
        g_ptr_array_add (field->columns, read_column (child));
    }
  return field;
}

static VvFormSection *
read_section (xmlNode *node)
{
  VvFormSection *section = g_new0 (VvFormSection, 1);

  section->id = read_attribute (node, "id");
  section->is_steps = attribute_is (node, "steps", "yes");
  section->is_printed = !attribute_is (node, "printed", "no");
  section->is_kept = attribute_is (node, "keep", "yes");
  section->has_clauses = attribute_is (node, "clauses", "yes");
  section->low = read_child_id (node, "low");
  section->high = read_child_id (node, "high");
  section->hint = read_child_id (node, "hint");
  section->fields = g_ptr_array_new_with_free_func (free_field);

  const char *dot = strrchr (section->id, '.');
  section->letter = g_strdup (dot != NULL && !section->is_steps ? dot + 1 : "");
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL; child = xmlNextElementSibling (child))
    {
      if (is_named (child, "field"))
        g_ptr_array_add (section->fields, read_field (child));
    }
  return section;
}

static VvForm *
read_form (xmlDoc *document, const char *path, GError **error)
{
  g_autoptr (VvForm) form = g_new0 (VvForm, 1);
  xmlNode *root = xmlDocGetRootElement (document);

  form->id = read_attribute (root, "id");
  form->version = read_attribute (root, "version");
  form->folder = read_attribute (root, "folder");
  form->subject = read_attribute (root, "subject");
  form->fills = read_words (root, "fills");
  form->signs = read_words (root, "signs");
  form->pages = (int)read_number (root, "pages", 1);
  form->sections = g_ptr_array_new_with_free_func (free_section);
  form->words = vv_words_new_from_xml (document, path, error);
  if (form->words == NULL)
    return NULL;
  for (xmlNode *child = xmlFirstElementChild (root); child != NULL; child = xmlNextElementSibling (child))
    {
      if (is_named (child, "section"))
        g_ptr_array_add (form->sections, read_section (child));
    }
  return g_steal_pointer (&form);
}

/* "AGR-40.c2.r1" → "AGR-40"; *column is 2, or 0. Free with g_free(). */
static char *
split_cell (const char *field_id, int *column)
{
  const char *dot = strchr (field_id, '.');

  *column = 0;
  if (dot == NULL)
    return g_strdup (field_id);
  if (dot[1] == 'c')
    *column = atoi (dot + 2);
  return g_strndup (field_id, (gsize)(dot - field_id));
}

VvForm *
vv_form_load (const char *path, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = vv_file_read (path, FILE_MAX, error);

  if (bytes == NULL)
    return NULL;

  xmlDoc *document = vv_form_parse (bytes, path, problems);
  if (document != NULL && problems->len == 0)
    vv_form_check_document (document, path, problems);
  if (problems->len > 0)
    {
      g_set_error_literal (error, VV_ERROR, document == NULL ? VV_ERROR_FOREIGN : VV_ERROR_INVALID,
                           g_ptr_array_index (problems, 0));
      xmlFreeDoc (document);
      return NULL;
    }

  VvForm *form = read_form (document, path, error);
  xmlFreeDoc (document);
  return form;
}

void
vv_form_free (VvForm *form)
{
  if (form == NULL)
    return;
  g_free (form->id);
  g_free (form->version);
  g_free (form->folder);
  g_free (form->subject);
  g_strfreev (form->fills);
  g_strfreev (form->signs);
  g_clear_pointer (&form->sections, g_ptr_array_unref);
  g_clear_pointer (&form->words, vv_words_unref);
  g_free (form);
}

const VvFormField *
vv_form_find_field (const VvForm *form, const char *field_id)
{
  int column = 0;
  g_autofree char *id = split_cell (field_id, &column);

  for (guint s = 0; s < form->sections->len; s++)
    {
      const VvFormSection *section = g_ptr_array_index (form->sections, s);
      for (guint f = 0; f < section->fields->len; f++)
        {
          const VvFormField *field = g_ptr_array_index (section->fields, f);
          if (strcmp (field->id, id) == 0)
            return field;
        }
    }
  return NULL;
}

const char *
vv_form_title (const VvForm *form, const char *language)
{
  return vv_words_get (form->words, form->id, language);
}

const char *
vv_form_label (const VvForm *form, const char *field_id, const char *language)
{
  int column = 0;
  g_autofree char *id = split_cell (field_id, &column);

  if (column > 0)
    {
      g_autofree char *column_id = g_strdup_printf ("%s.c%d", id, column);
      return vv_words_get (form->words, column_id, language);
    }
  return vv_words_get (form->words, id, language);
}

const char *
vv_form_option (const VvForm *form, const char *field_id, int option, const char *language)
{
  int column = 0;
  g_autofree char *id = split_cell (field_id, &column);
  g_autofree char *option_id = column > 0 ? g_strdup_printf ("%s.c%d.o%d", id, column, option)
                                          : g_strdup_printf ("%s.o%d", id, option);

  return vv_words_get (form->words, option_id, language);
}
