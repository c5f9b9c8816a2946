#include "vv-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "config.h"
#include "vv-error.h"
#include "vv-schedule.h"
#include "vv-strings.h"

#define GROUP "Template"
#define GROUP_DOCUMENTS "Documents"
#define SUFFIX ".ini"
#define N_BUILTIN 7

static const char *const BUILTIN_IDS[N_BUILTIN + 1]
    = { "social", "lse", "student", "mepe", "mentor-group", "supervisors", "blank", NULL };

static const struct
{
  const char *title, *description, *purpose;
} WORDS[N_BUILTIN] = {
  { N_ ("Social mentoring programme"),
    N_ ("Mentors support young people without work or study, in pairs or small groups, on their way to work "
        "or education."),
    N_ ("Young people find out what they want, take their next steps and have somebody to turn to on the "
        "way.") },
  { N_ ("Lifestyle self-employment"),
    N_ ("People who run something of their own support young people who think about doing the same."),
    N_ ("Young people try out whether a small business of their own is their way, together with someone who "
        "knows it.") },
  { N_ ("Student mentor scheme"),
    N_ ("Experienced students, employed for it, follow up new students from their first weeks."),
    N_ ("New students find their place, know how to study and whom to ask, and stay.") },
  { N_ ("Mentor orientation in five meetings"),
    N_ ("People who will be mentors meet five times and find their own strengths as a mentor."),
    N_ ("Future mentors know what online mentoring is, know their own strengths and put guiding skills into "
        "practice.") },
  { N_ ("Mentor group of peers"), N_ ("Staff in small teams or working alone meet online as equals."),
    N_ ("Colleagues support one another, feel part of a team and grow in their work.") },
  { N_ ("Supervisors' peer meetings"),
    N_ ("Supervisors and experts meet around one theme at a time; the chair rotates."),
    N_ ("Supervisors think about their work together, one theme at a time.") },
  { N_ ("Blank programme"), N_ ("Everything is set by hand."), NULL },
};

typedef struct
{
  const char *key;
  int lowest, highest;
  gsize offset;
} IntegerKey;

static const IntegerKey INTEGERS[] = {
  { "GroupMax", 1, 100, G_STRUCT_OFFSET (VvTemplate, group_max) },
  { "Sessions", 1, 100, G_STRUCT_OFFSET (VvTemplate, sessions) },
  { "RhythmDays", 1, 366, G_STRUCT_OFFSET (VvTemplate, rhythm_days) },
  { "SessionMinutes", 1, 1440, G_STRUCT_OFFSET (VvTemplate, session_minutes) },
  { "NoticeDays", 0, 60, G_STRUCT_OFFSET (VvTemplate, notice_days) },
  { "RetentionMonths", 0, 240, G_STRUCT_OFFSET (VvTemplate, retention_months) },
  { "Training", 1, 4, G_STRUCT_OFFSET (VvTemplate, training) },
};

static const struct
{
  const char *key;
  gsize offset;
} SWITCHES[] = {
  { "Midterm", G_STRUCT_OFFSET (VvTemplate, has_midterm) },
  { "Peer", G_STRUCT_OFFSET (VvTemplate, is_peer) },
  { "StatementScale", G_STRUCT_OFFSET (VvTemplate, has_statement_scale) },
  { "DiaryTasks", G_STRUCT_OFFSET (VvTemplate, diary_has_tasks) },
  { "FixedSessions", G_STRUCT_OFFSET (VvTemplate, fixed_sessions) },
  { "FreeGroupSize", G_STRUCT_OFFSET (VvTemplate, free_group_size) },
};

static const struct
{
  const char *key;
  const char *words; /* allowed, as tags; NULL: any */
  gsize offset;
} TEXTS[] = {
  { "Target", "unemployed_youth,lse,students,staff", G_STRUCT_OFFSET (VvTemplate, target) },
  { "Engagement", "paid,volunteer,peer", G_STRUCT_OFFSET (VvTemplate, engagement) },
  { "Mode", "face_to_face,online,blended", G_STRUCT_OFFSET (VvTemplate, mode) },
  { "Form", "pair,group,both", G_STRUCT_OFFSET (VvTemplate, form) },
};

