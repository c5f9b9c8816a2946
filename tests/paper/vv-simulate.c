/* vv-simulate: writes on a printed page and scans it, for tests of whole programs. */
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "simulator-file.h"
#include "simulator.h"

static const char SUMMARY[]
    = "Takes one printed page as PNG or PGM (pdftoppm -r 200 -gray), writes on it what MARKS says, damages "
      "it "
      "as a\n"
      "scanner does and saves it as the scanner would. The same seed gives the same scan.\n\n"
      "MARKS is an object of field and answer; fields of other pages are passed over:\n"
      "  {\"IMQ-05\": \"7\", \"IMQ-13\": [\"2\", \"5\"], \"AGR-41\": \"sign\", \"DIA-04\": \"write\"}\n"
      "An answer may say how it is marked: \"7:tick\", \"7:cross\", \"7:fill\", \"7:faint\" (pencil),\n"
      "\"7:blackout\" (taken back), \"7:beside\" (misses the box). Without that the seed chooses tick or "
      "cross.";

typedef struct
{
  char *geometry, *page_png, *marks, *out, *severity, *style;
  int page, dpi, rotate, seed;
  gboolean bilevel, grey, lost_corner;
} Arguments;

static void
clear_arguments (Arguments *a)
{
  g_free (a->geometry);
  g_free (a->page_png);
  g_free (a->marks);
  g_free (a->out);
  g_free (a->severity);
  g_free (a->style);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, clear_arguments)

static SimMarkKind
kind_from_string (const char *text, guint64 seed)
{
  static const char *names[] = { "tick", "cross", "fill", "faint", "blackout", "beside" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      return (SimMarkKind)i;
  return seed % 2 ? SIM_CROSS : SIM_TICK;
}

static VvRect
read_rect (JsonObject *object)
{
  return (VvRect){ json_object_get_double_member (object, "x"), json_object_get_double_member (object, "y"),
                   json_object_get_double_member (object, "w"), json_object_get_double_member (object, "h") };
}

static gboolean
add_answer (GArray *marks, JsonObject *field, const char *answer, const Arguments *a, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (answer, ":", 2);
  SimMark mark = { kind_from_string (parts[0] && parts[1] ? parts[1] : a->style, (guint64)a->seed), { 0 } };
  JsonArray *boxes
      = json_object_has_member (field, "boxes") ? json_object_get_array_member (field, "boxes") : NULL;

  if (g_str_equal (answer, "sign") || g_str_equal (answer, "write"))
    {
      mark = (SimMark){ answer[0] == 's' ? SIM_SIGNATURE : SIM_WRITING, read_rect (field) };
      g_array_append_val (marks, mark);
      return TRUE;
    }
  for (guint i = 0; boxes && i < json_array_get_length (boxes); i++)
    {
      JsonObject *box = json_array_get_object_element (boxes, i);

      if (g_strcmp0 (json_object_get_string_member (box, "value"), parts[0]) != 0)
        continue;
      mark.rect = read_rect (box);
      g_array_append_val (marks, mark);
      return TRUE;
    }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s has no box \"%s\"",
               json_object_get_string_member (field, "id"), answer);
  return FALSE;
}

static gboolean
add_field (GArray *marks, JsonObject *field, JsonNode *answer, const Arguments *a, GError **error)
{
  JsonArray *several;

  if (!JSON_NODE_HOLDS_ARRAY (answer))
    return add_answer (marks, field, json_node_get_string (answer), a, error);
  several = json_node_get_array (answer);
  for (guint i = 0; i < json_array_get_length (several); i++)
    if (!add_answer (marks, field, json_array_get_string_element (several, i), a, error))
      return FALSE;
  return TRUE;
}

