/* What becomes of issued documents: typed values, titles, the scanned original; and the list of forms. */
#include "vv-documents.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "vv-date.h"
#include "vv-document-facts.h"
#include "vv-error.h"
#include "vv-filing-follow.h"
#include "vv-filing.h"
#include "vv-form.h"
#include "vv-matching.h"
#include "vv-scans.h"
#include "vv-screen.h"
#include "vv-strings.h"

/* ---- the list of forms ---- */

void
vv_form_line_free (VvFormLine *line)
{
  if (!line)
    return;
  g_free (line->id);
  g_free (line->title);
  g_free (line->folder);
  g_free (line->applies_to);
  g_free (line->filled_by);
  g_free (line->signed_by);
  g_free (line);
}

static VvFormLine *
describe_line (const VvForm *form, const char *language)
{
  VvFormLine *line = g_new0 (VvFormLine, 1);

  line->id = g_strdup (form->id);
  line->title = g_strdup (vv_form_title (form, language));
  line->folder = g_strdup (form->folder);
  line->applies_to = g_strdup (form->subject);
  line->filled_by = vv_join_tags ((const char *const *)form->fills);
  line->signed_by = vv_join_tags ((const char *const *)form->signs);
  line->pages = form->pages;
  return line;
}

GPtrArray *
vv_forms_list (VvWorkspace *ws, const char *language, GError **error)
{
  VvForms *forms = vv_workspace_get_forms (ws, error);
  GPtrArray *lines;

  if (!forms)
    return NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_form_line_free);
  for (guint i = 0; i < vv_forms_count (forms); i++)
    g_ptr_array_add (lines,
                     describe_line (vv_forms_get (forms, i), language ? language : vv_screen_language ()));
  return lines;
}

static void
add_options_text (GString *text, const VvForm *form, const VvFormField *field, const char *language)
{
  for (int o = 0; field->options && field->options[o]; o++)
    g_string_append_printf (text, "      %d %s\n", o + 1, vv_form_option (form, field->id, o + 1, language));
}

static char *
describe_text (const VvForm *form, const char *language)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s  %s  (%s %s)\n", form->id, vv_form_title (form, language), _ ("version"),
                          form->version);
  for (guint s = 0; s < form->sections->len; s++)
    {
      const VvFormSection *section = form->sections->pdata[s];

      g_string_append_printf (text, "\n%s  %s\n", section->letter,
                              vv_words_get (form->words, section->id, language));
      for (guint f = 0; f < section->fields->len; f++)
        {
          const VvFormField *field = section->fields->pdata[f];

          g_string_append_printf (text, "  %s  %s  [%s]%s\n", field->id,
                                  vv_form_label (form, field->id, language),
                                  vv_field_type_to_string (field->type), field->required ? " !" : "");
          add_options_text (text, form, field, language);
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text ? text : "");
}

