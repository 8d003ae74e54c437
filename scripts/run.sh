#!/bin/sh
# Runs the product in the foreground. Usage: scripts/run.sh PORT
# The last line replaces this shell, so that a signal given to make reaches the product itself.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh run
exec .venv/bin/bonrelais serve --port "$1" --demonstration
