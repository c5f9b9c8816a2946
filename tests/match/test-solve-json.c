/* `match solve`: what comes out, and that bad input is refused with a sentence that names the place. */
#include <glib/gstdio.h>
#include <string.h>

#include "vv-error.h"
#include "vv-solve-json.h"

static char *
solve_text (const char *text, GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr (VvProblem) problem = vv_solve_json_read (json, error);
  g_autoptr (VvSolution) solution = problem ? vv_solver_solve (problem, NULL, NULL, NULL, error) : NULL;
  g_autoptr (GBytes) answer = solution ? vv_solve_json_write (solution) : NULL;

  return answer ? g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer)) : NULL;
}

static void
test_answers (void)
{
  static const struct
  {
    const char *in, *out;
  } cases[] = {
    { "{\"mentors\":[],\"mentees\":[],\"scores\":[]}", "{\"pairs\":[],\"total\":0,\"unmatched\":[]}\n" },
    { "{\"mentors\":[],\"mentees\":[{\"id\":\"a\"}],\"scores\":[]}",
      "{\"pairs\":[],\"total\":0,\"unmatched\":[0]}\n" },
    /* One more matched counts for more than any sum. */
    { "{\"mentors\":[{\"id\":\"A\",\"min\":0,\"max\":1},{\"id\":\"B\",\"min\":0,\"max\":1}],"
      "\"mentees\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"scores\":[[0,0,10000],[1,0,0],[0,1,0]]}",
      "{\"pairs\":[[0,1],[1,0]],\"total\":0,\"unmatched\":[]}\n" },
    { "{\"mentors\":[{\"id\":\"A\",\"max\":2},{\"id\":\"B\",\"min\":1,\"max\":2}],"
      "\"mentees\":[{\"id\":\"a\"},{\"id\":\"b\"}],"
      "\"scores\":[[0,0,9000],[0,1,9000],[1,0,100],[1,1,200]],\"locked\":[],\"barred\":[[1,1]],"
      "\"prefer\":\"total\"}",
      "{\"pairs\":[[0,1],[1,0]],\"total\":9100,\"unmatched\":[]}\n" },
    /* The sum would take 10000 + 100; fairness lifts the lower. */
    { "{\"mentors\":[{\"id\":\"A\",\"max\":1},{\"id\":\"B\",\"max\":1}],\"mentees\":[{\"id\":\"a\"},{\"id\":"
      "\"b\"}],"
      "\"scores\":[[0,0,10000],[0,1,4000],[1,0,4500],[1,1,100]],\"prefer\":\"fairness\"}",
      "{\"pairs\":[[0,1],[1,0]],\"total\":8500,\"unmatched\":[]}\n" },
    { "{\"mentors\":[{\"id\":\"A\",\"max\":2}],\"mentees\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],"
      "\"scores\":[[0,0,9],[0,1,9],[0,2,1]],\"locked\":[[0,2]],\"barred\":[[0,0]]}",
      "{\"pairs\":[[0,1],[0,2]],\"total\":10,\"unmatched\":[0]}\n" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = solve_text (cases[k].in, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (out, ==, cases[k].out);
    }
}

#define PEOPLE "\"mentors\":[{\"id\":\"A\",\"max\":1}],\"mentees\":[{\"id\":\"a\"},{\"id\":\"b\"}]"

static void
test_refusals (void)
{
  static const struct
  {
    const char *in, *names;
    int code;
  } cases[] = {
    { "", "JSON", VV_ERROR_INVALID },
    { "[]", "object", VV_ERROR_INVALID },
    { "{\"mentors\":[", "JSON", VV_ERROR_INVALID },
    { "\xff\xfe", "UTF-8", VV_ERROR_INVALID },
    { "{\"mentors\":[],\"scores\":[]}", "mentees", VV_ERROR_INVALID },
    { "{\"mentors\":{},\"mentees\":[],\"scores\":[]}", "mentors", VV_ERROR_INVALID },
    { "{\"mentors\":[7],\"mentees\":[],\"scores\":[]}", "mentors[0]", VV_ERROR_INVALID },
    { "{\"mentors\":[{}],\"mentees\":[],\"scores\":[]}", "mentors[0]", VV_ERROR_INVALID },
    { "{\"mentors\":[{\"id\":\"\"}],\"mentees\":[],\"scores\":[]}", "mentors[0]", VV_ERROR_INVALID },
    { "{\"mentors\":[{\"id\":\"A\",\"min\":-1}],\"mentees\":[],\"scores\":[]}", "min", VV_ERROR_INVALID },
    { "{\"mentors\":[{\"id\":\"A\",\"min\":3,\"max\":2}],\"mentees\":[],\"scores\":[]}", "mentors[0]",
      VV_ERROR_INVALID },
    { "{\"mentors\":[{\"id\":\"A\",\"max\":1.5}],\"mentees\":[],\"scores\":[]}", "max", VV_ERROR_INVALID },
    { "{\"mentors\":[{\"id\":\"A\"},{\"id\":\"A\"}],\"mentees\":[],\"scores\":[]}", "A", VV_ERROR_INVALID },
    { "{\"mentors\":[],\"mentees\":[{\"id\":\"a\"},{\"id\":\"a\"}],\"scores\":[]}", "a", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,5],[0,2,5]]}", "scores[1]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[1,0,5]]}", "scores[0]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[-1,0,5]]}", "scores[0]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,10001]]}", "scores[0]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0]]}", "scores[0]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,\"5\"]]}", "scores[0]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,5],[0,0,5]]}", "two scores", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,5]],\"locked\":[[0,9]]}", "locked[0]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,5]],\"barred\":[[0]]}", "barred[0]", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,5]],\"prefer\":\"best\"}", "prefer", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,5]],\"prefer\":1}", "prefer", VV_ERROR_INVALID },
    { "{" PEOPLE ",\"scores\":[[0,0,5]],\"locked\":[[0,0]],\"barred\":[[0,0]]}", "barred",
      VV_ERROR_INFEASIBLE },
    { "{" PEOPLE ",\"scores\":[[0,0,5]],\"locked\":[[0,1]]}", "hard rule", VV_ERROR_INFEASIBLE },
    { "{" PEOPLE ",\"scores\":[[0,0,5],[0,1,5]],\"locked\":[[0,0],[0,1]]}", "at most 1",
      VV_ERROR_INFEASIBLE },
    { "{\"mentors\":[{\"id\":\"A\",\"min\":2,\"max\":3}],\"mentees\":[{\"id\":\"a\"},{\"id\":\"b\"}],"
      "\"scores\":[[0,0,5]]}",
      "at least 2 mentees, but only 1", VV_ERROR_INFEASIBLE },
    { "{\"mentors\":[{\"id\":\"A\",\"min\":1},{\"id\":\"B\",\"min\":1},{\"id\":\"C\"}],"
      "\"mentees\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"scores\":[[0,0,5],[1,0,5],[2,1,5]]}",
      "“A”, “B” must have at least 2 mentees together, but only 1", VV_ERROR_INFEASIBLE },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = solve_text (cases[k].in, &error);

      g_assert_null (out);
      g_assert_error (error, VV_ERROR, cases[k].code);
      if (strstr (error->message, cases[k].names) == NULL)
        g_error ("case %" G_GSIZE_FORMAT ": “%s” does not name %s", k, error->message, cases[k].names);
    }
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("veiviser-XXXXXX", &error);
  g_autofree char *in = g_build_filename (folder, "in.json", NULL);
  g_autofree char *out = g_build_filename (folder, "out.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_assert_false (vv_solve_json (in, out, NULL, NULL, NULL, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
  g_clear_error (&error);
  g_file_set_contents (in, "{" PEOPLE ",\"scores\":[[0,0,5],[0,1,6]]}", -1, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  g_assert_false (vv_solve_json (in, out, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  vv_solve_json (in, out, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (out, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "{\"pairs\":[[0,1]],\"total\":6,\"unmatched\":[0]}\n");
  g_unlink (in);
  g_unlink (out);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/solve-json/answers", test_answers);
  g_test_add_func ("/match/solve-json/refusals", test_refusals);
  g_test_add_func ("/match/solve-json/files", test_files);
  return g_test_run ();
}
