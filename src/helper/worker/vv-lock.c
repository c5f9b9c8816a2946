#include "vv-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <linux/landlock.h>
#include <poppler.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <unicode/ucnv.h>

#include <libxml/parser.h>

#include "vv-tiff.h"

#define MAX_MEMORY ((rlim_t)1280 * 1024 * 1024)
#define MAX_FILES 64
#define FILE_RIGHTS_1 (((guint64)1 << 13) - 1)

/* Where fonts and Poppler's tables are; nothing else can be opened, and these only for reading. */
static const char *const READABLE[]
    = { "/usr/share/fonts",      "/usr/local/share/fonts", "/etc/fonts",
        "/var/cache/fontconfig", "/usr/share/fontconfig",  "/usr/share/poppler" };

static const int ALLOWED[]
    = { SCMP_SYS (read),         SCMP_SYS (readv),          SCMP_SYS (pread64),
        SCMP_SYS (write),        SCMP_SYS (writev),         SCMP_SYS (close),
        SCMP_SYS (recvmsg),      SCMP_SYS (sendmsg),        SCMP_SYS (fstat),
        SCMP_SYS (stat),         SCMP_SYS (lstat),          SCMP_SYS (newfstatat),
        SCMP_SYS (statx),        SCMP_SYS (statfs),         SCMP_SYS (fstatfs),
        SCMP_SYS (lseek),        SCMP_SYS (access),         SCMP_SYS (faccessat),
        SCMP_SYS (faccessat2),   SCMP_SYS (readlink),       SCMP_SYS (readlinkat),
        SCMP_SYS (getdents64),   SCMP_SYS (getcwd),         SCMP_SYS (fadvise64),
        SCMP_SYS (munmap),       SCMP_SYS (mremap),         SCMP_SYS (madvise),
        SCMP_SYS (brk),          SCMP_SYS (futex),          SCMP_SYS (clock_gettime),
        SCMP_SYS (clock_getres), SCMP_SYS (gettimeofday),   SCMP_SYS (time),
        SCMP_SYS (getrandom),    SCMP_SYS (rt_sigaction),   SCMP_SYS (rt_sigprocmask),
        SCMP_SYS (rt_sigreturn), SCMP_SYS (sigaltstack),    SCMP_SYS (exit),
        SCMP_SYS (exit_group),   SCMP_SYS (getpid),         SCMP_SYS (gettid),
        SCMP_SYS (getuid),       SCMP_SYS (geteuid),        SCMP_SYS (getgid),
        SCMP_SYS (getegid),      SCMP_SYS (sysinfo),        SCMP_SYS (uname),
        SCMP_SYS (prlimit64),    SCMP_SYS (getrlimit),      SCMP_SYS (setrlimit),
        SCMP_SYS (getrusage),    SCMP_SYS (sched_yield),    SCMP_SYS (sched_getaffinity),
        SCMP_SYS (rseq),         SCMP_SYS (set_robust_list) };

/* A page with a word in it makes Poppler find its fonts. */
static const char WARM_UP_PAGE[]
    = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
      "1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 "
      "R>>>>>>endobj\n"
      "4 0 obj<</Length 27>>stream\nBT /F 9 Tf 1 1 Td (a) Tj ET\nendstream endobj\n"
      "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

static GLogWriterOutput
drop_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return G_LOG_WRITER_HANDLED;
}

static void
warm_up_poppler (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (WARM_UP_PAGE, sizeof WARM_UP_PAGE - 1);
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PopplerPage *page = document ? poppler_document_get_page (document, 0) : NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 9, 9);
  cairo_t *cairo = cairo_create (surface);

  if (page)
    poppler_page_render (page, cairo);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  g_clear_object (&page);
  g_clear_object (&document);
}

static void
warm_up_converters (void)
{
  static const char *const names[] = { "UTF-16BE", "UTF-16LE", "ISO-8859-1", "windows-1250", "iso-8859-2" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      UErrorCode status = U_ZERO_ERROR;
      GIConv converter = g_iconv_open ("UTF-8", names[i]);

      /* Left open on purpose: glibc would unload the module with the last use. */
      if (converter == (GIConv)-1)
        continue;
      ucnv_close (ucnv_open (names[i], &status));
    }
}

