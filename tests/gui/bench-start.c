/* Start to first frame with the example workspace, and memory; the example is made before, by another
 * process. */
#include "gui-room.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define RUNS 5

static int
read_memory_kb (const char *key)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, key);
  return line ? (int)g_ascii_strtoll (line + strlen (key), NULL, 10) : 0;
}

/* One start: "milliseconds kB". */
static int
run_child (int argc, char *argv[], const char *path)
{
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *copy = g_strdup (path);

  g_assert_true (gui_room_prepare (&argc, &argv, "2026-09-01"));
  {
    g_autoptr (GuiRoom) room = gui_room_new_for_path (copy);

    printf ("frame %d %d\n", (int)((room->first_frame - begin) / 1000), read_memory_kb ("VmRSS:"));
    fflush (stdout);
  }
  return 0;
}

static int
compare_numbers (const void *a, const void *b)
{
  return *(const int *)a - *(const int *)b;
}

int
main (int argc, char *argv[])
{
  int times[RUNS], memory = 0;
  const char *self = argv[0];

  if (argc > 2 && strcmp (argv[1], "--child") == 0)
    return run_child (argc, argv, argv[2]);
  if (!gui_room_prepare (&argc, &argv, "2026-09-01"))
    return 77;
  g_autoptr (GuiRoom) room = gui_room_new (TRUE);
  g_autofree char *path = g_strdup (room->path);
  gui_room_close (room);
  for (int i = 0; i < RUNS; i++)
    {
      g_autofree char *out = NULL;
      const char *const command[] = { self, "--child", path, NULL };
      int status = 0;

      g_assert_true (g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                                   &status, NULL));
      g_assert_true (strstr (out, "frame ")
                     && sscanf (strstr (out, "frame "), "frame %d %d", &times[i], &memory) == 2);
    }
  qsort (times, RUNS, sizeof times[0], compare_numbers);
  printf ("start to first frame with the example: %d ms (median of %d), %d MB resident\n", times[RUNS / 2],
          RUNS, memory / 1024);
  return 0;
}
