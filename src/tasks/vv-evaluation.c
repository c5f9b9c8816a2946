#include "vv-evaluation.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-evaluation-private.h"
#include "vv-screen.h"
#include "vv-strings.h"

void
vv_evaluation_item_free (VvEvaluationItem *item)
{
  if (!item)
    return;
  g_free (item->field);
  g_free (item->text);
  g_free (item);
}

void
vv_evaluation_person_free (VvEvaluationPerson *person)
{
  if (!person)
    return;
  g_free (person->person);
  g_free (person->name);
  g_free (person);
}

void
vv_evaluation_free (VvEvaluation *evaluation)
{
  if (!evaluation)
    return;
  g_clear_pointer (&evaluation->items, g_ptr_array_unref);
  g_clear_pointer (&evaluation->people, g_ptr_array_unref);
  g_free (evaluation);
}

/* ---- gathering ---- */

/* The mentees the question is about, as id → VvEvaluationPerson*. */
static gboolean
gather_people (VvWorkspace *ws,
               const char *programme,
               const char *match,
               const char *person,
               GHashTable *people,
               GError **error)
{
  g_autoptr (GPtrArray) enrolments
      = vv_store_list_enrolments (vv_workspace_get_store (ws), programme, person, "mentee", error);
  g_autoptr (VvMatch) only = NULL;

  if (!enrolments)
    return FALSE;
  if (match && !(only = vv_store_get_match (vv_workspace_get_store (ws), match, error)))
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    {
      const VvEnrolment *enrolment = enrolments->pdata[i];
      VvEvaluationPerson *entry;

      if (only && !vv_match_has_mentee (only, enrolment->person))
        continue;
      entry = g_new0 (VvEvaluationPerson, 1);
      entry->person = g_strdup (enrolment->person);
      entry->name = vv_workspace_person_name (ws, enrolment->person, VV_ROLE_MENTEE, error);
      g_hash_table_insert (people, entry->person, entry);
      if (!entry->name)
        return FALSE;
    }
  return TRUE;
}

/* Documents of a form in order of issue, as id → person id: a later one takes the place of an earlier one's
 * answers. */
static GHashTable *
map_documents (VvWorkspace *ws, const char *programme, const char *form, GPtrArray *order, GError **error)
{
  VvDocumentQuery query = { .programme = programme, .form = form };
  g_autoptr (GPtrArray) documents = vv_store_list_documents (vv_workspace_get_store (ws), &query, error);
  GHashTable *owners;

  if (!documents)
    return NULL;
  owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < documents->len; i++)
    {
      const VvDocument *document = documents->pdata[i];

      if (!document->person || document->state == VV_DOCUMENT_SUPERSEDED)
        continue;
      g_hash_table_insert (owners, g_strdup (document->id), g_strdup (document->person));
      g_ptr_array_add (order, g_strdup (document->id));
    }
  return owners;
}

static int
item_index (const char *field)
{
  int number;

  /* "IMQ-05" .. "IMQ-11" and the same of FMQ (R17). */
  if (strlen (field) != 6 || field[3] != '-')
    return -1;
  number = atoi (field + 4) - VV_EVALUATION_FIRST;
  return number >= 0 && number < VV_EVALUATION_ITEMS ? number : -1;
}

static gboolean
gather_answers (VvWorkspace *ws,
                const char *programme,
                const char *form,
                GHashTable *people,
                gboolean final,
                int *filed,
                GError **error)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) owners = map_documents (ws, programme, form, order, error);
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);

  if (!owners)
    return FALSE;
  for (guint d = 0; d < order->len; d++)
    {
      VvEvaluationPerson *person
          = g_hash_table_lookup (people, g_hash_table_lookup (owners, order->pdata[d]));
      g_autoptr (GPtrArray) values = NULL;

      if (!person)
        continue;
      values = vv_store_list_values (vv_workspace_get_store (ws), order->pdata[d], error);
      if (!values)
        return FALSE;
      for (guint i = 0; i < values->len; i++)
        {
          const VvValue *value = values->pdata[i];
          int index = item_index (value->field);

          if (index < 0 || vv_is_empty (value->value))
            continue;
          (final ? person->final : person->initial)[index] = atoi (value->value);
          g_hash_table_add (answered, person->person);
        }
    }
  *filed = (int)g_hash_table_size (answered);
  return TRUE;
}

/* ---- arithmetic ---- */

