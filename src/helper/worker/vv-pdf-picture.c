#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "vv-pdf.h"

#define MAX_OPERANDS 32
#define MAX_DEPTH 32
#define MAX_WORD 128
#define MAX_CLIPS 16
#define MAX_STEPS 2000000
#define INVISIBLE 3
#define TOLERANCE 0.02
#define SQUARE_TOLERANCE 0.05
#define POINTS_PER_INCH 72.0

typedef struct
{
  double a, b, c, d, e, f;
} Matrix;

typedef struct
{
  double x0, y0, x1, y1;
} Box;

typedef struct
{
  Matrix matrix;
  int text_mode;
} State;

/* A content stream as far as one picture needs it: everything else that would leave a mark ends it. */
typedef struct
{
  qpdf_data qpdf;
  qpdf_oh page, resources;
  const char *at, *end;
  double numbers[MAX_OPERANDS];
  int n_numbers;
  char name[MAX_WORD];
  State states[MAX_DEPTH];
  int depth;
  Box path;
  gboolean path_is_box, clips_next;
  Box clips[MAX_CLIPS];
  int n_clips, n_pictures;
  qpdf_oh image;
  Matrix image_matrix;
} Content;

typedef enum
{
  WORD_END,
  WORD_NUMBER,
  WORD_NAME,
  WORD_OTHER, /* strings, arrays, dictionaries */
  WORD_OPERATOR,
} Word;

static const char *const HARMLESS[]
    = { "BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tc",  "Tw",  "Tz", "TL",  "Ts",
        "g",  "G",  "rg", "RG", "k",  "K",  "cs", "CS",  "sc",  "SC", "scn", "SCN",
        "ri", "i",  "d",  "j",  "J",  "M",  "w",  "BMC", "EMC", "MP", "DP",  NULL };
static const char *const SHOWS_TEXT[] = { "Tj", "TJ", "'", "\"", NULL };
static const char *const MAKES_PATH[] = { "m", "l", "c", "v", "y", "h", NULL };

double
vv_pdf_get_number (qpdf_data qpdf, qpdf_oh dictionary, const char *key, double otherwise)
{
  qpdf_oh value = qpdf_oh_get_key_if_dict (qpdf, dictionary, key);

  return qpdf_oh_is_number (qpdf, value) ? qpdf_oh_get_numeric_value (qpdf, value) : otherwise;
}

static Matrix
multiply (const Matrix *m, const Matrix *n)
{
  return (Matrix){ m->a * n->a + m->b * n->c,        m->a * n->b + m->b * n->d,
                   m->c * n->a + m->d * n->c,        m->c * n->b + m->d * n->d,
                   m->e * n->a + m->f * n->c + n->e, m->e * n->b + m->f * n->d + n->f };
}

/* The box around a rectangle of user space. */
static Box
map_box (const Matrix *m, double x, double y, double width, double height)
{
  Box box = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  for (int i = 0; i < 4; i++)
    {
      double u = x + (i & 1 ? width : 0), v = y + (i & 2 ? height : 0);
      double px = m->a * u + m->c * v + m->e, py = m->b * u + m->d * v + m->f;

      box.x0 = fmin (box.x0, px);
      box.y0 = fmin (box.y0, py);
      box.x1 = fmax (box.x1, px);
      box.y1 = fmax (box.y1, py);
    }
  return box;
}

static gboolean
is_white (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return is_white (c) || strchr ("()<>[]{}/%", c) != NULL;
}

static void
skip_string (Content *content)
{
  int depth = 0;

  for (; content->at < content->end; content->at++)
    {
      if (*content->at == '\\')
        content->at++;
      else if (*content->at == '(')
        depth++;
      else if (*content->at == ')' && --depth == 0)
        break;
    }
  content->at = MIN (content->at + 1, content->end);
}

static void
skip_space (Content *content)
{
  while (content->at < content->end && (is_white (*content->at) || *content->at == '%'))
    {
      if (*content->at == '%')
        while (content->at < content->end && *content->at != '\n' && *content->at != '\r')
          content->at++;
      else
        content->at++;
    }
}

/* The word lands in `word`, a name without its slash; too long ones are cut and so match nothing. */
static Word
read_word (Content *content, char word[MAX_WORD])
{
  gsize length = 0;
  gboolean name;

  skip_space (content);
  if (content->at >= content->end)
    return WORD_END;
  if (*content->at == '(')
    {
      skip_string (content);
      return WORD_OTHER;
    }
  name = *content->at == '/';
  if (!name && is_delimiter (*content->at))
    {
      content->at++;
      return WORD_OTHER;
    }
  content->at += name;
  for (; content->at < content->end && !is_delimiter (*content->at); content->at++)
    if (length < MAX_WORD - 1)
      word[length++] = *content->at;
  word[length] = '\0';
  if (name)
    return WORD_NAME;
  return strspn (word, "0123456789+-.") == length ? WORD_NUMBER : WORD_OPERATOR;
}

