/* vv-train-page.h: the mentors' training: its day, who attended, what each mentor still lacks. */
#pragma once

#include "vv-page.h"

G_BEGIN_DECLS

#define VV_TYPE_TRAIN_PAGE (vv_train_page_get_type ())
G_DECLARE_FINAL_TYPE (VvTrainPage, vv_train_page, VV, TRAIN_PAGE, VvPage)

G_END_DECLS
