/* vv-programmes-draft.c: a new programme from a template. */
#include "config.h"

#include "vv-programmes-private.h"

#include "vv-strings.h"
#include "vv-template.h"

/* One person may hold every role to begin with; each can be given to somebody else. */
static void
give_roles (VvProgramme *programme, const char *person)
{
  char **slots[] = { &programme->coordinator, &programme->contact_content, &programme->contact_practical,
                     &programme->trainer, &programme->technical };
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    vv_set_string (slots[i], person);
}

/* --- public --- */

VvProgramme *
vv_programmes_draft (VvWorkspace *ws, const char *template_id, GError **error)
{
  g_autoptr (VvOrganisation) organisation = vv_workspace_get_organisation (ws, error);
  if (organisation == NULL)
    return NULL;
  g_autoptr (VvTemplate) template = vv_template_load (NULL, template_id, error);
  if (template == NULL)
    return NULL;
  g_autofree char *id = vv_workspace_new_id (ws);
  g_autoptr (VvProgramme) programme = vv_programme_new (id);
  const VvActor *actor = vv_workspace_get_actor (ws);
  vv_set_string (&programme->country, organisation->country);
  vv_set_string (&programme->language, organisation->language);
  give_roles (programme, actor->role == VV_ROLE_COORDINATOR ? actor->person : organisation->coordinator);
  vv_template_apply (template, programme);
  return g_steal_pointer (&programme);
}

void
vv_template_line_free (VvTemplateLine *line)
{
  if (line == NULL)
    return;
  g_free (line->id);
  g_free (line->title);
  g_free (line->description);
  g_free (line);
}

GPtrArray *
vv_programmes_templates (VvWorkspace *ws, GError **error)
{
  g_autoptr (GPtrArray) templates = vv_template_list (NULL, error);
  if (templates == NULL)
    return NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_template_line_free);
  for (guint i = 0; i < templates->len; i++)
    {
      VvTemplate *template = g_ptr_array_index (templates, i);
      VvTemplateLine *line = g_new0 (VvTemplateLine, 1);
      line->id = g_strdup (template->id);
      line->title = g_strdup (template->title);
      line->description = g_strdup (template->description);
      g_ptr_array_add (lines, line);
    }
  return lines;
}
