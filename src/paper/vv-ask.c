#include "vv-ask.h"

#include <stdlib.h>
#include <string.h>

#include "vv-strings.h"

#define SIGNATURE_SPAN 4.5

/* Roles with a word of their own on every form. */
static const struct
{
  const char *role, *id;
} role_words[] = {
  { "mentee", "COM-30" },      { "mentor", "COM-31" },      { "coordinator", "COM-32" },
  { "guardian", "COM-33" },    { "trainer", "COM-34" },     { "participant", "COM-35" },
  { "head", "COM-36" },        { "responsible", "COM-37" }, { "applicant", "COM-38" },
  { "interviewer", "COM-39" },
};

static char *
find_role (const VvSetter *setter, const char *role)
{
  if (vv_is_empty (role))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (role_words); i++)
    {
      if (strcmp (role, role_words[i].role) == 0)
        return vv_set_words (setter, role_words[i].id);
    }
  return g_strdup (role);
}

static char **
find_options (const VvSetter *setter, char **ids)
{
  guint n = g_strv_length (ids);
  char **options = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    options[i] = vv_set_words (setter, ids[i]);
  return options;
}

static const char *
find_text (const VvSetter *setter, const char *id)
{
  return setter->fill != NULL ? g_hash_table_lookup (setter->fill->texts, id) : NULL;
}

static gboolean
is_issued (const VvSetter *setter)
{
  return setter->fill != NULL && setter->fill->document != NULL;
}

