#include "vv-scan-reader.h"

#include "vv-layout-json.h"
#include "vv-scan.h"

struct _VvScanPool
{
  GThreadPool *threads;
  GAsyncQueue *readers;  /* VvScanReader*, those not at work */
  GAsyncQueue *messages; /* VvScanMessage* */
  GCancellable *cancellable;
  int closing; /* atomic: layouts are no longer answered */
  guint jobs;  /* given so far */
  VvScanWake wake;
  gpointer wake_data;
};

typedef struct
{
  int file;
  char *path;
  int index;              /* -1: count the pages */
  VvScanEarlier *earlier; /* to compare with; NULL: read the page */
  guint number;           /* in order of arrival */
} Job;

/* An answer that says "no": queues cannot hold NULL. */
#define NO_LAYOUT ""

VvScanReader *
vv_scan_reader_new (GError **error)
{
  g_autoptr (VvScanReader) reader = g_new0 (VvScanReader, 1);

  reader->helper = vv_helper_new (error);
  reader->painter = reader->helper ? vv_painter_new (error) : NULL;
  if (!reader->painter)
    return NULL;
  reader->locator = vv_locator_new ();
  return g_steal_pointer (&reader);
}

void
vv_scan_reader_free (VvScanReader *reader)
{
  if (!reader)
    return;
  g_clear_pointer (&reader->file, vv_helper_file_free);
  g_clear_pointer (&reader->helper, vv_helper_unref);
  g_clear_pointer (&reader->locator, vv_locator_free);
  g_clear_pointer (&reader->painter, vv_painter_free);
  g_free (reader->path);
  g_free (reader);
}

void
vv_page_result_free (VvPageResult *result)
{
  if (!result)
    return;
  g_clear_error (&result->error);
  vv_page_pose_clear (&result->pose);
  g_clear_pointer (&result->readings, g_ptr_array_unref);
  g_free (result);
}

void
vv_scan_earlier_free (VvScanEarlier *earlier)
{
  if (!earlier)
    return;
  g_clear_pointer (&earlier->bytes, g_bytes_unref);
  g_free (earlier->name);
  g_free (earlier->layout);
  g_free (earlier);
}

void
vv_scan_message_free (VvScanMessage *message)
{
  if (!message)
    return;
  g_clear_error (&message->error);
  g_clear_pointer (&message->reply, g_async_queue_unref);
  g_clear_pointer (&message->result, vv_page_result_free);
  g_free (message->document);
  g_free (message);
}

void
vv_scan_message_answer (VvScanMessage *message, const char *layout_json)
{
  g_async_queue_push (message->reply, g_strdup (layout_json ? layout_json : NO_LAYOUT));
}

static VvScanMessage *
new_message (VvScanMessageKind kind, int file)
{
  VvScanMessage *message = g_new0 (VvScanMessage, 1);

  message->kind = kind;
  message->file = file;
  return message;
}

static void
send (VvScanPool *pool, VvScanMessage *message)
{
  g_async_queue_push (pool->messages, message);
  if (pool->wake)
    pool->wake (pool->wake_data);
}

static gboolean
open_file (VvScanReader *reader, const char *path, GCancellable *cancellable, GError **error)
{
  if (reader->file && g_strcmp0 (reader->path, path) == 0)
    return TRUE;
  g_clear_pointer (&reader->file, vv_helper_file_free);
  reader->file = vv_helper_open_path (reader->helper, path, cancellable, error);
  g_free (reader->path);
  reader->path = g_strdup (path);
  return reader->file != NULL;
}

/* Asks the owner of the store; NULL when the document is not here or the import is being given up. */
static char *
ask_layout (VvScanPool *pool, int file, const char *document)
{
  g_autoptr (GAsyncQueue) reply = g_async_queue_new_full (g_free);
  VvScanMessage *message = new_message (VV_SCAN_ASKED, file);
  char *answer = NULL;

  message->document = g_strdup (document);
  message->reply = g_async_queue_ref (reply);
  send (pool, message);
  while (!answer && !g_atomic_int_get (&pool->closing))
    answer = g_async_queue_timeout_pop (reply, 100 * G_TIME_SPAN_MILLISECOND);
  if (answer && !*answer)
    g_clear_pointer (&answer, g_free);
  return answer;
}

static void
read_marks (VvScanPool *pool, VvScanReader *reader, const VvImage *image, VvPageResult *result)
{
  g_autofree char *json = ask_layout (pool, result->file, result->pose.document);
  g_autoptr (VvLayout) layout = NULL;

  if (!json)
    return;
  layout = vv_layout_from_json (json, &result->error);
  if (!layout || result->pose.page > (int)layout->pages->len)
    return;
  result->known = TRUE;
  result->readings
      = vv_read_page (reader->painter, image, &result->pose, layout, result->pose.page, &result->error);
}

static void
read_page (VvScanPool *pool, VvScanReader *reader, const Job *job)
{
  VvScanMessage *message = new_message (VV_SCAN_READ, job->file);
  VvPageResult *result = message->result = g_new0 (VvPageResult, 1);
  g_autoptr (VvImage) image = NULL;

  result->file = job->file;
  result->index = job->index;
  if (open_file (reader, job->path, pool->cancellable, &result->error))
    image = vv_helper_page (reader->file, job->index, pool->cancellable, &result->error);
  if (image && vv_locate_page (reader->locator, image, &result->pose))
    read_marks (pool, reader, image, result);
  send (pool, message);
}