static gboolean
is_plain_state (Content *content)
{
  qpdf_data qpdf = content->qpdf;
  qpdf_oh states = qpdf_oh_get_key_if_dict (qpdf, content->resources, "/ExtGState");
  g_autofree char *key = g_strconcat ("/", content->name, NULL);
  qpdf_oh state = qpdf_oh_get_key_if_dict (qpdf, states, key);
  qpdf_oh mask = qpdf_oh_get_key_if_dict (qpdf, state, "/SMask");
  qpdf_oh blend = qpdf_oh_get_key_if_dict (qpdf, state, "/BM");

  if (!qpdf_oh_is_dictionary (qpdf, state) || vv_pdf_get_number (qpdf, state, "/ca", 1) < 1)
    return FALSE;
  if (!qpdf_oh_is_null (qpdf, mask) && !qpdf_oh_is_name_and_equals (qpdf, mask, "/None"))
    return FALSE;
  return qpdf_oh_is_null (qpdf, blend) || qpdf_oh_is_name_and_equals (qpdf, blend, "/Normal");
}

static gboolean
take_picture (Content *content)
{
  qpdf_data qpdf = content->qpdf;
  qpdf_oh objects = qpdf_oh_get_key_if_dict (qpdf, content->resources, "/XObject");
  g_autofree char *key = g_strconcat ("/", content->name, NULL);
  qpdf_oh object = qpdf_oh_get_key_if_dict (qpdf, objects, key);
  qpdf_oh dictionary;

  if (!qpdf_oh_is_stream (qpdf, object) || content->n_pictures++ > 0)
    return FALSE;
  dictionary = qpdf_oh_get_dict (qpdf, object);
  content->image = object;
  content->image_matrix = content->states[content->depth].matrix;
  return qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/Subtype"), "/Image");
}

static gboolean
change_depth (Content *content, int step)
{
  if (content->depth + step < 0 || content->depth + step >= MAX_DEPTH)
    return FALSE;
  if (step > 0)
    content->states[content->depth + 1] = content->states[content->depth];
  content->depth += step;
  return TRUE;
}

static gboolean
apply_path (Content *content, const char *operator)
{
  const double *n = content->numbers;

  if (strcmp (operator, "re") == 0 && content->n_numbers == 4)
    {
      content->path = map_box (&content->states[content->depth].matrix, n[0], n[1], n[2], n[3]);
      content->path_is_box = TRUE;
      return TRUE;
    }
  if (g_strv_contains (MAKES_PATH, operator))
    {
      content->path_is_box = FALSE;
      return TRUE;
    }
  if (strcmp (operator, "W") == 0 || strcmp (operator, "W*") == 0)
    {
      content->clips_next = TRUE;
      return TRUE;
    }
  if (strcmp (operator, "n") != 0)
    return FALSE;
  if (content->clips_next && (!content->path_is_box || content->n_clips == MAX_CLIPS))
    return FALSE;
  if (content->clips_next)
    content->clips[content->n_clips++] = content->path;
  content->clips_next = FALSE;
  return TRUE;
}

static gboolean
apply (Content *content, const char *operator)
{
  State *state = &content->states[content->depth];
  const double *n = content->numbers;

  if (strcmp (operator, "q") == 0)
    return change_depth (content, 1);
  if (strcmp (operator, "Q") == 0)
    return change_depth (content, -1);
  if (strcmp (operator, "cm") == 0 && content->n_numbers == 6)
    {
      Matrix matrix = { n[0], n[1], n[2], n[3], n[4], n[5] };

      state->matrix = multiply (&matrix, &state->matrix);
      return TRUE;
    }
  if (strcmp (operator, "Do") == 0)
    return take_picture (content);
  if (strcmp (operator, "gs") == 0)
    return is_plain_state (content);
  if (strcmp (operator, "Tr") == 0 && content->n_numbers == 1)
    {
      state->text_mode = (int)n[0];
      return TRUE;
    }
  if (strcmp (operator, "BDC") == 0)
    return strcmp (content->name, "OC") != 0;
  if (g_strv_contains (SHOWS_TEXT, operator))
    return state->text_mode == INVISIBLE;
  return g_strv_contains (HARMLESS, operator) || apply_path (content, operator);
}

static gboolean
run (Content *content)
{
  char word[MAX_WORD];

  for (int step = 0; step < MAX_STEPS; step++)
    {
      Word kind = read_word (content, word);

      if (kind == WORD_END)
        return content->n_pictures == 1;
      if (kind == WORD_NAME)
        g_strlcpy (content->name, word, sizeof content->name);
      if (kind == WORD_NUMBER && content->n_numbers < MAX_OPERANDS)
        content->numbers[content->n_numbers++] = g_ascii_strtod (word, NULL);
      if (kind != WORD_OPERATOR)
        continue;
      if (!apply (content, word))
        return FALSE;
      content->n_numbers = 0;
    }
  return FALSE;
}

