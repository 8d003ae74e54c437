#!/bin/sh
# Speed and memory on the demonstration: prints a table, writes bench/results.json.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh dev
exec .venv/bin/python -m bench "$@"
