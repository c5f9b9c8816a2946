/* vv-callout.h: a tinted box that says what lacks or what went wrong, and the way out.
 *
 * A symbol, one bold sentence, one plain one, at most two buttons. Hidden or shown like any widget; it is an
 * alert to a screen reader. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  VV_CALLOUT_INFO,
  VV_CALLOUT_WARN,
  VV_CALLOUT_BAD,
} VvCalloutKind;

#define VV_TYPE_CALLOUT (vv_callout_get_type ())
G_DECLARE_FINAL_TYPE (VvCallout, vv_callout, VV, CALLOUT, AdwBin)

/* text may be NULL. */
GtkWidget *vv_callout_new (VvCalloutKind kind, const char *title, const char *text);
void vv_callout_set_kind (VvCallout *callout, VvCalloutKind kind);
void vv_callout_set_text (VvCallout *callout, const char *title, const char *text);
/* Appends a button; returns it (transfer none) to connect "clicked". */
GtkWidget *vv_callout_add_button (VvCallout *callout, const char *label, gboolean is_suggested);

G_END_DECLS
