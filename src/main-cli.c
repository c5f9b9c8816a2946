/* main-cli.c: puts store, clock and language together for the command line. */
#include <glib/gi18n.h>
#include <locale.h>

#include "config.h"
#include "vv-cli.h"
#include "vv-store-sqlite.h"

int
main (int argc, char *argv[])
{
  static const VvEngine engine = { vv_store_sqlite_create, vv_store_sqlite_open };
  g_autoptr (VvClock) clock = vv_clock_new_system ();
  g_autoptr (VvRandom) random = vv_random_new_system ();

  /* Where the named locale is not installed messages are still wanted in the person's language. */
  if (!setlocale (LC_ALL, ""))
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("VV_LOCALEDIR") ? g_getenv ("VV_LOCALEDIR") : VV_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return vv_cli_run (&engine, clock, random, argv);
}
