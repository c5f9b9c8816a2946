/* vv-form-check.h: what can be wrong with the file of a form. Inside src/paper only. */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

/* NULL, with a sentence added to `problems` (char *), when it is no XML. xmlFreeDoc(). */
xmlDoc *vv_form_parse (GBytes *bytes, const char *path, GPtrArray *problems);
/* Adds one sentence for everything that is wrong. */
void vv_form_check_document (xmlDoc *document, const char *path, GPtrArray *problems);
