"""What an import writes, and what a second one changes."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bonrelais.demonstration.register.columns import ESTABLISHMENTS
from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.models import Company, Establishment, EstablishmentState, ImportRun, SearchEntry
from bonrelais.directory.sirene import RegisterFileError
from bonrelais.journal.models import Entry
from bonrelais.territory.models import Commune, Epci
from tests.directory.sirene.loading import AT, LATER, counted, load
from tests.directory.sirene.register import (
    ACQUIN,
    EPCI,
    LUMBRES,
    PARIS,
    SIREN,
    SIRET,
    WESTBECOURT,
    Packing,
    Register,
    person,
    place,
    point,
    unit,
    without,
)

pytestmark = pytest.mark.django_db

NEWER = "2024-12-20T10:00:00"


def states_of(siret: str = SIRET) -> list[tuple[date | None, bool, datetime]]:
    rows = EstablishmentState.objects.filter(establishment__siret=siret)
    return list(rows.order_by("recorded_at", "valid_from_on").values_list("valid_from_on", "is_open", "recorded_at"))


@pytest.mark.parametrize("packing", list(Packing))
def test_import_reads_every_packing(packing: Packing, tmp_path: Path) -> None:
    register = Register([place(), place("90341726500026", {"codeCommuneEtablissement": PARIS})], [unit()], [point()])
    assert counted(load(register, tmp_path, packing=packing)) == (2, 1, 1, 0, 1, 0, 0, 0, 0)
    row = Establishment.objects.select_related("commune", "activity", "activity_2025").get()
    assert (row.siret, row.display_name, row.address) == (SIRET, "Au Bon Pain de l'Aa", "12 bis rue du Commerce")
    assert (row.postcode, row.commune.code, row.size_band, row.size_year) == ("62380", LUMBRES, "01", 2022)
    assert row.activity is not None
    assert row.activity_2025 is not None
    assert (row.activity.nomenclature, row.activity.code) == ("NAFRev2", "10.71C")
    assert (row.activity_2025.nomenclature, row.activity_2025.code) == ("NAF2025", "10.71Y")
    assert (row.latitude, row.longitude, row.position_quality) == (50.7051, 2.1226, PositionQuality.EXACT)
    assert (row.opened_on, row.state_since_on, row.register_on) == (
        date(2015, 3, 1),
        date(2018, 1, 1),
        date(2024, 3, 29),
    )
    assert (row.is_head_office, row.is_open, row.is_partial, row.recorded_at) == (True, True, False, AT)


def test_company_is_read_with_its_names(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    company = Company.objects.get()
    assert (company.siren, company.name, company.acronym) == (SIREN, "Boulangerie du Pont SARL", "BDP")
    assert (company.legal_form, company.category, company.is_social_economy) == ("5499", "PME", False)
    assert company.category_year == 2021


def test_territory_is_taken_in_by_the_import(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    assert list(Epci.objects.order_by("siren").values_list("siren", flat=True)) == [EPCI]
    assert Commune.objects.filter(merged_into=None).count() == 36


def test_former_commune_code_is_read_as_the_present_one(tmp_path: Path) -> None:
    load(Register([place(cells={"codeCommuneEtablissement": WESTBECOURT})], [unit()]), tmp_path)
    assert Establishment.objects.get().commune.code == ACQUIN


def test_second_import_of_the_same_files_changes_nothing(tmp_path: Path) -> None:
    register = Register([place(), place("90341726500026")], [unit()], [point()])
    load(register, tmp_path)
    before = [list(model.objects.order_by("id").values()) for model in (Company, Establishment, EstablishmentState)]
    assert counted(load(register, tmp_path, at=LATER)) == (2, 2, 0, 0, 0, 0, 2, 0, 0)
    after = [list(model.objects.order_by("id").values()) for model in (Company, Establishment, EstablishmentState)]
    assert after == before


def test_newer_file_closes_then_another_reopens(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    closed = place(
        cells={
            "etatAdministratifEtablissement": "F",
            "dateDebut": "2024-12-01",
            "dateDernierTraitementEtablissement": NEWER,
        }
    )
    assert counted(load(Register([closed], [unit()]), tmp_path, at=LATER)) == (1, 1, 0, 0, 0, 1, 0, 1, 0)
    assert states_of() == [(date(2015, 3, 1), True, AT), (date(2024, 12, 1), False, LATER)]
    opened = place(cells={"dateDebut": "2025-02-01", "dateDernierTraitementEtablissement": "2025-02-20T08:00:00"})
    even_later = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
    assert counted(load(Register([opened], [unit()]), tmp_path, at=even_later)) == (1, 1, 0, 0, 0, 1, 0, 0, 1)
    assert states_of()[-1] == (date(2025, 2, 1), True, even_later)
    assert Establishment.objects.get().is_open


def test_establishment_first_seen_closed_is_created_and_was_open(tmp_path: Path) -> None:
    closed = place(cells={"etatAdministratifEtablissement": "F", "dateDebut": "2020-06-01"})
    assert counted(load(Register([closed], [unit()]), tmp_path)) == (1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert states_of() == [(date(2015, 3, 1), True, AT), (date(2020, 6, 1), False, AT)]


def test_change_outside_the_periods_is_dated_by_its_treatment(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    grown = place(cells={"trancheEffectifsEtablissement": "11", "dateDernierTraitementEtablissement": NEWER})
    load(Register([grown], [unit()]), tmp_path, at=LATER)
    last = EstablishmentState.objects.get(recorded_at=LATER)
    assert (last.valid_from_on, last.size_band, last.is_open) == (date(2024, 12, 20), "11", True)


def test_treatment_day_alone_is_no_change(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    again = Register([place(cells={"dateDernierTraitementEtablissement": NEWER})], [unit()])
    assert counted(load(again, tmp_path, at=LATER)) == (1, 1, 0, 0, 0, 0, 1, 0, 0)
    assert Establishment.objects.get().register_on == date(2024, 12, 20)
    assert EstablishmentState.objects.count() == 1


def test_legal_form_of_the_company_makes_a_state(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    changed = Register([place()], [unit(cells={"categorieJuridiqueUniteLegale": "5710"})])
    assert counted(load(changed, tmp_path, at=LATER)) == (1, 1, 0, 0, 0, 1, 0, 0, 0)
    states = EstablishmentState.objects.order_by("recorded_at").values_list("legal_form", flat=True)
    assert list(states) == ["5499", "5710"]


def test_old_codes_blanks_and_unknown_days_are_kept(tmp_path: Path) -> None:
    olds = [("NAP", "5221"), ("NAF1993", "158C"), ("NAFRev1", "158C"), (None, None)]
    sirets = [f"{SIREN}{number:05d}" for number in range(1, 5)]
    places = [
        place(
            siret,
            {
                "nomenclatureActivitePrincipaleEtablissement": nomenclature,
                "activitePrincipaleEtablissement": code,
                "activitePrincipaleNAF25Etablissement": None,
                "dateCreationEtablissement": "1900-01-01",
                "trancheEffectifsEtablissement": None,
                "anneeEffectifsEtablissement": None,
                "enseigne1Etablissement": None,
            },
        )
        for siret, (nomenclature, code) in zip(sirets, olds, strict=True)
    ]
    purged = dict.fromkeys(unit(), None) | {
        "siren": SIREN,
        "statutDiffusionUniteLegale": "O",
        "unitePurgeeUniteLegale": "true",
        "etatAdministratifUniteLegale": "C",
    }
    assert counted(load(Register(places, [purged]), tmp_path)) == (4, 4, 0, 0, 4, 0, 0, 0, 0)
    rows = Establishment.objects.order_by("siret")
    assert list(rows.values_list("activity__nomenclature", "activity__code")) == [
        ("NAP", "5221"),
        ("NAF1993", "158C"),
        ("NAFRev1", "158C"),
        (None, None),
    ]
    assert set(rows.values_list("opened_on", "size_band", "display_name")) == {(None, "", "Nom non renseigné")}
    assert (Company.objects.get().is_purged, Company.objects.get().is_open) == (True, False)


@pytest.mark.parametrize("year", ["-5", "99999", "deux mille", None])
def test_year_that_is_none_is_not_known(year: str | None, tmp_path: Path) -> None:
    text = tuple((name, "VARCHAR") for name, _ in ESTABLISHMENTS)
    register = Register([place(cells={"anneeEffectifsEtablissement": year})], [unit()], place_columns=text)
    assert counted(load(register, tmp_path)) == (1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert Establishment.objects.get().size_year is None


def test_person_is_named_first_name_then_name(tmp_path: Path) -> None:
    load(Register([place(cells={"enseigne1Etablissement": None})], [person()]), tmp_path)
    assert Establishment.objects.get().display_name == "Odette FAUQUEMBERG"
    assert Company.objects.get().name == "Odette FAUQUEMBERG"


def test_import_is_searchable_and_journaled(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    assert "au bon pain" in SearchEntry.objects.get().text
    run = ImportRun.objects.get()
    assert Entry.objects.filter(verb="register.imported", subject_id=run.pk).count() == 1
    assert (run.counts["created"], run.file_names) == (1, ["StockEtablissement.parquet", "StockUniteLegale.parquet"])


def test_older_files_are_refused_in_words(tmp_path: Path) -> None:
    load(Register([place(cells={"dateDernierTraitementEtablissement": NEWER})], [unit()]), tmp_path)
    with pytest.raises(RegisterFileError, match=r"s’arrêtent au 29/03/2024.*jusqu’au 20/12/2024"):
        load(Register([place(cells={"etatAdministratifEtablissement": "F"})], [unit()]), tmp_path, at=LATER)
    assert Establishment.objects.get().is_open


def test_what_a_file_does_not_tell_stays_as_stored(tmp_path: Path) -> None:
    load(Register([place()], [unit()], [point()]), tmp_path)
    shorter = Register(
        [place()],
        [unit()],
        place_columns=without(ESTABLISHMENTS, "activitePrincipaleNAF25Etablissement", "enseigne1Etablissement"),
    )
    shorter.place_columns = without(
        shorter.place_columns, "enseigne2Etablissement", "enseigne3Etablissement", "denominationUsuelleEtablissement"
    )
    assert counted(load(shorter, tmp_path, at=LATER)) == (1, 1, 0, 0, 0, 0, 1, 0, 0)
    row = Establishment.objects.get()
    assert (row.sign, row.latitude) == ("Au Bon Pain de l'Aa", 50.7051)
