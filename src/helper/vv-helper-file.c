#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vv-error.h"
#include "vv-helper-private.h"
#include "vv-helper-process.h"

#define MIN_SCREEN_SIZE 64
#define MAX_SCREEN_SIZE 4000
#define MAX_FIELDS_LENGTH (16 * 1024 * 1024)
#define SLOW_FACTOR 6
#define MAX_TEXT_LENGTH (64 * 1024)

/* Ends the worker; its wait status, or -1. */
static int
end_worker (VvHelperFile *file)
{
  int status;

  if (file->socket < 0)
    return -1;
  close (file->socket);
  file->socket = -1;
  status = vv_helper_stop_worker (file->helper, file->pid);
  file->pid = 0;
  return status;
}

/* Says why the worker is gone. SIGXCPU is its own time limit. */
static gboolean
fail_ended (VvHelperFile *file, gboolean silent, GError **error)
{
  int status = end_worker (file);

  if (silent || (status >= 0 && WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU))
    g_set_error (error, VV_ERROR, VV_ERROR_LIMIT,
                 _ ("“%s” took too long to read and was given up. Scan it again, or print it to a new PDF."),
                 file->name);
  else
    g_set_error (
        error, VV_ERROR, VV_ERROR_FOREIGN,
        _ ("“%s” could not be read: the reader had to be stopped, because the file is damaged or needs too "
           "much memory. Scan it again, or print it to a new PDF."),
        file->name);
  return FALSE;
}

gboolean
vv_helper_file_distrust (VvHelperFile *file, GError **error)
{
  return fail_ended (file, FALSE, error);
}

/* Waits until the socket can be read or written. FALSE with the error set when it is time to give up. */
static gboolean
wait_for_socket (VvHelperFile *file, short events, gint64 deadline, GCancellable *cancellable, GError **error)
{
  GPollFD cancelled = { .fd = -1 };
  struct pollfd polled[2] = { { .fd = file->socket, .events = events }, { .fd = -1, .events = POLLIN } };
  gint64 left = MAX (0, (deadline - g_get_monotonic_time () + 999) / 1000);
  gboolean watched = cancellable && g_cancellable_make_pollfd (cancellable, &cancelled);
  int ready;

  polled[1].fd = watched ? cancelled.fd : -1;
  do
    ready = poll (polled, 2, (int)MIN (left, G_MAXINT));
  while (ready < 0 && errno == EINTR);
  if (watched)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      end_worker (file);
      return FALSE;
    }
  return ready > 0 || fail_ended (file, TRUE, error);
}

static gint64
get_deadline (VvHelperFile *file)
{
  double seconds = vv_helper_get_patience (file->helper) * (file->is_slow ? SLOW_FACTOR : 1);

  return g_get_monotonic_time () + (gint64)(seconds * G_TIME_SPAN_SECOND);
}

