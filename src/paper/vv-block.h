/* vv-block.h: a form cut into the smallest parts that a page break may not split. Inside src/paper only. */
#pragma once

#include "vv-ask.h"

typedef enum
{
  VV_BLOCK_ROW,
  VV_BLOCK_CLAUSE,
  VV_BLOCK_PARAGRAPH,
  VV_BLOCK_ENDS,
  VV_BLOCK_RATING,
  VV_BLOCK_BESIDE,
  VV_BLOCK_TABLE_LABEL,
  VV_BLOCK_TABLE_HEAD,
  VV_BLOCK_TABLE_ROW,
  VV_BLOCK_CARD,
  VV_BLOCK_STEPS,
} VvBlockKind;

typedef struct _VvBlock VvBlock;
struct _VvBlock
{
  VvBlockKind kind;
  const VvFormSection *section;
  GPtrArray *asks; /* VvAsk* of the section, shared */
  guint first, n;  /* those of this block */
  const VvFormField *table;
  guint row;          /* of a table, 0-based */
  int number;         /* of a clause */
  gboolean is_last;   /* of its run: no line under it */
  gboolean is_single; /* a rating alone */
  gboolean is_glued;  /* stays on the page of the block before */
  gboolean is_full;   /* wider than the main column: starts under the heading */
  VvBlock *head;      /* stands above again when this block starts a page; not owned */
  double gap;         /* above, unless it starts a page or section */
  double height;
  int extra; /* writing lines more than needed */
  VvSheet *sheet;
};

void vv_block_free (VvBlock *block);
/* Draws the block on its sheet, which is emptied first, and measures it. */
void vv_block_draw (const VvSetter *setter, VvBlock *block);
gboolean vv_block_can_grow (const VvBlock *block);
/* All blocks of a form in order, drawn. VvBlock*. g_ptr_array_unref(). */
GPtrArray *vv_block_list (const VvSetter *setter);
/* Height of a section's letter, heading and hint in the margin column; sheet NULL only measures. */
double vv_block_draw_heading (const VvSetter *setter,
                              VvSheet *sheet,
                              const VvFormSection *section,
                              gboolean is_continued,
                              double y);
