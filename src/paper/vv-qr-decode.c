#include "vv-qr-decode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N VV_QR_SIZE
#define DATA_WORDS 13
#define CHECK_WORDS 13
#define WORDS (DATA_WORDS + CHECK_WORDS)
#define POLY 32 /* room for a polynomial of the error correction */
#define MAX_ERASURES (CHECK_WORDS - 4)
#define LEVEL_Q 3 /* its two bits in the format information */
#define MIN_CONTRAST 8.0f

typedef struct
{
  guint8 word[WORDS];
  float trust[WORDS]; /* of the least certain module of each codeword */
} Codewords;

typedef struct
{
  const guint8 *bytes;
  int length, position; /* bits */
} BitReader;

void
vv_qr_tables_init (VvQrTables *tables)
{
  int x = 1;

  memset (tables, 0, sizeof *tables);
  for (int i = 0; i < 255; i++)
    {
      tables->exp[i] = tables->exp[i + 255] = (guint8)x;
      tables->log[x] = (guint8)i;
      x <<= 1;
      if (x & 256)
        x ^= 0x11d;
    }
}

static inline guint8
multiply (const VvQrTables *t, guint8 a, guint8 b)
{
  return a && b ? t->exp[t->log[a] + t->log[b]] : 0;
}

static inline guint8
invert (const VvQrTables *t, guint8 a)
{
  return t->exp[255 - t->log[a]];
}

/* TRUE if all syndromes are zero. */
static gboolean
compute_syndromes (const VvQrTables *t, const guint8 *words, guint8 syndromes[CHECK_WORDS])
{
  guint8 any = 0;

  for (int i = 0; i < CHECK_WORDS; i++)
    {
      guint8 s = 0;

      for (int k = 0; k < WORDS; k++)
        s = multiply (t, s, t->exp[i]) ^ words[k];
      syndromes[i] = s;
      any |= s;
    }
  return any == 0;
}

/* Berlekamp-Massey that starts from the locator of the erasures; FALSE if there are too many errors. */
static gboolean
find_locator (const VvQrTables *t,
              const guint8 *syndromes,
              const int *erased,
              int n_erased,
              guint8 locator[POLY],
              int *degree)
{
  guint8 other[POLY], next[POLY];
  int length = n_erased;

  memset (locator, 0, POLY);
  locator[0] = 1;
  for (int e = 0; e < n_erased; e++)
    for (int i = e + 1; i > 0; i--)
      locator[i] ^= multiply (t, locator[i - 1], t->exp[WORDS - 1 - erased[e]]);
  memcpy (other, locator, POLY);
  for (int r = n_erased; r < CHECK_WORDS; r++)
    {
      guint8 d = 0;

      for (int i = 0; i <= length && i <= r; i++)
        d ^= multiply (t, locator[i], syndromes[r - i]);
      memmove (other + 1, other, POLY - 1);
      other[0] = 0;
      if (d == 0)
        continue;
      for (int i = 0; i < POLY; i++)
        next[i] = locator[i] ^ multiply (t, d, other[i]);
      if (2 * length <= r + n_erased)
        {
          length = r + 1 + n_erased - length;
          for (int i = 0; i < POLY; i++)
            other[i] = multiply (t, locator[i], invert (t, d));
        }
      memcpy (locator, next, POLY);
    }
  *degree = POLY - 1;
  while (*degree && !locator[*degree])
    (*degree)--;
  return *degree == length && 2 * (length - n_erased) + n_erased <= CHECK_WORDS;
}

static guint8
evaluate (const VvQrTables *t, const guint8 *poly, int from, int to, int step, guint8 x)
{
  guint8 value = 0, power = 1, jump = 1;

  for (int i = 0; i < step; i++)
    jump = multiply (t, jump, x);
  for (int i = from; i <= to; i += step)
    {
      value ^= multiply (t, poly[i], power);
      power = multiply (t, power, jump);
    }
  return value;
}

