#include <glib.h>
#include <string.h>

#include "store-fixture.h"
#include "vv-error.h"
#include "vv-strings.h"

/* The second half of what every engine must do: sessions, documents, scans, certificates and what surrounds
 * them. */

typedef struct
{
  VvPerson *mentor, *mentee;
  VvProgramme *programme;
  VvMatch *match;
} Cast;

static void
clear_cast (Cast *cast)
{
  g_clear_pointer (&cast->mentor, vv_person_free);
  g_clear_pointer (&cast->mentee, vv_person_free);
  g_clear_pointer (&cast->programme, vv_programme_free);
  g_clear_pointer (&cast->match, vv_match_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cast, clear_cast)

static Cast
make_cast (VvStore *store)
{
  Cast cast;

  cast.mentor = store_add_person (store, 1, "Åse Mentor");
  cast.mentee = store_add_person (store, 2, "Michał Mentee");
  cast.programme = store_add_programme (store, 1, "2026-09-01");
  cast.match = store_add_match (store, 1, cast.programme->id, cast.mentor->id, cast.mentee->id);
  return cast;
}

static VvSession *
add_session (VvStore *store, int number, const char *match, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = store_id ('S', number);
  VvSession *session = vv_session_new (id, match, number);

  vv_set_string (&session->date, date);
  g_assert_true (vv_store_put_session (store, session, &error));
  g_assert_no_error (error);
  return session;
}

static VvDocument *
add_document (VvStore *store, int number, const char *programme, const char *form, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = store_id ('D', number);
  VvDocument *document = vv_document_new (id, programme, form);

  vv_set_string (&document->issued_on, date);
  g_assert_true (vv_store_put_document (store, document, &error));
  g_assert_no_error (error);
  return document;
}

static void
test_sessions (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_auto (Cast) cast = make_cast (store);
  g_autoptr (VvSession) second = add_session (store, 2, cast.match->id, "2026-09-08");
  g_autoptr (VvSession) first = add_session (store, 1, cast.match->id, "2026-09-15");
  g_autoptr (VvSession) read = NULL;
  g_autoptr (GPtrArray) of_match = NULL;
  g_autoptr (GPtrArray) of_programme = NULL;

  first->state = VV_SESSION_DIARY_WRITTEN;
  first->late_notice = TRUE;
  first->minutes = 90;
  first->diary_rating = 5;
  vv_set_string (&first->time, "16:30");
  vv_set_string (&first->diary_writer, cast.mentee->id);
  vv_set_string (&first->diary_talked, "Om jobb – i Łódź");
  g_assert_true (vv_store_put_session (store, first, &error));
  read = vv_store_get_session (store, first->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->state, ==, VV_SESSION_DIARY_WRITTEN);
  g_assert_true (read->late_notice);
  g_assert_cmpint (read->minutes, ==, 90);
  g_assert_cmpint (read->diary_rating, ==, 5);
  g_assert_cmpstr (read->time, ==, "16:30");
  g_assert_cmpstr (read->date, ==, "2026-09-15");
  g_assert_cmpstr (read->diary_talked, ==, "Om jobb – i Łódź");
  g_assert_cmpint (read->version, ==, 2);
  of_match = vv_store_list_sessions (store, NULL, cast.match->id, &error);
  g_assert_cmpuint (of_match->len, ==, 2);
  g_assert_cmpint (((VvSession *)of_match->pdata[0])->number, ==, 1);
  of_programme = vv_store_list_sessions (store, cast.programme->id, NULL, &error);
  g_assert_cmpuint (of_programme->len, ==, 2);
  g_assert_cmpint (((VvSession *)of_programme->pdata[0])->number, ==, 2);
  read->version = 1;
  g_assert_false (vv_store_put_session (store, read, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_CONFLICT);
}

static void
test_attendance (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_auto (Cast) cast = make_cast (store);
  g_autoptr (VvSession) session = add_session (store, 1, cast.match->id, "2026-09-08");
  g_autoptr (VvAttendance) attendance = vv_attendance_new (session->id, cast.mentee->id, "absent");
  g_autoptr (VvAttendance) mentor = vv_attendance_new (session->id, cast.mentor->id, "present");
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (vv_store_put_attendance (store, attendance, &error));
  vv_set_string (&attendance->presence, "absent_notice");
  vv_set_string (&attendance->catch_up, "Reads the notes");
  g_assert_true (vv_store_put_attendance (store, attendance, &error));
  g_assert_true (vv_store_put_attendance (store, mentor, &error));
  list = vv_store_list_attendance (store, session->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((VvAttendance *)list->pdata[0])->person, ==, cast.mentor->id);
  g_assert_cmpstr (((VvAttendance *)list->pdata[1])->presence, ==, "absent_notice");
  g_assert_cmpstr (((VvAttendance *)list->pdata[1])->catch_up, ==, "Reads the notes");
}

static void
test_documents (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_auto (Cast) cast = make_cast (store);
  g_autoptr (VvDocument) late = add_document (store, 1, cast.programme->id, "IMQ", "2026-10-01");
  g_autoptr (VvDocument) early = add_document (store, 2, cast.programme->id, "IMQ", "2026-09-01");
  g_autoptr (VvDocument) agreement = add_document (store, 3, cast.programme->id, "AGR", "2026-11-01");
  g_autoptr (VvDocument) read = NULL;
  g_autoptr (VvDocument) bare = NULL;
  g_autoptr (VvDocument) kept = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  VvDocumentQuery everything = { .programme = cast.programme->id };
  VvDocumentQuery narrow
      = { .programme = cast.programme->id, .form = "AGR", .state = "issued", .match = cast.match->id };

  agreement->state = VV_DOCUMENT_ISSUED;
  agreement->folder = VV_FOLDER_MANAGEMENT;
  agreement->pages = 2;
  agreement->waiting = 1;
  vv_set_string (&agreement->match, cast.match->id);
  vv_set_string (&agreement->language, "pl");
  vv_set_string (&agreement->received, "1");
  vv_set_string (&agreement->layout, "{\"pages\":[{\"texts\":[\"Umowa – „mentor”\"]}]}");
  g_assert_true (vv_store_put_document (store, agreement, &error));
  bare = vv_store_get_document (store, agreement->id, FALSE, &error);
  g_assert_no_error (error);
  g_assert_null (bare->layout);
  g_assert_cmpint (bare->state, ==, VV_DOCUMENT_ISSUED);
  g_assert_cmpint (bare->folder, ==, VV_FOLDER_MANAGEMENT);
  g_assert_cmpint (bare->pages, ==, 2);
  g_assert_cmpint (bare->waiting, ==, 1);
  g_assert_cmpstr (bare->received, ==, "1");
  read = vv_store_get_document (store, agreement->id, TRUE, &error);
  g_assert_cmpstr (read->layout, ==, agreement->layout);
  /* Without a layout the stored one stays. */
  bare->state = VV_DOCUMENT_COMPLETE;
  g_assert_true (vv_store_put_document (store, bare, &error));
  kept = vv_store_get_document (store, agreement->id, TRUE, &error);
  g_assert_cmpstr (kept->layout, ==, agreement->layout);
  bare->state = VV_DOCUMENT_ISSUED;
  g_assert_true (vv_store_put_document (store, bare, &error));
  all = vv_store_list_documents (store, &everything, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((VvDocument *)all->pdata[0])->id, ==, agreement->id);
  g_assert_cmpstr (((VvDocument *)all->pdata[1])->id, ==, early->id);
  g_assert_cmpstr (((VvDocument *)all->pdata[2])->id, ==, late->id);
  some = vv_store_list_documents (store, &narrow, &error);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_no_error (error);
}

static void
test_values (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_auto (Cast) cast = make_cast (store);
  g_autoptr (VvDocument) document = add_document (store, 1, cast.programme->id, "IMQ", "2026-10-01");
  g_autoptr (VvDocument) other = add_document (store, 2, cast.programme->id, "AGR", "2026-10-01");
  g_autoptr (VvValue) value = vv_value_new (document->id, "IMQ-05", "3", "scan");
  g_autoptr (VvValue) first = vv_value_new (document->id, "IMQ-01", "Ærlig", "typed");
  g_autoptr (VvValue) far = vv_value_new (other->id, "AGR-01", "x", "issued");
  g_autoptr (VvValue) lost = vv_value_new ("nowhere", "AGR-01", "x", "issued");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) of_form = NULL;

  vv_set_string (&value->scan_page, "page");
  g_assert_true (vv_store_put_value (store, value, &error));
  g_assert_true (vv_store_put_value (store, first, &error));
  g_assert_true (vv_store_put_value (store, far, &error));
  vv_set_string (&value->value, "4");
  vv_set_string (&value->source, "settled");
  g_assert_true (vv_store_put_value (store, value, &error));
  list = vv_store_list_values (store, document->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((VvValue *)list->pdata[0])->value, ==, "Ærlig");
  g_assert_cmpstr (((VvValue *)list->pdata[1])->value, ==, "4");
  g_assert_cmpstr (((VvValue *)list->pdata[1])->source, ==, "settled");
  g_assert_cmpstr (((VvValue *)list->pdata[1])->scan_page, ==, "page");
  of_form = vv_store_list_programme_values (store, cast.programme->id, "IMQ", &error);
  g_assert_cmpuint (of_form->len, ==, 2);
  g_assert_false (vv_store_put_value (store, lost, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_NOT_FOUND);
}

static void
add_batch (VvStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VvScanBatch) batch = vv_scan_batch_new (id);

  vv_set_string (&batch->imported_at, "2026-09-01T12:00:00Z");
  batch->pages = 3;
  g_assert_true (vv_store_put_batch (store, batch, &error));
  g_assert_no_error (error);
}

static char *
add_file (VvStore *store, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_true (vv_store_put_scan_file (store, sha256, name, bytes, &error));
  g_assert_no_error (error);
  return sha256;
}

static VvScanPage *
make_page (const char *id, const char *batch, const char *sha256, const char *file, int index)
{
  VvScanPage *page = vv_scan_page_new (id);

  vv_set_string (&page->batch, batch);
  vv_set_string (&page->sha256, sha256);
  vv_set_string (&page->file, file);
  page->index = index;
  page->state = VV_PAGE_UNKNOWN;
  return page;
}

static void
test_scan_files (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autofree char *sha256 = add_file (store, "pile.pdf", "%PDF-1.7 …");
  g_autofree char *again = add_file (store, "copy of pile.pdf", "%PDF-1.7 …");
  g_autofree char *nothing = add_file (store, "empty.pdf", "");
  g_autoptr (GBytes) wrong = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) read = vv_store_get_scan_file (store, sha256, &error);
  g_autoptr (GBytes) empty = vv_store_get_scan_file (store, nothing, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), "%PDF-1.7 …",
                   strlen ("%PDF-1.7 …"));
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  g_assert_cmpstr (sha256, ==, again);
  g_assert_false (vv_store_put_scan_file (store, sha256, "pile.pdf", wrong, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_DAMAGED);
}

