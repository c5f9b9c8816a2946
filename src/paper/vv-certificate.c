#include "config.h"

#include "vv-certificate.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"
#include "vv-id.h"
#include "vv-set.h"
#include "vv-strings.h"

#define LEFT 25.0
#define RIGHT 185.0
#define MAIN 64.5
#define MAIN_WIDTH (RIGHT - MAIN)
#define MARGIN_WIDTH 35.0
#define TEXT_BOTTOM 248.0
#define CODE 25.0
#define NAME_MAX_WIDTH 120.0

static const VvType type_title = { "EB Garamond 12,", 50, 18, 0, -0.4, NULL };
static const VvType type_subtitle = { "EB Garamond 12, Italic", 19, 8, 0.10, 0, NULL };
static const VvType type_sentence = { "EB Garamond 12,", 12.5, 5.8, 0, 0, "lnum=1" };
static const VvType type_name = { "EB Garamond 12,", 31, 12.5, 0, -0.15, NULL };
static const VvType type_fact = { "EB Garamond 12,", 12.5, 5.6, 0, 0, "lnum=1" };
static const VvType type_text = { "EB Garamond 12,", 11.5, 5.25, 0, 0, "lnum=1" };
static const VvType type_table = { "EB Garamond 12,", 11.5, 5.25, 0, 0, "lnum=1,tnum=1" };
static const VvType type_personal = { "EB Garamond 12, Italic", 12, 5.25, 0, 0, "lnum=1" };
static const VvType type_label = { "Inter,", 8.5, 4.2, 0.22, 0, NULL };
static const VvType type_line = { "Inter,", 8.5, 4.2, 0.10, 0, NULL };
static const VvType type_organisation = { "Inter, Semi-Bold", 11, 5, 0, 0, NULL };
static const VvType type_signer = { "Inter, Medium", 10, 4.8, 0, 0, NULL };
static const VvType type_id = { "Inter, Medium", 8.5, 4.3, 0, 0.2, "zero=1,tnum=1" };
static const VvType type_foot = { "Inter,", 7.5, 3.9, 0.22, 0, NULL };

static void
free_training (gpointer data)
{
  VvCertificateTraining *training = data;

  g_free (training->title);
  g_free (training->hours);
  g_free (training->date);
  g_free (training);
}

static char *
get_own_word (const VvSetter *setter, const char *id)
{
  const char *text = vv_words_get (vv_forms_words (setter->forms, "CERTIFICATE"), id, setter->language);

  return vv_set_polish (setter->language, text != NULL ? text : "");
}

static void
draw_label (const VvSetter *setter, VvSheet *sheet, double y, const char *label)
{
  vv_set_text (setter, sheet, &type_label, LEFT, y + 0.35, MARGIN_WIDTH, VV_ALIGN_LEFT, label);
}

/* A paragraph with its label in the margin column; nothing when there is no text. */
static double
draw_paragraph (const VvSetter *setter,
                VvSheet *sheet,
                const VvType *type,
                double y,
                const char *label,
                const char *text)
{
  if (vv_is_empty (text))
    return y;
  g_autofree char *polished = vv_set_polish (setter->language, text);
  draw_label (setter, sheet, y, label);
  return vv_set_text (setter, sheet, type, MAIN, y, MAIN_WIDTH, VV_ALIGN_LEFT, polished) + 3.1;
}

static double
draw_fact (const VvSetter *setter,
           VvSheet *sheet,
           double x,
           double y,
           double width,
           const char *label,
           const char *text)
{
  if (vv_is_empty (text))
    return y;
  vv_set_text (setter, sheet, &type_label, x, y, width, VV_ALIGN_LEFT, label);
  return vv_set_text (setter, sheet, &type_fact, x, y + 4.5, width, VV_ALIGN_LEFT, text);
}

static void
draw_letterhead (const VvSetter *setter, VvSheet *sheet, const VvCertificateFacts *certificate)
{
  double x = certificate->logo != NULL ? LEFT + 24 : LEFT, y = 16.6;

  if (certificate->logo != NULL)
    g_ptr_array_add (sheet->items, vv_item_new (VV_ITEM_LOGO, LEFT, 16, 21, 14));
  if (!vv_is_empty (certificate->organisation))
    y = vv_set_line (setter, sheet, &type_organisation, x, y, 90, VV_ALIGN_LEFT, certificate->organisation);
  for (int i = 0; i < 2; i++)
    {
      if (!vv_is_empty (certificate->lines[i]))
        y = vv_set_line (setter, sheet, &type_line, x, y, 90, VV_ALIGN_LEFT, certificate->lines[i]);
    }
}