/* Corrects words in place; FALSE if that is not possible. */
static gboolean
correct (const VvQrTables *t, guint8 words[WORDS], const int *erased, int n_erased)
{
  guint8 syndromes[CHECK_WORDS], locator[POLY], omega[POLY] = { 0 };
  int degree, found = 0;

  if (compute_syndromes (t, words, syndromes))
    return TRUE;
  if (!find_locator (t, syndromes, erased, n_erased, locator, &degree))
    return FALSE;
  for (int i = 0; i < CHECK_WORDS; i++)
    for (int j = 0; j <= i && j <= degree; j++)
      omega[i] ^= multiply (t, syndromes[i - j], locator[j]);
  for (int k = 0; k < WORDS; k++)
    {
      int power = WORDS - 1 - k;
      guint8 x = t->exp[(255 - power) % 255], slope;

      if (evaluate (t, locator, 0, degree, 1, x))
        continue;
      slope = evaluate (t, locator, 1, degree, 2, x);
      if (!slope)
        return FALSE;
      /* the first root is alpha^0: Forney's formula with a factor of the position */
      words[k] ^= multiply (t, multiply (t, evaluate (t, omega, 0, CHECK_WORDS - 1, 1, x), invert (t, slope)),
                            t->exp[power]);
      found++;
    }
  return found == degree && compute_syndromes (t, words, syndromes);
}

void
vv_qr_fixed_cells (gint8 cells[VV_QR_CELLS])
{
  static const int corner[3][2] = { { 0, 0 }, { N - 7, 0 }, { 0, N - 7 } };

  memset (cells, -1, VV_QR_CELLS);
  for (int k = 0; k < 3; k++)
    for (int y = -1; y < 8; y++)
      for (int x = -1; x < 8; x++)
        {
          int column = corner[k][0] + x, row = corner[k][1] + y;
          int ring = MAX (abs (x - 3), abs (y - 3));

          if (column >= 0 && row >= 0 && column < N && row < N)
            cells[row * N + column] = ring != 2 && ring < 4;
        }
  for (int i = 8; i < N - 8; i++)
    cells[6 * N + i] = cells[i * N + 6] = !(i & 1);
  cells[(N - 8) * N + 8] = 1;
}

static gboolean
is_function_cell (int x, int y)
{
  return (x < 9 && y < 9) || (x >= N - 8 && y < 9) || (x < 9 && y >= N - 8) || x == 6 || y == 6;
}

static gboolean
is_masked (int mask, int row, int column)
{
  int product = row * column;

  switch (mask)
    {
    case 0:
      return (row + column) % 2 == 0;
    case 1:
      return row % 2 == 0;
    case 2:
      return column % 3 == 0;
    case 3:
      return (row + column) % 3 == 0;
    case 4:
      return (row / 2 + column / 3) % 2 == 0;
    case 5:
      return product % 2 + product % 3 == 0;
    case 6:
      return (product % 2 + product % 3) % 2 == 0;
    default:
      return ((row + column) % 2 + product % 3) % 2 == 0;
    }
}

static guint
format_bits (int mask)
{
  guint data = LEVEL_Q << 3 | (guint)mask, rest = data << 10;

  for (int i = 14; i >= 10; i--)
    if (rest >> i & 1)
      rest ^= 0x537u << (i - 10);
  return (data << 10 | (rest & 0x3ff)) ^ 0x5412;
}

/* Where bit i of the format information stands, in its two copies. */
static void
place_format_bit (int i, int first[2], int second[2])
{
  first[0] = i < 8 ? 8 : i == 8 ? 7 : 14 - i;
  first[1] = i < 6 ? i : i == 6 ? 7 : 8;
  second[0] = i < 8 ? N - 1 - i : 8;
  second[1] = i < 8 ? 8 : N - 15 + i;
}

static int
find_mask (const float darkness[VV_QR_CELLS])
{
  float best_score = -G_MAXFLOAT;
  int best = 0;

  for (int mask = 0; mask < 8; mask++)
    {
      guint bits = format_bits (mask);
      float score = 0;

      for (int i = 0; i < 15; i++)
        {
          int a[2], b[2];
          float sum;

          place_format_bit (i, a, b);
          sum = darkness[a[1] * N + a[0]] + darkness[b[1] * N + b[0]];
          score += bits >> i & 1 ? sum : -sum;
        }
      if (score > best_score)
        {
          best_score = score;
          best = mask;
        }
    }
  return best;
}

static void
collect_words (const float darkness[VV_QR_CELLS], int mask, Codewords *words)
{
  int k = 0;
  gboolean up = TRUE;

  memset (words, 0, sizeof *words);
  for (int i = 0; i < WORDS; i++)
    words->trust[i] = G_MAXFLOAT;
  for (int right = N - 1; right > 0; right -= 2, up = !up)
    {
      if (right == 6)
        right--;
      for (int t = 0; t < 2 * N; t++)
        {
          int y = up ? N - 1 - t / 2 : t / 2, x = right - t % 2;
          float d = darkness[y * N + x];

          if (is_function_cell (x, y) || k >= WORDS * 8)
            continue;
          if ((d > 0) != is_masked (mask, y, x))
            words->word[k / 8] |= 0x80 >> (k % 8);
          words->trust[k / 8] = MIN (words->trust[k / 8], fabsf (d));
          k++;
        }
    }
}

