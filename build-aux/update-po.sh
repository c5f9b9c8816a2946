#!/usr/bin/env bash
# Lists the files with words to translate in po/POTFILES and merges new words into po/*.po.
# With --check: only says what is missing, and fails if a file is not listed or a word has no translation.
set -euo pipefail
cd "$(dirname "$0")/.."

list_files() {
  echo "# Files with words to translate, sorted. build-aux/update-po.sh writes this list."
  {
    find data -name '*.xml' -path 'data/*/*' ! -path 'data/example/*'
    find data -maxdepth 1 \( -name '*.desktop.in*' -o -name '*.metainfo.xml.in*' -o -name '*.gschema.xml*' \)
    grep -rlE '\b(_|ngettext|C_|N_|NC_|g_dngettext) ?\(' src --include='*.c' --include='*.h'
    grep -lE 'translatable="(yes|true)"' -r ui --include='*.ui'
  } | LC_ALL=C sort -u
}

if [ "${1:-}" = --check ]; then
  status=0
  diff <(list_files) po/POTFILES >/dev/null || { echo "po/POTFILES is not up to date: run build-aux/update-po.sh"; status=1; }
  pot=$(mktemp)
  trap 'rm -f "$pot"' EXIT
  GETTEXTDATADIRS=po xgettext --files-from=po/POTFILES --from-code=UTF-8 --add-comments=TRANSLATORS --keyword=_ --keyword=N_ \
    --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 --keyword=g_dngettext:2,3 --keyword=g_dgettext:2 --keyword=g_dpgettext2:2c,3 --flag=g_set_error:4:c-format -o "$pot" 2>/dev/null
  for language in nb fi pl; do
    counts=$(msgmerge -q -o - "po/$language.po" "$pot" | LC_ALL=C msgfmt --statistics -o /dev/null - 2>&1 | tail -1)
    case "$counts" in *fuzzy*|*untranslated*) echo "po/$language.po: $counts"; status=1 ;; esac
    LC_ALL=C msgfmt --check-format --check-domain -o /dev/null "po/$language.po" || status=1
  done
  exit $status
fi

list_files >po/POTFILES
pot=po/veiviser.pot
trap 'rm -f "$pot"' EXIT
GETTEXTDATADIRS=po xgettext --files-from=po/POTFILES --from-code=UTF-8 --add-comments=TRANSLATORS --keyword=_ --keyword=N_ \
  --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 --keyword=g_dngettext:2,3 --keyword=g_dgettext:2 --keyword=g_dpgettext2:2c,3 -o "$pot"
for language in nb fi pl; do
  msgmerge -q --no-fuzzy-matching --backup=none --update "po/$language.po" "$pot"
  echo "$language: $(LC_ALL=C msgfmt --statistics -o /dev/null "po/$language.po" 2>&1 | tail -1)"
done
