/* vv-guides.h: twelve step-by-step guides. Texts are marked for translation: show them with _(). */
#pragma once

#include <glib.h>

#define VV_GUIDE_STEPS 12

typedef struct
{
  const char *id; /* "G1" */
  const char *title;
  const char *who;                   /* for whom, and how long it takes */
  const char *note;                  /* below the steps, NULL none */
  const char *steps[VV_GUIDE_STEPS]; /* ended by NULL */
} VvGuide;

const VvGuide *vv_guides_get (gsize *n);
