/* The attest: who gets one, what stands on it, and the register. */
#include "desk.h"

#include <string.h>
#include "vv-certificates.h"
#include "vv-file.h"
#include "vv-sessions.h"

static VvCertificate *
issue (Fixture *fixture, const char *person, const char *language, const char *personal, GError **error)
{
  return vv_certificates_issue (fixture->ws, person, NULL, "attest", language, personal, personal != NULL,
                                NULL, NULL, error);
}

static char *
read_text (Fixture *fixture, GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "attest.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext %s -", path);
  char *text = NULL;

  vv_file_write (path, pdf, &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Two sessions, held. */
static void
hold_sessions (Fixture *fixture, Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions
      = vv_sessions_plan (fixture->ws, desk->pair, "2026-08-03", "16:00", "Havna", NULL, 6, 7, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      const VvSession *session = sessions->pdata[i];
      g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_attendance_free);

      g_ptr_array_add (present, vv_attendance_new (session->id, desk->tuva, "present"));
      vv_sessions_record_held (fixture->ws, session->id, present, &error);
      g_assert_no_error (error);
    }
}

static void
test_issue (Fixture *fixture, gconstpointer data)
{
  static const char *const TITLES[][2]
      = { { "nb", "Attest" }, { "fi", "Todistus" }, { "pl", "Zaświadczenie" }, { "en", "Attest" } };
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_autoptr (GPtrArray) listed = NULL;

  desk_set_up (&desk, fixture);
  hold_sessions (fixture, &desk);
  for (guint i = 0; i < G_N_ELEMENTS (TITLES); i++)
    {
      g_autoptr (VvCertificate) made
          = issue (fixture, desk.ola, TITLES[i][0], "Møtte alltid forberedt.", &error);
      g_autoptr (VvCertificate) kept = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (made->number, ==, i + 1);
      kept = vv_certificates_get (fixture->ws, made->id, &error);
      g_assert_true (g_bytes_equal (kept->pdf, made->pdf));
      text = read_text (fixture, kept->pdf);
      g_assert_nonnull (strstr (text, TITLES[i][1]));
      g_assert_nonnull (strstr (text, "Ola Prøve"));
      g_assert_nonnull (strstr (text, "Møtte alltid forberedt."));
      if (i == 0 && !strstr (text, "2 møter"))
        g_error ("no extent in:\n%s", text);
    }
  listed = vv_certificates_list (fixture->ws, desk.programme->id, &error);
  g_assert_cmpuint (listed->len, ==, 4);
}

static void
expect (VvCertificate *made, GError **error, int code)
{
  g_assert_null (made);
  g_assert_error (*error, VV_ERROR, code);
  g_clear_error (error);
}

static gboolean
fail_to_write (const VvCertificate *certificate, gpointer data, GError **error)
{
  g_set_error_literal (error, VV_ERROR, VV_ERROR_IO, "full");
  return FALSE;
}

/* Who has not served, what nobody is certain of, and what cannot be written enters no register. */
static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_autofree char *new_one = NULL, *mentor = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  desk_set_up (&desk, fixture);
  new_one = fixture_add_person (fixture, desk.programme, VV_ROLE_MENTOR, "Nye Mann", "digital", 1, FALSE);
  expect (issue (fixture, new_one, "nb", NULL, &error), &error, VV_ERROR_RULE);
  expect (issue (fixture, desk.tuva, "nb", NULL, &error), &error, VV_ERROR_STATE);
  expect (
      vv_certificates_issue (fixture->ws, desk.ola, NULL, "attest", "nb", "Good", FALSE, NULL, NULL, &error),
      &error, VV_ERROR_RULE);
  expect (vv_certificates_issue (fixture->ws, desk.ola, NULL, "certificate", "nb", NULL, FALSE, NULL, NULL,
                                 &error),
          &error, VV_ERROR_RULE);
  expect (
      vv_certificates_issue (fixture->ws, desk.ola, NULL, "diploma", "nb", NULL, FALSE, NULL, NULL, &error),
      &error, VV_ERROR_USAGE);
  expect (issue (fixture, desk.ola, "sv", NULL, &error), &error, VV_ERROR_USAGE);
  expect (vv_certificates_issue (fixture->ws, desk.ola, NULL, "attest", "nb", NULL, FALSE, fail_to_write,
                                 NULL, &error),
          &error, VV_ERROR_IO);
  listed = vv_certificates_list (fixture->ws, NULL, &error);
  g_assert_cmpuint (listed->len, ==, 0);
  mentor = g_strconcat (desk.ola, ":mentor", NULL);
  fixture_reopen (fixture, mentor, NULL);
  expect (issue (fixture, desk.ola, "nb", NULL, &error), &error, VV_ERROR_PERMISSION);
}

static void
test_revoke (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_autoptr (VvCertificate) made = NULL;
  g_autoptr (VvCertificate) revoked = NULL;
  g_autoptr (VvCertificate) next = NULL;

  desk_set_up (&desk, fixture);
  made = issue (fixture, desk.ola, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (vv_certificates_revoke (fixture->ws, made->id, "  ", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (vv_certificates_revoke (fixture->ws, made->id, "Name misspelt", &error));
  g_assert_false (vv_certificates_revoke (fixture->ws, made->id, "Again", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_STATE);
  g_clear_error (&error);
  revoked = vv_certificates_get (fixture->ws, made->id, &error);
  g_assert_cmpstr (revoked->revoked_on, ==, TODAY);
  g_assert_nonnull (revoked->pdf);
  next = issue (fixture, desk.ola, NULL, NULL, &error);
  g_assert_cmpint (next->number, ==, 2);
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (Desk) desk = { 0 };
  g_autoptr (VvCertificate) made = NULL;
  g_autoptr (VvPreview) preview = NULL;

  desk_set_up (&desk, fixture);
  preview = vv_certificates_preview (fixture->ws, desk.ola, NULL, "attest", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (vv_preview_pages (preview), ==, 1);
  made = issue (fixture, desk.ola, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made->language, ==, "nb");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("certificates/issue", test_issue);
  add_test ("certificates/refusals", test_refusals);
  add_test ("certificates/revoke", test_revoke);
  add_test ("certificates/preview", test_preview);
  return g_test_run ();
}
