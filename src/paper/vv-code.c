#include "vv-code.h"

#include <string.h>

#include "vv-id.h"

#define FORMAT '1'
#define PAGES_MAX 31

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int
read_digit (char c)
{
  const char *found = c != '\0' ? strchr (alphabet, c) : NULL;

  return found != NULL ? (int)(found - alphabet) : -1;
}

/* The first 15 characters read as a number in base 33, mod 31: any single wrong character and any swap of
 * neighbours changes it, except 0 for Z. */
static char
compute_check (const char *text)
{
  int rest = 0;

  for (int i = 0; i < VV_CODE_LENGTH - 1; i++)
    {
      int value = read_digit (text[i]);
      rest = (rest * 33 + value) % 31;
    }
  return alphabet[rest];
}

char *
vv_code_encode (const char *document, int page, int pages)
{
  if (document == NULL || !vv_id_is_valid (document) || page < 1 || page > pages || pages > PAGES_MAX)
    return NULL;

  char *code = g_malloc0 (VV_CODE_LENGTH + 1);
  code[0] = FORMAT;
  memcpy (code + 1, document, VV_ID_LENGTH);
  code[13] = alphabet[page];
  code[14] = alphabet[pages];
  code[15] = compute_check (code);
  return code;
}

gboolean
vv_code_parse (const char *text, char **document, int *page, int *pages)
{
  if (text == NULL || strlen (text) != VV_CODE_LENGTH || text[0] != FORMAT)
    return FALSE;
  for (int i = 0; i < VV_CODE_LENGTH; i++)
    {
      if (read_digit (text[i]) < 0)
        return FALSE;
    }

  g_autofree char *id = g_strndup (text + 1, VV_ID_LENGTH);
  int n = read_digit (text[13]), of = read_digit (text[14]);
  if (compute_check (text) != text[15] || !vv_id_is_valid (id) || n < 1 || n > of)
    return FALSE;
  if (document != NULL)
    *document = g_steal_pointer (&id);
  if (page != NULL)
    *page = n;
  if (pages != NULL)
    *pages = of;
  return TRUE;
}
