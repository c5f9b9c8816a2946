#!/usr/bin/env bash
# Passes all tests: formatting, words without a translation, the whole suite with warnings as errors, and once more under ASan and UBSan.
# The last line counts what ran: "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build-aux/packages.sh
. build-aux/packages.sh
need_packages "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"

echo "== formatting"
build-aux/check-format.sh

echo "== words"
build-aux/update-po.sh --check

plain=${VEIVISER_BUILD:-_build}-test
asan=$plain-asan
logs=()
status=0

# Builds and tests one configuration; a failing test is counted, not fatal, so that every configuration is seen.
check() {
  local build=$1
  shift
  echo "== $build"
  [ -f "$build/build.ninja" ] || meson setup "$build" -Dwerror=true "$@" >/dev/null
  meson compile -C "$build"
}

check "$plain"
meson test -C "$plain" --no-rebuild --print-errorlogs --timeout-multiplier 4 || status=1
logs+=("$plain/meson-logs/testlog.json")

check "$asan" -Db_sanitize=address,undefined -Db_lundef=false --buildtype=debugoptimized
meson test -C "$asan" --no-rebuild --print-errorlogs --timeout-multiplier 8 --no-suite gui || status=1
logs+=("$asan/meson-logs/testlog.json")

python3 build-aux/count-tests.py "${logs[@]}" || status=1
exit $status