/* The words of the options known, one after the other. */
static char *
find_known_options (const VvSetter *setter, const VvAsk *ask)
{
  GArray *chosen = setter->fill != NULL ? g_hash_table_lookup (setter->fill->choices, ask->id) : NULL;
  guint n = g_strv_length (ask->options);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    {
      int option = g_array_index (chosen, int, i);
      if (option >= 1 && (guint)option <= n)
        g_ptr_array_add (words, ask->options[option - 1]);
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("  ·  ", (char **)words->pdata);
}

static char *
find_known (const VvSetter *setter, const VvAsk *ask)
{
  const char *text = find_text (setter, ask->id);

  switch (ask->type)
    {
    case VV_FIELD_CHOICE:
    case VV_FIELD_MULTICHOICE:
      return find_known_options (setter, ask);
    case VV_FIELD_RATING_4_10:
      case VV_FIELD_RATING_1_5: {
        GArray *chosen = setter->fill != NULL ? g_hash_table_lookup (setter->fill->choices, ask->id) : NULL;
        return chosen != NULL && chosen->len > 0 ? g_strdup_printf ("%d", g_array_index (chosen, int, 0))
                                                 : NULL;
      }
    case VV_FIELD_TEXT:
    case VV_FIELD_LONGTEXT:
    case VV_FIELD_DATE:
      return g_strdup (text);
    default:
      return NULL;
    }
}

/* "Tick all that apply · optional" */
static char *
make_hint (const VvSetter *setter, const VvAsk *ask, gboolean has_hint, gboolean is_optional)
{
  g_autofree char *how = NULL, *optional = NULL;

  if (ask->known != NULL)
    return NULL;
  if (ask->type == VV_FIELD_MULTICHOICE && has_hint)
    how = vv_set_words (setter, "COM-03");
  if (is_optional)
    {
      g_autofree char *word = vv_set_words (setter, "COM-07");
      optional = g_utf8_strdown (word, -1);
    }
  if (how != NULL && optional != NULL)
    return g_strconcat (how, "  ·  ", optional, NULL);
  return how != NULL ? g_steal_pointer (&how) : g_steal_pointer (&optional);
}

static void
set_ends (const VvSetter *setter, const VvFormSection *section, const VvFormField *field, VvAsk *ask)
{
  const char *low = field->low != NULL ? field->low : section->low;
  const char *high = field->high != NULL ? field->high : section->high;

  if (low == NULL && ask->type == VV_FIELD_RATING_4_10)
    low = "COM-23", high = "COM-24";
  if (low == NULL || high == NULL)
    return;
  ask->low = vv_set_words (setter, low);
  ask->high = vv_set_words (setter, high);
}

static gboolean
can_be_optional (VvFieldType type)
{
  return type != VV_FIELD_STATIC && type != VV_FIELD_SIGNATURE && type != VV_FIELD_TABLE
         && type != VV_FIELD_INK;
}

static VvAsk *
make_ask (const VvSetter *setter, const VvFormSection *section, const VvFormField *field)
{
  VvAsk *ask = g_new0 (VvAsk, 1);

  ask->id = g_strdup (field->id);
  ask->type = field->type;
  ask->label = vv_set_words (setter, field->id);
  ask->required = field->required;
  ask->span = field->span;
  ask->height = setter->is_dense ? field->height * 0.75 : field->height;
  ask->lines
      = setter->is_dense && field->type == VV_FIELD_LONGTEXT ? MAX (2, field->lines - 1) : field->lines;
  ask->is_beside = field->is_beside;
  ask->options = find_options (setter, field->options);
  ask->known = find_known (setter, ask);
  ask->is_suggested = ask->known == NULL && field->suggestion != NULL;
  if (ask->is_suggested)
    ask->known = vv_set_words (setter, field->suggestion);
  ask->has_label = field->has_label || ask->known == NULL;
  ask->note = field->note != NULL ? vv_set_words (setter, field->note) : NULL;
  ask->hint = make_hint (setter, ask, field->has_hint,
                         !field->required && !field->is_quiet && can_be_optional (field->type));
  if (ask->type == VV_FIELD_RATING_4_10 || ask->type == VV_FIELD_RATING_1_5)
    set_ends (setter, section, field, ask);
  return ask;
}

static void
add_signers (const VvSetter *setter, const VvFormSection *section, const VvFormField *field, GPtrArray *asks)
{
  const GPtrArray *signers
      = setter->fill != NULL ? g_hash_table_lookup (setter->fill->signers, field->id) : NULL;

  for (guint i = 0; i < MAX (1, signers != NULL ? signers->len : 0); i++)
    {
      VvAsk *ask = make_ask (setter, section, field);
      const VvSigner *signer = signers != NULL ? g_ptr_array_index (signers, i) : NULL;
      if (signers != NULL && signers->len > 1)
        {
          g_free (ask->id);
          ask->id = g_strdup_printf ("%s.r%u", field->id, i + 1);
        }
      ask->name = signer != NULL && !vv_is_empty (signer->name) ? g_strdup (signer->name) : NULL;
      ask->role = signer != NULL ? find_role (setter, signer->role) : NULL;
      if (ask->name != NULL && ask->role == NULL)
        ask->role = g_strdup (ask->label);
      g_ptr_array_add (asks, ask);
    }
}

static void
add_signer_rows (const VvSetter *setter, const VvFormField *field, GPtrArray *asks)
{
  const GPtrArray *rows = vv_ask_find_rows (setter, field);
  guint n = rows != NULL ? rows->len : (guint)field->rows;

  for (guint row = 0; row < n; row++)
    {
      VvAsk *ask = vv_ask_new_for_cell (setter, field, 1, row);
      char **cells = rows != NULL ? g_ptr_array_index (rows, row) : NULL;
      ask->span = SIGNATURE_SPAN;
      const char *role
          = cells != NULL && g_strv_length (cells) > 1 && *cells[1] != '\0' ? cells[1] : "mentee";
      ask->role = find_role (setter, role);
      if (cells != NULL && !vv_is_empty (cells[0]))
        ask->name = g_strdup (cells[0]);
      else
        {
          const VvFormColumn *column = g_ptr_array_index (field->columns, 0);
          ask->name_id = g_strdup_printf ("%s.r%u", column->id, row + 1);
          ask->name_label = vv_set_words (setter, column->id);
        }
      g_ptr_array_add (asks, ask);
    }
}

void
vv_ask_free (VvAsk *ask)
{
  if (ask == NULL)
    return;
  g_free (ask->id);
  g_free (ask->label);
  g_free (ask->hint);
  g_free (ask->known);
  g_strfreev (ask->options);
  g_free (ask->low);
  g_free (ask->high);
  g_free (ask->note);
  g_free (ask->name);
  g_free (ask->role);
  g_free (ask->name_id);
  g_free (ask->name_label);
  g_free (ask);
}

const GPtrArray *
vv_ask_find_rows (const VvSetter *setter, const VvFormField *table)
{
  const GPtrArray *rows = setter->fill != NULL ? g_hash_table_lookup (setter->fill->rows, table->id) : NULL;

  return rows != NULL && rows->len > 0 ? rows : NULL;
}

gboolean
vv_ask_is_signers (const VvFormField *field)
{
  if (field->type != VV_FIELD_TABLE || field->columns->len != 2 || field->is_signed_list)
    return FALSE;
  const VvFormColumn *last = g_ptr_array_index (field->columns, 1);
  return last->type == VV_FIELD_SIGNATURE;
}

VvAsk *
vv_ask_new_for_cell (const VvSetter *setter, const VvFormField *table, guint column, guint row)
{
  const VvFormColumn *definition = g_ptr_array_index (table->columns, column);
  const GPtrArray *rows = vv_ask_find_rows (setter, table);
  char **cells = rows != NULL && row < rows->len ? g_ptr_array_index (rows, row) : NULL;
  VvAsk *ask = g_new0 (VvAsk, 1);

  ask->id = g_strdup_printf ("%s.r%u", definition->id, row + 1);
  ask->type = definition->type;
  ask->label = vv_set_words (setter, definition->id);
  ask->options = find_options (setter, definition->options);
  /* Where no options are printed the answer is written: the role of somebody who signs. */
  gboolean is_role = ask->type == VV_FIELD_CHOICE && ask->options[0] == NULL;
  if (is_role)
    ask->type = VV_FIELD_TEXT;
  /* Every member has to answer and sign; of a blank only the first row is sure to be needed. */
  gboolean is_member = cells != NULL && !vv_is_empty (cells[0]);
  ask->required = table->required && (is_member || (rows == NULL && row == 0));
  ask->has_label = TRUE;
  ask->span = definition->span;
  ask->lines = ask->type == VV_FIELD_LONGTEXT ? 2 : 1;
  if (cells == NULL || column >= g_strv_length (cells) || vv_is_empty (cells[column]))
    return ask;

  int option = atoi (cells[column]);
  if (ask->type == VV_FIELD_CHOICE && option >= 1 && (guint)option <= g_strv_length (ask->options))
    ask->known = g_strdup (ask->options[option - 1]);
  else if (is_role)
    ask->known = find_role (setter, cells[column]);
  else if (ask->type != VV_FIELD_SIGNATURE)
    ask->known = g_strdup (cells[column]);
  return ask;
}

GPtrArray *
vv_ask_list (const VvSetter *setter, const VvFormSection *section, const VvFormField *field)
{
  GPtrArray *asks = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_ask_free);

  if (!field->is_printed)
    return asks;
  if (field->is_guardian && setter->fill != NULL && setter->fill->no_guardian)
    return asks;
  if (field->type == VV_FIELD_SIGNATURE)
    {
      add_signers (setter, section, field, asks);
      return asks;
    }
  if (vv_ask_is_signers (field))
    {
      add_signer_rows (setter, field, asks);
      return asks;
    }

  g_autoptr (VvAsk) ask = make_ask (setter, section, field);
  if (field->needs_value && ask->known == NULL && is_issued (setter))
    return asks;
  g_ptr_array_add (asks, g_steal_pointer (&ask));
  return asks;
}
