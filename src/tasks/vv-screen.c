#include "vv-screen.h"

#include <glib/gi18n-lib.h>

const char *
vv_screen_language (void)
{
  /* Translators: the code of your own language: nb, fi or pl. */
  return C_ ("code of this translation's language", "en");
}
