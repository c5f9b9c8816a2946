#include "vv-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vv-error.h"

static gboolean
fail (GError **error, const char *path, int code)
{
  const char *sentence;

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      sentence = _ ("“%s” could not be written: the disk is full. Make room and try again.");
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      sentence = _ ("“%s” could not be written: this folder is read-only for you. Choose another folder.");
      break;
    default:
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be written: %s."), path,
                   g_strerror (code));
      return FALSE;
    }
  g_set_error (error, VV_ERROR, VV_ERROR_IO, sentence, path);
  return FALSE;
}

static gboolean
write_all (int fd, const guint8 *data, gsize length)
{
  while (length > 0)
    {
      ssize_t written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      length -= (gsize)written;
    }
  return TRUE;
}

static gboolean
is_special (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static gboolean
write_special (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int code = 0;

  if (fd < 0)
    return fail (error, path, errno);
  if (!write_all (fd, data, length))
    code = errno;
  if (close (fd) < 0 && code == 0)
    code = errno;
  return code == 0 || fail (error, path, code);
}

/* The new name is safe only when the folder that holds it is. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

gboolean
vv_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *temporary = NULL;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  struct stat info;
  mode_t mode = 0600;
  int fd, code = 0;

  if (is_special (path))
    return write_special (path, bytes, error);
  if (stat (path, &info) == 0)
    mode = info.st_mode & 0777;
  temporary = g_strdup_printf ("%s.XXXXXX", path);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, (int)mode);
  if (fd < 0)
    return fail (error, path, errno);
  if (!write_all (fd, data, length) || fsync (fd) < 0)
    code = errno;
  if (close (fd) < 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (temporary, path) < 0)
    code = errno;
  if (code != 0)
    {
      g_unlink (temporary);
      return fail (error, path, code);
    }
  sync_folder (path);
  return TRUE;
}

GBytes *
vv_file_read (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GError) cause = NULL;
  struct stat info;
  char *contents;
  gsize length;

  if (stat (path, &info) < 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be read: %s."), path, g_strerror (errno));
      return NULL;
    }
  if (max_bytes > 0 && (guint64)info.st_size > max_bytes)
    {
      g_autofree char *size = g_format_size (max_bytes);

      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("“%s” is larger than %s and was not opened."), path,
                   size);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, &cause))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be read: %s"), path, cause->message);
      return NULL;
    }
  return g_bytes_new_take (contents, length);
}
