#include "vv-sql-place.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "vv-error.h"

static const char *const network_types[] = {
  "nfs",  "nfs4",  "cifs",  "smb3",   "smbfs", "afs",       "ceph",   "ncpfs",  "ncp",    "coda",
  "gfs2", "ocfs2", "davfs", "lustre", "gpfs",  "glusterfs", "vboxsf", "vmhgfs", "prl_fs", "pvfs2",
};

/* FUSE programs that stand on a local disk; what is not named here counts as far away. */
static const char *const local_fuse_types[] = {
  "fuse.ntfs-3g",   "fuse.ntfs",     "fuse.exfat",    "fuse.exfat-fuse", "fuse.ext2",
  "fuse.fuse-ext2", "fuse.bindfs",   "fuse.mergerfs", "fuse.gocryptfs",  "fuse.cryfs",
  "fuse.encfs",     "fuse.securefs", "fuse.portal",   "fuse.lxcfs",      "fuse.fuse-overlayfs",
};

/* What synchronising programs leave in the folder they look after. */
static const char *const cloud_marks[] = {
  ".dropbox",      ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder",
  ".seafile-data", ".insync",        ".megasync",          ".tresorit",         ".pcloud",
};

/* Space, tab, line break and backslash stand as \040 and so on. */
static char *
unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    {
      gboolean is_code = p[0] == '\\' && strspn (p + 1, "01234567") >= 3;

      if (!is_code)
        {
          g_string_append_c (out, *p);
          continue;
        }
      g_string_append_c (out, (char)((p[1] - '0') * 64 + (p[2] - '0') * 8 + (p[3] - '0')));
      p += 3;
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_under (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  if (strcmp (folder, "/") == 0)
    return TRUE;
  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

char *
vv_sql_place_find_type (const char *mountinfo, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);
  g_autofree char *best = NULL;
  gsize best_length = 0;

  for (int i = 0; lines[i]; i++)
    {
      /* id parent major:minor root mount-point options … - type source … */
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 6);
      const char *rest = strstr (lines[i], " - ");
      g_autofree char *point = NULL;

      if (!rest || g_strv_length (words) < 6)
        continue;
      point = unescape (words[4]);
      /* Of mounts on the same point the last one is seen. */
      if (!is_under (path, point) || strlen (point) < best_length)
        continue;
      best_length = strlen (point);
      g_free (best);
      best = g_strndup (rest + 3, strcspn (rest + 3, " "));
    }
  return g_steal_pointer (&best);
}

static gboolean
is_in (const char *const *list, gsize length, const char *text)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_strcasecmp (list[i], text) == 0)
      return TRUE;
  return FALSE;
}

gboolean
vv_sql_place_is_network_type (const char *type)
{
  if (is_in (network_types, G_N_ELEMENTS (network_types), type))
    return TRUE;
  return g_str_has_prefix (type, "fuse.") && !is_in (local_fuse_types, G_N_ELEMENTS (local_fuse_types), type);
}

/* Walks up to the root; NULL when no synchronising program has left its mark. */
static char *
find_cloud_folder (const char *folder)
{
  g_autofree char *at = g_strdup (folder);

  while (strlen (at) > 1)
    {
      char *up;

      for (guint i = 0; i < G_N_ELEMENTS (cloud_marks); i++)
        {
          g_autofree char *mark = g_build_filename (at, cloud_marks[i], NULL);

          if (g_file_test (mark, G_FILE_TEST_EXISTS))
            return g_steal_pointer (&at);
        }
      up = g_path_get_dirname (at);
      g_free (at);
      at = up;
    }
  return NULL;
}

/* The home folder itself may carry ".dropbox" (settings, not content) without being synchronised. */
static gboolean
is_home (const char *folder)
{
  g_autofree char *home = realpath (g_get_home_dir (), NULL);

  return g_strcmp0 (home, folder) == 0;
}

gboolean
vv_sql_place_check (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *file = realpath (path, NULL); /* a link counts as where it leads */
  g_autofree char *folder = file ? g_path_get_dirname (file) : realpath (parent, NULL);
  g_autofree char *mountinfo = NULL;
  g_autofree char *type = NULL;
  g_autofree char *cloud = NULL;

  if (!folder)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                   _ ("The folder of “%s” is not there. Choose another folder."), path);
      return FALSE;
    }
  if (g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    type = vv_sql_place_find_type (mountinfo, folder);
  if (type && vv_sql_place_is_network_type (type))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO,
                   _ ("“%s” is in a network folder (%s), where changes can be lost. Copy it to a folder on "
                      "this computer "
                      "and edit it there, or open it to look only. Backups may go to the network folder."),
                   path, type);
      return FALSE;
    }
  cloud = find_cloud_folder (folder);
  if (cloud && !is_home (cloud))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_IO,
                   _ ("“%s” is in a folder that a cloud program keeps in step (“%s”), where changes can be "
                      "lost. Move it "
                      "to another folder of this computer, or open it to look only. Backups may go to the "
                      "cloud folder."),
                   path, cloud);
      return FALSE;
    }
  return TRUE;
}
