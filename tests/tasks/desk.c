#include "desk.h"

#include <string.h>
#include "simulator-file.h"
#include "vv-file.h"
#include "vv-helper.h"
#include "vv-matching.h"
#include "vv-preview-private.h"
#include "vv-strings.h"

#define PIXELS_PER_MM 6.0

const char *const SIGN_ALL[] = { "*=sign", NULL };

static char *
add_match (Fixture *fixture, Desk *desk, const char *mentor, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvMatch) match = vv_match_new (NULL, desk->programme->id, mentor);

  g_ptr_array_add (match->mentees, g_strdup (first));
  if (second)
    g_ptr_array_add (match->mentees, g_strdup (second));
  vv_matching_save (fixture->ws, match, &error);
  g_assert_no_error (error);
  vv_matching_set_state (fixture->ws, match->id, VV_MATCH_RESERVED, NULL, &error);
  g_assert_no_error (error);
  vv_matching_lock (fixture->ws, match->id, "They fit", &error);
  g_assert_no_error (error);
  return g_strdup (match->id);
}

void
desk_set_up (Desk *desk, Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  desk->painter = vv_painter_new (&error);
  g_assert_no_error (error);
  desk->programme = fixture_add_programme (fixture);
  desk->ola = fixture_add_person (fixture, desk->programme, VV_ROLE_MENTOR, "Ola Prøve", "digital", 2, TRUE);
  desk->kari = fixture_add_person (fixture, desk->programme, VV_ROLE_MENTOR, "Kari Vik", "digital", 2, TRUE);
  desk->tuva = fixture_add_person (fixture, desk->programme, VV_ROLE_MENTEE, "Tuva Nes", "digital", 0, TRUE);
  desk->emil = fixture_add_person (fixture, desk->programme, VV_ROLE_MENTEE, "Emil Nes", "digital", 0, TRUE);
  desk->amina
      = fixture_add_person (fixture, desk->programme, VV_ROLE_MENTEE, "Amina Ødegård", "digital", 0, TRUE);
  desk->pair = add_match (fixture, desk, desk->ola, desk->tuva, NULL);
  desk->group = add_match (fixture, desk, desk->kari, desk->emil, desk->amina);
}

void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->painter, vv_painter_free);
  g_clear_pointer (&desk->programme, vv_programme_free);
  g_free (desk->ola);
  g_free (desk->kari);
  g_free (desk->tuva);
  g_free (desk->emil);
  g_free (desk->amina);
  g_free (desk->pair);
  g_free (desk->group);
}

void
paper_clear (Paper *paper)
{
  g_clear_pointer (&paper->document, vv_document_free);
  g_clear_pointer (&paper->layout, vv_layout_free);
}

VvSubject
desk_subject (const Desk *desk, const char *applies_to)
{
  VvSubject subject = { .programme = desk->programme->id };

  if (g_str_equal (applies_to, "match") || g_str_equal (applies_to, "session"))
    subject.match = desk->group;
  else if (g_str_equal (applies_to, "person"))
    subject.person = desk->tuva;
  return subject;
}

void
desk_issue (Desk *desk,
            Fixture *fixture,
            const char *form,
            const VvSubject *subject,
            const char *language,
            Paper *paper)
{
  g_autoptr (GError) error = NULL;
  VvPreview *preview = NULL;

  paper->document
      = vv_documents_issue (fixture->ws, form, subject, language, NULL, NULL, NULL, &preview, &error);
  g_assert_no_error (error);
  g_assert_nonnull (preview);
  paper->layout = vv_preview_steal_layout (preview);
}

static void
add_marks (GArray *marks, const VvLayoutField *field, const char *answer, gboolean cross)
{
  SimMark mark = { cross ? SIM_CROSS : SIM_TICK, field->rect };

  if (g_str_equal (answer, "sign"))
    {
      mark.kind = SIM_SIGNATURE;
      g_array_append_val (marks, mark);
      return;
    }
  for (guint i = 0; i < field->boxes->len; i++)
    {
      const VvBox *box = field->boxes->pdata[i];

      if (!g_str_equal (box->value, answer))
        continue;
      mark.rect = box->rect;
      g_array_append_val (marks, mark);
      return;
    }
  g_error ("%s has no box %s", field->id, answer);
}

