#include "vv-strings.h"

#include <string.h>

void
vv_set_string (char **slot, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*slot);
  *slot = copy;
}

gboolean
vv_is_empty (const char *text)
{
  return !text || !*text;
}

/* Letters that have no decomposition of their own. */
static const char *
base_letter (gunichar c)
{
  switch (c)
    {
    case 0x0142:
      return "l"; /* ł */
    case 0x00f8:
      return "o"; /* ø */
    case 0x00e6:
      return "ae"; /* æ */
    case 0x0111:
      return "d"; /* đ */
    default:
      return NULL;
    }
}

char *
vv_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text ? text : "", -1);
  g_autofree char *plain = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = plain ? plain : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *base = base_letter (c);

      if (g_unichar_isspace (c))
        {
          gap = out->len > 0;
          continue;
        }
      if (g_unichar_ismark (c))
        continue;
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      if (base)
        g_string_append (out, base);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char **
vv_split_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", ",", -1);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (int i = 0; parts[i]; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i])
        g_strv_builder_add (tags, parts[i]);
    }
  return g_strv_builder_end (tags);
}

char *
vv_join_tags (const char *const *tags)
{
  return tags ? g_strjoinv (",", (char **)tags) : g_strdup ("");
}

gboolean
vv_has_tag (const char *const *tags, const char *tag)
{
  return tags && g_strv_contains (tags, tag);
}

int
vv_count_common_tags (const char *const *a, const char *const *b)
{
  int n = 0;

  for (int i = 0; a && a[i]; i++)
    n += vv_has_tag (b, a[i]);
  return n;
}
