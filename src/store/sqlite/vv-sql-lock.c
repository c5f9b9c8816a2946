#include "vv-sql-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vv-error.h"

struct _VvSqlLock
{
  char *path; /* of the side file */
  int fd;
};

static gboolean
fail (const char *workspace, int code, GError **error)
{
  if (code == EROFS || code == EACCES || code == EPERM)
    g_set_error (
        error, VV_ERROR, VV_ERROR_IO,
        _ ("“%s” cannot be edited: its folder is read-only for you. Open it to look only, or copy it to "
           "another folder."),
        workspace);
  else if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("The disk with “%s” is full. Make room and open it again."),
                 workspace);
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                 _ ("The folder of “%s” is not there. Choose another folder."), workspace);
  else
    g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be locked for editing: %s."), workspace,
                 g_strerror (code));
  return FALSE;
}

static gboolean
fail_busy (const char *workspace, int fd, GError **error)
{
  char text[512] = "";
  ssize_t length = pread (fd, text, sizeof text - 1, 0);
  g_auto (GStrv) lines = NULL;

  text[MAX (length, 0)] = 0;
  lines = g_strsplit (g_utf8_validate (text, -1, NULL) ? text : "", "\n", -1);
  if (g_strv_length (lines) < 2)
    g_set_error (error, VV_ERROR, VV_ERROR_BUSY,
                 _ ("“%s” is open elsewhere. Close it there, or open it here to look only."), workspace);
  else
    g_set_error (
        error, VV_ERROR, VV_ERROR_BUSY,
        _ ("“%s” is open on the computer “%s” (process %s). Close it there, or open it here to look only."),
        workspace, lines[0], lines[1]);
  return FALSE;
}

/* The side file may have been removed by the one who held it, between our open and our lock. */
static gboolean
is_current (const char *path, int fd)
{
  struct stat held, named;

  return fstat (fd, &held) == 0 && stat (path, &named) == 0 && held.st_ino == named.st_ino
         && held.st_dev == named.st_dev;
}

static int
lock_file (const char *path, const char *workspace, GError **error)
{
  struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  for (;;)
    {
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        {
          fail (workspace, errno, error);
          return -1;
        }
      if (fcntl (fd, F_OFD_SETLK, &range) != 0)
        {
          if (errno == EAGAIN || errno == EACCES)
            fail_busy (workspace, fd, error);
          else
            fail (workspace, errno, error);
          close (fd);
          return -1;
        }
      if (is_current (path, fd))
        return fd;
      close (fd);
    }
}

VvSqlLock *
vv_sql_lock_take (const char *workspace, GError **error)
{
  g_autoptr (VvSqlLock) lock = g_new0 (VvSqlLock, 1);
  g_autofree char *who = g_strdup_printf ("%s\n%ld\n", g_get_host_name (), (long)getpid ());

  lock->path = g_strconcat (workspace, ".lock", NULL);
  lock->fd = lock_file (lock->path, workspace, error);
  if (lock->fd < 0)
    return NULL;
  if (ftruncate (lock->fd, 0) != 0 || pwrite (lock->fd, who, strlen (who), 0) != (ssize_t)strlen (who))
    {
      fail (workspace, errno, error);
      return NULL;
    }
  return g_steal_pointer (&lock);
}

void
vv_sql_lock_free (VvSqlLock *lock)
{
  if (!lock)
    return;
  if (lock->fd >= 0)
    {
      /* Removed while it is still held, so that nobody's fresh lock is taken away. */
      g_unlink (lock->path);
      close (lock->fd);
    }
  g_free (lock->path);
  g_free (lock);
}
