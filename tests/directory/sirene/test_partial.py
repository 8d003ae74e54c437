"""Partial diffusion: what is kept, what is purged when a company turns to it, here and in other territories."""

from pathlib import Path

import pytest

from bonrelais.directory.choices import PositionQuality
from bonrelais.directory.models import Company, Establishment, EstablishmentState, PerimeterHit, SearchEntry
from bonrelais.directory.sirene import import_register
from bonrelais.foundation.actor import SYSTEM
from bonrelais.messages.actions import WHY_WITHHELD, WITHHELD, Letter, queue
from bonrelais.messages.models import Message
from tests.directory.sirene.loading import AT, LATER, counted, load
from tests.directory.sirene.register import SIREN, SIRET, Cells, Register, person, place, point, unit

pytestmark = pytest.mark.django_db

CAPSO = "200069037"
ARQUES = "62040"
SISTER = "90341726500026"
HIDDEN_PLACE = {
    "statutDiffusionEtablissement": "P",
    "numeroVoieEtablissement": "[ND]",
    "libelleVoieEtablissement": "[ND]",
}
HIDDEN_UNIT = {"statutDiffusionUniteLegale": "P"}


def stored_text() -> str:
    """Everything the base keeps of companies, establishments, their states and the search index, as text."""
    models = (Company, Establishment, EstablishmentState, SearchEntry, PerimeterHit)
    return " ".join(str(list(model.objects.order_by("pk").values())) for model in models)


def shown(siret: str = SIRET) -> tuple[object, ...]:
    row = Establishment.objects.get(siret=siret)
    return (row.display_name, row.sign, row.address, row.postcode, row.latitude, row.longitude, row.position_quality)


NOWHERE = ("", "", None, None, PositionQuality.UNKNOWN)


@pytest.mark.parametrize(("places", "units"), [(HIDDEN_PLACE, {}), ({}, HIDDEN_UNIT), (HIDDEN_PLACE, HIDDEN_UNIT)])
def test_person_keeps_number_commune_activity_and_days(places: Cells, units: Cells, tmp_path: Path) -> None:
    load(Register([place(cells=places)], [person(cells=units)], [point()]), tmp_path)
    assert shown() == ("Nom non diffusé", "", *NOWHERE)
    row = Establishment.objects.select_related("company", "commune", "activity").get()
    assert (row.is_partial, row.company.is_partial, row.company.name) == (True, True, "")
    assert (row.siret, row.company.siren, row.commune.name) == (SIRET, SIREN, "Lumbres")
    assert row.activity is not None
    assert (row.activity.code, str(row.opened_on)) == ("10.71C", "2015-03-01")
    assert SearchEntry.objects.count() == 0


def test_legal_person_keeps_name_sign_and_commune_only(tmp_path: Path) -> None:
    load(Register([place(cells=HIDDEN_PLACE)], [unit(cells=HIDDEN_UNIT)], [point()]), tmp_path)
    assert shown() == ("Au Bon Pain de l'Aa", "Au Bon Pain de l'Aa", *NOWHERE)
    company = Company.objects.get()
    assert (company.name, company.acronym, company.is_partial) == ("Boulangerie du Pont SARL", "", True)


def test_unknown_legal_form_and_blank_status_are_protected(tmp_path: Path) -> None:
    blank = person(cells={"statutDiffusionUniteLegale": None, "categorieJuridiqueUniteLegale": None})
    load(Register([place()], [blank]), tmp_path)
    assert shown() == ("Nom non diffusé", "", *NOWHERE)


def test_person_turning_partial_is_purged_everywhere(tmp_path: Path) -> None:
    unsigned = {"enseigne1Etablissement": None}
    load(Register([place(cells=unsigned)], [person()], [point()]), tmp_path)
    ids = (Establishment.objects.get().pk, Company.objects.get().pk)
    assert "FAUQUEMBERG" in stored_text()
    hidden = place(cells={**HIDDEN_PLACE, **unsigned})
    counts = load(Register([hidden], [person(cells=HIDDEN_UNIT)], [point()]), tmp_path, at=LATER)
    assert (counts.updated, counts.masked) == (1, 1)
    assert (Establishment.objects.get().pk, Company.objects.get().pk) == ids
    kept = stored_text().lower()
    assert [word for word in ("odette", "fauquemberg", "commerce", "50.7051", "62380") if word in kept] == []
    assert SearchEntry.objects.count() == 0


def test_company_turning_partial_is_purged_in_other_territories(tmp_path: Path) -> None:
    sister = place(SISTER, {"codeCommuneEtablissement": ARQUES})
    files = Register([place(), sister], [person()]).write(tmp_path)
    import_register(files, [CAPSO], by=SYSTEM, at=AT)
    assert shown(SISTER)[2] == "12 bis rue du Commerce"
    counts = load(Register([place(), sister], [person(cells=HIDDEN_UNIT)]), tmp_path, at=LATER)
    assert counted(counts)[:5] == (2, 1, 1, 0, 1)
    assert shown(SISTER) == ("Nom non diffusé", "", *NOWHERE)
    assert Establishment.objects.get(siret=SISTER).is_partial
    assert SearchEntry.objects.count() == 0


def test_end_of_partial_diffusion_shows_again(tmp_path: Path) -> None:
    load(Register([place(cells=HIDDEN_PLACE)], [person(cells=HIDDEN_UNIT)]), tmp_path)
    load(Register([place()], [person()], [point()]), tmp_path, at=LATER)
    assert shown()[:3] == ("Au Bon Pain de l'Aa", "Au Bon Pain de l'Aa", "12 bis rue du Commerce")
    assert SearchEntry.objects.count() == 1


def test_file_of_shorter_columns_does_not_bring_a_name_back(tmp_path: Path) -> None:
    load(Register([place()], [person()]), tmp_path)
    silent = tuple(
        column
        for column in Register().place_columns
        if not column[0].startswith(("enseigne", "denominationUsuelle", "libelleVoie", "codePostal"))
    )
    load(Register([place(cells=HIDDEN_PLACE)], [person(cells=HIDDEN_UNIT)], place_columns=silent), tmp_path, at=LATER)
    assert shown() == ("Nom non diffusé", "", *NOWHERE)


def test_letters_that_name_a_company_turning_partial_are_withheld(tmp_path: Path) -> None:
    load(Register([place()], [unit()]), tmp_path)
    company = Company.objects.get()
    letters = [
        queue(
            Letter("referral", "relais@exemple.fr", company.name, f"Voyez {company.name}.", company_id=one),
            by=SYSTEM,
            at=AT,
        )
        for one in (company.pk, None)
    ]
    load(Register([place(cells=HIDDEN_PLACE)], [unit(cells=HIDDEN_UNIT)]), tmp_path, at=LATER)
    texts = [Message.objects.values_list("subject", "body").get(pk=letter.pk) for letter in letters]
    assert texts == [(WITHHELD, WHY_WITHHELD), ("Boulangerie du Pont SARL", "Voyez Boulangerie du Pont SARL.")]
