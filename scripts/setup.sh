#!/bin/sh
# Makes .venv from the hashed requirements, or repairs it. Usage: scripts/setup.sh run|dev
# A stamp, written last, holds the requirements' fingerprint: without it the environment is half-made and is done again.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
. scripts/python.sh

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
    [ -x .venv/bin/python ] && [ -x .venv/bin/bonrelais ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]
}

free_mb() {
    df -Pk . | awk 'NR == 2 { print int($4 / 1024) }'
}

require_room() {
    free=$(free_mb)
    [ "$free" -ge "$needed_mb" ] ||
        refuse "Il reste $free Mo sur le disque ; il en faut $needed_mb pour installer Bon Relais. Libérez de la place et relancez." \
            "$free MB are free on the disk; $needed_mb are needed to install Bon Relais. Free some space and run this again."
}

explain_failure() {
    tail -n 15 "$log" >&2
    if grep -qi 'no space left' "$log"; then
        refuse "Le disque est plein. Libérez de la place et relancez la même commande : elle reprendra." \
            "The disk is full. Free some space and run the same command again."
    elif grep -qiE 'ensurepip|python3[0-9.]*-venv' "$log"; then
        refuse "Python est là sans son module venv. Sous Debian ou Ubuntu : apt install python3-venv. Puis relancez." \
            "Python lacks its venv module. On Debian or Ubuntu: apt install python3-venv. Then run this again."
    elif grep -qiE 'do not match the hashes|hash mismatch' "$log"; then
        refuse "Un paquet téléchargé ne correspond pas à son empreinte : rien n'a été gardé. Vérifiez votre réseau ou votre miroir." \
            "A downloaded package does not match its hash: nothing was kept. Check your network or mirror."
    elif grep -qiE 'connection|resol|timed out|network|unreachable|no matching distribution|dns' "$log"; then
        refuse "Les paquets n'ont pas pu être téléchargés. Vérifiez le réseau (ou le mandataire), puis relancez la même commande." \
            "The packages could not be downloaded. Check the network (or the proxy), then run the same command again."
    fi
    refuse "L'installation a échoué ; le détail est dans $log. Relancez ; au besoin supprimez .venv." \
        "The installation failed; the detail is in $log. Run it again; if needed remove .venv."
}

# Everything the package tools say goes to the log; a failure is then explained.
logged() {
    watched "$@" >>"$log" 2>&1 || explain_failure
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
        [ -x .venv/bin/pip ] || logged .venv/bin/python -m ensurepip
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
