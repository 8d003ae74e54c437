"""`bonrelais sirene import` as scripts call it: JSON alone on standard output, everything else beside it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.directory.sirene.register import EPCI, PARIS, SIREN, SIRET, Packing, Register, place, unit


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """In an empty home of its own, on SQLite: the command prepares it."""
    environment = {**os.environ, "BONRELAIS_HOME": str(home), "DJANGO_SETTINGS_MODULE": "bonrelais.config.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "bonrelais.cli.main", "sirene", "import", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_json_is_one_line_and_adds_up(tmp_path: Path) -> None:
    away = place("90341726500026", {"codeCommuneEtablissement": PARIS})
    files = Register([place(), away, place("111222333000AA")], [unit()]).write(tmp_path, Packing.CSV)
    named = [
        "--establishments",
        str(files.establishments),
        "--units",
        str(files.units),
        "--epci",
        "200069037",
        EPCI,
        "--json",
    ]
    done = run(tmp_path / "home", *named)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    counts = json.loads(done.stdout)
    rows = {key: counts[key] for key in ("read", "kept", "outside", "refused", "created", "updated", "unchanged")}
    assert rows == {"read": 3, "kept": 1, "outside": 1, "refused": 1, "created": 1, "updated": 0, "unchanged": 0}
    named_rows = [{"file": "establishments", "key": "111222333000AA", "reason": "SIRET illisible"}]
    assert (counts["refused_rows"], counts["units"]) == (named_rows, 1)
    assert "Lecture des établissements : StockEtablissement.csv" in done.stderr


def test_refusal_is_in_words_and_fails(tmp_path: Path) -> None:
    files = Register([place(SIRET)], [unit(SIREN)]).write(tmp_path)
    swapped = ["--establishments", str(files.units), "--units", str(files.establishments), "--epci", EPCI, "--json"]
    done = run(tmp_path / "home", *swapped)
    assert (done.returncode, done.stdout) == (1, "")
    assert "ressemble au fichier des unités légales" in done.stderr
    assert "Traceback" not in done.stderr
