#include "vv-wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union
{
  struct cmsghdr header;
  char space[CMSG_SPACE (sizeof (int))];
} Control;

static ssize_t
send_some (int socket, const void *data, gsize length, int fd)
{
  struct iovec part = { (void *)data, length };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  Control control;

  if (fd >= 0)
    {
      memset (&control, 0, sizeof control);
      message.msg_control = &control;
      message.msg_controllen = sizeof control;
      control.header.cmsg_level = SOL_SOCKET;
      control.header.cmsg_type = SCM_RIGHTS;
      control.header.cmsg_len = CMSG_LEN (sizeof (int));
      memcpy (CMSG_DATA (&control.header), &fd, sizeof fd);
    }
  return sendmsg (socket, &message, MSG_NOSIGNAL);
}

static ssize_t
receive_some (int socket, void *data, gsize length, int *fd)
{
  struct iovec part = { data, length };
  Control control;
  struct msghdr message
      = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  ssize_t got = recvmsg (socket, &message, MSG_CMSG_CLOEXEC);
  struct cmsghdr *header = got > 0 ? CMSG_FIRSTHDR (&message) : NULL;
  int received;

  if (!header || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS
      || header->cmsg_len != CMSG_LEN (sizeof (int)))
    return got;
  memcpy (&received, CMSG_DATA (header), sizeof received);
  if (fd && *fd < 0)
    *fd = received;
  else
    close (received);
  return got;
}

gboolean
vv_wire_send (int socket, const void *data, gsize length, int fd)
{
  const char *at = data;

  while (length > 0)
    {
      ssize_t sent = send_some (socket, at, length, fd);

      if (sent < 0 && errno == EINTR)
        continue;
      if (sent <= 0)
        return FALSE;
      fd = -1;
      at += sent;
      length -= (gsize)sent;
    }
  return TRUE;
}

gboolean
vv_wire_receive (int socket, void *data, gsize length, int *fd)
{
  char *at = data;

  if (fd)
    *fd = -1;
  while (length > 0)
    {
      ssize_t got = receive_some (socket, at, length, fd);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      at += got;
      length -= (gsize)got;
    }
  return TRUE;
}
