/* vv-import-people-wizard.h: a list the office already has becomes people of a programme: file, columns,
 * check, done. All rows or none. Target: "wizard/import-people/PROGRAMME[/mentor|mentee|PATH]". */
#pragma once

#include "vv-wizard.h"

G_BEGIN_DECLS

#define VV_TYPE_IMPORT_PEOPLE_WIZARD (vv_import_people_wizard_get_type ())
G_DECLARE_FINAL_TYPE (VvImportPeopleWizard, vv_import_people_wizard, VV, IMPORT_PEOPLE_WIZARD, VvWizard)

G_END_DECLS
