/* vv-break.h: which block stands on which page, and where (print.md §7). Inside src/paper only. */
#pragma once

#include "vv-block.h"

typedef struct
{
  guint from, to; /* blocks of the page: from <= b < to */
} VvBreak;

/* `first_top`: where content starts on page 1, mm. GArray of VvBreak; NULL when a block is higher than a
 * page. */
GArray *vv_break_find (const VvSetter *setter, GPtrArray *blocks, double first_top);
/* Gives spare space of every page to its long texts. */
void vv_break_grow (const VvSetter *setter, GPtrArray *blocks, const GArray *breaks, double first_top);
/* Moves the blocks of a page to their places, with sections' rules and headings. */
void
vv_break_place (const VvSetter *setter, GPtrArray *blocks, const VvBreak *at, VvLayoutPage *page, double top);