static void
add_field_json (JsonBuilder *json, const VvForm *form, const VvFormField *field, const char *language)
{
  json_builder_begin_object (json);
  add_text (json, "id", field->id);
  add_text (json, "type", vv_field_type_to_string (field->type));
  add_text (json, "label", vv_form_label (form, field->id, language));
  json_builder_set_member_name (json, "required");
  json_builder_add_boolean_value (json, field->required);
  json_builder_set_member_name (json, "options");
  json_builder_begin_array (json);
  for (int o = 0; field->options && field->options[o]; o++)
    json_builder_add_string_value (json, vv_form_option (form, field->id, o + 1, language));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static char *
describe_json (const VvForm *form, const char *language)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  add_text (json, "id", form->id);
  add_text (json, "version", form->version);
  add_text (json, "title", vv_form_title (form, language));
  add_text (json, "folder", form->folder);
  add_text (json, "applies_to", form->subject);
  json_builder_set_member_name (json, "fields");
  json_builder_begin_array (json);
  for (guint s = 0; s < form->sections->len; s++)
    {
      const VvFormSection *section = form->sections->pdata[s];

      for (guint f = 0; f < section->fields->len; f++)
        add_field_json (json, form, section->fields->pdata[f], language);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

char *
vv_forms_describe (VvWorkspace *ws, const char *id, const char *language, gboolean json, GError **error)
{
  VvForms *forms = vv_workspace_get_forms (ws, error);
  const VvForm *form = forms ? vv_forms_find (forms, id) : NULL;

  if (forms && !form)
    g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                 _ ("There is no form “%s”. The list of forms shows their ids, such as AGR."), id);
  if (!form)
    return NULL;
  language = language ? language : vv_screen_language ();
  return json ? describe_json (form, language) : describe_text (form, language);
}

GPtrArray *
vv_forms_check (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return vv_form_check (path);
  g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be read: there is no such file."), path);
  return NULL;
}

/* ---- titles ---- */

static char *
name_subject (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  if (document->match)
    {
      g_autoptr (VvMatch) match = vv_store_get_match (vv_workspace_get_store (ws), document->match, error);

      return match ? vv_matching_title (ws, match, error) : NULL;
    }
  if (document->person)
    {
      g_autoptr (GPtrArray) enrolments = vv_store_list_enrolments (
          vv_workspace_get_store (ws), document->programme, document->person, NULL, error);
      VvRole role = VV_ROLE_MENTEE;

      if (!enrolments)
        return NULL;
      if (enrolments->len > 0)
        role = ((VvEnrolment *)enrolments->pdata[0])->role;
      return vv_workspace_person_name (ws, document->person, role, error);
    }
  return g_strdup ("");
}

char *
vv_documents_title (VvWorkspace *ws, const VvDocument *document, GError **error)
{
  VvForms *forms = vv_workspace_get_forms (ws, error);
  const VvForm *form = forms ? vv_forms_find (forms, document->form) : NULL;
  const char *title = form ? vv_form_title (form, vv_screen_language ()) : document->form;
  g_autofree char *subject = forms ? name_subject (ws, document, error) : NULL;

  if (!subject)
    return NULL;
  if (!*subject)
    return g_strdup (title);
  /* Translators: title of a form, and the person, pair or group it is about. */
  return g_strdup_printf (C_ ("document title", "%s, %s"), title, subject);
}

/* ---- typed values ---- */

static gboolean
fail_value (GError **error, const char *field, const char *what)
{
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID, "%s: %s", field, what);
  return FALSE;
}

/* Choices are numbered, ratings are their own number: the boxes of the stored layout say what is possible; a
 * field that was printed as known keeps the form's options. */
static gboolean
check_option (const char *id, VvFieldType type, char **options, const char *value, GError **error)
{
  gint64 number = g_ascii_strtoll (value, NULL, 10);
  gboolean fine;

  if (!*value || strspn (value, "0123456789") != strlen (value))
    return fail_value (error, id, _ ("a number is expected: that of the answer ticked."));
  if (type == VV_FIELD_RATING_4_10)
    fine = number >= 4 && number <= 10;
  else if (type == VV_FIELD_RATING_1_5)
    fine = number >= 1 && number <= 5;
  else
    fine = number >= 1 && number <= (options ? (gint64)g_strv_length (options) : 0);
  return fine || fail_value (error, id, _ ("this number is not on the scale or among the answers."));
}

static gboolean
is_ticked (VvFieldType type)
{
  return type == VV_FIELD_CHOICE || type == VV_FIELD_MULTICHOICE || type == VV_FIELD_RATING_4_10
         || type == VV_FIELD_RATING_1_5;
}

/* "AGR-40.c2.r1" → the column; NULL when it is no cell of a table of the form. */
static const VvFormColumn *
find_column (const VvForm *form, const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, ".", 3);
  const VvFormField *table = g_strv_length (parts) == 3 ? vv_form_find_field (form, parts[0]) : NULL;

  for (guint i = 0; table && i < table->columns->len; i++)
    {
      VvFormColumn *column = table->columns->pdata[i];
      g_autofree char *id = g_strjoin (".", parts[0], parts[1], NULL);

      if (g_str_equal (column->id, id))
        return column;
    }
  return NULL;
}

