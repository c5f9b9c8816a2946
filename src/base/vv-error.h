/* vv-error.h: the one error domain. The message is a sentence for the person, translated. */
#pragma once

#include <glib.h>

#define VV_ERROR (vv_error_quark ())

typedef enum
{
  VV_ERROR_FAILED,    /* something broke that no other code names */
  VV_ERROR_USAGE,     /* the call or the command line is wrong */
  VV_ERROR_INVALID,   /* a value that cannot be: names field, and file and line where there are any */
  VV_ERROR_NOT_FOUND, /* no record with that id */
  VV_ERROR_EXISTS,    /* would overwrite or double something */
  VV_ERROR_STATE,     /* not possible in this state */
  VV_ERROR_RULE, /* a rule R01-R36 forbids it; the message starts with what lacks, the code stands in it */
  VV_ERROR_PERMISSION, /* this actor may not */
  VV_ERROR_CONFLICT,   /* changed by somebody else meanwhile */
  VV_ERROR_BUSY,       /* the workspace is open elsewhere */
  VV_ERROR_NEWER,      /* written by a newer version */
  VV_ERROR_DAMAGED,    /* structure or hash does not hold */
  VV_ERROR_IO,         /* disk full, read-only, gone */
  VV_ERROR_FOREIGN,    /* a foreign file that cannot be opened or is refused */
  VV_ERROR_LIMIT,      /* over a stated limit */
  VV_ERROR_INFEASIBLE, /* no solution exists */
} VvError;

GQuark vv_error_quark (void);