static void
write_field (GArray *marks, const VvLayoutField *field, const char *const *answers)
{
  for (int i = 0; answers && answers[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (answers[i], "=", 2);

      if (g_str_equal (parts[0], field->id)
          || (g_str_equal (parts[0], "*") && field->type == VV_FIELD_SIGNATURE && field->required))
        add_marks (marks, field, parts[1], i % 2 != 0);
    }
}

VvImage *
desk_scan (Desk *desk, const Paper *paper, int page, const char *const *answers, int rotate)
{
  const VvLayoutPage *content = paper->layout->pages->pdata[page - 1];
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SimMark));
  g_autoptr (VvImage) written = vv_render_grey (desk->painter, paper->layout, page, PIXELS_PER_MM);
  SimOptions options = { .dpi = 150, .severity = SIM_MILD, .rotate = rotate, .grey_only = TRUE };

  options.seed = (guint64)++desk->scans;
  for (guint i = 0; i < content->fields->len; i++)
    write_field (marks, content->fields->pdata[i], answers);
  /* The same hand each time: what was written stays where it was when more is added. */
  for (guint i = 0; i < marks->len; i++)
    {
      const SimMark *mark = &g_array_index (marks, SimMark, i);
      VvImage *more = sim_mark_page (written, PIXELS_PER_MM, mark, 1,
                                     (guint64)(100 * mark->rect.x) + 100000 * (guint64)mark->rect.y);

      vv_image_unref (written);
      written = more;
    }
  return sim_scan (written, PIXELS_PER_MM, &options, NULL);
}

char *
desk_save (Fixture *fixture, const VvImage *image, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  sim_save (image, path, &error);
  g_assert_no_error (error);
  return path;
}

char *
desk_scan_file (Desk *desk,
                Fixture *fixture,
                const Paper *paper,
                int page,
                const char *const *marks,
                int rotate,
                const char *name)
{
  g_autoptr (VvImage) image = desk_scan (desk, paper, page, marks, rotate);

  return desk_save (fixture, image, name);
}

char *
desk_bind (Fixture *fixture, const char *const *paths, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvHelper) helper = vv_helper_new (&error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GArray) picks = g_array_new (FALSE, FALSE, sizeof (VvHelperPick));
  g_autoptr (GBytes) pdf = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  for (int i = 0; paths[i]; i++)
    {
      VvHelperPick pick = { i, 0 };

      g_ptr_array_add (files, vv_file_read (paths[i], 0, &error));
      g_assert_no_error (error);
      g_array_append_val (picks, pick);
    }
  pdf = vv_helper_extract_pdf (helper, files, paths, (const VvHelperPick *)(void *)picks->data, picks->len,
                               NULL, &error);
  g_assert_no_error (error);
  vv_file_write (path, pdf, &error);
  g_assert_no_error (error);
  return path;
}

VvScanReport *
desk_import (Fixture *fixture, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  VvScanReport *report;
  va_list list;
  char *path;

  va_start (list, fixture);
  do
    {
      path = va_arg (list, char *);
      g_ptr_array_add (paths, path);
    }
  while (path);
  va_end (list);
  report = vv_scans_import (fixture->ws, (const char *const *)paths->pdata, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return report;
}

const VvScanPage *
report_page (const VvScanReport *report, guint index, const char *state, const char *why)
{
  const VvScanPage *page;

  g_assert_cmpuint (index, <, report->pages->len);
  page = report->pages->pdata[index];
  if (g_strcmp0 (vv_page_state_to_string (page->state), state) != 0)
    g_test_message ("%s %d: %s, %s, %s", page->file, page->index, vv_page_state_to_string (page->state),
                    page->why, page->message);
  g_assert_cmpstr (vv_page_state_to_string (page->state), ==, state);
  g_assert_cmpstr (page->why, ==, why);
  g_assert_true (!why == !page->message);
  return page;
}

const VvScanOutcome *
report_outcome (const VvScanReport *report, const char *document)
{
  for (guint i = 0; i < report->documents->len; i++)
    {
      const VvScanOutcome *outcome = report->documents->pdata[i];

      if (g_str_equal (outcome->document, document))
        return outcome;
    }
  g_assert_not_reached ();
}

char *
desk_value (Fixture *fixture, const char *document, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = vv_documents_values (fixture->ws, document, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++)
    {
      const VvValue *value = values->pdata[i];

      if (g_str_equal (value->field, field))
        return g_strdup (value->value);
    }
  return NULL;
}