static gboolean
check_answer (const char *id,
              VvFieldType type,
              char **options,
              const char *value,
              gboolean is_list,
              GError **error)
{
  g_auto (GStrv) tags = NULL;

  if (type == VV_FIELD_SIGNATURE || type == VV_FIELD_STATIC)
    return fail_value (error, id, _ ("this cannot be typed: a signature comes back on paper."));
  if (type == VV_FIELD_DATE && *value && !vv_date_is_valid (value))
    return fail_value (error, id, _ ("a date such as 2026-09-01 is expected, and a day of the calendar."));
  if (!is_ticked (type))
    return !is_list || fail_value (error, id, _ ("one text is expected, not a list."));
  tags = vv_split_tags (value);
  if (type != VV_FIELD_MULTICHOICE && g_strv_length (tags) > 1)
    return fail_value (error, id, _ ("only one answer is possible here."));
  for (int i = 0; tags[i]; i++)
    if (!check_option (id, type, options, tags[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_typed (const VvForm *form, const char *id, const char *value, gboolean is_list, GError **error)
{
  const VvFormField *field = vv_form_find_field (form, id);
  const VvFormColumn *column = find_column (form, id);

  if (column)
    return check_answer (id, column->type, column->options, value, is_list, error);
  if (field && field->type == VV_FIELD_TABLE)
    return fail_value (error, id, _ ("this is a table: name its cells, such as MMR-10.c2.r1."));
  if (field)
    return check_answer (id, field->type, field->options, value, is_list, error);
  return fail_value (error, id, _ ("this form has no such field."));
}

/* A JSON string, number, or list of them as the text that is stored; NULL for anything else. */
static char *
node_to_text (JsonNode *node, gboolean *is_list)
{
  *is_list = JSON_NODE_HOLDS_ARRAY (node);
  if (*is_list)
    {
      JsonArray *array = json_node_get_array (node);
      GString *text = g_string_new (NULL);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          gboolean nested;
          g_autofree char *item = node_to_text (json_array_get_element (array, i), &nested);

          if (!item || nested)
            {
              g_string_free (text, TRUE);
              return NULL;
            }
          g_string_append_printf (text, "%s%s", i ? "," : "", item);
        }
      return g_string_free (text, FALSE);
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

static JsonObject *
parse_values (JsonParser *parser, const char *json, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!json_parser_load_from_data (parser, json, -1, &cause))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("The values could not be read: %s"), cause->message);
      return NULL;
    }
  if (!json_parser_get_root (parser) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("The values must be one JSON object: {\"IMQ-05\": \"7\"}."));
      return NULL;
    }
  return json_node_get_object (json_parser_get_root (parser));
}

static gboolean
put_typed (VvWorkspace *ws, const VvForm *form, const char *document, JsonObject *values, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (values);

  for (GList *l = names; l; l = l->next)
    {
      gboolean is_list;
      g_autofree char *text = node_to_text (json_object_get_member (values, l->data), &is_list);
      g_autoptr (VvValue) value = NULL;

      if (!text)
        return fail_value (error, l->data, _ ("a text, a number or a list of numbers is expected."));
      if (!check_typed (form, l->data, text, is_list, error))
        return FALSE;
      value = vv_value_new (document, l->data, text, "typed");
      if (!vv_store_put_value (vv_workspace_get_store (ws), value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_filled (GPtrArray *values, const char *field)
{
  for (guint i = 0; i < values->len; i++)
    {
      const VvValue *value = values->pdata[i];

      if (g_str_equal (value->field, field) && !vv_is_empty (value->value))
        return TRUE;
    }
  return FALSE;
}

/* Typed forms are complete when every required box and scale is answered and nobody has to sign (R04:
 * agreements and attendance lists need their paper). */
static gboolean
is_complete_typed (const VvForm *form, GPtrArray *values)
{
  for (guint s = 0; s < form->sections->len; s++)
    {
      const VvFormSection *section = form->sections->pdata[s];

      for (guint f = 0; f < section->fields->len; f++)
        {
          const VvFormField *field = section->fields->pdata[f];

          if (!field->required || !field->is_printed)
            continue;
          if (field->type == VV_FIELD_SIGNATURE
              || (is_ticked (field->type) && !is_filled (values, field->id)))
            return FALSE;
        }
    }
  return !g_str_equal (form->id, "AGR") && !g_str_equal (form->id, "ATT");
}

static gboolean
complete_typed (VvWorkspace *ws, VvDocument *document, const VvForm *form, GError **error)
{
  g_autoptr (GPtrArray) values = vv_store_list_values (vv_workspace_get_store (ws), document->id, error);
  g_autofree char *today = vv_workspace_today (ws);

  if (!values)
    return FALSE;
  if (document->state != VV_DOCUMENT_ISSUED || !is_complete_typed (form, values))
    return TRUE;
  document->state = VV_DOCUMENT_COMPLETE;
  vv_set_string (&document->completed_on, today);
  return vv_store_put_document (vv_workspace_get_store (ws), document, error)
         && vv_filing_follow (ws, document, error);
}

gboolean
vv_documents_fill (VvWorkspace *ws, const char *id, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *values = parse_values (parser, json, error);
  g_autoptr (VvTransaction) transaction = NULL;
  g_autoptr (VvDocument) document = NULL;
  VvForms *forms = values ? vv_workspace_get_forms (ws, error) : NULL;
  const VvForm *form;

  if (!forms)
    return FALSE;
  transaction = vv_transaction_begin (ws, error);
  document = transaction ? vv_store_get_document (vv_workspace_get_store (ws), id, FALSE, error) : NULL;
  if (!document)
    return FALSE;
  form = vv_forms_find (forms, document->form);
  if (!form)
    return fail_value (error, document->form,
                       _ ("this form is no longer installed, so nothing can be typed into it."));
  if (!vv_filing_may_file (ws, document, error))
    return FALSE;
  if (document->state == VV_DOCUMENT_LOCKED || document->state == VV_DOCUMENT_SUPERSEDED)
    return fail_value (error, document->form, _ ("this document is closed: issue a new version instead."));
  return put_typed (ws, form, id, values, error) && complete_typed (ws, document, form, error)
         && vv_workspace_audit (ws, "document.fill", id, NULL, error)
         && vv_transaction_commit (transaction, error);
}

/* ---- the scanned original ---- */

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const VvScanPage *x = *(VvScanPage *const *)a, *y = *(VvScanPage *const *)b;

  return x->page - y->page;
}

/* Files that pages come from, each once, and which page of which file. */
typedef struct
{
  GPtrArray *files;   /* GBytes* */
  GPtrArray *names;   /* char*, of the pages */
  GHashTable *places; /* sha256 → index + 1 */
  GArray *picks;      /* VvHelperPick */
} Original;

static void
original_clear (Original *original)
{
  g_clear_pointer (&original->files, g_ptr_array_unref);
  g_clear_pointer (&original->names, g_ptr_array_unref);
  g_clear_pointer (&original->places, g_hash_table_unref);
  g_clear_pointer (&original->picks, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Original, original_clear)

static gboolean
add_page (VvWorkspace *ws, Original *original, const VvScanPage *page, GError **error)
{
  int place = GPOINTER_TO_INT (g_hash_table_lookup (original->places, page->sha256));
  VvHelperPick pick = { place - 1, page->index };

  if (place == 0)
    {
      GBytes *bytes = vv_store_get_scan_file (vv_workspace_get_store (ws), page->sha256, error);

      if (!bytes)
        return FALSE;
      pick.file = (int)original->files->len;
      g_ptr_array_add (original->files, bytes);
      g_ptr_array_add (original->names, page->file);
      g_hash_table_insert (original->places, page->sha256, GINT_TO_POINTER (pick.file + 1));
    }
  g_array_append_val (original->picks, pick);
  return TRUE;
}

GBytes *
vv_documents_export_pdf (VvWorkspace *ws, const char *id, GError **error)
{
  g_autoptr (VvDocument) document = vv_documents_get (ws, id, error);
  g_autoptr (GPtrArray) pages = document ? vv_filing_list_pages (ws, id, error) : NULL;
  g_auto (Original) original = { NULL };
  VvHelper *helper;

  if (!pages)
    return NULL;
  original.files = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  original.names = g_ptr_array_new ();
  original.places = g_hash_table_new (g_str_hash, g_str_equal);
  original.picks = g_array_new (FALSE, TRUE, sizeof (VvHelperPick));
  g_ptr_array_sort (pages, compare_pages);
  for (guint i = 0; i < pages->len; i++)
    {
      const VvScanPage *page = pages->pdata[i];

      if ((page->state == VV_PAGE_FILED || page->state == VV_PAGE_REVIEW)
          && !add_page (ws, &original, page, error))
        return NULL;
    }
  if (original.picks->len == 0)
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                           _ ("No page of this document has been scanned yet."));
      return NULL;
    }
  g_ptr_array_add (original.names, NULL);
  helper = vv_workspace_get_helper (ws, error);
  return helper ? vv_helper_extract_pdf (helper, original.files, (const char *const *)original.names->pdata,
                                         (const VvHelperPick *)(void *)original.picks->data,
                                         original.picks->len, NULL, error)
                : NULL;
}
