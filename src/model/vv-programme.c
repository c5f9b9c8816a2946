#include "vv-programme.h"

#include <stdio.h>

#include "vv-date.h"
#include "vv-struct.h"

static const char *const PROGRAMME_STATE_WORDS[] = {
  "draft",   "planned", "recruiting", "selecting", "preparing", "matching",  "running",
  "closing", "review",  "closed",     "archived",  "paused",    "cancelled",
};

static const gsize ORGANISATION_STRINGS[] = {
  G_STRUCT_OFFSET (VvOrganisation, name),        G_STRUCT_OFFSET (VvOrganisation, address),
  G_STRUCT_OFFSET (VvOrganisation, phone),       G_STRUCT_OFFSET (VvOrganisation, email),
  G_STRUCT_OFFSET (VvOrganisation, country),     G_STRUCT_OFFSET (VvOrganisation, language),
  G_STRUCT_OFFSET (VvOrganisation, coordinator),
};

static const VvStructLayout ORGANISATION_LAYOUT
    = { sizeof (VvOrganisation), ORGANISATION_STRINGS, G_N_ELEMENTS (ORGANISATION_STRINGS), NULL, 0 };

static const gsize PROGRAMME_STRINGS[] = {
  G_STRUCT_OFFSET (VvProgramme, id),
  G_STRUCT_OFFSET (VvProgramme, title),
  G_STRUCT_OFFSET (VvProgramme, theme),
  G_STRUCT_OFFSET (VvProgramme, purpose),
  G_STRUCT_OFFSET (VvProgramme, template_id),
  G_STRUCT_OFFSET (VvProgramme, target),
  G_STRUCT_OFFSET (VvProgramme, start),
  G_STRUCT_OFFSET (VvProgramme, end),
  G_STRUCT_OFFSET (VvProgramme, form),
  G_STRUCT_OFFSET (VvProgramme, mode),
  G_STRUCT_OFFSET (VvProgramme, engagement),
  G_STRUCT_OFFSET (VvProgramme, country),
  G_STRUCT_OFFSET (VvProgramme, language),
  G_STRUCT_OFFSET (VvProgramme, place),
  G_STRUCT_OFFSET (VvProgramme, coordinator),
  G_STRUCT_OFFSET (VvProgramme, contact_content),
  G_STRUCT_OFFSET (VvProgramme, contact_practical),
  G_STRUCT_OFFSET (VvProgramme, trainer),
  G_STRUCT_OFFSET (VvProgramme, technical),
  G_STRUCT_OFFSET (VvProgramme, contact_content_text),
  G_STRUCT_OFFSET (VvProgramme, contact_practical_text),
  G_STRUCT_OFFSET (VvProgramme, technical_text),
  G_STRUCT_OFFSET (VvProgramme, complaints_contact),
  G_STRUCT_OFFSET (VvProgramme, advertisement),
  G_STRUCT_OFFSET (VvProgramme, hr_check),
  G_STRUCT_OFFSET (VvProgramme, hr_checked_by),
  G_STRUCT_OFFSET (VvProgramme, hr_checked_on),
  G_STRUCT_OFFSET (VvProgramme, deadline),
  G_STRUCT_OFFSET (VvProgramme, training_date),
  G_STRUCT_OFFSET (VvProgramme, balance_note),
  G_STRUCT_OFFSET (VvProgramme, lessons),
  G_STRUCT_OFFSET (VvProgramme, reason),
  G_STRUCT_OFFSET (VvProgramme, created_on),
};

static const gsize PROGRAMME_SETS[] = {
  G_STRUCT_OFFSET (VvProgramme, training_topics),
};

static const VvStructLayout PROGRAMME_LAYOUT
    = { sizeof (VvProgramme), PROGRAMME_STRINGS, G_N_ELEMENTS (PROGRAMME_STRINGS), PROGRAMME_SETS,
        G_N_ELEMENTS (PROGRAMME_SETS) };

VvOrganisation *
vv_organisation_new (void)
{
  return g_new0 (VvOrganisation, 1);
}

VvOrganisation *
vv_organisation_copy (const VvOrganisation *organisation)
{
  VvOrganisation *copy = vv_struct_copy (&ORGANISATION_LAYOUT, organisation);

  if (copy->logo)
    g_bytes_ref (copy->logo);
  return copy;
}

void
vv_organisation_free (VvOrganisation *organisation)
{
  if (!organisation)
    return;
  g_clear_pointer (&organisation->logo, g_bytes_unref);
  vv_struct_free (&ORGANISATION_LAYOUT, organisation);
}

const char *
vv_programme_state_to_string (VvProgrammeState state)
{
  return vv_struct_word (PROGRAMME_STATE_WORDS, G_N_ELEMENTS (PROGRAMME_STATE_WORDS), state);
}

gboolean
vv_programme_state_from_string (const char *text, VvProgrammeState *state)
{
  gsize index;

  if (!vv_struct_find_word (PROGRAMME_STATE_WORDS, G_N_ELEMENTS (PROGRAMME_STATE_WORDS), text, &index))
    return FALSE;
  *state = (VvProgrammeState)index;
  return TRUE;
}

VvProgramme *
vv_programme_new (const char *id)
{
  VvProgramme *self = g_new0 (VvProgramme, 1);

  self->id = g_strdup (id);
  self->hr_check = g_strdup ("not_sent");
  self->form = g_strdup ("both");
  self->mode = g_strdup ("blended");
  self->engagement = g_strdup ("volunteer");
  self->group_max = 5;
  self->sessions = 8;
  self->rhythm_days = 28;
  self->session_minutes = 90;
  self->notice_days = 2;
  self->retention_months = 12;
  return self;
}

VvProgramme *
vv_programme_copy (const VvProgramme *programme)
{
  return vv_struct_copy (&PROGRAMME_LAYOUT, programme);
}

void
vv_programme_free (VvProgramme *programme)
{
  vv_struct_free (&PROGRAMME_LAYOUT, programme);
}

char *
vv_programme_deletion_date (const VvProgramme *programme)
{
  int year, month, day;
  GDate date;

  g_return_val_if_fail (programme != NULL, NULL);
  if (!vv_date_is_valid (programme->end) || sscanf (programme->end, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  g_date_add_months (&date, (guint)MAX (programme->retention_months, 0));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}