static guint
take_bits (BitReader *reader, int count)
{
  guint value = 0;

  for (int i = 0; i < count; i++, reader->position++)
    {
      int p = reader->position;

      value = value << 1 | (p < reader->length ? reader->bytes[p / 8] >> (7 - p % 8) & 1 : 0);
    }
  return value;
}

/* One segment in alphanumeric mode is all a page's code holds. */
static gboolean
parse_text (const guint8 data[DATA_WORDS], char text[VV_QR_TEXT_MAX + 1])
{
  static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  BitReader reader = { data, DATA_WORDS * 8, 0 };
  int length, at = 0;

  if (take_bits (&reader, 4) != 2)
    return FALSE;
  length = (int)take_bits (&reader, 9);
  if (length < 1 || length > VV_QR_TEXT_MAX)
    return FALSE;
  for (; at + 1 < length; at += 2)
    {
      guint pair = take_bits (&reader, 11);

      if (pair >= 45 * 45)
        return FALSE;
      text[at] = letters[pair / 45];
      text[at + 1] = letters[pair % 45];
    }
  if (at < length)
    {
      guint single = take_bits (&reader, 6);

      if (single >= 45)
        return FALSE;
      text[at] = letters[single];
    }
  text[length] = '\0';
  return reader.position <= reader.length;
}

static void
sort_by_trust (const Codewords *words, int order[WORDS])
{
  for (int i = 0; i < WORDS; i++)
    {
      int j = i;

      while (j > 0 && words->trust[order[j - 1]] > words->trust[i])
        {
          order[j] = order[j - 1];
          j--;
        }
      order[j] = i;
    }
}

/* Errors alone first, then with more and more of the least certain codewords given up. */
static gboolean
try_words (const VvQrTables *tables,
           const Codewords *words,
           VvQrAcceptFunc accept,
           gpointer user_data,
           char *text,
           int *errors)
{
  int order[WORDS];

  sort_by_trust (words, order);
  for (int erased = 0; erased <= MAX_ERASURES; erased += erased ? 1 : 3)
    {
      guint8 fixed[WORDS];

      memcpy (fixed, words->word, WORDS);
      if (!correct (tables, fixed, order, erased) || !parse_text (fixed, text) || !accept (text, user_data))
        continue;
      if (errors)
        {
          *errors = 0;
          for (int i = 0; i < WORDS; i++)
            *errors += fixed[i] != words->word[i];
        }
      return TRUE;
    }
  return FALSE;
}

/* Middle between the second darkest and the second lightest module around: follows shading and stains. */
static float
local_threshold (const float *samples, int x, int y, int reach)
{
  float low[2] = { G_MAXFLOAT, G_MAXFLOAT }, high[2] = { -1, -1 };

  for (int row = MAX (0, y - reach); row <= MIN (N - 1, y + reach); row++)
    for (int column = MAX (0, x - reach); column <= MIN (N - 1, x + reach); column++)
      {
        float s = samples[row * N + column];

        if (s < low[0])
          {
            low[1] = low[0];
            low[0] = s;
          }
        else if (s < low[1])
          low[1] = s;
        if (s > high[0])
          {
            high[1] = high[0];
            high[0] = s;
          }
        else if (s > high[1])
          high[1] = s;
      }
  return (low[1] + high[1]) / 2;
}

gboolean
vv_qr_decode (const VvQrTables *tables,
              const float samples[VV_QR_CELLS],
              float dark,
              float light,
              VvQrAcceptFunc accept,
              gpointer user_data,
              char text[VV_QR_TEXT_MAX + 1],
              int *errors)
{
  static const int reaches[] = { 0, 3, 2 }; /* 0: one threshold for the whole symbol */
  float middle = (dark + light) / 2, range = light - dark;

  if (range < MIN_CONTRAST)
    return FALSE;
  for (guint pass = 0; pass < G_N_ELEMENTS (reaches); pass++)
    {
      float darkness[VV_QR_CELLS];
      Codewords words;

      for (int i = 0; i < VV_QR_CELLS; i++)
        {
          float threshold = middle;

          if (reaches[pass])
            threshold = .75f * local_threshold (samples, i % N, i / N, reaches[pass]) + .25f * middle;
          darkness[i] = (threshold - samples[i]) / range;
        }
      collect_words (darkness, find_mask (darkness), &words);
      if (try_words (tables, &words, accept, user_data, text, errors))
        return TRUE;
    }
  return FALSE;
}
