/* vv-lock.h: giving up every right that decoding does not need. */
#pragma once

#include <glib.h>

/* What the kernel of this machine supports, found while the rights are given up. */
typedef struct
{
  gboolean landlock, seccomp;
} VvLock;

/* Loads what decoders would otherwise open later: codecs, converters, fonts, translations. Before
 * vv_lock_apply(). */
void vv_lock_warm_up (void);
/* No new privileges, no files but fonts, no network, no programs, no new processes; limits on memory. For
 * good. A protection that the kernel has but refuses ends the process; one that it does not have is left out.
 */
void vv_lock_apply (VvLock *lock);
/* Processor time from now on, in seconds; the process is killed at the end of it. */
void vv_lock_limit_time (int seconds);
/* One line per thing that must not be possible, with what happened. */
char *vv_lock_probe (const VvLock *lock);
