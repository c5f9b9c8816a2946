/* vv-pages.h: which pages and wizards there are. One line each in vv-pages.c; order is data. */
#pragma once

#include <glib-object.h>

typedef enum
{
  VV_PLACE_HOME,      /* target "KEY[/DETAIL]" */
  VV_PLACE_PHASE,     /* target "programme/ID/KEY[/DETAIL]"; stands in the rail under Phases */
  VV_PLACE_PROGRAMME, /* the same, not a phase: overview, documents, people, settings, and what opens from
                         them */
} VvPlace;

typedef struct
{
  const char *key;
  VvPlace place;
  GType (*get_type) (void); /* a VvPage */
} VvPageEntry;

typedef struct
{
  const char *key;          /* target "wizard/KEY[/PROGRAMME[/DETAIL]]" */
  GType (*get_type) (void); /* a VvWizard */
} VvWizardEntry;

/* NULL when there is none. */
const VvPageEntry *vv_pages_find (gboolean in_programme, const char *key);
const VvWizardEntry *vv_pages_find_wizard (const char *key);
