#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  FaultVfs *faults;
  sqlite3_file *real;
} FaultFile;

typedef struct
{
  sqlite3_vfs base;
  FaultVfs *faults;
  sqlite3_vfs *real;
} Shim;

#define REAL(file) (((FaultFile *)(file))->real)
#define METHODS(file) (REAL (file)->pMethods)

/* SQLITE_OK when the change may go on. */
static int
count_change (FaultVfs *faults)
{
  faults->changes++;
  if (faults->hit && faults->for_good)
    return faults->code;
  if (faults->countdown == 0 || --faults->countdown > 0)
    return SQLITE_OK;
  faults->hit = TRUE;
  return faults->code;
}

static int
close_file (sqlite3_file *file)
{
  int code = METHODS (file)->xClose (REAL (file));

  g_free (REAL (file));
  return code;
}

static int
read_file (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  return METHODS (file)->xRead (REAL (file), buffer, amount, offset);
}

/* A failing write leaves half of itself, as a full disk does. */
static int
write_file (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  int code = count_change (((FaultFile *)file)->faults);

  if (code == SQLITE_OK)
    return METHODS (file)->xWrite (REAL (file), buffer, amount, offset);
  METHODS (file)->xWrite (REAL (file), buffer, amount / 2, offset);
  return code;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  int code = count_change (((FaultFile *)file)->faults);

  return code == SQLITE_OK ? METHODS (file)->xTruncate (REAL (file), size) : code;
}

static int
sync_file (sqlite3_file *file, int flags)
{
  int code = count_change (((FaultFile *)file)->faults);

  return code == SQLITE_OK ? METHODS (file)->xSync (REAL (file), flags) : code;
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return METHODS (file)->xFileSize (REAL (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return METHODS (file)->xLock (REAL (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return METHODS (file)->xUnlock (REAL (file), level);
}

static int
check_lock (sqlite3_file *file, int *out)
{
  return METHODS (file)->xCheckReservedLock (REAL (file), out);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return METHODS (file)->xFileControl (REAL (file), operation, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return METHODS (file)->xSectorSize (REAL (file));
}

static int
get_characteristics (sqlite3_file *file)
{
  return METHODS (file)->xDeviceCharacteristics (REAL (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
};

static int
open_file (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  Shim *shim = (Shim *)vfs;
  FaultFile *self = (FaultFile *)file;
  int code;

  self->faults = shim->faults;
  self->real = g_malloc0 ((gsize)shim->real->szOsFile);
  code = shim->real->xOpen (shim->real, name, self->real, flags, out_flags);
  self->base.pMethods = code == SQLITE_OK ? &methods : NULL;
  if (code != SQLITE_OK)
    g_clear_pointer (&self->real, g_free);
  return code;
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync)
{
  Shim *shim = (Shim *)vfs;
  int code = count_change (shim->faults);

  return code == SQLITE_OK ? shim->real->xDelete (shim->real, name, sync) : SQLITE_IOERR_DELETE;
}

void
fault_vfs_install (FaultVfs *faults)
{
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);
  Shim *shim = g_new0 (Shim, 1);

  shim->base = *real;
  shim->base.pNext = NULL;
  shim->base.zName = "fault";
  shim->base.szOsFile = sizeof (FaultFile);
  shim->base.xOpen = open_file;
  shim->base.xDelete = delete_file;
  shim->faults = faults;
  shim->real = real;
  /* SQLite keeps it until the process ends. */
  sqlite3_vfs_register (&shim->base, 1);
}

void
fault_vfs_arm (FaultVfs *faults, int countdown, int code, gboolean for_good)
{
  *faults = (FaultVfs){ .countdown = countdown, .code = code, .for_good = for_good };
}