static JsonNode *
load_json (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  JsonNode *root;

  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s holds no JSON object", path);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

static JsonObject *
find_page (JsonNode *geometry, int number)
{
  JsonObject *root = json_node_get_object (geometry);
  JsonArray *pages
      = json_object_has_member (root, "pages") ? json_object_get_array_member (root, "pages") : NULL;

  for (guint i = 0; pages && i < json_array_get_length (pages); i++)
    {
      JsonObject *page = json_array_get_object_element (pages, i);

      if (json_object_get_int_member (page, "page") == number)
        return page;
    }
  return NULL;
}

static GArray *
load_marks (const Arguments *a, GError **error)
{
  g_autoptr (JsonNode) geometry = load_json (a->geometry, error);
  g_autoptr (JsonNode) answers = geometry && a->marks ? load_json (a->marks, error) : NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SimMark));
  JsonObject *page;
  JsonArray *fields;

  if (!geometry || (a->marks && !answers))
    return NULL;
  page = find_page (geometry, a->page);
  if (!page)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s has no page %d", a->geometry,
                   a->page);
      return NULL;
    }
  fields = json_object_get_array_member (page, "fields");
  for (guint i = 0; answers && i < json_array_get_length (fields); i++)
    {
      JsonObject *field = json_array_get_object_element (fields, i);
      JsonNode *answer = json_object_get_member (json_node_get_object (answers),
                                                 json_object_get_string_member (field, "id"));

      if (answer && !add_field (marks, field, answer, a, error))
        return NULL;
    }
  return g_steal_pointer (&marks);
}

static gboolean
simulate (const Arguments *a, GError **error)
{
  SimOptions options = { .dpi = a->dpi,
                         .rotate = a->rotate,
                         .bilevel = a->bilevel,
                         .grey_only = a->grey,
                         .lost_corner = a->lost_corner,
                         .seed = (guint64)a->seed };
  g_autoptr (GArray) marks = NULL;
  g_autoptr (VvImage) page = NULL;
  g_autoptr (VvImage) written = NULL;
  g_autoptr (VvImage) scan = NULL;
  double pixels_per_mm;

  if (!sim_severity_from_string (a->severity ? a->severity : "mild", &options.severity))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "no severity \"%s\"", a->severity);
      return FALSE;
    }
  marks = load_marks (a, error);
  if (marks)
    page = (g_str_has_suffix (a->page_png, ".pgm") ? sim_load_pgm : sim_load_png) (a->page_png, error);
  if (!page)
    return FALSE;
  pixels_per_mm = page->width / 210.0;
  written = sim_mark_page (page, pixels_per_mm, (const SimMark *)marks->data, marks->len, options.seed);
  scan = sim_scan (written, pixels_per_mm, &options, NULL);
  return sim_save (scan, a->out, error);
}

int
main (int argc, char **argv)
{
  g_auto (Arguments) a = { .page = 1, .dpi = 200 };
  const GOptionEntry entries[] = {
    { "geometry", 0, 0, G_OPTION_ARG_FILENAME, &a.geometry,
      "Geometry of the document, as the command line prints it", "JSON" },
    { "page", 0, 0, G_OPTION_ARG_INT, &a.page, "Which of its pages (1)", "N" },
    { "pdf-page-png", 0, 0, G_OPTION_ARG_FILENAME, &a.page_png, "That page, 200 dpi or more, PNG or PGM",
      "FILE" },
    { "marks", 0, 0, G_OPTION_ARG_FILENAME, &a.marks, "What to write on it; nothing if left out", "JSON" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &a.style, "tick, cross, fill or faint", "STYLE" },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &a.out, "Where to: .png, .jpg, .tiff or .pdf", "FILE" },
    { "dpi", 0, 0, G_OPTION_ARG_INT, &a.dpi, "Of the scan (200)", "N" },
    { "severity", 0, 0, G_OPTION_ARG_STRING, &a.severity, "mild, medium or harsh (mild)", "S" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &a.seed, "Another seed, another scan (0)", "N" },
    { "rotate", 0, 0, G_OPTION_ARG_INT, &a.rotate, "0, 90, 180 or 270 degrees clockwise (0)", "DEGREES" },
    { "bilevel", 0, 0, G_OPTION_ARG_NONE, &a.bilevel, "Black and white", NULL },
    { "grey", 0, 0, G_OPTION_ARG_NONE, &a.grey, "Never black and white", NULL },
    { "lost-corner", 0, 0, G_OPTION_ARG_NONE, &a.lost_corner, "Something lies over one corner", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, SUMMARY);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (!a.geometry || !a.page_png || !a.out || a.dpi < 50 || a.dpi > 1200)
    {
      g_printerr ("--geometry, --pdf-page-png and --out are needed; --dpi is 50 to 1200. See --help.\n");
      return 2;
    }
  if (simulate (&a, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
