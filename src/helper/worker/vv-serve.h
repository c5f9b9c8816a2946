/* vv-serve.h: a worker: one or a few files, asked for page by page. */
#pragma once

#include "vv-lock.h"

/* Answers requests on the socket until it is closed. */
void vv_serve (int socket, const VvLock *lock);
