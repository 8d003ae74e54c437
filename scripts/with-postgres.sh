#!/bin/sh
# Runs a command with DATABASE_URL on a throw-away PostgreSQL, on loopback, stopped and erased at the end.
# Usage: scripts/with-postgres.sh COMMAND…
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
. scripts/found.sh

bin=$(find_postgres) ||
    refuse "PostgreSQL manque : sudo apt-get install postgresql." \
        "PostgreSQL is missing: sudo apt-get install postgresql."
place=$(mktemp -d "${TMPDIR:-/tmp}/bonrelais-pg.XXXXXX")
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$place/password"

# PostgreSQL refuses to run as root: it then runs as the user its package made, or as nobody.
as_owner=""
if [ "$(id -u)" -eq 0 ]; then
    owner=postgres
    id postgres >/dev/null 2>&1 || owner=nobody
    chown -R "$owner" "$place"
    as_owner="runuser -u $owner --"
fi

# shellcheck disable=SC2317 # reached by the trap
stop_cluster() {
    $as_owner "$bin/pg_ctl" -D "$place/base" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap stop_cluster EXIT
trap 'exit 130' INT TERM HUP

free_port() {
    .venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_cluster() {
    cd "$place"
    $as_owner "$bin/initdb" -D "$place/base" -U bonrelais --pwfile="$place/password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$place/initdb.log" 2>&1 || return 1
    $as_owner "$bin/pg_ctl" -D "$place/base" -l "$place/server.log" -w -t 60 \
        -o "-h 127.0.0.1 -p $port -k $place -c fsync=off -c synchronous_commit=off -c full_page_writes=off" \
        start >/dev/null 2>&1 || return 1
    cd - >/dev/null
}

port=$(free_port)
if ! start_cluster; then
    cat "$place"/*.log >&2
    refuse "PostgreSQL n'a pas démarré." "PostgreSQL did not start."
fi
DATABASE_URL="postgres://bonrelais:$password@127.0.0.1:$port/postgres"
export DATABASE_URL
status=0
"$@" || status=$?
exit "$status"
