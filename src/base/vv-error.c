#include "vv-error.h"

GQuark
vv_error_quark (void)
{
  return g_quark_from_static_string ("vv-error-quark");
}
