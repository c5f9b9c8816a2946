#include "vv-error.h"

G_DEFINE_QUARK (vv - error - quark, vv_error)