static const struct
{
  const char *key;
  gsize offset;
} LISTS[] = {
  { "Mandatory", G_STRUCT_OFFSET (VvTemplate, mandatory) },
  { "Optional", G_STRUCT_OFFSET (VvTemplate, optional) },
  { "Conditional", G_STRUCT_OFFSET (VvTemplate, conditional) },
};

/* VV_DATADIR points uninstalled programs and tests at the source tree. */
static char *
find_folder (const char *folder)
{
  const char *data = g_getenv ("VV_DATADIR");

  if (folder)
    return g_strdup (folder);
  return g_build_filename (vv_is_empty (data) ? VV_PKGDATADIR : data, "templates", NULL);
}

static int
find_builtin (const char *id)
{
  for (int i = 0; i < N_BUILTIN; i++)
    {
      if (g_str_equal (BUILTIN_IDS[i], id))
        return i;
    }
  return -1;
}

static gboolean
refuse_key (GError **error, const char *id, const char *key)
{
  g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
               _ ("The template “%s” is damaged: the value of “%s” cannot be."), id, key);
  return FALSE;
}

static gboolean
read_texts (VvTemplate *template, GKeyFile *file, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autofree char *value = g_key_file_get_string (file, GROUP, TEXTS[i].key, NULL);
      g_auto (GStrv) words = vv_split_tags (TEXTS[i].words);

      if (!value || !vv_has_tag ((const char *const *)words, value))
        return refuse_key (error, template->id, TEXTS[i].key);
      *(char **)G_STRUCT_MEMBER_P (template, TEXTS[i].offset) = g_steal_pointer (&value);
    }
  return TRUE;
}

static gboolean
read_numbers (VvTemplate *template, GKeyFile *file, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (INTEGERS); i++)
    {
      const IntegerKey *key = &INTEGERS[i];
      g_autoptr (GError) wrong = NULL;
      int value = g_key_file_get_integer (file, GROUP, key->key, &wrong);

      if (wrong || value < key->lowest || value > key->highest)
        return refuse_key (error, template->id, key->key);
      G_STRUCT_MEMBER (int, template, key->offset) = value;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (SWITCHES); i++)
    {
      g_autoptr (GError) wrong = NULL;
      gboolean value = g_key_file_get_boolean (file, GROUP, SWITCHES[i].key, &wrong);

      if (wrong)
        return refuse_key (error, template->id, SWITCHES[i].key);
      G_STRUCT_MEMBER (gboolean, template, SWITCHES[i].offset) = value;
    }
  return TRUE;
}

static gboolean
read_documents (VvTemplate *template, GKeyFile *file, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      g_autofree char *value = g_key_file_get_string (file, GROUP_DOCUMENTS, LISTS[i].key, NULL);
      char **ids = vv_split_tags (value);

      G_STRUCT_MEMBER (char **, template, LISTS[i].offset) = ids;
      for (int k = 0; ids[k]; k++)
        {
          if (!vv_register_find (ids[k]))
            return refuse_key (error, template->id, LISTS[i].key);
        }
    }
  return TRUE;
}

/* Built-in ones are named in the screen's language, those of an organisation as they named it. */
static void
name (VvTemplate *template, GKeyFile *file)
{
  int index = find_builtin (template->id);

  if (index < 0)
    {
      template->title = g_key_file_get_string (file, GROUP, "Name", NULL);
      template->description = g_key_file_get_string (file, GROUP, "Description", NULL);
      template->purpose = g_key_file_get_string (file, GROUP, "Purpose", NULL);
    }
  else
    {
      template->title = g_strdup (_ (WORDS[index].title));
      template->description = g_strdup (_ (WORDS[index].description));
      template->purpose = WORDS[index].purpose ? g_strdup (_ (WORDS[index].purpose)) : NULL;
    }
  if (!template->title)
    template->title = g_strdup (template->id);
}

static void
set_if_empty (char **slot, const char *value)
{
  if (vv_is_empty (*slot))
    vv_set_string (slot, value);
}

