# shellcheck shell=sh
# Sourced: where the browser and PostgreSQL's programs are (prints the path, or fails), and what an environment holds.

find_chromium() {
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        [ -n "$candidate" ] && command -v "$candidate" && return 0
    done
    return 1
}

# The folder that holds initdb and pg_ctl: the one named, else the newest version Debian laid, else the PATH's.
find_postgres() {
    in_path=$(command -v initdb || true)
    for folder in "${POSTGRES_BIN:-}" $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -t/ -k5 -rn) "${in_path%/initdb}"; do
        [ -n "$folder" ] && [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && printf '%s\n' "$folder" && return 0
    done
    return 1
}

# A package taken away since is put back: these four are what a command needs to speak at all.
holds_packages() {
    "$1" -c 'from importlib.util import find_spec as f
raise SystemExit(not all(map(f, ("click", "django", "granian", "duckdb"))))' 2>/dev/null
}
