/* fault-vfs.h: a disk that fails when it is told to. Stands between SQLite and the real files, for the life
 * of the test program, and passes everything on until it is armed. */
#pragma once

#include <glib.h>

typedef struct
{
  int countdown;     /* changes (write, truncate, sync, delete) until one fails; 0: none does */
  int code;          /* result that is given then */
  gboolean for_good; /* every later change fails as well */
  gboolean hit;      /* one has failed */
  int changes;       /* passed on since the last arming */
} FaultVfs;

/* Becomes the default of all connections opened from now on. */
void fault_vfs_install (FaultVfs *faults);
void fault_vfs_arm (FaultVfs *faults, int countdown, int code, gboolean for_good);
