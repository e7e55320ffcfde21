#!/usr/bin/env bash
# The whole suite: linters, the kernel, everything else on SQLite, what touches the database again on PostgreSQL when
# DATABASE_URL names one, pages in a browser when a Chromium is found. Runs every part to its end; ends with what was
# left out, if anything.
set -u
cd "$(dirname "$0")/.."
failed=0
left_out=()
postgresql=${DATABASE_URL:-}
HIWAR_DATA=$(mktemp -d) # the tester's own data folder stays as it is
export HIWAR_DATA
trap 'rm -rf "$HIWAR_DATA"' EXIT
unset DATABASE_URL

if [ -z "${HIWAR_CHROMIUM:-}" ]; then
  HIWAR_CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
fi
export HIWAR_CHROMIUM
[ -n "$HIWAR_CHROMIUM" ] || left_out+=('the pages in a browser (install chromium)')
[ -n "${HIWAR_SAMPLES:-}" ] || left_out+=('the real material (set HIWAR_SAMPLES to its folder)')
[ -n "$postgresql" ] || left_out+=('PostgreSQL (set DATABASE_URL)')

title() { printf '\n== %s\n' "$1"; }
# Files in the order of tests/conftest.py: the slowest first, so that all workers end together.
suite() { pytest --quiet -r fEs -n auto --dist loadfile --no-loadscope-reorder "$@" || failed=1; }

title 'Linters'
tests/lint.sh || failed=1

title 'Tests of the kernel'
suite --cov=hiwar.kernel --cov-fail-under=95 tests/kernel # counting lines doubles the time: here only

title 'Tests on SQLite'
suite --ignore=tests/kernel tests

if [ -n "$postgresql" ]; then
  title 'Tests on PostgreSQL'
  without=(kernel law docs packaging training browser) # these know no database, or were seen already
  DATABASE_URL=$postgresql suite --database "${without[@]/#/--ignore=tests/}" tests
fi

if [ ${#left_out[@]} -gt 0 ]; then
  printf '\nLeft out:'
  printf ' %s;' "${left_out[@]}" | sed 's/;$/.\n/'
fi
exit $failed
