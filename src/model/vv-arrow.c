#include "vv-arrow.h"

#include <glib/gi18n-lib.h>

#include "vv-error.h"

const VvArrow *
vv_arrow_find (const VvArrow *arrows, gsize n_arrows, guint from, guint to)
{
  for (gsize i = 0; i < n_arrows; i++)
    {
      if (arrows[i].from == from && arrows[i].to == to)
        return &arrows[i];
    }
  return NULL;
}

GArray *
vv_arrow_targets (const VvArrow *arrows, gsize n_arrows, guint from)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (int));

  for (gsize i = 0; i < n_arrows; i++)
    {
      int to = arrows[i].to;

      if (arrows[i].from == from)
        g_array_append_val (targets, to);
    }
  return targets;
}

gboolean
vv_arrow_next (const VvArrow *arrows, gsize n_arrows, guint from, guint *next)
{
  for (gsize i = 0; i < n_arrows; i++)
    {
      if (arrows[i].from != from)
        continue;
      *next = arrows[i].to;
      return TRUE;
    }
  return FALSE;
}

gboolean
vv_arrow_refuse (GError **error, const char *from_label, const char *to_label)
{
  /* TRANSLATORS: two states, such as "Draft" and "Closed" */
  g_set_error (error, VV_ERROR, VV_ERROR_STATE, _ ("From “%s” there is no way straight to “%s”."), from_label,
               to_label);
  return FALSE;
}

gboolean
vv_guard_require (gboolean holds, GError **error, const char *sentence)
{
  if (!holds)
    g_set_error_literal (error, VV_ERROR, VV_ERROR_RULE, sentence);
  return holds;
}

gboolean
vv_guard_require_none (int n, GError **error, const char *format)
{
  if (n <= 0)
    return TRUE;
  g_set_error (error, VV_ERROR, VV_ERROR_RULE, format, n);
  return FALSE;
}

gboolean
vv_guard_require_coordinator (const VvActor *actor, GError **error)
{
  if (actor && actor->role == VV_ROLE_COORDINATOR)
    return TRUE;
  g_set_error_literal (error, VV_ERROR, VV_ERROR_PERMISSION, _ ("Only the coordinator may do this."));
  return FALSE;
}
