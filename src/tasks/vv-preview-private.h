/* vv-preview-private.h: how tasks make previews. For tasks only. */
#pragma once

#include "vv-documents.h"
#include "vv-layout.h"
#include "vv-painter.h"

/* Takes the layout. The painter is the workspace's and must outlive the preview, as the workspace does. */
VvPreview *vv_preview_new (VvPainter *painter, VvLayout *layout);
const VvLayout *vv_preview_get_layout (VvPreview *preview);
/* (transfer full) the layout; the preview is freed. */
VvLayout *vv_preview_steal_layout (VvPreview *preview);
