# shellcheck shell=sh
# Sourced by the other scripts: how they speak. Each message comes in French, then in English.

say() {
    printf '%s\n' "$1"
}

# refuse FRENCH ENGLISH: says why nothing more can be done, and stops.
refuse() {
    printf '\n%s\n%s\n' "$1" "$2" >&2
    exit 1
}

# watched COMMAND…: runs it so that a signal given to this script also stops the command.
watched() {
    "$@" &
    watched_pid=$!
    trap 'kill -TERM "$watched_pid" 2>/dev/null; wait "$watched_pid" 2>/dev/null; exit 130' INT TERM HUP
    watched_status=0
    wait "$watched_pid" || watched_status=$?
    trap - INT TERM HUP
    return "$watched_status"
}
