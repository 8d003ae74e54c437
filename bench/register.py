"""A register of millions of rows, reduced to the territory: the import beside a bare DuckDB reading."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.make_register import LargeRegister, make_register
from bench.servers import ROOT, environment

ROWS: Final = 5_000_000
EPCIS: Final = ("200069037", "246201016")
# What any import must at least do: read both files, keep the territory's rows, join them.
BARE_READING: Final = """
import duckdb, json, sys
duckdb.execute("SET enable_progress_bar = false")
print(len(duckdb.execute(
    "SELECT * FROM read_parquet(?) e JOIN read_parquet(?) u USING (siren)"
    " WHERE e.codeCommuneEtablissement IN (SELECT unnest(?))",
    [sys.argv[1], sys.argv[2], json.loads(sys.argv[3])],
).fetchall()))
"""
# The import up to its writing: both files read, checked, and reduced to the rows of the territory.
REDUCTION: Final = """
import json, sys
from datetime import date
from pathlib import Path
from bonrelais.cli.prepare import prepare_home
prepare_home()
from bonrelais.directory.sirene.files import RegisterFiles
from bonrelais.directory.sirene.staging import Ask, stage, staging_base
from bonrelais.directory.sirene.workplace import workplace
files = RegisterFiles(Path(sys.argv[1]), Path(sys.argv[2]), None)
with workplace() as folder, staging_base(folder) as base:
    staged = stage(base, files, Ask(frozenset(json.loads(sys.argv[3])), [], date.max), folder, lambda sentence: None)
    print(sum(map(len, staged.batches())))
"""


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    megabytes: float


def run(home: Path, *command: str) -> Run:
    """Runs a command to its end; its time, and the most memory it held."""
    start = time.monotonic()
    with subprocess.Popen(
        [sys.executable, *command], env=environment(home), stdout=subprocess.DEVNULL, cwd=ROOT
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{command[0]} {command[1]} ended with {child.returncode}")
    return Run(seconds=time.monotonic() - start, megabytes=used.ru_maxrss / 1024)


def import_run(home: Path, register: LargeRegister) -> Run:
    files = ["--establishments", str(register.establishments), "--units", str(register.units)]
    epcis = [word for epci in EPCIS for word in ("--epci", epci)]
    return run(home, "-m", "bonrelais.cli.main", "sirene", "import", *files, *epcis, "--json")


def measure_register(communes: str) -> dict[str, float]:
    """`communes` is the JSON list of the territory's codes. Each reading is timed on files already in the cache."""
    with tempfile.TemporaryDirectory(prefix="bonrelais-register-") as folder:
        place = Path(folder)
        register = make_register(place, rows=ROWS)
        reading = ("-c", BARE_READING, str(register.establishments), str(register.units), communes)
        run(place, *reading)
        bare = run(place, *reading)
        run(place, "-m", "bonrelais.cli.main", "prepare")
        reduced = run(place, "-c", REDUCTION, *reading[2:])
        first = import_run(place, register)
        again = import_run(place, register)
    return {
        "register of 5 M rows, bare DuckDB, s": bare.seconds,
        "register of 5 M rows, read and reduced, s": reduced.seconds,
        "register of 5 M rows, read and reduced / bare": reduced.seconds / bare.seconds,
        "register of 5 M rows, first import, s": first.seconds,
        "register of 5 M rows, same again, s": again.seconds,
        "register of 5 M rows, import / bare": first.seconds / bare.seconds,
        "register of 5 M rows, most memory, MB": max(first.megabytes, again.megabytes),
    }
