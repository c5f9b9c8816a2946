/* vv-people-model.h: the people as a GListModel that loads pages of 200 when they are looked at, so that
 * 100,000 scroll as 100 do. Filtering and sorting are the store's. */
#pragma once

#include <gio/gio.h>
#include "vv-people.h"
#include "vv-workspace.h"

G_BEGIN_DECLS

/* An immutable row. */
#define VV_TYPE_PERSON_ITEM (vv_person_item_get_type ())
G_DECLARE_FINAL_TYPE (VvPersonItem, vv_person_item, VV, PERSON_ITEM, GObject)
/* (transfer none) Empty strings while the row could not be loaded. */
const VvPersonLine *vv_person_item_get_line (VvPersonItem *item);

#define VV_TYPE_PEOPLE_MODEL (vv_people_model_get_type ())
G_DECLARE_FINAL_TYPE (VvPeopleModel, vv_people_model, VV, PEOPLE_MODEL, GObject)

VvPeopleModel *vv_people_model_new (void);
/* Any filter NULL: all. Loads the count; FALSE with error leaves it empty. */
gboolean vv_people_model_load (VvPeopleModel *model,
                               VvWorkspace *workspace,
                               const char *programme,
                               const char *role,
                               const char *text,
                               GError **error);

G_END_DECLS
