#!/bin/sh
# Makes .venv from the hashed requirements, or repairs it. Usage: scripts/setup.sh run|dev
# A stamp, written last, holds the requirements' fingerprint: without it the environment is half-made and is done again.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
. scripts/python.sh
. scripts/explain.sh
. scripts/found.sh

kind=${1:-run}
root=$(pwd)
stamp=".venv/.ready-$kind"
needed_mb=700
[ "$kind" = run ] || needed_mb=1200
log=".venv/setup.log"

fingerprint() {
    {
        printf '%s\n' "$root" "$kind"
        cat requirements/run.txt scripts/setup.sh
        [ "$kind" = run ] || cat requirements/dev.txt
    } | cksum
}

is_ready() {
    [ -x .venv/bin/python ] && [ -x .venv/bin/bonrelais ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ] &&
        holds_packages .venv/bin/python
}

free_mb() {
    df -Pk . | awk 'NR == 2 { print int($4 / 1024) }'
}

require_room() {
    free=$(free_mb)
    [ "$free" -lt "$needed_mb" ] || return 0
    french="Il reste $free Mo sur le disque ; il en faut $needed_mb pour installer Bon Relais."
    english="$free MB are free on the disk; $needed_mb are needed to install Bon Relais."
    refuse "$french Libérez de la place et relancez." "$english Free some space and run this again."
}

# Everything the package tools say goes to the log; a failure is then explained.
logged() {
    watched "$@" >>"$log" 2>&1 || explain_failure "$log"
}

make_venv() {
    if [ -e .venv ] && ! .venv/bin/python -c 'import sys; raise SystemExit(sys.prefix == sys.base_prefix)' 2>/dev/null; then
        rm -rf .venv
    fi
    mkdir -p .venv 2>/dev/null || refuse "Impossible d'écrire dans $root." "Cannot write in $root."
    : >"$log"
    [ -x .venv/bin/python ] && return 0
    python=$(find_python)
    say "Python : $python"
    if command -v uv >/dev/null 2>&1; then
        logged uv venv --quiet --allow-existing --python "$python" .venv
    else
        logged "$python" -m venv .venv
    fi
}

install_packages() {
    set -- -r requirements/run.txt
    [ "$kind" = run ] || set -- -r requirements/dev.txt
    if command -v uv >/dev/null 2>&1; then
        logged uv pip install --quiet --python .venv/bin/python --require-hashes "$@"
    else
        .venv/bin/python -m pip --version >/dev/null 2>&1 || logged .venv/bin/python -m ensurepip
        logged .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes "$@"
    fi
}

# The project itself needs no build: a path file and a launcher say where it is.
link_project() {
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$root/src" >"$site/bonrelais.pth"
    cat >.venv/bin/bonrelais <<LAUNCHER
#!/bin/sh
exec "$root/.venv/bin/python" -m bonrelais.cli.main "\$@"
LAUNCHER
    chmod +x .venv/bin/bonrelais
}

export UV_PYTHON_DOWNLOADS=never
export PIP_REQUIRE_VIRTUALENV=false
is_ready && exit 0
require_room
say "Préparation de l'environnement (une minute environ)… / Preparing the environment…"
rm -f .venv/.ready-*
make_venv
install_packages
link_project
fingerprint >"$stamp"
if [ "$kind" = dev ]; then
    kind=run
    fingerprint >.venv/.ready-run
fi
say "Environnement prêt. / Environment ready."
