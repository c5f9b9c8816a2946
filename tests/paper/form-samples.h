/* form-samples.h: fictional programmes in four languages, to fill forms with. */
#pragma once

#include "vv-certificate.h"
#include "vv-fill.h"
#include "vv-report.h"

/* A document of that form as it is issued, with letterhead, people and dates of the language's country. */
VvFill *form_sample_new (const char *form, const char *language);
/* An attest with every part, and a report of seven statements, one of them answered by too few. */
VvCertificateFacts *form_sample_certificate (const char *language);
VvReport *form_sample_report (const char *language);
