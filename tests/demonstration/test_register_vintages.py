"""Two vintages tell one life: what was is kept, what changed is dated between them."""

from datetime import date
from pathlib import Path

import duckdb

from bonrelais.demonstration.register.communes import commune_seeds
from bonrelais.demonstration.register.write import write_register
from tests.demonstration.conftest import EARLIER, LATER, Ask

BOTH = "FROM was w JOIN e USING (siret)"
STATE = "etatAdministratifEtablissement"


def counted(ask: Ask, query: str) -> int:
    ((count,),) = ask(f"SELECT count(*) {query}")
    return int(str(count))


def test_later_vintage_holds_every_earlier_establishment(ask: Ask) -> None:
    assert ask("SELECT siret FROM was EXCEPT SELECT siret FROM e") == []


def test_new_establishments_opened_between_the_two_days(ask: Ask) -> None:
    assert ask(
        "SELECT min(dateCreationEtablissement) > ?, max(dateCreationEtablissement) <= ?, count(*) > 1000"
        " FROM e WHERE siret NOT IN (SELECT siret FROM was)".replace("?", "DATE '{}'").format(EARLIER, LATER)
    ) == [(True, True, True)]


def test_some_close_and_some_reopen_between_the_two_days(ask: Ask) -> None:
    assert counted(ask, f"{BOTH} WHERE w.{STATE} = 'A' AND e.{STATE} = 'F'") > 800
    assert counted(ask, f"{BOTH} WHERE w.{STATE} = 'F' AND e.{STATE} = 'A'") > 10


def test_some_change_activity_sign_and_size(ask: Ask) -> None:
    still_open = f"{BOTH} WHERE w.{STATE} = 'A' AND e.{STATE} = 'A'"
    for column in ("activitePrincipaleEtablissement", "enseigne1Etablissement", "trancheEffectifsEtablissement"):
        assert counted(ask, f"{still_open} AND w.{column} IS DISTINCT FROM e.{column}") > 5


def test_some_become_partly_public_and_none_comes_back(ask: Ask) -> None:
    status = "statutDiffusionEtablissement"
    assert counted(ask, f"{BOTH} WHERE w.{status} = 'O' AND e.{status} = 'P'") > 10
    assert counted(ask, f"{BOTH} WHERE w.{status} = 'P' AND e.{status} = 'O'") == 0


def test_a_changed_state_is_dated_between_the_two_days(ask: Ask) -> None:
    changed = f"{BOTH} WHERE w.{STATE} <> e.{STATE}"
    assert counted(ask, changed) == counted(
        ask, f"{changed} AND e.dateDebut > '{EARLIER}' AND e.dateDebut <= '{LATER}'"
    )


def test_creation_place_and_crafts_never_change(ask: Ask) -> None:
    fixed = ("dateCreationEtablissement", "codeCommuneEtablissement", "activitePrincipaleRegistreMetiersEtablissement")
    assert [column for column in fixed if counted(ask, f"{BOTH} WHERE w.{column} IS DISTINCT FROM e.{column}")] == []


def test_nothing_is_known_before_it_happens(ask: Ask) -> None:
    assert (
        counted(ask, f"FROM e WHERE dateDebut > '{LATER}' OR dateDernierTraitementEtablissement > '{LATER} 23:59:59'")
        == 0
    )


def test_sizes_are_published_two_years_late(ask: Ask) -> None:
    assert ask("SELECT DISTINCT anneeEffectifsEtablissement FROM was ORDER BY ALL NULLS LAST") == [(2022,), (None,)]


def test_naf_2025_stands_beside_rev_2_from_december_2025(ask: Ask) -> None:
    twin = "activitePrincipaleNAF25Etablissement"
    assert counted(ask, f"FROM was WHERE {twin} IS NOT NULL") == 0
    assert (
        counted(ask, f"FROM e WHERE {twin} IS NOT NULL AND nomenclatureActivitePrincipaleEtablissement <> 'NAFRev2'")
        == 0
    )
    assert ask(f"SELECT DISTINCT {twin} FROM e WHERE {STATE} = 'A' AND activitePrincipaleEtablissement = '96.02A'") == [
        ("96.21G",)
    ]


def test_naf_2025_rules_from_january_2027(tmp_path: Path) -> None:
    files = write_register(tmp_path, vintage=date(2027, 1, 1), communes=commune_seeds(), seed=2024, size=600)
    with duckdb.connect() as connection:
        codes = connection.execute(
            "SELECT DISTINCT nomenclatureActivitePrincipaleEtablissement, activitePrincipaleEtablissement"
            f" FROM '{files.establishments}'"
            f" WHERE {STATE} = 'A' AND substr(activitePrincipaleEtablissement, 1, 4) IN ('96.0', '96.2') ORDER BY ALL"
        ).fetchall()
    assert {nomenclature for nomenclature, _ in codes} == {"NAF2025"}
    assert ("NAF2025", "96.21G") in codes
