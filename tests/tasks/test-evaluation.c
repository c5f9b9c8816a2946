/* Then and now: what is averaged, what is held back, and what leaves the house. */
#include "desk.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>
#include "vv-evaluation.h"
#include "vv-file.h"
#include "vv-helper.h"

#define PEOPLE 6

static void
answer (Fixture *fixture, Desk *desk, const char *form, const char *person, const int values[7])
{
  g_autoptr (GError) error = NULL;
  g_auto (Paper) paper = { NULL };
  g_autoptr (GString) json = g_string_new ("{");
  VvSubject subject = { .programme = desk->programme->id, .person = person };

  desk_issue (desk, fixture, form, &subject, NULL, &paper);
  for (int i = 0; i < 7; i++)
    if (values[i] > 0)
      g_string_append_printf (json, "%s\"%s-%02d\":%d", json->len > 1 ? "," : "", form, i + 5, values[i]);
  g_string_append (json, "}");
  vv_documents_fill (fixture->ws, paper.document->id, json->str, &error);
  g_assert_no_error (error);
}

/* Mentees of whom the first `n` answered twice, the others once. Item 0 rises by 1, 2, 3, …; item 1 stays. */
static void
answer_all (Fixture *fixture, Desk *desk, int n, char *people[PEOPLE])
{
  for (int i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %c", 'F' - i);
      const int then[7] = { 4, 6, 7, 7, 7, 7, i == 0 ? 0 : 7 };
      const int now[7] = { 5 + i % 6, 6, 5, 8, 7, 7, 9 };

      people[i] = fixture_add_person (fixture, desk->programme, VV_ROLE_MENTEE, name, "digital", 0, TRUE);
      answer (fixture, desk, "IMQ", people[i], then);
      if (i < n)
        answer (fixture, desk, "FMQ", people[i], now);
    }
}

static void
free_all (char *people[PEOPLE])
{
  for (int i = 0; i < PEOPLE; i++)
    g_free (people[i]);
}

static void
test_then_and_now (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  char *people[PEOPLE];
  g_autoptr (VvEvaluation) all = NULL;
  g_autoptr (VvEvaluation) one = NULL;
  const VvEvaluationItem *item;

  desk_set_up (&desk, fixture);
  answer_all (fixture, &desk, 5, people);
  all = vv_evaluation_compute (fixture->ws, desk.programme->id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (all->mentees, ==, PEOPLE + 3);
  g_assert_cmpint (all->initial_filed, ==, 6);
  g_assert_cmpint (all->final_filed, ==, 5);
  item = all->items->pdata[0];
  g_assert_cmpstr (item->field, ==, "IMQ-05");
  g_assert_cmpint (item->n, ==, 5);
  g_assert_cmpint (item->missing, ==, 4);
  /* 4 → 5, 6, 7, 8, 9: differences 1..5. */
  g_assert_cmpfloat_with_epsilon (item->initial_mean, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (item->final_mean, 7, 1e-9);
  g_assert_cmpfloat_with_epsilon (item->difference_mean, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (item->difference_sd, sqrt (2.5), 1e-9);
  g_assert_cmpint (item->rose, ==, 5);
  item = all->items->pdata[1];
  g_assert_cmpfloat_with_epsilon (item->difference_sd, 0, 1e-9);
  g_assert_cmpint (item->stayed, ==, 5);
  item = all->items->pdata[2];
  g_assert_cmpint (item->fell, ==, 5);
  item = all->items->pdata[6];
  g_assert_cmpint (item->n, ==, 4);
  /* By name, never by value. */
  for (guint i = 1; i < all->people->len; i++)
    g_assert_cmpint (g_utf8_collate (((VvEvaluationPerson *)all->people->pdata[i - 1])->name,
                                     ((VvEvaluationPerson *)all->people->pdata[i])->name),
                     <=, 0);
  one = vv_evaluation_compute (fixture->ws, desk.programme->id, NULL, people[1], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->people->len, ==, 1);
  item = one->items->pdata[0];
  g_assert_cmpint (item->n, ==, 1);
  g_assert_true (isnan (item->difference_sd));
  free_all (people);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = fixture_add_programme (fixture);
  g_autoptr (VvEvaluation) none = vv_evaluation_compute (fixture->ws, programme->id, NULL, NULL, &error);
  g_autofree char *text = vv_evaluation_json (none);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *items;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  items = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_assert_cmpint (json_object_get_int_member (item, "n"), ==, 0);
      g_assert_true (json_object_get_null_member (item, "initial_mean"));
      g_assert_true (json_object_get_null_member (item, "difference_sd"));
    }
}

static char *
read_report (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  char *text = NULL;

  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Under five answers nothing is averaged, on paper and in the table; names are on neither. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  char *people[PEOPLE];
  g_autofree char *pdf = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autofree char *xlsx = g_build_filename (fixture->folder, "report.xlsx", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (VvHelper) helper = vv_helper_new (&error);
  g_autoptr (VvTable) table = NULL;

  desk_set_up (&desk, fixture);
  answer_all (fixture, &desk, 5, people);
  g_assert_false (vv_evaluation_report (fixture->ws, desk.programme->id, "nb", "report.doc", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (vv_evaluation_report (fixture->ws, desk.programme->id, "sv", pdf, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_USAGE);
  g_clear_error (&error);
  for (int i = 0; i < 4; i++)
    {
      vv_evaluation_report (fixture->ws, desk.programme->id, (const char *[]){ "fi", "pl", "en", "nb" }[i],
                            pdf, &error);
      g_assert_no_error (error);
    }
  text = read_report (fixture, pdf);
  g_assert_null (strstr (text, "Person"));
  g_assert_null (strstr (text, "Tuva"));
  g_assert_nonnull (strstr (text, "4,0"));
  vv_evaluation_report (fixture->ws, desk.programme->id, "nb", xlsx, &error);
  g_assert_no_error (error);
  bytes = vv_file_read (xlsx, 0, &error);
  table = vv_helper_read_table (helper, bytes, "report.xlsx", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->rows->len, ==, 7);
  g_assert_cmpstr (((VvTableRow *)table->rows->pdata[0])->cells[4], ==, "4");
  g_assert_cmpstr (((VvTableRow *)table->rows->pdata[6])->cells[2], ==, "4");
  g_assert_cmpstr (((VvTableRow *)table->rows->pdata[6])->cells[4], ==, "");
  free_all (people);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("evaluation/then-and-now", test_then_and_now);
  add_test ("evaluation/json", test_json);
  add_test ("evaluation/report", test_report);
  return g_test_run ();
}
