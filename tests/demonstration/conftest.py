from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest

from bonrelais.demonstration.register.communes import commune_seeds
from bonrelais.demonstration.register.lives import Establishment
from bonrelais.demonstration.register.population import Plan, grow
from bonrelais.demonstration.register.write import OPEN_ESTABLISHMENTS, RegisterFiles, write_vintage

Rows = list[tuple[object, ...]]
Ask = Callable[[str], Rows]

EARLIER = date(2024, 11, 20)
LATER = date(2026, 11, 23)


@dataclass(frozen=True)
class TwoVintages:
    earlier: RegisterFiles
    later: RegisterFiles


@pytest.fixture(scope="session")
def lives() -> list[Establishment]:
    return grow(Plan(commune_seeds(), seed=2024, size=OPEN_ESTABLISHMENTS), LATER)


@pytest.fixture(scope="session")
def vintages(lives: list[Establishment], tmp_path_factory: pytest.TempPathFactory) -> TwoVintages:
    """The demonstration's whole register on two days, from one growth."""
    folder: Path = tmp_path_factory.mktemp("register")
    return TwoVintages(write_vintage(folder, lives, EARLIER), write_vintage(folder, lives, LATER))


@pytest.fixture(scope="session")
def ask(vintages: TwoVintages) -> Iterator[Ask]:
    """Query `was` and `e` (establishments, earlier and later), `u` (units), `g` (points), `c` (the 89 communes)."""
    with duckdb.connect() as connection:
        later = vintages.later
        for name, path in (
            ("was", vintages.earlier.establishments),
            ("e", later.establishments),
            ("u", later.units),
            ("g", later.geolocation),
        ):
            connection.execute(f"CREATE VIEW {name} AS FROM '{path}'")
        connection.execute("CREATE TABLE c (code VARCHAR)")
        connection.executemany("INSERT INTO c VALUES (?)", [(commune.code,) for commune in commune_seeds()])

        def answer(query: str) -> Rows:
            rows: Rows = connection.execute(query).fetchall()
            return rows

        yield answer
