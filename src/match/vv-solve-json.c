#include "vv-solve-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "vv-error.h"
#include "vv-file.h"

/* Larger input than this is refused before it fills the memory. */
#define JSON_BYTES_MAX ((gsize)1 << 30)

static gboolean
refuse (GError **error, const char *member, int index, const char *sentence)
{
  if (index < 0)
    g_set_error (error, VV_ERROR, VV_ERROR_INVALID, "“%s”: %s", member, sentence);
  else
    g_set_error (error, VV_ERROR, VV_ERROR_INVALID, "“%s[%d]”: %s", member, index, sentence);
  return FALSE;
}

/* NULL and TRUE when the member lacks and may. */
static gboolean
get_list (JsonObject *object, const char *member, gboolean is_needed, JsonArray **list, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *list = NULL;
  if (node == NULL && !is_needed)
    return TRUE;
  if (node == NULL)
    return refuse (error, member, -1, _ ("this list is missing."));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (error, member, -1, _ ("must be a list."));
  *list = json_node_get_array (node);
  return TRUE;
}

/* Whole numbers only; 1.0 is not one. */
static gboolean
get_whole (JsonNode *node, gint64 least, gint64 most, gint64 *value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return *value >= least && *value <= most;
}

static gboolean
read_number (JsonObject *person, const char *member, int index, const char *key, int *value, GError **error)
{
  g_autofree char *sentence = NULL;
  gint64 number;

  if (!json_object_has_member (person, key))
    return TRUE;
  if (get_whole (json_object_get_member (person, key), 0, G_MAXINT32, &number))
    {
      *value = (int)number;
      return TRUE;
    }
  sentence = g_strdup_printf (_ ("“%s” must be a whole number from 0."), key);
  return refuse (error, member, index, sentence);
}

/* The id as text; a number is taken as its digits. */
static char *
read_id (JsonObject *person, const char *member, int index, GError **error)
{
  JsonNode *node = json_object_get_member (person, "id");

  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
      && *json_node_get_string (node))
    return g_strdup (json_node_get_string (node));
  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  refuse (error, member, index, _ ("needs an “id” with text."));
  return NULL;
}

static gboolean
read_person (VvProblem *problem,
             JsonNode *node,
             const char *member,
             int index,
             gboolean is_mentor,
             GError **error)
{
  g_autofree char *id = NULL;
  JsonObject *person;
  int min = 0;
  int max = 1;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, member, index, _ ("must be an object with an “id”."));
  person = json_node_get_object (node);
  id = read_id (person, member, index, error);
  if (id == NULL)
    return FALSE;
  if (!is_mentor)
    {
      vv_problem_set_mentee (problem, (guint)index, id);
      return TRUE;
    }
  if (!read_number (person, member, index, "min", &min, error)
      || !read_number (person, member, index, "max", &max, error))
    return FALSE;
  if (min > max)
    return refuse (error, member, index, _ ("“min” is above “max”."));
  vv_problem_set_mentor (problem, (guint)index, id, min, max);
  return TRUE;
}

static gboolean
read_people (VvProblem *problem, JsonArray *list, const char *member, gboolean is_mentor, GError **error)
{
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n; i++)
    if (!read_person (problem, json_array_get_element (list, i), member, (int)i, is_mentor, error))
      return FALSE;
  return TRUE;
}

/* The numbers of one entry: mentor index, mentee index and, with `with_score`, the score. */
static gboolean
read_entry (const VvProblem *problem,
            JsonNode *node,
            const char *member,
            int index,
            gboolean with_score,
            gint64 numbers[3],
            GError **error)
{
  gint64 most[3] = { (gint64)vv_problem_get_n_mentors (problem) - 1,
                     (gint64)vv_problem_get_n_mentees (problem) - 1, VV_PROBLEM_SCORE_MAX };
  const char *const sentences[3]
      = { _ ("there is no mentor with this index."), _ ("there is no mentee with this index."),
          _ ("the score must be a whole number from 0 to 10000.") };
  JsonArray *entry;
  guint n = with_score ? 3 : 2;

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != n)
    return refuse (error, member, index,
                   with_score ? _ ("must be [mentor index, mentee index, score].")
                              : _ ("must be [mentor index, mentee index]."));
  entry = json_node_get_array (node);
  for (guint k = 0; k < n; k++)
    if (!get_whole (json_array_get_element (entry, k), 0, most[k], &numbers[k]))
      return refuse (error, member, index, sentences[k]);
  return TRUE;
}

static gboolean
read_scores (VvProblem *problem, JsonArray *list, GError **error)
{
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n; i++)
    {
      gint64 numbers[3];

      if (!read_entry (problem, json_array_get_element (list, i), "scores", (int)i, TRUE, numbers, error))
        return FALSE;
      vv_problem_add_score (problem, (guint)numbers[0], (guint)numbers[1], (guint)numbers[2]);
    }
  return TRUE;
}

