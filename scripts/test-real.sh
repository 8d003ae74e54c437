#!/bin/sh
# The tests that read real data. The folder stands beside the project, or where BONRELAIS_SHARED says.
set -eu
cd "$(dirname "$0")/.."
. scripts/messages.sh
BONRELAIS_SHARED=${BONRELAIS_SHARED:-../shared}
export BONRELAIS_SHARED
[ -d "$BONRELAIS_SHARED/data" ] ||
    refuse "Les données réelles manquent : $BONRELAIS_SHARED/data n'existe pas. Indiquez leur place : BONRELAIS_SHARED=/chemin make test-real." \
        "The real data is missing: $BONRELAIS_SHARED/data does not exist. Say where it is: BONRELAIS_SHARED=/path make test-real."
sh scripts/setup.sh dev
.venv/bin/pytest tests/real