static gboolean
read_box (qpdf_data qpdf, qpdf_oh page, const char *key, Box *box)
{
  qpdf_oh array = qpdf_oh_get_key (qpdf, page, key);
  double n[4];

  if (!qpdf_oh_is_array (qpdf, array) || qpdf_oh_get_array_n_items (qpdf, array) != 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (qpdf, array, i);

      if (!qpdf_oh_is_number (qpdf, item))
        return FALSE;
      n[i] = qpdf_oh_get_numeric_value (qpdf, item);
    }
  *box = (Box){ fmin (n[0], n[2]), fmin (n[1], n[3]), fmax (n[0], n[2]), fmax (n[1], n[3]) };
  return TRUE;
}

static gboolean
is_filled (const Box *page, const Box *box, gboolean exactly)
{
  double dx = TOLERANCE * (page->x1 - page->x0), dy = TOLERANCE * (page->y1 - page->y0);

  if (box->x0 > page->x0 + dx || box->x1 < page->x1 - dx || box->y0 > page->y0 + dy
      || box->y1 < page->y1 - dy)
    return FALSE;
  return !exactly
         || (box->x0 >= page->x0 - dx && box->x1 <= page->x1 + dx && box->y0 >= page->y0 - dy
             && box->y1 <= page->y1 + dy);
}

/* How the stream has to be turned to show as the matrix puts it; 0 when it is skewed. */
static int
find_orientation (const Matrix *m)
{
  double size = hypot (m->a, m->b) + hypot (m->c, m->d);
  double small = size * 0.001;

  if (!(size > 0))
    return 0;
  if (fabs (m->b) < small && fabs (m->c) < small)
    return m->a > 0 ? (m->d > 0 ? 1 : 4) : (m->d > 0 ? 2 : 3);
  if (fabs (m->a) < small && fabs (m->d) < small)
    return m->b > 0 ? (m->c > 0 ? 7 : 8) : (m->c > 0 ? 6 : 5);
  return 0;
}

static gboolean
measure (Content *content, VvPdfPicture *picture)
{
  qpdf_data qpdf = content->qpdf;
  qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, content->image);
  const Matrix *m = &content->image_matrix;
  double down;
  int quarters = (int)vv_pdf_get_number (qpdf, content->page, "/Rotate", 0) / 90;

  picture->image = content->image;
  picture->width = (int)CLAMP (vv_pdf_get_number (qpdf, dictionary, "/Width", 0), 0, G_MAXINT);
  picture->height = (int)CLAMP (vv_pdf_get_number (qpdf, dictionary, "/Height", 0), 0, G_MAXINT);
  picture->orientation = find_orientation (m);
  if (picture->width < 1 || picture->height < 1 || picture->orientation == 0)
    return FALSE;
  picture->orientation = vv_orientation_turn (picture->orientation, quarters);
  picture->dpi = picture->width * POINTS_PER_INCH / hypot (m->a, m->b);
  down = picture->height * POINTS_PER_INCH / hypot (m->c, m->d);
  return isfinite (picture->dpi) && isfinite (down) && fabs (down / picture->dpi - 1) < SQUARE_TOLERANCE;
}

static gboolean
fills_page (Content *content)
{
  Box page, crop, image = map_box (&content->image_matrix, 0, 0, 1, 1);

  if (!read_box (content->qpdf, content->page, "/MediaBox", &page))
    return FALSE;
  if (read_box (content->qpdf, content->page, "/CropBox", &crop))
    page = (Box){ fmax (page.x0, crop.x0), fmax (page.y0, crop.y0), fmin (page.x1, crop.x1),
                  fmin (page.y1, crop.y1) };
  if (!is_filled (&page, &image, TRUE))
    return FALSE;
  for (int i = 0; i < content->n_clips; i++)
    if (!is_filled (&page, &content->clips[i], FALSE))
      return FALSE;
  return TRUE;
}

static gboolean
is_opaque (qpdf_data qpdf, qpdf_oh image)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, image);
  qpdf_oh stencil = qpdf_oh_get_key (qpdf, dictionary, "/ImageMask");

  if (qpdf_oh_is_bool (qpdf, stencil) && qpdf_oh_get_bool_value (qpdf, stencil))
    return FALSE;
  return !qpdf_oh_has_key (qpdf, dictionary, "/SMask") && !qpdf_oh_has_key (qpdf, dictionary, "/Mask");
}

gboolean
vv_pdf_find_picture (qpdf_data qpdf, qpdf_oh page, VvPdfPicture *picture)
{
  Content content = { .qpdf = qpdf, .page = page, .states = { { { 1, 0, 0, 1, 0, 0 }, 0 } } };
  qpdf_oh notes = qpdf_oh_get_key (qpdf, page, "/Annots");
  unsigned char *data = NULL;
  size_t length = 0;
  gboolean found;

  memset (picture, 0, sizeof *picture);
  if (qpdf_oh_is_array (qpdf, notes) && qpdf_oh_get_array_n_items (qpdf, notes) > 0)
    return FALSE;
  content.resources = qpdf_oh_get_key (qpdf, page, "/Resources");
  if ((qpdf_oh_get_page_content_data (qpdf, page, &data, &length) & QPDF_ERRORS) != 0)
    return FALSE;
  content.at = (const char *)data;
  content.end = content.at + length;
  found = run (&content);
  free (data);
  return found && measure (&content, picture) && fills_page (&content) && is_opaque (qpdf, content.image);
}
