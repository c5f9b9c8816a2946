#!/usr/bin/env bash
# Builds Veiviser and runs its main job: the window with the example programme; without a display the same programme
# through the command line, telling where the printed forms are.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build-aux/packages.sh
. build-aux/packages.sh
need_packages "${build_packages[@]}" "${run_packages[@]}"

build=${VEIVISER_BUILD:-_build}
[ -f "$build/build.ninja" ] || meson setup "$build" --prefix="$PWD/$build/install" >/dev/null
meson compile -C "$build" >/dev/null
meson install -C "$build" --quiet >/dev/null
bin=$build/install/bin
state=${XDG_DATA_HOME:-$HOME/.local/share}/veiviser
workspace=$state/example.veiviser
mkdir -p "$state"

if [ ! -f "$workspace" ]; then
  "$bin/veiviser-cli" --workspace "$workspace" example >/dev/null
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$bin/veiviser" "$workspace"
fi

out=$(mktemp -d "${TMPDIR:-/tmp}/veiviser-example.XXXXXX")
cli=("$bin/veiviser-cli" --workspace "$workspace")
programme=$("${cli[@]}" --json programme list | python3 -c 'import json,sys; print(json.load(sys.stdin)["programmes"][0]["id"])')
echo "No display: the example programme through the command line."
"${cli[@]}" programme show "$programme"
"${cli[@]}" today
"${cli[@]}" form issue AGR --programme "$programme" --all --output "$out/agreements" >/dev/null
"${cli[@]}" programme plan "$programme" --pdf "$out/plan.pdf" --ics "$out/plan.ics" >/dev/null
"${cli[@]}" evaluate report --programme "$programme" --output "$out/report.pdf" >/dev/null
echo "The printed pages are in $out:"
find "$out" -name '*.pdf' | sort