gboolean
vv_helper_file_receive (VvHelperFile *file,
                        void *data,
                        gsize length,
                        GCancellable *cancellable,
                        GError **error)
{
  gint64 deadline = get_deadline (file);
  char *at = data;

  while (length > 0)
    {
      ssize_t got = recv (file->socket, at, length, MSG_DONTWAIT);

      if (got > 0)
        {
          at += got;
          length -= (gsize)got;
          continue;
        }
      if (got == 0 || (errno != EAGAIN && errno != EINTR))
        return fail_ended (file, FALSE, error);
      if (!wait_for_socket (file, POLLIN, deadline, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
send_all (VvHelperFile *file, const void *data, gsize length, GCancellable *cancellable, GError **error)
{
  gint64 deadline = get_deadline (file);
  const char *at = data;

  while (length > 0)
    {
      ssize_t sent = send (file->socket, at, length, MSG_DONTWAIT | MSG_NOSIGNAL);

      if (sent > 0)
        {
          at += sent;
          length -= (gsize)sent;
          continue;
        }
      if (sent < 0 && errno != EAGAIN && errno != EINTR)
        return fail_ended (file, FALSE, error);
      if (!wait_for_socket (file, POLLOUT, deadline, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* The sentence comes from a process that is not trusted: no control characters, not endless. */
static gboolean
take_error (VvHelperFile *file, const VvWireReply *reply, GCancellable *cancellable, GError **error)
{
  g_autofree char *raw
      = vv_helper_file_receive_payload (file, reply, VV_WIRE_MAX_MESSAGE, cancellable, error);
  g_autofree char *sentence = NULL;

  if (!raw)
    return FALSE;
  sentence = g_utf8_make_valid (raw, -1);
  for (char *p = sentence; *p; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_set_error_literal (error, VV_ERROR, (int)MIN (reply->status - 1, (guint32)VV_ERROR_INFEASIBLE), sentence);
  return FALSE;
}

gboolean
vv_helper_file_ask (VvHelperFile *file,
                    const VvWireRequest *request,
                    const void *payload,
                    gsize length,
                    int fd,
                    GCancellable *cancellable,
                    VvWireReply *reply,
                    GError **error)
{
  VvWireRequest full = *request;

  full.length = length;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* A worker that has just begun has an empty socket: the head never waits. */
  if (!vv_wire_send (file->socket, &full, sizeof full, fd))
    return fail_ended (file, FALSE, error);
  if (!send_all (file, payload, length, cancellable, error)
      || !vv_helper_file_receive (file, reply, sizeof *reply, cancellable, error))
    return FALSE;
  return reply->status == 0 || take_error (file, reply, cancellable, error);
}

char *
vv_helper_file_receive_payload (VvHelperFile *file,
                                const VvWireReply *reply,
                                guint64 max_length,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *data = NULL;

  if (reply->length > max_length)
    {
      vv_helper_file_distrust (file, error);
      return NULL;
    }
  data = g_malloc (reply->length + 1);
  data[reply->length] = '\0';
  if (!vv_helper_file_receive (file, data, reply->length, cancellable, error))
    return NULL;
  return g_steal_pointer (&data);
}

VvHelperFile *
vv_helper_file_new (VvHelper *helper, const char *name)
{
  VvHelperFile *file = g_new0 (VvHelperFile, 1);

  file->helper = vv_helper_ref (helper);
  file->name = g_strdup (name);
  file->fd = -1;
  file->socket = -1;
  return file;
}

gboolean
vv_helper_file_start (VvHelperFile *file, GError **error)
{
  if (file->socket >= 0)
    return TRUE;
  file->socket = vv_helper_start_worker (file->helper, &file->pid, error);
  return file->socket >= 0;
}

void
vv_helper_file_free (VvHelperFile *file)
{
  if (!file)
    return;
  end_worker (file);
  if (file->fd >= 0)
    close (file->fd);
  vv_helper_unref (file->helper);
  g_free (file->name);
  g_free (file);
}

static gboolean
check_length (guint64 length, const char *name, GError **error)
{
  g_autofree char *size = NULL;

  if (length <= VV_WIRE_MAX_BYTES)
    return TRUE;
  size = g_format_size (VV_WIRE_MAX_BYTES);
  g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("“%s” is larger than %s: split it and try again."), name,
               size);
  return FALSE;
}

static gboolean
fail_seal (const char *name, int fd, GError **error)
{
  int code = errno;

  g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be handed to the helper: %s."), name,
               g_strerror (code));
  if (fd >= 0)
    close (fd);
  return FALSE;
}

int
vv_helper_seal (GBytes *bytes, const char *name, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int fd;

  if (!check_length (length, name, error))
    return -1;
  fd = memfd_create ("veiviser", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0)
    {
      fail_seal (name, fd, error);
      return -1;
    }
  while (length > 0)
    {
      ssize_t written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          fail_seal (name, fd, error);
          return -1;
        }
      data += written;
      length -= (gsize)written;
    }
  if (fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) < 0)
    {
      fail_seal (name, fd, error);
      return -1;
    }
  return fd;
}

/* A worker that knows the file: the one at hand, or a new one after a crash. */
static gboolean
make_ready (VvHelperFile *file, GCancellable *cancellable, GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_OPEN };
  VvWireReply reply;

  if (file->socket >= 0)
    return TRUE;
  if (!vv_helper_file_start (file, error)
      || !vv_helper_file_ask (file, &request, file->name, strlen (file->name), file->fd, cancellable, &reply,
                              error))
    return FALSE;
  if (reply.length != 0 || reply.args[0] < VV_HELPER_PDF || reply.args[0] > VV_HELPER_JPEG
      || reply.args[1] < 1 || reply.args[1] > VV_WIRE_MAX_PAGES)
    return vv_helper_file_distrust (file, error);
  file->kind = (VvHelperKind)reply.args[0];
  file->n_pages = reply.args[1];
  return TRUE;
}

static VvHelperFile *
open_fd (VvHelper *helper, int fd, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (VvHelperFile) file = vv_helper_file_new (helper, name);

  file->fd = fd;
  return make_ready (file, cancellable, error) ? g_steal_pointer (&file) : NULL;
}

VvHelperFile *
vv_helper_open (VvHelper *helper, GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  int fd = vv_helper_seal (bytes, name, error);

  return fd >= 0 ? open_fd (helper, fd, name, cancellable, error) : NULL;
}

VvHelperFile *
vv_helper_open_path (VvHelper *helper, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  if (fd < 0 || fstat (fd, &info) < 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("“%s” could not be read: %s."), path, g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_FOREIGN, _ ("“%s” is no file."), path);
      close (fd);
      return NULL;
    }
  if (!check_length ((guint64)info.st_size, name, error))
    {
      close (fd);
      return NULL;
    }
  return open_fd (helper, fd, name, cancellable, error);
}

VvHelperKind
vv_helper_file_get_kind (VvHelperFile *file)
{
  return file->kind;
}

int
vv_helper_file_get_n_pages (VvHelperFile *file)
{
  return file->n_pages;
}

static gboolean
is_size (const VvWireReply *reply, int channels)
{
  gint64 width = reply->args[0], height = reply->args[1];

  return width > 0 && height > 0 && width * height <= VV_WIRE_MAX_PIXELS
         && reply->length == (guint64)(width * height * channels);
}

VvImage *
vv_helper_page (VvHelperFile *file, int index, GCancellable *cancellable, GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_PAGE, .args = { index } };
  g_autoptr (VvImage) image = NULL;
  VvWireReply reply;

  if (!make_ready (file, cancellable, error)
      || !vv_helper_file_ask (file, &request, NULL, 0, -1, cancellable, &reply, error))
    return NULL;
  if (is_size (&reply, 1) && reply.args[2] >= 1 && reply.args[2] <= 8)
    image = vv_image_new (reply.args[0], reply.args[1]);
  if (!image)
    {
      vv_helper_file_distrust (file, error);
      return NULL;
    }
  image->scale = reply.args[2];
  image->bilevel = reply.args[3] != 0;
  image->dpi = isfinite (reply.number) && reply.number > 0 ? reply.number : 0;
  if (!vv_helper_file_receive (file, image->pixels, reply.length, cancellable, error))
    return NULL;
  return g_steal_pointer (&image);
}

VvPicture *
vv_helper_colour_page (VvHelperFile *file, int index, int max_size, GCancellable *cancellable, GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_COLOUR,
                            .args = { index, CLAMP (max_size, MIN_SCREEN_SIZE, MAX_SCREEN_SIZE) } };
  g_autoptr (VvPicture) picture = NULL;
  VvWireReply reply;

  if (!make_ready (file, cancellable, error)
      || !vv_helper_file_ask (file, &request, NULL, 0, -1, cancellable, &reply, error))
    return NULL;
  if (is_size (&reply, 3))
    picture = vv_picture_new (reply.args[0], reply.args[1]);
  if (!picture)
    {
      vv_helper_file_distrust (file, error);
      return NULL;
    }
  if (!vv_helper_file_receive (file, picture->pixels, reply.length, cancellable, error))
    return NULL;
  return g_steal_pointer (&picture);
}

/* Two texts, each with its NUL, from *at on. */
static gboolean
take_pair (const char **at, const char *end, GHashTable *fields)
{
  const char *name = *at, *name_end = memchr (name, '\0', (gsize)(end - name));
  const char *value = name_end ? name_end + 1 : end, *value_end = memchr (value, '\0', (gsize)(end - value));

  if (!name_end || !value_end)
    return FALSE;
  *at = value_end + 1;
  g_hash_table_replace (fields, g_utf8_make_valid (name, -1), g_utf8_make_valid (value, -1));
  return TRUE;
}

GHashTable *
vv_helper_fields (VvHelperFile *file, GCancellable *cancellable, GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_FIELDS };
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *payload = NULL;
  const char *at;
  VvWireReply reply;

  if (!make_ready (file, cancellable, error)
      || !vv_helper_file_ask (file, &request, NULL, 0, -1, cancellable, &reply, error))
    return NULL;
  payload = vv_helper_file_receive_payload (file, &reply, MAX_FIELDS_LENGTH, cancellable, error);
  if (!payload)
    return NULL;
  at = payload;
  for (int i = 0; i < reply.args[0]; i++)
    if (!take_pair (&at, payload + reply.length, fields))
      {
        vv_helper_file_distrust (file, error);
        return NULL;
      }
  return g_steal_pointer (&fields);
}

char *
vv_helper_probe (VvHelper *helper, GError **error)
{
  VvWireRequest request = { .operation = VV_WIRE_PROBE };
  g_autoptr (VvHelperFile) file = vv_helper_file_new (helper, "");
  VvWireReply reply;

  if (!vv_helper_file_start (file, error)
      || !vv_helper_file_ask (file, &request, NULL, 0, -1, NULL, &reply, error))
    return NULL;
  return vv_helper_file_receive_payload (file, &reply, MAX_TEXT_LENGTH, NULL, error);
}
