/* vv-screen.h: the language the person reads on the screen. */
#pragma once

/* "nb", "fi", "pl" or "en": the language of the translation in use (static). */
const char *vv_screen_language (void);
