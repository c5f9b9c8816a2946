#include "vv-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>

#include "vv-error.h"

#define N_CODE_PAGES 3
#define RULED_OUT G_MININT

typedef struct
{
  const char *name; /* for the person */
  const char
      *converter; /* for ICU, whose tables are inside its library: nothing is opened in the locked worker */
  const char *letters; /* of the languages that use it */
  gboolean polish;
} CodePage;

/* In the order in which an undecided file is taken. */
static const CodePage CODE_PAGES[N_CODE_PAGES] = {
  { "Windows-1252", "windows-1252", "åæøäöÅÆØÄÖ", FALSE },
  { "Windows-1250", "windows-1250", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", TRUE },
  { "ISO-8859-2", "iso-8859-2", "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", TRUE },
};

/* Letters of neighbours' names that are as good in every code page. */
static const char *const OTHER_LETTERS = "éèüšžçÉÜŠŽß";

static int
line_at (const char *data, gsize offset)
{
  int line = 1;

  for (gsize i = 0; i < offset; i++)
    if (data[i] == '\n' || (data[i] == '\r' && (i + 1 >= offset || data[i + 1] != '\n')))
      line++;
  return line;
}

static char *
refuse_byte (int line, GError **error)
{
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
               _ ("Line %d has a character that is no text. Save the table as CSV (UTF-8) and try again."),
               line);
  return NULL;
}

static gboolean
is_mostly_utf16 (const guint8 *data, gsize length, gsize high)
{
  gsize zeros = 0;

  if (length < 2 || length % 2 != 0)
    return FALSE;
  for (gsize i = 0; i < length; i += 2)
    {
      zeros += data[i + high] == 0;
      if (data[i + 1 - high] == 0)
        return FALSE;
    }
  return zeros * 2 >= length / 2;
}

static char *
decode_utf16 (const guint8 *data, gsize length, gsize high, GError **error)
{
  GString *text = g_string_sized_new (length);
  gunichar lead = 0;
  int line = 1;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = (gunichar)(data[i + high] << 8 | data[i + 1 - high]);

      if (lead ? (c < 0xdc00 || c > 0xdfff) : (c == 0 || (c >= 0xdc00 && c <= 0xdfff)))
        break;
      line += c == '\n';
      if (c >= 0xd800 && c <= 0xdbff)
        {
          lead = c;
          continue;
        }
      if (lead)
        c = 0x10000 + ((lead - 0xd800) << 10) + (c - 0xdc00);
      lead = 0;
      g_string_append_unichar (text, c);
      if (i + 2 == length)
        return g_string_free (text, FALSE);
    }
  if (length == 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return refuse_byte (line, error);
}

static char *
decode_utf8 (const char *data, gsize length, GError **error)
{
  const char *end = data;

  if (!g_utf8_validate_len (data, length, &end))
    return refuse_byte (line_at (data, (gsize)(end - data)), error);
  return g_strndup (data, length);
}

static gboolean
load_code_page (const CodePage *page, gunichar table[256])
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (page->converter, &status);

  if (U_FAILURE (status))
    return FALSE;
  for (int byte = 0; byte < 256; byte++)
    {
      char c = (char)byte;
      UChar out[4] = { 0 };

      ucnv_reset (converter);
      status = U_ZERO_ERROR;
      ucnv_toUChars (converter, out, G_N_ELEMENTS (out), &c, 1, &status);
      table[byte] = U_FAILURE (status) ? 0xfffd : out[0];
    }
  ucnv_close (converter);
  return TRUE;
}

static gboolean
is_impossible (gunichar c)
{
  return c == 0xfffd || c == 0 || (c >= 0x80 && c <= 0x9f);
}

static int
rate_letter (const CodePage *page, gunichar c, gboolean in_word)
{
  if (g_utf8_strchr (page->letters, -1, c))
    return 8;
  if (g_utf8_strchr (OTHER_LETTERS, -1, c))
    return 2;
  if (g_unichar_isalpha (c))
    return -2;
  return in_word ? -8 : 0;
}

/* How well the bytes read as text of the languages of this code page. */
static int
rate_code_page (const CodePage *page, const gunichar table[256], const guint8 *data, gsize length)
{
  int score = 0;

  for (gsize i = 0; i < length && score < G_MAXINT / 2; i++)
    {
      gboolean in_word;

      if (data[i] < 0x80)
        continue;
      if (is_impossible (table[data[i]]))
        return RULED_OUT;
      in_word = (i > 0 && g_ascii_isalpha (data[i - 1])) || (i + 1 < length && g_ascii_isalpha (data[i + 1]));
      score += rate_letter (page, table[data[i]], in_word);
    }
  return score;
}

static char *
decode_code_page (const guint8 *data,
                  gsize length,
                  const char *language,
                  const char **encoding,
                  GError **error)
{
  gunichar tables[N_CODE_PAGES][256];
  GString *text;
  int best = -1, best_score = RULED_OUT;

  for (int i = 0; i < N_CODE_PAGES; i++)
    {
      int score;

      if (!load_code_page (&CODE_PAGES[i], tables[i]))
        continue;
      score = rate_code_page (&CODE_PAGES[i], tables[i], data, length);
      if (score != RULED_OUT && language)
        score += (g_strcmp0 (language, "pl") == 0) == CODE_PAGES[i].polish;
      if (score <= best_score)
        continue;
      best = i;
      best_score = score;
    }
  if (best < 0)
    {
      gsize at = 0;

      while (at + 1 < length && data[at] < 0x80)
        at++;
      return refuse_byte (line_at ((const char *)data, at), error);
    }
  text = g_string_sized_new (length + length / 8);
  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (text, tables[best][data[i]]);
  *encoding = CODE_PAGES[best].name;
  return g_string_free (text, FALSE);
}

char *
vv_charset_decode (GBytes *bytes, const char *language, const char **encoding, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const guint8 *zero;

  *encoding = "UTF-8";
  if (length == 0)
    return g_strdup ("");
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return decode_utf8 ((const char *)data + 3, length - 3, error);
  *encoding = "UTF-16";
  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return decode_utf16 (data + 2, length - 2, 1, error);
  if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return decode_utf16 (data + 2, length - 2, 0, error);
  if (is_mostly_utf16 (data, length, 1))
    return decode_utf16 (data, length, 1, error);
  if (is_mostly_utf16 (data, length, 0))
    return decode_utf16 (data, length, 0, error);
  zero = memchr (data, 0, length);
  if (zero)
    return refuse_byte (line_at ((const char *)data, (gsize)(zero - data)), error);
  *encoding = "UTF-8";
  if (g_utf8_validate_len ((const char *)data, length, NULL))
    return g_strndup ((const char *)data, length);
  return decode_code_page (data, length, language, encoding, error);
}