static int
compare_templates (gconstpointer a, gconstpointer b)
{
  const VvTemplate *first = *(const VvTemplate *const *)a;
  const VvTemplate *second = *(const VvTemplate *const *)b;
  int left = find_builtin (first->id), right = find_builtin (second->id);

  if (left >= 0 && right >= 0)
    return left - right;
  if (left >= 0 || right >= 0)
    return left >= 0 ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

void
vv_template_free (VvTemplate *template)
{
  if (!template)
    return;
  g_free (template->id);
  g_free (template->title);
  g_free (template->description);
  g_free (template->purpose);
  g_free (template->target);
  g_free (template->engagement);
  g_free (template->mode);
  g_free (template->form);
  g_strfreev (template->training_topics);
  g_strfreev (template->mandatory);
  g_strfreev (template->optional);
  g_strfreev (template->conditional);
  g_free (template);
}

VvTemplate *
vv_template_load (const char *folder, const char *id, GError **error)
{
  g_autoptr (VvTemplate) template = g_new0 (VvTemplate, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *topics = NULL;
  g_autofree char *directory = find_folder (folder);
  g_autofree char *base = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  base = g_strconcat (id, SUFFIX, NULL);
  path = g_build_filename (directory, base, NULL);
  /* An id is a word, never a way to another folder. */
  if (strchr (id, G_DIR_SEPARATOR) || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND, _ ("There is no programme template “%s”."), id);
      return NULL;
    }
  template->id = g_strdup (id);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID, _ ("The template file %s cannot be read."), path);
      return NULL;
    }
  if (!read_texts (template, file, error) || !read_numbers (template, file, error)
      || !read_documents (template, file, error))
    return NULL;
  topics = g_key_file_get_string (file, GROUP, "TrainingTopics", NULL);
  template->training_topics = vv_split_tags (topics);
  name (template, file);
  return g_steal_pointer (&template);
}

GPtrArray *
vv_template_list (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_template_free);
  g_autofree char *directory = find_folder (folder);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *entry;

  if (!dir)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                   _ ("The folder of programme templates, %s, cannot be opened: install the program again."),
                   folder);
      return NULL;
    }
  while ((entry = g_dir_read_name (dir)))
    {
      g_autofree char *id = NULL;
      VvTemplate *template;

      if (!g_str_has_suffix (entry, SUFFIX))
        continue;
      id = g_strndup (entry, strlen (entry) - strlen (SUFFIX));
      template = vv_template_load (directory, id, error);
      if (!template)
        return NULL;
      g_ptr_array_add (templates, template);
    }
  g_ptr_array_sort (templates, compare_templates);
  return g_steal_pointer (&templates);
}

void
vv_template_apply (const VvTemplate *template, VvProgramme *programme)
{
  g_return_if_fail (template != NULL && programme != NULL);
  vv_set_string (&programme->template_id, template->id);
  vv_set_string (&programme->target, template->target);
  vv_set_string (&programme->engagement, template->engagement);
  vv_set_string (&programme->mode, template->mode);
  vv_set_string (&programme->form, template->form);
  programme->group_max = template->group_max;
  programme->sessions = template->sessions;
  programme->rhythm_days = template->rhythm_days;
  programme->session_minutes = template->session_minutes;
  programme->notice_days = template->notice_days;
  programme->retention_months = template->retention_months;
  set_if_empty (&programme->purpose, template->purpose);
  set_if_empty (&programme->theme, template->title);
  if (!programme->training_topics || !programme->training_topics[0])
    {
      g_strfreev (programme->training_topics);
      programme->training_topics = g_strdupv (template->training_topics);
    }
  programme->rhythm_days = vv_schedule_fitting_rhythm (programme);
}

VvRequirement
vv_template_requirement (const VvTemplate *template, const char *form)
{
  g_return_val_if_fail (template != NULL, VV_REQUIREMENT_NONE);
  if (vv_has_tag ((const char *const *)template->mandatory, form))
    return VV_REQUIREMENT_MANDATORY;
  if (vv_has_tag ((const char *const *)template->optional, form))
    return VV_REQUIREMENT_OPTIONAL;
  if (vv_has_tag ((const char *const *)template->conditional, form))
    return VV_REQUIREMENT_CONDITIONAL;
  return VV_REQUIREMENT_NONE;
}

const char *const *
vv_template_builtin_ids (void)
{
  return BUILTIN_IDS;
}
