#!/bin/sh
# Everything: lint, types, contracts, tests on SQLite and on PostgreSQL, journeys in Chromium.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
sh scripts/setup.sh dev
sh scripts/system.sh
sh scripts/check.sh

pytest=.venv/bin/pytest
say "== tests, SQLite"
"$pytest" -n 2 tests
say "== tests, PostgreSQL"
sh scripts/with-postgres.sh "$pytest" -n 2 tests
say "== journeys, Chromium"
"$pytest" -n 2 tests/journeys
