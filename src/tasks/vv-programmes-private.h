/* vv-programmes-private.h: what several tasks ask of a programme. Only for src/tasks. */
#pragma once

#include "vv-programmes.h"
#include "vv-transitions.h"
#include "vv-workspace-private.h"

/* What the guards of the programme's state machine need to know, counted from the records. `advertisement` is
 * owned by the facts: vv_programme_facts_clear(). */
gboolean vv_programmes_collect (VvWorkspace *ws,
                                const VvProgramme *programme,
                                const char *reason,
                                VvProgrammeFacts *facts,
                                GError **error);
void vv_programme_facts_clear (VvProgrammeFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VvProgrammeFacts, vv_programme_facts_clear)

/* TRUE when the document has come home: complete, locked or waived. */
gboolean vv_programmes_is_home (VvDocumentState state);
/* TRUE for a session that has taken place. */
gboolean vv_programmes_is_held (VvSessionState state);
