/* vv-cli-private.h: what the commands share. */
#pragma once

#include <json-glib/json-glib.h>
#include "vv-cli.h"
#include "vv-error.h"

typedef struct
{
  const VvEngine *engine;
  VvClock *clock;
  VvRandom *random;
  gboolean json;
  char *path;      /* of the workspace */
  char *as;        /* PERSON[:ROLE] or NULL */
  VvWorkspace *ws; /* opened when first asked for */
  gint64 started;  /* monotonic, µs */
} VvCli;

/* A command gets its own words only: argv[0] is the first after the command's name, NULL-terminated. */
typedef gboolean (*VvCliRun) (VvCli *cli, char **argv, GError **error);

typedef struct
{
  const char *noun, *verb; /* verb NULL: the command has one word */
  VvCliRun run;
  const char *usage;   /* after the name */
  const char *summary; /* N_() one line */
} VvCliCommand;

/* One table per file, ended by a command without noun. */
extern const VvCliCommand vv_cli_certificate_commands[], vv_cli_document_commands[],
    vv_cli_evaluate_commands[], vv_cli_form_commands[], vv_cli_match_commands[], vv_cli_people_commands[],
    vv_cli_programme_commands[], vv_cli_scan_commands[], vv_cli_session_commands[], vv_cli_today_commands[],
    vv_cli_training_commands[], vv_cli_workspace_commands[];

/* (transfer none); NULL with error when it cannot be opened. */
VvWorkspace *vv_cli_open (VvCli *cli, GError **error);
/* Takes options out of argv; what remains are `n` words, at least -n when negative, any number with
 * VV_CLI_ANY. VV_ERROR_USAGE otherwise. *rest: g_strfreev(). */
gboolean vv_cli_parse (char **argv, const GOptionEntry *entries, int n, char ***rest, GError **error);
#define VV_CLI_ANY (-100)
/* VV_ERROR_USAGE naming the option when it is missing. */
gboolean vv_cli_need (const char *option, const char *value, GError **error);
/* An id as typed in its stored form; VV_ERROR_USAGE when it is none. g_free(). */
char *vv_cli_id (const char *text, GError **error);
/* The same of an option that may be missing: *id stays NULL. */
gboolean vv_cli_option_id (const char *option, const char *text, gboolean needed, char **id, GError **error);
/* A date option: VV_ERROR_USAGE when it is no ISO day; NULL is fine unless needed. */
gboolean vv_cli_check_date (const char *option, const char *text, gboolean needed, GError **error);
/* Removes a file whose record was not made after all; devices stay. */
void vv_cli_take_back (const char *path);
/* Progress on standard error, when that is a terminal and the work lasts over a second. data: VvCli. */
void vv_cli_progress (double fraction, const char *what, gpointer data);

/* --- printing --- */
/* Prints one JSON document and frees the builder. */
void vv_cli_print_json (JsonBuilder *json);
void vv_cli_print_text (const char *text);
JsonBuilder *vv_cli_json_object (void);
void vv_cli_json_text (JsonBuilder *json, const char *name, const char *text);
void vv_cli_json_id (JsonBuilder *json, const char *name, const char *id);
void vv_cli_json_int (JsonBuilder *json, const char *name, gint64 value);
void vv_cli_json_bool (JsonBuilder *json, const char *name, gboolean value);
void vv_cli_json_ids (JsonBuilder *json, const char *name, GPtrArray *ids);
void vv_cli_json_texts (JsonBuilder *json, const char *name, GPtrArray *texts);
void vv_cli_json_begin_array (JsonBuilder *json, const char *name);
/* {"id":…}, or the id on a line. */
void vv_cli_print_id (VvCli *cli, const char *id);
/* {"done":true} in JSON, nothing else. */
void vv_cli_print_done (VvCli *cli);
