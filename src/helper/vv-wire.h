/* vv-wire.h: what goes over the sockets between the program, the helper and its workers. Both ends are the
 * same build on the same machine, so numbers travel as they lie in memory; but the program trusts nothing a
 * worker says. */
#pragma once

#include <glib.h>

#define VV_WIRE_ARGS 6
#define VV_WIRE_MAX_PAGES 5000
#define VV_WIRE_MAX_PIXELS (150 * 1000 * 1000)
#define VV_WIRE_MAX_BYTES ((guint64)300 * 1000 * 1000)
#define VV_WIRE_MAX_MESSAGE 4096
#define VV_WIRE_MAX_REQUEST (1024 * 1024)

typedef enum
{
  /* to the helper */
  VV_WIRE_START = 1, /* + socket → pid of a worker that serves it */
  VV_WIRE_STOP,      /* pid → its wait status */
  /* to a worker */
  VV_WIRE_OPEN,    /* + file, name → kind, pages */
  VV_WIRE_PAGE,    /* index → width, height, scale, bilevel; dpi; grey pixels */
  VV_WIRE_COLOUR,  /* index, size → width, height; RGB pixels */
  VV_WIRE_FIELDS,  /* → number; names and values, each with NUL */
  VV_WIRE_TABLE,   /* + file, name NUL language → columns, rows; see vv_wire_put_table() */
  VV_WIRE_EXTRACT, /* pairs of int32 → a PDF; the files were opened in order */
  VV_WIRE_PROBE,   /* → text */
} VvWireOperation;

typedef struct
{
  guint32 operation;
  gint32 args[VV_WIRE_ARGS];
  guint64 length; /* of what follows */
} VvWireRequest;

typedef struct
{
  guint32 status; /* 0, or 1 + VvError and the sentence follows */
  gint32 args[VV_WIRE_ARGS];
  double number;
  guint64 length; /* of what follows */
} VvWireReply;

/* All of it, waiting as long as it takes; FALSE when the other end is gone. `fd` goes along unless -1. */
gboolean vv_wire_send (int socket, const void *data, gsize length, int fd);
/* All of it; *fd is a descriptor that came along or -1. */
gboolean vv_wire_receive (int socket, void *data, gsize length, int *fd);
