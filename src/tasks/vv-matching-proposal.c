#include "config.h"

#include "vv-matching-proposal.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include "vv-error.h"
#include "vv-id.h"

static void
free_proposed (VvProposedMatch *match)
{
  g_free (match->mentor);
  g_free (match->mentor_name);
  g_ptr_array_unref (match->mentees);
  g_ptr_array_unref (match->mentee_names);
  g_array_unref (match->scores);
  g_ptr_array_unref (match->reasons);
  g_free (match);
}

static void
free_unmatched (VvUnmatched *unmatched)
{
  g_free (unmatched->mentee);
  g_free (unmatched->name);
  g_ptr_array_unref (unmatched->because);
  g_free (unmatched);
}

/* Points with one decimal, which is what people see. */
static double
round_points (double points)
{
  return (double)(gint64)(points * 10 + 0.5) / 10;
}

/* Ids stand in the document as people see them. */
static void
write_id (JsonBuilder *builder, const char *id)
{
  g_autofree char *shown = vv_id_show (id);
  json_builder_add_string_value (builder, shown);
}

static void
write_reasons (JsonBuilder *builder, GPtrArray *reasons)
{
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++)
    {
      const VvMatchReason *reason = g_ptr_array_index (reasons, i);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "criterion");
      json_builder_add_string_value (builder, reason->criterion);
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, reason->label);
      json_builder_set_member_name (builder, "mentee");
      write_id (builder, reason->mentee);
      json_builder_set_member_name (builder, "points");
      json_builder_add_double_value (builder, round_points (reason->points));
      json_builder_set_member_name (builder, "of");
      json_builder_add_double_value (builder, round_points (reason->of));
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, reason->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_match (JsonBuilder *builder, const VvProposedMatch *match)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "mentor");
  write_id (builder, match->mentor);
  json_builder_set_member_name (builder, "mentees");
  json_builder_begin_array (builder);
  for (guint i = 0; i < match->mentees->len; i++)
    write_id (builder, g_ptr_array_index (match->mentees, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "score");
  json_builder_add_int_value (builder, match->score);
  json_builder_set_member_name (builder, "scores");
  json_builder_begin_array (builder);
  for (guint i = 0; i < match->scores->len; i++)
    json_builder_add_int_value (builder, g_array_index (match->scores, int, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "pinned");
  json_builder_add_boolean_value (builder, match->pinned);
  write_reasons (builder, match->reasons);
  json_builder_end_object (builder);
}

static void
write_unmatched (JsonBuilder *builder, const VvUnmatched *unmatched)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "mentee");
  write_id (builder, unmatched->mentee);
  json_builder_set_member_name (builder, "because");
  json_builder_begin_array (builder);
  for (guint i = 0; i < unmatched->because->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (unmatched->because, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static const char *
get_string (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

/* The stored form; what is no id stays as it is and is found to name nobody. */
static char *
read_id (const char *text)
{
  char *id = vv_id_parse (text);
  return id != NULL ? id : g_strdup (text);
}

static char *
get_id (JsonObject *object, const char *member)
{
  return read_id (get_string (object, member));
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static void
read_reasons (JsonArray *array, GPtrArray *reasons)
{
  for (guint i = 0; i < get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_autofree char *mentee = get_id (object, "mentee");
      VvMatchReason *reason
          = vv_match_reason_new (get_string (object, "criterion"), get_string (object, "label"), mentee,
                                 json_object_get_double_member_with_default (object, "points", 0),
                                 json_object_get_double_member_with_default (object, "of", 0));
      reason->text = g_strdup (get_string (object, "text"));
      g_ptr_array_add (reasons, reason);
    }
}

static VvProposedMatch *
read_match (JsonObject *object)
{
  g_autofree char *mentor = get_id (object, "mentor");
  VvProposedMatch *match = vv_proposed_match_new (mentor);
  JsonArray *mentees = get_array (object, "mentees"), *scores = get_array (object, "scores");
  for (guint i = 0; i < get_length (mentees); i++)
    {
      int score = i < get_length (scores) ? (int)json_array_get_int_element (scores, i) : 0;
      g_ptr_array_add (match->mentees, read_id (json_array_get_string_element (mentees, i)));
      g_array_append_val (match->scores, score);
    }
  match->score = (int)json_object_get_int_member_with_default (object, "score", 0);
  match->pinned = json_object_get_boolean_member_with_default (object, "pinned", FALSE);
  read_reasons (get_array (object, "reasons"), match->reasons);
  return match;
}

static VvUnmatched *
read_unmatched (JsonObject *object)
{
  g_autofree char *mentee = get_id (object, "mentee");
  VvUnmatched *unmatched = vv_unmatched_new (mentee);
  JsonArray *because = get_array (object, "because");
  for (guint i = 0; i < get_length (because); i++)
    g_ptr_array_add (unmatched->because, g_strdup (json_array_get_string_element (because, i)));
  return unmatched;
}

static gboolean
name_match (VvWorkspace *ws, VvProposedMatch *match, GError **error)
{
  match->mentor_name = vv_workspace_person_name (ws, match->mentor, VV_ROLE_MENTOR, error);
  for (guint i = 0; match->mentor_name != NULL && i < match->mentees->len; i++)
    {
      char *name
          = vv_workspace_person_name (ws, g_ptr_array_index (match->mentees, i), VV_ROLE_MENTEE, error);
      if (name == NULL)
        return FALSE;
      g_ptr_array_add (match->mentee_names, name);
    }
  return match->mentor_name != NULL;
}

/* --- shared by tasks --- */

VvProposalView *
vv_proposal_view_new (const char *id)
{
  VvProposalView *view = g_new0 (VvProposalView, 1);
  view->id = g_strdup (id);
  view->matches = g_ptr_array_new_with_free_func ((GDestroyNotify)free_proposed);
  view->unmatched = g_ptr_array_new_with_free_func ((GDestroyNotify)free_unmatched);
  return view;
}

VvProposedMatch *
vv_proposed_match_new (const char *mentor)
{
  VvProposedMatch *match = g_new0 (VvProposedMatch, 1);
  match->mentor = g_strdup (mentor);
  match->mentees = g_ptr_array_new_with_free_func (g_free);
  match->mentee_names = g_ptr_array_new_with_free_func (g_free);
  match->scores = g_array_new (FALSE, FALSE, sizeof (int));
  match->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)vv_match_reason_free);
  return match;
}

VvUnmatched *
vv_unmatched_new (const char *mentee)
{
  VvUnmatched *unmatched = g_new0 (VvUnmatched, 1);
  unmatched->mentee = g_strdup (mentee);
  unmatched->because = g_ptr_array_new_with_free_func (g_free);
  return unmatched;
}

VvMatchReason *
vv_match_reason_new (const char *criterion, const char *label, const char *mentee, double points, double of)
{
  VvMatchReason *reason = g_new0 (VvMatchReason, 1);
  reason->criterion = g_strdup (criterion);
  reason->label = g_strdup (label);
  reason->mentee = g_strdup (mentee);
  reason->points = points;
  reason->of = of;
  return reason;
}

gboolean
vv_proposal_finish (VvWorkspace *ws, VvProposalView *view, GError **error)
{
  view->total = 0;
  view->worst = 0;
  gboolean is_first = TRUE;
  for (guint i = 0; i < view->matches->len; i++)
    {
      VvProposedMatch *match = g_ptr_array_index (view->matches, i);
      int sum = 0;
      for (guint j = 0; j < match->scores->len; j++)
        {
          int score = g_array_index (match->scores, int, j);
          sum += score;
          view->worst = is_first ? score : MIN (view->worst, score);
          is_first = FALSE;
        }
      match->score
          = match->scores->len > 0 ? (sum + (int)match->scores->len / 2) / (int)match->scores->len : 0;
      view->total += sum;
      if (!name_match (ws, match, error))
        return FALSE;
    }
  for (guint i = 0; i < view->unmatched->len; i++)
    {
      VvUnmatched *unmatched = g_ptr_array_index (view->unmatched, i);
      unmatched->name = vv_workspace_person_name (ws, unmatched->mentee, VV_ROLE_MENTEE, error);
      if (unmatched->name == NULL)
        return FALSE;
    }
  return TRUE;
}

VvProposalView *
vv_proposal_read (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  if (json == NULL || !json_parser_load_from_data (parser, json, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, VV_ERROR, VV_ERROR_DAMAGED,
                           _ ("The stored proposal cannot be read. Please make a new one."));
      return NULL;
    }
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  g_autofree char *id = get_id (root, "id");
  VvProposalView *view = vv_proposal_view_new (id);
  JsonArray *matches = get_array (root, "matches"), *unmatched = get_array (root, "unmatched");
  for (guint i = 0; i < get_length (matches); i++)
    g_ptr_array_add (view->matches, read_match (json_array_get_object_element (matches, i)));
  for (guint i = 0; i < get_length (unmatched); i++)
    g_ptr_array_add (view->unmatched, read_unmatched (json_array_get_object_element (unmatched, i)));
  return view;
}

/* --- public --- */

void
vv_match_reason_free (VvMatchReason *reason)
{
  if (reason == NULL)
    return;
  g_free (reason->criterion);
  g_free (reason->label);
  g_free (reason->mentee);
  g_free (reason->text);
  g_free (reason);
}

void
vv_alternative_free (VvAlternative *alternative)
{
  if (alternative == NULL)
    return;
  g_free (alternative->mentor);
  g_free (alternative->mentor_name);
  g_free (alternative->text);
  g_free (alternative);
}

void
vv_proposal_view_free (VvProposalView *view)
{
  if (view == NULL)
    return;
  g_free (view->id);
  g_ptr_array_unref (view->matches);
  g_ptr_array_unref (view->unmatched);
  g_free (view);
}

char *
vv_matching_proposal_json (const VvProposalView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  write_id (builder, view->id);
  json_builder_set_member_name (builder, "matches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->matches->len; i++)
    write_match (builder, g_ptr_array_index (view->matches, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "unmatched");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->unmatched->len; i++)
    write_unmatched (builder, g_ptr_array_index (view->unmatched, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "total");
  json_builder_add_int_value (builder, view->total);
  json_builder_set_member_name (builder, "worst");
  json_builder_add_int_value (builder, view->worst);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
