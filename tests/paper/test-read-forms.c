/* The real forms: set, drawn, written on, scanned a little askew or upside down, and read back without a
 * mistake. */
#include <locale.h>
#include <string.h>

#include "form-samples.h"
#include "simulator.h"
#include "vv-code.h"
#include "vv-draw.h"
#include "vv-locate.h"
#include "vv-read.h"
#include "vv-typeset.h"

#define PIXELS_PER_MM 8.0
#define MAX_PAGES 2 /* of each form: the later ones hold the signatures */

typedef struct
{
  VvForms *forms;
  VvPainter *painter;
  VvLocator *locator;
} Desk;

/* What was written: field → "7", "1,3", "signed", "unsigned" or "" (nothing). */
static void
write_field (const VvLayoutField *field, GArray *marks, GHashTable *meant, guint64 *state)
{
  g_autoptr (GString) values = g_string_new (NULL);
  SimMark mark = { sim_uniform (state, 0, 1) < .5 ? SIM_TICK : SIM_CROSS, field->rect };
  gboolean several = field->type == VV_FIELD_MULTICHOICE;
  guint n = field->boxes->len, chosen = n ? (guint)sim_uniform (state, 0, n) : 0;

  if (n == 0)
    {
      mark.kind = field->type == VV_FIELD_SIGNATURE ? SIM_SIGNATURE : SIM_WRITING;
      if (sim_uniform (state, 0, 1) < .6)
        g_array_append_val (marks, mark);
      else
        g_string_append (values, "un");
      g_string_append (values, "signed");
      if (field->type == VV_FIELD_SIGNATURE)
        g_hash_table_insert (meant, g_strdup (field->id), g_strdup (values->str));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const VvBox *box = g_ptr_array_index (field->boxes, i);

      if (several ? sim_uniform (state, 0, 1) > .4 : i != chosen)
        continue;
      mark.rect = box->rect;
      g_array_append_val (marks, mark);
      g_string_append_printf (values, "%s%s", values->len ? "," : "", box->value);
    }
  g_hash_table_insert (meant, g_strdup (field->id), g_strdup (values->str));
}

static void
check_reading (const VvReading *reading, GHashTable *meant, const char *place)
{
  const char *expected = g_hash_table_lookup (meant, reading->field);
  g_autofree char *read = reading->is_signature ? g_strdup (reading->is_signed ? "signed" : "unsigned")
                          : reading->values     ? g_strjoinv (",", reading->values)
                                                : g_strdup ("");

  if (reading->state == VV_READING_REVIEW || g_strcmp0 (read, expected) != 0)
    g_test_message ("%s %s: meant %s, read %s, state %d, why %s", place, reading->field, expected, read,
                    reading->state, reading->why ? reading->why : "-");
  g_assert_cmpstr (read, ==, expected);
  g_assert_cmpint (reading->state, !=, VV_READING_REVIEW);
}

static guint
read_back (const Desk *desk, const VvLayout *layout, int page, guint64 seed)
{
  const VvLayoutPage *content = g_ptr_array_index (layout->pages, page - 1);
  g_autofree char *place = g_strdup_printf ("%s-%s page %d", layout->form, layout->language, page);
  g_autoptr (VvImage) blank = vv_render_grey (desk->painter, layout, page, PIXELS_PER_MM);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SimMark));
  g_autoptr (GHashTable) meant = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SimOptions options
      = { .dpi = 200, .severity = SIM_MILD, .rotate = seed % 2 ? 180 : 0, .grey_only = TRUE, .seed = seed };
  guint64 state = seed;
  g_autoptr (VvImage) written = NULL;
  g_autoptr (VvImage) scan = NULL;
  g_auto (VvPagePose) pose = { 0 };
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < content->fields->len; i++)
    write_field (g_ptr_array_index (content->fields, i), marks, meant, &state);
  written = sim_mark_page (blank, PIXELS_PER_MM, (const SimMark *)marks->data, marks->len, seed);
  scan = sim_scan (written, PIXELS_PER_MM, &options, NULL);
  g_assert_true (vv_locate_page (desk->locator, scan, &pose));
  g_assert_cmpstr (pose.payload, ==, content->payload);
  g_assert_cmpint (pose.page, ==, page);
  g_assert_cmpint (pose.rotation, ==, options.rotate);
  readings = vv_read_page (desk->painter, scan, &pose, layout, page, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (readings->len, ==, g_hash_table_size (meant));
  for (guint i = 0; i < readings->len; i++)
    check_reading (g_ptr_array_index (readings, i), meant, place);
  return readings->len;
}

static void
test_forms (gconstpointer data)
{
  static const char *languages[] = { "en", "nb", "fi", "pl" };
  const Desk *desk = data;
  guint n_pages = 0, n_readings = 0;

  for (guint i = 0; i < vv_forms_count (desk->forms); i++)
    {
      const VvForm *form = vv_forms_get (desk->forms, i);
      const char *language = languages[i % 4];
      g_autoptr (VvFill) fill = form_sample_new (form->id, language);
      g_autoptr (GError) error = NULL;
      g_autoptr (VvLayout) layout = vv_typeset (desk->forms, form, language, fill, desk->painter, &error);
      int first;

      g_assert_no_error (error);
      first = MAX (1, (int)layout->pages->len - MAX_PAGES + 1);
      for (int page = first; page <= (int)layout->pages->len; page++)
        {
          const VvLayoutPage *content = g_ptr_array_index (layout->pages, page - 1);

          if (!content->payload)
            continue;
          n_readings += read_back (desk, layout, page, 1000 * (i + 1) + (guint64)page);
          n_pages++;
        }
    }
  g_test_message ("%u pages, %u readings, all as meant", n_pages, n_readings);
  g_assert_cmpuint (n_pages, >=, 20);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Desk desk = { 0 };
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  desk.forms = vv_forms_load (NULL, &error);
  g_assert_no_error (error);
  desk.painter = vv_painter_new (&error);
  g_assert_no_error (error);
  desk.locator = vv_locator_new ();
  g_test_add_data_func ("/read-forms/all", &desk, test_forms);
  status = g_test_run ();
  vv_locator_free (desk.locator);
  vv_painter_free (desk.painter);
  vv_forms_unref (desk.forms);
  return status;
}
