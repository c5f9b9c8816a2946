#include "config.h"

#include "vv-typeset.h"

#include <glib/gi18n-lib.h>

#include "vv-block.h"
#include "vv-break.h"
#include "vv-error.h"
#include "vv-id.h"
#include "vv-page.h"

#define PAGES_MAX 31
/* Writing lines: as far apart as a hand likes, or closer where that saves a page. */
#define PITCH 8.0
#define PITCH_TIGHT 7.6

/* A blank is no record; its id belongs to the wording, so that a scan of it is recognised as a page of no
 * record. */
static char *
find_id (const VvSetter *setter)
{
  if (setter->fill != NULL && setter->fill->document != NULL)
    return g_strdup (setter->fill->document);
  g_autofree char *text
      = g_strdup_printf ("blank:%s:%s:%s", setter->form->id, setter->form->version, setter->language);
  return vv_id_from_text (text);
}

static gboolean
has_group_head (const VvSetter *setter)
{
  return setter->fill != NULL && setter->fill->group != NULL;
}

static VvLayout *
make_layout (const VvSetter *setter)
{
  VvLayout *layout = vv_layout_new (setter->form->id, setter->form->version, setter->language);
  const char *title = vv_form_title (setter->form, setter->language);

  layout->title
      = has_group_head (setter) ? g_strdup_printf ("%s, %s", title, setter->fill->group) : g_strdup (title);
  if (setter->fill == NULL)
    return layout;
  layout->document = g_strdup (setter->fill->document);
  layout->logo = setter->fill->logo != NULL ? g_bytes_ref (setter->fill->logo) : NULL;
  return layout;
}

static double
measure_title (const VvSetter *setter)
{
  VvLayoutPage *page = vv_layout_page_new ();
  double top = vv_page_add_title (setter, page);

  vv_layout_page_free (page);
  return top;
}

static VvLayout *
place_pages (const VvSetter *setter, GPtrArray *blocks, const GArray *breaks, double first_top)
{
  VvLayout *layout = make_layout (setter);
  g_autofree char *id = find_id (setter);

  for (guint i = 0; i < breaks->len; i++)
    {
      VvLayoutPage *page = vv_layout_page_new ();
      vv_page_add_frame (setter, page, id, (int)i + 1, (int)breaks->len);
      if (i == 0)
        vv_page_add_title (setter, page);
      else
        vv_page_add_running_head (setter, page);
      vv_break_place (setter, blocks, &g_array_index (breaks, VvBreak, i), page, i == 0 ? first_top : VV_TOP);
      g_ptr_array_add (layout->pages, page);
    }
  return layout;
}

/* How close things stand, from comfortable to close: a closer one is taken only where it saves a page. */
static const struct
{
  double pitch;
  gboolean is_dense;
} densities[] = { { PITCH, FALSE }, { PITCH_TIGHT, FALSE }, { PITCH_TIGHT, TRUE } };

static void
set_density (VvSetter *setter, guint density)
{
  setter->pitch = densities[density].pitch;
  setter->is_dense = densities[density].is_dense;
}

/* The blocks of a form and where they break, as comfortable as the form's planned pages allow. NULL when
 * something is higher than a page. */
static GArray *
find_breaks (VvSetter *setter, double first_top, GPtrArray **blocks)
{
  GArray *breaks = NULL;
  guint taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      set_density (setter, i);
      g_autoptr (GPtrArray) more = vv_block_list (setter);
      g_autoptr (GArray) found = vv_break_find (setter, more, first_top);
      if (found == NULL || (breaks != NULL && found->len >= breaks->len))
        continue;
      taken = i;
      g_clear_pointer (&breaks, g_array_unref);
      g_clear_pointer (blocks, g_ptr_array_unref);
      breaks = g_steal_pointer (&found);
      *blocks = g_steal_pointer (&more);
      if (breaks->len <= (guint)setter->form->pages)
        break;
    }
  set_density (setter, taken);
  return breaks;
}

VvLayout *
vv_typeset (VvForms *forms,
            const VvForm *form,
            const char *language,
            const VvFill *fill,
            VvPainter *painter,
            GError **error)
{
  VvSetter setter = { .forms = forms, .form = form, .fill = fill, .language = language, .painter = painter };
  g_autoptr (GPtrArray) blocks = NULL;
  double first_top = measure_title (&setter);
  g_autoptr (GArray) breaks = find_breaks (&setter, first_top, &blocks);

  if (breaks == NULL)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_INVALID,
                   _ ("Form %s has a part that is higher than a page. Shorten the text that was filled in."),
                   form->id);
      return NULL;
    }
  if (breaks->len > PAGES_MAX)
    {
      g_set_error (error, VV_ERROR, VV_ERROR_LIMIT, _ ("Form %s would need more than %d pages."), form->id,
                   PAGES_MAX);
      return NULL;
    }
  vv_break_grow (&setter, blocks, breaks, first_top);
  return place_pages (&setter, blocks, breaks, first_top);
}