static gboolean
read_pairs (VvProblem *problem,
            JsonObject *object,
            const char *member,
            void (*add) (VvProblem *problem, guint mentor, guint mentee),
            GError **error)
{
  JsonArray *list;
  guint n;

  if (!get_list (object, member, FALSE, &list, error))
    return FALSE;
  n = list ? json_array_get_length (list) : 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 numbers[3];

      if (!read_entry (problem, json_array_get_element (list, i), member, (int)i, FALSE, numbers, error))
        return FALSE;
      add (problem, (guint)numbers[0], (guint)numbers[1]);
    }
  return TRUE;
}

static gboolean
read_prefer (VvProblem *problem, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "prefer");
  const char *text = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (node == NULL || g_strcmp0 (text, "total") == 0)
    return TRUE;
  if (g_strcmp0 (text, "fairness") != 0)
    return refuse (error, "prefer", -1, _ ("must be “total” or “fairness”."));
  vv_problem_set_prefer (problem, VV_PREFER_FAIRNESS);
  return TRUE;
}

static VvProblem *
read_object (JsonObject *object, GError **error)
{
  g_autoptr (VvProblem) problem = NULL;
  JsonArray *mentors, *mentees, *scores;

  if (!get_list (object, "mentors", TRUE, &mentors, error)
      || !get_list (object, "mentees", TRUE, &mentees, error)
      || !get_list (object, "scores", TRUE, &scores, error))
    return NULL;
  problem = vv_problem_new (json_array_get_length (mentors), json_array_get_length (mentees), error);
  if (problem == NULL || !read_people (problem, mentors, "mentors", TRUE, error)
      || !read_people (problem, mentees, "mentees", FALSE, error) || !read_scores (problem, scores, error)
      || !read_pairs (problem, object, "locked", vv_problem_add_lock, error)
      || !read_pairs (problem, object, "barred", vv_problem_add_bar, error)
      || !read_prefer (problem, object, error))
    return NULL;
  return g_steal_pointer (&problem);
}

VvProblem *
vv_solve_json_read (GBytes *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) failure = NULL;
  g_autoptr (VvProblem) problem = NULL;
  gsize size;
  const char *text = g_bytes_get_data (json, &size);

  if (!g_utf8_validate (text, (gssize)size, NULL))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID, _ ("This is no JSON in UTF-8."));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize)size, &failure))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("This is no JSON: %s."), failure->message);
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_INVALID,
                           _ ("The JSON must be an object with “mentors”, “mentees” and “scores”."));
      return NULL;
    }
  problem = read_object (json_node_get_object (json_parser_get_root (parser)), error);
  if (problem == NULL || !vv_problem_seal (problem, error))
    return NULL;
  return g_steal_pointer (&problem);
}

GBytes *
vv_solve_json_write (const VvSolution *solution)
{
  g_autoptr (GString) text = g_string_new ("{\"pairs\":[");
  const char *separator = "";
  g_autofree guint *first = g_new0 (guint, (gsize)solution->n_mentors + 1);
  g_autofree guint *sorted = g_new (guint, (gsize)solution->n_mentees + 1);

  for (guint j = 0; j < solution->n_mentors; j++)
    first[j + 1] = first[j] + (guint)solution->load[j];
  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor_of[i] >= 0)
      sorted[first[solution->mentor_of[i]]++] = i;
  for (guint k = 0; k < solution->n_mentees - solution->n_unmatched; k++, separator = ",")
    g_string_append_printf (text, "%s[%d,%u]", separator, solution->mentor_of[sorted[k]], sorted[k]);
  g_string_append_printf (text, "],\"total\":%" G_GINT64_FORMAT ",\"unmatched\":[", solution->total);
  separator = "";
  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor_of[i] < 0)
      {
        g_string_append_printf (text, "%s%u", separator, i);
        separator = ",";
      }
  g_string_append (text, "]}\n");
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

gboolean
vv_solve_json (const char *in,
               const char *out,
               VvSolverProgress progress,
               gpointer user_data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GBytes) json = vv_file_read (in, JSON_BYTES_MAX, error);
  g_autoptr (VvProblem) problem = NULL;
  g_autoptr (VvSolution) solution = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (json == NULL)
    return FALSE;
  problem = vv_solve_json_read (json, error);
  if (problem == NULL)
    {
      g_prefix_error (error, "“%s”: ", in);
      return FALSE;
    }
  g_clear_pointer (&json, g_bytes_unref);
  solution = vv_solver_solve (problem, progress, user_data, cancellable, error);
  if (solution == NULL)
    return FALSE;
  answer = vv_solve_json_write (solution);
  return vv_file_write (out, answer, error);
}
