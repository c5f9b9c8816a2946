/* main-gui.c: puts store, clock and chance together and starts the window. */
#include "config.h"

#include "vv-application.h"
#include "vv-store-sqlite.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* An uninstalled LANG leaves the C locale, in which gettext translates nothing: C.UTF-8 lets LANGUAGE work.
 */
static void
choose_locale (void)
{
  const char *locale = setlocale (LC_ALL, "");

  if (locale && g_strcmp0 (locale, "C") != 0 && g_strcmp0 (locale, "POSIX") != 0)
    return;
  if (!g_getenv ("LANGUAGE") && g_getenv ("LANG"))
    g_setenv ("LANGUAGE", g_getenv ("LANG"), TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char *argv[])
{
  static const VvEngine engine = { vv_store_sqlite_create, vv_store_sqlite_open };
  g_autoptr (VvClock) clock = vv_clock_new_system ();
  g_autoptr (VvRandom) random = vv_random_new_system ();
  g_autoptr (VvApplication) application = NULL;

  choose_locale ();
  bindtextdomain (GETTEXT_PACKAGE, VV_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = vv_application_new (&engine, clock, random, G_APPLICATION_HANDLES_OPEN);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
