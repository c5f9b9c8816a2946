/* vv-helper-private.h: one conversation with one worker, shared by the files of this room and its tests. */
#pragma once

#include "vv-helper.h"
#include "vv-wire.h"

struct _VvHelperFile
{
  VvHelper *helper;
  int fd;           /* the foreign file, sealed or opened for reading; -1 when the worker needs none */
  char *name;       /* for messages */
  int socket;       /* to the worker, -1 when there is none at the moment */
  int pid;          /* of the worker */
  gboolean is_slow; /* works on many pages at once: more patience */
  VvHelperKind kind;
  int n_pages;
};

/* Seconds that a worker may be silent before it is stopped (20). A worker that computes is stopped much
 * earlier by its own limit. */
void vv_helper_set_patience (VvHelper *helper, double seconds);
int vv_helper_get_pid (VvHelper *helper);

/* A worker without a file. */
VvHelperFile *vv_helper_file_new (VvHelper *helper, const char *name);
gboolean vv_helper_file_start (VvHelperFile *file, GError **error);
/* The bytes as a descriptor that nobody can change any more. */
int vv_helper_seal (GBytes *bytes, const char *name, GError **error);
/* Sends the request (its length is set here) and waits for the head of the answer, whose payload is then to
 * be received. After an error the worker may be gone; the next request of the file gets a new one. */
gboolean vv_helper_file_ask (VvHelperFile *file,
                             const VvWireRequest *request,
                             const void *payload,
                             gsize length,
                             int fd,
                             GCancellable *cancellable,
                             VvWireReply *reply,
                             GError **error);
gboolean vv_helper_file_receive (VvHelperFile *file,
                                 void *data,
                                 gsize length,
                                 GCancellable *cancellable,
                                 GError **error);
/* All of the payload, NULL-terminated beyond its end. */
char *vv_helper_file_receive_payload (VvHelperFile *file,
                                      const VvWireReply *reply,
                                      guint64 max_length,
                                      GCancellable *cancellable,
                                      GError **error);
/* For an answer that cannot be: the worker is stopped. Returns FALSE. */
gboolean vv_helper_file_distrust (VvHelperFile *file, GError **error);