static VvReading *
make_reading (const char *field)
{
  VvReading *reading = vv_reading_new (field);

  reading->state = VV_READING_REVIEW;
  reading->confidence = 0.25;
  reading->is_multiple = TRUE;
  g_strfreev (reading->values);
  reading->values = g_strsplit ("1,4", ",", -1);
  g_strfreev (reading->doubtful);
  reading->doubtful = g_strsplit ("4", ",", -1);
  vv_set_string (&reading->why, "faint");
  return reading;
}

static void
test_scan_pages (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autofree char *sha256 = add_file (store, "pile.pdf", "one");
  g_autoptr (VvScanPage) page = make_page ("page", "batch", sha256, "pile.pdf", 3);
  g_autoptr (VvScanPage) read = NULL;
  g_autoptr (VvScanPage) found = NULL;
  VvReading *reading;

  add_batch (store, "batch");
  page->state = VV_PAGE_REVIEW;
  page->page = 1;
  page->of = 2;
  page->rotation = 180;
  page->has_transform = TRUE;
  page->fit = 0.125;
  for (int i = 0; i < 9; i++)
    page->transform[i] = 1.0 / (i + 3);
  vv_set_string (&page->document, "elsewhere");
  g_ptr_array_add (page->readings, make_reading ("IMQ-05"));
  g_ptr_array_add (page->readings, make_reading ("IMQ-01"));
  g_assert_true (vv_store_put_scan_page (store, page, &error));
  g_ptr_array_set_size (page->readings, 1);
  g_assert_true (vv_store_put_scan_page (store, page, &error));
  read = vv_store_get_scan_page (store, "page", &error);
  g_assert_no_error (error);
  g_assert_cmpint (read->state, ==, VV_PAGE_REVIEW);
  g_assert_cmpint (read->index, ==, 3);
  g_assert_cmpint (read->rotation, ==, 180);
  g_assert_true (read->has_transform);
  g_assert_cmpmem (read->transform, sizeof read->transform, page->transform, sizeof page->transform);
  g_assert_cmpfloat (read->fit, ==, 0.125);
  g_assert_cmpint (read->of, ==, 2);
  g_assert_cmpuint (read->readings->len, ==, 1);
  reading = read->readings->pdata[0];
  g_assert_cmpstr (reading->field, ==, "IMQ-05");
  g_assert_cmpint (reading->state, ==, VV_READING_REVIEW);
  g_assert_true (reading->is_multiple);
  g_assert_false (reading->is_signature);
  g_assert_cmpfloat (reading->confidence, ==, 0.25);
  g_assert_cmpstrv (reading->values, ((VvReading *)page->readings->pdata[0])->values);
  g_assert_cmpstr (reading->doubtful[0], ==, "4");
  found = vv_store_find_scan_page (store, sha256, 3, &error);
  g_assert_cmpstr (found->id, ==, "page");
  g_assert_null (vv_store_find_scan_page (store, sha256, 4, &error));
  g_assert_no_error (error);
}

