/* veiviser-helper: has every decoder loaded, sees no foreign byte itself, and splits off a locked worker per
 * file. Its end of the control socket is descriptor 3; it ends when that is closed. */
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "config.h"
#include "vv-lock.h"
#include "vv-serve.h"
#include "vv-wire.h"

#define CONTROL 3

static void G_GNUC_NORETURN
run_worker (int socket)
{
  VvLock lock = { FALSE, FALSE };

  /* The socket takes the place of the control socket: a worker cannot talk to the helper. */
  if (dup2 (socket, CONTROL) < 0)
    _exit (1);
  close_range (CONTROL + 1, ~0U, 0);
  vv_lock_apply (&lock);
  vv_serve (CONTROL, &lock);
  _exit (0);
}

static int
start_worker (GArray *workers, int socket)
{
  pid_t pid = socket >= 0 ? fork () : -1;

  if (pid == 0)
    run_worker (socket);
  if (pid > 0)
    g_array_append_val (workers, pid);
  return pid;
}

/* Only pids that are not yet waited for stand in the list, so none can be another process by now. */
static int
stop_worker (GArray *workers, int pid)
{
  int status = -1;

  for (guint i = 0; i < workers->len; i++)
    {
      if (g_array_index (workers, pid_t, i) != pid)
        continue;
      kill (pid, SIGKILL);
      waitpid (pid, &status, 0);
      g_array_remove_index_fast (workers, i);
      break;
    }
  return status;
}

static gboolean
serve_one (GArray *workers)
{
  VvWireRequest request;
  VvWireReply reply = { 0 };
  int fd;

  if (!vv_wire_receive (CONTROL, &request, sizeof request, &fd))
    return FALSE;
  if (request.operation == VV_WIRE_START)
    reply.args[0] = start_worker (workers, fd);
  if (request.operation == VV_WIRE_STOP)
    reply.args[0] = stop_worker (workers, request.args[0]);
  if (fd >= 0)
    close (fd);
  return vv_wire_send (CONTROL, &reply, sizeof reply, -1);
}

int
main (void)
{
  GArray *workers = g_array_new (FALSE, FALSE, sizeof (pid_t));

  if (fcntl (CONTROL, F_GETFD) < 0)
    return 2;
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, VV_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  vv_lock_warm_up ();
  while (serve_one (workers))
    continue;
  while (workers->len > 0)
    stop_worker (workers, g_array_index (workers, pid_t, 0));
  _exit (0);
}
