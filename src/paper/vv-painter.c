#include "config.h"

#include "vv-painter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vv-error.h"

#define POINTS_PER_MM (72.0 / 25.4)
/* Shaped texts kept; most of a form's words come again in the next document. */
#define CACHE_MAX 6000

struct _VvPainter
{
  PangoContext *context;
  GHashTable *shaped; /* key → PangoLayout */
  GHashTable *fonts;  /* font string → PangoFontDescription */
};

/* Each face the pages are set in, and the family that must be found for it. */
static const struct
{
  const char *font, *family, *package;
} faces[] = {
  { "Inter,", "Inter", "fonts-inter" },
  { "Inter, Italic", "Inter", "fonts-inter" },
  { "Inter, Medium", "Inter", "fonts-inter" },
  { "Inter, Semi-Bold", "Inter", "fonts-inter" },
  { "Inter Display,", "Inter Display", "fonts-inter" },
  { "Inter Display, Semi-Bold", "Inter Display", "fonts-inter" },
  { "EB Garamond 12,", "EB Garamond 12", "fonts-ebgaramond" },
  { "EB Garamond 12, Italic", "EB Garamond 12", "fonts-ebgaramond" },
};

/* Fontconfig may know a face under several family names and Pango tells the first of them, so the beginning
 * counts; weight and slant must be exact. */
static gboolean
is_found (PangoContext *context, const char *font, const char *family)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string (font);
  pango_font_description_set_size (wanted, 10 * PANGO_SCALE);
  g_autoptr (PangoFont) loaded = pango_context_load_font (context, wanted);

  if (loaded == NULL)
    return FALSE;
  g_autoptr (PangoFontDescription) found = pango_font_describe (loaded);
  const char *name = pango_font_description_get_family (found);
  return name != NULL && (g_str_has_prefix (family, name) || g_str_has_prefix (name, family))
         && pango_font_description_get_weight (found) == pango_font_description_get_weight (wanted)
         && pango_font_description_get_style (found) == pango_font_description_get_style (wanted);
}

static gboolean
check_faces (PangoContext *context, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    {
      if (is_found (context, faces[i].font, faces[i].family))
        continue;
      g_set_error (error, VV_ERROR, VV_ERROR_NOT_FOUND,
                   _ ("The typeface “%s” is not installed. Install the package “%s”."), faces[i].font,
                   faces[i].package);
      return FALSE;
    }
  return TRUE;
}

/* Unhinted, at 72 dpi: one Pango unit is 1/1024 pt, and letters stand where the printer will put them. */
static PangoContext *
make_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  return context;
}

static const PangoFontDescription *
find_font (VvPainter *painter, const char *font)
{
  PangoFontDescription *description = g_hash_table_lookup (painter->fonts, font);

  if (description == NULL)
    {
      description = pango_font_description_from_string (font);
      g_hash_table_insert (painter->fonts, g_strdup (font), description);
    }
  return description;
}

static void
set_attributes (PangoLayout *layout, const VvType *type, const char *language)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (type->features != NULL)
    pango_attr_list_insert (attributes, pango_attr_font_features_new (type->features));
  if (type->spacing != 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int)(type->spacing * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
shape (VvPainter *painter, const VvType *type, const char *language, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (painter->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (find_font (painter, type->font));

  pango_font_description_set_size (font, (int)(type->size * PANGO_SCALE + 0.5));
  pango_layout_set_font_description (layout, font);
  set_attributes (layout, type, language);
  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int)(width * POINTS_PER_MM * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

/* A line that ends in a soft hyphen shows a hyphen; soft hyphens and word joiners inside it are dropped, so
 * that the printed text can be searched. */
static char *
take_line (const char *text, gsize length)
{
  g_autoptr (GString) line = g_string_new_len (text, (gssize)length);
  gboolean is_hyphenated = g_str_has_suffix (line->str, "\u00ad");

  g_string_replace (line, "\u00ad", "", 0);
  g_string_replace (line, "\u2060", "", 0);
  if (is_hyphenated)
    g_string_append_c (line, '-');
  return g_strchomp (g_string_free (g_steal_pointer (&line), FALSE));
}

VvPainter *
vv_painter_new (GError **error)
{
  g_autoptr (VvPainter) painter = g_new0 (VvPainter, 1);

  painter->context = make_context ();
  painter->shaped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  painter->fonts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)pango_font_description_free);
  if (!check_faces (painter->context, error))
    return NULL;
  return g_steal_pointer (&painter);
}

void
vv_painter_free (VvPainter *painter)
{
  if (painter == NULL)
    return;
  g_hash_table_unref (painter->shaped);
  g_hash_table_unref (painter->fonts);
  g_object_unref (painter->context);
  g_free (painter);
}

PangoLayout *
vv_painter_shape (VvPainter *painter,
                  const VvType *type,
                  const char *language,
                  const char *text,
                  double width)
{
  char key[4096];
  const char *features = type->features != NULL ? type->features : "";
  int length
      = g_snprintf (key, sizeof key, "%s|%s|%d|%d|%d|%s|%s", language, type->font, (int)(type->size * 100),
                    (int)(type->spacing * 1000), (int)(width * 1000), features, text);

  PangoLayout *layout = length < (int)sizeof key ? g_hash_table_lookup (painter->shaped, key) : NULL;
  if (layout != NULL)
    return layout;
  if (g_hash_table_size (painter->shaped) >= CACHE_MAX)
    g_hash_table_remove_all (painter->shaped);
  layout = shape (painter, type, language, text, width);
  /* A text too long for the key is kept under its beginning until the next of them: never found, only owned.
   */
  if (length >= (int)sizeof key)
    key[0] = '\0';
  g_hash_table_replace (painter->shaped, g_strdup (key), layout);
  return layout;
}

double
vv_painter_width (VvPainter *painter, const VvType *type, const char *language, const char *text)
{
  PangoRectangle extents;

  pango_layout_get_extents (vv_painter_shape (painter, type, language, text, 0), NULL, &extents);
  return extents.width / (double)PANGO_SCALE / POINTS_PER_MM;
}

char **
vv_painter_break (VvPainter *painter,
                  const VvType *type,
                  const char *language,
                  const char *text,
                  double width)
{
  PangoLayout *layout = vv_painter_shape (painter, type, language, text, width);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL; at = at->next)
    {
      const PangoLayoutLine *line = at->data;
      g_ptr_array_add (lines, take_line (text + line->start_index, (gsize)line->length));
    }
  g_ptr_array_add (lines, NULL);
  return (char **)g_ptr_array_steal (lines, NULL);
}
