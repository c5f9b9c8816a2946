#include "vv-serve.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vv-error.h"
#include "vv-extract.h"
#include "vv-sheet.h"
#include "vv-source.h"
#include "vv-table-wire.h"
#include "vv-wire.h"

#define SECONDS_PER_REQUEST 4
#define SECONDS_PER_EXTRACT 60

typedef struct
{
  const guint8 *data;
  gsize length;
} Mapping;

typedef struct
{
  int socket;
  const VvLock *lock;
  GPtrArray *sources; /* VvSource *; the last one is the one asked about */
  GArray *mappings;
} Server;

static gboolean
fail_mapping (GError **error)
{
  g_set_error_literal (error, VV_ERROR, VV_ERROR_FAILED, _ ("The helper did not get the file. Try again."));
  return FALSE;
}

/* The descriptor stays open for nobody: the mapping is enough. */
static gboolean
map_file (Server *server, int fd, Mapping *mapping, GError **error)
{
  struct stat info;
  void *data;

  if (fd < 0 || fstat (fd, &info) < 0 || info.st_size < 0)
    return fail_mapping (error);
  mapping->length = (gsize)info.st_size;
  mapping->data = NULL;
  if (mapping->length == 0)
    return TRUE;
  data = mmap (NULL, mapping->length, PROT_READ, MAP_PRIVATE, fd, 0);
  if (data == MAP_FAILED)
    return fail_mapping (error);
  mapping->data = data;
  g_array_append_val (server->mappings, *mapping);
  return TRUE;
}

static gboolean
open_source (Server *server, int fd, const char *name, VvWireReply *reply, GError **error)
{
  Mapping mapping;
  VvSource *source;

  if (!map_file (server, fd, &mapping, error))
    return FALSE;
  source = vv_source_new (mapping.data, mapping.length, name, error);
  if (!source)
    return FALSE;
  g_ptr_array_add (server->sources, source);
  reply->args[0] = source->format->kind;
  reply->args[1] = source->n_pages;
  return TRUE;
}

static VvSource *
get_source (Server *server, GError **error)
{
  if (server->sources->len > 0)
    return server->sources->pdata[server->sources->len - 1];
  fail_mapping (error);
  return NULL;
}

static GBytes *
read_page (Server *server, int index, VvWireReply *reply, GError **error)
{
  VvSource *source = get_source (server, error);
  VvImage *image = source ? vv_source_page (source, index, error) : NULL;

  if (!image)
    return NULL;
  reply->args[0] = image->width;
  reply->args[1] = image->height;
  reply->args[2] = image->scale;
  reply->args[3] = image->bilevel;
  reply->number = image->dpi;
  return g_bytes_new_with_free_func (image->pixels, (gsize)image->width * image->height,
                                     (GDestroyNotify)vv_image_unref, image);
}

static GBytes *
read_colour (Server *server, int index, int max_size, VvWireReply *reply, GError **error)
{
  VvSource *source = get_source (server, error);
  VvPicture *picture = source ? vv_source_colour (source, index, max_size, error) : NULL;

  if (!picture)
    return NULL;
  reply->args[0] = picture->width;
  reply->args[1] = picture->height;
  return g_bytes_new_with_free_func (picture->pixels, (gsize)3 * picture->width * picture->height,
                                     (GDestroyNotify)vv_picture_free, picture);
}

static GBytes *
read_fields (Server *server, VvWireReply *reply, GError **error)
{
  VvSource *source = get_source (server, error);
  g_autoptr (GPtrArray) fields = source ? vv_source_fields (source, error) : NULL;
  GByteArray *out;

  if (!fields)
    return NULL;
  out = g_byte_array_new ();
  for (guint i = 0; i < fields->len; i++)
    g_byte_array_append (out, fields->pdata[i], (guint)strlen (fields->pdata[i]) + 1);
  reply->args[0] = (int)fields->len / 2;
  return g_byte_array_free_to_bytes (out);
}

