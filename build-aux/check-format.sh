#!/usr/bin/env bash
# Every C file is as clang-format leaves it.
set -euo pipefail
cd "$(dirname "$0")/.."
find src tests -name '*.[ch]' -print0 | sort -z | xargs -0 clang-format --dry-run --Werror