/* FALSE when the two pages cannot be told apart for certain. */
static gboolean
compare_images (VvScanReader *reader, const Job *job, GCancellable *cancellable, VvInkChange *change)
{
  const VvScanEarlier *earlier = job->earlier;
  g_autoptr (VvHelperFile) file
      = vv_helper_open (reader->helper, earlier->bytes, earlier->name, cancellable, NULL);
  g_autoptr (VvImage) before = file ? vv_helper_page (file, earlier->index, cancellable, NULL) : NULL;
  g_autoptr (VvImage) now = NULL;
  g_autoptr (VvLayout) layout = before ? vv_layout_from_json (earlier->layout, NULL) : NULL;
  g_auto (VvPagePose) pose_before = { 0 };
  g_auto (VvPagePose) pose_now = { 0 };

  if (!layout || !open_file (reader, job->path, cancellable, NULL))
    return FALSE;
  now = vv_helper_page (reader->file, job->index, cancellable, NULL);
  return now && vv_locate_page (reader->locator, before, &pose_before)
         && vv_locate_page (reader->locator, now, &pose_now)
         && vv_compare_ink (reader->painter, before, &pose_before, now, &pose_now, layout, earlier->page,
                            change, NULL);
}

static void
compare_pages (VvScanPool *pool, VvScanReader *reader, const Job *job)
{
  VvScanMessage *message = new_message (VV_SCAN_COMPARED, job->file);

  message->count = job->index;
  if (!compare_images (reader, job, pool->cancellable, &message->change))
    message->change = VV_INK_BOTH;
  send (pool, message);
}

static void
count_pages (VvScanPool *pool, VvScanReader *reader, const Job *job)
{
  VvScanMessage *message = new_message (VV_SCAN_COUNTED, job->file);

  if (open_file (reader, job->path, pool->cancellable, &message->error))
    message->count = vv_helper_file_get_n_pages (reader->file);
  send (pool, message);
}

static void
on_job_started_cb (gpointer data, gpointer user_data)
{
  Job *job = data;
  VvScanPool *pool = user_data;
  VvScanReader *reader = g_async_queue_pop (pool->readers);

  if (!g_atomic_int_get (&pool->closing))
    (job->earlier ? compare_pages : job->index < 0 ? count_pages : read_page) (pool, reader, job);
  g_async_queue_push (pool->readers, reader);
  g_clear_pointer (&job->earlier, vv_scan_earlier_free);
  g_free (job->path);
  g_free (job);
}

/* Comparisons first, since the pile waits for them; the rest as it came. */
static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Job *x = a, *y = b;

  if (!x->earlier != !y->earlier)
    return x->earlier ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

VvScanPool *
vv_scan_pool_new (GCancellable *cancellable, VvScanWake wake, gpointer data, GError **error)
{
  g_autoptr (VvScanPool) pool = g_new0 (VvScanPool, 1);
  int n = (int)g_get_num_processors ();

  pool->readers = g_async_queue_new_full ((GDestroyNotify)vv_scan_reader_free);
  pool->messages = g_async_queue_new_full ((GDestroyNotify)vv_scan_message_free);
  pool->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  pool->wake = wake;
  pool->wake_data = data;
  for (int i = 0; i < n; i++)
    {
      VvScanReader *reader = vv_scan_reader_new (error);

      if (!reader)
        return NULL;
      g_async_queue_push (pool->readers, reader);
    }
  pool->threads = g_thread_pool_new (on_job_started_cb, pool, n, FALSE, error);
  if (!pool->threads)
    return NULL;
  g_thread_pool_set_sort_function (pool->threads, compare_jobs, NULL);
  return g_steal_pointer (&pool);
}

void
vv_scan_pool_free (VvScanPool *pool)
{
  if (!pool)
    return;
  g_atomic_int_set (&pool->closing, 1);
  if (pool->threads)
    g_thread_pool_free (pool->threads, FALSE, TRUE);
  g_clear_pointer (&pool->readers, g_async_queue_unref);
  g_clear_pointer (&pool->messages, g_async_queue_unref);
  g_clear_object (&pool->cancellable);
  g_free (pool);
}

static void
add_job (VvScanPool *pool, int file, const char *path, int index, VvScanEarlier *earlier)
{
  Job *job = g_new0 (Job, 1);

  job->file = file;
  job->path = g_strdup (path);
  job->index = index;
  job->earlier = earlier;
  job->number = pool->jobs++;
  /* Without a new thread the job waits for one of those already running. */
  g_thread_pool_push (pool->threads, job, NULL);
}

void
vv_scan_pool_count (VvScanPool *pool, int file, const char *path)
{
  add_job (pool, file, path, -1, NULL);
}

void
vv_scan_pool_read (VvScanPool *pool, int file, const char *path, int index)
{
  add_job (pool, file, path, index, NULL);
}

void
vv_scan_pool_compare (VvScanPool *pool, int file, const char *path, int index, VvScanEarlier *earlier)
{
  add_job (pool, file, path, index, earlier);
}

VvScanMessage *
vv_scan_pool_wait (VvScanPool *pool)
{
  return g_async_queue_pop (pool->messages);
}

VvScanMessage *
vv_scan_pool_try (VvScanPool *pool)
{
  return g_async_queue_try_pop (pool->messages);
}
