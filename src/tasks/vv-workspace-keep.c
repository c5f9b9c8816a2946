/* vv-workspace-keep.c: checking a workspace, and copies of it. */
#include "config.h"

#include "vv-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include "vv-error.h"
#include "vv-file.h"
#include "vv-strings.h"

#define AGE_MAGIC "age-encryption.org/"
#define AGE_ARMOUR "-----BEGIN AGE ENCRYPTED FILE-----"

static gboolean
check_enrolments (VvWorkspace *workspace, const VvProgramme *programme, GPtrArray *sentences, GError **error)
{
  VvStore *store = vv_workspace_get_store (workspace);
  g_autoptr (GPtrArray) enrolments = vv_store_list_enrolments (store, programme->id, NULL, NULL, error);
  if (enrolments == NULL)
    return FALSE;
  for (guint i = 0; i < enrolments->len; i++)
    {
      VvEnrolment *enrolment = g_ptr_array_index (enrolments, i);
      VvMentorState mentor;
      VvMenteeState mentee;
      gboolean known = enrolment->role == VV_ROLE_MENTOR
                           ? vv_mentor_state_from_string (enrolment->state, &mentor)
                           : vv_mentee_state_from_string (enrolment->state, &mentee);
      if (!known)
        g_ptr_array_add (sentences,
                         g_strdup_printf (_ ("%s: the state “%s” of a participant (%s) is not known."),
                                          programme->title, enrolment->state, enrolment->person));
    }
  return TRUE;
}

