"""All the tools over fourteen million businesses, read from Parquet files by slices, in a process of its own.

    python -m bench.stream FOLDER

The files hold what a register holds: commune, activity, legal form, size band, day of creation, standing in crafts.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from bench.population import DAY, draw_population, register_facts
from bench.raw import Plain, instants
from bench.toolbox import as_many_as_peers, real_tools
from bonrelais.core.facts import FactCode, FactValue
from bonrelais.core.rules.columns.frame import Column, Frame
from bonrelais.core.rules.columns.lists import Counts, count_all
from bonrelais.core.rules.columns.reading import Reading
from bonrelais.core.rules.columns.tables import Tables
from bonrelais.core.rules.columns.values import Values
from bonrelais.core.rules.context import Context

FILES: Final = 14
ROWS: Final = 1_000_000
SLICE: Final = 100_000
TEXTS: Final = (
    FactCode.PLACE_ESTABLISHMENT,
    FactCode.ACTIVITY_REV2,
    FactCode.LEGAL_FORM,
    FactCode.EMPLOYEES_COMPANY,
    FactCode.REGISTRATION_CRAFTS,
)
CONTEXT: Final = Context(DAY, themes=frozenset({"energy"}))


def measure_stream(folder: Path) -> dict[str, float]:
    write_files(folder)
    command = [sys.executable, "-m", "bench.stream", str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


def write_files(folder: Path) -> None:
    """Fourteen files of a million businesses; each fact as the register would write it."""
    for rank in range(FILES):
        frame = draw_population(ROWS, [*TEXTS, FactCode.CREATED_ON], seed=100 + rank)
        rows = {_name(code): _written(frame.columns[code]) for code in (*TEXTS, FactCode.CREATED_ON)}
        with duckdb.connect() as base:
            base.execute(f"COPY (SELECT * FROM rows) TO '{folder / f'{rank:02d}.parquet'}' (FORMAT parquet)")
        del rows


def _written(column: Column) -> Plain:
    days = [one if isinstance(one, date) else None for one in column.values.known]
    if any(days):
        return instants(days)[column.codes]
    texts = [None, *(_text(rank, one) for rank, one in enumerate(column.values.known[1:]))]
    return np.array(texts, object)[column.codes]


def _text(rank: int, value: FactValue | None) -> str:
    """A code of its own for each value: « 62765 », « 43.32A », or its rank where the register has no single code."""
    return str(
        getattr(value, "commune", None)
        or getattr(value, "code", None)
        or (value if isinstance(value, str) else f"v{rank}")
    )


def _name(code: str) -> str:
    return code.replace(".", "_")


def read_slices(folder: Path) -> Iterator[Frame]:
    """One file at a time; the values of each column are the same objects from the first slice to the last."""
    drawn = register_facts()
    values = {code: Values((None, *drawn[code].values)) for code in (*TEXTS, FactCode.CREATED_ON)}
    first = min(day for day in drawn[FactCode.CREATED_ON].values if isinstance(day, date))
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as base:
        for code in TEXTS:
            names = ", ".join(f"'{_text(rank, one)}'" for rank, one in enumerate(values[code].known[1:]))
            base.execute(f"CREATE TYPE {_name(code)}_code AS ENUM ({names})")
        asked = _query(first)
        for file in sorted(folder.glob("*.parquet")):
            read = base.execute(asked, [str(file)]).fetchnumpy()
            yield from _frame(read, values).chunks(SLICE)


def _query(first: date) -> str:
    """Codes from one, zero where nothing is known."""
    columns = [
        f"COALESCE(enum_code({_name(code)}::{_name(code)}_code) + 1, 0)::INTEGER AS {_name(code)}" for code in TEXTS
    ]
    day = _name(FactCode.CREATED_ON)
    columns.append(f"COALESCE(date_diff('day', DATE '{first}', {day}::DATE) + 1, 0)::INTEGER AS {day}")
    return f"SELECT {', '.join(columns)} FROM read_parquet(?)"


def _frame(read: Mapping[str, object], values: Mapping[FactCode, Values]) -> Frame:
    columns: dict[str, Column] = {
        code: Column(one, np.asarray(read[_name(code)], np.int32)) for code, one in values.items()
    }
    return Frame(len(columns[FactCode.CREATED_ON].codes), columns)


def main(folder: Path) -> None:
    tools = as_many_as_peers(real_tools())
    start = time.perf_counter()
    tables = Tables(CONTEXT.day)
    total: Sequence[Counts] | None = None
    for frame in read_slices(folder):
        counts = count_all(tools, Reading(frame, CONTEXT, tables))
        total = counts if total is None else [one + other for one, other in zip(total, counts, strict=True)]
    seconds = time.perf_counter() - start
    businesses = 0 if total is None else total[0].population
    if businesses != FILES * ROWS:
        raise SystemExit(f"{businesses} businesses were read.")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({"260 tools x 14 million, streamed, s": seconds, "its most memory, MB": megabytes}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
