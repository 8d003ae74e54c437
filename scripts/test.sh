#!/bin/sh
# Everything: lint, types, contracts, tests on SQLite and on PostgreSQL, journeys in Chromium.
# Each part runs even when another failed: one run says all that is to be fixed.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
unset DATABASE_URL BONRELAIS_HOME DJANGO_SETTINGS_MODULE
sh scripts/setup.sh dev
sh scripts/system.sh

failed=""
part() {
    name=$1
    shift
    say ""
    say "== $name"
    "$@" || failed="$failed $name,"
}

pytest=.venv/bin/pytest
part check sh scripts/check.sh
part sqlite "$pytest" -q -n 2 --dist loadgroup tests
part postgresql sh scripts/with-postgres.sh "$pytest" -q -n 2 --dist loadgroup tests
part journeys "$pytest" -q -n 2 --dist loadgroup tests/journeys

[ -z "$failed" ] || refuse "Des tests échouent :${failed%,}." "Some tests fail:${failed%,}."
