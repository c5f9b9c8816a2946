/* vv-set.h: putting type, rules and frames on a sheet, and the measures of print.md. Inside src/paper only.
 */
#pragma once

#include "vv-fill.h"
#include "vv-form.h"
#include "vv-layout.h"
#include "vv-painter.h"

/* The page, mm. */
#define VV_LEFT 20.0
#define VV_RIGHT 190.0
#define VV_MAIN 63.5
#define VV_MAIN_WIDTH 126.5
#define VV_FULL_WIDTH 170.0
#define VV_GUTTER 4.0
#define VV_COLUMN 14.5 /* one column and its gutter */
#define VV_TOP 29.0
#define VV_BOTTOM 269.0
#define VV_MARGIN_TEXT 33.5
/* Distances. */
#define VV_FIELD_GAP 3.6
#define VV_SECTION_GAP 5.0
#define VV_BOX 4.0
#define VV_BOX_TEXT 6.2
#define VV_RATING_PITCH 8.8
/* Strokes. */
#define VV_LINE_SECTION 0.40
#define VV_LINE_FIELD 0.25
#define VV_LINE_BOX 0.35
#define VV_LINE_FRAME 0.30
#define VV_LINE_ROW 0.20
#define VV_GREY_ROW 0.46

extern const VvType vv_type_title, vv_type_subtitle, vv_type_heading, vv_type_body, vv_type_label,
    vv_type_value, vv_type_digit, vv_type_hint, vv_type_small, vv_type_running, vv_type_running_bold,
    vv_type_name, vv_type_id, vv_type_page, vv_type_organisation, vv_type_numeral, vv_type_strong;

typedef struct
{
  VvForms *forms;
  const VvForm *form;
  const VvFill *fill;
  const char *language;
  VvPainter *painter;
  double pitch;      /* of writing lines, mm */
  gboolean is_dense; /* one writing line less where that saves a page */
} VvSetter;

/* What stands in one part of a page, measured from that part's own top. */
typedef struct
{
  GPtrArray *items;  /* VvItem* */
  GPtrArray *fields; /* VvLayoutField* */
} VvSheet;

typedef enum
{
  VV_ALIGN_LEFT,
  VV_ALIGN_RIGHT,
  VV_ALIGN_CENTRE,
} VvAlign;

VvSheet *vv_sheet_new (void);
void vv_sheet_free (VvSheet *sheet);
/* Moves everything to a page, `y` mm further down. The sheet is empty afterwards. */
void vv_sheet_move (VvSheet *sheet, VvLayoutPage *page, double y);

/* A text of the form or of every form as it is printed in the document's language: placeholders filled in,
 * apostrophes and Polish one-letter words as type wants them. NULL if there is no such id. g_free(). */
char *vv_set_words (const VvSetter *setter, const char *id);
/* The same for a text from elsewhere in that language. g_free(). */
char *vv_set_polish (const char *language, const char *text);

/* y: top of the first line; returns the y after the last. width 0: one line; right and centred text then
 * stands at x. */
double vv_set_text (const VvSetter *setter,
                    VvSheet *sheet,
                    const VvType *type,
                    double x,
                    double y,
                    double width,
                    VvAlign align,
                    const char *text);
/* One line only, cut with an ellipsis where it is too long. */
double vv_set_line (const VvSetter *setter,
                    VvSheet *sheet,
                    const VvType *type,
                    double x,
                    double y,
                    double width,
                    VvAlign align,
                    const char *text);
int vv_set_count_lines (const VvSetter *setter, const VvType *type, double width, const char *text);
double vv_set_width (const VvSetter *setter, const VvType *type, const char *text);
void vv_set_rule (VvSheet *sheet, double x, double y, double width, double line, double grey);
void vv_set_frame (VvSheet *sheet, VvRect rect, double line);
/* A tick box with the words or number that it means, added to a field. */
void
vv_set_box (VvSheet *sheet, VvLayoutField *field, double x, double y, const char *value, const char *label);
/* Adds a field that a pen may fill; returns it (owned by the sheet). */
VvLayoutField *vv_set_field (VvSheet *sheet,
                             const char *id,
                             VvFieldType type,
                             VvRect rect,
                             const char *label,
                             gboolean required);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvSheet, vv_sheet_free)