/* 31 pt, or down to 24 where the name is long. */
static double
draw_name (const VvSetter *setter, VvSheet *sheet, const char *name, double y)
{
  VvType type = type_name;

  while (type.size > 24 && vv_set_width (setter, &type, name) > NAME_MAX_WIDTH)
    type.size -= 0.5;
  return vv_set_text (setter, sheet, &type, MAIN - 0.3, y, MAIN_WIDTH, VV_ALIGN_LEFT, name);
}

static double
draw_head (const VvSetter *setter, VvSheet *sheet, const VvCertificateFacts *certificate)
{
  g_autofree char *title = get_own_word (setter, "CER-23"), *subtitle = get_own_word (setter, "CER-20");
  g_autofree char *sentence = vv_set_words (setter, "CER-02");

  draw_letterhead (setter, sheet, certificate);
  double y = vv_set_text (setter, sheet, &type_title, LEFT - 0.6, 44, 0, VV_ALIGN_LEFT, title);
  vv_set_text (setter, sheet, &type_subtitle, LEFT, y + 0.5, 0, VV_ALIGN_LEFT, subtitle);
  y = vv_set_text (setter, sheet, &type_sentence, MAIN, 94.5, MAIN_WIDTH, VV_ALIGN_LEFT, sentence);
  y = draw_name (setter, sheet, certificate->person, y + 3.2) + 3.4;
  vv_set_rule (sheet, LEFT, y, RIGHT - LEFT, 0.35, 0);
  return y + 3.2;
}

static double
draw_facts (const VvSetter *setter, VvSheet *sheet, const VvCertificateFacts *certificate, double y)
{
  g_autofree char *programme_label = get_own_word (setter, "CER-26"),
                  *extent_label = get_own_word (setter, "CER-21"),
                  *birth_label = get_own_word (setter, "CER-25");
  g_autofree char *programme
      = vv_is_empty (certificate->period)
            ? g_strdup (certificate->programme)
            : g_strdup_printf ("%s, %s", certificate->programme != NULL ? certificate->programme : "",
                               certificate->period);

  double left = draw_fact (setter, sheet, MAIN, y, 68, programme_label, programme);
  double right = draw_fact (setter, sheet, MAIN + 72, y, 48.5, extent_label, certificate->extent);
  draw_fact (setter, sheet, LEFT, y, MARGIN_WIDTH, birth_label, certificate->birth_date);
  return MAX (left, right) + 4.4;
}

static double
draw_trainings (const VvSetter *setter, VvSheet *sheet, const VvCertificateFacts *certificate, double y)
{
  g_autofree char *label = vv_set_words (setter, "CER-10");

  if (certificate->trainings->len == 0)
    return y;
  draw_label (setter, sheet, y, label);
  for (guint i = 0; i < certificate->trainings->len; i++)
    {
      const VvCertificateTraining *training = g_ptr_array_index (certificate->trainings, i);
      double below = vv_set_text (setter, sheet, &type_text, MAIN, y, 63, VV_ALIGN_LEFT, training->title);
      if (!vv_is_empty (training->hours))
        vv_set_line (setter, sheet, &type_table, MAIN + 66, y, 20, VV_ALIGN_LEFT, training->hours);
      if (!vv_is_empty (training->date))
        vv_set_line (setter, sheet, &type_table, MAIN + 87, y, MAIN_WIDTH - 87, VV_ALIGN_LEFT,
                     training->date);
      y = below;
    }
  return y + 3.1;
}

static double
draw_body (const VvSetter *setter, VvSheet *sheet, const VvCertificateFacts *certificate, double y)
{
  g_autofree char *programme_label = vv_set_words (setter, "CER-07"),
                  *role_label = vv_set_words (setter, "CER-08"),
                  *organisation_label = vv_set_words (setter, "CER-09"),
                  *personal_label = get_own_word (setter, "CER-22");
  g_autofree char *programme = vv_set_words (setter, "CER-07.s"), *role = vv_set_words (setter, "CER-08.s");

  y = draw_facts (setter, sheet, certificate, y);
  y = draw_paragraph (setter, sheet, &type_text, y, programme_label,
                      certificate->about_programme != NULL ? certificate->about_programme : programme);
  y = draw_paragraph (setter, sheet, &type_text, y, role_label,
                      certificate->role != NULL ? certificate->role : role);
  y = draw_paragraph (setter, sheet, &type_text, y, organisation_label, certificate->about_organisation);
  y = draw_trainings (setter, sheet, certificate, y);
  return draw_paragraph (setter, sheet, &type_personal, y, personal_label, certificate->personal) - 3.1;
}

static void
draw_signature (const VvSetter *setter, VvSheet *sheet, const VvCertificateFacts *certificate)
{
  if (!vv_is_empty (certificate->place_date))
    vv_set_line (setter, sheet, &type_text, MAIN, 254.4, 90, VV_ALIGN_LEFT, certificate->place_date);
  vv_set_rule (sheet, MAIN, 274, 72, VV_LINE_FIELD, 0);
  if (!vv_is_empty (certificate->signer))
    vv_set_line (setter, sheet, &type_signer, MAIN, 275.2, 72, VV_ALIGN_LEFT, certificate->signer);
  if (!vv_is_empty (certificate->signer_post))
    vv_set_line (setter, sheet, &type_line, MAIN, 280, 72, VV_ALIGN_LEFT, certificate->signer_post);
}