static gboolean
check_members (VvWorkspace *workspace,
               const VvProgramme *programme,
               const VvMatch *match,
               GPtrArray *sentences,
               GError **error)
{
  VvStore *store = vv_workspace_get_store (workspace);
  if ((int)match->mentees->len > MAX (programme->group_max, 1))
    g_ptr_array_add (
        sentences,
        g_strdup_printf (ngettext ("%s: a group (%s) has %u mentee, more than the programme allows. R05",
                                   "%s: a group (%s) has %u mentees, more than the programme allows. R05",
                                   match->mentees->len),
                         programme->title, match->id, match->mentees->len));
  for (guint i = 0; i <= match->mentees->len; i++)
    {
      const char *person = i == 0 ? match->mentor : g_ptr_array_index (match->mentees, i - 1);
      g_autoptr (GError) local = NULL;
      g_autoptr (VvEnrolment) enrolment = vv_store_get_enrolment (
          store, programme->id, person, i == 0 ? VV_ROLE_MENTOR : VV_ROLE_MENTEE, &local);
      if (enrolment != NULL)
        continue;
      if (!g_error_matches (local, VV_ERROR, VV_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_ptr_array_add (sentences,
                       g_strdup_printf (_ ("%s: a member (%s) of the match %s is not in the programme."),
                                        programme->title, person, match->id));
    }
  return TRUE;
}

static gboolean
check_programme (VvWorkspace *workspace, const VvProgramme *programme, GPtrArray *sentences, GError **error)
{
  if (!check_enrolments (workspace, programme, sentences, error))
    return FALSE;
  g_autoptr (GPtrArray) matches
      = vv_store_list_matches (vv_workspace_get_store (workspace), programme->id, NULL, error);
  if (matches == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    if (!check_members (workspace, programme, g_ptr_array_index (matches, i), sentences, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_age (const char *plain, const char *out, const char *const *recipients, GError **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_ptr_array_add (arguments, (char *)"age");
  for (guint i = 0; recipients[i] != NULL; i++)
    {
      g_ptr_array_add (arguments, (char *)"-r");
      g_ptr_array_add (arguments, (char *)recipients[i]);
    }
  g_ptr_array_add (arguments, (char *)"-o");
  g_ptr_array_add (arguments, (char *)out);
  g_ptr_array_add (arguments, (char *)plain);
  g_ptr_array_add (arguments, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv ((const char *const *)arguments->pdata, G_SUBPROCESS_FLAGS_STDERR_PIPE, &local);
  if (process == NULL)
    {
      g_set_error_literal (
          error, VV_ERROR, VV_ERROR_NOT_FOUND,
          _ ("The program “age” that encrypts backups is not installed. Install it, or make the "
             "backup without recipients."));
      return FALSE;
    }
  g_autofree char *words = NULL;
  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &words, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_FAILED, _ ("The backup could not be encrypted: %s"),
               g_strstrip (words != NULL ? words : (char *)""));
  return FALSE;
}

/* Gives `from` the name `path` unless there is a file of that name already. */
static gboolean
name_new_file (const char *from, const char *path, GError **error)
{
  if (link (from, path) == 0)
    {
      g_unlink (from);
      return TRUE;
    }
  if (errno == EEXIST)
    g_set_error (error, VV_ERROR, VV_ERROR_EXISTS, _ ("“%s” is there already. It was not overwritten."),
                 path);
  else if ((errno == EPERM || errno == ENOTSUP) && !g_file_test (path, G_FILE_TEST_EXISTS)
           && g_rename (from, path) == 0)
    return TRUE; /* a file system without hard links */
  else
    g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be written: %s."), path,
                 g_strerror (errno));
  return FALSE;
}

static gboolean
is_encrypted (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  return (size > strlen (AGE_MAGIC) && memcmp (data, AGE_MAGIC, strlen (AGE_MAGIC)) == 0)
         || (size > strlen (AGE_ARMOUR) && memcmp (data, AGE_ARMOUR, strlen (AGE_ARMOUR)) == 0);
}

static gboolean
check_copy (const VvEngine *engine, const char *path, VvClock *clock, GError **error)
{
  g_autoptr (VvStore) store = engine->open (path, TRUE, clock, error);
  if (store == NULL)
    return FALSE;
  g_autoptr (GPtrArray) sentences = vv_store_check (store, error);
  if (sentences == NULL)
    return FALSE;
  if (sentences->len == 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_DAMAGED, _ ("The backup is damaged and was not restored. %s"),
               (char *)g_ptr_array_index (sentences, 0));
  return FALSE;
}

/* --- public --- */

GPtrArray *
vv_workspace_check (VvWorkspace *workspace, GError **error)
{
  VvStore *store = vv_workspace_get_store (workspace);
  g_autoptr (GPtrArray) sentences = vv_store_check (store, error);
  if (sentences == NULL)
    return NULL;
  if (sentences->len > 0)
    return g_steal_pointer (&sentences);
  g_autoptr (GPtrArray) programmes = vv_store_list_programmes (store, error);
  if (programmes == NULL)
    return NULL;
  for (guint i = 0; i < programmes->len; i++)
    if (!check_programme (workspace, g_ptr_array_index (programmes, i), sentences, error))
      return NULL;
  return g_steal_pointer (&sentences);
}

gboolean
vv_workspace_backup (VvWorkspace *workspace, const char *out, const char *const *recipients, GError **error)
{
  if (!vv_workspace_require (workspace, VV_DUTY_MANAGE, error))
    return FALSE;
  VvStore *store = vv_workspace_get_store (workspace);
  if (g_file_test (out, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_EXISTS, _ ("“%s” is there already. It was not overwritten."),
                   out);
      return FALSE;
    }
  if (recipients == NULL || recipients[0] == NULL)
    return vv_store_backup (store, out, error);
  g_autofree char *plain = g_strconcat (out, ".plain-part", NULL);
  g_autofree char *sealed = g_strconcat (out, ".part", NULL);
  gboolean done = vv_store_backup (store, plain, error) && run_age (plain, sealed, recipients, error)
                  && name_new_file (sealed, out, error);
  g_unlink (plain);
  g_unlink (sealed);
  return done;
}

gboolean
vv_workspace_restore (const VvEngine *engine,
                      const char *backup,
                      const char *path,
                      VvClock *clock,
                      GError **error)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_EXISTS,
                   _ ("“%s” is there already. Restoring never overwrites; choose another file."), path);
      return FALSE;
    }
  g_autoptr (GBytes) bytes = vv_file_read (backup, 0, error);
  if (bytes == NULL)
    return FALSE;
  if (is_encrypted (bytes))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN,
                   _ ("“%s” is encrypted. Decrypt it first with your key: age -d -i KEY -o OUT FILE"),
                   backup);
      return FALSE;
    }
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean done = vv_file_write (part, bytes, error) && check_copy (engine, part, clock, error)
                  && name_new_file (part, path, error);
  if (!done)
    g_unlink (part);
  return done;
}
