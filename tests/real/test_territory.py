"""The communes and EPCIs of the reference tables against those of the real data."""

import json
import os
from pathlib import Path
from statistics import mean
from typing import NotRequired, TypedDict

import pytest
import shapely
from django.db.models import Sum
from shapely.geometry import shape

from bonrelais.foundation.actor import SYSTEM
from bonrelais.territory import actions, queries, reference
from tests.territory.places import AT, DAY

TERRITORY = Path(os.environ.get("BONRELAIS_SHARED", "../shared")) / "data/territory"


class Member(TypedDict):
    code: str
    nom: str
    populationTotale: int


class RealEpci(TypedDict):
    code: str
    nom: str
    type: str
    populationTotale: int
    membres: list[Member]
    modeFinancement: NotRequired[str]


def real_epcis() -> list[RealEpci]:
    found: list[RealEpci] = json.loads((TERRITORY / "epci.json").read_text())
    return found


@pytest.mark.django_db
def test_epcis_have_their_real_members_and_populations() -> None:
    real = real_epcis()
    assert sum(len(epci["membres"]) for epci in real) == 89
    for published in real:
        epci = actions.add_epci(published["code"], by=SYSTEM, at=AT)
        assert (epci.name, epci.kind) == (published["nom"], published["type"])
        communes = queries.communes_of([epci], on=DAY).values_list("code", "name", "population")
        members = {(member["code"], member["nom"], member["populationTotale"]) for member in published["membres"]}
        assert set(communes) == members
        assert communes.aggregate(total=Sum("population")) == {"total": published["populationTotale"]}


def test_contours_cover_the_real_ones() -> None:
    features = json.loads((TERRITORY / "communes-2018.geojson").read_text())["features"]
    real = {feature["properties"]["code"]: shape(feature["geometry"]) for feature in features}
    codes = [member["code"] for epci in real_epcis() for member in epci["membres"]]
    held = {
        row.code: shapely.MultiPolygon([(rings[0], rings[1:]) for rings in row.polygons])
        for row in reference.read_shapes(codes)
    }
    assert sorted(held) == sorted(codes)
    common = set(codes) & set(real)
    likeness = {code: held[code].intersection(real[code]).area / held[code].union(real[code]).area for code in common}
    assert len(likeness) == 89
    assert {code: share for code, share in likeness.items() if share < 0.85} == {}
    assert mean(likeness.values()) > 0.94
