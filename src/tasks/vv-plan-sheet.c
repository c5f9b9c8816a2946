#include "vv-plan-sheet.h"

VvPlanSheet
vv_plan_sheet_new (const char *form, const char *language, double width, double height)
{
  VvPlanSheet sheet = { .layout = vv_layout_new (form, "1.0", language) };
  sheet.layout->width = width;
  sheet.layout->height = height;
  vv_plan_sheet_add_page (&sheet);
  return sheet;
}

void
vv_plan_sheet_add_page (VvPlanSheet *sheet)
{
  sheet->page = vv_layout_page_new ();
  g_ptr_array_add (sheet->layout->pages, sheet->page);
}

void
vv_plan_sheet_clear (VvPlanSheet *sheet)
{
  g_clear_pointer (&sheet->layout, vv_layout_free);
  sheet->page = NULL;
}

void
vv_plan_sheet_text (VvPlanSheet *sheet,
                    double x,
                    double y,
                    double size,
                    gboolean is_strong,
                    double grey,
                    const char *text)
{
  VvItem *item = vv_item_new (VV_ITEM_TEXT, x, y, 0, 0);
  item->text = g_strdup (text);
  item->font = g_strdup (is_strong ? "Inter, Medium" : "Inter,");
  item->size = size;
  item->grey = grey;
  g_ptr_array_add (sheet->page->items, item);
}

void
vv_plan_sheet_solid (VvPlanSheet *sheet, double x, double y, double w, double h, double grey)
{
  VvItem *item = vv_item_new (VV_ITEM_SOLID, x, y, w, h);
  item->grey = grey;
  g_ptr_array_add (sheet->page->items, item);
}

void
vv_plan_sheet_rule (VvPlanSheet *sheet, double x, double y, double w, double h, double line, double grey)
{
  VvItem *item = vv_item_new (VV_ITEM_RULE, x, y, w, h);
  item->line = line;
  item->grey = grey;
  g_ptr_array_add (sheet->page->items, item);
}