static void
draw_foot (const VvSetter *setter, VvLayoutPage *page, VvSheet *sheet, const VvCertificateFacts *certificate)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (values, (gpointer) "id", setter->form->id);
  g_hash_table_insert (values, (gpointer) "v", setter->form->version);
  g_autofree char *form
      = vv_words_format (vv_forms_words (setter->forms, "COM"), "COM-10", setter->language, values);
  g_autofree char *shown = vv_id_show (certificate->id);

  vv_set_text (setter, sheet, &type_foot, LEFT, 280.4, 0, VV_ALIGN_LEFT, form);
  vv_set_text (setter, sheet, &type_id, RIGHT - 60, 282.4, 60, VV_ALIGN_RIGHT, shown);
  if (vv_is_empty (certificate->payload))
    return;
  VvItem *code = vv_item_new (VV_ITEM_CODE, RIGHT - CODE, 256, CODE, CODE);
  code->text = g_strdup (certificate->payload);
  g_ptr_array_add (sheet->items, code);
  page->payload = g_strdup (certificate->payload);
  page->codes[0] = (VvRect){ code->x, code->y, code->w, code->h };
}

static void
draw_picture (VvSheet *sheet, const VvCertificateFacts *certificate)
{
  VvItem *art = vv_item_new (VV_ITEM_ART, 70, 7, 134, 86);

  art->text = g_strdup_printf ("%s|%d", certificate->id, certificate->meetings);
  g_ptr_array_add (sheet->items, art);
}

VvCertificateFacts *
vv_certificate_facts_new (void)
{
  VvCertificateFacts *certificate = g_new0 (VvCertificateFacts, 1);

  certificate->trainings = g_ptr_array_new_with_free_func (free_training);
  return certificate;
}

void
vv_certificate_facts_free (VvCertificateFacts *certificate)
{
  if (certificate == NULL)
    return;
  char *texts[] = { certificate->id,        certificate->organisation,
                    certificate->lines[0],  certificate->lines[1],
                    certificate->person,    certificate->birth_date,
                    certificate->programme, certificate->period,
                    certificate->extent,    certificate->about_programme,
                    certificate->role,      certificate->about_organisation,
                    certificate->personal,  certificate->place_date,
                    certificate->signer,    certificate->signer_post,
                    certificate->payload };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_clear_pointer (&certificate->logo, g_bytes_unref);
  g_ptr_array_unref (certificate->trainings);
  g_free (certificate);
}

void
vv_certificate_facts_add_training (VvCertificateFacts *certificate,
                                   const char *title,
                                   const char *hours,
                                   const char *date)
{
  VvCertificateTraining *training = g_new0 (VvCertificateTraining, 1);

  training->title = g_strdup (title);
  training->hours = g_strdup (hours);
  training->date = g_strdup (date);
  g_ptr_array_add (certificate->trainings, training);
}

VvLayout *
vv_certificate_layout (VvForms *forms,
                       const VvCertificateFacts *certificate,
                       const char *language,
                       VvPainter *painter,
                       GError **error)
{
  VvSetter setter
      = { .forms = forms, .form = vv_forms_find (forms, "CER"), .language = language, .painter = painter };
  g_autoptr (VvSheet) sheet = vv_sheet_new ();

  g_return_val_if_fail (setter.form != NULL && certificate->id != NULL && certificate->person != NULL, NULL);
  draw_picture (sheet, certificate);
  double y = draw_head (&setter, sheet, certificate);
  double bottom = draw_body (&setter, sheet, certificate, y);
  if (bottom > TEXT_BOTTOM)
    {
      g_set_error (
          error, VV_ERROR, VV_ERROR_INVALID,
          _ ("The text of the attest is %.0f mm too long for the page. Shorten the personal part or the text "
             "about the organisation."),
          bottom - TEXT_BOTTOM);
      return NULL;
    }
  draw_signature (&setter, sheet, certificate);

  VvLayout *layout = vv_layout_new (setter.form->id, setter.form->version, language);
  VvLayoutPage *page = vv_layout_page_new ();
  g_autofree char *title = get_own_word (&setter, "CER-23");
  draw_foot (&setter, page, sheet, certificate);
  vv_sheet_move (sheet, page, 0);
  g_ptr_array_add (layout->pages, page);
  layout->document = g_strdup (certificate->id);
  layout->title = g_strdup_printf ("%s, %s", title, certificate->person);
  layout->logo = certificate->logo != NULL ? g_bytes_ref (certificate->logo) : NULL;
  return layout;
}
