/* form-samples.h: fictional programmes in four languages, to fill forms with. */
#pragma once

#include "vv-fill.h"

/* A document of that form as it is issued, with letterhead, people and dates of the language's country. */
VvFill *form_sample_new (const char *form, const char *language);
