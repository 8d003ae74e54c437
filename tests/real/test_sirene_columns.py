"""The import reads the official columns as published: of June 2026, and of 2024 without those of NAF 2025."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from bonrelais.directory.models import Establishment
from bonrelais.directory.sirene import import_register
from bonrelais.foundation.actor import SYSTEM
from tests.directory.sirene.register import EPCI, SIREN, Register, place, unit, without

pytestmark = pytest.mark.django_db

SCHEMAS = Path(os.environ.get("BONRELAIS_SHARED", "../shared")) / "data/sirene/sirene_parquet_schemas_2026-06.json"
AT = datetime(2026, 7, 1, 6, 0, tzinfo=UTC)
BLANK = {
    "trancheEffectifsEtablissement": None,
    "enseigne1Etablissement": None,
    "dateCreationEtablissement": "1900-01-01",
}
OLD = [("NAP", "5221"), ("NAF1993", "158C"), ("NAFRev1", "158C"), (None, None)]


def columns_of(file: str) -> tuple[tuple[str, str], ...]:
    schemas: dict[str, list[dict[str, str]]] = json.loads(SCHEMAS.read_text())
    return tuple((column["name"], column["type"]) for column in schemas[file])


@pytest.mark.parametrize(
    ("left_out", "count", "expected"),
    [((), 54, "10.71Y"), (("activitePrincipaleNAF25Etablissement",), 53, None)],
)
def test_official_columns_are_read(
    left_out: tuple[str, ...], count: int, expected: str | None, settings: Settings, tmp_path: Path
) -> None:
    settings.BONRELAIS_HOME = tmp_path / "home"
    places = without(columns_of("StockEtablissement"), *left_out)
    units = columns_of("StockUniteLegale")
    if left_out:
        units = without(units, "activitePrincipaleNAF25UniteLegale")
    assert len(places) == count
    old = [
        place(
            f"{SIREN}{number:05d}",
            {
                **BLANK,
                "nomenclatureActivitePrincipaleEtablissement": word,
                "activitePrincipaleEtablissement": code,
                "activitePrincipaleNAF25Etablissement": None,
            },
        )
        for number, (word, code) in enumerate(OLD, 1)
    ]
    register = Register([place(), *old], [unit()], place_columns=places, unit_columns=units)
    counts = import_register(register.write(tmp_path), [EPCI], by=SYSTEM, at=AT)
    assert (counts.read, counts.kept, counts.created, counts.refused) == (5, 5, 5, 0)
    rows = Establishment.objects.order_by("siret").values_list("activity__code", "activity_2025__code")
    assert list(rows) == [("5221", None), ("158C", None), ("158C", None), (None, None), ("10.71C", expected)]