/* `names` is the name and, after its NUL, the language or nothing. */
static GBytes *
read_table (Server *server, int fd, const char *names, GError **error)
{
  Mapping mapping;
  const char *language = names + strlen (names) + 1;
  g_autoptr (VvTable) table = NULL;

  if (!map_file (server, fd, &mapping, error))
    return NULL;
  table = vv_sheet_read (mapping.data, mapping.length, names, *language ? language : NULL, error);
  return table ? vv_table_to_wire (table) : NULL;
}

static GBytes *
answer (Server *server,
        const VvWireRequest *request,
        int fd,
        const char *payload,
        VvWireReply *reply,
        GError **error)
{
  g_autofree char *text = NULL;

  switch (request->operation)
    {
    case VV_WIRE_OPEN:
      return open_source (server, fd, payload, reply, error) ? g_bytes_new (NULL, 0) : NULL;
    case VV_WIRE_PAGE:
      return read_page (server, request->args[0], reply, error);
    case VV_WIRE_COLOUR:
      return read_colour (server, request->args[0], request->args[1], reply, error);
    case VV_WIRE_FIELDS:
      return read_fields (server, reply, error);
    case VV_WIRE_TABLE:
      return read_table (server, fd, payload, error);
    case VV_WIRE_EXTRACT:
      return vv_extract (server->sources, (const gint32 *)(const void *)payload,
                         (guint)(request->length / (2 * sizeof (gint32))), error);
    case VV_WIRE_PROBE:
      text = vv_lock_probe (server->lock);
      return g_bytes_new (text, strlen (text));
    default:
      fail_mapping (error);
      return NULL;
    }
}

static gboolean
send_error (Server *server, const GError *error)
{
  VvWireReply reply = { .status = 1 + (error->domain == VV_ERROR ? (guint32)error->code : VV_ERROR_FAILED) };

  reply.length = MIN (strlen (error->message), VV_WIRE_MAX_MESSAGE);
  return vv_wire_send (server->socket, &reply, sizeof reply, -1)
         && vv_wire_send (server->socket, error->message, reply.length, -1);
}

/* The pages of the file that were read just now need not stay in memory. */
static void
release_mappings (Server *server)
{
  for (guint i = 0; i < server->mappings->len; i++)
    {
      const Mapping *mapping = &g_array_index (server->mappings, Mapping, i);

      madvise ((void *)mapping->data, mapping->length, MADV_DONTNEED);
    }
}

static gboolean
serve_one (Server *server)
{
  VvWireRequest request;
  VvWireReply reply = { 0 };
  int fd = -1;
  g_autofree char *payload = NULL;
  g_autoptr (GBytes) result = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const void *data;

  if (!vv_wire_receive (server->socket, &request, sizeof request, &fd)
      || request.length > VV_WIRE_MAX_REQUEST)
    return FALSE;
  /* Two NULs more, so that names end whatever was sent. */
  payload = g_malloc0 (request.length + 2);
  if (!vv_wire_receive (server->socket, payload, request.length, NULL))
    return FALSE;
  vv_lock_limit_time (request.operation == VV_WIRE_EXTRACT ? SECONDS_PER_EXTRACT : SECONDS_PER_REQUEST);
  result = answer (server, &request, fd, payload, &reply, &error);
  if (fd >= 0)
    close (fd);
  if (!result)
    return send_error (server, error);
  data = g_bytes_get_data (result, &length);
  reply.length = length;
  if (!vv_wire_send (server->socket, &reply, sizeof reply, -1)
      || !vv_wire_send (server->socket, data, length, -1))
    return FALSE;
  release_mappings (server);
  return TRUE;
}

void
vv_serve (int socket, const VvLock *lock)
{
  Server server = { socket, lock, g_ptr_array_new_with_free_func ((GDestroyNotify)vv_source_free),
                    g_array_new (FALSE, FALSE, sizeof (Mapping)) };

  while (serve_one (&server))
    continue;
  g_ptr_array_unref (server.sources);
  for (guint i = 0; i < server.mappings->len; i++)
    {
      const Mapping *mapping = &g_array_index (server.mappings, Mapping, i);

      munmap ((void *)mapping->data, mapping->length);
    }
  g_array_unref (server.mappings);
}