static void
test_scan_lists (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autofree char *one = add_file (store, "one.pdf", "one");
  g_autofree char *two = add_file (store, "two.pdf", "two");
  const struct
  {
    const char *id, *batch, *file, *sha256;
    int index;
  } pages[] = {
    { "a", "new", "one.pdf", one, 1 }, { "b", "old", "one.pdf", one, 0 }, { "c", "new", "two.pdf", two, 0 },
    { "d", "new", "one.pdf", one, 0 }, { "e", "new", "two.pdf", two, 1 },
  };
  VvScanQuery all = { 0 };
  VvScanQuery filed = { .state = "filed" };
  VvScanQuery old = { .batch = "old" };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) of_batch = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  add_batch (store, "old");
  add_batch (store, "new");
  add_batch (store, "old"); /* an update leaves the order */
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (VvScanPage) page
          = make_page (pages[i].id, pages[i].batch, pages[i].sha256, pages[i].file, pages[i].index);

      g_assert_true (vv_store_put_scan_page (store, page, &error));
    }
  batches = vv_store_list_batches (store, &error);
  g_assert_cmpuint (batches->len, ==, 2);
  g_assert_cmpstr (((VvScanBatch *)batches->pdata[0])->id, ==, "new");
  g_assert_cmpint (((VvScanBatch *)batches->pdata[0])->pages, ==, 3);
  list = vv_store_list_scan_pages (store, &all, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append (order, ((VvScanPage *)list->pdata[i])->id);
  g_assert_cmpstr (order->str, ==, "daceb");
  of_batch = vv_store_list_scan_pages (store, &old, &error);
  g_assert_cmpuint (of_batch->len, ==, 1);
  store_assert_empty (vv_store_list_scan_pages (store, &filed, &error));
}

