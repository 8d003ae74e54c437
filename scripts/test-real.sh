#!/bin/sh
# The tests that read real data. The folder stands beside the project, or where BONRELAIS_SHARED says.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
BONRELAIS_SHARED=${BONRELAIS_SHARED:-../shared}
export BONRELAIS_SHARED
if [ ! -d "$BONRELAIS_SHARED/data" ]; then
    french="Les données réelles manquent : $BONRELAIS_SHARED/data n'existe pas."
    french="$french Indiquez leur place : BONRELAIS_SHARED=/chemin make test-real."
    english="The real data is missing: $BONRELAIS_SHARED/data does not exist."
    english="$english Say where it is: BONRELAIS_SHARED=/path make test-real."
    refuse "$french" "$english"
fi
sh scripts/setup.sh dev
.venv/bin/pytest tests/real
