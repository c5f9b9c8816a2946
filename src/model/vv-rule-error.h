/* vv-rule-error.h: private to the rules: one way to refuse. */
#pragma once

#include <glib.h>

/* Sets VV_ERROR_RULE: the sentence and the rule's id. Always FALSE. */
gboolean vv_rule_refuse (GError **error, const char *rule, const char *format, ...) G_GNUC_PRINTF (3, 4);
/* The same with VV_ERROR_PERMISSION. */
gboolean vv_rule_forbid (GError **error, const char *rule, const char *format, ...) G_GNUC_PRINTF (3, 4);