static VvCertificate *
make_certificate (const char *id, const char *programme, const char *content)
{
  VvCertificate *certificate = vv_certificate_record_new (id);

  vv_set_string (&certificate->programme, programme);
  vv_set_string (&certificate->kind, "attest");
  if (content)
    certificate->pdf = g_bytes_new_static (content, strlen (content));
  return certificate;
}

static void
test_certificates (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_auto (Cast) cast = make_cast (store);
  g_autoptr (VvCertificate) first = make_certificate ("first", cast.programme->id, "%PDF first");
  g_autoptr (VvCertificate) second = make_certificate ("second", cast.programme->id, NULL);
  g_autoptr (VvCertificate) doubled = make_certificate ("third", cast.programme->id, NULL);
  g_autoptr (VvCertificate) read = NULL;
  g_autoptr (VvCertificate) bare = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (vv_store_put_certificate (store, first, &error));
  g_assert_cmpint (first->number, ==, 1);
  g_assert_nonnull (first->sha256);
  g_assert_true (vv_store_put_certificate (store, second, &error));
  g_assert_cmpint (second->number, ==, 2);
  second->pdf = g_bytes_new_static ("%PDF second", 11);
  g_assert_true (vv_store_put_certificate (store, second, &error));
  g_assert_cmpint (second->number, ==, 2);
  bare = vv_store_get_certificate (store, "first", FALSE, &error);
  g_assert_null (bare->pdf);
  vv_set_string (&bare->revoked_on, "2026-12-01");
  g_assert_true (vv_store_put_certificate (store, bare, &error));
  read = vv_store_get_certificate (store, "first", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->revoked_on, ==, "2026-12-01");
  g_assert_true (g_bytes_equal (read->pdf, first->pdf));
  list = vv_store_list_certificates (store, cast.programme->id, &error);
  g_assert_cmpuint (list->len, ==, 2);
  /* A frozen PDF and a given number stay. */
  g_bytes_unref (first->pdf);
  first->pdf = g_bytes_new_static ("%PDF other", 10);
  g_clear_pointer (&first->sha256, g_free);
  g_assert_false (vv_store_put_certificate (store, first, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&error);
  doubled->number = 2;
  g_assert_false (vv_store_put_certificate (store, doubled, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_EXISTS);
}

static void
test_proposals (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_auto (Cast) cast = make_cast (store);
  g_autoptr (VvProposal) first = vv_proposal_new ("zz", cast.programme->id);
  g_autoptr (VvProposal) second = vv_proposal_new ("aa", cast.programme->id);
  g_autoptr (VvProposal) read = NULL;
  g_autoptr (VvProposal) latest = NULL;

  vv_set_string (&first->json, "{}");
  g_assert_true (vv_store_put_proposal (store, first, &error));
  g_assert_true (vv_store_put_proposal (store, second, &error));
  first->accepted = TRUE;
  first->group_max = 4;
  g_assert_true (vv_store_put_proposal (store, first, &error));
  read = vv_store_get_proposal (store, "zz", &error);
  g_assert_no_error (error);
  g_assert_true (read->accepted);
  g_assert_cmpint (read->group_max, ==, 4);
  latest = vv_store_get_latest_proposal (store, cast.programme->id, &error);
  g_assert_cmpstr (latest->id, ==, "aa");
}

static void
test_pins (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_auto (Cast) cast = make_cast (store);
  const char *programme = cast.programme->id, *mentor = cast.mentor->id, *mentee = cast.mentee->id;
  g_autoptr (VvPin) pin = vv_pin_new (mentor, mentee);
  g_autoptr (GPtrArray) pins = NULL;

  g_assert_true (vv_store_put_pin (store, programme, pin, &error));
  g_assert_true (vv_store_put_pin (store, programme, pin, &error));
  pins = vv_store_list_pins (store, programme, &error);
  g_assert_cmpuint (pins->len, ==, 1);
  g_assert_cmpstr (((VvPin *)pins->pdata[0])->mentee, ==, mentee);
  g_assert_true (vv_store_delete_pin (store, programme, pin, &error));
  store_assert_empty (vv_store_list_pins (store, programme, &error));
  g_assert_true (vv_store_put_impression (store, programme, mentor, mentee, "wishes", 2, &error));
  g_assert_true (vv_store_put_impression (store, programme, mentor, mentee, "wishes", 3, &error));
  g_assert_cmpint (vv_store_get_impression (store, programme, mentor, mentee, "wishes", &error), ==, 3);
  g_assert_cmpint (vv_store_get_impression (store, programme, mentor, mentee, "interests", &error), ==, -1);
  g_assert_true (vv_store_put_impression (store, programme, mentor, mentee, "wishes", -1, &error));
  g_assert_cmpint (vv_store_get_impression (store, programme, mentor, mentee, "wishes", &error), ==, -1);
  g_assert_no_error (error);
  g_assert_false (vv_store_put_impression (store, programme, mentor, mentee, "wishes", 4, &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
}

static void
test_settings (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (VvOrganisation) organisation = vv_organisation_new ();
  g_autoptr (VvOrganisation) read = NULL;
  g_autofree char *value = NULL;
  g_autofree char *ini = NULL;

  vv_set_string (&organisation->name, "Møteplassen");
  vv_set_string (&organisation->country, "NO");
  g_assert_true (vv_store_put_organisation (store, organisation, &error));
  g_clear_pointer (&organisation->logo, g_bytes_unref);
  organisation->logo = g_bytes_new_static ("\x89PNG\0\1", 6);
  g_assert_true (vv_store_put_organisation (store, organisation, &error));
  read = vv_store_get_organisation (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->name, ==, "Møteplassen");
  g_assert_true (g_bytes_equal (read->logo, organisation->logo));
  g_assert_true (vv_store_put_setting (store, "wizard", "1", &error));
  g_assert_true (vv_store_put_setting (store, "wizard", "2", &error));
  value = vv_store_get_setting (store, "wizard", &error);
  g_assert_cmpstr (value, ==, "2");
  g_assert_true (vv_store_put_setting (store, "wizard", NULL, &error));
  g_assert_null (vv_store_get_setting (store, "wizard", &error));
  g_assert_true (vv_store_put_mapping (store, "mentor", "Imię;Nazwisko", "[a]\n", &error));
  g_assert_true (vv_store_put_mapping (store, "mentor", "Imię;Nazwisko", "[b]\n", &error));
  ini = vv_store_get_mapping (store, "mentor", "Imię;Nazwisko", &error);
  g_assert_cmpstr (ini, ==, "[b]\n");
  g_assert_null (vv_store_get_mapping (store, "mentee", "Imię;Nazwisko", &error));
  g_assert_no_error (error);
}

static void
test_audit (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VvStore *store = fixture->store;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) one = NULL;
  VvAudit *entry;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *object = store_id ('P', i);
      g_autoptr (VvAudit) audit = vv_audit_new ("person.add", object, "x");

      vv_set_string (&audit->actor, "me");
      vv_set_string (&audit->role, "coordinator");
      if (i > 0)
        vv_set_string (&audit->at, "2026-08-31T10:00:00Z");
      g_assert_true (vv_store_append_audit (store, audit, &error));
    }
  all = vv_store_list_audit (store, NULL, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  entry = all->pdata[0];
  g_assert_cmpint (entry->number, ==, 5);
  g_assert_cmpstr (entry->act, ==, "person.add");
  g_assert_cmpstr (entry->actor, ==, "me");
  g_assert_cmpstr (entry->at, ==, "2026-08-31T10:00:00Z");
  {
    g_autofree char *object = store_id ('P', 0);

    one = vv_store_list_audit (store, object, 0, &error);
  }
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((VvAudit *)one->pdata[0])->at, ==, "2026-09-01T12:00:00Z");
}

static const StoreCase cases[] = {
  { "sessions", test_sessions },     { "attendance", test_attendance },
  { "documents", test_documents },   { "values", test_values },
  { "scan-files", test_scan_files }, { "scan-pages", test_scan_pages },
  { "scan-lists", test_scan_lists }, { "certificates", test_certificates },
  { "proposals", test_proposals },   { "pins", test_pins },
  { "settings", test_settings },     { "audit", test_audit },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add_cases (cases, G_N_ELEMENTS (cases));
  return g_test_run ();
}
