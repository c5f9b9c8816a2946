/* vv-matching-memo.c: the matching record (MTC): who was put together and why, on paper. Mentees stand in it
 * by their codes, because it leaves the group. */
#include "config.h"

#include "vv-matching-private.h"

#include <math.h>
#include "vv-locale.h"
#include "vv-pdf.h"
#include "vv-plan-sheet.h"
#include "vv-plan-words.h"
#include "vv-strings.h"

/* A4, mm. */
#define WIDTH 210.0
#define HEIGHT 297.0
#define MARGIN 20.0
#define TEXT_X 92.0
#define TEXT_WIDTH (WIDTH - MARGIN - TEXT_X)
#define LINE 4.6
#define BOTTOM (HEIGHT - 24.0)

typedef struct
{
  VvWorkspace *ws;
  const VvProgramme *programme;
  VvWords *words;
  VvPainter *painter;
  VvPlanSheet sheet;
  double y;
} Memo;

static const char *
get_word (const Memo *memo, const char *id)
{
  return vv_words_get (memo->words, id, memo->programme->language);
}

static void
write_head (Memo *memo)
{
  g_autofree char *today = vv_workspace_today (memo->ws);
  g_autofree char *date = vv_locale_format_date (memo->programme->language, today);
  vv_plan_sheet_text (&memo->sheet, MARGIN, 26, 18, TRUE, 0, get_word (memo, "MTC"));
  vv_plan_sheet_text (&memo->sheet, MARGIN, 33, 10, FALSE, 0.35, memo->programme->title);
  vv_plan_sheet_text (&memo->sheet, MARGIN, 38, 10, FALSE, 0.35, date);
  vv_plan_sheet_text (&memo->sheet, MARGIN, 50, 8, TRUE, 0.35, get_word (memo, "MTC-01"));
  vv_plan_sheet_text (&memo->sheet, MARGIN + 40, 50, 8, TRUE, 0.35, get_word (memo, "MTC-02"));
  vv_plan_sheet_text (&memo->sheet, TEXT_X, 50, 8, TRUE, 0.35, get_word (memo, "MTC-04"));
  vv_plan_sheet_rule (&memo->sheet, MARGIN, 52, WIDTH - 2 * MARGIN, 0, 0.25, 0);
  memo->y = 58;
}

static void
turn_page (Memo *memo)
{
  vv_plan_sheet_add_page (&memo->sheet);
  write_head (memo);
}

static char **
break_words (const Memo *memo, const char *text, double width)
{
  static const VvType BODY = { .font = "Inter,", .size = 9, .lead = LINE };
  return vv_painter_break (memo->painter, &BODY, memo->programme->language, text, width);
}

/* Codes of the mentees, each with its line. */
static char **
list_codes (const Memo *memo, const VvMatch *match, GError **error)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  for (guint i = 0; i < match->mentees->len; i++)
    {
      g_autoptr (VvPerson) person = vv_store_get_person (vv_workspace_get_store (memo->ws),
                                                         g_ptr_array_index (match->mentees, i), error);
      if (person == NULL)
        return NULL;
      g_strv_builder_add (codes, vv_is_empty (person->code) ? "–" : person->code);
    }
  return g_strv_builder_end (codes);
}

static gboolean
write_match (Memo *memo, const VvMatch *match, GError **error)
{
  g_autofree char *name = vv_workspace_person_name (memo->ws, match->mentor, VV_ROLE_MENTOR, error);
  g_auto (GStrv) codes = name != NULL ? list_codes (memo, match, error) : NULL;
  if (codes == NULL)
    return FALSE;
  g_auto (GStrv) names = break_words (memo, name, 38);
  g_auto (GStrv) reason = break_words (
      memo, vv_is_empty (match->reason) ? get_word (memo, "MTC-07") : match->reason, TEXT_WIDTH);
  guint lines = MAX (MAX (g_strv_length (names), g_strv_length (codes)), g_strv_length (reason));
  if (memo->y + lines * LINE > BOTTOM)
    turn_page (memo);
  g_autofree char *score = match->score > 0 ? g_strdup_printf ("%d", match->score) : NULL;
  for (guint i = 0; names[i] != NULL; i++)
    vv_plan_sheet_text (&memo->sheet, MARGIN, memo->y + i * LINE, 9, TRUE, 0, names[i]);
  for (guint i = 0; codes[i] != NULL; i++)
    vv_plan_sheet_text (&memo->sheet, MARGIN + 40, memo->y + i * LINE, 9, FALSE, 0, codes[i]);
  for (guint i = 0; reason[i] != NULL; i++)
    vv_plan_sheet_text (&memo->sheet, TEXT_X, memo->y + i * LINE, 9, FALSE,
                        vv_is_empty (match->reason) ? 0.5 : 0, reason[i]);
  if (score != NULL)
    vv_plan_sheet_text (&memo->sheet, TEXT_X - 10, memo->y, 9, FALSE, 0.35, score);
  memo->y += lines * LINE + 2;
  vv_plan_sheet_rule (&memo->sheet, MARGIN, memo->y - LINE + 1, WIDTH - 2 * MARGIN, 0, 0.1, 0.6);
  memo->y += 2;
  return TRUE;
}

static void
write_foot (Memo *memo)
{
  g_auto (GStrv) note = break_words (memo, get_word (memo, "MTC-05"), WIDTH - 2 * MARGIN);
  if (memo->y + (g_strv_length (note) + 1) * LINE > BOTTOM)
    turn_page (memo);
  for (guint i = 0; note[i] != NULL; i++)
    vv_plan_sheet_text (&memo->sheet, MARGIN, memo->y + 4 + i * LINE, 9, FALSE, 0.35, note[i]);
}

static gboolean
write_matches (Memo *memo, GPtrArray *matches, GError **error)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const VvMatch *match = g_ptr_array_index (matches, i);
      if ((match->state == VV_MATCH_RESERVED || vv_match_is_live (match) || match->state == VV_MATCH_CLOSED)
          && !write_match (memo, match, error))
        return FALSE;
    }
  return TRUE;
}

/* --- public --- */

GBytes *
vv_matching_memo_pdf (VvWorkspace *ws, const char *programme, GError **error)
{
  VvStore *store = vv_workspace_get_store (ws);
  if (!vv_workspace_require (ws, VV_DUTY_MANAGE, error))
    return NULL;
  g_autoptr (VvProgramme) record = vv_store_get_programme (store, programme, error);
  g_autoptr (GPtrArray) matches
      = record != NULL ? vv_store_list_matches (store, programme, NULL, error) : NULL;
  g_autoptr (VvWords) words = matches != NULL ? vv_plan_words_load (error) : NULL;
  VvPainter *painter = words != NULL ? vv_workspace_get_painter (ws, error) : NULL;
  if (painter == NULL)
    return NULL;
  Memo memo = { .ws = ws, .programme = record, .words = words, .painter = painter };
  g_auto (VvPlanSheet) sheet = vv_plan_sheet_new ("MTC", record->language, WIDTH, HEIGHT);
  memo.sheet = sheet;
  write_head (&memo);
  if (!write_matches (&memo, matches, error))
    return NULL;
  write_foot (&memo);
  return vv_pdf_write (painter, memo.sheet.layout, error);
}
