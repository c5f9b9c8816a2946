#include "vv-layout.h"

#include <string.h>

static const char *const type_names[] = {
  [VV_FIELD_TEXT] = "text",
  [VV_FIELD_LONGTEXT] = "longtext",
  [VV_FIELD_DATE] = "date",
  [VV_FIELD_CHOICE] = "choice",
  [VV_FIELD_MULTICHOICE] = "multichoice",
  [VV_FIELD_RATING_4_10] = "rating4-10",
  [VV_FIELD_RATING_1_5] = "rating1-5",
  [VV_FIELD_TABLE] = "rows",
  [VV_FIELD_SIGNATURE] = "signature",
  [VV_FIELD_INK] = "ink",
  [VV_FIELD_STATIC] = "static",
};

const char *
vv_field_type_to_string (VvFieldType type)
{
  g_return_val_if_fail ((gsize)type < G_N_ELEMENTS (type_names), NULL);
  return type_names[type];
}

gboolean
vv_field_type_from_string (const char *text, VvFieldType *type)
{
  if (g_str_has_prefix (text, "rows*") || g_str_has_prefix (text, "rows×"))
    text = "rows";
  for (gsize i = 0; i < G_N_ELEMENTS (type_names); i++)
    {
      if (strcmp (type_names[i], text) != 0)
        continue;
      *type = (VvFieldType)i;
      return TRUE;
    }
  return FALSE;
}

VvItem *
vv_item_new (VvItemKind kind, double x, double y, double w, double h)
{
  VvItem *item = g_new0 (VvItem, 1);

  item->kind = kind;
  item->x = x;
  item->y = y;
  item->w = w;
  item->h = h;
  return item;
}

void
vv_item_free (VvItem *item)
{
  if (item == NULL)
    return;
  g_free (item->text);
  g_free (item->font);
  g_free (item->features);
  g_free (item);
}

VvBox *
vv_box_new (const char *value, const char *label, VvRect rect)
{
  VvBox *box = g_new0 (VvBox, 1);

  box->value = g_strdup (value);
  box->label = g_strdup (label);
  box->rect = rect;
  return box;
}

void
vv_box_free (VvBox *box)
{
  if (box == NULL)
    return;
  g_free (box->value);
  g_free (box->label);
  g_free (box);
}

VvLayoutField *
vv_layout_field_new (const char *id, VvFieldType type, VvRect rect)
{
  VvLayoutField *field = g_new0 (VvLayoutField, 1);

  field->id = g_strdup (id);
  field->type = type;
  field->rect = rect;
  field->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_box_free);
  return field;
}

void
vv_layout_field_free (VvLayoutField *field)
{
  if (field == NULL)
    return;
  g_free (field->id);
  g_free (field->label);
  g_ptr_array_unref (field->boxes);
  g_free (field);
}

VvLayoutPage *
vv_layout_page_new (void)
{
  VvLayoutPage *page = g_new0 (VvLayoutPage, 1);

  page->items = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_item_free);
  page->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_layout_field_free);
  return page;
}

void
vv_layout_page_free (VvLayoutPage *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->items);
  g_ptr_array_unref (page->fields);
  g_free (page->payload);
  g_free (page);
}

VvLayout *
vv_layout_new (const char *form, const char *version, const char *language)
{
  VvLayout *layout = g_new0 (VvLayout, 1);

  layout->form = g_strdup (form);
  layout->version = g_strdup (version);
  layout->language = g_strdup (language);
  layout->width = 210;
  layout->height = 297;
  layout->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_layout_page_free);
  return layout;
}

void
vv_layout_free (VvLayout *layout)
{
  if (layout == NULL)
    return;
  g_free (layout->form);
  g_free (layout->version);
  g_free (layout->document);
  g_free (layout->language);
  g_free (layout->title);
  g_ptr_array_unref (layout->pages);
  g_clear_pointer (&layout->logo, g_bytes_unref);
  g_free (layout);
}

const VvLayoutField *
vv_layout_find_field (const VvLayout *layout, const char *id, int *page_number)
{
  for (guint p = 0; p < layout->pages->len; p++)
    {
      const VvLayoutPage *page = g_ptr_array_index (layout->pages, p);
      for (guint f = 0; f < page->fields->len; f++)
        {
          const VvLayoutField *field = g_ptr_array_index (page->fields, f);
          if (strcmp (field->id, id) != 0)
            continue;
          if (page_number != NULL)
            *page_number = (int)p + 1;
          return field;
        }
    }
  return NULL;
}
