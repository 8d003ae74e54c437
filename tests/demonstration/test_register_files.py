"""The files themselves: their columns, their numbers, the same again for the same arguments."""

from datetime import date
from pathlib import Path

import duckdb

from bonrelais.core.identifiers import parse_siren, parse_siret
from bonrelais.demonstration.register.columns import ESTABLISHMENTS, GEOLOCATION, UNITS, Columns
from bonrelais.demonstration.register.communes import commune_seeds
from bonrelais.demonstration.register.lives import Establishment, State
from bonrelais.demonstration.register.vintage import seen_on
from bonrelais.demonstration.register.write import OPEN_ESTABLISHMENTS, RegisterFiles, write_register
from tests.demonstration.conftest import EARLIER, LATER, Ask, TwoVintages

SMALL = 300


def small(folder: Path, *, vintage: date = EARLIER, seed: int = 7) -> RegisterFiles:
    return write_register(folder, vintage=vintage, communes=commune_seeds(), seed=seed, size=SMALL)


def columns_of(path: Path) -> Columns:
    with duckdb.connect() as connection:
        described = connection.execute(f"DESCRIBE FROM '{path}'").fetchall()
    return tuple((str(name), str(kind)) for name, kind, *_ in described)


def test_register_written_twice_is_the_same_bytes(tmp_path: Path) -> None:
    first, second = small(tmp_path / "first"), small(tmp_path / "second")
    assert first.establishments.read_bytes() == second.establishments.read_bytes()
    assert first.units.read_bytes() == second.units.read_bytes()
    assert first.geolocation.read_bytes() == second.geolocation.read_bytes()


def test_register_of_another_seed_is_another_register(tmp_path: Path) -> None:
    first, second = small(tmp_path / "first"), small(tmp_path / "second", seed=8)
    assert first.establishments.read_bytes() != second.establishments.read_bytes()


def test_register_grown_later_shows_an_earlier_day_the_same(tmp_path: Path, vintages: TwoVintages) -> None:
    alone = write_register(tmp_path, vintage=EARLIER, communes=commune_seeds(), seed=2024)
    assert alone.establishments.read_bytes() == vintages.earlier.establishments.read_bytes()
    assert alone.units.read_bytes() == vintages.earlier.units.read_bytes()


def test_register_leaves_only_its_three_files(tmp_path: Path) -> None:
    files = small(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted((files.establishments, files.units, files.geolocation))


def test_files_have_the_official_columns(vintages: TwoVintages) -> None:
    assert columns_of(vintages.later.establishments) == ESTABLISHMENTS
    assert columns_of(vintages.later.units) == UNITS
    assert columns_of(vintages.later.geolocation) == GEOLOCATION
    assert (len(ESTABLISHMENTS), len(UNITS), len(GEOLOCATION)) == (54, 35, 19)


def test_files_say_how_many_rows_they_hold(ask: Ask, vintages: TwoVintages) -> None:
    assert ask("SELECT (SELECT count(*) FROM e), (SELECT count(*) FROM u)") == [
        (vintages.later.establishment_rows, vintages.later.unit_rows)
    ]


def test_identifiers_are_unique_and_their_keys_right(ask: Ask) -> None:
    sirens = [str(siren) for (siren,) in ask("SELECT siren FROM u")]
    sirets = [str(siret) for (siret,) in ask("SELECT siret FROM e")]
    assert (len(set(sirens)), len(set(sirets))) == (len(sirens), len(sirets))
    assert (list(map(parse_siren, sirens)), list(map(parse_siret, sirets))) == (sirens, sirets)


def test_identifiers_all_come_from_the_fictional_block(ask: Ask) -> None:
    assert ask("SELECT DISTINCT substr(siren, 1, 2) FROM e") == [("29",)]


def test_establishments_carry_the_number_of_their_company(ask: Ask) -> None:
    assert ask("SELECT count(*) FROM e WHERE siret <> siren || nic OR siren NOT IN (SELECT siren FROM u)") == [(0,)]


def test_each_company_has_one_seat(ask: Ask) -> None:
    assert ask("SELECT siren FROM e GROUP BY siren HAVING count(*) FILTER (etablissementSiege) <> 1") == []
    assert ask(
        "SELECT count(*) FROM e JOIN u USING (siren) WHERE etablissementSiege <> (nic = nicSiegeUniteLegale)"
    ) == [(0,)]


def test_open_establishments_of_the_territory_stay_about_twelve_thousand(lives: list[Establishment]) -> None:
    """On any day: the lives are looked at, without writing the files."""
    codes = {commune.code for commune in commune_seeds()}
    counts = [
        sum(
            seen.period.state is State.OPEN and seen.establishment.address.commune_code in codes
            for seen in seen_on(lives, day)
        )
        for day in (date(2016, 1, 1), date(2019, 6, 30), date(2022, 1, 1), EARLIER, LATER)
    ]
    assert [count for count in counts if abs(count - OPEN_ESTABLISHMENTS) > 360] == []
