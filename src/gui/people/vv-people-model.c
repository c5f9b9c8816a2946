#include "config.h"

#include "vv-people-model.h"

#define PAGE 200
#define PAGES_KEPT 8

struct _VvPersonItem
{
  GObject parent_instance;

  VvPersonLine *line;
};

G_DEFINE_FINAL_TYPE (VvPersonItem, vv_person_item, G_TYPE_OBJECT)

static void
vv_person_item_finalize (GObject *object)
{
  vv_person_line_free (VV_PERSON_ITEM (object)->line);
  G_OBJECT_CLASS (vv_person_item_parent_class)->finalize (object);
}

static void
vv_person_item_class_init (VvPersonItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_person_item_finalize;
}

static void
vv_person_item_init (VvPersonItem *self)
{
}

const VvPersonLine *
vv_person_item_get_line (VvPersonItem *self)
{
  return self->line;
}

typedef struct
{
  guint number;
  GPtrArray *items; /* VvPersonItem* */
} Page;

struct _VvPeopleModel
{
  GObject parent_instance;

  VvWorkspace *workspace;
  char *programme, *role, *text;
  guint count;
  GQueue pages; /* Page*, looked at last first */
};

static void
free_page (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->items);
  g_free (page);
}

static VvPersonItem *
wrap_line (VvPersonLine *line)
{
  VvPersonItem *item = g_object_new (VV_TYPE_PERSON_ITEM, NULL);

  item->line = line;
  return item;
}

static Page *
load_page (VvPeopleModel *self, guint number)
{
  Page *page = g_new0 (Page, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = vv_people_list (self->workspace, self->programme, self->role, NULL,
                                                self->text, (int)(number * PAGE), PAGE, &error);

  page->number = number;
  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  /* A row that cannot be loaded shows nothing; vv_people_model_load() tells the error when the list is
   * opened. */
  if (lines)
    g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; lines && i < lines->len; i++)
    g_ptr_array_add (page->items, wrap_line (lines->pdata[i]));
  return page;
}

static Page *
find_page (VvPeopleModel *self, guint number)
{
  Page *page;

  for (GList *link = self->pages.head; link; link = link->next)
    {
      page = link->data;
      if (page->number != number)
        continue;
      g_queue_unlink (&self->pages, link);
      g_queue_push_head_link (&self->pages, link);
      return page;
    }
  page = load_page (self, number);
  g_queue_push_head (&self->pages, page);
  while (g_queue_get_length (&self->pages) > PAGES_KEPT)
    free_page (g_queue_pop_tail (&self->pages));
  return page;
}

static GType
get_item_type (GListModel *model)
{
  return VV_TYPE_PERSON_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return VV_PEOPLE_MODEL (model)->count;
}

static gpointer
get_item (GListModel *model, guint position)
{
  VvPeopleModel *self = VV_PEOPLE_MODEL (model);
  Page *page;

  if (position >= self->count)
    return NULL;
  page = find_page (self, position / PAGE);
  if (position % PAGE < page->items->len)
    return g_object_ref (page->items->pdata[position % PAGE]);
  return wrap_line (g_new0 (VvPersonLine, 1));
}

static void
vv_people_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VvPeopleModel,
                               vv_people_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, vv_people_model_list_model_init))

static void
vv_people_model_finalize (GObject *object)
{
  VvPeopleModel *self = VV_PEOPLE_MODEL (object);

  g_queue_clear_full (&self->pages, free_page);
  g_free (self->programme);
  g_free (self->role);
  g_free (self->text);
  G_OBJECT_CLASS (vv_people_model_parent_class)->finalize (object);
}

static void
vv_people_model_class_init (VvPeopleModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = vv_people_model_finalize;
}

static void
vv_people_model_init (VvPeopleModel *self)
{
  g_queue_init (&self->pages);
}

VvPeopleModel *
vv_people_model_new (void)
{
  return g_object_new (VV_TYPE_PEOPLE_MODEL, NULL);
}

gboolean
vv_people_model_load (VvPeopleModel *self,
                      VvWorkspace *workspace,
                      const char *programme,
                      const char *role,
                      const char *text,
                      GError **error)
{
  guint before = self->count;
  int count = vv_people_count (workspace, programme, role, NULL, text, error);

  self->workspace = workspace;
  g_free (self->programme);
  g_free (self->role);
  g_free (self->text);
  self->programme = g_strdup (programme);
  self->role = g_strdup (role);
  self->text = g_strdup (text);
  g_queue_clear_full (&self->pages, free_page);
  self->count = count > 0 ? (guint)count : 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->count);
  return count >= 0;
}
