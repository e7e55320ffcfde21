#!/usr/bin/env bash
# ruff, mypy and import-linter, each to its end; silent where all is well.
set -u
cd "$(dirname "$0")/.."
failed=0

quietly() { # quietly NAME COMMAND...: one line when it passes, its output when it fails
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then
    echo "$name: ok"
  else
    printf '%s\n%s: failed\n' "$out" "$name"
    failed=1
  fi
}

quietly 'ruff' ruff check --output-format concise .
quietly 'ruff format' ruff format --check .
quietly 'import-linter' lint-imports
quietly 'mypy' mypy
exit $failed
