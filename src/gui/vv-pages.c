#include "vv-pages.h"

#include "vv-agree-page.h"
#include "vv-certify-wizard.h"
#include "vv-close-page.h"
#include "vv-confirm-wizard.h"
#include "vv-documents-page.h"
#include "vv-evaluate-page.h"
#include "vv-guidance-page.h"
#include "vv-import-people-wizard.h"
#include "vv-letters-wizard.h"
#include "vv-match-page.h"
#include "vv-meet-page.h"
#include "vv-new-programme-wizard.h"
#include "vv-overview-page.h"
#include "vv-papers-wizard.h"
#include "vv-people-page.h"
#include "vv-person-page.h"
#include "vv-plan-wizard.h"
#include "vv-planner-page.h"
#include "vv-recruit-page.h"
#include "vv-scans-page.h"
#include "vv-select-page.h"
#include "vv-settings-page.h"
#include "vv-today-page.h"
#include "vv-train-page.h"

static const VvPageEntry pages[] = {
  { "today", VV_PLACE_HOME, vv_today_page_get_type },
  { "scans", VV_PLACE_HOME, vv_scans_page_get_type },
  { "people", VV_PLACE_HOME, vv_people_page_get_type },
  { "person", VV_PLACE_HOME, vv_person_page_get_type },
  { "guidance", VV_PLACE_HOME, vv_guidance_page_get_type },
  { "overview", VV_PLACE_PROGRAMME, vv_overview_page_get_type },
  { "prepare", VV_PLACE_PHASE, vv_planner_page_get_type },
  { "recruit", VV_PLACE_PHASE, vv_recruit_page_get_type },
  { "select", VV_PLACE_PHASE, vv_select_page_get_type },
  { "train", VV_PLACE_PHASE, vv_train_page_get_type },
  { "match", VV_PLACE_PHASE, vv_match_page_get_type },
  { "agree", VV_PLACE_PHASE, vv_agree_page_get_type },
  { "meet", VV_PLACE_PHASE, vv_meet_page_get_type },
  { "documents", VV_PLACE_PROGRAMME, vv_documents_page_get_type },
  { "monitor", VV_PLACE_PHASE, vv_evaluate_page_get_type },
  { "close", VV_PLACE_PHASE, vv_close_page_get_type },
  { "settings", VV_PLACE_PROGRAMME, vv_settings_page_get_type },
  { "people", VV_PLACE_PROGRAMME, vv_people_page_get_type },
};

static const VvWizardEntry wizards[] = {
  { "new-programme", vv_new_programme_wizard_get_type },
  { "import-people", vv_import_people_wizard_get_type },
  { "letters", vv_letters_wizard_get_type },
  { "agreements", vv_papers_wizard_get_type },
  { "plan-sessions", vv_plan_wizard_get_type },
  { "certify", vv_certify_wizard_get_type },
  { "confirm-matches", vv_confirm_wizard_get_type },
};

const VvPageEntry *
vv_pages_find (gboolean in_programme, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].key, key) && (pages[i].place != VV_PLACE_HOME) == in_programme)
      return &pages[i];
  return NULL;
}

const VvWizardEntry *
vv_pages_find_wizard (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wizards); i++)
    if (g_strcmp0 (wizards[i].key, key) == 0)
      return &wizards[i];
  return NULL;
}
