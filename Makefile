# The commands of Bon Relais. `make help` lists them; the work is in scripts/.
PORT ?= 8000
.DEFAULT_GOAL := help
.PHONY: help setup run test test-real check bench

help:  ## this list
	@sed -n 's/^\([a-z-]*\):  *## \(.*\)/make \1	\2/p' Makefile | expand -t 18

setup:  ## the environment only; leaves .venv/bin/bonrelais
	@exec sh scripts/setup.sh run

run:  ## the product, on http://127.0.0.1:PORT (PORT=8000)
	@exec sh scripts/run.sh "$(PORT)"

test:  ## everything: lint, types, contracts, tests on both databases, journeys
	@exec sh scripts/test.sh

test-real:  ## the tests that read real data, in BONRELAIS_SHARED (../shared)
	@exec sh scripts/test-real.sh

check:  ## lint, types and import contracts
	@exec sh scripts/check.sh

bench:  ## speed and memory: a table, and bench/results.json
	@exec sh scripts/bench.sh
