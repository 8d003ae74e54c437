#!/bin/sh
# What the tests need from the system: Chromium, and PostgreSQL's own programs. Installed where allowed, else named.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
. scripts/found.sh

list_missing() {
    find_chromium >/dev/null || printf ' chromium'
    find_postgres >/dev/null || printf ' postgresql'
}

missing=$(list_missing)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "Installation de :$missing… / Installing:$missing…"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # the list is words
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >&2 </dev/null ||
        refuse "L'installation de$missing a échoué. Vérifiez le réseau et relancez." \
            "Installing$missing failed. Check the network and run this again."
fi

missing=$(list_missing)
[ -n "$missing" ] || exit 0
french="Il manque, pour les tests :$missing. Sous Debian ou Ubuntu : sudo apt-get install$missing."
french="$french Ailleurs, indiquez CHROMIUM=/chemin/chromium et POSTGRES_BIN=/dossier/de/initdb."
english="The tests need:$missing. On Debian or Ubuntu: sudo apt-get install$missing."
english="$english Elsewhere, set CHROMIUM=/path/to/chromium and POSTGRES_BIN=/folder/of/initdb."
refuse "$french" "$english"
