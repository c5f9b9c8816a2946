/* vv-layout.h: one laid-out document: where everything stands, in millimetres from a page's top left corner.
 *
 * The one source of geometry for drawing, for the PDF and for reading back. It is a display list (items,
 * enough to paint the page again exactly as it was printed) and the fields that a pen may still fill. It is
 * kept as JSON with every issued document, so that a later change of the form does not break reading. */
#pragma once

#include <glib.h>

typedef struct
{
  double x, y, w, h; /* mm */
} VvRect;

typedef enum
{
  VV_FIELD_TEXT,
  VV_FIELD_LONGTEXT,
  VV_FIELD_DATE,
  VV_FIELD_CHOICE,
  VV_FIELD_MULTICHOICE,
  VV_FIELD_RATING_4_10,
  VV_FIELD_RATING_1_5,
  VV_FIELD_TABLE,
  VV_FIELD_SIGNATURE,
  VV_FIELD_INK,
  VV_FIELD_STATIC,
} VvFieldType;

/* "text", "longtext", "date", "choice", "multichoice", "rating4-10", "rating1-5", "rows", "signature", "ink",
 * "static". */
const char *vv_field_type_to_string (VvFieldType type);
/* FALSE if text names no type; "rows*5" and "rows×5" are tables. */
gboolean vv_field_type_from_string (const char *text, VvFieldType *type);

typedef enum
{
  VV_ITEM_TEXT,  /* text with its baseline starting at x, y */
  VV_ITEM_RULE,  /* line from x, y to x + w, y + h; line = its width */
  VV_ITEM_FRAME, /* rectangle; line = width of the stroke that lies inside it */
  VV_ITEM_SOLID, /* filled rectangle */
  VV_ITEM_CODE,  /* QR code of `text` filling the rectangle, no quiet zone */
  VV_ITEM_CROSS, /* a printed cross inside the rectangle (a choice known at issue, drawn as marked) */
  VV_ITEM_LOGO,  /* the organisation's logo fitted into the rectangle */
  VV_ITEM_ART,   /* contour picture of a certificate, seeded by `text` */
} VvItemKind;

typedef struct
{
  VvItemKind kind;
  double x, y, w, h; /* mm */
  double line;       /* stroke width, mm */
  double grey;       /* 0 black .. 1 white */
  char *text;
  char *font;     /* Pango family and style without size, e.g. "Inter Medium" */
  double size;    /* pt */
  double spacing; /* letter spacing, pt */
  char *features; /* OpenType features, e.g. "tnum=1", or NULL */
} VvItem;

typedef struct
{
  char *value; /* what the box means: the option's running number "1", "2", … or the number of a rating */
  char *label; /* the option in words, for the person who settles a doubt; NULL for ratings */
  VvRect rect;
} VvBox;

typedef struct
{
  char *id;    /* "IMQ-05"; a cell of a table "AGR-40.c2.r1" */
  char *label; /* words beside it, for a person; of a signature: whose */
  VvFieldType type;
  gboolean required;
  VvRect rect;      /* of all boxes together, for types with boxes */
  GPtrArray *boxes; /* VvBox*; empty for types without boxes */
} VvLayoutField;

typedef struct
{
  GPtrArray *items;  /* VvItem*, in painting order */
  GPtrArray *fields; /* VvLayoutField*, only what a pen may still fill */
  VvRect codes[2];   /* A top right, B bottom left; w = 0: none (certificates) */
  VvRect marks[4];   /* solid squares: top left, top right, bottom left, bottom right; w = 0: none */
  char *payload;     /* the 16 characters of the code, NULL without one */
} VvLayoutPage;

typedef struct
{
  char *form;     /* "AGR" */
  char *version;  /* of the form, "1.0" */
  char *document; /* id in stored form, NULL for a blank */
  char *language;
  char *title;          /* of the document, for the PDF; NULL: the form's id */
  double width, height; /* mm */
  GPtrArray *pages;     /* VvLayoutPage* */
  GBytes *logo;         /* SVG or PNG of the letterhead, NULL for none */
} VvLayout;

VvItem *vv_item_new (VvItemKind kind, double x, double y, double w, double h);
void vv_item_free (VvItem *item);
VvBox *vv_box_new (const char *value, const char *label, VvRect rect);
void vv_box_free (VvBox *box);
VvLayoutField *vv_layout_field_new (const char *id, VvFieldType type, VvRect rect);
void vv_layout_field_free (VvLayoutField *field);
VvLayoutPage *vv_layout_page_new (void);
void vv_layout_page_free (VvLayoutPage *page);
VvLayout *vv_layout_new (const char *form, const char *version, const char *language);
void vv_layout_free (VvLayout *layout);
/* NULL if there is no such field on any page; *page_number counts from 1. */
const VvLayoutField *vv_layout_find_field (const VvLayout *layout, const char *id, int *page_number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VvLayout, vv_layout_free)