/* Paired answers only; the sample standard deviation of the differences. */
static void
summarise (VvEvaluationItem *item, int index, GPtrArray *people)
{
  double sum_initial = 0, sum_final = 0, sum = 0, squares = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const VvEvaluationPerson *person = people->pdata[i];
      int then = person->initial[index], now = person->final[index];

      if (then == 0 || now == 0)
        {
          item->missing++;
          continue;
        }
      item->n++;
      sum_initial += then;
      sum_final += now;
      sum += now - then;
      item->rose += now > then;
      item->stayed += now == then;
      item->fell += now < then;
    }
  item->initial_mean = item->n > 0 ? sum_initial / item->n : NAN;
  item->final_mean = item->n > 0 ? sum_final / item->n : NAN;
  item->difference_mean = item->n > 0 ? sum / item->n : NAN;
  for (guint i = 0; i < people->len; i++)
    {
      const VvEvaluationPerson *person = people->pdata[i];
      double off = person->final[index] - person->initial[index] - item->difference_mean;

      if (person->initial[index] && person->final[index])
        squares += off * off;
    }
  item->difference_sd = item->n > 1 ? sqrt (squares / (item->n - 1)) : NAN;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const VvEvaluationPerson *x = *(VvEvaluationPerson *const *)a, *y = *(VvEvaluationPerson *const *)b;
  int order = g_utf8_collate (x->name, y->name);

  return order ? order : strcmp (x->person, y->person);
}

char *
vv_evaluation_statement (VvWorkspace *ws, int index, const char *language, GError **error)
{
  VvForms *forms = vv_workspace_get_forms (ws, error);
  const VvForm *form = forms ? vv_forms_find (forms, "IMQ") : NULL;
  g_autofree char *field = g_strdup_printf ("IMQ-%02d", VV_EVALUATION_FIRST + index);

  if (forms && !form)
    g_set_error_literal (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                         _ ("The initial questionnaire (IMQ) is not installed."));
  return form ? g_strdup (vv_form_label (form, field, language)) : NULL;
}

static gboolean
add_items (VvWorkspace *ws, VvEvaluation *evaluation, GError **error)
{
  for (int i = 0; i < VV_EVALUATION_ITEMS; i++)
    {
      VvEvaluationItem *item = g_new0 (VvEvaluationItem, 1);

      item->field = g_strdup_printf ("IMQ-%02d", VV_EVALUATION_FIRST + i);
      item->text = vv_evaluation_statement (ws, i, vv_screen_language (), error);
      g_ptr_array_add (evaluation->items, item);
      if (!item->text)
        return FALSE;
      summarise (item, i, evaluation->people);
    }
  return TRUE;
}

VvEvaluation *
vv_evaluation_compute (VvWorkspace *ws,
                       const char *programme,
                       const char *match,
                       const char *person,
                       GError **error)
{
  g_autoptr (VvEvaluation) evaluation = g_new0 (VvEvaluation, 1);
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer entry;
  gboolean gathered;

  evaluation->items = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_evaluation_item_free);
  evaluation->people = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_evaluation_person_free);
  gathered = gather_people (ws, programme, match, person, people, error);
  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (evaluation->people, entry);
  if (!gathered || !gather_answers (ws, programme, "IMQ", people, FALSE, &evaluation->initial_filed, error)
      || !gather_answers (ws, programme, "FMQ", people, TRUE, &evaluation->final_filed, error))
    return NULL;
  g_ptr_array_sort (evaluation->people, compare_names);
  evaluation->mentees = (int)evaluation->people->len;
  return add_items (ws, evaluation, error) ? g_steal_pointer (&evaluation) : NULL;
}

/* ---- as JSON ---- */

static void
add_number (JsonBuilder *json, const char *name, double value)
{
  json_builder_set_member_name (json, name);
  if (isnan (value))
    json_builder_add_null_value (json);
  else
    json_builder_add_double_value (json, value);
}

char *
vv_evaluation_json (const VvEvaluation *evaluation)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "items");
  json_builder_begin_array (json);
  for (guint i = 0; i < evaluation->items->len; i++)
    {
      const VvEvaluationItem *item = evaluation->items->pdata[i];

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "field");
      json_builder_add_string_value (json, item->field);
      json_builder_set_member_name (json, "n");
      json_builder_add_int_value (json, item->n);
      json_builder_set_member_name (json, "missing");
      json_builder_add_int_value (json, item->missing);
      add_number (json, "initial_mean", item->initial_mean);
      add_number (json, "final_mean", item->final_mean);
      add_number (json, "difference_mean", item->difference_mean);
      add_number (json, "difference_sd", item->difference_sd);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}
