#include "config.h"

#include "vv-select-page.h"

#include "vv-kit.h"
#include "vv-programmes.h"

#include <glib/gi18n-lib.h>

struct _VvSelectPage
{
  VvCandidatesPage parent_instance;
};

G_DEFINE_FINAL_TYPE (VvSelectPage, vv_select_page, VV_TYPE_CANDIDATES_PAGE)

static const char *const with_profile[] = { "invited", "profile_received", NULL };
static const char *const in_conversation[] = { "conversation", NULL };
static const char *const accepted[] = { "accepted", NULL };
static const char *const ready[] = { "consented", "matched", "active", "finished", "follow_up", NULL };
static const char *const waiting[] = { "waiting", NULL };
static const char *const not_now[] = { "not_suitable_now", "withdrew", "transferred", "ended_early", NULL };

static const VvBoardColumn columns[] = {
  { NC_ ("board", "Profile"), "profile_received", with_profile },
  { NC_ ("board", "Conversation"), "conversation", in_conversation },
  { NC_ ("board", "Accepted"), "accepted", accepted },
  { NC_ ("board", "Consent given"), "consented", ready },
  { NC_ ("board", "Waiting list"), "waiting", waiting },
  { NC_ ("board", "Not now, or left"), "not_suitable_now", not_now },
  { NULL, NULL, NULL },
};

static void
vv_select_page_loaded (VvCandidatesPage *candidates)
{
  VvPage *page = VV_PAGE (candidates);
  VvWorkspace *workspace = vv_page_get_workspace (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvProgramme) programme = vv_programmes_get (workspace, vv_page_get_programme (page), &error);
  g_autofree char *import = g_strdup_printf ("wizard/import-people/%s/mentee", vv_page_get_programme (page));

  if (!programme)
    {
      vv_page_show_error (page, error);
      return;
    }
  vv_page_set_subtitle (page, programme->title);
  if (!vv_workspace_is_read_only (workspace))
    vv_page_set_primary (page, "document-open-symbolic", _ ("Import…"), "win.go", import);
}

static void
vv_select_page_class_init (VvSelectPageClass *class)
{
  VvCandidatesPageClass *candidates_class = VV_CANDIDATES_PAGE_CLASS (class);

  candidates_class->role = VV_ROLE_MENTEE;
  candidates_class->columns = columns;
  candidates_class->loaded = vv_select_page_loaded;
}

static void
vv_select_page_init (VvSelectPage *self)
{
  vv_page_set_title (VV_PAGE (self), _ ("Mentees"));
}
