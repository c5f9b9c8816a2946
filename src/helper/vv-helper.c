#include "vv-helper.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "config.h"
#include "vv-error.h"
#include "vv-helper-private.h"
#include "vv-helper-process.h"

#define PROGRAM "veiviser-helper"
#define CONTROL 3
#define PATIENCE 20.0

struct _VvHelper
{
  gatomicrefcount refs;
  int control; /* socket to the process */
  GPid pid;
  double patience; /* seconds */
};

/* What the helper needs of the environment: the language of its sentences, and the tools of developers. */
static const char *const KEPT_VARIABLES[]
    = { "LANG",          "LANGUAGE",        "LC_ALL",          "LC_MESSAGES",
        "LC_CTYPE",      "FONTCONFIG_FILE", "FONTCONFIG_PATH", "ASAN_OPTIONS",
        "UBSAN_OPTIONS", "LSAN_OPTIONS" };

static char **
make_environment (void)
{
  g_auto (GStrv) environment = g_new0 (char *, 1);

  environment = g_environ_setenv (g_steal_pointer (&environment), "HOME", "/nonexistent", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (KEPT_VARIABLES); i++)
    {
      const char *value = g_getenv (KEPT_VARIABLES[i]);

      if (value)
        environment = g_environ_setenv (g_steal_pointer (&environment), KEPT_VARIABLES[i], value, TRUE);
    }
  return g_steal_pointer (&environment);
}

static char *
find_program (void)
{
  const char *named = g_getenv ("VV_HELPER");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self ? self : ".");
  static const char *const beside[]
      = { "../helper/" PROGRAM, "../../src/helper/" PROGRAM, PROGRAM, "../libexec/veiviser/" PROGRAM };

  if (named && *named)
    return g_strdup (named);
  for (gsize i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *path = g_build_filename (folder, beside[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_build_filename (VV_LIBEXECDIR, PROGRAM, NULL);
}

static gboolean
start_process (VvHelper *helper, GError **error)
{
  g_autofree char *program = find_program ();
  g_auto (GStrv) environment = make_environment ();
  const char *arguments[] = { program, NULL };
  g_autoptr (GError) cause = NULL;
  int sockets[2], target = CONTROL;
  gboolean started;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO, _ ("The helper that opens scans could not be started: %s."),
                   g_strerror (errno));
      return FALSE;
    }
  started = g_spawn_async_with_pipes_and_fds (
      "/", arguments, (const char *const *)environment,
      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, -1, -1,
      -1, &sockets[1], &target, 1, &helper->pid, NULL, NULL, NULL, &cause);
  close (sockets[1]);
  if (!started)
    {
      close (sockets[0]);
      g_set_error (error, VV_ERROR, VV_ERROR_IO,
                   _ ("The helper that opens scans could not be started: %s. Install Veiviser again."),
                   cause->message);
      return FALSE;
    }
  helper->control = sockets[0];
  return TRUE;
}

static void
stop_process (VvHelper *helper)
{
  if (helper->control >= 0)
    close (helper->control);
  helper->control = -1;
  if (helper->pid <= 0)
    return;
  kill (helper->pid, SIGKILL);
  while (waitpid (helper->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid (helper->pid);
  helper->pid = 0;
}

static gboolean
ask (VvHelper *helper, VvWireOperation operation, int argument, int fd, int *answer)
{
  VvWireRequest request = { .operation = operation, .args = { argument } };
  VvWireReply reply;

  if (helper->control < 0 || !vv_wire_send (helper->control, &request, sizeof request, fd)
      || !vv_wire_receive (helper->control, &reply, sizeof reply, NULL))
    return FALSE;
  *answer = reply.args[0];
  return TRUE;
}

VvHelper *
vv_helper_new (GError **error)
{
  g_autoptr (VvHelper) helper = g_new0 (VvHelper, 1);

  g_atomic_ref_count_init (&helper->refs);
  helper->control = -1;
  helper->patience = PATIENCE;
  return start_process (helper, error) ? g_steal_pointer (&helper) : NULL;
}

VvHelper *
vv_helper_ref (VvHelper *helper)
{
  g_atomic_ref_count_inc (&helper->refs);
  return helper;
}

void
vv_helper_unref (VvHelper *helper)
{
  if (!g_atomic_ref_count_dec (&helper->refs))
    return;
  stop_process (helper);
  g_free (helper);
}

void
vv_helper_set_patience (VvHelper *helper, double seconds)
{
  helper->patience = seconds;
}

double
vv_helper_get_patience (VvHelper *helper)
{
  return helper->patience;
}

int
vv_helper_get_pid (VvHelper *helper)
{
  return helper->pid;
}

int
vv_helper_start_worker (VvHelper *helper, int *pid, GError **error)
{
  int sockets[2] = { -1, -1 };

  for (int attempt = 0; attempt < 2; attempt++)
    {
      gboolean answered;

      if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
        break;
      answered = ask (helper, VV_WIRE_START, 0, sockets[1], pid);
      close (sockets[1]);
      if (answered && *pid > 0)
        return sockets[0];
      close (sockets[0]);
      /* It was killed, say because memory was short: once more from the start. */
      stop_process (helper);
      if (!start_process (helper, error))
        return -1;
    }
  g_set_error_literal (error, VV_ERROR, VV_ERROR_IO,
                       _ ("The helper that opens scans does not start. Close other programs and try again."));
  return -1;
}

int
vv_helper_stop_worker (VvHelper *helper, int pid)
{
  int status = -1;

  if (!ask (helper, VV_WIRE_STOP, pid, -1, &status))
    return -1;
  return status;
}
