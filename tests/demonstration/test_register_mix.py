"""The register resembles the territory: activities, sizes, crafts, oddities of real files."""

from tests.demonstration.conftest import Ask

OPEN_HERE = "etatAdministratifEtablissement = 'A' AND codeCommuneEtablissement IN (FROM c)"
MAY_BE_MET = (
    f"{OPEN_HERE} AND statutDiffusionEtablissement = 'O'"
    " AND coalesce(trancheEffectifsEtablissement, 'NN') IN ('NN', '00', '01', '02', '03')"
)


def counted(ask: Ask, condition: str, table: str = "e") -> int:
    ((count,),) = ask(f"SELECT count(*) FROM {table} WHERE {condition}")
    return int(str(count))


def divisions(first: int, last: int) -> str:
    return f"CAST(substr(activitePrincipaleEtablissement, 1, 2) AS INTEGER) BETWEEN {first} AND {last}"


def test_small_businesses_of_each_sector_are_enough_to_be_met(ask: Ask) -> None:
    assert counted(ask, f"{MAY_BE_MET} AND {divisions(46, 47)}") >= 1_500
    assert counted(ask, f"{MAY_BE_MET} AND {divisions(95, 96)}") >= 800
    assert counted(ask, f"{MAY_BE_MET} AND {divisions(10, 33)}") >= 300
    assert counted(ask, f"{MAY_BE_MET} AND {divisions(55, 56)}") >= 400


def test_towns_hold_more_shops_than_villages(ask: Ask) -> None:
    largest = ask(
        f"SELECT libelleCommuneEtablissement FROM e WHERE {OPEN_HERE} AND {divisions(47, 47)}"
        " GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 4"
    )
    assert {name for (name,) in largest} == {"SAINT-OMER", "LONGUENESSE", "ARQUES", "AIRE-SUR-LA-LYS"}


def test_every_commune_has_open_establishments(ask: Ask) -> None:
    assert ask("FROM c EXCEPT SELECT codeCommuneEtablissement FROM e WHERE etatAdministratifEtablissement = 'A'") == []


def test_most_are_small_and_some_are_large(ask: Ask) -> None:
    here = counted(ask, OPEN_HERE)
    assert (
        counted(ask, f"{OPEN_HERE} AND trancheEffectifsEtablissement >= '11' AND trancheEffectifsEtablissement < 'A'")
        < here / 20
    )
    assert counted(ask, f"{OPEN_HERE} AND trancheEffectifsEtablissement IN ('21', '22', '31', '32')") >= 10
    assert counted(ask, f"{OPEN_HERE} AND trancheEffectifsEtablissement IS NULL") > here / 10


def test_crafts_are_registered_where_crafts_are(ask: Ask) -> None:
    rows = ask(
        "SELECT activitePrincipaleEtablissement, count(activitePrincipaleRegistreMetiersEtablissement) / count(*)"
        f" FROM e WHERE {OPEN_HERE} GROUP BY ALL"
    )
    shares = {str(code): float(str(share)) for code, share in rows}
    crafts = {"43.99C", "43.21A", "43.34Z", "96.02A", "10.71C", "45.20A", "47.22Z"}
    assert [code for code in sorted(crafts) if not 0.55 <= shares[code] <= 0.95] == []
    others = ("47.71Z", "68.20B", "01.11Z", "56.30Z")
    assert [code for code in others if shares[code] > 0.02] == []


def test_closures_happen_every_year_since_2015(ask: Ask) -> None:
    closed = "SELECT count(*) FROM e WHERE etatAdministratifEtablissement = 'F' AND year(dateDebut) = y"
    assert ask(f"SELECT y FROM range(2015, 2027) AS years(y) WHERE ({closed}) < 500") == []


def test_old_rows_keep_old_nomenclatures(ask: Ask) -> None:
    assert ask("SELECT DISTINCT nomenclatureActivitePrincipaleEtablissement n FROM e ORDER BY n NULLS LAST") == [
        ("NAF1993",),
        ("NAFRev1",),
        ("NAFRev2",),
        ("NAP",),
        (None,),
    ]


def test_purged_units_have_almost_nothing_left(ask: Ask) -> None:
    purged = "siren IN (SELECT siren FROM u WHERE unitePurgeeUniteLegale)"
    assert counted(ask, purged) > 300
    assert ask(
        "SELECT DISTINCT dateCreationEtablissement, activitePrincipaleEtablissement, libelleVoieEtablissement,"
        f" etatAdministratifEtablissement FROM e WHERE {purged}"
    ) == [(None, None, None, "F")]


def test_some_creation_dates_are_the_unknown_one(ask: Ask) -> None:
    assert counted(ask, f"{OPEN_HERE} AND dateCreationEtablissement = DATE '1900-01-01'") >= 20


def test_rows_stand_outside_the_territory_and_under_former_codes(ask: Ask) -> None:
    assert counted(ask, "codeCommuneEtablissement NOT IN (FROM c)") > 1_500
    assert counted(ask, "codeCommuneEtablissement IN ('62807', '62462')") > 10


def test_some_companies_have_several_open_establishments(ask: Ask) -> None:
    several = ask(
        "SELECT count(*) FROM (FROM e SELECT siren WHERE etatAdministratifEtablissement = 'A'"
        " GROUP BY siren HAVING count(*) > 2)"
    )
    assert int(str(several[0][0])) >= 25


def test_texts_are_spelt_as_in_the_register(ask: Ask) -> None:
    spelt = "[A-Z0-9 -]+"
    for column in ("enseigne1Etablissement", "libelleVoieEtablissement", "libelleCommuneEtablissement"):
        assert (
            ask(f"SELECT {column} FROM e WHERE {column} <> '[ND]' AND NOT regexp_full_match({column}, '{spelt}')") == []
        )
    for column in ("denominationUniteLegale", "nomUniteLegale", "prenom1UniteLegale"):
        assert (
            ask(f"SELECT {column} FROM u WHERE {column} <> '[ND]' AND NOT regexp_full_match({column}, '{spelt}')") == []
        )


def test_names_are_varied(ask: Ask) -> None:
    ((different, signs),) = ask(
        "SELECT count(DISTINCT enseigne1Etablissement), count(enseigne1Etablissement) FROM e"
        " WHERE enseigne1Etablissement <> '[ND]'"
    )
    assert int(str(different)) > int(str(signs)) / 2
