/* The definitions of forms: all are there in all languages, and a broken one is told in plain words. */
#include <glib/gstdio.h>
#include <string.h>

#include "vv-error.h"
#include "vv-form.h"

static VvForms *
load_all (void)
{
  g_autoptr (GError) error = NULL;
  VvForms *forms = vv_forms_load (NULL, &error);

  g_assert_no_error (error);
  return forms;
}

static void
test_all (void)
{
  g_autoptr (VvForms) forms = load_all ();
  guint fields = 0;

  g_assert_cmpuint (vv_forms_count (forms), ==, 24);
  for (guint i = 0; i < vv_forms_count (forms); i++)
    {
      const VvForm *form = vv_forms_get (forms, i);
      g_assert_cmpint (strlen (form->id), ==, 3);
      g_assert_cmpstr (form->version, ==, "1.0");
      g_assert_cmpuint (g_strv_length (form->fills), >, 0);
      for (guint s = 0; s < form->sections->len; s++)
        fields += ((VvFormSection *)g_ptr_array_index (form->sections, s))->fields->len;
    }
  /* 406 rows of the source that are filled in or printed, and three steps of the diary. */
  g_test_message ("%u fields", fields);
  g_assert_cmpuint (fields, >, 400);
  g_assert_nonnull (vv_forms_find (forms, "agr"));
  g_assert_null (vv_forms_find (forms, "XXX"));
}

static void
test_facts (void)
{
  g_autoptr (VvForms) forms = load_all ();
  const VvForm *agreement = vv_forms_find (forms, "AGR"), *advert = vv_forms_find (forms, "JAD");
  const VvFormField *mentees = vv_form_find_field (agreement, "AGR-40.c2.r1");

  g_assert_cmpstr (agreement->folder, ==, "MANAGEMENT");
  g_assert_cmpstr (agreement->subject, ==, "match");
  g_assert_true (g_strv_contains ((const char *const *)agreement->signs, "guardian"));
  g_assert_cmpint (mentees->type, ==, VV_FIELD_TABLE);
  g_assert_cmpint (mentees->rows, ==, 5);
  g_assert_true (mentees->required);
  g_assert_cmpstr (vv_form_title (agreement, "pl"), ==, "Umowa mentoringowa");
  g_assert_cmpstr (vv_form_label (agreement, "AGR-40.c2.r1", "fi"), ==, "Allekirjoitus");
  g_assert_cmpstr (vv_form_option (agreement, "AGR-05", 2, "nb"), ==, "Gruppe");
  g_assert_null (vv_form_option (agreement, "AGR-05", 3, "nb"));
  g_assert_false (((VvFormSection *)g_ptr_array_index (advert->sections, 2))->is_printed);
  g_assert_cmpstr (vv_words_get (vv_forms_words (forms, "COM"), "COM-20", "pl"), ==, "ciąg dalszy");
}

/* A word that is the same in two languages may be left out by the merger; a whole untranslated form may not.
 */
static void
test_translated (void)
{
  static const char *const languages[] = { "nb", "fi", "pl" };
  g_autoptr (VvForms) forms = load_all ();

  for (guint i = 0; i < vv_forms_count (forms); i++)
    {
      const VvForm *form = vv_forms_get (forms, i);
      for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
        g_assert_cmpstr (vv_form_title (form, languages[l]), !=, vv_form_title (form, "en"));
    }
}

static char *
check (const char *xml)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("form-XXXXXX.xml", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  g_autoptr (GPtrArray) problems = vv_form_check (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (VvForm) form = vv_form_load (path, &error);
  g_remove (path);
  g_assert_cmpint (problems->len == 0, ==, form != NULL);
  g_ptr_array_add (problems, NULL);
  return g_strjoinv ("\n", (char **)problems->pdata);
}

#define FORM "<form id='XYZ' version='1.0' folder='MANAGEMENT' subject='match'>\n<title id='XYZ'>T</title>\n"
#define SECTION "<section id='XYZ.A'><heading id='XYZ.A'>H</heading>\n"
#define END "</section></form>"

static void
test_broken (void)
{
  static const struct
  {
    const char *xml, *says;
  } cases[] = {
    { FORM SECTION "<field id='XYZ-01' type='text'><label id='XYZ-01'>Name</label></field>" END, NULL },
    { FORM SECTION "<field id='XYZ-01' type='txt'><label id='XYZ-01'>Name</label></field>" END,
      "line 4, <field>: “txt”" },
    { FORM SECTION "<field id='XYZ-01' type='choice'><label id='XYZ-01'>Name</label></field>" END,
      "needs options" },
    { FORM SECTION "<field id='XYZ-01' type='rows' rows='3'><label id='XYZ-01'>N</label></field>" END,
      "needs columns" },
    { FORM SECTION "<field id='XYZ-01' type='text'></field>" END, "needs one label" },
    { FORM SECTION "<field id='XYZ-01' type='text' span='99'><label id='XYZ-01'>N</label></field>" END,
      "from 1 to 9" },
    { FORM SECTION "<field id='XYZ-01' type='text'><label>N</label></field>" END,
      "<label>: the id is missing" },
    { FORM SECTION "<field id='XYZ-01' type='text'><label id='XYZ-01'>N</label></field>\n"
                   "<field id='XYZ-01' type='text'><label id='XYZ-02'>N</label></field>" END,
      "line 5, <field>: the id “XYZ-01” is there twice" },
    { FORM SECTION "<picture/>" END, "does not belong here" },
    { FORM SECTION "<field>", "not well-formed XML" },
    { "<form><section/></form>", "“id” is missing" },
    { "<!DOCTYPE form [<!ENTITY a 'b'>]><form/>", "not well-formed XML" },
    { "<html/>", "starts with <form>" },
    { "", "not well-formed XML" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problems = check (cases[i].xml);
      g_test_message ("%s", problems);
      if (cases[i].says == NULL)
        g_assert_cmpstr (problems, ==, "");
      else
        g_assert_nonnull (strstr (problems, cases[i].says));
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vv_forms_load ("/nowhere", &error));
  g_assert_error (error, VV_ERROR, VV_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form/all", test_all);
  g_test_add_func ("/form/facts", test_facts);
  g_test_add_func ("/form/translated", test_translated);
  g_test_add_func ("/form/broken", test_broken);
  g_test_add_func ("/form/missing", test_missing);
  return g_test_run ();
}
