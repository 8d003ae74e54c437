#!/bin/sh
# Lint, format, types, import contracts. Needs no database and no browser.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
sh scripts/setup.sh dev

failed=""
checked() {
    name=$1
    shift
    say "== $name"
    "$@" || failed="$failed $name"
}

checked lint .venv/bin/ruff check --output-format concise src tests bench
checked format .venv/bin/ruff format --check src tests bench
checked templates .venv/bin/djlint --lint --quiet src
checked layout .venv/bin/djlint --check --quiet src
checked contracts .venv/bin/lint-imports
checked types .venv/bin/mypy src tests bench

[ -z "$failed" ] || refuse "À corriger :$failed." "To be fixed:$failed."