void
vv_lock_warm_up (void)
{
  /* GLib's writer asks the kernel where standard error leads, which the lock forbids; nobody reads it anyway.
   */
  g_log_set_writer_func (drop_message, NULL, NULL);
  vv_tiff_silence ();
  xmlInitParser ();
  warm_up_converters ();
  warm_up_poppler ();
  /* The first look-up loads the catalogue. */
  g_dgettext (GETTEXT_PACKAGE, "");
}

static void
limit (__rlimit_resource_t resource, rlim_t value)
{
  struct rlimit both = { value, value };

  if (setrlimit (resource, &both) < 0)
    _exit (1);
}

static void
limit_resources (void)
{
#ifndef __SANITIZE_ADDRESS__ /* its shadow alone is terabytes */
  limit (RLIMIT_AS, MAX_MEMORY);
#endif
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, MAX_FILES);
}

static guint64
get_file_rights (long abi)
{
  guint64 rights = FILE_RIGHTS_1;

  if (abi >= 2)
    rights |= LANDLOCK_ACCESS_FS_REFER;
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
  if (abi >= 3)
    rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
#endif
  return rights;
}

static gboolean
apply_landlock (void)
{
  long abi = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  struct landlock_ruleset_attr attributes = { .handled_access_fs = get_file_rights (abi) };
  int rules;

  if (abi < 1)
    return FALSE;
  rules = (int)syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (rules < 0)
    _exit (1);
  for (gsize i = 0; i < G_N_ELEMENTS (READABLE); i++)
    {
      int folder = open (READABLE[i], O_PATH | O_CLOEXEC);
      struct landlock_path_beneath_attr beneath
          = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
              .parent_fd = folder };

      if (folder < 0)
        continue;
      if (syscall (SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) < 0)
        _exit (1);
      close (folder);
    }
  if (syscall (SYS_landlock_restrict_self, rules, 0) < 0)
    _exit (1);
  close (rules);
  return TRUE;
}

static int
add_rules (scmp_filter_ctx filter, gboolean may_open)
{
  int failed = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ALLOWED); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, ALLOWED[i], 0);
  /* New memory is never code. */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, 4, 0));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                              SCMP_A2 (SCMP_CMP_MASKED_EQ, 4, 0));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, F_GETFD));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, F_SETFD));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, F_GETFL));
  /* Crashing must stay possible: it is how a decoder that noticed damage ends. */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                              SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t)getpid ()));
  if (may_open)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                                SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
  return failed;
}

/* Fonts may be opened only where Landlock keeps everything else shut. */
static gboolean
apply_seccomp (gboolean may_open)
{
  scmp_filter_ctx filter;

  if (prctl (PR_GET_SECCOMP, 0, 0, 0, 0) < 0)
    return FALSE;
  filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  if (!filter || add_rules (filter, may_open) != 0 || seccomp_load (filter) != 0)
    _exit (1);
  seccomp_release (filter);
  return TRUE;
}

void
vv_lock_apply (VvLock *lock)
{
  if (prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
    _exit (1);
  limit_resources ();
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
    _exit (1);
  lock->landlock = apply_landlock ();
  lock->seccomp = apply_seccomp (lock->landlock);
}

void
vv_lock_limit_time (int seconds)
{
  struct rusage used;
  struct rlimit both;

  if (getrusage (RUSAGE_SELF, &used) < 0 || getrlimit (RLIMIT_CPU, &both) < 0)
    _exit (1);
  both.rlim_cur = (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds);
  if (setrlimit (RLIMIT_CPU, &both) < 0)
    _exit (1);
}

static void
report (GString *text, const char *what, long result)
{
  g_string_append_printf (text, "%s: %s\n", what, result < 0 ? g_strerror (errno) : "possible");
}

char *
vv_lock_probe (const VvLock *lock)
{
  GString *text = g_string_new (NULL);
  static char *const no_arguments[] = { NULL };

  g_string_append_printf (text, "landlock: %s\nseccomp: %s\n", lock->landlock ? "on" : "not supported",
                          lock->seccomp ? "on" : "not supported");
  report (text, "open /etc/passwd", open ("/etc/passwd", O_RDONLY | O_CLOEXEC));
  report (text, "create a file", open ("/tmp/veiviser-probe", O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
  report (text, "use the network", socket (AF_INET, SOCK_STREAM, 0));
  report (text, "run a program", execve ("/bin/true", no_arguments, no_arguments));
  report (text, "signal the parent", kill (getppid (), 0));
  report (text, "start a process", syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0));
  return g_string_free (text, FALSE);
}
